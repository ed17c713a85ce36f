/* Numbers, each with a weight, in 32 bits. */
#ifndef RT_CROSS_PACKED_H
#define RT_CROSS_PACKED_H

#include <stddef.h>
#include <stdint.h>

/* The number in the low bits, as many as the largest needs; in those above it the weight, from 0 to
 * 1, rounded to steps. */
typedef uint32_t rt_packed;

/* So weights are finer the fewer numbers there are: of a million they have 12 bits, of 16
 * million 8. They have no more than a float can tell apart. */
enum { RT_PACKED_BITS = 32, RT_PACKED_WEIGHT_BITS = 24 };

#define RT_PACKED_NUMBERS ((size_t)1 << (RT_PACKED_BITS - 1)) /* at most */

typedef struct rt_packing {
    unsigned number_bits;
    uint32_t numbers; /* the bits of a number */
    uint32_t steps;   /* a weight of 1 */
    float step;
} rt_packing;

/* For numbers from 0 to `count` - 1. */
static inline rt_packing rt_packing_for(size_t count)
{
    rt_packing p = {0};
    while (p.number_bits < RT_PACKED_BITS - 1 && count > (size_t)1 << p.number_bits) {
        p.number_bits++;
    }
    unsigned left = RT_PACKED_BITS - p.number_bits;
    p.numbers = (UINT32_C(1) << p.number_bits) - 1;
    p.steps = (UINT32_C(1) << (left < RT_PACKED_WEIGHT_BITS ? left : RT_PACKED_WEIGHT_BITS)) - 1;
    p.step = 1 / (float)p.steps;
    return p;
}

static inline rt_packed rt_pack(const rt_packing *p, uint32_t number, float weight)
{
    uint32_t steps = (uint32_t)(weight * (float)p->steps + 0.5f);
    return (steps < p->steps ? steps : p->steps) << p->number_bits | number;
}

static inline uint32_t rt_packed_number(const rt_packing *p, rt_packed item)
{
    return item & p->numbers;
}

/* The weight is so many times the step. */
static inline float rt_packed_steps(const rt_packing *p, rt_packed item)
{
    return (float)(int32_t)(item >> p->number_bits);
}

static inline float rt_packed_weight(const rt_packing *p, rt_packed item)
{
    return rt_packed_steps(p, item) * p->step;
}

#endif
