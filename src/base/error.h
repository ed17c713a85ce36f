/* Filling in the caller's retold_error. */
#ifndef RT_BASE_ERROR_H
#define RT_BASE_ERROR_H

#include "retold.h"

/* Sets status and message (printf-like), clears the place. `error` may be NULL. Returns `status`.
 */
retold_status rt_fail(retold_error *error, retold_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* RETOLD_NO_MEMORY with its standard message. */
retold_status rt_fail_memory(retold_error *error);

/* RETOLD_UNUSABLE (RETOLD_IO for RETOLD_FAULT_UNREADABLE) with kind and message; clears the place.
 */
retold_status rt_fail_fault(retold_error *error, retold_fault fault, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* Adds the place. A name too long for the field keeps its end. `error` may be NULL. */
void rt_error_place(retold_error *error, const char *input, uint64_t record, uint64_t offset);

#endif
