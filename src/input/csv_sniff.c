#include "input/csv_sniff.h"

#include "input/csv_columns.h"
#include "input/csv_split.h"

static const char delimiters[] = {',', ';', '\t'};

enum { DELIMITERS = sizeof delimiters, LEAST_UNNAMED = 2 };

/* What a sample looks like with one of the delimiters. */
typedef struct evidence {
    size_t columns;
    bool has_text; /* a column is called as the text is */
    bool has_name; /* or as another field */
    size_t records;
    size_t sound; /* have as many fields as the header */
} evidence;

static bool has_columns(retold_span record, char delimiter, size_t columns)
{
    bool strict;
    return rt_csv_count(record, delimiter, true, &strict) == columns ||
           (delimiter == '\t' && rt_csv_count(record, delimiter, false, &strict) == columns);
}

static void take_header(evidence *found, retold_span header, char delimiter,
                        const retold_span *names)
{
    rt_csv_columns columns;
    rt_csv_columns_read(header, delimiter, names, &columns);
    found->columns = columns.count;
    found->has_text = columns.place[RT_TEXT] != RT_NO_COLUMN;
    for (size_t i = 0; i < RT_FIELD_COUNT; i++) {
        found->has_name |= columns.place[i] != RT_NO_COLUMN;
    }
}

/* Looks no further than at the header if that names nothing. */
static evidence look(retold_span sample, bool whole, char delimiter, const retold_span *names)
{
    evidence found = {0};
    rt_csv_splitter splitter;
    rt_csv_split_start(&splitter, delimiter, sample.size, 0);
    for (;;) {
        rt_cut cut = rt_csv_split_next(&splitter, sample, whole);
        if (cut.kind == RT_CUT_MORE) {
            return found;
        }
        retold_span record = rt_span(sample.data, cut.size);
        if (cut.kind == RT_CUT_HEADER) {
            take_header(&found, record, delimiter, names);
            if (!found.has_name || found.columns < 2) {
                return found;
            }
        } else if (cut.kind == RT_CUT_RECORD) {
            bool sound = has_columns(record, delimiter, found.columns);
            found.records += sound || record.data[record.size - 1] == '\n'; /* not cut off */
            found.sound += sound;
        }
        sample = rt_span(sample.data + cut.size, sample.size - cut.size);
    }
}

static bool is_convincing(const evidence *found)
{
    if (found->columns < 2) {
        return false;
    }
    return found->has_text ? found->records <= 1 || found->sound * 4 >= found->records
                           : found->has_name && found->records >= LEAST_UNNAMED &&
                                 found->sound * 10 >= found->records * 9;
}

char rt_csv_sniff(retold_span sample, bool whole, const retold_span *names)
{
    char weaker = '\0';
    for (size_t i = 0; i < DELIMITERS; i++) {
        evidence found = look(sample, whole, delimiters[i], names);
        if (!is_convincing(&found)) {
            continue;
        }
        if (found.has_text) {
            return delimiters[i];
        }
        weaker = weaker == '\0' ? delimiters[i] : weaker;
    }
    return weaker;
}

char rt_csv_sniff_forced(retold_span sample, bool whole, const retold_span *names)
{
    char likeliest = delimiters[0];
    size_t most = 0;
    for (size_t i = 0; i < DELIMITERS; i++) {
        evidence found = look(sample, whole, delimiters[i], names);
        size_t weight = found.columns + (found.has_text ? SIZE_MAX / 2 : 0);
        if (weight > most) {
            likeliest = delimiters[i];
            most = weight;
        }
    }
    return likeliest;
}
