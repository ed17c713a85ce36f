#include "page/html_tags.h"

#include <stddef.h>
#include <string.h>

enum {
    BLOCK = RT_TAG_BLOCK,
    SKIP = RT_TAG_SKIP,
    HEADING = RT_TAG_BLOCK | RT_TAG_HEADING,
    ITEM = RT_TAG_BLOCK | RT_TAG_ITEM,
    CELL = RT_TAG_BLOCK | RT_TAG_CELL,
    PRE = RT_TAG_BLOCK | RT_TAG_PRE
};

/*
 * In order of their names. Blocks are those that WHATWG HTML, 15.3 displays as such; what is
 * skipped is not displayed, is displayed instead of something else, or is a control of a form. <rt>
 * is how the characters before it are pronounced.
 */
static const struct {
    char name[12];
    uint32_t flags;
} tags[] = {
    {"a", RT_TAG_LINK},
    {"address", BLOCK},
    {"applet", SKIP},
    {"article", BLOCK | RT_TAG_MAIN},
    {"aside", BLOCK | RT_TAG_ASIDE},
    {"audio", SKIP},
    {"blockquote", BLOCK},
    {"body", BLOCK | RT_TAG_ROOT},
    {"br", RT_TAG_BREAK},
    {"button", SKIP},
    {"canvas", SKIP},
    {"caption", BLOCK},
    {"center", BLOCK},
    {"datalist", SKIP},
    {"dd", ITEM},
    {"details", BLOCK},
    {"dialog", BLOCK | RT_TAG_MENU},
    {"dir", BLOCK},
    {"div", BLOCK},
    {"dl", BLOCK},
    {"dt", ITEM},
    {"fieldset", BLOCK},
    {"figcaption", BLOCK},
    {"figure", BLOCK},
    {"footer", BLOCK | RT_TAG_FOOTER},
    {"form", BLOCK | RT_TAG_FORM},
    {"frameset", BLOCK},
    {"h1", HEADING},
    {"h2", HEADING},
    {"h3", HEADING},
    {"h4", HEADING},
    {"h5", HEADING},
    {"h6", HEADING},
    {"header", BLOCK | RT_TAG_HEADER},
    {"hgroup", BLOCK},
    {"hr", BLOCK},
    {"html", BLOCK | RT_TAG_ROOT | RT_TAG_META},
    {"iframe", SKIP},
    {"legend", BLOCK},
    {"li", ITEM},
    {"link", RT_TAG_META},
    {"listing", PRE},
    {"main", BLOCK | RT_TAG_MAIN},
    {"menu", BLOCK},
    {"meta", RT_TAG_META},
    {"nav", BLOCK | RT_TAG_MENU},
    {"noembed", SKIP},
    {"noframes", SKIP},
    {"noscript", SKIP},
    {"object", SKIP},
    {"ol", BLOCK},
    {"optgroup", SKIP},
    {"option", SKIP},
    {"p", BLOCK | RT_TAG_PARAGRAPH},
    {"plaintext", PRE},
    {"pre", PRE},
    {"rp", SKIP},
    {"rt", SKIP},
    {"script", SKIP | RT_TAG_META},
    {"search", BLOCK | RT_TAG_MENU},
    {"section", BLOCK},
    {"select", SKIP},
    {"style", SKIP},
    {"summary", BLOCK},
    {"svg", SKIP},
    {"table", BLOCK},
    {"tbody", BLOCK},
    {"td", CELL},
    {"template", SKIP},
    {"textarea", SKIP},
    {"tfoot", BLOCK},
    {"th", CELL},
    {"thead", BLOCK},
    {"time", RT_TAG_META},
    {"title", SKIP | RT_TAG_META},
    {"tr", BLOCK},
    {"ul", BLOCK},
    {"video", SKIP},
    {"xmp", PRE},
};

uint32_t rt_tag_flags(const char *name)
{
    size_t low = 0, high = sizeof tags / sizeof *tags;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(name, tags[middle].name);
        if (order == 0) {
            return tags[middle].flags;
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return 0;
}
