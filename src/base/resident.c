#include "base/resident.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

size_t rt_resident(int statm, size_t *of_files)
{
    char text[128];
    ssize_t size = pread(statm, text, sizeof text - 1, 0);
    *of_files = 0;
    if (size <= 0) {
        return 0;
    }
    text[size] = '\0';
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    char *at = strchr(text, ' '); /* behind the size of all that is mapped */
    if (at == NULL) {
        return 0;
    }
    size_t all = (size_t)strtoull(at, &at, 10) * page;
    *of_files = (size_t)strtoull(at, NULL, 10) * page;
    return all;
}
