/* src/input: files in tar archives, named in every way, cut and damaged. */
#include "compressed.h"
#include "input_run.h"

enum { BLOCK = 512 };

static rt_buffer archive;

static void setup(void)
{
    set_options();
    rt_buffer_init(&archive);
}

static void teardown(void)
{
    rt_buffer_release(&archive);
}

static void append_bytes(const void *bytes, size_t size)
{
    ck_assert(rt_buffer_append(&archive, bytes, size));
}

static void pad(void)
{
    static const char zeros[BLOCK];
    append_bytes(zeros, (BLOCK - archive.size % BLOCK) % BLOCK);
}

static void set_sum(char *header)
{
    unsigned sum = 0;
    memset(header + 148, ' ', 8);
    for (int i = 0; i < BLOCK; i++) {
        sum += (unsigned char)header[i];
    }
    snprintf(header + 148, 8, "%06o", sum);
}

/* Appends a header and what it is of. `prefix` NULL: of GNU tar's kind. */
static void add_entry(char type, const char *prefix, const char *name, const char *bytes,
                      size_t size)
{
    char header[BLOCK] = {0};
    strncpy(header, name, 100);
    snprintf(header + 124, 12, "%011zo", size);
    header[156] = type;
    memcpy(header + 257, prefix == NULL ? "ustar  " : "ustar\00000", 8);
    strncpy(header + 345, prefix == NULL ? "" : prefix, 155);
    set_sum(header);
    append_bytes(header, sizeof header);
    append_bytes(bytes, size);
    pad();
}

static void add_file(const char *name, const char *text)
{
    add_entry('0', "", name, text, strlen(text));
}

static void add_end(void)
{
    static const char zeros[2 * BLOCK];
    append_bytes(zeros, sizeof zeros);
}

static run read_archive(size_t step)
{
    return read_bytes(archive.data, archive.size, step);
}

static void expect_file(const run *r, size_t index, const char *input, const char *text)
{
    ck_assert_uint_gt(r->count, index);
    ck_assert_int_eq(r->items[index].fault, RETOLD_FAULT_NONE);
    ck_assert_str_eq(r->items[index].input, input);
    ck_assert_str_eq(r->items[index].text, text);
}

static void expect_told(const run *r, size_t index, retold_fault fault, const char *input,
                        const char *message)
{
    ck_assert_uint_gt(r->count, index);
    ck_assert_int_eq(r->items[index].fault, fault);
    ck_assert_str_eq(r->items[index].input, input);
    ck_assert_msg(strstr(r->items[index].message, message) != NULL, "%s", r->items[index].message);
}

START_TEST(test_names)
{
    char long_name[300], pax[400];
    memset(long_name, 'n', sizeof long_name);
    memcpy(long_name + 150, "/", 1);
    long_name[sizeof long_name - 1] = '\0';
    add_entry('5', "", "./folder/", "", 0);
    add_file("./folder/a.txt", "One.");
    add_entry('0', "some/prefix", "b.txt", "Two.", 4);
    add_entry('L', NULL, "././@LongLink", long_name, sizeof long_name);
    add_entry('0', NULL, "nnnn", "Three.", 6);
    int size = snprintf(pax, sizeof pax, "11 ctime=0\n%zu path=%s\n",
                        sizeof long_name - 1 + strlen("310 path=\n"), long_name);
    add_entry('x', "", "PaxHeaders/x", pax, (size_t)size);
    add_entry('0', "", "xxxx", "Four.", 5);
    add_entry('g', "", "global", "11 ctime=0\n", 11);
    add_entry('2', "", "link", "", 0);
    add_file(".hidden.txt", "Not this.");
    add_file("folder/.git/c.txt", "Nor this.");
    add_file("folder/retold.yaml", "check: {}");
    add_entry('7', "", "M\xfcller/\xc3\xbc\n.txt", "Five.", 5);
    add_end();
    char expected[320];
    snprintf(expected, sizeof expected, "in/%s", long_name);
    for (size_t step = 0; step < 2; step++) {
        run r = read_archive(step * 7);
        ck_assert_uint_eq(r.count, 5);
        expect_file(&r, 0, "in/folder/a.txt", "One.");
        expect_file(&r, 1, "in/some/prefix/b.txt", "Two.");
        expect_file(&r, 2, expected, "Three.");
        expect_file(&r, 3, expected, "Four.");
        expect_file(&r, 4, "in/M\\xFCller/\xc3\xbc\\x0A.txt", "Five.");
        run_release(&r);
    }
}
END_TEST

/* Each file is an input of its own: of any format, compressed or not. */
START_TEST(test_contents)
{
    rt_buffer packed;
    rt_buffer_init(&packed);
    append_gzip(&packed, "id,text\n1,One.\n2,Two.\n", 22);
    add_entry('0', "", "a.csv.gz", packed.data, packed.size);
    add_file("b.jsonl", "{\"id\":\"b\",\"text\":\"Three.\"}\n");
    add_file("c.warc", "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://a/\r\n"
                       "Content-Type: text/plain\r\nContent-Length: 5\r\n\r\nFour.\r\n\r\n");
    add_file("d.txt", "");
    add_end();
    for (size_t c = 0; c < 3; c++) {
        packed.size = 0;
        if (c == 2) {
            ck_assert(rt_buffer_append(&packed, archive.data, archive.size));
        } else {
            CODECS[c](&packed, archive.data, archive.size);
        }
        run r = read_bytes(packed.data, packed.size, c * 50);
        ck_assert_uint_eq(r.count, 4);
        ck_assert_uint_eq(r.consumed, packed.size);
        expect_file(&r, 0, "in/a.csv.gz", "One.");
        expect_file(&r, 1, "in/a.csv.gz", "Two.");
        expect_file(&r, 2, "in/b.jsonl", "Three.");
        expect_file(&r, 3, "in/c.warc", "Four.");
        ck_assert_str_eq(r.items[3].id, "http://a/@in/c.warc@0");
        run_release(&r);
    }
    rt_buffer_release(&packed);
}
END_TEST

/* Every cut: all files before it, and one message unless the end is marked. */
START_TEST(test_cut_at_every_byte)
{
    size_t ends[3];
    for (int i = 0; i < 3; i++) {
        char name[] = "a.txt";
        name[0] += (char)i;
        add_file(name, "A text.");
        ends[i] = archive.size - BLOCK + 7;
    }
    add_end();
    for (size_t cut = BLOCK; cut <= archive.size; cut++) {
        size_t whole = 0;
        while (whole < 3 && ends[whole] <= cut) {
            whole++;
        }
        run r = read_bytes(archive.data, cut, cut % 3 == 0 ? 17 : 0);
        bool marked = cut >= archive.size - BLOCK;
        ck_assert_msg(r.count - r.faults == whole, "cut at %zu: %zu", cut, r.count - r.faults);
        ck_assert_msg(r.faults == !marked, "cut at %zu: %zu faults", cut, r.faults);
        for (size_t i = 0; i < r.count; i++) {
            ck_assert(r.items[i].fault == RETOLD_FAULT_NONE ||
                      r.items[i].fault == RETOLD_FAULT_TRUNCATED);
        }
        run_release(&r);
    }
}
END_TEST

START_TEST(test_cut_in_compression)
{
    rt_buffer packed;
    rt_buffer_init(&packed);
    add_file("a.txt", "One.");
    add_file("b.txt", "Two.");
    add_end();
    append_gzip(&packed, archive.data, archive.size);
    for (size_t cut = 20; cut < packed.size; cut++) {
        run r = read_bytes(packed.data, cut, 0);
        bool known = r.items[0].fault != RETOLD_FAULT_NOT_TEXT; /* the first header is whole */
        ck_assert_uint_eq(r.faults, known ? 1 : 2);
        ck_assert(known || cut < 100);
        ck_assert_int_eq(r.items[r.count - 1].fault, RETOLD_FAULT_TRUNCATED);
        run_release(&r);
    }
    rt_buffer_release(&packed);
}
END_TEST

/* Damage to a header loses its file, and no other. */
START_TEST(test_damage)
{
    add_file("a.txt", "One.");
    size_t second = archive.size;
    add_file("b.txt", "Two.");
    add_file("c.txt", "Three.");
    add_end();
    for (size_t at = 0; at < BLOCK; at++) {
        if (at == 155) { /* behind the end of the checksum */
            continue;
        }
        archive.data[second + at] ^= 1;
        run r = read_archive(0);
        ck_assert_uint_eq(r.count, 3);
        expect_file(&r, 0, "in/a.txt", "One.");
        expect_told(&r, 1, RETOLD_FAULT_CORRUPT, "in",
                    "1024 bytes from byte 1024 of the tar archive are no file");
        expect_file(&r, 2, "in/c.txt", "Three.");
        run_release(&r);
        archive.data[second + at] ^= 1;
    }
}
END_TEST

START_TEST(test_damage_at_the_end)
{
    add_file("a.txt", "One.");
    append_bytes("garbage", 7);
    pad();
    run r = read_archive(0);
    ck_assert_uint_eq(r.count, 2);
    expect_told(&r, 1, RETOLD_FAULT_CORRUPT, "in",
                "512 bytes from byte 1024 of the tar archive, up to its end, are no file");
    run_release(&r);
}
END_TEST

/* A file is damaged, and the archive cut off before one knows whether it goes on: both are told. */
START_TEST(test_cut_behind_damage)
{
    rt_buffer packed;
    rt_buffer_init(&packed);
    add_file("a.txt", "One.");
    append_gzip(&packed, "{\"text\":\"Two.\"}\n{\"text\":\"Three.\"}\n", 35);
    packed.data[packed.size - 8] ^= 1; /* of the checksum */
    add_entry('0', "", "b.jsonl.gz", packed.data, packed.size);
    memcpy(archive.data + (size_t)2 * BLOCK + 124, "00000001000", 11);
    set_sum(archive.data + (size_t)2 * BLOCK);
    run r = read_bytes(archive.data, 3 * BLOCK + packed.size, 0);
    ck_assert_uint_eq(r.faults, 2);
    expect_file(&r, 0, "in/a.txt", "One.");
    expect_told(&r, r.count - 2, RETOLD_FAULT_CORRUPT, "in/b.jsonl.gz", "gzip data is damaged");
    expect_told(&r, r.count - 1, RETOLD_FAULT_TRUNCATED, "in", "the tar archive ends inside");
    run_release(&r);
    rt_buffer_release(&packed);
}
END_TEST

/* Archives put one after another, and blocks of zero bytes as on tapes. */
START_TEST(test_several)
{
    add_file("a.txt", "One.");
    add_end();
    add_end();
    add_file("b.txt", "Two.");
    add_end();
    run r = read_archive(0);
    ck_assert_uint_eq(r.count, 2);
    expect_file(&r, 1, "in/b.txt", "Two.");
    run_release(&r);
}
END_TEST

#define LINE "Sixteen letters.Sixteen letters.Sixteen letters.Sixteen letters."

START_TEST(test_sizes)
{
    /* A size of base 256, and one that is said before. */
    add_file("a.txt", "One.");
    memcpy(archive.data + 124, "\x80\0\0\0\0\0\0\0\0\0\0\4", 12);
    set_sum(archive.data);
    add_entry('x', "", "x", "10 size=4\n", 10);
    size_t header = archive.size;
    add_file("b.txt", "Two.");
    memset(archive.data + header + 124, '0', 11);
    set_sum(archive.data + header);
    /* A size that no archive has. */
    header = archive.size;
    add_entry('0', "", "c.txt", LINE, sizeof LINE - 1);
    memcpy(archive.data + header + 124, "\x80\0\0\0\x7f\xff\xff\xff\xff\xff\xff\xff", 12);
    set_sum(archive.data + header);
    archive.size -= BLOCK - (sizeof LINE - 1); /* the zero bytes behind it */
    run r = read_archive(0);
    ck_assert_uint_eq(r.count, 3);
    expect_file(&r, 0, "in/a.txt", "One.");
    expect_file(&r, 1, "in/b.txt", "Two.");
    expect_told(&r, 2, RETOLD_FAULT_TRUNCATED, "in/c.txt", "the tar archive ends inside this file");
    run_release(&r);
}
END_TEST

START_TEST(test_sparse)
{
    add_entry('S', NULL, "a.txt", "holes", 5);
    add_entry('x', "", "x", "22 GNU.sparse.major=1\n", 22);
    add_file("b.txt", "1\n0\n5\nholes");
    add_file("c.txt", "One.");
    add_end();
    run r = read_archive(0);
    ck_assert_uint_eq(r.count, 3);
    expect_told(&r, 0, RETOLD_FAULT_CORRUPT, "in", "a.txt is stored without its holes");
    expect_told(&r, 1, RETOLD_FAULT_CORRUPT, "in", "b.txt is stored without its holes");
    expect_file(&r, 2, "in/c.txt", "One.");
    run_release(&r);
}
END_TEST

/* One archive in another is not opened, and said to be no text. */
START_TEST(test_archive_inside)
{
    rt_buffer inner;
    add_file("a.txt", "One.");
    add_end();
    inner = archive;
    rt_buffer_init(&archive);
    add_entry('0', "", "inner.tar", inner.data, inner.size);
    add_end();
    run r = read_archive(0);
    ck_assert_uint_eq(r.count, 1);
    expect_told(&r, 0, RETOLD_FAULT_NOT_TEXT, "in/inner.tar", "binary data");
    run_release(&r);
    rt_buffer_release(&inner);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("tar");
    TCase *c = tcase_create("tar");
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_add_test(c, test_names);
    tcase_add_test(c, test_contents);
    tcase_add_test(c, test_cut_at_every_byte);
    tcase_add_test(c, test_cut_in_compression);
    tcase_add_test(c, test_damage);
    tcase_add_test(c, test_damage_at_the_end);
    tcase_add_test(c, test_cut_behind_damage);
    tcase_add_test(c, test_several);
    tcase_add_test(c, test_sizes);
    tcase_add_test(c, test_sparse);
    tcase_add_test(c, test_archive_inside);
    suite_add_tcase(suite, c);
    return run_suite(suite);
}
