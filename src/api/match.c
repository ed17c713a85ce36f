/* From documents to verified matches: candidates, verification, excerpts, groups. */
#include "api/result.h"
#include "api/translate.h"
#include "base/error.h"
#include "index/lsh.h"
#include "match/excerpt.h"
#include "match/verify.h"

#include <stdlib.h>
#include <string.h>

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

/* The band keys of the texts, row by row. */
static uint32_t *gather_keys(const matching *m)
{
    size_t bands = m->corpus->plan.bands;
    uint32_t *keys = malloc((m->texts.count * bands + 1) * sizeof *keys);
    for (size_t t = 0; keys != NULL && t < m->texts.count; t++) {
        uint32_t doc = m->texts.members[m->texts.start[t]];
        memcpy(keys + t * bands, rt_corpus_keys(m->corpus, doc), bands * sizeof *keys);
    }
    return keys;
}

static bool find_near(matching *m)
{
    const retold_options *options = &m->corpus->options;
    uint32_t *keys = gather_keys(m);
    if (keys == NULL) {
        return false;
    }
    rt_pairs candidates;
    bool done = rt_lsh_candidates(keys, m->texts.count, m->corpus->plan.bands,
                                  options->match.max_bucket, options->threads, &candidates);
    free(keys);
    if (!done) {
        return false;
    }
    report(m, "match");
    done = cancelled(m) || rt_match_candidates(m->texts.items, &candidates, &options->match,
                                               options->threads, m->sizes, &m->matches);
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
    uint32_t *parents = malloc((m->texts.count + 1) * sizeof *parents);
    if (parents == NULL) {
        return NULL;
    }
    for (size_t t = 0; t < m->texts.count; t++) {
        parents[t] = (uint32_t)t;
    }
    for (size_t i = 0; i < m->matches.count; i++) {
        uint32_t a = find_root(parents, m->matches.items[i].a);
        uint32_t b = find_root(parents, m->matches.items[i].b);
        parents[a > b ? a : b] = a < b ? a : b;
    }
    for (size_t t = 0; t < m->texts.count; t++) {
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

static bool find_excerpts(matching *m)
{
    const retold_options *options = &m->corpus->options;
    uint32_t *stories = number_stories(m);
    if (stories == NULL) {
        return false;
    }
    rt_pairs candidates;
    bool done = rt_excerpt_candidates(m->texts.items, stories, m->texts.count, options->match.ngram,
                                      options->match.containment, options->threads, &candidates);
    free(stories);
    if (!done) {
        return false;
    }
    remove_known(&candidates, &m->matches);
    done = rt_match_candidates(m->texts.items, &candidates, &options->match, options->threads,
                               m->sizes, &m->matches);
    rt_pairs_release(&candidates);
    return done;
}

static int by_texts(const void *x, const void *y)
{
    const rt_match *a = x;
    const rt_match *b = y;
    if (a->a != b->a) {
        return a->a < b->a ? -1 : 1;
    }
    return (a->b > b->b) - (a->b < b->b);
}

/* Groups by language, then by translations, and lists the groups. */
static bool group(matching *m, const rt_originals *originals,
                  const rt_text_translation *translations, size_t count, retold_result *result)
{
    rt_grouping grouping;
    report(m, "group");
    if (!rt_grouping_init(&grouping, m->corpus, &m->texts, &m->matches)) {
        return false;
    }
    bool done = rt_grouping_translate(&grouping, originals, translations, count) &&
                rt_grouping_list(&grouping, result);
    rt_grouping_release(&grouping);
    return done;
}

/* Finds the translations, and lists pairs and groups. */
static bool translate_and_list(matching *m, retold_result *result)
{
    rt_originals originals;
    rt_text_translation *translations = NULL;
    size_t count = 0;
    if (!rt_originals_init(&originals, m->corpus, &m->texts, &m->matches)) {
        return false;
    }
    bool done = true;
    if (m->corpus->options.translation.enabled) {
        report(m, "translate");
        done = rt_translate(m->corpus, &m->texts, &originals, result, &translations, &count);
    }
    done = done &&
           rt_result_list_pairs(result, m->corpus, &m->texts, &originals, &m->matches, translations,
                                count) &&
           group(m, &originals, translations, count, result);
    free(translations);
    rt_originals_release(&originals);
    return done;
}

/* Runs the stages; false when out of memory. Stops early when cancelled. */
static bool run(matching *m, retold_result *result)
{
    if (!rt_texts_init(&m->texts, m->corpus)) {
        return false;
    }
    m->sizes = calloc(m->texts.count + 1, sizeof *m->sizes);
    if (m->sizes == NULL) {
        return false;
    }
    report(m, "index");
    if (!find_near(m) || (!cancelled(m) && !find_excerpts(m))) {
        return false;
    }
    if (m->matches.count > 0) {
        qsort(m->matches.items, m->matches.count, sizeof *m->matches.items, by_texts);
    }
    return cancelled(m) || translate_and_list(m, result);
}

retold_status retold_corpus_match(retold_corpus *corpus, retold_result **result,
                                  retold_error *error)
{
    matching m = {.corpus = corpus};
    retold_result *made = calloc(1, sizeof *made);
    bool done = made != NULL && run(&m, made);
    rt_texts_release(&m.texts);
    free(m.matches.items);
    free(m.sizes);
    if (done && !cancelled(&m)) {
        *result = made;
        return RETOLD_OK;
    }
    retold_result_free(made);
    return done ? rt_fail_cancelled(error) : rt_fail_memory(error);
}
