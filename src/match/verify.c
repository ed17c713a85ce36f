#include "match/verify.h"

#include "base/rank_set.h"
#include "base/threads.h"
#include "match/excerpt.h"
#include "match/shingle_set.h"
#include "match/template.h"

#include <stdlib.h>

/* Texts a share; and pairs: enough to use a set several times, and to part the work evenly. */
enum { TEXTS = 1024, PAIRS = 32 };

/* What a worker has: a set and a bag of the first text of the pair at hand, once they are filled,
 * and room for the two texts. */
typedef struct verifier {
    rt_shingle_set set;
    rt_token_bag bag;
    rt_buffer rooms[2];
    rt_text first;
    bool bag_filled;
} verifier;

typedef struct verification {
    rt_memory *memory;
    const rt_text_source *texts;
    const retold_match_options *options;
    const rt_pairs *pairs;
    rt_rank_set unknown; /* texts of which the size is wanted */
    rt_verdict *verdicts;
    uint32_t *sizes;
    verifier *verifiers; /* one for each worker */
} verification;

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
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

/* ------------------------------------------------------------------------ sizes */

static bool measure_sizes(void *context, size_t begin, size_t end, unsigned worker)
{
    verification *v = context;
    verifier *own = &v->verifiers[worker];
    for (size_t t = rt_rank_set_next_under(&v->unknown, begin, end); t != SIZE_MAX;
         t = rt_rank_set_next_under(&v->unknown, t + 1, end)) {
        rt_text text;
        rt_memory_tick(v->memory, t);
        if (!rt_source_text(v->texts, (uint32_t)t, &own->rooms[0], &text) ||
            !rt_shingle_set_fill(&own->set, text, v->options->ngram)) {
            return false;
        }
        v->sizes[t] = (uint32_t)own->set.size;
    }
    return true;
}

/* Collects the texts of pairs whose size is not known. */
static bool find_unknown(verification *v)
{
    if (!rt_rank_set_init(&v->unknown, v->texts->count, v->memory)) {
        return false;
    }
    for (size_t i = 0; i < v->pairs->count; i++) {
        rt_memory_step(v->memory, i);
        rt_rank_set_add(&v->unknown, rt_pair_first(v->pairs->items[i]));
        rt_rank_set_add(&v->unknown, rt_pair_second(v->pairs->items[i]));
    }
    for (size_t t = rt_rank_set_next(&v->unknown, 0); t != SIZE_MAX;
         t = rt_rank_set_next(&v->unknown, t + 1)) {
        rt_memory_step(v->memory, t);
        if (v->sizes[t] != 0) {
            rt_rank_set_remove(&v->unknown, t);
        }
    }
    return true;
}

/* ------------------------------------------------------------------------ pairs */

static bool has_figures(rt_text text)
{
    size_t figures = 0;
    for (size_t i = 0; i < text.count; i++) {
        figures += text.tokens[i] & RT_TOKEN_FIGURE;
    }
    return figures >= RT_TEMPLATE_FIGURES;
}

/* Makes a near-duplicate's relation that of a template if it is one. */
static bool tell_template(verifier *own, rt_text b, retold_relation *relation)
{
    if (!has_figures(b)) {
        return true;
    }
    if (!own->bag_filled && !rt_token_bag_fill(&own->bag, own->first)) {
        return false;
    }
    own->bag_filled = true;
    rt_difference difference = rt_token_bag_compare(&own->bag, b);
    if (rt_is_template(&difference)) {
        *relation = RETOLD_TEMPLATE;
    }
    return true;
}

static bool take_first(const verification *v, verifier *own, uint32_t text)
{
    own->bag_filled = false;
    return rt_source_text(v->texts, text, &own->rooms[0], &own->first) &&
           rt_shingle_set_fill(&own->set, own->first, v->options->ngram);
}

static bool compare_pairs(void *context, size_t begin, size_t end, unsigned worker)
{
    verification *v = context;
    verifier *own = &v->verifiers[worker];
    const uint64_t *pairs = v->pairs->items;
    for (size_t i = begin; i < end; i++) {
        uint32_t a = rt_pair_first(pairs[i]);
        uint32_t b = rt_pair_second(pairs[i]);
        rt_text text;
        size_t shared;
        rt_memory_tick(v->memory, i);
        rt_expect_texts(v->texts, v->pairs, i);
        if ((i == begin || rt_pair_first(pairs[i - 1]) != a) && !take_first(v, own, a)) {
            return false;
        }
        if (!rt_source_text(v->texts, b, &own->rooms[1], &text) ||
            !rt_shingle_set_shared(&own->set, text, v->options->ngram, &shared)) {
            return false;
        }
        retold_relation relation = rt_relate(shared, v->sizes[a], v->sizes[b], v->options);
        if (relation == RETOLD_NEAR && !tell_template(own, text, &relation)) {
            return false;
        }
        v->verdicts[i] = (rt_verdict){(uint32_t)shared, relation};
    }
    return true;
}

bool rt_verify(const rt_text_source *texts, const rt_pairs *pairs,
               const retold_match_options *options, rt_threads *threads, rt_memory *memory,
               rt_verdict *verdicts, uint32_t *sizes)
{
    verification v = {.memory = memory,
                      .texts = texts,
                      .options = options,
                      .pairs = pairs,
                      .verdicts = verdicts,
                      .sizes = sizes,
                      .verifiers = calloc(rt_threads_count(threads), sizeof *v.verifiers)};
    bool done = v.verifiers != NULL && find_unknown(&v) &&
                rt_parallel_for(threads, texts->count, TEXTS, measure_sizes, &v) &&
                rt_parallel_for(threads, pairs->count, PAIRS, compare_pairs, &v);
    for (unsigned i = 0; v.verifiers != NULL && i < rt_threads_count(threads); i++) {
        rt_shingle_set_release(&v.verifiers[i].set);
        rt_token_bag_release(&v.verifiers[i].bag);
        rt_buffer_release(&v.verifiers[i].rooms[0]);
        rt_buffer_release(&v.verifiers[i].rooms[1]);
    }
    free(v.verifiers);
    rt_rank_set_release(&v.unknown);
    return done;
}
