#include "api/groups.h"

#include "api/result.h"
#include "base/sort.h"

#define NO_GROUP UINT32_MAX

/* Beyond this many links between the versions of two texts, only the originals are linked. */
enum { ALL_LINKS_MAX = 1000 };

/* ------------------------------------------------------------------- policy */

static retold_span date_of(const retold_corpus *corpus, uint32_t doc)
{
    retold_document_info info;
    retold_corpus_document(corpus, doc, &info);
    return info.date;
}

/* Whether document a is of an earlier date than b; those of none come last. */
static bool is_earlier(const rt_grouping *g, uint32_t a, uint32_t b)
{
    retold_span x = date_of(g->corpus, a);
    retold_span y = date_of(g->corpus, b);
    if (x.size == 0 || y.size == 0) {
        return x.size != 0 && y.size == 0;
    }
    return rt_span_compare(x, y) < 0;
}

/* Stable; not qsort, since the order needs the corpus and qsort has no place for it. */
static void merge_sort(const rt_grouping *g, uint32_t *items, uint32_t *scratch, size_t count)
{
    for (size_t width = 1; width < count; width *= 2) {
        for (size_t begin = 0; begin < count; begin += 2 * width) {
            size_t middle = begin + width < count ? begin + width : count;
            size_t end = begin + 2 * width < count ? begin + 2 * width : count;
            size_t i = begin;
            size_t j = middle;
            for (size_t k = begin; k < end; k++) {
                bool right = i == middle || (j < end && is_earlier(g, items[j], items[i]));
                scratch[k] = right ? items[j++] : items[i++];
            }
        }
        for (size_t k = 0; k < count; k++) {
            items[k] = scratch[k];
        }
    }
}

/* Orders the texts by the dates of their earliest documents. False when out of memory. */
static bool order_by_date(rt_grouping *g)
{
    size_t doc_count = g->corpus->doc_count;
    rt_memory *memory = g->corpus->memory;
    uint32_t *docs = rt_memory_alloc(memory, (2 * doc_count + 1) * sizeof *docs);
    if (docs == NULL) {
        return false;
    }
    for (size_t d = 0; d < doc_count; d++) {
        rt_memory_step(memory, d);
        docs[d] = (uint32_t)d;
    }
    merge_sort(g, docs, docs + doc_count, doc_count);
    for (size_t t = 0; t < g->texts->count; t++) {
        g->best[t] = UINT32_MAX;
    }
    size_t ordered = 0;
    for (size_t i = 0; i < doc_count; i++) {
        uint32_t text = g->texts->text_of[docs[i]];
        rt_memory_tick(memory, i);
        if (text != RT_NO_TEXT && g->best[text] == UINT32_MAX) {
            g->best[text] = docs[i];
            g->order[ordered++] = text;
        }
    }
    rt_memory_release(memory, docs);
    return true;
}

/* Orders the texts by their best documents. False when out of memory. */
static bool order_texts(rt_grouping *g)
{
    const rt_texts *texts = g->texts;
    rt_memory *memory = g->corpus->memory;
    retold_keep keep = g->corpus->options.group.keep;
    g->best = rt_memory_alloc(memory, (texts->count + 1) * sizeof *g->best);
    g->order = keep == RETOLD_KEEP_LONGEST
                   ? rt_texts_by_length(texts)
                   : rt_memory_alloc(memory, (texts->count + 1) * sizeof *g->order);
    if (g->best == NULL || g->order == NULL) {
        return false;
    }
    if (keep == RETOLD_KEEP_EARLIEST) {
        return order_by_date(g);
    }
    for (size_t t = 0; t < texts->count; t++) { /* as they are numbered */
        rt_memory_step(memory, t);
        g->best[t] = texts->members[texts->start[t]];
        if (keep == RETOLD_KEEP_FIRST) {
            g->order[t] = (uint32_t)t;
        }
    }
    return true;
}

/* -------------------------------------------------------------------- stars */

static bool make_links(rt_grouping *g, const rt_matches *matches)
{
    if (!rt_memory_grow(g->corpus->memory, (void **)&g->links, &g->link_capacity,
                        g->link_count + matches->count, sizeof *g->links)) {
        return false;
    }
    for (size_t i = 0; i < matches->count; i++) {
        const rt_match *m = &matches->items[i];
        rt_memory_step(g->corpus->memory, i);
        if (g->corpus->options.group.relations & RETOLD_RELATION_BIT(m->relation)) {
            g->links[g->link_count++] = (rt_link){.a = m->a,
                                                  .b = m->b,
                                                  .score = rt_match_score(m),
                                                  .relation = m->relation,
                                                  .a_shorter = m->size_a < m->size_b};
        }
    }
    return true;
}

bool rt_grouping_add(rt_grouping *g, const rt_matches *matches)
{
    rt_stars_release(&g->stars);
    return make_links(g, matches) && rt_stars_init(&g->stars, g->links, g->link_count, g->order,
                                                   g->texts->count, g->corpus->memory);
}

bool rt_grouping_init(rt_grouping *grouping, const retold_corpus *corpus, const rt_texts *texts,
                      const rt_matches *matches)
{
    *grouping = (rt_grouping){.corpus = corpus, .texts = texts};
    bool done = order_texts(grouping) && rt_grouping_add(grouping, matches);
    if (!done) {
        rt_grouping_release(grouping);
    }
    return done;
}

/* ------------------------------------------------------------- translations */

/* Centres that are copies of an original in another star: original << 32 | centre, sorted. */
static uint64_t *list_strays(const rt_grouping *g, const rt_originals *originals, size_t *count)
{
    uint64_t *strays =
        rt_memory_alloc(g->corpus->memory, (2 * g->texts->count + 1) * sizeof *strays);
    size_t found = 0;
    for (size_t t = 0; strays != NULL && t < g->texts->count; t++) {
        uint32_t original = originals->text_of[t];
        rt_memory_tick(g->corpus->memory, t);
        if (rt_representative(g, (uint32_t)t) == t && rt_representative(g, original) != t) {
            strays[found++] = (uint64_t)original << 32 | t;
        }
    }
    if (strays != NULL) {
        rt_sort_u64(strays, strays + g->texts->count, found, 0);
    }
    *count = found;
    return strays;
}

/* Joins the stars of texts a and b, one of which is the other's translation. */
static bool add_link(rt_grouping *g, uint32_t a, uint32_t b, double probability)
{
    size_t i = g->translation_link_count;
    rt_link link = {.a = rt_representative(g, a),
                    .b = rt_representative(g, b),
                    .score = probability,
                    .relation = RETOLD_TRANSLATION};
    if (link.a == link.b) {
        return true;
    }
    rt_memory *memory = g->corpus->memory;
    if (!rt_memory_grow(memory, (void **)&g->translation_links, &g->translation_link_capacity,
                        i + 1, sizeof *g->translation_links) ||
        !rt_memory_grow(memory, (void **)&g->translated, &g->translated_capacity, i + 1,
                        sizeof *g->translated)) {
        return false;
    }
    g->translation_links[i] = link;
    g->translated[i][0] = a;
    g->translated[i][1] = b;
    g->translation_link_count++;
    return true;
}

/* The texts that a translation of an original is one of: itself, then its strays. */
typedef struct versions {
    uint32_t original;
    const uint64_t *strays;
    size_t count;
} versions;

static versions versions_of(uint32_t original, const uint64_t *strays, size_t count)
{
    size_t low = 0;
    size_t high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strays[middle] >> 32 < original) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    size_t end = low;
    while (end < count && strays[end] >> 32 == original) {
        end++;
    }
    return (versions){original, strays + low, end - low + 1};
}

static uint32_t version(const versions *v, size_t i)
{
    return i == 0 ? v->original : (uint32_t)v->strays[i - 1];
}

/* Joins all versions of one text to all of the other, or, when they are too many, to the original.
 */
static bool add_links(rt_grouping *g, const versions *a, const versions *b, double probability)
{
    bool all = a->count * b->count <= ALL_LINKS_MAX;
    for (size_t i = 0; i < a->count; i++) {
        for (size_t j = 0; j < (all || i == 0 ? b->count : 1); j++) {
            if (!add_link(g, version(a, i), version(b, j), probability)) {
                return false;
            }
        }
    }
    return true;
}

bool rt_grouping_translate(rt_grouping *g, const rt_originals *originals,
                           const rt_text_translation *translations, size_t count)
{
    bool wanted = g->corpus->options.group.relations & RETOLD_RELATION_BIT(RETOLD_TRANSLATION);
    if (!wanted || count == 0) {
        return true;
    }
    rt_memory *memory = g->corpus->memory;
    size_t stray_count = 0;
    uint64_t *strays = list_strays(g, originals, &stray_count);
    bool done = strays != NULL;
    for (size_t i = 0; done && i < count; i++) {
        versions a = versions_of(translations[i].a, strays, stray_count);
        versions b = versions_of(translations[i].b, strays, stray_count);
        done = add_links(g, &a, &b, translations[i].probability);
    }
    rt_memory_release(memory, strays);
    return done && rt_stars_init(&g->translation_stars, g->translation_links,
                                 g->translation_link_count, g->order, g->texts->count, memory);
}

void rt_grouping_release(rt_grouping *grouping)
{
    rt_memory *memory = grouping->corpus == NULL ? NULL : grouping->corpus->memory;
    rt_memory_release(memory, grouping->order);
    rt_memory_release(memory, grouping->best);
    rt_memory_release(memory, grouping->links);
    rt_stars_release(&grouping->stars);
    rt_memory_release(memory, grouping->translation_links);
    rt_memory_release(memory, grouping->translated);
    rt_stars_release(&grouping->translation_stars);
    *grouping = (rt_grouping){0};
}

/* ------------------------------------------------------------------- groups */

/*
 * The groups as they are listed: the texts that may be in one, and the group of each that is a
 * centre, by its rank; then the group of each document, and the centre of each group.
 */
typedef struct listing {
    const rt_grouping *g;
    rt_rank_set texts;
    uint32_t *group_of;
    uint32_t *groups;
    uint32_t *centres;
    size_t centre_capacity;
} listing;

static bool is_translated(const rt_grouping *g)
{
    return g->translation_stars.places != NULL;
}

static void add_all(rt_rank_set *set, const rt_rank_set *more)
{
    for (size_t w = 0; w < set->word_count; w++) {
        set->words[w] |= more->words[w];
    }
}

/* Texts with links, or with several documents. */
static bool find_texts(listing *l)
{
    const rt_grouping *g = l->g;
    rt_memory *memory = g->corpus->memory;
    if (!rt_rank_set_init(&l->texts, g->texts->count, memory)) {
        return false;
    }
    for (uint32_t t = 0; t < g->texts->count; t++) {
        rt_memory_step(memory, t);
        if (rt_texts_copies(g->texts, t) > 1) {
            rt_rank_set_add(&l->texts, t);
        }
    }
    add_all(&l->texts, &g->stars.linked);
    if (is_translated(g)) {
        add_all(&l->texts, &g->translation_stars.linked);
    }
    rt_rank_set_count(&l->texts);
    l->group_of = rt_memory_alloc(memory, (l->texts.count + 1) * sizeof *l->group_of);
    l->groups = rt_memory_alloc(memory, (g->corpus->doc_count + 1) * sizeof *l->groups);
    for (size_t r = 0; l->group_of != NULL && r < l->texts.count; r++) {
        l->group_of[r] = NO_GROUP;
    }
    return l->group_of != NULL && l->groups != NULL;
}

static void release_listing(listing *l)
{
    rt_memory *memory = l->g->corpus->memory;
    rt_memory_release(memory, l->group_of);
    rt_memory_release(memory, l->groups);
    rt_memory_release(memory, l->centres);
    rt_rank_set_release(&l->texts);
}

static uint32_t *group_of(const listing *l, uint32_t centre)
{
    return &l->group_of[rt_rank_set_rank(&l->texts, centre)];
}

/* Brings what is looked up of documents to be numbered into the processor's caches. */
static void expect_document(const listing *l, size_t doc)
{
    enum { AHEAD = 12 };
    const rt_grouping *g = l->g;
    if (doc + AHEAD >= g->corpus->doc_count) {
        return;
    }
    uint32_t text = g->texts->text_of[doc + AHEAD];
    if (text == UINT32_MAX || !rt_rank_set_has(&l->texts, text)) {
        return;
    }
    if (rt_rank_set_has(&g->stars.linked, text)) {
        __builtin_prefetch(&g->stars.places[rt_rank_set_rank(&g->stars.linked, text)]);
    } else {
        __builtin_prefetch(&g->texts->start[text]);
        __builtin_prefetch(group_of(l, text));
    }
}

/* The centre of the whole group of a document; UINT32_MAX if it is in none. */
static uint32_t centre_of(const listing *l, size_t doc)
{
    const rt_grouping *g = l->g;
    uint32_t text = g->texts->text_of[doc];
    if (text == UINT32_MAX || !rt_rank_set_has(&l->texts, text)) {
        return UINT32_MAX;
    }
    uint32_t star = rt_stars_place(&g->stars, text).centre;
    uint32_t own = star == RT_NO_CENTRE ? text : star;
    uint32_t whole =
        is_translated(g) ? rt_stars_place(&g->translation_stars, own).centre : RT_NO_CENTRE;
    if (whole != RT_NO_CENTRE) {
        return whole;
    }
    bool grouped = star != RT_NO_CENTRE || rt_texts_copies(g->texts, text) > 1;
    return grouped ? own : UINT32_MAX;
}

/* The same within the star of its language. */
static retold_member member_of_star(const rt_grouping *g, uint32_t doc, uint32_t own)
{
    uint32_t text = g->texts->text_of[doc];
    if (text == own) {
        return (retold_member){doc, RETOLD_EXACT, 1, g->best[own]};
    }
    const rt_link *link = &g->links[rt_stars_place(&g->stars, text).link];
    return (retold_member){doc, link->relation, link->score, g->best[own]};
}

/* What a document that is not the kept one of its group is, and to which document. */
static retold_member member_of(const rt_grouping *g, uint32_t doc, uint32_t centre)
{
    uint32_t text = g->texts->text_of[doc];
    uint32_t own = rt_representative(g, text);
    if (own == centre || g->best[text] != doc) {
        return member_of_star(g, doc, own);
    }
    uint32_t index = rt_stars_place(&g->translation_stars, own).link;
    const rt_link *link = &g->translation_links[index];
    uint32_t translated = g->translated[index][link->a == own ? 0 : 1];
    uint32_t other = g->translated[index][link->a == own ? 1 : 0];
    if (text == translated) {
        return (retold_member){doc, link->relation, link->score, g->best[other]};
    }
    if (text == own) { /* the page that the translated text stands in */
        const rt_link *inner = &g->links[rt_stars_place(&g->stars, translated).link];
        return (retold_member){doc, inner->relation, inner->score, g->best[translated]};
    }
    return member_of_star(g, doc, own);
}

/* Begins the group of a centre. False when out of memory. */
static bool begin_group(listing *l, retold_result *r, size_t *capacity, uint32_t centre)
{
    size_t number = r->group_count;
    if (!rt_memory_grow(r->memory, (void **)&r->group_start, capacity, number + 3,
                        sizeof *r->group_start) ||
        !rt_memory_grow(r->memory, (void **)&l->centres, &l->centre_capacity, number + 1,
                        sizeof *l->centres)) {
        return false;
    }
    r->group_start[number + 2] = 0;
    l->centres[number] = centre;
    *group_of(l, centre) = (uint32_t)r->group_count++;
    return true;
}

/* Numbers the groups in the order of their first documents, and counts their members:
 * group_start[g + 2] for group g. False when out of memory. */
static bool number_groups(listing *l, retold_result *r)
{
    size_t capacity = 0;
    size_t turn = 0;
    for (size_t d = 0; d < l->g->corpus->doc_count; d++) {
        expect_document(l, d);
        uint32_t centre = centre_of(l, d);
        rt_memory_step(r->memory, d);
        l->groups[d] = NO_GROUP;
        if (centre == UINT32_MAX) {
            continue;
        }
        rt_memory_tick(r->memory, turn++);
        if (*group_of(l, centre) == NO_GROUP && !begin_group(l, r, &capacity, centre)) {
            return false;
        }
        l->groups[d] = *group_of(l, centre);
        r->group_start[l->groups[d] + 2]++;
    }
    return true;
}

/* Brings where members to come go, and what they are, into the processor's caches. */
static void expect_member(const listing *l, const retold_result *r, size_t doc)
{
    enum { LATER = 24, SOON = 12 };
    const rt_grouping *g = l->g;
    if (doc + LATER >= g->corpus->doc_count) {
        return;
    }
    uint32_t group = l->groups[doc + LATER];
    if (group != NO_GROUP) {
        uint32_t text = g->texts->text_of[doc + LATER];
        __builtin_prefetch(&r->group_start[group + 1], 1);
        __builtin_prefetch(&l->centres[group]);
        __builtin_prefetch(&g->best[text]);
        if (rt_rank_set_has(&g->stars.linked, text)) {
            __builtin_prefetch(&g->stars.places[rt_rank_set_rank(&g->stars.linked, text)]);
        }
    }
    group = l->groups[doc + SOON];
    if (group != NO_GROUP) {
        uint32_t link = rt_stars_place(&g->stars, g->texts->text_of[doc + SOON]).link;
        __builtin_prefetch(&r->members[r->group_start[group + 1]], 1);
        __builtin_prefetch(&g->best[l->centres[group]]);
        if (link < g->link_count) { /* a centre has none */
            __builtin_prefetch(&g->links[link]);
        }
    }
}

/* Places the members: the kept one of each group first. */
static void fill_groups(const listing *l, retold_result *r)
{
    const rt_grouping *g = l->g;
    size_t turn = 0;
    for (size_t i = 0; i < r->group_count; i++) {
        uint32_t kept = g->best[l->centres[i]];
        rt_memory_tick(r->memory, i);
        r->members[r->group_start[i + 1]++] = (retold_member){kept, RETOLD_UNRELATED, 1, kept};
    }
    for (size_t d = 0; d < g->corpus->doc_count; d++) {
        uint32_t group = l->groups[d];
        rt_memory_step(r->memory, d);
        expect_member(l, r, d);
        if (group != NO_GROUP && g->best[l->centres[group]] != d) {
            rt_memory_tick(r->memory, turn++);
            r->members[r->group_start[group + 1]++] = member_of(g, (uint32_t)d, l->centres[group]);
        }
    }
}

/* Makes room for the members, and the counts the places of the groups' first. */
static bool place_groups(retold_result *r)
{
    r->group_start[0] = r->group_start[1] = 0;
    for (size_t i = 2; i < r->group_count + 2; i++) {
        rt_memory_step(r->memory, i);
        r->group_start[i] += r->group_start[i - 1];
    }
    size_t members = r->group_start[r->group_count + 1];
    r->members = rt_memory_alloc(r->memory, members * sizeof *r->members);
    return r->members != NULL;
}

bool rt_grouping_list(const rt_grouping *g, retold_result *result)
{
    listing l = {.g = g};
    bool done = find_texts(&l) && number_groups(&l, result);
    if (done && result->group_count > 0) {
        done = place_groups(result);
        if (done) {
            fill_groups(&l, result);
        }
    }
    release_listing(&l);
    return done;
}
