/* Tab-separated values with a header line; a group has a line for each member. */
#include "in_order.h"
#include "interrupt.h"
#include "report.h"
#include "tsv.h"

static void write_groups(const cli_report *report, size_t begin, size_t end)
{
    FILE *stream = report->stream;
    for (size_t i = begin; i < end && !cli_interrupted(); i++) {
        retold_group group = retold_result_group(report->result, i);
        retold_document_info kept;
        retold_corpus_document(report->corpus, group.members[0].document, &kept);
        for (size_t j = 0; j < group.size; j++) {
            const retold_member *member = &group.members[j];
            bool first = member->relation == RETOLD_UNRELATED;
            retold_document_info info;
            retold_corpus_document(report->corpus, member->document, &info);
            cli_tsv_text(stream, kept.id);
            fprintf(stream, "\t%zu\t", group.size);
            cli_tsv_text(stream, info.id);
            fprintf(stream, "\t%d\t%s\t", first,
                    first ? "" : retold_relation_name(member->relation));
            cli_tsv_number(stream, member->score);
            fputc('\n', stream);
        }
    }
}

void cli_tsv_groups(const cli_report *report)
{
    fputs("group\tsize\tid\tkeep\trelation\tscore\n", report->stream);
    cli_write_in_order(report, retold_result_group_count(report->result), write_groups);
}

static void write_pairs(const cli_report *report, size_t begin, size_t end)
{
    FILE *stream = report->stream;
    size_t count;
    const retold_pair *pairs = retold_result_pairs(report->result, &count);
    for (size_t i = begin; i < end && !cli_interrupted(); i++) {
        const retold_pair *pair = &pairs[i];
        if (!(report->relations & RETOLD_RELATION_BIT(pair->relation))) {
            continue;
        }
        const double numbers[] = {pair->score, pair->jaccard, pair->containment_a,
                                  pair->containment_b};
        retold_document_info info;
        retold_corpus_document(report->corpus, pair->a, &info);
        cli_tsv_text(stream, info.id);
        fputc('\t', stream);
        retold_corpus_document(report->corpus, pair->b, &info);
        cli_tsv_text(stream, info.id);
        fprintf(stream, "\t%s", retold_relation_name(pair->relation));
        for (size_t j = 0; j < sizeof numbers / sizeof numbers[0]; j++) {
            fputc('\t', stream);
            cli_tsv_number(stream, numbers[j]);
        }
        fputc('\n', stream);
    }
}

void cli_tsv_pairs(const cli_report *report)
{
    size_t count;
    retold_result_pairs(report->result, &count);
    fputs("a\tb\trelation\tscore\tjaccard\tcontainment_a\tcontainment_b\n", report->stream);
    cli_write_in_order(report, count, write_pairs);
}
