/* Between the words of a lexicon and the keys that they have in the cross-lingual pass. */
#ifndef RT_API_LEXICON_KEYS_H
#define RT_API_LEXICON_KEYS_H

#include "api/labels.h"
#include "api/lexicon.h"
#include "cross/lexicon.h"

/* 0-filled. */
typedef struct rt_tag {
    char text[RT_TAG_MAX + 1];
} rt_tag;

/* The languages of a corpus, by tag; a language's number is its place. */
typedef struct rt_languages {
    rt_tag *tags;
    size_t count;
} rt_languages;

/* What qsort() takes. */
int rt_tag_order(const void *a, const void *b);

/*
 * Makes *known of the entries of `lexicon` of whose languages the corpus has one or both: finished,
 * with the index in `lexicon` as source. A language that the corpus does not have gets a number by
 * a hash of its tag. False when out of memory.
 */
bool rt_lexicon_to_keys(const retold_lexicon *lexicon, const rt_languages *languages,
                        rt_lexicon *known);

/*
 * Makes a lexicon of the entries of `learned` and of those of `given` (NULL: none) that are no
 * source of one. Labels say how words read. NULL when out of memory.
 */
retold_lexicon *rt_lexicon_from_keys(const rt_lexicon *learned, const retold_lexicon *given,
                                     const rt_languages *languages, const rt_labels *labels);

#endif
