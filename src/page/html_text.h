/* Puts the text between tags together to blocks: white space, line breaks, characters that pages
 * get wrong. */
#ifndef RT_PAGE_HTML_TEXT_H
#define RT_PAGE_HTML_TEXT_H

#include "page/html.h"

/* The block being filled, and what stands between its text so far and what comes. */
typedef struct rt_html_text {
    rt_html *html;
    size_t max_blocks;
    uint32_t flags; /* RT_TAG_* of the innermost element: set by the caller, as is the next */
    uint32_t box;   /* see rt_block */
    rt_block block;
    bool space;      /* white space was read */
    unsigned breaks; /* so many <br> were read */
    enum { NO_REFERENCE, REFERENCE_NOTED, REFERENCE_BEGUN } reference;
} rt_html_text;

void rt_html_text_start(rt_html_text *text, rt_html *html, size_t max_blocks);

/* The functions that append are false when out of memory. */
bool rt_html_text_append(rt_html_text *text, const char *bytes, size_t size);
bool rt_html_text_end_block(rt_html_text *text);

/* A <br>. Two of them end a block. */
void rt_html_text_break(rt_html_text *text);

/*
 * libxml2 hands on a character reference that lacks its semicolon as two texts, "&" and the name;
 * HTML takes the older names so all the same. This says that these two come.
 */
void rt_html_text_expect_reference(rt_html_text *text);
void rt_html_text_end_reference(rt_html_text *text);

#endif
