#include "cross/document_view.h"

void rt_document_view_release(rt_document_view *view)
{
    rt_buffer_release(&view->shareable_room);
    rt_buffer_release(&view->entry_room);
    rt_buffer_release(&view->position_room);
    rt_buffer_release(&view->part_room);
    *view = (rt_document_view){0};
}

/* Copies the places of some entries, which lie one after another, and has those entries count from
 * the beginning of what was copied. */
static bool copy_places(rt_document_view *view, const rt_vectors *v, rt_entry *entries,
                        size_t count)
{
    if (count == 0) {
        return true;
    }
    const rt_entry *last = &entries[count - 1];
    size_t first = entries[0].positions;
    size_t before = view->position_room.size / sizeof *v->positions;
    size_t size = (last->positions - first + rt_positions_kept(last->count)) * sizeof *v->positions;
    const void *places =
        rt_view_read(&v->position_view, first * sizeof *v->positions, size, &view->part_room);
    if (places == NULL || !rt_buffer_append(&view->position_room, places, size)) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        entries[i].positions = (uint32_t)(entries[i].positions - first + before);
    }
    return true;
}

static bool copy_entries(rt_document_view *view, const rt_vectors *v, uint32_t d)
{
    size_t begin = v->entry_start[d];
    size_t count = v->entry_start[d + 1] - begin;
    size_t size = count * sizeof *v->entries;
    view->entry_room.size = view->position_room.size = 0;
    const void *found =
        rt_view_read(&v->entry_view, begin * sizeof *v->entries, size, &view->entry_room);
    if (found == NULL ||
        (found != view->entry_room.data && !rt_buffer_append(&view->entry_room, found, size))) {
        return false;
    }
    rt_entry *entries = (rt_entry *)(void *)view->entry_room.data;
    size_t anchors = 0;
    while (anchors < count && entries[anchors].positions < v->position_count) {
        anchors++;
    }
    if (!copy_places(view, v, entries, anchors) ||
        !copy_places(view, v, entries + anchors, count - anchors)) {
        return false;
    }
    view->entries = entries;
    view->entries_end = entries + count;
    view->positions = (const uint16_t *)(const void *)view->position_room.data;
    return true;
}

bool rt_document_view_show(rt_document_view *view, const rt_vectors *v, uint32_t d)
{
    bool copying = v->entry_view.file >= 0 || v->position_view.file >= 0;
    if (copying && view->copied && view->document == d) {
        return true;
    }
    size_t begin = v->shareable_start[d];
    size_t count = v->shareable_start[d + 1] - begin;
    view->copied = false;
    view->shareable = rt_view_read(&v->shareable_view, begin * sizeof *view->shareable,
                                   count * sizeof *view->shareable, &view->shareable_room);
    if (view->shareable == NULL) {
        return false;
    }
    view->shareable_end = view->shareable + count;
    if (copying) {
        view->document = d;
        return view->copied = copy_entries(view, v, d);
    }
    view->entries = v->entries + v->entry_start[d];
    view->entries_end = v->entries + v->entry_start[d + 1];
    view->positions = v->positions;
    return true;
}
