#include "match/excerpt.h"

#include "base/sort.h"
#include "sketch/shingle.h"

#include <stdlib.h>

/*
 * A sample: bits 63..32 the high half of the shingle's hash, bits 31..1 the text, bit 0 whether
 * the text asks with it.
 */
static inline uint64_t make_sample(uint32_t hash_high, uint32_t text, bool asks)
{
    return (uint64_t)hash_high << 32 | (uint64_t)text << 1 | asks;
}

static inline uint32_t sample_text_number(uint64_t sample)
{
    return (uint32_t)sample >> 1;
}

static inline bool sample_asks(uint64_t sample)
{
    return sample & 1;
}

/*
 * Adds the samples of one text and returns how many there are. Which ones it asks with is decided
 * by a bound on the hash, as the expected RT_EXCERPT_QUERIES smallest.
 */
static size_t add_samples(rt_text text, uint32_t number, size_t shingles, uint64_t *samples)
{
    size_t expected = shingles / 4;
    uint64_t bound = expected <= RT_EXCERPT_QUERIES
                         ? UINT64_C(1) << 32
                         : (UINT64_C(1) << 32) / expected * RT_EXCERPT_QUERIES;
    for (size_t i = 0; i < text.sample_count; i++) {
        samples[i] = make_sample(text.samples[i], number, text.samples[i] < bound);
    }
    return text.sample_count;
}

/* All samples of all texts, by hash and text; NULL when out of memory. */
static uint64_t *collect_samples(const rt_text *texts, size_t count, unsigned ngram,
                                 size_t *sample_count)
{
    size_t most = 0;
    for (size_t t = 0; t < count; t++) {
        most += texts[t].sample_count;
    }
    uint64_t *samples = malloc((2 * most + 1) * sizeof *samples);
    if (samples == NULL) {
        return NULL;
    }
    size_t filled = 0;
    for (size_t t = 0; t < count; t++) {
        size_t shingles = rt_shingle_count(texts[t].count, ngram);
        if (shingles >= RT_EXCERPT_SHINGLES) {
            filled += add_samples(texts[t], (uint32_t)t, shingles, samples + filled);
        }
    }
    rt_sort_u64(samples, samples + most, filled, 32); /* they have come in the order of texts */
    *sample_count = rt_unique_u64(samples, filled);
    return samples;
}

/* The texts that take part for one shingle: a few copies of each of not too many stories. */
typedef struct posting {
    uint32_t texts[RT_EXCERPT_STORIES * RT_EXCERPT_COPIES];
    bool asks[RT_EXCERPT_STORIES * RT_EXCERPT_COPIES];
    size_t count;
} posting;

/* False if the run of samples of one shingle stands in too many stories. */
static bool gather_posting(const uint64_t *samples, size_t count, const uint32_t *stories,
                           posting *p)
{
    uint32_t story[RT_EXCERPT_STORIES];
    unsigned copies[RT_EXCERPT_STORIES];
    size_t story_count = 0;
    p->count = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t text = sample_text_number(samples[i]);
        size_t s = 0;
        while (s < story_count && story[s] != stories[text]) {
            s++;
        }
        if (s == story_count) {
            if (story_count == RT_EXCERPT_STORIES) {
                return false;
            }
            story[story_count] = stories[text];
            copies[story_count++] = 0;
        }
        if (copies[s] < RT_EXCERPT_COPIES) {
            copies[s]++;
            p->texts[p->count] = text;
            p->asks[p->count++] = sample_asks(samples[i]);
        }
    }
    return true;
}

static bool is_shorter(const rt_text *texts, uint32_t a, uint32_t b)
{
    return texts[a].count < texts[b].count || (texts[a].count == texts[b].count && a < b);
}

/* Pairs (asking text, longer text), once for each sample that they share. asked[t] counts
 * the samples with which text t could ask. */
static bool meet(const uint64_t *samples, size_t count, const rt_text *texts,
                 const uint32_t *stories, rt_pairs *met, uint32_t *asked)
{
    posting p;
    size_t end;
    for (size_t begin = 0; begin < count; begin = end) {
        end = begin + 1;
        while (end < count && samples[end] >> 32 == samples[begin] >> 32) {
            end++;
        }
        if (!gather_posting(samples + begin, end - begin, stories, &p)) {
            continue;
        }
        for (size_t i = 0; i < p.count; i++) {
            if (!p.asks[i]) {
                continue;
            }
            asked[p.texts[i]]++;
            for (size_t j = 0; j < p.count; j++) {
                if (j != i && is_shorter(texts, p.texts[i], p.texts[j]) &&
                    !rt_pairs_add(met, p.texts[i], p.texts[j])) {
                    return false;
                }
            }
        }
    }
    return true;
}

/* Keeps the pairs that met often enough. */
static bool select_pairs(const rt_pairs *met, const uint32_t *asked, double containment,
                         rt_pairs *candidates)
{
    size_t end;
    for (size_t begin = 0; begin < met->count; begin = end) {
        end = begin + 1;
        while (end < met->count && met->items[end] == met->items[begin]) {
            end++;
        }
        uint32_t a = rt_pair_first(met->items[begin]);
        uint32_t b = rt_pair_second(met->items[begin]);
        double need = 0.4 * containment * asked[a];
        if ((double)(end - begin) < need) {
            continue;
        }
        if (!(a < b ? rt_pairs_add(candidates, a, b) : rt_pairs_add(candidates, b, a))) {
            return false;
        }
    }
    return true;
}

bool rt_excerpt_candidates(const rt_text *texts, const uint32_t *stories, size_t count,
                           unsigned ngram, double containment, rt_pairs *candidates)
{
    rt_pairs_init(candidates, true);
    rt_pairs met;
    rt_pairs_init(&met, false);
    size_t sample_count = 0;
    uint32_t *asked = calloc(count + 1, sizeof *asked);
    uint64_t *samples = collect_samples(texts, count, ngram, &sample_count);
    bool done = asked != NULL && samples != NULL &&
                meet(samples, sample_count, texts, stories, &met, asked);
    free(samples);
    done = done && rt_pairs_sort(&met) && select_pairs(&met, asked, containment, candidates) &&
           rt_pairs_sort(candidates);
    rt_pairs_release(&met);
    free(asked);
    if (!done) {
        rt_pairs_release(candidates);
    }
    return done;
}
