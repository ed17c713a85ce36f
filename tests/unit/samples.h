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

/*
 * Appends story number `story` as it is told in one of STORY_LANGUAGES: the words are the
 * language's own, one for one, the names and figures the same in all. Word number w of language l
 * is append_word()'s STORY_LANGUAGES * w + l, beyond STORY_FIRST_WORD.
 */
enum { STORY_LANGUAGES = 3, STORY_VOCABULARY = 300, STORY_FIRST_WORD = 26 * 26 };
void append_story(rt_buffer *text, size_t story, size_t language);

/* Appends `count` words of running text: common ones and rare ones. */
void append_running_text(rt_buffer *text, rng *r, size_t count);

#endif
