#include "api/translate.h"

#include "api/evidence.h"
#include "api/keep_anchors.h"
#include "api/language_tag.h"
#include "api/lexicon_keys.h"

#include <stdlib.h>
#include <string.h>

/* The documents that take part, in an order that does not depend on the input's, and their
 * languages. */
typedef struct selection {
    rt_cross_document *documents;
    uint32_t *texts;   /* of each */
    uint32_t *numbers; /* likewise: which of the corpus's it is */
    size_t count;
    rt_languages languages;
} selection;

/* Where the tag stands among those listed, which are in order, or is to be put. */
static size_t find_tag(const rt_languages *languages, const rt_tag *tag)
{
    size_t low = 0;
    for (size_t high = languages->count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (rt_tag_order(&languages->tags[middle], tag) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static bool add_tag(rt_languages *languages, size_t *capacity, const rt_tag *tag)
{
    size_t at = find_tag(languages, tag);
    if (at < languages->count && rt_tag_order(&languages->tags[at], tag) == 0) {
        return true;
    }
    if (!rt_grow((void **)&languages->tags, capacity, languages->count + 1, sizeof *tag)) {
        return false;
    }
    memmove(languages->tags + at + 1, languages->tags + at, (languages->count - at) * sizeof *tag);
    languages->tags[at] = *tag;
    languages->count++;
    return true;
}

/* Numbers the languages in the order of their tags, of which every document has one. */
static bool number_languages(selection *s, const rt_tag *tags)
{
    size_t capacity = 0;
    for (size_t i = 0; i < s->count; i++) {
        if (!add_tag(&s->languages, &capacity, &tags[i])) {
            return false;
        }
    }
    for (size_t i = 0; i < s->count; i++) {
        s->documents[i].language = (uint32_t)find_tag(&s->languages, &tags[i]);
    }
    return true;
}

/* Adds the document of a text, if its language and script can take part. */
static void add_document(selection *s, const retold_corpus *corpus, uint32_t text, uint32_t index,
                         rt_tag *tags)
{
    const rt_doc record = rt_corpus_doc(corpus, index);
    const rt_doc *doc = &record;
    retold_document_info info;
    retold_corpus_document(corpus, index, &info);
    if (!rt_language_suffices(info.lang, doc->latin)) {
        return;
    }
    char tag[RT_TAG_MAX];
    retold_span primary = rt_primary_tag(info.lang, tag);
    memcpy(tags[s->count].text, primary.data, primary.size);
    s->texts[s->count] = text;
    s->numbers[s->count] = index;
    s->documents[s->count++] =
        (rt_cross_document){.anchors = rt_corpus_anchors_of(corpus, doc), .bytes = doc->text_size};
}

static bool select_documents(selection *s, const retold_corpus *corpus, size_t text_count,
                             const rt_originals *originals)
{
    size_t most = text_count + 1;
    s->documents = rt_memory_alloc(corpus->memory, most * sizeof *s->documents);
    s->texts = rt_memory_alloc(corpus->memory, most * sizeof *s->texts);
    s->numbers = rt_memory_alloc(corpus->memory, most * sizeof *s->numbers);
    rt_tag *tags = rt_memory_zeroed(corpus->memory, most, sizeof *tags);
    bool done = s->documents != NULL && s->texts != NULL && s->numbers != NULL && tags != NULL;
    for (size_t i = 0; done && i < text_count; i++) {
        rt_memory_tick(corpus->memory, i);
        uint32_t t = originals->order[i];
        uint32_t document = originals->document_of[t];
        if (originals->text_of[t] == t) {
            add_document(s, corpus, t, document, tags);
        }
    }
    done = done && number_languages(s, tags);
    rt_memory_release(corpus->memory, tags);
    return done;
}

/* ------------------------------------------------------------------ results */

/* Translations on their way into a result. */
typedef struct taking {
    rt_memory *memory;
    const selection *selection;
    const rt_translations *found;
    const rt_entry_labels *labels;
    retold_span *shared;
    rt_text_translation *taken;
} taking;

/* Between texts, and with evidence from where there is room for it on. */
static bool take_share(void *context, size_t begin, size_t end, unsigned worker)
{
    const taking *t = context;
    for (size_t i = begin; i < end; i++) {
        const rt_translation *pair = &t->found->items[i];
        rt_memory_tick(t->memory, i);
        retold_span labels[RT_EVIDENCE_MAX];
        rt_text_translation *own = &t->taken[i];
        own->a = t->selection->texts[pair->a];
        own->b = t->selection->texts[pair->b];
        own->probability = pair->probability;
        own->coverage = pair->coverage;
        own->shared_count = rt_list_evidence(t->labels, pair, labels);
        memcpy(t->shared + own->shared, labels, own->shared_count * sizeof *labels);
    }
    return true;
}

/* Leaves each translation room for the labels that it may have; returns how many. */
static size_t make_places(const taking *t)
{
    size_t room = 0;
    for (size_t i = 0; i < t->found->count; i++) {
        size_t most = t->found->items[i].shared_count;
        rt_memory_tick(t->memory, i);
        t->taken[i].shared = room;
        room += most < RT_EVIDENCE_MAX ? most : RT_EVIDENCE_MAX;
    }
    return room;
}

/* Closes the gaps between the labels; returns how many there are. */
static size_t close_gaps(const taking *t)
{
    size_t end = 0;
    for (size_t i = 0; i < t->found->count; i++) {
        rt_text_translation *own = &t->taken[i];
        rt_memory_tick(t->memory, i);
        memmove(t->shared + end, t->shared + own->shared, own->shared_count * sizeof *t->shared);
        own->shared = end;
        end += own->shared_count;
    }
    return end;
}

/* What was found, and its evidence into the result. NULL when out of memory. */
static rt_text_translation *take_over(const selection *s, const retold_corpus *corpus,
                                      const rt_translations *found, retold_result *r)
{
    enum { SHARE = 64 }; /* translations at a time */
    rt_entry_labels labels = {0};
    taking t = {.memory = r->memory,
                .selection = s,
                .found = found,
                .labels = &labels,
                .taken = rt_memory_alloc(r->memory, (found->count + 1) * sizeof *t.taken)};
    bool done =
        t.taken != NULL && rt_entry_labels_init(&labels, r, &corpus->labels, found, s->documents);
    if (done) {
        r->shared = rt_memory_alloc(r->memory, (make_places(&t) + 1) * sizeof *r->shared);
        t.shared = r->shared;
        done = r->shared != NULL &&
               rt_parallel_for(corpus->threads, found->count, SHARE, take_share, &t);
    }
    if (done) {
        r->shared_count = close_gaps(&t);
    }
    rt_entry_labels_release(&labels);
    if (!done) {
        rt_memory_release(r->memory, t.taken);
        return NULL;
    }
    return t.taken;
}

/* Finds the translations among the documents selected, and what they teach. */
static bool find(const selection *s, const retold_corpus *corpus, rt_translations *found,
                 retold_result *result)
{
    const retold_options *options = &corpus->options;
    const retold_lexicon *given = options->translation.lexicon;
    rt_lexicon known = {0};
    rt_cross_options cross = {.threshold = options->translation.threshold,
                              .threads = corpus->threads,
                              .memory = corpus->memory,
                              .known = given == NULL ? NULL : &known};
    bool done = (given == NULL || rt_lexicon_to_keys(given, &s->languages, &known)) &&
                rt_find_translations(s->documents, s->count, s->languages.count, &cross, found);
    if (done) {
        result->lexicon =
            rt_lexicon_from_keys(&found->lexicon, given, &s->languages, &corpus->labels);
    }
    rt_lexicon_release(&known);
    return done && result->lexicon != NULL;
}

/* Without a limit, what the corpus has of documents that do not take part can go, if it is matched
 * once: the order of texts, and anchors. */
static bool make_room(selection *s, retold_corpus *corpus, rt_originals *originals)
{
    bool done = true;
    if (corpus->options.once && corpus->options.memory_limit == 0) {
        rt_originals_drop_order(originals);
        done = rt_keep_anchors(corpus, s->documents, s->numbers, s->count);
    }
    rt_memory_release(corpus->memory, s->numbers);
    s->numbers = NULL;
    return done;
}

bool rt_translate(retold_corpus *corpus, const rt_texts *texts, rt_originals *originals,
                  retold_result *result, rt_text_translation **translations, size_t *count)
{
    selection s = {0};
    rt_translations found = {0};
    rt_text_translation *taken = NULL;
    if (select_documents(&s, corpus, texts->count, originals) && make_room(&s, corpus, originals) &&
        find(&s, corpus, &found, result)) {
        taken = take_over(&s, corpus, &found, result);
    }
    if (taken != NULL) {
        *translations = taken;
        *count = found.count;
    }
    rt_memory_release(corpus->memory, s.documents);
    rt_memory_release(corpus->memory, s.texts);
    rt_memory_release(corpus->memory, s.numbers);
    free(s.languages.tags);
    rt_translations_release(&found);
    return taken != NULL;
}
