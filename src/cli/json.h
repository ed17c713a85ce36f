/* Writing JSON values. */
#ifndef CLI_JSON_H
#define CLI_JSON_H

#include "retold.h"

#include <stdio.h>

/* A quoted string. Bytes that are not UTF-8 (of file names) become U+FFFD. (RFC 8259) */
void cli_json_string(FILE *stream, retold_span text);

/* At most four decimals, no trailing zeros; null if it is not a finite number. */
void cli_json_number(FILE *stream, double number);

/* The same digits as text, for other formats. `size` at least 32. */
void cli_format_number(char *text, size_t size, double number);

#endif
