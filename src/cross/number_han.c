/* Numerals in Chinese characters, and the units 万, 億, 만 ... after figures. */
#include "cross/number_read.h"

#include <string.h>

/* What a character is in a number: a digit 0..9, UNIT + power of ten, or NOTHING. */
enum { NOTHING = -1, UNIT = 10 };

static int han_value(uint32_t c)
{
    static const struct {
        uint32_t c;
        int value;
    } rows[] = {
        {0x3007, 0},         {0x96f6, 0},        {0x4e00, 1},        {0x4e8c, 2},
        {0x4e24, 2},         {0x5169, 2},        {0x4e09, 3},        {0x56db, 4},
        {0x4e94, 5},         {0x516d, 6},        {0x4e03, 7},        {0x516b, 8},
        {0x4e5d, 9},         {0x5341, UNIT + 1}, {0x767e, UNIT + 2}, {0x5343, UNIT + 3},
        {0x4e07, UNIT + 4},  {0x842c, UNIT + 4}, {0x4ebf, UNIT + 8}, {0x5104, UNIT + 8},
        {0x5146, UNIT + 12},
    };
    if (c < 0x3007) {
        return NOTHING;
    }
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (rows[i].c == c) {
            return rows[i].value;
        }
    }
    return NOTHING;
}

/* The Hangul letters that are units after digits. */
static int hangul_value(uint32_t c)
{
    switch (c) {
    case 0xc2ed:
        return UNIT + 1;
    case 0xbc31:
        return UNIT + 2;
    case 0xcc9c:
        return UNIT + 3;
    case 0xb9cc:
        return UNIT + 4;
    case 0xc5b5:
        return UNIT + 8;
    case 0xc870:
        return UNIT + 12;
    default:
        return NOTHING;
    }
}

static bool is_hangul(uint32_t c)
{
    return c >= 0xac00 && c <= 0xd7a3;
}

/* A number being put together: total + section + coefficient. */
typedef struct sum {
    uint64_t total;       /* what has been closed by 万, 億 ... */
    uint64_t section;     /* what has been closed by 十, 百, 千 since */
    uint64_t coefficient; /* digits that wait for their unit */
    unsigned pending;     /* how many of them there are */
    int small, big;       /* power of the last unit of either sort; units descend */
    unsigned digits;      /* Han digits other than zero */
    unsigned zeros;
    unsigned units;
    unsigned bigs;       /* the units from 万 on among them */
    unsigned positional; /* the longest row of digits without a unit */
    bool after_big;      /* a big unit was the last thing read */
    bool hangul;         /* the last unit was a Hangul letter */
    bool invalid;
} sum;

static uint64_t power_of_ten(int exponent)
{
    uint64_t power = 1;
    while (exponent-- > 0) {
        power *= 10;
    }
    return power;
}

static void add_product(sum *s, uint64_t *to, uint64_t a, uint64_t b)
{
    uint64_t product;
    s->invalid = s->invalid || __builtin_mul_overflow(a, b, &product) ||
                 __builtin_add_overflow(*to, product, to);
}

static void add_digit(sum *s, unsigned digit)
{
    if (s->pending > 0 && s->coefficient == 0) {
        s->pending = 0; /* the zero in 一千零五 only holds a place */
    }
    s->coefficient = s->coefficient * 10 + digit;
    s->pending++;
    s->digits += digit != 0;
    s->zeros += digit == 0;
    s->positional = s->pending > s->positional ? s->pending : s->positional;
    s->invalid = s->invalid || s->pending > RT_DIGITS_MAX;
    s->after_big = false;
}

/* False if the unit cannot stand here. */
static bool add_unit(sum *s, int power, bool figures)
{
    if (!figures && s->pending > 1) {
        return false;
    }
    if (power < 4) {
        if (power >= s->small) {
            return false;
        }
        add_product(s, &s->section, s->pending > 0 ? s->coefficient : 1, power_of_ten(power));
        s->small = power;
        s->after_big = false;
    } else if (s->after_big && s->bigs == 1 && power > s->big) { /* 万亿 */
        uint64_t total = s->total;
        s->total = 0;
        s->bigs++;
        add_product(s, &s->total, total, power_of_ten(power));
        s->big = power;
    } else {
        uint64_t section = s->section + s->coefficient;
        if (power >= s->big || section == 0) {
            return false;
        }
        add_product(s, &s->total, section, power_of_ten(power));
        s->big = power;
        s->section = 0;
        s->small = 4;
        s->after_big = true;
        s->bigs++;
    }
    s->coefficient = 0;
    s->pending = 0;
    s->units++;
    return true;
}

static uint64_t sum_value(const sum *s)
{
    return s->total + s->section + s->coefficient;
}

/* A figure after a unit: the 2000 of 1億2000万. Returns its end, or 0. */
static size_t add_figure(const rt_number_reader *reader, sum *s, size_t at)
{
    if (s->pending > 0 || s->units == 0) {
        return 0;
    }
    rt_figure figure = rt_read_figure(reader, at);
    uint64_t below = power_of_ten(s->small < 4 ? s->small : s->big);
    if (figure.opaque || figure.exponent < 0 || figure.mantissa >= below) {
        return 0;
    }
    s->coefficient = figure.mantissa;
    s->pending = 1;
    s->after_big = false;
    return figure.end;
}

/* The characters 多, 余, 餘, 数 between a figure and its unit: 1000多万. */
static size_t skip_more(retold_span text, size_t at)
{
    static const char *const more[] = {"多", "余", "餘", "数", "數", "几"};
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        if (rt_stands_at(text, at, more[i])) {
            return at + strlen(more[i]);
        }
    }
    return at;
}

bool rt_read_han_units(const rt_number_reader *reader, rt_figure *figure)
{
    retold_span text = reader->text;
    size_t at = figure->end, spaced = rt_skip_space(text, at);
    unsigned n;
    uint32_t c = rt_code_at(text, spaced, &n);
    if (spaced != at && han_value(c) >= UNIT + 4) {
        at = spaced; /* 1,000 万 */
    } else {
        c = rt_code_at(text, at, &n);
    }
    if (c < 0x4e00 || c > 0xd7a3) { /* nearly always */
        return false;
    }
    sum s = {.coefficient = figure->mantissa, .pending = 1, .small = 4, .big = 20};
    at = skip_more(text, at);
    size_t end = 0;
    for (;;) {
        c = rt_code_at(text, at, &n);
        bool hangul = is_hangul(c);
        int value = hangul ? hangul_value(c) : han_value(c);
        if (value < UNIT) {
            size_t digits = hangul || !rt_is_space(c) || !s.hangul ? at : at + n;
            unsigned m;
            if (rt_digit_value(rt_code_at(text, digits, &m)) < 0 || figure->exponent < 0 ||
                (at = add_figure(reader, &s, digits)) == 0) {
                break;
            }
            end = at;
            continue;
        }
        if (figure->exponent < 0 && (s.units >= 2 || s.invalid)) {
            break;
        }
        sum before = s;
        if (!add_unit(&s, value - UNIT, true) || s.invalid) {
            s = before;
            break;
        }
        s.hangul = hangul;
        at += n;
        end = at;
    }
    if (end == 0 || s.units == 0) {
        return false;
    }
    figure->mantissa = sum_value(&s);
    figure->end = end;
    figure->plain = false;
    return true;
}

/* Reads Han numerals as far as they go. */
static size_t read_numerals(retold_span text, size_t at, sum *s)
{
    *s = (sum){.small = 4, .big = 20};
    bool stopped = false;
    for (;;) {
        unsigned n;
        int value = han_value(rt_code_at(text, at, &n));
        if (value == NOTHING) {
            return at;
        }
        if (stopped) {
            s->invalid = true;
        } else if (value < UNIT) {
            add_digit(s, (unsigned)value);
        } else {
            stopped = !add_unit(s, value - UNIT, false);
            s->invalid = s->invalid || stopped;
        }
        stopped = stopped || s->invalid;
        at += n;
    }
}

size_t rt_read_small(retold_span text, size_t at, unsigned *value)
{
    rt_digits run = rt_read_digits(text, at, 5);
    if (run.count > 0) {
        *value = (unsigned)run.value;
        return run.count <= 4 ? run.end : 0;
    }
    sum s = {.small = 4, .big = 20};
    size_t end = at;
    for (unsigned i = 0; i < 8; i++) {
        unsigned n;
        int v = han_value(rt_code_at(text, end, &n));
        if (v == NOTHING) {
            break;
        }
        if (v >= UNIT ? v > UNIT + 3 || !add_unit(&s, v - UNIT, false)
                      : (add_digit(&s, (unsigned)v), false)) {
            return 0;
        }
        end += n;
    }
    *value = (unsigned)sum_value(&s);
    return end == at || s.invalid || sum_value(&s) > 9999 ? 0 : end;
}

/* What is counted with a single numeral: people, times, years, things ... (zh, ja). */
static const char counters[] =
    "人名年个個個日天次位岁歲歳件国國度回つ块塊条條支家所点點座場场项項種种轮輪枚票分秒週周";

static bool is_counter(uint32_t c)
{
    retold_span all = {counters, sizeof counters - 1};
    unsigned n = 0;
    for (size_t at = 0; at < all.size; at += n) {
        if (rt_code_at(all, at, &n) == c) {
            return true;
        }
    }
    return false;
}

/* Whether the numerals at begin..end are meant as a number, and not as part of a word or name. */
static bool is_meant(retold_span text, size_t begin, size_t end, const sum *s, bool ordinal)
{
    unsigned n;
    uint32_t before = rt_code_before(text, begin, &n), after = rt_code_at(text, end, &n);
    size_t characters = (end - begin) / 3;
    /* 数十, 几百: some tens, hundreds. */
    if (before == 0x6570 || before == 0x6578 || before == 0x51e0 || before == 0x5e7e) {
        return false;
    }
    if (ordinal) {
        return true;
    }
    if (s->units == 0) {
        bool year = after == 0x5e74;
        return characters == 1 ? s->coefficient > 1 && is_counter(after)
                               : characters >= 4 || (characters == 3 && (s->zeros > 0 || year));
    }
    if (s->digits > 0) {
        return s->positional <= 2;
    }
    /* 十万, 百万, but not 千万 ("by all means") nor 十分 ("very"). */
    return characters == 2 && s->units == 2 && s->big < 20 && s->total != UINT64_C(10000000);
}

size_t rt_read_han(rt_number_reader *reader, size_t at)
{
    retold_span text = reader->text;
    size_t date = rt_read_unit_date(reader, at);
    if (date != 0) {
        return date;
    }
    sum s;
    size_t end = read_numerals(text, at, &s);
    if (end == at) {
        unsigned n;
        rt_code_at(text, at, &n);
        return at + n;
    }
    if (rt_stands_at(text, end, "分之")) { /* 百分之 五十: percent; 三分之二: a fraction */
        return end + strlen("分之");
    }
    bool ordinal = rt_ends_with(text, at, "第");
    if (s.invalid || sum_value(&s) == 0 || !is_meant(text, at, end, &s, ordinal)) {
        return end;
    }
    unsigned flags = ordinal ? RT_NUMBER_ORDINAL : 0;
    flags |= rt_ends_with(text, at, "百分之") ? RT_NUMBER_PERCENT : 0;
    flags |= end - at == 3 ? RT_NUMBER_WORD : 0;
    rt_number_add(reader, RT_NUMBER_FIGURE, at, end, sum_value(&s), 0, flags);
    return end;
}
