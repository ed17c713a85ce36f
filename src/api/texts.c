#include "api/texts.h"

#include "base/sort.h"
#include "base/threads.h"

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
 * number of tokens, so that long texts come first, bits 31..0 the high half of the digest. Bits
 * 63..32 of the value are the digest's low half, bits 31..0 the document's number.
 */
static rt_keyed make_entry(const rt_doc *doc, size_t number)
{
    return (rt_keyed){(uint64_t)~doc->token_count << 32 | doc->digest >> 32,
                      doc->digest << 32 | number};
}

static uint32_t document_of(const rt_keyed *entry)
{
    return (uint32_t)entry->value;
}

static uint32_t low_digest(const rt_keyed *entry)
{
    return (uint32_t)(entry->value >> 32);
}

/* The documents with tokens, in the order of their texts but for the low halves of the digests;
 * NULL when out of memory. */
static rt_keyed *sort_documents(const retold_corpus *corpus, size_t *count)
{
    size_t found = 0;
    rt_keyed *entries =
        rt_memory_alloc(corpus->memory, (2 * corpus->doc_count + 1) * sizeof *entries);
    if (entries != NULL) {
        rt_parallel_touch(corpus->threads, entries, corpus->doc_count * sizeof *entries);
    }
    for (size_t d = 0; entries != NULL && d < corpus->doc_count; d++) {
        rt_memory_step(corpus->memory, d);
        if (corpus->docs[d].token_count > 0) {
            entries[found++] = make_entry(&corpus->docs[d], d);
        }
    }
    if (entries != NULL &&
        !rt_sort_keyed_on(corpus->threads, entries, entries + found, found, corpus->memory)) {
        rt_memory_release(corpus->memory, entries);
        entries = NULL;
    }
    *count = found;
    return entries;
}

/* Sorts documents whose texts agree in length and the high half of the digest by the whole of it:
 * all of them have the same one, almost always. */
static void sort_by_digest(rt_keyed *run, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        rt_keyed entry = run[i];
        size_t j = i;
        for (; j > 0 && low_digest(&run[j - 1]) > low_digest(&entry); j--) {
            run[j] = run[j - 1];
        }
        run[j] = entry;
    }
}

/* Room for the two texts that are compared. */
typedef struct comparing {
    rt_buffer rooms[2];
} comparing;

/* Sets *same to whether two documents of one digest have the same tokens, as they have almost
 * always. False when they cannot be read. */
static bool compare_documents(const retold_corpus *corpus, uint32_t a, uint32_t b, comparing *c,
                              bool *same)
{
    rt_text texts[2];
    uint32_t documents[] = {a, b};
    for (int i = 0; i < 2; i++) {
        texts[i] = rt_corpus_text(corpus, documents[i]);
        texts[i].tokens = rt_memory_read(corpus->memory, texts[i].tokens,
                                         texts[i].count * sizeof *texts[i].tokens, &c->rooms[i]);
        if (texts[i].tokens == NULL) {
            return false;
        }
    }
    *same = same_tokens(texts[0], texts[1]);
    return true;
}

/* Makes texts of documents that have one digest, in ascending order: one, almost always. False when
 * they cannot be read. */
static bool add_texts(rt_texts *t, const rt_keyed *run, size_t count, comparing *c)
{
    for (size_t left = count; left > 0;) {
        size_t first = 0;
        while (t->text_of[document_of(&run[first])] != NO_TEXT) {
            first++;
        }
        uint32_t number = (uint32_t)t->count++;
        t->tokens[number] = ~(uint32_t)(run[first].key >> 32);
        t->start[number + 1] = t->start[number];
        for (size_t i = first; i < count; i++) {
            uint32_t doc = document_of(&run[i]);
            bool same = i == first;
            if (t->text_of[doc] != NO_TEXT) {
                continue;
            }
            if (!same && !compare_documents(t->corpus, document_of(&run[first]), doc, c, &same)) {
                return false;
            }
            if (same) {
                t->text_of[doc] = number;
                t->members[t->start[number + 1]++] = doc;
                left--;
            }
        }
    }
    return true;
}

/* Makes texts of sorted documents. False when they cannot be read. */
static bool add_all_texts(rt_texts *t, rt_keyed *entries, size_t count, comparing *c)
{
    size_t end;
    for (size_t begin = 0; begin < count; begin = end) {
        for (end = begin + 1; end < count && entries[end].key == entries[begin].key; end++) {
        }
        rt_memory_tick(t->corpus->memory, t->count);
        if (end - begin > 1) {
            sort_by_digest(entries + begin, end - begin);
        }
        for (size_t first = begin, next; first < end; first = next) {
            next = first + 1;
            while (next < end && low_digest(&entries[first]) == low_digest(&entries[next])) {
                next++;
            }
            if (!add_texts(t, entries + first, next - first, c)) {
                return false;
            }
        }
    }
    return true;
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
        rt_memory_step(corpus->memory, d);
        t->text_of[d] = NO_TEXT;
    }
    t->start[0] = 0;
    comparing c = {0};
    bool done = add_all_texts(t, entries, count, &c);
    rt_buffer_release(&c.rooms[0]);
    rt_buffer_release(&c.rooms[1]);
    rt_memory_release(corpus->memory, entries);
    return done;
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
                texts->tokens != NULL;
    if (done) {
        rt_threads *threads = corpus->threads;
        rt_parallel_touch(threads, texts->text_of, count * sizeof *texts->text_of);
        rt_parallel_touch(threads, texts->start, count * sizeof *texts->start);
        rt_parallel_touch(threads, texts->members, count * sizeof *texts->members);
        rt_parallel_touch(threads, texts->tokens, count * sizeof *texts->tokens);
        done = number_texts(texts);
    }
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
    rt_memory_release(memory, texts->at);
    *texts = (rt_texts){0};
}

static bool text_by_number(const void *context, uint32_t number, rt_buffer *room, rt_text *text)
{
    const rt_texts *texts = context;
    size_t count = texts->tokens[number];
    const rt_token *tokens =
        rt_memory_read(texts->corpus->memory, texts->at[number], count * sizeof *tokens, room);
    *text = (rt_text){tokens, count};
    return tokens != NULL;
}

/* Brings where its tokens are into the processor's caches, then the first of them. */
static void expect_text(const void *context, uint32_t number, bool near)
{
    enum { LINES = 4, LINE = 64 };
    const rt_texts *texts = context;
    if (!near) {
        __builtin_prefetch(&texts->at[number]);
        __builtin_prefetch(&texts->tokens[number]);
        return;
    }
    const char *tokens = (const char *)texts->at[number];
    for (int i = 0; i < LINES; i++) {
        __builtin_prefetch(tokens + (ptrdiff_t)i * LINE);
    }
}

bool rt_texts_locate(rt_texts *texts, const uint32_t *firsts)
{
    const retold_corpus *corpus = texts->corpus;
    texts->at = rt_memory_alloc(corpus->memory, (texts->count + 1) * sizeof *texts->at);
    for (size_t d = 0; texts->at != NULL && d < corpus->doc_count; d++) {
        rt_memory_tick(corpus->memory, d);
        if (firsts[d] != NO_TEXT) {
            texts->at[firsts[d]] = rt_corpus_text_of(corpus, &corpus->docs[d]).tokens;
        }
    }
    return texts->at != NULL;
}

rt_text_source rt_texts_source(const rt_texts *texts)
{
    bool mapped = texts->corpus->options.memory_limit > 0;
    return (rt_text_source){texts, text_by_number, mapped ? NULL : expect_text};
}

uint32_t *rt_texts_firsts(const rt_texts *texts)
{
    size_t count = texts->corpus->doc_count;
    uint32_t *firsts = rt_memory_alloc(texts->corpus->memory, (count + 1) * sizeof *firsts);
    for (size_t d = 0; firsts != NULL && d < count; d++) {
        rt_memory_step(texts->corpus->memory, d);
        firsts[d] = NO_TEXT;
    }
    for (size_t t = 0; firsts != NULL && t < texts->count; t++) {
        rt_memory_tick(texts->corpus->memory, t);
        firsts[texts->members[texts->start[t]]] = (uint32_t)t;
    }
    return firsts;
}
