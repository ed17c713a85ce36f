#include "page/boilerplate.h"

#include "page/boilerplate_weights.h"
#include "page/html_tags.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Of the first look: what is at least so long, and where nothing is, as in a forum's short answers.
 */
enum { SURE_LETTERS = 50, SURE_LETTERS_AT_LEAST = 20 };
static const float SURE_LINKED = 1.0f / 3;

/* A table or list has at least so many entries. */
enum { LISTING_ENTRIES = 3 };

/* The body is the innermost element with so much of the sure text of the one around it. */
static const double BODY_SHARE = 0.8;

enum { NEAR = 3, FAR = 8 };

struct rt_block_look {
    float length; /* log(1 + letters) */
    float linked;
    uint32_t letters;
    uint32_t sentences;
    uint64_t letters_before; /* of all blocks before this one */
    uint64_t sure_before;
    bool sure;
};

struct rt_listing_look {
    uint64_t letters, linked; /* of all entries */
    uint32_t entries;
    bool kept; /* any of them */
};

/* ------------------------------------------------------------ reading a block */

typedef struct counts {
    uint32_t wide;      /* characters that are words or syllables */
    uint32_t sentences; /* ends of sentences */
} counts;

static bool is_space_at(const unsigned char *at, const unsigned char *end)
{
    return at >= end || *at <= ' ';
}

/* Past quotation marks and brackets that close. */
static const unsigned char *skip_closing(const unsigned char *at, const unsigned char *end)
{
    for (;;) {
        if (at < end && (*at == '"' || *at == '\'' || *at == ')' || *at == ']')) {
            at++;
        } else if (end - at >= 3 && at[0] == 0xe2 && at[1] == 0x80 &&
                   (at[2] == 0x99 || at[2] == 0x9d)) { /* U+2019, U+201D */
            at += 3;
        } else if (end - at >= 2 && at[0] == 0xc2 && at[1] == 0xbb) { /* U+00BB */
            at += 2;
        } else {
            return at;
        }
    }
}

/* Marks that end a sentence whatever follows; Thai and Lao have none. */
static bool is_full_stop(const unsigned char *at, size_t size)
{
    static const char *const marks[] = {
        "\xe3\x80\x82",                 /* U+3002 ideographic full stop */
        "\xef\xbc\x81",                 /* U+FF01 and U+FF1F, full width */
        "\xef\xbc\x9f", "\xe0\xa5\xa4", /* U+0964 danda */
        "\xd8\x9f",                     /* U+061F Arabic question mark */
        "\xdb\x94",                     /* U+06D4 Arabic full stop */
        "\xd6\x89",                     /* U+0589 Armenian */
        "\xe1\x8d\xa2",                 /* U+1362 Ethiopic */
        "\xe1\x81\x8b",                 /* U+104B Myanmar */
        "\xe1\x9f\x94",                 /* U+17D4 Khmer */
        "\xe0\xbc\x8d",                 /* U+0F0D Tibetan */
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (strlen(marks[i]) == size && memcmp(at, marks[i], size) == 0) {
            return true;
        }
    }
    return false;
}

static size_t size_of(unsigned char lead)
{
    return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

static counts count_in(const char *text, size_t size)
{
    enum { SENTENCE = 60 }; /* letters for which a sentence counts in Thai and Lao */
    const unsigned char *at = (const unsigned char *)text, *end = at + size;
    counts c = {0};
    uint32_t without_stops = 0;
    while (at < end) {
        size_t length = size_of(*at);
        if (*at == '.' || *at == '!' || *at == '?' ||
            (length == 3 && memcmp(at, "\xe2\x80\xa6", 3) == 0)) { /* U+2026 */
            at = skip_closing(at + length, end);
            c.sentences += is_space_at(at, end);
            continue;
        }
        if (length > 1) {
            /* From U+3000 on, and the planes of Han. */
            c.wide += (*at >= 0xe3 && *at <= 0xed) || (*at == 0xf0 && at[1] >= 0xa0);
            without_stops += *at == 0xe0 && at[1] >= 0xb8 && at[1] <= 0xbb;
            c.sentences += is_full_stop(at, length);
        }
        at += length;
    }
    c.sentences += without_stops / SENTENCE;
    return c;
}

static rt_block_look look_at(const rt_html *html, const rt_block *block)
{
    counts c = count_in(html->text.data + block->begin, block->end - block->begin);
    rt_block_look look = {
        .letters = block->letters + 2 * c.wide,
        .linked = (float)block->linked / (float)block->letters,
        .sentences = c.sentences,
    };
    look.length = logf(1 + (float)look.letters);
    return look;
}

static bool is_sure(const rt_block *block, const rt_block_look *look, uint32_t least)
{
    return look->letters >= least && look->linked <= SURE_LINKED && look->sentences > 0 &&
           (block->flags & RT_TAG_MENU) == 0;
}

/* ------------------------------------------------------------------- elements */

/* Which blocks are surely text, and the letters before each. False if none is. */
static bool find_sure(rt_boilerplate *b, const rt_html *html, uint32_t least)
{
    uint64_t letters = 0, sure = 0;
    for (size_t i = 0; i < html->block_count; i++) {
        rt_block_look *look = &b->looks[i];
        look->sure = is_sure(&html->blocks[i], look, least);
        look->letters_before = letters;
        look->sure_before = sure;
        letters += look->letters;
        sure += look->sure ? look->letters : 0;
    }
    return sure > 0;
}

static void look_at_blocks(rt_boilerplate *b, const rt_html *html)
{
    for (size_t i = 0; i < html->block_count; i++) {
        b->looks[i] = look_at(html, &html->blocks[i]);
    }
    if (!find_sure(b, html, SURE_LETTERS)) {
        find_sure(b, html, SURE_LETTERS_AT_LEAST);
    }
    memset(b->sure, 0, html->box_count * sizeof *b->sure);
    for (size_t i = 0; i < html->block_count; i++) {
        b->sure[html->blocks[i].box] += b->looks[i].sure ? b->looks[i].letters : 0;
    }
}

/* Adds up the sure text of elements in each other, and finds the body. An element comes after the
 * one around it. */
static void find_body(rt_boilerplate *b, const rt_html *html)
{
    uint32_t *fullest = b->inside;
    memset(fullest, 0, html->box_count * sizeof *fullest);
    for (size_t i = html->box_count; i-- > 1;) {
        uint32_t outer = html->boxes[i];
        b->sure[outer] += b->sure[i];
        if (b->sure[i] > 0 && (fullest[outer] == 0 || b->sure[i] >= b->sure[fullest[outer]])) {
            fullest[outer] = (uint32_t)i;
        }
    }
    b->body = 0;
    for (uint32_t next; (next = fullest[b->body]) != 0; b->body = next) {
        if ((double)b->sure[next] < BODY_SHARE * (double)b->sure[b->body]) {
            break;
        }
    }
    for (uint32_t i = 0; i < html->box_count; i++) {
        b->inside[i] = i == b->body || (i > 0 && b->inside[html->boxes[i]]);
    }
}

/* ------------------------------------------------------------------- judgement */

/* Share of sure text among the blocks from `index` - `reach` to `index` + `reach`. */
static float share_around(const rt_boilerplate *b, size_t count, size_t index, size_t reach)
{
    const rt_block_look *first = &b->looks[index < reach ? 0 : index - reach];
    const rt_block_look *last = &b->looks[count - index <= reach ? count - 1 : index + reach];
    uint64_t letters = last->letters_before + last->letters - first->letters_before;
    uint64_t sure = last->sure_before + (last->sure ? last->letters : 0) - first->sure_before;
    return (float)sure / (float)(letters + 1);
}

static void set_flags(uint32_t flags, float f[RT_BLOCK_FEATURES])
{
    static const struct {
        rt_block_feature feature;
        uint32_t flag;
    } of_flags[] = {
        {RT_FEATURE_PARAGRAPH, RT_TAG_PARAGRAPH}, {RT_FEATURE_HEADING, RT_TAG_HEADING},
        {RT_FEATURE_ITEM, RT_TAG_ITEM},           {RT_FEATURE_CELL, RT_TAG_CELL},
        {RT_FEATURE_HEADER, RT_TAG_HEADER},       {RT_FEATURE_FOOTER, RT_TAG_FOOTER},
        {RT_FEATURE_ASIDE, RT_TAG_ASIDE},         {RT_FEATURE_FORM, RT_TAG_FORM},
        {RT_FEATURE_MENU, RT_TAG_MENU},           {RT_FEATURE_EXTRA, RT_TAG_EXTRA},
        {RT_FEATURE_MAIN, RT_TAG_MAIN},
    };
    for (size_t i = 0; i < sizeof of_flags / sizeof *of_flags; i++) {
        f[of_flags[i].feature] = (flags & of_flags[i].flag) != 0;
    }
}

void rt_boilerplate_features(const rt_boilerplate *b, const rt_html *html, size_t index,
                             float features[RT_BLOCK_FEATURES])
{
    static const rt_block_look none;
    size_t count = html->block_count;
    const rt_block *block = &html->blocks[index];
    const rt_block_look *look = &b->looks[index];
    const rt_block_look *before = index > 0 ? look - 1 : &none;
    const rt_block_look *after = index + 1 < count ? look + 1 : &none;
    float all = b->sure[0] > 0 ? (float)b->sure[0] : 1;
    float *f = features;
    f[RT_FEATURE_LENGTH] = look->length;
    f[RT_FEATURE_LINKED] = look->linked;
    f[RT_FEATURE_LINKS] = look->linked > SURE_LINKED;
    f[RT_FEATURE_SENTENCES] = look->sentences < 3 ? (float)look->sentences : 3;
    f[RT_FEATURE_SURE] = look->sure;
    set_flags(block->flags, f);
    f[RT_FEATURE_PLACE] = (float)index / (float)count;
    f[RT_FEATURE_SHARE] = (float)b->sure[block->box] / all;
    f[RT_FEATURE_SHARE_OUT] = (float)b->sure[html->boxes[block->box]] / all;
    f[RT_FEATURE_BODY] = (float)b->inside[block->box];
    f[RT_FEATURE_NEAR] = share_around(b, count, index, NEAR);
    f[RT_FEATURE_FAR] = share_around(b, count, index, FAR);
    f[RT_FEATURE_BEFORE] = before->sure;
    f[RT_FEATURE_BEFORE_LENGTH] = before->length;
    f[RT_FEATURE_BEFORE_LINKED] = before->linked;
    f[RT_FEATURE_BEFORE_2] = index > 1 && look[-2].sure;
    f[RT_FEATURE_AFTER] = after->sure;
    f[RT_FEATURE_AFTER_LENGTH] = after->length;
    f[RT_FEATURE_AFTER_LINKED] = after->linked;
    f[RT_FEATURE_AFTER_2] = index + 2 < count && look[2].sure;
}

static bool is_text(const rt_boilerplate *b, const rt_html *html, size_t index)
{
    float features[RT_BLOCK_FEATURES];
    rt_boilerplate_features(b, html, index, features);
    double sum = rt_boilerplate_weights[RT_BLOCK_FEATURES];
    for (int i = 0; i < RT_BLOCK_FEATURES; i++) {
        sum += rt_boilerplate_weights[i] * (double)features[i];
    }
    return sum > 0;
}

/* Keeps the run of blocks that have most letters, links counting against them. */
static void keep_best_run(rt_boilerplate *b, const rt_html *html)
{
    size_t begin = 0, best_begin = 0, best_end = 0;
    int64_t sum = 0, best = 0;
    for (size_t i = 0; i < html->block_count; i++) {
        const rt_block *block = &html->blocks[i];
        bool menu = (block->flags & RT_TAG_MENU) != 0;
        int64_t unlinked = (int64_t)block->letters - block->linked;
        sum += menu ? -(int64_t)block->letters : unlinked - block->linked;
        if (sum <= 0) {
            sum = 0;
            begin = i + 1;
        } else if (sum > best) {
            best = sum;
            best_begin = begin;
            best_end = i + 1;
        }
    }
    for (size_t i = best_begin; i < best_end; i++) {
        b->keep[i] = true;
    }
}

/* ----------------------------------------------------------- tables and lists */

/* Whether the block is an entry of a table or list that may be text. */
static bool is_entry(const rt_block *block)
{
    enum {
        ENTRY = RT_TAG_CELL | RT_TAG_ITEM,
        BESIDE =
            RT_TAG_MENU | RT_TAG_EXTRA | RT_TAG_HEADER | RT_TAG_FOOTER | RT_TAG_ASIDE | RT_TAG_FORM
    };
    return (block->flags & ENTRY) != 0 && (block->flags & BESIDE) == 0;
}

/* Of a cell what its row is in, of an item what it is in. */
static uint32_t listing_of(const rt_html *html, const rt_block *block)
{
    uint32_t outer = html->boxes[block->box];
    return (block->flags & RT_TAG_CELL) != 0 ? html->boxes[outer] : outer;
}

static void look_at_listings(rt_boilerplate *b, const rt_html *html)
{
    memset(b->listings, 0, html->box_count * sizeof *b->listings);
    for (size_t i = 0; i < html->block_count; i++) {
        const rt_block *block = &html->blocks[i];
        if (is_entry(block)) {
            rt_listing_look *listing = &b->listings[listing_of(html, block)];
            listing->letters += block->letters;
            listing->linked += block->linked;
            listing->entries++;
            listing->kept |= b->keep[i];
        }
    }
}

static void keep_whole_listings(rt_boilerplate *b, const rt_html *html)
{
    look_at_listings(b, html);
    for (size_t i = 0; i < html->block_count; i++) {
        const rt_block *block = &html->blocks[i];
        if (is_entry(block)) {
            const rt_listing_look *listing = &b->listings[listing_of(html, block)];
            b->keep[i] |= listing->kept && listing->entries >= LISTING_ENTRIES &&
                          (double)listing->linked <= (double)SURE_LINKED * (double)listing->letters;
        }
    }
}

/* ------------------------------------------------------------------------ all */

bool rt_boilerplate_judge(rt_boilerplate *b, const rt_html *html)
{
    size_t blocks = html->block_count, boxes = html->box_count;
    if (!rt_grow((void **)&b->keep, &b->keep_capacity, blocks, sizeof *b->keep) ||
        !rt_grow((void **)&b->looks, &b->look_capacity, blocks, sizeof *b->looks) ||
        !rt_grow((void **)&b->sure, &b->sure_capacity, boxes, sizeof *b->sure) ||
        !rt_grow((void **)&b->inside, &b->inside_capacity, boxes, sizeof *b->inside) ||
        !rt_grow((void **)&b->listings, &b->listing_capacity, boxes, sizeof *b->listings)) {
        return false;
    }
    if (blocks == 0) {
        return true;
    }
    look_at_blocks(b, html);
    find_body(b, html);
    bool any = false;
    for (size_t i = 0; i < blocks; i++) {
        b->keep[i] = is_text(b, html, i);
        any |= b->keep[i];
    }
    if (!any) {
        keep_best_run(b, html);
    }
    keep_whole_listings(b, html);
    return true;
}

void rt_boilerplate_init(rt_boilerplate *b)
{
    *b = (rt_boilerplate){0};
}

void rt_boilerplate_release(rt_boilerplate *b)
{
    free(b->keep);
    free(b->looks);
    free(b->sure);
    free(b->inside);
    free(b->listings);
    rt_boilerplate_init(b);
}
