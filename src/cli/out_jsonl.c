/* JSON Lines: a group or a pair a line. */
#include "in_order.h"
#include "interrupt.h"
#include "json.h"
#include "report.h"

static void write_field(FILE *stream, const char *name, retold_span value)
{
    if (value.size > 0) {
        fprintf(stream, ",\"%s\":", name);
        cli_json_string(stream, value);
    }
}

static void write_number(FILE *stream, const char *name, double number)
{
    fprintf(stream, ",\"%s\":", name);
    cli_json_number(stream, number);
}

static void write_member(const cli_report *report, const retold_member *member)
{
    retold_document_info info;
    retold_document_info to;
    retold_corpus_document(report->corpus, member->to, &to);
    retold_corpus_document(report->corpus, member->document, &info);
    fputs("{\"id\":", report->stream);
    cli_json_string(report->stream, info.id);
    if (member->relation == RETOLD_UNRELATED) {
        fputs(",\"keep\":true", report->stream);
    } else {
        fprintf(report->stream,
                ",\"relation\":\"%s\",\"to\":", retold_relation_name(member->relation));
        cli_json_string(report->stream, to.id);
        write_number(report->stream, "score", member->score);
    }
    write_field(report->stream, "url", info.url);
    write_field(report->stream, "date", info.date);
    if (member->relation == RETOLD_TRANSLATION) {
        write_field(report->stream, "lang", info.lang);
    }
    fputc('}', report->stream);
}

static void write_groups(const cli_report *report, size_t begin, size_t end)
{
    for (size_t i = begin; i < end && !cli_interrupted(); i++) {
        retold_group group = retold_result_group(report->result, i);
        retold_document_info kept;
        retold_corpus_document(report->corpus, group.members[0].document, &kept);
        fputs("{\"group\":", report->stream);
        cli_json_string(report->stream, kept.id);
        fprintf(report->stream, ",\"size\":%zu,\"members\":[", group.size);
        for (size_t j = 0; j < group.size; j++) {
            if (j > 0) {
                fputc(',', report->stream);
            }
            write_member(report, &group.members[j]);
        }
        fputs("]}\n", report->stream);
    }
}

void cli_jsonl_groups(const cli_report *report)
{
    cli_write_in_order(report, retold_result_group_count(report->result), write_groups);
}

static void write_shingle_figures(FILE *stream, const retold_pair *pair)
{
    write_number(stream, "jaccard", pair->jaccard);
    write_number(stream, "containment_a", pair->containment_a);
    write_number(stream, "containment_b", pair->containment_b);
}

static void write_translation(FILE *stream, const retold_pair *pair, retold_span lang_a,
                              retold_span lang_b)
{
    write_number(stream, "coverage", pair->coverage);
    write_field(stream, "lang_a", lang_a);
    write_field(stream, "lang_b", lang_b);
    fputs(",\"shared\":[", stream);
    for (size_t i = 0; i < pair->shared_count; i++) {
        fputs(i > 0 ? "," : "", stream);
        cli_json_string(stream, pair->shared[i]);
    }
    fputc(']', stream);
}

static void write_pairs(const cli_report *report, size_t begin, size_t end)
{
    size_t count;
    const retold_pair *pairs = retold_result_pairs(report->result, &count);
    for (size_t i = begin; i < end && !cli_interrupted(); i++) {
        const retold_pair *pair = &pairs[i];
        if (!(report->relations & RETOLD_RELATION_BIT(pair->relation))) {
            continue;
        }
        retold_document_info a;
        retold_document_info b;
        retold_corpus_document(report->corpus, pair->a, &a);
        retold_corpus_document(report->corpus, pair->b, &b);
        fputs("{\"a\":", report->stream);
        cli_json_string(report->stream, a.id);
        fputs(",\"b\":", report->stream);
        cli_json_string(report->stream, b.id);
        fprintf(report->stream, ",\"relation\":\"%s\"", retold_relation_name(pair->relation));
        write_number(report->stream, "score", pair->score);
        if (pair->relation == RETOLD_TRANSLATION) {
            write_translation(report->stream, pair, a.lang, b.lang);
        } else {
            write_shingle_figures(report->stream, pair);
        }
        write_field(report->stream, "url_a", a.url);
        write_field(report->stream, "date_a", a.date);
        write_field(report->stream, "url_b", b.url);
        write_field(report->stream, "date_b", b.date);
        fputs("}\n", report->stream);
    }
}

void cli_jsonl_pairs(const cli_report *report)
{
    size_t count;
    retold_result_pairs(report->result, &count);
    cli_write_in_order(report, count, write_pairs);
}
