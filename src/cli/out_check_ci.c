/* For CI systems: JUnit XML, and annotations of a GitHub workflow. */
#include "check_report.h"
#include "output.h"
#include "utf8.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------- JUnit */

/* Characters that XML 1.0 does not have become U+FFFD. */
static void write_xml(FILE *stream, const char *text)
{
    size_t left = strlen(text);
    while (left > 0) {
        size_t size;
        uint32_t c = cli_utf8_next((retold_span){text, left}, &size);
        bool is_character = c != CLI_UTF8_INVALID && c != 0xfffe && c != 0xffff &&
                            (c >= 0x20 || c == '\t' || c == '\n' || c == '\r');
        if (c == '&' || c == '<' || c == '>' || c == '"') {
            fputs(c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&quot;", stream);
        } else if (is_character) {
            fwrite(text, 1, size, stream);
        } else {
            fputs("\xef\xbf\xbd", stream);
        }
        text += size;
        left -= size;
    }
}

static void write_failure(FILE *stream, const cli_check *check, cli_rule rule)
{
    const cli_rule_result *result = &check->rules[rule];
    char standing[128];
    cli_rule_standing(check, rule, standing, sizeof standing);
    fprintf(stream, "<failure type=\"%s\" message=\"",
            cli_severity_names[check->settings->rules[rule].severity]);
    write_xml(stream, standing);
    fputs("\">", stream);
    write_xml(stream, cli_rules[rule].meaning);
    size_t shown = 0;
    for (size_t i = 0; i < result->count && shown < check->settings->examples; i++) {
        const cli_finding *finding = &check->findings[result->first + i];
        char *line = finding->known ? NULL : cli_finding_line(check, finding);
        if (line) {
            fputc('\n', stream);
            write_xml(stream, line);
            shown++;
        }
        free(line);
    }
    if (shown < result->fresh) {
        fprintf(stream, "\nand %zu more", result->fresh - shown);
    }
    fputs("</failure>", stream);
}

/* The time is a fixed one: the same input gives the same bytes. */
void cli_check_write_junit(FILE *stream, const cli_check *check)
{
    size_t failures = 0;
    size_t skipped = 0;
    for (int i = 0; i < CLI_RULE_COUNT; i++) {
        failures += check->rules[i].failed;
        skipped +=
            !cli_check_is_on(check, (cli_rule)i) || cli_rule_idle(check, (cli_rule)i) != NULL;
    }
    fprintf(stream,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<testsuites>\n<testsuite name=\"retold check\" package=\"retold\" id=\"0\" "
            "timestamp=\"1970-01-01T00:00:00\" hostname=\"localhost\" tests=\"%d\" "
            "failures=\"%zu\" errors=\"0\" skipped=\"%zu\" time=\"0\">\n<properties>\n"
            "<property name=\"documents\" value=\"%" PRIu32 "\"/>\n</properties>\n",
            CLI_RULE_COUNT, failures, skipped, check->own);
    for (int i = 0; i < CLI_RULE_COUNT; i++) {
        fprintf(stream, "<testcase name=\"%s\" classname=\"retold.check\" time=\"0\">",
                cli_rules[i].id);
        const char *idle = cli_rule_idle(check, (cli_rule)i);
        if (!cli_check_is_on(check, (cli_rule)i)) {
            fputs("<skipped message=\"off\"/>", stream);
        } else if (idle) {
            fprintf(stream, "<skipped message=\"%s\"/>", idle);
        } else if (check->rules[i].failed) {
            write_failure(stream, check, (cli_rule)i);
        }
        fputs("</testcase>\n", stream);
    }
    fputs("<system-out></system-out>\n<system-err></system-err>\n</testsuite>\n</testsuites>\n",
          stream);
}

/* ------------------------------------------------------------------ GitHub */

/* What workflow commands have to have escaped; in properties `:` and `,` too. */
static void write_escaped(FILE *stream, const char *text, bool property)
{
    for (; *text; text++) {
        bool escaped = strchr("%\r\n", *text) || (property && strchr(":,", *text));
        if (escaped) {
            fprintf(stream, "%%%02X", (unsigned)(unsigned char)*text);
        } else {
            fputc(*text, stream);
        }
    }
}

static void write_annotation(FILE *stream, const cli_check *check, const cli_finding *worst,
                             size_t count, size_t told)
{
    (void)told;
    static const char *const commands[] = {"debug", "notice", "warning", "error"};
    const char *input;
    uint64_t record;
    cli_finding_place(check, worst, &input, &record);
    char *line = cli_finding_line(check, worst);
    fprintf(stream, "::%s ", commands[check->settings->rules[worst->rule].severity]);
    fputs("file=", stream);
    write_escaped(stream, input, true);
    if (cli_record_line(check, record) > 0) {
        fprintf(stream, ",line=%" PRIu64, record);
    }
    fprintf(stream, ",title=retold %s::", cli_rules[worst->rule].id);
    write_escaped(stream, cli_rules[worst->rule].meaning, false);
    fputc(' ', stream);
    write_escaped(stream, line ? line : "", false);
    if (count > 1) {
        fprintf(stream, " (and %zu more in this file)", count - 1);
    }
    fputc('\n', stream);
    free(line);
}

/* The step summary is appended to the file that GitHub names, if this is a workflow. */
static void write_summary(const cli_check *check)
{
    const char *path = getenv("GITHUB_STEP_SUMMARY");
    FILE *summary = path && *path ? fopen(path, "a") : NULL;
    if (summary) {
        cli_check_write_markdown(summary, check);
        fclose(summary);
    }
}

void cli_check_write_github(FILE *stream, const cli_check *check)
{
    cli_tell_files(stream, check, write_annotation);
    write_summary(check);
}
