/* The command line's options: one table, from which both parsing and --help come. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include "retold.h"

#include <stdio.h>

/* The commands, as a set: an option says to which of them it belongs. */
enum {
    CLI_GROUP = 1,
    CLI_PAIRS = 2,
    CLI_DEDUP = 4,
    CLI_COMPARE = 8,
    CLI_EXTRACT = 16,
    CLI_CORPUS = CLI_GROUP | CLI_PAIRS | CLI_DEDUP,
    CLI_MATCHING = CLI_CORPUS | CLI_COMPARE,
    CLI_READING = CLI_CORPUS | CLI_EXTRACT,
    CLI_ALL = CLI_MATCHING | CLI_EXTRACT
};

typedef enum cli_format {
    CLI_FORMAT_DEFAULT = 0, /* a table for people, JSON Lines for programs */
    CLI_FORMAT_TABLE,
    CLI_FORMAT_JSONL,
    CLI_FORMAT_TSV
} cli_format;

/*
 * All that a command line says. `operands` are the words that are not options, in their
 * order, `in` the values of --in; the arrays are owned, the strings are argv's.
 */
typedef struct cli_options {
    retold_options library;
    unsigned relations; /* that join a group, are printed by pairs, or are "the same story" */
    cli_format format;
    bool explain_plan;
    bool quiet;
    bool annotate;
    bool help;
    bool verbose;
    const char *langs[2]; /* of A and B; NULL: not given */
    const char *output;
    const char *rejects;
    const char *lexicon;
    const char *save_lexicon;
    const char **operands;
    size_t operand_count;
    const char **in;
    size_t in_count;
} cli_options;

/* Defaults for `command`, one of the set above. */
void cli_options_init(cli_options *options, unsigned command);
void cli_options_release(cli_options *options);

/*
 * Reads the words after the command's name, which is used in messages. False after a
 * message. Stops early, with `help` set, at --help.
 */
bool cli_options_parse(cli_options *options, unsigned command, const char *name, int count,
                       char **words);

/* Misuse, from what retold_options_check() says of the library's name for an option. */
void cli_options_say_invalid(const char *command, const retold_error *error);

/* The options of `command` with their defaults. */
void cli_options_print_help(FILE *stream, unsigned command);

#endif
