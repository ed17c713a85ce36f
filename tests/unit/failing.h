/*
 * Allocations that fail when they are told to. The linker's --wrap sends malloc and its like here,
 * as far as the library itself calls them; failing_new.cpp does the same for C++'s operator new.
 */
#ifndef RT_TESTS_FAILING_H
#define RT_TESTS_FAILING_H

#include <stdbool.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/* From now on allocation number `nth`, from 1, fails, and if `all_after` those after it as well. */
void failing_start(size_t nth, bool all_after);

/* Nothing fails any more. Returns whether anything did. */
bool failing_stop(void);

/* While it is paused nothing of this thread is counted, and nothing fails. */
void failing_pause(bool paused);

/* Counts an allocation: whether it is to fail. */
bool failing_now(void);

#ifdef __cplusplus
}
#endif

#endif
