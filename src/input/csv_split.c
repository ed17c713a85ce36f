#include "input/csv_split.h"

#include <string.h>

/* RECORD: from splitter->begin to *end. */
typedef enum attempt { MORE, RECORD, FAILED } attempt;

void rt_csv_split_start(rt_csv_splitter *splitter, char delimiter, size_t limit, size_t skip)
{
    *splitter = (rt_csv_splitter){
        .limit = limit, .delimiter = delimiter, .begin = skip, .line = skip, .scanned = skip};
}

static size_t less(size_t offset, size_t size)
{
    return offset < size ? 0 : offset - size;
}

void rt_csv_split_shift(rt_csv_splitter *splitter, size_t size)
{
    splitter->back = less(splitter->back, size);
    splitter->begin = less(splitter->begin, size);
    splitter->line = less(splitter->line, size);
    splitter->scanned = less(splitter->scanned, size);
}

static void try_from(rt_csv_splitter *splitter, rt_csv_phase phase, size_t begin)
{
    splitter->phase = phase;
    splitter->begin = begin;
    splitter->line = begin;
    splitter->state = (rt_csv_state){0};
}

static rt_cut finish(rt_csv_splitter *splitter, rt_cut_kind kind, size_t size)
{
    try_from(splitter, RT_CSV_NEXT, 0);
    splitter->scanned = 0;
    return (rt_cut){kind, size};
}

static retold_span part(retold_span window, size_t begin, size_t end)
{
    return rt_span(window.data + begin, end - begin);
}

/* The end of the line at splitter->line, 0 if that is not there yet. */
static size_t line_end(rt_csv_splitter *splitter, retold_span window, bool ended)
{
    if (splitter->scanned < splitter->line) {
        splitter->scanned = splitter->line;
    }
    const char *from = window.data + splitter->scanned;
    size_t size = window.size - splitter->scanned;
    const char *newline = size == 0 ? NULL : memchr(from, '\n', size);
    if (newline != NULL) {
        return (size_t)(newline - window.data) + 1;
    }
    splitter->scanned = window.size;
    return ended && splitter->line < window.size ? window.size : 0;
}

static bool is_sound(const rt_csv_splitter *splitter, retold_span record)
{
    bool strict;
    size_t count = rt_csv_count(record, splitter->delimiter, true, &strict);
    return strict && (splitter->columns == 0 || count == splitter->columns);
}

/* Where something follows a closing quote, that may not be where the field ends. */
static bool is_line_sound(const rt_csv_splitter *splitter, retold_span line)
{
    bool strict;
    return !splitter->state.torn ||
           rt_csv_count(line, splitter->delimiter, true, &strict) == splitter->columns;
}

static attempt try_record(rt_csv_splitter *splitter, retold_span window, bool ended, size_t *end)
{
    for (;;) {
        size_t stop = line_end(splitter, window, ended);
        if ((stop == 0 ? window.size : stop) - splitter->begin > splitter->limit) {
            return FAILED;
        }
        if (stop == 0) {
            return ended ? FAILED : MORE;
        }
        splitter->state = rt_csv_scan_line(part(window, splitter->line, stop), splitter->delimiter,
                                           splitter->state);
        if (!splitter->state.quoted) {
            *end = stop;
            retold_span record = part(window, splitter->begin, stop);
            bool one_line = splitter->line == splitter->begin;
            return (one_line ? is_line_sound(splitter, record) : is_sound(splitter, record))
                       ? RECORD
                       : FAILED;
        }
        if (splitter->state.loose) {
            return FAILED;
        }
        splitter->line = stop;
    }
}

static bool is_blank(retold_span line)
{
    retold_span content = rt_csv_without_line_end(line);
    for (size_t i = 0; i < content.size; i++) {
        if (content.data[i] != ' ') {
            return false;
        }
    }
    return true;
}

/* The next `size` bytes are a record, or the header if that is still to come. */
static rt_cut take(rt_csv_splitter *splitter, retold_span window, size_t size)
{
    if (splitter->columns > 0) {
        return finish(splitter, RT_CUT_RECORD, size);
    }
    bool strict;
    retold_span header = part(window, splitter->begin, size);
    splitter->columns = rt_csv_count(header, splitter->delimiter, true, &strict);
    return finish(splitter, RT_CUT_HEADER, size);
}

/* The record at 0 is damaged: it goes on at least to the end of the line at `line`. */
static void seek_from(rt_csv_splitter *splitter, size_t line)
{
    try_from(splitter, RT_CSV_SEEK, line);
    splitter->scanned = line;
}

/* True if a field is in quotes: in the lines of a text, whose own quotes are doubled, none is. */
static bool has_quoted_field(const rt_csv_splitter *splitter, retold_span record)
{
    rt_csv_cursor cursor = rt_csv_fields(record, splitter->delimiter, true);
    rt_csv_field field;
    while (rt_csv_next(&cursor, &field)) {
        if (field.kind != RT_CSV_PLAIN && field.raw.size > 2 && field.raw.data[1] != '"') {
            return true;
        }
    }
    return false;
}

/* A try behind a damaged record has found one, up to `end`. True if it settles the matter. */
static bool settles(rt_csv_splitter *splitter, retold_span window, size_t end)
{
    retold_span record = part(window, splitter->begin, end);
    bool confirming = splitter->phase == RT_CSV_CONFIRM;
    bool blank = is_blank(record);
    bool sound = !blank && is_sound(splitter, record);
    bool ended = window.data[end - 1] == '\n';
    if (sound && (confirming || (ended && has_quoted_field(splitter, record)))) {
        return true;
    }
    if (confirming ? blank : sound && ended) {
        try_from(splitter, RT_CSV_CONFIRM, end);
    } else {
        seek_from(splitter, splitter->back);
    }
    return false;
}

/* Tries to come back behind a damaged record: RECORD where that ends at splitter->back. */
static attempt come_back(rt_csv_splitter *splitter, retold_span window, bool ended)
{
    while (splitter->phase != RT_CSV_SEEK) {
        if (splitter->begin == window.size) {
            return ended ? RECORD : MORE;
        }
        size_t end = 0;
        attempt found = try_record(splitter, window, ended, &end);
        if (found == MORE) {
            return MORE;
        }
        if (found == FAILED) {
            seek_from(splitter, splitter->back);
        } else if (settles(splitter, window, end)) {
            return RECORD;
        }
    }
    return FAILED;
}

static rt_cut end_damaged(rt_csv_splitter *splitter, retold_span window, bool ended)
{
    for (;;) {
        if (splitter->phase == RT_CSV_SEEK) {
            size_t end = line_end(splitter, window, ended);
            if (end == 0 && !ended) {
                return (rt_cut){RT_CUT_MORE, window.size};
            }
            splitter->back = end == 0 ? window.size : end;
            splitter->begin = 0;
            if (end == 0 || splitter->delimiter == '\t' || splitter->columns == 0) {
                return take(splitter, window, splitter->back);
            }
            try_from(splitter, RT_CSV_RETURN, end);
        }
        attempt found = come_back(splitter, window, ended);
        if (found == MORE) {
            return (rt_cut){RT_CUT_MORE, splitter->back};
        }
        if (found == RECORD) {
            return finish(splitter, RT_CUT_RECORD, splitter->back);
        }
    }
}

rt_cut rt_csv_split_next(rt_csv_splitter *splitter, retold_span window, bool ended)
{
    if (splitter->phase != RT_CSV_NEXT) {
        return end_damaged(splitter, window, ended);
    }
    if (window.size <= splitter->begin) {
        return ended && window.size > 0 ? finish(splitter, RT_CUT_FRAME, window.size)
                                        : (rt_cut){RT_CUT_MORE, 0};
    }
    size_t end = 0;
    attempt found = try_record(splitter, window, ended, &end);
    if (found == MORE) {
        return (rt_cut){RT_CUT_MORE, 0};
    }
    if (found == FAILED) {
        seek_from(splitter, 0);
        return end_damaged(splitter, window, ended);
    }
    if (is_blank(part(window, splitter->begin, end))) {
        return finish(splitter, RT_CUT_FRAME, end);
    }
    return take(splitter, window, end);
}

void rt_csv_split_break(rt_csv_splitter *splitter)
{
    seek_from(splitter, 0);
}
