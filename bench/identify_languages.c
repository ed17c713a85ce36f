/*
 * Runs rt_language_identify() over documents, for language_identification.py.
 *
 *   identify_languages < DOCUMENTS
 *
 * A document is its size in bytes, as decimal digits and a newline, and so many bytes of UTF-8. One
 * line each is printed: the tag, and whether it is reliable (1 or 0). The last line is the seconds
 * that all of them took, the best of five rounds of processor time.
 */
#include "base/buffer.h"
#include "text/language.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { ROUNDS = 5 };

typedef struct document {
    size_t begin, size; /* in the texts */
    rt_language language;
} document;

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec * 1e-9;
}

static void fail(const char *message)
{
    fprintf(stderr, "identify_languages: %s\n", message);
    exit(2);
}

/* Reads all documents; returns how many. */
static size_t read_documents(rt_buffer *texts, document **documents)
{
    size_t count = 0, capacity = 0, size;
    while (scanf("%zu", &size) == 1 && getchar() == '\n') {
        if (!rt_grow((void **)documents, &capacity, count + 1, sizeof **documents) ||
            !rt_buffer_reserve(texts, size)) {
            fail("out of memory");
        }
        if (size > 0 && fread(texts->data + texts->size, 1, size, stdin) != size) {
            fail("the last document is cut");
        }
        (*documents)[count++] = (document){.begin = texts->size, .size = size};
        texts->size += size;
    }
    return count;
}

int main(void)
{
    rt_buffer texts;
    rt_buffer_init(&texts);
    document *documents = NULL;
    size_t count = read_documents(&texts, &documents);
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
        double start = seconds();
        for (size_t i = 0; i < count; i++) {
            rt_language_identify(rt_span(texts.data + documents[i].begin, documents[i].size),
                                 &documents[i].language);
        }
        double took = seconds() - start;
        best = round == 0 || took < best ? took : best;
    }
    for (size_t i = 0; i < count; i++) {
        printf("%s %d\n", documents[i].language.tag, documents[i].language.reliable);
    }
    printf("%.6f\n", best);
    free(documents);
    rt_buffer_release(&texts);
}
