#include "cross/alignment.h"

#include <math.h>
#include <stdlib.h>

enum { RUN_LEAST = 4 };

static const double steepest = 16;
static const double prior = 2;                 /* ties that the diagonal is worth */
static const double prior_variance = 1.0 / 12; /* of positions spread over the whole text */

void rt_ties_release(rt_ties *ties)
{
    free(ties->items);
    free(ties->run);
    free(ties->before);
    *ties = (rt_ties){0};
}

bool rt_ties_add(rt_ties *ties, const rt_entry *a, const rt_entry *b)
{
    if (!rt_grow((void **)&ties->items, &ties->capacity, ties->count + a->count,
                 sizeof *ties->items)) {
        return false;
    }
    float weight = sqrtf(a->weight * b->weight) / a->count;
    for (unsigned i = 0; i < a->count && i < RT_POSITIONS; i++) {
        ties->items[ties->count++] = (rt_tie){a->places[i], b->places[i], weight};
    }
    return true;
}

static int by_position(const void *p, const void *q)
{
    const rt_tie *x = p;
    const rt_tie *y = q;
    if (x->a != y->a) {
        return x->a < y->a ? -1 : 1;
    }
    if (x->b != y->b) {
        return x->b < y->b ? -1 : 1;
    }
    return (x->weight > y->weight) - (x->weight < y->weight);
}

/* The run's ties so far that end at or before `value` in document b. */
static size_t run_below(const rt_ties *m, uint16_t value)
{
    size_t low = 0;
    size_t high = m->run_length;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (m->items[m->run[middle]].b <= value) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static void find_run(rt_ties *m)
{
    m->run_length = 0;
    for (size_t i = 0; i < m->count; i++) {
        size_t length = run_below(m, m->items[i].b);
        m->before[i] = length > 0 ? m->run[length - 1] : 0;
        m->run[length] = (uint32_t)i;
        m->run_length += length == m->run_length;
    }
    uint32_t at = m->run_length > 0 ? m->run[m->run_length - 1] : 0;
    for (size_t i = m->run_length; i-- > 0; at = m->before[at]) {
        m->run[i] = at;
    }
}

/* Mean and variance of the run's positions in one document, with the prior's. */
static void measure_run(const rt_ties *m, bool second, double *mean, double *variance)
{
    double weight = 0;
    double sum = 0;
    double squares = 0;
    for (size_t i = 0; i < m->run_length; i++) {
        const rt_tie *tie = &m->items[m->run[i]];
        double position = (second ? tie->b : tie->a) / 65536.0;
        weight += (double)tie->weight;
        sum += (double)tie->weight * position;
        squares += (double)tie->weight * position * position;
    }
    double n = (double)m->run_length;
    double own = weight > 0 ? sum / weight : 0.5;
    double spread = weight > 0 ? fmax(0, squares / weight - own * own) : prior_variance;
    *mean = (own * n + 0.5 * prior) / (n + prior);
    *variance = (spread * n + prior_variance * prior) / (n + prior);
}

bool rt_ties_align(rt_ties *ties, rt_alignment *alignment)
{
    *alignment = (rt_alignment){.slope = 1, .a_to = 1, .b_to = 1};
    ties->run_length = 0;
    if (!rt_grow((void **)&ties->run, &ties->run_capacity, ties->count, sizeof *ties->run) ||
        !rt_grow((void **)&ties->before, &ties->before_capacity, ties->count,
                 sizeof *ties->before)) {
        return false;
    }
    if (ties->count > 1) {
        qsort(ties->items, ties->count, sizeof *ties->items, by_position);
    }
    find_run(ties);
    double mean_a, mean_b, variance_a, variance_b;
    measure_run(ties, false, &mean_a, &variance_a);
    measure_run(ties, true, &mean_b, &variance_b);
    double slope = sqrt(variance_b / variance_a);
    if (ties->run_length < RUN_LEAST || slope > steepest || slope < 1 / steepest) {
        return true;
    }
    double offset = mean_b - slope * mean_a;
    *alignment = (rt_alignment){.slope = (float)slope,
                                .offset = (float)offset,
                                .a_from = (float)fmax(0, -offset / slope),
                                .a_to = (float)fmin(1, (1 - offset) / slope),
                                .b_from = (float)fmax(0, offset),
                                .b_to = (float)fmin(1, slope + offset)};
    return true;
}

float rt_alignment_gap(const rt_alignment *alignment, float a, float b)
{
    float gap = fabsf(alignment->slope * a + alignment->offset - b);
    return gap / fmaxf(1, alignment->slope);
}
