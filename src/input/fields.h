/* The fields of a record that a document is made of. */
#ifndef RT_INPUT_FIELDS_H
#define RT_INPUT_FIELDS_H

#include "base/buffer.h"

/* In the order of retold_field. */
typedef enum rt_field {
    RT_ID,
    RT_TEXT,
    RT_URL,
    RT_DATE,
    RT_LANG,
    RT_SPLIT,
    RT_FIELD_COUNT
} rt_field;

/* Sets of RETOLD_FIELD_BIT: the fields that a text file has, and all. */
enum { RT_FIELDS_OF_TEXT = 1 << RT_ID | 1 << RT_TEXT, RT_FIELDS_ALL = (1 << RT_FIELD_COUNT) - 1 };

/* What the user calls them: RT_FIELD_COUNT names, borrowed from the options; empty, with
 * no data, where no field is to be read. */
void rt_field_names(const retold_read_options *options, retold_span *names);

#endif
