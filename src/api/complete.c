#include "api/complete.h"

/* The place of each text in the order in which stars are grown. NULL when out of memory. */
static uint32_t *rank_texts(const rt_grouping *g)
{
    uint32_t *ranks = rt_memory_alloc(g->corpus->memory, (g->texts->count + 1) * sizeof *ranks);
    for (size_t i = 0; ranks != NULL && i < g->texts->count; i++) {
        rt_memory_tick(g->corpus->memory, i);
        ranks[g->order[i]] = (uint32_t)i;
    }
    return ranks;
}

/* For each centre, and text in no star, the earliest centre that a near-duplicate links its star
 * to; RT_NO_CENTRE if none is earlier than itself. NULL when out of memory. */
static uint32_t *find_earlier(const rt_grouping *g, const uint32_t *ranks)
{
    rt_memory *memory = g->corpus->memory;
    uint32_t *earlier = rt_memory_alloc(memory, (g->texts->count + 1) * sizeof *earlier);
    for (size_t t = 0; earlier != NULL && t < g->texts->count; t++) {
        earlier[t] = RT_NO_CENTRE;
    }
    for (size_t i = 0; earlier != NULL && i < g->link_count; i++) {
        const rt_link *link = &g->links[i];
        rt_memory_tick(memory, i);
        uint32_t a = rt_representative(g, link->a);
        uint32_t b = rt_representative(g, link->b);
        if (link->relation != RETOLD_NEAR || a == b) {
            continue;
        }
        uint32_t first = ranks[a] < ranks[b] ? a : b;
        uint32_t second = first == a ? b : a;
        if (earlier[second] == RT_NO_CENTRE || ranks[first] < ranks[earlier[second]]) {
            earlier[second] = first;
        }
    }
    return earlier;
}

bool rt_missing_pairs(const rt_grouping *g, rt_pairs *pairs)
{
    rt_memory *memory = g->corpus->memory;
    rt_pairs_init(pairs, true);
    pairs->memory = memory;
    uint32_t *ranks = rank_texts(g);
    uint32_t *earlier = ranks == NULL ? NULL : find_earlier(g, ranks);
    bool done = earlier != NULL;
    for (uint32_t t = 0; done && t < g->texts->count; t++) {
        uint32_t centre = earlier[rt_representative(g, t)];
        rt_memory_tick(memory, t);
        if (centre != RT_NO_CENTRE) {
            done = t < centre ? rt_pairs_add(pairs, t, centre) : rt_pairs_add(pairs, centre, t);
        }
    }
    rt_memory_release(memory, ranks);
    rt_memory_release(memory, earlier);
    done = done && rt_pairs_sort(pairs);
    if (!done) {
        rt_pairs_release(pairs);
    }
    return done;
}
