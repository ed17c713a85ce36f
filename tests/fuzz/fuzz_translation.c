/*
 * libFuzzer target for comparing two texts as translations: any bytes.
 *
 *   - what is not valid UTF-8 is refused, all else is compared;
 *   - anchors stand in the texts that they are said to stand in, and have a key;
 *   - the parts of the score add up.
 *
 * The first byte chooses the languages; a byte 0xff parts the texts.
 */
#include "base/buffer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(condition)                                                                         \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

static const char *const languages[] = {"en", "fr", "ru", "zh", "ja", "ar", "si", "tr",
                                        "",   "ta", "th", "ko", "he", "hi", "-",  "de-AT"};

static void check_ranges(retold_span text, const retold_range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        REQUIRE(ranges[i].begin < ranges[i].end && ranges[i].end <= text.size);
        REQUIRE(i == 0 || ranges[i - 1].begin <= ranges[i].begin);
    }
}

static void check_anchors(const retold_anchor *anchors, size_t count, retold_span a, retold_span b)
{
    for (size_t i = 0; i < count; i++) {
        REQUIRE(anchors[i].key.size > 0 && anchors[i].weight > 0);
        check_ranges(a, anchors[i].a, anchors[i].a_count);
        check_ranges(b, anchors[i].b, anchors[i].b_count);
    }
}

static void check(const retold_translation *t, retold_span a, retold_span b)
{
    double sum = t->constant;
    for (size_t i = 0; i < t->feature_count; i++) {
        REQUIRE(isfinite(t->features[i].value));
        sum += t->features[i].part;
    }
    REQUIRE(fabs(sum - t->logit) < 1e-9);
    REQUIRE(t->probability >= 0 && t->probability <= 1);
    check_anchors(t->shared, t->shared_count, a, b);
    check_anchors(t->only_a, t->only_a_count, a, b);
    check_anchors(t->only_b, t->only_b_count, a, b);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    retold_document a = {.lang = rt_span_of(languages[data[0] % 16])};
    retold_document b = {.lang = rt_span_of(languages[data[0] / 16])};
    a.text = rt_span((const char *)data + 1, size - 1);
    const char *end = memchr(a.text.data, 0xff, a.text.size);
    if (end != NULL) {
        size_t first = (size_t)(end - a.text.data);
        b.text = rt_span(end + 1, a.text.size - first - 1);
        a.text.size = first;
    }
    retold_options options;
    retold_options_init(&options);
    retold_translation t;
    retold_error error;
    retold_status status = retold_compare_translation(&options.translation, &a, &b, &t, &error);
    REQUIRE(status == RETOLD_OK ||
            (status == RETOLD_UNUSABLE && error.fault == RETOLD_FAULT_INVALID_UTF8));
    if (status == RETOLD_OK) {
        check(&t, a.text, b.text);
        retold_translation_release(&t);
    }
    return 0;
}
