/* Reading and writing a part of a file, whole. */
#ifndef RT_BASE_FILE_BYTES_H
#define RT_BASE_FILE_BYTES_H

#include <stdbool.h>
#include <stddef.h>

/* False, and errno set, if that cannot be done or the file ends before. */
bool rt_file_read(int file, void *data, size_t size, size_t at);
bool rt_file_write(int file, const void *data, size_t size, size_t at);

#endif
