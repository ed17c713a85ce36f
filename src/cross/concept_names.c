#include "cross/concept_names.h"

#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

enum { LIST_MASK = 0xffffff, GOES_ON = 1 << 24, USED = 1 << 25, FILTER_BITS = 16 };
enum { NUMBER_BITS = 21, NUMBER_MASK = (1 << NUMBER_BITS) - 1 }; /* in the builder's index */

/* The three kinds of keys. */
#define SALT_EXACT UINT64_C(0)
#define SALT_STEM UINT64_C(0x9e3779b97f4a7c15)
#define SALT_LOOSE UINT64_C(0xd1b54a32d192ed03)

typedef struct rt_name_slot {
    uint32_t check;
    uint32_t value;
} name_slot;

typedef struct rt_name_draft {
    uint64_t key;
    uint32_t first; /* link; 0: none */
    uint32_t last;
    uint8_t level; /* what is kept has the lowest that was added */
    bool goes_on;
    bool loose;
} name_draft;

typedef struct rt_name_link {
    uint32_t next;
    uint16_t id;
    bool keyword;
} name_link;

/* ------------------------------------------------------------------- words */

/*
 * How words of a script are inflected. A word w stands for the keyword k if both begin with
 * the same `least` letters or more, k has at most `cut` letters more, and w at most `tail`.
 * The longest such beginning wins. Chosen by how many translations come first when documents are
 * ranked by their concepts alone (news: 0.79 with the prototype's rule, 0.83 with this one).
 */
typedef struct inflection {
    uint32_t first, last; /* code points of the script */
    uint8_t least, cut, tail;
} inflection;

/* By script; the last is for all others. First for one language, then for a strict table. */
static const inflection inflections[2][3] = {
    {{0x1200, 0x139f, 3, 1, 3}, /* Ethiopic: a letter is a syllable */
     {0xac00, 0xd7a3, 2, 0, 4}, /* Hangul: a letter is a syllable, particles follow */
     {0, UINT32_MAX, 4, 2, 5}},
    {{0x1200, 0x139f, 4, 1, 3}, {0xac00, 0xd7a3, 3, 0, 3}, {0, UINT32_MAX, 5, 1, 3}},
};

enum { LEAD_OF_THREE = 0xe1 }; /* first byte of the first code points of the scripts named above */

/* Scripts without spaces between words: as in text/make_unicode_table.c, marks included. */
static const uint32_t single_ranges[][2] = {
    {0x0e00, 0x109f}, {0x1780, 0x17ff}, {0x3005, 0x3007},   {0x3021, 0x3029},   {0x3040, 0x30ff},
    {0x31f0, 0x31ff}, {0x3400, 0x4dbf}, {0x4e00, 0x9fff},   {0xa9e0, 0xa9ff},   {0xaa60, 0xaa7f},
    {0xf900, 0xfaff}, {0xff66, 0xff9d}, {0x1b000, 0x1b16f}, {0x20000, 0x3ffff},
};

bool rt_is_single_character(uint32_t code_point)
{
    if (code_point < single_ranges[0][0]) {
        return false;
    }
    for (size_t i = 0; i < sizeof single_ranges / sizeof *single_ranges; i++) {
        if (code_point >= single_ranges[i][0] && code_point <= single_ranges[i][1]) {
            return true;
        }
    }
    return false;
}

static inline bool is_continuation(char byte)
{
    return ((unsigned char)byte & 0xc0) == 0x80;
}

/* The first code point of valid UTF-8; 0 of nothing. */
static uint32_t first_code_point(retold_span word)
{
    if (word.size == 0) {
        return 0;
    }
    const unsigned char *p = (const unsigned char *)word.data;
    unsigned length = p[0] < 0x80 ? 1 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : 4;
    uint32_t c = length == 1 ? p[0] : p[0] & (0x7fu >> length);
    for (unsigned i = 1; i < length && i < word.size; i++) {
        c = c << 6 | (p[i] & 0x3f);
    }
    return c;
}

static inline size_t count_code_points(retold_span word)
{
    size_t count = 0;
    for (size_t i = 0; i < word.size; i++) {
        count += !is_continuation(word.data[i]);
    }
    return count;
}

/* The first `count` code points; all of it if it has no more. */
static inline retold_span beginning(retold_span word, size_t count)
{
    size_t i = 0;
    for (; i < word.size; i++) {
        if (!is_continuation(word.data[i]) && count-- == 0) {
            break;
        }
    }
    return rt_span(word.data, i);
}

/* Without its last code point. */
static inline retold_span shortened(retold_span word)
{
    do {
        word.size--;
    } while (word.size > 0 && is_continuation(word.data[word.size]));
    return word;
}

/* The rule of a word's script. */
static inline const inflection *inflection_of(retold_span word, bool strict)
{
    const inflection *rule = inflections[strict];
    if (word.size == 0 || (unsigned char)word.data[0] < LEAD_OF_THREE) {
        return rule + 2;
    }
    uint32_t c = first_code_point(word);
    while (c < rule->first || c > rule->last) {
        rule++;
    }
    return rule;
}

/* Not a figure, nor in a script without spaces. */
static inline bool is_inflected_script(retold_span word)
{
    unsigned char first = (unsigned char)word.data[0];
    return first >= 'a' && (first < 0xe0 || !rt_is_single_character(first_code_point(word)));
}

static inline uint64_t hash_of(retold_span word)
{
    return rt_hash_bytes(word.data, word.size);
}

static inline uint64_t hash_join(uint64_t sequence, retold_span next)
{
    return rt_mix64(sequence) + hash_of(next);
}

/* What follows an affix; an empty span if the word does not begin with it or is too short. */
static retold_span without_affix(retold_span word, const char *affix)
{
    enum { REST_MIN = 3 };
    size_t size = strlen(affix);
    if (word.size <= size || memcmp(word.data, affix, size) != 0) {
        return rt_span(NULL, 0);
    }
    retold_span rest = rt_span(word.data + size, word.size - size);
    return count_code_points(rest) >= REST_MIN ? rest : rt_span(NULL, 0);
}

/* ------------------------------------------------------------------ filling */

bool rt_names_builder_init(rt_names_builder *builder, size_t expected, rt_name_affixes affixes,
                           bool strict)
{
    size_t capacity = 1024;
    while (capacity < expected) {
        capacity *= 2;
    }
    *builder = (rt_names_builder){
        .capacity = capacity, .link_count = 1, .affixes = affixes, .strict = strict};
    builder->index = calloc(builder->capacity, sizeof *builder->index);
    builder->filter = calloc((1u << FILTER_BITS) / 64, sizeof *builder->filter);
    builder->pairs = calloc((1u << FILTER_BITS) / 64, sizeof *builder->pairs);
    if (builder->index == NULL || builder->filter == NULL || builder->pairs == NULL) {
        rt_names_builder_release(builder);
        return false;
    }
    return true;
}

void rt_names_builder_release(rt_names_builder *builder)
{
    free(builder->index);
    free(builder->drafts);
    free(builder->links);
    free(builder->filter);
    free(builder->pairs);
    *builder = (rt_names_builder){0};
}

/* The bits of a key that its place in the index has. */
static uint32_t check_of(uint64_t key)
{
    return (uint32_t)(key >> (32 + NUMBER_BITS)) << NUMBER_BITS;
}

/* Where the index has the draft with that key, or the free place for it. */
static uint32_t *place_of(const rt_names_builder *builder, uint64_t key)
{
    size_t i = key & (builder->capacity - 1);
    for (; builder->index[i] != 0; i = (i + 1) & (builder->capacity - 1)) {
        uint32_t entry = builder->index[i];
        if ((entry & ~(uint32_t)NUMBER_MASK) == check_of(key) &&
            builder->drafts[(entry & NUMBER_MASK) - 1].key == key) {
            break;
        }
    }
    return &builder->index[i];
}

/* Doubles the index and writes it anew. */
static bool double_capacity(rt_names_builder *builder)
{
    free(builder->index);
    builder->capacity *= 2;
    builder->index = calloc(builder->capacity, sizeof *builder->index);
    for (size_t i = 0; builder->index != NULL && i < builder->used; i++) {
        uint64_t key = builder->drafts[i].key;
        *place_of(builder, key) = check_of(key) | (uint32_t)(i + 1);
    }
    return builder->index != NULL;
}

/* NULL when out of memory. */
static name_draft *draft_of(rt_names_builder *builder, uint64_t key)
{
    if ((builder->used * 2 >= builder->capacity && !double_capacity(builder)) ||
        builder->used == NUMBER_MASK ||
        !rt_grow((void **)&builder->drafts, &builder->draft_capacity, builder->used + 1,
                 sizeof *builder->drafts)) {
        return NULL;
    }
    uint32_t *place = place_of(builder, key);
    if (*place == 0) {
        builder->drafts[builder->used++] = (name_draft){.key = key};
        *place = check_of(key) | (uint32_t)builder->used;
    }
    return &builder->drafts[(*place & NUMBER_MASK) - 1];
}

/* Adds a concept to a key, unless it is there or has concepts of a lower level. */
static bool add_concept(rt_names_builder *builder, uint64_t key, unsigned level,
                        const rt_concept_name *name, bool loose)
{
    name_draft *draft = draft_of(builder, key);
    if (draft == NULL || !rt_grow((void **)&builder->links, &builder->link_capacity,
                                  builder->link_count + 1, sizeof *builder->links)) {
        return false;
    }
    draft->loose |= loose;
    if (draft->first != 0 && draft->level < level) {
        return true;
    }
    if (draft->level > level) {
        draft->first = 0;
    }
    draft->level = (uint8_t)level;
    name_link *links = builder->links;
    for (uint32_t i = draft->first; i != 0; i = links[i].next) {
        if (links[i].id == name->id) {
            links[i].keyword = links[i].keyword && name->keyword;
            return true;
        }
    }
    uint32_t link = (uint32_t)builder->link_count++;
    links[link] = (name_link){.id = name->id, .keyword = name->keyword};
    if (draft->first == 0) {
        draft->first = link;
    } else {
        links[draft->last].next = link;
    }
    draft->last = link;
    return true;
}

static void set_filter(uint64_t *filter, uint64_t hash)
{
    filter[hash >> (64 - FILTER_BITS) >> 6] |= UINT64_C(1) << (hash >> (64 - FILTER_BITS) & 63);
}

static inline bool in_filter(const uint64_t *filter, uint64_t hash)
{
    return filter[hash >> (64 - FILTER_BITS) >> 6] >> (hash >> (64 - FILTER_BITS) & 63) & 1;
}

/* The trie of whole words, or of words cut to their first letters. */
static bool add_sequence(rt_names_builder *builder, const rt_concept_name *name, bool loose)
{
    uint64_t salt = loose ? SALT_LOOSE : SALT_EXACT;
    uint64_t hash = 0;
    for (size_t i = 0; i < name->count; i++) {
        retold_span token = name->tokens[i];
        if (loose) {
            token = beginning(token, inflection_of(token, builder->strict)->least);
        }
        hash = i == 0 ? hash_of(token) : hash_join(hash, token);
        if (loose && i == 0) {
            set_filter(builder->filter, hash);
        }
        if (i == 1) {
            set_filter(builder->pairs, hash ^ salt);
        }
        if (i + 1 < name->count) {
            name_draft *draft = draft_of(builder, hash ^ salt);
            if (draft == NULL) {
                return false;
            }
            draft->goes_on = true;
        }
    }
    return add_concept(builder, hash ^ salt, 0, name, loose);
}

static bool add_stems(rt_names_builder *builder, const rt_concept_name *name)
{
    retold_span stem = name->tokens[0];
    const inflection *rule = inflection_of(stem, builder->strict);
    size_t letters = count_code_points(stem);
    for (unsigned cut = 0; cut <= rule->cut && letters >= rule->least; cut++, letters--) {
        if (!add_concept(builder, hash_of(stem) ^ SALT_STEM, cut, name, false)) {
            return false;
        }
        if (cut == 0) {
            set_filter(builder->filter, hash_of(beginning(stem, rule->least)));
        }
        stem = shortened(stem);
    }
    return true;
}

static bool add_forms(rt_names_builder *builder, const rt_concept_name *name)
{
    if (!add_sequence(builder, name, false)) {
        return false;
    }
    if (!is_inflected_script(name->tokens[0])) {
        return true;
    }
    if (name->count == 1) {
        return add_stems(builder, name);
    }
    return !name->loose || add_sequence(builder, name, true);
}

bool rt_names_add(rt_names_builder *builder, const rt_concept_name *name)
{
    if (!add_forms(builder, name)) {
        return false;
    }
    for (rt_name_affixes a = builder->affixes; a != NULL && *a != NULL; a++) {
        /* An article that the name itself has: text may have another affix instead. */
        retold_span rest = without_affix(name->tokens[0], *a);
        if (rest.size > 0 && strlen(*a) >= 4) {
            retold_span tokens[RT_CONCEPT_TOKENS_MAX];
            memcpy(tokens, name->tokens, name->count * sizeof *tokens);
            tokens[0] = rest;
            rt_concept_name bare = *name;
            bare.tokens = tokens;
            return add_forms(builder, &bare);
        }
    }
    return true;
}

/* Writes the concepts of a draft to lists[at]; returns their number, 0 if they say too little. */
static size_t write_list(const rt_names_builder *builder, const name_draft *draft, uint16_t *list)
{
    size_t count = 0;
    for (int keyword = 0; keyword < 2; keyword++) {
        for (uint32_t i = draft->first; i != 0; i = builder->links[i].next) {
            if (builder->links[i].keyword == (keyword == 1)) {
                if (count == RT_CONCEPT_IDS_MAX) {
                    return 0;
                }
                list[1 + count++] = builder->links[i].id;
            }
        }
    }
    list[0] = (uint16_t)count;
    return draft->loose && count > 1 ? 0 : count;
}

/* The draft of a slot; NULL if it is free or there is none. */
static const name_draft *draft_at(const rt_names_builder *builder, size_t slot)
{
    uint32_t entry = slot < builder->capacity ? builder->index[slot] : 0;
    return entry == 0 ? NULL : &builder->drafts[(entry & NUMBER_MASK) - 1];
}

static void fill(const rt_names_builder *builder, rt_concept_names *names)
{
    enum { FAR = 32, NEAR = 16 }; /* slots whose drafts and links are fetched */
    size_t end = 1;               /* place 0 means none */
    for (size_t i = 0; i < builder->capacity; i++) {
        const name_draft *draft = draft_at(builder, i);
        const name_draft *far = draft_at(builder, i + FAR);
        const name_draft *near = draft_at(builder, i + NEAR);
        if (far != NULL) {
            __builtin_prefetch(far);
        }
        if (near != NULL) {
            __builtin_prefetch(&builder->links[near->first]);
        }
        names->slots[i] = (name_slot){0};
        if (draft == NULL) {
            continue;
        }
        uint16_t list[1 + RT_CONCEPT_IDS_MAX];
        size_t count = write_list(builder, draft, list);
        uint32_t value = USED | (draft->goes_on ? GOES_ON : 0);
        if (count > 0) {
            memcpy(names->lists + end, list, (count + 1) * sizeof *list);
            value |= (uint32_t)end;
            end += count + 1;
        }
        names->slots[i] = (name_slot){(uint32_t)(draft->key >> 32), value};
    }
}

bool rt_names_finish(rt_names_builder *builder, rt_concept_names *names)
{
    *names = (rt_concept_names){
        .mask = builder->capacity - 1, .affixes = builder->affixes, .strict = builder->strict};
    /* A list has a place for its size and one for each of its links. */
    size_t places = 1 + builder->used + builder->link_count;
    bool fits = places <= LIST_MASK;
    names->slots = fits ? malloc(builder->capacity * sizeof *names->slots) : NULL;
    names->lists = fits ? malloc(places * sizeof *names->lists) : NULL;
    bool done = names->slots != NULL && names->lists != NULL;
    if (done) {
        fill(builder, names);
        names->filter = builder->filter;
        names->pairs = builder->pairs;
        builder->filter = builder->pairs = NULL;
    } else {
        rt_names_release(names);
    }
    rt_names_builder_release(builder);
    return done;
}

void rt_names_release(rt_concept_names *names)
{
    free(names->slots);
    free(names->lists);
    free(names->filter);
    free(names->pairs);
    *names = (rt_concept_names){0};
}

/* ----------------------------------------------------------------- looking up */

/* The value of a key; 0 if it is not there. */
static inline uint32_t value_of(const rt_concept_names *names, uint64_t key)
{
    uint32_t check = (uint32_t)(key >> 32);
    for (size_t i = key & names->mask;; i = (i + 1) & names->mask) {
        name_slot slot = names->slots[i];
        if (slot.value == 0 || slot.check == check) {
            return slot.value;
        }
    }
}

static inline void take(const rt_concept_names *names, uint32_t value, size_t tokens, bool exact,
                        rt_concept_match *match)
{
    const uint16_t *list = names->lists + (value & LIST_MASK);
    match->ids = list + 1;
    match->count = list[0];
    match->tokens = (uint32_t)tokens;
    match->exact = exact;
}

/* The longest name of which the word with `hash` is the first token. */
static bool match_exactly(const rt_concept_names *names, uint64_t hash, const retold_span *tokens,
                          size_t count, rt_concept_match *match)
{
    bool found = false;
    uint32_t value = value_of(names, hash ^ SALT_EXACT);
    for (size_t n = 1; value != 0; n++) {
        if (value & LIST_MASK) {
            take(names, value, n, true, match);
            found = true;
        }
        if (!(value & GOES_ON) || n == count) {
            match->open |= (value & GOES_ON) != 0;
            break;
        }
        hash = hash_join(hash, tokens[n]);
        value = value_of(names, hash ^ SALT_EXACT);
    }
    return found;
}

/* A name of several words, each inflected; `hash` is of the first one's beginning. */
static bool match_loosely(const rt_concept_names *names, uint64_t hash, const retold_span *tokens,
                          size_t count, rt_concept_match *match)
{
    bool found = false;
    uint32_t value = value_of(names, hash ^ SALT_LOOSE);
    for (size_t n = 1; (value & GOES_ON) && n < count; n++) {
        size_t least = inflection_of(tokens[n], names->strict)->least;
        hash = hash_join(hash, beginning(tokens[n], least));
        value = value_of(names, hash ^ SALT_LOOSE);
        if (value & LIST_MASK) {
            take(names, value, n + 1, false, match);
            found = true;
        }
    }
    match->open |= (value & GOES_ON) != 0;
    return found;
}

/* An inflected form of one word: the longest beginning that it shares with a name. */
static bool match_stem(const rt_concept_names *names, retold_span word, const inflection *rule,
                       rt_concept_match *match)
{
    size_t letters = count_code_points(word);
    size_t least = letters > rule->tail ? letters - rule->tail : 0;
    least = least > rule->least ? least : rule->least;
    for (; letters >= least; letters--) {
        uint32_t value = value_of(names, hash_of(word) ^ SALT_STEM);
        if (value & LIST_MASK) {
            take(names, value, 1, false, match);
            return true;
        }
        word = shortened(word);
    }
    return false;
}

static bool match_inflected(const rt_concept_names *names, retold_span first,
                            const retold_span *tokens, size_t count, rt_concept_match *match)
{
    const inflection *rule = inflection_of(first, names->strict);
    uint64_t hash = hash_of(beginning(first, rule->least));
    if (!in_filter(names->filter, hash)) {
        return false;
    }
    return match_loosely(names, hash, tokens, count, match) ||
           match_stem(names, first, rule, match);
}

/* The name that follows one of the language's affixes. */
static bool match_after_affix(const rt_concept_names *names, const retold_span *tokens,
                              size_t count, bool inflected, rt_concept_match *match)
{
    for (rt_name_affixes a = names->affixes; *a != NULL; a++) {
        retold_span rest = without_affix(tokens[0], *a);
        if (rest.size > 0 &&
            (inflected ? match_inflected(names, rest, tokens, count, match)
                       : match_exactly(names, hash_of(rest), tokens, count, match))) {
            match->exact = false;
            return true;
        }
    }
    return false;
}

bool rt_names_match(const rt_concept_names *names, const retold_span *tokens, size_t count,
                    rt_concept_match *match)
{
    *match = (rt_concept_match){0};
    if (count == 0 || tokens[0].size == 0) {
        return false;
    }
    if (match_exactly(names, hash_of(tokens[0]), tokens, count, match)) {
        return true;
    }
    if (!is_inflected_script(tokens[0])) {
        return false;
    }
    if (names->affixes == NULL) {
        return match_inflected(names, tokens[0], tokens, count, match);
    }
    return match_after_affix(names, tokens, count, false, match) ||
           match_inflected(names, tokens[0], tokens, count, match) ||
           match_after_affix(names, tokens, count, true, match);
}

rt_name_word rt_names_word(const rt_concept_names *names, retold_span word, uint64_t hash)
{
    size_t least = inflection_of(word, names->strict)->least;
    return (rt_name_word){.whole = hash, .beginning = hash_of(beginning(word, least))};
}

bool rt_names_may_go_on(const rt_concept_names *names, const rt_name_word *first,
                        const rt_name_word *second)
{
    return names->affixes != NULL || /* then the first word may be more than the name's */
           in_filter(names->pairs, (rt_mix64(first->whole) + second->whole) ^ SALT_EXACT) ||
           in_filter(names->pairs, (rt_mix64(first->beginning) + second->beginning) ^ SALT_LOOSE);
}
