#include "text/measure.h"

#include "base/hash.h"
#include "base/sort.h"
#include "text/mojibake.h"

#include <stdlib.h>
#include <string.h>

void rt_measurer_release(rt_measurer *measurer)
{
    free(measurer->hashes);
    free(measurer->sorting);
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

static void sort(rt_measurer *m)
{
    if (m->count <= RT_SORT_SPREAD) {
        rt_sort_spread_u64(m->hashes, m->sorting, m->count, 0);
    } else {
        rt_sort_u64(m->hashes, m->sorting, m->count, 0);
    }
}

static bool measure_lines(rt_measurer *m, retold_span text, rt_measured *measured)
{
    retold_span line;
    m->count = 0;
    for (size_t at = 0; rt_next_line(text, &at, &line);) {
        if (!rt_grow((void **)&m->hashes, &m->capacity, m->count + 1, sizeof *m->hashes)) {
            return false;
        }
        uint64_t hash = rt_line_hash(line);
        m->hashes[m->count++] = line.size >= RT_LINE_LEAST ? hash : hash - 1;
    }
    if (!rt_grow((void **)&m->sorting, &m->sorting_capacity, m->count, sizeof *m->sorting)) {
        return false;
    }
    measured->lines = m->count;
    sort(m);
    m->count = rt_unique_u64(m->hashes, m->count);
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
            high |= c;
            starts = (unsigned char)(starts + ((c & 0xc0) != 0x80));
            controls = (unsigned char)(controls +
                                       (((c < 0x20) & ((c < '\t') | (c > '\r'))) | (c == 0x7f)));
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
        measured->mojibake = rt_mojibake_count(text);
    }
    return measure_lines(measurer, text, measured);
}
