#include "command.h"
#include "report.h"

#include <stdio.h>

static void found(const cli_report *report, char *text, size_t size)
{
    size_t count;
    size_t printed = 0;
    const retold_pair *pairs = retold_result_pairs(report->result, &count);
    for (size_t i = 0; i < count; i++) {
        printed += (report->relations & RETOLD_RELATION_BIT(pairs[i].relation)) != 0;
    }
    if (printed == 0) {
        snprintf(text, size, "no pairs");
        return;
    }
    snprintf(text, size, "%zu %s", printed, printed == 1 ? "pair" : "pairs");
}

static int run(cli_options *options)
{
    static const cli_writers writers = {cli_table_pairs, cli_jsonl_pairs, cli_tsv_pairs};
    return cli_report_run(options, "pairs", &writers, found);
}

const cli_command cli_command_pairs = {
    .name = "pairs",
    .bit = CLI_PAIRS,
    .summary = "the verified pairs behind the groups, with their evidence",
    .usage = "[OPTION...] [INPUT...]",
    .details = "Prints every pair of documents found to tell the same story, with its exact\n"
               "Jaccard similarity and containments: the share of the one's shingles that the\n"
               "other has. Pairs of templates (the same words, other names and figures) are\n"
               "printed too; they are no copies.\n"
               "\n" CLI_INPUT_IS " " CLI_INPUT_FORMATS,
    .examples = "  retold pairs --threshold 0.5 articles.jsonl\n"
                "  retold pairs --relations excerpt --format tsv articles/\n"
                "\n"
                "Exit status: 0 done (some records may have been unusable), 2 trouble.\n",
    .run = run,
};
