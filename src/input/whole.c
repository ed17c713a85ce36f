/* An input that is one record. */
#include "input/format.h"

bool rt_split_whole(rt_splitter *splitter, rt_batch *batch, bool ended)
{
    if (!rt_split_cut_parts(splitter, batch, batch->bytes.size)) {
        return false;
    }
    size_t rest = batch->bytes.size - splitter->begin;
    return !ended || rest == 0 || rt_split_cut(splitter, batch, rest, true, false);
}
