/* What the documents of generate.c say, before it is text. */
#ifndef ARTICLES_H
#define ARTICLES_H

#include "words.h"

typedef enum kind { ORIGINAL, EXACT, EDITED, EXCERPT, TEMPLATE, TRANSLATION, KINDS } kind;

enum { UNITS_MOST = 4, WORDS_MOST = 100000 };

typedef struct settings {
    uint64_t documents, seed;
    unsigned words;
    unsigned wanted;        /* languages, a bit each */
    unsigned shares[KINDS]; /* of a thousand */
    bool one_story;
    const char *truth;
} settings;

/* What stands in a text: a meaning, a name or a figure, in the low 28 bits of a unit. */
enum {
    VALUE_BITS = 28,
    MEANING = 0,
    NAME = 1 << VALUE_BITS,
    FIGURE = 2 << VALUE_BITS,  /* a whole number, */
    DECIMAL = 3 << VALUE_BITS, /* one with a decimal place, */
    YEAR = 4 << VALUE_BITS,    /* or one without separators */
    TYPE = 7 << VALUE_BITS,
    VALUE = (1 << VALUE_BITS) - 1
};

typedef struct unit {
    uint32_t what;
    bool comma, stop; /* that follow it */
} unit;

typedef struct article {
    unsigned language;
    size_t count;
    unit *units; /* room for UNITS_MOST for each word of the settings, which are 10 at least */
} article;

/* How document `number` is made, and the stream to make it with if it is made from another. */
kind article_kind(const settings *set, uint64_t number, stream *s);

/* Document `number`, if it is an original. */
void article_original(const settings *set, const words *w, uint64_t number, article *out);

/* Draws an original before `number`, to be made something else of, and writes it to `root`. */
uint64_t article_root(const settings *set, const words *w, kind made, uint64_t number, stream *s,
                      article *root);

/* Makes something else of the article. */
void article_derive(const settings *set, const words *w, kind made, stream *s, article *a);

#endif
