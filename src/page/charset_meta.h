/* Which encoding a web page says that it is in. */
#ifndef RT_PAGE_CHARSET_META_H
#define RT_PAGE_CHARSET_META_H

#include "page/charset_names.h"

/*
 * The encoding that an XML declaration or a <meta> among the first bytes of `page` names; NULL if
 * none does. Bytes are read as ASCII, so that what is declared UTF-16 is UTF-8.
 * (WHATWG HTML, 13.2.3.2: prescan a byte stream to determine its encoding.)
 */
const rt_encoding *rt_charset_of_meta(retold_span page);

/* The encoding in "text/html; charset=utf-8" or the like; NULL if it names none. */
const rt_encoding *rt_charset_of_type(retold_span content_type);

#endif
