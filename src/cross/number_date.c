/* Dates and times, in figures and with the names of months. */
#include "cross/number_read.h"

#include <string.h>

typedef struct date {
    unsigned year, month, day; /* 0: not given */
} date;

static bool is_year(unsigned year)
{
    return year >= 1000 && year <= 2999;
}

static bool is_day(unsigned day)
{
    return day >= 1 && day <= 31;
}

static bool is_month(unsigned month)
{
    return month >= 1 && month <= 12;
}

static bool is_thai(const rt_number_reader *reader)
{
    return strcmp(reader->language->code, "th") == 0;
}

/* Years of the Buddhist era in Thai are 543 ahead. */
static unsigned civil_year(const rt_number_reader *reader, unsigned year)
{
    return is_thai(reader) && year >= 2300 && year <= 2700 ? year - 543 : year;
}

static void add_date(rt_number_reader *reader, size_t begin, size_t end, date d)
{
    d.year = civil_year(reader, d.year);
    if (d.year != 0 && d.month != 0 && d.day != 0) {
        rt_number_add(reader, RT_NUMBER_DATE, begin, end,
                      (uint64_t)d.year * 10000 + d.month * 100 + d.day, 0, 0);
    }
    if (d.month != 0 && d.day != 0) {
        rt_number_add(reader, RT_NUMBER_MONTH_DAY, begin, end, d.month * 100 + d.day, 0,
                      d.year != 0 ? RT_NUMBER_PART : 0);
        reader->day_month = d.month;
    } else if (d.month != 0 && d.year != 0) {
        rt_number_add(reader, RT_NUMBER_YEAR_MONTH, begin, end, d.year * 100 + d.month, 0, 0);
    } else if (d.month != 0) {
        rt_number_add(reader, RT_NUMBER_MONTH, begin, end, d.month, 0, 0);
    }
    if (d.year != 0) {
        rt_number_add(reader, RT_NUMBER_FIGURE, begin, end, d.year, 0, RT_NUMBER_PART);
    }
    if (d.day != 0) {
        rt_number_add(reader, RT_NUMBER_FIGURE, begin, end, d.day, 0, RT_NUMBER_PART);
    }
}

/* ------------------------------------------------------------------ in figures */

/* A separator of a date in figures that is the same as `mark`, and a space after a point. */
static size_t skip_mark(retold_span text, size_t at, char mark)
{
    if (at >= text.size || text.data[at] != mark) {
        return 0;
    }
    return mark == '.' ? rt_skip_space(text, at + 1) : at + 1;
}

static bool digit_at(retold_span text, size_t at)
{
    unsigned n;
    return rt_digit_value(rt_code_at(text, at, &n)) >= 0;
}

/* 2021-06-24, 24.06.2021, 24/06/2021: `a` is the first run of digits. */
static size_t read_figure_date(rt_number_reader *reader, size_t begin, rt_digits a)
{
    retold_span text = reader->text;
    char mark = a.end < text.size ? text.data[a.end] : '\0';
    if (mark != '.' && mark != '-' && mark != '/') {
        return 0;
    }
    size_t at = skip_mark(text, a.end, mark);
    rt_digits b = rt_read_digits(text, at, 3);
    if (b.count == 0 || b.count > 2 || (at = skip_mark(text, b.end, mark)) == 0) {
        return 0;
    }
    rt_digits c = rt_read_digits(text, at, 5);
    if (c.count == 0 || digit_at(text, c.end)) {
        return 0;
    }
    date d = {0};
    if (a.count == 4 && c.count <= 2) {
        d = (date){(unsigned)a.value, (unsigned)b.value, (unsigned)c.value};
    } else if (a.count <= 2 && c.count == 4) {
        bool day_first = mark == '.' || b.value > 12 || a.value > 12 || a.value == b.value ||
                         (reader->language->traits & RT_DAY_FIRST);
        bool month_first = b.value > 12 && mark != '.';
        unsigned day = (unsigned)(month_first ? b.value : a.value);
        unsigned month = (unsigned)(month_first ? a.value : b.value);
        if (!day_first) {
            return 0; /* 05/06/2021 in English is either */
        }
        d = (date){(unsigned)c.value, month, day};
    }
    if (!is_year(d.year) || !is_month(d.month) || !is_day(d.day)) {
        return 0;
    }
    add_date(reader, begin, c.end, d);
    return c.end;
}

/* ----------------------------------------------------- with the name of a month */

enum { FILLERS_MAX = 2 };

/* Skips up to two words like "of", "de", "ga watan". */
static size_t skip_fillers(const rt_number_reader *reader, size_t at)
{
    for (unsigned i = 0; i < FILLERS_MAX; i++) {
        const rt_known_word *word = rt_word_after(reader, rt_skip_space(reader->text, at));
        if (word->match.kind != RT_WORD_FILLER) {
            break;
        }
        at = word->word.begin + word->match.size;
        at += at < reader->text.size && reader->text.data[at] == '.';
    }
    return at;
}

/* What may follow a day: 24th, 24., 1er, 1º, 24-го. */
static size_t skip_ordinal(const rt_number_reader *reader, size_t at)
{
    static const char *const endings[] = {"st",  "nd", "rd",  "th",  "er",  "º", "°", "ª",
                                          "-го", "-е", "-ші", "-ні", "-ga", ".", "י", "'"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (rt_stands_at(reader->text, at, endings[i])) {
            return at + strlen(endings[i]);
        }
    }
    return at;
}

/* The month at or a space after `at`, fillers passed over. 0 if there is none. */
static unsigned month_after(const rt_number_reader *reader, size_t at, size_t *end)
{
    retold_span text = reader->text;
    at = rt_skip_space(text, at);
    at += rt_stands_at(text, at, "-"); /* 24-Jun-2021 */
    const rt_known_word *word = rt_word_after(reader, at);
    rt_word_match match = rt_known_month(reader, word);
    if (match.kind == RT_WORD_NONE && word->match.kind == RT_WORD_FILLER) {
        word = rt_word_after(reader, rt_skip_space(text, skip_fillers(reader, at)));
        match = rt_known_month(reader, word);
    }
    if (match.kind == RT_WORD_NONE) {
        return 0;
    }
    *end = reader->language->traits & RT_GLUED ? word->word.begin + match.size : word->word.end;
    if (match.value == 0) { /* tháng 6 */
        rt_digits run = rt_read_digits(text, rt_skip_space(text, *end), 3);
        *end = run.end;
        return is_month((unsigned)run.value) && run.count <= 2 ? (unsigned)run.value : 0;
    }
    return (unsigned)match.value;
}

/* Back over one space, and a comma or point before it. */
static size_t skip_back(retold_span text, size_t at)
{
    unsigned n;
    if (rt_is_space(rt_code_before(text, at, &n))) {
        at -= n;
    }
    if (at > 0 && (text.data[at - 1] == ',' || text.data[at - 1] == '.')) {
        at--;
    }
    return at;
}

/*
 * The month that ends before `at`, fillers passed over, and is not of the date before. 0 if there
 * is none: a comma parts ("in June, 5 people").
 */
static unsigned month_before(const rt_number_reader *reader, size_t at, size_t *begin)
{
    retold_span text = reader->text;
    for (unsigned i = 0; i <= FILLERS_MAX; i++) {
        size_t end = skip_back(text, at);
        const rt_known_word *word = rt_word_before(reader, end);
        if (word->word.size == 0 || end <= reader->day_end || text.data[end] == ',') {
            return 0;
        }
        rt_word_match match = rt_known_month(reader, word);
        if (match.kind == RT_WORD_MONTH && match.value > 0) {
            *begin = word->word.begin;
            return (unsigned)match.value;
        }
        if (word->match.kind != RT_WORD_FILLER) {
            return 0;
        }
        at = word->word.begin;
    }
    return 0;
}

/* The year that follows: " 2021", ", 2021", " de 2021". 0 if there is none. */
static unsigned year_after(const rt_number_reader *reader, size_t at, size_t *end)
{
    retold_span text = reader->text;
    for (unsigned i = 0; i < 2 && at < text.size; i++) {
        at += text.data[at] == '.' || text.data[at] == ',' || text.data[at] == '-';
    }
    at = rt_skip_space(text, skip_fillers(reader, at));
    rt_digits run = rt_read_digits(text, at, 5);
    if (run.count != 4 || !is_year((unsigned)run.value)) {
        return 0;
    }
    unsigned n;
    uint32_t c = rt_code_at(text, run.end, &n);
    if ((c == ',' || c == '.' || c == 0xa0 || c == 0x202f || c == ':') &&
        digit_at(text, run.end + n)) {
        return 0; /* "June 5 1000,000 people", a time */
    }
    *end = run.end;
    return (unsigned)run.value;
}

/* The year of "2021. június 24", which ends before `at`. */
static unsigned year_before(const rt_number_reader *reader, size_t at)
{
    retold_span text = reader->text;
    for (unsigned i = 0; i <= FILLERS_MAX; i++) {
        at = skip_back(text, at);
        if (at <= reader->day_end) {
            return 0; /* of the date before */
        }
        if (digit_at(text, at - 1)) {
            rt_digits run = rt_read_digits(text, at >= 4 ? at - 4 : 0, 5);
            bool whole = run.count == 4 && run.end == at && (at == 4 || !digit_at(text, at - 5));
            return whole && is_year((unsigned)run.value) ? (unsigned)run.value : 0;
        }
        const rt_known_word *word = rt_word_before(reader, at);
        if (word->word.size == 0 || word->match.kind != RT_WORD_FILLER) {
            return 0;
        }
        at = word->word.begin;
    }
    return 0;
}

/* A dash between two days, and spaces around it; SIZE_MAX if there is none. */
static size_t skip_dash(retold_span text, size_t at)
{
    unsigned n;
    at = rt_skip_space(text, at);
    uint32_t c = rt_code_at(text, at, &n);
    bool dash = c == '-' || (c >= 0x2010 && c <= 0x2015) || c == '/';
    return dash ? rt_skip_space(text, at + n) : SIZE_MAX;
}

/* The month of the first day in "24-26 June". */
static unsigned month_of_range(const rt_number_reader *reader, size_t at)
{
    size_t end;
    at = skip_dash(reader->text, at);
    if (at == SIZE_MAX) {
        return 0;
    }
    rt_digits run = rt_read_digits(reader->text, at, 3);
    return run.count == 0 || run.count > 2
               ? 0
               : month_after(reader, skip_ordinal(reader, run.end), &end);
}

/* A day and its month, one after the other in either order, and perhaps the year. */
static size_t read_day(rt_number_reader *reader, size_t begin, rt_digits run)
{
    date d = {.day = (unsigned)run.value};
    size_t after = skip_ordinal(reader, run.end), end = run.end, start = begin;
    if ((d.month = month_after(reader, after, &end)) != 0) {
        d.year = year_after(reader, end, &end);
    } else if ((d.month = month_before(reader, begin, &start)) != 0) {
        d.year = year_after(reader, after, &end);
    } else if ((d.month = month_of_range(reader, after)) == 0) {
        if (reader->day_month == 0 || begin - reader->day_end > 8 ||
            skip_dash(reader->text, reader->day_end) != begin) {
            return 0;
        }
        d.month = reader->day_month;
        d.year = year_after(reader, after, &end);
    }
    d.year = d.year != 0 ? d.year : year_before(reader, start);
    add_date(reader, begin, end, d);
    reader->day_end = end;
    return end;
}

size_t rt_read_date(rt_number_reader *reader, size_t at)
{
    rt_digits run = rt_read_digits(reader->text, at, 5);
    if (run.count > 4 || run.count == 3) {
        return 0;
    }
    size_t end = read_figure_date(reader, at, run);
    if (end != 0) {
        return end;
    }
    unsigned value = (unsigned)run.value;
    if (run.count <= 2) {
        unsigned n;
        uint32_t c = rt_code_at(reader->text, run.end, &n);
        bool decimal = (c == '.' || c == ',' || c == ':') && digit_at(reader->text, run.end + 1);
        return is_day(value) && !decimal ? read_day(reader, at, run) : 0;
    }
    date d = {.year = value};
    size_t begin = at, after = run.end;
    if (run.count != 4 || !is_year(value)) {
        return 0;
    }
    if ((d.month = month_before(reader, at, &begin)) == 0 &&
        ((reader->language->traits & RT_CAPITAL_MONTHS) ||
         (d.month = month_after(reader, skip_ordinal(reader, run.end), &after)) == 0)) {
        if (is_thai(reader) && civil_year(reader, value) != value) {
            rt_number_add(reader, RT_NUMBER_FIGURE, at, run.end, civil_year(reader, value), 0, 0);
            return run.end;
        }
        return 0;
    }
    add_date(reader, at, run.end, d);
    return run.end;
}

/* -------------------------------------------------- with 年, 月, 日 and their like */

static size_t skip_unit(retold_span text, size_t at, const char *const units[3])
{
    for (unsigned i = 0; i < 3; i++) {
        if (rt_stands_at(text, at, units[i])) {
            return at + strlen(units[i]);
        }
    }
    return 0;
}

/* Years of a Japanese era begin at the year after this; 0 if no era is named before `at`. */
static unsigned era_before(retold_span text, size_t at)
{
    static const struct {
        const char *name;
        unsigned year;
    } eras[] = {{"令和", 2018}, {"平成", 1988}, {"昭和", 1925}, {"大正", 1911}, {"明治", 1867}};
    for (size_t i = 0; i < sizeof eras / sizeof *eras; i++) {
        if (rt_ends_with(text, at, eras[i].name)) {
            return eras[i].year;
        }
    }
    return 0;
}

size_t rt_read_unit_date(rt_number_reader *reader, size_t begin)
{
    static const char *const years[] = {"年", "년", "年"}, *const months[] = {"月", "월", "月"},
                             *const days[] = {"日", "일", "号"};
    retold_span text = reader->text;
    date d = {0};
    unsigned value;
    size_t at = begin, end = 0, next;
    if ((next = rt_read_small(text, at, &value)) == 0) {
        return 0;
    }
    if ((next = skip_unit(text, rt_skip_space(text, next), years)) != 0) {
        unsigned era = era_before(text, begin);
        d.year = era != 0 && value < 100 ? era + value : value;
        if (!is_year(d.year)) {
            return 0;
        }
        end = next;
        at = rt_skip_space(text, next);
        if ((next = rt_read_small(text, at, &value)) == 0) {
            goto done;
        }
    } else {
        next = rt_read_small(text, at, &value);
    }
    if ((next = skip_unit(text, rt_skip_space(text, next), months)) == 0 || !is_month(value)) {
        goto done;
    }
    d.month = value;
    end = next;
    at = rt_skip_space(text, next);
    if ((next = rt_read_small(text, at, &value)) != 0 && is_day(value) &&
        (next = skip_unit(text, rt_skip_space(text, next), days)) != 0) {
        d.day = value;
        end = next;
    }
done:
    if (end != 0) {
        add_date(reader, begin, end, d);
    }
    return end;
}

/* ------------------------------------------------------------------------ times */

/* 1 for morning, 2 for afternoon, 0 if neither is said around begin..*end; passes over am and pm.
 */
static unsigned half_of_day(const rt_number_reader *reader, size_t begin, size_t *end)
{
    static const struct {
        const char *word;
        unsigned half;
    } before[] = {{"午前", 1}, {"上午", 1}, {"凌晨", 1}, {"早上", 1}, {"午後", 2}, {"下午", 2},
                  {"晚上", 2}, {"오전", 1}, {"오후", 2}, {"පෙ.ව", 1}, {"ප.ව", 2}},
      marks[] = {{" ප.ව", 2}, {" පෙ.ව", 1}};
    retold_span text = reader->text;
    unsigned n;
    size_t at = rt_is_space(rt_code_before(text, begin, &n)) ? begin - n : begin;
    at -= at > 0 && text.data[at - 1] == '.';
    bool ascii = at == 0 || (unsigned char)text.data[at - 1] < 0x80;
    for (size_t i = 0; i < sizeof before / sizeof *before && !ascii; i++) {
        if (rt_ends_with(text, at, before[i].word)) {
            return before[i].half;
        }
    }
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (rt_stands_at(text, *end, marks[i].word)) {
            *end += strlen(marks[i].word);
            return marks[i].half;
        }
    }
    const rt_known_word *word = rt_word_after(reader, rt_skip_space(text, *end));
    rt_word_match match = word->match;
    if (match.kind == RT_WORD_AM || match.kind == RT_WORD_PM) {
        *end = word->word.end;
    } else {
        match = rt_word_before(reader, at)->match;
    }
    return match.kind == RT_WORD_AM ? 1 : match.kind == RT_WORD_PM ? 2 : 0;
}

/* Two digits of minutes at `at`, with no digit after them. */
static size_t read_minutes(retold_span text, size_t at, unsigned *minutes)
{
    rt_digits run = rt_read_digits(text, at, 3);
    *minutes = (unsigned)run.value;
    return run.count == 2 && run.value < 60 ? run.end : 0;
}

/* Whether a word that says "hour" stands after `*end` (and is passed over) or before `begin`. */
static bool clock_around(const rt_number_reader *reader, size_t begin, size_t *end)
{
    const rt_known_word *word = rt_word_after(reader, rt_skip_space(reader->text, *end));
    if (word->match.kind == RT_WORD_CLOCK) {
        *end = word->word.end;
        return true;
    }
    word = rt_word_before(reader, skip_back(reader->text, begin));
    return word->match.kind == RT_WORD_CLOCK_FIRST;
}

/* 14時30分, 오후 2시, 下午2点: returns the end of what was read, or 0. */
static size_t read_unit_time(const rt_number_reader *reader, size_t begin, size_t at,
                             unsigned *minutes)
{
    static const char *const hours[] = {"時", "时", "시"}, *const points[] = {"点", "點", "点"},
                             *const minute[] = {"分", "분", "分"};
    retold_span text = reader->text;
    at = rt_skip_space(text, at);
    size_t next = skip_unit(text, at, hours), end;
    bool point = next == 0 && (next = skip_unit(text, at, points)) != 0;
    if (next == 0 || rt_stands_at(text, next, "間") || rt_stands_at(text, next, "间") ||
        rt_stands_at(text, next, "간")) {
        return 0; /* hours long, not o'clock */
    }
    end = rt_skip_space(text, next);
    unsigned value;
    size_t small = rt_read_small(text, end, &value);
    size_t done =
        small != 0 && value < 60 ? skip_unit(text, rt_skip_space(text, small), minute) : 0;
    if (done != 0) {
        *minutes = value;
        return done;
    }
    if (rt_stands_at(text, next, "半")) {
        *minutes = 30;
        return next + strlen("半");
    }
    /* A bare 点 is also a point of a score or an index. */
    return point && half_of_day(reader, begin, &end) == 0 ? 0 : next;
}

/* After the hour: minutes and what makes this a time of day. Returns its end, or 0. */
static size_t read_rest(const rt_number_reader *reader, size_t begin, size_t at, unsigned *minutes,
                        unsigned *half)
{
    retold_span text = reader->text;
    unsigned n;
    uint32_t c = rt_code_at(text, at, &n);
    size_t end = 0;
    if (c == ':' || c == 0xff1a || c == 0x2236) {
        if ((end = read_minutes(text, at + n, minutes)) != 0) {
            unsigned seconds;
            size_t rest = rt_stands_at(text, end, ":") ? read_minutes(text, end + 1, &seconds) : 0;
            end = rest != 0 ? rest : end;
            *half = half_of_day(reader, begin, &end);
            clock_around(reader, begin, &end);
        }
        return end;
    }
    if ((c == '.' || c == ',') && (end = read_minutes(text, at + 1, minutes)) != 0) {
        *half = half_of_day(reader, begin, &end);
        return c == '.' && (*half != 0 || clock_around(reader, begin, &end)) ? end : 0;
    }
    if (rt_code_at(text, rt_skip_space(text, at), &n) >= 0x4e00) {
        end = read_unit_time(reader, begin, at, minutes);
        *half = end != 0 ? half_of_day(reader, begin, &end) : 0;
        return end;
    }
    *minutes = 0;
    end = at;
    if ((*half = half_of_day(reader, begin, &end)) != 0) {
        return end;
    }
    if (clock_around(reader, begin, &end) && end > at) { /* 14h30, 14 Uhr 30 */
        size_t rest = read_minutes(text, rt_skip_space(text, end), minutes);
        bool glued = rest != 0 && !rt_is_letter(rt_code_at(text, rest, &n));
        *minutes = glued ? *minutes : 0;
        return glued ? rest : end;
    }
    return 0;
}

size_t rt_read_time(rt_number_reader *reader, size_t begin)
{
    rt_digits run = rt_read_digits(reader->text, begin, 3);
    unsigned minutes = 0, half = 0, hour = (unsigned)run.value;
    if (run.count > 2 || hour > 24) {
        return 0;
    }
    size_t end = read_rest(reader, begin, run.end, &minutes, &half);
    if (end == 0 || (half != 0 && (hour > 12 || hour == 0) && hour < 13)) {
        return 0;
    }
    unsigned of_day = half == 2 && hour < 12 ? hour + 12 : half == 1 && hour == 12 ? 0 : hour;
    rt_number_add(reader, RT_NUMBER_TIME, begin, end, of_day % 24 * 100 + minutes, 0, 0);
    if (minutes != 0 && rt_stands_at(reader->text, run.end, ".")) {
        /* In a text that does not say that this is a time it reads as a decimal. */
        rt_number_add(reader, RT_NUMBER_FIGURE, begin, end, hour * 100 + minutes, -2,
                      RT_NUMBER_PART);
        return end;
    }
    rt_number_add(reader, RT_NUMBER_FIGURE, begin, end, hour, 0, RT_NUMBER_PART);
    if (minutes != 0) {
        rt_number_add(reader, RT_NUMBER_FIGURE, begin, end, minutes, 0, RT_NUMBER_PART);
    }
    return end;
}
