#include "page/html_prepare.h"

#include "page/ascii.h"

#include <string.h>

/* The attributes that are wanted, and of which element; empty: of all. */
static const struct {
    const char *name, *element;
} wanted[] = {{"class", ""},          {"id", ""},           {"style", ""},
              {"hidden", ""},         {"role", ""},         {"aria-hidden", ""},
              {"content", "meta"},    {"name", "meta"},     {"property", "meta"},
              {"http-equiv", "meta"}, {"itemprop", "meta"}, {"href", "link"},
              {"rel", "link"},        {"lang", "html"},     {"xml:lang", "html"},
              {"datetime", "time"},   {"type", "script"}};

/* Elements that hold text and no elements, and none that is wanted; the first two go on to the end
 * of the page if nothing ends them. */
static const struct {
    const char *name, *end_tag;
} raw_elements[] = {{"script", "</script"},     {"style", "</style"},   {"noscript", "</noscript"},
                    {"textarea", "</textarea"}, {"iframe", "</iframe"}, {"noembed", "</noembed"},
                    {"noframes", "</noframes"}};

enum { SCRIPT = 0, STYLE = 1, RAW_ELEMENTS = sizeof raw_elements / sizeof *raw_elements };

/* The page from `at` on is still to be read, `to` is where what is kept of it goes. */
typedef struct preparing {
    char *begin, *end;
    char *to;
    char *kept; /* from here on to `at` all is kept, but not yet moved */
    char *at;
    bool missing[RAW_ELEMENTS]; /* no end tag of it is left */
    bool unescaped;             /* a script in a comment does not end: none is looked for */
} preparing;

static retold_span rest(const char *at, const char *end)
{
    return rt_span(at, (size_t)(end - at));
}

/* Takes out what stands from `from` to `to`, and reads on there. */
static void drop(preparing *p, char *from, char *to)
{
    size_t size = (size_t)(from - p->kept);
    if (p->to != p->kept) {
        memmove(p->to, p->kept, size);
    }
    p->to += size;
    p->kept = p->at = to;
}

static char *find(char *at, const char *end, char c)
{
    return at < end ? memchr(at, c, (size_t)(end - at)) : NULL;
}

/* Where what "<!--" begins is over. */
static char *comment_end(char *at, char *end)
{
    retold_span text = rest(at, end);
    if (rt_ascii_starts(text, ">")) {
        return at + 1;
    }
    if (rt_ascii_starts(text, "->")) {
        return at + 2;
    }
    while ((at = find(at, end, '-')) != NULL) {
        text = rest(at, end);
        if (rt_ascii_starts(text, "-->")) {
            return at + 3;
        }
        if (rt_ascii_starts(text, "--!>")) {
            return at + 4;
        }
        at++;
    }
    return end;
}

/* <!...>, <?...> and </...> that are no tags. */
static void drop_bogus(preparing *p)
{
    char *close = find(p->at, p->end, '>');
    drop(p, p->at, close == NULL ? p->end : close + 1);
}

static void read_declaration(preparing *p)
{
    if (rt_ascii_starts(rest(p->at, p->end), "<!--")) {
        drop(p, p->at, comment_end(p->at + 4, p->end));
    } else {
        drop_bogus(p);
    }
}

/* --------------------------------------------------------------- start tags */

/* Goes past an attribute; false at the end of the tag. */
static bool skip_attribute(char **at, char *end, retold_span *name)
{
    char *c = *at;
    while (c < end && (rt_ascii_is_space(*c) || *c == '/')) {
        c++;
    }
    *at = c;
    if (c == end || *c == '>') {
        return false;
    }
    do {
        c++;
    } while (c < end && !rt_ascii_is_space(*c) && *c != '/' && *c != '>' && *c != '=');
    *name = rest(*at, c);
    char *name_end = c;
    while (c < end && rt_ascii_is_space(*c)) {
        c++;
    }
    if (c == end || *c != '=') {
        *at = name_end;
        return true;
    }
    do {
        c++;
    } while (c < end && rt_ascii_is_space(*c));
    if (c < end && (*c == '"' || *c == '\'')) {
        char *close = find(c + 1, end, *c);
        *at = close == NULL ? end : close + 1;
        return true;
    }
    while (c < end && !rt_ascii_is_space(*c) && *c != '>') {
        c++;
    }
    *at = c;
    return true;
}

/* The '>' that ends the tag whose name ends at `at`; NULL if the page ends before. */
static char *tag_end(char *at, char *end)
{
    retold_span name;
    while (skip_attribute(&at, end, &name)) {
    }
    return at == end ? NULL : at;
}

static bool is_wanted(retold_span name, retold_span element)
{
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
        if (rt_ascii_equal(name, wanted[i].name)) {
            return wanted[i].element[0] == '\0' || rt_ascii_equal(element, wanted[i].element);
        }
    }
    return false;
}

/* Of the tag of `element`, which ends at `close`. */
static void drop_attributes(preparing *p, retold_span element, char *name_end, char *close)
{
    char *at = name_end;
    for (;;) {
        retold_span name;
        char *before = at;
        if (!skip_attribute(&at, close, &name)) {
            break;
        }
        if (!is_wanted(name, element)) {
            drop(p, before + 1 < at && rt_ascii_is_space(*before) ? before + 1 : before, at);
        }
    }
    p->at = close + 1;
}

static bool ends_name(char c)
{
    return rt_ascii_is_space(c) || c == '/' || c == '>';
}

/* Whether `text` begins with `start`, such as "</script", and the name ends there. */
static bool is_tag(retold_span text, const char *start)
{
    size_t size = strlen(start);
    return rt_ascii_starts(text, start) && text.size > size && ends_name(text.data[size]);
}

/* Where `end_tag` begins; NULL if nowhere. */
static char *find_end_tag(char *at, char *end, const char *end_tag)
{
    while ((at = find(at, end, '<')) != NULL && !is_tag(rest(at, end), end_tag)) {
        at++;
    }
    return at;
}

/*
 * The same for </script>: in "<!-- <script> </script> -->" that ends nothing.
 * (WHATWG HTML, 13.2.5.20 to 31, the script data states.)
 */
static char *find_script_end(preparing *p)
{
    bool escaped = false, twice = false;
    for (char *c = p->at; c < p->end && !p->unescaped; c++) {
        if (*c != '<' && *c != '-') {
            continue;
        }
        retold_span text = rest(c, p->end);
        if (escaped && rt_ascii_starts(text, "-->")) {
            escaped = twice = false;
        } else if (rt_ascii_starts(text, "<!--")) {
            escaped = true;
            c++; /* the dashes of <!--> end it too */
        } else if (escaped && !twice && is_tag(text, "<script")) {
            twice = true;
        } else if (is_tag(text, "</script")) {
            if (!twice) {
                return c;
            }
            twice = false;
        }
    }
    p->unescaped = true;
    return find_end_tag(p->at, p->end, "</script");
}

/* The element whose start tag stands from `open` to `p->at` is taken out with its content. */
static void drop_raw(preparing *p, char *open, size_t which)
{
    char *close = NULL;
    if (which == SCRIPT) {
        close = find_script_end(p);
    } else if (!p->missing[which]) {
        close = find_end_tag(p->at, p->end, raw_elements[which].end_tag);
    }
    if (close != NULL) {
        char *over = find(close, p->end, '>');
        drop(p, open, over == NULL ? p->end : over + 1);
    } else {
        p->missing[which] = true;
        drop(p, open, which == SCRIPT || which == STYLE ? p->end : p->at);
    }
}

/* Its place in the table, RAW_ELEMENTS if it has none. */
static size_t find_raw(retold_span name)
{
    size_t i = 0;
    while (i < RAW_ELEMENTS && !rt_ascii_equal(name, raw_elements[i].name)) {
        i++;
    }
    return i;
}

static void read_start_tag(preparing *p)
{
    char *open = p->at, *name_end = open + 1;
    while (name_end < p->end && !ends_name(*name_end)) {
        name_end++;
    }
    char *close = tag_end(name_end, p->end);
    if (close == NULL) {
        drop(p, open, p->end);
        return;
    }
    p->at = close + 1;
    retold_span name = rest(open + 1, name_end);
    size_t raw = find_raw(name);
    retold_span tag = rest(open, close);
    bool json_ld = raw == SCRIPT && rt_ascii_find(tag, "ld+json") < tag.size;
    if (raw < RAW_ELEMENTS && !json_ld) {
        drop_raw(p, open, raw);
        return;
    }
    drop_attributes(p, name, name_end, close);
    if (json_ld) {
        char *over = find_script_end(p);
        p->at = over == NULL ? p->end : over;
    }
}

/* ---------------------------------------------------------------------- all */

static void read_tag(preparing *p)
{
    char next = p->end - p->at > 1 ? p->at[1] : ' ';
    if (next == '!') {
        read_declaration(p);
    } else if (next == '?') {
        drop_bogus(p);
    } else if (next == '/') {
        if (p->end - p->at > 2 && rt_ascii_is_letter(p->at[2])) {
            char *close = find(p->at, p->end, '>');
            p->at = close == NULL ? p->end : close + 1;
        } else {
            drop_bogus(p);
        }
    } else if (rt_ascii_is_letter(next)) {
        read_start_tag(p);
    } else {
        p->at++;
    }
}

static void drop_zeros(rt_buffer *page)
{
    char *to = find(page->data, page->data + page->size, '\0');
    if (to == NULL) {
        return;
    }
    for (const char *at = to; at < page->data + page->size; at++) {
        *to = *at;
        to += *at != '\0';
    }
    page->size = (size_t)(to - page->data);
}

void rt_html_prepare(rt_buffer *page)
{
    if (page->size == 0) {
        return;
    }
    drop_zeros(page);
    preparing p = {.begin = page->data, .end = page->data + page->size};
    p.to = p.kept = p.at = p.begin;
    while ((p.at = find(p.at, p.end, '<')) != NULL) {
        read_tag(&p);
    }
    drop(&p, p.end, p.end);
    page->size = (size_t)(p.to - p.begin);
}
