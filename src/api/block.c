#include "api/block.h"

#include "base/hash.h"
#include "index/plan.h"
#include "sketch/shingle.h"
#include "text/language.h"

#include <stdlib.h>
#include <string.h>

void rt_doc_block_init(rt_doc_block *block)
{
    *block = (rt_doc_block){0};
}

void rt_doc_block_release(rt_doc_block *block)
{
    free(block->docs);
    free(block->tokens);
    free(block->samples);
    free(block->keys);
    rt_buffer_release(&block->strings);
    rt_anchor_list_release(&block->anchors);
    rt_doc_block_init(block);
}

bool rt_doc_block_is_full(const rt_doc_block *block)
{
    return block->token_count * sizeof *block->tokens >= RT_BLOCK_FULL ||
           block->strings.size >= RT_BLOCK_FULL;
}

void rt_doc_block_trim(rt_doc_block *b)
{
    rt_shrink((void **)&b->docs, &b->doc_capacity, b->doc_count, sizeof *b->docs);
    rt_shrink((void **)&b->tokens, &b->token_capacity, b->token_count, sizeof *b->tokens);
    rt_shrink((void **)&b->samples, &b->sample_capacity, b->sample_count, sizeof *b->samples);
    rt_shrink((void **)&b->keys, &b->key_capacity, b->key_count, sizeof *b->keys);
    rt_anchor_store_trim(&b->anchors.store);
    rt_shrink((void **)&b->strings.data, &b->strings.capacity, b->strings.size, 1);
}

bool rt_analyser_init(rt_analyser *analyser, const retold_options *options, rt_concepts *concepts)
{
    memset(analyser, 0, sizeof *analyser);
    analyser->plan = rt_plan_solve(options->match.threshold, options->match.recall);
    analyser->ngram = options->match.ngram;
    analyser->minhash = rt_minhash_for(options->simd);
    rt_tokens_init(&analyser->tokens, options->simd);
    analyser->translations = concepts != NULL;
    analyser->tokens.with_places = analyser->translations;
    return !analyser->translations ||
           rt_anchor_finder_init(&analyser->anchors, options->simd, concepts);
}

void rt_analyser_release(rt_analyser *analyser)
{
    rt_tokens_release(&analyser->tokens);
    if (analyser->translations) {
        rt_anchor_finder_release(&analyser->anchors);
    }
    free(analyser->hashes);
    analyser->hashes = NULL;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

/* The first line that is not blank, cut to RT_TITLE_MAX bytes between two characters. */
static retold_span title_of(retold_span text)
{
    size_t begin = 0;
    while (begin < text.size && is_space(text.data[begin])) {
        begin++;
    }
    size_t end = begin;
    while (end < text.size && end - begin < RT_TITLE_MAX && text.data[end] != '\n') {
        end++;
    }
    while (end > begin && end < text.size && ((unsigned char)text.data[end] & 0xc0) == 0x80) {
        end--;
    }
    while (end > begin && is_space(text.data[end - 1])) {
        end--;
    }
    return rt_span(text.data + begin, end - begin);
}

static bool reserve(rt_doc_block *b, size_t tokens, size_t keys, size_t strings)
{
    return rt_grow((void **)&b->docs, &b->doc_capacity, b->doc_count + 1, sizeof *b->docs) &&
           rt_grow((void **)&b->tokens, &b->token_capacity, b->token_count + tokens,
                   sizeof *b->tokens) &&
           rt_grow((void **)&b->keys, &b->key_capacity, b->key_count + keys, sizeof *b->keys) &&
           rt_buffer_reserve(&b->strings, strings);
}

static retold_span cut(retold_span span, size_t most)
{
    return rt_span(span.data, span.size < most ? span.size : most);
}

/* What the shingles of a text give beside its band keys. */
typedef struct signature {
    uint64_t digest; /* of all, in order */
    size_t sample_count;
} signature;

/* Computes the band keys of the analyser's tokens, all 0 for a text without tokens, and adds the
 * samples to the block's without counting them. */
static bool sign(rt_analyser *a, rt_doc_block *block, signature *made)
{
    uint32_t *keys = block->keys + block->key_count;
    size_t count = rt_shingle_count(a->tokens.count, a->ngram);
    *made = (signature){0};
    if (count == 0) {
        memset(keys, 0, a->plan.bands * sizeof *keys);
        return true;
    }
    if (!rt_grow((void **)&a->hashes, &a->hash_capacity, count, sizeof *a->hashes) ||
        !rt_grow((void **)&block->samples, &block->sample_capacity, block->sample_count + count,
                 sizeof *block->samples)) {
        return false;
    }
    rt_shingles(a->tokens.codes, a->tokens.count, a->ngram, a->hashes);
    a->minhash(a->hashes, count, a->signature, a->plan.bands * a->plan.rows);
    rt_plan_keys(&a->plan, a->signature, keys);
    made->sample_count = rt_shingle_samples(a->hashes, count, block->samples + block->sample_count);
    made->digest = rt_hash_bytes(a->hashes, count * sizeof *a->hashes);
    return true;
}

/* As given, or as `found`. */
static retold_span language_of(const retold_document *document, bool wanted, rt_language *found)
{
    if (rt_language_is_tag(document->lang)) {
        return cut(document->lang, UINT8_MAX);
    }
    if (!wanted) {
        return rt_span(NULL, 0);
    }
    rt_language_identify(document->text, found);
    return rt_span_of(found->reliable ? found->tag : "und");
}

bool rt_analyse(rt_analyser *a, const retold_document *document, uint64_t ordinal,
                rt_doc_block *block)
{
    rt_language found;
    retold_span date = cut(document->date, UINT16_MAX);
    retold_span lang = language_of(document, a->translations, &found);
    retold_span title = title_of(document->title.size > 0 ? document->title : document->text);
    size_t strings = document->id.size + document->url.size + date.size + lang.size + title.size;
    rt_anchor_range anchors = {0};
    signature made;
    if (!rt_tokenise(&a->tokens, document->text) ||
        !reserve(block, a->tokens.count, a->plan.bands, strings) || !sign(a, block, &made) ||
        (a->translations && !rt_find_anchors(&a->anchors, document->text, lang, &a->tokens,
                                             &block->anchors, &anchors))) {
        return false;
    }
    rt_doc *doc = &block->docs[block->doc_count];
    *doc = (rt_doc){.ordinal = ordinal,
                    .digest = made.digest,
                    .row = (uint32_t)block->doc_count,
                    .strings = (uint32_t)block->strings.size,
                    .tokens = (uint32_t)block->token_count,
                    .token_count = (uint32_t)a->tokens.count,
                    .samples = (uint32_t)block->sample_count,
                    .sample_count = (uint32_t)made.sample_count,
                    .anchors = anchors,
                    .text_size = (uint32_t)document->text.size,
                    .id_size = (uint32_t)document->id.size,
                    .url_size = (uint32_t)document->url.size,
                    .date_size = (uint16_t)date.size,
                    .lang_size = (uint8_t)lang.size,
                    .title_size = (uint8_t)title.size,
                    .cut = document->cut,
                    .repaired = document->repaired > 0,
                    .mojibake = document->mojibake > 0,
                    .latin = block->anchors.latin};
    retold_span parts[] = {document->id, document->url, date, lang, title};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        rt_buffer_append(&block->strings, parts[i].data, parts[i].size); /* reserved above */
    }
    if (a->tokens.count > 0) { /* without tokens there may be no array to copy to */
        memcpy(block->tokens + block->token_count, a->tokens.codes,
               a->tokens.count * sizeof *block->tokens);
    }
    block->token_count += a->tokens.count;
    block->sample_count += made.sample_count;
    block->key_count += a->plan.bands;
    block->doc_count++;
    return true;
}

void rt_doc_block_drop_last(rt_doc_block *block, unsigned bands)
{
    const rt_doc *doc = &block->docs[--block->doc_count];
    block->token_count = doc->tokens;
    block->sample_count = doc->samples;
    block->key_count -= bands;
    block->strings.size = doc->strings;
    rt_anchor_store_drop(&block->anchors.store, &doc->anchors);
}
