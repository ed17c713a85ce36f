#include "command.h"
#include "interrupt.h"
#include "json.h"
#include "message.h"
#include "output.h"
#include "session.h"

#include <inttypes.h>

/* What came of the inputs so far. `ended`: nothing more is to be read. */
typedef struct extraction {
    const cli_options *options;
    retold_reader *reader;
    FILE *stream;
    retold_summary summary;
    uint64_t text_bytes;
    bool trouble;
    bool ended;
} extraction;

static void write_field(FILE *stream, const char *name, retold_span value)
{
    if (value.size > 0) {
        fprintf(stream, ",\"%s\":", name);
        cli_json_string(stream, value);
    }
}

/* The fields that are read by default, and those that only people look at. */
static void write_document(FILE *stream, const retold_document *document)
{
    fputs("{\"id\":", stream);
    cli_json_string(stream, document->id);
    write_field(stream, "url", document->url);
    write_field(stream, "date", document->date);
    write_field(stream, "lang", document->lang);
    write_field(stream, "charset", document->charset);
    if (document->cut) {
        fputs(",\"cut\":true", stream);
    }
    write_field(stream, "title", document->title);
    write_field(stream, "text", document->text);
    fputs("}\n", stream);
}

static void take_fault(extraction *job, const retold_error *error)
{
    cli_say_error(error);
    job->summary.faults[error->fault]++;
    job->summary.faulty_bytes += error->skipped;
    job->trouble |= error->fault == RETOLD_FAULT_UNREADABLE;
    job->ended |= job->options->library.read.strict && error->status == RETOLD_UNUSABLE;
    job->trouble |= job->ended;
}

/* As the library counts it for a corpus. */
static void count_text(retold_summary *summary, const retold_record *record,
                       const retold_document *document)
{
    bool page = record->format == RETOLD_FORMAT_WARC || record->format == RETOLD_FORMAT_ARC;
    summary->repaired += document->repaired > 0;
    summary->mojibake += document->mojibake > 0;
    if (!page && document->charset.size > 0) {
        bool same = summary->converted == 0 || summary->charset == document->charset.data;
        summary->charset = same ? document->charset.data : NULL;
        summary->converted++;
    }
}

/* RETOLD_OK, or a failure that ends the reading. */
static retold_status take_record(extraction *job, const retold_record *record, retold_error *error)
{
    retold_document document;
    if (record->blank || record->continues) {
        return RETOLD_OK;
    }
    job->summary.formats |= 1u << record->format;
    switch (retold_reader_parse(job->reader, record, &document, error)) {
    case RETOLD_OK:
        write_document(job->stream, &document);
        job->summary.documents++;
        job->summary.cut += document.cut;
        count_text(&job->summary, record, &document);
        job->text_bytes += document.text.size;
        return RETOLD_OK;
    case RETOLD_SKIPPED:
        job->summary.skipped[error->skip]++;
        return RETOLD_OK;
    case RETOLD_UNUSABLE:
        take_fault(job, error);
        return RETOLD_OK;
    default:
        return error->status;
    }
}

static retold_status read_all(extraction *job, retold_error *error)
{
    retold_status status = RETOLD_OK;
    while (status == RETOLD_OK && !job->ended && !cli_interrupted() && !ferror(job->stream)) {
        retold_record record;
        status = retold_reader_next(job->reader, &record, error);
        if (status == RETOLD_UNUSABLE || status == RETOLD_IO) {
            take_fault(job, error);
            status = RETOLD_OK;
        } else if (status == RETOLD_OK) {
            status = take_record(job, &record, error);
        }
    }
    return status == RETOLD_END ? RETOLD_OK : status;
}

static int finish(extraction *job, cli_output *output)
{
    if (cli_interrupted()) {
        return 128 + cli_interrupted();
    }
    if (!cli_output_commit(output)) {
        return CLI_TROUBLE;
    }
    if (!job->options->quiet) {
        char text[64];
        snprintf(text, sizeof text, "%" PRIu64 " bytes of text", job->text_bytes);
        cli_say_summary(&job->summary, text);
    }
    return job->trouble ? CLI_TROUBLE : CLI_DONE;
}

static int extract(extraction *job)
{
    const cli_options *options = job->options;
    cli_output output;
    retold_error error;
    if (!cli_output_open(&output, options->output)) {
        return CLI_TROUBLE;
    }
    job->stream = output.stream;
    int status = CLI_TROUBLE;
    if (retold_reader_new(options->operands, options->operand_count, &options->library.read,
                          &job->reader, &error) != RETOLD_OK ||
        read_all(job, &error) != RETOLD_OK) {
        cli_say_error(&error);
    } else {
        status = finish(job, &output);
    }
    retold_reader_free(job->reader);
    cli_output_discard(&output);
    return status;
}

static int run(cli_options *options)
{
    extraction job = {.options = options};
    retold_error error;
    if (!cli_take_inputs(options, "extract")) {
        return CLI_TROUBLE;
    }
    if (retold_options_check(&options->library, &error) != RETOLD_OK) {
        cli_options_say_invalid("extract", &error);
        return CLI_TROUBLE;
    }
    return extract(&job);
}

const cli_command cli_command_extract = {
    .name = "extract",
    .bit = CLI_EXTRACT,
    .summary = "the documents found in the input, as JSON Lines",
    .usage = "[OPTION...] [INPUT...]",
    .details =
        "Writes a line for every document that the other commands would compare:\n"
        "{\"id\":ID,\"url\":URL,\"date\":DATE,\"lang\":LANGUAGE,\"charset\":ENCODING,\n"
        "\"cut\":true,\"title\":TITLE,\"text\":TEXT}, without the fields that are not known.\n"
        "What it writes can be read again. \"cut\" marks pages that are not complete.\n"
        "\n"
        "Of a crawl (WARC, WET or ARC) the documents are the pages in HTML or plain text that\n"
        "came without an error. The id is the page's address and the place of its record in\n"
        "the file, where the compressed member begins that it stands in: URL@OFFSET, and of\n"
        "one file of several URL@FILE@OFFSET. The text of a page leaves out menus, notices\n"
        "and lists of links. Records that hold no page are counted by kind; all else that\n"
        "cannot be used is told on standard error.\n"
        "\n" CLI_INPUT_IS "\n",
    .examples = "  retold extract crawl.warc.gz | less\n"
                "  retold extract --raw-text crawl.warc.gz | jq -r .text\n"
                "  retold extract crawl/ | gzip > articles.jsonl.gz\n"
                "\n"
                "Exit status: 0 done (some records may have been unusable), 2 trouble.\n",
    .run = run,
};
