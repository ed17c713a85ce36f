#include "api/evidence.h"

#include "base/hash.h"
#include "cross/documents.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 1 << 8 };

retold_span rt_join_words(retold_span a, retold_span b, char text[RT_ENTRY_LABEL_MAX])
{
    memcpy(text, a.data, a.size);
    if (rt_span_equal(a, b)) {
        return rt_span(text, a.size);
    }
    text[a.size] = '=';
    memcpy(text + a.size + 1, b.data, b.size);
    return rt_span(text, a.size + 1 + b.size);
}

retold_span rt_entry_label(const rt_labels *labels, const rt_lexicon_entry *entry,
                           char text[RT_ENTRY_LABEL_MAX])
{
    char pair_a[6];
    char pair_b[6];
    retold_span a = rt_labels_find_word(labels, entry->word_a, pair_a);
    retold_span b = rt_labels_find_word(labels, entry->word_b, pair_b);
    return a.size == 0 || b.size == 0 ? rt_span(NULL, 0) : rt_join_words(a, b, text);
}

/* The words of the pair's languages that have the key. */
static rt_lexicon_entry entry_of(const rt_entry_labels *l, const rt_translation *pair, uint32_t key)
{
    rt_memory *memory = l->translations->memory;
    return rt_lexicon_read_key(&l->translations->lexicon, key,
                               rt_language_of(memory, l->documents, pair->a),
                               rt_language_of(memory, l->documents, pair->b));
}

/* The slot of the entry's words, or the free one where they belong. */
static rt_entry_label_slot *find_slot(const rt_entry_labels *l, const rt_lexicon_entry *entry)
{
    size_t mask = l->slot_count - 1;
    size_t at = (size_t)rt_mix64((uint64_t)entry->word_a << 32 | entry->word_b) & mask;
    while (l->slots[at].word_a != 0 &&
           (l->slots[at].word_a != entry->word_a || l->slots[at].word_b != entry->word_b)) {
        at = (at + 1) & mask;
    }
    return &l->slots[at];
}

/* Makes room for one more. False when out of memory. */
static bool reserve_slot(rt_entry_labels *l)
{
    if (2 * (l->used + 1) <= l->slot_count) {
        return true;
    }
    rt_entry_labels larger = {.slot_count = l->slot_count == 0 ? FIRST_SLOTS : 2 * l->slot_count};
    larger.slots = calloc(larger.slot_count, sizeof *larger.slots);
    if (larger.slots == NULL) {
        return false;
    }
    for (size_t i = 0; i < l->slot_count; i++) {
        const rt_entry_label_slot *slot = &l->slots[i];
        if (slot->word_a != 0) {
            *find_slot(&larger,
                       &(rt_lexicon_entry){.word_a = slot->word_a, .word_b = slot->word_b}) = *slot;
        }
    }
    free(l->slots);
    l->slots = larger.slots;
    l->slot_count = larger.slot_count;
    return true;
}

/* Lists the words of the lexicon that a pair shares. */
static bool list_words(rt_entry_labels *l, const rt_translation *pair)
{
    const uint32_t *keys = l->translations->shared[pair->part].keys + pair->shared;
    for (size_t i = 0; i < pair->shared_count; i++) {
        if (rt_anchor_kind_of(keys[i]) == RT_ANCHOR_LEXICON) {
            rt_lexicon_entry entry = entry_of(l, pair, keys[i]);
            if (!reserve_slot(l)) {
                return false;
            }
            rt_entry_label_slot *slot = find_slot(l, &entry);
            l->used += slot->word_a == 0;
            slot->word_a = entry.word_a;
            slot->word_b = entry.word_b;
        }
    }
    return true;
}

static retold_span label_words(const rt_entry_labels *l, const rt_entry_label_slot *slot,
                               char text[RT_ENTRY_LABEL_MAX])
{
    const rt_lexicon_entry entry = {.word_a = slot->word_a, .word_b = slot->word_b};
    return slot->word_a == 0 ? rt_span(NULL, 0) : rt_entry_label(l->labels, &entry, text);
}

/* Writes the labels of all words listed. */
static bool write_labels(rt_entry_labels *l, rt_buffer *all)
{
    char text[RT_ENTRY_LABEL_MAX];
    size_t total = 0;
    for (size_t i = 0; i < l->slot_count; i++) {
        total += label_words(l, &l->slots[i], text).size;
    }
    if (!rt_buffer_reserve(all, total)) { /* it must not move once spans point into it */
        return false;
    }
    for (size_t i = 0; i < l->slot_count; i++) {
        retold_span label = label_words(l, &l->slots[i], text);
        if (label.size > 0) {
            l->slots[i].label = rt_span(all->data + all->size, label.size);
            rt_buffer_append(all, label.data, label.size); /* reserved */
        }
    }
    return true;
}

bool rt_entry_labels_init(rt_entry_labels *entry_labels, retold_result *result,
                          const rt_labels *labels, const rt_translations *translations,
                          const rt_cross_document *documents)
{
    *entry_labels =
        (rt_entry_labels){.labels = labels, .translations = translations, .documents = documents};
    for (size_t i = 0; i < translations->count; i++) {
        if (!list_words(entry_labels, &translations->items[i])) {
            return false;
        }
    }
    return write_labels(entry_labels, &result->entry_labels);
}

void rt_entry_labels_release(rt_entry_labels *entry_labels)
{
    free(entry_labels->slots);
    entry_labels->slots = NULL;
}

static retold_span label_of(const rt_entry_labels *l, const rt_translation *pair, uint32_t key)
{
    if (rt_anchor_kind_of(key) != RT_ANCHOR_LEXICON) {
        return rt_labels_find(l->labels, key);
    }
    rt_lexicon_entry entry = entry_of(l, pair, key);
    return find_slot(l, &entry)->label;
}

size_t rt_list_evidence(const rt_entry_labels *entry_labels, const rt_translation *pair,
                        retold_span labels[RT_EVIDENCE_MAX])
{
    const uint32_t *keys = entry_labels->translations->shared[pair->part].keys + pair->shared;
    size_t count = 0;
    for (size_t i = 0; i < pair->shared_count && count < RT_EVIDENCE_MAX; i++) {
        retold_span label = label_of(entry_labels, pair, keys[i]);
        bool known = label.size == 0;
        for (size_t j = 0; j < count && !known; j++) {
            known = rt_span_equal(labels[j], label);
        }
        if (!known) {
            labels[count++] = label;
        }
    }
    return count;
}
