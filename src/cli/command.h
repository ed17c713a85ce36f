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

/* What the details of several commands say of their inputs. */
#define CLI_INPUT_IS                                                                               \
    "INPUT is a file, a folder or tar archive (every file in it), or - for standard input,\n"      \
    "which is read too if there is no INPUT."
#define CLI_INPUT_FORMATS                                                                          \
    "JSON Lines, a JSON list of objects, CSV\n"                                                    \
    "and TSV with a header, crawls (WARC, WET, ARC) and plain text, each plain, gzip or zstd,\n"   \
    "are recognised by content, as are other encodings than UTF-8. A text file is one\n"           \
    "document, named for the file. A crawl's documents are its pages, URL@OFFSET:\n"               \
    "see retold extract. In jsonl, addresses and dates are shown too.\n"

extern const cli_command cli_command_group;
extern const cli_command cli_command_pairs;
extern const cli_command cli_command_dedup;
extern const cli_command cli_command_compare;
extern const cli_command cli_command_extract;
extern const cli_command cli_command_check;

#endif
