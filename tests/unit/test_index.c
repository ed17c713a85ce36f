/* src/index: the banding keeps its promise, and buckets give the pairs that they should. */
#include "index/lsh.h"
#include "index/plan.h"
#include "sketch/minhash.h"
#include "support.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --------------------------------------------------------------------- plan */

/* 1 - (1 - j^rows)^bands without pow(). */
static double probability(unsigned bands, unsigned rows, double jaccard)
{
    double agree = 1;
    for (unsigned r = 0; r < rows; r++) {
        agree *= jaccard;
    }
    double none = 1;
    for (unsigned b = 0; b < bands; b++) {
        none *= 1 - agree;
    }
    return 1 - none;
}

START_TEST(test_plan_keeps_its_recall)
{
    static const double recalls[] = {0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.9999, 0.999999};
    retold_options options;
    retold_options_init(&options);
    for (unsigned percent = 5; percent <= 100; percent++) {
        for (size_t r = 0; r < sizeof recalls / sizeof *recalls; r++) {
            options.match.threshold = percent / 100.0;
            options.match.recall = recalls[r];
            retold_plan plan;
            ck_assert_int_eq(retold_options_plan(&options, &plan, NULL), RETOLD_OK);
            ck_assert_msg(plan.recall >= recalls[r] - 1e-12, "%g at %g: only %.9f", recalls[r],
                          options.match.threshold, plan.recall);
            double exact = probability(plan.bands, plan.rows, options.match.threshold);
            ck_assert_double_eq_tol(plan.recall, exact, 1e-12);
            ck_assert_uint_ge(plan.bands, 1);
            ck_assert_uint_ge(plan.rows, 1);
            ck_assert_uint_le(plan.bands * plan.rows, RT_SIGNATURE_MAX);
            /* No band more than needed. */
            ck_assert(plan.bands == 1 ||
                      probability(plan.bands - 1, plan.rows, options.match.threshold) < recalls[r]);
        }
    }
}
END_TEST

START_TEST(test_plan_is_monotone)
{
    for (unsigned percent = 10; percent <= 100; percent += 10) {
        retold_plan plan = rt_plan_solve(percent / 100.0, 0.999);
        ck_assert(retold_plan_probability(&plan, 0) == 0);
        ck_assert(retold_plan_probability(&plan, 1) == 1);
        for (int j = 1; j <= 100; j++) {
            double p = retold_plan_probability(&plan, j / 100.0);
            ck_assert(p >= retold_plan_probability(&plan, (j - 1) / 100.0));
            ck_assert_double_eq_tol(p, probability(plan.bands, plan.rows, j / 100.0), 1e-12);
        }
    }
}
END_TEST

static void fill_random(rng *r, uint32_t *signature, unsigned size)
{
    for (unsigned i = 0; i < size; i++) {
        signature[i] = (uint32_t)rng_next(r);
    }
}

/* One value changed changes the key of its band, and no other. */
START_TEST(test_keys_are_of_their_rows)
{
    retold_plan plan = rt_plan_solve(0.5, 0.999);
    unsigned size = plan.bands * plan.rows;
    rng r = {1};
    uint32_t signature[RT_SIGNATURE_MAX], keys[RT_SIGNATURE_MAX], changed[RT_SIGNATURE_MAX];
    fill_random(&r, signature, size);
    rt_plan_keys(&plan, signature, keys);
    for (unsigned i = 0; i < size; i++) {
        signature[i] ^= 1u << i % 32;
        rt_plan_keys(&plan, signature, changed);
        signature[i] ^= 1u << i % 32;
        for (unsigned b = 0; b < plan.bands; b++) {
            ck_assert((keys[b] != changed[b]) == (b == i / plan.rows));
        }
    }
    /* The same values in another band, or in another order, are another key. */
    uint32_t same[RT_SIGNATURE_MAX];
    for (unsigned i = 0; i < size; i++) {
        same[i] = i % plan.rows;
    }
    rt_plan_keys(&plan, same, keys);
    for (unsigned b = 1; b < plan.bands; b++) {
        ck_assert_uint_ne(keys[b], keys[b - 1]);
    }
}
END_TEST

/* Every instruction set makes the same keys, and none behind them. */
START_TEST(test_keys_agree)
{
    static const retold_simd others[] = {RETOLD_SIMD_AUTO, RETOLD_SIMD_AVX2, RETOLD_SIMD_AVX512};
    rng r = {3};
    for (unsigned rows = 1; rows <= 8; rows++) {
        for (unsigned bands = 1; bands <= 60; bands++) {
            retold_plan plan = {.bands = bands, .rows = rows};
            uint32_t signature[RT_SIGNATURE_MAX], expected[64], actual[64];
            fill_random(&r, signature, bands * rows);
            rt_plan_keys_with(RETOLD_SIMD_SCALAR, &plan, signature, expected);
            for (size_t s = 0; s < sizeof others / sizeof *others; s++) {
                actual[bands] = 77;
                rt_plan_keys_with(others[s], &plan, signature, actual);
                ck_assert_mem_eq(actual, expected, bands * sizeof *actual);
                ck_assert_uint_eq(actual[bands], 77);
            }
        }
    }
}
END_TEST

/* Signatures that agree in each position with probability j share a key as often as foretold. */
START_TEST(test_keys_meet_as_foretold)
{
    enum { TRIALS = 20000 };
    retold_plan plan = rt_plan_solve(0.6, 0.95);
    unsigned size = plan.bands * plan.rows;
    rng r = {2};
    for (double jaccard = 0.1; jaccard < 0.8; jaccard += 0.1) {
        int met = 0;
        for (int t = 0; t < TRIALS; t++) {
            uint32_t a[RT_SIGNATURE_MAX], b[RT_SIGNATURE_MAX];
            uint32_t keys_a[RT_SIGNATURE_MAX], keys_b[RT_SIGNATURE_MAX];
            fill_random(&r, a, size);
            for (unsigned i = 0; i < size; i++) {
                b[i] = rng_chance(&r, jaccard) ? a[i] : (uint32_t)rng_next(&r);
            }
            rt_plan_keys(&plan, a, keys_a);
            rt_plan_keys(&plan, b, keys_b);
            bool any = false;
            for (unsigned i = 0; i < plan.bands; i++) {
                any = any || keys_a[i] == keys_b[i];
            }
            met += any;
        }
        double p = retold_plan_probability(&plan, jaccard);
        double deviation = sqrt(p * (1 - p) / TRIALS);
        ck_assert_double_eq_tol((double)met / TRIALS, p, 4 * deviation + 1e-3);
    }
}
END_TEST

/* ---------------------------------------------------------------------- LSH */

static bool agree(const uint32_t *keys, unsigned bands, size_t a, size_t b)
{
    for (unsigned i = 0; i < bands; i++) {
        if (keys[a * bands + i] == keys[b * bands + i]) {
            return true;
        }
    }
    return false;
}

/* Rows of keys, one for each item, as two parts of which the second begins in the middle; items
 * that are left out stand between the others. */
typedef struct key_rows {
    const uint32_t *keys;
    unsigned bands;
    uint32_t *items;
    uint32_t *spread;
    size_t count;
} key_rows;

static rt_lsh_part part_of_rows(const void *context, size_t part, unsigned band)
{
    const key_rows *rows = context;
    size_t half = rows->count / 2 * 2; /* of twice as many rows, every other of them left out */
    return (rt_lsh_part){.keys = rows->spread + (part * half * rows->bands) + band,
                         .step = rows->bands,
                         .items = rows->items + part * half,
                         .count = part == 0 ? half : 2 * rows->count - half};
}

static uint32_t key_of_row(const void *context, uint32_t item, unsigned band)
{
    const key_rows *rows = context;
    return rows->keys[(size_t)item * rows->bands + band];
}

/* The last item comes first. */
static uint64_t rank_of_row(const void *context, uint32_t item)
{
    const key_rows *rows = context;
    return rows->count - item;
}

static bool find_candidates(const uint32_t *keys, size_t count, unsigned bands, unsigned max_bucket,
                            unsigned thread_count, rt_pairs *candidates)
{
    key_rows rows = {.keys = keys,
                     .bands = bands,
                     .items = calloc(2 * count + 1, sizeof *rows.items),
                     .spread = calloc(2 * count * bands + 1, sizeof *rows.spread),
                     .count = count};
    for (size_t i = 0; i < count; i++) {
        rows.items[2 * i] = RT_LSH_NONE;
        rows.items[2 * i + 1] = (uint32_t)(count - 1 - i);
        memcpy(rows.spread + (2 * i + 1) * bands, keys + (count - 1 - i) * bands,
               bands * sizeof *keys);
    }
    rt_lsh_source source = {.context = &rows,
                            .parts = 2,
                            .count = count,
                            .bands = bands,
                            .part = part_of_rows,
                            .key = key_of_row,
                            .rank = rank_of_row};
    rt_threads *threads = rt_threads_new(thread_count);
    bool done = rt_lsh_candidates(&source, max_bucket, threads, NULL, candidates);
    rt_threads_free(threads);
    free(rows.items);
    free(rows.spread);
    return done;
}

static void check_sorted(const rt_pairs *pairs, size_t count)
{
    for (size_t i = 0; i < pairs->count; i++) {
        REQUIRE(i == 0 || pairs->items[i - 1] < pairs->items[i], "order at %zu", i);
        REQUIRE(rt_pair_first(pairs->items[i]) < rt_pair_second(pairs->items[i]) &&
                    rt_pair_second(pairs->items[i]) < count,
                "pair %zu", i);
    }
}

START_TEST(test_small_buckets_give_all_pairs)
{
    static const size_t counts[] = {0, 1, 2, 3, 50, 400};
    static const unsigned bands[] = {1, 2, 7, 20};
    rng r = {3};
    for (size_t c = 0; c < 6 * 4 * 3; c++) {
        size_t count = counts[c % 6];
        unsigned band_count = bands[c / 6 % 4];
        uint32_t *keys = calloc(count * band_count + 1, sizeof *keys);
        for (size_t i = 0; i < count * band_count; i++) {
            /* Keys that use the highest and the lowest bit. */
            keys[i] = (uint32_t)rng_below(&r, 100) * 0x80000001u;
        }
        rt_pairs found;
        ck_assert(find_candidates(keys, count, band_count, 65535, (unsigned)(c / 24), &found));
        check_sorted(&found, count);
        size_t at = 0;
        for (size_t a = 0; a < count; a++) {
            for (size_t b = a + 1; b < count; b++) {
                bool listed =
                    at < found.count && found.items[at] == rt_pair((uint32_t)a, (uint32_t)b);
                REQUIRE(listed == agree(keys, band_count, a, b), "%zu and %zu", a, b);
                at += listed;
            }
        }
        ck_assert_uint_eq(at, found.count);
        rt_pairs_release(&found);
        free(keys);
    }
}
END_TEST

static bool has_pair(const rt_pairs *pairs, size_t a, size_t b)
{
    uint64_t pair = rt_pair((uint32_t)a, (uint32_t)b);
    size_t low = 0;
    size_t high = pairs->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (pairs->items[middle] < pair) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < pairs->count && pairs->items[low] == pair;
}

/* A bucket of many: every member with those of the lowest ranks, and linear in the members. */
START_TEST(test_large_bucket_is_linear)
{
    enum { COUNT = 60000, BANDS = 6, OUTSIDE = 5, MAX_BUCKET = 100 };
    uint32_t *keys = calloc((size_t)COUNT * BANDS, sizeof *keys);
    for (size_t i = 0; i < (size_t)COUNT * BANDS; i++) {
        /* Of each item one or two bands are the template's, the others its own or a twin's. */
        size_t item = i / BANDS;
        bool template = i % BANDS == item % 2 && item >= OUTSIDE;
        keys[i] = template ? 7 : (uint32_t)(item / 2 * BANDS + i % BANDS) + 1000;
    }
    rt_pairs found, again;
    ck_assert(find_candidates(keys, COUNT, BANDS, MAX_BUCKET, 1, &found));
    check_sorted(&found, COUNT);
    ck_assert_uint_le(found.count, (size_t)COUNT * (RT_LSH_HUBS + BANDS));
    size_t hubs[2] = {COUNT - 2, COUNT - 1}; /* the last with the template in band 0, in band 1 */
    for (size_t item = OUTSIDE + 2; item < COUNT; item++) {
        for (size_t hub = 0; hub < RT_LSH_HUBS; hub++) {
            size_t last = hubs[item % 2] - 2 * hub;
            REQUIRE(last <= item || has_pair(&found, item, last), "%zu and %zu", item, last);
        }
        /* Twins share the keys of the bands that are not the template's. */
        REQUIRE(item % 2 == 0 || has_pair(&found, item - 1, item), "twin of %zu", item);
    }
    for (unsigned threads = 2; threads <= 8; threads += 3) {
        ck_assert(find_candidates(keys, COUNT, BANDS, MAX_BUCKET, threads, &again));
        ck_assert_uint_eq(again.count, found.count);
        ck_assert(memcmp(again.items, found.items, found.count * sizeof *found.items) == 0);
        rt_pairs_release(&again);
    }
    rt_pairs_release(&found);
    free(keys);
}
END_TEST

/* In a large bucket those that agree in the next band as well are brought together. */
START_TEST(test_large_bucket_pairs_neighbours)
{
    enum { COUNT = 2000, BANDS = 3, ALIKE = 20, APART = COUNT / ALIKE };
    ck_assert_int_gt(ALIKE, 2 * RT_LSH_HUBS);
    rng r = {5};
    uint32_t *keys = calloc((size_t)COUNT * BANDS, sizeof *keys);
    for (size_t i = 0; i < COUNT; i++) {
        keys[i * BANDS] = 1;
        keys[i * BANDS + 1] = (uint32_t)(i % APART) * 17;
        keys[i * BANDS + 2] = (uint32_t)rng_next(&r);
    }
    rt_pairs found;
    ck_assert(find_candidates(keys, COUNT, BANDS, 2, 1, &found));
    for (size_t i = 0; i + APART < COUNT; i++) {
        REQUIRE(has_pair(&found, i, i + APART), "%zu", i);
    }
    rt_pairs_release(&found);
    free(keys);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("index");
    TCase *index = tcase_create("index");
    tcase_set_timeout(index, 120);
    tcase_add_test(index, test_plan_keeps_its_recall);
    tcase_add_test(index, test_plan_is_monotone);
    tcase_add_test(index, test_keys_are_of_their_rows);
    tcase_add_test(index, test_keys_meet_as_foretold);
    tcase_add_test(index, test_keys_agree);
    tcase_add_test(index, test_small_buckets_give_all_pairs);
    tcase_add_test(index, test_large_bucket_is_linear);
    tcase_add_test(index, test_large_bucket_pairs_neighbours);
    suite_add_tcase(suite, index);
    return run_suite(suite);
}
