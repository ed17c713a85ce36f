#include "input/sniff.h"

#include "input/crawl_head.h"

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

/*
 * One JSON value over several lines is no JSON Lines, but its reader had better hear that than
 * get its brackets as an article.
 */
static bool is_spread_json(const char *at, const char *end)
{
    if (at < end && *at == '[') {
        at = skip_space(at + 1, end);
    }
    return at < end && *at == '{' && starts_name(skip_space(at + 1, end), end);
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

retold_format rt_sniff(retold_span start)
{
    if (start.size == 0) {
        return RETOLD_FORMAT_TEXT;
    }
    const char *end = start.data + start.size;
    const char *at = start.data + rt_bom_size(start);
    if (is_warc(start)) {
        return RETOLD_FORMAT_WARC;
    }
    if (is_arc(start)) {
        return RETOLD_FORMAT_ARC;
    }
    if (is_spread_json(skip_space(at, end), end)) {
        return RETOLD_FORMAT_JSONL;
    }
    /* Looked for before the lines, for in a binary file one may look like JSON by chance. */
    if (memchr(at, '\0', (size_t)(end - at)) != NULL) {
        return RETOLD_FORMAT_UNKNOWN;
    }
    if (has_object_line(at, end)) {
        return RETOLD_FORMAT_JSONL;
    }
    return has_many_controls(at, end) ? RETOLD_FORMAT_UNKNOWN : RETOLD_FORMAT_TEXT;
}
