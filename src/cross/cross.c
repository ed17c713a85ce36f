#include "cross/cross.h"

#include "base/pairs.h"
#include "base/threads.h"
#include "cross/cooccurrence.h"
#include "cross/evidence.h"
#include "cross/learn.h"
#include "cross/shared_words.h"

#include <stdlib.h>
#include <string.h>

enum { GRAIN = 64, EVIDENCE_MAX = 1024 };

/* Below this a pair is not looked at further. */
static const double least_probability = 0.25;

/* One pass over all candidates. */
typedef struct pass {
    rt_pass number;
    rt_pass weights;
    const rt_pairs *seeds; /* that taught the lexicon; ascending */
    rt_vectors vectors;
    rt_neighbours neighbours;
    rt_profile *profiles;
    rt_pairs pairs;
    float *features; /* RT_FEATURE_COUNT for each pair; NULL if nobody wants to see them */
    double *probabilities;
    float *coverages;
    rt_feature_scratch *scratch; /* one for each worker */
} pass;

static void pass_release(pass *p, unsigned threads)
{
    rt_vectors_release(&p->vectors);
    rt_neighbours_release(&p->neighbours);
    rt_pairs_release(&p->pairs);
    free(p->profiles);
    free(p->features);
    free(p->probabilities);
    free(p->coverages);
    for (unsigned i = 0; p->scratch != NULL && i < threads; i++) {
        rt_feature_scratch_release(&p->scratch[i]);
    }
    free(p->scratch);
}

/*
 * Lists the pairs that are worth scoring, each among the nearest of both sides. Where one language
 * has many more documents than another, most of them have no translation there, and the other side
 * knows.
 */
static bool list_pairs(pass *p)
{
    rt_pairs_init(&p->pairs, false);
    for (uint32_t d = 0; d < p->vectors.document_count; d++) {
        for (size_t i = p->neighbours.start[d]; i < p->neighbours.start[d + 1]; i++) {
            uint32_t other = p->neighbours.items[i].document;
            if (d < other && rt_is_hopeful(&p->vectors, &p->neighbours, d, other) &&
                !rt_pairs_add(&p->pairs, d, other)) {
                return false;
            }
        }
    }
    return rt_pairs_sort(&p->pairs);
}

/* Texts of one language are no translations. */
static bool in_one_language(const pass *p, uint32_t a, uint32_t b)
{
    const rt_cross_document *documents = p->vectors.documents;
    return rt_shared_words(&documents[a].anchors, &documents[b].anchors) >= RT_ONE_LANGUAGE;
}

static bool score_pairs(void *context, size_t begin, size_t end, unsigned worker)
{
    pass *p = context;
    for (size_t i = begin; i < end; i++) {
        float own[RT_FEATURE_COUNT];
        float *features = p->features == NULL ? own : p->features + i * RT_FEATURE_COUNT;
        uint32_t a = rt_pair_first(p->pairs.items[i]);
        uint32_t b = rt_pair_second(p->pairs.items[i]);
        bool taught = rt_pairs_find(p->seeds, a, b);
        if (!rt_features(&p->vectors, p->profiles, &p->neighbours, a, b, taught,
                         &p->scratch[worker], features)) {
            return false;
        }
        p->probabilities[i] = rt_score(features, p->weights);
        p->coverages[i] = features[RT_FEATURE_COVERAGE_LESS];
        if (p->probabilities[i] >= least_probability && in_one_language(p, a, b)) {
            p->probabilities[i] = 0;
        }
    }
    return true;
}

static void observe(const pass *p, const rt_cross_options *options)
{
    for (size_t i = 0; p->features != NULL && i < p->pairs.count; i++) {
        uint32_t a = rt_pair_first(p->pairs.items[i]);
        uint32_t b = rt_pair_second(p->pairs.items[i]);
        rt_scored_pair pair = {.a = a,
                               .b = b,
                               .taught = rt_pairs_find(p->seeds, a, b),
                               .probability = p->probabilities[i],
                               .features = p->features + i * RT_FEATURE_COUNT};
        options->observe(options->user, p->number, &pair);
    }
}

static bool run_pass(pass *p, const rt_cross_document *documents, size_t count,
                     size_t language_count, const rt_cross_options *options)
{
    if (!rt_vectors_init(&p->vectors, documents, count, language_count) ||
        !rt_neighbours_find(&p->neighbours, &p->vectors, options->threads) || !list_pairs(p)) {
        return false;
    }
    p->profiles = rt_profiles_new(&p->vectors);
    if (options->observe != NULL) {
        p->features = malloc((p->pairs.count * RT_FEATURE_COUNT + 1) * sizeof *p->features);
    }
    p->probabilities = malloc((p->pairs.count + 1) * sizeof *p->probabilities);
    p->coverages = malloc((p->pairs.count + 1) * sizeof *p->coverages);
    p->scratch = calloc(options->threads, sizeof *p->scratch);
    bool done = p->profiles != NULL && (p->features != NULL || options->observe == NULL) &&
                p->probabilities != NULL && p->coverages != NULL && p->scratch != NULL;
    if (!done || !rt_parallel_for(options->threads, p->pairs.count, GRAIN, score_pairs, p)) {
        return false;
    }
    observe(p, options);
    return true;
}

/* ----------------------------------------------------------------- both passes */

/* A shared anchor, and what it says. */
typedef struct evidence {
    float weight;
    uint32_t place; /* where it first stands in both, added up */
    uint32_t key;
    const rt_entry *a, *b;
} evidence;

static int by_weight(const void *x, const void *y)
{
    const evidence *a = x;
    const evidence *b = y;
    if (a->weight != b->weight) {
        return a->weight > b->weight ? -1 : 1;
    }
    if (a->place != b->place) {
        return a->place < b->place ? -1 : 1;
    }
    return (a->key > b->key) - (a->key < b->key);
}

static bool same_places(const rt_vectors *v, const rt_entry *x, const rt_entry *y)
{
    return x->count == y->count && memcmp(v->positions + x->positions, v->positions + y->positions,
                                          rt_positions_kept(x->count) * sizeof *v->positions) == 0;
}

/* Whether the anchor is in the same words as one before it: what a name means, or one more thing
 * that a word may stand for. A date and its day are both told. */
static bool says_again(const rt_vectors *v, const evidence *found, size_t i)
{
    for (size_t j = 0; j < i; j++) {
        bool numbers = rt_anchor_kind_of(found[i].key) == RT_ANCHOR_NUMBER &&
                       rt_anchor_kind_of(found[j].key) == RT_ANCHOR_NUMBER;
        if (found[i].place == found[j].place && !numbers &&
            same_places(v, found[i].a, found[j].a) && same_places(v, found[i].b, found[j].b)) {
            return true;
        }
    }
    return false;
}

/* Appends the keys that the pair shares, one for the same words, but for the evidence that is its
 * own. */
static bool add_evidence(const pass *p, rt_translations *t, rt_translation *pair)
{
    const rt_vectors *v = &p->vectors;
    bool taught = rt_pairs_find(p->seeds, pair->a, pair->b);
    const rt_entry *x = v->entries + v->entry_start[pair->a];
    const rt_entry *x_end = v->entries + v->entry_start[pair->a + 1];
    const rt_entry *y = v->entries + v->entry_start[pair->b];
    const rt_entry *y_end = v->entries + v->entry_start[pair->b + 1];
    evidence found[EVIDENCE_MAX];
    size_t count = 0;
    while (x < x_end && y < y_end && count < EVIDENCE_MAX) {
        if (x->key == y->key) {
            uint32_t place = (uint32_t)v->positions[x->positions] + v->positions[y->positions];
            if (!taught || !rt_lexicon_is_marginal(x->key)) {
                found[count++] = (evidence){rt_evidence_weight(x, y), place, x->key, x, y};
            }
            x++;
            y++;
        } else if (x->key < y->key) {
            x++;
        } else {
            y++;
        }
    }
    qsort(found, count, sizeof *found, by_weight);
    if (!rt_grow((void **)&t->shared, &t->shared_capacity, t->total_shared + count,
                 sizeof *t->shared)) {
        return false;
    }
    pair->shared = t->total_shared;
    for (size_t i = 0; i < count; i++) {
        if (!says_again(v, found, i)) {
            t->shared[t->total_shared++] = found[i].key;
        }
    }
    pair->shared_count = t->total_shared - pair->shared;
    return true;
}

static bool keep_translations(const pass *p, double threshold, rt_translations *t)
{
    for (size_t i = 0; i < p->pairs.count; i++) {
        if (p->probabilities[i] < threshold) {
            continue;
        }
        if (!rt_grow((void **)&t->items, &t->capacity, t->count + 1, sizeof *t->items)) {
            return false;
        }
        rt_translation *pair = &t->items[t->count++];
        *pair = (rt_translation){.a = rt_pair_first(p->pairs.items[i]),
                                 .b = rt_pair_second(p->pairs.items[i]),
                                 .probability = p->probabilities[i],
                                 .coverage = (double)p->coverages[i]};
        if (!add_evidence(p, t, pair)) {
            return false;
        }
    }
    t->postings_met = p->neighbours.postings_met;
    return true;
}

/* Runs the first pass and learns from it, beside what is known already. */
static bool learn(rt_lexicon *lexicon, rt_pairs *seeds, rt_cross_document *documents, size_t count,
                  size_t language_count, const rt_cross_options *options)
{
    const rt_lexicon nothing = {0};
    const rt_lexicon *known = options->known != NULL ? options->known : &nothing;
    bool knows = known->side_count > 0;
    rt_learned_anchors anchors = {0};
    pass first = {
        .number = RT_PASS_FIRST, .weights = knows ? RT_PASS_SECOND : RT_PASS_FIRST, .seeds = seeds};
    bool done = (!knows || rt_apply_lexicon(&anchors, documents, count, known)) &&
                run_pass(&first, documents, count, language_count, options) &&
                rt_find_seeds(seeds, documents, &first.pairs, first.probabilities) &&
                rt_lexicon_learn(lexicon, known, documents, seeds);
    pass_release(&first, options->threads);
    rt_learned_anchors_release(&anchors);
    return done;
}

bool rt_find_translations(rt_cross_document *documents, size_t count, size_t language_count,
                          const rt_cross_options *options, rt_translations *translations)
{
    *translations = (rt_translations){0};
    rt_pairs seeds = {0};
    rt_learned_anchors anchors = {0};
    pass second = {.number = RT_PASS_SECOND, .weights = RT_PASS_SECOND, .seeds = &seeds};
    rt_lexicon *lexicon = &translations->lexicon;
    bool done = learn(lexicon, &seeds, documents, count, language_count, options) &&
                rt_apply_lexicon(&anchors, documents, count, lexicon) &&
                run_pass(&second, documents, count, language_count, options) &&
                keep_translations(&second, options->threshold, translations);
    pass_release(&second, options->threads);
    rt_learned_anchors_release(&anchors);
    rt_pairs_release(&seeds);
    if (!done) {
        rt_translations_release(translations);
    }
    return done;
}

void rt_translations_release(rt_translations *translations)
{
    free(translations->items);
    free(translations->shared);
    rt_lexicon_release(&translations->lexicon);
    *translations = (rt_translations){0};
}
