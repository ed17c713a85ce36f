/* Pairs of texts that groups need and that the index need not bring up. */
#ifndef RT_API_COMPLETE_H
#define RT_API_COMPLETE_H

#include "api/groups.h"

/*
 * In a bucket of many documents each is compared with the first few (index/lsh.h), which need not
 * be the ones that a group keeps: copies that have never been compared with the centre of their
 * star would make stars of their own, around whichever of them comes first. So where a
 * near-duplicate links two stars, all texts of the later one are to be compared with the centre of
 * the earlier one. That is one comparison for a text, however many links there are.
 *
 * Fills `pairs`, sorted, which is the caller's. False when out of memory.
 */
bool rt_missing_pairs(const rt_grouping *grouping, rt_pairs *pairs);

#endif
