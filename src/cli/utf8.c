#include "utf8.h"

/* Bytes that a character with this first byte takes, its first bits, and its least value. */
static size_t sequence_length(unsigned char first, uint32_t *bits, uint32_t *least)
{
    if (first < 0x80) {
        *bits = first;
        *least = 0;
        return 1;
    }
    if (first >= 0xc2 && first < 0xe0) {
        *bits = first & 0x1f;
        *least = 0x80;
        return 2;
    }
    if (first >= 0xe0 && first < 0xf0) {
        *bits = first & 0x0f;
        *least = 0x800;
        return 3;
    }
    if (first >= 0xf0 && first < 0xf5) {
        *bits = first & 0x07;
        *least = 0x10000;
        return 4;
    }
    return 0;
}

uint32_t cli_utf8_next(retold_span text, size_t *size)
{
    uint32_t value = 0;
    uint32_t least = 0;
    size_t length = sequence_length((unsigned char)text.data[0], &value, &least);
    *size = 1;
    if (length == 0 || length > text.size) {
        return CLI_UTF8_INVALID;
    }
    for (size_t i = 1; i < length; i++) {
        unsigned char byte = (unsigned char)text.data[i];
        if ((byte & 0xc0) != 0x80) {
            return CLI_UTF8_INVALID;
        }
        value = value << 6 | (byte & 0x3f);
    }
    if (value < least || value > 0x10ffff || (value >= 0xd800 && value < 0xe000)) {
        return CLI_UTF8_INVALID;
    }
    *size = length;
    return value;
}
