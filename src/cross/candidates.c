#include "cross/candidates.h"

#include "base/scatter.h"
#include "base/threads.h"
#include "base/view.h"
#include "cross/sums.h"

#include <float.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { GRAIN = 32, CACHE_LINE = 64, PREFETCHED = 4, LISTS_AHEAD = 8, RIVALS = 4 };
/* Of a document with so many times the links only those asked for are looked at: else a list of
 * everything would be gone through for each of the documents. */
enum { MUCH_LONGER = 32 };

/* What compilers make vectors of, or plain code where there are none. */
typedef float four_floats __attribute__((vector_size(16)));
typedef int32_t four_masks __attribute__((vector_size(16)));

/* The places are cut into so many stretches at most, whose languages stay in the cache. */
enum { STRETCHES = 2048, STRETCH_BITS = 4 };
#define SEVERAL_LANGUAGES UINT32_MAX

_Static_assert((int)RT_POSTINGS <= (int)RT_SUMS_MOST, "there is room for all sums");
_Static_assert(1 << STRETCH_BITS >= RT_SUMS_BLOCK, "a block is in one stretch");

/* Two documents and their cosine. */
typedef struct edge {
    uint32_t a, b;
    float cosine;
} edge;

/*
 * One thread's working space. Between documents there are no sums and all weights are 0. weights[r]
 * is that of the document at hand for the term of rank r, if it was left out of the first look. The
 * rooms are for what is read from files.
 */
typedef struct searcher {
    rt_memory *memory;
    rt_sums sums;
    float *weights;
    rt_neighbour *best;  /* RT_SECOND_LOOK for each language, best first */
    uint32_t *best_size; /* for each language */
    float *least;        /* likewise: what a sum has to reach to be among them */
    uint32_t *languages; /* those whose best_size is not 0 */
    size_t language_count;
    edge *edges;
    size_t edge_count, edge_capacity;
    uint64_t postings_met;
    rt_buffer own_room, other_room, posting_room;
} searcher;

/* A document's links, by rank; the first `left_out` of them are not gone through. */
typedef struct links {
    const rt_link_weight *items;
    size_t count;
    size_t left_out;
} links;

/* The documents at hand are those of one language, at places `begin` to `end`. */
typedef struct search {
    const rt_vectors *v;
    rt_view links, postings; /* of the vectors */
    uint32_t *stretches;     /* languages of 2^stretch_bits places each; SEVERAL_LANGUAGES */
    unsigned stretch_bits;
    rt_breadth breadth;
    size_t begin, end;
    size_t *posting_from; /* of each term, its first posting of a larger language */
    searcher *searchers;  /* one for each worker */
} search;

static bool searcher_init(searcher *s, const rt_vectors *v)
{
    s->memory = v->memory;
    s->weights = rt_memory_zeroed(s->memory, v->term_count + 1, sizeof *s->weights);
    s->best = malloc((v->language_count * RT_SECOND_LOOK + 1) * sizeof *s->best);
    s->best_size = calloc(v->language_count + 1, sizeof *s->best_size);
    s->least = malloc((v->language_count + 1) * sizeof *s->least);
    for (size_t l = 0; s->least != NULL && l < v->language_count; l++) {
        s->least[l] = FLT_MIN;
    }
    s->languages = malloc((v->language_count + 1) * sizeof *s->languages);
    return rt_sums_init(&s->sums, v->document_count, s->memory) && s->weights != NULL &&
           s->best != NULL && s->best_size != NULL && s->least != NULL && s->languages != NULL;
}

static void searcher_release(searcher *s)
{
    rt_sums_release(&s->sums);
    rt_memory_release(s->memory, s->weights);
    free(s->best);
    free(s->best_size);
    free(s->least);
    free(s->languages);
    rt_memory_release(s->memory, s->edges);
    rt_buffer_release(&s->own_room);
    rt_buffer_release(&s->other_room);
    rt_buffer_release(&s->posting_room);
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

/* False when out of memory. */
static bool links_of(const search *all, uint32_t document, rt_buffer *room, links *found)
{
    size_t start = all->v->link_start[document];
    size_t count = all->v->link_start[document + 1] - start;
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
        __builtin_prefetch(&all->posting_from[own->items[i].rank]);
        __builtin_prefetch(&all->v->posting_start[own->items[i].rank + 1]);
    }
    for (own->left_out = own->count; own->left_out > 0; own->left_out--) {
        met += postings_from(all, own->items[own->left_out - 1].rank);
        if (met > all->breadth.postings) {
            break;
        }
    }
}

static bool add_postings(searcher *s, const search *all, rt_link_weight link)
{
    size_t count = postings_from(all, link.rank);
    const rt_posting *postings =
        rt_view_read(&all->postings, all->posting_from[link.rank] * sizeof *postings,
                     count * sizeof *postings, &s->posting_room);
    if (postings == NULL) {
        return false;
    }
    rt_sums_add(&s->sums, postings, count, link.weight);
    s->postings_met += count;
    return true;
}

/* Whether any of the sums of a block reaches `least`. */
static bool is_reached(const float *sums, float least)
{
    four_masks reached = {0};
    uint64_t halves[2];
    for (size_t i = 0; i < RT_SUMS_BLOCK; i += 4) {
        four_floats four;
        memcpy(&four, sums + i, sizeof four);
        reached |= four >= (four_floats){least, least, least, least};
    }
    memcpy(halves, &reached, sizeof halves);
    return (halves[0] | halves[1]) != 0;
}

/* Puts a place into the list of its language. */
static void list_place(searcher *s, const search *all, uint32_t language, rt_neighbour item)
{
    uint32_t most = all->breadth.second_look;
    add_best(s, language, most, item);
    if (s->best_size[language] == most) {
        s->least[language] = s->best[(size_t)language * most + most - 1].cosine;
    }
}

/* Moves the sums of a block into the lists of the best. */
static void list_block(searcher *s, const search *all, uint32_t number, uint32_t language)
{
    const float *sums = s->sums.sums + number * RT_SUMS_BLOCK;
    uint32_t first = s->sums.blocks[number] * RT_SUMS_BLOCK;
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
 * of the documents within a language, and in the end the documents. */
static void list_best(searcher *s, const search *all)
{
    const rt_vectors *v = all->v;
    const rt_sums *sums = &s->sums;
    for (uint32_t i = 1; i <= sums->count; i++) {
        size_t place = (size_t)sums->blocks[i] * RT_SUMS_BLOCK;
        uint32_t language = all->stretches[place >> all->stretch_bits];
        if (language == SEVERAL_LANGUAGES ||
            is_reached(sums->sums + i * RT_SUMS_BLOCK, s->least[language])) {
            list_block(s, all, i, language);
        }
    }
    rt_sums_clear(&s->sums);
    for (size_t i = 0; i < s->language_count; i++) {
        uint32_t language = s->languages[i];
        rt_neighbour *best = s->best + (size_t)language * all->breadth.second_look;
        for (uint32_t j = 0; j < s->best_size[language]; j++) {
            best[j].document = v->order[best[j].document];
            __builtin_prefetch(&v->link_start[best[j].document]);
        }
        s->least[language] = FLT_MIN;
    }
}

/* The length of the part of the document's vector that was left out. */
static float length_left_out(const links *own)
{
    double left_out = 0;
    for (size_t i = 0; i < own->left_out; i++) {
        left_out += (double)own->items[i].weight * own->items[i].weight;
    }
    return (float)sqrt(left_out);
}

/* Lists the best of each language. */
static bool first_look(searcher *s, const search *all, const links *own)
{
    for (size_t i = own->count; i-- > own->left_out;) {
        if (i >= own->left_out + LISTS_AHEAD) {
            uint32_t rank = own->items[i - LISTS_AHEAD].rank;
            __builtin_prefetch(all->v->postings + all->posting_from[rank]);
        }
        if (!add_postings(s, all, own->items[i])) {
            return false;
        }
    }
    list_best(s, all);
    return true;
}

/* ------------------------------------------------------------------- second look */

/* The weight for a term, 0 if it is not among the links. */
static float find_weight(const links *own, uint32_t rank)
{
    size_t low = 0;
    size_t high = own->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (own->items[middle].rank < rank) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < own->count && own->items[low].rank == rank ? own->items[low].weight : 0;
}

/* What the terms that were left out add to the cosine with another document. Terms are gone through
 * by rank either way, so the sum is the same to the last bit. */
static float rest_of_cosine(const searcher *s, const links *own, const links *other)
{
    float sum = 0;
    if (own->left_out == 0) {
        return 0;
    }
    if (other->count > own->left_out * MUCH_LONGER) {
        for (size_t i = 0; i < own->left_out; i++) {
            sum += own->items[i].weight * find_weight(other, own->items[i].rank);
        }
        return sum;
    }
    uint32_t last = own->items[own->left_out - 1].rank;
    for (size_t i = 0; i < other->count && other->items[i].rank <= last; i++) {
        sum += s->weights[other->items[i].rank] * other->items[i].weight;
    }
    return sum;
}

/* Has the beginning of a document's links fetched while others are worked on. */
static void prefetch(const rt_vectors *v, uint32_t document)
{
    const char *first = (const char *)(v->links + v->link_start[document]);
    for (size_t line = 0; line < PREFETCHED; line++) {
        __builtin_prefetch(first + line * CACHE_LINE);
    }
}

/* Goes on while what the first look left out, which is at most `most`, may still lift one into the
 * nearest. */
static bool look_again(searcher *s, const search *all, uint32_t document, const links *own,
                       uint32_t language, float most)
{
    const rt_neighbour *best = s->best + (size_t)language * all->breadth.second_look;
    uint32_t count = s->best_size[language];
    rt_neighbour nearest[RT_NEAREST];
    uint32_t size = 0;
    if (!rt_memory_grow(s->memory, (void **)&s->edges, &s->edge_capacity, s->edge_count + count,
                        sizeof *s->edges)) {
        return false;
    }
    for (uint32_t i = 0; i < count; i++) {
        if (size == RT_NEAREST && best[i].cosine + most < nearest[size - 1].cosine) {
            break;
        }
        if (i + 4 < count) {
            __builtin_prefetch(&all->v->link_start[best[i + 4].document]);
        }
        if (i + 2 < count) {
            prefetch(all->v, best[i + 2].document);
        }
        links other;
        if (!links_of(all, best[i].document, &s->other_room, &other)) {
            return false;
        }
        rt_neighbour found = {best[i].document, best[i].cosine + rest_of_cosine(s, own, &other)};
        size = insert(nearest, size, RT_NEAREST, found);
        s->edges[s->edge_count++] = (edge){document, found.document, found.cosine};
    }
    return true;
}

static bool search_document(searcher *s, const search *all, uint32_t document)
{
    links own;
    if (!links_of(all, document, &s->own_room, &own)) {
        return false;
    }
    leave_out(all, &own);
    if (!first_look(s, all, &own)) {
        return false;
    }
    float left_out = length_left_out(&own);
    for (size_t i = 0; i < own.left_out; i++) {
        s->weights[own.items[i].rank] = own.items[i].weight;
    }
    bool done = true;
    for (size_t i = 0; i < s->language_count; i++) { /* what looking again begins with */
        const rt_neighbour *best = s->best + (size_t)s->languages[i] * all->breadth.second_look;
        prefetch(all->v, best[0].document);
    }
    for (size_t i = 0; done && i < s->language_count; i++) {
        done = look_again(s, all, document, &own, s->languages[i], left_out);
    }
    clear_best(s);
    for (size_t i = 0; i < own.left_out; i++) {
        s->weights[own.items[i].rank] = 0;
    }
    return done;
}

static bool search_places(void *context, size_t begin, size_t end, unsigned worker)
{
    search *all = context;
    searcher *s = &all->searchers[worker];
    if (s->best == NULL && !searcher_init(s, all->v)) {
        return false;
    }
    for (size_t place = all->begin + begin; place < all->begin + end; place++) {
        rt_memory_check(s->memory);
        if (!search_document(s, all, all->v->order[place])) {
            return false;
        }
    }
    return true;
}

/* Moves the beginnings of the postings of all terms of the documents at hand behind them: those of
 * smaller languages have been passed over. */
static void pass_over(search *all)
{
    const rt_vectors *v = all->v;
    for (size_t place = all->begin; place < all->end; place++) {
        uint32_t d = v->order[place];
        rt_memory_tick(v->memory, place);
        for (size_t i = v->link_start[d]; i < v->link_start[d + 1]; i++) {
            uint32_t rank = v->links[i].rank;
            all->posting_from[rank] += v->first_language[rank] != v->language_at[place];
        }
    }
}

/* Goes through the languages, the largest left out: there is none for it to search. */
static bool search_languages(search *all, rt_threads *threads)
{
    const rt_vectors *v = all->v;
    memcpy(all->posting_from, v->posting_start, v->term_count * sizeof *all->posting_from);
    for (size_t begin = 0; begin < v->document_count;) {
        size_t end = v->language_end[v->language_at[begin]];
        if (end == v->document_count) {
            break;
        }
        all->begin = begin;
        all->end = end;
        pass_over(all);
        if (!rt_parallel_for(threads, end - begin, GRAIN, search_places, all)) {
            return false;
        }
        begin = end;
    }
    return true;
}

/* ---------------------------------------------------------------------- nearest */

static rt_scattered scattered(uint32_t document, float cosine)
{
    rt_scattered item;
    memcpy(&item, &(rt_neighbour){document, cosine}, sizeof item);
    return item;
}

/* Lists the edges of each document where their numbers, in start[d + 1] and up, say, by way of a
 * scatter. */
static bool scatter_edges(rt_neighbours *n, const search *all, rt_threads *threads)
{
    size_t documents = all->v->document_count;
    rt_scatter *scatter = rt_scatter_new(n->memory, n->start + 1, documents, 1);
    if (scatter == NULL) {
        return false;
    }
    for (uint32_t d = 0; d < documents; d++) {
        rt_scatter_expect(scatter, 0, d, n->start[d + 2] - n->start[d + 1]);
    }
    bool done = rt_scatter_begin(scatter);
    for (unsigned w = 0; done && w < rt_threads_count(threads); w++) {
        const searcher *s = &all->searchers[w];
        for (size_t i = 0; i < s->edge_count; i++) {
            edge e = s->edges[i];
            rt_memory_step(n->memory, i);
            rt_scatter_put(scatter, 0, e.a, scattered(e.b, e.cosine));
            rt_scatter_put(scatter, 0, e.b, scattered(e.a, e.cosine));
        }
    }
    done = done && rt_scatter_finish(scatter, threads, n->items);
    rt_scatter_free(scatter);
    memmove(n->start, n->start + 1, (documents + 1) * sizeof *n->start);
    return done;
}

/* The edges of each document: items[start[d]..start[d + 1]). */
static bool list_edges(rt_neighbours *n, const search *all, rt_threads *threads)
{
    size_t documents = all->v->document_count;
    size_t total = 0;
    n->start = rt_memory_zeroed(n->memory, documents + 2, sizeof *n->start);
    for (unsigned w = 0; n->start != NULL && w < rt_threads_count(threads); w++) {
        const searcher *s = &all->searchers[w];
        total += s->edge_count;
        for (size_t i = 0; i < s->edge_count; i++) {
            rt_memory_tick(n->memory, i);
            n->start[s->edges[i].a + 2]++;
            n->start[s->edges[i].b + 2]++;
        }
    }
    n->items = rt_memory_alloc(n->memory, (2 * total + 1) * sizeof *n->items);
    if (n->start == NULL || n->items == NULL) {
        return false;
    }
    for (size_t d = 2; d < documents + 2; d++) {
        n->start[d] += n->start[d - 1];
    }
    if (rt_memory_file(n->memory, n->items) >= 0) {
        return scatter_edges(n, all, threads);
    }
    for (unsigned w = 0; w < rt_threads_count(threads); w++) {
        const searcher *s = &all->searchers[w];
        for (size_t i = 0; i < s->edge_count; i++) {
            edge e = s->edges[i];
            n->items[n->start[e.a + 1]++] = (rt_neighbour){e.b, e.cosine};
            n->items[n->start[e.b + 1]++] = (rt_neighbour){e.a, e.cosine};
        }
    }
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
        to += s->best_size[l];
    }
    clear_best(s);
    return to;
}

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
    n->rivals = rt_memory_alloc(n->memory, (filled + 1) * sizeof *n->rivals);
    return n->rivals != NULL;
}

/* Of items[begin..end), which are the neighbours of one language. */
static void compare_rivals(rt_neighbours *n, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++) {
        unsigned rest = 0;
        rt_rivals rivals = {.best = i == begin};
        for (size_t j = begin; j < end && rest < RIVALS; j++) {
            if (j != i) {
                float cosine = n->items[j].cosine;
                rivals.runner = rest == 0 ? cosine : rivals.runner;
                rivals.others += cosine / RIVALS;
                rest++;
            }
        }
        n->rivals[i] = rivals;
    }
}

static void compare_all_rivals(rt_neighbours *n, const rt_vectors *v)
{
    for (size_t d = 0; d < v->document_count; d++) {
        size_t end;
        rt_memory_step(n->memory, d);
        for (size_t begin = n->start[d]; begin < n->start[d + 1]; begin = end) {
            uint32_t language = v->language_of[n->items[begin].document];
            for (end = begin + 1;
                 end < n->start[d + 1] && v->language_of[n->items[end].document] == language;
                 end++) {
            }
            compare_rivals(n, begin, end);
        }
    }
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
                  .searchers = calloc(rt_threads_count(threads), sizeof *all.searchers)};
    bool done = all.posting_from != NULL && all.searchers != NULL;
    done = done && set_stretches(&all) && searcher_init(&all.searchers[0], vectors) &&
           search_languages(&all, threads);
    rt_vectors_drop_links(vectors);
    done = done && list_edges(neighbours, &all, threads);
    done = done && keep_all_nearest(neighbours, vectors, &all.searchers[0]);
    if (done) {
        compare_all_rivals(neighbours, vectors);
        neighbours->item_view = rt_view_of(neighbours->memory, neighbours->items);
        neighbours->rival_view = rt_view_of(neighbours->memory, neighbours->rivals);
    }
    for (unsigned i = 0; all.searchers != NULL && i < rt_threads_count(threads); i++) {
        neighbours->postings_met += all.searchers[i].postings_met;
        searcher_release(&all.searchers[i]);
    }
    rt_memory_release(vectors->memory, all.posting_from);
    free(all.stretches);
    free(all.searchers);
    if (!done) {
        rt_neighbours_release(neighbours);
    }
    return done;
}

void rt_neighbours_release(rt_neighbours *neighbours)
{
    rt_memory_release(neighbours->memory, neighbours->items);
    rt_memory_release(neighbours->memory, neighbours->rivals);
    rt_memory_release(neighbours->memory, neighbours->start);
    *neighbours = (rt_neighbours){0};
}
