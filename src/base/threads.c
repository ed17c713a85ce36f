#define _GNU_SOURCE
#include "base/threads.h"

#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
    MAX_THREADS = 256,
    LARGE_PAGE = 2 << 20,
    LOOKS = 2048 /* before a thread sleeps: some 100 microseconds, a few times what waking takes */
};

/* A thread beside the calling one. */
typedef struct helper {
    rt_threads *threads;
    unsigned number;
    int home;           /* see find_homes() */
    atomic_bool called; /* for the run that is on; set with the lock held */
    pthread_t thread;
    pthread_cond_t wake;
} helper;

/*
 * Helpers 1 to `started` wait to be called, each for its own flag. What the run is, `left`, `ended`
 * and the flags are written with `lock` held; the flags and `left` are looked at for a short while
 * without it before a thread sleeps. `running` is the calling thread's, and true for all in a run.
 */
struct rt_threads {
    unsigned count;
    unsigned started;
    unsigned looks;
    atomic_bool running;
    bool ended;
    bool apart;              /* there are homes */
    cpu_set_t homes, others; /* of the helpers; and those that are free to all of them */
    rt_threads_body *body;
    void *context;
    atomic_uint left; /* of the run's helpers, those that have not returned */
    pthread_mutex_t lock;
    pthread_cond_t done;
    helper helpers[]; /* number i is helpers[i - 1] */
};

unsigned rt_processor_count(void)
{
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0) {
        return 1;
    }
    int count = CPU_COUNT(&set);
    return count < 1 ? 1 : (unsigned)count;
}

/* --------------------------------------------------------------------- the threads */

static void look_again(void)
{
#if defined(__x86_64__)
    __builtin_ia32_pause();
#elif defined(__aarch64__)
    __asm__ volatile("yield");
#endif
}

bool rt_threads_look(const rt_threads *threads, const atomic_uint *counter, unsigned seen)
{
    for (unsigned i = 0; i < threads->looks && atomic_load(counter) == seen; i++) {
        look_again();
    }
    return atomic_load(counter) != seen;
}

/* False if the threads are not needed any more. */
static bool wait_for_call(helper *h, rt_threads_body **body, void **context)
{
    rt_threads *t = h->threads;
    for (unsigned i = 0; i < t->looks && !atomic_load(&h->called); i++) {
        look_again();
    }
    pthread_mutex_lock(&t->lock);
    while (!atomic_load(&h->called) && !t->ended) {
        pthread_cond_wait(&h->wake, &t->lock);
    }
    bool called = atomic_load(&h->called);
    atomic_store(&h->called, false);
    *body = t->body;
    *context = t->context;
    pthread_mutex_unlock(&t->lock);
    return called;
}

static void *help(void *argument)
{
    helper *h = argument;
    rt_threads *t = h->threads;
    rt_threads_body *body;
    void *context;
    while (wait_for_call(h, &body, &context)) {
        body(context, h->number);
        pthread_mutex_lock(&t->lock);
        if (atomic_fetch_sub(&t->left, 1) == 1) {
            pthread_cond_signal(&t->done);
        }
        pthread_mutex_unlock(&t->lock);
    }
    return NULL;
}

rt_threads *rt_threads_new(unsigned count)
{
    count = count < 1 ? 1 : count > MAX_THREADS ? MAX_THREADS : count;
    rt_threads *t = calloc(1, sizeof *t + (count - 1) * sizeof *t->helpers);
    if (t != NULL) {
        t->count = count;
        t->looks = count <= rt_processor_count() ? LOOKS : 0;
        pthread_mutex_init(&t->lock, NULL);
        pthread_cond_init(&t->done, NULL);
    }
    return t;
}

void rt_threads_free(rt_threads *t)
{
    if (t == NULL) {
        return;
    }
    pthread_mutex_lock(&t->lock);
    t->ended = true;
    for (unsigned i = 0; i < t->started; i++) {
        pthread_cond_signal(&t->helpers[i].wake);
    }
    pthread_mutex_unlock(&t->lock);
    for (unsigned i = 0; i < t->started; i++) {
        pthread_join(t->helpers[i].thread, NULL);
        pthread_cond_destroy(&t->helpers[i].wake);
    }
    pthread_mutex_destroy(&t->lock);
    pthread_cond_destroy(&t->done);
    free(t);
}

unsigned rt_threads_count(const rt_threads *threads)
{
    return threads == NULL ? 1 : threads->count;
}

/*
 * Left alone, the system puts a new thread behind the one that makes it, and one that has slept
 * behind the one that wakes it, on the same processor, for as much as 30 ms: on a virtual machine a
 * processor that has nothing to do counts as taken. So each helper has a home, one of the
 * processors after that of the thread which starts them, and all threads keep off the homes of the
 * others. Processors that are nobody's, if any, are free to all helpers.
 */
static void find_homes(rt_threads *t)
{
    int at = sched_getcpu();
    t->apart = at >= 0 && sched_getaffinity(0, sizeof t->others, &t->others) == 0 &&
               CPU_ISSET(at, &t->others) && t->count <= (unsigned)CPU_COUNT(&t->others);
    if (!t->apart) {
        return;
    }
    CPU_ZERO(&t->homes);
    CPU_CLR(at, &t->others);
    for (unsigned i = 0; i < t->count - 1; i++) {
        do {
            at = (at + 1) % CPU_SETSIZE;
        } while (!CPU_ISSET(at, &t->others));
        t->helpers[i].home = at;
        CPU_SET(at, &t->homes);
        CPU_CLR(at, &t->others);
    }
}

/* Keeps the calling thread off the helpers' homes. False if it is as it was; else it may run on
 * `before` again afterwards. */
static bool leave_homes(const rt_threads *t, cpu_set_t *before)
{
    cpu_set_t left;
    if (!t->apart || sched_getaffinity(0, sizeof *before, before) != 0) {
        return false;
    }
    CPU_AND(&left, before, &t->homes);
    CPU_XOR(&left, before, &left);
    return CPU_COUNT(&left) > 0 && sched_setaffinity(0, sizeof left, &left) == 0;
}

static bool start_helper(rt_threads *t, helper *h, unsigned number)
{
    pthread_attr_t attributes;
    if (pthread_attr_init(&attributes) != 0) {
        return false;
    }
    if (t->apart) {
        cpu_set_t own = t->others;
        CPU_SET(h->home, &own);
        (void)pthread_attr_setaffinity_np(&attributes, sizeof own, &own);
    }
    h->threads = t;
    h->number = number;
    pthread_cond_init(&h->wake, NULL);
    bool started = pthread_create(&h->thread, &attributes, help, h) == 0;
    if (!started) {
        pthread_cond_destroy(&h->wake);
    }
    pthread_attr_destroy(&attributes);
    return started;
}

/* Starts helpers until there are `wanted`, or one cannot be. Signals are the caller's to take. */
static void start(rt_threads *t, unsigned wanted)
{
    sigset_t all, before;
    if (t->started >= wanted) {
        return;
    }
    if (t->started == 0) {
        find_homes(t);
    }
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    while (t->started < wanted && start_helper(t, &t->helpers[t->started], t->started + 1)) {
        t->started++;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
}

/* Calls up to `wanted` helpers. */
static void call(rt_threads *t, unsigned wanted, rt_threads_body *body, void *context)
{
    wanted = wanted < t->started ? wanted : t->started;
    pthread_mutex_lock(&t->lock);
    t->body = body;
    t->context = context;
    atomic_store(&t->left, wanted);
    for (unsigned i = 0; i < wanted; i++) {
        atomic_store(&t->helpers[i].called, true);
        pthread_cond_signal(&t->helpers[i].wake);
    }
    pthread_mutex_unlock(&t->lock);
}

static void wait_for_all(rt_threads *t)
{
    for (unsigned i = 0; i < t->looks && atomic_load(&t->left) > 0; i++) {
        look_again();
    }
    pthread_mutex_lock(&t->lock);
    while (atomic_load(&t->left) > 0) {
        pthread_cond_wait(&t->done, &t->lock);
    }
    pthread_mutex_unlock(&t->lock);
}

void rt_threads_run(rt_threads *threads, unsigned most, rt_threads_body *body, void *context)
{
    most = most < rt_threads_count(threads) ? most : rt_threads_count(threads);
    if (most < 2 || atomic_exchange(&threads->running, true)) {
        body(context, 0);
        return;
    }
    start(threads, most - 1);
    cpu_set_t before;
    bool left = leave_homes(threads, &before);
    call(threads, most - 1, body, context);
    body(context, 0);
    wait_for_all(threads);
    if (left) {
        (void)sched_setaffinity(0, sizeof before, &before);
    }
    atomic_store(&threads->running, false);
}

/* ------------------------------------------------------------------------ the loops */

typedef struct loop {
    rt_loop_body *body;
    void *context;
    size_t count;
    size_t grain;
    atomic_size_t next;
    atomic_bool stopped;
} loop;

static void take_shares(void *context, unsigned worker)
{
    loop *l = context;
    while (!atomic_load(&l->stopped)) {
        size_t begin = atomic_fetch_add(&l->next, l->grain);
        if (begin >= l->count) {
            break;
        }
        size_t end = l->count - begin > l->grain ? begin + l->grain : l->count;
        if (!l->body(l->context, begin, end, worker)) {
            atomic_store(&l->stopped, true);
        }
    }
}

bool rt_parallel_for(rt_threads *threads, size_t count, size_t grain, rt_loop_body *body,
                     void *context)
{
    loop l = {.body = body, .context = context, .count = count, .grain = grain == 0 ? 1 : grain};
    size_t shares = count / l.grain + (count % l.grain != 0);
    rt_threads_run(threads, shares < MAX_THREADS ? (unsigned)shares : MAX_THREADS, take_shares, &l);
    return !atomic_load(&l.stopped);
}

static bool touch(void *context, size_t begin, size_t end, unsigned worker)
{
    for (size_t i = begin; i < end; i++) {
        *((volatile char *)context + i * LARGE_PAGE) = 0;
    }
    return true;
}

void rt_parallel_touch(rt_threads *threads, void *array, size_t size)
{
    enum { SHARE = 4 };
    if (rt_threads_count(threads) > 1) {
        rt_parallel_for(threads, size / LARGE_PAGE, SHARE, touch, array);
    }
}

static bool touch_all(void *context, size_t begin, size_t end, unsigned worker)
{
    enum { LEAST_PAGE = 4096 };
    for (size_t at = begin; at < end; at += LEAST_PAGE) {
        *((volatile char *)context + at) = 0;
    }
    return true;
}

void rt_parallel_touch_all(rt_threads *threads, void *array, size_t size)
{
    if (rt_threads_count(threads) > 1 && size >= LARGE_PAGE) {
        rt_parallel_for(threads, size, LARGE_PAGE, touch_all, array);
    }
}

/* Whole pages, and where the large page begins that the first of them is in: threads whose shares
 * were in one would wait for each other. */
typedef struct page_range {
    char *large;
    size_t begin, end; /* from there on */
} page_range;

static bool drop(void *context, size_t begin, size_t end, unsigned worker)
{
    const page_range *pages = context;
    size_t from = begin * LARGE_PAGE;
    size_t to = end * LARGE_PAGE;
    from = from < pages->begin ? pages->begin : from;
    to = to > pages->end ? pages->end : to;
    (void)madvise(pages->large + from, to - from, MADV_DONTNEED);
    return true;
}

void rt_parallel_drop(rt_threads *threads, void *array, size_t size)
{
    if (rt_threads_count(threads) > 1 && size >= LARGE_PAGE) {
        size_t page = (size_t)sysconf(_SC_PAGESIZE);
        size_t before = (uintptr_t)array % LARGE_PAGE;
        page_range pages = {.large = (char *)array - before,
                            .begin = (before + page - 1) / page * page,
                            .end = (before + size) / page * page};
        rt_parallel_for(threads, (pages.end - 1) / LARGE_PAGE + 1, 1, drop, &pages);
    }
}
