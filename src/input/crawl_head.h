/*
 * What a record of a crawl begins with: the header of a WARC record (ISO 28500, and the drafts 0.17
 * and 0.18 before it), or the one line of an ARC record (version 1 and 2).
 */
#ifndef RT_INPUT_CRAWL_HEAD_H
#define RT_INPUT_CRAWL_HEAD_H

#include "base/buffer.h"

/* Spans are of the bytes that were read, empty for what is not said. */
typedef struct rt_crawl_head {
    size_t size; /* of the head: the block follows it */
    bool has_length;
    uint64_t length;     /* of the block, as stated */
    retold_span stated;  /* the length as it stands there */
    retold_span type;    /* WARC-Type; empty in ARC */
    retold_span uri;     /* without angle brackets */
    retold_span date;    /* ISO 8601 in WARC, digits in ARC */
    retold_span content; /* the media type of the block */
    bool truncated;      /* WARC-Truncated: the crawler left the rest out */
    bool segmented;      /* one of several parts of a record */
} rt_crawl_head;

/* Whether bytes are a head: `MORE` if that cannot be told before further ones are there. */
typedef enum rt_head_state { RT_HEAD_WHOLE, RT_HEAD_MORE, RT_HEAD_NONE } rt_head_state;

/*
 * How heads of one kind are read. `read` looks at the start of `bytes`, which are the input's last
 * if `ended`. `find` is where the first head begins behind the start of a line in `bytes`, from
 * `from` on, SIZE_MAX if none does; it takes what only a head is likely to look like, and needs
 * RT_HEAD_LOOK bytes of it.
 */
typedef struct rt_head_kind {
    rt_head_state (*read)(retold_span bytes, bool ended, rt_crawl_head *head);
    size_t (*find)(retold_span bytes, size_t from);
} rt_head_kind;

enum { RT_HEAD_LOOK = 4096 };

extern const rt_head_kind rt_warc_head;
extern const rt_head_kind rt_arc_head;

#endif
