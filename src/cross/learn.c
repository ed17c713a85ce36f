#include "cross/learn.h"

#include "base/sort.h"
#include "base/threads.h"
#include "cross/documents.h"

#include <stdlib.h>

enum {
    GRAIN = 64,
    AHEAD = 4, /* documents whose words are fetched before it is their turn */
    FETCHED = 256,
    WORDS_IN_LINE = 16
};

/* A pair from this probability on may teach the lexicon, if it is the best of both its sides. */
static const double seed_probability = 0.25;

/* The likely pairs from both sides: document << 32 | number of the pair, and the language of the
 * other document. Sorted; with as much room again, for sorting. NULL when out of memory. */
static rt_keyed *list_choices(const rt_cross_document *documents, const rt_pairs *pairs,
                              const double *probabilities, size_t *count)
{
    rt_keyed *choices = rt_memory_alloc(pairs->memory, (4 * pairs->count + 1) * sizeof *choices);
    size_t made = 0;
    for (size_t i = 0; choices != NULL && i < pairs->count; i++) {
        if (probabilities[i] > seed_probability) {
            uint32_t a = rt_pair_first(pairs->items[i]);
            uint32_t b = rt_pair_second(pairs->items[i]);
            rt_memory_tick(pairs->memory, i);
            choices[made++] =
                (rt_keyed){rt_pair(a, (uint32_t)i), rt_language_of(pairs->memory, documents, b)};
            choices[made++] =
                (rt_keyed){rt_pair(b, (uint32_t)i), rt_language_of(pairs->memory, documents, a)};
        }
    }
    if (choices != NULL) {
        rt_sort_keyed(choices, choices + made, made, pairs->memory);
    }
    *count = made;
    return choices;
}

/* Adds to sides[] of the pairs that are the likeliest, or the first of the likeliest, of one
 * document and language. best[l] is 1 + the choice that is the best yet for language l, and is of
 * another document if it is not above `begin`. */
static void choose(const rt_keyed *choices, size_t begin, size_t end, const double *probabilities,
                   size_t *best, unsigned char *sides)
{
    for (size_t i = begin; i < end; i++) {
        size_t *of_language = &best[choices[i].value];
        if (*of_language <= begin ||
            probabilities[rt_pair_second(choices[i].key)] >
                probabilities[rt_pair_second(choices[*of_language - 1].key)]) {
            *of_language = i + 1;
        }
    }
    for (size_t i = begin; i < end; i++) {
        if (best[choices[i].value] == i + 1) {
            sides[rt_pair_second(choices[i].key)]++;
        }
    }
}

static size_t count_languages(const rt_keyed *choices, size_t count)
{
    size_t languages = 0;
    for (size_t i = 0; i < count; i++) {
        languages = choices[i].value >= languages ? choices[i].value + 1 : languages;
    }
    return languages;
}

bool rt_find_seeds(rt_pairs *seeds, const rt_cross_document *documents, const rt_pairs *pairs,
                   const double *probabilities)
{
    rt_memory *memory = pairs->memory;
    rt_pairs_init(seeds, false);
    seeds->memory = memory;
    size_t count = 0;
    rt_keyed *choices = list_choices(documents, pairs, probabilities, &count);
    size_t *best =
        choices == NULL ? NULL : calloc(count_languages(choices, count) + 1, sizeof *best);
    /* of how many sides a pair is the likeliest */
    unsigned char *sides = rt_memory_zeroed(memory, pairs->count + 1, 1);
    bool done = best != NULL && sides != NULL;
    size_t end;
    for (size_t begin = 0; done && begin < count; begin = end) {
        for (end = begin;
             end < count && rt_pair_first(choices[end].key) == rt_pair_first(choices[begin].key);
             end++) {
        }
        choose(choices, begin, end, probabilities, best, sides);
        rt_memory_tick(memory, begin);
    }
    for (size_t i = 0; done && i < pairs->count; i++) {
        done = sides[i] < 2 ||
               rt_pairs_add(seeds, rt_pair_first(pairs->items[i]), rt_pair_second(pairs->items[i]));
    }
    rt_memory_release(memory, choices);
    rt_memory_release(memory, sides);
    free(best);
    if (!done) {
        rt_pairs_release(seeds);
    }
    return done;
}

/* A key of the lexicon in the document at hand. */
typedef struct rt_key_tally {
    uint16_t count; /* 0 between documents */
    uint16_t positions[RT_POSITIONS];
} rt_key_tally;

/* A word that the lexicon has, and 1 + the first of its sides. */
typedef struct rt_known_word {
    uint32_t place;
    uint32_t first;
} rt_known_word;

/* Lists the words that the lexicon has, first those that it may have: without a branch, for which
 * of them it does have follows no pattern. */
static bool list_known(rt_learned_part *part, const uint32_t *words, uint32_t word_count,
                       const rt_lexicon_words *lexicon)
{
    if (!rt_grow((void **)&part->known, &part->known_capacity, word_count + (size_t)1,
                 sizeof *part->known)) {
        return false;
    }
    rt_known_word *known = part->known;
    size_t count = 0;
    for (uint32_t i = 0; i < word_count; i++) {
        known[count].place = i;
        count += rt_lexicon_may_have(lexicon, words[i]);
    }
    part->known_count = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t place = known[i].place;
        uint32_t first = rt_lexicon_slot_of(lexicon, words[place])->first;
        known[part->known_count] = (rt_known_word){place, first};
        part->known_count += first != 0;
    }
    return true;
}

/* Counts an occurrence of a language's key. */
static void tally(rt_learned_part *part, uint32_t key, uint16_t position)
{
    rt_key_tally *t = &part->tallies[key];
    if (t->count < RT_POSITIONS) {
        t->positions[t->count] = position;
    }
    if (t->count == 0) {
        part->met[key / 64] |= UINT64_C(1) << (key % 64);
        part->met_words[key / 4096] |= UINT64_C(1) << (key / 64 % 64);
        part->met_count++;
    }
    t->count = (uint16_t)(t->count + (t->count < UINT16_MAX));
}

/* Moves the tally of a key to the end of the store, which has room for it. */
static void take_tally(rt_anchor_store *store, uint32_t key, rt_key_tally *t)
{
    store->keys[store->count] = key;
    store->counts[store->count++] = t->count;
    for (unsigned i = 0; i < rt_positions_kept(t->count); i++) {
        store->positions[store->position_count++] = t->positions[i];
    }
    t->count = 0;
}

/* Moves the tallies to the store, by their keys. */
static bool take_tallies(rt_learned_part *part, const rt_lexicon_words *lexicon,
                         rt_anchor_range *range)
{
    rt_anchor_store *store = &part->store;
    if (!rt_anchor_store_reserve(store, part->met_count, part->met_count * RT_POSITIONS)) {
        return false;
    }
    *range = (rt_anchor_range){.key = (uint32_t)store->count,
                               .position = (uint32_t)store->position_count,
                               .count = (uint32_t)part->met_count};
    for (size_t i = 0; part->met_count > 0 && i <= lexicon->key_count / 4096; i++) {
        for (; part->met_words[i] != 0; part->met_words[i] &= part->met_words[i] - 1) {
            size_t word = i * 64 + (unsigned)__builtin_ctzll(part->met_words[i]);
            for (; part->met[word] != 0; part->met[word] &= part->met[word] - 1) {
                size_t key = word * 64 + (unsigned)__builtin_ctzll(part->met[word]);
                take_tally(store, lexicon->keys[key], &part->tallies[key]);
            }
        }
    }
    range->position_count = (uint32_t)store->position_count - range->position;
    return true;
}

static bool add_learned(rt_learned_part *part, const rt_cross_document *document,
                        const rt_lexicon *lexicon, rt_anchor_range *range)
{
    const rt_anchor_set *set = &document->anchors;
    if (document->language >= lexicon->language_count ||
        lexicon->languages[document->language].key_count == 0) {
        return true;
    }
    const rt_lexicon_words *own = &lexicon->languages[document->language];
    const uint32_t *words = rt_memory_read(part->store.memory, set->words,
                                           set->word_count * sizeof *words, &part->word_room);
    if ((words == NULL && set->word_count > 0) || !list_known(part, words, set->word_count, own)) {
        return false;
    }
    part->met_count = 0;
    for (size_t i = 0; i < part->known_count; i++) {
        uint16_t position = rt_word_position(part->known[i].place, set->word_count);
        const uint32_t *of_side = lexicon->side_keys + part->known[i].first - 1;
        for (; !(*of_side & RT_LAST_SIDE); of_side++) {
            tally(part, *of_side, position);
        }
        tally(part, *of_side & ~RT_LAST_SIDE, position);
    }
    return take_tallies(part, own, range);
}

static bool part_init(rt_learned_part *part, const rt_lexicon *lexicon, rt_memory *memory)
{
    part->store.memory = memory;
    size_t most = 0;
    for (size_t l = 0; l < lexicon->language_count; l++) {
        size_t keys = lexicon->languages[l].key_count;
        most = keys > most ? keys : most;
    }
    part->tallies = calloc(most + 1, sizeof *part->tallies);
    part->met = calloc(most / 64 + 1, sizeof *part->met);
    part->met_words = calloc(most / 4096 + 1, sizeof *part->met_words);
    return part->tallies != NULL && part->met != NULL && part->met_words != NULL;
}

static void part_release(rt_learned_part *part)
{
    rt_anchor_store_release(&part->store);
    rt_buffer_release(&part->word_room);
    free(part->known);
    free(part->tallies);
    free(part->met);
    free(part->met_words);
}

/* The lexicon is applied to several documents at once. */
typedef struct application {
    rt_learned_anchors *learned;
    const rt_cross_document *documents;
    const uint32_t *order;
    size_t count;
    const rt_lexicon *lexicon;
} application;

static uint32_t document_at(const application *a, size_t place)
{
    return a->order != NULL ? a->order[place] : (uint32_t)place;
}

/* Has the words of documents to come fetched. */
static void prefetch_words(const application *a, size_t place)
{
    if (place + 2 * AHEAD < a->count) {
        __builtin_prefetch(&a->documents[document_at(a, place + 2 * AHEAD)]);
    }
    if (place + AHEAD < a->count) {
        const rt_anchor_set *set = &a->documents[document_at(a, place + AHEAD)].anchors;
        for (uint32_t i = 0; i < set->word_count && i < FETCHED; i += WORDS_IN_LINE) {
            __builtin_prefetch(set->words + i);
        }
    }
}

static bool apply_to_documents(void *context, size_t begin, size_t end, unsigned worker)
{
    const application *a = context;
    rt_learned_part *part = &a->learned->parts[worker];
    if (part->tallies == NULL && !part_init(part, a->lexicon, a->learned->memory)) {
        return false;
    }
    for (size_t place = begin; place < end; place++) {
        uint32_t d = document_at(a, place);
        rt_memory_tick(a->learned->memory, place);
        prefetch_words(a, place);
        a->learned->part_of[d] = worker;
        if (!add_learned(part, &a->documents[d], a->lexicon, &a->learned->ranges[d])) {
            return false;
        }
    }
    return true;
}

bool rt_apply_lexicon(rt_learned_anchors *learned, rt_cross_document *documents,
                      const uint32_t *order, size_t count, const rt_lexicon *lexicon,
                      rt_threads *threads, rt_memory *memory)
{
    *learned =
        (rt_learned_anchors){.parts = calloc(rt_threads_count(threads), sizeof *learned->parts),
                             .part_count = rt_threads_count(threads),
                             .memory = memory};
    learned->ranges = rt_memory_zeroed(memory, count + 1, sizeof *learned->ranges);
    learned->part_of = rt_memory_zeroed(memory, count + 1, sizeof *learned->part_of);
    application a = {learned, documents, order, count, lexicon};
    if (learned->parts == NULL || learned->ranges == NULL || learned->part_of == NULL ||
        (lexicon->side_count > 0 &&
         !rt_parallel_for(threads, count, GRAIN, apply_to_documents, &a))) {
        return false;
    }
    for (size_t d = 0; d < count; d++) {
        rt_memory_step(memory, d);
        const rt_anchor_store *store = &learned->parts[learned->part_of[d]].store;
        documents[d].learned = rt_anchor_store_get(store, &learned->ranges[d]);
    }
    return true;
}

void rt_learned_anchors_release(rt_learned_anchors *learned)
{
    for (unsigned i = 0; learned->parts != NULL && i < learned->part_count; i++) {
        part_release(&learned->parts[i]);
    }
    free(learned->parts);
    rt_memory_release(learned->memory, learned->ranges);
    rt_memory_release(learned->memory, learned->part_of);
    *learned = (rt_learned_anchors){0};
}
