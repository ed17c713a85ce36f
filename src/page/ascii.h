/* ASCII without regard to case, as HTML and HTTP compare names. */
#ifndef RT_PAGE_ASCII_H
#define RT_PAGE_ASCII_H

#include "base/buffer.h"

#include <string.h>

static inline char rt_ascii_lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c | 0x20 : c);
}

static inline bool rt_ascii_is_letter(char c)
{
    return (unsigned char)((c | 0x20) - 'a') < 26;
}

static inline bool rt_ascii_is_digit(char c)
{
    return (unsigned char)(c - '0') < 10;
}

/* What HTML calls ASCII whitespace. */
static inline bool rt_ascii_is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r';
}

/* Whether `text` begins with `lower`, which has no upper case. */
static inline bool rt_ascii_starts(retold_span text, const char *lower)
{
    size_t i = 0;
    while (lower[i] != '\0' && i < text.size && rt_ascii_lower(text.data[i]) == lower[i]) {
        i++;
    }
    return lower[i] == '\0';
}

static inline bool rt_ascii_equal(retold_span text, const char *lower)
{
    return strlen(lower) == text.size && rt_ascii_starts(text, lower);
}

/* Where `lower` first stands in `text`; text.size if nowhere. */
static inline size_t rt_ascii_find(retold_span text, const char *lower)
{
    for (size_t i = 0; i < text.size; i++) {
        if (rt_ascii_starts(rt_span(text.data + i, text.size - i), lower)) {
            return i;
        }
    }
    return text.size;
}

/* Without the white space at its ends. */
static inline retold_span rt_ascii_trim(retold_span text)
{
    while (text.size > 0 && rt_ascii_is_space(text.data[0])) {
        text = rt_span(text.data + 1, text.size - 1);
    }
    while (text.size > 0 && rt_ascii_is_space(text.data[text.size - 1])) {
        text.size--;
    }
    return text;
}

#endif
