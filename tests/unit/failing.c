#include "failing.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <uchardet.h>
#include <utf8proc.h>
#include <zlib.h>
#include <zstd.h>

static atomic_bool armed;
static atomic_bool fired;
static atomic_size_t made;
static size_t fail_at;
static bool fail_after;
static _Thread_local bool resting; /* inside of a library that cannot bear it */

void failing_start(size_t nth, bool all_after)
{
    fail_at = nth;
    fail_after = all_after;
    atomic_store(&made, 0);
    atomic_store(&fired, false);
    atomic_store(&armed, true);
}

bool failing_stop(void)
{
    atomic_store(&armed, false);
    return atomic_load(&fired);
}

void failing_pause(bool paused)
{
    resting = paused;
}

bool failing_now(void)
{
    if (!atomic_load(&armed) || resting) {
        return false;
    }
    size_t number = atomic_fetch_add(&made, 1) + 1;
    bool fails = number == fail_at || (fail_after && number > fail_at);
    if (fails) {
        atomic_store(&fired, true);
    }
    return fails;
}

/* The names are the linker's. */
uchardet_t __real_uchardet_new(void);
int __real_uchardet_handle_data(uchardet_t detector, const char *bytes, size_t size);
uchardet_t __wrap_uchardet_new(void);
int __wrap_uchardet_handle_data(uchardet_t detector, const char *bytes, size_t size);
void __real_uchardet_data_end(uchardet_t detector);
void __wrap_uchardet_data_end(uchardet_t detector);
void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *memory, size_t size);
char *__real_strdup(const char *string);
ZSTD_DCtx *__real_ZSTD_createDCtx(void);
int __real_inflateInit2_(z_streamp stream, int bits, const char *version, int size);
utf8proc_ssize_t __real_utf8proc_map(const utf8proc_uint8_t *text, utf8proc_ssize_t size,
                                     utf8proc_uint8_t **mapped, utf8proc_option_t options);
int __real_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
                          void *(*start)(void *), void *argument);

void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *memory, size_t size);
char *__wrap_strdup(const char *string);
ZSTD_DCtx *__wrap_ZSTD_createDCtx(void);
int __wrap_inflateInit2_(z_streamp stream, int bits, const char *version, int size);
utf8proc_ssize_t __wrap_utf8proc_map(const utf8proc_uint8_t *text, utf8proc_ssize_t size,
                                     utf8proc_uint8_t **mapped, utf8proc_option_t options);
int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
                          void *(*start)(void *), void *argument);

void *__wrap_malloc(size_t size)
{
    return failing_now() ? NULL : __real_malloc(size);
}

void *__wrap_calloc(size_t count, size_t size)
{
    return failing_now() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *memory, size_t size)
{
    return failing_now() ? NULL : __real_realloc(memory, size);
}

char *__wrap_strdup(const char *string)
{
    return failing_now() ? NULL : __real_strdup(string);
}

ZSTD_DCtx *__wrap_ZSTD_createDCtx(void)
{
    return failing_now() ? NULL : __real_ZSTD_createDCtx();
}

int __wrap_inflateInit2_(z_streamp stream, int bits, const char *version, int size)
{
    return failing_now() ? Z_MEM_ERROR : __real_inflateInit2_(stream, bits, version, size);
}

utf8proc_ssize_t __wrap_utf8proc_map(const utf8proc_uint8_t *text, utf8proc_ssize_t size,
                                     utf8proc_uint8_t **mapped, utf8proc_option_t options)
{
    return failing_now() ? UTF8PROC_ERROR_NOMEM : __real_utf8proc_map(text, size, mapped, options);
}

int __wrap_pthread_create(pthread_t *thread, const pthread_attr_t *attributes,
                          void *(*start)(void *), void *argument)
{
    return failing_now() ? EAGAIN : __real_pthread_create(thread, attributes, start, argument);
}

/* uchardet uses what `new` gives it unseen. Its making fails as a whole, its work does not. */
uchardet_t __wrap_uchardet_new(void)
{
    if (failing_now()) {
        return NULL;
    }
    failing_pause(true);
    uchardet_t detector = __real_uchardet_new();
    failing_pause(false);
    return detector;
}

int __wrap_uchardet_handle_data(uchardet_t detector, const char *bytes, size_t size)
{
    failing_pause(true);
    int result = __real_uchardet_handle_data(detector, bytes, size);
    failing_pause(false);
    return result;
}

void __wrap_uchardet_data_end(uchardet_t detector)
{
    failing_pause(true);
    __real_uchardet_data_end(detector);
    failing_pause(false);
}
