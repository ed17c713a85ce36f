#include "cross/anchors.h"

#include "base/hash.h"
#include "cross/name_keys.h"
#include "cross/romanise.h"

#include <stdlib.h>
#include <string.h>

enum {
    CACHE_BITS = 14,
    LABELLED_BITS = 14,
    LABEL_MAX = 60,
    CACHED_KEYS = 12,
    WORD_CHARACTERS = 7,
    CONCEPTS = 8
};

/* What a word gives, but for where it stands: `tag` says which word, with what flags. */
struct rt_cached_word {
    uint64_t tag;
    uint32_t keys[CACHED_KEYS];
    uint32_t count;
};

/* A text on its way through. */
typedef struct reading {
    rt_anchor_finder *finder;
    retold_span text;
    const rt_tokens *tokens;
    const rt_concept_language *concepts; /* NULL if the language has none */
    bool latin;   /* most words are in Latin letters: those that are not capitalised are no names */
    double scale; /* from bytes to positions */
    rt_anchor_list *list;
} reading;

bool rt_anchor_finder_init(rt_anchor_finder *finder, retold_simd simd, rt_concepts *concepts)
{
    *finder = (rt_anchor_finder){.concepts = concepts};
    rt_numbers_init(&finder->numbers, simd);
    finder->words = calloc((size_t)1 << CACHE_BITS, sizeof *finder->words);
    finder->labelled = calloc((size_t)1 << LABELLED_BITS, sizeof *finder->labelled);
    if (finder->words == NULL || finder->labelled == NULL) {
        rt_anchor_finder_release(finder);
        return false;
    }
    return true;
}

void rt_anchor_finder_release(rt_anchor_finder *finder)
{
    rt_numbers_release(&finder->numbers);
    free(finder->words);
    free(finder->labelled);
    free(finder->spans);
    free(finder->found);
    free(finder->sorting);
    *finder = (rt_anchor_finder){0};
}

static bool add(reading *r, uint32_t key, size_t offset)
{
    rt_anchor_finder *f = r->finder;
    if (f->found_count == f->found_capacity &&
        !rt_grow((void **)&f->found, &f->found_capacity, f->found_count + 1, sizeof *f->found)) {
        return false;
    }
    f->found[f->found_count++] = rt_anchor_at(key, (uint16_t)((double)offset * r->scale));
    return true;
}

/* Says how the key reads, unless that was said lately. */
static bool label(reading *r, uint32_t key, retold_span text, bool romanised)
{
    uint64_t what = (uint64_t)key << 1 | romanised;
    uint64_t hash = rt_mix64(rt_hash_bytes(text.data, text.size) ^ what) | 1;
    uint64_t *last = &r->finder->labelled[hash >> (64 - LABELLED_BITS)];
    if (*last == hash || text.size > LABEL_MAX) {
        return true;
    }
    *last = hash;
    rt_buffer *labels = &r->list->labels;
    uint8_t size = (uint8_t)(text.size | (romanised ? RT_LABEL_ROMANISED : 0));
    return rt_buffer_append(labels, &key, sizeof key) && rt_buffer_append(labels, &size, 1) &&
           rt_buffer_append(labels, text.data, text.size);
}

/* ------------------------------------------------------------------ numbers */

static bool add_number(reading *r, const rt_number *number)
{
    rt_anchor_kind kind = number->type == RT_NUMBER_MONTH ? RT_ANCHOR_PLACE : RT_ANCHOR_NUMBER;
    uint32_t key = rt_anchor_key(kind, number->key);
    char shown[RT_NUMBER_LABEL];
    rt_number_label(number, r->text, shown);
    return label(r, key, rt_span_of(shown), false) && add(r, key, number->begin);
}

static bool add_numbers(reading *r, retold_span language)
{
    rt_numbers *numbers = &r->finder->numbers;
    if (!rt_numbers_find(numbers, r->text, language)) {
        return false;
    }
    for (size_t i = 0; i < numbers->count; i++) {
        bool spelled_out = numbers->items[i].flags & RT_NUMBER_WORD; /* not so in each language */
        if (!spelled_out && !add_number(r, &numbers->items[i])) {
            return false;
        }
    }
    return true;
}

/* ----------------------------------------------------------------- concepts */

static rt_anchor_kind kind_of(const rt_concept *concept)
{
    switch (concept->kind) {
    case RT_CONCEPT_TERRITORY:
    case RT_CONCEPT_CITY:
    case RT_CONCEPT_MONTH:
    case RT_CONCEPT_WEEKDAY:
        return RT_ANCHOR_PLACE;
    default:
        return RT_ANCHOR_CONCEPT;
    }
}

static bool add_match(reading *r, const rt_concept_match *match, size_t offset)
{
    if (match->count > CONCEPTS) {
        return true; /* too vague */
    }
    for (uint32_t i = 0; i < match->count; i++) {
        const rt_concept *concept = rt_concepts_get(r->finder->concepts, match->ids[i]);
        if (concept->kind == RT_CONCEPT_MAGNITUDE) {
            continue; /* part of a number */
        }
        /* A month shares its key with the months that the numbers know, such as 6月. */
        uint64_t hash = concept->kind == RT_CONCEPT_MONTH
                            ? rt_number_key(RT_NUMBER_MONTH, concept->value, 0)
                            : rt_mix64(match->ids[i] + UINT64_C(1));
        uint32_t key = rt_anchor_key(kind_of(concept), hash);
        if (!label(r, key, concept->label, false) || !add(r, key, offset)) {
            return false;
        }
    }
    return true;
}

static bool add_concepts(reading *r)
{
    const rt_tokens *t = r->tokens;
    retold_span *words = r->finder->spans;
    for (size_t i = 0; i < t->count;) {
        rt_concept_match match;
        if (!rt_concepts_match(r->concepts, words + i, t->count - i, &match)) {
            i++;
            continue;
        }
        if (!add_match(r, &match, t->places[i].begin)) {
            return false;
        }
        i += match.tokens;
    }
    return true;
}

/* -------------------------------------------------------------------- words */

static bool is_ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether the word was written with a capital: its first character is not as in its folded form. */
static bool is_capitalised(const reading *r, size_t token)
{
    const rt_token_place *place = &r->tokens->places[token];
    const char *folded = r->tokens->spellings.data + place->spelling;
    const char *raw = r->text.data + place->begin;
    unsigned char first = (unsigned char)raw[0];
    size_t size = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    return size > place->spelling_size || memcmp(raw, folded, size) != 0;
}

static size_t first_characters(retold_span word, size_t most)
{
    size_t i = 0;
    for (size_t n = 0; i < word.size && n < most; n++) {
        i++;
        while (i < word.size && ((unsigned char)word.data[i] & 0xc0) == 0x80) {
            i++;
        }
    }
    return i;
}

static void keep(struct rt_cached_word *w, uint32_t key)
{
    if (w->count < CACHED_KEYS) {
        w->keys[w->count++] = key;
    }
}

static uint32_t name_anchor(rt_anchor_kind kind, rt_name_key key)
{
    return rt_anchor_key(kind, rt_mix64(key));
}

static bool keep_name(reading *r, struct rt_cached_word *w, rt_anchor_kind kind, rt_name_key key,
                      retold_span roman, retold_span word)
{
    if (key == 0) {
        return true;
    }
    keep(w, name_anchor(kind, key));
    bool latin = is_ascii_letter(word.data[0]);
    return label(r, name_anchor(kind, key), latin ? word : roman, !latin);
}

/* Works out what a word gives. */
static bool analyse_word(reading *r, struct rt_cached_word *w, retold_span word, bool capitalised)
{
    char roman[RT_ROMAN_ROOM];
    rt_script_group group;
    size_t letters = rt_romanise(word, roman, sizeof roman, &group);
    w->count = 0;
    if (word.size > 1) {
        size_t size = first_characters(word, WORD_CHARACTERS);
        uint32_t key = rt_anchor_key(RT_ANCHOR_WORD, rt_hash_bytes(word.data, size));
        keep(w, key);
        if (!label(r, key, word, false)) {
            return false;
        }
    }
    if (letters < 3) {
        return true;
    }
    bool foreign = !r->latin && is_ascii_letter(word.data[0]);
    if (group == RT_SCRIPT_CASED && !capitalised && !foreign) {
        return true;
    }
    retold_span name = rt_span(roman, letters);
    rt_name_keys keys = rt_name_keys_of(name);
    return keep_name(r, w, RT_ANCHOR_PREFIX, keys.prefix, name, word) &&
           keep_name(r, w, RT_ANCHOR_SKELETON, keys.skeleton, name, word);
}

/* What the word gives, from the cache if it was the last one there. NULL when out of memory. */
static const struct rt_cached_word *look_up(reading *r, size_t token)
{
    retold_span word = r->finder->spans[token];
    bool capitalised = is_capitalised(r, token);
    uint64_t flags = 1 | (uint64_t)capitalised << 1 | (uint64_t)r->latin << 2;
    uint64_t tag = rt_mix64(rt_hash_bytes(word.data, word.size) ^ flags) | 1;
    struct rt_cached_word *w = &r->finder->words[tag >> (64 - CACHE_BITS)];
    if (w->tag != tag) {
        w->tag = 0;
        if (!analyse_word(r, w, word, capitalised)) {
            return NULL;
        }
        w->tag = tag;
    }
    return w;
}

static bool add_word(reading *r, size_t token)
{
    const struct rt_cached_word *w = look_up(r, token);
    for (uint32_t i = 0; w != NULL && i < w->count; i++) {
        if (!add(r, w->keys[i], r->tokens->places[token].begin)) {
            return false;
        }
    }
    return w != NULL;
}

/* ----------------------------------------- scripts without spaces between words */

typedef enum unspaced { SPACED, HAN, HIRAGANA, KATAKANA, OTHER_UNSPACED } unspaced;

/* The script of a token that is a single character; SPACED for a word. */
static unspaced unspaced_script(retold_span word)
{
    const unsigned char *p = (const unsigned char *)word.data;
    if (word.size < 3 || p[0] < 0xe0) {
        return SPACED;
    }
    uint32_t c = (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
    if (p[0] >= 0xf0) {
        return p[0] == 0xf0 && p[1] >= 0xa0 ? HAN : SPACED;
    }
    if (c >= 0x3040 && c < 0x30a0) {
        return HIRAGANA;
    }
    if (c >= 0x30a0 && c < 0x3100) {
        return KATAKANA;
    }
    if ((c >= 0x3400 && c < 0xa000) || (c >= 0xf900 && c < 0xfb00)) {
        return HAN;
    }
    bool other = (c >= 0x0e00 && c < 0x10a0) || (c >= 0x1780 && c < 0x1800);
    return other ? OTHER_UNSPACED : SPACED;
}

static bool adjoin(const reading *r, size_t token)
{
    return token + 1 < r->tokens->count &&
           r->tokens->places[token].end == r->tokens->places[token + 1].begin;
}

/* A run of katakana is a foreign word, most often a name. */
static bool add_katakana(reading *r, size_t begin, size_t end)
{
    char roman[RT_ROMAN_ROOM];
    rt_script_group group;
    size_t from = r->tokens->places[begin].spelling;
    const rt_token_place *last = &r->tokens->places[end - 1];
    retold_span run =
        rt_span(r->tokens->spellings.data + from, last->spelling + last->spelling_size - from);
    size_t letters = rt_romanise(run, roman, sizeof roman, &group);
    if (end - begin < 2 || letters < 3) {
        return true;
    }
    struct rt_cached_word w = {0};
    rt_name_keys keys = rt_name_keys_of(rt_span(roman, letters));
    retold_span name = rt_span(roman, letters);
    if (!keep_name(r, &w, RT_ANCHOR_PREFIX, keys.prefix, name, run) ||
        !keep_name(r, &w, RT_ANCHOR_SKELETON, keys.skeleton, name, run)) {
        return false;
    }
    for (uint32_t i = 0; i < w.count; i++) {
        if (!add(r, w.keys[i], r->tokens->places[begin].begin)) {
            return false;
        }
    }
    return true;
}

/* Pairs of neighbouring characters stand in for words. */
static bool add_bigram(reading *r, size_t token)
{
    uint64_t hash = rt_mix64((uint64_t)r->tokens->codes[token] >> 2 |
                             (uint64_t)(r->tokens->codes[token + 1] >> 2) << 32);
    return add(r, rt_anchor_key(RT_ANCHOR_WORD, hash), r->tokens->places[token].begin);
}

static bool add_words(reading *r)
{
    const retold_span *words = r->finder->spans;
    for (size_t i = 0; i < r->tokens->count;) {
        unspaced script = unspaced_script(words[i]);
        if (script == SPACED) {
            if (!add_word(r, i++)) {
                return false;
            }
            continue;
        }
        size_t end = i + 1;
        while (adjoin(r, end - 1) && unspaced_script(words[end]) == script) {
            end++;
        }
        if (script == KATAKANA && !add_katakana(r, i, end)) {
            return false;
        }
        for (; i < end; i++) {
            bool pair = adjoin(r, i) && unspaced_script(words[i + 1]) != SPACED;
            if (pair && !add_bigram(r, i)) {
                return false;
            }
        }
    }
    return true;
}

/* ---------------------------------------------------------------------- all */

static bool list_spans(reading *r)
{
    const rt_tokens *t = r->tokens;
    rt_anchor_finder *f = r->finder;
    if (!rt_grow((void **)&f->spans, &f->span_capacity, t->count, sizeof *f->spans)) {
        return false;
    }
    size_t latin = 0;
    for (size_t i = 0; i < t->count; i++) {
        f->spans[i] =
            rt_span(t->spellings.data + t->places[i].spelling, t->places[i].spelling_size);
        latin += is_ascii_letter(f->spans[i].data[0]);
    }
    r->latin = r->list->latin = 2 * latin >= t->count;
    return true;
}

bool rt_find_anchors(rt_anchor_finder *finder, retold_span text, retold_span language,
                     const rt_tokens *tokens, rt_anchor_list *list, rt_anchor_range *range)
{
    reading r = {.finder = finder,
                 .text = text,
                 .tokens = tokens,
                 .scale = 65536.0 / (double)(text.size + 1),
                 .list = list};
    finder->found_count = 0;
    retold_status status = rt_concepts_language(finder->concepts, language, &r.concepts, NULL);
    if (status == RETOLD_OK && r.concepts == NULL) {
        status = rt_concepts_any_language(finder->concepts, &r.concepts, NULL);
    }
    return status == RETOLD_OK && list_spans(&r) && add_numbers(&r, language) &&
           (r.concepts == NULL || add_concepts(&r)) && add_words(&r) &&
           rt_grow((void **)&finder->sorting, &finder->sorting_capacity, finder->found_count,
                   sizeof *finder->sorting) &&
           rt_anchor_store_add(&list->store, finder->found, finder->sorting, finder->found_count,
                               range);
}
