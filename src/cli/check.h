/* A run of retold check: what the rules find, and what comes of it. */
#ifndef CLI_CHECK_H
#define CLI_CHECK_H

#include "session.h"

#define CLI_NO_DOCUMENT UINT32_MAX

/*
 * One thing found. It is about a document (a), a pair (a and b, a being the one to look at first:
 * the copy, or the document of the corpus), a record that gave no document (input, record and
 * offset), or a line or host (`text`, and a document that has it). `value` is a pair's score, or
 * how many or how large; `badness` orders findings of one rule, the worst first. `input` and
 * `text` are owned.
 */
typedef struct cli_finding {
    cli_rule rule;
    uint32_t a, b;
    retold_relation relation;
    double value;
    double badness;
    char *input;
    uint64_t record, offset;
    char *text;
    bool known; /* it stands in the baseline */
} cli_finding;

/* What a rule has found: findings[first..first + count), `fresh` of which are not known. */
typedef struct cli_rule_result {
    size_t first, count, fresh;
    double value; /* to be compared with the rule's max */
    uint64_t of;  /* documents that a share is of */
    bool over;    /* value is over max, and something is not known */
    bool failed;  /* over, at or above the severity that fails */
} cli_rule_result;

/* Findings stand in the order of the rules, and of badness. */
typedef struct cli_check {
    const cli_check_settings *settings;
    const cli_session *session;
    uint32_t documents; /* of the corpus and of benchmarks */
    uint32_t own;       /* without those of benchmarks */
    bool has_splits;    /* documents of the corpus are of two splits or more */
    cli_finding *findings;
    size_t count, capacity;
    cli_rule_result rules[CLI_RULE_COUNT];
    bool out_of_memory;
} cli_check;

/* Documents read from benchmarks are in this scope; those of split i in scope i + 1. */
enum { CLI_BENCHMARK_SCOPE = RETOLD_SCOPE_COUNT - 1 };

void cli_check_release(cli_check *check);

bool cli_check_is_on(const cli_check *check, cli_rule rule);

/* Why the rule has nothing to look at, such as "no --benchmark"; NULL if it has. */
const char *cli_rule_idle(const cli_check *check, cli_rule rule);

/* Adds a finding; what it owns is the check's from then on, also if memory runs out. */
void cli_check_add(cli_check *check, cli_finding finding);

/* A finding about a document. */
void cli_check_add_document(cli_check *check, cli_rule rule, uint32_t document, double value,
                            double badness);

/* Adds what a record that cannot be used amounts to. */
void cli_check_add_fault(cli_check *check, const retold_error *fault);

/* The split that the document belongs to; empty if to none. */
retold_span cli_check_split(const cli_check *check, const retold_document_info *info);

/* The rules, by what they look at. */
void cli_check_pairs(cli_check *check);
void cli_check_groups(cli_check *check);
void cli_check_texts(cli_check *check);
void cli_check_lines(cli_check *check);
void cli_check_fields(cli_check *check);
void cli_check_hosts(cli_check *check);

/* Sorts what was found and says which rules are over. */
void cli_check_judge(cli_check *check);

/* The findings of the baseline that are known, if there is one. False after a message. */
bool cli_check_read_baseline(cli_check *check, const char *path);
bool cli_check_write_baseline(const cli_check *check, const char *path);

#endif
