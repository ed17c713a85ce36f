#include "input/crawl_head.h"
#include "input/header.h"

#include <string.h>

enum { LEAST_WORDS = 5, MOST_WORDS = 24 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool all_digits(retold_span word)
{
    for (size_t i = 0; i < word.size; i++) {
        if (!is_digit(word.data[i])) {
            return false;
        }
    }
    return word.size > 0;
}

/* A date as ARC has it: the year to the second, though some have fewer or more digits. */
static bool is_date(retold_span word)
{
    return word.size >= 8 && word.size <= 20 && all_digits(word) &&
           (word.data[0] == '1' || word.data[0] == '2');
}

/* IPv4 or IPv6. */
static bool is_address(retold_span word)
{
    bool separated = false;
    for (size_t i = 0; i < word.size; i++) {
        char c = word.data[i];
        bool hexadecimal = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        separated |= c == '.' || c == ':';
        if (!is_digit(c) && !hexadecimal && c != '.' && c != ':') {
            return false;
        }
    }
    return separated;
}

/* "http:", "dns:", "filedesc:" and what follows it. */
static bool has_scheme(retold_span line)
{
    size_t at = 0;
    while (at < line.size && at < 16 &&
           ((line.data[at] >= 'a' && line.data[at] <= 'z') ||
            (line.data[at] >= 'A' && line.data[at] <= 'Z') || is_digit(line.data[at]) ||
            line.data[at] == '+' || line.data[at] == '-' || line.data[at] == '.')) {
        at++;
    }
    return at >= 2 && at + 1 < line.size && line.data[at] == ':' && line.data[at + 1] > ' ';
}

/* The words of a line that single spaces stand between, the last ones if they are more. */
static size_t split_words(retold_span line, retold_span words[MOST_WORDS])
{
    size_t count = 0;
    size_t end = line.size;
    while (count < MOST_WORDS) {
        size_t begin = end;
        while (begin > 0 && line.data[begin - 1] != ' ') {
            begin--;
        }
        words[MOST_WORDS - ++count] = rt_span(line.data + begin, end - begin);
        if (begin == 0) {
            break;
        }
        end = begin - 1;
    }
    memmove(words, words + MOST_WORDS - count, count * sizeof *words);
    return count;
}

/*
 * URL, address, date, media type and length; version 2 has five more words before the length.
 * An address that a date follows shows where an URL with spaces ends.
 */
static bool read_line(retold_span line, rt_crawl_head *head)
{
    retold_span words[MOST_WORDS];
    if (!has_scheme(line)) {
        return false;
    }
    size_t count = split_words(line, words);
    for (size_t i = 1; i + LEAST_WORDS - 1 <= count; i++) {
        if (!is_address(words[i]) || !is_date(words[i + 1])) {
            continue;
        }
        retold_span last = words[count - 1];
        *head = (rt_crawl_head){
            .uri = rt_span(line.data, (size_t)(words[i].data - line.data) - 1),
            .date = words[i + 1],
            .content = i + 2 < count - 1 ? words[i + 2] : rt_span(NULL, 0),
            .stated = last,
        };
        head->has_length = rt_header_number(last, &head->length);
        return true;
    }
    return false;
}

static rt_head_state read_head(retold_span bytes, bool ended, rt_crawl_head *head)
{
    retold_span rest = bytes;
    retold_span line = rt_header_line(&rest);
    bool whole = rest.data > bytes.data && rest.data[-1] == '\n';
    if (!whole && !ended) {
        return bytes.size < RT_HEAD_LOOK || has_scheme(bytes) ? RT_HEAD_MORE : RT_HEAD_NONE;
    }
    if (!read_line(line, head)) {
        return RT_HEAD_NONE;
    }
    head->size = bytes.size - rest.size;
    return RT_HEAD_WHOLE;
}

static size_t find_head(retold_span bytes, size_t from)
{
    size_t at = from;
    if (at > 0 && at < bytes.size && bytes.data[at - 1] != '\n') {
        const char *newline = memchr(bytes.data + at, '\n', bytes.size - at);
        at = newline == NULL ? bytes.size : (size_t)(newline - bytes.data) + 1;
    }
    while (at < bytes.size) {
        retold_span rest = rt_span(bytes.data + at, bytes.size - at);
        retold_span line = rt_header_line(&rest);
        rt_crawl_head head;
        if (line.size < RT_HEAD_LOOK && read_line(line, &head)) {
            return at;
        }
        at = bytes.size - rest.size;
    }
    return SIZE_MAX;
}

const rt_head_kind rt_arc_head = {read_head, find_head};
