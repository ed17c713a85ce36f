#include "api/lexicon.h"

#include <stdlib.h>

void retold_lexicon_free(retold_lexicon *lexicon)
{
    if (lexicon != NULL) {
        free(lexicon->rows);
        rt_buffer_release(&lexicon->text);
        free(lexicon);
    }
}

size_t retold_lexicon_count(const retold_lexicon *lexicon)
{
    return lexicon->count;
}

retold_lexicon_entry retold_lexicon_get(const retold_lexicon *lexicon, size_t index)
{
    const rt_lexicon_row *row = &lexicon->rows[index];
    retold_lexicon_entry entry = {
        .both = row->both, .count_a = row->count_a, .count_b = row->count_b};
    retold_span *fields[] = {&entry.lang_a, &entry.word_a, &entry.lang_b, &entry.word_b};
    const char *at = lexicon->text.data + row->text;
    for (int i = 0; i < 4; i++) {
        *fields[i] = rt_span(at, row->sizes[i]);
        at += row->sizes[i] + 1;
    }
    return entry;
}

retold_span rt_lexicon_row_text(const retold_lexicon *lexicon, const rt_lexicon_row *row)
{
    size_t size = (size_t)row->sizes[0] + row->sizes[1] + row->sizes[2] + row->sizes[3];
    return rt_span(lexicon->text.data + row->text, size + 3);
}

bool rt_lexicon_append(retold_lexicon *lexicon, const retold_lexicon_entry *entry)
{
    const retold_span fields[] = {entry->lang_a, entry->word_a, entry->lang_b, entry->word_b};
    rt_lexicon_row row = {.text = (uint32_t)lexicon->text.size,
                          .both = entry->both,
                          .count_a = entry->count_a,
                          .count_b = entry->count_b};
    enum { ROOM = 2 * (RT_TAG_MAX + RT_STEM_MAX + 2) };
    if (lexicon->text.size > UINT32_MAX - ROOM || !rt_buffer_reserve(&lexicon->text, ROOM) ||
        !rt_grow((void **)&lexicon->rows, &lexicon->capacity, lexicon->count + 1,
                 sizeof *lexicon->rows)) {
        return false;
    }
    for (int i = 0; i < 4; i++) {
        row.sizes[i] = (uint8_t)fields[i].size;
        rt_buffer_append(&lexicon->text, fields[i].data, fields[i].size); /* reserved */
        rt_buffer_append(&lexicon->text, "\t", 1);
    }
    lexicon->rows[lexicon->count++] = row;
    return true;
}

bool rt_is_lexicon_tag(retold_span tag)
{
    for (size_t i = 0; i < tag.size; i++) {
        char c = tag.data[i];
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9')) {
            return false;
        }
    }
    return tag.size > 0 && tag.size <= RT_TAG_MAX;
}

/* ------------------------------------------------------------------ sorting */

/* qsort() hands nothing over to its function, so a row takes its text along. */
typedef struct sortable {
    retold_span text;
    rt_lexicon_row row;
} sortable;

static int by_text(const void *x, const void *y)
{
    return rt_span_compare(((const sortable *)x)->text, ((const sortable *)y)->text);
}

static int by_use(const void *x, const void *y)
{
    const sortable *a = x;
    const sortable *b = y;
    if (a->row.both != b->row.both) {
        return a->row.both > b->row.both ? -1 : 1;
    }
    return by_text(x, y);
}

bool rt_lexicon_sort(retold_lexicon *lexicon, size_t most)
{
    sortable *items = malloc((lexicon->count + 1) * sizeof *items);
    if (items == NULL) {
        return false;
    }
    for (size_t i = 0; i < lexicon->count; i++) {
        items[i] = (sortable){rt_lexicon_row_text(lexicon, &lexicon->rows[i]), lexicon->rows[i]};
    }
    if (lexicon->count > most) {
        qsort(items, lexicon->count, sizeof *items, by_use);
        lexicon->count = most;
    }
    qsort(items, lexicon->count, sizeof *items, by_text);
    for (size_t i = 0; i < lexicon->count; i++) {
        lexicon->rows[i] = items[i].row;
    }
    free(items);
    return true;
}
