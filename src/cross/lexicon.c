#include "cross/lexicon.h"

#include "base/hash.h"
#include "cross/pivot.h"

#include <stdio.h>
#include <stdlib.h>

void rt_lexicon_release(rt_lexicon *lexicon)
{
    free(lexicon->entries);
    free(lexicon->sides);
    free(lexicon->slots);
    free(lexicon->filter);
    *lexicon = (rt_lexicon){0};
}

double rt_lexicon_dice(uint32_t both, uint32_t count_a, uint32_t count_b)
{
    return 2.0 * both / ((double)count_a + count_b);
}

bool rt_lexicon_stands(uint32_t both, uint32_t count_a, uint32_t count_b)
{
    return both >= RT_LEXICON_COUNT && rt_lexicon_dice(both, count_a, count_b) >= RT_LEXICON_DICE;
}

bool rt_lexicon_add(rt_lexicon *lexicon, const rt_lexicon_entry *entry)
{
    if (!rt_grow((void **)&lexicon->entries, &lexicon->capacity, lexicon->count + 1,
                 sizeof *lexicon->entries)) {
        return false;
    }
    lexicon->entries[lexicon->count++] = *entry;
    return true;
}

/* -------------------------------------------------------------------- sides */

static int compare(uint32_t x, uint32_t y)
{
    return (x > y) - (x < y);
}

int rt_lexicon_order(const void *x, const void *y)
{
    const rt_lexicon_entry *a = x;
    const rt_lexicon_entry *b = y;
    int order = compare(a->language_a, b->language_a);
    order = order != 0 ? order : compare(a->language_b, b->language_b);
    order = order != 0 ? order : compare(a->word_a, b->word_a);
    return order != 0 ? order : compare(a->word_b, b->word_b);
}

static int by_word(const void *x, const void *y)
{
    const rt_lexicon_side *a = x;
    const rt_lexicon_side *b = y;
    int order = compare(a->language, b->language);
    order = order != 0 ? order : compare(a->word, b->word);
    return order != 0 ? order : compare(a->key, b->key);
}

static uint32_t key_of(const rt_lexicon *lexicon, size_t number)
{
    const rt_lexicon_entry *e = &lexicon->entries[number];
    bool marginal =
        number < lexicon->count && !rt_lexicon_stands(e->both - 1, e->count_a - 1, e->count_b - 1);
    return (uint32_t)RT_ANCHOR_LEXICON << RT_ANCHOR_KEY_BITS | (uint32_t)number << 1 | marginal;
}


/* ---- prototype: groups */
typedef struct node { uint32_t language, word; uint32_t parent; uint32_t next, last; uint32_t size; } node;
typedef struct link { double dice; uint32_t both, a, b, entry; bool marginal; } glink;

static int by_node(const void *x, const void *y)
{
    const node *a = x, *b = y;
    int order = compare(a->language, b->language);
    return order != 0 ? order : compare(a->word, b->word);
}
static int by_strength(const void *x, const void *y)
{
    const glink *a = x, *b = y;
    if (a->marginal != b->marginal) return a->marginal ? 1 : -1;
    if (a->dice != b->dice) return a->dice > b->dice ? -1 : 1;
    if (a->both != b->both) return a->both > b->both ? -1 : 1;
    return compare(a->entry, b->entry);
}
static uint32_t node_of(const node *n, size_t count, uint32_t language, uint32_t word)
{
    node k = {language, word, 0, 0, 0, 0};
    const node *f = bsearch(&k, n, count, sizeof *n, by_node);
    return (uint32_t)(f - n);
}
static uint32_t root_of(node *n, uint32_t i)
{
    while (n[i].parent != i) { n[i].parent = n[n[i].parent].parent; i = n[i].parent; }
    return i;
}
static int kmost(void) { return 1; }
static bool may_join(const node *n, uint32_t a, uint32_t b)
{
    int k = kmost();
    for (uint32_t i = a; i != UINT32_MAX; i = n[i].next) {
        int same = 0;
        for (uint32_t j = a; j != UINT32_MAX; j = n[j].next) same += n[j].language == n[i].language;
        int own = same;
        for (uint32_t j = b; j != UINT32_MAX; j = n[j].next) same += n[j].language == n[i].language;
        if (same > k && same > own) return false;
    }
    return true;
}

static bool list_sides(rt_lexicon *lexicon)
{
    size_t count = lexicon->count + lexicon->pivot_count;
    lexicon->sides = malloc((2 * count + 1) * sizeof *lexicon->sides);
    node *nodes = malloc((2 * count + 1) * sizeof *nodes);
    glink *links = malloc((count + 1) * sizeof *links);
    lexicon->side_count = 0;
    size_t nc = 0, lc = 0;
    for (size_t i = 0; i < count; i++) {
        const rt_lexicon_entry *e = &lexicon->entries[i];
        if (rt_lexicon_stands(e->both, e->count_a, e->count_b)) {
            nodes[nc++] = (node){.language = e->language_a, .word = e->word_a};
            nodes[nc++] = (node){.language = e->language_b, .word = e->word_b};
        }
    }
    if (nc > 0) qsort(nodes, nc, sizeof *nodes, by_node);
    size_t u = 0;
    for (size_t i = 0; i < nc; i++) if (i == 0 || by_node(&nodes[i], &nodes[u - 1]) != 0) nodes[u++] = nodes[i];
    nc = u;
    for (size_t i = 0; i < nc; i++) { nodes[i].parent = (uint32_t)i; nodes[i].next = UINT32_MAX; nodes[i].last = (uint32_t)i; nodes[i].size = 1; }
    for (size_t i = 0; i < count; i++) {
        const rt_lexicon_entry *e = &lexicon->entries[i];
        if (rt_lexicon_stands(e->both, e->count_a, e->count_b)) {
            links[lc++] = (glink){rt_lexicon_dice(e->both, e->count_a, e->count_b), e->both,
              node_of(nodes, nc, e->language_a, e->word_a), node_of(nodes, nc, e->language_b, e->word_b), (uint32_t)i, key_of(lexicon, i) & 1};
        }
    }
    if (lc > 0) qsort(links, lc, sizeof *links, by_strength);
    uint32_t *key = calloc(nc + 1, sizeof *key); /* of roots: 1 + entry */
    size_t joined = 0, refused = 0, marg = 0, inside = 0;
    for (size_t i = 0; i < lc; i++) {
        uint32_t a = root_of(nodes, links[i].a), b = root_of(nodes, links[i].b);
        if (a == b) { inside++; continue; }
        if (links[i].marginal) { marg++; continue; }
        if (!may_join(nodes, a, b)) { refused++; continue; }
        uint32_t k = key[a] != 0 && (key[b] == 0 || key[a] < key[b]) ? key[a] : key[b];
        if (k == 0 || k > links[i].entry + 1) k = links[i].entry + 1;
        if (nodes[a].size < nodes[b].size) { uint32_t t = a; a = b; b = t; }
        nodes[b].parent = a; nodes[a].size += nodes[b].size;
        nodes[nodes[a].last].next = b; nodes[a].last = nodes[b].last;
        key[a] = k;
        joined++;
    }
    size_t groups = 0;
    for (size_t i = 0; i < nc; i++) {
        uint32_t r = root_of(nodes, (uint32_t)i);
        groups += r == i && key[r] != 0;
        if (key[r] != 0 && nodes[i].language < RT_LANGUAGE_ABSENT)
            lexicon->sides[lexicon->side_count++] = (rt_lexicon_side){nodes[i].language, nodes[i].word,
                (uint32_t)RT_ANCHOR_LEXICON << RT_ANCHOR_KEY_BITS | (key[r] - 1) << 1};
    }
    size_t own = 0;
    for (size_t i = 0; i < lc; i++) {
        const rt_lexicon_entry *e = &lexicon->entries[links[i].entry];
        if (root_of(nodes, links[i].a) == root_of(nodes, links[i].b) || e->language_b >= RT_LANGUAGE_ABSENT) continue;
        uint32_t k = key_of(lexicon, links[i].entry);
        own++;
        lexicon->sides[lexicon->side_count++] = (rt_lexicon_side){e->language_a, e->word_a, k};
        lexicon->sides[lexicon->side_count++] = (rt_lexicon_side){e->language_b, e->word_b, k};
    }
    if (getenv("GDEBUG")) fprintf(stderr, "entries %zu pivots %zu standing %zu words %zu joined %zu inside %zu refused %zu marginal %zu groups %zu sides %zu own %zu\n",
        lexicon->count, lexicon->pivot_count, lc, nc, joined, inside, refused, marg, groups, lexicon->side_count, own);
    free(key); free(nodes); free(links);
    if (lexicon->side_count > 0) {
        qsort(lexicon->sides, lexicon->side_count, sizeof *lexicon->sides, by_word);
    }
    return true;
}

/* The slot of the word, or the free one where it belongs. */
static rt_lexicon_slot *find_slot(const rt_lexicon *lexicon, uint32_t language, uint32_t word)
{
    size_t mask = lexicon->slot_count - 1;
    size_t at = (size_t)rt_mix64((uint64_t)language << 32 | word) & mask;
    rt_lexicon_slot *slot = &lexicon->slots[at];
    while (slot->count != 0 && (slot->word != word || slot->language != language)) {
        at = (at + 1) & mask;
        slot = &lexicon->slots[at];
    }
    return slot;
}

static bool fill_slots(rt_lexicon *lexicon)
{
    lexicon->slot_count = 2;
    while (lexicon->slot_count < 2 * lexicon->side_count) {
        lexicon->slot_count *= 2;
    }
    lexicon->slots = calloc(lexicon->slot_count, sizeof *lexicon->slots);
    lexicon->filter = calloc(RT_LEXICON_FILTER / 64, sizeof *lexicon->filter);
    if (lexicon->slots == NULL || lexicon->filter == NULL) {
        return false;
    }
    for (size_t i = 0; i < lexicon->side_count; i++) {
        const rt_lexicon_side *side = &lexicon->sides[i];
        rt_lexicon_slot *slot = find_slot(lexicon, side->language, side->word);
        if (slot->count++ == 0) {
            *slot = (rt_lexicon_slot){side->language, side->word, (uint32_t)i, 1};
        }
        uint32_t bit = rt_lexicon_filter_bit(side->word);
        lexicon->filter[bit / 64] |= UINT64_C(1) << (bit % 64);
    }
    return true;
}

bool rt_lexicon_finish(rt_lexicon *lexicon)
{
    if (lexicon->count > 0) {
        qsort(lexicon->entries, lexicon->count, sizeof *lexicon->entries, rt_lexicon_order);
    }
    if (!rt_lexicon_pivot(lexicon) ||
        lexicon->count + lexicon->pivot_count >= UINT32_C(1) << (RT_ANCHOR_KEY_BITS - 1)) {
        return false; /* keys have no room for more */
    }
    return list_sides(lexicon) && fill_slots(lexicon);
}

const rt_lexicon_side *rt_lexicon_find(const rt_lexicon *lexicon, uint32_t language, uint32_t word,
                                       size_t *count)
{
    const rt_lexicon_slot *slot = find_slot(lexicon, language, word);
    *count = slot->count;
    return slot->count == 0 ? NULL : lexicon->sides + slot->first;
}
