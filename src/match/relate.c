#include "match/relate.h"

#include "base/threads.h"
#include "match/excerpt.h"
#include "match/verify.h"

#include <stdlib.h>

enum { GRAIN = 32 };

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

double rt_match_score(const rt_match *m)
{
    return m->relation == RETOLD_EXCERPT ? rt_containment(m->shared, smaller(m->size_a, m->size_b))
                                         : rt_jaccard(m->shared, m->size_a, m->size_b);
}

retold_relation rt_relate(size_t shared, size_t size_a, size_t size_b,
                          const retold_match_options *options)
{
    if (shared == 0) {
        return RETOLD_UNRELATED;
    }
    if (rt_jaccard(shared, size_a, size_b) >= options->threshold) {
        return RETOLD_NEAR;
    }
    size_t shorter = smaller(size_a, size_b);
    bool excerpt =
        shorter >= RT_EXCERPT_SHINGLES && rt_containment(shared, shorter) >= options->containment;
    return excerpt ? RETOLD_EXCERPT : RETOLD_UNRELATED;
}

static bool add_related(const rt_pairs *candidates, const uint32_t *shared, const uint32_t *sizes,
                        const retold_match_options *options, rt_memory *memory, rt_matches *matches)
{
    for (size_t i = 0; i < candidates->count; i++) {
        rt_memory_tick(memory, i);
        rt_match m = {.a = rt_pair_first(candidates->items[i]),
                      .b = rt_pair_second(candidates->items[i]),
                      .shared = shared[i]};
        m.size_a = sizes[m.a];
        m.size_b = sizes[m.b];
        m.relation = rt_relate(m.shared, m.size_a, m.size_b, options);
        if (m.relation == RETOLD_UNRELATED) {
            continue;
        }
        if (!rt_memory_grow(memory, (void **)&matches->items, &matches->capacity,
                            matches->count + 1, sizeof *matches->items)) {
            return false;
        }
        matches->items[matches->count++] = m;
    }
    return true;
}

static bool has_figures(rt_text text)
{
    size_t figures = 0;
    for (size_t i = 0; i < text.count; i++) {
        figures += text.tokens[i] & RT_TOKEN_FIGURE;
    }
    return figures >= RT_TEMPLATE_FIGURES;
}

/* What a worker has: a bag, and room for the two texts of a pair. */
typedef struct template_worker {
    rt_token_bag bag;
    rt_buffer rooms[2];
} template_worker;

typedef struct template_search {
    rt_memory *memory;
    const rt_text_source *texts;
    rt_match *matches;
    size_t count;
    template_worker *workers;
} template_search;

static void expect_texts(const template_search *s, size_t i)
{
    if (i + RT_TEXT_FAR < s->count) {
        rt_expect_text(s->texts, s->matches[i + RT_TEXT_FAR].b, s->matches[i + RT_TEXT_NEAR].b);
    }
}

static bool find_templates(void *context, size_t begin, size_t end, unsigned worker)
{
    template_search *s = context;
    template_worker *own = &s->workers[worker];
    bool filled = false;
    uint32_t in_bag = 0;
    for (size_t i = begin; i < end; i++) {
        rt_match *m = &s->matches[i];
        rt_text a, b;
        rt_memory_tick(s->memory, i);
        expect_texts(s, i);
        if (m->relation != RETOLD_NEAR) {
            continue;
        }
        if (!rt_source_text(s->texts, m->b, &own->rooms[1], &b)) {
            return false;
        }
        if (!has_figures(b)) {
            continue;
        }
        if (!filled || in_bag != m->a) {
            if (!rt_source_text(s->texts, m->a, &own->rooms[0], &a) ||
                !rt_token_bag_fill(&own->bag, a)) {
                return false;
            }
            filled = true;
            in_bag = m->a;
        }
        rt_difference difference = rt_token_bag_compare(&own->bag, b);
        if (rt_is_template(&difference)) {
            m->relation = RETOLD_TEMPLATE;
        }
    }
    return true;
}

/* Of the matches from `first` on. */
static bool tell_templates(const rt_text_source *texts, rt_threads *threads, rt_memory *memory,
                           rt_matches *matches, size_t first)
{
    if (matches->count == first) {
        return true;
    }
    template_worker *workers = calloc(rt_threads_count(threads), sizeof *workers);
    if (workers == NULL) {
        return false;
    }
    template_search search = {.memory = memory,
                              .texts = texts,
                              .matches = matches->items + first,
                              .count = matches->count - first,
                              .workers = workers};
    bool done = rt_parallel_for(threads, search.count, GRAIN, find_templates, &search);
    for (unsigned i = 0; i < rt_threads_count(threads); i++) {
        rt_token_bag_release(&workers[i].bag);
        rt_buffer_release(&workers[i].rooms[0]);
        rt_buffer_release(&workers[i].rooms[1]);
    }
    free(workers);
    return done;
}

bool rt_match_candidates(const rt_text_source *texts, const rt_pairs *candidates,
                         const retold_match_options *options, rt_threads *threads,
                         rt_memory *memory, uint32_t *sizes, rt_matches *matches)
{
    uint32_t *shared = rt_memory_alloc(memory, (candidates->count + 1) * sizeof *shared);
    size_t first = matches->count;
    bool done = shared != NULL &&
                rt_verify(texts, options->ngram, candidates, threads, memory, shared, sizes) &&
                add_related(candidates, shared, sizes, options, memory, matches) &&
                tell_templates(texts, threads, memory, matches, first);
    rt_memory_release(memory, shared);
    return done;
}
