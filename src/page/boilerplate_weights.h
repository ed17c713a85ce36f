/* Made by bench/fit_boilerplate.py: a weight a feature and at last the constant. */
#ifndef RT_PAGE_BOILERPLATE_WEIGHTS_H
#define RT_PAGE_BOILERPLATE_WEIGHTS_H

#include "page/boilerplate.h"

/* clang-format off */
static const double rt_boilerplate_weights[RT_BLOCK_FEATURES + 1] = {
    0.63869, -2.2007, 0.11434, 0.02319, 0.081673, 1.1741, 0.7587, 0.83889,
    1.7929, -0.49479, -3.1422, -1.9125, -1.3305, -0.37272, -1.1057, 0.57834,
    -1.8222, 0.61596, 2.0933, 1.4591, -0.14217, -0.37169, -0.26944, 0.13813,
    -1.3113, 0.12823, 0.10436, 0.096576, -0.75888, 0.4073, -4.1871,
};

#endif
