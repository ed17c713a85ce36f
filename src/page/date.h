/* Dates as pages write them, to ISO 8601. */
#ifndef RT_PAGE_DATE_H
#define RT_PAGE_DATE_H

#include "base/buffer.h"

enum { RT_DATE_SIZE = 24 };

/*
 * Writes the date that `text` begins with as "YYYY-MM-DD", "YYYY-MM-DDThh:mm:ss", or, if it names a
 * time zone, as "YYYY-MM-DDThh:mm:ssZ" in UTC, so that dates sort as text. Known are ISO 8601 and
 * its like (2021-07-19 20:15 +0200, 2021/7/19, 20210719), e-mail dates and other dates with an
 * English month (Mon, 19 Jul 2021 20:15:00 GMT; July 19, 2021), and 19.7.2021. Not 7/8/2021, which
 * may be either. False if it is none, is no day of the calendar, or lies before 1990 or after 2099.
 */
bool rt_date_normalise(retold_span text, char date[RT_DATE_SIZE]);

/* The day after the day of `date`, which rt_date_normalise() wrote: "YYYY-MM-DD". */
void rt_date_next_day(const char *date, char next[RT_DATE_SIZE]);

#endif
