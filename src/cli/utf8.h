/* Reading UTF-8 that may be broken: file names are bytes. */
#ifndef CLI_UTF8_H
#define CLI_UTF8_H

#include "retold.h"

#define CLI_UTF8_INVALID UINT32_MAX

/*
 * The character at the start of `text`, which is not empty, and in *size how many bytes it
 * takes. CLI_UTF8_INVALID, and one byte, where no well-formed character starts.
 */
uint32_t cli_utf8_next(retold_span text, size_t *size);

#endif
