#include "check_rules.h"

#include "suggest.h"

#include <string.h>

const char *const cli_severity_names[] = {"off", "note", "warning", "error", NULL};

#define NONE NULL, false, 0, NULL

const cli_rule_info cli_rules[CLI_RULE_COUNT] = {
    [CLI_RULE_EXACT_DUPLICATES] = {"exact-duplicates", CLI_SEVERITY_ERROR, true, 0.01, "documents",
                                   NONE, "The document has the same text as an earlier one."},
    [CLI_RULE_NEAR_DUPLICATES] = {"near-duplicates", CLI_SEVERITY_ERROR, true, 0.05, "documents",
                                  NONE, "The document is an earlier one with changes."},
    [CLI_RULE_LARGEST_GROUP] = {"largest-group", CLI_SEVERITY_WARNING, true, 0.05, "documents",
                                "documents", false, 10, "smaller groups do not count",
                                "So many documents are copies or excerpts of one text."},
    [CLI_RULE_EXCERPTS] = {"excerpts", CLI_SEVERITY_WARNING, true, 0.05, "documents", NONE,
                           "The document stands in a longer one."},
    [CLI_RULE_TEMPLATES] = {"templates", CLI_SEVERITY_WARNING, true, 0.1, "documents", NONE,
                            "The document is an earlier one with other names and figures."},
    [CLI_RULE_SPLIT_LEAKAGE] = {"split-leakage", CLI_SEVERITY_ERROR, false, 0, "pairs", NONE,
                                "A document of one split is a copy or an excerpt of one in "
                                "another split."},
    [CLI_RULE_SPLIT_TRANSLATION] = {"split-translation", CLI_SEVERITY_ERROR, false, 0, "pairs",
                                    NONE,
                                    "A document of one split is a translation of one in another "
                                    "split."},
    [CLI_RULE_BENCHMARK_OVERLAP] = {"benchmark-overlap", CLI_SEVERITY_ERROR, false, 0, "pairs",
                                    NONE,
                                    "A document is a copy or an excerpt of one in a benchmark, "
                                    "or holds it."},
    [CLI_RULE_BENCHMARK_TRANSLATION] = {"benchmark-translation", CLI_SEVERITY_ERROR, false, 0,
                                        "pairs", NONE,
                                        "A document is a translation of one in a benchmark."},
    [CLI_RULE_NEAR_EMPTY] = {"near-empty", CLI_SEVERITY_WARNING, true, 0.01, "documents",
                             "characters", false, 50, "texts of fewer count as near-empty",
                             "The document has hardly any text."},
    [CLI_RULE_OVERSIZED] = {"oversized", CLI_SEVERITY_WARNING, false, 0, "documents", "characters",
                            false, 1000000, "texts of more count as oversized",
                            "The document is far longer than an article."},
    [CLI_RULE_REPEATED_LINES] = {"repeated-lines", CLI_SEVERITY_WARNING, true, 0.01, "documents",
                                 "share", true, 0.3,
                                 "of a text's lines stand in it before, for it to count",
                                 "The document says many of its lines again."},
    [CLI_RULE_BOILERPLATE_LINES] = {"boilerplate-lines", CLI_SEVERITY_WARNING, false, 0, "lines",
                                    "share", true, 0.05,
                                    "of the documents, and at least 5, have a line that counts",
                                    "The same line stands in many documents."},
    [CLI_RULE_LANGUAGES] = {"languages", CLI_SEVERITY_ERROR, true, 0.01, "documents", NONE,
                            "The document is in none of the languages that are expected "
                            "(--languages)."},
    [CLI_RULE_LANGUAGE_MISMATCH] = {"language-mismatch", CLI_SEVERITY_WARNING, true, 0.01,
                                    "documents", NONE,
                                    "The document is in another language than its record says."},
    [CLI_RULE_INVALID_UTF8] = {"invalid-utf8", CLI_SEVERITY_ERROR, false, 0, "records", NONE,
                               "The record holds bytes that are not UTF-8."},
    [CLI_RULE_REPLACEMENT_CHARACTERS] = {"replacement-characters", CLI_SEVERITY_WARNING, false, 0,
                                         "documents", NONE,
                                         "The text has U+FFFD where something could not be "
                                         "decoded."},
    [CLI_RULE_CONTROL_CHARACTERS] = {"control-characters", CLI_SEVERITY_WARNING, false, 0,
                                     "documents", NONE,
                                     "The text has control characters other than tabs and line "
                                     "ends."},
    [CLI_RULE_MOJIBAKE] = {"mojibake", CLI_SEVERITY_WARNING, false, 0, "documents", NONE,
                           "The text was decoded with the wrong character set."},
    [CLI_RULE_MISSING_ID] = {"missing-id", CLI_SEVERITY_WARNING, false, 0, "records", NONE,
                             "The record has no id."},
    [CLI_RULE_DUPLICATE_ID] = {"duplicate-id", CLI_SEVERITY_ERROR, false, 0, "records", NONE,
                               "The record has the id of an earlier one, and is not read."},
    [CLI_RULE_MISSING_FIELD] = {"missing-field", CLI_SEVERITY_ERROR, false, 0, "records", NONE,
                                "The record has no text, or lacks a field that is required "
                                "(--required)."},
    [CLI_RULE_MISTYPED_FIELD] = {"mistyped-field", CLI_SEVERITY_ERROR, false, 0, "records", NONE,
                                 "A field is not what it should be: a string, an absolute URL, an "
                                 "ISO 8601 date, a BCP 47 language."},
    [CLI_RULE_UNREADABLE_RECORDS] = {"unreadable-records", CLI_SEVERITY_ERROR, false, 0, "records",
                                     NONE, "The record cannot be read."},
    [CLI_RULE_TRUNCATED_INPUT] = {"truncated-input", CLI_SEVERITY_ERROR, false, 0, "inputs", NONE,
                                  "The compressed input ends before it should."},
    [CLI_RULE_HOST_CONCENTRATION] = {"host-concentration", CLI_SEVERITY_WARNING, true, 0.5,
                                     "documents", "documents", false, 20,
                                     "with an address are needed, or nothing is said",
                                     "So many of the documents with an address come from one "
                                     "host."},
};

cli_rule cli_rule_find(const char *id, size_t size)
{
    for (int i = 0; i < CLI_RULE_COUNT; i++) {
        if (strlen(cli_rules[i].id) == size && memcmp(cli_rules[i].id, id, size) == 0) {
            return (cli_rule)i;
        }
    }
    return CLI_RULE_COUNT;
}

const char *cli_rule_nearest(const char *wrong)
{
    const char *names[CLI_RULE_COUNT + 1] = {NULL};
    for (int i = 0; i < CLI_RULE_COUNT; i++) {
        names[i] = cli_rules[i].id;
    }
    return cli_nearest(wrong, names);
}
