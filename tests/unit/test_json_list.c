/* src/input: a list of JSON objects, and objects one after another. */
#include "input_run.h"

/* Reads `text`, whole and in steps of all small sizes: the same comes of it. */
static run read_list(const char *text)
{
    run whole = read_string(text);
    for (size_t step = 1; step < 40; step++) {
        run stepped = read_bytes(text, strlen(text), step);
        expect_same_run(&whole, &stepped);
        run_release(&stepped);
    }
    return whole;
}

/* The elements of `text` have these texts, ended by NULL; "!" stands for one that is no JSON. */
static void expect_texts(const char *text, const char *const *texts)
{
    run r = read_list(text);
    size_t count = 0;
    for (; texts[count] != NULL; count++) {
        ck_assert_msg(count < r.count, "%s: no element %zu", text, count);
        const outcome *item = &r.items[count];
        if (texts[count][0] == '!') {
            ck_assert_msg(item->fault == RETOLD_FAULT_NOT_JSON, "%s: element %zu", text, count);
        } else {
            ck_assert_msg(item->fault == RETOLD_FAULT_NONE, "%s: element %zu: %s", text, count,
                          item->message);
            ck_assert_str_eq(item->text, texts[count]);
        }
        ck_assert_uint_eq(item->number, count + 1);
    }
    ck_assert_msg(r.count == count, "%s: %zu elements, %s", text, r.count, r.items[count].message);
    run_release(&r);
}
#define EXPECT_TEXTS(text, ...) expect_texts(text, (const char *const[]){__VA_ARGS__, NULL})

START_TEST(test_list)
{
    run r = read_list("\xef\xbb\xbf [ {\"id\":7, \"text\":\"a\"} ,\n{\"text\":\"b\"}\n]\n");
    ck_assert_uint_eq(r.count, 2);
    ck_assert_str_eq(r.items[0].id, "7");
    ck_assert_uint_eq(r.items[0].number, 1);
    ck_assert_uint_eq(r.items[0].offset, 6);
    ck_assert_str_eq(r.items[1].id, "in:2");
    ck_assert_uint_eq(r.items[1].number, 2);
    ck_assert_uint_eq(r.items[1].ordinal, 1);
    run_release(&r);
    EXPECT_TEXTS("[{\"text\":\"a\"},{\"text\":\"b\"},{\"text\":\"c\"}]", "a", "b", "c");
    EXPECT_TEXTS("[\n  {\n    \"text\": \"a\"\n  },\n  {\n    \"text\": \"b\"\n  }\n]\n", "a", "b");
    r = read_list("[ ]\n");
    ck_assert_uint_eq(r.count, 0);
    run_release(&r);
}
END_TEST

START_TEST(test_strings)
{
    EXPECT_TEXTS("[{\"text\":\"a]},{\"},{\"text\":\"b\\\"},{\\\\\"},{\"text\":\"\\\\\\\\\\\"\"}]",
                 "a]},{", "b\"},{\\", "\\\\\"");
    EXPECT_TEXTS(
        "[{\"n\":[{\"x\":[]},{}],\"text\":\"a\"},{\"n\":[1,-2.5e3,true,null],\"text\":\"b\"}]", "a",
        "b");
}
END_TEST

START_TEST(test_objects_in_a_row)
{
    EXPECT_TEXTS("{\n\"text\":\"a\"\n}\n{\"text\":\n\"b\"}{\"text\":\"c\"}", "a", "b", "c");
    EXPECT_TEXTS("{\"text\":\"a\"}, {\"text\":\"b\"},\n", "a", "b");
    EXPECT_TEXTS("[{\"text\":\"a\"},{\"text\":\"b\"}]\n[{\"text\":\"c\"}]\n{\"text\":\"d\"}", "a",
                 "b", "c", "d");
}
END_TEST

/* What is wrong with the commas between elements does no harm. */
START_TEST(test_commas)
{
    EXPECT_TEXTS("[{\"text\":\"a\"},{\"text\":\"b\"},]", "a", "b");
    EXPECT_TEXTS("[{\"text\":\"a\"},,{\"text\":\"b\"}{\"text\":\"c\"}]", "a", "b", "c");
}
END_TEST

START_TEST(test_other_elements)
{
    run r = read_list(
        "[{\"text\":\"a\"}, null, 12, \"s\", [{\"text\":\"x\"}], {\"x\":1}, {\"text\":2}]");
    ck_assert_uint_eq(r.count, 7);
    static const char *const MESSAGES[] = {
        "",
        "not a JSON object: true, false or null, not an object",
        "not a JSON object: a number, not an object",
        "not a JSON object: a string, not an object",
        "not a JSON object: a list, not an object",
        "no field \"text\"",
        "field \"text\" is a number, not a string",
    };
    for (size_t i = 0; i < 7; i++) {
        ck_assert_str_eq(r.items[i].message, MESSAGES[i]);
        ck_assert_uint_eq(r.items[i].number, i + 1);
    }
    run_release(&r);
}
END_TEST

START_TEST(test_damage_inside)
{
    EXPECT_TEXTS("[{\"text\":\"a\",\"n\":tru},{\"text\":\"b\"}]", "!", "b");
    EXPECT_TEXTS("[{\"text\":\"a\",\"n\":NaN},{\"text\":\"b\"}]", "!", "b");
    EXPECT_TEXTS("[{\"text\":\"a\\q\"},{\"text\":\"b\"}]", "!", "b");
    run r = read_list("[{\"text\":\"a\"},{\"text\":\"b\",}]");
    ck_assert_uint_eq(r.items[1].offset, 26);
    run_release(&r);
}
END_TEST

/* A quote or bracket is missing or too many: only the element itself is lost. */
START_TEST(test_damage_around)
{
    static const char *const ELEMENTS[] = {
        "{\"text\":\"one, {two\"three}\"}",
        "{\"text\":\"one}",
        "{\"text\":one\"}",
        "{\"text:\"one\"}",
        "{text\":\"one\"}",
        "\"text\":\"one\"}",
        "{\"text\":\"one\"",
        "{\"text\":[\"one\"}",
        "{\"text\":\"one\"]}",
        "{\"text\":\"one\"}}",
        "{\"text\":{\"x\":1}",
        "{\"text\" \"one\"}",
        "{\"text\":\"one\",\"n\":[1,{]",
        "{\"text\"}:\"one\"}",
        "{\"text\":\"one\\\"}",
        "}{\"text\":\"one\"}]",
    };
    for (size_t i = 0; i < sizeof ELEMENTS / sizeof ELEMENTS[0]; i++) {
        static const char *const SEPARATORS[] = {",", ", ", ",\n  ", "\n,\n"};
        for (size_t j = 0; j < sizeof SEPARATORS / sizeof SEPARATORS[0]; j++) {
            char text[300];
            const char *s = SEPARATORS[j];
            snprintf(
                text, sizeof text,
                "[{\"text\":\"a\"}%s%s%s{\"text\":\"b, {\\\"text\\\":1}\"}%s{\"text\":\"c\"}]\n", s,
                ELEMENTS[i], s, s);
            run r = read_list(text);
            size_t documents = r.count - r.faults;
            ck_assert_msg(documents >= 3, "%s: %zu documents", text, documents);
            ck_assert_msg(r.faults >= 1 && r.faults <= 2, "%s: %zu faults", text, r.faults);
            ck_assert_str_eq(r.items[0].text, "a");
            ck_assert_str_eq(r.items[r.count - 2].text, "b, {\"text\":1}");
            ck_assert_str_eq(r.items[r.count - 1].text, "c");
            run_release(&r);
        }
    }
}
END_TEST

START_TEST(test_damage_at_the_end)
{
    EXPECT_TEXTS("[{\"text\":\"a\"},{\"text\":b\"}]\n", "a", "!");
    EXPECT_TEXTS("[{\"text\":\"a\"},{\"text\":b\"} ] ", "a", "!");
    EXPECT_TEXTS("[{\"text\":\"a\"}] x", "a", "!");
    EXPECT_TEXTS("{\"text\":\n\"a\"}\n{\"text\":b\"}\n{\"text\":\"c\"}", "a", "!", "c");
}
END_TEST

START_TEST(test_too_long)
{
    options.max_record = 20;
    run r = read_list("[{\"text\":\"a\"},\n{\"text\":\"this, is more than twenty\",\"n\":[1,2]},\n"
                      "{\"text\":\"exactly20\"},{\"text\":\"exactly2021\"}, {\"text\":\"b\"}]");
    ck_assert_uint_eq(r.count, 5);
    ck_assert_str_eq(r.items[1].message, "46 bytes long; the limit is 20");
    ck_assert_int_eq(r.items[1].fault, RETOLD_FAULT_TOO_LONG);
    ck_assert_int_eq(r.items[2].fault, RETOLD_FAULT_NONE);
    ck_assert_int_eq(r.items[3].fault, RETOLD_FAULT_TOO_LONG);
    ck_assert_str_eq(r.items[4].text, "b");
    ck_assert_uint_eq(r.items[4].number, 5);
    run_release(&r);
}
END_TEST

/* What is taken for a part of the element that is not closed stays so no longer than the limit. */
START_TEST(test_open_bracket)
{
    options.max_record = 100;
    rt_buffer text = {0};
    append(&text, "[{\"text\":\"a\"},{\"text\":[1,{}");
    for (int i = 0; i < 30; i++) {
        append(&text, ",{\"text\":\"b\"}");
    }
    append(&text, "]");
    ck_assert(rt_buffer_append(&text, "", 1));
    run r = read_list(text.data);
    ck_assert_uint_eq(r.count, 32);
    ck_assert_uint_eq(r.faults, 1);
    run_release(&r);
    rt_buffer_release(&text);
}
END_TEST

START_TEST(test_nesting)
{
    static const char LEVELS[] = "[{\"a\":[{\"a\":[{\"a\":[{\"a\":";
    rt_buffer text = {0};
    append(&text, "[{\"text\":\"a\"},");
    for (int i = 0; i < 100000; i++) {
        append(&text, LEVELS);
    }
    append(&text, ",{\"text\":\"b\"}]");
    run r = read_bytes(text.data, text.size, 0);
    ck_assert_uint_eq(r.count, 3);
    ck_assert_int_eq(r.items[1].fault, RETOLD_FAULT_NOT_JSON);
    ck_assert_str_eq(r.items[2].text, "b");
    run_release(&r);
    rt_buffer_release(&text);
}
END_TEST

/* Every place that a list can be cut at: all elements before it, and one message. */
static void expect_cut(const char *text, size_t size, size_t whole, bool inside)
{
    for (size_t step = 0; step < 8; step += 7) {
        run r = read_bytes(text, size, step);
        bool closed = strrchr(text, ']') < text + size;
        ck_assert_msg(r.count == whole + !closed, "%.*s: %zu", (int)size, text, r.count);
        for (size_t i = 0; i < whole; i++) {
            ck_assert_int_eq(r.items[i].fault, RETOLD_FAULT_NONE);
        }
        if (!closed) {
            retold_fault fault = r.items[whole].fault;
            ck_assert_int_eq(fault, inside ? RETOLD_FAULT_NOT_JSON : RETOLD_FAULT_TRUNCATED);
        }
        run_release(&r);
    }
}

START_TEST(test_cut_anywhere)
{
    static const char TEXT[] = "[{\"text\":\"a\"},\n  {\"n\":[1,{\"x\":\"},{\"}], \"text\":\"b\"},"
                               "{\"text\":\"\\\"\\\\\"} ]\n";
    static const char *const ELEMENTS[] = {"{\"text\":\"a\"}",
                                           "{\"n\":[1,{\"x\":\"},{\"}], \"text\":\"b\"}",
                                           "{\"text\":\"\\\"\\\\\"}"};
    size_t whole = 0;
    for (size_t size = 1; size < sizeof TEXT; size++) {
        const char *next = whole < 3 ? strstr(TEXT, ELEMENTS[whole]) : TEXT + sizeof TEXT;
        const char *end = whole < 3 ? next + strlen(ELEMENTS[whole]) : next;
        bool inside = TEXT + size > next && TEXT + size < end;
        whole += TEXT + size == end;
        expect_cut(TEXT, size, whole, inside);
    }
    ck_assert_uint_eq(whole, 3);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("json_list");
    TCase *elements = tcase_create("elements");
    tcase_set_timeout(elements, 60);
    tcase_add_checked_fixture(elements, set_options, NULL);
    tcase_add_test(elements, test_list);
    tcase_add_test(elements, test_strings);
    tcase_add_test(elements, test_objects_in_a_row);
    tcase_add_test(elements, test_commas);
    tcase_add_test(elements, test_other_elements);
    tcase_add_test(elements, test_damage_inside);
    tcase_add_test(elements, test_damage_around);
    tcase_add_test(elements, test_damage_at_the_end);
    tcase_add_test(elements, test_too_long);
    tcase_add_test(elements, test_open_bracket);
    tcase_add_test(elements, test_nesting);
    tcase_add_test(elements, test_cut_anywhere);
    suite_add_tcase(suite, elements);
    return run_suite(suite);
}
