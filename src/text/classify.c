#include "text/classify.h"

#include "text/classify_inline.h"

#if defined(__x86_64__)

bool rt_has_avx2(void)
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
           __builtin_cpu_supports("bmi2") && __builtin_cpu_supports("popcnt");
}

bool rt_has_avx512(void)
{
    return rt_has_avx2() && __builtin_cpu_supports("avx512f") &&
           __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq");
}

#endif

rt_classify_function *rt_classify_for(retold_simd simd)
{
#if defined(__x86_64__)
    bool avx512 = rt_has_avx512();
    bool avx2 = rt_has_avx2();
    switch (simd) {
    case RETOLD_SIMD_AUTO:
        return avx512 ? classify_avx512 : avx2 ? classify_avx2 : classify_scalar;
    case RETOLD_SIMD_AVX512:
        return avx512 ? classify_avx512 : NULL;
    case RETOLD_SIMD_AVX2:
        return avx2 ? classify_avx2 : NULL;
    case RETOLD_SIMD_SCALAR:
        return classify_scalar;
    default:
        return NULL;
    }
#else
    /* On AArch64 the compiler's own vectorising of the scalar loop is what there is. */
    return simd == RETOLD_SIMD_AVX2 || simd == RETOLD_SIMD_AVX512 ? NULL : classify_scalar;
#endif
}
