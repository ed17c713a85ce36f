/* What was measured of documents, and the lines that many of them have. */
#include "api/corpus.h"
#include "base/error.h"
#include "base/sort.h"

#include <stdlib.h>
#include <string.h>

static const rt_doc_measures *measures_of(const retold_corpus *corpus, const rt_doc *doc)
{
    const rt_doc_measures *all = corpus->blocks[doc->block].measures;
    return all == NULL ? NULL : all + doc->row;
}

bool retold_corpus_measures(const retold_corpus *corpus, uint32_t index, retold_measures *measures)
{
    const rt_doc_measures *found = measures_of(corpus, &corpus->docs[index]);
    if (found == NULL) {
        return false;
    }
    *measures = (retold_measures){
        .characters = found->text.bytes.characters,
        .lines = found->text.lines,
        .repeated_lines = found->text.repeated_lines,
        .replacements = found->text.bytes.replacements,
        .controls = found->text.bytes.controls,
        .mojibake = found->mojibake,
        .lang = rt_span_of(found->language.tag),
        .lang_reliable = found->language.reliable,
    };
    return true;
}

/* ---------------------------------------------------------------- common lines */

/* The hashes of lines that may be common, a document's own ones once. */
typedef struct hashes {
    uint64_t *items, *scratch;
    size_t count, capacity;
} hashes;

/* Counters by the highest bits of the hashes; so few that they stay in a near cache. */
enum { TALLY_BITS = 16 };

static const uint64_t *lines_of(const retold_corpus *corpus, size_t index, uint64_t scopes,
                                size_t *count)
{
    const rt_doc *doc = &corpus->docs[index];
    const rt_doc_measures *found = measures_of(corpus, doc);
    *count = 0;
    if (found == NULL || !(scopes >> doc->scope & 1) || found->line_count == 0) {
        return NULL;
    }
    *count = found->line_count;
    return corpus->blocks[doc->block].lines + found->line;
}

/* Most lines are of one document: counting first leaves few of them to be sorted. */
static bool count_lines(const retold_corpus *corpus, uint64_t scopes, uint32_t **counters)
{
    *counters = calloc((size_t)1 << TALLY_BITS, sizeof **counters);
    for (size_t i = 0; *counters != NULL && i < corpus->doc_count; i++) {
        size_t count;
        const uint64_t *lines = lines_of(corpus, i, scopes, &count);
        for (size_t j = 0; j < count; j++) {
            (*counters)[lines[j] >> (64 - TALLY_BITS)]++;
        }
    }
    return *counters != NULL;
}

static bool collect(const retold_corpus *corpus, uint64_t scopes, uint64_t least,
                    const uint32_t *counters, hashes *all)
{
    for (size_t i = 0; i < corpus->doc_count; i++) {
        size_t count;
        const uint64_t *lines = lines_of(corpus, i, scopes, &count);
        for (size_t j = 0; j < count; j++) {
            if (counters[lines[j] >> (64 - TALLY_BITS)] < least) {
                continue;
            }
            if (!rt_grow((void **)&all->items, &all->capacity, all->count + 1,
                         sizeof *all->items)) {
                return false;
            }
            all->items[all->count++] = lines[j];
        }
    }
    all->scratch = all->count > 0 ? malloc(all->count * sizeof *all->scratch) : NULL;
    return all->count == 0 || all->scratch != NULL;
}

/* A line that is common, found by its hash: entries stand in ascending order of it. */
typedef struct entry {
    uint64_t hash;
    retold_common_line line;
    bool met;
} entry;

static bool find_common(hashes *all, uint64_t least, entry **entries, size_t *count)
{
    size_t capacity = 0;
    rt_sort_u64(all->items, all->scratch, all->count, 0);
    for (size_t begin = 0, end; begin < all->count; begin = end) {
        for (end = begin + 1; end < all->count && all->items[end] == all->items[begin]; end++) {
        }
        if (end - begin < least) {
            continue;
        }
        if (!rt_grow((void **)entries, &capacity, *count + 1, sizeof **entries)) {
            return false;
        }
        (*entries)[(*count)++] =
            (entry){.hash = all->items[begin], .line = {.documents = end - begin}};
    }
    return true;
}

static entry *find_entry(entry *entries, size_t count, uint64_t hash)
{
    size_t low = 0;
    for (size_t high = count; low < high;) {
        size_t middle = low + (high - low) / 2;
        if (entries[middle].hash < hash) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < count && entries[low].hash == hash ? &entries[low] : NULL;
}

static void find_first(const retold_corpus *corpus, uint64_t scopes, entry *entries, size_t count)
{
    size_t left = count;
    for (size_t i = 0; i < corpus->doc_count && left > 0; i++) {
        size_t line_count;
        const uint64_t *lines = lines_of(corpus, i, scopes, &line_count);
        for (size_t j = 0; j < line_count; j++) {
            entry *found = find_entry(entries, count, lines[j]);
            if (found != NULL && !found->met) {
                found->met = true;
                found->line.first = (uint32_t)i;
                left--;
            }
        }
    }
}

static void find_texts(const retold_corpus *corpus, entry *entries, size_t count)
{
    for (size_t i = 0; i < corpus->block_count; i++) {
        const rt_buffer *texts = &corpus->blocks[i].line_texts;
        for (size_t at = 0; at < texts->size;) {
            uint64_t hash;
            memcpy(&hash, texts->data + at, sizeof hash);
            size_t size = (unsigned char)texts->data[at + sizeof hash];
            at += sizeof hash + 1;
            entry *found = find_entry(entries, count, hash);
            if (found != NULL && found->line.text.size == 0) {
                found->line.text = rt_span(texts->data + at, size);
            }
            at += size;
        }
    }
}

static int by_documents(const void *a, const void *b)
{
    const entry *left = a;
    const entry *right = b;
    if (left->line.documents != right->line.documents) {
        return left->line.documents > right->line.documents ? -1 : 1;
    }
    if (left->line.first != right->line.first) {
        return left->line.first < right->line.first ? -1 : 1;
    }
    return left->hash < right->hash ? -1 : left->hash > right->hash;
}

retold_status retold_corpus_common_lines(const retold_corpus *corpus, uint64_t scopes,
                                         uint64_t least, retold_common_line **lines, size_t *count,
                                         retold_error *error)
{
    hashes all = {0};
    entry *entries = NULL;
    retold_common_line *made = NULL;
    size_t found = 0;
    uint32_t *counters = NULL;
    bool done = count_lines(corpus, scopes, &counters) &&
                collect(corpus, scopes, least, counters, &all) &&
                (all.count == 0 || find_common(&all, least, &entries, &found));
    free(counters);
    free(all.items);
    free(all.scratch);
    if (done && found > 0) {
        find_first(corpus, scopes, entries, found);
        find_texts(corpus, entries, found);
        qsort(entries, found, sizeof *entries, by_documents);
        made = malloc(found * sizeof *made);
        done = made != NULL;
        for (size_t i = 0; done && i < found; i++) {
            made[i] = entries[i].line;
        }
    }
    free(entries);
    if (!done) {
        return rt_fail_memory(error);
    }
    *lines = made;
    *count = found;
    return RETOLD_OK;
}

void retold_common_lines_free(retold_common_line *lines)
{
    free(lines);
}
