/* From the entries of a lexicon to all that is worked out of them. */
#ifndef RT_CROSS_LEXICON_FINISH_H
#define RT_CROSS_LEXICON_FINISH_H

#include "cross/lexicon.h"

/* Sorts the entries, works out those across languages, lists their sides and makes them ready to be
 * looked up: to be called once, after the last is added. False when out of memory. */
bool rt_lexicon_finish(rt_lexicon *lexicon);

#endif
