/* What `retold compare` shows. */
#ifndef CLI_COMPARE_H
#define CLI_COMPARE_H

#include "retold.h"

#include <stdio.h>

/* A document to compare; both owned. */
typedef struct cli_subject {
    char *id;
    char *text;
    size_t id_size;
    size_t text_size;
} cli_subject;

/* For people: scores and passages, and on a terminal with colours the texts themselves. */
void cli_compare_table(FILE *stream, const cli_subject *a, const cli_subject *b,
                       const retold_comparison *comparison, bool same_story);
void cli_compare_jsonl(FILE *stream, const cli_subject *a, const cli_subject *b,
                       const retold_comparison *comparison);
void cli_compare_tsv(FILE *stream, const cli_subject *a, const cli_subject *b,
                     const retold_comparison *comparison);

#endif
