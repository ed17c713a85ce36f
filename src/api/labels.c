#include "api/labels.h"

#include "base/hash.h"
#include "cross/word_key.h"

#include <stdlib.h>
#include <string.h>

enum { FIRST_SLOTS = 1 << 12, RECORD_HEAD = sizeof(uint32_t) + 1 /* of a record: key, byte */ };

/* Labels begin at multiples of so many bytes, so that 32 bits are enough for 16 GiB of them. */
enum { UNIT = 4 };

void rt_labels_release(rt_labels *labels)
{
    rt_memory_release(labels->memory, labels->slots);
    rt_memory_release(labels->memory, labels->text);
    *labels = (rt_labels){.memory = labels->memory};
}

static size_t home_of(const rt_labels *labels, uint32_t key)
{
    return (size_t)((rt_mix64(key) >> 32) * labels->slot_count >> 32);
}

/* The slot of the key, or the free one where it belongs. */
static struct rt_label_slot *find(const rt_labels *labels, uint32_t key)
{
    size_t slot = home_of(labels, key);
    while (labels->slots[slot].place != 0 && labels->slots[slot].key != key) {
        slot = slot + 1 == labels->slot_count ? 0 : slot + 1;
    }
    return &labels->slots[slot];
}

/* By a half. Going through the old slots goes through the new ones from end to end too. */
static bool grow(rt_labels *labels)
{
    rt_labels larger = *labels;
    larger.slot_count =
        labels->slot_count == 0 ? FIRST_SLOTS : labels->slot_count + labels->slot_count / 2;
    if (larger.slot_count > UINT32_MAX ||
        (larger.slots =
             rt_memory_zeroed(labels->memory, larger.slot_count, sizeof *larger.slots)) == NULL) {
        return false;
    }
    for (size_t i = 0; i < labels->slot_count; i++) {
        rt_memory_tick(labels->memory, i);
        if (labels->slots[i].place != 0) {
            *find(&larger, labels->slots[i].key) = labels->slots[i];
        }
    }
    rt_memory_release(labels->memory, labels->slots);
    *labels = larger;
    return true;
}

/* A label, and whether it was romanised. */
typedef struct reading {
    retold_span text;
    bool romanised;
} reading;

/* From its byte on. */
static reading read_label(const char *from)
{
    uint8_t head = (uint8_t)*from;
    return (reading){rt_span(from + 1, head & (RT_LABEL_ROMANISED - 1u)),
                     (head & RT_LABEL_ROMANISED) != 0};
}

static bool is_better(const reading *new, const reading *old)
{
    if (new->romanised != old->romanised) {
        return old->romanised;
    }
    return new->text.size != old->text.size ? new->text.size < old->text.size
                                            : rt_span_compare(new->text, old->text) < 0;
}

/* Where the label of a slot that is not free stands, from its byte on. */
static char *label_of(const rt_labels *labels, const struct rt_label_slot *slot)
{
    return labels->text + (size_t)(slot->place - 1) * UNIT;
}

/* Stores a label, from its byte on, where there is room for `room` bytes of one, or at the end. */
static bool store(rt_labels *labels, struct rt_label_slot *slot, const char *from, size_t room)
{
    size_t size = read_label(from).text.size;
    if (size > room) {
        size_t units = size / UNIT + 1;
        if (labels->text_size / UNIT + units >= UINT32_MAX ||
            !rt_memory_grow(labels->memory, (void **)&labels->text, &labels->text_capacity,
                            labels->text_size + units * UNIT, 1)) {
            return false;
        }
        slot->place = (uint32_t)(labels->text_size / UNIT) + 1;
        labels->text_size += units * UNIT;
    }
    memcpy(label_of(labels, slot), from, size + 1);
    return true;
}

static bool take(rt_labels *labels, uint32_t key, const char *from)
{
    if (labels->used + 1 > labels->slot_count / 5 * 4 && !grow(labels)) {
        return false;
    }
    struct rt_label_slot *slot = find(labels, key);
    if (slot->place != 0) {
        reading new = read_label(from);
        reading old = read_label(label_of(labels, slot));
        return !is_better(&new, &old) || store(labels, slot, from, old.text.size);
    }
    if (!store(labels, slot, from, 0)) {
        return false;
    }
    slot->key = key;
    labels->used++;
    return true;
}

static uint32_t key_of(const char *record)
{
    uint32_t key;
    memcpy(&key, record, sizeof key);
    return key;
}

static size_t record_size(const char *record)
{
    return RECORD_HEAD + read_label(record + sizeof(uint32_t)).text.size;
}

/* Brings what is looked up of records to come into the processor's caches: slots, then the labels
 * that they have. */
static void expect_slot(const rt_labels *labels, const char *record)
{
    if (labels->slot_count > 0) {
        __builtin_prefetch(&labels->slots[home_of(labels, key_of(record))]);
    }
}

static void expect_label(const rt_labels *labels, const char *record)
{
    if (labels->slot_count > 0) {
        const struct rt_label_slot *slot = &labels->slots[home_of(labels, key_of(record))];
        if (slot->place > 0) {
            __builtin_prefetch(label_of(labels, slot));
        }
    }
}

bool rt_labels_take(rt_labels *labels, rt_buffer *records)
{
    enum { FAR = 16, NEAR = 8 };
    if (records->size == 0) {
        return true;
    }
    const char *end = records->data + records->size;
    const char *ahead[FAR]; /* of record i, the one FAR after it, at i % FAR, until it is taken */
    size_t listed = 0;
    const char *next = records->data;
    for (size_t i = 0; next < end || i < listed; i++) {
        for (; next < end && listed < i + FAR; next += record_size(next)) {
            expect_slot(labels, next);
            ahead[listed++ % FAR] = next;
        }
        if (i + NEAR < listed) {
            expect_label(labels, ahead[(i + NEAR) % FAR]);
        }
        const char *record = ahead[i % FAR];
        rt_memory_touch(labels->memory);
        if (record_size(record) > RECORD_HEAD &&
            !take(labels, key_of(record), record + sizeof(uint32_t))) {
            return false;
        }
    }
    rt_buffer_release(records);
    return true;
}

retold_span rt_labels_find(const rt_labels *labels, uint32_t key)
{
    const struct rt_label_slot *slot = labels->slot_count == 0 ? NULL : find(labels, key);
    return slot == NULL || slot->place == 0 ? rt_span(NULL, 0)
                                            : read_label(label_of(labels, slot)).text;
}

retold_span rt_labels_find_word(const rt_labels *labels, uint32_t key, char pair[6])
{
    retold_span label = rt_labels_find(labels, key);
    return label.size > 0 ? label : rt_word_key_pair(key, pair);
}
