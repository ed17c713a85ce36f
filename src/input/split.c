#include "input/split.h"

#include "input/format.h"

#include <stdlib.h>
#include <string.h>

void rt_split_init(rt_splitter *splitter, const retold_read_options *options, uint64_t ordinal)
{
    *splitter = (rt_splitter){
        .max_record = options->max_record, .max_header = options->max_header, .ordinal = ordinal};
    rt_field_names(options, splitter->names);
}

void rt_split_release(rt_splitter *splitter)
{
    for (size_t i = 0; i < splitter->head_count; i++) {
        free(splitter->heads[i]);
    }
    free(splitter->heads);
    rt_buffer_release(&splitter->header);
    rt_narrow_release(&splitter->narrow);
    rt_charset_free(splitter->charset);
    *splitter = (rt_splitter){0};
}

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
    splitter->head = rt_span(NULL, 0);
    splitter->flaw = RT_FLAW_NONE;
    splitter->skip = RETOLD_SKIP_NONE;
    splitter->left = 0;
    splitter->encoding = (rt_text_encoding){NULL, false};
    rt_narrow_start(&splitter->narrow);
    splitter->started = false;
    splitter->useless = false;
    splitter->header.size = 0;
    splitter->fault.status = RETOLD_OK;
}

void rt_split_break(rt_splitter *splitter)
{
    splitter->scanned = splitter->begin;
    splitter->inside = false;
    splitter->flaw = RT_FLAW_NONE;
    splitter->skip = RETOLD_SKIP_NONE;
    splitter->left = 0;
    rt_csv_split_break(&splitter->csv);
    rt_json_split_break(&splitter->json);
}

void rt_split_join(rt_splitter *splitter, rt_batch *batch)
{
    rt_record *last = &batch->records[--batch->count];
    batch->records[batch->count - 1].size += last->size;
    splitter->number--;
    splitter->ordinal--;
}

void rt_split_rebase(rt_splitter *splitter)
{
    splitter->scanned -= splitter->begin;
    splitter->begin = 0;
}

bool rt_split(rt_splitter *splitter, rt_batch *batch, bool ended)
{
    return rt_format_of(splitter->format)->split(splitter, batch, ended);
}

bool rt_split_cut(rt_splitter *splitter, rt_batch *batch, size_t size, bool last, bool blank)
{
    if (!rt_grow((void **)&batch->records, &batch->capacity, batch->count + 1,
                 sizeof *batch->records)) {
        return false;
    }
    if (!splitter->inside) {
        splitter->number++;
        splitter->record_offset = splitter->offset;
        splitter->on_disk = splitter->offset;
        splitter->begins_member =
            rt_members_pass(splitter->members, splitter->offset, &splitter->on_disk);
    }
    bool whole = last && !splitter->inside;
    bool is_table = splitter->format == RETOLD_FORMAT_CSV || splitter->format == RETOLD_FORMAT_TSV;
    batch->records[batch->count++] = (rt_record){
        .begin = splitter->begin,
        .size = size,
        .input = splitter->input,
        .head = splitter->head,
        .number = splitter->number,
        .offset = splitter->offset,
        .ordinal = splitter->ordinal,
        .record_offset = splitter->record_offset,
        .on_disk = splitter->on_disk,
        .begins_member = splitter->begins_member,
        .named = splitter->named,
        .format = splitter->format,
        .encoding = splitter->encoding,
        .delimiter = is_table ? splitter->delimiter : '\0',
        .codec = splitter->codec,
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

/* The first part has to show that the record is over the limit; those after it may be small. */
static size_t part_limit(const rt_splitter *splitter)
{
    bool known = splitter->inside || splitter->format == RETOLD_FORMAT_UNKNOWN;
    size_t limit = rt_split_limit(splitter) * rt_split_unit(splitter);
    return known && limit > RT_SPLIT_PART ? (size_t)RT_SPLIT_PART : limit;
}

bool rt_split_cut_parts(rt_splitter *splitter, rt_batch *batch, size_t end)
{
    while (end - splitter->begin > part_limit(splitter)) {
        if (!rt_split_cut(splitter, batch, part_limit(splitter), false, false)) {
            return false;
        }
    }
    return true;
}

size_t rt_split_unit(const rt_splitter *splitter)
{
    return rt_is_utf16(splitter->encoding.encoding) ? 2 : 1;
}

size_t rt_split_limit(const rt_splitter *splitter)
{
    size_t limit = splitter->max_record / rt_split_unit(splitter);
    return limit == 0 ? 1 : limit;
}

size_t rt_split_mark(const rt_splitter *splitter, retold_span window)
{
    if (splitter->offset > 0) {
        return 0;
    }
    if (rt_split_unit(splitter) == 1) {
        return rt_mark_size(window, splitter->encoding.encoding);
    }
    return window.size > 0 && (unsigned char)window.data[0] == RT_NARROW_MARK ? 1 : 0;
}

bool rt_split_window(rt_splitter *splitter, const rt_batch *batch, bool ended, retold_span *window)
{
    retold_span bytes =
        rt_span(batch->bytes.data + splitter->begin, batch->bytes.size - splitter->begin);
    const rt_encoding *encoding = splitter->encoding.encoding;
    if (!rt_is_utf16(encoding)) {
        *window = bytes;
        return true;
    }
    return rt_narrow_window(&splitter->narrow, bytes, splitter->offset,
                            strcmp(encoding->name, "utf-16be") == 0, ended, window);
}

bool rt_split_take(rt_splitter *splitter, rt_batch *batch, rt_cut cut, size_t *shifted)
{
    size_t unit = rt_split_unit(splitter);
    size_t begin = splitter->begin;
    size_t end = begin + cut.size * unit;
    end = end < batch->bytes.size ? end : batch->bytes.size; /* half a unit is left over */
    bool blank = cut.kind == RT_CUT_FRAME || cut.kind == RT_CUT_HEADER;
    if (!blank && !rt_split_cut_parts(splitter, batch, end)) {
        return false;
    }
    *shifted = (splitter->begin - begin) / unit;
    if (cut.kind == RT_CUT_MORE) {
        return true;
    }
    if (!rt_split_cut(splitter, batch, end - splitter->begin, true, blank)) {
        return false;
    }
    batch->records[batch->count - 1].header = cut.kind == RT_CUT_HEADER;
    return true;
}

bool rt_split_keep_head(rt_splitter *splitter, retold_span head)
{
    char *copy = malloc(head.size + 1);
    if (copy == NULL || !rt_grow((void **)&splitter->heads, &splitter->head_capacity,
                                 splitter->head_count + 1, sizeof *splitter->heads)) {
        free(copy);
        return false;
    }
    if (head.size > 0) {
        memcpy(copy, head.data, head.size);
    }
    copy[head.size] = '\0';
    splitter->heads[splitter->head_count++] = copy;
    splitter->head = rt_span(copy, head.size);
    return true;
}
