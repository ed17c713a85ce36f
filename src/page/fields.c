#include "page/fields.h"

#include "page/ascii.h"

#include <string.h>

static retold_span content_of(const rt_buffer *buffer)
{
    return rt_ascii_trim(rt_span(buffer->data, buffer->size));
}

/* ------------------------------------------------------------- title, lang, url */

/* White space, also the no-break space, to single spaces, none at the ends. */
static retold_span collapse(rt_buffer *text)
{
    size_t to = 0;
    bool space = false;
    for (size_t i = 0; i < text->size; i++) {
        unsigned char c = (unsigned char)text->data[i];
        bool no_break = c == 0xc2 && i + 1 < text->size && text->data[i + 1] == '\xa0';
        if (c <= ' ' || c == 0x7f || no_break) {
            space = to > 0;
            i += no_break;
            continue;
        }
        if (space) {
            text->data[to++] = ' ';
            space = false;
        }
        text->data[to++] = (char)c;
    }
    text->size = to;
    return rt_span(text->data, to);
}

static retold_span find_title(rt_html *html)
{
    retold_span title = collapse(&html->fields[RT_HTML_OG_TITLE]);
    return title.size > 0 ? title : collapse(&html->fields[RT_HTML_TITLE]);
}

/* The first tag in "de", "de_AT", "de, en"; empty if it is none. */
static retold_span tag_in(rt_buffer *field)
{
    enum { LONGEST = 35 }; /* RFC 5646, 4.4.1 */
    retold_span tag = content_of(field);
    size_t size = 0, letters = 0;
    while (size < tag.size && tag.data[size] != ',' && tag.data[size] != ';') {
        size++;
    }
    tag = rt_ascii_trim(rt_span(tag.data, size));
    if (tag.size == 0) {
        return tag;
    }
    char *bytes = field->data + (tag.data - field->data);
    for (size_t i = 0; i < tag.size; i++) {
        if (bytes[i] == '_') {
            bytes[i] = '-';
        }
        if (!rt_ascii_is_letter(bytes[i]) && !rt_ascii_is_digit(bytes[i]) && bytes[i] != '-') {
            return rt_span(NULL, 0);
        }
    }
    while (letters < tag.size && rt_ascii_is_letter(tag.data[letters])) {
        letters++;
    }
    bool starts_well =
        letters >= 2 && letters <= 3 && (letters == tag.size || tag.data[letters] == '-');
    return starts_well && tag.size <= LONGEST ? tag : rt_span(NULL, 0);
}

static retold_span find_lang(rt_html *html)
{
    for (int f = RT_HTML_LANG; f <= RT_HTML_OG_LOCALE; f++) {
        retold_span tag = tag_in(&html->fields[f]);
        if (tag.size > 0) {
            return tag;
        }
    }
    return rt_span(NULL, 0);
}

static bool is_absolute(retold_span url)
{
    size_t scheme = rt_ascii_starts(url, "https://") ? 8 : rt_ascii_starts(url, "http://") ? 7 : 0;
    bool clean = scheme > 0 && url.size > scheme && url.data[scheme] != '/';
    for (size_t i = 0; i < url.size && clean; i++) {
        clean = (unsigned char)url.data[i] > ' ' && url.data[i] != 0x7f;
    }
    return clean;
}

static retold_span find_url(const rt_html *html)
{
    for (int f = RT_HTML_CANONICAL; f <= RT_HTML_OG_URL; f++) {
        retold_span url = content_of(&html->fields[f]);
        if (is_absolute(url)) {
            return url;
        }
    }
    return rt_span(NULL, 0);
}

/* ------------------------------------------------------------------------ date */

typedef struct dates {
    retold_span latest;
    char *best;
    bool found;
} dates;

static void take_date(dates *d, retold_span text)
{
    char date[RT_DATE_SIZE];
    if (d->found || !rt_date_normalise(text, date)) {
        return;
    }
    retold_span day = rt_span(date, strlen("YYYY-MM-DD"));
    if (d->latest.size == 0 || rt_span_compare(day, d->latest) <= 0) {
        memcpy(d->best, date, sizeof date);
        d->found = true;
    }
}

/* The best date of all scripts. */
static retold_status read_json_ld(rt_html *html, rt_json_ld *reader, rt_json_ld_rank *best,
                                  char date[RT_DATE_SIZE])
{
    rt_buffer *scripts = &html->fields[RT_HTML_JSON_LD];
    *best = RT_JSON_LD_NONE;
    if (!rt_buffer_reserve(scripts, RT_JSON_LD_PADDING)) {
        return RETOLD_NO_MEMORY;
    }
    for (size_t at = 0; at < scripts->size;) {
        retold_span script = rt_span(scripts->data + at, scripts->size - at);
        const char *end = memchr(script.data, '\0', script.size);
        script.size = end == NULL ? script.size : (size_t)(end - script.data);
        at += script.size + 1;
        retold_span text;
        rt_json_ld_rank rank;
        char normal[RT_DATE_SIZE];
        retold_status status = rt_json_ld_read(reader, script, &text, &rank);
        if (status != RETOLD_OK) {
            return status;
        }
        if (rank > *best && rt_date_normalise(text, normal)) {
            *best = rank;
            memcpy(date, normal, RT_DATE_SIZE);
        }
    }
    return RETOLD_OK;
}

static retold_status find_date(rt_html *html, rt_json_ld *reader, retold_span latest,
                               char date[RT_DATE_SIZE], retold_span *found)
{
    dates d = {.latest = latest, .best = date};
    rt_json_ld_rank rank;
    char linked_date[RT_DATE_SIZE];
    retold_status status = read_json_ld(html, reader, &rank, linked_date);
    if (status != RETOLD_OK) {
        return status;
    }
    if (rank == RT_JSON_LD_ARTICLE) {
        take_date(&d, rt_span_of(linked_date));
    }
    take_date(&d, content_of(&html->fields[RT_HTML_DATE_PUBLISHED]));
    if (rank == RT_JSON_LD_PAGE) {
        take_date(&d, rt_span_of(linked_date));
    }
    take_date(&d, content_of(&html->fields[RT_HTML_DATE_META]));
    take_date(&d, content_of(&html->fields[RT_HTML_DATE_TIME]));
    if (rank == RT_JSON_LD_OTHER) {
        take_date(&d, rt_span_of(linked_date));
    }
    *found = d.found ? rt_span_of(date) : rt_span(NULL, 0);
    return RETOLD_OK;
}

retold_status rt_fields_read(rt_html *html, rt_json_ld *json_ld, retold_span latest,
                             char date[RT_DATE_SIZE], rt_fields *fields)
{
    retold_status status = find_date(html, json_ld, latest, date, &fields->date);
    if (status != RETOLD_OK) {
        return status;
    }
    fields->title = find_title(html);
    fields->lang = find_lang(html);
    fields->url = find_url(html);
    return RETOLD_OK;
}
