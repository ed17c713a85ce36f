/* Classes of 64 bytes at a time, as bit masks: what makes ASCII text fast to split. */
#ifndef RT_TEXT_CLASSIFY_H
#define RT_TEXT_CLASSIFY_H

#include "retold.h"

enum { RT_BLOCK = 64 };

/* Bit i is byte i. `word` holds ASCII letters, digits and all bytes of `high`. */
typedef struct rt_block_classes {
    uint64_t word;
    uint64_t high;  /* 0x80 and up: part of a multi-byte character */
    uint64_t lead;  /* 0xc0 and up: its first byte */
    uint64_t digit; /* 0-9 */
    uint64_t upper; /* A-Z */
    uint64_t stop;  /* after which a sentence may begin: \n \r ! " . : ; ? */
} rt_block_classes;

/* Classifies in[0..64) and writes the bytes with A-Z made lower case to folded[0..64). */
typedef void rt_classify_function(const unsigned char *in, unsigned char *folded,
                                  rt_block_classes *classes);

/* NULL if this processor, or this build, does not have `simd`. */
rt_classify_function *rt_classify_for(retold_simd simd);

/* A position in a list is `first` plus the bit's number, with this flag if `flags` has the bit. */
#define RT_LIST_FLAG (UINT32_C(1) << 31)

/*
 * Writes the positions of the bits of `mask` to `list`, which has room for 2 * RT_BLOCK, and
 * returns their number.
 */
typedef unsigned rt_list_function(uint64_t mask, uint64_t flags, uint32_t first, uint32_t *list);

/* NULL as above. */
rt_list_function *rt_list_for(retold_simd simd);

#endif
