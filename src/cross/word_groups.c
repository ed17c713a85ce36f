#include "cross/word_groups.h"

#include <stdlib.h>

#define NONE UINT32_MAX

/* A word of the entries that stand. Those of a group are a list that begins at its root, whose
 * `last`, `size`, `present` and `number` are the group's. */
typedef struct group_word {
    uint32_t language, word;
    uint32_t parent; /* the root is found by way of parents (union-find) */
    uint32_t next;
    uint32_t last;
    uint32_t size;
    uint32_t present; /* words of languages that documents are in */
    uint32_t number;  /* of the entry that made the group */
} group_word;

/* An entry that stands, and its words. */
typedef struct group_link {
    double dice;
    uint32_t number;
    uint32_t a, b;
    bool joins;
} group_link;

typedef struct grouping {
    rt_lexicon *lexicon;
    group_word *words; /* by language and word */
    group_link *links;
    size_t word_count, link_count;
} grouping;

static int by_language(const void *x, const void *y)
{
    const group_word *a = x;
    const group_word *b = y;
    int order = rt_compare_u32(a->language, b->language);
    return order != 0 ? order : rt_compare_u32(a->word, b->word);
}

/* Those that join first, the strongest first. */
static int by_strength(const void *x, const void *y)
{
    const group_link *a = x;
    const group_link *b = y;
    if (a->joins != b->joins) {
        return a->joins ? -1 : 1;
    }
    if (a->dice != b->dice) {
        return a->dice > b->dice ? -1 : 1;
    }
    return rt_compare_u32(a->number, b->number);
}

static int by_word(const void *x, const void *y)
{
    const rt_lexicon_side *a = x;
    const rt_lexicon_side *b = y;
    int order = rt_compare_u32(a->language, b->language);
    order = order != 0 ? order : rt_compare_u32(a->word, b->word);
    return order != 0 ? order : rt_compare_u32(a->key, b->key);
}

static bool stands(const rt_lexicon_entry *e)
{
    return rt_lexicon_stands(e->both, e->count_a, e->count_b);
}

/* One that was worked out across a third language never is. */
static bool is_marginal(const rt_lexicon *lexicon, size_t number)
{
    const rt_lexicon_entry *e = &lexicon->entries[number];
    return number < lexicon->count &&
           !rt_lexicon_stands(e->both - 1, e->count_a - 1, e->count_b - 1);
}

static uint32_t key_of(size_t number, bool marginal)
{
    return (uint32_t)RT_ANCHOR_LEXICON << RT_ANCHOR_KEY_BITS | (uint32_t)number << 1 | marginal;
}

/* ------------------------------------------------------------------ words and links */

static bool list_words(grouping *g)
{
    size_t entries = g->lexicon->count + g->lexicon->pivot_count;
    g->words = malloc((2 * entries + 1) * sizeof *g->words);
    g->links = malloc((entries + 1) * sizeof *g->links);
    if (g->words == NULL || g->links == NULL) {
        return false;
    }
    size_t listed = 0;
    for (size_t i = 0; i < entries; i++) {
        const rt_lexicon_entry *e = &g->lexicon->entries[i];
        if (stands(e)) {
            g->words[listed++] = (group_word){.language = e->language_a, .word = e->word_a};
            g->words[listed++] = (group_word){.language = e->language_b, .word = e->word_b};
        }
    }
    if (listed > 0) {
        qsort(g->words, listed, sizeof *g->words, by_language);
    }
    for (size_t i = 0; i < listed; i++) {
        if (i == 0 || by_language(&g->words[i], &g->words[g->word_count - 1]) != 0) {
            uint32_t w = (uint32_t)g->word_count++;
            g->words[w] = g->words[i];
            g->words[w].parent = g->words[w].last = w;
            g->words[w].next = g->words[w].number = NONE;
            g->words[w].size = 1;
            g->words[w].present = g->words[w].language < RT_LANGUAGE_ABSENT;
        }
    }
    return true;
}

static uint32_t find_word(const grouping *g, uint32_t language, uint32_t word)
{
    const group_word wanted = {.language = language, .word = word};
    const group_word *found =
        bsearch(&wanted, g->words, g->word_count, sizeof *g->words, by_language);
    return (uint32_t)(found - g->words);
}

static void list_links(grouping *g)
{
    const rt_lexicon *lexicon = g->lexicon;
    for (size_t i = 0; i < lexicon->count + lexicon->pivot_count; i++) {
        const rt_lexicon_entry *e = &lexicon->entries[i];
        if (stands(e)) {
            double dice = rt_lexicon_dice(e->both, e->count_a, e->count_b);
            g->links[g->link_count++] =
                (group_link){.dice = dice,
                             .number = (uint32_t)i,
                             .a = find_word(g, e->language_a, e->word_a),
                             .b = find_word(g, e->language_b, e->word_b),
                             .joins = i < lexicon->count && dice >= RT_LEXICON_JOINED &&
                                      !is_marginal(lexicon, i)};
        }
    }
    if (g->link_count > 0) {
        qsort(g->links, g->link_count, sizeof *g->links, by_strength);
    }
}

/* --------------------------------------------------------------------------- groups */

static uint32_t find_root(group_word *words, uint32_t w)
{
    while (words[w].parent != w) {
        words[w].parent = words[words[w].parent].parent;
        w = words[w].parent;
    }
    return w;
}

static bool has_language(const group_word *words, uint32_t root, uint32_t language)
{
    for (uint32_t w = root; w != NONE; w = words[w].next) {
        if (words[w].language == language) {
            return true;
        }
    }
    return false;
}

/* Whether both groups have words of one language. */
static bool have_common_language(const group_word *words, uint32_t larger, uint32_t smaller)
{
    for (uint32_t w = smaller; w != NONE; w = words[w].next) {
        if (has_language(words, larger, words[w].language)) {
            return true;
        }
    }
    return false;
}

static void join(group_word *words, const group_link *link)
{
    uint32_t larger = find_root(words, link->a);
    uint32_t smaller = find_root(words, link->b);
    if (words[larger].size < words[smaller].size) {
        uint32_t other = larger;
        larger = smaller;
        smaller = other;
    }
    if (larger == smaller || have_common_language(words, larger, smaller)) {
        return;
    }
    group_word *root = &words[larger];
    root->number = root->number == NONE ? link->number : root->number;
    root->size += words[smaller].size;
    root->present += words[smaller].present;
    words[root->last].next = smaller;
    root->last = words[smaller].last;
    words[smaller].parent = larger;
}

/* ---------------------------------------------------------------------------- sides */

static void add_side(rt_lexicon *lexicon, const group_word *word, uint32_t key)
{
    lexicon->sides[lexicon->side_count++] = (rt_lexicon_side){word->language, word->word, key};
}

/* A group of which documents can have one word at most says nothing. */
static void add_groups(const grouping *g)
{
    for (uint32_t w = 0; w < g->word_count; w++) {
        const group_word *root = &g->words[find_root(g->words, w)];
        if (root->present > 1 && g->words[w].language < RT_LANGUAGE_ABSENT) {
            add_side(g->lexicon, &g->words[w], key_of(root->number, false));
        }
    }
}

/* The entries that are not in a group, unless one of the words has a partner there. */
static void add_others(const grouping *g)
{
    for (size_t i = 0; i < g->link_count; i++) {
        const group_link *link = &g->links[i];
        const group_word *a = &g->words[link->a];
        const group_word *b = &g->words[link->b];
        if (b->language < RT_LANGUAGE_ABSENT &&
            !has_language(g->words, find_root(g->words, link->a), b->language) &&
            !has_language(g->words, find_root(g->words, link->b), a->language)) {
            uint32_t key = key_of(link->number, is_marginal(g->lexicon, link->number));
            add_side(g->lexicon, a, key);
            add_side(g->lexicon, b, key);
        }
    }
}

bool rt_lexicon_list_sides(rt_lexicon *lexicon)
{
    grouping g = {.lexicon = lexicon};
    bool done = list_words(&g);
    if (done) {
        list_links(&g);
        lexicon->sides = malloc((g.word_count + 2 * g.link_count + 1) * sizeof *lexicon->sides);
        done = lexicon->sides != NULL;
    }
    for (size_t i = 0; done && i < g.link_count && g.links[i].joins; i++) {
        join(g.words, &g.links[i]);
    }
    lexicon->side_count = 0;
    if (done) {
        add_groups(&g);
        add_others(&g);
    }
    free(g.words);
    free(g.links);
    if (lexicon->side_count > 0) {
        qsort(lexicon->sides, lexicon->side_count, sizeof *lexicon->sides, by_word);
    }
    return done;
}
