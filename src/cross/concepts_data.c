/* Apart from concepts.c, since it takes compilers seconds. */
#include "cross/concepts.h"

#include "concepts_array.h"

retold_span rt_concepts_data(void)
{
    return (retold_span){(const char *)rt_concepts_words, RT_CONCEPTS_SIZE};
}
