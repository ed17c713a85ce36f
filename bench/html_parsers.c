/*
 * libxml2's HTML parser and gumbo, read once as they are: for the choice between them.
 *
 *   html_parsers libxml2|gumbo FILE...
 *
 * Prints bytes, seconds of processor time, MB/s, elements, bytes of text, peak memory. libxml2
 * reports events, gumbo makes a tree, which is walked without recursion and, since
 * gumbo_destroy_output() goes as deep as the tree, never freed.
 */
#include "base/buffer.h"

#include <gumbo.h>
#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

typedef struct tally {
    size_t elements, text;
} tally;

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void fail(const char *message)
{
    fprintf(stderr, "html_parsers: %s\n", message);
    exit(2);
}

/* ------------------------------------------------------------------- libxml2 */

static void on_start(void *user, const xmlChar *name, const xmlChar **attributes)
{
    ((tally *)user)->elements++;
}

static void on_text(void *user, const xmlChar *text, int size)
{
    ((tally *)user)->text += (size_t)size;
}

static void ignore_error(void *user, xmlErrorPtr error)
{
}

static void read_libxml2(const rt_buffer *page, tally *t)
{
    htmlParserCtxtPtr parser = htmlCreateMemoryParserCtxt(page->data, (int)page->size);
    if (parser == NULL) {
        return; /* an empty page */
    }
    *parser->sax = (xmlSAXHandler){.initialized = XML_SAX2_MAGIC,
                                   .startElement = on_start,
                                   .characters = on_text,
                                   .cdataBlock = on_text,
                                   .serror = ignore_error};
    parser->userData = t;
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC);
    xmlSwitchEncoding(parser, XML_CHAR_ENCODING_UTF8);
    htmlParseDocument(parser);
    htmlFreeParserCtxt(parser);
}

/* --------------------------------------------------------------------- gumbo */

static const GumboVector *children_of(const GumboNode *node)
{
    switch (node->type) {
    case GUMBO_NODE_DOCUMENT:
        return &node->v.document.children;
    case GUMBO_NODE_ELEMENT:
    case GUMBO_NODE_TEMPLATE:
        return &node->v.element.children;
    default:
        return NULL;
    }
}

/* The node after `node` in the order of the page; NULL after the last. */
static const GumboNode *next_node(const GumboNode *node)
{
    const GumboVector *children = children_of(node);
    if (children != NULL && children->length > 0) {
        return children->data[0];
    }
    for (; node->parent != NULL; node = node->parent) {
        const GumboVector *siblings = children_of(node->parent);
        if (node->index_within_parent + 1 < siblings->length) {
            return siblings->data[node->index_within_parent + 1];
        }
    }
    return NULL;
}

static void read_gumbo(const rt_buffer *page, tally *t)
{
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    GumboOutput *tree = gumbo_parse_with_options(&options, page->data, page->size);
    for (const GumboNode *node = tree->document; node != NULL; node = next_node(node)) {
        t->elements += node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
        if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE) {
            t->text += strlen(node->v.text.text);
        }
    }
}

/* ---------------------------------------------------------------------- main */

static void read_file(const char *path, rt_buffer *to)
{
    char chunk[65536];
    size_t size;
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        fail(path);
    }
    to->size = 0;
    while ((size = fread(chunk, 1, sizeof chunk, file)) > 0) {
        if (!rt_buffer_append(to, chunk, size)) {
            fail("out of memory");
        }
    }
    fclose(file);
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fail("usage: html_parsers libxml2|gumbo FILE...");
    }
    bool gumbo = strcmp(argv[1], "gumbo") == 0;
    rt_buffer page;
    rt_buffer_init(&page);
    tally t = {0};
    size_t bytes = 0;
    double took = 0;
    for (int i = 2; i < argc; i++) {
        read_file(argv[i], &page);
        bytes += page.size;
        double start = seconds();
        (gumbo ? read_gumbo : read_libxml2)(&page, &t);
        took += seconds() - start;
    }
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("%s: %zu bytes, %.3f s, %.1f MB/s, %zu elements, %zu bytes of text, %ld MB\n", argv[1],
           bytes, took, (double)bytes / took / 1e6, t.elements, t.text, usage.ru_maxrss / 1024);
    rt_buffer_release(&page);
}
