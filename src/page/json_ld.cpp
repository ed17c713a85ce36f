// C++ since simdjson has no C interface, as input/json_record.cpp. Nothing throws: errors are
// codes, and memory comes from new (std::nothrow).
#define SIMDJSON_EXCEPTIONS 0
#include <simdjson.h>

#include "page/json_ld.h"

#include <cstring>
#include <new>

namespace dom = simdjson::dom;

static_assert(RT_JSON_LD_PADDING >= simdjson::SIMDJSON_PADDING,
              "as much as simdjson reads past the end");

struct rt_json_ld {
    dom::parser parser;
};

namespace
{

enum { DEPTH = 4 }; // of lists, graphs and main entities in each other

struct search {
    std::string_view date;
    rt_json_ld_rank rank;
};

bool has(std::string_view text, const char *part) noexcept
{
    return text.find(part) != std::string_view::npos;
}

rt_json_ld_rank rank_of_name(std::string_view type) noexcept
{
    if (has(type, "Article") || has(type, "Posting") || has(type, "Report")) {
        return RT_JSON_LD_ARTICLE;
    }
    return has(type, "Page") ? RT_JSON_LD_PAGE : RT_JSON_LD_OTHER;
}

rt_json_ld_rank rank_of(const dom::object &object) noexcept
{
    rt_json_ld_rank best = RT_JSON_LD_OTHER;
    dom::element type;
    dom::array list;
    std::string_view name;
    if (object["@type"].get(type)) {
        return best;
    }
    if (!type.get(name)) {
        return rank_of_name(name);
    }
    if (!type.get(list)) {
        for (dom::element each : list) {
            if (!each.get(name) && rank_of_name(name) > best) {
                best = rank_of_name(name);
            }
        }
    }
    return best;
}

void look(search &s, dom::element element, int depth) noexcept
{
    dom::array list;
    dom::object object;
    if (depth == 0) {
        return;
    }
    if (!element.get(list)) {
        for (dom::element each : list) {
            look(s, each, depth - 1);
        }
        return;
    }
    if (element.get(object)) {
        return;
    }
    std::string_view date;
    if (!object["datePublished"].get(date) && !date.empty()) {
        rt_json_ld_rank rank = rank_of(object);
        if (rank > s.rank) {
            s = {date, rank};
        }
    }
    dom::element inner;
    for (const char *key : {"@graph", "mainEntity", "mainEntityOfPage"}) {
        if (!object[key].get(inner)) {
            look(s, inner, depth - 1);
        }
    }
}

// The script without what some pages put around it: <!-- -->, /* <![CDATA[ */ /* ]]> */, a
// semicolon.
retold_span value_in(retold_span script) noexcept
{
    std::string_view text(script.data, script.size);
    size_t section = text.find("<![CDATA[");
    if (section < text.find('{')) {
        size_t begin = section + std::strlen("<![CDATA[");
        size_t end = text.rfind("]]>");
        end = end == std::string_view::npos || end < begin ? text.size() : end;
        script = {script.data + begin, end - begin};
    }
    while (script.size > 0 && std::strchr("{[", script.data[0]) == nullptr) {
        script = {script.data + 1, script.size - 1};
    }
    while (script.size > 0 && std::strchr("}]", script.data[script.size - 1]) == nullptr) {
        script.size--;
    }
    return script;
}

} // namespace

rt_json_ld *rt_json_ld_new(void)
{
    return new (std::nothrow) rt_json_ld;
}

void rt_json_ld_free(rt_json_ld *reader)
{
    delete reader;
}

retold_status rt_json_ld_read(rt_json_ld *reader, retold_span script, retold_span *date,
                              rt_json_ld_rank *rank)
{
    *rank = RT_JSON_LD_NONE;
    script = value_in(script);
    if (script.size == 0) {
        return RETOLD_OK;
    }
    dom::element root;
    simdjson::error_code error = reader->parser.parse(script.data, script.size, false).get(root);
    if (error == simdjson::MEMALLOC) {
        reader->parser = dom::parser(); // it may take half of its arrays for all
        return RETOLD_NO_MEMORY;
    }
    if (error) {
        return RETOLD_OK;
    }
    search s = {{}, RT_JSON_LD_NONE};
    look(s, root, DEPTH);
    if (s.rank != RT_JSON_LD_NONE) {
        *date = {s.date.data(), s.date.size()};
        *rank = s.rank;
    }
    return RETOLD_OK;
}
