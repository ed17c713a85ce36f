/*
 * libFuzzer target for encodings: any bytes, with any declaration.
 *
 *   - what comes out is valid UTF-8, and has a U+FFFD for each repair that is counted;
 *   - converters that were used before give the same as new ones;
 *   - what is UTF-8 stays as it is;
 *   - rt_utf8_count_sequences() counts what rt_utf8_repair() repairs.
 *
 * The bytes up to the first line end are the label that a header gives, the rest is the text; the
 * first byte's lowest bit says whether it is HTML.
 */
#include "page/charset.h"
#include "text/mojibake.h"
#include "text/tokenise.h"
#include "text/utf8_repair.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(condition)                                                                         \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

static size_t count_replacements(const rt_buffer *text)
{
    size_t count = 0;
    for (size_t i = 0; i + 3 <= text->size; i++) {
        count += memcmp(text->data + i, "\xef\xbf\xbd", 3) == 0;
    }
    return count;
}

static void check_repair(retold_span bytes)
{
    rt_buffer repaired;
    rt_buffer_init(&repaired);
    uint64_t repairs = 0;
    REQUIRE(rt_utf8_repair(bytes, &repaired, &repairs));
    REQUIRE(rt_utf8_check(rt_span(repaired.data, repaired.size)) == repaired.size);
    REQUIRE(rt_utf8_count_sequences(bytes).ill_formed == repairs);
    REQUIRE((repairs == 0) == (rt_utf8_check(bytes) == bytes.size));
    rt_buffer_release(&repaired);
}

static void check_conversion(retold_span bytes, retold_span label, bool html)
{
    static rt_charset *used;
    if (used == NULL) {
        used = rt_charset_new();
    }
    rt_charset *fresh = rt_charset_new();
    REQUIRE(used != NULL && fresh != NULL);
    rt_buffer a, b;
    rt_buffer_init(&a);
    rt_buffer_init(&b);
    rt_charset_result found, again;
    REQUIRE(rt_charset_to_utf8(used, bytes, label, html, &a, &found, NULL) == RETOLD_OK);
    REQUIRE(rt_charset_to_utf8(fresh, bytes, label, html, &b, &again, NULL) == RETOLD_OK);
    REQUIRE(rt_span_equal(rt_span(a.data, a.size), rt_span(b.data, b.size)));
    REQUIRE(found.repaired == again.repaired && found.name == again.name);
    REQUIRE(rt_utf8_check(rt_span(a.data, a.size)) == a.size);
    REQUIRE(count_replacements(&a) >= found.repaired);
    if (strcmp(found.name, "utf-8") == 0 && found.repaired == 0) {
        REQUIRE(a.size == bytes.size || a.size + 3 == bytes.size);
        REQUIRE(a.size == 0 || memcmp(a.data, bytes.data + bytes.size - a.size, a.size) == 0);
    }
    rt_mojibake_count(rt_span(a.data, a.size));
    rt_buffer_release(&a);
    rt_buffer_release(&b);
    rt_charset_free(fresh);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const uint8_t *line_end = size == 0 ? NULL : memchr(data, '\n', size);
    if (line_end == NULL) {
        return 0;
    }
    size_t label = (size_t)(line_end - data);
    retold_span bytes = rt_span((const char *)line_end + 1, size - label - 1);
    check_repair(bytes);
    bool html = (data[0] & 1) != 0;
    check_conversion(bytes, rt_span((const char *)data + 1, label == 0 ? 0 : label - 1), html);
    return 0;
}
