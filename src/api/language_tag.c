#include "api/language_tag.h"

/* Tags that mean the same language; of what has a tag of its own the older one comes first. */
static const char *const aliases[][2] = {{"no", "nb"},  {"iw", "he"},  {"in", "id"}, {"tl", "fil"},
                                         {"sh", "sr"},  {"bs", "sr"},  {"hr", "sr"}, {"nn", "nb"},
                                         {"cmn", "zh"}, {"yue", "zh"}, {"ji", "yi"}};

retold_span rt_primary_tag(retold_span tag, char out[RT_TAG_MAX])
{
    size_t size = 0;
    while (size < tag.size && size < RT_TAG_MAX && tag.data[size] != '-' && tag.data[size] != '_') {
        char c = tag.data[size];
        out[size++] = (char)(c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c);
    }
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++) {
        if (rt_span_equal(rt_span(out, size), rt_span_of(aliases[i][0]))) {
            return rt_span_of(aliases[i][1]);
        }
    }
    return rt_span(out, size);
}

bool rt_language_suffices(retold_span language, bool latin)
{
    bool unknown = language.size == 0 || rt_span_equal(language, rt_span_of("und"));
    return !unknown || !latin;
}
