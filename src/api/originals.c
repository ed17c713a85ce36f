#include "api/originals.h"

#include "group/stars.h"

#include <string.h>

/* The links that may make a copy: all of near-duplicates and excerpts. */
static rt_link *make_links(const rt_matches *matches, rt_memory *memory, size_t *count)
{
    rt_link *links = rt_memory_alloc(memory, (matches->count + 1) * sizeof *links);
    size_t made = 0;
    for (size_t i = 0; links != NULL && i < matches->count; i++) {
        const rt_match *m = &matches->items[i];
        rt_memory_step(memory, i);
        if (m->relation == RETOLD_NEAR || m->relation == RETOLD_EXCERPT) {
            links[made++] = (rt_link){
                .a = m->a, .b = m->b, .relation = m->relation, .a_shorter = m->size_a < m->size_b};
        }
    }
    *count = made;
    return links;
}

static bool find_originals(rt_originals *o, size_t count, const rt_matches *matches)
{
    size_t link_count = 0;
    rt_link *links = make_links(matches, o->memory, &link_count);
    rt_stars stars = {0};
    for (size_t t = 0; t < count; t++) {
        rt_memory_step(o->memory, t);
        o->text_of[t] = (uint32_t)t;
    }
    bool done =
        links != NULL && rt_stars_init(&stars, links, link_count, o->order, count, o->memory);
    const rt_rank_set *linked = &stars.linked;
    for (size_t t = done ? rt_rank_set_next(linked, 0) : SIZE_MAX, r = 0; t != SIZE_MAX;
         t = rt_rank_set_next(linked, t + 1), r++) {
        rt_star_place place = stars.places[r];
        rt_memory_tick(o->memory, r);
        if (place.centre != RT_NO_CENTRE && place.centre != t &&
            links[place.link].relation == RETOLD_NEAR) {
            o->text_of[t] = place.centre;
        }
    }
    rt_memory_release(o->memory, links);
    rt_stars_release(&stars);
    return done;
}

static int compare_numbers(size_t x, size_t y)
{
    return (x > y) - (x < y);
}

static bool is_known(retold_span lang)
{
    return lang.size > 0 && !rt_span_equal(lang, rt_span_of("und"));
}

/* Of nothing there may be no array. */
static int compare_arrays(const void *a, const void *b, size_t size)
{
    return size == 0 ? 0 : memcmp(a, b, size);
}

/* By number, then by any order that tells sets apart. */
static int compare_anchors(const rt_anchor_set *a, const rt_anchor_set *b)
{
    int compared = compare_numbers(a->count, b->count);
    compared = compared != 0 ? compared : compare_numbers(a->position_count, b->position_count);
    compared = compared != 0 ? compared : compare_numbers(a->word_count, b->word_count);
    if (compared != 0) {
        return compared;
    }
    size_t positions = a->position_count * sizeof *a->positions;
    compared = compare_arrays(a->keys, b->keys, a->count * sizeof *a->keys);
    compared = compared != 0 ? compared
                             : compare_arrays(a->counts, b->counts, a->count * sizeof *a->counts);
    compared = compared != 0 ? compared : compare_arrays(a->positions, b->positions, positions);
    return compared != 0 ? compared
                         : compare_arrays(a->words, b->words, a->word_count * sizeof *a->words);
}

/* Positive if document x stands for its text better than y: its language is known, or it has more
 * anchors, as with capitals. Documents that differ in nothing that counts are equal. */
static int compare_documents(const retold_corpus *corpus, uint32_t x, uint32_t y)
{
    const rt_doc record_a = rt_corpus_doc(corpus, x);
    const rt_doc record_b = rt_corpus_doc(corpus, y);
    const rt_doc *a = &record_a;
    const rt_doc *b = &record_b;
    rt_anchor_set anchors_a = rt_corpus_anchors_of(corpus, a);
    rt_anchor_set anchors_b = rt_corpus_anchors_of(corpus, b);
    retold_document_info info_a, info_b;
    retold_corpus_document(corpus, x, &info_a);
    retold_corpus_document(corpus, y, &info_b);
    int compared = compare_numbers(is_known(info_a.lang), is_known(info_b.lang));
    compared = compared != 0 ? compared : compare_anchors(&anchors_a, &anchors_b);
    compared = compared != 0 ? compared : compare_numbers(a->text_size, b->text_size);
    return compared != 0 ? compared : rt_span_compare(info_a.lang, info_b.lang);
}

static void choose_documents(rt_originals *o, const retold_corpus *corpus, const rt_texts *texts)
{
    for (size_t t = 0; t < texts->count; t++) {
        uint32_t best = texts->members[texts->start[t]];
        rt_memory_tick(corpus->memory, t);
        for (uint32_t i = texts->start[t] + 1; i < texts->start[t + 1]; i++) {
            if (compare_documents(corpus, texts->members[i], best) > 0) {
                best = texts->members[i];
            }
        }
        o->document_of[t] = best;
    }
}

bool rt_originals_init(rt_originals *originals, const retold_corpus *corpus, const rt_texts *texts,
                       const rt_matches *matches)
{
    rt_memory *memory = corpus->memory;
    size_t room = texts->count + 1;
    *originals = (rt_originals){
        .memory = memory,
        .text_of = rt_memory_zeroed(memory, room, sizeof *originals->text_of),
        .document_of = rt_memory_alloc(memory, room * sizeof *originals->document_of),
        .order = rt_texts_by_length(texts)};
    bool done = originals->text_of != NULL && originals->document_of != NULL &&
                originals->order != NULL && find_originals(originals, texts->count, matches);
    if (done) {
        choose_documents(originals, corpus, texts);
    } else {
        rt_originals_release(originals);
    }
    return done;
}

void rt_originals_drop_order(rt_originals *originals)
{
    rt_memory_release(originals->memory, originals->document_of);
    rt_memory_release(originals->memory, originals->order);
    originals->document_of = originals->order = NULL;
}

void rt_originals_release(rt_originals *originals)
{
    rt_memory_release(originals->memory, originals->text_of);
    rt_memory_release(originals->memory, originals->document_of);
    rt_memory_release(originals->memory, originals->order);
    *originals = (rt_originals){0};
}
