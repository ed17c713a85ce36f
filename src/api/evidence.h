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

/* How the entries of a lexicon read: an empty span where it is not known, or not needed. The text
 * is the result's. */
typedef struct rt_entry_labels {
    retold_span *items; /* one for each entry */
} rt_entry_labels;

/* Of the entries that are among what translations share. False when out of memory. */
bool rt_entry_labels_init(rt_entry_labels *entry_labels, retold_result *result,
                          const rt_labels *labels, const rt_translations *translations);
void rt_entry_labels_release(rt_entry_labels *entry_labels);

/* Appends the labels of what a pair shares, each once, to the result. False when out of memory. */
bool rt_add_evidence(retold_result *result, const rt_labels *labels,
                     const rt_entry_labels *entry_labels, const rt_translations *translations,
                     const rt_translation *pair);

#endif
