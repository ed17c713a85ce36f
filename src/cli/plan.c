#include "plan.h"

#include "message.h"

#include <stdio.h>

bool cli_explain_plan(const retold_options *options)
{
    retold_plan plan;
    retold_error error;
    if (retold_options_plan(options, &plan, &error) != RETOLD_OK) {
        cli_say_error(&error);
        return false;
    }
    fprintf(stderr, "plan: %u bands of %u rows, %u MinHash values a document\n", plan.bands,
            plan.rows, plan.bands * plan.rows);
    fprintf(stderr, "plan: finds %.4g of the pairs at Jaccard %g (%g asked for)\n", plan.recall,
            options->match.threshold, options->match.recall);
    fputs("plan: Jaccard  candidate\n", stderr);
    for (int tenth = 1; tenth <= 10; tenth++) {
        double jaccard = tenth / 10.0;
        fprintf(stderr, "plan: %7.1f  %9.6f\n", jaccard, retold_plan_probability(&plan, jaccard));
    }
    return true;
}
