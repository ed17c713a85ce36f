#include "command.h"
#include "files.h"
#include "interrupt.h"
#include "message.h"
#include "output.h"
#include "rewrite.h"
#include "stdin_copy.h"

#include <inttypes.h>
#include <string.h>

/*
 * The inputs are read twice: `files` is their state before, `stdin_start` where standard
 * input began.
 */
typedef struct dedup {
    cli_session session;
    cli_output output;
    cli_output rejects;
    cli_files files;
    bool reads_stdin;
    off_t stdin_start;
} dedup;

static bool unchanged(const dedup *work)
{
    cli_files now;
    if (!cli_files_list(&now, work->session.inputs, work->session.input_count)) {
        cli_say("out of memory");
        return false;
    }
    const char *changed = cli_files_changed(&work->files, &now);
    if (changed) {
        cli_say("%s: changed while it was read", cli_input_name(changed));
    }
    cli_files_release(&now);
    return !changed;
}

static void say_summary(const dedup *work, const cli_rewritten *rewritten)
{
    size_t groups = retold_result_group_count(work->session.result);
    char text[128];
    char annotated[48] = "";
    if (work->session.options->annotate) {
        snprintf(annotated, sizeof annotated, ", %" PRIu64 " annotated", rewritten->annotated);
    }
    snprintf(text, sizeof text, "%zu %s, %" PRIu64 " dropped, %" PRIu64 " kept%s", groups,
             groups == 1 ? "group" : "groups", rewritten->dropped, rewritten->kept, annotated);
    cli_session_summary(&work->session, text);
}

static void say_formats(unsigned formats)
{
    char names[128] = "";
    for (int i = RETOLD_FORMAT_UNKNOWN + 1; i < RETOLD_FORMAT_COUNT; i++) {
        size_t used = strlen(names);
        if (formats & 1u << i) {
            snprintf(names + used, sizeof names - used, "%s%s", used ? ", " : "",
                     retold_format_name((retold_format)i));
        }
    }
    cli_say("the inputs are of several formats (%s), and one output cannot be; run dedup for each",
            names);
}

/* Of records of one kind only an output can be made. False after a message. */
static bool can_be_written(const dedup *work)
{
    const unsigned lines = 1u << RETOLD_FORMAT_JSONL | 1u << RETOLD_FORMAT_TEXT;
    const unsigned crawls = 1u << RETOLD_FORMAT_WARC | 1u << RETOLD_FORMAT_ARC;
    retold_summary summary;
    retold_corpus_summary(work->session.corpus, &summary);
    unsigned formats = summary.formats & ~(1u << RETOLD_FORMAT_UNKNOWN);
    if (formats & crawls && work->session.options->annotate) {
        cli_say("--annotate adds a field to JSON; a crawl's records have none");
        return false;
    }
    if (summary.headers_differ) {
        cli_say("the inputs have other columns each, and one output cannot; run dedup for each");
        return false;
    }
    for (int i = RETOLD_FORMAT_UNKNOWN + 1; i < RETOLD_FORMAT_COUNT; i++) {
        unsigned one = 1u << i & lines ? lines : 1u << i;
        if (formats & one && formats & ~one) {
            say_formats(formats);
            return false;
        }
    }
    return true;
}

static int run_passes(dedup *work)
{
    cli_rewritten rewritten;
    int status = cli_session_run(&work->session);
    if (status != CLI_DONE) {
        return status;
    }
    if (!can_be_written(work)) {
        return CLI_TROUBLE;
    }
    if (!unchanged(work) || (work->reads_stdin && !cli_stdin_rewind(work->stdin_start))) {
        return CLI_TROUBLE;
    }
    FILE *rejects = work->session.options->rejects ? work->rejects.stream : NULL;
    status = cli_rewrite(&work->session, work->files.count > 1, work->output.stream, rejects,
                         &rewritten);
    if (status == CLI_DONE && !unchanged(work)) {
        status = CLI_TROUBLE;
    }
    if (status != CLI_DONE) {
        if (cli_output_failed(&work->output)) {
            cli_output_commit(&work->output);
        }
        return status;
    }
    status = cli_session_status(&work->session);
    if (status > CLI_TROUBLE) {
        return status;
    }
    if ((rejects && !cli_output_commit(&work->rejects)) || !cli_output_commit(&work->output) ||
        !cli_lexicon_save(&work->session.lexicon, work->session.result)) {
        return CLI_TROUBLE;
    }
    say_summary(work, &rewritten);
    return status;
}

/* Reading a file that is being written to would not end. */
static bool writes_elsewhere(const dedup *work)
{
    const char *name =
        work->output.aside ? NULL : cli_files_find(&work->files, fileno(work->output.stream));
    if (name) {
        cli_say("%s: is both input and output; use --output %s", cli_input_name(name), name);
    }
    return !name;
}

static int run_with_outputs(dedup *work, const cli_options *options)
{
    int status = CLI_TROUBLE;
    if (!cli_output_open(&work->output, options->output)) {
        return status;
    }
    if (!options->rejects || cli_output_open(&work->rejects, options->rejects)) {
        if (writes_elsewhere(work)) {
            status = run_passes(work);
        }
        if (options->rejects) {
            cli_output_discard(&work->rejects);
        }
    }
    cli_output_discard(&work->output);
    return status;
}

/* CLI_DONE, or the exit status. */
static int prepare_stdin(dedup *work, const cli_options *options)
{
    for (size_t i = 0; i < options->operand_count; i++) {
        work->reads_stdin |= strcmp(options->operands[i], "-") == 0;
    }
    if (!work->reads_stdin || cli_stdin_copy(&work->stdin_start)) {
        return CLI_DONE;
    }
    return cli_interrupted() ? 128 + cli_interrupted() : CLI_TROUBLE;
}

static int run_with_files(dedup *work, const cli_options *options)
{
    if (!cli_files_list(&work->files, options->operands, options->operand_count)) {
        cli_say("out of memory");
        return CLI_TROUBLE;
    }
    if (work->files.other) {
        cli_say("%s: cannot be read twice; give it as standard input", work->files.other);
        return CLI_TROUBLE;
    }
    return run_with_outputs(work, options);
}

static int run(cli_options *options)
{
    dedup work = {.reads_stdin = false};
    if (options->output && options->rejects && strcmp(options->output, options->rejects) == 0) {
        return cli_misuse("dedup", "--output and --rejects name the same file");
    }
    if (!cli_take_inputs(options, "dedup")) {
        return CLI_TROUBLE;
    }
    options->library.titles = false; /* nothing shows them */
    if (!cli_session_init(&work.session, options, "dedup")) {
        return CLI_TROUBLE;
    }
    int status = prepare_stdin(&work, options);
    if (status == CLI_DONE) {
        status = run_with_files(&work, options);
    }
    cli_session_release(&work.session, status);
    cli_files_release(&work.files);
    return status;
}

const cli_command cli_command_dedup = {
    .name = "dedup",
    .bit = CLI_DEDUP,
    .summary = "the input's records again, without their duplicates",
    .usage = "[OPTION...] [INPUT...]",
    .details =
        "Writes the records of all inputs again, in their order and byte for byte, but\n"
        "leaves out every document that tells the story of another one, which is kept.\n"
        "\n"
        "A record that cannot be used (it is not JSON, has no text, ...) is never taken for\n"
        "a duplicate: it is written as it came, or to --rejects. What has no records at\n"
        "all, such as an image in a folder, goes to --rejects too; without it, it is left\n"
        "out of the output and named on standard error. A text file that is kept becomes\n"
        "one line: {\"id\":FILE,\"text\":TEXT}. Compressed inputs come out decompressed.\n"
        "\n"
        "CSV and TSV keep their header, and a JSON list stays one: commas go with what they\n"
        "part. Several inputs with the same columns, or several lists, become one; other\n"
        "formats and columns cannot be mixed. An input in another encoding than UTF-8 stays\n"
        "in it; where several encodings meet, or --annotate adds text, all comes out in UTF-8.\n"
        "\n"
        "A crawl, WARC or ARC, comes out as one: all its records but the pages that are\n"
        "dropped, each byte for byte, and each compressed by itself (gzip or zstd) if the\n"
        "first one was compressed. Several crawls are joined.\n"
        "\n" CLI_INPUT_IS " Every input is read twice, standard input\n"
        "from a temporary copy (in TMPDIR). --output may name an input.\n",
    .examples = "  retold dedup crawl.jsonl.gz > unique.jsonl\n"
                "  retold dedup --keep longest --rejects broken.jsonl -o unique.jsonl crawl/\n"
                "  retold dedup --annotate articles.jsonl | jq -c '.retold | select(.)'\n"
                "\n"
                "Exit status: 0 done (some records may have been unusable), 2 trouble.\n",
    .run = run,
};
