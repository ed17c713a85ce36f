/* A cell of a table, put together piece by piece. */
#ifndef CLI_CELL_H
#define CLI_CELL_H

#include "retold.h"

#include <stdio.h>

/* What does not fit is left out, as a whole piece: more than a terminal is wide in any case. */
typedef struct cli_cell {
    char text[2000];
    size_t size;
} cli_cell;

void cli_cell_add(cli_cell *cell, retold_span piece);
void cli_cell_add_text(cli_cell *cell, const char *piece);

/* Appends the piece, after ", " if it is not the first. */
void cli_cell_list(cli_cell *cell, retold_span piece);

/*
 * Prints the cell's text in `columns` columns, cut at its end and filled up with blanks. What is
 * written from right to left stays in its cell on terminals that turn it around.
 */
void cli_cell_print(FILE *stream, const cli_cell *cell, size_t columns);

/* The columns that it takes if it is not cut. */
size_t cli_cell_width(const cli_cell *cell);

#endif
