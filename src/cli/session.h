/* A run over the inputs: reading, faults, progress, matching, and the summary. */
#ifndef CLI_SESSION_H
#define CLI_SESSION_H

#include "lexicon.h"
#include "progress.h"

/*
 * `options` and `inputs` are borrowed, `lexicon`, `corpus` and `result` owned. `faults` counts the
 * faults told so far, `trouble` says that some input could not be opened. The library counts
 * bytes from the start of each input: `bytes_before` are those of the inputs before. Faults of
 * records go to `take_fault`, with `user`, instead of standard error if it is set.
 */
typedef struct cli_session {
    const cli_options *options;
    const char *const *inputs;
    size_t input_count;
    cli_lexicon lexicon;
    retold_corpus *corpus;
    retold_result *result;
    cli_progress progress;
    uint64_t faults;
    uint64_t bytes_before;
    uint64_t bytes_seen;
    bool trouble;
    void (*take_fault)(void *user, const retold_error *fault);
    void *user;
} cli_session;

/*
 * The operands are the inputs; where there is none, standard input is, unless a person
 * sits there. False after a message.
 */
bool cli_take_inputs(cli_options *options, const char *command);

/* Checks the options, reads the lexicon, says the plan if asked; no input is read. False after a
 * message. */
bool cli_session_init(cli_session *session, const cli_options *options, const char *command);
/* `status` is the exit status: what --resume has kept goes when all is done. */
void cli_session_release(cli_session *session, int status);

/* Reads all inputs and matches. CLI_DONE, or the exit status after a message. */
int cli_session_run(cli_session *session);

/* The two parts of it: one input, and what comes after all. */
int cli_session_read(cli_session *session, const char *input);
int cli_session_match(cli_session *session);

/* The status to exit with after a run whose results have been written. */
int cli_session_status(const cli_session *session);

/* How many documents stand in the groups. */
uint64_t cli_grouped_documents(const retold_result *result);

/* The last line on standard error: documents, `found`, records skipped or unusable. */
void cli_say_summary(const retold_summary *summary, const char *found);
/* The same of a session, unless --quiet was given. */
void cli_session_summary(const cli_session *session, const char *found);

#endif
