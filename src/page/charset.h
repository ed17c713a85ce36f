/* Any bytes to UTF-8: which encoding they are in, and converting them. */
#ifndef RT_PAGE_CHARSET_H
#define RT_PAGE_CHARSET_H

#include "base/buffer.h"
#include "page/charset_names.h"

/* What was found. */
typedef struct rt_charset_result {
    const char *name;  /* the encoding as the IANA names it, in lower case; static storage */
    uint64_t repaired; /* ill-formed sequences, each replaced by U+FFFD */
    bool guessed;      /* neither a byte order mark nor a declaration told it */
} rt_charset_result;

/* ICU's converters, kept open from text to text. For one thread at a time. */
typedef struct rt_charset rt_charset;

/* NULL when out of memory. */
rt_charset *rt_charset_new(void);
void rt_charset_free(rt_charset *charset);

/*
 * Appends `bytes` to `out` in UTF-8, without their byte order mark. `declared` is the encoding that
 * an HTTP header gives, or empty; `html`: what the page itself declares counts too.
 *
 * The encoding is that of the byte order mark, else the one declared (the header's before the
 * page's), else UTF-8 if the bytes are that, else the likeliest. What is declared is not believed
 * against the bytes: text that is valid UTF-8 beyond ASCII is UTF-8, and text declared UTF-8 of
 * which more is ill-formed than well-formed is not. Labels mean what browsers take them for
 * ("iso-8859-1" is windows-1252).
 *
 * RETOLD_NO_MEMORY is the only failure; `out` may then have got a part, `result` stays untouched.
 */
retold_status rt_charset_to_utf8(rt_charset *charset, retold_span bytes, retold_span declared,
                                 bool html, rt_buffer *out, rt_charset_result *result,
                                 retold_error *error);

/*
 * Appends `bytes`, which are in `encoding` and begin with no byte order mark, to `out` in UTF-8,
 * and adds the number of ill-formed sequences to `*repaired`. False when out of memory.
 */
bool rt_charset_convert(rt_charset *charset, retold_span bytes, const rt_encoding *encoding,
                        rt_buffer *out, uint64_t *repaired);

/* The likeliest encoding of `bytes`, which are plain text but not UTF-8. NULL when out of memory.
 */
const rt_encoding *rt_charset_detect(rt_charset *charset, retold_span bytes);

#endif
