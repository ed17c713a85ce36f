/* The files behind the inputs: how large they are, and whether they changed. */
#ifndef CLI_FILES_H
#define CLI_FILES_H

#include "retold.h"

#include <sys/stat.h>

typedef struct cli_file {
    char *name;
    struct stat status;
} cli_file;

/*
 * Sorted by name; owned. `other` is the name of an input of another kind, such as a named pipe,
 * or NULL.
 */
typedef struct cli_files {
    cli_file *items;
    size_t count;
    size_t capacity;
    char *other;
} cli_files;

/*
 * Lists the regular files that reading `paths` opens: files, those below folders but for
 * names that start with a dot, and standard input for "-" if it is a file. What cannot be
 * opened is left out; reading will tell. False when out of memory.
 */
bool cli_files_list(cli_files *files, const char *const *paths, size_t count);
void cli_files_release(cli_files *files);

uint64_t cli_files_size(const cli_files *files);

/* The name of a file that differs between two lists of the same paths, or NULL. */
const char *cli_files_changed(const cli_files *before, const cli_files *now);

/* The name of the file in the list that `stream_file` (a descriptor) is, or NULL. */
const char *cli_files_find(const cli_files *files, int stream_file);

#endif
