#include "cross/lexicon.h"

#include "base/hash.h"
#include "base/sort.h"

#include <stdlib.h>

static const double frequent_share = 0.3;

void rt_lexicon_release(rt_lexicon *lexicon)
{
    free(lexicon->entries);
    free(lexicon->sides);
    free(lexicon->slots);
    *lexicon = (rt_lexicon){0};
}

static double dice_of(size_t both, size_t a, size_t b)
{
    return 2.0 * (double)both / (double)(a + b);
}

/* ------------------------------------------------ the words of one side of seeds */

/*
 * The words of one language in the seeds of a pair of languages, neither too rare nor too
 * frequent. Word w is keys[w]; it stands in the seeds
 * seeds[seed_start[w]..seed_start[w + 1]).
 */
typedef struct side_words {
    uint32_t *keys;
    size_t *seed_start;
    uint32_t *seeds;
    size_t count;
} side_words;

static void side_words_release(side_words *words)
{
    free(words->keys);
    free(words->seed_start);
    free(words->seeds);
    *words = (side_words){0};
}

static uint32_t document_of(const rt_seed *seed, bool second)
{
    return second ? seed->b : seed->a;
}

/* Every word of the side with its seed: word << 32 | seed, sorted, without repeats. */
static uint64_t *list_occurrences(const rt_cross_document *documents, const rt_seed *seeds,
                                  size_t seed_count, bool second, size_t *count)
{
    size_t total = 0;
    for (size_t s = 0; s < seed_count; s++) {
        const rt_anchor_set *set = &documents[document_of(&seeds[s], second)].anchors;
        total += set->count - set->words;
    }
    uint64_t *items = malloc((2 * total + 1) * sizeof *items);
    if (items == NULL) {
        return NULL;
    }
    size_t filled = 0;
    for (size_t s = 0; s < seed_count; s++) {
        const rt_anchor_set *set = &documents[document_of(&seeds[s], second)].anchors;
        for (size_t i = set->words; i < set->count; i++) {
            items[filled++] = (uint64_t)set->keys[i] << 32 | s;
        }
    }
    rt_sort_u64(items, items + total, filled, 0);
    *count = rt_unique_u64(items, filled);
    return items;
}

static bool side_words_init(side_words *words, const rt_cross_document *documents,
                            const rt_seed *seeds, size_t seed_count, bool second)
{
    size_t count = 0;
    uint64_t *items = list_occurrences(documents, seeds, seed_count, second, &count);
    size_t most = (size_t)(frequent_share * (double)seed_count);
    most = most < RT_LEXICON_COUNT + 2 ? RT_LEXICON_COUNT + 2 : most;
    *words = (side_words){.keys = malloc((count + 1) * sizeof *words->keys),
                          .seed_start = malloc((count + 2) * sizeof *words->seed_start),
                          .seeds = malloc((count + 1) * sizeof *words->seeds)};
    bool done =
        items != NULL && words->keys != NULL && words->seed_start != NULL && words->seeds != NULL;
    size_t filled = 0;
    size_t end;
    for (size_t begin = 0; done && begin < count; begin = end) {
        end = begin;
        while (end < count && items[end] >> 32 == items[begin] >> 32) {
            end++;
        }
        if (end - begin < RT_LEXICON_COUNT || end - begin > most) {
            continue;
        }
        words->keys[words->count] = (uint32_t)(items[begin] >> 32);
        words->seed_start[words->count++] = filled;
        for (size_t i = begin; i < end; i++) {
            words->seeds[filled++] = (uint32_t)items[i];
        }
    }
    if (done) {
        words->seed_start[words->count] = filled;
    } else {
        side_words_release(words);
    }
    free(items);
    return done;
}

/* The other way round: the words of each seed. */
typedef struct seed_words {
    size_t *start;
    uint32_t *words;
} seed_words;

static bool seed_words_init(seed_words *of_seeds, const side_words *words, size_t seed_count)
{
    size_t total = words->seed_start[words->count];
    of_seeds->start = calloc(seed_count + 2, sizeof *of_seeds->start);
    of_seeds->words = malloc((total + 1) * sizeof *of_seeds->words);
    if (of_seeds->start == NULL || of_seeds->words == NULL) {
        return false;
    }
    for (size_t i = 0; i < total; i++) {
        of_seeds->start[words->seeds[i] + 2]++;
    }
    for (size_t s = 2; s < seed_count + 2; s++) {
        of_seeds->start[s] += of_seeds->start[s - 1];
    }
    for (size_t w = 0; w < words->count; w++) {
        for (size_t i = words->seed_start[w]; i < words->seed_start[w + 1]; i++) {
            of_seeds->words[of_seeds->start[words->seeds[i] + 1]++] = (uint32_t)w;
        }
    }
    return true;
}

/* ----------------------------------------------------------------- learning */

static size_t frequency(const side_words *words, size_t word)
{
    return words->seed_start[word + 1] - words->seed_start[word];
}

/* Counting how often the words of the other side stand with one word. counts[w] is 0 between. */
typedef struct companions {
    uint32_t *counts;
    uint32_t *met;
    size_t met_count;
} companions;

static void count_companions(companions *c, const side_words *a, size_t word,
                             const seed_words *b_of_seeds)
{
    c->met_count = 0;
    for (size_t i = a->seed_start[word]; i < a->seed_start[word + 1]; i++) {
        uint32_t seed = a->seeds[i];
        for (size_t j = b_of_seeds->start[seed]; j < b_of_seeds->start[seed + 1]; j++) {
            uint32_t other = b_of_seeds->words[j];
            if (c->counts[other]++ == 0) {
                c->met[c->met_count++] = other;
            }
        }
    }
}

/* The entry for the best companion; `both` is 0 if none is good enough. Clears the counts. */
static rt_lexicon_entry best_companion(companions *c, const side_words *a, size_t word,
                                       const side_words *b)
{
    rt_lexicon_entry best = {.word_a = a->keys[word], .count_a = (uint32_t)frequency(a, word)};
    double best_dice = 0;
    for (size_t i = 0; i < c->met_count; i++) {
        uint32_t other = c->met[i];
        uint32_t both = c->counts[other];
        c->counts[other] = 0;
        double dice = dice_of(both, best.count_a, frequency(b, other));
        bool better = dice > best_dice || (dice == best_dice && b->keys[other] < best.word_b);
        if (both >= RT_LEXICON_COUNT && dice >= RT_LEXICON_DICE && better) {
            best_dice = dice;
            best.both = both;
            best.word_b = b->keys[other];
            best.count_b = (uint32_t)frequency(b, other);
        }
    }
    return best;
}

static bool add_entry(rt_lexicon *lexicon, rt_lexicon_entry entry)
{
    uint64_t words = (uint64_t)entry.word_a << 32 | entry.word_b;
    uint64_t languages = (uint64_t)entry.language_a << 32 | entry.language_b;
    entry.key = rt_anchor_key(RT_ANCHOR_LEXICON, rt_mix64(words ^ rt_mix64(languages)));
    if (!rt_grow((void **)&lexicon->entries, &lexicon->capacity, lexicon->count + 1,
                 sizeof *lexicon->entries)) {
        return false;
    }
    lexicon->entries[lexicon->count++] = entry;
    return true;
}

static bool learn_words(rt_lexicon *lexicon, const side_words *a, const side_words *b,
                        size_t seed_count, uint32_t language_a, uint32_t language_b)
{
    seed_words b_of_seeds = {0};
    companions c = {.counts = calloc(b->count + 1, sizeof *c.counts),
                    .met = malloc((b->count + 1) * sizeof *c.met)};
    bool done = c.counts != NULL && c.met != NULL && seed_words_init(&b_of_seeds, b, seed_count);
    for (size_t word = 0; done && word < a->count; word++) {
        count_companions(&c, a, word, &b_of_seeds);
        rt_lexicon_entry entry = best_companion(&c, a, word, b);
        if (entry.both > 0) {
            entry.language_a = language_a;
            entry.language_b = language_b;
            done = add_entry(lexicon, entry);
        }
    }
    free(b_of_seeds.start);
    free(b_of_seeds.words);
    free(c.counts);
    free(c.met);
    return done;
}

/* Learns from seeds that are all of the same two languages, the first one's document first. */
static bool learn_languages(rt_lexicon *lexicon, const rt_cross_document *documents,
                            const rt_seed *seeds, size_t seed_count)
{
    side_words a = {0};
    side_words b = {0};
    bool done = side_words_init(&a, documents, seeds, seed_count, false) &&
                side_words_init(&b, documents, seeds, seed_count, true) &&
                learn_words(lexicon, &a, &b, seed_count, documents[seeds[0].a].language,
                            documents[seeds[0].b].language);
    side_words_release(&a);
    side_words_release(&b);
    return done;
}

static int by_word(const void *x, const void *y)
{
    const rt_lexicon_side *a = x;
    const rt_lexicon_side *b = y;
    if (a->language != b->language) {
        return a->language < b->language ? -1 : 1;
    }
    if (a->word != b->word) {
        return a->word < b->word ? -1 : 1;
    }
    return (a->entry > b->entry) - (a->entry < b->entry);
}

/* The slot of a word, or the free one where it belongs. */
static uint32_t *find_slot(const rt_lexicon *lexicon, uint32_t language, uint32_t word)
{
    size_t slot = (size_t)rt_mix64((uint64_t)language << 32 | word) & lexicon->slot_mask;
    while (lexicon->slots[slot] != 0) {
        const rt_lexicon_side *side = &lexicon->sides[lexicon->slots[slot] - 1];
        if (side->language == language && side->word == word) {
            break;
        }
        slot = (slot + 1) & lexicon->slot_mask;
    }
    return &lexicon->slots[slot];
}

static bool fill_slots(rt_lexicon *lexicon)
{
    size_t size = 16;
    while (size < 4 * lexicon->count) {
        size *= 2;
    }
    lexicon->slots = calloc(size, sizeof *lexicon->slots);
    lexicon->slot_mask = size - 1;
    for (size_t i = 0; lexicon->slots != NULL && i < 2 * lexicon->count; i++) {
        uint32_t *slot = find_slot(lexicon, lexicon->sides[i].language, lexicon->sides[i].word);
        if (*slot == 0) {
            *slot = (uint32_t)i + 1;
        }
    }
    return lexicon->slots != NULL;
}

static bool list_sides(rt_lexicon *lexicon)
{
    lexicon->sides = malloc((2 * lexicon->count + 1) * sizeof *lexicon->sides);
    if (lexicon->sides == NULL) {
        return false;
    }
    for (size_t i = 0; i < lexicon->count; i++) {
        const rt_lexicon_entry *entry = &lexicon->entries[i];
        lexicon->sides[2 * i] = (rt_lexicon_side){entry->language_a, entry->word_a, (uint32_t)i};
        lexicon->sides[2 * i + 1] =
            (rt_lexicon_side){entry->language_b, entry->word_b, (uint32_t)i};
    }
    if (lexicon->count > 0) {
        qsort(lexicon->sides, 2 * lexicon->count, sizeof *lexicon->sides, by_word);
    }
    return fill_slots(lexicon);
}

bool rt_lexicon_learn(rt_lexicon *lexicon, const rt_cross_document *documents,
                      size_t language_count, const rt_seed *seeds, size_t seed_count)
{
    *lexicon = (rt_lexicon){0};
    rt_seed *chosen = malloc((seed_count + 1) * sizeof *chosen);
    bool done = chosen != NULL;
    for (uint32_t la = 0; done && la < language_count; la++) {
        for (uint32_t lb = la + 1; done && lb < language_count; lb++) {
            size_t count = 0;
            for (size_t s = 0; s < seed_count; s++) {
                uint32_t x = documents[seeds[s].a].language;
                uint32_t y = documents[seeds[s].b].language;
                if (x == la && y == lb) {
                    chosen[count++] = seeds[s];
                } else if (x == lb && y == la) {
                    chosen[count++] = (rt_seed){seeds[s].b, seeds[s].a};
                }
            }
            done = count < RT_LEXICON_SEEDS || learn_languages(lexicon, documents, chosen, count);
        }
    }
    free(chosen);
    done = done && list_sides(lexicon);
    if (!done) {
        rt_lexicon_release(lexicon);
    }
    return done;
}

const rt_lexicon_side *rt_lexicon_find(const rt_lexicon *lexicon, uint32_t language, uint32_t word,
                                       size_t *count)
{
    uint32_t first = *find_slot(lexicon, language, word);
    *count = 0;
    if (first == 0) {
        return NULL;
    }
    size_t end = first - 1;
    while (end < 2 * lexicon->count && lexicon->sides[end].language == language &&
           lexicon->sides[end].word == word) {
        end++;
    }
    *count = end - (first - 1);
    return lexicon->sides + first - 1;
}
