#include "input/json_check.h"

#include "input/json_record.h"
#include "input/json_string.h"

#include <string.h>

/* The rest of the record, and what is wrong at `at` once something is. */
typedef struct scanner {
    const char *at;
    const char *end;
    const char *wrong;
} scanner;

static bool scan_value(scanner *s, unsigned depth);

static bool fail(scanner *s, const char *message)
{
    s->wrong = message;
    return false;
}

/* As fail(), unless the record ends here: that is then what is wrong. */
static bool fail_expected(scanner *s, const char *message)
{
    return fail(s, s->at == s->end ? "it ends inside the object" : message);
}

static void skip_space(scanner *s)
{
    while (s->at < s->end &&
           (*s->at == ' ' || *s->at == '\t' || *s->at == '\n' || *s->at == '\r')) {
        s->at++;
    }
}

static bool at_byte(const scanner *s, char byte)
{
    return s->at < s->end && *s->at == byte;
}

static const char *skip_digits(const char *at, const char *end)
{
    while (at < end && *at >= '0' && *at <= '9') {
        at++;
    }
    return at;
}

static size_t number_size(retold_span text)
{
    const char *end = text.data + text.size;
    const char *at = text.data;
    at += at < end && *at == '-';
    const char *digits = at;
    at = at < end && *at == '0' ? at + 1 : skip_digits(at, end);
    if (at == digits) {
        return 0;
    }
    if (at < end && *at == '.') {
        digits = at + 1;
        at = skip_digits(digits, end);
        if (at == digits) {
            return 0;
        }
    }
    if (at < end && (*at == 'e' || *at == 'E')) {
        at++;
        at += at < end && (*at == '+' || *at == '-');
        digits = at;
        at = skip_digits(digits, end);
        if (at == digits) {
            return 0;
        }
    }
    return (size_t)(at - text.data);
}

size_t rt_json_scalar_size(retold_span text)
{
    static const char *const WORDS[] = {"true", "false", "null"};
    for (size_t i = 0; i < sizeof WORDS / sizeof WORDS[0]; i++) {
        size_t size = strlen(WORDS[i]);
        if (text.size >= size && memcmp(text.data, WORDS[i], size) == 0) {
            return size;
        }
    }
    return number_size(text);
}

static bool scan_string(scanner *s)
{
    const char *open = s->at++;
    while (s->at < s->end && *s->at != '"') {
        if ((unsigned char)*s->at < 0x20) {
            /* Of the line end of a record it is the quote that is missing. */
            const char *control = s->at;
            skip_space(s);
            bool ended = s->at == s->end;
            s->at = ended ? open : control;
            return fail(s, ended ? "it ends inside a string"
                                 : "a control character stands in a string");
        }
        size_t size = *s->at != '\\' ? 1 : s->end - s->at > 1 && s->at[1] == 'u' ? 6 : 2;
        if (size > (size_t)(s->end - s->at)) {
            size = (size_t)(s->end - s->at);
        }
        if (size > 1 && !rt_json_escapes_valid(rt_span(s->at, size))) {
            return fail(s, "a wrong escape stands in a string");
        }
        s->at += size;
    }
    if (s->at == s->end) {
        s->at = open;
        return fail(s, "it ends inside a string");
    }
    s->at++;
    return true;
}

static bool scan_object(scanner *s, unsigned depth)
{
    s->at++;
    skip_space(s);
    if (at_byte(s, '}')) {
        s->at++;
        return true;
    }
    for (;;) {
        skip_space(s);
        if (!at_byte(s, '"')) {
            return fail_expected(s, "expected a field name in quotes");
        }
        if (!scan_string(s)) {
            return false;
        }
        skip_space(s);
        if (!at_byte(s, ':')) {
            return fail_expected(s, "expected ':'");
        }
        s->at++;
        if (!scan_value(s, depth)) {
            return false;
        }
        if (!at_byte(s, ',')) {
            break;
        }
        s->at++;
    }
    if (!at_byte(s, '}')) {
        return fail_expected(s, "expected ',' or '}'");
    }
    s->at++;
    return true;
}

static bool scan_list(scanner *s, unsigned depth)
{
    s->at++;
    skip_space(s);
    if (at_byte(s, ']')) {
        s->at++;
        return true;
    }
    while (scan_value(s, depth)) {
        if (!at_byte(s, ',') && !at_byte(s, ']')) {
            return fail_expected(s, "expected ',' or ']'");
        }
        if (*s->at++ == ']') {
            return true;
        }
    }
    return false;
}

/* A value with the white space around it. */
static bool scan_value(scanner *s, unsigned depth)
{
    skip_space(s);
    bool ok = true;
    if (at_byte(s, '"')) {
        ok = scan_string(s);
    } else if (at_byte(s, '{') || at_byte(s, '[')) {
        if (depth == RT_JSON_MAX_DEPTH) {
            return fail(s, "lists and objects are nested too deep");
        }
        ok = *s->at == '{' ? scan_object(s, depth + 1) : scan_list(s, depth + 1);
    } else {
        size_t size = rt_json_scalar_size(rt_span(s->at, (size_t)(s->end - s->at)));
        if (size == 0) {
            return fail_expected(s, "expected a value");
        }
        s->at += size;
    }
    if (ok) {
        skip_space(s);
    }
    return ok;
}

static const char *not_an_object(char first)
{
    switch (first) {
    case '[':
        return "a list, not an object";
    case '"':
        return "a string, not an object";
    case 't':
    case 'f':
    case 'n':
        return "true, false or null, not an object";
    default:
        return "a number, not an object";
    }
}

const char *rt_json_check(retold_span record, size_t *offset)
{
    scanner s = {record.data, record.data + record.size, NULL};
    skip_space(&s);
    const char *first = s.at;
    bool ok = false;
    if (s.at == s.end) {
        fail(&s, "nothing but white space");
    } else {
        ok = scan_value(&s, 0);
    }
    if (ok && s.at < s.end) {
        ok = fail(&s, *first == '{' ? "something follows the object" : "expected an object");
    }
    if (ok && *first != '{') {
        s.at = first;
        ok = fail(&s, not_an_object(*first));
    }
    *offset = (size_t)(s.at - record.data);
    return ok ? NULL : s.wrong;
}
