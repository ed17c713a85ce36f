#include "base/scatter.h"

#include "base/threads.h"
#include "base/view.h"

#include <stdlib.h>
#include <string.h>

/* Of the limit, what a bucket's items may take, and how many items are written or read at a time.
 */
enum { BUCKET_SHARE = 32, WRITTEN = 256, READ = 1 << 12 };

/* An item on its way. */
typedef struct spilled {
    uint32_t key;
    rt_scattered item;
} spilled;

/* The items of a part that belong to a bucket. */
typedef struct stretch {
    size_t begin; /* in the file */
    size_t count; /* first of those expected, then of those written */
    size_t waiting;
} stretch;

/* What a thread works with that puts items in place. */
typedef struct placer {
    rt_buffer read;
    size_t *next; /* where the next item of each of the bucket's keys goes */
    size_t next_capacity;
} placer;

/*
 * A bucket has keys that lie together: at most about `span` of them and of their items.
 * stretches[part * buckets + bucket] and waiting[... * WRITTEN].
 */
struct rt_scatter {
    rt_memory *memory;
    const size_t *start;
    size_t keys;
    unsigned parts;
    size_t size; /* of an item */
    size_t span;
    size_t buckets;
    stretch *stretches;
    spilled *waiting;
    spilled *spilled; /* all of them */
    rt_view file;     /* that these lie in */
    char *to;
    placer *placers; /* one for each worker */
};

static size_t bucket_of(const rt_scatter *s, size_t key)
{
    return s->start[key] / s->span + key / s->span;
}

rt_scatter *rt_scatter_new(rt_memory *memory, const size_t *start, size_t keys, unsigned parts,
                           size_t size)
{
    rt_scatter *s = calloc(1, sizeof *s);
    if (s == NULL) {
        return NULL;
    }
    size_t share = rt_memory_limit(memory) / BUCKET_SHARE / sizeof(rt_scattered);
    *s = (rt_scatter){.memory = memory,
                      .start = start,
                      .keys = keys,
                      .parts = parts,
                      .size = size,
                      .span = share == 0 ? READ : share};
    s->buckets = bucket_of(s, keys) + 1;
    s->stretches = calloc(parts * s->buckets, sizeof *s->stretches);
    if (s->stretches == NULL) {
        rt_scatter_free(s);
        return NULL;
    }
    return s;
}

void rt_scatter_free(rt_scatter *s)
{
    if (s != NULL) {
        rt_memory_release(s->memory, s->spilled);
        free(s->stretches);
        free(s->waiting);
        free(s);
    }
}

static size_t stretch_of(const rt_scatter *s, unsigned part, uint32_t key)
{
    return part * s->buckets + bucket_of(s, key);
}

void rt_scatter_expect(rt_scatter *s, unsigned part, uint32_t key, size_t count)
{
    s->stretches[stretch_of(s, part, key)].count += count;
}

bool rt_scatter_begin(rt_scatter *s)
{
    size_t begin = 0;
    for (size_t bucket = 0; bucket < s->buckets; bucket++) {
        for (size_t part = 0; part < s->parts; part++) {
            stretch *of_part = &s->stretches[part * s->buckets + bucket];
            size_t count = of_part->count;
            *of_part = (stretch){.begin = begin};
            begin += count;
        }
    }
    s->waiting = malloc(s->parts * s->buckets * WRITTEN * sizeof *s->waiting);
    s->spilled = rt_memory_alloc(s->memory, (begin + 1) * sizeof *s->spilled);
    s->file = rt_view_of(s->memory, s->spilled);
    return s->waiting != NULL && s->spilled != NULL;
}

/* Writes what waits. */
static void spill(rt_scatter *s, size_t number)
{
    stretch *to = &s->stretches[number];
    rt_view_write(&s->file, (to->begin + to->count) * sizeof *s->spilled,
                  to->waiting * sizeof *s->spilled, s->waiting + number * WRITTEN);
    to->count += to->waiting;
    to->waiting = 0;
}

void rt_scatter_put(rt_scatter *s, unsigned part, uint32_t key, rt_scattered item)
{
    size_t number = stretch_of(s, part, key);
    stretch *to = &s->stretches[number];
    s->waiting[number * WRITTEN + to->waiting++] = (spilled){key, item};
    if (to->waiting == WRITTEN) {
        spill(s, number);
    }
}

/* The first key that is in the bucket or behind it. */
static size_t first_key(const rt_scatter *s, size_t bucket)
{
    size_t low = 0;
    size_t high = s->keys;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (bucket_of(s, middle) < bucket) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Moves what a part has of a bucket, whose first key is `first`, to where it belongs. */
static bool place_stretch(const rt_scatter *s, const stretch *from, size_t first, placer *p)
{
    size_t count = 0;
    for (size_t i = 0; i < from->count; i += count) {
        count = from->count - i < READ ? from->count - i : READ;
        const spilled *items = rt_view_read(&s->file, (from->begin + i) * sizeof *items,
                                            count * sizeof *items, &p->read);
        if (items == NULL) {
            return false;
        }
        for (size_t j = 0; j < count; j++) {
            size_t at = p->next[items[j].key - first]++ * s->size;
            memcpy(s->to + at, &items[j].item, s->size);
        }
        rt_memory_check(s->memory);
    }
    return true;
}

static bool place_bucket(const rt_scatter *s, size_t bucket, placer *p)
{
    size_t first = first_key(s, bucket);
    size_t end = first_key(s, bucket + 1);
    if (first == end) {
        return true;
    }
    if (!rt_grow((void **)&p->next, &p->next_capacity, end - first, sizeof *p->next)) {
        return false;
    }
    memcpy(p->next, s->start + first, (end - first) * sizeof *p->next);
    for (unsigned part = 0; part < s->parts; part++) {
        if (!place_stretch(s, &s->stretches[part * s->buckets + bucket], first, p)) {
            return false;
        }
    }
    return true;
}

static bool place_buckets(void *context, size_t begin, size_t end, unsigned worker)
{
    const rt_scatter *s = context;
    for (size_t bucket = begin; bucket < end; bucket++) {
        if (!place_bucket(s, bucket, &s->placers[worker])) {
            return false;
        }
    }
    return true;
}

bool rt_scatter_finish(rt_scatter *s, rt_threads *threads, void *to)
{
    for (size_t number = 0; number < s->parts * s->buckets; number++) {
        spill(s, number);
    }
    free(s->waiting);
    s->waiting = NULL;
    s->to = to;
    s->placers = calloc(rt_threads_count(threads), sizeof *s->placers);
    bool done = s->placers != NULL && rt_parallel_for(threads, s->buckets, 1, place_buckets, s);
    for (unsigned i = 0; s->placers != NULL && i < rt_threads_count(threads); i++) {
        rt_buffer_release(&s->placers[i].read);
        free(s->placers[i].next);
    }
    free(s->placers);
    s->placers = NULL;
    return done;
}
