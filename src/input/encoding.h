/* Which encoding an input is in that is not UTF-8, and looking for line ends in UTF-16. */
#ifndef RT_INPUT_ENCODING_H
#define RT_INPUT_ENCODING_H

#include "page/charset.h"
#include "page/charset_names.h"

/*
 * The encoding of an input's text. `encoding` is NULL while nothing shows that it is not UTF-8, of
 * which there is some beyond ASCII if `utf8_seen`.
 */
typedef struct rt_text_encoding {
    const rt_encoding *encoding;
    bool utf8_seen;
} rt_text_encoding;

/* Makes `*charset` if it is NULL. False when out of memory. */
bool rt_charset_make(rt_charset **charset);

bool rt_is_utf16(const rt_encoding *encoding);

/* Bytes of the byte order mark of `encoding` (NULL: UTF-8) that `bytes` begin with; 0 if none. */
size_t rt_mark_size(retold_span bytes, const rt_encoding *encoding);

/* The UTF-16 that an input is in which begins with `start`, by its mark or its zeros; else NULL. */
const rt_encoding *rt_utf16_of(retold_span start);

/*
 * What else than UTF-16 it is in: another encoding if what is beyond ASCII is ill-formed UTF-8 for
 * the most part, and more than a byte or two. `whole`: nothing follows `start`.
 * NULL encoding and no failure if it is UTF-8 or ASCII so far. `*charset` is made if it is needed
 * and NULL. RETOLD_NO_MEMORY.
 */
retold_status rt_8bit_of(rt_charset **charset, retold_span start, bool whole,
                         rt_text_encoding *found, retold_error *error);

/*
 * UTF-16 with a byte for each code unit: the same where it is ASCII, RT_NARROW_MARK for U+FEFF,
 * and RT_NARROW_OTHER for all else. `bytes.data[begin]` stands for the unit at `offset` of the
 * input.
 */
enum { RT_NARROW_MARK = 0xfe, RT_NARROW_OTHER = 0xff };

typedef struct rt_narrow {
    rt_buffer bytes;
    size_t begin;
    uint64_t offset;
} rt_narrow;

void rt_narrow_init(rt_narrow *narrow);
void rt_narrow_release(rt_narrow *narrow);
void rt_narrow_start(rt_narrow *narrow);

/*
 * The units of `wide`, which is at `offset` of the input and begins and ends no further back than
 * the last time. `ended`: a byte that is left over counts as a unit. False when out of memory.
 */
bool rt_narrow_window(rt_narrow *narrow, retold_span wide, uint64_t offset, bool big_endian,
                      bool ended, retold_span *window);

#endif
