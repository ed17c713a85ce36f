#include "api/labels.h"

#include "base/hash.h"
#include "cross/word_key.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 1 << 12 };

void rt_labels_release(rt_labels *labels)
{
    rt_memory_release(labels->memory, labels->slots);
    rt_memory_release(labels->memory, labels->text);
    *labels = (rt_labels){.memory = labels->memory};
}

/* The slot of the key, or the free one where it belongs. */
static struct rt_label_slot *find(const rt_labels *labels, uint32_t key)
{
    size_t slot = (size_t)rt_mix64(key) & (labels->slot_count - 1);
    while (labels->slots[slot].size != 0 && labels->slots[slot].key != key) {
        slot = (slot + 1) & (labels->slot_count - 1);
    }
    return &labels->slots[slot];
}

static bool grow(rt_labels *labels)
{
    rt_labels larger = *labels;
    larger.slot_count = labels->slot_count == 0 ? FIRST_SLOTS : 2 * labels->slot_count;
    larger.slots = rt_memory_zeroed(labels->memory, larger.slot_count, sizeof *larger.slots);
    if (larger.slots == NULL) {
        return false;
    }
    for (size_t i = 0; i < labels->slot_count; i++) {
        rt_memory_tick(labels->memory, i);
        if (labels->slots[i].size != 0) {
            *find(&larger, labels->slots[i].key) = labels->slots[i];
        }
    }
    rt_memory_release(labels->memory, labels->slots);
    *labels = larger;
    return true;
}

static bool is_better(retold_span label, bool romanised, const struct rt_label_slot *slot,
                      const char *old)
{
    if (romanised != slot->romanised) {
        return slot->romanised;
    }
    return label.size != slot->size ? label.size < slot->size
                                    : rt_span_compare(label, rt_span(old, slot->size)) < 0;
}

/* Stores the label where the old one stood, if it is no longer, else at the end. */
static bool store(rt_labels *labels, struct rt_label_slot *slot, retold_span label, bool romanised)
{
    if (label.size <= slot->size) {
        memcpy(labels->text + slot->offset, label.data, label.size);
    } else {
        slot->offset = labels->text_size;
        if (!rt_memory_grow(labels->memory, (void **)&labels->text, &labels->text_capacity,
                            labels->text_size + label.size, 1)) {
            return false;
        }
        memcpy(labels->text + labels->text_size, label.data, label.size);
        labels->text_size += label.size;
    }
    slot->size = label.size & INT32_MAX;
    slot->romanised = romanised;
    return true;
}

static bool take(rt_labels *labels, uint32_t key, retold_span label, bool romanised)
{
    if (2 * (labels->used + 1) > labels->slot_count && !grow(labels)) {
        return false;
    }
    struct rt_label_slot *slot = find(labels, key);
    if (slot->size != 0) {
        const char *old = labels->text + slot->offset;
        return !is_better(label, romanised, slot, old) || store(labels, slot, label, romanised);
    }
    slot->key = key;
    if (!store(labels, slot, label, romanised)) {
        return false;
    }
    labels->used++;
    return true;
}

bool rt_labels_take(rt_labels *labels, rt_buffer *records)
{
    for (size_t i = 0; i < records->size;) {
        uint32_t key;
        memcpy(&key, records->data + i, sizeof key);
        uint8_t head = (uint8_t)records->data[i + sizeof key];
        size_t size = head & (RT_LABEL_ROMANISED - 1u);
        i += sizeof key + 1;
        rt_memory_touch(labels->memory);
        if (size > 0 &&
            !take(labels, key, rt_span(records->data + i, size), head & RT_LABEL_ROMANISED)) {
            return false;
        }
        i += size;
    }
    rt_buffer_release(records);
    return true;
}

retold_span rt_labels_find(const rt_labels *labels, uint32_t key)
{
    if (labels->slot_count == 0) {
        return rt_span(NULL, 0);
    }
    const struct rt_label_slot *slot = find(labels, key);
    return rt_span(slot->size == 0 ? NULL : labels->text + slot->offset, slot->size);
}

retold_span rt_labels_find_word(const rt_labels *labels, uint32_t key, char pair[6])
{
    retold_span label = rt_labels_find(labels, key);
    return label.size > 0 ? label : rt_word_key_pair(key, pair);
}
