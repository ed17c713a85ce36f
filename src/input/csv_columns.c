#include "input/csv_columns.h"

#include "base/hash.h"

#include <stdio.h>
#include <string.h>

/* A column whose name has quotes in it, and is longer than this, is none that anybody asks for. */
enum { LONGEST_DECODED = 256 };

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
}

static bool equal_but_case(retold_span a, retold_span b)
{
    size_t i = 0;
    while (i < a.size && i < b.size && lower(a.data[i]) == lower(b.data[i])) {
        i++;
    }
    return i == a.size && i == b.size;
}

/* Takes the column `place`, called `name`, for the fields that are called so. */
static void match(retold_span name, size_t place, const retold_span *names, bool *exact,
                  rt_csv_columns *columns)
{
    for (size_t i = 0; i < RT_FIELD_COUNT; i++) {
        bool same = rt_span_equal(name, names[i]);
        if (names[i].size > 0 && !exact[i] &&
            (same || (columns->place[i] == RT_NO_COLUMN && equal_but_case(name, names[i])))) {
            columns->place[i] = place;
            exact[i] = same;
        }
    }
}

void rt_csv_columns_read(retold_span header, char delimiter, const retold_span *names,
                         rt_csv_columns *columns)
{
    char decoded[LONGEST_DECODED];
    bool exact[RT_FIELD_COUNT] = {false};
    retold_span line = rt_csv_without_line_end(header);
    *columns =
        (rt_csv_columns){.delimiter = delimiter, .names = rt_hash_bytes(line.data, line.size) | 1};
    for (size_t i = 0; i < RT_FIELD_COUNT; i++) {
        columns->place[i] = RT_NO_COLUMN;
    }
    rt_csv_cursor cursor = rt_csv_fields(header, delimiter, true);
    rt_csv_field field;
    while (rt_csv_next(&cursor, &field)) {
        size_t used;
        size_t place = columns->count++;
        if (field.kind <= RT_CSV_QUOTED || field.raw.size <= sizeof decoded) {
            match(rt_csv_value(&field, decoded, &used), place, names, exact, columns);
        }
    }
}

void rt_csv_columns_list(retold_span header, char delimiter, char *list, size_t room)
{
    static const char CUT[] = "...";
    size_t used = 0;
    rt_csv_cursor cursor = rt_csv_fields(header, delimiter, true);
    rt_csv_field field;
    list[0] = '\0';
    while (rt_csv_next(&cursor, &field)) {
        const char *quote = field.kind == RT_CSV_PLAIN ? "\"" : "";
        const char *comma = used > 0 ? ", " : "";
        bool fits = used + field.raw.size + 4 + 2 + sizeof CUT < room;
        used += (size_t)snprintf(list + used, room - used, "%s%s%.*s%s", comma, fits ? quote : CUT,
                                 fits ? (int)field.raw.size : 0, field.raw.data, fits ? quote : "");
        if (!fits) {
            return;
        }
    }
}
