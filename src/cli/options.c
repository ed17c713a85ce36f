#include "options.h"

#include "message.h"
#include "option_table.h"
#include "suggest.h"

#include <stdlib.h>
#include <string.h>

void cli_options_init(cli_options *options, unsigned command)
{
    *options = (cli_options){.relations = 0};
    retold_options_init(&options->library);
    options->relations = options->library.group.relations;
    if (command == CLI_PAIRS) {
        cli_parse_relations("all", &options->relations);
    } else if (command == CLI_DEDUP) {
        /* A translation is no duplicate to most who clean a corpus. */
        options->relations &= ~RETOLD_RELATION_BIT(RETOLD_TRANSLATION);
    }
}

void cli_options_release(cli_options *options)
{
    free(options->operands);
    free(options->in);
    options->operands = options->in = NULL;
    options->operand_count = options->in_count = 0;
}

/* ----------------------------------------------------------------- parsing */

static const cli_option *find_option(const char *name, size_t size, unsigned commands)
{
    for (size_t i = 0; i < cli_option_count; i++) {
        bool named = strlen(cli_option_table[i].name) == size &&
                     memcmp(cli_option_table[i].name, name, size) == 0;
        bool lettered = size == 1 && cli_option_table[i].letter == name[0];
        if ((named || lettered) && (cli_option_table[i].commands & commands)) {
            return &cli_option_table[i];
        }
    }
    return NULL;
}

static const char *nearest_option(const char *wrong, unsigned command)
{
    const char *names[64];
    size_t count = 0;
    for (size_t i = 0; i < cli_option_count; i++) {
        if ((cli_option_table[i].commands & command) &&
            count + 1 < sizeof names / sizeof names[0]) {
            names[count++] = cli_option_table[i].name;
        }
    }
    names[count] = NULL;
    return cli_nearest(wrong, names);
}

static void say_unknown(const char *name, unsigned command, const char *word)
{
    int size = (int)strcspn(word, "=");
    char bare[64];
    snprintf(bare, sizeof bare, "%.*s", size, word);
    const char *text = bare + strspn(bare, "-");
    const char *nearest = nearest_option(text, command);
    if (*text && find_option(text, strlen(text), CLI_ALL)) {
        cli_misuse(name, "%s is not an option of '%s'", bare, name);
    } else if (nearest) {
        cli_misuse(name, "unknown option %s; did you mean --%s?", bare, nearest);
    } else {
        cli_misuse(name, "unknown option %s", bare);
    }
}

/*
 * Reads the option in words[*at], and moves *at to the last word it used. What follows the
 * letter of a short option is its value: -oFILE.
 */
static bool parse_option(cli_options *options, unsigned command, const char *name, int count,
                         char **words, int *at)
{
    char *word = words[*at];
    bool is_long = word[1] == '-';
    char *text = word + (is_long ? 2 : 1);
    size_t size = is_long ? strcspn(text, "=") : 1;
    const cli_option *known = find_option(text, size, command);
    if (!known || (is_long && size == 1)) {
        say_unknown(name, command, word);
        return false;
    }
    const char *value = text[size] ? text + size + (is_long ? 1 : 0) : NULL;
    if (!known->value && value) {
        cli_misuse(name, "--%s takes no value", known->name);
        return false;
    }
    if (known->value && !value) {
        if (*at + 1 >= count) {
            cli_misuse(name, "--%s needs a value: %s", known->name, known->value);
            return false;
        }
        value = words[++*at];
    }
    const char *expected = known->set(options, value);
    if (expected) {
        cli_misuse(name, "--%s: '%s' is not %s", known->name, value, expected);
        return false;
    }
    return true;
}

bool cli_options_parse(cli_options *options, unsigned command, const char *name, int count,
                       char **words)
{
    options->operands = calloc((size_t)count + 1, sizeof *options->operands);
    options->in = calloc((size_t)count + 1, sizeof *options->in);
    if (!options->operands || !options->in) {
        cli_say("out of memory");
        return false;
    }
    bool ended = false;
    for (int i = 0; i < count && !options->help; i++) {
        if (ended || words[i][0] != '-' || !words[i][1]) {
            options->operands[options->operand_count++] = words[i];
        } else if (strcmp(words[i], "--") == 0) {
            ended = true;
        } else if (!parse_option(options, command, name, count, words, &i)) {
            return false;
        }
    }
    options->library.group.relations = options->relations;
    bool wanted = options->relations & RETOLD_RELATION_BIT(RETOLD_TRANSLATION);
    if (!wanted && command != CLI_COMPARE) { /* which says what it finds in any case */
        options->library.translation.enabled = false;
    }
    return true;
}

void cli_options_say_invalid(const char *command, const retold_error *error)
{
    char name[64];
    size_t size = strcspn(error->message, " ");
    snprintf(name, sizeof name, "%.*s", (int)size, error->message);
    for (char *c = name; *c; c++) {
        *c = *c == '_' ? '-' : *c;
    }
    if (find_option(name, strlen(name), CLI_ALL)) {
        cli_misuse(command, "--%s%s", name, error->message + size);
    } else {
        cli_misuse(command, "%s", error->message);
    }
}

/* -------------------------------------------------------------------- help */

static const char *const section_names[SECTION_COUNT] = {
    [MATCHING] = "What is the same story",
    [READING] = "Reading",
    [WRITING] = "Writing",
    [RUNNING] = "Running",
};

/* Prints `text` in lines that start at column `indent` and end before column 80. */
static void print_wrapped(FILE *stream, const char *text, size_t indent, size_t column)
{
    enum { WIDTH = 79 };
    while (*text) {
        size_t size = strcspn(text, " ");
        if (column + size > WIDTH && column > indent) {
            fprintf(stream, "\n%*s", (int)indent, "");
            column = indent;
        }
        fprintf(stream, "%.*s", (int)size, text);
        text += size;
        column += size;
        if (*text == ' ') {
            text++;
            column++;
            if (*text && column + strcspn(text, " ") <= WIDTH) {
                fputc(' ', stream);
            }
        }
    }
    fputc('\n', stream);
}

static void print_option(FILE *stream, const cli_option *known, const cli_options *defaults)
{
    enum { INDENT = 26 };
    char head[64];
    char shown[128] = "";
    char text[512];
    char letter[8] = "    ";
    if (known->letter) {
        snprintf(letter, sizeof letter, "-%c, ", known->letter);
    }
    snprintf(head, sizeof head, "  %s--%s%s%s", letter, known->name, known->value ? " " : "",
             known->value ? known->value : "");
    if (known->show) {
        known->show(defaults, shown, sizeof shown);
    }
    snprintf(text, sizeof text, "%s%s%s%s", known->help, *shown ? " (default: " : "", shown,
             *shown ? ")" : "");
    size_t column = strlen(head);
    fprintf(stream, "%s%*s", head, column + 2 <= INDENT ? (int)(INDENT - column) : 2, "");
    print_wrapped(stream, text, INDENT, column + 2 <= INDENT ? INDENT : column + 2);
}

void cli_options_print_help(FILE *stream, unsigned command)
{
    cli_options defaults;
    cli_options_init(&defaults, command);
    for (int part = 0; part < SECTION_COUNT; part++) {
        bool started = false;
        for (size_t i = 0; i < cli_option_count; i++) {
            if (cli_option_table[i].section != (cli_section)part ||
                !(cli_option_table[i].commands & command)) {
                continue;
            }
            if (!started) {
                fprintf(stream, "\n%s:\n", section_names[part]);
                started = true;
            }
            print_option(stream, &cli_option_table[i], &defaults);
        }
    }
}
