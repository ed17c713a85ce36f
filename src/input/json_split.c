#include "input/json_split.h"

#include <string.h>

enum {
    SEPARATOR = 4096, /* bytes between two elements that are looked at; more are no separator */
    SKIPPED_SHARE = 8 /* of the way that a try went before it failed: is not tried again, so that
                         all tries together stay linear */
};

void rt_json_split_start(rt_json_splitter *splitter, size_t limit, size_t skip)
{
    *splitter = (rt_json_splitter){.limit = limit, .skip = skip};
}

static size_t less(size_t offset, size_t size)
{
    return offset < size ? 0 : offset - size;
}

void rt_json_split_shift(rt_json_splitter *splitter, size_t size)
{
    splitter->scan.at = less(splitter->scan.at, size);
    splitter->search = less(splitter->search, size);
    splitter->back = less(splitter->back, size);
}

bool rt_json_split_unclosed(const rt_json_splitter *splitter)
{
    return splitter->in_list && !splitter->cut_short;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static size_t skip_space(retold_span window, size_t at)
{
    while (at < window.size && is_space(window.data[at])) {
        at++;
    }
    return at;
}

/* Where the bytes of `separators` and white space before `at` begin, SEPARATOR bytes at most. */
static size_t before(retold_span window, size_t at, const char *separators)
{
    size_t least = at < SEPARATOR ? 0 : at - SEPARATOR;
    while (at > least) {
        char c = window.data[at - 1];
        if (!is_space(c) && (c == '\0' || strchr(separators, c) == NULL)) {
            break;
        }
        at--;
    }
    return at;
}

/* More is needed; up to `at`, all but what may separate elements belongs to this one. */
static rt_cut more(retold_span window, size_t at)
{
    return (rt_cut){RT_CUT_MORE, before(window, at, ",]")};
}

static rt_cut finish(rt_json_splitter *splitter, rt_cut_kind kind, size_t size)
{
    splitter->phase = RT_JSON_BETWEEN;
    splitter->skip = 0;
    return (rt_cut){kind, size};
}

/* -------------------------------------------------------- a damaged element */

static bool lead_matches(const rt_json_splitter *splitter, retold_span rest)
{
    if (splitter->lead_size > 0) {
        return rest.size >= splitter->lead_size &&
               memcmp(rest.data, splitter->lead, splitter->lead_size) == 0;
    }
    size_t name = skip_space(rest, 1);
    return name < rest.size && rest.data[name] == '"';
}

/* An element may begin at `at`, a brace: then the one before it ends at *back. */
static bool may_begin(const rt_json_splitter *splitter, retold_span window, size_t at, size_t *back)
{
    size_t separator = before(window, at, ",");
    bool comma = separator < at && memchr(window.data + separator, ',', at - separator) != NULL;
    size_t left = window.size - at;
    *back = separator == 0 ? 1 : separator;
    return (comma || !splitter->in_list) &&
           lead_matches(splitter,
                        rt_span(window.data + at, left < SEPARATOR ? left : (size_t)SEPARATOR));
}

/* Finds where an element may begin; splitter->search is there, or where to look from next time. */
static bool find_return(rt_json_splitter *splitter, retold_span window, bool ended)
{
    while (splitter->search < window.size) {
        size_t left = window.size - splitter->search;
        const char *brace = memchr(window.data + splitter->search, '{', left);
        splitter->search = brace == NULL ? window.size : (size_t)(brace - window.data);
        if (brace == NULL || (!ended && window.size - splitter->search < SEPARATOR)) {
            return false;
        }
        if (may_begin(splitter, window, splitter->search, &splitter->back)) {
            return true;
        }
        splitter->search++;
    }
    return false;
}

/* The rest of the input belongs to the damaged element, but for the list's end. */
static rt_cut end_lost(rt_json_splitter *splitter, retold_span window)
{
    size_t end = before(window, window.size, "");
    size_t back = end > 0 && window.data[end - 1] == ']' ? before(window, end - 1, "") : 0;
    bool closed = splitter->in_list && back > 0;
    splitter->cut_short = !closed;
    return finish(splitter, RT_CUT_RECORD, closed ? back : window.size);
}

/* Follows the element at splitter->search. One over the limit, or cut short, is one too. */
static rt_json_scanned try_element(rt_json_splitter *splitter, retold_span window, bool ended)
{
    size_t left = window.size - splitter->search;
    bool enough = ended || left > splitter->limit;
    size_t size = left > splitter->limit ? splitter->limit + 1 : left;
    rt_json_scanned scanned =
        rt_json_scan_on(&splitter->scan, rt_span(window.data, splitter->search + size), false);
    return scanned == RT_JSON_MORE && enough ? RT_JSON_DONE : scanned;
}

static rt_cut next_lost(rt_json_splitter *splitter, retold_span window, bool ended)
{
    for (;;) {
        if (splitter->phase == RT_JSON_LOST) {
            if (!find_return(splitter, window, ended)) {
                return ended ? end_lost(splitter, window) : more(window, splitter->search);
            }
            splitter->phase = RT_JSON_RETURN;
            rt_json_scan_start(&splitter->scan, splitter->search);
        }
        rt_json_scanned scanned = try_element(splitter, window, ended);
        if (scanned == RT_JSON_MORE) {
            return more(window, splitter->back);
        }
        if (scanned == RT_JSON_DONE) {
            return finish(splitter, RT_CUT_RECORD, splitter->back);
        }
        splitter->search += 1 + (splitter->scan.at - splitter->search) / SKIPPED_SHARE;
        splitter->phase = RT_JSON_LOST;
    }
}

/* --------------------------------------------------------- elements and between */

static void keep_lead(rt_json_splitter *splitter, retold_span element)
{
    size_t name = skip_space(element, 1);
    if (splitter->lead_size > 0 || element.data[0] != '{' || element.data[name] != '"') {
        return;
    }
    const char *end = memchr(element.data + name + 1, '"', element.size - name - 1);
    size_t size = end == NULL ? 0 : (size_t)(end - element.data) + 1;
    if (size <= sizeof splitter->lead) {
        memcpy(splitter->lead, element.data, size);
        splitter->lead_size = size;
    }
}

static rt_cut lose(rt_json_splitter *splitter, retold_span window, bool ended)
{
    splitter->phase = RT_JSON_LOST;
    splitter->search = 1;
    return next_lost(splitter, window, ended);
}

static rt_cut next_element(rt_json_splitter *splitter, retold_span window, bool ended)
{
    bool over = window.size > splitter->limit;
    retold_span element = rt_span(window.data, over ? splitter->limit + 1 : window.size);
    rt_json_scanned scanned = rt_json_scan_on(&splitter->scan, element, ended && !over);
    if (scanned == RT_JSON_DONE) {
        element.size = splitter->scan.at;
        keep_lead(splitter, element);
        return finish(splitter, RT_CUT_RECORD, element.size);
    }
    if (scanned == RT_JSON_BROKEN || over) {
        return lose(splitter, window, ended);
    }
    if (ended) {
        splitter->cut_short = true;
        return finish(splitter, RT_CUT_RECORD, window.size);
    }
    return (rt_cut){RT_CUT_MORE, 0};
}

static bool is_mark(const rt_json_splitter *splitter, char c)
{
    return c == ',' || c == (splitter->in_list ? ']' : '[');
}

/* The bracket or comma at `at`, which is of the list, with the white space around it. */
static rt_cut take_mark(rt_json_splitter *splitter, retold_span window, bool ended, size_t at)
{
    size_t end = skip_space(window, at + 1);
    size_t most = at + 1 + splitter->limit;
    if (end == window.size && !ended && end < most) {
        return more(window, 0);
    }
    if (window.data[at] != ',') {
        splitter->in_list = window.data[at] == '[';
    }
    return finish(splitter, RT_CUT_FRAME, end < most ? end : most);
}

static rt_cut next_between(rt_json_splitter *splitter, retold_span window, bool ended)
{
    size_t at = skip_space(window, splitter->skip < window.size ? splitter->skip : window.size);
    size_t limit = splitter->limit + splitter->skip;
    if (at > limit) {
        return finish(splitter, RT_CUT_FRAME, limit);
    }
    if (at == window.size) {
        return ended && at > 0 ? finish(splitter, RT_CUT_FRAME, at) : more(window, 0);
    }
    if (is_mark(splitter, window.data[at])) {
        return take_mark(splitter, window, ended, at);
    }
    if (at > 0) {
        return finish(splitter, RT_CUT_FRAME, at);
    }
    splitter->phase = RT_JSON_ELEMENT;
    splitter->cut_short = false;
    rt_json_scan_start(&splitter->scan, 0);
    return next_element(splitter, window, ended);
}

rt_cut rt_json_split_next(rt_json_splitter *splitter, retold_span window, bool ended)
{
    switch (splitter->phase) {
    case RT_JSON_BETWEEN:
        return next_between(splitter, window, ended);
    case RT_JSON_ELEMENT:
        return next_element(splitter, window, ended);
    default:
        return next_lost(splitter, window, ended);
    }
}

void rt_json_split_break(rt_json_splitter *splitter)
{
    splitter->phase = RT_JSON_LOST;
    splitter->search = 1;
}
