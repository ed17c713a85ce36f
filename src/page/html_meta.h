/* What attributes and the elements of <head> say. */
#ifndef RT_PAGE_HTML_META_H
#define RT_PAGE_HTML_META_H

#include "page/html.h"

/* Attributes come from libxml2: names in lower case and values by turns, a value NULL where there
 * is none, the last name NULL. */

/* RT_TAG_SKIP of what is hidden, RT_TAG_MENU of what says to be navigation or a notice,
 * RT_TAG_EXTRA. */
uint32_t rt_html_attribute_flags(const char *const *attributes);

/*
 * Takes the fields that an element with RT_TAG_META has. If its text is one, `*capture` is set to
 * where it goes. `in_text`: it is not inside of what is skipped. False when out of memory.
 */
bool rt_html_meta(rt_html *html, const char *name, const char *const *attributes, bool in_text,
                  rt_buffer **capture);

#endif
