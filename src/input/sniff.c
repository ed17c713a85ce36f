#include "input/sniff.h"

#include "input/crawl_head.h"
#include "input/csv_sniff.h"
#include "input/json_scan.h"

#include <string.h>

enum {
    SNIFF_LINES = 16,
    CONTROL_SHARE = 16 /* text has fewer than one control byte in so many; random bytes have more */
};

size_t rt_bom_size(retold_span start)
{
    return start.size >= 3 && memcmp(start.data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
}

static const char *skip_blanks(const char *at, const char *end)
{
    while (at < end && (*at == ' ' || *at == '\t' || *at == '\r')) {
        at++;
    }
    return at;
}

static const char *skip_space(const char *at, const char *end)
{
    while (at < end && (*at == ' ' || *at == '\t' || *at == '\r' || *at == '\n')) {
        at++;
    }
    return at;
}

static bool starts_name(const char *at, const char *end)
{
    return at < end && (*at == '"' || *at == '}');
}

static bool is_object_line(const char *at, const char *end)
{
    return at < end && *at == '{' && starts_name(skip_blanks(at + 1, end), end);
}

/* True if the object at `at` ends in another line, or another one follows it in its line: then it
 * is no JSON line. */
static bool is_spread_object(const char *at, const char *end)
{
    rt_json_scan scan;
    const char *newline = memchr(at, '\n', (size_t)(end - at));
    const char *line_end = newline == NULL ? end : newline;
    rt_json_scan_start(&scan, 0);
    rt_json_scanned scanned = rt_json_scan_on(&scan, rt_span(at, (size_t)(line_end - at)), true);
    if (scanned == RT_JSON_DONE) {
        const char *next = skip_blanks(at + scan.at, line_end);
        return next < line_end && (*next == '{' || *next == ',');
    }
    if (scanned == RT_JSON_BROKEN || scan.in_string || newline == NULL) {
        return false;
    }
    const char *next = skip_space(newline, end);
    return !(scan.depth == 1 && next < end && *next == '{'); /* a JSON line that was cut */
}

static bool is_list(const char *at, const char *end, bool whole)
{
    const char *first = skip_space(at + 1, end);
    if (first == end || *first == ']') {
        return whole && (first == end || skip_space(first + 1, end) == end);
    }
    const char *name = skip_space(first + 1, end);
    return *first == '{' && (starts_name(name, end) || (whole && name == end));
}

/* What an input is that begins with an object, or a list of them; RETOLD_FORMAT_UNKNOWN if not. */
static retold_format json_format(const char *at, const char *end, bool whole)
{
    if (at < end && *at == '[' && is_list(at, end, whole)) {
        return RETOLD_FORMAT_JSON;
    }
    if (at < end && *at == '{' && starts_name(skip_space(at + 1, end), end)) {
        return is_spread_object(at, end) ? RETOLD_FORMAT_JSON : RETOLD_FORMAT_JSONL;
    }
    return RETOLD_FORMAT_UNKNOWN;
}

static bool has_object_line(const char *at, const char *end)
{
    for (int lines = 0; lines < SNIFF_LINES && at < end;) {
        const char *newline = memchr(at, '\n', (size_t)(end - at));
        const char *line_end = newline == NULL ? end : newline;
        const char *first = skip_blanks(at, line_end);
        if (is_object_line(first, line_end)) {
            return true;
        }
        lines += first < line_end;
        at = line_end + 1;
    }
    return false;
}

/*
 * A crawl starts with its first record. One that was cut out of a larger one, or is damaged, starts
 * with the rest of a record: then a record follows an empty line.
 */
static bool is_warc(retold_span start)
{
    rt_crawl_head head;
    if (start.size >= sizeof "WARC/1.0" - 1 &&
        rt_warc_head.read(start, true, &head) != RT_HEAD_NONE) {
        return true;
    }
    for (size_t at = rt_warc_head.find(start, 0); at != SIZE_MAX;
         at = rt_warc_head.find(start, at + 1)) {
        if (at >= 4 && memcmp(start.data + at - 4, "\r\n\r\n", 4) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_arc(retold_span start)
{
    rt_crawl_head head;
    static const char scheme[] = "filedesc:";
    return start.size > sizeof scheme && memcmp(start.data, scheme, sizeof scheme - 1) == 0 &&
           rt_arc_head.read(start, true, &head) != RT_HEAD_NONE;
}

static bool is_control(unsigned char byte)
{
    /* Backspace to carriage return, Control-Z (the end of old text files) and escape are text. */
    return byte == 0x7f ||
           (byte < 0x20 && !(byte >= 0x08 && byte <= 0x0d) && byte != 0x1a && byte != 0x1b);
}

static bool has_many_controls(const char *at, const char *end)
{
    size_t size = (size_t)(end - at);
    size_t controls = 0;
    for (; at < end; at++) {
        controls += is_control((unsigned char)*at);
    }
    return controls > size / CONTROL_SHARE;
}

static rt_sniffed sniff_text(retold_span start, bool whole, const retold_read_options *options)
{
    const char *end = start.data + start.size;
    retold_span names[RT_FIELD_COUNT];
    if (has_object_line(start.data, end)) {
        return (rt_sniffed){RETOLD_FORMAT_JSONL, '\0'};
    }
    if (has_many_controls(start.data, end)) {
        return (rt_sniffed){RETOLD_FORMAT_UNKNOWN, '\0'};
    }
    char delimiter = '\0';
    if (options != NULL) {
        rt_field_names(options, names);
        delimiter = rt_csv_sniff(start, whole, names);
    }
    if (delimiter == '\0') {
        return (rt_sniffed){RETOLD_FORMAT_TEXT, '\0'};
    }
    return (rt_sniffed){delimiter == '\t' ? RETOLD_FORMAT_TSV : RETOLD_FORMAT_CSV, delimiter};
}

static rt_sniffed sniff_forced(retold_span start, bool whole, const retold_read_options *options)
{
    rt_sniffed sniffed = {.format = options->format, .delimiter = '\t'};
    if (options->format == RETOLD_FORMAT_CSV) {
        retold_span names[RT_FIELD_COUNT];
        rt_field_names(options, names);
        sniffed.delimiter = rt_csv_sniff_forced(start, whole, names);
    }
    return sniffed;
}

rt_sniffed rt_sniff(retold_span start, bool whole, const retold_read_options *options)
{
    size_t mark = rt_bom_size(start);
    retold_span text = rt_span(start.data + mark, start.size - mark);
    const char *end = text.data + text.size;
    if (options != NULL && options->format != RETOLD_FORMAT_UNKNOWN) {
        return sniff_forced(text, whole, options);
    }
    if (text.size == 0) {
        return (rt_sniffed){RETOLD_FORMAT_TEXT, '\0'};
    }
    if (is_warc(start)) {
        return (rt_sniffed){RETOLD_FORMAT_WARC, '\0'};
    }
    if (is_arc(start)) {
        return (rt_sniffed){RETOLD_FORMAT_ARC, '\0'};
    }
    retold_format json = json_format(skip_space(text.data, end), end, whole);
    if (json != RETOLD_FORMAT_UNKNOWN) {
        return (rt_sniffed){json, '\0'};
    }
    /* Looked for before the lines, for in a binary file one may look like JSON by chance. */
    if (memchr(text.data, '\0', text.size) != NULL) {
        return (rt_sniffed){RETOLD_FORMAT_UNKNOWN, '\0'};
    }
    return sniff_text(text, whole, options);
}
