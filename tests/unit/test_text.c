/*
 * src/text: the tokeniser against a plain one that normalises the whole text with utf8proc and
 * splits what comes of it, on every code point and on random text; its vector variants against
 * the scalar one; what is a word, a name and a figure; and the UTF-8 check.
 */
#include "support.h"
#include "text/classify.h"
#include "text/tokenise.h"

#include <stdlib.h>
#include <utf8proc.h>

/* ------------------------------------------------------------ the reference */

typedef struct range {
    int32_t first, last;
} range;

/*
 * Letters and number letters of the scripts that do not separate words, by the Script property
 * (Scripts.txt, Unicode 15) and, for the repetition marks that kana and Han share with others,
 * Script_Extensions. They are code points after normalisation.
 */
static const range unseparated[] = {
    {0x0e01, 0x0e5b},   /* Thai */
    {0x0e81, 0x0edf},   /* Lao */
    {0x0f00, 0x0fda},   /* Tibetan */
    {0x1000, 0x109f},   /* Myanmar */
    {0x1780, 0x17f9},   /* Khmer */
    {0x3005, 0x3007},   /* Han */
    {0x3021, 0x3029},   /* Han */
    {0x3031, 0x3035},   /* kana repeat marks */
    {0x3038, 0x303c},   /* Han; masu mark */
    {0x3041, 0x309f},   /* Hiragana */
    {0x30a1, 0x30ff},   /* Katakana */
    {0x31f0, 0x31ff},   /* Katakana */
    {0x3400, 0x4dbf},   /* Han */
    {0x4e00, 0x9fff},   /* Han */
    {0xa9e0, 0xa9fe},   /* Myanmar */
    {0xaa60, 0xaa7f},   /* Myanmar */
    {0xf900, 0xfad9},   /* Han */
    {0x16fe3, 0x16fe3}, /* Han: old Chinese iteration mark */
    {0x1aff0, 0x1affe}, /* Katakana */
    {0x1b000, 0x1b167}, /* Hiragana, Katakana */
    {0x20000, 0x323af}, /* Han */
};

typedef enum kind { SEPARATOR, WORD, SINGLE, MARK } kind;

static bool is_unseparated(int32_t c)
{
    for (size_t i = 0; i < sizeof unseparated / sizeof *unseparated; i++) {
        if (c >= unseparated[i].first && c <= unseparated[i].last) {
            return true;
        }
    }
    return false;
}

static kind kind_of(int32_t c)
{
    switch (utf8proc_category_string(c)[0]) {
    case 'L':
        return is_unseparated(c) ? SINGLE : WORD;
    case 'N': /* digits make one number in all scripts, number letters are letters */
        return utf8proc_category(c) == UTF8PROC_CATEGORY_NL && is_unseparated(c) ? SINGLE : WORD;
    case 'M':
        return MARK;
    default:
        return SEPARATOR;
    }
}

/* A token of the reference: its key, and whether a digit is in it. */
typedef struct plain_token {
    uint32_t key;
    bool figure;
} plain_token;

typedef struct plain_tokens {
    plain_token *items;
    size_t count, capacity;
} plain_tokens;

static void add_plain(plain_tokens *tokens, retold_span word)
{
    if (word.size == 0) {
        return;
    }
    char padded[RT_WORD_SIZE] = {0};
    bool shorter = word.size < sizeof padded;
    memcpy(padded, word.data, shorter ? word.size : 0);
    uint64_t hash =
        shorter ? rt_hash_bytes(padded, sizeof padded) : rt_hash_bytes(word.data, word.size);
    plain_token token = {.key = (uint32_t)(hash >> 34) << 2};
    for (size_t i = 0; i < word.size;) {
        utf8proc_int32_t c;
        i += (size_t)utf8proc_iterate((const utf8proc_uint8_t *)word.data + i,
                                      (utf8proc_ssize_t)(word.size - i), &c);
        token.figure = token.figure || utf8proc_category_string(c)[0] == 'N';
    }
    REQUIRE(rt_grow((void **)&tokens->items, &tokens->capacity, tokens->count + 1,
                    sizeof *tokens->items),
            "out of memory");
    tokens->items[tokens->count++] = token;
}

/* Normalises the whole text, then splits it code point by code point. */
static void tokenise_plainly(plain_tokens *tokens, retold_span text)
{
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t size = utf8proc_map(
        (const utf8proc_uint8_t *)text.data, (utf8proc_ssize_t)text.size, &mapped,
        UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    REQUIRE(size >= 0, "%s", utf8proc_errmsg(size));
    tokens->count = 0;
    size_t begin = 0;
    kind open = SEPARATOR;
    for (utf8proc_ssize_t i = 0; i < size;) {
        utf8proc_int32_t c;
        utf8proc_ssize_t length = utf8proc_iterate(mapped + i, size - i, &c);
        kind k = kind_of(c);
        bool goes_on = (k == WORD && open == WORD) || (k == MARK && open != SEPARATOR);
        if (!goes_on) {
            if (open != SEPARATOR) {
                add_plain(tokens, rt_span((char *)mapped + begin, (size_t)i - begin));
            }
            open = k == MARK ? SEPARATOR : k; /* a mark without a letter is nothing */
            begin = (size_t)i;
        }
        i += length;
    }
    if (open != SEPARATOR) {
        add_plain(tokens, rt_span((char *)mapped + begin, (size_t)size - begin));
    }
    free(mapped);
}

/* --------------------------------------------------------------- comparison */

enum { MAX_VARIANTS = 4 };

/* The tokenisers under test, the scalar one first, and the reference's tokens. */
static rt_tokens variants[MAX_VARIANTS];
static size_t variant_count;
static rt_tokens part; /* for text cut out of another */
static plain_tokens expected;

static void start(void)
{
    static const retold_simd all[] = {RETOLD_SIMD_SCALAR, RETOLD_SIMD_AVX2, RETOLD_SIMD_AVX512,
                                      RETOLD_SIMD_AUTO};
    variant_count = 0;
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (rt_classify_for(all[i]) != NULL) {
            rt_tokens_init(&variants[variant_count], all[i]);
            variants[variant_count++].with_places = true;
        }
    }
    rt_tokens_init(&part, RETOLD_SIMD_SCALAR);
}

static void stop(void)
{
    for (size_t i = 0; i < variant_count; i++) {
        rt_tokens_release(&variants[i]);
    }
    rt_tokens_release(&part);
    free(expected.items);
    expected = (plain_tokens){0};
}

/* The text as code points, for messages. Static storage. */
static const char *show(retold_span text)
{
    static char shown[4000];
    size_t used = 0;
    for (size_t i = 0; i < text.size && used + 16 < sizeof shown;) {
        utf8proc_int32_t c;
        i += (size_t)utf8proc_iterate((const utf8proc_uint8_t *)text.data + i,
                                      (utf8proc_ssize_t)(text.size - i), &c);
        used += (size_t)snprintf(shown + used, sizeof shown - used, "%04X ", (unsigned)c);
    }
    return shown;
}

static void tokenise(rt_tokens *tokens, retold_span text)
{
    REQUIRE(rt_tokenise(tokens, text), "out of memory");
}

/* Places are in order, in the text, and what stands there has the token. */
static void check_places(const rt_tokens *tokens, retold_span text)
{
    for (size_t i = 0; i < tokens->count; i++) {
        rt_token_place place = tokens->places[i];
        REQUIRE(place.begin < place.end && place.end <= text.size, "place %zu of %s", i,
                show(text));
        REQUIRE(i == 0 || place.begin >= tokens->places[i - 1].begin, "order in %s", show(text));
        tokenise(&part, rt_span(text.data + place.begin, place.end - place.begin));
        bool found = false;
        for (size_t j = 0; j < part.count; j++) {
            found = found || rt_token_key(part.codes[j]) == rt_token_key(tokens->codes[i]);
        }
        REQUIRE(found, "token %zu is not at its place in %s", i, show(text));
    }
}

static void check_against_reference(retold_span text)
{
    rt_tokens *scalar = &variants[0];
    tokenise(scalar, text);
    tokenise_plainly(&expected, text);
    REQUIRE(scalar->count == expected.count, "%zu tokens, not %zu, in %s", scalar->count,
            expected.count, show(text));
    for (size_t i = 0; i < expected.count; i++) {
        REQUIRE(rt_token_key(scalar->codes[i]) == expected.items[i].key, "token %zu differs in %s",
                i, show(text));
        REQUIRE(expected.items[i].figure == (scalar->codes[i] & RT_TOKEN_FIGURE),
                "figure flag of token %zu in %s", i, show(text));
    }
}

static void check_variants(retold_span text)
{
    const rt_tokens *scalar = &variants[0];
    tokenise(&variants[0], text);
    for (size_t v = 1; v < variant_count; v++) {
        tokenise(&variants[v], text);
        bool same = variants[v].count == scalar->count;
        for (size_t i = 0; same && i < scalar->count; i++) {
            retold_span spelling = rt_token_spelling(scalar, i);
            same = variants[v].codes[i] == scalar->codes[i] &&
                   variants[v].hashes[i] == scalar->hashes[i] &&
                   rt_span_equal(rt_token_spelling(&variants[v], i), spelling) &&
                   variants[v].places[i].begin == scalar->places[i].begin &&
                   variants[v].places[i].end == scalar->places[i].end;
        }
        REQUIRE(same, "variant %zu differs from scalar in %s", v, show(text));
    }
}

static void check(retold_span text)
{
    check_against_reference(text);
    check_variants(text);
    check_places(&variants[0], text);
}

/* -------------------------------------------------------------- all of Unicode */

static bool is_code_point(uint32_t c)
{
    return c < 0xd800 || (c > 0xdfff && c < 0x110000);
}

/* Every code point alone, inside a word, between separators and twice. */
START_TEST(test_every_code_point)
{
    rt_buffer text;
    rt_buffer_init(&text);
    for (uint32_t c = 0; c < 0x110000; c++) {
        if (!is_code_point(c)) {
            continue;
        }
        text.size = 0;
        append(&text, "a");
        append_code_point(&text, c);
        append(&text, "b ");
        append_code_point(&text, c);
        append_code_point(&text, c);
        append(&text, " \xe3\x81\x8b"); /* a kana */
        append_code_point(&text, c);
        append(&text, "1");
        check_against_reference(span_of(&text));
    }
    rt_buffer_release(&text);
}
END_TEST

/* Every assigned code point before and after each of those that combine in one way or another. */
START_TEST(test_every_pair_with_a_combiner)
{
    static const uint32_t combiners[] = {
        0x300,  0x301,  0x308,  0x31b,  0x323,  0x327,  0x338,  0x342,  0x345,   0x34f,  0x5bc,
        0x653,  0x93c,  0x9be,  0x9d7,  0xb3e,  0xb57,  0xbbe,  0xbd7,  0xcc2,   0xcd5,  0xd3e,
        0xd57,  0xdca,  0xdcf,  0xddf,  0xe33,  0xe48,  0xfb5,  0x102e, 0x1100,  0x1161, 0x11a8,
        0x1b35, 0x200d, 0x3099, 0x309a, 0xac00, 0xfb2a, 0xff9e, 0xffa1, 0x110ba, 0xad,   0xfe0f};
    rt_buffer text;
    rt_buffer_init(&text);
    for (uint32_t c = 0x80; c < 0x30000; c++) {
        /* Among those that normalise to themselves alone, a sample is enough. */
        bool han_or_hangul =
            (c >= 0x3400 && c < 0xa000) || (c >= 0xac00 && c < 0xd7a4) || c >= 0x20000;
        if (!is_code_point(c) || utf8proc_category((utf8proc_int32_t)c) == 0 ||
            (han_or_hangul && c % 28 > 1)) {
            continue;
        }
        text.size = 0;
        for (size_t i = 0; i < sizeof combiners / sizeof *combiners; i++) {
            append_code_point(&text, c);
            append_code_point(&text, combiners[i]);
            append(&text, " ");
            append_code_point(&text, combiners[i]);
            append_code_point(&text, c);
            append(&text, ".");
        }
        check_against_reference(span_of(&text));
    }
    rt_buffer_release(&text);
}
END_TEST

/* Whatever decomposes: all its parts in every order, with a mark or a joiner in between. */
START_TEST(test_every_decomposition)
{
    static const uint32_t between[] = {0x316, 0x301, 0x34f, 0x200d};
    rt_buffer text;
    rt_buffer_init(&text);
    for (uint32_t c = 0x80; c < 0x110000; c++) {
        utf8proc_int32_t parts[32];
        if (!is_code_point(c) || (c >= 0xac00 && c < 0xd7a4 && c % 13 != 0)) {
            continue;
        }
        utf8proc_ssize_t count =
            utf8proc_decompose_char((utf8proc_int32_t)c, parts, 32, UTF8PROC_DECOMPOSE, NULL);
        if (count < 2 || count > 4) {
            continue;
        }
        text.size = 0;
        for (size_t order = 0; order < 4 * 24; order++) {
            utf8proc_int32_t left[4];
            memcpy(left, parts, sizeof left);
            size_t number = order / 4;
            for (utf8proc_ssize_t n = count; n > 0; n--) {
                size_t pick = number % (size_t)n;
                number /= (size_t)n;
                append_code_point(&text, (uint32_t)left[pick]);
                left[pick] = left[n - 1];
                if (n == 2) {
                    append_code_point(&text, between[order % 4]);
                }
            }
            append(&text, order % 8 < 4 ? " " : "x");
        }
        check_against_reference(span_of(&text));
    }
    rt_buffer_release(&text);
}
END_TEST

/* ---------------------------------------------------------------- random text */

/* What text is made of: scripts, and all that is awkward. */
static const range pools[] = {
    {0x20, 0x7e},       {0x61, 0x7a},       {0xa0, 0x17f},        {0x180, 0x24f},
    {0x2b0, 0x2ff},     {0x300, 0x36f},     {0x345, 0x345},       {0x370, 0x3ff},
    {0x400, 0x52f},     {0x531, 0x58f},     {0x591, 0x5f4},       {0x600, 0x6ff},
    {0x700, 0x7bf},     {0x900, 0x97f},     {0x980, 0x9ff},       {0xa00, 0xaff},
    {0xb00, 0xbff},     {0xc00, 0xcff},     {0xd00, 0xdff},       {0xe00, 0xeff},
    {0xf00, 0xfff},     {0x1000, 0x10ff},   {0x1100, 0x11ff},     {0x1200, 0x139f},
    {0x13a0, 0x13ff},   {0x1700, 0x17ff},   {0x1800, 0x18af},     {0x1950, 0x1aff},
    {0x1b00, 0x1bff},   {0x1c80, 0x1cbf},   {0x1dc0, 0x1dff},     {0x1e00, 0x1eff},
    {0x1f00, 0x1fff},   {0x2000, 0x206f},   {0x2070, 0x209f},     {0x20d0, 0x20ff},
    {0x2100, 0x218f},   {0x2190, 0x22ff},   {0x2460, 0x24ff},     {0x2c00, 0x2dff},
    {0x2e80, 0x2fdf},   {0x3000, 0x303f},   {0x3040, 0x30ff},     {0x3130, 0x318f},
    {0x3200, 0x33ff},   {0x4e00, 0x4eff},   {0xa640, 0xa6ff},     {0xa720, 0xa7ff},
    {0xa960, 0xa97c},   {0xa980, 0xaa7f},   {0xab70, 0xabff},     {0xac00, 0xac60},
    {0xac00, 0xd7a3},   {0xd7b0, 0xd7fb},   {0xf900, 0xfaff},     {0xfb00, 0xfb4f},
    {0xfb50, 0xfdff},   {0xfe00, 0xfe4f},   {0xfe70, 0xfeff},     {0xff00, 0xff60},
    {0xff61, 0xffef},   {0x10400, 0x1044f}, {0x10d00, 0x10d3f},   {0x11080, 0x110cf},
    {0x11100, 0x1114f}, {0x11300, 0x1137f}, {0x11480, 0x115ff},   {0x11900, 0x1195f},
    {0x16f00, 0x16fff}, {0x1aff0, 0x1b170}, {0x1bc90, 0x1bca3},   {0x1d160, 0x1d1c0},
    {0x1d400, 0x1d7ff}, {0x1e900, 0x1e95f}, {0x1f100, 0x1f2ff},   {0x1f600, 0x1f64f},
    {0x20000, 0x200ff}, {0x2f800, 0x2fa1f}, {0xe0000, 0xe01ff},   {0x378, 0x379},
    {0xfff0, 0xffff},   {0x1fff0, 0x20000}, {0x10fff0, 0x10ffff}, {0x80, 0x30000},
};

static void append_random(rt_buffer *text, rng *r, range pool)
{
    uint32_t c =
        (uint32_t)pool.first + (uint32_t)rng_below(r, (size_t)(pool.last - pool.first) + 1);
    append_code_point(text, is_code_point(c) ? c : 0xfffd);
}

/* A text of up to `length` code points of a few pools, with spaces and marks strewn in. */
static void make_random_text(rt_buffer *text, rng *r, size_t length)
{
    enum { POOLS = sizeof pools / sizeof *pools };
    range chosen[4];
    for (size_t i = 0; i < 4; i++) {
        chosen[i] = pools[rng_below(r, POOLS)];
    }
    size_t spaces = 1 + rng_below(r, 20); /* one of so many is a separator */
    size_t ascii = rng_below(r, 5);       /* one of so many is a letter of ASCII; 0: none */
    text->size = 0;
    for (size_t i = rng_below(r, length); i > 0; i--) {
        if (rng_below(r, spaces) == 0) {
            append(text, rng_below(r, 4) == 0 ? ". " : " ");
        } else if (ascii > 0 && rng_below(r, ascii) == 0) {
            append_random(text, r, pools[rng_below(r, 2)]);
        } else if (rng_below(r, 8) == 0) {
            append_random(text, r, (range){0x300, 0x345});
        } else {
            append_random(text, r, chosen[rng_below(r, 4)]);
        }
    }
}

START_TEST(test_random_unicode)
{
    rng r = {(uint64_t)_i + 1};
    rt_buffer text;
    rt_buffer_init(&text);
    for (size_t i = 0; i < 8000; i += CASE_STRIDE) {
        make_random_text(&text, &r, i % 10 == 0 ? 600 : 60);
        check(span_of(&text));
    }
    rt_buffer_release(&text);
}
END_TEST

START_TEST(test_random_ascii)
{
    rng r = {77};
    char text[700];
    for (size_t i = 0; i < 10000; i += CASE_STRIDE) {
        size_t size = rng_below(&r, i % 10 == 0 ? sizeof text : 140);
        size_t letters = rng_below(&r, 10);
        for (size_t j = 0; j < size; j++) {
            bool letter = rng_below(&r, 10) < letters;
            text[j] = (char)(letter ? 'A' + 32 * rng_below(&r, 2) + rng_below(&r, 26)
                                    : rng_below(&r, 128));
        }
        check(rt_span(text, size));
    }
}
END_TEST

/* ------------------------------------------------------------------ boundaries */

/* Words that begin and end at every byte around the edges of the 64-byte blocks. */
START_TEST(test_block_edges)
{
    static const char *const separators[] = {" ", ". ", "\xc2\xa0", "\xe3\x80\x82",
                                             "\xf0\x9f\x98\x80"};
    static const char *const letters[] = {
        "x", "7", "Q", "\xc3\x89", "\xe0\xa4\xb9", "\xe6\x97\xa5", "\xf0\x90\x90\x80", "e\xcc\x81"};
    rt_buffer text;
    rt_buffer_init(&text);
    for (size_t s = 0; s < sizeof separators / sizeof *separators; s++) {
        for (size_t l = 0; l < sizeof letters / sizeof *letters; l++) {
            for (size_t begin = 56; begin < 70; begin++) {
                for (size_t length = 0; length < 72; length += CASE_STRIDE) {
                    text.size = 0;
                    for (size_t i = 0; i < begin; i++) {
                        append(&text, i % 9 == 8 ? " " : "a");
                    }
                    append(&text, separators[s]);
                    for (size_t i = 0; i < length; i++) {
                        append(&text, i == length / 2 ? letters[l] : "m");
                    }
                    append(&text, separators[(s + length) % 5]);
                    append(&text, letters[l]);
                    check(span_of(&text));
                }
            }
        }
    }
    rt_buffer_release(&text);
}
END_TEST

/* Of a text at the very end of allocated memory no further byte is read (the sanitizer looks). */
START_TEST(test_text_of_exact_size)
{
    for (size_t size = 0; size < 200; size++) {
        char *text = malloc(size + 1);
        memset(text, 'w', size + 1);
        char *exact = realloc(text, size == 0 ? 1 : size);
        check(rt_span(exact, size));
        free(exact);
    }
    tokenise(&variants[0], rt_span(NULL, 0));
    ck_assert_uint_eq(variants[0].count, 0);
}
END_TEST

/* One long text of each kind, since arrays have to grow. */
START_TEST(test_long_texts)
{
    static const char *const pieces[] = {"a ",           "a",         "\xe6\x97\xa5", "\xc3\xa9 ",
                                         "\xef\xac\x83", "e\xcc\x81", "\xef\xb7\xba", "\xc2\xad",
                                         "\xe6\x97\xa5z"};
    rt_buffer text;
    rt_buffer_init(&text);
    for (size_t p = 0; p < sizeof pieces / sizeof *pieces; p++) {
        text.size = 0;
        for (size_t i = 0; i < 20000; i++) {
            append(&text, pieces[p]);
        }
        check_against_reference(span_of(&text));
        check_variants(span_of(&text));
    }
    rt_buffer_release(&text);
}
END_TEST

/* ----------------------------------------------------------- words and flags */

static size_t count_tokens(const char *text)
{
    tokenise(&variants[0], rt_span_of(text));
    return variants[0].count;
}

static void check_same_tokens(const char *x, const char *y)
{
    tokenise(&variants[0], rt_span_of(x));
    tokenise(&part, rt_span_of(y));
    ck_assert_msg(variants[0].count == part.count, "%s: %zu tokens; %s: %zu", x, variants[0].count,
                  y, part.count);
    for (size_t i = 0; i < part.count; i++) {
        ck_assert_msg(rt_token_key(variants[0].codes[i]) == rt_token_key(part.codes[i]),
                      "token %zu of %s and %s", i, x, y);
    }
}

START_TEST(test_words_are_whole)
{
    ck_assert_uint_eq(count_tokens("हिन्दी विश्व की एक प्रमुख भाषा है"), 7);
    ck_assert_uint_eq(count_tokens("বাংলাদেশের প্রধানমন্ত্রী কো কৌ"), 4);
    ck_assert_uint_eq(count_tokens("தமிழ்நாடு அரசு கோவில் கௌ"), 4);
    ck_assert_uint_eq(count_tokens("ශ්‍රී ලංකාව"),
                      2);                     /* with a zero-width joiner */
    ck_assert_uint_eq(count_tokens("ที่นี่"), 2); /* two consonants with their vowels and tones */
    ck_assert_uint_eq(count_tokens("日本語abc123かな"), 6);
    ck_assert_uint_eq(count_tokens("二〇二四年"), 5);
    ck_assert_uint_eq(count_tokens("๒๕๖๗"), 1);
    ck_assert_uint_eq(count_tokens("co\xc2\xadoperate"), 1);
    ck_assert_uint_eq(count_tokens("don't e-mail 1,234.5"), 7);
    ck_assert_uint_eq(count_tokens(" \xcc\x81 - !\n"), 0);
}
END_TEST

START_TEST(test_same_after_normalisation)
{
    check_same_tokens("\xc3\x89t\xc3\xa9", "e\xcc\x81TE\xcc\x81");
    check_same_tokens("ＡＢＣ１２３", "abc123");
    check_same_tokens("ｶﾞｷﾞ", "ガギ");
    check_same_tokens("한국",
                      "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab\xe1\x84\x80\xe1\x85\xae\xe1\x86\xa8");
    check_same_tokens("ﬃ STRASSE", "ffi straße");
    check_same_tokens("ΟΔΥΣΣΕΥΣ", "οδυσσευς");
    check_same_tokens("㍿", "株式会社");
}
END_TEST

/* Checks the flags of each token, a character for each: n name, f figure, b both, - none. */
static void check_flags(const char *text, const char *flags)
{
    static const char letters[] = "-fnb";
    for (size_t v = 0; v < variant_count; v++) {
        tokenise(&variants[v], rt_span_of(text));
        ck_assert_msg(variants[v].count == strlen(flags), "%s: %zu tokens", text,
                      variants[v].count);
        for (size_t i = 0; i < variants[v].count; i++) {
            char found = letters[variants[v].codes[i] & (RT_TOKEN_FIGURE | RT_TOKEN_NAME)];
            ck_assert_msg(found == flags[i], "token %zu of \"%s\" is %c", i, text, found);
        }
    }
}

START_TEST(test_names_and_figures)
{
    check_flags("On Monday, Vladimir Putin met 12 ministers. They left", "-nnn-f---");
    check_flags("He said: \"Yes, Minister.\" Then it was over", "---n----");
    check_flags("The G20 and the 2nd B-2, 3.5%", "-b--fnfff");
    check_flags("À Paris, Élodie et l'Île. Émile", "-nn--n-");
    check_flags("Wegen Österreich; Österreich", "-n-");
    check_flags("В Москве Путин. Москва ٣ ½", "-nn-fff");
    check_flags("a E\xcc\x81tienne b. E\xcc\x81tienne", "-n--");
    check_flags("in Berlin\nIn Bonn", "-n-n");
    check_flags("und „Die Zeit“ … Nein", "--n-");
}
END_TEST

/* --------------------------------------------------------------------- UTF-8 */

/* The first byte that is not part of a well-formed sequence, by decoding. */
static size_t check_utf8_plainly(const unsigned char *p, size_t size)
{
    size_t i = 0;
    while (i < size) {
        size_t length = p[i] < 0x80 ? 1 : p[i] < 0xc0 ? 0 : p[i] < 0xe0 ? 2 : p[i] < 0xf0 ? 3 : 4;
        if (length == 0 || p[i] >= 0xf8 || i + length > size) {
            return i;
        }
        static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
        uint32_t c = length == 1 ? p[i] : p[i] & (0x7fu >> length);
        for (size_t j = 1; j < length; j++) {
            if ((p[i + j] & 0xc0) != 0x80) {
                return i;
            }
            c = c << 6 | (p[i + j] & 0x3f);
        }
        if (c < least[length] || !is_code_point(c)) {
            return i;
        }
        i += length;
    }
    return size;
}

START_TEST(test_utf8_check)
{
    static const unsigned char edges[] = {0x00, 0x41, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf,
                                          0xc0, 0xc1, 0xc2, 0xdf, 0xe0, 0xe1, 0xec, 0xed, 0xee,
                                          0xef, 0xf0, 0xf1, 0xf3, 0xf4, 0xf5, 0xf8, 0xff};
    enum { EDGES = sizeof edges };
    for (size_t n = 0; n < EDGES * EDGES * EDGES * EDGES; n += CASE_STRIDE) {
        unsigned char bytes[] = {edges[n % EDGES], edges[n / EDGES % EDGES],
                                 edges[n / EDGES / EDGES % EDGES],
                                 edges[n / EDGES / EDGES / EDGES]};
        REQUIRE(rt_utf8_check(rt_span((char *)bytes, 4)) == check_utf8_plainly(bytes, 4),
                "%02x %02x %02x %02x", bytes[0], bytes[1], bytes[2], bytes[3]);
    }
    rng r = {5};
    rt_buffer text;
    rt_buffer_init(&text);
    for (size_t i = 0; i < 20000; i += CASE_STRIDE) {
        make_random_text(&text, &r, 60);
        for (size_t damage = rng_below(&r, 3); damage > 0 && text.size > 0; damage--) {
            text.data[rng_below(&r, text.size)] = (char)edges[rng_below(&r, EDGES)];
        }
        size_t size = rng_below(&r, text.size + 1);
        REQUIRE(rt_utf8_check(rt_span(text.data, size)) ==
                    check_utf8_plainly((unsigned char *)text.data, size),
                "text %zu", i);
    }
    rt_buffer_release(&text);
    ck_assert_uint_eq(rt_utf8_check(rt_span(NULL, 0)), 0);
}
END_TEST

/* What is given to utf8proc in parts comes out as if it were given whole, wherever they end. */
START_TEST(test_long_units)
{
    static const char *const patterns[] = {"e\u0301",
                                           "\ufb01",
                                           "\u1112\u1161\u11ab",
                                           "a\u0316\u0301\u0327",
                                           "\u1e9b\u0323",
                                           "\ufdfa",
                                           "\u00ad",
                                           "\u0f73x",
                                           "\u30d5\u309a",
                                           "\u0130",
                                           "x\u0345"};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        rt_buffer text;
        rt_buffer_init(&text);
        for (size_t shift = 0; shift < 7; shift += CASE_STRIDE) {
            text.size = 0;
            append(&text, &"xxxxxx\u0301"[shift < 6 ? shift : 6]);
            while (text.size < 5000) {
                append(&text, patterns[i]);
            }
            append(&text, " end");
            check(span_of(&text));
        }
        rt_buffer_release(&text);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("text");
    TCase *text = tcase_create("text");
    tcase_add_checked_fixture(text, start, stop);
    tcase_set_timeout(text, 300);
    tcase_add_test(text, test_every_code_point);
    tcase_add_test(text, test_every_pair_with_a_combiner);
    tcase_add_test(text, test_every_decomposition);
    tcase_add_loop_test(text, test_random_unicode, 0, 4);
    tcase_add_test(text, test_random_ascii);
    tcase_add_test(text, test_block_edges);
    tcase_add_test(text, test_text_of_exact_size);
    tcase_add_test(text, test_long_texts);
    tcase_add_test(text, test_long_units);
    tcase_add_test(text, test_words_are_whole);
    tcase_add_test(text, test_same_after_normalisation);
    tcase_add_test(text, test_names_and_figures);
    tcase_add_test(text, test_utf8_check);
    suite_add_tcase(suite, text);
    return run_suite(suite);
}
