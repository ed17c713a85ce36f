#include "brute.h"

#include "support.h"

#include <stdlib.h>

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static void *need(size_t count, size_t size)
{
    void *memory = calloc(count + 1, size);
    REQUIRE(memory != NULL, "out of memory");
    return memory;
}

static int compare_shingles(const uint32_t *a, const uint32_t *b, size_t length)
{
    return memcmp(a, b, length * sizeof *a);
}

static void sort_shingles(const uint32_t **shingles, size_t count, size_t length)
{
    if (count < 2) {
        return;
    }
    size_t half = count / 2;
    sort_shingles(shingles, half, length);
    sort_shingles(shingles + half, count - half, length);
    const uint32_t **left = need(half, sizeof *left);
    memcpy(left, shingles, half * sizeof *left);
    size_t i = 0;
    size_t j = half;
    for (size_t k = 0; i < half; k++) {
        bool right = j < count && compare_shingles(shingles[j], left[i], length) < 0;
        shingles[k] = right ? shingles[j++] : left[i++];
    }
    free(left);
}

void brute_text_init(brute_text *text, retold_span span, unsigned ngram)
{
    rt_tokens tokens;
    rt_tokens_init(&tokens, RETOLD_SIMD_SCALAR);
    REQUIRE(rt_tokenise(&tokens, span), "out of memory");
    *text = (brute_text){.count = tokens.count, .length = least(tokens.count, ngram)};
    text->tokens = need(tokens.count, sizeof *text->tokens);
    text->keys = need(tokens.count, sizeof *text->keys);
    text->shingles = need(tokens.count, sizeof *text->shingles);
    for (size_t i = 0; i < tokens.count; i++) {
        text->tokens[i] = tokens.codes[i];
        text->keys[i] = rt_token_key(tokens.codes[i]);
    }
    rt_tokens_release(&tokens);
    size_t all = 0;
    for (size_t i = 0; text->length > 0 && i + text->length <= text->count; i++) {
        text->shingles[all++] = text->keys + i;
    }
    sort_shingles(text->shingles, all, text->length);
    for (size_t i = 0; i < all; i++) {
        if (i == 0 || compare_shingles(text->shingles[text->size - 1], text->shingles[i],
                                       text->length) != 0) {
            text->shingles[text->size++] = text->shingles[i];
        }
    }
}

void brute_text_release(brute_text *text)
{
    free(text->tokens);
    free(text->keys);
    free(text->shingles);
    *text = (brute_text){0};
}

/* How often the key stands in the text, and how often marked. */
typedef struct tally {
    size_t all, marked, figures;
} tally;

static int by_token(const void *x, const void *y)
{
    uint32_t a = *(const rt_token *)x;
    uint32_t b = *(const rt_token *)y;
    return (a > b) - (a < b);
}

static rt_token *sorted_tokens(const brute_text *text)
{
    rt_token *sorted = need(text->count, sizeof *sorted);
    memcpy(sorted, text->tokens, text->count * sizeof *sorted);
    if (text->count > 0) {
        qsort(sorted, text->count, sizeof *sorted, by_token);
    }
    return sorted;
}

static tally take(const rt_token *sorted, size_t count, size_t *at, uint32_t key)
{
    tally t = {0};
    for (; *at < count && rt_token_key(sorted[*at]) == key; ++*at) {
        t.all++;
        t.marked += (sorted[*at] & (RT_TOKEN_FIGURE | RT_TOKEN_NAME)) != 0;
        t.figures += (sorted[*at] & RT_TOKEN_FIGURE) != 0;
    }
    return t;
}

rt_difference brute_difference(const brute_text *a, const brute_text *b)
{
    rt_difference d = {0};
    rt_token *sorted_a = sorted_tokens(a);
    rt_token *sorted_b = sorted_tokens(b);
    size_t i = 0;
    size_t j = 0;
    while (i < a->count || j < b->count) {
        uint32_t key_a = i < a->count ? rt_token_key(sorted_a[i]) : UINT32_MAX;
        uint32_t key_b = j < b->count ? rt_token_key(sorted_b[j]) : UINT32_MAX;
        uint32_t key = key_a < key_b ? key_a : key_b;
        tally x = take(sorted_a, a->count, &i, key);
        tally y = take(sorted_b, b->count, &j, key);
        size_t both = least(x.all, y.all);
        d.figures_a += x.figures;
        d.figures_b += y.figures;
        d.figures_both += least(x.figures, y.figures);
        d.changed_a += x.all - both;
        d.changed_b += y.all - both;
        d.marked_a += x.marked - least(x.marked, both);
        d.marked_b += y.marked - least(y.marked, both);
    }
    free(sorted_a);
    free(sorted_b);
    return d;
}

static size_t count_shared(const brute_text *a, const brute_text *b)
{
    if (a->length != b->length) {
        return 0;
    }
    size_t shared = 0;
    for (size_t i = 0, j = 0; i < a->size && j < b->size;) {
        int order = compare_shingles(a->shingles[i], b->shingles[j], a->length);
        shared += order == 0;
        i += order <= 0;
        j += order >= 0;
    }
    return shared;
}

static bool same_text(const brute_text *a, const brute_text *b)
{
    return a->count == b->count && memcmp(a->keys, b->keys, a->count * sizeof *a->keys) == 0;
}

retold_pair brute_relate(const brute_text *a, const brute_text *b,
                         const retold_match_options *options)
{
    retold_pair pair = {.relation = RETOLD_UNRELATED};
    if (a->size == 0 || b->size == 0) {
        return pair;
    }
    size_t shared = count_shared(a, b);
    size_t shorter = least(a->size, b->size);
    pair.jaccard = (double)shared / (double)(a->size + b->size - shared);
    pair.containment_a = (double)shared / (double)a->size;
    pair.containment_b = (double)shared / (double)b->size;
    pair.score = pair.jaccard;
    if (same_text(a, b)) {
        pair.relation = RETOLD_EXACT;
    } else if (shared > 0 && pair.jaccard >= options->threshold) {
        rt_difference difference = brute_difference(a, b);
        pair.relation = rt_is_template(&difference) ? RETOLD_TEMPLATE : RETOLD_NEAR;
    } else if (shorter >= 10 && (double)shared / (double)shorter >= options->containment) {
        pair.relation = RETOLD_EXCERPT;
        pair.score = (double)shared / (double)shorter;
    }
    return pair;
}
