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

/* Lists the places of a word's entry; one more than are kept if there are more. */
static bool list_places(rt_learned_anchors *learned, uint32_t key, const uint16_t *positions,
                        uint16_t count)
{
    unsigned kept = rt_positions_kept(count);
    unsigned listed = count > kept ? kept + 1 : kept;
    if (!rt_grow((void **)&learned->found, &learned->found_capacity, learned->found_count + listed,
                 sizeof *learned->found)) {
        return false;
    }
    for (unsigned i = 0; i < listed; i++) {
        learned->found[learned->found_count++] =
            rt_anchor_at(key, positions[i < kept ? i : kept - 1]);
    }
    return true;
}

static bool list_learned(rt_learned_anchors *learned, const rt_cross_document *document,
                         const rt_lexicon *lexicon)
{
    const rt_anchor_set *set = &document->anchors;
    const uint16_t *positions = set->positions + set->word_positions;
    learned->found_count = 0;
    for (size_t i = set->words; i < set->count; i++) {
        size_t count;
        const rt_lexicon_side *sides =
            rt_lexicon_find(lexicon, document->language, set->keys[i], &count);
        for (size_t s = 0; s < count; s++) {
            uint32_t key = lexicon->entries[sides[s].entry].key;
            if (!list_places(learned, key, positions, set->counts[i])) {
                return false;
            }
        }
        positions += rt_positions_kept(set->counts[i]);
    }
    return true;
}

static bool add_learned(rt_learned_anchors *learned, const rt_cross_document *document,
                        const rt_lexicon *lexicon, rt_anchor_range *range)
{
    return list_learned(learned, document, lexicon) &&
           rt_grow((void **)&learned->sorting, &learned->sorting_capacity, learned->found_count,
                   sizeof *learned->sorting) &&
           rt_anchor_store_add(&learned->store, learned->found, learned->sorting,
                               learned->found_count, range);
}

bool rt_apply_lexicon(rt_learned_anchors *learned, rt_cross_document *documents, size_t count,
                      const rt_lexicon *lexicon)
{
    *learned = (rt_learned_anchors){.ranges = calloc(count + 1, sizeof *learned->ranges)};
    if (learned->ranges == NULL) {
        return false;
    }
    for (size_t d = 0; lexicon->count > 0 && d < count; d++) {
        if (!add_learned(learned, &documents[d], lexicon, &learned->ranges[d])) {
            return false;
        }
    }
    for (size_t d = 0; d < count; d++) {
        documents[d].learned = rt_anchor_store_get(&learned->store, &learned->ranges[d]);
    }
    return true;
}

void rt_learned_anchors_release(rt_learned_anchors *learned)
{
    rt_anchor_store_release(&learned->store);
    free(learned->ranges);
    free(learned->found);
    free(learned->sorting);
    *learned = (rt_learned_anchors){0};
}
