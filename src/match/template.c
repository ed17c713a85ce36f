#include "match/template.h"

#include <stdlib.h>
#include <string.h>

void rt_token_bag_init(rt_token_bag *bag)
{
    *bag = (rt_token_bag){0};
}

void rt_token_bag_release(rt_token_bag *bag)
{
    free(bag->slots);
    rt_token_bag_init(bag);
}

/* The slot of `key`, or the free one where it belongs. */
static inline struct rt_token_slot *find(const rt_token_bag *bag, uint32_t key)
{
    size_t slot = (key * UINT32_C(2654435769) >> 7) & bag->mask; /* the low bits are always 0 */
    while (bag->slots[slot].count != 0 && bag->slots[slot].key != key) {
        slot = (slot + 1) & bag->mask;
    }
    return &bag->slots[slot];
}

static inline bool is_figure(rt_token token)
{
    return token & RT_TOKEN_FIGURE;
}

static inline bool is_marked(rt_token token)
{
    return token & (RT_TOKEN_FIGURE | RT_TOKEN_NAME);
}

bool rt_token_bag_fill(rt_token_bag *bag, rt_text text)
{
    size_t slots = 16;
    while (slots < 2 * text.count) {
        slots *= 2;
    }
    if (!rt_grow((void **)&bag->slots, &bag->capacity, slots, sizeof *bag->slots)) {
        return false;
    }
    memset(bag->slots, 0, slots * sizeof *bag->slots);
    bag->mask = slots - 1;
    bag->query = 0;
    bag->tokens = text.count;
    bag->figures = bag->marked = 0;
    for (size_t i = 0; i < text.count; i++) {
        rt_token token = text.tokens[i];
        struct rt_token_slot *slot = find(bag, rt_token_key(token));
        slot->key = rt_token_key(token);
        slot->count++;
        slot->marked += is_marked(token);
        bag->figures += is_figure(token);
        bag->marked += is_marked(token);
    }
    return true;
}

/*
 * Of a token that the texts have m and n times, min(m, n) are matched, in each text the marked
 * ones first: so the difference is the same whichever of the two is in the bag.
 */
rt_difference rt_token_bag_compare(rt_token_bag *bag, rt_text b)
{
    rt_difference d = {
        .figures_a = bag->figures, .changed_a = bag->tokens, .marked_a = bag->marked};
    bag->query++;
    for (size_t i = 0; i < b.count; i++) {
        rt_token token = b.tokens[i];
        struct rt_token_slot *slot = find(bag, rt_token_key(token));
        if (slot->query != bag->query) {
            slot->query = bag->query;
            slot->used = slot->used_marked = 0;
        }
        d.figures_b += is_figure(token);
        if (slot->used < slot->count) {
            d.figures_both += is_figure(token);
            d.changed_a--;
            d.marked_a -= slot->used < slot->marked;
            slot->used++;
        } else {
            d.changed_b++;
        }
        if (is_marked(token)) {
            d.marked_b += slot->used_marked == slot->count;
            slot->used_marked += slot->used_marked < slot->count;
        }
    }
    return d;
}

static size_t smaller(size_t a, size_t b)
{
    return a < b ? a : b;
}

double rt_figures_kept(const rt_difference *d)
{
    size_t fewer = smaller(d->figures_a, d->figures_b);
    return fewer == 0 ? 1 : (double)d->figures_both / (double)fewer;
}

/*
 * An edited copy corrects a figure or two and rewrites words; the next day's bulletin replaces
 * figures, and little else. So a pair is of one template if
 *   - at least 2 figures of the text with fewer are not in the other, and nine tenths of all
 *     changed tokens are figures or names; or
 *   - at least 3 are not, they are a quarter of its figures, and two fifths of the changed tokens
 *     are figures or names.
 * Names alone do not tell: one release sent out by two offices differs in names only.
 *
 * Measured on pairs of press releases and wire notices judged by hand: bench/README.md,
 * "Templates".
 */
bool rt_is_template(const rt_difference *d)
{
    size_t figures = smaller(d->figures_a, d->figures_b);
    size_t replaced = figures - d->figures_both;
    size_t changed = d->changed_a + d->changed_b;
    size_t marked = d->marked_a + d->marked_b;
    return (replaced >= 2 && 10 * marked >= 9 * changed) ||
           (replaced >= 3 && 4 * replaced >= figures && 5 * marked >= 2 * changed);
}
