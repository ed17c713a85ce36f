/*
 * Reading into a corpus: threads take turns at finding records, parse and fingerprint them, and the
 * calling thread takes the results over in the order of the input.
 */
#include "api/corpus.h"
#include "api/job.h"
#include "base/error.h"
#include "input/listing.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

typedef struct ingest {
    retold_corpus *corpus;
    rt_reader *reader;
    rt_part *part; /* that what is read is kept in; NULL: it is not */
    retold_status
        result; /* of the whole call: OK, IO for an unreadable input, or the first failure */
    retold_error *error;
    uint64_t bytes_before; /* of the files before this one */
    uint64_t total_bytes;
} ingest;

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

static retold_error duplicate_id(const retold_corpus *corpus, const rt_doc *doc, const char *input,
                                 const rt_place *place)
{
    retold_error error;
    retold_span id = rt_corpus_id(corpus, doc);
    rt_fail_fault(&error, RETOLD_FAULT_DUPLICATE_ID, "an earlier record has the id \"%.*s\"",
                  (int)(id.size < 100 ? id.size : 100), id.data);
    rt_error_place(&error, input, place->number, place->offset);
    return error;
}

/* Takes the documents and faults of a job over, in the order of their records. */
static bool take_records(ingest *in, rt_job *j)
{
    enum { AHEAD = 8 };
    retold_corpus *corpus = in->corpus;
    size_t fault = 0;
    for (size_t i = 0; i < j->block.doc_count; i++) {
        rt_doc *doc = &j->block.docs[i];
        for (; fault < j->fault_count && j->faults[fault].ordinal < doc->ordinal; fault++) {
            if (!take_fault(in, &j->faults[fault].error)) {
                return false;
            }
        }
        bool duplicate = false;
        doc->block = (uint32_t)(corpus->block_count - 1);
        if (i + AHEAD < j->block.doc_count) {
            rt_corpus_expect(corpus, doc + AHEAD, doc->block);
        }
        doc->record = j->places[i].number;
        if (!rt_corpus_input(corpus, j->inputs[i], &doc->input) ||
            !rt_corpus_accept(corpus, doc, doc->block, j->block.keys + i * corpus->plan.bands,
                              &duplicate)) {
            in->result = rt_fail_allocation(corpus->memory, in->error);
            return false;
        }
        if (duplicate) {
            retold_error error = duplicate_id(corpus, doc, j->inputs[i], &j->places[i]);
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

static void report_progress(ingest *in, const rt_job *j)
{
    const retold_options *options = &in->corpus->options;
    if (options->on_progress != NULL) {
        retold_progress progress = {.stage = "read",
                                    .documents = in->corpus->doc_count,
                                    .bytes = in->bytes_before + j->consumed,
                                    .total_bytes = in->total_bytes};
        options->on_progress(options->user, &progress);
    }
}

/* Replaces the corpus's last block, which is the job's, by the sealed one. */
static void put_sealed(retold_corpus *corpus, rt_job *j)
{
    if (j->block.doc_count == 0) {
        corpus->block_count--;
        return;
    }
    corpus->blocks[corpus->block_count - 1] = j->sealed;
    if (rt_doc_block_is_full(&j->block)) {
        rt_doc_block_release(&j->block, NULL); /* a long record is not to be expected again */
    }
}

/* Takes a processed job over. False if the reading is to end; in->result says why. */
static bool take(ingest *in, rt_job *j)
{
    retold_corpus *corpus = in->corpus;
    if (atomic_load(&corpus->cancelled)) {
        in->result = rt_fail_cancelled(in->error);
        return false;
    }
    if (in->part != NULL && !j->out_of_memory &&
        (in->result = rt_part_write(in->part, j, in->error)) != RETOLD_OK) {
        return false;
    }
    rt_doc_block *block =
        j->out_of_memory || !rt_corpus_seal(corpus) ? NULL : rt_corpus_new_block(corpus);
    if (block == NULL || !rt_labels_take(&corpus->labels, &j->block.anchors.labels)) {
        corpus->block_count -= block != NULL;
        in->result = rt_fail_allocation(corpus->memory, in->error);
        return false;
    }
    *block = j->block; /* while it is read here: the sealed one may be on the disk */
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
    if (j->next_ordinal > 0) {
        corpus->next_ordinal = j->next_ordinal;
    }
    bool on = take_records(in, j);
    put_sealed(corpus, j);
    report_progress(in, j);
    return on;
}

/* ------------------------------------------------------------------ one thread */

static void run_alone(ingest *in)
{
    rt_job j = {0};
    rt_batch batch;
    rt_batch_init(&batch);
    rt_record_parser *parser = NULL;
    retold_status status = rt_record_parser_new(&in->corpus->options.read, &parser, in->error);
    while (status == RETOLD_OK) {
        status = rt_reader_fill(in->reader, &batch, &in->corpus->cancelled, in->error);
        if (status == RETOLD_OK) {
            rt_job_process(&j, &batch, parser, &in->corpus->analyser);
            rt_job_seal(&j, in->corpus->memory);
            if (!take(in, &j)) {
                break;
            }
            rt_batch_trim(&batch);
        }
    }
    if (status != RETOLD_OK && status != RETOLD_END) {
        in->result = status;
    }
    rt_record_parser_free(parser);
    rt_batch_release(&batch);
    rt_job_release(&j);
}

/* --------------------------------------------------------------- several threads */

/* Bytes of records that may wait to be processed, but for one batch that is larger by itself. */
enum { MOST_WAITING = 16 * 1024 * 1024 };

/*
 * A ring of jobs. Each thread reads a job, one thread at a time, and processes it while its bytes
 * are in that processor's cache. The calling thread does too, but first of all takes over, in their
 * order, the jobs that are done. `filled` and `finished` count the jobs read and taken over; job n
 * is at slot n % size; `waiting` is the size of their records. `idle` are the jobs that nobody has.
 * All fields are guarded by `lock`; `changes`, which counts what a thread may wait for, is looked
 * at without it too.
 */
typedef struct ring {
    ingest *in;
    rt_job *jobs;
    rt_job **slots;
    rt_job **idle;
    size_t size; /* jobs */
    size_t filled, finished;
    size_t idle_count;
    size_t waiting;
    atomic_bool reading; /* a thread is; looked at without the lock too */
    bool all_read;
    bool stopped;
    retold_status read_status; /* why reading ended: RETOLD_END or a failure */
    retold_error read_error;
    atomic_uint changes;
    pthread_mutex_t lock;
    pthread_cond_t can_read;    /* what the other threads wait for */
    pthread_cond_t can_proceed; /* the calling thread: to read, or to take over */
} ring;

/* What a thread processes jobs with, one at a time. The batch is not the job's, so that it stays in
 * the processor's cache while jobs wait to be taken over. */
typedef struct worker {
    unsigned number;
    rt_batch batch;
    rt_record_parser *parser;
    rt_analyser analyser;
    bool ready;
} worker;

static void init_worker(worker *w, const retold_corpus *corpus, unsigned number)
{
    w->number = number;
    w->parser = NULL;
    rt_batch_init(&w->batch);
    w->ready = rt_analyser_init(&w->analyser, &corpus->options, corpus->concepts) &&
               rt_record_parser_new(&corpus->options.read, &w->parser, NULL) == RETOLD_OK;
}

/* Has the names of all languages loaded, which texts of unknown language need. In an input of this
 * size there mostly are some, and other threads would soon wait for them. */
static void load_names(const ingest *in)
{
    enum { WORTH_IT = 16 * 1024 * 1024 };
    const rt_concept_language *names;
    if (in->corpus->concepts != NULL && in->total_bytes >= WORTH_IT) {
        /* Should it fail, it does again where they are needed, and is told there. */
        (void)rt_concepts_any_language(in->corpus->concepts, &names, NULL);
    }
}

static void release_worker(worker *w)
{
    rt_record_parser_free(w->parser);
    rt_batch_release(&w->batch);
    rt_analyser_release(&w->analyser);
}

static bool may_read(const ring *r)
{
    return !r->reading && !r->all_read && !r->stopped && r->idle_count > 0 &&
           r->waiting <= MOST_WAITING;
}

static void wake(ring *r)
{
    atomic_fetch_add(&r->changes, 1);
    pthread_cond_signal(&r->can_read);
    pthread_cond_signal(&r->can_proceed);
}

/* Waits until something may have changed. The lock is held, but for the waiting. */
static void wait_for_change(ring *r, pthread_cond_t *until)
{
    unsigned seen = atomic_load(&r->changes);
    pthread_mutex_unlock(&r->lock);
    bool changed = rt_threads_look(r->in->corpus->threads, &r->changes, seen);
    pthread_mutex_lock(&r->lock);
    if (!changed && atomic_load(&r->changes) == seen) {
        pthread_cond_wait(until, &r->lock);
    }
}

/* The idle job that is most likely in the processor's cache: the one that the thread had last. */
static rt_job *take_idle(ring *r, unsigned number)
{
    size_t i = r->idle_count;
    while (i > 0 && r->idle[i - 1]->worker != number) {
        i--;
    }
    i = i == 0 ? r->idle_count - 1 : i - 1;
    rt_job *j = r->idle[i];
    memmove(r->idle + i, r->idle + i + 1, (--r->idle_count - i) * sizeof *r->idle);
    j->worker = number;
    return j;
}

/* Reads a job; NULL if there was none. The lock is held, but for the reading itself. */
static rt_job *read_job(ring *r, worker *w)
{
    rt_job *j = take_idle(r, w->number);
    r->reading = true;
    pthread_mutex_unlock(&r->lock);
    retold_status status =
        rt_reader_fill(r->in->reader, &w->batch, &r->in->corpus->cancelled, &r->read_error);
    pthread_mutex_lock(&r->lock);
    r->reading = false;
    if (status == RETOLD_OK) {
        j->done = false;
        r->slots[r->filled++ % r->size] = j;
        j->size = w->batch.bytes.size;
        r->waiting += j->size;
    } else {
        r->read_status = status;
        r->all_read = true;
        pthread_cond_broadcast(&r->can_read);
    }
    wake(r);
    return status == RETOLD_OK ? j : NULL;
}

/* Reads a job and processes it. The lock is held, but for that. */
static void work(ring *r, worker *w)
{
    rt_job *j = read_job(r, w);
    if (j == NULL) {
        return;
    }
    pthread_mutex_unlock(&r->lock);
    if (w->ready) {
        rt_job_process(j, &w->batch, w->parser, &w->analyser);
        rt_job_seal(j, r->in->corpus->memory);
    } else {
        j->out_of_memory = true;
    }
    rt_batch_trim(&w->batch);
    pthread_mutex_lock(&r->lock);
    j->done = true;
    if (j == r->slots[r->finished % r->size]) {
        wake(r);
    }
}

/* When all is read: releases the jobs that nobody has. The lock is held, but for that. */
static void release_idle(ring *r)
{
    while (r->idle_count > 0) {
        rt_job *j = r->idle[--r->idle_count];
        pthread_mutex_unlock(&r->lock);
        rt_job_release(j);
        *j = (rt_job){0};
        pthread_mutex_lock(&r->lock);
    }
}

/* The part of the threads beside the calling one. */
static void run_worker(ring *r, worker *w)
{
    while (!r->stopped && !r->all_read) {
        if (may_read(r)) {
            work(r, w);
        } else {
            wait_for_change(r, &r->can_read);
        }
    }
    release_idle(r);
}

/* Takes the next job over. The lock is held, but for that. */
static void take_next(ring *r)
{
    rt_job *j = r->slots[r->finished % r->size];
    pthread_mutex_unlock(&r->lock);
    bool on = take(r->in, j);
    pthread_mutex_lock(&r->lock);
    r->waiting -= j->size;
    r->finished++;
    r->idle[r->idle_count++] = j;
    r->stopped = !on;
    wake(r);
}

/* The calling thread's part: until all is taken over, or a job says to end. */
static void run_caller(ring *r, worker *w)
{
    while (!r->stopped && !(r->all_read && r->finished == r->filled)) {
        if (r->finished < r->filled && r->slots[r->finished % r->size]->done) {
            take_next(r);
        } else if (may_read(r)) {
            work(r, w);
        } else {
            wait_for_change(r, &r->can_proceed);
        }
    }
    r->stopped = true;
    atomic_fetch_add(&r->changes, 1);
    pthread_cond_broadcast(&r->can_read);
    release_idle(r);
}

static void run_thread(void *context, unsigned number)
{
    ring *r = context;
    worker w;
    init_worker(&w, r->in->corpus, number);
    if (number == 1) {
        load_names(r->in);
    }
    pthread_mutex_lock(&r->lock);
    if (number == 0) {
        run_caller(r, &w);
    } else {
        run_worker(r, &w);
    }
    pthread_mutex_unlock(&r->lock);
    release_worker(&w);
}

static void run_ring(ring *r)
{
    rt_threads *threads = r->in->corpus->threads;
    rt_threads_run(threads, rt_threads_count(threads), run_thread, r);
    if ((r->in->result == RETOLD_OK || r->in->result == RETOLD_IO) &&
        r->read_status != RETOLD_END) {
        r->in->result = r->read_status;
        if (r->in->error != NULL) {
            *r->in->error = r->read_error;
        }
    }
}

/* More jobs than threads, so that those go on while the calling one is held up. */
static size_t job_count(const retold_corpus *corpus)
{
    size_t threads = rt_threads_count(corpus->threads);
    return (corpus->options.memory_limit > 0 ? threads : 16 * threads) + 2;
}

static void run_threads(ingest *in)
{
    ring r = {.in = in, .size = job_count(in->corpus), .read_status = RETOLD_END};
    r.jobs = calloc(r.size, sizeof *r.jobs);
    r.slots = calloc(2 * r.size, sizeof(rt_job *));
    r.idle = r.slots + r.size;
    if (r.jobs == NULL || r.slots == NULL) {
        in->result = rt_fail_memory(in->error);
    } else {
        for (size_t i = 0; i < r.size; i++) {
            r.idle[r.idle_count++] = &r.jobs[i];
        }
        pthread_mutex_init(&r.lock, NULL);
        pthread_cond_init(&r.can_read, NULL);
        pthread_cond_init(&r.can_proceed, NULL);
        run_ring(&r);
        pthread_mutex_destroy(&r.lock);
        pthread_cond_destroy(&r.can_read);
        pthread_cond_destroy(&r.can_proceed);
        for (size_t i = 0; i < r.size; i++) {
            rt_job_release(&r.jobs[i]);
        }
    }
    free(r.slots);
    free(r.jobs);
}

/* Reads `path`, a file or a folder. */
static retold_status read_path(ingest *in, const char *path, bool named, bool alone)
{
    retold_read_options options = in->corpus->options.read;
    options.name_files |= named;
    retold_status status =
        rt_reader_new(&path, 1, &options, in->corpus->next_ordinal, &in->reader, in->error);
    if (status != RETOLD_OK) {
        return status;
    }
    if (rt_memory_limit(in->corpus->memory) > 0) {
        rt_reader_use_large_batches(in->reader);
    }
    if (in->total_bytes == 0) {
        in->total_bytes = rt_reader_total_bytes(in->reader);
    }
    if (alone) {
        run_alone(in);
    } else {
        run_threads(in);
    }
    rt_reader_free(in->reader);
    return in->result;
}

/* ------------------------------------------------------------------- resuming */

/* Takes over what an earlier run made of an input. */
static retold_status read_part(ingest *in, rt_part *part)
{
    rt_job j = {0};
    retold_status status = RETOLD_OK;
    while (status == RETOLD_OK && (status = rt_part_read(part, &j, in->error)) == RETOLD_OK) {
        rt_job_seal(&j, in->corpus->memory);
        if (!take(in, &j)) {
            status = in->result;
        }
    }
    rt_job_release(&j);
    return status == RETOLD_END ? in->result : status;
}

/* Reads one file, or takes it over. Each is read by workers of its own, so that what they give does
 * not depend on what they have read before. */
static retold_status read_file(ingest *in, const char *path, bool named)
{
    retold_corpus *corpus = in->corpus;
    rt_part *part;
    bool kept;
    in->result = RETOLD_OK;
    named |= corpus->options.read.name_files;
    retold_status status =
        rt_part_open(&corpus->parts, path, corpus->next_ordinal, named, &part, &kept, in->error);
    if (status != RETOLD_OK) {
        return status;
    }
    if (kept) {
        status = read_part(in, part);
    } else {
        in->part = part;
        status = read_path(in, path, named, false);
        in->part = NULL;
        if (status == RETOLD_OK && part != NULL) {
            status = rt_part_finish(part, in->error);
        }
    }
    rt_part_close(part);
    return status;
}

/* Whether the next file can be read after this status: an input that is out of reach ends nothing.
 */
static bool goes_on(const ingest *in, retold_status status)
{
    return status == RETOLD_OK || (status == RETOLD_IO && in->error->fault != RETOLD_FAULT_NONE);
}

static retold_status read_files(ingest *in, const char *path, bool named)
{
    retold_error error = {0};
    retold_error *told = in->error;
    rt_listing listing;
    rt_listing_init(&listing);
    retold_status worst = rt_listing_add(&listing, path, in->error);
    retold_status status = worst;
    in->total_bytes = listing.size_known ? listing.total_bytes : 0;
    in->error = &error;
    for (size_t i = 0; goes_on(in, status) && i < listing.count; i++) {
        struct stat file;
        error = (retold_error){0};
        status = read_file(in, listing.paths[i], named || listing.count > 1);
        in->bytes_before += stat(listing.paths[i], &file) == 0 ? (uint64_t)file.st_size : 0;
        if (status != RETOLD_OK) {
            worst = status;
            if (told != NULL) {
                *told = error;
            }
        }
    }
    rt_listing_release(&listing);
    return worst;
}

retold_status retold_corpus_read(retold_corpus *corpus, const char *path, retold_error *error)
{
    ingest in = {.corpus = corpus, .result = RETOLD_OK, .error = error};
    bool named = corpus->doc_count > 0;
    retold_status status = rt_corpus_check_spent(corpus, error);
    if (status != RETOLD_OK) {
        return status;
    }
    if (corpus->options.resume) {
        return read_files(&in, path, named);
    }
    return read_path(&in, path, named, rt_threads_count(corpus->threads) == 1);
}
