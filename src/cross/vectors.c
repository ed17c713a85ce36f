#include "cross/vectors.h"

#include "base/hash.h"
#include "base/sort.h"
#include "base/threads.h"
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
    AHEAD = 12 /* how far ahead what is needed is fetched */
};

static const double frequent_share = 0.10;
static const double rare_share = 0.05;

/* What a kind counts for in retrieval. */
static const float kind_factors[RT_ANCHOR_KINDS] = {
    [RT_ANCHOR_NUMBER] = 1.0f,   [RT_ANCHOR_PLACE] = 1.0f,   [RT_ANCHOR_PREFIX] = 1.0f,
    [RT_ANCHOR_SKELETON] = 0.7f, [RT_ANCHOR_CONCEPT] = 0.5f, [RT_ANCHOR_LEXICON] = 1.0f,
};

/* -------------------------------------------------------------------- statistics */

/* What is known of a key. */
typedef struct statistic {
    uint32_t in_language; /* documents of the language at hand */
    uint32_t language;    /* 1 + the language at hand */
    uint32_t frequency;   /* documents, of all languages */
    uint32_t term;
    bool is_shared; /* two languages have it */
} statistic;

/* All keys, numbered as they were met. A slot holds 0, or a key in its high half and 1 + its number
 * in the low one. */
typedef struct statistics {
    rt_memory *memory;
    statistic *items;
    size_t count;
    uint64_t *slots;
    size_t slot_count;
} statistics;

static void statistics_release(statistics *s)
{
    rt_memory_release(s->memory, s->items);
    rt_memory_release(s->memory, s->slots);
}

static uint64_t *first_slot(const statistics *s, uint32_t key)
{
    return &s->slots[(size_t)rt_mix64(key) & (s->slot_count - 1)];
}

/* The key's slot, or the free one where it belongs. */
static uint64_t *find_slot(const statistics *s, uint32_t key)
{
    uint64_t *slot = first_slot(s, key);
    while (*slot != 0 && *slot >> 32 != key) {
        slot = slot + 1 == s->slots + s->slot_count ? s->slots : slot + 1;
    }
    return slot;
}

/* Makes room for `more` keys. False when out of memory. */
static bool reserve_slots(statistics *s, size_t more)
{
    size_t slot_count = s->slot_count == 0 ? FIRST_SLOTS : s->slot_count;
    while (2 * (s->count + more) > slot_count) {
        slot_count *= 2;
    }
    if (slot_count == s->slot_count) {
        return true;
    }
    statistics larger = {.memory = s->memory, .count = s->count, .slot_count = slot_count};
    larger.slots = rt_memory_zeroed(s->memory, slot_count, sizeof *larger.slots);
    if (larger.slots == NULL) {
        return false;
    }
    for (size_t i = 0; i < s->slot_count; i++) {
        if (s->slots[i] != 0) {
            *find_slot(&larger, (uint32_t)(s->slots[i] >> 32)) = s->slots[i];
        }
    }
    rt_memory_release(s->memory, s->slots);
    *s = larger;
    return true;
}

/* The key's number; there is room for it. */
static uint32_t number_key(statistics *s, uint32_t key)
{
    uint64_t *slot = find_slot(s, key);
    if (*slot == 0) {
        *slot = (uint64_t)key << 32 | ++s->count;
    }
    return (uint32_t)*slot - 1;
}

/* ----------------------------------------------------------------------- entries */

/* The entry of a set's key i; the number of its statistic stands in for its term. */
static rt_entry entry_of(const rt_vectors *v, const rt_anchor_set *set, uint32_t i, uint32_t number,
                         size_t positions)
{
    rt_entry entry = {.key = set->keys[i],
                      .term = number,
                      .positions = (uint32_t)positions,
                      .count = set->counts[i]};
    for (unsigned p = 0; p < rt_positions_kept(entry.count); p++) {
        entry.eighths |= (uint8_t)(1u << (v->positions[positions + p] >> 13));
    }
    return entry;
}

/* Copies the first `count` positions of a set behind the others. */
static void copy_positions(rt_vectors *v, const rt_anchor_set *set, size_t to, size_t count)
{
    if (count > 0) { /* else there may be no array to copy from */
        memcpy(v->positions + to, set->positions, count * sizeof *v->positions);
    }
}

/* The entries of the documents' anchors. */
static bool collect_entries(rt_vectors *v, statistics *s)
{
    size_t entries = 0;
    size_t positions = 0;
    for (size_t d = 0; d < v->document_count; d++) {
        rt_memory_tick(v->memory, d);
        entries += v->documents[d].anchors.count;
        positions += v->documents[d].anchors.position_count;
    }
    v->entry_start = rt_memory_alloc(v->memory, (v->document_count + 1) * sizeof *v->entry_start);
    if (v->entry_start == NULL || positions >= UINT32_MAX ||
        !rt_memory_grow(v->memory, (void **)&v->entries, &v->entry_capacity, entries + 1,
                        sizeof *v->entries) ||
        !rt_memory_grow(v->memory, (void **)&v->positions, &v->position_capacity, positions + 1,
                        sizeof *v->positions)) {
        return false;
    }
    entries = 0;
    for (size_t d = 0; d < v->document_count; d++) {
        rt_memory_tick(v->memory, d);
        const rt_anchor_set *set = &v->documents[d].anchors;
        size_t at = v->position_count;
        copy_positions(v, set, at, set->position_count);
        v->entry_start[d] = entries;
        if (!reserve_slots(s, set->count)) {
            return false;
        }
        for (uint32_t i = 0; i < set->count; i++) {
            if (i + AHEAD < set->count) {
                __builtin_prefetch(first_slot(s, set->keys[i + AHEAD]));
            }
            v->entries[entries++] = entry_of(v, set, i, number_key(s, set->keys[i]), at);
            at += rt_positions_kept(set->counts[i]);
        }
        v->position_count = at;
    }
    v->entry_start[v->document_count] = entries;
    s->items = rt_memory_zeroed(v->memory, s->count + 1, sizeof *s->items);
    return s->items != NULL;
}

/* --------------------------------------------------------------------- the order */

/* Counts in language_end the documents of each language, then lists the documents. */
static bool order_documents(rt_vectors *v)
{
    size_t languages = v->language_count;
    v->order = rt_memory_alloc(v->memory, (v->document_count + 1) * sizeof *v->order);
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

/* ----------------------------------------------------------------------- weights */

/* Which entries of each document are weighed: those of its anchors, or those learned. */
typedef enum entry_part { ANCHORS, LEARNED } entry_part;

static size_t part_begin(const rt_vectors *v, entry_part part, uint32_t d)
{
    return v->entry_start[d] + (part == LEARNED ? v->documents[d].anchors.count : 0);
}

static size_t part_end(const rt_vectors *v, entry_part part, uint32_t d)
{
    return part == LEARNED ? v->entry_start[d + 1]
                           : v->entry_start[d] + v->documents[d].anchors.count;
}

/* Counts the documents from `begin` to `end` of the order, which are of one language. */
static void count_language(const rt_vectors *v, entry_part part, statistic *items, size_t begin,
                           size_t end)
{
    uint32_t language = v->language_at[begin] + 1;
    for (size_t place = begin; place < end; place++) {
        rt_memory_tick(v->memory, place);
        uint32_t d = v->order[place];
        size_t last = part_end(v, part, d);
        for (size_t e = part_begin(v, part, d); e < last; e++) {
            statistic *item = &items[v->entries[e].term];
            if (e + AHEAD < last) {
                __builtin_prefetch(&items[v->entries[e + AHEAD].term]);
            }
            if (item->language != language) {
                item->is_shared = item->language != 0;
                item->language = language;
                item->in_language = 0;
            }
            item->in_language++;
            item->frequency++;
        }
    }
}

/* What is done to the documents of a language, or to all, by several threads. */
typedef struct weighing {
    rt_vectors *v;
    entry_part part;
    const statistic *items;
    size_t begin;      /* the first in the order */
    const double *idf; /* by the number of documents that have an anchor */
} weighing;

static bool weigh_places(void *context, size_t begin, size_t end, unsigned worker)
{
    const weighing *w = context;
    rt_vectors *v = w->v;
    double common[COMMON_COUNTS]; /* 1 + log count */
    for (unsigned count = 1; count < COMMON_COUNTS; count++) {
        common[count] = 1 + log(count);
    }
    for (size_t place = w->begin + begin; place < w->begin + end; place++) {
        rt_memory_tick(v->memory, place);
        uint32_t d = v->order[place];
        size_t last = part_end(v, w->part, d);
        for (size_t e = part_begin(v, w->part, d); e < last; e++) {
            rt_entry *entry = &v->entries[e];
            if (e + AHEAD < last) {
                __builtin_prefetch(&w->items[v->entries[e + AHEAD].term]);
            }
            double times =
                entry->count < COMMON_COUNTS ? common[entry->count] : 1 + log(entry->count);
            entry->weight = (float)(times * w->idf[w->items[entry->term].in_language]);
        }
    }
    return true;
}

/* Weighs the entries of a language, which have been counted. */
static void weigh_language(weighing *w, size_t begin, size_t end, double *idf, unsigned threads)
{
    double documents = (double)(end - begin) + IDF_DOCUMENTS;
    for (size_t found = 1; found <= end - begin; found++) {
        idf[found] = log(documents / ((double)found + 0.5));
    }
    w->begin = begin;
    w->idf = idf;
    rt_parallel_for(threads, end - begin, GRAIN, weigh_places, w);
}

/* Numbers the statistics that are terms, from the vectors' terms on. */
static bool number_terms(rt_vectors *v, statistic *items, size_t count)
{
    double most = frequent_share * (double)v->document_count;
    most = most < FREQUENT_LEAST ? FREQUENT_LEAST : most;
    for (size_t i = 0; i < count; i++) {
        items[i].term = RT_NO_TERM;
        if (items[i].is_shared && (double)items[i].frequency <= most) {
            if (!rt_memory_grow(v->memory, (void **)&v->term_frequency, &v->term_capacity,
                                v->term_count + 1, sizeof *v->term_frequency)) {
                return false;
            }
            items[i].term = (uint32_t)v->term_count;
            v->term_frequency[v->term_count++] = items[i].frequency;
        }
    }
    return true;
}

/* Entries get their terms. */
static bool settle_documents(void *context, size_t begin, size_t end, unsigned worker)
{
    const weighing *w = context;
    rt_vectors *v = w->v;
    double most = rare_share * (double)v->document_count;
    most = most < RARE_LEAST ? RARE_LEAST : most;
    for (uint32_t d = (uint32_t)begin; d < end; d++) {
        size_t last = part_end(v, w->part, d);
        for (size_t e = part_begin(v, w->part, d); e < last; e++) {
            rt_entry *entry = &v->entries[e];
            if (e + AHEAD < last) {
                __builtin_prefetch(&w->items[v->entries[e + AHEAD].term]);
            }
            const statistic *item = &w->items[entry->term];
            entry->flags = (uint8_t)((item->is_shared ? RT_ENTRY_SHARED : 0) |
                                     ((double)item->frequency <= most ? RT_ENTRY_RARE : 0));
            entry->term = item->term;
        }
    }
    return true;
}

/* Gives a part of the entries weights and terms. */
static bool weigh_entries(rt_vectors *v, entry_part part, statistic *items, size_t count,
                          unsigned threads)
{
    weighing w = {.v = v, .part = part, .items = items};
    double *idf = rt_memory_alloc(v->memory, (v->document_count + 1) * sizeof *idf);
    if (idf == NULL) {
        return false;
    }
    for (size_t begin = 0; begin < v->document_count;) {
        size_t end = v->language_end[v->language_at[begin]];
        count_language(v, part, items, begin, end);
        weigh_language(&w, begin, end, idf, threads);
        begin = end;
    }
    rt_memory_release(v->memory, idf);
    if (!number_terms(v, items, count)) {
        return false;
    }
    rt_parallel_for(threads, v->document_count, GRAIN, settle_documents, &w);
    return true;
}

/* ----------------------------------------------------------- links and postings */

static float link_weight(const rt_entry *entry)
{
    return entry->weight * kind_factors[rt_anchor_kind_of(entry->key)];
}

/* Ranks the terms: ranks[term]. posting_start gets where the postings of each rank begin. */
static uint32_t *rank_terms(rt_vectors *v)
{
    size_t count = v->term_count;
    uint64_t *sorted = rt_memory_alloc(v->memory, (2 * count + 1) * sizeof *sorted);
    uint32_t *ranks = rt_memory_alloc(v->memory, (count + 1) * sizeof *ranks);
    v->posting_start = rt_memory_alloc(v->memory, (count + 2) * sizeof *v->posting_start);
    if (sorted == NULL || ranks == NULL || v->posting_start == NULL) {
        rt_memory_release(v->memory, sorted);
        rt_memory_release(v->memory, ranks);
        return NULL;
    }
    for (size_t t = 0; t < count; t++) {
        sorted[t] = (uint64_t)(UINT32_MAX - v->term_frequency[t]) << 32 | t;
    }
    rt_sort_u64(sorted, sorted + count, count, 32);
    v->posting_start[0] = 0;
    v->posting_start[1] = 0;
    for (size_t r = 0; r < count; r++) {
        ranks[(uint32_t)sorted[r]] = (uint32_t)r;
        v->posting_start[r + 2] =
            v->posting_start[r + 1] + (UINT32_MAX - (uint32_t)(sorted[r] >> 32));
    }
    rt_memory_release(v->memory, sorted);
    return ranks;
}

/* Sets where the links of each document begin. */
static bool count_links(rt_vectors *v)
{
    size_t linked = 0;
    v->link_start = rt_memory_alloc(v->memory, (v->document_count + 2) * sizeof *v->link_start);
    if (v->link_start == NULL) {
        return false;
    }
    for (size_t d = 0; d < v->document_count; d++) {
        v->link_start[d + 1] = linked;
        for (size_t e = v->entry_start[d]; e < v->entry_start[d + 1]; e++) {
            linked += v->entries[e].term != RT_NO_TERM;
        }
    }
    v->link_start[0] = 0;
    v->link_start[v->document_count + 1] = linked;
    return true;
}

/* Lists which entries can be shared. */
static bool list_shareable(rt_vectors *v)
{
    size_t total = v->entry_start[v->document_count];
    size_t count = 0;
    for (size_t e = 0; e < total; e++) {
        count += v->entries[e].flags & RT_ENTRY_SHARED;
    }
    v->shareable_start =
        rt_memory_alloc(v->memory, (v->document_count + 1) * sizeof *v->shareable_start);
    v->shareable = rt_memory_alloc(v->memory, (count + 1) * sizeof *v->shareable);
    if (v->shareable_start == NULL || v->shareable == NULL) {
        return false;
    }
    size_t shared = 0;
    for (size_t d = 0; d < v->document_count; d++) {
        rt_memory_tick(v->memory, d);
        v->shareable_start[d] = shared;
        for (size_t e = v->entry_start[d]; e < v->entry_start[d + 1]; e++) {
            if (v->entries[e].flags & RT_ENTRY_SHARED) {
                v->shareable[shared++] =
                    (rt_shareable){v->entries[e].key, (uint32_t)(e - v->entry_start[d])};
            }
        }
    }
    v->shareable_start[v->document_count] = shared;
    return true;
}

/* Lists a document's links, not scaled and as its entries come, from `links` on, and has where
 * their postings go fetched. Returns their number. */
static size_t list_links(const rt_vectors *v, const uint32_t *ranks, uint32_t d,
                         rt_link_weight *links, double *length)
{
    size_t count = 0;
    *length = 0;
    for (size_t e = v->entry_start[d]; e < v->entry_start[d + 1]; e++) {
        const rt_entry *entry = &v->entries[e];
        if (entry->term != RT_NO_TERM) {
            float weight = link_weight(entry);
            links[count++] = (rt_link_weight){ranks[entry->term], weight};
            *length += (double)weight * (double)weight;
            __builtin_prefetch(&v->posting_start[ranks[entry->term] + 1], 1);
        }
    }
    return count;
}

/* Fills the postings, scaled so that the links of each document have length 1 together. */
static void fill_postings(rt_vectors *v, const uint32_t *ranks)
{
    for (size_t place = 0; place < v->document_count; place++) {
        rt_memory_tick(v->memory, place);
        uint32_t d = v->order[place];
        rt_link_weight *links = v->links + v->link_start[d + 1];
        double length;
        size_t count = list_links(v, ranks, d, links, &length);
        float scale = length > 0 ? (float)(1 / sqrt(length)) : 0;
        for (size_t i = 0; i < count; i++) {
            if (i + AHEAD < count) {
                size_t at = v->posting_start[links[i + AHEAD].rank + 1];
                __builtin_prefetch(&v->postings[at], 1);
            }
            v->postings[v->posting_start[links[i].rank + 1]++] =
                (rt_posting){(uint32_t)place, links[i].weight * scale};
        }
    }
}

/* The postings turned round: a document's links come in the order of ranks. */
static void fill_links(rt_vectors *v)
{
    size_t total = v->posting_start[v->term_count];
    for (size_t r = 0; r < v->term_count; r++) {
        rt_memory_tick(v->memory, r);
        for (size_t i = v->posting_start[r]; i < v->posting_start[r + 1]; i++) {
            uint32_t d = v->order[v->postings[i].place];
            if (i + AHEAD < total) {
                uint32_t next = v->order[v->postings[i + AHEAD].place];
                __builtin_prefetch(&v->links[v->link_start[next + 1]], 1);
            }
            v->links[v->link_start[d + 1]++] = (rt_link_weight){(uint32_t)r, v->postings[i].weight};
        }
    }
}

static void drop_links(rt_vectors *v)
{
    rt_memory_release(v->memory, v->shareable_start);
    rt_memory_release(v->memory, v->shareable);
    rt_memory_release(v->memory, v->link_start);
    rt_memory_release(v->memory, v->links);
    rt_memory_release(v->memory, v->posting_start);
    rt_memory_release(v->memory, v->postings);
    v->shareable_start = v->link_start = v->posting_start = NULL;
    v->shareable = NULL;
    v->links = NULL;
    v->postings = NULL;
}

static bool make_links(rt_vectors *v)
{
    if (!count_links(v)) {
        return false;
    }
    uint32_t *ranks = rank_terms(v);
    size_t links = v->link_start[v->document_count + 1];
    v->links = rt_memory_alloc(v->memory, (links + 1) * sizeof *v->links);
    v->postings = rt_memory_alloc(v->memory, (links + 1) * sizeof *v->postings);
    bool done = ranks != NULL && v->links != NULL && v->postings != NULL;
    if (done) {
        fill_postings(v, ranks);
        fill_links(v);
    }
    rt_memory_release(v->memory, ranks);
    return done;
}

/* ----------------------------------------------------------------------- learned */

/* Moves the entries of the documents' anchors to where what was learned leaves room for them.
 * Returns how many entries the lexicon has that may be met. */
static bool make_room(rt_vectors *v, size_t *lexicon_entries)
{
    size_t kept = 0;
    size_t learned = 0;
    size_t positions = v->position_count;
    *lexicon_entries = 0;
    for (size_t d = 0; d < v->document_count; d++) {
        rt_memory_tick(v->memory, d);
        const rt_cross_document *document = &v->documents[d];
        size_t count = document->anchors.count;
        if (kept != v->entry_start[d]) {
            memmove(v->entries + kept, v->entries + v->entry_start[d], count * sizeof *v->entries);
        }
        v->entry_start[d] = kept;
        kept += count;
        learned += document->learned.count;
        positions += document->learned.position_count;
        if (document->learned.count > 0) {
            uint32_t last = document->learned.keys[document->learned.count - 1];
            size_t number = rt_lexicon_number(last) + (size_t)1;
            *lexicon_entries = number > *lexicon_entries ? number : *lexicon_entries;
        }
    }
    if (positions >= UINT32_MAX ||
        !rt_memory_grow(v->memory, (void **)&v->entries, &v->entry_capacity, kept + learned + 1,
                        sizeof *v->entries) ||
        !rt_memory_grow(v->memory, (void **)&v->positions, &v->position_capacity, positions + 1,
                        sizeof *v->positions)) {
        return false;
    }
    v->entry_start[v->document_count] = kept + learned;
    for (size_t d = v->document_count; learned > 0 && d-- > 0;) {
        learned -= v->documents[d].learned.count;
        memmove(v->entries + v->entry_start[d] + learned, v->entries + v->entry_start[d],
                v->documents[d].anchors.count * sizeof *v->entries);
        v->entry_start[d] += learned;
    }
    return true;
}

static void add_learned(rt_vectors *v)
{
    size_t at = v->position_count;
    for (size_t d = 0; d < v->document_count; d++) {
        rt_memory_tick(v->memory, d);
        const rt_anchor_set *set = &v->documents[d].learned;
        rt_entry *entries = v->entries + v->entry_start[d] + v->documents[d].anchors.count;
        copy_positions(v, set, at, set->position_count);
        for (uint32_t i = 0; i < set->count; i++) {
            entries[i] = entry_of(v, set, i, rt_lexicon_number(set->keys[i]), at);
            at += rt_positions_kept(set->counts[i]);
        }
    }
}

bool rt_vectors_learn(rt_vectors *v, unsigned threads)
{
    size_t lexicon_entries;
    drop_links(v);
    v->term_count = v->anchor_terms;
    if (!make_room(v, &lexicon_entries)) {
        return false;
    }
    add_learned(v);
    statistic *items = rt_memory_zeroed(v->memory, lexicon_entries + 1, sizeof *items);
    bool done = items != NULL && weigh_entries(v, LEARNED, items, lexicon_entries, threads);
    rt_memory_release(v->memory, items);
    return done && make_links(v);
}

bool rt_vectors_pair(rt_vectors *v)
{
    drop_links(v);
    return list_shareable(v);
}

bool rt_vectors_init(rt_vectors *vectors, const rt_cross_document *documents, size_t count,
                     size_t language_count, unsigned threads, rt_memory *memory)
{
    *vectors = (rt_vectors){.memory = memory,
                            .documents = documents,
                            .document_count = count,
                            .language_count = language_count};
    statistics s = {.memory = memory};
    bool done = order_documents(vectors) && collect_entries(vectors, &s) &&
                weigh_entries(vectors, ANCHORS, s.items, s.count, threads);
    statistics_release(&s);
    vectors->anchor_terms = vectors->term_count;
    if (!done || !rt_vectors_learn(vectors, threads)) {
        rt_vectors_release(vectors);
        return false;
    }
    return true;
}

void rt_vectors_release(rt_vectors *vectors)
{
    drop_links(vectors);
    rt_memory_release(vectors->memory, vectors->order);
    rt_memory_release(vectors->memory, vectors->language_at);
    rt_memory_release(vectors->memory, vectors->language_of);
    rt_memory_release(vectors->memory, vectors->language_end);
    rt_memory_release(vectors->memory, vectors->entry_start);
    rt_memory_release(vectors->memory, vectors->entries);
    rt_memory_release(vectors->memory, vectors->positions);
    rt_memory_release(vectors->memory, vectors->term_frequency);
    *vectors = (rt_vectors){0};
}
