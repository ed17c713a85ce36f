/* The encoding of bytes that nobody declared. */
#ifndef RT_PAGE_CHARSET_DETECT_H
#define RT_PAGE_CHARSET_DETECT_H

#include "page/charset_names.h"

typedef struct rt_detector rt_detector;

/* NULL when out of memory. */
rt_detector *rt_detector_new(void);
void rt_detector_free(rt_detector *detector);

/* The likeliest encoding of `bytes`, which are not UTF-8, as uchardet sees it. */
const rt_encoding *rt_detect(rt_detector *detector, retold_span bytes, bool html);

/* The one of the two kinds of UTF-16 without byte order mark that `bytes` are in, judged by the
 * zeros that its ASCII has; NULL if they are not. */
const rt_encoding *rt_detect_utf16(retold_span bytes);

/* ISO-2022-JP if `bytes`, which are ASCII, have its escape sequences; else NULL. */
const rt_encoding *rt_detect_iso_2022_jp(retold_span bytes);

#endif
