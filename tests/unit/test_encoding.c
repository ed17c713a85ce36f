/* src/input: inputs in other encodings than UTF-8, and text that is not valid. */
#include "input_run.h"

#include <unicode/ucnv.h>

/* --------------------------------------------------------------- helpers */

/* `text`, which is UTF-8, in the encoding that ICU calls so; owned. */
static rt_buffer encoded(const char *text, const char *encoding)
{
    UErrorCode code = U_ZERO_ERROR;
    rt_buffer to = {0};
    size_t size = strlen(text);
    ck_assert(rt_buffer_reserve(&to, 4 * size + 16));
    int32_t made =
        ucnv_convert(encoding, "UTF-8", to.data, (int32_t)to.capacity, text, (int32_t)size, &code);
    ck_assert(U_SUCCESS(code));
    to.size = (size_t)made;
    return to;
}

static void expect_bytes(const run *r, retold_span bytes)
{
    ck_assert(rt_span_equal(rt_span(r->bytes.data, r->bytes.size), bytes));
}

/* Reads `text` in an encoding, whole and in steps: the records are its bytes, and what comes of
 * them is the same as in UTF-8. */
static void expect_same_as_utf8(const char *text, const char *encoding, const char *charset)
{
    rt_buffer bytes = encoded(text, encoding);
    const char *said = options.encoding;
    options.encoding = NULL;
    run plain = read_bytes(text, strlen(text), 0);
    options.encoding = said;
    for (size_t step = 0; step < 40; step++) {
        run r = read_bytes(bytes.data, bytes.size, step);
        expect_bytes(&r, rt_span(bytes.data, bytes.size));
        ck_assert_uint_eq(r.count, plain.count);
        for (size_t i = 0; i < r.count; i++) {
            ck_assert_int_eq(r.items[i].fault, plain.items[i].fault);
            ck_assert_uint_eq(r.items[i].number, plain.items[i].number);
            if (r.items[i].fault == RETOLD_FAULT_NONE) {
                ck_assert_str_eq(r.items[i].text, plain.items[i].text);
                ck_assert_str_eq(r.items[i].id, plain.items[i].id);
                ck_assert_str_eq(r.items[i].charset, charset);
            }
        }
        run_release(&r);
    }
    run_release(&plain);
    rt_buffer_release(&bytes);
}

static const char JSONL[] =
    "{\"id\":1,\"text\":\"caf\xc3\xa9 \xe4\xb8\xad\xe6\x96\x87 \xf0\x9f\x98\x80\"}\r\n\r\n"
    "{\"id\":2,\"text\":\"b\\u00e9\\\"\"}\n{\"id\":3,\"text\":7}\n{\"text\":\"end\"}";
static const char CSV[] =
    "id,text\r\n1,\"caf\xc3\xa9, \"\"\xe4\xb8\xad\xe6\x96\x87\"\"\r\n\xf0\x9f\x98\x80\"\r\n"
    "2,\"open\r\n3,b\r\n4,c,d\r\n5,e\r\nid,text\r\n6,\xe2\x82\xac";
static const char TSV[] = "id\ttext\n1\tcaf\xc3\xa9 \"\xe4\xb8\xad\n2\t\"b\tc\"\n3\t\"d\n4\te\n";
static const char LIST[] =
    "[ {\"id\":1, \"text\":\"caf\xc3\xa9 \xe4\xb8\xad},{\"},\n{\"id\":2,\"text\":b\"},"
    "{\"id\":3,\"text\":\"\xf0\x9f\x98\x80\"} ]\n";
static const char *const ALL[] = {JSONL, CSV, TSV, LIST};

/* -------------------------------------------------------------- UTF-16 */

START_TEST(test_utf16)
{
    for (size_t i = 0; i < sizeof ALL / sizeof ALL[0]; i++) {
        expect_same_as_utf8(ALL[i], "UTF-16LE", "utf-16le");
        expect_same_as_utf8(ALL[i], "UTF-16BE", "utf-16be");
        char marked[512];
        snprintf(marked, sizeof marked, "\xef\xbb\xbf%s", ALL[i]);
        expect_same_as_utf8(marked, "UTF-16LE", "utf-16le");
        expect_same_as_utf8(marked, "UTF-16BE", "utf-16be");
    }
}
END_TEST

START_TEST(test_utf16_text)
{
    rt_buffer bytes = encoded("\xef\xbb\xbf\xe4\xb8\xad\xe6\x96\x87", "UTF-16BE");
    run r = read_bytes(bytes.data, bytes.size, 0);
    ck_assert_str_eq(only(&r)->text, "\xe4\xb8\xad\xe6\x96\x87");
    ck_assert_str_eq(only(&r)->charset, "utf-16be");
    run_release(&r);
    rt_buffer_release(&bytes);
    bytes = encoded("Text without a mark.\n", "UTF-16LE");
    r = read_bytes(bytes.data, bytes.size, 0);
    ck_assert_str_eq(only(&r)->text, "Text without a mark.\n");
    run_release(&r);
    rt_buffer_release(&bytes);
}
END_TEST

START_TEST(test_utf16_offsets)
{
    rt_buffer bytes =
        encoded("\xef\xbb\xbf{\"text\":\"\xf0\x9f\x98\x80\"}\n{\"text\":7}\n", "UTF-16LE");
    run r = read_bytes(bytes.data, bytes.size, 0);
    ck_assert_uint_eq(r.count, 2);
    ck_assert_int_eq(r.items[1].fault, RETOLD_FAULT_TEXT_NOT_STRING);
    ck_assert_uint_eq(r.items[1].offset, 2 * (1 + 14 + 8));
    run_release(&r);
    rt_buffer_release(&bytes);
}
END_TEST

/* Half a surrogate pair, and half a code unit at the end. */
START_TEST(test_ill_formed_utf16)
{
    static const char LINE[] = "\xff\xfe{\0\"\0t\0e\0x\0t\0\"\0:\0\"\0a\0\x3d\xd8z\0\"\0}\0\n\0"
                               "{\0\"\0t\0e\0x\0t\0\"\0:\0\"\0b\0\"\0}\0\n\0\n";
    run r = read_bytes(LINE, sizeof LINE - 1, 0);
    ck_assert_uint_eq(r.count, 3);
    ck_assert_int_eq(r.items[0].fault, RETOLD_FAULT_INVALID_UTF8);
    ck_assert_str_eq(r.items[0].message, "ill-formed utf-16le");
    ck_assert_str_eq(r.items[1].text, "b");
    ck_assert_int_ne(r.items[2].fault, RETOLD_FAULT_NONE);
    expect_bytes(&r, rt_span(LINE, sizeof LINE - 1));
    run_release(&r);
    options.invalid_utf8 = RETOLD_INVALID_UTF8_REPAIR;
    r = read_bytes(LINE, sizeof LINE - 1, 0);
    ck_assert_str_eq(r.items[0].text, "a\xef\xbf\xbdz");
    ck_assert_uint_eq(r.items[0].repaired, 1);
    run_release(&r);
}
END_TEST

START_TEST(test_utf16_too_long)
{
    options.max_record = 41;
    rt_buffer bytes =
        encoded("{\"text\":\"a\"}\n{\"text\":\"0123456789\"}\n{\"text\":\"b\"}\n", "UTF-16LE");
    for (size_t step = 0; step < 50; step++) {
        run r = read_bytes(bytes.data, bytes.size, step);
        ck_assert_uint_eq(r.count, 3);
        ck_assert_int_eq(r.items[1].fault, RETOLD_FAULT_TOO_LONG);
        ck_assert_str_eq(r.items[2].text, "b");
        expect_bytes(&r, rt_span(bytes.data, bytes.size));
        run_release(&r);
    }
    rt_buffer_release(&bytes);
}
END_TEST

/* ------------------------------------------------------- bytes and others */

START_TEST(test_8bit)
{
    static const char *const FRENCH[] = {
        "{\"text\":\"L'\xc3\xa9t\xc3\xa9 \xc3\xa0 la mer, d\xc3\xa9j\xc3\xa0\"}\n"
        "{\"text\":\"Le caf\xc3\xa9 ferm\xc3\xa9 apr\xc3\xa8s la f\xc3\xaate\"}\n",
        "id;text\r\n1;\"L'\xc3\xa9t\xc3\xa9 \xc3\xa0 la mer, d\xc3\xa9j\xc3\xa0\"\r\n"
        "2;Le caf\xc3\xa9 ferm\xc3\xa9 apr\xc3\xa8s la f\xc3\xaate\r\n",
        "[{\"text\":\"L'\xc3\xa9t\xc3\xa9 \xc3\xa0 la mer, d\xc3\xa9j\xc3\xa0\"},\n"
        "{\"text\":\"Le caf\xc3\xa9 ferm\xc3\xa9 apr\xc3\xa8s la f\xc3\xaate\"}]\n",
    };
    for (size_t i = 0; i < sizeof FRENCH / sizeof FRENCH[0]; i++) {
        expect_same_as_utf8(FRENCH[i], "windows-1252", "windows-1252");
    }
}
END_TEST

START_TEST(test_said_encoding)
{
    options.encoding = "Shift_JIS";
    expect_same_as_utf8("id,text\n1,\"\xe8\xa1\xa8\xe7\xa4\xba, \xe3\x82\xbd\"\n2,b\n",
                        "windows-31j", "shift_jis");
    options.encoding = "utf-16le";
    expect_same_as_utf8("{\"text\":\"\xe4\xb8\xad\"}\n", "UTF-16LE", "utf-16le");
    options.encoding = "latin1";
    run r = read_string("{\"text\":\"\xc3\xa9\"}\n");
    ck_assert_str_eq(only(&r)->text, "\xc3\x83\xc2\xa9");
    run_release(&r);
    options.encoding = "utf-8";
    r = read_string("id,text\n1,caf\xe9 \xe0 la\n2,\xe9t\xe9\n");
    ck_assert_str_eq(r.items[0].text, "caf\xef\xbf\xbd \xef\xbf\xbd la");
    ck_assert_str_eq(r.items[0].charset, "");
    ck_assert_uint_eq(r.items[0].repaired, 2);
    run_release(&r);
}
END_TEST

/* A sample that is all ASCII says nothing: each record is judged by itself. */
START_TEST(test_late_bytes)
{
    rt_buffer text = {0};
    append(&text, "id,text\n");
    for (int i = 0; i < 3000; i++) {
        append(&text, "1,A line of words that are ASCII.\n");
    }
    append(&text, "2,caf\xe9\n3,caf\xc3\xa9 caf\xe9\n");
    run r = read_bytes(text.data, text.size, 0);
    ck_assert_uint_eq(r.count, 3002);
    ck_assert_str_eq(r.items[3000].text, "caf\xc3\xa9");
    ck_assert_str_eq(r.items[3000].charset, "windows-1252");
    ck_assert_uint_eq(r.items[3000].repaired, 0);
    ck_assert_str_eq(r.items[3001].text, "caf\xc3\xa9 caf\xef\xbf\xbd");
    ck_assert_str_eq(r.items[3001].charset, "");
    ck_assert_uint_eq(r.items[3001].repaired, 1);
    run_release(&r);
    rt_buffer_release(&text);
}
END_TEST

/* UTF-8 with damage in it stays UTF-8. */
START_TEST(test_damaged_utf8)
{
    run r = read_string("text,id\ncaf\xc3\xa9 \xe4\xb8\xad \xe9t\xe9,1\n\xe4\xb8,2\n\xe9,3\n");
    ck_assert_uint_eq(r.count, 3);
    ck_assert_str_eq(r.items[0].text, "caf\xc3\xa9 \xe4\xb8\xad \xef\xbf\xbdt\xef\xbf\xbd");
    ck_assert_str_eq(r.items[1].text, "\xef\xbf\xbd");
    ck_assert_str_eq(r.items[2].text, "\xef\xbf\xbd");
    run_release(&r);
}
END_TEST

START_TEST(test_refuse_and_repair)
{
    expect_fault("{\"text\":\"caf\xe9 au lait\"}\n", RETOLD_FAULT_INVALID_UTF8, 1, 12,
                 "invalid UTF-8: byte 0xe9");
    options.invalid_utf8 = RETOLD_INVALID_UTF8_REPAIR;
    expect_text("{\"text\":\"caf\xe9 au lait\"}\n", "caf\xc3\xa9 au lait");
    expect_text("{\"text\":\"\xc3\xa9 \xe9 au lait\"}\n", "\xc3\xa9 \xef\xbf\xbd au lait");
    expect_fault("{\"text\":\"caf\xe9\" au lait\"}\n", RETOLD_FAULT_NOT_JSON, 1, 15,
                 "not a JSON object: expected ',' or '}'");
    options.invalid_utf8 = RETOLD_INVALID_UTF8_REFUSE;
    run r = read_string("id,text\n1,caf\xe9\n");
    ck_assert_int_eq(only(&r)->fault, RETOLD_FAULT_INVALID_UTF8);
    ck_assert_uint_eq(only(&r)->offset, 13);
    run_release(&r);
}
END_TEST

START_TEST(test_mojibake)
{
    run r = read_string("{\"text\":\"caf\xc3\x83\xc2\xa9 and \xc3\xa2\xe2\x82\xac\xe2\x84\xa2s\"}\n"
                        "{\"text\":\"caf\xc3\xa9 \xc3\x83 la\"}\n");
    ck_assert_uint_eq(r.items[0].mojibake, 2);
    ck_assert_uint_eq(r.items[1].mojibake, 0);
    run_release(&r);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("encoding");
    TCase *encodings = tcase_create("encodings");
    tcase_set_timeout(encodings, 60);
    tcase_add_checked_fixture(encodings, set_options, NULL);
    tcase_add_test(encodings, test_utf16);
    tcase_add_test(encodings, test_utf16_text);
    tcase_add_test(encodings, test_utf16_offsets);
    tcase_add_test(encodings, test_ill_formed_utf16);
    tcase_add_test(encodings, test_utf16_too_long);
    tcase_add_test(encodings, test_8bit);
    tcase_add_test(encodings, test_said_encoding);
    tcase_add_test(encodings, test_late_bytes);
    tcase_add_test(encodings, test_damaged_utf8);
    tcase_add_test(encodings, test_refuse_and_repair);
    tcase_add_test(encodings, test_mojibake);
    suite_add_tcase(suite, encodings);
    return run_suite(suite);
}
