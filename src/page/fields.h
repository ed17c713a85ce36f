/* What a page says of itself, brought into one form. */
#ifndef RT_PAGE_FIELDS_H
#define RT_PAGE_FIELDS_H

#include "page/date.h"
#include "page/html.h"
#include "page/json_ld.h"

/* Spans are in `html` or in what was given to rt_fields_read(); empty where there is nothing. */
typedef struct rt_fields {
    retold_span title;
    retold_span lang;
    retold_span url;
    retold_span date;
} rt_fields;

/*
 * Fills in the fields of `html`, whose buffers are changed for it. `latest`: the last day that is
 * believed to be a date of publication, ISO 8601; empty: any. `date` is where the date goes.
 * RETOLD_NO_MEMORY is the only failure.
 */
retold_status rt_fields_read(rt_html *html, rt_json_ld *json_ld, retold_span latest,
                             char date[RT_DATE_SIZE], rt_fields *fields);

#endif
