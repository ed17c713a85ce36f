/* A record of a crawl: the page in it. */
#include "base/error.h"
#include "input/crawl_head.h"
#include "input/format.h"
#include "input/header.h"
#include "input/payload.h"
#include "text/language.h"
#include "text/tokenise.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { DATE_SIZE = 20, ARC_DIGITS = 14, PLACE_SIZE = 1 + 20 /* of "@" and an offset */ };

/* ------------------------------------------------------------------ the fields */

/* ARC's 20140216050221 as 2014-02-16T05:02:21Z, written to `to`; WARC's date is left as it is. */
static retold_span standard_date(retold_span date, char to[DATE_SIZE + 1])
{
    uint64_t number;
    if (date.size < ARC_DIGITS || !rt_header_number(rt_span(date.data, ARC_DIGITS), &number)) {
        return date;
    }
    const char *d = date.data;
    snprintf(to, DATE_SIZE + 1, "%.4s-%.2s-%.2sT%.2s:%.2s:%.2sZ", d, d + 4, d + 6, d + 8, d + 10,
             d + 12);
    return rt_span(to, DATE_SIZE);
}

/* What may be any bytes, as UTF-8: what is none becomes '?'. Appended to the strings. */
static retold_span copy_clean(rt_buffer *strings, retold_span bytes)
{
    char *to = strings->data + strings->size;
    for (size_t at = 0; at < bytes.size;) {
        retold_span rest = rt_span(bytes.data + at, bytes.size - at);
        size_t good = rt_utf8_check(rest);
        memcpy(to + at, rest.data, good);
        at += good;
        if (at < bytes.size) {
            to[at++] = '?';
        }
    }
    for (size_t i = 0; i < bytes.size; i++) {
        to[i] = (unsigned char)to[i] < ' ' || to[i] == 0x7f ? '?' : to[i];
    }
    strings->size += bytes.size;
    return rt_span(to, bytes.size);
}

/* Makes an id of the address, if there is one: with it, where the record is. */
static void add_place(rt_buffer *strings, const rt_record *record)
{
    if (strings->size == 0 || record->named) {
        if (strings->size > 0) {
            strings->data[strings->size++] = '@';
        }
        copy_clean(strings, rt_span_of(record->input));
    }
    strings->size += (size_t)snprintf(strings->data + strings->size, PLACE_SIZE + 1, "@%" PRIu64,
                                      record->on_disk);
}

/* The strings of a document that are not the page's. */
static bool name_document(rt_record_parser *parser, const rt_record *record,
                          const rt_crawl_head *head, retold_document *document)
{
    rt_buffer *strings = &parser->strings;
    retold_span file = rt_span_of(record->input);
    char date[DATE_SIZE + 1];
    retold_span day = standard_date(head->date, date);
    strings->size = 0;
    if (!rt_buffer_reserve(strings, head->uri.size + 1 + file.size + PLACE_SIZE + 1 + day.size)) {
        return false;
    }
    document->url = copy_clean(strings, head->uri);
    add_place(strings, record);
    document->id = rt_span(strings->data, strings->size);
    document->date = copy_clean(strings, day);
    return true;
}

static void take_page(const rt_page *page, rt_language *language, retold_document *document)
{
    document->text = page->text;
    document->title = page->title;
    document->charset = rt_span_of(page->charset.name);
    document->repaired = page->charset.repaired;
    document->mojibake = page->mojibake;
    if (page->url.size > 0) {
        document->url = page->url;
    }
    if (page->date.size > 0) {
        document->date = page->date;
    }
    /* What pages say of their language is often their template's. */
    rt_language_identify(page->text, language);
    document->lang = language->reliable ? rt_span_of(language->tag) : page->lang;
    document->cut = document->cut || page->cut;
}

/* -------------------------------------------------------------------- the page */

static retold_status fail_long(const rt_record *record, const char *what, size_t limit,
                               retold_error *error)
{
    rt_fail_fault(error, RETOLD_FAULT_TOO_LONG, "%s is over the limit of %zu bytes", what, limit);
    return rt_parse_place(error, record, record->record_offset);
}

/* A body that is no text, whatever its type says. UTF-16 says so, or has its byte order mark. */
static bool is_binary(retold_span body, retold_span type)
{
    enum { LOOK = 1024 };
    retold_span charset = rt_payload_charset(type);
    bool marked = rt_header_starts(charset, "utf-16") || rt_header_starts(charset, "utf-32") ||
                  (body.size >= 2 && (memcmp(body.data, "\xff\xfe", 2) == 0 ||
                                      memcmp(body.data, "\xfe\xff", 2) == 0));
    size_t size = body.size < LOOK ? body.size : (size_t)LOOK;
    return !marked && size > 0 && memchr(body.data, '\0', size) != NULL;
}

static retold_status unpack(rt_record_parser *parser, const rt_record *record, rt_payload *payload,
                            bool *cut, retold_error *error)
{
    rt_unpacked result = rt_unpack(&parser->unpacker, payload->body, payload->transfer,
                                   payload->encoding, parser->max_page, &payload->body);
    if (result == RT_UNPACK_NO_MEMORY) {
        return rt_fail_memory(error);
    }
    if (result == RT_UNPACK_LIMIT || payload->body.size > parser->max_page) {
        return fail_long(record, "the page", parser->max_page, error);
    }
    *cut = *cut || result == RT_UNPACKED_PART;
    return RETOLD_OK;
}

static retold_status read_page(rt_record_parser *parser, const rt_payload *payload, rt_page *page,
                               retold_error *error)
{
    rt_page_options options;
    rt_page_options_init(&options);
    options.raw_text = parser->raw_text;
    options.max_size = parser->max_page;
    if (parser->pages == NULL) {
        parser->pages = rt_page_reader_new();
    }
    if (parser->pages == NULL) {
        return rt_fail_memory(error);
    }
    return rt_page_read(parser->pages, payload->body, payload->type, &options, page, error);
}

static retold_status parse(rt_record_parser *parser, const rt_record *record,
                           const rt_crawl_head *head, retold_span block, retold_document *document,
                           retold_error *error)
{
    rt_payload payload;
    rt_payload_find(head, block, parser->max_header, &payload);
    if (payload.skip != RETOLD_SKIP_NONE) {
        return rt_parse_skip(error, record, payload.skip);
    }
    if (payload.long_header) {
        return fail_long(record, "the HTTP header", parser->max_header, error);
    }
    retold_document found = {.cut = head->truncated || head->segmented};
    retold_status status = unpack(parser, record, &payload, &found.cut, error);
    if (status != RETOLD_OK) {
        return status;
    }
    if (payload.body.size == 0) {
        return rt_parse_skip(error, record, RETOLD_SKIP_EMPTY);
    }
    if (is_binary(payload.body, payload.type) ||
        (payload.generic && !rt_page_is_html(payload.type, payload.body))) {
        return rt_parse_skip(error, record, RETOLD_SKIP_OTHER);
    }
    rt_page page;
    status = read_page(parser, &payload, &page, error);
    if (status != RETOLD_OK) {
        return status;
    }
    if (rt_parse_is_blank(page.text)) {
        return rt_parse_skip(error, record, RETOLD_SKIP_EMPTY);
    }
    if (!name_document(parser, record, head, &found)) {
        return rt_fail_memory(error);
    }
    take_page(&page, &parser->language, &found);
    found.absent = (found.url.size == 0 ? RETOLD_FIELD_BIT(RT_URL) : 0) |
                   (found.date.size == 0 ? RETOLD_FIELD_BIT(RT_DATE) : 0) |
                   (found.lang.size == 0 ? RETOLD_FIELD_BIT(RT_LANG) : 0) |
                   RETOLD_FIELD_BIT(RT_SPLIT);
    *document = found;
    return RETOLD_OK;
}

/* The record's bytes, whose head has been seen to be whole when they were cut. */
static retold_status parse_record(rt_record_parser *parser, const rt_batch *batch,
                                  const rt_record *record, const rt_head_kind *kind,
                                  retold_document *document, retold_error *error)
{
    retold_span bytes = rt_span(batch->bytes.data + record->begin, record->size);
    rt_crawl_head head = {0};
    kind->read(bytes, true, &head);
    size_t left = bytes.size - head.size;
    size_t size = head.length < left ? (size_t)head.length : left;
    return parse(parser, record, &head, rt_span(bytes.data + head.size, size), document, error);
}

retold_status rt_parse_warc(rt_record_parser *parser, const rt_batch *batch,
                            const rt_record *record, retold_document *document, retold_error *error)
{
    return parse_record(parser, batch, record, &rt_warc_head, document, error);
}

retold_status rt_parse_arc(rt_record_parser *parser, const rt_batch *batch, const rt_record *record,
                           retold_document *document, retold_error *error)
{
    return parse_record(parser, batch, record, &rt_arc_head, document, error);
}
