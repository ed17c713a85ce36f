/* Made by bench/fit_boilerplate.py: a weight a feature and at last the constant. */
#ifndef RT_PAGE_BOILERPLATE_WEIGHTS_H
#define RT_PAGE_BOILERPLATE_WEIGHTS_H

#include "page/boilerplate.h"

/* clang-format off */
static const double rt_boilerplate_weights[RT_BLOCK_FEATURES + 1] = {
    0.64011, -2.2107, 0.11973, 0.021695, 0.081249, 1.1743, 0.75622, 0.84,
    1.7968, -0.4932, -3.1219, -1.9116, -1.3259, -0.3757, -1.1051, 0.57876,
    -1.8231, 0.61857, 2.0942, 1.458, -0.14844, -0.36731, -0.26575, 0.13746,
    -1.3089, 0.13065, 0.10394, 0.097641, -0.75494, 0.40805, -4.1946,
};

#endif
