/*
 * libFuzzer target for inputs in other encodings than UTF-8: any bytes, said to be in one, or none
 * said (see reading.h). The first byte chooses the step, the second max_record, the third the
 * format, the encoding, and what becomes of ill-formed text; the rest is the input.
 */
#include "reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const retold_format formats[] = {RETOLD_FORMAT_UNKNOWN, RETOLD_FORMAT_JSONL,
                                            RETOLD_FORMAT_TEXT,    RETOLD_FORMAT_CSV,
                                            RETOLD_FORMAT_TSV,     RETOLD_FORMAT_JSON};
    static const char *const encodings[] = {NULL,           "utf-16le",  "utf-16be",
                                            "windows-1252", "shift_jis", "gb18030"};
    if (size < 3 || rt_codec_of(data + 3, size - 3) != RETOLD_CODEC_NONE) {
        return 0;
    }
    retold_read_options options = reading_options(formats[data[2] % 6], data[1]);
    options.encoding = encodings[data[2] / 6 % 6];
    options.invalid_utf8 = (retold_invalid_utf8)(data[2] / 36 % 3);
    read_twice_as(rt_span((const char *)data + 3, size - 3), &options, data[0]);
    return 0;
}
