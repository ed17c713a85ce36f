#include "api/texts.h"

#include "base/sort.h"

#include <stdlib.h>

#define NO_TEXT UINT32_MAX

static bool same_tokens(rt_text a, rt_text b)
{
    if (a.count != b.count) {
        return false;
    }
    for (size_t i = 0; i < a.count; i++) {
        if (rt_token_key(a.tokens[i]) != rt_token_key(b.tokens[i])) {
            return false;
        }
    }
    return true;
}

/* The first of the documents run[0..i) that is the first of its text and has the tokens of
 * document run[i]; run[i] itself if there is none. */
static uint32_t first_copy(const retold_corpus *corpus, const uint64_t *run, size_t i,
                           const uint32_t *first_of)
{
    uint32_t doc = (uint32_t)run[i];
    for (size_t j = 0; j < i; j++) {
        uint32_t other = (uint32_t)run[j];
        if (first_of[other] == other && corpus->docs[other].digest == corpus->docs[doc].digest &&
            same_tokens(rt_corpus_text(corpus, other), rt_corpus_text(corpus, doc))) {
            return other;
        }
    }
    return doc;
}

/* Sets first_of[d] to the first document with d's tokens. */
static bool find_copies(const retold_corpus *corpus, uint32_t *first_of)
{
    size_t count = corpus->doc_count;
    uint64_t *entries = malloc((2 * count + 1) * sizeof *entries);
    if (entries == NULL) {
        return false;
    }
    for (size_t d = 0; d < count; d++) {
        entries[d] = corpus->docs[d].digest >> 32 << 32 | d;
    }
    rt_sort_u64(entries, entries + count, count, 32);
    size_t end;
    for (size_t begin = 0; begin < count; begin = end) {
        end = begin + 1;
        while (end < count && entries[end] >> 32 == entries[begin] >> 32) {
            end++;
        }
        for (size_t i = 0; i < end - begin; i++) {
            first_of[(uint32_t)entries[begin + i]] =
                first_copy(corpus, entries + begin, i, first_of);
        }
    }
    free(entries);
    return true;
}

/* A distinct text, by its first document. */
typedef struct first_document {
    uint64_t digest;
    uint32_t token_count;
    uint32_t document;
} first_document;

/* Documents come last: only for different texts with one digest, which are not to be expected. */
static int by_content(const void *x, const void *y)
{
    const first_document *a = x;
    const first_document *b = y;
    if (a->token_count != b->token_count) {
        return a->token_count > b->token_count ? -1 : 1;
    }
    if (a->digest != b->digest) {
        return a->digest < b->digest ? -1 : 1;
    }
    return (a->document > b->document) - (a->document < b->document);
}

/* Sets numbers[d] of each document that is the first of its text. */
static bool number_firsts(rt_texts *t, const retold_corpus *corpus, const uint32_t *first_of,
                          uint32_t *numbers)
{
    first_document *firsts = malloc((corpus->doc_count + 1) * sizeof *firsts);
    if (firsts == NULL) {
        return false;
    }
    for (size_t d = 0; d < corpus->doc_count; d++) {
        const rt_doc *doc = &corpus->docs[d];
        if (doc->token_count > 0 && first_of[d] == d) {
            firsts[t->count++] = (first_document){doc->digest, doc->token_count, (uint32_t)d};
        }
    }
    qsort(firsts, t->count, sizeof *firsts, by_content);
    for (size_t i = 0; i < t->count; i++) {
        numbers[firsts[i].document] = (uint32_t)i;
        t->items[i] = rt_corpus_text(corpus, firsts[i].document);
    }
    free(firsts);
    return true;
}

/* Numbers the texts, and collects the documents of each. False when out of memory. */
static bool number_texts(rt_texts *t, const retold_corpus *corpus)
{
    uint32_t *numbers = malloc((corpus->doc_count + 1) * sizeof *numbers);
    if (numbers == NULL || !number_firsts(t, corpus, t->text_of, numbers)) {
        free(numbers);
        return false;
    }
    for (size_t d = 0; d < corpus->doc_count; d++) {
        if (corpus->docs[d].token_count == 0) {
            t->text_of[d] = NO_TEXT;
            continue;
        }
        t->text_of[d] = numbers[t->text_of[d]];
        t->start[t->text_of[d] + 2]++;
    }
    free(numbers);
    for (size_t i = 2; i < t->count + 2; i++) {
        t->start[i] += t->start[i - 1];
    }
    for (size_t d = 0; d < corpus->doc_count; d++) {
        if (t->text_of[d] != NO_TEXT) {
            t->members[t->start[t->text_of[d] + 1]++] = (uint32_t)d;
        }
    }
    return true;
}

bool rt_texts_init(rt_texts *texts, const retold_corpus *corpus)
{
    size_t count = corpus->doc_count;
    *texts = (rt_texts){.items = malloc((count + 1) * sizeof *texts->items),
                        .text_of = malloc((count + 1) * sizeof *texts->text_of),
                        .start = calloc(count + 2, sizeof *texts->start),
                        .members = malloc((count + 1) * sizeof *texts->members)};
    bool done = texts->items != NULL && texts->text_of != NULL && texts->start != NULL &&
                texts->members != NULL && find_copies(corpus, texts->text_of) &&
                number_texts(texts, corpus);
    if (!done) {
        rt_texts_release(texts);
    }
    return done;
}

void rt_texts_release(rt_texts *texts)
{
    free(texts->items);
    free(texts->text_of);
    free(texts->start);
    free(texts->members);
    *texts = (rt_texts){0};
}
