#include "api/texts.h"

#include "base/partition.h"
#include "base/sort.h"
#include "base/threads.h"

#include <stdlib.h>
#include <string.h>

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

/* ---------------------------------------------------------------------- equal texts */

/* What one thread needs to tell equal texts: room for two of them, and scratch space. */
typedef struct worker {
    rt_buffer rooms[2];
    uint64_t *scratch;
    size_t capacity;
} worker;

/*
 * Documents by their digests: `entries` are digest >> 32 << 32 | document, in buckets by their
 * highest bits. While it is found which texts are equal, text_of[d] is the first document that has
 * document d's text.
 */
typedef struct numbering {
    rt_texts *texts;
    rt_partition partition;
    uint64_t *entries;
    worker *workers;
} numbering;

static void count_documents(void *context, size_t begin, size_t end, size_t *counts)
{
    const numbering *n = context;
    const retold_corpus *corpus = n->texts->corpus;
    for (size_t d = begin; d < end; d++) {
        const rt_doc *doc = &corpus->docs[d];
        rt_memory_step(corpus->memory, d);
        n->texts->text_of[d] = doc->token_count > 0 ? (uint32_t)d : RT_NO_TEXT;
        if (doc->token_count > 0) {
            counts[rt_partition_bucket(&n->partition, doc->digest)]++;
        }
    }
}

static void place_documents(void *context, size_t begin, size_t end, size_t *starts)
{
    const numbering *n = context;
    const retold_corpus *corpus = n->texts->corpus;
    for (size_t d = begin; d < end; d++) {
        const rt_doc *doc = &corpus->docs[d];
        rt_memory_tick(corpus->memory, d);
        if (doc->token_count > 0) {
            n->entries[starts[rt_partition_bucket(&n->partition, doc->digest)]++] =
                doc->digest >> 32 << 32 | d;
        }
    }
}

/* Sets *same to whether two documents have the same text. False when they cannot be read. */
static bool compare_documents(const retold_corpus *corpus, uint32_t a, uint32_t b, worker *w,
                              bool *same)
{
    const rt_doc docs[] = {rt_corpus_doc(corpus, a), rt_corpus_doc(corpus, b)};
    rt_text texts[2];
    *same = docs[0].digest == docs[1].digest && docs[0].token_count == docs[1].token_count;
    for (int i = 0; *same && i < 2; i++) {
        texts[i] = rt_corpus_text_of(corpus, &docs[i]);
        texts[i].tokens = rt_memory_read(corpus->memory, texts[i].tokens,
                                         texts[i].count * sizeof *texts[i].tokens, &w->rooms[i]);
        if (texts[i].tokens == NULL) {
            return false;
        }
    }
    *same = *same && same_tokens(texts[0], texts[1]);
    return true;
}

/* Finds the equal texts among documents, in ascending order, of which a half of the digest agrees.
 * False when they cannot be read. */
static bool unite_run(const numbering *n, const uint64_t *run, size_t count, worker *w)
{
    uint32_t *first_of = n->texts->text_of;
    for (size_t i = 0; i + 1 < count; i++) {
        uint32_t first = (uint32_t)run[i];
        if (first_of[first] != first) {
            continue;
        }
        for (size_t j = i + 1; j < count; j++) {
            uint32_t doc = (uint32_t)run[j];
            bool same = false;
            rt_memory_tick(n->texts->corpus->memory, j);
            if (first_of[doc] == doc &&
                !compare_documents(n->texts->corpus, first, doc, w, &same)) {
                return false;
            }
            first_of[doc] = same ? first : first_of[doc];
        }
    }
    return true;
}

/* Brings what is looked up of documents that are to be compared into the processor's caches:
 * records, then the first tokens. */
static void expect_documents(const retold_corpus *corpus, const uint64_t *entries, size_t count)
{
    enum { FAR = 24, NEAR = 12 };
    if (count > FAR) {
        const rt_doc *far = &corpus->docs[(uint32_t)entries[FAR]];
        __builtin_prefetch(&far->digest);
        __builtin_prefetch(&far->token_count);
        __builtin_prefetch(rt_corpus_text(corpus, (uint32_t)entries[NEAR]).tokens);
    }
}

static bool unite_bucket(const numbering *n, size_t bucket, worker *w)
{
    const retold_corpus *corpus = n->texts->corpus;
    rt_memory *memory = corpus->memory;
    bool cached = corpus->options.memory_limit == 0;
    uint64_t *entries = n->entries + rt_partition_begin(&n->partition, bucket);
    size_t count =
        rt_partition_begin(&n->partition, bucket + 1) - rt_partition_begin(&n->partition, bucket);
    if (!rt_memory_grow(memory, (void **)&w->scratch, &w->capacity, count + 2,
                        sizeof *w->scratch)) {
        return false;
    }
    rt_memory_check(memory);
    count = count > 0 ? rt_keep_shared_u64(entries, w->scratch, count) : 0;
    rt_sort_u64_in(entries, w->scratch, count, 32, memory);
    size_t end;
    for (size_t begin = 0; begin < count; begin = end) {
        for (end = begin + 1; end < count && entries[end] >> 32 == entries[begin] >> 32; end++) {
        }
        for (size_t i = begin; cached && i < end; i++) {
            expect_documents(corpus, entries + i, count - i);
        }
        if (!unite_run(n, entries + begin, end - begin, w)) {
            return false;
        }
    }
    return true;
}

static bool unite_buckets(void *context, size_t begin, size_t end, unsigned number)
{
    numbering *n = context;
    bool done = true;
    for (size_t bucket = begin; done && bucket < end; bucket++) {
        done = unite_bucket(n, bucket, &n->workers[number]);
    }
    return done;
}

/* Sets text_of[] to the first document with the same text. False when out of memory. */
static bool find_equal(rt_texts *t)
{
    enum { SHARE = 8 }; /* buckets at a time */
    const retold_corpus *corpus = t->corpus;
    rt_threads *threads = corpus->threads;
    size_t count = rt_threads_count(threads);
    numbering n = {.texts = t,
                   .entries =
                       rt_memory_alloc(corpus->memory, (corpus->doc_count + 1) * sizeof *n.entries),
                   .workers = calloc(count, sizeof *n.workers)};
    bool done = n.entries != NULL && n.workers != NULL &&
                rt_partition_init(&n.partition, corpus->doc_count, count, UINT64_MAX);
    if (done) {
        rt_partition_count(&n.partition, threads, count_documents, &n);
        rt_partition_place(&n.partition, threads, place_documents, &n);
        done = rt_parallel_for(threads, RT_PARTITION_BUCKETS, SHARE, unite_buckets, &n);
    }
    for (size_t i = 0; n.workers != NULL && i < count; i++) {
        rt_buffer_release(&n.workers[i].rooms[0]);
        rt_buffer_release(&n.workers[i].rooms[1]);
        rt_memory_release(corpus->memory, n.workers[i].scratch);
    }
    free(n.workers);
    rt_memory_release(corpus->memory, n.entries);
    rt_partition_release(&n.partition);
    return done;
}

/* ----------------------------------------------------------------------- numbers */

/* From first documents to numbers, and counts what start[] has to be of: two places later. */
static void number_texts(rt_texts *t)
{
    for (size_t d = 0; d < t->corpus->doc_count; d++) {
        uint32_t first = t->text_of[d];
        rt_memory_step(t->corpus->memory, d);
        t->firsts[d] = RT_NO_TEXT;
        if (first == d) {
            t->firsts[d] = (uint32_t)t->count;
            t->start[++t->count + 1] = 0;
        }
        if (first != RT_NO_TEXT) {
            t->text_of[d] = first == d ? t->firsts[d] : t->text_of[first];
            t->start[t->text_of[d] + 2]++;
        }
    }
}

static void list_members(rt_texts *t)
{
    t->start[0] = t->start[1] = 0;
    for (size_t i = 2; i < t->count + 2; i++) {
        rt_memory_step(t->corpus->memory, i);
        t->start[i] += t->start[i - 1];
    }
    for (size_t d = 0; d < t->corpus->doc_count; d++) {
        rt_memory_step(t->corpus->memory, d);
        if (t->text_of[d] != RT_NO_TEXT) {
            t->members[t->start[t->text_of[d] + 1]++] = (uint32_t)d;
        }
    }
}

static bool locate(void *context, size_t begin, size_t end, unsigned number)
{
    rt_texts *t = context;
    for (size_t d = begin; d < end; d++) {
        const rt_doc *doc = &t->corpus->docs[d];
        if (t->firsts[d] != RT_NO_TEXT) {
            t->ranks[t->firsts[d]] = (uint64_t)~doc->token_count << 32 | doc->digest >> 32;
            t->at[t->firsts[d]] = rt_corpus_text_of(t->corpus, doc).tokens;
        }
    }
    rt_memory_check(t->corpus->memory);
    return true;
}

bool rt_texts_init(rt_texts *texts, const retold_corpus *corpus)
{
    enum { SHARE = 4096 }; /* documents at a time */
    size_t room = corpus->doc_count + 2;
    rt_memory *memory = corpus->memory;
    *texts = (rt_texts){.corpus = corpus,
                        .text_of = rt_memory_alloc(memory, room * sizeof *texts->text_of),
                        .firsts = rt_memory_alloc(memory, room * sizeof *texts->firsts),
                        .start = rt_memory_alloc(memory, room * sizeof *texts->start),
                        .members = rt_memory_alloc(memory, room * sizeof *texts->members),
                        .ranks = rt_memory_alloc_often(memory, room * sizeof *texts->ranks),
                        .at = rt_memory_alloc(memory, room * sizeof *texts->at)};
    bool done = texts->text_of != NULL && texts->firsts != NULL && texts->start != NULL &&
                texts->members != NULL && texts->ranks != NULL && texts->at != NULL &&
                find_equal(texts);
    if (!done) {
        rt_texts_release(texts);
        return false;
    }
    number_texts(texts);
    list_members(texts);
    rt_parallel_for(corpus->threads, corpus->doc_count, SHARE, locate, texts);
    return true;
}

void rt_texts_drop_firsts(rt_texts *texts)
{
    rt_memory_release(texts->corpus->memory, texts->firsts);
    texts->firsts = NULL;
}

void rt_texts_drop_order(rt_texts *texts)
{
    rt_memory_release(texts->corpus->memory, texts->ranks);
    rt_memory_release(texts->corpus->memory, texts->at);
    texts->ranks = NULL;
    texts->at = NULL;
}

void rt_texts_release(rt_texts *texts)
{
    rt_memory *memory = texts->corpus == NULL ? NULL : texts->corpus->memory;
    rt_memory_release(memory, texts->text_of);
    rt_memory_release(memory, texts->firsts);
    rt_memory_release(memory, texts->start);
    rt_memory_release(memory, texts->members);
    rt_memory_release(memory, texts->ranks);
    rt_memory_release(memory, texts->at);
    *texts = (rt_texts){0};
}

static bool text_by_number(const void *context, uint32_t number, rt_buffer *room, rt_text *text)
{
    const rt_texts *texts = context;
    size_t count = rt_texts_length(texts, number);
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
        __builtin_prefetch(&texts->ranks[number]);
        return;
    }
    const char *tokens = (const char *)texts->at[number];
    for (int i = 0; i < LINES; i++) {
        __builtin_prefetch(tokens + (ptrdiff_t)i * LINE);
    }
}

rt_text_source rt_texts_source(const rt_texts *texts)
{
    bool mapped = texts->corpus->options.memory_limit > 0;
    return (rt_text_source){texts, texts->count, text_by_number, mapped ? NULL : expect_text};
}

/* -------------------------------------------------------------------- by length */

static uint64_t digest_of(const rt_texts *texts, uint64_t text)
{
    return rt_corpus_doc(texts->corpus, texts->members[texts->start[text]]).digest;
}

/* Sorts texts of one rank by their digests. */
static void sort_by_digest(const rt_texts *texts, rt_keyed *run, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        rt_keyed entry = run[i];
        uint64_t digest = digest_of(texts, entry.value);
        size_t j = i;
        for (; j > 0 && digest_of(texts, run[j - 1].value) > digest; j--) {
            run[j] = run[j - 1];
        }
        run[j] = entry;
    }
}

uint32_t *rt_texts_by_length(const rt_texts *texts)
{
    rt_memory *memory = texts->corpus->memory;
    size_t count = texts->count;
    uint32_t *order = rt_memory_alloc(memory, (count + 1) * sizeof *order);
    rt_keyed *entries = rt_memory_alloc(memory, (2 * count + 1) * sizeof *entries);
    bool done = order != NULL && entries != NULL;
    for (size_t t = 0; done && t < count; t++) {
        rt_memory_step(memory, t);
        entries[t] = (rt_keyed){texts->ranks[t], t};
    }
    done =
        done && rt_sort_keyed_on(texts->corpus->threads, entries, entries + count, count, memory);
    size_t end;
    for (size_t begin = 0; done && begin < count; begin = end) {
        for (end = begin + 1; end < count && entries[end].key == entries[begin].key; end++) {
        }
        sort_by_digest(texts, entries + begin, end - begin);
        for (size_t i = begin; i < end; i++) {
            rt_memory_step(memory, i);
            order[i] = (uint32_t)entries[i].value;
        }
    }
    rt_memory_release(memory, entries);
    if (!done) {
        rt_memory_release(memory, order);
    }
    return done ? order : NULL;
}
