#include "base/partition.h"

#include <stdlib.h>

bool rt_partition_init(rt_partition *partition, size_t count, size_t parts, uint64_t differing)
{
    *partition = (rt_partition){.count = count, .parts = parts};
    while (differing >> partition->shift >= RT_PARTITION_BUCKETS) {
        partition->shift++;
    }
    partition->starts = calloc(parts * RT_PARTITION_BUCKETS, sizeof *partition->starts);
    return partition->starts != NULL;
}

void rt_partition_release(rt_partition *partition)
{
    free(partition->starts);
    *partition = (rt_partition){0};
}

size_t rt_partition_part(size_t count, size_t parts, size_t part)
{
    return count / parts * part + count % parts * part / parts;
}

/* A part's counts, then starts. */
static size_t *starts_of(const rt_partition *partition, size_t part)
{
    return partition->starts + part * RT_PARTITION_BUCKETS;
}

/* From counts to starts; returns the sum of the counts. */
static size_t add_up(rt_partition *partition)
{
    size_t sum = 0;
    for (size_t bucket = 0; bucket < RT_PARTITION_BUCKETS; bucket++) {
        for (size_t part = 0; part < partition->parts; part++) {
            size_t *start = starts_of(partition, part) + bucket;
            size_t size = *start;
            *start = sum;
            sum += size;
        }
    }
    return sum;
}

/* A pass over all parts. */
typedef struct partition_pass {
    rt_partition *partition;
    rt_partition_body *body;
    void *context;
} partition_pass;

static bool go_through(void *context, size_t begin, size_t end, unsigned worker)
{
    const partition_pass *pass = context;
    const rt_partition *p = pass->partition;
    for (size_t part = begin; part < end; part++) {
        pass->body(pass->context, rt_partition_part(p->count, p->parts, part),
                   rt_partition_part(p->count, p->parts, part + 1), starts_of(p, part));
    }
    return true;
}

size_t rt_partition_count(rt_partition *partition, rt_threads *threads, rt_partition_body *body,
                          void *context)
{
    partition_pass pass = {partition, body, context};
    rt_parallel_for(threads, partition->parts, 1, go_through, &pass);
    return add_up(partition);
}

void rt_partition_place(rt_partition *partition, rt_threads *threads, rt_partition_body *body,
                        void *context)
{
    partition_pass pass = {partition, body, context};
    rt_parallel_for(threads, partition->parts, 1, go_through, &pass);
}

size_t rt_partition_begin(const rt_partition *partition, size_t bucket)
{
    return bucket == 0 ? 0 : starts_of(partition, partition->parts - 1)[bucket - 1];
}
