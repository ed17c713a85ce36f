/* How the evidence for translations reads. */
#ifndef RT_API_EVIDENCE_H
#define RT_API_EVIDENCE_H

#include "api/labels.h"
#include "api/result.h"
#include "cross/cross.h"

enum { RT_ENTRY_LABEL_MAX = 2 * RT_LABEL_MAX + 1 };

/* "house=maison", or only one of the words, of at most RT_LABEL_MAX bytes each, where both read the
 * same. In `text`. */
retold_span rt_join_words(retold_span a, retold_span b, char text[RT_ENTRY_LABEL_MAX]);

/* The same of an entry of a lexicon; empty if one of its words is not known. */
retold_span rt_entry_label(const rt_labels *labels, const rt_lexicon_entry *entry,
                           char text[RT_ENTRY_LABEL_MAX]);

/* How words that translate each other read. */
typedef struct rt_entry_label_slot {
    uint32_t word_a, word_b; /* keys; 0 in a free slot */
    retold_span label;       /* empty where it is not known; the text is the result's */
} rt_entry_label_slot;

/* How what translations share of a lexicon reads: a hash table with open addressing. */
typedef struct rt_entry_labels {
    const rt_labels *labels;
    const rt_translations *translations;
    const rt_cross_document *documents;
    rt_entry_label_slot *slots;
    size_t slot_count; /* a power of two */
    size_t used;
} rt_entry_labels;

/* Of the translations found among these documents; all is borrowed. False when out of memory. */
bool rt_entry_labels_init(rt_entry_labels *entry_labels, retold_result *result,
                          const rt_labels *labels, const rt_translations *translations,
                          const rt_cross_document *documents);
void rt_entry_labels_release(rt_entry_labels *entry_labels);

/* The most labels that are shown of a pair. */
enum { RT_EVIDENCE_MAX = 32 };

/* Writes the labels of what a pair shares, each once, and returns how many there are. */
size_t rt_list_evidence(const rt_entry_labels *entry_labels, const rt_translation *pair,
                        retold_span labels[RT_EVIDENCE_MAX]);

#endif
