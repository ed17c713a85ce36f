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

void rt_partition_add_up(rt_partition *partition)
{
    size_t sum = 0;
    for (size_t bucket = 0; bucket < RT_PARTITION_BUCKETS; bucket++) {
        for (size_t part = 0; part < partition->parts; part++) {
            size_t *start = rt_partition_starts(partition, part) + bucket;
            size_t size = *start;
            *start = sum;
            sum += size;
        }
    }
}

size_t rt_partition_begin(const rt_partition *partition, size_t bucket)
{
    return bucket == 0 ? 0 : rt_partition_starts(partition, partition->parts - 1)[bucket - 1];
}
