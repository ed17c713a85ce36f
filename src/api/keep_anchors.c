#include "api/keep_anchors.h"

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

/* Documents of one block, and what is put together of their sets. */
typedef struct keeping {
    rt_cross_document *documents;
    const uint32_t *places; /* of each of the corpus's documents in `documents`, from 1; 0: none */
    rt_buffer arrays[ARRAYS];
} keeping;

static bool append_sets(keeping *k, size_t begin, size_t end)
{
    for (int i = 0; i < ARRAYS; i++) {
        k->arrays[i].size = 0;
    }
    for (size_t d = begin; d < end; d++) {
        if (k->places[d] == 0) {
            continue;
        }
        retold_span arrays[ARRAYS];
        list_arrays(&k->documents[k->places[d] - 1].anchors, arrays);
        for (int i = 0; i < ARRAYS; i++) {
            if (!rt_buffer_append(&k->arrays[i], arrays[i].data, arrays[i].size)) {
                return false;
            }
        }
    }
    return true;
}

/* Copies the sets of documents [begin, end). */
static bool keep_sets(keeping *k, rt_memory *memory, size_t begin, size_t end)
{
    retold_span parts[ARRAYS];
    if (!append_sets(k, begin, end)) {
        return false;
    }
    for (int i = 0; i < ARRAYS; i++) {
        parts[i] = rt_span(k->arrays[i].data, k->arrays[i].size);
    }
    const char *piece = rt_memory_store(memory, RT_PIECE_STAYS, parts, ARRAYS);
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
    uint32_t *places = rt_memory_zeroed(corpus->memory, corpus->doc_count + 1, sizeof *places);
    keeping k = {.documents = documents, .places = places};
    bool done = places != NULL;
    for (size_t i = 0; done && i < count; i++) {
        places[numbers[i]] = (uint32_t)i + 1;
    }
    size_t end;
    for (size_t begin = 0; done && begin < corpus->doc_count; begin = end) {
        for (end = begin + 1;
             end < corpus->doc_count && corpus->docs[end].block == corpus->docs[begin].block;
             end++) {
        }
        done = keep_sets(&k, corpus->memory, begin, end);
    }
    if (done) {
        forget_anchors(corpus);
    }
    for (int i = 0; i < ARRAYS; i++) {
        rt_buffer_release(&k.arrays[i]);
    }
    rt_memory_release(corpus->memory, places);
    return done;
}
