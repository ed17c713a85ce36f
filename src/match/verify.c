#include "match/verify.h"

#include "base/threads.h"
#include "match/shingle_set.h"

#include <stdlib.h>

enum {
    GRAIN = 32
}; /* pairs a share: enough to use a set several times, and to part the work evenly */

typedef struct verification {
    rt_memory *memory;
    const rt_text_source *texts;
    unsigned ngram;
    const rt_pairs *pairs;
    uint32_t *shared;
    const uint32_t *listed; /* the texts whose size is wanted */
    uint32_t *sizes;
    rt_shingle_set *sets; /* one for each worker */
} verification;

static bool measure_sizes(void *context, size_t begin, size_t end, unsigned worker)
{
    verification *v = context;
    rt_shingle_set *set = &v->sets[worker];
    for (size_t i = begin; i < end; i++) {
        uint32_t text = v->listed[i];
        rt_memory_tick(v->memory, i);
        if (!rt_shingle_set_fill(set, rt_source_text(v->texts, text), v->ngram)) {
            return false;
        }
        v->sizes[text] = (uint32_t)set->size;
    }
    return true;
}

static bool count_shared(void *context, size_t begin, size_t end, unsigned worker)
{
    verification *v = context;
    rt_shingle_set *set = &v->sets[worker];
    bool filled = false;
    uint32_t in_set = 0;
    for (size_t i = begin; i < end; i++) {
        uint32_t a = rt_pair_first(v->pairs->items[i]);
        uint32_t b = rt_pair_second(v->pairs->items[i]);
        rt_memory_tick(v->memory, i);
        if (!filled || in_set != a) {
            if (!rt_shingle_set_fill(set, rt_source_text(v->texts, a), v->ngram)) {
                return false;
            }
            filled = true;
            in_set = a;
        }
        size_t shared;
        if (!rt_shingle_set_shared(set, rt_source_text(v->texts, b), v->ngram, &shared)) {
            return false;
        }
        v->shared[i] = (uint32_t)shared;
    }
    return true;
}

/* Lists each text of a pair whose size is not known once; NULL when out of memory. */
static uint32_t *list_texts(const rt_pairs *pairs, rt_memory *memory, uint32_t *sizes,
                            size_t *count)
{
    uint32_t *listed = rt_memory_alloc(memory, (2 * pairs->count + 1) * sizeof *listed);
    if (listed == NULL) {
        return NULL;
    }
    size_t n = 0;
    for (size_t i = 0; i < pairs->count; i++) {
        rt_memory_tick(memory, i);
        uint32_t both[] = {rt_pair_first(pairs->items[i]), rt_pair_second(pairs->items[i])};
        for (int j = 0; j < 2; j++) {
            if (sizes[both[j]] == 0) {
                sizes[both[j]] = 1; /* so that it is listed once; overwritten by its size */
                listed[n++] = both[j];
            }
        }
    }
    *count = n;
    return listed;
}

bool rt_verify(const rt_text_source *texts, unsigned ngram, const rt_pairs *pairs, unsigned threads,
               rt_memory *memory, uint32_t *shared, uint32_t *sizes)
{
    size_t listed_count = 0;
    uint32_t *listed = list_texts(pairs, memory, sizes, &listed_count);
    rt_shingle_set *sets = calloc(threads, sizeof *sets);
    bool done = listed != NULL && sets != NULL;
    if (done) {
        verification v = {.memory = memory,
                          .texts = texts,
                          .ngram = ngram,
                          .pairs = pairs,
                          .shared = shared,
                          .listed = listed,
                          .sizes = sizes,
                          .sets = sets};
        done = rt_parallel_for(threads, listed_count, GRAIN, measure_sizes, &v) &&
               rt_parallel_for(threads, pairs->count, GRAIN, count_shared, &v);
        for (unsigned i = 0; i < threads; i++) {
            rt_shingle_set_release(&sets[i]);
        }
    }
    free(sets);
    rt_memory_release(memory, listed);
    return done;
}
