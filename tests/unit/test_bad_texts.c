/*
 * Texts that nobody writes, with translations looked for: of one number, of 100,000, of one name,
 * of nothing to go by, in all scripts at once, of marks alone, and corpora in which everything is
 * alike, or has a language of its own. Nothing fails, and time and memory grow as the input does.
 */
#define _XOPEN_SOURCE 700
#include "support.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

/* Four times the input may take this many times the time, where a square would take 16. */
enum { SIZES = 4, GROWTH = 9, TRIES = 4 };

static const double slack_seconds = 0.05;
static const double slack_bytes = 24e6;

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0 /* their bookkeeping is no measure of ours */
#endif

static const char *const languages[] = {"en", "de", "ru"};

/* ---------------------------------------------------------------- documents */

static void add(retold_corpus *corpus, const char *lang, const rt_buffer *text)
{
    retold_document document = {.text = span_of(text), .lang = rt_span_of(lang)};
    retold_error error;
    retold_status status = retold_corpus_add(corpus, &document, &error);
    REQUIRE(status == RETOLD_OK, "%s", error.message);
}

static void append_figure(rt_buffer *text, size_t figure)
{
    char shown[32];
    snprintf(shown, sizeof shown, "%zu ", figure);
    append(text, shown);
}

/* Adds a text of one pattern over and over, `size` bytes long. */
static void add_pattern(retold_corpus *corpus, const char *lang, const char *pattern, size_t size)
{
    rt_buffer text;
    rt_buffer_init(&text);
    append(&text, lang); /* so that no two are copies */
    append(&text, " ");
    while (text.size < size) {
        append(&text, pattern);
    }
    add(corpus, lang, &text);
    rt_buffer_release(&text);
}

static void fill_one_number(retold_corpus *corpus, size_t n)
{
    rt_buffer text;
    rt_buffer_init(&text);
    for (size_t i = 0; i < n; i++) {
        text.size = 0;
        append_figure(&text, i);
        add(corpus, languages[i % 3], &text);
    }
    rt_buffer_release(&text);
}

static void fill_many_numbers(retold_corpus *corpus, size_t n)
{
    for (size_t l = 0; l < 3; l++) {
        rng r = {1};
        rt_buffer text;
        rt_buffer_init(&text);
        append(&text, languages[l]);
        for (size_t i = 0; i < n; i++) {
            append(&text, i % 10 == l ? "; " : " ");
            append_figure(&text, rng_below(&r, (size_t)1 << rng_below(&r, 40)));
        }
        add(corpus, languages[l], &text);
        rt_buffer_release(&text);
    }
}

static void fill_one_name(retold_corpus *corpus, size_t n)
{
    add_pattern(corpus, "en", "Putin ", n);
    add_pattern(corpus, "fr", "Poutine ", n);
    add_pattern(corpus, "ru", "Путин ", n);
    add_pattern(corpus, "zh", "普京", n);
    add_pattern(corpus, "ja", "プーチン・", n);
    add_pattern(corpus, "ar", "بوتين ", n);
}

static void fill_no_anchors(retold_corpus *corpus, size_t n)
{
    add_pattern(corpus, "en", "and then they went off again without any word ", n);
    add_pattern(corpus, "de", "und dann gingen sie wieder fort ohne ein wort ", n);
    add_pattern(corpus, "und", "- . , ; : ! ? … — ", n);
    add_pattern(corpus, "ru", "и потом они снова ушли ", n);
}

static void fill_mixed_scripts(retold_corpus *corpus, size_t n)
{
    static const uint32_t scripts[] = {0x41,   0x391,  0x410,  0x5d0,  0x621,  0x905,  0xb85,
                                       0xd85,  0xe01,  0xe81,  0xf40,  0x1000, 0x1200, 0x1780,
                                       0x3041, 0x30a1, 0x4e00, 0xac00, 0x660,  0x20000};
    for (size_t l = 0; l < 3; l++) {
        rng r = {1};
        rt_buffer text;
        rt_buffer_init(&text);
        append(&text, languages[l]);
        while (text.size < n) {
            uint32_t base = scripts[rng_below(&r, sizeof scripts / sizeof *scripts)];
            append_code_point(&text, base + (uint32_t)rng_below(&r, 20));
            append(&text, rng_chance(&r, 0.2) ? " " : "");
        }
        add(corpus, l == 2 ? "" : languages[l], &text);
        rt_buffer_release(&text);
    }
}

/* Marks of direction and joiners, alone and around names and figures. */
static void fill_marks(retold_corpus *corpus, size_t n)
{
    static const char alone[] = "\u200f\u202b\u2067\u061c\u202e\u200d\ufeff";
    static const char within[] =
        "\u200fبو\u200dتين\u200f \u202e12\u202c,5 \u2067Pu\u200btin\u2069 ";
    add_pattern(corpus, "en", alone, n);
    add_pattern(corpus, "ar", alone, n);
    add_pattern(corpus, "en", within, n);
    add_pattern(corpus, "ar", within, n);
    add_pattern(corpus, "he", "\u0301\u0327\u05b0\u0650", n);
}

/* Words, numbers and addresses without an end. */
static void fill_endless(retold_corpus *corpus, size_t n)
{
    static const char *const patterns[] = {"a",      "П",       "ア", "中", "9",  "1,",  "1.",
                                           "1 ",     "A.",      "O'", "@",  "九", "万",  "million ",
                                           "12:",    "1/",      "½",  "%",  "٣٬", "ไทย", "www.",
                                           "\ufdfa", "Jan 3, ", "$1", "1-", "-1", "e5",  "St. "};
    static const char *const tags[] = {"en", "ru", "ja", "zh", "de", "fr", "es", "th", "ar"};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        add_pattern(corpus, tags[i % (sizeof tags / sizeof *tags)], patterns[i], n);
    }
}

/* One text names all that is in a crowd of short ones. */
static void fill_list(retold_corpus *corpus, size_t n)
{
    rt_buffer list, line;
    rt_buffer_init(&list);
    rt_buffer_init(&line);
    for (size_t i = 0; i < n; i++) {
        append_figure(&list, 1000000 + 7 * i);
        line.size = 0;
        append(&line, "und ");
        append_figure(&line, 1000000 + 7 * i);
        add(corpus, "de", &line);
        line.size = 0;
        append(&line, "with ");
        append_word(&line, i);
        append_word(&line, 3 * i + 1);
        add(corpus, "en", &line);
    }
    add(corpus, "en", &list);
    rt_buffer_release(&list);
    rt_buffer_release(&line);
}

/* All have the same name and number. */
static void fill_alike(retold_corpus *corpus, size_t n)
{
    rt_buffer text;
    rt_buffer_init(&text);
    for (size_t i = 0; i < n; i++) {
        text.size = 0;
        append(&text, "Putin 4711 ");
        append_word(&text, i);
        add(corpus, languages[i % 3], &text);
    }
    rt_buffer_release(&text);
}

/* Copies of two texts of which one is the other in another language, or looks so. */
static void fill_copies(retold_corpus *corpus, size_t n)
{
    rt_buffer texts[2];
    for (size_t l = 0; l < 2; l++) {
        rt_buffer_init(&texts[l]);
        for (size_t i = 0; i < 60; i++) {
            append_word(&texts[l], 1000 * (l + 1) + i);
            append(&texts[l], "Kovalenko ");
            append_figure(&texts[l], 1000 + 37 * i);
        }
    }
    for (size_t i = 0; i < n; i++) {
        add(corpus, languages[i % 2], &texts[i % 2]);
    }
    rt_buffer_release(&texts[0]);
    rt_buffer_release(&texts[1]);
}

static void fill_languages(retold_corpus *corpus, size_t n, const char *format)
{
    rt_buffer text;
    rt_buffer_init(&text);
    for (size_t i = 0; i < n; i++) {
        char lang[16];
        snprintf(lang, sizeof lang, format, (char)('a' + i % 4), (char)('a' + i / 4 % 8), i);
        text.size = 0;
        append(&text, "Putin ");
        append_figure(&text, i);
        append(&text, "and Smith ");
        append_figure(&text, i % 97);
        append_word(&text, i);
        add(corpus, lang, &text);
    }
    rt_buffer_release(&text);
}

static void fill_many_languages(retold_corpus *corpus, size_t n)
{
    fill_languages(corpus, n, "%c%c");
}

/* What is given is no language, and a different one for each. */
static void fill_no_languages(retold_corpus *corpus, size_t n)
{
    fill_languages(corpus, n, "%c%c%zuxx");
}

/* -------------------------------------------------------------------- growth */

static const struct hostile {
    const char *name;
    void (*fill)(retold_corpus *corpus, size_t n);
    size_t n;
} hostiles[] = {
    {"one number", fill_one_number, 2500},
    {"many numbers", fill_many_numbers, 25000},
    {"one name", fill_one_name, 250000},
    {"no anchors", fill_no_anchors, 250000},
    {"mixed scripts", fill_mixed_scripts, 150000},
    {"marks", fill_marks, 150000},
    {"endless", fill_endless, 20000},
    {"a list of all", fill_list, 4000},
    {"all alike", fill_alike, 2500},
    {"copies", fill_copies, 5000},
    {"many languages", fill_many_languages, 1000},
    {"no languages", fill_no_languages, 2500},
};

/* What a run took. */
typedef struct cost {
    double seconds;
    double bytes; /* beyond what the process had before */
    size_t pairs;
} cost;

static double most_bytes(void)
{
    struct rusage usage;
    ck_assert_int_eq(getrusage(RUSAGE_SELF, &usage), 0);
    return 1024.0 * (double)usage.ru_maxrss;
}

static double processor_seconds(void)
{
    struct timespec now;
    ck_assert_int_eq(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now), 0);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

static cost run(const struct hostile *h, size_t n)
{
    retold_options options;
    retold_options_init(&options);
    options.threads = 1;
    double before = most_bytes();
    double start = processor_seconds();
    retold_corpus *corpus = new_corpus(&options);
    h->fill(corpus, n);
    retold_result *result = match(corpus);
    cost c = {.seconds = processor_seconds() - start, .bytes = most_bytes() - before};
    retold_result_pairs(result, &c.pairs);
    retold_result_free(result);
    retold_corpus_free(corpus);
    return c;
}

/* Other processes share the machine's caches, so a run that took too long has another try. */
START_TEST(test_growth)
{
    const struct hostile *h = &hostiles[_i];
    cost once = run(h, h->n);
    cost more = run(h, SIZES * h->n);
    double bytes = once.bytes + more.bytes; /* the most so far */
    bool memory = bytes <= SIZES * 1.5 * once.bytes + slack_bytes;
    ck_assert_msg(memory || SANITIZED, "%s: %.0f MB, then %.0f MB", h->name, once.bytes / 1e6,
                  bytes / 1e6);
    ck_assert_uint_le(more.pairs, SIZES * 2 * once.pairs + SIZES * h->n);
    for (int t = 1; t < TRIES && more.seconds > GROWTH * once.seconds + slack_seconds; t++) {
        once = run(h, h->n);
        more = run(h, SIZES * h->n);
    }
    ck_assert_msg(more.seconds <= GROWTH * once.seconds + slack_seconds, "%s: %.3f s, then %.3f s",
                  h->name, once.seconds, more.seconds);
}
END_TEST

/* A text of 50 MB and a part of it, in another language and in its own. */
START_TEST(test_huge)
{
    static const size_t huge = 50 << 20;
    retold_options options;
    retold_options_init(&options);
    options.threads = 1;
    retold_corpus *corpus = new_corpus(&options);
    rng r = {1};
    rt_buffer text, part;
    rt_buffer_init(&text);
    rt_buffer_init(&part);
    while (text.size < huge) {
        append(&text, "The mayor of Springfield said on Monday that ");
        append_figure(&text, rng_below(&r, 100000000));
        append(&text, "people had met ");
        append_word(&text, rng_below(&r, 100000));
        append(&text, "Kovalenko near the river. ");
    }
    add(corpus, "en", &text);
    ck_assert(rt_buffer_append(&part, text.data, 2000));
    add(corpus, "en", &part);
    add(corpus, "de", &part);
    part.size = 0;
    append(&part, "Der Bürgermeister von Springfield sagte am Montag, 17 Leute seien gekommen.");
    add(corpus, "de", &part);
    retold_result *result = match(corpus);
    size_t count;
    const retold_pair *pairs = retold_result_pairs(result, &count);
    bool excerpt = false;
    for (size_t i = 0; i < count; i++) {
        excerpt = excerpt || (pairs[i].relation == RETOLD_EXCERPT && pairs[i].a == 0);
    }
    ck_assert(excerpt);
    ck_assert_msg(most_bytes() < 50 * (double)huge || SANITIZED, "%.0f MB", most_bytes() / 1e6);
    retold_result_free(result);
    retold_corpus_free(corpus);
    rt_buffer_release(&text);
    rt_buffer_release(&part);
}
END_TEST

/* Without an anchor nothing is a translation, and the language given is not needed. */
START_TEST(test_nothing_found)
{
    retold_options options;
    retold_options_init(&options);
    options.translation.threshold = 0.01;
    retold_corpus *corpus = new_corpus(&options);
    fill_no_anchors(corpus, 3000);
    fill_one_number(corpus, 100);
    retold_result *result = match(corpus);
    size_t count;
    retold_result_pairs(result, &count);
    ck_assert_uint_eq(count, 0);
    retold_result_free(result);
    retold_corpus_free(corpus);
}
END_TEST

static void check_language(const char *given, const char *expected)
{
    static const char text[] =
        "The harbour was closed for two days because the wind had torn the roof off the old "
        "customs house, and nobody could say when the ferries would run again.";
    retold_options options;
    retold_options_init(&options);
    retold_corpus *corpus = new_corpus(&options);
    retold_document document = {.text = rt_span_of(text), .lang = rt_span_of(given)};
    retold_document_info info;
    ck_assert_int_eq(retold_corpus_add(corpus, &document, NULL), RETOLD_OK);
    retold_corpus_document(corpus, 0, &info);
    ck_assert_msg(rt_span_equal(info.lang, rt_span_of(expected)), "%s", given);
    retold_corpus_free(corpus);
}

/* What is given as a language and says none is passed over. */
START_TEST(test_given_languages)
{
    check_language("de", "de");
    check_language("pt-BR", "pt-BR");
    check_language("zh_Hant", "zh_Hant");
    check_language("DEU", "DEU");
    check_language("", "en");
    check_language("und", "en");
    check_language("UND-Latn", "en");
    check_language("English", "en");
    check_language("e", "en");
    check_language("en us", "en");
    check_language("12", "en");
    check_language("д", "en");
    check_language("-", "en");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("bad texts");
    TCase *texts = tcase_create("bad texts");
    tcase_set_timeout(texts, 300);
    tcase_add_loop_test(texts, test_growth, 0, sizeof hostiles / sizeof *hostiles);
    tcase_add_test(texts, test_huge);
    tcase_add_test(texts, test_nothing_found);
    tcase_add_test(texts, test_given_languages);
    suite_add_tcase(suite, texts);
    return run_suite(suite);
}
