/*
 * libFuzzer target for reading web pages: any bytes, read as HTML or as whatever they look like.
 *
 *   - reading fails for want of memory only;
 *   - all that comes out is valid UTF-8, without empty lines, and addresses and dates are of their
 * form;
 *   - a reader that has read other pages gives the same as a new one;
 *   - every line that is kept is a line of the whole text, in its order.
 *
 * The first byte chooses limits, the second the type; the rest is the body.
 */
#include "page/date.h"
#include "page/page.h"
#include "text/tokenise.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(condition)                                                                         \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

static const char *const types[] = {"text/html; charset=utf-8", "text/html", "text/plain", "",
                                    "text/html; charset=windows-1252"};

static rt_page read_page(rt_page_reader *reader, retold_span body, const char *type,
                         const rt_page_options *options)
{
    rt_page page;
    REQUIRE(rt_page_read(reader, body, rt_span_of(type), options, &page, NULL) == RETOLD_OK);
    return page;
}

static void check_field(retold_span field)
{
    REQUIRE(field.size == 0 || field.data != NULL);
    REQUIRE(rt_utf8_check(field) == field.size);
}

static void check_page(const rt_page *page, bool html)
{
    check_field(page->text);
    check_field(page->title);
    check_field(page->lang);
    check_field(page->url);
    check_field(page->date);
    REQUIRE(page->url.size == 0 || page->url.size > strlen("http://"));
    if (page->date.size > 0) {
        char again[RT_DATE_SIZE];
        REQUIRE(rt_date_normalise(page->date, again));
        REQUIRE(rt_span_equal(rt_span_of(again), page->date));
    }
    if (html && page->text.size > 0) {
        REQUIRE(page->text.data[0] != '\n');
        REQUIRE(page->text.data[page->text.size - 1] == '\n');
    }
}

/* Tabs and line ends part the same pieces in both, if not in the same way. */
static retold_span next_piece(retold_span *text)
{
    size_t size = 0;
    while (size < text->size && text->data[size] != '\n' && text->data[size] != '\t') {
        size++;
    }
    retold_span piece = rt_span(text->data, size);
    size += size < text->size;
    *text = rt_span(text->data + size, text->size - size);
    return piece;
}

static void check_kept(retold_span kept, retold_span whole)
{
    while (kept.size > 0) {
        retold_span piece = next_piece(&kept);
        while (whole.size > 0 && !rt_span_equal(piece, next_piece(&whole))) {
        }
        REQUIRE(whole.size > 0 || kept.size == 0);
    }
}

static bool same(const rt_page *a, const rt_page *b)
{
    return rt_span_equal(a->text, b->text) && rt_span_equal(a->title, b->title) &&
           rt_span_equal(a->lang, b->lang) && rt_span_equal(a->url, b->url) &&
           rt_span_equal(a->date, b->date) && a->cut == b->cut && a->mojibake == b->mojibake &&
           a->charset.repaired == b->charset.repaired && a->charset.name == b->charset.name;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static rt_page_reader *used;
    if (used == NULL) {
        used = rt_page_reader_new();
    }
    if (size < 2) {
        return 0;
    }
    rt_page_options options;
    rt_page_options_init(&options);
    if ((data[0] & 1) != 0) {
        options.max_depth = 1 + (data[0] >> 4);
    }
    if ((data[0] & 2) != 0) {
        options.max_blocks = 1 + (data[0] >> 4);
    }
    const char *type = types[data[1] % (sizeof types / sizeof *types)];
    retold_span body = rt_span((const char *)data + 2, size - 2);
    bool html = rt_page_is_html(rt_span_of(type), body);
    rt_page_reader *fresh = rt_page_reader_new();
    REQUIRE(used != NULL && fresh != NULL);
    rt_page kept = read_page(used, body, type, &options);
    check_page(&kept, html);
    rt_page again = read_page(fresh, body, type, &options);
    REQUIRE(same(&kept, &again));
    options.raw_text = true;
    rt_page whole = read_page(fresh, body, type, &options);
    check_page(&whole, html);
    check_kept(kept.text, whole.text);
    rt_page_reader_free(fresh);
    return 0;
}
