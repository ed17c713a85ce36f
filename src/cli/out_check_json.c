/* For programs: one JSON object with all rules, or a line for every finding. */
#include "check_report.h"
#include "json.h"

#include <inttypes.h>
#include <string.h>

static void write_string(FILE *stream, const char *name, retold_span text)
{
    fprintf(stream, ",\"%s\":", name);
    cli_json_string(stream, text);
}

static void write_place(FILE *stream, const char *input, uint64_t record)
{
    write_string(stream, "file", (retold_span){input, strlen(input)});
    if (record > 0) {
        fprintf(stream, ",\"record\":%" PRIu64, record);
    }
}

/* {"id":...,"split":...,"file":...,"record":...,"snippet":...} */
static void write_document(FILE *stream, const cli_check *check, uint32_t index)
{
    retold_document_info info;
    retold_span split;
    cli_finding_document(check, index, &info, &split);
    fputs("{\"id\":", stream);
    cli_json_string(stream, info.id);
    if (split.size > 0) {
        write_string(stream, "split", split);
    }
    write_place(stream, info.input, info.record);
    if (info.title.size > 0) {
        write_string(stream, "snippet", info.title);
    }
    fputc('}', stream);
}

static void write_finding(FILE *stream, const cli_check *check, const cli_finding *finding)
{
    char detail[CLI_DETAIL];
    cli_finding_detail(finding, detail, sizeof detail);
    fputs("\"detail\":", stream);
    cli_json_string(stream, (retold_span){detail, strlen(detail)});
    fprintf(stream, ",\"new\":%s", finding->known ? "false" : "true");
    if (finding->relation != RETOLD_UNRELATED) {
        fprintf(stream, ",\"relation\":\"%s\"", retold_relation_name(finding->relation));
    }
    if (finding->value != 0) {
        fputs(",\"value\":", stream);
        cli_json_number(stream, finding->value);
    }
    if (finding->a == CLI_NO_DOCUMENT) {
        write_place(stream, finding->input ? finding->input : "", finding->record);
        if (finding->offset != RETOLD_NO_OFFSET) {
            fprintf(stream, ",\"byte\":%" PRIu64, finding->offset);
        }
    } else {
        fputs(",\"document\":", stream);
        write_document(stream, check, finding->a);
    }
    if (finding->b != CLI_NO_DOCUMENT) {
        fputs(",\"other\":", stream);
        write_document(stream, check, finding->b);
    }
}

static void write_rule(FILE *stream, const cli_check *check, cli_rule rule)
{
    const cli_rule_info *info = &cli_rules[rule];
    const cli_rule_result *result = &check->rules[rule];
    const cli_rule_setting *setting = &check->settings->rules[rule];
    const char *idle = cli_rule_idle(check, rule);
    const char *status = idle             ? "idle"
                         : result->failed ? "failed"
                         : result->over   ? "over"
                                          : "passed";
    fprintf(stream, "{\"rule\":\"%s\",\"severity\":\"%s\",\"status\":\"%s\",\"value\":", info->id,
            cli_severity_names[setting->severity],
            setting->severity == CLI_SEVERITY_OFF ? "off" : status);
    cli_json_number(stream, result->value);
    fputs(",\"max\":", stream);
    cli_json_number(stream, setting->max);
    if (idle && setting->severity != CLI_SEVERITY_OFF) {
        write_string(stream, "why", (retold_span){idle, strlen(idle)});
    }
    fprintf(stream, ",\"unit\":\"%s%s\",\"findings\":%zu,\"new\":%zu",
            info->is_share ? "share of " : "", info->unit, result->count, result->fresh);
    write_string(stream, "meaning", (retold_span){info->meaning, strlen(info->meaning)});
    fputs(",\"examples\":[", stream);
    size_t shown = 0;
    for (size_t i = 0; i < result->count && shown < check->settings->examples; i++) {
        const cli_finding *finding = &check->findings[result->first + i];
        if (!finding->known) {
            fputs(shown++ > 0 ? ",{" : "{", stream);
            write_finding(stream, check, finding);
            fputc('}', stream);
        }
    }
    fputs("]}", stream);
}

void cli_check_write_json(FILE *stream, const cli_check *check)
{
    retold_summary summary;
    bool failed = false;
    retold_corpus_summary(check->session->corpus, &summary);
    for (int i = 0; i < CLI_RULE_COUNT; i++) {
        failed |= check->rules[i].failed;
    }
    fprintf(stream,
            "{\"retold\":\"%s\",\"documents\":%" PRIu32 ",\"benchmark_documents\":%" PRIu32
            ",\"records\":%" PRIu64 ",\"unreadable_inputs\":%" PRIu64
            ",\"fail_on\":\"%s\",\"failed\":%s,\"rules\":[\n",
            retold_version(), check->own, check->documents - check->own, summary.records,
            summary.faults[RETOLD_FAULT_UNREADABLE], cli_severity_names[check->settings->fail_on],
            failed ? "true" : "false");
    for (int i = 0; i < CLI_RULE_COUNT; i++) {
        write_rule(stream, check, (cli_rule)i);
        fputs(i + 1 < CLI_RULE_COUNT ? ",\n" : "\n", stream);
    }
    fputs("]}\n", stream);
}

void cli_check_write_findings(FILE *stream, const cli_check *check)
{
    for (size_t i = 0; i < check->count; i++) {
        const cli_finding *finding = &check->findings[i];
        fprintf(stream, "{\"rule\":\"%s\",\"severity\":\"%s\",", cli_rules[finding->rule].id,
                cli_severity_names[check->settings->rules[finding->rule].severity]);
        write_finding(stream, check, finding);
        fputs("}\n", stream);
    }
}
