#include "page/html.h"

#include "base/error.h"
#include "page/ascii.h"
#include "page/html_meta.h"
#include "page/html_prepare.h"
#include "page/html_tags.h"
#include "page/html_text.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

/* Bytes of different names of elements, attributes and character references; libxml2 drops those
 * that come when there are more, and its table of them would get slow. */
enum { NAMES_MAX = 1 << 18 };

/* An open element. */
typedef struct element {
    const xmlChar *name;
    uint32_t flags; /* its own and those that it has from the elements around it */
    uint32_t own;
    uint32_t box; /* see rt_block */
} element;

typedef struct reading {
    rt_html *html;
    rt_html_text text;
    const rt_page_options *options;
    htmlParserCtxtPtr parser;
    element *open; /* max_depth + 1 */
    size_t depth;
    rt_buffer *capture; /* what goes to a field and not to the text; NULL: nothing */
    size_t capture_depth;
    const xmlChar *resume; /* where the page is read further after a limit of depth; else NULL */
    bool no_memory;
} reading;

/* What the elements inside have of these flags. */
static uint32_t inherited(uint32_t flags)
{
    return flags & ~(uint32_t)(RT_TAG_BLOCK | RT_TAG_BREAK | RT_TAG_META | RT_TAG_ROOT);
}

static uint32_t flags_now(const reading *r)
{
    return r->depth == 0 ? 0 : r->open[r->depth - 1].flags;
}

/* What the text that comes now is in. */
static void set_place(reading *r)
{
    r->text.flags = flags_now(r);
    r->text.box = r->depth == 0 ? 0 : r->open[r->depth - 1].box;
}

static void check(reading *r, bool done)
{
    if (!done) {
        r->no_memory = true;
        xmlStopParser(r->parser);
    }
}

/* ------------------------------------------------------------------- events */

static void end_block(reading *r)
{
    check(r, rt_html_text_end_block(&r->text));
}

/* A new box in `outer`. */
static uint32_t add_box(reading *r, uint32_t outer)
{
    rt_html *html = r->html;
    if (!rt_grow((void **)&html->boxes, &html->box_capacity, html->box_count + 1,
                 sizeof *html->boxes)) {
        check(r, false);
        return outer;
    }
    html->boxes[html->box_count] = outer;
    return (uint32_t)html->box_count++;
}

/* The rest of the page is parsed anew, without the elements that are open. */
static void stop_at_depth(reading *r)
{
    r->html->cut = true;
    r->resume = r->parser->input->cur;
    if (*r->resume == '/') {
        r->resume++;
    }
    if (*r->resume == '>') {
        r->resume++;
    }
    xmlStopParser(r->parser);
}

static void on_start(void *user, const xmlChar *name, const xmlChar **attributes)
{
    reading *r = user;
    uint32_t own = rt_tag_flags((const char *)name);
    rt_html_text_end_reference(&r->text);
    if (attributes != NULL && (own & RT_TAG_ROOT) == 0) {
        own |= rt_html_attribute_flags((const char *const *)attributes);
    }
    if ((own & RT_TAG_META) != 0 && r->capture == NULL) {
        bool in_text = (flags_now(r) & RT_TAG_SKIP) == 0;
        check(r, rt_html_meta(r->html, (const char *)name, (const char *const *)attributes, in_text,
                              &r->capture));
        r->capture_depth = r->depth;
    }
    if ((own & RT_TAG_BLOCK) != 0) {
        end_block(r);
    }
    if ((own & RT_TAG_BREAK) != 0) {
        rt_html_text_break(&r->text);
    }
    if (r->depth > r->options->max_depth) {
        stop_at_depth(r);
        return;
    }
    uint32_t flags = inherited(flags_now(r));
    uint32_t box = r->text.box;
    if ((own & RT_TAG_MAIN) != 0) {
        flags &= ~(uint32_t)(RT_TAG_MENU | RT_TAG_EXTRA);
    }
    if ((own & RT_TAG_BLOCK) != 0) {
        flags &= ~(uint32_t)(RT_TAG_CELL | RT_TAG_PARAGRAPH);
        box = add_box(r, box);
    }
    flags |= own;
    r->open[r->depth++] = (element){name, flags, own, box};
    set_place(r);
}

static void on_end(void *user, const xmlChar *name)
{
    reading *r = user;
    rt_html_text_end_reference(&r->text);
    if (r->depth == 0) {
        return;
    }
    if ((r->open[--r->depth].own & RT_TAG_BLOCK) != 0) {
        end_block(r);
    }
    if (r->capture != NULL && r->depth <= r->capture_depth) {
        if (r->capture == &r->html->fields[RT_HTML_JSON_LD]) {
            check(r, rt_buffer_append(r->capture, "", 1));
        }
        r->capture = NULL;
    }
    set_place(r);
}

static void on_text(void *user, const xmlChar *text, int size)
{
    reading *r = user;
    if (r->resume != NULL) {
        xmlStopParser(r->parser);
    } else if (r->capture != NULL) {
        check(r, rt_buffer_append(r->capture, text, (size_t)size));
    } else if ((r->text.flags & RT_TAG_SKIP) == 0) {
        check(r, rt_html_text_append(&r->text, (const char *)text, (size_t)size));
    }
}

/*
 * libxml2 ignores </nav> where the nearest open element is a <div>, and leaves both open; HTML ends
 * both. What is in them from here on is read as if they were ended.
 */
static void end_all_to(reading *r, const char *name)
{
    size_t i = r->depth;
    while (i > 0 && strcmp((const char *)r->open[i - 1].name, name) != 0) {
        if ((r->open[i - 1].own & RT_TAG_CELL) != 0) {
            return;
        }
        i--;
    }
    if (i == 0) {
        return;
    }
    element outside = i == 1 ? (element){0} : r->open[i - 2];
    r->open[i - 1].name = (const xmlChar *)""; /* is not ended twice */
    for (size_t k = i - 1; k < r->depth; k++) {
        r->open[k].flags = inherited(outside.flags);
        r->open[k].box = outside.box;
    }
    end_block(r);
    set_place(r);
}

/* In a script, what looks like tags is reported with the script's own name. */
static bool is_raw(const char *name)
{
    return strcmp(name, "script") == 0 || strcmp(name, "style") == 0;
}

/*
 * Where a tag has a name and libxml2 found none, its table of names is full, or could not be made
 * larger. It would look again for ever, and for ever too if it were stopped here; so it is made to
 * read text, and on_text() stops it.
 */
static void check_name(reading *r, const char *message)
{
    static const char wanted[] = "htmlParseStartTag: invalid element name";
    const xmlChar *at = r->parser->input->cur;
    bool is_tag = at[0] == '<' && rt_ascii_is_letter((char)at[1]);
    /* There is no message when there is no memory for it. */
    if (!is_tag || (message != NULL && strncmp(message, wanted, strlen(wanted)) != 0)) {
        return;
    }
    if (xmlDictGetUsage(r->parser->dict) < NAMES_MAX) {
        r->no_memory = true;
    }
    r->resume = at;
    r->parser->input->cur++;
}

static void on_error(void *user, xmlErrorPtr problem)
{
    reading *r = user;
    if (problem->code == XML_ERR_NO_MEMORY) {
        check(r, false); /* which also keeps libxml2 from looking for the end of a tag for ever */
    } else if (problem->code == XML_ERR_NAME_REQUIRED) {
        check_name(r, problem->message);
    } else if (problem->code == XML_ERR_ENTITYREF_SEMICOL_MISSING) {
        rt_html_text_expect_reference(&r->text);
    } else if (problem->code == XML_ERR_TAG_NAME_MISMATCH && problem->str1 != NULL &&
               !is_raw(problem->str1)) {
        end_all_to(r, problem->str1);
    }
}

/* ------------------------------------------------------------------- parsing */

/* As large as it ever gets: libxml2 crashes when it cannot make its stack of names larger. */
static bool make_name_stack(htmlParserCtxtPtr parser, unsigned max_depth)
{
    enum { IMPLIED = 8 }; /* elements that it opens by itself */
    size_t size = (size_t)max_depth + IMPLIED;
    const xmlChar **names = xmlRealloc((void *)parser->nameTab, size * sizeof *names);
    if (names == NULL) {
        return false;
    }
    parser->nameTab = names;
    parser->nameMax = (int)size;
    return true;
}

/* libxml2 sets its globals up at first use, and looks whether it has without any lock. */
static void set_parser_up(void)
{
    static pthread_once_t once = PTHREAD_ONCE_INIT;
    pthread_once(&once, xmlInitParser);
}

static htmlParserCtxtPtr new_parser(reading *r, const char *text, size_t size)
{
    htmlParserCtxtPtr parser = htmlNewParserCtxt();
    if (parser == NULL) {
        return NULL;
    }
    bool stack = make_name_stack(parser, r->options->max_depth);
    xmlParserInputPtr input = stack ? xmlNewInputStream(parser) : NULL;
    if (input == NULL) {
        htmlFreeParserCtxt(parser);
        return NULL;
    }
    /* Nothing is copied: the page stays where it is. */
    input->base = input->cur = (const xmlChar *)text;
    input->end = input->base + size;
    input->length = (int)size;
    if (inputPush(parser, input) < 0) {
        xmlFreeInputStream(input);
        htmlFreeParserCtxt(parser);
        return NULL;
    }
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                   HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
    xmlDictSetLimit(parser->dict, NAMES_MAX);
    *parser->sax = (xmlSAXHandler){.initialized = XML_SAX2_MAGIC,
                                   .startElement = on_start,
                                   .endElement = on_end,
                                   .characters = on_text,
                                   .cdataBlock = on_text,
                                   .serror = on_error};
    parser->userData = r;
    return parser;
}

/* Parses up to the end or a limit. */
static void parse(reading *r, const char *text, size_t size)
{
    r->resume = NULL;
    r->depth = 0;
    r->capture = NULL;
    set_place(r);
    r->parser = new_parser(r, text, size);
    if (r->parser == NULL) {
        r->no_memory = true;
        return;
    }
    htmlParseDocument(r->parser);
    r->html->cut |= xmlDictGetUsage(r->parser->dict) >= NAMES_MAX;
    htmlFreeParserCtxt(r->parser);
    r->parser = NULL;
}

/* libxml2 prints what it has no parser to report to, unless the thread has a function for it. */
static void parse_all(reading *r, const char *text, size_t size)
{
    xmlStructuredErrorFunc callers = xmlStructuredError;
    void *callers_context = xmlStructuredErrorContext;
    xmlSetStructuredErrorFunc(r, on_error);
    const char *at = text, *end = text + size;
    while (at != NULL && at < end && !r->no_memory) {
        parse(r, at, (size_t)(end - at));
        at = (const char *)r->resume;
    }
    xmlSetStructuredErrorFunc(callers_context, callers);
}

static void clear(rt_html *html)
{
    html->text.size = 0;
    html->block_count = 0;
    html->box_count = 0;
    html->cut = false;
    for (int f = 0; f < RT_HTML_FIELDS; f++) {
        html->fields[f].size = 0;
    }
}

retold_status rt_html_read(rt_html *html, rt_buffer *page, const rt_page_options *options,
                           retold_error *error)
{
    reading r = {.html = html, .options = options};
    set_parser_up();
    clear(html);
    rt_html_prepare(page);
    r.open = malloc(((size_t)options->max_depth + 1) * sizeof *r.open);
    if (r.open == NULL || !rt_buffer_append(page, "", 1)) {
        free(r.open);
        return rt_fail_memory(error);
    }
    rt_html_text_start(&r.text, html, options->max_blocks);
    add_box(&r, 0);                            /* the page */
    parse_all(&r, page->data, page->size - 1); /* without the zero */
    end_block(&r);
    free(r.open);
    return r.no_memory ? rt_fail_memory(error) : RETOLD_OK;
}

void rt_html_init(rt_html *html)
{
    *html = (rt_html){0};
}

void rt_html_release(rt_html *html)
{
    rt_buffer_release(&html->text);
    free(html->blocks);
    free(html->boxes);
    for (int f = 0; f < RT_HTML_FIELDS; f++) {
        rt_buffer_release(&html->fields[f]);
    }
    rt_html_init(html);
}
