/* One line on a terminal that says how far the work is, and goes away at the end. */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include "retold.h"

/*
 * `total` is the size of all inputs in bytes (0: not known); `started` and `drawn` are
 * seconds of a clock that only goes forward.
 */
typedef struct cli_progress {
    bool on;
    bool visible;
    uint64_t total;
    double started;
    double drawn;
} cli_progress;

/* On if standard error is a terminal that can erase a line, and `wanted`. */
void cli_progress_init(cli_progress *progress, bool wanted, uint64_t total);

/* Draws the line anew, but not more often than eight times a second. */
void cli_progress_show(cli_progress *progress, const retold_progress *state);

/* Takes the line away; to be called before anything else is printed there. */
void cli_progress_erase(cli_progress *progress);

#endif
