/* Telling the same words with other names and figures from an edited copy. */
#ifndef RT_MATCH_TEMPLATE_H
#define RT_MATCH_TEMPLATE_H

#include "match/text.h"

/*
 * How the tokens of two texts differ, as multisets; "marked" tokens are figures, and names:
 * capitalised away from a sentence's start.
 */
typedef struct rt_difference {
    size_t figures_a, figures_b; /* tokens with a digit */
    size_t figures_both;
    size_t changed_a, changed_b; /* tokens that the other text does not have */
    size_t marked_a, marked_b;   /* those of them that are figures or names */
} rt_difference;

/*
 * The tokens of text a in a hash table, by which any number of texts b can be compared with it.
 * Open addressing; a slot is free while its count is 0. `used` and `used_marked` count what
 * the query `query` has taken of it.
 */
typedef struct rt_token_bag {
    struct rt_token_slot {
        uint32_t key;
        uint32_t count;
        uint32_t marked; /* of the count */
        uint32_t query;
        uint32_t used;
        uint32_t used_marked;
    } * slots;
    size_t capacity;
    size_t mask;
    uint32_t query;
    size_t tokens, figures, marked;
} rt_token_bag;

void rt_token_bag_init(rt_token_bag *bag);
void rt_token_bag_release(rt_token_bag *bag);

/* Replaces the bag by that of `text`. False when out of memory. */
bool rt_token_bag_fill(rt_token_bag *bag, rt_text text);

rt_difference rt_token_bag_compare(rt_token_bag *bag, rt_text b);

/* The share of the figures of the text with fewer that the other has too; 1 if it has none. */
double rt_figures_kept(const rt_difference *difference);

/* A text with fewer figures than this is never taken for one made from a template. */
enum { RT_TEMPLATE_FIGURES = 2 };

/* Whether the difference is that of two texts made from one template. */
bool rt_is_template(const rt_difference *difference);

#endif
