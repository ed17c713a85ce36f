/* The second pass of dedup: the inputs' records again, without those that are copies. */
#ifndef CLI_REWRITE_H
#define CLI_REWRITE_H

#include "session.h"

/* How many records went where. */
typedef struct cli_rewritten {
    uint64_t kept;
    uint64_t dropped;
    uint64_t annotated;
} cli_rewritten;

/*
 * Writes the records of the session's inputs to `output`, and those that are no documents
 * to `rejects` if that is not NULL. `several`: there is more than one input. Returns CLI_DONE, or
 * the exit status after a message.
 */
int cli_rewrite(cli_session *session, bool several, FILE *output, FILE *rejects,
                cli_rewritten *rewritten);

#endif
