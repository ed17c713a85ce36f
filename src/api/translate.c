#include "api/translate.h"

#include "cross/cross.h"

#include <stdlib.h>
#include <string.h>

enum { SHARED_MAX = 32 }; /* labels shown of a pair */

/* The documents that take part, and their languages by number. */
typedef struct selection {
    rt_cross_document *documents;
    uint32_t *texts; /* of each */
    size_t count;
    size_t language_count;
} selection;

/* Tags that mean the same language; of what has a tag of its own the older one comes first. */
static const char *const aliases[][2] = {{"no", "nb"},  {"iw", "he"},  {"in", "id"}, {"tl", "fil"},
                                         {"sh", "sr"},  {"bs", "sr"},  {"hr", "sr"}, {"nn", "nb"},
                                         {"cmn", "zh"}, {"yue", "zh"}, {"ji", "yi"}};

/* The primary part of a BCP 47 tag in lower case, written to `out`. */
static retold_span primary_tag(retold_span tag, char out[16])
{
    size_t size = 0;
    while (size < tag.size && size < 15 && tag.data[size] != '-' && tag.data[size] != '_') {
        char c = tag.data[size];
        out[size++] = (char)(c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c);
    }
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++) {
        if (rt_span_equal(rt_span(out, size), rt_span_of(aliases[i][0]))) {
            return rt_span_of(aliases[i][1]);
        }
    }
    return rt_span(out, size);
}

static int by_tag(const void *x, const void *y)
{
    return memcmp(x, y, 16);
}

/* Numbers the languages in the order of their tags, so that the order of documents is without
 * influence. `tags` has 16 bytes for each document, 0-filled. */
static bool number_languages(selection *s, const char *tags)
{
    char *sorted = malloc(16 * s->count + 1);
    if (sorted == NULL) {
        return false;
    }
    memcpy(sorted, tags, 16 * s->count);
    qsort(sorted, s->count, 16, by_tag);
    s->language_count = 0;
    for (size_t i = 0; i < s->count; i++) {
        if (i == 0 || memcmp(sorted + 16 * i, sorted + 16 * (s->language_count - 1), 16) != 0) {
            memmove(sorted + 16 * s->language_count++, sorted + 16 * i, 16);
        }
    }
    for (size_t i = 0; i < s->count; i++) {
        const char *found = bsearch(tags + 16 * i, sorted, s->language_count, 16, by_tag);
        s->documents[i].language = (uint32_t)((found - sorted) / 16);
    }
    free(sorted);
    return true;
}

static void add_document(selection *s, const retold_corpus *corpus, uint32_t text, uint32_t index,
                         char *tags)
{
    const rt_doc *doc = &corpus->docs[index];
    const rt_anchor_store *store = &corpus->blocks[doc->block].anchors.store;
    retold_document_info info;
    retold_corpus_document(corpus, index, &info);
    char tag[16];
    retold_span primary = primary_tag(info.lang, tag);
    memcpy(tags + 16 * s->count, primary.data, primary.size);
    s->texts[s->count] = text;
    s->documents[s->count++] = (rt_cross_document){
        .anchors = rt_anchor_store_get(store, &doc->anchors), .bytes = doc->text_size};
}

/*
 * Whether a text's language is known well enough. Latin letters serve hundreds of languages: of two
 * texts in them of which one is not identified, nobody can say that they are not in the same.
 * Where the script itself narrows it down, a text takes part all the same.
 */
static bool is_placed(const retold_corpus *corpus, uint32_t document)
{
    retold_document_info info;
    retold_corpus_document(corpus, document, &info);
    bool unknown = info.lang.size == 0 || rt_span_equal(info.lang, rt_span_of("und"));
    return !unknown || !corpus->docs[document].latin;
}

static bool select_documents(selection *s, const retold_corpus *corpus, size_t text_count,
                             const rt_originals *originals)
{
    size_t most = text_count + 1;
    s->documents = malloc(most * sizeof *s->documents);
    s->texts = malloc(most * sizeof *s->texts);
    char *tags = calloc(most, 16);
    bool done = s->documents != NULL && s->texts != NULL && tags != NULL;
    for (uint32_t t = 0; done && t < text_count; t++) {
        uint32_t document = originals->document_of[t];
        if (originals->text_of[t] == t && is_placed(corpus, document)) {
            add_document(s, corpus, t, document, tags);
        }
    }
    done = done && number_languages(s, tags);
    free(tags);
    return done;
}

/* Appends the labels of a pair's shared keys, each once, to the result. */
static bool add_labels(retold_result *r, const rt_labels *labels, const rt_translations *found,
                       const rt_translation *pair)
{
    size_t first = r->shared_count;
    for (size_t i = 0; i < pair->shared_count && r->shared_count - first < SHARED_MAX; i++) {
        retold_span label = rt_labels_find(labels, found->shared[pair->shared + i]);
        bool known = label.size == 0;
        for (size_t j = first; j < r->shared_count && !known; j++) {
            known = rt_span_equal(r->shared[j], label);
        }
        if (known) {
            continue;
        }
        if (!rt_grow((void **)&r->shared, &r->shared_capacity, r->shared_count + 1,
                     sizeof *r->shared)) {
            return false;
        }
        r->shared[r->shared_count++] = label;
    }
    return true;
}

static bool take_over(const selection *s, const rt_labels *labels, const rt_translations *found,
                      retold_result *r, rt_text_translation *translations)
{
    for (size_t i = 0; i < found->count; i++) {
        const rt_translation *pair = &found->items[i];
        size_t first = r->shared_count;
        if (!add_labels(r, labels, found, pair)) {
            return false;
        }
        translations[i] = (rt_text_translation){.a = s->texts[pair->a],
                                                .b = s->texts[pair->b],
                                                .probability = pair->probability,
                                                .coverage = pair->coverage,
                                                .shared = first,
                                                .shared_count = r->shared_count - first};
    }
    return true;
}

bool rt_translate(const retold_corpus *corpus, const rt_texts *texts, const rt_originals *originals,
                  retold_result *result, rt_text_translation **translations, size_t *count)
{
    const retold_options *options = &corpus->options;
    selection s = {0};
    rt_translations found = {0};
    rt_cross_options cross = {.threshold = options->translation.threshold,
                              .threads = options->threads};
    bool done = select_documents(&s, corpus, texts->count, originals) &&
                rt_find_translations(s.documents, s.count, s.language_count, &cross, &found);
    rt_text_translation *taken = done ? malloc((found.count + 1) * sizeof *taken) : NULL;
    done = taken != NULL && take_over(&s, &corpus->labels, &found, result, taken);
    free(s.documents);
    free(s.texts);
    if (done) {
        *translations = taken;
        *count = found.count;
    } else {
        free(taken);
    }
    rt_translations_release(&found);
    return done;
}
