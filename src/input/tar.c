#include "input/tar.h"

#include "base/error.h"
#include "text/tokenise.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
    BLOCK = 512,
    NAME_SIZE = 100,
    SIZE_AT = 124,
    SIZE_SIZE = 12,
    SUM_AT = 148,
    SUM_SIZE = 8,
    TYPE_AT = 156,
    MAGIC_AT = 257,
    PREFIX_AT = 345,
    PREFIX_SIZE = 155,
    MOST_EXTENDED = 1024 * 1024 /* bytes before one header */
};

/* A header, with what stood before it for the same entry. */
typedef struct entry {
    char type;
    uint64_t size;
    retold_span name, prefix;
    bool sparse;     /* stored without its holes */
    bool about_next; /* no entry: says more about those behind it */
} entry;

/* --------------------------------------------------------------------- headers */

/* Octal digits, or as GNU has it a number of base 256. */
static bool read_number(const char *field, size_t size, uint64_t *number)
{
    const unsigned char *at = (const unsigned char *)field;
    uint64_t value = 0;
    if (*at == 0x80) {
        for (size_t i = 1; i < size; i++) {
            if (value >> 55 != 0) {
                return false;
            }
            value = value << 8 | at[i];
        }
        *number = value;
        return true;
    }
    size_t i = 0;
    while (i < size && at[i] == ' ') {
        i++;
    }
    size_t begin = i;
    for (; i < size && at[i] >= '0' && at[i] <= '7'; i++) {
        value = value << 3 | (uint64_t)(at[i] - '0');
    }
    *number = value;
    return i > begin && (i == size || at[i] == ' ' || at[i] == '\0');
}

static bool has_right_sum(const char *block)
{
    uint64_t said, sum = 0;
    for (size_t i = 0; i < BLOCK; i++) {
        bool of_sum = i >= SUM_AT && i < SUM_AT + SUM_SIZE;
        sum += of_sum ? ' ' : (unsigned char)block[i];
    }
    return read_number(block + SUM_AT, SUM_SIZE, &said) && said == sum;
}

static bool is_header(const char *block)
{
    uint64_t size;
    return block[0] != '\0' && has_right_sum(block) &&
           read_number(block + SIZE_AT, SIZE_SIZE, &size);
}

bool rt_tar_is_start(retold_span bytes)
{
    return bytes.size >= BLOCK && is_header(bytes.data);
}

static retold_span field_at(const char *field, size_t size)
{
    return rt_span(field, strnlen(field, size));
}

/* One record of a pax header, "LENGTH KEY=VALUE\n"; bytes used, 0 if it is none. */
static size_t read_pax(retold_span text, entry *e)
{
    size_t length = 0, at = 0;
    while (at < text.size && text.data[at] >= '0' && text.data[at] <= '9' && length < text.size) {
        length = length * 10 + (size_t)(text.data[at++] - '0');
    }
    if (at == 0 || at >= text.size || text.data[at] != ' ' || length < at + 3 ||
        length > text.size || text.data[length - 1] != '\n') {
        return 0;
    }
    const char *key = text.data + at + 1, *end = text.data + length - 1;
    const char *equals = memchr(key, '=', (size_t)(end - key));
    if (equals == NULL) {
        return 0;
    }
    size_t size = (size_t)(equals - key);
    retold_span value = rt_span(equals + 1, (size_t)(end - equals - 1));
    if (size == 4 && memcmp(key, "path", 4) == 0) {
        e->name = value;
        e->prefix = rt_span(NULL, 0);
    } else if (size == 4 && memcmp(key, "size", 4) == 0) {
        char digits[24];
        snprintf(digits, sizeof digits, "%.*s", (int)value.size, value.data);
        e->size = strtoull(digits, NULL, 10);
    } else if (size > 11 && memcmp(key, "GNU.sparse.", 11) == 0) {
        e->sparse = true;
    }
    return length;
}

/* Puts what stood before the header over what it says. */
static void extend(retold_span extended, entry *e)
{
    while (extended.size > 0) {
        char type = extended.data[0];
        uint64_t size;
        memcpy(&size, extended.data + 1, sizeof size);
        retold_span text = rt_span(extended.data + 1 + sizeof size, (size_t)size);
        if (type == 'L') {
            e->name = field_at(text.data, text.size);
            e->prefix = rt_span(NULL, 0);
        }
        for (size_t used = type == 'x'; used > 0 && text.size > 0;) {
            used = read_pax(text, e);
            text = rt_span(text.data + used, text.size - used);
        }
        size_t whole = 1 + sizeof size + (size_t)size;
        extended = rt_span(extended.data + whole, extended.size - whole);
    }
}

static entry read_entry(const rt_tar *tar, const char *block)
{
    entry e = {.type = block[TYPE_AT], .name = field_at(block, NAME_SIZE)};
    if (memcmp(block + MAGIC_AT, "ustar\0", 6) == 0) {
        e.prefix = field_at(block + PREFIX_AT, PREFIX_SIZE);
    }
    read_number(block + SIZE_AT, SIZE_SIZE, &e.size);
    e.sparse = e.type == 'S';
    e.about_next = e.type != '\0' && strchr("xgLK", e.type) != NULL;
    if (!e.about_next) {
        extend(rt_span(tar->extended.data, tar->extended.size), &e);
    }
    if (e.type >= '1' && e.type <= '6') { /* links, devices and folders */
        e.size = 0;
    }
    e.size = e.size < INT64_MAX ? e.size : INT64_MAX;
    return e;
}

/* --------------------------------------------------------------------- reading */

void rt_tar_init(rt_tar *tar)
{
    *tar = (rt_tar){0};
}

void rt_tar_release(rt_tar *tar)
{
    for (size_t i = 0; i < tar->name_count; i++) {
        free(tar->names[i]);
    }
    free(tar->names);
    rt_buffer_release(&tar->held);
    rt_buffer_release(&tar->extended);
    rt_tar_init(tar);
}

bool rt_tar_open(rt_tar *tar, rt_source *source, const char *path, retold_span start)
{
    tar->source = source;
    tar->path = path;
    tar->held.size = tar->extended.size = 0;
    tar->held_used = 0;
    tar->position = tar->left = 0;
    tar->padding = 0;
    tar->marked = tar->broken = false;
    tar->owed.status = RETOLD_OK;
    return rt_buffer_append(&tar->held, start.data, start.size);
}

/* Bytes of the archive, at least one with RETOLD_OK. What fails is told once. */
static retold_status pull(rt_tar *tar, char *to, size_t room, size_t *got, retold_error *error)
{
    retold_status status = RETOLD_OK;
    *got = 0;
    if (tar->broken) {
        return RETOLD_END;
    }
    if (tar->held_used < tar->held.size) {
        size_t held = tar->held.size - tar->held_used;
        *got = held < room ? held : room;
        memcpy(to, tar->held.data + tar->held_used, *got);
        tar->held_used += *got;
    } else {
        status = rt_source_read(tar->source, to, room, got, error);
    }
    tar->position += *got;
    if (*got > 0 && (status == RETOLD_END || status == RETOLD_UNUSABLE || status == RETOLD_IO)) {
        return RETOLD_OK; /* it comes again */
    }
    tar->broken = status != RETOLD_OK && status != RETOLD_END;
    return status;
}

/* All `size` bytes, if there are so many: else RETOLD_END and as many as there are. */
static retold_status pull_all(rt_tar *tar, char *to, size_t size, size_t *got, retold_error *error)
{
    retold_status status = RETOLD_OK;
    for (*got = 0; *got < size && status == RETOLD_OK;) {
        size_t more;
        status = pull(tar, to + *got, size - *got, &more, error);
        *got += more;
    }
    return status;
}

static retold_status pass_over(rt_tar *tar, uint64_t size, retold_error *error)
{
    char waste[16 * BLOCK];
    retold_status status = RETOLD_OK;
    while (size > 0 && status == RETOLD_OK) {
        size_t got;
        status = pull(tar, waste, size < sizeof waste ? (size_t)size : sizeof waste, &got, error);
        size -= got;
    }
    return status;
}

static retold_status fail_end(rt_tar *tar, const char *where, retold_error *error)
{
    if (tar->broken) {
        return RETOLD_END;
    }
    tar->broken = true;
    return rt_fail_fault(error, RETOLD_FAULT_TRUNCATED,
                         "the tar archive ends %s, at byte %" PRIu64 " of it", where,
                         tar->position);
}

retold_status rt_tar_read(void *user, char *to, size_t room, size_t *got, retold_error *error)
{
    rt_tar *tar = user;
    *got = 0;
    if (tar->left == 0 || tar->broken) {
        return RETOLD_OK;
    }
    size_t size = tar->left < room ? (size_t)tar->left : room;
    retold_status status = pull(tar, to, size, got, error);
    tar->left -= *got;
    if (status != RETOLD_END) {
        return status;
    }
    status = fail_end(tar, "inside this file", error);
    return status == RETOLD_END ? RETOLD_OK : status;
}

static void set_size(rt_tar *tar, uint64_t size)
{
    tar->left = size;
    tar->padding = (unsigned)(-size % BLOCK);
}

/* Keeps what a header says of the one behind it. */
static retold_status take_extended(rt_tar *tar, const entry *e, retold_error *error)
{
    rt_buffer *to = &tar->extended;
    if (e->size > MOST_EXTENDED || to->size > MOST_EXTENDED) {
        return pass_over(tar, e->size + (-e->size % BLOCK), error);
    }
    size_t got = 0, begin = to->size;
    if (!rt_buffer_reserve(to, 1 + sizeof e->size + (size_t)e->size)) {
        return rt_fail_memory(error);
    }
    rt_buffer_append(to, &e->type, 1);
    rt_buffer_append(to, &e->size, sizeof e->size);
    retold_status status = pull_all(tar, to->data + to->size, (size_t)e->size, &got, error);
    to->size += got;
    if (status != RETOLD_OK) {
        to->size = begin;
        return status == RETOLD_END ? fail_end(tar, "inside a header", error) : status;
    }
    return pass_over(tar, -e->size % BLOCK, error);
}

/* ----------------------------------------------------------------------- files */

/* As in folders: names that start with a dot, and the file that is retold's own. */
static bool is_hidden(const char *name)
{
    const char *last = strrchr(name, '/');
    if (strcmp(last == NULL ? name : last + 1, "retold.yaml") == 0) {
        return true;
    }
    for (const char *at = name; at != NULL; at = strchr(at, '/')) {
        at += *at == '/';
        if (at[0] == '.' && at[1] != '\0' && at[1] != '/') {
            return true;
        }
    }
    return false;
}

/* Ids have to be UTF-8, and messages one line: other bytes are written as \xHH. */
static char *write_clean(char *to, retold_span bytes)
{
    size_t good = rt_utf8_check(bytes);
    for (size_t i = 0; i < bytes.size; i++) {
        unsigned char c = (unsigned char)bytes.data[i];
        if (i == good || c < ' ' || c == 0x7f) {
            to += sprintf(to, "\\x%02X", c);
        } else {
            *to++ = (char)c;
        }
        if (i == good) {
            good += 1 + rt_utf8_check(rt_span(bytes.data + i + 1, bytes.size - i - 1));
        }
    }
    return to;
}

/* Without slashes and "./" before it. */
static retold_span inner_name(retold_span name)
{
    size_t dots = 0;
    while (dots < name.size &&
           (name.data[dots] == '/' ||
            (name.data[dots] == '.' && dots + 1 < name.size && name.data[dots + 1] == '/'))) {
        dots++;
    }
    return rt_span(name.data + dots, name.size - dots);
}

/* PATH/NAME, kept; NULL when out of memory. */
static char *add_name(rt_tar *tar, const entry *e)
{
    enum { ESCAPE = 4 };
    retold_span first = inner_name(e->prefix.size > 0 ? e->prefix : e->name);
    size_t path = strlen(tar->path);
    char *name = malloc(path + ESCAPE * (first.size + e->name.size) + 3);
    if (name == NULL || !rt_grow((void **)&tar->names, &tar->name_capacity, tar->name_count + 1,
                                 sizeof *tar->names)) {
        free(name);
        return NULL;
    }
    memcpy(name, tar->path, path);
    name[path] = '/';
    char *end = write_clean(name + path + 1, first);
    if (e->prefix.size > 0) {
        *end++ = '/';
        end = write_clean(end, e->name);
    }
    *end = '\0';
    tar->names[tar->name_count++] = name;
    return name;
}

/* Begins the file of a header; RETOLD_SKIPPED if it is none to be read. */
static retold_status begin_file(rt_tar *tar, const entry *e, const char **name, retold_error *error)
{
    set_size(tar, e->size);
    if (e->type != '0' && e->type != '\0' && e->type != '7' && !e->sparse) {
        return RETOLD_SKIPPED;
    }
    char *added = add_name(tar, e);
    if (added == NULL) {
        return rt_fail_memory(error);
    }
    if (is_hidden(added + strlen(tar->path) + 1) || (added[strlen(added) - 1] == '/')) {
        free(tar->names[--tar->name_count]);
        return RETOLD_SKIPPED;
    }
    *name = added;
    if (e->sparse) {
        return rt_fail_fault(error, RETOLD_FAULT_CORRUPT,
                             "%s is stored without its holes, which is not read",
                             added + strlen(tar->path) + 1);
    }
    return RETOLD_OK;
}

/* The block that was read last comes again. */
static bool give_back(rt_tar *tar, const char block[BLOCK])
{
    tar->position -= BLOCK;
    if (tar->held_used < tar->held.size) {
        tar->held_used -= BLOCK;
        return true;
    }
    tar->held.size = tar->held_used = 0;
    return rt_buffer_append(&tar->held, block, BLOCK);
}

/* `size` bytes up to `position` are no part of any file. */
static retold_status fail_lost(uint64_t size, uint64_t position, bool ended, retold_error *error)
{
    rt_fail_fault(error, RETOLD_FAULT_CORRUPT,
                  "%" PRIu64 " bytes from byte %" PRIu64 " of the tar archive%s are no file", size,
                  position - size, ended ? ", up to its end," : "");
    if (error != NULL) {
        error->skipped = size;
    }
    return RETOLD_UNUSABLE;
}

/* Reads blocks up to a header, which it leaves in `block`. What is none is told. */
static retold_status find_header(rt_tar *tar, char block[BLOCK], retold_error *error)
{
    static const char zeros[BLOCK];
    uint64_t lost = 0;
    for (;;) {
        size_t got;
        uint64_t begin = tar->position;
        retold_status status = pull_all(tar, block, BLOCK, &got, error);
        if (status == RETOLD_END && lost > 0) {
            tar->broken = true;
            return fail_lost(lost + got, tar->position, true, error);
        }
        if (status == RETOLD_END && got == 0) {
            return tar->marked || tar->broken
                       ? RETOLD_END
                       : fail_end(tar, "without the blocks that mark its end", error);
        }
        if (status != RETOLD_OK) {
            return status == RETOLD_END && !tar->marked ? fail_end(tar, "inside a header", error)
                                                        : status;
        }
        bool zero = memcmp(block, zeros, BLOCK) == 0;
        if (!zero && is_header(block)) {
            tar->marked = false;
            if (lost == 0) {
                return RETOLD_OK;
            }
            if (!give_back(tar, block)) {
                return rt_fail_memory(error);
            }
            return fail_lost(lost, begin, false, error);
        }
        lost += zero && lost == 0 ? 0 : BLOCK;
        tar->marked = zero;
    }
}

/* Goes behind what is left of the file at hand. */
static retold_status end_file(rt_tar *tar, retold_error *error)
{
    retold_status status = pass_over(tar, tar->left + tar->padding, error);
    set_size(tar, 0);
    return status == RETOLD_END ? fail_end(tar, "inside a file", error) : status;
}

void rt_tar_owe(rt_tar *tar, const retold_error *error)
{
    tar->owed = *error;
}

retold_status rt_tar_next(rt_tar *tar, const char **name, retold_error *error)
{
    char block[BLOCK];
    if (tar->owed.status != RETOLD_OK) {
        *error = tar->owed;
        tar->owed.status = RETOLD_OK;
        return error->status;
    }
    tar->extended.size = 0;
    for (;;) {
        retold_status status = end_file(tar, error);
        if (status == RETOLD_OK) {
            status = find_header(tar, block, error);
        }
        if (status != RETOLD_OK) {
            return status;
        }
        entry e = read_entry(tar, block);
        if (!e.about_next) {
            status = begin_file(tar, &e, name, error);
            tar->extended.size = 0;
            if (status != RETOLD_SKIPPED) {
                return status;
            }
        } else if (e.type == 'x' || e.type == 'L') {
            status = take_extended(tar, &e, error);
            if (status != RETOLD_OK) {
                return status;
            }
        } else {
            set_size(tar, e.size);
        }
    }
}
