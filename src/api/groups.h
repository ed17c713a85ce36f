/* Which document is grouped with which. */
#ifndef RT_API_GROUPS_H
#define RT_API_GROUPS_H

#include "api/originals.h"
#include "group/stars.h"

/* A translation between two originals. */
typedef struct rt_text_translation {
    uint32_t a, b; /* texts, a < b */
    double probability;
    double coverage;
    size_t shared; /* first of its labels, and their number */
    size_t shared_count;
} rt_text_translation;

/*
 * Grouping in two steps: texts of one language by stars, then the centres of those, and texts
 * in no star, by their members' translations.
 */
typedef struct rt_grouping {
    const retold_corpus *corpus;
    const rt_texts *texts;
    uint32_t *order; /* texts in the order of the keep policy */
    uint32_t *best;  /* the document of each text that is kept first */
    rt_link *links;  /* between texts of one language, and the stars that they make */
    size_t link_count, link_capacity;
    rt_stars stars;
    rt_link *translation_links; /* between centres */
    uint32_t (*translated)[2];  /* the texts behind each, of the star of its a and of its b */
    size_t translation_link_count, translation_link_capacity, translated_capacity;
    rt_stars translation_stars; /* without places if there are no translations */
} rt_grouping;

/* The first step. False when out of memory. */
bool rt_grouping_init(rt_grouping *grouping, const retold_corpus *corpus, const rt_texts *texts,
                      const rt_matches *matches);
/* Adds further matches to those of the first step. False when out of memory. */
bool rt_grouping_add(rt_grouping *grouping, const rt_matches *matches);

/* The centre of the text's star, or itself. */
static inline uint32_t rt_representative(const rt_grouping *grouping, uint32_t text)
{
    uint32_t centre = rt_stars_place(&grouping->stars, text).centre;
    return centre == RT_NO_CENTRE ? text : centre;
}

/*
 * The second: a translation joins the stars that its texts are in. Originals are not always
 * centres, and a star whose centre is a copy of an original that is in another star has what it
 * would have alone: the translations of that original. False when out of memory.
 */
bool rt_grouping_translate(rt_grouping *grouping, const rt_originals *originals,
                           const rt_text_translation *translations, size_t count);
void rt_grouping_release(rt_grouping *grouping);

/* Fills in the result's groups. False when out of memory. */
bool rt_grouping_list(const rt_grouping *grouping, retold_result *result);

#endif
