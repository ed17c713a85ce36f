#include "command.h"
#include "compare.h"
#include "interrupt.h"
#include "lexicon.h"
#include "message.h"
#include "output.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* What was asked for: the two documents, and how many records could not be used on the way. */
typedef struct comparison_job {
    const cli_options *options;
    cli_subject a, b;
    uint64_t unusable;
} comparison_job;

static void release_subject(cli_subject *subject)
{
    free(subject->id);
    free(subject->text);
    free(subject->lang);
}

static char *copy_span(retold_span span)
{
    char *copy = malloc(span.size + 1);
    if (copy && span.size > 0) {
        memcpy(copy, span.data, span.size);
    }
    return copy;
}

static bool copy_document(const retold_document *document, cli_subject *subject)
{
    subject->id = copy_span(document->id);
    subject->text = copy_span(document->text);
    subject->id_size = document->id.size;
    subject->text_size = document->text.size;
    subject->lang = copy_span(document->lang);
    subject->lang_size = document->lang.size;
    return subject->id && subject->text && subject->lang;
}

/* Fills in the subjects that the document is; true once nothing more is looked for. */
typedef bool take_document(comparison_job *job, const retold_document *document, bool *memory);

/*
 * Hands the documents of `paths` to `take` until that has all it wants. CLI_DONE also if
 * they ended before; else the exit status, after a message.
 */
static int search(comparison_job *job, const char *const *paths, size_t count, bool say_faults,
                  take_document *take)
{
    retold_reader *reader = NULL;
    retold_record record;
    retold_document document;
    retold_error error;
    retold_status status =
        retold_reader_new(paths, count, &job->options->library.read, &reader, &error);
    bool ended = false;
    bool memory = true;
    while (status == RETOLD_OK && !ended && !cli_interrupted()) {
        retold_status got = retold_reader_next(reader, &record, &error);
        if (got == RETOLD_OK && !record.blank && !record.continues) {
            got = retold_reader_parse(reader, &record, &document, &error);
            ended = got == RETOLD_OK && (take(job, &document, &memory) || !memory);
        }
        ended |= got == RETOLD_END;
        if (got == RETOLD_UNUSABLE || got == RETOLD_IO) {
            job->unusable++;
            if (say_faults || got == RETOLD_IO) {
                cli_say_error(&error);
            }
        } else if (got != RETOLD_END && got != RETOLD_SKIPPED) {
            status = got;
        }
    }
    retold_reader_free(reader);
    if (cli_interrupted()) {
        return 128 + cli_interrupted();
    }
    if (!memory) {
        cli_say("out of memory");
    } else if (status != RETOLD_OK) {
        cli_say_error(&error);
    }
    return memory && status == RETOLD_OK ? CLI_DONE : CLI_TROUBLE;
}

static bool take_first(comparison_job *job, const retold_document *document, bool *memory)
{
    *memory = copy_document(document, job->a.text ? &job->b : &job->a);
    return true;
}

static bool has_id(const retold_document *document, const char *id)
{
    return document->id.size == strlen(id) && memcmp(document->id.data, id, strlen(id)) == 0;
}

static bool take_by_id(comparison_job *job, const retold_document *document, bool *memory)
{
    const char *const *ids = job->options->operands;
    if (!job->a.text && has_id(document, ids[0])) {
        *memory = copy_document(document, &job->a);
    }
    if (*memory && !job->b.text && has_id(document, ids[1])) {
        *memory = copy_document(document, &job->b);
    }
    return job->a.text && job->b.text;
}

static int find_files(comparison_job *job)
{
    for (size_t i = 0; i < 2; i++) {
        const char *path = job->options->operands[i];
        uint64_t unusable = job->unusable;
        int status = search(job, &path, 1, true, take_first);
        if (status != CLI_DONE) {
            return status;
        }
        if (!(i == 0 ? job->a.text : job->b.text)) {
            if (job->unusable == unusable) {
                cli_say("%s: no document in it", cli_input_name(path));
            }
            return CLI_TROUBLE;
        }
    }
    return CLI_DONE;
}

static int find_ids(comparison_job *job)
{
    const cli_options *options = job->options;
    int status = search(job, options->in, options->in_count, false, take_by_id);
    for (size_t i = 0; i < 2 && status <= CLI_TROUBLE; i++) {
        if (!(i == 0 ? job->a.text : job->b.text)) {
            cli_say("%s%s: no document has the id '%s'", cli_input_name(options->in[0]),
                    options->in_count > 1 ? " and others" : "", options->operands[i]);
            status = CLI_TROUBLE;
        }
    }
    if (status == CLI_TROUBLE && job->unusable > 0) {
        cli_say("%" PRIu64 " %s could not be used; retold pairs tells which", job->unusable,
                job->unusable == 1 ? "record" : "records");
    }
    return status;
}

static retold_document document_of(const cli_subject *subject, const char *lang)
{
    retold_document document = {.text = {subject->text, subject->text_size},
                                .lang = {subject->lang, subject->lang_size}};
    if (lang) {
        document.lang = (retold_span){lang, strlen(lang)};
    }
    return document;
}

/* Writes a comparison in the format asked for. False when out of memory. */
typedef bool write_comparison(FILE *stream, const comparison_job *job, const void *comparison,
                              bool same);

static bool write_copies(FILE *stream, const comparison_job *job, const void *comparison, bool same)
{
    if (job->options->format == CLI_FORMAT_JSONL) {
        cli_compare_jsonl(stream, &job->a, &job->b, comparison);
    } else if (job->options->format == CLI_FORMAT_TSV) {
        cli_compare_tsv(stream, &job->a, &job->b, comparison);
    } else {
        cli_compare_table(stream, &job->a, &job->b, comparison, same);
    }
    return true;
}

static bool write_translation(FILE *stream, const comparison_job *job, const void *comparison,
                              bool same)
{
    cli_translation shown = {.a = &job->a,
                             .b = &job->b,
                             .translation = comparison,
                             .threshold = job->options->library.translation.threshold,
                             .same_story = same,
                             .verbose = job->options->verbose};
    if (job->options->format == CLI_FORMAT_JSONL) {
        cli_translation_jsonl(stream, &shown);
    } else if (job->options->format == CLI_FORMAT_TSV) {
        cli_translation_tsv(stream, &shown);
    } else {
        return cli_translation_table(stream, &shown);
    }
    return true;
}

/* Writes the answer; returns the exit status. */
static int answer(const comparison_job *job, retold_relation relation, write_comparison *write,
                  const void *comparison)
{
    bool same = (job->options->relations & RETOLD_RELATION_BIT(relation)) != 0;
    cli_output output;
    if (!cli_output_open(&output, job->options->output)) {
        return CLI_TROUBLE;
    }
    if (!write(output.stream, job, comparison, same)) {
        cli_say("out of memory");
        cli_output_discard(&output);
        return CLI_TROUBLE;
    }
    int status = same ? CLI_DONE : CLI_NOT_SAME;
    return cli_output_commit(&output) ? status : CLI_TROUBLE;
}

static bool in_two_languages(const retold_translation *translation)
{
    return translation->obstacle != RETOLD_OBSTACLE_SAME_LANGUAGE &&
           translation->obstacle != RETOLD_OBSTACLE_UNKNOWN_LANGUAGE;
}

/* Copies are told first, as in a corpus: a copy is none the less for a language wrongly given. */
static int compare(const comparison_job *job)
{
    const cli_options *options = job->options;
    retold_document a = document_of(&job->a, options->langs[0]);
    retold_document b = document_of(&job->b, options->langs[1]);
    retold_comparison copies;
    retold_translation translation = {.obstacle = RETOLD_OBSTACLE_SAME_LANGUAGE};
    retold_error error;
    retold_status status = retold_compare(&options->library.match, a.text, b.text, &copies, &error);
    bool compared = status == RETOLD_OK;
    if (compared && copies.relation == RETOLD_UNRELATED && options->library.translation.enabled) {
        status =
            retold_compare_translation(&options->library.translation, &a, &b, &translation, &error);
    }
    int answered = CLI_TROUBLE;
    if (status != RETOLD_OK) {
        cli_say_error(&error);
    } else if (in_two_languages(&translation)) {
        answered = answer(job, translation.relation, write_translation, &translation);
    } else {
        answered = answer(job, copies.relation, write_copies, &copies);
        if (translation.obstacle == RETOLD_OBSTACLE_UNKNOWN_LANGUAGE && answered != CLI_TROUBLE &&
            !options->quiet) {
            cli_say("whether it is a translation is not known: the language is %s and %s; "
                    "--lang-a and --lang-b tell",
                    translation.lang_a, translation.lang_b);
        }
    }
    retold_translation_release(&translation);
    if (compared) {
        retold_comparison_release(&copies);
    }
    return answered;
}

static int run(cli_options *options)
{
    if (options->operand_count != 2) {
        return cli_misuse("compare", "compare needs two %s, not %zu",
                          options->in_count ? "ids" : "files", options->operand_count);
    }
    retold_error error;
    if (retold_options_check(&options->library, &error) != RETOLD_OK) {
        cli_options_say_invalid("compare", &error);
        return CLI_TROUBLE;
    }
    cli_lexicon lexicon;
    if (!cli_lexicon_open(&lexicon, options, "compare")) {
        return CLI_TROUBLE;
    }
    options->library.translation.lexicon = lexicon.known;
    comparison_job job = {.options = options};
    int status = options->in_count ? find_ids(&job) : find_files(&job);
    if (status == CLI_DONE) {
        status = compare(&job);
    }
    release_subject(&job.a);
    release_subject(&job.b);
    cli_lexicon_release(&lexicon);
    return status;
}

const cli_command cli_command_compare = {
    .name = "compare",
    .bit = CLI_COMPARE,
    .summary = "why two documents are, or are not, the same story",
    .usage = "[OPTION...] A B",
    .details = "Shows what two documents are to each other: how much of each the other has, and\n"
               "the passages that stand in both, with their bytes in each. Of two in different\n"
               "languages: the names, numbers and things that stand in both, what each was read\n"
               "as, what stands in one alone, and how the score comes about.\n"
               "\n"
               "A and B are files, of which the first document is taken, or with --in the ids of\n"
               "two documents in INPUT.\n",
    .examples = "  retold compare monday.txt tuesday.txt\n"
                "  retold compare --in articles.jsonl d3 d9\n"
                "\n"
                "Exit status: 0 the same story, 1 not the same story, 2 trouble.\n",
    .run = run,
};
