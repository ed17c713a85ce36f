#include "text/mojibake.h"

#include <string.h>

/*
 * A character of U+0080 to U+00FF, or one that windows-1252 has in 0x80 to 0x9F, stands for one
 * byte. Counted is where such bytes are a well-formed sequence of UTF-8. Real text hardly ever has
 * one: a letter such as Ã or â would have to be followed by symbols without a space between.
 */

/* The code points of windows-1252 from 0x80 on; 0 where it has none. */
static const uint16_t windows_1252[32] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

/* The byte that the character at `p` stands for; 0 if none from 0x80 on. `*size`: its own bytes. */
static unsigned byte_at(const unsigned char *p, const unsigned char *end, size_t *size)
{
    if (p == end || p[0] < 0x80) {
        *size = 1;
        return 0;
    }
    if (p[0] < 0xe0) {
        *size = 2;
        unsigned c = (unsigned)(p[0] & 0x1f) << 6 | (p[1] & 0x3f);
        if (c <= 0xff) {
            return c;
        }
        for (unsigned i = 0; i < 32; i++) {
            if (windows_1252[i] == c) {
                return 0x80 + i;
            }
        }
        return 0;
    }
    *size = p[0] < 0xf0 ? 3 : 4;
    unsigned c = *size == 4
                     ? 0
                     : (unsigned)(p[0] & 0x0f) << 12 | (unsigned)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
    for (unsigned i = 0; c != 0 && i < 32; i++) {
        if (windows_1252[i] == c) {
            return 0x80 + i;
        }
    }
    return 0;
}

static unsigned continuations(unsigned lead)
{
    if (lead >= 0xc2 && lead <= 0xdf) {
        return 1;
    }
    if (lead >= 0xe0 && lead <= 0xef) {
        return 2;
    }
    return lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
}

/* The bytes of a sequence that the characters from `p` on stand for; NULL if they are none. */
static const unsigned char *sequence_end(const unsigned char *p, const unsigned char *end)
{
    size_t size;
    unsigned need = continuations(byte_at(p, end, &size));
    if (need == 0) {
        return NULL;
    }
    p += size;
    for (unsigned i = 0; i < need; i++) {
        unsigned byte = byte_at(p, end, &size);
        if (byte < 0x80 || byte > 0xbf) {
            return NULL;
        }
        p += size;
    }
    return p;
}

uint64_t rt_mojibake_count(retold_span text)
{
    if (text.size == 0) {
        return 0;
    }
    /* What stands for a first byte, 0xC2 to 0xF4, is U+00C2 to U+00F4: all begin with 0xC3. */
    const unsigned char *p = (const unsigned char *)text.data, *end = p + text.size;
    uint64_t count = 0;
    while (p < end && (p = memchr(p, 0xc3, (size_t)(end - p))) != NULL) {
        const unsigned char *behind = sequence_end(p, end);
        count += behind != NULL;
        p = behind != NULL ? behind : p + 2;
    }
    return count;
}
