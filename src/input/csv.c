#include "input/csv.h"

#include <string.h>

static const char *find(const char *at, const char *end, char byte)
{
    return at == end ? NULL : memchr(at, byte, (size_t)(end - at));
}

static bool is_line_end(const char *at, const char *end)
{
    return at == end || *at == '\n' || (*at == '\r' && (at + 1 == end || at[1] == '\n'));
}

/* The quote that closes the field whose content begins at `at`; NULL if there is none. */
static const char *find_closing(const char *at, const char *end, bool *doubled)
{
    for (;;) {
        const char *quote = find(at, end, '"');
        if (quote == NULL || quote + 1 == end || quote[1] != '"') {
            return quote;
        }
        *doubled = true;
        at = quote + 2;
    }
}

rt_csv_state rt_csv_scan_line(retold_span line, char delimiter, rt_csv_state state)
{
    const char *end = line.data + line.size;
    const char *at = line.data;
    bool doubled = false;
    bool at_field = !state.quoted;
    for (;;) {
        if (!state.quoted) {
            const char *quote = find(at, end, '"');
            if (quote == NULL) {
                return state;
            }
            state.quoted = quote == line.data ? at_field : quote[-1] == delimiter;
            state.loose |= !state.quoted;
            at = quote + 1;
            continue;
        }
        const char *closing = find_closing(at, end, &doubled);
        if (closing == NULL) {
            return state;
        }
        at = closing + 1;
        state.quoted = false;
        state.torn |= !(is_line_end(at, end) || *at == delimiter);
        state.loose |= state.torn;
    }
}

retold_span rt_csv_without_line_end(retold_span record)
{
    size_t size = record.size;
    size -= size > 0 && record.data[size - 1] == '\n';
    size -= size > 0 && record.data[size - 1] == '\r';
    return rt_span(record.data, size);
}

rt_csv_cursor rt_csv_fields(retold_span record, char delimiter, bool quotes)
{
    retold_span content = rt_csv_without_line_end(record);
    return (rt_csv_cursor){.at = content.data,
                           .end = content.data + content.size,
                           .delimiter = delimiter,
                           .quotes = quotes};
}

bool rt_csv_next(rt_csv_cursor *cursor, rt_csv_field *field)
{
    if (cursor->done) {
        return false;
    }
    const char *begin = cursor->at;
    const char *rest = begin;
    rt_csv_kind kind = RT_CSV_PLAIN;
    if (cursor->quotes && begin < cursor->end && *begin == '"') {
        bool doubled = false;
        const char *closing = find_closing(begin + 1, cursor->end, &doubled);
        kind = doubled ? RT_CSV_DOUBLED : RT_CSV_QUOTED;
        if (closing == NULL) {
            kind = RT_CSV_OPEN;
            rest = cursor->end;
        } else {
            rest = closing + 1;
            if (rest < cursor->end && *rest != cursor->delimiter) {
                kind = RT_CSV_LOOSE;
            }
        }
    }
    const char *delimiter = find(rest, cursor->end, cursor->delimiter);
    const char *end = delimiter == NULL ? cursor->end : delimiter;
    cursor->done = delimiter == NULL;
    cursor->at = cursor->done ? end : end + 1;
    *field = (rt_csv_field){rt_span(begin, (size_t)(end - begin)), kind};
    return true;
}

/* Undoubles the quotes of `quoted`; goes on behind the first that is not doubled. */
static size_t undouble(retold_span quoted, char *to, const char **behind)
{
    const char *end = quoted.data + quoted.size;
    const char *at = quoted.data;
    char *out = to;
    for (;;) {
        const char *quote = find(at, end, '"');
        const char *stop = quote == NULL ? end : quote;
        memcpy(out, at, (size_t)(stop - at));
        out += stop - at;
        if (stop == end || stop + 1 == end || stop[1] != '"') {
            *behind = stop == end ? end : stop + 1;
            return (size_t)(out - to);
        }
        *out++ = '"';
        at = stop + 2;
    }
}

retold_span rt_csv_value(const rt_csv_field *field, char *to, size_t *used)
{
    *used = 0;
    retold_span raw = field->raw;
    if (field->kind == RT_CSV_PLAIN) {
        return raw;
    }
    if (field->kind == RT_CSV_QUOTED) {
        return rt_span(raw.data + 1, raw.size - 2);
    }
    const char *behind;
    size_t size = undouble(rt_span(raw.data + 1, raw.size - 1), to, &behind);
    size_t rest = (size_t)(raw.data + raw.size - behind);
    memcpy(to + size, behind, rest);
    *used = size + rest;
    return rt_span(to, *used);
}

static bool holds(retold_span raw, char byte)
{
    return raw.size > 0 && memchr(raw.data, byte, raw.size) != NULL;
}

bool rt_csv_is_strict(const rt_csv_field *field)
{
    return field->kind == RT_CSV_PLAIN ? !holds(field->raw, '"') && !holds(field->raw, '\n')
                                       : field->kind < RT_CSV_LOOSE;
}

size_t rt_csv_count(retold_span record, char delimiter, bool quotes, bool *strict)
{
    rt_csv_cursor cursor = rt_csv_fields(record, delimiter, quotes);
    rt_csv_field field;
    size_t count = 0;
    *strict = true;
    while (rt_csv_next(&cursor, &field)) {
        count++;
        *strict &= !quotes || rt_csv_is_strict(&field);
    }
    return count;
}

bool rt_csv_tabs_quoted(retold_span record, size_t columns)
{
    bool strict;
    return rt_csv_count(record, '\t', true, &strict) == columns && strict;
}
