#define _GNU_SOURCE
#include "base/memory_inside.h"

#include "base/error.h"
#include "base/file_bytes.h"
#include "base/resident.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <time.h>
#include <unistd.h>

enum {
    MAPPED_FROM = 256 << 10, /* bytes: smaller arrays are the heap's */
    LARGE_PAGE = 2 << 20,
    COPIED_AT_A_TIME = 1 << 20,
    SLEEP_LEAST = 500, /* microseconds between two looks */
    SLEEP_MOST = 8000,
    MAPPED_A_MICROSECOND = 8192 /* bytes that threads are reckoned to map at most */
};

/* What RT_MEMORY_TURNS turns are reckoned to map at most: two reads each, 64 KiB with each. */
#define MAPPED_IN_TURNS ((size_t)RT_MEMORY_TURNS * 2 * (64 << 10))

/* Addresses for stored pieces, one after another as they are in their file; half as many where
 * there are not so many, and so on. */
#define RESERVED_MOST ((size_t)1 << 38)
#define RESERVED_LEAST ((size_t)1 << 30)

/* ------------------------------------------------------------------- failures */

static void describe_size(uint64_t bytes, char *text, size_t size)
{
    snprintf(text, size, "%.1f MB", (double)bytes / 1e6);
}

void rt_memory_note_failure(rt_memory *m, uint64_t wanted, int code)
{
    char need[32];
    char left[32];
    struct statvfs disk;
    if (m->failed) {
        return;
    }
    m->failed = true;
    describe_size(wanted, need, sizeof need);
    if (code != ENOSPC && code != EDQUOT) {
        rt_fail(&m->failure, RETOLD_IO, "no temporary file of %s in %.120s: %s", need, m->directory,
                strerror(code));
    } else if (statvfs(m->directory, &disk) == 0) {
        describe_size((uint64_t)disk.f_bavail * disk.f_frsize, left, sizeof left);
        rt_fail(&m->failure, RETOLD_IO,
                "no room for temporary files in %.120s: %s more are needed, %s are free",
                m->directory, need, left);
    } else {
        rt_fail(&m->failure, RETOLD_IO, "no room for %s of temporary files in %.120s", need,
                m->directory);
    }
}

retold_status rt_fail_allocation(const rt_memory *memory, retold_error *error)
{
    if (memory == NULL || !memory->failed) {
        return rt_fail_memory(error);
    }
    if (error != NULL) {
        *error = memory->failure;
    }
    return memory->failure.status;
}

/* -------------------------------------------------------------------- the limit */

/* Resident bytes of the process, 0 if that cannot be told, and 0 too while only a few of them are
 * of files: when the heap alone is near the limit, giving those back all the time would take long
 * and gain nothing. */
static size_t resident(const rt_memory *m)
{
    size_t of_files;
    size_t all = rt_resident(m->statm, &of_files);
    return of_files < m->limit / 16 ? 0 : all;
}

/* Gives back the pages of stored pieces, and of arrays of at least `least` bytes. */
static void give_back(rt_memory *m, size_t least)
{
    for (size_t i = 0; i < m->count; i++) {
        const rt_mapping *one = &m->mappings[i];
        if (one->file == RT_IN_PIECES || (one->file >= 0 && one->size >= least)) {
            madvise(one->data, one->size, MADV_DONTNEED);
        }
    }
}

/* How many bytes may be mapped until the next look. Pieces and the largest arrays go first: they
 * are gone through, while of the smaller arrays most of the pages are in use. */
static size_t look(rt_memory *m)
{
    size_t now = resident(m);
    if (now <= m->most) {
        return m->most - now;
    }
    pthread_mutex_lock(&m->lock);
    static const unsigned shares[] = {2, 8, 0};
    for (size_t i = 0; i < sizeof shares / sizeof *shares; i++) {
        if (resident(m) > m->most - (i == 0 ? 0 : m->most / 4)) {
            give_back(m, shares[i] == 0 ? 0 : m->limit / shares[i]);
        }
    }
    pthread_mutex_unlock(&m->lock);
    return 0;
}

void rt_memory_check(rt_memory *memory)
{
    if (memory != NULL && memory->limit > 0) {
        look(memory);
    }
}

void rt_memory_count_turns(rt_memory *memory)
{
    if (memory != NULL && memory->limit > 0 &&
        atomic_fetch_add_explicit(&memory->turns, 1, memory_order_relaxed) % memory->most_turns ==
            0) {
        look(memory);
    }
}

void rt_memory_touch(rt_memory *memory)
{
    if (memory != NULL && memory->limit > 0) {
        rt_memory_tick(memory,
                       atomic_fetch_add_explicit(&memory->touched, 1, memory_order_relaxed));
    }
}

void rt_memory_copy(rt_memory *memory, void *to, const void *from, size_t size)
{
    size_t part = memory == NULL || memory->limit == 0 ? size : COPIED_AT_A_TIME;
    for (size_t at = 0; at < size; at += part) {
        part = part < size - at ? part : size - at;
        memcpy((char *)to + at, (const char *)from + at, part);
        rt_memory_check(memory);
    }
}

static void *watch(void *argument)
{
    rt_memory *m = argument;
    setpriority(PRIO_PROCESS, 0, -10); /* of this thread; where that is allowed */
    pthread_mutex_lock(&m->watch_lock);
    while (!m->stopped) {
        pthread_mutex_unlock(&m->watch_lock);
        size_t pause = look(m) / MAPPED_A_MICROSECOND;
        pause = pause < SLEEP_LEAST ? SLEEP_LEAST : pause > SLEEP_MOST ? SLEEP_MOST : pause;
        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_nsec += (long)pause * 1000;
        until.tv_sec += until.tv_nsec / 1000000000;
        until.tv_nsec %= 1000000000;
        pthread_mutex_lock(&m->watch_lock);
        if (!m->stopped) {
            pthread_cond_timedwait(&m->wake, &m->watch_lock, &until);
        }
    }
    pthread_mutex_unlock(&m->watch_lock);
    return NULL;
}

/* Signals are the caller's threads' to take. */
static bool start_watching(rt_memory *m)
{
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    m->watching = pthread_create(&m->watcher, NULL, watch, m) == 0;
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return m->watching;
}

static void stop_watching(rt_memory *m)
{
    if (m->watching) {
        pthread_mutex_lock(&m->watch_lock);
        m->stopped = true;
        pthread_cond_signal(&m->wake);
        pthread_mutex_unlock(&m->watch_lock);
        pthread_join(m->watcher, NULL);
    }
}

/* --------------------------------------------------------------------- the handle */

/* A file that no directory names; -1 with errno set. */
static int make_file(const rt_memory *m)
{
    int file = open(m->directory, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file >= 0) {
        return file;
    }
    static const char name[] = "/retold-XXXXXX";
    size_t size = strlen(m->directory);
    char *path = malloc(size + sizeof name);
    if (path == NULL) {
        errno = ENOMEM;
        return -1;
    }
    memcpy(path, m->directory, size);
    memcpy(path + size, name, sizeof name);
    file = mkostemp(path, O_CLOEXEC);
    int code = errno;
    if (file >= 0) {
        unlink(path);
    }
    free(path);
    errno = code;
    return file;
}

static void reserve_addresses(rt_memory *m)
{
    for (size_t size = RESERVED_MOST; size >= RESERVED_LEAST; size /= 2) {
        void *data =
            mmap(NULL, size, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        if (data != MAP_FAILED) {
            m->reserved = data;
            m->reserved_size = size;
            return;
        }
    }
}

static retold_status open_files(rt_memory *m, retold_error *error)
{
    m->statm = open("/proc/self/statm", O_RDONLY | O_CLOEXEC);
    if (m->statm < 0) {
        return rt_fail(error, RETOLD_IO,
                       "memory cannot be limited here: /proc/self/statm cannot be read (%s)",
                       strerror(errno));
    }
    m->pieces = make_file(m);
    if (m->pieces < 0) {
        return rt_fail(error, RETOLD_IO, "no temporary file can be made in %.120s: %s",
                       m->directory, strerror(errno));
    }
    reserve_addresses(m);
    return start_watching(m) ? RETOLD_OK : rt_fail_memory(error);
}

retold_status rt_memory_new(size_t limit, const char *directory, rt_memory **memory,
                            retold_error *error)
{
    rt_memory *m = calloc(1, sizeof *m);
    if (m == NULL) {
        return rt_fail_memory(error);
    }
    if (directory == NULL) {
        directory = getenv("TMPDIR");
    }
    m->limit = limit;
    m->most = limit / 10 * 8;
    m->most_turns = limit / 10 / MAPPED_IN_TURNS + 1;
    m->small = limit / 16;
    m->most_kept = limit / 4;
    m->statm = m->pieces = -1;
    pthread_mutex_init(&m->lock, NULL);
    pthread_mutex_init(&m->watch_lock, NULL);
    pthread_cond_init(&m->wake, NULL);
    m->directory = strdup(directory == NULL || *directory == '\0' ? "/tmp" : directory);
    retold_status status = m->directory == NULL ? rt_fail_memory(error) : RETOLD_OK;
    if (status == RETOLD_OK && limit > 0) {
        status = open_files(m, error);
    }
    if (status != RETOLD_OK) {
        rt_memory_free(m);
        return status;
    }
    *memory = m;
    return RETOLD_OK;
}

void rt_memory_use(rt_memory *memory, rt_threads *threads)
{
    memory->threads = memory->limit > 0 ? NULL : threads;
}

const char *rt_memory_folder(const rt_memory *memory)
{
    return memory->directory;
}

void rt_memory_free(rt_memory *m)
{
    if (m == NULL) {
        return;
    }
    stop_watching(m);
    for (size_t i = 0; i < m->count; i++) {
        if (m->limit == 0) {
            rt_parallel_drop(m->threads, m->mappings[i].data, m->mappings[i].size);
        }
        if (!rt_is_reserved(m, m->mappings[i].data)) {
            munmap(m->mappings[i].data, m->mappings[i].size);
        }
        if (m->mappings[i].file >= 0) {
            close(m->mappings[i].file);
        }
    }
    if (m->reserved != NULL) {
        munmap(m->reserved, m->reserved_size);
    }
    rt_spare_release(&m->spare, m->threads);
    free(m->mappings);
    if (m->statm >= 0) {
        close(m->statm);
    }
    if (m->pieces >= 0) {
        close(m->pieces);
    }
    pthread_mutex_destroy(&m->lock);
    pthread_mutex_destroy(&m->watch_lock);
    pthread_cond_destroy(&m->wake);
    free(m->directory);
    free(m);
}

/* ------------------------------------------------------------------------ arrays */

size_t rt_whole_pages(size_t size)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    return (size + page - 1) / page * page;
}

/* Whether it is too large for the heap. */
static bool is_large(const rt_memory *m, size_t size)
{
    return m != NULL && size >= MAPPED_FROM && size <= SIZE_MAX / 2;
}

/* Whether an array of so many bytes, `more` of them new, can be in no file; the lock is held. */
static bool can_keep(const rt_memory *m, size_t size, size_t more)
{
    return m->limit == 0 || (size <= m->small && m->kept + more <= m->most_kept);
}

bool rt_memory_room_for_mapping(rt_memory *m)
{
    return rt_grow((void **)&m->mappings, &m->capacity, m->count + 1, sizeof *m->mappings);
}

char *rt_memory_map(rt_memory *m, int file, size_t begin, size_t size, char *address)
{
    int code = posix_fallocate(file, (off_t)begin, (off_t)size);
    if (code != 0) {
        rt_memory_note_failure(m, size, code);
        return NULL;
    }
    if (!rt_memory_room_for_mapping(m)) {
        return NULL;
    }
    int flags = MAP_SHARED | (address == NULL ? 0 : MAP_FIXED);
    void *data = mmap(address, size, PROT_READ | PROT_WRITE, flags, file, (off_t)begin);
    if (data == MAP_FAILED) {
        return NULL;
    }
    /*
     * One read or write maps a large page of the file cache whole, up to 2 MiB, and those come of
     * reading ahead, which has nothing to read here: an array is written before it is read.
     */
    (void)madvise(data, size, MADV_NOHUGEPAGE);
    if (file != m->pieces) {
        (void)madvise(data, size, MADV_RANDOM);
    }
    return data;
}

/* Addresses that begin a large page, for `size` bytes. */
static char *reserve(size_t size, int protection)
{
    size_t more = size + LARGE_PAGE;
    char *data = mmap(NULL, more, protection, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (data == MAP_FAILED) {
        return NULL;
    }
    size_t before = -(uintptr_t)data % LARGE_PAGE;
    if (before > 0) {
        munmap(data, before);
    }
    munmap(data + before + size, LARGE_PAGE - before);
    return data + before;
}

/*
 * Without a limit, what has room for large pages begins where they do, so that a system that gives
 * them unasked can. They are not asked for: on a virtual machine that hands unused ones back to its
 * host, they cost more to get than they save.
 */
static void *map_memory(const rt_memory *m, size_t size)
{
    if (m->limit == 0 && size >= LARGE_PAGE) {
        return reserve(size, PROT_READ | PROT_WRITE);
    }
    void *data = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    return data == MAP_FAILED ? NULL : data;
}

/* Makes it larger. Large pages are moved whole to where large pages begin. */
static void *remap(const rt_memory *m, void *data, size_t old, size_t size)
{
    bool any = m->limit > 0 || size < LARGE_PAGE;
    void *moved = mremap(data, old, size, any ? MREMAP_MAYMOVE : 0);
    if (moved != MAP_FAILED || any) {
        return moved == MAP_FAILED ? NULL : moved;
    }
    char *room = reserve(size, PROT_NONE);
    if (room == NULL) {
        return NULL;
    }
    moved = mremap(data, old, size, MREMAP_MAYMOVE | MREMAP_FIXED, room);
    if (moved == MAP_FAILED) {
        munmap(room, size);
        return NULL;
    }
    return moved;
}

/* So many bytes more are kept. As far as there were never so many with the spare ones, those are
 * given back; the lock is held. */
static void keep(rt_memory *m, size_t more)
{
    m->kept += more;
    if (m->kept + m->spare.size > m->peak) {
        rt_spare_drop(&m->spare, m->kept + m->spare.size - m->peak, m->threads);
    }
    m->peak = m->kept > m->peak ? m->kept : m->peak;
}

/* Memory that spare ranges have given as much of as they could; its first *used bytes hold
 * anything. */
static char *find_room(rt_memory *m, size_t size, size_t *used)
{
    char *data = rt_spare_take(&m->spare, size);
    *used = data != NULL ? size : 0;
    if (data != NULL || (data = map_memory(m, size)) == NULL || m->limit > 0 || size < LARGE_PAGE) {
        return data;
    }
    if (!rt_spare_gather(&m->spare, data, size, m->threads, used)) {
        munmap(data, size);
        return NULL;
    }
    return data;
}

void *rt_memory_keep(rt_memory *m, size_t size, bool zeroed)
{
    if (!rt_memory_room_for_mapping(m)) {
        return NULL;
    }
    size_t used;
    char *data = find_room(m, size, &used);
    if (data == NULL) {
        return NULL;
    }
    if (zeroed && used > 0) {
        memset(data, 0, used);
    }
    m->mappings[m->count++] = (rt_mapping){data, size, RT_IN_NO_FILE};
    keep(m, size);
    return data;
}

void rt_memory_unmap(rt_memory *m, rt_mapping *mapping)
{
    rt_mapping gone = *mapping;
    *mapping = m->mappings[--m->count];
    m->kept -= gone.file == RT_IN_NO_FILE || gone.file <= RT_OF_PIECES ? gone.size : 0;
    m->often -= gone.file == RT_IN_NO_FILE_OFTEN ? gone.size : 0;
    if (m->limit > 0 || !rt_spare_add(&m->spare, gone.data, gone.size)) {
        munmap(gone.data, gone.size);
    }
}

static void *map_array(rt_memory *m, size_t size, bool zeroed)
{
    size = rt_whole_pages(size);
    pthread_mutex_lock(&m->lock);
    if (can_keep(m, size, size)) {
        void *kept = rt_memory_keep(m, size, zeroed);
        pthread_mutex_unlock(&m->lock);
        return kept;
    }
    char *data = NULL;
    int file = make_file(m);
    if (file < 0) {
        rt_memory_note_failure(m, size, errno);
    } else if ((data = rt_memory_map(m, file, 0, size, NULL)) == NULL) {
        close(file);
    } else {
        m->mappings[m->count++] = (rt_mapping){data, size, file};
    }
    pthread_mutex_unlock(&m->lock);
    return data;
}

/* The array's mapping, NULL if it is the heap's; the lock is held. */
static rt_mapping *find(rt_memory *m, const void *array)
{
    for (size_t i = 0; i < m->count; i++) {
        if (m->mappings[i].data == array && m->mappings[i].file != RT_IN_PIECES) {
            return &m->mappings[i];
        }
    }
    return NULL;
}

void *rt_memory_alloc(rt_memory *memory, size_t size)
{
    return is_large(memory, size) ? map_array(memory, size, false) : malloc(size > 0 ? size : 1);
}

void *rt_memory_alloc_often(rt_memory *m, size_t size)
{
    enum { SHARE = 6, SHARES = 3 }; /* of the limit: one array, and all of them */
    if (!is_large(m, size) || m->limit == 0 || size > m->limit / SHARE) {
        return rt_memory_alloc(m, size);
    }
    size = rt_whole_pages(size);
    char *data = NULL;
    pthread_mutex_lock(&m->lock);
    if (m->often + size <= m->limit / SHARES && rt_memory_room_for_mapping(m) &&
        (data = map_memory(m, size)) != NULL) {
        m->mappings[m->count++] = (rt_mapping){data, size, RT_IN_NO_FILE_OFTEN};
        m->often += size;
    }
    pthread_mutex_unlock(&m->lock);
    return data != NULL ? data : rt_memory_alloc(m, size);
}

void *rt_memory_zeroed(rt_memory *memory, size_t count, size_t element)
{
    if (count > SIZE_MAX / 2 / element) {
        return NULL;
    }
    if (is_large(memory, count * element)) {
        return map_array(memory, count * element, true); /* what a file does not hold yet is 0 */
    }
    return calloc(count > 0 ? count : 1, element);
}

void rt_memory_release(rt_memory *m, void *array)
{
    if (m == NULL || array == NULL) {
        free(array);
        return;
    }
    pthread_mutex_lock(&m->lock);
    rt_mapping *found = find(m, array);
    rt_mapping gone = found == NULL ? (rt_mapping){0} : *found;
    if (found != NULL) {
        rt_memory_unmap(m, found);
    }
    pthread_mutex_unlock(&m->lock);
    if (gone.data == NULL) {
        free(array);
    } else if (gone.file >= 0) {
        close(gone.file);
    }
}

void *rt_memory_cut(rt_memory *m, void *array, size_t size)
{
    if (m == NULL || m->limit > 0) {
        return array;
    }
    size -= size % rt_whole_pages(1);
    pthread_mutex_lock(&m->lock);
    rt_mapping *found = find(m, array);
    if (found != NULL && size > 0 && size < found->size &&
        rt_spare_add(&m->spare, found->data, size)) {
        found->data += size;
        found->size -= size;
        m->kept -= size;
        array = found->data;
    }
    pthread_mutex_unlock(&m->lock);
    return array;
}

void rt_memory_prepare(rt_memory *m, void *from, size_t size)
{
    rt_parallel_touch_all(m == NULL ? NULL : m->threads, from, size);
}

void rt_memory_trim(rt_memory *m)
{
    if (m != NULL) {
        pthread_mutex_lock(&m->lock);
        rt_spare_release(&m->spare, m->threads);
        pthread_mutex_unlock(&m->lock);
    }
}

/* Makes a mapped array larger, where it is or elsewhere; NULL, and nothing changed, on failure. */
static void *extend(rt_memory *m, rt_mapping *found, size_t size)
{
    size_t more = size - found->size;
    int code = found->file == RT_IN_NO_FILE
                   ? 0
                   : posix_fallocate(found->file, (off_t)found->size, (off_t)more);
    if (code != 0) {
        rt_memory_note_failure(m, more, code);
        return NULL;
    }
    void *data = remap(m, found->data, found->size, size);
    if (data == NULL) {
        return NULL;
    }
    found->data = data;
    found->size = size;
    if (found->file == RT_IN_NO_FILE) {
        keep(m, more);
    }
    return data;
}

/* An array of `old` bytes made one of `size`, which is more and large. */
static void *move(rt_memory *m, void *array, size_t old, size_t size)
{
    size = rt_whole_pages(size);
    pthread_mutex_lock(&m->lock);
    rt_mapping *found = array == NULL ? NULL : find(m, array);
    bool stays = found != NULL && !rt_spare_has(&m->spare, size) &&
                 (found->file != RT_IN_NO_FILE || can_keep(m, size, size - found->size));
    void *moved = stays ? extend(m, found, size) : NULL;
    pthread_mutex_unlock(&m->lock);
    if (stays && (moved != NULL || m->limit > 0)) {
        return moved;
    }
    moved = map_array(m, size, false); /* a range of several mappings cannot be moved but so */
    if (moved != NULL && array != NULL) {
        rt_memory_copy(m, moved, array, old);
        rt_memory_release(m, array);
    }
    return moved;
}

size_t rt_memory_limit(const rt_memory *memory)
{
    return memory == NULL ? 0 : memory->limit;
}

int rt_memory_file(rt_memory *m, const void *array)
{
    if (m == NULL || m->limit == 0) {
        return -1;
    }
    pthread_mutex_lock(&m->lock);
    const rt_mapping *found = find(m, array);
    int file = found == NULL || found->file < 0 ? -1 : found->file;
    pthread_mutex_unlock(&m->lock);
    return file;
}

void rt_memory_fetch(rt_memory *m, const void *array, size_t at, size_t size, void *to)
{
    int file = rt_memory_file(m, array);
    if (file < 0 || !rt_file_read(file, to, size, at)) {
        memcpy(to, (const char *)array + at, size);
    }
}

const void *rt_memory_element(rt_memory *m, const void *array, size_t index, size_t size,
                              void *room)
{
    if (rt_memory_limit(m) == 0) {
        return (const char *)array + index * size;
    }
    rt_memory_fetch(m, array, index * size, size, room);
    return room;
}

bool rt_memory_grow(rt_memory *memory, void **array, size_t *capacity, size_t need, size_t element)
{
    if (need <= *capacity) {
        return true;
    }
    size_t larger = *capacity + *capacity / 2;
    larger = larger < need ? need : larger;
    if (larger > SIZE_MAX / 2 / element || !is_large(memory, larger * element)) {
        return rt_grow(array, capacity, need, element);
    }
    void *moved = move(memory, *array, *capacity * element, larger * element);
    if (moved == NULL) {
        return false;
    }
    *array = moved;
    *capacity = larger;
    return true;
}
