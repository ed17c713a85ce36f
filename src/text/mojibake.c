#include "text/mojibake.h"

#include <string.h>

/*
 * A character of U+0080 to U+00FF, or one that windows-1252 has in 0x80 to 0x9F, stands for one
 * byte. Looked at is where such bytes are a well-formed sequence of UTF-8; a sequence is odd if
 * ordinary text does not have it.
 */

enum {
    LEAD_C2 = 0xc2,   /* A with circumflex: of symbols */
    LEAD_C3 = 0xc3,   /* A with tilde: of Western letters */
    LEAD_LOWER = 0xdf /* from sharp s on, letters are small */
};

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

typedef struct sequence {
    const unsigned char *end;
    unsigned lead;
    bool ordinary; /* each byte after the first is what ordinary text has behind a letter */
} sequence;

/* Quotation marks, dashes, ellipses, spaces and hyphens. */
static const unsigned char punctuation[] = {0x85, 0x8b, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96,
                                            0x97, 0x9b, 0xa0, 0xab, 0xad, 0xb7, 0xbb};

/* Raised figures, signs of trade and of footnotes, opening quotation marks, and the letters that
 * windows-1252 has in 0x80 to 0x9f: what the symbols and letters of C2 and C3 mostly are. */
static const unsigned char other_signs[] = {0x82, 0x84, 0x86, 0x87, 0x8a, 0x8c, 0x8e, 0x99,
                                            0x9a, 0x9c, 0x9e, 0x9f, 0xa9, 0xaa, 0xae, 0xb0,
                                            0xb2, 0xb3, 0xb4, 0xb6, 0xb9, 0xba};

static bool is_ordinary(unsigned lead, unsigned byte)
{
    if (memchr(punctuation, (int)byte, sizeof punctuation) != NULL) {
        return true;
    }
    if (lead == LEAD_C2 || lead == LEAD_C3) {
        return lead == LEAD_C2 && (byte == 0x8a || byte == 0x8e); /* S and Z with caron */
    }
    return memchr(other_signs, (int)byte, sizeof other_signs) != NULL;
}

/* Reads the sequence that the characters from `p` on stand for. False if they are none. */
static bool read_sequence(const unsigned char *p, const unsigned char *end, sequence *found)
{
    size_t size;
    unsigned lead = byte_at(p, end, &size);
    unsigned need = continuations(lead);
    if (need == 0) {
        return false;
    }
    *found = (sequence){.lead = lead, .ordinary = true};
    p += size;
    for (unsigned i = 0; i < need; i++) {
        unsigned byte = byte_at(p, end, &size);
        if (byte < 0x80 || byte > 0xbf) {
            return false;
        }
        found->ordinary &= is_ordinary(lead, byte);
        p += size;
    }
    found->end = p;
    return true;
}

/*
 * Whether ordinary text does not have this sequence, which begins at `p` of the text from `begin`
 * on, behind one that ended at `last`: it is not directly behind another, no capital stands behind
 * a small letter, and words do not begin with A with circumflex or tilde and end with it.
 */
static bool is_odd(const sequence *found, const unsigned char *begin, const unsigned char *last,
                   const unsigned char *p)
{
    unsigned before = p > begin ? p[-1] : ' ';
    bool small = before >= 'a' && before <= 'z';
    bool capital = (before >= 'A' && before <= 'Z') || before >= 0x80;
    if (found->lead == LEAD_C2 || found->lead == LEAD_C3) {
        return !found->ordinary || p == last || !capital;
    }
    return !found->ordinary || p == last || (found->lead < LEAD_LOWER && small);
}

uint64_t rt_mojibake_count(retold_span text)
{
    if (text.size == 0) {
        return 0;
    }
    /* What stands for a first byte, 0xC2 to 0xF4, is U+00C2 to U+00F4: all begin with 0xC3. */
    const unsigned char *begin = (const unsigned char *)text.data, *end = begin + text.size;
    const unsigned char *p = begin, *last = NULL;
    uint64_t count = 0,
             doubtful = 0; /* doubtful: of this line, until it is known to have odd ones */
    bool odd_line = false;
    while (p < end && (p = memchr(p, 0xc3, (size_t)(end - p))) != NULL) {
        sequence found;
        if (!read_sequence(p, end, &found)) {
            p += 2;
            continue;
        }
        if (last == NULL || memchr(last, '\n', (size_t)(p - last)) != NULL) {
            odd_line = false;
            doubtful = 0;
        }
        odd_line |= is_odd(&found, begin, last, p);
        doubtful++;
        if (odd_line) {
            count += doubtful;
            doubtful = 0;
        }
        p = last = found.end;
    }
    return count;
}
