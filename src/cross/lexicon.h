/* Words of two languages that translate each other, and the anchors that they become. */
#ifndef RT_CROSS_LEXICON_H
#define RT_CROSS_LEXICON_H

#include "base/hash.h"
#include "cross/vectors.h"

/*
 * Word `word_a` of language_a and word_b of language_b may translate each other: of the seeds (the
 * likely translations) of the two languages that were ever seen, `both` have both words, count_a
 * and count_b have each.
 */
typedef struct rt_lexicon_entry {
    uint32_t language_a, language_b; /* a < b */
    uint32_t word_a, word_b;         /* keys of kind RT_ANCHOR_WORD */
    uint32_t both, count_a, count_b;
    uint32_t source; /* whatever whoever added the entry wants to know of it */
} rt_lexicon_entry;

/* The source of entries that come from no earlier run. */
#define RT_LEXICON_NEW UINT32_MAX

/* Languages from this number on are those that no document is in. Their entries are no anchors, but
 * others may be worked out across them. */
#define RT_LANGUAGE_ABSENT (UINT32_C(1) << 31)

/* A word and an anchor, of kind RT_ANCHOR_LEXICON, that it becomes: that of a group of words in
 * several languages, or of an entry; see word_groups.h. */
typedef struct rt_lexicon_side {
    uint32_t language;
    uint32_t word;
    uint32_t key;
} rt_lexicon_side;

/* A word of a language, and 1 + the first of its sides; 0 in a free slot. */
typedef struct rt_lexicon_slot {
    uint32_t word;
    uint32_t first;
} rt_lexicon_slot;

/*
 * What the words of one language are looked up by, small enough to stay near the processor while
 * documents of the language are gone through. `slots` is a hash table of the words with open
 * addressing, and `filter` has bits that are set for them. keys[0..key_count) are those that the
 * words become, ascending, and key_words[k] is the word that has keys[k].
 */
typedef struct rt_lexicon_words {
    rt_lexicon_slot *slots;
    size_t slot_count; /* a power of two; 0 if the language has no sides, nor anything else then */
    uint64_t *filter;
    unsigned filter_bits; /* there are 2^filter_bits */
    const uint32_t *keys, *key_words;
    size_t key_count;
} rt_lexicon_words;

/*
 * entries[0..count) by languages, then words; after them pivot_count that were worked out across a
 * third language. sides, of those entries that stand, by language, word and key. side_keys[s] is
 * which of its language's keys side s has, marked with RT_LAST_SIDE if it is the last of its word.
 * `keys` and `key_words` have what all languages' have.
 */
typedef struct rt_lexicon {
    rt_lexicon_entry *entries;
    size_t count, pivot_count, capacity;
    rt_lexicon_side *sides;
    size_t side_count;
    uint32_t *side_keys;
    rt_lexicon_words *languages;
    size_t language_count; /* 1 + the last that has sides */
    uint32_t *keys, *key_words;
} rt_lexicon;

#define RT_LAST_SIDE (UINT32_C(1) << 31)

/*
 * An entry stands, and makes anchors of its words, if it was met in at least RT_LEXICON_COUNT seeds
 * and if Dice's coefficient, 2 * both / (count_a + count_b), is at least RT_LEXICON_DICE. (Dice's
 * coefficient for bilingual lexicons: Smadja, McKeown, Hatzivassiloglou, 1996.)
 */
enum { RT_LEXICON_COUNT = 3 };
#define RT_LEXICON_DICE 0.4

double rt_lexicon_dice(uint32_t both, uint32_t count_a, uint32_t count_b);
bool rt_lexicon_stands(uint32_t both, uint32_t count_a, uint32_t count_b);

/* False when out of memory. */
bool rt_lexicon_add(rt_lexicon *lexicon, const rt_lexicon_entry *entry);
/* Makes side_keys and languages of the sides. False when out of memory. */
bool rt_lexicon_index(rt_lexicon *lexicon);
void rt_lexicon_release(rt_lexicon *lexicon);

/* Below, at or above 0 as x is below, at or above y. */
static inline int rt_compare_u32(uint32_t x, uint32_t y)
{
    return (x > y) - (x < y);
}

/* By languages, then words: what qsort() takes. */
int rt_lexicon_order(const void *a, const void *b);

static inline uint32_t rt_lexicon_filter_bit(const rt_lexicon_words *words, uint32_t word)
{
    return word * UINT32_C(0x9e3779b1) >> (32 - words->filter_bits);
}

/* False if no side has the word, which nearly all of a text's are turned away by. */
static inline bool rt_lexicon_may_have(const rt_lexicon_words *words, uint32_t word)
{
    uint32_t bit = rt_lexicon_filter_bit(words, word);
    return words->filter[bit / 64] >> (bit % 64) & 1;
}

/* The word's slot, or the free one where it belongs. */
static inline rt_lexicon_slot *rt_lexicon_slot_of(const rt_lexicon_words *words, uint32_t word)
{
    size_t mask = words->slot_count - 1;
    size_t at = (size_t)rt_mix64(word) & mask;
    while (words->slots[at].first != 0 && words->slots[at].word != word) {
        at = (at + 1) & mask;
    }
    return &words->slots[at];
}

/* The sides for a word; *count is set to their number. Applying a lexicon goes by slots instead. */
const rt_lexicon_side *rt_lexicon_find(const rt_lexicon *lexicon, uint32_t language, uint32_t word,
                                       size_t *count);

/* What a key stands for between two languages: the entry of its words, or, if there is none but the
 * words are of one group, what an entry of the source RT_LEXICON_NEW has, all counts 0. A word is 0
 * if the key is that of none in its language. */
rt_lexicon_entry rt_lexicon_read_key(const rt_lexicon *lexicon, uint32_t key, uint32_t language_a,
                                     uint32_t language_b);

/*
 * The key of an anchor of kind RT_ANCHOR_LEXICON: bits 28..1 the number of the entry, or of that
 * which made the group; bit 0 whether it is an entry that is marginal, that is, would not stand if
 * it had been met in one seed less. A seed that has taught a marginal entry is no more alike for
 * it.
 */
static inline bool rt_lexicon_is_marginal(uint32_t key)
{
    return rt_anchor_kind_of(key) == RT_ANCHOR_LEXICON && (key & 1);
}

static inline uint32_t rt_lexicon_number(uint32_t key)
{
    return (key & ((UINT32_C(1) << RT_ANCHOR_KEY_BITS) - 1)) >> 1;
}

#endif
