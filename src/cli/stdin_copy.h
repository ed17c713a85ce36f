/* Standard input, made so that it can be read twice. */
#ifndef CLI_STDIN_COPY_H
#define CLI_STDIN_COPY_H

#include <stdbool.h>
#include <sys/types.h>

/*
 * Puts a temporary file (in TMPDIR or /tmp, without a name, gone with the program) with all of
 * standard input in its place, unless it is a file already. `start` is where to rewind to.
 * False after a message, or when a signal asked to end.
 */
bool cli_stdin_copy(off_t *start);

/* Back to the start. False after a message. */
bool cli_stdin_rewind(off_t start);

#endif
