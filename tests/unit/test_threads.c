/* src/base/threads.h: runs and loops on threads, and where the threads run. */
#define _GNU_SOURCE
#include "base/threads.h"
#include "support.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>

typedef struct visits {
    atomic_uint *counts;
    atomic_size_t total;
    atomic_uint_fast64_t workers; /* a bit for each worker seen */
    size_t grain;
    size_t stop_at;
} visits;

static bool visit(void *context, size_t begin, size_t end, unsigned worker)
{
    visits *v = context;
    atomic_fetch_or(&v->workers, UINT64_C(1) << worker);
    if (begin >= end || end - begin > v->grain) {
        return false;
    }
    for (size_t i = begin; i < end; i++) {
        atomic_fetch_add(&v->counts[i], 1);
        atomic_fetch_add(&v->total, 1);
    }
    return !(begin <= v->stop_at && v->stop_at < end);
}

/* Loops of many sizes, one after another on the same threads. */
START_TEST(test_parallel_for)
{
    static const unsigned thread_counts[] = {0, 1, 2, 7, 60};
    static const size_t counts[] = {0, 1, 2, 63, 64, 1000, 10007};
    static const size_t grains[] = {1, 3, 64, 100000};
    unsigned most = thread_counts[_i] == 0 ? 1 : thread_counts[_i];
    rt_threads *threads = thread_counts[_i] == 0 ? NULL : rt_threads_new(most);
    ck_assert_uint_eq(rt_threads_count(threads), most);
    for (size_t i = 0; i < 7 * 4; i++) {
        size_t count = counts[i % 7];
        visits v = {.grain = grains[i / 7], .stop_at = SIZE_MAX};
        v.counts = calloc(count + 1, sizeof *v.counts);
        ck_assert(rt_parallel_for(threads, count, v.grain, visit, &v));
        for (size_t j = 0; j < count; j++) {
            REQUIRE(v.counts[j] == 1, "%zu of %zu", j, count);
        }
        ck_assert_msg(v.workers >> most == 0, "a worker number is not under %u", most);
        free(v.counts);
    }
    rt_threads_free(threads);
    ck_assert_uint_ge(rt_processor_count(), 1);
}
END_TEST

typedef struct crowd {
    rt_threads *threads;
    atomic_uint_fast64_t workers;
    atomic_uint inner; /* runs within the run, all on their calling thread */
    pthread_t caller;
} crowd;

static void count_inner(void *context, unsigned worker)
{
    crowd *c = context;
    if (worker == 0) {
        atomic_fetch_add(&c->inner, 1);
    }
}

static void join_crowd(void *context, unsigned worker)
{
    crowd *c = context;
    if (atomic_fetch_or(&c->workers, UINT64_C(1) << worker) >> worker & 1) {
        atomic_fetch_add(&c->inner, 1000); /* twice on one thread */
    }
    if ((worker == 0) != (pthread_equal(pthread_self(), c->caller) != 0)) {
        atomic_fetch_add(&c->inner, 1000);
    }
    rt_threads_run(c->threads, 4, count_inner, c);
}

/* Once on each, on no more than asked for; within a run on the calling thread alone. */
START_TEST(test_running_threads)
{
    rt_threads *threads = rt_threads_new(5);
    REQUIRE(threads != NULL, "out of memory");
    for (unsigned round = 0; round < 2000; round++) {
        unsigned most = round % 7;
        unsigned expected = most < 1 ? 1 : most > 5 ? 5 : most;
        crowd c = {.threads = threads, .caller = pthread_self()};
        rt_threads_run(threads, most, join_crowd, &c);
        ck_assert_uint_eq(c.workers, (UINT64_C(1) << expected) - 1);
        ck_assert_uint_eq(c.inner, expected);
    }
    rt_threads_free(threads);
    rt_threads_free(NULL);
}
END_TEST

START_TEST(test_parallel_touch)
{
    enum { SIZE = 20000001 };
    char *array = malloc(SIZE);
    REQUIRE(array != NULL, "out of memory");
    for (unsigned count = 1; count < 4; count++) {
        rt_threads *threads = rt_threads_new(count);
        rt_parallel_touch(threads, array, SIZE);
        rt_parallel_touch(threads, array, count);
        memset(array, 1, SIZE);
        rt_parallel_touch_all(threads, array + 1, SIZE - 2);
        ck_assert(array[0] == 1 && array[SIZE - 1] == 1);
        rt_parallel_touch_all(threads, array, 0);
        rt_threads_free(threads);
    }
    free(array);
}
END_TEST

START_TEST(test_parallel_drop)
{
    enum { SIZE = 9000001, AROUND = 5000 };
    for (unsigned count = 1; count < 4; count++) {
        rt_threads *threads = rt_threads_new(count);
        char *array = malloc(SIZE);
        REQUIRE(array != NULL, "out of memory");
        memset(array, 1, SIZE);
        rt_parallel_drop(threads, array + AROUND, SIZE - 2 * AROUND);
        for (size_t i = 0; i < AROUND; i++) {
            REQUIRE(array[i] == 1 && array[SIZE - 1 - i] == 1, "dropped too much");
        }
        rt_parallel_drop(threads, array, SIZE);
        free(array);
        rt_parallel_drop(threads, NULL, 0);
        rt_threads_free(threads);
    }
}
END_TEST

START_TEST(test_parallel_for_stops)
{
    for (unsigned count = 1; count <= 4; count++) {
        rt_threads *threads = rt_threads_new(count);
        visits v = {.grain = 1, .stop_at = 10};
        v.counts = calloc(1000000, sizeof *v.counts);
        ck_assert(!rt_parallel_for(threads, 1000000, 1, visit, &v));
        ck_assert_uint_eq(v.counts[10], 1);
        ck_assert(count > 1 || v.total == 11); /* others may be well ahead when it stops */
        free(v.counts);
        rt_threads_free(threads);
    }
}
END_TEST

/* ------------------------------------------------------------------ processors */

/* Where each thread of a run was when all had begun. */
typedef struct places {
    unsigned count;
    atomic_uint begun;
    atomic_int at[CPU_SETSIZE];
} places;

static void take_place(void *context, unsigned worker)
{
    places *p = context;
    atomic_fetch_add(&p->begun, 1);
    while (atomic_load(&p->begun) < p->count) {
        sched_yield();
    }
    atomic_store(&p->at[worker], sched_getcpu());
}

/* As many threads as there are processors are on one each; afterwards the calling thread may run
 * where it could before. */
START_TEST(test_threads_keep_apart)
{
    unsigned count = rt_processor_count();
    static places p;
    cpu_set_t before, after;
    rt_threads *threads = rt_threads_new(count);
    REQUIRE(threads != NULL, "out of memory");
    ck_assert_int_eq(sched_getaffinity(0, sizeof before, &before), 0);
    for (unsigned round = 0; round < 50; round++) {
        p.count = rt_threads_count(threads);
        atomic_store(&p.begun, 0);
        rt_threads_run(threads, count, take_place, &p);
        for (unsigned i = 0; i < p.count; i++) {
            for (unsigned j = 0; j < i; j++) {
                REQUIRE(p.at[i] != p.at[j], "threads %u and %u are on processor %d", i, j, p.at[i]);
            }
        }
        ck_assert_int_eq(sched_getaffinity(0, sizeof after, &after), 0);
        ck_assert(CPU_EQUAL(&before, &after));
    }
    rt_threads_free(threads);
}
END_TEST

/* More threads than processors run all the same, as does one that may be on one processor only. */
START_TEST(test_threads_on_one_processor)
{
    cpu_set_t before, one, after;
    ck_assert_int_eq(sched_getaffinity(0, sizeof before, &before), 0);
    rt_threads *threads = rt_threads_new(2);
    REQUIRE(threads != NULL, "out of memory");
    CPU_ZERO(&one);
    CPU_SET(sched_getcpu(), &one);
    for (int first = 0; first < 2; first++) { /* helpers begin with all, then with one */
        crowd c = {.threads = threads, .caller = pthread_self()};
        ck_assert_int_eq(sched_setaffinity(0, sizeof one, first == 0 ? &before : &one), 0);
        rt_threads_run(threads, 2, join_crowd, &c);
        ck_assert_uint_eq(c.workers, 3);
        rt_threads *others = rt_threads_new(3);
        c = (crowd){.threads = others, .caller = pthread_self()};
        rt_threads_run(others, 3, join_crowd, &c);
        ck_assert_uint_eq(c.workers, 7);
        rt_threads_free(others);
        ck_assert_int_eq(sched_getaffinity(0, sizeof after, &after), 0);
        ck_assert(CPU_EQUAL(first == 0 ? &before : &one, &after));
    }
    ck_assert_int_eq(sched_setaffinity(0, sizeof before, &before), 0);
    rt_threads_free(threads);
}
END_TEST

static void count_up(void *context, unsigned worker)
{
    atomic_fetch_add((atomic_uint *)context, worker);
}

START_TEST(test_looking)
{
    atomic_uint counter = 7;
    for (unsigned count = 1; count < 4; count++) {
        rt_threads *threads = rt_threads_new(count);
        REQUIRE(threads != NULL, "out of memory");
        unsigned seen = atomic_load(&counter);
        ck_assert(!rt_threads_look(threads, &counter, seen));
        rt_threads_run(threads, count, count_up, &counter);
        ck_assert(rt_threads_look(threads, &counter, seen) == (count > 1));
        rt_threads_free(threads);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("threads");
    TCase *threads = tcase_create("threads");
    tcase_set_timeout(threads, 120);
    tcase_add_loop_test(threads, test_parallel_for, 0, 5);
    tcase_add_test(threads, test_running_threads);
    tcase_add_test(threads, test_parallel_touch);
    tcase_add_test(threads, test_parallel_drop);
    tcase_add_test(threads, test_parallel_for_stops);
    tcase_add_test(threads, test_threads_keep_apart);
    tcase_add_test(threads, test_threads_on_one_processor);
    tcase_add_test(threads, test_looking);
    suite_add_tcase(suite, threads);
    return run_suite(suite);
}
