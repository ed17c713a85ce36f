#include "input/header.h"

#include <string.h>

retold_span rt_header_line(retold_span *bytes)
{
    const char *newline = bytes->size == 0 ? NULL : memchr(bytes->data, '\n', bytes->size);
    size_t size = newline == NULL ? bytes->size : (size_t)(newline - bytes->data);
    size_t past = size + (newline != NULL);
    retold_span line = rt_span(bytes->data, size);
    if (line.size > 0 && line.data[line.size - 1] == '\r') {
        line.size--;
    }
    *bytes = rt_span(bytes->data + past, bytes->size - past);
    return line;
}

size_t rt_header_size(retold_span bytes)
{
    retold_span rest = bytes;
    while (rest.size > 0) {
        retold_span line = rt_header_line(&rest);
        bool ended = rest.data[-1] == '\n';
        if (line.size == 0 && ended) {
            return bytes.size - rest.size;
        }
    }
    return 0;
}

retold_span rt_header_trim(retold_span value)
{
    while (value.size > 0 && (unsigned char)value.data[0] <= ' ') {
        value = rt_span(value.data + 1, value.size - 1);
    }
    while (value.size > 0 && (unsigned char)value.data[value.size - 1] <= ' ') {
        value.size--;
    }
    return value;
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

bool rt_header_starts(retold_span value, const char *start)
{
    for (size_t i = 0; start[i] != '\0'; i++) {
        if (i == value.size || lower(value.data[i]) != lower(start[i])) {
            return false;
        }
    }
    return true;
}

bool rt_header_equal(retold_span value, const char *other)
{
    return value.size == strlen(other) && rt_header_starts(value, other);
}

retold_span rt_header_find(retold_span header, const char *name)
{
    while (header.size > 0) {
        retold_span line = rt_header_line(&header);
        const char *colon = line.size == 0 ? NULL : memchr(line.data, ':', line.size);
        if (colon == NULL) {
            continue;
        }
        size_t size = (size_t)(colon - line.data);
        if (rt_header_equal(rt_header_trim(rt_span(line.data, size)), name)) {
            return rt_header_trim(rt_span(colon + 1, line.size - size - 1));
        }
    }
    return rt_span(NULL, 0);
}

bool rt_header_number(retold_span value, uint64_t *number)
{
    uint64_t result = 0;
    for (size_t i = 0; i < value.size; i++) {
        if (value.data[i] < '0' || value.data[i] > '9' || result > (uint64_t)INT64_MAX / 10 - 1) {
            return false;
        }
        result = 10 * result + (uint64_t)(value.data[i] - '0');
    }
    if (value.size > 0) {
        *number = result;
    }
    return value.size > 0;
}
