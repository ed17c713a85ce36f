/* CSV and TSV of which records are left out, or that get columns with what was found. */
#ifndef CLI_TABLE_OUTPUT_H
#define CLI_TABLE_OUTPUT_H

#include "retold.h"

#include <stdio.h>

/* The header of the output is that of the first input, whose name is `input`. Owned. */
typedef struct cli_table_output {
    char *header;
    size_t size;
    const char *input;
} cli_table_output;

void cli_table_release(cli_table_output *table);

typedef enum cli_table_header {
    CLI_HEADER_WRITE, /* it is the first, or again that of the first input */
    CLI_HEADER_SKIP,  /* another input's, which has the same */
    CLI_HEADER_DIFFERS,
    CLI_HEADER_NO_MEMORY
} cli_table_header;

/* What to do with a header, whose bytes have their line end. */
cli_table_header cli_table_take_header(cli_table_output *table, retold_span bytes,
                                       const char *input);

/* A record's bytes without their line end. */
retold_span cli_table_content(retold_span bytes);

/* Writes the delimiter and then `value`, in quotes if it needs them. */
void cli_table_field(FILE *stream, char delimiter, retold_span value);

#endif
