/* The rules of retold check: one table, from which the checks, retold.yaml, --help and reports
 * come. */
#ifndef CLI_CHECK_RULES_H
#define CLI_CHECK_RULES_H

#include <stdbool.h>
#include <stddef.h>

typedef enum cli_rule {
    CLI_RULE_EXACT_DUPLICATES = 0,
    CLI_RULE_NEAR_DUPLICATES,
    CLI_RULE_LARGEST_GROUP,
    CLI_RULE_EXCERPTS,
    CLI_RULE_TEMPLATES,
    CLI_RULE_SPLIT_LEAKAGE,
    CLI_RULE_SPLIT_TRANSLATION,
    CLI_RULE_BENCHMARK_OVERLAP,
    CLI_RULE_BENCHMARK_TRANSLATION,
    CLI_RULE_NEAR_EMPTY,
    CLI_RULE_OVERSIZED,
    CLI_RULE_REPEATED_LINES,
    CLI_RULE_BOILERPLATE_LINES,
    CLI_RULE_LANGUAGES,
    CLI_RULE_LANGUAGE_MISMATCH,
    CLI_RULE_INVALID_UTF8,
    CLI_RULE_REPLACEMENT_CHARACTERS,
    CLI_RULE_CONTROL_CHARACTERS,
    CLI_RULE_MOJIBAKE,
    CLI_RULE_MISSING_ID,
    CLI_RULE_DUPLICATE_ID,
    CLI_RULE_MISSING_FIELD,
    CLI_RULE_MISTYPED_FIELD,
    CLI_RULE_UNREADABLE_RECORDS,
    CLI_RULE_TRUNCATED_INPUT,
    CLI_RULE_HOST_CONCENTRATION,
    CLI_RULE_COUNT
} cli_rule;

/* In rising order, so that they can be compared. */
typedef enum cli_severity {
    CLI_SEVERITY_OFF = 0,
    CLI_SEVERITY_NOTE,
    CLI_SEVERITY_WARNING,
    CLI_SEVERITY_ERROR
} cli_severity;

/* "off", "note", "warning" or "error". */
extern const char *const cli_severity_names[];

/*
 * `max` is the most that passes: a share (0 to 1) of the documents if `is_share`, else a number
 * of `unit`. `parameter`, if not NULL, is a second threshold that says when a single document (or
 * line, or host) counts: a share if `parameter_is_share`, else a number; `parameter_help` says of
 * what.
 */
typedef struct cli_rule_info {
    const char *id;
    cli_severity severity;
    bool is_share;
    double max;
    const char *unit; /* what is counted, as a plural */
    const char *parameter;
    bool parameter_is_share;
    double parameter_value;
    const char *parameter_help;
    const char *meaning; /* one sentence */
} cli_rule_info;

extern const cli_rule_info cli_rules[CLI_RULE_COUNT];

/* CLI_RULE_COUNT if there is none of that name. */
cli_rule cli_rule_find(const char *id, size_t size);

/* The rule whose name is nearest; NULL if none is near. */
const char *cli_rule_nearest(const char *wrong);

#endif
