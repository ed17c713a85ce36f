/* src/input and the public reader: compressed files, cut and damaged at every byte, and folders. */
#include "compressed.h"
#include "input_run.h"

#include <sys/stat.h>
#include <unistd.h>

/* ----------------------------------------------------------------- helpers */

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
    ZSTD_CCtx_setParameter(context, ZSTD_c_windowLog, 27);
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
    Suite *suite = suite_create("input_files");
    TCase *bytes = tcase_create("bytes");
    tcase_add_checked_fixture(bytes, set_options, NULL);
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
    return run_suite(suite);
}
