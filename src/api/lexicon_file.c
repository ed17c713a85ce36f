/* Reading and writing lexicons. The form of the file is in retold.h. */
#include "api/lexicon.h"
#include "base/error.h"
#include "text/tokenise.h"

#include <errno.h>
#include <inttypes.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { LINE_MOST = 255, CHUNK = 1 << 16, FIELDS = 7 };

static const char header_start[] = "# retold lexicon, version ";
static const char header[] =
    "# retold lexicon, version 1: lang_a, word_a, lang_b, word_b, both, count_a, count_b";
static const char *const field_names[FIELDS] = {"lang_a", "word_a",  "lang_b", "word_b",
                                                "both",   "count_a", "count_b"};

/* ------------------------------------------------------------------ reading */

/* A file on its way in: line[0..size) is line `number`, which begins at byte `begin`. */
typedef struct file_reader {
    rt_source *source;
    const char *name;
    retold_lexicon *lexicon;
    size_t most; /* entries */
    retold_error *error;
    char line[LINE_MOST];
    size_t size;
    uint64_t number;
    uint64_t begin;
    char chunk[CHUNK]; /* chunk[at..got) is to come */
    size_t at, got;
} file_reader;

/* Says what is wrong at byte `at` of the line. */
static retold_status fail_at(const file_reader *r, size_t at, retold_fault fault,
                             const char *format, ...) __attribute__((format(printf, 4, 5)));

static retold_status fail_at(const file_reader *r, size_t at, retold_fault fault,
                             const char *format, ...)
{
    char message[sizeof r->error->message];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(message, sizeof message, format, arguments);
    va_end(arguments);
    rt_fail_fault(r->error, fault, "%s", message);
    rt_error_place(r->error, r->name, r->number, r->begin + at);
    return RETOLD_UNUSABLE;
}

/* More of the file. RETOLD_END where it ends. */
static retold_status fill_chunk(file_reader *r)
{
    r->at = r->got = 0;
    retold_status status = rt_source_read(r->source, r->chunk, sizeof r->chunk, &r->got, r->error);
    if (status != RETOLD_OK && status != RETOLD_END && r->got == 0) {
        uint64_t place = status == RETOLD_UNUSABLE ? r->begin + r->size : RETOLD_NO_OFFSET;
        rt_error_place(r->error, r->name, status == RETOLD_UNUSABLE ? r->number : 0, place);
        return status;
    }
    return r->got > 0 ? RETOLD_OK : RETOLD_END;
}

/* The next line. RETOLD_END after the last. */
static retold_status read_line(file_reader *r)
{
    r->begin += r->number == 0 ? 0 : r->size + 1;
    r->number++;
    r->size = 0;
    for (;;) {
        retold_status status = r->at < r->got ? RETOLD_OK : fill_chunk(r);
        if (status == RETOLD_END && r->size > 0) {
            return fail_at(r, r->size, RETOLD_FAULT_TRUNCATED,
                           "the last line has no end: the file was cut");
        }
        if (status != RETOLD_OK) {
            return status;
        }
        char c = r->chunk[r->at++];
        if (c == '\n') {
            return RETOLD_OK;
        }
        if (r->size == LINE_MOST) {
            return fail_at(r, r->size, RETOLD_FAULT_TOO_LONG, "the line is longer than %d bytes",
                           LINE_MOST);
        }
        r->line[r->size++] = c;
    }
}

static retold_status read_header(file_reader *r)
{
    retold_status status = read_line(r);
    if (status == RETOLD_END) {
        return fail_at(r, 0, RETOLD_FAULT_TRUNCATED, "the file is empty");
    }
    if (status != RETOLD_OK) {
        return status;
    }
    retold_span line = rt_span(r->line, r->size);
    if (rt_span_equal(line, rt_span_of(header))) {
        return RETOLD_OK;
    }
    size_t start = sizeof header_start - 1;
    if (line.size > start && memcmp(line.data, header_start, start) == 0) {
        size_t digits = 0;
        while (start + digits < line.size && line.data[start + digits] >= '0' &&
               line.data[start + digits] <= '9') {
            digits++;
        }
        if (digits == 1 && line.data[start] == '1') {
            return fail_at(r, start, RETOLD_FAULT_NONE, "the first line has to be \"%s\"", header);
        }
        return fail_at(r, start, RETOLD_FAULT_NONE,
                       "the file is of version %.*s; this program reads version 1",
                       (int)(digits < 20 ? digits : 20), line.data + start);
    }
    return fail_at(r, 0, RETOLD_FAULT_NONE,
                   "the file does not begin as a lexicon does, with \"%s1\"", header_start);
}

/* Finds the seven fields. */
static retold_status split(const file_reader *r, retold_span fields[FIELDS])
{
    size_t count = 0;
    size_t begin = 0;
    for (size_t i = 0; i <= r->size; i++) {
        if (i == r->size || r->line[i] == '\t') {
            if (count < FIELDS) {
                fields[count] = rt_span(r->line + begin, i - begin);
            }
            count++;
            begin = i + 1;
        }
    }
    if (count != FIELDS) {
        return fail_at(r, 0, RETOLD_FAULT_NONE, "%zu %s, not %d", count,
                       count == 1 ? "field" : "fields", FIELDS);
    }
    return RETOLD_OK;
}

static size_t place_of(const file_reader *r, retold_span field)
{
    return (size_t)(field.data - r->line);
}

static retold_status check_tag(const file_reader *r, retold_span tag, int field)
{
    if (!rt_is_lexicon_tag(tag)) {
        return fail_at(r, place_of(r, tag), RETOLD_FAULT_NONE,
                       "%s is not a language of 1 to %d letters a to z and digits",
                       field_names[field], RT_TAG_MAX);
    }
    return RETOLD_OK;
}

static retold_status check_word(const file_reader *r, retold_span word, int field)
{
    size_t place = place_of(r, word);
    if (word.size == 0) {
        return fail_at(r, place, RETOLD_FAULT_NONE, "%s is empty", field_names[field]);
    }
    if (rt_stem(word).size < word.size) {
        return fail_at(r, place, RETOLD_FAULT_NONE, "%s has more than %d characters",
                       field_names[field], RT_STEM_CHARACTERS);
    }
    for (size_t i = 0; i < word.size; i++) {
        if ((unsigned char)word.data[i] <= ' ' || word.data[i] == 0x7f) {
            return fail_at(r, place + i, RETOLD_FAULT_NONE,
                           "%s holds a space or a control character", field_names[field]);
        }
    }
    return RETOLD_OK;
}

static retold_status read_count(const file_reader *r, retold_span field, int number,
                                uint32_t *count)
{
    uint64_t value = 0;
    bool good = field.size > 0 && field.size <= 10 && field.data[0] != '0';
    for (size_t i = 0; good && i < field.size; i++) {
        good = field.data[i] >= '0' && field.data[i] <= '9';
        value = 10 * value + (uint64_t)(field.data[i] - '0');
    }
    if (!good || value > UINT32_MAX) {
        return fail_at(r, place_of(r, field), RETOLD_FAULT_NONE,
                       "%s is not a whole number from 1 to %" PRIu32, field_names[number],
                       UINT32_MAX);
    }
    *count = (uint32_t)value;
    return RETOLD_OK;
}

static retold_status read_counts(const file_reader *r, const retold_span *fields,
                                 retold_lexicon_entry *entry)
{
    uint32_t *const counts[] = {&entry->both, &entry->count_a, &entry->count_b};
    retold_status status = RETOLD_OK;
    for (int i = 0; status == RETOLD_OK && i < 3; i++) {
        status = read_count(r, fields[4 + i], 4 + i, counts[i]);
    }
    for (int i = 1; status == RETOLD_OK && i < 3; i++) {
        if (entry->both > *counts[i]) {
            status = fail_at(r, place_of(r, fields[4]), RETOLD_FAULT_NONE,
                             "both is %" PRIu32 ", which is more than the %" PRIu32 " of %s",
                             entry->both, *counts[i], field_names[4 + i]);
        }
    }
    return status;
}

/* Whether the entry that was added last follows the one before it. */
static retold_status check_order(const file_reader *r)
{
    const retold_lexicon *lexicon = r->lexicon;
    if (lexicon->count < 2) {
        return RETOLD_OK;
    }
    const rt_lexicon_row *last = &lexicon->rows[lexicon->count - 1];
    int order =
        rt_span_compare(rt_lexicon_row_text(lexicon, last - 1), rt_lexicon_row_text(lexicon, last));
    if (order == 0) {
        return fail_at(r, 0, RETOLD_FAULT_NONE, "the same words as in the line before");
    }
    if (order > 0) {
        return fail_at(r, 0, RETOLD_FAULT_NONE,
                       "the line belongs before the one before it: lines are sorted by bytes");
    }
    return RETOLD_OK;
}

static retold_status read_fields(const file_reader *r, const retold_span *fields,
                                 retold_lexicon_entry *entry)
{
    retold_status status = check_tag(r, fields[0], 0);
    status = status != RETOLD_OK ? status : check_word(r, fields[1], 1);
    status = status != RETOLD_OK ? status : check_tag(r, fields[2], 2);
    status = status != RETOLD_OK ? status : check_word(r, fields[3], 3);
    if (status == RETOLD_OK && rt_span_compare(fields[0], fields[2]) >= 0) {
        status = fail_at(r, place_of(r, fields[2]), RETOLD_FAULT_NONE,
                         "lang_b does not come after lang_a");
    }
    *entry = (retold_lexicon_entry){
        .lang_a = fields[0], .word_a = fields[1], .lang_b = fields[2], .word_b = fields[3]};
    return status != RETOLD_OK ? status : read_counts(r, fields, entry);
}

/* Adds the entry in the line. */
static retold_status read_entry(const file_reader *r)
{
    retold_span fields[FIELDS];
    retold_lexicon_entry entry;
    size_t bad = rt_utf8_check(rt_span(r->line, r->size));
    if (bad < r->size) {
        return fail_at(r, bad, RETOLD_FAULT_INVALID_UTF8, "the line is not valid UTF-8");
    }
    retold_status status = split(r, fields);
    status = status != RETOLD_OK ? status : read_fields(r, fields, &entry);
    if (status != RETOLD_OK) {
        return status;
    }
    if (r->lexicon->count == r->most) {
        return fail_at(r, 0, RETOLD_FAULT_TOO_LONG, "the file has more than %zu entries", r->most);
    }
    return rt_lexicon_append(r->lexicon, &entry) ? check_order(r) : rt_fail_memory(r->error);
}

retold_status rt_lexicon_read(rt_source *source, const char *name, size_t most,
                              retold_lexicon **lexicon, retold_error *error)
{
    file_reader *r = calloc(1, sizeof *r);
    retold_lexicon *made = calloc(1, sizeof *made);
    retold_status status = RETOLD_OK;
    if (r == NULL || made == NULL) {
        status = rt_fail_memory(error);
    } else {
        r->source = source;
        r->name = name;
        r->lexicon = made;
        r->most = most;
        r->error = error;
        status = read_header(r);
    }
    while (status == RETOLD_OK) {
        status = read_line(r);
        status = status != RETOLD_OK ? status : read_entry(r);
    }
    free(r);
    if (status != RETOLD_END) {
        retold_lexicon_free(made);
        return status;
    }
    *lexicon = made;
    return RETOLD_OK;
}

retold_status retold_lexicon_load(const char *path, retold_lexicon **lexicon, retold_error *error)
{
    rt_source source;
    retold_options options;
    retold_options_init(&options);
    rt_source_init(&source, &options.read);
    retold_status status = rt_source_open(&source, path, error);
    if (status == RETOLD_OK) {
        status = rt_lexicon_read(&source, path, RETOLD_LEXICON_MAX, lexicon, error);
    } else {
        rt_error_place(error, path, 0, RETOLD_NO_OFFSET);
    }
    rt_source_release(&source);
    return status;
}

/* ------------------------------------------------------------------ writing */

retold_status retold_lexicon_write(const retold_lexicon *lexicon, FILE *stream, retold_error *error)
{
    errno = 0;
    fprintf(stream, "%s\n", header);
    for (size_t i = 0; i < lexicon->count && !ferror(stream); i++) {
        const rt_lexicon_row *row = &lexicon->rows[i];
        retold_span text = rt_lexicon_row_text(lexicon, row);
        fwrite(text.data, 1, text.size, stream);
        fprintf(stream, "\t%" PRIu32 "\t%" PRIu32 "\t%" PRIu32 "\n", row->both, row->count_a,
                row->count_b);
    }
    if (fflush(stream) != 0 || ferror(stream)) {
        char reason[128];
        bool known = errno != 0 && strerror_r(errno, reason, sizeof reason) == 0;
        return rt_fail(error, RETOLD_IO, "the lexicon cannot be written%s%s", known ? ": " : "",
                       known ? reason : "");
    }
    return RETOLD_OK;
}
