#include "cross/sums.h"

#include <stdlib.h>
#include <string.h>

/* Postings are fetched so many cache lines before they are added. */
enum { CACHE_LINE = 64, LINE_POSTINGS = CACHE_LINE / sizeof(rt_packed), LINES_AHEAD = 24 };

/* Places of a segment: their numbers take 256 KiB. Smaller ones cut the lists into short pieces. */
enum { SEGMENT = 1 << 19, SEGMENT_BLOCKS = SEGMENT / RT_SUMS_BLOCK };

_Static_assert(RT_SUMS_MOST <= UINT16_MAX, "a block's number fits");

bool rt_sums_init(rt_sums *s, size_t places, rt_packing packing, rt_memory *memory)
{
    size_t numbers = RT_SUMS_MOST + 2 + RT_SUMS_SPARE;
    size_t blocks = places / RT_SUMS_BLOCK + 1;
    *s = (rt_sums){.memory = memory,
                   .packing = packing,
                   .number_count = blocks < SEGMENT_BLOCKS ? blocks : SEGMENT_BLOCKS,
                   .segment_count = (blocks - 1) / SEGMENT_BLOCKS + 1};
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

void rt_sums_fetch(const rt_sums *s, const rt_sums_list *lists, size_t count)
{
    if (s->segment_count == 1) {
        fetch_first(lists, count);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        __builtin_prefetch(lists[i].postings);
        __builtin_prefetch(lists[i].postings + LINE_POSTINGS);
    }
}

/* Adds some postings of a segment, before which `met_before` blocks have been met; returns how many
 * have been then. */
static inline uint32_t add_some(const rt_sums *s, uint32_t met_before, uint32_t met,
                                const rt_packed *restrict postings, size_t count, float factor)
{
    uint16_t *restrict numbers = s->numbers;
    uint32_t *restrict blocks = s->blocks;
    float *restrict sums = s->sums;
    const rt_packing packing = s->packing;
    uint32_t fresh = s->before + met_before + 1; /* numbers under this are of nothing met */
    size_t offset = s->before;
    met += s->before;
    for (size_t i = 0; i < count; i++) { /* without a branch on what has been met */
        uint32_t place = rt_packed_number(&packing, postings[i]);
        uint32_t block = place / RT_SUMS_BLOCK;
        uint32_t number = numbers[block % SEGMENT_BLOCKS];
        blocks[(size_t)met + 1 - offset] = block;
        met += number < fresh;
        number = number < fresh ? met : number;
        numbers[block % SEGMENT_BLOCKS] = (uint16_t)number;
        sums[(number - offset) * RT_SUMS_BLOCK + place % RT_SUMS_BLOCK] +=
            factor * rt_packed_steps(&packing, postings[i]);
    }
    return met - s->before;
}

/* Adds lists whose places are all in one segment. */
static uint32_t add_lists(const rt_sums *s, const rt_sums_list *lists, size_t count)
{
    uint32_t met = 0;
    fetcher ahead = fetch_first(lists, count);
    for (size_t l = 0; l < count; l++) {
        const rt_packed *postings = lists[l].postings;
        size_t left = lists[l].count;
        for (; left >= LINE_POSTINGS; left -= LINE_POSTINGS) {
            fetch_line(&ahead);
            met = add_some(s, 0, met, postings, LINE_POSTINGS, lists[l].factor);
            postings += LINE_POSTINGS;
        }
        if (left > 0) {
            fetch_line(&ahead);
            met = add_some(s, 0, met, postings, left, lists[l].factor);
        }
    }
    return met;
}

/* Adds the postings of a list that are of places under `end`, and has those to come fetched. */
static uint32_t add_under(const rt_sums *s, size_t end, uint32_t met_before, uint32_t met,
                          rt_sums_list *list)
{
    size_t some = LINE_POSTINGS;
    while (some == LINE_POSTINGS) {
        size_t most = list->count < LINE_POSTINGS ? list->count : LINE_POSTINGS;
        some = 0;
        for (size_t i = 0; i < most; i++) {
            some += rt_packed_number(&s->packing, list->postings[i]) < end;
        }
        __builtin_prefetch(list->postings + 2 * LINE_POSTINGS);
        met = add_some(s, met_before, met, list->postings, some, list->factor);
        list->postings += some;
        list->count -= some;
    }
    return met;
}

void rt_sums_add(rt_sums *s, rt_sums_list *lists, size_t count)
{
    if (s->segment_count == 1) {
        s->count = add_lists(s, lists, count);
        return;
    }
    uint32_t met = 0;
    for (size_t segment = 0; segment < s->segment_count; segment++) {
        uint32_t met_before = met;
        for (size_t l = 0; l < count; l++) {
            met = add_under(s, (segment + 1) * SEGMENT, met_before, met, &lists[l]);
        }
    }
    s->count = met;
}

void rt_sums_clear(rt_sums *s)
{
    memset(s->sums, 0, ((size_t)s->count + 1) * RT_SUMS_BLOCK * sizeof *s->sums);
    s->before += s->count;
    if (s->before + RT_SUMS_MOST > UINT16_MAX) {
        memset(s->numbers, 0, s->number_count * sizeof *s->numbers);
        s->before = 0;
    }
    s->count = 0;
}
