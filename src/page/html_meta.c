#include "page/html_meta.h"

#include "page/ascii.h"
#include "page/html_tags.h"

#include <string.h>

/* JSON-LD that is read; a page's is a few KiB. */
enum { JSON_LD_MAX = 1 << 20 };

static retold_span value_of(const char *const *attributes, const char *name)
{
    for (; attributes != NULL && attributes[0] != NULL; attributes += 2) {
        if (strcmp(attributes[0], name) == 0) {
            return rt_span_of(attributes[1]);
        }
    }
    return rt_span(NULL, 0);
}

/* ------------------------------------------------------------------- hidden */

static retold_span after_spaces(retold_span text)
{
    while (text.size > 0 && rt_ascii_is_space(text.data[0])) {
        text = rt_span(text.data + 1, text.size - 1);
    }
    return text;
}

/* Whether `style` has the declaration "property: value". */
static bool declares(retold_span style, const char *property, const char *value)
{
    size_t found;
    while ((found = rt_ascii_find(style, property)) < style.size) {
        size_t name = strlen(property);
        style = rt_span(style.data + found + name, style.size - found - name);
        retold_span rest = after_spaces(style);
        if (rest.size > 0 && rest.data[0] == ':' &&
            rt_ascii_starts(after_spaces(rt_span(rest.data + 1, rest.size - 1)), value)) {
            return true;
        }
    }
    return false;
}

static bool is_menu(retold_span role)
{
    static const char *const roles[] = {"navigation", "menu",        "menubar", "search",
                                        "dialog",     "alertdialog", "toolbar"};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        if (rt_ascii_equal(role, roles[i])) {
            return true;
        }
    }
    return false;
}

/* How words in `class` and `id` begin that say what is beside a page's matter. */
static const char *const extras[] = {
    "advert",  "banner",  "breadcrumb", "byline",   "comment",    "consent",
    "cookie",  "disqus",  "foot",       "gdpr",     "login",      "menu",
    "modal",   "nav",     "newsletter", "outbrain", "pagination", "popular",
    "popup",   "promo",   "recommend",  "related",  "respond",    "share",
    "sharing", "sidebar", "signup",     "social",   "sponsor",    "subscri",
    "taboola", "tags",    "teaser",     "toolbar",  "trending",   "widget",
};

static bool begins_word(retold_span text, size_t i)
{
    char c = text.data[i];
    if (!rt_ascii_is_letter(c)) {
        return false;
    }
    bool upper = c >= 'A' && c <= 'Z';
    bool after_lower = i > 0 && text.data[i - 1] >= 'a' && text.data[i - 1] <= 'z';
    return i == 0 || !rt_ascii_is_letter(text.data[i - 1]) || (upper && after_lower);
}

static bool is_extra(retold_span names)
{
    for (size_t i = 0; i < names.size; i++) {
        if (!begins_word(names, i)) {
            continue;
        }
        retold_span rest = rt_span(names.data + i, names.size - i);
        for (size_t k = 0; k < sizeof extras / sizeof *extras; k++) {
            if (rt_ascii_starts(rest, extras[k])) {
                return true;
            }
        }
    }
    return false;
}

uint32_t rt_html_attribute_flags(const char *const *attributes)
{
    uint32_t flags = 0;
    for (; attributes[0] != NULL; attributes += 2) {
        const char *name = attributes[0];
        retold_span value = rt_span_of(attributes[1]);
        if (name[0] == 'h' && strcmp(name, "hidden") == 0) {
            flags |= RT_TAG_SKIP;
        } else if (name[0] == 'a' && strcmp(name, "aria-hidden") == 0) {
            flags |= rt_ascii_equal(value, "true") ? RT_TAG_SKIP : 0;
        } else if (name[0] == 's' && strcmp(name, "style") == 0) {
            bool hidden =
                declares(value, "display", "none") || declares(value, "visibility", "hidden");
            flags |= hidden ? RT_TAG_SKIP : 0;
        } else if (name[0] == 'r' && strcmp(name, "role") == 0) {
            flags |= is_menu(value) ? RT_TAG_MENU : 0;
        } else if (strcmp(name, "class") == 0 || strcmp(name, "id") == 0) {
            flags |= is_extra(value) ? RT_TAG_EXTRA : 0;
        }
    }
    return flags;
}

/* ------------------------------------------------------------------- fields */

/* Names of <meta>, by `name`, `property`, `itemprop` or `http-equiv`. */
static const struct {
    const char *name;
    rt_html_field field;
} names[] = {
    {"og:title", RT_HTML_OG_TITLE},
    {"og:url", RT_HTML_OG_URL},
    {"og:locale", RT_HTML_OG_LOCALE},
    {"content-language", RT_HTML_META_LANG},
    {"language", RT_HTML_META_LANG},
    {"dc.language", RT_HTML_META_LANG},
    {"article:published_time", RT_HTML_DATE_PUBLISHED},
    {"og:published_time", RT_HTML_DATE_PUBLISHED},
    {"og:article:published_time", RT_HTML_DATE_PUBLISHED},
    {"datepublished", RT_HTML_DATE_PUBLISHED},
    {"article.published", RT_HTML_DATE_PUBLISHED},
    {"parsely-pub-date", RT_HTML_DATE_PUBLISHED},
    {"pubdate", RT_HTML_DATE_PUBLISHED},
    {"publishdate", RT_HTML_DATE_PUBLISHED},
    {"publish-date", RT_HTML_DATE_PUBLISHED},
    {"citation_publication_date", RT_HTML_DATE_PUBLISHED},
    {"dc.date.issued", RT_HTML_DATE_PUBLISHED},
    {"dcterms.issued", RT_HTML_DATE_PUBLISHED},
    {"date", RT_HTML_DATE_META},
    {"dc.date", RT_HTML_DATE_META},
    {"dc.date.created", RT_HTML_DATE_META},
    {"dcterms.date", RT_HTML_DATE_META},
    {"dcterms.created", RT_HTML_DATE_META},
    {"sailthru.date", RT_HTML_DATE_META},
};

static bool take(rt_html *html, rt_html_field field, retold_span value)
{
    rt_buffer *to = &html->fields[field];
    return to->size > 0 || rt_buffer_append(to, value.data, value.size);
}

static bool take_meta(rt_html *html, const char *const *attributes)
{
    static const char *const keys[] = {"property", "name", "itemprop", "http-equiv"};
    retold_span content = value_of(attributes, "content");
    for (size_t k = 0; k < sizeof keys / sizeof *keys; k++) {
        retold_span key = value_of(attributes, keys[k]);
        for (size_t i = 0; key.size > 0 && i < sizeof names / sizeof *names; i++) {
            if (rt_ascii_equal(key, names[i].name) && !take(html, names[i].field, content)) {
                return false;
            }
        }
    }
    return true;
}

/* Whether the words in `list` have `word`. */
static bool has_word(retold_span list, const char *word)
{
    while (list.size > 0) {
        list = after_spaces(list);
        size_t size = 0;
        while (size < list.size && !rt_ascii_is_space(list.data[size])) {
            size++;
        }
        if (rt_ascii_equal(rt_span(list.data, size), word)) {
            return true;
        }
        list = rt_span(list.data + size, list.size - size);
    }
    return false;
}

static bool take_lang(rt_html *html, const char *const *attributes)
{
    retold_span lang = value_of(attributes, "lang");
    if (lang.size == 0) {
        lang = value_of(attributes, "xml:lang");
    }
    return take(html, RT_HTML_LANG, lang);
}

bool rt_html_meta(rt_html *html, const char *name, const char *const *attributes, bool in_text,
                  rt_buffer **capture)
{
    if (strcmp(name, "meta") == 0) {
        return take_meta(html, attributes);
    }
    if (strcmp(name, "html") == 0) {
        return take_lang(html, attributes);
    }
    if (strcmp(name, "link") == 0) {
        return !has_word(value_of(attributes, "rel"), "canonical") ||
               take(html, RT_HTML_CANONICAL, value_of(attributes, "href"));
    }
    if (strcmp(name, "time") == 0) {
        return take(html, RT_HTML_DATE_TIME, value_of(attributes, "datetime"));
    }
    if (strcmp(name, "title") == 0) {
        if (in_text && html->fields[RT_HTML_TITLE].size == 0) {
            *capture = &html->fields[RT_HTML_TITLE];
        }
    } else if (strcmp(name, "script") == 0) {
        retold_span type = rt_ascii_trim(value_of(attributes, "type"));
        if (rt_ascii_starts(type, "application/ld+json") &&
            html->fields[RT_HTML_JSON_LD].size < JSON_LD_MAX) {
            *capture = &html->fields[RT_HTML_JSON_LD];
        }
    }
    return true;
}
