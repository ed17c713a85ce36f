#include "syndication.h"

#include "host.h"
#include "instant.h"

#include <stdlib.h>
#include <string.h>

void cli_syndication_release(cli_syndication *found)
{
    free(found->stories);
    free(found->copies);
    free(found->routes);
    free(found->hosts);
    *found = (cli_syndication){0};
}

/* ----------------------------------------------------------------- stories */

/* A member of a group that says where and when it was published. */
typedef struct published {
    uint32_t document;
    retold_span host;
    cli_instant when;
} published;

/* A day without a time comes behind all times of that day. */
static int64_t order_of(cli_instant when)
{
    enum { DAY = 86400 };
    return when.seconds + (when.has_time ? 0 : DAY - 1);
}

static int by_time(const void *a, const void *b)
{
    const published *left = a;
    const published *right = b;
    if (order_of(left->when) != order_of(right->when)) {
        return order_of(left->when) < order_of(right->when) ? -1 : 1;
    }
    return left->document < right->document ? -1 : left->document > right->document;
}

static size_t list_published(const cli_report *report, retold_group group, published *members)
{
    size_t count = 0;
    for (size_t i = 0; i < group.size; i++) {
        retold_document_info info;
        published member = {.document = group.members[i].document};
        retold_corpus_document(report->corpus, member.document, &info);
        member.host = cli_host_of(info.url);
        if (member.host.size > 0 && cli_instant_read(info.date, &member.when)) {
            members[count++] = member;
        }
    }
    qsort(members, count, sizeof *members, by_time);
    return count;
}

/* The pair of two documents; NULL if they were not verified to be alike. */
static const retold_pair *find_pair(const cli_report *report, uint32_t a, uint32_t b)
{
    size_t count;
    const retold_pair *pairs = retold_result_pairs(report->result, &count);
    uint32_t first = a < b ? a : b;
    uint32_t second = a < b ? b : a;
    size_t low = 0;
    for (size_t high = count; low < high;) {
        size_t middle = low + (high - low) / 2;
        bool before = pairs[middle].a != first ? pairs[middle].a < first : pairs[middle].b < second;
        if (before) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    bool found = low < count && pairs[low].a == first && pairs[low].b == second;
    return found ? &pairs[low] : NULL;
}

static int64_t whole_days(int64_t seconds)
{
    enum { DAY = 86400 };
    return (seconds >= 0 ? seconds : seconds - DAY + 1) / DAY * DAY;
}

static cli_copy copy_of(const cli_report *report, const published *first, const published *later)
{
    cli_copy copy = {.first = first->document,
                     .document = later->document,
                     .from = first->host,
                     .host = later->host,
                     .carries = -1,
                     .is = -1,
                     .exact = first->when.has_time && later->when.has_time};
    copy.after = copy.exact ? later->when.seconds - first->when.seconds
                            : whole_days(later->when.seconds) - whole_days(first->when.seconds);
    copy.tied = copy.after == 0;
    const retold_pair *pair = find_pair(report, first->document, later->document);
    if (pair) {
        bool first_is_a = pair->a == first->document;
        copy.relation = pair->relation;
        if (pair->relation != RETOLD_TRANSLATION) {
            copy.carries = first_is_a ? pair->containment_a : pair->containment_b;
            copy.is = first_is_a ? pair->containment_b : pair->containment_a;
        }
    }
    return copy;
}

static void add_story(cli_syndication *found, const cli_report *report, const published *members,
                      size_t count)
{
    cli_story story = {members[0].document, members[0].host, found->copy_count, 0};
    for (size_t i = 1; i < count; i++) {
        found->copies[found->copy_count++] = copy_of(report, &members[0], &members[i]);
    }
    story.end = found->copy_count;
    found->stories[found->story_count++] = story;
}

static bool find_stories(cli_syndication *found, const cli_report *report)
{
    size_t groups = retold_result_group_count(report->result);
    size_t all = 0;
    size_t largest = 0;
    for (size_t i = 0; i < groups; i++) {
        size_t size = retold_result_group(report->result, i).size;
        all += size;
        largest = size > largest ? size : largest;
    }
    published *members = calloc(largest + 1, sizeof *members);
    found->copies = calloc(all + 1, sizeof *found->copies);
    found->stories = calloc(groups + 1, sizeof *found->stories);
    bool room = members && found->copies && found->stories;
    for (size_t i = 0; room && i < groups; i++) {
        retold_group group = retold_result_group(report->result, i);
        size_t count = list_published(report, group, members);
        found->left_out += group.size - count;
        if (count > 1) {
            add_story(found, report, members, count);
        }
    }
    free(members);
    return room;
}

/* ------------------------------------------------------------------ routes */

static int by_route(const void *a, const void *b)
{
    const cli_copy *left = a;
    const cli_copy *right = b;
    int order = cli_host_compare(left->from, right->from);
    order = order ? order : cli_host_compare(left->host, right->host);
    if (order) {
        return order;
    }
    if (left->after != right->after) {
        return left->after < right->after ? -1 : 1;
    }
    return left->document < right->document ? -1 : left->document > right->document;
}

static int by_copies(const void *a, const void *b)
{
    const cli_route *left = a;
    const cli_route *right = b;
    if (left->copies != right->copies) {
        return left->copies > right->copies ? -1 : 1;
    }
    int order = cli_host_compare(left->from, right->from);
    return order ? order : cli_host_compare(left->host, right->host);
}

/* What `count` copies on one route, in the order of their delays, amount to. */
static cli_route sum_up(const cli_copy *copies, size_t count)
{
    const cli_copy *middle = &copies[(count - 1) / 2];
    cli_route route = {.from = copies[0].from,
                       .host = copies[0].host,
                       .copies = count,
                       .median = middle->after,
                       .exact = middle->exact,
                       .carries = -1};
    size_t known = 0;
    double sum = 0;
    for (size_t i = 0; i < count; i++) {
        known += copies[i].carries >= 0;
        sum += copies[i].carries >= 0 ? copies[i].carries : 0;
    }
    if (known > 0) {
        route.carries = sum / (double)known;
    }
    return route;
}

static bool find_routes(cli_syndication *found)
{
    size_t count = 0;
    cli_copy *sorted = calloc(found->copy_count + 1, sizeof *sorted);
    found->routes = calloc(found->copy_count + 1, sizeof *found->routes);
    if (!sorted || !found->routes) {
        free(sorted);
        return false;
    }
    for (size_t i = 0; i < found->copy_count; i++) {
        const cli_copy *copy = &found->copies[i];
        if (!copy->tied && cli_host_compare(copy->from, copy->host) != 0) {
            sorted[count++] = *copy;
        }
    }
    qsort(sorted, count, sizeof *sorted, by_route);
    for (size_t begin = 0, end; begin < count; begin = end) {
        for (end = begin + 1;
             end < count && cli_host_compare(sorted[end].from, sorted[begin].from) == 0 &&
             cli_host_compare(sorted[end].host, sorted[begin].host) == 0;
             end++) {
        }
        found->routes[found->route_count++] = sum_up(sorted + begin, end - begin);
    }
    free(sorted);
    qsort(found->routes, found->route_count, sizeof *found->routes, by_copies);
    return true;
}

/* ------------------------------------------------------------------- hosts */

static int by_host(const void *a, const void *b)
{
    return cli_host_compare(((const cli_host_row *)a)->host, ((const cli_host_row *)b)->host);
}

static int by_first(const void *a, const void *b)
{
    const cli_host_row *left = a;
    const cli_host_row *right = b;
    if (left->first != right->first) {
        return left->first > right->first ? -1 : 1;
    }
    if (left->copies != right->copies) {
        return left->copies > right->copies ? -1 : 1;
    }
    return by_host(a, b);
}

/* What a host copies from itself makes it neither a copier nor copied. */
static bool find_hosts(cli_syndication *found)
{
    size_t most = found->story_count + 2 * found->copy_count;
    cli_host_row *rows = calloc(most + 1, sizeof *rows);
    size_t count = 0;
    if (!rows) {
        return false;
    }
    for (size_t i = 0; i < found->story_count; i++) {
        rows[count++] = (cli_host_row){found->stories[i].host, 1, 0, 0};
    }
    for (size_t i = 0; i < found->copy_count; i++) {
        const cli_copy *copy = &found->copies[i];
        if (cli_host_compare(copy->from, copy->host) != 0) {
            rows[count++] = (cli_host_row){copy->host, copy->tied, !copy->tied, 0};
            rows[count++] = (cli_host_row){copy->from, 0, 0, !copy->tied};
        }
    }
    qsort(rows, count, sizeof *rows, by_host);
    for (size_t i = 0; i < count; i++) {
        cli_host_row *last = found->host_count > 0 ? &rows[found->host_count - 1] : NULL;
        if (last && cli_host_compare(last->host, rows[i].host) == 0) {
            last->first += rows[i].first;
            last->copies += rows[i].copies;
            last->copied += rows[i].copied;
        } else {
            rows[found->host_count++] = rows[i];
        }
    }
    qsort(rows, found->host_count, sizeof *rows, by_first);
    found->hosts = rows;
    return true;
}

bool cli_syndication_find(cli_syndication *found, const cli_report *report)
{
    *found = (cli_syndication){0};
    bool done = find_stories(found, report) && find_routes(found) && find_hosts(found);
    if (!done) {
        cli_syndication_release(found);
    }
    return done;
}
