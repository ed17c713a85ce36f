#include "group/stars.h"

/*
 * A text's end of a link. Texts go by their ranks among those that have links: bits 31..1 of
 * `other` are that of the link's other text, bit 0 whether this one is the short side of an
 * excerpt.
 */
typedef struct link_end {
    uint32_t other;
    uint32_t link;
} link_end;

/* The ends at the text with rank r: ends[start[r]..start[r + 1]). */
typedef struct adjacency {
    size_t *start;
    link_end *ends;
} adjacency;

static bool find_linked(rt_rank_set *linked, const rt_link *links, size_t link_count, size_t count,
                        rt_memory *memory)
{
    if (!rt_rank_set_init(linked, count, memory)) {
        return false;
    }
    for (size_t i = 0; i < link_count; i++) {
        rt_memory_step(memory, i);
        rt_rank_set_add(linked, links[i].a);
        rt_rank_set_add(linked, links[i].b);
    }
    rt_rank_set_count(linked);
    return true;
}

/* Whether text a of the link, or its text b, is the short side of an excerpt. */
static bool is_short_side(const rt_link *link, bool a)
{
    return link->relation == RETOLD_EXCERPT && link->a_shorter == a;
}

/* Brings where a link to come ends into the processor's caches: its text b is anywhere. */
static void expect_start(const adjacency *all, const rt_rank_set *linked, const rt_link *links,
                         size_t link_count, size_t i, size_t offset)
{
    enum { AHEAD = 16 };
    if (i + AHEAD < link_count) {
        size_t rank = rt_rank_set_rank(linked, links[i + AHEAD].b);
        __builtin_prefetch(&all->start[rank + offset], 1);
    }
}

static bool build_adjacency(adjacency *all, const rt_rank_set *linked, const rt_link *links,
                            size_t link_count, rt_memory *memory)
{
    size_t count = linked->count;
    all->start = rt_memory_zeroed(memory, count + 2, sizeof *all->start);
    all->ends = rt_memory_alloc(memory, (2 * link_count + 1) * sizeof *all->ends);
    if (all->start == NULL || all->ends == NULL) {
        return false;
    }
    for (size_t i = 0; i < link_count; i++) {
        rt_memory_tick(memory, i);
        expect_start(all, linked, links, link_count, i, 2);
        all->start[rt_rank_set_rank(linked, links[i].a) + 2]++;
        all->start[rt_rank_set_rank(linked, links[i].b) + 2]++;
    }
    for (size_t r = 2; r < count + 2; r++) {
        rt_memory_step(memory, r);
        all->start[r] += all->start[r - 1];
    }
    for (size_t i = 0; i < link_count; i++) {
        rt_memory_tick(memory, i);
        expect_start(all, linked, links, link_count, i, 1);
        uint32_t a = (uint32_t)rt_rank_set_rank(linked, links[i].a);
        uint32_t b = (uint32_t)rt_rank_set_rank(linked, links[i].b);
        all->ends[all->start[a + 1]++] =
            (link_end){b << 1 | is_short_side(&links[i], true), (uint32_t)i};
        all->ends[all->start[b + 1]++] =
            (link_end){a << 1 | is_short_side(&links[i], false), (uint32_t)i};
    }
    return true;
}

static bool stands_in_another(const adjacency *all, size_t rank)
{
    for (size_t i = all->start[rank]; i < all->start[rank + 1]; i++) {
        if (all->ends[i].other & 1) {
            return true;
        }
    }
    return false;
}

static void grow_star(const adjacency *all, size_t rank, uint32_t centre, rt_star_place *places)
{
    for (size_t i = all->start[rank]; i < all->start[rank + 1]; i++) {
        const link_end *end = &all->ends[i];
        rt_star_place *other = &places[end->other >> 1];
        if (other->centre == RT_NO_CENTRE && !(end->other & 1)) {
            *other = (rt_star_place){.centre = centre, .link = end->link};
            places[rank].centre = centre;
        }
    }
}

/* Brings what is looked up of texts to come into the processor's caches. */
static void expect_texts(const rt_stars *stars, const adjacency *all, const uint32_t *queue,
                         size_t i)
{
    enum { FAR = 12, NEAR = 6 };
    if (i + FAR < stars->linked.count) {
        size_t far = rt_rank_set_rank(&stars->linked, queue[i + FAR]);
        __builtin_prefetch(&stars->places[far], 1);
        __builtin_prefetch(&all->start[far]);
        size_t near = rt_rank_set_rank(&stars->linked, queue[i + NEAR]);
        __builtin_prefetch(&all->ends[all->start[near]]);
    }
}

/* The texts that have links, in their order; NULL when out of memory. */
static uint32_t *queue_texts(const rt_rank_set *linked, const uint32_t *order, size_t count,
                             rt_memory *memory)
{
    uint32_t *queue = rt_memory_alloc(memory, (linked->count + 1) * sizeof *queue);
    size_t queued = 0;
    for (size_t i = 0; queue != NULL && i < count; i++) {
        rt_memory_step(memory, i);
        queue[queued] = order[i];
        queued += rt_rank_set_has(linked, order[i]);
    }
    return queue;
}

static bool grow_stars(rt_stars *stars, const adjacency *all, const uint32_t *order, size_t count,
                       rt_memory *memory)
{
    uint32_t *queue = queue_texts(&stars->linked, order, count, memory);
    for (size_t r = 0; r < stars->linked.count; r++) {
        rt_memory_step(memory, r);
        stars->places[r].centre = RT_NO_CENTRE;
    }
    for (int last = 0; queue != NULL && last < 2; last++) {
        for (size_t i = 0; i < stars->linked.count; i++) {
            size_t rank = rt_rank_set_rank(&stars->linked, queue[i]);
            rt_memory_tick(memory, i);
            expect_texts(stars, all, queue, i);
            if (stars->places[rank].centre == RT_NO_CENTRE &&
                stands_in_another(all, rank) == (last != 0)) {
                grow_star(all, rank, queue[i], stars->places);
            }
        }
    }
    rt_memory_release(memory, queue);
    return queue != NULL;
}

bool rt_stars_init(rt_stars *stars, const rt_link *links, size_t link_count, const uint32_t *order,
                   size_t count, rt_memory *memory)
{
    adjacency all = {0};
    *stars = (rt_stars){0};
    bool done = find_linked(&stars->linked, links, link_count, count, memory) &&
                build_adjacency(&all, &stars->linked, links, link_count, memory);
    if (done) {
        stars->places = rt_memory_alloc(memory, (stars->linked.count + 1) * sizeof *stars->places);
        done = stars->places != NULL && grow_stars(stars, &all, order, count, memory);
    }
    if (!done) {
        rt_stars_release(stars);
    }
    rt_memory_release(memory, all.start);
    rt_memory_release(memory, all.ends);
    return done;
}

void rt_stars_release(rt_stars *stars)
{
    rt_memory_release(stars->linked.memory, stars->places);
    stars->places = NULL;
    rt_rank_set_release(&stars->linked);
}
