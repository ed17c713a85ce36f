/*
 * What the parts of the number scanner share. Each rt_read_* function takes the place where a
 * number may begin, adds what it finds to the array, and returns where reading goes on; 0 if it is
 * nothing of its kind. None looks further than a fixed distance past what it consumes.
 */
#ifndef RT_CROSS_NUMBER_READ_H
#define RT_CROSS_NUMBER_READ_H

#include "cross/number_text.h"
#include "cross/numbers.h"

/* A word and the rows that fit it. Several rules ask for the word after a figure or before it: the
 * last one is kept. */
typedef struct rt_known_word {
    size_t at; /* where it was asked for; SIZE_MAX: nowhere yet */
    rt_text_word word;
    rt_word_match match; /* of the language's words */
    rt_word_match month; /* of its months; see rt_known_month() */
    bool month_known;
} rt_known_word;

typedef struct rt_number_reader {
    retold_span text;
    const rt_number_language *language;
    rt_numbers *numbers;
    rt_known_word *after, *before;
    bool failed;   /* out of memory */
    size_t no_url; /* up to here no URL begins that what is read next could stand in */
    /* The last day of a month that was read, for "June 24-26": where it ended, and the month. */
    size_t day_end;
    unsigned day_month;
} rt_number_reader;

/* The word that begins at `at`, or that ends there; until the next is asked for. */
const rt_known_word *rt_word_after(const rt_number_reader *reader, size_t at);
const rt_known_word *rt_word_before(const rt_number_reader *reader, size_t at);
/* The month that it is; kind RT_WORD_NONE if it is none. */
rt_word_match rt_known_month(const rt_number_reader *reader, const rt_known_word *word);

/* Digits in a row. `value` holds if there are at most RT_DIGITS_MAX of them. */
typedef struct rt_digits {
    size_t end;
    uint64_t value;
    uint64_t hash;
    size_t count;
    bool zero_first;
} rt_digits;

enum { RT_DIGITS_MAX = 15 };

/* Reads digits from `at` on, at most `limit` of them. */
rt_digits rt_read_digits(retold_span text, size_t at, size_t limit);

/* A figure with its separators: mantissa * 10^exponent, or a hash if opaque. */
typedef struct rt_figure {
    size_t begin, end;
    uint64_t mantissa;
    int exponent;
    size_t digits; /* of the first run */
    bool plain;    /* there is only one run, without separators */
    bool opaque;
} rt_figure;

/* A digit stands at `at`. */
rt_figure rt_read_figure(const rt_number_reader *reader, size_t at);

/* Adds a number. A figure's value and exponent are normalised here. */
void rt_number_add(rt_number_reader *reader, rt_number_type type, size_t begin, size_t end,
                   uint64_t value, int exponent, unsigned flags);

/* Dates: 24.06.2021, 24 June 2021, June 24. And 2021年6月24日. A digit stands at `at`. */
size_t rt_read_date(rt_number_reader *reader, size_t at);
/* Those with 年, 月 and 日; also with Han numerals. */
size_t rt_read_unit_date(rt_number_reader *reader, size_t at);
size_t rt_read_time(rt_number_reader *reader, size_t at);

/* A figure that is followed by 万 and the like, and perhaps by more of it: 1億2000万. */
bool rt_read_han_units(const rt_number_reader *reader, rt_figure *figure);
/* A number that begins with a Han numeral. Returns where to go on, always past `at`. */
size_t rt_read_han(rt_number_reader *reader, size_t at);
/* A number under 10000 in digits or Han numerals, for dates. Returns its end, or 0. */
size_t rt_read_small(retold_span text, size_t at, unsigned *value);

#endif
