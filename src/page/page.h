/*
 * The text of a web page and what the page says about itself: title, language, address, date.
 */
#ifndef RT_PAGE_PAGE_H
#define RT_PAGE_PAGE_H

#include "base/buffer.h"
#include "page/charset.h"

typedef struct rt_page_options {
    bool raw_text;   /* all visible text, with menus, notices and lists of links; default false */
    size_t max_size; /* bytes of a page that are read, 1 to 1 GiB; default 16 MiB */
    unsigned max_depth;  /* elements in each other; those deeper are read as if they stood in
                            <body>; default 512 */
    unsigned max_blocks; /* paragraphs and the like; the text of more goes to the last; default
                            200,000 */
    retold_span fetched; /* when the page was, ISO 8601: no later date of publication is believed;
                            default empty: not known */
} rt_page_options;

void rt_page_options_init(rt_page_options *options);

/* Texts are UTF-8, and empty if the page has none. They are valid until the reader is used again.
 */
typedef struct rt_page {
    retold_span text;  /* blocks end with '\n', cells of a row are parted by '\t' */
    retold_span title; /* og:title, else <title> */
    retold_span lang;  /* BCP 47, as the page says; may be wrong */
    retold_span url;   /* canonical, absolute */
    retold_span date;  /* of publication: ISO 8601, see rt_date_normalise() */
    rt_charset_result charset;
    uint64_t mojibake; /* characters of the text that were UTF-8 read as windows-1252 */
    bool cut;          /* a limit of the options was met */
} rt_page;

/* Buffers and converters, kept from page to page. For one thread at a time. */
typedef struct rt_page_reader rt_page_reader;

/* NULL when out of memory. */
rt_page_reader *rt_page_reader_new(void);
void rt_page_reader_free(rt_page_reader *reader);

/*
 * Reads `body`, which came with the HTTP header Content-Type `content_type` (may be empty). HTML is
 * told by rt_page_is_html(); anything else is plain text, of which only the encoding is converted.
 * RETOLD_NO_MEMORY is the only failure; `page` is then untouched.
 */
retold_status rt_page_read(rt_page_reader *reader, retold_span body, retold_span content_type,
                           const rt_page_options *options, rt_page *page, retold_error *error);

/* Whether the type says HTML, or says nothing to the point and the body looks like it. */
bool rt_page_is_html(retold_span content_type, retold_span body);

#endif
