/* What retold check is told by options and by retold.yaml. */
#ifndef CLI_CHECK_SETTINGS_H
#define CLI_CHECK_SETTINGS_H

#include "check_rules.h"
#include "retold.h"

typedef enum cli_check_format {
    CLI_CHECK_TABLE = 0,
    CLI_CHECK_JSON,
    CLI_CHECK_SARIF,
    CLI_CHECK_JUNIT,
    CLI_CHECK_GITHUB,
    CLI_CHECK_MARKDOWN
} cli_check_format;

/* One rule's; *_given: by an option, which goes before the file. */
typedef struct cli_rule_setting {
    cli_severity severity;
    double max;
    double parameter;
    bool severity_given, max_given, parameter_given;
} cli_rule_setting;

/* A split told by its path. */
typedef struct cli_check_part {
    retold_span name;
    const char *path;
} cli_check_part;

/* Scope 0 is of documents of no part, the last one of benchmarks. */
enum { CLI_CHECK_PARTS = 62, CLI_CHECK_WORDS = 64 };

/* All strings are borrowed: argv's, or the configuration's. */
typedef struct cli_check_settings {
    cli_rule_setting rules[CLI_RULE_COUNT];
    cli_severity fail_on;
    cli_check_format format;
    cli_check_part splits[CLI_CHECK_PARTS];
    size_t split_count;
    const char *benchmarks[CLI_CHECK_WORDS];
    size_t benchmark_count;
    const char *inputs[CLI_CHECK_WORDS]; /* of the configuration */
    size_t input_count;
    const char *languages; /* a list, or NULL */
    unsigned required;     /* set of RETOLD_FIELD_BIT */
    unsigned examples;
    const char *config;
    const char *baseline;
    const char *findings;
    bool init;
    bool update_baseline;
    char expected[160]; /* what a setter says, where it is no constant */
} cli_check_settings;

void cli_check_settings_init(cli_check_settings *settings);

/*
 * Sets one key of a rule: severity, max, or its parameter. `given`: by an option. NULL, or what
 * is expected in place of `value`; *unknown is set if the rule has no such key, and the nearest
 * one, if any, is returned.
 */
const char *cli_rule_set(cli_check_settings *settings, cli_rule rule, const char *key,
                         const char *value, bool given, bool *unknown);

/* The setters of options: NULL, or what is expected in place of `value`. */
const char *cli_check_set_rule(cli_check_settings *settings, const char *value);
const char *cli_check_set_only(cli_check_settings *settings, const char *value);
const char *cli_check_set_format(cli_check_settings *settings, const char *value);
const char *cli_check_set_fail_on(cli_check_settings *settings, const char *value);
const char *cli_check_set_split(cli_check_settings *settings, const char *value);
const char *cli_check_set_benchmark(cli_check_settings *settings, const char *value);
const char *cli_check_set_required(cli_check_settings *settings, const char *value);
const char *cli_check_set_languages(cli_check_settings *settings, const char *value);

/* What --split does, with NAME and PATH apart. */
const char *cli_check_add_split(cli_check_settings *settings, retold_span name, const char *path);

/* Whether `word` stands in a list such as "en,de". */
bool cli_in_list(const char *list, const char *word, size_t size);

#endif
