/*
 * Prints the features of every candidate pair of the cross-lingual pass, for fit_translation.py.
 *
 *   translation_features [--without PART] [--pairs] INPUT... > features.tsv
 *
 * PART is what is left out, to see what it is worth: number, place, prefix, skeleton or concept, or
 * positions (every anchor then stands in the middle). With --pairs only pass and ids are printed,
 * with --quiet nothing.
 * One line a pair: pass (1 or 2), both ids, both languages, probability, then the features in the
 * order of src/cross/pair_features.h. All documents take part: near-duplicates are not grouped
 * first.
 */
#include "cross/anchors.h"
#include "cross/cross.h"
#include "text/language.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { LANGUAGES_MAX = 256 };

/* As rt_anchor_kind; then positions. */
static const char *const parts[] = {"number",   "place",   "prefix",
                                    "skeleton", "concept", "positions"};
enum { PARTS = sizeof parts / sizeof *parts, POSITIONS = PARTS - 1 };

typedef struct document {
    char *id;
    uint32_t language;
    uint32_t bytes;
    rt_anchor_range anchors;
} document;

typedef struct dump {
    document *documents;
    size_t count, capacity;
    rt_anchor_list anchors;
    char languages[LANGUAGES_MAX][RT_LANGUAGE_TAG_MAX + 1];
    size_t language_count;
    rt_concepts *concepts;
    rt_anchor_finder finder;
    rt_tokens tokens;
    size_t text_bytes;
    unsigned without; /* index of `parts`; PARTS: none */
    bool quiet, pairs_alone;
} dump;

static void die(const char *what)
{
    fprintf(stderr, "translation_features: %s\n", what);
    exit(2);
}

static uint32_t number_language(dump *d, const char *tag)
{
    size_t i = 0;
    while (i < d->language_count && strcmp(d->languages[i], tag) != 0) {
        i++;
    }
    if (i == d->language_count) {
        if (i == LANGUAGES_MAX) {
            die("too many languages");
        }
        strcpy(d->languages[d->language_count++], tag);
    }
    return (uint32_t)i;
}

static void add_document(dump *d, const retold_document *document_in)
{
    if (!rt_grow((void **)&d->documents, &d->capacity, d->count + 1, sizeof *d->documents)) {
        die("out of memory");
    }
    rt_language language;
    rt_language_identify(document_in->text, &language);
    document *doc = &d->documents[d->count++];
    doc->id = strndup(document_in->id.data, document_in->id.size);
    doc->language = number_language(d, language.tag);
    doc->bytes = (uint32_t)document_in->text.size;
    d->text_bytes += document_in->text.size;
    d->tokens.with_places = true;
    if (!rt_tokenise(&d->tokens, document_in->text) ||
        !rt_find_anchors(&d->finder, document_in->text, rt_span_of(language.tag), &d->tokens,
                         &d->anchors, &doc->anchors)) {
        die("out of memory");
    }
}

static void read_documents(dump *d, const char *const *paths, size_t count)
{
    retold_options options;
    retold_options_init(&options);
    retold_reader *reader = NULL;
    retold_error error;
    if (retold_reader_new(paths, count, &options.read, &reader, &error) != RETOLD_OK) {
        die(error.message);
    }
    retold_record record;
    retold_status status;
    while ((status = retold_reader_next(reader, &record, &error)) == RETOLD_OK) {
        retold_document document_in;
        if (!record.blank && !record.continues &&
            retold_reader_parse(reader, &record, &document_in, &error) == RETOLD_OK) {
            add_document(d, &document_in);
        }
    }
    if (status != RETOLD_END) {
        die(error.message);
    }
    retold_reader_free(reader);
}

/* Leaves out of a document's anchors what is to be left out. */
static void leave_out(const dump *d, rt_anchor_range *range)
{
    const rt_anchor_store *store = &d->anchors.store;
    const uint16_t *from = store->positions + range->position;
    uint16_t *to = store->positions + range->position;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < range->count; i++) {
        uint32_t key = store->keys[range->key + i];
        uint16_t count = store->counts[range->key + i];
        const uint16_t *places = from;
        from += rt_positions_kept(count);
        if (rt_anchor_kind_of(key) == d->without) {
            continue;
        }
        store->keys[range->key + kept] = key;
        store->counts[range->key + kept++] = count;
        for (unsigned p = 0; p < rt_positions_kept(count); p++) {
            *to++ = d->without == POSITIONS ? 1 << 15 : places[p];
        }
    }
    range->count = kept;
    range->position_count = (uint32_t)(to - store->positions) - range->position;
}

static void print_pair(void *user, rt_pass pass, const rt_scored_pair *pair)
{
    const dump *d = user;
    if (d->quiet) {
        return;
    }
    const document *a = &d->documents[pair->a];
    const document *b = &d->documents[pair->b];
    if (d->pairs_alone) {
        printf("%d\t%s\t%s\n", pass + 1, a->id, b->id);
        return;
    }
    printf("%d\t%s\t%s\t%s\t%s\t%.4f", pass + 1, a->id, b->id, d->languages[a->language],
           d->languages[b->language], pair->probability);
    for (int i = 0; i < RT_FEATURE_COUNT; i++) {
        printf("\t%.5g", (double)pair->features[i]);
    }
    printf("\n");
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* Takes the options; returns the number of arguments that they are. */
static int take_options(dump *d, int argc, char **argv)
{
    int i = 1;
    d->without = PARTS;
    for (; i < argc && strncmp(argv[i], "--", 2) == 0; i++) {
        if (strcmp(argv[i], "--quiet") == 0) {
            d->quiet = true;
        } else if (strcmp(argv[i], "--pairs") == 0) {
            d->pairs_alone = true;
        } else if (strcmp(argv[i], "--without") == 0 && i + 1 < argc) {
            i++;
            for (d->without = 0; d->without < PARTS; d->without++) {
                if (strcmp(argv[i], parts[d->without]) == 0) {
                    break;
                }
            }
            if (d->without == PARTS) {
                die("no such part");
            }
        } else {
            die("no such option");
        }
    }
    return i;
}

int main(int argc, char **argv)
{
    static dump d;
    int first = take_options(&d, argc, argv);
    retold_error error;
    if (rt_concepts_new(rt_concepts_data(), &d.concepts, &error) != RETOLD_OK ||
        !rt_anchor_finder_init(&d.finder, RETOLD_SIMD_AUTO, d.concepts)) {
        die("no concepts");
    }
    rt_tokens_init(&d.tokens, RETOLD_SIMD_AUTO);
    double start = seconds();
    read_documents(&d, (const char *const *)argv + first, (size_t)(argc - first));
    double read = seconds();
    rt_cross_document *documents = calloc(d.count + 1, sizeof *documents);
    for (size_t i = 0; i < d.count; i++) {
        if (d.without < PARTS) {
            leave_out(&d, &d.documents[i].anchors);
        }
        documents[i] = (rt_cross_document){
            .anchors = rt_anchor_store_get(&d.anchors.store, &d.documents[i].anchors),
            .language = d.documents[i].language,
            .bytes = d.documents[i].bytes};
    }
    rt_cross_options options = {
        .threshold = 0.5, .threads = rt_threads_new(2), .user = &d, .observe = print_pair};
    rt_translations translations;
    if (!rt_find_translations(documents, d.count, d.language_count, &options, &translations)) {
        die("out of memory");
    }
    fprintf(stderr,
            "%zu documents, %zu languages, %.1f MB, %zu anchors a document; anchors %.2f s, "
            "matching %.2f s, %.0f postings a document, %zu translations\n",
            d.count, d.language_count, (double)d.text_bytes / 1e6,
            d.anchors.store.count / (d.count + 1), read - start, seconds() - read,
            (double)translations.postings_met / (double)(d.count + 1), translations.count);
    rt_threads_free(options.threads);
    return 0;
}
