#include "cross/candidates.h"

#include "base/scatter.h"
#include "base/threads.h"
#include "base/view.h"
#include "cross/queries.h"
#include "cross/sums.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { GRAIN = 32, CACHE_LINE = 64, FETCHED = 4 };
/* Of a document with so many times the links only those asked for are looked at: else a list of
 * everything would be gone through for each of the documents. */
enum { MUCH_LONGER = 32 };

/* What compilers make vectors of, or plain code where there are none. */
typedef float four_floats __attribute__((vector_size(16)));
typedef int32_t four_masks __attribute__((vector_size(16)));

/* The places are cut into so many stretches at most, whose languages stay in the cache. */
enum { STRETCHES = 2048, STRETCH_BITS = 4 };
#define SEVERAL_LANGUAGES UINT32_MAX

/* So many blocks of sums are looked at together. */
enum { BLOCKS = 4 };

_Static_assert((int)RT_POSTINGS <= (int)RT_SUMS_MOST, "there is room for all sums");
_Static_assert((int)BLOCKS <= (int)RT_SUMS_SPARE, "what lies behind the last block can be read");
_Static_assert(1 << STRETCH_BITS >= RT_SUMS_BLOCK, "a block is in one stretch");

/* A document's links, by rank; the first `left_out` of them are not gone through. */
typedef struct links {
    const rt_packed *items;
    size_t count;
    size_t left_out;
} links;

/* A document that is searched for, or is the next to be. */
typedef struct query {
    size_t place;
    links own;
    rt_sums_list *lists; /* to go through; of postings in a file, where they would be mapped */
    size_t list_count, list_capacity;
    rt_buffer room; /* for the links if they are read from a file */
} query;

/*
 * One thread's working space. Between documents there are no sums and all weights are 0. weights[r]
 * is that of the document at hand for the term of rank r, if it was left out of the first look,
 * times a step of another's. The rooms are for what is read from files.
 */
typedef struct searcher {
    rt_memory *memory;
    rt_sums sums;
    float *weights;
    rt_neighbour *best;  /* RT_SECOND_LOOK for each language, best first; of places, not documents,
                          * while searching */
    uint32_t *best_size; /* for each language */
    float *least;        /* likewise: what a sum has to reach to be among them */
    float least_of_all;  /* the smallest of the larger languages' */
    uint32_t *languages; /* those whose best_size is not 0 */
    size_t language_count;
    rt_edges edges;
    uint64_t postings_met;
    query queries[2]; /* the document at hand, and the next */
    rt_buffer other_room, posting_room;
    rt_packed *read; /* of posting lists in a file */
    size_t read_capacity;
} searcher;

/* The documents at hand are those of one language, at places `begin` to `end`, of which `queries`
 * are searched for, or all if it has none. */
typedef struct search {
    const rt_vectors *v;
    rt_view links, postings; /* of the vectors */
    uint32_t *stretches;     /* languages of 2^stretch_bits places each; SEVERAL_LANGUAGES */
    unsigned stretch_bits;
    rt_breadth breadth;
    size_t begin, end;
    rt_queries queries;
    uint32_t *larger; /* languages */
    size_t larger_count;
    size_t *posting_from; /* of each term, its first posting of a larger language */
    searcher *searchers;  /* one for each worker */
} search;

static bool searcher_init(searcher *s, const rt_vectors *v)
{
    s->memory = s->edges.memory = v->memory;
    s->weights = rt_memory_zeroed(s->memory, v->term_count + 1, sizeof *s->weights);
    s->best = malloc((v->language_count * RT_SECOND_LOOK + 1) * sizeof *s->best);
    s->best_size = calloc(v->language_count + 1, sizeof *s->best_size);
    s->least = malloc((v->language_count + 1) * sizeof *s->least);
    for (size_t l = 0; s->least != NULL && l < v->language_count; l++) {
        s->least[l] = FLT_MIN;
    }
    s->least_of_all = FLT_MIN;
    s->languages = malloc((v->language_count + 1) * sizeof *s->languages);
    return rt_sums_init(&s->sums, v->document_count, v->of_postings, s->memory) &&
           s->weights != NULL && s->best != NULL && s->best_size != NULL && s->least != NULL &&
           s->languages != NULL;
}

static void searcher_release(searcher *s)
{
    rt_sums_release(&s->sums);
    rt_memory_release(s->memory, s->weights);
    free(s->best);
    free(s->best_size);
    free(s->least);
    free(s->languages);
    rt_edges_release(&s->edges);
    for (size_t i = 0; i < 2; i++) {
        free(s->queries[i].lists);
        rt_buffer_release(&s->queries[i].room);
    }
    rt_buffer_release(&s->other_room);
    rt_buffer_release(&s->posting_room);
    free(s->read);
}

static bool is_better(rt_neighbour a, rt_neighbour b)
{
    return a.cosine > b.cosine || (a.cosine == b.cosine && a.document < b.document);
}

/* Inserts into a list of at most `most` that has the best first; returns its new size. */
static uint32_t insert(rt_neighbour *list, uint32_t size, uint32_t most, rt_neighbour item)
{
    if (size == most) {
        if (!is_better(item, list[size - 1])) {
            return size;
        }
        size--;
    }
    uint32_t at = size;
    for (; at > 0 && is_better(item, list[at - 1]); at--) {
        list[at] = list[at - 1];
    }
    list[at] = item;
    return size + 1;
}

/* Inserts into the list of a language, which holds at most `most`. */
static void add_best(searcher *s, uint32_t language, uint32_t most, rt_neighbour item)
{
    if (s->best_size[language] == 0) {
        s->languages[s->language_count++] = language;
    }
    s->best_size[language] =
        insert(s->best + (size_t)language * most, s->best_size[language], most, item);
}

static void clear_best(searcher *s)
{
    for (size_t i = 0; i < s->language_count; i++) {
        s->best_size[s->languages[i]] = 0;
    }
    s->language_count = 0;
}

/* -------------------------------------------------------------------- first look */

static inline uint32_t rank_of(const rt_vectors *v, rt_packed link)
{
    return rt_packed_number(&v->of_links, link);
}

/* False when out of memory. */
static bool links_of(const search *all, size_t place, rt_buffer *room, links *found)
{
    size_t start = rt_link_start(all->v, place);
    size_t count = rt_link_count(all->v, place);
    *found = (links){.count = count};
    found->items =
        rt_view_read(&all->links, start * sizeof *found->items, count * sizeof *found->items, room);
    return found->items != NULL;
}

static size_t postings_from(const search *all, uint32_t rank)
{
    return all->v->posting_start[rank + 1] - all->posting_from[rank];
}

/* Leaves out what cannot be gone through within RT_POSTINGS postings, the rarest terms first. */
static void leave_out(const search *all, links *own)
{
    size_t met = 0;
    for (size_t i = 0; i < own->count; i++) {
        __builtin_prefetch(&all->posting_from[rank_of(all->v, own->items[i])]);
        __builtin_prefetch(&all->v->posting_start[rank_of(all->v, own->items[i]) + 1]);
    }
    for (own->left_out = own->count; own->left_out > 0; own->left_out--) {
        met += postings_from(all, rank_of(all->v, own->items[own->left_out - 1]));
        if (met > all->breadth.postings) {
            break;
        }
    }
}

/* Lists what the first look goes through: the rarest terms first. */
static bool list_lists(query *q, const search *all)
{
    const rt_vectors *v = all->v;
    q->list_count = 0;
    if (!rt_grow((void **)&q->lists, &q->list_capacity, q->own.count, sizeof *q->lists)) {
        return false;
    }
    for (size_t i = q->own.count; i-- > q->own.left_out;) {
        uint32_t rank = rank_of(v, q->own.items[i]);
        float weight = rt_packed_weight(&v->of_links, q->own.items[i]);
        q->lists[q->list_count++] =
            (rt_sums_list){v->postings + all->posting_from[rank], postings_from(all, rank),
                           weight * v->of_postings.step};
    }
    return true;
}

/* Has the beginning of a document's links fetched while others are worked on. */
static void prefetch(const rt_vectors *v, size_t place)
{
    const char *first = (const char *)(v->links + rt_link_start(v, place));
    for (size_t line = 0; line < FETCHED; line++) {
        __builtin_prefetch(first + line * CACHE_LINE);
    }
}

static size_t query_count(const search *all)
{
    return all->queries.places != NULL ? all->queries.count : all->end - all->begin;
}

static size_t query_at(const search *all, size_t i)
{
    return all->queries.places != NULL ? all->queries.places[i] : all->begin + i;
}

/* Makes ready for the search for query i, while another is searched for. False when out of memory.
 */
static bool begin_query(query *q, const search *all, size_t i)
{
    const rt_vectors *v = all->v;
    q->place = query_at(all, i);
    if (!links_of(all, q->place, &q->room, &q->own)) {
        return false;
    }
    if (i + 2 < query_count(all)) {
        prefetch(v, query_at(all, i + 1));
    }
    leave_out(all, &q->own);
    return list_lists(q, all);
}

/* Reads the postings of all lists into the searcher's room. False when out of memory. */
static bool read_lists(searcher *s, const search *all, const query *q)
{
    const rt_packed *first = all->v->postings;
    size_t total = 0;
    for (size_t i = 0; i < q->list_count; i++) {
        total += q->lists[i].count;
    }
    if (!rt_grow((void **)&s->read, &s->read_capacity, total + 1, sizeof *s->read)) {
        return false;
    }
    rt_packed *next = s->read;
    for (size_t i = 0; i < q->list_count; i++) {
        rt_sums_list *list = &q->lists[i];
        size_t size = list->count * sizeof *next;
        const void *at =
            rt_view_read(&all->postings, (size_t)(list->postings - first) * sizeof *next, size,
                         &s->posting_room);
        if (at == NULL) {
            return false;
        }
        memcpy(next, at, size);
        list->postings = next;
        next += list->count;
    }
    return true;
}

/* Adds up the postings' weights. */
static bool add_postings(searcher *s, const search *all, const query *q)
{
    for (size_t i = 0; i < q->list_count; i++) {
        s->postings_met += q->lists[i].count;
    }
    if (all->postings.file >= 0 && !read_lists(s, all, q)) {
        return false;
    }
    rt_sums_add(&s->sums, q->lists, q->list_count);
    return true;
}

/* Whether any of the sums of some blocks reaches `least`. */
static inline bool is_reached(const float *sums, size_t blocks, float least)
{
    four_masks reached = {0};
    uint64_t halves[2];
    for (size_t i = 0; i < blocks * RT_SUMS_BLOCK; i += 4) {
        four_floats four;
        memcpy(&four, sums + i, sizeof four);
        reached |= four >= (four_floats){least, least, least, least};
    }
    memcpy(halves, &reached, sizeof halves);
    return (halves[0] | halves[1]) != 0;
}

static float least_of_all(const searcher *s, const search *all)
{
    float least = FLT_MAX;
    for (size_t i = 0; i < all->larger_count; i++) {
        float own = s->least[all->larger[i]];
        least = own < least ? own : least;
    }
    return least;
}

/* Puts a place into the list of its language. */
static void list_place(searcher *s, const search *all, uint32_t language, rt_neighbour item)
{
    uint32_t most = all->breadth.second_look;
    add_best(s, language, most, item);
    if (s->best_size[language] == most) {
        float before = s->least[language];
        s->least[language] = s->best[(size_t)language * most + most - 1].cosine;
        if (before == s->least_of_all) {
            s->least_of_all = least_of_all(s, all);
        }
    }
}

/* Moves the sums of a block into the lists of the best. */
static void list_block(searcher *s, const search *all, uint32_t number)
{
    const float *sums = s->sums.sums + (size_t)number * RT_SUMS_BLOCK;
    uint32_t first = s->sums.blocks[number] * RT_SUMS_BLOCK;
    uint32_t language = all->stretches[first >> all->stretch_bits];
    if (language != SEVERAL_LANGUAGES && !is_reached(sums, 1, s->least[language])) {
        return;
    }
    for (uint32_t i = 0; i < RT_SUMS_BLOCK; i++) {
        uint32_t own = language;
        if (sums[i] >= FLT_MIN && language == SEVERAL_LANGUAGES) {
            own = all->v->language_at[first + i];
        }
        if (sums[i] >= FLT_MIN && sums[i] >= s->least[own]) {
            list_place(s, all, own, (rt_neighbour){first + i, sums[i]});
        }
    }
}

/* Moves the sums into the lists of the best of each language: their places, which are in the order
 * of the documents within a language. */
static void list_best(searcher *s, const search *all)
{
    const rt_vectors *v = all->v;
    const rt_sums *sums = &s->sums;
    for (uint32_t i = 1; i <= sums->count; i += BLOCKS) {
        if (is_reached(sums->sums + (size_t)i * RT_SUMS_BLOCK, BLOCKS, s->least_of_all)) {
            for (uint32_t j = i; j < i + BLOCKS && j <= sums->count; j++) {
                list_block(s, all, j);
            }
        }
    }
    rt_sums_clear(&s->sums);
    s->least_of_all = FLT_MIN;
    for (size_t i = 0; i < s->language_count; i++) {
        uint32_t language = s->languages[i];
        rt_neighbour *best = s->best + (size_t)language * all->breadth.second_look;
        for (uint32_t j = 0; j < s->best_size[language]; j++) {
            __builtin_prefetch(&v->link_offsets[best[j].document]);
            __builtin_prefetch(&v->order[best[j].document]);
        }
        s->least[language] = FLT_MIN;
    }
}

/* The length of the part of the document's vector that was left out. */
static float length_left_out(const rt_vectors *v, const links *own)
{
    double left_out = 0;
    for (size_t i = 0; i < own->left_out; i++) {
        double weight = (double)rt_packed_weight(&v->of_links, own->items[i]);
        left_out += weight * weight;
    }
    return (float)sqrt(left_out);
}

/* ------------------------------------------------------------------- second look */

/* The steps of the weight for a term, 0 if it is not among the links. */
static float find_steps(const rt_packing *p, const links *own, uint32_t rank)
{
    size_t low = 0;
    size_t high = own->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (rt_packed_number(p, own->items[middle]) < rank) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < own->count && rt_packed_number(p, own->items[low]) == rank
               ? rt_packed_steps(p, own->items[low])
               : 0;
}

/* What the terms that were left out add to the cosine with another document. Terms are gone through
 * by rank either way, so the sum is the same to the last bit. */
static float rest_of_cosine(const searcher *s, const rt_packing *p, const links *own,
                            const links *other)
{
    float sum = 0;
    if (own->left_out == 0) {
        return 0;
    }
    if (other->count > own->left_out * MUCH_LONGER) {
        for (size_t i = 0; i < own->left_out; i++) {
            uint32_t rank = rt_packed_number(p, own->items[i]);
            sum += s->weights[rank] * find_steps(p, other, rank);
        }
        return sum;
    }
    uint32_t last = rt_packed_number(p, own->items[own->left_out - 1]);
    for (size_t i = 0; i < other->count; i++) {
        uint32_t rank = rt_packed_number(p, other->items[i]);
        if (rank > last) {
            break;
        }
        sum += s->weights[rank] * rt_packed_steps(p, other->items[i]);
    }
    return sum;
}

/* Reads the beginning of a document's links, so that they are in the cache: processors pass over
 * prefetches when there are many at a time. */
static void touch(const rt_vectors *v, size_t place)
{
    const rt_packed *first = v->links + rt_link_start(v, place);
    const volatile char *link = (const char *)first;
    const volatile char *end = (const char *)(first + rt_link_count(v, place));
    for (size_t line = 0; line < FETCHED && link < end; line++, link += CACHE_LINE) {
        (void)*link;
    }
}

/* Has the links fetched of those that are going to be looked at again, or may be: what the first
 * look left out adds at most `most`. */
static void fetch_best(const searcher *s, const search *all, float most)
{
    for (size_t i = 0; all->links.file < 0 && i < s->language_count; i++) {
        uint32_t language = s->languages[i];
        const rt_neighbour *best = s->best + (size_t)language * all->breadth.second_look;
        for (uint32_t j = 0; j < s->best_size[language]; j++) {
            if (j >= RT_NEAREST && best[j].cosine + most < best[RT_NEAREST - 1].cosine) {
                break;
            }
            touch(all->v, best[j].document);
        }
    }
}

/* Goes on while what the first look left out, which is at most `most`, may still lift one into the
 * nearest. */
static bool look_again(searcher *s, const search *all, const links *own, uint32_t language,
                       float most)
{
    const rt_neighbour *best = s->best + (size_t)language * all->breadth.second_look;
    uint32_t count = s->best_size[language];
    rt_neighbour nearest[RT_NEAREST];
    uint32_t size = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (size == RT_NEAREST && best[i].cosine + most < nearest[size - 1].cosine) {
            break;
        }
        links other;
        if (!links_of(all, best[i].document, &s->other_room, &other)) {
            return false;
        }
        rt_neighbour found = {all->v->order[best[i].document],
                              best[i].cosine + rest_of_cosine(s, &all->v->of_links, own, &other)};
        size = insert(nearest, size, RT_NEAREST, found);
        rt_edges_add(&s->edges, found);
    }
    return true;
}

/* Searches for a document, and makes ready for query `next`, if there is one, while its nearest are
 * fetched. */
static bool search_document(searcher *s, const search *all, const query *q, query *other,
                            size_t next, size_t end)
{
    const links *own = &q->own;
    float left_out = length_left_out(all->v, own);
    if (!add_postings(s, all, q)) {
        return false;
    }
    list_best(s, all);
    size_t most = s->language_count * all->breadth.second_look;
    if (!rt_edges_begin(&s->edges, all->v->order[q->place], most)) {
        return false;
    }
    bool done = true;
    if (next < end) {
        done = begin_query(other, all, next);
    }
    fetch_best(s, all, left_out);
    if (next < end && all->postings.file < 0) {
        rt_sums_fetch(&s->sums, other->lists, other->list_count);
    }
    for (size_t i = 0; i < own->left_out; i++) {
        s->weights[rank_of(all->v, own->items[i])] =
            rt_packed_weight(&all->v->of_links, own->items[i]) * all->v->of_links.step;
    }
    for (size_t i = 0; done && i < s->language_count; i++) {
        done = look_again(s, all, own, s->languages[i], left_out);
    }
    rt_edges_end(&s->edges);
    clear_best(s);
    for (size_t i = 0; i < own->left_out; i++) {
        s->weights[rank_of(all->v, own->items[i])] = 0;
    }
    return done;
}

static bool search_queries(void *context, size_t begin, size_t end, unsigned worker)
{
    search *all = context;
    searcher *s = &all->searchers[worker];
    if (s->best == NULL && !searcher_init(s, all->v)) {
        return false;
    }
    bool done = begin_query(&s->queries[begin % 2], all, begin);
    for (size_t i = begin; done && i < end; i++) {
        rt_memory_check(s->memory);
        done = search_document(s, all, &s->queries[i % 2], &s->queries[(i + 1) % 2], i + 1, end);
    }
    return done;
}

/* Moves the beginnings of the postings of all terms of the documents at hand behind them: those of
 * smaller languages have been passed over. */
static void pass_over(search *all)
{
    const rt_vectors *v = all->v;
    for (size_t place = all->begin; place < all->end; place++) {
        rt_memory_tick(v->memory, place);
        const rt_packed *own = v->links + rt_link_start(v, place);
        for (size_t i = 0; i < rt_link_count(v, place); i++) {
            uint32_t rank = rank_of(v, own[i]);
            all->posting_from[rank] += v->first_language[rank] != v->language_at[place];
        }
    }
}

/* Goes through the languages, the largest left out: there is none for it to search. The links of
 * those searched for are dropped. */
static bool search_languages(search *all, rt_vectors *v, rt_threads *threads)
{
    memcpy(all->posting_from, v->posting_start, v->term_count * sizeof *all->posting_from);
    for (size_t begin = 0; begin < v->document_count;) {
        size_t end = v->language_end[v->language_at[begin]];
        if (end == v->document_count) {
            break;
        }
        all->begin = begin;
        all->end = end;
        all->larger_count = 0;
        for (size_t place = end; place < v->document_count;
             place = v->language_end[v->language_at[place]]) {
            all->larger[all->larger_count++] = v->language_at[place];
        }
        pass_over(all);
        all->queries = (rt_queries){0};
        if (end - begin > all->breadth.queries &&
            !rt_queries_choose(&all->queries, v, all->posting_from, begin, end,
                               all->breadth.queries, threads)) {
            return false;
        }
        bool done = rt_parallel_for(threads, query_count(all), GRAIN, search_queries, all);
        rt_queries_release(&all->queries);
        if (!done) {
            return false;
        }
        rt_vectors_drop_links_before(v, end);
        begin = end;
    }
    return true;
}

/* ---------------------------------------------------------------------- nearest */

static void visit_edges(const search *all, rt_threads *threads, rt_edge_visitor *visit,
                        void *context)
{
    for (unsigned w = 0; w < rt_threads_count(threads); w++) {
        rt_edges_visit(&all->searchers[w].edges, visit, context);
    }
}

static void drop_edges(const search *all, rt_threads *threads)
{
    for (unsigned w = 0; w < rt_threads_count(threads); w++) {
        rt_edges_release(&all->searchers[w].edges);
    }
}

/* Counts in start[d + 2]. */
static void count_edge(void *context, uint32_t document, rt_neighbour other)
{
    rt_neighbours *n = context;
    n->start[document + 2]++;
}

/* Puts it where start[d + 1] says, and that forward. */
static void put_edge(void *context, uint32_t document, rt_neighbour other)
{
    rt_neighbours *n = context;
    n->items[n->start[document + 1]++] = other;
}

static void scatter_edge(void *context, uint32_t document, rt_neighbour other)
{
    rt_scattered item;
    memcpy(&item, &other, sizeof item);
    rt_scatter_put(context, 0, document, item);
}

/* Lists the edges of each document where their numbers, in start[d + 1] and up, say, by way of a
 * scatter. Drops them from the searchers. */
static bool scatter_edges(rt_neighbours *n, const search *all, rt_threads *threads)
{
    size_t documents = all->v->document_count;
    rt_scatter *scatter = rt_scatter_new(n->memory, n->start + 1, documents, 1, sizeof *n->items);
    if (scatter == NULL) {
        return false;
    }
    for (uint32_t d = 0; d < documents; d++) {
        rt_scatter_expect(scatter, 0, d, n->start[d + 2] - n->start[d + 1]);
    }
    bool done = rt_scatter_begin(scatter);
    if (done) {
        visit_edges(all, threads, scatter_edge, scatter);
        drop_edges(all, threads);
        done = rt_scatter_finish(scatter, threads, n->items);
    }
    rt_scatter_free(scatter);
    memmove(n->start, n->start + 1, (documents + 1) * sizeof *n->start);
    return done;
}

/* The edges of each document: items[start[d]..start[d + 1]). */
static bool list_edges(rt_neighbours *n, const search *all, rt_threads *threads)
{
    size_t documents = all->v->document_count;
    n->start = rt_memory_zeroed(n->memory, documents + 2, sizeof *n->start);
    if (n->start == NULL) {
        return false;
    }
    visit_edges(all, threads, count_edge, n);
    for (size_t d = 2; d < documents + 2; d++) {
        n->start[d] += n->start[d - 1];
    }
    n->items = rt_memory_alloc(n->memory, (n->start[documents + 1] + 1) * sizeof *n->items);
    if (n->items == NULL) {
        return false;
    }
    if (rt_memory_file(n->memory, n->items) >= 0) {
        return scatter_edges(n, all, threads);
    }
    visit_edges(all, threads, put_edge, n);
    drop_edges(all, threads);
    return true;
}

static int by_number(const void *x, const void *y)
{
    uint32_t a = *(const uint32_t *)x;
    uint32_t b = *(const uint32_t *)y;
    return (a > b) - (a < b);
}

/* Replaces items[begin..end) by the nearest of each language, from items[to] on; returns where
 * they end. */
static size_t keep_nearest(rt_neighbours *n, const rt_vectors *v, size_t begin, size_t end,
                           size_t to, searcher *s)
{
    for (size_t i = begin; i < end; i++) {
        add_best(s, v->language_of[n->items[i].document], RT_NEAREST, n->items[i]);
    }
    qsort(s->languages, s->language_count, sizeof *s->languages, by_number);
    for (size_t i = 0; i < s->language_count; i++) {
        uint32_t l = s->languages[i];
        memcpy(n->items + to, s->best + (size_t)l * RT_NEAREST, s->best_size[l] * sizeof *n->items);
        n->items[to].cosine = -n->items[to].cosine;
        to += s->best_size[l];
    }
    clear_best(s);
    return to;
}

/* Leaves the nearest alone, and gives back what the others took. */
static bool keep_all_nearest(rt_neighbours *n, const rt_vectors *v, searcher *s)
{
    size_t filled = 0;
    size_t begin = 0;
    for (size_t d = 0; d < v->document_count; d++) {
        size_t end = n->start[d + 1];
        rt_memory_tick(n->memory, d);
        n->start[d] = filled;
        if (begin < end) {
            filled = keep_nearest(n, v, begin, end, filled, s);
        }
        begin = end;
    }
    n->start[v->document_count] = filled;
    rt_neighbour *smaller = rt_memory_alloc(n->memory, (filled + 1) * sizeof *n->items);
    if (smaller != NULL) {
        rt_memory_copy(n->memory, smaller, n->items, filled * sizeof *smaller);
        rt_memory_release(n->memory, n->items);
        n->items = smaller;
    }
    return smaller != NULL;
}

/* Sets the languages of the stretches. False when out of memory. */
static bool set_stretches(search *all)
{
    const rt_vectors *v = all->v;
    all->stretch_bits = STRETCH_BITS;
    while (v->document_count >> all->stretch_bits >= STRETCHES) {
        all->stretch_bits++;
    }
    all->stretches = malloc(STRETCHES * sizeof *all->stretches);
    for (size_t i = 0; all->stretches != NULL && i << all->stretch_bits < v->document_count; i++) {
        size_t first = i << all->stretch_bits;
        size_t last = ((i + 1) << all->stretch_bits) - 1;
        last = last < v->document_count ? last : v->document_count - 1;
        all->stretches[i] = v->language_at[first] == v->language_at[last] ? v->language_at[first]
                                                                          : SEVERAL_LANGUAGES;
    }
    return all->stretches != NULL;
}

bool rt_neighbours_find(rt_neighbours *neighbours, rt_vectors *vectors, const rt_breadth *breadth,
                        rt_threads *threads)
{
    *neighbours = (rt_neighbours){.memory = vectors->memory};
    search all = {.v = vectors,
                  .breadth = *breadth,
                  .links = rt_view_of(vectors->memory, vectors->links),
                  .postings = rt_view_of(vectors->memory, vectors->postings),
                  .posting_from = rt_memory_alloc(vectors->memory, (vectors->term_count + 1) *
                                                                       sizeof *all.posting_from),
                  .larger = malloc((vectors->language_count + 1) * sizeof *all.larger),
                  .searchers = calloc(rt_threads_count(threads), sizeof *all.searchers)};
    bool done = all.posting_from != NULL && all.larger != NULL && all.searchers != NULL;
    done = done && set_stretches(&all) && searcher_init(&all.searchers[0], vectors) &&
           search_languages(&all, vectors, threads);
    rt_vectors_drop_links(vectors);
    done = done && list_edges(neighbours, &all, threads);
    done = done && keep_all_nearest(neighbours, vectors, &all.searchers[0]);
    neighbours->view = rt_view_of(neighbours->memory, neighbours->items);
    for (unsigned i = 0; all.searchers != NULL && i < rt_threads_count(threads); i++) {
        neighbours->postings_met += all.searchers[i].postings_met;
        searcher_release(&all.searchers[i]);
    }
    rt_memory_release(vectors->memory, all.posting_from);
    free(all.larger);
    free(all.stretches);
    free(all.searchers);
    if (!done) {
        rt_neighbours_release(neighbours);
    }
    return done;
}
