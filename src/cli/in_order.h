/* Writing many things in their order, put into words by several threads. */
#ifndef CLI_IN_ORDER_H
#define CLI_IN_ORDER_H

#include "report.h"

/* Writes things `begin` to `end` - 1 to the report's stream; called from any thread. */
typedef void cli_write_range(const cli_report *report, size_t begin, size_t end);

/* Writes things 0 to `count` - 1. Many of them are written by report->threads threads, each to a
 * memory of its own, which go to the report's stream one after another. */
void cli_write_in_order(const cli_report *report, size_t count, cli_write_range *write);

#endif
