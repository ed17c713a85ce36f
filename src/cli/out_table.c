/* Tables for people: aligned, in colour on a terminal, cut to its width. */
#include "display.h"
#include "interrupt.h"
#include "report.h"

#include <string.h>

enum {
    MOST_MEMBERS = 20, /* shown of one group */
    GAP = 2,           /* blanks between columns */
    SCORE_WIDTH = 5,   /* "100 %" */
    LEAST_TITLE = 16,
    FULL_TITLE = 77 /* bytes: a title of so many was cut by the library, at 80 or up to 3 before */
};

/* Widths in terminal columns. `prefix` bytes start every id and are left out of the rows. */
typedef struct table {
    const cli_report *report;
    cli_style style;
    size_t columns;
    size_t label;
    size_t id;
    size_t prefix;
} table;

static retold_document_info document(const table *layout, uint32_t index)
{
    retold_document_info info;
    retold_corpus_document(layout->report->corpus, index, &info);
    info.id.data += layout->prefix;
    info.id.size -= layout->prefix;
    return info;
}

/* Bytes, up to and with a '/', that all ids of the corpus start with. */
static size_t common_prefix(const retold_corpus *corpus)
{
    retold_summary summary;
    retold_corpus_summary(corpus, &summary);
    retold_document_info first;
    retold_document_info info;
    if (summary.documents < 2) {
        return 0;
    }
    retold_corpus_document(corpus, 0, &first);
    size_t common = first.id.size;
    for (uint32_t i = 1; i < summary.documents && common > 0; i++) {
        retold_corpus_document(corpus, i, &info);
        size_t same = 0;
        while (same < common && same < info.id.size && info.id.data[same] == first.id.data[same]) {
            same++;
        }
        common = same;
    }
    while (common > 0 && first.id.data[common - 1] != '/') {
        common--;
    }
    return common;
}

static table new_table(const cli_report *report)
{
    return (table){
        .report = report,
        .style = cli_style_for(report->stream),
        .columns = cli_columns(report->stream),
        .label = strlen("keep"),
        .prefix = common_prefix(report->corpus),
    };
}

static void print_prefix(const table *layout)
{
    if (layout->prefix > 0) {
        retold_document_info first;
        retold_corpus_document(layout->report->corpus, 0, &first);
        retold_span prefix = {first.id.data, layout->prefix};
        fprintf(layout->report->stream, "%sin ", layout->style.dim);
        cli_print_cut(layout->report->stream, prefix, layout->columns - 3, CLI_CUT_MIDDLE);
        fprintf(layout->report->stream, "%s\n\n", layout->style.off);
    }
}

static void widen(size_t *width, size_t needed, size_t most)
{
    if (needed > *width) {
        *width = needed < most ? needed : most;
    }
}

/* Makes room for the relation's name, if it has to be shown. */
static void widen_label(table *layout, retold_relation relation)
{
    if (relation != RETOLD_UNRELATED) {
        widen(&layout->label, strlen(retold_relation_name(relation)), SIZE_MAX);
    }
}

/* Rounded down: 100 % is for what is whole. */
static void print_score(FILE *stream, double score)
{
    fprintf(stream, "%3d %%", (int)(score * 100 + 1e-9));
}

static void print_label(const table *layout, const char *colour, const char *name)
{
    fprintf(layout->report->stream, "%*s%s%-*s%s%*s", GAP, "", colour, (int)layout->label, name,
            layout->style.off, GAP, "");
}

static bool same_text(retold_span a, retold_span b)
{
    return a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
}

static void print_start(FILE *stream, retold_span title, size_t columns)
{
    size_t width = cli_width(title);
    bool cut_before = title.size >= FULL_TITLE;
    if (cut_before && width < columns) {
        cli_print_cut(stream, title, columns, CLI_CUT_END);
        fputs("…", stream);
    } else {
        bool just_fits = cut_before && width == columns;
        cli_print_cut(stream, title, just_fits ? columns - 1 : columns, CLI_CUT_END);
    }
}

/* A title that only says what the line above said is dimmed, so that others stand out. */
static void print_title(const table *layout, retold_span title, retold_span kept, size_t columns)
{
    bool again = same_text(title, kept);
    fprintf(layout->report->stream, "%*s%s", GAP, "", again ? layout->style.dim : "");
    print_start(layout->report->stream, title, columns);
    fputs(again ? layout->style.off : "", layout->report->stream);
}

static void print_member(const table *layout, const retold_member *member, retold_span kept)
{
    FILE *stream = layout->report->stream;
    retold_document_info info = document(layout, member->document);
    size_t used = GAP + layout->label + GAP + SCORE_WIDTH + GAP + layout->id + GAP;
    if (member->relation == RETOLD_UNRELATED) {
        print_label(layout, layout->style.keep, "keep");
        fprintf(stream, "%*s", SCORE_WIDTH, "");
    } else {
        print_label(layout, layout->style.relation[member->relation],
                    retold_relation_name(member->relation));
        print_score(stream, member->score);
    }
    fprintf(stream, "%*s", GAP, "");
    if (info.title.size == 0 || used + LEAST_TITLE > layout->columns) {
        cli_print_cut(stream, info.id, layout->id, CLI_CUT_START);
    } else {
        cli_print_padded(stream, info.id, layout->id, CLI_CUT_START);
        print_title(layout, info.title, kept, layout->columns - used);
    }
    fputc('\n', stream);
}

static size_t shown_members(retold_group group)
{
    /* One more line would say "1 more": it can as well be the member. */
    return group.size > MOST_MEMBERS + 1 ? MOST_MEMBERS : group.size;
}

static void print_group(const table *layout, size_t index)
{
    FILE *stream = layout->report->stream;
    retold_group group = retold_result_group(layout->report->result, index);
    size_t shown = shown_members(group);
    retold_span kept = document(layout, group.members[0].document).title;
    fprintf(stream, "%s%sGroup %zu%s  %s%zu documents%s\n", index > 0 ? "\n" : "",
            layout->style.bold, index + 1, layout->style.off, layout->style.dim, group.size,
            layout->style.off);
    for (size_t i = 0; i < shown; i++) {
        print_member(layout, &group.members[i], i > 0 ? kept : (retold_span){NULL, 0});
    }
    if (shown < group.size) {
        fprintf(stream, "%*s%s… and %zu more%s\n", GAP, "", layout->style.dim, group.size - shown,
                layout->style.off);
    }
}

void cli_table_groups(const cli_report *report)
{
    size_t count = retold_result_group_count(report->result);
    if (count == 0) {
        fputs("No two documents tell the same story.\n", report->stream);
        return;
    }
    table layout = new_table(report);
    size_t most = layout.columns / 2 - GAP - SCORE_WIDTH;
    for (size_t i = 0; i < count; i++) {
        retold_group group = retold_result_group(report->result, i);
        size_t shown = shown_members(group);
        for (size_t j = 0; j < shown; j++) {
            widen_label(&layout, group.members[j].relation);
            widen(&layout.id, cli_width(document(&layout, group.members[j].document).id), most);
        }
    }
    print_prefix(&layout);
    for (size_t i = 0; i < count && !cli_interrupted(); i++) {
        print_group(&layout, i);
    }
}

static void print_pair(const table *layout, const retold_pair *pair)
{
    FILE *stream = layout->report->stream;
    retold_document_info a = document(layout, pair->a);
    retold_document_info b = document(layout, pair->b);
    size_t used = GAP + layout->label + GAP + SCORE_WIDTH + 2 * (GAP + layout->id) + GAP;
    print_label(layout, layout->style.relation[pair->relation],
                retold_relation_name(pair->relation));
    print_score(stream, pair->score);
    fprintf(stream, "%*s", GAP, "");
    cli_print_padded(stream, a.id, layout->id, CLI_CUT_START);
    fprintf(stream, "%*s", GAP, "");
    if (a.title.size == 0 || used + LEAST_TITLE > layout->columns) {
        cli_print_cut(stream, b.id, layout->id, CLI_CUT_START);
    } else {
        cli_print_padded(stream, b.id, layout->id, CLI_CUT_START);
        fprintf(stream, "%*s%s", GAP, "", layout->style.dim);
        print_start(stream, a.title, layout->columns - used);
        fputs(layout->style.off, stream);
    }
    fputc('\n', stream);
}

void cli_table_pairs(const cli_report *report)
{
    size_t count;
    const retold_pair *pairs = retold_result_pairs(report->result, &count);
    table layout = new_table(report);
    size_t wanted = 0;
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        if (report->relations & RETOLD_RELATION_BIT(pairs[i].relation)) {
            widen_label(&layout, pairs[i].relation);
            widen(&wanted, cli_width(document(&layout, pairs[i].a).id), SIZE_MAX);
            widen(&wanted, cli_width(document(&layout, pairs[i].b).id), SIZE_MAX);
            found++;
        }
    }
    size_t fixed = GAP + layout.label + GAP + SCORE_WIDTH + 2 * GAP;
    widen(&layout.id, wanted, (layout.columns - fixed) / 2);
    if (found == 0) {
        fputs("No two documents tell the same story.\n", report->stream);
        return;
    }
    print_prefix(&layout);
    for (size_t i = 0; i < count && !cli_interrupted(); i++) {
        if (report->relations & RETOLD_RELATION_BIT(pairs[i].relation)) {
            print_pair(&layout, &pairs[i]);
        }
    }
}
