#include "input/payload.h"

#include "input/header.h"

#include <string.h>

/* What is done with a media type: `start` is compared, the first that fits counts. */
typedef struct media_type {
    const char *start;
    retold_skip skip;
    bool plain;
    bool generic;
} media_type;

static const media_type media_types[] = {
    {"text/html", RETOLD_SKIP_NONE, false, false},
    {"application/xhtml", RETOLD_SKIP_NONE, false, false},
    {"application/vnd.wap.xhtml", RETOLD_SKIP_NONE, false, false},
    {"text/plain", RETOLD_SKIP_NONE, true, false},
    {"application/octet-stream", RETOLD_SKIP_NONE, false, true},
    {"application/x-unknown", RETOLD_SKIP_NONE, false, true},
    {"application/unknown", RETOLD_SKIP_NONE, false, true},
    {"unknown", RETOLD_SKIP_NONE, false, true},
    {"no-type", RETOLD_SKIP_NONE, false, true},
    {"image/", RETOLD_SKIP_IMAGE, false, false},
    {"audio/", RETOLD_SKIP_MEDIA, false, false},
    {"video/", RETOLD_SKIP_MEDIA, false, false},
    {"font/", RETOLD_SKIP_MEDIA, false, false},
    {"application/font", RETOLD_SKIP_MEDIA, false, false},
    {"application/x-font", RETOLD_SKIP_MEDIA, false, false},
    {"application/x-shockwave-flash", RETOLD_SKIP_MEDIA, false, false},
    {"application/ogg", RETOLD_SKIP_MEDIA, false, false},
    {"text/", RETOLD_SKIP_DATA, false, false},
    {"application/json", RETOLD_SKIP_DATA, false, false},
    {"application/javascript", RETOLD_SKIP_DATA, false, false},
    {"application/x-javascript", RETOLD_SKIP_DATA, false, false},
    {"application/ecmascript", RETOLD_SKIP_DATA, false, false},
    {"application/xml", RETOLD_SKIP_DATA, false, false},
    {"application/rss", RETOLD_SKIP_DATA, false, false},
    {"application/atom", RETOLD_SKIP_DATA, false, false},
    {"application/rdf", RETOLD_SKIP_DATA, false, false},
    {"application/ld+json", RETOLD_SKIP_DATA, false, false},
};

static void take_type(rt_payload *payload, retold_span type)
{
    payload->type = type;
    if (type.size == 0 || memchr(type.data, '/', type.size) == NULL) {
        payload->generic = true;
        return;
    }
    for (size_t i = 0; i < sizeof media_types / sizeof media_types[0]; i++) {
        if (rt_header_starts(type, media_types[i].start)) {
            payload->skip = media_types[i].skip;
            payload->plain = media_types[i].plain;
            payload->generic = media_types[i].generic;
            return;
        }
    }
    payload->skip = RETOLD_SKIP_OTHER;
}

static bool is_http(retold_span block)
{
    return rt_header_starts(block, "HTTP/");
}

/* "HTTP/1.1 200 OK" */
static bool is_success(retold_span block)
{
    retold_span line = rt_header_line(&block);
    const char *space = line.size == 0 ? NULL : memchr(line.data, ' ', line.size);
    if (space == NULL) {
        return false;
    }
    size_t size = (size_t)(space - line.data);
    retold_span status = rt_header_trim(rt_span(space, line.size - size));
    return status.size >= 3 && status.data[0] == '2';
}

static void take_http(rt_payload *payload, retold_span block, size_t max_header)
{
    retold_span look = rt_span(block.data, block.size < max_header ? block.size : max_header);
    size_t size = rt_header_size(look);
    if (!is_success(look)) {
        payload->skip = RETOLD_SKIP_STATUS;
        return;
    }
    if (size == 0) {
        payload->long_header = block.size > max_header;
        size = look.size;
    }
    retold_span header = rt_span(block.data, size);
    take_type(payload, rt_header_find(header, "Content-Type"));
    payload->transfer = rt_header_find(header, "Transfer-Encoding");
    payload->encoding = rt_header_find(header, "Content-Encoding");
    payload->body = rt_span(block.data + size, block.size - size);
}

static void take_as_it_is(rt_payload *payload, const rt_crawl_head *head, retold_span block)
{
    take_type(payload, head->content);
    payload->body = block;
}

static void find_in_warc(const rt_crawl_head *head, retold_span block, size_t max_header,
                         rt_payload *payload)
{
    if (rt_header_equal(head->type, "response")) {
        if (rt_header_starts(head->content, "application/http") || is_http(block)) {
            take_http(payload, block, max_header);
        } else {
            take_as_it_is(payload, head, block);
        }
    } else if (rt_header_equal(head->type, "resource") ||
               rt_header_equal(head->type, "conversion")) {
        take_as_it_is(payload, head, block);
    } else if (rt_header_equal(head->type, "revisit")) {
        payload->skip = RETOLD_SKIP_REVISIT;
    } else if (rt_header_equal(head->type, "continuation")) {
        payload->skip = RETOLD_SKIP_SEGMENT;
    } else {
        payload->skip = RETOLD_SKIP_METADATA;
    }
}

void rt_payload_find(const rt_crawl_head *head, retold_span block, size_t max_header,
                     rt_payload *payload)
{
    *payload = (rt_payload){.skip = RETOLD_SKIP_NONE};
    if (head->type.size > 0) {
        find_in_warc(head, block, max_header, payload);
    } else if (rt_header_starts(head->uri, "filedesc:") || head->uri.size == 0) {
        payload->skip = RETOLD_SKIP_METADATA;
    } else if (is_http(block)) {
        take_http(payload, block, max_header);
    } else {
        take_as_it_is(payload, head, block);
    }
}

retold_span rt_payload_charset(retold_span type)
{
    static const char name[] = "charset=";
    for (size_t i = 0; i + sizeof name - 1 < type.size; i++) {
        retold_span rest = rt_span(type.data + i, type.size - i);
        if (!rt_header_starts(rest, name)) {
            continue;
        }
        retold_span value = rt_span(rest.data + sizeof name - 1, rest.size - (sizeof name - 1));
        const char *end = memchr(value.data, ';', value.size);
        value = rt_header_trim(
            rt_span(value.data, end == NULL ? value.size : (size_t)(end - value.data)));
        bool quoted = value.size >= 2 && (value.data[0] == '"' || value.data[0] == '\'') &&
                      value.data[value.size - 1] == value.data[0];
        return quoted ? rt_span(value.data + 1, value.size - 2) : value;
    }
    return rt_span(NULL, 0);
}
