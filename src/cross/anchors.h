/* The anchors of a text. */
#ifndef RT_CROSS_ANCHORS_H
#define RT_CROSS_ANCHORS_H

#include "cross/anchor.h"
#include "cross/concepts.h"
#include "cross/numbers.h"
#include "text/tokenise.h"

/*
 * The anchors of texts, one after another. `labels` says how some of their keys read, one record
 * after another: the key (4 bytes), a byte with the label's size in its low 7 bits and, in the
 * highest, whether it was romanised and not read as it stands, then the label. A key may come
 * several times, with several labels, and most come with none, since the finder has given theirs
 * before; of the pairs that rt_word_key_pair() reads from their keys none is given.
 */
enum { RT_LABEL_ROMANISED = 0x80, RT_LABEL_MAX = 60 };

/* An occurrence, and the bytes of the text that it was read from. */
typedef struct rt_anchor_note {
    uint32_t key;
    size_t begin, end;
} rt_anchor_note;

/* Occurrences as they were found. Zeroed to begin with. */
typedef struct rt_anchor_notes {
    rt_anchor_note *items;
    size_t count, capacity;
} rt_anchor_notes;

void rt_anchor_notes_release(rt_anchor_notes *notes);

typedef struct rt_anchor_list {
    rt_anchor_store store;
    bool latin; /* most words of the text that was added last are in Latin letters */
    rt_buffer labels;
    rt_anchor_notes *notes; /* the caller's: all that is found is noted there too; may be NULL */
} rt_anchor_list;

/* Not the notes. */
void rt_anchor_list_release(rt_anchor_list *list);

/*
 * What a thread needs to find anchors. `words` is a set-associative cache of what single words
 * give, since most words have been seen before and romanising is not cheap; `rest` has what does
 * not fit there.
 */
typedef struct rt_anchor_finder {
    rt_numbers numbers;
    rt_concepts *concepts; /* shared by all threads */
    struct rt_cached_words *words;
    void *words_memory; /* that they are in */
    struct rt_word_rest *rest;
    size_t rest_count, rest_capacity;
    uint32_t free_rest; /* the first of `rest` that is not in use; UINT32_MAX: none */
    uint64_t *labelled; /* direct-mapped: hashes of the labels last given */
    rt_anchor *found;   /* scratch: the text's anchors as they are found */
    size_t found_count, found_capacity;
    rt_anchor *sorting; /* scratch: as many */
    size_t sorting_capacity;
} rt_anchor_finder;

/* False when out of memory. */
bool rt_anchor_finder_init(rt_anchor_finder *finder, retold_simd simd, rt_concepts *concepts);
void rt_anchor_finder_release(rt_anchor_finder *finder);

/*
 * Adds the anchors of `text` to `list`, where `range` says. `tokens` are those of rt_tokenise(),
 * with places; `language` is a BCP 47 tag, or empty. False, and no anchors added, when out of
 * memory.
 */
bool rt_find_anchors(rt_anchor_finder *finder, retold_span text, retold_span language,
                     const rt_tokens *tokens, rt_anchor_list *list, rt_anchor_range *range);

#endif
