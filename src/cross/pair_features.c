#include "cross/pair_features.h"

#include "base/threads.h"
#include "cross/documents.h"
#include "cross/lexicon.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { GRAIN = 256 };

static const float margin_least = 0.4f;
static const float position_width = 0.08f; /* positions this far apart agree to 1/e */
static const float widths_most = 4;        /* beyond, they do not agree at all */
static const float residual_most = 0.25f;
static const float rival_least = 0.02f; /* below this a rival is none */
static const double correlation_prior = 0.02;

typedef rt_tally_side side;
typedef rt_tally tally;

void rt_feature_scratch_release(rt_feature_scratch *scratch)
{
    rt_ties_release(&scratch->ties);
    free(scratch->matches);
    free(scratch->shared);
    rt_document_view_release(&scratch->a);
    rt_document_view_release(&scratch->b);
    *scratch = (rt_feature_scratch){0};
}

/* Names, numbers and places: the kinds that say what a story is about. */
static bool is_telling(rt_anchor_kind kind)
{
    return kind == RT_ANCHOR_NUMBER || kind == RT_ANCHOR_PLACE || kind == RT_ANCHOR_PREFIX ||
           kind == RT_ANCHOR_SKELETON;
}

/* The eighths of the side's part in which the entry stands: none if it is outside. */
static uint8_t eighths_of(const rt_entry *entry, const side *s)
{
    uint8_t eighths = 0;
    for (unsigned i = 0; i < rt_positions_kept(entry->count); i++) {
        float position = (float)entry->places[i] / 65536;
        if (position >= s->from && position <= s->to) {
            unsigned eighth = (unsigned)((position - s->from) / (s->to - s->from) * RT_EIGHTHS);
            eighths |= (uint8_t)(1u << (eighth < RT_EIGHTHS ? eighth : RT_EIGHTHS - 1));
        }
    }
    return eighths;
}

/* How far apart the closest places of the two are, as shares of the texts. */
static float nearest_gap(const rt_shared_entry *match)
{
    const uint16_t *x = match->a.places;
    const uint16_t *y = match->b.places;
    const uint16_t *x_end = x + rt_positions_kept(match->a.count);
    const uint16_t *y_end = y + rt_positions_kept(match->b.count);
    int least = UINT16_MAX;
    while (x < x_end && y < y_end) { /* both ascend */
        int gap = *x - *y;
        least = abs(gap) < least ? abs(gap) : least;
        x += gap <= 0;
        y += gap > 0;
    }
    return (float)least / 65536;
}

/* The same after an alignment. */
static float nearest_aligned(const rt_shared_entry *match, const rt_alignment *alignment)
{
    const uint16_t *x = match->a.places;
    const uint16_t *y = match->b.places;
    float least = 1;
    for (unsigned i = 0; i < rt_positions_kept(match->a.count); i++) {
        for (unsigned j = 0; j < rt_positions_kept(match->b.count); j++) {
            float gap = rt_alignment_gap(alignment, (float)x[i] / 65536, (float)y[j] / 65536);
            least = gap < least ? gap : least;
        }
    }
    return least;
}

/* How much places so far apart agree. */
static float agreement(float gap)
{
    float widths = gap / position_width;
    return widths < widths_most ? expf(-widths * widths) : 0;
}

static void tally_entry(rt_profile *p, const rt_entry *entry, uint8_t eighths)
{
    rt_anchor_kind kind = rt_anchor_kind_of(entry->key);
    p->numbers += kind == RT_ANCHOR_NUMBER;
    p->weight[kind] += entry->weight;
    p->squares[kind] += entry->weight * entry->weight;
    p->eighths |= is_telling(kind) ? eighths : 0;
}

typedef struct profiling {
    const rt_vectors *v;
    rt_profile *profiles;
} profiling;

static bool profile_documents(void *context, size_t begin, size_t end, unsigned worker)
{
    const profiling *p = context;
    const rt_vectors *v = p->v;
    rt_document_view view = {0};
    bool done = true;
    for (size_t d = begin; done && d < end; d++) {
        rt_memory_tick(v->memory, d);
        p->profiles[d].bytes = v->documents[d].bytes;
        done = rt_document_view_show(&view, v, (uint32_t)d) && rt_document_view_list(&view);
        for (size_t i = 0; done && i < view.entry_count; i++) {
            tally_entry(&p->profiles[d], &view.entries[i], view.entries[i].eighths);
        }
    }
    rt_document_view_release(&view);
    return done;
}

rt_profile *rt_profiles_new(const rt_vectors *v, rt_threads *threads)
{
    profiling p = {v, rt_memory_zeroed(v->memory, v->document_count + 1, sizeof *p.profiles)};
    if (p.profiles != NULL &&
        !rt_parallel_for(threads, v->document_count, GRAIN, profile_documents, &p)) {
        rt_memory_release(v->memory, p.profiles);
        return NULL;
    }
    return p.profiles;
}

static void tally_shared(tally *t, const rt_shared_entry *match, uint8_t eighths_a,
                         uint8_t eighths_b, float gap)
{
    rt_anchor_kind kind = rt_anchor_kind_of(match->a.key);
    float product = match->a.weight * match->b.weight;
    t->dot[kind] += product;
    t->agreeing[kind] += product * agreement(gap);
    t->shared[kind]++;
    t->a.shared_weight[kind] += match->a.weight;
    t->b.shared_weight[kind] += match->b.weight;
    t->a.shared_eighths |= is_telling(kind) ? eighths_a : 0;
    t->b.shared_eighths |= is_telling(kind) ? eighths_b : 0;
}

/* Whether a shared anchor is rare enough, and stands as often in both, so that its places tell
 * order. */
static bool is_tie(const rt_shared_entry *match)
{
    return match->a.count == match->b.count && match->a.count <= RT_POSITIONS && match->a.rare;
}

/* Adds up what document d has in the side's part; if it has taught the lexicon together with the
 * other, without the marginal entries that both have. The entries of both are listed. */
static void tally_part(const rt_document_view *d, const rt_document_view *other, bool taught,
                       side *s)
{
    const rt_entry *o = other->entries;
    const rt_entry *o_end = o + other->entry_count;
    for (const rt_entry *e = d->entries; e < d->entries + d->entry_count; e++) {
        if (taught && rt_lexicon_is_marginal(e->key)) {
            while (o < o_end && o->key < e->key) {
                o++;
            }
            if (o < o_end && o->key == e->key) {
                continue;
            }
        }
        uint8_t eighths = eighths_of(e, s);
        if (eighths != 0) {
            tally_entry(&s->own, e, eighths);
        }
    }
}

static bool list_entries(rt_feature_scratch *s)
{
    return rt_document_view_list(&s->a) && rt_document_view_list(&s->b);
}

/* An entry of a part, and where its places begin: found by going on from one before. */
typedef struct place_cursor {
    size_t entry;
    const uint16_t *places;
} place_cursor;

static inline rt_entry entry_at(const rt_shown_part *part, place_cursor *c, size_t entry)
{
    for (; c->entry < entry; c->entry++) {
        c->places += rt_positions_kept(part->counts[c->entry]);
    }
    return rt_shown_entry(part, entry, c->places);
}

/* Lists what both have of a part; if they have taught the lexicon, without its marginal entries.
 * There is room. */
static void match_part(bool taught, const rt_shown_part *a, const rt_shown_part *b,
                       rt_feature_scratch *s)
{
    size_t count = 0;
    for (size_t x = 0, y = 0; x < a->count && y < b->count;) { /* no branch depends on the keys */
        uint32_t key_a = a->keys[x];
        uint32_t key_b = b->keys[y];
        s->shared[count] = (rt_shared_place){(uint32_t)x, (uint32_t)y};
        count += key_a == key_b;
        x += key_a <= key_b;
        y += key_b <= key_a;
    }
    place_cursor at_a = {0, a->places};
    place_cursor at_b = {0, b->places};
    for (size_t i = 0; i < count; i++) {
        if (!taught || !rt_lexicon_is_marginal(a->keys[s->shared[i].a])) {
            s->matches[s->match_count++] = (rt_shared_entry){entry_at(a, &at_a, s->shared[i].a),
                                                             entry_at(b, &at_b, s->shared[i].b)};
        }
    }
}

/* Lists the anchors that both documents have; if they have taught the lexicon, without its marginal
 * entries. False when out of memory. */
static bool find_matches(bool taught, rt_feature_scratch *s)
{
    size_t most = 1;
    for (unsigned p = 0; p < RT_ENTRY_PARTS; p++) {
        size_t a = s->a.parts[p].count;
        size_t b = s->b.parts[p].count;
        most += a < b ? a : b;
    }
    if (!rt_grow((void **)&s->matches, &s->match_capacity, most, sizeof *s->matches) ||
        !rt_grow((void **)&s->shared, &s->shared_capacity, most, sizeof *s->shared)) {
        return false;
    }
    s->match_count = 0;
    for (unsigned p = 0; p < RT_ENTRY_PARTS; p++) { /* keys of one are never of the other */
        match_part(taught, &s->a.parts[p], &s->b.parts[p], s);
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

bool rt_rivalry_of(const rt_neighbours *n, uint32_t document, uint32_t other, rt_buffer *room,
                   rt_rivalry *rivalry)
{
    size_t begin = n->start[document];
    size_t count = n->start[document + 1] - begin;
    const rt_neighbour *items =
        rt_view_read(&n->view, begin * sizeof *items, count * sizeof *items, room);
    *rivalry = (rt_rivalry){.found = false};
    for (size_t i = 0; items != NULL && i < count; i++) {
        if (items[i].document == other) {
            *rivalry = (rt_rivalry){true, rt_cosine_of(&items[i]), rt_rivals_of(items, count, i)};
            return true;
        }
    }
    return items != NULL;
}

static float margin_of(const rt_rivalry *x, const rt_rivalry *y)
{
    return x->cosine / (x->cosine + (x->rivals.others + y->rivals.others) / 2 + rival_least);
}

bool rt_is_hopeful(const rt_rivalry *a, const rt_rivalry *b)
{
    return a->found && b->found && margin_of(a, b) >= margin_least;
}

static void rival_features(const rt_feature_pair *pair, float *f)
{
    const rt_rivalry *x = &pair->rivalry_a;
    const rt_rivalry *y = &pair->rivalry_b;
    float cosine = x->cosine;
    float runner = fmaxf(x->rivals.runner, y->rivals.runner);
    f[RT_FEATURE_COSINE] = cosine;
    f[RT_FEATURE_MARGIN] = margin_of(x, y);
    f[RT_FEATURE_MARGIN_BEST] = cosine / (cosine + runner + rival_least);
    f[RT_FEATURE_LEAD] = cosine - runner;
    f[RT_FEATURE_BEST_SIDES] = (float)(x->rivals.best + y->rivals.best);
    f[RT_FEATURE_MUTUAL_BEST] = (float)(x->rivals.best && y->rivals.best);
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

static void kind_features(const tally *whole, float *f)
{
    for (int kind = 0; kind < RT_FEATURE_KINDS; kind++, f += RT_FEATURES_PER_KIND) {
        float norm = sqrtf(whole->a.own.squares[kind] * whole->b.own.squares[kind]);
        f[RT_KIND_COSINE] = share(whole->dot[kind], norm);
        f[RT_KIND_AGREEING] = share(whole->agreeing[kind], norm);
        f[RT_KIND_SHARED] = log1pf((float)whole->shared[kind]);
        f[RT_KIND_BOTH] = norm > 0;
    }
}

static void overlap_kind_features(const tally *overlap, float *f)
{
    for (int kind = 0; kind < RT_FEATURE_KINDS; kind++, f += RT_FEATURES_PER_KIND) {
        float norm = sqrtf(overlap->a.own.squares[kind] * overlap->b.own.squares[kind]);
        f[RT_KIND_ALIGNED] = share(overlap->agreeing[kind], norm);
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

/* What both have, in all of the texts. */
static tally tally_whole(const rt_profile *a, const rt_profile *b, bool taught,
                         const rt_feature_scratch *s)
{
    tally whole = {.a = {.to = 1}, .b = {.to = 1}};
    if (taught) { /* the entries are listed */
        tally_part(&s->a, &s->b, true, &whole.a);
        tally_part(&s->b, &s->a, true, &whole.b);
    } else {
        whole.a.own = *a;
        whole.b.own = *b;
    }
    for (size_t i = 0; i < s->match_count; i++) {
        const rt_shared_entry *match = &s->matches[i];
        tally_shared(&whole, match, match->a.eighths, match->b.eighths, nearest_gap(match));
    }
    return whole;
}

/* What both have in the parts that the alignment says overlap. The entries are listed. */
static tally tally_overlap(bool taught, const rt_alignment *alignment, const rt_feature_scratch *s)
{
    tally overlap = {.a = {.from = alignment->a_from, .to = alignment->a_to},
                     .b = {.from = alignment->b_from, .to = alignment->b_to}};
    tally_part(&s->a, &s->b, taught, &overlap.a);
    tally_part(&s->b, &s->a, taught, &overlap.b);
    for (size_t i = 0; i < s->match_count; i++) {
        const rt_shared_entry *match = &s->matches[i];
        uint8_t eighths_a = eighths_of(&match->a, &overlap.a);
        uint8_t eighths_b = eighths_of(&match->b, &overlap.b);
        if (eighths_a != 0 && eighths_b != 0) {
            tally_shared(&overlap, match, eighths_a, eighths_b, nearest_aligned(match, alignment));
        }
    }
    return overlap;
}

void rt_features_prefetch_places(const rt_vectors *v, const rt_profile *profiles, uint32_t document)
{
    rt_prefetch_array(&v->documents[document], sizeof *v->documents);
    rt_prefetch_array(&profiles[document], sizeof *profiles);
    __builtin_prefetch(&v->start[RT_PART_ANCHORS][document]);
    __builtin_prefetch(&v->start[RT_PART_LEARNED][document]);
}

void rt_features_prefetch(const rt_vectors *v, uint32_t document)
{
    const rt_anchor_set *sets[RT_ENTRY_PARTS] = {&v->documents[document].anchors,
                                                 &v->documents[document].learned};
    for (unsigned p = 0; p < RT_ENTRY_PARTS; p++) {
        rt_prefetch_array(sets[p]->keys, sets[p]->count * sizeof *sets[p]->keys);
        rt_prefetch_array(sets[p]->counts, sets[p]->count * sizeof *sets[p]->counts);
        rt_prefetch_array(sets[p]->positions, sets[p]->position_count * sizeof *sets[p]->positions);
        rt_prefetch_array(v->weights[p] + v->start[p][document],
                          sets[p]->count * sizeof *v->weights[p]);
    }
}

bool rt_features_begin(const rt_vectors *v, const rt_profile *profiles, const rt_feature_pair *pair,
                       rt_feature_scratch *scratch, float features[RT_FEATURE_COUNT])
{
    if (!rt_document_view_show(&scratch->a, v, pair->a) ||
        !rt_document_view_show(&scratch->b, v, pair->b) || !find_matches(pair->taught, scratch) ||
        (pair->taught && !list_entries(scratch))) {
        return false;
    }
    rt_profile rooms[2];
    const rt_profile *a = rt_memory_element(v->memory, profiles, pair->a, sizeof *rooms, &rooms[0]);
    const rt_profile *b = rt_memory_element(v->memory, profiles, pair->b, sizeof *rooms, &rooms[1]);
    scratch->whole = tally_whole(a, b, pair->taught, scratch);
    memset(features, 0, RT_FEATURE_COUNT * sizeof *features);
    kind_features(&scratch->whole, features);
    rival_features(pair, features);
    double lengths = ((double)a->bytes + 1) / ((double)b->bytes + 1);
    features[RT_FEATURE_LENGTH_RATIO] = (float)fabs(log(lengths));
    whole_features(&scratch->whole, features);
    return true;
}

bool rt_features_finish(const rt_feature_pair *pair, rt_feature_scratch *scratch,
                        float features[RT_FEATURE_COUNT])
{
    const rt_alignment diagonal = {.slope = 1, .a_to = 1, .b_to = 1};
    rt_alignment alignment;
    rt_ties *ties = &scratch->ties;
    ties->count = 0;
    for (size_t i = 0; i < scratch->match_count; i++) {
        const rt_shared_entry *match = &scratch->matches[i];
        if (is_tie(match) && !rt_ties_add(ties, &match->a, &match->b)) {
            return false;
        }
    }
    if (!rt_ties_align(ties, &alignment)) {
        return false;
    }
    tally overlap = scratch->whole;
    if (memcmp(&alignment, &diagonal, sizeof alignment) != 0) {
        if (!list_entries(scratch)) {
            return false;
        }
        overlap = tally_overlap(pair->taught, &alignment, scratch);
    }
    overlap_kind_features(&overlap, features);
    order_features(ties, &alignment, features);
    overlap_features(&overlap, features);
    return true;
}
