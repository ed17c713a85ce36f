/* What `retold compare` shows. */
#ifndef CLI_COMPARE_H
#define CLI_COMPARE_H

#include "retold.h"

#include <stdio.h>

/* A document to compare; all owned. */
typedef struct cli_subject {
    char *id;
    char *text;
    char *lang; /* as given; empty if it was not */
    size_t id_size;
    size_t text_size;
    size_t lang_size;
} cli_subject;

/* For people: scores and passages, and on a terminal with colours the texts themselves. */
void cli_compare_table(FILE *stream, const cli_subject *a, const cli_subject *b,
                       const retold_comparison *comparison, bool same_story);
void cli_compare_jsonl(FILE *stream, const cli_subject *a, const cli_subject *b,
                       const retold_comparison *comparison);
void cli_compare_tsv(FILE *stream, const cli_subject *a, const cli_subject *b,
                     const retold_comparison *comparison);

/* Two texts in two languages, and what to show of them. */
typedef struct cli_translation {
    const cli_subject *a, *b;
    const retold_translation *translation;
    double threshold; /* least probability of a translation */
    bool same_story;
    bool verbose;
} cli_translation;

/* For people: both texts' words side by side, and the score. False when out of memory. */
bool cli_translation_table(FILE *stream, const cli_translation *shown);
void cli_translation_jsonl(FILE *stream, const cli_translation *shown);
void cli_translation_tsv(FILE *stream, const cli_translation *shown);

#endif
