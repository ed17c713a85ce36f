/* Arrays of rt_memory that are read or written here and there. */
#ifndef RT_BASE_VIEW_H
#define RT_BASE_VIEW_H

#include "base/memory.h"

/*
 * An array that lies in a file is read from there and written there: a single read through its
 * mapping would map 64 KiB around it, and giving that back costs more than reading. Of another it
 * is the array itself that is read and written. It is good while the array stays where it is.
 */
typedef struct rt_view {
    char *array;
    int file; /* -1: none */
} rt_view;

rt_view rt_view_of(rt_memory *memory, void *array);

/* The slow part of rt_view_read(). */
const void *rt_view_copy(const rt_view *view, size_t at, size_t size, rt_buffer *room);

/* `size` bytes of the array, from byte `at` on: where they are, or in `room`, which they are copied
 * to. NULL when out of memory. */
static inline const void *rt_view_read(const rt_view *view, size_t at, size_t size, rt_buffer *room)
{
    return view->file < 0 ? view->array + at : rt_view_copy(view, at, size, room);
}

void rt_view_write(const rt_view *view, size_t at, size_t size, const void *from);

#endif
