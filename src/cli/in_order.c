#include "in_order.h"

#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio_ext.h>
#include <stdlib.h>

enum {
    SHARE = 256,      /* things a thread puts into words at a time */
    FEW = 16 * SHARE, /* that are written before another thread would have begun */
    MOST_THREADS = 8  /* which the one that writes keeps up with */
};

/* Shares are taken in their order, and written when `turn` says so, which `lock` guards. */
typedef struct ordering {
    const cli_report *report;
    cli_write_range *write;
    size_t count;
    atomic_size_t next;
    size_t turn;
    pthread_mutex_t lock;
    pthread_cond_t turned;
} ordering;

/* A thread's own stream, in memory. */
typedef struct notes {
    FILE *stream;
    char *text;
    size_t size;
} notes;

static size_t end_of(const ordering *o, size_t share)
{
    size_t begin = share * SHARE;
    return o->count - begin < SHARE ? o->count : begin + SHARE;
}

/* False if there is no memory for it. */
static bool note_down(const ordering *o, size_t share, notes *n)
{
    if (!n->stream) {
        return false;
    }
    cli_report report = *o->report;
    report.stream = n->stream;
    rewind(n->stream);
    o->write(&report, share * SHARE, end_of(o, share));
    return fflush(n->stream) == 0 && !ferror(n->stream);
}

static void wait_for_turn(ordering *o, size_t share)
{
    pthread_mutex_lock(&o->lock);
    while (o->turn != share) {
        pthread_cond_wait(&o->turned, &o->lock);
    }
    pthread_mutex_unlock(&o->lock);
}

static void end_turn(ordering *o)
{
    pthread_mutex_lock(&o->lock);
    o->turn++;
    pthread_cond_broadcast(&o->turned);
    pthread_mutex_unlock(&o->lock);
}

static void *write_shares(void *argument)
{
    ordering *o = argument;
    notes n = {0};
    n.stream = open_memstream(&n.text, &n.size);
    if (n.stream) {
        __fsetlocking(n.stream, FSETLOCKING_BYCALLER);
    }
    for (;;) {
        size_t share = atomic_fetch_add(&o->next, 1);
        if (share * SHARE >= o->count) {
            break;
        }
        bool noted = note_down(o, share, &n);
        wait_for_turn(o, share);
        if (noted) {
            fwrite(n.text, 1, n.size, o->report->stream);
        } else {
            o->write(o->report, share * SHARE, end_of(o, share));
        }
        end_turn(o);
    }
    if (n.stream) {
        fclose(n.stream);
    }
    free(n.text);
    return NULL;
}

/* Signals are the calling thread's to take. Where a thread cannot be started, the others do its
 * work. */
static void write_on_threads(ordering *o, unsigned count)
{
    pthread_t threads[MOST_THREADS];
    unsigned started = 0;
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    while (started + 1 < count && pthread_create(&threads[started], NULL, write_shares, o) == 0) {
        started++;
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    write_shares(o);
    for (unsigned i = 0; i < started; i++) {
        pthread_join(threads[i], NULL);
    }
}

void cli_write_in_order(const cli_report *report, size_t count, cli_write_range *write)
{
    unsigned threads = report->threads < MOST_THREADS ? report->threads : MOST_THREADS;
    if (threads < 2 || count < FEW) {
        write(report, 0, count);
        return;
    }
    ordering o = {.report = report, .write = write, .count = count};
    pthread_mutex_init(&o.lock, NULL);
    pthread_cond_init(&o.turned, NULL);
    write_on_threads(&o, threads);
    pthread_mutex_destroy(&o.lock);
    pthread_cond_destroy(&o.turned);
}
