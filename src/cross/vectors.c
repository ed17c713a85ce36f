#include "cross/vectors.h"

#include "base/hash.h"
#include "base/sort.h"
#include "base/threads.h"
#include "cross/documents.h"
#include "cross/lexicon.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* IDF_DOCUMENTS are added to those of a language, so that in a small corpus, too, an anchor in one
 * of them counts as rare. */
enum {
    FREQUENT_LEAST = 60,
    RARE_LEAST = 20,
    IDF_DOCUMENTS = 200,
    FIRST_SLOTS = 1 << 12,
    COMMON_COUNTS = 64,
    GRAIN = 256,
    AHEAD = 12, /* how far ahead what is needed is fetched */
    DOCUMENTS_AHEAD = 4
};

static const double frequent_share = 0.10;
static const double rare_share = 0.05;

/* --------------------------------------------------------------------- the order */

/* Counts in language_end the documents of each language, then lists the documents. */
static bool order_documents(rt_vectors *v)
{
    size_t languages = v->language_count;
    v->order = rt_memory_alloc_often(v->memory, (v->document_count + 1) * sizeof *v->order);
    v->language_end = rt_memory_zeroed(v->memory, languages + 1, sizeof *v->language_end);
    v->language_at = rt_memory_alloc(v->memory, (v->document_count + 1) * sizeof *v->language_at);
    v->language_of = rt_memory_alloc(v->memory, (v->document_count + 1) * sizeof *v->language_of);
    uint64_t *by_size = rt_memory_alloc(v->memory, (2 * languages + 1) * sizeof *by_size);
    if (v->order == NULL || v->language_at == NULL || v->language_end == NULL ||
        v->language_of == NULL || by_size == NULL) {
        rt_memory_release(v->memory, by_size);
        return false;
    }
    for (size_t d = 0; d < v->document_count; d++) {
        rt_memory_tick(v->memory, d);
        v->language_of[d] = v->documents[d].language;
        v->language_end[v->language_of[d]]++;
    }
    for (size_t l = 0; l < languages; l++) {
        by_size[l] = (uint64_t)v->language_end[l] << 32 | l;
    }
    rt_sort_u64(by_size, by_size + languages, languages, 0);
    uint32_t begin = 0;
    for (size_t i = 0; i < languages; i++) {
        v->language_end[(uint32_t)by_size[i]] = begin;
        begin += (uint32_t)(by_size[i] >> 32);
    }
    for (size_t d = 0; d < v->document_count; d++) {
        rt_memory_tick(v->memory, d);
        uint32_t place = v->language_end[v->language_of[d]]++;
        v->order[place] = (uint32_t)d;
        v->language_at[place] = v->language_of[d];
    }
    rt_memory_release(v->memory, by_size);
    return true;
}

/* ---------------------------------------------------------------------- counting */

static const rt_anchor_set *set_of(const rt_vectors *v, rt_entry_part part, size_t d)
{
    return part == RT_PART_LEARNED ? &v->documents[d].learned : &v->documents[d].anchors;
}

/* Has the keys of a part of documents to come fetched: in the order they are all over the place. */
static void prefetch_keys(const rt_vectors *v, rt_entry_part part, size_t place)
{
    if (place + 2 * DOCUMENTS_AHEAD < v->document_count) {
        rt_prefetch_array(set_of(v, part, v->order[place + 2 * DOCUMENTS_AHEAD]),
                          sizeof(rt_anchor_set));
    }
    if (place + DOCUMENTS_AHEAD < v->document_count) {
        const rt_anchor_set *set = set_of(v, part, v->order[place + DOCUMENTS_AHEAD]);
        rt_prefetch_array(set->keys, set->count * sizeof *set->keys);
    }
}

/* How many documents of one language have a key. */
typedef struct tally {
    uint32_t documents;
    uint32_t place;  /* in the vectors' order of the first of them */
    uint32_t before; /* 1 + the same key's tally in a language before; 0 if there is none */
} tally;

/* What all entries of a tally have. */
typedef struct figure {
    double idf;
    uint32_t term;
    bool rare;
} figure;

/* A key and 1 + its latest tally; 0 in a free slot. */
typedef struct slot {
    uint32_t key;
    uint32_t tally;
} slot;

/* A key's number of documents in all languages, kept with its first tally, and the term that it is.
 */
typedef struct key_total {
    uint32_t root; /* the first tally */
    uint32_t documents;
    uint32_t term;
    bool is_shared;
} key_total;

/* The keys from `begin` on and under `end`: each thread counts those of one range. */
typedef struct key_range {
    uint64_t begin, end;
    slot *slots;
    size_t slot_count, keys;
    tally *tallies;
    size_t count, capacity;
    key_total *totals; /* of each tally */
    figure *figures;   /* likewise */
    size_t ranked;     /* tallies whose terms are numbered */
    rt_buffer room;    /* for keys that lie in a file */
} key_range;

/* The keys of a part of all documents. numbers[start[d]..start[d + 1]) are the tallies of the keys
 * of document d, each among those of its range; then their terms. */
typedef struct counting {
    rt_vectors *v;
    rt_entry_part part;
    key_range *ranges;
    size_t range_count;
    uint32_t *languages; /* documents of each language */
    size_t *start;
    uint32_t *numbers;
} counting;

static void counting_release(counting *c)
{
    for (size_t r = 0; c->ranges != NULL && r < c->range_count; r++) {
        rt_memory_release(c->v->memory, c->ranges[r].slots);
        rt_memory_release(c->v->memory, c->ranges[r].tallies);
        rt_memory_release(c->v->memory, c->ranges[r].totals);
        rt_memory_release(c->v->memory, c->ranges[r].figures);
        rt_buffer_release(&c->ranges[r].room);
    }
    free(c->ranges);
    free(c->languages);
    rt_memory_release(c->v->memory, c->start);
    rt_memory_release(c->v->memory, c->numbers);
}

/* Keys of the lexicon have numbers, which spread better than any hash of them would. */
static slot *first_slot(const key_range *r, uint32_t key)
{
    uint64_t hash =
        rt_anchor_kind_of(key) == RT_ANCHOR_LEXICON ? rt_lexicon_number(key) : rt_mix64(key);
    return &r->slots[(size_t)hash & (r->slot_count - 1)];
}

/* The key's slot, or the free one where it belongs. */
static slot *find_slot(const key_range *r, uint32_t key)
{
    slot *at = first_slot(r, key);
    while (at->tally != 0 && at->key != key) {
        at = at + 1 == r->slots + r->slot_count ? r->slots : at + 1;
    }
    return at;
}

/* Makes room for `more` keys. False when out of memory. */
static bool reserve_slots(key_range *r, size_t more, rt_memory *memory)
{
    size_t slot_count = r->slot_count == 0 ? FIRST_SLOTS : r->slot_count;
    while (2 * (r->keys + more) > slot_count) {
        slot_count *= 2;
    }
    if (slot_count == r->slot_count) {
        return true;
    }
    key_range larger = {.slot_count = slot_count};
    larger.slots = rt_memory_zeroed(memory, slot_count, sizeof *larger.slots);
    if (larger.slots == NULL) {
        return false;
    }
    for (size_t i = 0; i < r->slot_count; i++) {
        if (r->slots[i].tally != 0) {
            *find_slot(&larger, r->slots[i].key) = r->slots[i];
        }
    }
    rt_memory_release(memory, r->slots);
    r->slots = larger.slots;
    r->slot_count = slot_count;
    return true;
}

/* Sets where the documents' numbers begin, and counts the languages' documents. */
static bool begin_counting(counting *c)
{
    rt_vectors *v = c->v;
    size_t total = 0;
    c->start = rt_memory_alloc(v->memory, (v->document_count + 1) * sizeof *c->start);
    c->languages = calloc(v->language_count + 1, sizeof *c->languages);
    for (size_t d = 0; c->start != NULL && c->languages != NULL && d < v->document_count; d++) {
        rt_memory_tick(v->memory, d);
        c->start[d] = total;
        c->languages[v->language_of[d]]++;
        total += set_of(v, c->part, d)->count;
    }
    c->numbers = rt_memory_alloc(v->memory, (total + 1) * sizeof *c->numbers);
    if (c->start == NULL || c->languages == NULL || c->numbers == NULL) {
        return false;
    }
    c->start[v->document_count] = total;
    return true;
}

/* Divides the keys into ranges of about as many, judged by some of them. What is counted does not
 * depend on where they are divided. */
static bool divide_keys(counting *c, size_t count)
{
    enum { SAMPLES = 1 << 12 };
    rt_vectors *v = c->v;
    size_t step = c->start[v->document_count] / SAMPLES + 1;
    uint64_t *samples = malloc(2 * SAMPLES * sizeof *samples);
    c->ranges = calloc(count, sizeof *c->ranges);
    if (samples == NULL || c->ranges == NULL) {
        free(samples);
        return false;
    }
    size_t taken = 0;
    for (size_t d = 0, next = step / 2; count > 1 && d < v->document_count; d++) {
        rt_memory_tick(v->memory, d);
        for (; next < c->start[d + 1] && taken < SAMPLES; next += step) {
            samples[taken++] = set_of(v, c->part, d)->keys[next - c->start[d]];
        }
    }
    rt_sort_u64(samples, samples + SAMPLES, taken, 0);
    c->range_count = count;
    for (size_t r = 0; r < count; r++) {
        c->ranges[r].begin = r == 0 ? 0 : c->ranges[r - 1].end;
        c->ranges[r].end = UINT64_C(1) << 32;
        if (r + 1 < count && taken > 0) {
            c->ranges[r].end = samples[taken * (r + 1) / count];
        }
    }
    free(samples);
    return true;
}

/* Counts a document's keys of the range. Tallies from `first` on are of its language. */
static bool count_document(const counting *c, key_range *r, size_t place, size_t first)
{
    rt_memory *memory = c->v->memory;
    uint32_t d = c->v->order[place];
    const rt_anchor_set *set = set_of(c->v, c->part, d);
    uint32_t *numbers = c->numbers + c->start[d];
    const uint32_t *keys = rt_memory_read(memory, set->keys, set->count * sizeof *keys, &r->room);
    if (keys == NULL) {
        return set->count == 0;
    }
    size_t begin = rt_lower_bound_u32(keys, set->count, r->begin);
    size_t end = rt_lower_bound_u32(keys, set->count, r->end);
    if (!reserve_slots(r, end - begin, memory) ||
        !rt_memory_grow(memory, (void **)&r->tallies, &r->capacity, r->count + (end - begin),
                        sizeof *r->tallies)) {
        return false;
    }
    for (size_t i = begin; i < end; i++) {
        if (i + AHEAD < end) {
            __builtin_prefetch(first_slot(r, keys[i + AHEAD]));
        }
        slot *at = find_slot(r, keys[i]);
        if (at->tally <= first) {
            r->keys += at->tally == 0;
            r->tallies[r->count] = (tally){.place = (uint32_t)place, .before = at->tally};
            *at = (slot){keys[i], (uint32_t)++r->count};
        }
        numbers[i] = at->tally - 1;
        r->tallies[numbers[i]].documents++;
    }
    return true;
}

static void add_up(key_range *r, rt_memory *memory)
{
    for (size_t t = 0; t < r->count; t++) {
        rt_memory_step(memory, t);
        const tally *item = &r->tallies[t];
        r->totals[t] = (key_total){.root = (uint32_t)t, .term = RT_NO_TERM};
        if (item->before != 0) {
            r->totals[t].root = r->totals[item->before - 1].root;
            r->totals[r->totals[t].root].is_shared = true;
        }
        r->totals[r->totals[t].root].documents += item->documents;
    }
}

/* Counts the keys of a range in all documents, one language after another. */
static bool count_range(void *context, size_t number, size_t end_number, unsigned worker)
{
    const counting *c = context;
    const rt_vectors *v = c->v;
    key_range *r = &c->ranges[number];
    for (size_t begin = 0; begin < v->document_count;) {
        size_t end = v->language_end[v->language_at[begin]];
        size_t first = r->count;
        for (size_t place = begin; place < end; place++) {
            rt_memory_tick(v->memory, place);
            prefetch_keys(v, c->part, place);
            if (!count_document(c, r, place, first)) {
                return false;
            }
        }
        begin = end;
    }
    r->totals = rt_memory_alloc(v->memory, (r->count + 1) * sizeof *r->totals);
    r->figures = rt_memory_alloc(v->memory, (r->count + 1) * sizeof *r->figures);
    if (r->totals == NULL || r->figures == NULL) {
        return false;
    }
    add_up(r, v->memory);
    return r->count < UINT32_MAX;
}

/* ----------------------------------------------------------------------- weights */

/* Numbers the terms among the keys of a range that are first met in the document at `place`. */
static bool number_terms_at(rt_vectors *v, key_range *r, size_t place, double most)
{
    for (; r->ranked < r->count && r->tallies[r->ranked].place == place; r->ranked++) {
        key_total *total = &r->totals[r->ranked];
        if (total->is_shared && (double)total->documents <= most) {
            if (!rt_memory_grow(v->memory, (void **)&v->term_list, &v->term_capacity,
                                v->term_count + 1, sizeof *v->term_list)) {
                return false;
            }
            total->term = (uint32_t)v->term_count;
            v->term_list[v->term_count++] =
                (rt_term){total->documents, v->language_at[place], r->tallies[r->ranked].documents};
        }
    }
    return true;
}

/* Numbers the keys that are terms, from the vectors' terms on, in the order in which they are met:
 * documents by their places, and the keys of each, which the ranges divide, in their order. */
static bool number_terms(const counting *c)
{
    rt_vectors *v = c->v;
    double most = frequent_share * (double)v->document_count;
    most = most < FREQUENT_LEAST ? FREQUENT_LEAST : most;
    for (size_t place = 0; place < v->document_count; place++) {
        rt_memory_step(v->memory, place);
        for (size_t r = 0; r < c->range_count; r++) {
            if (!number_terms_at(v, &c->ranges[r], place, most)) {
                return false;
            }
        }
    }
    return true;
}

static bool work_out_figures(void *context, size_t number, size_t end_number, unsigned worker)
{
    const counting *c = context;
    const rt_vectors *v = c->v;
    key_range *r = &c->ranges[number];
    double most = rare_share * (double)v->document_count;
    most = most < RARE_LEAST ? RARE_LEAST : most;
    for (size_t t = 0; t < r->count; t++) {
        rt_memory_tick(v->memory, t);
        const tally *item = &r->tallies[t];
        const key_total *total = &r->totals[r->totals[t].root];
        double documents = (double)c->languages[v->language_at[item->place]] + IDF_DOCUMENTS;
        r->figures[t] = (figure){.idf = log(documents / ((double)item->documents + 0.5)),
                                 .term = total->term,
                                 .rare = (double)total->documents <= most};
    }
    return true;
}

/* Counts the keys of all documents, and finds the terms if they are wanted. */
static bool count_keys(counting *c, bool terms, rt_threads *threads)
{
    return begin_counting(c) && divide_keys(c, rt_threads_count(threads)) &&
           rt_parallel_for(threads, c->range_count, 1, count_range, c) &&
           (!terms || number_terms(c)) &&
           rt_parallel_for(threads, c->range_count, 1, work_out_figures, c);
}

/* Has the keys and counts of a set where they can be read. False when out of memory. */
static bool read_set(rt_memory *memory, rt_anchor_set *set, rt_buffer rooms[2])
{
    if (set->count == 0) { /* there may be no arrays */
        return true;
    }
    set->keys = rt_memory_read(memory, set->keys, set->count * sizeof *set->keys, &rooms[0]);
    set->counts = rt_memory_read(memory, set->counts, set->count * sizeof *set->counts, &rooms[1]);
    return set->keys != NULL && set->counts != NULL;
}

/* Sets the weights and terms of a part of a document's entries. */
static bool fill_document(const counting *c, size_t d, const double *common, rt_buffer rooms[2])
{
    const rt_vectors *v = c->v;
    rt_anchor_set set = *set_of(v, c->part, d);
    uint32_t *numbers = c->numbers + c->start[d];
    if (!read_set(v->memory, &set, rooms)) {
        return false;
    }
    float *weights = v->weights[c->part] + c->start[d];
    const key_range *range = c->ranges;
    for (uint32_t i = 0; i < set.count; i++) {
        if (i + AHEAD < set.count) {
            __builtin_prefetch(&range->figures[numbers[i + AHEAD]]);
        }
        while (set.keys[i] >= range->end) {
            range++;
        }
        const figure *f = &range->figures[numbers[i]];
        uint16_t count = set.counts[i];
        double times = count < COMMON_COUNTS ? common[count] : 1 + log(count);
        float weight = (float)(times * f->idf);
        weights[i] = f->rare ? weight : -weight;
        numbers[i] = f->term;
    }
    return true;
}

static bool fill_documents(void *context, size_t begin, size_t end, unsigned worker)
{
    const counting *c = context;
    rt_buffer rooms[2] = {{0}, {0}};
    double common[COMMON_COUNTS]; /* 1 + log count */
    bool done = true;
    for (unsigned count = 1; count < COMMON_COUNTS; count++) {
        common[count] = 1 + log(count);
    }
    for (size_t place = begin; done && place < end; place++) {
        uint32_t d = c->v->order[place]; /* whose language's figures are near each other */
        rt_memory_tick(c->v->memory, place);
        prefetch_keys(c->v, c->part, place);
        done = fill_document(c, d, common, rooms);
    }
    rt_buffer_release(&rooms[0]);
    rt_buffer_release(&rooms[1]);
    return done;
}

/* Weighs a part of the entries, and finds the terms among them if they are wanted. */
static bool weigh_part(rt_vectors *v, rt_entry_part part, bool terms, rt_threads *threads)
{
    counting c = {.v = v, .part = part};
    bool done = count_keys(&c, terms, threads);
    if (done) {
        v->weights[part] =
            rt_memory_alloc(v->memory, (c.start[v->document_count] + 1) * sizeof *v->weights[part]);
        done = v->weights[part] != NULL &&
               rt_parallel_for(threads, v->document_count, GRAIN, fill_documents, &c);
        v->start[part] = c.start;
        c.start = NULL;
    }
    if (done && terms) {
        v->terms[part] = c.numbers;
        c.numbers = NULL;
    }
    counting_release(&c);
    return done;
}

/* --------------------------------------------------------------------- all parts */

void rt_vectors_drop_part(rt_vectors *v, rt_entry_part part)
{
    rt_memory_release(v->memory, v->start[part]);
    rt_memory_release(v->memory, v->weights[part]);
    rt_memory_release(v->memory, v->terms[part]);
    v->start[part] = NULL;
    v->weights[part] = NULL;
    v->terms[part] = NULL;
}

bool rt_vectors_weigh(rt_vectors *v, rt_threads *threads)
{
    rt_vectors_drop_packed(v);
    rt_vectors_drop_part(v, RT_PART_LEARNED);
    if (v->terms[RT_PART_ANCHORS] == NULL) {
        rt_vectors_drop_part(v, RT_PART_ANCHORS);
    }
    if (v->weights[RT_PART_ANCHORS] == NULL) {
        v->term_count = 0;
        if (!weigh_part(v, RT_PART_ANCHORS, true, threads)) {
            return false;
        }
        v->anchor_terms = v->term_count;
    }
    v->term_count = v->anchor_terms;
    return weigh_part(v, RT_PART_LEARNED, true, threads);
}

bool rt_vectors_pair(rt_vectors *v, rt_threads *threads)
{
    if (v->weights[RT_PART_ANCHORS] == NULL && !(weigh_part(v, RT_PART_ANCHORS, false, threads) &&
                                                 weigh_part(v, RT_PART_LEARNED, false, threads))) {
        return false;
    }
    return rt_memory_limit(v->memory) == 0 || rt_vectors_pack(v, threads);
}

bool rt_vectors_init(rt_vectors *vectors, const rt_cross_document *documents, size_t count,
                     size_t language_count, rt_memory *memory)
{
    *vectors = (rt_vectors){.memory = memory,
                            .documents = documents,
                            .document_count = count,
                            .language_count = language_count};
    if (!order_documents(vectors)) {
        rt_vectors_release(vectors);
        return false;
    }
    return true;
}

void rt_vectors_release(rt_vectors *vectors)
{
    rt_vectors_drop_links(vectors);
    rt_vectors_drop_packed(vectors);
    rt_vectors_drop_part(vectors, RT_PART_ANCHORS);
    rt_vectors_drop_part(vectors, RT_PART_LEARNED);
    rt_memory_release(vectors->memory, vectors->order);
    rt_memory_release(vectors->memory, vectors->language_at);
    rt_memory_release(vectors->memory, vectors->language_of);
    rt_memory_release(vectors->memory, vectors->language_end);
    rt_memory_release(vectors->memory, vectors->term_list);
    *vectors = (rt_vectors){0};
}
