#include "cross/shared_words.h"

double rt_shared_words(const rt_anchor_set *a, const rt_anchor_set *b)
{
    uint32_t i = a->words;
    uint32_t j = b->words;
    uint32_t both = 0;
    while (i < a->count && j < b->count) {
        both += a->keys[i] == b->keys[j];
        bool left = a->keys[i] <= b->keys[j];
        bool right = b->keys[j] <= a->keys[i];
        i += left;
        j += right;
    }
    uint32_t words_a = a->count - a->words;
    uint32_t words_b = b->count - b->words;
    uint32_t fewer = words_a < words_b ? words_a : words_b;
    return fewer == 0 ? 0 : (double)both / fewer;
}
