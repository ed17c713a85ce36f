#include "cross/number_text.h"

#include "cross/number_digits_table.h"

uint32_t rt_code_decode(const unsigned char *p, size_t left, unsigned *size)
{
    unsigned length = p[0] < 0xc2 ? 1 : p[0] < 0xe0 ? 2 : p[0] < 0xf0 ? 3 : p[0] < 0xf5 ? 4 : 1;
    *size = 1;
    if (length == 1 || length > left) {
        return RT_NOT_A_CHARACTER;
    }
    uint32_t c = p[0] & (0x7fu >> length);
    for (unsigned i = 1; i < length; i++) {
        if ((p[i] & 0xc0) != 0x80) {
            return RT_NOT_A_CHARACTER;
        }
        c = c << 6 | (p[i] & 0x3fu);
    }
    *size = length;
    return c;
}

uint32_t rt_code_before(retold_span text, size_t at, unsigned *size)
{
    *size = 0;
    if (at == 0) {
        return 0;
    }
    const unsigned char *p = (const unsigned char *)text.data;
    unsigned back = 1;
    while (back < 4 && back < at && (p[at - back] & 0xc0) == 0x80) {
        back++;
    }
    unsigned n;
    uint32_t c = rt_code_at(text, at - back, &n);
    *size = n == back ? back : 1;
    return n == back ? c : RT_NOT_A_CHARACTER;
}

int rt_digit_value(uint32_t c)
{
    if (c < 0x80) {
        return c >= '0' && c <= '9' ? (int)(c - '0') : -1;
    }
    if (c <= 0xffff && !rt_in_blocks(rt_number_blocks, c)) {
        return -1;
    }
    size_t low = 0, high = sizeof digit_zeros / sizeof *digit_zeros;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (digit_zeros[middle] <= c) {
            low = middle;
        } else {
            high = middle;
        }
    }
    return c >= digit_zeros[low] && c - digit_zeros[low] < 10 ? (int)(c - digit_zeros[low]) : -1;
}

/* Blocks outside ASCII that hold no letters but punctuation, symbols and spaces. */
static const struct {
    uint32_t first, last;
} separators[] = {
    {0x80, 0xa9},     {0xab, 0xb4},     {0xb6, 0xb9},     {0xbb, 0xbf},     {0xd7, 0xd7},
    {0xf7, 0xf7},     {0x387, 0x387},   {0x589, 0x58a},   {0x5be, 0x5be},   {0x5c0, 0x5c0},
    {0x5c3, 0x5c3},   {0x5f3, 0x5f4},   {0x600, 0x60f},   {0x61b, 0x61f},   {0x66a, 0x66d},
    {0x6d4, 0x6d4},   {0x700, 0x70d},   {0x964, 0x965},   {0x970, 0x970},   {0xdf4, 0xdf4},
    {0xe3f, 0xe3f},   {0xe5a, 0xe5b},   {0x104a, 0x104f}, {0x1361, 0x1368}, {0x17d4, 0x17db},
    {0x2000, 0x200b}, {0x200e, 0x20cf}, {0x2190, 0x2bff}, {0x2e00, 0x2e7f}, {0x3000, 0x3004},
    {0x3008, 0x3020}, {0x3030, 0x3030}, {0xfe30, 0xfe6f}, {0xff01, 0xff0f}, {0xff1a, 0xff20},
    {0xff3b, 0xff40}, {0xff5b, 0xff65}, {0xffe0, 0xffff},
};

bool rt_is_rare_letter(uint32_t c)
{
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        if (c <= separators[i].last) {
            return c < separators[i].first && rt_digit_value(c) < 0;
        }
    }
    return rt_digit_value(c) < 0;
}
