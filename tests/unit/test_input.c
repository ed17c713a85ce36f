/*
 * src/input and the public reader: every format, every fault with its record and byte, and
 * compressed files cut at every byte.
 */
#include "input/json_check.h"
#include "input/json_string.h"
#include "input/reader.h"
#include "input/sniff.h"

#include <check.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>
#include <zstd.h>

/* ----------------------------------------------------------------- helpers */

/* A document, a fault of a record, or (number 0) a fault of an input. Strings are owned. */
typedef struct outcome {
    retold_fault fault;
    uint64_t number;
    uint64_t offset;
    uint64_t ordinal;
    char input[512];
    char message[256];
    char *id, *text, *url, *date, *lang;
} outcome;

/* All that came of reading something. */
typedef struct run {
    rt_buffer bytes; /* of all records, one after another */
    outcome *items;
    size_t count, capacity;
    size_t records, blank, parts;
    size_t faults;
    uint64_t consumed;
} run;

static retold_read_options options;

static void set_options(void)
{
    options = (retold_read_options){.id_field = "id",
                                    .text_field = "text",
                                    .url_field = "url",
                                    .date_field = "date",
                                    .lang_field = "lang",
                                    .max_record = 64 << 20};
}

static char *copy_span(retold_span span)
{
    char *copy = malloc(span.size + 1);
    ck_assert_ptr_nonnull(copy);
    if (span.size > 0) {
        memcpy(copy, span.data, span.size);
    }
    copy[span.size] = '\0';
    return copy;
}

static outcome *add_outcome(run *r)
{
    ck_assert(rt_grow((void **)&r->items, &r->capacity, r->count + 1, sizeof *r->items));
    outcome *item = &r->items[r->count++];
    *item = (outcome){0};
    return item;
}

static void add_fault(run *r, const retold_error *error)
{
    outcome *item = add_outcome(r);
    item->fault = error->fault;
    item->number = error->record;
    item->offset = error->offset;
    snprintf(item->input, sizeof item->input, "%s", error->input);
    snprintf(item->message, sizeof item->message, "%s", error->message);
    ck_assert_int_ne(error->fault, RETOLD_FAULT_NONE);
    ck_assert_uint_gt(strlen(error->message), 0);
    r->faults++;
}

static void add_document(run *r, const rt_record *record, const retold_document *document)
{
    outcome *item = add_outcome(r);
    item->number = record->number;
    item->offset = record->offset;
    item->ordinal = record->ordinal;
    snprintf(item->input, sizeof item->input, "%s", record->input);
    item->id = copy_span(document->id);
    item->text = copy_span(document->text);
    item->url = copy_span(document->url);
    item->date = copy_span(document->date);
    item->lang = copy_span(document->lang);
}

static void take_record(run *r, rt_record_parser *parser, const rt_batch *batch, size_t index)
{
    const rt_record *record = &batch->records[index];
    ck_assert(rt_buffer_append(&r->bytes, batch->bytes.data + record->begin, record->size));
    r->parts += record->continues;
    r->blank += record->blank;
    if (record->continues || record->blank) {
        return;
    }
    ck_assert_uint_eq(record->ordinal, r->records);
    r->records++;
    retold_document document = {0};
    retold_error error = {0};
    retold_status status = rt_record_parse(parser, batch, index, &document, &error);
    if (status == RETOLD_OK) {
        add_document(r, record, &document);
        return;
    }
    ck_assert_int_eq(status, RETOLD_UNUSABLE);
    ck_assert_int_eq(error.status, RETOLD_UNUSABLE);
    ck_assert_uint_eq(error.record, record->number);
    ck_assert_uint_ge(error.offset, record->record_offset);
    ck_assert_uint_le(error.offset, record->offset + record->size);
    add_fault(r, &error);
}

/* Reads everything and frees the reader. */
static run run_reader(rt_reader *reader)
{
    run r = {0};
    rt_batch batch;
    rt_record_parser *parser = NULL;
    retold_error error = {0};
    retold_status status;
    rt_batch_init(&batch);
    ck_assert_int_eq(rt_record_parser_new(&options, &parser, &error), RETOLD_OK);
    while ((status = rt_reader_fill(reader, &batch, NULL, &error)) == RETOLD_OK) {
        ck_assert(batch.count > 0 || batch.has_fault);
        for (size_t i = 0; i < batch.count; i++) {
            take_record(&r, parser, &batch, i);
        }
        if (batch.has_fault) {
            add_fault(&r, &batch.fault);
        }
        r.consumed = batch.consumed;
    }
    ck_assert_int_eq(status, RETOLD_END);
    rt_record_parser_free(parser);
    rt_batch_release(&batch);
    rt_reader_free(reader);
    return r;
}

static void run_release(run *r)
{
    for (size_t i = 0; i < r->count; i++) {
        outcome *item = &r->items[i];
        free(item->id);
        free(item->text);
        free(item->url);
        free(item->date);
        free(item->lang);
    }
    free(r->items);
    rt_buffer_release(&r->bytes);
}

static run read_bytes(const void *bytes, size_t size, size_t step)
{
    rt_reader *reader = NULL;
    retold_error error;
    ck_assert_int_eq(
        rt_reader_new_memory("in", rt_span(bytes, size), step, &options, &reader, &error),
        RETOLD_OK);
    return run_reader(reader);
}

/* Reads `text`, and checks that its records put together are `text`. */
static run read_string(const char *text)
{
    run r = read_bytes(text, strlen(text), 0);
    ck_assert_uint_eq(r.bytes.size, strlen(text));
    ck_assert(rt_span_equal(rt_span(r.bytes.data, r.bytes.size), rt_span_of(text)));
    return r;
}

static run read_paths(const char *const *paths, size_t count)
{
    rt_reader *reader = NULL;
    retold_error error;
    ck_assert_int_eq(rt_reader_new(paths, count, &options, 0, &reader, &error), RETOLD_OK);
    return run_reader(reader);
}

static const outcome *only(const run *r)
{
    ck_assert_uint_eq(r->count, 1);
    return &r->items[0];
}

/* The only outcome of `text` is this fault, of record `number`, at byte `offset`. */
static void expect_fault(const char *text, retold_fault fault, uint64_t number, uint64_t offset,
                         const char *message)
{
    run r = read_string(text);
    const outcome *item = only(&r);
    ck_assert_msg(item->fault == fault && item->number == number && item->offset == offset &&
                      strcmp(item->message, message) == 0,
                  "%s: fault %d record %lu byte %lu \"%s\"", text, (int)item->fault,
                  (unsigned long)item->number, (unsigned long)item->offset, item->message);
    run_release(&r);
}

static void expect_text(const char *line, const char *text)
{
    run r = read_string(line);
    const outcome *item = only(&r);
    ck_assert_msg(item->fault == RETOLD_FAULT_NONE, "%s: %s", line, item->message);
    ck_assert_str_eq(item->text, text);
    run_release(&r);
}

static void append_gzip(rt_buffer *to, const char *bytes, size_t size)
{
    z_stream stream = {0};
    ck_assert_int_eq(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY), Z_OK);
    size_t bound = deflateBound(&stream, size);
    ck_assert(rt_buffer_reserve(to, bound));
    stream.next_in = (unsigned char *)bytes;
    stream.avail_in = (uInt)size;
    stream.next_out = (unsigned char *)to->data + to->size;
    stream.avail_out = (uInt)bound;
    ck_assert_int_eq(deflate(&stream, Z_FINISH), Z_STREAM_END);
    to->size += bound - stream.avail_out;
    deflateEnd(&stream);
}

static void append_zstd(rt_buffer *to, const char *bytes, size_t size)
{
    size_t bound = ZSTD_compressBound(size);
    ck_assert(rt_buffer_reserve(to, bound));
    ZSTD_CCtx *context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
    size_t written = ZSTD_compress2(context, to->data + to->size, bound, bytes, size);
    ck_assert(!ZSTD_isError(written));
    ZSTD_freeCCtx(context);
    to->size += written;
}

typedef void append_compressed(rt_buffer *to, const char *bytes, size_t size);
static append_compressed *const CODECS[] = {append_gzip, append_zstd};

/* A folder of the test's own, emptied afterwards. */
static char folder[] = "/tmp/retold-test-XXXXXX";

static void make_folder(void)
{
    set_options();
    strcpy(folder + sizeof folder - 7, "XXXXXX");
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

static void remove_folder(void)
{
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    ck_assert_int_eq(system(command), 0);
}

static const char *path_of(const char *name)
{
    static char path[8][128];
    static size_t turn;
    char *made = path[turn++ % 8];
    snprintf(made, sizeof path[0], "%s/%s", folder, name);
    return made;
}

static const char *write_file(const char *name, const void *bytes, size_t size)
{
    const char *path = path_of(name);
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, size, file), size);
    fclose(file);
    return path;
}

static const char *write_string(const char *name, const char *text)
{
    return write_file(name, text, strlen(text));
}

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
        {"{\"text\":\"a\"", 11, "the line ends inside the object"},
        {"{\"text\":\"a\",\"n\":{\"m\":1}", 23, "the line ends inside the object"},
        {"{\"text\":\"a\",\"n\":[{\"m\":1}", 24, "the line ends inside the object"},
        {"{\"text\":\"a\",\"n\":[1}", 18, "expected ',' or ']'"},
        {"{\"text\":\"a\",\"n\":[1,]}", 19, "expected a value"},
        {"{\"text\":\"a\",\"n\":01}", 17, "expected ',' or '}'"},
        {"{\"text\":\"a\",\"n\":1.}", 16, "expected a value"},
        {"{\"text\":\"a\",\"n\":+1}", 16, "expected a value"},
        {"{\"text\":\"a\",\"n\":NaN}", 16, "expected a value"},
        {"{\"text\":\"a\",\"n\":'b'}", 16, "expected a value"},
        {"{\"text\":\"a", 8, "the line ends inside a string"},
        {"{\"text\":\"a\\\"}", 8, "the line ends inside a string"},
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
                 "not a JSON object: the line ends inside a string");
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

/* Batches are full at 256 KiB: here every line straddles that, or is longer than a batch. */
START_TEST(test_large_lines)
{
    rt_buffer text;
    rt_buffer_init(&text);
    const size_t sizes[] = {100000, 262000, 300000, 2000000, 10, 262144, 9000000, 5};
    for (size_t i = 0; i < 8; i++) {
        ck_assert(rt_buffer_reserve(&text, sizes[i] + 32));
        rt_buffer_append(&text, "{\"text\":\"", 9);
        memset(text.data + text.size, 'a' + (int)i, sizes[i]);
        text.size += sizes[i];
        rt_buffer_append(&text, "\"}\n", 3);
    }
    const char *path = write_file("large", text.data, text.size);
    for (int compressed = 0; compressed < 2; compressed++) {
        if (compressed) {
            rt_buffer gzip;
            rt_buffer_init(&gzip);
            append_gzip(&gzip, text.data, text.size);
            path = write_file("large", gzip.data, gzip.size);
            rt_buffer_release(&gzip);
        }
        run r = read_paths(&path, 1);
        ck_assert_uint_eq(r.count, 8);
        for (size_t i = 0; i < 8; i++) {
            ck_assert_int_eq(r.items[i].fault, RETOLD_FAULT_NONE);
            ck_assert_uint_eq(strlen(r.items[i].text), sizes[i]);
            ck_assert_int_eq(r.items[i].text[sizes[i] - 1], 'a' + (int)i);
        }
        ck_assert_int_eq(memcmp(r.bytes.data, text.data, text.size), 0);
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
    expect_fault("Ol\xc3\xa9 ol\xe9\n", RETOLD_FAULT_INVALID_UTF8, 1, 7,
                 "invalid UTF-8: byte 0xe9");
    expect_fault("\xef\xbb\xbf\xff", RETOLD_FAULT_INVALID_UTF8, 1, 3, "invalid UTF-8: byte 0xff");
    expect_fault(" \n\t\n", RETOLD_FAULT_NO_TEXT, 1, 0, "the file holds white space only");
    expect_fault("\xef\xbb\xbf", RETOLD_FAULT_NO_TEXT, 1, 0, "the file holds white space only");
    r = read_string("");
    ck_assert_uint_eq(r.count + r.records, 0);
    run_release(&r);
    options.max_record = 4;
    expect_fault("nine byte", RETOLD_FAULT_TOO_LONG, 1, 0, "9 bytes long; the limit is 4");
    expect_text("four", "four");
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
        {START("{\n  \"a\": 1\n}\n"), RETOLD_FORMAT_JSONL},
        {START("[\n  {\"a\": 1}\n]\n"), RETOLD_FORMAT_JSONL},
        {START("{\"a\":\"\0\"}"), RETOLD_FORMAT_JSONL},
        {START("[1] first note\n"), RETOLD_FORMAT_TEXT},
        {START("{\n\"a\"}"), RETOLD_FORMAT_JSONL},
        {START("a\n{\n\"a\"}"), RETOLD_FORMAT_TEXT},
        {START("a\0b"), RETOLD_FORMAT_UNKNOWN},
        {START("\x7f"
               "ELF\0\n{\"a\":1}\n"),
         RETOLD_FORMAT_UNKNOWN},
        {START("\x01\x02\x03\x04"), RETOLD_FORMAT_UNKNOWN},
        {START("caf\xe9"), RETOLD_FORMAT_TEXT},
        {START("\x1b[1mbold\x1b[0m"), RETOLD_FORMAT_TEXT},
#undef START
    };
    for (size_t i = 0; i < sizeof CASES / sizeof CASES[0]; i++) {
        ck_assert_msg(rt_sniff(CASES[i].start) == CASES[i].format, "case %zu", i);
    }
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
    r = read_bytes("\xff\xfeH\0i\0", 6, 0);
    ck_assert_str_eq(only(&r)->message, "UTF-16 text; only UTF-8 is read");
    run_release(&r);
}
END_TEST

/* ------------------------------------------------------------- compression */

static const char LINES[] = "{\"id\":\"a\",\"text\":\"The first of three articles.\"}\n"
                            "{\"id\":\"b\",\"text\":\"The second, a little longer than it.\"}\n"
                            "\n"
                            "{\"id\":\"c\",\"text\":\"And the last one, without line end.\"}";

START_TEST(test_many_members)
{
    for (size_t c = 0; c < 2; c++) {
        rt_buffer file;
        rt_buffer_init(&file);
        for (size_t at = 0; at < sizeof LINES - 1; at += 10) { /* members end inside lines */
            size_t left = sizeof LINES - 1 - at;
            CODECS[c](&file, LINES + at, left < 10 ? left : 10);
            CODECS[c](&file, "", 0);
        }
        static const char ZEROS[1000];
        rt_buffer_append(&file, ZEROS, sizeof ZEROS);
        for (size_t step = 0; step < 30; step += 5) {
            run r = read_bytes(file.data, file.size, step);
            ck_assert_uint_eq(r.count, 3);
            ck_assert_uint_eq(r.faults, 0);
            ck_assert_uint_eq(r.bytes.size, sizeof LINES - 1);
            ck_assert_int_eq(memcmp(r.bytes.data, LINES, r.bytes.size), 0);
            ck_assert_uint_eq(r.items[2].number, 4);
            ck_assert_uint_eq(r.consumed, file.size);
            run_release(&r);
        }
        rt_buffer_release(&file);
    }
}
END_TEST

START_TEST(test_skippable_frames)
{
    rt_buffer file;
    rt_buffer_init(&file);
    rt_buffer_append(&file, "\x5a\x2a\x4d\x18\x03\0\0\0xyz", 11);
    append_zstd(&file, LINES, sizeof LINES - 1);
    rt_buffer_append(&file, "\x50\x2a\x4d\x18\0\0\0\0", 8);
    run r = read_bytes(file.data, file.size, 0);
    ck_assert_uint_eq(r.count, 3);
    ck_assert_uint_eq(r.faults, 0);
    run_release(&r);
    rt_buffer_release(&file);
}
END_TEST

START_TEST(test_long_window)
{
    ZSTD_CCtx *context = ZSTD_createCCtx();
    ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, 28);
    char out[1000];
    ZSTD_inBuffer in = {LINES, sizeof LINES - 1, 0};
    ZSTD_outBuffer to = {out, sizeof out, 0};
    ck_assert(!ZSTD_isError(ZSTD_compressStream2(context, &to, &in, ZSTD_e_flush)));
    ck_assert_uint_eq(ZSTD_compressStream2(context, &to, &in, ZSTD_e_end), 0);
    ZSTD_freeCCtx(context);
    run r = read_bytes(out, to.pos, 0);
    ck_assert_uint_eq(r.count, 3);
    ck_assert_uint_eq(r.faults, 0);
    run_release(&r);
}
END_TEST

/* Complete lines in `bytes`, not counting blank ones. */
static size_t whole_lines(const rt_buffer *bytes)
{
    size_t lines = 0;
    for (size_t i = 1; i < bytes->size; i++) {
        lines += bytes->data[i] == '\n' && bytes->data[i - 1] != '\n';
    }
    return lines;
}

/* Checks what comes of the first `cut` bytes of a file of LINES; its members end at `ends`. */
static void check_cut(const rt_buffer *file, size_t cut, const size_t *ends, size_t step)
{
    run r = read_bytes(file->data, cut, step);
    bool at_end = cut == 0 || cut == ends[0] || cut == ends[1];
    ck_assert_msg(r.faults == !at_end, "cut at %zu: %zu faults", cut, r.faults);
    ck_assert_int_eq(memcmp(r.bytes.data == NULL ? "" : r.bytes.data, LINES, r.bytes.size), 0);
    /* A last line that lacks its line end only is whole. */
    bool complete = r.bytes.size > 0 && r.bytes.data[r.bytes.size - 1] == '}';
    size_t lines = whole_lines(&r.bytes) + complete;
    ck_assert_uint_eq(r.count - r.faults, lines);
    for (size_t i = 0; i < r.count; i++) {
        const outcome *item = &r.items[i];
        if (item->fault == RETOLD_FAULT_NONE) {
            continue;
        }
        ck_assert_uint_eq(i, r.count - 1);
        ck_assert_int_eq(item->fault, RETOLD_FAULT_TRUNCATED);
        ck_assert_uint_eq(item->offset, r.bytes.size);
        ck_assert_str_eq(item->input, "in");
        char place[64];
        snprintf(place, sizeof place, "at compressed byte %zu", cut);
        ck_assert_ptr_nonnull(strstr(item->message, place));
        ck_assert_uint_eq(item->number, r.records > lines ? lines + 1 + (lines > 1) : 0);
    }
    run_release(&r);
}

START_TEST(test_cut_at_every_byte)
{
    for (size_t c = 0; c < 2; c++) {
        rt_buffer file;
        size_t ends[2];
        rt_buffer_init(&file);
        CODECS[c](&file, LINES, 100); /* inside the second article */
        ends[0] = file.size;
        CODECS[c](&file, LINES + 100, sizeof LINES - 1 - 100);
        ends[1] = file.size;
        /* Shorter ones are no compressed files: their magic is not complete. */
        for (size_t cut = c == 0 ? 2 : 4; cut <= file.size; cut++) {
            if (cut == ends[0]) {
                continue; /* a complete file, whose last line is not: tested below */
            }
            check_cut(&file, cut, ends, 0);
            check_cut(&file, cut, ends, 7);
        }
        run r = read_bytes(file.data, ends[0], 0);
        ck_assert_uint_eq(r.count, 2);
        ck_assert_int_eq(r.items[1].fault, RETOLD_FAULT_NOT_JSON);
        run_release(&r);
        for (size_t cut = 0; cut < (c == 0 ? 2 : 4); cut++) {
            r = read_bytes(file.data, cut, 0);
            ck_assert_uint_le(r.faults, 1);
            run_release(&r);
        }
        rt_buffer_release(&file);
    }
}
END_TEST

/* Any byte changed: no crash, at most a fault for the file, and one for each line it garbled. */
START_TEST(test_damage_at_every_byte)
{
    for (size_t c = 0; c < 2; c++) {
        rt_buffer file;
        rt_buffer_init(&file);
        CODECS[c](&file, LINES, sizeof LINES - 1);
        for (size_t at = 4; at < file.size; at++) {
            file.data[at] ^= 0x55;
            run r = read_bytes(file.data, file.size, 0);
            ck_assert_uint_le(r.faults, r.records + 1);
            run_release(&r);
            file.data[at] ^= 0x55;
        }
        file.data[file.size - 1] ^= 1; /* of the checksum or length: all is there, and doubted */
        run r = read_bytes(file.data, file.size, 0);
        ck_assert_uint_eq(r.count, 4);
        ck_assert_int_eq(r.items[3].fault, RETOLD_FAULT_CORRUPT);
        ck_assert_uint_eq(r.items[3].number, 0);
        run_release(&r);
        rt_buffer_release(&file);
    }
}
END_TEST

START_TEST(test_trailing_garbage)
{
    for (size_t c = 0; c < 2; c++) {
        rt_buffer file;
        rt_buffer_init(&file);
        CODECS[c](&file, LINES, sizeof LINES - 1);
        size_t end = file.size;
        rt_buffer_append(&file, "garbage", 7);
        run r = read_bytes(file.data, file.size, 0);
        ck_assert_uint_eq(r.count, 4);
        ck_assert_uint_eq(r.faults, 1);
        ck_assert_int_eq(r.items[3].fault, RETOLD_FAULT_CORRUPT);
        ck_assert_uint_eq(r.items[3].offset, sizeof LINES - 1);
        char place[64];
        snprintf(place, sizeof place, "something else at compressed byte %zu", end);
        ck_assert_ptr_nonnull(strstr(r.items[3].message, place));
        run_release(&r);

        file.size = 0; /* a text before garbage is whole, a text cut off is not */
        CODECS[c](&file, "An article.\n", 12);
        end = file.size;
        rt_buffer_append(&file, "garbage", 7);
        r = read_bytes(file.data, file.size, 0);
        ck_assert_uint_eq(r.count, 2);
        ck_assert_str_eq(r.items[0].text, "An article.\n");
        ck_assert_int_eq(r.items[1].fault, RETOLD_FAULT_CORRUPT);
        run_release(&r);
        r = read_bytes(file.data, end - 1, 0);
        ck_assert_int_eq(only(&r)->fault, RETOLD_FAULT_TRUNCATED);
        run_release(&r);
        rt_buffer_release(&file);
    }
}
END_TEST

/* ------------------------------------------------------------------- files */

START_TEST(test_folder)
{
    ck_assert_int_eq(mkdir(path_of("sub"), 0700), 0);
    ck_assert_int_eq(mkdir(path_of(".hidden"), 0700), 0);
    write_string("b.txt", "Second.");
    write_string("a.jsonl", "{\"text\":\"First.\"}\n");
    write_string("sub/c.txt", "Third.");
    write_string("sub.txt", "Before it.");
    write_string(".hidden/d.txt", "No.");
    write_string(".e.txt", "No.");
    write_string("sub/empty", "");
    ck_assert_int_eq(symlink("..", path_of("sub/loop")), 0);
    ck_assert_int_eq(symlink("nowhere", path_of("sub/lost")), 0);
    ck_assert_int_eq(mkfifo(path_of("sub/pipe"), 0600), 0);
    const char *paths[] = {folder, path_of("absent"), path_of("b.txt")};
    run r = read_paths(paths, 3);
    ck_assert_uint_eq(r.count, 7);
    static const char *const NAMES[] = {"a.jsonl",  "b.txt",  "sub.txt", "sub/c.txt",
                                        "sub/lost", "absent", "b.txt"};
    for (size_t i = 0; i < 7; i++) {
        ck_assert_str_eq(r.items[i].input, path_of(NAMES[i]));
        bool unreadable = i == 4 || i == 5;
        ck_assert_int_eq(r.items[i].fault, unreadable ? RETOLD_FAULT_UNREADABLE : 0);
        if (unreadable) {
            ck_assert_str_eq(r.items[i].message, "cannot be opened: No such file or directory");
            ck_assert_uint_eq(r.items[i].offset, RETOLD_NO_OFFSET);
        }
    }
    ck_assert_str_eq(r.items[0].text, "First.");
    ck_assert_str_eq(r.items[3].id, path_of("sub/c.txt"));
    run_release(&r);

    char with_slash[64];
    snprintf(with_slash, sizeof with_slash, "%s/", folder);
    const char *path = with_slash;
    r = read_paths(&path, 1);
    ck_assert_str_eq(r.items[0].input, path_of("a.jsonl"));
    run_release(&r);
}
END_TEST

START_TEST(test_total_bytes)
{
    write_string("a", "12345");
    write_string("b", "1234567");
    const char *paths[] = {folder, path_of("a")};
    rt_reader *reader = NULL;
    ck_assert_int_eq(rt_reader_new(paths, 2, &options, 0, &reader, NULL), RETOLD_OK);
    ck_assert_uint_eq(rt_reader_total_bytes(reader), 17);
    run r = run_reader(reader);
    ck_assert_uint_eq(r.consumed, 17);
    run_release(&r);
    options.max_record = 0;
    retold_error error;
    ck_assert_int_eq(rt_reader_new(paths, 2, &options, 0, &reader, &error), RETOLD_INVALID);
}
END_TEST

START_TEST(test_cancel)
{
    const char *path = write_string("a", "12345");
    rt_reader *reader = NULL;
    rt_batch batch;
    rt_batch_init(&batch);
    atomic_bool cancel = true;
    ck_assert_int_eq(rt_reader_new(&path, 1, &options, 0, &reader, NULL), RETOLD_OK);
    ck_assert_int_eq(rt_reader_fill(reader, &batch, &cancel, NULL), RETOLD_CANCELLED);
    rt_reader_free(reader);
    rt_batch_release(&batch);
}
END_TEST

START_TEST(test_public_reader)
{
    rt_buffer file;
    rt_buffer_init(&file);
    append_gzip(&file, LINES, 150); /* ends inside the last line */
    const char *paths[] = {path_of("absent"),
                           write_string("a.jsonl", "{\"text\":\"1\"}\n\n{\"text\":2}\n"),
                           write_file("b.gz", file.data, file.size - 8)};
    retold_reader *reader = NULL;
    retold_record record;
    retold_document document;
    retold_error error;
    ck_assert_int_eq(retold_reader_new(paths, 3, NULL, &reader, &error), RETOLD_OK);
    ck_assert_int_eq(retold_reader_next(reader, &record, &error), RETOLD_IO);
    ck_assert_int_eq(error.fault, RETOLD_FAULT_UNREADABLE);
    ck_assert_str_eq(error.input, paths[0]);
    ck_assert_int_eq(retold_reader_next(reader, &record, &error), RETOLD_OK);
    ck_assert_int_eq(retold_reader_parse(reader, &record, &document, &error), RETOLD_OK);
    ck_assert(rt_span_equal(document.text, rt_span_of("1")));
    ck_assert_int_eq(retold_reader_next(reader, &record, &error), RETOLD_OK);
    ck_assert(record.blank);
    ck_assert_int_eq(retold_reader_parse(reader, &record, &document, &error), RETOLD_INVALID);
    ck_assert_int_eq(retold_reader_next(reader, &record, &error), RETOLD_OK);
    ck_assert_int_eq(retold_reader_parse(reader, &record, &document, &error), RETOLD_UNUSABLE);
    ck_assert_int_eq(error.fault, RETOLD_FAULT_TEXT_NOT_STRING);
    ck_assert_uint_eq(error.record, 3);
    ck_assert_uint_eq(error.offset, 22);
    ck_assert_uint_eq(record.ordinal, 1);
    size_t size = 0;
    retold_status status;
    while ((status = retold_reader_next(reader, &record, &error)) == RETOLD_OK) {
        size += record.bytes.size;
    }
    ck_assert_int_eq(status, RETOLD_END);
    ck_assert_uint_eq(size, 150);
    ck_assert_int_eq(retold_reader_parse(reader, &record, &document, &error), RETOLD_INVALID);
    retold_reader_free(reader);
    rt_buffer_release(&file);
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
    tcase_add_test(bytes, test_many_members);
    tcase_add_test(bytes, test_skippable_frames);
    tcase_add_test(bytes, test_long_window);
    tcase_add_test(bytes, test_cut_at_every_byte);
    tcase_add_test(bytes, test_damage_at_every_byte);
    tcase_add_test(bytes, test_trailing_garbage);
    suite_add_tcase(suite, bytes);
    TCase *files = tcase_create("files");
    tcase_add_checked_fixture(files, make_folder, remove_folder);
    tcase_add_test(files, test_large_lines);
    tcase_add_test(files, test_folder);
    tcase_add_test(files, test_total_bytes);
    tcase_add_test(files, test_cancel);
    tcase_add_test(files, test_public_reader);
    suite_add_tcase(suite, files);
    SRunner *runner = srunner_create(suite);
    srunner_run_all(runner, CK_ENV);
    int failed = srunner_ntests_failed(runner);
    srunner_free(runner);
    return failed != 0;
}
