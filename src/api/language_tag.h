/* What the languages of two texts say before anything else is looked at. */
#ifndef RT_API_LANGUAGE_TAG_H
#define RT_API_LANGUAGE_TAG_H

#include "api/lexicon.h"

/* The primary part of a BCP 47 tag in lower case, one tag for each language; it is in `out`, or
 * static. */
retold_span rt_primary_tag(retold_span tag, char out[RT_TAG_MAX]);

/*
 * Whether a text's language is known well enough. Latin letters serve hundreds of languages: of two
 * texts in them of which one is not identified, nobody can say that they are not in the same.
 * Where the script itself narrows it down, a text takes part all the same.
 */
bool rt_language_suffices(retold_span language, bool latin);

#endif
