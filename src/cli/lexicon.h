/* --lexicon and --save-lexicon: what earlier runs have learned, and what this one adds. */
#ifndef CLI_LEXICON_H
#define CLI_LEXICON_H

#include "options.h"
#include "output.h"

/* `known` is owned and NULL without --lexicon; `output` is in use only with --save-lexicon. */
typedef struct cli_lexicon {
    retold_lexicon *known;
    cli_output output;
    bool saves;
} cli_lexicon;

/* Checks the options, reads the one and opens the other. False after a message. */
bool cli_lexicon_open(cli_lexicon *lexicon, const cli_options *options, const char *command);

/* Writes what the result has, and gives the file its name. False after a message. */
bool cli_lexicon_save(cli_lexicon *lexicon, const retold_result *result);

/* Frees what was read; a file that was not saved is as it was. */
void cli_lexicon_release(cli_lexicon *lexicon);

#endif
