#include "cell.h"

#include "display.h"
#include "utf8.h"

#include <string.h>

void cli_cell_add(cli_cell *cell, retold_span piece)
{
    if (piece.size > 0 && piece.size <= sizeof cell->text - cell->size) {
        memcpy(cell->text + cell->size, piece.data, piece.size);
        cell->size += piece.size;
    }
}

void cli_cell_add_text(cli_cell *cell, const char *piece)
{
    cli_cell_add(cell, (retold_span){piece, strlen(piece)});
}

void cli_cell_list(cli_cell *cell, retold_span piece)
{
    if (cell->size > 0 && piece.size + 2 <= sizeof cell->text - cell->size) {
        cli_cell_add_text(cell, ", ");
    }
    cli_cell_add(cell, piece);
}

size_t cli_cell_width(const cli_cell *cell)
{
    return cli_width((retold_span){cell->text, cell->size});
}

/* Hebrew, Arabic, Syriac, Thaana, N'Ko and the like, by block. */
static bool is_right_to_left(uint32_t character)
{
    return (character >= 0x590 && character < 0x900) ||
           (character >= 0xfb1d && character < 0xfe00) ||
           (character >= 0xfe70 && character < 0xff00) ||
           (character >= 0x10800 && character < 0x11000) ||
           (character >= 0x1e800 && character < 0x1f000);
}

static bool has_right_to_left(retold_span text)
{
    size_t size;
    for (size_t i = 0; i < text.size; i += size) {
        if (is_right_to_left(cli_utf8_next((retold_span){text.data + i, text.size - i}, &size))) {
            return true;
        }
    }
    return false;
}

void cli_cell_print(FILE *stream, const cli_cell *cell, size_t columns)
{
    retold_span text = {cell->text, cell->size};
    /* A left-to-right mark on both sides: blanks and figures beside it do not turn with it. */
    const char *mark = has_right_to_left(text) ? "\xe2\x80\x8e" : "";
    fputs(mark, stream);
    size_t taken = cli_print_cut(stream, text, columns, CLI_CUT_END);
    fprintf(stream, "%s%*s", mark, (int)(columns - taken), "");
}
