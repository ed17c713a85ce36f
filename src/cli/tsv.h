/* Writing tab-separated values. */
#ifndef CLI_TSV_H
#define CLI_TSV_H

#include "retold.h"

#include <stdio.h>

/* A tab, line feed, carriage return or backslash is written as \t, \n, \r or \\. */
void cli_tsv_text(FILE *stream, retold_span text);

/* At most four decimals, no trailing zeros. */
void cli_tsv_number(FILE *stream, double number);

#endif
