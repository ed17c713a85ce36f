/* The inside of retold_result, and the steps that fill it. */
#ifndef RT_API_RESULT_H
#define RT_API_RESULT_H

#include "api/texts.h"
#include "match/relate.h"

struct retold_result {
    retold_pair *pairs;
    size_t pair_count, pair_capacity;
    retold_member *members; /* group g has members[group_start[g]..group_start[g + 1]) */
    size_t *group_start;
    size_t group_count;
};

/* Lists the pairs of documents behind matches of texts. False when out of memory. */
bool rt_result_list_pairs(retold_result *result, const rt_texts *texts, const rt_matches *matches);

/* Groups the documents. False when out of memory. */
bool rt_result_make_groups(retold_result *result, const retold_corpus *corpus,
                           const rt_texts *texts, const rt_matches *matches);

#endif
