/* Candidate pairs: items that agree in the key of a band. */
#ifndef RT_INDEX_LSH_H
#define RT_INDEX_LSH_H

#include "base/pairs.h"

/*
 * keys[item * bands + band] for `count` items. Fills `candidates` with distinct
 * pairs, first < second, sorted.
 *
 * A bucket (the items with one key in one band) of up to max_bucket members gives all its
 * pairs. Those of a larger one would grow with the square of its size, so each member is
 * paired with the bucket's first RT_LSH_HUBS members, which is what grouping by stars needs,
 * and with the next member that agrees with it in the next band too: sorted
 * neighbourhoods (Hernandez, Stolfo: The merge/purge problem, SIGMOD 1995). Each band has other
 * neighbours, and the work is linear in the members.
 */
enum { RT_LSH_HUBS = 8 };

/* False when out of memory. */
bool rt_lsh_candidates(const uint32_t *keys, size_t count, unsigned bands, unsigned max_bucket,
                       unsigned threads, rt_pairs *candidates);

#endif
