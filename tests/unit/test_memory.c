/*
 * Every allocation that fails is an error, not a crash, and loses nothing: the whole of adding,
 * reading, matching, comparing, lexicons and the reader is run with the first allocation failing,
 * then the second, and so on until none is left to fail. Run under the address sanitizer to see
 * leaks.
 */
#define _XOPEN_SOURCE 700
#include "compressed.h"
#include "failing.h"
#include "samples.h"

#include <stdlib.h>
#include <unistd.h>

/* ------------------------------------------------------------------- the input */

enum { FILES = 8, ADDED = 8 };

static char folder[] = "/tmp/retold-memory-XXXXXX";
static char paths[FILES][64];
static samples texts;
static const char *const normalised_slowly = "\xef\xac\x81n e\xcc\x81te\xcc\x81 \xe3\x8d\xbf";

static void write_bytes(const char *path, const void *bytes, size_t size)
{
    FILE *file = fopen(path, "wb");
    ck_assert_ptr_nonnull(file);
    ck_assert_uint_eq(fwrite(bytes, 1, size, file), size);
    ck_assert_int_eq(fclose(file), 0);
}

static void append_records(rt_buffer *lines, size_t begin, size_t end)
{
    for (size_t i = begin; i < end; i++) {
        append(lines, "{\"text\": \"");
        ck_assert(rt_buffer_append(lines, texts.texts[i].data, texts.texts[i].size));
        append(lines, "\", \"url\": \"http://u/\"}\n");
    }
    append(lines, "not a record\n{\"id\": \"same\", \"text\": \"of all files\"}\n");
}

/* A WARC record with a page, whose body is compressed and in a chunk, as a member of the file. */
static void append_page(rt_buffer *file, const rt_buffer *text)
{
    unsigned char body[4096];
    char head[512];
    char chunk[32];
    rt_buffer record;
    uLongf size = sizeof body;
    rt_buffer_init(&record);
    ck_assert_int_eq(compress(body, &size, (const unsigned char *)text->data, text->size), Z_OK);
    snprintf(chunk, sizeof chunk, "%lx\r\n", size);
    snprintf(head, sizeof head,
             "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: deflate\r\n"
             "Transfer-Encoding: chunked\r\n\r\n%s",
             chunk);
    char fields[256];
    snprintf(fields, sizeof fields,
             "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://%zu/\r\n"
             "Content-Length: %zu\r\n\r\n",
             file->size, strlen(head) + size + 7);
    append(&record, fields);
    append(&record, head);
    ck_assert(rt_buffer_append(&record, body, size));
    append(&record, "\r\n0\r\n\r\n\r\n\r\n");
    append_gzip(file, record.data, record.size);
    rt_buffer_release(&record);
}

/* Pages, one of which is in a member that is cut short. */
static void make_crawl(rt_buffer *file, const char *path)
{
    file->size = 0;
    append_page(file, &texts.texts[8]);
    append_page(file, &texts.texts[9]);
    file->size -= 30;
    append_page(file, &texts.texts[10]);
    write_bytes(path, file->data, file->size);
}

/* CSV in windows-1252 with a field left open, and a damaged JSON list in UTF-16. */
static void make_tables(rt_buffer *lines)
{
    static const char latin[] = "id;text\r\n1;\"L'\xe9t\xe9 \"\"\xe0\"\" la mer\"\r\n2;\"open\r\n"
                                "3;d\xe9j\xe0 vu\r\n4;e\r\n";
    static const char list[] = "[{\"text\":\"first \\n words\"}, {\"text\":x\"}, {\"text\":\"b\"}]";
    write_bytes(paths[5], latin, sizeof latin - 1);
    lines->size = 0;
    for (size_t i = 0; i < sizeof list - 1; i++) {
        ck_assert(rt_buffer_append(lines, &list[i], 1));
        ck_assert(rt_buffer_append(lines, "", 1));
    }
    write_bytes(paths[6], lines->data, lines->size);
}

static void append_entry(rt_buffer *archive, char type, const char *name, const void *bytes,
                         size_t size)
{
    char block[512] = {0};
    unsigned sum = 0;
    snprintf(block, 100, "%s", name);
    snprintf(block + 124, 12, "%011zo", size);
    memset(block + 148, ' ', 8);
    block[156] = type;
    for (size_t i = 0; i < sizeof block; i++) {
        sum += (unsigned char)block[i];
    }
    snprintf(block + 148, 8, "%06o", sum);
    ck_assert(rt_buffer_append(archive, block, sizeof block));
    ck_assert(rt_buffer_append(archive, bytes, size));
    memset(block, 0, sizeof block);
    ck_assert(rt_buffer_append(archive, block, (512 - size % 512) % 512));
}

/* A tar archive with a file that has a long name and is compressed. */
static void make_archive(void)
{
    static const char line[] = "{\"text\":\"A ferry ran aground, and all were rescued.\"}\n";
    static const char end[1024];
    rt_buffer archive, packed;
    rt_buffer_init(&archive);
    rt_buffer_init(&packed);
    append_gzip(&packed, line, sizeof line - 1);
    append_entry(&archive, 'L', "././@LongLink", "folder/name.jsonl.gz", 21);
    append_entry(&archive, '0', "name", packed.data, packed.size);
    ck_assert(rt_buffer_append(&archive, end, sizeof end));
    write_bytes(paths[7], archive.data, archive.size);
    rt_buffer_release(&archive);
    rt_buffer_release(&packed);
}

/* JSON Lines plain, by gzip and by zstd, each with faults, and a plain text. */
static void make_files(void)
{
    ck_assert_ptr_nonnull(mkdtemp(folder));
    samples_init(&texts, 5, 20);
    ck_assert_uint_ge(texts.count, 32);
    static const char *const names[] = {"a.jsonl",   "b.jsonl.gz", "c.jsonl.zst", "d.txt",
                                        "e.warc.gz", "f.csv",      "g.json",      "h.tar"};
    for (size_t f = 0; f < FILES; f++) {
        snprintf(paths[f], sizeof paths[f], "%s/%s", folder, names[f]);
    }
    rt_buffer lines;
    rt_buffer_init(&lines);
    append_records(&lines, 8, 16);
    write_bytes(paths[0], lines.data, lines.size);
    lines.size = 0;
    append_records(&lines, 16, 24);
    gzFile gzip = gzopen(paths[1], "wb");
    ck_assert_int_eq(gzwrite(gzip, lines.data, (unsigned)lines.size), (int)lines.size);
    ck_assert_int_eq(gzclose(gzip), Z_OK);
    lines.size = 0;
    append_records(&lines, 24, 32);
    size_t room = ZSTD_compressBound(lines.size);
    void *compressed = malloc(room);
    size_t size = ZSTD_compress(compressed, room, lines.data, lines.size, 3);
    ck_assert(!ZSTD_isError(size));
    write_bytes(paths[2], compressed, size);
    free(compressed);
    write_bytes(paths[3], normalised_slowly, strlen(normalised_slowly));
    make_crawl(&lines, paths[4]);
    make_tables(&lines);
    make_archive();
    rt_buffer_release(&lines);
}

static void remove_files(void)
{
    for (size_t f = 0; f < FILES; f++) {
        remove(paths[f]);
    }
    rmdir(folder);
    samples_release(&texts);
}

/* ---------------------------------------------------------------- the scenario */

/*
 * What came of a run. Nothing in here is allocated, and no assertion is made while
 * allocations may fail, since those of the test would fail too.
 */
typedef struct outcome {
    size_t memory_errors; /* calls that returned RETOLD_NO_MEMORY as they should */
    size_t wrong;         /* calls that returned what they should not, or changed an output */
    size_t lost;          /* calls after which the corpus has not all that there is */
    uint64_t result;      /* hash of pairs and groups */
    uint64_t comparison;
    uint64_t records;
} outcome;

static void mix(uint64_t *hash, uint64_t value)
{
    *hash = rt_mix64(*hash ^ value) + 1;
}

static void mix_number(uint64_t *hash, double number)
{
    uint64_t bits;
    memcpy(&bits, &number, sizeof bits);
    mix(hash, bits);
}

/* Counts what a call returned; whether it succeeded. */
static bool judge(outcome *o, retold_status status, retold_status good, const retold_error *error)
{
    if (status == good) {
        return true;
    }
    bool right = status == RETOLD_NO_MEMORY && error->status == RETOLD_NO_MEMORY &&
                 error->message[0] != '\0';
    o->memory_errors += right;
    o->wrong += !right;
    return false;
}

static void hash_result(outcome *o, const retold_result *result)
{
    size_t count;
    const retold_pair *pairs = retold_result_pairs(result, &count);
    for (size_t i = 0; i < count; i++) {
        mix(&o->result, rt_mix64(pairs[i].a) + pairs[i].b);
        mix(&o->result, (uint64_t)pairs[i].relation);
        mix_number(&o->result, pairs[i].score);
    }
    for (size_t g = 0; g < retold_result_group_count(result); g++) {
        retold_group group = retold_result_group(result, g);
        for (size_t m = 0; m < group.size; m++) {
            mix(&o->result, rt_mix64(g) + group.members[m].document);
        }
    }
}

/* Adds the first texts; each once more if there was no memory for it. */
static void add_texts(outcome *o, retold_corpus *corpus)
{
    retold_error error;
    for (size_t i = 0; i < ADDED + 2; i++) {
        retold_document document = document_of("", rt_span_of(normalised_slowly));
        retold_status good = RETOLD_OK;
        if (i < ADDED) {
            document.text = span_of(&texts.texts[i]);
        } else if (i > ADDED) {
            document.id = rt_span_of("#1");
            good = RETOLD_UNUSABLE;
        }
        bool done = false;
        for (int tries = 0; tries < 2 && !done; tries++) {
            done = judge(o, retold_corpus_add(corpus, &document, &error), good, &error);
        }
        o->lost += !done;
    }
}

static void read_files(outcome *o, retold_corpus *corpus)
{
    retold_error error;
    o->lost += !judge(o, retold_corpus_read(corpus, folder, &error), RETOLD_OK, &error);
}

static void find_common_lines(outcome *o, retold_corpus *corpus)
{
    retold_error error;
    for (int tries = 0; tries < 2; tries++) {
        retold_common_line *lines = NULL;
        size_t count = 0;
        if (judge(o, retold_corpus_common_lines(corpus, UINT64_MAX, 1, &lines, &count, &error),
                  RETOLD_OK, &error)) {
            for (size_t i = 0; i < count; i++) {
                o->result += rt_mix64(lines[i].documents + ((uint64_t)lines[i].first << 32) +
                                      rt_hash_bytes(lines[i].text.data, lines[i].text.size));
            }
            retold_common_lines_free(lines);
            return;
        }
        o->wrong += lines != NULL || count > 0;
    }
    o->lost++;
}

static void match_twice(outcome *o, retold_corpus *corpus)
{
    retold_error error;
    for (int tries = 0; tries < 2; tries++) {
        retold_result *result = NULL;
        if (judge(o, retold_corpus_match(corpus, &result, &error), RETOLD_OK, &error)) {
            hash_result(o, result);
            retold_result_free(result);
            return;
        }
        o->wrong += result != NULL;
    }
    o->lost++;
}

static void compare_texts(outcome *o, const retold_match_options *options)
{
    retold_error error;
    for (size_t i = 0; i < 4; i++) {
        retold_comparison c = {.shingles_a = 77};
        retold_span a = span_of(&texts.texts[i]);
        retold_status status = retold_compare(options, a, rt_span(a.data, a.size / 2), &c, &error);
        if (!judge(o, status, RETOLD_OK, &error)) {
            o->wrong += c.shingles_a != 77;
            o->lost++;
            continue;
        }
        mix_number(&o->comparison, c.score);
        mix(&o->comparison, c.passage_count);
        retold_comparison_release(&c);
    }
}

/* In two languages, with names, numbers and things in both and in one alone. */
static void compare_languages(outcome *o, const retold_translation_options *options)
{
    retold_document a = document_of("", rt_span_of("Putin met the police on 6 October in Ghana."));
    retold_document b = document_of("", rt_span_of("Путин и полиция, 6 октября, Берлин, 77."));
    retold_translation t = {.shared_count = 77};
    retold_error error;
    a.lang = rt_span_of("en");
    if (!judge(o, retold_compare_translation(options, &a, &b, &t, &error), RETOLD_OK, &error)) {
        o->wrong += t.shared_count != 77;
        o->lost++;
        return;
    }
    mix_number(&o->comparison, t.probability);
    for (size_t i = 0; i < t.shared_count + t.only_a_count + t.only_b_count; i++) {
        const retold_anchor *anchor = &t.shared[i];
        mix(&o->comparison, rt_hash_bytes(anchor->key.data, anchor->key.size));
        mix(&o->comparison, anchor->a_count + rt_mix64(anchor->b_count));
    }
    retold_translation_release(&t);
}

static void read_records(outcome *o)
{
    const char *const inputs[] = {paths[0], paths[1], paths[2], paths[3],
                                  paths[4], paths[5], paths[6], paths[7]};
    retold_reader *reader = NULL;
    retold_error error;
    if (!judge(o, retold_reader_new(inputs, FILES, NULL, &reader, &error), RETOLD_OK, &error)) {
        o->wrong += reader != NULL;
        o->lost++;
        return;
    }
    retold_record record;
    retold_document document;
    retold_status status;
    while ((status = retold_reader_next(reader, &record, &error)) == RETOLD_OK) {
        retold_span text = {NULL, 0};
        mix(&o->records, record.offset);
        o->lost += !judge(o, retold_reader_text(reader, &record, &text, &error), RETOLD_OK, &error);
        mix(&o->records, text.size);
        if (record.blank) {
            continue;
        }
        status = retold_reader_parse(reader, &record, &document, &error);
        if (status == RETOLD_UNUSABLE || status == RETOLD_SKIPPED) {
            mix(&o->records, (uint64_t)error.fault);
        } else if (judge(o, status, RETOLD_OK, &error)) {
            mix(&o->records, document.text.size);
        } else {
            o->lost++;
        }
    }
    o->lost += !judge(o, status, RETOLD_END, &error);
    retold_reader_free(reader);
}

static void run(outcome *o, const retold_options *options)
{
    retold_corpus *corpus = NULL;
    retold_error error;
    *o = (outcome){0};
    if (judge(o, retold_corpus_new(options, &corpus, &error), RETOLD_OK, &error)) {
        add_texts(o, corpus);
        read_files(o, corpus);
        find_common_lines(o, corpus);
        match_twice(o, corpus);
        retold_corpus_free(corpus);
    } else {
        o->wrong += corpus != NULL;
        o->lost++;
    }
    compare_texts(o, &options->match);
    if (options->translation.enabled) {
        compare_languages(o, &options->translation);
    }
    read_records(o);
}

/* -------------------------------------------------------------------- lexicons */

enum { STORIES = 18 }; /* enough to learn from */

static char lexicon_path[80];
static rt_buffer stories[2 * STORIES];

static void make_stories(void)
{
    static const char *const rows =
        "# retold lexicon, version 1: lang_a, word_a, lang_b, word_b, both, count_a, count_b\n"
        "de\tkind\ten\tchild\t5\t6\t7\n"
        "de\tkind\tfr\tenfant\t5\t6\t7\n"
        "en\tbed\tfr\tlit\t5\t6\t7\n";
    snprintf(lexicon_path, sizeof lexicon_path, "%s.tsv", folder);
    write_bytes(lexicon_path, rows, strlen(rows));
    for (size_t i = 0; i < 2 * STORIES; i++) {
        append_story(&stories[i], i / 2, i % 2);
    }
}

static void remove_stories(void)
{
    remove(lexicon_path);
    for (size_t i = 0; i < 2 * STORIES; i++) {
        rt_buffer_release(&stories[i]);
    }
}

static retold_corpus *tell_stories(outcome *o, const retold_lexicon *lexicon)
{
    retold_options options;
    retold_corpus *corpus = NULL;
    retold_error error;
    retold_options_init(&options);
    options.threads = 1;
    options.translation.lexicon = lexicon;
    if (!judge(o, retold_corpus_new(&options, &corpus, &error), RETOLD_OK, &error)) {
        o->lost++;
        return NULL;
    }
    for (size_t i = 0; i < 2 * STORIES; i++) {
        retold_document document = document_of("", span_of(&stories[i]));
        document.lang = rt_span_of(i % 2 ? "fr" : "en");
        o->lost += !judge(o, retold_corpus_add(corpus, &document, &error), RETOLD_OK, &error);
    }
    return corpus;
}

static void hash_lexicon(outcome *o, const retold_lexicon *lexicon)
{
    for (size_t i = 0; i < retold_lexicon_count(lexicon); i++) {
        retold_lexicon_entry e = retold_lexicon_get(lexicon, i);
        mix(&o->result, rt_hash_bytes(e.word_a.data, e.word_a.size));
        mix(&o->result, rt_hash_bytes(e.word_b.data, e.word_b.size));
        mix(&o->result, (uint64_t)e.both << 32 | e.count_a);
    }
}

/* Loads a lexicon, lets a corpus teach it, and looks at what came out. */
static void grow_lexicon(outcome *o)
{
    *o = (outcome){0};
    retold_lexicon *lexicon = NULL;
    retold_error error;
    if (!judge(o, retold_lexicon_load(lexicon_path, &lexicon, &error), RETOLD_OK, &error)) {
        o->wrong += lexicon != NULL;
        o->lost++;
        return;
    }
    retold_corpus *corpus = tell_stories(o, lexicon);
    retold_result *result = NULL;
    if (corpus != NULL &&
        judge(o, retold_corpus_match(corpus, &result, &error), RETOLD_OK, &error)) {
        hash_lexicon(o, retold_result_lexicon(result));
        o->records = retold_lexicon_count(retold_result_lexicon(result));
    } else {
        o->lost++;
    }
    retold_result_free(result);
    retold_corpus_free(corpus);
    retold_lexicon_free(lexicon);
}

/* --------------------------------------------------------------------- the test */

/* `stride`: every how manieth allocation fails in turn; with translations a run takes long. */
static void check_all_failures(unsigned threads, bool all_after, bool translations, size_t stride)
{
    retold_options options;
    retold_options_init(&options);
    options.threads = threads;
    options.translation.enabled = translations;
    options.measure = RETOLD_MEASURE_TEXT | RETOLD_MEASURE_LANG;
    outcome whole, o;
    run(&whole, &options);
    ck_assert_uint_eq(whole.memory_errors + whole.wrong + whole.lost, 0);
    size_t failures = 0;
    bool fired = true;
    for (size_t nth = 1; fired; nth += stride) {
        failing_start(nth, all_after);
        run(&o, &options);
        fired = failing_stop();
        failures += o.memory_errors > 0;
        REQUIRE(o.wrong == 0, "a wrong status or output when allocation %zu fails", nth);
        bool same = o.result == whole.result && o.comparison == whole.comparison &&
                    o.records == whole.records;
        REQUIRE(o.lost > 0 || same, "another result when allocation %zu fails", nth);
        REQUIRE(fired || (o.lost == 0 && o.memory_errors == 0), "errors without a failure");
        REQUIRE(nth < 100000, "allocations without end");
    }
    ck_assert_uint_ge(failures, 100 / stride);
}

START_TEST(test_one_failure)
{
    check_all_failures((unsigned)_i, false, false, CASE_STRIDE);
}
END_TEST

START_TEST(test_no_memory_from_then_on)
{
    check_all_failures((unsigned)_i, true, false, CASE_STRIDE);
}
END_TEST

START_TEST(test_translations)
{
    check_all_failures(1, false, true, (size_t)7 * CASE_STRIDE);
}
END_TEST

START_TEST(test_two_languages)
{
    retold_translation_options options = {.threshold = 0.5};
    outcome whole = {0};
    compare_languages(&whole, &options);
    ck_assert_uint_eq(whole.memory_errors + whole.wrong + whole.lost, 0);
    bool fired = true;
    size_t nth = 1;
    for (; fired; nth += CASE_STRIDE) {
        outcome o = {0};
        failing_start(nth, false);
        compare_languages(&o, &options);
        fired = failing_stop();
        REQUIRE(o.wrong == 0, "a wrong status or output when allocation %zu fails", nth);
        REQUIRE(o.lost > 0 || o.comparison == whole.comparison,
                "another result when allocation %zu fails", nth);
    }
    ck_assert_uint_ge(nth, 30);
}
END_TEST

START_TEST(test_lexicon)
{
    enum { STRIDE = 3 * CASE_STRIDE };
    outcome whole, o;
    make_stories();
    grow_lexicon(&whole);
    ck_assert_uint_eq(whole.memory_errors + whole.wrong + whole.lost, 0);
    ck_assert_uint_ge(whole.records, 20);
    size_t failures = 0;
    bool fired = true;
    for (size_t nth = 1; fired; nth += STRIDE) {
        failing_start(nth, false);
        grow_lexicon(&o);
        fired = failing_stop();
        failures += o.memory_errors > 0;
        REQUIRE(o.wrong == 0, "a wrong status or output when allocation %zu fails", nth);
        REQUIRE(o.lost > 0 || o.result == whole.result, "another lexicon when allocation %zu fails",
                nth);
        REQUIRE(fired || o.lost == 0, "errors without a failure");
    }
    ck_assert_uint_ge(failures, 100 / CASE_STRIDE);
    remove_stories();
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("memory");
    TCase *memory = tcase_create("memory");
    tcase_add_unchecked_fixture(memory, make_files, remove_files);
    tcase_set_timeout(memory, 300);
    tcase_add_loop_test(memory, test_one_failure, 1, 3);
    tcase_add_loop_test(memory, test_no_memory_from_then_on, 1, 3);
    tcase_add_test(memory, test_translations);
    tcase_add_test(memory, test_two_languages);
    tcase_add_test(memory, test_lexicon);
    suite_add_tcase(suite, memory);
    return run_suite(suite);
}
