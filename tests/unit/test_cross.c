/* src/cross: sets of anchors, vectors, candidates and the lexicon, against plain versions. */
#include "base/sort.h"
#include "cross/candidates.h"
#include "cross/document_view.h"
#include "cross/lexicon.h"
#include "cross/queries.h"
#include "cross/shared_words.h"
#include "cross/sums.h"
#include "support.h"

#include <math.h>
#include <stdlib.h>

/* ------------------------------------------------------------ sets of anchors */

enum { MOST = 3000 };

/* The occurrences of one key in `all`, by place; returns their number. */
static size_t places_of(uint32_t key, const rt_anchor *all, size_t count, uint16_t *places)
{
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        if ((uint32_t)(all[i] >> 32) == key) {
            size_t at = found++;
            for (; at > 0 && places[at - 1] > (uint16_t)all[i]; at--) {
                places[at] = places[at - 1];
            }
            places[at] = (uint16_t)all[i];
        }
    }
    return found;
}

static void check_set(const rt_anchor_set *set, const rt_anchor *all, size_t count)
{
    uint16_t places[MOST];
    const uint16_t *position = set->positions;
    size_t total = 0;
    for (uint32_t i = 0; i < set->count; i++) {
        REQUIRE(i == 0 || set->keys[i - 1] < set->keys[i], "keys are not ascending");
        size_t times = places_of(set->keys[i], all, count, places);
        REQUIRE(times == set->counts[i], "a key occurs %zu times, not %u", times, set->counts[i]);
        total += times;
        for (unsigned p = 0; p < rt_positions_kept(set->counts[i]); p++) {
            REQUIRE(*position++ == places[p], "a place is wrong");
        }
    }
    REQUIRE(total == count, "%zu occurrences of %zu", total, count);
    REQUIRE((size_t)(position - set->positions) == set->position_count, "positions");
}

START_TEST(test_sets)
{
    static rt_anchor occurrences[MOST], all[MOST], scratch[MOST];
    rt_anchor_store store = {0};
    rt_anchor_range ranges[60];
    rng r = {1};
    for (size_t n = 0; n < 60; n++) {
        size_t count = rng_below(&r, n % 3 == 0 ? MOST : 80);
        size_t keys = 1 + rng_below(&r, 200);
        for (size_t i = 0; i < count; i++) {
            uint64_t hash = rt_mix64(1 + rng_below(&r, keys));
            rt_anchor_kind kind = (rt_anchor_kind)(hash % RT_ANCHOR_LEXICON);
            all[i] = occurrences[i] =
                rt_anchor_at(rt_anchor_key(kind, rt_mix64(hash)), (uint16_t)rng_next(&r));
        }
        size_t first_word = store.word_count;
        ck_assert(rt_anchor_store_reserve_words(&store, n));
        for (size_t i = 0; i < n; i++) {
            store.words[store.word_count++] = (uint32_t)(1000 * n + i);
        }
        ck_assert(rt_anchor_store_add(&store, occurrences, scratch, count, first_word, &ranges[n]));
        rt_anchor_set set = rt_anchor_store_get(&store, &ranges[n]);
        check_set(&set, all, count);
        ck_assert_uint_eq(set.word_count, n);
        for (uint32_t i = 0; i < n; i++) {
            ck_assert_uint_eq(set.words[i], 1000 * n + i);
        }
        if (n % 4 == 3) {
            rt_anchor_store_drop(&store, &ranges[n]);
            ck_assert_uint_eq(store.count, ranges[n].key);
            ck_assert_uint_eq(store.word_count, ranges[n].word);
        }
    }
    rt_anchor_store_release(&store);
}
END_TEST

START_TEST(test_shared_words)
{
    uint32_t word[4];
    for (uint32_t i = 0; i < 4; i++) {
        word[i] = rt_anchor_key(RT_ANCHOR_WORD, 0) + i;
    }
    const uint32_t a[] = {word[3], word[0], word[1], word[3], word[0]};
    const uint32_t b[] = {word[1], word[2], word[3], word[1]};
    rt_anchor_set x = {.words = a, .word_count = 5};
    rt_anchor_set y = {.words = b, .word_count = 4};
    rt_anchor_set none = {0};
    rt_word_table table = {0};
    double share;
    ck_assert(rt_shared_words(&table, &x, &y, &share));
    ck_assert_double_eq_tol(share, 2.0 / 3, 1e-9);
    ck_assert(rt_shared_words(&table, &y, &x, &share));
    ck_assert_double_eq_tol(share, 2.0 / 3, 1e-9);
    ck_assert(rt_shared_words(&table, &x, &none, &share));
    ck_assert_double_eq(share, 0);
    rt_word_table_release(&table);
}
END_TEST

/* ---------------------------------------------------------------- random corpora */

enum { DOCUMENTS = 400, LANGUAGES = 5, VOCABULARY = 3000 };

typedef struct collection {
    rt_anchor_store store;
    rt_anchor_range ranges[DOCUMENTS];
    rt_cross_document documents[DOCUMENTS];
} collection;

/* Documents of Zipf-like anchors; the later languages have more documents. */
static void make_collection(collection *c, uint64_t seed, size_t most)
{
    rt_anchor found[200], scratch[200];
    rng r = {seed};
    *c = (collection){0};
    for (size_t d = 0; d < DOCUMENTS; d++) {
        size_t count = rng_below(&r, most);
        for (size_t i = 0; i < count; i++) {
            size_t rank = rng_below(&r, 1 + rng_below(&r, VOCABULARY));
            rt_anchor_kind kind = (rt_anchor_kind)(rank % RT_ANCHOR_LEXICON);
            found[i] = rt_anchor_at(rt_anchor_key(kind, rt_mix64(rank + 1)), (uint16_t)i);
        }
        ck_assert(rt_anchor_store_add(&c->store, found, scratch, count, 0, &c->ranges[d]));
        size_t l = rng_below(&r, LANGUAGES);
        c->documents[d].language = (uint32_t)(l > 0 && rng_chance(&r, 0.5) ? LANGUAGES - 1 : l);
    }
    for (size_t d = 0; d < DOCUMENTS; d++) {
        c->documents[d].anchors = rt_anchor_store_get(&c->store, &c->ranges[d]);
    }
}

/* ----------------------------------------------------------------------- vectors */

static uint32_t index_of(const rt_anchor_set *set, uint32_t key)
{
    uint32_t i = 0;
    while (i < set->count && set->keys[i] != key) {
        i++;
    }
    return i;
}

/* A term's postings are its documents, by place, without those of its first language; rarer terms
 * have higher ranks. */
static void check_postings(const rt_vectors *v)
{
    size_t last = SIZE_MAX;
    for (uint32_t r = 0; r < v->term_count; r++) {
        size_t documents = 0;
        size_t next = v->posting_start[r];
        uint32_t first_language = UINT32_MAX;
        for (uint32_t place = 0; place < DOCUMENTS; place++) {
            uint32_t d = v->order[place];
            const rt_packed *links = v->links + rt_link_start(v, place);
            for (size_t i = 0; i < rt_link_count(v, place); i++) {
                if (rt_packed_number(&v->of_links, links[i]) == r) {
                    uint32_t language = v->language_of[d];
                    documents++;
                    first_language = first_language == UINT32_MAX ? language : first_language;
                    REQUIRE(language == first_language ||
                                v->postings[next] ==
                                    rt_pack(&v->of_postings, place,
                                            rt_packed_weight(&v->of_links, links[i])),
                            "a posting is missing");
                    next += language != first_language;
                }
            }
        }
        ck_assert_uint_eq(first_language, v->first_language[r]);
        ck_assert_uint_eq(next, v->posting_start[r + 1]);
        REQUIRE(documents <= last, "a rarer term comes first");
        last = documents;
    }
}

static void init_vectors(rt_vectors *v, const collection *c, rt_threads *threads, rt_memory *memory)
{
    ck_assert(rt_vectors_init(v, c->documents, DOCUMENTS, LANGUAGES, memory));
    ck_assert(rt_vectors_weigh(v, threads));
    ck_assert(rt_vectors_link(v, memory == NULL, threads));
}

/* Within a limit weights and terms are kept beside the links. */
START_TEST(test_weights)
{
    rt_threads *two = rt_threads_new(2);
    rt_memory *limited = NULL;
    ck_assert_int_eq(rt_memory_new(RT_MEMORY_LEAST, NULL, &limited, NULL), RETOLD_OK);
    static collection c;
    make_collection(&c, 5, 60);
    rt_vectors v;
    init_vectors(&v, &c, two, limited);
    for (size_t d = 0; d < DOCUMENTS; d += 7) {
        uint32_t language = c.documents[d].language;
        const rt_anchor_set *own = &c.documents[d].anchors;
        size_t first = v.start[RT_PART_ANCHORS][d];
        ck_assert_uint_eq(v.start[RT_PART_ANCHORS][d + 1] - first, own->count);
        for (uint32_t e = 0; e < own->count; e++) {
            size_t frequency = 0, in_language = 0, documents = 0;
            for (size_t o = 0; o < DOCUMENTS; o++) {
                const rt_anchor_set *set = &c.documents[o].anchors;
                bool has = index_of(set, own->keys[e]) < set->count;
                bool same = c.documents[o].language == language;
                documents += same;
                frequency += has;
                in_language += has && same;
            }
            float stored = v.weights[RT_PART_ANCHORS][first + e];
            bool shared = frequency > in_language;
            ck_assert_int_eq(rt_entry_is_rare(stored), frequency <= 20);
            uint32_t term = v.terms[RT_PART_ANCHORS][first + e];
            ck_assert_int_eq(term != RT_NO_TERM, shared && frequency <= 60);
            if (term != RT_NO_TERM) {
                ck_assert_uint_eq(v.term_list[term].documents, frequency);
            }
            double weight = (1 + log(own->counts[e])) *
                            log(((double)documents + 200) / ((double)in_language + 0.5));
            ck_assert_double_eq_tol((double)rt_entry_weight(stored), weight, 1e-4);
        }
    }
    for (size_t place = 0; place < DOCUMENTS; place++) {
        double length = 0;
        const rt_packed *links = v.links + rt_link_start(&v, place);
        for (size_t i = 0; i < rt_link_count(&v, place); i++) {
            double weight = (double)rt_packed_weight(&v.of_links, links[i]);
            length += weight * weight;
        }
        REQUIRE(rt_link_count(&v, place) == 0 || fabs(length - 1) < 1e-4, "length");
    }
    check_postings(&v);
    rt_vectors_release(&v);
    rt_memory_free(limited);
    rt_anchor_store_release(&c.store);
    rt_threads_free(two);
}
END_TEST

/* Checks an entry and returns where the next one's places begin. */
static const uint16_t *check_entry(const rt_entry *entry, const rt_anchor_set *set, uint32_t i,
                                   const uint16_t *places, float stored)
{
    unsigned kept = rt_positions_kept(set->counts[i]);
    uint8_t eighths = 0;
    for (unsigned p = 0; p < kept; p++) {
        REQUIRE(entry->places[p] == places[p], "a place is wrong");
        eighths |= (uint8_t)(1u << (unsigned)((float)places[p] / 65536 * RT_EIGHTHS));
    }
    ck_assert_uint_eq(entry->key, set->keys[i]);
    ck_assert_uint_eq(entry->count, set->counts[i]);
    ck_assert_uint_eq(entry->eighths, eighths);
    ck_assert_int_eq(entry->rare, rt_entry_is_rare(stored));
    ck_assert_float_eq(entry->weight, rt_entry_weight(stored));
    return places + kept;
}

/* What is shown of documents is what is in their sets, packed or not. */
START_TEST(test_views)
{
    rt_threads *two = rt_threads_new(2);
    rt_memory *limited = NULL;
    static collection c, later;
    make_collection(&c, 5, 60);
    make_collection(&later, 8, 30); /* stands in for what was learned */
    for (size_t d = 0; d < DOCUMENTS; d++) {
        c.documents[d].learned = later.documents[d].anchors;
    }
    ck_assert_int_eq(rt_memory_new(RT_MEMORY_LEAST, NULL, &limited, NULL), RETOLD_OK);
    for (int packed = 0; packed < 2; packed++) {
        rt_vectors v;
        rt_document_view view = {0};
        init_vectors(&v, &c, two, packed ? limited : NULL);
        ck_assert_int_eq(v.weights[RT_PART_ANCHORS] != NULL, packed);
        rt_vectors_drop_links(&v);
        ck_assert(rt_vectors_pair(&v, two));
        ck_assert_int_eq(v.packed != NULL, packed);
        for (uint32_t d = 0; d < DOCUMENTS; d++) {
            const rt_cross_document *document = &c.documents[d];
            ck_assert(rt_document_view_show(&view, &v, d) && rt_document_view_list(&view));
            const rt_entry *entry = view.entries;
            ck_assert_uint_eq(view.entry_count, document->anchors.count + document->learned.count);
            for (unsigned p = 0; p < RT_ENTRY_PARTS; p++) {
                const rt_anchor_set *set = p == 0 ? &document->anchors : &document->learned;
                const uint16_t *places = set->positions;
                const float *weights = v.weights[p] + v.start[p][d];
                for (uint32_t i = 0; i < set->count; i++) {
                    places = check_entry(entry++, set, i, places, weights[i]);
                }
            }
        }
        rt_document_view_release(&view);
        rt_vectors_release(&v);
    }
    rt_memory_free(limited);
    rt_anchor_store_release(&c.store);
    rt_anchor_store_release(&later.store);
    rt_threads_free(two);
}
END_TEST

/* -------------------------------------------------------------------- candidates */

/* Of the documents at two places. */
static float cosine_of(const rt_vectors *v, size_t a, size_t b)
{
    float sum = 0;
    const rt_packed *x = v->links + rt_link_start(v, a);
    const rt_packed *y = v->links + rt_link_start(v, b);
    for (size_t i = 0; i < rt_link_count(v, a); i++) {
        for (size_t j = 0; j < rt_link_count(v, b); j++) {
            if (rt_packed_number(&v->of_links, x[i]) == rt_packed_number(&v->of_links, y[j])) {
                sum += rt_packed_weight(&v->of_links, x[i]) * rt_packed_weight(&v->of_links, y[j]);
            }
        }
    }
    return sum;
}

static void sort_by_place(const rt_packing *packing, rt_packed *postings, size_t count)
{
    static uint64_t keys[RT_SUMS_MOST], scratch[RT_SUMS_MOST];
    for (size_t i = 0; i < count; i++) {
        keys[i] = (uint64_t)rt_packed_number(packing, postings[i]) << 32 | postings[i];
    }
    rt_sort_u64(keys, scratch, count, 32);
    for (size_t i = 0; i < count; i++) {
        postings[i] = (rt_packed)keys[i];
    }
}

/* Adds random postings of places under `most`, and of the last of all. `plain` gets the sums too.
 */
static void add_random(rt_sums *sums, float *plain, size_t places, size_t most, size_t count,
                       rng *r)
{
    enum { LISTS = 9 };
    static rt_packed postings[RT_SUMS_MOST];
    rt_sums_list lists[LISTS + 1];
    size_t list_count = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t place = (uint32_t)(i == 0 ? places - 1 : rng_below(r, most));
        postings[i] = rt_pack(&sums->packing, place, (float)(1 + rng_below(r, 1000)) / 1000);
    }
    for (size_t begin = 0; begin < count; begin += count / LISTS + 1) {
        size_t end = begin + count / LISTS + 1 < count ? begin + count / LISTS + 1 : count;
        sort_by_place(&sums->packing, postings + begin, end - begin);
        float factor = (float)(1 + begin % 7) / 8;
        lists[list_count++] = (rt_sums_list){postings + begin, end - begin, factor};
        for (size_t i = begin; i < end; i++) {
            plain[rt_packed_number(&sums->packing, postings[i])] +=
                factor * rt_packed_steps(&sums->packing, postings[i]);
        }
    }
    lists[list_count++] = (rt_sums_list){postings + count, 0, 1};
    rt_sums_fetch(sums, lists, list_count);
    rt_sums_add(sums, lists, list_count);
}

/* Sums of posting lists, as many as there may be, are those of a plain array, bit for bit, of few
 * places and of many. */
START_TEST(test_sums)
{
    enum { ROUNDS = 12 };
    size_t places = _i == 0 ? 200003 : 2400001;
    float *plain = calloc(places, sizeof *plain);
    rng r = {17};
    rt_sums sums;
    ck_assert_ptr_nonnull(plain);
    ck_assert(rt_sums_init(&sums, places, rt_packing_for(places), NULL));
    for (unsigned round = 0; round < ROUNDS; round++) {
        size_t count = round == 0 ? 1 : (size_t)RT_SUMS_MOST >> (round - 1) % 5;
        size_t met = 0;
        memset(plain, 0, places * sizeof *plain);
        add_random(&sums, plain, places, round % 2 == 0 ? 3000 : places, count, &r);
        for (uint32_t number = 1; number <= sums.count + RT_SUMS_SPARE; number++) {
            for (size_t i = 0; i < RT_SUMS_BLOCK; i++) {
                float sum = sums.sums[number * RT_SUMS_BLOCK + i];
                size_t place = places;
                if (number <= sums.count) {
                    place = (size_t)sums.blocks[number] * RT_SUMS_BLOCK + i;
                }
                REQUIRE(sum == (place < places ? plain[place] : 0), "a wrong sum");
                met += sum != 0;
            }
        }
        for (size_t place = 0; place < places; place++) {
            met -= plain[place] != 0;
        }
        ck_assert_uint_eq(met, 0);
        rt_sums_clear(&sums);
        ck_assert_uint_eq(sums.count, 0);
    }
    rt_sums_release(&sums);
    free(plain);
}
END_TEST

/* The largest cosine among a document's neighbours in a language. */
static float best_found(const rt_neighbours *n, const collection *c, size_t d, uint32_t language)
{
    float found = 0;
    for (size_t i = n->start[d]; i < n->start[d + 1]; i++) {
        bool of_language = c->documents[n->items[i].document].language == language;
        found = of_language ? fmaxf(found, rt_cosine_of(&n->items[i])) : found;
    }
    return found;
}

/* Against all neighbours of the same language. */
static void check_rivals(const rt_neighbours *n, const collection *c, size_t d, size_t at)
{
    uint32_t language = c->documents[n->items[at].document].language;
    rt_rivals rivals =
        rt_rivals_of(n->items + n->start[d], n->start[d + 1] - n->start[d], at - n->start[d]);
    float cosines[RT_NEAREST] = {0};
    size_t count = 0;
    bool before = false;
    for (size_t i = n->start[d]; i < n->start[d + 1]; i++) {
        if (i != at && c->documents[n->items[i].document].language == language) {
            cosines[count++] = rt_cosine_of(&n->items[i]);
            before = before || i < at;
        }
    }
    float mean = (cosines[0] + cosines[1] + cosines[2] + cosines[3]) / 4;
    ck_assert_uint_eq(rivals.best, !before);
    ck_assert_float_eq(rivals.runner, cosines[0]);
    ck_assert_float_eq_tol(rivals.others, mean, 1e-6f);
}

/* In so small a corpus both looks see everything, so that the nearest have to be the nearest. */
START_TEST(test_nearest)
{
    rt_threads *three = rt_threads_new(3);
    static collection c;
    static float cosines[DOCUMENTS][DOCUMENTS];
    make_collection(&c, 6, 40);
    rt_vectors v, w, x;
    rt_neighbours n, again, half;
    const rt_breadth narrow = {RT_POSTINGS / 2, RT_SECOND_LOOK / 2, SIZE_MAX};
    const rt_breadth breadth = {RT_POSTINGS, RT_SECOND_LOOK, SIZE_MAX};
    init_vectors(&v, &c, three, NULL);
    init_vectors(&w, &c, three, NULL);
    for (uint32_t a = 0; a < DOCUMENTS; a++) {
        for (uint32_t b = 0; b < DOCUMENTS; b++) {
            cosines[v.order[a]][v.order[b]] = cosine_of(&v, a, b);
        }
    }
    ck_assert(rt_neighbours_find(&n, &v, &breadth, NULL) &&
              rt_neighbours_find(&again, &w, &breadth, three));
    init_vectors(&x, &c, NULL, NULL);
    ck_assert(rt_neighbours_find(&half, &x, &narrow, NULL));
    size_t total = n.start[DOCUMENTS];
    ck_assert_uint_eq(total, again.start[DOCUMENTS]);
    ck_assert(memcmp(n.items, again.items, total * sizeof *n.items) == 0);
    ck_assert_uint_gt(total, DOCUMENTS);
    for (size_t d = 0; d < DOCUMENTS; d++) {
        for (size_t i = n.start[d]; i < n.start[d + 1]; i++) {
            uint32_t other = n.items[i].document;
            uint32_t language = c.documents[other].language;
            REQUIRE(language != c.documents[d].language, "a neighbour of the same language");
            REQUIRE(fabsf(rt_cosine_of(&n.items[i]) - cosines[d][other]) < 1e-5f, "a wrong cosine");
            bool next = i + 1 < n.start[d + 1];
            uint32_t after = next ? c.documents[n.items[i + 1].document].language : language;
            REQUIRE(after >= language, "languages out of order");
            REQUIRE(!next || after > language ||
                        rt_cosine_of(&n.items[i]) >= rt_cosine_of(&n.items[i + 1]),
                    "neighbours out of order");
            bool first =
                i == n.start[d] || c.documents[n.items[i - 1].document].language != language;
            ck_assert_int_eq(rt_is_first_of_language(&n.items[i]), first);
            check_rivals(&n, &c, d, i);
        }
        /* The very nearest of each language is there, if it was among the best of either side. */
        for (uint32_t l = 0; l < LANGUAGES; l++) {
            float best = 0;
            for (size_t o = 0; o < DOCUMENTS && l != c.documents[d].language; o++) {
                best = c.documents[o].language == l ? fmaxf(best, cosines[d][o]) : best;
            }
            bool small = v.language_end[c.documents[d].language] < v.language_end[l];
            REQUIRE(!small || best < 1e-6f || fabsf(best - best_found(&n, &c, d, l)) < 1e-5f,
                    "the nearest is missing");
            REQUIRE(!small || best < 1e-6f || fabsf(best - best_found(&half, &c, d, l)) < 1e-5f,
                    "the nearest is missing from a search half as wide");
        }
    }
    rt_neighbours_release(&n);
    rt_neighbours_release(&again);
    rt_vectors_release(&v);
    rt_vectors_release(&w);
    rt_neighbours_release(&half);
    rt_vectors_release(&x);
    rt_anchor_store_release(&c.store);
    rt_threads_free(three);
}
END_TEST

/* What rt_queries_choose() goes by, of the document at a place. */
static double worth(const rt_vectors *v, size_t place)
{
    const rt_packed *link = v->links + rt_link_start(v, place);
    double sum = 0;
    for (size_t i = 0; i < rt_link_count(v, place); i++) {
        uint32_t rank = rt_packed_number(&v->of_links, link[i]);
        double weight = (double)rt_packed_weight(&v->of_links, link[i]);
        size_t postings = v->posting_start[rank + 1] - v->posting_start[rank];
        sum += postings == 0 ? 0 : weight * weight / (double)postings;
    }
    return sum;
}

/* Those chosen are worth most, and a search for so many of a language is for them alone. */
START_TEST(test_queries)
{
    enum { CHOSEN = 9 };
    rt_threads *three = rt_threads_new(3);
    static collection c;
    make_collection(&c, 8, 40);
    rt_vectors v;
    init_vectors(&v, &c, NULL, NULL);
    size_t begin = v.language_end[v.language_at[0]];
    size_t end = v.language_end[v.language_at[begin]];
    rt_queries chosen;
    ck_assert_uint_gt(end - begin, CHOSEN);
    ck_assert(rt_queries_choose(&chosen, &v, v.posting_start, begin, end, CHOSEN, three));
    ck_assert_uint_eq(chosen.count, CHOSEN);
    double least = 1;
    double most_of_others = 0;
    for (size_t place = begin, at = 0; place < end; place++) {
        if (at < CHOSEN && chosen.places[at] == place) {
            least = fmin(least, worth(&v, place));
            at++;
        } else {
            most_of_others = fmax(most_of_others, worth(&v, place));
        }
        ck_assert(place + 1 < end || at == CHOSEN);
    }
    ck_assert_double_ge(least, most_of_others - 1e-6);
    ck_assert_double_gt(least, 0);
    rt_queries_release(&chosen);

    rt_neighbours n;
    const rt_breadth few = {RT_POSTINGS, RT_SECOND_LOOK, CHOSEN};
    size_t searched[LANGUAGES] = {0};
    ck_assert(rt_neighbours_find(&n, &v, &few, three));
    for (size_t d = 0; d < DOCUMENTS; d++) {
        uint32_t language = c.documents[d].language;
        bool is_query = false;
        for (size_t i = n.start[d]; i < n.start[d + 1]; i++) {
            uint32_t other = c.documents[n.items[i].document].language;
            is_query = is_query || v.language_end[language] < v.language_end[other];
        }
        searched[language] += is_query;
    }
    for (size_t l = 0; l < LANGUAGES; l++) {
        bool largest = v.language_end[l] == DOCUMENTS;
        ck_assert_uint_le(searched[l], largest ? 0 : CHOSEN);
        ck_assert(largest || searched[l] > 0);
    }
    rt_neighbours_release(&n);
    rt_vectors_release(&v);
    rt_anchor_store_release(&c.store);
    rt_threads_free(three);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("cross");
    TCase *sets = tcase_create("sets");
    tcase_add_test(sets, test_sets);
    tcase_add_test(sets, test_shared_words);
    suite_add_tcase(suite, sets);
    TCase *matching = tcase_create("matching");
    tcase_set_timeout(matching, 60);
    tcase_add_test(matching, test_weights);
    tcase_add_test(matching, test_views);
    tcase_add_loop_test(matching, test_sums, 0, 2);
    tcase_add_test(matching, test_nearest);
    tcase_add_test(matching, test_queries);
    suite_add_tcase(suite, matching);
    return run_suite(suite);
}
