#include "check_config.h"

#include "message.h"
#include "option_table.h"
#include "suggest.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

void cli_config_release(cli_config *config)
{
    for (size_t i = 0; i < config->count; i++) {
        free(config->strings[i]);
    }
    free(config->strings);
    *config = (cli_config){NULL, 0, 0};
}

/* Takes over `string`, which may be NULL when out of memory. */
static const char *keep(cli_config *config, char *string)
{
    if (string && config->count == config->capacity) {
        size_t capacity = config->capacity ? 2 * config->capacity : 32;
        char **grown = realloc(config->strings, capacity * sizeof *grown);
        if (!grown) {
            free(string);
            return NULL;
        }
        config->strings = grown;
        config->capacity = capacity;
    }
    if (string) {
        config->strings[config->count++] = string;
    }
    return string;
}

const char *cli_config_path(cli_config *config, const char *beside, const char *name)
{
    const char *slash = strrchr(beside, '/');
    size_t folder = slash && name[0] != '/' ? (size_t)(slash - beside) + 1 : 0;
    char *path = malloc(folder + strlen(name) + 1);
    if (path) {
        memcpy(path, beside, folder);
        strcpy(path + folder, name);
    }
    return keep(config, path);
}

/* -------------------------------------------------------------------- nodes */

typedef struct reading {
    cli_config *config;
    cli_options *options;
    const char *path;
    yaml_document_t document;
    bool seen[CLI_MOST_OPTIONS + 3]; /* keys, as in the option table; then the file's own */
} reading;

__attribute__((format(printf, 3, 4))) static bool fail(const reading *r, const yaml_node_t *node,
                                                       const char *format, ...)
{
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    cli_say("%s:%zu: %s", r->path, node ? node->start_mark.line + 1 : 1, text);
    return false;
}

static const yaml_node_t *node_at(reading *r, int index)
{
    return yaml_document_get_node(&r->document, index);
}

/* The text of a scalar, kept; NULL after a message that `what` needs one. */
static const char *scalar(reading *r, const yaml_node_t *node, const char *what,
                          const char *expected)
{
    if (node->type != YAML_SCALAR_NODE) {
        fail(r, node, "%s: expected %s, not a %s", what, expected,
             node->type == YAML_MAPPING_NODE ? "mapping" : "list");
        return NULL;
    }
    const char *text = (const char *)node->data.scalar.value;
    bool plain = node->data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
    if (!*text || (plain && (strcmp(text, "~") == 0 || strcmp(text, "null") == 0))) {
        fail(r, node, "%s: expected %s, but there is no value", what, expected);
        return NULL;
    }
    if (strlen(text) != node->data.scalar.length) {
        fail(r, node, "%s: expected %s, not a NUL character", what, expected);
        return NULL;
    }
    const char *kept = keep(r->config, strdup(text));
    if (!kept) {
        cli_say("out of memory");
    }
    return kept;
}

/* ------------------------------------------------------------ rules and splits */

static bool set_rule_key(reading *r, cli_rule rule, const yaml_node_t *key_node,
                         const yaml_node_t *value_node, const char *key)
{
    char what[96];
    bool unknown;
    snprintf(what, sizeof what, "%s: %.32s", cli_rules[rule].id, key);
    cli_check_settings *settings = &r->options->check;
    const char *nearest = cli_rule_set(settings, rule, key, "", false, &unknown);
    if (unknown) {
        return nearest ? fail(r, key_node, "%s: unknown key '%s'; did you mean '%s'?",
                              cli_rules[rule].id, key, nearest)
                       : fail(r, key_node, "%s: unknown key '%s'; expected severity%s%s",
                              cli_rules[rule].id, key,
                              cli_rules[rule].parameter ? ", max or " : " or max",
                              cli_rules[rule].parameter ? cli_rules[rule].parameter : "");
    }
    const char *value = scalar(r, value_node, what, nearest);
    if (!value) {
        return false;
    }
    const char *expected = cli_rule_set(settings, rule, key, value, false, &unknown);
    return !expected || fail(r, value_node, "%s: '%s' is not %s", what, value, expected);
}

static bool set_rule(reading *r, const yaml_node_t *key_node, const yaml_node_t *value_node,
                     const char *name, bool *seen)
{
    cli_rule rule = cli_rule_find(name, strlen(name));
    if (rule == CLI_RULE_COUNT) {
        const char *nearest = cli_rule_nearest(name);
        return nearest
                   ? fail(r, key_node, "unknown rule '%s'; did you mean '%s'?", name, nearest)
                   : fail(r, key_node,
                          "unknown rule '%s'; expected one that retold check --help lists", name);
    }
    if (seen[rule]) {
        return fail(r, key_node, "expected the rule '%s' once, but here it is a second time", name);
    }
    seen[rule] = true;
    if (value_node->type == YAML_SCALAR_NODE) {
        return set_rule_key(r, rule, key_node, value_node, "severity");
    }
    if (value_node->type != YAML_MAPPING_NODE) {
        return fail(r, value_node, "%s: expected a severity, or severity: and max:", name);
    }
    bool keys_seen[3] = {false};
    for (yaml_node_pair_t *pair = value_node->data.mapping.pairs.start;
         pair < value_node->data.mapping.pairs.top; pair++) {
        const yaml_node_t *node = node_at(r, pair->key);
        const char *key = scalar(r, node, name, "a key");
        if (!key || !set_rule_key(r, rule, node, node_at(r, pair->value), key)) {
            return false;
        }
        size_t place = strcmp(key, "severity") == 0 ? 0 : strcmp(key, "max") == 0 ? 1 : 2;
        if (keys_seen[place]) {
            return fail(r, node, "%s: expected '%s' once, but here it is a second time", name, key);
        }
        keys_seen[place] = true;
    }
    return true;
}

static bool set_rules(reading *r, const yaml_node_t *node)
{
    bool seen[CLI_RULE_COUNT] = {false};
    if (node->type != YAML_MAPPING_NODE) {
        return fail(r, node, "rules: expected the name of a rule and a colon on each line");
    }
    for (yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         pair < node->data.mapping.pairs.top; pair++) {
        const yaml_node_t *key = node_at(r, pair->key);
        const char *name = scalar(r, key, "rules", "the name of a rule");
        if (!name || !set_rule(r, key, node_at(r, pair->value), name, seen)) {
            return false;
        }
    }
    return true;
}

/* Adds the paths that `node`, a scalar or a list, names. A NULL `split` name: inputs. */
static bool add_paths(reading *r, const yaml_node_t *node, const char *what, retold_span split)
{
    const yaml_node_item_t *item = NULL;
    const yaml_node_item_t *end = NULL;
    if (node->type == YAML_SEQUENCE_NODE) {
        item = node->data.sequence.items.start;
        end = node->data.sequence.items.top;
        if (item == end) {
            return fail(r, node, "%s: expected a path, but the list is empty", what);
        }
    }
    do {
        const yaml_node_t *element = item ? node_at(r, *item++) : node;
        const char *name = scalar(r, element, what, "a path");
        const char *path = name ? cli_config_path(r->config, r->path, name) : NULL;
        cli_check_settings *check = &r->options->check;
        if (!path) {
            return false;
        }
        if (split.data) {
            const char *expected = cli_check_add_split(check, split, path);
            if (expected) {
                return fail(r, element, "%s: '%s' is not %s", what, name, expected);
            }
        } else if (check->input_count == CLI_CHECK_WORDS) {
            return fail(r, element, "%s: expected at most %d paths", what, CLI_CHECK_WORDS);
        } else {
            check->inputs[check->input_count++] = path;
        }
    } while (item && item < end);
    return true;
}

static bool set_splits(reading *r, const yaml_node_t *node, bool apply)
{
    cli_check_settings before = r->options->check;
    if (node->type != YAML_MAPPING_NODE) {
        return fail(r, node, "splits: expected a name, a colon and a path on each line");
    }
    for (yaml_node_pair_t *pair = node->data.mapping.pairs.start;
         pair < node->data.mapping.pairs.top; pair++) {
        const char *name = scalar(r, node_at(r, pair->key), "splits", "the name of a split");
        if (!name ||
            !add_paths(r, node_at(r, pair->value), name, (retold_span){name, strlen(name)})) {
            return false;
        }
    }
    if (!apply) {
        r->options->check = before;
    }
    return true;
}

/* ------------------------------------------------------------------ options */

/* Options that make no sense in a file, or stand in it in another way. */
static bool is_for_file(const cli_option *option)
{
    static const char left_out[] = "rule,split,config,init,update-baseline,explain-plan,help";
    return (option->commands & CLI_CHECK) &&
           !cli_in_list(left_out, option->name, strlen(option->name));
}

static bool fail_unknown(reading *r, const yaml_node_t *node, const char *key)
{
    const char *names[CLI_MOST_OPTIONS + 4] = {"rules", "splits", "inputs"};
    size_t count = 3;
    for (size_t i = 0; i < cli_option_count; i++) {
        if (is_for_file(&cli_option_table[i])) {
            names[count++] = cli_option_table[i].name;
        }
    }
    names[count] = NULL;
    const char *nearest = cli_nearest(key, names);
    return nearest ? fail(r, node, "unknown key '%s'; did you mean '%s'?", key, nearest)
                   : fail(r, node,
                          "unknown key '%s'; expected rules, splits, inputs or an option "
                          "of retold check",
                          key);
}

/* A list as "a,b". */
static const char *joined(reading *r, const yaml_node_t *node, const char *what)
{
    char *text = calloc(1, 1);
    for (yaml_node_item_t *item = node->data.sequence.items.start;
         text && item < node->data.sequence.items.top; item++) {
        const char *word = scalar(r, node_at(r, *item), what, "a word");
        char *longer = word ? realloc(text, strlen(text) + strlen(word) + 2) : NULL;
        if (!longer) {
            free(text);
            return NULL;
        }
        text = longer;
        strcat(strcat(text, *text ? "," : ""), word);
    }
    return keep(r->config, text);
}

/* Sets one value of an option; with `apply` false it is only looked at. */
static bool set_value(reading *r, const cli_option *option, const yaml_node_t *node,
                      const char *value, bool apply)
{
    cli_options before = *r->options;
    bool is_path = cli_in_list("baseline,benchmark,findings,lexicon,save-lexicon", option->name,
                               strlen(option->name));
    bool off = false;
    if (!option->value) {
        off = strcmp(value, "false") == 0;
        if (!off && strcmp(value, "true") != 0) {
            return fail(r, node, "%s: '%s' is not true or false", option->name, value);
        }
    }
    const char *wanted = is_path ? cli_config_path(r->config, r->path, value) : value;
    if (!wanted) {
        cli_say("out of memory");
        return false;
    }
    const char *expected = off ? NULL : option->set(r->options, wanted);
    if (expected) {
        return fail(r, node, "%s: '%s' is not %s", option->name, value, expected);
    }
    retold_error error;
    if (retold_options_check(&r->options->library, &error) != RETOLD_OK) {
        return fail(r, node, "%s: '%s': %s", option->name, value, error.message);
    }
    if (!apply) {
        *r->options = before;
    }
    return true;
}

static bool set_option(reading *r, const cli_option *option, const yaml_node_t *node)
{
    bool apply = !r->options->given[option - cli_option_table];
    if (node->type == YAML_SEQUENCE_NODE && strcmp(option->name, "benchmark") == 0) {
        for (yaml_node_item_t *item = node->data.sequence.items.start;
             item < node->data.sequence.items.top; item++) {
            const yaml_node_t *element = node_at(r, *item);
            const char *value = scalar(r, element, option->name, "a path");
            if (!value || !set_value(r, option, element, value, apply)) {
                return false;
            }
        }
        return true;
    }
    bool is_list = cli_in_list("languages,required,only", option->name, strlen(option->name));
    /* No option takes an empty value: what it says to that is what it expects. */
    cli_options scratch = *r->options;
    const char *expected = option->value ? option->set(&scratch, "") : "true or false";
    const char *value = is_list && node->type == YAML_SEQUENCE_NODE
                            ? joined(r, node, option->name)
                            : scalar(r, node, option->name, expected ? expected : "a value");
    return value && set_value(r, option, node, value, apply);
}

static bool set_key(reading *r, const yaml_node_t *key_node, const yaml_node_t *value_node,
                    const char *key)
{
    static const char *const own[] = {"rules", "splits", "inputs"};
    const cli_option *split = cli_option_find("split", strlen("split"), CLI_CHECK);
    size_t place = 0;
    while (place < 3 && strcmp(own[place], key) != 0) {
        place++;
    }
    const cli_option *option = place < 3 ? NULL : cli_option_find(key, strlen(key), CLI_CHECK);
    if (place == 3 && (!option || !is_for_file(option) || !key[1])) {
        return fail_unknown(r, key_node, key);
    }
    bool *seen = &r->seen[option ? (size_t)(option - cli_option_table) : cli_option_count + place];
    if (*seen) {
        return fail(r, key_node, "expected '%s' once, but here it is a second time", key);
    }
    *seen = true;
    switch (place) {
    case 0:
        return set_rules(r, value_node);
    case 1:
        return set_splits(r, value_node, !r->options->given[split - cli_option_table]);
    case 2:
        return add_paths(r, value_node, key, (retold_span){NULL, 0});
    default:
        return set_option(r, option, value_node);
    }
}

/* ------------------------------------------------------------------ the file */

static bool set_all(reading *r)
{
    const yaml_node_t *root = yaml_document_get_root_node(&r->document);
    if (!root) {
        return true; /* empty, or comments only */
    }
    if (root->type == YAML_SCALAR_NODE && root->data.scalar.length == 0) {
        return true;
    }
    if (root->type != YAML_MAPPING_NODE) {
        return fail(r, root, "expected keys with values, such as 'fail-on: error'");
    }
    for (yaml_node_pair_t *pair = root->data.mapping.pairs.start;
         pair < root->data.mapping.pairs.top; pair++) {
        const yaml_node_t *key_node = node_at(r, pair->key);
        const char *key = scalar(r, key_node, "a key", "a word");
        if (!key || !set_key(r, key_node, node_at(r, pair->value), key)) {
            return false;
        }
    }
    return true;
}

static bool fail_syntax(const char *path, const yaml_parser_t *parser)
{
    if (parser->error == YAML_MEMORY_ERROR) {
        cli_say("out of memory");
    } else if (parser->error == YAML_READER_ERROR) {
        /* The line is not known of bytes that are no text. */
        cli_say("%s:1: expected YAML in UTF-8: %s at byte %zu", path,
                parser->problem ? parser->problem : "unreadable", parser->problem_offset);
    } else {
        cli_say("%s:%zu: expected YAML: %s%s%s", path, parser->problem_mark.line + 1,
                parser->context ? parser->context : "", parser->context ? ", " : "",
                parser->problem ? parser->problem : "not understood");
    }
    return false;
}

static bool only_one(reading *r, yaml_parser_t *parser)
{
    yaml_document_t next;
    if (!yaml_parser_load(parser, &next)) {
        return fail_syntax(r->path, parser);
    }
    const yaml_node_t *root = yaml_document_get_root_node(&next);
    bool one = !root || fail(r, root, "expected the end of the file, not a second document");
    yaml_document_delete(&next);
    return one;
}

bool cli_config_read(cli_config *config, const char *path, cli_options *options)
{
    reading r = {.config = config, .options = options, .path = path};
    yaml_parser_t parser;
    FILE *file = fopen(path, "rb");
    if (!file) {
        cli_say("%s: cannot be opened: %s", path, strerror(errno));
        return false;
    }
    bool done = yaml_parser_initialize(&parser);
    if (!done) {
        cli_say("out of memory");
        fclose(file);
        return false;
    }
    yaml_parser_set_input_file(&parser, file);
    done = yaml_parser_load(&parser, &r.document);
    if (!done) {
        fail_syntax(path, &parser);
    } else {
        bool root = yaml_document_get_root_node(&r.document);
        done = set_all(&r) && (!root || only_one(&r, &parser));
        yaml_document_delete(&r.document);
    }
    yaml_parser_delete(&parser);
    fclose(file);
    return done;
}
