#include "suggest.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

/*
 * Levenshtein distance, neighbours swapped counting as one change (Damerau; optimal string
 * alignment). Words longer than the row are taken as far apart.
 */
static size_t distance(const char *a, const char *b)
{
    enum { LONGEST = 32 };
    size_t rows[3][LONGEST + 1];
    size_t length_a = strlen(a);
    size_t length_b = strlen(b);
    if (length_a > LONGEST || length_b > LONGEST) {
        return LONGEST;
    }
    for (size_t j = 0; j <= length_b; j++) {
        rows[0][j] = j;
    }
    for (size_t i = 1; i <= length_a; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i - 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= length_b; j++) {
            size_t changed = above[j - 1] + (a[i - 1] != b[j - 1]);
            row[j] = least(changed, least(above[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
                row[j] = least(row[j], rows[(i - 2) % 3][j - 2] + 1);
            }
        }
    }
    return rows[length_a % 3][length_b];
}

const char *cli_nearest(const char *wrong, const char *const *words)
{
    size_t length = strlen(wrong);
    size_t limit = length < 4 ? 1 : length < 8 ? 2 : 3;
    const char *best = NULL;
    for (size_t i = 0; words[i]; i++) {
        /* Starting a word and going no further is a common slip, and not a near one. */
        bool started = length >= 3 && strncmp(words[i], wrong, length) == 0;
        size_t apart = started ? 1 : distance(wrong, words[i]);
        if (apart <= limit) {
            limit = apart - 1;
            best = words[i];
        }
        if (apart <= 1) {
            break;
        }
    }
    return best;
}
