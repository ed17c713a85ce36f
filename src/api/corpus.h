/* The inside of retold_corpus. */
#ifndef RT_API_CORPUS_H
#define RT_API_CORPUS_H

#include "api/block.h"
#include "api/ids.h"
#include "api/keys.h"
#include "api/labels.h"
#include "api/parts.h"
#include "base/threads.h"
#include "input/reader.h"

#include <stdatomic.h>

/*
 * Documents are numbered in the order in which they came. docs[i] is document i's record; blocks
 * hold what it points to. The last block is open while documents are added one by one, all others
 * are sealed.
 */
struct retold_corpus {
    retold_options options; /* threads is never 0 */
    retold_plan plan;
    rt_memory *memory;
    rt_threads *threads;
    rt_parts parts; /* if options.resume */
    rt_doc_block *blocks;
    size_t block_count, block_capacity;
    rt_doc *docs;
    size_t doc_count, doc_capacity;
    rt_keys keys;  /* of docs */
    char **inputs; /* names of what documents came from; inputs[0] is "" */
    size_t input_count, input_capacity;
    unsigned scope; /* of the documents to come */
    rt_ids ids;
    rt_concepts *concepts; /* NULL if translations are not looked for */
    rt_labels labels;      /* of the documents' anchors */
    rt_analyser analyser;  /* of the calling thread */
    uint64_t next_ordinal;
    uint64_t header; /* rt_csv_columns.names of the first CSV or TSV; 0: none yet */
    retold_summary summary;
    bool spent; /* matched, with options.once: what only matching needs may be gone */
    atomic_bool cancelled;
};

/* A document's record, without mapping it: for those that are looked up here and there. */
rt_doc rt_corpus_doc(const retold_corpus *corpus, size_t index);

retold_span rt_corpus_id(const retold_corpus *corpus, const rt_doc *doc);
rt_text rt_corpus_text_of(const retold_corpus *corpus, const rt_doc *doc);
/* If translations are looked for. */
rt_anchor_set rt_corpus_anchors_of(const retold_corpus *corpus, const rt_doc *doc);
rt_text rt_corpus_text(const retold_corpus *corpus, uint32_t index);

/*
 * Makes `doc`, whose strings are in block number `block`, the corpus's next document, with these
 * band keys, unless its id was seen before: then *duplicate is set. False when out of memory.
 */
bool rt_corpus_accept(retold_corpus *corpus, const rt_doc *doc, uint32_t block,
                      const uint32_t *keys, bool *duplicate);

/* A document of the block will be accepted soon: its id will be looked for. */
void rt_corpus_expect(const retold_corpus *corpus, const rt_doc *doc, uint32_t block);

/* RETOLD_INVALID if the corpus is spent. */
retold_status rt_corpus_check_spent(const retold_corpus *corpus, retold_error *error);
/* Releases the tokens and samples, and the ids that have been seen. */
void rt_corpus_drop_texts(retold_corpus *corpus);

/* Appends an empty block and returns it; NULL when out of memory. */
rt_doc_block *rt_corpus_new_block(retold_corpus *corpus);

/* Signs the documents again of which the keys were forgotten. False when out of memory. */
bool rt_corpus_restore_keys(retold_corpus *corpus);

/* Seals the last block, if it is open. False when out of memory. */
bool rt_corpus_seal(retold_corpus *corpus);

/* The number of an input, which is that of the last one if it has the same name. False when out of
 * memory. */
bool rt_corpus_input(retold_corpus *corpus, const char *name, uint32_t *number);

/* Counts the fault and hands it to the callback. */
void rt_corpus_report(retold_corpus *corpus, const retold_error *fault);

retold_status rt_fail_cancelled(retold_error *error);

#endif
