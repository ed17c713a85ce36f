#include "page/page.h"

#include "base/error.h"
#include "page/ascii.h"
#include "page/boilerplate.h"
#include "page/charset_meta.h"
#include "page/fields.h"
#include "page/html.h"
#include "page/html_tags.h"
#include "text/mojibake.h"

#include <stdlib.h>

struct rt_page_reader {
    rt_charset *charset;
    rt_buffer utf8; /* the body */
    rt_html html;
    rt_boilerplate boilerplate;
    rt_json_ld *json_ld;
    rt_buffer text;
    char date[RT_DATE_SIZE];
};

void rt_page_options_init(rt_page_options *options)
{
    *options =
        (rt_page_options){.max_size = (size_t)16 << 20, .max_depth = 512, .max_blocks = 200 * 1000};
}

rt_page_reader *rt_page_reader_new(void)
{
    rt_page_reader *reader = calloc(1, sizeof *reader);
    if (reader == NULL) {
        return NULL;
    }
    reader->charset = rt_charset_new();
    reader->json_ld = rt_json_ld_new();
    if (reader->charset == NULL || reader->json_ld == NULL) {
        rt_page_reader_free(reader);
        return NULL;
    }
    return reader;
}

void rt_page_reader_free(rt_page_reader *reader)
{
    if (reader == NULL) {
        return;
    }
    rt_charset_free(reader->charset);
    rt_buffer_release(&reader->utf8);
    rt_html_release(&reader->html);
    rt_boilerplate_release(&reader->boilerplate);
    rt_json_ld_free(reader->json_ld);
    rt_buffer_release(&reader->text);
    free(reader);
}

/* ------------------------------------------------------------------- is HTML */

/* The type without parameters. */
static retold_span essence(retold_span type)
{
    size_t size = 0;
    while (size < type.size && type.data[size] != ';') {
        size++;
    }
    return rt_ascii_trim(rt_span(type.data, size));
}

static retold_span after(retold_span text, size_t size)
{
    return rt_ascii_trim(rt_span(text.data + size, text.size - size));
}

/* Without comments and an XML declaration before the first tag. */
static retold_span first_tag(retold_span body)
{
    bool bom = rt_ascii_starts(body, "\xef\xbb\xbf");
    body = after(body, bom ? 3 : 0);
    for (;;) {
        bool comment = rt_ascii_starts(body, "<!--");
        if (!comment && !rt_ascii_starts(body, "<?")) {
            return body;
        }
        const char *end = comment ? "-->" : ">";
        size_t found = rt_ascii_find(body, end);
        if (found == body.size) {
            return rt_span(NULL, 0);
        }
        body = after(body, found + strlen(end));
    }
}

/* Whether the first tag is one that pages begin with. */
static bool looks_like_html(retold_span body)
{
    static const char *const starts[] = {"<!doctype html", "<html", "<head", "<title", "<meta",
                                         "<script",        "<body", "<div",  "<p>",    "<table",
                                         "<style",         "<h1"};
    enum { LOOK = 4096 };
    if (body.size == 0) {
        return false;
    }
    body = first_tag(rt_span(body.data, body.size < LOOK ? body.size : LOOK));
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        if (rt_ascii_starts(body, starts[i])) {
            return true;
        }
    }
    return false;
}

bool rt_page_is_html(retold_span content_type, retold_span body)
{
    static const char *const vague[] = {"",         "application/octet-stream", "application/xml",
                                        "text/xml", "unknown/unknown",          "text/plain"};
    retold_span type = essence(content_type);
    if (rt_ascii_equal(type, "text/html") || rt_ascii_equal(type, "application/xhtml+xml")) {
        return true;
    }
    for (size_t i = 0; i < sizeof vague / sizeof *vague; i++) {
        if (rt_ascii_equal(type, vague[i])) {
            return looks_like_html(body);
        }
    }
    return false;
}

/* ------------------------------------------------------------------- reading */

/* Whether two blocks are the whole of cells of one row of a table. */
static bool in_one_row(const rt_html *html, const rt_block *a, const rt_block *b)
{
    return (a->flags & b->flags & RT_TAG_CELL) != 0 && a->box != b->box &&
           html->boxes[a->box] == html->boxes[b->box];
}

static bool put_together(rt_page_reader *reader, const rt_page_options *options)
{
    const rt_html *html = &reader->html;
    const rt_block *last = NULL;
    if (!options->raw_text && !rt_boilerplate_judge(&reader->boilerplate, html)) {
        return false;
    }
    for (size_t i = 0; i < html->block_count; i++) {
        const rt_block *block = &html->blocks[i];
        if (!options->raw_text && !reader->boilerplate.keep[i]) {
            continue;
        }
        if (last != NULL && in_one_row(html, last, block)) {
            reader->text.data[reader->text.size - 1] = '\t';
        }
        if (!rt_buffer_append(&reader->text, html->text.data + block->begin,
                              block->end - block->begin) ||
            !rt_buffer_append(&reader->text, "\n", 1)) {
            return false;
        }
        last = block;
    }
    return true;
}

/* From here on no page can have been published, when it was fetched at `fetched`. A day is for
 * clocks and time zones. */
static retold_span latest_date(retold_span fetched, char latest[RT_DATE_SIZE])
{
    char date[RT_DATE_SIZE];
    if (!rt_date_normalise(fetched, date)) {
        return rt_span(NULL, 0);
    }
    rt_date_next_day(date, latest);
    return rt_span_of(latest);
}

static retold_status read_html(rt_page_reader *reader, const rt_page_options *options,
                               rt_page *page, retold_error *error)
{
    char latest[RT_DATE_SIZE];
    rt_fields fields;
    retold_status status = rt_html_read(&reader->html, &reader->utf8, options, error);
    if (status != RETOLD_OK) {
        return status;
    }
    status = rt_fields_read(&reader->html, reader->json_ld, latest_date(options->fetched, latest),
                            reader->date, &fields);
    if (status != RETOLD_OK || !put_together(reader, options)) {
        return rt_fail_memory(error);
    }
    page->text = rt_span(reader->text.data, reader->text.size);
    page->title = fields.title;
    page->lang = fields.lang;
    page->url = fields.url;
    page->date = fields.date;
    page->cut |= reader->html.cut;
    return RETOLD_OK;
}

retold_status rt_page_read(rt_page_reader *reader, retold_span body, retold_span content_type,
                           const rt_page_options *options, rt_page *page, retold_error *error)
{
    rt_page read = {0};
    bool html = rt_page_is_html(content_type, body);
    if (body.size > options->max_size) {
        body.size = options->max_size;
        read.cut = true;
    }
    const rt_encoding *declared = rt_charset_of_type(content_type);
    reader->utf8.size = 0;
    reader->text.size = 0;
    retold_status status = rt_charset_to_utf8(reader->charset, body,
                                              rt_span_of(declared == NULL ? NULL : declared->name),
                                              html, &reader->utf8, &read.charset, error);
    if (status != RETOLD_OK) {
        return status;
    }
    if (html) {
        status = read_html(reader, options, &read, error);
        if (status != RETOLD_OK) {
            return status;
        }
    } else {
        read.text = rt_span(reader->utf8.data, reader->utf8.size);
    }
    read.mojibake = rt_mojibake_count(read.text);
    *page = read;
    return RETOLD_OK;
}
