#include "cross/cross.h"

#include "base/pairs.h"
#include "base/sort.h"
#include "base/threads.h"
#include "cross/cooccurrence.h"
#include "cross/documents.h"
#include "cross/evidence.h"
#include "cross/learn.h"
#include "cross/shared_words.h"

#include <stdlib.h>
#include <string.h>

enum { GRAIN = 64, EVIDENCE_MAX = 1024, AHEAD = 4, NEIGHBOURS_IN_LINE = 8 };

/* So many documents of a language teach the lexicon what more of them would. */
enum { TEACHERS = 16384 };

/* The first pass is after the likeliest pairs alone, and a search half as wide finds them. */
static const rt_breadth breadths[] = {
    [RT_PASS_FIRST] = {RT_POSTINGS / 2, RT_NEAREST, TEACHERS},
    [RT_PASS_SECOND] = {RT_POSTINGS, RT_SECOND_LOOK, SIZE_MAX},
};

/* A pair that is likely enough to be kept. */
typedef struct scored {
    uint32_t a, b;
    double probability;
    float coverage;
} scored;

/* What a thread has found, and what it works with. */
typedef struct scorer {
    rt_feature_scratch scratch;
    rt_word_table words;
    uint64_t *others; /* whom the document at hand may be scored with, and which item they are */
    size_t other_capacity;
    rt_feature_pair *pairs; /* that are worth it */
    size_t pair_count, pair_capacity;
    rt_buffer neighbour_room, other_room; /* for what is read from files */
    scored *found;
    size_t found_count, found_capacity;
} scorer;

/* One pass over all candidates. What it leaves are `found`, by a, then b. */
typedef struct pass {
    rt_pass number;
    rt_pass weights;
    double least;          /* probability that is kept */
    const rt_pairs *seeds; /* that taught the lexicon; ascending */
    const rt_cross_options *options;
    rt_vectors *vectors;
    rt_cross_document *documents; /* that have learned .. */
    rt_learned_anchors *anchors;  /* .. these .. */
    const rt_lexicon *lexicon;    /* .. of this */
    rt_neighbours neighbours;
    rt_profile *profiles;
    scorer *scorers; /* one for each worker */
    scored *found;
    size_t found_count;
} pass;

static void scorers_release(pass *p)
{
    for (unsigned i = 0; p->scorers != NULL && i < rt_threads_count(p->options->threads); i++) {
        rt_feature_scratch_release(&p->scorers[i].scratch);
        rt_word_table_release(&p->scorers[i].words);
        free(p->scorers[i].others);
        free(p->scorers[i].pairs);
        rt_buffer_release(&p->scorers[i].neighbour_room);
        rt_buffer_release(&p->scorers[i].other_room);
        rt_memory_release(p->options->memory, p->scorers[i].found);
    }
    free(p->scorers);
    p->scorers = NULL;
}

static void pass_release(pass *p)
{
    rt_neighbours_release(&p->neighbours);
    rt_memory_release(p->options->memory, p->profiles);
    p->profiles = NULL;
    scorers_release(p);
    rt_memory_release(p->options->memory, p->found);
    p->found = NULL;
}

/* Texts of one language are no translations: sets their probability to 0. */
static bool refuse_one_language(const pass *p, scorer *s, scored *pair)
{
    rt_memory *memory = p->options->memory;
    const rt_cross_document *documents = p->vectors->documents;
    rt_anchor_set a, b;
    double share;
    if (!rt_words_of(memory, documents, pair->a, &s->neighbour_room, &a) ||
        !rt_words_of(memory, documents, pair->b, &s->other_room, &b) ||
        !rt_shared_words(&s->words, &a, &b, &share)) {
        return false;
    }
    pair->probability = share >= RT_ONE_LANGUAGE ? 0 : pair->probability;
    return true;
}

static bool keep(const pass *p, scorer *s, const scored *pair)
{
    if (!rt_memory_grow(p->options->memory, (void **)&s->found, &s->found_capacity,
                        s->found_count + 1, sizeof *s->found)) {
        return false;
    }
    s->found[s->found_count++] = *pair;
    return true;
}

/* Scores a pair that is worth it, and keeps it if it is likely. */
static bool score_pair(const pass *p, scorer *s, const rt_feature_pair *pair)
{
    float features[RT_FEATURE_COUNT];
    const rt_cross_options *options = p->options;
    if (!rt_features_begin(p->vectors, p->profiles, pair, &s->scratch, features)) {
        return false;
    }
    bool screened = options->observe == NULL && p->least >= RT_SCREENED;
    if (screened && !rt_is_worth_finishing(features, p->weights)) {
        return true;
    }
    if (!rt_features_finish(pair, &s->scratch, features)) {
        return false;
    }
    scored result = {.a = pair->a,
                     .b = pair->b,
                     .probability = rt_score(features, p->weights),
                     .coverage = features[RT_FEATURE_COVERAGE_LESS]};
    if (result.probability >= RT_SCREENED && !refuse_one_language(p, s, &result)) {
        return false;
    }
    if (options->observe != NULL) {
        rt_scored_pair seen = {.a = pair->a,
                               .b = pair->b,
                               .taught = pair->taught,
                               .probability = result.probability,
                               .features = features,
                               .weights = p->weights};
        options->observe(options->user, p->number, &seen);
    }
    return result.probability < p->least || keep(p, s, &result);
}

/* The first pass is after the likeliest of both sides alone, which are the nearest of one nearly
 * always. */
static bool is_no_seed(const pass *p, const rt_feature_pair *pair)
{
    return p->number == RT_PASS_FIRST && p->options->observe == NULL &&
           !pair->rivalry_a.rivals.best && !pair->rivalry_b.rivals.best;
}

/*
 * Lists the pairs of a document with those after it, ascending, that are worth scoring. Each has to
 * be among the nearest of both sides: where one language has many more documents than another, most
 * of them have no translation there, and the other side knows.
 */
static bool list_pairs(const pass *p, scorer *s, uint32_t d)
{
    const rt_neighbours *n = &p->neighbours;
    size_t begin = n->start[d];
    size_t count = n->start[d + 1] - begin;
    size_t after = 0;
    s->pair_count = 0;
    if (count == 0) { /* there may be no array yet */
        return true;
    }
    if (!rt_grow((void **)&s->others, &s->other_capacity, 2 * count, sizeof *s->others) ||
        !rt_grow((void **)&s->pairs, &s->pair_capacity, count, sizeof *s->pairs)) {
        return false;
    }
    const rt_neighbour *own =
        rt_view_read(&n->view, begin * sizeof *own, count * sizeof *own, &s->neighbour_room);
    if (own == NULL) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (own[i].document > d) {
            s->others[after++] = rt_pair(own[i].document, (uint32_t)i);
            __builtin_prefetch(&n->start[own[i].document]);
        }
    }
    rt_sort_u64(s->others, s->others + count, after, 0);
    for (size_t i = 0; i < after; i++) {
        uint32_t other = rt_pair_first(s->others[i]);
        if (i + AHEAD < after) {
            const rt_neighbour *next = n->items + n->start[rt_pair_first(s->others[i + AHEAD])];
            __builtin_prefetch(next);
            __builtin_prefetch(next + NEIGHBOURS_IN_LINE);
        }
        rt_feature_pair pair = {.a = d, .b = other};
        uint32_t at = rt_pair_second(s->others[i]);
        pair.rivalry_a = (rt_rivalry){true, rt_cosine_of(&own[at]), rt_rivals_of(own, count, at)};
        if (!rt_rivalry_of(n, other, d, &s->other_room, &pair.rivalry_b)) {
            return false;
        }
        if (rt_is_hopeful(&pair.rivalry_a, &pair.rivalry_b) && !is_no_seed(p, &pair)) {
            pair.taught = rt_pairs_find(p->seeds, pair.a, pair.b);
            s->pairs[s->pair_count++] = pair;
        }
    }
    return true;
}

/* Has what the pairs to come need fetched, if it is at hand: within a limit it is read instead. */
static void prefetch_pairs(const pass *p, const scorer *s, size_t i)
{
    if (p->vectors->packed != NULL) {
        return;
    }
    if (i + 2 < s->pair_count) {
        rt_features_prefetch_places(p->vectors, p->profiles, s->pairs[i + 2].b);
    }
    if (i + 1 < s->pair_count) {
        rt_features_prefetch(p->vectors, s->pairs[i + 1].b);
    }
}

static bool score_documents(void *context, size_t begin, size_t end, unsigned worker)
{
    const pass *p = context;
    scorer *s = &p->scorers[worker];
    for (uint32_t d = (uint32_t)begin; d < end; d++) {
        if (!list_pairs(p, s, d)) {
            return false;
        }
        rt_memory_check(p->options->memory);
        for (size_t i = 0; i < s->pair_count; i++) {
            prefetch_pairs(p, s, i);
            if (!score_pair(p, s, &s->pairs[i])) {
                return false;
            }
        }
    }
    return true;
}

/* Sorts what was found by documents; one thread finds it in this order. */
static bool sort_found(pass *p)
{
    rt_memory *memory = p->options->memory;
    size_t count = p->found_count;
    rt_keyed *order = rt_memory_alloc(memory, (2 * count + 1) * sizeof *order);
    scored *sorted = rt_memory_alloc(memory, (count + 1) * sizeof *sorted);
    bool done = order != NULL && sorted != NULL;
    if (done) {
        for (size_t i = 0; i < count; i++) {
            rt_memory_step(memory, i);
            order[i] = (rt_keyed){rt_pair(p->found[i].a, p->found[i].b), i};
        }
        rt_sort_keyed(order, order + count, count, memory);
        for (size_t i = 0; i < count; i++) {
            rt_memory_tick(memory, i);
            sorted[i] = p->found[order[i].value];
        }
        rt_memory_release(memory, p->found);
        p->found = sorted;
    } else {
        rt_memory_release(memory, sorted);
    }
    rt_memory_release(memory, order);
    return done;
}

/* Puts together what the threads have found. */
static bool gather(pass *p)
{
    size_t total = 0;
    for (unsigned i = 0; i < rt_threads_count(p->options->threads); i++) {
        total += p->scorers[i].found_count;
    }
    p->found = rt_memory_alloc(p->options->memory, (total + 1) * sizeof *p->found);
    if (p->found == NULL) {
        return false;
    }
    for (unsigned i = 0; i < rt_threads_count(p->options->threads); i++) {
        const scorer *s = &p->scorers[i];
        if (s->found_count > 0) {
            rt_memory_copy(p->options->memory, p->found + p->found_count, s->found,
                           s->found_count * sizeof *s->found);
        }
        p->found_count += s->found_count;
    }
    return rt_threads_count(p->options->threads) == 1 || sort_found(p);
}

/* Gives the documents the lexicon's anchors. */
static bool apply_lexicon(const pass *p)
{
    rt_learned_anchors_release(p->anchors);
    return rt_apply_lexicon(p->anchors, p->documents, p->vectors->order, p->vectors->document_count,
                            p->lexicon, p->options->threads, p->options->memory);
}

/* Finds the neighbours, and has what their pairs need afterwards. The second pass's search is where
 * most memory is needed: without a limit, what it does not need is forgotten and worked out again.
 */
static bool search(pass *p)
{
    rt_threads *threads = p->options->threads;
    bool forget = p->number == RT_PASS_SECOND && rt_memory_limit(p->options->memory) == 0;
    if (!apply_lexicon(p) || !rt_vectors_weigh(p->vectors, threads)) {
        return false;
    }
    if (forget) {
        rt_learned_anchors_release(p->anchors);
    }
    return rt_vectors_link(p->vectors, forget, threads) &&
           rt_neighbours_find(&p->neighbours, p->vectors, &breadths[p->number], threads) &&
           (!forget || apply_lexicon(p)) && rt_vectors_pair(p->vectors, threads);
}

static bool run_pass(pass *p)
{
    const rt_cross_options *options = p->options;
    rt_threads *threads = options->observe != NULL ? NULL : options->threads;
    if (!search(p)) {
        return false;
    }
    p->profiles = rt_profiles_new(p->vectors, options->threads);
    p->scorers = calloc(rt_threads_count(options->threads), sizeof *p->scorers);
    bool done = p->profiles != NULL && p->scorers != NULL &&
                rt_parallel_for(threads, p->vectors->document_count, GRAIN, score_documents, p) &&
                gather(p);
    scorers_release(p);
    return done;
}

/* ----------------------------------------------------------------- both passes */

/* A shared anchor, and what it says. */
typedef struct evidence {
    float weight;
    uint32_t place; /* where it first stands in both, added up */
    uint32_t key;
    const rt_entry *a, *b; /* of the documents' views */
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

static bool same_places(const rt_entry *x, const rt_entry *y)
{
    return x->count == y->count &&
           memcmp(x->places, y->places, rt_positions_kept(x->count) * sizeof(uint16_t)) == 0;
}

/* Whether the anchor is in the same words as one before it: what a name means, or one more thing
 * that a word may stand for. A date and its day are both told. */
static bool says_again(const evidence *found, size_t i)
{
    for (size_t j = 0; j < i; j++) {
        bool numbers = rt_anchor_kind_of(found[i].key) == RT_ANCHOR_NUMBER &&
                       rt_anchor_kind_of(found[j].key) == RT_ANCHOR_NUMBER;
        if (found[i].place == found[j].place && !numbers && same_places(found[i].a, found[j].a) &&
            same_places(found[i].b, found[j].b)) {
            return true;
        }
    }
    return false;
}

/* Gathers what the translations share. */
typedef struct evidence_search {
    const pass *pass;
    rt_translations *translations;
} evidence_search;

/* Appends the keys that the pair shares, one for the same words, but for the evidence that is its
 * own. */
static bool add_evidence(const pass *p, rt_document_view *a, rt_document_view *b,
                         rt_shared_keys *part, rt_translation *pair)
{
    if (!rt_document_view_show(a, p->vectors, pair->a) ||
        !rt_document_view_show(b, p->vectors, pair->b) || !rt_document_view_list(a) ||
        !rt_document_view_list(b)) {
        return false;
    }
    bool taught = rt_pairs_find(p->seeds, pair->a, pair->b);
    const rt_entry *x = a->entries;
    const rt_entry *y = b->entries;
    evidence found[EVIDENCE_MAX];
    size_t count = 0;
    const rt_entry *x_end = x + a->entry_count;
    const rt_entry *y_end = y + b->entry_count;
    while (x < x_end && y < y_end && count < EVIDENCE_MAX) {
        if (x->key == y->key) {
            uint32_t place = (uint32_t)*x->places + *y->places;
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
    if (!rt_memory_grow(p->options->memory, (void **)&part->keys, &part->capacity,
                        part->count + count, sizeof *part->keys)) {
        return false;
    }
    pair->shared = part->count;
    for (size_t i = 0; i < count; i++) {
        if (!says_again(found, i)) {
            part->keys[part->count++] = found[i].key;
        }
    }
    pair->shared_count = part->count - pair->shared;
    return true;
}

static bool search_evidence(void *context, size_t begin, size_t end, unsigned worker)
{
    const evidence_search *s = context;
    rt_translations *t = s->translations;
    rt_document_view a = {0};
    rt_document_view b = {0};
    bool done = true;
    for (size_t i = begin; done && i < end; i++) {
        t->items[i].part = worker;
        done = add_evidence(s->pass, &a, &b, &t->shared[worker], &t->items[i]);
    }
    rt_document_view_release(&a);
    rt_document_view_release(&b);
    return done;
}

/* Lists what the translations share. */
static bool list_evidence(const pass *p, rt_translations *t)
{
    rt_threads *threads = p->options->threads;
    evidence_search s = {p, t};
    t->parts = rt_threads_count(threads);
    t->shared = calloc(t->parts, sizeof *t->shared);
    return t->shared != NULL && rt_parallel_for(threads, t->count, GRAIN, search_evidence, &s);
}

static bool keep_translations(const pass *p, rt_translations *t)
{
    for (size_t i = 0; i < p->found_count; i++) {
        const scored *found = &p->found[i];
        if (found->probability < p->options->threshold) {
            continue;
        }
        if (!rt_memory_grow(t->memory, (void **)&t->items, &t->capacity, t->count + 1,
                            sizeof *t->items)) {
            return false;
        }
        t->items[t->count++] = (rt_translation){.a = found->a,
                                                .b = found->b,
                                                .probability = found->probability,
                                                .coverage = (double)found->coverage};
    }
    t->postings_met = p->neighbours.postings_met;
    return list_evidence(p, t);
}

/* The pairs that were found and what they scored. NULL when out of memory. */
static double *take_found(const pass *p, rt_pairs *pairs)
{
    rt_memory *memory = p->options->memory;
    double *probabilities = rt_memory_alloc(memory, (p->found_count + 1) * sizeof *probabilities);
    rt_pairs_init(pairs, false);
    pairs->memory = memory;
    for (size_t i = 0; probabilities != NULL && i < p->found_count; i++) {
        rt_memory_step(memory, i);
        probabilities[i] = p->found[i].probability;
        if (!rt_pairs_add(pairs, p->found[i].a, p->found[i].b)) {
            rt_memory_release(memory, probabilities);
            probabilities = NULL;
        }
    }
    return probabilities;
}

/* Both passes, and what goes from one to the other. */
typedef struct run {
    rt_cross_document *documents;
    size_t count;
    const rt_cross_options *options;
    rt_vectors vectors;
    rt_learned_anchors anchors; /* of the lexicon at hand */
    rt_pairs seeds;
} run;

/* Those of the first pass are fitted for where there is no lexicon. */
static rt_pass weights_with(const rt_lexicon *lexicon)
{
    return lexicon->side_count > 0 ? RT_PASS_SECOND : RT_PASS_FIRST;
}

/* Runs the first pass and learns from it, beside what is known already. */
static bool learn(run *r, size_t language_count, rt_lexicon *lexicon)
{
    const rt_lexicon nothing = {0};
    const rt_lexicon *known = r->options->known != NULL ? r->options->known : &nothing;
    pass first = {.number = RT_PASS_FIRST,
                  .weights = weights_with(known),
                  .least = RT_SCREENED,
                  .seeds = &r->seeds,
                  .options = r->options,
                  .vectors = &r->vectors,
                  .documents = r->documents,
                  .anchors = &r->anchors,
                  .lexicon = known};
    rt_pairs pairs = {0};
    double *probabilities = NULL;
    bool done =
        rt_vectors_init(&r->vectors, r->documents, r->count, language_count, r->options->memory) &&
        run_pass(&first) && (probabilities = take_found(&first, &pairs)) != NULL;
    pass_release(&first);
    rt_learned_anchors_release(&r->anchors);
    done = done && rt_find_seeds(&r->seeds, r->documents, &pairs, probabilities) &&
           rt_lexicon_learn(lexicon, known, r->documents, &r->seeds, r->options->threads);
    rt_memory_release(r->options->memory, probabilities);
    rt_pairs_release(&pairs);
    return done;
}

bool rt_find_translations(rt_cross_document *documents, size_t count, size_t language_count,
                          const rt_cross_options *options, rt_translations *translations)
{
    *translations = (rt_translations){.memory = options->memory};
    run r = {.documents = documents, .count = count, .options = options};
    pass second = {.number = RT_PASS_SECOND,
                   .least = options->threshold,
                   .seeds = &r.seeds,
                   .options = options,
                   .vectors = &r.vectors,
                   .documents = documents,
                   .anchors = &r.anchors,
                   .lexicon = &translations->lexicon};
    bool done = learn(&r, language_count, &translations->lexicon);
    second.weights = weights_with(&translations->lexicon);
    done = done && run_pass(&second) && keep_translations(&second, translations);
    pass_release(&second);
    rt_learned_anchors_release(&r.anchors);
    rt_vectors_release(&r.vectors);
    rt_pairs_release(&r.seeds);
    if (!done) {
        rt_translations_release(translations);
    }
    return done;
}

void rt_translations_release(rt_translations *translations)
{
    rt_memory_release(translations->memory, translations->items);
    for (unsigned i = 0; translations->shared != NULL && i < translations->parts; i++) {
        rt_memory_release(translations->memory, translations->shared[i].keys);
    }
    free(translations->shared);
    rt_lexicon_release(&translations->lexicon);
    *translations = (rt_translations){0};
}
