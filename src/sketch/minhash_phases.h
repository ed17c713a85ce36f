/*
 * What the MinHash functions of all instruction sets share; for them, the tests and the
 * benchmark only.
 *
 * A signature position, or bin, b of `size` holds the least value that any element x of the set
 * takes there. With hi and lo the upper and lower 32 bits of x's hash:
 *
 *     phase 1   if (hi * size) >> 32 is b: lo >> 1                  bit 31 clear
 *     phase 2   (lo * multiplier(b) mod 2^32) >> 1 | 2^31           bit 31 set
 *
 * Phase 1 is one-permutation hashing (Li, Owen, Zhang, NIPS 2012): one step an element.
 * Phase 2 is k independent multiply-shift functions (Dietzfelbinger et al., J. Algorithms
 * 1997) and is worked out only for the bins that phase 1 left empty. It follows Fast Similarity
 * Sketching (Dahlgaard, Knudsen, Thorup, FOCS 2017), whose rounds of the first kind are one
 * here and whose rounds of the second kind are taken all at once, in vector lanes.
 *
 * Since every bin is a minimum over the elements, the signature of a union is the minimum
 * of the signatures, position by position, and each element of the union is as likely as
 * any other to be the minimum: two signatures agree in a bin with the sets' Jaccard
 * similarity as probability. bench/README.md compares it with other ways.
 */
#ifndef RT_SKETCH_MINHASH_PHASES_H
#define RT_SKETCH_MINHASH_PHASES_H

#include "base/hash.h"
#include "sketch/minhash.h"

enum { RT_FILL_LANES = 16 }; /* of the widest vector: bins to fill come in multiples of it */

/*
 * The kernel: minima[b] = the least of the low 32 bits of hashes[i] * multipliers[b], over all i.
 * `bins` is a multiple of RT_FILL_LANES.
 */
typedef void rt_fill_function(const uint64_t *hashes, size_t count, const uint32_t *multipliers,
                              uint32_t *minima, unsigned bins);

/* Random odd numbers: the hash function of each bin in phase 2. */
extern const uint32_t rt_minhash_multipliers[RT_SIGNATURE_MAX];

/* Above all values of phase 1 and, as phase 2 comes after it, not mistaken for one of those. */
#define RT_BIN_EMPTY UINT32_MAX

static inline void rt_minhash_phase1(const uint64_t *hashes, size_t count, uint32_t *signature,
                                     unsigned size)
{
    for (unsigned b = 0; b < size; b++) {
        signature[b] = RT_BIN_EMPTY;
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t bin = (uint32_t)(((hashes[i] >> 32) * size) >> 32);
        uint32_t value = (uint32_t)hashes[i] >> 1;
        signature[bin] = value < signature[bin] ? value : signature[bin];
    }
}

static inline uint32_t rt_minhash_filled(uint32_t minimum)
{
    return minimum >> 1 | UINT32_C(1) << 31;
}

/* Phase 2 of a set so small that most bins are empty: fills all, without looking which. */
static inline void rt_minhash_fill_all(const uint64_t *hashes, size_t count, uint32_t *signature,
                                       unsigned size, rt_fill_function *fill)
{
    uint32_t minima[RT_SIGNATURE_MAX];
    unsigned padded = (size + RT_FILL_LANES - 1) / RT_FILL_LANES * RT_FILL_LANES;
    fill(hashes, count, rt_minhash_multipliers, minima, padded);
    for (unsigned b = 0; b < size; b++) {
        uint32_t filled = rt_minhash_filled(minima[b]);
        signature[b] = signature[b] == RT_BIN_EMPTY ? filled : signature[b];
    }
}

/* Phase 2 where some bins are empty: gathers them, fills them, puts them back. */
static inline void rt_minhash_fill_some(const uint64_t *hashes, size_t count, uint32_t *signature,
                                        unsigned size, rt_fill_function *fill)
{
    uint16_t empty[RT_SIGNATURE_MAX];
    uint32_t multipliers[RT_SIGNATURE_MAX];
    uint32_t minima[RT_SIGNATURE_MAX];
    unsigned bins = 0;
    for (unsigned b = 0; b < size; b++) {
        empty[bins] = (uint16_t)b;
        bins += signature[b] == RT_BIN_EMPTY; /* no branch: it could not be predicted */
    }
    if (bins == 0) {
        return;
    }
    unsigned padded = (bins + RT_FILL_LANES - 1) / RT_FILL_LANES * RT_FILL_LANES;
    unsigned next = 0;
    do {
        multipliers[next] = next < bins ? rt_minhash_multipliers[empty[next]] : 1;
    } while (++next < padded);
    fill(hashes, count, multipliers, minima, padded);
    for (unsigned e = 0; e < bins; e++) {
        signature[empty[e]] = rt_minhash_filled(minima[e]);
    }
}

/*
 * The signature, by a kernel that fills `lanes` bins at a time. The fewer elements there are
 * to a bin the more bins are empty, and the wider the vectors the less a bin costs that did not
 * need filling; where the two lines cross was measured. The result is the same.
 */
static inline void rt_minhash_with(const uint64_t *hashes, size_t count, uint32_t *signature,
                                   unsigned size, rt_fill_function *fill, unsigned lanes)
{
    rt_minhash_phase1(hashes, count, signature, size);
    if (count * RT_FILL_LANES <= (size_t)size * lanes) {
        rt_minhash_fill_all(hashes, count, signature, size, fill);
    } else {
        rt_minhash_fill_some(hashes, count, signature, size, fill);
    }
}

rt_fill_function rt_fill_scalar;
rt_minhash_function rt_minhash_scalar;
#if defined(__x86_64__)
rt_fill_function rt_fill_avx2;
rt_fill_function rt_fill_avx512;
rt_minhash_function rt_minhash_avx2;
rt_minhash_function rt_minhash_avx512;
#elif defined(__aarch64__)
rt_fill_function rt_fill_neon;
rt_minhash_function rt_minhash_neon;
#endif

#endif
