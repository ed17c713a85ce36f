/*
 * Reading a text one code point at a time, either way, without trusting it: bytes that are not
 * UTF-8 read as U+FFFD, and nothing outside the text is touched.
 */
#ifndef RT_CROSS_NUMBER_TEXT_H
#define RT_CROSS_NUMBER_TEXT_H

#include "retold.h"

#include <string.h>

enum { RT_NOT_A_CHARACTER = 0xfffd };

/* A character that is not ASCII, of any bytes; of `left` bytes. */
uint32_t rt_code_decode(const unsigned char *p, size_t left, unsigned *size);

/* Bit c >> 4 of the Basic Multilingual Plane, for sixteen characters together. */
extern const uint64_t rt_number_blocks[64]; /* a number may begin with one of them */
extern const uint64_t rt_letter_blocks[64]; /* all are letters */

static inline bool rt_in_blocks(const uint64_t blocks[64], uint32_t c)
{
    return blocks[c >> 10] >> (c >> 4 & 63) & 1;
}

/* The code point at `at`, *size its bytes; 0 and size 0 at the end. */
static inline uint32_t rt_code_at(retold_span text, size_t at, unsigned *size)
{
    if (at >= text.size) {
        *size = 0;
        return 0;
    }
    const unsigned char *p = (const unsigned char *)text.data + at;
    if (*p < 0x80) {
        *size = 1;
        return *p;
    }
    size_t left = text.size - at;
    if (left >= 3 && (*p & 0xf0) == 0xe0 && (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80) {
        *size = 3;
        return (*p & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
    }
    return rt_code_decode(p, left, size);
}

/* The code point that ends at `at`; 0 and size 0 at the start. */
uint32_t rt_code_before(retold_span text, size_t at, unsigned *size);

/* The value of a decimal digit of any script; -1 if it is none. */
int rt_digit_value(uint32_t c);

/* Whether a number may begin with `c`, which is not ASCII: false for nearly all other characters.
 */
static inline bool rt_may_begin_number(uint32_t c)
{
    return c <= 0xffff ? rt_in_blocks(rt_number_blocks, c) : c <= 0x1ffff && rt_digit_value(c) >= 0;
}

/* How many bytes of valid UTF-8 at `at` are a character outside ASCII that by its first bytes no
 * number begins with; 0 if it may, and where that is not told. */
static inline unsigned rt_passed_bytes(retold_span text, size_t at)
{
    const unsigned char *p = (const unsigned char *)text.data + at;
    size_t left = text.size - at;
    if (left < 3 || p[0] < 0xc2 || p[0] >= 0xf0 || (p[1] & 0xc0) != 0x80) {
        return 0;
    }
    bool two = p[0] < 0xe0;
    uint32_t first = two ? (p[0] & 0x1fu) << 6 : (p[0] & 0x0fu) << 12 | (p[1] & 0x3fu) << 6;
    bool passed = (two || (p[2] & 0xc0) == 0x80) &&
                  (rt_number_blocks[first >> 10] >> (first >> 4 & 63) & 0xf) == 0;
    return !passed ? 0 : two ? 2 : 3;
}

/* The same of a character that is not in ASCII nor in a block of letters. */
bool rt_is_rare_letter(uint32_t c);

/* Letters, marks and joiners: what words are made of, as far as numbers need to know. */
static inline bool rt_is_letter(uint32_t c)
{
    return c < 0x80 ? (c | 0x20) - 'a' < 26
                    : (c <= 0xffff && rt_in_blocks(rt_letter_blocks, c)) || rt_is_rare_letter(c);
}

/* Whether text[at..] begins with `literal`. */
static inline bool rt_stands_at(retold_span text, size_t at, const char *literal)
{
    if (at >= text.size || text.data[at] != literal[0]) {
        return false;
    }
    size_t n = strlen(literal);
    return text.size - at >= n && memcmp(text.data + at, literal, n) == 0;
}

/* Whether text[..at) ends with `literal`. */
static inline bool rt_ends_with(retold_span text, size_t at, const char *literal)
{
    size_t n = strlen(literal);
    return at >= n && text.data[at - n] == literal[0] &&
           memcmp(text.data + at - n, literal, n) == 0;
}

/* A space within a line: U+0020 and those that do not break or are thin. */
static inline bool rt_is_space(uint32_t c)
{
    return c == ' ' || c == 0xa0 || c == 0x202f || c == 0x2009;
}

/* After one space at `at`, if there is one. */
static inline size_t rt_skip_space(retold_span text, size_t at)
{
    unsigned n;
    uint32_t c = rt_code_at(text, at, &n);
    return rt_is_space(c) ? at + n : at;
}

#endif
