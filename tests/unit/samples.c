#include "samples.h"

#include <stdlib.h>

enum { COMMON = 150, RARE = 200000, MAX_WORDS = 4000 };

/* A text as word numbers; figures are negative. */
typedef struct words {
    int items[MAX_WORDS];
    size_t count;
} words;

static int random_word(rng *r)
{
    return (int)(rng_below(r, 10) < 5 ? rng_below(r, COMMON) : COMMON + rng_below(r, RARE));
}

static int random_figure(rng *r)
{
    return -1 - (int)rng_below(r, 5000);
}

static void add_random(words *w, rng *r, size_t count, bool bulletin)
{
    for (size_t i = 0; i < count; i++) {
        w->items[w->count++] = bulletin && i % 18 == 5 ? random_figure(r) : random_word(r);
    }
}

static void add_part(words *w, const words *from, size_t begin, size_t count)
{
    memcpy(w->items + w->count, from->items + begin, count * sizeof *w->items);
    w->count += count;
}

/* Replaces, drops and doubles words, about `rate` of them. */
static void add_edited(words *w, const words *from, rng *r, double rate)
{
    for (size_t i = 0; i < from->count; i++) {
        size_t what = rng_chance(r, rate) ? rng_below(r, 3) : 3;
        if (what != 0) {
            w->items[w->count++] = what == 1 ? random_word(r) : from->items[i];
        }
        if (what == 2) {
            w->items[w->count++] = from->items[i];
        }
    }
}

static void add_next_bulletin(words *w, const words *from, rng *r)
{
    for (size_t i = 0; i < from->count; i++) {
        w->items[w->count++] = from->items[i] < 0 ? random_figure(r) : from->items[i];
    }
}

static rt_buffer *new_text(samples *s)
{
    REQUIRE(rt_grow((void **)&s->texts, &s->capacity, s->count + 1, sizeof *s->texts),
            "out of memory");
    rt_buffer *text = &s->texts[s->count++];
    rt_buffer_init(text);
    return text;
}

static void add_text_of(samples *s, const words *w, bool upper)
{
    rt_buffer *text = new_text(s);
    for (size_t i = 0; i < w->count; i++) {
        if (w->items[i] < 0) {
            char figure[16];
            snprintf(figure, sizeof figure, "%d ", -w->items[i]);
            append(text, figure);
        } else {
            append_word(text, (size_t)w->items[i]);
        }
    }
    for (size_t i = 0; upper && i < text->size; i++) {
        text->data[i] = (char)(text->data[i] >= 'a' && text->data[i] <= 'z' ? text->data[i] - 32
                                                                            : text->data[i]);
    }
}

static void add_version(samples *s, const words *story, rng *r, bool bulletin)
{
    static const double rates[] = {0.002, 0.01, 0.03, 0.08, 0.2};
    words w = {.count = 0};
    size_t kind = rng_below(r, 8);
    if (kind < 4) {
        add_edited(&w, story, r, rates[rng_below(r, 5)]);
    } else if (kind == 4) {
        size_t count = story->count / 5 + rng_below(r, story->count - story->count / 5);
        add_part(&w, story, rng_below(r, story->count - count + 1), count);
    } else if (kind == 5) {
        add_random(&w, r, rng_below(r, 1000), false);
        add_part(&w, story, 0, story->count);
        add_random(&w, r, rng_below(r, 1000), false);
    } else if (kind == 6 && bulletin) {
        add_next_bulletin(&w, story, r);
    } else {
        add_part(&w, story, 0, story->count);
    }
    add_text_of(s, &w, kind == 7);
}

void samples_init(samples *s, uint64_t seed, size_t stories)
{
    rng r = {seed};
    *s = (samples){0};
    for (size_t i = 0; i < stories; i++) {
        bool bulletin = rng_below(&r, 4) == 0;
        words story = {.count = 0};
        add_random(&story, &r, 40 + rng_below(&r, 400), bulletin);
        add_text_of(s, &story, false);
        for (size_t versions = rng_below(&r, 6); versions > 0; versions--) {
            add_version(s, &story, &r, bulletin);
        }
    }
    for (size_t i = s->count; i > 1; i--) {
        size_t j = rng_below(&r, i);
        rt_buffer swap = s->texts[j];
        s->texts[j] = s->texts[i - 1];
        s->texts[i - 1] = swap;
    }
}

void samples_release(samples *s)
{
    for (size_t i = 0; i < s->count; i++) {
        rt_buffer_release(&s->texts[i]);
    }
    free(s->texts);
    *s = (samples){0};
}

void append_running_text(rt_buffer *text, rng *r, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        append_word(text, (size_t)random_word(r));
    }
}

void append_story(rt_buffer *text, size_t story, size_t language)
{
    enum { WORDS = 60, NAMES = 5000, FIRST_NAME = 26 * 26 * 26 };
    rng r = {story + 1};
    for (size_t i = 0; i < WORDS; i++) {
        switch (rng_below(&r, 10)) {
        case 0: {
            char figure[24];
            snprintf(figure, sizeof figure, "%zu ", 100 + rng_below(&r, 90000));
            append(text, figure);
            break;
        }
        case 1: {
            size_t begin = text->size;
            append_word(text, FIRST_NAME + rng_below(&r, NAMES));
            text->data[begin] = (char)(text->data[begin] - 'a' + 'A');
            break;
        }
        default:
            append_word(text, STORY_FIRST_WORD + STORY_LANGUAGES * rng_below(&r, STORY_VOCABULARY) +
                                  language);
        }
    }
}
