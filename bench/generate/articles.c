#include "articles.h"

#include <string.h>

/* ------------------------------------------------------------------ originals */

enum { TOPICS = 4096, TOPIC_WORDS = 64, NAMES_EACH = 4, NAME_BITS = 20 };

/* Names are by Zipf's law in steps: as many of 256 to 511 as of 512 to 1023. */
static uint32_t draw_name(stream *s)
{
    unsigned bits = 6 + below(s, NAME_BITS - 6);
    return NAME | (1u << bits) | below(s, 1u << bits);
}

static uint32_t draw_figure(stream *s)
{
    uint32_t form = below(s, 10);
    if (form < 2) {
        return YEAR | (1950 + below(s, 76));
    }
    if (form < 4) {
        return DECIMAL | below(s, 1000);
    }
    return FIGURE | (1 + below(s, 9u << below(s, 20)));
}

typedef struct subject {
    uint32_t topic;
    uint32_t names[NAMES_EACH];
} subject;

static void draw_subject(stream *s, subject *out)
{
    out->topic = below(s, TOPICS);
    for (unsigned i = 0; i < NAMES_EACH; i++) {
        out->names[i] = draw_name(s);
    }
}

static uint32_t draw_meaning(const words *w, const subject *about, stream *s)
{
    uint32_t meaning = words_draw(w, s);
    if (meaning >= w->common && chance(s, 300)) {
        stream topical = stream_of(about->topic, below(s, 1 + below(s, TOPIC_WORDS)));
        meaning = w->common + below(&topical, MEANINGS - w->common);
    }
    return meaning;
}

/* Adds sentences of `count` units together. */
static void write_sentences(const words *w, const subject *about, stream *s, size_t count,
                            article *out)
{
    size_t left = 0; /* in the sentence */
    bool figure_due = false;
    for (size_t i = 0; i < count; i++) {
        if (left == 0) {
            left = 8 + below(s, 12);
            left = count - i < left + 5 ? count - i : left;
        }
        unit *u = &out->units[out->count++];
        *u = (unit){0};
        if (figure_due || chance(s, 30)) {
            u->what = draw_figure(s);
            figure_due = false;
        } else if (chance(s, 60)) {
            u->what = about->names[below(s, NAMES_EACH)];
        } else {
            u->what = draw_meaning(w, about, s);
            figure_due = i > 0 && (u - 1)->what >= FIGURE && chance(s, 350);
        }
        left--;
        u->stop = left == 0;
        u->comma = left > 2 && chance(s, 60);
    }
}

static unsigned draw_language(const settings *set, stream *s, unsigned other_than)
{
    unsigned wanted = set->wanted & ~(other_than < LANGUAGES ? 1u << other_than : 0), sum = 0;
    for (unsigned i = 0; i < LANGUAGES; i++) {
        sum += wanted >> i & 1 ? languages[i].weight : 0;
    }
    uint32_t at = below(s, sum);
    for (unsigned i = 0; i < LANGUAGES; i++) {
        unsigned weight = wanted >> i & 1 ? languages[i].weight : 0;
        if (at < weight) {
            return i;
        }
        at -= weight;
    }
    return 0;
}

static size_t draw_length(const settings *set, stream *s)
{
    unsigned tenth = set->words / 10;
    return set->words - tenth + below(s, 2 * tenth + 1);
}

void article_original(const settings *set, const words *w, uint64_t number, article *out)
{
    stream s = stream_of(set->seed, number);
    subject about;
    draw_subject(&s, &about);
    out->language = draw_language(set, &s, LANGUAGES);
    out->count = 0;
    write_sentences(w, &about, &s, draw_length(set, &s), out);
}

/* ------------------------------------------------------------------ what is made from them */

static void remove_unit(article *a, size_t at)
{
    if (at > 0 && a->units[at].stop) {
        a->units[at - 1].stop = true;
        a->units[at - 1].comma = false;
    }
    memmove(&a->units[at], &a->units[at + 1], (a->count - at - 1) * sizeof *a->units);
    a->count--;
}

static void insert_unit(article *a, size_t at, uint32_t what)
{
    memmove(&a->units[at + 1], &a->units[at], (a->count - at) * sizeof *a->units);
    a->units[at] = (unit){what, false, false};
    a->count++;
}

/* One to six words replaced, taken out or put in, and in one of four a headline before the text. */
static void edit(const words *w, stream *s, article *a)
{
    subject about;
    draw_subject(s, &about);
    for (uint32_t edits = 1 + below(s, 6); edits > 0 && a->count > 2; edits--) {
        size_t at = below(s, (uint32_t)a->count);
        uint32_t what = draw_meaning(w, &about, s);
        switch (below(s, 3)) {
        case 0:
            a->units[at].what = what;
            break;
        case 1:
            remove_unit(a, at);
            break;
        default:
            insert_unit(a, at, what);
        }
    }
    if (chance(s, 250)) {
        for (unsigned i = 6; i > 0; i--) {
            insert_unit(a, 0, draw_meaning(w, &about, s));
            a->units[0].stop = i == 6;
        }
    }
}

/* A half of the text, or the text in one twice as long. */
static void cut_or_embed(const settings *set, const words *w, stream *s, article *a)
{
    if (chance(s, 500)) {
        size_t keep = (a->count + 1) / 2, first = below(s, (uint32_t)(a->count - keep + 1));
        memmove(a->units, a->units + first, keep * sizeof *a->units);
        a->count = keep;
        a->units[keep - 1].stop = true;
        return;
    }
    subject about;
    draw_subject(s, &about);
    size_t count = a->count, more = draw_length(set, s);
    size_t before = chance(s, 500) ? more / 2 : 0;
    memmove(a->units + before, a->units, count * sizeof *a->units);
    a->count = 0;
    write_sentences(w, &about, s, before, a);
    a->count += count;
    write_sentences(w, &about, s, more - before, a);
}

static void fill_template(stream *s, article *a)
{
    for (size_t i = 0; i < a->count; i++) {
        if (a->units[i].what >= FIGURE) {
            uint32_t other;
            while ((other = draw_figure(s)) == a->units[i].what) {
            }
            a->units[i].what = other;
        }
    }
}

static void translate(const settings *set, const words *w, stream *s, article *a)
{
    subject about;
    draw_subject(s, &about);
    a->language = draw_language(set, s, a->language);
    for (size_t i = 0; i < a->count; i++) {
        bool carries = a->units[i].what >= NAME;
        if (chance(s, carries ? 15 : 60)) {
            remove_unit(a, i--);
        } else if (!carries && chance(s, 60)) {
            a->units[i].what = draw_meaning(w, &about, s);
        } else if (i > 0 && chance(s, 150)) {
            uint32_t what = a->units[i].what;
            a->units[i].what = a->units[i - 1].what;
            a->units[i - 1].what = what;
        }
    }
}

kind article_kind(const settings *set, uint64_t number, stream *s)
{
    *s = stream_of(~set->seed, number);
    uint32_t at = below(s, 1000);
    for (kind k = EXACT; number > 0 && k < KINDS; k++) {
        if (at < set->shares[k]) {
            return k;
        }
        at -= set->shares[k];
    }
    return ORIGINAL;
}

/* An original before `number`: for a template one with three figures, if there is one among some.
 */
uint64_t article_root(const settings *set, const words *w, kind made, uint64_t number, stream *s,
                      article *root)
{
    for (unsigned tries = 0; tries < 100; tries++) {
        uint64_t candidate = set->one_story ? 0 : (uint64_t)(((wide)next(s) * number) >> 64);
        stream unused;
        if (article_kind(set, candidate, &unused) != ORIGINAL) {
            continue;
        }
        article_original(set, w, candidate, root);
        size_t figures = 0;
        for (size_t i = 0; i < root->count; i++) {
            figures += root->units[i].what >= FIGURE;
        }
        if (made != TEMPLATE || figures >= 3) {
            return candidate;
        }
    }
    article_original(set, w, 0, root);
    return 0;
}

void article_derive(const settings *set, const words *w, kind made, stream *s, article *a)
{
    switch (made) {
    case EDITED:
        edit(w, s, a);
        break;
    case EXCERPT:
        cut_or_embed(set, w, s, a);
        break;
    case TEMPLATE:
        fill_template(s, a);
        break;
    case TRANSLATION:
        translate(set, w, s, a);
        break;
    default:
        break;
    }
}
