/* Putting many keys into buckets by their highest bits, by several threads. */
#ifndef RT_BASE_PARTITION_H
#define RT_BASE_PARTITION_H

#include "base/threads.h"

enum { RT_PARTITION_BUCKETS = 1 << 10 };

/*
 * What has keys is cut into `parts`, one after another. Each part is gone through twice, by any one
 * thread: its keys are counted by bucket, then, when all parts have been and the counts are added
 * up, each is put where its bucket's count now says, which goes up with it. So a bucket's keys keep
 * their order, and each bucket can be sorted by itself.
 */
typedef struct rt_partition {
    size_t count; /* of what has keys: itself a key, or something that has some or none */
    size_t parts;
    unsigned shift; /* of the bits that tell the bucket */
    size_t *starts; /* of each bucket, for each part */
} rt_partition;

/* `differing` has the bits in which any keys differ. False when out of memory. */
bool rt_partition_init(rt_partition *partition, size_t count, size_t parts, uint64_t differing);
void rt_partition_release(rt_partition *partition);

/* Where a part begins among the keys; the part behind the last begins at their end. */
size_t rt_partition_part(size_t count, size_t parts, size_t part);

static inline size_t rt_partition_bucket(const rt_partition *partition, uint64_t key)
{
    return key >> partition->shift & (RT_PARTITION_BUCKETS - 1);
}

/* Goes through what is at `begin` to `end` - 1, and counts each key in starts[its bucket], or puts
 * it where that says, and adds 1 to it. */
typedef void rt_partition_body(void *context, size_t begin, size_t end, size_t *starts);

/* The first pass; returns how many keys there are. Then the second. */
size_t rt_partition_count(rt_partition *partition, rt_threads *threads, rt_partition_body *body,
                          void *context);
void rt_partition_place(rt_partition *partition, rt_threads *threads, rt_partition_body *body,
                        void *context);

/* Where a bucket begins, now that all keys are in place; the one behind the last begins at their
 * end. */
size_t rt_partition_begin(const rt_partition *partition, size_t bucket);

#endif
