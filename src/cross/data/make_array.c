/* Build-time program: prints a file as an array of C that the library keeps in its own data. */
#include <stdint.h>
#include <stdio.h>

int main(int count, char **arguments)
{
    FILE *file = count == 2 ? fopen(arguments[1], "rb") : NULL;
    if (file == NULL) {
        fprintf(stderr, "usage: make_array FILE\n");
        return 2;
    }
    /* Words of eight bytes: compilers take single bytes much more slowly. */
    printf("#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__\n"
           "#define W(x) __builtin_bswap64(UINT64_C(0x##x))\n#else\n#define W(x) UINT64_C(0x##x)\n"
           "#endif\nstatic const uint64_t rt_concepts_words[] = {\n");
    unsigned long size = 0;
    unsigned char bytes[8] = {0};
    size_t n;
    while ((n = fread(bytes, 1, sizeof bytes, file)) > 0) {
        uint64_t word = 0;
        for (size_t i = 0; i < n; i++) {
            word |= (uint64_t)bytes[i] << 8 * i;
        }
        printf("W(%llx),%s", (unsigned long long)word, size % 64 == 56 ? "\n" : "");
        size += n;
    }
    printf("};\nenum { RT_CONCEPTS_SIZE = %lu };\n", size);
    return ferror(file) || fclose(file) != 0;
}
