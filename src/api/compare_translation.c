#include "api/evidence.h"
#include "api/language_tag.h"
#include "api/lexicon_keys.h"
#include "base/error.h"
#include "base/hash.h"
#include "cross/explain.h"
#include "cross/name_keys.h"
#include "sketch/shingle.h"
#include "text/language.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A text on its way. */
typedef struct side {
    retold_span text;
    char lang[RETOLD_LANG_MAX];
    char tag[RT_TAG_MAX];
    retold_span primary; /* of the language */
    rt_tokens tokens;
    rt_anchor_list anchors;
    rt_anchor_range range; /* in the anchors' store */
} side;

typedef struct comparing {
    side sides[2];
    rt_anchor_notes notes[2];
    const retold_lexicon *lexicon; /* given; may be NULL */
    rt_concepts *concepts;
    rt_anchor_finder finder;
    rt_labels labels;
    rt_explanation explanation;
} comparing;

/*
 * What a retold_translation points to. `strings` has three for each anchor, one after another: its
 * key and both readings; string i begins at starts[i].
 */
typedef struct storage {
    retold_anchor *anchors;
    retold_range *ranges;
    rt_buffer strings;
    size_t *starts;
    retold_feature features[RT_FEATURE_COUNT];
} storage;

enum { STRINGS = 3 };

_Static_assert((int)RETOLD_ANCHOR_LEXICON == (int)RT_ANCHOR_LEXICON &&
                   (int)RETOLD_ANCHOR_KIND_COUNT == (int)RT_ANCHOR_WORD,
               "the kinds of both are the same");

/* -------------------------------------------------------------------- reading */

static void comparing_release(comparing *c)
{
    for (int s = 0; s < 2; s++) {
        rt_tokens_release(&c->sides[s].tokens);
        rt_anchor_list_release(&c->sides[s].anchors);
        rt_anchor_notes_release(&c->notes[s]);
    }
    rt_anchor_finder_release(&c->finder);
    rt_concepts_free(c->concepts);
    rt_labels_release(&c->labels);
    rt_explanation_release(&c->explanation);
}

static void find_language(side *s, retold_span given)
{
    rt_language found;
    if (given.size == 0) {
        rt_language_identify(s->text, &found);
        given = rt_span_of(found.reliable ? found.tag : "und");
    }
    size_t size = given.size < RETOLD_LANG_MAX ? given.size : RETOLD_LANG_MAX - 1;
    memcpy(s->lang, given.data, size);
    s->lang[size] = '\0';
    s->primary = rt_primary_tag(rt_span_of(s->lang), s->tag);
}

static bool read_side(comparing *c, int number, const retold_document *document)
{
    side *s = &c->sides[number];
    s->text = document->text;
    rt_tokens_init(&s->tokens, RETOLD_SIMD_AUTO);
    s->tokens.with_places = true;
    s->anchors.notes = &c->notes[number];
    find_language(s, document->lang);
    return rt_tokenise(&s->tokens, s->text) &&
           rt_find_anchors(&c->finder, s->text, rt_span_of(s->lang), &s->tokens, &s->anchors,
                           &s->range) &&
           rt_labels_take(&c->labels, &s->anchors.labels);
}

static bool read_both(comparing *c, const retold_document *a, const retold_document *b)
{
    return rt_concepts_new(rt_concepts_data(), &c->concepts, NULL) == RETOLD_OK &&
           rt_anchor_finder_init(&c->finder, RETOLD_SIMD_AUTO, c->concepts) && read_side(c, 0, a) &&
           read_side(c, 1, b);
}

/* Sets *digest to what a corpus tells texts of one length apart by. False when out of memory. */
static bool find_digest(const rt_tokens *tokens, uint64_t *digest)
{
    retold_options defaults;
    retold_options_init(&defaults);
    size_t count = rt_shingle_count(tokens->count, defaults.match.ngram);
    uint64_t *hashes = malloc((count + 1) * sizeof *hashes);
    if (hashes == NULL) {
        return false;
    }
    rt_shingles(tokens->codes, tokens->count, defaults.match.ngram, hashes);
    *digest = rt_hash_bytes(hashes, count * sizeof *hashes); /* as block.c has it */
    free(hashes);
    return true;
}

/* Sets *second_first to whether the second comes first in a corpus; see rt_texts_by_length(). */
static bool find_order(const comparing *c, bool *second_first)
{
    const rt_tokens *a = &c->sides[0].tokens;
    const rt_tokens *b = &c->sides[1].tokens;
    uint64_t digests[2] = {0, 0};
    if (a->count == b->count && a->count > 0 &&
        (!find_digest(a, &digests[0]) || !find_digest(b, &digests[1]))) {
        return false;
    }
    *second_first = a->count != b->count ? a->count < b->count : digests[0] > digests[1];
    return true;
}

/* The lexicon given, for the languages of the texts. False when out of memory. */
static bool find_known(const comparing *c, rt_lexicon *known)
{
    rt_tag tags[2] = {{{0}}, {{0}}};
    for (int s = 0; s < 2; s++) {
        memcpy(tags[s].text, c->sides[s].primary.data, c->sides[s].primary.size);
    }
    if (rt_tag_order(&tags[0], &tags[1]) == 0) {
        return true; /* nothing translates anything */
    }
    qsort(tags, 2, sizeof *tags, rt_tag_order);
    rt_languages languages = {.tags = tags, .count = 2};
    return c->lexicon == NULL || rt_lexicon_to_keys(c->lexicon, &languages, known);
}

/* The languages are numbered as in a corpus. */
static bool explain(comparing *c)
{
    uint32_t a_last = rt_span_compare(c->sides[0].primary, c->sides[1].primary) > 0;
    rt_lexicon known = {0};
    rt_explained_pair pair = {.notes = {&c->notes[0], &c->notes[1]}, .known = &known};
    for (uint32_t s = 0; s < 2; s++) {
        const side *own = &c->sides[s];
        pair.documents[s] =
            (rt_cross_document){.anchors = rt_anchor_store_get(&own->anchors.store, &own->range),
                                .language = s ^ a_last,
                                .bytes = (uint32_t)own->text.size};
    }
    bool done = find_order(c, &pair.second_first) && find_known(c, &known) &&
                rt_explain(&pair, &c->explanation);
    rt_lexicon_release(&known);
    return done;
}

/* ------------------------------------------------------------------ the verdict */

static retold_obstacle find_obstacle(const comparing *c)
{
    for (int s = 0; s < 2; s++) {
        const side *own = &c->sides[s];
        if (!rt_language_suffices(rt_span_of(own->lang), own->anchors.latin)) {
            return RETOLD_OBSTACLE_UNKNOWN_LANGUAGE;
        }
    }
    if (rt_span_equal(c->sides[0].primary, c->sides[1].primary)) {
        return RETOLD_OBSTACLE_SAME_LANGUAGE;
    }
    if (!c->explanation.scored) {
        return RETOLD_OBSTACLE_NOTHING_SHARED;
    }
    bool taken_back =
        c->explanation.probability < rt_score(c->explanation.features, c->explanation.weights);
    return taken_back ? RETOLD_OBSTACLE_SAME_WORDS : RETOLD_OBSTACLE_NONE;
}

static void fill_features(const rt_explanation *e, retold_translation *t, retold_feature *features)
{
    t->constant = t->logit = rt_score_weight(e->weights, RT_FEATURE_COUNT);
    for (int i = 0; i < RT_FEATURE_COUNT; i++) {
        double weight = rt_score_weight(e->weights, i);
        double value = (double)e->features[i];
        features[i] = (retold_feature){.name = rt_feature_name(i),
                                       .subject = rt_feature_subject(i),
                                       .value = value,
                                       .weight = weight,
                                       .part = weight * value};
        t->logit += features[i].part;
    }
    t->features = features;
    t->feature_count = RT_FEATURE_COUNT;
    t->coverage = (double)e->features[RT_FEATURE_COVERAGE_LESS];
}

static void judge(const comparing *c, double threshold, retold_translation *t,
                  retold_feature *features)
{
    t->obstacle = find_obstacle(c);
    strcpy(t->lang_a, c->sides[0].lang);
    strcpy(t->lang_b, c->sides[1].lang);
    if (t->obstacle == RETOLD_OBSTACLE_NONE || t->obstacle == RETOLD_OBSTACLE_SAME_WORDS) {
        fill_features(&c->explanation, t, features);
        t->probability = c->explanation.probability;
    }
    t->relation = t->probability >= threshold ? RETOLD_TRANSLATION : RETOLD_UNRELATED;
}

/* ------------------------------------------------------------------- anchors */

/* Writes where the anchor stands in a text to `ranges`; returns how often. */
static size_t list_ranges(const comparing *c, const rt_explained_anchor *anchor, int s,
                          retold_range *ranges)
{
    const rt_anchor_note *notes = c->notes[s].items;
    for (size_t i = 0; i < anchor->count[s]; i++) {
        const rt_anchor_note *note = &notes[anchor->first[s] + i];
        ranges[i] = (retold_range){note->begin, note->end};
    }
    return anchor->count[s];
}

/* The first token that begins at or after byte `begin`. */
static size_t token_from(const rt_tokens *tokens, size_t begin)
{
    size_t low = 0;
    size_t high = tokens->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (tokens->places[middle].begin < begin) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* How a name at `range`, a word or a run of characters, reads in Latin letters: `roman` gets its
 * normalised spelling romanised. Tokens that adjoin were folded together, so it is in one piece. */
static retold_span read_name(const side *s, const retold_range *range, char roman[RT_ROMAN_ROOM])
{
    const rt_tokens *tokens = &s->tokens;
    size_t first = token_from(tokens, range->begin);
    size_t last = first;
    while (last + 1 < tokens->count && tokens->places[last + 1].end <= range->end) {
        last++;
    }
    if (first == tokens->count) {
        return rt_span(NULL, 0);
    }
    retold_span begin = rt_token_spelling(tokens, first);
    retold_span end = rt_token_spelling(tokens, last);
    retold_span name = rt_span(begin.data, (size_t)(end.data - begin.data) + end.size);
    return rt_span(roman, rt_romanise(name, roman, RT_ROMAN_ROOM, NULL));
}

static bool append_reading(const side *s, const retold_range *ranges, size_t count,
                           rt_buffer *strings)
{
    char roman[RT_ROMAN_ROOM];
    retold_span reading = count == 0 ? rt_span(NULL, 0) : read_name(s, ranges, roman);
    return rt_buffer_append(strings, reading.data, reading.size);
}

/* How the key of a name reads, from how the name was read. */
static bool append_name_key(retold_anchor_kind kind, retold_span reading, rt_buffer *strings)
{
    char letters[RT_NAME_KEY_LABEL];
    rt_name_keys keys = rt_name_keys_of(reading);
    size_t size =
        rt_name_key_label(kind == RETOLD_ANCHOR_PREFIX ? keys.prefix : keys.skeleton, letters);
    return rt_buffer_append(strings, letters, size);
}

/* How a key of the lexicon reads: as the lexicon given has the entry of both languages, or else, if
 * that was worked out across a third, as both texts have its words; empty if only one has. In
 * `text`. */
static retold_span entry_label(const comparing *c, uint32_t key, bool shared,
                               char text[RT_ENTRY_LABEL_MAX])
{
    const rt_lexicon_entry entry = rt_lexicon_read_key(&c->explanation.lexicon, key, 0, 1);
    if (entry.source == RT_LEXICON_NEW) {
        return shared ? rt_entry_label(&c->labels, &entry, text) : rt_span(NULL, 0);
    }
    retold_lexicon_entry row = retold_lexicon_get(c->lexicon, entry.source);
    return rt_join_words(row.word_a, row.word_b, text);
}

/* How the key of anything but a name reads: as the finder has said, or else as it stands there. */
static bool append_label(const comparing *c, uint32_t key, const retold_anchor *anchor,
                         rt_buffer *strings)
{
    char text[RT_ENTRY_LABEL_MAX];
    bool shared = anchor->a_count > 0 && anchor->b_count > 0;
    retold_span label = anchor->kind == RETOLD_ANCHOR_LEXICON ? entry_label(c, key, shared, text)
                                                              : rt_labels_find(&c->labels, key);
    if (label.size == 0) {
        const side *s = &c->sides[anchor->a_count == 0];
        const retold_range *range = anchor->a_count > 0 ? anchor->a : anchor->b;
        label = rt_span(s->text.data + range->begin, range->end - range->begin);
    }
    return rt_buffer_append(strings, label.data, label.size);
}

/* Appends the three strings of an anchor, and notes where they begin. */
static bool append_strings(const comparing *c, uint32_t key, const retold_anchor *anchor,
                           rt_buffer *strings, size_t starts[STRINGS])
{
    bool name = anchor->kind == RETOLD_ANCHOR_PREFIX || anchor->kind == RETOLD_ANCHOR_SKELETON;
    starts[0] = strings->size;
    if (!name) {
        bool done = append_label(c, key, anchor, strings);
        starts[1] = starts[2] = strings->size;
        return done;
    }
    char roman[RT_ROMAN_ROOM];
    const side *s = &c->sides[anchor->a_count == 0];
    const retold_range *range = anchor->a_count > 0 ? anchor->a : anchor->b;
    bool done = append_name_key(anchor->kind, read_name(s, range, roman), strings);
    starts[1] = strings->size;
    done = done && append_reading(&c->sides[0], anchor->a, anchor->a_count, strings);
    starts[2] = strings->size;
    return done && append_reading(&c->sides[1], anchor->b, anchor->b_count, strings);
}

static void set_strings(storage *store, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        retold_anchor *anchor = &store->anchors[i];
        retold_span *spans[STRINGS] = {&anchor->key, &anchor->reading_a, &anchor->reading_b};
        for (size_t j = 0; j < STRINGS; j++) {
            const size_t *start = &store->starts[STRINGS * i + j];
            *spans[j] = rt_span(store->strings.data + start[0], start[1] - start[0]);
        }
    }
}

static bool fill_anchors(const comparing *c, storage *store)
{
    const rt_explanation *e = &c->explanation;
    size_t count = e->shared_count + e->only_count[0] + e->only_count[1];
    size_t range_count = c->notes[0].count + c->notes[1].count;
    store->anchors = malloc((count + 1) * sizeof *store->anchors);
    store->ranges = malloc((range_count + 1) * sizeof *store->ranges);
    store->starts = malloc((STRINGS * count + 1) * sizeof *store->starts);
    if (store->anchors == NULL || store->ranges == NULL || store->starts == NULL) {
        return false;
    }
    retold_range *ranges = store->ranges;
    for (size_t i = 0; i < count; i++) {
        const rt_explained_anchor *from = &e->anchors[i];
        retold_anchor *anchor = &store->anchors[i];
        *anchor = (retold_anchor){.kind = (retold_anchor_kind)rt_anchor_kind_of(from->key),
                                  .weight = (double)from->weight};
        anchor->a = ranges;
        anchor->a_count = list_ranges(c, from, 0, ranges);
        ranges += anchor->a_count;
        anchor->b = ranges;
        anchor->b_count = list_ranges(c, from, 1, ranges);
        ranges += anchor->b_count;
        if (!append_strings(c, from->key, anchor, &store->strings, store->starts + STRINGS * i)) {
            return false;
        }
    }
    store->starts[STRINGS * count] = store->strings.size;
    set_strings(store, count);
    return true;
}

/* --------------------------------------------------------------------- both */

static void storage_free(storage *store)
{
    if (store != NULL) {
        free(store->anchors);
        free(store->ranges);
        free(store->starts);
        rt_buffer_release(&store->strings);
        free(store);
    }
}

static retold_status check_text(const char *which, retold_span text, retold_error *error)
{
    if (text.size > INT32_MAX) {
        return rt_fail_fault(error, RETOLD_FAULT_TOO_LONG, "text %s is longer than 2 GiB", which);
    }
    size_t bad = rt_utf8_check(text);
    if (bad < text.size) {
        rt_fail_fault(error, RETOLD_FAULT_INVALID_UTF8, "text %s is not valid UTF-8", which);
        rt_error_place(error, "", 0, bad);
        return RETOLD_UNUSABLE;
    }
    return RETOLD_OK;
}

static retold_status check(const retold_translation_options *options, const retold_document *a,
                           const retold_document *b, retold_error *error)
{
    retold_options all;
    retold_options_init(&all);
    all.translation = *options;
    retold_status status = retold_options_check(&all, error);
    if (status == RETOLD_OK) {
        status = check_text("A", a->text, error);
    }
    return status == RETOLD_OK ? check_text("B", b->text, error) : status;
}

retold_status retold_compare_translation(const retold_translation_options *options,
                                         const retold_document *a, const retold_document *b,
                                         retold_translation *translation, retold_error *error)
{
    retold_status status = check(options, a, b, error);
    if (status != RETOLD_OK) {
        return status;
    }
    comparing c = {.lexicon = options->lexicon};
    storage *store = calloc(1, sizeof *store);
    bool done = store != NULL && read_both(&c, a, b) && explain(&c) && fill_anchors(&c, store);
    if (done) {
        retold_translation result = {.storage = store};
        judge(&c, options->threshold, &result, store->features);
        result.shared = store->anchors;
        result.shared_count = c.explanation.shared_count;
        result.only_a = result.shared + result.shared_count;
        result.only_a_count = c.explanation.only_count[0];
        result.only_b = result.only_a + result.only_a_count;
        result.only_b_count = c.explanation.only_count[1];
        *translation = result;
    } else {
        storage_free(store);
    }
    comparing_release(&c);
    return done ? RETOLD_OK : rt_fail_memory(error);
}

void retold_translation_release(retold_translation *translation)
{
    storage_free(translation->storage);
    *translation = (retold_translation){.storage = NULL};
}
