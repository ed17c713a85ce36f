#include "api/corpus.h"

#include "base/error.h"
#include "base/hash.h"
#include "base/threads.h"
#include "index/plan.h"
#include "page/charset_names.h"
#include "text/mojibake.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

retold_status retold_corpus_new(const retold_options *options, retold_corpus **corpus,
                                retold_error *error)
{
    retold_status status = retold_options_check(options, error);
    if (status != RETOLD_OK) {
        return status;
    }
    retold_corpus *made = calloc(1, sizeof *made);
    if (made == NULL) {
        return rt_fail_memory(error);
    }
    made->options = *options;
    if (made->options.threads == 0) {
        made->options.threads = rt_processor_count();
    }
    made->plan = rt_plan_solve(options->match.threshold, options->match.recall);
    atomic_init(&made->cancelled, false);
    uint32_t none;
    status = rt_memory_new(options->memory_limit, options->temp_dir, &made->memory, error);
    if (status == RETOLD_OK) {
        rt_parts_init(&made->parts, &made->options, &made->plan, rt_memory_folder(made->memory));
    }
    rt_keys_init(&made->keys, made->plan.bands, options->memory_limit > 0, made->memory);
    rt_ids_init(&made->ids, made->memory);
    made->labels.memory = made->memory;
    made->threads = rt_threads_new(made->options.threads);
    if (status == RETOLD_OK && made->threads != NULL) {
        rt_memory_use(made->memory, made->threads);
    }
    if (status == RETOLD_OK && (made->threads == NULL || !rt_corpus_input(made, "", &none))) {
        status = rt_fail_memory(error);
    }
    if (status == RETOLD_OK && options->translation.enabled) {
        status = rt_concepts_new(rt_concepts_data(), &made->concepts, error);
    }
    if (status == RETOLD_OK && !rt_analyser_init(&made->analyser, options, made->concepts)) {
        status = rt_fail_memory(error);
    }
    if (status != RETOLD_OK) {
        retold_corpus_free(made);
        return status;
    }
    *corpus = made;
    return RETOLD_OK;
}

void retold_corpus_free(retold_corpus *corpus)
{
    if (corpus == NULL) {
        return;
    }
    for (size_t i = 0; i < corpus->block_count; i++) {
        rt_doc_block_release(&corpus->blocks[i], corpus->memory);
    }
    free(corpus->blocks);
    for (size_t i = 0; i < corpus->input_count; i++) {
        free(corpus->inputs[i]);
    }
    free(corpus->inputs);
    rt_keys_release(&corpus->keys);
    rt_memory_release(corpus->memory, corpus->docs);
    rt_ids_release(&corpus->ids);
    rt_parts_release(&corpus->parts);
    rt_analyser_release(&corpus->analyser);
    rt_labels_release(&corpus->labels);
    rt_concepts_free(corpus->concepts);
    rt_memory_free(corpus->memory);
    rt_threads_free(corpus->threads);
    free(corpus);
}

void retold_corpus_cancel(retold_corpus *corpus)
{
    atomic_store(&corpus->cancelled, true);
}

retold_status rt_fail_cancelled(retold_error *error)
{
    return rt_fail(error, RETOLD_CANCELLED, "cancelled");
}

void retold_corpus_summary(const retold_corpus *corpus, retold_summary *summary)
{
    *summary = corpus->summary;
    summary->resumed = corpus->parts.resumed;
    summary->damaged = corpus->parts.damaged;
}

void retold_corpus_finish(retold_corpus *corpus)
{
    rt_parts_remove(&corpus->parts);
}

void rt_corpus_report(retold_corpus *corpus, const retold_error *fault)
{
    corpus->summary.faults[fault->fault]++;
    corpus->summary.faulty_bytes += fault->skipped;
    if (corpus->options.on_fault != NULL) {
        corpus->options.on_fault(corpus->options.user, fault);
    }
}

/* ------------------------------------------------------------------- access */

static const char *strings_of(const retold_corpus *corpus, const rt_doc *doc)
{
    const char *strings = corpus->blocks[doc->block].strings.data;
    return strings == NULL ? NULL : strings + doc->strings;
}

rt_doc rt_corpus_doc(const retold_corpus *corpus, size_t index)
{
    rt_doc doc;
    rt_memory_fetch(corpus->memory, corpus->docs, index * sizeof doc, sizeof doc, &doc);
    return doc;
}

retold_span rt_corpus_id(const retold_corpus *corpus, const rt_doc *doc)
{
    return rt_span(strings_of(corpus, doc), doc->id_size);
}

rt_text rt_corpus_text_of(const retold_corpus *corpus, const rt_doc *doc)
{
    if (doc->token_count == 0) {
        return (rt_text){0};
    }
    const rt_doc_block *block = &corpus->blocks[doc->block];
    return (rt_text){.tokens = block->tokens + doc->tokens, .count = doc->token_count};
}

rt_anchor_set rt_corpus_anchors_of(const retold_corpus *corpus, const rt_doc *doc)
{
    const rt_doc_block *block = &corpus->blocks[doc->block];
    return rt_anchor_store_get(&block->anchors.store, &block->ranges[doc->row]);
}

rt_text rt_corpus_text(const retold_corpus *corpus, uint32_t index)
{
    rt_doc doc = rt_corpus_doc(corpus, index);
    return rt_corpus_text_of(corpus, &doc);
}

void retold_corpus_document(const retold_corpus *corpus, uint32_t index, retold_document_info *info)
{
    const rt_doc record = rt_corpus_doc(corpus, index);
    const rt_doc *doc = &record;
    const char *at = strings_of(corpus, doc);
    rt_memory_touch(corpus->memory);
    const size_t sizes[] = {doc->id_size,   doc->url_size,   doc->date_size,
                            doc->lang_size, doc->title_size, doc->split_size};
    retold_span *spans[] = {&info->id,   &info->url,   &info->date,
                            &info->lang, &info->title, &info->split};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        *spans[i] = rt_span(at, sizes[i]);
        at += sizes[i];
    }
    info->ordinal = doc->ordinal;
    info->tokens = doc->token_count;
    info->digest = doc->digest;
    info->input = corpus->inputs[doc->input];
    info->record = doc->record;
    info->scope = doc->scope;
    info->absent = doc->absent;
    info->mistyped = doc->mistyped;
}

/* ------------------------------------------------------------------- adding */

rt_doc_block *rt_corpus_new_block(retold_corpus *corpus)
{
    if (!rt_grow((void **)&corpus->blocks, &corpus->block_capacity, corpus->block_count + 1,
                 sizeof *corpus->blocks)) {
        return NULL;
    }
    rt_doc_block *block = &corpus->blocks[corpus->block_count++];
    rt_doc_block_init(block);
    return block;
}

retold_status rt_corpus_check_spent(const retold_corpus *corpus, retold_error *error)
{
    return !corpus->spent
               ? RETOLD_OK
               : rt_fail(error, RETOLD_INVALID, "the corpus was to be matched once, and has been");
}

void rt_corpus_drop_texts(retold_corpus *corpus)
{
    for (size_t i = 0; i < corpus->block_count; i++) {
        corpus->blocks[i].tokens = NULL;
        corpus->blocks[i].samples = NULL;
    }
    rt_memory_drop_pieces(corpus->memory, RT_PIECE_GOES);
    rt_ids_release(&corpus->ids);
}

bool rt_corpus_restore_keys(retold_corpus *corpus)
{
    rt_keys *keys = &corpus->keys;
    if (keys->forgotten == 0) {
        return true;
    }
    uint32_t *rows = malloc(keys->rows * keys->bands * sizeof *rows);
    bool done = rows != NULL;
    while (done && keys->forgotten > 0) {
        size_t first = (keys->forgotten - 1) * keys->rows;
        for (size_t i = 0; done && i < keys->rows; i++) {
            done =
                rt_analyser_sign(&corpus->analyser, rt_corpus_text(corpus, (uint32_t)(first + i)),
                                 rows + i * keys->bands);
        }
        done = done && rt_keys_restore(keys, rows);
    }
    free(rows);
    return done;
}

bool rt_corpus_seal(retold_corpus *corpus)
{
    rt_doc_block sealed;
    rt_doc_block *last = corpus->block_count == 0 ? NULL : &corpus->blocks[corpus->block_count - 1];
    if (last == NULL || last->piece != NULL) {
        return true;
    }
    if (!rt_doc_block_seal(last, corpus->memory, &sealed)) {
        return false;
    }
    rt_doc_block_release(last, corpus->memory);
    *last = sealed;
    return true;
}

void retold_corpus_set_scope(retold_corpus *corpus, unsigned scope)
{
    corpus->scope = scope < RETOLD_SCOPE_COUNT ? scope : RETOLD_SCOPE_COUNT - 1;
}

bool rt_corpus_input(retold_corpus *corpus, const char *name, uint32_t *number)
{
    size_t count = corpus->input_count;
    if (count == 0 || strcmp(corpus->inputs[count - 1], name) != 0) {
        char *copy = NULL;
        if (!rt_grow((void **)&corpus->inputs, &corpus->input_capacity, count + 1,
                     sizeof *corpus->inputs) ||
            (copy = strdup(name)) == NULL) {
            return false;
        }
        corpus->inputs[corpus->input_count++] = copy;
    }
    *number = (uint32_t)(corpus->input_count - 1);
    return true;
}

/* An id that is looked for, and where. */
typedef struct wanted_id {
    const retold_corpus *corpus;
    const rt_doc *doc;
    retold_span id;
} wanted_id;

static bool has_id(const void *context, uint32_t document)
{
    const wanted_id *wanted = context;
    const rt_doc other = rt_corpus_doc(wanted->corpus, document);
    return other.scope == wanted->doc->scope &&
           rt_span_equal(rt_corpus_id(wanted->corpus, &other), wanted->id);
}

static void count_text(retold_summary *summary, const rt_doc *doc)
{
    summary->cut += doc->cut;
    summary->repaired += doc->repaired;
    summary->mojibake += doc->mojibake;
    if (doc->encoding > 0) {
        const char *name = rt_encoding_at(doc->encoding - 1u)->name;
        bool same = summary->converted == 0 || summary->charset == name;
        summary->charset = same ? name : NULL;
        summary->converted++;
    }
}

static uint64_t hash_of_id(retold_span id, unsigned scope)
{
    return rt_hash_bytes(id.data, id.size) + rt_mix64(scope);
}

void rt_corpus_expect(const retold_corpus *corpus, const rt_doc *doc, uint32_t block)
{
    const char *strings = corpus->blocks[block].strings.data;
    retold_span id = rt_span(strings + doc->strings, doc->id_size);
    rt_ids_expect(&corpus->ids, hash_of_id(id, (uint8_t)corpus->scope));
}

bool rt_corpus_accept(retold_corpus *corpus, const rt_doc *doc, uint32_t block,
                      const uint32_t *keys, bool *duplicate)
{
    if (corpus->doc_count >= UINT32_MAX / 2 ||
        !rt_memory_grow(corpus->memory, (void **)&corpus->docs, &corpus->doc_capacity,
                        corpus->doc_count + 1, sizeof *corpus->docs)) {
        return false;
    }
    rt_doc *accepted = &corpus->docs[corpus->doc_count];
    *accepted = *doc;
    accepted->block = block;
    accepted->scope = (uint8_t)corpus->scope;
    wanted_id wanted = {corpus, accepted, rt_corpus_id(corpus, accepted)};
    uint64_t hash = hash_of_id(wanted.id, accepted->scope);
    *duplicate = rt_ids_find(&corpus->ids, hash, has_id, &wanted);
    if (*duplicate) {
        return true;
    }
    if (!rt_keys_add(&corpus->keys, keys)) {
        return false;
    }
    if (!rt_ids_add(&corpus->ids, hash, (uint32_t)corpus->doc_count)) {
        rt_keys_drop_last(&corpus->keys);
        return false;
    }
    corpus->doc_count++;
    corpus->summary.documents++;
    corpus->summary.tokens += doc->token_count;
    count_text(&corpus->summary, doc);
    return true;
}

static bool is_blank(retold_span text)
{
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] != ' ' && (text.data[i] < '\t' || text.data[i] > '\r')) {
            return false;
        }
    }
    return true;
}

/* The block that takes single documents: the last one, or a new one when it is full. */
static rt_doc_block *open_block(retold_corpus *corpus)
{
    if (corpus->block_count > 0) {
        rt_doc_block *last = &corpus->blocks[corpus->block_count - 1];
        if (last->piece == NULL && !rt_doc_block_is_full(last)) {
            return last;
        }
    }
    return rt_corpus_seal(corpus) ? rt_corpus_new_block(corpus) : NULL;
}

static retold_status check_text(retold_span text, size_t most, retold_error *error)
{
    if (text.size > most) {
        return rt_fail_fault(error, RETOLD_FAULT_TOO_LONG, "%zu bytes long; the limit is %zu",
                             text.size, most);
    }
    size_t bad = rt_utf8_check(text);
    if (bad < text.size) {
        rt_fail_fault(error, RETOLD_FAULT_INVALID_UTF8, "the text is not valid UTF-8");
        rt_error_place(error, "", 0, bad);
        return RETOLD_UNUSABLE;
    }
    if (is_blank(text)) {
        return rt_fail_fault(error, RETOLD_FAULT_NO_TEXT, "the text is blank");
    }
    return RETOLD_OK;
}

retold_status retold_corpus_add(retold_corpus *corpus, const retold_document *document,
                                retold_error *error)
{
    if (atomic_load(&corpus->cancelled)) {
        return rt_fail_cancelled(error);
    }
    retold_status status = rt_corpus_check_spent(corpus, error);
    if (status == RETOLD_OK) {
        status = check_text(document->text, corpus->options.read.max_record, error);
    }
    if (status != RETOLD_OK) {
        return status;
    }
    retold_document named = *document;
    named.mojibake = rt_mojibake_count(document->text);
    char made_up[32];
    if (named.id.size == 0) {
        int size = snprintf(made_up, sizeof made_up, "#%llu",
                            (unsigned long long)corpus->next_ordinal + 1);
        named.id = rt_span(made_up, (size_t)size);
    }
    rt_doc_block *block = open_block(corpus);
    if (block == NULL || !rt_analyse(&corpus->analyser, &named, corpus->next_ordinal, block) ||
        !rt_labels_take(&corpus->labels, &block->anchors.labels)) {
        return rt_fail_allocation(corpus->memory, error);
    }
    bool duplicate = false;
    const rt_doc *doc = &block->docs[block->doc_count - 1];
    const uint32_t *keys = block->keys + block->key_count - corpus->plan.bands;
    bool done =
        rt_corpus_accept(corpus, doc, (uint32_t)(corpus->block_count - 1), keys, &duplicate);
    if (!done || duplicate) {
        rt_doc_block_drop_last(block, corpus->plan.bands);
    }
    if (!done) {
        return rt_fail_allocation(corpus->memory, error);
    }
    if (duplicate) {
        return rt_fail_fault(error, RETOLD_FAULT_DUPLICATE_ID,
                             "an earlier document has the id \"%.*s\"",
                             (int)(named.id.size < 100 ? named.id.size : 100), named.id.data);
    }
    corpus->next_ordinal++;
    corpus->summary.records++;
    corpus->summary.bytes += document->text.size;
    return RETOLD_OK;
}
