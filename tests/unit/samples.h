/* Corpora of random texts in which every relation is found. */
#ifndef RT_TESTS_SAMPLES_H
#define RT_TESTS_SAMPLES_H

#include "support.h"

typedef struct samples {
    rt_buffer *texts;
    size_t count, capacity;
} samples;

/*
 * About three texts a story: its original, edited copies, cut ones, copies inside a longer
 * page, exact copies in other case, and next days' bulletins where it has figures. Shuffled.
 */
void samples_init(samples *s, uint64_t seed, size_t stories);
void samples_release(samples *s);

/* Appends `count` words of running text: common ones and rare ones. */
void append_running_text(rt_buffer *text, rng *r, size_t count);

#endif
