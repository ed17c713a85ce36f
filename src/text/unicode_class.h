/*
 * What the tokeniser knows about a code point: a 32-bit entry of a table that
 * make_unicode_table.c derives from utf8proc at build time.
 *
 *   bits 0..20   the code point it folds to by NFKC and case folding; 0: itself
 *   bits 21..23  RT_CLASS_*
 *   bit 24       what it folds to is a digit or number (General_Category Nd, Nl, No)
 *   bit 25       upper or title case
 *   bit 26       what it folds to may compose with a code point after it
 *   bit 27       what it folds to may compose with a code point before it
 *   bit 28       what it folds to has a combining class other than 0
 *   bit 29       a separator after which a sentence may begin
 *   bit 30       plain: of any class but MARK and SLOW, neither bit 27 nor 28, and what it folds to
 *                takes as many bytes of UTF-8
 */
#ifndef RT_TEXT_UNICODE_CLASS_H
#define RT_TEXT_UNICODE_CLASS_H

#include <stdint.h>

enum {
    RT_CLASS_SEPARATOR = 0,
    RT_CLASS_WORD = 1,   /* letter or digit of a script that separates words */
    RT_CLASS_MARK = 2,   /* stays with the letter before it */
    RT_CLASS_SINGLE = 3, /* letter of a script that does not: a token of its own */
    RT_CLASS_SLOW = 4    /* folds to several code points or to none: utf8proc is asked */
};

#define RT_ENTRY_FOLDED(entry) ((entry)&0x1fffffu)
#define RT_ENTRY_CLASS(entry) ((entry) >> 21 & 7u)
#define RT_ENTRY_CLASS_BITS(class) ((uint32_t)(class) << 21)
enum { RT_ENTRY_FIGURE_BIT = 24, RT_ENTRY_UPPER_BIT = 25, RT_ENTRY_STOP_BIT = 29 };

#define RT_ENTRY_FIGURE (1u << RT_ENTRY_FIGURE_BIT)
#define RT_ENTRY_UPPER (1u << RT_ENTRY_UPPER_BIT)
#define RT_ENTRY_COMPOSES_FORWARD (1u << 26)
#define RT_ENTRY_COMPOSES_BACKWARD (1u << 27)
#define RT_ENTRY_COMBINING (1u << 28)
#define RT_ENTRY_STOP (1u << RT_ENTRY_STOP_BIT)
#define RT_ENTRY_PLAIN (1u << 30)

#endif
