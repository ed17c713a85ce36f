#include "table_output.h"

#include <stdlib.h>
#include <string.h>

void cli_table_release(cli_table_output *table)
{
    free(table->header);
}

retold_span cli_table_content(retold_span bytes)
{
    size_t size = bytes.size;
    size -= size > 0 && bytes.data[size - 1] == '\n';
    size -= size > 0 && bytes.data[size - 1] == '\r';
    return (retold_span){bytes.data, size};
}

static retold_span without_mark(retold_span bytes)
{
    size_t mark = bytes.size >= 3 && memcmp(bytes.data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
    return (retold_span){bytes.data + mark, bytes.size - mark};
}

cli_table_header cli_table_take_header(cli_table_output *table, retold_span bytes,
                                       const char *input)
{
    retold_span header = without_mark(cli_table_content(bytes));
    if (!table->header) {
        table->header = malloc(header.size + 1);
        if (!table->header) {
            return CLI_HEADER_NO_MEMORY;
        }
        memcpy(table->header, header.data, header.size);
        table->size = header.size;
        table->input = input;
        return CLI_HEADER_WRITE;
    }
    if (strcmp(table->input, input) == 0) {
        return CLI_HEADER_WRITE;
    }
    bool same = header.size == table->size && memcmp(header.data, table->header, header.size) == 0;
    return same ? CLI_HEADER_SKIP : CLI_HEADER_DIFFERS;
}

static bool needs_quotes(retold_span value, char delimiter)
{
    for (size_t i = 0; i < value.size; i++) {
        char c = value.data[i];
        if (c == '"' || c == delimiter || c == '\n' || c == '\r') {
            return true;
        }
    }
    return false;
}

void cli_table_field(FILE *stream, char delimiter, retold_span value)
{
    fputc(delimiter, stream);
    if (value.size == 0) {
        return;
    }
    if (!needs_quotes(value, delimiter)) {
        fwrite(value.data, 1, value.size, stream);
        return;
    }
    fputc('"', stream);
    for (size_t i = 0; i < value.size; i++) {
        if (value.data[i] == '"') {
            fputc('"', stream);
        }
        fputc(value.data[i], stream);
    }
    fputc('"', stream);
}
