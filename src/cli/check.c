#include "check.h"

#include <stdlib.h>
#include <string.h>

void cli_check_release(cli_check *check)
{
    for (size_t i = 0; i < check->count; i++) {
        free(check->findings[i].input);
        free(check->findings[i].text);
    }
    free(check->findings);
    check->findings = NULL;
    check->count = check->capacity = 0;
}

bool cli_check_is_on(const cli_check *check, cli_rule rule)
{
    return check->settings->rules[rule].severity != CLI_SEVERITY_OFF;
}

const char *cli_rule_idle(const cli_check *check, cli_rule rule)
{
    const cli_options *options = check->session->options;
    bool across = rule == CLI_RULE_SPLIT_LEAKAGE || rule == CLI_RULE_SPLIT_TRANSLATION;
    bool benchmark = rule == CLI_RULE_BENCHMARK_OVERLAP || rule == CLI_RULE_BENCHMARK_TRANSLATION;
    bool translation = rule == CLI_RULE_SPLIT_TRANSLATION || rule == CLI_RULE_BENCHMARK_TRANSLATION;
    if (across && check->settings->split_count == 0 && !options->library.read.split_field) {
        return "no --split";
    }
    if (across && !check->has_splits) {
        return "fewer than two splits";
    }
    if (benchmark && check->settings->benchmark_count == 0) {
        return "no --benchmark";
    }
    if (translation && !options->library.translation.enabled) {
        return "--no-translations";
    }
    return rule == CLI_RULE_LANGUAGES && !check->settings->languages ? "no --languages" : NULL;
}

void cli_check_add(cli_check *check, cli_finding finding)
{
    if (cli_check_is_on(check, finding.rule) && check->count == check->capacity) {
        size_t capacity = check->capacity ? 2 * check->capacity : 64;
        cli_finding *grown = realloc(check->findings, capacity * sizeof *grown);
        check->out_of_memory |= !grown;
        if (grown) {
            check->findings = grown;
            check->capacity = capacity;
        }
    }
    if (cli_check_is_on(check, finding.rule) && check->count < check->capacity) {
        check->findings[check->count++] = finding;
    } else {
        free(finding.input);
        free(finding.text);
    }
}

void cli_check_add_document(cli_check *check, cli_rule rule, uint32_t document, double value,
                            double badness)
{
    cli_check_add(
        check,
        (cli_finding){
            .rule = rule, .a = document, .b = CLI_NO_DOCUMENT, .value = value, .badness = badness});
}

static cli_rule rule_of(retold_fault fault)
{
    switch (fault) {
    case RETOLD_FAULT_NO_TEXT:
        return CLI_RULE_MISSING_FIELD;
    case RETOLD_FAULT_TEXT_NOT_STRING:
        return CLI_RULE_MISTYPED_FIELD;
    case RETOLD_FAULT_INVALID_UTF8:
        return CLI_RULE_INVALID_UTF8;
    case RETOLD_FAULT_DUPLICATE_ID:
        return CLI_RULE_DUPLICATE_ID;
    case RETOLD_FAULT_TRUNCATED:
        return CLI_RULE_TRUNCATED_INPUT;
    default:
        return CLI_RULE_UNREADABLE_RECORDS;
    }
}

void cli_check_add_fault(cli_check *check, const retold_error *fault)
{
    cli_finding finding = {.rule = rule_of(fault->fault),
                           .a = CLI_NO_DOCUMENT,
                           .b = CLI_NO_DOCUMENT,
                           .input = strdup(fault->input),
                           .record = fault->record,
                           .offset = fault->offset,
                           .text = strdup(fault->message)};
    check->out_of_memory |= !finding.input || !finding.text;
    cli_check_add(check, finding);
}

retold_span cli_check_split(const cli_check *check, const retold_document_info *info)
{
    if (info->scope == CLI_BENCHMARK_SCOPE) {
        return (retold_span){"benchmark", strlen("benchmark")};
    }
    return info->scope > 0 ? check->settings->splits[info->scope - 1].name : info->split;
}

/* ----------------------------------------------------------------- judging */

static int compare_texts(const char *a, const char *b)
{
    return strcmp(a ? a : "", b ? b : "");
}

static int by_badness(const void *a, const void *b)
{
    const cli_finding *left = a;
    const cli_finding *right = b;
    if (left->rule != right->rule) {
        return left->rule < right->rule ? -1 : 1;
    }
    if (left->badness != right->badness) {
        return left->badness > right->badness ? -1 : 1;
    }
    if (left->a != right->a) {
        return left->a < right->a ? -1 : 1;
    }
    if (left->b != right->b) {
        return left->b < right->b ? -1 : 1;
    }
    int order = compare_texts(left->input, right->input);
    if (order == 0 && left->record != right->record) {
        return left->record < right->record ? -1 : 1;
    }
    return order ? order : compare_texts(left->text, right->text);
}

static void judge_rule(const cli_check *check, cli_rule rule, cli_rule_result *result)
{
    const cli_rule_setting *setting = &check->settings->rules[rule];
    double number = (double)result->count;
    if (rule != CLI_RULE_LARGEST_GROUP && rule != CLI_RULE_HOST_CONCENTRATION) {
        result->of = check->own;
        result->value = !cli_rules[rule].is_share ? number
                        : check->own              ? number / (double)check->own
                                                  : 0;
    }
    result->over =
        setting->severity != CLI_SEVERITY_OFF && result->value > setting->max && result->fresh > 0;
    result->failed = result->over && setting->severity >= check->settings->fail_on;
}

static bool find_splits(const cli_check *check)
{
    retold_span first = {NULL, 0};
    for (uint32_t i = 0; i < check->documents; i++) {
        retold_document_info info;
        retold_corpus_document(check->session->corpus, i, &info);
        retold_span split = cli_check_split(check, &info);
        if (info.scope == CLI_BENCHMARK_SCOPE || split.size == 0) {
            continue;
        }
        if (first.size == 0) {
            first = split;
        } else if (split.size != first.size || memcmp(split.data, first.data, first.size) != 0) {
            return true;
        }
    }
    return false;
}

void cli_check_judge(cli_check *check)
{
    check->has_splits = find_splits(check);
    if (check->count > 0) {
        qsort(check->findings, check->count, sizeof *check->findings, by_badness);
    }
    for (size_t i = 0; i < check->count; i++) {
        cli_rule_result *result = &check->rules[check->findings[i].rule];
        result->first = result->count == 0 ? i : result->first;
        result->count++;
        result->fresh += !check->findings[i].known;
    }
    for (int i = 0; i < CLI_RULE_COUNT; i++) {
        judge_rule(check, (cli_rule)i, &check->rules[i]);
    }
}
