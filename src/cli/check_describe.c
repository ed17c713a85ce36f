#include "check_report.h"
#include "message.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* A share in percent, rounded down where 100 % would be said of less. */
static void format_share(char *text, size_t size, double share)
{
    double percent = share * 100;
    if (percent > 99.9 && share < 1) {
        percent = 99.9;
    }
    snprintf(text, size, "%.3g %%", percent);
}

void cli_finding_detail(const cli_finding *finding, char *text, size_t size)
{
    const char *given = finding->text ? finding->text : "";
    char share[32];
    format_share(share, sizeof share, finding->value);
    switch (finding->rule) {
    case CLI_RULE_NEAR_EMPTY:
    case CLI_RULE_OVERSIZED:
    case CLI_RULE_REPLACEMENT_CHARACTERS:
    case CLI_RULE_CONTROL_CHARACTERS:
    case CLI_RULE_MOJIBAKE:
        snprintf(text, size, "%.0f %s", finding->value,
                 finding->value == 1 ? "character" : "characters");
        return;
    case CLI_RULE_REPEATED_LINES:
        snprintf(text, size, "%s of its lines", share);
        return;
    case CLI_RULE_BOILERPLATE_LINES:
        snprintf(text, size, "in %s: %s", share, *given ? given : "a line, its first document is");
        return;
    case CLI_RULE_HOST_CONCENTRATION:
        snprintf(text, size, "%s from %s", share, given);
        return;
    case CLI_RULE_MISSING_ID:
        snprintf(text, size, "no id");
        return;
    default:
        break;
    }
    if (finding->relation != RETOLD_UNRELATED) {
        /* Rounded down: 100 % is for what is whole. */
        snprintf(text, size, "%s %d %%", retold_relation_name(finding->relation),
                 (int)(finding->value * 100 + 1e-9));
    } else {
        snprintf(text, size, "%s",
                 finding->rule == CLI_RULE_LARGEST_GROUP ? "the one to keep" : given);
    }
}

void cli_rule_standing(const cli_check *check, cli_rule rule, char *text, size_t size)
{
    const cli_rule_info *info = &cli_rules[rule];
    const cli_rule_result *result = &check->rules[rule];
    double max = check->settings->rules[rule].max;
    if (info->is_share) {
        char value[32];
        char most[32];
        format_share(value, sizeof value, result->value);
        format_share(most, sizeof most, max);
        int length = (int)strlen(info->unit) - (result->of == 1);
        snprintf(text, size, "%s of %" PRIu64 " %.*s, at most %s", value, result->of, length,
                 info->unit, most);
    } else {
        int length = (int)strlen(info->unit) - (result->value == 1);
        snprintf(text, size, "%.0f %.*s, at most %.0f", result->value, length, info->unit, max);
    }
    size_t used = strlen(text);
    if (result->fresh < result->count && used < size) {
        snprintf(text + used, size - used, "; %zu new", result->fresh);
    }
}

bool cli_finding_document(const cli_check *check, uint32_t index, retold_document_info *info,
                          retold_span *split)
{
    if (index == CLI_NO_DOCUMENT) {
        return false;
    }
    retold_corpus_document(check->session->corpus, index, info);
    *split = cli_check_split(check, info);
    return true;
}

void cli_finding_place(const cli_check *check, const cli_finding *finding, const char **input,
                       uint64_t *record)
{
    retold_document_info info;
    retold_span split;
    *input = finding->input ? finding->input : "";
    *record = finding->record;
    if (cli_finding_document(check, finding->a, &info, &split)) {
        *input = info.input;
        *record = info.record;
    }
}

uint64_t cli_record_line(const cli_check *check, uint64_t record)
{
    const unsigned lines = 1u << RETOLD_FORMAT_JSONL | 1u << RETOLD_FORMAT_TEXT;
    retold_summary summary;
    retold_corpus_summary(check->session->corpus, &summary);
    return summary.formats & ~lines ? 0 : record;
}

/* ------------------------------------------------------------------ by file */

/* A finding with its file, for sorting. */
typedef struct placed {
    const cli_finding *finding;
    const char *input;
} placed;

static int by_file(const void *a, const void *b)
{
    const placed *left = a;
    const placed *right = b;
    int order = strcmp(left->input, right->input);
    return order ? order : left->finding < right->finding ? -1 : 1;
}

/* The rule's findings that are not known, ordered by file, the worst of each file first; to be
 * freed. NULL when out of memory. */
static const cli_finding **findings_by_file(const cli_check *check, cli_rule rule, size_t *count)
{
    const cli_rule_result *result = &check->rules[rule];
    placed *all = calloc(result->count + 1, sizeof *all);
    const cli_finding **found = calloc(result->count + 1, sizeof *found);
    size_t used = 0;
    for (size_t i = 0; all && found && i < result->count; i++) {
        const cli_finding *finding = &check->findings[result->first + i];
        uint64_t record;
        if (!finding->known) {
            all[used].finding = finding;
            cli_finding_place(check, finding, &all[used++].input, &record);
        }
    }
    if (used > 0) {
        qsort(all, used, sizeof *all, by_file);
        for (size_t i = 0; i < used; i++) {
            found[i] = all[i].finding;
        }
    }
    free(all);
    *count = used;
    return found;
}

/* The next findings that are of one file: from begin to what is returned. */
static size_t file_end(const cli_check *check, const cli_finding *const *findings, size_t begin,
                       size_t count)
{
    const char *first;
    const char *other;
    uint64_t record;
    cli_finding_place(check, findings[begin], &first, &record);
    size_t end = begin + 1;
    for (; end < count; end++) {
        cli_finding_place(check, findings[end], &other, &record);
        if (strcmp(first, other) != 0) {
            break;
        }
    }
    return end;
}

void cli_tell_files(FILE *stream, const cli_check *check, cli_tell_file *tell)
{
    size_t told = 0;
    for (int i = 0; i < CLI_RULE_COUNT; i++) {
        size_t count = 0;
        const cli_finding **found =
            check->rules[i].over ? findings_by_file(check, (cli_rule)i, &count) : NULL;
        for (size_t begin = 0, end; begin < count; begin = end) {
            end = file_end(check, found, begin, count);
            tell(stream, check, found[begin], end - begin, told++);
        }
        free(found);
    }
}

/* -------------------------------------------------------------------- text */

void cli_write_document(FILE *stream, const cli_check *check, uint32_t index)
{
    retold_document_info info;
    retold_span split;
    if (!cli_finding_document(check, index, &info, &split)) {
        return;
    }
    bool made_up = info.absent & RETOLD_FIELD_BIT(RETOLD_FIELD_ID);
    if (split.size > 0 && !made_up) {
        fprintf(stream, "%.*s/", (int)split.size, split.data);
    }
    fprintf(stream, "%.*s", (int)info.id.size, info.id.data);
    if (split.size > 0 && made_up) {
        fprintf(stream, " (%.*s)", (int)split.size, split.data);
    }
}

void cli_write_finding(FILE *stream, const cli_check *check, const cli_finding *finding)
{
    char detail[CLI_DETAIL];
    cli_finding_detail(finding, detail, sizeof detail);
    if (finding->a == CLI_NO_DOCUMENT) {
        fprintf(stream, "%s", finding->input ? cli_input_name(finding->input) : "");
        if (finding->record > 0) {
            fprintf(stream, ":%" PRIu64, finding->record);
        }
    } else {
        cli_write_document(stream, check, finding->a);
    }
    fprintf(stream, ": %s", detail);
    if (finding->b != CLI_NO_DOCUMENT) {
        fputs(" of ", stream);
        cli_write_document(stream, check, finding->b);
    }
}

char *cli_finding_line(const cli_check *check, const cli_finding *finding)
{
    char *line = NULL;
    size_t size;
    FILE *stream = open_memstream(&line, &size);
    if (stream) {
        cli_write_finding(stream, check, finding);
        if (fclose(stream) != 0) {
            free(line);
            line = NULL;
        }
    }
    return line;
}

size_t cli_list_idle(const cli_check *check, char *text, size_t size)
{
    size_t count = 0;
    size_t used = 0;
    const char *last = NULL;
    text[0] = '\0';
    for (int i = 0; i <= CLI_RULE_COUNT && used < size; i++) {
        const char *why = i < CLI_RULE_COUNT && cli_check_is_on(check, (cli_rule)i)
                              ? cli_rule_idle(check, (cli_rule)i)
                              : NULL;
        if (last && why != last && (why || i == CLI_RULE_COUNT)) {
            used += (size_t)snprintf(text + used, size - used, " (%s)", last);
        }
        if (why && used < size) {
            used += (size_t)snprintf(text + used, size - used, "%s%s", count > 0 ? ", " : "",
                                     cli_rules[i].id);
            count++;
            last = why;
        }
    }
    return count;
}

void cli_count_over(const cli_check *check, size_t counts[CLI_SEVERITY_ERROR + 1])
{
    memset(counts, 0, (CLI_SEVERITY_ERROR + 1) * sizeof *counts);
    for (int i = 0; i < CLI_RULE_COUNT; i++) {
        if (check->rules[i].over) {
            counts[check->settings->rules[i].severity]++;
        }
    }
}
