/* What comes before libxml2: HTML rewritten so that its parser reads it as browsers do. */
#ifndef RT_PAGE_HTML_PREPARE_H
#define RT_PAGE_HTML_PREPARE_H

#include "base/buffer.h"

/*
 * Takes out of `page`, in place, what no text of it comes from and what libxml2 2.9 gets wrong
 * (WHATWG HTML, 13.2.5): zero bytes, which end its input; comments, also those closed by "<!-->";
 * <![if ...]> and </ ...>, which it takes for text; <?...>; scripts, but for JSON-LD, by the rules
 * for scripts in comments in scripts; style, noscript, textarea, iframe and others whose content is
 * not markup; a tag that the page ends in; and attributes that nobody asks for, which take most of
 * its time, and their square if an element has many. Takes time in proportion to the page.
 */
void rt_html_prepare(rt_buffer *page);

#endif
