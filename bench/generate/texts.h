/* Articles as text, and how similar texts are. */
#ifndef TEXTS_H
#define TEXTS_H

#include "articles.h"

typedef struct text {
    char *data;
    size_t size;
    uint64_t *shingles; /* distinct, sorted */
    size_t shingle_count;
} text;

/* False when out of memory; text_release() is due in either case. */
bool text_init(text *t, const settings *set);
void text_release(text *t);

void text_write(const words *w, const article *a, text *out);

/* Fills the shingles from the text. */
void text_shingle(text *t);

/* The exact Jaccard similarity, and the containment of the one with fewer shingles in the other. */
void text_compare(const text *a, const text *b, double *jaccard, double *containment);

#endif
