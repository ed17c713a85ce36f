#include "input/raw.h"

#include "base/error.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A signal may be taken by another thread: a waiting read looks at the flag this often. */
enum { READ = 256 * 1024, BLOCK = 2 * RT_RAW_HISTORY + READ, LOOK_MILLISECONDS = 100 };

void rt_raw_init(rt_raw *raw)
{
    *raw = (rt_raw){.fd = -1};
}

void rt_raw_release(rt_raw *raw)
{
    rt_raw_close(raw);
    free(raw->block);
    rt_raw_init(raw);
}

static retold_status fail_system(retold_error *error, const char *what)
{
    char reason[128];
    if (strerror_r(errno, reason, sizeof reason) != 0) {
        reason[0] = '\0';
    }
    return rt_fail_fault(error, RETOLD_FAULT_UNREADABLE, "%s: %s", what, reason);
}

static void reset(rt_raw *raw)
{
    raw->data = NULL;
    raw->begin = raw->end = 0;
    raw->taken = 0;
    raw->ended = false;
    raw->memory = rt_span(NULL, 0);
    raw->stream = NULL;
}

/* Memory is not copied to a block. */
static bool is_memory(const rt_raw *raw)
{
    return raw->fd < 0 && raw->stream == NULL;
}

retold_status rt_raw_open(rt_raw *raw, const char *path, retold_error *error)
{
    rt_raw_close(raw);
    raw->fd = strcmp(path, "-") == 0 ? 0 : open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (raw->fd < 0) {
        return fail_system(error, "cannot be opened");
    }
    struct stat status;
    bool regular = fstat(raw->fd, &status) == 0 && S_ISREG(status.st_mode);
    raw->waits = !regular;
    if (regular) {
        posix_fadvise(raw->fd, 0, 0, POSIX_FADV_SEQUENTIAL);
    }
    return RETOLD_OK;
}

void rt_raw_open_memory(rt_raw *raw, retold_span bytes, size_t step)
{
    rt_raw_close(raw);
    raw->data = (const unsigned char *)bytes.data;
    raw->memory = bytes;
    raw->step = step == 0 ? READ : step;
}

void rt_raw_open_stream(rt_raw *raw, rt_raw_stream *stream, void *user)
{
    rt_raw_close(raw);
    raw->stream = stream;
    raw->user = user;
}

void rt_raw_close(rt_raw *raw)
{
    if (raw->fd > 0) {
        close(raw->fd);
    }
    raw->fd = -1;
    reset(raw);
}

static bool cancelled(const rt_raw *raw)
{
    return raw->cancel != NULL && atomic_load(raw->cancel);
}

static retold_status fail_cancelled(retold_error *error)
{
    return rt_fail(error, RETOLD_CANCELLED, "cancelled");
}

/* Until there is something to read, or *cancel is set. */
static retold_status wait_readable(const rt_raw *raw, retold_error *error)
{
    struct pollfd waiting = {.fd = raw->fd, .events = POLLIN};
    while (poll(&waiting, 1, LOOK_MILLISECONDS) <= 0) {
        if (cancelled(raw)) {
            return fail_cancelled(error);
        }
    }
    return RETOLD_OK;
}

static retold_status read_stream(rt_raw *raw, void *to, size_t room, size_t *got,
                                 retold_error *error)
{
    retold_status status = raw->stream(raw->user, to, room, got, error);
    raw->taken += *got;
    raw->ended = status == RETOLD_OK && *got == 0;
    return status;
}

static retold_status read_file(rt_raw *raw, void *to, size_t room, size_t *got, retold_error *error)
{
    if (raw->stream != NULL) {
        return read_stream(raw, to, room, got, error);
    }
    for (;;) {
        if (cancelled(raw)) {
            return fail_cancelled(error);
        }
        if (raw->waits && wait_readable(raw, error) != RETOLD_OK) {
            return RETOLD_CANCELLED;
        }
        ssize_t size = read(raw->fd, to, room);
        if (size >= 0) {
            *got = (size_t)size;
            raw->taken += (size_t)size;
            raw->ended = size == 0;
            return RETOLD_OK;
        }
        if (errno != EINTR && errno != EAGAIN) {
            return fail_system(error, "cannot be read");
        }
        raw->waits = raw->waits || errno == EAGAIN;
    }
}

/* The window data[begin..end) grows over the memory. */
static void grow_window(rt_raw *raw)
{
    size_t size = raw->step < raw->memory.size ? raw->step : raw->memory.size;
    raw->end += size;
    raw->taken += size;
    raw->memory.size -= size;
    raw->ended = size == 0;
}

/* Moves what is still of use to the front of the block when there is little room behind it. */
static void slide_block(rt_raw *raw)
{
    if (BLOCK - raw->end >= READ) {
        return;
    }
    size_t from = raw->begin > RT_RAW_HISTORY ? raw->begin - RT_RAW_HISTORY : 0;
    memmove(raw->block, raw->block + from, raw->end - from);
    raw->begin -= from;
    raw->end -= from;
}

static retold_status fill_block(rt_raw *raw, retold_error *error)
{
    if (raw->block == NULL) {
        raw->block = malloc(BLOCK);
        if (raw->block == NULL) {
            return rt_fail_memory(error);
        }
    }
    raw->data = raw->block;
    slide_block(raw);
    size_t got = 0;
    retold_status status = read_file(raw, raw->block + raw->end, READ, &got, error);
    raw->end += got;
    return status;
}

retold_status rt_raw_want(rt_raw *raw, size_t count, retold_error *error)
{
    while (raw->end - raw->begin < count && !raw->ended) {
        if (is_memory(raw)) {
            grow_window(raw);
            continue;
        }
        retold_status status = fill_block(raw, error);
        if (status != RETOLD_OK) {
            return status;
        }
    }
    return RETOLD_OK;
}

retold_status rt_raw_read(rt_raw *raw, char *to, size_t room, size_t *got, retold_error *error)
{
    *got = 0;
    if (is_memory(raw)) {
        rt_raw_want(raw, 1, error);
    }
    size_t held = raw->end - raw->begin;
    if (held == 0) {
        raw->begin = raw->end = 0; /* what the block holds is not what was read last */
        return raw->ended ? RETOLD_OK : read_file(raw, to, room, got, error);
    }
    size_t size = held < room ? held : room;
    memcpy(to, raw->data + raw->begin, size);
    raw->begin += size;
    *got = size;
    return RETOLD_OK;
}

void rt_raw_go_back(rt_raw *raw, uint64_t position)
{
    uint64_t oldest = raw->taken - raw->end;
    raw->begin = position > oldest ? (size_t)(position - oldest) : 0;
}
