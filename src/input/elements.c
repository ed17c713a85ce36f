/* Cutting a list of JSON objects, or such objects one after another. */
#include "base/error.h"
#include "input/format.h"

static void fail_unclosed(rt_splitter *splitter)
{
    rt_fail_fault(&splitter->fault, RETOLD_FAULT_TRUNCATED,
                  "the JSON list is not closed: the input may have been cut off");
    rt_error_place(&splitter->fault, splitter->input, 0, splitter->offset);
}

bool rt_split_elements(rt_splitter *splitter, rt_batch *batch, bool ended)
{
    retold_span window;
    while (rt_split_window(splitter, batch, ended, &window)) {
        if (!splitter->started) {
            rt_json_split_start(&splitter->json, rt_split_limit(splitter),
                                rt_split_mark(splitter, window));
            splitter->started = true;
        }
        rt_cut cut = rt_json_split_next(&splitter->json, window, ended);
        size_t shifted;
        if (!rt_split_take(splitter, batch, cut, &shifted)) {
            return false;
        }
        if (cut.kind == RT_CUT_MORE) {
            rt_json_split_shift(&splitter->json, shifted);
            if (ended && rt_json_split_unclosed(&splitter->json)) {
                fail_unclosed(splitter);
            }
            return true;
        }
        splitter->number -= cut.kind == RT_CUT_FRAME; /* elements are counted */
    }
    return false;
}

/* Anywhere: an element will begin. */
bool rt_elements_resume(retold_span bytes)
{
    return bytes.size > 0;
}
