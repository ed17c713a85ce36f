#include "cross/pivot.h"

#include <stdlib.h>

/* Of a word's translations to one language so many, the best, are paired with others. */
enum { TRANSLATIONS_MOST = 2 };

/* A word, and one of its translations. */
typedef struct translation {
    uint32_t language, word;
    uint32_t other_language, other_word;
    uint32_t both;
    double dice;
} translation;

/* A possible entry. */
typedef struct proposal {
    rt_lexicon_entry entry;
    double dice; /* the product */
} proposal;

typedef struct proposals {
    proposal *items;
    size_t count, capacity;
} proposals;

/* By word and the other language, then the best translations first. */
static int by_word(const void *x, const void *y)
{
    const translation *a = x;
    const translation *b = y;
    int order = rt_compare_u32(a->language, b->language);
    order = order != 0 ? order : rt_compare_u32(a->word, b->word);
    order = order != 0 ? order : rt_compare_u32(a->other_language, b->other_language);
    order = order != 0 ? order : (a->dice < b->dice) - (a->dice > b->dice);
    return order != 0 ? order : rt_compare_u32(a->other_word, b->other_word);
}

static bool same_languages(const translation *a, const translation *b)
{
    return a->language == b->language && a->word == b->word &&
           a->other_language == b->other_language;
}

/* Keeps the best of each word to each language; returns their number. */
static size_t keep_best(translation *list, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool enough =
            kept >= TRANSLATIONS_MOST && same_languages(&list[kept - TRANSLATIONS_MOST], &list[i]);
        if (!enough) {
            list[kept++] = list[i];
        }
    }
    return kept;
}

static translation *list_translations(const rt_lexicon *lexicon, size_t *count)
{
    translation *list = malloc((2 * lexicon->count + 1) * sizeof *list);
    *count = 0;
    for (size_t i = 0; list != NULL && i < lexicon->count; i++) {
        const rt_lexicon_entry *e = &lexicon->entries[i];
        if (rt_lexicon_stands(e->both, e->count_a, e->count_b)) {
            double dice = rt_lexicon_dice(e->both, e->count_a, e->count_b);
            list[(*count)++] =
                (translation){e->language_a, e->word_a, e->language_b, e->word_b, e->both, dice};
            list[(*count)++] =
                (translation){e->language_b, e->word_b, e->language_a, e->word_a, e->both, dice};
        }
    }
    if (*count > 0) {
        qsort(list, *count, sizeof *list, by_word);
        *count = keep_best(list, *count);
    }
    return list;
}

/* Whether word_a of the entry has a translation to language_b already. */
static bool is_translated(const rt_lexicon *lexicon, const rt_lexicon_entry *entry)
{
    size_t low = 0;
    size_t high = lexicon->count;
    const rt_lexicon_entry first = {
        .language_a = entry->language_a, .language_b = entry->language_b, .word_a = entry->word_a};
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (rt_lexicon_order(&lexicon->entries[middle], &first) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < lexicon->count; low++) {
        const rt_lexicon_entry *e = &lexicon->entries[low];
        if (e->language_a != first.language_a || e->language_b != first.language_b ||
            e->word_a != first.word_a) {
            return false;
        }
        if (rt_lexicon_stands(e->both, e->count_a, e->count_b)) {
            return true;
        }
    }
    return false;
}

/* Proposes that two translations of one word translate each other. False when out of memory. */
static bool propose(proposals *all, const rt_lexicon *lexicon, const translation *x,
                    const translation *y)
{
    const translation *a = x->other_language < y->other_language ? x : y;
    const translation *b = a == x ? y : x;
    uint32_t both = a->both < b->both ? a->both : b->both;
    proposal new = {.entry = {.language_a = a->other_language,
                              .language_b = b->other_language,
                              .word_a = a->other_word,
                              .word_b = b->other_word,
                              .both = both,
                              .count_a = both,
                              .count_b = both,
                              .source = RT_LEXICON_NEW},
                    .dice = a->dice * b->dice};
    if (a->other_language == b->other_language || b->other_language >= RT_LANGUAGE_ABSENT ||
        new.dice < RT_PIVOT_DICE || is_translated(lexicon, &new.entry)) {
        return true;
    }
    if (!rt_grow((void **)&all->items, &all->capacity, all->count + 1, sizeof *all->items)) {
        return false;
    }
    all->items[all->count++] = new;
    return true;
}

static bool propose_all(proposals *all, const rt_lexicon *lexicon, const translation *list,
                        size_t count)
{
    size_t end;
    for (size_t begin = 0; begin < count; begin = end) {
        end = begin + 1;
        while (end < count && list[end].language == list[begin].language &&
               list[end].word == list[begin].word) {
            end++;
        }
        for (size_t i = begin; i < end; i++) {
            for (size_t j = i + 1; j < end; j++) {
                if (!propose(all, lexicon, &list[i], &list[j])) {
                    return false;
                }
            }
        }
    }
    return true;
}

/* By languages and first word, the best first. */
static int by_entry(const void *x, const void *y)
{
    const proposal *a = x;
    const proposal *b = y;
    rt_lexicon_entry word_a = a->entry;
    rt_lexicon_entry word_b = b->entry;
    word_a.word_b = word_b.word_b = 0;
    int order = rt_lexicon_order(&word_a, &word_b);
    order = order != 0 ? order : (a->dice < b->dice) - (a->dice > b->dice);
    order = order != 0 ? order : rt_compare_u32(b->entry.both, a->entry.both);
    return order != 0 ? order : rt_compare_u32(a->entry.word_b, b->entry.word_b);
}

static bool same_word(const rt_lexicon_entry *a, const rt_lexicon_entry *b)
{
    return a->language_a == b->language_a && a->language_b == b->language_b &&
           a->word_a == b->word_a;
}

bool rt_lexicon_pivot(rt_lexicon *lexicon)
{
    proposals all = {0};
    size_t count;
    translation *list = list_translations(lexicon, &count);
    bool done = list != NULL && propose_all(&all, lexicon, list, count);
    free(list);
    if (all.count > 0) {
        qsort(all.items, all.count, sizeof *all.items, by_entry);
    }
    for (size_t i = 0; done && i < all.count; i++) {
        if (i > 0 && same_word(&all.items[i - 1].entry, &all.items[i].entry)) {
            continue;
        }
        size_t need = lexicon->count + lexicon->pivot_count + 1;
        done =
            rt_grow((void **)&lexicon->entries, &lexicon->capacity, need, sizeof *lexicon->entries);
        if (done) {
            lexicon->entries[need - 1] = all.items[i].entry;
            lexicon->pivot_count++;
        }
    }
    free(all.items);
    return done;
}
