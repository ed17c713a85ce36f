/*
 * libFuzzer target for normalising, tokenising, shingling and signing: any bytes.
 *
 *   - what is not valid UTF-8 is found by utf8proc at the same byte;
 *   - the text that utf8proc normalised as a whole has the same tokens, but for endless marks;
 *   - vector variants give the tokens, places and signatures of the scalar ones;
 *   - places are in order and inside the text, and each token's hash is that of its spelling;
 *   - a shingle's hash is the same wherever it stands.
 *
 * The first byte chooses the shingle's length; the rest is the text.
 */
#include "base/hash.h"
#include "sketch/minhash.h"
#include "sketch/shingle.h"
#include "text/classify.h"
#include "text/tokenise.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(condition)                                                                         \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

enum { SIGNATURE = 100 };

static const retold_simd vectors[] = {RETOLD_SIMD_AVX2, RETOLD_SIMD_AVX512, RETOLD_SIMD_NEON,
                                      RETOLD_SIMD_AUTO};

static size_t check_utf8_plainly(retold_span text)
{
    size_t i = 0;
    while (i < text.size) {
        utf8proc_int32_t c;
        utf8proc_ssize_t length = utf8proc_iterate((const utf8proc_uint8_t *)text.data + i,
                                                   (utf8proc_ssize_t)(text.size - i), &c);
        if (length <= 0) {
            return i;
        }
        i += (size_t)length;
    }
    return i;
}

static uint64_t hash_of(retold_span word)
{
    char padded[RT_WORD_SIZE] = {0};
    memcpy(padded, word.data, word.size < sizeof padded ? word.size : sizeof padded);
    return rt_hash_word(word.size > sizeof padded ? word.data : padded, word.size);
}

static void check_places(const rt_tokens *tokens, retold_span text)
{
    for (size_t i = 0; i < tokens->count; i++) {
        rt_token_place place = tokens->places[i];
        REQUIRE(place.begin < place.end && place.end <= text.size);
        REQUIRE(i == 0 || place.begin >= tokens->places[i - 1].begin);
        retold_span spelling = rt_token_spelling(tokens, i);
        REQUIRE(tokens->hashes[i] == hash_of(spelling));
    }
}

/* Marks in so long a run that they are not all sorted have none of these between them. */
static size_t longest_without_ascii(retold_span text)
{
    size_t longest = 0;
    size_t begin = 0;
    for (size_t i = 0; i < text.size; i++) {
        begin = (unsigned char)text.data[i] < 0x80 ? i + 1 : begin;
        longest = i + 1 - begin > longest ? i + 1 - begin : longest;
    }
    return longest;
}

static void check_normalised(const rt_tokens *tokens, retold_span text)
{
    if (longest_without_ascii(text) > 1000) {
        return;
    }
    utf8proc_uint8_t *mapped = NULL;
    utf8proc_ssize_t size = utf8proc_map(
        (const utf8proc_uint8_t *)text.data, (utf8proc_ssize_t)text.size, &mapped,
        UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
    REQUIRE(size >= 0);
    rt_tokens again;
    rt_tokens_init(&again, RETOLD_SIMD_SCALAR);
    REQUIRE(rt_tokenise(&again, rt_span((const char *)mapped, (size_t)size)));
    REQUIRE(again.count == tokens->count);
    for (size_t i = 0; i < tokens->count; i++) {
        REQUIRE(rt_token_key(again.codes[i]) == rt_token_key(tokens->codes[i]));
    }
    rt_tokens_release(&again);
    free(mapped);
}

static void check_variants(const rt_tokens *scalar, retold_span text)
{
    for (size_t v = 0; v < sizeof vectors / sizeof *vectors; v++) {
        if (rt_classify_for(vectors[v]) == NULL) {
            continue;
        }
        rt_tokens tokens;
        rt_tokens_init(&tokens, vectors[v]);
        tokens.with_places = true;
        REQUIRE(rt_tokenise(&tokens, text));
        REQUIRE(tokens.count == scalar->count);
        for (size_t i = 0; i < tokens.count; i++) {
            REQUIRE(tokens.codes[i] == scalar->codes[i]);
            REQUIRE(tokens.hashes[i] == scalar->hashes[i]);
            REQUIRE(tokens.places[i].begin == scalar->places[i].begin);
            REQUIRE(tokens.places[i].end == scalar->places[i].end);
        }
        rt_tokens_release(&tokens);
    }
}

static void check_signature(const rt_tokens *tokens, unsigned ngram)
{
    size_t count = rt_shingle_count(tokens->count, ngram);
    if (count == 0) {
        return;
    }
    uint64_t *hashes = malloc(count * sizeof *hashes);
    REQUIRE(hashes != NULL);
    rt_shingles(tokens->codes, tokens->count, ngram, hashes);
    size_t length = tokens->count < ngram ? tokens->count : ngram;
    for (size_t i = 0; i < count; i++) {
        uint64_t alone;
        rt_shingles(tokens->codes + i, length, ngram, &alone);
        REQUIRE(alone == hashes[i]);
    }
    uint32_t expected[SIGNATURE], found[SIGNATURE];
    rt_minhash_for(RETOLD_SIMD_SCALAR)(hashes, count, expected, SIGNATURE);
    for (size_t v = 0; v < sizeof vectors / sizeof *vectors; v++) {
        rt_minhash_function *minhash = rt_minhash_for(vectors[v]);
        if (minhash != NULL) {
            minhash(hashes, count, found, SIGNATURE);
            REQUIRE(memcmp(expected, found, sizeof found) == 0);
        }
    }
    free(hashes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1) {
        return 0;
    }
    retold_span text = rt_span((const char *)data + 1, size - 1);
    size_t valid = rt_utf8_check(text);
    REQUIRE(valid == check_utf8_plainly(text));
    text.size = valid;
    rt_tokens tokens;
    rt_tokens_init(&tokens, RETOLD_SIMD_SCALAR);
    tokens.with_places = true;
    REQUIRE(rt_tokenise(&tokens, text));
    check_places(&tokens, text);
    check_normalised(&tokens, text);
    check_variants(&tokens, text);
    check_signature(&tokens, 1 + data[0] % 64);
    rt_tokens_release(&tokens);
    return 0;
}
