#include "input/json_string.h"

#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

enum { MAX_ENCODED = 4, UNIT = 6 /* of \uXXXX */, REPLACEMENT = 0xfffd };

static const char *find_backslash(const char *at, const char *end)
{
    const char *found = at == end ? NULL : memchr(at, '\\', (size_t)(end - at));
    return found == NULL ? end : found;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    c |= 0x20;
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The number in \uXXXX at `at`; -1 if there is none. */
static int32_t code_unit(const char *at, const char *end)
{
    if (end - at < UNIT || at[0] != '\\' || at[1] != 'u') {
        return -1;
    }
    int32_t unit = 0;
    for (int i = 2; i < UNIT; i++) {
        int digit = hex_digit(at[i]);
        if (digit < 0) {
            return -1;
        }
        unit = unit * 16 + digit;
    }
    return unit;
}

static size_t encode_utf8(int32_t code, char *to)
{
    if (code < 0x80) {
        to[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        to[0] = (char)(0xc0 | code >> 6);
        to[1] = (char)(0x80 | (code & 0x3f));
        return 2;
    }
    if (code < 0x10000) {
        to[0] = (char)(0xe0 | code >> 12);
        to[1] = (char)(0x80 | (code >> 6 & 0x3f));
        to[2] = (char)(0x80 | (code & 0x3f));
        return 3;
    }
    to[0] = (char)(0xf0 | code >> 18);
    to[1] = (char)(0x80 | (code >> 12 & 0x3f));
    to[2] = (char)(0x80 | (code >> 6 & 0x3f));
    to[3] = (char)(0x80 | (code & 0x3f));
    return 4;
}

/* Reads one or, for a surrogate pair, two \uXXXX at *at and moves on. 0 if it is wrong. */
static size_t decode_unicode(const char **at, const char *end, char *to)
{
    int32_t code = code_unit(*at, end);
    if (code < 0) {
        return 0;
    }
    *at += UNIT;
    if (code >= 0xd800 && code <= 0xdfff) {
        int32_t low = code <= 0xdbff ? code_unit(*at, end) : -1;
        if (low >= 0xdc00 && low <= 0xdfff) {
            *at += UNIT;
            code = 0x10000 + ((code - 0xd800) << 10) + (low - 0xdc00);
        } else {
            code = REPLACEMENT;
        }
    }
    return encode_utf8(code, to);
}

/* Reads the escape at *at, a backslash, and moves on. Bytes written, 0 if it is wrong. */
static size_t decode_escape(const char **at, const char *end, char *to)
{
    if (end - *at < 2) {
        return 0;
    }
    switch ((*at)[1]) {
    case '"':
    case '\\':
    case '/':
        to[0] = (*at)[1];
        break;
    case 'b':
        to[0] = '\b';
        break;
    case 'f':
        to[0] = '\f';
        break;
    case 'n':
        to[0] = '\n';
        break;
    case 'r':
        to[0] = '\r';
        break;
    case 't':
        to[0] = '\t';
        break;
    case 'u':
        return decode_unicode(at, end, to);
    default:
        return 0;
    }
    *at += 2;
    return 1;
}

/*
 * Copies what stands before the next backslash, or a part of it, and returns its size. Escapes
 * are a line apart or less, so that calls to find and copy would cost more than the bytes.
 */
static size_t copy_plain(const char *at, const char *end, char *to)
{
    size_t size = 0;
#if defined(__SSE2__)
    enum { STEP = 16 };
    const __m128i backslash = _mm_set1_epi8('\\');
    for (; (size_t)(end - at) - size >= STEP; size += STEP) {
        __m128i bytes = _mm_loadu_si128((const __m128i *)(at + size));
        _mm_storeu_si128((__m128i *)(to + size), bytes); /* what is wrong is written over */
        unsigned found = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, backslash));
        if (found != 0) {
            return size + (unsigned)__builtin_ctz(found);
        }
    }
#endif
    size_t rest = (size_t)(find_backslash(at + size, end) - at) - size;
    memcpy(to + size, at + size, rest);
    return size + rest;
}

bool rt_json_unescape(retold_span raw, char *to, size_t *size)
{
    const char *at = raw.data;
    const char *end = raw.data + raw.size;
    char *out = to;
    while (at < end) {
        size_t plain = copy_plain(at, end, out);
        out += plain;
        at += plain;
        while (at < end && *at == '\\') {
            size_t written = decode_escape(&at, end, out);
            if (written == 0) {
                return false;
            }
            out += written;
        }
    }
    *size = (size_t)(out - to);
    return true;
}

bool rt_json_escapes_valid(retold_span raw)
{
    const char *end = raw.data + raw.size;
    char unused[MAX_ENCODED];
    for (const char *at = raw.data; (at = find_backslash(at, end)) < end;) {
        if (decode_escape(&at, end, unused) == 0) {
            return false;
        }
    }
    return true;
}

bool rt_json_string_equals(retold_span raw, retold_span string)
{
    const char *at = raw.data;
    const char *end = raw.data + raw.size;
    const char *other = string.data;
    size_t left = string.size;
    while (at < end) {
        char decoded[MAX_ENCODED] = {*at};
        size_t size = 1;
        if (*at == '\\') {
            size = decode_escape(&at, end, decoded);
        } else {
            at++;
        }
        if (size == 0 || size > left || memcmp(decoded, other, size) != 0) {
            return false;
        }
        other += size;
        left -= size;
    }
    return left == 0;
}
