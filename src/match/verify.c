#include "match/verify.h"

#include "base/threads.h"
#include "match/excerpt.h"
#include "match/shingle_set.h"
#include "match/template.h"

#include <stdlib.h>

/* Pairs a share: enough to use a set several times, and to part the work evenly. */
enum { PAIRS = 32 };

/* What a worker has: a set and a bag of the first text of the pair at hand, once they are filled,
 * a set to count the second one's shingles by, and room for the two texts. */
typedef struct verifier {
    rt_shingle_set set;
    rt_shingle_set other;
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
    rt_verdict *verdicts;
    uint32_t *sizes;     /* several threads may set one, to the same */
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

/* False if so few shared shingles make no pair with a text of `size` related, whatever the size of
 * the other one. */
static bool may_relate(size_t shared, size_t size, const retold_match_options *options)
{
    return rt_jaccard(shared, size, shared) >= options->threshold ||
           rt_containment(shared, RT_EXCERPT_SHINGLES) >= options->containment;
}

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
    if (!rt_source_text(v->texts, text, &own->rooms[0], &own->first) ||
        !rt_shingle_set_fill(&own->set, own->first, v->options->ngram)) {
        return false;
    }
    __atomic_store_n(&v->sizes[text], (uint32_t)own->set.size, __ATOMIC_RELAXED);
    return true;
}

/* Sets the size of a second text if it is not known. */
static bool measure(const verification *v, verifier *own, rt_text text, uint32_t number)
{
    if (__atomic_load_n(&v->sizes[number], __ATOMIC_RELAXED) != 0) {
        return true;
    }
    if (!rt_shingle_set_fill(&own->other, text, v->options->ngram)) {
        return false;
    }
    __atomic_store_n(&v->sizes[number], (uint32_t)own->other.size, __ATOMIC_RELAXED);
    return true;
}

/* Says what a second text is to the first one. */
static bool compare(const verification *v, verifier *own, rt_text text, uint32_t number,
                    rt_verdict *verdict)
{
    size_t shared;
    retold_relation relation = RETOLD_UNRELATED;
    if (!rt_shingle_set_shared(&own->set, text, v->options->ngram, &shared)) {
        return false;
    }
    if (may_relate(shared, own->set.size, v->options)) {
        if (!measure(v, own, text, number)) {
            return false;
        }
        size_t size = __atomic_load_n(&v->sizes[number], __ATOMIC_RELAXED);
        relation = rt_relate(shared, own->set.size, size, v->options);
    }
    if (relation == RETOLD_NEAR && !tell_template(own, text, &relation)) {
        return false;
    }
    *verdict = (rt_verdict){(uint32_t)shared, relation};
    return true;
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
        rt_memory_tick(v->memory, i);
        rt_expect_texts(v->texts, v->pairs, i);
        if ((i == begin || rt_pair_first(pairs[i - 1]) != a) && !take_first(v, own, a)) {
            return false;
        }
        if (!rt_source_text(v->texts, b, &own->rooms[1], &text) ||
            !compare(v, own, text, b, &v->verdicts[i])) {
            return false;
        }
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
    bool done =
        v.verifiers != NULL && rt_parallel_for(threads, pairs->count, PAIRS, compare_pairs, &v);
    for (unsigned i = 0; v.verifiers != NULL && i < rt_threads_count(threads); i++) {
        rt_shingle_set_release(&v.verifiers[i].set);
        rt_shingle_set_release(&v.verifiers[i].other);
        rt_token_bag_release(&v.verifiers[i].bag);
        rt_buffer_release(&v.verifiers[i].rooms[0]);
        rt_buffer_release(&v.verifiers[i].rooms[1]);
    }
    free(v.verifiers);
    return done;
}
