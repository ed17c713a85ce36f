/* Which format an input has, by its first bytes. */
#ifndef RT_INPUT_SNIFF_H
#define RT_INPUT_SNIFF_H

#include "input/encoding.h"

enum { RT_SNIFF_SIZE = 64 * 1024 };

typedef struct rt_sniffed {
    retold_format format;
    char delimiter; /* of CSV and TSV */
    rt_text_encoding encoding;
} rt_sniffed;

/*
 * What an input is whose first RT_SNIFF_SIZE bytes, or all, are `start` (`whole`: all).
 * RETOLD_FORMAT_UNKNOWN if they are binary data. A format or encoding that the options ask for is
 * believed. `*charset` is made when it is needed first. RETOLD_NO_MEMORY.
 */
retold_status rt_sniff(rt_charset **charset, retold_span start, bool whole,
                       const retold_read_options *options, rt_sniffed *sniffed,
                       retold_error *error);

/* The format of bytes in UTF-8, or an encoding like it, behind what is lost of an input: none that
 * cannot be read without its start. */
retold_format rt_sniff_rest(retold_span bytes);

#endif
