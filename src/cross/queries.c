#include "cross/queries.h"

#include "base/sort.h"
#include "base/threads.h"

enum { GRAIN = 256, AHEAD = 4 };

/* Documents are rated several at once. */
typedef struct rating {
    const rt_vectors *v;
    const size_t *posting_from;
    size_t begin;
    uint64_t *ranking; /* of each place: how unlikely its document is << 32 | the place */
} rating;

/* Adds up what a posting is worth, on average, of each of the document's terms. The result is at
 * most 1, since its vector has length 1. */
static double rate(const rating *r, size_t place)
{
    const rt_vectors *v = r->v;
    const rt_packed *link = v->links + rt_link_start(v, place);
    const rt_packed *end = link + rt_link_count(v, place);
    double sum = 0;
    for (; link < end; link++) {
        if (link + AHEAD < end) {
            uint32_t later = rt_packed_number(&v->of_links, link[AHEAD]);
            __builtin_prefetch(&r->posting_from[later]);
            __builtin_prefetch(&v->posting_start[later + 1]);
        }
        uint32_t rank = rt_packed_number(&v->of_links, *link);
        size_t postings = v->posting_start[rank + 1] - r->posting_from[rank];
        if (postings > 0) {
            double weight = (double)rt_packed_weight(&v->of_links, *link);
            sum += weight * weight / (double)postings;
        }
    }
    return sum < 1 ? sum : 1; /* which rounding may lift it above */
}

static bool rate_documents(void *context, size_t begin, size_t end, unsigned worker)
{
    const rating *r = context;
    for (size_t i = begin; i < end; i++) {
        uint32_t place = (uint32_t)(r->begin + i);
        rt_memory_tick(r->v->memory, i);
        r->ranking[i] = (uint64_t)((1 - rate(r, place)) * UINT32_MAX) << 32 | place;
    }
    return true;
}

bool rt_queries_choose(rt_queries *queries, const rt_vectors *vectors, const size_t *posting_from,
                       size_t begin, size_t end, size_t most, rt_threads *threads)
{
    rt_memory *memory = vectors->memory;
    size_t count = end - begin;
    *queries = (rt_queries){.memory = memory, .count = most};
    rating r = {.v = vectors, .posting_from = posting_from, .begin = begin};
    r.ranking = rt_memory_alloc(memory, 2 * count * sizeof *r.ranking);
    queries->places = rt_memory_alloc(memory, (most + 1) * sizeof *queries->places);
    bool done = r.ranking != NULL && queries->places != NULL;
    if (done) {
        rt_parallel_for(threads, count, GRAIN, rate_documents, &r);
        rt_sort_u64_in(r.ranking, r.ranking + count, count, 0, memory);
        for (size_t i = 0; i < most; i++) {
            r.ranking[i] = (uint32_t)r.ranking[i];
        }
        rt_sort_u64_in(r.ranking, r.ranking + count, most, 0, memory);
        for (size_t i = 0; i < most; i++) {
            queries->places[i] = (uint32_t)r.ranking[i];
        }
    }
    rt_memory_release(memory, r.ranking);
    if (!done) {
        rt_queries_release(queries);
    }
    return done;
}

void rt_queries_release(rt_queries *queries)
{
    rt_memory_release(queries->memory, queries->places);
    queries->places = NULL;
}
