#include "cross/vectors.h"

#include "base/hash.h"
#include "base/sort.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* IDF_DOCUMENTS are added to those of a language, so that in a small corpus, too, an anchor in one
 * of them counts as rare. */
enum { FREQUENT_LEAST = 60, IDF_DOCUMENTS = 200, FIRST_SLOTS = 1 << 12, COMMON_COUNTS = 64 };
#define NO_TERM UINT32_MAX

static const double frequent_share = 0.10;

/* What a kind counts for in retrieval. */
static const float kind_factors[RT_ANCHOR_KINDS] = {
    [RT_ANCHOR_NUMBER] = 1.0f,   [RT_ANCHOR_PLACE] = 1.0f,   [RT_ANCHOR_PREFIX] = 1.0f,
    [RT_ANCHOR_SKELETON] = 0.7f, [RT_ANCHOR_CONCEPT] = 0.5f, [RT_ANCHOR_LEXICON] = 1.0f,
};

/* -------------------------------------------------------------------- statistics */

/* What is known of a key. */
typedef struct statistic {
    uint32_t key;
    uint32_t frequency;   /* documents, of all languages */
    uint32_t in_language; /* documents of the language at hand */
    uint32_t language;    /* 1 + the language at hand */
    uint32_t languages;   /* how many there are */
    uint32_t term;
} statistic;

/* All keys; slots hold 1 + an index of `items`, or 0. */
typedef struct statistics {
    statistic *items;
    size_t count, capacity;
    uint32_t *slots;
    size_t slot_count;
} statistics;

static void statistics_release(statistics *s)
{
    free(s->items);
    free(s->slots);
}

static uint32_t *find_slot(const statistics *s, uint32_t key)
{
    size_t slot = (size_t)rt_mix64(key) & (s->slot_count - 1);
    while (s->slots[slot] != 0 && s->items[s->slots[slot] - 1].key != key) {
        slot = (slot + 1) & (s->slot_count - 1);
    }
    return &s->slots[slot];
}

static bool grow_slots(statistics *s)
{
    free(s->slots);
    s->slot_count = s->slot_count == 0 ? FIRST_SLOTS : 2 * s->slot_count;
    s->slots = calloc(s->slot_count, sizeof *s->slots);
    for (size_t i = 0; s->slots != NULL && i < s->count; i++) {
        *find_slot(s, s->items[i].key) = (uint32_t)i + 1;
    }
    return s->slots != NULL;
}

/* Sets *index to the key's. False when out of memory. */
static bool find_statistic(statistics *s, uint32_t key, uint32_t *index)
{
    if (2 * (s->count + 1) > s->slot_count && !grow_slots(s)) {
        return false;
    }
    uint32_t *slot = find_slot(s, key);
    if (*slot == 0) {
        if (!rt_grow((void **)&s->items, &s->capacity, s->count + 1, sizeof *s->items)) {
            return false;
        }
        s->items[s->count++] = (statistic){.key = key};
        *slot = (uint32_t)s->count;
    }
    *index = *slot - 1;
    return true;
}

/* ----------------------------------------------------------------------- entries */

/* Adds the keys before `end` of a set, their frequency being the index of their statistic. */
static bool add_entries(rt_vectors *v, statistics *s, const rt_anchor_set *set, uint32_t end,
                        size_t *filled, size_t *positions)
{
    size_t from = *positions;
    for (uint32_t i = 0; i < end; i++) {
        rt_entry *entry = &v->entries[(*filled)++];
        *entry = (rt_entry){
            .key = set->keys[i], .positions = (uint32_t)*positions, .count = set->counts[i]};
        if (!find_statistic(s, entry->key, &entry->frequency)) {
            return false;
        }
        *positions += rt_positions_kept(entry->count);
    }
    if (*positions > from) {
        memcpy(v->positions + from, set->positions, (*positions - from) * sizeof *v->positions);
    }
    return true;
}

static bool collect_entries(rt_vectors *v, statistics *s)
{
    size_t entries = 0;
    size_t positions = 0;
    for (size_t d = 0; d < v->document_count; d++) {
        const rt_cross_document *document = &v->documents[d];
        entries += document->anchors.words + document->learned.count;
        positions += document->anchors.word_positions + document->learned.position_count;
    }
    v->entries = malloc((entries + 1) * sizeof *v->entries);
    v->positions = malloc((positions + 1) * sizeof *v->positions);
    v->entry_start = malloc((v->document_count + 1) * sizeof *v->entry_start);
    if (v->entries == NULL || v->positions == NULL || v->entry_start == NULL ||
        positions >= UINT32_MAX) {
        return false;
    }
    entries = positions = 0;
    for (size_t d = 0; d < v->document_count; d++) {
        const rt_cross_document *document = &v->documents[d];
        v->entry_start[d] = entries;
        if (!add_entries(v, s, &document->anchors, document->anchors.words, &entries, &positions) ||
            !add_entries(v, s, &document->learned, document->learned.count, &entries, &positions)) {
            return false;
        }
    }
    v->entry_start[v->document_count] = entries;
    return true;
}

/* --------------------------------------------------------------------- the order */

/* Counts in language_end the documents of each language, then lists the documents. */
static bool order_documents(rt_vectors *v)
{
    size_t languages = v->language_count;
    v->order = malloc((v->document_count + 1) * sizeof *v->order);
    v->language_end = calloc(languages + 1, sizeof *v->language_end);
    v->language_at = malloc((v->document_count + 1) * sizeof *v->language_at);
    uint64_t *by_size = malloc((2 * languages + 1) * sizeof *by_size);
    if (v->order == NULL || v->language_at == NULL || v->language_end == NULL || by_size == NULL) {
        free(by_size);
        return false;
    }
    for (size_t d = 0; d < v->document_count; d++) {
        v->language_end[v->documents[d].language]++;
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
        uint32_t place = v->language_end[v->documents[d].language]++;
        v->order[place] = (uint32_t)d;
        v->language_at[place] = v->documents[d].language;
    }
    free(by_size);
    return true;
}

/* ----------------------------------------------------------------------- weights */

/* Counts the documents from `begin` to `end` of the order, which are of one language. */
static void count_language(const rt_vectors *v, statistics *s, size_t begin, size_t end)
{
    uint32_t language = v->documents[v->order[begin]].language + 1;
    for (size_t place = begin; place < end; place++) {
        uint32_t d = v->order[place];
        for (size_t e = v->entry_start[d]; e < v->entry_start[d + 1]; e++) {
            statistic *item = &s->items[v->entries[e].frequency];
            if (item->language != language) {
                item->language = language;
                item->in_language = 0;
                item->languages++;
            }
            item->in_language++;
            item->frequency++;
        }
    }
}

static void weigh_language(rt_vectors *v, const statistics *s, size_t begin, size_t end)
{
    double documents = (double)(end - begin) + IDF_DOCUMENTS;
    double common[COMMON_COUNTS]; /* 1 + log count */
    for (unsigned count = 1; count < COMMON_COUNTS; count++) {
        common[count] = 1 + log(count);
    }
    for (size_t place = begin; place < end; place++) {
        uint32_t d = v->order[place];
        for (size_t e = v->entry_start[d]; e < v->entry_start[d + 1]; e++) {
            rt_entry *entry = &v->entries[e];
            double idf = log(documents / (s->items[entry->frequency].in_language + 0.5));
            double times =
                entry->count < COMMON_COUNTS ? common[entry->count] : 1 + log(entry->count);
            entry->weight = (float)(times * idf);
        }
    }
}

/* Entries that can be shared, and those of them that link: how many there are. */
typedef struct link_counts {
    size_t shareable;
    size_t links;
} link_counts;

static link_counts number_terms(rt_vectors *v, statistics *s)
{
    double most = frequent_share * (double)v->document_count;
    most = most < FREQUENT_LEAST ? FREQUENT_LEAST : most;
    link_counts counts = {0};
    for (size_t i = 0; i < s->count; i++) {
        statistic *item = &s->items[i];
        bool is_shared = item->languages >= 2;
        bool is_term = is_shared && (double)item->frequency <= most;
        item->term = is_term ? (uint32_t)v->term_count++ : NO_TERM;
        counts.shareable += is_shared ? item->frequency : 0;
        counts.links += is_term ? item->frequency : 0;
    }
    return counts;
}

static void weigh_entries(rt_vectors *v, statistics *s)
{
    for (size_t begin = 0; begin < v->document_count;) {
        size_t end = v->language_end[v->documents[v->order[begin]].language];
        count_language(v, s, begin, end);
        weigh_language(v, s, begin, end);
        begin = end;
    }
}

/* ----------------------------------------------------------- links and postings */

/* Makes a document's links have length 1 together. */
static void scale_links(rt_link_weight *links, size_t count)
{
    double length = 0;
    for (size_t i = 0; i < count; i++) {
        length += (double)links[i].weight * links[i].weight;
    }
    float scale = length > 0 ? (float)(1 / sqrt(length)) : 0;
    for (size_t i = 0; i < count; i++) {
        links[i].weight *= scale;
    }
}

/* Entries get their frequency. */
static void fill_links(rt_vectors *v, const statistics *s)
{
    size_t shared = 0;
    size_t linked = 0;
    for (size_t d = 0; d < v->document_count; d++) {
        v->shareable_start[d] = shared;
        v->link_start[d] = linked;
        for (size_t e = v->entry_start[d]; e < v->entry_start[d + 1]; e++) {
            rt_entry *entry = &v->entries[e];
            const statistic *item = &s->items[entry->frequency];
            entry->frequency = item->frequency;
            if (item->languages >= 2) {
                v->shareable[shared++] =
                    (rt_shareable){entry->key, (uint32_t)(e - v->entry_start[d])};
            }
            if (item->term != NO_TERM) {
                float weight = entry->weight * kind_factors[rt_anchor_kind_of(entry->key)];
                v->links[linked++] = (rt_link_weight){item->term, weight};
                v->posting_start[item->term + 2]++;
            }
        }
        scale_links(v->links + v->link_start[d], linked - v->link_start[d]);
    }
    v->shareable_start[v->document_count] = shared;
    v->link_start[v->document_count] = linked;
}

static void fill_postings(rt_vectors *v)
{
    for (size_t t = 2; t < v->term_count + 2; t++) {
        v->posting_start[t] += v->posting_start[t - 1];
    }
    for (size_t place = 0; place < v->document_count; place++) {
        uint32_t d = v->order[place];
        for (size_t i = v->link_start[d]; i < v->link_start[d + 1]; i++) {
            v->postings[v->posting_start[v->links[i].term + 1]++] =
                (rt_posting){(uint32_t)place, v->links[i].weight};
        }
    }
}

static bool make_links(rt_vectors *v, statistics *s)
{
    link_counts counts = number_terms(v, s);
    v->shareable_start = malloc((v->document_count + 1) * sizeof *v->shareable_start);
    v->shareable = malloc((counts.shareable + 1) * sizeof *v->shareable);
    v->link_start = malloc((v->document_count + 1) * sizeof *v->link_start);
    v->links = malloc((counts.links + 1) * sizeof *v->links);
    v->posting_start = calloc(v->term_count + 2, sizeof *v->posting_start);
    v->postings = malloc((counts.links + 1) * sizeof *v->postings);
    if (v->shareable_start == NULL || v->shareable == NULL || v->link_start == NULL ||
        v->links == NULL || v->posting_start == NULL || v->postings == NULL) {
        return false;
    }
    fill_links(v, s);
    fill_postings(v);
    return true;
}

bool rt_vectors_init(rt_vectors *vectors, const rt_cross_document *documents, size_t count,
                     size_t language_count)
{
    *vectors = (rt_vectors){
        .documents = documents, .document_count = count, .language_count = language_count};
    statistics s = {0};
    bool done = order_documents(vectors) && collect_entries(vectors, &s);
    if (done) {
        weigh_entries(vectors, &s);
        done = make_links(vectors, &s);
    }
    statistics_release(&s);
    if (!done) {
        rt_vectors_release(vectors);
    }
    return done;
}

void rt_vectors_release(rt_vectors *vectors)
{
    free(vectors->order);
    free(vectors->language_at);
    free(vectors->language_end);
    free(vectors->entry_start);
    free(vectors->entries);
    free(vectors->positions);
    free(vectors->shareable_start);
    free(vectors->shareable);
    free(vectors->link_start);
    free(vectors->links);
    free(vectors->posting_start);
    free(vectors->postings);
    *vectors = (rt_vectors){0};
}
