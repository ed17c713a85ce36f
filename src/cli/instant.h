/* Dates and times of ISO 8601. */
#ifndef CLI_INSTANT_H
#define CLI_INSTANT_H

#include "retold.h"

/* Seconds since 1970-01-01 UTC. Of a date alone, its midnight; a time without a zone is taken as
 * UTC. */
typedef struct cli_instant {
    int64_t seconds;
    bool has_time;
} cli_instant;

/*
 * Reads YYYY-MM-DD, followed by nothing or by a "T" or blank, hh:mm, :ss, a fraction, and a zone:
 * Z, +hh:mm, +hhmm or +hh; also YYYYMMDD and hhmmss. False if it is anything else.
 */
bool cli_instant_read(retold_span text, cli_instant *instant);

#endif
