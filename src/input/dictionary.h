/* The dictionary that a .warc.zst file begins with. */
#ifndef RT_INPUT_DICTIONARY_H
#define RT_INPUT_DICTIONARY_H

#include "input/decompress.h"

/*
 * At the first frame of a zstd input: if it is a dictionary frame, reads it and decodes what
 * follows with it. A dictionary frame is a skippable frame with the magic number 0x184D2A5D that
 * holds a dictionary (RFC 8878, section 5), itself compressed by zstd or not. Any other first frame
 * is left as it is. Faults as of rt_decoder_read(). (IIPC: Use of Zstandard in WARC files.)
 */
retold_status rt_dictionary_read(rt_decoder *decoder, rt_raw *raw, retold_error *error);

#endif
