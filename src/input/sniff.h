/* Which format an input has, by its first bytes. */
#ifndef RT_INPUT_SNIFF_H
#define RT_INPUT_SNIFF_H

#include "base/buffer.h"

enum { RT_SNIFF_SIZE = 64 * 1024 };

typedef struct rt_sniffed {
    retold_format format;
    char delimiter; /* of CSV and TSV */
} rt_sniffed;

/*
 * What an input is whose first RT_SNIFF_SIZE bytes, or all, are `start` (`whole`: all).
 * RETOLD_FORMAT_UNKNOWN if they are binary data. A format that the options ask for is believed.
 * Without options (NULL), which name the columns, CSV and TSV are not recognised.
 */
rt_sniffed rt_sniff(retold_span start, bool whole, const retold_read_options *options);

/* Bytes of the UTF-8 byte order mark that `start` begins with: 3, or 0. */
size_t rt_bom_size(retold_span start);

#endif
