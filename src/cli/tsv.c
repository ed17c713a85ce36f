#include "tsv.h"

#include "json.h"

void cli_tsv_text(FILE *stream, retold_span text)
{
    for (size_t i = 0; i < text.size; i++) {
        switch (text.data[i]) {
        case '\t':
            fputs("\\t", stream);
            break;
        case '\n':
            fputs("\\n", stream);
            break;
        case '\r':
            fputs("\\r", stream);
            break;
        case '\\':
            fputs("\\\\", stream);
            break;
        default:
            fputc(text.data[i], stream);
        }
    }
}

void cli_tsv_number(FILE *stream, double number)
{
    char text[64];
    cli_format_number(text, sizeof text, number);
    fputs(text, stream);
}
