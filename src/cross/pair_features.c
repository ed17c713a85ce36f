#include "cross/pair_features.h"

#include "cross/lexicon.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { EIGHTHS = 8, RIVALS = 4, TIE_FREQUENCY_LEAST = 20 };

static const double tie_share = 0.05;
static const float margin_least = 0.4f;
static const float position_width = 0.08f; /* positions this far apart agree to 1/e */
static const float residual_most = 0.25f;
static const float rival_least = 0.02f; /* below this a rival is none */
static const double correlation_prior = 0.02;

/* What one document has, within a part of it. */
typedef struct side {
    float from, to; /* the part, both from 0 to 1 */
    rt_profile own;
    float shared_weight[RT_FEATURE_KINDS]; /* of what the other has in its part, too */
    uint8_t shared_eighths;
} side;

/* What one pass over the entries of both documents gives. */
typedef struct tally {
    side a, b;
    float dot[RT_FEATURE_KINDS];
    float agreeing[RT_FEATURE_KINDS]; /* the same, by how closely the positions agree */
    unsigned shared[RT_FEATURE_KINDS];
} tally;

void rt_feature_scratch_release(rt_feature_scratch *scratch)
{
    rt_ties_release(&scratch->ties);
}

/* Names, numbers and places: the kinds that say what a story is about. */
static bool is_telling(rt_anchor_kind kind)
{
    return kind == RT_ANCHOR_NUMBER || kind == RT_ANCHOR_PLACE || kind == RT_ANCHOR_PREFIX ||
           kind == RT_ANCHOR_SKELETON;
}

/* The eighths of the side's part in which the entry stands: none if it is outside. */
static uint8_t eighths_of(const rt_vectors *v, const rt_entry *entry, const side *s)
{
    uint8_t eighths = 0;
    for (unsigned i = 0; i < rt_positions_kept(entry->count); i++) {
        float position = (float)v->positions[entry->positions + i] / 65536;
        if (position >= s->from && position <= s->to) {
            unsigned eighth = (unsigned)((position - s->from) / (s->to - s->from) * EIGHTHS);
            eighths |= (uint8_t)(1u << (eighth < EIGHTHS ? eighth : EIGHTHS - 1));
        }
    }
    return eighths;
}

static float nearest_gap(const rt_vectors *v, const rt_entry *a, const rt_entry *b,
                         const rt_alignment *alignment)
{
    const uint16_t *x = v->positions + a->positions;
    const uint16_t *y = v->positions + b->positions;
    float least = 1;
    for (unsigned i = 0; i < rt_positions_kept(a->count); i++) {
        for (unsigned j = 0; j < rt_positions_kept(b->count); j++) {
            float gap = rt_alignment_gap(alignment, (float)x[i] / 65536, (float)y[j] / 65536);
            least = gap < least ? gap : least;
        }
    }
    return least;
}

static void tally_entry(rt_profile *p, const rt_entry *entry, uint8_t eighths)
{
    rt_anchor_kind kind = rt_anchor_kind_of(entry->key);
    p->numbers += kind == RT_ANCHOR_NUMBER;
    p->weight[kind] += entry->weight;
    p->squares[kind] += entry->weight * entry->weight;
    p->eighths |= is_telling(kind) ? eighths : 0;
}

rt_profile *rt_profiles_new(const rt_vectors *v)
{
    const side whole = {.to = 1};
    rt_profile *profiles = calloc(v->document_count + 1, sizeof *profiles);
    for (size_t d = 0; profiles != NULL && d < v->document_count; d++) {
        for (size_t e = v->entry_start[d]; e < v->entry_start[d + 1]; e++) {
            tally_entry(&profiles[d], &v->entries[e], eighths_of(v, &v->entries[e], &whole));
        }
    }
    return profiles;
}

static void tally_shared(tally *t, const rt_entry *a, const rt_entry *b, uint8_t eighths_a,
                         uint8_t eighths_b, float places_apart)
{
    rt_anchor_kind kind = rt_anchor_kind_of(a->key);
    float product = a->weight * b->weight;
    float gap = places_apart / position_width;
    t->dot[kind] += product;
    t->agreeing[kind] += product * expf(-gap * gap);
    t->shared[kind]++;
    t->a.shared_weight[kind] += a->weight;
    t->b.shared_weight[kind] += b->weight;
    t->a.shared_eighths |= is_telling(kind) ? eighths_a : 0;
    t->b.shared_eighths |= is_telling(kind) ? eighths_b : 0;
}

/* Whether a shared anchor is rare enough, and stands as often in both, so that its places tell
 * order. */
static bool is_tie(const rt_vectors *v, const rt_entry *a, const rt_entry *b)
{
    double most = tie_share * (double)v->document_count;
    most = most < TIE_FREQUENCY_LEAST ? TIE_FREQUENCY_LEAST : most;
    return a->count == b->count && a->count <= RT_POSITIONS && a->frequency <= most;
}

/* Adds up what document d has in the side's part; if it has taught the lexicon together with the
 * other, without the marginal entries that both have. */
static void tally_part(const rt_vectors *v, uint32_t d, uint32_t other, bool taught, side *s)
{
    size_t o = v->entry_start[other];
    for (size_t e = v->entry_start[d]; e < v->entry_start[d + 1]; e++) {
        uint32_t key = v->entries[e].key;
        if (taught && rt_lexicon_is_marginal(key)) {
            while (o < v->entry_start[other + 1] && v->entries[o].key < key) {
                o++;
            }
            if (o < v->entry_start[other + 1] && v->entries[o].key == key) {
                continue;
            }
        }
        uint8_t eighths = eighths_of(v, &v->entries[e], s);
        if (eighths != 0) {
            tally_entry(&s->own, &v->entries[e], eighths);
        }
    }
}

/* Goes through the anchors that both documents have, in the parts that the alignment says overlap;
 * if they have taught the lexicon, without its marginal entries. With `ties`, collects those. */
static bool tally_both(const rt_vectors *v, uint32_t a, uint32_t b, bool taught,
                       const rt_alignment *alignment, rt_ties *ties, tally *t)
{
    const rt_shareable *x = v->shareable + v->shareable_start[a];
    const rt_shareable *y = v->shareable + v->shareable_start[b];
    const rt_shareable *x_end = v->shareable + v->shareable_start[a + 1];
    const rt_shareable *y_end = v->shareable + v->shareable_start[b + 1];
    while (x < x_end && y < y_end) {
        bool left = x->key <= y->key;
        bool right = y->key <= x->key;
        if (left && right && !(taught && rt_lexicon_is_marginal(x->key))) {
            const rt_entry *entry_a = v->entries + v->entry_start[a] + x->entry;
            const rt_entry *entry_b = v->entries + v->entry_start[b] + y->entry;
            uint8_t eighths_a = eighths_of(v, entry_a, &t->a);
            uint8_t eighths_b = eighths_of(v, entry_b, &t->b);
            if (eighths_a != 0 && eighths_b != 0) {
                float gap = nearest_gap(v, entry_a, entry_b, alignment);
                tally_shared(t, entry_a, entry_b, eighths_a, eighths_b, gap);
                if (ties != NULL && is_tie(v, entry_a, entry_b) &&
                    !rt_ties_add(ties, v, entry_a, entry_b)) {
                    return false;
                }
            }
        }
        x += left;
        y += right;
    }
    return true;
}

static float share(float part, float whole)
{
    return whole > 0 ? part / whole : 0;
}

/* Stores the smaller of two values first. */
static void store_sorted(float *f, float x, float y)
{
    f[0] = x < y ? x : y;
    f[1] = x < y ? y : x;
}

/* ------------------------------------------------------------------- rivals */

/* How a document's neighbours in the other's language stand to the other. */
typedef struct rivalry {
    bool found;   /* the other is among them */
    bool best;    /* and the first */
    float cosine; /* of the other, if found */
    float others; /* mean of the best RIVALS of the rest, 0 for those missing */
    float runner; /* the best of the rest; 0 if there is none */
} rivalry;

/* The first of a document's neighbours that is not of a language before this. */
static size_t first_of_language(const rt_vectors *v, const rt_neighbours *n, uint32_t document,
                                uint32_t language)
{
    size_t low = n->start[document];
    size_t high = n->start[document + 1];
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (v->documents[n->items[middle].document].language < language) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static rivalry rivalry_of(const rt_vectors *v, const rt_neighbours *n, uint32_t document,
                          uint32_t other)
{
    rivalry r = {0};
    uint32_t language = v->documents[other].language;
    unsigned rest = 0;
    bool first = true;
    for (size_t i = first_of_language(v, n, document, language); i < n->start[document + 1]; i++) {
        const rt_neighbour *item = &n->items[i];
        if (v->documents[item->document].language != language) {
            break;
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

static float margin_of(const rivalry *x, const rivalry *y)
{
    return x->cosine / (x->cosine + (x->others + y->others) / 2 + rival_least);
}

bool rt_is_hopeful(const rt_vectors *v, const rt_neighbours *n, uint32_t a, uint32_t b)
{
    rivalry x = rivalry_of(v, n, a, b);
    rivalry y = rivalry_of(v, n, b, a);
    return x.found && y.found && margin_of(&x, &y) >= margin_least;
}

static void rival_features(const rt_vectors *v, const rt_neighbours *n, uint32_t a, uint32_t b,
                           float *f)
{
    rivalry x = rivalry_of(v, n, a, b);
    rivalry y = rivalry_of(v, n, b, a);
    float cosine = x.cosine;
    float runner = x.runner > y.runner ? x.runner : y.runner;
    f[RT_FEATURE_COSINE] = cosine;
    f[RT_FEATURE_MARGIN] = margin_of(&x, &y);
    f[RT_FEATURE_MARGIN_BEST] = cosine / (cosine + runner + rival_least);
    f[RT_FEATURE_LEAD] = cosine - runner;
    f[RT_FEATURE_BEST_SIDES] = (float)(x.best + y.best);
    f[RT_FEATURE_MUTUAL_BEST] = (float)(x.best && y.best);
}

/* -------------------------------------------------------------------- order */

/* Pearson's correlation of the ties' positions. */
static double correlation(const rt_ties *m)
{
    double weight = 1e-9;
    double mean_a = 0;
    double mean_b = 0;
    for (size_t i = 0; i < m->count; i++) {
        double w = (double)m->items[i].weight;
        weight += w;
        mean_a += w * m->items[i].a / 65536.0;
        mean_b += w * m->items[i].b / 65536.0;
    }
    mean_a /= weight;
    mean_b /= weight;
    double aa = correlation_prior;
    double bb = correlation_prior;
    double ab = 0;
    for (size_t i = 0; i < m->count; i++) {
        double w = (double)m->items[i].weight;
        double a = m->items[i].a / 65536.0 - mean_a;
        double b = m->items[i].b / 65536.0 - mean_b;
        aa += w * a * a;
        bb += w * b * b;
        ab += w * a * b;
    }
    return ab / sqrt(aa * bb);
}

static void order_features(const rt_ties *m, const rt_alignment *alignment, float *f)
{
    float drift = 0;
    float residual = 0;
    float weight = 0;
    for (size_t i = 0; i < m->count; i++) {
        float a = (float)m->items[i].a / 65536;
        float b = (float)m->items[i].b / 65536;
        drift += fabsf(a - b);
        residual += m->items[i].weight * fminf(rt_alignment_gap(alignment, a, b), residual_most);
        weight += m->items[i].weight;
    }
    residual = weight > 0 ? residual / weight : residual_most;
    float ties = log1pf((float)m->count);
    f[RT_FEATURE_ORDER] = share((float)m->run_length, (float)m->count);
    f[RT_FEATURE_TIES] = ties;
    f[RT_FEATURE_ORDER_EVIDENCE] = f[RT_FEATURE_ORDER] * ties;
    f[RT_FEATURE_DRIFT] = m->count > 0 ? drift / (float)m->count : 0.5f;
    f[RT_FEATURE_CORRELATION] = (float)correlation(m);
    f[RT_FEATURE_CORRELATED_TIES] = f[RT_FEATURE_CORRELATION] * ties;
    f[RT_FEATURE_RESIDUAL] = residual;
    f[RT_FEATURE_CLOSE_TIES] = (residual_most - residual) * ties;
    store_sorted(f + RT_FEATURE_OVERLAP_LESS, alignment->a_to - alignment->a_from,
                 alignment->b_to - alignment->b_from);
    f[RT_FEATURE_SLOPE] = fabsf(logf(alignment->slope));
}

/* ----------------------------------------------------------- parts in common */

static void kind_features(const tally *whole, const tally *overlap, float *f)
{
    for (int kind = 0; kind < RT_FEATURE_KINDS; kind++, f += RT_FEATURES_PER_KIND) {
        float norm = sqrtf(whole->a.own.squares[kind] * whole->b.own.squares[kind]);
        float norm_overlap = sqrtf(overlap->a.own.squares[kind] * overlap->b.own.squares[kind]);
        f[RT_KIND_COSINE] = share(whole->dot[kind], norm);
        f[RT_KIND_AGREEING] = share(whole->agreeing[kind], norm);
        f[RT_KIND_ALIGNED] = share(overlap->agreeing[kind], norm_overlap);
        f[RT_KIND_SHARED] = log1pf((float)whole->shared[kind]);
        f[RT_KIND_BOTH] = norm > 0;
        f[RT_KIND_EVIDENCE] = log1pf(overlap->agreeing[kind]);
    }
}

/* Share of the side's weight, of telling anchors or of the others, that the other side has. */
static float coverage(const side *s, bool telling)
{
    float weight = 0;
    float shared = 0;
    for (int kind = 0; kind < RT_FEATURE_KINDS; kind++) {
        if (is_telling((rt_anchor_kind)kind) == telling) {
            weight += s->own.weight[kind];
            shared += s->shared_weight[kind];
        }
    }
    return share(shared, weight);
}

static float shared_eighths(const side *s)
{
    return share((float)__builtin_popcount(s->shared_eighths),
                 (float)__builtin_popcount(s->own.eighths));
}

static float tenths(unsigned count)
{
    return (float)(count < 10 ? count : 10) / 10;
}

/* What a side's numbers weigh that the other does not have. */
static float numbers_alone(const side *s)
{
    float alone = s->own.weight[RT_ANCHOR_NUMBER] - s->shared_weight[RT_ANCHOR_NUMBER];
    return log1pf(fmaxf(alone, 0));
}

static void whole_features(const tally *t, float *f)
{
    unsigned shared = t->shared[RT_ANCHOR_NUMBER];
    unsigned all = t->a.own.numbers + t->b.own.numbers - shared;
    f[RT_FEATURE_NUMBER_JACCARD] = share((float)shared, (float)all);
    store_sorted(f + RT_FEATURE_NUMBERS_LESS, tenths(t->a.own.numbers - shared),
                 tenths(t->b.own.numbers - shared));
    store_sorted(f + RT_FEATURE_COVERAGE_LESS, coverage(&t->a, true), coverage(&t->b, true));
    store_sorted(f + RT_FEATURE_EIGHTHS_LESS, shared_eighths(&t->a), shared_eighths(&t->b));
}

static void overlap_features(const tally *t, float *f)
{
    store_sorted(f + RT_FEATURE_TELLING_LESS, coverage(&t->a, true), coverage(&t->b, true));
    store_sorted(f + RT_FEATURE_ALONE_LESS, numbers_alone(&t->a), numbers_alone(&t->b));
    store_sorted(f + RT_FEATURE_MEANING_LESS, coverage(&t->a, false), coverage(&t->b, false));
    store_sorted(f + RT_FEATURE_OVERLAP_EIGHTHS_LESS, shared_eighths(&t->a), shared_eighths(&t->b));
}

bool rt_features(const rt_vectors *v, const rt_profile *profiles, const rt_neighbours *n,
                 uint32_t a, uint32_t b, bool taught, rt_feature_scratch *scratch,
                 float features[RT_FEATURE_COUNT])
{
    const rt_alignment diagonal = {.slope = 1, .a_to = 1, .b_to = 1};
    rt_alignment alignment;
    rt_ties *ties = &scratch->ties;
    tally whole = {.a = {.to = 1, .own = profiles[a]}, .b = {.to = 1, .own = profiles[b]}};
    ties->count = 0;
    if (taught) {
        whole = (tally){.a = {.to = 1}, .b = {.to = 1}};
        tally_part(v, a, b, taught, &whole.a);
        tally_part(v, b, a, taught, &whole.b);
    }
    if (!tally_both(v, a, b, taught, &diagonal, ties, &whole) || !rt_ties_align(ties, &alignment)) {
        return false;
    }
    tally overlap = whole;
    if (memcmp(&alignment, &diagonal, sizeof alignment) != 0) {
        overlap = (tally){.a = {.from = alignment.a_from, .to = alignment.a_to},
                          .b = {.from = alignment.b_from, .to = alignment.b_to}};
        tally_part(v, a, b, taught, &overlap.a);
        tally_part(v, b, a, taught, &overlap.b);
        tally_both(v, a, b, taught, &alignment, NULL, &overlap);
    }
    kind_features(&whole, &overlap, features);
    rival_features(v, n, a, b, features);
    double lengths = (double)(v->documents[a].bytes + 1) / (v->documents[b].bytes + 1);
    features[RT_FEATURE_LENGTH_RATIO] = (float)fabs(log(lengths));
    whole_features(&whole, features);
    order_features(ties, &alignment, features);
    overlap_features(&overlap, features);
    return true;
}
