#define _GNU_SOURCE
#include "api/parts.h"

#include "base/error.h"
#include "base/hash.h"
#include "page/charset_names.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

static const char magic[8] = "RETOLDPT";
enum { VERSION = 2, BYTE_ORDER_MARK = 0x01020304 };

/* Which input a part is of, and how it was read. */
typedef struct part_head {
    char magic[8];
    uint32_t version;
    uint32_t byte_order;
    uint64_t options; /* hash of the library's version and of the options that matter */
    uint64_t path;    /* hash */
    uint64_t ordinal; /* of its first record */
    uint64_t named;   /* 1: crawls' ids name the file */
    uint64_t input_size;
    uint64_t modified[2]; /* seconds and nanoseconds */
    uint64_t inode;
    uint64_t doc_size; /* bytes of rt_doc, rt_doc_measures and rt_found_fault */
    uint64_t measures_size;
    uint64_t fault_size;
    uint64_t checksum; /* of all before */
} part_head;

enum {
    DOCS,
    PLACES,
    TOKENS,
    SAMPLES,
    KEYS,
    STRINGS,
    MEASURES,
    LINES,
    LINE_TEXTS,
    ANCHOR_KEYS,
    ANCHOR_COUNTS,
    ANCHOR_POSITIONS,
    ANCHOR_WORDS,
    ANCHOR_RANGES,
    LABELS,
    FAULTS,
    ARRAYS
};

/* A job but for its arrays, of which the sizes are given in bytes. */
typedef struct job_head {
    uint64_t last; /* 1: the end of the part; then `records` is how many jobs it has */
    uint64_t sizes[ARRAYS];
    uint64_t records, bytes, consumed, next_ordinal;
    uint64_t skipped[RETOLD_SKIP_COUNT];
    uint64_t formats;
    uint64_t header;
    uint64_t headers_differ;
    uint64_t payload;  /* checksum of the arrays */
    uint64_t checksum; /* of all before */
} job_head;

struct rt_part {
    rt_parts *parts;
    char *name; /* of the file */
    char *unfinished;
    char *path; /* of the input */
    part_head head;
    FILE *file;
    uint64_t jobs;
    bool writing;
    rt_buffer buffer; /* the arrays of a job */
};

/* ------------------------------------------------------------------------ parts */

void rt_parts_init(rt_parts *parts, const retold_options *options, const retold_plan *plan,
                   const char *folder)
{
    *parts = (rt_parts){.options = options, .plan = *plan, .folder = folder};
}

void rt_parts_release(rt_parts *parts)
{
    for (size_t i = 0; i < parts->count; i++) {
        free(parts->names[i]);
    }
    free(parts->names);
    parts->names = NULL;
    parts->count = parts->capacity = 0;
}

void rt_parts_remove(rt_parts *parts)
{
    for (size_t i = 0; i < parts->count; i++) {
        unlink(parts->names[i]);
    }
}

static void add_text(XXH3_state_t *state, const char *text)
{
    XXH3_64bits_update(state, text == NULL ? "" : text, text == NULL ? 0 : strlen(text) + 1);
}

/* A hash of all that decides what is made of an input's bytes. */
static uint64_t hash_options(const rt_parts *parts)
{
    const retold_options *o = parts->options;
    const retold_read_options *r = &o->read;
    const uint64_t numbers[] = {r->format,
                                r->invalid_utf8,
                                r->max_record,
                                r->max_header,
                                r->max_page,
                                r->max_window,
                                r->raw_text,
                                r->split_field != NULL,
                                r->encoding != NULL,
                                o->match.ngram,
                                parts->plan.bands,
                                parts->plan.rows,
                                o->translation.enabled,
                                o->measure,
                                o->titles};
    const char *const texts[] = {retold_version(), r->id_field,   r->text_field,  r->url_field,
                                 r->date_field,    r->lang_field, r->split_field, r->encoding};
    XXH3_state_t state;
    XXH3_64bits_reset(&state);
    XXH3_64bits_update(&state, numbers, sizeof numbers);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        add_text(&state, texts[i]);
    }
    return XXH3_64bits_digest(&state);
}

static part_head make_head(const rt_parts *parts, const char *path, uint64_t ordinal, bool named,
                           const struct stat *input)
{
    part_head head = {
        .version = VERSION,
        .byte_order = BYTE_ORDER_MARK,
        .options = hash_options(parts),
        .path = rt_hash_bytes(path, strlen(path)),
        .ordinal = ordinal,
        .named = named,
        .input_size = (uint64_t)input->st_size,
        .modified = {(uint64_t)input->st_mtim.tv_sec, (uint64_t)input->st_mtim.tv_nsec},
        .inode = input->st_ino,
        .doc_size = sizeof(rt_doc),
        .measures_size = sizeof(rt_doc_measures),
        .fault_size = sizeof(rt_found_fault)};
    memcpy(head.magic, magic, sizeof head.magic);
    head.checksum = rt_hash_bytes(&head, offsetof(part_head, checksum));
    return head;
}

/* ----------------------------------------------------------------------- writing */

static retold_status fail_writing(const rt_part *part, retold_error *error)
{
    return rt_fail(error, RETOLD_IO, "%.160s, which is kept to resume from, cannot be written: %s",
                   part->name, strerror(errno));
}

static retold_span bytes_of(const void *array, size_t count, size_t element)
{
    return rt_span(array, array == NULL ? 0 : count * element);
}

static void list_arrays(const rt_job *j, retold_span *arrays)
{
    const rt_doc_block *b = &j->block;
    const rt_anchor_store *store = &b->anchors.store;
    arrays[DOCS] = bytes_of(b->docs, b->doc_count, sizeof *b->docs);
    arrays[PLACES] = bytes_of(j->places, b->doc_count, sizeof *j->places);
    arrays[TOKENS] = bytes_of(b->tokens, b->token_count, sizeof *b->tokens);
    arrays[SAMPLES] = bytes_of(b->samples, b->sample_count, sizeof *b->samples);
    arrays[KEYS] = bytes_of(b->keys, b->key_count, sizeof *b->keys);
    arrays[STRINGS] = bytes_of(b->strings.data, b->strings.size, 1);
    arrays[MEASURES] = bytes_of(b->measures, b->doc_count, sizeof *b->measures);
    arrays[LINES] = bytes_of(b->lines, b->line_count, sizeof *b->lines);
    arrays[LINE_TEXTS] = bytes_of(b->line_texts.data, b->line_texts.size, 1);
    arrays[ANCHOR_KEYS] = bytes_of(store->keys, store->count, sizeof *store->keys);
    arrays[ANCHOR_COUNTS] = bytes_of(store->counts, store->count, sizeof *store->counts);
    arrays[ANCHOR_POSITIONS] =
        bytes_of(store->positions, store->position_count, sizeof *store->positions);
    arrays[ANCHOR_WORDS] = bytes_of(store->words, store->word_count, sizeof *store->words);
    arrays[ANCHOR_RANGES] = bytes_of(b->ranges, b->doc_count, sizeof *b->ranges);
    arrays[LABELS] = bytes_of(b->anchors.labels.data, b->anchors.labels.size, 1);
    arrays[FAULTS] = bytes_of(j->faults, j->fault_count, sizeof *j->faults);
}

retold_status rt_part_write(rt_part *part, const rt_job *job, retold_error *error)
{
    static const char zeros[RT_PIECE_ALIGN];
    retold_span arrays[ARRAYS];
    job_head head = {.records = job->records,
                     .bytes = job->bytes,
                     .consumed = job->consumed,
                     .next_ordinal = job->next_ordinal,
                     .formats = job->formats,
                     .header = job->header,
                     .headers_differ = job->headers_differ};
    memcpy(head.skipped, job->skipped, sizeof head.skipped);
    list_arrays(job, arrays);
    part->buffer.size = 0;
    for (size_t i = 0; i < ARRAYS; i++) {
        head.sizes[i] = arrays[i].size;
        if (!rt_buffer_append(&part->buffer, arrays[i].data, arrays[i].size) ||
            !rt_buffer_append(&part->buffer, zeros,
                              rt_piece_size(arrays[i].size) - arrays[i].size)) {
            return rt_fail_memory(error);
        }
    }
    head.payload = rt_hash_bytes(part->buffer.data, part->buffer.size);
    head.checksum = rt_hash_bytes(&head, offsetof(job_head, checksum));
    part->jobs++;
    if (fwrite(&head, sizeof head, 1, part->file) != 1 ||
        fwrite(part->buffer.data, 1, part->buffer.size, part->file) != part->buffer.size) {
        return fail_writing(part, error);
    }
    return RETOLD_OK;
}

static bool is_as_it_was(const rt_part *part)
{
    struct stat input;
    if (stat(part->path, &input) != 0) {
        return false;
    }
    part_head now =
        make_head(part->parts, part->path, part->head.ordinal, part->head.named, &input);
    return memcmp(&now, &part->head, sizeof now) == 0;
}

retold_status rt_part_finish(rt_part *part, retold_error *error)
{
    job_head head = {.last = 1, .records = part->jobs};
    head.checksum = rt_hash_bytes(&head, offsetof(job_head, checksum));
    bool written = fwrite(&head, sizeof head, 1, part->file) == 1 && fflush(part->file) == 0;
    if (!written) {
        return fail_writing(part, error);
    }
    if (is_as_it_was(part)) {
        if (rename(part->unfinished, part->name) != 0) {
            return fail_writing(part, error);
        }
        part->writing = false;
    }
    return RETOLD_OK;
}

/* ----------------------------------------------------------------------- reading */

static bool read_head(rt_part *part, job_head *head)
{
    return fread(head, sizeof *head, 1, part->file) == 1 && head->last <= 1 &&
           head->checksum == rt_hash_bytes(head, offsetof(job_head, checksum));
}

/* Reads the arrays of a job into the buffer. */
static bool read_arrays(rt_part *part, const job_head *head)
{
    size_t size = 0;
    for (size_t i = 0; i < ARRAYS; i++) {
        if (head->sizes[i] > SIZE_MAX / 2 / ARRAYS) {
            return false;
        }
        size += rt_piece_size(head->sizes[i]);
    }
    part->buffer.size = 0;
    if (!rt_buffer_reserve(&part->buffer, size + 1)) {
        return false;
    }
    part->buffer.size = size;
    return fread(part->buffer.data, 1, size, part->file) == size &&
           head->payload == rt_hash_bytes(part->buffer.data, size);
}

/* Copies the next array of the buffer to one of the job's; returns how many elements it has. */
static bool copy_array(const rt_part *part, const job_head *head, size_t which, size_t *at,
                       void **array, size_t *capacity, size_t element, size_t *count)
{
    size_t size = head->sizes[which];
    if (size % element != 0 || !rt_grow(array, capacity, size / element, element)) {
        return false;
    }
    if (size > 0) {
        memcpy(*array, part->buffer.data + *at, size);
    }
    *at += rt_piece_size(size);
    *count = size / element;
    return true;
}

#define COPY(which, array, capacity, count)                                                        \
    copy_array(part, head, which, &at, (void **)&(array), &(capacity), sizeof *(array), &(count))

static bool copy_arrays(const rt_part *part, const job_head *head, rt_job *j)
{
    rt_doc_block *b = &j->block;
    rt_anchor_store *store = &b->anchors.store;
    size_t at = 0;
    size_t places, measures, counts, ranges;
    return COPY(DOCS, b->docs, b->doc_capacity, b->doc_count) &&
           COPY(PLACES, j->places, j->place_capacity, places) &&
           COPY(TOKENS, b->tokens, b->token_capacity, b->token_count) &&
           COPY(SAMPLES, b->samples, b->sample_capacity, b->sample_count) &&
           COPY(KEYS, b->keys, b->key_capacity, b->key_count) &&
           COPY(STRINGS, b->strings.data, b->strings.capacity, b->strings.size) &&
           COPY(MEASURES, b->measures, b->measure_capacity, measures) &&
           COPY(LINES, b->lines, b->line_capacity, b->line_count) &&
           COPY(LINE_TEXTS, b->line_texts.data, b->line_texts.capacity, b->line_texts.size) &&
           COPY(ANCHOR_KEYS, store->keys, store->key_capacity, store->count) &&
           COPY(ANCHOR_COUNTS, store->counts, store->count_capacity, counts) &&
           COPY(ANCHOR_POSITIONS, store->positions, store->position_capacity,
                store->position_count) &&
           COPY(ANCHOR_WORDS, store->words, store->word_capacity, store->word_count) &&
           COPY(ANCHOR_RANGES, b->ranges, b->range_capacity, ranges) &&
           COPY(LABELS, b->anchors.labels.data, b->anchors.labels.capacity,
                b->anchors.labels.size) &&
           COPY(FAULTS, j->faults, j->fault_capacity, j->fault_count) && places == b->doc_count &&
           counts == store->count &&
           ranges == (part->parts->options->translation.enabled ? b->doc_count : 0) &&
           (measures == 0 || measures == b->doc_count) &&
           b->key_count == b->doc_count * part->parts->plan.bands;
}

static bool is_within(uint64_t begin, uint64_t size, uint64_t all)
{
    return begin <= all && size <= all - begin;
}

static bool is_doc_within(const rt_doc_block *b, size_t row)
{
    const rt_doc *doc = &b->docs[row];
    const rt_anchor_store *store = &b->anchors.store;
    uint64_t strings = (uint64_t)doc->id_size + doc->url_size + doc->date_size + doc->lang_size +
                       doc->title_size + doc->split_size;
    bool within = doc->row == row && doc->encoding <= RT_ENCODINGS &&
                  is_within(doc->strings, strings, b->strings.size) &&
                  is_within(doc->tokens, doc->token_count, b->token_count) &&
                  is_within(doc->samples, doc->sample_count, b->sample_count);
    if (b->ranges != NULL) {
        const rt_anchor_range *range = &b->ranges[row];
        within = within && is_within(range->key, range->count, store->count) &&
                 is_within(range->position, range->position_count, store->position_count) &&
                 is_within(range->word, range->word_count, store->word_count);
    }
    return within && (b->measures == NULL ||
                      is_within(b->measures[row].line, b->measures[row].line_count, b->line_count));
}

/* Whether the labels and the texts of lines are whole records. */
static bool are_records_whole(retold_span records, size_t key, unsigned size_mask)
{
    size_t at = 0;
    while (at < records.size) {
        if (records.size - at < key + 1) {
            return false;
        }
        at += key + 1 + ((unsigned char)records.data[at + key] & size_mask);
    }
    return at == records.size;
}

static bool is_job_within(const rt_job *j)
{
    const rt_doc_block *b = &j->block;
    const rt_buffer *labels = &b->anchors.labels;
    for (size_t i = 0; i < b->doc_count; i++) {
        if (!is_doc_within(b, i)) {
            return false;
        }
    }
    for (size_t i = 0; i < j->fault_count; i++) {
        const retold_error *error = &j->faults[i].error;
        if (error->fault >= RETOLD_FAULT_COUNT ||
            memchr(error->input, '\0', sizeof error->input) == NULL ||
            memchr(error->message, '\0', sizeof error->message) == NULL) {
            return false;
        }
    }
    return are_records_whole(rt_span(labels->data, labels->size), sizeof(uint32_t),
                             RT_LABEL_ROMANISED - 1) &&
           are_records_whole(rt_span(b->line_texts.data, b->line_texts.size), sizeof(uint64_t),
                             UINT8_MAX);
}

static retold_status fail_damaged(const rt_part *part, retold_error *error)
{
    return rt_fail(error, RETOLD_IO, "%.200s is damaged", part->name);
}

retold_status rt_part_read(rt_part *part, rt_job *job, retold_error *error)
{
    job_head head;
    if (!read_head(part, &head)) {
        return fail_damaged(part, error);
    }
    if (head.last) {
        return head.records == part->jobs ? RETOLD_END : fail_damaged(part, error);
    }
    rt_doc_block_clear(&job->block);
    if (!read_arrays(part, &head) || !copy_arrays(part, &head, job) || !is_job_within(job) ||
        !rt_grow((void **)&job->inputs, &job->input_capacity, job->block.doc_count,
                 sizeof *job->inputs)) {
        return fail_damaged(part, error);
    }
    for (size_t i = 0; i < job->block.doc_count; i++) {
        job->inputs[i] = part->path;
    }
    part->jobs++;
    job->records = head.records;
    job->bytes = head.bytes;
    job->consumed = head.consumed;
    job->next_ordinal = head.next_ordinal;
    memcpy(job->skipped, head.skipped, sizeof job->skipped);
    job->formats = (unsigned)head.formats;
    job->header = head.header;
    job->headers_differ = head.headers_differ != 0;
    job->out_of_memory = false;
    return RETOLD_OK;
}

/* Whether the file is there, and all of it can be used; it is then to be read from its start. */
static bool find_kept(rt_part *part)
{
    part_head head;
    rt_job job = {0};
    retold_status status = RETOLD_IO;
    part->file = fopen(part->name, "rb");
    if (part->file == NULL) {
        return false;
    }
    if (fread(&head, sizeof head, 1, part->file) == 1 &&
        memcmp(&head, &part->head, sizeof head) == 0) {
        do {
            status = rt_part_read(part, &job, NULL);
        } while (status == RETOLD_OK);
        part->parts->damaged += status != RETOLD_END;
    } else {
        /* Of an input that has changed, or read otherwise, there is nothing wrong with it. */
        bool sound = head.checksum == rt_hash_bytes(&head, offsetof(part_head, checksum)) &&
                     memcmp(head.magic, magic, sizeof magic) == 0;
        part->parts->damaged += !sound;
    }
    rt_job_release(&job);
    part->jobs = 0;
    if (status == RETOLD_END && fseek(part->file, sizeof head, SEEK_SET) == 0) {
        return true;
    }
    fclose(part->file);
    part->file = NULL;
    return false;
}

/* --------------------------------------------------------------------- both */

/* Two runs must not write one file. */
static retold_status begin_file(rt_part *part, retold_error *error)
{
    int file = open(part->unfinished, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    if (file < 0) {
        return fail_writing(part, error);
    }
    if (flock(file, LOCK_EX | LOCK_NB) != 0) {
        close(file);
        return rt_fail(error, RETOLD_IO, "%.200s is in use by another run", part->unfinished);
    }
    part->file = ftruncate(file, 0) == 0 ? fdopen(file, "wb") : NULL;
    if (part->file == NULL) {
        retold_status status = fail_writing(part, error);
        close(file);
        return status;
    }
    part->writing = true;
    return fwrite(&part->head, sizeof part->head, 1, part->file) == 1 ? RETOLD_OK
                                                                      : fail_writing(part, error);
}

/* Names the file, and notes it for the end of the run. */
static bool name_file(rt_parts *parts, rt_part *part, const char *path)
{
    size_t size = strlen(parts->folder) + 64;
    part->path = strdup(path);
    part->name = malloc(size);
    part->unfinished = malloc(size);
    if (part->path == NULL || part->name == NULL || part->unfinished == NULL ||
        !rt_grow((void **)&parts->names, &parts->capacity, parts->count + 1,
                 sizeof *parts->names)) {
        return false;
    }
    uint64_t id = part->head.path ^ rt_mix64(part->head.options);
    snprintf(part->name, size, "%s/retold-%016" PRIx64 ".part", parts->folder, id);
    snprintf(part->unfinished, size, "%s/retold-%016" PRIx64 ".unfinished", parts->folder, id);
    char *copy = strdup(part->name);
    if (copy != NULL) {
        parts->names[parts->count++] = copy;
    }
    return copy != NULL;
}

retold_status rt_part_open(rt_parts *parts, const char *path, uint64_t ordinal, bool named,
                           rt_part **part, bool *kept, retold_error *error)
{
    struct stat input;
    *part = NULL;
    *kept = false;
    if (stat(path, &input) != 0 || !S_ISREG(input.st_mode)) {
        return RETOLD_OK;
    }
    rt_part *made = calloc(1, sizeof *made);
    if (made == NULL) {
        return rt_fail_memory(error);
    }
    made->parts = parts;
    made->head = make_head(parts, path, ordinal, named, &input);
    retold_status status = name_file(parts, made, path) ? RETOLD_OK : rt_fail_memory(error);
    if (status == RETOLD_OK && find_kept(made)) {
        parts->resumed++;
        *kept = true;
    } else if (status == RETOLD_OK) {
        status = begin_file(made, error);
    }
    if (status != RETOLD_OK) {
        rt_part_close(made);
        return status;
    }
    *part = made;
    return RETOLD_OK;
}

void rt_part_close(rt_part *part)
{
    if (part == NULL) {
        return;
    }
    if (part->file != NULL) {
        fclose(part->file);
    }
    if (part->writing) {
        unlink(part->unfinished);
    }
    rt_buffer_release(&part->buffer);
    free(part->name);
    free(part->unfinished);
    free(part->path);
    free(part);
}
