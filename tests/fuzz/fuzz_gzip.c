/* libFuzzer target for gzip members, whole and damaged, one after another. */
#include "members.h"

static void append_gzip(rt_buffer *to, retold_span bytes)
{
    z_stream stream = {0};
    REQUIRE(deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) == Z_OK);
    size_t bound = deflateBound(&stream, bytes.size);
    REQUIRE(rt_buffer_reserve(to, bound));
    stream.next_in = (const unsigned char *)bytes.data;
    stream.avail_in = (uInt)bytes.size;
    stream.next_out = (unsigned char *)to->data + to->size;
    stream.avail_out = (uInt)bound;
    REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
    to->size += bound - stream.avail_out;
    deflateEnd(&stream);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    check_members(data, size, append_gzip);
    return 0;
}
