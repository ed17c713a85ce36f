/* src/cross: keys of words, and what is learned from likely translations, against plain versions.
 */
#include "cross/cooccurrence.h"
#include "cross/learn.h"
#include "cross/lexicon_finish.h"
#include "cross/pair_features.h"
#include "cross/pivot.h"
#include "cross/word_key.h"
#include "support.h"

#include <stdlib.h>

/* ----------------------------------------------------------------- keys of words */

START_TEST(test_stems)
{
    ck_assert_uint_eq(rt_stem(rt_span_of("")).size, 0);
    ck_assert_uint_eq(rt_stem(rt_span_of("seventh")).size, 7);
    ck_assert_uint_eq(rt_stem(rt_span_of("parliament")).size, 7);
    ck_assert_uint_eq(rt_stem(rt_span_of("\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
                                         "\xc3\xa9"))
                          .size,
                      14);
    ck_assert(rt_word_key(rt_span_of("parliament")) == rt_word_key(rt_span_of("parliaments")));
    ck_assert(rt_word_key(rt_span_of("parliament")) != rt_word_key(rt_span_of("parlor")));
}
END_TEST

/* The characters whose pairs can be read again, and some that cannot. */
static const uint32_t legible[] = {0x0e01, 0x0e5b, 0x0f40, 0x1000, 0x109f, 0x1780,
                                   0x17ff, 0x3042, 0x30ff, 0x4e00, 0x6c34, 0x9fff};
static const uint32_t others[] = {'a', 0xe9, 0x0dca, 0x10a0, 0x3400, 0xac00, 0x20000};

START_TEST(test_pairs)
{
    enum { LEGIBLE = sizeof legible / sizeof *legible, OTHERS = sizeof others / sizeof *others };
    uint32_t keys[LEGIBLE * LEGIBLE];
    rt_buffer text = {0};
    for (size_t i = 0; i < LEGIBLE * LEGIBLE; i++) {
        char again[6];
        text.size = 0;
        append_code_point(&text, legible[i / LEGIBLE]);
        append_code_point(&text, legible[i % LEGIBLE]);
        ck_assert(rt_is_word_pair(span_of(&text)));
        keys[i] = rt_word_key(span_of(&text));
        ck_assert_int_eq(rt_anchor_kind_of(keys[i]), RT_ANCHOR_WORD);
        ck_assert(rt_span_equal(rt_word_key_pair(keys[i], again), span_of(&text)));
        for (size_t j = 0; j < i; j++) {
            ck_assert_uint_ne(keys[i], keys[j]);
        }
    }
    for (size_t i = 0; i < LEGIBLE * OTHERS; i++) {
        text.size = 0;
        append_code_point(&text, i % 2 ? legible[i / OTHERS] : others[i % OTHERS]);
        append_code_point(&text, i % 2 ? others[i % OTHERS] : legible[i / OTHERS]);
        ck_assert(!rt_is_word_pair(span_of(&text)));
        ck_assert_int_eq(rt_anchor_kind_of(rt_word_key(span_of(&text))), RT_ANCHOR_WORD);
    }
    ck_assert(!rt_is_word_pair(rt_span_of("")));
    rt_buffer_release(&text);
}
END_TEST

/* ------------------------------------------------------------ random translations */

enum { DOCUMENTS = 240, LANGUAGES = 3, WORDS = 60, EACH = 20 };

/* Documents 3 i + l tell story i in language l, in words that are the same for all but for a
 * few, and some of them are seeds. Word w of language l is word_of(l, w). */
typedef struct stories {
    rt_anchor_store store;
    rt_anchor_range ranges[DOCUMENTS];
    rt_cross_document documents[DOCUMENTS];
    rt_pairs seeds;
} stories;

static uint32_t word_of(uint32_t language, size_t word)
{
    return rt_anchor_key(RT_ANCHOR_WORD, rt_mix64(1 + LANGUAGES * word + language));
}

static void stories_init(stories *s, uint64_t seed)
{
    rng r = {seed};
    *s = (stories){0};
    for (uint32_t d = 0; d < DOCUMENTS; d++) {
        rng same = {seed + d / LANGUAGES};
        rt_anchor found, scratch;
        size_t first_word = s->store.word_count;
        ck_assert(rt_anchor_store_reserve_words(&s->store, EACH));
        uint32_t language = d % LANGUAGES;
        for (size_t i = 0; i < EACH; i++) {
            size_t word = rng_below(&same, 1 + rng_below(&same, WORDS));
            word = rng_chance(&r, 0.2) ? rng_below(&r, WORDS) : word;
            s->store.words[s->store.word_count++] = word_of(language, word);
        }
        found = rt_anchor_at(rt_anchor_key(RT_ANCHOR_NUMBER, rt_mix64(d)), 0);
        ck_assert(rt_anchor_store_add(&s->store, &found, &scratch, 1, first_word, &s->ranges[d]));
    }
    for (uint32_t d = 0; d < DOCUMENTS; d++) {
        s->documents[d].anchors = rt_anchor_store_get(&s->store, &s->ranges[d]);
        s->documents[d].language = d % LANGUAGES;
        for (uint32_t e = d + 1; e < DOCUMENTS && e / LANGUAGES == d / LANGUAGES; e++) {
            /* Languages 1 and 2 have too few seeds of their own. */
            if (d % LANGUAGES == 0 ? rng_chance(&r, 0.9) : d < 10) {
                ck_assert(rt_pairs_add(&s->seeds, d, e));
            }
        }
    }
}

static void stories_release(stories *s)
{
    rt_anchor_store_release(&s->store);
    rt_pairs_release(&s->seeds);
}

static bool has_word(const stories *s, uint32_t document, uint32_t word)
{
    const rt_anchor_set *set = &s->documents[document].anchors;
    for (uint32_t i = 0; i < set->word_count; i++) {
        if (set->words[i] == word) {
            return true;
        }
    }
    return false;
}

/* Counts an entry in the seeds. Returns how many seeds its languages have. */
static size_t count_plainly(const stories *s, rt_lexicon_entry *entry)
{
    size_t seeds = 0;
    for (size_t i = 0; i < s->seeds.count; i++) {
        uint32_t a = rt_pair_first(s->seeds.items[i]);
        uint32_t b = rt_pair_second(s->seeds.items[i]);
        if (s->documents[a].language == entry->language_a &&
            s->documents[b].language == entry->language_b) {
            bool in_a = has_word(s, a, entry->word_a);
            bool in_b = has_word(s, b, entry->word_b);
            entry->both += in_a && in_b;
            entry->count_a += in_a;
            entry->count_b += in_b;
            seeds++;
        }
    }
    return seeds;
}

/* The entry that has to be learned for a word; `both` is 0 if none. */
static rt_lexicon_entry learn_plainly(const stories *s, uint32_t la, uint32_t lb, size_t word)
{
    rt_lexicon_entry best = {0};
    double best_dice = 0;
    for (size_t other = 0; other < WORDS; other++) {
        rt_lexicon_entry e = {.language_a = la,
                              .language_b = lb,
                              .word_a = word_of(la, word),
                              .word_b = word_of(lb, other),
                              .source = RT_LEXICON_NEW};
        size_t seeds = count_plainly(s, &e);
        double most = (double)seeds * 0.3 < 5 ? 5 : (double)seeds * 0.3;
        double dice = 2.0 * e.both / (e.count_a + e.count_b);
        bool can =
            seeds >= 15 && e.both >= 3 && dice >= 0.4 && e.count_a <= most && e.count_b <= most;
        if (can && (dice > best_dice || (dice == best_dice && e.word_b < best.word_b))) {
            best = e;
            best_dice = dice;
        }
    }
    return best;
}

static const rt_lexicon_entry *find_entry(const rt_lexicon *lexicon, const rt_lexicon_entry *e)
{
    return lexicon->count == 0
               ? NULL
               : bsearch(e, lexicon->entries, lexicon->count, sizeof *e, rt_lexicon_order);
}

static void require_same(const rt_lexicon_entry *found, const rt_lexicon_entry *wanted)
{
    REQUIRE(found != NULL, "an entry is missing");
    REQUIRE(memcmp(found, wanted, sizeof *found) == 0, "%u of %u and %u, not %u of %u and %u",
            found->both, found->count_a, found->count_b, wanted->both, wanted->count_a,
            wanted->count_b);
}

START_TEST(test_learning)
{
    rt_threads *two = rt_threads_new(2);
    stories s;
    rt_lexicon nothing = {0};
    rt_lexicon lexicon;
    stories_init(&s, (uint64_t)_i);
    ck_assert(rt_lexicon_learn(&lexicon, &nothing, s.documents, &s.seeds, two));
    size_t wanted = 0;
    for (uint32_t la = 0; la < LANGUAGES; la++) {
        for (uint32_t lb = la + 1; lb < LANGUAGES; lb++) {
            for (size_t word = 0; word < WORDS; word++) {
                rt_lexicon_entry e = learn_plainly(&s, la, lb, word);
                if (e.both > 0) {
                    require_same(find_entry(&lexicon, &e), &e);
                    wanted++;
                    ck_assert_uint_eq(la, 0);
                }
            }
        }
    }
    ck_assert_uint_eq(lexicon.count, wanted);
    ck_assert_uint_gt(wanted, WORDS / 2);
    rt_lexicon_release(&lexicon);
    stories_release(&s);
    rt_threads_free(two);
}
END_TEST

/* What is known gets the seeds' counts added, whether it stands or not; beside it, only what does
 * better than all that is known of the word. */
START_TEST(test_growing)
{
    rt_threads *two = rt_threads_new(2);
    stories s;
    rt_lexicon nothing = {0};
    rt_lexicon known = {0};
    rt_lexicon alone, grown;
    stories_init(&s, 100 + (uint64_t)_i);
    rng r = {7};
    for (uint32_t i = 0; i < 3 * WORDS; i++) {
        rt_lexicon_entry e = {.language_a = i % 2,
                              .language_b = 2,
                              .word_a = word_of(i % 2, i / 3),
                              .word_b = word_of(2, rng_chance(&r, 0.5) ? i / 3 : i / 2 + WORDS),
                              .both = 1 + (uint32_t)rng_below(&r, 9),
                              .source = i};
        e.count_a = i == 0 ? UINT32_MAX - 1 : e.both + (uint32_t)rng_below(&r, 12);
        e.count_b = e.both + (uint32_t)rng_below(&r, 12);
        ck_assert(rt_lexicon_add(&known, &e));
    }
    ck_assert(rt_lexicon_finish(&known));
    ck_assert(rt_lexicon_learn(&alone, &nothing, s.documents, &s.seeds, two));
    ck_assert(rt_lexicon_learn(&grown, &known, s.documents, &s.seeds, two));
    size_t added = 0;
    for (size_t i = 0; i < alone.count; i++) {
        const rt_lexicon_entry *e = &alone.entries[i];
        bool better = true;
        for (size_t k = 0; k < known.count; k++) {
            rt_lexicon_entry of = known.entries[k];
            if (of.language_a == e->language_a && of.language_b == e->language_b &&
                of.word_a == e->word_a) {
                count_plainly(&s, &of);
                bool stands = rt_lexicon_stands(of.both, of.count_a, of.count_b);
                bool best = stands && rt_lexicon_dice(of.both, of.count_a, of.count_b) >=
                                          rt_lexicon_dice(e->both, e->count_a, e->count_b);
                better = better && of.word_b != e->word_b && !best;
            }
        }
        const rt_lexicon_entry *found = find_entry(&grown, e);
        REQUIRE(!better || found != NULL, "what does better is not added");
        added += better;
    }
    ck_assert_uint_eq(grown.count, known.count + added);
    ck_assert_uint_gt(added, 0);
    ck_assert_uint_lt(added, alone.count);
    for (size_t i = 0; i < known.count; i++) {
        rt_lexicon_entry e = known.entries[i];
        uint32_t before = e.count_a;
        count_plainly(&s, &e);
        e.count_a = e.count_a < before ? UINT32_MAX : e.count_a; /* it does not run over */
        bool found = false;
        for (size_t g = 0; g < grown.count; g++) {
            found = found || memcmp(&grown.entries[g], &e, sizeof e) == 0;
        }
        REQUIRE(found, "an entry that was known is missing");
    }
    rt_lexicon_release(&known);
    rt_lexicon_release(&alone);
    rt_lexicon_release(&grown);
    stories_release(&s);
    rt_threads_free(two);
}
END_TEST

/* ---------------------------------------------------------------- sides and keys */

enum { GROUP_LANGUAGES = 5, GROUP_WORDS = 40, GROUP_ENTRIES = 500 };

/* The groups in a plain form: which group each word of each language is in, 0 if in none. */
typedef struct plain_groups {
    size_t of[GROUP_LANGUAGES][GROUP_WORDS];
    size_t count;
} plain_groups;

static const uint32_t group_languages[GROUP_LANGUAGES] = {0, 1, 2, RT_LANGUAGE_ABSENT,
                                                          RT_LANGUAGE_ABSENT + 1};

/* The word's language and number, as places in plain_groups. */
static void find_plain(uint32_t language, uint32_t word, size_t *l, size_t *w)
{
    for (*l = 0; group_languages[*l] != language; ++*l) {
    }
    for (*w = 0; word_of((uint32_t)*l % LANGUAGES, *w + 1000 * *l) != word; ++*w) {
    }
}

static size_t *plain_group(plain_groups *g, uint32_t language, uint32_t word)
{
    size_t l, w;
    find_plain(language, word, &l, &w);
    return &g->of[l][w];
}

/* The number of a word of the language in the group; GROUP_WORDS if there is none. */
static size_t plain_word(const plain_groups *g, size_t group, size_t language)
{
    size_t w = 0;
    while (w < GROUP_WORDS && g->of[language][w] != group) {
        w++;
    }
    return w;
}

static void plain_join(plain_groups *g, const rt_lexicon_entry *e)
{
    size_t *a = plain_group(g, e->language_a, e->word_a);
    size_t *b = plain_group(g, e->language_b, e->word_b);
    *a = *a == 0 ? ++g->count : *a;
    *b = *b == 0 ? ++g->count : *b;
    for (size_t l = 0; l < GROUP_LANGUAGES; l++) {
        if (plain_word(g, *a, l) < GROUP_WORDS && plain_word(g, *b, l) < GROUP_WORDS) {
            return;
        }
    }
    size_t from = *b;
    size_t to = *a;
    for (size_t i = 0; i < (size_t)GROUP_LANGUAGES * GROUP_WORDS; i++) {
        size_t *group = &g->of[i / GROUP_WORDS][i % GROUP_WORDS];
        *group = *group == from ? to : *group;
    }
}

static bool is_robust(const rt_lexicon_entry *e)
{
    return e->both >= 4 && 2.0 * (e->both - 1.0) / (e->count_a + e->count_b - 2.0) >= 0.4;
}

/* How many sides of a word have the key. */
static size_t count_sides(const rt_lexicon *lexicon, uint32_t language, uint32_t word, uint32_t key)
{
    size_t count;
    size_t found = 0;
    const rt_lexicon_side *sides = rt_lexicon_find(lexicon, language, word, &count);
    for (size_t k = 0; k < count; k++) {
        ck_assert_int_eq(rt_anchor_kind_of(sides[k].key), RT_ANCHOR_LEXICON);
        found += sides[k].key == key;
    }
    return found;
}

/* The key of an entry that joins nothing. */
static uint32_t own_key(size_t number, bool marginal)
{
    return (uint32_t)RT_ANCHOR_LEXICON << RT_ANCHOR_KEY_BITS | (uint32_t)number << 1 | marginal;
}

/* Words of present languages in the same group have one side with the same key, and no other words
 * have it. */
static void check_groups(const rt_lexicon *lexicon, plain_groups *g, size_t *sides)
{
    for (size_t group = 1; group <= g->count; group++) {
        size_t words[LANGUAGES];
        uint32_t common = 0;
        size_t present = 0;
        for (size_t l = 0; l < LANGUAGES; l++) {
            words[l] = plain_word(g, group, l);
            present += words[l] < GROUP_WORDS;
        }
        for (uint32_t l = 0; present > 1 && l < LANGUAGES; l++) {
            size_t count = 0;
            uint32_t word = word_of(l, words[l] + 1000 * l);
            if (words[l] == GROUP_WORDS) {
                continue;
            }
            const rt_lexicon_side *of_word = rt_lexicon_find(lexicon, l, word, &count);
            size_t in_group = 0;
            for (size_t k = 0; k < count; k++) {
                rt_lexicon_entry own = lexicon->entries[rt_lexicon_number(of_word[k].key)];
                if (*plain_group(g, own.language_a, own.word_a) == group &&
                    *plain_group(g, own.language_b, own.word_b) == group) {
                    ck_assert(!rt_lexicon_is_marginal(of_word[k].key));
                    ck_assert(common == 0 || common == of_word[k].key);
                    common = of_word[k].key;
                    in_group++;
                }
            }
            ck_assert_uint_eq(in_group, 1);
            ++*sides;
        }
        for (uint32_t l = 0; common != 0 && l < LANGUAGES; l++) {
            for (uint32_t m = 0; m < LANGUAGES; m++) {
                if (words[l] < GROUP_WORDS && words[m] < GROUP_WORDS && l < m) {
                    rt_lexicon_entry read = rt_lexicon_read_key(lexicon, common, m, l);
                    ck_assert_uint_eq(read.word_a, word_of(l, words[l] + 1000 * l));
                    ck_assert_uint_eq(read.word_b, word_of(m, words[m] + 1000 * m));
                }
            }
        }
    }
}

static bool has_partner(plain_groups *g, uint32_t language, uint32_t word, uint32_t other)
{
    size_t l = 0;
    size_t group = *plain_group(g, language, word);
    while (group_languages[l] != other) {
        l++;
    }
    return group != 0 && plain_word(g, group, l) < GROUP_WORDS;
}

/* The entries not in a group that have a key of their own are those that should. */
static void check_own_keys(const rt_lexicon *lexicon, plain_groups *g, size_t *sides)
{
    for (size_t i = 0; i < lexicon->count + lexicon->pivot_count; i++) {
        const rt_lexicon_entry *e = &lexicon->entries[i];
        bool pivot = i >= lexicon->count;
        size_t group_a = *plain_group(g, e->language_a, e->word_a);
        size_t group_b = *plain_group(g, e->language_b, e->word_b);
        if (group_a != 0 && group_a == group_b) {
            continue;
        }
        bool own = rt_lexicon_stands(e->both, e->count_a, e->count_b) &&
                   e->language_b < RT_LANGUAGE_ABSENT &&
                   !has_partner(g, e->language_a, e->word_a, e->language_b) &&
                   !has_partner(g, e->language_b, e->word_b, e->language_a);
        uint32_t key = own_key(i, !pivot && !is_robust(e));
        ck_assert_uint_eq(count_sides(lexicon, e->language_a, e->word_a, key), own);
        ck_assert_uint_eq(count_sides(lexicon, e->language_b, e->word_b, key), own);
        if (own && !pivot) {
            rt_lexicon_entry read = rt_lexicon_read_key(lexicon, key, e->language_a, e->language_b);
            ck_assert_mem_eq(&read, e, sizeof read);
        }
        *sides += 2 * own;
    }
}

static void check_sides(const rt_lexicon *lexicon)
{
    plain_groups g = {.count = 0};
    bool done[GROUP_ENTRIES] = {false};
    for (;;) { /* the strongest that is left */
        size_t best = lexicon->count;
        for (size_t i = 0; i < lexicon->count; i++) {
            const rt_lexicon_entry *e = &lexicon->entries[i];
            double dice = rt_lexicon_dice(e->both, e->count_a, e->count_b);
            const rt_lexicon_entry *b = &lexicon->entries[best];
            if (!done[i] && is_robust(e) && dice >= 0.5 &&
                (best == lexicon->count ||
                 dice > rt_lexicon_dice(b->both, b->count_a, b->count_b))) {
                best = i;
            }
        }
        if (best == lexicon->count) {
            break;
        }
        done[best] = true;
        plain_join(&g, &lexicon->entries[best]);
    }
    size_t of_groups = 0;
    size_t own = 0;
    check_groups(lexicon, &g, &of_groups);
    check_own_keys(lexicon, &g, &own);
    ck_assert_uint_eq(lexicon->side_count, of_groups + own);
    ck_assert_uint_gt(of_groups, 30);
    ck_assert_uint_gt(own, 10);
}

START_TEST(test_sides)
{
    rt_lexicon lexicon = {0};
    rng r = {(uint64_t)_i + 3};
    bool taken[GROUP_LANGUAGES][GROUP_WORDS][GROUP_LANGUAGES][GROUP_WORDS] = {{{{false}}}};
    for (uint32_t i = 0; i < GROUP_ENTRIES; i++) {
        size_t la = rng_below(&r, LANGUAGES);
        size_t lb = la + 1 + rng_below(&r, GROUP_LANGUAGES - la - 1);
        size_t wa = rng_below(&r, GROUP_WORDS);
        size_t wb = rng_chance(&r, 0.7) ? wa : rng_below(&r, GROUP_WORDS);
        rt_lexicon_entry e = {.language_a = group_languages[la],
                              .language_b = group_languages[lb],
                              .word_a = word_of((uint32_t)la, wa + 1000 * la),
                              .word_b = word_of((uint32_t)lb % LANGUAGES, wb + 1000 * lb),
                              .both = (uint32_t)rng_below(&r, 9),
                              .source = i};
        e.count_a = e.both + (uint32_t)rng_below(&r, 6);
        e.count_b = e.both + (uint32_t)rng_below(&r, 6);
        if (!taken[la][wa][lb][wb]) {
            taken[la][wa][lb][wb] = true;
            ck_assert(rt_lexicon_add(&lexicon, &e));
        }
    }
    ck_assert(rt_lexicon_finish(&lexicon));
    check_sides(&lexicon);
    size_t count;
    ck_assert_ptr_null(rt_lexicon_find(&lexicon, 9, lexicon.entries[0].word_a, &count));
    ck_assert_uint_eq(count, 0);
    ck_assert(!rt_lexicon_is_marginal(rt_anchor_key(RT_ANCHOR_NUMBER, UINT64_MAX)));
    rt_lexicon_release(&lexicon);
}
END_TEST

/* ------------------------------------------------------------ across three languages */

static void add_entry(rt_lexicon *lexicon, uint32_t la, size_t wa, uint32_t lb, size_t wb,
                      uint32_t both, uint32_t count)
{
    rt_lexicon_entry e = {.language_a = la,
                          .language_b = lb,
                          .word_a = word_of(0, wa),
                          .word_b = word_of(0, wb),
                          .both = both,
                          .count_a = count,
                          .count_b = count};
    ck_assert(rt_lexicon_add(lexicon, &e));
}

/* Whether the two words have an anchor in common. */
static bool has_common_key(const rt_lexicon *lexicon, const rt_lexicon_entry *e)
{
    size_t count;
    const rt_lexicon_side *sides = rt_lexicon_find(lexicon, e->language_a, e->word_a, &count);
    for (size_t s = 0; s < count; s++) {
        if (count_sides(lexicon, e->language_b, e->word_b, sides[s].key) == 1) {
            return !rt_lexicon_is_marginal(sides[s].key);
        }
    }
    return false;
}

static bool has_pivot(const rt_lexicon *lexicon, uint32_t la, size_t wa, uint32_t lb, size_t wb)
{
    for (size_t i = lexicon->count; i < lexicon->count + lexicon->pivot_count; i++) {
        const rt_lexicon_entry *e = &lexicon->entries[i];
        if (e->language_a == la && e->word_a == word_of(0, wa) && e->language_b == lb &&
            e->word_b == word_of(0, wb)) {
            return has_common_key(lexicon, e);
        }
    }
    return false;
}

START_TEST(test_pivot)
{
    rt_lexicon lexicon = {0};
    const uint32_t absent = RT_LANGUAGE_ABSENT + 5;
    add_entry(&lexicon, 0, 1, 1, 2, 9, 10); /* word 2 and word 3 translate word 1 */
    add_entry(&lexicon, 0, 1, 2, 3, 9, 10);
    add_entry(&lexicon, 0, 1, 2, 4, 5, 10); /* word 4 too, but less well */
    add_entry(&lexicon, 0, 5, 1, 6, 9, 10); /* word 6 has a translation already */
    add_entry(&lexicon, 0, 5, 2, 7, 9, 10);
    add_entry(&lexicon, 1, 6, 2, 8, 4, 8);
    add_entry(&lexicon, 0, 9, 1, 10, 4, 10); /* too weak: 0.4 * 0.4 */
    add_entry(&lexicon, 0, 9, 2, 11, 4, 10);
    add_entry(&lexicon, 0, 12, 1, 13, 2, 2); /* does not stand */
    add_entry(&lexicon, 0, 12, 2, 14, 9, 9);
    add_entry(&lexicon, 1, 15, absent, 16, 9, 9); /* across a language without documents */
    add_entry(&lexicon, 2, 17, absent, 16, 9, 9);
    ck_assert(rt_lexicon_finish(&lexicon));
    ck_assert(has_pivot(&lexicon, 1, 2, 2, 3));
    ck_assert(has_pivot(&lexicon, 1, 15, 2, 17));
    ck_assert_uint_eq(lexicon.pivot_count, 2);
    rt_lexicon_release(&lexicon);
}
END_TEST

/* A word with very many translations takes no time that grows with their square. */
START_TEST(test_pivot_of_many)
{
    enum { MANY = 200000 };
    rt_lexicon lexicon = {0};
    for (size_t i = 0; i < MANY; i++) {
        add_entry(&lexicon, 0, 0, 1 + i % 2, 1 + i, 9, 9 + (uint32_t)(i % 7));
    }
    ck_assert(rt_lexicon_finish(&lexicon));
    ck_assert_uint_gt(lexicon.pivot_count, 0);
    ck_assert_uint_le(lexicon.pivot_count, 4);
    rt_lexicon_release(&lexicon);
}
END_TEST

/* -------------------------------------------------------------------------- seeds */

START_TEST(test_seeds)
{
    stories s;
    stories_init(&s, 5);
    rng r = {(uint64_t)_i + 1};
    rt_pairs pairs = {0};
    double probabilities[600];
    for (uint32_t a = 0; a < DOCUMENTS && pairs.count < 600; a += 1 + (uint32_t)rng_below(&r, 2)) {
        for (uint32_t b = a + 1; b < a + 9 && b < DOCUMENTS && pairs.count < 600; b++) {
            if (b % LANGUAGES != a % LANGUAGES) {
                probabilities[pairs.count] = (double)rng_below(&r, 20) / 20;
                ck_assert(rt_pairs_add(&pairs, a, b));
            }
        }
    }
    rt_pairs seeds;
    ck_assert(rt_find_seeds(&seeds, s.documents, &pairs, probabilities));
    size_t found = 0;
    for (size_t i = 0; i < pairs.count; i++) {
        uint32_t a = rt_pair_first(pairs.items[i]);
        uint32_t b = rt_pair_second(pairs.items[i]);
        bool best = probabilities[i] > 0.25;
        for (size_t j = 0; j < pairs.count; j++) {
            uint32_t c = rt_pair_first(pairs.items[j]);
            uint32_t d = rt_pair_second(pairs.items[j]);
            bool rival = (c == a && d % LANGUAGES == b % LANGUAGES) ||
                         (d == a && c % LANGUAGES == b % LANGUAGES) ||
                         (c == b && d % LANGUAGES == a % LANGUAGES) ||
                         (d == b && c % LANGUAGES == a % LANGUAGES);
            bool ahead = probabilities[j] > probabilities[i] ||
                         (probabilities[j] == probabilities[i] && j < i);
            best = best && !(rival && ahead);
        }
        ck_assert(rt_pairs_find(&seeds, a, b) == best);
        found += best;
    }
    ck_assert_uint_eq(seeds.count, found);
    ck_assert_uint_gt(found, 10);
    rt_pairs_release(&seeds);
    rt_pairs_release(&pairs);
    stories_release(&s);
}
END_TEST

/* ------------------------------------------------------------------ own evidence */

/* Of a pair that has taught the lexicon, all but retrieval is as if marginal entries that both have
 * were in neither. */
START_TEST(test_own_evidence)
{
    rt_threads *two = rt_threads_new(2);
    stories s;
    rt_lexicon nothing = {0};
    rt_lexicon lexicon;
    rt_learned_anchors learned;
    stories_init(&s, 11);
    ck_assert(rt_lexicon_learn(&lexicon, &nothing, s.documents, &s.seeds, two));
    ck_assert(rt_apply_lexicon(&learned, s.documents, NULL, DOCUMENTS, &lexicon, two, NULL));
    size_t differing = 0;
    for (size_t i = 0; i < s.seeds.count; i += 5) {
        uint32_t a = rt_pair_first(s.seeds.items[i]);
        uint32_t b = rt_pair_second(s.seeds.items[i]);
        float with[RT_FEATURE_COUNT], without[RT_FEATURE_COUNT], plain[RT_FEATURE_COUNT];
        for (int round = 0; round < 3; round++) {
            rt_vectors v;
            rt_neighbours n;
            const rt_breadth breadth = {RT_POSTINGS, RT_SECOND_LOOK, SIZE_MAX};
            rt_feature_scratch scratch = {0};
            ck_assert(rt_vectors_init(&v, s.documents, DOCUMENTS, LANGUAGES, NULL));
            ck_assert(rt_vectors_weigh(&v, two) && rt_vectors_link(&v, true, two));
            ck_assert(rt_neighbours_find(&n, &v, &breadth, NULL));
            ck_assert(rt_vectors_pair(&v, two));
            if (round == 2) { /* both documents lose what they should */
                const rt_anchor_set *x = &s.documents[a].learned;
                const rt_anchor_set *y = &s.documents[b].learned;
                float *weights_a = v.weights[RT_PART_LEARNED] + v.start[RT_PART_LEARNED][a];
                float *weights_b = v.weights[RT_PART_LEARNED] + v.start[RT_PART_LEARNED][b];
                for (uint32_t e = 0; e < x->count; e++) {
                    for (uint32_t o = 0; o < y->count; o++) {
                        if (x->keys[e] == y->keys[o] && rt_lexicon_is_marginal(x->keys[e])) {
                            weights_a[e] = weights_b[o] = 0;
                        }
                    }
                }
            }
            rt_profile *profiles = rt_profiles_new(&v, two);
            ck_assert_ptr_nonnull(profiles);
            float *features = round == 0 ? with : round == 1 ? without : plain;
            rt_buffer room = {0};
            rt_feature_pair pair = {.a = a, .b = b, .taught = round == 1};
            ck_assert(rt_rivalry_of(&n, a, b, &room, &pair.rivalry_a));
            ck_assert(rt_rivalry_of(&n, b, a, &room, &pair.rivalry_b));
            ck_assert(rt_features_begin(&v, profiles, &pair, &scratch, features));
            ck_assert(rt_features_finish(&pair, &scratch, features));
            free(profiles);
            rt_feature_scratch_release(&scratch);
            rt_neighbours_release(&n);
            rt_vectors_release(&v);
        }
        const int lexicon_kind = RT_ANCHOR_LEXICON * RT_FEATURES_PER_KIND;
        for (int f = RT_KIND_COSINE; f <= RT_KIND_AGREEING; f++) {
            ck_assert_double_eq_tol((double)without[lexicon_kind + f],
                                    (double)plain[lexicon_kind + f], 1e-5);
        }
        differing += with[lexicon_kind + RT_KIND_SHARED] > without[lexicon_kind + RT_KIND_SHARED];
    }
    ck_assert_uint_gt(differing, 0);
    rt_learned_anchors_release(&learned);
    rt_lexicon_release(&lexicon);
    stories_release(&s);
    rt_threads_free(two);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("lexicon");
    TCase *keys = tcase_create("keys");
    tcase_add_test(keys, test_stems);
    tcase_add_test(keys, test_pairs);
    tcase_add_loop_test(keys, test_sides, 0, 20);
    suite_add_tcase(suite, keys);
    TCase *learning = tcase_create("learning");
    tcase_set_timeout(learning, 60);
    tcase_add_loop_test(learning, test_learning, 0, 3);
    tcase_add_loop_test(learning, test_growing, 0, 3);
    tcase_add_test(learning, test_pivot);
    tcase_add_test(learning, test_pivot_of_many);
    tcase_add_loop_test(learning, test_seeds, 0, 4);
    tcase_add_test(learning, test_own_evidence);
    suite_add_tcase(suite, learning);
    return run_suite(suite);
}
