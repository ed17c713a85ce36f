/*
 * Records of comma-separated values (RFC 4180) and of values between tabs.
 *
 * A field that starts with a quote ends at the next quote that is not doubled, and may hold
 * delimiters and line ends; a quote further on in a field is a quote. After the closing quote a
 * delimiter or the record's end has to follow; what stands there instead belongs to the field, as
 * Python's csv reads it, and makes the record loose.
 *
 * Values between tabs are written in both ways: with quotes as above (Excel, Python), or without
 * any, where a quote stands for itself (IANA text/tab-separated-values). A record is read in the
 * first way if it then is not loose and has a field for each column, and else in the second.
 */
#ifndef RT_INPUT_CSV_H
#define RT_INPUT_CSV_H

#include "base/buffer.h"

/* Where a line leaves off that began at a record's start (both false) or inside one. */
typedef struct rt_csv_state {
    bool quoted; /* inside quotes: the record goes on in the next line */
    bool loose;  /* not as RFC 4180 has it so far */
    bool torn;   /* something follows a closing quote */
} rt_csv_state;

/* Goes over `line`, which holds a line end at its end only, if at all. */
rt_csv_state rt_csv_scan_line(retold_span line, char delimiter, rt_csv_state state);

/* Without the line end that it ends with: LF, CR LF, or CR at the end of an input. */
retold_span rt_csv_without_line_end(retold_span record);

typedef enum rt_csv_kind {
    RT_CSV_PLAIN = 0,
    RT_CSV_QUOTED,
    RT_CSV_DOUBLED, /* in quotes, and there are doubled quotes in it */
    RT_CSV_LOOSE,   /* something follows its closing quote */
    RT_CSV_OPEN     /* its closing quote is missing */
} rt_csv_kind;

/* A field as it is written, with its quotes. */
typedef struct rt_csv_field {
    retold_span raw;
    rt_csv_kind kind;
} rt_csv_field;

/* The fields of a record that are still to come. */
typedef struct rt_csv_cursor {
    const char *at;
    const char *end;
    char delimiter;
    bool quotes; /* false: they stand for themselves */
    bool done;
} rt_csv_cursor;

/* `record` may have its line end. A record has one field at least, which may be empty. */
rt_csv_cursor rt_csv_fields(retold_span record, char delimiter, bool quotes);

/* The next field; false after the last. */
bool rt_csv_next(rt_csv_cursor *cursor, rt_csv_field *field);

/*
 * What the field stands for: a span of it, or of `to`, which has room for as many bytes as the
 * field has, and then *used is what it took.
 */
retold_span rt_csv_value(const rt_csv_field *field, char *to, size_t *used);

/* True if it is as RFC 4180 has it: there is no line end and no quote in it but within quotes. */
bool rt_csv_is_strict(const rt_csv_field *field);

/* How many fields it has; *strict says that it is as RFC 4180 has it. */
size_t rt_csv_count(retold_span record, char delimiter, bool quotes, bool *strict);

/* True if the quotes of a record between tabs are to be read as quotes. */
bool rt_csv_tabs_quoted(retold_span record, size_t columns);

#endif
