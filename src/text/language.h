/*
 * The language of a text: by its script where only one language is written in it, else by how
 * likely its words' trigrams are in each language of the script (language_model.inc).
 */
#ifndef RT_TEXT_LANGUAGE_H
#define RT_TEXT_LANGUAGE_H

#include "retold.h"

enum { RT_LANGUAGE_TAG_MAX = 11 };

typedef struct rt_language {
    /* BCP 47, without script and region ("en", "zh", "ceb"); "und" if there is too little text
     * to tell. NUL-terminated. */
    char tag[RT_LANGUAGE_TAG_MAX + 1];
    bool reliable; /* no other language comes near; false for "und" */
} rt_language;

/*
 * Whether a language given with a text is a BCP 47 tag that says one: a code of two or three
 * letters, other than "und", and perhaps more after a hyphen. "English" and "unknown" are not.
 */
bool rt_language_is_tag(retold_span given);

/*
 * Finds the language that most of `text` is in; `text` must be valid UTF-8 (see rt_utf8_check).
 * Of a long text only parts are read, so that it costs the same however long it is. Norwegian is
 * "nb" or "nn"; Bosnian is "hr" or "sr"; Nigerian Pidgin is "en". Safe to call from any thread.
 */
void rt_language_identify(retold_span text, rt_language *out);

#endif
