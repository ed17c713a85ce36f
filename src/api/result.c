#include "api/result.h"

#include "base/sort.h"
#include "match/verify.h"

#include <stdlib.h>

/* Beyond this many pairs between the copies of two texts, only the first copies are paired. */
enum { ALL_PAIRS_MAX = 1000 };

void retold_result_free(retold_result *result)
{
    if (result != NULL) {
        rt_memory_release(result->memory, result->pairs);
        rt_memory_release(result->memory, result->members);
        rt_memory_release(result->memory, result->group_start);
        rt_memory_release(result->memory, result->shared);
        rt_buffer_release(&result->entry_labels);
        retold_lexicon_free(result->lexicon);
        free(result);
    }
}

const retold_pair *retold_result_pairs(const retold_result *result, size_t *count)
{
    *count = result->pair_count;
    return result->pairs;
}

size_t retold_result_group_count(const retold_result *result)
{
    return result->group_count;
}

retold_group retold_result_group(const retold_result *result, size_t index)
{
    size_t start = result->group_start[index];
    return (retold_group){result->members + start, result->group_start[index + 1] - start};
}

const retold_lexicon *retold_result_lexicon(const retold_result *result)
{
    return result->lexicon;
}

/* -------------------------------------------------------------------- pairs */

static bool add_pair(retold_result *r, retold_pair pair)
{
    if (pair.a > pair.b) {
        uint32_t a = pair.a;
        double containment_a = pair.containment_a;
        pair.a = pair.b;
        pair.b = a;
        pair.containment_a = pair.containment_b;
        pair.containment_b = containment_a;
    }
    if (!rt_memory_grow(r->memory, (void **)&r->pairs, &r->pair_capacity, r->pair_count + 1,
                        sizeof *r->pairs)) {
        return false;
    }
    r->pairs[r->pair_count++] = pair;
    return true;
}

static retold_pair exact_pair(uint32_t a, uint32_t b)
{
    return (retold_pair){.a = a,
                         .b = b,
                         .relation = RETOLD_EXACT,
                         .score = 1,
                         .jaccard = 1,
                         .containment_a = 1,
                         .containment_b = 1};
}

/* All copies of one text with each other, or, when they are too many, with the first. */
static bool add_copies(retold_result *r, const rt_texts *texts, uint32_t text)
{
    const uint32_t *copies = texts->members + texts->start[text];
    size_t count = rt_texts_copies(texts, text);
    size_t firsts = count * (count - 1) / 2 <= ALL_PAIRS_MAX ? count : 1;
    for (size_t i = 0; i < firsts; i++) {
        for (size_t j = i + 1; j < count; j++) {
            if (!add_pair(r, exact_pair(copies[i], copies[j]))) {
                return false;
            }
        }
    }
    return true;
}

/* Pairs each document of `a` with each of `b`, or, when they are too many, with the other's first.
 */
static bool add_products(retold_result *r, retold_pair pair, const uint32_t *a, size_t count_a,
                         const uint32_t *b, size_t count_b)
{
    bool all = count_a * count_b <= ALL_PAIRS_MAX;
    for (size_t i = 0; i < count_a; i++) {
        for (size_t j = 0; j < (all || i == 0 ? count_b : 1); j++) {
            pair.a = a[i];
            pair.b = b[j];
            if (!add_pair(r, pair)) {
                return false;
            }
        }
    }
    return true;
}

static bool add_match(retold_result *r, const rt_texts *texts, const rt_match *m)
{
    retold_pair pair = {.relation = m->relation,
                        .score = rt_match_score(m),
                        .jaccard = rt_jaccard(m->shared, m->size_a, m->size_b),
                        .containment_a = rt_containment(m->shared, m->size_a),
                        .containment_b = rt_containment(m->shared, m->size_b)};
    return add_products(r, pair, texts->members + texts->start[m->a], rt_texts_copies(texts, m->a),
                        texts->members + texts->start[m->b], rt_texts_copies(texts, m->b));
}

/* By documents. False when out of memory. */
static bool sort_pairs(retold_result *r)
{
    size_t count = r->pair_count;
    rt_keyed *order = rt_memory_alloc(r->memory, (2 * count + 1) * sizeof *order);
    retold_pair *sorted = rt_memory_alloc(r->memory, (count + 1) * sizeof *sorted);
    bool done = order != NULL && sorted != NULL;
    if (done) {
        for (size_t i = 0; i < count; i++) {
            rt_memory_step(r->memory, i);
            order[i] = (rt_keyed){rt_pair(r->pairs[i].a, r->pairs[i].b), i};
        }
        rt_sort_keyed(order, order + count, count, r->memory);
        for (size_t i = 0; i < count; i++) {
            rt_memory_tick(r->memory, i);
            sorted[i] = r->pairs[order[i].value];
        }
        rt_memory_release(r->memory, r->pairs);
        r->pairs = sorted;
        r->pair_capacity = count + 1;
    } else {
        rt_memory_release(r->memory, sorted);
    }
    rt_memory_release(r->memory, order);
    return done;
}

/* ------------------------------------------------------------- translations */

/* The documents that are copies of an original: those with its tokens first. */
typedef struct copies {
    uint32_t *items;
    size_t *start; /* copies of text t: items[start[t]..start[t + 1]) */
} copies;

static bool list_copies(copies *c, const retold_corpus *corpus, const rt_texts *texts,
                        const rt_originals *originals)
{
    c->items = rt_memory_alloc(corpus->memory, (corpus->doc_count + 1) * sizeof *c->items);
    c->start = rt_memory_zeroed(corpus->memory, texts->count + 2, sizeof *c->start);
    if (c->items == NULL || c->start == NULL) {
        return false;
    }
    for (uint32_t t = 0; t < texts->count; t++) {
        rt_memory_tick(corpus->memory, t);
        c->start[originals->text_of[t] + 2] += rt_texts_copies(texts, t);
    }
    for (size_t t = 2; t < texts->count + 2; t++) {
        c->start[t] += c->start[t - 1];
    }
    for (int near = 0; near < 2; near++) {
        for (size_t d = 0; d < corpus->doc_count; d++) {
            uint32_t text = texts->text_of[d];
            rt_memory_tick(corpus->memory, d);
            if (text != UINT32_MAX && (originals->text_of[text] != text) == near) {
                c->items[c->start[originals->text_of[text] + 1]++] = (uint32_t)d;
            }
        }
    }
    return true;
}

static bool add_translation(retold_result *r, const copies *c,
                            const rt_text_translation *translation)
{
    retold_pair pair = {.relation = RETOLD_TRANSLATION,
                        .score = translation->probability,
                        .coverage = translation->coverage,
                        .shared = r->shared + translation->shared,
                        .shared_count = translation->shared_count};
    const size_t *a = c->start + translation->a;
    const size_t *b = c->start + translation->b;
    return add_products(r, pair, c->items + a[0], a[1] - a[0], c->items + b[0], b[1] - b[0]);
}

static bool add_translations(retold_result *r, const copies *c,
                             const rt_text_translation *translations, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        rt_memory_tick(r->memory, i);
        if (!add_translation(r, c, &translations[i])) {
            return false;
        }
    }
    return true;
}

bool rt_result_list_pairs(retold_result *result, const retold_corpus *corpus, const rt_texts *texts,
                          const rt_originals *originals, const rt_matches *matches,
                          const rt_text_translation *translations, size_t translation_count)
{
    for (size_t t = 0; t < texts->count; t++) {
        rt_memory_step(result->memory, t);
        if (!add_copies(result, texts, (uint32_t)t)) {
            return false;
        }
    }
    for (size_t i = 0; i < matches->count; i++) {
        rt_memory_tick(result->memory, i);
        if (!add_match(result, texts, &matches->items[i])) {
            return false;
        }
    }
    copies c = {0};
    bool done =
        translation_count == 0 || (list_copies(&c, corpus, texts, originals) &&
                                   add_translations(result, &c, translations, translation_count));
    rt_memory_release(corpus->memory, c.items);
    rt_memory_release(corpus->memory, c.start);
    return done && sort_pairs(result);
}
