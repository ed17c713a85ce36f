#include "check_config.h"
#include "check_inputs.h"
#include "check_report.h"
#include "command.h"
#include "interrupt.h"
#include "message.h"
#include "output.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ------------------------------------------------------------ configuration */

static bool is_file(const char *path)
{
    struct stat status;
    return path && stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

static const char config_name[] = "retold.yaml";

/* The name of a retold.yaml in `folder`; NULL when out of memory. */
static const char *config_in(cli_config *config, const char *folder)
{
    char path[4096];
    size_t length = strlen(folder);
    snprintf(path, sizeof path, "%s%s", folder, length > 0 && folder[length - 1] == '/' ? "" : "/");
    return cli_config_path(config, path, config_name);
}

/* The retold.yaml in the only input, if that is a folder; else NULL. */
static const char *config_inside(cli_config *config, const cli_options *options)
{
    if (options->operand_count != 1) {
        return NULL;
    }
    const char *inside = config_in(config, options->operands[0]);
    return is_file(inside) ? inside : NULL;
}

/* In this folder, or else beside the first input; or NULL. */
static const char *config_beside(cli_config *config, const cli_options *options)
{
    if (is_file(config_name) || options->operand_count == 0) {
        return is_file(config_name) ? config_name : NULL;
    }
    const char *beside = cli_config_path(config, options->operands[0], config_name);
    return is_file(beside) ? beside : NULL;
}

/* --init: in the folder that is named, or else in this one. */
static int init_config(cli_config *config, const cli_options *options)
{
    const char *path = options->check.config ? options->check.config : config_name;
    struct stat status;
    if (options->operand_count > 1 || (options->operand_count == 1 && options->check.config)) {
        return cli_misuse("check", "--init takes no more than the folder to write %s in",
                          config_name);
    }
    if (options->operand_count == 1) {
        const char *operand = options->operands[0];
        if (stat(operand, &status) != 0 || !S_ISDIR(status.st_mode)) {
            return cli_misuse("check", "%s: no folder to write %s in", operand, config_name);
        }
        path = config_in(config, operand);
    }
    int done = path ? cli_config_init(path) : CLI_TROUBLE;
    cli_config_release(config);
    return done;
}

static bool configure(cli_config *config, cli_options *options)
{
    const cli_check_settings *check = &options->check;
    const char *inside = check->config ? NULL : config_inside(config, options);
    const char *path = check->config ? check->config : inside;
    size_t splits = check->split_count;
    if (!path) {
        path = config_beside(config, options);
    }
    if (path && !cli_config_read(config, path, options)) {
        return false;
    }
    if (inside && (check->input_count > 0 || check->split_count > splits)) {
        options->operand_count = 0; /* the folder's file says what in it is read */
    }
    return true;
}

/* ------------------------------------------------------------------ inputs */

/* Makes the operands all that is read: inputs, then splits, then benchmarks. False after a
 * message. */
static bool gather(cli_options *options, size_t *inputs)
{
    const cli_check_settings *check = &options->check;
    size_t parts = check->split_count + check->benchmark_count;
    if (options->operand_count == 0 && parts > 0 && check->input_count == 0) {
        *inputs = 0;
    } else if (options->operand_count == 0 && check->input_count > 0) {
        *inputs = check->input_count;
    } else if (!cli_take_inputs(options, "check")) {
        return false;
    } else {
        *inputs = options->operand_count;
    }
    const char **paths = calloc(*inputs + parts + 1, sizeof *paths);
    if (!paths) {
        cli_say("out of memory");
        return false;
    }
    size_t count = 0;
    for (; count < *inputs; count++) {
        paths[count] = options->operand_count > 0 ? options->operands[count] : check->inputs[count];
    }
    for (size_t i = 0; i < check->split_count; i++) {
        paths[count++] = check->splits[i].path;
    }
    for (size_t i = 0; i < check->benchmark_count; i++) {
        paths[count++] = check->benchmarks[i];
    }
    free(options->operands);
    options->operands = paths;
    options->operand_count = count;
    options->library.read.name_files = count > 1;
    return true;
}

/* Translations cost time, and only rules about splits and benchmarks ask for them. */
static bool wants_translations(const cli_options *options)
{
    const cli_check_settings *check = &options->check;
    bool splits = check->split_count > 0 || options->library.read.split_field;
    bool benchmarks = check->benchmark_count > 0;
    return options->library.translation.enabled &&
           ((splits && check->rules[CLI_RULE_SPLIT_TRANSLATION].severity != CLI_SEVERITY_OFF) ||
            (benchmarks &&
             check->rules[CLI_RULE_BENCHMARK_TRANSLATION].severity != CLI_SEVERITY_OFF));
}

static void choose_matching(cli_options *options)
{
    const cli_rule_setting *rules = options->check.rules;
    bool lang = options->check.languages && rules[CLI_RULE_LANGUAGES].severity != CLI_SEVERITY_OFF;
    bool declared = rules[CLI_RULE_LANGUAGE_MISMATCH].severity != CLI_SEVERITY_OFF;
    options->library.measure = RETOLD_MEASURE_TEXT |
                               (declared ? (unsigned)RETOLD_MEASURE_DECLARED_LANG : 0) |
                               (lang ? (unsigned)RETOLD_MEASURE_LANG : 0);
    options->library.translation.enabled = wants_translations(options);
    options->library.group.relations = RETOLD_RELATION_BIT(RETOLD_EXACT) |
                                       RETOLD_RELATION_BIT(RETOLD_NEAR) |
                                       RETOLD_RELATION_BIT(RETOLD_EXCERPT);
}

/* ------------------------------------------------------------------ running */

static void take_fault(void *user, const retold_error *fault)
{
    cli_check_add_fault(user, fault);
}

/* Faults of a benchmark say nothing of the corpus. */
static void tell_fault(void *user, const retold_error *fault)
{
    (void)user;
    cli_say_error(fault);
}

static int read_all(cli_check *check, cli_session *session, size_t inputs)
{
    size_t splits = check->settings->split_count;
    for (size_t i = 0; i < session->input_count; i++) {
        size_t scope = i < inputs ? 0 : i < inputs + splits ? i - inputs + 1 : CLI_BENCHMARK_SCOPE;
        session->take_fault = scope == CLI_BENCHMARK_SCOPE ? tell_fault : take_fault;
        retold_corpus_set_scope(session->corpus, (unsigned)scope);
        int status = cli_session_read(session, session->inputs[i]);
        if (status != CLI_DONE) {
            return status;
        }
        retold_summary summary;
        retold_corpus_summary(session->corpus, &summary);
        check->documents = (uint32_t)summary.documents;
        check->own = scope == CLI_BENCHMARK_SCOPE ? check->own : check->documents;
    }
    return cli_session_match(session);
}

static void apply_rules(cli_check *check)
{
    cli_check_pairs(check);
    cli_check_groups(check);
    cli_check_texts(check);
    cli_check_lines(check);
    cli_check_fields(check);
    cli_check_hosts(check);
}

static bool write_to(const char *name, cli_output *opened, const cli_check *check,
                     void (*write)(FILE *stream, const cli_check *check))
{
    cli_output own;
    cli_output *output = opened ? opened : &own;
    if (!opened && !cli_output_open(output, name)) {
        return false;
    }
    write(output->stream, check);
    bool done = cli_output_commit(output);
    cli_output_discard(output);
    return done;
}

/* FILE.sarif gives FILE.findings.jsonl; NULL without a name, or when out of memory. */
static char *name_beside(const char *output)
{
    static const char ending[] = ".findings.jsonl";
    const char *dot = output ? strrchr(output, '.') : NULL;
    bool cut = dot && (strcmp(dot, ".sarif") == 0 || strcmp(dot, ".json") == 0);
    size_t size = cut ? (size_t)(dot - output) : output ? strlen(output) : 0;
    char *name = output ? malloc(size + sizeof ending) : NULL;
    if (name) {
        memcpy(name, output, size);
        strcpy(name + size, ending);
    }
    return name;
}

static bool write_findings(const cli_check *check, const cli_options *options)
{
    const char *name = check->settings->findings;
    char *beside = NULL;
    if (!name && check->settings->format == CLI_CHECK_SARIF && options->output) {
        beside = name_beside(options->output);
        name = beside;
    }
    bool done = !name || write_to(name, NULL, check, cli_check_write_findings);
    free(beside);
    return done;
}

static void say_summary(const cli_check *check)
{
    size_t over[CLI_SEVERITY_ERROR + 1];
    char found[128];
    cli_count_over(check, over);
    snprintf(found, sizeof found, "%zu %s, %zu %s%s", over[CLI_SEVERITY_ERROR],
             over[CLI_SEVERITY_ERROR] == 1 ? "error" : "errors", over[CLI_SEVERITY_WARNING],
             over[CLI_SEVERITY_WARNING] == 1 ? "warning" : "warnings",
             check->settings->update_baseline ? "; baseline written" : "");
    cli_session_summary(check->session, found);
}

static int exit_status(const cli_check *check)
{
    int status = cli_session_status(check->session);
    if (status != CLI_DONE || check->settings->update_baseline) {
        return status;
    }
    for (int i = 0; i < CLI_RULE_COUNT; i++) {
        if (check->rules[i].failed) {
            return CLI_FINDINGS;
        }
    }
    return CLI_DONE;
}

static int report(cli_check *check, const cli_options *options, cli_output *output)
{
    static void (*const writers[])(FILE * stream, const cli_check *check) = {
        cli_check_write_table, cli_check_write_json,   cli_check_write_sarif,
        cli_check_write_junit, cli_check_write_github, cli_check_write_markdown};
    const cli_check_settings *settings = check->settings;
    apply_rules(check);
    if (check->out_of_memory) {
        cli_say("out of memory");
        return CLI_TROUBLE;
    }
    if (settings->baseline && !settings->update_baseline &&
        !cli_check_read_baseline(check, settings->baseline)) {
        return CLI_TROUBLE;
    }
    if (check->own == 0 && check->count == 0) {
        cli_say("no document was read, so there is nothing to check");
        return CLI_TROUBLE;
    }
    cli_check_judge(check);
    if (cli_interrupted()) {
        return 128 + cli_interrupted();
    }
    if ((settings->update_baseline && !cli_check_write_baseline(check, settings->baseline)) ||
        !write_findings(check, options) ||
        !write_to(NULL, output, check, writers[settings->format])) {
        return CLI_TROUBLE;
    }
    say_summary(check);
    return exit_status(check);
}

static int run_session(cli_options *options, size_t inputs)
{
    cli_session session;
    cli_output output;
    if (!cli_session_init(&session, options, "check")) {
        return CLI_TROUBLE;
    }
    cli_check check = {.settings = &options->check, .session = &session};
    session.user = &check;
    int status = CLI_TROUBLE;
    if (cli_output_open(&output, options->output)) {
        status = read_all(&check, &session, inputs);
        if (status == CLI_DONE) {
            status = report(&check, options, &output);
        }
        if (status < CLI_TROUBLE && !cli_lexicon_save(&session.lexicon, session.result)) {
            status = CLI_TROUBLE;
        }
        cli_output_discard(&output);
    }
    cli_check_release(&check);
    cli_session_release(&session, status);
    return status;
}

static int run(cli_options *options)
{
    const cli_check_settings *settings = &options->check;
    cli_config config = {NULL, 0, 0};
    size_t inputs;
    if (settings->init) {
        return init_config(&config, options);
    }
    int status = CLI_TROUBLE;
    if (configure(&config, options)) {
        if (settings->update_baseline && !settings->baseline) {
            cli_misuse("check", "--update-baseline needs --baseline FILE");
        } else if (gather(options, &inputs) && cli_check_inputs(options, inputs)) {
            choose_matching(options);
            status = run_session(options, inputs);
        }
    }
    cli_config_release(&config);
    return status;
}

/* -------------------------------------------------------------------- help */

static void print_rules(FILE *stream)
{
    fputs("\nRules, with severity and max by default:\n", stream);
    for (int i = 0; i < CLI_RULE_COUNT; i++) {
        const cli_rule_info *rule = &cli_rules[i];
        fprintf(stream, "  %-23s %-8s %g %s%s\n      %s\n", rule->id,
                cli_severity_names[rule->severity], rule->max, rule->is_share ? "of the " : "",
                rule->unit, rule->meaning);
        if (rule->parameter) {
            fprintf(stream, "      %s: %.15g %s\n", rule->parameter, rule->parameter_value,
                    rule->parameter_help);
        }
    }
}

const cli_command cli_command_check = {
    .name = "check",
    .bit = CLI_CHECK,
    .summary = "corpus quality rules, for CI",
    .usage = "[OPTION...] [INPUT...]",
    .details = "Checks a corpus against rules: copies, test data that leaks into training data\n"
               "(in translation too), broken text, missing fields. Prints what is not kept, with\n"
               "the worst examples.\n"
               "\n"
               "INPUT is a file, a folder (every file below it), or - for standard input. Inputs\n"
               "and settings can stand in retold.yaml, too: see --init.\n",
    .examples = "  retold check --split train=train.jsonl --split test=test.jsonl\n"
                "  retold check --benchmark questions.jsonl --format sarif -o out.sarif corpus/\n"
                "  retold check --baseline .known.tsv --update-baseline corpus/\n"
                "\n"
                "Exit status: 0 all is kept, 1 findings at or over --fail-on, 2 trouble.\n",
    .run = run,
    .print_more = print_rules,
};
