/* Cutting the bytes of an input into records. */
#ifndef RT_INPUT_SPLIT_H
#define RT_INPUT_SPLIT_H

#include "input/reader.h"

/* A part of a binary file: no one will parse it, so none has to be long. */
enum { RT_BINARY_PART = 256 * 1024 };

/*
 * Where the cutting stands. Of the batch's bytes, [begin, size) are in no record yet; they are
 * of the input `input`, and `offset` is where the first of them is in it. A record that is over
 * `max_record` is cut into parts of that size, so that where it is cut does not depend on how
 * its bytes came.
 */
typedef struct rt_splitter {
    size_t max_record;
    uint64_t ordinal; /* of the next record */

    const char *input;
    retold_format format;
    uint64_t number; /* of the record at begin, or of the one before it if none has begun */
    uint64_t offset;
    uint64_t record_offset; /* of the record whose parts are being cut */
    size_t begin;
    size_t scanned; /* [begin, scanned) holds no line end */
    bool inside;    /* parts of the record at begin have been cut off */
} rt_splitter;

/* A new input, whose bytes start at the end of what the batch has. */
void rt_split_start(rt_splitter *splitter, const rt_batch *batch, const char *input);

/* The input's bytes move to the front of another batch: splitter->begin is 0 from now on. */
void rt_split_rebase(rt_splitter *splitter);

/* Adds all records and parts that are complete. False when out of memory. */
bool rt_split(rt_splitter *splitter, rt_batch *batch);

/* The input has ended: adds what is left, if anything, as the last record or part. */
bool rt_split_rest(rt_splitter *splitter, rt_batch *batch);

#endif
