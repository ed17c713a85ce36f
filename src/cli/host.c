#include "host.h"

#include <ctype.h>
#include <string.h>

retold_span cli_host_of(retold_span url)
{
    size_t begin = 0;
    while (begin < url.size && url.data[begin] != ':' && url.data[begin] != '/') {
        begin++;
    }
    if (begin == 0 || url.size - begin < 4 || memcmp(url.data + begin, "://", 3) != 0) {
        return (retold_span){NULL, 0};
    }
    begin += 3;
    size_t end = begin;
    while (end < url.size && !strchr("/?#", url.data[end])) {
        if (url.data[end] == '@') {
            begin = end + 1;
        }
        end++;
    }
    const char *colon = memchr(url.data + begin, ':', end - begin);
    if (colon && url.data[begin] != '[') {
        end = (size_t)(colon - url.data);
    }
    if (end - begin > 4 && memcmp(url.data + begin, "www.", 4) == 0) {
        begin += 4;
    }
    return (retold_span){url.data + begin, end - begin};
}

int cli_host_compare(retold_span a, retold_span b)
{
    for (size_t i = 0; i < a.size && i < b.size; i++) {
        int left = tolower((unsigned char)a.data[i]);
        int right = tolower((unsigned char)b.data[i]);
        if (left != right) {
            return left < right ? -1 : 1;
        }
    }
    return a.size < b.size ? -1 : a.size > b.size;
}
