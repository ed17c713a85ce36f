/* The rules about copies: within the corpus, across splits, and with benchmarks. */
#include "check.h"

#include <stdlib.h>
#include <string.h>

/* Where two documents stand to each other. */
typedef enum place { SAME_SPLIT, OTHER_SPLIT, ONE_IN_BENCHMARK, BOTH_IN_BENCHMARK } place;

static place place_of(const cli_check *check, uint32_t a, uint32_t b)
{
    retold_document_info left;
    retold_document_info right;
    retold_corpus_document(check->session->corpus, a, &left);
    retold_corpus_document(check->session->corpus, b, &right);
    unsigned benchmarks =
        (left.scope == CLI_BENCHMARK_SCOPE) + (right.scope == CLI_BENCHMARK_SCOPE);
    if (benchmarks > 0) {
        return benchmarks == 1 ? ONE_IN_BENCHMARK : BOTH_IN_BENCHMARK;
    }
    retold_span in_a = cli_check_split(check, &left);
    retold_span in_b = cli_check_split(check, &right);
    bool same =
        in_a.size == in_b.size && (in_a.size == 0 || memcmp(in_a.data, in_b.data, in_a.size) == 0);
    return same || in_a.size == 0 || in_b.size == 0 ? SAME_SPLIT : OTHER_SPLIT;
}

static cli_rule rule_across(place where, retold_relation relation)
{
    if (relation == RETOLD_TRANSLATION) {
        return where == OTHER_SPLIT ? CLI_RULE_SPLIT_TRANSLATION : CLI_RULE_BENCHMARK_TRANSLATION;
    }
    return where == OTHER_SPLIT ? CLI_RULE_SPLIT_LEAKAGE : CLI_RULE_BENCHMARK_OVERLAP;
}

/* The later document is the one to look at, but that of the corpus, not that of a benchmark. */
static void add_across(cli_check *check, const retold_pair *pair, place where)
{
    retold_document_info first;
    retold_corpus_document(check->session->corpus, pair->a, &first);
    bool later = where == OTHER_SPLIT || first.scope == CLI_BENCHMARK_SCOPE;
    cli_check_add(check, (cli_finding){.rule = rule_across(where, pair->relation),
                                       .a = later ? pair->b : pair->a,
                                       .b = later ? pair->a : pair->b,
                                       .relation = pair->relation,
                                       .value = pair->score,
                                       .badness = pair->score});
}

/* Of each document, the closest relation to another one of its split, and to which. */
typedef struct closest {
    retold_relation relation; /* RETOLD_UNRELATED: none */
    uint32_t to;
    double score;
} closest;

static void take(closest *own, const retold_pair *pair, uint32_t to)
{
    bool closer = own->relation == RETOLD_UNRELATED || pair->relation < own->relation ||
                  (pair->relation == own->relation && pair->score > own->score);
    if (closer) {
        *own = (closest){pair->relation, to, pair->score};
    }
}

static void add_within(cli_check *check, const closest *all)
{
    static const cli_rule rules[RETOLD_RELATION_COUNT] = {
        [RETOLD_EXACT] = CLI_RULE_EXACT_DUPLICATES,
        [RETOLD_NEAR] = CLI_RULE_NEAR_DUPLICATES,
        [RETOLD_EXCERPT] = CLI_RULE_EXCERPTS,
        [RETOLD_TEMPLATE] = CLI_RULE_TEMPLATES,
    };
    for (uint32_t i = 0; i < check->documents; i++) {
        if (all[i].relation != RETOLD_UNRELATED) {
            cli_check_add(check, (cli_finding){.rule = rules[all[i].relation],
                                               .a = i,
                                               .b = all[i].to,
                                               .relation = all[i].relation,
                                               .value = all[i].score,
                                               .badness = all[i].score});
        }
    }
}

void cli_check_pairs(cli_check *check)
{
    size_t count;
    const retold_pair *pairs = retold_result_pairs(check->session->result, &count);
    closest *all = calloc((size_t)check->documents + 1, sizeof *all);
    if (!all) {
        check->out_of_memory = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const retold_pair *pair = &pairs[i];
        place where = place_of(check, pair->a, pair->b);
        if (where == BOTH_IN_BENCHMARK) {
            continue;
        }
        if (where != SAME_SPLIT) {
            if (pair->relation != RETOLD_TEMPLATE) {
                add_across(check, pair, where);
            }
        } else if (pair->relation == RETOLD_EXCERPT) {
            bool first_is_part = pair->containment_a > pair->containment_b;
            uint32_t part = first_is_part ? pair->a : pair->b;
            take(&all[part], pair, first_is_part ? pair->b : pair->a);
        } else if (pair->relation != RETOLD_TRANSLATION) {
            take(&all[pair->b], pair, pair->a);
        }
    }
    add_within(check, all);
    free(all);
}

/* Members of a group that are no benchmark's. */
static size_t own_members(const cli_check *check, retold_group group)
{
    size_t own = 0;
    for (size_t i = 0; i < group.size; i++) {
        retold_document_info info;
        retold_corpus_document(check->session->corpus, group.members[i].document, &info);
        own += info.scope != CLI_BENCHMARK_SCOPE;
    }
    return own;
}

void cli_check_groups(cli_check *check)
{
    const cli_rule_setting *setting = &check->settings->rules[CLI_RULE_LARGEST_GROUP];
    cli_rule_result *result = &check->rules[CLI_RULE_LARGEST_GROUP];
    size_t groups = retold_result_group_count(check->session->result);
    size_t largest = 0;
    retold_group found = {NULL, 0};
    for (size_t i = 0; i < groups; i++) {
        retold_group group = retold_result_group(check->session->result, i);
        size_t own = own_members(check, group);
        if (own > largest) {
            largest = own;
            found = group;
        }
    }
    result->of = check->own;
    if ((double)largest < setting->parameter || check->own == 0) {
        return;
    }
    result->value = (double)largest / (double)check->own;
    for (size_t i = 0; i < found.size; i++) {
        retold_document_info info;
        const retold_member *member = &found.members[i];
        retold_corpus_document(check->session->corpus, member->document, &info);
        if (info.scope != CLI_BENCHMARK_SCOPE) {
            cli_check_add(check, (cli_finding){.rule = CLI_RULE_LARGEST_GROUP,
                                               .a = member->document,
                                               .b = i > 0 ? member->to : CLI_NO_DOCUMENT,
                                               .relation = member->relation,
                                               .value = member->score,
                                               .badness = i == 0 ? 2 : member->score});
        }
    }
}
