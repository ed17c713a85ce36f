/* src/input: WARC, WET and ARC: which records carry a page, and how bodies are coded. */
#include "crawl_file.h"

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

START_TEST(test_chunks)
{
    char body[512];
    size_t half = 50;
    snprintf(body, sizeof body, "%zx\r\n%.50s\r\n%04zX;x=y\r\n%s\r\n0\r\n\r\n", half, PARAGRAPH,
             strlen(PARAGRAPH) - half, &PARAGRAPH[half]);
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

int main(void)
{
    Suite *suite = suite_create("crawl");
    TCase *cases = tcase_create("all");
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
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
