#include "input/split.h"

#include "input/sniff.h"

#include <string.h>

void rt_split_start(rt_splitter *splitter, const rt_batch *batch, const char *input)
{
    splitter->input = input;
    splitter->format = RETOLD_FORMAT_UNKNOWN;
    splitter->number = 0;
    splitter->offset = 0;
    splitter->record_offset = 0;
    splitter->begin = batch->bytes.size;
    splitter->scanned = batch->bytes.size;
    splitter->inside = false;
}

void rt_split_rebase(rt_splitter *splitter)
{
    splitter->scanned -= splitter->begin;
    splitter->begin = 0;
}

static bool is_blank(const rt_splitter *splitter, const char *line, size_t size)
{
    size_t at = splitter->offset == 0 ? rt_bom_size(rt_span(line, size)) : 0;
    while (at < size &&
           (line[at] == ' ' || line[at] == '\t' || line[at] == '\r' || line[at] == '\n')) {
        at++;
    }
    return at == size;
}

/* Makes a record of the next `size` bytes; `last`: it ends with them. */
static bool cut(rt_splitter *splitter, rt_batch *batch, size_t size, bool last)
{
    if (!rt_grow((void **)&batch->records, &batch->capacity, batch->count + 1,
                 sizeof *batch->records)) {
        return false;
    }
    if (!splitter->inside) {
        splitter->number++;
        splitter->record_offset = splitter->offset;
    }
    bool whole = last && !splitter->inside;
    bool blank = whole && splitter->format == RETOLD_FORMAT_JSONL &&
                 is_blank(splitter, batch->bytes.data + splitter->begin, size);
    batch->records[batch->count++] = (rt_record){
        .begin = splitter->begin,
        .size = size,
        .input = splitter->input,
        .number = splitter->number,
        .offset = splitter->offset,
        .ordinal = splitter->ordinal,
        .record_offset = splitter->record_offset,
        .format = splitter->format,
        .blank = blank,
        .continues = !last,
        .too_long = !whole && splitter->format != RETOLD_FORMAT_UNKNOWN,
    };
    splitter->ordinal += last && !blank;
    splitter->inside = !last;
    splitter->begin += size;
    splitter->offset += size;
    if (splitter->scanned < splitter->begin) {
        splitter->scanned = splitter->begin;
    }
    return true;
}

/* Parts of the record at begin, which goes on at least to `end`, until the limit is kept. */
static bool cut_parts(rt_splitter *splitter, rt_batch *batch, size_t end)
{
    size_t limit =
        splitter->format == RETOLD_FORMAT_UNKNOWN ? (size_t)RT_BINARY_PART : splitter->max_record;
    while (end - splitter->begin > limit) {
        if (!cut(splitter, batch, limit, false)) {
            return false;
        }
    }
    return true;
}

static bool cut_lines(rt_splitter *splitter, rt_batch *batch)
{
    const char *bytes = batch->bytes.data;
    size_t size = batch->bytes.size;
    while (splitter->scanned < size) {
        const char *newline = memchr(bytes + splitter->scanned, '\n', size - splitter->scanned);
        if (newline == NULL) {
            splitter->scanned = size;
            break;
        }
        size_t end = (size_t)(newline - bytes) + 1;
        if (!cut_parts(splitter, batch, end) ||
            !cut(splitter, batch, end - splitter->begin, true)) {
            return false;
        }
    }
    return true;
}

bool rt_split(rt_splitter *splitter, rt_batch *batch)
{
    if (splitter->format == RETOLD_FORMAT_JSONL && !cut_lines(splitter, batch)) {
        return false;
    }
    return cut_parts(splitter, batch, batch->bytes.size);
}

bool rt_split_rest(rt_splitter *splitter, rt_batch *batch)
{
    if (!rt_split(splitter, batch)) {
        return false;
    }
    size_t rest = batch->bytes.size - splitter->begin;
    return rest == 0 || cut(splitter, batch, rest, true);
}
