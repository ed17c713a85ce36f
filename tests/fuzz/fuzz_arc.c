/*
 * libFuzzer target for ARC: any bytes, whose format is set if they are not compressed (see
 * reading.h). The first byte chooses the step, the second max_record; the rest is the input.
 */
#include "reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size >= 2) {
        read_twice(rt_span((const char *)data + 2, size - 2), RETOLD_FORMAT_ARC, data[0], data[1]);
    }
    return 0;
}
