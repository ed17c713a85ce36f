#include "page/charset_meta.h"

#include "page/ascii.h"

#include <string.h>

/* The standard reads 1,024 bytes; pages with a longer head come first on the web all the same. */
enum { PRESCAN_BYTES = 4096 };

typedef struct scan {
    const char *at, *end;
} scan;

typedef struct attribute {
    retold_span name, value;
} attribute;

static void skip_spaces(scan *s, bool slashes)
{
    while (s->at < s->end && (rt_ascii_is_space(*s->at) || (slashes && *s->at == '/'))) {
        s->at++;
    }
}

static retold_span read_value(scan *s)
{
    skip_spaces(s, false);
    if (s->at < s->end && (*s->at == '"' || *s->at == '\'')) {
        char quote = *s->at++;
        const char *begin = s->at;
        const char *close = memchr(begin, quote, (size_t)(s->end - begin));
        s->at = close == NULL ? s->end : close + 1;
        return rt_span(begin, (size_t)((close == NULL ? s->end : close) - begin));
    }
    const char *begin = s->at;
    while (s->at < s->end && !rt_ascii_is_space(*s->at) && *s->at != '>' && *s->at != ';') {
        s->at++;
    }
    return rt_span(begin, (size_t)(s->at - begin));
}

/* False at the end of the tag. */
static bool read_attribute(scan *s, attribute *a)
{
    skip_spaces(s, true);
    if (s->at >= s->end || *s->at == '>') {
        return false;
    }
    const char *begin = s->at++;
    while (s->at < s->end && !rt_ascii_is_space(*s->at) && strchr("=/>", *s->at) == NULL) {
        s->at++;
    }
    a->name = rt_span(begin, (size_t)(s->at - begin));
    a->value = rt_span(NULL, 0);
    skip_spaces(s, false);
    if (s->at < s->end && *s->at == '=') {
        s->at++;
        a->value = read_value(s);
    }
    return true;
}

const rt_encoding *rt_charset_of_type(retold_span type)
{
    if (type.size == 0) {
        return NULL;
    }
    scan s = {type.data, type.data + type.size};
    while (s.at < s.end) {
        retold_span rest = rt_span(s.at, (size_t)(s.end - s.at));
        size_t found = rt_ascii_find(rest, "charset");
        if (found == rest.size) {
            return NULL;
        }
        s.at += found + strlen("charset");
        skip_spaces(&s, false);
        if (s.at < s.end && *s.at == '=') {
            s.at++;
            return rt_encoding_find(read_value(&s));
        }
    }
    return NULL;
}

static const rt_encoding *read_meta(scan *s)
{
    const rt_encoding *charset = NULL, *content = NULL;
    bool is_type = false;
    attribute a;
    while (read_attribute(s, &a)) {
        if (rt_ascii_equal(a.name, "charset")) {
            charset = rt_encoding_find(a.value);
        } else if (rt_ascii_equal(a.name, "content")) {
            content = rt_charset_of_type(a.value);
        } else if (rt_ascii_equal(a.name, "http-equiv")) {
            is_type = rt_ascii_equal(a.value, "content-type");
        }
    }
    return charset != NULL ? charset : is_type ? content : NULL;
}

static const rt_encoding *read_declaration(scan *s)
{
    attribute a;
    while (read_attribute(s, &a)) {
        if (rt_ascii_equal(a.name, "encoding")) {
            return rt_encoding_find(a.value);
        }
    }
    return NULL;
}

static bool starts(const scan *s, const char *what)
{
    return rt_ascii_starts(rt_span(s->at, (size_t)(s->end - s->at)), what);
}

static void skip_comment(scan *s)
{
    const char *close = NULL;
    s->at += strlen("<!--");
    for (const char *p = s->at; close == NULL && s->end - p >= 3; p++) {
        close = memcmp(p, "-->", 3) == 0 ? p + 3 : NULL;
    }
    s->at = close == NULL ? s->end : close;
}

/* Goes past a tag that declares nothing. */
static void skip_tag(scan *s)
{
    attribute a;
    s->at++;
    while (read_attribute(s, &a)) {
    }
}

static bool is_tag(const scan *s)
{
    const char *name = s->at + 1;
    name += name < s->end && *name == '/';
    return name < s->end && rt_ascii_is_letter(*name);
}

/* ASCII was read, so neither of these can be meant. */
static const rt_encoding *as_read(const rt_encoding *declared)
{
    if (declared != NULL && strncmp(declared->name, "utf-16", 6) == 0) {
        return rt_encoding_find(rt_span_of("utf-8"));
    }
    return declared;
}

const rt_encoding *rt_charset_of_meta(retold_span page)
{
    size_t size = page.size < PRESCAN_BYTES ? page.size : PRESCAN_BYTES;
    scan s = {page.data, page.data + size};
    const rt_encoding *found = NULL;
    while (found == NULL && s.at < s.end) {
        if (*s.at != '<') {
            const char *next = memchr(s.at, '<', (size_t)(s.end - s.at));
            s.at = next == NULL ? s.end : next;
        } else if (starts(&s, "<!--")) {
            skip_comment(&s);
        } else if (starts(&s, "<?xml")) {
            s.at += strlen("<?xml");
            found = read_declaration(&s);
        } else if (starts(&s, "<meta") && s.end - s.at > 5 &&
                   (rt_ascii_is_space(s.at[5]) || s.at[5] == '/')) {
            s.at += strlen("<meta");
            found = read_meta(&s);
        } else if (is_tag(&s)) {
            skip_tag(&s);
        } else {
            s.at++;
        }
    }
    return as_read(found);
}
