/* Documents as weighted vectors of anchors, and the posting lists that link languages. */
#ifndef RT_CROSS_VECTORS_H
#define RT_CROSS_VECTORS_H

#include "cross/anchor.h"

/* What goes in: one document's anchors, and its language as a small number. */
typedef struct rt_cross_document {
    rt_anchor_set anchors;
    rt_anchor_set learned; /* what a lexicon adds: keys of kind RT_ANCHOR_LEXICON alone */
    uint32_t language;
    uint32_t bytes; /* of its text */
} rt_cross_document;

/* A distinct anchor of a document. */
typedef struct rt_entry {
    uint32_t key;
    float weight;       /* (1 + log count) * IDF, which is counted in the document's own language */
    uint32_t frequency; /* documents that have it, in all languages */
    uint32_t positions; /* the first in rt_vectors.positions */
    uint16_t count;     /* occurrences, at most 65535 */
} rt_entry;

/* An entry whose key documents of other languages have too. */
typedef struct rt_shareable {
    uint32_t key;
    uint32_t entry; /* of the document's own */
} rt_shareable;

/* A document's weight for a term that links languages. */
typedef struct rt_link_weight {
    uint32_t term;
    float weight; /* with the kind's own factor; the vector has length 1 */
} rt_link_weight;

/* A document in a term's posting list, by its place in rt_vectors.order. */
typedef struct rt_posting {
    uint32_t place;
    float weight;
} rt_posting;

/*
 * entries[entry_start[d]..entry_start[d + 1]) are those of document d, by key;
 * shareable[shareable_start[d]..shareable_start[d + 1]) lists some of them, by key. A term is an
 * anchor that stands in documents of two languages and in not more than a tenth of all: the others
 * link nothing, or everything. links[link_start[d]..link_start[d + 1]) are a document's terms, by
 * key; postings[posting_start[t]..posting_start[t + 1]) are a term's documents, by place.
 *
 * order[0..document_count) lists the documents by language, the language of fewest documents first:
 * those of larger languages than a document's own are all from language_end[its language] on.
 */
typedef struct rt_vectors {
    const rt_cross_document *documents;
    size_t document_count;
    size_t language_count;
    uint32_t *order;
    uint32_t *language_at; /* the language of each of `order` */
    uint32_t *language_end;
    size_t *entry_start;
    rt_entry *entries;
    uint16_t *positions;
    size_t *shareable_start;
    rt_shareable *shareable;
    size_t term_count;
    size_t *link_start;
    rt_link_weight *links;
    size_t *posting_start;
    rt_posting *postings;
} rt_vectors;

/* Words (RT_ANCHOR_WORD) are left out. False when out of memory. */
bool rt_vectors_init(rt_vectors *vectors, const rt_cross_document *documents, size_t count,
                     size_t language_count);
void rt_vectors_release(rt_vectors *vectors);

#endif
