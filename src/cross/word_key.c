#include "cross/word_key.h"

#include "base/hash.h"

enum { CHARACTER_BYTES = 3 };

/* The ideographs in use; kana; Thai, Lao, Tibetan and Burmese; Khmer. All take three bytes. */
static const struct {
    uint32_t first, count;
} ranges[] = {{0x4e00, 0x5200}, {0x3040, 0xc0}, {0x0e00, 0x2a0}, {0x1780, 0x80}};

/* The characters in the ranges: few enough for the number of a pair to fit into a key. */
enum { CHARACTERS = 0x5200 + 0xc0 + 0x2a0 + 0x80, RANGES = sizeof ranges / sizeof *ranges };
_Static_assert((uint64_t)CHARACTERS *CHARACTERS <= UINT64_C(1) << RT_ANCHOR_KEY_BITS,
               "a pair of characters fits into a key");

retold_span rt_stem(retold_span word)
{
    size_t i = 0;
    for (size_t n = 0; i < word.size && n < RT_STEM_CHARACTERS; n++) {
        i++;
        while (i < word.size && ((unsigned char)word.data[i] & 0xc0) == 0x80) {
            i++;
        }
    }
    return rt_span(word.data, i);
}

/* The number of the character at `text`, CHARACTERS if it is in none of the ranges. */
static uint32_t number_of(const char *text)
{
    const unsigned char *p = (const unsigned char *)text;
    uint32_t c = (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
    uint32_t before = 0;
    for (int i = 0; (p[0] & 0xf0) == 0xe0 && i < RANGES; i++) {
        if (c - ranges[i].first < ranges[i].count) {
            return before + (c - ranges[i].first);
        }
        before += ranges[i].count;
    }
    return CHARACTERS;
}

bool rt_is_word_pair(retold_span word)
{
    return word.size == 2 * CHARACTER_BYTES && number_of(word.data) < CHARACTERS &&
           number_of(word.data + CHARACTER_BYTES) < CHARACTERS;
}

uint32_t rt_word_key(retold_span word)
{
    if (rt_is_word_pair(word)) {
        uint32_t first = number_of(word.data);
        return (uint32_t)RT_ANCHOR_WORD << RT_ANCHOR_KEY_BITS |
               (first * CHARACTERS + number_of(word.data + CHARACTER_BYTES));
    }
    retold_span stem = rt_stem(word);
    return rt_anchor_key(RT_ANCHOR_WORD, rt_hash_bytes(stem.data, stem.size));
}

static void write_character(uint32_t number, char text[CHARACTER_BYTES])
{
    int i = 0;
    for (; number >= ranges[i].count; i++) {
        number -= ranges[i].count;
    }
    uint32_t c = ranges[i].first + number;
    text[0] = (char)(0xe0 | c >> 12);
    text[1] = (char)(0x80 | (c >> 6 & 0x3f));
    text[2] = (char)(0x80 | (c & 0x3f));
}

retold_span rt_word_key_pair(uint32_t key, char text[6])
{
    uint32_t pair = key & ((UINT32_C(1) << RT_ANCHOR_KEY_BITS) - 1);
    if (pair >= (uint32_t)CHARACTERS * CHARACTERS) {
        return rt_span(NULL, 0);
    }
    write_character(pair / CHARACTERS, text);
    write_character(pair % CHARACTERS, text + CHARACTER_BYTES);
    return rt_span(text, 2 * CHARACTER_BYTES);
}
