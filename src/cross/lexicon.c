#include "cross/lexicon.h"

#include "base/hash.h"
#include "cross/pivot.h"

#include <stdlib.h>

void rt_lexicon_release(rt_lexicon *lexicon)
{
    free(lexicon->entries);
    free(lexicon->sides);
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

static int compare(uint32_t x, uint32_t y)
{
    return (x > y) - (x < y);
}

int rt_lexicon_order(const void *x, const void *y)
{
    const rt_lexicon_entry *a = x;
    const rt_lexicon_entry *b = y;
    int order = compare(a->language_a, b->language_a);
    order = order != 0 ? order : compare(a->language_b, b->language_b);
    order = order != 0 ? order : compare(a->word_a, b->word_a);
    return order != 0 ? order : compare(a->word_b, b->word_b);
}

static int by_word(const void *x, const void *y)
{
    const rt_lexicon_side *a = x;
    const rt_lexicon_side *b = y;
    int order = compare(a->language, b->language);
    order = order != 0 ? order : compare(a->word, b->word);
    return order != 0 ? order : compare(a->key, b->key);
}

static uint32_t key_of(const rt_lexicon *lexicon, size_t number)
{
    const rt_lexicon_entry *e = &lexicon->entries[number];
    bool marginal =
        number < lexicon->count && !rt_lexicon_stands(e->both - 1, e->count_a - 1, e->count_b - 1);
    return (uint32_t)RT_ANCHOR_LEXICON << RT_ANCHOR_KEY_BITS | (uint32_t)number << 1 | marginal;
}

static bool list_sides(rt_lexicon *lexicon)
{
    size_t count = lexicon->count + lexicon->pivot_count;
    lexicon->sides = malloc((2 * count + 1) * sizeof *lexicon->sides);
    if (lexicon->sides == NULL) {
        return false;
    }
    lexicon->side_count = 0;
    for (size_t i = 0; i < count; i++) {
        const rt_lexicon_entry *e = &lexicon->entries[i];
        if (e->language_b < RT_LANGUAGE_ABSENT &&
            rt_lexicon_stands(e->both, e->count_a, e->count_b)) {
            uint32_t key = key_of(lexicon, i);
            lexicon->sides[lexicon->side_count++] =
                (rt_lexicon_side){e->language_a, e->word_a, key};
            lexicon->sides[lexicon->side_count++] =
                (rt_lexicon_side){e->language_b, e->word_b, key};
        }
    }
    if (lexicon->side_count > 0) {
        qsort(lexicon->sides, lexicon->side_count, sizeof *lexicon->sides, by_word);
    }
    return true;
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

static bool fill_slots(rt_lexicon *lexicon)
{
    lexicon->slot_count = 2;
    while (lexicon->slot_count < 2 * lexicon->side_count) {
        lexicon->slot_count *= 2;
    }
    lexicon->slots = calloc(lexicon->slot_count, sizeof *lexicon->slots);
    lexicon->filter = calloc(RT_LEXICON_FILTER / 64, sizeof *lexicon->filter);
    if (lexicon->slots == NULL || lexicon->filter == NULL) {
        return false;
    }
    for (size_t i = 0; i < lexicon->side_count; i++) {
        const rt_lexicon_side *side = &lexicon->sides[i];
        rt_lexicon_slot *slot = find_slot(lexicon, side->language, side->word);
        if (slot->count++ == 0) {
            *slot = (rt_lexicon_slot){side->language, side->word, (uint32_t)i, 1};
        }
        uint32_t bit = rt_lexicon_filter_bit(side->word);
        lexicon->filter[bit / 64] |= UINT64_C(1) << (bit % 64);
    }
    return true;
}

bool rt_lexicon_finish(rt_lexicon *lexicon)
{
    if (lexicon->count > 0) {
        qsort(lexicon->entries, lexicon->count, sizeof *lexicon->entries, rt_lexicon_order);
    }
    if (!rt_lexicon_pivot(lexicon) ||
        lexicon->count + lexicon->pivot_count >= UINT32_C(1) << (RT_ANCHOR_KEY_BITS - 1)) {
        return false; /* keys have no room for more */
    }
    return list_sides(lexicon) && fill_slots(lexicon);
}

const rt_lexicon_side *rt_lexicon_find(const rt_lexicon *lexicon, uint32_t language, uint32_t word,
                                       size_t *count)
{
    const rt_lexicon_slot *slot = find_slot(lexicon, language, word);
    *count = slot->count;
    return slot->count == 0 ? NULL : lexicon->sides + slot->first;
}
