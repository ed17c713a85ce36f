/*
 * Ctrl-C and its like: a first signal asks everything to end, a second one kills. In both
 * cases no half-written file stays behind.
 */
#ifndef CLI_INTERRUPT_H
#define CLI_INTERRUPT_H

#include "retold.h"

/* Catches SIGINT, SIGTERM and SIGHUP (unless they were ignored), and SIGPIPE. */
void cli_interrupt_install(void);

/* The corpus to cancel at a signal; NULL for none. */
void cli_interrupt_watch(retold_corpus *corpus);

/*
 * A file to remove if a signal kills the program; the string stays the caller's and has to
 * live until cli_interrupt_release_file(). At most CLI_INTERRUPT_FILES at a time.
 */
enum { CLI_INTERRUPT_FILES = 3 };
void cli_interrupt_guard_file(const char *path);
void cli_interrupt_release_file(const char *path);

/* The signal that asked to end, or 0. The exit status is then 128 + signal. */
int cli_interrupted(void);

#endif
