/*
 * Which blocks of a page are what it is about, and which are menus, notices, teasers and the like.
 *
 * In the manner of jusText (Pomikálek: Removing Boilerplate and Duplicate Content from Web Corpora,
 * 2011): a first look at each block alone finds those that are surely text, by length, density of
 * links, and sentences; a second one judges each with the blocks around it. Sentences stand in for
 * jusText's stop words, so that no list for each language is needed. The second look is a logistic
 * function; beside the neighbours it knows the element that holds most of the sure text. At last a
 * table or list that has few links is kept as a whole if any of its entries is: titles, names and
 * figures are what it is for, and alone they look like a menu.
 */
#ifndef RT_PAGE_BOILERPLATE_H
#define RT_PAGE_BOILERPLATE_H

#include "page/html.h"

/* What a block is judged by. Letters are counted three times where a character is a word or a
 * syllable. */
typedef enum rt_block_feature {
    RT_FEATURE_LENGTH,    /* log(1 + letters) */
    RT_FEATURE_LINKED,    /* share of the letters that are in links */
    RT_FEATURE_LINKS,     /* 1 if that is over a third */
    RT_FEATURE_SENTENCES, /* ends of sentences, at most 3 */
    RT_FEATURE_SURE,      /* 1 if the first look takes it for text */
    RT_FEATURE_PARAGRAPH, /* 1 in each of these elements */
    RT_FEATURE_HEADING,
    RT_FEATURE_ITEM,
    RT_FEATURE_CELL,
    RT_FEATURE_HEADER,
    RT_FEATURE_FOOTER,
    RT_FEATURE_ASIDE,
    RT_FEATURE_FORM,
    RT_FEATURE_MENU,
    RT_FEATURE_EXTRA,
    RT_FEATURE_MAIN,      /* 1 in <main> or <article> */
    RT_FEATURE_PLACE,     /* 0 for the page's first block to 1 for its last */
    RT_FEATURE_SHARE,     /* of the page's sure text: what the innermost element has */
    RT_FEATURE_SHARE_OUT, /* what the element around that has */
    RT_FEATURE_BODY,      /* 1 in the element that has nearly all of it */
    RT_FEATURE_NEAR, /* share of sure text in the letters from three blocks before to three after */
    RT_FEATURE_FAR,  /* the same with eight */
    RT_FEATURE_BEFORE, /* the block before: RT_FEATURE_SURE */
    RT_FEATURE_BEFORE_LENGTH,
    RT_FEATURE_BEFORE_LINKED,
    RT_FEATURE_BEFORE_2, /* RT_FEATURE_SURE of the one before that */
    RT_FEATURE_AFTER,    /* the block after */
    RT_FEATURE_AFTER_LENGTH,
    RT_FEATURE_AFTER_LINKED,
    RT_FEATURE_AFTER_2,
    RT_BLOCK_FEATURES
} rt_block_feature;

typedef struct rt_block_look rt_block_look;     /* of the first look; boilerplate.c */
typedef struct rt_listing_look rt_listing_look; /* of a table or list; boilerplate.c */

/* What the judgement works on, kept from page to page. */
typedef struct rt_boilerplate {
    bool *keep; /* of each block */
    size_t keep_capacity;
    rt_block_look *looks;
    size_t look_capacity;
    uint64_t *sure; /* of each box: letters of sure text in it */
    size_t sure_capacity;
    uint32_t *inside; /* of each box: whether it is in the body, and its fullest child */
    size_t inside_capacity;
    rt_listing_look *listings; /* of each box */
    size_t listing_capacity;
    uint32_t body;
} rt_boilerplate;

void rt_boilerplate_init(rt_boilerplate *b);
void rt_boilerplate_release(rt_boilerplate *b);

/*
 * Judges all blocks of `html`: keep[i] of block i. If none is kept, those that follow each other
 * and together have most letters outside of links are. False when out of memory.
 */
bool rt_boilerplate_judge(rt_boilerplate *b, const rt_html *html);

/* The features of block `index`, after rt_boilerplate_judge(). */
void rt_boilerplate_features(const rt_boilerplate *b, const rt_html *html, size_t index,
                             float features[RT_BLOCK_FEATURES]);

#endif
