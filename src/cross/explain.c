#include "cross/explain.h"

#include "cross/document_view.h"
#include "cross/evidence.h"
#include "cross/learn.h"

#include <stdlib.h>
#include <string.h>

/* What the pass says of the one pair. */
static void take_pair(void *user, rt_pass pass, const rt_scored_pair *pair)
{
    rt_explanation *e = user;
    if (pass == RT_PASS_SECOND) {
        e->scored = true;
        e->taught = pair->taught;
        e->probability = pair->probability;
        e->weights = pair->weights;
        memcpy(e->features, pair->features, sizeof e->features);
    }
}

static bool run_pass(const rt_explained_pair *pair, rt_explanation *e)
{
    rt_cross_options options = {
        .threshold = 1, .known = pair->known, .user = e, .observe = take_pair};
    rt_cross_document documents[] = {pair->documents[pair->second_first],
                                     pair->documents[!pair->second_first]};
    rt_translations found;
    if (!rt_find_translations(documents, 2, 2, &options, &found)) {
        return false;
    }
    e->lexicon = found.lexicon;
    found.lexicon = (rt_lexicon){0};
    rt_translations_release(&found);
    return true;
}

/* ---------------------------------------------------------------------- notes */

static int by_key_and_place(const void *x, const void *y)
{
    const rt_anchor_note *a = x;
    const rt_anchor_note *b = y;
    if (a->key != b->key) {
        return a->key < b->key ? -1 : 1;
    }
    if (a->begin != b->begin) {
        return a->begin < b->begin ? -1 : 1;
    }
    return (a->end > b->end) - (a->end < b->end);
}

static void sort_notes(rt_anchor_notes *notes)
{
    size_t kept = 0;
    if (notes->count > 1) {
        qsort(notes->items, notes->count, sizeof *notes->items, by_key_and_place);
    }
    for (size_t i = 0; i < notes->count; i++) {
        if (i == 0 || by_key_and_place(&notes->items[i - 1], &notes->items[i]) != 0) {
            notes->items[kept++] = notes->items[i];
        }
    }
    notes->count = kept;
}

/* Puts what the lexicon makes of words in their place. */
static bool apply_to_notes(rt_anchor_notes *notes, const rt_lexicon *lexicon, uint32_t language)
{
    rt_anchor_notes made = {0};
    for (size_t i = 0; i < notes->count; i++) {
        rt_anchor_note note = notes->items[i];
        const rt_lexicon_side *sides = NULL;
        size_t count = 1;
        if (rt_anchor_kind_of(note.key) == RT_ANCHOR_WORD) {
            sides = rt_lexicon_find(lexicon, language, note.key, &count);
        }
        if (!rt_grow((void **)&made.items, &made.capacity, made.count + count,
                     sizeof *made.items)) {
            rt_anchor_notes_release(&made);
            return false;
        }
        for (size_t s = 0; s < count; s++) {
            note.key = sides != NULL ? sides[s].key : note.key;
            made.items[made.count++] = note;
        }
    }
    sort_notes(&made);
    rt_anchor_notes_release(notes);
    *notes = made;
    return true;
}

/* -------------------------------------------------------------------- anchors */

/* Goes through the entries of one document, and through its notes beside them. */
typedef struct cursor {
    const rt_entry *entry, *end;
    const rt_anchor_notes *notes;
    size_t note;
} cursor;

static cursor start(const rt_document_view *view, const rt_anchor_notes *notes)
{
    return (cursor){
        .entry = view->entries, .end = view->entries + view->entry_count, .notes = notes};
}

/* Whether the document has the next key of the two. */
static bool is_next(const cursor *own, const cursor *other)
{
    return own->entry < own->end &&
           (other->entry == other->end || own->entry->key <= other->entry->key);
}

/* Takes the notes of the entry, and goes on to the next. */
static void take_notes(cursor *c, size_t *first, size_t *count)
{
    *first = c->note;
    while (c->note < c->notes->count && c->notes->items[c->note].key == c->entry->key) {
        c->note++; /* entries and notes have the same keys in the same order */
    }
    *count = c->note - *first;
    c->entry++;
}

static void merge_entries(const rt_document_view *views, rt_anchor_notes *const *notes,
                          rt_explanation *e)
{
    cursor sides[2] = {start(&views[0], notes[0]), start(&views[1], notes[1])};
    rt_explained_anchor *anchor = e->anchors;
    while (sides[0].entry < sides[0].end || sides[1].entry < sides[1].end) {
        bool has[2] = {is_next(&sides[0], &sides[1]), is_next(&sides[1], &sides[0])};
        bool both = has[0] && has[1];
        const rt_entry *entry = has[0] ? sides[0].entry : sides[1].entry;
        *anchor = (rt_explained_anchor){.key = entry->key, .weight = entry->weight};
        if (both) {
            anchor->weight = rt_evidence_weight(sides[0].entry, sides[1].entry);
        }
        for (int s = 0; s < 2; s++) {
            if (has[s]) {
                take_notes(&sides[s], &anchor->first[s], &anchor->count[s]);
            }
        }
        if (both && e->taught && rt_lexicon_is_marginal(anchor->key)) {
            continue;
        }
        e->shared_count += both;
        e->only_count[1] += has[1] && !both;
        e->only_count[0] += has[0] && !both;
        anchor++;
    }
}

/* An anchor and what it is sorted by: its part of the list, and where it first stands. */
typedef struct ranked {
    rt_explained_anchor anchor;
    int part;
    size_t begin;
} ranked;

static int by_part_and_weight(const void *x, const void *y)
{
    const ranked *a = x;
    const ranked *b = y;
    if (a->part != b->part) {
        return a->part < b->part ? -1 : 1;
    }
    if (a->anchor.weight != b->anchor.weight) {
        return a->anchor.weight > b->anchor.weight ? -1 : 1;
    }
    if (a->begin != b->begin) {
        return a->begin < b->begin ? -1 : 1;
    }
    return (a->anchor.key > b->anchor.key) - (a->anchor.key < b->anchor.key);
}

static bool sort_anchors(rt_anchor_notes *const *notes, rt_explanation *e)
{
    size_t count = e->shared_count + e->only_count[0] + e->only_count[1];
    ranked *rows = malloc((count + 1) * sizeof *rows);
    if (rows == NULL) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        const rt_explained_anchor *anchor = &e->anchors[i];
        int side = anchor->count[0] == 0;
        rows[i] = (ranked){.anchor = *anchor,
                           .part = anchor->count[1] == 0 ? 1 : 2 * side,
                           .begin = notes[side]->items[anchor->first[side]].begin};
    }
    qsort(rows, count, sizeof *rows, by_part_and_weight);
    for (size_t i = 0; i < count; i++) {
        e->anchors[i] = rows[i].anchor;
    }
    free(rows);
    return true;
}

static bool list_anchors(const rt_cross_document *documents, rt_anchor_notes *const *notes,
                         rt_explanation *e)
{
    rt_vectors v;
    if (!rt_vectors_init(&v, documents, 2, 2, NULL)) {
        return false;
    }
    rt_document_view views[2] = {{.shown = false}, {.shown = false}};
    bool done = rt_vectors_pair(&v, NULL);
    for (uint32_t side = 0; done && side < 2; side++) {
        done = rt_document_view_show(&views[side], &v, side) && rt_document_view_list(&views[side]);
    }
    size_t most = views[0].entry_count + views[1].entry_count;
    e->anchors = done ? malloc((most + 1) * sizeof *e->anchors) : NULL;
    done = e->anchors != NULL;
    if (done) {
        merge_entries(views, notes, e);
    }
    rt_document_view_release(&views[0]);
    rt_document_view_release(&views[1]);
    rt_vectors_release(&v);
    return done && sort_anchors(notes, e);
}

static bool explain_anchors(rt_explained_pair *pair, rt_explanation *e)
{
    rt_learned_anchors learned = {0};
    bool done = rt_apply_lexicon(&learned, pair->documents, NULL, 2, &e->lexicon, NULL, NULL);
    for (int s = 0; done && s < 2; s++) {
        done = apply_to_notes(pair->notes[s], &e->lexicon, pair->documents[s].language);
    }
    done = done && list_anchors(pair->documents, pair->notes, e);
    rt_learned_anchors_release(&learned);
    return done;
}

bool rt_explain(rt_explained_pair *pair, rt_explanation *explanation)
{
    *explanation = (rt_explanation){0};
    bool done = run_pass(pair, explanation) && explain_anchors(pair, explanation);
    if (!done) {
        rt_explanation_release(explanation);
    }
    return done;
}

void rt_explanation_release(rt_explanation *explanation)
{
    free(explanation->anchors);
    rt_lexicon_release(&explanation->lexicon);
    *explanation = (rt_explanation){0};
}
