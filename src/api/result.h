/* The inside of retold_result, and the steps that fill it. */
#ifndef RT_API_RESULT_H
#define RT_API_RESULT_H

#include "api/groups.h"
#include "api/lexicon.h"
#include "api/originals.h"

struct retold_result {
    rt_memory *memory; /* the corpus's; of pairs, members, group_start and shared */
    retold_pair *pairs;
    size_t pair_count;
    retold_member *members; /* group g has members[group_start[g]..group_start[g + 1]) */
    size_t *group_start;
    size_t group_count;
    retold_span *shared; /* of all translations; texts are the corpus's, or in entry_labels */
    size_t shared_count;
    rt_buffer entry_labels;  /* how entries of the lexicon read that are among them */
    retold_lexicon *lexicon; /* NULL if translations were not looked for */
};

/*
 * Lists the pairs of documents behind matches and translations of texts. result->shared has
 * to be complete. False when out of memory.
 */
bool rt_result_list_pairs(retold_result *result, const retold_corpus *corpus, const rt_texts *texts,
                          const rt_originals *originals, const rt_matches *matches,
                          const rt_text_translation *translations, size_t translation_count);

#endif
