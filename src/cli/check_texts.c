/* The rules about single documents: their text, language, fields and host. */
#include "check.h"
#include "host.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static char *copy_of(cli_check *check, retold_span text)
{
    char *copy = malloc(text.size + 1);
    check->out_of_memory |= !copy;
    if (copy) {
        if (text.size > 0) {
            memcpy(copy, text.data, text.size);
        }
        copy[text.size] = '\0';
    }
    return copy;
}

/* --------------------------------------------------------------- languages */

/* The part of a language tag before "-" or "_", in lower case; at most three letters. */
static size_t primary(retold_span tag, char text[4])
{
    size_t size = 0;
    while (size < tag.size && isalpha((unsigned char)tag.data[size])) {
        if (size == 3) {
            text[0] = '\0';
            return 0;
        }
        text[size] = (char)tolower((unsigned char)tag.data[size]);
        size++;
    }
    text[size] = '\0';
    return size;
}

/* Tags that are used for one language, or for what a text alone does not tell apart. */
static const char *const alike[] = {"no,nb,nn",     "hr,sr,bs,sh,cnr", "zh,cmn,yue,wuu,lzh,nan",
                                    "id,ms,in,may", "he,iw",           "yi,ji",
                                    "fil,tl",       "fa,prs,pes",      "en,pcm",
                                    "ro,mo",        "jv,jw",           NULL};

/* Tags of two and of three letters are not compared but for those above: eng may be en. */
static bool same_language(const char *a, const char *b)
{
    if (strcmp(a, b) == 0 || strlen(a) != strlen(b)) {
        return true;
    }
    for (size_t i = 0; alike[i]; i++) {
        if (cli_in_list(alike[i], a, strlen(a)) && cli_in_list(alike[i], b, strlen(b))) {
            return true;
        }
    }
    return false;
}

static bool is_expected(const char *languages, const char *found)
{
    for (const char *at = languages; at; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL) {
        char wanted[4] = "";
        primary((retold_span){at, strcspn(at, ",")}, wanted);
        if (same_language(wanted, found)) {
            return true;
        }
    }
    return false;
}

/* Of fewer the language is a guess. */
enum { TOKENS_ENOUGH = 12 };

static void check_language(cli_check *check, uint32_t index, const retold_document_info *info,
                           const retold_measures *measures)
{
    char found[4] = "";
    char declared[4] = "";
    primary(measures->lang, found);
    unsigned not_said = (info->absent | info->mistyped) & RETOLD_FIELD_BIT(RETOLD_FIELD_LANG);
    bool is_declared = !not_said && primary(info->lang, declared) > 1;
    const char *languages = check->settings->languages;
    bool is_found = measures->lang_reliable && found[0] && info->tokens >= TOKENS_ENOUGH;
    if (languages && (is_found || is_declared) &&
        !is_expected(languages, is_found ? found : declared)) {
        cli_check_add(
            check, (cli_finding){.rule = CLI_RULE_LANGUAGES,
                                 .a = index,
                                 .b = CLI_NO_DOCUMENT,
                                 .text = copy_of(check, is_found ? measures->lang : info->lang)});
    }
    if (is_found && is_declared && strcmp(declared, "und") != 0 &&
        !same_language(declared, found)) {
        char text[128];
        int size = snprintf(text, sizeof text, "%.*s, declared %.*s", (int)measures->lang.size,
                            measures->lang.data, (int)info->lang.size, info->lang.data);
        cli_check_add(check,
                      (cli_finding){.rule = CLI_RULE_LANGUAGE_MISMATCH,
                                    .a = index,
                                    .b = CLI_NO_DOCUMENT,
                                    .text = copy_of(check, (retold_span){text, (size_t)size})});
    }
}

/* ------------------------------------------------------------------- texts */

static void check_counts(cli_check *check, uint32_t index, const retold_measures *measures)
{
    const cli_rule_setting *rules = check->settings->rules;
    double characters = (double)measures->characters;
    if (characters < rules[CLI_RULE_NEAR_EMPTY].parameter) {
        cli_check_add_document(check, CLI_RULE_NEAR_EMPTY, index, characters, -characters);
    }
    if (characters > rules[CLI_RULE_OVERSIZED].parameter) {
        cli_check_add_document(check, CLI_RULE_OVERSIZED, index, characters, characters);
    }
    double repeated =
        measures->lines ? (double)measures->repeated_lines / (double)measures->lines : 0;
    if (repeated > rules[CLI_RULE_REPEATED_LINES].parameter) {
        cli_check_add_document(check, CLI_RULE_REPEATED_LINES, index, repeated, repeated);
    }
    const struct {
        cli_rule rule;
        uint64_t count;
    } broken[] = {{CLI_RULE_REPLACEMENT_CHARACTERS, measures->replacements},
                  {CLI_RULE_CONTROL_CHARACTERS, measures->controls},
                  {CLI_RULE_MOJIBAKE, measures->mojibake}};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++) {
        if (broken[i].count > 0) {
            double count = (double)broken[i].count;
            cli_check_add_document(check, broken[i].rule, index, count, count);
        }
    }
}

void cli_check_texts(cli_check *check)
{
    for (uint32_t i = 0; i < check->documents; i++) {
        retold_document_info info;
        retold_measures measures;
        retold_corpus_document(check->session->corpus, i, &info);
        if (info.scope != CLI_BENCHMARK_SCOPE &&
            retold_corpus_measures(check->session->corpus, i, &measures)) {
            check_counts(check, i, &measures);
            check_language(check, i, &info, &measures);
        }
    }
}

void cli_check_lines(cli_check *check)
{
    enum { LEAST = 5 };
    const cli_rule_setting *setting = &check->settings->rules[CLI_RULE_BOILERPLATE_LINES];
    uint64_t least = (uint64_t)(setting->parameter * (double)check->own) + 1;
    uint64_t scopes = ~(UINT64_C(1) << CLI_BENCHMARK_SCOPE);
    retold_common_line *lines;
    size_t count;
    if (!cli_check_is_on(check, CLI_RULE_BOILERPLATE_LINES)) {
        return;
    }
    if (retold_corpus_common_lines(check->session->corpus, scopes, least < LEAST ? LEAST : least,
                                   &lines, &count, NULL) != RETOLD_OK) {
        check->out_of_memory = true;
        return;
    }
    for (size_t i = 0; i < count; i++) {
        double documents = (double)lines[i].documents;
        cli_check_add(check, (cli_finding){.rule = CLI_RULE_BOILERPLATE_LINES,
                                           .a = lines[i].first,
                                           .b = CLI_NO_DOCUMENT,
                                           .value = documents / (double)check->own,
                                           .badness = documents,
                                           .text = copy_of(check, lines[i].text)});
    }
    retold_common_lines_free(lines);
}

/* ------------------------------------------------------------------ fields */

static const char *const field_names[RETOLD_FIELD_COUNT] = {"id",   "text", "url",
                                                            "date", "lang", "split"};

static bool digits(const char *at, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (!isdigit((unsigned char)at[i])) {
            return false;
        }
    }
    return true;
}

/* Whether it begins as a date of ISO 8601 does: 2024, 2024-05, 2024-05-31, 20240531. */
static bool is_date(retold_span date)
{
    const char *at = date.data;
    if (date.size < 4 || !digits(at, 4)) {
        return false;
    }
    if (date.size == 4) {
        return true;
    }
    if (date.size >= 8 && digits(at, 8)) {
        return date.size == 8 || at[8] == 'T';
    }
    bool month = date.size >= 7 && at[4] == '-' && digits(at + 5, 2) && memcmp(at + 5, "00", 2) &&
                 memcmp(at + 5, "12", 2) <= 0;
    if (!month || date.size == 7) {
        return month;
    }
    bool day = date.size >= 10 && at[7] == '-' && digits(at + 8, 2) && memcmp(at + 8, "00", 2) &&
               memcmp(at + 8, "31", 2) <= 0;
    return day && (date.size == 10 || at[10] == 'T' || at[10] == ' ' || at[10] == 't');
}

/* Fields whose text is not what it should be. */
static unsigned malformed(const retold_document_info *info)
{
    unsigned set = 0;
    if (info->url.size > 0 && cli_host_of(info->url).size == 0) {
        set |= RETOLD_FIELD_BIT(RETOLD_FIELD_URL);
    }
    if (info->date.size > 0 && !is_date(info->date)) {
        set |= RETOLD_FIELD_BIT(RETOLD_FIELD_DATE);
    }
    return set;
}

static void add_fields(cli_check *check, cli_rule rule, uint32_t index, unsigned set)
{
    for (unsigned i = 0; i < RETOLD_FIELD_COUNT; i++) {
        if (set & RETOLD_FIELD_BIT(i)) {
            retold_span name = {field_names[i], strlen(field_names[i])};
            cli_check_add(check, (cli_finding){.rule = rule,
                                               .a = index,
                                               .b = CLI_NO_DOCUMENT,
                                               .text = copy_of(check, name)});
        }
    }
}

void cli_check_fields(cli_check *check)
{
    for (uint32_t i = 0; i < check->documents; i++) {
        retold_document_info info;
        retold_corpus_document(check->session->corpus, i, &info);
        if (info.scope == CLI_BENCHMARK_SCOPE) {
            continue;
        }
        unsigned absent = info.absent;
        if (info.scope > 0) { /* the path says the split */
            absent &= ~RETOLD_FIELD_BIT(RETOLD_FIELD_SPLIT);
        }
        if (absent & RETOLD_FIELD_BIT(RETOLD_FIELD_ID)) {
            cli_check_add_document(check, CLI_RULE_MISSING_ID, i, 0, 0);
        }
        add_fields(check, CLI_RULE_MISSING_FIELD, i, absent & check->settings->required);
        add_fields(check, CLI_RULE_MISTYPED_FIELD, i, info.mistyped | malformed(&info));
    }
}

/* ------------------------------------------------------------------- hosts */

typedef struct host {
    retold_span name;
    uint32_t document;
} host;

static int by_name(const void *a, const void *b)
{
    const host *left = a;
    const host *right = b;
    int order = cli_host_compare(left->name, right->name);
    return order ? order : left->document < right->document ? -1 : 1;
}

static size_t list_hosts(const cli_check *check, host *hosts)
{
    size_t count = 0;
    for (uint32_t i = 0; i < check->documents; i++) {
        retold_document_info info;
        retold_corpus_document(check->session->corpus, i, &info);
        retold_span name = cli_host_of(info.url);
        if (info.scope != CLI_BENCHMARK_SCOPE && name.size > 0) {
            hosts[count++] = (host){name, i};
        }
    }
    return count;
}

void cli_check_hosts(cli_check *check)
{
    const cli_rule_setting *setting = &check->settings->rules[CLI_RULE_HOST_CONCENTRATION];
    cli_rule_result *result = &check->rules[CLI_RULE_HOST_CONCENTRATION];
    host *hosts = calloc((size_t)check->documents + 1, sizeof *hosts);
    if (!hosts) {
        check->out_of_memory = true;
        return;
    }
    size_t count = list_hosts(check, hosts);
    result->of = count;
    qsort(hosts, count, sizeof *hosts, by_name);
    for (size_t begin = 0, end; begin < count && (double)count >= setting->parameter; begin = end) {
        for (end = begin + 1;
             end < count && cli_host_compare(hosts[end].name, hosts[begin].name) == 0; end++) {
        }
        double share = (double)(end - begin) / (double)count;
        result->value = share > result->value ? share : result->value;
        if (share > setting->max) {
            cli_check_add(check, (cli_finding){.rule = CLI_RULE_HOST_CONCENTRATION,
                                               .a = hosts[begin].document,
                                               .b = CLI_NO_DOCUMENT,
                                               .value = share,
                                               .badness = share,
                                               .text = copy_of(check, hosts[begin].name)});
        }
    }
    free(hosts);
}
