#include "instant.h"

#include <ctype.h>
#include <stddef.h>

/* What is left of a text that is read from its start. */
typedef struct cursor {
    const char *at, *end;
} cursor;

static bool take_digits(cursor *c, size_t count, int *number)
{
    int value = 0;
    if ((size_t)(c->end - c->at) < count) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (c->at[i] < '0' || c->at[i] > '9') {
            return false;
        }
        value = 10 * value + (c->at[i] - '0');
    }
    c->at += count;
    *number = value;
    return true;
}

static bool take(cursor *c, char wanted)
{
    bool found = c->at < c->end && *c->at == wanted;
    c->at += found;
    return found;
}

/* Days since 1970-01-01 of the Gregorian calendar; years begin in March, so that the leap day is
 * their last. */
static int64_t days_of(int year, int month, int day)
{
    int64_t y = year - (month <= 2);
    int64_t era = (y >= 0 ? y : y - 399) / 400;
    int64_t year_of_era = y - era * 400;
    int64_t day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int64_t day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

/* With or without the marks between its parts: 2024-05-31, 20240531. */
static bool take_date(cursor *c, int64_t *days)
{
    static const int lengths[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int year;
    int month;
    int day;
    if (!take_digits(c, 4, &year)) {
        return false;
    }
    bool marked = take(c, '-');
    if (!take_digits(c, 2, &month) || (marked && !take(c, '-')) || !take_digits(c, 2, &day) ||
        month < 1 || month > 12 || day < 1 || day > lengths[month - 1]) {
        return false;
    }
    *days = days_of(year, month, day);
    return true;
}

/* Seconds to be taken off for the zone. */
static bool take_zone(cursor *c, int *offset)
{
    int hours;
    int minutes = 0;
    *offset = 0;
    if (c->at == c->end || take(c, 'Z') || take(c, 'z')) {
        return c->at == c->end;
    }
    int sign = take(c, '+') ? 1 : take(c, '-') ? -1 : 0;
    if (sign == 0 || !take_digits(c, 2, &hours)) {
        return false;
    }
    take(c, ':');
    if (c->at < c->end && !take_digits(c, 2, &minutes)) {
        return false;
    }
    *offset = sign * (hours * 3600 + minutes * 60);
    return c->at == c->end && hours < 24 && minutes < 60;
}

static bool take_time(cursor *c, int *seconds)
{
    int hour;
    int minute;
    int second = 0;
    int offset;
    if (!take_digits(c, 2, &hour)) {
        return false;
    }
    bool marked = take(c, ':');
    if (!take_digits(c, 2, &minute)) {
        return false;
    }
    bool has_seconds = marked ? take(c, ':') : c->at < c->end && isdigit((unsigned char)*c->at);
    if (has_seconds && !take_digits(c, 2, &second)) {
        return false;
    }
    if (take(c, '.') || take(c, ',')) {
        while (c->at < c->end && *c->at >= '0' && *c->at <= '9') {
            c->at++;
        }
    }
    if (!take_zone(c, &offset)) {
        return false;
    }
    *seconds = hour * 3600 + minute * 60 + second - offset;
    return hour <= 24 && minute < 60 && second <= 60;
}

bool cli_instant_read(retold_span text, cli_instant *instant)
{
    cursor c = {text.data, text.data + text.size};
    int64_t days;
    int seconds = 0;
    if (!take_date(&c, &days)) {
        return false;
    }
    bool has_time = c.at < c.end;
    if (has_time &&
        !((take(&c, 'T') || take(&c, 't') || take(&c, ' ')) && take_time(&c, &seconds))) {
        return false;
    }
    *instant = (cli_instant){days * 86400 + seconds, has_time};
    return true;
}
