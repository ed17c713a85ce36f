/* src/base: sorting, pairs, growing arrays, memory, spans, errors. */
#define _GNU_SOURCE
#include "base/error.h"
#include "base/pairs.h"
#include "base/rank_set.h"
#include "base/scatter.h"
#include "base/sort.h"
#include "base/spare.h"
#include "base/threads.h"
#include "base/view.h"
#include "support.h"

#include <stdlib.h>
#include <sys/mman.h>

/* ------------------------------------------------------------------ sorting */

static int by_value(const void *x, const void *y)
{
    uint64_t a = *(const uint64_t *)x;
    uint64_t b = *(const uint64_t *)y;
    return (a > b) - (a < b);
}

/* Sorts by the bits from low_bit up, slowly and stably: the position breaks ties. */
static void sort_plainly(uint64_t *keys, size_t count, unsigned low_bit)
{
    for (size_t i = 1; i < count; i++) {
        for (size_t j = i; j > 0 && keys[j - 1] >> low_bit > keys[j] >> low_bit; j--) {
            uint64_t swap = keys[j];
            keys[j] = keys[j - 1];
            keys[j - 1] = swap;
        }
    }
}

START_TEST(test_sort)
{
    static const uint64_t masks[] = {UINT64_MAX,         0xff, 0xff00ff, 0xffffffff00000000, 1,
                                     0x8000000000000001, 0};
    rng r = {1};
    for (size_t count = 0; count < 5000; count = count * 5 / 4 + 1) {
        uint64_t *keys = calloc(3 * count + 1, sizeof *keys);
        uint64_t *expected = keys + count;
        for (size_t m = 0; m < sizeof masks / sizeof *masks; m++) {
            for (size_t i = 0; i < count; i++) {
                keys[i] = expected[i] = rng_next(&r) & masks[m];
            }
            rt_sort_u64(keys, expected + count, count, 0);
            qsort(expected, count, sizeof *expected, by_value);
            ck_assert(memcmp(keys, expected, count * sizeof *keys) == 0);
        }
        free(keys);
    }
}
END_TEST

START_TEST(test_sort_is_stable)
{
    static const unsigned low_bits[] = {1, 7, 8, 32, 33, 56, 60, 63};
    enum { COUNT = 600 };
    rng r = {2};
    for (size_t l = 0; l < sizeof low_bits / sizeof *low_bits; l++) {
        for (size_t count = 2; count <= COUNT; count += 37) {
            uint64_t keys[COUNT], expected[COUNT], scratch[COUNT];
            for (size_t i = 0; i < count; i++) {
                /* Few different values above the low bits, many below. */
                uint64_t high = rng_below(&r, 5) * 0x2000000000000001u;
                keys[i] = expected[i] = high ^ (rng_next(&r) >> (63 - low_bits[l]) >> 1);
            }
            rt_sort_u64(keys, scratch, count, low_bits[l]);
            sort_plainly(expected, count, low_bits[l]);
            ck_assert(memcmp(keys, expected, count * sizeof *keys) == 0);
        }
    }
}
END_TEST

START_TEST(test_sort_spread)
{
    static const size_t counts[] = {0, 1, 2, 47, 48, 49, 50, 700, 8191, RT_SORT_SPREAD};
    static uint64_t keys[RT_SORT_SPREAD], expected[RT_SORT_SPREAD], scratch[RT_SORT_SPREAD];
    rng r = {3};
    for (size_t c = 0; c < sizeof counts / sizeof *counts; c++) {
        for (unsigned low_bit = 0; low_bit <= 32; low_bit += 32) {
            for (size_t i = 0; i < counts[c]; i++) {
                /* Many keys come more than once, with different low halves. */
                keys[i] = rt_mix64(rng_below(&r, counts[c])) << 32 | (rng_next(&r) >> 32);
                expected[i] = keys[i];
            }
            rt_sort_spread_u64(keys, scratch, counts[c], low_bit);
            rt_sort_u64(expected, scratch, counts[c], low_bit);
            ck_assert(memcmp(keys, expected, counts[c] * sizeof *keys) == 0);
        }
    }
}
END_TEST

START_TEST(test_unique)
{
    uint64_t keys[] = {1, 1, 2, 3, 3, 3, 9};
    ck_assert_uint_eq(rt_unique_u64(keys, 7), 4);
    ck_assert_uint_eq(keys[0], 1);
    ck_assert_uint_eq(keys[3], 9);
    ck_assert_uint_eq(rt_unique_u64(keys, 0), 0);
}
END_TEST

/* Keyed items sorted on some threads as on one: keys of a few values, of narrow and of all bits. */
START_TEST(test_sorting_on_threads)
{
    enum { COUNT = 150000 };
    static const uint64_t masks[] = {0, 7, UINT64_C(0xfff) << 40, UINT64_MAX};
    rt_keyed *items = malloc(3 * COUNT * sizeof *items);
    rt_keyed *expected = items + COUNT;
    rt_keyed *scratch = items + 2 * (size_t)COUNT;
    REQUIRE(items != NULL, "out of memory");
    rng r = {11};
    for (size_t m = 0; m < sizeof masks / sizeof *masks; m++) {
        for (unsigned count = 1; count < 4; count++) {
            rt_threads *threads = rt_threads_new(count);
            REQUIRE(threads != NULL, "out of memory");
            for (size_t i = 0; i < COUNT; i++) {
                items[i] = (rt_keyed){rng_next(&r) & masks[m], i};
                expected[i] = items[i];
            }
            rt_sort_keyed(expected, scratch, COUNT, NULL);
            ck_assert(rt_sort_keyed_on(threads, items, scratch, COUNT, NULL));
            ck_assert(memcmp(items, expected, COUNT * sizeof *items) == 0);
            rt_threads_free(threads);
        }
    }
    free(items);
}
END_TEST

/* -------------------------------------------------------------------- pairs */

START_TEST(test_distinct_pairs)
{
    enum { SIDE = 300, ADDED = 400000 };
    static bool expected[SIDE][SIDE];
    rng r = {3};
    rt_pairs pairs;
    rt_pairs_init(&pairs, true);
    size_t distinct = 0;
    for (size_t i = 0; i < ADDED; i++) {
        size_t a = rng_below(&r, SIDE);
        size_t b = rng_below(&r, SIDE);
        distinct += !expected[a][b];
        expected[a][b] = true;
        REQUIRE(rt_pairs_add(&pairs, (uint32_t)a, (uint32_t)b), "out of memory");
    }
    ck_assert_msg(pairs.capacity <= 4 * SIDE * SIDE, "memory follows the repeats");
    ck_assert(rt_pairs_sort(&pairs));
    ck_assert_uint_eq(pairs.count, distinct);
    for (size_t i = 0; i < pairs.count; i++) {
        REQUIRE(expected[rt_pair_first(pairs.items[i])][rt_pair_second(pairs.items[i])] &&
                    (i == 0 || pairs.items[i - 1] < pairs.items[i]),
                "pair %zu", i);
    }
    rt_pairs_release(&pairs);
    ck_assert(pairs.distinct && pairs.items == NULL && pairs.count == 0);
}
END_TEST

START_TEST(test_pairs_with_repeats)
{
    rt_pairs pairs;
    rt_pairs_init(&pairs, false);
    ck_assert(rt_pairs_sort(&pairs));
    for (uint32_t i = 0; i < 50000; i++) {
        REQUIRE(rt_pairs_add(&pairs, i % 7, UINT32_MAX - i % 3), "out of memory");
    }
    ck_assert(rt_pairs_add(&pairs, UINT32_MAX, 0));
    ck_assert(rt_pairs_sort(&pairs));
    ck_assert_uint_eq(pairs.count, 50001);
    ck_assert_uint_eq(rt_pair_first(pairs.items[0]), 0);
    ck_assert_uint_eq(rt_pair_second(pairs.items[0]), UINT32_MAX - 2);
    ck_assert_uint_eq(rt_pair_first(pairs.items[50000]), UINT32_MAX);
    rt_pairs_release(&pairs);
}
END_TEST

START_TEST(test_lower_bound)
{
    static const uint32_t keys[] = {3, 3, 7, 9, UINT32_MAX};
    static const struct {
        uint64_t least;
        size_t at;
    } cases[] = {{0, 0}, {3, 0}, {4, 2}, {9, 3}, {10, 4}, {UINT32_MAX, 4}, {UINT64_C(1) << 32, 5}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        ck_assert_uint_eq(rt_lower_bound_u32(keys, 5, cases[i].least), cases[i].at);
    }
    ck_assert_uint_eq(rt_lower_bound_u32(keys, 0, 0), 0);
}
END_TEST

/* `sets` sets of random pairs below `most`, the last one empty, united on some threads, and the
 * same pairs sorted in one set. */
static void check_union(size_t sets, size_t total, uint64_t most, bool distinct,
                        rt_threads *threads)
{
    enum { MOST_SETS = 5 };
    rng r = {total + sets};
    rt_pairs all, united, some[MOST_SETS];
    rt_pairs *from[MOST_SETS];
    rt_pairs_init(&all, distinct);
    rt_pairs_init(&united, distinct);
    for (size_t i = 0; i < sets; i++) {
        rt_pairs_init(&some[i], false);
        from[i] = &some[i];
    }
    for (size_t i = 0; i < total; i++) {
        uint32_t a = (uint32_t)rng_below(&r, most);
        uint32_t b = (uint32_t)rng_below(&r, most);
        REQUIRE(rt_pairs_add(&all, a, b) &&
                    rt_pairs_add(&some[sets == 1 ? 0 : rng_below(&r, sets - 1)], a, b),
                "out of memory");
    }
    ck_assert(rt_pairs_sort(&all));
    ck_assert(rt_pairs_unite(&united, from, sets, threads));
    ck_assert_uint_eq(united.count, all.count);
    ck_assert(all.count == 0 ||
              memcmp(united.items, all.items, all.count * sizeof *all.items) == 0);
    for (size_t i = 0; i < sets; i++) {
        ck_assert(some[i].items == NULL && some[i].count == 0);
    }
    rt_pairs_release(&all);
    rt_pairs_release(&united);
}

START_TEST(test_uniting_pairs)
{
    static const size_t totals[] = {0, 1, 2, 1000, 100000};
    static const uint64_t most[] = {1, 2, 300, 5000000, UINT32_MAX};
    rt_threads *two = rt_threads_new(2);
    rt_threads *three = rt_threads_new(3);
    REQUIRE(two != NULL && three != NULL, "out of memory");
    for (size_t i = 0; i < sizeof totals / sizeof *totals; i++) {
        for (size_t j = 0; j < sizeof most / sizeof *most; j++) {
            check_union(1, totals[i], most[j], j % 2 == 0, NULL);
            check_union(5, totals[i], most[j], j % 2 == 0, three);
            check_union(2, totals[i], most[j], j % 2 != 0, two);
        }
    }
    rt_threads_free(two);
    rt_threads_free(three);
}
END_TEST

/* ------------------------------------------------------------------- memory */

START_TEST(test_grow)
{
    uint64_t *items = NULL;
    size_t capacity = 0;
    ck_assert(rt_grow((void **)&items, &capacity, 0, sizeof *items));
    ck_assert_ptr_null(items);
    for (size_t i = 0; i < 1000; i++) {
        ck_assert(rt_grow((void **)&items, &capacity, i + 1, sizeof *items));
        ck_assert_uint_gt(capacity, i);
        items[i] = i;
    }
    for (size_t i = 0; i < 1000; i++) {
        ck_assert_uint_eq(items[i], i);
    }
    uint64_t *before = items;
    size_t capacity_before = capacity;
    ck_assert(!rt_grow((void **)&items, &capacity, SIZE_MAX, sizeof *items));
    ck_assert(!rt_grow((void **)&items, &capacity, SIZE_MAX / sizeof *items + 1, sizeof *items));
    ck_assert_ptr_eq(items, before);
    ck_assert_uint_eq(capacity, capacity_before);
    free(items);
}
END_TEST

/* Arrays of a size that the heap does not give, several growing in turn, with a limit, without, and
 * of no handle. */
START_TEST(test_large_arrays)
{
    enum { ARRAYS = 3, STEP = 100003, STEPS = 40 };
    const size_t limits[] = {0, RT_MEMORY_LEAST, SIZE_MAX};
    for (size_t l = 0; l < 3; l++) {
        rt_memory *memory = NULL;
        uint64_t *arrays[ARRAYS] = {NULL};
        size_t capacities[ARRAYS] = {0};
        ck_assert(limits[l] == SIZE_MAX ||
                  rt_memory_new(limits[l], NULL, &memory, NULL) == RETOLD_OK);
        for (size_t step = 1; step <= STEPS; step++) {
            for (size_t a = 0; a < ARRAYS; a++) {
                ck_assert(rt_memory_grow(memory, (void **)&arrays[a], &capacities[a], step * STEP,
                                         sizeof *arrays[a]));
                for (size_t i = (step - 1) * STEP; i < step * STEP; i++) {
                    arrays[a][i] = a << 32 | i;
                }
            }
        }
        for (size_t a = 0; a < ARRAYS; a++) {
            for (size_t i = 0; i < STEPS * STEP; i++) {
                REQUIRE(arrays[a][i] == (a << 32 | i), "array %zu, limit %zu: %zu", a, l, i);
            }
            rt_memory_release(memory, arrays[a]);
        }
        char *often = rt_memory_alloc_often(memory, (size_t)STEP * STEPS);
        ck_assert(often != NULL && rt_memory_file(memory, often) < 0);
        memset(often, 1, (size_t)STEP * STEPS);
        rt_memory_release(memory, often);
        char *zeroed = rt_memory_zeroed(memory, STEP, STEPS);
        ck_assert(zeroed != NULL && zeroed[0] == 0);
        ck_assert(memcmp(zeroed, zeroed + 1, (size_t)STEP * STEPS - 1) == 0);
        rt_memory_release(memory, zeroed);
        rt_memory_free(memory);
    }
}
END_TEST

/* Pieces read the same where they are and from the file, with a limit and without, whole and in
 * part. */
START_TEST(test_pieces)
{
    enum { PIECES = 300, MOST = 20000 };
    const size_t limits[] = {0, RT_MEMORY_LEAST};
    static char bytes[MOST];
    for (size_t l = 0; l < 2; l++) {
        rt_memory *memory;
        const char *pieces[PIECES];
        rt_buffer room;
        rng r = {l};
        rt_buffer_init(&room);
        ck_assert_int_eq(rt_memory_new(limits[l], NULL, &memory, NULL), RETOLD_OK);
        for (size_t i = 0; i < PIECES; i++) {
            memset(bytes, (int)(i % 251), MOST);
            retold_span parts[] = {rt_span(bytes, 3), rt_span(bytes, rng_below(&r, MOST - 8) + 8)};
            pieces[i] = rt_memory_store(memory, RT_PIECE_STAYS, parts, 2);
            ck_assert_ptr_nonnull(pieces[i]);
        }
        for (size_t i = 0; i < PIECES; i++) {
            memset(bytes, (int)(i % 251), MOST);
            const char *whole = rt_memory_read(memory, pieces[i], 3, &room);
            ck_assert_mem_eq(whole, bytes, 3);
            const char *part = rt_memory_read(memory, pieces[i] + RT_PIECE_ALIGN + 1, 7, &room);
            ck_assert_mem_eq(part, bytes, 7);
            ck_assert_mem_eq(pieces[i] + RT_PIECE_ALIGN, bytes, 8);
            ck_assert(limits[l] > 0 ? part == room.data : part == pieces[i] + RT_PIECE_ALIGN + 1);
        }
        const char *elsewhere = "of no piece";
        ck_assert_ptr_eq(rt_memory_read(memory, elsewhere, 5, &room), elsewhere);
        ck_assert_ptr_eq(rt_memory_read(NULL, elsewhere, 5, &room), elsewhere);
        rt_buffer_release(&room);
        rt_memory_free(memory);
    }
}
END_TEST

/* Pieces that go leave those that stay as they are, and room for arrays and pieces to come. */
START_TEST(test_pieces_that_go)
{
    enum { PIECES = 400, MOST = 20000 };
    const size_t limits[] = {0, RT_MEMORY_LEAST};
    static char bytes[MOST];
    for (size_t l = 0; l < 2; l++) {
        rt_memory *memory;
        const char *stay[2 * PIECES];
        ck_assert_int_eq(rt_memory_new(limits[l], NULL, &memory, NULL), RETOLD_OK);
        for (size_t i = 0; i < 2 * PIECES; i++) {
            if (i == PIECES) {
                rt_memory_drop_pieces(memory, RT_PIECE_GOES);
            }
            memset(bytes, (int)(i % 251), MOST);
            retold_span part = rt_span(bytes, MOST);
            const char *goes = rt_memory_store(memory, RT_PIECE_GOES, &part, 1);
            rt_piece_kind kind = i % 2 == 0 ? RT_PIECE_STAYS : RT_PIECE_GOES_LATER;
            stay[i] = rt_memory_store(memory, kind, &part, 1);
            ck_assert(goes != NULL && stay[i] != NULL);
            ck_assert_mem_eq(goes, bytes, MOST);
        }
        for (size_t i = 0; i < 2 * PIECES; i++) {
            memset(bytes, (int)(i % 251), MOST);
            ck_assert_mem_eq(stay[i], bytes, MOST);
        }
        rt_memory_free(memory);
    }
}
END_TEST

/* What is written to an array and read from it by a view is what the array has, whether it lies in
 * a file or not. */
START_TEST(test_views)
{
    enum { SIZE = 6 << 20, WRITES = 500, MOST = 70000 };
    static char bytes[MOST];
    const size_t limits[] = {0, RT_MEMORY_LEAST};
    for (size_t l = 0; l < 2; l++) {
        rt_memory *memory;
        rt_buffer room = {0};
        rng r = {l};
        ck_assert_int_eq(rt_memory_new(limits[l], NULL, &memory, NULL), RETOLD_OK);
        char *array = rt_memory_zeroed(memory, SIZE, 1);
        ck_assert_ptr_nonnull(array);
        rt_view view = rt_view_of(memory, array);
        ck_assert_int_eq(view.file >= 0, limits[l] > 0);
        for (int i = 0; i < WRITES; i++) {
            size_t size = rng_below(&r, MOST);
            size_t at = rng_below(&r, SIZE - MOST);
            memset(bytes, i, size);
            rt_view_write(&view, at, size, bytes);
            ck_assert_mem_eq(array + at, bytes, size);
            array[at] = (char)(i + 1);
            const char *read = rt_view_read(&view, at, size + 1, &room);
            ck_assert_mem_eq(read, array + at, size + 1);
            ck_assert(limits[l] > 0 ? read == room.data : read == array + at);
        }
        rt_buffer_release(&room);
        rt_memory_release(memory, array);
        rt_memory_free(memory);
    }
}
END_TEST

/* Which key an item has: some have many, most have few, and some none. */
static uint32_t key_of_item(uint32_t item, uint32_t keys)
{
    uint64_t spread = item * UINT64_C(0x9e3779b97f4a7c15) >> 40;
    uint32_t key = (uint32_t)(spread * spread % keys);
    return key % 7 == 3 ? key - 1 : key;
}

/* Items come to the places of their keys, in the order of the parts and of coming. */
START_TEST(test_scatter)
{
    enum { ITEMS = 1500000, KEYS = 600000, PARTS = 3 };
    rt_memory *memory;
    ck_assert_int_eq(rt_memory_new(RT_MEMORY_LEAST, NULL, &memory, NULL), RETOLD_OK);
    size_t *start = calloc(KEYS + 1, sizeof *start);
    rt_scattered *to = rt_memory_alloc(memory, ITEMS * sizeof *to);
    ck_assert(start != NULL && to != NULL && rt_memory_file(memory, to) >= 0);
    for (uint32_t i = 0; i < ITEMS; i++) {
        start[key_of_item(i, KEYS) + 1]++;
    }
    for (size_t key = 0; key < KEYS; key++) {
        start[key + 1] += start[key];
    }
    rt_scatter *scatter = rt_scatter_new(memory, start, KEYS, PARTS, sizeof *to);
    ck_assert_ptr_nonnull(scatter);
    for (uint32_t i = 0; i < ITEMS; i++) {
        rt_scatter_expect(scatter, i / (ITEMS / PARTS), key_of_item(i, KEYS), 1);
    }
    ck_assert(rt_scatter_begin(scatter));
    for (uint32_t i = ITEMS; i-- > 0;) { /* parts one way or the other */
        uint32_t part = i / (ITEMS / PARTS);
        uint32_t item = part * (ITEMS / PARTS) + (ITEMS / PARTS - 1 - i % (ITEMS / PARTS));
        uint32_t key = key_of_item(item, KEYS);
        rt_scatter_put(scatter, part, key, (rt_scattered){{item, key}});
    }
    rt_threads *threads = rt_threads_new(2);
    ck_assert(rt_scatter_finish(scatter, threads, to));
    rt_threads_free(threads);
    rt_scatter_free(scatter);
    for (uint32_t key = 0; key < KEYS; key++) {
        for (size_t i = start[key]; i < start[key + 1]; i++) {
            REQUIRE(to[i].half[1] == key, "an item of key %u at %zu", to[i].half[1], i);
            REQUIRE(i == start[key] || to[i - 1].half[0] < to[i].half[0], "order at %zu", i);
        }
    }
    rt_memory_release(memory, to);
    rt_memory_free(memory);
    free(start);
}
END_TEST

/* Against a plain array, for sets of any size and density. */
START_TEST(test_rank_set)
{
    enum { MOST = 700 };
    rng r = {7};
    for (size_t round = 0; round < 300; round++) {
        bool has[MOST] = {false};
        size_t size = rng_below(&r, MOST) + 1;
        double density = 0.01 * (double)rng_below(&r, 101);
        rt_rank_set set;
        ck_assert(rt_rank_set_init(&set, size, NULL));
        for (size_t n = 0; n < size; n++) {
            if (rng_chance(&r, density)) {
                has[n] = true;
                rt_rank_set_add(&set, n);
            }
        }
        rt_rank_set_count(&set);
        size_t rank = 0;
        size_t next = rt_rank_set_next(&set, 0);
        for (size_t n = 0; n < size; n++) {
            ck_assert(rt_rank_set_has(&set, n) == has[n]);
            ck_assert_uint_eq(rt_rank_set_rank(&set, n), rank);
            if (has[n]) {
                ck_assert_uint_eq(next, n);
                next = rt_rank_set_next(&set, n + 1);
                rank++;
            }
        }
        ck_assert_uint_eq(next, SIZE_MAX);
        ck_assert_uint_eq(set.count, rank);
        rt_rank_set_release(&set);
    }
}
END_TEST

START_TEST(test_buffer)
{
    rt_buffer buffer;
    rt_buffer_init(&buffer);
    ck_assert(rt_buffer_append(&buffer, NULL, 0));
    ck_assert(rt_buffer_append(&buffer, "abc", 3));
    ck_assert(!rt_buffer_reserve(&buffer, SIZE_MAX));
    ck_assert(!rt_buffer_reserve(&buffer, SIZE_MAX - 2));
    ck_assert(rt_buffer_append(&buffer, "def", 3));
    ck_assert(rt_span_equal(span_of(&buffer), rt_span_of("abcdef")));
    rt_buffer_release(&buffer);
    ck_assert_uint_eq(buffer.capacity, 0);
}
END_TEST

START_TEST(test_spans)
{
    retold_span empty = rt_span_of(NULL);
    ck_assert(rt_span_equal(empty, rt_span_of("")));
    ck_assert(!rt_span_equal(empty, rt_span_of("a")));
    ck_assert_int_eq(rt_span_compare(empty, rt_span_of("")), 0);
    ck_assert_int_lt(rt_span_compare(empty, rt_span_of("a")), 0);
    ck_assert_int_lt(rt_span_compare(rt_span_of("2024-01"), rt_span_of("2024-01-02")), 0);
    ck_assert_int_gt(rt_span_compare(rt_span_of("b"), rt_span_of("ab")), 0);
    ck_assert_int_gt(rt_span_compare(rt_span_of("\xff"), rt_span_of("\x01")), 0);
}
END_TEST

/* ------------------------------------------------------------------- errors */

START_TEST(test_errors)
{
    retold_error error;
    memset(&error, 0x55, sizeof error);
    ck_assert_int_eq(rt_fail(&error, RETOLD_INVALID, "%s is %d", "x", 5), RETOLD_INVALID);
    ck_assert_str_eq(error.message, "x is 5");
    ck_assert_int_eq(error.fault, RETOLD_FAULT_NONE);
    ck_assert_uint_eq(error.record, 0);
    ck_assert(error.offset == RETOLD_NO_OFFSET);
    ck_assert_str_eq(error.input, "");
    ck_assert_int_eq(rt_fail_fault(&error, RETOLD_FAULT_NOT_JSON, "no"), RETOLD_UNUSABLE);
    ck_assert_int_eq(rt_fail_fault(&error, RETOLD_FAULT_UNREADABLE, "no"), RETOLD_IO);
    ck_assert_int_eq(error.status, RETOLD_IO);
    ck_assert_int_eq(rt_fail_memory(NULL), RETOLD_NO_MEMORY);
    rt_error_place(NULL, "a", 1, 2);
}
END_TEST

START_TEST(test_long_names_keep_their_end)
{
    char name[2000];
    memset(name, 'd', sizeof name);
    memcpy(name + sizeof name - 8, "end.txt", 8);
    retold_error error;
    rt_fail_memory(&error);
    rt_error_place(&error, name, 7, 9);
    ck_assert_uint_eq(strlen(error.input), sizeof error.input - 1);
    ck_assert_str_eq(error.input + sizeof error.input - 8, "end.txt");
    rt_error_place(&error, name + sizeof name - sizeof error.input, 7, 9); /* fits exactly */
    ck_assert_uint_eq(strlen(error.input), sizeof error.input - 1);
}
END_TEST

/* ------------------------------------------------------------------- memory */

static char *map_pages(size_t size)
{
    char *data = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    REQUIRE(data != MAP_FAILED, "out of memory");
    return data;
}

/* Parts of one mapping are spare in any order; they adjoin, so all can be had again as one. */
START_TEST(test_spare)
{
    static const unsigned orders[][4] = {{0, 1, 2, 3}, {3, 2, 1, 0}, {1, 3, 0, 2}, {2, 0, 3, 1}};
    enum { PART = 1 << 16, PARTS = 4 };
    for (size_t o = 0; o < sizeof orders / sizeof *orders; o++) {
        rt_spare spare = {0};
        char *data = map_pages(PARTS * PART);
        ck_assert_ptr_null(rt_spare_take(&spare, PART));
        for (size_t i = 0; i < PARTS; i++) {
            ck_assert(!rt_spare_has(&spare, PARTS * PART));
            ck_assert(rt_spare_add(&spare, data + orders[o][i] * PART, PART));
        }
        ck_assert_uint_eq(spare.count, 1);
        ck_assert(rt_spare_has(&spare, PARTS * PART) && !rt_spare_has(&spare, PARTS * PART + 1));
        ck_assert_ptr_eq(rt_spare_take(&spare, PART), data);
        ck_assert_ptr_eq(rt_spare_take(&spare, 3 * PART), data + PART);
        ck_assert_uint_eq(spare.count, 0);
        memset(data, 1, PARTS * PART);
        /* The smaller one is taken, and given back, before the larger. */
        ck_assert(rt_spare_add(&spare, data, 2 * PART) &&
                  rt_spare_add(&spare, data + 3 * PART, PART));
        ck_assert_ptr_eq(rt_spare_take(&spare, PART), data + 3 * PART);
        rt_spare_drop(&spare, PART, NULL);
        ck_assert_ptr_eq(rt_spare_take(&spare, PART), data + PART);
        memset(data + PART, 1, 3 * PART);
        munmap(data + PART, 3 * PART);
        rt_spare_release(&spare, NULL);
    }
}
END_TEST

/* Memory of arrays serves those to come: as large ones, of zeros where that is asked for, growing
 * with what they hold. */
START_TEST(test_memory_is_used_again)
{
    enum { SIZE = 8 << 20 };
    rt_memory *memory = NULL;
    ck_assert_int_eq(rt_memory_new(0, NULL, &memory, NULL), RETOLD_OK);
    char *first = rt_memory_alloc(memory, SIZE);
    REQUIRE(first != NULL, "out of memory");
    memset(first, 1, SIZE);
    rt_memory_release(memory, first);
    char *zeroed = rt_memory_zeroed(memory, SIZE / 2, 1);
    ck_assert_ptr_eq(zeroed, first);
    for (size_t i = 0; i < SIZE / 2; i++) {
        REQUIRE(zeroed[i] == 0, "byte %zu is not 0", i);
    }
    char *second = rt_memory_alloc(memory, SIZE / 2);
    ck_assert_ptr_eq(second, first + SIZE / 2);
    for (size_t i = 0; i < SIZE / 2; i++) {
        second[i] = (char)(i / 4096);
    }
    size_t capacity = SIZE / 2;
    ck_assert(rt_memory_grow(memory, (void **)&second, &capacity, 4 * SIZE, 1));
    for (size_t i = 0; i < SIZE / 2; i++) {
        REQUIRE(second[i] == (char)(i / 4096), "byte %zu is another", i);
    }
    rt_memory_release(memory, zeroed);
    rt_memory_trim(memory);
    rt_memory_trim(NULL);
    char *third = rt_memory_alloc(memory, SIZE);
    REQUIRE(third != NULL, "out of memory");
    memset(third, 1, SIZE);
    rt_memory_release(memory, third);
    rt_memory_release(memory, second);
    rt_memory_free(memory);
}
END_TEST

/* The beginning of an array serves others while the rest is in use. */
START_TEST(test_memory_is_cut)
{
    enum { SIZE = 8 << 20, CUT = (2 << 20) + 1 };
    for (size_t limit = 0; limit <= RT_MEMORY_LEAST; limit += RT_MEMORY_LEAST) {
        rt_memory *memory = NULL;
        ck_assert_int_eq(rt_memory_new(limit, NULL, &memory, NULL), RETOLD_OK);
        char *array = rt_memory_alloc(memory, SIZE);
        REQUIRE(array != NULL, "out of memory");
        memset(array, 1, SIZE);
        char *rest = rt_memory_cut(memory, array, CUT);
        ck_assert_ptr_eq(rest, limit == 0 ? array + CUT - 1 : array);
        char *other = rt_memory_alloc(memory, CUT - 1);
        REQUIRE(other != NULL, "out of memory");
        memset(other, 2, CUT - 1);
        ck_assert_int_eq(other == array, limit == 0);
        for (size_t i = CUT; i < SIZE; i++) {
            REQUIRE(array[i] == 1, "byte %zu is another", i);
        }
        ck_assert_ptr_eq(rt_memory_cut(memory, rest, 1), rest); /* no whole page */
        rt_memory_release(memory, rest);
        rt_memory_release(memory, other);
        char *small = rt_memory_alloc(memory, 100);
        ck_assert_ptr_eq(rt_memory_cut(memory, small, 50), small);
        rt_memory_release(memory, small);
        rt_memory_free(memory);
    }
    ck_assert_ptr_null(rt_memory_cut(NULL, NULL, 0));
}
END_TEST

/* What is around the array stays, and it can be freed. */
int main(void)
{
    Suite *suite = suite_create("base");
    TCase *base = tcase_create("base");
    tcase_set_timeout(base, 120);
    tcase_add_test(base, test_sort);
    tcase_add_test(base, test_sort_is_stable);
    tcase_add_test(base, test_sort_spread);
    tcase_add_test(base, test_unique);
    tcase_add_test(base, test_distinct_pairs);
    tcase_add_test(base, test_pairs_with_repeats);
    tcase_add_test(base, test_uniting_pairs);
    tcase_add_test(base, test_sorting_on_threads);
    tcase_add_test(base, test_lower_bound);
    tcase_add_test(base, test_grow);
    tcase_add_test(base, test_large_arrays);
    tcase_add_test(base, test_spare);
    tcase_add_test(base, test_memory_is_used_again);
    tcase_add_test(base, test_memory_is_cut);
    tcase_add_test(base, test_pieces);
    tcase_add_test(base, test_pieces_that_go);
    tcase_add_test(base, test_rank_set);
    tcase_add_test(base, test_buffer);
    tcase_add_test(base, test_spans);
    tcase_add_test(base, test_errors);
    tcase_add_test(base, test_long_names_keep_their_end);
    tcase_add_test(base, test_views);
    tcase_add_test(base, test_scatter);
    suite_add_tcase(suite, base);
    return run_suite(suite);
}
