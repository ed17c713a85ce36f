/*
 * src/group and what the API makes of it: stars against a plain construction, members verified
 * against the kept one, keep policies, exact copies, and the same bytes whatever the threads and
 * the vector instructions.
 */
#include "brute.h"
#include "group/stars.h"
#include "samples.h"

#include <stdlib.h>

/* ---------------------------------------------------------------------- stars */

/* Whether `text` is the short side of an excerpt link. */
static bool is_cut(const rt_link *link, uint32_t text)
{
    return link->relation == RETOLD_EXCERPT && text == (link->a_shorter ? link->a : link->b);
}

/* The centres by the words of stars.h, over all links for each text. */
static void grow_plainly(const rt_link *links, size_t link_count, const uint32_t *order,
                         size_t count, uint32_t *centres)
{
    for (size_t i = 0; i < count; i++) {
        centres[i] = RT_NO_CENTRE;
    }
    for (int cut = 0; cut < 2; cut++) {
        for (size_t i = 0; i < count; i++) {
            uint32_t text = order[i];
            bool stands_in_another = false;
            for (size_t l = 0; l < link_count; l++) {
                stands_in_another = stands_in_another || is_cut(&links[l], text);
            }
            if (centres[text] != RT_NO_CENTRE || stands_in_another != (cut == 1)) {
                continue;
            }
            for (size_t l = 0; l < link_count; l++) {
                bool a = links[l].a == text;
                uint32_t other = a ? links[l].b : links[l].a;
                if ((a || links[l].b == text) && !is_cut(&links[l], text) &&
                    centres[other] == RT_NO_CENTRE) {
                    centres[other] = text;
                    centres[text] = text;
                }
            }
        }
    }
}

static size_t make_links(rng *r, rt_link *links, size_t count, double density)
{
    size_t made = 0;
    for (uint32_t a = 0; a < count; a++) {
        for (uint32_t b = a + 1; b < count; b++) {
            if (rng_chance(r, density)) {
                links[made++] =
                    (rt_link){.a = a,
                              .b = b,
                              .score = 0.5,
                              .relation = rng_below(r, 3) == 0 ? RETOLD_EXCERPT : RETOLD_NEAR,
                              .a_shorter = rng_below(r, 2) == 0};
            }
        }
    }
    return made;
}

static void shuffle(rng *r, uint32_t *order, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        size_t j = rng_below(r, i + 1);
        order[i] = order[j];
        order[j] = (uint32_t)i;
    }
}

START_TEST(test_stars)
{
    enum { MOST = 40 };
    static rt_link links[MOST * MOST];
    rng r = {1};
    for (size_t i = 0; i < 3000; i++) {
        size_t count = rng_below(&r, MOST + 1);
        size_t link_count = make_links(&r, links, count, 0.01 * (double)rng_below(&r, 30));
        uint32_t order[MOST], centres[MOST];
        rt_stars stars;
        shuffle(&r, order, count);
        grow_plainly(links, link_count, order, count, centres);
        ck_assert(rt_stars_init(&stars, links, link_count, order, count, NULL));
        for (uint32_t t = 0; t < count; t++) {
            rt_star_place place = rt_stars_place(&stars, t);
            REQUIRE(place.centre == centres[t], "text %u of case %zu", t, i);
            if (centres[t] == RT_NO_CENTRE || centres[t] == t) {
                continue;
            }
            const rt_link *link = &links[place.link];
            REQUIRE((link->a == t && link->b == centres[t]) ||
                        (link->b == t && link->a == centres[t]),
                    "the link of text %u of case %zu", t, i);
            REQUIRE(!is_cut(link, centres[t]), "excerpt %u has its container", centres[t]);
        }
        rt_stars_release(&stars);
    }
}
END_TEST

/* ------------------------------------------------------------ groups of a corpus */

/* Words first .. first + count - 1 of the vocabulary, far from common ones. */
static void make_run(rt_buffer *text, size_t first, size_t count)
{
    text->size = 0;
    for (size_t i = 0; i < count; i++) {
        append_word(text, 1000 + first + i);
    }
}

/* The groups as text: the members' ids with their relations' initials; groups in (). */
static void write_groups(rt_buffer *out, const retold_corpus *corpus, const retold_result *result)
{
    for (size_t g = 0; g < retold_result_group_count(result); g++) {
        retold_group group = retold_result_group(result, g);
        append(out, g == 0 ? "(" : " (");
        for (size_t m = 0; m < group.size; m++) {
            retold_document_info info;
            retold_corpus_document(corpus, group.members[m].document, &info);
            append(out, m == 0 ? "" : " ");
            ck_assert(rt_buffer_append(out, info.id.data, info.id.size));
            if (m > 0) {
                const char *name = retold_relation_name(group.members[m].relation);
                ck_assert(rt_buffer_append(out, ":", 1) && rt_buffer_append(out, name, 1));
            }
        }
        append(out, ")");
    }
    append_code_point(out, 0);
}

static void check_groups(retold_corpus *corpus, const char *expected)
{
    retold_result *result = match(corpus);
    rt_buffer out;
    rt_buffer_init(&out);
    write_groups(&out, corpus, result);
    ck_assert_str_eq(out.data, expected);
    rt_buffer_release(&out);
    retold_result_free(result);
    retold_corpus_free(corpus);
}

static retold_options default_options(void)
{
    retold_options options;
    retold_options_init(&options);
    options.translation.enabled = false;
    options.threads = 1;
    return options;
}

static void add_run(retold_corpus *corpus, const char *id, size_t first, size_t count)
{
    rt_buffer text;
    rt_buffer_init(&text);
    make_run(&text, first, count);
    add_text(corpus, id, span_of(&text));
    rt_buffer_release(&text);
}

/* a is near b and b near c, but a is not near c: never one group. */
START_TEST(test_chains_are_not_groups)
{
    retold_options options = default_options();
    static const char *const ids[] = {"a", "b", "c", "d", "e"};
    static const size_t orders[][5] = {{0, 1, 2, 3, 4}, {4, 3, 2, 1, 0}, {1, 0, 2, 4, 3}};
    static const char *const expected[] = {"(a b:n) (c d:n)", "(e d:n) (c b:n)",
                                           "(b a:n c:n) (e d:n)"};
    for (size_t o = 0; o < 3; o++) {
        retold_corpus *corpus = new_corpus(&options);
        for (size_t i = 0; i < 5; i++) {
            add_run(corpus, ids[orders[o][i]], 20 * orders[o][i], 100);
        }
        check_groups(corpus, expected[o]);
    }
}
END_TEST

START_TEST(test_excerpts_join_their_container)
{
    retold_options options = default_options();
    retold_corpus *corpus = new_corpus(&options);
    add_run(corpus, "cut", 100, 100); /* first, and kept all the same by what it stands in */
    add_run(corpus, "page", 0, 1000);
    add_run(corpus, "other", 5000, 100);
    check_groups(corpus, "(page cut:e)");
    /* Not kept as excerpts: no group. */
    options.group.relations = RETOLD_RELATION_BIT(RETOLD_NEAR);
    corpus = new_corpus(&options);
    add_run(corpus, "cut", 100, 100);
    add_run(corpus, "page", 0, 1000);
    check_groups(corpus, "");
    /* Two pages that are not alike have the same article: it joins the first of them. */
    options = default_options();
    corpus = new_corpus(&options);
    rt_buffer text;
    rt_buffer_init(&text);
    for (size_t page = 0; page < 2; page++) {
        make_run(&text, 100, 100);
        for (size_t i = 0; i < 400; i++) {
            append_word(&text, 10000 * (page + 1) + i);
        }
        add_text(corpus, page == 0 ? "p1" : "p2", span_of(&text));
    }
    add_run(corpus, "cut", 100, 100);
    rt_buffer_release(&text);
    check_groups(corpus, "(p1 cut:e)");
}
END_TEST

static void add_dated(retold_corpus *corpus, const char *id, const char *date, size_t first,
                      size_t count)
{
    rt_buffer text;
    rt_buffer_init(&text);
    make_run(&text, first, count);
    retold_document document = document_of(id, span_of(&text));
    document.date = rt_span_of(date);
    ck_assert_int_eq(retold_corpus_add(corpus, &document, NULL), RETOLD_OK);
    rt_buffer_release(&text);
}

static void check_policy(retold_keep keep, const char *expected)
{
    retold_options options = default_options();
    options.group.keep = keep;
    retold_corpus *corpus = new_corpus(&options);
    add_dated(corpus, "undated", "", 0, 100);
    add_dated(corpus, "late", "2024-03-02", 0, 104);
    add_dated(corpus, "early", "2024-03-01T10:00", 0, 102);
    add_dated(corpus, "copy", "2024-03-01", 0, 104);
    add_dated(corpus, "single", "2020-01-01", 3000, 80);
    add_dated(corpus, "x", "", 4000, 50);
    add_dated(corpus, "y", "", 4000, 50);
    check_groups(corpus, expected);
}

START_TEST(test_keep_policies)
{
    check_policy(RETOLD_KEEP_FIRST, "(undated late:n early:n copy:n) (x y:e)");
    check_policy(RETOLD_KEEP_LONGEST, "(late undated:n early:n copy:e) (x y:e)");
    check_policy(RETOLD_KEEP_EARLIEST, "(copy undated:n late:e early:n) (x y:e)");
}
END_TEST

/* Of one text many copies with a word of their own each, the first of them short: in a bucket of so
 * many it is compared with few, and yet all are one group around it. */
START_TEST(test_group_of_a_large_bucket)
{
    enum { COPIES = 400 };
    retold_options options = default_options();
    options.match.max_bucket = 20;
    retold_corpus *corpus = new_corpus(&options);
    rt_buffer story, text;
    rt_buffer_init(&story);
    rt_buffer_init(&text);
    rng r = {3};
    append_running_text(&story, &r, 120);
    for (size_t i = 0; i < COPIES; i++) {
        char own[32];
        snprintf(own, sizeof own, i == 0 ? " end" : " of %c%c", (char)('a' + i / 26),
                 (char)('a' + i % 26));
        text.size = 0;
        ck_assert(rt_buffer_append(&text, story.data, story.size));
        append(&text, own);
        add_text(corpus, "", span_of(&text));
    }
    retold_result *result = match(corpus);
    size_t pairs;
    retold_result_pairs(result, &pairs);
    ck_assert_uint_lt(pairs, (size_t)COPIES * (COPIES - 1) / 4);
    ck_assert_uint_eq(retold_result_group_count(result), 1);
    retold_group group = retold_result_group(result, 0);
    ck_assert_uint_eq(group.size, COPIES);
    ck_assert_uint_eq(group.members[0].document, 0);
    retold_result_free(result);
    retold_corpus_free(corpus);
    rt_buffer_release(&story);
    rt_buffer_release(&text);
}
END_TEST

/* Of n copies all pairs are listed, up to a limit, and they are one group. */
START_TEST(test_exact_copies)
{
    static const size_t counts[] = {2, 3, 45, 46, 300};
    for (size_t c = 0; c < 5; c++) {
        size_t n = counts[c];
        retold_options options = default_options();
        retold_corpus *corpus = new_corpus(&options);
        for (size_t i = 0; i < n; i++) {
            add_run(corpus, "", 0, 100);
        }
        retold_result *result = match(corpus);
        size_t pairs;
        const retold_pair *pair = retold_result_pairs(result, &pairs);
        ck_assert_uint_eq(pairs, n * (n - 1) / 2 <= 1000 ? n * (n - 1) / 2 : n - 1);
        ck_assert_int_eq(pair->relation, RETOLD_EXACT);
        ck_assert_double_eq(pair->score, 1);
        ck_assert_uint_eq(retold_result_group_count(result), 1);
        retold_group group = retold_result_group(result, 0);
        ck_assert_uint_eq(group.size, n);
        for (size_t i = 0; i < n; i++) {
            REQUIRE(group.members[i].document == i, "member %zu", i);
            REQUIRE(group.members[i].relation == (i == 0 ? RETOLD_UNRELATED : RETOLD_EXACT) &&
                        group.members[i].score == 1,
                    "member %zu", i);
        }
        retold_result_free(result);
        retold_corpus_free(corpus);
    }
}
END_TEST

/* Copies of two near texts: all are in one group, and too many pairs are cut to the first. */
START_TEST(test_copies_of_near_texts)
{
    enum { FIRST = 60, SECOND = 40 };
    retold_options options = default_options();
    retold_corpus *corpus = new_corpus(&options);
    for (size_t i = 0; i < FIRST + SECOND; i++) {
        add_run(corpus, "", i < FIRST ? 0 : 5, 100);
    }
    retold_result *result = match(corpus);
    size_t count;
    const retold_pair *pairs = retold_result_pairs(result, &count);
    size_t near = 0;
    for (size_t i = 0; i < count; i++) {
        near += pairs[i].relation == RETOLD_NEAR;
        REQUIRE(pairs[i].relation != RETOLD_NEAR || pairs[i].a == 0 || pairs[i].b == FIRST, "%u-%u",
                pairs[i].a, pairs[i].b);
    }
    ck_assert_uint_eq(near, FIRST + SECOND - 1);
    ck_assert_uint_eq(retold_result_group_count(result), 1);
    ck_assert_uint_eq(retold_result_group(result, 0).size, FIRST + SECOND);
    retold_result_free(result);
    retold_corpus_free(corpus);
}
END_TEST

/* ----------------------------------------------------------------- random corpora */

/* Checks what holds of all groups: see the names of the messages. */
static void check_invariants(const retold_result *result, const brute_text *texts, size_t count,
                             const retold_options *options)
{
    uint32_t *group_of = calloc(count, sizeof *group_of);
    uint32_t last_first = 0;
    for (size_t g = 0; g < retold_result_group_count(result); g++) {
        retold_group group = retold_result_group(result, g);
        REQUIRE(group.size >= 2, "size of group %zu", g);
        uint32_t kept = group.members[0].document;
        uint32_t first = kept;
        for (size_t m = 0; m < group.size; m++) {
            retold_member member = group.members[m];
            REQUIRE(member.document < count && group_of[member.document] == 0,
                    "document %u is in two groups", member.document);
            group_of[member.document] = (uint32_t)g + 1;
            first = member.document < first ? member.document : first;
            if (m == 0) {
                continue;
            }
            REQUIRE(m < 2 || group.members[m - 1].document < member.document, "order of %zu", g);
            retold_pair wanted =
                brute_relate(&texts[kept], &texts[member.document], &options->match);
            REQUIRE(member.relation == wanted.relation && member.score == wanted.score,
                    "document %u in the group of %u", member.document, kept);
            REQUIRE(options->group.relations & RETOLD_RELATION_BIT(member.relation),
                    "relation of %u", member.document);
            REQUIRE(member.relation != RETOLD_EXCERPT ||
                        texts[member.document].size <= texts[kept].size,
                    "%u is longer than %u, which keeps it", member.document, kept);
        }
        REQUIRE(g == 0 || first > last_first, "order of the groups at %zu", g);
        last_first = first;
    }
    size_t pair_count;
    const retold_pair *pairs = retold_result_pairs(result, &pair_count);
    for (size_t i = 0; i < pair_count; i++) {
        /* Two that could be grouped are not both left over. */
        REQUIRE(!(options->group.relations & RETOLD_RELATION_BIT(pairs[i].relation)) ||
                    group_of[pairs[i].a] != 0 || group_of[pairs[i].b] != 0,
                "%u and %u are in no group", pairs[i].a, pairs[i].b);
    }
    free(group_of);
}

START_TEST(test_groups_of_random_corpora)
{
    for (uint64_t seed = 1; seed <= 12; seed++) {
        samples s;
        samples_init(&s, seed, 80);
        retold_options options = default_options();
        options.group.keep = (retold_keep)(seed % 3);
        options.group.relations |= seed % 2 == 0 ? RETOLD_RELATION_BIT(RETOLD_TEMPLATE) : 0;
        options.match.containment = seed % 4 == 0 ? 0.4 : 0.8;
        brute_text *texts = calloc(s.count, sizeof *texts);
        retold_corpus *corpus = new_corpus(&options);
        for (size_t i = 0; i < s.count; i++) {
            brute_text_init(&texts[i], span_of(&s.texts[i]), options.match.ngram);
            add_text(corpus, "", span_of(&s.texts[i]));
        }
        retold_result *result = match(corpus);
        ck_assert_uint_ge(retold_result_group_count(result), 20);
        check_invariants(result, texts, s.count, &options);
        retold_result_free(result);
        retold_corpus_free(corpus);
        for (size_t i = 0; i < s.count; i++) {
            brute_text_release(&texts[i]);
        }
        free(texts);
        samples_release(&s);
    }
}
END_TEST

/* ------------------------------------------------------------------- determinism */

/* Reads the file and writes everything that the result says. */
static void write_result(rt_buffer *out, const char *path, const retold_options *options)
{
    retold_corpus *corpus = new_corpus(options);
    ck_assert_int_eq(retold_corpus_read(corpus, path, NULL), RETOLD_OK);
    retold_result *result = match(corpus);
    size_t count;
    const retold_pair *pairs = retold_result_pairs(result, &count);
    for (size_t i = 0; i < count; i++) {
        char line[160];
        snprintf(line, sizeof line, "%u %u %d %.17g %.17g %.17g %.17g\n", pairs[i].a, pairs[i].b,
                 (int)pairs[i].relation, pairs[i].score, pairs[i].jaccard, pairs[i].containment_a,
                 pairs[i].containment_b);
        append(out, line);
    }
    write_groups(out, corpus, result);
    retold_result_free(result);
    retold_corpus_free(corpus);
}

/* Enough to fill several batches, with one template of many members over max_bucket. */
static void write_articles(const char *path)
{
    FILE *file = fopen(path, "w");
    ck_assert_ptr_nonnull(file);
    samples s;
    samples_init(&s, 99, 300);
    for (size_t i = 0; i < s.count; i++) {
        fprintf(file, "{\"text\": \"%.*s\"}\n", (int)s.texts[i].size, s.texts[i].data);
        if (i % 3 == 0) {
            rt_buffer bulletin;
            rt_buffer_init(&bulletin);
            rng r = {7};
            append_running_text(&bulletin, &r, 60);
            fprintf(file, "{\"text\": \"%.*s %zu %zu\"}\n", (int)bulletin.size, bulletin.data, i,
                    3 * i);
            rt_buffer_release(&bulletin);
        }
    }
    samples_release(&s);
    ck_assert_int_eq(fclose(file), 0);
}

START_TEST(test_same_bytes_out)
{
    static const struct {
        unsigned threads;
        retold_simd simd;
    } runs[] = {{1, RETOLD_SIMD_AUTO}, {2, RETOLD_SIMD_AUTO},   {8, RETOLD_SIMD_AUTO},
                {0, RETOLD_SIMD_AUTO}, {1, RETOLD_SIMD_SCALAR}, {8, RETOLD_SIMD_SCALAR},
                {1, RETOLD_SIMD_AVX2}, {2, RETOLD_SIMD_AVX512}, {2, RETOLD_SIMD_NEON}};
    char path[] = "/tmp/retold-group-XXXXXX";
    int descriptor = mkstemp(path);
    ck_assert_int_ge(descriptor, 0);
    write_articles(path);
    rt_buffer first, other;
    rt_buffer_init(&first);
    rt_buffer_init(&other);
    retold_options options = default_options();
    options.match.max_bucket = 50;
    for (size_t i = 0; i < sizeof runs / sizeof *runs; i++) {
        options.threads = runs[i].threads;
        options.simd = runs[i].simd;
        if (!has_simd(options.simd)) {
            continue;
        }
        rt_buffer *out = i == 0 ? &first : &other;
        out->size = 0;
        write_result(out, path, &options);
        ck_assert_uint_gt(out->size, 10000);
        ck_assert_msg(i == 0 || rt_span_equal(span_of(&first), span_of(&other)),
                      "%u threads, simd %d", options.threads, (int)options.simd);
    }
    rt_buffer_release(&first);
    rt_buffer_release(&other);
    remove(path);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("group");
    TCase *group = tcase_create("group");
    tcase_set_timeout(group, 300);
    tcase_add_test(group, test_stars);
    tcase_add_test(group, test_chains_are_not_groups);
    tcase_add_test(group, test_excerpts_join_their_container);
    tcase_add_test(group, test_keep_policies);
    tcase_add_test(group, test_exact_copies);
    tcase_add_test(group, test_group_of_a_large_bucket);
    tcase_add_test(group, test_copies_of_near_texts);
    tcase_add_test(group, test_groups_of_random_corpora);
    tcase_add_test(group, test_same_bytes_out);
    suite_add_tcase(suite, group);
    return run_suite(suite);
}
