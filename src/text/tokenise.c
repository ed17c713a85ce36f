#include "text/tokenise.h"

#include "base/hash.h"
#include "text/unicode_class.h"
#include "unicode_table.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/*
 * How it goes: blocks of 64 bytes are classified into masks, and the runs of word bytes are
 * taken from the masks. A run of ASCII is a token, its lower case already made. A run with
 * other bytes is decoded and each code point looked up; most fold to one code point that does not
 * depend on its neighbours. Where one does not (it folds to several or to none, or it may compose
 * with the one before it), everything between the separators around it is given to utf8proc and
 * the normalised result is split again. That the fast ways give what utf8proc and a plain split of
 * the whole text would is tested on random text.
 */

enum { PIECE = 512 }; /* bytes given to utf8proc at a time, at the least */

typedef struct splitter {
    rt_tokens *tokens;
    const char *text;
    size_t size;
    bool sentence_start; /* a separator since the last token may end a sentence */
} splitter;

static uint32_t entry_of(uint32_t code_point)
{
    return rt_unicode_entries[rt_unicode_pages[code_point >> 8]][code_point & 0xff];
}

/* Room for `tokens` more tokens, of `bytes` bytes of spelling together. */
static bool make_room(rt_tokens *t, size_t tokens, size_t bytes)
{
    size_t need = t->count + tokens;
    return rt_grow((void **)&t->codes, &t->capacity, need, sizeof *t->codes) &&
           (!t->with_places ||
            (rt_grow((void **)&t->places, &t->place_capacity, need, sizeof *t->places) &&
             rt_buffer_reserve(&t->spellings, bytes)));
}

/* Room for all tokens that bytes from `position` on can hold: one for each two bytes. A
 * folded code point takes at most three times the bytes of the one it came from. */
static bool reserve(splitter *s, size_t position)
{
    size_t left = s->size - position;
    return make_room(s->tokens, left / 2 + 2, 3 * left);
}

static inline void emit(splitter *s, const char *word, size_t size, uint32_t flags, size_t begin,
                        size_t end)
{
    rt_tokens *t = s->tokens;
    uint32_t key = (uint32_t)(rt_hash_word(word, size) >> 34) << 2;
    t->codes[t->count] = key | flags;
    if (t->with_places) {
        t->places[t->count] = (rt_token_place){begin, end, t->spellings.size, size};
        rt_buffer_append(&t->spellings, word, size); /* reserved */
    }
    t->count++;
    s->sentence_start = false;
}

/* ------------------------------------------------- runs with non-ASCII bytes */

/* The code point at `p` in valid UTF-8; *size is set to its bytes. */
static inline uint32_t decode(const unsigned char *p, unsigned *size)
{
    if (p[0] < 0x80) {
        *size = 1;
        return p[0];
    }
    if (p[0] < 0xe0) {
        *size = 2;
        return (uint32_t)(p[0] & 0x1f) << 6 | (p[1] & 0x3f);
    }
    if (p[0] < 0xf0) {
        *size = 3;
        return (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
    }
    *size = 4;
    return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3f) << 12 |
           (uint32_t)(p[2] & 0x3f) << 6 | (p[3] & 0x3f);
}

static inline unsigned encode(uint32_t c, char *out)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xc0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3f));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xe0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3f));
        out[2] = (char)(0x80 | (c & 0x3f));
        return 3;
    }
    out[0] = (char)(0xf0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3f));
    out[2] = (char)(0x80 | (c >> 6 & 0x3f));
    out[3] = (char)(0x80 | (c & 0x3f));
    return 4;
}

/* The token being put together from code points. */
typedef struct open_token {
    size_t size; /* bytes in tokens->word */
    size_t begin;
    uint32_t flags;
    uint32_t class; /* RT_CLASS_SEPARATOR: none is open */
} open_token;

static inline void close_token(splitter *s, open_token *token, size_t end)
{
    if (token->class != RT_CLASS_SEPARATOR) {
        emit(s, s->tokens->word.data, token->size, token->flags, token->begin, end);
        token->class = RT_CLASS_SEPARATOR;
    }
}

/* Adds a folded code point that stood at begin..end; `end` of the token before is `begin`. */
static inline void add_code_point(splitter *s, open_token *token, uint32_t c, uint32_t entry,
                                  size_t begin)
{
    uint32_t class = RT_ENTRY_CLASS(entry);
    if (class == RT_CLASS_MARK && token->class == RT_CLASS_SEPARATOR) {
        return; /* a mark without a letter */
    }
    if (class == RT_CLASS_SINGLE || (class == RT_CLASS_WORD && token->class == RT_CLASS_SINGLE)) {
        close_token(s, token, begin);
    }
    if (token->class == RT_CLASS_SEPARATOR) {
        bool name = (entry & RT_ENTRY_UPPER) && !s->sentence_start;
        *token = (open_token){.begin = begin, .class = class, .flags = name ? RT_TOKEN_NAME : 0};
    }
    if (entry & RT_ENTRY_FIGURE) {
        token->flags |= RT_TOKEN_FIGURE;
    }
    token->size += encode(c, s->tokens->word.data + token->size);
}

/* Where utf8proc can be given a text in two parts: between code points of which the second goes
 * together with nothing before it. Sorting marks takes it the square of their number, so where they
 * do not end within a second PIECE they are parted all the same (as in UAX #15's Stream-Safe
 * Text Format, after 30 marks). */
static size_t piece_end(const splitter *s, size_t begin, size_t end)
{
    size_t at = begin + PIECE;
    while (at < end && ((unsigned char)s->text[at] & 0xc0) == 0x80) {
        at++;
    }
    while (at < end && at < begin + 2 * PIECE) {
        unsigned n;
        uint32_t entry = entry_of(decode((const unsigned char *)s->text + at, &n));
        if (RT_ENTRY_CLASS(entry) != RT_CLASS_SLOW &&
            (entry & (RT_ENTRY_COMPOSES_BACKWARD | RT_ENTRY_COMBINING)) == 0) {
            return at;
        }
        at += n;
    }
    return at < end ? at : end;
}

/* Splits text that utf8proc has normalised; the last token stays open. */
static void split_normalised(splitter *s, open_token *token, retold_span text)
{
    for (size_t i = 0; i < text.size;) {
        unsigned n;
        uint32_t c = decode((const unsigned char *)text.data + i, &n);
        uint32_t entry = entry_of(c);
        if (RT_ENTRY_CLASS(entry) == RT_CLASS_SEPARATOR) {
            close_token(s, token, 0);
        } else {
            add_code_point(s, token, c, entry, 0);
        }
        i += n;
    }
}

static bool split_piece(splitter *s, open_token *token, size_t begin, size_t end)
{
    utf8proc_uint8_t *normalised = NULL;
    utf8proc_ssize_t size = utf8proc_map(
        (const utf8proc_uint8_t *)s->text + begin, (utf8proc_ssize_t)(end - begin), &normalised,
        UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    if (size < 0) {
        return false;
    }
    rt_tokens *t = s->tokens;
    size_t open =
        token->size + (size_t)size; /* so much may be in one token, with what came before */
    bool room = make_room(t, (size_t)size + 2, 3 * open) &&
                rt_buffer_reserve(&t->word, open + 8 + RT_WORD_SIZE);
    if (room) {
        split_normalised(s, token, rt_span((char *)normalised, (size_t)size));
    }
    free(normalised);
    return room;
}

/* Splits text[begin..end), which holds no separator, the general way. */
static bool split_slowly(splitter *s, size_t begin, size_t end)
{
    unsigned n;
    uint32_t entry = entry_of(decode((const unsigned char *)s->text + begin, &n));
    bool upper = (entry & RT_ENTRY_UPPER) && !s->sentence_start;
    rt_tokens *t = s->tokens;
    size_t first = t->count;
    open_token token = {0};
    t->word.size = 0;
    for (size_t at = begin; at < end;) {
        size_t next = piece_end(s, at, end);
        if (!split_piece(s, &token, at, next)) {
            return false;
        }
        at = next;
    }
    close_token(s, &token, 0);
    if (upper && t->count > first) {
        t->codes[first] |= RT_TOKEN_NAME; /* the folded text has no capitals left */
    }
    for (size_t i = first; t->with_places && i < t->count; i++) { /* all its tokens stand there */
        t->places[i].begin = begin;
        t->places[i].end = end;
    }
    return reserve(s, end);
}

/* Whether the code point changes, or is changed by, the one before it in normalisation. */
static inline bool interacts(uint32_t before, uint32_t entry)
{
    if (entry & RT_ENTRY_COMPOSES_BACKWARD) {
        return before & (RT_ENTRY_COMPOSES_FORWARD | RT_ENTRY_COMBINING);
    }
    return (entry & RT_ENTRY_COMBINING) && (before & RT_ENTRY_COMBINING);
}

/*
 * Splits from `begin` up to the next separator, or to `end`. Returns where it stopped, or
 * SIZE_MAX when out of memory.
 */
static size_t split_unit(splitter *s, size_t begin, size_t end)
{
    const unsigned char *text = (const unsigned char *)s->text;
    size_t first_token = s->tokens->count;
    size_t spelt = s->tokens->spellings.size;
    bool sentence_start = s->sentence_start;
    bool slow = false;
    uint32_t before = 0;
    open_token token = {0};
    size_t i = begin;
    while (i < end) {
        unsigned n;
        uint32_t c = decode(text + i, &n);
        uint32_t entry = entry_of(c);
        if (RT_ENTRY_CLASS(entry) == RT_CLASS_SEPARATOR) {
            break;
        }
        slow = slow || RT_ENTRY_CLASS(entry) == RT_CLASS_SLOW || interacts(before, entry);
        if (!slow) {
            uint32_t folded = RT_ENTRY_FOLDED(entry);
            add_code_point(s, &token, folded != 0 ? folded : c, entry, i);
            before = entry;
        }
        i += n;
    }
    if (!slow) {
        close_token(s, &token, i);
        return i;
    }
    s->tokens->count = first_token;
    s->tokens->spellings.size = spelt;
    s->sentence_start = sentence_start;
    return split_slowly(s, begin, i) ? i : SIZE_MAX;
}

/* Splits a run of word bytes some of which are not ASCII: separators may stand in it. */
static bool split_mixed(splitter *s, size_t begin, size_t end)
{
    /* A folded code point takes at most two bytes more than the one it came from. */
    s->tokens->word.size = 0;
    if (!rt_buffer_reserve(&s->tokens->word, 3 * (end - begin) + 8 + RT_WORD_SIZE)) {
        return false;
    }
    for (size_t i = begin; i < end;) {
        unsigned n;
        uint32_t entry = entry_of(decode((const unsigned char *)s->text + i, &n));
        if (RT_ENTRY_CLASS(entry) == RT_CLASS_SEPARATOR) {
            s->sentence_start = s->sentence_start || (entry & RT_ENTRY_STOP);
            i += n;
            continue;
        }
        i = split_unit(s, i, end);
        if (i == SIZE_MAX) {
            return false;
        }
    }
    return true;
}

/* ------------------------------------------------------------ runs from masks */

/* A run of word bytes that is being followed through the blocks. */
typedef struct run {
    bool open;
    bool high; /* has bytes that are not ASCII */
    bool digit;
    bool upper; /* begins with A-Z */
    size_t begin;
} run;

static inline bool end_run(splitter *s, const run *r, size_t end)
{
    if (r->high) {
        return split_mixed(s, r->begin, end);
    }
    uint32_t flags =
        (r->digit ? RT_TOKEN_FIGURE : 0) | (r->upper && !s->sentence_start ? RT_TOKEN_NAME : 0);
    emit(s, s->tokens->folded.data + r->begin, end - r->begin, flags, r->begin, end);
    return true;
}

/* Follows the runs through one block that starts at `base` in the text. */
static inline bool split_block(splitter *s, run *r, const rt_block_classes *c, size_t base)
{
    uint64_t before = c->word << 1 | (uint64_t)r->open; /* bit i: byte i - 1 is in a run */
    uint64_t begins = c->word & ~before;
    uint64_t ends = ~c->word & before;
    uint64_t from = ~UINT64_C(0); /* the bits that have not been gone through */
    for (;;) {
        if (!r->open) {
            uint64_t at = begins & -begins;
            s->sentence_start |= (c->stop & from & (at - 1)) != 0;
            if (begins == 0) {
                return true;
            }
            from = -at;
            begins &= from & ~at;
            *r = (run){.open = true,
                       .upper = (c->upper & at) != 0,
                       .begin = base + (unsigned)__builtin_ctzll(at)};
        }
        uint64_t at = ends & -ends;
        r->high |= (c->high & from & (at - 1)) != 0;
        r->digit |= (c->digit & from & (at - 1)) != 0;
        if (ends == 0) {
            return true;
        }
        from = -at;
        ends &= from & ~at;
        if (!end_run(s, r, base + (unsigned)__builtin_ctzll(at))) {
            return false;
        }
        r->open = false;
    }
}

bool rt_tokenise(rt_tokens *tokens, retold_span text)
{
    splitter s = {.tokens = tokens, .text = text.data, .size = text.size, .sentence_start = true};
    tokens->count = 0;
    tokens->folded.size = 0;
    tokens->spellings.size = 0;
    if (!reserve(&s, 0) || !rt_buffer_reserve(&tokens->folded, text.size + RT_BLOCK)) {
        return false;
    }
    const unsigned char *in = (const unsigned char *)text.data;
    unsigned char *folded = (unsigned char *)tokens->folded.data;
    rt_block_classes classes;
    run r = {0};
    size_t base = 0;
    for (; text.size - base >= RT_BLOCK; base += RT_BLOCK) {
        tokens->classify(in + base, folded + base, &classes);
        if (!split_block(&s, &r, &classes, base)) {
            return false;
        }
    }
    unsigned char last[RT_BLOCK];
    memset(last, ' ', sizeof last);
    if (text.size > base) {
        memcpy(last, in + base, text.size - base);
    }
    tokens->classify(last, folded + base, &classes);
    if (!split_block(&s, &r, &classes, base)) {
        return false;
    }
    return true;
}

void rt_tokens_init(rt_tokens *tokens, retold_simd simd)
{
    *tokens = (rt_tokens){.classify = rt_classify_for(simd)};
}

void rt_tokens_release(rt_tokens *tokens)
{
    free(tokens->codes);
    free(tokens->places);
    rt_buffer_release(&tokens->spellings);
    rt_buffer_release(&tokens->folded);
    rt_buffer_release(&tokens->word);
    *tokens = (rt_tokens){0};
}

/* Table 3-7 of the Unicode Standard: the second byte's range depends on the first. */
static size_t sequence_length(const unsigned char *p, size_t left)
{
    static const struct {
        unsigned char first, last, second_first, second_last, length;
    } rows[] = {
        {0xc2, 0xdf, 0x80, 0xbf, 2}, {0xe0, 0xe0, 0xa0, 0xbf, 3}, {0xe1, 0xec, 0x80, 0xbf, 3},
        {0xed, 0xed, 0x80, 0x9f, 3}, {0xee, 0xef, 0x80, 0xbf, 3}, {0xf0, 0xf0, 0x90, 0xbf, 4},
        {0xf1, 0xf3, 0x80, 0xbf, 4}, {0xf4, 0xf4, 0x80, 0x8f, 4},
    };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        if (p[0] < rows[r].first || p[0] > rows[r].last) {
            continue;
        }
        if (left < rows[r].length || p[1] < rows[r].second_first || p[1] > rows[r].second_last) {
            return 0;
        }
        for (size_t i = 2; i < rows[r].length; i++) {
            if ((p[i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return rows[r].length;
    }
    return 0;
}

size_t rt_utf8_check(retold_span text)
{
    const unsigned char *p = (const unsigned char *)text.data;
    size_t i = 0;
    while (i < text.size) {
        uint64_t eight;
        if (text.size - i >= sizeof eight) {
            memcpy(&eight, p + i, sizeof eight);
            if ((eight & 0x8080808080808080u) == 0) {
                i += sizeof eight;
                continue;
            }
        }
        if (p[i] < 0x80) {
            i++;
            continue;
        }
        size_t length = sequence_length(p + i, text.size - i);
        if (length == 0) {
            return i;
        }
        i += length;
    }
    return text.size;
}
