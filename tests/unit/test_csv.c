/* src/input: CSV and TSV. */
#include "input/csv.h"
#include "input_run.h"

/* ------------------------------------------------------------------ helpers */

/* Reads `text`, whole and in steps of all small sizes: the same comes of it. */
static run read_rows(const char *text)
{
    run whole = read_string(text);
    for (size_t step = 1; step < 40; step++) {
        run stepped = read_bytes(text, strlen(text), step);
        expect_same_run(&whole, &stepped);
        run_release(&stepped);
    }
    return whole;
}

/* The records of `text` have these texts, ended by NULL; "!" stands for a fault
 * of fields or quotes, "!blank" for a blank text. */
static void expect_texts(const char *text, const char *const *texts)
{
    run r = read_rows(text);
    size_t count = 0;
    for (; texts[count] != NULL; count++) {
        ck_assert_msg(count < r.count, "%s: no record %zu", text, count);
        const outcome *item = &r.items[count];
        if (texts[count][0] == '!') {
            ck_assert_msg(item->fault == (texts[count][1] == '\0' ? RETOLD_FAULT_NOT_CSV
                                                                  : RETOLD_FAULT_NO_TEXT),
                          "%s: record %zu", text, count);
        } else {
            ck_assert_msg(item->fault == RETOLD_FAULT_NONE, "%s: record %zu: %s", text, count,
                          item->message);
            ck_assert_str_eq(item->text, texts[count]);
        }
    }
    ck_assert_msg(r.count == count, "%s: %zu records", text, r.count);
    run_release(&r);
}
#define EXPECT_TEXTS(text, ...) expect_texts(text, (const char *const[]){__VA_ARGS__, NULL})

/* The only fault among what comes of `text`. */
static void expect_one_fault(const char *text, uint64_t number, uint64_t offset,
                             const char *message)
{
    run r = read_rows(text);
    ck_assert_uint_eq(r.faults, 1);
    for (size_t i = 0; i < r.count; i++) {
        const outcome *item = &r.items[i];
        if (item->fault != RETOLD_FAULT_NONE) {
            ck_assert_int_eq(item->fault, RETOLD_FAULT_NOT_CSV);
            ck_assert_str_eq(item->message, message);
            ck_assert_uint_eq(item->number, number);
            ck_assert_uint_eq(item->offset, offset);
        }
    }
    run_release(&r);
}

/* -------------------------------------------------------------- fields */

START_TEST(test_fields)
{
    run r = read_rows("url,id,lang,x,text,date\r\n"
                      "http://a,7,en,,\"Hello, \"\"world\"\"\r\nagain\",2020-01-02\r\n"
                      ",,,,\"b\",");
    ck_assert_uint_eq(r.count, 2);
    ck_assert_uint_eq(r.blank, 1);
    ck_assert_str_eq(r.items[0].id, "7");
    ck_assert_str_eq(r.items[0].text, "Hello, \"world\"\r\nagain");
    ck_assert_str_eq(r.items[0].url, "http://a");
    ck_assert_str_eq(r.items[0].date, "2020-01-02");
    ck_assert_str_eq(r.items[0].lang, "en");
    ck_assert_uint_eq(r.items[0].number, 2);
    ck_assert_uint_eq(r.items[0].offset, 25);
    ck_assert_uint_eq(r.items[0].ordinal, 0);
    ck_assert_str_eq(r.items[1].id, "in:3");
    ck_assert_str_eq(r.items[1].text, "b");
    ck_assert_str_eq(r.items[1].url, "");
    ck_assert_uint_eq(r.items[1].number, 3);
    run_release(&r);
}
END_TEST

START_TEST(test_delimiters)
{
    EXPECT_TEXTS("id,text\n1,a;b\tc\n", "a;b\tc");
    EXPECT_TEXTS("id;text\n1;a,b\tc\n", "a,b\tc");
    EXPECT_TEXTS("id\ttext\n1\ta,b;c\n", "a,b;c");
    EXPECT_TEXTS("\xef\xbb\xbf\"text\";\"id\"\r\n\"a\";1\r\n\"b\";2", "a", "b");
    EXPECT_TEXTS("\xef\xbb\xbf\r\n\r\ntext,id\r\na,1\r\n \r\nb,2\r\n\r\n", "a", "b");
    EXPECT_TEXTS("\"te\"\"xt\",text,url\n1,2,3\n", "2");
}
END_TEST

START_TEST(test_column_names)
{
    EXPECT_TEXTS("Text,id\na,1\n", "a");
    EXPECT_TEXTS("TEXT,text,Text\na,b,c\n", "b");
    EXPECT_TEXTS("text,text\na,b\n", "a");
    options.text_field = "k\"ey";
    options.id_field = "k\"ey";
    run r = read_rows("\"k\"\"ey\",url\n\"v\"\"w\",u\n");
    ck_assert_str_eq(only(&r)->text, "v\"w");
    ck_assert_str_eq(only(&r)->id, "v\"w");
    run_release(&r);
    options.text_field = "body";
    options.id_field = "";
    EXPECT_TEXTS("body,\na,b\n", "a");
}
END_TEST

START_TEST(test_no_text_column)
{
    options.format = RETOLD_FORMAT_CSV;
    run r = read_rows("id,\"the title\",body\n1,2,3\n\"4,5,6\n7\n");
    const outcome *item = only(&r);
    ck_assert_int_eq(item->fault, RETOLD_FAULT_UNREADABLE);
    ck_assert_str_eq(item->message,
                     "no column \"text\"; there are \"id\", \"the title\", \"body\"");
    ck_assert_uint_eq(item->number, 1);
    ck_assert_uint_eq(item->offset, 0);
    ck_assert_uint_eq(r.records, 0);
    run_release(&r);
    rt_buffer long_header = {0};
    for (int i = 0; i < 100; i++) {
        ck_assert(rt_buffer_append(&long_header, "column,", 7));
    }
    ck_assert(rt_buffer_append(&long_header, "", 1));
    r = read_string(long_header.data);
    ck_assert_uint_lt(strlen(only(&r)->message), 200);
    ck_assert_ptr_nonnull(strstr(only(&r)->message, "\"column\", ..."));
    run_release(&r);
    rt_buffer_release(&long_header);
}
END_TEST

START_TEST(test_quotes)
{
    EXPECT_TEXTS("text,id\n\"\",1\n\"a\"\"\",2\n\"\"\"\",3\n", "!blank", "a\"", "\"");
}
END_TEST

/* Read as Python's csv reads them. */
START_TEST(test_loose_quotes)
{
    EXPECT_TEXTS("text,id\na\"b,1\na\"\"b,2\n\"a\"b,3\n\"a\"\"b\"c\"d,4\n \"a\",5\n", "a\"b",
                 "a\"\"b", "ab", "a\"bc\"d", " \"a\"");
}
END_TEST

START_TEST(test_blank_text)
{
    run r = read_rows("text,id\n,1\n\" \n\",2\n");
    ck_assert_uint_eq(r.count, 2);
    for (size_t i = 0; i < 2; i++) {
        ck_assert_int_eq(r.items[i].fault, RETOLD_FAULT_NO_TEXT);
        ck_assert_str_eq(r.items[i].message, "field \"text\" is blank");
    }
    ck_assert_uint_eq(r.items[1].offset, 11);
    run_release(&r);
}
END_TEST

START_TEST(test_header_again)
{
    run r = read_rows("id,text\r\n1,a\r\nid,text\n2,b\nid,text");
    ck_assert_uint_eq(r.count, 2);
    ck_assert_uint_eq(r.blank, 3);
    ck_assert_uint_eq(r.items[1].number, 4);
    run_release(&r);
}
END_TEST

/* ------------------------------------------------------------------ damage */

START_TEST(test_field_count)
{
    EXPECT_TEXTS("id,text\n1,a\n2,b,c\n3\n4,d\n", "a", "!", "!", "d");
    expect_one_fault("id,text\n1,a\n2,b,c\n4,d\n", 3, 12, "3 fields, but the header has 2");
    expect_one_fault("id,text\n1,a\n2\n", 3, 12, "1 field, but the header has 2");
    expect_one_fault("id,text\n1,\"a\nb\",c\n2,b\n3,c\n", 2, 8, "3 fields, but the header has 2");
}
END_TEST

START_TEST(test_open_quote)
{
    EXPECT_TEXTS("id,text\n1,a\n2,\"b\n3,c\n4,d\n", "a", "!", "c", "d");
    expect_one_fault("id,text\n1,a\n2,\"b\n3,c\n4,d\n", 3, 14,
                     "a field begins with a quote, but no quote ends it");
    /* The next quotes are taken for its end, which shows soon. */
    EXPECT_TEXTS("id,text\n1,\"a\n2,\"b\"\n3,\"c\"\n4,\"d\ne\"\n", "!", "b", "c", "d\ne");
    EXPECT_TEXTS("id,text\n1,\"a\n2,\",\"\n3,\"c\"\n4,\"d\"\n", "!", ",", "c", "d");
    /* Lines of text between it and the next record, one of them of two fields. */
    EXPECT_TEXTS("id,text\n1,\"a\nsome words\nand, more\n\nof them\n2,b\n3,c\n", "!", "b", "c");
    /* One with quotes needs no other behind it. */
    EXPECT_TEXTS("id,text\n1,\"a\n2,\"b\"\n3,\"c\n4,\"d\"\n5,\"e\n", "!", "b", "!", "d", "!");
    EXPECT_TEXTS("id,text\n1,\"a\nand, \"\"more\"\"\n,\"\"\"\"\nno\n2,b\n3,c\n", "!", "b", "c");
    /* The last record ends the input. */
    EXPECT_TEXTS("id,text\n1,\"a\n2,b\n", "!", "b");
    EXPECT_TEXTS("id,text\n1,\"a\n2,b\n\n", "!", "b");
    /* A line that the input ends in may be a part of the text. */
    EXPECT_TEXTS("id,text\n1,\"a\n2,b", "!");
    EXPECT_TEXTS("id,text\n1,\"a\n", "!");
    EXPECT_TEXTS("id,text\n1,\"", "!");
    expect_one_fault("id,text\n1,a\n2,\"b\nc\n", 3, 14,
                     "a field begins with a quote, but no quote ends it");
}
END_TEST

START_TEST(test_stray_quote)
{
    EXPECT_TEXTS("id,text\n1,\"a\" b,\"c\nd\"\n2,b\n3,c\n", "!", "b", "c");
    expect_one_fault("id,text\n1,\"a\" b\",\"c\nd\"\n2,b\n3,c\n", 2, 10,
                     "a quote is missing, or stands where none should");
    EXPECT_TEXTS("id,text\n1\",\"a\nb\"\n2,\"b\nc\"\n3,c\n", "!", "b\nc", "c");
}
END_TEST

START_TEST(test_too_long)
{
    options.max_record = 24;
    EXPECT_TEXTS("id,text\n1,\"a\nb\nc\nd\"\n2,x\n3,y\n", "a\nb\nc\nd", "x", "y");
    run r = read_rows("id,text\n1,\"a\nbbbbbbbbbbbbbbbbbbbbb\ncccccccccc\n2,x\n3,y\n4,\"z\n\"\n");
    ck_assert_uint_eq(r.count, 4);
    ck_assert_int_eq(r.items[0].fault, RETOLD_FAULT_TOO_LONG);
    ck_assert_uint_eq(r.items[0].offset, 8);
    ck_assert_uint_eq(r.items[0].number, 2);
    ck_assert_str_eq(r.items[0].message, "38 bytes long; the limit is 24");
    ck_assert_uint_eq(r.parts, 1);
    ck_assert_str_eq(r.items[1].text, "x");
    ck_assert_str_eq(r.items[3].text, "z\n");
    ck_assert_uint_eq(r.items[3].number, 5);
    run_release(&r);
    EXPECT_TEXTS("id,text\n1,\"a\n2,b\n3,c\n4,d\n5,e\n6,f\n7,g\n8,h\n", "!", "b", "c", "d", "e",
                 "f", "g", "h");
}
END_TEST

/* Behind a record cut in the middle, as when bytes of the file are lost. */
START_TEST(test_lost_bytes)
{
    EXPECT_TEXTS("id,text\n1,\"a\nb\"3,\"c\nd\"\n4,\"e, f\"\n5,g\n", "!", "e, f", "g");
}
END_TEST

START_TEST(test_invalid_utf8)
{
    run r = read_rows("id,text\n1,caf\xe9\n2,b\n");
    ck_assert_uint_eq(r.count, 2);
    ck_assert_str_eq(r.items[1].text, "b");
    run_release(&r);
}
END_TEST

/* --------------------------------------------------------------------- TSV */

START_TEST(test_tabs)
{
    EXPECT_TEXTS("text\tid\n\"a\tb\"\t1\n\"a\"\"b\n\"\t2\nc\"d\t3\n", "a\tb", "a\"b\n", "c\"d");
    /* Quotes that stand for themselves. */
    EXPECT_TEXTS("id\ttext\n1\t\"Never,\" he said\n2\t\"Open\n3\tc\n4\t\"\"\n5\t\" d\n",
                 "\"Never,\" he said", "\"Open", "c", "!blank", "\" d");
    EXPECT_TEXTS("id\ttext\n1\t\"a\tb\n2\tc\n3\n4\td\te\n", "!", "c", "!", "!");
    options.max_record = 10;
    EXPECT_TEXTS("id\ttext\n1\t\"a\n2\tb\n3\tc\n4\td\n5\te\"\n", "\"a", "b", "c", "d", "e\"");
}
END_TEST

/* ------------------------------------------------------------------ cut off */

static const char HEADER[] = "id,text,url\n";

/* Records as far as their last field, and that, with what follows it. */
static const char *const RECORDS[][2] = {
    {"1,\"He said \"\"no, never\"\",\nand left, with a smile\",", "http://a\n"},
    {"2,plain text,", "\n"},
    {"\"3\",\"line, one\nline, two\n\nline, three\",", "\"http://c\"\r\n"},
    {"4,last one,", "http://d\n"},
};

/* The input ends `size` bytes behind the beginning of `record`, before the record is over. */
static void expect_cut_record(const outcome *item, const char *const *record, size_t size)
{
    size_t before = strlen(record[0]);
    bool last_field = size >= before;
    bool in_quotes = size > before && record[1][0] == '"' && size < before + strlen(record[1]) - 2;
    if (last_field && !in_quotes) {
        ck_assert_int_eq(item->fault, RETOLD_FAULT_NONE); /* nothing shows that it is cut */
    } else {
        ck_assert_msg(item->fault == RETOLD_FAULT_NOT_CSV, "cut after %zu bytes of %s", size,
                      record[0]);
    }
}

/* All whole records are there, and of one that is cut off a fault. */
static void expect_cut(retold_span text, size_t whole, const char *const *record, size_t size)
{
    for (size_t step = 0; step < 8; step += 7) {
        run r = read_bytes(text.data, text.size, step);
        ck_assert_msg(r.count == whole + (size > 0), "%.*s", (int)text.size, text.data);
        for (size_t i = 0; i < whole; i++) {
            ck_assert_int_eq(r.items[i].fault, RETOLD_FAULT_NONE);
            ck_assert_int_eq(r.items[i].id[0], '1' + (int)i);
        }
        if (size > 0) {
            expect_cut_record(&r.items[whole], record, size);
        }
        run_release(&r);
    }
}

START_TEST(test_cut_anywhere)
{
    rt_buffer text = {0};
    ck_assert(rt_buffer_append(&text, HEADER, sizeof HEADER - 1));
    for (size_t i = 0; i < sizeof RECORDS / sizeof RECORDS[0]; i++) {
        size_t begin = text.size;
        for (size_t part = 0; part < 2; part++) {
            for (const char *c = RECORDS[i][part]; *c != '\0'; c++) {
                expect_cut(rt_span(text.data, text.size), i, RECORDS[i], text.size - begin);
                ck_assert(rt_buffer_append(&text, c, 1));
            }
        }
    }
    expect_cut(rt_span(text.data, text.size), 4, NULL, 0);
    rt_buffer_release(&text);
}
END_TEST

/* In the header nothing shows that it is CSV, unless somebody says so. */
START_TEST(test_cut_in_header)
{
    options.format = RETOLD_FORMAT_CSV;
    for (size_t size = 1; size < sizeof HEADER; size++) {
        run r = read_bytes(HEADER, size, 0);
        bool has_text = size >= strlen("id,text");
        ck_assert_uint_eq(r.faults, !has_text);
        ck_assert_uint_eq(r.count, !has_text);
        run_release(&r);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("csv");
    TCase *rows = tcase_create("rows");
    tcase_set_timeout(rows, 60);
    tcase_add_checked_fixture(rows, set_options, NULL);
    tcase_add_test(rows, test_fields);
    tcase_add_test(rows, test_delimiters);
    tcase_add_test(rows, test_column_names);
    tcase_add_test(rows, test_no_text_column);
    tcase_add_test(rows, test_quotes);
    tcase_add_test(rows, test_loose_quotes);
    tcase_add_test(rows, test_blank_text);
    tcase_add_test(rows, test_header_again);
    tcase_add_test(rows, test_field_count);
    tcase_add_test(rows, test_open_quote);
    tcase_add_test(rows, test_stray_quote);
    tcase_add_test(rows, test_too_long);
    tcase_add_test(rows, test_lost_bytes);
    tcase_add_test(rows, test_invalid_utf8);
    tcase_add_test(rows, test_tabs);
    tcase_add_test(rows, test_cut_anywhere);
    tcase_add_test(rows, test_cut_in_header);
    suite_add_tcase(suite, rows);
    return run_suite(suite);
}
