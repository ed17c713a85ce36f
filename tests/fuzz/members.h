/*
 * What the targets of compressed framing share. The input is a list of orders for making a file of
 * compressed WARC records, a member each, with damage in between; all pages in whole members have
 * to be found, whatever stands before and after them.
 *
 * An order is two bytes, and what it uses of those behind them:
 *   0 whole member   1 member cut short   2 member with a byte changed   3 bytes as they are
 */
#ifndef RT_TESTS_FUZZ_MEMBERS_H
#define RT_TESTS_FUZZ_MEMBERS_H

#include "reading.h"

#include <stdio.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* Appends a whole member or frame, with a checksum. */
typedef void append_member(rt_buffer *to, retold_span bytes);

enum { MOST_ORDERS = 64 };

static inline void append_page(rt_buffer *file, append_member *append, int number)
{
    char page[512];
    char block[256];
    int size = snprintf(block, sizeof block, "Page number %d, about the council and its bridge. %x",
                        number, number * 0x9e3779b1u);
    size = snprintf(page, sizeof page,
                    "WARC/1.0\r\nWARC-Type: resource\r\nWARC-Target-URI: http://whole/%d\r\n"
                    "Content-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n",
                    number, size, block);
    append(file, rt_span(page, (size_t)size));
}

/* Carries one order out; returns the bytes used. Sets whole[n] for the page that has to be found.
 */
static inline size_t follow_order(rt_buffer *file, append_member *append, const uint8_t *data,
                                  size_t size, int number, bool *whole)
{
    size_t begin = file->size;
    size_t argument = data[1];
    switch (data[0] % 4) {
    case 0:
        append_page(file, append, number);
        *whole = true;
        return 2;
    case 1:
        append_page(file, append, number);
        file->size = begin + (file->size - begin) * argument / 256;
        return 2;
    case 2:
        append_page(file, append, number);
        file->data[begin + argument % (file->size - begin)] ^= (char)(1 << argument % 8);
        return 2;
    default:
        argument = argument < size - 2 ? argument : size - 2;
        REQUIRE(rt_buffer_append(file, data + 2, argument));
        return 2 + argument;
    }
}

static inline void require_found(const rt_buffer *file, const bool *whole, size_t step)
{
    retold_read_options options = {.id_field = "id",
                                   .text_field = "text",
                                   .url_field = "url",
                                   .date_field = "date",
                                   .lang_field = "lang",
                                   .max_record = 1 << 20,
                                   .max_header = 4096,
                                   .max_page = 64 << 10,
                                   .max_window = 8 << 20};
    bool found[MOST_ORDERS] = {false};
    rt_reader *reader = NULL;
    rt_record_parser *parser = NULL;
    rt_batch batch;
    retold_document document;
    rt_batch_init(&batch);
    REQUIRE(rt_reader_new_memory("in", rt_span(file->data, file->size), step, &options, &reader,
                                 NULL) == RETOLD_OK);
    REQUIRE(rt_record_parser_new(&options, &parser, NULL) == RETOLD_OK);
    while (rt_reader_fill(reader, &batch, NULL, NULL) == RETOLD_OK) {
        for (size_t i = 0; i < batch.count; i++) {
            int number = -1;
            char url[64] = "";
            if (batch.records[i].blank || batch.records[i].continues ||
                rt_record_parse(parser, &batch, i, &document, NULL) != RETOLD_OK) {
                continue;
            }
            snprintf(url, sizeof url, "%.*s", (int)document.url.size,
                     document.url.size > 0 ? document.url.data : "");
            if (sscanf(url, "http://whole/%d", &number) == 1 && number >= 0 &&
                number < MOST_ORDERS) {
                found[number] = true;
            }
        }
    }
    for (int i = 0; i < MOST_ORDERS; i++) {
        REQUIRE(!whole[i] || found[i]);
    }
    rt_record_parser_free(parser);
    rt_batch_release(&batch);
    rt_reader_free(reader);
}

static inline void check_members(const uint8_t *data, size_t size, append_member *append)
{
    rt_buffer file;
    bool whole[MOST_ORDERS] = {false};
    rt_buffer_init(&file);
    append_page(&file, append, MOST_ORDERS); /* so that the file is seen to be compressed */
    for (int i = 0; i < MOST_ORDERS && size >= 2; i++) {
        size_t used = follow_order(&file, append, data, size, i, &whole[i]);
        data += used;
        size -= used;
    }
    require_found(&file, whole, 0);
    require_found(&file, whole, 61);
    rt_buffer_release(&file);
}

#endif
