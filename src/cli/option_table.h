/* The table of options: what each is called, does, and is by default. */
#ifndef CLI_OPTION_TABLE_H
#define CLI_OPTION_TABLE_H

#include "options.h"

/* Sections of --help, in the order in which they are printed. */
typedef enum cli_section {
    CHECKING,
    MATCHING,
    READING,
    WRITING,
    RUNNING,
    SECTION_COUNT
} cli_section;

/*
 * `set` stores the value (NULL for an option without one) and returns NULL, or says what is
 * expected in its place. `show` writes the default; NULL where there is nothing to tell. An
 * option that does something else in another command has an entry for each.
 */
typedef struct cli_option {
    const char *name;
    char letter;       /* 0: none */
    const char *value; /* its name in --help; NULL: the option takes none */
    cli_section section;
    unsigned commands;
    const char *help;
    const char *(*set)(cli_options *options, const char *value);
    void (*show)(const cli_options *options, char *text, size_t size);
} cli_option;

extern const cli_option cli_option_table[];
extern const size_t cli_option_count;

/* The option of one of `commands` that is called `name`; NULL if there is none. */
const cli_option *cli_option_find(const char *name, size_t size, unsigned commands);

/* A list such as "exact,near". NULL, or what is expected in place of `value`. */
const char *cli_parse_relations(const char *value, unsigned *relations);

#endif
