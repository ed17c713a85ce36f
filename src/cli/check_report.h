/* How the findings of retold check are told, in each format. */
#ifndef CLI_CHECK_REPORT_H
#define CLI_CHECK_REPORT_H

#include "check.h"

#include <stdio.h>

enum { CLI_DETAIL = 512 };

/* What was measured: "exact 100 %", "12 characters", a fault's reason. */
void cli_finding_detail(const cli_finding *finding, char *text, size_t size);

/* How a rule stands: "2 pairs, at most 0", "7.5 % of 40 documents, at most 1 %". */
void cli_rule_standing(const cli_check *check, cli_rule rule, char *text, size_t size);

/* Where to look at a finding: the file and the record there (0: none) of its first document. */
void cli_finding_place(const cli_check *check, const cli_finding *finding, const char **input,
                       uint64_t *record);

/* The line that a record is; 0 where records may not be lines, as in CSV and crawls. */
uint64_t cli_record_line(const cli_check *check, uint64_t record);

/* The document, and its split; false if there is none. */
bool cli_finding_document(const cli_check *check, uint32_t index, retold_document_info *info,
                          retold_span *split);

/* Tells of a file in which a rule that is over has `count` findings that are not known; `told`
 * were told before. */
typedef void cli_tell_file(FILE *stream, const cli_check *check, const cli_finding *worst,
                           size_t count, size_t told);

/* Calls `tell` for each rule that is over and each file with findings, by name. */
void cli_tell_files(FILE *stream, const cli_check *check, cli_tell_file *tell);

/* "SPLIT/ID" or "ID"; "FILE:RECORD (SPLIT)" if it has no id. */
void cli_write_document(FILE *stream, const cli_check *check, uint32_t index);

/* One line that tells a finding: detail and documents, in plain text. */
void cli_write_finding(FILE *stream, const cli_check *check, const cli_finding *finding);

/* The same as a string; NULL when out of memory. To be freed. */
char *cli_finding_line(const cli_check *check, const cli_finding *finding);

/* "split-leakage (no --split), ...": rules that have nothing to look at; empty if there are none.
 * Returns how many. */
size_t cli_list_idle(const cli_check *check, char *text, size_t size);

/* How many rules are over, of each severity. */
void cli_count_over(const cli_check *check, size_t counts[CLI_SEVERITY_ERROR + 1]);

/* The formats. */
void cli_check_write_table(FILE *stream, const cli_check *check);
void cli_check_write_json(FILE *stream, const cli_check *check);
void cli_check_write_sarif(FILE *stream, const cli_check *check);
void cli_check_write_junit(FILE *stream, const cli_check *check);
void cli_check_write_github(FILE *stream, const cli_check *check);
void cli_check_write_markdown(FILE *stream, const cli_check *check);

/* Every finding, one JSON object a line. */
void cli_check_write_findings(FILE *stream, const cli_check *check);

#endif
