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

/*
 * The pairs of documents, by which they are sorted, each with what made it a pair: COPIES, the
 * number of a match, or, behind those, that of a translation.
 */
#define COPIES UINT64_MAX

typedef struct listing {
    retold_result *result;
    const rt_texts *texts;
    const rt_matches *matches;
    const rt_text_translation *translations;
    rt_keyed *items;
    size_t count, capacity;
} listing;

static bool add_pair(listing *l, uint32_t a, uint32_t b, uint64_t source)
{
    if (!rt_memory_grow(l->result->memory, (void **)&l->items, &l->capacity, l->count + 1,
                        sizeof *l->items)) {
        return false;
    }
    l->items[l->count++] = (rt_keyed){a < b ? rt_pair(a, b) : rt_pair(b, a), source};
    return true;
}

/* All copies of one text with each other, or, when they are too many, with the first. */
static bool add_copies(listing *l, uint32_t text)
{
    const uint32_t *copies = l->texts->members + l->texts->start[text];
    size_t count = rt_texts_copies(l->texts, text);
    size_t firsts = count * (count - 1) / 2 <= ALL_PAIRS_MAX ? count : 1;
    for (size_t i = 0; i < firsts; i++) {
        for (size_t j = i + 1; j < count; j++) {
            if (!add_pair(l, copies[i], copies[j], COPIES)) {
                return false;
            }
        }
    }
    return true;
}

/* Pairs each document of `a` with each of `b`, or, when they are too many, with the other's first.
 */
static bool add_products(listing *l, uint64_t source, const uint32_t *a, size_t count_a,
                         const uint32_t *b, size_t count_b)
{
    bool all = count_a * count_b <= ALL_PAIRS_MAX;
    for (size_t i = 0; i < count_a; i++) {
        for (size_t j = 0; j < (all || i == 0 ? count_b : 1); j++) {
            if (!add_pair(l, a[i], b[j], source)) {
                return false;
            }
        }
    }
    return true;
}

static bool add_match(listing *l, size_t number)
{
    const rt_texts *texts = l->texts;
    const rt_match *m = &l->matches->items[number];
    return add_products(l, number, texts->members + texts->start[m->a],
                        rt_texts_copies(texts, m->a), texts->members + texts->start[m->b],
                        rt_texts_copies(texts, m->b));
}

static void set_match(const listing *l, const rt_match *m, retold_pair *pair)
{
    bool turned = l->texts->text_of[pair->a] != m->a;
    pair->relation = m->relation;
    pair->score = rt_match_score(m);
    pair->jaccard = rt_jaccard(m->shared, m->size_a, m->size_b);
    pair->containment_a = rt_containment(m->shared, turned ? m->size_b : m->size_a);
    pair->containment_b = rt_containment(m->shared, turned ? m->size_a : m->size_b);
}

static void set_translation(const listing *l, const rt_text_translation *t, retold_pair *pair)
{
    pair->relation = RETOLD_TRANSLATION;
    pair->score = t->probability;
    pair->coverage = t->coverage;
    pair->shared = l->result->shared + t->shared;
    pair->shared_count = t->shared_count;
}

static bool make_pairs(void *context, size_t begin, size_t end, unsigned worker)
{
    const listing *l = context;
    for (size_t i = begin; i < end; i++) {
        const rt_keyed *item = &l->items[i];
        retold_pair *pair = &l->result->pairs[i];
        rt_memory_tick(l->result->memory, i);
        *pair = (retold_pair){.a = rt_pair_first(item->key), .b = rt_pair_second(item->key)};
        if (item->value == COPIES) {
            pair->relation = RETOLD_EXACT;
            pair->score = pair->jaccard = pair->containment_a = pair->containment_b = 1;
        } else if (item->value < l->matches->count) {
            set_match(l, &l->matches->items[item->value], pair);
        } else {
            set_translation(l, &l->translations[item->value - l->matches->count], pair);
        }
    }
    return true;
}

/* Sorts the pairs by documents, and makes them the result's. False when out of memory. */
static bool finish_pairs(listing *l, rt_threads *threads)
{
    enum { SHARE = 1024 };
    retold_result *r = l->result;
    rt_keyed *scratch = rt_memory_alloc(r->memory, (l->count + 1) * sizeof *scratch);
    bool done = scratch != NULL && (l->count == 0 || rt_sort_keyed_on(threads, l->items, scratch,
                                                                      l->count, r->memory));
    rt_memory_release(r->memory, scratch);
    r->pairs = done ? rt_memory_alloc(r->memory, (l->count + 1) * sizeof *r->pairs) : NULL;
    if (r->pairs == NULL) {
        return false;
    }
    r->pair_count = l->count;
    return rt_parallel_for(threads, l->count, SHARE, make_pairs, l);
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

static bool add_translations(listing *l, const copies *c, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const size_t *a = c->start + l->translations[i].a;
        const size_t *b = c->start + l->translations[i].b;
        rt_memory_tick(l->result->memory, i);
        if (!add_products(l, l->matches->count + i, c->items + a[0], a[1] - a[0], c->items + b[0],
                          b[1] - b[0])) {
            return false;
        }
    }
    return true;
}

static bool add_all(listing *l, const retold_corpus *corpus, const rt_originals *originals,
                    size_t translation_count)
{
    rt_memory *memory = corpus->memory;
    for (size_t t = 0; t < l->texts->count; t++) {
        rt_memory_step(memory, t);
        if (!add_copies(l, (uint32_t)t)) {
            return false;
        }
    }
    for (size_t i = 0; i < l->matches->count; i++) {
        rt_memory_tick(memory, i);
        if (!add_match(l, i)) {
            return false;
        }
    }
    copies c = {0};
    bool done = translation_count == 0 || (list_copies(&c, corpus, l->texts, originals) &&
                                           add_translations(l, &c, translation_count));
    rt_memory_release(memory, c.items);
    rt_memory_release(memory, c.start);
    return done;
}

bool rt_result_list_pairs(retold_result *result, const retold_corpus *corpus, const rt_texts *texts,
                          const rt_originals *originals, const rt_matches *matches,
                          const rt_text_translation *translations, size_t translation_count)
{
    listing l = {
        .result = result, .texts = texts, .matches = matches, .translations = translations};
    bool done =
        add_all(&l, corpus, originals, translation_count) && finish_pairs(&l, corpus->threads);
    rt_memory_release(result->memory, l.items);
    return done;
}
