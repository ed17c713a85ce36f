#include "cross/vectors.h"

#include "base/scatter.h"
#include "base/sort.h"
#include "base/threads.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { GRAIN = 256, AHEAD = 12 /* how far ahead what is needed is fetched */ };

/* What a kind counts for in retrieval. */
static const float kind_factors[RT_ANCHOR_KINDS] = {
    [RT_ANCHOR_NUMBER] = 1.0f,   [RT_ANCHOR_PLACE] = 1.0f,   [RT_ANCHOR_PREFIX] = 1.0f,
    [RT_ANCHOR_SKELETON] = 0.7f, [RT_ANCHOR_CONCEPT] = 0.5f, [RT_ANCHOR_LEXICON] = 1.0f,
};

/* --------------------------------------------------------------- counting links */

/* The entries of the document that are terms. */
static size_t count_terms(const rt_vectors *v, size_t d)
{
    size_t count = 0;
    for (unsigned part = 0; part < RT_ENTRY_PARTS; part++) {
        for (size_t i = v->start[part][d]; i < v->start[part][d + 1]; i++) {
            count += v->terms[part][i] != RT_NO_TERM;
        }
    }
    return count;
}

/* What counts the links of all documents. */
typedef struct link_counting {
    const rt_vectors *v;
    uint32_t *counts; /* of each document */
} link_counting;

static bool count_documents(void *context, size_t begin, size_t end, unsigned worker)
{
    const link_counting *c = context;
    for (size_t d = begin; d < end; d++) {
        rt_memory_tick(c->v->memory, d);
        size_t count = count_terms(c->v, d);
        if (count > UINT32_MAX) {
            return false;
        }
        c->counts[d] = (uint32_t)count;
    }
    return true;
}

/* Has the links of each document begin where those of the one before end. False if they are too
 * many. */
static bool place_documents(rt_vectors *v, const uint32_t *counts)
{
    v->link_count = 0;
    for (size_t place = 0; place <= v->document_count; place++) {
        rt_memory_tick(v->memory, place);
        size_t *base = &v->link_base[place / RT_LINK_PLACES];
        if (place % RT_LINK_PLACES == 0) {
            *base = v->link_count;
        }
        if (v->link_count - *base > UINT32_MAX) {
            return false;
        }
        v->link_offsets[place] = (uint32_t)(v->link_count - *base);
        v->link_count += place < v->document_count ? counts[v->order[place]] : 0;
    }
    return true;
}

/* Finds where the links of each document are to be. False when out of memory. */
static bool place_links(rt_vectors *v, rt_threads *threads)
{
    size_t places = v->document_count + 1;
    link_counting c = {v, rt_memory_alloc(v->memory, places * sizeof *c.counts)};
    v->link_base = rt_memory_alloc(v->memory, (places / RT_LINK_PLACES + 1) * sizeof *v->link_base);
    v->link_offsets = rt_memory_alloc_often(v->memory, places * sizeof *v->link_offsets);
    bool done = c.counts != NULL && v->link_base != NULL && v->link_offsets != NULL &&
                rt_parallel_for(threads, v->document_count, GRAIN, count_documents, &c) &&
                place_documents(v, c.counts);
    rt_memory_release(v->memory, c.counts);
    return done;
}

/* ----------------------------------------------------------- links and postings */

/*
 * The documents, by their places in the order, are dealt with in as many parts as there are
 * threads, of about as many links each; part p is from place begin[p] to begin[p + 1].
 * next[part * terms + rank] is how many postings of a rank a part has, then where its next one
 * goes. There is a scatter if the postings lie in a file.
 */
typedef struct linking {
    rt_vectors *v;
    const uint32_t *ranks; /* of terms */
    size_t parts;
    size_t *begin;
    size_t *next;
    rt_scatter *scatter;
} linking;

static void divide(const linking *l)
{
    const rt_vectors *v = l->v;
    size_t links = v->link_count;
    size_t passed = 0;
    size_t place = 0;
    for (size_t part = 0; part < l->parts; part++) {
        l->begin[part] = place;
        for (; place < v->document_count && passed <= links / l->parts * (part + 1); place++) {
            passed += rt_link_count(v, place);
        }
    }
    l->begin[l->parts] = v->document_count;
}

/* Ranks the terms: ranks[term]. posting_start gets where the postings of each rank begin, and
 * first_language what it is to have. */
static uint32_t *rank_terms(rt_vectors *v)
{
    size_t count = v->term_count;
    uint64_t *sorted = rt_memory_alloc(v->memory, (2 * count + 1) * sizeof *sorted);
    uint32_t *ranks = rt_memory_alloc(v->memory, (count + 1) * sizeof *ranks);
    v->posting_start = rt_memory_alloc(v->memory, (count + 1) * sizeof *v->posting_start);
    v->first_language = rt_memory_alloc(v->memory, (count + 1) * sizeof *v->first_language);
    if (sorted == NULL || ranks == NULL || v->posting_start == NULL || v->first_language == NULL) {
        rt_memory_release(v->memory, sorted);
        rt_memory_release(v->memory, ranks);
        return NULL;
    }
    for (size_t t = 0; t < count; t++) {
        sorted[t] = (uint64_t)(UINT32_MAX - v->term_list[t].documents) << 32 | t;
    }
    rt_sort_u64(sorted, sorted + count, count, 32);
    v->posting_start[0] = 0;
    for (size_t r = 0; r < count; r++) {
        const rt_term *term = &v->term_list[(uint32_t)sorted[r]];
        ranks[(uint32_t)sorted[r]] = (uint32_t)r;
        v->first_language[r] = term->first_language;
        v->posting_start[r + 1] = v->posting_start[r] + (term->documents - term->first_documents);
    }
    rt_memory_release(v->memory, sorted);
    return ranks;
}

/* A document's links, not scaled: ranks in the high halves, the bits of weights in the low ones. */
typedef struct link_list {
    uint64_t *items; /* with as much room again, for sorting */
    size_t count, capacity;
    double length;
    rt_buffer room; /* for keys that lie in a file */
} link_list;

/* Lists a link, not scaled, if the entry is a term. */
static inline void list_link(link_list *list, const linking *l, uint32_t term, float stored,
                             rt_anchor_kind kind)
{
    if (term != RT_NO_TERM) {
        float weight = rt_entry_weight(stored) * kind_factors[kind];
        uint32_t bits;
        memcpy(&bits, &weight, sizeof bits);
        list->items[list->count++] = (uint64_t)l->ranks[term] << 32 | bits;
        list->length += (double)weight * (double)weight;
    }
}

static bool list_links(link_list *list, const linking *l, size_t place)
{
    const rt_vectors *v = l->v;
    uint32_t d = v->order[place];
    size_t most = rt_link_count(v, place);
    list->count = 0;
    list->length = 0;
    if (!rt_grow((void **)&list->items, &list->capacity, 2 * most + 1, sizeof *list->items)) {
        return false;
    }
    const rt_anchor_set *anchors = &v->documents[d].anchors;
    const uint32_t *keys =
        rt_memory_read(v->memory, anchors->keys, anchors->count * sizeof *keys, &list->room);
    if (keys == NULL && anchors->count > 0) {
        return false;
    }
    size_t first = v->start[RT_PART_ANCHORS][d];
    for (size_t i = first; i < v->start[RT_PART_ANCHORS][d + 1]; i++) {
        list_link(list, l, v->terms[RT_PART_ANCHORS][i], v->weights[RT_PART_ANCHORS][i],
                  rt_anchor_kind_of(keys[i - first]));
    }
    for (size_t i = v->start[RT_PART_LEARNED][d]; i < v->start[RT_PART_LEARNED][d + 1]; i++) {
        list_link(list, l, v->terms[RT_PART_LEARNED][i], v->weights[RT_PART_LEARNED][i],
                  RT_ANCHOR_LEXICON); /* whose sets may be gone */
    }
    rt_sort_u64(list->items, list->items + most, list->count, 32);
    return true;
}

/* Whether documents of the language have postings of the rank. */
static inline bool is_posted(const rt_vectors *v, uint32_t rank, uint32_t language)
{
    return v->first_language[rank] != language;
}

/* Lists the links of a part's documents, scaled so that those of each have length 1 together, and
 * counts the ranks of those that become postings. */
static bool list_part(void *context, size_t begin, size_t end, unsigned worker)
{
    const linking *l = context;
    rt_vectors *v = l->v;
    link_list list = {0};
    bool done = true;
    size_t *next = l->next + begin * v->term_count;
    for (size_t place = l->begin[begin]; done && place < l->begin[end]; place++) {
        rt_memory_tick(v->memory, place);
        rt_packed *links = v->links + rt_link_start(v, place);
        done = list_links(&list, l, place);
        float scale = list.length > 0 ? (float)(1 / sqrt(list.length)) : 0;
        for (size_t i = 0; done && i < list.count; i++) {
            uint32_t bits = (uint32_t)list.items[i];
            float weight;
            memcpy(&weight, &bits, sizeof weight);
            uint32_t rank = (uint32_t)(list.items[i] >> 32);
            links[i] = rt_pack(&v->of_links, rank, weight * scale);
            next[rank] += is_posted(v, rank, v->language_at[place]);
        }
    }
    free(list.items);
    rt_buffer_release(&list.room);
    return done;
}

/* From how many postings each part has to where they go, one part's behind another's. */
static void place_postings(const linking *l)
{
    const rt_vectors *v = l->v;
    for (size_t r = 0; r < v->term_count; r++) {
        size_t at = v->posting_start[r];
        for (size_t part = 0; part < l->parts; part++) {
            size_t *next = &l->next[part * v->term_count + r];
            size_t count = *next;
            *next = at;
            at += count;
        }
    }
}

static inline rt_packed posting_of(const rt_vectors *v, uint32_t place, rt_packed link)
{
    return rt_pack(&v->of_postings, place, rt_packed_weight(&v->of_links, link));
}

/* Turns the links of a part's documents round. */
static bool post_part(void *context, size_t begin, size_t end, unsigned worker)
{
    const linking *l = context;
    rt_vectors *v = l->v;
    size_t *next = l->next + begin * v->term_count;
    for (size_t place = l->begin[begin]; place < l->begin[end]; place++) {
        rt_memory_tick(v->memory, place);
        const rt_packed *link = v->links + rt_link_start(v, place);
        const rt_packed *last = link + rt_link_count(v, place);
        for (; link < last; link++) {
            if (link + AHEAD < last) {
                __builtin_prefetch(&v->postings[next[rt_packed_number(&v->of_links, link[AHEAD])]],
                                   1);
            }
            uint32_t rank = rt_packed_number(&v->of_links, *link);
            if (is_posted(v, rank, v->language_at[place])) {
                v->postings[next[rank]++] = posting_of(v, (uint32_t)place, *link);
            }
        }
    }
    return true;
}

/* The same by way of a scatter. */
static bool scatter_part(void *context, size_t part, size_t end, unsigned worker)
{
    const linking *l = context;
    const rt_vectors *v = l->v;
    for (size_t place = l->begin[part]; place < l->begin[part + 1]; place++) {
        rt_memory_tick(v->memory, place);
        const rt_packed *link = v->links + rt_link_start(v, place);
        const rt_packed *last = link + rt_link_count(v, place);
        for (; link < last; link++) {
            uint32_t rank = rt_packed_number(&v->of_links, *link);
            if (is_posted(v, rank, v->language_at[place])) {
                rt_scattered item = {{posting_of(v, (uint32_t)place, *link)}};
                rt_scatter_put(l->scatter, (unsigned)part, rank, item);
            }
        }
    }
    return true;
}

static bool scatter_postings(linking *l, rt_threads *threads)
{
    const rt_vectors *v = l->v;
    l->scatter = rt_scatter_new(v->memory, v->posting_start, v->term_count, (unsigned)l->parts,
                                sizeof *v->postings);
    if (l->scatter == NULL) {
        return false;
    }
    for (size_t part = 0; part < l->parts; part++) {
        for (size_t r = 0; r < v->term_count; r++) {
            rt_scatter_expect(l->scatter, (unsigned)part, (uint32_t)r,
                              l->next[part * v->term_count + r]);
        }
    }
    bool done = rt_scatter_begin(l->scatter) &&
                rt_parallel_for(threads, l->parts, 1, scatter_part, l) &&
                rt_scatter_finish(l->scatter, threads, v->postings);
    rt_scatter_free(l->scatter);
    return done;
}

static bool make_postings(linking *l, rt_threads *threads)
{
    if (rt_memory_file(l->v->memory, l->v->postings) >= 0) {
        return scatter_postings(l, threads);
    }
    place_postings(l);
    return rt_parallel_for(threads, l->parts, 1, post_part, l);
}

/* What links are made of, but for what serves again. */
static void drop_sources(rt_vectors *v, bool forget)
{
    if (forget) {
        rt_vectors_drop_part(v, RT_PART_ANCHORS);
        rt_vectors_drop_part(v, RT_PART_LEARNED);
    }
    rt_memory_release(v->memory, v->terms[RT_PART_LEARNED]);
    v->terms[RT_PART_LEARNED] = NULL;
}

bool rt_vectors_link(rt_vectors *v, bool forget, rt_threads *threads)
{
    linking l = {.v = v, .parts = rt_threads_count(threads)};
    if (v->document_count > RT_PACKED_NUMBERS || v->term_count > RT_PACKED_NUMBERS ||
        !place_links(v, threads)) {
        return false;
    }
    v->of_links = rt_packing_for(v->term_count);
    v->of_postings = rt_packing_for(v->document_count);
    uint32_t *ranks = rank_terms(v);
    l.ranks = ranks;
    l.begin = rt_memory_alloc(v->memory, (l.parts + 1) * sizeof *l.begin);
    l.next = rt_memory_zeroed(v->memory, l.parts * v->term_count + 1, sizeof *l.next);
    v->links = rt_memory_alloc(v->memory, (v->link_count + 1) * sizeof *v->links);
    v->links_left = v->links;
    bool done = ranks != NULL && l.begin != NULL && l.next != NULL && v->links != NULL;
    if (done) {
        divide(&l);
        done = rt_parallel_for(threads, l.parts, 1, list_part, &l);
    }
    drop_sources(v, forget);
    if (done) {
        size_t postings = v->posting_start[v->term_count];
        v->postings = rt_memory_alloc(v->memory, (postings + 1) * sizeof *v->postings);
        done = v->postings != NULL && make_postings(&l, threads);
    }
    rt_memory_release(v->memory, ranks);
    rt_memory_release(v->memory, l.begin);
    rt_memory_release(v->memory, l.next);
    return done;
}

void rt_vectors_drop_links(rt_vectors *v)
{
    rt_memory_release(v->memory, v->link_base);
    rt_memory_release(v->memory, v->link_offsets);
    rt_memory_release(v->memory, v->links_left);
    rt_memory_release(v->memory, v->first_language);
    rt_memory_release(v->memory, v->posting_start);
    rt_memory_release(v->memory, v->postings);
    v->link_base = NULL;
    v->link_offsets = NULL;
    v->posting_start = NULL;
    v->first_language = NULL;
    v->links = v->links_left = NULL;
    v->postings = NULL;
}

void rt_vectors_drop_links_before(rt_vectors *v, size_t place)
{
    const rt_packed *first = v->links + rt_link_start(v, place);
    v->links_left =
        rt_memory_cut(v->memory, v->links_left, (size_t)(first - v->links_left) * sizeof *first);
}
