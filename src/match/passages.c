#include "match/passages.h"

#include "sketch/shingle.h"

#include <stdlib.h>

enum { PASSAGE_TRIES = 16 };

/*
 * Where the shingles of b stand: heads[hash & mask] is the first position of a shingle of that
 * bucket plus 1, next[position] the one after it.
 */
typedef struct positions {
    uint64_t *hashes;
    uint32_t *heads;
    uint32_t *next;
    size_t mask;
} positions;

static bool positions_init(positions *p, rt_text b, unsigned ngram)
{
    size_t count = rt_shingle_count(b.count, ngram);
    size_t slots = 16;
    while (slots < count) {
        slots *= 2;
    }
    p->mask = slots - 1;
    p->hashes = malloc((count + 1) * sizeof *p->hashes);
    p->heads = calloc(slots, sizeof *p->heads);
    p->next = malloc((count + 1) * sizeof *p->next);
    if (p->hashes == NULL || p->heads == NULL || p->next == NULL) {
        return false;
    }
    rt_shingles(b.tokens, b.count, ngram, p->hashes);
    for (size_t i = count; i-- > 0;) { /* backwards, so that chains go forwards */
        uint32_t *head = &p->heads[p->hashes[i] & p->mask];
        p->next[i] = *head;
        *head = (uint32_t)(i + 1);
    }
    return true;
}

static void positions_release(positions *p)
{
    free(p->hashes);
    free(p->heads);
    free(p->next);
}

static size_t common_run(rt_text a, size_t i, rt_text b, size_t j)
{
    size_t n = 0;
    while (i + n < a.count && j + n < b.count &&
           rt_token_key(a.tokens[i + n]) == rt_token_key(b.tokens[j + n])) {
        n++;
    }
    return n;
}

/* The longest run that begins at token i of a; count 0 if there is none. */
static rt_passage longest_from(rt_text a, size_t i, uint64_t hash, rt_text b, const positions *p)
{
    rt_passage best = {.a = i};
    unsigned tries = 0;
    for (uint32_t at = p->heads[hash & p->mask]; at != 0 && tries < PASSAGE_TRIES;
         at = p->next[at - 1]) {
        if (p->hashes[at - 1] == hash) {
            tries++;
            size_t count = common_run(a, i, b, at - 1);
            if (count > best.count) {
                best.b = at - 1;
                best.count = count;
            }
        }
    }
    return best;
}

static bool collect(rt_text a, rt_text b, unsigned ngram, const uint64_t *hashes,
                    const positions *p, rt_passage **passages, size_t *count)
{
    size_t capacity = 0;
    size_t shingles = rt_shingle_count(a.count, ngram);
    size_t least = a.count < ngram ? a.count : ngram;
    for (size_t i = 0; i < shingles;) {
        rt_passage passage = longest_from(a, i, hashes[i], b, p);
        if (passage.count < least) {
            i++;
            continue;
        }
        if (!rt_grow((void **)passages, &capacity, *count + 1, sizeof **passages)) {
            return false;
        }
        (*passages)[(*count)++] = passage;
        i += passage.count;
    }
    return true;
}

bool rt_find_passages(rt_text a, rt_text b, unsigned ngram, rt_passage **passages, size_t *count)
{
    rt_passage *found = NULL;
    size_t found_count = 0;
    positions p = {0};
    uint64_t *hashes = malloc((rt_shingle_count(a.count, ngram) + 1) * sizeof *hashes);
    bool done = hashes != NULL && positions_init(&p, b, ngram);
    if (done && a.count > 0 && b.count > 0) {
        rt_shingles(a.tokens, a.count, ngram, hashes);
        done = collect(a, b, ngram, hashes, &p, &found, &found_count);
    }
    positions_release(&p);
    free(hashes);
    if (!done) {
        free(found);
        return false;
    }
    *passages = found;
    *count = found_count;
    return true;
}
