#include "progress.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

void cli_progress_init(cli_progress *progress, bool wanted, uint64_t total)
{
    const char *term = getenv("TERM");
    double now = seconds();
    *progress = (cli_progress){.total = total, .started = now, .drawn = now};
    progress->on = wanted && term && strcmp(term, "dumb") != 0 && isatty(STDERR_FILENO);
}

/* Share done and time left, while reading an input of known size. */
static void format_share(const cli_progress *progress, uint64_t bytes, double elapsed, char *text,
                         size_t size)
{
    text[0] = '\0';
    if (progress->total == 0 || bytes == 0) {
        return;
    }
    double share = (double)bytes / (double)progress->total;
    if (share > 1) {
        share = 1;
    }
    uint64_t left = (uint64_t)(elapsed / share * (1 - share) + 0.5);
    snprintf(text, size, "  %3.0f %%  %" PRIu64 ":%02" PRIu64 " left", share * 100, left / 60,
             left % 60);
}

void cli_progress_show(cli_progress *progress, const retold_progress *state)
{
    enum { UPDATES_A_SECOND = 8 };
    if (!progress->on) {
        return;
    }
    double now = seconds();
    if (now - progress->drawn < 1.0 / UPDATES_A_SECOND) {
        return;
    }
    progress->drawn = now;
    progress->visible = true;
    double elapsed = now - progress->started;
    char share[64] = "";
    char rate[48] = "";
    if (strcmp(state->stage, "read") == 0 && elapsed > 0) {
        snprintf(rate, sizeof rate, "  %6.1f MB/s", (double)state->bytes / 1e6 / elapsed);
        format_share(progress, state->bytes, elapsed, share, sizeof share);
    }
    fprintf(stderr, "\r%-5s  %9" PRIu64 " documents%s%s\033[K", state->stage, state->documents,
            rate, share);
}

void cli_progress_erase(cli_progress *progress)
{
    if (progress->visible) {
        fputs("\r\033[K", stderr);
        progress->visible = false;
    }
}
