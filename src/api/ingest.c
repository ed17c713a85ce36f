/*
 * Reading into a corpus: a reader finds records, workers parse and fingerprint them, and the
 * calling thread takes the results over in the order of the input.
 */
#include "api/corpus.h"
#include "base/error.h"
#include "input/csv_columns.h"
#include "page/charset_names.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* A fault found by a worker, and the ordinal of its record: faults and documents are taken over
 * in that order. */
typedef struct found_fault {
    retold_error error;
    uint64_t ordinal;
} found_fault;

typedef enum job_state { JOB_FREE, JOB_READ, JOB_TAKEN, JOB_DONE } job_state;

/* A batch of records on its way. Owned by one thread at a time, as its state says. */
typedef struct job {
    job_state state;
    rt_batch batch;
    rt_doc_block block;
    size_t *record_of_doc; /* index in the batch, for each doc of the block */
    size_t record_capacity;
    found_fault *faults;
    size_t fault_count, fault_capacity;
    uint64_t records, bytes;
    uint64_t skipped[RETOLD_SKIP_COUNT];
    unsigned formats;
    uint64_t header; /* rt_csv_columns.names of the first record that has one */
    bool headers_differ;
    bool out_of_memory;
} job;

typedef struct ingest {
    retold_corpus *corpus;
    rt_reader *reader;
    retold_status
        result; /* of the whole call: OK, IO for an unreadable input, or the first failure */
    retold_error *error;
    uint64_t total_bytes;
} ingest;

static void job_release(job *j)
{
    rt_batch_release(&j->batch);
    rt_doc_block_release(&j->block);
    free(j->record_of_doc);
    free(j->faults);
}

static bool add_fault(job *j, const retold_error *error, uint64_t ordinal)
{
    if (!rt_grow((void **)&j->faults, &j->fault_capacity, j->fault_count + 1, sizeof *j->faults)) {
        return false;
    }
    j->faults[j->fault_count++] = (found_fault){*error, ordinal};
    return true;
}

/* ------------------------------------------------------------ a worker's part */

static void note_encoding(rt_doc *doc, const rt_record *record, const retold_document *document)
{
    bool page = record->format == RETOLD_FORMAT_WARC || record->format == RETOLD_FORMAT_ARC;
    const rt_encoding *encoding =
        page || document->charset.size == 0 ? NULL : rt_encoding_find(document->charset);
    doc->encoding = (uint8_t)(encoding == NULL ? 0 : rt_encoding_index(encoding) + 1);
}

static void note_header(job *j, const rt_record *record)
{
    if (record->format == RETOLD_FORMAT_CSV || record->format == RETOLD_FORMAT_TSV) {
        uint64_t header = ((const rt_csv_columns *)(const void *)record->head.data)->names;
        j->headers_differ |= j->header != 0 && j->header != header;
        j->header = j->header == 0 ? header : j->header;
    }
}

static bool process_record(job *j, size_t index, rt_record_parser *parser, rt_analyser *analyser)
{
    const rt_record *record = &j->batch.records[index];
    j->bytes += record->size;
    if (record->blank || record->continues) {
        return true;
    }
    j->records++;
    j->formats |= 1u << record->format;
    note_header(j, record);
    retold_document document = {0};
    retold_error error;
    retold_status status = rt_record_parse(parser, &j->batch, index, &document, &error);
    if (status == RETOLD_SKIPPED) {
        j->skipped[error.skip]++;
        return true;
    }
    if (status == RETOLD_UNUSABLE) {
        return add_fault(j, &error, record->ordinal);
    }
    if (status != RETOLD_OK || !rt_grow((void **)&j->record_of_doc, &j->record_capacity,
                                        j->block.doc_count + 1, sizeof *j->record_of_doc)) {
        return false;
    }
    j->record_of_doc[j->block.doc_count] = index;
    if (!rt_analyse(analyser, &document, record->ordinal, &j->block)) {
        return false;
    }
    note_encoding(&j->block.docs[j->block.doc_count - 1], record, &document);
    return true;
}

static void process(job *j, rt_record_parser *parser, rt_analyser *analyser)
{
    rt_doc_block_init(&j->block);
    j->fault_count = 0;
    j->records = j->bytes = 0;
    j->formats = 0;
    j->header = 0;
    j->headers_differ = false;
    memset(j->skipped, 0, sizeof j->skipped);
    j->out_of_memory = false;
    for (size_t i = 0; i < j->batch.count && !j->out_of_memory; i++) {
        j->out_of_memory = !process_record(j, i, parser, analyser);
    }
    rt_doc_block_trim(&j->block);
}

/* ------------------------------------------------- the calling thread's part */

/* Reports a fault of a record; false if that ends the reading. */
static bool take_fault(ingest *in, const retold_error *fault)
{
    rt_corpus_report(in->corpus, fault);
    if (fault->status == RETOLD_IO) {
        in->result = RETOLD_IO;
        if (in->error != NULL) {
            *in->error = *fault;
        }
        return true;
    }
    if (in->corpus->options.read.strict) {
        in->result = RETOLD_UNUSABLE;
        if (in->error != NULL) {
            *in->error = *fault;
        }
        return false;
    }
    return true;
}

static retold_error duplicate_id(const retold_corpus *corpus, const rt_doc *doc,
                                 const rt_record *record)
{
    retold_error error;
    retold_span id = rt_corpus_id(corpus, doc);
    rt_fail_fault(&error, RETOLD_FAULT_DUPLICATE_ID, "an earlier record has the id \"%.*s\"",
                  (int)(id.size < 100 ? id.size : 100), id.data);
    rt_error_place(&error, record->input, record->number, record->offset);
    return error;
}

/* Takes the documents and faults of a job over, in the order of their records. */
static bool take_records(ingest *in, job *j, const rt_doc_block *block)
{
    retold_corpus *corpus = in->corpus;
    size_t fault = 0;
    for (size_t i = 0; i < block->doc_count; i++) {
        rt_doc *doc = &block->docs[i];
        for (; fault < j->fault_count && j->faults[fault].ordinal < doc->ordinal; fault++) {
            if (!take_fault(in, &j->faults[fault].error)) {
                return false;
            }
        }
        bool duplicate = false;
        const rt_record *record = &j->batch.records[j->record_of_doc[i]];
        doc->block = (uint32_t)(corpus->block_count - 1);
        doc->record = record->number;
        if (!rt_corpus_input(corpus, record->input, &doc->input) ||
            !rt_corpus_accept(corpus, doc, doc->block, &duplicate)) {
            in->result = rt_fail_memory(in->error);
            return false;
        }
        if (duplicate) {
            retold_error error = duplicate_id(corpus, doc, record);
            if (!take_fault(in, &error)) {
                return false;
            }
        }
    }
    for (; fault < j->fault_count; fault++) {
        if (!take_fault(in, &j->faults[fault].error)) {
            return false;
        }
    }
    return true;
}

static void report_progress(ingest *in, const job *j)
{
    const retold_options *options = &in->corpus->options;
    if (options->on_progress != NULL) {
        retold_progress progress = {.stage = "read",
                                    .documents = in->corpus->doc_count,
                                    .bytes = j->batch.consumed,
                                    .total_bytes = in->total_bytes};
        options->on_progress(options->user, &progress);
    }
}

/* Takes a processed job over. False if the reading is to end; in->result says why. */
static bool take(ingest *in, job *j)
{
    retold_corpus *corpus = in->corpus;
    if (atomic_load(&corpus->cancelled)) {
        in->result = rt_fail_cancelled(in->error);
        return false;
    }
    rt_doc_block *block = j->out_of_memory ? NULL : rt_corpus_new_block(corpus);
    if (block == NULL) {
        in->result = rt_fail_memory(in->error);
        return false;
    }
    *block = j->block;
    rt_doc_block_init(&j->block);
    if (!rt_labels_take(&corpus->labels, &block->anchors.labels)) {
        in->result = rt_fail_memory(in->error);
        return false;
    }
    corpus->summary.records += j->records;
    corpus->summary.bytes += j->bytes;
    corpus->summary.formats |= j->formats;
    if (corpus->header == 0) {
        corpus->header = j->header;
    }
    corpus->summary.headers_differ |=
        j->headers_differ || (j->header != 0 && j->header != corpus->header);
    for (size_t i = 0; i < RETOLD_SKIP_COUNT; i++) {
        corpus->summary.skipped[i] += j->skipped[i];
    }
    if (j->batch.count > 0) {
        const rt_record *last = &j->batch.records[j->batch.count - 1];
        corpus->next_ordinal = last->ordinal + !last->blank;
    }
    bool on =
        take_records(in, j, block) && (!j->batch.has_fault || take_fault(in, &j->batch.fault));
    report_progress(in, j);
    return on;
}

/* ------------------------------------------------------------------ one thread */

static void run_alone(ingest *in)
{
    job j = {0};
    rt_batch_init(&j.batch);
    rt_record_parser *parser = NULL;
    retold_status status = rt_record_parser_new(&in->corpus->options.read, &parser, in->error);
    while (status == RETOLD_OK) {
        status = rt_reader_fill(in->reader, &j.batch, &in->corpus->cancelled, in->error);
        if (status == RETOLD_OK) {
            process(&j, parser, &in->corpus->analyser);
            if (!take(in, &j)) {
                break;
            }
            rt_batch_trim(&j.batch);
        }
    }
    if (status != RETOLD_OK && status != RETOLD_END) {
        in->result = status;
    }
    rt_record_parser_free(parser);
    job_release(&j);
}

/* --------------------------------------------------------------- several threads */

/* Bytes of records that may wait to be processed, but for one batch that is larger by itself. */
enum { MOST_WAITING = 16 * 1024 * 1024 };

/*
 * A ring of jobs. `filled`, `taken` and `finished` count the jobs read, begun by a worker and
 * taken over; job n is in slot n % size; `waiting` is the size of their records. All fields are
 * guarded by `lock`. The reader waits for room, a worker for a job to be read, the calling thread
 * for the next one to be done: each is woken for that alone.
 */
typedef struct ring {
    ingest *in;
    job *jobs;
    size_t size;
    size_t filled, taken, finished;
    size_t waiting;
    bool all_read;
    bool stopped;
    retold_status read_status; /* why reading ended: RETOLD_END or a failure */
    retold_error read_error;
    pthread_mutex_t lock;
    pthread_cond_t has_room, has_read, has_done;
} ring;

static void wake_all(ring *r)
{
    pthread_cond_broadcast(&r->has_room);
    pthread_cond_broadcast(&r->has_read);
    pthread_cond_broadcast(&r->has_done);
}

static void stop_ring(ring *r)
{
    pthread_mutex_lock(&r->lock);
    r->stopped = true;
    wake_all(r);
    pthread_mutex_unlock(&r->lock);
}

/* Whether the reader has to wait for room. */
static bool is_full(const ring *r)
{
    return r->filled - r->finished == r->size || r->waiting > MOST_WAITING;
}

static void *run_reader(void *argument)
{
    ring *r = argument;
    retold_status status = RETOLD_OK;
    while (status == RETOLD_OK) {
        pthread_mutex_lock(&r->lock);
        while (!r->stopped && is_full(r)) {
            pthread_cond_wait(&r->has_room, &r->lock);
        }
        bool stopped = r->stopped;
        job *j = &r->jobs[r->filled % r->size];
        pthread_mutex_unlock(&r->lock);
        if (stopped) {
            break;
        }
        status =
            rt_reader_fill(r->in->reader, &j->batch, &r->in->corpus->cancelled, &r->read_error);
        pthread_mutex_lock(&r->lock);
        if (status == RETOLD_OK) {
            j->state = JOB_READ;
            r->filled++;
            r->waiting += j->batch.bytes.size;
        } else {
            r->read_status = status;
        }
        pthread_cond_signal(&r->has_read);
        pthread_mutex_unlock(&r->lock);
    }
    pthread_mutex_lock(&r->lock);
    r->all_read = true;
    wake_all(r);
    pthread_mutex_unlock(&r->lock);
    return NULL;
}

/* The next job to process; NULL when there will be none. */
static job *next_job(ring *r)
{
    job *j = NULL;
    pthread_mutex_lock(&r->lock);
    while (!r->stopped && r->taken == r->filled && !r->all_read) {
        pthread_cond_wait(&r->has_read, &r->lock);
    }
    if (!r->stopped && r->taken < r->filled) {
        j = &r->jobs[r->taken++ % r->size];
        j->state = JOB_TAKEN;
    }
    pthread_mutex_unlock(&r->lock);
    return j;
}

static void *run_worker(void *argument)
{
    ring *r = argument;
    const retold_options *options = &r->in->corpus->options;
    rt_record_parser *parser = NULL;
    rt_analyser analyser;
    bool ready = rt_analyser_init(&analyser, options, r->in->corpus->concepts) &&
                 rt_record_parser_new(&options->read, &parser, NULL) == RETOLD_OK;
    for (job *j = next_job(r); j != NULL; j = next_job(r)) {
        if (ready) {
            process(j, parser, &analyser);
        } else {
            j->out_of_memory = true;
        }
        pthread_mutex_lock(&r->lock);
        j->state = JOB_DONE;
        if (j == &r->jobs[r->finished % r->size]) {
            pthread_cond_signal(&r->has_done);
        }
        pthread_mutex_unlock(&r->lock);
    }
    rt_record_parser_free(parser);
    rt_analyser_release(&analyser);
    return NULL;
}

/* Takes jobs over in their order until all are, or one says to end. */
static void take_all(ring *r)
{
    for (;;) {
        pthread_mutex_lock(&r->lock);
        job *j = &r->jobs[r->finished % r->size];
        while (!(r->finished < r->filled && j->state == JOB_DONE) &&
               !(r->all_read && r->finished == r->filled)) {
            pthread_cond_wait(&r->has_done, &r->lock);
        }
        bool more = r->finished < r->filled;
        pthread_mutex_unlock(&r->lock);
        if (!more || !take(r->in, j)) {
            return;
        }
        size_t size = j->batch.bytes.size;
        rt_batch_trim(&j->batch);
        pthread_mutex_lock(&r->lock);
        j->state = JOB_FREE;
        r->waiting -= size;
        r->finished++;
        pthread_cond_signal(&r->has_room);
        pthread_mutex_unlock(&r->lock);
    }
}

static void run_ring(ring *r, pthread_t *threads, unsigned workers)
{
    unsigned started = 0;
    bool reading = pthread_create(&threads[workers], NULL, run_reader, r) == 0;
    while (reading && started < workers &&
           pthread_create(&threads[started], NULL, run_worker, r) == 0) {
        started++;
    }
    if (started > 0) {
        take_all(r);
    }
    stop_ring(r);
    for (unsigned i = 0; i < started; i++) {
        pthread_join(threads[i], NULL);
    }
    if (reading) {
        pthread_join(threads[workers], NULL);
    }
    if (started == 0) {
        r->in->result = rt_fail(r->in->error, RETOLD_NO_MEMORY, "no thread could be started");
    } else if ((r->in->result == RETOLD_OK || r->in->result == RETOLD_IO) &&
               r->read_status != RETOLD_END) {
        r->in->result = r->read_status;
        if (r->in->error != NULL) {
            *r->in->error = r->read_error;
        }
    }
}

static void run_threads(ingest *in, unsigned workers)
{
    ring r = {.in = in, .size = 2 * (size_t)workers + 2, .read_status = RETOLD_END};
    r.jobs = calloc(r.size, sizeof *r.jobs);
    pthread_t *threads = calloc(workers + 1, sizeof *threads);
    if (r.jobs == NULL || threads == NULL) {
        in->result = rt_fail_memory(in->error);
    } else {
        for (size_t i = 0; i < r.size; i++) {
            rt_batch_init(&r.jobs[i].batch);
        }
        pthread_mutex_init(&r.lock, NULL);
        pthread_cond_init(&r.has_room, NULL);
        pthread_cond_init(&r.has_read, NULL);
        pthread_cond_init(&r.has_done, NULL);
        run_ring(&r, threads, workers);
        pthread_mutex_destroy(&r.lock);
        pthread_cond_destroy(&r.has_room);
        pthread_cond_destroy(&r.has_read);
        pthread_cond_destroy(&r.has_done);
        for (size_t i = 0; i < r.size; i++) {
            job_release(&r.jobs[i]);
        }
    }
    free(threads);
    free(r.jobs);
}

retold_status retold_corpus_read(retold_corpus *corpus, const char *path, retold_error *error)
{
    ingest in = {.corpus = corpus, .result = RETOLD_OK, .error = error};
    retold_read_options options = corpus->options.read;
    options.name_files |= corpus->doc_count > 0;
    retold_status status =
        rt_reader_new(&path, 1, &options, corpus->next_ordinal, &in.reader, error);
    if (status != RETOLD_OK) {
        return status;
    }
    in.total_bytes = rt_reader_total_bytes(in.reader);
    if (corpus->options.threads == 1) {
        run_alone(&in);
    } else {
        run_threads(&in, corpus->options.threads);
    }
    rt_reader_free(in.reader);
    return in.result;
}
