#include "cross/pair_features.h"

#include <math.h>
#include <stdlib.h>

enum { EIGHTHS = 8, RIVALS = 4, ONCE_FREQUENCY_LEAST = 20 };

static const double once_share = 0.05;
static const float position_width = 0.08f; /* positions this far apart agree to 1/e */

/* An anchor that both documents have exactly once: where. */
struct rt_once {
    uint16_t a, b;
};

/* What one pass over the entries of both documents gives. */
typedef struct tally {
    float dot[RT_FEATURE_KINDS];
    float agreeing[RT_FEATURE_KINDS];
    unsigned shared[RT_FEATURE_KINDS];
    unsigned numbers_a, numbers_b;
    float weight_a, weight_b;               /* of names, numbers and places */
    float shared_weight_a, shared_weight_b; /* of those that the other has */
    uint8_t eighths_a, eighths_b;           /* bit i: one of them stands in eighth i */
    uint8_t shared_eighths_a, shared_eighths_b;
    size_t once;
} tally;

void rt_feature_scratch_release(rt_feature_scratch *scratch)
{
    free(scratch->once);
    free(scratch->run);
    *scratch = (rt_feature_scratch){0};
}

static unsigned positions_kept(const rt_entry *entry)
{
    return entry->count < RT_POSITIONS ? entry->count : RT_POSITIONS;
}

static float nearest_gap(const rt_entry *a, const rt_entry *b)
{
    int least = 65536;
    for (unsigned i = 0; i < positions_kept(a); i++) {
        for (unsigned j = 0; j < positions_kept(b); j++) {
            int gap = abs(a->positions[i] - b->positions[j]);
            least = gap < least ? gap : least;
        }
    }
    return (float)least / 65536;
}

/* Names, numbers and places: the kinds that say what a story is about. */
static bool is_telling(rt_anchor_kind kind)
{
    return kind == RT_ANCHOR_NUMBER || kind == RT_ANCHOR_PLACE || kind == RT_ANCHOR_PREFIX ||
           kind == RT_ANCHOR_SKELETON;
}

static uint8_t eighths_of(const rt_entry *entry)
{
    uint8_t eighths = 0;
    for (unsigned i = 0; i < positions_kept(entry); i++) {
        eighths |= (uint8_t)(1u << (entry->positions[i] * EIGHTHS >> 16));
    }
    return eighths;
}

static void tally_side(const rt_entry *entry, unsigned *numbers, float *weight, uint8_t *eighths)
{
    rt_anchor_kind kind = rt_anchor_kind_of(entry->key);
    *numbers += kind == RT_ANCHOR_NUMBER;
    if (is_telling(kind)) {
        *weight += entry->weight;
        *eighths |= eighths_of(entry);
    }
}

static void tally_shared(const rt_entry *a, const rt_entry *b, tally *t)
{
    rt_anchor_kind kind = rt_anchor_kind_of(a->key);
    float product = a->weight * b->weight;
    float gap = nearest_gap(a, b) / position_width;
    t->dot[kind] += product;
    t->agreeing[kind] += product * expf(-gap * gap);
    t->shared[kind]++;
    if (is_telling(kind)) {
        t->shared_weight_a += a->weight;
        t->shared_weight_b += b->weight;
        t->shared_eighths_a |= eighths_of(a);
        t->shared_eighths_b |= eighths_of(b);
    }
}

/* Whether a shared anchor is rare enough, and stands once in both, so that its place tells order.
 */
static bool tells_order(const rt_vectors *v, const rt_entry *a, const rt_entry *b)
{
    rt_anchor_kind kind = rt_anchor_kind_of(a->key);
    double most = once_share * (double)v->document_count;
    most = most < ONCE_FREQUENCY_LEAST ? ONCE_FREQUENCY_LEAST : most;
    return a->count == 1 && b->count == 1 && a->frequency <= most &&
           (is_telling(kind) || kind == RT_ANCHOR_CONCEPT);
}

static bool tally_pair(const rt_vectors *v, uint32_t a, uint32_t b, rt_feature_scratch *scratch,
                       tally *t)
{
    const rt_entry *x = v->entries + v->entry_start[a];
    const rt_entry *y = v->entries + v->entry_start[b];
    const rt_entry *x_end = v->entries + v->entry_start[a + 1];
    const rt_entry *y_end = v->entries + v->entry_start[b + 1];
    size_t most = (size_t)(x_end - x);
    if (!rt_grow((void **)&scratch->once, &scratch->once_capacity, most, sizeof *scratch->once) ||
        !rt_grow((void **)&scratch->run, &scratch->run_capacity, most, sizeof *scratch->run)) {
        return false;
    }
    while (x < x_end || y < y_end) {
        bool left = x < x_end && (y == y_end || x->key <= y->key);
        bool right = y < y_end && (x == x_end || y->key <= x->key);
        if (left && right) {
            tally_shared(x, y, t);
            if (tells_order(v, x, y)) {
                scratch->once[t->once++] = (struct rt_once){x->positions[0], y->positions[0]};
            }
        }
        if (left) {
            tally_side(x++, &t->numbers_a, &t->weight_a, &t->eighths_a);
        }
        if (right) {
            tally_side(y++, &t->numbers_b, &t->weight_b, &t->eighths_b);
        }
    }
    return true;
}

static int by_position(const void *p, const void *q)
{
    const struct rt_once *x = p;
    const struct rt_once *y = q;
    return x->a != y->a ? (x->a > y->a) - (x->a < y->a) : (x->b > y->b) - (x->b < y->b);
}

/* The length of the longest ascending subsequence of b, in the order of a (patience sorting). */
static size_t longest_run(rt_feature_scratch *scratch, size_t count)
{
    size_t length = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t value = scratch->once[i].b;
        size_t low = 0;
        size_t high = length;
        while (low < high) {
            size_t middle = (low + high) / 2;
            if (scratch->run[middle] <= value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        scratch->run[low] = value;
        length += low == length;
    }
    return length;
}

static void order_features(rt_feature_scratch *scratch, size_t count, float *f)
{
    if (count > 1) {
        qsort(scratch->once, count, sizeof *scratch->once, by_position);
    }
    double drift = 0;
    for (size_t i = 0; i < count; i++) {
        drift += abs(scratch->once[i].a - scratch->once[i].b) / 65536.0;
    }
    float n = (float)count;
    f[RT_FEATURE_ORDER] = count > 0 ? (float)longest_run(scratch, count) / n : 0;
    f[RT_FEATURE_ORDERED] = log1pf(n);
    f[RT_FEATURE_ORDER_EVIDENCE] = f[RT_FEATURE_ORDER] * f[RT_FEATURE_ORDERED];
    f[RT_FEATURE_DRIFT] = count > 0 ? (float)(drift / (double)count) : 0.5f;
}

/* How a document's neighbours in the other's language stand to the other. */
typedef struct rivalry {
    bool found;   /* the other is among them */
    bool best;    /* and the first */
    float cosine; /* of the other, if found */
    float others; /* mean of the best RIVALS of the rest, 0 for those missing */
    float runner; /* the best of the rest; 0 if there is none */
} rivalry;

static rivalry rivalry_of(const rt_vectors *v, const rt_neighbours *n, uint32_t document,
                          uint32_t other)
{
    rivalry r = {0};
    uint32_t language = v->documents[other].language;
    unsigned rest = 0;
    bool first = true;
    for (size_t i = n->start[document]; i < n->start[document + 1]; i++) {
        const rt_neighbour *item = &n->items[i];
        if (v->documents[item->document].language != language) {
            continue;
        }
        if (item->document == other) {
            r.found = true;
            r.best = first;
            r.cosine = item->cosine;
        } else if (rest < RIVALS) {
            r.runner = rest == 0 ? item->cosine : r.runner;
            r.others += item->cosine / RIVALS;
            rest++;
        }
        first = false;
    }
    return r;
}

static void rival_features(const rt_vectors *v, const rt_neighbours *n, uint32_t a, uint32_t b,
                           float *f)
{
    rivalry x = rivalry_of(v, n, a, b);
    rivalry y = rivalry_of(v, n, b, a);
    float cosine = x.found ? x.cosine : y.cosine;
    float runner = x.runner > y.runner ? x.runner : y.runner;
    f[RT_FEATURE_COSINE] = cosine;
    f[RT_FEATURE_MARGIN] = cosine / (x.others + y.others + 0.02f);
    f[RT_FEATURE_BEST_SIDES] = (float)(x.best + y.best);
    f[RT_FEATURE_LEAD] = cosine - runner;
    f[RT_FEATURE_MUTUAL_BEST] = (float)(x.best && y.best);
}

static void kind_features(const rt_vectors *v, uint32_t a, uint32_t b, const tally *t, float *f)
{
    for (int kind = 0; kind < RT_FEATURE_KINDS; kind++) {
        float norm = v->norms[(size_t)a * RT_ANCHOR_KINDS + kind] *
                     v->norms[(size_t)b * RT_ANCHOR_KINDS + kind];
        float *of_kind = f + kind * RT_FEATURES_PER_KIND;
        of_kind[0] = norm > 0 ? t->dot[kind] / norm : 0;
        of_kind[1] = norm > 0 ? t->agreeing[kind] / norm : 0;
        of_kind[2] = log1pf((float)t->shared[kind]);
        of_kind[3] = norm > 0;
    }
}

/* Stores the smaller of two values first. */
static void store_sorted(float *f, float x, float y)
{
    f[0] = x < y ? x : y;
    f[1] = x < y ? y : x;
}

static float share(float part, float whole)
{
    return whole > 0 ? part / whole : 0;
}

static float tenths(unsigned count)
{
    return (float)(count < 10 ? count : 10) / 10;
}

bool rt_features(const rt_vectors *v, const rt_neighbours *n, uint32_t a, uint32_t b,
                 rt_feature_scratch *scratch, float features[RT_FEATURE_COUNT])
{
    tally t = {0};
    if (!tally_pair(v, a, b, scratch, &t)) {
        return false;
    }
    kind_features(v, a, b, &t, features);
    rival_features(v, n, a, b, features);
    double lengths = (double)(v->documents[a].bytes + 1) / (v->documents[b].bytes + 1);
    unsigned shared = t.shared[RT_ANCHOR_NUMBER];
    unsigned all = t.numbers_a + t.numbers_b - shared;
    features[RT_FEATURE_LENGTH_RATIO] = (float)fabs(log(lengths));
    features[RT_FEATURE_NUMBER_JACCARD] = share((float)shared, (float)all);
    features[RT_FEATURE_BOTH_NUMBERS] = t.numbers_a > 0 && t.numbers_b > 0;
    store_sorted(features + RT_FEATURE_COVERAGE_LESS, share(t.shared_weight_a, t.weight_a),
                 share(t.shared_weight_b, t.weight_b));
    order_features(scratch, t.once, features);
    store_sorted(features + RT_FEATURE_EIGHTHS_LESS,
                 share((float)__builtin_popcount(t.shared_eighths_a),
                       (float)__builtin_popcount(t.eighths_a)),
                 share((float)__builtin_popcount(t.shared_eighths_b),
                       (float)__builtin_popcount(t.eighths_b)));
    store_sorted(features + RT_FEATURE_NUMBERS_A_ONLY, tenths(t.numbers_a - shared),
                 tenths(t.numbers_b - shared));
    features[RT_FEATURE_SHARED_WEIGHT] =
        log1pf(t.shared_weight_a < t.shared_weight_b ? t.shared_weight_a : t.shared_weight_b);
    return true;
}
