#include "text/measure.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

void rt_measurer_release(rt_measurer *measurer)
{
    free(measurer->hashes);
    free(measurer->newlines);
    free(measurer->met);
    *measurer = (rt_measurer){.simd = measurer->simd};
}

/* -------------------------------------------------------------------- lines */

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* Without white space at its ends. */
static inline retold_span trim(const char *begin, const char *end)
{
    while (begin < end && is_space(*begin)) {
        begin++;
    }
    while (end > begin && is_space(end[-1])) {
        end--;
    }
    return rt_span(begin, (size_t)(end - begin));
}

bool rt_next_line(retold_span text, size_t *at, retold_span *line)
{
    line->size = 0;
    while (line->size == 0 && *at < text.size) {
        const char *begin = text.data + *at;
        const char *newline = memchr(begin, '\n', text.size - *at);
        const char *end = newline != NULL ? newline : text.data + text.size;
        *at = (size_t)(end - text.data) + (newline != NULL);
        *line = trim(begin, end);
    }
    return line->size > 0;
}

/* The first line feed from `at` on, which is in the text; its end if there is none. */
static inline size_t find_newline(const uint64_t *newlines, size_t at, size_t size)
{
    uint64_t bits = newlines[at / 64] >> at % 64;
    if (bits != 0) {
        return at + (size_t)__builtin_ctzll(bits);
    }
    for (size_t word = at / 64 + 1; word < RT_NEWLINE_WORDS(size); word++) {
        if (newlines[word] != 0) {
            return word * 64 + (size_t)__builtin_ctzll(newlines[word]);
        }
    }
    return size;
}

/* As rt_next_line(), by what is known of the text. */
static inline bool next_marked_line(const rt_measurer *m, retold_span text, size_t *at,
                                    retold_span *line)
{
    line->size = 0;
    while (line->size == 0 && *at < text.size) {
        size_t end = find_newline(m->newlines, *at, text.size);
        *line = trim(text.data + *at, text.data + end);
        *at = end + 1;
    }
    return line->size > 0;
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
    for (size_t at = 0; next_marked_line(m, text, &at, &line);) {
        bool full = m->count >> (bits - 1) > 0;
        if ((full && !grow_table(m, ++bits)) ||
            (m->count == m->capacity &&
             !rt_grow((void **)&m->hashes, &m->capacity, m->count + 1, sizeof *m->hashes))) {
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

bool rt_measure(rt_measurer *measurer, retold_span text, rt_measured *measured)
{
    *measured = (rt_measured){0};
    if (!rt_grow((void **)&measurer->newlines, &measurer->newline_capacity,
                 RT_NEWLINE_WORDS(text.size), sizeof *measurer->newlines)) {
        return false;
    }
    rt_byte_counts_for(measurer->simd)(text, &measured->bytes, measurer->newlines);
    return measure_lines(measurer, text, measured);
}
