/*
 * The words that stand beside numbers (million, Mrd., Uhr, juin, %) and the habits of each
 * language in writing numbers. Words are compared in lower case, one code point at a
 * time, without joiners.
 */
#ifndef RT_CROSS_NUMBER_WORDS_H
#define RT_CROSS_NUMBER_WORDS_H

#include "retold.h"

typedef enum rt_number_word_kind {
    RT_WORD_NONE,
    RT_WORD_MAGNITUDE, /* value: power of ten */
    RT_WORD_MONEY,     /* a magnitude, but only of an amount of money: $5m */
    RT_WORD_NUMBER,    /* value: the number */
    RT_WORD_PERCENT,
    RT_WORD_CURRENCY,
    RT_WORD_CLOCK,       /* the number before it is an hour */
    RT_WORD_CLOCK_FIRST, /* the number after it is an hour */
    RT_WORD_AM,
    RT_WORD_PM,
    RT_WORD_FILLER,     /* may stand between the parts of a date */
    RT_WORD_MONTH,      /* value: 1 to 12 */
    RT_WORD_STEM = 0x80 /* added to a kind in the tables: an ending may follow */
} rt_number_word_kind;

typedef struct rt_number_word {
    const char *word;
    uint8_t kind;
    int8_t value;
} rt_number_word;

/* What a language does with numbers, as bits. */
enum {
    RT_COMMA_DECIMAL = 1,   /* 1,5 and 1.234 rather than 1.5 and 1,234 */
    RT_SPACE_GROUPS = 2,    /* 1 234 567 */
    RT_DAY_FIRST = 4,       /* 05/06/2021 is in June */
    RT_MAGNITUDE_FIRST = 8, /* the magnitude stands before the number */
    RT_GLUED = 16,          /* no spaces between words */
    RT_CAPITAL_MONTHS = 32, /* a month in lower case is another word */
    RT_LANGUAGE_UNKNOWN = 64
};

typedef struct rt_number_language {
    const char *code;
    const rt_number_word *words; /* both sorted by bytes */
    size_t word_count;
    const rt_number_word *months;
    size_t month_count;
    unsigned traits;
} rt_number_language;

/* By the first part of a BCP 47 tag. Never NULL: an unknown language has no words. */
const rt_number_language *rt_number_language_of(retold_span tag);

enum { RT_WORD_MAX = 96 }; /* bytes of a word that are looked at */

/* A word of the text in lower case, without joiners, and where it stands there. */
typedef struct rt_text_word {
    size_t begin, end;
    unsigned size; /* of lower; 0: there is no word */
    bool upper;    /* begins with a capital */
    char lower[RT_WORD_MAX + 4];
} rt_text_word;

/* A row that fits; kind RT_WORD_NONE if there is none. */
typedef struct rt_word_match {
    rt_number_word_kind kind;
    int value;
    size_t size; /* bytes of the word that the row has */
} rt_word_match;

rt_word_match rt_number_word_find(const rt_number_language *language, const rt_text_word *word);
rt_word_match rt_month_find(const rt_number_language *language, const rt_text_word *word);

/* The word that begins at `at`, or that ends there. */
void rt_word_at(retold_span text, size_t at, rt_text_word *word);
void rt_word_ending(retold_span text, size_t at, rt_text_word *word);

#endif
