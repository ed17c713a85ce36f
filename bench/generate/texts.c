#include "texts.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *append(char *out, const char *what, size_t size)
{
    memcpy(out, what, size);
    return out + size;
}

static char *append_figure(char *out, const language *l, uint32_t what)
{
    uint32_t value = what & VALUE;
    char digits[16];
    if ((what & TYPE) == DECIMAL) {
        out += sprintf(out, "%" PRIu32 "%s%" PRIu32, value / 10, l->decimal, value % 10);
        return out;
    }
    int count = sprintf(digits, "%" PRIu32, value);
    for (int i = 0; i < count; i++) {
        if (i > 0 && (count - i) % 3 == 0 && (what & TYPE) == FIGURE && count > 3) {
            out = append(out, l->thousands, strlen(l->thousands));
        }
        *out++ = digits[i];
    }
    return out;
}

/* Letters of the languages that have capitals stand 0x20 apart from them, or are Cyrillic from р
 * on. */
static void capitalise(char *word)
{
    unsigned char *p = (unsigned char *)word;
    if (*p >= 'a' && *p <= 'z') {
        *p -= 0x20;
    } else if (p[0] == 0xc3 && p[1] >= 0xa0) {
        p[1] -= 0x20;
    } else if (p[0] == 0xd0 && p[1] >= 0xb0) {
        p[1] -= 0x20;
    } else if (p[0] == 0xd1 && p[1] >= 0x80 && p[1] <= 0x8f) {
        p[0] = 0xd0;
        p[1] += 0x20;
    }
}

/* The reverse, for any text. */
static void small_letter(unsigned char *p)
{
    if (*p >= 'A' && *p <= 'Z') {
        *p += 0x20;
    } else if (p[0] == 0xc3 && p[1] >= 0x80 && p[1] < 0xa0) {
        p[1] += 0x20;
    } else if (p[0] == 0xd0 && p[1] >= 0x90 && p[1] <= 0x9f) {
        p[1] += 0x20;
    } else if (p[0] == 0xd0 && p[1] >= 0xa0 && p[1] <= 0xaf) {
        p[0] = 0xd1;
        p[1] -= 0x20;
    }
}

static char *append_unit(char *out, const words *w, unsigned number, uint32_t what)
{
    const language *l = &languages[number];
    if (what >= FIGURE) {
        return append_figure(out, l, what);
    }
    char *begin = out;
    bool capital = (what & TYPE) == NAME;
    if (capital) {
        out += words_name(w, number, what & VALUE, out);
    } else {
        const uint32_t *begins = w->begins[number];
        out = append(out, w->text + begins[what], begins[what + 1] - begins[what]);
        capital = l->nouns && what > 200 && what % 2 == 0;
    }
    if (l->cased && capital) {
        capitalise(begin);
    }
    return out;
}

void text_write(const words *w, const article *a, text *out)
{
    const language *l = &languages[a->language];
    char *p = out->data;
    bool begins = true;
    for (size_t i = 0; i < a->count; i++) {
        unit u = a->units[i];
        char *word = p;
        p = append_unit(p, w, a->language, u.what);
        if (begins && l->cased) {
            capitalise(word);
        }
        begins = u.stop;
        bool run_together =
            !l->spaces && u.what >= FIGURE && i + 1 < a->count && a->units[i + 1].what >= FIGURE;
        if (u.stop) {
            p = append(p, l->stop, strlen(l->stop));
        } else if (u.comma || run_together) {
            p = append(p, l->comma, strlen(l->comma));
        }
        if (l->spaces && !u.stop) {
            *p++ = ' ';
        }
    }
    while (p > out->data && p[-1] == ' ') {
        p--;
    }
    out->size = (size_t)(p - out->data);
}

bool text_init(text *t, const settings *set)
{
    size_t units = (size_t)UNITS_MOST * set->words;
    *t = (text){0};
    t->data = malloc(units * (WORD_BYTES + 8));
    t->shingles = malloc(units * WORD_BYTES / 2 * sizeof *t->shingles);
    return t->data != NULL && t->shingles != NULL;
}

void text_release(text *t)
{
    free(t->data);
    free(t->shingles);
}

/* ------------------------------------------------------------------ shingles */

/* Bytes of the separator at `p`; 0 for a letter or a digit. Only those that occur are looked for.
 */
static size_t separator_size(const unsigned char *p)
{
    static const char *const wide_ones[] = {"\u00a0", "。", "，", "،", "।", "።", "፣"};
    if (*p < 0x80) {
        bool word = (*p >= '0' && *p <= '9') || ((*p | 0x20) >= 'a' && (*p | 0x20) <= 'z');
        return !word;
    }
    for (size_t i = 0; i < sizeof wide_ones / sizeof *wide_ones; i++) {
        size_t size = strlen(wide_ones[i]);
        if (memcmp(p, wide_ones[i], size) == 0) {
            return size;
        }
    }
    return 0;
}

/* Of U+4000 to U+9FFF, which has all that occur. */
static bool is_han(const unsigned char *p)
{
    return *p >= 0xe4 && *p <= 0xe9;
}

static size_t letter_size(const unsigned char *p)
{
    return *p < 0x80 ? 1 : *p < 0xe0 ? 2 : 3;
}

/* The hash of the token that begins at `p`, in small letters; `*end` is set to its end. */
static uint64_t hash_token(const unsigned char *p, const unsigned char *limit,
                           const unsigned char **end)
{
    uint64_t hash = 1;
    bool han = is_han(p);
    do {
        unsigned char folded[4] = {p[0], 0, 0, 0};
        size_t size = letter_size(p);
        memcpy(folded, p, size);
        small_letter(folded);
        for (size_t i = 0; i < size; i++) {
            hash = mix(hash ^ folded[i], UINT64_C(0xa0761d6478bd642f));
        }
        p += size;
    } while (p < limit && !han && !is_han(p) && separator_size(p) == 0);
    *end = p;
    return hash;
}

static int compare(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return (x > y) - (x < y);
}

void text_shingle(text *t)
{
    enum { TOKENS = 5 };
    const unsigned char *p = (const unsigned char *)t->data, *limit = p + t->size;
    uint64_t last[TOKENS] = {0};
    size_t tokens = 0, count = 0;
    while (p < limit) {
        size_t separator = separator_size(p);
        if (separator > 0) {
            p += separator;
            continue;
        }
        last[tokens++ % TOKENS] = hash_token(p, limit, &p);
        if (tokens >= TOKENS) {
            uint64_t shingle = 0;
            for (size_t i = tokens; i < tokens + TOKENS; i++) {
                shingle = mix(shingle ^ last[i % TOKENS], UINT64_C(0xe7037ed1a0b428db));
            }
            t->shingles[count++] = shingle;
        }
    }
    qsort(t->shingles, count, sizeof *t->shingles, compare);
    t->shingle_count = 0;
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || t->shingles[i] != t->shingles[i - 1]) {
            t->shingles[t->shingle_count++] = t->shingles[i];
        }
    }
}

void text_compare(const text *a, const text *b, double *jaccard, double *containment)
{
    size_t both = 0;
    for (size_t i = 0, j = 0; i < a->shingle_count && j < b->shingle_count;) {
        uint64_t x = a->shingles[i], y = b->shingles[j];
        both += x == y;
        i += x <= y;
        j += y <= x;
    }
    size_t either = a->shingle_count + b->shingle_count - both;
    size_t fewer = a->shingle_count < b->shingle_count ? a->shingle_count : b->shingle_count;
    *jaccard = either > 0 ? (double)both / (double)either : 0;
    *containment = fewer > 0 ? (double)both / (double)fewer : 0;
}
