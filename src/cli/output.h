/* Where results go: standard output, or a file that appears whole or not at all. */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include "retold.h"

#include <stdio.h>

/*
 * `stream` is written to. A named regular file is written aside, in its own folder under a
 * name that starts with a dot (so that a folder being read does not pick it up), and takes
 * its real name in cli_output_commit(). `target` and `aside` are owned; both are NULL where
 * the stream is written directly (standard output, a device, a pipe).
 */
typedef struct cli_output {
    FILE *stream;
    const char *name; /* as the user gave it; NULL for standard output */
    char *target;
    char *aside;
} cli_output;

/* `name` NULL: standard output. False after a message. */
bool cli_output_open(cli_output *output, const char *name);

/* Writes out what is buffered and gives the file its name. False after a message. */
bool cli_output_commit(cli_output *output);

/* Removes what cli_output_commit() has not put in place. Does nothing after it. */
void cli_output_discard(cli_output *output);

/* True once writing has failed; the message comes with cli_output_commit(). */
bool cli_output_failed(const cli_output *output);

#endif
