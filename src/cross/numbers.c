#include "cross/numbers.h"

#include "base/buffer.h"
#include "base/hash.h"
#include "cross/number_read.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/*
 * How it goes: blocks of 64 bytes are classified into masks, and only digits, the starts of ASCII
 * words and characters outside ASCII are looked at. Most words are put aside by a hash of their
 * first two letters, and most other characters by a bit of a table.
 */

/* -------------------------------------------------------------- what is found */

uint64_t rt_number_key(rt_number_type type, uint64_t value, int exponent)
{
    uint64_t key = rt_mix64(value + UINT64_C(0x9e3779b97f4a7c15) * ((uint64_t)type + 1));
    return rt_mix64(key ^ (uint64_t)(exponent + 512));
}

void rt_number_add(rt_number_reader *reader, rt_number_type type, size_t begin, size_t end,
                   uint64_t value, int exponent, unsigned flags)
{
    rt_numbers *numbers = reader->numbers;
    if (numbers->count == numbers->capacity &&
        !rt_grow((void **)&numbers->items, &numbers->capacity, numbers->count + 1,
                 sizeof *numbers->items)) {
        reader->failed = true;
        return;
    }
    if (type == RT_NUMBER_FIGURE) {
        exponent = value == 0 ? 0 : exponent;
        for (; value != 0 && value % 10 == 0; exponent++) {
            value /= 10;
        }
    }
    numbers->items[numbers->count++] = (rt_number){.begin = begin,
                                                   .end = end,
                                                   .key = rt_number_key(type, value, exponent),
                                                   .value = value,
                                                   .exponent = (int16_t)exponent,
                                                   .type = (uint8_t)type,
                                                   .flags = (uint8_t)flags};
}

/* ------------------------------------------------------------ what stands around */

/* The word that `read` reads at `at`, in `known`. */
static const rt_known_word *look_up(const rt_number_reader *reader, rt_known_word *known,
                                    void (*read)(retold_span, size_t, rt_text_word *), size_t at)
{
    if (known->at != at) {
        known->at = at;
        read(reader->text, at, &known->word);
        known->match = rt_number_word_find(reader->language, &known->word);
        known->month_known = false;
    }
    return known;
}

const rt_known_word *rt_word_after(const rt_number_reader *reader, size_t at)
{
    return look_up(reader, reader->after, rt_word_at, at);
}

const rt_known_word *rt_word_before(const rt_number_reader *reader, size_t at)
{
    return look_up(reader, reader->before, rt_word_ending, at);
}

rt_word_match rt_known_month(const rt_number_reader *reader, const rt_known_word *word)
{
    rt_known_word *known = word == reader->after ? reader->after : reader->before;
    if (!known->month_known) {
        known->month = rt_month_find(reader->language, &known->word);
        known->month_known = true;
    }
    return known->month;
}

static bool is_currency_sign(uint32_t c)
{
    return c == '$' || (c >= 0xa2 && c <= 0xa5) || (c >= 0x20a0 && c <= 0x20cf) || c == 0xe3f ||
           c == 0xff04 || c == 0xffe1 || c == 0xffe5;
}

static bool is_percent_sign(uint32_t c)
{
    return c == '%' || c == 0x66a || c == 0xff05 || c == 0xfe6a;
}

static bool is_currency_code(retold_span text, size_t begin, size_t end)
{
    static const char codes[] =
        "USD EUR GBP JPY CNY RMB INR LKR PKR BDT RUB UAH PLN CZK HUF SEK NOK "
        "DKK CHF TRY BRL MXN CAD AUD KRW NGN KES ZAR AED SAR IDR THB VND";
    if (end - begin != 3 || (unsigned char)text.data[begin] > 'Z') {
        return false;
    }
    for (size_t i = 0; i + 3 < sizeof codes; i += 4) {
        if (memcmp(codes + i, text.data + begin, 3) == 0) {
            return true;
        }
    }
    return false;
}

/* The word before a number, and what its row says; a currency sign and spaces may part them. */
static rt_word_match match_before(const rt_number_reader *reader, size_t begin, unsigned *flags)
{
    retold_span text = reader->text;
    unsigned n;
    size_t at = begin;
    uint32_t c = 0;
    for (unsigned i = 0; i < 4; i++) {
        c = rt_code_before(text, at, &n);
        *flags |= is_currency_sign(c) ? RT_NUMBER_CURRENCY : 0;
        if (!is_currency_sign(c) && !rt_is_space(c)) {
            break;
        }
        at -= n;
    }
    at -= c == '.' && at < begin ? n : 0; /* Rs. 500 */
    const rt_known_word *word = rt_word_before(reader, at);
    rt_word_match match = word->match;
    if (match.kind == RT_WORD_CURRENCY ||
        (word->word.size > 0 && is_currency_code(text, word->word.begin, at))) {
        *flags |= RT_NUMBER_CURRENCY;
    } else if (match.kind == RT_WORD_PERCENT) {
        *flags |= RT_NUMBER_PERCENT;
    }
    return match;
}

enum { MAGNITUDES_MAX = 3 }; /* "2 lakh crore"; three for "mil millones de millones" */

/* Multiplies by the magnitude words after the figure, and notes percent and currency. */
static void read_words_after(const rt_number_reader *reader, rt_figure *figure, unsigned *flags)
{
    retold_span text = reader->text;
    bool filler = false;
    size_t at = figure->end;
    for (unsigned i = 0; i <= MAGNITUDES_MAX; i++) {
        unsigned n;
        size_t begin = rt_skip_space(text, at);
        uint32_t c = rt_code_at(text, begin, &n);
        if (is_percent_sign(c) || is_currency_sign(c)) {
            *flags |= is_percent_sign(c) ? RT_NUMBER_PERCENT : RT_NUMBER_CURRENCY;
            return;
        }
        begin += c == '-' && begin == at; /* a 5-million deal */
        const rt_known_word *known = rt_word_after(reader, begin);
        const rt_text_word *word = &known->word;
        rt_word_match match = known->match;
        bool magnitude = match.kind == RT_WORD_MAGNITUDE ||
                         (match.kind == RT_WORD_MONEY && (*flags & RT_NUMBER_CURRENCY));
        if (match.kind == RT_WORD_PERCENT) {
            *flags |= RT_NUMBER_PERCENT;
        } else if (match.kind == RT_WORD_CURRENCY ||
                   (word->size > 0 && is_currency_code(text, word->begin, word->end))) {
            *flags |= RT_NUMBER_CURRENCY;
        }
        if (match.kind == RT_WORD_FILLER && !filler) {
            filler = true; /* 20 de milioane */
            at = word->end;
            continue;
        }
        if (!magnitude || i == MAGNITUDES_MAX) {
            return;
        }
        at = reader->language->traits & RT_GLUED ? word->begin + match.size : word->end;
        figure->end = at;
        figure->exponent += match.value;
        at += at < text.size && text.data[at] == '.'; /* Mio. Euro */
    }
}

/* ½, ¼ and ¾, alone or after a figure. */
static unsigned hundredths(uint32_t c)
{
    return c == 0xbd ? 50 : c == 0xbc ? 25 : c == 0xbe ? 75 : 0;
}

/* 21st, 3º, 21-й, 第3. */
static bool is_ordinal(retold_span text, const rt_figure *figure)
{
    static const char *const endings[] = {"st", "nd",  "rd", "th",   "er", "ème",
                                          "º",  "ª",   "-й", "-я",   "-е", "-го",
                                          "-м", "-му", "වන", "ஆவது", "ஆம்", "வது"};
    if (rt_ends_with(text, figure->begin, "第") || rt_ends_with(text, figure->begin, "제")) {
        return true;
    }
    size_t at = rt_skip_space(text, figure->end);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (rt_stands_at(text, (unsigned char)endings[i][0] < 0xe0 ? figure->end : at,
                         endings[i])) {
            return true;
        }
    }
    return false;
}

/* ---------------------------------------------------------------- identifiers */

static bool is_alphanumeric(char c)
{
    unsigned char byte = (unsigned char)c;
    return byte < 0x80 && (rt_is_letter(byte) || (byte >= '0' && byte <= '9'));
}

enum { TOKEN_BACK = 64, IDENTIFIER_LEAST = 8 };

/* d41d8cd98f00b204: letters and digits that change often make one key. Returns its end, or 0. */
static size_t read_identifier(rt_number_reader *reader, size_t at)
{
    retold_span text = reader->text;
    size_t begin = at, end = at;
    unsigned changes = 0;
    while (end < text.size && (unsigned)((unsigned char)text.data[end] - '0') < 10) {
        end++;
    }
    bool glued = at > 0 && is_alphanumeric(text.data[at - 1]);
    if (end == at) {
        return 0; /* digits of another script */
    }
    if (!glued && (end == text.size || !is_alphanumeric(text.data[end]))) {
        return 0; /* a number on its own: the rule */
    }
    while (end < text.size && is_alphanumeric(text.data[end])) {
        end++;
    }
    while (begin > 0 && at - begin < TOKEN_BACK && is_alphanumeric(text.data[begin - 1])) {
        begin--;
    }
    for (size_t i = begin + 1; i < end && changes < 3; i++) {
        changes += ((unsigned char)text.data[i] < 'A') != ((unsigned char)text.data[i - 1] < 'A');
    }
    if (changes < 2 || end - begin < IDENTIFIER_LEAST) {
        return 0;
    }
    rt_number_add(reader, RT_NUMBER_OPAQUE, begin, end,
                  rt_hash_bytes(text.data + begin, end - begin), 0, 0);
    return end;
}

/* Whether the character before `at` is a letter. */
static inline bool letter_before(retold_span text, size_t at)
{
    unsigned n;
    if (at == 0 || (unsigned char)text.data[at - 1] < 0x80) {
        return at > 0 && rt_is_letter((unsigned char)text.data[at - 1]);
    }
    return rt_is_letter(rt_code_before(text, at, &n));
}

static bool is_of_url(char c)
{
    return c > ' ' && (unsigned char)c < 0x80 && c != '<' && c != '>' && c != '"';
}

/* Whether a URL begins at `at`. */
static bool begins_url(retold_span text, size_t at)
{
    return (rt_stands_at(text, at, "http://") || rt_stands_at(text, at, "https://") ||
            rt_stands_at(text, at, "www.")) &&
           !letter_before(text, at) && (at == 0 || !is_alphanumeric(text.data[at - 1]));
}

/* The end of the URL that what begins at `at` stands in, whose digits are no numbers; 0 if it
 * stands in none. Each byte is looked at once. */
static size_t skip_url(rt_number_reader *reader, size_t at)
{
    retold_span text = reader->text;
    size_t begin = at;
    while (begin > reader->no_url && is_of_url(text.data[begin - 1])) {
        begin--;
    }
    reader->no_url = at;
    while (begin <= at && !begins_url(text, begin)) {
        begin++;
    }
    if (begin > at) {
        return 0;
    }
    while (at < text.size && is_of_url(text.data[at])) {
        at++;
    }
    return at;
}

/* -------------------------------------------------------------------- figures */

/* A digit stands at `at`, and no date, time or identifier. */
static size_t read_plain(rt_number_reader *reader, size_t at)
{
    rt_figure figure = rt_read_figure(reader, at);
    if (figure.opaque) {
        rt_number_add(reader, RT_NUMBER_OPAQUE, at, figure.end, figure.mantissa, 0, 0);
        return figure.end;
    }
    unsigned flags = 0, n;
    rt_word_match before = match_before(reader, at, &flags);
    if (before.kind == RT_WORD_MAGNITUDE && (reader->language->traits & RT_MAGNITUDE_FIRST)) {
        figure.exponent += before.value;
    }
    unsigned part = hundredths(rt_code_at(reader->text, figure.end, &n));
    if (part != 0 && figure.plain) {
        figure.mantissa = figure.mantissa * 100 + part;
        figure.exponent -= 2;
        figure.end += n;
    }
    flags |= is_ordinal(reader->text, &figure) ? RT_NUMBER_ORDINAL : 0;
    flags |= rt_ends_with(reader->text, at, "分之") ? RT_NUMBER_PERCENT : 0;
    if (!(flags & RT_NUMBER_ORDINAL)) {
        rt_read_han_units(reader, &figure);
        read_words_after(reader, &figure, &flags);
    }
    rt_number_add(reader, RT_NUMBER_FIGURE, at, figure.end, figure.mantissa, figure.exponent,
                  flags);
    return figure.end;
}

static size_t read_at_digit(rt_number_reader *reader, size_t at)
{
    size_t end;
    if ((end = skip_url(reader, at)) != 0 || (end = read_identifier(reader, at)) != 0 ||
        (end = rt_read_time(reader, at)) != 0 || (end = rt_read_date(reader, at)) != 0 ||
        (end = rt_read_unit_date(reader, at)) != 0) {
        return end;
    }
    return read_plain(reader, at);
}

/* --------------------------------------------------------------- spelled numbers */

enum { BEGINNING = 4, FIRST_CASELESS = 0x590 };

static inline unsigned hash_beginning(uint32_t bytes)
{
    return bytes * 0x9e3779b1u >> 21;
}

/*
 * A hash of how a word begins: of its first four bytes, as far as they are of the word and taken as
 * if they were ASCII capitals or small letters, if its first letter is ASCII.
 */
static inline unsigned ascii_beginning(retold_span text, size_t at, unsigned word_bytes)
{
    unsigned char bytes[BEGINNING] = {0};
    size_t left = text.size - at;
    memcpy(bytes, text.data + at, left < BEGINNING ? left : BEGINNING);
    uint32_t word = (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 |
                    (uint32_t)bytes[3] << 24;
    uint32_t mask = word_bytes >= BEGINNING ? UINT32_MAX : (UINT32_C(1) << 8 * word_bytes) - 1;
    return hash_beginning((word | 0x20202020u) & mask);
}

/* How many of the first four bytes at `at` are of the word that begins there. */
static unsigned count_word_bytes(retold_span text, size_t at)
{
    unsigned n = 0;
    while (n < BEGINNING && n < text.size - at &&
           (is_alphanumeric(text.data[at + n]) || (unsigned char)text.data[at + n] >= 0x80)) {
        n++;
    }
    return n;
}

/* The same of any word: one in another script goes by its first two characters. */
static unsigned beginning(retold_span text, size_t at)
{
    if ((unsigned char)text.data[at] < 0x80) {
        return ascii_beginning(text, at, count_word_bytes(text, at));
    }
    unsigned n, m;
    uint32_t c = rt_code_at(text, at, &n);
    uint32_t lower = c < FIRST_CASELESS ? (uint32_t)utf8proc_tolower((utf8proc_int32_t)c) : c;
    return hash_beginning(lower << 16 ^ rt_code_at(text, at + n, &m));
}

/* A word that may be spelled out begins at `at`. Returns its end, or 0. */
static size_t read_spelled(rt_number_reader *reader, size_t at)
{
    const rt_known_word *word = rt_word_after(reader, at);
    rt_word_match match = word->match;
    if (match.kind != RT_WORD_NUMBER) {
        return 0;
    }
    rt_figure figure = {.begin = at, .end = word->word.end, .mantissa = (unsigned)match.value};
    if (match.value >= 10 && match.value % 10 == 0 && figure.end < reader->text.size) {
        char c = reader->text.data[figure.end];
        word = rt_word_after(reader, figure.end + (c == '-' || c == ' '));
        if (word->match.kind == RT_WORD_NUMBER && word->match.value < 10) { /* twenty-one */
            figure.mantissa += (unsigned)word->match.value;
            figure.end = word->word.end;
        }
    }
    unsigned flags = RT_NUMBER_WORD;
    read_words_after(reader, &figure, &flags);
    if (figure.mantissa == 1 && figure.exponent == 0) {
        return figure.end; /* more often an article or a pronoun */
    }
    rt_number_add(reader, RT_NUMBER_FIGURE, at, figure.end, figure.mantissa, figure.exponent,
                  flags);
    return figure.end;
}

/* A word begins at `at`, hashed as above. Returns the end of the number or URL that it is, or 0. */
static inline size_t read_word(rt_number_reader *reader, size_t at, unsigned hash)
{
    if (!reader->numbers->spelled[hash]) {
        return 0;
    }
    size_t end = skip_url(reader, at);
    return end != 0 ? end : read_spelled(reader, at);
}

static void set_language(rt_numbers *numbers, const rt_number_language *language)
{
    if (language == numbers->language) {
        return;
    }
    numbers->language = language;
    memset(numbers->spelled, 0, sizeof numbers->spelled);
    numbers->spells_in_ascii = numbers->spells_beyond_ascii = false;
    for (size_t i = 0; i < language->word_count && !numbers->skip_words; i++) {
        const rt_number_word *row = &language->words[i];
        if ((row->kind & ~RT_WORD_STEM) == RT_WORD_NUMBER) {
            numbers->spelled[beginning(rt_span_of(row->word), 0)] = 1;
            bool ascii = (unsigned char)row->word[0] < 0x80;
            numbers->spells_in_ascii |= ascii;
            numbers->spells_beyond_ascii |= !ascii;
        }
    }
}

/* --------------------------------------------------------------------- the scan */

/* A number that begins with the character `c`, of `size` bytes, outside ASCII. Returns its end, or
 * 0. */
static size_t read_high_number(rt_number_reader *reader, size_t at, uint32_t c, unsigned size)
{
    if (rt_digit_value(c) >= 0) {
        return read_at_digit(reader, at);
    }
    if (hundredths(c) != 0) {
        rt_number_add(reader, RT_NUMBER_FIGURE, at, at + size, hundredths(c), -2, 0);
        return at + size;
    }
    return c >= 0x3007 ? rt_read_han(reader, at) : 0;
}

/* As read_high() where no number is spelled out in such characters: most are passed by their first
 * bytes. */
static size_t read_high_digits(rt_number_reader *reader, size_t at)
{
    retold_span text = reader->text;
    do {
        unsigned n = rt_passed_bytes(text, at);
        if (n == 0) {
            uint32_t c = rt_code_at(text, at, &n);
            size_t end = rt_may_begin_number(c) ? read_high_number(reader, at, c, n) : 0;
            if (end != 0) {
                return end;
            }
        }
        at += n;
    } while (at < text.size && (unsigned char)text.data[at] >= 0x80);
    return at;
}

/*
 * Characters outside ASCII from `at` on, up to the next that is in it or to the end of a number.
 * Returns where to go on.
 */
static size_t read_high(rt_number_reader *reader, size_t at)
{
    retold_span text = reader->text;
    if (!reader->numbers->spells_beyond_ascii) {
        return read_high_digits(reader, at);
    }
    bool after_letter = letter_before(text, at);
    do {
        unsigned n;
        uint32_t c = rt_code_at(text, at, &n);
        size_t end = rt_may_begin_number(c) ? read_high_number(reader, at, c, n) : 0;
        if (end != 0) {
            return end;
        }
        bool letter = rt_is_letter(c);
        if (letter && !after_letter && (end = read_word(reader, at, beginning(text, at))) != 0) {
            return end;
        }
        after_letter = letter;
        at += n;
    } while (at < text.size && (unsigned char)text.data[at] >= 0x80);
    return at;
}

/* An ASCII letter at `at`, which is `bit` of the block. Returns where to go on. */
static inline size_t read_letter(rt_number_reader *reader, size_t at, uint64_t words, unsigned bit)
{
    if (letter_before(reader->text, at)) {
        return at + 1;
    }
    unsigned bytes = bit <= RT_BLOCK - BEGINNING
                         ? (unsigned)__builtin_ctzll(~(words >> bit) | 1u << BEGINNING)
                         : count_word_bytes(reader->text, at);
    size_t end = read_word(reader, at, ascii_beginning(reader->text, at, bytes));
    return end != 0 ? end : at + 1;
}

/* Reads what begins in the block at `base`. Returns how far it has come. */
static size_t read_block(rt_number_reader *reader, size_t base, const rt_block_classes *c)
{
    retold_span text = reader->text;
    uint64_t mask = c->digit | c->high;
    if (reader->numbers->spells_in_ascii) { /* the starts of words, also after «, “ and the like */
        mask |= (c->word & ~(c->word << 1)) | (c->word & c->high << 1);
    }
    while (mask != 0) {
        unsigned bit = (unsigned)__builtin_ctzll(mask);
        size_t at = base + bit;
        if (at >= text.size) {
            break;
        }
        unsigned char byte = (unsigned char)text.data[at];
        size_t done;
        if (byte >= 0x80) {
            done = read_high(reader, at);
        } else if (byte <= '9') {
            done = read_at_digit(reader, at);
        } else {
            done = read_letter(reader, at, c->word, bit);
        }
        if (done - base >= RT_BLOCK) {
            return done;
        }
        mask &= ~((UINT64_C(1) << (done - base)) - 1);
    }
    return base + RT_BLOCK;
}

bool rt_numbers_find(rt_numbers *numbers, retold_span text, retold_span language)
{
    set_language(numbers, rt_number_language_of(language));
    numbers->count = 0;
    rt_known_word after = {.at = SIZE_MAX};
    rt_known_word before = {.at = SIZE_MAX};
    rt_number_reader reader = {.text = text,
                               .language = numbers->language,
                               .numbers = numbers,
                               .after = &after,
                               .before = &before};
    const unsigned char *in = (const unsigned char *)text.data;
    unsigned char folded[RT_BLOCK], last[RT_BLOCK];
    for (size_t base = 0; base < text.size && !reader.failed;) {
        const unsigned char *block = in + base;
        if (text.size - base < RT_BLOCK) {
            memset(last, ' ', sizeof last);
            memcpy(last, block, text.size - base);
            block = last;
        }
        rt_block_classes classes;
        numbers->classify(block, folded, &classes);
        base = read_block(&reader, base, &classes);
    }
    return !reader.failed;
}

void rt_numbers_init(rt_numbers *numbers, retold_simd simd)
{
    *numbers = (rt_numbers){.classify = rt_classify_for(simd)};
}

void rt_numbers_release(rt_numbers *numbers)
{
    free(numbers->items);
    *numbers = (rt_numbers){0};
}

/* ----------------------------------------------------------------------- labels */

static void figure_label(const rt_number *number, char label[RT_NUMBER_LABEL])
{
    char digits[24];
    const char *percent = number->flags & RT_NUMBER_PERCENT ? "%" : "";
    int n = snprintf(digits, sizeof digits, "%llu", (unsigned long long)number->value);
    int exponent = number->exponent;
    if (exponent > 20 || exponent < -18) {
        snprintf(label, RT_NUMBER_LABEL, "%se%d%s", digits, exponent, percent);
    } else if (exponent >= 0) {
        snprintf(label, RT_NUMBER_LABEL, "%s%.*s%s", digits, exponent, "00000000000000000000",
                 percent);
    } else if (n > -exponent) {
        snprintf(label, RT_NUMBER_LABEL, "%.*s.%s%s", n + exponent, digits, digits + n + exponent,
                 percent);
    } else {
        snprintf(label, RT_NUMBER_LABEL, "0.%.*s%s%s", -exponent - n, "00000000000000000000",
                 digits, percent);
    }
}

static void opaque_label(const rt_number *number, retold_span text, char label[RT_NUMBER_LABEL])
{
    size_t size = number->end - number->begin;
    bool cut = size >= RT_NUMBER_LABEL;
    if (cut) {
        size = RT_NUMBER_LABEL - 4;
        while (size > 0 && ((unsigned char)text.data[number->begin + size] & 0xc0) == 0x80) {
            size--; /* not inside a character */
        }
    }
    snprintf(label, RT_NUMBER_LABEL, "%.*s%s", (int)size, text.data + number->begin,
             cut ? "..." : "");
}

void rt_number_label(const rt_number *number, retold_span text, char label[RT_NUMBER_LABEL])
{
    unsigned v = (unsigned)number->value;
    switch ((rt_number_type)number->type) {
    case RT_NUMBER_FIGURE:
        figure_label(number, label);
        break;
    case RT_NUMBER_DATE:
        snprintf(label, RT_NUMBER_LABEL, "%04u-%02u-%02u", v / 10000, v / 100 % 100, v % 100);
        break;
    case RT_NUMBER_MONTH_DAY:
        snprintf(label, RT_NUMBER_LABEL, "--%02u-%02u", v / 100, v % 100);
        break;
    case RT_NUMBER_YEAR_MONTH:
        snprintf(label, RT_NUMBER_LABEL, "%04u-%02u", v / 100, v % 100);
        break;
    case RT_NUMBER_MONTH:
        snprintf(label, RT_NUMBER_LABEL, "--%02u", v);
        break;
    case RT_NUMBER_TIME:
        snprintf(label, RT_NUMBER_LABEL, "%02u:%02u", v / 100, v % 100);
        break;
    case RT_NUMBER_OPAQUE:
        opaque_label(number, text, label);
        break;
    }
}
