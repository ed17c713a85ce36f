/* Writing records compressed, each by itself, as crawls are kept. */
#ifndef CLI_PACKER_H
#define CLI_PACKER_H

#include "retold.h"

#include <stdio.h>

/*
 * What goes to `stream` between two cli_packer_end() is one gzip member or zstd frame, or just
 * bytes. The stream is borrowed; the parts behind are opaque. Failures to write are seen on it.
 */
typedef struct cli_packer {
    FILE *stream;
    retold_codec codec;
    bool inside; /* a member has begun */
    bool failed; /* out of memory: what was written is not whole */
    void *state; /* of the compressor; NULL for none */
} cli_packer;

/* False when out of memory. */
bool cli_packer_init(cli_packer *packer, FILE *stream, retold_codec codec);
void cli_packer_release(cli_packer *packer);

void cli_packer_write(cli_packer *packer, retold_span bytes);
void cli_packer_end(cli_packer *packer);

#endif
