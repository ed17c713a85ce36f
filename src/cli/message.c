#include "message.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void say(const char *format, va_list arguments)
{
    char line[4096];
    int size = vsnprintf(line, sizeof line, format, arguments);
    if (size < 0) {
        return;
    }
    for (char *c = line; *c; c++) {
        if ((unsigned char)*c < 0x20 || *c == 0x7f) {
            *c = '?';
        }
    }
    /* One call, so that lines of two programs on one terminal do not mix. */
    fprintf(stderr, "retold: %s\n", line);
}

void cli_say(const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(format, arguments);
    va_end(arguments);
}

int cli_misuse(const char *command, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    say(format, arguments);
    va_end(arguments);
    fprintf(stderr, "see retold %s%s--help\n", command ? command : "", command ? " " : "");
    return CLI_TROUBLE;
}

const char *cli_input_name(const char *input)
{
    return strcmp(input, "-") == 0 ? "standard input" : input;
}

/* `unit` is what error->record counts. */
static void say_error(const retold_error *error, const char *unit)
{
    char place[96] = "";
    char kind[48] = "";
    if (error->record != 0 && error->offset != RETOLD_NO_OFFSET) {
        snprintf(place, sizeof place, "%s %" PRIu64 ", byte %" PRIu64 ": ", unit, error->record,
                 error->offset);
    } else if (error->record != 0) {
        snprintf(place, sizeof place, "%s %" PRIu64 ": ", unit, error->record);
    } else if (error->offset != RETOLD_NO_OFFSET) {
        snprintf(place, sizeof place, "byte %" PRIu64 ": ", error->offset);
    }
    if (error->fault != RETOLD_FAULT_NONE) {
        snprintf(kind, sizeof kind, " (%s)", retold_fault_name(error->fault));
    }
    const char *input = error->input[0] ? cli_input_name(error->input) : "";
    cli_say("%s%s%s%s%s", input, *input ? ": " : "", *input ? place : "", error->message, kind);
}

void cli_say_error(const retold_error *error)
{
    say_error(error, "record");
}

void cli_say_file_error(const retold_error *error)
{
    say_error(error, "line");
}
