/* Telling CSV and TSV from plain text. */
#ifndef RT_INPUT_CSV_SNIFF_H
#define RT_INPUT_CSV_SNIFF_H

#include "input/fields.h"

/*
 * The delimiter (comma, semicolon or tab) of the records that `sample`, the start of an input, has
 * below a header; '\0' if it has none. A header has two columns at least. With one called as the
 * text is, a quarter of the records of the sample, if it has more than one, have to have as many
 * fields; with only others of the `names`, there have to be two records and nine in ten of them.
 * `whole`: nothing follows.
 */
char rt_csv_sniff(retold_span sample, bool whole, const retold_span *names);

/* The same for what the user says is CSV: the likeliest delimiter. */
char rt_csv_sniff_forced(retold_span sample, bool whole, const retold_span *names);

#endif
