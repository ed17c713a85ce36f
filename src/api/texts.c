#include "api/texts.h"

#include "base/sort.h"

#include <stdlib.h>
#include <string.h>

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

/*
 * A document by the length and digest of its text: bits 63..32 of the key are the complement of the
 * number of tokens, so that long texts come first, bits 31..0 the high half of the digest. The
 * value is its number.
 */
static rt_keyed make_entry(const rt_doc *doc, size_t number)
{
    return (rt_keyed){(uint64_t)~doc->token_count << 32 | doc->digest >> 32, number};
}

/* The documents with tokens, in the order of their texts but for the low halves of the digests;
 * NULL when out of memory. */
static rt_keyed *sort_documents(const retold_corpus *corpus, size_t *count)
{
    size_t found = 0;
    rt_keyed *entries =
        rt_memory_alloc(corpus->memory, (2 * corpus->doc_count + 1) * sizeof *entries);
    for (size_t d = 0; entries != NULL && d < corpus->doc_count; d++) {
        if (corpus->docs[d].token_count > 0) {
            entries[found++] = make_entry(&corpus->docs[d], d);
        }
    }
    if (entries != NULL) {
        rt_sort_keyed(entries, entries + found, found, corpus->memory);
    }
    *count = found;
    return entries;
}

/* Sorts documents whose texts agree in length and the high half of the digest by the whole of it:
 * all of them have the same one, almost always. */
static void sort_by_digest(const retold_corpus *corpus, rt_keyed *run, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        rt_keyed entry = run[i];
        uint64_t digest = corpus->docs[entry.value].digest;
        size_t j = i;
        for (; j > 0 && corpus->docs[run[j - 1].value].digest > digest; j--) {
            run[j] = run[j - 1];
        }
        run[j] = entry;
    }
}

static bool same_digest(const retold_corpus *corpus, const rt_keyed *a, const rt_keyed *b)
{
    return corpus->docs[a->value].digest == corpus->docs[b->value].digest;
}

/* Makes texts of documents that have one digest, in ascending order: one, almost always. */
static void add_texts(rt_texts *t, const rt_keyed *run, size_t count)
{
    const retold_corpus *corpus = t->corpus;
    for (size_t left = count; left > 0;) {
        size_t first = 0;
        while (t->text_of[run[first].value] != NO_TEXT) {
            first++;
        }
        uint32_t number = (uint32_t)t->count++;
        rt_text text = {0};
        t->tokens[number] = ~(uint32_t)(run[first].key >> 32);
        t->start[number + 1] = t->start[number];
        for (size_t i = first; i < count; i++) {
            uint32_t doc = (uint32_t)run[i].value;
            if (i > first && text.tokens == NULL) { /* most texts have one document only */
                text = rt_corpus_text(corpus, (uint32_t)run[first].value);
            }
            if (t->text_of[doc] == NO_TEXT &&
                (i == first || same_tokens(text, rt_corpus_text(corpus, doc)))) {
                t->text_of[doc] = number;
                t->members[t->start[number + 1]++] = doc;
                left--;
            }
        }
    }
}

/* Numbers the texts, and collects the documents of each. False when out of memory. */
static bool number_texts(rt_texts *t)
{
    const retold_corpus *corpus = t->corpus;
    size_t count;
    rt_keyed *entries = sort_documents(corpus, &count);
    if (entries == NULL) {
        return false;
    }
    for (size_t d = 0; d < corpus->doc_count; d++) {
        t->text_of[d] = NO_TEXT;
    }
    t->start[0] = 0;
    size_t end;
    for (size_t begin = 0; begin < count; begin = end) {
        for (end = begin + 1; end < count && entries[end].key == entries[begin].key; end++) {
        }
        rt_memory_tick(corpus->memory, t->count);
        if (end - begin > 1) {
            sort_by_digest(corpus, entries + begin, end - begin);
        }
        for (size_t first = begin, next; first < end; first = next) {
            next = first + 1;
            while (next < end && same_digest(corpus, &entries[first], &entries[next])) {
                next++;
            }
            add_texts(t, entries + first, next - first);
        }
    }
    rt_memory_release(corpus->memory, entries);
    return true;
}

bool rt_texts_init(rt_texts *texts, const retold_corpus *corpus)
{
    size_t count = corpus->doc_count;
    rt_memory *memory = corpus->memory;
    *texts = (rt_texts){.corpus = corpus,
                        .text_of = rt_memory_alloc(memory, (count + 1) * sizeof *texts->text_of),
                        .start = rt_memory_alloc(memory, (count + 2) * sizeof *texts->start),
                        .members = rt_memory_alloc(memory, (count + 1) * sizeof *texts->members),
                        .tokens = rt_memory_alloc(memory, (count + 1) * sizeof *texts->tokens)};
    bool done = texts->text_of != NULL && texts->start != NULL && texts->members != NULL &&
                texts->tokens != NULL && number_texts(texts);
    if (!done) {
        rt_texts_release(texts);
    }
    return done;
}

void rt_texts_release(rt_texts *texts)
{
    rt_memory *memory = texts->corpus == NULL ? NULL : texts->corpus->memory;
    rt_memory_release(memory, texts->text_of);
    rt_memory_release(memory, texts->start);
    rt_memory_release(memory, texts->members);
    rt_memory_release(memory, texts->tokens);
    *texts = (rt_texts){0};
}

static rt_text text_by_number(const void *context, uint32_t number)
{
    const rt_texts *texts = context;
    return rt_corpus_text(texts->corpus, texts->members[texts->start[number]]);
}

rt_text_source rt_texts_source(const rt_texts *texts)
{
    return (rt_text_source){texts, text_by_number};
}

uint32_t *rt_texts_firsts(const rt_texts *texts)
{
    size_t count = texts->corpus->doc_count;
    uint32_t *firsts = rt_memory_alloc(texts->corpus->memory, (count + 1) * sizeof *firsts);
    for (size_t d = 0; firsts != NULL && d < count; d++) {
        firsts[d] = NO_TEXT;
    }
    for (size_t t = 0; firsts != NULL && t < texts->count; t++) {
        rt_memory_tick(texts->corpus->memory, t);
        firsts[texts->members[texts->start[t]]] = (uint32_t)t;
    }
    return firsts;
}
