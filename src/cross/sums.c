#include "cross/sums.h"

#include <stdlib.h>
#include <string.h>

/* Postings are fetched so many cache lines before they are added. */
enum { CACHE_LINE = 64, LINE_POSTINGS = CACHE_LINE / sizeof(rt_packed), LINES_AHEAD = 24 };

/* Up to so many numbers all are set to 0 now and then, which is quicker than to set those that were
 * given each time; more would not stay in the cache. */
enum { NUMBERS_CLEARED = 1 << 19 };

_Static_assert(RT_SUMS_MOST <= UINT16_MAX, "a block's number fits");

bool rt_sums_init(rt_sums *s, size_t places, rt_packing packing, rt_memory *memory)
{
    size_t numbers = RT_SUMS_MOST + 2 + RT_SUMS_SPARE;
    *s =
        (rt_sums){.memory = memory, .packing = packing, .number_count = places / RT_SUMS_BLOCK + 1};
    s->numbers = rt_memory_zeroed(memory, s->number_count, sizeof *s->numbers);
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

/* Goes through the cache lines of lists, ahead of what is added. */
typedef struct fetcher {
    const rt_sums_list *next, *end;
    uintptr_t line, stop;
} fetcher;

static void fetch_line(fetcher *f)
{
    while (f->line >= f->stop) {
        if (f->next == f->end) {
            return;
        }
        f->line = (uintptr_t)f->next->postings / CACHE_LINE * CACHE_LINE;
        f->stop = (uintptr_t)(f->next->postings + f->next->count);
        f->next++;
    }
    __builtin_prefetch((const void *)f->line);
    f->line += CACHE_LINE;
}

static fetcher fetch_first(const rt_sums_list *lists, size_t count)
{
    fetcher f = {.next = lists, .end = lists};
    if (count > 0) { /* else there may be no array */
        f.end += count;
    }
    for (size_t i = 0; i < LINES_AHEAD; i++) {
        fetch_line(&f);
    }
    return f;
}

void rt_sums_fetch(const rt_sums_list *lists, size_t count)
{
    fetch_first(lists, count);
}

/* Adds some postings; returns how many blocks have been met then. */
static inline uint32_t add_some(const rt_sums *s, uint32_t met, const rt_packed *restrict postings,
                                size_t count, float factor)
{
    uint16_t *restrict numbers = s->numbers;
    uint32_t *restrict blocks = s->blocks;
    float *restrict sums = s->sums;
    const rt_packing packing = s->packing;
    uint32_t fresh = s->before + 1; /* numbers under this are of nothing met */
    size_t offset = s->before;
    met += s->before;
    for (size_t i = 0; i < count; i++) { /* without a branch on what has been met */
        uint32_t place = rt_packed_number(&packing, postings[i]);
        uint32_t block = place / RT_SUMS_BLOCK;
        uint32_t number = numbers[block];
        blocks[(size_t)met + 1 - offset] = block;
        met += number < fresh;
        number = number < fresh ? met : number;
        numbers[block] = (uint16_t)number;
        sums[(number - offset) * RT_SUMS_BLOCK + place % RT_SUMS_BLOCK] +=
            factor * rt_packed_steps(&packing, postings[i]);
    }
    return met - s->before;
}

void rt_sums_add(rt_sums *s, const rt_sums_list *lists, size_t count)
{
    uint32_t met = s->count;
    fetcher ahead = fetch_first(lists, count);
    for (size_t l = 0; l < count; l++) {
        const rt_packed *postings = lists[l].postings;
        size_t left = lists[l].count;
        for (; left >= LINE_POSTINGS; left -= LINE_POSTINGS) {
            fetch_line(&ahead);
            met = add_some(s, met, postings, LINE_POSTINGS, lists[l].factor);
            postings += LINE_POSTINGS;
        }
        if (left > 0) {
            fetch_line(&ahead);
            met = add_some(s, met, postings, left, lists[l].factor);
        }
    }
    s->count = met;
}

void rt_sums_clear(rt_sums *s)
{
    memset(s->sums, 0, ((size_t)s->count + 1) * RT_SUMS_BLOCK * sizeof *s->sums);
    if (s->number_count > NUMBERS_CLEARED) {
        for (uint32_t i = 1; i <= s->count; i++) {
            s->numbers[s->blocks[i]] = 0;
        }
    } else {
        s->before += s->count;
        if (s->before + RT_SUMS_MOST > UINT16_MAX) {
            memset(s->numbers, 0, s->number_count * sizeof *s->numbers);
            s->before = 0;
        }
    }
    s->count = 0;
}
