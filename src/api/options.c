#include "base/error.h"
#include "base/memory.h"
#include "index/plan.h"
#include "page/charset_names.h"
#include "sketch/minhash.h"
#include "text/classify.h"

static const double least_share = 1e-6;

void retold_options_init(retold_options *options)
{
    *options = (retold_options){.read = {.id_field = "id",
                                         .text_field = "text",
                                         .url_field = "url",
                                         .date_field = "date",
                                         .lang_field = "lang",
                                         .max_record = (size_t)64 << 20,
                                         .max_header = (size_t)1 << 20,
                                         .max_page = (size_t)16 << 20,
                                         .max_window = (size_t)128 << 20,
                                         .strict = false},
                                .match = {.ngram = 5,
                                          .threshold = 0.5,
                                          .containment = 0.8,
                                          .recall = 0.999,
                                          .max_bucket = 256},
                                .group = {.keep = RETOLD_KEEP_FIRST,
                                          .relations = RETOLD_RELATION_BIT(RETOLD_EXACT) |
                                                       RETOLD_RELATION_BIT(RETOLD_NEAR) |
                                                       RETOLD_RELATION_BIT(RETOLD_EXCERPT) |
                                                       RETOLD_RELATION_BIT(RETOLD_TRANSLATION)},
                                .translation = {.enabled = true, .threshold = 0.6},
                                .titles = true,
                                .threads = 0,
                                .simd = RETOLD_SIMD_AUTO};
}

static bool in_range(double value, double low, double high)
{
    return value >= low && value <= high; /* false for NaN */
}

static retold_status check_match(const retold_match_options *match, retold_error *error)
{
    if (match->ngram < 1 || match->ngram > 64) {
        return rt_fail(error, RETOLD_INVALID, "ngram is %u; it must be 1 to 64", match->ngram);
    }
    if (!in_range(match->threshold, 0.05, 1)) {
        return rt_fail(error, RETOLD_INVALID, "threshold is %g; it must be 0.05 to 1",
                       match->threshold);
    }
    if (!in_range(match->containment, 0.05, 1)) {
        return rt_fail(error, RETOLD_INVALID, "containment is %g; it must be 0.05 to 1",
                       match->containment);
    }
    if (!in_range(match->recall, 0.5, 1 - least_share)) {
        return rt_fail(error, RETOLD_INVALID, "recall is %g; it must be 0.5 to 0.999999",
                       match->recall);
    }
    if (match->max_bucket < 2 || match->max_bucket > 65535) {
        return rt_fail(error, RETOLD_INVALID, "max_bucket is %u; it must be 2 to 65535",
                       match->max_bucket);
    }
    return RETOLD_OK;
}

static retold_status check_read(const retold_read_options *read, retold_error *error)
{
    const struct {
        const char *option, *value;
    } fields[] = {{"id_field", read->id_field},
                  {"text_field", read->text_field},
                  {"url_field", read->url_field},
                  {"date_field", read->date_field},
                  {"lang_field", read->lang_field}};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        if (fields[i].value == NULL) {
            return rt_fail(error, RETOLD_INVALID, "%s is NULL; it must be a field's name",
                           fields[i].option);
        }
    }
    if (read->format < RETOLD_FORMAT_UNKNOWN || read->format >= RETOLD_FORMAT_COUNT) {
        return rt_fail(error, RETOLD_INVALID, "format is %d, which is no format",
                       (int)read->format);
    }
    if (read->encoding != NULL && rt_encoding_find(rt_span_of(read->encoding)) == NULL) {
        return rt_fail(error, RETOLD_INVALID, "encoding is \"%.60s\", which is not known",
                       read->encoding);
    }
    if (read->invalid_utf8 < RETOLD_INVALID_UTF8_DEFAULT ||
        read->invalid_utf8 > RETOLD_INVALID_UTF8_REPAIR) {
        return rt_fail(error, RETOLD_INVALID, "invalid_utf8 is %d, which is no way to treat it",
                       (int)read->invalid_utf8);
    }
    if (read->max_record < 1 || read->max_record > (size_t)1 << 31) {
        return rt_fail(error, RETOLD_INVALID, "max_record is %zu; it must be 1 byte to 2 GiB",
                       read->max_record);
    }
    if (read->max_header < 256 || read->max_header > (size_t)1 << 26) {
        return rt_fail(error, RETOLD_INVALID, "max_header is %zu; it must be 256 bytes to 64 MiB",
                       read->max_header);
    }
    if (read->max_page < 1 || read->max_page > (size_t)1 << 30) {
        return rt_fail(error, RETOLD_INVALID, "max_page is %zu; it must be 1 byte to 1 GiB",
                       read->max_page);
    }
    if (read->max_window < 1024 || read->max_window > (size_t)1 << 31) {
        return rt_fail(error, RETOLD_INVALID, "max_window is %zu; it must be 1 KiB to 2 GiB",
                       read->max_window);
    }
    return RETOLD_OK;
}

retold_status retold_options_check(const retold_options *options, retold_error *error)
{
    retold_status status = check_read(&options->read, error);
    if (status == RETOLD_OK) {
        status = check_match(&options->match, error);
    }
    if (status != RETOLD_OK) {
        return status;
    }
    if (options->group.keep < RETOLD_KEEP_FIRST || options->group.keep > RETOLD_KEEP_EARLIEST) {
        return rt_fail(error, RETOLD_INVALID, "keep is %d, which is no policy",
                       (int)options->group.keep);
    }
    if (options->group.relations >= RETOLD_RELATION_BIT(RETOLD_RELATION_COUNT)) {
        return rt_fail(error, RETOLD_INVALID, "relations is %#x, which is no set of relations",
                       options->group.relations);
    }
    if (!in_range(options->translation.threshold, 0.01, 1)) {
        return rt_fail(error, RETOLD_INVALID, "translation_threshold is %g; it must be 0.01 to 1",
                       options->translation.threshold);
    }
    if (options->threads > 256) {
        return rt_fail(error, RETOLD_INVALID, "threads is %u; it must be 0 to 256",
                       options->threads);
    }
    if (options->memory_limit != 0 && options->memory_limit < RT_MEMORY_LEAST) {
        return rt_fail(error, RETOLD_INVALID, "memory is %zu bytes; it must be at least 64 MiB",
                       options->memory_limit);
    }
    if (rt_minhash_for(options->simd) == NULL || rt_classify_for(options->simd) == NULL) {
        return rt_fail(error, RETOLD_INVALID,
                       "simd asks for vector instructions that this processor does not have");
    }
    return RETOLD_OK;
}

retold_status retold_options_plan(const retold_options *options, retold_plan *plan,
                                  retold_error *error)
{
    retold_status status = retold_options_check(options, error);
    if (status == RETOLD_OK) {
        *plan = rt_plan_solve(options->match.threshold, options->match.recall);
    }
    return status;
}

double retold_plan_probability(const retold_plan *plan, double jaccard)
{
    return rt_plan_probability(plan, jaccard);
}
