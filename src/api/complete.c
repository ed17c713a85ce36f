#include "api/complete.h"

/* For the texts that have links, by their ranks: their places in the order in which stars are
 * grown; and for each centre, and text in no star, the earliest centre that a near-duplicate links
 * its star to, RT_NO_CENTRE if none is earlier than itself. */
typedef struct star_order {
    const rt_grouping *g;
    uint32_t *places;
    uint32_t *earlier;
} star_order;

static size_t rank_of(const rt_grouping *g, uint32_t text)
{
    return rt_rank_set_rank(&g->stars.linked, text);
}

static void find_places(star_order *o)
{
    const rt_grouping *g = o->g;
    for (size_t i = 0; i < g->texts->count; i++) {
        rt_memory_step(g->corpus->memory, i);
        if (rt_rank_set_has(&g->stars.linked, g->order[i])) {
            o->places[rank_of(g, g->order[i])] = (uint32_t)i;
        }
    }
}

/* Brings what is looked up of a link to come into the processor's caches. */
static void expect_link(const rt_grouping *g, size_t i)
{
    enum { AHEAD = 16 };
    if (i + AHEAD < g->link_count) {
        __builtin_prefetch(&g->stars.places[rank_of(g, g->links[i + AHEAD].b)]);
    }
}

static void find_earlier(star_order *o)
{
    const rt_grouping *g = o->g;
    for (size_t r = 0; r < g->stars.linked.count; r++) {
        rt_memory_step(g->corpus->memory, r);
        o->earlier[r] = RT_NO_CENTRE;
    }
    for (size_t i = 0; i < g->link_count; i++) {
        const rt_link *link = &g->links[i];
        rt_memory_tick(g->corpus->memory, i);
        expect_link(g, i);
        uint32_t a = rt_representative(g, link->a);
        uint32_t b = rt_representative(g, link->b);
        if (link->relation != RETOLD_NEAR || a == b) {
            continue;
        }
        uint32_t first = o->places[rank_of(g, a)] < o->places[rank_of(g, b)] ? a : b;
        uint32_t *earlier = &o->earlier[rank_of(g, first == a ? b : a)];
        if (*earlier == RT_NO_CENTRE ||
            o->places[rank_of(g, first)] < o->places[rank_of(g, *earlier)]) {
            *earlier = first;
        }
    }
}

static bool list_pairs(const star_order *o, rt_pairs *pairs)
{
    const rt_grouping *g = o->g;
    const rt_rank_set *linked = &g->stars.linked;
    for (size_t t = rt_rank_set_next(linked, 0); t != SIZE_MAX;
         t = rt_rank_set_next(linked, t + 1)) {
        uint32_t text = (uint32_t)t;
        uint32_t centre = o->earlier[rank_of(g, rt_representative(g, text))];
        rt_memory_tick(g->corpus->memory, t);
        if (centre != RT_NO_CENTRE && !(text < centre ? rt_pairs_add(pairs, text, centre)
                                                      : rt_pairs_add(pairs, centre, text))) {
            return false;
        }
    }
    return true;
}

bool rt_missing_pairs(const rt_grouping *g, rt_pairs *pairs)
{
    rt_memory *memory = g->corpus->memory;
    size_t room = g->stars.linked.count + 1;
    rt_pairs_init(pairs, true);
    pairs->memory = memory;
    star_order o = {.g = g,
                    .places = rt_memory_alloc(memory, room * sizeof *o.places),
                    .earlier = rt_memory_alloc(memory, room * sizeof *o.earlier)};
    bool done = o.places != NULL && o.earlier != NULL;
    if (done) {
        find_places(&o);
        find_earlier(&o);
        done = list_pairs(&o, pairs);
    }
    rt_memory_release(memory, o.places);
    rt_memory_release(memory, o.earlier);
    done = done && rt_pairs_sort(pairs);
    if (!done) {
        rt_pairs_release(pairs);
    }
    return done;
}
