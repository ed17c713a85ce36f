/*
 * The numbers of a text in any language, under keys that do not depend on the language, so that
 * a figure has the same key in a text and in its translation: 1,234.5 and 1 234,5; 2.5 million,
 * 2,500,000 and 250万; 24 June 2021 and 2021年6月24日; 2:30 pm and 14 h 30.
 *
 * What shares a key. The key of a figure is its value alone. Percent, currency, ordinal and
 * "spelled out" are flags beside it: translators move between "50%", "50 per cent" and "half a
 * hundred", and a percent word that one language's table lacks must not part what belongs together.
 * Dates and times are types of their own, so that 14:30 is not 14.3, and give their parts as
 * figures too (RT_NUMBER_PART): a date that is read in one text and not in the other still shares
 * its day and year. A month's number is no figure: no other text would say "6" for June.
 */
#ifndef RT_CROSS_NUMBERS_H
#define RT_CROSS_NUMBERS_H

#include "cross/number_words.h"
#include "text/classify.h"

typedef enum rt_number_type {
    RT_NUMBER_FIGURE,     /* value * 10^exponent */
    RT_NUMBER_DATE,       /* value: year * 10000 + month * 100 + day */
    RT_NUMBER_MONTH_DAY,  /* value: month * 100 + day */
    RT_NUMBER_YEAR_MONTH, /* value: year * 100 + month */
    RT_NUMBER_MONTH,      /* value: 1 to 12 */
    RT_NUMBER_TIME,       /* value: hour * 100 + minute, of 24 hours */
    RT_NUMBER_OPAQUE      /* more than 15 digits, or an identifier or version; value: hash of it */
} rt_number_type;

enum {
    RT_NUMBER_PERCENT = 1,
    RT_NUMBER_CURRENCY = 2,
    RT_NUMBER_ORDINAL = 4,
    RT_NUMBER_WORD =
        8, /* spelled out, as "three": translations often differ in it, so weigh it less */
    RT_NUMBER_PART = 16 /* of a date or time that stands here too */
};

/*
 * A number at text[begin..end). value and exponent are normalised (no trailing zeros in the value
 * of a figure, 0 has exponent 0), so that they, the type and hence the key are the same for all
 * ways of writing it. The numbers of a text are in order of `begin`; parts follow what they are
 * parts of.
 */
typedef struct rt_number {
    size_t begin, end;
    uint64_t key;
    uint64_t value;
    int16_t exponent;
    uint8_t type;  /* rt_number_type */
    uint8_t flags; /* RT_NUMBER_* above */
} rt_number;

/* Growing array of numbers; reused from text to text. */
typedef struct rt_numbers {
    rt_number *items;
    size_t count;
    size_t capacity;
    const rt_number_language *language; /* whose words `spelled` holds */
    rt_classify_function *classify;
    bool skip_words;          /* the caller's: numbers that begin with a word are of no use */
    bool spells_in_ascii;     /* whether any of the words begins in ASCII */
    bool spells_beyond_ascii; /* whether any does not */
    uint8_t spelled[2048];    /* whether a word whose beginning has this hash is looked up */
} rt_numbers;

/* `simd` must be one that this processor has; RETOLD_SIMD_AUTO always is. */
void rt_numbers_init(rt_numbers *numbers, retold_simd simd);
void rt_numbers_release(rt_numbers *numbers);

/*
 * Replaces the numbers by those of `text`, written in `language` (a BCP 47 tag; empty or unheard
 * of: read as what most languages would mean). Bytes that are not UTF-8 are passed over. Takes time
 * linear in the text, whatever it holds. False when out of memory.
 */
bool rt_numbers_find(rt_numbers *numbers, retold_span text, retold_span language);

/* The key of a number that did not come from a text. */
uint64_t rt_number_key(rt_number_type type, uint64_t value, int exponent);

enum { RT_NUMBER_LABEL = 48 };

/*
 * Writes how the number is shown, NUL-terminated: 1234.5, 7.5%, 2021-06-24, --06-24, 2021-06, --06
 * and 14:30, as ISO 8601 has them. An opaque one shows the text it stands for, cut if need be.
 */
void rt_number_label(const rt_number *number, retold_span text, char label[RT_NUMBER_LABEL]);

#endif
