#include "cross/candidates.h"

#include "base/threads.h"

#include <stdlib.h>
#include <string.h>

enum { GRAIN = 32, FREQUENCY_CLASSES = 33 };

/* One thread's working space. sums[d] is 0 but for the documents listed in `touched`. */
typedef struct searcher {
    float *sums;
    uint32_t *touched;
    size_t touched_count;
    rt_neighbour *best;  /* RT_SECOND_LOOK for each language, best first */
    uint32_t *best_size; /* for each language */
    uint64_t postings_met;
} searcher;

typedef struct search {
    const rt_vectors *v;
    rt_neighbour *found;  /* RT_NEAREST for each document and language */
    uint8_t *found_count; /* for each document and language */
    searcher *searchers;  /* one for each worker */
} search;

static bool searcher_init(searcher *s, const rt_vectors *v)
{
    s->sums = calloc(v->document_count + 1, sizeof *s->sums);
    s->touched = malloc((v->document_count + 1) * sizeof *s->touched);
    s->best = malloc((v->language_count * RT_SECOND_LOOK + 1) * sizeof *s->best);
    s->best_size = calloc(v->language_count + 1, sizeof *s->best_size);
    return s->sums != NULL && s->touched != NULL && s->best != NULL && s->best_size != NULL;
}

static void searcher_release(searcher *s)
{
    free(s->sums);
    free(s->touched);
    free(s->best);
    free(s->best_size);
}

static size_t posting_count(const rt_vectors *v, uint32_t term)
{
    return v->posting_start[term + 1] - v->posting_start[term];
}

/* 0 for one posting, 1 for two or three, 2 for four to seven, and so on. */
static unsigned frequency_class(size_t postings)
{
    return 63 - (unsigned)__builtin_clzll(postings);
}

/* The highest class of frequency that can be gone through within RT_POSTINGS. */
static unsigned affordable_class(const rt_vectors *v, size_t document)
{
    size_t met[FREQUENCY_CLASSES] = {0};
    for (size_t i = v->link_start[document]; i < v->link_start[document + 1]; i++) {
        size_t count = posting_count(v, v->links[i].term);
        met[frequency_class(count)] += count;
    }
    size_t sum = met[0];
    unsigned class = 0;
    while (class + 1 < FREQUENCY_CLASSES && sum + met[class + 1] <= RT_POSTINGS) {
        sum += met[++class];
    }
    return class;
}

static void add_postings(searcher *s, const rt_vectors *v, uint32_t language, uint32_t term,
                         float weight)
{
    for (size_t p = v->posting_start[term]; p < v->posting_start[term + 1]; p++) {
        uint32_t other = v->postings[p].document;
        if (v->documents[other].language != language) {
            if (s->sums[other] == 0) {
                s->touched[s->touched_count++] = other;
            }
            s->sums[other] += weight * v->postings[p].weight;
        }
    }
    s->postings_met += v->posting_start[term + 1] - v->posting_start[term];
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

static void first_look(searcher *s, const rt_vectors *v, size_t document)
{
    unsigned most = affordable_class(v, document);
    uint32_t language = v->documents[document].language;
    s->touched_count = 0;
    for (size_t i = v->link_start[document]; i < v->link_start[document + 1]; i++) {
        uint32_t term = v->links[i].term;
        if (frequency_class(posting_count(v, term)) <= most) {
            add_postings(s, v, language, term, v->links[i].weight);
        }
    }
    memset(s->best_size, 0, v->language_count * sizeof *s->best_size);
    for (size_t i = 0; i < s->touched_count; i++) {
        uint32_t other = s->touched[i];
        uint32_t l = v->documents[other].language;
        s->best_size[l] = insert(s->best + l * RT_SECOND_LOOK, s->best_size[l], RT_SECOND_LOOK,
                                 (rt_neighbour){other, s->sums[other]});
        s->sums[other] = 0;
    }
}

static float cosine(const rt_vectors *v, size_t a, size_t b)
{
    size_t i = v->link_start[a];
    size_t j = v->link_start[b];
    float sum = 0;
    while (i < v->link_start[a + 1] && j < v->link_start[b + 1]) {
        if (v->links[i].term == v->links[j].term) {
            sum += v->links[i++].weight * v->links[j++].weight;
        } else if (v->links[i].term < v->links[j].term) {
            i++;
        } else {
            j++;
        }
    }
    return sum;
}

static void second_look(search *all, const searcher *s, size_t document)
{
    const rt_vectors *v = all->v;
    for (size_t l = 0; l < v->language_count; l++) {
        size_t slot = document * v->language_count + l;
        uint32_t size = 0;
        for (uint32_t i = 0; i < s->best_size[l]; i++) {
            uint32_t other = s->best[l * RT_SECOND_LOOK + i].document;
            size = insert(all->found + slot * RT_NEAREST, size, RT_NEAREST,
                          (rt_neighbour){other, cosine(v, document, other)});
        }
        all->found_count[slot] = (uint8_t)size;
    }
}

static bool search_documents(void *context, size_t begin, size_t end, unsigned worker)
{
    search *all = context;
    searcher *s = &all->searchers[worker];
    if (s->sums == NULL && !searcher_init(s, all->v)) {
        return false;
    }
    for (size_t d = begin; d < end; d++) {
        first_look(s, all->v, d);
        second_look(all, s, d);
    }
    return true;
}

static bool compact(rt_neighbours *n, const search *all)
{
    const rt_vectors *v = all->v;
    size_t slots = v->document_count * v->language_count;
    size_t total = 0;
    for (size_t slot = 0; slot < slots; slot++) {
        total += all->found_count[slot];
    }
    n->items = malloc((total + 1) * sizeof *n->items);
    n->start = malloc((v->document_count + 1) * sizeof *n->start);
    if (n->items == NULL || n->start == NULL) {
        return false;
    }
    size_t filled = 0;
    for (size_t slot = 0; slot < slots; slot++) {
        if (slot % v->language_count == 0) {
            n->start[slot / v->language_count] = filled;
        }
        size_t count = all->found_count[slot];
        memcpy(n->items + filled, all->found + slot * RT_NEAREST, count * sizeof *n->items);
        filled += count;
    }
    n->start[v->document_count] = filled;
    return true;
}

bool rt_neighbours_find(rt_neighbours *neighbours, const rt_vectors *vectors, unsigned threads)
{
    *neighbours = (rt_neighbours){0};
    size_t slots = vectors->document_count * vectors->language_count;
    search all = {.v = vectors,
                  .found = malloc((slots * RT_NEAREST + 1) * sizeof *all.found),
                  .found_count = calloc(slots + 1, 1),
                  .searchers = calloc(threads, sizeof *all.searchers)};
    bool done = all.found != NULL && all.found_count != NULL && all.searchers != NULL &&
                rt_parallel_for(threads, vectors->document_count, GRAIN, search_documents, &all) &&
                compact(neighbours, &all);
    for (unsigned i = 0; all.searchers != NULL && i < threads; i++) {
        neighbours->postings_met += all.searchers[i].postings_met;
        searcher_release(&all.searchers[i]);
    }
    free(all.found);
    free(all.found_count);
    free(all.searchers);
    if (!done) {
        rt_neighbours_release(neighbours);
    }
    return done;
}

void rt_neighbours_release(rt_neighbours *neighbours)
{
    free(neighbours->items);
    free(neighbours->start);
    *neighbours = (rt_neighbours){0};
}
