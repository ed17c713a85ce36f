#include "api/block.h"

#include "base/hash.h"
#include "index/plan.h"
#include "sketch/shingle.h"

#include <stdlib.h>
#include <string.h>

void rt_doc_block_init(rt_doc_block *block)
{
    *block = (rt_doc_block){0};
}

static void discard_pieces(const rt_doc_block *block, rt_memory *memory)
{
    rt_memory_discard(memory, block->text_piece);
    rt_memory_discard(memory, block->anchor_piece);
    rt_memory_discard(memory, block->piece);
}

void rt_doc_block_release(rt_doc_block *block, rt_memory *memory)
{
    if (block->piece != NULL) {
        discard_pieces(block, memory);
        rt_doc_block_init(block);
        return;
    }
    free(block->docs);
    free(block->tokens);
    free(block->samples);
    free(block->keys);
    rt_buffer_release(&block->strings);
    free(block->measures);
    free(block->lines);
    rt_buffer_release(&block->line_texts);
    rt_anchor_list_release(&block->anchors);
    free(block->ranges);
    rt_doc_block_init(block);
}

bool rt_doc_block_is_full(const rt_doc_block *block)
{
    return block->token_count * sizeof *block->tokens >= RT_BLOCK_FULL ||
           block->strings.size >= RT_BLOCK_FULL;
}

void rt_doc_block_clear(rt_doc_block *block)
{
    block->doc_count = block->token_count = block->sample_count = block->key_count = 0;
    block->line_count = 0;
    block->strings.size = block->line_texts.size = 0;
    block->anchors.store.count = block->anchors.store.position_count = 0;
    block->anchors.store.word_count = 0;
    block->anchors.labels.size = 0;
}

static retold_span bytes_of(const void *array, size_t count, size_t element)
{
    return rt_span(array, array == NULL ? 0 : count * element);
}

/* The next array of a piece; a place in it for an empty one too, to which offsets can be added. */
static void *next(char **at, retold_span part)
{
    char *array = *at;
    *at += rt_piece_size(part.size);
    return array;
}

bool rt_doc_block_seal(const rt_doc_block *b, rt_memory *memory, rt_doc_block *sealed)
{
    const rt_anchor_store *store = &b->anchors.store;
    const retold_span texts[] = {bytes_of(b->samples, b->sample_count, sizeof *b->samples),
                                 bytes_of(b->tokens, b->token_count, sizeof *b->tokens)};
    const retold_span anchors[] = {
        bytes_of(store->keys, store->count, sizeof *store->keys),
        bytes_of(store->counts, store->count, sizeof *store->counts),
        bytes_of(store->positions, store->position_count, sizeof *store->positions),
        bytes_of(store->words, store->word_count, sizeof *store->words),
        bytes_of(b->ranges, b->doc_count, sizeof *b->ranges),
    };
    const retold_span parts[] = {
        bytes_of(b->strings.data, b->strings.size, 1),
        bytes_of(b->measures, b->doc_count, sizeof *b->measures),
        bytes_of(b->lines, b->line_count, sizeof *b->lines),
        bytes_of(b->line_texts.data, b->line_texts.size, 1),
    };
    char *text_at = rt_memory_store(memory, RT_PIECE_GOES, texts, sizeof texts / sizeof *texts);
    char *anchor_at =
        rt_memory_store(memory, RT_PIECE_GOES_LATER, anchors, sizeof anchors / sizeof *anchors);
    char *at = rt_memory_store(memory, RT_PIECE_STAYS, parts, sizeof parts / sizeof *parts);
    rt_doc_block s = {
        .piece = at, .text_piece = text_at, .anchor_piece = anchor_at, .doc_count = b->doc_count};
    if (text_at == NULL || anchor_at == NULL || at == NULL) {
        discard_pieces(&s, memory);
        return false;
    }
    s.samples = next(&text_at, texts[0]);
    s.tokens = next(&text_at, texts[1]);
    s.anchors.store.keys = next(&anchor_at, anchors[0]);
    s.anchors.store.counts = next(&anchor_at, anchors[1]);
    s.anchors.store.positions = next(&anchor_at, anchors[2]);
    s.anchors.store.words = next(&anchor_at, anchors[3]);
    s.ranges = next(&anchor_at, anchors[4]);
    s.strings.data = next(&at, parts[0]);
    s.measures = b->measures == NULL ? NULL : next(&at, parts[1]);
    s.lines = next(&at, parts[2]);
    s.line_texts.data = next(&at, parts[3]);
    s.sample_count = b->sample_count;
    s.token_count = b->token_count;
    s.strings.size = b->strings.size;
    s.line_count = b->line_count;
    s.line_texts.size = b->line_texts.size;
    s.anchors.store.count = store->count;
    s.anchors.store.position_count = store->position_count;
    s.anchors.store.word_count = store->word_count;
    *sealed = s;
    return true;
}

bool rt_analyser_init(rt_analyser *analyser, const retold_options *options, rt_concepts *concepts)
{
    memset(analyser, 0, sizeof *analyser);
    analyser->plan = rt_plan_solve(options->match.threshold, options->match.recall);
    analyser->ngram = options->match.ngram;
    analyser->simd = options->simd;
    analyser->minhash = rt_minhash_for(options->simd);
    rt_tokens_init(&analyser->tokens, options->simd);
    analyser->titles = options->titles;
    analyser->measure = options->measure;
    analyser->measurer.simd = options->simd;
    analyser->translations = concepts != NULL;
    analyser->tokens.with_places = analyser->translations;
    return !analyser->translations ||
           rt_anchor_finder_init(&analyser->anchors, options->simd, concepts);
}

void rt_analyser_release(rt_analyser *analyser)
{
    rt_tokens_release(&analyser->tokens);
    rt_measurer_release(&analyser->measurer);
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

/* The title, or else the text's first line that is not blank, cut to RT_TITLE_MAX bytes between two
 * characters. */
static retold_span title_of(const retold_document *document)
{
    retold_span text = document->title.size > 0 ? document->title : document->text;
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

static bool reserve(const rt_analyser *a, rt_doc_block *b, size_t strings)
{
    return (!a->translations || rt_grow((void **)&b->ranges, &b->range_capacity, b->doc_count + 1,
                                        sizeof *b->ranges)) &&
           rt_grow((void **)&b->docs, &b->doc_capacity, b->doc_count + 1, sizeof *b->docs) &&
           rt_grow((void **)&b->tokens, &b->token_capacity, b->token_count + a->tokens.count,
                   sizeof *b->tokens) &&
           rt_grow((void **)&b->keys, &b->key_capacity, b->key_count + a->plan.bands,
                   sizeof *b->keys) &&
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

/* Also leaves the shingles in the analyser's hashes. */
bool rt_analyser_sign(rt_analyser *a, rt_text text, uint32_t *keys)
{
    size_t count = rt_shingle_count(text.count, a->ngram);
    if (count == 0) {
        memset(keys, 0, a->plan.bands * sizeof *keys);
        return true;
    }
    if (!rt_grow((void **)&a->hashes, &a->hash_capacity, count, sizeof *a->hashes)) {
        return false;
    }
    rt_shingles_with(a->simd, text.tokens, text.count, a->ngram, a->hashes);
    a->minhash(a->hashes, count, a->signature, a->plan.bands * a->plan.rows);
    rt_plan_keys_with(a->simd, &a->plan, a->signature, keys);
    return true;
}

/* Computes the band keys of the analyser's tokens, and adds the samples to the block's without
 * counting them. */
static bool sign(rt_analyser *a, rt_doc_block *block, signature *made)
{
    size_t count = rt_shingle_count(a->tokens.count, a->ngram);
    *made = (signature){0};
    if (!rt_analyser_sign(a, (rt_text){a->tokens.codes, a->tokens.count},
                          block->keys + block->key_count) ||
        !rt_grow((void **)&block->samples, &block->sample_capacity, block->sample_count + count,
                 sizeof *block->samples)) {
        return false;
    }
    if (count == 0) {
        return true;
    }
    made->sample_count =
        rt_shingle_samples_with(a->simd, a->hashes, count, block->samples + block->sample_count);
    made->digest = rt_hash_bytes(a->hashes, count * sizeof *a->hashes);
    return true;
}

/* As given, or as found in the text if it is `wanted`. */
static retold_span language_of(const retold_document *document, bool wanted,
                               const rt_language *found)
{
    if (rt_language_is_tag(document->lang)) {
        return cut(document->lang, UINT8_MAX);
    }
    if (!wanted) {
        return rt_span(NULL, 0);
    }
    return rt_span_of(found->reliable ? found->tag : "und");
}

/* Whether the text's language has to be found. */
static bool is_language_wanted(const rt_analyser *a, const retold_document *document)
{
    bool declared = rt_language_is_tag(document->lang);
    unsigned wanted = RETOLD_MEASURE_LANG | (declared ? RETOLD_MEASURE_DECLARED_LANG : 0u);
    return (a->translations && !declared) || (a->measure & wanted);
}

/* Documents of which the lines are kept as they read. */
static bool is_sampled(uint64_t ordinal)
{
    enum { FIRST = 1024, EVERY = 128 };
    return ordinal < FIRST || ordinal % EVERY == 0;
}

/* Keeps the lines' texts. Each is told by its hash, and of some bytes only. */
static bool keep_lines(rt_doc_block *b, retold_span text)
{
    enum { MOST = 120 };
    retold_span line;
    for (size_t at = 0; rt_next_line(text, &at, &line);) {
        if (line.size < RT_LINE_LEAST) {
            continue;
        }
        uint64_t hash = rt_line_hash(line);
        size_t size = line.size < MOST ? line.size : MOST;
        while (size < line.size && ((unsigned char)line.data[size] & 0xc0) == 0x80) {
            size--;
        }
        char byte = (char)size;
        if (!rt_buffer_reserve(&b->line_texts, sizeof hash + 1 + size)) {
            return false;
        }
        rt_buffer_append(&b->line_texts, &hash, sizeof hash);
        rt_buffer_append(&b->line_texts, &byte, 1);
        rt_buffer_append(&b->line_texts, line.data, size);
    }
    return true;
}

/* Measures the text of what will be the block's next document. */
static bool measure(rt_analyser *a, const retold_document *document, const rt_language *language,
                    uint64_t ordinal, rt_doc_block *b)
{
    retold_span text = document->text;
    rt_doc_measures measures = {
        .mojibake = document->mojibake, .language = *language, .line = (uint32_t)b->line_count};
    if (b->measures == NULL &&
        (!rt_grow((void **)&b->measures, &b->measure_capacity, a->measured + 1,
                  sizeof *b->measures) ||
         !rt_grow((void **)&b->lines, &b->line_capacity, a->lines + 1, sizeof *b->lines))) {
        return false;
    }
    if (!rt_measure(&a->measurer, text, &measures.text) ||
        !rt_grow((void **)&b->measures, &b->measure_capacity, b->doc_count + 1,
                 sizeof *b->measures) ||
        !rt_grow((void **)&b->lines, &b->line_capacity, b->line_count + a->measurer.count,
                 sizeof *b->lines) ||
        (is_sampled(ordinal) && !keep_lines(b, text))) {
        return false;
    }
    if (a->measurer.count > 0) {
        memcpy(b->lines + b->line_count, a->measurer.hashes, a->measurer.count * sizeof *b->lines);
    }
    measures.line_count = (uint32_t)a->measurer.count;
    b->measures[b->doc_count] = measures;
    a->measured = b->doc_count + 1;
    a->lines = b->line_count + a->measurer.count;
    return true;
}

bool rt_analyse(rt_analyser *a, const retold_document *document, uint64_t ordinal,
                rt_doc_block *block)
{
    rt_language found = {.reliable = false};
    if (is_language_wanted(a, document)) {
        rt_language_identify(document->text, &found);
    }
    bool bad_lang = document->lang.size > 0 && !rt_language_is_tag(document->lang);
    retold_span date = cut(document->date, UINT16_MAX);
    retold_span lang = language_of(document, a->translations, &found);
    retold_span title = a->titles ? title_of(document) : rt_span(NULL, 0);
    retold_span split = cut(document->split, UINT8_MAX);
    size_t strings =
        document->id.size + document->url.size + date.size + lang.size + title.size + split.size;
    rt_anchor_range anchors = {0};
    signature made;
    if (!rt_tokenise(&a->tokens, document->text) || !reserve(a, block, strings) ||
        !sign(a, block, &made) ||
        ((a->measure & RETOLD_MEASURE_TEXT) && !measure(a, document, &found, ordinal, block)) ||
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
                    .text_size = (uint32_t)document->text.size,
                    .id_size = (uint32_t)document->id.size,
                    .url_size = (uint32_t)document->url.size,
                    .date_size = (uint16_t)date.size,
                    .lang_size = (uint8_t)lang.size,
                    .title_size = (uint8_t)title.size,
                    .cut = document->cut,
                    .repaired = document->repaired > 0,
                    .mojibake = document->mojibake > 0,
                    .split_size = (uint8_t)split.size,
                    .absent = (uint8_t)document->absent,
                    .mistyped = (uint8_t)(document->mistyped |
                                          (bad_lang ? RETOLD_FIELD_BIT(RETOLD_FIELD_LANG) : 0)),
                    .latin = block->anchors.latin};
    retold_span parts[] = {document->id, document->url, date, lang, title, split};
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        rt_buffer_append(&block->strings, parts[i].data, parts[i].size); /* reserved above */
    }
    if (a->tokens.count > 0) { /* without tokens there may be no array to copy to */
        memcpy(block->tokens + block->token_count, a->tokens.codes,
               a->tokens.count * sizeof *block->tokens);
    }
    if (a->translations) {
        block->ranges[block->doc_count] = anchors;
    }
    block->line_count += a->measure & RETOLD_MEASURE_TEXT ? a->measurer.count : 0;
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
    if (block->measures != NULL) {
        block->line_count = block->measures[block->doc_count].line;
    }
    if (block->ranges != NULL) {
        rt_anchor_store_drop(&block->anchors.store, &block->ranges[block->doc_count]);
    }
}
