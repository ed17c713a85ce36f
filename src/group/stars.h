/* From verified pairs to groups: stars, not chains. */
#ifndef RT_GROUP_STARS_H
#define RT_GROUP_STARS_H

#include "base/rank_set.h"

/* A link between two texts that may join a group. */
typedef struct rt_link {
    uint32_t a, b; /* a < b */
    double score;
    retold_relation relation;
    bool a_shorter; /* for RETOLD_EXCERPT: a stands in b */
} rt_link;

#define RT_NO_CENTRE UINT32_MAX

/* What a text is in its group. */
typedef struct rt_star_place {
    uint32_t centre; /* itself for a centre; RT_NO_CENTRE if in no group */
    uint32_t link;   /* its index in the links; undefined for a centre */
} rt_star_place;

/* The places of the texts that have links, most of which have none. */
typedef struct rt_stars {
    rt_rank_set linked;
    rt_star_place *places; /* by the text's rank in the set */
} rt_stars;

/*
 * Each text that is not yet in a group becomes, in the order `order` gives (order[i] is the i-th
 * text to look at), the centre of a group of all texts linked to it that are in no group yet. So
 * every member is verified against the centre: a chain a-b-c where a and c are not alike never
 * becomes one group (star clustering: Aslam, Pelekhov, Rus, 1998). An excerpt can join the text
 * that it stands in, never the other way round, and texts that stand in another are looked at
 * last. A text with nobody to join it has no centre. `order` has all `count` texts, which are under
 * 2^31. False, and nothing to release, when out of memory.
 */
bool rt_stars_init(rt_stars *stars, const rt_link *links, size_t link_count, const uint32_t *order,
                   size_t count, rt_memory *memory);
void rt_stars_release(rt_stars *stars);

static inline rt_star_place rt_stars_place(const rt_stars *stars, uint32_t text)
{
    return rt_rank_set_has(&stars->linked, text)
               ? stars->places[rt_rank_set_rank(&stars->linked, text)]
               : (rt_star_place){RT_NO_CENTRE, 0};
}

#endif
