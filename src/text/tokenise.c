#include "text/tokenise.h"

#include "base/hash.h"
#include "text/token_codes.h"
#include "text/unicode_class.h"
#include "unicode_table.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

/*
 * How it goes: blocks of 64 bytes are classified into masks, ASCII with vectors and other code
 * points by a table, and folded in place: nearly all take as many bytes when folded. Where tokens
 * begin and end, and which of them are names and figures, follows from the masks without a branch.
 * Many tokens are listed before they are hashed. Where a code point depends on its neighbours (it
 * folds to several or to none, or it may compose with the one before it), or its size changes,
 * everything between the separators around it is split code point by code point, if need be after
 * utf8proc normalised it. That the fast ways give what utf8proc and a plain split of
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
             rt_grow((void **)&t->hashes, &t->hash_capacity, need, sizeof *t->hashes) &&
             rt_buffer_reserve(&t->folded, bytes)));
}

/* Room for all tokens that bytes from `position` on can hold: one for each two bytes. */
static bool reserve(splitter *s, size_t position)
{
    return make_room(s->tokens, (s->size - position) / 2 + 2, 0);
}

static inline void emit(splitter *s, const char *word, size_t size, uint32_t flags, size_t begin,
                        size_t end)
{
    rt_tokens *t = s->tokens;
    uint64_t hash = rt_hash_word(word, size);
    t->codes[t->count] = (uint32_t)(hash >> 34) << 2 | flags;
    if (t->with_places) {
        t->places[t->count] =
            (rt_token_place){t->folded.size, (uint32_t)size, (uint32_t)begin, (uint32_t)end};
        t->hashes[t->count] = hash;
        rt_buffer_append(&t->folded, word, size); /* reserved */
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
        t->places[i].begin = (uint32_t)begin;
        t->places[i].end = (uint32_t)end;
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

/* Splits the unit from `begin` to `end`, character by character. False when out of memory. */
static bool split_unit(splitter *s, size_t begin, size_t end)
{
    const unsigned char *text = (const unsigned char *)s->text;
    size_t first_token = s->tokens->count;
    size_t spelt = s->tokens->folded.size;
    bool sentence_start = s->sentence_start;
    bool slow = false;
    uint32_t before = 0;
    open_token token = {0};
    size_t i = begin;
    while (i < end) {
        unsigned n;
        uint32_t c = decode(text + i, &n);
        uint32_t entry = entry_of(c);
        slow = slow || RT_ENTRY_CLASS(entry) == RT_CLASS_SLOW || interacts(before, entry);
        if (!slow) {
            uint32_t folded = RT_ENTRY_FOLDED(entry);
            add_code_point(s, &token, folded != 0 ? folded : c, entry, i);
            before = entry;
        }
        i += n;
    }
    if (!slow) {
        close_token(s, &token, end);
        return true;
    }
    s->tokens->count = first_token;
    s->tokens->folded.size = spelt;
    s->sentence_start = sentence_start;
    return split_slowly(s, begin, end);
}

/* ------------------------------------------------------------ tokens from masks */

/* Inlined into one function for each instruction set, which its instructions may be used in. */
#define RT_INLINE inline __attribute__((always_inline))

enum {
    LISTED = 1024, /* tokens that are found before they are hashed */
    LIST_ROOM = LISTED + 2 * RT_BLOCK
};

/*
 * What is known of the bytes before the block at hand. A unit is a run of bytes that are no
 * separators. Positions are relative to `chunk`; the flag of a begin is that of a name, of an end
 * that of a figure. At most one token has begun and not ended.
 */
typedef struct scan {
    splitter *splitter;
    size_t chunk;
    size_t begin_count, end_count;
    bool in_unit, in_single; /* the byte before the block is in a unit, in a token of its own */
    bool figure;             /* the token that is open has a digit */

    /* The last block in which a unit began: where it stood, the tokens begun before it, and where
     * in it units, tokens and units at a sentence's start began. */
    size_t unit_base, unit_before;
    uint64_t units, unit_tokens, unit_starts;

    uint32_t begins[LIST_ROOM];
    uint32_t ends[LIST_ROOM];
} scan;

/* A block's bytes: from `size` on they are the next one's. Bit i is byte i. */
typedef struct block {
    size_t size;
    uint64_t unit;   /* in a unit */
    uint64_t single; /* of these, in a token that is one character */
    uint64_t breaks; /* where a token of one character begins */
    uint64_t other;  /* of characters that depend on their neighbours */
    uint64_t stop, upper, digit;
} block;

static inline uint64_t below(size_t bit)
{
    return bit < 64 ? (UINT64_C(1) << bit) - 1 : ~UINT64_C(0);
}

/* What is done with vectors where there are some. */
typedef struct kernels {
    rt_classify_function *classify;
    rt_list_function *list;
    rt_letters_function *letters; /* may be NULL */
    rt_codes_function *codes;
} kernels;

/* Hashes the tokens that are complete. */
static RT_INLINE void flush(scan *n, kernels k)
{
    splitter *s = n->splitter;
    rt_tokens *t = s->tokens;
    const char *folded = t->folded.data + n->chunk;
    size_t count = n->end_count;
    k.codes(folded, n->begins, n->ends, count, t->codes + t->count,
            t->with_places ? t->hashes + t->count : NULL);
    for (size_t i = 0; t->with_places && i < count; i++) {
        size_t begin = n->chunk + (n->begins[i] & ~RT_LIST_FLAG);
        size_t end = n->chunk + (n->ends[i] & ~RT_LIST_FLAG);
        t->places[t->count + i] =
            (rt_token_place){begin, (uint32_t)(end - begin), (uint32_t)begin, (uint32_t)end};
    }
    t->count += count;
    bool open = n->begin_count > count;
    uint32_t begin = open ? n->begins[count] : 0;
    n->begins[0] = begin & RT_LIST_FLAG;
    n->begin_count = open;
    n->end_count = 0;
    n->chunk += begin & ~RT_LIST_FLAG;
}

/* What stands in table for the code point before `at`, 0 for a separator. */
static uint32_t entry_before(const splitter *s, size_t at)
{
    const unsigned char *text = (const unsigned char *)s->text;
    if (at == 0) {
        return 0;
    }
    do {
        at--;
    } while ((text[at] & 0xc0) == 0x80);
    unsigned n;
    uint32_t entry = entry_of(decode(text + at, &n));
    return RT_ENTRY_CLASS(entry) == RT_CLASS_SEPARATOR ? 0 : entry;
}

/* Whether the code point at bit `i` can be told of by itself, as a part of what stands before it.
 */
static bool is_plain_here(const scan *n, const block *b, size_t base, unsigned i, unsigned size,
                          uint32_t entry)
{
    uint32_t folded = RT_ENTRY_FOLDED(entry);
    char unused[4];
    if (RT_ENTRY_CLASS(entry) == RT_CLASS_SLOW || (folded != 0 && encode(folded, unused) != size) ||
        interacts(entry_before(n->splitter, base + i), entry)) {
        return false;
    }
    bool follows = i == 0 ? n->in_unit : b->unit >> (i - 1) & 1;
    return RT_ENTRY_CLASS(entry) != RT_CLASS_MARK || follows;
}

/* Adds the characters at `leads` that are not ASCII to the block, whose bytes are `in`. */
static RT_INLINE void scan_high(const scan *n, block *b, const unsigned char *in, char *folded,
                                size_t base, uint64_t leads)
{
    while (leads != 0) {
        unsigned i = (unsigned)__builtin_ctzll(leads);
        leads &= leads - 1;
        unsigned size;
        uint32_t c = decode(in + i, &size);
        if (i + size > RT_BLOCK) {
            b->size = i;
            return;
        }
        uint32_t entry = entry_of(c);
        uint32_t class = RT_ENTRY_CLASS(entry);
        uint64_t first = UINT64_C(1) << i;
        uint64_t bytes = ((UINT64_C(1) << size) - 1) << i;
        if (!(entry & RT_ENTRY_PLAIN)) {
            if (!is_plain_here(n, b, base, i, size, entry)) {
                b->other |= bytes;
                return; /* nothing behind it is looked at */
            }
            bool mark_of_single =
                class == RT_CLASS_MARK && (i == 0 ? n->in_single : b->single >> (i - 1) & 1);
            b->single |= mark_of_single ? bytes : 0;
        }
        uint64_t is_single = class == RT_CLASS_SINGLE ? ~UINT64_C(0) : 0;
        b->unit |= class == RT_CLASS_SEPARATOR ? 0 : bytes;
        b->single |= bytes & is_single;
        b->breaks |= first & is_single;
        b->stop |= (uint64_t)(entry >> RT_ENTRY_STOP_BIT & 1) << i;
        b->upper |= (uint64_t)(entry >> RT_ENTRY_UPPER_BIT & 1) << i;
        b->digit |= (uint64_t)(entry >> RT_ENTRY_FIGURE_BIT & 1) << i;
        if (RT_ENTRY_FOLDED(entry) != 0) {
            encode(RT_ENTRY_FOLDED(entry), folded + i);
        }
    }
}

/* Lists the tokens that begin and end in the first b->size bytes of the block, all of them
 * known. */
static RT_INLINE void list_block(scan *n, const block *b, size_t base, kernels k)
{
    splitter *s = n->splitter;
    uint64_t within = below(b->size);
    uint64_t unit = b->unit & within;
    uint64_t single = b->single & within;
    uint64_t before = unit << 1 | n->in_unit;
    /* A word begins behind a token of one character too. */
    uint64_t breaks = (b->breaks | (unit & ~single & (single << 1 | n->in_single))) & within;
    uint64_t units = unit & ~before;
    uint64_t begins = units | breaks;
    uint64_t ends = before & (~unit | breaks) & within;

    /* From a stop a carry runs through the separators behind it to where a unit begins. */
    uint64_t gaps = ~unit & within;
    uint64_t sum, starts;
    bool carried = __builtin_add_overflow(gaps, b->stop & within, &sum);
    carried |= __builtin_add_overflow(sum, (uint64_t)s->sentence_start, &sum);
    s->sentence_start = carried || (b->size < RT_BLOCK && sum >> b->size & 1);
    starts = sum & units;

    /* From behind a digit one runs to the token's end. */
    uint64_t inner = unit & ~breaks;
    uint64_t digits = b->digit & within;
    uint64_t behind = (digits << 1 | n->figure) & within;
    carried = __builtin_add_overflow(inner, behind & inner, &sum);
    uint64_t figures = (sum | behind) & ends;

    size_t last = b->size - 1;
    if (b->size > 0) {
        n->figure = carried || (b->size < RT_BLOCK && sum >> b->size & 1) || digits >> last & 1;
        n->in_unit = unit >> last & 1;
        n->in_single = single >> last & 1;
    }
    rt_tokens *t = s->tokens;
    if (units != 0) {
        n->unit_base = base;
        n->unit_before = t->count + n->begin_count;
        n->units = units;
        n->unit_tokens = begins;
        n->unit_starts = starts;
    }
    uint32_t position = (uint32_t)(base - n->chunk);
    n->begin_count += k.list(begins, b->upper & ~starts, position, n->begins + n->begin_count);
    n->end_count += k.list(ends, figures, position, n->ends + n->end_count);
}

/* Takes back the tokens of the unit that is open. Returns where it begins. */
static size_t take_back(scan *n)
{
    rt_tokens *t = n->splitter->tokens;
    unsigned bit = 63 - (unsigned)__builtin_clzll(n->units);
    size_t first = n->unit_before + (size_t)__builtin_popcountll(n->unit_tokens & below(bit));
    n->splitter->sentence_start = n->unit_starts >> bit & 1;
    if (first >= t->count) {
        n->begin_count = n->end_count = first - t->count;
    } else {
        t->count = first;
        n->begin_count = n->end_count = 0;
    }
    return n->unit_base + bit;
}

/* Where the unit that begins at `at` ends. */
static size_t unit_end(const splitter *s, size_t at)
{
    while (at < s->size) {
        unsigned n;
        uint32_t entry = entry_of(decode((const unsigned char *)s->text + at, &n));
        if (RT_ENTRY_CLASS(entry) == RT_CLASS_SEPARATOR) {
            break;
        }
        at += n;
    }
    return at;
}

/* Splits the unit with the block's first other character. Returns where it ends, SIZE_MAX when
 * out of memory. */
static RT_INLINE size_t split_other(scan *n, block *b, size_t base, kernels k)
{
    splitter *s = n->splitter;
    unsigned at = (unsigned)__builtin_ctzll(b->other);
    uint64_t gaps = ~b->unit & below(at);
    b->size = gaps == 0 ? 0 : 64 - (unsigned)__builtin_clzll(gaps);
    size_t begin = base + b->size;
    if (b->size > 0) {
        list_block(n, b, base, k);
    } else if (n->in_unit) {
        begin = take_back(n);
    }
    flush(n, k);
    n->in_unit = n->in_single = n->figure = false;
    size_t end = unit_end(s, begin);
    n->chunk = end;
    /* A folded code point takes at most two bytes more than the one it came from. */
    s->tokens->word.size = 0;
    bool room = rt_buffer_reserve(&s->tokens->word, 3 * (end - begin) + 8 + RT_WORD_SIZE) &&
                (!s->tokens->with_places ||
                 rt_buffer_reserve(&s->tokens->folded, 3 * (end - begin) + RT_WORD_SIZE));
    return room && split_unit(s, begin, end) ? end : SIZE_MAX;
}

/* Splits the block of bytes `in` at `base` in the text. Returns where the next one begins,
 * SIZE_MAX when out of memory. */
static RT_INLINE size_t split_block(scan *n, const unsigned char *in, size_t base, kernels k)
{
    rt_block_classes c;
    char *folded = n->splitter->tokens->folded.data + base;
    k.classify(in, (unsigned char *)folded, &c);
    block b = {.size = RT_BLOCK,
               .unit = c.word & ~c.high,
               .stop = c.stop,
               .upper = c.upper,
               .digit = c.digit};
    if (c.high != 0) {
        uint64_t leads = c.lead;
        if (k.letters != NULL) {
            rt_block_letters letters;
            leads = k.letters(in, folded, leads, &letters);
            b.single = b.breaks = letters.han;
            b.single |= b.single << 1 | b.single << 2;
            b.unit |= letters.cyrillic | b.single;
            b.upper |= letters.upper;
        }
        scan_high(n, &b, in, folded, base, leads);
        if (b.other != 0) {
            return split_other(n, &b, base, k);
        }
    }
    list_block(n, &b, base, k);
    if (n->end_count >= LISTED) {
        flush(n, k);
    }
    return base + b.size;
}

/* Splits the whole text. False when out of memory. */
static RT_INLINE bool split_text(splitter *s, kernels k)
{
    const unsigned char *in = (const unsigned char *)s->text;
    scan n;
    n.splitter = s;
    n.chunk = n.begin_count = n.end_count = 0;
    n.in_unit = n.in_single = n.figure = false;
    n.units = 0;
    size_t base = 0;
    while (base <= s->size) { /* the last block ends behind the text */
        size_t left = s->size - base;
        unsigned char last[RT_BLOCK];
        const unsigned char *bytes = last;
        if (left >= RT_BLOCK) {
            bytes = in + base;
        } else {
            memset(last, ' ', sizeof last);
            if (left > 0) {
                memcpy(last, in + base, left);
            }
        }
        base = split_block(&n, bytes, base, k);
        if (base == SIZE_MAX) {
            return false;
        }
    }
    flush(&n, k);
    return true;
}

#if defined(__x86_64__)

RT_TARGET_AVX512 static bool split_avx512(splitter *s)
{
    return split_text(s, (kernels){classify_avx512, list_avx512, letters_avx512, codes_avx512});
}

RT_TARGET_AVX2 static bool split_avx2(splitter *s)
{
    return split_text(s, (kernels){classify_avx2, list_scalar, NULL, codes_scalar});
}

#endif

static bool split_scalar(splitter *s)
{
    return split_text(s, (kernels){classify_scalar, list_scalar, NULL, codes_scalar});
}

bool rt_tokenise(rt_tokens *tokens, retold_span text)
{
    splitter s = {.tokens = tokens, .text = text.data, .size = text.size, .sentence_start = true};
    tokens->count = 0;
    tokens->folded.size = 0;
    if (!reserve(&s, 0) || !rt_buffer_reserve(&tokens->folded, text.size + 2 * RT_BLOCK)) {
        return false;
    }
    tokens->folded.size = text.size + 2 * RT_BLOCK;
    switch (tokens->simd) {
#if defined(__x86_64__)
    case RETOLD_SIMD_AVX512:
        return split_avx512(&s);
    case RETOLD_SIMD_AVX2:
        return split_avx2(&s);
#endif
    default:
        return split_scalar(&s);
    }
}

static retold_simd best_simd(void)
{
#if defined(__x86_64__)
    return rt_has_avx512() ? RETOLD_SIMD_AVX512
           : rt_has_avx2() ? RETOLD_SIMD_AVX2
                           : RETOLD_SIMD_SCALAR;
#else
    return RETOLD_SIMD_SCALAR;
#endif
}

void rt_tokens_init(rt_tokens *tokens, retold_simd simd)
{
    *tokens = (rt_tokens){.simd = simd == RETOLD_SIMD_AUTO ? best_simd() : simd};
}

void rt_tokens_release(rt_tokens *tokens)
{
    free(tokens->codes);
    free(tokens->places);
    free(tokens->hashes);
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
