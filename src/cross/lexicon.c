#include "cross/lexicon.h"

#include "base/sort.h"

#include <stdlib.h>

/* A filter has 2^FILTER_BITS_EACH bits for each word, within these bounds. */
enum { FILTER_BITS_EACH = 4, FILTER_BITS_LEAST = 12, FILTER_BITS_MOST = 22 };

void rt_lexicon_release(rt_lexicon *lexicon)
{
    free(lexicon->entries);
    free(lexicon->sides);
    free(lexicon->side_keys);
    free(lexicon->keys);
    free(lexicon->key_words);
    for (size_t l = 0; lexicon->languages != NULL && l < lexicon->language_count; l++) {
        free(lexicon->languages[l].slots);
        free(lexicon->languages[l].filter);
    }
    free(lexicon->languages);
    *lexicon = (rt_lexicon){0};
}

double rt_lexicon_dice(uint32_t both, uint32_t count_a, uint32_t count_b)
{
    return 2.0 * both / ((double)count_a + count_b);
}

bool rt_lexicon_stands(uint32_t both, uint32_t count_a, uint32_t count_b)
{
    return both >= RT_LEXICON_COUNT && rt_lexicon_dice(both, count_a, count_b) >= RT_LEXICON_DICE;
}

bool rt_lexicon_add(rt_lexicon *lexicon, const rt_lexicon_entry *entry)
{
    if (!rt_grow((void **)&lexicon->entries, &lexicon->capacity, lexicon->count + 1,
                 sizeof *lexicon->entries)) {
        return false;
    }
    lexicon->entries[lexicon->count++] = *entry;
    return true;
}

/* -------------------------------------------------------------------- sides */

int rt_lexicon_order(const void *x, const void *y)
{
    const rt_lexicon_entry *a = x;
    const rt_lexicon_entry *b = y;
    int order = rt_compare_u32(a->language_a, b->language_a);
    order = order != 0 ? order : rt_compare_u32(a->language_b, b->language_b);
    order = order != 0 ? order : rt_compare_u32(a->word_a, b->word_a);
    return order != 0 ? order : rt_compare_u32(a->word_b, b->word_b);
}

/* The word of a language that has the key; 0 if none has. */
static uint32_t word_with(const rt_lexicon *lexicon, uint32_t key, uint32_t language)
{
    if (language >= lexicon->language_count) {
        return 0;
    }
    const rt_lexicon_words *words = &lexicon->languages[language];
    size_t at = rt_lower_bound_u32(words->keys, words->key_count, key);
    return at < words->key_count && words->keys[at] == key ? words->key_words[at] : 0;
}

rt_lexicon_entry rt_lexicon_read_key(const rt_lexicon *lexicon, uint32_t key, uint32_t language_a,
                                     uint32_t language_b)
{
    bool swap = language_a > language_b;
    rt_lexicon_entry entry = {.language_a = swap ? language_b : language_a,
                              .language_b = swap ? language_a : language_b,
                              .source = RT_LEXICON_NEW};
    entry.word_a = word_with(lexicon, key, entry.language_a);
    entry.word_b = word_with(lexicon, key, entry.language_b);
    const rt_lexicon_entry *found =
        bsearch(&entry, lexicon->entries, lexicon->count, sizeof entry, rt_lexicon_order);
    return found == NULL ? entry : *found;
}

/* ---------------------------------------------------------------- look-ups */

/* Lists the keys of a language, whose sides begin at `first`, and gives each side its own. */
static bool list_keys(rt_lexicon *lexicon, rt_lexicon_words *words, size_t first)
{
    const rt_lexicon_side *sides = lexicon->sides + first;
    size_t count = words->key_count; /* no two words of a language have one key */
    uint64_t *order = malloc((2 * count + 1) * sizeof *order);
    if (order == NULL) {
        return false;
    }
    for (size_t s = 0; s < count; s++) {
        order[s] = (uint64_t)sides[s].key << 32 | s;
    }
    rt_sort_u64(order, order + count, count, 32);
    for (size_t k = 0; k < count; k++) {
        size_t s = (uint32_t)order[k];
        lexicon->keys[first + k] = sides[s].key;
        lexicon->key_words[first + k] = sides[s].word;
        bool last = s + 1 == count || sides[s + 1].word != sides[s].word;
        lexicon->side_keys[first + s] = (uint32_t)k | (last ? RT_LAST_SIDE : 0);
    }
    words->keys = lexicon->keys + first;
    words->key_words = lexicon->key_words + first;
    free(order);
    return true;
}

/* Enters the words of a language, whose sides begin at `first`. */
static bool fill_slots(const rt_lexicon *lexicon, rt_lexicon_words *words, size_t first)
{
    const rt_lexicon_side *sides = lexicon->sides + first;
    size_t count = 0;
    for (size_t s = 0; s < words->key_count; s++) {
        count += s == 0 || sides[s].word != sides[s - 1].word;
    }
    words->slot_count = 2;
    while (words->slot_count < 2 * count) {
        words->slot_count *= 2;
    }
    words->filter_bits = FILTER_BITS_LEAST;
    while (words->filter_bits < FILTER_BITS_MOST &&
           count >> (words->filter_bits - FILTER_BITS_EACH) > 0) {
        words->filter_bits++;
    }
    words->slots = calloc(words->slot_count, sizeof *words->slots);
    words->filter = calloc((UINT64_C(1) << words->filter_bits) / 64, sizeof *words->filter);
    if (words->slots == NULL || words->filter == NULL) {
        return false;
    }
    for (size_t s = 0; s < words->key_count; s++) {
        rt_lexicon_slot *slot = rt_lexicon_slot_of(words, sides[s].word);
        if (slot->first == 0) {
            *slot = (rt_lexicon_slot){sides[s].word, (uint32_t)(first + s + 1)};
        }
        uint32_t bit = rt_lexicon_filter_bit(words, sides[s].word);
        words->filter[bit / 64] |= UINT64_C(1) << (bit % 64);
    }
    return true;
}

bool rt_lexicon_index(rt_lexicon *lexicon)
{
    size_t count = lexicon->side_count;
    lexicon->language_count = count == 0 ? 0 : (size_t)lexicon->sides[count - 1].language + 1;
    lexicon->languages = calloc(lexicon->language_count + 1, sizeof *lexicon->languages);
    lexicon->side_keys = malloc((count + 1) * sizeof *lexicon->side_keys);
    lexicon->keys = malloc((count + 1) * sizeof *lexicon->keys);
    lexicon->key_words = malloc((count + 1) * sizeof *lexicon->key_words);
    bool done = lexicon->languages != NULL && lexicon->side_keys != NULL && lexicon->keys != NULL &&
                lexicon->key_words != NULL;
    size_t end;
    for (size_t first = 0; done && first < count; first = end) {
        rt_lexicon_words *words = &lexicon->languages[lexicon->sides[first].language];
        for (end = first;
             end < count && lexicon->sides[end].language == lexicon->sides[first].language; end++) {
        }
        words->key_count = end - first;
        done = list_keys(lexicon, words, first) && fill_slots(lexicon, words, first);
    }
    return done;
}

const rt_lexicon_side *rt_lexicon_find(const rt_lexicon *lexicon, uint32_t language, uint32_t word,
                                       size_t *count)
{
    *count = 0;
    if (language >= lexicon->language_count || lexicon->languages[language].slot_count == 0) {
        return NULL;
    }
    const rt_lexicon_slot *slot = rt_lexicon_slot_of(&lexicon->languages[language], word);
    if (slot->first == 0) {
        return NULL;
    }
    const uint32_t *of_side = lexicon->side_keys + slot->first - 1;
    while (!(of_side[(*count)++] & RT_LAST_SIDE)) {
    }
    return lexicon->sides + slot->first - 1;
}
