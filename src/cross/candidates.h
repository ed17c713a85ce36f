/* The documents of other languages that a document is most like. */
#ifndef RT_CROSS_CANDIDATES_H
#define RT_CROSS_CANDIDATES_H

#include "cross/neighbours.h"
#include "cross/vectors.h"

/*
 * Retrieval in two looks, of each two languages from the side of the one with fewer documents. The
 * first look goes through posting lists, rarest terms first, until it has met so many postings, and
 * adds up weights; so its cost does not grow with the corpus. The second takes the best of each
 * other language and adds what the frequent terms left out give, as far as it can still matter.
 * What was found counts for both documents, and the RT_NEAREST best of each document in each
 * language are kept.
 */
enum { RT_POSTINGS = 16384, RT_SECOND_LOOK = 10, RT_NEAREST = 8 };

/* How far the looks go: postings at most RT_POSTINGS, and in the second so many of each language,
 * at most RT_SECOND_LOOK; and how many documents of a language are searched for, those chosen by
 * rt_queries_choose(), or SIZE_MAX. */
typedef struct rt_breadth {
    size_t postings;
    uint32_t second_look;
    size_t queries;
} rt_breadth;

/* To be released. Drops the vectors' links and postings when they have been searched. False when
 * out of memory. */
bool rt_neighbours_find(rt_neighbours *neighbours, rt_vectors *vectors, const rt_breadth *breadth,
                        rt_threads *threads);

#endif
