/* retold: the command table. */
#include "command.h"
#include "interrupt.h"
#include "message.h"
#include "suggest.h"

#include <locale.h>
#include <string.h>

static const cli_command *const commands[] = {
    &cli_command_group,   &cli_command_pairs,   &cli_command_dedup,
    &cli_command_compare, &cli_command_extract, &cli_command_check,
};

enum { COMMAND_COUNT = sizeof commands / sizeof commands[0] };

static void print_overview(FILE *stream)
{
    fputs("usage: retold COMMAND [OPTION...] [INPUT...]\n"
          "\n"
          "Finds articles that are the same story told again: exact copies, edited copies,\n"
          "excerpts inside longer pages, and translations into other languages.\n"
          "\n",
          stream);
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        fprintf(stream, "  %-9s %s\n", commands[i]->name, commands[i]->summary);
    }
    fputs("\n"
          "  retold group FOLDER     a start: which of the files below FOLDER are alike\n"
          "  retold COMMAND --help   its options, with their defaults\n"
          "  retold --version        which version this is\n",
          stream);
}

static void print_help(const cli_command *command)
{
    printf("usage: retold %s %s\n\n%s", command->name, command->usage, command->details);
    cli_options_print_help(stdout, command->bit);
    if (command->print_more) {
        command->print_more(stdout);
    }
    printf("\nExamples:\n%s", command->examples);
}

/* What was asked for goes to standard output, which may be a full disk. */
static int finish_stdout(void)
{
    if (fflush(stdout) != 0 || ferror(stdout)) {
        cli_say("standard output: cannot be written");
        return CLI_TROUBLE;
    }
    return CLI_DONE;
}

static const cli_command *find_command(const char *name)
{
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        if (strcmp(commands[i]->name, name) == 0) {
            return commands[i];
        }
    }
    return NULL;
}

static int unknown(const char *word)
{
    const char *names[COMMAND_COUNT + 1] = {NULL};
    for (size_t i = 0; i < COMMAND_COUNT; i++) {
        names[i] = commands[i]->name;
    }
    if (word[0] == '-') {
        return cli_misuse(NULL, "unknown option %s; options come after a command", word);
    }
    const char *nearest = cli_nearest(word, names);
    if (nearest) {
        return cli_misuse(NULL, "unknown command '%s'; did you mean '%s'?", word, nearest);
    }
    return cli_misuse(NULL, "unknown command '%s'", word);
}

static int run_command(const cli_command *command, int count, char **words)
{
    cli_options options;
    cli_options_init(&options, command->bit);
    int status = CLI_TROUBLE;
    if (cli_options_parse(&options, command->bit, command->name, count, words)) {
        if (options.help) {
            print_help(command);
            status = finish_stdout();
        } else {
            cli_interrupt_install();
            status = command->run(&options);
        }
    }
    cli_options_release(&options);
    return status;
}

int main(int argc, char **argv)
{
    /* For the width of characters only: numbers are printed and read the same everywhere. */
    setlocale(LC_CTYPE, "");
    if (argc < 2) {
        print_overview(stderr);
        return CLI_TROUBLE;
    }
    const char *word = argv[1];
    bool help = strcmp(word, "help") == 0;
    if (strcmp(word, "--version") == 0) {
        printf("retold %s\n", retold_version());
        return finish_stdout();
    }
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 || (help && argc == 2)) {
        print_overview(stdout);
        return finish_stdout();
    }
    const cli_command *command = find_command(help ? argv[2] : word);
    if (!command) {
        return unknown(help ? argv[2] : word);
    }
    if (help) {
        print_help(command);
        return finish_stdout();
    }
    return run_command(command, argc - 2, argv + 2);
}
