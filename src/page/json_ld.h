/* The date in a page's JSON-LD (schema.org), found with simdjson. */
#ifndef RT_PAGE_JSON_LD_H
#define RT_PAGE_JSON_LD_H

#include "base/buffer.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Readable bytes that have to follow a script. */
enum { RT_JSON_LD_PADDING = 64 };

typedef struct rt_json_ld rt_json_ld;

/* NULL when out of memory. */
rt_json_ld *rt_json_ld_new(void);
void rt_json_ld_free(rt_json_ld *reader);

/* How good a date is. */
typedef enum rt_json_ld_rank {
    RT_JSON_LD_NONE = 0,
    RT_JSON_LD_OTHER,  /* of something else, such as a video */
    RT_JSON_LD_PAGE,   /* of the web page */
    RT_JSON_LD_ARTICLE /* of an article, report, posting */
} rt_json_ld_rank;

/*
 * The `datePublished` in `script` that ranks highest, the first of several: of an object at its
 * top, in a list there, in its @graph, or of one that such an object has for its main entity.
 * `*date` is valid until the next call. RT_JSON_LD_NONE if there is none, and for what is not JSON.
 * RETOLD_NO_MEMORY is the only failure.
 */
retold_status rt_json_ld_read(rt_json_ld *reader, retold_span script, retold_span *date,
                              rt_json_ld_rank *rank);

#ifdef __cplusplus
}
#endif

#endif
