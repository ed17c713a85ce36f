/* The stories' translations, against their table: tests/data/stories.tsv. */
#include "support.h"

#include <stdio.h>
#include <string.h>

static const char folder[] = "tests/data/stories";
static const char table[] = "tests/data/stories.tsv";

enum { NAME = 128, ROWS = 1024 };

typedef struct row {
    char a[NAME], b[NAME], relation[NAME];
} row;

static row rows[ROWS];
static size_t row_count;
static retold_corpus *corpus;
static retold_result *result;
static const retold_pair *pairs;
static size_t pair_count;

static retold_corpus *read_corpus(const retold_options *options)
{
    retold_error error;
    retold_corpus *made = new_corpus(options);
    ck_assert_msg(retold_corpus_read(made, folder, &error) == RETOLD_OK, "%s", error.message);
    return made;
}

static void read_with(unsigned relations)
{
    FILE *file = fopen(table, "r");
    ck_assert_msg(file != NULL, "cannot open %s: run in the root of the source tree", table);
    char line[3 * NAME];
    for (row_count = 0; fgets(line, sizeof line, file) != NULL;) {
        if (line[0] != '#') {
            ck_assert_uint_lt(row_count, ROWS);
            row *r = &rows[row_count++];
            ck_assert_int_eq(
                sscanf(line, "%127[^\t]\t%127[^\t]\t%127[^\t\n]", r->a, r->b, r->relation), 3);
        }
    }
    fclose(file);
    retold_options options;
    retold_options_init(&options);
    options.group.relations = relations != 0 ? relations : options.group.relations;
    corpus = read_corpus(&options);
    result = match(corpus);
    pairs = retold_result_pairs(result, &pair_count);
}

static void read_all(void)
{
    read_with(0);
}

/* Groups of translations alone: no copy is in the group of what it is a copy of. */
static void read_for_translations(void)
{
    read_with(RETOLD_RELATION_BIT(RETOLD_TRANSLATION));
}

static void free_all(void)
{
    retold_result_free(result);
    retold_corpus_free(corpus);
}

static retold_document_info info_of(uint32_t document)
{
    retold_document_info info;
    retold_corpus_document(corpus, document, &info);
    return info;
}

static bool is_named(uint32_t document, const char *name)
{
    retold_span id = info_of(document).id;
    size_t skipped = strlen(folder) + 1;
    return id.size - skipped == strlen(name) && memcmp(id.data + skipped, name, strlen(name)) == 0;
}

static const char *relation_in_table(const retold_pair *pair)
{
    for (size_t i = 0; i < row_count; i++) {
        if ((is_named(pair->a, rows[i].a) && is_named(pair->b, rows[i].b)) ||
            (is_named(pair->a, rows[i].b) && is_named(pair->b, rows[i].a))) {
            return rows[i].relation;
        }
    }
    return "unrelated";
}

/* Nothing but translations is taken for one, and all those between originals are found. */
START_TEST(test_table)
{
    size_t wanted = 0;
    size_t found = 0;
    for (size_t i = 0; i < row_count; i++) {
        wanted += strcmp(rows[i].relation, "translation") == 0;
    }
    for (size_t i = 0; i < pair_count; i++) {
        if (pairs[i].relation != RETOLD_TRANSLATION) {
            continue;
        }
        const char *relation = relation_in_table(&pairs[i]);
        retold_span a = info_of(pairs[i].a).id;
        retold_span b = info_of(pairs[i].b).id;
        ck_assert_msg(strncmp(relation, "translation", 11) == 0, "%.*s and %.*s are %s",
                      (int)a.size, a.data, (int)b.size, b.data, relation);
        found += strcmp(relation, "translation") == 0;
    }
    ck_assert_uint_ge(wanted, 100);
    ck_assert_msg(found == wanted, "%zu of %zu found", found, wanted);
}
END_TEST

START_TEST(test_evidence)
{
    for (size_t i = 0; i < pair_count; i++) {
        const retold_pair *pair = &pairs[i];
        bool translation = pair->relation == RETOLD_TRANSLATION;
        ck_assert(translation == (pair->shared_count > 0));
        ck_assert(translation == (pair->coverage > 0));
        ck_assert_double_le(pair->coverage, 1);
        if (translation) {
            retold_span a = info_of(pair->a).lang;
            retold_span b = info_of(pair->b).lang;
            ck_assert(a.size != b.size || memcmp(a.data, b.data, a.size) != 0);
            ck_assert(pair->jaccard == 0);
        }
    }
}
END_TEST

/* A translation is to the kept document, a copy of one to the translation that it is a copy of. */
START_TEST(test_groups)
{
    size_t with_copies = 0;
    for (size_t g = 0; g < retold_result_group_count(result); g++) {
        retold_group group = retold_result_group(result, g);
        uint32_t kept = group.members[0].document;
        ck_assert_uint_eq(group.members[0].to, kept);
        for (size_t m = 1; m < group.size; m++) {
            const retold_member *member = &group.members[m];
            bool present = false;
            for (size_t n = 0; n < group.size; n++) {
                present = present || group.members[n].document == member->to;
            }
            ck_assert(present);
            with_copies += member->to != kept;
        }
    }
    ck_assert_uint_gt(with_copies, 0);
}
END_TEST

static bool is_kept(uint32_t document)
{
    for (size_t g = 0; g < retold_result_group_count(result); g++) {
        if (retold_result_group(result, g).members[0].document == document) {
            return true;
        }
    }
    return false;
}

static bool is_grouped(uint32_t document)
{
    for (size_t g = 0; g < retold_result_group_count(result); g++) {
        retold_group group = retold_result_group(result, g);
        for (size_t m = 0; m < group.size; m++) {
            if (group.members[m].document == document) {
                return true;
            }
        }
    }
    return false;
}

/* What is a translation of a kept document is in its group, or in another. */
START_TEST(test_none_left_out)
{
    size_t checked = 0;
    for (size_t i = 0; i < pair_count; i++) {
        if (pairs[i].relation != RETOLD_TRANSLATION) {
            continue;
        }
        bool a_kept = is_kept(pairs[i].a);
        if (a_kept || is_kept(pairs[i].b)) {
            uint32_t other = a_kept ? pairs[i].b : pairs[i].a;
            retold_span id = info_of(other).id;
            ck_assert_msg(is_grouped(other), "%.*s is in no group", (int)id.size, id.data);
            checked++;
        }
    }
    ck_assert_uint_gt(checked, 30);
}
END_TEST

static void refuse(retold_status status, const retold_error *error)
{
    ck_assert_int_eq(status, RETOLD_INVALID);
    ck_assert_str_eq(error->message, "the corpus was to be matched once, and has been");
}

/* A corpus that is matched once gives the same pairs and groups, and takes nothing after that. */
START_TEST(test_once)
{
    retold_options options;
    retold_options_init(&options);
    options.once = true;
    options.threads = 1; /* no thread is started where threads were before a fork */
    retold_corpus *spent = read_corpus(&options);
    retold_result *found = match(spent);
    size_t count;
    const retold_pair *others = retold_result_pairs(found, &count);
    ck_assert_uint_eq(count, pair_count);
    for (size_t i = 0; i < count; i++) {
        ck_assert(others[i].a == pairs[i].a && others[i].b == pairs[i].b);
        ck_assert(others[i].relation == pairs[i].relation && others[i].score == pairs[i].score);
        ck_assert_uint_eq(others[i].shared_count, pairs[i].shared_count);
    }
    size_t groups = retold_result_group_count(found);
    ck_assert_uint_eq(groups, retold_result_group_count(result));
    for (size_t g = 0; g < groups; g++) {
        retold_group group = retold_result_group(found, g);
        ck_assert_uint_eq(group.size, retold_result_group(result, g).size);
        ck_assert_uint_eq(group.members[1].document,
                          retold_result_group(result, g).members[1].document);
    }
    retold_error error;
    retold_result *none = NULL;
    retold_document document = {.text = rt_span_of("further text")};
    refuse(retold_corpus_match(spent, &none, &error), &error);
    refuse(retold_corpus_add(spent, &document, &error), &error);
    refuse(retold_corpus_read(spent, folder, &error), &error);
    ck_assert_ptr_null(none);
    retold_result_free(found);
    retold_corpus_free(spent);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("translations");
    TCase *stories = tcase_create("stories");
    tcase_add_unchecked_fixture(stories, read_all, free_all);
    tcase_set_timeout(stories, 120);
    tcase_add_test(stories, test_table);
    tcase_add_test(stories, test_evidence);
    tcase_add_test(stories, test_groups);
    tcase_add_test(stories, test_none_left_out);
    tcase_add_test(stories, test_once);
    suite_add_tcase(suite, stories);
    TCase *alone = tcase_create("translations alone");
    tcase_add_unchecked_fixture(alone, read_for_translations, free_all);
    tcase_set_timeout(alone, 120);
    tcase_add_test(alone, test_none_left_out);
    suite_add_tcase(suite, alone);
    return run_suite(suite);
}
