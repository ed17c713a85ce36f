/* The sample stories as texts, for tests that cut, change or permute them. */
#ifndef RT_TESTS_STORIES_H
#define RT_TESTS_STORIES_H

#include "support.h"

/* A file of tests/data/stories. Its name ends in ".LANG.txt". */
typedef struct story {
    char name[128];
    rt_buffer text;
} story;

typedef struct stories {
    story *items; /* by name */
    size_t count;
} stories;

/* Reads all files. Run in the root of the source tree. */
void stories_read(stories *s);
void stories_release(stories *s);

#endif
