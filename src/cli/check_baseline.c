/*
 * The baseline: findings that are known, one a line, sorted, so that a change of it reads well in
 * a diff. After a first line that tells the version, each has five fields separated by tabs: the
 * rule, what it is about (two fields), a text that tells it apart from others, and a share.
 */
#include "check.h"
#include "message.h"
#include "output.h"
#include "tsv.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

static const char head[] = "# retold baseline 1";

/* A share may grow by so much before it is new. */
static const double tolerance = 0.01;

/* --------------------------------------------------------------------- keys */

/*
 * Names a document so that lines added to its file before it change nothing: by its id, or by its
 * text where the id was made up.
 */
static void write_document(FILE *stream, const cli_check *check, uint32_t index)
{
    retold_document_info info;
    if (index == CLI_NO_DOCUMENT) {
        return;
    }
    retold_corpus_document(check->session->corpus, index, &info);
    retold_span split = cli_check_split(check, &info);
    if (split.size > 0) {
        cli_tsv_text(stream, split);
        fputc('/', stream);
    }
    if (info.absent & RETOLD_FIELD_BIT(RETOLD_FIELD_ID)) {
        fprintf(stream, "text:%016" PRIx64, info.digest);
    } else {
        cli_tsv_text(stream, info.id);
    }
}

/* What a finding is about, without its share. */
static void write_key(FILE *stream, const cli_check *check, const cli_finding *finding)
{
    bool by_text =
        finding->rule == CLI_RULE_BOILERPLATE_LINES || finding->rule == CLI_RULE_HOST_CONCENTRATION;
    bool across =
        finding->rule >= CLI_RULE_SPLIT_LEAKAGE && finding->rule <= CLI_RULE_BENCHMARK_TRANSLATION;
    fprintf(stream, "%s\t", cli_rules[finding->rule].id);
    if (finding->input) {
        cli_tsv_text(stream, (retold_span){finding->input, strlen(finding->input)});
        fprintf(stream, ":%" PRIu64, finding->record);
    } else if (!by_text) {
        write_document(stream, check, finding->a);
    }
    fputc('\t', stream);
    if (across) {
        write_document(stream, check, finding->b);
    }
    fputc('\t', stream);
    if (finding->text) {
        cli_tsv_text(stream, (retold_span){finding->text, strlen(finding->text)});
    }
}

/* The key as a string of its own; NULL when out of memory. */
static char *key_of(const cli_check *check, const cli_finding *finding)
{
    char *key = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&key, &size);
    if (!stream) {
        return NULL;
    }
    write_key(stream, check, finding);
    bool written = !ferror(stream);
    if (fclose(stream) != 0 || !written) {
        free(key);
        return NULL;
    }
    return key;
}

/* ------------------------------------------------------------------ reading */

typedef struct entry {
    char *key;
    double share;
} entry;

typedef struct entries {
    entry *items;
    size_t count, capacity;
} entries;

static int by_key(const void *a, const void *b)
{
    return strcmp(((const entry *)a)->key, ((const entry *)b)->key);
}

static void release(entries *all)
{
    for (size_t i = 0; i < all->count; i++) {
        free(all->items[i].key);
    }
    free(all->items);
}

static bool push(entries *all, const char *line, size_t key_size, double share)
{
    if (all->count == all->capacity) {
        size_t capacity = all->capacity ? 2 * all->capacity : 64;
        entry *grown = realloc(all->items, capacity * sizeof *grown);
        if (!grown) {
            return false;
        }
        all->items = grown;
        all->capacity = capacity;
    }
    char *key = strndup(line, key_size);
    if (key) {
        all->items[all->count++] = (entry){key, share};
    }
    return key;
}

/* Takes a line apart. NULL, or what is wrong with it. */
static const char *take_line(entries *all, char *line, uint64_t number)
{
    line[strcspn(line, "\n")] = '\0';
    if (number == 1) {
        return strcmp(line, head) == 0 ? NULL : "expected the line '# retold baseline 1'";
    }
    char *last = strrchr(line, '\t');
    size_t tabs = 0;
    for (const char *c = line; *c; c++) {
        tabs += *c == '\t';
    }
    if (tabs != 4) {
        return "expected five fields separated by tabs";
    }
    char *end;
    double share = strtod(last + 1, &end);
    if (end == last + 1 || *end) {
        return "expected a number in the last field";
    }
    return push(all, line, (size_t)(last - line), share) ? NULL : "out of memory";
}

static bool read_lines(entries *all, FILE *file, const char *path)
{
    char *line = NULL;
    size_t room = 0;
    uint64_t number = 0;
    const char *wrong = NULL;
    while (!wrong && getline(&line, &room, file) >= 0) {
        wrong = take_line(all, line, ++number);
    }
    free(line);
    if (!wrong && number == 0) {
        wrong = "expected the line '# retold baseline 1'";
    }
    if (wrong) {
        cli_say("%s:%" PRIu64 ": %s", path, number ? number : 1, wrong);
    }
    return !wrong;
}

static bool mark_known(cli_check *check, const entries *all)
{
    for (size_t i = 0; i < check->count && all->count > 0; i++) {
        cli_finding *finding = &check->findings[i];
        entry wanted = {key_of(check, finding), 0};
        if (!wanted.key) {
            return false;
        }
        const entry *found = bsearch(&wanted, all->items, all->count, sizeof wanted, by_key);
        finding->known = found && (finding->rule == CLI_RULE_BOILERPLATE_LINES ||
                                           finding->rule == CLI_RULE_HOST_CONCENTRATION
                                       ? finding->value <= found->share + tolerance
                                       : true);
        free(wanted.key);
    }
    return true;
}

bool cli_check_read_baseline(cli_check *check, const char *path)
{
    entries all = {NULL, 0, 0};
    FILE *file = fopen(path, "r");
    if (!file) {
        cli_say("%s: the baseline cannot be read: %s (retold check --update-baseline writes one)",
                path, strerror(errno));
        return false;
    }
    bool done = read_lines(&all, file, path);
    fclose(file);
    if (done && all.count > 0) {
        qsort(all.items, all.count, sizeof *all.items, by_key);
    }
    if (done && !mark_known(check, &all)) {
        cli_say("out of memory");
        done = false;
    }
    release(&all);
    return done;
}

/* ------------------------------------------------------------------ writing */

static void write_entries(FILE *stream, const entries *all)
{
    fprintf(stream, "%s\n", head);
    for (size_t i = 0; i < all->count; i++) {
        if (i == 0 || strcmp(all->items[i].key, all->items[i - 1].key) != 0) {
            fprintf(stream, "%s\t", all->items[i].key);
            cli_tsv_number(stream, all->items[i].share);
            fputc('\n', stream);
        }
    }
}

bool cli_check_write_baseline(const cli_check *check, const char *path)
{
    entries all = {NULL, 0, 0};
    cli_output output;
    bool done = true;
    for (size_t i = 0; i < check->count && done; i++) {
        char *key = key_of(check, &check->findings[i]);
        done = key && push(&all, key, strlen(key), check->findings[i].value);
        free(key);
    }
    if (!done) {
        cli_say("out of memory");
    } else if (all.count > 0) {
        qsort(all.items, all.count, sizeof *all.items, by_key);
    }
    done = done && cli_output_open(&output, path);
    if (done) {
        write_entries(output.stream, &all);
        done = cli_output_commit(&output);
        cli_output_discard(&output);
    }
    release(&all);
    return done;
}
