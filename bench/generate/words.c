#include "words.h"

#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ lists of pieces */

enum { PIECES_MAX = 512, CONSONANTS = 16, VOWEL_COUNT = 5, FINALS = 4 };

typedef struct pieces {
    const char *at[PIECES_MAX];
    unsigned char size[PIECES_MAX];
    unsigned count;
} pieces;

static size_t character_size(const char *p)
{
    size_t size = 1;
    while (((unsigned char)p[size] & 0xc0) == 0x80) {
        size++;
    }
    return size;
}

/* At spaces, or if there are none into characters. */
static void split(const char *list, pieces *out)
{
    out->count = 0;
    bool spaced = list != NULL && strchr(list, ' ') != NULL;
    while (list != NULL && *list != '\0' && out->count < PIECES_MAX) {
        size_t size = spaced ? strcspn(list, " ") : character_size(list);
        out->at[out->count] = list;
        out->size[out->count++] = (unsigned char)(size == 1 && *list == '-' ? 0 : size);
        list += size;
        list += *list == ' ';
    }
}

static char *append(char *out, const pieces *list, uint32_t which)
{
    memcpy(out, list->at[which], list->size[which]);
    return out + list->size[which];
}

static char *append_any(char *out, const pieces *list, stream *s)
{
    return append(out, list, below(s, list->count));
}

/* ------------------------------------------------------------------ names */

static bool make_syllables(words *w, unsigned number)
{
    const language *l = &languages[number];
    w->syllables[number] = calloc(CONSONANTS * VOWEL_COUNT + FINALS, WORD_BYTES);
    if (w->syllables[number] == NULL) {
        return false;
    }
    pieces consonants, vowels, finals;
    split(l->consonants, &consonants);
    split(l->name_vowels, &vowels);
    split(l->finals, &finals);
    for (unsigned i = 0; i < CONSONANTS * VOWEL_COUNT; i++) {
        char *out = w->syllables[number][i];
        if (vowels.count == 0) {
            append(out, &consonants, i);
        } else {
            append(append(out, &consonants, i / VOWEL_COUNT), &vowels, i % VOWEL_COUNT);
        }
    }
    for (unsigned i = 0; i < FINALS; i++) {
        append(w->syllables[number][CONSONANTS * VOWEL_COUNT + i], &finals, i);
    }
    return true;
}

static char *append_syllable(const words *w, unsigned number, unsigned which, char *out)
{
    size_t size = strlen(w->syllables[number][which]);
    memcpy(out, w->syllables[number][which], size);
    return out + size;
}

size_t words_name(const words *w, unsigned number, uint32_t name, char *out)
{
    stream s = stream_of(0, name); /* the same names with every seed */
    unsigned syllables = 2 + chance(&s, 400);
    char *end = out;
    for (unsigned i = 0; i < syllables; i++) {
        end = append_syllable(w, number, below(&s, CONSONANTS * VOWEL_COUNT), end);
        if (chance(&s, 300)) {
            end = append_syllable(w, number, CONSONANTS * VOWEL_COUNT + below(&s, FINALS), end);
        }
    }
    return (size_t)(end - out);
}

/* ------------------------------------------------------------------ words */

typedef struct language_pieces {
    pieces common, onsets, vowels, codas, endings;
} language_pieces;

/* International words are spelled like names; one meaning in INTERNATIONAL is, in languages with
 * spaces. */
enum { INTERNATIONAL = 12 };

static char *make_word(const words *w, unsigned number, const language_pieces *p, uint32_t meaning,
                       stream s, char *out)
{
    if (meaning < p->common.count) {
        return append(out, &p->common, meaning);
    }
    const language *l = &languages[number];
    if (l->spaces && meaning % INTERNATIONAL == 0) {
        return append_any(out + words_name(w, number, ~meaning, out), &p->endings, &s);
    }
    unsigned syllables = 1 + (meaning > 1500 || p->onsets.count < 2) + chance(&s, 120);
    for (unsigned i = 0; i < syllables; i++) {
        out = append_any(out, &p->onsets, &s);
        out = append_any(out, &p->vowels, &s);
        out = append_any(out, &p->codas, &s);
    }
    return append_any(out, &p->endings, &s);
}

static bool make_words(words *w, uint64_t seed, unsigned number, size_t *size, size_t *capacity)
{
    const language *l = &languages[number];
    language_pieces p;
    split(l->common, &p.common);
    split(l->onsets, &p.onsets);
    split(l->vowels, &p.vowels);
    split(l->codas, &p.codas);
    split(l->endings, &p.endings);
    w->begins[number] = malloc((MEANINGS + 1) * sizeof(uint32_t));
    if (w->begins[number] == NULL || !make_syllables(w, number)) {
        return false;
    }
    for (uint32_t meaning = 0; meaning < MEANINGS; meaning++) {
        if (*capacity - *size < 2 * WORD_BYTES) {
            *capacity = 2 * *capacity + (1 << 20);
            char *grown = realloc(w->text, *capacity);
            if (grown == NULL) {
                return false;
            }
            w->text = grown;
        }
        w->begins[number][meaning] = (uint32_t)*size;
        stream s = stream_of(seed ^ number, meaning);
        *size = (size_t)(make_word(w, number, &p, meaning, s, w->text + *size) - w->text);
    }
    w->begins[number][MEANINGS] = (uint32_t)*size;
    return true;
}

/* Weights are 1 / (rank + 2.7), as Mandelbrot has it. */
static bool make_alias(words *w)
{
    w->alias = malloc(MEANINGS * sizeof *w->alias);
    double *share = malloc(MEANINGS * sizeof *share);
    uint32_t *small = malloc(MEANINGS * sizeof *small), *large = malloc(MEANINGS * sizeof *large);
    bool ok = w->alias != NULL && share != NULL && small != NULL && large != NULL;
    if (ok) {
        double sum = 0;
        for (uint32_t i = 0; i < MEANINGS; i++) {
            sum += 1 / (i + 2.7);
        }
        size_t smalls = 0, larges = 0;
        for (uint32_t i = 0; i < MEANINGS; i++) {
            share[i] = MEANINGS / (i + 2.7) / sum;
            w->alias[i].keep = UINT32_MAX;
            w->alias[i].other = i;
            if (share[i] < 1) {
                small[smalls++] = i;
            } else {
                large[larges++] = i;
            }
        }
        while (smalls > 0 && larges > 0) {
            uint32_t i = small[--smalls], j = large[larges - 1];
            w->alias[i].keep = (uint32_t)(share[i] * 4294967295.0);
            w->alias[i].other = j;
            share[j] = share[j] + share[i] - 1;
            if (share[j] < 1) {
                small[smalls++] = large[--larges];
            }
        }
    }
    free(share);
    free(small);
    free(large);
    return ok;
}

static unsigned count_common(void)
{
    unsigned least = PIECES_MAX;
    for (unsigned i = 0; i < LANGUAGES; i++) {
        pieces p;
        split(languages[i].common, &p);
        least = p.count < least ? p.count : least;
    }
    return least;
}

bool words_init(words *w, uint64_t seed, unsigned wanted)
{
    *w = (words){0};
    size_t size = 0, capacity = 0;
    for (unsigned i = 0; i < LANGUAGES; i++) {
        if (wanted >> i & 1 && !make_words(w, seed, i, &size, &capacity)) {
            return false;
        }
    }
    w->common = count_common();
    return make_alias(w);
}

void words_release(words *w)
{
    for (unsigned i = 0; i < LANGUAGES; i++) {
        free(w->begins[i]);
        free(w->syllables[i]);
    }
    free(w->text);
    free(w->alias);
    *w = (words){0};
}
