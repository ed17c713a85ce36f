#include "list_output.h"

#include <stdlib.h>
#include <string.h>

void cli_list_init(cli_list_output *list, cli_list_put *put, void *to)
{
    *list = (cli_list_output){.put = put, .to = to};
}

void cli_list_release(cli_list_output *list)
{
    free(list->held);
}

static bool hold(cli_list_output *list, retold_span bytes)
{
    if (list->size + bytes.size > list->capacity) {
        size_t capacity = 2 * (list->size + bytes.size);
        char *held = realloc(list->held, capacity);
        if (!held) {
            return false;
        }
        list->held = held;
        list->capacity = capacity;
    }
    memcpy(list->held + list->size, bytes.data, bytes.size);
    list->size += bytes.size;
    return true;
}

static void let_go(cli_list_output *list)
{
    if (list->size > 0) {
        list->put(list->to, (retold_span){list->held, list->size});
    }
    list->size = 0;
    list->closing = false;
}

/* The bracket or comma in what stands between elements; 0 if it is all white space. */
static char mark_of(retold_span bytes)
{
    for (size_t i = 0; i < bytes.size; i++) {
        if (memchr("[,]", bytes.data[i], 3)) {
            return bytes.data[i];
        }
    }
    return '\0';
}

static bool open_list(cli_list_output *list, retold_span bytes, bool continues)
{
    if (continues) {
        list->size = 0;
        list->closing = false;
        list->open = true;
        return hold(list, (retold_span){",\n", 2});
    }
    let_go(list);
    list->put(list->to, bytes);
    list->open = true;
    list->filled = false;
    return true;
}

bool cli_list_frame(cli_list_output *list, retold_span bytes, const char *input)
{
    bool other_input = list->input && strcmp(list->input, input) != 0;
    list->input = input;
    switch (mark_of(bytes)) {
    case '[':
        return open_list(list, bytes, other_input && (list->open || list->closing));
    case ']':
        list->size = 0;
        list->closing = true;
        list->open = false;
        return hold(list, bytes);
    case ',':
        list->size = list->closing ? list->size : 0;
        return hold(list, bytes);
    default:
        if (list->size > 0) {
            return hold(list, bytes);
        }
        list->put(list->to, bytes);
        return true;
    }
}

void cli_list_element(cli_list_output *list, const char *input)
{
    bool other_input = list->input && strcmp(list->input, input) != 0;
    if (list->closing || list->filled) {
        let_go(list);
    }
    if (other_input && !list->open) {
        list->put(list->to, (retold_span){"\n", 1});
    }
    list->input = input;
    list->size = 0;
    list->filled = true;
}

void cli_list_end(cli_list_output *list)
{
    if (list->closing) {
        let_go(list);
    }
}
