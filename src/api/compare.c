#include "base/error.h"
#include "match/passages.h"
#include "match/shingle_set.h"
#include "match/template.h"
#include "match/verify.h"

#include <stdlib.h>
#include <string.h>

/* The two texts and what is worked out of them. */
typedef struct comparing {
    rt_tokens a, b;
    rt_shingle_set set;
    rt_token_bag bag;
} comparing;

static rt_text text_of(const rt_tokens *tokens)
{
    return (rt_text){.tokens = tokens->codes, .count = tokens->count};
}

static bool same_tokens(const rt_tokens *a, const rt_tokens *b)
{
    if (a->count != b->count) {
        return false;
    }
    for (size_t i = 0; i < a->count; i++) {
        if (rt_token_key(a->codes[i]) != rt_token_key(b->codes[i])) {
            return false;
        }
    }
    return a->count > 0;
}

/* Counts the shingles; false when out of memory. */
static bool count_shingles(comparing *c, unsigned ngram, retold_comparison *r)
{
    size_t shared = 0;
    if (c->a.count == 0 || c->b.count == 0) {
        return true;
    }
    if (!rt_shingle_set_fill(&c->set, text_of(&c->b), ngram)) {
        return false;
    }
    r->shingles_b = c->set.size;
    if (!rt_shingle_set_fill(&c->set, text_of(&c->a), ngram)) {
        return false;
    }
    r->shingles_a = c->set.size;
    if (!rt_shingle_set_shared(&c->set, text_of(&c->b), ngram, &shared)) {
        return false;
    }
    r->shingles_both = shared;
    r->jaccard = rt_jaccard(shared, r->shingles_a, r->shingles_b);
    r->containment_a = rt_containment(shared, r->shingles_a);
    r->containment_b = rt_containment(shared, r->shingles_b);
    return true;
}

static void relate(comparing *c, const rt_difference *difference,
                   const retold_match_options *options, retold_comparison *r)
{
    if (same_tokens(&c->a, &c->b)) {
        r->relation = RETOLD_EXACT;
        r->score = 1;
        return;
    }
    r->relation = rt_relate(r->shingles_both, r->shingles_a, r->shingles_b, options);
    if (r->relation == RETOLD_NEAR && rt_is_template(difference)) {
        r->relation = RETOLD_TEMPLATE;
    }
    bool a_shorter = r->shingles_a < r->shingles_b;
    r->score = r->relation == RETOLD_EXCERPT ? (a_shorter ? r->containment_a : r->containment_b)
                                             : r->jaccard;
}

static bool list_passages(const comparing *c, unsigned ngram, retold_comparison *r)
{
    rt_passage *found = NULL;
    size_t count = 0;
    if (!rt_find_passages(text_of(&c->a), text_of(&c->b), ngram, &found, &count)) {
        return false;
    }
    retold_passage *passages = malloc((count + 1) * sizeof *passages);
    for (size_t i = 0; passages != NULL && i < count; i++) {
        const rt_passage *p = &found[i];
        passages[i] = (retold_passage){.a_begin = c->a.places[p->a].begin,
                                       .a_end = c->a.places[p->a + p->count - 1].end,
                                       .b_begin = c->b.places[p->b].begin,
                                       .b_end = c->b.places[p->b + p->count - 1].end,
                                       .tokens = p->count};
    }
    free(found);
    r->passages = passages;
    r->passage_count = count;
    return passages != NULL;
}

static bool compare(comparing *c, retold_span a, retold_span b, const retold_match_options *options,
                    retold_comparison *r)
{
    c->a.with_places = c->b.with_places = true;
    if (!rt_tokenise(&c->a, a) || !rt_tokenise(&c->b, b) || !count_shingles(c, options->ngram, r) ||
        !rt_token_bag_fill(&c->bag, text_of(&c->a)) || !list_passages(c, options->ngram, r)) {
        return false;
    }
    rt_difference difference = rt_token_bag_compare(&c->bag, text_of(&c->b));
    r->figures_kept = rt_figures_kept(&difference);
    relate(c, &difference, options, r);
    return true;
}

retold_status retold_compare(const retold_match_options *options, retold_span a, retold_span b,
                             retold_comparison *comparison, retold_error *error)
{
    retold_options all;
    retold_options_init(&all);
    all.match = *options;
    retold_status status = retold_options_check(&all, error);
    if (status != RETOLD_OK) {
        return status;
    }
    if (rt_utf8_check(a) < a.size || rt_utf8_check(b) < b.size) {
        return rt_fail_fault(error, RETOLD_FAULT_INVALID_UTF8, "a text is not valid UTF-8");
    }
    comparing c;
    rt_tokens_init(&c.a, RETOLD_SIMD_AUTO);
    rt_tokens_init(&c.b, RETOLD_SIMD_AUTO);
    rt_shingle_set_init(&c.set);
    rt_token_bag_init(&c.bag);
    retold_comparison result;
    memset(&result, 0, sizeof result);
    bool done = compare(&c, a, b, options, &result);
    rt_tokens_release(&c.a);
    rt_tokens_release(&c.b);
    rt_shingle_set_release(&c.set);
    rt_token_bag_release(&c.bag);
    if (!done) {
        retold_comparison_release(&result);
        return rt_fail_memory(error);
    }
    *comparison = result;
    return RETOLD_OK;
}

void retold_comparison_release(retold_comparison *comparison)
{
    free(comparison->passages);
    comparison->passages = NULL;
    comparison->passage_count = 0;
}
