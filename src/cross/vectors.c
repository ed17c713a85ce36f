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

/* ---------------------------------------------------------------------- counting */

/* Which of a document's entries are at hand: those of its anchors, or those learned. */
typedef enum entry_part { ANCHORS, LEARNED } entry_part;

static const rt_anchor_set *set_of(const rt_vectors *v, entry_part part, size_t d)
{
    return part == LEARNED ? &v->documents[d].learned : &v->documents[d].anchors;
}

/* How many documents of one language have a key. */
typedef struct tally {
    uint32_t documents;
    uint32_t language; /* documents that it has */
    uint32_t before;   /* 1 + the same key's tally in a language before; 0 if there is none */
} tally;

/* What all entries of a tally have. */
typedef struct figure {
    double idf;
    uint32_t term;
    uint32_t flags;
} figure;

/* A key and 1 + its latest tally; 0 in a free slot. */
typedef struct slot {
    uint32_t key;
    uint32_t tally;
} slot;

/* The keys of a part of all documents. numbers[start[d]..start[d + 1]) are the tallies of the keys
 * of document d. */
typedef struct counting {
    rt_vectors *v;
    entry_part part;
    slot *slots;
    size_t slot_count, keys;
    tally *tallies;
    size_t count, capacity;
    size_t *start;
    uint32_t *numbers;
    figure *figures;    /* of each tally */
    rt_buffer key_room; /* for keys that lie in a file */
} counting;

static void counting_release(counting *c)
{
    rt_memory_release(c->v->memory, c->slots);
    rt_memory_release(c->v->memory, c->tallies);
    rt_memory_release(c->v->memory, c->start);
    rt_memory_release(c->v->memory, c->numbers);
    rt_memory_release(c->v->memory, c->figures);
    rt_buffer_release(&c->key_room);
}

static slot *first_slot(const counting *c, uint32_t key)
{
    return &c->slots[(size_t)rt_mix64(key) & (c->slot_count - 1)];
}

/* The key's slot, or the free one where it belongs. */
static slot *find_slot(const counting *c, uint32_t key)
{
    slot *at = first_slot(c, key);
    while (at->tally != 0 && at->key != key) {
        at = at + 1 == c->slots + c->slot_count ? c->slots : at + 1;
    }
    return at;
}

/* Makes room for `more` keys. False when out of memory. */
static bool reserve_slots(counting *c, size_t more)
{
    size_t slot_count = c->slot_count == 0 ? FIRST_SLOTS : c->slot_count;
    while (2 * (c->keys + more) > slot_count) {
        slot_count *= 2;
    }
    if (slot_count == c->slot_count) {
        return true;
    }
    counting larger = {.slot_count = slot_count};
    larger.slots = rt_memory_zeroed(c->v->memory, slot_count, sizeof *larger.slots);
    if (larger.slots == NULL) {
        return false;
    }
    for (size_t i = 0; i < c->slot_count; i++) {
        if (c->slots[i].tally != 0) {
            *find_slot(&larger, c->slots[i].key) = c->slots[i];
        }
    }
    rt_memory_release(c->v->memory, c->slots);
    c->slots = larger.slots;
    c->slot_count = slot_count;
    return true;
}

/* Sets where the documents' numbers begin. */
static bool begin_counting(counting *c)
{
    rt_vectors *v = c->v;
    size_t total = 0;
    c->start = rt_memory_alloc(v->memory, (v->document_count + 1) * sizeof *c->start);
    for (size_t d = 0; c->start != NULL && d < v->document_count; d++) {
        rt_memory_tick(v->memory, d);
        c->start[d] = total;
        total += set_of(v, c->part, d)->count;
    }
    c->numbers = rt_memory_alloc(v->memory, (total + 1) * sizeof *c->numbers);
    if (c->start == NULL || c->numbers == NULL) {
        return false;
    }
    c->start[v->document_count] = total;
    return true;
}

/* Counts the keys of a document. Tallies from `first` on are of its language, which has
 * `language` documents. */
static bool count_document(counting *c, uint32_t d, size_t first, uint32_t language)
{
    const rt_anchor_set *set = set_of(c->v, c->part, d);
    uint32_t *numbers = c->numbers + c->start[d];
    const uint32_t *keys =
        rt_memory_read(c->v->memory, set->keys, set->count * sizeof *keys, &c->key_room);
    if (keys == NULL) {
        return set->count == 0;
    }
    if (!reserve_slots(c, set->count) ||
        !rt_memory_grow(c->v->memory, (void **)&c->tallies, &c->capacity, c->count + set->count,
                        sizeof *c->tallies)) {
        return false;
    }
    for (uint32_t i = 0; i < set->count; i++) {
        if (i + AHEAD < set->count) {
            __builtin_prefetch(first_slot(c, keys[i + AHEAD]));
        }
        slot *at = find_slot(c, keys[i]);
        if (at->tally <= first) {
            c->keys += at->tally == 0;
            c->tallies[c->count] = (tally){.language = language, .before = at->tally};
            *at = (slot){keys[i], (uint32_t)++c->count};
        }
        numbers[i] = at->tally - 1;
        c->tallies[numbers[i]].documents++;
    }
    return true;
}

/* Counts the keys of all documents, one language after another. */
static bool count_keys(counting *c)
{
    rt_vectors *v = c->v;
    if (!begin_counting(c)) {
        return false;
    }
    for (size_t begin = 0; begin < v->document_count;) {
        size_t end = v->language_end[v->language_at[begin]];
        size_t first = c->count;
        for (size_t place = begin; place < end; place++) {
            rt_memory_tick(v->memory, place);
            if (!count_document(c, v->order[place], first, (uint32_t)(end - begin))) {
                return false;
            }
        }
        begin = end;
    }
    return c->count < UINT32_MAX;
}

/* ----------------------------------------------------------------------- weights */

/* A key's number of documents in all languages, kept with its first tally, and the term that it is.
 */
typedef struct key_total {
    uint32_t root; /* the first tally */
    uint32_t documents;
    uint32_t term;
    bool is_shared;
} key_total;

static void add_up(const counting *c, key_total *totals)
{
    for (size_t t = 0; t < c->count; t++) {
        rt_memory_step(c->v->memory, t);
        const tally *item = &c->tallies[t];
        totals[t] = (key_total){.root = (uint32_t)t, .term = RT_NO_TERM};
        if (item->before != 0) {
            totals[t].root = totals[item->before - 1].root;
            totals[totals[t].root].is_shared = true;
        }
        totals[totals[t].root].documents += item->documents;
    }
}

/* Numbers the keys that are terms, from the vectors' terms on. */
static bool number_terms(rt_vectors *v, key_total *totals, size_t count)
{
    double most = frequent_share * (double)v->document_count;
    most = most < FREQUENT_LEAST ? FREQUENT_LEAST : most;
    for (size_t t = 0; t < count; t++) {
        rt_memory_step(v->memory, t);
        if (totals[t].is_shared && (double)totals[t].documents <= most) {
            if (!rt_memory_grow(v->memory, (void **)&v->term_frequency, &v->term_capacity,
                                v->term_count + 1, sizeof *v->term_frequency)) {
                return false;
            }
            totals[t].term = (uint32_t)v->term_count;
            v->term_frequency[v->term_count++] = totals[t].documents;
        }
    }
    return true;
}

static bool work_out_figures(counting *c)
{
    rt_vectors *v = c->v;
    double most = rare_share * (double)v->document_count;
    most = most < RARE_LEAST ? RARE_LEAST : most;
    key_total *totals = rt_memory_alloc(v->memory, (c->count + 1) * sizeof *totals);
    c->figures = rt_memory_alloc(v->memory, (c->count + 1) * sizeof *c->figures);
    bool done = totals != NULL && c->figures != NULL;
    if (done) {
        add_up(c, totals);
        done = number_terms(v, totals, c->count);
    }
    for (size_t t = 0; done && t < c->count; t++) {
        rt_memory_tick(v->memory, t);
        const tally *item = &c->tallies[t];
        const key_total *total = &totals[totals[t].root];
        double documents = (double)item->language + IDF_DOCUMENTS;
        c->figures[t] = (figure){.idf = log(documents / ((double)item->documents + 0.5)),
                                 .term = total->term,
                                 .flags = (total->is_shared ? RT_ENTRY_SHARED : 0u) |
                                          ((double)total->documents <= most ? RT_ENTRY_RARE : 0u)};
    }
    rt_memory_release(v->memory, totals);
    return done;
}

/* Where a document's part of entries and positions begins, and for each worker rooms for what lies
 * in files. */
typedef struct place_of_part {
    const counting *counting;
    const size_t *positions;
    rt_buffer (*rooms)[3];
} place_of_part;

/* Has the keys, counts and positions of a set where they can be read. False when out of memory. */
static bool read_set(rt_memory *memory, rt_anchor_set *set, rt_buffer rooms[3])
{
    if (set->count == 0) { /* there may be no arrays */
        return true;
    }
    set->keys = rt_memory_read(memory, set->keys, set->count * sizeof *set->keys, &rooms[0]);
    set->counts = rt_memory_read(memory, set->counts, set->count * sizeof *set->counts, &rooms[1]);
    set->positions = rt_memory_read(memory, set->positions,
                                    set->position_count * sizeof *set->positions, &rooms[2]);
    return set->keys != NULL && set->counts != NULL && set->positions != NULL;
}

/* The bits of the eighths in which `count` positions are. */
static uint8_t eighths_of(const uint16_t *positions, unsigned count)
{
    unsigned eighths = 1u << (positions[0] >> 13);
    for (unsigned p = 1; p < count; p++) {
        eighths |= 1u << (positions[p] >> 13);
    }
    return (uint8_t)eighths;
}

static bool fill_documents(void *context, size_t begin, size_t end, unsigned worker)
{
    const place_of_part *p = context;
    const counting *c = p->counting;
    rt_vectors *v = c->v;
    double common[COMMON_COUNTS]; /* 1 + log count */
    for (unsigned count = 1; count < COMMON_COUNTS; count++) {
        common[count] = 1 + log(count);
    }
    for (size_t d = begin; d < end; d++) {
        rt_memory_tick(v->memory, d);
        rt_anchor_set set = *set_of(v, c->part, d);
        const uint32_t *numbers = c->numbers + c->start[d];
        if (!read_set(v->memory, &set, p->rooms[worker])) {
            return false;
        }
        rt_entry *entries = v->entries + v->entry_start[d] +
                            (c->part == LEARNED ? v->documents[d].anchors.count : 0);
        size_t at = p->positions[d];
        if (set.position_count > 0) { /* else there may be no array to copy from */
            memcpy(v->positions + at, set.positions, set.position_count * sizeof *v->positions);
        }
        for (uint32_t i = 0; i < set.count; i++) {
            if (i + AHEAD < set.count) {
                __builtin_prefetch(&c->figures[numbers[i + AHEAD]]);
            }
            const figure *f = &c->figures[numbers[i]];
            uint16_t count = set.counts[i];
            unsigned kept = rt_positions_kept(count);
            double times = count < COMMON_COUNTS ? common[count] : 1 + log(count);
            entries[i] = (rt_entry){.key = set.keys[i],
                                    .weight = (float)(times * f->idf),
                                    .term = f->term,
                                    .positions = (uint32_t)at,
                                    .count = count,
                                    .eighths = eighths_of(v->positions + at, kept),
                                    .flags = (uint8_t)f->flags};
            at += kept;
        }
    }
    return true;
}

/* Fills a part of the entries, for which there is room. */
static bool fill_entries(rt_vectors *v, entry_part part, unsigned threads)
{
    counting c = {.v = v, .part = part};
    size_t *positions = rt_memory_alloc(v->memory, (v->document_count + 1) * sizeof *positions);
    bool done = positions != NULL && count_keys(&c) && work_out_figures(&c);
    if (done) {
        size_t at = part == LEARNED ? v->position_count : 0;
        for (size_t d = 0; d < v->document_count; d++) {
            rt_memory_tick(v->memory, d);
            positions[d] = at;
            at += set_of(v, part, d)->position_count;
        }
        v->position_count = part == LEARNED ? v->position_count : at;
        place_of_part place = {&c, positions, calloc(threads, sizeof *place.rooms)};
        done = place.rooms != NULL &&
               rt_parallel_for(threads, v->document_count, GRAIN, fill_documents, &place);
        for (unsigned i = 0; place.rooms != NULL && i < 3 * threads; i++) {
            rt_buffer_release(&place.rooms[i / 3][i % 3]);
        }
        free(place.rooms);
    }
    rt_memory_release(v->memory, positions);
    counting_release(&c);
    return done;
}

/* Makes room for the entries of the documents' anchors. */
static bool reserve_entries(rt_vectors *v)
{
    size_t entries = 0;
    size_t positions = 0;
    v->entry_start = rt_memory_alloc(v->memory, (v->document_count + 1) * sizeof *v->entry_start);
    for (size_t d = 0; v->entry_start != NULL && d < v->document_count; d++) {
        rt_memory_tick(v->memory, d);
        v->entry_start[d] = entries;
        entries += v->documents[d].anchors.count;
        positions += v->documents[d].anchors.position_count;
    }
    if (v->entry_start == NULL || positions >= UINT32_MAX) {
        return false;
    }
    v->entry_start[v->document_count] = entries;
    return rt_memory_grow(v->memory, (void **)&v->entries, &v->entry_capacity, entries + 1,
                          sizeof *v->entries) &&
           rt_memory_grow(v->memory, (void **)&v->positions, &v->position_capacity, positions + 1,
                          sizeof *v->positions);
}

/* ----------------------------------------------------------------------- learned */

/* Moves the entries of the documents' anchors to where what was learned leaves room for them. */
static bool make_room(rt_vectors *v)
{
    size_t kept = 0;
    size_t learned = 0;
    size_t positions = v->position_count;
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
        rt_memory_tick(v->memory, d);
        learned -= v->documents[d].learned.count;
        memmove(v->entries + v->entry_start[d] + learned, v->entries + v->entry_start[d],
                v->documents[d].anchors.count * sizeof *v->entries);
        v->entry_start[d] += learned;
    }
    return true;
}

bool rt_vectors_learn(rt_vectors *v, unsigned threads)
{
    rt_vectors_drop_links(v);
    v->term_count = v->anchor_terms;
    return make_room(v) && fill_entries(v, LEARNED, threads) && rt_vectors_link(v, threads);
}

bool rt_vectors_init(rt_vectors *vectors, const rt_cross_document *documents, size_t count,
                     size_t language_count, unsigned threads, rt_memory *memory)
{
    *vectors = (rt_vectors){.memory = memory,
                            .documents = documents,
                            .document_count = count,
                            .language_count = language_count};
    bool done = order_documents(vectors) && reserve_entries(vectors) &&
                fill_entries(vectors, ANCHORS, threads);
    vectors->anchor_terms = vectors->term_count;
    if (!done || !rt_vectors_learn(vectors, threads)) {
        rt_vectors_release(vectors);
        return false;
    }
    return true;
}

void rt_vectors_release(rt_vectors *vectors)
{
    rt_vectors_drop_links(vectors);
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
