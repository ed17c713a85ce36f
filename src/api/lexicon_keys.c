#include "api/lexicon_keys.h"

#include "base/hash.h"
#include "cross/lexicon_finish.h"

#include <stdlib.h>
#include <string.h>

int rt_tag_order(const void *a, const void *b)
{
    return memcmp(a, b, sizeof(rt_tag));
}

static uint32_t number_language(const rt_languages *languages, retold_span lang)
{
    rt_tag tag = {{0}};
    memcpy(tag.text, lang.data, lang.size);
    const rt_tag *found = languages->count == 0 ? NULL
                                                : bsearch(&tag, languages->tags, languages->count,
                                                          sizeof tag, rt_tag_order);
    return found != NULL
               ? (uint32_t)(found - languages->tags)
               : RT_LANGUAGE_ABSENT | (uint32_t)(rt_hash_bytes(lang.data, lang.size) >> 33);
}

static rt_lexicon_entry key_entry(const retold_lexicon *lexicon, size_t index,
                                  const rt_languages *languages)
{
    retold_lexicon_entry e = retold_lexicon_get(lexicon, index);
    rt_lexicon_entry entry = {.language_a = number_language(languages, e.lang_a),
                              .language_b = number_language(languages, e.lang_b),
                              .word_a = rt_word_key(e.word_a),
                              .word_b = rt_word_key(e.word_b),
                              .both = e.both,
                              .count_a = e.count_a,
                              .count_b = e.count_b,
                              .source = (uint32_t)index};
    if (entry.language_a < entry.language_b) {
        return entry;
    }
    return (rt_lexicon_entry){.language_a = entry.language_b,
                              .language_b = entry.language_a,
                              .word_a = entry.word_b,
                              .word_b = entry.word_a,
                              .both = entry.both,
                              .count_a = entry.count_b,
                              .count_b = entry.count_a,
                              .source = entry.source};
}

bool rt_lexicon_to_keys(const retold_lexicon *lexicon, const rt_languages *languages,
                        rt_lexicon *known)
{
    *known = (rt_lexicon){0};
    for (size_t i = 0; i < lexicon->count; i++) {
        rt_lexicon_entry entry = key_entry(lexicon, i, languages);
        if (entry.language_a < RT_LANGUAGE_ABSENT && !rt_lexicon_add(known, &entry)) {
            rt_lexicon_release(known);
            return false;
        }
    }
    if (!rt_lexicon_finish(known)) {
        rt_lexicon_release(known);
        return false;
    }
    return true;
}

/* The stem that has this key; empty if it is not known. */
static retold_span stem_of(const rt_labels *labels, uint32_t key, char pair[6])
{
    retold_span stem = rt_stem(rt_labels_find_word(labels, key, pair));
    return rt_span(stem.data, stem.size > 0 && rt_word_key(stem) == key ? stem.size : 0);
}

static retold_span tag_of(const rt_languages *languages, uint32_t language)
{
    return rt_span_of(languages->tags[language].text);
}

/* Adds an entry that no lexicon had before, if it can be written. False when out of memory. */
static bool append_new(retold_lexicon *made, const rt_lexicon_entry *learned,
                       const rt_languages *languages, const rt_labels *labels)
{
    char pair_a[6];
    char pair_b[6];
    retold_lexicon_entry entry = {.lang_a = tag_of(languages, learned->language_a),
                                  .word_a = stem_of(labels, learned->word_a, pair_a),
                                  .lang_b = tag_of(languages, learned->language_b),
                                  .word_b = stem_of(labels, learned->word_b, pair_b),
                                  .both = learned->both,
                                  .count_a = learned->count_a,
                                  .count_b = learned->count_b};
    bool legible = rt_is_lexicon_tag(entry.lang_a) && rt_is_lexicon_tag(entry.lang_b) &&
                   entry.word_a.size > 0 && entry.word_b.size > 0;
    return !legible || rt_lexicon_append(made, &entry);
}

/* Adds the entries learned, of languages of the corpus; those of `given` that are among them are
 * marked in `updated`. */
static bool append_learned(retold_lexicon *made, const rt_lexicon *learned,
                           const retold_lexicon *given, bool *updated,
                           const rt_languages *languages, const rt_labels *labels)
{
    for (size_t i = 0; i < learned->count; i++) {
        const rt_lexicon_entry *entry = &learned->entries[i];
        bool appended = true;
        if (entry->language_b >= RT_LANGUAGE_ABSENT) {
            continue;
        }
        if (entry->source == RT_LEXICON_NEW) {
            appended = append_new(made, entry, languages, labels);
        } else {
            retold_lexicon_entry known = retold_lexicon_get(given, entry->source);
            known.both = entry->both;
            known.count_a = entry->count_a;
            known.count_b = entry->count_b;
            updated[entry->source] = true;
            appended = rt_lexicon_append(made, &known);
        }
        if (!appended) {
            return false;
        }
    }
    return true;
}

retold_lexicon *rt_lexicon_from_keys(const rt_lexicon *learned, const retold_lexicon *given,
                                     const rt_languages *languages, const rt_labels *labels)
{
    size_t given_count = given == NULL ? 0 : given->count;
    retold_lexicon *made = calloc(1, sizeof *made);
    bool *updated = calloc(given_count + 1, sizeof *updated);
    bool done = made != NULL && updated != NULL &&
                append_learned(made, learned, given, updated, languages, labels);
    for (size_t i = 0; done && i < given_count; i++) {
        retold_lexicon_entry entry = retold_lexicon_get(given, i);
        done = updated[i] || rt_lexicon_append(made, &entry);
    }
    done = done && rt_lexicon_sort(made, RETOLD_LEXICON_MAX);
    free(updated);
    if (!done) {
        retold_lexicon_free(made);
        made = NULL;
    }
    return made;
}
