/*
 * What romanising knows about a code point: a 32-bit entry of a table that
 * data/make_romanise_table.c makes from data/romanise.txt at build time.
 *
 *   bits 0..19   up to four letters of five bits, the first lowest: 1 is a, 26 is z, 0 none
 *                class W: the consonant, then the vowel
 *                class T: two readings of up to two letters, from bits 0 and 10
 *   bits 20..23  RT_ROMAN_CLASS_*: how it acts on its neighbours, see romanise.txt
 *   bits 24..26  the group of its script, see rt_script_group in romanise.h
 *   bit 27       a sequence may begin with it
 *
 * 0: it has no letters.
 */
#ifndef RT_CROSS_ROMANISE_ENTRY_H
#define RT_CROSS_ROMANISE_ENTRY_H

#include <stdint.h>

enum { RT_ROMAN_CODE_POINTS = 0x20000, RT_ROMAN_PAGE = 64 };

/* In the order of the names in romanise.txt. */
enum {
    RT_ROMAN_CLASS_NONE,
    RT_ROMAN_CLASS_L,
    RT_ROMAN_CLASS_C,
    RT_ROMAN_CLASS_D,
    RT_ROMAN_CLASS_V,
    RT_ROMAN_CLASS_X,
    RT_ROMAN_CLASS_M,
    RT_ROMAN_CLASS_P,
    RT_ROMAN_CLASS_K,
    RT_ROMAN_CLASS_Y,
    RT_ROMAN_CLASS_S,
    RT_ROMAN_CLASS_G,
    RT_ROMAN_CLASS_W,
    RT_ROMAN_CLASS_T
};
#define RT_ROMAN_CLASS_NAMES "LCDVXMPKYSGWT"

/* In the order of rt_script_group, without none. */
#define RT_ROMAN_GROUP_NAMES                                                                       \
    {                                                                                              \
        "cased", "alphabet", "abugida", "abjad", "unspaced", "kana", "ethiopic"                    \
    }

#define RT_ROMAN_LETTERS 0xfffffu
#define RT_ROMAN_SECOND_READING 10
#define RT_ROMAN_CLASS_SHIFT 20
#define RT_ROMAN_GROUP_SHIFT 24
#define RT_ROMAN_BEGINS_SEQUENCE (1u << 27)
#define RT_ROMAN_CLASS(entry) ((entry) >> RT_ROMAN_CLASS_SHIFT & 15u)
#define RT_ROMAN_GROUP(entry) ((entry) >> RT_ROMAN_GROUP_SHIFT & 7u)

/* Two code points that are read as `entry`. Sorted by first, then second without its flag. */
typedef struct rt_roman_sequence {
    uint32_t first;
    uint32_t second; /* | RT_ROMAN_INITIAL: only at a word's start */
    uint32_t entry;
} rt_roman_sequence;

#define RT_ROMAN_INITIAL (1u << 31)

/* A Han character that foreign names are transcribed with; up to six letters. By code point. */
typedef struct rt_han_reading {
    uint32_t code_point;
    uint32_t letters;
} rt_han_reading;

#endif
