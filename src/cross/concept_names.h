/* A table from names to concepts: how it is filled, and looking words up in it. */
#ifndef RT_CROSS_CONCEPT_NAMES_H
#define RT_CROSS_CONCEPT_NAMES_H

#include "base/buffer.h"

enum {
    RT_CONCEPT_IDS_MAX = 16,   /* a word that means more than this is no help: none are given */
    RT_CONCEPT_TOKENS_MAX = 12 /* of the longest name */
};

/* What stands at a place in a text. `ids` belongs to the table. */
typedef struct rt_concept_match {
    const uint16_t *ids; /* those that the words name before those they are a keyword of; by id */
    uint32_t count;      /* of ids, at most RT_CONCEPT_IDS_MAX */
    uint32_t tokens;     /* how many the name took */
    bool exact;          /* false: an inflected form, or another word with the same beginning */
    bool open;           /* with further tokens a longer name might be found: set also if none is */
} rt_concept_match;

/*
 * Words that are joined to the front of others in writing, by language, the longest first:
 * the Arabic article and what is joined to it. NULL-terminated; NULL: none.
 */
typedef const char *const *rt_name_affixes;

/*
 * The table, filled and then only read. Keys are 64-bit hashes of token sequences; names are
 * not kept, since a false hit among 2^48 or more hashes will not be met. There are three kinds of
 * keys, told apart by salts: whole names and their beginnings (a trie over tokens); beginnings
 * of single words, for inflected forms; sequences of words that are cut short, for inflected names
 * of several words.
 *
 *   slots   open addressing, their number a power of two; the low bits of a key give the place,
 *           the high 32 are kept: check; value 0 means empty
 *             bits 0..23  place in lists of the concepts, 0: none
 *             bit 24      longer names begin with this
 *             bit 25      set in every used slot
 *   lists   for each set of concepts its size and its ids
 *   filter  a bit for each hash of a word's first letters that begins any name: most words of a
 *           text are turned away here
 *   pairs   the same of the first two words of names of several, whole or cut short
 */
typedef struct rt_concept_names {
    struct rt_name_slot *slots;
    size_t mask;
    uint16_t *lists;
    uint64_t *filter;
    uint64_t *pairs;
    rt_name_affixes affixes;
    bool strict;
} rt_concept_names;

/*
 * While it is being filled. What the slots will be of are drafts, in the order in which they came;
 * `index` has them where their slots will be, so that looking for a key stays within the caches:
 * a draft's number, from 1, and above it the highest bits of its key. 0: free.
 */
typedef struct rt_names_builder {
    uint32_t *index;
    size_t capacity;
    struct rt_name_draft *drafts;
    size_t used;
    size_t draft_capacity;
    struct rt_name_link *links; /* links[0] is not used */
    size_t link_count;
    size_t link_capacity;
    uint64_t *filter;
    uint64_t *pairs;
    rt_name_affixes affixes;
    bool strict;
} rt_names_builder;

/* A name and what it means. */
typedef struct rt_concept_name {
    const retold_span *tokens;
    size_t count; /* 1..RT_CONCEPT_TOKENS_MAX */
    uint16_t id;
    bool keyword; /* not its name */
    bool loose;   /* of several words: inflected forms are looked for too */
} rt_concept_name;

/*
 * `expected`: about how many names there will be. `strict`: shorter endings and longer beginnings
 * are asked of inflected forms, for a table that holds many languages. `affixes` must live as long
 * as the table. False when out of memory.
 */
bool rt_names_builder_init(rt_names_builder *builder, size_t expected, rt_name_affixes affixes,
                           bool strict);
void rt_names_builder_release(rt_names_builder *builder);
bool rt_names_add(rt_names_builder *builder, const rt_concept_name *name);

/* Makes the table of what was added and releases the builder, also on failure (false: memory). */
bool rt_names_finish(rt_names_builder *builder, rt_concept_names *names);
void rt_names_release(rt_concept_names *names);

/* Whether the characters of the script are tokens each: no spaces between words. */
bool rt_is_single_character(uint32_t code_point);

/*
 * The longest name that begins at tokens[0], of `count` tokens that follow each other. False if
 * there is none; match->open is set all the same. Takes time in proportion to the tokens of the
 * longest name at most.
 */
bool rt_names_match(const rt_concept_names *names, const retold_span *tokens, size_t count,
                    rt_concept_match *match);

/* A word as the beginning of a name of several: hashes of all of it, and of its beginning. */
typedef struct rt_name_word {
    uint64_t whole;
    uint64_t beginning;
} rt_name_word;

/* `hash` is rt_hash_bytes() of the word. */
rt_name_word rt_names_word(const rt_concept_names *names, retold_span word, uint64_t hash);

/* False if no name begins with these two words: then rt_names_match() finds at the first what it
 * finds there without the second. */
bool rt_names_may_go_on(const rt_concept_names *names, const rt_name_word *first,
                        const rt_name_word *second);

#endif
