#include "rewrite.h"

#include "interrupt.h"
#include "json.h"
#include "list_output.h"
#include "message.h"
#include "packer.h"
#include "table_output.h"

#include <stdlib.h>
#include <string.h>

/*
 * A stream of lines; `begun` once it has any, `inside` while its last line has no end; `input` is
 * the name of the input that the last one came from. Records of crawls are written through
 * `packer`, which is made with the first of them (`packs`) and compresses as their input was if the
 * sink `compresses` at all.
 */
typedef struct sink {
    FILE *stream;
    bool begun;
    bool inside;
    const char *input;
    bool lines; /* every record begins one, though its format may not ask for it */
    bool compresses;
    bool packs;
    cli_packer packer;
} sink;

/* Where a document stands in the groups: group 0 is none, else its index + 1. */
typedef struct place {
    uint32_t group;
    uint32_t member;
} place;

/*
 * `document` is the index of the next document to come: records that are documents have
 * the ordinals that the first pass gave them, in the same order; all others could not be
 * used. `target` is where the parts of a record in several go; its stream is NULL for
 * nowhere. `converts`: what is not in UTF-8 is written in UTF-8 all the same.
 */
typedef struct rewrite {
    cli_session *session;
    retold_reader *reader;
    sink output;
    sink rejects;
    sink *target;
    bool continued;
    bool converts;
    cli_list_output list;
    cli_table_output table;
    place *places; /* of `place_count` documents from `first_place` on, as memory allows */
    uint32_t first_place;
    uint32_t place_count;
    uint32_t document;
    uint32_t documents;
    cli_rewritten *counts;
} rewrite;

static void put(void *sink_to, retold_span bytes)
{
    sink *to = sink_to;
    if (to->stream && bytes.size > 0) {
        if (to->packs) {
            cli_packer_write(&to->packer, bytes);
        } else {
            fwrite(bytes.data, 1, bytes.size, to->stream);
        }
        to->begun = true;
        to->inside = bytes.data[bytes.size - 1] != '\n';
    }
}

/* An input may end without a line end, and another follow. */
static void begin_line(sink *to)
{
    if (to->inside) {
        put(to, (retold_span){"\n", 1});
    }
}

static bool is_crawl(retold_format format)
{
    return format == RETOLD_FORMAT_WARC || format == RETOLD_FORMAT_ARC;
}

/* Only between two inputs may a line end be missing, and between what stood in a JSON list. */
static bool lacks_line_end(const sink *to, const retold_record *record)
{
    bool other_input = to->input && strcmp(to->input, record->input) != 0;
    if (is_crawl(record->format)) {
        return other_input && to->packer.codec == RETOLD_CODEC_NONE;
    }
    return to->lines || (other_input && record->format != RETOLD_FORMAT_JSON);
}

/*
 * What comes next is not of the record before. A crawl's record gets a member of its own where the
 * first one was compressed. False after a message.
 */
static bool begin_record(sink *to, const retold_record *record)
{
    bool crawl = is_crawl(record->format);
    if (to->stream && crawl && !to->packs) {
        retold_codec codec = to->compresses ? record->codec : RETOLD_CODEC_NONE;
        if (!cli_packer_init(&to->packer, to->stream, codec)) {
            cli_say("out of memory");
            return false;
        }
        to->packs = true;
    }
    if (crawl && record->blank) {
        return true;
    }
    if (to->packs) {
        cli_packer_end(&to->packer);
    }
    if (lacks_line_end(to, record)) {
        begin_line(to);
    }
    to->input = record->input;
    return true;
}

/* Makes room for places: with a memory limit for a small part of it, else for all documents. */
static bool init_places(rewrite *pass)
{
    enum { SHARE = 128 };
    size_t limit = pass->session->options->library.memory_limit;
    size_t most = limit / SHARE / sizeof *pass->places;
    pass->place_count = limit > 0 && most < pass->documents ? (uint32_t)most : pass->documents;
    pass->places = calloc((size_t)pass->place_count + 1, sizeof *pass->places);
    return pass->places;
}

/* Finds the places of the documents from `first` on, as many as there is room for. */
static void find_places(rewrite *pass, uint32_t first)
{
    const retold_result *result = pass->session->result;
    size_t groups = retold_result_group_count(result);
    memset(pass->places, 0, pass->place_count * sizeof *pass->places);
    pass->first_place = first;
    for (size_t i = 0; i < groups; i++) {
        retold_group group = retold_result_group(result, i);
        for (size_t j = 0; j < group.size; j++) {
            uint32_t at = group.members[j].document - first; /* far outside if it is before */
            if (at < pass->place_count) {
                pass->places[at] = (place){(uint32_t)i + 1, (uint32_t)j};
            }
        }
    }
}

/* The place of the next document. */
static place next_place(rewrite *pass)
{
    if (pass->document == 0 || pass->document - pass->first_place >= pass->place_count) {
        find_places(pass, pass->document);
    }
    return pass->places[pass->document - pass->first_place];
}

/* What is said of a document in a group: `to` and `score` only of one that is not kept. */
typedef struct annotation {
    retold_span group;
    const char *relation; /* "keep" for the one that is kept */
    retold_span to;
    double score;
} annotation;

static annotation describe(const rewrite *pass, place where)
{
    retold_group group = retold_result_group(pass->session->result, where.group - 1);
    const retold_member *member = &group.members[where.member];
    retold_document_info kept;
    retold_document_info to;
    retold_corpus_document(pass->session->corpus, group.members[0].document, &kept);
    retold_corpus_document(pass->session->corpus, member->to, &to);
    return (annotation){kept.id,
                        where.member == 0 ? "keep" : retold_relation_name(member->relation), to.id,
                        member->score};
}

/* {"group":ID,"keep":true} or {"group":ID,"relation":"near","to":ID,"score":0.91} */
static void write_annotation(const rewrite *pass, place where)
{
    FILE *stream = pass->output.stream;
    annotation said = describe(pass, where);
    fputs(",\"retold\":{\"group\":", stream);
    cli_json_string(stream, said.group);
    if (where.member == 0) {
        fputs(",\"keep\":true}", stream);
        return;
    }
    fprintf(stream, ",\"relation\":\"%s\",\"to\":", said.relation);
    cli_json_string(stream, said.to);
    fputs(",\"score\":", stream);
    cli_json_number(stream, said.score);
    fputc('}', stream);
}

/* The same as columns, which are empty for a document in no group. */
static void write_columns(const rewrite *pass, char delimiter, place where)
{
    FILE *stream = pass->output.stream;
    annotation said = where.group ? describe(pass, where) : (annotation){.relation = ""};
    bool kept = where.member == 0;
    char score[32] = "";
    if (!kept) {
        cli_format_number(score, sizeof score, said.score);
    }
    cli_table_field(stream, delimiter, said.group);
    cli_table_field(stream, delimiter, (retold_span){said.relation, strlen(said.relation)});
    cli_table_field(stream, delimiter, kept ? (retold_span){NULL, 0} : said.to);
    cli_table_field(stream, delimiter, (retold_span){score, strlen(score)});
}

static void write_column_names(const rewrite *pass, char delimiter)
{
    static const char *const names[] = {"retold_group", "retold_relation", "retold_to",
                                        "retold_score"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        cli_table_field(pass->output.stream, delimiter, (retold_span){names[i], strlen(names[i])});
    }
}

/* The closing brace of a line that is a JSON object; its size if there is none. */
static size_t closing_brace(retold_span line)
{
    for (size_t i = line.size; i > 0; i--) {
        if (line.data[i - 1] == '}') {
            return i - 1;
        }
    }
    return line.size;
}

/*
 * The bytes of a record as they are to be written. Only at the very start may a byte order mark
 * stand: that of an input that others come before would make its first line unreadable. False
 * after a message.
 */
static bool bytes_of(rewrite *pass, const retold_record *record, retold_span *bytes)
{
    static const char mark[] = "\xef\xbb\xbf";
    size_t size = sizeof mark - 1;
    retold_error error;
    *bytes = record->bytes;
    if (is_crawl(record->format)) {
        return true;
    }
    if (pass->converts && retold_reader_text(pass->reader, record, bytes, &error) != RETOLD_OK) {
        cli_say_error(&error);
        return false;
    }
    if (pass->output.begun && record->offset == 0 && bytes->size >= size &&
        memcmp(bytes->data, mark, size) == 0) {
        *bytes = (retold_span){bytes->data + size, bytes->size - size};
    }
    return true;
}

static void write_json_document(rewrite *pass, retold_span bytes, place where)
{
    size_t brace = where.group ? closing_brace(bytes) : 0;
    put(&pass->output, (retold_span){bytes.data, brace});
    if (where.group) {
        write_annotation(pass, where);
    }
    put(&pass->output, (retold_span){bytes.data + brace, bytes.size - brace});
}

/* `header`: the record names the columns. */
static void write_table_record(rewrite *pass, const retold_record *record, retold_span bytes,
                               place where)
{
    retold_span content = cli_table_content(bytes);
    if (!pass->session->options->annotate) {
        put(&pass->output, bytes);
        return;
    }
    put(&pass->output, content);
    if (record->header) {
        write_column_names(pass, record->delimiter);
    } else {
        write_columns(pass, record->delimiter, where);
    }
    put(&pass->output, (retold_span){content.data + content.size, bytes.size - content.size});
}

/* A text file becomes a line whose fields are named as they would be read again. */
static void write_text_document(rewrite *pass, const retold_document *document, place where)
{
    FILE *stream = pass->output.stream;
    const retold_read_options *read = &pass->session->options->library.read;
    pass->output.begun = true;
    fputc('{', stream);
    cli_json_string(stream, (retold_span){read->id_field, strlen(read->id_field)});
    fputc(':', stream);
    cli_json_string(stream, document->id);
    fputc(',', stream);
    cli_json_string(stream, (retold_span){read->text_field, strlen(read->text_field)});
    fputc(':', stream);
    cli_json_string(stream, document->text);
    if (where.group) {
        write_annotation(pass, where);
    }
    fputs("}\n", stream);
}

static bool out_of_step(const retold_record *record)
{
    cli_say("%s: changed while it was read", cli_input_name(record ? record->input : "an input"));
    return false;
}

static bool is_table(retold_format format)
{
    return format == RETOLD_FORMAT_CSV || format == RETOLD_FORMAT_TSV;
}

/* Writes a record that is a document. False after a message. */
static bool write_document(rewrite *pass, const retold_record *record,
                           const retold_document *document, place where)
{
    retold_span bytes;
    if (!begin_record(&pass->output, record)) {
        return false;
    }
    if (record->format == RETOLD_FORMAT_TEXT) {
        write_text_document(pass, document, where);
        return true;
    }
    if (!bytes_of(pass, record, &bytes)) {
        return false;
    }
    if (record->format == RETOLD_FORMAT_JSON) {
        cli_list_element(&pass->list, record->input);
    }
    if (is_table(record->format)) {
        write_table_record(pass, record, bytes, where);
    } else if (is_crawl(record->format)) {
        put(&pass->output, bytes);
    } else {
        write_json_document(pass, bytes, where);
    }
    return true;
}

/*
 * Writes or drops the next document, which `record` is. A record to be dropped is looked
 * at once more: it has to be the one that was compared.
 */
static bool take_document(rewrite *pass, const retold_record *record)
{
    bool annotate = pass->session->options->annotate;
    place where = next_place(pass);
    bool drop = where.group && where.member > 0 && !annotate;
    retold_document document = {.id = {NULL, 0}};
    retold_document_info known;
    retold_corpus_document(pass->session->corpus, pass->document++, &known);
    if (record->continues) {
        return out_of_step(record);
    }
    if (drop || record->format == RETOLD_FORMAT_TEXT) {
        retold_error error;
        if (retold_reader_parse(pass->reader, record, &document, &error) != RETOLD_OK ||
            document.id.size != known.id.size ||
            memcmp(document.id.data, known.id.data, known.id.size) != 0) {
            return out_of_step(record);
        }
    }
    if (drop) {
        pass->counts->dropped++;
        return true;
    }
    if (!write_document(pass, record, &document, annotate ? where : (place){0, 0})) {
        return false;
    }
    pass->counts->kept++;
    pass->counts->annotated += annotate && where.group;
    return true;
}

/* Whether it is a crawl's record without a page, which belongs to the crawl all the same. */
static bool is_skipped(rewrite *pass, const retold_record *record)
{
    retold_document document;
    return record->skip != RETOLD_SKIP_NONE ||
           (is_crawl(record->format) && !record->continues &&
            retold_reader_parse(pass->reader, record, &document, NULL) == RETOLD_SKIPPED);
}

/* Where a record goes that is no document; a file that has no records would spoil the output. */
static sink *place_other(rewrite *pass, const retold_record *record)
{
    bool has_records =
        record->format != RETOLD_FORMAT_UNKNOWN && record->format != RETOLD_FORMAT_TEXT;
    if (pass->rejects.stream) {
        return is_skipped(pass, record) ? &pass->output : &pass->rejects;
    }
    if (has_records) {
        return &pass->output;
    }
    cli_progress_erase(&pass->session->progress);
    cli_say("%s: left out of the output, since it holds no records (--rejects FILE keeps it)",
            cli_input_name(record->input));
    return &pass->rejects;
}

/* The first header, or again one of its input; those of other inputs have to be the same. */
static bool take_header(rewrite *pass, const retold_record *record, retold_span bytes)
{
    switch (cli_table_take_header(&pass->table, bytes, record->input)) {
    case CLI_HEADER_WRITE:
        write_table_record(pass, record, bytes, (place){0, 0});
        return true;
    case CLI_HEADER_SKIP:
        return true;
    case CLI_HEADER_DIFFERS:
        cli_say("%s: its columns are others than those of %s", cli_input_name(record->input),
                cli_input_name(pass->table.input));
        return false;
    default:
        cli_say("out of memory");
        return false;
    }
}

/* What is no record: a blank line, a header, what stands between elements. */
static bool take_blank(rewrite *pass, const retold_record *record)
{
    retold_span bytes;
    if (!begin_record(&pass->output, record) || !bytes_of(pass, record, &bytes)) {
        return false;
    }
    if (record->header) {
        return take_header(pass, record, bytes);
    }
    if (record->format != RETOLD_FORMAT_JSON) {
        put(&pass->output, bytes);
        return true;
    }
    bool held = cli_list_frame(&pass->list, bytes, record->input);
    if (!held) {
        cli_say("out of memory");
    }
    return held;
}

/* A record, or the first part of one, that is no document. */
static bool take_other(rewrite *pass, const retold_record *record)
{
    retold_span bytes;
    pass->target = place_other(pass, record);
    pass->continued = record->continues;
    if (!begin_record(pass->target, record) || !bytes_of(pass, record, &bytes)) {
        return false;
    }
    if (record->format == RETOLD_FORMAT_JSON && pass->target == &pass->output) {
        cli_list_element(&pass->list, record->input);
    }
    put(pass->target, bytes);
    return true;
}

static bool take_record(rewrite *pass, const retold_record *record)
{
    retold_span bytes;
    if (pass->continued) {
        if (!bytes_of(pass, record, &bytes)) {
            return false;
        }
        put(pass->target, bytes);
        pass->continued = record->continues;
        return true;
    }
    if (record->blank) {
        return take_blank(pass, record);
    }
    if (pass->document < pass->documents) {
        retold_document_info next;
        retold_corpus_document(pass->session->corpus, pass->document, &next);
        if (next.ordinal < record->ordinal) {
            return out_of_step(record);
        }
        if (next.ordinal == record->ordinal) {
            return take_document(pass, record);
        }
    }
    return take_other(pass, record);
}

static void show_progress(rewrite *pass)
{
    const retold_progress progress = {.stage = "write", .documents = pass->document};
    cli_progress_show(&pass->session->progress, &progress);
}

static int run(rewrite *pass)
{
    retold_error error;
    retold_record record;
    retold_status status;
    while ((status = retold_reader_next(pass->reader, &record, &error)) != RETOLD_END) {
        if (cli_interrupted()) {
            return 128 + cli_interrupted();
        }
        if (status == RETOLD_UNUSABLE || status == RETOLD_IO) {
            pass->continued = false; /* told by the first pass */
            continue;
        }
        if (status != RETOLD_OK) {
            cli_progress_erase(&pass->session->progress);
            cli_say_error(&error);
            return CLI_TROUBLE;
        }
        /* A failed write is told of when the output is closed. */
        if (!take_record(pass, &record) || ferror(pass->output.stream)) {
            return CLI_TROUBLE;
        }
        show_progress(pass);
    }
    if (pass->document < pass->documents) {
        out_of_step(NULL);
        return CLI_TROUBLE;
    }
    return CLI_DONE;
}

/* False after a message. */
static bool close_sink(sink *to)
{
    if (!to->packs) {
        return true;
    }
    cli_packer_end(&to->packer);
    cli_packer_release(&to->packer);
    if (to->packer.failed) {
        cli_say("out of memory");
    }
    return !to->packer.failed;
}

/* One output cannot be in several encodings; what is added is in UTF-8, as are line ends. */
static bool must_convert(const cli_session *session, const retold_summary *summary, bool several)
{
    bool all = summary->charset && summary->converted == summary->documents;
    bool wide = summary->charset && strncmp(summary->charset, "utf-16", 6) == 0;
    return summary->converted > 0 && (session->options->annotate || (several && (!all || wide)));
}

int cli_rewrite(cli_session *session, bool several, FILE *output, FILE *rejects,
                cli_rewritten *rewritten)
{
    retold_summary summary;
    retold_corpus_summary(session->corpus, &summary);
    *rewritten = (cli_rewritten){0, 0, 0};
    rewrite pass = {
        .session = session,
        .output = {.stream = output, .compresses = true},
        .rejects = {.stream = rejects, .lines = true},
        .converts = must_convert(session, &summary, several),
        .documents = (uint32_t)summary.documents,
        .counts = rewritten,
    };
    retold_error error;
    int status = CLI_TROUBLE;
    cli_list_init(&pass.list, put, &pass.output);
    if (!init_places(&pass)) {
        cli_say("out of memory");
    } else if (retold_reader_new(session->inputs, session->input_count,
                                 &session->options->library.read, &pass.reader,
                                 &error) != RETOLD_OK) {
        cli_say_error(&error);
    } else {
        status = run(&pass);
    }
    cli_list_end(&pass.list);
    if (!close_sink(&pass.output) && status == CLI_DONE) {
        status = CLI_TROUBLE;
    }
    close_sink(&pass.rejects);
    cli_list_release(&pass.list);
    cli_table_release(&pass.table);
    retold_reader_free(pass.reader);
    free(pass.places);
    cli_progress_erase(&session->progress);
    return status;
}
