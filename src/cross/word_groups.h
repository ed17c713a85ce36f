/* Words of many languages that translate each other. */
#ifndef RT_CROSS_WORD_GROUPS_H
#define RT_CROSS_WORD_GROUPS_H

#include "cross/lexicon.h"

/* From this coefficient of Dice on an entry joins its words. */
#define RT_LEXICON_JOINED 0.5

/*
 * Lists the sides of a lexicon, whose entries are sorted and those across languages worked out.
 *
 * With an anchor for each entry a word would become as many anchors as there are languages. So the
 * entries join words to groups, the largest Dice coefficient first, and a group is one anchor. It
 * has at most one word of a language: an entry that would bring in a second joins nothing, which
 * keeps chance translations from running groups together (as in competitive linking: Melamed,
 * Models of Translational Equivalence among Words, 2000). Nor do entries that are marginal, and
 * those across languages. What joins nothing is an anchor of its own, unless one of its words has a
 * partner of the other language already. False when out of memory.
 */
bool rt_lexicon_list_sides(rt_lexicon *lexicon);

#endif
