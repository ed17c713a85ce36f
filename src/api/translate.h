/* The cross-lingual pass over a corpus. */
#ifndef RT_API_TRANSLATE_H
#define RT_API_TRANSLATE_H

#include "api/groups.h"
#include "api/result.h"

/*
 * Finds translations among the texts that represent their stars, and among excerpts, since an
 * article may be easier to know again than the page that it stands in. The labels of what they
 * share go to the result. Fills *translations (by a, then b; the caller's to free) and *count.
 * False when out of memory.
 */
bool rt_translate(const rt_grouping *grouping, retold_result *result,
                  rt_text_translation **translations, size_t *count);

#endif
