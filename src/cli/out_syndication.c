/* group --syndication: stories with who copied them, then pairs of hosts, then hosts. */
#include "display.h"
#include "json.h"
#include "message.h"
#include "syndication.h"
#include "tsv.h"

#include <inttypes.h>
#include <string.h>

static retold_document_info document(const cli_report *report, uint32_t index)
{
    retold_document_info info;
    retold_corpus_document(report->corpus, index, &info);
    return info;
}

/* "indirect": alike to a third document of the group, and not to the first. */
static const char *relation_name(const cli_copy *copy)
{
    return copy->relation == RETOLD_UNRELATED ? "indirect" : retold_relation_name(copy->relation);
}

static void write_found(const cli_report *report,
                        void (*write)(const cli_report *report, const cli_syndication *found))
{
    cli_syndication found;
    if (cli_syndication_find(&found, report)) {
        write(report, &found);
        cli_syndication_release(&found);
    } else {
        cli_say("out of memory");
    }
}

/* ------------------------------------------------------------------- table */

enum { DELAY = 32, LEAST_WIDTH = 4 };

/* "3 h 20 min", "2 days"; "same day" and "same time" of what is tied. */
static void format_delay(char text[DELAY], int64_t seconds, bool exact)
{
    int64_t minutes = seconds / 60;
    int64_t days = seconds / 86400;
    if (seconds == 0) {
        snprintf(text, DELAY, "%s", exact ? "same time" : "same day");
    } else if (!exact || days >= 2) {
        snprintf(text, DELAY, "%" PRId64 " %s", days, days == 1 ? "day" : "days");
    } else if (minutes >= 60) {
        snprintf(text, DELAY, "%" PRId64 " h %02" PRId64 " min", minutes / 60, minutes % 60);
    } else {
        snprintf(text, DELAY, "%" PRId64 " min", minutes);
    }
}

static void print_share(FILE *stream, double share)
{
    if (share < 0) {
        fprintf(stream, "    –");
    } else {
        fprintf(stream, "%3d %%", (int)(share * 100 + 1e-9));
    }
}

/* The widest host, for a column. */
static size_t host_width(const cli_syndication *found, size_t most)
{
    size_t width = LEAST_WIDTH;
    for (size_t i = 0; i < found->host_count; i++) {
        size_t needed = cli_width(found->hosts[i].host);
        width = needed > width ? needed : width;
    }
    return width < most ? width : most;
}

static void print_story(const cli_report *report, const cli_syndication *found, size_t index,
                        const cli_style *style, size_t width)
{
    FILE *stream = report->stream;
    const cli_story *story = &found->stories[index];
    retold_document_info first = document(report, story->first);
    size_t columns = cli_columns(stream);
    fprintf(stream, "%s%sStory %zu%s  ", index > 0 ? "\n" : "", style->bold, index + 1, style->off);
    cli_print_cut(stream, first.title, columns - 16, CLI_CUT_END);
    fprintf(stream, "\n  %sfirst%s       ", style->keep, style->off);
    cli_print_padded(stream, story->host, width, CLI_CUT_START);
    fprintf(stream, "  %.*s\n", (int)first.date.size, first.date.data);
    for (size_t i = story->begin; i < story->end; i++) {
        const cli_copy *copy = &found->copies[i];
        char delay[DELAY];
        format_delay(delay, copy->after, copy->exact);
        fprintf(stream, "  %-12s", relation_name(copy));
        cli_print_padded(stream, copy->host, width, CLI_CUT_START);
        fprintf(stream, "  %-5s %-12s  carries ", copy->tied ? "" : "after", delay);
        print_share(stream, copy->carries);
        fputc('\n', stream);
    }
}

static void print_routes(FILE *stream, const cli_syndication *found, const cli_style *style,
                         size_t width)
{
    fprintf(stream, "\n%sWho copies whom%s\n  %-*s  %-*s  copies  median delay  carries\n",
            style->bold, style->off, (int)width, "from", (int)width, "by");
    for (size_t i = 0; i < found->route_count; i++) {
        const cli_route *route = &found->routes[i];
        char delay[DELAY];
        format_delay(delay, route->median, route->exact);
        fputs("  ", stream);
        cli_print_padded(stream, route->from, width, CLI_CUT_START);
        fputs("  ", stream);
        cli_print_padded(stream, route->host, width, CLI_CUT_START);
        fprintf(stream, "  %6zu  %-12s  ", route->copies, delay);
        print_share(stream, route->carries);
        fputc('\n', stream);
    }
}

static void print_hosts(FILE *stream, const cli_syndication *found, const cli_style *style,
                        size_t width)
{
    fprintf(stream, "\n%sHosts%s\n  %-*s   first  copies  copied by others\n", style->bold,
            style->off, (int)width, "host");
    for (size_t i = 0; i < found->host_count; i++) {
        fputs("  ", stream);
        cli_print_padded(stream, found->hosts[i].host, width, CLI_CUT_START);
        fprintf(stream, "  %6zu  %6zu  %16zu\n", found->hosts[i].first, found->hosts[i].copies,
                found->hosts[i].copied);
    }
}

static void write_table(const cli_report *report, const cli_syndication *found)
{
    FILE *stream = report->stream;
    cli_style style = cli_style_for(stream);
    size_t width = host_width(found, cli_columns(stream) / 3);
    if (found->story_count == 0) {
        fputs("No story has two documents with an address and a date.\n", stream);
    }
    for (size_t i = 0; i < found->story_count; i++) {
        print_story(report, found, i, &style, width);
    }
    if (found->story_count > 0) {
        print_routes(stream, found, &style, width);
        print_hosts(stream, found, &style, width);
    }
    if (found->left_out > 0) {
        fprintf(stream, "\n%zu grouped %s no address or no date, and %s left out.\n",
                found->left_out, found->left_out == 1 ? "document has" : "documents have",
                found->left_out == 1 ? "is" : "are");
    }
}

void cli_table_syndication(const cli_report *report)
{
    write_found(report, write_table);
}

/* -------------------------------------------------------------- JSON Lines */

static void json_text(FILE *stream, const char *name, retold_span text)
{
    fprintf(stream, ",\"%s\":", name);
    cli_json_string(stream, text);
}

static void json_share(FILE *stream, const char *name, double share)
{
    if (share >= 0) {
        fprintf(stream, ",\"%s\":", name);
        cli_json_number(stream, share);
    }
}

static void json_published(const cli_report *report, uint32_t index, retold_span host)
{
    retold_document_info info = document(report, index);
    fputs("{\"id\":", report->stream);
    cli_json_string(report->stream, info.id);
    json_text(report->stream, "host", host);
    json_text(report->stream, "date", info.date);
}

static void json_story(const cli_report *report, const cli_syndication *found,
                       const cli_story *story)
{
    FILE *stream = report->stream;
    fputs("{\"first\":", stream);
    json_published(report, story->first, story->host);
    fputs("},\"copies\":[", stream);
    for (size_t i = story->begin; i < story->end; i++) {
        const cli_copy *copy = &found->copies[i];
        fputs(i > story->begin ? "," : "", stream);
        json_published(report, copy->document, copy->host);
        fprintf(stream, ",\"after\":%" PRId64 "%s,\"relation\":\"%s\"", copy->after,
                copy->tied ? ",\"tied\":true" : "", relation_name(copy));
        json_share(stream, "carries", copy->carries);
        json_share(stream, "of_its_text", copy->is);
        fputc('}', stream);
    }
    fputs("]}\n", stream);
}

static void write_jsonl(const cli_report *report, const cli_syndication *found)
{
    FILE *stream = report->stream;
    for (size_t i = 0; i < found->story_count; i++) {
        json_story(report, found, &found->stories[i]);
    }
    for (size_t i = 0; i < found->route_count; i++) {
        const cli_route *route = &found->routes[i];
        fputs("{\"from\":", stream);
        cli_json_string(stream, route->from);
        json_text(stream, "by", route->host);
        fprintf(stream, ",\"copies\":%zu,\"median_after\":%" PRId64, route->copies, route->median);
        json_share(stream, "carries", route->carries);
        fputs("}\n", stream);
    }
    for (size_t i = 0; i < found->host_count; i++) {
        const cli_host_row *row = &found->hosts[i];
        fputs("{\"host\":", stream);
        cli_json_string(stream, row->host);
        fprintf(stream, ",\"first\":%zu,\"copies\":%zu,\"copied\":%zu}\n", row->first, row->copies,
                row->copied);
    }
}

void cli_jsonl_syndication(const cli_report *report)
{
    write_found(report, write_jsonl);
}

/* --------------------------------------------------------------------- TSV */

static void tsv_share(FILE *stream, double share)
{
    fputc('\t', stream);
    if (share >= 0) {
        cli_tsv_number(stream, share);
    }
}

/* One line for each copy; the sums can be made from them. */
static void write_tsv(const cli_report *report, const cli_syndication *found)
{
    FILE *stream = report->stream;
    fputs("first\tfrom\tfirst_date\tcopy\tby\tdate\tafter\trelation\tcarries\tof_its_text\n",
          stream);
    for (size_t i = 0; i < found->copy_count; i++) {
        const cli_copy *copy = &found->copies[i];
        retold_document_info first = document(report, copy->first);
        retold_document_info later = document(report, copy->document);
        const retold_span cells[] = {first.id, copy->from, first.date,
                                     later.id, copy->host, later.date};
        for (size_t j = 0; j < sizeof cells / sizeof *cells; j++) {
            cli_tsv_text(stream, cells[j]);
            fputc('\t', stream);
        }
        fprintf(stream, "%" PRId64 "\t%s", copy->after, relation_name(copy));
        tsv_share(stream, copy->carries);
        tsv_share(stream, copy->is);
        fputc('\n', stream);
    }
}

void cli_tsv_syndication(const cli_report *report)
{
    write_found(report, write_tsv);
}
