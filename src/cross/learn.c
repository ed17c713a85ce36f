#include "cross/learn.h"

#include "base/threads.h"

#include <stdlib.h>

enum { GRAIN = 64 };

/* A pair from this probability on may teach the lexicon, if it is the best of both its sides. */
static const double seed_probability = 0.25;

/* A pair as one of its documents sees it. */
typedef struct choice {
    uint32_t document;
    uint32_t language; /* of the other */
    double probability;
    size_t pair;
} choice;

/* By document and language, the likeliest first. */
static int by_likelihood(const void *x, const void *y)
{
    const choice *a = x;
    const choice *b = y;
    if (a->document != b->document) {
        return a->document < b->document ? -1 : 1;
    }
    if (a->language != b->language) {
        return a->language < b->language ? -1 : 1;
    }
    if (a->probability != b->probability) {
        return a->probability > b->probability ? -1 : 1;
    }
    return (a->pair > b->pair) - (a->pair < b->pair);
}

/* Lists the likely pairs from both sides; returns their number. */
static size_t list_choices(choice *choices, const rt_cross_document *documents,
                           const rt_pairs *pairs, const double *probabilities)
{
    size_t count = 0;
    for (size_t i = 0; i < pairs->count; i++) {
        if (probabilities[i] > seed_probability) {
            uint32_t a = rt_pair_first(pairs->items[i]);
            uint32_t b = rt_pair_second(pairs->items[i]);
            choices[count++] = (choice){a, documents[b].language, probabilities[i], i};
            choices[count++] = (choice){b, documents[a].language, probabilities[i], i};
        }
    }
    return count;
}

bool rt_find_seeds(rt_pairs *seeds, const rt_cross_document *documents, const rt_pairs *pairs,
                   const double *probabilities)
{
    rt_pairs_init(seeds, false);
    choice *choices = malloc((2 * pairs->count + 1) * sizeof *choices);
    unsigned char *sides = calloc(pairs->count + 1, 1); /* of which a pair is the likeliest */
    bool done = choices != NULL && sides != NULL;
    size_t count = done ? list_choices(choices, documents, pairs, probabilities) : 0;
    if (count > 0) {
        qsort(choices, count, sizeof *choices, by_likelihood);
    }
    for (size_t i = 0; i < count; i++) {
        bool first = i == 0 || choices[i].document != choices[i - 1].document ||
                     choices[i].language != choices[i - 1].language;
        sides[choices[i].pair] += first;
    }
    for (size_t i = 0; done && i < pairs->count; i++) {
        done = sides[i] < 2 ||
               rt_pairs_add(seeds, rt_pair_first(pairs->items[i]), rt_pair_second(pairs->items[i]));
    }
    free(choices);
    free(sides);
    if (!done) {
        rt_pairs_release(seeds);
    }
    return done;
}

static bool list_learned(rt_learned_part *learned, const rt_cross_document *document,
                         const rt_lexicon *lexicon)
{
    const rt_anchor_set *set = &document->anchors;
    learned->found_count = 0;
    for (uint32_t i = 0; i < set->word_count; i++) {
        if (!rt_lexicon_may_have(lexicon, set->words[i])) {
            continue;
        }
        size_t count;
        const rt_lexicon_side *sides =
            rt_lexicon_find(lexicon, document->language, set->words[i], &count);
        if (!rt_grow((void **)&learned->found, &learned->found_capacity,
                     learned->found_count + count, sizeof *learned->found)) {
            return false;
        }
        for (size_t s = 0; s < count; s++) {
            learned->found[learned->found_count++] =
                rt_anchor_at(sides[s].key, rt_word_position(i, set->word_count));
        }
    }
    return true;
}

static bool add_learned(rt_learned_part *learned, const rt_cross_document *document,
                        const rt_lexicon *lexicon, rt_anchor_range *range)
{
    return list_learned(learned, document, lexicon) &&
           rt_grow((void **)&learned->sorting, &learned->sorting_capacity, learned->found_count,
                   sizeof *learned->sorting) &&
           rt_anchor_store_add(&learned->store, learned->found, learned->sorting,
                               learned->found_count, 0, range);
}

/* The lexicon is applied to several documents at once. */
typedef struct application {
    rt_learned_anchors *learned;
    const rt_cross_document *documents;
    const rt_lexicon *lexicon;
} application;

static bool apply_to_documents(void *context, size_t begin, size_t end, unsigned worker)
{
    const application *a = context;
    for (size_t d = begin; d < end; d++) {
        a->learned->part_of[d] = worker;
        if (!add_learned(&a->learned->parts[worker], &a->documents[d], a->lexicon,
                         &a->learned->ranges[d])) {
            return false;
        }
    }
    return true;
}

bool rt_apply_lexicon(rt_learned_anchors *learned, rt_cross_document *documents, size_t count,
                      const rt_lexicon *lexicon, unsigned threads)
{
    *learned = (rt_learned_anchors){.parts = calloc(threads, sizeof *learned->parts),
                                    .part_count = threads,
                                    .ranges = calloc(count + 1, sizeof *learned->ranges),
                                    .part_of = calloc(count + 1, sizeof *learned->part_of)};
    application a = {learned, documents, lexicon};
    if (learned->parts == NULL || learned->ranges == NULL || learned->part_of == NULL ||
        (lexicon->side_count > 0 &&
         !rt_parallel_for(threads, count, GRAIN, apply_to_documents, &a))) {
        return false;
    }
    for (size_t d = 0; d < count; d++) {
        const rt_anchor_store *store = &learned->parts[learned->part_of[d]].store;
        documents[d].learned = rt_anchor_store_get(store, &learned->ranges[d]);
    }
    return true;
}

void rt_learned_anchors_release(rt_learned_anchors *learned)
{
    for (unsigned i = 0; learned->parts != NULL && i < learned->part_count; i++) {
        rt_anchor_store_release(&learned->parts[i].store);
        free(learned->parts[i].found);
        free(learned->parts[i].sorting);
    }
    free(learned->parts);
    free(learned->ranges);
    free(learned->part_of);
    *learned = (rt_learned_anchors){0};
}
