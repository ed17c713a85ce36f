#include "interrupt.h"

#include <signal.h>
#include <string.h>
#include <unistd.h>

/* The only globals of the program: a signal handler is handed nothing else. */
static retold_corpus *volatile watched;
static const char *volatile guarded[CLI_INTERRUPT_FILES];
static volatile sig_atomic_t received;

static void die_by(int signal_number)
{
    for (size_t i = 0; i < CLI_INTERRUPT_FILES; i++) {
        const char *path = guarded[i];
        if (path) {
            unlink(path);
        }
    }
    /* Blocked while its handler runs, the signal is delivered on return. */
    signal(signal_number, SIG_DFL);
    raise(signal_number);
}

static void on_signal(int signal_number)
{
    if (received != 0 || signal_number == SIGPIPE) {
        die_by(signal_number);
        return;
    }
    received = signal_number;
    if (watched) {
        retold_corpus_cancel(watched);
    }
}

void cli_interrupt_install(void)
{
    static const int signals[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = on_signal;
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof signals / sizeof signals[0]; i++) {
        struct sigaction before;
        /* No SA_RESTART: a read that waits for input has to come back. */
        if (sigaction(signals[i], NULL, &before) == 0 && before.sa_handler != SIG_IGN) {
            sigaction(signals[i], &action, NULL);
        }
    }
}

void cli_interrupt_watch(retold_corpus *corpus)
{
    watched = corpus;
    if (corpus && received != 0) {
        retold_corpus_cancel(corpus);
    }
}

void cli_interrupt_guard_file(const char *path)
{
    for (size_t i = 0; i < CLI_INTERRUPT_FILES; i++) {
        if (!guarded[i]) {
            guarded[i] = path;
            return;
        }
    }
}

void cli_interrupt_release_file(const char *path)
{
    for (size_t i = 0; i < CLI_INTERRUPT_FILES; i++) {
        if (guarded[i] == path) {
            guarded[i] = NULL;
        }
    }
}

int cli_interrupted(void)
{
    return (int)received;
}
