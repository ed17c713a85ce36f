/*
 * Where the records of comma-separated values, and of values between tabs, begin and end.
 *
 * A record goes from a line's start to the first line end outside of quotes. One of several lines
 * has to be as RFC 4180 has it and to have as many fields as the header; one of a single line, only
 * if something follows a closing quote, and then as many fields. If it does not, or grows over the
 * limit, or is not closed when the input ends, then a quote is missing or too many:
 *
 *   - with commas, the record is damaged, and ends before the next line from which a record as RFC
 *     4180 has it with the right number of fields begins. It has to have a field in quotes, or to
 *     be followed by another one or by the input's end: a line of a long text can look like a
 *     record, but seldom do two, and none like one with quotes;
 *   - with tabs, the quote stands for itself, and the record is its first line.
 *
 * Takes time linear in the input: no two tries that have gone on past the same line end as RFC
 * 4180 has it can both be inside quotes there, since every quote changes sides for both.
 */
#ifndef RT_INPUT_CSV_SPLIT_H
#define RT_INPUT_CSV_SPLIT_H

#include "input/csv.h"
#include "input/cut.h"

/* What is being tried: the record that comes next; then, once that is damaged: */
typedef enum rt_csv_phase {
    RT_CSV_NEXT = 0,
    RT_CSV_SEEK,   /* the end of a line of it */
    RT_CSV_RETURN, /* a record from the line behind it */
    RT_CSV_CONFIRM /* another one behind that */
} rt_csv_phase;

/*
 * Offsets are from the first byte that is in no record yet. [line, scanned) holds no line end.
 * `back` is where the damaged record ends if the try succeeds.
 */
typedef struct rt_csv_splitter {
    size_t limit; /* bytes of a record */
    char delimiter;
    size_t columns; /* 0 before the header, which this counts */

    rt_csv_phase phase;
    size_t back;
    size_t begin; /* of the record being tried */
    size_t line;
    size_t scanned;
    rt_csv_state state; /* at line */
} rt_csv_splitter;

/* For an input whose first `skip` bytes (a byte order mark) are in no field. */
void rt_csv_split_start(rt_csv_splitter *splitter, char delimiter, size_t limit, size_t skip);

/*
 * What comes next in `window`, which holds the bytes in no record yet. `ended`: no others follow.
 * RT_CUT_MORE with `ended` means that nothing is left.
 */
rt_cut rt_csv_split_next(rt_csv_splitter *splitter, retold_span window, bool ended);

/* The first `size` bytes have been cut off though the record goes on. */
void rt_csv_split_shift(rt_csv_splitter *splitter, size_t size);

/* What comes next does not continue what came before: it begins somewhere in a record. */
void rt_csv_split_break(rt_csv_splitter *splitter);

#endif
