/* Cutting CSV and TSV. */
#include "base/error.h"
#include "input/csv_columns.h"
#include "input/format.h"

/* Says that there is no column with the text, and which there are. */
static void fail_no_text(rt_splitter *splitter, retold_span header)
{
    char list[160];
    retold_span name = splitter->names[RT_TEXT];
    rt_csv_columns_list(header, splitter->delimiter, list, sizeof list);
    rt_fail_fault(&splitter->fault, RETOLD_FAULT_UNREADABLE, "no column \"%.*s\"; there are %s",
                  (int)(name.size < 60 ? name.size : 60), name.data, list);
    rt_error_place(&splitter->fault, splitter->input, splitter->number + 1, splitter->offset);
}

/* The bytes that `size` of the window stand for, without a byte order mark or line end. */
static retold_span line_of(const rt_splitter *splitter, const rt_batch *batch, retold_span window,
                           size_t size)
{
    size_t unit = rt_split_unit(splitter);
    size_t mark = rt_split_mark(splitter, window);
    size_t end = rt_csv_without_line_end(rt_span(window.data, size)).size;
    return rt_span(batch->bytes.data + splitter->begin + mark * unit,
                   end < mark ? 0 : (end - mark) * unit);
}

/* The header in UTF-8. False when out of memory. */
static bool decode(rt_splitter *splitter, retold_span line, rt_buffer *header)
{
    const rt_encoding *encoding = splitter->encoding.encoding;
    uint64_t repaired = 0;
    if (encoding == NULL) {
        return rt_buffer_append(header, line.data, line.size);
    }
    return rt_charset_convert(splitter->charset, line, encoding, header, &repaired);
}

/* Learns from the header which column is which. False when out of memory. */
static bool take_header(rt_splitter *splitter, retold_span line)
{
    rt_buffer header;
    rt_csv_columns columns;
    rt_buffer_init(&header);
    bool kept = decode(splitter, line, &header) &&
                rt_buffer_append(&splitter->header, line.data, line.size);
    if (kept) {
        retold_span text = rt_span(header.size == 0 ? "" : header.data, header.size);
        rt_csv_columns_read(text, splitter->delimiter, splitter->names, &columns);
        splitter->useless = columns.place[RT_TEXT] == RT_NO_COLUMN;
        if (splitter->useless) {
            fail_no_text(splitter, text);
        }
        kept = rt_split_keep_head(splitter, rt_span((const char *)&columns, sizeof columns));
    }
    rt_buffer_release(&header);
    return kept;
}

/* Files put one after another have their headers among the records. */
static bool is_header_again(const rt_splitter *splitter, retold_span line)
{
    return rt_span_equal(line, rt_span(splitter->header.data, splitter->header.size));
}

/* What cannot be used comes as blank records. */
static bool cut_useless(rt_splitter *splitter, rt_batch *batch)
{
    size_t size = batch->bytes.size - splitter->begin;
    return size == 0 || rt_split_cut(splitter, batch, size, true, true);
}

static void start(rt_splitter *splitter, retold_span window)
{
    if (!splitter->started) {
        rt_csv_split_start(&splitter->csv, splitter->delimiter, rt_split_limit(splitter),
                           rt_split_mark(splitter, window));
        splitter->started = true;
    }
}

bool rt_split_rows(rt_splitter *splitter, rt_batch *batch, bool ended)
{
    while (!splitter->useless) {
        retold_span window;
        if (!rt_split_window(splitter, batch, ended, &window)) {
            return false;
        }
        start(splitter, window);
        rt_cut cut = rt_csv_split_next(&splitter->csv, window, ended);
        retold_span line = line_of(splitter, batch, window, cut.size);
        size_t shifted;
        if (cut.kind == RT_CUT_HEADER && !take_header(splitter, line)) {
            return false;
        }
        if (cut.kind == RT_CUT_RECORD && !splitter->inside && is_header_again(splitter, line)) {
            cut.kind = RT_CUT_HEADER;
        }
        if (!rt_split_take(splitter, batch, cut, &shifted)) {
            return false;
        }
        if (cut.kind == RT_CUT_MORE) {
            rt_csv_split_shift(&splitter->csv, shifted);
            return true;
        }
    }
    bool untold = splitter->fault.status != RETOLD_OK && !ended;
    return untold || cut_useless(splitter, batch);
}

/* Anywhere: a line will end. */
bool rt_rows_resume(retold_span bytes)
{
    return bytes.size > 0;
}
