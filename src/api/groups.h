/* Which document is grouped with which. */
#ifndef RT_API_GROUPS_H
#define RT_API_GROUPS_H

#include "api/texts.h"
#include "group/stars.h"
#include "match/relate.h"

/* A translation between two texts that are no near copies of others. */
typedef struct rt_text_translation {
    uint32_t a, b; /* texts, a < b */
    double probability;
    double coverage;
    size_t shared; /* first of its labels, and their number */
    size_t shared_count;
} rt_text_translation;

/*
 * Grouping in two steps: texts of one language by stars, then the centres of those, and texts
 * in no star, by their translations. A star is joined by its centre's or by an excerpt's.
 */
typedef struct rt_grouping {
    const retold_corpus *corpus;
    const rt_texts *texts;
    uint32_t *order; /* texts in the order of the keep policy */
    uint32_t *best;  /* the document of each text that is kept first */
    rt_link *links;  /* between texts of one language, and the stars that they make */
    size_t link_count;
    rt_star_place *places;
    rt_link *translation_links; /* between centres */
    uint32_t (*translated)[2];  /* the texts behind each, of the star of its a and of its b */
    size_t translation_link_count;
    rt_star_place *translation_places;
} rt_grouping;

/* The first step. False when out of memory. */
bool rt_grouping_init(rt_grouping *grouping, const retold_corpus *corpus, const rt_texts *texts,
                      const rt_matches *matches);
/* The second. False when out of memory. */
bool rt_grouping_translate(rt_grouping *grouping, const rt_text_translation *translations,
                           size_t count);
void rt_grouping_release(rt_grouping *grouping);

/* Whether a text is the centre of a star of its language, or in none. */
bool rt_grouping_represents(const rt_grouping *grouping, uint32_t text);
/* Whether a text is in a star as an excerpt. */
bool rt_grouping_is_excerpt(const rt_grouping *grouping, uint32_t text);
/* The centre of its star, or itself. */
uint32_t rt_grouping_representative(const rt_grouping *grouping, uint32_t text);

/* Fills in the result's groups. False when out of memory. */
bool rt_grouping_list(const rt_grouping *grouping, retold_result *result);

#endif
