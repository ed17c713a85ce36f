/* --explain-plan: how the index is laid out, and what it finds. */
#ifndef CLI_PLAN_H
#define CLI_PLAN_H

#include "retold.h"

/* Prints to standard error. False after a message. */
bool cli_explain_plan(const retold_options *options);

#endif
