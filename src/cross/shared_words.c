#include "cross/shared_words.h"

#include <stdlib.h>
#include <string.h>

/* In a slot of the table, beside a word: which texts have it. Words have the highest bits in
 * common, those of their kind, so that there is room. */
enum { IN_FIRST = 1, IN_SECOND = 2, MARK_BITS = 2, FEWEST_BITS = 6 };

void rt_word_table_release(rt_word_table *table)
{
    free(table->slots);
    *table = (rt_word_table){0};
}

/* Puts a text's words into the table, of 2^bits slots; adds to *own those that it has not had from
 * this text, to *both those of them that the other has. */
static void enter(rt_word_table *table, unsigned bits, const rt_anchor_set *set, uint32_t mark,
                  uint32_t *own, uint32_t *both)
{
    uint32_t mask = (UINT32_C(1) << bits) - 1;
    for (uint32_t i = 0; i < set->word_count; i++) {
        uint32_t word = set->words[i] << MARK_BITS;
        uint32_t at = (set->words[i] * UINT32_C(0x9e3779b1)) >> (32 - bits);
        while (table->slots[at] != 0 &&
               (table->slots[at] & ~(uint32_t)(IN_FIRST | IN_SECOND)) != word) {
            at = (at + 1) & mask;
        }
        if (!(table->slots[at] & mark)) {
            *own += 1;
            *both += (table->slots[at] & (IN_FIRST | IN_SECOND)) != 0;
            table->slots[at] |= word | mark;
        }
    }
}

bool rt_shared_words(rt_word_table *table, const rt_anchor_set *a, const rt_anchor_set *b,
                     double *share)
{
    unsigned bits = FEWEST_BITS;
    while ((size_t)1 << bits < 2 * ((size_t)a->word_count + b->word_count)) {
        bits++;
    }
    size_t slots = (size_t)1 << bits;
    if (!rt_grow((void **)&table->slots, &table->capacity, slots, sizeof *table->slots)) {
        return false;
    }
    memset(table->slots, 0, slots * sizeof *table->slots);
    uint32_t own_a = 0;
    uint32_t own_b = 0;
    uint32_t both = 0;
    enter(table, bits, a, IN_FIRST, &own_a, &both);
    enter(table, bits, b, IN_SECOND, &own_b, &both);
    uint32_t fewer = own_a < own_b ? own_a : own_b;
    *share = fewer == 0 ? 0 : (double)both / fewer;
    return true;
}
