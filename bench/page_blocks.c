/*
 * Prints the blocks of web pages with their features, for fit_boilerplate.py.
 *
 *   page_blocks FILE... > blocks.jsonl
 *
 * One line a page: {"file": FILE, "blocks": [[TEXT, LETTERS, KEPT, FEATURE, ...], ...]}, the
 * features in the order of src/page/boilerplate.h.
 */
#include "page/boilerplate.h"
#include "page/charset.h"

#include <stdio.h>
#include <stdlib.h>

static void fail(const char *message)
{
    fprintf(stderr, "page_blocks: %s\n", message);
    exit(2);
}

static void read_file(const char *path, rt_buffer *to)
{
    char chunk[65536];
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        fail(path);
    }
    size_t size;
    to->size = 0;
    while ((size = fread(chunk, 1, sizeof chunk, file)) > 0) {
        if (!rt_buffer_append(to, chunk, size)) {
            fail("out of memory");
        }
    }
    fclose(file);
}

static void print_string(retold_span value)
{
    putchar('"');
    for (size_t i = 0; i < value.size; i++) {
        unsigned char c = (unsigned char)value.data[i];
        if (c < 0x20 || c == '"' || c == '\\') {
            printf("\\u%04x", c);
        } else {
            putchar(c);
        }
    }
    putchar('"');
}

static void print_blocks(const rt_html *html, const rt_boilerplate *judged)
{
    for (size_t i = 0; i < html->block_count; i++) {
        const rt_block *block = &html->blocks[i];
        float features[RT_BLOCK_FEATURES];
        rt_boilerplate_features(judged, html, i, features);
        printf("%s[", i == 0 ? "" : ", ");
        print_string(rt_span(html->text.data + block->begin, block->end - block->begin));
        printf(", %u, %d", block->letters, judged->keep[i]);
        for (int f = 0; f < RT_BLOCK_FEATURES; f++) {
            printf(", %.6g", (double)features[f]);
        }
        printf("]");
    }
}

int main(int argc, char **argv)
{
    rt_page_options options;
    rt_page_options_init(&options);
    rt_charset *charset = rt_charset_new();
    rt_html html;
    rt_boilerplate judged;
    rt_html_init(&html);
    rt_boilerplate_init(&judged);
    rt_buffer body, utf8;
    rt_buffer_init(&body);
    rt_buffer_init(&utf8);
    for (int i = 1; i < argc; i++) {
        rt_charset_result found;
        retold_error error = {.message = "out of memory"};
        read_file(argv[i], &body);
        utf8.size = 0;
        if (charset == NULL ||
            rt_charset_to_utf8(charset, rt_span(body.data, body.size), rt_span(NULL, 0), true,
                               &utf8, &found, &error) != RETOLD_OK ||
            rt_html_read(&html, &utf8, &options, &error) != RETOLD_OK ||
            !rt_boilerplate_judge(&judged, &html)) {
            fail(error.message);
        }
        printf("{\"file\": ");
        print_string(rt_span_of(argv[i]));
        printf(", \"blocks\": [");
        print_blocks(&html, &judged);
        printf("]}\n");
    }
    rt_buffer_release(&body);
    rt_buffer_release(&utf8);
    rt_boilerplate_release(&judged);
    rt_html_release(&html);
    rt_charset_free(charset);
}
