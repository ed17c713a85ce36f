#include "match/excerpt.h"

#include "base/buckets.h"
#include "base/sort.h"
#include "sketch/shingle.h"

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
 * The hashes under which a text asks with a sample: so that it asks with the expected
 * RT_EXCERPT_QUERIES smallest.
 */
static uint64_t asking_bound(size_t shingles)
{
    size_t expected = shingles / 4;
    return expected <= RT_EXCERPT_QUERIES ? UINT64_C(1) << 32
                                          : (UINT64_C(1) << 32) / expected * RT_EXCERPT_QUERIES;
}

/* Goes through all samples of all texts that may be excerpts or have some: counts them, or puts
 * them in place. */
static void visit_samples(const rt_sampled_source *texts, unsigned ngram, rt_buckets *samples,
                          bool put)
{
    rt_sampled_text text;
    for (size_t at = 0; texts->next(texts->context, &at, &text);) {
        size_t shingles = rt_shingle_count(texts->tokens[text.number], ngram);
        if (shingles < RT_EXCERPT_SHINGLES) {
            continue;
        }
        uint64_t bound = asking_bound(shingles);
        for (size_t i = 0; i < text.sample_count; i++) {
            uint64_t sample = make_sample(text.samples[i], text.number, text.samples[i] < bound);
            if (put) {
                rt_buckets_put(samples, sample);
            } else {
                rt_buckets_count(samples, sample);
            }
        }
    }
}

/* Distributes all samples of all texts over buckets. */
static bool collect_samples(const rt_sampled_source *texts, unsigned ngram, rt_buckets *samples)
{
    size_t expected = 0;
    rt_sampled_text text;
    for (size_t at = 0; texts->next(texts->context, &at, &text);) {
        expected += text.sample_count;
    }
    rt_buckets_clear(samples, expected);
    visit_samples(texts, ngram, samples, false);
    if (!rt_buckets_make_room(samples)) {
        return false;
    }
    visit_samples(texts, ngram, samples, true);
    return true;
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

static bool is_shorter(const uint32_t *tokens, uint32_t a, uint32_t b)
{
    return tokens[a] < tokens[b] || (tokens[a] == tokens[b] && a < b);
}

/* Pairs (asking text, longer text), once for each sample that they share. asked[t] counts
 * the samples with which text t could ask. */
typedef struct meeting {
    const uint32_t *tokens;
    const uint32_t *stories;
    rt_pairs met;
    uint32_t *asked;
} meeting;

/* Those of one posting. */
static bool meet_in(meeting *m, const posting *p)
{
    for (size_t i = 0; i < p->count; i++) {
        if (!p->asks[i]) {
            continue;
        }
        m->asked[p->texts[i]]++;
        for (size_t j = 0; j < p->count; j++) {
            if (j != i && is_shorter(m->tokens, p->texts[i], p->texts[j]) &&
                !rt_pairs_add(&m->met, p->texts[i], p->texts[j])) {
                return false;
            }
        }
    }
    return true;
}

/* Sorts the samples of one hash by text; most often there is one only. */
static size_t sort_run(uint64_t *run, uint64_t *scratch, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        if (run[i] < run[i - 1]) {
            rt_sort_u64(run, scratch, count, 0);
            break;
        }
    }
    return rt_unique_u64(run, count);
}

/* Of the samples of one bucket, sorted by hash. */
static bool meet(meeting *m, uint64_t *samples, uint64_t *scratch, size_t count)
{
    posting p;
    size_t end;
    for (size_t begin = 0; begin < count; begin = end) {
        end = begin + 1;
        while (end < count && samples[end] >> 32 == samples[begin] >> 32) {
            end++;
        }
        size_t distinct = sort_run(samples + begin, scratch, end - begin);
        if (gather_posting(samples + begin, distinct, m->stories, &p) && !meet_in(m, &p)) {
            return false;
        }
    }
    return true;
}

static bool meet_all(meeting *m, const rt_sampled_source *texts, unsigned ngram, rt_memory *memory)
{
    rt_buckets *samples = rt_memory_alloc(NULL, sizeof *samples);
    if (samples == NULL) {
        return false;
    }
    rt_buckets_init(samples, memory);
    bool done = collect_samples(texts, ngram, samples);
    for (size_t b = 0; done && b < samples->bucket_count; b++) {
        size_t count;
        uint64_t *items = rt_buckets_sort(samples, b, 32, &count);
        rt_memory_check(memory);
        done = meet(m, items, samples->scratch, count);
    }
    rt_buckets_release(samples);
    rt_memory_release(NULL, samples);
    return done;
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

bool rt_excerpt_candidates(const rt_sampled_source *texts, const uint32_t *stories, unsigned ngram,
                           double containment, rt_memory *memory, rt_pairs *candidates)
{
    meeting m = {.tokens = texts->tokens, .stories = stories};
    rt_pairs_init(candidates, true);
    rt_pairs_init(&m.met, false);
    candidates->memory = m.met.memory = memory;
    m.asked = rt_memory_zeroed(memory, texts->count + 1, sizeof *m.asked);
    bool done = m.asked != NULL && meet_all(&m, texts, ngram, memory) && rt_pairs_sort(&m.met) &&
                select_pairs(&m.met, m.asked, containment, candidates) && rt_pairs_sort(candidates);
    rt_pairs_release(&m.met);
    rt_memory_release(memory, m.asked);
    if (!done) {
        rt_pairs_release(candidates);
    }
    return done;
}
