/*
 * A dictionary of things that many languages have a word for: territories, cities, currencies,
 * languages, months, weekdays, units, magnitudes, and what emoji stand for (police, fire, judge).
 * Made from Unicode CLDR; see data/README.md.
 *
 * Use: rt_concepts_new(rt_concepts_data(), ...), then rt_concepts_language() for the language of
 * each document, then rt_concepts_match() at each token that no match before it took:
 *
 *     for (size_t i = 0; i < count; i += match.tokens) {
 *         if (!rt_concepts_match(language, tokens + i, count - i, &match)) {
 *             match.tokens = 1;
 *         ...
 */
#ifndef RT_CROSS_CONCEPTS_H
#define RT_CROSS_CONCEPTS_H

#include "cross/concept_names.h"

/*
 * All languages that were asked for. May be used from several threads at once; what it
 * hands out lives as long as it does.
 */
typedef struct rt_concepts rt_concepts;

/* The names of one language. */
typedef struct rt_concept_language rt_concept_language;

typedef enum rt_concept_kind {
    RT_CONCEPT_TERRITORY = 'R',
    RT_CONCEPT_CITY = 'T',
    RT_CONCEPT_CURRENCY = 'U',
    RT_CONCEPT_LANGUAGE = 'L',
    RT_CONCEPT_MONTH = 'M',
    RT_CONCEPT_WEEKDAY = 'W',
    RT_CONCEPT_UNIT = 'N',
    RT_CONCEPT_MAGNITUDE = 'X',
    RT_CONCEPT_EMOJI = 'E'
} rt_concept_kind;

/* What a concept's id stands for. */
typedef struct rt_concept {
    rt_concept_kind kind;
    unsigned value;    /* month 1..12, weekday 0 (Sunday)..6, power of ten of a magnitude; else 0 */
    retold_span code;  /* FR, Europe/Paris, EUR, fr, length-meter, an emoji */
    retold_span label; /* in English, folded */
} rt_concept;

/* The dictionary that is built into the library. */
retold_span rt_concepts_data(void);

/*
 * Reads the head of a dictionary. `data` is borrowed. RETOLD_INVALID if it is not one,
 * is of another version, or damaged there; RETOLD_NO_MEMORY.
 */
retold_status rt_concepts_new(retold_span data, rt_concepts **concepts, retold_error *error);
void rt_concepts_free(rt_concepts *concepts);

/*
 * The names of a language (BCP 47: fr, pt-BR, zh-Hant-TW), unpacked when it is first asked for,
 * which takes a few milliseconds; NULL if there are none. Regions and scripts of a language are not
 * told apart: its names in all of them are there.
 */
retold_status rt_concepts_language(rt_concepts *concepts, retold_span tag,
                                   const rt_concept_language **language, retold_error *error);

/* The territories, months and weekdays of all languages, where they mean one thing; and cities. */
retold_status rt_concepts_any_language(rt_concepts *concepts, const rt_concept_language **language,
                                       retold_error *error);

/* The version of CLDR, such as 48.2.0. */
retold_span rt_concepts_version(const rt_concepts *concepts);
size_t rt_concepts_count(const rt_concepts *concepts);
/* `id` must be less than their number. */
const rt_concept *rt_concepts_get(const rt_concepts *concepts, uint16_t id);

/*
 * The longest name that begins at tokens[0], which are the folded tokens of a text in their order,
 * as rt_tokenise() splits and folds them: words, and single characters of scripts without spaces.
 * Of Korean words the beginning may be a name. False if there is none.
 */
bool rt_concepts_match(const rt_concept_language *language, const retold_span *tokens, size_t count,
                       rt_concept_match *match);

/* See rt_names_word() and rt_names_may_go_on(): to look for names of several words only where one
 * may stand. */
rt_name_word rt_concepts_word(const rt_concept_language *language, retold_span word, uint64_t hash);
bool rt_concepts_may_go_on(const rt_concept_language *language, const rt_name_word *first,
                           const rt_name_word *second);

#endif
