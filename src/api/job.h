/* A batch of records on its way into a corpus. */
#ifndef RT_API_JOB_H
#define RT_API_JOB_H

#include "api/block.h"
#include "input/reader.h"

/* A fault, and the ordinal of its record: faults and documents are taken over in that order. */
typedef struct rt_found_fault {
    retold_error error;
    uint64_t ordinal;
} rt_found_fault;

/* Where a document's record stands in its input. */
typedef struct rt_place {
    uint64_t number;
    uint64_t offset;
} rt_place;

/*
 * What a worker makes of a batch. Owned by one thread at a time. Reused from batch to batch. Zeroed
 * to begin with.
 */
typedef struct rt_job {
    bool done;       /* it can be taken over */
    unsigned worker; /* the thread that had it last */
    size_t size;     /* bytes of the batch */
    rt_doc_block block;
    rt_doc_block sealed; /* what is kept of it */
    rt_place *places;    /* for each document of the block */
    size_t place_capacity;
    const char **inputs; /* likewise */
    size_t input_capacity;
    rt_found_fault *faults;
    size_t fault_count, fault_capacity;
    uint64_t records, bytes, consumed;
    uint64_t next_ordinal; /* of the record after its last; 0: it has none */
    uint64_t skipped[RETOLD_SKIP_COUNT];
    unsigned formats;
    uint64_t header; /* rt_csv_columns.names of the first record that has one */
    bool headers_differ;
    bool out_of_memory;
} rt_job;

void rt_job_release(rt_job *job);

/* Makes documents of the batch's records. */
void rt_job_process(rt_job *job, const rt_batch *batch, rt_record_parser *parser,
                    rt_analyser *analyser);

/* Seals the block, if it has documents and there was memory for all of them: work that each thread
 * can do of its own jobs. */
void rt_job_seal(rt_job *job, rt_memory *memory);

#endif
