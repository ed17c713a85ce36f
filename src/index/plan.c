#include "index/plan.h"

#include "base/hash.h"

#include <math.h>

enum { MAX_BANDS = 128, MAX_ROWS = 8 };

static const double chance_jaccard = 0.05;
static const double chance_share = 0.01;

double rt_plan_probability(const retold_plan *plan, double jaccard)
{
    return 1 - pow(1 - pow(jaccard, plan->rows), plan->bands);
}

static double bands_needed(double threshold, double recall, unsigned rows)
{
    double agree = pow(threshold, rows);
    return agree >= 1 ? 1 : ceil(log(1 - recall) / log(1 - agree));
}

retold_plan rt_plan_solve(double threshold, double recall)
{
    retold_plan plan = {0};
    for (unsigned rows = 1; rows <= MAX_ROWS; rows++) {
        double bands = bands_needed(threshold, recall, rows);
        if (bands > MAX_BANDS && rows > 1) { /* one row at the lowest threshold takes 270 */
            break;
        }
        plan.rows = rows;
        plan.bands = (unsigned)bands;
        if (rt_plan_probability(&plan, chance_jaccard) <= chance_share) {
            break;
        }
    }
    plan.recall = rt_plan_probability(&plan, threshold);
    return plan;
}

void rt_plan_keys(const retold_plan *plan, const uint32_t *signature, uint32_t *keys)
{
    for (unsigned band = 0; band < plan->bands; band++) {
        uint64_t key = band;
        for (unsigned row = 0; row < plan->rows; row++) {
            key = rt_mix64(key ^ signature[band * plan->rows + row]) + row;
        }
        keys[band] = (uint32_t)(rt_mix64(key) >> 32);
    }
}
