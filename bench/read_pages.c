/*
 * Runs rt_page_read() over web pages, for page_extraction.py.
 *
 *   read_pages [--raw] [--rounds N] FILE...
 *
 * FILE is a body; FILE.type, if there is one, is its Content-Type, else it is HTML. One line each
 * is printed: a JSON object. The last line goes to standard error: bytes, seconds of the best
 * round, MB/s.
 */
#include "page/page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void fail(const char *message)
{
    fprintf(stderr, "read_pages: %s\n", message);
    exit(2);
}

/* False if the file cannot be opened. */
static bool read_file(const char *path, rt_buffer *to)
{
    char chunk[65536];
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        return false;
    }
    size_t size;
    while ((size = fread(chunk, 1, sizeof chunk, file)) > 0) {
        if (!rt_buffer_append(to, chunk, size)) {
            fail("out of memory");
        }
    }
    fclose(file);
    return true;
}

static void print_string(const char *name, retold_span value)
{
    printf("\"%s\": \"", name);
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

static void print_page(const char *path, const rt_page *page)
{
    printf("{");
    print_string("file", rt_span_of(path));
    printf(", \"charset\": \"%s\", \"guessed\": %s, \"repaired\": %llu, \"mojibake\": %llu, "
           "\"cut\": %s, ",
           page->charset.name, page->charset.guessed ? "true" : "false",
           (unsigned long long)page->charset.repaired, (unsigned long long)page->mojibake,
           page->cut ? "true" : "false");
    print_string("title", page->title);
    printf(", ");
    print_string("lang", page->lang);
    printf(", ");
    print_string("url", page->url);
    printf(", ");
    print_string("date", page->date);
    printf(", ");
    print_string("text", page->text);
    printf("}\n");
}

int main(int argc, char **argv)
{
    rt_page_options options;
    rt_page_options_init(&options);
    int first = 1, rounds = 1;
    while (first < argc && strncmp(argv[first], "--", 2) == 0) {
        if (strcmp(argv[first], "--raw") == 0) {
            options.raw_text = true;
        } else if (strcmp(argv[first], "--rounds") == 0 && first + 1 < argc) {
            rounds = atoi(argv[++first]);
        } else {
            fail("usage: read_pages [--raw] [--rounds N] FILE...");
        }
        first++;
    }
    rt_page_reader *reader = rt_page_reader_new();
    if (reader == NULL) {
        fail("out of memory");
    }
    rt_buffer body, type;
    rt_buffer_init(&body);
    rt_buffer_init(&type);
    size_t bytes = 0;
    double took = 0;
    for (int i = first; i < argc; i++) {
        body.size = type.size = 0;
        char path[4096];
        snprintf(path, sizeof path, "%s.type", argv[i]);
        if (!read_file(path, &type) && !rt_buffer_append(&type, "text/html", 9)) {
            fail("out of memory");
        }
        if (!read_file(argv[i], &body)) {
            fail(argv[i]);
        }
        bytes += body.size;
        rt_page page;
        retold_error error;
        double best = 0;
        for (int round = 0; round < rounds; round++) {
            double start = seconds();
            if (rt_page_read(reader, rt_span(body.data, body.size), rt_span(type.data, type.size),
                             &options, &page, &error) != RETOLD_OK) {
                fail(error.message);
            }
            double time = seconds() - start;
            best = round == 0 || time < best ? time : best;
        }
        took += best;
        print_page(argv[i], &page);
    }
    fprintf(stderr, "%zu bytes, %.3f s, %.1f MB/s\n", bytes, took, (double)bytes / took / 1e6);
    rt_buffer_release(&body);
    rt_buffer_release(&type);
    rt_page_reader_free(reader);
}
