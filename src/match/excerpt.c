#include "match/excerpt.h"

#include "base/partition.h"
#include "base/sort.h"
#include "base/threads.h"
#include "sketch/shingle.h"

#include <stdlib.h>
#include <string.h>

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

/* The hashes under which a text asks with a sample: so that it asks with the expected
 * RT_EXCERPT_QUERIES smallest. */
static uint64_t asking_bound(size_t shingles)
{
    size_t expected = shingles / 4;
    return expected <= RT_EXCERPT_QUERIES ? UINT64_C(1) << 32
                                          : (UINT64_C(1) << 32) / expected * RT_EXCERPT_QUERIES;
}

/* The texts that take part for one shingle: a few copies of each of not too many stories. */
typedef struct posting {
    uint32_t texts[RT_EXCERPT_STORIES * RT_EXCERPT_COPIES];
    bool asks[RT_EXCERPT_STORIES * RT_EXCERPT_COPIES];
    size_t count;
} posting;

/* False if the run of samples of one shingle stands in too many stories. Not all of it may be
 * taken: the first copies of each story. */
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

static bool is_shorter(const rt_sampled_source *texts, uint32_t a, uint32_t b)
{
    return texts->ranks[a] > texts->ranks[b] || (texts->ranks[a] == texts->ranks[b] && a > b);
}

/* What one thread found, and its scratch space. */
typedef struct meeting {
    rt_pairs met;      /* (asking text, longer text), once for each sample that they share */
    uint64_t *scratch; /* room for the samples of a bucket */
    size_t scratch_capacity;
    rt_keyed *ranked;
    size_t ranked_capacity;
    char apart[64]; /* each thread counts its pairs all the time: in a cache line of its own */
} meeting;

/* All samples, in buckets by the highest bits of their hashes. */
typedef struct search {
    const rt_sampled_source *texts;
    const uint32_t *stories;
    rt_memory *memory;
    unsigned ngram;
    rt_partition partition; /* of the places of the texts */
    uint64_t *samples;
    uint32_t *asked;   /* for each text, the samples with which it could ask: at first all */
    meeting *meetings; /* one for each thread */
} search;

/* The text at a place, if it may be an excerpt or have one; how many shingles it has. */
static bool take_text(const search *s, size_t place, rt_sampled_text *text, size_t *shingles)
{
    rt_memory_step(s->memory, place);
    if (!s->texts->at(s->texts->context, place, text)) {
        return false;
    }
    *shingles = rt_shingle_count(text->tokens, s->ngram);
    return *shingles >= RT_EXCERPT_SHINGLES;
}

static void count_samples(void *context, size_t begin, size_t end, size_t *counts)
{
    const search *s = context;
    rt_sampled_text text;
    size_t shingles;
    for (size_t place = begin; place < end; place++) {
        bool taken = take_text(s, place, &text, &shingles);
        for (size_t i = 0; taken && i < text.sample_count; i++) {
            counts[rt_partition_bucket(&s->partition, (uint64_t)text.samples[i] << 32)]++;
        }
    }
}

static void place_samples(void *context, size_t begin, size_t end, size_t *starts)
{
    const search *s = context;
    rt_sampled_text text;
    size_t shingles;
    for (size_t place = begin; place < end; place++) {
        if (!take_text(s, place, &text, &shingles)) {
            continue;
        }
        rt_memory_count_turns(s->memory); /* for each sample is put somewhere else */
        uint64_t bound = asking_bound(shingles);
        uint32_t asked = 0;
        for (size_t i = 0; i < text.sample_count; i++) {
            uint32_t hash = text.samples[i];
            uint64_t sample = make_sample(hash, text.number, hash < bound);
            s->samples[starts[rt_partition_bucket(&s->partition, sample)]++] = sample;
            asked += hash < bound;
        }
        s->asked[text.number] = asked;
    }
}

/* The text cannot ask with this sample after all. Other threads may say so of another one. */
static void take_back(const search *s, uint64_t sample)
{
    if (sample_asks(sample)) {
        __atomic_fetch_sub(&s->asked[sample_text_number(sample)], 1, __ATOMIC_RELAXED);
    }
}

/* Sorts the samples of one hash by text; returns how many distinct ones there are. */
static size_t sort_run(const search *s, uint64_t *run, uint64_t *scratch, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        if (run[i] < run[i - 1]) {
            rt_sort_u64(run, scratch, count, 0);
            break;
        }
    }
    for (size_t i = 1; i < count; i++) {
        if (run[i] == run[i - 1]) {
            take_back(s, run[i]);
        }
    }
    return rt_unique_u64(run, count);
}

/* Sorts the samples of one shingle by the ranks of their texts. False when out of memory. */
static bool sort_by_rank(const search *s, meeting *m, uint64_t *run, size_t count)
{
    if (!rt_memory_grow(s->memory, (void **)&m->ranked, &m->ranked_capacity, 2 * count,
                        sizeof *m->ranked)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        rt_memory_tick(s->memory, i);
        m->ranked[i] = (rt_keyed){s->texts->ranks[sample_text_number(run[i])], run[i]};
    }
    rt_sort_keyed(m->ranked, m->ranked + count, count, s->memory);
    for (size_t i = 0; i < count; i++) {
        run[i] = m->ranked[i].value;
    }
    return true;
}

/* Gathers who takes part for the samples of one shingle; the others' are taken back. False when out
 * of memory. */
static bool choose(const search *s, meeting *m, uint64_t *run, size_t count, posting *p)
{
    if (!gather_posting(run, count, s->stories, p)) {
        p->count = 0;
    } else if (p->count < count) {
        if (!sort_by_rank(s, m, run, count)) {
            return false;
        }
        gather_posting(run, count, s->stories, p);
    }
    for (size_t i = 0, taken = 0; i < count; i++) {
        if (taken < p->count && p->texts[taken] == sample_text_number(run[i])) {
            taken++;
        } else {
            take_back(s, run[i]);
        }
    }
    return true;
}

static bool meet(const search *s, meeting *m, uint64_t *samples, size_t count)
{
    enum { AHEAD = 16 };
    posting p;
    size_t turn = 1;
    size_t expected = 0;
    size_t end;
    for (size_t begin = 0; begin < count; begin = end) {
        end = begin + 1;
        for (; expected < count && expected < begin + AHEAD; expected++) {
            __builtin_prefetch(&s->stories[sample_text_number(samples[expected])]);
            __builtin_prefetch(&s->texts->ranks[sample_text_number(samples[expected])]);
        }
        while (end < count && samples[end] >> 32 == samples[begin] >> 32) {
            end++;
        }
        if (end - begin == 1) {
            continue;
        }
        size_t distinct = sort_run(s, samples + begin, m->scratch, end - begin);
        rt_memory_tick(s->memory, turn++);
        if (!choose(s, m, samples + begin, distinct, &p)) {
            return false;
        }
        for (size_t i = 0; i < p.count; i++) {
            if (!p.asks[i]) {
                continue;
            }
            for (size_t j = 0; j < p.count; j++) {
                if (j != i && is_shorter(s->texts, p.texts[i], p.texts[j]) &&
                    !rt_pairs_add(&m->met, p.texts[i], p.texts[j])) {
                    return false;
                }
            }
        }
    }
    return true;
}

static bool meet_in_buckets(void *context, size_t begin, size_t end, unsigned worker)
{
    const search *s = context;
    meeting *m = &s->meetings[worker];
    for (size_t bucket = begin; bucket < end; bucket++) {
        uint64_t *samples = s->samples + rt_partition_begin(&s->partition, bucket);
        size_t count = rt_partition_begin(&s->partition, bucket + 1) -
                       rt_partition_begin(&s->partition, bucket);
        if (!rt_memory_grow(s->memory, (void **)&m->scratch, &m->scratch_capacity, count + 2,
                            sizeof *m->scratch)) {
            return false;
        }
        count = rt_keep_shared_u64(samples, m->scratch, count);
        rt_sort_u64(samples, m->scratch, count, 32);
        rt_memory_check(s->memory);
        if (!meet(s, m, samples, count)) {
            return false;
        }
    }
    return true;
}

/* Puts all samples into buckets. False when out of memory. */
static bool distribute(search *s, rt_threads *threads)
{
    enum { PARTS = 8 }; /* a thread, since one part may have the longest texts */
    size_t parts = rt_threads_count(threads) > 1 ? PARTS * rt_threads_count(threads) : 1;
    s->asked = rt_memory_zeroed(s->memory, s->texts->count + 1, sizeof *s->asked);
    if (s->asked == NULL ||
        !rt_partition_init(&s->partition, s->texts->places, parts, UINT64_MAX)) {
        return false;
    }
    size_t count = rt_partition_count(&s->partition, threads, count_samples, s);
    s->samples = rt_memory_alloc(s->memory, (count + 1) * sizeof *s->samples);
    if (s->samples == NULL) {
        return false;
    }
    rt_parallel_touch(threads, s->samples, count * sizeof *s->samples);
    rt_partition_place(&s->partition, threads, place_samples, s);
    return true;
}

static void release_search(search *s, rt_threads *threads)
{
    for (unsigned i = 0; s->meetings != NULL && i < rt_threads_count(threads); i++) {
        rt_pairs_release(&s->meetings[i].met);
        rt_memory_release(s->memory, s->meetings[i].scratch);
        rt_memory_release(s->memory, s->meetings[i].ranked);
    }
    free(s->meetings);
    rt_partition_release(&s->partition);
    rt_memory_release(s->memory, s->samples);
    rt_memory_release(s->memory, s->asked);
}

/* The pairs that met, and those of them that met often enough: the meetings' pairs again. */
typedef struct selection {
    const search *search;
    const rt_pairs *met;
    double containment;
    size_t shares;
} selection;

/* Where a share of the pairs begins: where a pair does. */
static size_t share_begin(const rt_pairs *met, size_t share, size_t shares)
{
    size_t begin = met->count / shares * share + met->count % shares * share / shares;
    while (begin > 0 && begin < met->count && met->items[begin] == met->items[begin - 1]) {
        begin++;
    }
    return begin;
}

static bool select_pairs(void *context, size_t share, size_t end_share, unsigned worker)
{
    const selection *s = context;
    const rt_pairs *met = s->met;
    rt_pairs *selected = &s->search->meetings[worker].met;
    size_t last = share_begin(met, end_share, s->shares);
    size_t end;
    for (size_t begin = share_begin(met, share, s->shares); begin < last; begin = end) {
        end = begin + 1;
        while (end < met->count && met->items[end] == met->items[begin]) {
            end++;
        }
        uint32_t a = rt_pair_first(met->items[begin]);
        uint32_t b = rt_pair_second(met->items[begin]);
        rt_memory_tick(met->memory, begin);
        double need = 0.4 * s->containment * s->search->asked[a];
        if ((double)(end - begin) < need) {
            continue;
        }
        if (!(a < b ? rt_pairs_add(selected, a, b) : rt_pairs_add(selected, b, a))) {
            return false;
        }
    }
    return true;
}

/* From what the threads found to candidates. */
static bool unite(search *s, double containment, rt_threads *threads, rt_pairs *candidates)
{
    enum { SHARES = 16 }; /* a thread */
    rt_pairs met = {.memory = s->memory};
    rt_pairs **found = calloc(rt_threads_count(threads), sizeof *found);
    for (unsigned i = 0; found != NULL && i < rt_threads_count(threads); i++) {
        found[i] = &s->meetings[i].met;
    }
    rt_memory_release(s->memory, s->samples);
    s->samples = NULL; /* room for the pairs */
    bool done = found != NULL && rt_pairs_unite(&met, found, rt_threads_count(threads), threads);
    if (done) {
        selection selected = {s, &met, containment, (size_t)SHARES * rt_threads_count(threads)};
        done = rt_parallel_for(threads, selected.shares, 1, select_pairs, &selected) &&
               rt_pairs_unite(candidates, found, rt_threads_count(threads), threads);
    }
    rt_pairs_release(&met);
    free(found);
    return done;
}

bool rt_excerpt_candidates(const rt_sampled_source *texts, const uint32_t *stories, unsigned ngram,
                           double containment, rt_threads *threads, rt_memory *memory,
                           rt_pairs *candidates)
{
    enum { SHARE = 16 }; /* buckets at a time */
    rt_pairs_init(candidates, true);
    candidates->memory = memory;
    search s = {.texts = texts, .stories = stories, .memory = memory, .ngram = ngram};
    s.meetings = calloc(rt_threads_count(threads), sizeof *s.meetings);
    for (unsigned i = 0; s.meetings != NULL && i < rt_threads_count(threads); i++) {
        s.meetings[i].met.memory = memory;
    }
    bool done = s.meetings != NULL && distribute(&s, threads) &&
                rt_parallel_for(threads, RT_PARTITION_BUCKETS, SHARE, meet_in_buckets, &s) &&
                unite(&s, containment, threads, candidates);
    release_search(&s, threads);
    if (!done) {
        rt_pairs_release(candidates);
    }
    return done;
}
