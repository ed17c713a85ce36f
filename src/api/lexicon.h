/* The inside of retold_lexicon: an array of rows and their text. */
#ifndef RT_API_LEXICON_H
#define RT_API_LEXICON_H

#include "base/buffer.h"
#include "cross/word_key.h"
#include "input/source.h"

enum { RT_TAG_MAX = 15 }; /* bytes of a language */

/*
 * One entry. At `text` in the lexicon's text stand the first four fields as in the file, with a tab
 * after each but the last; their sizes are in `sizes`.
 */
typedef struct rt_lexicon_row {
    uint32_t text;
    uint8_t sizes[4];
    uint32_t both, count_a, count_b;
} rt_lexicon_row;

struct retold_lexicon {
    rt_lexicon_row *rows; /* sorted by rt_lexicon_row_text() */
    size_t count, capacity;
    rt_buffer text;
};

/* The first four fields and the tabs between them. */
retold_span rt_lexicon_row_text(const retold_lexicon *lexicon, const rt_lexicon_row *row);

/* Appends an entry, whose languages and words are good. False when out of memory. */
bool rt_lexicon_append(retold_lexicon *lexicon, const retold_lexicon_entry *entry);

/* Sorts the rows; of more than `most`, those whose words were met together least often go. False
 * when out of memory. */
bool rt_lexicon_sort(retold_lexicon *lexicon, size_t most);

/* Whether a language can stand in a lexicon. */
bool rt_is_lexicon_tag(retold_span tag);

/* As retold_lexicon_load(), from a source that is open, and of at most `most` entries; `name` is for
 * errors. */
retold_status rt_lexicon_read(rt_source *source, const char *name, size_t most,
                              retold_lexicon **lexicon, retold_error *error);

#endif
