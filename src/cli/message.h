/* Messages for people, on standard error, and the exit statuses. */
#ifndef CLI_MESSAGE_H
#define CLI_MESSAGE_H

#include "retold.h"

/* As grep and diff do: 1 is an answer, 2 is trouble. */
enum { CLI_DONE = 0, CLI_NOT_SAME = 1, CLI_TROUBLE = 2 };

/*
 * One line, "retold: " before it. File names and ids come from outside: control
 * characters in what is printed become '?', so that nothing steers the terminal.
 */
void cli_say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/*
 * What the user got wrong, then where to read about it. `command` is a command's name,
 * or NULL for the program's own. Returns CLI_TROUBLE.
 */
int cli_misuse(const char *command, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The place and the reason: "retold: FILE: record 12, byte 3456: no field "text" (no-text)". */
void cli_say_error(const retold_error *error);

/* The same of a file that is read line by line: "retold: FILE: line 12, byte 3456: ...". */
void cli_say_file_error(const retold_error *error);

/* What standard input is called in messages; other names as they are. */
const char *cli_input_name(const char *input);

#endif
