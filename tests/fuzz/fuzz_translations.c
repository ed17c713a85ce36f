/*
 * libFuzzer target for the cross-lingual pass: a corpus of a few documents in several languages.
 *
 *   - adding and matching do not fail;
 *   - pairs are in order, with scores and shares from 0 to 1, and evidence where it belongs;
 *   - every member of a group is in one group only, and its `to` is among the members;
 *   - the documents the other way round, and two threads, give the same pairs.
 *
 * Documents are parted by bytes 0xff, of which UTF-8 has none. The first two bytes of each are its
 * language; if they are no letters, it is to be found.
 */
#include "api/corpus.h"
#include "text/tokenise.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(condition)                                                                         \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

enum { DOCUMENTS = 12 };

typedef struct documents {
    retold_document items[DOCUMENTS];
    char ids[DOCUMENTS];
    size_t count;
} documents;

/* The pairs of one run, their documents by id. */
typedef struct run {
    retold_corpus *corpus;
    retold_result *result;
    const retold_pair *pairs;
    size_t pair_count;
} run;

static void add_part(documents *d, retold_span part)
{
    if (part.size <= 2 || d->count == DOCUMENTS) {
        return;
    }
    retold_span text = rt_span(part.data + 2, part.size - 2);
    text.size = rt_utf8_check(text);
    d->ids[d->count] = (char)('a' + d->count);
    d->items[d->count] = (retold_document){
        .id = rt_span(&d->ids[d->count], 1), .text = text, .lang = rt_span(part.data, 2)};
    d->count++;
}

static void split(documents *d, retold_span input)
{
    size_t begin = 0;
    for (size_t i = 0; i <= input.size; i++) {
        if (i == input.size || (unsigned char)input.data[i] == 0xff) {
            add_part(d, rt_span(input.data + begin, i - begin));
            begin = i + 1;
        }
    }
}

/* The dictionary of every language takes long to unpack: that of the first corpus serves all. */
static rt_concepts *dictionary;

static retold_corpus *new_corpus(const retold_options *options)
{
    retold_corpus *corpus = NULL;
    REQUIRE(retold_corpus_new(options, &corpus, NULL) == RETOLD_OK);
    if (dictionary == NULL) {
        dictionary = corpus->concepts;
    } else {
        rt_concepts_free(corpus->concepts);
    }
    corpus->concepts = corpus->analyser.anchors.concepts = dictionary;
    return corpus;
}

static run run_on(const documents *d, bool backwards, unsigned threads)
{
    retold_options options;
    retold_options_init(&options);
    options.threads = threads;
    options.translation.threshold = 0.01;
    run r = {.corpus = new_corpus(&options)};
    for (size_t i = 0; i < d->count; i++) {
        const retold_document *document = &d->items[backwards ? d->count - 1 - i : i];
        retold_status status = retold_corpus_add(r.corpus, document, NULL);
        REQUIRE(status == RETOLD_OK || status == RETOLD_UNUSABLE); /* blank */
    }
    REQUIRE(retold_corpus_match(r.corpus, &r.result, NULL) == RETOLD_OK);
    r.pairs = retold_result_pairs(r.result, &r.pair_count);
    return r;
}

static void release(run *r)
{
    retold_result_free(r->result);
    r->corpus->concepts = NULL;
    retold_corpus_free(r->corpus);
}

static bool is_share(double x)
{
    return x >= 0 && x <= 1;
}

static void check_pairs(const run *r)
{
    for (size_t i = 0; i < r->pair_count; i++) {
        const retold_pair *p = &r->pairs[i];
        REQUIRE(p->a < p->b);
        REQUIRE(i == 0 || p[-1].a < p->a || (p[-1].a == p->a && p[-1].b <= p->b));
        REQUIRE(is_share(p->score) && is_share(p->jaccard) && is_share(p->coverage));
        REQUIRE(is_share(p->containment_a) && is_share(p->containment_b));
        REQUIRE(p->relation == RETOLD_TRANSLATION || p->shared_count == 0);
        for (size_t s = 0; s < p->shared_count; s++) {
            REQUIRE(p->shared[s].size > 0);
            REQUIRE(rt_utf8_check(p->shared[s]) == p->shared[s].size);
        }
    }
}

static void check_groups(const run *r)
{
    bool grouped[DOCUMENTS] = {false};
    for (size_t g = 0; g < retold_result_group_count(r->result); g++) {
        retold_group group = retold_result_group(r->result, g);
        REQUIRE(group.size >= 2);
        for (size_t m = 0; m < group.size; m++) {
            bool found = false;
            for (size_t n = 0; n < group.size; n++) {
                found = found || group.members[n].document == group.members[m].to;
            }
            REQUIRE(found && !grouped[group.members[m].document]);
            grouped[group.members[m].document] = true;
        }
    }
}

static char id_of(const run *r, uint32_t document)
{
    retold_document_info info;
    retold_corpus_document(r->corpus, document, &info);
    return info.id.data[0];
}

static bool is_same(const run *r, const retold_pair *p, const run *other, const retold_pair *q)
{
    bool straight = id_of(r, p->a) == id_of(other, q->a) && id_of(r, p->b) == id_of(other, q->b);
    bool crossed = id_of(r, p->a) == id_of(other, q->b) && id_of(r, p->b) == id_of(other, q->a);
    if (!(straight || crossed) || p->relation != q->relation || p->score != q->score ||
        p->coverage != q->coverage || p->shared_count != q->shared_count) {
        return false;
    }
    for (size_t s = 0; s < p->shared_count; s++) {
        if (!rt_span_equal(p->shared[s], q->shared[s])) {
            return false;
        }
    }
    return true;
}

static void check_same(const run *r, const run *other)
{
    REQUIRE(r->pair_count == other->pair_count);
    for (size_t i = 0; i < r->pair_count; i++) {
        bool found = false;
        for (size_t j = 0; j < other->pair_count; j++) {
            found = found || is_same(r, &r->pairs[i], other, &other->pairs[j]);
        }
        REQUIRE(found);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    documents d = {.count = 0};
    split(&d, rt_span((const char *)data, size));
    run r = run_on(&d, false, 1);
    run other = run_on(&d, true, 2);
    check_pairs(&r);
    check_pairs(&other);
    check_groups(&r);
    check_groups(&other);
    check_same(&r, &other);
    release(&r);
    release(&other);
    return 0;
}
