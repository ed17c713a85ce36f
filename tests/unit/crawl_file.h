/* What the tests of crawls share: making WARC files, and looking at what came of them. */
#ifndef RT_TESTS_CRAWL_FILE_H
#define RT_TESTS_CRAWL_FILE_H

#include "compressed.h"
#include "input_run.h"

#include <stdarg.h>

#define PARAGRAPH                                                                                  \
    "The council met on Tuesday evening to hear what the people of the town had to say about the " \
    "new bridge, and most of those who spoke were against it because of what it would cost."

#define PLAIN "Content-Type: text/plain\r\n"

static inline void append_format(rt_buffer *to, const char *format, ...)
{
    char text[8192];
    va_list arguments;
    va_start(arguments, format);
    int size = vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    ck_assert_int_lt(size, (int)sizeof text);
    ck_assert(rt_buffer_append(to, text, (size_t)size));
}

/* A WARC record; `fields` are further header lines. */
static inline void append_warc(rt_buffer *to, const char *type, const char *uri, const char *fields,
                               retold_span block)
{
    append_format(to, "WARC/1.0\r\nWARC-Type: %s\r\n", type);
    if (uri[0] != '\0') {
        append_format(to, "WARC-Target-URI: %s\r\n", uri);
    }
    append_format(to, "WARC-Date: 2024-05-31T12:00:00Z\r\n%sContent-Length: %zu\r\n\r\n", fields,
                  block.size);
    ck_assert(rt_buffer_append(to, block.data, block.size));
    ck_assert(rt_buffer_append(to, "\r\n\r\n", 4));
}

static const char HTTP[] = "Content-Type: application/http; msgtype=response\r\n";

/* A response: a status line's end, HTTP header lines, and a body. */
static inline void append_response(rt_buffer *to, const char *uri, const char *status,
                                   const char *fields, retold_span body)
{
    rt_buffer block;
    rt_buffer_init(&block);
    append_format(&block, "HTTP/1.1 %s\r\n%s\r\n", status, fields);
    ck_assert(rt_buffer_append(&block, body.data, body.size));
    append_warc(to, "response", uri, HTTP, rt_span(block.data, block.size));
    rt_buffer_release(&block);
}

static inline void append_page(rt_buffer *to, const char *uri, const char *words)
{
    char html[1024];
    snprintf(html, sizeof html,
             "<html><head><title>T</title></head><body><p>%s " PARAGRAPH "</p></body></html>",
             words);
    append_response(to, uri, "200 OK", "Content-Type: text/html; charset=utf-8\r\n",
                    rt_span_of(html));
}

static inline run read_buffer(const rt_buffer *file, size_t step)
{
    return read_bytes(file->data, file->size, step);
}

/* All bytes came back, whatever they are. */
static inline void expect_same_bytes(const run *r, const rt_buffer *file)
{
    ck_assert_uint_eq(r->bytes.size, file->size);
    ck_assert_int_eq(memcmp(r->bytes.data, file->data, file->size), 0);
}

static inline const outcome *document_at(const run *r, size_t index)
{
    for (size_t i = 0; i < r->count; i++) {
        if (r->items[i].fault == RETOLD_FAULT_NONE && index-- == 0) {
            return &r->items[i];
        }
    }
    ck_abort_msg("too few documents");
    return NULL;
}

static inline const outcome *fault_at(const run *r, size_t index)
{
    for (size_t i = 0; i < r->count; i++) {
        if (r->items[i].fault != RETOLD_FAULT_NONE && index-- == 0) {
            return &r->items[i];
        }
    }
    ck_abort_msg("too few faults");
    return NULL;
}

static inline size_t documents_of(const run *r)
{
    return r->count - r->faults;
}

static inline bool begins(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

#endif
