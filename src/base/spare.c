#define _GNU_SOURCE
#include "base/spare.h"

#include "base/buffer.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

static void remove_range(rt_spare *s, size_t i)
{
    s->count--;
    memmove(s->items + i, s->items + i + 1, (s->count - i) * sizeof *s->items);
}

bool rt_spare_add(rt_spare *s, char *data, size_t size)
{
    if (!rt_grow((void **)&s->items, &s->capacity, s->count + 1, sizeof *s->items)) {
        return false;
    }
    size_t i = 0;
    while (i < s->count && s->items[i].data < data) {
        i++;
    }
    memmove(s->items + i + 1, s->items + i, (s->count - i) * sizeof *s->items);
    s->items[i] = (rt_spare_range){data, size};
    s->size += size;
    s->count++;
    if (i + 1 < s->count && data + size == s->items[i + 1].data) {
        s->items[i].size += s->items[i + 1].size;
        remove_range(s, i + 1);
    }
    if (i > 0 && s->items[i - 1].data + s->items[i - 1].size == data) {
        s->items[i - 1].size += s->items[i].size;
        remove_range(s, i);
    }
    return true;
}

/* The smallest range of at least so many bytes; the number of ranges if there is none. */
static size_t find_smallest(const rt_spare *s, size_t least)
{
    size_t best = s->count;
    for (size_t i = 0; i < s->count; i++) {
        size_t size = s->items[i].size;
        if (size >= least && (best == s->count || size < s->items[best].size)) {
            best = i;
        }
    }
    return best;
}

/* Takes bytes from the beginning of a range. */
static char *cut(rt_spare *s, size_t i, size_t size)
{
    char *data = s->items[i].data;
    s->items[i].data += size;
    s->items[i].size -= size;
    s->size -= size;
    if (s->items[i].size == 0) {
        remove_range(s, i);
    }
    return data;
}

bool rt_spare_has(const rt_spare *s, size_t size)
{
    return find_smallest(s, size) < s->count;
}

char *rt_spare_take(rt_spare *s, size_t size)
{
    size_t i = find_smallest(s, size);
    return i == s->count ? NULL : cut(s, i, size);
}

static size_t find_largest(const rt_spare *s)
{
    size_t best = 0;
    for (size_t i = 1; i < s->count; i++) {
        best = s->items[i].size > s->items[best].size ? i : best;
    }
    return best;
}

/* Moves bytes to where as many are mapped. A range of several mappings cannot be moved; it is given
 * back then, and what is mapped at `to` is of zeros. False when there is nothing there any more. */
static bool move(char *data, size_t size, char *to, bool *moved, rt_threads *threads)
{
    *moved = mremap(data, size, size, MREMAP_MAYMOVE | MREMAP_FIXED, to) != MAP_FAILED;
    if (*moved) {
        return true;
    }
    rt_parallel_drop(threads, data, size);
    munmap(data, size);
    return mmap(to, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) !=
           MAP_FAILED;
}

bool rt_spare_gather(rt_spare *s, char *to, size_t size, rt_threads *threads, size_t *used)
{
    size_t filled = 0;
    size_t left = size; /* what still may become resident */
    while (s->count > 0 && left > 0) {
        size_t i = find_largest(s);
        size_t part = s->items[i].size < left ? s->items[i].size : left;
        char *data = cut(s, i, part);
        bool moved;
        if (!move(data, part, to + filled, &moved, threads)) {
            return false;
        }
        left -= part;
        filled += moved ? part : 0;
    }
    *used = filled;
    return true;
}

void rt_spare_drop(rt_spare *s, size_t size, rt_threads *threads)
{
    while (s->count > 0 && size > 0) {
        size_t i = find_smallest(s, 0);
        size_t part = s->items[i].size < size ? s->items[i].size : size;
        char *data = cut(s, i, part);
        rt_parallel_drop(threads, data, part);
        munmap(data, part);
        size -= part;
    }
}

void rt_spare_release(rt_spare *s, rt_threads *threads)
{
    rt_spare_drop(s, SIZE_MAX, threads);
    free(s->items);
    *s = (rt_spare){0};
}
