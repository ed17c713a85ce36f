/* The character encodings of the web and their many names (WHATWG Encoding Standard, 4.2). */
#ifndef RT_PAGE_CHARSET_NAMES_H
#define RT_PAGE_CHARSET_NAMES_H

#include "base/buffer.h"

enum { RT_ENCODINGS = 36 };

/* An encoding. All are in one static table, so that they can be compared by address. */
typedef struct rt_encoding {
    const char *name;      /* as the IANA has it, in lower case */
    const char *converter; /* what ICU calls it; NULL: UTF-8, which needs no converter */
    bool ascii;            /* bytes under 0x80 are ASCII, whatever stands before them */
    const char *labels;    /* lower case, each between two spaces */
} rt_encoding;

/*
 * The encoding that a web browser takes for `label` (case and space around it do not count), such
 * as windows-1252 for "ISO-8859-1"; NULL if there is none.
 */
const rt_encoding *rt_encoding_find(retold_span label);

/* Its place in the table, under RT_ENCODINGS, and what is there. */
size_t rt_encoding_index(const rt_encoding *encoding);
const rt_encoding *rt_encoding_at(size_t index);

#endif
