#include "retold.h"

#define TEXT_OF(number) #number
#define VERSION(major, minor, patch) TEXT_OF(major) "." TEXT_OF(minor) "." TEXT_OF(patch)

const char *retold_version(void)
{
    return VERSION(RETOLD_VERSION_MAJOR, RETOLD_VERSION_MINOR, RETOLD_VERSION_PATCH);
}

const char *retold_fault_name(retold_fault fault)
{
    static const char *const names[RETOLD_FAULT_COUNT] = {
        [RETOLD_FAULT_NONE] = "none",
        [RETOLD_FAULT_NOT_JSON] = "not-json",
        [RETOLD_FAULT_NO_TEXT] = "no-text",
        [RETOLD_FAULT_TEXT_NOT_STRING] = "text-not-string",
        [RETOLD_FAULT_INVALID_UTF8] = "invalid-utf8",
        [RETOLD_FAULT_TOO_LONG] = "too-long",
        [RETOLD_FAULT_DUPLICATE_ID] = "duplicate-id",
        [RETOLD_FAULT_TRUNCATED] = "truncated",
        [RETOLD_FAULT_CORRUPT] = "corrupt",
        [RETOLD_FAULT_NOT_TEXT] = "not-text",
        [RETOLD_FAULT_UNREADABLE] = "unreadable",
        [RETOLD_FAULT_NOT_CSV] = "not-csv",
    };
    return fault < RETOLD_FAULT_COUNT ? names[fault] : "unknown";
}

const char *retold_skip_name(retold_skip skip)
{
    static const char *const names[RETOLD_SKIP_COUNT] = {
        [RETOLD_SKIP_NONE] = "none",          [RETOLD_SKIP_METADATA] = "metadata",
        [RETOLD_SKIP_REVISIT] = "revisit",    [RETOLD_SKIP_SEGMENT] = "segment",
        [RETOLD_SKIP_STATUS] = "http-status", [RETOLD_SKIP_IMAGE] = "image",
        [RETOLD_SKIP_MEDIA] = "media",        [RETOLD_SKIP_DATA] = "data",
        [RETOLD_SKIP_OTHER] = "other-type",   [RETOLD_SKIP_EMPTY] = "empty",
    };
    return skip < RETOLD_SKIP_COUNT ? names[skip] : "unknown";
}

const char *retold_format_name(retold_format format)
{
    static const char *const names[RETOLD_FORMAT_COUNT] = {
        [RETOLD_FORMAT_UNKNOWN] = "unknown", [RETOLD_FORMAT_JSONL] = "jsonl",
        [RETOLD_FORMAT_TEXT] = "text",       [RETOLD_FORMAT_CSV] = "csv",
        [RETOLD_FORMAT_WARC] = "warc",       [RETOLD_FORMAT_ARC] = "arc",
        [RETOLD_FORMAT_TSV] = "tsv",         [RETOLD_FORMAT_JSON] = "json",
    };
    return format < RETOLD_FORMAT_COUNT ? names[format] : names[RETOLD_FORMAT_UNKNOWN];
}

const char *retold_relation_name(retold_relation relation)
{
    static const char *const names[RETOLD_RELATION_COUNT] = {
        [RETOLD_UNRELATED] = "unrelated", [RETOLD_EXACT] = "exact",
        [RETOLD_NEAR] = "near",           [RETOLD_EXCERPT] = "excerpt",
        [RETOLD_TEMPLATE] = "template",   [RETOLD_TRANSLATION] = "translation",
    };
    return relation < RETOLD_RELATION_COUNT ? names[relation] : names[RETOLD_UNRELATED];
}

const char *retold_anchor_kind_name(retold_anchor_kind kind)
{
    static const char *const names[RETOLD_ANCHOR_KIND_COUNT] = {
        [RETOLD_ANCHOR_NUMBER] = "number",   [RETOLD_ANCHOR_PLACE] = "place",
        [RETOLD_ANCHOR_PREFIX] = "prefix",   [RETOLD_ANCHOR_SKELETON] = "skeleton",
        [RETOLD_ANCHOR_CONCEPT] = "concept", [RETOLD_ANCHOR_LEXICON] = "lexicon",
    };
    return kind < RETOLD_ANCHOR_KIND_COUNT ? names[kind] : "unknown";
}

const char *retold_obstacle_name(retold_obstacle obstacle)
{
    switch (obstacle) {
    case RETOLD_OBSTACLE_UNKNOWN_LANGUAGE:
        return "unknown-language";
    case RETOLD_OBSTACLE_SAME_LANGUAGE:
        return "same-language";
    case RETOLD_OBSTACLE_SAME_WORDS:
        return "same-words";
    case RETOLD_OBSTACLE_NOTHING_SHARED:
        return "nothing-shared";
    default:
        return "none";
    }
}
