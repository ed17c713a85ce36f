/* src/input: JSON Lines and plain text, every fault with its record and byte. */
#include "input/sniff.h"
#include "input_run.h"

/* -------------------------------------------------------------- JSON Lines */

START_TEST(test_fields)
{
    run r =
        read_string("{\"id\":\"a\",\"text\":\"Hello\",\"url\":\"http://x\",\"date\":\"2020-01-02\","
                    "\"lang\":\"en\",\"n\":[1,{\"x\":null}],\"m\":-1.5e+30}\n");
    const outcome *item = only(&r);
    ck_assert_str_eq(item->id, "a");
    ck_assert_str_eq(item->text, "Hello");
    ck_assert_str_eq(item->url, "http://x");
    ck_assert_str_eq(item->date, "2020-01-02");
    ck_assert_str_eq(item->lang, "en");
    ck_assert_uint_eq(item->number, 1);
    run_release(&r);
}
END_TEST

START_TEST(test_field_names)
{
    options.id_field = "key";
    options.text_field = "key";
    options.url_field = "b\"q";
    options.date_field = "";
    run r =
        read_string("{\"id\":1,\"text\":2,\"k\\u0065y\":\"\\u0041\",\"b\\\"q\":\"u\",\"\":\"d\"}");
    const outcome *item = only(&r);
    ck_assert_str_eq(item->id, "A");
    ck_assert_str_eq(item->text, "A");
    ck_assert_str_eq(item->url, "u");
    ck_assert_str_eq(item->date, "d");
    run_release(&r);
}
END_TEST

START_TEST(test_other_types)
{
    run r = read_string("{\"id\":12345678901234567890123,\"text\":\"t\",\"date\":2020,\"url\":[1],"
                        "\"lang\":null}\n"
                        "{\"id\":true,\"text\":\"t\"}\n{\"id\":1e400 ,\"text\":\"t\"}\n"
                        "{\"id\":null,\"text\":\"t\"}\n{\"id\":{},\"text\":\"t\"}\n"
                        "{\"id\":\"\",\"text\":\"t\"}\n{\"text\":\"t\"}\n");
    ck_assert_uint_eq(r.count, 7);
    static const char *const IDS[] = {
        "12345678901234567890123", "true", "1e400", "in:4", "in:5", "in:6", "in:7"};
    for (size_t i = 0; i < 7; i++) {
        ck_assert_str_eq(r.items[i].id, IDS[i]);
    }
    ck_assert_str_eq(r.items[0].date, "2020");
    ck_assert_str_eq(r.items[0].url, "");
    ck_assert_str_eq(r.items[0].lang, "");
    run_release(&r);
}
END_TEST

START_TEST(test_last_one_wins)
{
    expect_text("{\"text\":1,\"text\":\"first\",\"text\":\"la\\u0073t\"}\n", "last");
    expect_text("{\"text\":\"a\\nb\",\"x\":\"\\t\",\"text\":\"b\"}\n", "b");
    expect_fault("{\"text\":\"a\",\"text\":null}\n", RETOLD_FAULT_NO_TEXT, 1, 0,
                 "field \"text\" is null");
}
END_TEST

START_TEST(test_escapes)
{
    expect_text("{\"text\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00e9\\u20ac\\ud83d\\ude00z\"}",
                "\"\\/\b\f\n\r\t\xc3\xa9\xe2\x82\xac\xf0\x9f\x98\x80z");
    expect_text("{\"text\":\"a\\ud800b\"}", "a\xef\xbf\xbd"
                                            "b");
    expect_text("{\"text\":\"\\udc00\"}", "\xef\xbf\xbd");
    expect_text("{\"text\":\"\\ud800\\ud83d\\ude00\"}", "\xef\xbf\xbd\xf0\x9f\x98\x80");
    expect_text("{\"text\":\"x\",\"n\":\"\\ud800\",\"\\udfff\":1}", "x");
}
END_TEST

START_TEST(test_not_json)
{
    static const struct {
        const char *line;
        uint64_t offset;
        const char *message;
    } CASES[] = {
        {"{\"text\":\"a\",\"n\":tru}", 16, "expected a value"},
        {"{\"text\":\"a\",\"n\":truex}", 20, "expected ',' or '}'"},
        {"{\"text\":\"a\" \"n\":1}", 12, "expected ',' or '}'"},
        {"{\"text\" \"a\"}", 8, "expected ':'"},
        {"{\"text\":\"a\",}", 12, "expected a field name in quotes"},
        {"{\"text\":\"a\",,\"b\":1}", 12, "expected a field name in quotes"},
        {"{\"text\":\"a\",n:1}", 12, "expected a field name in quotes"},
        {"{\"text\":\"a\"", 11, "it ends inside the object"},
        {"{\"text\":\"a\",\"n\":{\"m\":1}", 23, "it ends inside the object"},
        {"{\"text\":\"a\",\"n\":[{\"m\":1}", 24, "it ends inside the object"},
        {"{\"text\":\"a\",\"n\":[1}", 18, "expected ',' or ']'"},
        {"{\"text\":\"a\",\"n\":[1,]}", 19, "expected a value"},
        {"{\"text\":\"a\",\"n\":01}", 17, "expected ',' or '}'"},
        {"{\"text\":\"a\",\"n\":1.}", 16, "expected a value"},
        {"{\"text\":\"a\",\"n\":+1}", 16, "expected a value"},
        {"{\"text\":\"a\",\"n\":NaN}", 16, "expected a value"},
        {"{\"text\":\"a\",\"n\":'b'}", 16, "expected a value"},
        {"{\"text\":\"a", 8, "it ends inside a string"},
        {"{\"text\":\"a\\\"}", 8, "it ends inside a string"},
        {"{\"text\":\"a\tb\"}", 10, "a control character stands in a string"},
        {"{\"text\":\"a\\q\"}", 10, "a wrong escape stands in a string"},
        {"{\"text\":\"a\",\"n\":\"\\u12g4\"}", 17, "a wrong escape stands in a string"},
        {"{\"text\":\"a\",\"\\u1\":1}", 13, "a wrong escape stands in a string"},
        {"{\"text\":\"a\":\"b\"}", 11, "expected ',' or '}'"},
        {"{\"n\":\"a\":\"b\",\"text\":\"c\"}", 8, "expected ',' or '}'"},
        {"{\"text\":\"a\",\"n\":[\"a\":1]}", 20, "expected ',' or ']'"},
        {"{\"text\":\"a\"} x", 13, "something follows the object"},
        {"{\"text\":\"a\"}{\"text\":\"b\"}", 12, "something follows the object"},
        {"{\"text\":\"a\"},", 12, "something follows the object"},
        {"{\"text\":\"a\"}}", 12, "something follows the object"},
    };
    options.format = RETOLD_FORMAT_JSONL;
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        char line[128];
        char message[128];
        snprintf(message, sizeof message, "not a JSON object: %s", CASES[i].message);
        expect_fault(CASES[i].line, RETOLD_FAULT_NOT_JSON, 1, CASES[i].offset, message);
        snprintf(line, sizeof line, "%s\r\n", CASES[i].line);
        expect_fault(line, RETOLD_FAULT_NOT_JSON, 1,
                     CASES[i].offset + 2 * (CASES[i].line[CASES[i].offset] == '\0'), message);
    }
}
END_TEST

START_TEST(test_not_an_object)
{
    static const struct {
        const char *line;
        uint64_t offset;
        const char *message;
    } CASES[] = {
        {"[1,2]", 0, "a list, not an object"}, {"  \"x\"", 2, "a string, not an object"},
        {"12", 0, "a number, not an object"},  {"null", 0, "true, false or null, not an object"},
        {"hello", 0, "expected a value"},      {"}", 0, "expected a value"},
        {"1 2", 2, "expected an object"},
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        char text[128];
        char message[128];
        snprintf(text, sizeof text, "{\"text\":\"a\"}\n%s\n", CASES[i].line);
        snprintf(message, sizeof message, "not a JSON object: %s", CASES[i].message);
        run r = read_string(text);
        ck_assert_uint_eq(r.count, 2);
        ck_assert_int_eq(r.items[1].fault, RETOLD_FAULT_NOT_JSON);
        ck_assert_uint_eq(r.items[1].number, 2);
        ck_assert_uint_eq(r.items[1].offset, 13 + CASES[i].offset);
        ck_assert_str_eq(r.items[1].message, message);
        run_release(&r);
    }
}
END_TEST

/* A line is judged without what follows it in the batch, which simdjson can see. */
START_TEST(test_unbalanced_before_others)
{
    options.format = RETOLD_FORMAT_JSONL;
    static const char *const FOLLOWERS[] = {"}", "]", ",", "\"", "}}", "]}", "{\"text\":\"a\"}"};
    for (size_t i = 0; i < sizeof FOLLOWERS / sizeof FOLLOWERS[0]; i++) {
        char text[128];
        snprintf(text, sizeof text, "{\"text\":\"a\",\"n\":[{\"m\":1}\n%s\n", FOLLOWERS[i]);
        run r = read_string(text);
        ck_assert_uint_eq(r.count, 2);
        ck_assert_int_eq(r.items[0].fault, RETOLD_FAULT_NOT_JSON);
        ck_assert_uint_eq(r.items[0].offset, 25);
        run_release(&r);
    }
}
END_TEST

START_TEST(test_deep_nesting)
{
    for (int depth = 500; depth <= 600; depth += 100) {
        rt_buffer line;
        rt_buffer_init(&line);
        rt_buffer_append(&line, "{\"text\":\"a\",\"n\":", 16);
        for (int i = 0; i < depth; i++) {
            rt_buffer_append(&line, "[", 1);
        }
        for (int i = 0; i < depth; i++) {
            rt_buffer_append(&line, "]", 1);
        }
        rt_buffer_append(&line, "}", 1);
        run r = read_bytes(line.data, line.size, 0);
        ck_assert_int_eq(only(&r)->fault, depth == 500 ? RETOLD_FAULT_NONE : RETOLD_FAULT_NOT_JSON);
        ck_assert_uint_eq(r.items[0].offset, depth == 500 ? 0 : 16 + 511);
        run_release(&r);
        rt_buffer_release(&line);
    }
}
END_TEST

START_TEST(test_text_faults)
{
    expect_fault("{\"id\":1}", RETOLD_FAULT_NO_TEXT, 1, 0, "no field \"text\"");
    expect_fault("{}", RETOLD_FAULT_NO_TEXT, 1, 0, "no field \"text\"");
    expect_fault("{\"n\":{\"text\":\"a\"}}", RETOLD_FAULT_NO_TEXT, 1, 0, "no field \"text\"");
    expect_fault("\n{\"text\": null}", RETOLD_FAULT_NO_TEXT, 2, 1, "field \"text\" is null");
    expect_fault("{\"text\": \"\"}", RETOLD_FAULT_NO_TEXT, 1, 9, "field \"text\" is blank");
    expect_fault("{\"text\": \" \\n\\u00a0\xe3\x80\x80\"}", RETOLD_FAULT_NO_TEXT, 1, 9,
                 "field \"text\" is blank");
    expect_fault("{\"text\": 5}", RETOLD_FAULT_TEXT_NOT_STRING, 1, 9,
                 "field \"text\" is a number, not a string");
    expect_fault("{\"text\":[\"a\"]}", RETOLD_FAULT_TEXT_NOT_STRING, 1, 8,
                 "field \"text\" is a list, not a string");
    expect_fault("{\"text\":{}}", RETOLD_FAULT_TEXT_NOT_STRING, 1, 8,
                 "field \"text\" is an object, not a string");
    expect_fault("{\"text\":false}", RETOLD_FAULT_TEXT_NOT_STRING, 1, 8,
                 "field \"text\" is true or false, not a string");
}
END_TEST

START_TEST(test_json_utf8)
{
    expect_fault("{\"text\":\"caf\xe9 au lait\"}\n", RETOLD_FAULT_INVALID_UTF8, 1, 12,
                 "invalid UTF-8: byte 0xe9");
    expect_fault("\n{\"text\":\"a\",\"n\":\"\xed\xa0\x80\"}\n", RETOLD_FAULT_INVALID_UTF8, 2, 18,
                 "invalid UTF-8: byte 0xed");
    expect_fault("{\"text\":\"\xff", RETOLD_FAULT_NOT_JSON, 1, 8,
                 "not a JSON object: it ends inside a string");
    expect_fault("{\"text\":\"a\"}\xff", RETOLD_FAULT_INVALID_UTF8, 1, 12,
                 "invalid UTF-8: byte 0xff");
}
END_TEST

START_TEST(test_lines)
{
    run r = read_string("\xef\xbb\xbf\r\n{\"text\":\"a\"}\r\n \t\n\n{\"text\":\"b\"}");
    ck_assert_uint_eq(r.count, 2);
    ck_assert_uint_eq(r.blank, 3);
    ck_assert_uint_eq(r.items[0].number, 2);
    ck_assert_uint_eq(r.items[0].offset, 5);
    ck_assert_str_eq(r.items[0].id, "in:2");
    ck_assert_uint_eq(r.items[1].number, 5);
    ck_assert_uint_eq(r.items[1].ordinal, 1);
    run_release(&r);
    expect_text("\xef\xbb\xbf{\"text\":\"a\"}\r\n", "a");
    expect_fault("\xef\xbb\xbf{\"text\":1}\r\n", RETOLD_FAULT_TEXT_NOT_STRING, 1, 11,
                 "field \"text\" is a number, not a string");
}
END_TEST

/* Lines of all lengths, read in small and large steps: the same comes of it. */
START_TEST(test_steps)
{
    rt_buffer text;
    rt_buffer_init(&text);
    for (int i = 0; i < 300; i++) {
        char line[400];
        int size = snprintf(line, sizeof line, "{\"id\":%d,\"text\":\"%.*s x\"}\n", i, i,
                            "........................................................"
                            "........................................................"
                            "........................................................"
                            "........................................................"
                            "........................................................"
                            "........................................................");
        rt_buffer_append(&text, line, (size_t)size);
    }
    static const size_t STEPS[] = {0, 1, 2, 3, 17, 64, 1000, 65536, 100000};
    for (size_t i = 0; i < sizeof STEPS / sizeof STEPS[0]; i++) {
        run r = read_bytes(text.data, text.size, STEPS[i]);
        ck_assert_uint_eq(r.count, 300);
        ck_assert_uint_eq(r.faults, 0);
        ck_assert_uint_eq(r.bytes.size, text.size);
        ck_assert_int_eq(memcmp(r.bytes.data, text.data, text.size), 0);
        ck_assert_uint_eq(r.items[299].number, 300);
        ck_assert_str_eq(r.items[299].id, "299");
        ck_assert_uint_eq(strlen(r.items[299].text), 301);
        ck_assert_uint_eq(r.consumed, text.size);
        run_release(&r);
    }
    rt_buffer_release(&text);
}
END_TEST

START_TEST(test_too_long)
{
    options.max_record = 20;
    static const char text[] = "{\"text\":\"short\"}\n"
                               "{\"text\":\"this is more than twenty\"}\n"
                               "\n{\"text\":\"tail\"}\n"
                               "{\"text\":\"exactly20\"}" /* 21 with its line end */
                               "\n{\"text\":\"fits 20.\"}\n"
                               "{\"text\":\"long at the end";
    for (size_t step = 0; step < 40; step++) {
        run r = read_bytes(text, strlen(text), step);
        ck_assert_uint_eq(r.bytes.size, strlen(text));
        ck_assert_int_eq(memcmp(r.bytes.data, text, r.bytes.size), 0);
        ck_assert_uint_eq(r.count, 6);
        ck_assert_uint_eq(r.parts, 3);
        static const retold_fault FAULTS[] = {0, RETOLD_FAULT_TOO_LONG, 0, RETOLD_FAULT_TOO_LONG,
                                              0, RETOLD_FAULT_TOO_LONG};
        static const uint64_t OFFSETS[] = {0, 17, 54, 70, 91, 111};
        static const uint64_t NUMBERS[] = {1, 2, 4, 5, 6, 7};
        for (size_t i = 0; i < 6; i++) {
            ck_assert_int_eq(r.items[i].fault, FAULTS[i]);
            ck_assert_uint_eq(r.items[i].number, NUMBERS[i]);
            ck_assert_uint_eq(r.items[i].offset, OFFSETS[i]);
        }
        ck_assert_str_eq(r.items[1].message, "36 bytes long; the limit is 20");
        run_release(&r);
    }
}
END_TEST

/* -------------------------------------------------------------- plain text */

START_TEST(test_plain_text)
{
    run r = read_string("\xef\xbb\xbfOne line.\nAnother { \"x\" }.\n");
    const outcome *item = only(&r);
    ck_assert_str_eq(item->text, "One line.\nAnother { \"x\" }.\n");
    ck_assert_str_eq(item->id, "in");
    ck_assert_uint_eq(item->number, 1);
    run_release(&r);
    expect_text("{", "{");
    expect_text("{ curly }\n", "{ curly }\n");
    expect_text("Ol\xc3\xa9 ol\xe9\n", "Ol\xc3\xa9 ol\xef\xbf\xbd\n");
    expect_text("\xef\xbb\xbf\xff", "\xef\xbf\xbd");
    expect_fault(" \n\t\n", RETOLD_FAULT_NO_TEXT, 1, 0, "the file holds white space only");
    expect_fault("\xef\xbb\xbf", RETOLD_FAULT_NO_TEXT, 1, 0, "the file holds white space only");
    r = read_string("");
    ck_assert_uint_eq(r.count + r.records, 0);
    run_release(&r);
    options.max_record = 4;
    expect_fault("nine byte", RETOLD_FAULT_TOO_LONG, 1, 0, "9 bytes long; the limit is 4");
    expect_text("four", "four");
    options.max_record = 64;
    options.invalid_utf8 = RETOLD_INVALID_UTF8_REFUSE;
    expect_fault("Ol\xc3\xa9 ol\xe9\n", RETOLD_FAULT_INVALID_UTF8, 1, 7,
                 "invalid UTF-8: byte 0xe9");
    expect_fault("\xef\xbb\xbf\xff", RETOLD_FAULT_INVALID_UTF8, 1, 3, "invalid UTF-8: byte 0xff");
}
END_TEST

START_TEST(test_sniff)
{
    static const struct {
        retold_span start;
        retold_format format;
    } CASES[] = {
#define START(string) {string, sizeof string - 1}
        {START("{\"a\":1}"), RETOLD_FORMAT_JSONL},
        {START("\n \n {  }"), RETOLD_FORMAT_JSONL},
        {START("\xef\xbb\xbf{ \t\"a\""), RETOLD_FORMAT_JSONL},
        {START("garbage\n{\"a\":1}\n"), RETOLD_FORMAT_JSONL},
        {START("1\n2\n3\n4\n5\n6\n7\n8\n9\n\n\n10\n11\n12\n13\n14\n15\n{\"a\":1}\n"),
         RETOLD_FORMAT_JSONL},
        {START("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n{\"a\":1}\n"),
         RETOLD_FORMAT_TEXT},
        {START("{\n  \"a\": 1\n}\n"), RETOLD_FORMAT_JSON},
        {START("[\n  {\"a\": 1}\n]\n"), RETOLD_FORMAT_JSON},
        {START("[{\"a\": 1}, {\"a\": 2}]\n[{\"a\": 3}]"), RETOLD_FORMAT_JSON},
        {START("["), RETOLD_FORMAT_JSON},
        {START(" [\n{ "), RETOLD_FORMAT_JSON},
        {START("[ ]\n"), RETOLD_FORMAT_JSON},
        {START("[]\nand more"), RETOLD_FORMAT_TEXT},
        {START("[{curly}]"), RETOLD_FORMAT_TEXT},
        {START("{\"a\": 1}{\"a\": 2}"), RETOLD_FORMAT_JSON},
        {START("{\"a\": 1} x\n{\"a\": 2}"), RETOLD_FORMAT_JSONL},
        {START("{\"a\": [1,\n2]}"), RETOLD_FORMAT_JSON},
        {START("{\"a\": \"cut\n{\"a\": 2}\n"), RETOLD_FORMAT_JSONL},
        {START("{\"a\": 1,\n{\"a\": 2}\n"), RETOLD_FORMAT_JSONL},
        {START("{\"a\":\"\0\"}"), RETOLD_FORMAT_JSONL},
        {START("[1] first note\n"), RETOLD_FORMAT_TEXT},
        {START("{\n\"a\"}"), RETOLD_FORMAT_JSON},
        {START("a\n{\n\"a\"}"), RETOLD_FORMAT_TEXT},
        {START("a\0b"), RETOLD_FORMAT_UNKNOWN},
        {START("\x7f"
               "ELF\0\n{\"a\":1}\n"),
         RETOLD_FORMAT_UNKNOWN},
        {START("\x01\x02\x03\x04"), RETOLD_FORMAT_UNKNOWN},
        {START("caf\xe9"), RETOLD_FORMAT_TEXT},
        {START("id,text\n1,a\n"), RETOLD_FORMAT_CSV},
        {START("\xef\xbb\xbf\"id\";\"Text\"\n1;a\n2;\"b\nc\"\n"), RETOLD_FORMAT_CSV},
        {START("text\tx"), RETOLD_FORMAT_TSV},
        {START("text\turl\n\"a\tb\n"), RETOLD_FORMAT_TSV},
        {START("id,body\n1,a\n2,b\n"), RETOLD_FORMAT_CSV},
        {START("id,body\n1,a\n"), RETOLD_FORMAT_TEXT},
        {START("id,body\n1,a\n2,b\nthree\n"), RETOLD_FORMAT_TEXT},
        {START("text,note\nA line.\nAnother.\n"), RETOLD_FORMAT_TEXT},
        {START("text\n1\n2\n"), RETOLD_FORMAT_TEXT},
        {START("Words, text, date\n"), RETOLD_FORMAT_TEXT},
        {START("\x1b[1mbold\x1b[0m"), RETOLD_FORMAT_TEXT},
#undef START
    };
    rt_charset *charset = NULL;
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        rt_sniffed found;
        ck_assert_int_eq(rt_sniff(&charset, CASES[i].start, true, &options, &found, NULL),
                         RETOLD_OK);
        ck_assert_msg(found.format == CASES[i].format, "case %zu: format %d", i, found.format);
    }
    rt_charset_free(charset);
}
END_TEST

START_TEST(test_binary)
{
    size_t size = 600000;
    char *bytes = calloc(1, size);
    ck_assert_ptr_nonnull(bytes);
    run r = read_bytes(bytes, size, 0);
    ck_assert_int_eq(only(&r)->fault, RETOLD_FAULT_NOT_TEXT);
    ck_assert_uint_eq(r.items[0].number, 1);
    ck_assert_uint_eq(r.items[0].offset, 0);
    ck_assert_uint_eq(r.parts, 2);
    ck_assert_uint_eq(r.bytes.size, size);
    run_release(&r);
    free(bytes);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("input");
    TCase *bytes = tcase_create("bytes");
    tcase_add_checked_fixture(bytes, set_options, NULL);
    tcase_add_test(bytes, test_fields);
    tcase_add_test(bytes, test_field_names);
    tcase_add_test(bytes, test_other_types);
    tcase_add_test(bytes, test_last_one_wins);
    tcase_add_test(bytes, test_escapes);
    tcase_add_test(bytes, test_not_json);
    tcase_add_test(bytes, test_not_an_object);
    tcase_add_test(bytes, test_unbalanced_before_others);
    tcase_add_test(bytes, test_deep_nesting);
    tcase_add_test(bytes, test_text_faults);
    tcase_add_test(bytes, test_json_utf8);
    tcase_add_test(bytes, test_lines);
    tcase_add_test(bytes, test_steps);
    tcase_add_test(bytes, test_too_long);
    tcase_add_test(bytes, test_plain_text);
    tcase_add_test(bytes, test_sniff);
    tcase_add_test(bytes, test_binary);
    suite_add_tcase(suite, bytes);
    return run_suite(suite);
}
