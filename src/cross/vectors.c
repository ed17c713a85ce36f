#include "cross/vectors.h"

#include "base/sort.h"

#include <math.h>
#include <stdlib.h>

/* IDF_DOCUMENTS are added to those of a language, so that in a small corpus, too, an anchor in one
 * of them counts as rare. */
enum { FREQUENT_LEAST = 60, IDF_DOCUMENTS = 200 };

static const double frequent_share = 0.10;

/* What a kind counts for in retrieval. */
static const float kind_factors[RT_ANCHOR_KINDS] = {
    [RT_ANCHOR_NUMBER] = 1.0f,   [RT_ANCHOR_PLACE] = 1.0f,   [RT_ANCHOR_PREFIX] = 1.0f,
    [RT_ANCHOR_SKELETON] = 0.7f, [RT_ANCHOR_CONCEPT] = 0.5f, [RT_ANCHOR_LEXICON] = 1.0f,
};

/* ------------------------------------------------------------ distinct anchors */

/* Sorts a document's anchors: key << 32 | position, words left out. Returns their number. */
static size_t sorted_anchors(const rt_cross_document *document, uint64_t *keys, uint64_t *scratch)
{
    size_t count = 0;
    for (size_t i = 0; i < document->count; i++) {
        if (rt_anchor_kind_of(document->anchors[i].key) != RT_ANCHOR_WORD) {
            keys[count++] =
                (uint64_t)document->anchors[i].key << 32 | document->anchors[i].position;
        }
    }
    for (size_t i = 0; i < document->learned_count; i++) {
        keys[count++] = (uint64_t)document->learned[i].key << 32 | document->learned[i].position;
    }
    rt_sort_u64(keys, scratch, count, 0);
    return count;
}

/* Writes the distinct ones to `entries` and returns their number. */
static size_t merge_anchors(const uint64_t *keys, size_t count, rt_entry *entries)
{
    size_t entry_count = 0;
    size_t end;
    for (size_t begin = 0; begin < count; begin = end) {
        rt_entry *entry = &entries[entry_count++];
        *entry = (rt_entry){.key = (uint32_t)(keys[begin] >> 32)};
        for (end = begin; end < count && keys[end] >> 32 == keys[begin] >> 32; end++) {
            if (end - begin < RT_POSITIONS) {
                entry->positions[end - begin] = (uint16_t)keys[end];
            }
        }
        entry->count = end - begin < UINT16_MAX ? (uint16_t)(end - begin) : UINT16_MAX;
    }
    return entry_count;
}

static bool collect_entries(rt_vectors *v)
{
    size_t total = 0;
    size_t longest = 0;
    for (size_t d = 0; d < v->document_count; d++) {
        size_t count = v->documents[d].count + v->documents[d].learned_count;
        total += count;
        longest = count > longest ? count : longest;
    }
    uint64_t *keys = malloc((2 * longest + 1) * sizeof *keys);
    v->entries = malloc((total + 1) * sizeof *v->entries);
    v->entry_start = malloc((v->document_count + 1) * sizeof *v->entry_start);
    bool done = keys != NULL && v->entries != NULL && v->entry_start != NULL && total < UINT32_MAX;
    size_t filled = 0;
    for (size_t d = 0; done && d < v->document_count; d++) {
        v->entry_start[d] = filled;
        size_t count = sorted_anchors(&v->documents[d], keys, keys + longest);
        filled += merge_anchors(keys, count, v->entries + filled);
    }
    free(keys);
    if (done) {
        v->entry_start[v->document_count] = filled;
        rt_entry *smaller = realloc(v->entries, (filled + 1) * sizeof *v->entries);
        v->entries = smaller != NULL ? smaller : v->entries;
    }
    return done;
}

/* ------------------------------------------------------- frequencies and terms */

/* Counting the documents of one key, by language. */
typedef struct counting {
    rt_vectors *v;
    uint32_t *language_sizes;    /* documents of each language */
    uint32_t *by_language;       /* those with the key at hand */
    const uint32_t *document_of; /* of each entry */
    uint32_t *term_of;           /* of each entry; RT_NO_TERM */
    size_t link_count;
} counting;

static bool links_languages(const counting *c, size_t frequency, size_t languages)
{
    double most = frequent_share * (double)c->v->document_count;
    most = most < FREQUENT_LEAST ? FREQUENT_LEAST : most;
    return languages >= 2 && (double)frequency <= most;
}

/* Sets the weights of the entries run[0..count), which have one key, and their term. */
static void weigh_key(counting *c, const uint64_t *run, size_t count)
{
    size_t languages = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t language = c->v->documents[c->document_of[(uint32_t)run[i]]].language;
        languages += c->by_language[language]++ == 0;
    }
    bool links = links_languages(c, count, languages);
    for (size_t i = 0; i < count; i++) {
        rt_entry *entry = &c->v->entries[(uint32_t)run[i]];
        uint32_t language = c->v->documents[c->document_of[(uint32_t)run[i]]].language;
        double documents = c->language_sizes[language] + (double)IDF_DOCUMENTS;
        double idf = log(documents / (c->by_language[language] + 0.5));
        entry->weight = (float)((1 + log(entry->count)) * idf);
        entry->frequency = (uint32_t)count;
        c->term_of[(uint32_t)run[i]] = links ? (uint32_t)c->v->term_count : RT_NO_TERM;
    }
    for (size_t i = 0; i < count; i++) {
        c->by_language[c->v->documents[c->document_of[(uint32_t)run[i]]].language] = 0;
    }
    c->v->term_count += links;
    c->link_count += links ? count : 0;
}

static bool weigh_entries(counting *c, uint32_t *document_of)
{
    rt_vectors *v = c->v;
    size_t count = v->entry_start[v->document_count];
    uint64_t *keys = malloc((2 * count + 1) * sizeof *keys);
    if (keys == NULL) {
        return false;
    }
    for (size_t d = 0; d < v->document_count; d++) {
        c->language_sizes[v->documents[d].language]++;
        for (size_t e = v->entry_start[d]; e < v->entry_start[d + 1]; e++) {
            document_of[e] = (uint32_t)d;
            keys[e] = (uint64_t)v->entries[e].key << 32 | e;
        }
    }
    rt_sort_u64(keys, keys + count, count, 32);
    size_t end;
    for (size_t begin = 0; begin < count; begin = end) {
        end = begin + 1;
        while (end < count && keys[end] >> 32 == keys[begin] >> 32) {
            end++;
        }
        weigh_key(c, keys + begin, end - begin);
    }
    free(keys);
    return true;
}

/* ------------------------------------------------------------------ the order */

/* Counts in language_end the documents of each language, then lists the documents. */
static bool order_documents(rt_vectors *v)
{
    size_t languages = v->language_count;
    v->order = malloc((v->document_count + 1) * sizeof *v->order);
    v->language_end = calloc(languages + 1, sizeof *v->language_end);
    uint64_t *by_size = malloc((2 * languages + 1) * sizeof *by_size);
    if (v->order == NULL || v->language_end == NULL || by_size == NULL) {
        free(by_size);
        return false;
    }
    for (size_t d = 0; d < v->document_count; d++) {
        v->language_end[v->documents[d].language]++;
    }
    for (size_t l = 0; l < languages; l++) {
        by_size[l] = (uint64_t)v->language_end[l] << 32 | l;
    }
    rt_sort_u64(by_size, by_size + languages, languages, 0);
    uint32_t begin = 0;
    for (size_t i = 0; i < languages; i++) {
        v->language_end[(uint32_t)by_size[i]] = begin;
        begin += (uint32_t)(by_size[i] >> 32);
    }
    for (size_t d = 0; d < v->document_count; d++) {
        v->order[v->language_end[v->documents[d].language]++] = (uint32_t)d;
    }
    free(by_size);
    return true;
}

/* ------------------------------------------------------------ links and postings */

static float factor_of(const rt_entry *entry)
{
    return kind_factors[rt_anchor_kind_of(entry->key)];
}

/* Terms are numbered by key, so a document's links, in the order of its entries, ascend. */
static void fill_links(rt_vectors *v, const uint32_t *term_of)
{
    size_t filled = 0;
    for (size_t d = 0; d < v->document_count; d++) {
        v->link_start[d] = filled;
        double length = 0;
        for (size_t e = v->entry_start[d]; e < v->entry_start[d + 1]; e++) {
            if (term_of[e] != RT_NO_TERM) {
                float weight = v->entries[e].weight * factor_of(&v->entries[e]);
                v->links[filled++] = (rt_link_weight){term_of[e], weight};
                length += (double)weight * weight;
                v->posting_start[term_of[e] + 2]++;
            }
        }
        float scale = length > 0 ? (float)(1 / sqrt(length)) : 0;
        for (size_t i = v->link_start[d]; i < filled; i++) {
            v->links[i].weight *= scale;
        }
    }
    v->link_start[v->document_count] = filled;
}

static void fill_postings(rt_vectors *v)
{
    for (size_t t = 2; t < v->term_count + 2; t++) {
        v->posting_start[t] += v->posting_start[t - 1];
    }
    for (size_t place = 0; place < v->document_count; place++) {
        uint32_t d = v->order[place];
        for (size_t i = v->link_start[d]; i < v->link_start[d + 1]; i++) {
            v->postings[v->posting_start[v->links[i].term + 1]++] =
                (rt_posting){(uint32_t)place, v->links[i].weight};
        }
    }
}

static bool make_links(rt_vectors *v, const uint32_t *term_of, size_t link_count)
{
    v->link_start = malloc((v->document_count + 1) * sizeof *v->link_start);
    v->links = malloc((link_count + 1) * sizeof *v->links);
    v->posting_start = calloc(v->term_count + 2, sizeof *v->posting_start);
    v->postings = malloc((link_count + 1) * sizeof *v->postings);
    if (v->link_start == NULL || v->links == NULL || v->posting_start == NULL ||
        v->postings == NULL) {
        return false;
    }
    fill_links(v, term_of);
    fill_postings(v);
    return true;
}

bool rt_vectors_init(rt_vectors *vectors, const rt_cross_document *documents, size_t count,
                     size_t language_count)
{
    *vectors = (rt_vectors){
        .documents = documents, .document_count = count, .language_count = language_count};
    if (!order_documents(vectors) || !collect_entries(vectors)) {
        rt_vectors_release(vectors);
        return false;
    }
    size_t entry_count = vectors->entry_start[count];
    uint32_t *document_of = malloc((entry_count + 1) * sizeof *document_of);
    counting c = {.v = vectors,
                  .language_sizes = calloc(language_count + 1, sizeof *c.language_sizes),
                  .by_language = calloc(language_count + 1, sizeof *c.by_language),
                  .document_of = document_of,
                  .term_of = malloc((entry_count + 1) * sizeof *c.term_of)};
    bool done = document_of != NULL && c.language_sizes != NULL && c.by_language != NULL &&
                c.term_of != NULL && weigh_entries(&c, document_of) &&
                make_links(vectors, c.term_of, c.link_count);
    free(document_of);
    free(c.language_sizes);
    free(c.by_language);
    free(c.term_of);
    if (!done) {
        rt_vectors_release(vectors);
    }
    return done;
}

void rt_vectors_release(rt_vectors *vectors)
{
    free(vectors->order);
    free(vectors->language_end);
    free(vectors->entry_start);
    free(vectors->entries);
    free(vectors->link_start);
    free(vectors->links);
    free(vectors->posting_start);
    free(vectors->postings);
    *vectors = (rt_vectors){0};
}
