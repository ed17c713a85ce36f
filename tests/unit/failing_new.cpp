// C++'s allocations, of simdjson too: they take the place of the standard library's. Only those
// that report failure by a null pointer fail: the library uses no others (no exceptions).
#include "failing.h"

#include <cstdlib>
#include <new>

static void *allocate(std::size_t size)
{
    return std::malloc(size == 0 ? 1 : size);
}

void *operator new(std::size_t size, const std::nothrow_t &) noexcept
{
    return failing_now() ? nullptr : allocate(size);
}

void *operator new[](std::size_t size, const std::nothrow_t &) noexcept
{
    return failing_now() ? nullptr : allocate(size);
}

void *operator new(std::size_t size)
{
    return allocate(size);
}

void *operator new[](std::size_t size)
{
    return allocate(size);
}

void operator delete(void *memory) noexcept
{
    std::free(memory);
}

void operator delete[](void *memory) noexcept
{
    std::free(memory);
}

void operator delete(void *memory, std::size_t) noexcept
{
    std::free(memory);
}

void operator delete[](void *memory, std::size_t) noexcept
{
    std::free(memory);
}

void operator delete(void *memory, const std::nothrow_t &) noexcept
{
    std::free(memory);
}

void operator delete[](void *memory, const std::nothrow_t &) noexcept
{
    std::free(memory);
}
