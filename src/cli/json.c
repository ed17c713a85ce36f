#include "json.h"

#include "utf8.h"

#include <math.h>
#include <string.h>

/* The escape for an ASCII character that needs one, in `escape`; false if it needs none. */
static bool escape_of(unsigned char c, char escape[8])
{
    static const char named[] = "\"\"\\\\\bb\ff\nn\rr\tt";
    for (size_t i = 0; i + 1 < sizeof named; i += 2) {
        if ((unsigned char)named[i] == c) {
            snprintf(escape, 8, "\\%c", named[i + 1]);
            return true;
        }
    }
    if (c < 0x20 || c == 0x7f) {
        snprintf(escape, 8, "\\u%04x", c);
        return true;
    }
    return false;
}

static bool is_plain(unsigned char c)
{
    return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

void cli_json_string(FILE *stream, retold_span text)
{
    size_t done = 0; /* bytes before this one are written */
    fputc('"', stream);
    for (size_t i = 0; i < text.size;) {
        char escape[8];
        size_t size = 1;
        if (is_plain((unsigned char)text.data[i])) {
            i++;
            continue;
        }
        bool escaped = escape_of((unsigned char)text.data[i], escape);
        if (!escaped) {
            retold_span rest = {text.data + i, text.size - i};
            escaped = cli_utf8_next(rest, &size) == CLI_UTF8_INVALID;
            strcpy(escape, "\\ufffd");
        }
        if (escaped) {
            fwrite(text.data + done, 1, i - done, stream);
            fputs(escape, stream);
            done = i + size;
        }
        i += size;
    }
    if (text.size > done) {
        fwrite(text.data + done, 1, text.size - done, stream);
    }
    fputc('"', stream);
}

/* As snprintf() writes a number of one digit before the point and four behind, in a fraction of the
 * time; false for others, and where rounding is a close thing. */
static bool format_short(char *text, size_t size, double number)
{
    enum { LENGTH = 6, SCALE = 10000 };
    if (!(number >= 0 && number < 9) || signbit(number) || size <= LENGTH) {
        return false;
    }
    unsigned whole = (unsigned)(number * SCALE);
    double left = number * SCALE - whole;
    if (fabs(left - 0.5) < 1e-6) {
        return false;
    }
    whole += left > 0.5;
    for (int i = LENGTH - 1; i >= 0; i--) {
        text[i] = i == 1 ? '.' : (char)('0' + whole % 10);
        whole = i == 1 ? whole : whole / 10;
    }
    text[LENGTH] = '\0';
    return true;
}

void cli_format_number(char *text, size_t size, double number)
{
    int length =
        format_short(text, size, number) ? (int)strlen(text) : snprintf(text, size, "%.4f", number);
    if (length <= 0 || (size_t)length >= size || !strchr(text, '.')) {
        return;
    }
    while (text[length - 1] == '0') {
        text[--length] = '\0';
    }
    if (text[length - 1] == '.') {
        text[--length] = '\0';
    }
    if (strcmp(text, "-0") == 0) {
        strcpy(text, "0");
    }
}

void cli_json_number(FILE *stream, double number)
{
    char text[64] = "null";
    if (isfinite(number)) {
        cli_format_number(text, sizeof text, number);
    }
    fputs(text, stream);
}
