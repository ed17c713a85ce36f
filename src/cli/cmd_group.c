#include "command.h"
#include "report.h"

#include <inttypes.h>
#include <stdio.h>

static void found(const cli_report *report, char *text, size_t size)
{
    size_t groups = retold_result_group_count(report->result);
    if (groups == 0) {
        snprintf(text, size, "no groups");
        return;
    }
    snprintf(text, size, "%zu %s, %" PRIu64 " in %s", groups, groups == 1 ? "group" : "groups",
             cli_grouped_documents(report->result), groups == 1 ? "it" : "them");
}

static int run(cli_options *options)
{
    static const cli_writers writers = {cli_table_groups, cli_jsonl_groups, cli_tsv_groups};
    static const cli_writers syndication = {cli_table_syndication, cli_jsonl_syndication,
                                            cli_tsv_syndication};
    return cli_report_run(options, "group", options->syndication ? &syndication : &writers, found);
}

const cli_command cli_command_group = {
    .name = "group",
    .bit = CLI_GROUP,
    .summary = "groups of documents that tell the same story",
    .usage = "[OPTION...] [INPUT...]",
    .details = "Prints the groups of documents that tell the same story. Every member has been\n"
               "compared with the document that is kept, which comes first.\n"
               "\n" CLI_INPUT_IS " " CLI_INPUT_FORMATS,
    .examples = "  retold group articles/\n"
                "  retold group --format jsonl --threshold 0.6 crawl.jsonl.zst > groups.jsonl\n"
                "  zcat *.gz | retold group --text-field body --keep earliest\n"
                "\n"
                "Exit status: 0 done (some records may have been unusable), 2 trouble.\n",
    .run = run,
};
