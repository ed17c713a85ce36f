#include "cross/cooccurrence.h"

#include "base/sort.h"
#include "base/threads.h"
#include "cross/documents.h"
#include "cross/lexicon_finish.h"

#include <stdlib.h>

static const double frequent_share = 0.3;

enum { RECENT_BITS = 12 };

/* ------------------------------------------------ the words of one side of seeds */

/* A seed, the document of the lower language first. */
typedef struct seed {
    uint32_t a, b;
    uint32_t language_a, language_b;
} seed;

/*
 * The words of one language in the seeds of a pair of languages. Word w is keys[w]; it stands in
 * the seeds seeds[seed_start[w]..seed_start[w + 1]), ascending. Words ascend.
 */
typedef struct side_words {
    rt_memory *memory;
    uint32_t *keys;
    size_t *seed_start;
    uint32_t *seeds;
    size_t count;
    size_t most; /* seeds that a word may stand in to be learned */
} side_words;

static void side_words_release(side_words *words)
{
    rt_memory_release(words->memory, words->keys);
    rt_memory_release(words->memory, words->seed_start);
    rt_memory_release(words->memory, words->seeds);
    *words = (side_words){0};
}

static uint32_t document_of(const seed *s, bool second)
{
    return second ? s->b : s->a;
}

/* Every word of the side with its seed: word << 32 | seed, sorted, without repeats. */
static uint64_t *list_occurrences(rt_memory *memory, const rt_cross_document *documents,
                                  const seed *seeds, size_t seed_count, bool second, size_t *count)
{
    size_t total = 0;
    for (size_t s = 0; s < seed_count; s++) {
        total += rt_word_count_of(memory, documents, document_of(&seeds[s], second));
    }
    uint64_t *items = rt_memory_alloc(memory, (2 * total + 1) * sizeof *items);
    rt_buffer room = {0};
    bool done = items != NULL;
    size_t filled = 0;
    uint64_t recent[1 << RECENT_BITS] = {0}; /* most repeats need not be sorted to be found */
    for (size_t s = 0; done && s < seed_count; s++) {
        rt_anchor_set set;
        done = rt_words_of(memory, documents, document_of(&seeds[s], second), &room, &set);
        for (size_t i = 0; done && i < set.word_count; i++) {
            uint64_t item = (uint64_t)set.words[i] << 32 | s;
            uint64_t *last = &recent[set.words[i] % (1 << RECENT_BITS)];
            items[filled] = item;
            filled += *last != item;
            *last = item;
        }
    }
    rt_buffer_release(&room);
    if (!done) {
        rt_memory_release(memory, items);
        return NULL;
    }
    rt_sort_u64_in(items, items + total, filled, 32, memory); /* seeds ascend already */
    *count = rt_unique_u64(items, filled);
    return items;
}

static bool side_words_init(side_words *words, rt_memory *memory,
                            const rt_cross_document *documents, const seed *seeds,
                            size_t seed_count, bool second)
{
    size_t count = 0;
    uint64_t *items = list_occurrences(memory, documents, seeds, seed_count, second, &count);
    size_t most = (size_t)(frequent_share * (double)seed_count);
    *words =
        (side_words){.memory = memory,
                     .keys = rt_memory_alloc(memory, (count + 1) * sizeof *words->keys),
                     .seed_start = rt_memory_alloc(memory, (count + 2) * sizeof *words->seed_start),
                     .seeds = rt_memory_alloc(memory, (count + 1) * sizeof *words->seeds),
                     .most = most < RT_LEXICON_COUNT + 2 ? RT_LEXICON_COUNT + 2 : most};
    bool done =
        items != NULL && words->keys != NULL && words->seed_start != NULL && words->seeds != NULL;
    for (size_t i = 0; done && i < count; i++) {
        if (i == 0 || items[i] >> 32 != items[i - 1] >> 32) {
            words->seed_start[words->count] = i;
            words->keys[words->count++] = (uint32_t)(items[i] >> 32);
        }
        words->seeds[i] = (uint32_t)items[i];
    }
    if (done) {
        words->seed_start[words->count] = count;
    } else {
        side_words_release(words);
    }
    rt_memory_release(memory, items);
    return done;
}

static uint32_t frequency(const side_words *words, size_t word)
{
    return (uint32_t)(words->seed_start[word + 1] - words->seed_start[word]);
}

/* Neither too rare nor too frequent to be learned. */
static bool can_be_learned(const side_words *words, size_t word)
{
    uint32_t seeds = frequency(words, word);
    return seeds >= RT_LEXICON_COUNT && seeds <= words->most;
}

/*
 * The other way round: the words of each seed that can be learned, by rank: the rarer first. Those
 * of rank first_rank[f] and more stand in f seeds at least.
 */
typedef struct seed_words {
    rt_memory *memory;
    size_t *start;
    uint32_t *ranks;
    uint32_t *word_of; /* each rank's word */
    uint32_t *first_rank;
    size_t most; /* seeds that a word stands in; first_rank ends after it */
} seed_words;

static void seed_words_release(seed_words *of_seeds)
{
    rt_memory *memory = of_seeds->memory;
    rt_memory_release(memory, of_seeds->start);
    rt_memory_release(memory, of_seeds->ranks);
    rt_memory_release(memory, of_seeds->word_of);
    rt_memory_release(memory, of_seeds->first_rank);
}

/* Ranks the words that can be learned. */
static void rank_words(seed_words *of_seeds, const side_words *words)
{
    uint32_t *first = of_seeds->first_rank;
    for (size_t w = 0; w < words->count; w++) {
        if (can_be_learned(words, w)) {
            first[frequency(words, w) + 2]++;
        }
    }
    for (size_t f = 1; f <= of_seeds->most + 2; f++) {
        first[f] += first[f - 1];
    }
    for (size_t w = 0; w < words->count; w++) {
        if (can_be_learned(words, w)) {
            of_seeds->word_of[first[frequency(words, w) + 1]++] = (uint32_t)w;
        }
    }
}

static bool seed_words_init(seed_words *of_seeds, const side_words *words, size_t seed_count)
{
    size_t total = words->seed_start[words->count];
    rt_memory *memory = words->memory;
    *of_seeds = (seed_words){
        .memory = memory,
        .start = rt_memory_zeroed(memory, seed_count + 2, sizeof *of_seeds->start),
        .ranks = rt_memory_alloc(memory, (total + 1) * sizeof *of_seeds->ranks),
        .word_of = rt_memory_alloc(memory, (words->count + 1) * sizeof *of_seeds->word_of),
        .first_rank = rt_memory_zeroed(memory, seed_count + 3, sizeof *of_seeds->first_rank),
        .most = seed_count};
    if (of_seeds->start == NULL || of_seeds->ranks == NULL || of_seeds->word_of == NULL ||
        of_seeds->first_rank == NULL) {
        return false;
    }
    rank_words(of_seeds, words);
    uint32_t ranks = of_seeds->first_rank[seed_count + 1];
    for (uint32_t r = 0; r < ranks; r++) {
        size_t w = of_seeds->word_of[r];
        for (size_t i = words->seed_start[w]; i < words->seed_start[w + 1]; i++) {
            of_seeds->start[words->seeds[i] + 2]++;
        }
    }
    for (size_t s = 2; s < seed_count + 2; s++) {
        of_seeds->start[s] += of_seeds->start[s - 1];
    }
    for (uint32_t r = 0; r < ranks; r++) {
        size_t w = of_seeds->word_of[r];
        for (size_t i = words->seed_start[w]; i < words->seed_start[w + 1]; i++) {
            of_seeds->ranks[of_seeds->start[words->seeds[i] + 1]++] = r;
        }
    }
    return true;
}

/* ----------------------------------------------------------------- learning */

/* Counting how often the words of the other side, by rank, stand with one word. counts[r] is 0
 * between. */
typedef struct companions {
    uint32_t *counts;
    uint32_t *met;
    size_t met_count;
} companions;

/* Counts those that can stand with the word: of Dice's coefficient, which is most if all seeds of
 * the rarer have both, follows how often they may occur themselves. */
static void count_companions(companions *c, const side_words *a, size_t word,
                             const seed_words *b_of_seeds)
{
    static const double most_times = 2 / RT_LEXICON_DICE - 1;
    double own = frequency(a, word);
    size_t least = (size_t)(own / most_times);
    size_t most = (size_t)(own * most_times) + 1; /* for rounding */
    most = most < b_of_seeds->most ? most : b_of_seeds->most;
    uint32_t first = b_of_seeds->first_rank[least];
    uint32_t end = b_of_seeds->first_rank[most + 1];
    c->met_count = 0;
    for (size_t i = a->seed_start[word]; i < a->seed_start[word + 1]; i++) {
        uint32_t s = a->seeds[i];
        const uint32_t *ranks = b_of_seeds->ranks + b_of_seeds->start[s];
        size_t count = b_of_seeds->start[s + 1] - b_of_seeds->start[s];
        for (size_t j = rt_lower_bound_u32(ranks, count, first); j < count && ranks[j] < end; j++) {
            uint32_t other = ranks[j];
            if (c->counts[other]++ == 0) {
                c->met[c->met_count++] = other;
            }
        }
    }
}

static double dice_of(const rt_lexicon_entry *entry)
{
    return rt_lexicon_dice(entry->both, entry->count_a, entry->count_b);
}

/* The entry for the best companion; `both` is 0 if none stands. Clears the counts. */
static rt_lexicon_entry best_companion(companions *c, const side_words *a, size_t word,
                                       const side_words *b, const seed_words *b_of_seeds)
{
    rt_lexicon_entry best = {
        .word_a = a->keys[word], .count_a = frequency(a, word), .source = RT_LEXICON_NEW};
    for (size_t i = 0; i < c->met_count; i++) {
        uint32_t other = b_of_seeds->word_of[c->met[i]];
        uint32_t both = c->counts[c->met[i]];
        uint32_t count_b = frequency(b, other);
        c->counts[c->met[i]] = 0;
        if (!rt_lexicon_stands(both, best.count_a, count_b)) {
            continue;
        }
        double dice = rt_lexicon_dice(both, best.count_a, count_b);
        double least = best.both == 0 ? 0 : dice_of(&best);
        if (dice > least || (dice == least && b->keys[other] < best.word_b)) {
            best.both = both;
            best.word_b = b->keys[other];
            best.count_b = count_b;
        }
    }
    return best;
}

/* Entries that are known of two languages, in their order. */
typedef struct known_entries {
    rt_lexicon_entry *items;
    size_t count;
} known_entries;

/* Whether one of those known from `first` on, of which those of the word come first, is the same or
 * does better. */
static bool is_known(const known_entries *known, size_t first, const rt_lexicon_entry *entry)
{
    for (size_t i = first; i < known->count; i++) {
        const rt_lexicon_entry *other = &known->items[i];
        if (other->word_a != entry->word_a) {
            return false;
        }
        bool stands = rt_lexicon_stands(other->both, other->count_a, other->count_b);
        if (other->word_b == entry->word_b || (stands && dice_of(other) >= dice_of(entry))) {
            return true;
        }
    }
    return false;
}

/* Adds what the seeds of two languages teach beside what is known of them. */
static bool learn_words(rt_lexicon *learned, const known_entries *known, const side_words *a,
                        const side_words *b, const seed *seeds, size_t seed_count)
{
    seed_words b_of_seeds = {0};
    companions c = {.counts = calloc(b->count + 1, sizeof *c.counts),
                    .met = malloc((b->count + 1) * sizeof *c.met)};
    bool done = c.counts != NULL && c.met != NULL && seed_words_init(&b_of_seeds, b, seed_count);
    size_t first = 0;
    for (size_t word = 0; done && word < a->count; word++) {
        if (!can_be_learned(a, word)) {
            continue;
        }
        count_companions(&c, a, word, &b_of_seeds);
        rt_lexicon_entry entry = best_companion(&c, a, word, b, &b_of_seeds);
        entry.language_a = seeds[0].language_a;
        entry.language_b = seeds[0].language_b;
        while (first < known->count && known->items[first].word_a < entry.word_a) {
            first++;
        }
        if (entry.both > 0 && entry.word_a != entry.word_b && !is_known(known, first, &entry)) {
            done = rt_lexicon_add(learned, &entry);
        }
    }
    seed_words_release(&b_of_seeds);
    free(c.counts);
    free(c.met);
    return done;
}

/* ------------------------------------------------------------- known entries */

/* The word's number; words->count if it stands in no seed. */
static size_t find_word(const side_words *words, uint32_t key)
{
    size_t low = 0;
    size_t high = words->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (words->keys[middle] < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < words->count && words->keys[low] == key ? low : words->count;
}

static uint32_t count_both(const side_words *a, size_t word_a, const side_words *b, size_t word_b)
{
    size_t i = a->seed_start[word_a];
    size_t j = b->seed_start[word_b];
    uint32_t both = 0;
    while (i < a->seed_start[word_a + 1] && j < b->seed_start[word_b + 1]) {
        uint32_t x = a->seeds[i];
        uint32_t y = b->seeds[j];
        both += x == y;
        i += x <= y;
        j += y <= x;
    }
    return both;
}

/* Counts end at their type's largest value, which keeps `both` the smallest. */
static void add_count(uint32_t *count, uint32_t more)
{
    *count = more > UINT32_MAX - *count ? UINT32_MAX : *count + more;
}

/* Adds the seeds' counts to an entry. */
static void add_evidence(rt_lexicon_entry *entry, const side_words *a, const side_words *b)
{
    size_t word_a = find_word(a, entry->word_a);
    size_t word_b = find_word(b, entry->word_b);
    if (word_a < a->count) {
        add_count(&entry->count_a, frequency(a, word_a));
    }
    if (word_b < b->count) {
        add_count(&entry->count_b, frequency(b, word_b));
    }
    if (word_a < a->count && word_b < b->count) {
        add_count(&entry->both, count_both(a, word_a, b, word_b));
    }
}

/* ---------------------------------------------------------------- all languages */

/* By languages, then documents. NULL when out of memory. */
static seed *sort_seeds(const rt_cross_document *documents, const rt_pairs *pairs)
{
    rt_memory *memory = pairs->memory;
    size_t count = pairs->count;
    seed *seeds = rt_memory_alloc(memory, (count + 1) * sizeof *seeds);
    rt_keyed *order = rt_memory_alloc(memory, (2 * count + 1) * sizeof *order);
    if (seeds == NULL || order == NULL) {
        rt_memory_release(memory, seeds);
        rt_memory_release(memory, order);
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t a = rt_pair_first(pairs->items[i]);
        uint32_t b = rt_pair_second(pairs->items[i]);
        uint32_t language_a = rt_language_of(memory, documents, a);
        uint32_t language_b = rt_language_of(memory, documents, b);
        bool swap = language_a > language_b;
        order[i] = swap ? (rt_keyed){rt_pair(b, a), rt_pair(language_b, language_a)}
                        : (rt_keyed){rt_pair(a, b), rt_pair(language_a, language_b)};
    }
    rt_sort_keyed(order, order + count, count, memory);
    for (size_t i = 0; i < count; i++) { /* the languages are the higher key */
        order[i] = (rt_keyed){order[i].value, order[i].key};
    }
    rt_sort_keyed(order, order + count, count, memory);
    for (size_t i = 0; i < count; i++) {
        seeds[i] = (seed){.a = rt_pair_first(order[i].value),
                          .b = rt_pair_second(order[i].value),
                          .language_a = rt_pair_first(order[i].key),
                          .language_b = rt_pair_second(order[i].key)};
    }
    rt_memory_release(memory, order);
    return seeds;
}

/* The seeds of two languages, what is known of these, and what is learned. */
typedef struct language_pair {
    const seed *seeds;
    size_t seed_count;
    size_t known_begin;
    known_entries known;
    rt_lexicon learned; /* its entries alone */
} language_pair;

/* Sets the number of the known entries that are of the pair's languages, and where they begin,
 * which is not before `begin`. Returns where they end. */
static size_t find_known(const rt_lexicon *known, size_t begin, language_pair *pair)
{
    const seed *s = pair->seeds;
    const rt_lexicon_entry first = {.language_a = s->language_a, .language_b = s->language_b};
    while (begin < known->count && rt_lexicon_order(&known->entries[begin], &first) < 0) {
        begin++;
    }
    size_t end = begin;
    while (end < known->count && known->entries[end].language_a == s->language_a &&
           known->entries[end].language_b == s->language_b) {
        end++;
    }
    pair->known_begin = begin;
    pair->known.count = end - begin;
    return end;
}

/* Lists the pairs of languages that have seeds. NULL when out of memory. */
static language_pair *list_pairs(const seed *seeds, size_t seed_count, const rt_lexicon *known,
                                 size_t *count)
{
    language_pair *pairs = NULL;
    size_t capacity = 0;
    size_t begin = 0;
    size_t end;
    *count = 0;
    if (!rt_grow((void **)&pairs, &capacity, 1, sizeof *pairs)) {
        return NULL;
    }
    for (size_t s = 0; s < seed_count; s = end) {
        end = s + 1;
        while (end < seed_count && seeds[end].language_a == seeds[s].language_a &&
               seeds[end].language_b == seeds[s].language_b) {
            end++;
        }
        if (!rt_grow((void **)&pairs, &capacity, *count + 1, sizeof *pairs)) {
            free(pairs);
            return NULL;
        }
        pairs[*count] = (language_pair){.seeds = seeds + s, .seed_count = end - s};
        begin = find_known(known, begin, &pairs[*count]);
        ++*count;
    }
    return pairs;
}

/* Learns from the seeds of two languages. */
static bool learn_languages(language_pair *pair, rt_memory *memory,
                            const rt_cross_document *documents)
{
    size_t seed_count = pair->seed_count;
    if (pair->known.count == 0 && seed_count < RT_LEXICON_SEEDS) {
        return true;
    }
    side_words a = {0};
    side_words b = {0};
    bool done = side_words_init(&a, memory, documents, pair->seeds, seed_count, false) &&
                side_words_init(&b, memory, documents, pair->seeds, seed_count, true);
    for (size_t i = 0; done && i < pair->known.count; i++) {
        add_evidence(&pair->known.items[i], &a, &b);
    }
    if (done && seed_count >= RT_LEXICON_SEEDS) {
        done = learn_words(&pair->learned, &pair->known, &a, &b, pair->seeds, seed_count);
    }
    side_words_release(&a);
    side_words_release(&b);
    return done;
}

/* What several threads learn from. */
typedef struct lesson {
    rt_memory *memory;
    const rt_cross_document *documents;
    language_pair *pairs;
    uint64_t *order; /* bits 31..0 of each: the number of a pair */
} lesson;

/* Orders the pairs by falling work, so that no thread begins with most of it when the others have
 * no more to do. False when out of memory. */
static bool order_pairs(lesson *l, size_t count)
{
    l->order = malloc((2 * count + 1) * sizeof *l->order);
    for (size_t i = 0; l->order != NULL && i < count; i++) {
        uint64_t work = l->pairs[i].seed_count + l->pairs[i].known.count;
        l->order[i] = (UINT32_MAX - (work < UINT32_MAX ? work : UINT32_MAX)) << 32 | i;
    }
    if (l->order != NULL) {
        rt_sort_u64(l->order, l->order + count, count, 32);
    }
    return l->order != NULL;
}

static bool learn_pairs(void *context, size_t begin, size_t end, unsigned worker)
{
    const lesson *l = context;
    for (size_t i = begin; i < end; i++) {
        if (!learn_languages(&l->pairs[(uint32_t)l->order[i]], l->memory, l->documents)) {
            return false;
        }
    }
    return true;
}

/* Adds what the pairs of languages have learned. */
static bool take_learned(rt_lexicon *lexicon, const language_pair *pairs, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t e = 0; e < pairs[i].learned.count; e++) {
            if (!rt_lexicon_add(lexicon, &pairs[i].learned.entries[e])) {
                return false;
            }
        }
    }
    return true;
}

bool rt_lexicon_learn(rt_lexicon *lexicon, const rt_lexicon *known,
                      const rt_cross_document *documents, const rt_pairs *pairs,
                      rt_threads *threads)
{
    *lexicon = (rt_lexicon){0};
    size_t count = 0;
    seed *seeds = sort_seeds(documents, pairs);
    language_pair *list = seeds == NULL ? NULL : list_pairs(seeds, pairs->count, known, &count);
    bool done = list != NULL;
    for (size_t i = 0; done && i < known->count; i++) {
        done = rt_lexicon_add(lexicon, &known->entries[i]);
    }
    for (size_t i = 0; done && known->count > 0 && i < count; i++) {
        list[i].known.items = lexicon->entries + list[i].known_begin;
    }
    lesson l = {pairs->memory, documents, list, NULL};
    done = done && order_pairs(&l, count) && rt_parallel_for(threads, count, 1, learn_pairs, &l) &&
           take_learned(lexicon, list, count) && rt_lexicon_finish(lexicon);
    for (size_t i = 0; i < count && list != NULL; i++) {
        rt_lexicon_release(&list[i].learned);
    }
    free(l.order);
    free(list);
    rt_memory_release(pairs->memory, seeds);
    if (!done) {
        rt_lexicon_release(lexicon);
    }
    return done;
}
