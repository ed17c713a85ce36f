/*
 * SARIF 2.1.0 (OASIS, 2020): at most one result for each rule and file, with how many findings it
 * stands for, so that a large corpus does not flood the tool that shows it.
 */
#include "check_report.h"
#include "json.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static void write_text(FILE *stream, const char *text)
{
    cli_json_string(stream, (retold_span){text, strlen(text)});
}

static void write_rules(FILE *stream)
{
    for (int i = 0; i < CLI_RULE_COUNT; i++) {
        const cli_rule_info *rule = &cli_rules[i];
        fprintf(stream, "%s\n{\"id\":\"%s\",\"shortDescription\":{\"text\":", i > 0 ? "," : "",
                rule->id);
        write_text(stream, rule->meaning);
        fprintf(stream, "},\"defaultConfiguration\":{\"level\":\"%s\"}}",
                rule->severity == CLI_SEVERITY_OFF ? "none" : cli_severity_names[rule->severity]);
    }
}

/* A file name as a relative or absolute URI reference (RFC 3986). */
static void write_uri(FILE *stream, const char *path)
{
    static const char plain[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    if (strcmp(path, "-") == 0) {
        path = "stdin";
    }
    fputc('"', stream);
    fputs(path[0] == '/' ? "file://" : "", stream);
    for (; *path; path++) {
        if (strchr(plain, *path)) {
            fputc(*path, stream);
        } else {
            fprintf(stream, "%%%02X", (unsigned)(unsigned char)*path);
        }
    }
    fputc('"', stream);
}

static void write_location(FILE *stream, const char *input, uint64_t line)
{
    fputs("{\"physicalLocation\":{\"artifactLocation\":{\"uri\":", stream);
    write_uri(stream, input);
    fputc('}', stream);
    if (line > 0) {
        fprintf(stream, ",\"region\":{\"startLine\":%" PRIu64 "}", line);
    }
    fputs("}}", stream);
}

/* The worst finding of a file, and how many there are. */
static void write_message(FILE *stream, const cli_check *check, const cli_finding *worst,
                          size_t count)
{
    char *line = cli_finding_line(check, worst);
    char *text = NULL;
    size_t size;
    FILE *buffer = open_memstream(&text, &size);
    if (buffer) {
        fprintf(buffer, "%s %s", cli_rules[worst->rule].meaning, line ? line : "");
        if (count > 1) {
            fprintf(buffer, " (and %zu more in this file)", count - 1);
        }
        fclose(buffer);
    }
    write_text(stream, text ? text : cli_rules[worst->rule].meaning);
    free(text);
    free(line);
}

static void write_result(FILE *stream, const cli_check *check, const cli_finding *worst,
                         size_t count, size_t told)
{
    const char *input;
    uint64_t record;
    cli_finding_place(check, worst, &input, &record);
    fprintf(stream,
            "%s\n{\"ruleId\":\"%s\",\"ruleIndex\":%d,\"level\":\"%s\",\"message\":{\"text\":",
            told > 0 ? "," : "", cli_rules[worst->rule].id, (int)worst->rule,
            cli_severity_names[check->settings->rules[worst->rule].severity]);
    write_message(stream, check, worst, count);
    fputs("},\"locations\":[", stream);
    write_location(stream, input, cli_record_line(check, record));
    fputc(']', stream);
    if (worst->b != CLI_NO_DOCUMENT) {
        retold_document_info info;
        retold_span split;
        cli_finding_document(check, worst->b, &info, &split);
        fputs(",\"relatedLocations\":[", stream);
        write_location(stream, info.input, cli_record_line(check, info.record));
        fputc(']', stream);
    }
    fprintf(stream, ",\"occurrenceCount\":%zu}", count);
}

void cli_check_write_sarif(FILE *stream, const cli_check *check)
{
    fputs("{\"$schema\":\"https://json.schemastore.org/sarif-2.1.0.json\",\"version\":\"2.1.0\","
          "\"runs\":[{\"tool\":{\"driver\":{\"name\":\"retold\",\"semanticVersion\":",
          stream);
    write_text(stream, retold_version());
    fputs(",\"rules\":[", stream);
    write_rules(stream);
    fprintf(stream,
            "\n]}},\"invocations\":[{\"executionSuccessful\":%s}],"
            "\"columnKind\":\"unicodeCodePoints\",\"results\":[",
            check->session->trouble ? "false" : "true");
    cli_tell_files(stream, check, write_result);
    fputs("\n]}]}\n", stream);
}
