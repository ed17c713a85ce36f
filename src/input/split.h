/*
 * Cutting the bytes of an input into records: what every format shares. How each one is cut
 * stands in a file of its own (see format.h).
 */
#ifndef RT_INPUT_SPLIT_H
#define RT_INPUT_SPLIT_H

#include "input/csv_split.h"
#include "input/fields.h"
#include "input/json_split.h"
#include "input/reader.h"
#include "input/source.h"

/* A part of what no one will parse: none has to be long. */
enum { RT_SPLIT_PART = 256 * 1024 };

/*
 * Where the cutting stands. Of the batch's bytes, [begin, size) are in no record yet; they are
 * of the input `input`, and `offset` is where the first of them is in it. A record that is over
 * `max_record` is cut into parts, so that where it is cut does not depend on how its bytes came.
 */
typedef struct rt_splitter {
    size_t max_record;
    size_t max_header;
    uint64_t ordinal;    /* of the next record */
    rt_members *members; /* of the input; borrowed */

    const char *input;
    bool named; /* as in rt_record */
    retold_format format;
    retold_codec codec;
    uint64_t number; /* of the record at begin, or of the one before it if none has begun */
    uint64_t offset;
    uint64_t record_offset; /* of the record whose parts are being cut */
    uint64_t on_disk;       /* of that record, as in rt_record */
    bool begins_member;
    size_t begin;
    size_t scanned;   /* [begin, scanned) was looked at and holds no end of the record at begin */
    bool inside;      /* parts of the record at begin have been cut off */
    retold_span head; /* of the input, as in rt_record */

    /* Of a crawl: what is wrong with the record at begin, and bytes of a long one to come. */
    rt_flaw flaw;
    retold_skip skip;
    uint64_t left;

    rt_text_encoding encoding; /* set with the format */
    rt_narrow narrow;          /* of UTF-16 */
    rt_charset *charset;       /* owned; NULL until needed */

    retold_span names[RT_FIELD_COUNT];
    char delimiter; /* of CSV and TSV: set with the format */
    bool started;   /* the next two are */
    rt_csv_splitter csv;
    rt_json_splitter json;
    rt_buffer header;   /* of CSV and TSV: the line that names the columns */
    bool useless;       /* nothing of what is to come can be used: see `fault` */
    retold_error fault; /* of the input, not of a record; status RETOLD_OK: none */

    char **heads; /* owned: all of them, for as long as records may refer to them */
    size_t head_count, head_capacity;
} rt_splitter;

void rt_split_init(rt_splitter *splitter, const retold_read_options *options, uint64_t ordinal);
void rt_split_release(rt_splitter *splitter);

/* A new input, whose bytes start at the end of what the batch has. */
void rt_split_start(rt_splitter *splitter, const rt_batch *batch, const char *input);

/* Behind damage: the bytes to come do not continue those before. */
void rt_split_break(rt_splitter *splitter);

/* Takes the last record for the end of the one before it; both are of the input at hand. */
void rt_split_join(rt_splitter *splitter, rt_batch *batch);

/* The input's bytes move to the front of another batch: splitter->begin is 0 from now on. */
void rt_split_rebase(rt_splitter *splitter);

/*
 * Adds all records and parts that are complete; with `ended`, no bytes follow those that the
 * batch has, and what is left, if anything, is the last record. False when out of memory.
 */
typedef bool rt_split_function(rt_splitter *splitter, rt_batch *batch, bool ended);
rt_split_function rt_split;

/* ------------------------------------------------------ for the formats' files */

/*
 * Makes a record, or a part of one, of the next `size` bytes. `last`: the record ends with them.
 * `blank`: it holds nothing at all. A record in more parts than one is too long. False when out
 * of memory.
 */
bool rt_split_cut(rt_splitter *splitter, rt_batch *batch, size_t size, bool last, bool blank);

/* Cuts parts off the record at begin, which goes on at least to `end`, until the limit is kept. */
bool rt_split_cut_parts(rt_splitter *splitter, rt_batch *batch, size_t end);

/*
 * Cuts what a format's splitter has found: a record, a frame or header (which are blank), or parts
 * of a record that goes on, whose bytes are *shifted. False when out of memory.
 */
bool rt_split_take(rt_splitter *splitter, rt_batch *batch, rt_cut cut, size_t *shifted);

/*
 * The bytes that are in no record yet; of UTF-16, a byte for each code unit (see rt_narrow), as in
 * the sizes of cuts. False when out of memory.
 */
bool rt_split_window(rt_splitter *splitter, const rt_batch *batch, bool ended, retold_span *window);

/* Bytes of the batch for each of the window: 2 in UTF-16, else 1. */
size_t rt_split_unit(const rt_splitter *splitter);

/* Bytes of the byte order mark that the window begins with. */
size_t rt_split_mark(const rt_splitter *splitter, retold_span window);

/* max_record in bytes of the window. */
size_t rt_split_limit(const rt_splitter *splitter);

/* Keeps a copy of these bytes as the head of the records to come. False when out of memory. */
bool rt_split_keep_head(rt_splitter *splitter, retold_span head);

#endif
