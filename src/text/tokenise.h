/*
 * From text to tokens: normalised (NFKC, case folded, default ignorables removed), split
 * into words, or into characters where the script does not separate words.
 */
#ifndef RT_TEXT_TOKENISE_H
#define RT_TEXT_TOKENISE_H

#include "base/buffer.h"

/*
 * A token's code:
 *   bits 31..2  top 30 bits of the hash (rt_hash_word) of the normalised token's UTF-8
 *   bit 1       RT_TOKEN_NAME: begins with a capital letter, and no sentence begins there
 *   bit 0       RT_TOKEN_FIGURE: has a digit
 * Two tokens are the same if they agree above the flags: see rt_token_key().
 */
typedef uint32_t rt_token;

enum { RT_TOKEN_FIGURE = 1, RT_TOKEN_NAME = 2 };

static inline uint32_t rt_token_key(rt_token token)
{
    return token & ~(uint32_t)(RT_TOKEN_FIGURE | RT_TOKEN_NAME);
}

/* Where a token stood in the text, and its normalised spelling in rt_tokens.folded. */
typedef struct rt_token_place {
    size_t spelling;
    uint32_t spelling_size;
    uint32_t begin;
    uint32_t end;
} rt_token_place;

/* Growing array of tokens, and scratch space; reused from text to text. */
typedef struct rt_tokens {
    rt_token *codes;
    size_t count;
    size_t capacity;
    bool with_places;       /* set by the caller before rt_tokenise(): it fills these two */
    rt_token_place *places; /* count of them, or NULL if not asked for */
    uint64_t *hashes;       /* likewise: all of each token's rt_hash_word() */
    size_t place_capacity, hash_capacity;
    rt_buffer folded; /* the text folded in place, and what tokens are that cannot be */
    rt_buffer word;   /* scratch: the token being normalised */
    retold_simd simd; /* of the vectors used: never RETOLD_SIMD_AUTO */
} rt_tokens;

/* The normalised spelling of a token; valid until the next text. There have to be places. */
static inline retold_span rt_token_spelling(const rt_tokens *tokens, size_t token)
{
    const rt_token_place *place = &tokens->places[token];
    retold_span spelling = {tokens->folded.data + place->spelling, place->spelling_size};
    return spelling;
}

/* `simd` must be one that this processor has; RETOLD_SIMD_AUTO always is. */
void rt_tokens_init(rt_tokens *tokens, retold_simd simd);
void rt_tokens_release(rt_tokens *tokens);

/*
 * Replaces the tokens by those of `text`, which must be valid UTF-8 (see rt_utf8_check) and, with
 * places, under 4 GiB. False when out of memory.
 */
bool rt_tokenise(rt_tokens *tokens, retold_span text);

/* The offset of the first byte that is not part of valid UTF-8; text.size if all is. */
size_t rt_utf8_check(retold_span text);

#endif
