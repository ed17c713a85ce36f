/*
 * src/sketch and src/base/hash.h: golden vectors (tests/golden, made by a separate program), vector
 * code against scalar code, and the promises that the signatures make. Runs in the project's
 * root folder.
 */
#include "base/hash.h"
#include "sketch/minhash.h"
#include "sketch/minhash_phases.h"
#include "sketch/shingle.h"

#include <check.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ----------------------------------------------------------------- helpers */

enum { LARGEST_SET = 2000 };

/* Every implementation that this processor has, the scalar one first. */
static size_t implementations(rt_minhash_function *found[])
{
    static const retold_simd all[] = {RETOLD_SIMD_SCALAR, RETOLD_SIMD_AVX2, RETOLD_SIMD_AVX512,
                                      RETOLD_SIMD_NEON};
    size_t count = 0;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        found[count] = rt_minhash_for(all[i]);
        count += found[count] != NULL;
    }
    return count;
}

/* The set of the golden vectors: rt_mix64(seed + 1) to rt_mix64(seed + count). */
static void make_set(uint64_t *hashes, size_t count, uint64_t seed)
{
    for (size_t i = 0; i < count; i++) {
        hashes[i] = rt_mix64(seed + 1 + i);
    }
}

/* Signs with canaries around the signature; it must leave them alone. */
static void sign(rt_minhash_function *minhash, const uint64_t *hashes, size_t count,
                 uint32_t *signature, unsigned size)
{
    enum { CANARY = 0x5ca1ab1e };
    uint32_t *guarded = malloc((size + 2) * sizeof *guarded);
    ck_assert_ptr_nonnull(guarded);
    guarded[0] = guarded[size + 1] = CANARY;
    minhash(hashes, count, guarded + 1, size);
    ck_assert_uint_eq(guarded[0], CANARY);
    ck_assert_uint_eq(guarded[size + 1], CANARY);
    memcpy(signature, guarded + 1, size * sizeof *signature);
    free(guarded);
}

/* ------------------------------------------------------------------ golden */

/* Cuts the next field off `*rest`, which becomes NULL after the last. */
static char *next_field(char **rest, const char *separator)
{
    char *field = *rest;
    char *end = field + strcspn(field, separator);
    *rest = *end == '\0' ? NULL : end + 1;
    *end = '\0';
    return field;
}

/* Calls `check` on the tab-separated fields of each line of a file; returns how many lines. */
static size_t for_each_row(const char *path, void (*check)(char *fields[]))
{
    FILE *file = fopen(path, "r");
    ck_assert_msg(file != NULL, "%s cannot be opened", path);
    char *line = NULL;
    size_t capacity = 0, rows = 0;
    while (getline(&line, &capacity, file) > 0) {
        char *fields[8] = {0};
        char *rest = line;
        for (size_t i = 0; i < 7 && rest != NULL; i++) {
            fields[i] = next_field(&rest, "\t\n");
        }
        check(fields);
        rows++;
    }
    free(line);
    fclose(file);
    return rows;
}

/* Parses hexadecimal numbers with commas between them; returns how many. */
static size_t parse_list(char *list, uint64_t *numbers, size_t capacity)
{
    size_t count = 0;
    while (list != NULL) {
        ck_assert_uint_lt(count, capacity);
        numbers[count++] = strtoull(next_field(&list, ","), NULL, 16);
    }
    return count;
}

static void check_shingles(char *ngram, char *codes, char *hashes)
{
    uint64_t wide[64], expected[64], actual[64];
    rt_token tokens[64];
    size_t count = parse_list(codes, wide, 64);
    for (size_t i = 0; i < count; i++) {
        tokens[i] = (rt_token)wide[i];
    }
    unsigned n = (unsigned)strtoul(ngram, NULL, 10);
    size_t shingles = parse_list(hashes, expected, 64);
    ck_assert_uint_eq(shingles, rt_shingle_count(count, n));
    rt_shingles(tokens, count, n, actual);
    ck_assert_mem_eq(actual, expected, shingles * sizeof *actual);
}

static void check_signature(char *size_field, char *seed, char *count_field, char *values)
{
    uint64_t hashes[LARGEST_SET], expected[RT_SIGNATURE_MAX];
    unsigned size = (unsigned)strtoul(size_field, NULL, 10);
    size_t count = strtoul(count_field, NULL, 10);
    make_set(hashes, count, strtoull(seed, NULL, 16));
    ck_assert_uint_eq(parse_list(values, expected, RT_SIGNATURE_MAX), size);
    rt_minhash_function *found[4];
    size_t functions = implementations(found);
    for (size_t f = 0; f < functions; f++) {
        uint32_t signature[RT_SIGNATURE_MAX];
        sign(found[f], hashes, count, signature, size);
        for (unsigned b = 0; b < size; b++) {
            ck_assert_uint_eq(signature[b], expected[b]);
        }
    }
}

static void check_row(char *fields[])
{
    if (strcmp(fields[0], "mix") == 0) {
        ck_assert_uint_eq(rt_mix64(strtoull(fields[1], NULL, 16)), strtoull(fields[2], NULL, 16));
    } else if (strcmp(fields[0], "shingles") == 0) {
        check_shingles(fields[1], fields[2], fields[3]);
    } else {
        ck_assert_str_eq(fields[0], "signature");
        check_signature(fields[1], fields[2], fields[3], fields[4]);
    }
}

static void check_hash(char *fields[])
{
    char bytes[2048];
    size_t size = 0;
    for (const char *hex = fields[0]; hex[0] != '-' && hex[0] != '\0'; hex += 2) {
        bytes[size++] = (char)strtol((const char[]){hex[0], hex[1], '\0'}, NULL, 16);
    }
    ck_assert_uint_eq(rt_hash_bytes(bytes, size), strtoull(fields[1], NULL, 16));
}

START_TEST(test_golden)
{
    ck_assert_uint_eq(for_each_row("tests/golden/signatures.tsv", check_row), 29);
    ck_assert_uint_eq(for_each_row("tests/golden/hashes.tsv", check_hash), 13);
}
END_TEST

START_TEST(test_multipliers)
{
    for (uint64_t b = 0; b < RT_SIGNATURE_MAX; b++) {
        uint32_t expected = (uint32_t)(rt_mix64(0x9e3779b97f4a7c15u + b) >> 32) | 1;
        ck_assert_uint_eq(rt_minhash_multipliers[b], expected);
    }
}
END_TEST

/* ---------------------------------------------------------------- shingles */

START_TEST(test_shingle_count)
{
    ck_assert_uint_eq(rt_shingle_count(0, 5), 0);
    ck_assert_uint_eq(rt_shingle_count(1, 5), 1);
    ck_assert_uint_eq(rt_shingle_count(4, 5), 1);
    ck_assert_uint_eq(rt_shingle_count(5, 5), 1);
    ck_assert_uint_eq(rt_shingle_count(6, 5), 2);
    ck_assert_uint_eq(rt_shingle_count(6, 1), 6);
    uint64_t untouched = 42;
    rt_shingles(NULL, 0, 5, &untouched);
    ck_assert_uint_eq(untouched, 42);
}
END_TEST

/* A shingle's hash depends on its tokens alone, not on what stood before it. */
START_TEST(test_shingles_roll)
{
    enum { COUNT = 300 };
    rt_token tokens[COUNT];
    uint64_t hashes[COUNT];
    for (unsigned i = 0; i < COUNT; i++) {
        tokens[i] = (rt_token)rt_mix64(i);
    }
    for (unsigned n = 1; n <= 64; n++) {
        rt_shingles(tokens, COUNT, n, hashes);
        for (size_t i = 0; i + n <= COUNT; i++) {
            uint64_t alone;
            rt_shingles(tokens + i, n, n, &alone);
            ck_assert_uint_eq(hashes[i], alone);
        }
    }
}
END_TEST

/* Every instruction set makes the same hashes and samples, of any number of tokens, and writes
 * nothing behind them. */
START_TEST(test_shingles_agree)
{
    enum { MOST = 90, GUARD = 77 };
    static const retold_simd others[] = {RETOLD_SIMD_AUTO, RETOLD_SIMD_AVX2, RETOLD_SIMD_AVX512};
    rt_token tokens[MOST];
    for (unsigned count = 0; count <= MOST; count++) {
        for (unsigned i = 0; i < count; i++) {
            tokens[i] = (rt_token)rt_mix64(count * 1000 + i % 17);
        }
        for (unsigned n = 1; n <= 12; n++) {
            uint64_t expected[MOST + 1], actual[MOST + 1];
            uint32_t kept[MOST + 1], sampled[MOST + 1];
            size_t made = rt_shingle_count(count, n);
            rt_shingles_with(RETOLD_SIMD_SCALAR, tokens, count, n, expected);
            size_t samples = rt_shingle_samples_with(RETOLD_SIMD_SCALAR, expected, made, kept);
            for (size_t s = 0; s < sizeof others / sizeof *others; s++) {
                actual[made] = GUARD;
                sampled[made] = GUARD;
                rt_shingles_with(others[s], tokens, count, n, actual);
                ck_assert_mem_eq(actual, expected, made * sizeof *actual);
                ck_assert_uint_eq(rt_shingle_samples_with(others[s], actual, made, sampled),
                                  samples);
                ck_assert_mem_eq(sampled, kept, samples * sizeof *kept);
                ck_assert_uint_eq(actual[made], GUARD);
                ck_assert_uint_eq(sampled[made], GUARD);
            }
        }
    }
}
END_TEST

START_TEST(test_shingle_identity)
{
    const rt_token plain[] = {0x100, 0x200, 0x300};
    const rt_token flagged[] = {0x101, 0x202, 0x303};
    const rt_token swapped[] = {0x200, 0x100, 0x300};
    const rt_token zeros[] = {0, 0, 0, 0, 0};
    uint64_t a, b;
    rt_shingles(plain, 3, 3, &a);
    rt_shingles(flagged, 3, 3, &b);
    ck_assert_uint_eq(a, b);
    rt_shingles(swapped, 3, 3, &b);
    ck_assert_uint_ne(a, b);
    for (size_t count = 1; count < 5; count++) {
        rt_shingles(zeros, count, 5, &a);
        rt_shingles(zeros, count + 1, 5, &b);
        ck_assert_uint_ne(a, b);
    }
}
END_TEST

/* ----------------------------------------------------------------- minhash */

START_TEST(test_dispatch)
{
    ck_assert(rt_minhash_for(RETOLD_SIMD_AUTO) != NULL);
    ck_assert(rt_minhash_for(RETOLD_SIMD_SCALAR) == rt_minhash_scalar);
#if defined(__x86_64__)
    ck_assert(rt_minhash_for(RETOLD_SIMD_NEON) == NULL);
#elif defined(__aarch64__)
    ck_assert(rt_minhash_for(RETOLD_SIMD_AUTO) == rt_minhash_neon);
    ck_assert(rt_minhash_for(RETOLD_SIMD_AVX2) == NULL);
#endif
}
END_TEST

static void compare_implementations(size_t count, unsigned size, uint64_t seed)
{
    rt_minhash_function *found[4];
    size_t functions = implementations(found);
    uint64_t hashes[LARGEST_SET];
    make_set(hashes, count, seed);
    uint32_t expected[RT_SIGNATURE_MAX];
    sign(found[0], hashes, count, expected, size);
    for (size_t f = 1; f < functions; f++) {
        uint32_t actual[RT_SIGNATURE_MAX];
        sign(found[f], hashes, count, actual, size);
        ck_assert_mem_eq(actual, expected, size * sizeof *actual);
    }
}

START_TEST(test_vectors_equal_scalar)
{
    for (unsigned size = 1; size <= 512; size++) {
        for (unsigned trial = 0; trial < 4; trial++) {
            uint64_t seed = rt_mix64(size * 4 + trial);
            compare_implementations(1 + seed % LARGEST_SET, size, seed);
            compare_implementations(1 + (seed >> 32) % (2 * size), size, seed);
        }
    }
    for (size_t count = 1; count <= LARGEST_SET; count += 37) {
        compare_implementations(count, RT_SIGNATURE_MAX, rt_mix64(count));
    }
}
END_TEST

/* Extreme hashes: all bits clear, all set, all elements in one bin. */
START_TEST(test_extreme_hashes)
{
    uint64_t hashes[40];
    rt_minhash_function *found[4];
    size_t functions = implementations(found);
    const uint64_t fillings[] = {0, UINT64_MAX, UINT32_MAX, (uint64_t)UINT32_MAX << 32};
    for (size_t i = 0; i < 4; i++) {
        for (size_t j = 0; j < 40; j++) {
            hashes[j] = fillings[i];
        }
        for (unsigned size = 1; size <= 64; size++) {
            for (size_t f = 0; f < functions; f++) {
                uint32_t expected[64], actual[64];
                sign(found[0], hashes, 1, expected, size);
                sign(found[f], hashes, 40, actual, size);
                ck_assert_mem_eq(actual, expected, size * sizeof *actual);
            }
        }
    }
}
END_TEST

/*
 * The signature of a union is the minimum of the signatures, for sets of any sizes, so
 * neither repeats nor order matter. This is what makes the estimate unbiased.
 */
START_TEST(test_union_is_minimum)
{
    rt_minhash_function *minhash = rt_minhash_for(RETOLD_SIMD_AUTO);
    for (uint64_t trial = 0; trial < 400; trial++) {
        uint64_t both[LARGEST_SET];
        size_t a = 1 + rt_mix64(trial * 2 + 1) % (trial % 2 ? 40 : 700);
        size_t b = 1 + rt_mix64(trial * 2 + 2) % (trial % 3 ? 40 : 700);
        unsigned size = 1 + (unsigned)(rt_mix64(trial) % 300);
        make_set(both, a, trial << 32);
        make_set(both + a, b, (trial << 32) + a / 2); /* overlaps the first */
        uint32_t first[300], second[300], all[300];
        sign(minhash, both, a, first, size);
        sign(minhash, both + a, b, second, size);
        sign(minhash, both, a + b, all, size);
        for (unsigned i = 0; i < size; i++) {
            ck_assert_uint_eq(all[i], first[i] < second[i] ? first[i] : second[i]);
        }
    }
}
END_TEST

/*
 * Over many pairs of sets with `shared` elements in common and `own` more each, the mean of
 * the estimate is the Jaccard similarity to within four standard deviations of independent
 * bins, and its spread is no more than theirs, with an allowance for the sample.
 */
static void check_unbiased(size_t shared, size_t own, unsigned size)
{
    enum { TRIALS = 2000 };
    rt_minhash_function *minhash = rt_minhash_for(RETOLD_SIMD_AUTO);
    double jaccard = (double)shared / (double)(shared + 2 * own);
    double sum = 0, square = 0;
    for (uint64_t trial = 0; trial < TRIALS; trial++) {
        uint64_t hashes[LARGEST_SET];
        uint64_t seed = rt_mix64(trial << 32 | shared << 16 | size);
        make_set(hashes, shared + 2 * own, seed); /* own of a, shared, own of b */
        uint32_t a[RT_SIGNATURE_MAX], b[RT_SIGNATURE_MAX];
        minhash(hashes, shared + own, a, size);
        minhash(hashes + own, shared + own, b, size);
        unsigned agree = 0;
        for (unsigned i = 0; i < size; i++) {
            agree += a[i] == b[i];
        }
        double error = (double)agree / size - jaccard;
        sum += error;
        square += error * error;
    }
    double variance = jaccard * (1 - jaccard) / size;
    ck_assert_double_le(fabs(sum / TRIALS), 4 * sqrt(variance / TRIALS));
    ck_assert_double_le(square / TRIALS, 1.15 * variance);
}

START_TEST(test_unbiased)
{
    static const size_t sets[][2] = {{1, 1},   {4, 1},    {4, 3},    {10, 5},    {36, 9},
                                     {60, 60}, {150, 25}, {400, 50}, {100, 400}, {1000, 250}};
    static const unsigned sizes[] = {8, 30, 64, 156, 256};
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        for (size_t j = 0; j < sizeof sizes / sizeof *sizes; j++) {
            check_unbiased(sets[i][0], sets[i][1], sizes[j]);
        }
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("sketch");
    TCase *golden = tcase_create("golden");
    tcase_add_test(golden, test_golden);
    tcase_add_test(golden, test_multipliers);
    suite_add_tcase(suite, golden);
    TCase *shingles = tcase_create("shingles");
    tcase_add_test(shingles, test_shingle_count);
    tcase_add_test(shingles, test_shingles_roll);
    tcase_add_test(shingles, test_shingles_agree);
    tcase_add_test(shingles, test_shingle_identity);
    suite_add_tcase(suite, shingles);
    TCase *minhash = tcase_create("minhash");
    tcase_set_timeout(minhash, 120); /* sanitizers and emulators are slow */
    tcase_add_test(minhash, test_dispatch);
    tcase_add_test(minhash, test_vectors_equal_scalar);
    tcase_add_test(minhash, test_extreme_hashes);
    tcase_add_test(minhash, test_union_is_minimum);
    tcase_add_test(minhash, test_unbiased);
    suite_add_tcase(suite, minhash);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
