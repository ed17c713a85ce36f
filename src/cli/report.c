#include "report.h"

#include "message.h"
#include "output.h"

#include <unistd.h>

static cli_writer *choose(const cli_writers *writers, const cli_options *options)
{
    switch (options->format) {
    case CLI_FORMAT_TABLE:
        return writers->table;
    case CLI_FORMAT_JSONL:
        return writers->jsonl;
    case CLI_FORMAT_TSV:
        return writers->tsv;
    case CLI_FORMAT_DEFAULT:
        break;
    }
    return !options->output && isatty(STDOUT_FILENO) ? writers->table : writers->jsonl;
}

/* Within a limit one thread writes, to the output itself. */
static unsigned writing_threads(const retold_options *options)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    if (options->memory_limit > 0) {
        return 1;
    }
    return options->threads > 0 ? options->threads : (unsigned)(processors > 0 ? processors : 1);
}

static int run(cli_session *session, cli_output *output, cli_writer *writer, cli_found *found)
{
    int status = cli_session_run(session);
    if (status != CLI_DONE) {
        return status;
    }
    cli_report report = {output->stream, session->corpus, session->result,
                         session->options->relations, writing_threads(&session->options->library)};
    writer(&report);
    status = cli_session_status(session);
    if (status > CLI_TROUBLE) {
        return status;
    }
    if (!cli_output_commit(output) || !cli_lexicon_save(&session->lexicon, session->result)) {
        return CLI_TROUBLE;
    }
    char text[128];
    found(&report, text, sizeof text);
    cli_session_summary(session, text);
    return status;
}

int cli_report_run(cli_options *options, const char *command, const cli_writers *writers,
                   cli_found *found)
{
    cli_session session;
    cli_output output;
    cli_writer *writer = choose(writers, options);
    options->library.titles = writer == writers->table; /* the others do not show them */
    if (!cli_take_inputs(options, command) || !cli_session_init(&session, options, command)) {
        return CLI_TROUBLE;
    }
    int status = CLI_TROUBLE;
    /* Opened before the work, so that a wrong name is told at once. */
    if (cli_output_open(&output, options->output)) {
        status = run(&session, &output, writer, found);
        cli_output_discard(&output);
    }
    cli_session_release(&session, status);
    return status;
}
