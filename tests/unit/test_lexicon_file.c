/* Lexicons of the public interface: files good and bad, and what corpora make of them. */
#define _XOPEN_SOURCE 700
#include "api/lexicon.h"
#include "samples.h"

#include <stdlib.h>
#include <unistd.h>
#include <zlib.h>

#define HEADER                                                                                     \
    "# retold lexicon, version 1: lang_a, word_a, lang_b, word_b, both, count_a, count_b\n"

/* --------------------------------------------------------------------- good files */

static retold_status read_text(retold_span text, size_t step, size_t most, retold_lexicon **lexicon,
                               retold_error *error)
{
    rt_source source;
    retold_options options;
    retold_options_init(&options);
    rt_source_init(&source, &options.read);
    rt_source_open_memory(&source, text, step);
    retold_status status = rt_lexicon_read(&source, "x.tsv", most, lexicon, error);
    rt_source_release(&source);
    return status;
}

static retold_lexicon *read_good(retold_span text)
{
    retold_lexicon *lexicon = NULL;
    retold_error error;
    retold_status status = read_text(text, 0, RETOLD_LEXICON_MAX, &lexicon, &error);
    REQUIRE(status == RETOLD_OK, "line %llu: %s", (unsigned long long)error.record, error.message);
    return lexicon;
}

/* What is written, with a NUL after it. */
static retold_span write_text(const retold_lexicon *lexicon)
{
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    ck_assert_ptr_nonnull(stream);
    ck_assert_int_eq(retold_lexicon_write(lexicon, stream, NULL), RETOLD_OK);
    fclose(stream);
    return rt_span(text, size);
}

static void append_random_word(rt_buffer *text, rng *r)
{
    static const uint32_t firsts[] = {'a', '0', 0xe0, 0x0d9a, 0x4e00, 0x1f600};
    size_t count = 1 + rng_below(r, 7);
    for (size_t i = 0; i < count; i++) {
        append_code_point(text, firsts[rng_below(r, 6)] + (uint32_t)rng_below(r, 10));
    }
}

/* A lexicon of random entries, in no order and without repeats. */
static retold_lexicon *random_lexicon(rng *r, size_t count)
{
    static const char *const tags[] = {"0", "a", "ab", "abcdefghijklmno", "en", "zz9"};
    retold_lexicon *lexicon = calloc(1, sizeof *lexicon);
    rt_buffer a = {0};
    rt_buffer b = {0};
    for (size_t i = 0; i < count; i++) {
        size_t la = rng_below(r, 5);
        a.size = b.size = 0;
        append_random_word(&a, r);
        append_random_word(&b, r);
        uint32_t both = 1 + (uint32_t)(rng_next(r) >> (32 + rng_below(r, 32)));
        both = both == 0 ? UINT32_MAX : both;
        retold_lexicon_entry entry = {.lang_a = rt_span_of(tags[la]),
                                      .word_a = span_of(&a),
                                      .lang_b = rt_span_of(tags[la + 1 + rng_below(r, 5 - la)]),
                                      .word_b = span_of(&b),
                                      .both = both,
                                      .count_a = UINT32_MAX,
                                      .count_b = both};
        ck_assert(rt_lexicon_append(lexicon, &entry));
    }
    ck_assert(rt_lexicon_sort(lexicon, count));
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || !rt_span_equal(rt_lexicon_row_text(lexicon, &lexicon->rows[i]),
                                        rt_lexicon_row_text(lexicon, &lexicon->rows[kept - 1]))) {
            lexicon->rows[kept++] = lexicon->rows[i];
        }
    }
    lexicon->count = kept;
    rt_buffer_release(&a);
    rt_buffer_release(&b);
    return lexicon;
}

/* What was written is read as it was, whatever the size of the pieces, and written the same. */
START_TEST(test_round_trip)
{
    rng r = {(uint64_t)_i};
    retold_lexicon *made = random_lexicon(&r, 3000);
    retold_span text = write_text(made);
    retold_lexicon *read = NULL;
    retold_error error;
    for (size_t step = 1; step < 200000; step *= 7) {
        ck_assert_int_eq(read_text(text, step, made->count, &read, &error), RETOLD_OK);
        ck_assert_uint_eq(retold_lexicon_count(read), retold_lexicon_count(made));
        for (size_t i = 0; i < made->count; i++) {
            retold_lexicon_entry x = retold_lexicon_get(made, i);
            retold_lexicon_entry y = retold_lexicon_get(read, i);
            ck_assert(rt_span_equal(x.lang_a, y.lang_a) && rt_span_equal(x.word_a, y.word_a));
            ck_assert(rt_span_equal(x.lang_b, y.lang_b) && rt_span_equal(x.word_b, y.word_b));
            ck_assert(x.both == y.both && x.count_a == y.count_a && x.count_b == y.count_b);
        }
        retold_span again = write_text(read);
        ck_assert(rt_span_equal(text, again));
        free((void *)again.data);
        retold_lexicon_free(read);
    }
    free((void *)text.data);
    retold_lexicon_free(made);
}
END_TEST

START_TEST(test_small_files)
{
    retold_lexicon *lexicon = read_good(rt_span_of(HEADER));
    ck_assert_uint_eq(retold_lexicon_count(lexicon), 0);
    retold_lexicon_free(lexicon);
    lexicon = read_good(rt_span_of(HEADER "en\thouse\tfr\tmaison\t3\t4294967295\t5\n"));
    ck_assert_uint_eq(retold_lexicon_count(lexicon), 1);
    retold_lexicon_entry e = retold_lexicon_get(lexicon, 0);
    ck_assert(rt_span_equal(e.word_b, rt_span_of("maison")));
    ck_assert(e.both == 3 && e.count_a == UINT32_MAX && e.count_b == 5);
    retold_lexicon_free(lexicon);
    retold_lexicon_free(NULL);
}
END_TEST

/* ---------------------------------------------------------------------- bad files */

typedef struct bad_file {
    const char *text;
    uint64_t line, byte;
    retold_fault fault;
    const char *message; /* part of it */
} bad_file;

enum { H = sizeof HEADER - 1 };
#define GOOD "en\ta\tfr\tb\t3\t3\t3\n" /* 15 bytes */
enum { G = sizeof GOOD - 1 };

static const bad_file bad_files[] = {
    {"", 1, 0, RETOLD_FAULT_TRUNCATED, "empty"},
    {"\n", 1, 0, RETOLD_FAULT_NONE, "does not begin as"},
    {GOOD, 1, 0, RETOLD_FAULT_NONE, "does not begin as"},
    {"\xef\xbb\xbf" HEADER, 1, 0, RETOLD_FAULT_NONE, "does not begin as"},
    {"# retold lexicon, version 2: lang_a\n", 1, 26, RETOLD_FAULT_NONE, "version 2"},
    {"# retold lexicon, version 1: lang_a\n", 1, 26, RETOLD_FAULT_NONE, "the first line has to be"},
    {"# retold lexicon, version 1", 1, 27, RETOLD_FAULT_TRUNCATED, "cut"},
    {HEADER "en\ta\tfr\tb\t3\t3\t3", 2, H + G - 1, RETOLD_FAULT_TRUNCATED, "no end"},
    {HEADER GOOD "en", 3, H + G + 2, RETOLD_FAULT_TRUNCATED, "no end"},
    {HEADER "\n", 2, H, RETOLD_FAULT_NONE, "1 field, not 7"},
    {HEADER "# more\n", 2, H, RETOLD_FAULT_NONE, "1 field, not 7"},
    {HEADER "en\ta\tfr\tb\t3\t3\n", 2, H, RETOLD_FAULT_NONE, "6 fields, not 7"},
    {HEADER GOOD "en\tb\tfr\tb\t3\t3\t3\t\n", 3, H + G, RETOLD_FAULT_NONE, "8 fields, not 7"},
    {HEADER "EN\ta\tfr\tb\t3\t3\t3\n", 2, H, RETOLD_FAULT_NONE, "lang_a is not a language"},
    {HEADER "\ta\tfr\tb\t3\t3\t3\n", 2, H, RETOLD_FAULT_NONE, "lang_a is not a language"},
    {HEADER "en\ta\tabcdefghijklmnop\tb\t3\t3\t3\n", 2, H + 5, RETOLD_FAULT_NONE,
     "lang_b is not a language"},
    {HEADER "en\ta\ten\tb\t3\t3\t3\n", 2, H + 5, RETOLD_FAULT_NONE, "does not come after"},
    {HEADER "fr\ta\ten\tb\t3\t3\t3\n", 2, H + 5, RETOLD_FAULT_NONE, "does not come after"},
    {HEADER "en\t\tfr\tb\t3\t3\t3\n", 2, H + 3, RETOLD_FAULT_NONE, "word_a is empty"},
    {HEADER "en\ta\tfr\tabcdefgh\t3\t3\t3\n", 2, H + 8, RETOLD_FAULT_NONE,
     "word_b has more than 7 characters"},
    {HEADER "en\ta\tfr\tb c\t3\t3\t3\n", 2, H + 9, RETOLD_FAULT_NONE, "word_b holds a space"},
    {HEADER "en\ta\x01\tfr\tb\t3\t3\t3\n", 2, H + 4, RETOLD_FAULT_NONE, "word_a holds a space"},
    {HEADER "en\ta\tfr\tb\tthree\t3\t3\n", 2, H + 10, RETOLD_FAULT_NONE, "both is not a whole"},
    {HEADER "en\ta\tfr\tb\t\t3\t3\n", 2, H + 10, RETOLD_FAULT_NONE, "both is not a whole"},
    {HEADER "en\ta\tfr\tb\t0\t3\t3\n", 2, H + 10, RETOLD_FAULT_NONE, "both is not a whole"},
    {HEADER "en\ta\tfr\tb\t-1\t3\t3\n", 2, H + 10, RETOLD_FAULT_NONE, "both is not a whole"},
    {HEADER "en\ta\tfr\tb\t3\t03\t3\n", 2, H + 12, RETOLD_FAULT_NONE, "count_a is not a whole"},
    {HEADER "en\ta\tfr\tb\t3\t3\t4294967296\n", 2, H + 14, RETOLD_FAULT_NONE,
     "count_b is not a whole"},
    {HEADER "en\ta\tfr\tb\t3\t3\t99999999999999999999\n", 2, H + 14, RETOLD_FAULT_NONE,
     "count_b is not a whole"},
    {HEADER "en\ta\tfr\tb\t3\t3\t3\r\n", 2, H + 14, RETOLD_FAULT_NONE, "count_b is not a whole"},
    {HEADER "en\ta\tfr\tb\t3\t3\t3 \n", 2, H + 14, RETOLD_FAULT_NONE, "count_b is not a whole"},
    {HEADER "en\ta\tfr\tb\t5\t4\t5\n", 2, H + 10, RETOLD_FAULT_NONE,
     "both is 5, which is more than the 4 of count_a"},
    {HEADER "en\ta\tfr\tb\t5\t5\t2\n", 2, H + 10, RETOLD_FAULT_NONE, "the 2 of count_b"},
    {HEADER "en\ta\tfr\t\xff\t3\t3\t3\n", 2, H + 8, RETOLD_FAULT_INVALID_UTF8, "UTF-8"},
    {HEADER "en\ta\xed\xa0\x80\tfr\tb\t3\t3\t3\n", 2, H + 4, RETOLD_FAULT_INVALID_UTF8, "UTF-8"},
    {HEADER GOOD GOOD, 3, H + G, RETOLD_FAULT_NONE, "same words"},
    {HEADER GOOD "en\ta\tfr\tb\t4\t4\t4\n", 3, H + G, RETOLD_FAULT_NONE, "same words"},
    {HEADER GOOD "en\ta\tfr\ta\t3\t3\t3\n", 3, H + G, RETOLD_FAULT_NONE, "belongs before"},
    {HEADER GOOD "de\tz\tfr\tz\t3\t3\t3\n", 3, H + G, RETOLD_FAULT_NONE, "belongs before"},
};

START_TEST(test_bad_file)
{
    const bad_file *bad = &bad_files[_i];
    for (size_t step = 1; step < 200; step += 66) {
        retold_lexicon *lexicon = NULL;
        retold_error error;
        retold_status status =
            read_text(rt_span_of(bad->text), step, RETOLD_LEXICON_MAX, &lexicon, &error);
        ck_assert_int_eq(status, RETOLD_UNUSABLE);
        ck_assert_int_eq(error.status, RETOLD_UNUSABLE);
        ck_assert_ptr_null(lexicon);
        ck_assert_str_eq(error.input, "x.tsv");
        ck_assert_msg(strstr(error.message, bad->message) != NULL, "%s", error.message);
        ck_assert_uint_eq(error.record, bad->line);
        ck_assert_uint_eq(error.offset, bad->byte);
        ck_assert_int_eq(error.fault, bad->fault);
        ck_assert_int_eq(read_text(rt_span_of(bad->text), step, RETOLD_LEXICON_MAX, &lexicon, NULL),
                         RETOLD_UNUSABLE);
    }
}
END_TEST

/* Cut anywhere but at the end of a line, the file is not read. */
START_TEST(test_cut)
{
    rng r = {9};
    retold_lexicon *made = random_lexicon(&r, 12);
    retold_span text = write_text(made);
    for (size_t size = 0; size < text.size; size++) {
        retold_lexicon *lexicon = NULL;
        retold_error error;
        bool whole = size >= H && text.data[size - 1] == '\n';
        retold_status status =
            read_text(rt_span(text.data, size), 0, RETOLD_LEXICON_MAX, &lexicon, &error);
        ck_assert_int_eq(status, whole ? RETOLD_OK : RETOLD_UNUSABLE);
        ck_assert(whole || error.fault == RETOLD_FAULT_TRUNCATED);
        ck_assert(whole || error.offset == size);
        retold_lexicon_free(lexicon);
    }
    free((void *)text.data);
    retold_lexicon_free(made);
}
END_TEST

START_TEST(test_huge)
{
    retold_lexicon *lexicon = NULL;
    retold_error error;
    rt_buffer text = {0};
    append(&text, HEADER);
    for (size_t i = 0; i < 300; i++) {
        append(&text, "x"); /* a line that does not come to an end */
    }
    ck_assert_int_eq(read_text(span_of(&text), 0, 9, &lexicon, &error), RETOLD_UNUSABLE);
    ck_assert_int_eq(error.fault, RETOLD_FAULT_TOO_LONG);
    ck_assert_uint_eq(error.record, 2);
    ck_assert_uint_eq(error.offset, H + 255);
    text.size = 0;
    append(&text, HEADER GOOD "en\tb\tfr\tb\t3\t3\t3\n"
                              "en\tc\tfr\tb\t3\t3\t3\n");
    ck_assert_int_eq(read_text(span_of(&text), 0, 2, &lexicon, &error), RETOLD_UNUSABLE);
    ck_assert_int_eq(error.fault, RETOLD_FAULT_TOO_LONG);
    ck_assert_uint_eq(error.record, 4);
    ck_assert_msg(strstr(error.message, "more than 2 entries") != NULL, "%s", error.message);
    ck_assert_int_eq(read_text(span_of(&text), 0, 3, &lexicon, &error), RETOLD_OK);
    /* What grows too large loses those least often met. */
    lexicon->rows[1].both = 2;
    ck_assert(rt_lexicon_sort(lexicon, 2));
    ck_assert_uint_eq(retold_lexicon_count(lexicon), 2);
    ck_assert(rt_span_equal(retold_lexicon_get(lexicon, 1).word_a, rt_span_of("c")));
    retold_lexicon_free(lexicon);
    rt_buffer_release(&text);
}
END_TEST

START_TEST(test_paths)
{
    char path[] = "/tmp/retold-lexicon-XXXXXX";
    int file = mkstemp(path);
    ck_assert_int_ge(file, 0);
    gzFile gzip = gzdopen(file, "wb");
    ck_assert_int_eq(gzwrite(gzip, HEADER GOOD, H + G), H + G);
    ck_assert_int_eq(gzclose(gzip), Z_OK);
    retold_lexicon *lexicon = NULL;
    retold_error error;
    ck_assert_int_eq(retold_lexicon_load(path, &lexicon, &error), RETOLD_OK);
    ck_assert_uint_eq(retold_lexicon_count(lexicon), 1);
    ck_assert_int_eq(truncate(path, 40), 0);
    retold_lexicon *other = NULL;
    ck_assert_int_eq(retold_lexicon_load(path, &other, &error), RETOLD_UNUSABLE);
    ck_assert_int_eq(error.fault, RETOLD_FAULT_TRUNCATED);
    ck_assert_str_eq(error.input, path);
    ck_assert_int_eq(remove(path), 0);
    ck_assert_int_eq(retold_lexicon_load(path, &other, &error), RETOLD_IO);
    ck_assert_int_eq(error.fault, RETOLD_FAULT_UNREADABLE);
    ck_assert_str_eq(error.input, path);
    ck_assert_int_eq(retold_lexicon_load("/tmp", &other, &error), RETOLD_IO);
    ck_assert_str_eq(error.input, "/tmp");
    ck_assert_ptr_null(other);
    FILE *full = fopen("/dev/full", "wb");
    ck_assert_ptr_nonnull(full);
    ck_assert_int_eq(retold_lexicon_write(lexicon, full, &error), RETOLD_IO);
    ck_assert_msg(strstr(error.message, "cannot be written") != NULL, "%s", error.message);
    fclose(full);
    retold_lexicon_free(lexicon);
}
END_TEST

/* ------------------------------------------------------------------------ corpora */

static const char *const languages[STORY_LANGUAGES] = {"en", "fr-CA", "ja"};

/* Leaves out names and figures. */
static void leave_words(rt_buffer *text)
{
    size_t kept = 0;
    bool word = false;
    for (size_t i = 0; i < text->size; i++) {
        char c = text->data[i];
        if (i == 0 || text->data[i - 1] == ' ') {
            word = c >= 'a';
        }
        if (word) {
            text->data[kept++] = text->data[i];
        }
    }
    text->size = kept;
}

enum { WORDS_ALONE = 8 }; /* in a set */

/* A corpus of stories first, first + step and so on up to `end`, in the languages of the set. */
static retold_result *match_stories(const retold_lexicon *lexicon, unsigned threads, size_t first,
                                    size_t end, ptrdiff_t step, unsigned set,
                                    retold_corpus **corpus)
{
    retold_options options;
    retold_options_init(&options);
    options.threads = threads;
    options.translation.lexicon = lexicon;
    *corpus = new_corpus(&options);
    rt_buffer text = {0};
    for (size_t story = first; story != end; story += (size_t)step) {
        for (size_t l = 0; l < STORY_LANGUAGES; l++) {
            if (set & 1u << l) {
                text.size = 0;
                append_story(&text, story, l);
                if (set & WORDS_ALONE) {
                    leave_words(&text);
                }
                retold_document document = document_of("", span_of(&text));
                document.lang = rt_span_of(languages[l]);
                ck_assert_int_eq(retold_corpus_add(*corpus, &document, NULL), RETOLD_OK);
            }
        }
    }
    rt_buffer_release(&text);
    return match(*corpus);
}

/* The lexicon of such a corpus, by way of its file. */
static retold_lexicon *learn(const retold_lexicon *lexicon, size_t first, size_t end, unsigned set)
{
    retold_corpus *corpus;
    retold_result *result = match_stories(lexicon, 1, first, end, 1, set, &corpus);
    retold_span text = write_text(retold_result_lexicon(result));
    retold_lexicon *copy = read_good(text);
    free((void *)text.data);
    retold_result_free(result);
    retold_corpus_free(corpus);
    return copy;
}

static size_t find_words(const retold_lexicon *lexicon, const char *lang_b, retold_span word_a,
                         retold_span word_b)
{
    for (size_t i = 0; i < retold_lexicon_count(lexicon); i++) {
        retold_lexicon_entry e = retold_lexicon_get(lexicon, i);
        if (rt_span_equal(e.lang_a, rt_span_of("en")) &&
            rt_span_equal(e.lang_b, rt_span_of(lang_b)) && rt_span_equal(e.word_a, word_a) &&
            rt_span_equal(e.word_b, word_b)) {
            return i;
        }
    }
    return retold_lexicon_count(lexicon);
}

/* How many of the stories' words the lexicon has from English to another language. */
static size_t words_known(const retold_lexicon *lexicon, size_t language, const char *lang_b)
{
    size_t found = 0;
    rt_buffer a = {0};
    rt_buffer b = {0};
    for (size_t word = 0; word < STORY_VOCABULARY; word++) {
        a.size = b.size = 0;
        append_word(&a, STORY_FIRST_WORD + STORY_LANGUAGES * word);
        append_word(&b, STORY_FIRST_WORD + STORY_LANGUAGES * word + language);
        a.size--; /* the space */
        b.size--;
        found +=
            find_words(lexicon, lang_b, span_of(&a), span_of(&b)) < retold_lexicon_count(lexicon);
    }
    rt_buffer_release(&a);
    rt_buffer_release(&b);
    return found;
}

/* Words that translate each other are learned, and make evidence. */
START_TEST(test_taught)
{
    retold_corpus *corpus;
    retold_result *result = match_stories(NULL, 1, 0, 60, 1, 3, &corpus);
    const retold_lexicon *lexicon = retold_result_lexicon(result);
    size_t known = words_known(lexicon, 1, "fr");
    ck_assert_msg(known > 250, "%zu words", known);
    size_t count;
    size_t shown = 0;
    const retold_pair *pairs = retold_result_pairs(result, &count);
    ck_assert_uint_ge(count, 55);
    for (size_t i = 0; i < count; i++) {
        for (size_t s = 0; s < pairs[i].shared_count; s++) {
            retold_span label = pairs[i].shared[s];
            const char *sign = memchr(label.data, '=', label.size);
            if (sign != NULL) {
                size_t at = (size_t)(sign - label.data);
                retold_span a = rt_stem(rt_span(label.data, at));
                retold_span b = rt_stem(rt_span(sign + 1, label.size - at - 1));
                ck_assert_uint_lt(find_words(lexicon, "fr", a, b), retold_lexicon_count(lexicon));
                shown++;
            }
        }
    }
    ck_assert_uint_gt(shown, count);
    retold_result_free(result);
    retold_corpus_free(corpus);
}
END_TEST

/* Threads and the order of documents are without influence. */
START_TEST(test_same_bytes)
{
    retold_corpus *corpus;
    retold_result *result = match_stories(NULL, 1, 0, 60, 1, 7, &corpus);
    retold_span text = write_text(retold_result_lexicon(result));
    retold_result_free(result);
    retold_corpus_free(corpus);
    for (unsigned threads = 1; threads <= 8; threads += 3) {
        result = match_stories(NULL, threads, threads == 1 ? 59 : 0, threads == 1 ? SIZE_MAX : 60,
                               threads == 1 ? -1 : 1, 7, &corpus);
        retold_span again = write_text(retold_result_lexicon(result));
        ck_assert(rt_span_equal(text, again));
        free((void *)again.data);
        retold_result_free(result);
        retold_corpus_free(corpus);
    }
    free((void *)text.data);
}
END_TEST

/* A second run adds up: words met in both have at least the counts of the first, what the second
 * has no documents of stays as it was, and nothing is lost. */
START_TEST(test_grows)
{
    retold_lexicon *first = learn(NULL, 0, 40, 7);
    retold_lexicon *second = learn(first, 40, 80, 3);
    size_t more = 0;
    size_t others = 0;
    for (size_t i = 0, j = 0; i < retold_lexicon_count(first); i++) {
        retold_lexicon_entry x = retold_lexicon_get(first, i);
        retold_lexicon_entry y = retold_lexicon_get(second, j);
        while (!rt_span_equal(rt_lexicon_row_text(first, &first->rows[i]),
                              rt_lexicon_row_text(second, &second->rows[j]))) {
            ck_assert_uint_lt(++j, retold_lexicon_count(second));
            y = retold_lexicon_get(second, j);
        }
        bool japanese = rt_span_equal(x.lang_b, rt_span_of("ja"));
        ck_assert(y.both >= x.both && y.count_a >= x.count_a && y.count_b >= x.count_b);
        ck_assert(!japanese || (y.both == x.both && y.count_a == x.count_a));
        more += y.both > x.both;
        others += japanese;
    }
    ck_assert_uint_gt(retold_lexicon_count(second), retold_lexicon_count(first));
    ck_assert_uint_gt(more, 100);
    ck_assert_uint_gt(others, 100);
    retold_lexicon_free(first);
    retold_lexicon_free(second);
}
END_TEST

static size_t count_translations(const retold_lexicon *lexicon, size_t first, size_t end,
                                 unsigned set)
{
    retold_corpus *corpus;
    size_t count;
    size_t found = 0;
    retold_result *result = match_stories(lexicon, 1, first, end, 1, set, &corpus);
    const retold_pair *pairs = retold_result_pairs(result, &count);
    for (size_t i = 0; i < count; i++) {
        found += pairs[i].relation == RETOLD_TRANSLATION;
    }
    retold_result_free(result);
    retold_corpus_free(corpus);
    return found;
}

/* Where texts share no names or figures, a lexicon of another corpus helps; also across
 * English, which this corpus does not have. */
START_TEST(test_helps)
{
    retold_lexicon *lexicon = learn(NULL, 0, 60, 3);
    retold_lexicon *both = learn(lexicon, 0, 60, 5);
    ck_assert_uint_gt(words_known(both, 2, "ja"), 250);
    size_t alone = count_translations(NULL, 100, 112, 3 | WORDS_ALONE);
    size_t helped = count_translations(lexicon, 100, 112, 3 | WORDS_ALONE);
    ck_assert_msg(helped >= alone + 4, "%zu, and %zu with a lexicon", alone, helped);
    alone = count_translations(lexicon, 100, 112, 6 | WORDS_ALONE);
    helped = count_translations(both, 100, 112, 6 | WORDS_ALONE);
    ck_assert_msg(helped >= alone + 4, "%zu, and %zu across English", alone, helped);
    retold_lexicon_free(lexicon);
    retold_lexicon_free(both);
}
END_TEST

START_TEST(test_without_translations)
{
    retold_options options;
    retold_options_init(&options);
    ck_assert_ptr_null(options.translation.lexicon);
    options.translation.enabled = false;
    retold_corpus *corpus = new_corpus(&options);
    retold_result *result = match(corpus);
    ck_assert_ptr_null(retold_result_lexicon(result));
    retold_result_free(result);
    retold_corpus_free(corpus);
    /* Without documents, what was given comes out again. */
    retold_lexicon *given = read_good(rt_span_of(HEADER GOOD));
    options.translation.enabled = true;
    options.translation.lexicon = given;
    corpus = new_corpus(&options);
    result = match(corpus);
    retold_span text = write_text(retold_result_lexicon(result));
    ck_assert(rt_span_equal(text, rt_span_of(HEADER GOOD)));
    free((void *)text.data);
    retold_result_free(result);
    retold_corpus_free(corpus);
    retold_lexicon_free(given);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("lexicon files");
    TCase *files = tcase_create("files");
    tcase_add_loop_test(files, test_round_trip, 0, 3);
    tcase_add_test(files, test_small_files);
    tcase_add_loop_test(files, test_bad_file, 0, sizeof bad_files / sizeof *bad_files);
    tcase_add_test(files, test_cut);
    tcase_add_test(files, test_huge);
    tcase_add_test(files, test_paths);
    suite_add_tcase(suite, files);
    TCase *corpora = tcase_create("corpora");
    tcase_set_timeout(corpora, 60);
    tcase_add_test(corpora, test_taught);
    tcase_add_test(corpora, test_same_bytes);
    tcase_add_test(corpora, test_grows);
    tcase_add_test(corpora, test_helps);
    tcase_add_test(corpora, test_without_translations);
    suite_add_tcase(suite, corpora);
    return run_suite(suite);
}
