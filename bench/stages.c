/*
 * What each stage of a run takes by itself, and the whole beside their sum.
 *
 *   stages FILE          a table: each stage, one thread, the best of ROUNDS
 *   stages --sign FILE   signs the file's documents once and prints nothing: for signing.py
 *
 * Signing is what `retold group --no-translations` does of each record: read, parse, tokenise,
 * shingle, sketch. The stages before the index are run over the file held in memory, and after the
 * whole those that translations add to signing, each text in the language that is found for it.
 */
#include "api/block.h"
#include "cross/anchors.h"
#include "input/reader.h"
#include "sketch/shingle.h"
#include "text/language.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { ROUNDS = 5 };

typedef struct work {
    const char *path;
    retold_options options;
    rt_reader *reader; /* its batches name its inputs */
    rt_batch *batches;
    size_t batch_count, batch_capacity;
    rt_buffer texts;
    size_t *ends; /* of each document's text */
    size_t document_count, document_capacity;
    rt_language *languages;
    rt_concepts *concepts;
    rt_anchor_finder finder;
    rt_tokens places; /* with places */
    size_t bytes, text_bytes, tokens, shingles;
    rt_analyser analyser;
    rt_record_parser *parser;
    uint64_t *hashes; /* of the longest document */
    uint64_t sink;    /* so that no work is left out */
} work;

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void stop(const char *message)
{
    fprintf(stderr, "stages: %s\n", message);
    exit(2);
}

static void check(bool done)
{
    if (!done) {
        stop("out of memory");
    }
}

static rt_reader *open_reader(const work *w)
{
    rt_reader *reader = NULL;
    retold_error error;
    if (rt_reader_new(&w->path, 1, &w->options.read, 0, &reader, &error) != RETOLD_OK) {
        stop(error.message);
    }
    return reader;
}

static bool fill(rt_reader *reader, rt_batch *batch)
{
    retold_error error;
    retold_status status = rt_reader_fill(reader, batch, NULL, &error);
    if ((status != RETOLD_OK && status != RETOLD_END) || batch->has_fault) {
        stop(status == RETOLD_OK ? batch->fault.message : error.message);
    }
    return status == RETOLD_OK;
}

static bool parse(work *w, const rt_batch *batch, size_t i, retold_document *document)
{
    *document = (retold_document){0};
    return !batch->records[i].blank &&
           rt_record_parse(w->parser, batch, i, document, NULL) == RETOLD_OK;
}

/* ------------------------------------------------------------------ the stages */

static void run_read(work *w)
{
    rt_reader *reader = open_reader(w);
    rt_batch batch;
    rt_batch_init(&batch);
    while (fill(reader, &batch)) {
        w->sink += batch.count;
    }
    rt_batch_release(&batch);
    rt_reader_free(reader);
}

static void run_parse(work *w)
{
    for (size_t b = 0; b < w->batch_count; b++) {
        for (size_t i = 0; i < w->batches[b].count; i++) {
            retold_document document;
            w->sink += parse(w, &w->batches[b], i, &document) ? document.text.size : 0;
        }
    }
}

static retold_span text_of(const work *w, size_t document)
{
    size_t begin = document == 0 ? 0 : w->ends[document - 1];
    return rt_span(w->texts.data + begin, w->ends[document] - begin);
}

static void run_tokenise(work *w)
{
    for (size_t d = 0; d < w->document_count; d++) {
        check(rt_tokenise(&w->analyser.tokens, text_of(w, d)));
        w->sink += w->analyser.tokens.count;
    }
}

static void run_analyse(work *w)
{
    rt_doc_block block;
    rt_doc_block_init(&block);
    for (size_t d = 0; d < w->document_count; d++) {
        retold_document document = {.text = text_of(w, d)};
        check(rt_analyse(&w->analyser, &document, d, &block));
        rt_doc_block_drop_last(&block, w->analyser.plan.bands);
    }
    rt_doc_block_release(&block, NULL);
}

/* As the whole run does it, but that a block is reused and not kept. */
static void run_sign(work *w)
{
    rt_reader *reader = open_reader(w);
    rt_batch batch;
    rt_doc_block block;
    rt_batch_init(&batch);
    rt_doc_block_init(&block);
    while (fill(reader, &batch)) {
        for (size_t i = 0; i < batch.count; i++) {
            retold_document document;
            if (parse(w, &batch, i, &document)) {
                check(rt_analyse(&w->analyser, &document, batch.records[i].ordinal, &block));
            }
        }
        rt_doc_block_clear(&block);
    }
    rt_doc_block_release(&block, NULL);
    rt_batch_release(&batch);
    rt_reader_free(reader);
}

/* ------------------------------------------------- what translations add to them */

static void run_identify(work *w)
{
    for (size_t d = 0; d < w->document_count; d++) {
        rt_language_identify(text_of(w, d), &w->languages[d]);
    }
}

static void run_numbers(work *w)
{
    for (size_t d = 0; d < w->document_count; d++) {
        retold_span language = rt_span_of(w->languages[d].tag);
        check(rt_numbers_find(&w->finder.numbers, text_of(w, d), language));
        w->sink += w->finder.numbers.count;
    }
}

static void run_places(work *w)
{
    for (size_t d = 0; d < w->document_count; d++) {
        check(rt_tokenise(&w->places, text_of(w, d)));
    }
}

static void run_anchors(work *w)
{
    rt_anchor_list list = {0};
    for (size_t d = 0; d < w->document_count; d++) {
        rt_anchor_range range;
        check(rt_tokenise(&w->places, text_of(w, d)) &&
              rt_find_anchors(&w->finder, text_of(w, d), rt_span_of(w->languages[d].tag),
                              &w->places, &list, &range));
        rt_anchor_store_drop(&list.store, &range);
        list.labels.size = 0;
    }
    rt_anchor_list_release(&list);
}

/* --------------------------------------------------------------------- printing */

typedef void run_function(work *w);

static double best(work *w, run_function *run)
{
    double least = 1e9;
    for (int i = 0; i < ROUNDS; i++) {
        double start = seconds();
        run(w);
        double took = seconds() - start;
        least = took < least ? took : least;
    }
    return least;
}

static void print_row(const work *w, const char *name, double took)
{
    printf("| %s | %.1f | %.0f | %.1f | %.2f | %.2f |\n", name, took * 1e3,
           (double)w->bytes / took * 1e-6, took * 1e9 / (double)w->document_count * 1e-3,
           took * 1e9 / (double)w->tokens, took * 1e9 / (double)w->shingles);
}

/* The stages behind signing, by when each is reported to begin. */
typedef struct clock_marks {
    double began[4]; /* index, match, group, end */
} clock_marks;

static void mark(void *user, const retold_progress *progress)
{
    static const char *const names[] = {"index", "match", "group"};
    clock_marks *marks = user;
    for (size_t i = 0; i < 3; i++) {
        if (strcmp(progress->stage, names[i]) == 0) {
            marks->began[i] = seconds();
        }
    }
}

/* Adds to `sum` what indexing, matching and grouping take. */
static double whole_run(work *w, double *sum)
{
    clock_marks marks = {{0}};
    retold_options options = w->options;
    options.on_progress = mark;
    options.user = &marks;
    retold_corpus *corpus = NULL;
    retold_result *result = NULL;
    double start = seconds();
    if (retold_corpus_new(&options, &corpus, NULL) != RETOLD_OK ||
        retold_corpus_read(corpus, w->path, NULL) != RETOLD_OK ||
        retold_corpus_match(corpus, &result, NULL) != RETOLD_OK) {
        stop("the whole run failed");
    }
    marks.began[3] = seconds();
    retold_result_free(result);
    retold_corpus_free(corpus);
    double took = seconds() - start;
    static const char *const names[] = {"sort bands", "verify", "group"};
    for (int i = 0; i < 3; i++) {
        double stage = marks.began[i + 1] - marks.began[i];
        print_row(w, names[i], stage);
        *sum += stage;
    }
    return took;
}

static void load(work *w)
{
    w->reader = open_reader(w);
    size_t longest = 0;
    for (bool more = true; more;) {
        check(rt_grow((void **)&w->batches, &w->batch_capacity, w->batch_count + 1,
                      sizeof *w->batches));
        rt_batch *batch = &w->batches[w->batch_count];
        rt_batch_init(batch);
        more = fill(w->reader, batch);
        w->batch_count += more;
        if (!more) {
            rt_batch_release(batch);
        }
        for (size_t i = 0; more && i < batch->count; i++) {
            retold_document document;
            w->bytes += batch->records[i].size;
            if (!parse(w, batch, i, &document)) {
                continue;
            }
            check(rt_buffer_append(&w->texts, document.text.data, document.text.size));
            check(rt_grow((void **)&w->ends, &w->document_capacity, w->document_count + 1,
                          sizeof *w->ends));
            w->ends[w->document_count++] = w->texts.size;
            check(rt_tokenise(&w->analyser.tokens, document.text));
            size_t count = rt_shingle_count(w->analyser.tokens.count, w->analyser.ngram);
            w->tokens += w->analyser.tokens.count;
            w->shingles += count;
            longest = count > longest ? count : longest;
        }
    }
    w->hashes = malloc((longest + 1) * sizeof *w->hashes);
    check(w->hashes != NULL);
}

static void print_translation_stages(work *w)
{
    w->languages = calloc(w->document_count + 1, sizeof *w->languages);
    check(w->languages != NULL &&
          rt_concepts_new(rt_concepts_data(), &w->concepts, NULL) == RETOLD_OK &&
          rt_anchor_finder_init(&w->finder, w->options.simd, w->concepts));
    rt_tokens_init(&w->places, w->options.simd);
    w->places.with_places = true;
    print_row(w, "identify language", best(w, run_identify));
    print_row(w, "numbers", best(w, run_numbers));
    double tokenised = best(w, run_places);
    print_row(w, "tokenise, with places", tokenised);
    print_row(w, "anchors, with numbers", best(w, run_anchors) - tokenised);
    rt_tokens_release(&w->places);
    rt_anchor_finder_release(&w->finder);
    rt_concepts_free(w->concepts);
    free(w->languages);
}

static void print_table(work *w)
{
    load(w);
    printf("%s: %zu documents, %.1f MB, %zu tokens, %zu shingles\n\n", w->path, w->document_count,
           (double)w->bytes * 1e-6, w->tokens, w->shingles);
    printf("| stage | ms | MB/s | us a document | ns a token | ns a shingle |\n"
           "|---|---|---|---|---|---|\n");
    double read = best(w, run_read);
    print_row(w, "read", read);
    double parsed = best(w, run_parse);
    print_row(w, "parse", parsed);
    double tokenised = best(w, run_tokenise);
    print_row(w, "tokenise", tokenised);
    double analysed = best(w, run_analyse);
    print_row(w, "shingle, sketch", analysed - tokenised);
    double sum = read + parsed + analysed;
    print_row(w, "sum: signing", sum);
    print_row(w, "signing", best(w, run_sign));
    double whole = whole_run(w, &sum);
    print_row(w, "sum: all", sum);
    print_row(w, "all", whole);
    print_translation_stages(w);
}

int main(int argc, char **argv)
{
    bool sign = argc == 3 && strcmp(argv[1], "--sign") == 0;
    if (argc != 2 && !sign) {
        stop("usage: stages [--sign] FILE");
    }
    work w = {.path = argv[argc - 1]};
    retold_options_init(&w.options);
    w.options.threads = 1;
    w.options.translation.enabled = false;
    check(rt_record_parser_new(&w.options.read, &w.parser, NULL) == RETOLD_OK &&
          rt_analyser_init(&w.analyser, &w.options, NULL));
    if (sign) {
        run_sign(&w);
    } else {
        print_table(&w);
    }
    for (size_t b = 0; b < w.batch_count; b++) {
        rt_batch_release(&w.batches[b]);
    }
    free(w.batches);
    rt_reader_free(w.reader);
    free(w.ends);
    free(w.hashes);
    rt_buffer_release(&w.texts);
    rt_record_parser_free(w.parser);
    rt_analyser_release(&w.analyser);
    return 0;
}
