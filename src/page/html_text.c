#include "page/html_text.h"

#include "page/html_tags.h"

#include <libxml/HTMLparser.h>
#include <string.h>

void rt_html_text_start(rt_html_text *text, rt_html *html, size_t max_blocks)
{
    *text = (rt_html_text){.html = html, .max_blocks = max_blocks};
}

static bool block_is_empty(const rt_html_text *t)
{
    return t->html->text.size == t->block.begin;
}

/* ------------------------------------------------------------------- blocks */

static void merge_into_last(rt_html *html, const rt_block *block)
{
    rt_block *last = &html->blocks[html->block_count - 1];
    html->text.data[last->end] = '\n'; /* room for it was kept */
    last->end = block->end;
    last->letters += block->letters;
    last->linked += block->linked;
    html->cut = true;
}

bool rt_html_text_end_block(rt_html_text *t)
{
    rt_html *html = t->html;
    rt_buffer *out = &html->text;
    while (!block_is_empty(t) && strchr(" \n", out->data[out->size - 1]) != NULL) {
        out->size--;
    }
    rt_block block = t->block;
    t->block = (rt_block){.begin = (uint32_t)out->size};
    t->space = false;
    t->breaks = 0;
    if (block.begin == out->size || block.letters == 0) {
        out->size = block.begin;
        t->block.begin = block.begin;
        return true;
    }
    block.end = (uint32_t)out->size;
    if (!rt_buffer_append(out, "\n", 1)) {
        return false;
    }
    t->block.begin = (uint32_t)out->size;
    if (html->block_count == t->max_blocks) {
        merge_into_last(html, &block);
        return true;
    }
    if (!rt_grow((void **)&html->blocks, &html->block_capacity, html->block_count + 1,
                 sizeof *html->blocks)) {
        return false;
    }
    html->blocks[html->block_count++] = block;
    return true;
}

void rt_html_text_break(rt_html_text *t)
{
    t->breaks++;
}

/* --------------------------------------------------------------- characters */

/* Windows-1252 from 0x80 on, 0 where it has nothing: what a reference to a control character or a
 * wrong declaration means (WHATWG HTML, 13.2.5.80). */
static const uint16_t windows_1252[32] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

static size_t encode(unsigned c, char *to)
{
    if (c < 0x80) {
        to[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        to[0] = (char)(0xc0 | c >> 6);
        to[1] = (char)(0x80 | (c & 0x3f));
        return 2;
    }
    to[0] = (char)(0xe0 | c >> 12);
    to[1] = (char)(0x80 | (c >> 6 & 0x3f));
    to[2] = (char)(0x80 | (c & 0x3f));
    return 3;
}

static bool begin_text(rt_html_text *t)
{
    if (t->breaks > 1 && !block_is_empty(t) && !rt_html_text_end_block(t)) {
        return false;
    }
    if (!block_is_empty(t)) {
        if (t->breaks > 0) {
            return rt_buffer_append(&t->html->text, "\n", 1);
        }
        if (t->space) {
            return rt_buffer_append(&t->html->text, " ", 1);
        }
    }
    return true;
}

/* A block is of the element that its first text is in. */
static void note_begin(rt_html_text *t)
{
    if (block_is_empty(t)) {
        t->block.flags = t->flags;
        t->block.box = t->box;
    }
}

/* Appends text without white space, of so many characters. */
static bool append_word(rt_html_text *t, const char *bytes, size_t size, size_t letters)
{
    if (t->space || t->breaks > 0) {
        if (!begin_text(t)) {
            return false;
        }
        t->space = false;
        t->breaks = 0;
    }
    note_begin(t);
    t->block.letters += (uint32_t)letters;
    if ((t->flags & RT_TAG_LINK) != 0) {
        t->block.linked += (uint32_t)letters;
    }
    return rt_buffer_append(&t->html->text, bytes, size);
}

static bool append_space(rt_html_text *t, char c)
{
    if ((t->flags & RT_TAG_PRE) == 0) {
        t->space = true;
        return true;
    }
    t->space = false;
    if (c == '\r' || (block_is_empty(t) && c == '\n')) {
        return true;
    }
    note_begin(t);
    return rt_buffer_append(&t->html->text, &c, 1);
}

static bool is_space(unsigned char c)
{
    return c <= ' ' || c == 0x7f;
}

static bool is_no_break_space(const char *at, const char *end)
{
    return end - at >= 2 && at[0] == '\xc2' && at[1] == '\xa0';
}

/* 0x80 to 0x9f, in UTF-8. */
static bool is_control(const char *at, const char *end)
{
    return end - at >= 2 && at[0] == '\xc2' && (unsigned char)at[1] < 0xa0;
}

static bool append_control(rt_html_text *t, unsigned char c)
{
    char bytes[4];
    unsigned meant = windows_1252[c - 0x80];
    return meant == 0 || append_word(t, bytes, encode(meant, bytes), 1);
}

static bool append_text(rt_html_text *t, const char *at, const char *end)
{
    while (at < end) {
        if (is_space((unsigned char)*at)) {
            if (!append_space(t, *at)) {
                return false;
            }
            at++;
        } else if (is_no_break_space(at, end)) {
            t->space = true;
            at += 2;
        } else if (is_control(at, end)) {
            if (!append_control(t, (unsigned char)at[1])) {
                return false;
            }
            at += 2;
        } else {
            const char *begin = at;
            size_t letters = 0;
            do {
                letters += ((unsigned char)*at & 0xc0) != 0x80;
                at++;
            } while (at < end && !is_space((unsigned char)*at) && *at != '\xc2');
            if (!append_word(t, begin, (size_t)(at - begin), letters)) {
                return false;
            }
        }
    }
    return true;
}

/* --------------------------------------------------------------- references */

/* Characters up to U+00FF have names that stand without a semicolon too. */
static unsigned reference_at(const char *name, size_t size, size_t *used)
{
    char start[8];
    for (size_t n = size < sizeof start - 1 ? size : sizeof start - 1; n >= 2; n--) {
        memcpy(start, name, n);
        start[n] = '\0';
        const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)start);
        if (entity != NULL && entity->value <= 0xff) {
            *used = n;
            return entity->value;
        }
    }
    *used = 0;
    return 0;
}

static bool append_reference(rt_html_text *t, const char *name, size_t size)
{
    char bytes[4] = "&";
    size_t used;
    unsigned c = reference_at(name, size, &used);
    size_t length = c == 0 ? 1 : encode(c, bytes);
    return append_text(t, bytes, bytes + length) && append_text(t, name + used, name + size);
}

void rt_html_text_expect_reference(rt_html_text *t)
{
    t->reference = REFERENCE_NOTED;
}

void rt_html_text_end_reference(rt_html_text *t)
{
    t->reference = NO_REFERENCE;
}

bool rt_html_text_append(rt_html_text *t, const char *bytes, size_t size)
{
    if (t->reference == REFERENCE_NOTED && size == 1 && bytes[0] == '&') {
        t->reference = REFERENCE_BEGUN;
        return true;
    }
    if (t->reference == REFERENCE_BEGUN) {
        t->reference = NO_REFERENCE;
        return append_reference(t, bytes, size);
    }
    t->reference = NO_REFERENCE;
    return append_text(t, bytes, bytes + size);
}
