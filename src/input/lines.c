/* Cutting an input whose records are lines. */
#include "input/format.h"
#include "input/sniff.h"

#include <string.h>

static bool is_blank(const rt_splitter *splitter, const char *line, size_t size)
{
    size_t at = splitter->offset == 0 ? rt_bom_size(rt_span(line, size)) : 0;
    while (at < size &&
           (line[at] == ' ' || line[at] == '\t' || line[at] == '\r' || line[at] == '\n')) {
        at++;
    }
    return at == size;
}

/* The line at begin ends before `end`. */
static bool cut_line(rt_splitter *splitter, rt_batch *batch, size_t end)
{
    if (!rt_split_cut_parts(splitter, batch, end)) {
        return false;
    }
    size_t size = end - splitter->begin;
    bool blank = !splitter->inside && is_blank(splitter, batch->bytes.data + splitter->begin, size);
    return rt_split_cut(splitter, batch, size, true, blank);
}

bool rt_split_lines(rt_splitter *splitter, rt_batch *batch, bool ended)
{
    const char *bytes = batch->bytes.data;
    size_t size = batch->bytes.size;
    while (splitter->scanned < size) {
        const char *newline = memchr(bytes + splitter->scanned, '\n', size - splitter->scanned);
        if (newline == NULL) {
            splitter->scanned = size;
        } else if (!cut_line(splitter, batch, (size_t)(newline - bytes) + 1)) {
            return false;
        }
    }
    if (ended && splitter->begin < size) {
        return cut_line(splitter, batch, size);
    }
    return rt_split_cut_parts(splitter, batch, size);
}

bool rt_lines_resume(retold_span bytes)
{
    return bytes.size > 0;
}
