#include "api/keep_anchors.h"

#include <stdlib.h>

/* The arrays of a set, in this order. */
enum { KEYS, COUNTS, POSITIONS, WORDS, ARRAYS };

static void list_arrays(const rt_anchor_set *set, retold_span arrays[ARRAYS])
{
    arrays[KEYS] = rt_span((const char *)set->keys, set->count * sizeof *set->keys);
    arrays[COUNTS] = rt_span((const char *)set->counts, set->count * sizeof *set->counts);
    arrays[POSITIONS] =
        rt_span((const char *)set->positions, set->position_count * sizeof *set->positions);
    arrays[WORDS] = rt_span((const char *)set->words, set->word_count * sizeof *set->words);
}

/* Has the set's arrays be those that begin at `at`, which then are where the next ones begin. */
static void set_arrays(rt_anchor_set *set, const char *at[ARRAYS])
{
    retold_span arrays[ARRAYS];
    list_arrays(set, arrays);
    if (set->count > 0) {
        set->keys = (const void *)at[KEYS];
        set->counts = (const void *)at[COUNTS];
        set->positions = (const void *)at[POSITIONS];
    }
    if (set->word_count > 0) {
        set->words = (const void *)at[WORDS];
    }
    for (int i = 0; i < ARRAYS; i++) {
        at[i] += arrays[i].size;
    }
}

/* What a thread puts together of the sets of one block. */
typedef struct block_arrays {
    rt_buffer arrays[ARRAYS];
} block_arrays;

typedef struct keeping {
    retold_corpus *corpus;
    rt_cross_document *documents;
    uint32_t *places; /* of each of the corpus's documents in `documents`, from 1; 0: none */
    block_arrays *workers;
} keeping;

static bool append_sets(const keeping *k, block_arrays *own, size_t begin, size_t end)
{
    for (int i = 0; i < ARRAYS; i++) {
        own->arrays[i].size = 0;
    }
    for (size_t d = begin; d < end; d++) {
        if (k->places[d] == 0) {
            continue;
        }
        retold_span arrays[ARRAYS];
        list_arrays(&k->documents[k->places[d] - 1].anchors, arrays);
        for (int i = 0; i < ARRAYS; i++) {
            if (!rt_buffer_append(&own->arrays[i], arrays[i].data, arrays[i].size)) {
                return false;
            }
        }
    }
    return true;
}

/* Copies the sets of documents [begin, end). */
static bool keep_sets(const keeping *k, block_arrays *own, size_t begin, size_t end)
{
    retold_span parts[ARRAYS];
    if (!append_sets(k, own, begin, end)) {
        return false;
    }
    for (int i = 0; i < ARRAYS; i++) {
        parts[i] = rt_span(own->arrays[i].data, own->arrays[i].size);
    }
    const char *piece = rt_memory_store(k->corpus->memory, RT_PIECE_STAYS, parts, ARRAYS);
    if (piece == NULL) {
        return false;
    }
    const char *at[ARRAYS];
    for (int i = 0; i < ARRAYS; i++) {
        at[i] = piece;
        piece += rt_piece_size(parts[i].size);
    }
    for (size_t d = begin; d < end; d++) {
        if (k->places[d] > 0) {
            set_arrays(&k->documents[k->places[d] - 1].anchors, at);
        }
    }
    return true;
}

/* Copies the sets of the blocks that begin in a share of the documents. */
static bool keep_blocks(void *context, size_t begin, size_t share_end, unsigned worker)
{
    const keeping *k = context;
    const rt_doc *docs = k->corpus->docs;
    size_t count = k->corpus->doc_count;
    while (begin > 0 && begin < share_end && docs[begin].block == docs[begin - 1].block) {
        begin++;
    }
    size_t end;
    for (; begin < share_end; begin = end) {
        for (end = begin + 1; end < count && docs[end].block == docs[begin].block; end++) {
        }
        if (!keep_sets(k, &k->workers[worker], begin, end)) {
            return false;
        }
    }
    return true;
}

static size_t bytes_of(const rt_anchor_set *set)
{
    retold_span arrays[ARRAYS];
    size_t bytes = 0;
    list_arrays(set, arrays);
    for (int i = 0; i < ARRAYS; i++) {
        bytes += arrays[i].size;
    }
    return bytes;
}

/* Whether less than a sixteenth of the corpus's anchors are of documents that do not take part:
 * copying the others would not be worth it. */
static bool nearly_all(const retold_corpus *corpus, const rt_cross_document *documents,
                       size_t count)
{
    size_t all = 0, kept = 0;
    for (size_t i = 0; i < corpus->block_count; i++) {
        const rt_anchor_store *s = &corpus->blocks[i].anchors.store;
        all += s->count * (sizeof *s->keys + sizeof *s->counts) +
               s->position_count * sizeof *s->positions + s->word_count * sizeof *s->words;
    }
    for (size_t i = 0; i < count; i++) {
        kept += bytes_of(&documents[i].anchors);
    }
    return all - kept < all / 16;
}

/* Those of the corpus are gone. */
static void forget_anchors(retold_corpus *corpus)
{
    for (size_t i = 0; i < corpus->block_count; i++) {
        corpus->blocks[i].anchors.store = (rt_anchor_store){0};
        corpus->blocks[i].ranges = NULL;
    }
    rt_memory_drop_pieces(corpus->memory, RT_PIECE_GOES_LATER);
}

bool rt_keep_anchors(retold_corpus *corpus, rt_cross_document *documents, const uint32_t *numbers,
                     size_t count)
{
    enum { SHARE = 4096 }; /* documents at a time */
    if (nearly_all(corpus, documents, count)) {
        return true;
    }
    unsigned threads = rt_threads_count(corpus->threads);
    keeping k = {.corpus = corpus,
                 .documents = documents,
                 .places =
                     rt_memory_zeroed(corpus->memory, corpus->doc_count + 1, sizeof *k.places),
                 .workers = calloc(threads, sizeof *k.workers)};
    bool done = k.places != NULL && k.workers != NULL;
    for (size_t i = 0; done && i < count; i++) {
        k.places[numbers[i]] = (uint32_t)i + 1;
    }
    done = done && rt_parallel_for(corpus->threads, corpus->doc_count, SHARE, keep_blocks, &k);
    if (done) {
        forget_anchors(corpus);
    }
    for (unsigned i = 0; k.workers != NULL && i < threads; i++) {
        for (int array = 0; array < ARRAYS; array++) {
            rt_buffer_release(&k.workers[i].arrays[array]);
        }
    }
    free(k.workers);
    rt_memory_release(corpus->memory, k.places);
    return done;
}
