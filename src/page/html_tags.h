/* What the elements of HTML are to a reader of text. */
#ifndef RT_PAGE_HTML_TAGS_H
#define RT_PAGE_HTML_TAGS_H

#include <stdint.h>

enum {
    RT_TAG_BLOCK = 1 << 0,   /* begins and ends a block of text */
    RT_TAG_SKIP = 1 << 1,    /* nothing in it is text of the page */
    RT_TAG_LINK = 1 << 2,    /* <a> */
    RT_TAG_PRE = 1 << 3,     /* white space counts */
    RT_TAG_HEADING = 1 << 4, /* <h1> to <h6> */
    RT_TAG_ITEM = 1 << 5,    /* of a list */
    RT_TAG_CELL = 1 << 6,    /* of a table, without a block in between */
    RT_TAG_MENU = 1 << 7,    /* navigation, dialogs, search */
    RT_TAG_BREAK = 1 << 8,   /* <br> */
    RT_TAG_META = 1 << 9,    /* tells something about the page: html_meta.h */
    RT_TAG_ROOT = 1 << 10,   /* <html> and <body>, which are never hidden */
    RT_TAG_MAIN = 1 << 11,   /* <main> and <article>: no navigation, whatever is around them */
    RT_TAG_HEADER = 1 << 12,
    RT_TAG_FOOTER = 1 << 13,
    RT_TAG_ASIDE = 1 << 14,
    RT_TAG_FORM = 1 << 15,
    RT_TAG_PARAGRAPH = 1 << 16, /* <p>, without a block in between */
    RT_TAG_EXTRA = 1 << 17      /* its class or id speaks of comments, sharing, cookies, ... */
};

/* The flags of the element `name`, in lower case; 0 if it is inline or not known. */
uint32_t rt_tag_flags(const char *name);

#endif
