#include "page/charset_detect.h"

#include <string.h>
#include <uchardet.h>

enum { SAMPLE = 16 * 1024 };

rt_detector *rt_detector_new(void)
{
    return (rt_detector *)uchardet_new();
}

void rt_detector_free(rt_detector *detector)
{
    if (detector != NULL) {
        uchardet_delete((uchardet_t)detector);
    }
}

static bool has_high_byte(const char *at, const char *end)
{
    while (at < end && (unsigned char)*at < 0x80) {
        at++;
    }
    return at < end;
}

/* What is handed to uchardet: the runs between tags, or the lines of a text, that are not all
 * ASCII. */
static void feed(uchardet_t detector, retold_span bytes, bool html)
{
    const char *at = bytes.data, *end = at + bytes.size;
    size_t fed = 0;
    while (at < end && fed < SAMPLE) {
        const char *stop = memchr(at, html ? '<' : '\n', (size_t)(end - at));
        stop = stop == NULL ? end : stop;
        if (has_high_byte(at, stop)) {
            size_t size = (size_t)(stop - at);
            size = size < SAMPLE - fed ? size : SAMPLE - fed;
            uchardet_handle_data(detector, at, size);
            uchardet_handle_data(detector, "\n", 1);
            fed += size;
        }
        const char *next = html ? memchr(stop, '>', (size_t)(end - stop)) : stop;
        at = next == NULL || next == end ? end : next + 1;
    }
}

/* An encoding for one that uchardet knows and the web does not use. */
static const struct {
    const char *found, *meant;
} corrections[] = {
    {"UHC", "euc-kr"},
    {"KOI8-R", "koi8-u"}, /* which has all letters of the other */
    {"IBM852", "windows-1252"},
    {"ISO-8859-3", "windows-1252"},
    {"ISO-8859-4", "windows-1252"},
    {"ISO-8859-10", "windows-1252"},
};

const rt_encoding *rt_detect(rt_detector *detector, retold_span bytes, bool html)
{
    uchardet_t uchardet = (uchardet_t)detector;
    uchardet_reset(uchardet);
    feed(uchardet, bytes, html);
    uchardet_data_end(uchardet);
    const char *name = uchardet_get_charset(uchardet);
    for (size_t i = 0; i < sizeof corrections / sizeof *corrections; i++) {
        if (strcmp(name, corrections[i].found) == 0) {
            name = corrections[i].meant;
        }
    }
    const rt_encoding *found = rt_encoding_find(rt_span_of(name));
    /* Not UTF-8: that was looked for before. */
    if (found == NULL || found->converter == NULL) {
        found = rt_encoding_find(rt_span_of("windows-1252"));
    }
    return found;
}

const rt_encoding *rt_detect_utf16(retold_span bytes)
{
    size_t zeros[2] = {0};
    size_t size = bytes.size < SAMPLE ? bytes.size : SAMPLE;
    for (size_t i = 0; i < size; i++) {
        zeros[i % 2] += bytes.data[i] == '\0';
    }
    int filled = zeros[1] > zeros[0];
    if (zeros[filled] < size / 8 || zeros[filled] == 0 || zeros[!filled] > zeros[filled] / 16) {
        return NULL;
    }
    return rt_encoding_find(rt_span_of(filled ? "utf-16le" : "utf-16be"));
}

/* ASCII only, with the escape sequences that Japanese characters begin with. */
const rt_encoding *rt_detect_iso_2022_jp(retold_span bytes)
{
    const char *at = bytes.data, *end = at + bytes.size;
    while (at < end && (at = memchr(at, '\x1b', (size_t)(end - at))) != NULL) {
        if (end - at > 2 && at[1] == '$' && (at[2] == '@' || at[2] == 'B')) {
            return rt_encoding_find(rt_span_of("iso-2022-jp"));
        }
        at++;
    }
    return NULL;
}
