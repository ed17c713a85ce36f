#include "lexicon.h"

#include "message.h"

#include <string.h>

static bool same_name(const char *a, const char *b)
{
    return a && b && strcmp(a, b) == 0;
}

/* False after a message. */
static bool check(const cli_options *options, const char *command)
{
    const char *name = options->save_lexicon ? "save-lexicon" : "lexicon";
    if (!options->library.translation.enabled) {
        cli_misuse(command, "--%s: translations are not looked for%s", name,
                   options->relations & RETOLD_RELATION_BIT(RETOLD_TRANSLATION)
                       ? ""
                       : "; add translation to --relations");
        return false;
    }
    if (same_name(options->save_lexicon, options->output) ||
        same_name(options->save_lexicon, options->rejects)) {
        cli_misuse(command, "--save-lexicon names the same file as another option");
        return false;
    }
    for (size_t i = 0; i < options->operand_count; i++) {
        if (same_name(options->lexicon, "-") && same_name(options->operands[i], "-")) {
            cli_misuse(command, "--lexicon and INPUT both are standard input");
            return false;
        }
    }
    return true;
}

bool cli_lexicon_open(cli_lexicon *lexicon, const cli_options *options, const char *command)
{
    *lexicon = (cli_lexicon){.known = NULL};
    if (!options->lexicon && !options->save_lexicon) {
        return true;
    }
    if (!check(options, command)) {
        return false;
    }
    retold_error error;
    if (options->lexicon &&
        retold_lexicon_load(options->lexicon, &lexicon->known, &error) != RETOLD_OK) {
        cli_say_file_error(&error);
        return false;
    }
    lexicon->saves =
        options->save_lexicon && cli_output_open(&lexicon->output, options->save_lexicon);
    return lexicon->saves || !options->save_lexicon;
}

bool cli_lexicon_save(cli_lexicon *lexicon, const retold_result *result)
{
    if (!lexicon->saves) {
        return true;
    }
    retold_error error;
    if (retold_lexicon_write(retold_result_lexicon(result), lexicon->output.stream, &error) !=
        RETOLD_OK) {
        cli_say("%s: %s", lexicon->output.name, error.message);
        return false;
    }
    lexicon->saves = false;
    return cli_output_commit(&lexicon->output);
}

void cli_lexicon_release(cli_lexicon *lexicon)
{
    if (lexicon->saves) {
        cli_output_discard(&lexicon->output);
        lexicon->saves = false;
    }
    retold_lexicon_free(lexicon->known);
    lexicon->known = NULL;
}
