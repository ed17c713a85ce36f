/*
 * Keys under which the spellings of a name meet, made from its romanised form: how it begins, and
 * its consonants. Poutine and Putin both begin with "putin" and have the skeleton "ptn".
 */
#ifndef RT_CROSS_NAME_KEYS_H
#define RT_CROSS_NAME_KEYS_H

#include "cross/romanise.h"

/*
 * A key is its own label: no two differ in label and agree in key.
 *   bits 31..30  1 a prefix, 2 a skeleton
 *   bits 29..0   six letters of five bits, the first highest: 1 is a, 26 is z, 0 none
 */
typedef uint32_t rt_name_key;

enum { RT_NAME_KEY_LABEL = 6 };

/* 0: the word is too short for one. */
typedef struct rt_name_keys {
    rt_name_key prefix;
    rt_name_key skeleton;
} rt_name_keys;

/*
 * The keys of a romanised word, as rt_romanise() writes it: a-z only. A prefix has three to five
 * letters, a skeleton three to six. Voiced and voiceless stops (but not a skeleton's first), l and
 * r, and all sibilants meet, since some language does not tell them apart or writes them alike.
 */
rt_name_keys rt_name_keys_of(retold_span roman);

/* Writes the letters of `key` to `out`, no NUL, and returns their number. */
size_t rt_name_key_label(rt_name_key key, char out[RT_NAME_KEY_LABEL]);

/*
 * Whether common words of the group's scripts meet names by chance: vowels are not written, or
 * words are not separated. Their skeletons are evidence only where they are rare.
 */
bool rt_skeleton_is_noisy(rt_script_group group);

#endif
