#include "api/evidence.h"

#include <stdlib.h>
#include <string.h>

enum { SHARED_MAX = 32 }; /* labels shown of a pair */

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

/* Works out how long the labels are of the lexicon's entries among the keys. Returns the sum. */
static size_t measure_labels(retold_span *items, const rt_shared_keys *shared,
                             const rt_labels *labels, const rt_lexicon *lexicon)
{
    char text[RT_ENTRY_LABEL_MAX];
    size_t total = 0;
    for (size_t i = 0; i < shared->count; i++) {
        uint32_t entry = rt_lexicon_number(shared->keys[i]);
        if (rt_anchor_kind_of(shared->keys[i]) == RT_ANCHOR_LEXICON && items[entry].size == 0) {
            items[entry].size = rt_entry_label(labels, &lexicon->entries[entry], text).size;
            total += items[entry].size;
        }
    }
    return total;
}

bool rt_entry_labels_init(rt_entry_labels *entry_labels, retold_result *result,
                          const rt_labels *labels, const rt_translations *translations)
{
    const rt_lexicon *lexicon = &translations->lexicon;
    char text[RT_ENTRY_LABEL_MAX];
    size_t total = 0;
    retold_span *items = calloc(lexicon->count + lexicon->pivot_count + 1, sizeof *items);
    entry_labels->items = items;
    for (unsigned i = 0; items != NULL && i < translations->parts; i++) {
        total += measure_labels(items, &translations->shared[i], labels, lexicon);
    }
    rt_buffer *all = &result->entry_labels; /* it must not move once spans point into it */
    if (items == NULL || !rt_buffer_reserve(all, total)) {
        return false;
    }
    for (size_t i = 0; i < lexicon->count + lexicon->pivot_count; i++) {
        if (items[i].size > 0) {
            items[i].data = all->data + all->size;
            retold_span label = rt_entry_label(labels, &lexicon->entries[i], text);
            rt_buffer_append(all, label.data, label.size); /* reserved */
        }
    }
    return true;
}

void rt_entry_labels_release(rt_entry_labels *entry_labels)
{
    free(entry_labels->items);
    entry_labels->items = NULL;
}

static retold_span label_of(const rt_labels *labels, const rt_entry_labels *entry_labels,
                            uint32_t key)
{
    return rt_anchor_kind_of(key) == RT_ANCHOR_LEXICON ? entry_labels->items[rt_lexicon_number(key)]
                                                       : rt_labels_find(labels, key);
}

bool rt_add_evidence(retold_result *r, const rt_labels *labels, const rt_entry_labels *entry_labels,
                     const rt_translations *translations, const rt_translation *pair)
{
    const uint32_t *keys = translations->shared[pair->part].keys + pair->shared;
    size_t first = r->shared_count;
    for (size_t i = 0; i < pair->shared_count && r->shared_count - first < SHARED_MAX; i++) {
        retold_span label = label_of(labels, entry_labels, keys[i]);
        bool known = label.size == 0;
        for (size_t j = first; j < r->shared_count && !known; j++) {
            known = rt_span_equal(r->shared[j], label);
        }
        if (known) {
            continue;
        }
        if (!rt_memory_grow(r->memory, (void **)&r->shared, &r->shared_capacity,
                            r->shared_count + 1, sizeof *r->shared)) {
            return false;
        }
        r->shared[r->shared_count++] = label;
    }
    return true;
}
