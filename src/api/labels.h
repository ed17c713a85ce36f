/* How the keys of anchors read. */
#ifndef RT_API_LABELS_H
#define RT_API_LABELS_H

#include "cross/anchors.h"

/*
 * A hash table from keys to labels: open addressing, home is where the key's hash, as a share of
 * all there are, says. Where a slot's `place` says, if it is not free, stand a byte as in
 * rt_anchor_list and the label. Of several labels of a key one that was not romanised is kept, of
 * those the shortest, of those the first by bytes, so that the order in which they come does not
 * matter. Zeroed to begin with, but for `memory`.
 */
typedef struct rt_labels {
    struct rt_label_slot {
        uint32_t key;
        uint32_t place; /* 0: free; else 1 + a fourth of where in `text` */
    } * slots;
    size_t slot_count; /* under 2^32 */
    size_t used;
    char *text;
    size_t text_size, text_capacity;
    rt_memory *memory; /* whose all this is; NULL: the heap's */
} rt_labels;

void rt_labels_release(rt_labels *labels);

/* Takes over the records that rt_anchor_list describes, and empties them. False when out of memory
 * or past 16 GiB of labels. */
bool rt_labels_take(rt_labels *labels, rt_buffer *records);

/* Empty if the key has none. Valid until the next rt_labels_take(). */
retold_span rt_labels_find(const rt_labels *labels, uint32_t key);

/* Of a key of kind RT_ANCHOR_WORD: its label, or the two characters that it stands for, written to
 * `pair`. Empty if it is neither's. */
retold_span rt_labels_find_word(const rt_labels *labels, uint32_t key, char pair[6]);

#endif
