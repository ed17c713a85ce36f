#include "cross/neighbours.h"

enum { RIVALS = 4 };

rt_rivals rt_rivals_of(const rt_neighbour *items, size_t count, size_t at)
{
    rt_rivals rivals = {.best = rt_is_first_of_language(&items[at])};
    unsigned rest = 0;
    size_t begin = at;
    while (!rt_is_first_of_language(&items[begin])) {
        begin--;
    }
    for (size_t i = begin; rest < RIVALS && i < count; i++) {
        if (i > begin && rt_is_first_of_language(&items[i])) {
            break;
        }
        if (i != at) {
            float cosine = rt_cosine_of(&items[i]);
            rivals.runner = rest == 0 ? cosine : rivals.runner;
            rivals.others += cosine / RIVALS;
            rest++;
        }
    }
    return rivals;
}

void rt_neighbours_release(rt_neighbours *neighbours)
{
    rt_memory_release(neighbours->memory, neighbours->items);
    rt_memory_release(neighbours->memory, neighbours->start);
    *neighbours = (rt_neighbours){0};
}
