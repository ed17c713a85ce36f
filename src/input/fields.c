#include "input/fields.h"

void rt_field_names(const retold_read_options *options, retold_span *names)
{
    names[RT_ID] = rt_span_of(options->id_field);
    names[RT_TEXT] = rt_span_of(options->text_field);
    names[RT_URL] = rt_span_of(options->url_field);
    names[RT_DATE] = rt_span_of(options->date_field);
    names[RT_LANG] = rt_span_of(options->lang_field);
    names[RT_SPLIT] = rt_span_of(options->split_field);
}
