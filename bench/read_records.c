/*
 * Reads inputs with one thread through retold_reader, for reading.py.
 *
 *   read_records [--parse] FILE...
 *
 * Cuts them into records, and with --parse makes the documents. Prints on one line: records,
 * documents, bytes after decompression, and seconds.
 */
#include "retold.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

typedef struct count {
    uint64_t records, documents, bytes;
} count;

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static retold_status read_all(retold_reader *reader, bool parse, count *c, retold_error *error)
{
    retold_record record;
    retold_document document;
    retold_status status;
    while ((status = retold_reader_next(reader, &record, error)) != RETOLD_END) {
        if (status == RETOLD_UNUSABLE) {
            continue;
        }
        if (status != RETOLD_OK) {
            return status;
        }
        c->bytes += record.bytes.size;
        if (record.blank || record.continues) {
            continue;
        }
        c->records++;
        if (parse) {
            c->documents += retold_reader_parse(reader, &record, &document, error) == RETOLD_OK;
        }
    }
    return RETOLD_OK;
}

int main(int argc, char **argv)
{
    bool parse = argc > 1 && strcmp(argv[1], "--parse") == 0;
    const char *const *paths = (const char *const *)argv + 1 + parse;
    size_t files = (size_t)(argc - 1 - parse);
    retold_reader *reader = NULL;
    retold_error error;
    count c = {0, 0, 0};
    double start = seconds();
    if (files == 0 || retold_reader_new(paths, files, NULL, &reader, &error) != RETOLD_OK ||
        read_all(reader, parse, &c, &error) != RETOLD_OK) {
        fprintf(stderr, "read_records: %s\n", files == 0 ? "no file" : error.message);
        return 2;
    }
    printf("%" PRIu64 " %" PRIu64 " %" PRIu64 " %.3f\n", c.records, c.documents, c.bytes,
           seconds() - start);
    retold_reader_free(reader);
    return 0;
}
