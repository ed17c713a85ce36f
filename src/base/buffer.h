/*
 * The two text types: retold_span borrows, rt_buffer owns. And growing arrays.
 */
#ifndef RT_BASE_BUFFER_H
#define RT_BASE_BUFFER_H

#include "retold.h"

/*
 * Bytes that it owns. data[0..size) is in use, capacity is allocated; data is NULL
 * while capacity is 0. Not NUL-terminated.
 */
typedef struct rt_buffer {
    char *data;
    size_t size;
    size_t capacity;
} rt_buffer;

void rt_buffer_init(rt_buffer *buffer);
void rt_buffer_release(rt_buffer *buffer);

/* Room for `extra` bytes beyond size. False, and nothing changed, when out of memory. */
bool rt_buffer_reserve(rt_buffer *buffer, size_t extra);
bool rt_buffer_append(rt_buffer *buffer, const void *bytes, size_t size);

/*
 * Makes an array of `*capacity` elements of `element` bytes hold at least `need`,
 * growing by half. False, and nothing changed, when out of memory or too large.
 * Use: rt_grow((void **)&items, &capacity, count + 1, sizeof *items).
 */
bool rt_grow(void **array, size_t *capacity, size_t need, size_t element);

static inline retold_span rt_span(const char *data, size_t size)
{
    retold_span span = {data, size}; /* no compound literal: C++ includes this header */
    return span;
}

/* Of a NUL-terminated string, NULL giving an empty span. */
retold_span rt_span_of(const char *string);
bool rt_span_equal(retold_span a, retold_span b);
/* Byte order; a prefix comes before what it starts. Negative, zero, positive as memcmp. */
int rt_span_compare(retold_span a, retold_span b);

#endif
