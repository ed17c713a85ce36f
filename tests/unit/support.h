/* What the unit tests share: random numbers, text being put together, running a suite. */
#ifndef RT_TESTS_SUPPORT_H
#define RT_TESTS_SUPPORT_H

#include "base/buffer.h"
#include "base/hash.h"

#include <check.h>
#include <stdio.h>
#include <string.h>

/*
 * For what is checked many times over: Check's own assertions report every success to the
 * process that runs the tests, which takes longer than most of what is tested.
 */
#define REQUIRE(condition, ...)                                                                    \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            ck_abort_msg(__VA_ARGS__);                                                             \
        }                                                                                          \
    } while (0)

/* Under the thread sanitizer, which is slow, every so manieth case does: a race shows in any. */
#ifndef __has_feature
#define __has_feature(feature) 0
#endif
#if defined(__SANITIZE_THREAD__) || __has_feature(thread_sanitizer)
enum { CASE_STRIDE = 7 };
#else
enum { CASE_STRIDE = 1 };
#endif

/* A sequence of random numbers from a seed (SplitMix64), the same on every machine. */
typedef struct rng {
    uint64_t state;
} rng;

static inline uint64_t rng_next(rng *r)
{
    r->state += 0x9e3779b97f4a7c15u;
    return rt_mix64(r->state);
}

/* In 0..bound - 1. */
static inline size_t rng_below(rng *r, size_t bound)
{
    return (size_t)(rng_next(r) % bound);
}

static inline bool rng_chance(rng *r, double probability)
{
    return (double)(rng_next(r) >> 11) * 0x1p-53 < probability;
}

static inline void append(rt_buffer *buffer, const char *text)
{
    REQUIRE(rt_buffer_append(buffer, text, strlen(text)), "out of memory");
}

/* Appends a code point, surrogates excepted, in UTF-8. */
static inline void append_code_point(rt_buffer *buffer, uint32_t c)
{
    char bytes[4];
    size_t size = 0;
    if (c < 0x80) {
        bytes[size++] = (char)c;
    } else if (c < 0x800) {
        bytes[size++] = (char)(0xc0 | c >> 6);
        bytes[size++] = (char)(0x80 | (c & 0x3f));
    } else {
        if (c < 0x10000) {
            bytes[size++] = (char)(0xe0 | c >> 12);
        } else {
            bytes[size++] = (char)(0xf0 | c >> 18);
            bytes[size++] = (char)(0x80 | (c >> 12 & 0x3f));
        }
        bytes[size++] = (char)(0x80 | (c >> 6 & 0x3f));
        bytes[size++] = (char)(0x80 | (c & 0x3f));
    }
    REQUIRE(rt_buffer_append(buffer, bytes, size), "out of memory");
}

/*
 * Appends word number `word` of an endless vocabulary and a space. Words are of letters only, so
 * that no figure makes a template of a copy; different numbers give different words.
 */
static inline void append_word(rt_buffer *buffer, size_t word)
{
    char letters[16];
    size_t size = 0;
    do {
        letters[size++] = (char)('a' + word % 26);
        word /= 26;
    } while (word > 0);
    letters[size++] = ' ';
    REQUIRE(rt_buffer_append(buffer, letters, size), "out of memory");
}

static inline retold_span span_of(const rt_buffer *buffer)
{
    return rt_span(buffer->data, buffer->size);
}

static inline retold_document document_of(const char *id, retold_span text)
{
    return (retold_document){.id = rt_span_of(id), .text = text};
}

/* Adds a document that has to be good. */
static inline void add_text(retold_corpus *corpus, const char *id, retold_span text)
{
    retold_document document = document_of(id, text);
    retold_error error;
    retold_status status = retold_corpus_add(corpus, &document, &error);
    REQUIRE(status == RETOLD_OK, "adding %s: %s", id, error.message);
}

static inline retold_corpus *new_corpus(const retold_options *options)
{
    retold_corpus *corpus = NULL;
    retold_error error;
    retold_status status = retold_corpus_new(options, &corpus, &error);
    ck_assert_msg(status == RETOLD_OK, "%s", error.message);
    return corpus;
}

static inline retold_result *match(retold_corpus *corpus)
{
    retold_result *result = NULL;
    retold_error error;
    retold_status status = retold_corpus_match(corpus, &result, &error);
    ck_assert_msg(status == RETOLD_OK, "%s", error.message);
    return result;
}

/* Whether this processor has `simd`. */
static inline bool has_simd(retold_simd simd)
{
    retold_options options;
    retold_options_init(&options);
    options.simd = simd;
    return retold_options_check(&options, NULL) == RETOLD_OK;
}

/* Runs and frees the suite; what main() returns. */
static inline int run_suite(Suite *suite)
{
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}

#endif
