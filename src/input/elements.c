/* Cutting a list of JSON objects, or such objects one after another. */
#include "base/error.h"
#include "input/format.h"
#include "input/sniff.h"

static void start(rt_splitter *splitter, retold_span window)
{
    rt_json_split_start(&splitter->json, splitter->max_record, rt_bom_size(window));
    splitter->started = true;
}

static void fail_unclosed(rt_splitter *splitter)
{
    rt_fail_fault(&splitter->fault, RETOLD_FAULT_TRUNCATED,
                  "the JSON list is not closed: the input may have been cut off");
    rt_error_place(&splitter->fault, splitter->input, 0, splitter->offset);
}

bool rt_split_elements(rt_splitter *splitter, rt_batch *batch, bool ended)
{
    if (!splitter->started) {
        start(splitter, rt_split_window(splitter, batch));
    }
    for (;;) {
        rt_cut cut = rt_json_split_next(&splitter->json, rt_split_window(splitter, batch), ended);
        size_t shifted;
        if (!rt_split_take(splitter, batch, cut, &shifted)) {
            return false;
        }
        if (cut.kind == RT_CUT_MORE) {
            rt_json_split_shift(&splitter->json, shifted);
            break;
        }
        splitter->number -= cut.kind == RT_CUT_FRAME; /* elements are counted */
    }
    if (ended && rt_json_split_unclosed(&splitter->json)) {
        fail_unclosed(splitter);
    }
    return true;
}

/* Anywhere: an element will begin. */
bool rt_elements_resume(retold_span bytes)
{
    return bytes.size > 0;
}
