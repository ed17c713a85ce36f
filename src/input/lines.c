/* Cutting an input whose records are lines. */
#include "input/format.h"

#include <string.h>

static bool is_blank(const rt_splitter *splitter, retold_span line)
{
    size_t at = rt_split_mark(splitter, line);
    while (at < line.size && (line.data[at] == ' ' || line.data[at] == '\t' ||
                              line.data[at] == '\r' || line.data[at] == '\n')) {
        at++;
    }
    return at == line.size;
}

/* The next line is `line`, which ends before `end` of the batch. */
static bool cut_line(rt_splitter *splitter, rt_batch *batch, retold_span line, size_t end)
{
    bool blank = !splitter->inside && is_blank(splitter, line);
    return rt_split_cut_parts(splitter, batch, end) &&
           rt_split_cut(splitter, batch, end - splitter->begin, true, blank && !splitter->inside);
}

bool rt_split_lines(rt_splitter *splitter, rt_batch *batch, bool ended)
{
    size_t unit = rt_split_unit(splitter);
    retold_span window;
    while (rt_split_window(splitter, batch, ended, &window)) {
        size_t scanned = (splitter->scanned - splitter->begin) / unit;
        size_t left = window.size - scanned;
        const char *newline = left == 0 ? NULL : memchr(window.data + scanned, '\n', left);
        if (newline == NULL) {
            size_t end = splitter->begin + window.size * unit;
            end = end < batch->bytes.size ? end : batch->bytes.size;
            splitter->scanned = end;
            return ended && window.size > 0 ? cut_line(splitter, batch, window, end)
                                            : rt_split_cut_parts(splitter, batch, end);
        }
        size_t size = (size_t)(newline - window.data) + 1;
        if (!cut_line(splitter, batch, rt_span(window.data, size), splitter->begin + size * unit)) {
            return false;
        }
    }
    return false;
}

bool rt_lines_resume(retold_span bytes)
{
    return bytes.size > 0;
}
