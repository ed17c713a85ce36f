/*
 * src/match behind the public API, against brute force on random corpora: what is related is
 * found, nothing else is, and every number is exact. Then excerpts, templates and passages on
 * their own.
 */
#include "brute.h"
#include "match/excerpt.h"
#include "match/shingle_set.h"
#include "samples.h"
#include "sketch/shingle.h"

#include <stdlib.h>

enum { SURE_EXCERPT = 100 }; /* shingles from which on an excerpt has samples enough to be found */

/* ------------------------------------------------------------------- all pairs */

static void check_numbers(const retold_pair *found, const retold_pair *wanted)
{
    REQUIRE(found->relation == wanted->relation, "%u-%u is %s, not %s (Jaccard %.4f)", found->a,
            found->b, retold_relation_name(found->relation), retold_relation_name(wanted->relation),
            wanted->jaccard);
    REQUIRE(found->score == wanted->score && found->jaccard == wanted->jaccard &&
                found->containment_a == wanted->containment_a &&
                found->containment_b == wanted->containment_b,
            "numbers of %u-%u", found->a, found->b);
}

/* How many pairs of each relation there are, and how many short excerpts were missed. */
typedef struct score {
    size_t pairs[RETOLD_RELATION_COUNT];
    size_t missed;
} score;

static void check_pairs(const brute_text *texts, size_t count, const retold_pair *found,
                        size_t found_count, const retold_match_options *options, score *s)
{
    size_t at = 0;
    for (uint32_t a = 0; a < count; a++) {
        for (uint32_t b = a + 1; b < count; b++) {
            retold_pair wanted = brute_relate(&texts[a], &texts[b], options);
            s->pairs[wanted.relation]++;
            if (at < found_count && found[at].a == a && found[at].b == b) {
                check_numbers(&found[at++], &wanted);
                continue;
            }
            size_t shorter = texts[a].size < texts[b].size ? texts[a].size : texts[b].size;
            bool may_miss = wanted.relation == RETOLD_EXCERPT && shorter < SURE_EXCERPT;
            REQUIRE(wanted.relation == RETOLD_UNRELATED || may_miss,
                    "%u-%u is %s at %.3f and was not found", a, b,
                    retold_relation_name(wanted.relation), wanted.score);
            s->missed += may_miss;
        }
    }
    ck_assert_uint_eq(at, found_count);
}

static retold_match_options match_options[] = {
    {.ngram = 5, .threshold = 0.5, .containment = 0.8, .recall = 0.999, .max_bucket = 256},
    {.ngram = 5, .threshold = 0.8, .containment = 0.5, .recall = 0.999, .max_bucket = 256},
    {.ngram = 3, .threshold = 0.3, .containment = 0.9, .recall = 0.999, .max_bucket = 256},
    {.ngram = 8, .threshold = 0.6, .containment = 0.8, .recall = 0.999, .max_bucket = 256},
    {.ngram = 64, .threshold = 0.2, .containment = 0.4, .recall = 0.999, .max_bucket = 256},
    {.ngram = 2, .threshold = 1, .containment = 1, .recall = 0.999, .max_bucket = 256},
};

START_TEST(test_all_pairs)
{
    score total = {0};
    retold_options options;
    retold_options_init(&options);
    options.translation.enabled = false;
    options.match = match_options[_i];
    for (uint64_t seed = 1; seed <= 3; seed++) {
        samples s;
        samples_init(&s, seed + 100 * (uint64_t)_i, 60);
        brute_text *texts = calloc(s.count, sizeof *texts);
        retold_corpus *corpus = new_corpus(&options);
        for (size_t i = 0; i < s.count; i++) {
            brute_text_init(&texts[i], span_of(&s.texts[i]), options.match.ngram);
            add_text(corpus, "", span_of(&s.texts[i]));
        }
        retold_result *result = match(corpus);
        size_t found_count;
        const retold_pair *found = retold_result_pairs(result, &found_count);
        check_pairs(texts, s.count, found, found_count, &options.match, &total);
        retold_result_free(result);
        retold_corpus_free(corpus);
        for (size_t i = 0; i < s.count; i++) {
            brute_text_release(&texts[i]);
        }
        free(texts);
        samples_release(&s);
    }
    ck_assert_uint_ge(total.pairs[RETOLD_EXACT], 10);
    ck_assert(options.match.threshold == 1 || total.pairs[RETOLD_NEAR] >= 50);
    ck_assert(options.match.ngram > 8 || options.match.threshold > 0.5 ||
              total.pairs[RETOLD_TEMPLATE] >= 5);
    ck_assert_uint_ge(total.pairs[RETOLD_EXCERPT], 20);
    ck_assert_uint_le(total.missed, total.pairs[RETOLD_EXCERPT] / 20);
}
END_TEST

/* ------------------------------------------------------------------- excerpts */

/* Articles of 300 words inside pages of 6,000: Jaccard 0.05. */
START_TEST(test_short_article_in_long_page)
{
    enum { PAIRS = 60 };
    rng r = {11};
    retold_options options;
    retold_options_init(&options);
    options.translation.enabled = false;
    retold_corpus *corpus = new_corpus(&options);
    rt_buffer article, page;
    rt_buffer_init(&article);
    rt_buffer_init(&page);
    for (size_t i = 0; i < PAIRS; i++) {
        article.size = page.size = 0;
        append_running_text(&article, &r, 300);
        size_t before = rng_below(&r, 5700);
        append_running_text(&page, &r, before);
        ck_assert(rt_buffer_append(&page, article.data, article.size));
        append_running_text(&page, &r, 5700 - before);
        /* The page first every other time. */
        add_text(corpus, "", span_of(i % 2 == 0 ? &page : &article));
        add_text(corpus, "", span_of(i % 2 == 0 ? &article : &page));
    }
    retold_result *result = match(corpus);
    size_t count;
    const retold_pair *pairs = retold_result_pairs(result, &count);
    ck_assert_uint_eq(count, PAIRS);
    for (size_t i = 0; i < count; i++) {
        ck_assert_uint_eq(pairs[i].a, 2 * i);
        ck_assert_uint_eq(pairs[i].b, 2 * i + 1);
        ck_assert_int_eq(pairs[i].relation, RETOLD_EXCERPT);
        ck_assert_double_eq(pairs[i].score, 1);
        ck_assert_double_lt(pairs[i].jaccard, 0.06);
        ck_assert_double_eq(i % 2 == 0 ? pairs[i].containment_b : pairs[i].containment_a, 1);
    }
    retold_result_free(result);
    retold_corpus_free(corpus);
    rt_buffer_release(&article);
    rt_buffer_release(&page);
}
END_TEST

/* Its samples, which are to be freed. */
static size_t sample_text(const brute_text *text, unsigned ngram, uint32_t **kept)
{
    size_t count = rt_shingle_count(text->count, ngram);
    uint64_t *hashes = calloc(count + 1, sizeof *hashes);
    *kept = calloc(count + 1, sizeof **kept);
    rt_shingles(text->tokens, text->count, ngram, hashes);
    size_t kept_count = rt_shingle_samples(hashes, count, *kept);
    free(hashes);
    return kept_count;
}

/* Every other place has none, and the last text comes first. */
static bool sampled_at(const void *context, size_t place, rt_sampled_text *text)
{
    const rt_sampled_text *items = context;
    *text = items[place / 2];
    return place % 2 == 0;
}

/* The number of excerpt candidates among pages that share half of their text. */
static size_t count_candidates(size_t pages)
{
    rng r = {12};
    rt_buffer notice, page;
    rt_buffer_init(&notice);
    rt_buffer_init(&page);
    append_running_text(&notice, &r, 60);
    brute_text *texts = calloc(pages, sizeof *texts);
    rt_sampled_text *items = calloc(pages, sizeof *items);
    uint64_t *ranks = calloc(pages, sizeof *ranks);
    uint32_t *stories = calloc(pages, sizeof *stories);
    uint32_t **sampled = calloc(pages, sizeof *sampled);
    for (size_t i = 0; i < pages; i++) {
        page.size = 0;
        append_running_text(&page, &r, 40 + rng_below(&r, 40));
        ck_assert(rt_buffer_append(&page, notice.data, notice.size));
        brute_text_init(&texts[i], span_of(&page), 5);
        items[pages - 1 - i] =
            (rt_sampled_text){.number = (uint32_t)i,
                              .tokens = (uint32_t)texts[i].count,
                              .sample_count = sample_text(&texts[i], 5, &sampled[i])};
        items[pages - 1 - i].samples = sampled[i];
        ranks[i] = (uint64_t) ~(uint32_t)texts[i].count << 32 | i;
        stories[i] = (uint32_t)i;
    }
    rt_pairs candidates;
    rt_sampled_source source = {items, sampled_at, 2 * pages, pages, ranks};
    rt_threads *two = rt_threads_new(2);
    ck_assert(rt_excerpt_candidates(&source, stories, 5, 0.8, two, NULL, &candidates));
    rt_threads_free(two);
    size_t count = candidates.count;
    rt_pairs_release(&candidates);
    for (size_t i = 0; i < pages; i++) {
        brute_text_release(&texts[i]);
        free(sampled[i]);
    }
    free(sampled);
    free(texts);
    free(items);
    free(ranks);
    free(stories);
    rt_buffer_release(&notice);
    rt_buffer_release(&page);
    return count;
}

/* What stands in many stories is no evidence, and does not cost the square of their number. */
START_TEST(test_boilerplate_links_nothing)
{
    ck_assert_uint_ge(count_candidates(RT_EXCERPT_STORIES), RT_EXCERPT_STORIES);
    ck_assert_uint_eq(count_candidates(RT_EXCERPT_STORIES + 1), 0);
    ck_assert_uint_eq(count_candidates(1000), 0);
}
END_TEST

/* --------------------------------------------------------------- shingle sets */

/* Texts of few different words, so that shingles repeat; one set asked many times. */
START_TEST(test_shingle_sets)
{
    rng r = {13};
    for (unsigned ngram = 1; ngram <= 6; ngram++) {
        rt_shingle_set set;
        rt_shingle_set_init(&set);
        for (size_t i = 0; i < 60; i++) {
            rt_buffer a;
            rt_buffer_init(&a);
            size_t vocabulary = 1 + rng_below(&r, 20);
            for (size_t n = rng_below(&r, 200) + 1; n > 0; n--) {
                append_word(&a, rng_below(&r, vocabulary));
            }
            brute_text text_a, text_b;
            brute_text_init(&text_a, span_of(&a), ngram);
            ck_assert(rt_shingle_set_fill(
                &set, (rt_text){.tokens = text_a.tokens, .count = text_a.count}, ngram));
            ck_assert_uint_eq(set.size, text_a.size);
            for (size_t j = 0; j < 10; j++) {
                rt_buffer b;
                rt_buffer_init(&b);
                for (size_t n = rng_below(&r, 200) + 1; n > 0; n--) {
                    append_word(&b, rng_below(&r, vocabulary));
                }
                brute_text_init(&text_b, span_of(&b), ngram);
                retold_match_options options = match_options[0];
                retold_pair wanted = brute_relate(&text_a, &text_b, &options);
                size_t shared;
                ck_assert(rt_shingle_set_shared(
                    &set, (rt_text){.tokens = text_b.tokens, .count = text_b.count}, ngram,
                    &shared));
                ck_assert_double_eq((double)shared / (double)text_a.size, wanted.containment_a);
                brute_text_release(&text_b);
                rt_buffer_release(&b);
            }
            brute_text_release(&text_a);
            rt_buffer_release(&a);
        }
        rt_shingle_set_release(&set);
    }
}
END_TEST

/* ------------------------------------------------------------------- templates */

static bool same_difference(const rt_difference *x, const rt_difference *y)
{
    return x->figures_a == y->figures_a && x->figures_b == y->figures_b &&
           x->figures_both == y->figures_both && x->changed_a == y->changed_a &&
           x->changed_b == y->changed_b && x->marked_a == y->marked_a && x->marked_b == y->marked_b;
}

static rt_difference swapped(const rt_difference *d)
{
    return (rt_difference){.figures_a = d->figures_b,
                           .figures_b = d->figures_a,
                           .figures_both = d->figures_both,
                           .changed_a = d->changed_b,
                           .changed_b = d->changed_a,
                           .marked_a = d->marked_b,
                           .marked_b = d->marked_a};
}

/* Words with and without a capital, figures, and sentence ends, from a small vocabulary. */
static void make_marked_text(rt_buffer *text, rng *r)
{
    static const char *const pieces[] = {"rain ",
                                         "Rain ",
                                         "12 ",
                                         "7 ",
                                         "b2 ",
                                         "B2 ",
                                         "Bonn ",
                                         "bonn ",
                                         ". ",
                                         "the ",
                                         "\xc3\x89t\xc3\xa9 ",
                                         "\xc3\xa9t\xc3\xa9 ",
                                         "\xc2\xbd ",
                                         "\xe2\x85\xa4 ",
                                         "v "};
    text->size = 0;
    for (size_t n = rng_below(r, 60); n > 0; n--) {
        append(text, pieces[rng_below(r, sizeof pieces / sizeof *pieces)]);
    }
}

START_TEST(test_differences)
{
    rng r = {14};
    rt_token_bag bag;
    rt_token_bag_init(&bag);
    rt_buffer a, b;
    rt_buffer_init(&a);
    rt_buffer_init(&b);
    for (size_t i = 0; i < 3000; i++) {
        brute_text text_a, text_b;
        make_marked_text(&a, &r);
        brute_text_init(&text_a, span_of(&a), 5);
        ck_assert(
            rt_token_bag_fill(&bag, (rt_text){.tokens = text_a.tokens, .count = text_a.count}));
        for (size_t j = 0; j < 3; j++) {
            make_marked_text(&b, &r);
            brute_text_init(&text_b, span_of(&b), 5);
            rt_difference wanted = brute_difference(&text_a, &text_b);
            rt_difference found = rt_token_bag_compare(
                &bag, (rt_text){.tokens = text_b.tokens, .count = text_b.count});
            REQUIRE(same_difference(&found, &wanted), "%.*s / %.*s", (int)a.size, a.data,
                    (int)b.size, b.data);
            rt_difference back = swapped(&found);
            REQUIRE(rt_is_template(&found) == rt_is_template(&back), "order matters");
            REQUIRE(rt_figures_kept(&found) == rt_figures_kept(&back), "order matters");
            brute_text_release(&text_b);
        }
        brute_text_release(&text_a);
    }
    rt_token_bag_release(&bag);
    rt_buffer_release(&a);
    rt_buffer_release(&b);
}
END_TEST

static retold_relation relation_of(const char *a, const char *b)
{
    retold_options options;
    retold_options_init(&options);
    options.translation.enabled = false;
    options.match.ngram = 3;
    options.match.threshold = 0.3;
    retold_comparison comparison;
    ck_assert_int_eq(
        retold_compare(&options.match, rt_span_of(a), rt_span_of(b), &comparison, NULL), RETOLD_OK);
    retold_comparison_release(&comparison);
    return comparison.relation;
}

START_TEST(test_template_rule)
{
    const char *monday = "Water levels this morning in centimetres as read by the flood centre: "
                         "Upper Halden 312, up 14; Kesterford 287, up 9. Residents of streets "
                         "close to the banks should follow the advice of the wardens and move "
                         "their cars to higher ground before the evening.";
    const char *tuesday = "Water levels this morning in centimetres as read by the flood centre: "
                          "Upper Halden 338, up 26; Kesterford 301, up 17. Residents of streets "
                          "close to the banks should follow the advice of the wardens and move "
                          "their cars to higher ground before the evening.";
    const char *corrected = "Water levels this morning in centimetres as read by the flood "
                            "centre: Upper Halden 312, up 14; Kesterford 278, up 9. People in "
                            "streets close to the banks should follow the advice of the wardens "
                            "and move their cars to higher ground before the evening.";
    ck_assert_int_eq(relation_of(monday, tuesday), RETOLD_TEMPLATE);
    ck_assert_int_eq(relation_of(tuesday, monday), RETOLD_TEMPLATE);
    ck_assert_int_eq(relation_of(monday, corrected), RETOLD_NEAR);
    ck_assert_int_eq(relation_of(corrected, monday), RETOLD_NEAR);
    ck_assert_int_eq(relation_of(monday, monday), RETOLD_EXACT);
}
END_TEST

/* ----------------------------------------------------------------- comparison */

static void check_comparison(retold_span a, retold_span b, const retold_pair *wanted,
                             const retold_match_options *options)
{
    retold_comparison c;
    ck_assert_int_eq(retold_compare(options, a, b, &c, NULL), RETOLD_OK);
    retold_pair found = {.relation = c.relation,
                         .score = c.score,
                         .jaccard = c.jaccard,
                         .containment_a = c.containment_a,
                         .containment_b = c.containment_b};
    check_numbers(&found, wanted);
    retold_comparison_release(&c);
}

START_TEST(test_compare_is_the_corpus)
{
    samples s;
    samples_init(&s, 21, 60);
    retold_match_options options = match_options[0];
    brute_text *texts = calloc(s.count, sizeof *texts);
    for (size_t i = 0; i < s.count; i++) {
        brute_text_init(&texts[i], span_of(&s.texts[i]), options.ngram);
    }
    rng r = {22};
    for (size_t a = 0; a < s.count; a++) {
        for (size_t b = 0; b < s.count; b++) {
            retold_pair wanted = brute_relate(&texts[a], &texts[b], &options);
            if (wanted.relation != RETOLD_UNRELATED || rng_below(&r, 20) == 0) {
                check_comparison(span_of(&s.texts[a]), span_of(&s.texts[b]), &wanted, &options);
            }
        }
    }
    for (size_t i = 0; i < s.count; i++) {
        brute_text_release(&texts[i]);
    }
    free(texts);
    samples_release(&s);
}
END_TEST

/* ------------------------------------------------------------------- passages */

/* Whether the shingle of a at `at` stands in b. */
static bool stands_in(const brute_text *a, size_t at, const brute_text *b)
{
    for (size_t i = 0; a->length == b->length && i < b->size; i++) {
        if (memcmp(a->keys + at, b->shingles[i], a->length * sizeof *a->keys) == 0) {
            return true;
        }
    }
    return false;
}

/* Checks each passage, and that no shingle that b has begins outside of all of them. */
static void check_passages(const char *text_a, const char *text_b, unsigned ngram)
{
    retold_options options;
    retold_options_init(&options);
    options.translation.enabled = false;
    options.match.ngram = ngram;
    retold_comparison c;
    ck_assert_int_eq(
        retold_compare(&options.match, rt_span_of(text_a), rt_span_of(text_b), &c, NULL),
        RETOLD_OK);
    brute_text a, b;
    brute_text_init(&a, rt_span_of(text_a), ngram);
    brute_text_init(&b, rt_span_of(text_b), ngram);
    size_t at = 0; /* token of a */
    size_t byte = 0;
    for (size_t p = 0; p <= c.passage_count; p++) {
        brute_text before, in_a, in_b;
        size_t begin = p < c.passage_count ? c.passages[p].a_begin : strlen(text_a);
        REQUIRE(begin >= byte, "passages overlap");
        brute_text_init(&before, rt_span(text_a + byte, begin - byte), ngram);
        for (size_t end = at + before.count; at < end; at++) {
            REQUIRE(at + a.length > a.count || !stands_in(&a, at, &b), "token %zu of %s", at,
                    text_a);
        }
        brute_text_release(&before);
        if (p == c.passage_count) {
            break;
        }
        retold_passage passage = c.passages[p];
        brute_text_init(&in_a, rt_span(text_a + begin, passage.a_end - begin), ngram);
        brute_text_init(&in_b, rt_span(text_b + passage.b_begin, passage.b_end - passage.b_begin),
                        ngram);
        REQUIRE(in_a.count == passage.tokens && in_b.count == passage.tokens &&
                    passage.tokens >= a.length,
                "length of passage %zu", p);
        REQUIRE(memcmp(in_a.keys, in_b.keys, in_a.count * sizeof *in_a.keys) == 0, "passage %zu",
                p);
        at += passage.tokens;
        byte = passage.a_end;
        brute_text_release(&in_a);
        brute_text_release(&in_b);
    }
    brute_text_release(&a);
    brute_text_release(&b);
    retold_comparison_release(&c);
}

START_TEST(test_passages)
{
    rng r = {31};
    rt_buffer a, b;
    rt_buffer_init(&a);
    rt_buffer_init(&b);
    for (size_t i = 0; i < 400; i++) {
        size_t common = 5 + rng_below(&r, 2000);
        a.size = b.size = 0;
        for (size_t n = rng_below(&r, 80); n > 0; n--) {
            append_word(&a, rng_below(&r, common));
        }
        for (size_t pieces = rng_below(&r, 4); pieces > 0 && a.size > 0; pieces--) {
            size_t from = rng_below(&r, a.size);
            append_word(&b, rng_below(&r, common));
            ck_assert(rt_buffer_append(&b, a.data + from, rng_below(&r, a.size - from)));
            append(&b, " ");
        }
        append_code_point(&a, 0);
        append_code_point(&b, 0);
        check_passages(a.data, b.data, 1 + (unsigned)rng_below(&r, 7));
        check_passages(b.data, a.data, 1 + (unsigned)rng_below(&r, 7));
    }
    check_passages("", "", 5);
    check_passages("one two", "One, two!", 5);
    check_passages("one two", "one two three", 5);
    check_passages("\xc3\x89t\xc3\xa9 \xc3\xa0 Paris", "e\xcc\x81te\xcc\x81 a\xcc\x80 paris", 2);
    rt_buffer_release(&a);
    rt_buffer_release(&b);
}
END_TEST

/* The same word over and over must not take the square of the length. */
START_TEST(test_passages_of_repetition)
{
    enum { WORDS = 200000 };
    rt_buffer text;
    rt_buffer_init(&text);
    for (size_t i = 0; i < WORDS; i++) {
        append(&text, i == WORDS / 2 ? "and " : "again ");
    }
    retold_options options;
    retold_options_init(&options);
    options.translation.enabled = false;
    retold_comparison c;
    ck_assert_int_eq(retold_compare(&options.match, span_of(&text),
                                    rt_span(text.data, text.size - 12), &c, NULL),
                     RETOLD_OK);
    ck_assert_uint_ge(c.passage_count, 1);
    retold_comparison_release(&c);
    rt_buffer_release(&text);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("match");
    TCase *cases = tcase_create("match");
    tcase_set_timeout(cases, 300);
    tcase_add_loop_test(cases, test_all_pairs, 0, sizeof match_options / sizeof *match_options);
    tcase_add_test(cases, test_short_article_in_long_page);
    tcase_add_test(cases, test_boilerplate_links_nothing);
    tcase_add_test(cases, test_shingle_sets);
    tcase_add_test(cases, test_differences);
    tcase_add_test(cases, test_template_rule);
    tcase_add_test(cases, test_compare_is_the_corpus);
    tcase_add_test(cases, test_passages);
    tcase_add_test(cases, test_passages_of_repetition);
    suite_add_tcase(suite, cases);
    return run_suite(suite);
}
