/*
 * Words of any script in the letters a-z, for keys under which spellings of a name meet: Putin,
 * Путин, プーチン. Lossy on purpose; not for readers. By tables (data/romanise.txt), no allocation.
 */
#ifndef RT_CROSS_ROMANISE_H
#define RT_CROSS_ROMANISE_H

#include "base/buffer.h"

/* What a script's writing keeps of a word's sound. In the order of RT_ROMAN_GROUP_NAMES. */
typedef enum rt_script_group {
    RT_SCRIPT_NONE = 0,
    RT_SCRIPT_CASED,    /* alphabets with capital letters: Latin, Greek, Cyrillic, Armenian ... */
    RT_SCRIPT_ALPHABET, /* alphabets without, Hangul among them */
    RT_SCRIPT_ABUGIDA,  /* of India and Sri Lanka: consonants with an inherent vowel */
    RT_SCRIPT_ABJAD,    /* Arabic, Hebrew, Syriac: most vowels are not written */
    RT_SCRIPT_UNSPACED, /* Thai, Lao, Tibetan, Burmese, Khmer: no spaces between words */
    RT_SCRIPT_KANA,
    RT_SCRIPT_ETHIOPIC,
    RT_SCRIPT_HAN
} rt_script_group;

/* Letters enough for any name; what goes beyond is cut off. */
enum { RT_ROMAN_ROOM = 48 };

/*
 * Writes the letters of `word`, at most `room` of them and no NUL, to `out`, and returns their
 * number. `word` is valid UTF-8 in NFC or NFKC, case folded or not. What has no letters (digits,
 * marks, Han) is left out. An Arabic article at the start is left out, with a conjunction or
 * preposition written before it. `group`, if not NULL, gets the group of the last letter's script.
 */
size_t rt_romanise(retold_span word, char *out, size_t room, rt_script_group *group);

/*
 * The same for a name of a foreigner in Chinese: reads Han characters as long as they are of those
 * that such names are transcribed with, by the sound they stand for. `*read` gets the bytes read: 0
 * if `text` does not begin with one. Words of the language are made of the same characters: a run
 * of fewer than three is seldom a name. Not for Japanese, where Han is never a transcription.
 */
size_t rt_romanise_han(retold_span text, char *out, size_t room, size_t *read);

#endif
