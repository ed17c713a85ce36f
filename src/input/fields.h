/* The fields of a record that a document is made of. */
#ifndef RT_INPUT_FIELDS_H
#define RT_INPUT_FIELDS_H

#include "base/buffer.h"

typedef enum rt_field { RT_ID, RT_TEXT, RT_URL, RT_DATE, RT_LANG, RT_FIELD_COUNT } rt_field;

/* What the user calls them: RT_FIELD_COUNT names, borrowed from the options. */
void rt_field_names(const retold_read_options *options, retold_span *names);

#endif
