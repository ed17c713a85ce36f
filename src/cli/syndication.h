/* Who published a story first, and who copied it. */
#ifndef CLI_SYNDICATION_H
#define CLI_SYNDICATION_H

#include "report.h"

/*
 * A document that came after the first one of its story, or with it: `tied` are those of the same
 * moment, or, where a date has no time, of the same day, and nobody can say who copied whom.
 * `carries` is the share of the first one's text that it has, `is` the share of its own text that
 * the first one has; both are negative where they are not known: of translations, and of copies
 * that are alike by way of a third document. `after` is in seconds; whole days if not `exact`,
 * since one of the dates has no time. Whatever came later counts as copied from the first one, not
 * from those tied with it.
 */
typedef struct cli_copy {
    uint32_t first, document;
    retold_span from, host;
    retold_relation relation; /* RETOLD_UNRELATED: by way of a third */
    double carries, is;
    int64_t after;
    bool exact, tied;
} cli_copy;

/* Copies stories[i].begin to .end of one story, in the order of time. */
typedef struct cli_story {
    uint32_t first;
    retold_span host;
    size_t begin, end;
} cli_story;

/* What one host took from another, itself excepted: how many copies, their median delay in seconds,
 * and what they carry on average (negative if not known of any). */
typedef struct cli_route {
    retold_span from, host;
    size_t copies;
    int64_t median;
    bool exact;
    double carries;
} cli_route;

/* How often a host was first, alone or tied with others, copied, and was copied by others. */
typedef struct cli_host_row {
    retold_span host;
    size_t first, copies, copied;
} cli_host_row;

/* Routes by falling number of copies, hosts by how often they were first; all owned. `left_out`
 * counts members of groups without an address or a date. */
typedef struct cli_syndication {
    cli_story *stories;
    size_t story_count;
    cli_copy *copies;
    size_t copy_count;
    cli_route *routes;
    size_t route_count;
    cli_host_row *hosts;
    size_t host_count;
    size_t left_out;
} cli_syndication;

/* False when out of memory. Spans are the corpus's. */
bool cli_syndication_find(cli_syndication *found, const cli_report *report);
void cli_syndication_release(cli_syndication *found);

#endif
