/* Anchors as a person reads them: those of the same words in one row. */
#ifndef CLI_ANCHOR_ROWS_H
#define CLI_ANCHOR_ROWS_H

#include "retold.h"

/* What a row is about; its anchors may be of several kinds. */
typedef enum cli_row_subject {
    CLI_ROW_NUMBERS,
    CLI_ROW_NAMES,
    CLI_ROW_PLACES,
    CLI_ROW_THINGS,
    CLI_ROW_SUBJECTS
} cli_row_subject;

/*
 * Anchors that begin at the same byte in each text: a name is found by its beginning and by
 * its consonants. `anchors` points into the array of the rows; the first has the most occurrences.
 * `weight` is the sum of the heaviest of each kind.
 */
typedef struct cli_row {
    const retold_anchor **anchors;
    size_t count;
    cli_row_subject subject;
    double weight;
} cli_row;

/* Both arrays are owned. */
typedef struct cli_rows {
    cli_row *items;
    size_t count;
    const retold_anchor **anchors;
} cli_rows;

/* Makes rows of `anchors`, by falling weight, then as they stand in the text. False when out of
 * memory. */
bool cli_rows_init(cli_rows *rows, const retold_anchor *anchors, size_t count);
void cli_rows_release(cli_rows *rows);

/*
 * Takes out the rows of one text whose words stand in shared anchors: a name may be the same by its
 * consonants and yet begin otherwise. False when out of memory.
 */
bool cli_rows_without(cli_rows *rows, const retold_translation *shared);

/* The row's anchor of that kind, or NULL. */
const retold_anchor *cli_row_anchor(const cli_row *row, retold_anchor_kind kind);

#endif
