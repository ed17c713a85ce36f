#include "input/crawl_head.h"
#include "input/header.h"

#include <string.h>

static const char magic[] = "WARC/";

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Bytes of "WARC/1.0" at the start, 0 if there is no such thing. */
static size_t version_size(retold_span bytes)
{
    size_t at = sizeof magic - 1;
    if (bytes.size < at + 3 || memcmp(bytes.data, magic, at) != 0 || !is_digit(bytes.data[at]) ||
        bytes.data[at + 1] != '.' || !is_digit(bytes.data[at + 2])) {
        return 0;
    }
    at += 3;
    while (at < bytes.size && is_digit(bytes.data[at])) {
        at++;
    }
    return at;
}

static retold_span without_brackets(retold_span uri)
{
    bool bracketed = uri.size >= 2 && uri.data[0] == '<' && uri.data[uri.size - 1] == '>';
    return bracketed ? rt_span(uri.data + 1, uri.size - 2) : uri;
}

/* Whether the input has ended makes no difference: a header ends with an empty line. */
static rt_head_state read_head(retold_span bytes, bool ended, rt_crawl_head *head)
{
    if (version_size(bytes) == 0) {
        size_t known = bytes.size < sizeof magic - 1 ? bytes.size : sizeof magic - 1;
        bool short_one = bytes.size < sizeof magic + 2 && memcmp(bytes.data, magic, known) == 0;
        return short_one ? RT_HEAD_MORE : RT_HEAD_NONE;
    }
    size_t size = rt_header_size(bytes);
    if (size == 0) {
        return RT_HEAD_MORE;
    }
    retold_span fields = rt_span(bytes.data, size);
    rt_header_line(&fields);
    retold_span length = rt_header_find(fields, "Content-Length");
    *head = (rt_crawl_head){
        .size = size,
        .stated = length,
        .has_length = false,
        .type = rt_header_find(fields, "WARC-Type"),
        .uri = without_brackets(rt_header_find(fields, "WARC-Target-URI")),
        .date = rt_header_find(fields, "WARC-Date"),
        .content = rt_header_find(fields, "Content-Type"),
        .truncated = rt_header_find(fields, "WARC-Truncated").size > 0,
        .segmented = rt_header_find(fields, "WARC-Segment-Number").size > 0,
    };
    head->has_length = rt_header_number(length, &head->length);
    return RT_HEAD_WHOLE;
}

/* A version alone on its line, and below it a header line: no text has that but by intent. */
static bool is_head(retold_span bytes)
{
    size_t at = version_size(bytes);
    while (at > 0 && at < bytes.size && (bytes.data[at] == ' ' || bytes.data[at] == '\r')) {
        at++;
    }
    if (at == 0 || at >= bytes.size || bytes.data[at] != '\n') {
        return false;
    }
    retold_span rest = rt_span(bytes.data + at + 1, bytes.size - at - 1);
    retold_span line = rt_header_line(&rest);
    return rt_header_starts(line, "WARC-") || rt_header_starts(line, "Content-");
}

static size_t find_head(retold_span bytes, size_t from)
{
    while (from < bytes.size) {
        const char *found = memchr(bytes.data + from, magic[0], bytes.size - from);
        if (found == NULL) {
            break;
        }
        size_t at = (size_t)(found - bytes.data);
        size_t left = bytes.size - at;
        bool starts_line = at == 0 || found[-1] == '\n';
        if (starts_line && is_head(rt_span(found, left < RT_HEAD_LOOK ? left : RT_HEAD_LOOK))) {
            return at;
        }
        from = at + 1;
    }
    return SIZE_MAX;
}

const rt_head_kind rt_warc_head = {read_head, find_head};
