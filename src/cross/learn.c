#include "cross/learn.h"

#include <stdlib.h>

/* A pair from this probability on may teach the lexicon, if it is the best of both its sides. */
static const double seed_probability = 0.25;

/* best[d * languages + l] is 1 + the pair by which document d is most likely translated into
 * language l; 0 if there is none. */
static uint32_t *find_best(const rt_lessons *s)
{
    uint32_t *best = calloc(s->document_count * s->language_count + 1, sizeof *best);
    for (size_t i = 0; best != NULL && i < s->pairs->count; i++) {
        uint32_t a = rt_pair_first(s->pairs->items[i]);
        uint32_t b = rt_pair_second(s->pairs->items[i]);
        size_t slots[] = {a * s->language_count + s->documents[b].language,
                          b * s->language_count + s->documents[a].language};
        for (int side = 0; side < 2; side++) {
            uint32_t *slot = &best[slots[side]];
            if (*slot == 0 || s->probabilities[i] > s->probabilities[*slot - 1]) {
                *slot = (uint32_t)i + 1;
            }
        }
    }
    return best;
}

/* The pairs that are the best of both their sides and likely enough; NULL when out of memory. */
static rt_seed *find_seeds(const rt_lessons *s, size_t *count)
{
    uint32_t *best = find_best(s);
    rt_seed *seeds = malloc((s->pairs->count + 1) * sizeof *seeds);
    size_t found = 0;
    for (size_t i = 0; best != NULL && seeds != NULL && i < s->pairs->count; i++) {
        uint32_t a = rt_pair_first(s->pairs->items[i]);
        uint32_t b = rt_pair_second(s->pairs->items[i]);
        if (s->probabilities[i] > seed_probability &&
            best[a * s->language_count + s->documents[b].language] == i + 1 &&
            best[b * s->language_count + s->documents[a].language] == i + 1) {
            seeds[found++] = (rt_seed){a, b};
        }
    }
    if (best == NULL) {
        free(seeds);
        seeds = NULL;
    }
    free(best);
    *count = found;
    return seeds;
}

bool rt_learn(rt_lexicon *lexicon, const rt_lessons *lessons)
{
    size_t seed_count = 0;
    rt_seed *seeds = find_seeds(lessons, &seed_count);
    bool done = seeds != NULL && rt_lexicon_learn(lexicon, lessons->documents,
                                                  lessons->language_count, seeds, seed_count);
    free(seeds);
    return done;
}

static bool add_learned(rt_learned_anchors *learned, const rt_cross_document *document,
                        const rt_lexicon *lexicon)
{
    for (size_t i = 0; i < document->count; i++) {
        const rt_anchor *anchor = &document->anchors[i];
        if (rt_anchor_kind_of(anchor->key) != RT_ANCHOR_WORD) {
            continue;
        }
        size_t count;
        const rt_lexicon_side *sides =
            rt_lexicon_find(lexicon, document->language, anchor->key, &count);
        if (!rt_grow((void **)&learned->items, &learned->capacity, learned->count + count,
                     sizeof *learned->items)) {
            return false;
        }
        for (size_t s = 0; s < count; s++) {
            learned->items[learned->count++] =
                (rt_anchor){lexicon->entries[sides[s].entry].key, anchor->position};
        }
    }
    return true;
}

bool rt_apply_lexicon(rt_learned_anchors *learned, rt_cross_document *documents, size_t count,
                      const rt_lexicon *lexicon)
{
    *learned = (rt_learned_anchors){.start = malloc((count + 1) * sizeof *learned->start)};
    if (learned->start == NULL) {
        return false;
    }
    for (size_t d = 0; d < count; d++) {
        learned->start[d] = learned->count;
        if (!add_learned(learned, &documents[d], lexicon)) {
            return false;
        }
    }
    learned->start[count] = learned->count;
    for (size_t d = 0; d < count; d++) {
        documents[d].learned = learned->items + learned->start[d];
        documents[d].learned_count = learned->start[d + 1] - learned->start[d];
    }
    return true;
}

void rt_learned_anchors_release(rt_learned_anchors *learned)
{
    free(learned->items);
    free(learned->start);
    *learned = (rt_learned_anchors){0};
}
