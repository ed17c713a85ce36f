/* The public API: options, adding, reading, faults in their order, cancelling, matching again. */
#define _XOPEN_SOURCE 700
#include "api/corpus.h"
#include "samples.h"

#include <math.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

/* -------------------------------------------------------------------- options */

static retold_options options;

static void set_options(void)
{
    retold_options_init(&options);
}

/* The options are now refused with a message that names the option; then they are set right. */
static void check_refused(const char *name)
{
    retold_error error;
    memset(&error, 0, sizeof error);
    ck_assert_msg(retold_options_check(&options, &error) == RETOLD_INVALID, "%s", name);
    ck_assert_int_eq(error.status, RETOLD_INVALID);
    ck_assert_msg(strstr(error.message, name) != NULL, "\"%s\" does not name %s", error.message,
                  name);
    retold_corpus *corpus = NULL;
    ck_assert_int_eq(retold_corpus_new(&options, &corpus, NULL), RETOLD_INVALID);
    ck_assert_ptr_null(corpus);
    retold_plan plan = {.bands = 77};
    ck_assert_int_eq(retold_options_plan(&options, &plan, NULL), RETOLD_INVALID);
    ck_assert_uint_eq(plan.bands, 77);
    set_options();
    ck_assert_int_eq(retold_options_check(&options, &error), RETOLD_OK);
}

START_TEST(test_bad_options)
{
    static const unsigned ngrams[] = {0, 65, UINT32_MAX};
    static const double shares[] = {0, -1, 0.04, 1.0001, (double)NAN, (double)INFINITY};
    static const double recalls[] = {0, 0.49, 1, 2, (double)NAN};
    static const unsigned buckets[] = {0, 1, 65536};
    for (size_t i = 0; i < 3; i++) {
        options.match.ngram = ngrams[i];
        check_refused("ngram");
        options.match.max_bucket = buckets[i];
        check_refused("max_bucket");
    }
    for (size_t i = 0; i < 6; i++) {
        options.match.threshold = shares[i];
        check_refused("threshold");
        options.match.containment = shares[i];
        check_refused("containment");
    }
    for (size_t i = 0; i < 5; i++) {
        options.match.recall = recalls[i];
        check_refused("recall");
    }
    options.threads = 257;
    check_refused("threads");
    options.read.max_record = 0;
    check_refused("max_record");
    options.read.max_record = SIZE_MAX;
    check_refused("max_record");
    options.group.keep = (retold_keep)3;
    check_refused("keep");
    options.group.relations = 1u << RETOLD_RELATION_COUNT;
    check_refused("relations");
    options.simd = (retold_simd)99;
    check_refused("simd");
}
END_TEST

START_TEST(test_bad_field_names)
{
    options.read.id_field = NULL;
    check_refused("id_field");
    options.read.text_field = NULL;
    check_refused("text_field");
    options.read.url_field = NULL;
    check_refused("url_field");
    options.read.date_field = NULL;
    check_refused("date_field");
    options.read.lang_field = NULL;
    check_refused("lang_field");
}
END_TEST

START_TEST(test_extreme_options_work)
{
    static const unsigned ngrams[] = {1, 64};
    static const double shares[] = {0.05, 1};
    static const double recalls[] = {0.5, 0.999999};
    for (size_t i = 0; i < 8; i++) {
        options.match.ngram = ngrams[i & 1];
        options.match.threshold = options.match.containment = shares[i >> 1 & 1];
        options.match.recall = recalls[i >> 2];
        options.match.max_bucket = i & 1 ? 65535 : 2;
        options.threads = i & 1 ? 256 : 1;
        retold_corpus *corpus = new_corpus(&options);
        add_text(corpus, "a", rt_span_of("one two three"));
        add_text(corpus, "b", rt_span_of("One two THREE!"));
        add_text(corpus, "c", rt_span_of("four five six seven"));
        retold_result *result = match(corpus);
        size_t count;
        const retold_pair *pairs = retold_result_pairs(result, &count);
        ck_assert_uint_eq(count, 1);
        ck_assert_int_eq(pairs[0].relation, RETOLD_EXACT);
        retold_result_free(result);
        retold_corpus_free(corpus);
    }
}
END_TEST

START_TEST(test_names)
{
    ck_assert_str_eq(retold_version(), "0.1.0");
    ck_assert_str_eq(retold_fault_name(RETOLD_FAULT_NOT_JSON), "not-json");
    for (int i = 0; i < RETOLD_FAULT_COUNT; i++) {
        ck_assert_ptr_nonnull(retold_fault_name((retold_fault)i));
        for (int j = 0; j < i; j++) {
            ck_assert_str_ne(retold_fault_name((retold_fault)i),
                             retold_fault_name((retold_fault)j));
        }
    }
    ck_assert_ptr_nonnull(retold_fault_name((retold_fault)1000));
    ck_assert_str_eq(retold_relation_name(RETOLD_EXCERPT), "excerpt");
    ck_assert_str_eq(retold_relation_name((retold_relation)1000), "unrelated");
}
END_TEST

/* --------------------------------------------------------------------- adding */

static void check_not_added(retold_corpus *corpus, const retold_document *document,
                            retold_fault fault)
{
    retold_summary before, after;
    retold_corpus_summary(corpus, &before);
    retold_error error;
    ck_assert_int_eq(retold_corpus_add(corpus, document, &error), RETOLD_UNUSABLE);
    ck_assert_int_eq(error.fault, fault);
    ck_assert_int_eq(retold_corpus_add(corpus, document, NULL), RETOLD_UNUSABLE);
    retold_corpus_summary(corpus, &after);
    ck_assert(memcmp(&before, &after, sizeof before) == 0);
}

START_TEST(test_unusable_documents)
{
    static const char *const blanks[] = {"", " ", "\n\t\r\v\f ", NULL};
    options.read.max_record = 12;
    retold_corpus *corpus = new_corpus(&options);
    for (size_t i = 0; i < 4; i++) {
        retold_document document = document_of("blank", rt_span_of(blanks[i]));
        check_not_added(corpus, &document, RETOLD_FAULT_NO_TEXT);
    }
    static const char *const broken[] = {"abc \xff def", "\xc3", "\xed\xa0\x80", "\xc0\xaf"};
    for (size_t i = 0; i < 4; i++) {
        retold_document document = document_of("broken", rt_span_of(broken[i]));
        check_not_added(corpus, &document, RETOLD_FAULT_INVALID_UTF8);
    }
    retold_document longer = document_of("longer", rt_span_of("a longer text"));
    check_not_added(corpus, &longer, RETOLD_FAULT_TOO_LONG);
    add_text(corpus, "a", rt_span_of("a text"));
    retold_document again = document_of("a", rt_span_of("another text"));
    check_not_added(corpus, &again, RETOLD_FAULT_DUPLICATE_ID);
    add_text(corpus, "b", rt_span_of("another text"));
    add_text(corpus, "blank", rt_span_of("no longer")); /* its id was not taken */
    retold_summary summary;
    retold_corpus_summary(corpus, &summary);
    ck_assert_uint_eq(summary.documents, 3);
    ck_assert_uint_eq(summary.records, 3);
    ck_assert_uint_eq(summary.tokens, 6);
    ck_assert_uint_eq(summary.bytes, 6 + 12 + 9);
    ck_assert_uint_eq(corpus->blocks[0].doc_count, 3); /* refused ones take no memory */
    ck_assert_uint_eq(corpus->blocks[0].token_count, 6);
    retold_corpus_free(corpus);
}
END_TEST

static void check_span(retold_span span, const char *expected)
{
    ck_assert_msg(rt_span_equal(span, rt_span_of(expected)), "%.*s is not %s", (int)span.size,
                  span.data, expected);
}

START_TEST(test_documents_are_copied)
{
    char text[] = "The first line \r\nand the second";
    char fields[] = "iduhttp://u/2024-05-06pt-BR";
    retold_corpus *corpus = new_corpus(&options);
    retold_document document = {.id = rt_span(fields, 3),
                                .text = rt_span_of(text),
                                .url = rt_span(fields + 3, 9),
                                .date = rt_span(fields + 12, 10),
                                .lang = rt_span(fields + 22, 5)};
    ck_assert_int_eq(retold_corpus_add(corpus, &document, NULL), RETOLD_OK);
    memset(text, 'x', sizeof text);
    memset(fields, 'x', sizeof fields);
    for (size_t i = 0; i < 5000; i++) { /* so that arrays move */
        add_text(corpus, "", rt_span_of("some other text of several words to fill memory with"));
    }
    retold_document_info info;
    retold_corpus_document(corpus, 0, &info);
    check_span(info.id, "idu");
    check_span(info.url, "http://u/");
    check_span(info.date, "2024-05-06");
    check_span(info.lang, "pt-BR");
    check_span(info.title, "The first line");
    ck_assert_uint_eq(info.tokens, 6);
    ck_assert_uint_eq(info.ordinal, 0);
    retold_corpus_document(corpus, 5000, &info);
    check_span(info.id, "#5001");
    check_span(info.url, "");
    ck_assert_uint_eq(info.ordinal, 5000);
    retold_corpus_free(corpus);
}
END_TEST

/* Titles are cut between characters, and are not blank. */
START_TEST(test_titles)
{
    enum { MOST = 160 };
    rt_buffer text;
    rt_buffer_init(&text);
    retold_corpus *corpus = new_corpus(&options);
    uint32_t index = 0;
    for (size_t before = 0; before < 8; before++) {
        text.size = 0;
        append(&text, "\n\r\n \t");
        for (size_t i = 0; i < before; i++) {
            append(&text, "a");
        }
        for (size_t i = 0; i < 100; i++) {
            append(&text, "\xe6\x97\xa5");
        }
        add_text(corpus, "", span_of(&text));
        retold_document_info info;
        retold_corpus_document(corpus, index++, &info);
        ck_assert_uint_eq(info.title.size, before + (MOST - before) / 3 * 3);
        ck_assert_uint_eq(before == 0 ? 0xe6 : 'a', (unsigned char)info.title.data[0]);
    }
    rt_buffer_release(&text);
    retold_corpus_free(corpus);
}
END_TEST

/* Without titles all else is as it is with them. */
START_TEST(test_titles_are_not_kept)
{
    options.titles = false;
    retold_corpus *corpus = new_corpus(&options);
    retold_document document = {.id = rt_span_of("a"),
                                .text = rt_span_of("some words"),
                                .title = rt_span_of("title"),
                                .lang = rt_span_of("en")};
    ck_assert_int_eq(retold_corpus_add(corpus, &document, NULL), RETOLD_OK);
    retold_document_info info;
    retold_corpus_document(corpus, 0, &info);
    ck_assert_uint_eq(info.title.size, 0);
    check_span(info.id, "a");
    check_span(info.lang, "en");
    ck_assert_uint_eq(info.tokens, 2);
    retold_corpus_free(corpus);
}
END_TEST

/* Documents of characters that are no letters are compared with nothing. */
START_TEST(test_documents_without_tokens)
{
    retold_corpus *corpus = new_corpus(&options);
    add_text(corpus, "1", rt_span_of("* * *"));
    add_text(corpus, "2", rt_span_of("* * *"));
    add_text(corpus, "3", rt_span_of("\xf0\x9f\x98\x80"));
    add_text(corpus, "4", rt_span_of("a word"));
    retold_result *result = match(corpus);
    size_t count;
    retold_result_pairs(result, &count);
    ck_assert_uint_eq(count, 0);
    ck_assert_uint_eq(retold_result_group_count(result), 0);
    retold_result_free(result);
    retold_corpus_free(corpus);
    corpus = new_corpus(&options);
    result = match(corpus); /* no documents at all */
    retold_result_pairs(result, &count);
    ck_assert_uint_eq(count, 0);
    retold_result_free(result);
    retold_corpus_free(corpus);
    retold_corpus_free(NULL);
    retold_result_free(NULL);
}
END_TEST

START_TEST(test_matching_again)
{
    retold_corpus *corpus = new_corpus(&options);
    rt_buffer text;
    rt_buffer_init(&text);
    rng r = {1};
    append_running_text(&text, &r, 100);
    add_text(corpus, "a", span_of(&text));
    retold_result *first = match(corpus);
    add_text(corpus, "b", span_of(&text));
    append(&text, "more");
    retold_result *second = match(corpus);
    add_text(corpus, "c", span_of(&text));
    retold_result *third = match(corpus);
    ck_assert_uint_eq(retold_result_group_count(first), 0);
    ck_assert_uint_eq(retold_result_group_count(second), 1);
    ck_assert_uint_eq(retold_result_group(second, 0).size, 2);
    ck_assert_uint_eq(retold_result_group(third, 0).size, 3);
    ck_assert_int_eq(retold_result_group(third, 0).members[2].relation, RETOLD_NEAR);
    retold_result_free(first);
    retold_result_free(third);
    retold_result_free(second);
    retold_corpus_free(corpus);
    rt_buffer_release(&text);
}
END_TEST

/* So many documents that keys are forgotten when they are matched; then further copies, and near
 * copies, of some of them. */
START_TEST(test_matching_many_again)
{
    enum { FIRST = 40000, MORE = 300, EVERY = 131 };
    retold_corpus *corpus = new_corpus(&options);
    rt_buffer text;
    rt_buffer_init(&text);
    for (size_t i = 0; i < FIRST + MORE; i++) {
        char id[24];
        rng r = {i < FIRST ? i : (i - FIRST) * EVERY};
        text.size = 0;
        append_running_text(&text, &r, 20);
        if (i >= FIRST && i % 2 == 1) {
            append(&text, " and more");
        }
        if (i == FIRST) {
            retold_result_free(match(corpus));
        }
        snprintf(id, sizeof id, "%zu", i);
        add_text(corpus, id, span_of(&text));
    }
    retold_result *result = match(corpus);
    size_t count, found = 0;
    const retold_pair *pairs = retold_result_pairs(result, &count);
    for (size_t i = 0; i < count; i++) {
        size_t copy = pairs[i].b - FIRST;
        if (pairs[i].b >= FIRST && pairs[i].a == copy * EVERY) {
            ck_assert_int_eq(pairs[i].relation, copy % 2 == 1 ? RETOLD_NEAR : RETOLD_EXACT);
            found++;
        }
    }
    ck_assert_uint_eq(found, MORE);
    retold_result_free(result);
    retold_corpus_free(corpus);
    rt_buffer_release(&text);
}
END_TEST

/* -------------------------------------------------------------------- reading */

static char folder[] = "/tmp/retold-corpus-XXXXXX";

static void make_folder(void)
{
    set_options();
    memcpy(strrchr(folder, '-'), "-XXXXXX", 8);
    ck_assert_ptr_nonnull(mkdtemp(folder));
}

/* A path in the folder. Static storage, for two paths at a time. */
static const char *path_of(const char *name)
{
    static char paths[2][256];
    static unsigned next;
    next = !next;
    snprintf(paths[next], sizeof paths[next], "%s/%s", folder, name);
    return paths[next];
}

static void write_file(const char *name, const char *content)
{
    FILE *file = fopen(path_of(name), "w");
    ck_assert_ptr_nonnull(file);
    fputs(content, file);
    ck_assert_int_eq(fclose(file), 0);
}

static void remove_folder(void)
{
    static const char *const names[] = {"a.jsonl", "b.txt", "c.jsonl"};
    for (size_t i = 0; i < 3; i++) {
        remove(path_of(names[i]));
    }
    ck_assert_int_eq(rmdir(folder), 0);
}

/* Writes down what the callbacks are told. */
typedef struct report {
    rt_buffer lines;
    size_t progress_calls;
    uint64_t documents;
    retold_corpus *cancel; /* at the first progress */
} report;

static void on_fault(void *user, const retold_error *fault)
{
    report *l = user;
    const char *name = strrchr(fault->input, '/');
    char line[640];
    snprintf(line, sizeof line, "%s %s %d %d\n", retold_fault_name(fault->fault),
             name == NULL ? fault->input : name + 1, (int)fault->record,
             fault->offset == RETOLD_NO_OFFSET ? -1 : (int)fault->offset);
    append(&l->lines, line);
}

static void on_progress(void *user, const retold_progress *progress)
{
    report *l = user;
    l->progress_calls++;
    ck_assert(progress->documents >= l->documents);
    l->documents = progress->documents;
    if (l->cancel != NULL) {
        retold_corpus_cancel(l->cancel);
    }
}

static void set_report(report *l)
{
    *l = (report){.progress_calls = 0};
    options.user = l;
    options.on_fault = on_fault;
    options.on_progress = on_progress;
}

static void check_report(report *l, const char *expected)
{
    append_code_point(&l->lines, 0);
    ck_assert_str_eq(l->lines.data, expected);
    rt_buffer_release(&l->lines);
}

static const char *const faulty = "{\"id\": \"x\", \"text\": \"first text\"}\n"
                                  "{\"id\": \"y\"}\n"
                                  "\n"
                                  "{\"id\": \"x\", \"text\": \"the id again\"}\n"
                                  "nonsense\n"
                                  "{\"text\": \"no id\"}\n"
                                  "{\"id\": \"z\", \"text\": 12}\n"
                                  "{\"text\": \"bad \xff byte\"}\n"
                                  "{\"id\": \"\", \"text\": \"empty id\"}";

/* What the faults of that file have to be told as: kind, input, record and byte. */
static const char *const faults = "no-text a.jsonl 2 34\n"
                                  "duplicate-id a.jsonl 4 47\n"
                                  "not-json a.jsonl 5 83\n"
                                  "text-not-string a.jsonl 7 130\n"
                                  "invalid-utf8 a.jsonl 8 148\n";

START_TEST(test_faults_in_order)
{
    static const unsigned threads[] = {1, 2, 8};
    write_file("a.jsonl", faulty);
    options.threads = threads[_i];
    report l;
    set_report(&l);
    retold_corpus *corpus = new_corpus(&options);
    retold_error error;
    ck_assert_int_eq(retold_corpus_read(corpus, path_of("a.jsonl"), &error), RETOLD_OK);
    ck_assert_uint_ge(l.progress_calls, 1);
    check_report(&l, faults);
    retold_summary summary;
    retold_corpus_summary(corpus, &summary);
    ck_assert_uint_eq(summary.documents, 3);
    ck_assert_uint_eq(summary.records, 8);
    ck_assert_uint_eq(summary.bytes, strlen(faulty));
    ck_assert_uint_eq(summary.faults[RETOLD_FAULT_DUPLICATE_ID], 1);
    ck_assert_uint_eq(summary.faults[RETOLD_FAULT_NOT_JSON], 1);
    ck_assert_uint_eq(summary.faults[RETOLD_FAULT_TOO_LONG], 0);
    retold_document_info info;
    retold_corpus_document(corpus, 1, &info);
    ck_assert_msg(info.id.size > 9 && memcmp(info.id.data + info.id.size - 9, "a.jsonl:6", 9) == 0,
                  "%.*s", (int)info.id.size, info.id.data);
    ck_assert_uint_eq(info.ordinal, 4);
    retold_corpus_document(corpus, 2, &info);
    ck_assert(memcmp(info.id.data + info.id.size - 9, "a.jsonl:9", 9) == 0);
    retold_corpus_free(corpus);
}
END_TEST

START_TEST(test_strict)
{
    static const unsigned threads[] = {1, 2, 8};
    write_file("a.jsonl", faulty);
    options.threads = threads[_i];
    options.read.strict = true;
    report l;
    set_report(&l);
    retold_corpus *corpus = new_corpus(&options);
    retold_error error;
    ck_assert_int_eq(retold_corpus_read(corpus, path_of("a.jsonl"), &error), RETOLD_UNUSABLE);
    ck_assert_int_eq(error.status, RETOLD_UNUSABLE);
    ck_assert_int_eq(error.fault, RETOLD_FAULT_NO_TEXT);
    ck_assert_uint_eq(error.record, 2);
    check_report(&l, "no-text a.jsonl 2 34\n");
    retold_corpus_free(corpus);
}
END_TEST

/* A duplicate id ends a strict reading as well; ids are shared by all that is read and added. */
START_TEST(test_ids_across_inputs)
{
    write_file("a.jsonl", "{\"id\": \"x\", \"text\": \"one\"}\n{\"text\": \"two\"}\n");
    write_file("b.txt", "A plain text.\n");
    options.threads = 2;
    report l;
    set_report(&l);
    retold_corpus *corpus = new_corpus(&options);
    add_text(corpus, "x", rt_span_of("added before"));
    ck_assert_int_eq(retold_corpus_read(corpus, folder, NULL), RETOLD_OK);
    ck_assert_int_eq(retold_corpus_read(corpus, path_of("b.txt"), NULL), RETOLD_OK);
    retold_document again = document_of(path_of("b.txt"), rt_span_of("added after"));
    ck_assert_int_eq(retold_corpus_add(corpus, &again, NULL), RETOLD_UNUSABLE);
    add_text(corpus, "", rt_span_of("added after"));
    check_report(&l, "duplicate-id a.jsonl 1 0\nduplicate-id b.txt 1 0\n");
    retold_document_info info;
    retold_corpus_document(corpus, 3, &info);
    check_span(info.id, "#6"); /* the sixth record */
    ck_assert_uint_eq(info.ordinal, 5);
    retold_corpus_free(corpus);
}
END_TEST

START_TEST(test_unreadable_input)
{
    for (unsigned threads = 1; threads <= 2; threads++) {
        options.threads = threads;
        report l;
        set_report(&l);
        retold_corpus *corpus = new_corpus(&options);
        retold_error error;
        ck_assert_int_eq(retold_corpus_read(corpus, path_of("missing"), &error), RETOLD_IO);
        ck_assert_int_eq(error.fault, RETOLD_FAULT_UNREADABLE);
        check_report(&l, "unreadable missing 0 -1\n");
        add_text(corpus, "a", rt_span_of("usable all the same"));
        retold_result_free(match(corpus));
        retold_corpus_free(corpus);
    }
}
END_TEST

/* ------------------------------------------------------------------ cancelling */

static void write_many(const char *name)
{
    FILE *file = fopen(path_of(name), "w");
    ck_assert_ptr_nonnull(file);
    for (size_t i = 0; i < 60000; i++) {
        fprintf(file, "{\"text\": \"record number %zu of a file that takes several batches\"}\n",
                i);
    }
    ck_assert_int_eq(fclose(file), 0);
}

START_TEST(test_cancel)
{
    write_many("c.jsonl");
    for (unsigned threads = 1; threads <= 3; threads++) {
        options.threads = threads;
        report l;
        set_report(&l);
        retold_corpus *corpus = new_corpus(&options);
        l.cancel = corpus;
        retold_error error;
        ck_assert_int_eq(retold_corpus_read(corpus, path_of("c.jsonl"), &error), RETOLD_CANCELLED);
        ck_assert_int_eq(error.status, RETOLD_CANCELLED);
        ck_assert_uint_eq(l.progress_calls, 1);
        retold_result *result = NULL;
        ck_assert_int_eq(retold_corpus_match(corpus, &result, &error), RETOLD_CANCELLED);
        ck_assert_ptr_null(result);
        retold_document document = document_of("late", rt_span_of("too late"));
        ck_assert_int_eq(retold_corpus_add(corpus, &document, &error), RETOLD_CANCELLED);
        ck_assert_int_eq(retold_corpus_read(corpus, path_of("c.jsonl"), NULL), RETOLD_CANCELLED);
        retold_corpus_free(corpus);
    }
}
END_TEST

START_TEST(test_cancel_while_matching)
{
    report l;
    set_report(&l);
    retold_corpus *corpus = new_corpus(&options);
    add_text(corpus, "a", rt_span_of("some text"));
    add_text(corpus, "b", rt_span_of("Some text"));
    l.cancel = corpus;
    retold_result *result = NULL;
    ck_assert_int_eq(retold_corpus_match(corpus, &result, NULL), RETOLD_CANCELLED);
    ck_assert_ptr_null(result);
    retold_corpus_free(corpus);
}
END_TEST

/* -------------------------------------------------------------------- compare */

START_TEST(test_compare_refuses)
{
    retold_comparison comparison = {.shingles_a = 77};
    retold_error error;
    retold_span good = rt_span_of("a good text");
    retold_span broken = rt_span_of("\xff");
    ck_assert_int_eq(retold_compare(&options.match, good, broken, &comparison, &error),
                     RETOLD_UNUSABLE);
    ck_assert_int_eq(error.fault, RETOLD_FAULT_INVALID_UTF8);
    ck_assert_int_eq(retold_compare(&options.match, broken, good, &comparison, NULL),
                     RETOLD_UNUSABLE);
    options.match.ngram = 0;
    ck_assert_int_eq(retold_compare(&options.match, good, good, &comparison, &error),
                     RETOLD_INVALID);
    ck_assert_msg(strstr(error.message, "ngram") != NULL, "%s", error.message);
    ck_assert_uint_eq(comparison.shingles_a, 77);
    set_options();
    ck_assert_int_eq(retold_compare(&options.match, rt_span_of(NULL), good, &comparison, &error),
                     RETOLD_OK);
    ck_assert_int_eq(comparison.relation, RETOLD_UNRELATED);
    ck_assert_uint_eq(comparison.passage_count, 0);
    retold_comparison_release(&comparison);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("corpus");
    TCase *memory = tcase_create("added");
    tcase_add_checked_fixture(memory, set_options, NULL);
    tcase_add_test(memory, test_bad_options);
    tcase_add_test(memory, test_bad_field_names);
    tcase_add_test(memory, test_extreme_options_work);
    tcase_add_test(memory, test_names);
    tcase_add_test(memory, test_unusable_documents);
    tcase_add_test(memory, test_documents_are_copied);
    tcase_add_test(memory, test_titles);
    tcase_add_test(memory, test_titles_are_not_kept);
    tcase_add_test(memory, test_documents_without_tokens);
    tcase_add_test(memory, test_matching_again);
    tcase_add_test(memory, test_matching_many_again);
    tcase_add_test(memory, test_compare_refuses);
    suite_add_tcase(suite, memory);
    TCase *files = tcase_create("read");
    tcase_add_checked_fixture(files, make_folder, remove_folder);
    tcase_set_timeout(files, 120);
    tcase_add_loop_test(files, test_faults_in_order, 0, 3);
    tcase_add_loop_test(files, test_strict, 0, 3);
    tcase_add_test(files, test_ids_across_inputs);
    tcase_add_test(files, test_unreadable_input);
    tcase_add_test(files, test_cancel);
    tcase_add_test(files, test_cancel_while_matching);
    suite_add_tcase(suite, files);
    return run_suite(suite);
}
