#include "cross/lexicon.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

/* The filter has 2^FILTER_BITS_EACH bits for each word, within these bounds. */
enum { FILTER_BITS_EACH = 4, FILTER_BITS_LEAST = 12, FILTER_BITS_MOST = 22 };

void rt_lexicon_release(rt_lexicon *lexicon)
{
    free(lexicon->entries);
    free(lexicon->sides);
    free(lexicon->by_key);
    free(lexicon->slots);
    free(lexicon->filter);
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

static int by_key(const void *x, const void *y)
{
    const rt_lexicon_side *a = x;
    const rt_lexicon_side *b = y;
    int order = rt_compare_u32(a->key, b->key);
    return order != 0 ? order : rt_compare_u32(a->language, b->language);
}

static bool sort_by_key(rt_lexicon *lexicon)
{
    size_t count = lexicon->side_count;
    lexicon->by_key = malloc((count + 1) * sizeof *lexicon->by_key);
    if (lexicon->by_key != NULL && count > 0) {
        memcpy(lexicon->by_key, lexicon->sides, count * sizeof *lexicon->by_key);
        qsort(lexicon->by_key, count, sizeof *lexicon->by_key, by_key);
    }
    return lexicon->by_key != NULL;
}

/* The word of a language that has the key; 0 if none has. */
static uint32_t word_with(const rt_lexicon *lexicon, uint32_t key, uint32_t language)
{
    const rt_lexicon_side wanted = {.language = language, .key = key};
    const rt_lexicon_side *found =
        bsearch(&wanted, lexicon->by_key, lexicon->side_count, sizeof wanted, by_key);
    return found == NULL ? 0 : found->word;
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

/* The slot of the word, or the free one where it belongs. */
static rt_lexicon_slot *find_slot(const rt_lexicon *lexicon, uint32_t language, uint32_t word)
{
    size_t mask = lexicon->slot_count - 1;
    size_t at = (size_t)rt_mix64((uint64_t)language << 32 | word) & mask;
    rt_lexicon_slot *slot = &lexicon->slots[at];
    while (slot->count != 0 && (slot->word != word || slot->language != language)) {
        at = (at + 1) & mask;
        slot = &lexicon->slots[at];
    }
    return slot;
}

static size_t count_words(const rt_lexicon *lexicon)
{
    size_t count = 0;
    for (size_t i = 0; i < lexicon->side_count; i++) {
        const rt_lexicon_side *side = &lexicon->sides[i];
        count += i == 0 || side[-1].word != side->word || side[-1].language != side->language;
    }
    return count;
}

static bool fill_slots(rt_lexicon *lexicon)
{
    size_t words = count_words(lexicon);
    lexicon->slot_count = 2;
    while (lexicon->slot_count < 2 * words) {
        lexicon->slot_count *= 2;
    }
    lexicon->filter_bits = FILTER_BITS_LEAST;
    while (lexicon->filter_bits < FILTER_BITS_MOST &&
           words >> (lexicon->filter_bits - FILTER_BITS_EACH) > 0) {
        lexicon->filter_bits++;
    }
    lexicon->slots = calloc(lexicon->slot_count, sizeof *lexicon->slots);
    lexicon->filter = calloc((UINT64_C(1) << lexicon->filter_bits) / 64, sizeof *lexicon->filter);
    if (lexicon->slots == NULL || lexicon->filter == NULL) {
        return false;
    }
    for (size_t i = 0; i < lexicon->side_count; i++) {
        const rt_lexicon_side *side = &lexicon->sides[i];
        rt_lexicon_slot *slot = find_slot(lexicon, side->language, side->word);
        if (slot->count++ == 0) {
            *slot = (rt_lexicon_slot){side->language, side->word, (uint32_t)i, 1};
        }
        uint32_t bit = rt_lexicon_filter_bit(lexicon, side->word);
        lexicon->filter[bit / 64] |= UINT64_C(1) << (bit % 64);
    }
    return true;
}

bool rt_lexicon_index(rt_lexicon *lexicon)
{
    return sort_by_key(lexicon) && fill_slots(lexicon);
}

const rt_lexicon_side *rt_lexicon_find(const rt_lexicon *lexicon, uint32_t language, uint32_t word,
                                       size_t *count)
{
    const rt_lexicon_slot *slot = find_slot(lexicon, language, word);
    *count = slot->count;
    return slot->count == 0 ? NULL : lexicon->sides + slot->first;
}
