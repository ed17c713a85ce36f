#include "cross/sums.h"

#include <stdlib.h>
#include <string.h>

_Static_assert(RT_SUMS_MOST <= UINT16_MAX, "a block's number fits");

bool rt_sums_init(rt_sums *s, size_t places, rt_memory *memory)
{
    size_t numbers = RT_SUMS_MOST + 2;
    *s = (rt_sums){.memory = memory};
    s->numbers = rt_memory_zeroed(memory, places / RT_SUMS_BLOCK + 1, sizeof *s->numbers);
    s->blocks = malloc(numbers * sizeof *s->blocks);
    s->sums = calloc(numbers * RT_SUMS_BLOCK, sizeof *s->sums);
    return s->numbers != NULL && s->blocks != NULL && s->sums != NULL;
}

void rt_sums_release(rt_sums *s)
{
    rt_memory_release(s->memory, s->numbers);
    free(s->blocks);
    free(s->sums);
    *s = (rt_sums){0};
}

void rt_sums_add(rt_sums *s, const rt_posting *restrict postings, size_t count, float factor)
{
    uint16_t *restrict numbers = s->numbers;
    uint32_t *restrict blocks = s->blocks;
    float *restrict sums = s->sums;
    uint32_t met = s->count;
    for (size_t i = 0; i < count; i++) { /* without a branch on what has been met */
        uint32_t block = postings[i].place / RT_SUMS_BLOCK;
        uint32_t number = numbers[block];
        met += number == 0;
        number = number == 0 ? met : number;
        numbers[block] = (uint16_t)number;
        blocks[number] = block;
        sums[number * RT_SUMS_BLOCK + postings[i].place % RT_SUMS_BLOCK] +=
            factor * postings[i].weight;
    }
    s->count = met;
}

void rt_sums_clear(rt_sums *s)
{
    for (uint32_t i = 1; i <= s->count; i++) {
        s->numbers[s->blocks[i]] = 0;
    }
    memset(s->sums, 0, ((size_t)s->count + 1) * RT_SUMS_BLOCK * sizeof *s->sums);
    s->count = 0;
}
