#include "base/buffer.h"

#include <stdlib.h>
#include <string.h>

void rt_buffer_init(rt_buffer *buffer)
{
    *buffer = (rt_buffer){0};
}

void rt_buffer_release(rt_buffer *buffer)
{
    free(buffer->data);
    rt_buffer_init(buffer);
}

bool rt_buffer_reserve(rt_buffer *buffer, size_t extra)
{
    if (extra > SIZE_MAX - buffer->size) {
        return false;
    }
    return rt_grow((void **)&buffer->data, &buffer->capacity, buffer->size + extra, 1);
}

bool rt_buffer_append(rt_buffer *buffer, const void *bytes, size_t size)
{
    if (!rt_buffer_reserve(buffer, size)) {
        return false;
    }
    if (size > 0) {
        memcpy(buffer->data + buffer->size, bytes, size);
        buffer->size += size;
    }
    return true;
}

bool rt_grow(void **array, size_t *capacity, size_t need, size_t element)
{
    if (need <= *capacity) {
        return true;
    }
    size_t larger = *capacity + *capacity / 2;
    if (larger < need || larger < *capacity) {
        larger = need;
    }
    if (larger < 16 && element < 4096) {
        larger = 16;
    }
    if (larger > SIZE_MAX / element) {
        return false;
    }
    void *moved = realloc(*array, larger * element);
    if (moved == NULL) {
        return false;
    }
    *array = moved;
    *capacity = larger;
    return true;
}

retold_span rt_span_of(const char *string)
{
    return rt_span(string, string == NULL ? 0 : strlen(string));
}

bool rt_span_equal(retold_span a, retold_span b)
{
    return a.size == b.size && (a.size == 0 || memcmp(a.data, b.data, a.size) == 0);
}

int rt_span_compare(retold_span a, retold_span b)
{
    size_t common = a.size < b.size ? a.size : b.size;
    int order = common == 0 ? 0 : memcmp(a.data, b.data, common);
    if (order != 0) {
        return order;
    }
    return (a.size > b.size) - (a.size < b.size);
}
