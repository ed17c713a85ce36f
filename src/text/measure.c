#include "text/measure.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

void rt_measurer_release(rt_measurer *measurer)
{
    free(measurer->hashes);
    free(measurer->met);
    *measurer = (rt_measurer){0};
}

/* -------------------------------------------------------------------- lines */

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool rt_next_line(retold_span text, size_t *at, retold_span *line)
{
    while (*at < text.size) {
        const char *begin = text.data + *at;
        const char *newline = memchr(begin, '\n', text.size - *at);
        const char *end = newline != NULL ? newline : text.data + text.size;
        *at = (size_t)(end - text.data) + (newline != NULL);
        while (begin < end && is_space(*begin)) {
            begin++;
        }
        while (end > begin && is_space(end[-1])) {
            end--;
        }
        if (end > begin) {
            *line = rt_span(begin, (size_t)(end - begin));
            return true;
        }
    }
    return false;
}

/* The lowest bit is free to say whether the line is long enough to be kept. */
uint64_t rt_line_hash(retold_span line)
{
    return rt_hash_bytes(line.data, line.size) | 1;
}

/* Whether the text has the line for the first time; it is remembered then. */
static bool meet(rt_met_line *met, unsigned bits, uint64_t text, uint64_t hash)
{
    size_t mask = ((size_t)1 << bits) - 1;
    size_t at = (size_t)(hash >> (64 - bits));
    while (met[at].text == text) {
        if (met[at].hash == hash) {
            return false;
        }
        at = (at + 1) & mask;
    }
    met[at] = (rt_met_line){hash, text};
    return true;
}

/* Takes 2^bits slots into use, for the lines of this text so far. */
static bool grow_table(rt_measurer *m, unsigned bits)
{
    if (bits > m->capacity_bits) {
        rt_met_line *met = calloc((size_t)1 << bits, sizeof *met);
        if (met == NULL) {
            return false;
        }
        free(m->met);
        m->met = met;
        m->capacity_bits = bits;
    }
    m->text++;
    for (size_t i = 0; i < m->count; i++) {
        meet(m->met, bits, m->text, m->hashes[i]);
    }
    return true;
}

/* Few slots are used while there are few lines, so that they stay in the nearest cache. */
static bool measure_lines(rt_measurer *m, retold_span text, rt_measured *measured)
{
    enum { LEAST_BITS = 7 };
    unsigned bits = LEAST_BITS;
    retold_span line;
    m->count = 0;
    if (!grow_table(m, bits)) {
        return false;
    }
    for (size_t at = 0; rt_next_line(text, &at, &line);) {
        bool full = m->count >> (bits - 1) > 0;
        if ((full && !grow_table(m, ++bits)) ||
            !rt_grow((void **)&m->hashes, &m->capacity, m->count + 1, sizeof *m->hashes)) {
            return false;
        }
        uint64_t hash = rt_line_hash(line);
        hash -= line.size < RT_LINE_LEAST;
        m->hashes[m->count] = hash;
        m->count += meet(m->met, bits, m->text, hash);
        measured->lines++;
    }
    measured->repeated_lines = measured->lines - m->count;
    size_t kept = 0;
    for (size_t i = 0; i < m->count; i++) {
        m->hashes[kept] = m->hashes[i];
        kept += m->hashes[i] & 1;
    }
    m->count = kept;
    return true;
}

/* --------------------------------------------------------------- characters */

/* Sums of a block fit one byte, so that the compiler adds sixteen or more at a time. */
enum { BLOCK = 240 };

/* Counts characters and C0 controls; true if any byte is not ASCII. */
static bool count_bytes(retold_span text, rt_measured *measured)
{
    const unsigned char *p = (const unsigned char *)text.data;
    unsigned char high = 0;
    for (size_t done = 0; done < text.size;) {
        size_t size = text.size - done < BLOCK ? text.size - done : BLOCK;
        unsigned char starts = 0;
        unsigned char controls = 0;
        for (size_t i = 0; i < size; i++) {
            unsigned char c = p[done + i];
            /* Comparing signed bytes takes one instruction: those from 0x80 on are negative. */
            signed char s = (signed char)c;
            high |= c;
            starts = (unsigned char)(starts + (s >= -0x40));
            controls = (unsigned char)(controls + (s < 0x20) - (s < 0) + (c == 0x7f) -
                                       ((unsigned char)(c - '\t') <= '\r' - '\t'));
        }
        measured->characters += starts;
        measured->controls += controls;
        done += size;
    }
    return high >= 0x80;
}

/* How often `lead` is followed by a byte of [low, high] and, if `last` is not 0, by `last`. */
static uint64_t count_sequences(retold_span text, unsigned char lead, unsigned char low,
                                unsigned char high, unsigned char last)
{
    const unsigned char *p = (const unsigned char *)text.data;
    const unsigned char *end = p + text.size;
    uint64_t count = 0;
    while (p < end && (p = memchr(p, lead, (size_t)(end - p))) != NULL) {
        count += end - p > 1 && p[1] >= low && p[1] <= high &&
                 (last == 0 || (end - p > 2 && p[2] == last));
        p++;
    }
    return count;
}

bool rt_measure(rt_measurer *measurer, retold_span text, rt_measured *measured)
{
    *measured = (rt_measured){0};
    if (count_bytes(text, measured)) {
        measured->controls += count_sequences(text, 0xc2, 0x80, 0x9f, 0);
        measured->replacements = count_sequences(text, 0xef, 0xbf, 0xbf, 0xbd);
    }
    return measure_lines(measurer, text, measured);
}
