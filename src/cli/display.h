/* Text on a terminal: how many columns it takes, and cutting it to fit. */
#ifndef CLI_DISPLAY_H
#define CLI_DISPLAY_H

#include "retold.h"

#include <stdio.h>

/* Escape sequences, all "" where colours are off. */
typedef struct cli_style {
    const char *bold, *dim, *off;
    const char *keep, *relation[RETOLD_RELATION_COUNT];
    const char *shared, *only;
} cli_style;

/* Colours if `stream` is a terminal, TERM is not "dumb", and NO_COLOR is not set. */
cli_style cli_style_for(FILE *stream);

/* Columns of the terminal that `stream` is, else COLUMNS, else 80; at least 40. */
size_t cli_columns(FILE *stream);

/* Columns that the text takes once it has been made safe to show. */
size_t cli_width(retold_span text);

/* Which part of a text that is too wide gives way to "…". */
typedef enum cli_cut { CLI_CUT_END, CLI_CUT_START, CLI_CUT_MIDDLE } cli_cut;

/*
 * Prints the text in at most `columns` columns, never cutting inside a character, and
 * returns the columns taken. Control characters, and those that turn the direction of
 * writing, are not passed on: blanks stand for line ends and tabs.
 */
size_t cli_print_cut(FILE *stream, retold_span text, size_t columns, cli_cut cut);

/* The same, and blanks up to `columns`. */
void cli_print_padded(FILE *stream, retold_span text, size_t columns, cli_cut cut);

/* Prints all of it, line ends included, made safe in the same way. */
void cli_print_lines(FILE *stream, retold_span text);

#endif
