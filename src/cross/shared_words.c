#include "cross/shared_words.h"

#include "base/sort.h"

#include <stdlib.h>

void rt_shared_words_release(rt_shared_words *scratch)
{
    free(scratch->keys);
    *scratch = (rt_shared_words){0};
}

/* Writes the words as key << 1 | side. */
static size_t add_words(const rt_cross_document *document, uint64_t side, uint64_t *keys)
{
    size_t count = 0;
    for (size_t i = 0; i < document->count; i++) {
        if (rt_anchor_kind_of(document->anchors[i].key) == RT_ANCHOR_WORD) {
            keys[count++] = (uint64_t)document->anchors[i].key << 1 | side;
        }
    }
    return count;
}

bool rt_shared_words_share(rt_shared_words *scratch, const rt_cross_document *a,
                           const rt_cross_document *b, double *share)
{
    size_t most = a->count + b->count;
    if (!rt_grow((void **)&scratch->keys, &scratch->capacity, 2 * most, sizeof *scratch->keys)) {
        return false;
    }
    size_t count = add_words(a, 0, scratch->keys);
    count += add_words(b, 1, scratch->keys + count);
    rt_sort_u64(scratch->keys, scratch->keys + most, count, 0);
    count = rt_unique_u64(scratch->keys, count);
    size_t words[2] = {0, 0};
    size_t both = 0;
    for (size_t i = 0; i < count; i++) {
        words[scratch->keys[i] & 1]++;
        both += i > 0 && scratch->keys[i - 1] >> 1 == scratch->keys[i] >> 1;
    }
    size_t fewer = words[0] < words[1] ? words[0] : words[1];
    *share = fewer == 0 ? 0 : (double)both / (double)fewer;
    return true;
}
