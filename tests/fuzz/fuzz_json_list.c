/*
 * libFuzzer target for src/input: a list of JSON objects (see reading.h). The first byte chooses
 * the step, the second max_record; the rest is the input.
 */
#include "reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size >= 2 && rt_codec_of(data + 2, size - 2) == RETOLD_CODEC_NONE) {
        read_twice(rt_span((const char *)data + 2, size - 2), RETOLD_FORMAT_JSON, data[0], data[1]);
    }
    return 0;
}
