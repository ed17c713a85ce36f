/*
 * From HTML to blocks of text and to what the page tells about itself, with libxml2's HTML parser:
 * events only, no tree, so that memory does not grow with the page's elements.
 */
#ifndef RT_PAGE_HTML_H
#define RT_PAGE_HTML_H

#include "page/page.h"

/* What a page says of itself, once for each place that it can say it in: those to be believed first
 * come first. */
typedef enum rt_html_field {
    RT_HTML_OG_TITLE,
    RT_HTML_TITLE,
    RT_HTML_LANG,      /* <html lang> */
    RT_HTML_META_LANG, /* Content-Language */
    RT_HTML_OG_LOCALE,
    RT_HTML_CANONICAL, /* <link rel=canonical> */
    RT_HTML_OG_URL,
    RT_HTML_DATE_PUBLISHED, /* article:published_time and others that say what they are */
    RT_HTML_DATE_META,      /* names that leave it open which date it is */
    RT_HTML_DATE_TIME,      /* the first <time datetime> */
    RT_HTML_JSON_LD,        /* all <script type=application/ld+json>, each ended by a zero byte */
    RT_HTML_FIELDS
} rt_html_field;

/*
 * A run of text that no element breaks: a paragraph, a heading, a list item, a table cell. White
 * space in it is collapsed but in preformatted text; lines broken by <br> are ended by '\n'.
 */
typedef struct rt_block {
    uint32_t begin, end; /* in the text of rt_html */
    uint32_t letters;    /* code points but for white space */
    uint32_t linked;     /* of these in links */
    uint32_t flags;      /* RT_TAG_* of the elements around it, RT_TAG_SKIP excepted */
    uint32_t box;        /* the innermost element around it that is a block: in rt_html.boxes */
} rt_block;

typedef struct rt_html {
    rt_buffer text; /* of all blocks, one after another */
    rt_block *blocks;
    size_t block_count;
    size_t block_capacity;
    uint32_t *boxes; /* of each element that is a block the one around it; of the first, itself */
    size_t box_count;
    size_t box_capacity;
    rt_buffer fields[RT_HTML_FIELDS]; /* UTF-8, not trimmed; empty if the page has none */
    bool cut;                         /* a limit of the options was met */
} rt_html;

void rt_html_init(rt_html *html);
void rt_html_release(rt_html *html);

/*
 * Replaces what is in `html` by what `page` holds, which is valid UTF-8 and is spoilt.
 */
retold_status rt_html_read(rt_html *html, rt_buffer *page, const rt_page_options *options,
                           retold_error *error);

#endif
