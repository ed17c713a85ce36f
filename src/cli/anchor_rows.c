#include "anchor_rows.h"

#include <stdlib.h>

static size_t first_begin(const retold_range *ranges, size_t count)
{
    return count > 0 ? ranges[0].begin : SIZE_MAX;
}

static int compare_sizes(size_t a, size_t b)
{
    return (a > b) - (a < b);
}

static int compare_places(const retold_anchor *a, const retold_anchor *b)
{
    int by_a = compare_sizes(first_begin(a->a, a->a_count), first_begin(b->a, b->a_count));
    return by_a ? by_a
                : compare_sizes(first_begin(a->b, a->b_count), first_begin(b->b, b->b_count));
}

/* By place; then those with most occurrences first, then as they came, which is by weight. */
static int by_place(const void *x, const void *y)
{
    const retold_anchor *a = *(const retold_anchor *const *)x;
    const retold_anchor *b = *(const retold_anchor *const *)y;
    int place = compare_places(a, b);
    int occurrences = compare_sizes(b->a_count + b->b_count, a->a_count + a->b_count);
    return place ? place : occurrences ? occurrences : (a > b) - (a < b);
}

static int by_weight(const void *x, const void *y)
{
    const cli_row *a = x;
    const cli_row *b = y;
    if (a->weight != b->weight) {
        return a->weight > b->weight ? -1 : 1;
    }
    return compare_places(a->anchors[0], b->anchors[0]);
}

const retold_anchor *cli_row_anchor(const cli_row *row, retold_anchor_kind kind)
{
    for (size_t i = 0; i < row->count; i++) {
        if (row->anchors[i]->kind == kind) {
            return row->anchors[i];
        }
    }
    return NULL;
}

static cli_row_subject subject_of(const cli_row *row)
{
    if (cli_row_anchor(row, RETOLD_ANCHOR_NUMBER)) {
        return CLI_ROW_NUMBERS;
    }
    if (cli_row_anchor(row, RETOLD_ANCHOR_PLACE)) {
        return CLI_ROW_PLACES;
    }
    bool name =
        cli_row_anchor(row, RETOLD_ANCHOR_PREFIX) || cli_row_anchor(row, RETOLD_ANCHOR_SKELETON);
    return name ? CLI_ROW_NAMES : CLI_ROW_THINGS;
}

static double weight_of(const cli_row *row)
{
    double heaviest[RETOLD_ANCHOR_KIND_COUNT] = {0};
    double sum = 0;
    for (size_t i = 0; i < row->count; i++) {
        double *most = &heaviest[row->anchors[i]->kind];
        if (row->anchors[i]->weight > *most) {
            sum += row->anchors[i]->weight - *most;
            *most = row->anchors[i]->weight;
        }
    }
    return sum;
}

bool cli_rows_init(cli_rows *rows, const retold_anchor *anchors, size_t count)
{
    *rows = (cli_rows){.items = malloc((count + 1) * sizeof *rows->items),
                       .anchors = malloc((count + 1) * sizeof *rows->anchors)};
    if (!rows->items || !rows->anchors) {
        cli_rows_release(rows);
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        rows->anchors[i] = &anchors[i];
    }
    qsort(rows->anchors, count, sizeof *rows->anchors, by_place);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || compare_places(rows->anchors[i - 1], rows->anchors[i]) != 0) {
            rows->items[rows->count++] = (cli_row){.anchors = rows->anchors + i};
        }
        rows->items[rows->count - 1].count++;
    }
    for (size_t i = 0; i < rows->count; i++) {
        rows->items[i].subject = subject_of(&rows->items[i]);
        rows->items[i].weight = weight_of(&rows->items[i]);
    }
    qsort(rows->items, rows->count, sizeof *rows->items, by_weight);
    return true;
}

void cli_rows_release(cli_rows *rows)
{
    free(rows->items);
    free(rows->anchors);
    *rows = (cli_rows){0};
}

/* ---------------------------------------------------------- rows not shared */

static int by_begin(const void *x, const void *y)
{
    return compare_sizes(((const retold_range *)x)->begin, ((const retold_range *)y)->begin);
}

/*
 * Where shared anchors stand in one of the texts, by their begin; the end of each is made the last
 * end so far, so that one look tells whether a byte is in any of them. NULL when out of memory.
 */
static retold_range *shared_ranges(const retold_translation *shared, bool in_b, size_t *count)
{
    size_t total = 0;
    for (size_t i = 0; i < shared->shared_count; i++) {
        total += in_b ? shared->shared[i].b_count : shared->shared[i].a_count;
    }
    retold_range *ranges = malloc((total + 1) * sizeof *ranges);
    *count = 0;
    for (size_t i = 0; ranges && i < shared->shared_count; i++) {
        const retold_anchor *anchor = &shared->shared[i];
        size_t occurrences = in_b ? anchor->b_count : anchor->a_count;
        for (size_t j = 0; j < occurrences; j++) {
            ranges[(*count)++] = (in_b ? anchor->b : anchor->a)[j];
        }
    }
    if (ranges) {
        qsort(ranges, *count, sizeof *ranges, by_begin);
    }
    for (size_t i = 1; ranges && i < *count; i++) {
        if (ranges[i].end < ranges[i - 1].end) {
            ranges[i].end = ranges[i - 1].end;
        }
    }
    return ranges;
}

static bool is_inside(const retold_range *ranges, size_t count, size_t at)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (ranges[middle].begin <= at) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low > 0 && at < ranges[low - 1].end;
}

bool cli_rows_without(cli_rows *rows, const retold_translation *shared)
{
    bool in_b = rows->count > 0 && rows->items[0].anchors[0]->a_count == 0;
    size_t count;
    retold_range *ranges = shared_ranges(shared, in_b, &count);
    if (!ranges) {
        return false;
    }
    size_t kept = 0;
    for (size_t i = 0; i < rows->count; i++) {
        const retold_anchor *anchor = rows->items[i].anchors[0];
        if (!is_inside(ranges, count, (in_b ? anchor->b : anchor->a)[0].begin)) {
            rows->items[kept++] = rows->items[i];
        }
    }
    rows->count = kept;
    free(ranges);
    return true;
}
