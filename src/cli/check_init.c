/* retold check --init: a file with all settings, as they are by default. */
#include "check_config.h"
#include "message.h"
#include "option_table.h"
#include "output.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const char start[] =
    "# Settings of retold check. Every line shows its default: change it, or take it away.\n"
    "# Paths are relative to this file.\n"
    "\n"
    "# What is read if the command line names no input:\n"
    "# inputs: [articles.jsonl]\n"
    "\n"
    "# Splits by path, or by a field of each record:\n"
    "# splits:\n"
    "#   train: train.jsonl\n"
    "#   test: test.jsonl\n"
    "# split-field: split\n"
    "\n"
    "# Documents that the corpus must not contain:\n"
    "# benchmark: [benchmark.jsonl]\n"
    "\n"
    "# Languages that the texts should be in, and fields that every record needs:\n"
    "# languages: [en, de]\n"
    "# required: [id, url, date]\n"
    "\n"
    "# Findings that are known, so that only what is new fails (retold check --update-baseline):\n"
    "# baseline: .retold-baseline.tsv\n";

/* A comment, in lines of at most 79 columns. */
static void write_comment(FILE *stream, const char *indent, const char *text)
{
    size_t column = 0;
    while (*text) {
        size_t size = strcspn(text, " ");
        if (column == 0 || column + 1 + size > 79) {
            column = (size_t)fprintf(stream, "%s%s#", column ? "\n" : "", indent) - (column > 0);
        }
        column += (size_t)fprintf(stream, " %.*s", (int)size, text);
        text += size + strspn(text + size, " ");
    }
    fputc('\n', stream);
}

static void write_options(FILE *stream)
{
    cli_options defaults;
    cli_options_init(&defaults, CLI_CHECK);
    for (size_t i = 0; i < cli_option_count; i++) {
        const cli_option *option = &cli_option_table[i];
        char shown[128];
        if (!(option->commands & CLI_CHECK) || !option->show || option->section == RUNNING) {
            continue;
        }
        option->show(&defaults, shown, sizeof shown);
        fputc('\n', stream);
        write_comment(stream, "", option->help);
        fprintf(stream, "%s: %s\n", option->name, shown);
    }
}

static void write_rules(FILE *stream)
{
    write_comment(stream, "",
                  "Of each rule: its severity (off, note, warning or error) and max, "
                  "the most that passes: a share of the documents from 0 to 1, or a "
                  "number.");
    fputs("rules:\n", stream);
    for (int i = 0; i < CLI_RULE_COUNT; i++) {
        const cli_rule_info *rule = &cli_rules[i];
        write_comment(stream, "  ", rule->meaning);
        fprintf(stream, "  %s:\n    severity: %s\n    max: %g # %s%s\n", rule->id,
                cli_severity_names[rule->severity], rule->max,
                rule->is_share ? "share of the " : "", rule->unit);
        if (rule->parameter) {
            fprintf(stream, "    %s: %.15g # %s\n", rule->parameter, rule->parameter_value,
                    rule->parameter_help);
        }
    }
}

int cli_config_init(const char *path)
{
    struct stat status;
    cli_output output;
    if (stat(path, &status) == 0) {
        cli_say("%s: is there already, and is left as it is", path);
        return CLI_TROUBLE;
    }
    if (!cli_output_open(&output, path)) {
        return CLI_TROUBLE;
    }
    fputs(start, output.stream);
    write_options(output.stream);
    fputc('\n', output.stream);
    write_rules(output.stream);
    bool done = cli_output_commit(&output);
    cli_output_discard(&output);
    if (done) {
        cli_say("%s written", path);
    }
    return done ? CLI_DONE : CLI_TROUBLE;
}
