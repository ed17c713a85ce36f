/*
 * libFuzzer target for src/input: any bytes, whose format is recognised (see reading.h). The first
 * byte chooses the step, the second max_record; the rest is the input.
 */
#include "reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size >= 2) {
        read_twice(rt_span((const char *)data + 2, size - 2), RETOLD_FORMAT_UNKNOWN, data[0],
                   data[1]);
    }
    return 0;
}
