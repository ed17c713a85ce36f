/*
 * Where numbers begin outside ASCII. From the Unicode Character Database 14.0.0 (General_Category
 * Nd; for the bits also the Han numerals of number_han.c and the vulgar fractions of Latin-1).
 */
#ifndef RT_CROSS_NUMBER_DIGITS_TABLE_H
#define RT_CROSS_NUMBER_DIGITS_TABLE_H

#include "cross/number_text.h"

/* clang-format off */

/* The zeros of all sets of decimal digits, in order; their ones to nines follow them. */
static const uint32_t digit_zeros[] = {
    0x0030, 0x0660, 0x06f0, 0x07c0, 0x0966, 0x09e6, 0x0a66, 0x0ae6, 0x0b66, 0x0be6, 0x0c66,
    0x0ce6, 0x0d66, 0x0de6, 0x0e50, 0x0ed0, 0x0f20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946,
    0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0,
    0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x11066, 0x110f0, 0x11136, 0x111d0,
    0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730, 0x118e0, 0x11950, 0x11c50, 0x11d50,
    0x11da0, 0x16a60, 0x16ac0, 0x16b50, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec, 0x1d7f6, 0x1e140,
    0x1e2f0, 0x1e950, 0x1fbf0,
};

/* Bit c >> 4: whether a number may begin with one of the sixteen. */
const uint64_t rt_number_blocks[64] = {
    0x0000000000000800, 0x1000804000000000, 0x4040404040400000, 0x0004202040404040,
    0x0000000000000210, 0x4000000000000000, 0x0820030020100002, 0x0000000000000030,
    0x0000000000000000, 0x0000000000000000, 0x0000000000000000, 0x0000000000000000,
    0x0000000000000001, 0x0000000000000000, 0x0000000000000000, 0x0000000000000000,
    0x0000000000000000, 0x0000000000000000, 0x0000000000000000, 0x00000f2500000000,
    0x0010000000510000, 0x0000200000000000, 0x0000000000000000, 0x0000800000000000,
    0x0000000000000000, 0x0000000000000000, 0x0000000000000000, 0x0000000000000000,
    0x0000000000000000, 0x0000008000000000, 0x0000000000000000, 0x0000000000000000,
    0x0000000000000000, 0x0000000000000004, 0x0000000000000000, 0x0000000000000000,
    0x0000000000000000, 0x0000800000000000, 0x0000000000000000, 0x0000000000000000,
    0x0000000000000000, 0x0000000400000000, 0x80000020a0012000, 0x0000000000000000,
    0x0000000000000000, 0x0000000000000000, 0x0000000000000000, 0x0000000000000000,
    0x0000000000000000, 0x0000000000000000, 0x0000000000000000, 0x0000000000000000,
    0x0000000000000000, 0x0000000000000000, 0x0000000000000000, 0x0000000000000000,
    0x0000000000000000, 0x0000000000000000, 0x0000000000000000, 0x0000000000000000,
    0x0000000000000000, 0x0000000000000000, 0x0000000000000000, 0x0002000000000000,
};

/* Bit c >> 4: whether none of the sixteen is a digit or in the separators of number_text.c. */
const uint64_t rt_letter_blocks[64] = {
    0xfeffffffffff5000, 0xeffe5fbc66ffffff, 0xbfbfbfbfbf3fffff, 0xfffbdfd73fbfbfbf,
    0xffbffffffffffdef, 0x9fffffffffffffff, 0xf7dffcffdfeffffd, 0xffffffffffffffcf,
    0x0000000001ffe000, 0x0000000000000000, 0x0000000000000000, 0xffffff00ffffffff,
    0xfffffffffffffff0, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff,
    0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff,
    0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff,
    0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff,
    0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff,
    0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff,
    0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff,
    0xffffffffffffffff, 0xfffffffbffffffff, 0x7fffffdf5ffedfff, 0xffffffffffffffff,
    0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff,
    0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff,
    0xffffffffffffffff, 0xffffffffffffffff, 0x0000000000000000, 0x0000000000000000,
    0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff,
    0xffffffffffffffff, 0xffffffffffffffff, 0xffffffffffffffff, 0x3f80ff87ffffffff,
};
/* clang-format on */

#endif
