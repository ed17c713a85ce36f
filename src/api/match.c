/* From documents to verified matches: candidates, verification, excerpts, groups. */
#include "api/complete.h"
#include "api/result.h"
#include "api/translate.h"
#include "base/error.h"
#include "index/lsh.h"
#include "match/excerpt.h"
#include "match/verify.h"

#include <stdlib.h>

typedef struct matching {
    retold_corpus *corpus;
    rt_texts texts;
    rt_matches matches;
    uint32_t *sizes; /* distinct shingles of each text, 0 where not known */
} matching;

static bool cancelled(const matching *m)
{
    return atomic_load(&m->corpus->cancelled);
}

static void report(const matching *m, const char *stage)
{
    const retold_options *options = &m->corpus->options;
    if (options->on_progress != NULL) {
        retold_progress progress = {.stage = stage, .documents = m->corpus->doc_count};
        options->on_progress(options->user, &progress);
    }
}

/* A part of the keys, and the texts that its documents are the first of. */
static rt_lsh_part part_of_band(const void *context, size_t number, unsigned band)
{
    const matching *m = context;
    rt_lsh_part part = {.items = m->texts.firsts + number * m->corpus->keys.rows};
    part.keys = rt_keys_part(&m->corpus->keys, number, band, &part.step, &part.count);
    return part;
}

static uint32_t key_of_text(const void *context, uint32_t text, unsigned band)
{
    const matching *m = context;
    return rt_keys_get(&m->corpus->keys, m->texts.members[m->texts.start[text]], band);
}

static uint64_t rank_of_text(const void *context, uint32_t text)
{
    const matching *m = context;
    return m->texts.ranks[text];
}

static bool match_candidates(matching *m, const rt_pairs *candidates)
{
    const retold_options *options = &m->corpus->options;
    rt_text_source texts = rt_texts_source(&m->texts);
    return rt_match_candidates(&texts, candidates, &options->match, m->corpus->threads,
                               m->corpus->memory, m->sizes, &m->matches);
}

static bool find_near(matching *m)
{
    const retold_options *options = &m->corpus->options;
    rt_lsh_source source = {.context = m,
                            .parts = rt_keys_parts(&m->corpus->keys),
                            .count = m->texts.count,
                            .bands = m->corpus->plan.bands,
                            .part = part_of_band,
                            .key = key_of_text,
                            .rank = rank_of_text};
    rt_pairs candidates;
    if (!rt_lsh_candidates(&source, options->match.max_bucket, m->corpus->threads,
                           m->corpus->memory, &candidates)) {
        return false;
    }
    rt_keys_forget(&m->corpus->keys);
    report(m, "match");
    bool done = cancelled(m) || match_candidates(m, &candidates);
    rt_pairs_release(&candidates);
    return done;
}

static uint32_t find_root(uint32_t *parents, uint32_t t)
{
    while (parents[t] != t) {
        parents[t] = parents[parents[t]];
        t = parents[t];
    }
    return t;
}

/* For each text the first of the texts that it is linked to by near-duplicates. */
static uint32_t *number_stories(const matching *m)
{
    uint32_t *parents =
        rt_memory_alloc_often(m->corpus->memory, (m->texts.count + 1) * sizeof *parents);
    if (parents == NULL) {
        return NULL;
    }
    for (size_t t = 0; t < m->texts.count; t++) {
        rt_memory_step(m->corpus->memory, t);
        parents[t] = (uint32_t)t;
    }
    for (size_t i = 0; i < m->matches.count; i++) {
        rt_memory_tick(m->corpus->memory, i);
        uint32_t a = find_root(parents, m->matches.items[i].a);
        uint32_t b = find_root(parents, m->matches.items[i].b);
        parents[a > b ? a : b] = a < b ? a : b;
    }
    for (size_t t = 0; t < m->texts.count; t++) {
        rt_memory_tick(m->corpus->memory, t);
        parents[t] = find_root(parents, (uint32_t)t);
    }
    return parents;
}

/* Removes the pairs that are matches already; both are sorted. */
static void remove_known(rt_pairs *candidates, const rt_matches *matches)
{
    size_t kept = 0;
    size_t known = 0;
    for (size_t i = 0; i < candidates->count; i++) {
        uint64_t pair = candidates->items[i];
        rt_memory_step(candidates->memory, i);
        while (known < matches->count &&
               rt_pair(matches->items[known].a, matches->items[known].b) < pair) {
            known++;
        }
        if (known == matches->count ||
            rt_pair(matches->items[known].a, matches->items[known].b) != pair) {
            candidates->items[kept++] = pair;
        }
    }
    candidates->count = kept;
}

/* The samples of a document, if it is the first of its text. */
static bool samples_of(const void *context, size_t document, rt_sampled_text *text)
{
    const matching *m = context;
    if (m->texts.firsts[document] == RT_NO_TEXT) {
        return false;
    }
    const rt_doc *doc = &m->corpus->docs[document];
    *text = (rt_sampled_text){.number = m->texts.firsts[document],
                              .tokens = doc->token_count,
                              .samples = m->corpus->blocks[doc->block].samples + doc->samples,
                              .sample_count = doc->sample_count};
    return true;
}

static bool find_excerpts(matching *m)
{
    const retold_options *options = &m->corpus->options;
    uint32_t *stories = number_stories(m);
    if (stories == NULL) {
        return false;
    }
    rt_sampled_source source = {.context = m,
                                .at = samples_of,
                                .places = m->corpus->doc_count,
                                .count = m->texts.count,
                                .ranks = m->texts.ranks};
    rt_pairs candidates;
    bool done =
        rt_excerpt_candidates(&source, stories, options->match.ngram, options->match.containment,
                              m->corpus->threads, m->corpus->memory, &candidates);
    rt_memory_release(m->corpus->memory, stories);
    if (!done) {
        return false;
    }
    remove_known(&candidates, &m->matches);
    done = match_candidates(m, &candidates);
    rt_pairs_release(&candidates);
    return done;
}

static bool is_before(const rt_match *a, const rt_match *b)
{
    return rt_pair(a->a, a->b) < rt_pair(b->a, b->b);
}

/* Merges the matches from `second` on, which are sorted, with those before, which are too. */
static bool merge_matches(matching *m, size_t second)
{
    rt_matches *all = &m->matches;
    if (second == 0 || second == all->count) {
        return true;
    }
    rt_match *merged = rt_memory_alloc(m->corpus->memory, all->count * sizeof *merged);
    if (merged == NULL) {
        return false;
    }
    size_t i = 0;
    size_t j = second;
    for (size_t k = 0; k < all->count; k++) {
        rt_memory_step(m->corpus->memory, k);
        bool later = i == second || (j < all->count && is_before(&all->items[j], &all->items[i]));
        merged[k] = all->items[later ? j++ : i++];
    }
    rt_memory_release(m->corpus->memory, all->items);
    all->items = merged;
    all->capacity = all->count;
    return true;
}

/* Compares what the index did not bring up until the stars stay as they are, most often at once. */
static bool complete_stars(matching *m, rt_grouping *grouping)
{
    enum { ROUNDS = 4 };
    const retold_options *options = &m->corpus->options;
    rt_text_source texts = rt_texts_source(&m->texts);
    bool done = true;
    bool more = true;
    for (int round = 0; done && more && round < ROUNDS; round++) {
        rt_matches found = {0};
        rt_pairs missing;
        if (!rt_missing_pairs(grouping, &missing)) {
            return false;
        }
        remove_known(&missing, &m->matches);
        done = missing.count == 0 ||
               rt_match_candidates(&texts, &missing, &options->match, m->corpus->threads,
                                   m->corpus->memory, m->sizes, &found);
        rt_pairs_release(&missing);
        more = found.count > 0;
        done = done && (!more || rt_grouping_add(grouping, &found));
        rt_memory_release(m->corpus->memory, found.items);
    }
    return done;
}

/* What comes after is about anchors, and needs the room. */
static void drop_texts(matching *m)
{
    rt_texts_drop_order(&m->texts);
    rt_corpus_drop_texts(m->corpus);
    rt_memory_release(m->corpus->memory, m->sizes);
    m->sizes = NULL;
}

/* Finds the translations, and lists pairs and groups. */
static bool translate_and_list(matching *m, rt_grouping *grouping, retold_result *result)
{
    rt_originals originals = {0};
    rt_text_translation *translations = NULL;
    size_t count = 0;
    bool done = true;
    if (m->corpus->options.translation.enabled) {
        report(m, "translate");
        done = rt_originals_init(&originals, m->corpus, &m->texts, &m->matches);
        if (done && m->corpus->options.once) {
            drop_texts(m);
        }
        done =
            done && rt_translate(m->corpus, &m->texts, &originals, result, &translations, &count);
    }
    done = done &&
           rt_result_list_pairs(result, m->corpus, &m->texts, &originals, &m->matches, translations,
                                count) &&
           rt_grouping_translate(grouping, &originals, translations, count) &&
           rt_grouping_list(grouping, result);
    rt_memory_release(m->corpus->memory, translations);
    rt_originals_release(&originals);
    return done;
}

/* Groups by language, then by translations, and lists pairs and groups. */
static bool group(matching *m, retold_result *result)
{
    rt_grouping grouping;
    report(m, "group");
    if (!rt_grouping_init(&grouping, m->corpus, &m->texts, &m->matches)) {
        return false;
    }
    bool done = complete_stars(m, &grouping) && translate_and_list(m, &grouping, result);
    rt_grouping_release(&grouping);
    return done;
}

/* Finds all matches; false when out of memory. */
static bool find_matches(matching *m)
{
    m->sizes = rt_memory_zeroed(m->corpus->memory, m->texts.count + 1, sizeof *m->sizes);
    if (m->sizes == NULL) {
        return false;
    }
    report(m, "index");
    if (!find_near(m)) {
        return false;
    }
    size_t near = m->matches.count;
    return cancelled(m) || (find_excerpts(m) && merge_matches(m, near));
}

/* Runs the stages; false when out of memory. Stops early when cancelled. */
static bool run(matching *m, retold_result *result)
{
    if (!rt_corpus_seal(m->corpus) || !rt_corpus_restore_keys(m->corpus) ||
        !rt_texts_init(&m->texts, m->corpus) || !find_matches(m)) {
        return false;
    }
    rt_texts_drop_firsts(&m->texts);
    return cancelled(m) || group(m, result);
}

retold_status retold_corpus_match(retold_corpus *corpus, retold_result **result,
                                  retold_error *error)
{
    matching m = {.corpus = corpus};
    retold_status status = rt_corpus_check_spent(corpus, error);
    if (status != RETOLD_OK) {
        return status;
    }
    corpus->spent = corpus->options.once;
    retold_result *made = calloc(1, sizeof *made);
    if (made != NULL) {
        made->memory = corpus->memory;
    }
    bool done = made != NULL && run(&m, made);
    rt_texts_release(&m.texts);
    rt_memory_release(corpus->memory, m.matches.items);
    rt_memory_release(corpus->memory, m.sizes);
    rt_memory_trim(corpus->memory);
    if (done && !cancelled(&m)) {
        *result = made;
        return RETOLD_OK;
    }
    retold_result_free(made);
    return done ? rt_fail_cancelled(error) : rt_fail_allocation(corpus->memory, error);
}
