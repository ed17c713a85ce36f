/*
 * The brackets and commas of a JSON list of which elements are left out, so that it stays one. With
 * nothing left out it comes out byte for byte; the lists of several inputs become one.
 */
#ifndef CLI_LIST_OUTPUT_H
#define CLI_LIST_OUTPUT_H

#include "retold.h"

typedef void cli_list_put(void *to, retold_span bytes);

/*
 * `held` is what comes before the next element if there is one: a comma, or, if it is `closing`,
 * the end of a list, which another input's may continue. `open`: an element would be in a list,
 * of which `filled` says that one has been written.
 */
typedef struct cli_list_output {
    cli_list_put *put;
    void *to;
    const char *input;
    bool open;
    bool filled;
    bool closing;
    char *held;
    size_t size;
    size_t capacity;
} cli_list_output;

void cli_list_init(cli_list_output *list, cli_list_put *put, void *to);
void cli_list_release(cli_list_output *list);

/* What stands between elements, of the input so named. False when out of memory. */
bool cli_list_frame(cli_list_output *list, retold_span bytes, const char *input);

/* An element of that input is to be written. */
void cli_list_element(cli_list_output *list, const char *input);

/* Nothing more comes. */
void cli_list_end(cli_list_output *list);

#endif
