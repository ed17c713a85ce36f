#include "group/stars.h"

/* The links of each text: link indexes links[start[t]..start[t + 1]). */
typedef struct adjacency {
    size_t *start;
    uint32_t *links;
} adjacency;

static bool build_adjacency(adjacency *all, const rt_link *links, size_t link_count, size_t count,
                            rt_memory *memory)
{
    all->start = rt_memory_zeroed(memory, count + 2, sizeof *all->start);
    all->links = rt_memory_alloc(memory, (2 * link_count + 1) * sizeof *all->links);
    if (all->start == NULL || all->links == NULL) {
        return false;
    }
    for (size_t i = 0; i < link_count; i++) {
        rt_memory_tick(memory, i);
        all->start[links[i].a + 2]++;
        all->start[links[i].b + 2]++;
    }
    for (size_t t = 2; t < count + 2; t++) {
        all->start[t] += all->start[t - 1];
    }
    for (size_t i = 0; i < link_count; i++) {
        rt_memory_tick(memory, i);
        all->links[all->start[links[i].a + 1]++] = (uint32_t)i;
        all->links[all->start[links[i].b + 1]++] = (uint32_t)i;
    }
    return true;
}

/* Whether `text` is the short side of an excerpt. */
static bool is_short_side(const rt_link *link, uint32_t text)
{
    return link->relation == RETOLD_EXCERPT && (link->a_shorter ? link->a : link->b) == text;
}

static bool stands_in_another(const adjacency *all, const rt_link *links, uint32_t text)
{
    for (size_t i = all->start[text]; i < all->start[text + 1]; i++) {
        if (is_short_side(&links[all->links[i]], text)) {
            return true;
        }
    }
    return false;
}

static void grow_star(const adjacency *all, const rt_link *links, uint32_t centre,
                      rt_star_place *places)
{
    for (size_t i = all->start[centre]; i < all->start[centre + 1]; i++) {
        const rt_link *link = &links[all->links[i]];
        uint32_t other = link->a == centre ? link->b : link->a;
        if (places[other].centre == RT_NO_CENTRE && !is_short_side(link, centre)) {
            places[other] = (rt_star_place){.centre = centre, .link = all->links[i]};
            places[centre].centre = centre;
        }
    }
}

bool rt_stars(const rt_link *links, size_t link_count, const uint32_t *order, size_t count,
              rt_memory *memory, rt_star_place *places)
{
    adjacency all = {0};
    bool done = build_adjacency(&all, links, link_count, count, memory);
    if (done) {
        for (size_t t = 0; t < count; t++) {
            places[t].centre = RT_NO_CENTRE;
        }
        for (int last = 0; last < 2; last++) {
            for (size_t i = 0; i < count; i++) {
                uint32_t text = order[i];
                rt_memory_tick(memory, i);
                if (places[text].centre == RT_NO_CENTRE &&
                    stands_in_another(&all, links, text) == (last != 0)) {
                    grow_star(&all, links, text, places);
                }
            }
        }
    }
    rt_memory_release(memory, all.start);
    rt_memory_release(memory, all.links);
    return done;
}
