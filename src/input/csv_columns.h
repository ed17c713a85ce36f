/* Which field of a CSV or TSV record is which, as the header says. */
#ifndef RT_INPUT_CSV_COLUMNS_H
#define RT_INPUT_CSV_COLUMNS_H

#include "input/csv.h"
#include "input/fields.h"

#define RT_NO_COLUMN SIZE_MAX

typedef struct rt_csv_columns {
    char delimiter;
    uint64_t names; /* a hash of the header; never 0 */
    size_t count;
    size_t place[RT_FIELD_COUNT]; /* counted from 0; RT_NO_COLUMN if there is none */
} rt_csv_columns;

/*
 * Looks for columns that are called as `names` say, the first of each name; where there is none,
 * case does not count. `header` is UTF-8.
 */
void rt_csv_columns_read(retold_span header, char delimiter, const retold_span *names,
                         rt_csv_columns *columns);

/* The names of all columns as a list in quotes, cut so that `room` bytes hold it. */
void rt_csv_columns_list(retold_span header, char delimiter, char *list, size_t room);

#endif
