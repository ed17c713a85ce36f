#include "cross/lexicon_finish.h"

#include "cross/pivot.h"
#include "cross/word_groups.h"

#include <stdlib.h>

bool rt_lexicon_finish(rt_lexicon *lexicon)
{
    if (lexicon->count > 0) {
        qsort(lexicon->entries, lexicon->count, sizeof *lexicon->entries, rt_lexicon_order);
    }
    if (!rt_lexicon_pivot(lexicon) ||
        lexicon->count + lexicon->pivot_count >= UINT32_C(1) << (RT_ANCHOR_KEY_BITS - 1)) {
        return false; /* keys have no room for more */
    }
    return rt_lexicon_list_sides(lexicon) && rt_lexicon_index(lexicon);
}
