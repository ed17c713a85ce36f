/* How many bands of how many rows. */
#ifndef RT_INDEX_PLAN_H
#define RT_INDEX_PLAN_H

#include "retold.h"

/*
 * The banding whose probability of bringing up a pair at Jaccard `threshold` is at least
 * `recall`. More rows a band let fewer unrelated pairs through and need more bands. The fewest
 * rows are taken that keep the share of chance candidates at Jaccard 0.05 to 1 in 100,
 * as far as that can be had with 128 bands; the recall comes first, so that one row a band
 * may take more.
 */
retold_plan rt_plan_solve(double threshold, double recall);

/* 1 - (1 - jaccard^rows)^bands */
double rt_plan_probability(const retold_plan *plan, double jaccard);

/* Writes plan->bands keys, each the hash of plan->rows values of the signature in turn. */
void rt_plan_keys(const retold_plan *plan, const uint32_t *signature, uint32_t *keys);

/* The same by one instruction set, or by scalar code where it is of no use: the same keys. */
void rt_plan_keys_with(retold_simd simd, const retold_plan *plan, const uint32_t *signature,
                       uint32_t *keys);

#endif
