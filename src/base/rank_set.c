#include "base/rank_set.h"

bool rt_rank_set_init(rt_rank_set *set, size_t size, rt_memory *memory)
{
    size_t words = size / 64 + 1;
    *set = (rt_rank_set){.memory = memory,
                         .words = rt_memory_zeroed(memory, words, sizeof *set->words),
                         .ranks = rt_memory_alloc(memory, words * sizeof *set->ranks),
                         .word_count = words};
    if (set->words == NULL || set->ranks == NULL) {
        rt_rank_set_release(set);
        return false;
    }
    return true;
}

void rt_rank_set_release(rt_rank_set *set)
{
    rt_memory_release(set->memory, set->words);
    rt_memory_release(set->memory, set->ranks);
    *set = (rt_rank_set){0};
}

void rt_rank_set_count(rt_rank_set *set)
{
    set->count = 0;
    for (size_t w = 0; w < set->word_count; w++) {
        set->ranks[w] = (uint32_t)set->count;
        set->count += (size_t)__builtin_popcountll(set->words[w]);
    }
}

size_t rt_rank_set_next(const rt_rank_set *set, size_t from)
{
    size_t w = from / 64;
    uint64_t left = w < set->word_count ? set->words[w] & ~UINT64_C(0) << from % 64 : 0;
    while (left == 0) {
        if (++w >= set->word_count) {
            return SIZE_MAX;
        }
        left = set->words[w];
    }
    return w * 64 + (size_t)__builtin_ctzll(left);
}
