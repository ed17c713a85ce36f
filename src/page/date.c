#include "page/date.h"

#include "page/ascii.h"

#include <stdio.h>
#include <string.h>

enum { FIRST_YEAR = 1990, LAST_YEAR = 2099, DAY_MINUTES = 24 * 60 };

typedef struct moment {
    int year, month, day;
    int hour, minute, second;
    bool timed;
    bool zoned;
    int offset; /* minutes east of UTC */
} moment;

/* ----------------------------------------------------------------- reading */

static void skip(retold_span *text, size_t size)
{
    *text = rt_span(text->data + size, text->size - size);
}

static bool skip_if(retold_span *text, const char *any)
{
    if (text->size == 0 || text->data[0] == '\0' || strchr(any, text->data[0]) == NULL) {
        return false;
    }
    skip(text, 1);
    return true;
}

static void skip_all(retold_span *text, const char *any)
{
    while (skip_if(text, any)) {
    }
}

/* Reads from `least` to `most` digits and all that there are; false, and nothing read, if there are
 * fewer or more. */
static bool read_number(retold_span *text, size_t least, size_t most, int *number)
{
    size_t digits = 0;
    int value = 0;
    while (digits < text->size && digits <= most && rt_ascii_is_digit(text->data[digits])) {
        value = value * 10 + (text->data[digits] - '0');
        digits++;
    }
    if (digits < least || digits > most) {
        return false;
    }
    skip(text, digits);
    *number = value;
    return true;
}

/* As read_number(), but of exactly so many digits, whatever follows. */
static bool read_digits(retold_span *text, size_t count, int *number)
{
    retold_span digits = rt_span(text->data, count);
    if (text->size < count || !read_number(&digits, count, count, number)) {
        return false;
    }
    skip(text, count);
    return true;
}

static bool read_zone(retold_span text, moment *m)
{
    skip_all(&text, " ");
    if (rt_ascii_starts(text, "z") || rt_ascii_starts(text, "gmt") ||
        rt_ascii_starts(text, "utc")) {
        m->zoned = true;
        return true;
    }
    bool west = text.size > 0 && text.data[0] == '-';
    int hours, minutes = 0;
    if (!skip_if(&text, "+-") || !read_digits(&text, 2, &hours)) {
        return false;
    }
    skip_if(&text, ":");
    if (!read_digits(&text, 2, &minutes)) {
        minutes = 0;
    }
    if (hours > 14 || minutes > 59) {
        return false;
    }
    m->zoned = true;
    m->offset = (west ? -1 : 1) * (hours * 60 + minutes);
    return true;
}

/* hh:mm, hh:mm:ss, hhmmss, each with or without a zone; nothing is read if it is no time. */
static void read_time(retold_span text, moment *m)
{
    int hour, minute, second = 0;
    if (!read_digits(&text, 2, &hour) && !read_number(&text, 1, 1, &hour)) {
        return;
    }
    bool colon = skip_if(&text, ":");
    if (!read_digits(&text, 2, &minute)) {
        return;
    }
    if (!colon || skip_if(&text, ":")) {
        if (!read_digits(&text, 2, &second)) {
            return;
        }
        if (skip_if(&text, ".,")) {
            skip_all(&text, "0123456789");
        }
    }
    if (hour > 23 || minute > 59 || second > 60) {
        return;
    }
    m->timed = true;
    m->hour = hour;
    m->minute = minute;
    m->second = second == 60 ? 59 : second;
    read_zone(text, m);
}

static void read_time_after_date(retold_span text, moment *m)
{
    skip_all(&text, ", ");
    skip_if(&text, "Tt");
    skip_all(&text, " ");
    read_time(text, m);
}

/* 2021-07-19, 2021/7/19, 2021.7.19, 20210719. */
static bool read_iso(retold_span text, moment *m)
{
    if (!read_digits(&text, 4, &m->year)) {
        return false;
    }
    const char separator[2] = {text.size > 0 ? text.data[0] : '\0', '\0'};
    if (skip_if(&text, "-/.")) {
        if (!read_number(&text, 1, 2, &m->month) || !skip_if(&text, separator) ||
            (!read_number(&text, 1, 2, &m->day))) {
            return false;
        }
    } else if (!read_digits(&text, 2, &m->month) || !read_digits(&text, 2, &m->day) ||
               (text.size > 0 && rt_ascii_is_digit(text.data[0]))) {
        return false;
    }
    read_time_after_date(text, m);
    return true;
}

/* 19.7.2021 */
static bool read_dotted(retold_span text, moment *m)
{
    if (!read_number(&text, 1, 2, &m->day) || !skip_if(&text, ".") ||
        !read_number(&text, 1, 2, &m->month) || !skip_if(&text, ".") ||
        !read_number(&text, 4, 4, &m->year)) {
        return false;
    }
    read_time_after_date(text, m);
    return true;
}

static size_t letters_of(retold_span text)
{
    size_t size = 0;
    while (size < text.size && rt_ascii_is_letter(text.data[size])) {
        size++;
    }
    return size;
}

/* Reads a word; its month from 1, 0 if it is none. */
static int read_month(retold_span *text)
{
    static const char *const months[] = {"january",   "february", "march",    "april",
                                         "may",       "june",     "july",     "august",
                                         "september", "october",  "november", "december"};
    size_t size = letters_of(*text);
    int month = 0;
    for (int i = 0; i < 12; i++) {
        char word[12] = "";
        bool sept = i == 8 && size == 4;
        if (size == 3 || sept || size == strlen(months[i])) {
            memcpy(word, months[i], size);
            if (rt_ascii_starts(*text, word)) {
                month = i + 1;
            }
        }
    }
    skip(text, size);
    skip_if(text, ".");
    return month;
}

static bool read_day_of_month(retold_span *text, int *day)
{
    if (!read_number(text, 1, 2, day)) {
        return false;
    }
    if (letters_of(*text) == 2) { /* 1st, 2nd */
        skip(text, 2);
    }
    skip_all(text, ", .");
    return true;
}

/* Mon, 19 Jul 2021; July 19, 2021 */
static bool read_named(retold_span text, moment *m)
{
    int month = 0;
    if (letters_of(text) > 0) {
        month = read_month(&text);
        skip_all(&text, ", ");
        if (month == 0 && letters_of(text) > 0) { /* after the day of the week */
            month = read_month(&text);
            skip_all(&text, " ");
        }
    }
    if (!read_day_of_month(&text, &m->day)) {
        return false;
    }
    if (month == 0) {
        skip_all(&text, "-");
        month = read_month(&text);
        skip_all(&text, "-, ");
    }
    m->month = month;
    if (month == 0 || !read_number(&text, 4, 4, &m->year)) {
        return false;
    }
    read_time_after_date(text, m);
    return true;
}

/* ---------------------------------------------------------------- calendar */

static int days_in(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return days[month - 1] + (month == 2 && leap);
}

static bool is_plausible(const moment *m)
{
    return m->year >= FIRST_YEAR && m->year <= LAST_YEAR && m->month >= 1 && m->month <= 12 &&
           m->day >= 1 && m->day <= days_in(m->year, m->month);
}

static void add_day(moment *m)
{
    if (++m->day > days_in(m->year, m->month)) {
        m->day = 1;
        if (++m->month > 12) {
            m->month = 1;
            m->year++;
        }
    }
}

static void subtract_day(moment *m)
{
    if (--m->day == 0) {
        if (--m->month == 0) {
            m->month = 12;
            m->year--;
        }
        m->day = days_in(m->year, m->month);
    }
}

static void to_utc(moment *m)
{
    int minutes = m->hour * 60 + m->minute - m->offset;
    if (minutes < 0) {
        minutes += DAY_MINUTES;
        subtract_day(m);
    } else if (minutes >= DAY_MINUTES) {
        minutes -= DAY_MINUTES;
        add_day(m);
    }
    m->hour = minutes / 60;
    m->minute = minutes % 60;
}

static void write_number(char *to, int digits, int number)
{
    for (int i = digits; i > 0; i--) {
        to[i - 1] = (char)('0' + number % 10);
        number /= 10;
    }
}

static void write_date(const moment *m, char date[RT_DATE_SIZE])
{
    strcpy(date, "0000-00-00");
    write_number(date, 4, m->year);
    write_number(date + 5, 2, m->month);
    write_number(date + 8, 2, m->day);
    if (m->timed) {
        strcat(date, m->zoned ? "T00:00:00Z" : "T00:00:00");
        write_number(date + 11, 2, m->hour);
        write_number(date + 14, 2, m->minute);
        write_number(date + 17, 2, m->second);
    }
}

bool rt_date_normalise(retold_span text, char date[RT_DATE_SIZE])
{
    static bool (*const readers[])(retold_span, moment *) = {read_iso, read_dotted, read_named};
    text = rt_ascii_trim(text);
    for (size_t i = 0; i < sizeof readers / sizeof *readers; i++) {
        moment m = {0};
        if (readers[i](text, &m)) {
            if (!is_plausible(&m)) {
                return false;
            }
            to_utc(&m);
            write_date(&m, date);
            return true;
        }
    }
    return false;
}

void rt_date_next_day(const char *date, char next[RT_DATE_SIZE])
{
    moment m = {0};
    if (read_iso(rt_span(date, strlen("YYYY-MM-DD")), &m)) {
        add_day(&m);
    }
    write_date(&m, next);
}
