/* The files that a list of paths stands for. */
#ifndef RT_INPUT_LISTING_H
#define RT_INPUT_LISTING_H

#include "base/buffer.h"

typedef struct rt_listing {
    char **paths; /* owned; NUL-terminated */
    size_t count;
    size_t capacity;
    uint64_t total_bytes; /* of all regular files among them */
    bool size_known;      /* all of them are regular files */
} rt_listing;

void rt_listing_init(rt_listing *listing);
void rt_listing_release(rt_listing *listing);

/*
 * Adds `path`, or if it is a folder all files below it in the byte order of their paths,
 * but for those whose name, or whose folder's name, starts with a dot. Linked folders are
 * entered unless they lead back to one that they are in. What cannot be looked at is added
 * as it is: opening it will say why. Only RETOLD_NO_MEMORY fails.
 */
retold_status rt_listing_add(rt_listing *listing, const char *path, retold_error *error);

#endif
