/* What was made of each input, kept in files, so that a run that was killed can be resumed. */
#ifndef RT_API_PARTS_H
#define RT_API_PARTS_H

#include "api/job.h"

/*
 * A part file holds the jobs of one input. It is named for the input's path and the options that
 * matter, and appears when the input has been read to its end, or not at all. What it says:
 *
 *   its head    struct part_head in parts.c, of which every field has to be as expected
 *   each job    struct job_head, then its arrays one after another as they lie in memory, each
 *               at the next multiple of 8 bytes
 *   its end     a struct job_head that says so
 *
 * in this machine's byte order. Everything stands under a checksum and is looked at before any of
 * it is used, offsets within arrays too.
 */
typedef struct rt_parts {
    const retold_options *options;
    retold_plan plan;
    const char *folder;
    char **names; /* of all part files of this run */
    size_t count, capacity;
    uint64_t resumed; /* inputs that were taken over */
    uint64_t damaged; /* part files that could not be */
} rt_parts;

/* Both are borrowed. `folder` must exist. */
void rt_parts_init(rt_parts *parts, const retold_options *options, const retold_plan *plan,
                   const char *folder);
void rt_parts_release(rt_parts *parts);

/* Removes the files. */
void rt_parts_remove(rt_parts *parts);

/* One part file that is read or written. */
typedef struct rt_part rt_part;

/*
 * The part file of the input `path`, of which the first record has this ordinal; `named`: as in
 * retold_read_options.name_files. *kept says whether it is there, whole, and of the input as it is
 * now, so that its jobs can be read, or is to be written. *part is NULL if the input is none of
 * which a part can be kept, such as a pipe.
 */
retold_status rt_part_open(rt_parts *parts, const char *path, uint64_t ordinal, bool named,
                           rt_part **part, bool *kept, retold_error *error);
/* A file that was not finished is no more. */
void rt_part_close(rt_part *part);

/* Fills the job with the next one; RETOLD_END after the last. */
retold_status rt_part_read(rt_part *part, rt_job *job, retold_error *error);

/* Adds a processed job. */
retold_status rt_part_write(rt_part *part, const rt_job *job, retold_error *error);
/* After the last, makes the file appear, if the input is still what it was. */
retold_status rt_part_finish(rt_part *part, retold_error *error);

#endif
