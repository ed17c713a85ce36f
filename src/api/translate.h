/* The cross-lingual pass over a corpus. */
#ifndef RT_API_TRANSLATE_H
#define RT_API_TRANSLATE_H

#include "api/originals.h"
#include "api/result.h"

/*
 * Finds translations among the originals, which keep text_of alone if the corpus is matched once.
 * The labels of what they share go to the result. Fills *translations (by a, then b; the caller's
 * to free) and *count. False when out of memory.
 */
bool rt_translate(retold_corpus *corpus, const rt_texts *texts, rt_originals *originals,
                  retold_result *result, rt_text_translation **translations, size_t *count);

#endif
