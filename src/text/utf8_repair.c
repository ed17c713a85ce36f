#include "text/utf8_repair.h"

#include "text/tokenise.h"

/* How many bytes from `p` on begin a well-formed sequence; 0 if none does. `whole`: they are one.
 * (The Unicode Standard, table 3-7.) */
static size_t sequence_at(const unsigned char *p, const unsigned char *end, bool *whole)
{
    unsigned char lead = p[0];
    unsigned char low = 0x80, high = 0xbf;
    size_t need;
    if (lead < 0x80) {
        need = 1;
    } else if (lead >= 0xc2 && lead <= 0xdf) {
        need = 2;
    } else if (lead >= 0xe0 && lead <= 0xef) {
        need = 3;
        low = lead == 0xe0 ? 0xa0 : low;
        high = lead == 0xed ? 0x9f : high;
    } else if (lead >= 0xf0 && lead <= 0xf4) {
        need = 4;
        low = lead == 0xf0 ? 0x90 : low;
        high = lead == 0xf4 ? 0x8f : high;
    } else {
        *whole = false;
        return 0;
    }
    size_t size = 1;
    while (size < need && p + size < end && p[size] >= low && p[size] <= high) {
        size++;
        low = 0x80;
        high = 0xbf;
    }
    *whole = size == need;
    return size;
}

static size_t ill_formed_size(retold_span bytes)
{
    const unsigned char *p = (const unsigned char *)bytes.data;
    bool whole;
    size_t size = sequence_at(p, p + bytes.size, &whole);
    return size == 0 ? 1 : size;
}

bool rt_utf8_repair(retold_span bytes, rt_buffer *out, uint64_t *repaired)
{
    while (bytes.size > 0) {
        size_t good = rt_utf8_check(bytes);
        if (!rt_buffer_append(out, bytes.data, good)) {
            return false;
        }
        bytes = rt_span(bytes.data + good, bytes.size - good);
        if (bytes.size == 0) {
            break;
        }
        if (!rt_buffer_append(out, "\xef\xbf\xbd", 3)) {
            return false;
        }
        (*repaired)++;
        size_t bad = ill_formed_size(bytes);
        bytes = rt_span(bytes.data + bad, bytes.size - bad);
    }
    return true;
}

rt_utf8_count rt_utf8_count_sequences(retold_span bytes)
{
    rt_utf8_count count = {0};
    if (bytes.size == 0) {
        return count;
    }
    const unsigned char *p = (const unsigned char *)bytes.data, *end = p + bytes.size;
    while (p < end) {
        if (*p < 0x80) {
            p++;
            continue;
        }
        bool whole;
        size_t size = sequence_at(p, end, &whole);
        count.multibyte += whole;
        count.ill_formed += !whole;
        p += size == 0 ? 1 : size;
    }
    return count;
}
