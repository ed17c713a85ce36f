/*
 * The records of a list of inputs, in batches that can be parsed on any thread.
 *
 * rt_reader finds files below folders, decompresses, tells formats and encodings by content and
 * finds where each record begins and ends. rt_record_parse() makes a document
 * of one record and depends on nothing but its batch, so several threads can parse
 * several batches.
 */
#ifndef RT_INPUT_READER_H
#define RT_INPUT_READER_H

#include "input/encoding.h"

#include <stdatomic.h>

/* What is wrong with a crawl's record, as the bytes around it show. */
typedef enum rt_flaw {
    RT_FLAW_NONE = 0,
    RT_FLAW_NO_RECORD,   /* bytes that no record begins with */
    RT_FLAW_LONG_HEADER, /* no end of its header within the limit */
    RT_FLAW_BAD_LENGTH,  /* its header does not say how long it is */
    RT_FLAW_OVERLONG,    /* another record begins before it should end */
    RT_FLAW_INCOMPLETE   /* the input ends before it does */
} rt_flaw;

/* Where a record stands in its batch and in its input; fields as in retold_record. */
typedef struct rt_record {
    size_t begin;      /* first byte in rt_batch.bytes */
    size_t size;       /* with its line end */
    const char *input; /* name; the reader's */
    retold_span head;  /* what its input begins with, if the record cannot be read without it; the
                          reader's, the same span for all records of an input */
    uint64_t number;
    uint64_t offset;
    uint64_t ordinal;
    uint64_t record_offset; /* of the record's first part; the same as offset if it is whole */
    uint64_t on_disk;       /* in the file: of the compressed member that the record begins with,
                               or else record_offset */
    bool begins_member;     /* it does begin one */
    bool named;             /* its input is one of several: a made-up id has to say which */
    retold_format format;
    rt_text_encoding encoding;
    retold_codec codec; /* of its input */
    rt_flaw flaw;
    retold_skip skip; /* of a record that comes in parts: what its first part shows */
    bool blank;
    bool header;    /* it names the columns */
    char delimiter; /* of CSV and TSV; else 0 */
    bool continues; /* a part of a record over max_record, and not its last */
    bool too_long;  /* it, or what it is a part of, is over max_record */
    bool
        cut_off; /* its input ended or broke inside it: unusable for the reason in rt_batch.fault */
} rt_record;

/*
 * Records with their bytes, and after them at most one fault that is not of one record:
 * an input that could not be opened, or that ends inside a compressed member. Where such
 * an end left a record cut off, the last record says so and has_fault is false, so that
 * the trouble is told once. Reused from fill to fill: nothing is allocated once its arrays
 * have grown.
 */
typedef struct rt_batch {
    rt_buffer bytes; /* followed by at least 64 readable bytes, as simdjson needs */
    rt_record *records;
    size_t count;
    size_t capacity;
    bool has_fault;
    retold_error fault; /* if has_fault, or if the last record is cut off */
    uint64_t consumed;  /* bytes of the inputs on disk that the reader has used up so far */
} rt_batch;

void rt_batch_init(rt_batch *batch);
void rt_batch_release(rt_batch *batch);
/* Gives back the memory of a long record, after the batch was used. */
void rt_batch_trim(rt_batch *batch);

typedef struct rt_reader rt_reader;

/* Copies the paths; borrows the options' strings. Opens nothing yet. `first_ordinal`: the
 * ordinal of the first record. */
retold_status rt_reader_new(const char *const *paths, size_t count,
                            const retold_read_options *options, uint64_t first_ordinal,
                            rt_reader **reader, retold_error *error);

/* To be called before the first fill: where what is made of a batch is written to a file, the
 * strings of many documents are to stand together. */
void rt_reader_use_large_batches(rt_reader *reader);

/*
 * The one input `name` with these bytes, which are borrowed: for tests and fuzzing. Of them
 * `step` are looked at at a time, and a batch is full at `step` bytes (0: as for files).
 */
retold_status rt_reader_new_memory(const char *name, retold_span bytes, size_t step,
                                   const retold_read_options *options, rt_reader **reader,
                                   retold_error *error);
void rt_reader_free(rt_reader *reader);

/* The size on disk of all inputs together, 0 where one's is not known (standard input). */
uint64_t rt_reader_total_bytes(const rt_reader *reader);

/*
 * Fills the batch with further records, about 256 KiB of them, at least one unless it
 * has a fault. RETOLD_END when there are none; RETOLD_CANCELLED soon after `*cancel` was
 * set (cancel may be NULL); RETOLD_NO_MEMORY. After the last two the reader is of no
 * further use.
 */
retold_status rt_reader_fill(rt_reader *reader, rt_batch *batch, const atomic_bool *cancel,
                             retold_error *error);

typedef struct rt_record_parser rt_record_parser;

retold_status rt_record_parser_new(const retold_read_options *options, rt_record_parser **parser,
                                   retold_error *error);
void rt_record_parser_free(rt_record_parser *parser);

/* What retold_reader_text() says, of any record or part of one. RETOLD_NO_MEMORY. */
retold_status rt_record_text(rt_record_parser *parser, const rt_batch *batch, size_t index,
                             retold_span *text, retold_error *error);

/*
 * The document in record `index` of the batch, which must be neither blank nor continue;
 * spans are valid until the parser's next call or the batch's next fill. A missing or empty
 * id is made up: INPUT for plain text, URL@OFFSET or URL@INPUT@OFFSET for crawls, INPUT:NUMBER for
 * all others.
 * RETOLD_UNUSABLE with fault and place, or RETOLD_SKIPPED with the reason, if it has no document;
 * RETOLD_NO_MEMORY.
 */
retold_status rt_record_parse(rt_record_parser *parser, const rt_batch *batch, size_t index,
                              retold_document *document, retold_error *error);

#endif
