#include "cross/concepts.h"

#include "base/error.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include <zstd.h>

/*
 * The file, all integers little-endian; data/make_concepts.py writes it and says more:
 *
 *   header, 40 bytes
 *     0   8  magic "RTCONCPT"
 *     8   4  version of this layout, 1
 *     12  4  size of the file
 *     16  8  version of CLDR, padded with zeros
 *     24  4  CRC-32 of bytes 0..23 and 28..end of the directory
 *     28  4  number of sections
 *     32  4  number of aliases
 *     36  4  number of concepts
 *   sections of 36 bytes, ascending by tag ("#" concepts, "*" names in every language, languages)
 *     0   8  tag, padded with zeros
 *     8   4  offset of its two parts, which follow each other
 *     12  12 first part (territories, months, weekdays): packed size, unpacked size, CRC-32 of
 *            the packed bytes
 *     24  12 second part (all else): the same
 *   aliases of 12 bytes, ascending by tag
 *     0   8  another tag of a language
 *     8   4  number of its section
 *   parts, each a zstd frame
 *
 * A part of names, every number a varint (LEB128):
 *   size of the head
 *   head      for each concept: id less the one before, number of names, number of keywords
 *   alphabet  its size and its code points
 *   strings   names, then keywords, of each concept in the same order. A byte b under 224 is
 *             alphabet[b], else b and the next n are alphabet[224 + (b - 224) * 256 + n]. Tokens
 * are separated by a space, but not Han and kana characters, each a token. A line feed or tab ends
 * a string; a tab those that are not for texts of unknown language.
 */
enum {
    VERSION = 1,
    HEADER_SIZE = 40,
    SECTION_SIZE = 36,
    ALIAS_SIZE = 12,
    TAG_SIZE = 8,
    SECTIONS_MAX = 4096,
    CONCEPTS_MAX = 65535,
    UNPACKED_MAX = 1 << 22,
    SHORT_CODES = 224,
    ALPHABET_MAX = SHORT_CODES + 32 * 256,
    NAME_SIZE_MAX = 512
};

static const char magic[TAG_SIZE] = {'R', 'T', 'C', 'O', 'N', 'C', 'P', 'T'};

/* What Arabic writes in one word with the next: and, then, in, like, to, with and without the. */
static const char *const arabic_affixes[] = {"وال", "بال", "فال", "كال", "ال", "لل",
                                             "و",   "ب",   "ل",   "ف",   "ك",  NULL};
static const char *const hebrew_affixes[] = {"וה", "וב", "ול", "שה", "מה", "ה", "ב",
                                             "ל",  "ו",  "מ",  "ש",  "כ",  NULL};
static const char *const ethiopic_affixes[] = {"የ", "በ", "ለ", "ከ", "እና", NULL};

static const struct {
    const char *tag;
    rt_name_affixes affixes;
} affixes_by_language[] = {{"ar", arabic_affixes},
                           {"he", hebrew_affixes},
                           {"am", ethiopic_affixes},
                           {"ti", ethiopic_affixes}};

struct rt_concept_language {
    rt_concept_names names;
};

/* Where a language's names are, NULL until a thread has loaded them; others go on with other
 * languages meanwhile. */
typedef struct names_place {
    _Atomic(rt_concept_language *) language;
    bool loading;
} names_place;

struct rt_concepts {
    retold_span data;
    size_t section_count;
    size_t alias_count;
    size_t concept_count;
    rt_buffer lines; /* of section "#" */
    rt_concept *items;
    names_place *places;   /* of each section, and of all languages together */
    pthread_mutex_t mutex; /* for `loading` */
    pthread_cond_t loaded;
};

static uint32_t read_u32(const char *p)
{
    const unsigned char *b = (const unsigned char *)p;
    return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

static uint32_t crc_of(uint32_t crc, const char *data, size_t size)
{
    return (uint32_t)crc32(crc, (const unsigned char *)data, (unsigned)size);
}

static retold_status damaged(retold_error *error, const char *where)
{
    return rt_fail(error, RETOLD_INVALID, "the table of concepts is damaged: %s", where);
}

/* --------------------------------------------------------------------- parts */

typedef struct part {
    const char *packed;
    uint32_t packed_size;
    uint32_t size;
    uint32_t crc;
} part;

static const char *section_at(const rt_concepts *concepts, size_t i)
{
    return concepts->data.data + HEADER_SIZE + i * SECTION_SIZE;
}

static const char *alias_at(const rt_concepts *concepts, size_t i)
{
    return section_at(concepts, concepts->section_count) + i * ALIAS_SIZE;
}

/* Part 0 or 1 of a section. rt_concepts_new() has checked that it lies inside the data. */
static part part_of(const rt_concepts *concepts, size_t section, unsigned which)
{
    const char *entry = section_at(concepts, section);
    const char *sizes = entry + 12 + 12 * which;
    size_t offset = read_u32(entry + 8) + (which == 1 ? read_u32(entry + 12) : 0);
    return (part){concepts->data.data + offset, read_u32(sizes), read_u32(sizes + 4),
                  read_u32(sizes + 8)};
}

/* Unpacks a part into `out`. */
static retold_status unpack(part p, rt_buffer *out, retold_error *error)
{
    out->size = 0;
    if (p.size == 0) {
        return RETOLD_OK;
    }
    if (crc_of(0, p.packed, p.packed_size) != p.crc) {
        return damaged(error, "a section's checksum is wrong");
    }
    if (!rt_buffer_reserve(out, p.size)) {
        return rt_fail_memory(error);
    }
    if (ZSTD_decompress(out->data, p.size, p.packed, p.packed_size) != p.size) {
        return damaged(error, "a section does not unpack");
    }
    out->size = p.size;
    return RETOLD_OK;
}

/* -------------------------------------------------------------- reading names */

/* Bytes yet to be read; `failed` once there were too few. */
typedef struct cursor {
    const unsigned char *at;
    const unsigned char *end;
    bool failed;
} cursor;

static uint32_t read_byte(cursor *c)
{
    if (c->at == c->end) {
        c->failed = true;
        return 0;
    }
    return *c->at++;
}

static uint32_t read_varint(cursor *c)
{
    uint32_t value = 0;
    for (unsigned shift = 0; shift < 28; shift += 7) {
        uint32_t byte = read_byte(c);
        value |= (byte & 0x7f) << shift;
        if (byte < 0x80) {
            return value;
        }
    }
    c->failed = true;
    return 0;
}

/* A character of the alphabet, in UTF-8. */
typedef struct letter {
    char bytes[4];
    uint8_t size;
    bool alone; /* is a token */
} letter;

/* What is known while a part's names are added to a table. */
typedef struct name_reader {
    const rt_concepts *concepts;
    rt_names_builder *builder;
    bool any_language; /* only those that are meant for texts of unknown language */
    letter *alphabet;
    uint32_t alphabet_size;
    cursor head;
    cursor strings;
} name_reader;

/* Han and kana: is_spaceless() of make_concepts.py. */
static bool is_spaceless(uint32_t c)
{
    return (c >= 0x3005 && c <= 0x30ff) || (c >= 0x31f0 && c <= 0x31ff) ||
           (c >= 0x3400 && c <= 0x9fff) || (c >= 0xf900 && c <= 0xfaff) || c >= 0x20000;
}

static letter letter_of(uint32_t c)
{
    letter l = {.alone = is_spaceless(c)};
    if (c < 0x80) {
        l.bytes[l.size++] = (char)c;
        return l;
    }
    if (c < 0x800) {
        l.bytes[l.size++] = (char)(0xc0 | c >> 6);
    } else if (c < 0x10000) {
        l.bytes[l.size++] = (char)(0xe0 | c >> 12);
        l.bytes[l.size++] = (char)(0x80 | (c >> 6 & 0x3f));
    } else {
        l.bytes[l.size++] = (char)(0xf0 | c >> 18);
        l.bytes[l.size++] = (char)(0x80 | (c >> 12 & 0x3f));
        l.bytes[l.size++] = (char)(0x80 | (c >> 6 & 0x3f));
    }
    l.bytes[l.size++] = (char)(0x80 | (c & 0x3f));
    return l;
}

static bool read_alphabet(name_reader *r)
{
    r->alphabet_size = read_varint(&r->strings);
    for (uint32_t i = 0; i < r->alphabet_size && i < ALPHABET_MAX; i++) {
        uint32_t c = read_varint(&r->strings);
        if (c > 0x10ffff || (c >= 0xd800 && c < 0xe000)) {
            return false;
        }
        r->alphabet[i] = letter_of(c);
    }
    return r->alphabet_size <= ALPHABET_MAX && !r->strings.failed;
}

/* The next character of the strings; NULL if there is none. */
static const letter *read_letter(name_reader *r)
{
    uint32_t code = read_byte(&r->strings);
    if (code >= SHORT_CODES) {
        code = SHORT_CODES + (code - SHORT_CODES) * 256 + read_byte(&r->strings);
    }
    return r->strings.failed || code >= r->alphabet_size ? NULL : &r->alphabet[code];
}

/* A string split into tokens. */
typedef struct split_name {
    char text[NAME_SIZE_MAX];
    retold_span tokens[RT_CONCEPT_TOKENS_MAX];
    size_t size;
    size_t count;
    bool for_any; /* language */
} split_name;

/* False if the strings end, or a name is empty or too long. */
static bool read_name(name_reader *r, split_name *name)
{
    name->size = 0;
    name->count = 0;
    bool open = false; /* the last token may go on */
    for (;;) {
        const letter *l = read_letter(r);
        if (l == NULL) {
            return false;
        }
        if (l->bytes[0] == '\n' || l->bytes[0] == '\t') {
            name->for_any = l->bytes[0] == '\n';
            return name->count > 0;
        }
        if (l->bytes[0] == ' ') {
            open = false;
            continue;
        }
        if (name->size + l->size > sizeof name->text) {
            return false;
        }
        if (!open || l->alone) {
            if (name->count == RT_CONCEPT_TOKENS_MAX) {
                return false;
            }
            name->tokens[name->count++] = rt_span(name->text + name->size, 0);
        }
        memcpy(name->text + name->size, l->bytes, l->size);
        name->size += l->size;
        name->tokens[name->count - 1].size += l->size;
        open = !l->alone;
    }
}

static bool is_loose(rt_concept_kind kind)
{
    return kind == RT_CONCEPT_TERRITORY || kind == RT_CONCEPT_CITY || kind == RT_CONCEPT_CURRENCY;
}

/* Adds the names of one concept. */
static retold_status add_concept_names(name_reader *r, uint32_t id, retold_error *error)
{
    uint32_t own = read_varint(&r->head);
    uint32_t keywords = read_varint(&r->head);
    if (r->head.failed || id >= r->concepts->concept_count) {
        return damaged(error, "a concept's entry");
    }
    split_name split;
    rt_concept_name name = {
        .tokens = split.tokens, .id = (uint16_t)id, .loose = is_loose(r->concepts->items[id].kind)};
    for (uint32_t i = 0; i < own + keywords; i++) {
        if (!read_name(r, &split)) {
            return damaged(error, "a name");
        }
        name.count = split.count;
        name.keyword = i >= own;
        if ((!r->any_language || split.for_any) && !rt_names_add(r->builder, &name)) {
            return rt_fail_memory(error);
        }
    }
    return RETOLD_OK;
}

static retold_status add_names(name_reader *r, retold_span raw, retold_error *error)
{
    cursor all = {(const unsigned char *)raw.data, (const unsigned char *)raw.data + raw.size,
                  false};
    uint32_t head_size = read_varint(&all);
    if (all.failed || head_size > (size_t)(all.end - all.at)) {
        return damaged(error, "the size of a head");
    }
    r->head = (cursor){all.at, all.at + head_size, false};
    r->strings = (cursor){all.at + head_size, all.end, false};
    if (!read_alphabet(r)) {
        return damaged(error, "an alphabet");
    }
    uint32_t id = 0;
    while (r->head.at < r->head.end) {
        id += read_varint(&r->head);
        retold_status status = add_concept_names(r, id, error);
        if (status != RETOLD_OK) {
            return status;
        }
    }
    return r->strings.at == r->strings.end ? RETOLD_OK : damaged(error, "bytes after the names");
}

/* Adds both parts of a section, or for a table of all languages the first. */
static retold_status add_section(name_reader *r, size_t section, unsigned first, unsigned end,
                                 retold_error *error)
{
    rt_buffer raw;
    rt_buffer_init(&raw);
    retold_status status = RETOLD_OK;
    for (unsigned which = first; which < end && status == RETOLD_OK; which++) {
        status = unpack(part_of(r->concepts, section, which), &raw, error);
        if (status == RETOLD_OK && raw.size > 0) {
            status = add_names(r, rt_span(raw.data, raw.size), error);
        }
    }
    rt_buffer_release(&raw);
    return status;
}

/* ----------------------------------------------------------------- languages */

static int compare_tag(const char *entry, retold_span tag)
{
    char padded[TAG_SIZE] = {0};
    memcpy(padded, tag.data, tag.size);
    return memcmp(entry, padded, sizeof padded);
}

/* Binary search among `count` entries of `size` bytes that begin with their tag. */
static const char *find_tag(const char *entries, size_t count, size_t size, retold_span tag)
{
    if (tag.size == 0 || tag.size > TAG_SIZE) {
        return NULL;
    }
    size_t low = 0;
    while (low < count) {
        size_t middle = low + (count - low) / 2;
        int order = compare_tag(entries + middle * size, tag);
        if (order == 0) {
            return entries + middle * size;
        }
        if (order < 0) {
            low = middle + 1;
        } else {
            count = middle;
        }
    }
    return NULL;
}

/* The section of a tag; their number if there is none. */
static size_t find_section(const rt_concepts *concepts, retold_span tag)
{
    const char *first = section_at(concepts, 0);
    const char *entry = find_tag(first, concepts->section_count, SECTION_SIZE, tag);
    if (entry != NULL) {
        return (size_t)(entry - first) / SECTION_SIZE;
    }
    entry = find_tag(alias_at(concepts, 0), concepts->alias_count, ALIAS_SIZE, tag);
    return entry != NULL ? read_u32(entry + TAG_SIZE) : concepts->section_count;
}

static rt_name_affixes affixes_of(const char *section)
{
    for (size_t i = 0; i < sizeof affixes_by_language / sizeof *affixes_by_language; i++) {
        if (compare_tag(section, rt_span_of(affixes_by_language[i].tag)) == 0) {
            return affixes_by_language[i].affixes;
        }
    }
    return NULL;
}

/* Names of one language, or (section: their number) of all. */
static retold_status add_languages(name_reader *r, size_t section, retold_error *error)
{
    const rt_concepts *c = r->concepts;
    retold_status status = RETOLD_OK;
    if (section < c->section_count) {
        status = add_section(r, section, 0, 2, error);
    }
    for (size_t i = 0; section == c->section_count && i < section && status == RETOLD_OK; i++) {
        if (compare_tag(section_at(c, i), rt_span("#", 1)) != 0) {
            status = add_section(r, i, 0, 1, error);
        }
    }
    size_t shared = find_section(c, rt_span("*", 1));
    if (shared < c->section_count && status == RETOLD_OK) {
        r->any_language = false;
        status = add_section(r, shared, 1, 2, error);
    }
    return status;
}

/* About how many keys the names give, so that the table need not grow: measured. */
static size_t expected_keys(const rt_concepts *concepts, size_t section)
{
    size_t size = 0;
    if (section < concepts->section_count) {
        size = (size_t)part_of(concepts, section, 0).size + part_of(concepts, section, 1).size;
        return size / 5 * 2;
    }
    for (size_t i = 0; i < concepts->section_count; i++) {
        size += part_of(concepts, i, 0).size;
    }
    return size / 5;
}

static bool begin_table(name_reader *r, size_t section)
{
    const rt_concepts *c = r->concepts;
    r->alphabet = malloc(ALPHABET_MAX * sizeof *r->alphabet);
    return r->alphabet != NULL &&
           rt_names_builder_init(r->builder, expected_keys(c, section),
                                 r->any_language ? NULL : affixes_of(section_at(c, section)),
                                 r->any_language);
}

/* The names of a section's language; of all languages if there is no such section. */
static retold_status load(const rt_concepts *concepts, size_t section, rt_concept_language **out,
                          retold_error *error)
{
    rt_names_builder builder = {0};
    name_reader reader = {.concepts = concepts,
                          .builder = &builder,
                          .any_language = section == concepts->section_count};
    rt_concept_language *language = calloc(1, sizeof *language);
    retold_status status = language != NULL && begin_table(&reader, section)
                               ? add_languages(&reader, section, error)
                               : rt_fail_memory(error);
    if (status == RETOLD_OK && !rt_names_finish(&builder, &language->names)) {
        status = rt_fail_memory(error);
    }
    rt_names_builder_release(&builder);
    free(reader.alphabet);
    if (status != RETOLD_OK) {
        free(language);
        return status;
    }
    *out = language;
    return RETOLD_OK;
}

/* Whether the caller is to load; if not, another thread has. */
static bool begin_loading(rt_concepts *concepts, names_place *place)
{
    pthread_mutex_lock(&concepts->mutex);
    while (place->loading) {
        pthread_cond_wait(&concepts->loaded, &concepts->mutex);
    }
    place->loading = atomic_load(&place->language) == NULL;
    bool begun = place->loading;
    pthread_mutex_unlock(&concepts->mutex);
    return begun;
}

static void end_loading(rt_concepts *concepts, names_place *place)
{
    pthread_mutex_lock(&concepts->mutex);
    place->loading = false;
    pthread_cond_broadcast(&concepts->loaded);
    pthread_mutex_unlock(&concepts->mutex);
}

/* The section's names, loaded if nobody has yet. */
static retold_status load_once(rt_concepts *concepts, size_t section,
                               const rt_concept_language **out, retold_error *error)
{
    names_place *place = &concepts->places[section];
    rt_concept_language *language = atomic_load(&place->language);
    if (language == NULL && begin_loading(concepts, place)) {
        retold_status status = load(concepts, section, &language, error);
        if (status == RETOLD_OK) {
            atomic_store(&place->language, language);
        }
        end_loading(concepts, place);
        if (status != RETOLD_OK) {
            return status;
        }
    }
    *out = atomic_load(&place->language);
    return RETOLD_OK;
}

retold_status rt_concepts_language(rt_concepts *concepts, retold_span tag,
                                   const rt_concept_language **language, retold_error *error)
{
    char base[TAG_SIZE];
    size_t size = 0;
    while (size < tag.size && tag.data[size] != '-' && tag.data[size] != '_') {
        char c = tag.data[size];
        char lower = c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
        if (size == sizeof base || lower < 'a' || lower > 'z') {
            size = 0;
            break;
        }
        base[size++] = lower;
    }
    size_t section = find_section(concepts, rt_span(base, size));
    if (section == concepts->section_count) {
        *language = NULL;
        return RETOLD_OK;
    }
    return load_once(concepts, section, language, error);
}

retold_status rt_concepts_any_language(rt_concepts *concepts, const rt_concept_language **language,
                                       retold_error *error)
{
    return load_once(concepts, concepts->section_count, language, error);
}

bool rt_concepts_match(const rt_concept_language *language, const retold_span *tokens, size_t count,
                       rt_concept_match *match)
{
    return rt_names_match(&language->names, tokens, count, match);
}

rt_name_word rt_concepts_word(const rt_concept_language *language, retold_span word, uint64_t hash)
{
    return rt_names_word(&language->names, word, hash);
}

bool rt_concepts_may_go_on(const rt_concept_language *language, const rt_name_word *first,
                           const rt_name_word *second)
{
    return rt_names_may_go_on(&language->names, first, second);
}

/* ------------------------------------------------------------------ concepts */

/* Everything up to the next `end`, which is passed over. False if there is none. */
static bool read_field(cursor *c, char end, retold_span *field)
{
    const unsigned char *stop = memchr(c->at, end, (size_t)(c->end - c->at));
    if (stop == NULL) {
        return false;
    }
    *field = rt_span((const char *)c->at, (size_t)(stop - c->at));
    c->at = stop + 1;
    return true;
}

static bool read_concept(cursor *c, rt_concept *item)
{
    retold_span kind, value;
    if (!read_field(c, '\t', &kind) || !read_field(c, '\t', &value) ||
        !read_field(c, '\t', &item->code) || !read_field(c, '\n', &item->label) || kind.size != 1 ||
        memchr("RTULMWNXE", kind.data[0], 9) == NULL || value.size > 3) {
        return false;
    }
    item->kind = (rt_concept_kind)kind.data[0];
    item->value = 0;
    for (size_t i = 0; i < value.size; i++) {
        if (value.data[i] < '0' || value.data[i] > '9') {
            return false;
        }
        item->value = item->value * 10 + (unsigned)(value.data[i] - '0');
    }
    return true;
}

static retold_status read_concepts(rt_concepts *concepts, retold_error *error)
{
    size_t section = find_section(concepts, rt_span("#", 1));
    if (section == concepts->section_count) {
        return damaged(error, "it lists no concepts");
    }
    retold_status status = unpack(part_of(concepts, section, 0), &concepts->lines, error);
    if (status != RETOLD_OK || concepts->lines.size == 0) {
        return status != RETOLD_OK ? status : damaged(error, "it lists no concepts");
    }
    cursor c = {(const unsigned char *)concepts->lines.data,
                (const unsigned char *)concepts->lines.data + concepts->lines.size, false};
    for (size_t i = 0; i < concepts->concept_count; i++) {
        if (!read_concept(&c, &concepts->items[i])) {
            return damaged(error, "the list of concepts");
        }
    }
    return c.at == c.end ? RETOLD_OK : damaged(error, "the list of concepts");
}

/* ---------------------------------------------------------------------- file */

/* Checks everything up to the end of the directory. */
static retold_status check_directory(const rt_concepts *concepts, retold_error *error)
{
    const char *data = concepts->data.data;
    size_t size = concepts->data.size;
    size_t end =
        HEADER_SIZE + concepts->section_count * SECTION_SIZE + concepts->alias_count * ALIAS_SIZE;
    if (end > size) {
        return damaged(error, "its directory is cut short");
    }
    uint32_t crc = crc_of(crc_of(0, data, 24), data + 28, end - 28);
    if (crc != read_u32(data + 24)) {
        return damaged(error, "its directory's checksum is wrong");
    }
    for (size_t i = 0; i < concepts->section_count; i++) {
        const char *entry = section_at(concepts, i);
        uint64_t stop = (uint64_t)read_u32(entry + 8) + read_u32(entry + 12) + read_u32(entry + 24);
        if (stop > size || read_u32(entry + 16) > UNPACKED_MAX ||
            read_u32(entry + 28) > UNPACKED_MAX) {
            return damaged(error, "a section lies outside");
        }
    }
    for (size_t i = 0; i < concepts->alias_count; i++) {
        if (read_u32(alias_at(concepts, i) + TAG_SIZE) >= concepts->section_count) {
            return damaged(error, "an alias");
        }
    }
    return RETOLD_OK;
}

/* Checks the header and takes its numbers. */
static retold_status read_header(rt_concepts *concepts, retold_error *error)
{
    const char *data = concepts->data.data;
    if (concepts->data.size < HEADER_SIZE || memcmp(data, magic, sizeof magic) != 0) {
        return rt_fail(error, RETOLD_INVALID, "this is no table of concepts");
    }
    if (read_u32(data + 8) != VERSION) {
        return rt_fail(error, RETOLD_INVALID,
                       "the table of concepts has version %u; this program reads version %d",
                       (unsigned)read_u32(data + 8), VERSION);
    }
    if (read_u32(data + 12) != concepts->data.size) {
        return rt_fail(error, RETOLD_INVALID, "the table of concepts has %zu bytes, not %u",
                       concepts->data.size, (unsigned)read_u32(data + 12));
    }
    concepts->section_count = read_u32(data + 28);
    concepts->alias_count = read_u32(data + 32);
    concepts->concept_count = read_u32(data + 36);
    if (concepts->section_count > SECTIONS_MAX || concepts->alias_count > SECTIONS_MAX ||
        concepts->concept_count > CONCEPTS_MAX) {
        return damaged(error, "its header");
    }
    return check_directory(concepts, error);
}

static retold_status open_table(rt_concepts *concepts, retold_error *error)
{
    retold_status status = read_header(concepts, error);
    if (status != RETOLD_OK) {
        return status;
    }
    concepts->items = calloc(concepts->concept_count + 1, sizeof *concepts->items);
    concepts->places = calloc(concepts->section_count + 1, sizeof *concepts->places);
    if (concepts->items == NULL || concepts->places == NULL) {
        return rt_fail_memory(error);
    }
    return read_concepts(concepts, error);
}

retold_status rt_concepts_new(retold_span data, rt_concepts **concepts, retold_error *error)
{
    rt_concepts *made = calloc(1, sizeof *made);
    if (made == NULL) {
        return rt_fail_memory(error);
    }
    if (pthread_mutex_init(&made->mutex, NULL) != 0) {
        free(made);
        return rt_fail_memory(error);
    }
    pthread_cond_init(&made->loaded, NULL);
    made->data = data;
    rt_buffer_init(&made->lines);
    retold_status status = open_table(made, error);
    if (status != RETOLD_OK) {
        rt_concepts_free(made);
        return status;
    }
    *concepts = made;
    return RETOLD_OK;
}

static void free_language(rt_concept_language *language)
{
    if (language != NULL) {
        rt_names_release(&language->names);
        free(language);
    }
}

void rt_concepts_free(rt_concepts *concepts)
{
    if (concepts == NULL) {
        return;
    }
    for (size_t i = 0; concepts->places != NULL && i <= concepts->section_count; i++) {
        free_language(atomic_load(&concepts->places[i].language));
    }
    free(concepts->places);
    free(concepts->items);
    rt_buffer_release(&concepts->lines);
    pthread_mutex_destroy(&concepts->mutex);
    pthread_cond_destroy(&concepts->loaded);
    free(concepts);
}

retold_span rt_concepts_version(const rt_concepts *concepts)
{
    const char *version = concepts->data.data + 16;
    return rt_span(version, strnlen(version, TAG_SIZE));
}

size_t rt_concepts_count(const rt_concepts *concepts)
{
    return concepts->concept_count;
}

const rt_concept *rt_concepts_get(const rt_concepts *concepts, uint16_t id)
{
    return &concepts->items[id];
}
