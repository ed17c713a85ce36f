#include "check_settings.h"

#include "suggest.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void cli_check_settings_init(cli_check_settings *settings)
{
    *settings = (cli_check_settings){.fail_on = CLI_SEVERITY_ERROR, .examples = 3};
    for (int i = 0; i < CLI_RULE_COUNT; i++) {
        settings->rules[i] = (cli_rule_setting){.severity = cli_rules[i].severity,
                                                .max = cli_rules[i].max,
                                                .parameter = cli_rules[i].parameter_value};
    }
}

static int place_of(const char *value, const char *const *words)
{
    for (int i = 0; words[i]; i++) {
        if (strcmp(words[i], value) == 0) {
            return i;
        }
    }
    return -1;
}

/* ------------------------------------------------------------------- rules */

static const char *parse_limit(const char *value, bool is_share, double *number)
{
    char *end;
    double parsed = strtod(value, &end);
    bool is_number = end != value && !*end && isfinite(parsed);
    if (is_share && !(is_number && parsed >= 0 && parsed <= 1)) {
        return "a share from 0 to 1";
    }
    if (!is_share && !(is_number && parsed >= 0 && parsed <= 1e15 && floor(parsed) == parsed)) {
        return "a whole number, 0 or more";
    }
    *number = parsed;
    return NULL;
}

static const char *parse_severity(const char *value, cli_severity *severity)
{
    int found = place_of(value, cli_severity_names);
    if (found < 0) {
        return "off, note, warning or error";
    }
    *severity = (cli_severity)found;
    return NULL;
}

const char *cli_rule_set(cli_check_settings *settings, cli_rule rule, const char *key,
                         const char *value, bool given, bool *unknown)
{
    const cli_rule_info *info = &cli_rules[rule];
    const char *const keys[] = {"severity", "max", info->parameter, NULL};
    cli_rule_setting *setting = &settings->rules[rule];
    cli_rule_setting set = *setting;
    bool *mark[] = {&set.severity_given, &set.max_given, &set.parameter_given};
    int place = place_of(key, keys);
    *unknown = place < 0;
    if (place < 0) {
        return cli_nearest(key, keys);
    }
    const char *expected = place == 0 ? parse_severity(value, &set.severity)
                           : place == 1
                               ? parse_limit(value, info->is_share, &set.max)
                               : parse_limit(value, info->parameter_is_share, &set.parameter);
    bool fixed = *mark[place] && !given;
    if (!expected && !fixed) {
        *mark[place] |= given;
        *setting = set;
    }
    return expected;
}

/* Copies `size` bytes of `text`, as many as there is room for, as a string. */
static void copy_word(char *word, size_t room, const char *text, size_t size)
{
    size_t taken = size < room ? size : room - 1;
    memcpy(word, text, taken);
    word[taken] = '\0';
}

const char *cli_check_set_rule(cli_check_settings *settings, const char *value)
{
    size_t size = strcspn(value, ".=");
    cli_rule rule = cli_rule_find(value, size);
    char word[64];
    char *expected = settings->expected;
    size_t room = sizeof settings->expected;
    copy_word(word, sizeof word, value, size);
    if (rule == CLI_RULE_COUNT) {
        const char *nearest = cli_rule_nearest(word);
        snprintf(expected, room, "RULE.KEY=VALUE: there is no rule '%s'%s%s%s", word,
                 nearest ? "; did you mean '" : "", nearest ? nearest : "", nearest ? "'?" : "");
        return expected;
    }
    const char *equals = strchr(value, '=');
    if (!equals) {
        return "RULE.KEY=VALUE, such as near-duplicates.max=0.02, or RULE=SEVERITY";
    }
    size_t key_size = value[size] == '.' ? (size_t)(equals - value) - size - 1 : 0;
    copy_word(word, sizeof word, value + size + (key_size > 0), key_size);
    const char *key = value[size] == '.' ? word : "severity";
    bool unknown;
    const char *wanted = cli_rule_set(settings, rule, key, equals + 1, true, &unknown);
    if (unknown) {
        snprintf(expected, room, "a setting of %s, which has severity%s%s", cli_rules[rule].id,
                 cli_rules[rule].parameter ? ", max and " : " and max",
                 cli_rules[rule].parameter ? cli_rules[rule].parameter : "");
        return expected;
    }
    if (wanted) {
        snprintf(expected, room, "%s.%s with %s", cli_rules[rule].id, key, wanted);
        return expected;
    }
    return NULL;
}

const char *cli_check_set_only(cli_check_settings *settings, const char *value)
{
    bool wanted[CLI_RULE_COUNT] = {false};
    for (const char *at = value;; at++) {
        size_t size = strcspn(at, ",");
        cli_rule rule = cli_rule_find(at, size);
        if (rule == CLI_RULE_COUNT) {
            return "a list of rules, as retold check --help names them";
        }
        wanted[rule] = true;
        at += size;
        if (!*at) {
            break;
        }
    }
    for (int i = 0; i < CLI_RULE_COUNT; i++) {
        if (!wanted[i]) {
            settings->rules[i].severity = CLI_SEVERITY_OFF;
            settings->rules[i].severity_given = true;
        }
    }
    return NULL;
}

/* ------------------------------------------------------------ other options */

const char *cli_check_set_format(cli_check_settings *settings, const char *value)
{
    static const char *const names[] = {"table",  "json",     "sarif", "junit",
                                        "github", "markdown", NULL};
    int found = place_of(value, names);
    if (found < 0) {
        return "table, json, sarif, junit, github or markdown";
    }
    settings->format = (cli_check_format)found;
    return NULL;
}

const char *cli_check_set_fail_on(cli_check_settings *settings, const char *value)
{
    cli_severity severity;
    if (parse_severity(value, &severity) || severity == CLI_SEVERITY_OFF) {
        return "note, warning or error";
    }
    settings->fail_on = severity;
    return NULL;
}

const char *cli_check_add_split(cli_check_settings *settings, retold_span name, const char *path)
{
    if (settings->split_count == CLI_CHECK_PARTS) {
        return "one of at most 62 splits";
    }
    settings->splits[settings->split_count++] = (cli_check_part){name, path};
    return NULL;
}

const char *cli_check_set_split(cli_check_settings *settings, const char *value)
{
    const char *equals = strchr(value, '=');
    if (!equals || equals == value || !equals[1]) {
        return "NAME=PATH, such as train=train.jsonl";
    }
    retold_span name = {value, (size_t)(equals - value)};
    return cli_check_add_split(settings, name, equals + 1);
}

const char *cli_check_set_benchmark(cli_check_settings *settings, const char *value)
{
    if (!*value) {
        return "a file or folder";
    }
    if (settings->benchmark_count == CLI_CHECK_WORDS) {
        return "one of at most 64 benchmarks";
    }
    settings->benchmarks[settings->benchmark_count++] = value;
    return NULL;
}

const char *cli_check_set_required(cli_check_settings *settings, const char *value)
{
    static const char *const names[] = {"id", "text", "url", "date", "lang", "split"};
    unsigned set = 0;
    for (const char *at = value;; at++) {
        size_t size = strcspn(at, ",");
        unsigned found = 0;
        for (unsigned i = 0; i < RETOLD_FIELD_COUNT; i++) {
            if (strlen(names[i]) == size && memcmp(names[i], at, size) == 0) {
                found = RETOLD_FIELD_BIT(i);
            }
        }
        if (!found) {
            return "a list of id, text, url, date, lang and split";
        }
        set |= found;
        at += size;
        if (!*at) {
            break;
        }
    }
    settings->required = set;
    return NULL;
}

const char *cli_check_set_languages(cli_check_settings *settings, const char *value)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz";
    for (const char *at = value;; at++) {
        size_t size = strspn(at, letters);
        at += size;
        if (size < 2 || size > 3 || (*at && *at != ',')) {
            return "a list of languages, such as en,de";
        }
        if (!*at) {
            break;
        }
    }
    settings->languages = value;
    return NULL;
}

bool cli_in_list(const char *list, const char *word, size_t size)
{
    while (true) {
        size_t length = strcspn(list, ",");
        if (length == size && memcmp(list, word, size) == 0) {
            return true;
        }
        if (!list[length]) {
            return false;
        }
        list += length + 1;
    }
}
