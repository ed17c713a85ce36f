/* wcwidth() is XSI. */
#define _XOPEN_SOURCE 700
#include "display.h"

#include "utf8.h"

#include <langinfo.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

static const cli_style colours = {
    .bold = "\033[1m",
    .dim = "\033[2m",
    .off = "\033[0m",
    .keep = "\033[1;32m",
    .relation = {"\033[2m", "\033[36m", "\033[34m", "\033[35m", "\033[33m", "\033[32m"},
    .shared = "\033[32m",
    .only = "\033[31m",
};

static const cli_style plain = {
    .bold = "",
    .dim = "",
    .off = "",
    .keep = "",
    .relation = {"", "", "", "", "", ""},
    .shared = "",
    .only = "",
};

cli_style cli_style_for(FILE *stream)
{
    const char *no_color = getenv("NO_COLOR");
    const char *term = getenv("TERM");
    bool wanted = (!no_color || !*no_color) && term && strcmp(term, "dumb") != 0;
    return wanted && isatty(fileno(stream)) ? colours : plain;
}

size_t cli_columns(FILE *stream)
{
    enum { DEFAULT = 80, LEAST = 40, MOST = 1000 };
    struct winsize window;
    long columns = 0;
    if (ioctl(fileno(stream), TIOCGWINSZ, &window) == 0) {
        columns = window.ws_col;
    }
    if (columns == 0 && getenv("COLUMNS")) {
        columns = strtol(getenv("COLUMNS"), NULL, 10);
    }
    if (columns <= 0 || columns > MOST) {
        columns = columns > MOST ? MOST : DEFAULT;
    }
    return (size_t)(columns < LEAST ? LEAST : columns);
}

typedef struct range {
    uint32_t first, last;
} range;

static bool within(uint32_t character, const range *ranges, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (character >= ranges[i].first && character <= ranges[i].last) {
            return true;
        }
    }
    return false;
}

/*
 * For locales that do not know Unicode: East Asian wide and emoji blocks, and the marks
 * that stand on another character, by block. Enough to keep columns straight in news.
 */
static size_t estimated_width(uint32_t character)
{
    static const range wide[] = {
        {0x1100, 0x115f},   {0x2e80, 0x303e},   {0x3041, 0xa4cf},   {0xa960, 0xa97f},
        {0xac00, 0xd7a3},   {0xf900, 0xfaff},   {0xfe30, 0xfe6f},   {0xff00, 0xff60},
        {0xffe0, 0xffe6},   {0x1f300, 0x1f64f}, {0x1f680, 0x1f6ff}, {0x1f900, 0x1f9ff},
        {0x20000, 0x3fffd},
    };
    static const range marks[] = {
        {0x0300, 0x036f}, {0x0483, 0x0489}, {0x0591, 0x05bd}, {0x0610, 0x061a}, {0x064b, 0x065f},
        {0x0670, 0x0670}, {0x06d6, 0x06dc}, {0x0900, 0x0902}, {0x093c, 0x093c}, {0x0941, 0x0948},
        {0x094d, 0x094d}, {0x0981, 0x0981}, {0x09bc, 0x09bc}, {0x09c1, 0x09c4}, {0x09cd, 0x09cd},
        {0x0bc0, 0x0bc0}, {0x0bcd, 0x0bcd}, {0x0e31, 0x0e31}, {0x0e34, 0x0e3a}, {0x0e47, 0x0e4e},
        {0x1ab0, 0x1aff}, {0x200b, 0x200f}, {0x20d0, 0x20ff}, {0xfe00, 0xfe0f}, {0xfe20, 0xfe2f},
    };
    if (character < 0x300) {
        return 1;
    }
    if (within(character, marks, sizeof marks / sizeof marks[0])) {
        return 0;
    }
    return within(character, wide, sizeof wide / sizeof wide[0]) ? 2 : 1;
}

static size_t character_width(uint32_t character)
{
    if (character < 0x7f) {
        return 1;
    }
    if (strcmp(nl_langinfo(CODESET), "UTF-8") == 0) {
        int width = wcwidth((wchar_t)character);
        if (width >= 0) {
            return (size_t)width;
        }
    }
    return estimated_width(character);
}

/* What is shown for one character of a text. */
typedef struct glyph {
    const char *bytes;
    size_t size;     /* of `bytes` */
    size_t consumed; /* of the text */
    size_t width;
} glyph;

/* Characters that a text must not hand to a terminal: U+FFFD or nothing for them. */
static bool is_control(uint32_t character)
{
    return character < 0x20 || (character >= 0x7f && character < 0xa0) || character == 0x2028 ||
           character == 0x2029;
}

static bool turns_direction(uint32_t character)
{
    return (character >= 0x202a && character <= 0x202e) ||
           (character >= 0x2066 && character <= 0x2069) || character == 0xfeff;
}

static glyph next_glyph(retold_span text)
{
    glyph shown = {.bytes = text.data};
    uint32_t character = cli_utf8_next(text, &shown.consumed);
    shown.size = shown.consumed;
    if (character == '\n' || character == '\t' || character == '\r') {
        shown.bytes = " ";
        shown.size = shown.width = 1;
    } else if (character == CLI_UTF8_INVALID || is_control(character)) {
        shown.bytes = "\xef\xbf\xbd"; /* U+FFFD */
        shown.size = 3;
        shown.width = 1;
    } else if (turns_direction(character)) {
        shown.size = 0;
    } else {
        shown.width = character_width(character);
    }
    return shown;
}

static retold_span after(retold_span text, size_t size)
{
    return (retold_span){text.data + size, text.size - size};
}

size_t cli_width(retold_span text)
{
    size_t width = 0;
    while (text.size > 0) {
        glyph shown = next_glyph(text);
        width += shown.width;
        text = after(text, shown.consumed);
    }
    return width;
}

/* Prints the text's start, as much as fits; returns the columns taken. */
static size_t print_start(FILE *stream, retold_span text, size_t columns)
{
    size_t taken = 0;
    while (text.size > 0) {
        glyph shown = next_glyph(text);
        if (taken + shown.width > columns) {
            break;
        }
        fwrite(shown.bytes, 1, shown.size, stream);
        taken += shown.width;
        text = after(text, shown.consumed);
    }
    return taken;
}

/* Prints the text's end, as much as fits, of a text `width` columns wide. */
static size_t print_end(FILE *stream, retold_span text, size_t width, size_t columns)
{
    while (text.size > 0 && width > columns) {
        glyph shown = next_glyph(text);
        width -= shown.width;
        text = after(text, shown.consumed);
    }
    /* Marks that stood on what was left out go with it. */
    while (text.size > 0 && next_glyph(text).width == 0) {
        text = after(text, next_glyph(text).consumed);
    }
    return print_start(stream, text, columns);
}

size_t cli_print_cut(FILE *stream, retold_span text, size_t columns, cli_cut cut)
{
    size_t width = cli_width(text);
    if (width <= columns) {
        return print_start(stream, text, columns);
    }
    if (columns == 0) {
        return 0;
    }
    size_t room = columns - 1;
    size_t start = cut == CLI_CUT_END ? room : cut == CLI_CUT_START ? 0 : room - room / 2;
    size_t taken = start > 0 ? print_start(stream, text, start) : 0;
    fputs("…", stream);
    taken++;
    return cut == CLI_CUT_END ? taken : taken + print_end(stream, text, width, room - start);
}

void cli_print_padded(FILE *stream, retold_span text, size_t columns, cli_cut cut)
{
    size_t taken = cli_print_cut(stream, text, columns, cut);
    fprintf(stream, "%*s", (int)(columns - taken), "");
}

void cli_print_lines(FILE *stream, retold_span text)
{
    while (text.size > 0) {
        glyph shown = next_glyph(text);
        if (text.data[0] == '\n') {
            fputc('\n', stream);
        } else if (text.data[0] != '\r') {
            fwrite(shown.bytes, 1, shown.size, stream);
        }
        text = after(text, shown.consumed);
    }
}
