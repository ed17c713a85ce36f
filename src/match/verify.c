#include "match/verify.h"

#include "base/threads.h"
#include "match/shingle_set.h"

#include <stdlib.h>

enum {
    GRAIN = 32
}; /* pairs a share: enough to use a set several times, and to part the work evenly */

/* What a worker has: a set, and room for the two texts of a pair. */
typedef struct verifier {
    rt_shingle_set set;
    rt_buffer rooms[2];
} verifier;

typedef struct verification {
    rt_memory *memory;
    const rt_text_source *texts;
    unsigned ngram;
    const rt_pairs *pairs;
    uint32_t *shared;
    const uint32_t *listed; /* the texts whose size is wanted */
    size_t listed_count;
    uint32_t *sizes;
    verifier *verifiers; /* one for each worker */
} verification;

static bool measure_sizes(void *context, size_t begin, size_t end, unsigned worker)
{
    verification *v = context;
    verifier *own = &v->verifiers[worker];
    for (size_t i = begin; i < end; i++) {
        uint32_t number = v->listed[i];
        rt_text text;
        rt_memory_tick(v->memory, i);
        if (i + RT_TEXT_FAR < v->listed_count) {
            rt_expect_text(v->texts, v->listed[i + RT_TEXT_FAR], v->listed[i + RT_TEXT_NEAR]);
        }
        if (!rt_source_text(v->texts, number, &own->rooms[0], &text) ||
            !rt_shingle_set_fill(&own->set, text, v->ngram)) {
            return false;
        }
        v->sizes[number] = (uint32_t)own->set.size;
    }
    return true;
}

static bool count_shared(void *context, size_t begin, size_t end, unsigned worker)
{
    verification *v = context;
    verifier *own = &v->verifiers[worker];
    const uint64_t *pairs = v->pairs->items;
    bool filled = false;
    uint32_t in_set = 0;
    for (size_t i = begin; i < end; i++) {
        uint32_t a = rt_pair_first(pairs[i]);
        uint32_t b = rt_pair_second(pairs[i]);
        rt_text text;
        size_t shared;
        rt_memory_tick(v->memory, i);
        rt_expect_texts(v->texts, v->pairs, i);
        if (!filled || in_set != a) {
            if (!rt_source_text(v->texts, a, &own->rooms[0], &text) ||
                !rt_shingle_set_fill(&own->set, text, v->ngram)) {
                return false;
            }
            filled = true;
            in_set = a;
        }
        if (!rt_source_text(v->texts, b, &own->rooms[1], &text) ||
            !rt_shingle_set_shared(&own->set, text, v->ngram, &shared)) {
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

bool rt_verify(const rt_text_source *texts, unsigned ngram, const rt_pairs *pairs,
               rt_threads *threads, rt_memory *memory, uint32_t *shared, uint32_t *sizes)
{
    size_t listed_count = 0;
    uint32_t *listed = list_texts(pairs, memory, sizes, &listed_count);
    verifier *verifiers = calloc(rt_threads_count(threads), sizeof *verifiers);
    bool done = listed != NULL && verifiers != NULL;
    if (done) {
        verification v = {.memory = memory,
                          .texts = texts,
                          .ngram = ngram,
                          .pairs = pairs,
                          .shared = shared,
                          .listed = listed,
                          .listed_count = listed_count,
                          .sizes = sizes,
                          .verifiers = verifiers};
        done = rt_parallel_for(threads, listed_count, GRAIN, measure_sizes, &v) &&
               rt_parallel_for(threads, pairs->count, GRAIN, count_shared, &v);
        for (unsigned i = 0; i < rt_threads_count(threads); i++) {
            rt_shingle_set_release(&verifiers[i].set);
            rt_buffer_release(&verifiers[i].rooms[0]);
            rt_buffer_release(&verifiers[i].rooms[1]);
        }
    }
    free(verifiers);
    rt_memory_release(memory, listed);
    return done;
}
