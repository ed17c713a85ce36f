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
        options->library.read.name_files = options->operand_count > 1;
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
    if (session->take_fault && fault->fault != RETOLD_FAULT_UNREADABLE) {
        session->take_fault(session->user, fault);
    } else {
        cli_say_error(fault);
    }
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

/* What was taken over from an earlier run. */
static void say_resumed(cli_session *session)
{
    retold_summary summary;
    retold_corpus_summary(session->corpus, &summary);
    cli_progress_erase(&session->progress);
    if (summary.resumed > 0 && !session->options->quiet) {
        cli_say("%" PRIu64 " %s not read again: taken over from a run that was stopped",
                summary.resumed, summary.resumed == 1 ? "file was" : "files were");
    }
    if (summary.damaged > 0) {
        cli_say("%" PRIu64 " %s read again: what --resume had kept is damaged", summary.damaged,
                summary.damaged == 1 ? "file was" : "files were");
    }
}

static bool init(cli_session *session, const cli_options *options, const char *command)
{
    retold_options library = options->library;
    library.once = true;
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
        cli_session_release(session, CLI_TROUBLE);
    }
    return done;
}

void cli_session_release(cli_session *session, int status)
{
    if (session->corpus && status < CLI_TROUBLE) {
        retold_corpus_finish(session->corpus);
    }
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

int cli_session_read(cli_session *session, const char *input)
{
    retold_error error;
    uint64_t faults = session->faults;
    if (input == session->inputs[0]) {
        start_progress(session);
    }
    session->bytes_before = session->bytes_seen;
    retold_status status = retold_corpus_read(session->corpus, input, &error);
    if (status == RETOLD_IO && error.fault != RETOLD_FAULT_NONE) {
        /* The others are read all the same. */
        session->trouble = true;
        if (session->faults == faults) {
            on_fault(session, &error);
        }
    } else if (status != RETOLD_OK) {
        return failed(session, &error, session->faults > faults && status == RETOLD_UNUSABLE);
    }
    return cli_interrupted() ? failed(session, &error, true) : CLI_DONE;
}

int cli_session_match(cli_session *session)
{
    retold_error error;
    say_resumed(session);
    if (retold_corpus_match(session->corpus, &session->result, &error) != RETOLD_OK) {
        return failed(session, &error, false);
    }
    cli_progress_erase(&session->progress);
    return CLI_DONE;
}

int cli_session_run(cli_session *session)
{
    for (size_t i = 0; i < session->input_count; i++) {
        int status = cli_session_read(session, session->inputs[i]);
        if (status != CLI_DONE) {
            return status;
        }
    }
    return cli_session_match(session);
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

/* "2 not-json, 1 no-text" at the end of `text`, which holds `size`. Returns the sum. */
static uint64_t list_counts(const uint64_t *counts, int count, const char *(*name)(int), char *text,
                            size_t size)
{
    uint64_t sum = 0;
    size_t used = 0;
    text[0] = '\0';
    for (int i = 0; i < count; i++) {
        if (counts[i] > 0 && used < size) {
            used += (size_t)snprintf(text + used, size - used, "%s%" PRIu64 " %s", sum ? ", " : "",
                                     counts[i], name(i));
            sum += counts[i];
        }
    }
    return sum;
}

static const char *skip_name(int skip)
{
    return retold_skip_name((retold_skip)skip);
}

static const char *fault_name(int fault)
{
    return retold_fault_name((retold_fault)fault);
}

/* "; 12 records skipped: 3 metadata, 9 image"; nothing if there are none. */
static void describe_skipped(const retold_summary *summary, char *text, size_t size)
{
    char kinds[256];
    uint64_t records =
        list_counts(summary->skipped, RETOLD_SKIP_COUNT, skip_name, kinds, sizeof kinds);
    text[0] = '\0';
    if (records > 0) {
        snprintf(text, size, "; %" PRIu64 " %s skipped: %s", records,
                 records == 1 ? "record" : "records", kinds);
    }
}

/* "; 2 records unusable: 1 corrupt, 1 truncated", of a crawl also how large they were. */
static void describe_unusable(const retold_summary *summary, char *text, size_t size)
{
    const unsigned crawls = 1u << RETOLD_FORMAT_WARC | 1u << RETOLD_FORMAT_ARC;
    char kinds[512];
    char bytes[48] = "";
    uint64_t counts[RETOLD_FAULT_COUNT];
    memcpy(counts, summary->faults, sizeof counts);
    counts[RETOLD_FAULT_UNREADABLE] = 0; /* told by itself */
    uint64_t records = list_counts(counts, RETOLD_FAULT_COUNT, fault_name, kinds, sizeof kinds);
    if (summary->formats & crawls) {
        snprintf(bytes, sizeof bytes, " (%" PRIu64 " bytes)", summary->faulty_bytes);
    }
    text[0] = '\0';
    if (records > 0) {
        snprintf(text, size, "; %" PRIu64 " %s unusable: %s%s", records,
                 records == 1 ? "record" : "records", kinds, bytes);
    }
}

/* "; 12 converted from windows-1252; 2 repaired; 1 with mojibake", of documents. */
static void describe_text(const retold_summary *summary, char *text, size_t size)
{
    char repaired[48] = "";
    char mojibake[48] = "";
    char converted[96] = "";
    if (summary->converted > 0) {
        snprintf(converted, sizeof converted, "; %" PRIu64 " converted from %s", summary->converted,
                 summary->charset ? summary->charset : "several encodings");
    }
    if (summary->repaired > 0) {
        snprintf(repaired, sizeof repaired, "; %" PRIu64 " repaired", summary->repaired);
    }
    if (summary->mojibake > 0) {
        snprintf(mojibake, sizeof mojibake, "; %" PRIu64 " with mojibake", summary->mojibake);
    }
    snprintf(text, size, "%s%s%s", converted, repaired, mojibake);
}

void cli_say_summary(const retold_summary *summary, const char *found)
{
    char skipped[320];
    char unusable[640];
    char unread[64] = "";
    char text[192];
    uint64_t inputs = summary->faults[RETOLD_FAULT_UNREADABLE];
    describe_skipped(summary, skipped, sizeof skipped);
    describe_unusable(summary, unusable, sizeof unusable);
    describe_text(summary, text, sizeof text);
    if (inputs > 0) {
        snprintf(unread, sizeof unread, "; %" PRIu64 " %s unreadable", inputs,
                 inputs == 1 ? "input" : "inputs");
    }
    cli_say("%" PRIu64 " %s, %s%s%s%s%s", summary->documents,
            summary->documents == 1 ? "document" : "documents", found, text, skipped, unusable,
            unread);
}

void cli_session_summary(const cli_session *session, const char *found)
{
    if (!session->options->quiet) {
        retold_summary summary;
        retold_corpus_summary(session->corpus, &summary);
        cli_say_summary(&summary, found);
    }
}
