/* libFuzzer target for zstd frames, whole and damaged, one after another. */
#include "members.h"

static void append_zstd(rt_buffer *to, retold_span bytes)
{
    ZSTD_CCtx *context = ZSTD_createCCtx();
    REQUIRE(context != NULL);
    ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
    size_t bound = ZSTD_compressBound(bytes.size);
    REQUIRE(rt_buffer_reserve(to, bound));
    size_t size = ZSTD_compress2(context, to->data + to->size, bound, bytes.data, bytes.size);
    REQUIRE(!ZSTD_isError(size));
    to->size += size;
    ZSTD_freeCCtx(context);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    check_members(data, size, append_zstd);
    return 0;
}
