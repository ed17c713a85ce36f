/* What a crawl's record carries: which bytes are a page, of which type, and how they are coded. */
#ifndef RT_INPUT_PAYLOAD_H
#define RT_INPUT_PAYLOAD_H

#include "input/crawl_head.h"

/*
 * `skip` says why there is no page in it, RETOLD_SKIP_NONE if there may be one; only then the other
 * fields are of use. All spans are of the record's bytes.
 */
typedef struct rt_payload {
    retold_skip skip;
    bool long_header;     /* no end of the HTTP header within the limit */
    bool generic;         /* its type says nothing: a page if it looks like one */
    bool plain;           /* plain text */
    retold_span type;     /* media type, with its parameters */
    retold_span transfer; /* Transfer-Encoding */
    retold_span encoding; /* Content-Encoding */
    retold_span body;
} rt_payload;

/*
 * Looks at a record's head and block. `response` and `resource` records, and `conversion`, which
 * WET files are made of, carry pages; of a response only one whose HTTP status is 2xx, for what
 * comes with errors and redirects is no article. A record in segments is read as far as its first
 * one goes. What stands in an ARC is an HTTP response or, for other schemes, the thing itself.
 */
void rt_payload_find(const rt_crawl_head *head, retold_span block, size_t max_header,
                     rt_payload *payload);

/* The charset parameter of a media type, without quotes; empty if there is none. */
retold_span rt_payload_charset(retold_span type);

#endif
