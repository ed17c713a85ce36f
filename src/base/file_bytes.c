#include "base/file_bytes.h"

#include <errno.h>
#include <stdint.h>
#include <unistd.h>

bool rt_file_read(int file, void *data, size_t size, size_t at)
{
    char *to = data;
    for (ssize_t got; size > 0; to += got, at += (size_t)got, size -= (size_t)got) {
        got = pread(file, to, size, (off_t)at);
        if (got == 0 || (got < 0 && errno != EINTR)) {
            errno = got == 0 ? EIO : errno;
            return false;
        }
        got = got < 0 ? 0 : got;
    }
    return true;
}

bool rt_file_write(int file, const void *data, size_t size, size_t at)
{
    const char *from = data;
    while (size > 0) {
        ssize_t written = pwrite(file, from, size, (off_t)at);
        if (written < 0 && errno == EINTR) {
            continue;
        }
        if (written <= 0) {
            return false;
        }
        from += written;
        at += (size_t)written;
        size -= (size_t)written;
    }
    return true;
}
