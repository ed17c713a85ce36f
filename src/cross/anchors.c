#include "cross/anchors.h"

#include "base/hash.h"
#include "cross/name_keys.h"
#include "cross/number_text.h"
#include "cross/romanise.h"
#include "cross/word_key.h"

#include <stdlib.h>
#include <string.h>

enum {
    SET_BITS = 16,
    WAYS = 3,
    LABELLED_BITS = 14,
    AHEAD = 32,   /* tokens whose places in the cache are fetched together */
    CONCEPTS = 8, /* what means more is too vague */
    NAME_KEYS = 2 /* of a word as a name */
};

/* What a word gives beside its key as it stands: up to NAME_KEYS as a name, one as a concept, or
 * more, which the finder's `rest` has: the first of its keys says where. */
enum {
    SHAPE_MASK = 7,
    EMPTY = 0,
    NOTHING_ELSE,
    ONE_NAME_KEY,
    TWO_NAME_KEYS,
    CONCEPT_KEY,
    MANY_KEYS
};

/*
 * What is remembered of words, in one cache line: `tags` says which, in which language, with what
 * flags, and in their SHAPE_MASK what each gives. `words` are their keys as they stand, 0 where
 * there is none.
 */
struct rt_cached_words {
    uint64_t tags[WAYS];
    uint32_t words[WAYS];
    uint32_t keys[WAYS][NAME_KEYS];
    uint32_t unused;
};

/* What a word gives beside its key as it stands. The keys of the concepts come after those of the
 * name. */
struct rt_word_rest {
    rt_name_word name; /* set if it opens */
    uint32_t keys[NAME_KEYS + CONCEPTS];
    uint8_t count;
    uint8_t concept_count;
    bool opens;    /* longer names begin with it: what it means depends on what follows */
    uint32_t next; /* of those that are free */
};

/* A text on its way through. */
typedef struct reading {
    rt_anchor_finder *finder;
    retold_span text;
    const rt_tokens *tokens;
    const rt_concept_language *concepts;
    uint64_t tags[2]; /* tell in the cache its language and script; words that are capitalised */
    bool latin;   /* most words are in Latin letters: those that are not capitalised are no names */
    double scale; /* from bytes to positions */
    rt_anchor_list *list;
    size_t next_name; /* the first token that is not of a name of several words found before */
    size_t next_run;  /* likewise of a run of characters */
} reading;

bool rt_anchor_finder_init(rt_anchor_finder *finder, retold_simd simd, rt_concepts *concepts)
{
    *finder = (rt_anchor_finder){.concepts = concepts, .free_rest = UINT32_MAX};
    rt_numbers_init(&finder->numbers, simd);
    finder->numbers.skip_words = true; /* not so in each language */
    /* With room to begin where a cache line does, and not touched before it is used. */
    finder->words_memory = calloc((1 << SET_BITS) + 1, sizeof *finder->words);
    finder->labelled = calloc((size_t)1 << LABELLED_BITS, sizeof *finder->labelled);
    if (finder->words_memory == NULL || finder->labelled == NULL) {
        rt_anchor_finder_release(finder);
        return false;
    }
    char *memory = finder->words_memory;
    memory += -(uintptr_t)memory % sizeof *finder->words;
    finder->words = (struct rt_cached_words *)(void *)memory;
    return true;
}

void rt_anchor_finder_release(rt_anchor_finder *finder)
{
    rt_numbers_release(&finder->numbers);
    free(finder->words_memory);
    free(finder->rest);
    free(finder->labelled);
    free(finder->found);
    free(finder->sorting);
    *finder = (rt_anchor_finder){0};
}

void rt_anchor_notes_release(rt_anchor_notes *notes)
{
    free(notes->items);
    *notes = (rt_anchor_notes){0};
}

void rt_anchor_list_release(rt_anchor_list *list)
{
    rt_anchor_store_release(&list->store);
    rt_buffer_release(&list->labels);
    *list = (rt_anchor_list){0};
}

/* Bytes of the text. */
typedef struct byte_range {
    size_t begin, end;
} byte_range;

static byte_range bytes_of(const reading *r, size_t first_token, size_t end_token)
{
    const rt_token_place *places = r->tokens->places;
    return (byte_range){places[first_token].begin, places[end_token - 1].end};
}

static bool note(rt_anchor_notes *notes, uint32_t key, byte_range where)
{
    if (!rt_grow((void **)&notes->items, &notes->capacity, notes->count + 1,
                 sizeof *notes->items)) {
        return false;
    }
    notes->items[notes->count++] = (rt_anchor_note){key, where.begin, where.end};
    return true;
}

static bool add(reading *r, uint32_t key, byte_range where)
{
    rt_anchor_finder *f = r->finder;
    if (f->found_count == f->found_capacity &&
        !rt_grow((void **)&f->found, &f->found_capacity, f->found_count + 1, sizeof *f->found)) {
        return false;
    }
    f->found[f->found_count++] = rt_anchor_at(key, (uint16_t)((double)where.begin * r->scale));
    return r->list->notes == NULL || note(r->list->notes, key, where);
}

/* Adds a word. There is room for one of each token. */
static bool add_word(reading *r, uint32_t key, byte_range where)
{
    rt_anchor_store *store = &r->list->store;
    store->words[store->word_count++] = key;
    return r->list->notes == NULL || note(r->list->notes, key, where);
}

static retold_span span_of(const reading *r, size_t token)
{
    return rt_token_spelling(r->tokens, token);
}

static bool add_all(reading *r, const uint32_t *keys, size_t count, byte_range where)
{
    for (size_t i = 0; i < count; i++) {
        if (!add(r, keys[i], where)) {
            return false;
        }
    }
    return true;
}

/* Says how the key reads, unless that was said lately. */
static bool label(reading *r, uint32_t key, retold_span text, bool romanised)
{
    uint64_t what = (uint64_t)key << 1 | romanised;
    uint64_t hash = rt_mix64(rt_hash_bytes(text.data, text.size) ^ what) | 1;
    uint64_t *last = &r->finder->labelled[hash >> (64 - LABELLED_BITS)];
    if (*last == hash || text.size > RT_LABEL_MAX) {
        return true;
    }
    rt_buffer *labels = &r->list->labels;
    uint8_t size = (uint8_t)(text.size | (romanised ? RT_LABEL_ROMANISED : 0));
    /* Reserved first: a record must not stay behind in part. */
    if (!rt_buffer_reserve(labels, sizeof key + 1 + text.size)) {
        return false;
    }
    rt_buffer_append(labels, &key, sizeof key);
    rt_buffer_append(labels, &size, 1);
    rt_buffer_append(labels, text.data, text.size);
    *last = hash;
    return true;
}

/* ------------------------------------------------------------------ numbers */

/* Whether the same number was labelled lately: writing it out takes longer than reading it. */
static bool is_labelled(reading *r, uint32_t key, const rt_number *number)
{
    uint64_t what = (uint64_t)key << 32 | (uint32_t)number->exponent << 8 | number->type;
    uint64_t hash = rt_mix64(number->value ^ rt_mix64(what)) | 1;
    uint64_t *last = &r->finder->labelled[hash >> (64 - LABELLED_BITS)];
    bool labelled = *last == hash;
    *last = hash;
    return labelled;
}

/* How the key reads: of a figure its value alone, of a month what the dictionary calls it. */
static bool label_number(reading *r, uint32_t key, const rt_number *number)
{
    static const char *const months[] = {"january",   "february", "march",    "april",
                                         "may",       "june",     "july",     "august",
                                         "september", "october",  "november", "december"};
    if (number->type == RT_NUMBER_MONTH && number->value >= 1 && number->value <= 12) {
        return label(r, key, rt_span_of(months[number->value - 1]), false);
    }
    if (number->type != RT_NUMBER_OPAQUE && is_labelled(r, key, number)) {
        return true;
    }
    char shown[RT_NUMBER_LABEL];
    rt_number bare = *number;
    bare.flags &= (uint8_t)~RT_NUMBER_PERCENT;
    rt_number_label(&bare, r->text, shown);
    return label(r, key, rt_span_of(shown), false);
}

static bool add_number(reading *r, const rt_number *number)
{
    rt_anchor_kind kind = number->type == RT_NUMBER_MONTH ? RT_ANCHOR_PLACE : RT_ANCHOR_NUMBER;
    uint32_t key = rt_anchor_key(kind, number->key);
    return label_number(r, key, number) && add(r, key, (byte_range){number->begin, number->end});
}

static bool add_numbers(reading *r, retold_span language)
{
    rt_numbers *numbers = &r->finder->numbers;
    if (!rt_numbers_find(numbers, r->text, language)) {
        return false;
    }
    for (size_t i = 0; i < numbers->count; i++) {
        bool spelled_out = numbers->items[i].flags & RT_NUMBER_WORD;
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

/* Lists the keys of what a match means and labels them; returns their number. */
static bool list_concepts(reading *r, const rt_concept_match *match, uint32_t keys[CONCEPTS],
                          uint32_t *count)
{
    *count = 0;
    for (uint32_t i = 0; match->count <= CONCEPTS && i < match->count; i++) {
        const rt_concept *concept = rt_concepts_get(r->finder->concepts, match->ids[i]);
        if (concept->kind == RT_CONCEPT_MAGNITUDE) {
            continue; /* part of a number */
        }
        /* A month shares its key with the months that the numbers know, such as 6月. */
        uint64_t hash = concept->kind == RT_CONCEPT_MONTH
                            ? rt_number_key(RT_NUMBER_MONTH, concept->value, 0)
                            : rt_mix64(match->ids[i] + UINT64_C(1));
        uint32_t key = rt_anchor_key(kind_of(concept), hash);
        if (!label(r, key, concept->label, false)) {
            return false;
        }
        keys[(*count)++] = key;
    }
    return true;
}

/* -------------------------------------------------------------------- words */

static bool is_ascii_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Whether the word was written with a capital: its first character is not as in its folded form. */
static inline bool is_capitalised(const reading *r, size_t token, retold_span folded)
{
    const char *raw = r->text.data + r->tokens->places[token].begin;
    unsigned char first = (unsigned char)raw[0];
    if (first < 0x80) {
        return raw[0] != folded.data[0];
    }
    size_t size = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (size > folded.size) {
        return true;
    }
    for (size_t i = 0; i < size; i++) {
        if (raw[i] != folded.data[i]) {
            return true;
        }
    }
    return false;
}

/* Appends the key by which a name is known, if it has one, and labels it. */
static bool keep_name(reading *r, struct rt_word_rest *w, rt_anchor_kind kind, rt_name_key name,
                      retold_span roman, retold_span word)
{
    if (name == 0) {
        return true;
    }
    uint32_t key = rt_anchor_key(kind, rt_mix64(name));
    bool latin = is_ascii_letter(word.data[0]);
    w->keys[w->count++] = key;
    return label(r, key, latin ? word : roman, !latin);
}

static bool keep_names(reading *r, struct rt_word_rest *w, retold_span roman, retold_span word)
{
    rt_name_keys keys = rt_name_keys_of(roman);
    return keep_name(r, w, RT_ANCHOR_PREFIX, keys.prefix, roman, word) &&
           keep_name(r, w, RT_ANCHOR_SKELETON, keys.skeleton, roman, word);
}

static bool begins_with_digit(retold_span word)
{
    unsigned size;
    return rt_digit_value(rt_code_at(word, 0, &size)) >= 0;
}

/* Works out what a word gives as it stands, unless it is a number, and as a name. */
static bool analyse_word(reading *r, uint32_t *key, struct rt_word_rest *w, retold_span word,
                         bool capitalised)
{
    if (word.size > 1 && !begins_with_digit(word)) {
        *key = rt_word_key(word);
        if (!label(r, *key, word.size <= RT_LABEL_MAX ? word : rt_stem(word), false)) {
            return false;
        }
    }
    char roman[RT_ROMAN_ROOM];
    rt_script_group group;
    size_t letters = rt_romanise(word, roman, sizeof roman, &group);
    bool foreign = !r->latin && is_ascii_letter(word.data[0]);
    if (letters < 3 || (group == RT_SCRIPT_CASED && !capitalised && !foreign)) {
        return true;
    }
    return keep_names(r, w, rt_span(roman, letters), word);
}

static rt_name_word name_word(const reading *r, retold_span word)
{
    return rt_concepts_word(r->concepts, word, rt_hash_bytes(word.data, word.size));
}

/* What a word means if no name of several begins with it. */
static bool analyse_concepts(reading *r, struct rt_word_rest *w, retold_span word)
{
    rt_concept_match match;
    bool found = rt_concepts_match(r->concepts, &word, 1, &match);
    uint32_t count = 0;
    if (found && !list_concepts(r, &match, w->keys + w->count, &count)) {
        return false;
    }
    w->opens = match.open;
    w->concept_count = (uint8_t)count;
    if (match.open) {
        w->name = name_word(r, word);
    }
    return true;
}

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

/* A token that is about to be passed. */
typedef struct lookup {
    uint64_t tag; /* without a shape */
    unspaced script;
    bool capitalised;
} lookup;

static size_t set_of(uint64_t tag)
{
    return tag >> (64 - SET_BITS);
}

/* Prepares for a token, and has its place in the cache fetched. Field by field: what was stored in
 * parts cannot be copied as a whole without waiting. */
static inline void prepare(const reading *r, size_t token, lookup *l)
{
    retold_span word = span_of(r, token);
    l->script = unspaced_script(word);
    l->capitalised = l->script == SPACED && is_capitalised(r, token, word);
    uint64_t tag = (r->tokens->hashes[token] ^ r->tags[l->capitalised]) & ~(uint64_t)SHAPE_MASK;
    l->tag = tag;
    __builtin_prefetch(&r->finder->words[set_of(tag)]);
}

/* Gives back the place in `rest` of the word at this place, if it has one. */
static void forget(rt_anchor_finder *f, struct rt_cached_words *set, unsigned way)
{
    if ((set->tags[way] & SHAPE_MASK) == MANY_KEYS) {
        uint32_t place = set->keys[way][0];
        f->rest[place].next = f->free_rest;
        f->free_rest = place;
    }
    set->tags[way] = EMPTY;
}

/* Puts what a word gives into `rest`. False when out of memory. */
static bool keep_rest(rt_anchor_finder *f, const struct rt_word_rest *w, uint32_t *place)
{
    *place = f->free_rest;
    if (*place != UINT32_MAX) {
        f->free_rest = f->rest[*place].next;
    } else if (rt_grow((void **)&f->rest, &f->rest_capacity, f->rest_count + 1, sizeof *f->rest)) {
        *place = (uint32_t)f->rest_count++;
    } else {
        return false;
    }
    f->rest[*place] = *w;
    return true;
}

static unsigned shape_of(const struct rt_word_rest *w)
{
    unsigned keys = w->count + w->concept_count;
    if (w->opens || keys > NAME_KEYS || (keys == NAME_KEYS && w->concept_count > 0)) {
        return MANY_KEYS;
    }
    return keys == NAME_KEYS      ? TWO_NAME_KEYS
           : w->count > 0         ? ONE_NAME_KEY
           : w->concept_count > 0 ? CONCEPT_KEY
                                  : NOTHING_ELSE;
}

/* Works out what a token gives, in the place of another in the set. False when out of memory. */
static bool analyse(reading *r, size_t token, const lookup *l, struct rt_cached_words *set,
                    unsigned *place)
{
    /* Which one goes depends on the word alone, as good as at random. */
    unsigned way = (uint32_t)(l->tag >> 3) % WAYS;
    for (unsigned i = 0; i < WAYS; i++) {
        way = set->tags[i] == EMPTY ? i : way;
    }
    struct rt_word_rest w = {.count = 0};
    retold_span word = span_of(r, token);
    forget(r->finder, set, way);
    set->words[way] = 0;
    if ((l->script == SPACED && !analyse_word(r, &set->words[way], &w, word, l->capitalised)) ||
        (r->concepts != NULL && !analyse_concepts(r, &w, word))) {
        return false;
    }
    unsigned shape = shape_of(&w);
    memcpy(set->keys[way], w.keys, sizeof set->keys[way]);
    if (shape == MANY_KEYS && !keep_rest(r->finder, &w, &set->keys[way][0])) {
        return false;
    }
    set->tags[way] = l->tag | shape;
    *place = way;
    return true;
}

/* What a token gives, from the cache if it is still there: its place in the set. False when out of
 * memory. */
static inline bool look_up(reading *r, size_t token, const lookup *l, struct rt_cached_words *set,
                           unsigned *way)
{
    for (unsigned i = 0; i < WAYS; i++) {
        if ((set->tags[i] ^ l->tag) - 1 < SHAPE_MASK) {
            *way = i;
            return true;
        }
    }
    return analyse(r, token, l, set, way);
}

/* --------------------------------------------------------- names of several words */

/* A token that names of several words begin with, until it is known what follows. */
typedef struct opening {
    bool waits;
    size_t token;
    rt_name_word word;
    uint32_t keys[CONCEPTS]; /* what it means by itself */
    uint32_t count;
} opening;

/* Adds what the longest name means that begins with a token. */
static bool add_name(reading *r, size_t token)
{
    retold_span spans[RT_CONCEPT_TOKENS_MAX];
    size_t count = 0;
    for (; count < RT_CONCEPT_TOKENS_MAX && token + count < r->tokens->count; count++) {
        spans[count] = span_of(r, token + count);
    }
    rt_concept_match match;
    if (!rt_concepts_match(r->concepts, spans, count, &match)) {
        return true;
    }
    uint32_t keys[CONCEPTS];
    uint32_t found;
    r->next_name = token + match.tokens;
    return list_concepts(r, &match, keys, &found) &&
           add_all(r, keys, found, bytes_of(r, token, token + match.tokens));
}

/* Adds what the name means that an opening begins. `next` is the token after it, or the end. */
static bool close_opening(reading *r, opening *o, size_t next)
{
    o->waits = false;
    if (next < r->tokens->count) {
        rt_name_word word = name_word(r, span_of(r, next));
        if (rt_concepts_may_go_on(r->concepts, &o->word, &word)) {
            return add_name(r, o->token);
        }
    }
    return add_all(r, o->keys, o->count, bytes_of(r, o->token, o->token + 1));
}

static void open_name(opening *o, size_t token, const struct rt_word_rest *w)
{
    o->waits = true;
    o->token = token;
    o->word = w->name;
    o->count = w->concept_count;
    for (uint32_t i = 0; i < o->count; i++) {
        o->keys[i] = w->keys[w->count + i];
    }
}

/* ----------------------------------------- scripts without spaces between words */

static bool adjoin(const reading *r, size_t token)
{
    return token + 1 < r->tokens->count &&
           r->tokens->places[token].end == r->tokens->places[token + 1].begin;
}

/* What neighbours that adjoin spell together: they were folded together, so it is in one piece. */
static retold_span spellings_of(const reading *r, size_t begin, size_t end)
{
    retold_span first = span_of(r, begin);
    retold_span last = span_of(r, end - 1);
    return rt_span(first.data, (size_t)(last.data - first.data) + last.size);
}

/* A run of katakana is a foreign word, most often a name. */
static bool add_katakana(reading *r, size_t begin, size_t end)
{
    char roman[RT_ROMAN_ROOM];
    rt_script_group group;
    retold_span run = spellings_of(r, begin, end);
    size_t letters = rt_romanise(run, roman, sizeof roman, &group);
    if (end - begin < 2 || letters < 3) {
        return true;
    }
    struct rt_word_rest w = {.count = 0};
    return keep_names(r, &w, rt_span(roman, letters), run) &&
           add_all(r, w.keys, w.count, bytes_of(r, begin, end));
}

/* Pairs of neighbouring characters stand in for words. */
static bool add_bigram(reading *r, size_t token)
{
    retold_span pair = spellings_of(r, token, token + 2);
    uint32_t key = rt_word_key(pair);
    return (rt_is_word_pair(pair) || label(r, key, rt_stem(pair), false)) &&
           add_word(r, key, bytes_of(r, token, token + 2));
}

/* Adds what tokens `begin` to `end`, a run of one script without spaces, give beside concepts. */
static bool add_run(reading *r, size_t begin, size_t end, unspaced script)
{
    if (script == KATAKANA && !add_katakana(r, begin, end)) {
        return false;
    }
    for (size_t i = begin; i < end; i++) {
        bool pair = adjoin(r, i) && unspaced_script(span_of(r, i + 1)) != SPACED;
        if (pair && !add_bigram(r, i)) {
            return false;
        }
    }
    return true;
}

static size_t run_end(const reading *r, size_t begin, unspaced script)
{
    size_t end = begin + 1;
    while (adjoin(r, end - 1) && unspaced_script(span_of(r, end)) == script) {
        end++;
    }
    return end;
}

/* Adds what a token of MANY_KEYS gives beside itself. Names of several words are looked for from
 * the end of the last one on. */
static bool add_rest(reading *r, size_t token, const struct rt_word_rest *w, opening *open)
{
    bool names = token >= r->next_name;
    bool means = names && !w->opens;
    if (names && w->opens) {
        open_name(open, token, w);
    }
    return add_all(r, w->keys, w->count + (means ? w->concept_count : 0u),
                   bytes_of(r, token, token + 1));
}

/* Adds a token. A name of several tokens is passed over before the next is looked for, but its
 * words stand for themselves too. */
static inline bool pass_token(reading *r, size_t token, const lookup *l, opening *open)
{
    struct rt_cached_words *set = &r->finder->words[set_of(l->tag)];
    unsigned way;
    if (!look_up(r, token, l, set, &way) || (open->waits && !close_opening(r, open, token))) {
        return false;
    }
    byte_range where = bytes_of(r, token, token + 1);
    if (set->words[way] != 0 && !add_word(r, set->words[way], where)) {
        return false;
    }
    unsigned shape = set->tags[way] & SHAPE_MASK;
    if (shape == MANY_KEYS) {
        if (!add_rest(r, token, &r->finder->rest[set->keys[way][0]], open)) {
            return false;
        }
    } else if (shape != NOTHING_ELSE && (shape != CONCEPT_KEY || token >= r->next_name)) {
        if (!add_all(r, set->keys[way], shape == TWO_NAME_KEYS ? NAME_KEYS : 1, where)) {
            return false;
        }
    }
    if (l->script != SPACED && token >= r->next_run) {
        r->next_run = run_end(r, token, l->script);
        return add_run(r, token, r->next_run, l->script);
    }
    return true;
}

static bool add_tokens(reading *r)
{
    lookup ahead[AHEAD];
    opening open = {.waits = false};
    size_t count = r->tokens->count;
    for (size_t begin = 0; begin < count; begin += AHEAD) {
        size_t end = count - begin < AHEAD ? count : begin + AHEAD;
        for (size_t i = begin; i < end; i++) {
            prepare(r, i, &ahead[i - begin]);
        }
        for (size_t i = begin; i < end; i++) {
            if (!pass_token(r, i, &ahead[i - begin], &open)) {
                return false;
            }
        }
    }
    return !open.waits || close_opening(r, &open, count);
}

/* ---------------------------------------------------------------------- all */

static bool is_latin(const rt_tokens *tokens)
{
    size_t latin = 0;
    for (size_t i = 0; i < tokens->count; i++) {
        latin += is_ascii_letter(tokens->folded.data[tokens->places[i].spelling]);
    }
    return 2 * latin >= tokens->count;
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
    r.latin = list->latin = is_latin(tokens);
    retold_status status = rt_concepts_language(finder->concepts, language, &r.concepts, NULL);
    uint64_t tag = rt_hash_bytes(language.data, language.size) << 2 | (uint64_t)r.latin << 1;
    r.tags[false] = rt_mix64(tag);
    r.tags[true] = rt_mix64(tag | 1);
    if (status == RETOLD_OK && r.concepts == NULL) {
        status = rt_concepts_any_language(finder->concepts, &r.concepts, NULL);
    }
    size_t first_word = list->store.word_count;
    if (status != RETOLD_OK || !rt_anchor_store_reserve_words(&list->store, tokens->count) ||
        !add_numbers(&r, language) || !add_tokens(&r) ||
        !rt_grow((void **)&finder->sorting, &finder->sorting_capacity, finder->found_count,
                 sizeof *finder->sorting)) {
        list->store.word_count = first_word;
        return false;
    }
    return rt_anchor_store_add(&list->store, finder->found, finder->sorting, finder->found_count,
                               first_word, range);
}
