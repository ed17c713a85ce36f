/*
 * libFuzzer target for the reader of lexicons: any bytes as a file.
 *
 *   - a file that is read is written again with the same bytes, unless it was compressed;
 *   - read in other pieces, it gives the same;
 *   - what is wrong has a place in the file, and a message;
 *   - the entries can be used as anchors, also across languages.
 *
 * The first byte chooses the size of the pieces; the rest is the file.
 */
#include "api/lexicon_keys.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define REQUIRE(condition)                                                                         \
    do {                                                                                           \
        if (!(condition)) {                                                                        \
            abort();                                                                               \
        }                                                                                          \
    } while (0)

enum { MOST = 1000 };

static retold_status read_file(retold_span file, size_t step, retold_lexicon **lexicon,
                               retold_error *error)
{
    rt_source source;
    retold_options options;
    retold_options_init(&options);
    rt_source_init(&source, &options.read);
    rt_source_open_memory(&source, file, step);
    retold_status status = rt_lexicon_read(&source, "lexicon", MOST, lexicon, error);
    rt_source_release(&source);
    return status;
}

static retold_span write_file(const retold_lexicon *lexicon)
{
    char *text = NULL;
    size_t size = 0;
    FILE *stream = open_memstream(&text, &size);
    REQUIRE(stream != NULL && retold_lexicon_write(lexicon, stream, NULL) == RETOLD_OK);
    REQUIRE(fclose(stream) == 0);
    return rt_span(text, size);
}

static void check_keys(const retold_lexicon *lexicon)
{
    rt_tag tags[] = {{"de"}, {"en"}, {"fr"}};
    rt_languages languages = {tags, 3};
    rt_labels labels = {0};
    rt_lexicon known;
    REQUIRE(rt_lexicon_to_keys(lexicon, &languages, &known));
    for (size_t i = 0; i < known.count; i++) {
        REQUIRE(known.entries[i].language_a < known.entries[i].language_b);
    }
    retold_lexicon *again = rt_lexicon_from_keys(&known, lexicon, &languages, &labels);
    retold_span before = write_file(lexicon);
    retold_span after = write_file(again);
    REQUIRE(rt_span_equal(before, after));
    free((void *)before.data);
    free((void *)after.data);
    retold_lexicon_free(again);
    rt_lexicon_release(&known);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1) {
        return 0;
    }
    retold_span file = rt_span((const char *)data + 1, size - 1);
    retold_lexicon *lexicon = NULL;
    retold_lexicon *pieces = NULL;
    retold_error error;
    retold_error again;
    retold_status status = read_file(file, 0, &lexicon, &error);
    REQUIRE(read_file(file, 1 + data[0] % 64, &pieces, &again) == status);
    if (status != RETOLD_OK) {
        REQUIRE(status == RETOLD_UNUSABLE && lexicon == NULL && pieces == NULL);
        REQUIRE(error.record > 0 && error.offset != RETOLD_NO_OFFSET && error.message[0] != '\0');
        REQUIRE(error.offset == again.offset && strcmp(error.message, again.message) == 0);
        return 0;
    }
    retold_span text = write_file(lexicon);
    REQUIRE(file.data[0] != '#' || rt_span_equal(text, file));
    retold_span same = write_file(pieces);
    REQUIRE(rt_span_equal(text, same));
    check_keys(lexicon);
    free((void *)text.data);
    free((void *)same.data);
    retold_lexicon_free(lexicon);
    retold_lexicon_free(pieces);
    return 0;
}
