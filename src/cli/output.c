/* realpath() is XSI. */
#define _XOPEN_SOURCE 700
#include "output.h"

#include "interrupt.h"
#include "message.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *shown(const cli_output *output)
{
    return output->name ? output->name : "standard output";
}

/* "folder/.name.XXXXXX" of "folder/name"; NULL when out of memory. */
static char *aside_name(const char *target)
{
    const char *slash = strrchr(target, '/');
    size_t folder = slash ? (size_t)(slash - target) + 1 : 0;
    size_t size = strlen(target) + sizeof "..XXXXXX";
    char *name = malloc(size);
    if (name) {
        snprintf(name, size, "%.*s.%s.XXXXXX", (int)folder, target, target + folder);
    }
    return name;
}

/* mkstemp() makes the file private; it gets the mode that it would have had. */
static void set_mode(int file, const struct stat *existing)
{
    mode_t mask = umask(0);
    umask(mask);
    (void)!fchmod(file, existing ? existing->st_mode & 07777 : 0666 & ~mask);
}

static bool open_aside(cli_output *output, const struct stat *existing)
{
    /* Through a symbolic link, the file that it points to is replaced. */
    output->target = existing ? realpath(output->name, NULL) : strdup(output->name);
    output->aside = output->target ? aside_name(output->target) : NULL;
    if (!output->aside) {
        return false;
    }
    int file = mkstemp(output->aside);
    if (file < 0) {
        free(output->aside);
        output->aside = NULL;
        return false;
    }
    cli_interrupt_guard_file(output->aside);
    set_mode(file, existing);
    output->stream = fdopen(file, "wb");
    if (!output->stream) {
        close(file);
    }
    return output->stream != NULL;
}

bool cli_output_open(cli_output *output, const char *name)
{
    *output = (cli_output){.stream = stdout, .name = name};
    if (!name) {
        return true;
    }
    struct stat existing;
    bool exists = stat(name, &existing) == 0;
    bool opened;
    output->stream = NULL;
    if (exists && S_ISDIR(existing.st_mode)) {
        errno = EISDIR;
        opened = false;
    } else if (exists && !S_ISREG(existing.st_mode)) {
        output->stream = fopen(name, "wb");
        opened = output->stream != NULL;
    } else {
        opened = open_aside(output, exists ? &existing : NULL);
    }
    if (!opened) {
        cli_say("%s: cannot be written: %s", name, strerror(errno));
        cli_output_discard(output);
    }
    return opened;
}

static void close_parts(cli_output *output)
{
    if (output->aside) {
        cli_interrupt_release_file(output->aside);
    }
    free(output->aside);
    free(output->target);
    output->aside = output->target = NULL;
    output->stream = NULL;
}

bool cli_output_commit(cli_output *output)
{
    bool earlier = ferror(output->stream) != 0;
    errno = 0;
    bool done = fflush(output->stream) == 0 && !earlier;
    int reason = errno;
    /* Standard output too is closed: some file systems tell of a full disk only then. */
    if (fclose(output->stream) != 0 && done) {
        reason = errno;
        done = false;
    }
    output->stream = NULL;
    if (done && output->aside && rename(output->aside, output->target) != 0) {
        reason = errno;
        done = false;
    }
    if (!done) {
        cli_say("%s: cannot be written: %s", shown(output),
                reason ? strerror(reason) : "writing failed");
        cli_output_discard(output);
        return false;
    }
    close_parts(output);
    return true;
}

void cli_output_discard(cli_output *output)
{
    if (output->stream && output->stream != stdout) {
        fclose(output->stream);
    }
    if (output->aside) {
        unlink(output->aside);
    }
    close_parts(output);
}

bool cli_output_failed(const cli_output *output)
{
    return ferror(output->stream) != 0;
}
