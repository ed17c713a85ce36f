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
        all->start[rt_rank_set_rank(linked, links[i].a) + 2]++;
        all->start[rt_rank_set_rank(linked, links[i].b) + 2]++;
    }
    for (size_t r = 2; r < count + 2; r++) {
        rt_memory_step(memory, r);
        all->start[r] += all->start[r - 1];
    }
    for (size_t i = 0; i < link_count; i++) {
        rt_memory_tick(memory, i);
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

static void grow_stars(rt_stars *stars, const adjacency *all, const uint32_t *order, size_t count,
                       rt_memory *memory)
{
    for (size_t r = 0; r < stars->linked.count; r++) {
        rt_memory_step(memory, r);
        stars->places[r].centre = RT_NO_CENTRE;
    }
    size_t turn = 0;
    for (int last = 0; last < 2; last++) {
        for (size_t i = 0; i < count; i++) {
            uint32_t text = order[i];
            rt_memory_step(memory, i);
            if (!rt_rank_set_has(&stars->linked, text)) {
                continue;
            }
            size_t rank = rt_rank_set_rank(&stars->linked, text);
            rt_memory_tick(memory, turn++);
            if (stars->places[rank].centre == RT_NO_CENTRE &&
                stands_in_another(all, rank) == (last != 0)) {
                grow_star(all, rank, text, stars->places);
            }
        }
    }
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
        done = stars->places != NULL;
    }
    if (done) {
        grow_stars(stars, &all, order, count, memory);
    } else {
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
