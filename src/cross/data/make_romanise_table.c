/*
 * Build-time program: turns romanise.txt and romanise_han.txt, described there, into the tables
 * described in romanise_entry.h.
 *
 *   make_romanise_table romanise.txt romanise_han.txt > romanise_table.h
 */
#include "cross/romanise_entry.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { PAGES = RT_ROMAN_CODE_POINTS / RT_ROMAN_PAGE, SEQUENCES = 4096, HAN = 4096, PARTS = 32 };

static uint32_t entries[RT_ROMAN_CODE_POINTS];
static bool listed[RT_ROMAN_CODE_POINTS];
static rt_roman_sequence sequences[SEQUENCES];
static size_t sequence_count;
static rt_han_reading han[HAN];
static size_t han_count;

/* Where reading is, for messages. */
static const char *file_name;
static int line_number;

static void fail(const char *what, const char *word)
{
    fprintf(stderr, "%s:%d: %s: %s\n", file_name, line_number, what, word);
    exit(1);
}

/* The bits of up to `max` letters, the first in the lowest five. */
static uint32_t letters_of(const char *word, size_t size, size_t max)
{
    uint32_t bits = 0;
    if (size > max) {
        fail("too many letters", word);
    }
    for (size_t i = 0; i < size; i++) {
        if (word[i] < 'a' || word[i] > 'z') {
            fail("not a letter", word);
        }
        bits |= (uint32_t)(word[i] - 'a' + 1) << (5 * i);
    }
    return bits;
}

static uint32_t class_of(const char *word)
{
    static const char names[] = RT_ROMAN_CLASS_NAMES;
    const char *found = strlen(word) == 1 ? strchr(names, word[0]) : NULL;
    if (found == NULL) {
        fail("no such class", word);
    }
    return (uint32_t)(found - names + 1);
}

static uint32_t group_of(const char *word)
{
    static const char *const names[] = RT_ROMAN_GROUP_NAMES;
    for (uint32_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (strcmp(names[i], word) == 0) {
            return i + 1;
        }
    }
    fail("no such group", word);
    return 0;
}

static uint32_t code_point_of(const char *word)
{
    char *end;
    unsigned long c = strtoul(word, &end, 16);
    if (*end != '\0' || c >= RT_ROMAN_CODE_POINTS) {
        fail("not a code point", word);
    }
    return (uint32_t)c;
}

static uint32_t entry_of(uint32_t class, uint32_t group, const char *word)
{
    uint32_t bits = 0;
    const char *dot = strchr(word, '.');
    if (dot != NULL) {
        bits = letters_of(word, (size_t)(dot - word), 2) | letters_of(dot + 1, strlen(dot + 1), 2)
                                                               << RT_ROMAN_SECOND_READING;
    } else if (strcmp(word, "-") != 0) {
        bits = letters_of(word, strlen(word), 4);
    }
    return bits | class << RT_ROMAN_CLASS_SHIFT | group << RT_ROMAN_GROUP_SHIFT;
}

static void set(uint32_t c, uint32_t entry)
{
    if (listed[c]) {
        char code[16];
        snprintf(code, sizeof code, "%04X", (unsigned)c);
        fail("listed twice", code);
    }
    listed[c] = true;
    entries[c] = entry;
}

/* Eight syllables: a consonant with each of the orders. */
static void set_ethiopic(uint32_t c, uint32_t group, const char *consonant)
{
    static const char *const orders[] = {"e", "u", "i", "a", "e", "", "o", "wa"};
    for (uint32_t i = 0; i < 8; i++) {
        char word[16];
        snprintf(word, sizeof word, "%s%s", consonant, orders[i]);
        set(c + i, entry_of(class_of("L"), group, word));
    }
}

/* The code points that differ from `c` by case and accent only, itself first. */
static size_t variants_of(uint32_t c, uint32_t *out, size_t max)
{
    size_t count = 0;
    out[count++] = c;
    for (uint32_t other = 0; other < RT_ROMAN_CODE_POINTS && count < max; other++) {
        if (other != c && (uint32_t)utf8proc_tolower((utf8proc_int32_t)other) == c) {
            out[count++] = other;
        }
    }
    return count;
}

static void add_sequence(char **words, size_t count, uint32_t group)
{
    if (count != 5 && !(count == 6 && strcmp(words[5], "initial") == 0)) {
        fail("not a sequence", words[0]);
    }
    uint32_t first[8], second[8];
    size_t firsts = variants_of(code_point_of(words[1]), first, 8);
    size_t seconds = variants_of(code_point_of(words[2]), second, 8);
    uint32_t entry = entry_of(class_of(words[3]), group, words[4]);
    for (size_t i = 0; i < firsts; i++) {
        for (size_t k = 0; k < seconds; k++) {
            if (sequence_count == SEQUENCES) {
                fail("too many sequences", words[1]);
            }
            sequences[sequence_count++] = (rt_roman_sequence){
                first[i], second[k] | (count == 6 ? RT_ROMAN_INITIAL : 0), entry};
        }
    }
}

static void add_run(char **words, size_t count, uint32_t group)
{
    uint32_t c = code_point_of(words[0]);
    bool ethiopic = count > 1 && strcmp(words[1], "E") == 0;
    for (size_t i = 2; i < count; i++) {
        if (strcmp(words[i], ".") == 0) {
            continue;
        }
        if (ethiopic) {
            set_ethiopic(c, group, words[i]);
        } else {
            set(c + (uint32_t)i - 2, entry_of(class_of(words[1]), group, words[i]));
        }
    }
}

/* A line of romanise_han.txt: a reading and its characters. */
static void add_han(char **words, size_t count)
{
    uint32_t letters = letters_of(words[0], strlen(words[0]), 6);
    for (size_t i = 1; i < count; i++) {
        const utf8proc_uint8_t *p = (const utf8proc_uint8_t *)words[i];
        utf8proc_int32_t c;
        for (utf8proc_ssize_t n; *p != 0; p += n) {
            n = utf8proc_iterate(p, -1, &c);
            if (n <= 0 || han_count == HAN) {
                fail("too many characters, or not UTF-8", words[i]);
            }
            han[han_count++] = (rt_han_reading){(uint32_t)c, letters};
        }
    }
}

static void read_file(const char *name, bool is_han)
{
    FILE *file = fopen(name, "r");
    if (file == NULL) {
        perror(name);
        exit(1);
    }
    file_name = name;
    line_number = 0;
    uint32_t group = 0;
    char line[4096];
    while (fgets(line, sizeof line, file) != NULL) {
        line_number++;
        char *words[256];
        size_t count = 0;
        for (char *w = strtok(line, " \n"); w != NULL && count < 256; w = strtok(NULL, " \n")) {
            words[count++] = w;
        }
        if (count == 0 || words[0][0] == '#') {
            continue;
        }
        if (is_han) {
            add_han(words, count);
        } else if (words[0][0] == '@') {
            group = group_of(words[0] + 1);
        } else if (strcmp(words[0], "seq") == 0) {
            add_sequence(words, count, group);
        } else {
            add_run(words, count, group);
        }
    }
    fclose(file);
}

/*
 * The entry of a code point that is not listed: of its parts, if at most one has an entry that is
 * not of class L; the letters of several together.
 */
static uint32_t entry_by_parts(const utf8proc_int32_t *parts, size_t count)
{
    uint32_t result = 0, size = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t c = (uint32_t)parts[i];
        uint32_t entry = c < RT_ROMAN_CODE_POINTS ? entries[c] : 0;
        if (entry == 0) {
            continue;
        }
        if (result == 0) {
            result = entry;
            for (size = 0; size < 4 && (entry >> (5 * size) & 31) != 0; size++) {
            }
            continue;
        }
        uint32_t letter = RT_ROMAN_CLASS_L << RT_ROMAN_CLASS_SHIFT;
        uint32_t mask = 15u << RT_ROMAN_CLASS_SHIFT;
        if ((result & mask) != letter || (entry & mask) != letter) {
            return 0;
        }
        for (uint32_t bits = entry & RT_ROMAN_LETTERS; bits != 0 && size < 4; bits >>= 5) {
            result |= (bits & 31) << (5 * size++);
        }
    }
    return result;
}

static void fill_unlisted(void)
{
    for (uint32_t c = 'a'; c <= 'z'; c++) {
        char word[2] = {(char)c, '\0'};
        set(c, entry_of(class_of("L"), group_of("cased"), word));
    }
    for (uint32_t c = 0; c < RT_ROMAN_CODE_POINTS; c++) {
        if (listed[c] || !utf8proc_codepoint_valid((utf8proc_int32_t)c) ||
            (c >= 0xac00 && c <= 0xd7a3)) {
            continue;
        }
        utf8proc_int32_t lower = utf8proc_tolower((utf8proc_int32_t)c);
        if ((uint32_t)lower < RT_ROMAN_CODE_POINTS && listed[lower]) {
            entries[c] = entries[lower];
            continue;
        }
        utf8proc_int32_t parts[PARTS];
        utf8proc_ssize_t count = utf8proc_decompose_char(
            lower, parts, PARTS, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD, NULL);
        bool digits = false;
        for (utf8proc_ssize_t i = 0; i < count; i++) {
            digits = digits || (parts[i] < 0x80 && (parts[i] < 'a' || parts[i] > 'z'));
        }
        /* Not the likes of the numero sign or a bracketed letter. */
        entries[c] = count > 0 && !digits ? entry_by_parts(parts, (size_t)count) : 0;
    }
}

static int compare_sequences(const void *a, const void *b)
{
    const rt_roman_sequence *x = a, *y = b;
    if (x->first != y->first) {
        return x->first < y->first ? -1 : 1;
    }
    uint32_t p = x->second & ~RT_ROMAN_INITIAL, q = y->second & ~RT_ROMAN_INITIAL;
    return (p > q) - (p < q);
}

static int compare_han(const void *a, const void *b)
{
    const rt_han_reading *x = a, *y = b;
    return (x->code_point > y->code_point) - (x->code_point < y->code_point);
}

static void print_entries(void)
{
    static int first_use[PAGES], numbers[PAGES];
    int printed = 0;
    printf("static const uint32_t rt_roman_entries[][%d] = {\n", RT_ROMAN_PAGE);
    for (int p = 0; p < PAGES; p++) {
        const uint32_t *page = entries + p * RT_ROMAN_PAGE;
        int same = 0;
        while (same < printed && memcmp(entries + first_use[same] * RT_ROMAN_PAGE, page,
                                        RT_ROMAN_PAGE * sizeof *page) != 0) {
            same++;
        }
        if (same == printed) {
            first_use[printed++] = p;
            printf("{");
            for (int i = 0; i < RT_ROMAN_PAGE; i++) {
                printf("%#x,%s", (unsigned)page[i], i % 12 == 11 ? "\n" : "");
            }
            printf("},\n");
        }
        numbers[p] = same;
    }
    if (printed > 256) {
        fprintf(stderr, "%d pages: a byte does not number them\n", printed);
        exit(1);
    }
    printf("};\nstatic const uint8_t rt_roman_pages[%d] = {\n", PAGES);
    for (int p = 0; p < PAGES; p++) {
        printf("%d,%s", numbers[p], p % 24 == 23 ? "\n" : "");
    }
    printf("};\n");
}

static void print_sequences(void)
{
    qsort(sequences, sequence_count, sizeof *sequences, compare_sequences);
    printf("static const rt_roman_sequence rt_roman_sequences[] = {\n");
    for (size_t i = 0; i < sequence_count; i++) {
        printf("{%#x, %#x, %#x},\n", (unsigned)sequences[i].first, (unsigned)sequences[i].second,
               (unsigned)sequences[i].entry);
    }
    printf("};\n");
}

static void print_han(void)
{
    qsort(han, han_count, sizeof *han, compare_han);
    printf("static const rt_han_reading rt_han_readings[] = {\n");
    for (size_t i = 0; i < han_count; i++) {
        if (i > 0 && han[i].code_point == han[i - 1].code_point) {
            fprintf(stderr, "U+%04X is listed twice\n", (unsigned)han[i].code_point);
            exit(1);
        }
        printf("{%#x, %#x},\n", (unsigned)han[i].code_point, (unsigned)han[i].letters);
    }
    printf("};\n");
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: make_romanise_table romanise.txt romanise_han.txt\n");
        return 2;
    }
    read_file(argv[1], false);
    fill_unlisted();
    for (size_t i = 0; i < sequence_count; i++) {
        entries[sequences[i].first] |= RT_ROMAN_BEGINS_SEQUENCE;
    }
    read_file(argv[2], true);
    printf("/* Made by make_romanise_table.c from romanise.txt and romanise_han.txt. */\n");
    print_entries();
    print_sequences();
    print_han();
    return 0;
}
