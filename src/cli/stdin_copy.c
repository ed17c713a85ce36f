#include "stdin_copy.h"

#include "interrupt.h"
#include "message.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int open_temporary(const char *folder)
{
    char name[4096];
    int size = snprintf(name, sizeof name, "%s/retold.XXXXXX", folder);
    if (size < 0 || (size_t)size >= sizeof name) {
        errno = ENAMETOOLONG;
        return -1;
    }
    int file = mkstemp(name);
    if (file >= 0) {
        unlink(name);
    }
    return file;
}

static bool write_all(int file, const char *bytes, size_t size)
{
    while (size > 0) {
        ssize_t written = write(file, bytes, size);
        if (written < 0 && errno != EINTR) {
            return false;
        }
        if (written > 0) {
            bytes += written;
            size -= (size_t)written;
        }
    }
    return true;
}

/* False, with errno set, if reading or writing fails; errno 0 if a signal asked to end. */
static bool copy_input(int file)
{
    enum { CHUNK = 1 << 16 };
    char chunk[CHUNK];
    while (!cli_interrupted()) {
        ssize_t size = read(STDIN_FILENO, chunk, sizeof chunk);
        if (size == 0) {
            return true;
        }
        if (size < 0 && errno != EINTR) {
            return false;
        }
        if (size > 0 && !write_all(file, chunk, (size_t)size)) {
            return false;
        }
    }
    errno = 0;
    return false;
}

bool cli_stdin_copy(off_t *start)
{
    struct stat status;
    *start = 0;
    if (fstat(STDIN_FILENO, &status) == 0 && S_ISREG(status.st_mode)) {
        *start = lseek(STDIN_FILENO, 0, SEEK_CUR);
        return true;
    }
    const char *folder = getenv("TMPDIR");
    folder = folder && *folder ? folder : "/tmp";
    int file = open_temporary(folder);
    if (file < 0) {
        cli_say("%s: no temporary file for standard input: %s", folder, strerror(errno));
        return false;
    }
    bool copied = copy_input(file);
    if (!copied && errno) {
        cli_say("standard input: cannot be copied to %s: %s", folder, strerror(errno));
    }
    copied = copied && dup2(file, STDIN_FILENO) >= 0;
    close(file);
    return copied && cli_stdin_rewind(0);
}

bool cli_stdin_rewind(off_t start)
{
    if (lseek(STDIN_FILENO, start, SEEK_SET) < 0) {
        cli_say("standard input: cannot be read again: %s", strerror(errno));
        return false;
    }
    return true;
}
