#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static void fill(retold_error *error, retold_status status, retold_fault fault, const char *format,
                 va_list arguments)
{
    if (error == NULL) {
        return;
    }
    error->status = status;
    error->fault = fault;
    error->skip = RETOLD_SKIP_NONE;
    error->record = 0;
    error->offset = RETOLD_NO_OFFSET;
    error->skipped = 0;
    error->input[0] = '\0';
    vsnprintf(error->message, sizeof error->message, format, arguments);
}

retold_status rt_fail(retold_error *error, retold_status status, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fill(error, status, RETOLD_FAULT_NONE, format, arguments);
    va_end(arguments);
    return status;
}

retold_status rt_fail_memory(retold_error *error)
{
    return rt_fail(error, RETOLD_NO_MEMORY, "out of memory");
}

retold_status rt_fail_fault(retold_error *error, retold_fault fault, const char *format, ...)
{
    retold_status status = fault == RETOLD_FAULT_UNREADABLE ? RETOLD_IO : RETOLD_UNUSABLE;
    va_list arguments;
    va_start(arguments, format);
    fill(error, status, fault, format, arguments);
    va_end(arguments);
    return status;
}

void rt_error_place(retold_error *error, const char *input, uint64_t record, uint64_t offset)
{
    if (error == NULL) {
        return;
    }
    size_t length = strlen(input);
    size_t skipped = length < sizeof error->input ? 0 : length - (sizeof error->input - 1);
    memcpy(error->input, input + skipped, length - skipped + 1);
    error->record = record;
    error->offset = offset;
}
