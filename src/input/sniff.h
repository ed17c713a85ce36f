/* Which format an input has, by its first bytes. */
#ifndef RT_INPUT_SNIFF_H
#define RT_INPUT_SNIFF_H

#include "base/buffer.h"

enum { RT_SNIFF_SIZE = 64 * 1024 };

/*
 * The format of an input that starts with `start`, its first RT_SNIFF_SIZE bytes or all of it.
 * RETOLD_FORMAT_UNKNOWN if they are binary data.
 */
retold_format rt_sniff(retold_span start);

/* Bytes of the UTF-8 byte order mark that `start` begins with: 3, or 0. */
size_t rt_bom_size(retold_span start);

#endif
