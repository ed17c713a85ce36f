#include "option_table.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------ values */

static const char *parse_number(const char *value, double *number)
{
    char *end;
    double parsed = strtod(value, &end);
    if (end == value || *end || !isfinite(parsed)) {
        return "a number";
    }
    *number = parsed;
    return NULL;
}

static const char *parse_count(const char *value, unsigned *count)
{
    char *end;
    errno = 0;
    unsigned long parsed = strtoul(value, &end, 10);
    if (value[0] < '0' || value[0] > '9' || *end || errno || parsed > UINT32_MAX) {
        return "a whole number";
    }
    *count = (unsigned)parsed;
    return NULL;
}

static const char *parse_size(const char *value, size_t *size)
{
    static const char expected[] = "a size such as 500, 64K, 64M or 2G";
    static const char units[] = "KMG";
    char *end;
    errno = 0;
    unsigned long long parsed = strtoull(value, &end, 10);
    unsigned shift = 0;
    if (value[0] < '0' || value[0] > '9' || errno) {
        return expected;
    }
    if (*end) {
        const char *unit = strchr(units, *end >= 'a' ? *end - 'a' + 'A' : *end);
        if (!unit || end[1]) {
            return expected;
        }
        shift = 10 * (unsigned)(unit - units + 1);
    }
    if (parsed > SIZE_MAX >> shift) {
        return expected;
    }
    *size = (size_t)parsed << shift;
    return NULL;
}

static void show_size(size_t size, char *text, size_t room)
{
    static const char units[] = "\0KMG";
    size_t unit = 0;
    while (unit < 3 && size > 0 && size % 1024 == 0) {
        size /= 1024;
        unit++;
    }
    snprintf(text, room, "%zu%.1s", size, units + unit);
}

/* The place of `value` in `words` (ended by NULL), or -1. */
static int place_of(const char *value, size_t size, const char *const *words)
{
    for (int i = 0; words[i]; i++) {
        if (strlen(words[i]) == size && memcmp(words[i], value, size) == 0) {
            return i;
        }
    }
    return -1;
}

const char *cli_parse_relations(const char *value, unsigned *relations)
{
    static const char expected[] =
        "a list of exact, near, excerpt, template and translation, or all";
    const char *names[RETOLD_RELATION_COUNT + 1] = {"all"};
    unsigned every = 0;
    unsigned set = 0;
    for (int i = RETOLD_EXACT; i < RETOLD_RELATION_COUNT; i++) {
        names[i] = retold_relation_name((retold_relation)i);
        every |= RETOLD_RELATION_BIT(i);
    }
    while (true) {
        size_t size = strcspn(value, ",");
        int found = place_of(value, size, names);
        if (found < 0) {
            return expected;
        }
        set |= found == 0 ? every : RETOLD_RELATION_BIT(found);
        if (!value[size]) {
            *relations = set;
            return NULL;
        }
        value += size + 1;
    }
}

/* ----------------------------------------------------------------- setters */

static const char *set_format(cli_options *options, const char *value)
{
    static const char *const names[] = {"table", "jsonl", "tsv", NULL};
    int found = place_of(value, strlen(value), names);
    if (found < 0) {
        return "table, jsonl or tsv";
    }
    options->format = (cli_format)(CLI_FORMAT_TABLE + found);
    return NULL;
}

static const char *const keep_names[] = {"first", "longest", "earliest", NULL};

static const char *set_keep(cli_options *options, const char *value)
{
    int found = place_of(value, strlen(value), keep_names);
    if (found < 0) {
        return "first, longest or earliest";
    }
    options->library.group.keep = (retold_keep)found;
    return NULL;
}

static void show_keep(const cli_options *options, char *text, size_t size)
{
    snprintf(text, size, "%s", keep_names[options->library.group.keep]);
}

static const char *const simd_names[] = {"auto", "scalar", "avx2", "avx512", "neon", NULL};

static const char *set_simd(cli_options *options, const char *value)
{
    int found = place_of(value, strlen(value), simd_names);
    if (found < 0) {
        return "auto, scalar, avx2, avx512 or neon";
    }
    options->library.simd = (retold_simd)found;
    return NULL;
}

static void show_simd(const cli_options *options, char *text, size_t size)
{
    snprintf(text, size, "%s", simd_names[options->library.simd]);
}

static const char *set_relations(cli_options *options, const char *value)
{
    return cli_parse_relations(value, &options->relations);
}

static void show_relations(const cli_options *options, char *text, size_t size)
{
    unsigned shown = 0;
    size_t used = 0;
    text[0] = '\0';
    for (int i = RETOLD_EXACT; i < RETOLD_RELATION_COUNT && used < size; i++) {
        if (options->relations & RETOLD_RELATION_BIT(i)) {
            used += (size_t)snprintf(text + used, size - used, "%s%s", used ? "," : "",
                                     retold_relation_name((retold_relation)i));
            shown++;
        }
    }
    if (shown == RETOLD_RELATION_COUNT - RETOLD_EXACT) {
        snprintf(text, size, "all");
    }
}

static const char *set_threads(cli_options *options, const char *value)
{
    return parse_count(value, &options->library.threads);
}

static void show_threads(const cli_options *options, char *text, size_t size)
{
    if (options->library.threads == 0) {
        snprintf(text, size, "one for each processor");
    } else {
        snprintf(text, size, "%u", options->library.threads);
    }
}

static const char *set_memory(cli_options *options, const char *value)
{
    const char *expected = parse_size(value, &options->library.memory_limit);
    return expected || options->library.memory_limit > 0 ? expected : "a size of at least 64M";
}

static const char *set_temp(cli_options *options, const char *value)
{
    options->library.temp_dir = value;
    return *value ? NULL : "a folder's name";
}

static const char *set_input_format(cli_options *options, const char *value)
{
    for (int i = RETOLD_FORMAT_UNKNOWN + 1; i < RETOLD_FORMAT_COUNT; i++) {
        if (strcmp(value, retold_format_name((retold_format)i)) == 0) {
            options->library.read.format = (retold_format)i;
            return NULL;
        }
    }
    return "jsonl, json, csv, tsv, text, warc or arc";
}

static const char *set_encoding(cli_options *options, const char *value)
{
    options->library.read.encoding = value;
    return NULL;
}

static const char *set_invalid_utf8(cli_options *options, const char *value)
{
    static const char *const names[] = {"refuse", "repair", NULL};
    int found = place_of(value, strlen(value), names);
    if (found < 0) {
        return "refuse or repair";
    }
    options->library.read.invalid_utf8 = (retold_invalid_utf8)(RETOLD_INVALID_UTF8_REFUSE + found);
    return NULL;
}

static const char *set_in(cli_options *options, const char *value)
{
    options->in[options->in_count++] = value;
    return NULL;
}

static const char *set_lang(const char **lang, const char *value)
{
    *lang = value;
    return *value && strlen(value) < RETOLD_LANG_MAX ? NULL : "a language, such as en or pt-BR";
}

static const char *set_lang_a(cli_options *options, const char *value)
{
    return set_lang(&options->langs[0], value);
}

static const char *set_lang_b(cli_options *options, const char *value)
{
    return set_lang(&options->langs[1], value);
}

static const char *set_no_translations(cli_options *options, const char *value)
{
    (void)value;
    options->library.translation.enabled = false;
    return NULL;
}

static const char *set_translation_threshold(cli_options *options, const char *value)
{
    return parse_number(value, &options->library.translation.threshold);
}

static void show_translation_threshold(const cli_options *options, char *text, size_t size)
{
    snprintf(text, size, "%g", options->library.translation.threshold);
}

static const char *set_examples(cli_options *options, const char *value)
{
    return parse_count(value, &options->check.examples);
}

static void show_examples(const cli_options *options, char *text, size_t size)
{
    snprintf(text, size, "%u", options->check.examples);
}

static void show_fail_on(const cli_options *options, char *text, size_t size)
{
    snprintf(text, size, "%s", cli_severity_names[options->check.fail_on]);
}

/* "-" is a file's name nowhere but where it stands for standard output. */
static const char *set_file(const char **file, const char *value)
{
    *file = value;
    return *value && strcmp(value, "-") != 0 ? NULL : "a file's name";
}

static const char *set_output(cli_options *options, const char *value)
{
    if (strcmp(value, "-") == 0) {
        options->output = NULL;
        return NULL;
    }
    return set_file(&options->output, value);
}

static const char *set_lexicon(cli_options *options, const char *value)
{
    options->lexicon = value; /* "-" is standard input */
    return *value ? NULL : "a file's name";
}

static const char *set_split_field(cli_options *options, const char *value)
{
    options->library.read.split_field = value;
    return *value ? NULL : "a name";
}

/* Setters and defaults that differ in the field only. */
#define CHECK(name)                                                                                \
    static const char *set_check_##name(cli_options *options, const char *value)                   \
    {                                                                                              \
        return cli_check_set_##name(&options->check, value);                                       \
    }
#define CHECK_FILE(name)                                                                           \
    static const char *set_##name(cli_options *options, const char *value)                         \
    {                                                                                              \
        return set_file(&options->check.name, value);                                              \
    }

#define NUMBER(name)                                                                               \
    static const char *set_##name(cli_options *options, const char *value)                         \
    {                                                                                              \
        return parse_number(value, &options->library.match.name);                                  \
    }                                                                                              \
    static void show_##name(const cli_options *options, char *text, size_t size)                   \
    {                                                                                              \
        snprintf(text, size, "%g", options->library.match.name);                                   \
    }
#define COUNT(name)                                                                                \
    static const char *set_##name(cli_options *options, const char *value)                         \
    {                                                                                              \
        return parse_count(value, &options->library.match.name);                                   \
    }                                                                                              \
    static void show_##name(const cli_options *options, char *text, size_t size)                   \
    {                                                                                              \
        snprintf(text, size, "%u", options->library.match.name);                                   \
    }
#define SIZE(name)                                                                                 \
    static const char *set_##name(cli_options *options, const char *value)                         \
    {                                                                                              \
        return parse_size(value, &options->library.read.name);                                     \
    }                                                                                              \
    static void show_##name(const cli_options *options, char *text, size_t size)                   \
    {                                                                                              \
        show_size(options->library.read.name, text, size);                                         \
    }
#define FIELD(name)                                                                                \
    static const char *set_##name(cli_options *options, const char *value)                         \
    {                                                                                              \
        options->library.read.name = value;                                                        \
        return *value ? NULL : "a name";                                                           \
    }                                                                                              \
    static void show_##name(const cli_options *options, char *text, size_t size)                   \
    {                                                                                              \
        snprintf(text, size, "%s", options->library.read.name);                                    \
    }
#define FLAG(name, field)                                                                          \
    static const char *set_##name(cli_options *options, const char *value)                         \
    {                                                                                              \
        (void)value;                                                                               \
        options->field = true;                                                                     \
        return NULL;                                                                               \
    }
#define TEXT(name)                                                                                 \
    static const char *set_##name(cli_options *options, const char *value)                         \
    {                                                                                              \
        return set_file(&options->name, value);                                                    \
    }

NUMBER(threshold)
NUMBER(containment)
NUMBER(recall)
COUNT(ngram)
COUNT(max_bucket)
SIZE(max_record)
SIZE(max_header)
SIZE(max_page)
SIZE(max_window)
FIELD(id_field)
FIELD(text_field)
FIELD(url_field)
FIELD(date_field)
FIELD(lang_field)
FLAG(raw_text, library.read.raw_text)
FLAG(strict, library.read.strict)
FLAG(resume, library.resume)
FLAG(explain_plan, explain_plan)
FLAG(quiet, quiet)
FLAG(annotate, annotate)
FLAG(syndication, syndication)
FLAG(help, help)
FLAG(verbose, verbose)
TEXT(rejects)
TEXT(save_lexicon)
CHECK(rule)
CHECK(only)
CHECK(format)
CHECK(fail_on)
CHECK(split)
CHECK(benchmark)
CHECK(required)
CHECK(languages)
CHECK_FILE(config)
CHECK_FILE(baseline)
CHECK_FILE(findings)
FLAG(init, check.init)
FLAG(update_baseline, check.update_baseline)

/* ------------------------------------------------------------------- table */

const cli_option cli_option_table[] = {
    {"ngram", 0, "N", MATCHING, CLI_MATCHING,
     "tokens in a shingle: words, or characters in scripts without spaces", set_ngram, show_ngram},
    {"threshold", 0, "J", MATCHING, CLI_MATCHING,
     "least Jaccard similarity of the shingles of near copies", set_threshold, show_threshold},
    {"containment", 0, "C", MATCHING, CLI_MATCHING,
     "least share of the shorter document that stands in the longer, for excerpts", set_containment,
     show_containment},
    {"relations", 0, "LIST", MATCHING, CLI_GROUP | CLI_DEDUP,
     "relations that put documents into one group: exact, near, excerpt, template, translation, or "
     "all",
     set_relations, show_relations},
    {"relations", 0, "LIST", MATCHING, CLI_PAIRS,
     "relations to print: exact, near, excerpt, template, translation, or all", set_relations,
     show_relations},
    {"relations", 0, "LIST", MATCHING, CLI_COMPARE,
     "relations that count as the same story: exact, near, excerpt, template, translation, or all",
     set_relations, show_relations},
    {"keep", 0, "WHICH", MATCHING, CLI_GROUP | CLI_DEDUP,
     "which document of a group is kept: first (in the input), longest, or earliest (by date)",
     set_keep, show_keep},
    {"no-translations", 0, NULL, MATCHING, CLI_MATCHING, "do not look for translations",
     set_no_translations, NULL},
    {"translation-threshold", 0, "P", MATCHING, CLI_MATCHING, "least probability of a translation",
     set_translation_threshold, show_translation_threshold},
    {"lexicon", 0, "FILE", MATCHING, CLI_MATCHING,
     "pairs of words that earlier runs have saved, to find more translations with", set_lexicon,
     NULL},
    {"recall", 0, "R", MATCHING, CLI_CORPUS,
     "share of the pairs at the threshold that the index must bring up", set_recall, show_recall},
    {"max-bucket", 0, "N", MATCHING, CLI_CORPUS,
     "members of an index bucket that are all compared with each other; in a larger one, each with "
     "the first and with its neighbours",
     set_max_bucket, show_max_bucket},
    {"explain-plan", 0, NULL, MATCHING, CLI_CORPUS,
     "say on standard error how the index is laid out, then go on", set_explain_plan, NULL},

    {"rule", 0, "RULE.KEY=VALUE", CHECKING, CLI_CHECK,
     "set a rule's severity (off, note, warning or error), max, or its own threshold; may be given "
     "again",
     set_check_rule, NULL},
    {"only", 0, "LIST", CHECKING, CLI_CHECK, "no rules but these", set_check_only, NULL},
    {"fail-on", 0, "SEVERITY", CHECKING, CLI_CHECK,
     "least severity of a finding that makes the exit status 1: note, warning or error",
     set_check_fail_on, show_fail_on},
    {"split", 0, "NAME=PATH", CHECKING, CLI_CHECK,
     "what is read from PATH belongs to the split NAME; may be given again", set_check_split, NULL},
    {"split-field", 0, "NAME", CHECKING, CLI_CHECK,
     "field that says which split a record belongs to", set_split_field, NULL},
    {"benchmark", 0, "PATH", CHECKING, CLI_CHECK,
     "documents that the corpus must not contain; may be given again", set_check_benchmark, NULL},
    {"languages", 0, "LIST", CHECKING, CLI_CHECK,
     "languages that the texts should be in, such as en,de", set_check_languages, NULL},
    {"required", 0, "LIST", CHECKING, CLI_CHECK,
     "fields that every record needs: of id, url, date, lang and split", set_check_required, NULL},
    {"baseline", 0, "FILE", CHECKING, CLI_CHECK, "findings that are known: only what is new fails",
     set_baseline, NULL},
    {"update-baseline", 0, NULL, CHECKING, CLI_CHECK,
     "write what is found to the baseline, and exit with status 0", set_update_baseline, NULL},
    {"config", 0, "FILE", CHECKING, CLI_CHECK,
     "settings (default: retold.yaml in the folder that INPUT is, in this one, or beside INPUT)",
     set_config, NULL},
    {"init", 0, NULL, CHECKING, CLI_CHECK,
     "write retold.yaml with all settings, here or in the folder that is named, and do no more",
     set_init, NULL},

    {"in", 0, "INPUT", READING, CLI_COMPARE,
     "A and B are ids of documents in INPUT, not files; may be given again", set_in, NULL},
    {"input-format", 0, "FORMAT", READING, CLI_ALL,
     "jsonl, json (one list of objects), csv, tsv, text, warc or arc (default: what each input's "
     "content looks like)",
     set_input_format, NULL},
    {"encoding", 0, "NAME", READING, CLI_ALL,
     "encoding of all inputs but crawls, such as windows-1252 or shift_jis (default: UTF-8, or "
     "what each looks like)",
     set_encoding, NULL},
    {"invalid-utf8", 0, "HOW", READING, CLI_ALL,
     "refuse records whose text is not valid, or repair it with U+FFFD, for comparing only "
     "(default: refuse in JSON, else repair)",
     set_invalid_utf8, NULL},
    {"id-field", 0, "NAME", READING, CLI_ALL,
     "field, or column, that names a record; one without a name is called FILE:RECORD",
     set_id_field, show_id_field},
    {"text-field", 0, "NAME", READING, CLI_ALL, "field that holds the text", set_text_field,
     show_text_field},
    {"url-field", 0, "NAME", READING, CLI_READING, "field that holds the address", set_url_field,
     show_url_field},
    {"date-field", 0, "NAME", READING, CLI_READING, "field that holds the date, such as 2024-05-31",
     set_date_field, show_date_field},
    {"lang-field", 0, "NAME", READING, CLI_ALL, "field that holds the language, such as en",
     set_lang_field, show_lang_field},
    {"lang-a", 0, "LANG", READING, CLI_COMPARE,
     "language of A, such as en; else its record says it, or it is found", set_lang_a, NULL},
    {"lang-b", 0, "LANG", READING, CLI_COMPARE, "language of B", set_lang_b, NULL},
    {"max-record", 0, "SIZE", READING, CLI_ALL,
     "longest record that is read; K, M and G are powers of 1024", set_max_record, show_max_record},
    {"raw-text", 0, NULL, READING, CLI_ALL,
     "of a page, take all that can be read, its menus, notices and lists of links too",
     set_raw_text, NULL},
    {"max-page", 0, "SIZE", READING, CLI_ALL, "largest page of a crawl that is read, unpacked",
     set_max_page, show_max_page},
    {"max-header", 0, "SIZE", READING, CLI_ALL, "longest header of a crawl's record or page",
     set_max_header, show_max_header},
    {"max-window", 0, "SIZE", READING, CLI_ALL,
     "most memory that a zstd frame may ask for (zstd --long=31 needs 2G)", set_max_window,
     show_max_window},
    {"strict", 0, NULL, READING, CLI_READING,
     "stop at the first record that cannot be used, with status 2", set_strict, NULL},

    {"format", 0, "FORMAT", WRITING, CLI_GROUP | CLI_PAIRS,
     "table, jsonl (one JSON object a line) or tsv (default: table on a terminal, else jsonl)",
     set_format, NULL},
    {"format", 0, "FORMAT", WRITING, CLI_COMPARE, "table, jsonl or tsv (default: table)",
     set_format, NULL},
    {"verbose", 'v', NULL, WRITING, CLI_COMPARE,
     "of two languages, show all that is shared and all features of the score", set_verbose, NULL},
    {"format", 0, "FORMAT", WRITING, CLI_CHECK,
     "table, json, sarif, junit, github (annotations and a step summary) or markdown (default: "
     "table)",
     set_check_format, NULL},
    {"examples", 0, "N", WRITING, CLI_CHECK, "how many of a rule's findings are shown",
     set_examples, show_examples},
    {"findings", 0, "FILE", WRITING, CLI_CHECK,
     "write every finding to FILE, one JSON object a line (default with sarif: the output's name "
     "and .findings.jsonl)",
     set_findings, NULL},
    {"syndication", 0, NULL, WRITING, CLI_GROUP,
     "of groups with addresses and dates, tell who published first, who copied, after how long, "
     "and "
     "how much of the text",
     set_syndication, NULL},
    {"annotate", 0, NULL, WRITING, CLI_DEDUP,
     "keep all records, and add to those in a group a field \"retold\" (in CSV, columns) that says "
     "which, and why",
     set_annotate, NULL},
    {"rejects", 0, "FILE", WRITING, CLI_DEDUP,
     "write what cannot be used as a document there, and not among the output", set_rejects, NULL},
    {"save-lexicon", 0, "FILE", WRITING, CLI_CORPUS,
     "write the pairs of words that the translations teach, added to those of --lexicon, when all "
     "else is done",
     set_save_lexicon, NULL},
    {"output", 'o', "FILE", WRITING, CLI_ALL,
     "write to FILE, which appears when all is done, or not at all", set_output, NULL},
    {"quiet", 'q', NULL, WRITING, CLI_ALL, "no summary and no progress on standard error",
     set_quiet, NULL},

    {"threads", 0, "N", RUNNING, CLI_CORPUS, "threads to use; the output does not depend on it",
     set_threads, show_threads},
    {"memory", 0, "SIZE", RUNNING, CLI_CORPUS,
     "keep to so much memory, at least 64M, and put the rest into temporary files; the output does "
     "not depend on it (default: no limit)",
     set_memory, NULL},
    {"temp", 0, "DIR", RUNNING, CLI_CORPUS,
     "folder for temporary files and what --resume keeps (default: $TMPDIR, or /tmp)", set_temp,
     NULL},
    {"resume", 0, NULL, RUNNING, CLI_CORPUS,
     "keep in --temp what is made of each input file until all is done, and after a run that was "
     "stopped take over what it has kept",
     set_resume, NULL},
    {"simd", 0, "WHICH", RUNNING, CLI_CORPUS,
     "vector instructions: auto, scalar, avx2, avx512 or neon; the output does not depend on it",
     set_simd, show_simd},
    {"help", 'h', NULL, RUNNING, CLI_ALL, "show this", set_help, NULL},
};

const size_t cli_option_count = sizeof cli_option_table / sizeof cli_option_table[0];
