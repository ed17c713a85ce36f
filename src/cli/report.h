/* What group and pairs share: a run, whose result is written in one of the formats. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "session.h"

/* What a writer is handed. `relations`: the pairs to print; `threads`: that may write. All
 * borrowed. */
typedef struct cli_report {
    FILE *stream;
    const retold_corpus *corpus;
    const retold_result *result;
    unsigned relations;
    unsigned threads;
} cli_report;

/* Writes all of it; failures to write are found by the caller. */
typedef void cli_writer(const cli_report *report);

/* Formats of what the command prints: table, jsonl, tsv. */
typedef struct cli_writers {
    cli_writer *table, *jsonl, *tsv;
} cli_writers;

/* What the summary says was found; `text` is cut at `size`. */
typedef void cli_found(const cli_report *report, char *text, size_t size);

/* Reads, matches and writes. Returns the exit status. */
int cli_report_run(cli_options *options, const char *command, const cli_writers *writers,
                   cli_found *found);

/* In out_table.c, out_jsonl.c and out_tsv.c. */
cli_writer cli_table_groups, cli_table_pairs;
cli_writer cli_jsonl_groups, cli_jsonl_pairs;
cli_writer cli_tsv_groups, cli_tsv_pairs;

/* In out_syndication.c. */
cli_writer cli_table_syndication, cli_jsonl_syndication, cli_tsv_syndication;

#endif
