#include "api/result.h"

#include "group/stars.h"
#include "match/verify.h"

#include <stdlib.h>

/* Beyond this many pairs between the copies of two texts, only the first copies are paired. */
enum { ALL_PAIRS_MAX = 1000 };
#define NO_GROUP UINT32_MAX

void retold_result_free(retold_result *result)
{
    if (result != NULL) {
        free(result->pairs);
        free(result->members);
        free(result->group_start);
        free(result);
    }
}

const retold_pair *retold_result_pairs(const retold_result *result, size_t *count)
{
    *count = result->pair_count;
    return result->pairs;
}

size_t retold_result_group_count(const retold_result *result)
{
    return result->group_count;
}

retold_group retold_result_group(const retold_result *result, size_t index)
{
    size_t start = result->group_start[index];
    return (retold_group){result->members + start, result->group_start[index + 1] - start};
}

/* -------------------------------------------------------------------- pairs */

static bool add_pair(retold_result *r, retold_pair pair)
{
    if (pair.a > pair.b) {
        pair = (retold_pair){pair.b,
                             pair.a,
                             pair.relation,
                             pair.score,
                             pair.jaccard,
                             pair.containment_b,
                             pair.containment_a};
    }
    if (!rt_grow((void **)&r->pairs, &r->pair_capacity, r->pair_count + 1, sizeof *r->pairs)) {
        return false;
    }
    r->pairs[r->pair_count++] = pair;
    return true;
}

/* All copies of one text with each other, or, when they are too many, with the first. */
static bool add_copies(retold_result *r, const rt_texts *texts, uint32_t text)
{
    const uint32_t *copies = texts->members + texts->start[text];
    size_t count = rt_texts_copies(texts, text);
    size_t firsts = count * (count - 1) / 2 <= ALL_PAIRS_MAX ? count : 1;
    for (size_t i = 0; i < firsts; i++) {
        for (size_t j = i + 1; j < count; j++) {
            if (!add_pair(r, (retold_pair){copies[i], copies[j], RETOLD_EXACT, 1, 1, 1, 1})) {
                return false;
            }
        }
    }
    return true;
}

static bool add_match(retold_result *r, const rt_texts *texts, const rt_match *m)
{
    retold_pair pair = {.relation = m->relation,
                        .score = rt_match_score(m),
                        .jaccard = rt_jaccard(m->shared, m->size_a, m->size_b),
                        .containment_a = rt_containment(m->shared, m->size_a),
                        .containment_b = rt_containment(m->shared, m->size_b)};
    const uint32_t *a = texts->members + texts->start[m->a];
    const uint32_t *b = texts->members + texts->start[m->b];
    size_t count_a = rt_texts_copies(texts, m->a);
    size_t count_b = rt_texts_copies(texts, m->b);
    bool all = count_a * count_b <= ALL_PAIRS_MAX;
    for (size_t i = 0; i < count_a; i++) {
        for (size_t j = 0; j < count_b; j++) {
            if (!all && i > 0 && j > 0) {
                break;
            }
            pair.a = a[i];
            pair.b = b[j];
            if (!add_pair(r, pair)) {
                return false;
            }
        }
    }
    return true;
}

static int by_documents(const void *x, const void *y)
{
    const retold_pair *a = x;
    const retold_pair *b = y;
    if (a->a != b->a) {
        return a->a < b->a ? -1 : 1;
    }
    return (a->b > b->b) - (a->b < b->b);
}

bool rt_result_list_pairs(retold_result *result, const rt_texts *texts, const rt_matches *matches)
{
    for (size_t t = 0; t < texts->count; t++) {
        if (!add_copies(result, texts, (uint32_t)t)) {
            return false;
        }
    }
    for (size_t i = 0; i < matches->count; i++) {
        if (!add_match(result, texts, &matches->items[i])) {
            return false;
        }
    }
    if (result->pair_count > 0) {
        qsort(result->pairs, result->pair_count, sizeof *result->pairs, by_documents);
    }
    return true;
}

/* ------------------------------------------------------------------- groups */

/* Working state: which text is at the centre of which, and which document of a text is best. */
typedef struct grouping {
    const retold_corpus *corpus;
    const rt_texts *texts;
    rt_link *links;
    size_t link_count;
    uint32_t *doc_order; /* documents in the order of the keep policy */
    uint32_t *order;     /* texts, by their best documents */
    uint32_t *best;      /* the best document of each text */
    rt_star_place *places;
    uint32_t *group_of; /* of each centre */
} grouping;

/* What the policy orders by; equal ranks keep the order of the documents. */
static uint64_t rank_of(const retold_corpus *corpus, uint32_t doc)
{
    return corpus->options.group.keep == RETOLD_KEEP_LONGEST
               ? UINT32_MAX - corpus->docs[doc].token_count
               : 0;
}

static retold_span date_of(const retold_corpus *corpus, uint32_t doc)
{
    retold_document_info info;
    retold_corpus_document(corpus, doc, &info);
    return info.date;
}

/* A merge sort, since the order needs the corpus and qsort has no place for it. */
static bool comes_before(const retold_corpus *corpus, uint32_t a, uint32_t b)
{
    if (corpus->options.group.keep == RETOLD_KEEP_EARLIEST) {
        retold_span x = date_of(corpus, a);
        retold_span y = date_of(corpus, b);
        if (x.size == 0 || y.size == 0) {
            return x.size != 0 && y.size == 0;
        }
        return rt_span_compare(x, y) < 0;
    }
    return rank_of(corpus, a) < rank_of(corpus, b);
}

static void merge_sort(const retold_corpus *corpus, uint32_t *items, uint32_t *scratch,
                       size_t count)
{
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t begin = 0; begin < count; begin += 2 * width) {
            size_t middle = begin + width < count ? begin + width : count;
            size_t end = begin + 2 * width < count ? begin + 2 * width : count;
            size_t i = begin;
            size_t j = middle;
            for (size_t k = begin; k < end; k++) {
                bool right = i == middle || (j < end && comes_before(corpus, items[j], items[i]));
                scratch[k] = right ? items[j++] : items[i++];
            }
        }
        for (size_t k = 0; k < count; k++) {
            items[k] = scratch[k];
        }
    }
}

/* Orders the documents by the policy, and the texts by their best documents. */
static void order_texts(grouping *g, uint32_t *scratch)
{
    size_t doc_count = g->corpus->doc_count;
    for (size_t d = 0; d < doc_count; d++) {
        g->doc_order[d] = (uint32_t)d;
    }
    if (g->corpus->options.group.keep != RETOLD_KEEP_FIRST) {
        merge_sort(g->corpus, g->doc_order, scratch, doc_count);
    }
    for (size_t t = 0; t < g->texts->count; t++) {
        g->best[t] = UINT32_MAX;
    }
    size_t ordered = 0;
    for (size_t i = 0; i < doc_count; i++) {
        uint32_t doc = g->doc_order[i];
        uint32_t text = g->texts->text_of[doc];
        if (text != UINT32_MAX && g->best[text] == UINT32_MAX) {
            g->best[text] = doc;
            g->order[ordered++] = text;
        }
    }
}

static void make_links(grouping *g, const rt_matches *matches)
{
    for (size_t i = 0; i < matches->count; i++) {
        const rt_match *m = &matches->items[i];
        if (g->corpus->options.group.relations & RETOLD_RELATION_BIT(m->relation)) {
            g->links[g->link_count++] = (rt_link){.a = m->a,
                                                  .b = m->b,
                                                  .score = rt_match_score(m),
                                                  .relation = m->relation,
                                                  .a_shorter = m->size_a < m->size_b};
        }
    }
}

/* The centre of a document's group; UINT32_MAX if it is in none. */
static uint32_t centre_of(const grouping *g, size_t doc)
{
    uint32_t text = g->texts->text_of[doc];
    if (text == UINT32_MAX) {
        return UINT32_MAX;
    }
    uint32_t centre = g->places[text].centre;
    if (centre == RT_NO_CENTRE && rt_texts_copies(g->texts, text) > 1) {
        return text;
    }
    return centre;
}

static retold_member member_of(const grouping *g, uint32_t doc, uint32_t centre)
{
    uint32_t text = g->texts->text_of[doc];
    if (text == centre) {
        return (retold_member){doc, RETOLD_EXACT, 1};
    }
    const rt_link *link = &g->links[g->places[text].link];
    return (retold_member){doc, link->relation, link->score};
}

/* Counts, then places the members: the kept one of each group first. */
static void fill_groups(grouping *g, retold_result *r)
{
    size_t doc_count = g->corpus->doc_count;
    for (size_t d = 0; d < doc_count; d++) {
        uint32_t centre = centre_of(g, d);
        if (centre != UINT32_MAX) {
            if (g->group_of[centre] == NO_GROUP) {
                g->group_of[centre] = (uint32_t)r->group_count++;
            }
            r->group_start[g->group_of[centre] + 2]++;
        }
    }
    for (size_t i = 2; i < r->group_count + 2; i++) {
        r->group_start[i] += r->group_start[i - 1];
    }
    for (size_t i = 0; i < g->texts->count; i++) {
        uint32_t group = g->group_of[i];
        if (group != NO_GROUP) {
            r->members[r->group_start[group + 1]++] =
                (retold_member){g->best[i], RETOLD_UNRELATED, 1};
        }
    }
    for (size_t d = 0; d < doc_count; d++) {
        uint32_t centre = centre_of(g, d);
        if (centre != UINT32_MAX && g->best[centre] != d) {
            size_t at = r->group_start[g->group_of[centre] + 1]++;
            r->members[at] = member_of(g, (uint32_t)d, centre);
        }
    }
}

static bool allocate(grouping *g, retold_result *r, size_t match_count)
{
    size_t docs = g->corpus->doc_count + 1;
    size_t texts = g->texts->count + 1;
    g->links = malloc((match_count + 1) * sizeof *g->links);
    g->doc_order = malloc(docs * sizeof *g->doc_order);
    g->order = malloc(texts * sizeof *g->order);
    g->best = malloc(texts * sizeof *g->best);
    g->places = malloc(texts * sizeof *g->places);
    g->group_of = malloc(texts * sizeof *g->group_of);
    r->members = malloc(docs * sizeof *r->members);
    r->group_start = calloc(docs + 2, sizeof *r->group_start);
    return g->links != NULL && g->doc_order != NULL && g->order != NULL && g->best != NULL &&
           g->places != NULL && g->group_of != NULL && r->members != NULL && r->group_start != NULL;
}

bool rt_result_make_groups(retold_result *result, const retold_corpus *corpus,
                           const rt_texts *texts, const rt_matches *matches)
{
    grouping g = {.corpus = corpus, .texts = texts};
    uint32_t *scratch = malloc((corpus->doc_count + 1) * sizeof *scratch);
    bool done = scratch != NULL && allocate(&g, result, matches->count);
    if (done) {
        order_texts(&g, scratch);
        make_links(&g, matches);
        for (size_t t = 0; t < texts->count; t++) {
            g.group_of[t] = NO_GROUP;
        }
        done = rt_stars(g.links, g.link_count, g.order, texts->count, g.places);
    }
    if (done) {
        fill_groups(&g, result);
    }
    free(scratch);
    free(g.links);
    free(g.doc_order);
    free(g.order);
    free(g.best);
    free(g.places);
    free(g.group_of);
    return done;
}
