#include "page/charset_detect.h"

#include <unicode/ucsdet.h>

enum { SAMPLE = 16 * 1024 };

rt_detector *rt_detector_new(void)
{
    UErrorCode code = U_ZERO_ERROR;
    return (rt_detector *)ucsdet_open(&code);
}

void rt_detector_free(rt_detector *detector)
{
    ucsdet_close((UCharsetDetector *)detector);
}

const rt_encoding *rt_detect(rt_detector *detector, retold_span bytes, bool html)
{
    UErrorCode code = U_ZERO_ERROR;
    UCharsetDetector *icu = (UCharsetDetector *)detector;
    size_t size = bytes.size < SAMPLE ? bytes.size : SAMPLE;
    ucsdet_enableInputFilter(icu, html);
    ucsdet_setText(icu, bytes.data, (int32_t)size, &code);
    const UCharsetMatch *match = ucsdet_detect(icu, &code);
    const rt_encoding *found = NULL;
    if (match != NULL) {
        found = rt_encoding_find(rt_span_of(ucsdet_getName(match, &code)));
    }
    return found != NULL ? found : rt_encoding_find(rt_span_of("windows-1252"));
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
