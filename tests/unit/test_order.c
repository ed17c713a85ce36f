/*
 * The same documents give the same pairs, and with --keep longest the same groups, in whatever
 * order and files they come and with any number of threads: the stories, copies of them that differ
 * in capitals alone, and many texts that nothing but a tie parts.
 */
#define _XOPEN_SOURCE 700
#include "stories.h"

#include <stdlib.h>
#include <unistd.h>

enum { FILES = 5, CHAINS = 10, CHAIN_WORDS = 100, NAME = 160 };

typedef struct text {
    char id[NAME];
    rt_buffer bytes;
} text;

static text *texts;
static size_t text_count, text_capacity;
static char folder[] = "/tmp/retold-order-XXXXXX";

/* Lines of text, one for each pair or group. */
typedef struct listing {
    char **lines;
    size_t count, capacity;
} listing;

static listing expected;

/* ---------------------------------------------------------------- documents */

static text *add(const char *id, const char *suffix)
{
    ck_assert(rt_grow((void **)&texts, &text_capacity, text_count + 1, sizeof *texts));
    text *t = &texts[text_count++];
    *t = (text){0};
    snprintf(t->id, sizeof t->id, "%s%s", id, suffix);
    return t;
}

/* The same tokens, but no names: whichever copy is asked first must not matter. */
static void add_lower(const story *s)
{
    rt_buffer *b = &add(s->name, "/lower")->bytes;
    ck_assert(rt_buffer_append(b, s->text.data, s->text.size));
    for (size_t i = 0; i < b->size; i++) {
        bool upper = b->data[i] >= 'A' && b->data[i] <= 'Z';
        b->data[i] = (char)(b->data[i] + (upper ? 'a' - 'A' : 0));
    }
}

/* A near copy of the same length: the last line first. */
static void add_turned(const story *s)
{
    size_t cut = s->text.size - 1;
    while (cut > 0 && s->text.data[cut - 1] != '\n') {
        cut--;
    }
    rt_buffer *b = &add(s->name, "/turned")->bytes;
    ck_assert(rt_buffer_append(b, s->text.data + cut, s->text.size - cut));
    ck_assert(rt_buffer_append(b, "\n", 1));
    ck_assert(rt_buffer_append(b, s->text.data, cut));
}

/* Three texts of one length, the first two near and the last two, but not the first and the last:
 * who is grouped with whom depends on which of them is kept. */
static void add_chain(size_t number)
{
    for (size_t link = 0; link < 3; link++) {
        char id[NAME];
        snprintf(id, sizeof id, "chain-%zu-%zu", number, link);
        rt_buffer *b = &add(id, "")->bytes;
        for (size_t word = 0; word < CHAIN_WORDS; word++) {
            bool other = (link == 0 && word < CHAIN_WORDS / 5) ||
                         (link == 2 && word >= CHAIN_WORDS - CHAIN_WORDS / 5);
            append_word(b, 10000 * (number + 1) + word + (other ? CHAIN_WORDS : 0));
        }
    }
}

static void make_texts(void)
{
    stories s;
    stories_read(&s);
    for (size_t i = 0; i < s.count; i++) {
        rt_buffer *b = &add(s.items[i].name, "")->bytes;
        ck_assert(rt_buffer_append(b, s.items[i].text.data, s.items[i].text.size));
        if (i % 2 == 0) {
            add_lower(&s.items[i]);
        }
        if (i % 3 == 0) {
            add_turned(&s.items[i]);
        }
    }
    stories_release(&s);
    for (size_t i = 0; i < CHAINS; i++) {
        add_chain(i);
    }
}

static void shuffle(rng *r)
{
    for (size_t i = text_count; i > 1; i--) {
        size_t j = rng_below(r, i);
        text swap = texts[j];
        texts[j] = texts[i - 1];
        texts[i - 1] = swap;
    }
}

/* -------------------------------------------------------------------- files */

static void path_of(size_t number, char path[64])
{
    snprintf(path, 64, "%s/%zu.jsonl", folder, number);
}

static void write_string(FILE *file, const char *data, size_t size)
{
    fputc('"', file);
    for (size_t i = 0; i < size; i++) {
        unsigned char c = (unsigned char)data[i];
        if (c < ' ') {
            fprintf(file, "\\u%04x", c);
        } else {
            fprintf(file, c == '"' || c == '\\' ? "\\%c" : "%c", c);
        }
    }
    fputc('"', file);
}

/* Spreads the texts over files, in the order in which they stand. */
static void write_files(void)
{
    for (size_t number = 0; number < FILES; number++) {
        char path[64];
        path_of(number, path);
        FILE *file = fopen(path, "wb");
        ck_assert_ptr_nonnull(file);
        for (size_t i = number * text_count / FILES; i < (number + 1) * text_count / FILES; i++) {
            fputs("{\"id\":", file);
            write_string(file, texts[i].id, strlen(texts[i].id));
            fputs(",\"text\":", file);
            write_string(file, texts[i].bytes.data, texts[i].bytes.size);
            fputs("}\n", file);
        }
        ck_assert_int_eq(fclose(file), 0);
    }
}

static void set_up(void)
{
    ck_assert_ptr_nonnull(mkdtemp(folder));
    make_texts();
}

static void tear_down(void)
{
    for (size_t number = 0; number < FILES; number++) {
        char path[64];
        path_of(number, path);
        unlink(path);
    }
    rmdir(folder);
    for (size_t i = 0; i < text_count; i++) {
        rt_buffer_release(&texts[i].bytes);
    }
    free(texts);
}

/* ----------------------------------------------------------------- listings */

static void add_line(listing *l, rt_buffer *line)
{
    append(line, "\n");
    ck_assert(rt_buffer_append(line, "", 1));
    ck_assert(rt_grow((void **)&l->lines, &l->capacity, l->count + 1, sizeof *l->lines));
    l->lines[l->count++] = line->data;
}

static int by_text(const void *x, const void *y)
{
    return strcmp(*(char *const *)x, *(char *const *)y);
}

static void listing_release(listing *l)
{
    for (size_t i = 0; i < l->count; i++) {
        free(l->lines[i]);
    }
    free(l->lines);
    *l = (listing){0};
}

static void append_id(rt_buffer *line, const retold_corpus *corpus, uint32_t document)
{
    retold_document_info info;
    retold_corpus_document(corpus, document, &info);
    ck_assert(rt_buffer_append(line, info.id.data, info.id.size));
    append(line, " ");
}

static void append_number(rt_buffer *line, double number)
{
    char shown[40];
    snprintf(shown, sizeof shown, "%.17g ", number);
    append(line, shown);
}

/* What is said of a pair; of its documents the one whose id comes first by bytes is a. */
static void list_pair(listing *l, const retold_corpus *corpus, retold_pair p)
{
    retold_document_info a, b;
    retold_corpus_document(corpus, p.a, &a);
    retold_corpus_document(corpus, p.b, &b);
    bool swapped = rt_span_compare(a.id, b.id) > 0;
    rt_buffer line;
    rt_buffer_init(&line);
    append_id(&line, corpus, swapped ? p.b : p.a);
    append_id(&line, corpus, swapped ? p.a : p.b);
    append(&line, retold_relation_name(p.relation));
    append(&line, " ");
    append_number(&line, p.score);
    append_number(&line, p.jaccard);
    append_number(&line, swapped ? p.containment_b : p.containment_a);
    append_number(&line, swapped ? p.containment_a : p.containment_b);
    append_number(&line, p.coverage);
    for (size_t i = 0; i < p.shared_count; i++) {
        ck_assert(rt_buffer_append(&line, p.shared[i].data, p.shared[i].size));
        append(&line, ",");
    }
    add_line(l, &line);
}

/* The members of a group as a set. */
static void list_group(listing *l, const retold_corpus *corpus, retold_group group)
{
    listing members = {0};
    for (size_t i = 0; i < group.size; i++) {
        rt_buffer line;
        rt_buffer_init(&line);
        append_id(&line, corpus, group.members[i].document);
        add_line(&members, &line);
    }
    qsort(members.lines, members.count, sizeof *members.lines, by_text);
    rt_buffer line;
    rt_buffer_init(&line);
    append(&line, "group ");
    for (size_t i = 0; i < members.count; i++) {
        append(&line, members.lines[i]);
    }
    add_line(l, &line);
    listing_release(&members);
}

/* Reads the files, the first one first or last, and lists what comes of them. */
static listing list(unsigned threads, bool backwards)
{
    retold_options options;
    retold_options_init(&options);
    options.threads = threads;
    options.group.keep = RETOLD_KEEP_LONGEST;
    options.translation.threshold = 0.01; /* what is hardly likely changes first */
    retold_corpus *corpus = new_corpus(&options);
    for (size_t i = 0; i < FILES; i++) {
        char path[64];
        path_of(backwards ? FILES - 1 - i : i, path);
        retold_error error;
        ck_assert_msg(retold_corpus_read(corpus, path, &error) == RETOLD_OK, "%s", error.message);
    }
    retold_result *result = match(corpus);
    listing l = {0};
    size_t pair_count;
    const retold_pair *pairs = retold_result_pairs(result, &pair_count);
    for (size_t i = 0; i < pair_count; i++) {
        list_pair(&l, corpus, pairs[i]);
    }
    for (size_t i = 0; i < retold_result_group_count(result); i++) {
        list_group(&l, corpus, retold_result_group(result, i));
    }
    qsort(l.lines, l.count, sizeof *l.lines, by_text);
    retold_result_free(result);
    retold_corpus_free(corpus);
    return l;
}

static void check(unsigned threads, bool backwards)
{
    listing l = list(threads, backwards);
    for (size_t i = 0; i < l.count && i < expected.count; i++) {
        ck_assert_msg(strcmp(l.lines[i], expected.lines[i]) == 0, "%u threads:\n%s\nand not\n%s",
                      threads, l.lines[i], expected.lines[i]);
    }
    ck_assert_uint_eq(l.count, expected.count);
    listing_release(&l);
}

START_TEST(test_order)
{
    write_files();
    expected = list(1, false);
    ck_assert_uint_gt(expected.count, 500);
    check(2, true);
    check(8, false);
    rng r = {1};
    for (unsigned threads = 1; threads <= 8; threads *= 2) {
        shuffle(&r);
        write_files();
        check(threads, threads == 2);
    }
    listing_release(&expected);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("order");
    TCase *order = tcase_create("order");
    tcase_add_unchecked_fixture(order, set_up, tear_down);
    tcase_set_timeout(order, 120);
    tcase_add_test(order, test_order);
    suite_add_tcase(suite, order);
    return run_suite(suite);
}
