#include "input/sniff.h"

#include "base/error.h"
#include "input/crawl_head.h"
#include "input/csv_sniff.h"
#include "input/json_scan.h"

#include <string.h>

enum {
    SNIFF_LINES = 16,
    LEAST_SOUND = 256, /* bytes of UTF-16 in which there may be one that is ill-formed */
    CONTROL_SHARE = 16 /* text has fewer than one control byte in so many; random bytes have more */
};

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

/* JSON Lines, text or binary data. */
static retold_format simple_format(retold_span text)
{
    const char *end = text.data + text.size;
    if (has_object_line(text.data, end)) {
        return RETOLD_FORMAT_JSONL;
    }
    return has_many_controls(text.data, end) ? RETOLD_FORMAT_UNKNOWN : RETOLD_FORMAT_TEXT;
}

/* What is told by how it begins; RETOLD_FORMAT_COUNT if nothing is. */
static retold_format format_of_start(retold_span text, bool whole)
{
    const char *end = text.data + text.size;
    if (is_warc(text)) {
        return RETOLD_FORMAT_WARC;
    }
    if (is_arc(text)) {
        return RETOLD_FORMAT_ARC;
    }
    retold_format json = json_format(skip_space(text.data, end), end, whole);
    if (json != RETOLD_FORMAT_UNKNOWN) {
        return json;
    }
    /* Looked for before the lines, for in a binary file one may look like JSON by chance. */
    bool binary = text.size > 0 && memchr(text.data, '\0', text.size) != NULL;
    return binary ? RETOLD_FORMAT_UNKNOWN : RETOLD_FORMAT_COUNT;
}

/* Of text in UTF-8, or an encoding like it. */
static void sniff_format(retold_span text, bool whole, const retold_read_options *options,
                         rt_sniffed *sniffed)
{
    retold_span names[RT_FIELD_COUNT];
    rt_field_names(options, names);
    sniffed->format = options->format;
    sniffed->delimiter =
        options->format == RETOLD_FORMAT_CSV ? rt_csv_sniff_forced(text, whole, names) : '\t';
    if (options->format != RETOLD_FORMAT_UNKNOWN) {
        return;
    }
    sniffed->format = format_of_start(text, whole);
    if (sniffed->format != RETOLD_FORMAT_COUNT) {
        return;
    }
    sniffed->format = simple_format(text);
    char delimiter = '\0';
    if (sniffed->format == RETOLD_FORMAT_TEXT) {
        delimiter = rt_csv_sniff(text, whole, names);
    }
    if (delimiter != '\0') {
        sniffed->format = delimiter == '\t' ? RETOLD_FORMAT_TSV : RETOLD_FORMAT_CSV;
        sniffed->delimiter = delimiter;
    }
}

retold_format rt_sniff_rest(retold_span bytes)
{
    retold_format format = format_of_start(bytes, false);
    return format == RETOLD_FORMAT_COUNT ? simple_format(bytes) : format;
}

/*
 * Takes the start of an input for UTF-16 if it makes sense so, or if that is `believed`. The
 * format is told by what it is in UTF-8.
 */
static retold_status sniff_utf16(rt_charset *charset, retold_span start, bool whole,
                                 const retold_read_options *options, const rt_encoding *utf16,
                                 bool believed, rt_sniffed *sniffed, retold_error *error)
{
    rt_buffer text;
    uint64_t repaired = 0;
    size_t mark = rt_mark_size(start, utf16);
    retold_span units = rt_span(start.data + mark, (start.size - mark) & ~(size_t)1);
    rt_buffer_init(&text);
    bool converted = rt_charset_convert(charset, units, utf16, &text, &repaired);
    rt_sniffed found = {.encoding = {utf16, false}};
    if (converted) {
        sniff_format(rt_span(text.size == 0 ? "" : text.data, text.size), whole, options, &found);
    }
    rt_buffer_release(&text);
    bool whole_units = !whole || start.size % 2 == 0;
    bool sound = repaired <= units.size / LEAST_SOUND + !whole;
    bool sensible = found.format != RETOLD_FORMAT_UNKNOWN && whole_units && sound;
    if (converted && (believed || sensible)) {
        *sniffed = found;
    }
    return converted ? RETOLD_OK : rt_fail_memory(error);
}

static bool has_mark_of_utf16(retold_span start)
{
    return start.size >= 2 &&
           (memcmp(start.data, "\xff\xfe", 2) == 0 || memcmp(start.data, "\xfe\xff", 2) == 0);
}

/* The UTF-16 that the input may be in, or is said to be; NULL if it is not. */
static const rt_encoding *possible_utf16(retold_span start, const rt_encoding *forced,
                                         const retold_read_options *options,
                                         const rt_sniffed *sniffed)
{
    bool told = options->format != RETOLD_FORMAT_UNKNOWN;
    if (forced != NULL) {
        return rt_is_utf16(forced) ? forced : NULL;
    }
    return has_mark_of_utf16(start) || told || sniffed->format == RETOLD_FORMAT_UNKNOWN
               ? rt_utf16_of(start)
               : NULL;
}

/* A text's encoding is told when all of it is there; pages have one each. */
static bool has_records_of_one_encoding(retold_format format)
{
    return format == RETOLD_FORMAT_JSONL || format == RETOLD_FORMAT_JSON ||
           format == RETOLD_FORMAT_CSV || format == RETOLD_FORMAT_TSV;
}

retold_status rt_sniff(rt_charset **charset, retold_span start, bool whole,
                       const retold_read_options *options, rt_sniffed *sniffed, retold_error *error)
{
    size_t mark = rt_mark_size(start, NULL);
    const rt_encoding *forced = rt_encoding_find(rt_span_of(options->encoding));
    *sniffed = (rt_sniffed){.format = RETOLD_FORMAT_UNKNOWN};
    sniff_format(rt_span(start.data + mark, start.size - mark), whole, options, sniffed);
    const rt_encoding *utf16 = possible_utf16(start, forced, options, sniffed);
    if ((utf16 != NULL || forced != NULL) && !rt_charset_make(charset)) {
        return rt_fail_memory(error);
    }
    if (utf16 != NULL) {
        bool believed = utf16 == forced || has_mark_of_utf16(start);
        return sniff_utf16(*charset, start, whole, options, utf16, believed, sniffed, error);
    }
    if (forced != NULL) {
        sniffed->encoding.encoding = forced;
        return RETOLD_OK;
    }
    sniffed->encoding.utf8_seen = mark > 0;
    return mark == 0 && has_records_of_one_encoding(sniffed->format)
               ? rt_8bit_of(charset, start, whole, &sniffed->encoding, error)
               : RETOLD_OK;
}
