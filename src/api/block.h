/* Documents as they are kept in memory: tokens, band keys, anchors and short strings. */
#ifndef RT_API_BLOCK_H
#define RT_API_BLOCK_H

#include "base/memory.h"
#include "cross/anchors.h"
#include "match/text.h"
#include "sketch/minhash.h"
#include "text/language.h"
#include "text/measure.h"

enum { RT_TITLE_MAX = 160 };

/*
 * One document. Its strings stand one after another in the block's: id, url, date, lang, title,
 * split. Offsets and not pointers, since a block's arrays move while it grows. 80 bytes,
 * beside 5 a token, 4 a band, and if translations are looked for 24, 6 a distinct anchor and 2 a
 * place of one.
 */
typedef struct rt_doc {
    uint64_t ordinal;
    uint64_t digest; /* of the shingles in order; with token_count, the text's identity */
    uint32_t block;
    uint32_t row;     /* of its measures and anchors in the block */
    uint32_t strings; /* offset in the block's strings */
    uint32_t tokens;  /* offset in the block's tokens */
    uint32_t token_count;
    uint32_t samples; /* offset in the block's samples */
    uint32_t sample_count;
    uint32_t text_size; /* bytes */
    uint32_t id_size;
    uint32_t url_size;
    uint16_t date_size;
    uint8_t lang_size;
    uint8_t title_size;
    uint8_t encoding; /* that it was converted from: 1 + rt_encoding_index(); 0: UTF-8, or a page */
    bool cut : 1;     /* a part of it is missing */
    bool latin : 1;   /* most words are in Latin letters */
    bool repaired : 1;
    bool mojibake : 1;
    uint8_t split_size;
    uint8_t scope;
    uint8_t absent, mistyped; /* sets of RETOLD_FIELD_BIT */
    uint32_t input;           /* of rt_corpus.inputs */
    uint64_t record;
} rt_doc;

/* What was measured of a document: its lines are line_count hashes in the block's from `line`. */
typedef struct rt_doc_measures {
    rt_measured text;
    uint64_t mojibake; /* see text/mojibake.h */
    rt_language language;
    uint32_t line, line_count;
} rt_doc_measures;

/*
 * Documents that were read together. Offsets are 32 bits: see RT_BLOCK_FULL. A sealed block takes
 * no more documents, has neither them nor their keys, and its other arrays lie in `piece`, but for
 * tokens and samples, which lie in `text_piece`, and anchors, which lie in `anchor_piece`: these
 * can go before the others.
 */
typedef struct rt_doc_block {
    rt_doc *docs;
    size_t doc_count, doc_capacity;
    rt_token *tokens;
    size_t token_count, token_capacity;
    uint32_t *samples; /* of shingles, for rt_text */
    size_t sample_count, sample_capacity;
    uint32_t *keys; /* doc_count rows of one key a band */
    size_t key_count, key_capacity;
    rt_buffer strings;
    rt_doc_measures *measures; /* doc_count of them, if texts are measured */
    size_t measure_capacity;
    uint64_t *lines;
    size_t line_count, line_capacity;
    rt_buffer line_texts;    /* of sampled documents: hash (8 bytes), size (1), text */
    rt_anchor_list anchors;  /* none if translations are not looked for; else, */
    rt_anchor_range *ranges; /* doc_count of them, where each document's are */
    size_t range_capacity;
    void *piece; /* NULL until it is sealed */
    void *text_piece, *anchor_piece;
} rt_doc_block;

/* A block past this many bytes of tokens or strings takes no further document. */
enum { RT_BLOCK_FULL = 1 << 20 };

void rt_doc_block_init(rt_doc_block *block);
void rt_doc_block_release(rt_doc_block *block, rt_memory *memory);
bool rt_doc_block_is_full(const rt_doc_block *block);

/* Empties a block that is not sealed; its arrays are kept. */
void rt_doc_block_clear(rt_doc_block *block);

/*
 * Makes `sealed` a block with all that `block` holds but its documents and their keys; `block`
 * stays as it is. False when out of memory.
 */
bool rt_doc_block_seal(const rt_doc_block *block, rt_memory *memory, rt_doc_block *sealed);

/* What a thread needs to fingerprint documents; reused from one to the next. */
typedef struct rt_analyser {
    retold_plan plan;
    unsigned ngram;
    retold_simd simd;
    rt_minhash_function *minhash;
    rt_tokens tokens;
    bool translations;
    bool titles;      /* as in retold_options, */
    unsigned measure; /* likewise */
    rt_measurer measurer;
    size_t measured,
        lines; /* documents and lines of the block before: so many make room in one go */
    rt_anchor_finder anchors;
    uint64_t *hashes;
    size_t hash_capacity;
    uint32_t signature[RT_SIGNATURE_MAX];
} rt_analyser;

/* `concepts` is NULL if translations are not looked for. False when out of memory. */
bool rt_analyser_init(rt_analyser *analyser, const retold_options *options, rt_concepts *concepts);
void rt_analyser_release(rt_analyser *analyser);

/* Tokenises, shingles and signs the document (valid UTF-8) and adds it to the block. False, and
 * the block as it was, when out of memory. */
bool rt_analyse(rt_analyser *analyser, const retold_document *document, uint64_t ordinal,
                rt_doc_block *block);

/* Writes the band keys of a text, all 0 for one without tokens. False when out of memory. */
bool rt_analyser_sign(rt_analyser *analyser, rt_text text, uint32_t *keys);

/* Takes back the document that rt_analyse() added last; `bands` is the plan's. */
void rt_doc_block_drop_last(rt_doc_block *block, unsigned bands);

#endif
