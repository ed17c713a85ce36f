#include "input/json_scan.h"

#include <string.h>

enum {
    SCALAR = 's', /* a number or word that may go on */
    VALUE = 'v'   /* one that is over */
};

/*
 * True for bytes of numbers, of true, false and null, and of words that programs write though JSON
 * has them not: NaN, Infinity, None, True, False.
 */
static bool is_scalar(char c)
{
    switch (c) {
    case '+':
    case '-':
    case '.':
    case 'E':
    case 'F':
    case 'I':
    case 'N':
    case 'T':
    case 'a':
    case 'e':
    case 'f':
    case 'i':
    case 'l':
    case 'n':
    case 'o':
    case 'r':
    case 's':
    case 't':
    case 'u':
    case 'y':
        return true;
    default:
        return c >= '0' && c <= '9';
    }
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

void rt_json_scan_start(rt_json_scan *scan, size_t begin)
{
    scan->at = begin;
    scan->in_string = false;
    scan->escaped = false;
    scan->depth = 0;
    scan->last = '\0';
}

static bool in_list(const rt_json_scan *scan)
{
    size_t level = scan->depth - 1;
    return scan->depth > 0 && (scan->lists[level / 8] >> level % 8 & 1) != 0;
}

static bool in_object(const rt_json_scan *scan)
{
    return scan->depth > 0 && !in_list(scan);
}

static bool value_may_follow(const rt_json_scan *scan)
{
    if (scan->depth == 0) {
        return scan->last == '\0';
    }
    return in_list(scan) ? scan->last == '[' || scan->last == ',' : scan->last == ':';
}

static bool name_may_follow(const rt_json_scan *scan)
{
    return in_object(scan) && (scan->last == '{' || scan->last == ',');
}

static bool follows_value(const rt_json_scan *scan)
{
    return scan->last != '\0' && strchr("\"]}sv", scan->last) != NULL;
}

static bool open_bracket(rt_json_scan *scan, char bracket)
{
    if (!value_may_follow(scan) || scan->depth == RT_JSON_SCAN_DEPTH) {
        return false;
    }
    size_t level = scan->depth++;
    unsigned bit = 1u << level % 8;
    scan->lists[level / 8] = (unsigned char)(bracket == '[' ? scan->lists[level / 8] | bit
                                                            : scan->lists[level / 8] & ~bit);
    return true;
}

static bool close_bracket(rt_json_scan *scan, char bracket)
{
    bool fits = bracket == ']' ? in_list(scan) : in_object(scan);
    if (!fits || scan->last == ':') {
        return false;
    }
    scan->depth--;
    return true;
}

/* Takes the byte at scan->at, which is a bracket, quote, comma or colon. */
static rt_json_scanned take_mark(rt_json_scan *scan, char c)
{
    bool fits = false;
    switch (c) {
    case '"':
        fits = value_may_follow(scan) || name_may_follow(scan);
        scan->in_string = fits;
        break;
    case '{':
    case '[':
        fits = open_bracket(scan, c);
        break;
    case '}':
    case ']':
        fits = close_bracket(scan, c);
        break;
    case ',':
        fits = scan->depth > 0 && follows_value(scan);
        break;
    case ':':
        fits = in_object(scan) && scan->last == '"';
        break;
    default:
        break;
    }
    if (!fits) {
        return RT_JSON_BROKEN;
    }
    scan->last = c;
    scan->at++;
    return scan->depth == 0 && c != '"' ? RT_JSON_DONE : RT_JSON_MORE;
}

/* Takes the byte at scan->at, which is in no string. */
static rt_json_scanned take_byte(rt_json_scan *scan, char c)
{
    bool in_scalar = scan->last == SCALAR;
    if (is_scalar(c)) {
        if (!in_scalar && !value_may_follow(scan)) {
            return RT_JSON_BROKEN;
        }
        scan->last = SCALAR;
    } else if (in_scalar && scan->depth == 0) {
        return RT_JSON_DONE;
    } else if (is_space(c)) {
        scan->last = in_scalar ? (char)VALUE : scan->last;
    } else {
        return take_mark(scan, c);
    }
    scan->at++;
    return RT_JSON_MORE;
}

static bool ends_escaping(const char *begin, const char *end)
{
    const char *at = end;
    while (at > begin && at[-1] == '\\') {
        at--;
    }
    return (end - at) % 2 == 1;
}

/* Goes behind the string's closing quote; false if that is not there yet. */
static bool leave_string(rt_json_scan *scan, retold_span bytes)
{
    const char *end = bytes.data + bytes.size;
    const char *at = bytes.data + scan->at + scan->escaped;
    const char *quote = NULL;
    while (at < end && (quote = memchr(at, '"', (size_t)(end - at))) != NULL) {
        bool closes = !ends_escaping(at, quote);
        at = quote + 1;
        if (closes) {
            break;
        }
        quote = NULL;
    }
    scan->in_string = quote == NULL;
    scan->escaped = quote == NULL && ends_escaping(at, end);
    scan->at = quote == NULL ? bytes.size : (size_t)(at - bytes.data);
    return quote != NULL;
}

rt_json_scanned rt_json_scan_on(rt_json_scan *scan, retold_span bytes, bool ended)
{
    while (scan->at < bytes.size) {
        if (!scan->in_string) {
            rt_json_scanned taken = take_byte(scan, bytes.data[scan->at]);
            if (taken != RT_JSON_MORE) {
                return taken;
            }
        } else if (leave_string(scan, bytes) && scan->depth == 0) {
            return RT_JSON_DONE;
        }
    }
    bool over = ended && scan->depth == 0 && scan->last == SCALAR;
    return over ? RT_JSON_DONE : RT_JSON_MORE;
}
