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

/* Letters of a block that vectors tell: all bytes of Cyrillic ones, first bytes of Han ones, and
 * of those in upper case. */
typedef struct rt_block_letters {
    uint64_t cyrillic;
    uint64_t han;
    uint64_t upper;
} rt_block_letters;

/*
 * Tells what letters it can of those that begin at `leads` and end in the block; returns the leads
 * of the others. Folds them in `folded`, which holds the block's bytes.
 */
typedef uint64_t rt_letters_function(const unsigned char *in, char *folded, uint64_t leads,
                                     rt_block_letters *letters);

#if defined(__x86_64__)
/* This processor has what vector code of these names uses. */
bool rt_has_avx2(void);
bool rt_has_avx512(void);
#endif

#endif
