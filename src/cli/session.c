#include "session.h"

#include "files.h"
#include "interrupt.h"
#include "message.h"
#include "plan.h"

#include <inttypes.h>
#include <string.h>
#include <unistd.h>

bool cli_take_inputs(cli_options *options, const char *command)
{
    if (options->operand_count > 0) {
        return true;
    }
    if (isatty(STDIN_FILENO)) {
        cli_misuse(command, "no INPUT given");
        return false;
    }
    /* The array has room for one word more than the command line has. */
    options->operands[options->operand_count++] = "-";
    return true;
}

static void on_fault(void *user, const retold_error *fault)
{
    cli_session *session = user;
    cli_progress_erase(&session->progress);
    cli_say_error(fault);
    session->faults++;
    if (fault->fault == RETOLD_FAULT_UNREADABLE) {
        session->trouble = true;
    }
}

static void on_progress(void *user, const retold_progress *progress)
{
    cli_session *session = user;
    retold_progress overall = *progress;
    overall.bytes += session->bytes_before;
    session->bytes_seen = overall.bytes;
    cli_progress_show(&session->progress, &overall);
}

/* Where it shows progress: towards how many bytes. */
static void start_progress(cli_session *session)
{
    cli_files files;
    cli_progress_init(&session->progress, !session->options->quiet, 0);
    if (session->progress.on && cli_files_list(&files, session->inputs, session->input_count)) {
        session->progress.total = files.other ? 0 : cli_files_size(&files);
        cli_files_release(&files);
    }
}

static bool init(cli_session *session, const cli_options *options, const char *command)
{
    retold_options library = options->library;
    library.user = session;
    library.on_fault = on_fault;
    library.on_progress = on_progress;
    retold_error error;
    if (retold_options_check(&library, &error) != RETOLD_OK) {
        cli_options_say_invalid(command, &error);
        return false;
    }
    if (options->explain_plan && !cli_explain_plan(&library)) {
        return false;
    }
    if (!cli_lexicon_open(&session->lexicon, options, command)) {
        return false;
    }
    library.translation.lexicon = session->lexicon.known;
    if (retold_corpus_new(&library, &session->corpus, &error) != RETOLD_OK) {
        cli_say_error(&error);
        return false;
    }
    cli_interrupt_watch(session->corpus);
    return true;
}

bool cli_session_init(cli_session *session, const cli_options *options, const char *command)
{
    *session = (cli_session){
        .options = options, .inputs = options->operands, .input_count = options->operand_count};
    bool done = init(session, options, command);
    if (!done) {
        cli_session_release(session);
    }
    return done;
}

void cli_session_release(cli_session *session)
{
    cli_progress_erase(&session->progress);
    cli_interrupt_watch(NULL);
    retold_result_free(session->result);
    retold_corpus_free(session->corpus);
    cli_lexicon_release(&session->lexicon);
    session->result = NULL;
    session->corpus = NULL;
}

/* The exit status after a call of the library failed; tells why unless on_fault has. */
static int failed(cli_session *session, const retold_error *error, bool told)
{
    cli_progress_erase(&session->progress);
    if (cli_interrupted()) {
        return 128 + cli_interrupted();
    }
    if (!told) {
        cli_say_error(error);
    }
    return CLI_TROUBLE;
}

int cli_session_run(cli_session *session)
{
    retold_error error;
    start_progress(session);
    for (size_t i = 0; i < session->input_count; i++) {
        uint64_t faults = session->faults;
        session->bytes_before = session->bytes_seen;
        retold_status status = retold_corpus_read(session->corpus, session->inputs[i], &error);
        if (status == RETOLD_IO) {
            /* The others are read all the same. */
            session->trouble = true;
            if (session->faults == faults) {
                on_fault(session, &error);
            }
        } else if (status != RETOLD_OK) {
            return failed(session, &error, session->faults > faults && status == RETOLD_UNUSABLE);
        }
        if (cli_interrupted()) {
            return failed(session, &error, true);
        }
    }
    if (retold_corpus_match(session->corpus, &session->result, &error) != RETOLD_OK) {
        return failed(session, &error, false);
    }
    cli_progress_erase(&session->progress);
    return CLI_DONE;
}

int cli_session_status(const cli_session *session)
{
    if (cli_interrupted()) {
        return 128 + cli_interrupted();
    }
    return session->trouble ? CLI_TROUBLE : CLI_DONE;
}

uint64_t cli_grouped_documents(const retold_result *result)
{
    uint64_t documents = 0;
    size_t groups = retold_result_group_count(result);
    for (size_t i = 0; i < groups; i++) {
        documents += retold_result_group(result, i).size;
    }
    return documents;
}

/* The kinds of unusable records and their numbers, "2 not-json, 1 no-text"; returns the sum. */
static uint64_t list_faults(const retold_summary *summary, char *text, size_t size)
{
    uint64_t sum = 0;
    size_t used = 0;
    text[0] = '\0';
    for (int i = RETOLD_FAULT_NONE + 1; i < RETOLD_FAULT_COUNT; i++) {
        uint64_t number = summary->faults[i];
        if (number == 0 || i == RETOLD_FAULT_UNREADABLE || used >= size) {
            continue;
        }
        used += (size_t)snprintf(text + used, size - used, "%s%" PRIu64 " %s", sum ? ", " : "",
                                 number, retold_fault_name((retold_fault)i));
        sum += number;
    }
    return sum;
}

void cli_session_summary(const cli_session *session, const char *found)
{
    if (session->options->quiet) {
        return;
    }
    retold_summary summary;
    retold_corpus_summary(session->corpus, &summary);
    char kinds[512];
    char unusable[640] = "";
    char unread[64] = "";
    uint64_t records = list_faults(&summary, kinds, sizeof kinds);
    uint64_t inputs = summary.faults[RETOLD_FAULT_UNREADABLE];
    if (records > 0) {
        snprintf(unusable, sizeof unusable, "; %" PRIu64 " %s unusable: %s", records,
                 records == 1 ? "record" : "records", kinds);
    }
    if (inputs > 0) {
        snprintf(unread, sizeof unread, "; %" PRIu64 " %s unreadable", inputs,
                 inputs == 1 ? "input" : "inputs");
    }
    cli_say("%" PRIu64 " %s, %s%s%s", summary.documents,
            summary.documents == 1 ? "document" : "documents", found, unusable, unread);
}
