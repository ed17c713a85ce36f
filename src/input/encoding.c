#include "input/encoding.h"

#include "base/error.h"
#include "page/charset_detect.h"
#include "text/utf8_repair.h"

#include <string.h>

enum {
    LONGEST_SEQUENCE = 4,
    LEAST_ZEROS = 4,
    DAMAGE = 3,     /* so much ill-formed for each that is well-formed may be damaged UTF-8 */
    LEAST_LONE = 2, /* single bytes beyond ASCII: an accented letter in a word */
    LEAST_ALL = 16  /* or ill-formed sequences; of fewer each record is judged by itself */
};

bool rt_charset_make(rt_charset **charset)
{
    if (*charset == NULL) {
        *charset = rt_charset_new();
    }
    return *charset != NULL;
}

bool rt_is_utf16(const rt_encoding *encoding)
{
    return encoding != NULL && strncmp(encoding->name, "utf-16", 6) == 0;
}

static bool begins_with(retold_span bytes, const char *mark, size_t size)
{
    return bytes.size >= size && memcmp(bytes.data, mark, size) == 0;
}

static const rt_encoding *named(const char *name)
{
    return rt_encoding_find(rt_span_of(name));
}

size_t rt_mark_size(retold_span bytes, const rt_encoding *encoding)
{
    if (encoding == NULL || encoding->converter == NULL) {
        return begins_with(bytes, "\xef\xbb\xbf", 3) ? 3 : 0;
    }
    if (!rt_is_utf16(encoding)) {
        return 0;
    }
    return begins_with(bytes, encoding == named("utf-16be") ? "\xfe\xff" : "\xff\xfe", 2) ? 2 : 0;
}

/* In a few bytes a zero may stand by chance. */
static bool has_some_zeros(retold_span start)
{
    size_t zeros = 0;
    for (size_t i = 0; i < start.size && zeros < LEAST_ZEROS; i++) {
        zeros += start.data[i] == '\0';
    }
    return zeros >= LEAST_ZEROS;
}

const rt_encoding *rt_utf16_of(retold_span start)
{
    if (begins_with(start, "\xff\xfe", 2)) {
        return named("utf-16le");
    }
    if (begins_with(start, "\xfe\xff", 2)) {
        return named("utf-16be");
    }
    return has_some_zeros(start) ? rt_detect_utf16(start) : NULL;
}

/* Without a sequence at the end that the sample cuts off. */
static retold_span without_cut_sequence(retold_span start)
{
    size_t size = start.size;
    for (size_t i = 1; i < LONGEST_SEQUENCE && i <= size; i++) {
        unsigned char byte = (unsigned char)start.data[size - i];
        if (byte >= 0xc0) {
            return rt_span(start.data, size - i);
        }
        if (byte < 0x80) {
            break;
        }
    }
    return start;
}

static bool is_ascii(char c)
{
    return (unsigned char)c < 0x80;
}

static size_t lone_bytes(retold_span text)
{
    size_t count = 0;
    for (size_t i = 1; i + 1 < text.size; i++) {
        count +=
            !is_ascii(text.data[i]) && is_ascii(text.data[i - 1]) && is_ascii(text.data[i + 1]);
    }
    return count;
}

retold_status rt_8bit_of(rt_charset **charset, retold_span start, bool whole,
                         rt_text_encoding *found, retold_error *error)
{
    retold_span sample = whole ? start : without_cut_sequence(start);
    rt_utf8_count count = rt_utf8_count_sequences(sample);
    *found = (rt_text_encoding){NULL, count.multibyte > 0};
    if (count.ill_formed <= DAMAGE * count.multibyte ||
        (count.ill_formed < LEAST_ALL && lone_bytes(sample) < LEAST_LONE)) {
        return RETOLD_OK;
    }
    if (!rt_charset_make(charset)) {
        return rt_fail_memory(error);
    }
    const rt_encoding *likeliest = rt_charset_detect(*charset, sample);
    bool bytes = likeliest->converter != NULL && !rt_is_utf16(likeliest);
    found->encoding = bytes ? likeliest : named("windows-1252");
    return RETOLD_OK;
}

void rt_narrow_init(rt_narrow *narrow)
{
    *narrow = (rt_narrow){0};
}

void rt_narrow_release(rt_narrow *narrow)
{
    rt_buffer_release(&narrow->bytes);
}

void rt_narrow_start(rt_narrow *narrow)
{
    narrow->bytes.size = 0;
    narrow->begin = 0;
    narrow->offset = 0;
}

static char narrowed(unsigned char high, unsigned char low)
{
    if (high == 0 && low < 0x80) {
        return (char)low;
    }
    return (char)(high == 0xfe && low == 0xff ? RT_NARROW_MARK : RT_NARROW_OTHER);
}

/* Forgets what is before `offset`. */
static void pass(rt_narrow *narrow, uint64_t offset)
{
    size_t held = narrow->bytes.size - narrow->begin;
    uint64_t passed = (offset - narrow->offset + 1) / 2;
    narrow->begin += passed < held ? (size_t)passed : held;
    narrow->offset = offset;
    if (narrow->begin > narrow->bytes.size / 2) {
        narrow->bytes.size -= narrow->begin;
        memmove(narrow->bytes.data, narrow->bytes.data + narrow->begin, narrow->bytes.size);
        narrow->begin = 0;
    }
}

bool rt_narrow_window(rt_narrow *narrow, retold_span wide, uint64_t offset, bool big_endian,
                      bool ended, retold_span *window)
{
    pass(narrow, offset);
    size_t held = narrow->bytes.size - narrow->begin;
    size_t units = wide.size / 2;
    if (!rt_buffer_reserve(&narrow->bytes, units - held + 1)) {
        return false;
    }
    char *to = narrow->bytes.data + narrow->bytes.size;
    const unsigned char *from = (const unsigned char *)wide.data;
    for (size_t i = held; i < units; i++) {
        *to++ = narrowed(from[2 * i + !big_endian], from[2 * i + big_endian]);
    }
    narrow->bytes.size += units - held;
    size_t size = units;
    if (ended && wide.size % 2 == 1) {
        *to = (char)RT_NARROW_OTHER;
        size++;
    }
    *window = rt_span(narrow->bytes.data + narrow->begin, size);
    return true;
}
