#include "cross/documents.h"

static const rt_cross_document *document_at(rt_memory *memory, const rt_cross_document *documents,
                                            uint32_t d, rt_cross_document *room)
{
    return rt_memory_element(memory, documents, d, sizeof *room, room);
}

uint32_t rt_language_of(rt_memory *memory, const rt_cross_document *documents, uint32_t d)
{
    rt_cross_document room;
    return document_at(memory, documents, d, &room)->language;
}

uint32_t rt_word_count_of(rt_memory *memory, const rt_cross_document *documents, uint32_t d)
{
    rt_cross_document room;
    return document_at(memory, documents, d, &room)->anchors.word_count;
}

bool rt_words_of(rt_memory *memory, const rt_cross_document *documents, uint32_t d, rt_buffer *room,
                 rt_anchor_set *set)
{
    rt_cross_document document;
    *set = document_at(memory, documents, d, &document)->anchors;
    if (set->word_count > 0) { /* else there may be none to read */
        set->words = rt_memory_read(memory, set->words, set->word_count * sizeof *set->words, room);
    }
    return set->word_count == 0 || set->words != NULL;
}
