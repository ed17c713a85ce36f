/* src/input: crawls cut, damaged, with wrong lengths, over the limits, and with a dictionary. */
#include "crawl_file.h"

#include <zdict.h>

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
    Suite *suite = suite_create("crawl_damage");
    TCase *cases = tcase_create("all");
    tcase_set_timeout(cases, 60);
    tcase_add_checked_fixture(cases, set_options, NULL);
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
    return run_suite(suite);
}
