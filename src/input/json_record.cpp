// This file is the C++ of the project: simdjson has no C interface. Nothing throws: simdjson is
// used through its error codes, and memory comes from new (std::nothrow).
#define SIMDJSON_EXCEPTIONS 0
#include <simdjson.h>

#include "input/json_record.h"

#include "input/json_check.h"
#include "input/json_string.h"

#include <cstring>
#include <new>

namespace od = simdjson::ondemand;

static_assert(RT_JSON_PADDING >= simdjson::SIMDJSON_PADDING,
              "as much as simdjson reads past the end");

struct rt_json_reader {
    od::parser parser;
};

namespace
{

constexpr size_t SMALLEST_CAPACITY = 64 * 1024;

// What is read, and where decoded strings go.
struct scan {
    const char *end; // of the record
    const retold_span *names;
    size_t count;
    char *strings;
    rt_json_value *values;
};

// The bytes from a value's first to the next token's. simdjson does not stop by itself at the end
// of a record whose brackets do not match.
bool token_of(const scan &s, od::value &value, retold_span *token) noexcept
{
    std::string_view raw = value.raw_json_token();
    if (raw.data() >= s.end || raw.size() > size_t(s.end - raw.data())) {
        return false;
    }
    while (!raw.empty() && std::strchr(" \t\r\n", raw.back()) != nullptr && raw.back() != '\0') {
        raw.remove_suffix(1);
    }
    *token = {raw.data(), raw.size()};
    return !raw.empty();
}

// A string's bytes between its quotes. It is read from simdjson too, though not used: skipping it
// unread, simdjson takes it for a name if a colon follows ({"text":"a":"b"}).
bool string_of(od::value &value, retold_span token, retold_span *content) noexcept
{
    if (token.size < 2 || token.data[token.size - 1] != '"' ||
        value.get_raw_json_string().error()) {
        return false;
    }
    *content = {token.data + 1, token.size - 2};
    return true;
}

bool is_scalar(retold_span token) noexcept
{
    return rt_json_scalar_size(token) == token.size;
}

bool check_value(const scan &s, od::value value, unsigned depth) noexcept;

bool check_list(const scan &s, od::value &value, unsigned depth) noexcept
{
    od::array list;
    if (value.get_array().get(list)) {
        return false;
    }
    for (auto element : list) {
        od::value inner;
        if (std::move(element).get(inner) || !check_value(s, inner, depth)) {
            return false;
        }
    }
    return true;
}

bool key_of(const scan &s, od::field &field, retold_span *key) noexcept
{
    const char *begin = field.key().raw();
    const char *at = begin;
    while (at < s.end && *at != '"') {
        at += *at == '\\' ? 2 : 1;
    }
    if (at >= s.end) {
        return false;
    }
    *key = {begin, size_t(at - begin)};
    return true;
}

bool check_object(const scan &s, od::value &value, unsigned depth) noexcept
{
    od::object object;
    if (value.get_object().get(object)) {
        return false;
    }
    for (auto entry : object) {
        od::field field;
        retold_span key;
        if (std::move(entry).get(field) || !key_of(s, field, &key) || !rt_json_escapes_valid(key) ||
            !check_value(s, field.value(), depth)) {
            return false;
        }
    }
    return true;
}

// True if the value is JSON; goes past it.
bool check_value(const scan &s, od::value value, unsigned depth) noexcept
{
    retold_span token;
    retold_span content;
    if (!token_of(s, value, &token)) {
        return false;
    }
    switch (token.data[0]) {
    case '"':
        return string_of(value, token, &content) && rt_json_escapes_valid(content);
    case '[':
        return depth < RT_JSON_MAX_DEPTH && check_list(s, value, depth + 1);
    case '{':
        return depth < RT_JSON_MAX_DEPTH && check_object(s, value, depth + 1);
    default:
        return is_scalar(token);
    }
}

rt_json_kind kind_of(char first) noexcept
{
    switch (first) {
    case '"':
        return RT_JSON_STRING;
    case '[':
        return RT_JSON_LIST;
    case '{':
        return RT_JSON_OBJECT;
    case 't':
    case 'f':
        return RT_JSON_BOOL;
    case 'n':
        return RT_JSON_NULL;
    default:
        return RT_JSON_NUMBER;
    }
}

// Strings without an escape are left where they are.
bool decode(scan &s, retold_span content, retold_span *text) noexcept
{
    *text = content;
    if (content.size == 0 || std::memchr(content.data, '\\', content.size) == nullptr) {
        return true;
    }
    size_t size = 0;
    if (!rt_json_unescape(content, s.strings, &size)) {
        return false;
    }
    *text = {s.strings, size};
    s.strings += size;
    return true;
}

bool take_value(scan &s, od::value value, rt_json_value *taken) noexcept
{
    retold_span token;
    if (!token_of(s, value, &token)) {
        return false;
    }
    *taken = {kind_of(token.data[0]), token.data, {nullptr, 0}};
    retold_span content;
    switch (taken->kind) {
    case RT_JSON_STRING:
        return string_of(value, token, &content) && decode(s, content, &taken->text);
    case RT_JSON_LIST:
    case RT_JSON_OBJECT:
        return check_value(s, value, 1);
    case RT_JSON_NULL:
        return is_scalar(token);
    default:
        taken->text = token;
        return is_scalar(token);
    }
}

bool same_key(retold_span key, bool plain, retold_span name) noexcept
{
    if (plain) {
        return key.size == name.size && std::memcmp(key.data, name.data, key.size) == 0;
    }
    return rt_json_string_equals(key, name);
}

bool take_field(scan &s, od::field &field) noexcept
{
    retold_span key;
    if (!key_of(s, field, &key)) {
        return false;
    }
    bool plain = std::memchr(key.data, '\\', key.size) == nullptr;
    if (!plain && !rt_json_escapes_valid(key)) {
        return false;
    }
    rt_json_value *first = nullptr;
    for (size_t i = 0; i < s.count; i++) {
        if (s.names[i].data == nullptr || !same_key(key, plain, s.names[i])) {
            continue;
        }
        if (first != nullptr) { // two fields of one name
            s.values[i] = *first;
        } else if (take_value(s, field.value(), &s.values[i])) {
            first = &s.values[i];
        } else {
            return false;
        }
    }
    return first != nullptr || check_value(s, field.value(), 1);
}

bool take_object(scan &s, od::document &document) noexcept
{
    od::object object;
    if (document.get_object().get(object)) {
        return false;
    }
    for (auto entry : object) {
        od::field field;
        if (std::move(entry).get(field) || !take_field(s, field)) {
            return false;
        }
    }
    // Nothing may follow. simdjson 3.0 has no at_end(), but no location to tell where the end is.
    return document.current_location().error() == simdjson::OUT_OF_BOUNDS;
}

// simdjson makes its arrays as large as the record: a power of two is seldom outgrown.
bool make_room(od::parser &parser, size_t size) noexcept
{
    if (size <= parser.capacity()) {
        return true;
    }
    size_t capacity = SMALLEST_CAPACITY;
    while (capacity < size) {
        capacity *= 2;
    }
    return parser.allocate(capacity) == simdjson::SUCCESS;
}

} // namespace

rt_json_reader *rt_json_reader_new(void)
{
    return new (std::nothrow) rt_json_reader;
}

void rt_json_reader_free(rt_json_reader *reader)
{
    delete reader;
}

rt_json_result rt_json_record_read(rt_json_reader *reader, retold_span record,
                                   const retold_span *names, size_t count, char *strings,
                                   rt_json_value *values)
{
    for (size_t i = 0; i < count; i++) {
        values[i] = {};
    }
    if (!make_room(reader->parser, record.size)) {
        return RT_JSON_NO_MEMORY;
    }
    od::document document;
    simdjson::padded_string_view padded(record.data, record.size, record.size + RT_JSON_PADDING);
    simdjson::error_code error = reader->parser.iterate(padded).get(document);
    if (error == simdjson::MEMALLOC || error == simdjson::CAPACITY) {
        return RT_JSON_NO_MEMORY;
    }
    scan s = {record.data + record.size, names, count, strings, values};
    return !error && take_object(s, document) ? RT_JSON_OK : RT_JSON_WRONG;
}
