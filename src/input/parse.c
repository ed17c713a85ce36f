#include "input/parse.h"

#include "base/error.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { NUMBER_DIGITS = 20 };

retold_status rt_parse_place(retold_error *error, const rt_record *record, uint64_t offset)
{
    rt_error_place(error, record->input, record->number, offset);
    return RETOLD_UNUSABLE;
}

retold_status rt_parse_skip(retold_error *error, const rt_record *record, retold_skip skip)
{
    rt_fail(error, RETOLD_SKIPPED, "no page in it");
    rt_error_place(error, record->input, record->number, record->record_offset);
    if (error != NULL) {
        error->skip = skip;
    }
    return RETOLD_SKIPPED;
}

/* Bytes of the white space character at `at`, 0 if there is none. `size` is at least 1. */
static size_t white_space_size(const unsigned char *at, size_t size)
{
    if (at[0] == ' ' || (at[0] >= '\t' && at[0] <= '\r')) {
        return 1;
    }
    if (size >= 2 && at[0] == 0xc2 && (at[1] == 0x85 || at[1] == 0xa0)) {
        return 2;
    }
    if (size < 3) {
        return 0;
    }
    uint32_t three = (uint32_t)at[0] << 16 | (uint32_t)at[1] << 8 | at[2];
    bool white = three == 0xe19a80 ||                        /* U+1680 */
                 (three >= 0xe28080 && three <= 0xe2808b) || /* U+2000 to U+200B */
                 three == 0xe280a8 || three == 0xe280a9 ||   /* U+2028, U+2029 */
                 three == 0xe280af || three == 0xe2819f ||   /* U+202F, U+205F */
                 three == 0xe38080 || three == 0xefbbbf;     /* U+3000, U+FEFF */
    return white ? 3 : 0;
}

bool rt_parse_is_blank(retold_span text)
{
    for (size_t at = 0; at < text.size;) {
        size_t size = white_space_size((const unsigned char *)text.data + at, text.size - at);
        if (size == 0) {
            return false;
        }
        at += size;
    }
    return true;
}

bool rt_parse_reserve(rt_record_parser *parser, const rt_record *record, size_t size)
{
    return rt_buffer_reserve(&parser->strings, size + strlen(record->input) + NUMBER_DIGITS + 2);
}

retold_span rt_parse_make_id(rt_record_parser *parser, const rt_record *record, size_t used)
{
    char *id = parser->strings.data + used;
    int size =
        snprintf(id, parser->strings.capacity - used, "%s:%" PRIu64, record->input, record->number);
    return rt_span(id, (size_t)size);
}
