/* How much memory the process takes. */
#ifndef RT_BASE_RESIDENT_H
#define RT_BASE_RESIDENT_H

#include <stddef.h>

/* Resident bytes, and how many of them are of files, by the open file /proc/self/statm; 0 if that
 * cannot be read. */
size_t rt_resident(int statm, size_t *of_files);

#endif
