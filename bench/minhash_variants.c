/*
 * Compares ways to make a MinHash signature on real texts: error against the exact Jaccard
 * similarity of the shingle sets, and time.
 *
 *     minhash_variants [--clip TOKENS] [--truth PAIRS.tsv] INPUT
 *
 * INPUT is read as `retold` reads it. The pairs compared are those of PAIRS.tsv (two ids
 * a line, a header line first), pairs that share a rare shingle, and random ones; of each tenth
 * of the scale of Jaccard the same number at most. Prints Markdown.
 */
#include "base/hash.h"
#include "base/sort.h"
#include "retold.h"
#include "sketch/minhash_phases.h"
#include "sketch/shingle.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    NGRAM = 5,
    SEEDS = 16,          /* signatures made of each set, each from other hashes */
    PAIRS_PER_BIN = 400, /* of each tenth of 0..1 */
    BINS = 10,
    ROWS = 3, /* in a band, as the library has it: for the share of pairs that become candidates */
    PASSES = 5,
    CACHED = 8192, /* hashes: 64 KiB */
    LARGEST = 256  /* signature */
};

/* Of signatures; 156 is the library's default, 30 what it takes for a threshold of 0.8. */
static const unsigned sizes[] = {30, 64, 128, 156, LARGEST};

/* A text as its shingle hashes: in order with repeats, and as a sorted set. */
typedef struct shingled {
    char *id;
    uint64_t *hashes;
    size_t count;
    uint64_t *set;
    size_t set_size;
} shingled;

typedef struct text_list {
    shingled *items;
    size_t count;
    size_t capacity;
    uint64_t bytes;
    uint64_t shingles;
} text_list;

typedef struct text_pair {
    uint32_t a, b;
    double jaccard;
} text_pair;

typedef struct pair_list {
    uint64_t *keys; /* a << 32 | b, a < b */
    size_t count;
    size_t capacity;
} pair_list;

static void *need(void *memory)
{
    if (memory == NULL) {
        fputs("minhash_variants: out of memory\n", stderr);
        exit(2);
    }
    return memory;
}

/* ---------------------------------------------------------------- variants */

/* An instruction set: the kernel that fills bins, and the library's function. */
typedef struct instructions {
    const char *name;
    rt_fill_function *fill;
    rt_minhash_function *minhash; /* NULL where this processor does not have it */
} instructions;

enum { KERNELS = 3 };

static void find_kernels(instructions kernels[KERNELS])
{
    kernels[0] = (instructions){"scalar", rt_fill_scalar, rt_minhash_scalar};
#if defined(__x86_64__)
    kernels[1] = (instructions){"AVX2", rt_fill_avx2, rt_minhash_for(RETOLD_SIMD_AVX2)};
    kernels[2] = (instructions){"AVX-512", rt_fill_avx512, rt_minhash_for(RETOLD_SIMD_AVX512)};
#elif defined(__aarch64__)
    kernels[1] = (instructions){"NEON", rt_fill_neon, rt_minhash_for(RETOLD_SIMD_NEON)};
    kernels[2] = (instructions){"", NULL, NULL};
#else
    kernels[1] = kernels[2] = (instructions){"", NULL, NULL};
#endif
}

/* k permutations: every bin is a minimum over all elements. Signatures have room for LARGEST. */
static void independent(const uint64_t *hashes, size_t count, uint32_t *signature, unsigned size,
                        const instructions *kernel)
{
    unsigned padded = (size + RT_FILL_LANES - 1) / RT_FILL_LANES * RT_FILL_LANES;
    kernel->fill(hashes, count, rt_minhash_multipliers, signature, padded);
}

/* Shrivastava: Optimal densification for fast and accurate minwise hashing, ICML 2017. */
static void densified(const uint64_t *hashes, size_t count, uint32_t *signature, unsigned size,
                      const instructions *kernel)
{
    (void)kernel;
    uint32_t bins[LARGEST];
    rt_minhash_phase1(hashes, count, bins, size);
    for (unsigned b = 0; b < size; b++) {
        unsigned from = b;
        for (uint64_t attempt = 1; bins[from] == RT_BIN_EMPTY; attempt++) {
            from = (unsigned)(((rt_mix64(attempt << 32 | b) >> 32) * size) >> 32);
        }
        signature[b] = bins[from];
    }
}

/* Dahlgaard, Knudsen, Thorup: Fast similarity sketching, FOCS 2017, algorithm 1. */
static void fast_similarity(const uint64_t *hashes, size_t count, uint32_t *signature,
                            unsigned size, const instructions *kernel)
{
    (void)kernel;
    uint64_t bins[LARGEST]; /* round << 32 | value */
    memset(bins, 0xff, sizeof bins);
    unsigned filled = 0;
    for (uint64_t round = 0; round < 2 * size && filled < size; round++) {
        for (size_t i = 0; i < count; i++) {
            uint64_t hash = rt_mix64(hashes[i] + round * 0x9e3779b97f4a7c15u);
            uint64_t bin = round < size ? ((hash >> 32) * size) >> 32 : round - size;
            uint64_t value = round << 32 | (uint32_t)hash;
            filled += bins[bin] == UINT64_MAX;
            bins[bin] = value < bins[bin] ? value : bins[bin];
        }
    }
    for (unsigned b = 0; b < size; b++) {
        signature[b] = (uint32_t)bins[b] ^ (uint32_t)(bins[b] >> 32) * 0x9e3779b1u;
    }
}

/* The library's: src/sketch/minhash_phases.h. */
static void two_phase(const uint64_t *hashes, size_t count, uint32_t *signature, unsigned size,
                      const instructions *kernel)
{
    kernel->minhash(hashes, count, signature, size);
}

typedef void sign_function(const uint64_t *hashes, size_t count, uint32_t *signature, unsigned size,
                           const instructions *kernel);

static const struct variant {
    const char *name;
    sign_function *sign;
    bool vectors;
} variants[] = {
    {"k permutations", independent, true},
    {"one permutation, densified", densified, false},
    {"fast similarity sketching", fast_similarity, false},
    {"two-phase", two_phase, true},
};
enum { VARIANTS = sizeof variants / sizeof *variants };

/* ------------------------------------------------------------------- texts */

static char *copy_span(retold_span span)
{
    char *copy = need(malloc(span.size + 1));
    memcpy(copy, span.data, span.size);
    copy[span.size] = '\0';
    return copy;
}

static void add_text(text_list *texts, const retold_document *document, rt_tokens *tokens,
                     size_t clip)
{
    if (!rt_tokenise(tokens, document->text)) {
        need(NULL);
    }
    size_t used = clip != 0 && clip < tokens->count ? clip : tokens->count;
    size_t count = rt_shingle_count(used, NGRAM);
    if (count == 0) {
        return;
    }
    if (!rt_grow((void **)&texts->items, &texts->capacity, texts->count + 1,
                 sizeof *texts->items)) {
        need(NULL);
    }
    shingled *item = &texts->items[texts->count++];
    item->id = copy_span(document->id);
    item->hashes = need(malloc(count * sizeof *item->hashes));
    item->set = need(malloc(count * sizeof *item->set));
    item->count = count;
    rt_shingles(tokens->codes, used, NGRAM, item->hashes);
    memcpy(item->set, item->hashes, count * sizeof *item->set);
    uint64_t *scratch = need(malloc(count * sizeof *scratch));
    rt_sort_u64(item->set, scratch, count, 0);
    free(scratch);
    item->set_size = rt_unique_u64(item->set, count);
    texts->bytes += document->text.size * used / tokens->count;
    texts->shingles += count;
}

static void read_texts(text_list *texts, const char *path, size_t clip)
{
    retold_options options;
    retold_options_init(&options);
    retold_reader *reader = NULL;
    retold_error error;
    rt_tokens tokens;
    rt_tokens_init(&tokens, RETOLD_SIMD_AUTO);
    retold_status status = retold_reader_new(&path, 1, &options.read, &reader, &error);
    retold_record record;
    while (status == RETOLD_OK &&
           (status = retold_reader_next(reader, &record, &error)) == RETOLD_OK) {
        retold_document document;
        if (retold_reader_parse(reader, &record, &document, &error) == RETOLD_OK) {
            add_text(texts, &document, &tokens, clip);
        }
    }
    if (status != RETOLD_END) {
        fprintf(stderr, "minhash_variants: %s: %s\n", path, error.message);
        exit(2);
    }
    retold_reader_free(reader);
    rt_tokens_release(&tokens);
}

static void free_texts(text_list *texts)
{
    for (size_t i = 0; i < texts->count; i++) {
        free(texts->items[i].id);
        free(texts->items[i].hashes);
        free(texts->items[i].set);
    }
    free(texts->items);
}

/* ------------------------------------------------------------------- pairs */

static void add_pair(pair_list *pairs, size_t a, size_t b)
{
    if (a == b) {
        return;
    }
    if (!rt_grow((void **)&pairs->keys, &pairs->capacity, pairs->count + 1, sizeof *pairs->keys)) {
        need(NULL);
    }
    pairs->keys[pairs->count++] = a < b ? (uint64_t)a << 32 | b : (uint64_t)b << 32 | a;
}

static int by_id(const void *a, const void *b)
{
    return strcmp((*(const shingled *const *)a)->id, (*(const shingled *const *)b)->id);
}

static void add_true_pairs(pair_list *pairs, const text_list *texts, const char *path)
{
    const shingled **sorted = need(malloc(texts->count * sizeof *sorted));
    for (size_t i = 0; i < texts->count; i++) {
        sorted[i] = &texts->items[i];
    }
    qsort(sorted, texts->count, sizeof *sorted, by_id);
    FILE *file = fopen(path, "r");
    if (file == NULL) {
        perror(path);
        exit(2);
    }
    char a[512], b[512];
    while (fscanf(file, "%511s %511s%*[^\n]", a, b) == 2) {
        const shingled left = {.id = a}, right = {.id = b};
        const shingled *key_a = &left, *key_b = &right;
        const shingled **at_a = bsearch(&key_a, sorted, texts->count, sizeof *sorted, by_id);
        const shingled **at_b = bsearch(&key_b, sorted, texts->count, sizeof *sorted, by_id);
        if (at_a != NULL && at_b != NULL) {
            add_pair(pairs, (size_t)(*at_a - texts->items), (size_t)(*at_b - texts->items));
        }
    }
    fclose(file);
    free(sorted);
}

typedef struct posting {
    uint64_t hash;
    uint32_t text;
} posting;

static int by_hash(const void *a, const void *b)
{
    const posting *x = a, *y = b;
    return x->hash != y->hash ? (x->hash < y->hash ? -1 : 1)
                              : (x->text > y->text) - (x->text < y->text);
}

/* Neighbours in the posting lists of every 16th shingle. */
static void add_sharing_pairs(pair_list *pairs, const text_list *texts)
{
    posting *postings = need(malloc((texts->shingles + 1) * sizeof *postings));
    size_t count = 0;
    for (size_t i = 0; i < texts->count; i++) {
        for (size_t j = 0; j < texts->items[i].set_size; j++) {
            if (texts->items[i].set[j] % 16 == 0) {
                postings[count++] = (posting){texts->items[i].set[j], (uint32_t)i};
            }
        }
    }
    qsort(postings, count, sizeof *postings, by_hash);
    for (size_t i = 1; i < count; i++) {
        if (postings[i].hash == postings[i - 1].hash) {
            add_pair(pairs, postings[i - 1].text, postings[i].text);
        }
    }
    free(postings);
}

static void add_random_pairs(pair_list *pairs, const text_list *texts)
{
    for (uint64_t i = 0; i < 20000; i++) {
        add_pair(pairs, rt_mix64(2 * i + 1) % texts->count, rt_mix64(2 * i + 2) % texts->count);
    }
}

static double exact_jaccard(const shingled *a, const shingled *b)
{
    size_t i = 0, j = 0, both = 0;
    while (i < a->set_size && j < b->set_size) {
        uint64_t x = a->set[i], y = b->set[j];
        both += x == y;
        i += x <= y;
        j += y <= x;
    }
    return (double)both / (double)(a->set_size + b->set_size - both);
}

static int by_mixed_key(const void *a, const void *b)
{
    uint64_t x = rt_mix64(*(const uint64_t *)a), y = rt_mix64(*(const uint64_t *)b);
    return (x > y) - (x < y);
}

/* Of the pairs in random order, up to PAIRS_PER_BIN for each tenth; 0 and 1 tell nothing. */
static size_t choose_pairs(pair_list *from, const text_list *texts, text_pair *chosen)
{
    qsort(from->keys, from->count, sizeof *from->keys, by_mixed_key);
    size_t in_bin[BINS] = {0};
    size_t count = 0;
    for (size_t i = 0; i < from->count; i++) {
        if (i > 0 && from->keys[i] == from->keys[i - 1]) {
            continue;
        }
        text_pair pair = {(uint32_t)(from->keys[i] >> 32), (uint32_t)from->keys[i], 0};
        pair.jaccard = exact_jaccard(&texts->items[pair.a], &texts->items[pair.b]);
        size_t bin = (size_t)(pair.jaccard * BINS);
        if (pair.jaccard > 0 && bin < BINS && in_bin[bin] < PAIRS_PER_BIN) {
            in_bin[bin]++;
            chosen[count++] = pair;
        }
    }
    return count;
}

/* ------------------------------------------------------------------- error */

typedef struct error_sums {
    double sum, square; /* of estimate - exact */
    double expected;    /* square, by theory */
    double found;       /* in some band, above what theory says */
} error_sums;

static void sign_seeded(const shingled *text, uint64_t seed, const struct variant *variant,
                        const instructions *kernel, unsigned k, uint32_t *signature)
{
    uint64_t *hashes = need(malloc(text->set_size * sizeof *hashes));
    for (size_t i = 0; i < text->set_size; i++) {
        hashes[i] = rt_mix64(text->set[i] ^ rt_mix64(seed));
    }
    variant->sign(hashes, text->set_size, signature, k, kernel);
    free(hashes);
}

static void add_errors(error_sums *errors, const uint32_t *a, const uint32_t *b, unsigned k,
                       double jaccard)
{
    unsigned agree = 0, run = 0;
    bool found = false;
    for (unsigned i = 0; i < k; i++) {
        run = i % ROWS == 0 ? 0 : run;
        run += a[i] == b[i];
        agree += a[i] == b[i];
        found |= run == ROWS;
    }
    double error = (double)agree / k - jaccard;
    errors->sum += error;
    errors->square += error * error;
    errors->expected += jaccard * (1 - jaccard) / k;
    errors->found += (double)found - (1 - pow(1 - pow(jaccard, ROWS), k / ROWS));
}

static error_sums measure_errors(const text_list *texts, const text_pair *chosen, size_t count,
                                 const struct variant *variant, const instructions *kernel,
                                 unsigned k)
{
    error_sums errors = {0};
    for (size_t i = 0; i < count; i++) {
        for (uint64_t seed = 1; seed <= SEEDS; seed++) {
            uint32_t a[LARGEST], b[LARGEST];
            uint64_t own =
                seed + i * SEEDS; /* pairs share texts: their errors must not be shared */
            sign_seeded(&texts->items[chosen[i].a], own, variant, kernel, k, a);
            sign_seeded(&texts->items[chosen[i].b], own, variant, kernel, k, b);
            add_errors(&errors, a, b, k, chosen[i].jaccard);
        }
    }
    double trials = (double)count * SEEDS;
    errors.sum /= trials;
    errors.square = sqrt(errors.square / trials);
    errors.expected = sqrt(errors.expected / trials);
    errors.found /= trials;
    return errors;
}

/* -------------------------------------------------------------------- time */

static double seconds_now(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/*
 * Seconds to sign the texts from `begin` on, up to CACHED hashes of them, which are in the cache
 * as they are after shingling. Moves `begin` on.
 */
static double time_batch(const text_list *texts, size_t *begin, const struct variant *variant,
                         const instructions *kernel, unsigned k)
{
    volatile uint64_t sink;
    size_t hashes = 0, end = *begin;
    for (; end < texts->count && (end == *begin || hashes < CACHED); end++) {
        for (size_t i = 0; i < texts->items[end].count; i++) {
            sink = texts->items[end].hashes[i];
        }
        hashes += texts->items[end].count;
    }
    double start = seconds_now();
    for (; *begin < end; ++*begin) {
        uint32_t signature[LARGEST];
        const shingled *text = &texts->items[*begin];
        variant->sign(text->hashes, text->count, signature, k, kernel);
        sink = signature[0];
    }
    (void)sink;
    return seconds_now() - start;
}

/* Seconds to sign all texts: the least of PASSES. */
static double measure_time(const text_list *texts, const struct variant *variant,
                           const instructions *kernel, unsigned k)
{
    double least = HUGE_VAL;
    for (int pass = 0; pass < PASSES; pass++) {
        double seconds = 0;
        for (size_t begin = 0; begin < texts->count;) {
            seconds += time_batch(texts, &begin, variant, kernel, k);
        }
        least = fmin(least, seconds);
    }
    return least;
}

static void print_row(const text_list *texts, const text_pair *chosen, size_t count,
                      const struct variant *variant, const instructions kernels[KERNELS],
                      unsigned k)
{
    const instructions *best = &kernels[0];
    double seconds[KERNELS], least = HUGE_VAL;
    for (int i = 0; i < KERNELS; i++) {
        bool has = i == 0 || (variant->vectors && kernels[i].minhash != NULL);
        seconds[i] = has ? measure_time(texts, variant, &kernels[i], k) : HUGE_VAL;
        best = seconds[i] < least ? &kernels[i] : best;
        least = fmin(least, seconds[i]);
    }
    error_sums errors = measure_errors(texts, chosen, count, variant, best, k);
    printf("| %u | %s | %+.4f | %.4f | %.4f | %+.4f |", k, variant->name, errors.sum, errors.square,
           errors.expected, errors.found);
    for (int i = 0; i < KERNELS; i++) {
        if (isfinite(seconds[i])) {
            printf(" %.2f |", 1e9 * seconds[i] / (double)texts->shingles);
        } else if (kernels[i].minhash != NULL) {
            printf(" |");
        }
    }
    printf(" %.0f |\n", 1e-6 * (double)texts->bytes / least);
    fflush(stdout);
}

static void print_table(const text_list *texts, const text_pair *chosen, size_t count)
{
    instructions kernels[KERNELS];
    find_kernels(kernels);
    printf("%zu texts, %.1f MB, %.0f shingles a text; %zu pairs, %d seeds each\n\n", texts->count,
           1e-6 * (double)texts->bytes, (double)texts->shingles / (double)texts->count, count,
           SEEDS);
    printf("| k | variant | bias | RMS error | by theory | found |");
    unsigned columns = 6;
    for (int i = 0; i < KERNELS; i++) {
        if (kernels[i].minhash != NULL) {
            printf(" %s, ns |", kernels[i].name);
            columns++;
        }
    }
    printf(" MB/s |\n|");
    for (unsigned i = 0; i <= columns; i++) {
        printf("---|");
    }
    printf("\n");
    for (size_t s = 0; s < sizeof sizes / sizeof *sizes; s++) {
        for (int i = 0; i < VARIANTS; i++) {
            print_row(texts, chosen, count, &variants[i], kernels, sizes[s]);
        }
    }
}

int main(int argc, char **argv)
{
    size_t clip = 0;
    const char *truth = NULL;
    int next = 1;
    for (; next + 2 < argc && argv[next][0] == '-'; next += 2) {
        if (strcmp(argv[next], "--clip") == 0) {
            clip = strtoul(argv[next + 1], NULL, 10);
        } else if (strcmp(argv[next], "--truth") == 0) {
            truth = argv[next + 1];
        }
    }
    if (next + 1 != argc) {
        fputs("usage: minhash_variants [--clip TOKENS] [--truth PAIRS.tsv] INPUT\n", stderr);
        return 2;
    }
    text_list texts = {0};
    read_texts(&texts, argv[next], clip);
    if (texts.count < 2) {
        fputs("minhash_variants: fewer than two texts\n", stderr);
        return 2;
    }
    pair_list candidates = {0};
    if (truth != NULL) {
        add_true_pairs(&candidates, &texts, truth);
    }
    add_sharing_pairs(&candidates, &texts);
    add_random_pairs(&candidates, &texts);
    text_pair *chosen = need(malloc(sizeof *chosen * BINS * PAIRS_PER_BIN));
    size_t count = choose_pairs(&candidates, &texts, chosen);
    print_table(&texts, chosen, count);
    free(chosen);
    free(candidates.keys);
    free_texts(&texts);
    return 0;
}
