/* The commands: what main.c lists, and each cmd_*.c defines. */
#ifndef CLI_COMMAND_H
#define CLI_COMMAND_H

#include "options.h"

/*
 * `bit` is the command in the set of options.h; `usage` follows "retold NAME", `details`
 * stands between usage and options in --help, `examples` after them.
 */
typedef struct cli_command {
    const char *name;
    unsigned bit;
    const char *summary;
    const char *usage;
    const char *details;
    const char *examples;
    int (*run)(cli_options *options); /* returns the exit status */
    void (*print_more)(FILE *stream); /* before the examples; may be NULL */
} cli_command;

extern const cli_command cli_command_group;
extern const cli_command cli_command_pairs;
extern const cli_command cli_command_dedup;
extern const cli_command cli_command_compare;
extern const cli_command cli_command_extract;
extern const cli_command cli_command_check;

#endif
