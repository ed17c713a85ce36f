/* Whether every file that retold check is given is read as one thing. */
#ifndef CLI_CHECK_INPUTS_H
#define CLI_CHECK_INPUTS_H

#include "options.h"

/*
 * The operands are `inputs` inputs, then the paths of the splits, then benchmarks. False after a
 * message if a file is an input and a part of a split or a benchmark too, or is one that this run
 * writes or takes its settings from.
 */
bool cli_check_inputs(const cli_options *options, size_t inputs);

#endif
