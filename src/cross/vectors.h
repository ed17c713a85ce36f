/* Documents as weighted vectors of anchors, and the posting lists that link languages. */
#ifndef RT_CROSS_VECTORS_H
#define RT_CROSS_VECTORS_H

#include "base/threads.h"
#include "base/view.h"
#include "cross/anchor.h"
#include "cross/packed.h"

/* What goes in: one document's anchors, and its language as a small number. */
typedef struct rt_cross_document {
    rt_anchor_set anchors;
    rt_anchor_set learned; /* what a lexicon adds: keys of kind RT_ANCHOR_LEXICON alone */
    uint32_t language;
    uint32_t bytes; /* of its text */
} rt_cross_document;

enum { RT_EIGHTHS = 8 };

/* A distinct anchor of a document, put together when it is looked at: see document_view.h. */
typedef struct rt_entry {
    uint32_t key;
    float weight; /* (1 + log count) * IDF, which is counted in the document's own language */
    const uint16_t *places;
    uint16_t count;  /* occurrences, at most 65535 */
    uint8_t eighths; /* bit i: it stands in eighth i of the text */
    bool rare;       /* so few documents have it that its places tell order */
} rt_entry;

/* The entries of a document's anchors, and after them those learned. */
typedef enum rt_entry_part { RT_PART_ANCHORS, RT_PART_LEARNED, RT_ENTRY_PARTS } rt_entry_part;

/* A term's documents, and what is known of its first language in rt_vectors.order. */
typedef struct rt_term {
    uint32_t documents;
    uint32_t first_language;
    uint32_t first_documents; /* in that language */
} rt_term;

#define RT_NO_TERM UINT32_MAX

/*
 * weights[part] from start[part][d] on are those of the entries of a part of document d, by key, of
 * which the keys, counts and places stay in its sets; see rt_entry_weight(). terms[part] from there
 * on are their terms, RT_NO_TERM if there is none. A term is an anchor that stands in documents of
 * two languages and in not more than a tenth of all: the others link nothing, or everything. Terms
 * have ranks, that in most documents the first, since searching goes from the rare to the frequent
 * and knows where it stopped.
 * Of the document at a place in `order`, rt_link_count() links from rt_link_start() on are its
 * terms, by rank, with their weights in it, which count in the kind's own factor and have length 1
 * together; documents follow each other by place, so that those searched for can be dropped on the
 * way;
 * postings[posting_start[r]..posting_start[r + 1]) the documents of the term of rank r, by place in
 * `order`, with the same weights, but for those in its first language, first_language[r]: no
 * smaller one is there to look for them.
 *
 * Links and postings are there for the search, which drops them; weights and terms to make them,
 * and weights for the pairs that it finds. In between they may be dropped, and the weights are
 * worked out anew. Within a memory limit all that is known of a document's entries is packed for
 * the pairs, so that it can be read at once: `packed` from
 * packed_start[d] on has the numbers of both parts' entries (4 bytes each), then each part's keys
 * and weights (4 bytes each), then each part's counts and places (2 bytes each), up to a multiple
 * of 4 bytes.
 *
 * order[0..document_count) lists the documents by language, the language of fewest documents first:
 * those of larger languages than a document's own are all from language_end[its language] on.
 */
typedef struct rt_vectors {
    rt_memory *memory;
    const rt_cross_document *documents;
    size_t document_count;
    size_t language_count;
    uint32_t *order;
    uint32_t *language_at; /* the language of each of `order` */
    uint32_t *language_of; /* of each document: closer together than in `documents` */
    uint32_t *language_end;
    size_t *start[RT_ENTRY_PARTS];
    float *weights[RT_ENTRY_PARTS];
    uint32_t *terms[RT_ENTRY_PARTS];
    rt_term *term_list;  /* by the terms' numbers */
    size_t anchor_terms; /* terms of the documents' anchors; those learned have numbers after */
    size_t term_count, term_capacity;
    /* Where the links of the document at each place begin, and the last one's end: link_base of
     * each RT_LINK_PLACES places, and from there. */
    size_t *link_base;
    uint32_t *link_offsets;
    rt_packing of_links, of_postings;
    rt_packed *links;
    rt_packed *links_left; /* what of them has not been dropped */
    size_t link_count;
    uint32_t *first_language;
    size_t *posting_start;
    rt_packed *postings;
    size_t *packed_start;
    char *packed; /* NULL: nothing is */
    rt_view packed_view;
} rt_vectors;

/* Weights are above 0, and stored as such if the entry is rare, else below 0. */
static inline float rt_entry_weight(float stored)
{
    return __builtin_fabsf(stored);
}

static inline bool rt_entry_is_rare(float stored)
{
    return stored > 0;
}

enum { RT_LINK_PLACES = 256 };

static inline size_t rt_link_start(const rt_vectors *v, size_t place)
{
    return v->link_base[place / RT_LINK_PLACES] + v->link_offsets[place];
}

static inline size_t rt_link_count(const rt_vectors *v, size_t place)
{
    return rt_link_start(v, place + 1) - rt_link_start(v, place);
}

/* Of the anchors and what was learned, not of the words. The documents and their anchors have to
 * stay. False when out of memory. */
bool rt_vectors_init(rt_vectors *vectors, const rt_cross_document *documents, size_t count,
                     size_t language_count, rt_memory *memory);
/* Weighs the entries and finds the terms, of what the documents' `learned` have now. False when out
 * of memory. */
bool rt_vectors_weigh(rt_vectors *vectors, rt_threads *threads);
/* Makes links and postings, of the weights and terms, which are dropped if they are to be
 * forgotten. False when out of memory. */
bool rt_vectors_link(rt_vectors *vectors, bool forget, rt_threads *threads);
void rt_vectors_drop_links(rt_vectors *vectors);
/* Drops the links of the documents before a place, unless there is a memory limit. */
void rt_vectors_drop_links_before(rt_vectors *vectors, size_t place);
/* When the search is over: has the weights at hand, if they were forgotten with what the documents
 * had learned having been put back, and packs them if there is a memory limit. False when out of
 * memory. */
bool rt_vectors_pair(rt_vectors *vectors, rt_threads *threads);
void rt_vectors_release(rt_vectors *vectors);

/* Packs what there is of the documents: see vector_pack.c. False when out of memory. */
bool rt_vectors_pack(rt_vectors *vectors, rt_threads *threads);
void rt_vectors_drop_packed(rt_vectors *vectors);
/* Drops the weights and terms of a part. */
void rt_vectors_drop_part(rt_vectors *vectors, rt_entry_part part);

#endif
