/* src/input: WARC, WET and ARC; what carries a page, and what is left of damaged files. */
#include "compressed.h"
#include "input_run.h"

#include <stdarg.h>

#define PARAGRAPH                                                                                  \
    "The council met on Tuesday evening to hear what the people of the town had to say about the " \
    "new bridge, and most of those who spoke were against it because of what it would cost."

/* ----------------------------------------------------------------- helpers */

static void append_format(rt_buffer *to, const char *format, ...)
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
static void append_warc(rt_buffer *to, const char *type, const char *uri, const char *fields,
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
static void append_response(rt_buffer *to, const char *uri, const char *status, const char *fields,
                            retold_span body)
{
    rt_buffer block;
    rt_buffer_init(&block);
    append_format(&block, "HTTP/1.1 %s\r\n%s\r\n", status, fields);
    ck_assert(rt_buffer_append(&block, body.data, body.size));
    append_warc(to, "response", uri, HTTP, rt_span(block.data, block.size));
    rt_buffer_release(&block);
}

static void append_page(rt_buffer *to, const char *uri, const char *words)
{
    char html[1024];
    snprintf(html, sizeof html,
             "<html><head><title>T</title></head><body><p>%s " PARAGRAPH "</p></body></html>",
             words);
    append_response(to, uri, "200 OK", "Content-Type: text/html; charset=utf-8\r\n",
                    rt_span_of(html));
}

static run read_buffer(const rt_buffer *file, size_t step)
{
    return read_bytes(file->data, file->size, step);
}

/* All bytes came back, whatever they are. */
static void expect_same_bytes(const run *r, const rt_buffer *file)
{
    ck_assert_uint_eq(r->bytes.size, file->size);
    ck_assert_int_eq(memcmp(r->bytes.data, file->data, file->size), 0);
}

static const outcome *document_at(const run *r, size_t index)
{
    for (size_t i = 0; i < r->count; i++) {
        if (r->items[i].fault == RETOLD_FAULT_NONE && index-- == 0) {
            return &r->items[i];
        }
    }
    ck_abort_msg("too few documents");
    return NULL;
}

static const outcome *fault_at(const run *r, size_t index)
{
    for (size_t i = 0; i < r->count; i++) {
        if (r->items[i].fault != RETOLD_FAULT_NONE && index-- == 0) {
            return &r->items[i];
        }
    }
    ck_abort_msg("too few faults");
    return NULL;
}

static size_t documents_of(const run *r)
{
    return r->count - r->faults;
}

static bool begins(const char *text, const char *start)
{
    return strncmp(text, start, strlen(start)) == 0;
}

/* ------------------------------------------------------------ what has a page */

START_TEST(test_record_types)
{
    rt_buffer file;
    rt_buffer_init(&file);
    retold_span words = rt_span_of(PARAGRAPH "\n");
    append_warc(&file, "warcinfo", "", "", rt_span_of("software: x\r\n"));
    append_warc(&file, "request", "http://a/", "", rt_span_of("GET / HTTP/1.1\r\n\r\n"));
    append_page(&file, "http://a/", "First.");
    append_warc(&file, "metadata", "http://a/", "", rt_span_of("via: b\r\n"));
    append_warc(&file, "revisit", "http://a/", HTTP, rt_span_of("HTTP/1.1 200 OK\r\n\r\n"));
    append_warc(&file, "resource", "file:///b", "Content-Type: text/plain\r\n", words);
    size_t wet = file.size;
    append_warc(&file, "conversion", "http://c/", "Content-Type: text/plain\r\n", words);
    append_warc(&file, "continuation", "http://c/", "WARC-Segment-Number: 2\r\n", words);
    size_t nameless = file.size;
    append_warc(&file, "resource", "", "Content-Type: text/plain\r\n", words);
    append_warc(&file, "future", "http://d/", "Content-Type: text/plain\r\n", words);
    append_warc(&file, "response", "dns:a", "Content-Type: text/dns\r\n", rt_span_of("1.2.3.4"));
    run r = read_buffer(&file, 0);
    expect_same_bytes(&r, &file);
    ck_assert_uint_eq(r.faults, 0);
    ck_assert_uint_eq(documents_of(&r), 4);
    ck_assert_uint_eq(r.skipped[RETOLD_SKIP_METADATA], 4);
    ck_assert_uint_eq(r.skipped[RETOLD_SKIP_REVISIT], 1);
    ck_assert_uint_eq(r.skipped[RETOLD_SKIP_SEGMENT], 1);
    ck_assert_uint_eq(r.skipped[RETOLD_SKIP_DATA], 1);
    const outcome *page = document_at(&r, 0);
    ck_assert(begins(page->id, "http://a/@") && begins(page->text, "First. The council"));
    ck_assert_str_eq(page->url, "http://a/");
    ck_assert_str_eq(page->title, "T");
    ck_assert_str_eq(page->date, "2024-05-31T12:00:00Z");
    ck_assert_str_eq(page->lang, "en");
    ck_assert_str_eq(page->charset, "utf-8");
    ck_assert_uint_eq(page->number, 3);
    char id[64];
    snprintf(id, sizeof id, "http://c/@%zu", wet);
    ck_assert_str_eq(document_at(&r, 2)->id, id);
    snprintf(id, sizeof id, "in@%zu", nameless);
    ck_assert_str_eq(document_at(&r, 3)->id, id);
    ck_assert_str_eq(document_at(&r, 3)->url, "");
    run_release(&r);
    rt_buffer_release(&file);
}
END_TEST

START_TEST(test_media_types)
{
    static const struct {
        const char *type;
        retold_skip skip;
    } CASES[] = {
        {"text/html", RETOLD_SKIP_NONE},
        {"TEXT/HTML;charset=\"utf-8\"", RETOLD_SKIP_NONE},
        {"application/xhtml+xml", RETOLD_SKIP_NONE},
        {"text/plain", RETOLD_SKIP_NONE},
        {"", RETOLD_SKIP_NONE}, /* looks like HTML */
        {"application/octet-stream", RETOLD_SKIP_NONE},
        {"image/png", RETOLD_SKIP_IMAGE},
        {"video/mp4", RETOLD_SKIP_MEDIA},
        {"font/woff2", RETOLD_SKIP_MEDIA},
        {"text/css", RETOLD_SKIP_DATA},
        {"application/json", RETOLD_SKIP_DATA},
        {"application/rss+xml", RETOLD_SKIP_DATA},
        {"application/pdf", RETOLD_SKIP_OTHER},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        rt_buffer file;
        char fields[128];
        rt_buffer_init(&file);
        snprintf(fields, sizeof fields, "Content-type:\t%s \r\n", CASES[i].type);
        append_response(&file, "http://a/", "200 OK", fields,
                        rt_span_of("<!DOCTYPE html><html><body><p>" PARAGRAPH "</p></body>"));
        run r = read_buffer(&file, 0);
        bool page = CASES[i].skip == RETOLD_SKIP_NONE;
        ck_assert_msg(r.count == (page ? 1 : 0) && r.skipped[CASES[i].skip] == (page ? 0 : 1),
                      "%s: %zu outcomes", CASES[i].type, r.count);
        run_release(&r);
        rt_buffer_release(&file);
    }
}
END_TEST

START_TEST(test_http_status)
{
    static const struct {
        const char *status;
        bool page;
    } CASES[] = {{"200 OK", true},         {"203 Other", true},  {"200", true},
                 {"404 Not Found", false}, {"302 Found", false}, {"", false}};
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        rt_buffer file;
        rt_buffer_init(&file);
        append_response(&file, "http://a/", CASES[i].status, "Content-Type: text/plain\r\n",
                        rt_span_of(PARAGRAPH));
        run r = read_buffer(&file, 0);
        ck_assert_uint_eq(documents_of(&r), CASES[i].page);
        ck_assert_uint_eq(r.skipped[RETOLD_SKIP_STATUS], !CASES[i].page);
        run_release(&r);
        rt_buffer_release(&file);
    }
}
END_TEST

START_TEST(test_not_text_after_all)
{
    rt_buffer file;
    rt_buffer_init(&file);
    append_response(&file, "http://a/", "200 OK", "Content-Type: text/plain\r\n",
                    rt_span("PK\3\4\0\0binary", 12));
    append_response(&file, "http://b/", "200 OK", "Content-Type: text/html\r\n",
                    rt_span_of("<html><body><img src=x></body></html>"));
    append_response(&file, "http://c/", "200 OK", "Content-Type: text/html\r\n", rt_span_of(""));
    run r = read_buffer(&file, 0);
    ck_assert_uint_eq(r.count, 0);
    ck_assert_uint_eq(r.skipped[RETOLD_SKIP_OTHER], 1);
    ck_assert_uint_eq(r.skipped[RETOLD_SKIP_EMPTY], 2);
    run_release(&r);
    rt_buffer_release(&file);
}
END_TEST

/* The drafts, WARC 1.1, headers in any case, control bytes in them, and addresses in brackets. */
START_TEST(test_headers)
{
    static const char FILE[] =
        "WARC/0.17\r\nwarc-type:resource\r\nWARC-TARGET-URI:\thttp://a/\r\n"
        "content-type: text/plain\r\nCONTENT-LENGTH: 9 \r\n\r\nfirst one\r\n\r\n"
        "WARC/0.18 \nWARC-Type: resource\nWARC-Target-URI: <http://b/>\nContent-Type: text/plain\n"
        "Content-Length: 10\n\nsecond one\n\n"
        "WARC/1.1\r\nContent-Length: 9\r\nWARC-Type: resource\r\nWARC-Target-URI: http://c/\1\xff"
        "\x7f\r\nno field\r\nWARC-Date: 2024-05-31T12:00:00.123Z\r\nX: \0\x1b\r\n"
        "Content-Type: text/plain\r\nWARC-Truncated: length\r\n\r\nthird one\r\n\r\n";
    run r = read_bytes(FILE, sizeof FILE - 1, 0);
    ck_assert_uint_eq(r.faults, 0);
    ck_assert_uint_eq(documents_of(&r), 3);
    ck_assert(begins(r.items[0].text, "first one"));
    ck_assert_str_eq(r.items[0].url, "http://a/");
    ck_assert_str_eq(r.items[1].url, "http://b/");
    ck_assert_str_eq(r.items[2].url, "http://c/???");
    ck_assert_str_eq(r.items[2].date, "2024-05-31T12:00:00.123Z");
    ck_assert(!r.items[1].cut && r.items[2].cut);
    run_release(&r);
}
END_TEST

/* ------------------------------------------------------------------- bodies */

static void expect_body(const char *fields, retold_span body, bool cut)
{
    rt_buffer file;
    rt_buffer_init(&file);
    append_response(&file, "http://a/", "200 OK", fields, body);
    run r = read_buffer(&file, 0);
    ck_assert_msg(documents_of(&r) == 1, "%s: %zu documents, %zu faults", fields, documents_of(&r),
                  r.faults);
    ck_assert_msg(begins(r.items[0].text, cut ? "The council" : PARAGRAPH), "%s: %s", fields,
                  r.items[0].text);
    ck_assert_msg(r.items[0].cut == cut, "%s", fields);
    run_release(&r);
    rt_buffer_release(&file);
}

#define PLAIN "Content-Type: text/plain\r\n"

START_TEST(test_chunks)
{
    char body[512];
    size_t half = 50;
    snprintf(body, sizeof body, "%zx\r\n%.50s\r\n%04zX;x=y\r\n%s\r\n0\r\n\r\n", half, PARAGRAPH,
             strlen(PARAGRAPH) - half, PARAGRAPH + half);
    expect_body(PLAIN "Transfer-Encoding: chunked\r\n", rt_span_of(body), false);
    /* Decoded before, though the header still says so. */
    expect_body(PLAIN "Transfer-Encoding: chunked\r\n", rt_span_of(PARAGRAPH), false);
    /* Cut off inside of a chunk; a chunk that is none. */
    expect_body(PLAIN "Transfer-Encoding: Chunked\r\n", rt_span(body, 80), true);
    snprintf(body, sizeof body, "%zx\r\n%.50s\r\n%s", half, PARAGRAPH, PARAGRAPH);
    expect_body(PLAIN "Transfer-Encoding: chunked\r\n", rt_span_of(body), true);
}
END_TEST

START_TEST(test_compressed_bodies)
{
    rt_buffer body;
    rt_buffer_init(&body);
    append_gzip(&body, PARAGRAPH, strlen(PARAGRAPH));
    retold_span whole = rt_span(body.data, body.size);
    expect_body(PLAIN "Content-Encoding: gzip\r\n", whole, false);
    expect_body(PLAIN "Content-Encoding: identity, X-GZIP\r\n", whole, false);
    expect_body(PLAIN "Content-Encoding: gzip\r\n", rt_span(body.data, body.size - 20), true);
    /* Raw deflate is what stands between gzip's header and trailer. */
    expect_body(PLAIN "Content-Encoding: deflate\r\n", rt_span(body.data + 10, body.size - 18),
                false);
    rt_buffer chunked;
    rt_buffer_init(&chunked);
    append_format(&chunked, "%zx\r\n", body.size);
    rt_buffer_append(&chunked, body.data, body.size);
    rt_buffer_append(&chunked, "\r\n0\r\n\r\n", 7);
    expect_body(PLAIN "Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n",
                rt_span(chunked.data, chunked.size), false);
    rt_buffer twice;
    rt_buffer_init(&twice);
    append_gzip(&twice, body.data, body.size);
    expect_body(PLAIN "Content-Encoding: gzip, gzip\r\n", rt_span(twice.data, twice.size), false);
    body.size = 0;
    append_zstd(&body, PARAGRAPH, strlen(PARAGRAPH));
    expect_body(PLAIN "Content-Encoding: zstd\r\n", rt_span(body.data, body.size), false);
    unsigned char zlib_form[512];
    uLongf size = sizeof zlib_form;
    ck_assert_int_eq(
        compress(zlib_form, &size, (const unsigned char *)PARAGRAPH, strlen(PARAGRAPH)), Z_OK);
    expect_body(PLAIN "Content-Encoding: deflate\r\n", rt_span((char *)zlib_form, size), false);
    static const char *const NAMES[] = {"gzip", "deflate", "br", "zstd", "what"};
    for (size_t i = 0; i < 5; i++) {
        char fields[128];
        snprintf(fields, sizeof fields, PLAIN "Content-Encoding: %s\r\n", NAMES[i]);
        expect_body(fields, rt_span_of(PARAGRAPH), false);
    }
    rt_buffer_release(&twice);
    rt_buffer_release(&chunked);
    rt_buffer_release(&body);
}
END_TEST

/* "The council met." by brotli -q 11, once: only its decoder is linked. */
START_TEST(test_brotli)
{
    static const unsigned char BODY[] = {0x8b, 0x07, 0x80, 'T', 'h', 'e', ' ', 'c', 'o', 'u',
                                         'n',  'c',  'i',  'l', ' ', 'm', 'e', 't', '.', 0x03};
    rt_buffer file;
    rt_buffer_init(&file);
    append_response(&file, "http://a/", "200 OK", PLAIN "Content-Encoding: br\r\n",
                    rt_span((const char *)BODY, sizeof BODY));
    run r = read_buffer(&file, 0);
    ck_assert(begins(only(&r)->text, "The council met."));
    run_release(&r);
    rt_buffer_release(&file);
}
END_TEST

START_TEST(test_page_bomb)
{
    options.max_page = 1 << 20;
    rt_buffer file;
    rt_buffer body;
    rt_buffer_init(&file);
    rt_buffer_init(&body);
    char *spaces = malloc(2 << 20);
    ck_assert_ptr_nonnull(spaces);
    memset(spaces, ' ', 2 << 20);
    append_gzip(&body, spaces, 2 << 20);
    append_response(&file, "http://a/", "200 OK", PLAIN "Content-Encoding: gzip\r\n",
                    rt_span(body.data, body.size));
    append_response(&file, "http://b/", "200 OK", PLAIN, rt_span(spaces, (1 << 20) + 1));
    append_page(&file, "http://c/", "After it.");
    run r = read_buffer(&file, 0);
    ck_assert_uint_eq(r.faults, 2);
    ck_assert_int_eq(r.items[0].fault, RETOLD_FAULT_TOO_LONG);
    ck_assert_str_eq(r.items[0].message, "the page is over the limit of 1048576 bytes");
    ck_assert_uint_eq(documents_of(&r), 1);
    run_release(&r);
    free(spaces);
    rt_buffer_release(&body);
    rt_buffer_release(&file);
}
END_TEST

/* ------------------------------------------------------------------------ ARC */

START_TEST(test_arc)
{
    static const char FILE[] =
        "filedesc://x.arc 0.0.0.0 20140216050221 text/plain 75\n"
        "1 0 InternetArchive\nURL IP-address Archive-date Content-type Archive-length\n\n\n"
        "http://a/b c 93.184.216.119 20140216050221 text/html 66\n"
        "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nThe first page in it.\n\n"
        "dns:a.com 10.0.0.1 20140216050222 text/dns 4\nabcd\n"
        "http://c/ 93.184.216.119 20140216050223 image/gif 41\n"
        "HTTP/1.0 200 OK\r\nContent-Type: image/gif\n\n\n"
        "http://d/ ::1 201402160502 text/plain 200 - - 1 x.arc 9\nno header\n";
    run r = read_bytes(FILE, sizeof FILE - 1, 0);
    ck_assert_uint_eq(r.bytes.size, sizeof FILE - 1);
    ck_assert_uint_eq(r.faults, 0);
    ck_assert_uint_eq(documents_of(&r), 2);
    ck_assert_str_eq(r.items[0].url, "http://a/b c");
    ck_assert_str_eq(r.items[0].date, "2014-02-16T05:02:21Z");
    ck_assert(begins(r.items[0].text, "The first page"));
    ck_assert(begins(r.items[1].text, "no header"));
    ck_assert_str_eq(r.items[1].date, "201402160502");
    ck_assert_uint_eq(r.skipped[RETOLD_SKIP_METADATA], 1);
    ck_assert_uint_eq(r.skipped[RETOLD_SKIP_DATA], 1);
    ck_assert_uint_eq(r.skipped[RETOLD_SKIP_IMAGE], 1);
    run_release(&r);
}
END_TEST

/* -------------------------------------------------------------------- damage */

enum { PAGES = 4 };

/* PAGES pages with other records between them, each record in a member; `ends` of the members. */
static size_t make_crawl(rt_buffer *file, append_compressed *compress, size_t *ends)
{
    size_t count = 0;
    for (int i = 0; i < PAGES; i++) {
        char uri[32];
        rt_buffer record;
        rt_buffer_init(&record);
        snprintf(uri, sizeof uri, "http://site/%d", i);
        append_page(&record, uri, "Page.");
        compress(file, record.data, record.size);
        ends[count++] = file->size;
        record.size = 0;
        append_warc(&record, "metadata", uri, "", rt_span_of("a: b"));
        compress(file, record.data, record.size);
        ends[count++] = file->size;
        rt_buffer_release(&record);
    }
    return count;
}

static void append_plain(rt_buffer *to, const char *bytes, size_t size)
{
    ck_assert(rt_buffer_append(to, bytes, size));
}

static append_compressed *const FORMS[] = {append_plain, append_gzip, append_zstd};

/* Cut at every byte: all pages before the cut, one message unless it is between two records. */
START_TEST(test_cut_at_every_byte)
{
    for (size_t f = 0; f < 3; f++) {
        rt_buffer file;
        size_t ends[2 * PAGES];
        rt_buffer_init(&file);
        size_t count = make_crawl(&file, FORMS[f], ends);
        for (size_t cut = 8; cut <= file.size; cut++) {
            size_t whole = 0;
            while (whole < count && ends[whole] <= cut) {
                whole++;
            }
            size_t into = cut - (whole == 0 ? 0 : ends[whole - 1]);
            run r = read_bytes(file.data, cut, cut % 3 == 0 ? 17 : 0);
            size_t pages = (whole + 1) / 2;
            /* All of the next one may be there but for its end: of a checksum or of an empty line.
             */
            bool next = whole < count && whole % 2 == 0 && ends[whole] - cut <= 16;
            ck_assert_msg(documents_of(&r) == pages || (next && documents_of(&r) == pages + 1),
                          "form %zu, cut at %zu: %zu documents of %zu", f, cut, documents_of(&r),
                          pages);
            bool between = into == 0 || (f == 0 && whole < count && ends[whole] - cut <= 4);
            ck_assert_msg(r.faults == (between ? 0 : 1), "form %zu, cut at %zu: %zu faults", f, cut,
                          r.faults);
            if (r.faults == 1) {
                const outcome *fault = fault_at(&r, 0);
                ck_assert_int_eq(fault->fault, RETOLD_FAULT_TRUNCATED);
                ck_assert_str_eq(fault->input, "in");
                ck_assert_uint_ne(fault->offset, RETOLD_NO_OFFSET);
            }
            run_release(&r);
        }
        rt_buffer_release(&file);
    }
}
END_TEST

/* Any byte changed: all pages but the one that it is in, and at most that one is missing. */
START_TEST(test_damage_at_every_byte)
{
    for (size_t f = 1; f < 3; f++) {
        rt_buffer file;
        size_t ends[2 * PAGES];
        rt_buffer_init(&file);
        make_crawl(&file, FORMS[f], ends);
        for (size_t at = 4; at < file.size; at++) {
            file.data[at] ^= 0x55;
            run r = read_buffer(&file, at % 3 == 0 ? 17 : 0);
            ck_assert_msg(documents_of(&r) >= PAGES - 1, "form %zu, byte %zu: %zu documents", f, at,
                          documents_of(&r));
            ck_assert_msg(r.faults <= 2, "form %zu, byte %zu: %zu faults", f, at, r.faults);
            run_release(&r);
            file.data[at] ^= 0x55;
        }
        rt_buffer_release(&file);
    }
}
END_TEST

/* Bytes cut out of the middle: the next member begins where the broken one still seems to be. */
START_TEST(test_member_cut_short)
{
    for (size_t f = 1; f < 3; f++) {
        rt_buffer file;
        size_t ends[2 * PAGES];
        rt_buffer_init(&file);
        make_crawl(&file, FORMS[f], ends);
        /* Of a checksum or the like: the page would be all there. */
        for (size_t size = 12; size < ends[0] - 4; size++) {
            rt_buffer cut;
            rt_buffer_init(&cut);
            rt_buffer_append(&cut, file.data, ends[0] - size);
            rt_buffer_append(&cut, file.data + ends[0], file.size - ends[0]);
            run r = read_buffer(&cut, 0);
            ck_assert_msg(documents_of(&r) == PAGES - 1, "form %zu, %zu short: %zu documents", f,
                          size, documents_of(&r));
            ck_assert_msg(r.faults == 1, "form %zu, %zu short: %zu faults", f, size, r.faults);
            char place[64];
            snprintf(place, sizeof place, "; goes on at compressed byte %zu", ends[0] - size);
            ck_assert_msg(strstr(fault_at(&r, 0)->message, place) != NULL, "%s",
                          fault_at(&r, 0)->message);
            char id[64];
            snprintf(id, sizeof id, "http://site/1@%zu", ends[1] - size);
            ck_assert_str_eq(document_at(&r, 0)->id, id);
            run_release(&r);
            rt_buffer_release(&cut);
        }
        rt_buffer_release(&file);
    }
}
END_TEST

START_TEST(test_garbage_between_members)
{
    for (size_t f = 1; f < 3; f++) {
        rt_buffer file;
        size_t ends[2 * PAGES];
        rt_buffer_init(&file);
        make_crawl(&file, FORMS[f], ends);
        rt_buffer dirty;
        rt_buffer_init(&dirty);
        rt_buffer_append(&dirty, file.data, ends[1]);
        rt_buffer_append(&dirty, "\x1f\x8b\x08 garbage \x28\xb5\x2f\xfd", 16);
        rt_buffer_append(&dirty, file.data + ends[1], file.size - ends[1]);
        run r = read_buffer(&dirty, 0);
        ck_assert_uint_eq(documents_of(&r), PAGES);
        ck_assert_uint_eq(r.faults, 1);
        ck_assert_int_eq(fault_at(&r, 0)->fault, RETOLD_FAULT_CORRUPT);
        run_release(&r);
        rt_buffer_release(&dirty);
        rt_buffer_release(&file);
    }
}
END_TEST

/* One page between two others, with `length` in its header; what is said of it. */
static run read_with_length(const char *length, rt_buffer *file)
{
    file->size = 0;
    append_page(file, "http://a/", "Before.");
    append_format(file,
                  "WARC/1.0\r\nWARC-Type: resource\r\nContent-Type: text/plain\r\n"
                  "Content-Length: %s\r\n\r\nThis page has a wrong length.\r\n\r\n",
                  length);
    append_page(file, "http://b/", "After.");
    append_page(file, "http://c/", "After that.");
    run r = read_buffer(file, 0);
    expect_same_bytes(&r, file);
    return r;
}

START_TEST(test_wrong_lengths)
{
    static const struct {
        const char *length;
        size_t documents, faults;
        retold_fault fault;
    } CASES[] = {
        {"29", 4, 0, RETOLD_FAULT_NONE},
        {"24", 4, 1, RETOLD_FAULT_CORRUPT}, /* the rest is garbage */
        {"35", 3, 1, RETOLD_FAULT_CORRUPT},
        {"400", 3, 1, RETOLD_FAULT_CORRUPT},
        {"4000000", 3, 1, RETOLD_FAULT_CORRUPT},
        {"4000000000", 3, 1, RETOLD_FAULT_CORRUPT},
        {"-1", 3, 1, RETOLD_FAULT_CORRUPT},
        {"", 3, 1, RETOLD_FAULT_CORRUPT},
        {"99999999999999999999", 3, 1, RETOLD_FAULT_CORRUPT},
    };
    rt_buffer file;
    rt_buffer_init(&file);
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        run r = read_with_length(CASES[i].length, &file);
        ck_assert_msg(documents_of(&r) == CASES[i].documents && r.faults == CASES[i].faults,
                      "%s: %zu documents, %zu faults", CASES[i].length, documents_of(&r), r.faults);
        if (r.faults > 0) {
            ck_assert_int_eq(fault_at(&r, 0)->fault, CASES[i].fault);
        }
        run_release(&r);
    }
    rt_buffer_release(&file);
}
END_TEST

START_TEST(test_garbage_in_plain)
{
    static const char GARBAGE[] = "\nWARC-Type: WARC/1.0\r\nWARC/1.0 \nWARC/";
    for (size_t size = 1; size < 700000; size = size * 5 + 3) {
        rt_buffer file;
        rt_buffer_init(&file);
        append_page(&file, "http://a/", "Before.");
        size_t garbage = file.size;
        for (size_t i = 0; i < size; i++) {
            rt_buffer_append(&file, i == 0 ? "x" : &GARBAGE[i % (sizeof GARBAGE - 1)], 1);
        }
        rt_buffer_append(&file, "\n", 1);
        append_page(&file, "http://b/", "After.");
        run r = read_buffer(&file, size == 3 ? 1 : 0);
        expect_same_bytes(&r, &file);
        ck_assert_uint_eq(documents_of(&r), 2);
        ck_assert_uint_eq(r.faults, 1);
        ck_assert_int_eq(fault_at(&r, 0)->fault, RETOLD_FAULT_CORRUPT);
        ck_assert_uint_eq(fault_at(&r, 0)->number, 2);
        ck_assert_uint_eq(fault_at(&r, 0)->offset, garbage);
        run_release(&r);
        rt_buffer_release(&file);
    }
}
END_TEST

START_TEST(test_header_without_end)
{
    options.max_header = 1000;
    rt_buffer file;
    rt_buffer_init(&file);
    append_page(&file, "http://a/", "Before.");
    append_format(&file, "WARC/1.0\r\nWARC-Type: response\r\n");
    for (int i = 0; i < 200; i++) {
        append_format(&file, "X-%d: some value\r\n", i);
    }
    append_page(&file, "http://b/", "After.");
    char fields[2048];
    memset(fields, 'x', sizeof fields);
    memcpy(fields, "X: ", 3);
    memcpy(fields + sizeof fields - 3, "\r\n", 3);
    append_response(&file, "http://c/", "200 OK", fields, rt_span_of(PARAGRAPH));
    for (size_t step = 0; step < 200; step += 93) {
        run r = read_buffer(&file, step);
        expect_same_bytes(&r, &file);
        ck_assert_uint_eq(documents_of(&r), 2);
        ck_assert_uint_eq(r.faults, 2);
        ck_assert_str_eq(fault_at(&r, 0)->message, "its header does not end within 1000 bytes");
        ck_assert_str_eq(fault_at(&r, 1)->message,
                         "the HTTP header is over the limit of 1000 bytes");
        run_release(&r);
    }
    rt_buffer_release(&file);
}
END_TEST

/* Over max_record: in parts, skipped by what it is, and the rest is read. */
START_TEST(test_long_records)
{
    options.max_record = 1 << 20;
    rt_buffer file;
    rt_buffer_init(&file);
    char *bytes = malloc(3 << 20);
    ck_assert_ptr_nonnull(bytes);
    memset(bytes, 'x', 3 << 20);
    append_page(&file, "http://a/", "Before.");
    append_response(&file, "http://b/", "200 OK", "Content-Type: video/mp4\r\n",
                    rt_span(bytes, 3 << 20));
    append_response(&file, "http://c/", "200 OK", PLAIN, rt_span(bytes, 3 << 20));
    append_page(&file, "http://d/", "After.");
    for (size_t step = 0; step < 300000; step += 123457) {
        run r = read_buffer(&file, step);
        expect_same_bytes(&r, &file);
        ck_assert_uint_eq(documents_of(&r), 2);
        ck_assert_uint_eq(r.skipped[RETOLD_SKIP_MEDIA], 1);
        ck_assert_uint_eq(r.faults, 1);
        ck_assert_int_eq(fault_at(&r, 0)->fault, RETOLD_FAULT_TOO_LONG);
        ck_assert_uint_eq(fault_at(&r, 0)->number, 3);
        ck_assert_uint_ge(r.parts, 20);
        run_release(&r);
    }
    free(bytes);
    rt_buffer_release(&file);
}
END_TEST

/* ----------------------------------------------------------------- dictionary */

#include <zdict.h>

enum { SAMPLES = 200 };

static size_t train(char *dictionary, size_t room)
{
    rt_buffer samples;
    size_t sizes[SAMPLES];
    rt_buffer_init(&samples);
    for (int i = 0; i < SAMPLES; i++) {
        char uri[32];
        size_t before = samples.size;
        snprintf(uri, sizeof uri, "http://site/%d", i * 7919);
        append_page(&samples, uri, uri);
        sizes[i] = samples.size - before;
    }
    size_t size = ZDICT_trainFromBuffer(dictionary, room, samples.data, sizes, SAMPLES);
    ck_assert(!ZDICT_isError(size));
    rt_buffer_release(&samples);
    return size;
}

static void append_dictionary_frame(rt_buffer *file, retold_span content)
{
    unsigned char header[8] = {0x5d, 0x2a, 0x4d, 0x18};
    for (int i = 0; i < 4; i++) {
        header[4 + i] = (unsigned char)(content.size >> (8 * i));
    }
    rt_buffer_append(file, header, sizeof header);
    rt_buffer_append(file, content.data, content.size);
}

START_TEST(test_dictionary)
{
    static char dictionary[20000];
    size_t size = train(dictionary, sizeof dictionary);
    ZSTD_CCtx *context = ZSTD_createCCtx();
    for (int packed = 0; packed < 2; packed++) {
        rt_buffer file;
        rt_buffer content;
        rt_buffer_init(&file);
        rt_buffer_init(&content);
        rt_buffer_append(&content, dictionary, size);
        if (packed) {
            content.size = 0;
            append_zstd(&content, dictionary, size);
        }
        append_dictionary_frame(&file, rt_span(content.data, content.size));
        size_t first = file.size;
        for (int i = 0; i < PAGES; i++) {
            rt_buffer page;
            char out[4096];
            rt_buffer_init(&page);
            append_page(&page, "http://a/", "Page.");
            size_t written = ZSTD_compress_usingDict(context, out, sizeof out, page.data, page.size,
                                                     dictionary, size, 3);
            ck_assert(!ZSTD_isError(written));
            rt_buffer_append(&file, out, written);
            rt_buffer_release(&page);
        }
        for (size_t step = 0; step < 1000; step += 333) {
            run r = read_buffer(&file, step);
            ck_assert_uint_eq(documents_of(&r), PAGES);
            ck_assert_uint_eq(r.faults, 0);
            char id[64];
            snprintf(id, sizeof id, "http://a/@%zu", first);
            ck_assert_str_eq(r.items[0].id, id);
            run_release(&r);
        }
        file.data[first - 1]++; /* the frame's last byte: a damaged dictionary, or other text */
        run r = read_buffer(&file, 0);
        ck_assert(!packed || r.faults > 0);
        run_release(&r);
        file.data[first - 1]--;
        options.max_window = 4096;
        r = read_buffer(&file, 0);
        ck_assert_msg(fault_at(&r, 0)->fault == RETOLD_FAULT_TOO_LONG, "%s",
                      fault_at(&r, 0)->message);
        run_release(&r);
        options.max_window = 128 << 20;
        rt_buffer_release(&content);
        rt_buffer_release(&file);
    }
    ZSTD_freeCCtx(context);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("crawl");
    TCase *cases = tcase_create("crawl");
    tcase_set_timeout(cases, 60);
    tcase_add_checked_fixture(cases, set_options, NULL);
    tcase_add_test(cases, test_record_types);
    tcase_add_test(cases, test_media_types);
    tcase_add_test(cases, test_http_status);
    tcase_add_test(cases, test_not_text_after_all);
    tcase_add_test(cases, test_headers);
    tcase_add_test(cases, test_chunks);
    tcase_add_test(cases, test_compressed_bodies);
    tcase_add_test(cases, test_brotli);
    tcase_add_test(cases, test_page_bomb);
    tcase_add_test(cases, test_arc);
    tcase_add_test(cases, test_cut_at_every_byte);
    tcase_add_test(cases, test_damage_at_every_byte);
    tcase_add_test(cases, test_member_cut_short);
    tcase_add_test(cases, test_garbage_between_members);
    tcase_add_test(cases, test_wrong_lengths);
    tcase_add_test(cases, test_garbage_in_plain);
    tcase_add_test(cases, test_header_without_end);
    tcase_add_test(cases, test_long_records);
    tcase_add_test(cases, test_dictionary);
    suite_add_tcase(suite, cases);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
