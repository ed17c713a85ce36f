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
 * and with the RT_LSH_WINDOW members that follow it when they are sorted by the key of the
 * next band, where those most like it are near: sorted neighbourhoods (Hernandez, Stolfo: The
 * merge/purge problem, SIGMOD 1995). Work is then linear in the members.
 */
enum { RT_LSH_HUBS = 16, RT_LSH_WINDOW = 4 };

/* False when out of memory. */
bool rt_lsh_candidates(const uint32_t *keys, size_t count, unsigned bands, unsigned max_bucket,
                       unsigned threads, rt_pairs *candidates);

#endif
