/*
 * Build-time program: prints the table described in unicode_class.h, in two stages of
 * 256 code points a page, worked out from utf8proc's data.
 */
#include "unicode_class.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { CODE_POINTS = 0x110000, PAGE = 256, PAGES = CODE_POINTS / PAGE, FOLDED_MAX = 32 };

static const utf8proc_option_t fold_options =
    UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;

typedef struct range {
    int32_t first, last;
} range;

/* Scripts whose writing does not separate words; Unicode 14 blocks. */
static const range single_ranges[] = {
    {0x0e00, 0x0eff},   /* Thai, Lao */
    {0x0f00, 0x0fff},   /* Tibetan */
    {0x1000, 0x109f},   /* Myanmar */
    {0x1780, 0x17ff},   /* Khmer */
    {0x3005, 0x3007},   /* Han: iteration and closing marks, zero */
    {0x3021, 0x3029},   /* Han: Hangzhou numerals */
    {0x3031, 0x3035},   /* kana: repeat marks */
    {0x3038, 0x303c},   /* Han: Hangzhou numerals, iteration mark; kana: masu mark */
    {0x3040, 0x30ff},   /* kana */
    {0x31f0, 0x31ff},   /* kana, phonetic extensions */
    {0x3400, 0x4dbf},   /* Han, extension A */
    {0x4e00, 0x9fff},   /* Han */
    {0xa9e0, 0xa9ff},   /* Myanmar, extended B */
    {0xaa60, 0xaa7f},   /* Myanmar, extended A */
    {0xf900, 0xfaff},   /* Han, compatibility */
    {0xff66, 0xff9d},   /* kana, half width */
    {0x16fe3, 0x16fe3}, /* Han: old Chinese iteration mark */
    {0x1aff0, 0x1b16f}, /* kana, supplement and extended */
    {0x20000, 0x3ffff}, /* Han, further extensions */
};

/* Separators after which a capital letter does not show that a word is a name. */
static const int32_t stops[] = {'\n',   '\r',   '!',    '"',    '.',    ':',    ';',
                                '?',    0xa1,   0xab,   0xbf,   0x2018, 0x201c, 0x201e,
                                0x2022, 0x2026, 0x2028, 0x2029, 0x3002};

static bool composes_forward[CODE_POINTS];
static bool composes_backward[CODE_POINTS];
static uint32_t entries[CODE_POINTS];

/* Decodes UTF-8 into code points; returns their number. */
static int decode(const utf8proc_uint8_t *bytes, size_t size, utf8proc_int32_t *out, int max)
{
    int count = 0;
    for (size_t i = 0; i < size && count < max;) {
        utf8proc_ssize_t n = utf8proc_iterate(bytes + i, (utf8proc_ssize_t)(size - i), &out[count]);
        if (n <= 0) {
            break;
        }
        i += (size_t)n;
        count++;
    }
    return count;
}

/* Maps code points with utf8proc; returns the number written to `out`. */
static int map(const utf8proc_int32_t *in, int count, utf8proc_option_t options,
               utf8proc_int32_t *out)
{
    utf8proc_uint8_t text[FOLDED_MAX * 4];
    size_t size = 0;
    for (int i = 0; i < count; i++) {
        size += (size_t)utf8proc_encode_char(in[i], text + size);
    }
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t length = utf8proc_map(text, (utf8proc_ssize_t)size, &mapped, options);
    if (length < 0) {
        fprintf(stderr, "utf8proc_map: %s\n", utf8proc_errmsg(length));
        exit(1);
    }
    int result = decode(mapped, (size_t)length, out, FOLDED_MAX);
    free(mapped);
    return result;
}

/* Notes which code points take part in canonical compositions, and on which side. */
static void find_compositions(void)
{
    for (int32_t c = 0; c < CODE_POINTS; c++) {
        if (!utf8proc_codepoint_valid(c)) {
            continue;
        }
        utf8proc_int32_t parts[FOLDED_MAX];
        utf8proc_ssize_t count =
            utf8proc_decompose_char(c, parts, FOLDED_MAX, UTF8PROC_DECOMPOSE, NULL);
        if (count < 2) {
            continue;
        }
        /* What was composed once may be taken apart and composed otherwise. */
        composes_forward[c] = true;
        composes_forward[parts[0]] = true;
        composes_backward[parts[count - 1]] = true;
        utf8proc_int32_t head[FOLDED_MAX];
        if (map(parts, (int)count - 1, UTF8PROC_STABLE | UTF8PROC_COMPOSE, head) == 1) {
            composes_forward[head[0]] = true;
        }
    }
    for (int32_t c = 0x1100; c <= 0x1112; c++) { /* Hangul compose by rule, not by table */
        composes_forward[c] = true;
    }
    for (int32_t c = 0x1161; c <= 0x1175; c++) {
        composes_backward[c] = true;
    }
    for (int32_t c = 0x11a7; c <= 0x11c2; c++) { /* utf8proc 2.6 drops 11A7 after a syllable */
        composes_backward[c] = true;
    }
    for (int32_t c = 0xac00; c <= 0xd7a3; c++) {
        composes_forward[c] = (c - 0xac00) % 28 == 0;
    }
}

static bool is_single(int32_t c)
{
    for (size_t i = 0; i < sizeof single_ranges / sizeof *single_ranges; i++) {
        if (c >= single_ranges[i].first && c <= single_ranges[i].last) {
            return true;
        }
    }
    return false;
}

static bool is_stop(int32_t c)
{
    for (size_t i = 0; i < sizeof stops / sizeof *stops; i++) {
        if (c == stops[i]) {
            return true;
        }
    }
    return false;
}

static bool is_figure(utf8proc_category_t category)
{
    return category == UTF8PROC_CATEGORY_ND || category == UTF8PROC_CATEGORY_NL ||
           category == UTF8PROC_CATEGORY_NO;
}

/* The class of a code point that folds to itself. */
static uint32_t class_of(int32_t c)
{
    utf8proc_category_t category = utf8proc_category(c);
    switch (category) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL: /* among them the Han zero; digits (Nd) make one number */
        return is_single(c) ? RT_CLASS_SINGLE : RT_CLASS_WORD;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return RT_CLASS_MARK;
    default:
        return is_figure(category) ? RT_CLASS_WORD : RT_CLASS_SEPARATOR;
    }
}

static unsigned utf8_size(int32_t c)
{
    return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
}

/* A separator ends what is looked at, whatever it may compose with. */
static bool is_plain(int32_t c, int32_t folded, uint32_t class, uint32_t flags)
{
    bool fits = (class == RT_CLASS_WORD || class == RT_CLASS_SINGLE) &&
                utf8_size(c) == utf8_size(folded) &&
                (flags & (RT_ENTRY_COMPOSES_BACKWARD | RT_ENTRY_COMBINING)) == 0;
    return class == RT_CLASS_SEPARATOR || fits;
}

static uint32_t entry_of(int32_t c)
{
    if (!utf8proc_codepoint_valid(c)) {
        return 0;
    }
    utf8proc_int32_t folded[FOLDED_MAX];
    int count = map(&c, 1, fold_options, folded);
    utf8proc_category_t category = utf8proc_category(c);
    uint32_t flags = 0;
    if (category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT) {
        flags |= RT_ENTRY_UPPER;
    }
    if (count != 1) {
        bool any = count == 0; /* ignorable: must not split a word */
        for (int i = 0; i < count; i++) {
            any = any || class_of(folded[i]) != RT_CLASS_SEPARATOR;
        }
        return RT_ENTRY_CLASS_BITS(any ? RT_CLASS_SLOW : RT_CLASS_SEPARATOR) | flags |
               (any ? 0 : RT_ENTRY_PLAIN) | (!any && is_stop(c) ? RT_ENTRY_STOP : 0);
    }
    int32_t f = folded[0];
    uint32_t class = class_of(f);
    if (is_figure(utf8proc_category(f))) {
        flags |= RT_ENTRY_FIGURE;
    }
    flags |= composes_forward[f] ? RT_ENTRY_COMPOSES_FORWARD : 0;
    flags |= composes_backward[f] ? RT_ENTRY_COMPOSES_BACKWARD : 0;
    flags |= utf8proc_get_property(f)->combining_class != 0 ? RT_ENTRY_COMBINING : 0;
    flags |= class == RT_CLASS_SEPARATOR && (is_stop(c) || is_stop(f)) ? RT_ENTRY_STOP : 0;
    flags |= is_plain(c, f, class, flags) ? RT_ENTRY_PLAIN : 0;
    return RT_ENTRY_CLASS_BITS(class) | flags | (f == c ? 0 : (uint32_t)f);
}

static void print_table(void)
{
    static int first_use[PAGES]; /* the number of the equal page printed before, or its own */
    int printed = 0;
    static int numbers[PAGES];
    printf("/* Made by make_unicode_table.c from utf8proc %s, Unicode %s. */\n", utf8proc_version(),
           utf8proc_unicode_version());
    printf("static const uint32_t rt_unicode_entries[][%d] = {\n", PAGE);
    for (int p = 0; p < PAGES; p++) {
        int same = -1;
        for (int q = 0; q < printed && same < 0; q++) {
            if (memcmp(entries + first_use[q] * PAGE, entries + p * PAGE, PAGE * sizeof *entries) ==
                0) {
                same = q;
            }
        }
        if (same < 0) {
            same = printed;
            first_use[printed++] = p;
            printf("{");
            for (int i = 0; i < PAGE; i++) {
                printf("%#x,%s", entries[p * PAGE + i], i % 12 == 11 ? "\n" : "");
            }
            printf("},\n");
        }
        numbers[p] = same;
    }
    printf("};\nstatic const uint16_t rt_unicode_pages[%d] = {\n", PAGES);
    for (int p = 0; p < PAGES; p++) {
        printf("%d,%s", numbers[p], p % 24 == 23 ? "\n" : "");
    }
    printf("};\n");
}

int main(void)
{
    find_compositions();
    for (int32_t c = 0; c < CODE_POINTS; c++) {
        entries[c] = entry_of(c);
    }
    print_table();
    return 0;
}
