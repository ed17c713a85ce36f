#include "page/charset.h"

#include "base/error.h"
#include "page/charset_detect.h"
#include "page/charset_meta.h"
#include "page/charset_names.h"
#include "text/tokenise.h"
#include "text/utf8_repair.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucnv_err.h>

enum { PIVOT = 4096 };

struct rt_charset {
    UConverter *converters[RT_ENCODINGS]; /* by rt_encoding_index(); NULL: not used yet */
    UConverter *utf8;
    rt_detector *detector;
    uint64_t repaired; /* counted by count_repair() */
    UChar pivot[PIVOT];
};

/* ------------------------------------------------------------ which encoding */

typedef struct choice {
    const rt_encoding *encoding;
    size_t bom; /* bytes of its byte order mark */
    bool guessed;
} choice;

static const rt_encoding *named(const char *name)
{
    return rt_encoding_find(rt_span_of(name));
}

static bool choose_by_bom(retold_span bytes, choice *chosen)
{
    static const struct {
        const char *mark, *name;
        size_t size;
    } marks[] = {
        {"\xef\xbb\xbf", "utf-8", 3}, {"\xff\xfe", "utf-16le", 2}, {"\xfe\xff", "utf-16be", 2}};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (bytes.size >= marks[i].size && memcmp(bytes.data, marks[i].mark, marks[i].size) == 0) {
            *chosen = (choice){named(marks[i].name), marks[i].size, false};
            return true;
        }
    }
    return false;
}

/* Whether the bytes bear out what was declared. */
static bool is_borne_out(const rt_encoding *declared, retold_span bytes)
{
    if (!declared->ascii) {
        bool utf16 = strncmp(declared->name, "utf-16", 6) == 0;
        return !utf16 || rt_detect_utf16(bytes) == declared;
    }
    rt_utf8_count count = rt_utf8_count_sequences(bytes);
    if (declared->converter == NULL) {
        return count.ill_formed <= count.multibyte;
    }
    return count.multibyte == 0 || count.ill_formed > 0;
}

static choice choose(rt_charset *c, retold_span bytes, retold_span label, bool html)
{
    choice chosen;
    if (choose_by_bom(bytes, &chosen)) {
        return chosen;
    }
    const rt_encoding *declared[2] = {rt_encoding_find(label),
                                      html ? rt_charset_of_meta(bytes) : NULL};
    for (int i = 0; i < 2; i++) {
        if (declared[i] != NULL && is_borne_out(declared[i], bytes)) {
            return (choice){declared[i], 0, false};
        }
    }
    const rt_encoding *utf16 = rt_detect_utf16(bytes);
    if (utf16 != NULL) {
        return (choice){utf16, 0, true};
    }
    if (rt_utf8_check(bytes) == bytes.size) {
        const rt_encoding *japanese = rt_detect_iso_2022_jp(bytes);
        return (choice){japanese == NULL ? named("utf-8") : japanese, 0, true};
    }
    return (choice){rt_detect(c->detector, bytes, html), 0, true};
}

/* ---------------------------------------------------------------- converting */

/* Called by ICU for what it cannot convert. */
static void count_repair(const void *context, UConverterToUnicodeArgs *arguments, const char *bytes,
                         int32_t size, UConverterCallbackReason reason, UErrorCode *code)
{
    static const UChar replacement = 0xfffd;
    if (reason <= UCNV_IRREGULAR) {
        *code = U_ZERO_ERROR;
        ((rt_charset *)context)->repaired++;
        ucnv_cbToUWriteUChars(arguments, &replacement, 1, 0, code);
    }
}

static UConverter *open_converter(rt_charset *c, const rt_encoding *encoding)
{
    UConverter **kept = &c->converters[rt_encoding_index(encoding)];
    if (*kept == NULL) {
        UErrorCode code = U_ZERO_ERROR;
        UConverter *made = ucnv_open(encoding->converter, &code);
        if (U_FAILURE(code)) {
            return NULL;
        }
        ucnv_setToUCallBack(made, count_repair, c, NULL, NULL, &code);
        *kept = made;
    }
    return *kept;
}

/* What is left once a converter stood in for bytes is at most so much larger. */
static bool convert(rt_charset *c, UConverter *from, retold_span bytes, rt_buffer *out)
{
    const char *at = bytes.data, *end = bytes.data + bytes.size;
    UChar *pivot_begin = c->pivot, *pivot_end = c->pivot;
    UErrorCode code = U_BUFFER_OVERFLOW_ERROR;
    ucnv_reset(c->utf8);
    ucnv_reset(from);
    for (bool first = true; code == U_BUFFER_OVERFLOW_ERROR; first = false) {
        size_t left = (size_t)(end - at);
        if (!rt_buffer_reserve(out, left + left / 8 + PIVOT)) {
            return false;
        }
        char *target = out->data + out->size;
        code = U_ZERO_ERROR;
        ucnv_convertEx(c->utf8, from, &target, out->data + out->capacity, &at, end, c->pivot,
                       &pivot_begin, &pivot_end, c->pivot + PIVOT, first, true, &code);
        out->size = (size_t)(target - out->data);
    }
    return U_SUCCESS(code);
}

bool rt_charset_convert(rt_charset *charset, retold_span bytes, const rt_encoding *encoding,
                        rt_buffer *out, uint64_t *repaired)
{
    if (encoding->converter == NULL) {
        return rt_utf8_repair(bytes, out, repaired);
    }
    if (bytes.size == 0) {
        return true;
    }
    UConverter *from = open_converter(charset, encoding);
    charset->repaired = 0;
    bool converted = from != NULL && convert(charset, from, bytes, out);
    *repaired += charset->repaired;
    return converted;
}

const rt_encoding *rt_charset_detect(rt_charset *charset, retold_span bytes)
{
    return rt_detect(charset->detector, bytes, false);
}

retold_status rt_charset_to_utf8(rt_charset *charset, retold_span bytes, retold_span declared,
                                 bool html, rt_buffer *out, rt_charset_result *result,
                                 retold_error *error)
{
    if (bytes.size == 0) {
        bytes.data = ""; /* not NULL, so that it can be added to */
    }
    choice chosen = choose(charset, bytes, declared, html);
    uint64_t repaired = 0;
    bytes = rt_span(bytes.data + chosen.bom, bytes.size - chosen.bom);
    if (!rt_charset_convert(charset, bytes, chosen.encoding, out, &repaired)) {
        return rt_fail_memory(error);
    }
    *result = (rt_charset_result){chosen.encoding->name, repaired, chosen.guessed};
    return RETOLD_OK;
}

rt_charset *rt_charset_new(void)
{
    rt_charset *c = calloc(1, sizeof *c);
    if (c == NULL) {
        return NULL;
    }
    UErrorCode code = U_ZERO_ERROR;
    c->utf8 = ucnv_open("UTF-8", &code);
    c->detector = rt_detector_new();
    if (U_FAILURE(code) || c->detector == NULL) {
        rt_charset_free(c);
        return NULL;
    }
    return c;
}

void rt_charset_free(rt_charset *charset)
{
    if (charset == NULL) {
        return;
    }
    for (size_t i = 0; i < RT_ENCODINGS; i++) {
        ucnv_close(charset->converters[i]);
    }
    ucnv_close(charset->utf8);
    rt_detector_free(charset->detector);
    free(charset);
}
