/*
 * tests/data/stories: every pair is what stories.tsv says it is, with default options, and nothing
 * that only tells of the same event, or is a translation, is taken for a copy. The numbers
 * are those of brute force. Run in the root of the source tree.
 */
#include "brute.h"
#include "support.h"

#include <stdlib.h>

static const char *const folder = "tests/data/stories";
static const char *const table = "tests/data/stories.tsv";

enum { MOST = 400, NAME = 128 };

/* The corpus of the stories and what came of it. */
static retold_corpus *corpus;
static retold_result *result;
static const retold_pair *pairs;
static size_t pair_count;
static char names[MOST][NAME]; /* of the documents: their files' names */
static size_t count;

static void read_stories(void)
{
    retold_options options;
    retold_options_init(&options);
    options.translation.enabled = false; /* see test_translations.c */
    corpus = new_corpus(&options);
    retold_error error;
    ck_assert_msg(retold_corpus_read(corpus, folder, &error) == RETOLD_OK, "%s", error.message);
    retold_summary summary;
    retold_corpus_summary(corpus, &summary);
    count = summary.documents;
    ck_assert_uint_ge(count, 60);
    ck_assert_uint_le(count, MOST);
    ck_assert_uint_eq(count, summary.records);
    for (size_t i = 0; i < count; i++) {
        retold_document_info info;
        retold_corpus_document(corpus, (uint32_t)i, &info);
        ck_assert_uint_lt(info.id.size, NAME);
        ck_assert_uint_gt(info.id.size, strlen(folder));
        const char *name = info.id.data + strlen(folder) + 1;
        snprintf(names[i], NAME, "%.*s", (int)(info.id.size - strlen(folder) - 1), name);
    }
    result = match(corpus);
    pairs = retold_result_pairs(result, &pair_count);
}

static void free_stories(void)
{
    retold_result_free(result);
    retold_corpus_free(corpus);
}

static uint32_t number_of(const char *name)
{
    uint32_t i = 0;
    while (i < count && strcmp(names[i], name) != 0) {
        i++;
    }
    ck_assert_msg(i < count, "%s is not among the stories", name);
    return i;
}

static const retold_pair *find_pair(uint32_t a, uint32_t b)
{
    for (size_t i = 0; i < pair_count; i++) {
        if (pairs[i].a == (a < b ? a : b) && pairs[i].b == (a < b ? b : a)) {
            return &pairs[i];
        }
    }
    return NULL;
}

/* The relation that a pair of the table has to have. */
static retold_relation wanted_relation(const char *word)
{
    for (int r = 0; r < RETOLD_TRANSLATION; r++) {
        if (strcmp(word, retold_relation_name((retold_relation)r)) == 0) {
            return (retold_relation)r;
        }
    }
    ck_assert_msg(strncmp(word, "translation", 11) == 0 || strcmp(word, "same-event") == 0,
                  "%s is no relation", word);
    return RETOLD_UNRELATED;
}

START_TEST(test_table)
{
    FILE *file = fopen(table, "r");
    ck_assert_msg(file != NULL, "cannot open %s: run in the root of the source tree", table);
    static bool listed[MOST][MOST];
    size_t of_relation[RETOLD_RELATION_COUNT] = {0};
    char line[3 * NAME], a[NAME], b[NAME], word[NAME];
    while (fgets(line, sizeof line, file) != NULL) {
        if (line[0] == '#') {
            continue;
        }
        ck_assert_int_eq(sscanf(line, "%127[^\t]\t%127[^\t]\t%127[^\t\n]", a, b, word), 3);
        retold_relation wanted = wanted_relation(word);
        uint32_t x = number_of(a);
        uint32_t y = number_of(b);
        listed[x][y] = listed[y][x] = true;
        const retold_pair *pair = find_pair(x, y);
        retold_relation found = pair == NULL ? RETOLD_UNRELATED : pair->relation;
        ck_assert_msg(found == wanted, "%s and %s are %s, not %s (%s in the table)", a, b,
                      retold_relation_name(found), retold_relation_name(wanted), word);
        of_relation[wanted]++;
    }
    fclose(file);
    for (int r = RETOLD_UNRELATED; r <= RETOLD_TEMPLATE; r++) {
        ck_assert_msg(of_relation[r] >= 5, "only %zu pairs are %s", of_relation[r],
                      retold_relation_name((retold_relation)r));
    }
    for (size_t i = 0; i < pair_count; i++) {
        ck_assert_msg(listed[pairs[i].a][pairs[i].b], "%s and %s are %s, and not in the table",
                      names[pairs[i].a], names[pairs[i].b],
                      retold_relation_name(pairs[i].relation));
    }
}
END_TEST

/* In a group only copies: each member is a pair with the kept one, by a relation that groups. */
START_TEST(test_groups)
{
    size_t groups = retold_result_group_count(result);
    ck_assert_uint_ge(groups, 5);
    for (size_t g = 0; g < groups; g++) {
        retold_group group = retold_result_group(result, g);
        for (size_t m = 1; m < group.size; m++) {
            uint32_t kept = group.members[0].document;
            uint32_t member = group.members[m].document;
            const retold_pair *pair = find_pair(kept, member);
            ck_assert_msg(pair != NULL && pair->relation == group.members[m].relation,
                          "%s in the group of %s", names[member], names[kept]);
            ck_assert(pair->relation == RETOLD_EXACT || pair->relation == RETOLD_NEAR ||
                      pair->relation == RETOLD_EXCERPT);
            ck_assert_double_eq(pair->score, group.members[m].score);
        }
    }
}
END_TEST

/* The file's bytes; the caller releases them. */
static rt_buffer read_file(const char *name)
{
    char path[NAME + 64];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "rb");
    ck_assert_msg(file != NULL, "cannot open %s", path);
    rt_buffer bytes;
    rt_buffer_init(&bytes);
    size_t got = 0;
    do {
        bytes.size += got;
        ck_assert(rt_buffer_reserve(&bytes, 4096));
    } while ((got = fread(bytes.data + bytes.size, 1, 4096, file)) > 0);
    fclose(file);
    return bytes;
}

START_TEST(test_brute_force)
{
    retold_options options;
    retold_options_init(&options);
    static brute_text texts[MOST];
    static rt_buffer files[MOST];
    for (size_t i = 0; i < count; i++) {
        files[i] = read_file(names[i]);
        brute_text_init(&texts[i], span_of(&files[i]), options.match.ngram);
    }
    for (uint32_t a = 0; a < count; a++) {
        for (uint32_t b = 0; b < count; b++) {
            retold_pair wanted = brute_relate(&texts[a], &texts[b], &options.match);
            const retold_pair *found = a < b ? find_pair(a, b) : NULL;
            if (found != NULL) {
                REQUIRE(found->score == wanted.score && found->jaccard == wanted.jaccard &&
                            found->containment_a == wanted.containment_a &&
                            found->containment_b == wanted.containment_b,
                        "numbers of %s and %s", names[a], names[b]);
            }
            REQUIRE(a >= b ||
                        wanted.relation == (found == NULL ? RETOLD_UNRELATED : found->relation),
                    "%s and %s", names[a], names[b]);
            retold_comparison c;
            ck_assert_int_eq(
                retold_compare(&options.match, span_of(&files[a]), span_of(&files[b]), &c, NULL),
                RETOLD_OK);
            REQUIRE(c.relation == wanted.relation && c.score == wanted.score &&
                        c.jaccard == wanted.jaccard && c.containment_a == wanted.containment_a &&
                        c.containment_b == wanted.containment_b,
                    "comparison of %s and %s", names[a], names[b]);
            retold_comparison_release(&c);
        }
    }
    for (size_t i = 0; i < count; i++) {
        brute_text_release(&texts[i]);
        rt_buffer_release(&files[i]);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("stories");
    TCase *stories = tcase_create("stories");
    tcase_add_checked_fixture(stories, read_stories, free_stories);
    tcase_set_timeout(stories, 120);
    tcase_add_test(stories, test_table);
    tcase_add_test(stories, test_groups);
    tcase_add_test(stories, test_brute_force);
    suite_add_tcase(suite, stories);
    return run_suite(suite);
}
