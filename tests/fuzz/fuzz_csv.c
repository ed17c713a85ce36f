/*
 * libFuzzer target for CSV and TSV: any bytes, said to be that (see reading.h).
 *
 *   - where all of it is as RFC 4180 has it, with as many fields in every record, its documents are
 *     those that a plain reading byte by byte gives.
 *
 * The first byte chooses the step, the second max_record, the third CSV or TSV; the rest is the
 * input.
 */
#include "reading.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* The reading byte by byte. */
typedef struct plain_reader {
    const char *at;
    const char *end;
    char delimiter;
    bool sound;
} plain_reader;

static bool at_line_end(const plain_reader *r)
{
    return r->at == r->end || *r->at == '\n' ||
           (*r->at == '\r' && (r->at + 1 == r->end || r->at[1] == '\n'));
}

static void read_quoted(plain_reader *r, rt_buffer *field)
{
    for (r->at++; r->at < r->end; r->at++) {
        if (*r->at == '"') {
            r->at++;
            if (r->at == r->end || *r->at != '"') {
                r->sound &= at_line_end(r) || *r->at == r->delimiter;
                return;
            }
        }
        REQUIRE(rt_buffer_append(field, r->at, 1));
    }
    r->sound = false;
}

static void read_unquoted(plain_reader *r, rt_buffer *field)
{
    while (!at_line_end(r) && *r->at != r->delimiter) {
        r->sound &= *r->at != '"';
        REQUIRE(rt_buffer_append(field, r->at++, 1));
    }
}

/* Reads a record, its field `wanted` to `text`, and counts its fields. */
static size_t read_record(plain_reader *r, size_t wanted, rt_buffer *text)
{
    rt_buffer field;
    size_t count = 0;
    rt_buffer_init(&field);
    for (bool more = true; more && r->sound; count++) {
        field.size = 0;
        if (r->at < r->end && *r->at == '"') {
            read_quoted(r, &field);
        } else {
            read_unquoted(r, &field);
        }
        if (count == wanted) {
            text->size = 0;
            REQUIRE(rt_buffer_append(text, field.data, field.size));
        }
        more = r->sound && !at_line_end(r);
        r->at += more;
    }
    rt_buffer_release(&field);
    while (r->at < r->end && *r->at != '\n') {
        r->at++;
    }
    r->at += r->at < r->end;
    return count;
}

static bool is_blank(const char *begin, const char *end)
{
    retold_span line = rt_csv_without_line_end(rt_span(begin, (size_t)(end - begin)));
    size_t i = 0;
    while (i < line.size && line.data[i] == ' ') {
        i++;
    }
    return i == line.size;
}

/* The header, or the same again. */
static bool is_header(const char *begin, const char *end, retold_span *header)
{
    retold_span line = rt_csv_without_line_end(rt_span(begin, (size_t)(end - begin)));
    if (header->data == NULL) {
        *header = line;
    }
    return rt_span_equal(line, *header);
}

/* Compares with `t` what a plain reading gives, if all is sound. */
static void check_plainly(retold_span input, const tally *t)
{
    size_t mark = input.size >= 3 && memcmp(input.data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    plain_reader r = {input.data + mark, input.data + input.size, t->columns.delimiter, true};
    retold_span header = {NULL, 0};
    rt_buffer text;
    uint64_t texts = 0;
    rt_buffer_init(&text);
    while (r.at < r.end && r.sound) {
        const char *begin = r.at;
        size_t count = read_record(&r, t->columns.place[RT_TEXT], &text);
        if (!r.sound || is_blank(begin, r.at)) {
            continue;
        }
        r.sound = count == t->columns.count;
        if (r.sound && !is_header(begin, r.at, &header) &&
            !rt_parse_is_blank(rt_span(text.data, text.size))) {
            texts = mix_span(texts, rt_span(text.data, text.size));
        }
    }
    rt_buffer_release(&text);
    REQUIRE(!r.sound || texts == t->texts);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 3 || rt_codec_of(data + 3, size - 3) != RETOLD_CODEC_NONE) {
        return 0;
    }
    retold_format format = data[2] % 2 == 0 ? RETOLD_FORMAT_CSV : RETOLD_FORMAT_TSV;
    retold_span input = rt_span((const char *)data + 3, size - 3);
    tally t = read_twice(input, format, data[0], data[1]);
    if (data[1] == 0 && rt_utf8_check(input) == input.size) {
        check_plainly(input, &t);
    }
    return 0;
}
