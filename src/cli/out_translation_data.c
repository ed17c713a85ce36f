/* Two texts in two languages, for programs. */
#include "compare.h"
#include "json.h"
#include "tsv.h"

#include <string.h>

static retold_span part_of(const cli_subject *subject, retold_range range)
{
    return (retold_span){subject->text + range.begin, range.end - range.begin};
}

static retold_span id_of(const cli_subject *subject)
{
    return (retold_span){subject->id, subject->id_size};
}

/* ------------------------------------------------------------------ JSON Lines */

static void write_number(FILE *stream, const char *name, double value)
{
    fprintf(stream, ",\"%s\":", name);
    cli_json_number(stream, value);
}

static void write_string(FILE *stream, const char *name, retold_span value)
{
    if (value.size > 0) {
        fprintf(stream, ",\"%s\":", name);
        cli_json_string(stream, value);
    }
}

static void write_ranges(FILE *stream, const char *name, const cli_subject *subject,
                         const retold_range *ranges, size_t count)
{
    fprintf(stream, ",\"%s\":[", name);
    for (size_t i = 0; i < count; i++) {
        fprintf(stream, "%s{\"bytes\":[%zu,%zu],\"text\":", i > 0 ? "," : "", ranges[i].begin,
                ranges[i].end);
        cli_json_string(stream, part_of(subject, ranges[i]));
        fputc('}', stream);
    }
    fputc(']', stream);
}

static void write_anchors(FILE *stream, const char *name, const cli_translation *shown,
                          const retold_anchor *anchors, size_t count)
{
    fprintf(stream, ",\"%s\":[", name);
    for (size_t i = 0; i < count; i++) {
        const retold_anchor *anchor = &anchors[i];
        fprintf(stream, "%s{\"kind\":\"%s\",\"key\":", i > 0 ? "," : "",
                retold_anchor_kind_name(anchor->kind));
        cli_json_string(stream, anchor->key);
        write_number(stream, "weight", anchor->weight);
        write_string(stream, "reading_a", anchor->reading_a);
        write_string(stream, "reading_b", anchor->reading_b);
        if (anchor->a_count > 0) {
            write_ranges(stream, "a", shown->a, anchor->a, anchor->a_count);
        }
        if (anchor->b_count > 0) {
            write_ranges(stream, "b", shown->b, anchor->b, anchor->b_count);
        }
        fputc('}', stream);
    }
    fputc(']', stream);
}

static void write_features(FILE *stream, const retold_translation *t)
{
    write_number(stream, "logit", t->logit);
    write_number(stream, "constant", t->constant);
    fputs(",\"features\":[", stream);
    for (size_t i = 0; i < t->feature_count; i++) {
        const retold_feature *feature = &t->features[i];
        fprintf(stream, "%s{\"name\":\"%s\",\"subject\":\"%s\"", i > 0 ? "," : "", feature->name,
                feature->subject);
        write_number(stream, "value", feature->value);
        write_number(stream, "weight", feature->weight);
        write_number(stream, "part", feature->part);
        fputc('}', stream);
    }
    fputc(']', stream);
}

void cli_translation_jsonl(FILE *stream, const cli_translation *shown)
{
    const retold_translation *t = shown->translation;
    fputs("{\"a\":", stream);
    cli_json_string(stream, id_of(shown->a));
    fputs(",\"b\":", stream);
    cli_json_string(stream, id_of(shown->b));
    fprintf(stream, ",\"relation\":\"%s\"", retold_relation_name(t->relation));
    write_number(stream, "score", t->probability);
    write_number(stream, "coverage", t->coverage);
    fprintf(stream, ",\"lang_a\":\"%s\",\"lang_b\":\"%s\"", t->lang_a, t->lang_b);
    if (t->obstacle != RETOLD_OBSTACLE_NONE) {
        fprintf(stream, ",\"obstacle\":\"%s\"", retold_obstacle_name(t->obstacle));
    }
    write_anchors(stream, "shared", shown, t->shared, t->shared_count);
    write_anchors(stream, "only_a", shown, t->only_a, t->only_a_count);
    write_anchors(stream, "only_b", shown, t->only_b, t->only_b_count);
    if (t->feature_count > 0) {
        write_features(stream, t);
    }
    fputs("}\n", stream);
}

/* ------------------------------------------------------------------------ TSV */

/* The cells of a line; a number that is NULL leaves its cell empty. */
typedef struct line {
    const char *item, *kind;
    retold_span key;
    const double *value, *weight, *part;
    retold_span a, b;
} line;

static void write_cell(FILE *stream, const double *number)
{
    fputc('\t', stream);
    if (number) {
        cli_tsv_number(stream, *number);
    }
}

static void write_line(FILE *stream, const line *l)
{
    fprintf(stream, "%s\t%s\t", l->item, l->kind ? l->kind : "");
    cli_tsv_text(stream, l->key);
    write_cell(stream, l->value);
    write_cell(stream, l->weight);
    write_cell(stream, l->part);
    fputc('\t', stream);
    cli_tsv_text(stream, l->a);
    fputc('\t', stream);
    cli_tsv_text(stream, l->b);
}

static void write_bytes(FILE *stream, const retold_range *ranges, size_t count)
{
    fputc('\t', stream);
    for (size_t i = 0; i < count; i++) {
        fprintf(stream, "%s%zu-%zu", i > 0 ? "," : "", ranges[i].begin, ranges[i].end);
    }
}

static void list_anchors(FILE *stream, const char *item, const cli_translation *shown,
                         const retold_anchor *anchors, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const retold_anchor *anchor = &anchors[i];
        line l = {.item = item,
                  .kind = retold_anchor_kind_name(anchor->kind),
                  .key = anchor->key,
                  .weight = &anchor->weight};
        if (anchor->a_count > 0) {
            l.a = part_of(shown->a, anchor->a[0]);
        }
        if (anchor->b_count > 0) {
            l.b = part_of(shown->b, anchor->b[0]);
        }
        write_line(stream, &l);
        write_bytes(stream, anchor->a, anchor->a_count);
        write_bytes(stream, anchor->b, anchor->b_count);
        fputc('\n', stream);
    }
}

static void list_features(FILE *stream, const retold_translation *t)
{
    line constant = {.item = "constant", .part = &t->constant};
    write_line(stream, &constant);
    fputs("\t\t\n", stream);
    for (size_t i = 0; i < t->feature_count; i++) {
        const retold_feature *feature = &t->features[i];
        line l = {.item = "feature",
                  .kind = feature->subject,
                  .key = {feature->name, strlen(feature->name)},
                  .value = &feature->value,
                  .weight = &feature->weight,
                  .part = &feature->part};
        write_line(stream, &l);
        fputs("\t\t\n", stream);
    }
}

void cli_translation_tsv(FILE *stream, const cli_translation *shown)
{
    const retold_translation *t = shown->translation;
    line documents = {.item = "relation",
                      .kind = retold_relation_name(t->relation),
                      .value = &t->probability,
                      .part = t->feature_count > 0 ? &t->logit : NULL,
                      .a = id_of(shown->a),
                      .b = id_of(shown->b)};
    line languages = {.item = "language",
                      .a = {t->lang_a, strlen(t->lang_a)},
                      .b = {t->lang_b, strlen(t->lang_b)}};
    line coverage = {.item = "coverage", .value = &t->coverage};
    line obstacle = {.item = "obstacle", .kind = retold_obstacle_name(t->obstacle)};
    const line *const head[] = {&documents, &languages, &coverage, &obstacle};
    fputs("item\tkind\tkey\tvalue\tweight\tpart\ta\tb\tbytes_a\tbytes_b\n", stream);
    for (size_t i = 0; i < sizeof head / sizeof head[0]; i++) {
        write_line(stream, head[i]);
        fputs("\t\t\n", stream);
    }
    list_anchors(stream, "shared", shown, t->shared, t->shared_count);
    list_anchors(stream, "only_a", shown, t->only_a, t->only_a_count);
    list_anchors(stream, "only_b", shown, t->only_b, t->only_b_count);
    if (t->feature_count > 0) {
        list_features(stream, t);
    }
}
