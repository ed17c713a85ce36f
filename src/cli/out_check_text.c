/* For people: a table on the terminal, and Markdown for a page. */
#include "check_report.h"
#include "display.h"
#include "message.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static retold_span span_of(const char *text)
{
    return (retold_span){text, strlen(text)};
}

/* Where the document is, unless its id says it, and how its text begins. */
static void print_snippet(FILE *stream, const cli_check *check, uint32_t index,
                          const cli_style *style, size_t columns)
{
    retold_document_info info;
    retold_span split;
    if (!cli_finding_document(check, index, &info, &split)) {
        return;
    }
    char place[512] = "";
    size_t name = strlen(info.input);
    bool named = info.id.size >= name && memcmp(info.id.data, info.input, name) == 0;
    if (info.record > 0 && !named) {
        snprintf(place, sizeof place, "%s:%" PRIu64 "  ", cli_input_name(info.input), info.record);
    }
    fprintf(stream, "      %s", style->dim);
    size_t used = 8 + cli_print_cut(stream, span_of(place), columns / 2, CLI_CUT_START);
    if (info.title.size > 0) {
        fputc('"', stream);
        cli_print_cut(stream, info.title, columns > used + 8 ? columns - used : 8, CLI_CUT_END);
        fputc('"', stream);
    }
    fprintf(stream, "%s\n", style->off);
}

static void print_finding(FILE *stream, const cli_check *check, const cli_finding *finding,
                          const cli_style *style)
{
    size_t columns = cli_columns(stream);
    char *line = cli_finding_line(check, finding);
    if (line) {
        fputs("    ", stream);
        cli_print_cut(stream, span_of(line), columns > 4 ? 4 * columns : columns, CLI_CUT_END);
        fputc('\n', stream);
        print_snippet(stream, check, finding->a, style, columns);
        print_snippet(stream, check, finding->b, style, columns);
    }
    free(line);
}

static void print_rule(FILE *stream, const cli_check *check, cli_rule rule, const cli_style *style)
{
    const cli_rule_result *result = &check->rules[rule];
    const char *severity = cli_severity_names[check->settings->rules[rule].severity];
    char standing[128];
    cli_rule_standing(check, rule, standing, sizeof standing);
    const char *colour = result->failed ? style->only : style->bold;
    fprintf(stream, "%s%s%s  %s%s%s  %s\n", colour, severity, style->off, style->bold,
            cli_rules[rule].id, style->off, standing);
    fprintf(stream, "  %s%s%s\n", style->dim, cli_rules[rule].meaning, style->off);
    size_t shown = 0;
    for (size_t i = 0; i < result->count && shown < check->settings->examples; i++) {
        const cli_finding *finding = &check->findings[result->first + i];
        if (!finding->known) {
            print_finding(stream, check, finding, style);
            shown++;
        }
    }
    if (shown < result->fresh) {
        fprintf(stream, "    %s… and %zu more: --only %s --examples %zu%s\n", style->dim,
                result->fresh - shown, cli_rules[rule].id, result->fresh, style->off);
    }
    fputc('\n', stream);
}

void cli_check_write_table(FILE *stream, const cli_check *check)
{
    cli_style style = cli_style_for(stream);
    char idle[512];
    size_t on = 0;
    size_t over = 0;
    for (int severity = CLI_SEVERITY_ERROR; severity > CLI_SEVERITY_OFF; severity--) {
        for (int i = 0; i < CLI_RULE_COUNT; i++) {
            if (check->settings->rules[i].severity == (cli_severity)severity &&
                !cli_rule_idle(check, (cli_rule)i)) {
                on++;
                if (check->rules[i].over) {
                    print_rule(stream, check, (cli_rule)i, &style);
                    over++;
                }
            }
        }
    }
    bool whole = !check->session->trouble;
    if (on == 0) {
        fputs("No rule has anything to look at.\n", stream);
    } else if (over == 0) {
        fprintf(stream, "%s%zu %s kept%s.\n", on == 1 ? "The " : "All ", on,
                on == 1 ? "rule is" : "rules are", whole ? "" : " in what could be read");
    } else {
        fprintf(stream, "%zu of %zu rules %s not kept%s.\n", over, on, over == 1 ? "is" : "are",
                whole ? "" : " in what could be read");
    }
    size_t known = 0;
    for (size_t i = 0; i < check->count; i++) {
        known += check->findings[i].known;
    }
    if (known > 0) {
        fprintf(stream, "%sKnown, and not told again: %zu %s.%s\n", style.dim, known,
                known == 1 ? "finding" : "findings", style.off);
    }
    if (cli_list_idle(check, idle, sizeof idle) > 0) {
        fprintf(stream, "%sNothing to look at: %s.%s\n", style.dim, idle, style.off);
    }
}

/* ---------------------------------------------------------------- Markdown */

/* Text that comes from outside, so that nothing in it is taken for markup. */
static void write_markdown(FILE *stream, const char *text)
{
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c < 0x20 || c == 0x7f) {
            fputc(' ', stream);
        } else if (c == '<' || c == '>' || c == '&') {
            fputs(c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&amp;", stream);
        } else {
            if (strchr("\\`*_{}[]()#|!~", c)) {
                fputc('\\', stream);
            }
            fputc(c, stream);
        }
    }
}

static void write_details(FILE *stream, const cli_check *check, cli_rule rule)
{
    const cli_rule_result *result = &check->rules[rule];
    size_t shown = 0;
    fprintf(stream, "\n### %s\n\n%s\n\n", cli_rules[rule].id, cli_rules[rule].meaning);
    for (size_t i = 0; i < result->count && shown < check->settings->examples; i++) {
        const cli_finding *finding = &check->findings[result->first + i];
        char *line = finding->known ? NULL : cli_finding_line(check, finding);
        if (line) {
            fputs("- ", stream);
            write_markdown(stream, line);
            fputc('\n', stream);
            shown++;
        }
        free(line);
    }
    if (shown < result->fresh) {
        fprintf(stream, "- … and %zu more\n", result->fresh - shown);
    }
}

static void write_found(FILE *stream, const cli_check *check)
{
    fputs("| | rule | found |\n|---|---|---|\n", stream);
    for (int i = 0; i < CLI_RULE_COUNT; i++) {
        if (check->rules[i].over) {
            char standing[128];
            cli_rule_standing(check, (cli_rule)i, standing, sizeof standing);
            fprintf(stream, "| %s | %s | %s |\n",
                    cli_severity_names[check->settings->rules[i].severity], cli_rules[i].id,
                    standing);
        }
    }
    for (int i = 0; i < CLI_RULE_COUNT; i++) {
        if (check->rules[i].over) {
            write_details(stream, check, (cli_rule)i);
        }
    }
}

void cli_check_write_markdown(FILE *stream, const cli_check *check)
{
    char idle[512];
    size_t over[CLI_SEVERITY_ERROR + 1];
    cli_count_over(check, over);
    bool clean =
        over[CLI_SEVERITY_ERROR] + over[CLI_SEVERITY_WARNING] + over[CLI_SEVERITY_NOTE] == 0;
    fprintf(stream, "## retold check: %" PRIu32 " documents\n\n", check->own);
    if (check->session->trouble) {
        fputs("Not all could be read.\n\n", stream);
    }
    if (clean) {
        fputs("All rules are kept.\n", stream);
    } else {
        write_found(stream, check);
    }
    if (cli_list_idle(check, idle, sizeof idle) > 0) {
        fprintf(stream, "\nNothing to look at: %s.\n", idle);
    }
}
