/* Cutting CSV and TSV. */
#include "base/error.h"
#include "input/csv_columns.h"
#include "input/format.h"
#include "input/sniff.h"

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

/* Learns from the header which column is which. */
static bool take_header(rt_splitter *splitter, retold_span line)
{
    size_t mark = splitter->offset == 0 ? rt_bom_size(line) : 0;
    retold_span header = rt_span(line.data + mark, line.size - mark);
    rt_csv_columns columns;
    rt_csv_columns_read(header, splitter->delimiter, splitter->names, &columns);
    splitter->useless = columns.place[RT_TEXT] == RT_NO_COLUMN;
    if (splitter->useless) {
        fail_no_text(splitter, header);
    }
    header = rt_csv_without_line_end(header);
    return rt_buffer_append(&splitter->header, header.data, header.size) &&
           rt_split_keep_head(splitter, rt_span((const char *)&columns, sizeof columns));
}

/* Files put one after another have their headers among the records. */
static bool is_header_again(const rt_splitter *splitter, retold_span record)
{
    return rt_span_equal(rt_csv_without_line_end(record),
                         rt_span(splitter->header.data, splitter->header.size));
}

static void start(rt_splitter *splitter, retold_span window)
{
    rt_csv_split_start(&splitter->csv, splitter->delimiter, splitter->max_record,
                       rt_bom_size(window));
    splitter->started = true;
}

/* What cannot be used comes as blank records. */
static bool cut_useless(rt_splitter *splitter, rt_batch *batch)
{
    size_t size = rt_split_window(splitter, batch).size;
    return size == 0 || rt_split_cut(splitter, batch, size, true, true);
}

bool rt_split_rows(rt_splitter *splitter, rt_batch *batch, bool ended)
{
    if (!splitter->started) {
        start(splitter, rt_split_window(splitter, batch));
    }
    while (!splitter->useless) {
        retold_span window = rt_split_window(splitter, batch);
        rt_cut cut = rt_csv_split_next(&splitter->csv, window, ended);
        retold_span record = rt_span(window.data, cut.size);
        size_t shifted;
        if (cut.kind == RT_CUT_HEADER && !take_header(splitter, record)) {
            return false;
        }
        if (cut.kind == RT_CUT_RECORD && !splitter->inside && is_header_again(splitter, record)) {
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
