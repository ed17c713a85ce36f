/* Two texts compared as translations: the same as the corpus says, and all of it explained. */
#include "cross/name_keys.h"
#include "cross/score.h"
#include "support.h"

#include <math.h>
#include <stdlib.h>
#include <unistd.h>

static retold_options options;
static retold_translation t;

static void set_options(void)
{
    retold_options_init(&options);
    t = (retold_translation){.storage = NULL};
}

static void release(void)
{
    retold_translation_release(&t);
}

static retold_document in_language(const char *text, const char *lang)
{
    return (retold_document){.text = rt_span_of(text), .lang = rt_span_of(lang)};
}

static void compare(const retold_document *a, const retold_document *b)
{
    retold_error error;
    retold_translation_release(&t);
    retold_status status = retold_compare_translation(&options.translation, a, b, &t, &error);
    ck_assert_msg(status == RETOLD_OK, "%s", error.message);
}

/* ------------------------------------------------------------------ stories */

static const char folder[] = "tests/data/stories/";

static void read_story(const char *name, rt_buffer *text)
{
    char path[256];
    char part[4096];
    snprintf(path, sizeof path, "%s%s.txt", folder, name);
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "cannot open %s: run in the root of the source tree", path);
    size_t size;
    rt_buffer_init(text);
    while ((size = fread(part, 1, sizeof part, file)) > 0) {
        ck_assert(rt_buffer_append(text, part, size));
    }
    fclose(file);
}

/* What a corpus of the two says; 0 if it says nothing. */
static retold_pair pair_in_corpus(const retold_document *a, const retold_document *b)
{
    options.translation.threshold = 0.01;
    retold_corpus *corpus = new_corpus(&options);
    retold_document documents[] = {*a, *b};
    documents[0].id = rt_span_of("a");
    documents[1].id = rt_span_of("b");
    for (int i = 0; i < 2; i++) {
        ck_assert_int_eq(retold_corpus_add(corpus, &documents[i], NULL), RETOLD_OK);
    }
    retold_result *result = match(corpus);
    size_t count;
    const retold_pair *pairs = retold_result_pairs(result, &count);
    ck_assert_uint_le(count, 1);
    retold_pair pair = count > 0 ? pairs[0] : (retold_pair){.score = 0};
    pair.shared = NULL; /* the result's */
    retold_result_free(result);
    retold_corpus_free(corpus);
    return pair;
}

static bool is_name(const retold_anchor *anchor)
{
    return anchor->kind == RETOLD_ANCHOR_PREFIX || anchor->kind == RETOLD_ANCHOR_SKELETON;
}

static bool between_characters(retold_span text, size_t at)
{
    return at == text.size || ((unsigned char)text.data[at] & 0xc0) != 0x80;
}

static void check_ranges(retold_span text, const retold_range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        REQUIRE(ranges[i].begin < ranges[i].end && ranges[i].end <= text.size, "outside the text");
        REQUIRE(between_characters(text, ranges[i].begin) &&
                    between_characters(text, ranges[i].end),
                "inside a character");
        REQUIRE(i == 0 || ranges[i - 1].begin < ranges[i].begin ||
                    (ranges[i - 1].begin == ranges[i].begin && ranges[i - 1].end < ranges[i].end),
                "out of order, or twice");
    }
}

/* The key is what both readings lead to. */
static void check_reading(const retold_anchor *anchor, retold_span reading, size_t count)
{
    char letters[RT_NAME_KEY_LABEL];
    if (!is_name(anchor) || count == 0) {
        REQUIRE(reading.size == 0, "a reading of what is no name");
        return;
    }
    rt_name_keys keys = rt_name_keys_of(reading);
    size_t size = rt_name_key_label(
        anchor->kind == RETOLD_ANCHOR_PREFIX ? keys.prefix : keys.skeleton, letters);
    REQUIRE(rt_span_equal(anchor->key, rt_span(letters, size)), "%.*s does not read %.*s",
            (int)reading.size, reading.data, (int)anchor->key.size, anchor->key.data);
}

static void check_anchors(const retold_anchor *anchors, size_t count, bool in_a, bool in_b,
                          retold_span a, retold_span b)
{
    for (size_t i = 0; i < count; i++) {
        const retold_anchor *anchor = &anchors[i];
        REQUIRE(anchor->kind < RETOLD_ANCHOR_KIND_COUNT && anchor->key.size > 0, "no key");
        REQUIRE(anchor->weight > 0 && (i == 0 || anchors[i - 1].weight >= anchor->weight),
                "not by weight");
        REQUIRE((anchor->a_count > 0) == in_a && (anchor->b_count > 0) == in_b,
                "in the wrong list");
        check_ranges(a, anchor->a, anchor->a_count);
        check_ranges(b, anchor->b, anchor->b_count);
        check_reading(anchor, anchor->reading_a, anchor->a_count);
        check_reading(anchor, anchor->reading_b, anchor->b_count);
    }
}

static void check_parts(void)
{
    double sum = t.constant;
    for (size_t i = 0; i < t.feature_count; i++) {
        const retold_feature *feature = &t.features[i];
        REQUIRE(feature->part == feature->weight * feature->value, "%s", feature->name);
        sum += feature->part;
    }
    ck_assert_double_eq_tol(sum, t.logit, 1e-9);
    if (t.obstacle == RETOLD_OBSTACLE_NONE) {
        ck_assert_double_eq_tol(t.probability, 1 / (1 + exp(-t.logit)), 1e-12);
    }
}

/* Which translations are likely and which are not does not matter here: all must agree. */
static const char *const story_names[] = {
    "bridge-opening.en",   "bridge-opening.ru", "bridge-opening.zh",
    "ferry-rescue.de",     "ferry-rescue.ja",   "ferry-rescue.ar",
    "ferry-rescue-cut.es", "museum-theft.en",   "museum-theft-review.ru"};

enum { STORIES = sizeof story_names / sizeof *story_names };

static void check_same_as_in_corpus(const retold_document *a, const retold_document *b,
                                    const char *name_a, const char *name_b)
{
    retold_pair pair = pair_in_corpus(a, b);
    bool same = pair.relation == RETOLD_TRANSLATION;
    REQUIRE(same == (t.relation == RETOLD_TRANSLATION), "%s and %s", name_a, name_b);
    REQUIRE(!same || (pair.score == t.probability && pair.coverage == t.coverage),
            "%s and %s: %.17g in a corpus, else %.17g", name_a, name_b, pair.score, t.probability);
}

START_TEST(test_same_as_in_corpus)
{
    rt_buffer texts[STORIES];
    for (size_t i = 0; i < STORIES; i++) {
        read_story(story_names[i], &texts[i]);
    }
    size_t found = 0;
    for (size_t i = 0; i < STORIES; i++) {
        for (size_t j = 0; j < STORIES; j++) {
            retold_span a = span_of(&texts[i]);
            retold_span b = span_of(&texts[j]);
            retold_document document_a = {.text = a};
            retold_document document_b = {.text = b};
            compare(&document_a, &document_b);
            if ((i + j) % 2 != 0) { /* in either order; of one text there is no pair */
                check_same_as_in_corpus(&document_a, &document_b, story_names[i], story_names[j]);
            }
            found += t.relation == RETOLD_TRANSLATION;
            check_parts();
            check_anchors(t.shared, t.shared_count, true, true, a, b);
            check_anchors(t.only_a, t.only_a_count, true, false, a, b);
            check_anchors(t.only_b, t.only_b_count, false, true, a, b);
        }
    }
    ck_assert_uint_ge(found, 18);
    for (size_t i = 0; i < STORIES; i++) {
        rt_buffer_release(&texts[i]);
    }
}
END_TEST

/* --------------------------------------------------------------- what is shared */

static const retold_anchor *find(const retold_anchor *anchors, size_t count,
                                 retold_anchor_kind kind, const char *key)
{
    for (size_t i = 0; i < count; i++) {
        if (anchors[i].kind == kind && rt_span_equal(anchors[i].key, rt_span_of(key))) {
            return &anchors[i];
        }
    }
    return NULL;
}

static bool is_spelled(const char *text, const retold_range *range, const char *spelling)
{
    return rt_span_equal(rt_span(text + range->begin, range->end - range->begin),
                         rt_span_of(spelling));
}

static void check_shared(const char *text_a, const char *text_b, retold_anchor_kind kind,
                         const char *key, const char *spelling_a, const char *spelling_b)
{
    const retold_anchor *anchor = find(t.shared, t.shared_count, kind, key);
    ck_assert_msg(anchor != NULL, "%s %s is not shared", retold_anchor_kind_name(kind), key);
    ck_assert_msg(is_spelled(text_a, &anchor->a[0], spelling_a), "A does not spell %s", spelling_a);
    ck_assert_msg(is_spelled(text_b, &anchor->b[0], spelling_b), "B does not spell %s", spelling_b);
}

START_TEST(test_why)
{
    static const char en[] = "On 6 October 2021 Vladimir Putin met police in Russia and Ghana.";
    static const char fr[] =
        "Le 6 octobre 2021, Vladimir Poutine a vu la police en Russie. Poutine !";
    retold_document a = in_language(en, "en-GB");
    retold_document b = in_language(fr, "fr");
    compare(&a, &b);
    check_shared(en, fr, RETOLD_ANCHOR_SKELETON, "ptn", "Putin", "Poutine");
    check_shared(en, fr, RETOLD_ANCHOR_PREFIX, "putin", "Putin", "Poutine");
    check_shared(en, fr, RETOLD_ANCHOR_NUMBER, "2021-10-06", "6 October 2021", "6 octobre 2021");
    check_shared(en, fr, RETOLD_ANCHOR_PLACE, "russia", "Russia", "Russie");
    check_shared(en, fr, RETOLD_ANCHOR_PLACE, "october", "October", "octobre");
    check_shared(en, fr, RETOLD_ANCHOR_CONCEPT, "police officer", "police", "police");
    const retold_anchor *putin = find(t.shared, t.shared_count, RETOLD_ANCHOR_SKELETON, "ptn");
    ck_assert(rt_span_equal(putin->reading_a, rt_span_of("putin")));
    ck_assert(rt_span_equal(putin->reading_b, rt_span_of("poutine")));
    ck_assert_uint_eq(putin->a_count, 1);
    ck_assert_uint_eq(putin->b_count, 2);
    ck_assert(is_spelled(fr, &putin->b[1], "Poutine"));
    ck_assert_ptr_nonnull(find(t.only_a, t.only_a_count, RETOLD_ANCHOR_PLACE, "ghana"));
    ck_assert_ptr_null(find(t.only_b, t.only_b_count, RETOLD_ANCHOR_PLACE, "ghana"));
    ck_assert_str_eq(t.lang_a, "en-GB");
    ck_assert_str_eq(t.lang_b, "fr");
}
END_TEST

/* Names of several tokens, runs of characters and months in figures have their whole range. */
START_TEST(test_scripts)
{
    static const char en[] = "In June Lukashenko left the United States for 7.5% of 35 million.";
    static const char ja[] = "6月、ルカシェンコはアメリカ合衆国を3500万の7.5％で去った。";
    static const char ar[] = "غادر لوكاشينكو الولايات المتحدة بنسبة ٧٫٥٪";
    retold_document a = in_language(en, "en");
    retold_document b = in_language(ja, "ja");
    compare(&a, &b);
    check_shared(en, ja, RETOLD_ANCHOR_SKELETON, "rksnk", "Lukashenko", "ルカシェンコ");
    check_shared(en, ja, RETOLD_ANCHOR_PLACE, "united states", "United States", "アメリカ合衆国");
    check_shared(en, ja, RETOLD_ANCHOR_PLACE, "june", "June", "6月");
    check_shared(en, ja, RETOLD_ANCHOR_NUMBER, "35000000", "35 million", "3500万");
    check_shared(en, ja, RETOLD_ANCHOR_NUMBER, "7.5", "7.5", "7.5");
    b = in_language(ar, "ar");
    compare(&a, &b);
    check_shared(en, ar, RETOLD_ANCHOR_SKELETON, "rksnk", "Lukashenko", "لوكاشينكو");
    check_shared(en, ar, RETOLD_ANCHOR_PLACE, "united states", "United States", "الولايات المتحدة");
    check_shared(en, ar, RETOLD_ANCHOR_NUMBER, "7.5", "7.5", "٧٫٥");
}
END_TEST

/* What a lexicon says is shared, too, but not if it rests on the pair itself: "jardin" stands only
 * because this pair has it once more. */
START_TEST(test_lexicon)
{
    static const char rows[] =
        "# retold lexicon, version 1: lang_a, word_a, lang_b, word_b, both, count_a, count_b\n"
        "en\tgarden\tfr\tjardin\t2\t2\t2\n"
        "en\thouse\tfr\tmaison\t30\t33\t31\n";
    static const char en[] =
        "A house and a garden in Moscow, 1234, 567 and a house in Kyiv in 2021.";
    static const char fr[] =
        "Les maisons et le jardin de Moscou, 1234, 567, Kyiv en 2021 : maison.";
    char path[] = "/tmp/retold-lexicon-XXXXXX";
    int file = mkstemp(path);
    ck_assert_int_eq(write(file, rows, sizeof rows - 1), sizeof rows - 1);
    close(file);
    retold_lexicon *lexicon = NULL;
    ck_assert_int_eq(retold_lexicon_load(path, &lexicon, NULL), RETOLD_OK);
    remove(path);
    retold_document a = in_language(en, "en");
    retold_document b = in_language(fr, "fr");
    compare(&a, &b);
    double without = t.probability;
    options.translation.lexicon = lexicon;
    compare(&a, &b);
    check_shared(en, fr, RETOLD_ANCHOR_LEXICON, "house=maison", "house", "maison");
    const retold_anchor *house =
        find(t.shared, t.shared_count, RETOLD_ANCHOR_LEXICON, "house=maison");
    ck_assert_uint_eq(house->a_count, 2);
    ck_assert_uint_eq(house->b_count, 1);
    ck_assert_uint_eq(house->reading_a.size + house->reading_b.size, 0);
    ck_assert_ptr_null(find(t.shared, t.shared_count, RETOLD_ANCHOR_LEXICON, "garden=jardin"));
    ck_assert_double_ne(t.probability, without);
    check_parts();
    check_same_as_in_corpus(&a, &b, "en", "fr");
    b = in_language("Un jardin et 77 maison", "fr");
    a = in_language("No number but 78", "en");
    compare(&a, &b);
    ck_assert_ptr_nonnull(find(t.only_b, t.only_b_count, RETOLD_ANCHOR_LEXICON, "house=maison"));
    retold_lexicon_free(lexicon);
}
END_TEST

/* ------------------------------------------------------------------- obstacles */

static void check_obstacle(retold_document a, retold_document b, retold_obstacle obstacle)
{
    options.translation.threshold = 0.01;
    compare(&a, &b);
    ck_assert_str_eq(retold_obstacle_name(t.obstacle), retold_obstacle_name(obstacle));
    ck_assert_int_eq(t.relation, RETOLD_UNRELATED);
    ck_assert_double_eq(t.probability, 0);
    bool scored = obstacle == RETOLD_OBSTACLE_SAME_WORDS;
    ck_assert_uint_eq(t.feature_count, scored ? RT_FEATURE_COUNT : 0);
    ck_assert(scored || t.logit == 0);
    check_parts();
}

START_TEST(test_obstacles)
{
    rt_buffer en, de;
    read_story("bridge-opening.en", &en);
    read_story("bridge-opening.de", &de);
    retold_document english = {.text = span_of(&en)};
    retold_document german = {.text = span_of(&de)};
    retold_document called_german = {.text = span_of(&en), .lang = rt_span_of("de")};
    retold_document short_text = in_language("Poutine", "");
    check_obstacle(english, short_text, RETOLD_OBSTACLE_UNKNOWN_LANGUAGE);
    ck_assert_str_eq(t.lang_b, "und");
    check_obstacle(short_text, english, RETOLD_OBSTACLE_UNKNOWN_LANGUAGE);
    check_obstacle(in_language("", ""), german, RETOLD_OBSTACLE_UNKNOWN_LANGUAGE);
    check_obstacle(german, called_german, RETOLD_OBSTACLE_SAME_LANGUAGE);
    check_obstacle(in_language("Oslo", "no"), in_language("Oslo", "nb-NO"),
                   RETOLD_OBSTACLE_SAME_LANGUAGE);
    check_obstacle(english, called_german, RETOLD_OBSTACLE_SAME_WORDS);
    ck_assert_double_gt(t.logit, 0);
    check_obstacle(in_language("", "en"), german, RETOLD_OBSTACLE_NOTHING_SHARED);
    check_obstacle(in_language("12345", "en"), in_language("54321", "de"),
                   RETOLD_OBSTACLE_NOTHING_SHARED);
    ck_assert_uint_eq(t.only_a_count, 1);
    ck_assert_uint_eq(t.only_b_count, 1);
    rt_buffer_release(&en);
    rt_buffer_release(&de);
}
END_TEST

START_TEST(test_refuses)
{
    retold_error error;
    retold_document good = in_language("Moscou, 12 345", "fr");
    retold_document broken = in_language("Moscow \xff", "en");
    t.shared_count = 77;
    retold_status status =
        retold_compare_translation(&options.translation, &good, &broken, &t, &error);
    ck_assert_int_eq(status, RETOLD_UNUSABLE);
    ck_assert_int_eq(error.fault, RETOLD_FAULT_INVALID_UTF8);
    ck_assert_uint_eq(error.offset, 7);
    ck_assert_ptr_nonnull(strstr(error.message, "text B"));
    status = retold_compare_translation(&options.translation, &broken, &good, &t, NULL);
    ck_assert_int_eq(status, RETOLD_UNUSABLE);
    options.translation.threshold = NAN;
    status = retold_compare_translation(&options.translation, &good, &good, &t, &error);
    ck_assert_int_eq(status, RETOLD_INVALID);
    ck_assert_uint_eq(t.shared_count, 77);
    t.shared_count = 0;
}
END_TEST

/* A language's tag may be anything, and so may the text. */
START_TEST(test_odd_documents)
{
    enum { MANY = 20000 };
    rt_buffer numbers, name, marks;
    rt_buffer_init(&numbers);
    rt_buffer_init(&name);
    rt_buffer_init(&marks);
    for (unsigned i = 0; i < MANY; i++) {
        char number[16];
        snprintf(number, sizeof number, "%u ", 7 * i);
        append(&numbers, number);
        append(&name, "Poutine ");
        append(&marks,
               i % 2 ? "\xe2\x80\x8f\xd8\xa3 Putin \xe2\x80\xae" : "\xe4\xb8\xad\xd7\x90 12");
    }
    retold_document documents[] = {
        {.text = span_of(&numbers), .lang = rt_span_of("fr")},
        {.text = span_of(&name), .lang = rt_span_of("-_-")},
        {.text = span_of(&marks), .lang = rt_span_of("he")},
        {.text = span_of(&numbers), .lang = rt_span_of("a-language-tag-of-very-many-letters")}};
    enum { DOCUMENTS = sizeof documents / sizeof *documents };
    for (size_t i = 0; i < DOCUMENTS; i++) {
        for (size_t j = 0; j < DOCUMENTS; j++) {
            compare(&documents[i], &documents[j]);
            check_parts();
            check_anchors(t.shared, t.shared_count, true, true, documents[i].text,
                          documents[j].text);
        }
    }
    rt_buffer_release(&numbers);
    rt_buffer_release(&name);
    rt_buffer_release(&marks);
}
END_TEST

/* ----------------------------------------------------------------------- names */

START_TEST(test_feature_names)
{
    for (int i = 0; i < RT_FEATURE_COUNT; i++) {
        ck_assert_msg(rt_feature_name(i) != NULL && rt_feature_subject(i) != NULL,
                      "feature %d has no name", i);
        for (int j = 0; j < i; j++) {
            ck_assert_str_ne(rt_feature_name(i), rt_feature_name(j));
        }
    }
    ck_assert_str_eq(rt_feature_name(RT_FEATURE_ORDER), "order");
    ck_assert_str_eq(rt_feature_name(RT_FEATURES_PER_KIND * RT_ANCHOR_SKELETON + RT_KIND_ALIGNED),
                     "skeleton_aligned");
}
END_TEST

START_TEST(test_kind_names)
{
    ck_assert_str_eq(retold_anchor_kind_name(RETOLD_ANCHOR_SKELETON), "skeleton");
    ck_assert_str_eq(retold_anchor_kind_name(RETOLD_ANCHOR_KIND_COUNT), "unknown");
    ck_assert_str_eq(retold_obstacle_name(RETOLD_OBSTACLE_NONE), "none");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("compare translation");
    TCase *tests = tcase_create("compare translation");
    tcase_add_checked_fixture(tests, set_options, release);
    tcase_set_timeout(tests, 120);
    tcase_add_test(tests, test_same_as_in_corpus);
    tcase_add_test(tests, test_why);
    tcase_add_test(tests, test_scripts);
    tcase_add_test(tests, test_lexicon);
    tcase_add_test(tests, test_obstacles);
    tcase_add_test(tests, test_refuses);
    tcase_add_test(tests, test_odd_documents);
    tcase_add_test(tests, test_feature_names);
    tcase_add_test(tests, test_kind_names);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
