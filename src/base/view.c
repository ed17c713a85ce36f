#include "base/view.h"

#include "base/file_bytes.h"

#include <string.h>

rt_view rt_view_of(rt_memory *memory, void *array)
{
    return (rt_view){.array = array, .file = rt_memory_file(memory, array)};
}

const void *rt_view_copy(const rt_view *view, size_t at, size_t size, rt_buffer *room)
{
    room->size = 0;
    if (!rt_buffer_reserve(room, size + 1)) {
        return NULL;
    }
    return rt_file_read(view->file, room->data, size, at) ? room->data : view->array + at;
}

void rt_view_write(const rt_view *view, size_t at, size_t size, const void *from)
{
    if (size > 0 && (view->file < 0 || !rt_file_write(view->file, from, size, at))) {
        memcpy(view->array + at, from, size);
    }
}
