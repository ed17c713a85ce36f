/*
 * Cutting a crawl, WARC or ARC, into its records. A record's head says how long it is, and the next
 * head has to stand where it ends: where it does not, the length is wrong or the file is damaged,
 * and the next thing that can only be a head is looked for. All bytes are of some record: what is
 * none is cut as one that is flawed.
 */
#include "input/crawl_head.h"
#include "input/format.h"
#include "input/payload.h"

enum { TRAILER = 4 }; /* most line end bytes that are taken to end a record: CR LF CR LF */

typedef enum progress { MOVED, WAITS, NO_MEMORY } progress;

typedef struct crawl {
    rt_splitter *splitter;
    rt_batch *batch;
    const rt_head_kind *kind;
    bool ended;
} crawl;

static retold_span rest_of(const crawl *c)
{
    size_t begin = c->splitter->begin;
    return rt_span(c->batch->bytes.data + begin, c->batch->bytes.size - begin);
}

static size_t line_ends(retold_span bytes, size_t from, size_t most)
{
    size_t count = 0;
    while (count < most && from + count < bytes.size &&
           (bytes.data[from + count] == '\n' || bytes.data[from + count] == '\r')) {
        count++;
    }
    return count;
}

static progress cut(const crawl *c, size_t size, bool last, rt_flaw flaw)
{
    if (!rt_split_cut(c->splitter, c->batch, size, last, false)) {
        return NO_MEMORY;
    }
    rt_record *record = &c->batch->records[c->batch->count - 1];
    record->flaw = flaw;
    record->skip = c->splitter->skip;
    if (last) {
        c->splitter->skip = RETOLD_SKIP_NONE;
        c->splitter->flaw = RT_FLAW_NONE;
        c->splitter->left = 0;
    }
    return MOVED;
}

/* Empty lines between records. They are no record, and have no number of their own. */
static progress cut_filler(const crawl *c, size_t size)
{
    rt_splitter *splitter = c->splitter;
    if (!rt_split_cut(splitter, c->batch, size, true, true)) {
        return NO_MEMORY;
    }
    c->batch->records[c->batch->count - 1].number = --splitter->number;
    return MOVED;
}

/* ------------------------------------------------------------------ flawed records */

/* From here on to the next head is one record that is no good. `known` bytes hold no head. */
static progress begin_flawed(const crawl *c, rt_flaw flaw, size_t known)
{
    c->splitter->flaw = flaw;
    c->splitter->scanned = c->splitter->begin + known;
    return MOVED;
}

static progress cut_flawed(const crawl *c)
{
    rt_splitter *splitter = c->splitter;
    retold_span rest = rest_of(c);
    size_t found = c->kind->find(rest, splitter->scanned - splitter->begin);
    size_t sure = c->ended ? rest.size : rest.size > RT_HEAD_LOOK ? rest.size - RT_HEAD_LOOK : 0;
    bool over = found != SIZE_MAX && found <= sure;
    size_t end = over ? found : sure;
    while (end > (size_t)RT_SPLIT_PART) {
        if (cut(c, RT_SPLIT_PART, false, splitter->flaw) != MOVED) {
            return NO_MEMORY;
        }
        end -= RT_SPLIT_PART;
    }
    if (over || c->ended) {
        return cut(c, end, true, splitter->flaw);
    }
    if (splitter->scanned < splitter->begin + end) {
        splitter->scanned = splitter->begin + end;
    }
    return WAITS;
}

/* -------------------------------------------------------------------- long records */

/* The record at begin has `total` bytes, more than are kept together: it comes in parts. */
static progress begin_long(const crawl *c, const rt_crawl_head *head, uint64_t total)
{
    rt_splitter *splitter = c->splitter;
    retold_span rest = rest_of(c);
    size_t enough = total < RT_SPLIT_PART ? (size_t)total : (size_t)RT_SPLIT_PART;
    if (rest.size < enough && !c->ended) {
        return WAITS;
    }
    size_t size = rest.size < enough ? rest.size : enough;
    rt_payload payload;
    rt_payload_find(head, rt_span(rest.data + head->size, size - head->size), size, &payload);
    splitter->skip = payload.skip;
    splitter->left = total;
    splitter->scanned = splitter->begin + head->size;
    return MOVED;
}

/*
 * Another head inside of it ends it: so long a record is seldom a crawl itself, and a wrong length
 * must not cost the rest of the file.
 */
static progress cut_long(const crawl *c)
{
    rt_splitter *splitter = c->splitter;
    retold_span rest = rest_of(c);
    bool last = splitter->left <= RT_SPLIT_PART;
    size_t part = last ? (size_t)splitter->left : (size_t)RT_SPLIT_PART;
    if (rest.size < part + RT_HEAD_LOOK && !c->ended) {
        return WAITS;
    }
    retold_span seen =
        rt_span(rest.data, rest.size < part + RT_HEAD_LOOK ? rest.size : part + RT_HEAD_LOOK);
    size_t found = c->kind->find(seen, splitter->scanned - splitter->begin);
    if (found < part) {
        return cut(c, found, true, RT_FLAW_OVERLONG);
    }
    if (rest.size < part) {
        return cut(c, rest.size, true, RT_FLAW_INCOMPLETE);
    }
    splitter->left -= part;
    return cut(c, last ? part + line_ends(rest, part, TRAILER) : part, last, RT_FLAW_NONE);
}

/* ------------------------------------------------------------------------ records */

static bool head_follows(const crawl *c, retold_span rest, size_t at)
{
    rt_crawl_head head;
    if (at == rest.size || line_ends(rest, at, 1) > 0) {
        return true;
    }
    retold_span next = rt_span(rest.data + at, rest.size - at);
    return c->kind->read(next, c->ended, &head) != RT_HEAD_NONE;
}

/* A record of `total` bytes, as its head says, which is within the limit. */
static progress cut_record(const crawl *c, const rt_crawl_head *head, size_t total)
{
    retold_span rest = rest_of(c);
    if (rest.size < total + TRAILER + RT_HEAD_LOOK && !c->ended) {
        return WAITS;
    }
    bool whole = rest.size >= total;
    size_t end = whole ? total + line_ends(rest, total, TRAILER) : rest.size;
    if (whole && head_follows(c, rest, end)) {
        return cut(c, end, true, RT_FLAW_NONE);
    }
    size_t found = c->kind->find(rest, head->size);
    if (found < end) {
        return cut(c, found, true, RT_FLAW_OVERLONG);
    }
    return cut(c, end, true, whole ? RT_FLAW_NONE : RT_FLAW_INCOMPLETE);
}

/* The head at begin is not all there. */
static progress wait_for_head(const crawl *c)
{
    if (rest_of(c).size > c->splitter->max_header) {
        return begin_flawed(c, RT_FLAW_LONG_HEADER, 1);
    }
    return c->ended ? begin_flawed(c, RT_FLAW_INCOMPLETE, 1) : WAITS;
}

static progress begin_record(const crawl *c)
{
    retold_span rest = rest_of(c);
    size_t ends = line_ends(rest, 0, RT_SPLIT_PART);
    if (ends > 0) {
        bool over = ends < rest.size || ends == RT_SPLIT_PART || c->ended;
        return over ? cut_filler(c, ends) : WAITS;
    }
    rt_crawl_head head;
    switch (c->kind->read(rest, c->ended, &head)) {
    case RT_HEAD_MORE:
        return wait_for_head(c);
    case RT_HEAD_NONE:
        return begin_flawed(c, RT_FLAW_NO_RECORD, 1);
    case RT_HEAD_WHOLE:
        break;
    }
    if (head.size > c->splitter->max_header) {
        return begin_flawed(c, RT_FLAW_LONG_HEADER, 1);
    }
    if (!head.has_length) {
        return begin_flawed(c, RT_FLAW_BAD_LENGTH, head.size);
    }
    uint64_t total = head.size + head.length;
    return total > c->splitter->max_record ? begin_long(c, &head, total)
                                           : cut_record(c, &head, (size_t)total);
}

static bool split(rt_splitter *splitter, rt_batch *batch, const rt_head_kind *kind, bool ended)
{
    const crawl c = {splitter, batch, kind, ended};
    progress made = MOVED;
    while (made == MOVED && splitter->begin < batch->bytes.size) {
        made = splitter->flaw != RT_FLAW_NONE ? cut_flawed(&c)
               : splitter->left > 0           ? cut_long(&c)
                                              : begin_record(&c);
    }
    return made != NO_MEMORY;
}

bool rt_split_warc(rt_splitter *splitter, rt_batch *batch, bool ended)
{
    return split(splitter, batch, &rt_warc_head, ended);
}

bool rt_split_arc(rt_splitter *splitter, rt_batch *batch, bool ended)
{
    return split(splitter, batch, &rt_arc_head, ended);
}

bool rt_warc_resume(retold_span bytes)
{
    return rt_warc_head.find(bytes, 0) != SIZE_MAX;
}

bool rt_arc_resume(retold_span bytes)
{
    return rt_arc_head.find(bytes, 0) != SIZE_MAX;
}
