/* What is measured of texts, lines that many documents have, scopes, splits and absent fields. */
#define _XOPEN_SOURCE 700
#include "support.h"
#include "text/measure.h"
#include "text/mojibake.h"

#include <stdlib.h>
#include <unistd.h>

/* ------------------------------------------------------------------- texts */

static rt_measured measured(const char *text)
{
    rt_measurer measurer = {0};
    rt_measured result;
    ck_assert(rt_measure(&measurer, rt_span_of(text), &result));
    rt_measurer_release(&measurer);
    return result;
}

START_TEST(test_lines)
{
    static const struct {
        const char *text;
        uint64_t lines, repeated, characters;
    } cases[] = {
        {"", 0, 0, 0},
        {"\n \r\n\t\n", 0, 0, 6},
        {"one", 1, 0, 3},
        {"one\none", 2, 1, 7},
        {" one\t\r\none \n\none", 3, 2, 16},
        {"one\ntwo\none\ntwo\none\n", 5, 3, 20},
        {"é\n漢字\né\n", 3, 1, 7},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        rt_measured m = measured(cases[i].text);
        ck_assert_uint_eq(m.lines, cases[i].lines);
        ck_assert_uint_eq(m.repeated_lines, cases[i].repeated);
        ck_assert_uint_eq(m.bytes.characters, cases[i].characters);
    }
}
END_TEST

START_TEST(test_broken_text)
{
    static const struct {
        const char *text;
        uint64_t replacements, controls, mojibake;
    } cases[] = {
        {"plain text,\twith a tab\r\nand lines\v\f", 0, 0, 0},
        {"caf\xef\xbf\xbd \xef\xbf\xbd", 2, 0, 0},
        {"\xef\xbf\xbc", 0, 0, 0}, /* U+FFFC */
        {"\x01\x08\x0e\x1f\x7f", 0, 5, 0},
        {"\xc2\x80\xc2\x9f\xc2\xa0", 0, 2, 0}, /* C1, then a no-break space */
        {"cafÃ© donâ€™t naÃ¯ve", 0, 0, 3},
        {"café « changé\u00a0» „Spaß“ IRMÃO é—", 0, 0, 0},
        {"ÐŸÑ€Ð¸Ð²ÐµÑ‚", 0, 0, 6},
        {"日本語 Привет ação", 0, 0, 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        rt_measured m = measured(cases[i].text);
        REQUIRE(m.bytes.replacements == cases[i].replacements, "replacements of %zu", i);
        REQUIRE(m.bytes.controls == cases[i].controls, "controls of %zu", i);
        uint64_t mojibake = rt_mojibake_count(rt_span_of(cases[i].text));
        REQUIRE(mojibake == cases[i].mojibake, "mojibake of %zu: %d", i, (int)mojibake);
    }
}
END_TEST

/* The block sums against counting one by one. */
START_TEST(test_long_random_texts)
{
    rng r = {7};
    rt_buffer text;
    rt_buffer_init(&text);
    for (size_t round = 0; round < 200; round++) {
        uint64_t characters = rng_below(&r, 1000);
        uint64_t controls = 0;
        text.size = 0;
        for (size_t i = 0; i < characters; i++) {
            static const uint32_t some[] = {'a', ' ', '\n', 1, 0x7f, 0x85, 0xe9, 0x416, 0x6f22};
            uint32_t c = some[rng_below(&r, sizeof some / sizeof *some)];
            controls += c == 1 || c == 0x7f || c == 0x85;
            append_code_point(&text, c);
        }
        rt_measurer measurer = {0};
        rt_measured m;
        ck_assert(rt_measure(&measurer, rt_span(text.data, text.size), &m));
        REQUIRE(m.bytes.characters == characters && m.bytes.controls == controls, "round %zu",
                round);
        rt_measurer_release(&measurer);
    }
    rt_buffer_release(&text);
}
END_TEST

/* Vectors count what scalar code does, wherever sequences meet the ends of blocks. */
START_TEST(test_vector_counts)
{
    static const uint32_t some[] = {'a',   ' ',   '\n', 1,      0x7f,   0x85,   0x9f,   0xa0,
                                    0x416, 0x7fd, 0xbf, 0x6f22, 0xfffd, 0xfffc, 0xffbd, 0x1f4f0};
    rng r = {23};
    rt_buffer text;
    rt_buffer_init(&text);
    for (size_t round = 0; round < 2000; round++) {
        size_t characters = rng_below(&r, 300);
        size_t kinds = 1 + rng_below(&r, sizeof some / sizeof *some);
        text.size = 0;
        for (size_t i = 0; i < characters; i++) {
            append_code_point(&text, some[rng_below(&r, kinds)]);
        }
        rt_byte_counts expected;
        uint64_t newlines[2][2000];
        size_t words = RT_NEWLINE_WORDS(text.size);
        memset(newlines, 0xaa, sizeof newlines);
        rt_byte_counts_for(RETOLD_SIMD_SCALAR)(rt_span(text.data, text.size), &expected,
                                               newlines[0]);
        for (size_t i = 0; i < 64 * words; i++) {
            bool newline = i < text.size && text.data[i] == '\n';
            REQUIRE((newlines[0][i / 64] >> i % 64 & 1) == newline, "byte %zu", i);
        }
        ck_assert_uint_eq(expected.characters, characters);
        static const retold_simd simds[] = {RETOLD_SIMD_AUTO, RETOLD_SIMD_AVX2, RETOLD_SIMD_AVX512};
        for (size_t i = 0; i < sizeof simds / sizeof *simds; i++) {
            rt_byte_counts_function *count = rt_byte_counts_for(simds[i]);
            rt_byte_counts counts = expected;
            if (count != NULL) {
                count(rt_span(text.data, text.size), &counts, newlines[1]);
                ck_assert(memcmp(newlines[0], newlines[1], words * sizeof *newlines[0]) == 0);
            }
            REQUIRE(memcmp(&counts, &expected, sizeof counts) == 0, "round %zu, vectors %zu", round,
                    i);
        }
    }
    rt_buffer_release(&text);
}
END_TEST

/* ------------------------------------------------------------------ corpora */

static retold_corpus *measured_corpus(unsigned measure, const char *split_field)
{
    retold_options options;
    retold_corpus *corpus = NULL;
    retold_options_init(&options);
    options.translation.enabled = false;
    options.measure = measure;
    options.read.split_field = split_field;
    ck_assert_int_eq(retold_corpus_new(&options, &corpus, NULL), RETOLD_OK);
    return corpus;
}

static retold_status add(retold_corpus *corpus, const char *id, const char *text)
{
    retold_document document = {.id = rt_span_of(id), .text = rt_span_of(text)};
    return retold_corpus_add(corpus, &document, NULL);
}

/* Line k stands in every k-th document, twice. */
START_TEST(test_common_lines)
{
    enum { DOCUMENTS = 3000, LINES = 7 };
    retold_corpus *corpus = measured_corpus(RETOLD_MEASURE_TEXT, NULL);
    for (unsigned i = 0; i < DOCUMENTS; i++) {
        char text[1024];
        int size = snprintf(text, sizeof text, "a line of document %u alone\nshort\n", i);
        for (unsigned k = 2; k < 2 + LINES; k++) {
            if (i % k == k - 1) {
                size += snprintf(text + size, sizeof text - (size_t)size,
                                 "  line number %u of some\nline number %u of some\n", k, k);
            }
        }
        retold_corpus_set_scope(corpus, i % 2);
        ck_assert_int_eq(add(corpus, "", text), RETOLD_OK);
    }
    retold_common_line *lines;
    size_t count;
    ck_assert_int_eq(retold_corpus_common_lines(corpus, UINT64_MAX, 2, &lines, &count, NULL),
                     RETOLD_OK);
    ck_assert_uint_eq(count, LINES);
    for (unsigned k = 2; k < 2 + LINES; k++) {
        char text[64];
        snprintf(text, sizeof text, "line number %u of some", k);
        ck_assert_uint_eq(lines[k - 2].documents, DOCUMENTS / k);
        ck_assert_uint_eq(lines[k - 2].first, k - 1);
        ck_assert(rt_span_equal(lines[k - 2].text, rt_span_of(text)));
    }
    retold_common_lines_free(lines);
    ck_assert_int_eq(retold_corpus_common_lines(corpus, 1, DOCUMENTS / 4, &lines, &count, NULL),
                     RETOLD_OK);
    ck_assert_uint_eq(count, 0); /* line 2 stands in odd documents only, line 3 in 500 even ones */
    retold_common_lines_free(lines);
    ck_assert_int_eq(retold_corpus_common_lines(corpus, 2, DOCUMENTS / 4 + 1, &lines, &count, NULL),
                     RETOLD_OK);
    ck_assert_uint_eq(count, 1);
    retold_common_lines_free(lines);
    retold_corpus_free(corpus);
}
END_TEST

START_TEST(test_nothing_measured)
{
    retold_corpus *corpus = measured_corpus(0, NULL);
    retold_measures measures;
    retold_common_line *lines;
    size_t count;
    ck_assert_int_eq(add(corpus, "a", "the same line of some length"), RETOLD_OK);
    ck_assert(!retold_corpus_measures(corpus, 0, &measures));
    ck_assert_int_eq(retold_corpus_common_lines(corpus, UINT64_MAX, 1, &lines, &count, NULL),
                     RETOLD_OK);
    ck_assert_uint_eq(count, 0);
    retold_common_lines_free(lines);
    retold_corpus_free(corpus);
}
END_TEST

START_TEST(test_languages)
{
    static const char german[] = "Der Bürgermeister sagte am Montag, dass die Schule bis zum Ende "
                                 "der Woche geschlossen bleibt und niemand verletzt wurde.";
    for (unsigned measure = RETOLD_MEASURE_TEXT; measure < 8; measure++) {
        retold_corpus *corpus = measured_corpus(measure | RETOLD_MEASURE_TEXT, NULL);
        retold_document declared = {.text = rt_span_of(german), .lang = rt_span_of("en")};
        ck_assert_int_eq(add(corpus, "", german), RETOLD_OK);
        ck_assert_int_eq(retold_corpus_add(corpus, &declared, NULL), RETOLD_OK);
        for (uint32_t i = 0; i < 2; i++) {
            retold_measures measures;
            bool looked = (measure & RETOLD_MEASURE_LANG) ||
                          (i == 1 && (measure & RETOLD_MEASURE_DECLARED_LANG));
            ck_assert(retold_corpus_measures(corpus, i, &measures));
            ck_assert_int_eq(measures.lang_reliable, looked);
            ck_assert(rt_span_equal(measures.lang, rt_span_of(looked ? "de" : "")));
        }
        retold_corpus_free(corpus);
    }
}
END_TEST

START_TEST(test_ids_are_unique_within_a_scope)
{
    retold_corpus *corpus = measured_corpus(0, NULL);
    for (unsigned scope = 0; scope < RETOLD_SCOPE_COUNT; scope++) {
        retold_corpus_set_scope(corpus, scope);
        ck_assert_int_eq(add(corpus, "same", "one two three"), RETOLD_OK);
        ck_assert_int_eq(add(corpus, "same", "four five six"), RETOLD_UNUSABLE);
    }
    for (uint32_t i = 0; i < RETOLD_SCOPE_COUNT; i++) {
        retold_document_info info;
        retold_corpus_document(corpus, i, &info);
        ck_assert_uint_eq(info.scope, i);
    }
    retold_corpus_free(corpus);
}
END_TEST

#define BIT(name) RETOLD_FIELD_BIT(RETOLD_FIELD_##name)

/* Reads the bytes from a file named `path`, and checks one document's fields. */
static void check_fields(const char *bytes, unsigned absent, unsigned mistyped, const char *split)
{
    char path[] = "/tmp/retold-fields-XXXXXX";
    int file = mkstemp(path);
    size_t size = strlen(bytes);
    ck_assert_int_eq(write(file, bytes, size), size);
    close(file);
    retold_corpus *corpus = measured_corpus(0, "part");
    retold_document_info info;
    ck_assert_int_eq(retold_corpus_read(corpus, path, NULL), RETOLD_OK);
    retold_corpus_document(corpus, 0, &info);
    ck_assert_msg(info.absent == absent, "%s: absent %x", bytes, info.absent);
    ck_assert_msg(info.mistyped == mistyped, "%s: mistyped %x", bytes, info.mistyped);
    ck_assert(rt_span_equal(info.split, rt_span_of(split)));
    ck_assert_str_eq(info.input, path);
    ck_assert_uint_eq(info.record, strstr(bytes, "id,text") ? 2 : 1);
    retold_corpus_free(corpus);
    unlink(path);
}

START_TEST(test_fields)
{
    unsigned rest = BIT(URL) | BIT(DATE) | BIT(LANG);
    check_fields("{\"id\":\"a\",\"text\":\"b\",\"part\":\"train\"}\n", rest, 0, "train");
    check_fields("{\"text\":\"b\",\"url\":[],\"date\":{},\"lang\":true,\"part\":null}\n",
                 BIT(ID) | BIT(SPLIT), rest, "");
    check_fields("{\"id\":7,\"text\":\"b\",\"url\":\"\",\"date\":2024,\"lang\":\"en\"}\n",
                 BIT(URL) | BIT(SPLIT), 0, "");
    check_fields("just text\n", rest | BIT(SPLIT), 0, "");
    check_fields("id,text,part\n,some words here,test\n", rest | BIT(ID), 0, "test");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("measure");
    TCase *measure = tcase_create("measure");
    tcase_set_timeout(measure, 120);
    tcase_add_test(measure, test_lines);
    tcase_add_test(measure, test_broken_text);
    tcase_add_test(measure, test_long_random_texts);
    tcase_add_test(measure, test_vector_counts);
    tcase_add_test(measure, test_common_lines);
    tcase_add_test(measure, test_nothing_measured);
    tcase_add_test(measure, test_languages);
    tcase_add_test(measure, test_ids_are_unique_within_a_scope);
    tcase_add_test(measure, test_fields);
    suite_add_tcase(suite, measure);
    return run_suite(suite);
}
