#include "rewrite.h"

#include "interrupt.h"
#include "json.h"
#include "message.h"
#include "packer.h"

#include <stdlib.h>
#include <string.h>

/*
 * A stream of lines; `begun` once it has any, `inside` while its last line has no end. Records of
 * crawls are written through `packer`, which is made with the first of them (`packs`) and
 * compresses as their input was if the sink `compresses` at all.
 */
typedef struct sink {
    FILE *stream;
    bool begun;
    bool inside;
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
 * nowhere.
 */
typedef struct rewrite {
    cli_session *session;
    retold_reader *reader;
    sink output;
    sink rejects;
    sink *target;
    bool continued;
    place *places;
    uint32_t document;
    uint32_t documents;
    cli_rewritten *counts;
} rewrite;

static void put(sink *to, retold_span bytes)
{
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

/*
 * What comes next is not of the record before. A crawl's record gets a member of its own where the
 * first one was compressed; only between two inputs may a line end be missing. False after a
 * message.
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
    if (!crawl || (record->offset == 0 && to->packer.codec == RETOLD_CODEC_NONE)) {
        begin_line(to);
    }
    return true;
}

static place *find_places(const cli_session *session, uint32_t documents)
{
    place *places = calloc((size_t)documents + 1, sizeof *places);
    size_t groups = retold_result_group_count(session->result);
    for (size_t i = 0; places && i < groups; i++) {
        retold_group group = retold_result_group(session->result, i);
        for (size_t j = 0; j < group.size; j++) {
            places[group.members[j].document] = (place){(uint32_t)i + 1, (uint32_t)j};
        }
    }
    return places;
}

/* {"group":ID,"keep":true} or {"group":ID,"relation":"near","to":ID,"score":0.91} */
static void write_annotation(const rewrite *pass, place where)
{
    FILE *stream = pass->output.stream;
    retold_group group = retold_result_group(pass->session->result, where.group - 1);
    const retold_member *member = &group.members[where.member];
    retold_document_info kept;
    retold_document_info to;
    retold_corpus_document(pass->session->corpus, group.members[0].document, &kept);
    retold_corpus_document(pass->session->corpus, member->to, &to);
    fputs(",\"retold\":{\"group\":", stream);
    cli_json_string(stream, kept.id);
    if (where.member == 0) {
        fputs(",\"keep\":true}", stream);
        return;
    }
    fprintf(stream, ",\"relation\":\"%s\",\"to\":", retold_relation_name(member->relation));
    cli_json_string(stream, to.id);
    fputs(",\"score\":", stream);
    cli_json_number(stream, member->score);
    fputc('}', stream);
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
 * Only at the very start may a byte order mark stand: that of an input that others come before
 * would make its first line unreadable.
 */
static retold_span without_late_mark(const rewrite *pass, const retold_record *record)
{
    static const char mark[] = "\xef\xbb\xbf";
    retold_span line = record->bytes;
    size_t size = sizeof mark - 1;
    if (pass->output.begun && record->offset == 0 && line.size >= size &&
        memcmp(line.data, mark, size) == 0) {
        line.data += size;
        line.size -= size;
    }
    return line;
}

static void write_json_document(rewrite *pass, const retold_record *record, place annotation)
{
    retold_span line = without_late_mark(pass, record);
    size_t brace = annotation.group ? closing_brace(line) : 0;
    put(&pass->output, (retold_span){line.data, brace});
    if (annotation.group) {
        write_annotation(pass, annotation);
    }
    put(&pass->output, (retold_span){line.data + brace, line.size - brace});
}

/* A text file becomes a line whose fields are named as they would be read again. */
static void write_text_document(rewrite *pass, const retold_document *document, place annotation)
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
    if (annotation.group) {
        write_annotation(pass, annotation);
    }
    fputs("}\n", stream);
}

static bool out_of_step(const retold_record *record)
{
    cli_say("%s: changed while it was read", cli_input_name(record ? record->input : "an input"));
    return false;
}

/*
 * Writes or drops the next document, which `record` is. A record to be dropped is looked
 * at once more: it has to be the one that was compared.
 */
static bool take_document(rewrite *pass, const retold_record *record)
{
    bool annotate = pass->session->options->annotate;
    place where = pass->places[pass->document];
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
    place annotation = annotate ? where : (place){0, 0};
    if (!begin_record(&pass->output, record)) {
        return false;
    }
    if (record->format == RETOLD_FORMAT_TEXT) {
        write_text_document(pass, &document, annotation);
    } else if (is_crawl(record->format)) {
        put(&pass->output, record->bytes);
    } else {
        write_json_document(pass, record, annotation);
    }
    pass->counts->kept++;
    pass->counts->annotated += annotation.group != 0;
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
    bool has_records = record->format == RETOLD_FORMAT_JSONL || is_crawl(record->format);
    if (record->blank) {
        return &pass->output;
    }
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

static bool take_record(rewrite *pass, const retold_record *record)
{
    if (pass->continued) {
        put(pass->target, record->bytes);
        pass->continued = record->continues;
        return true;
    }
    if (!record->blank && pass->document < pass->documents) {
        retold_document_info next;
        retold_corpus_document(pass->session->corpus, pass->document, &next);
        if (next.ordinal < record->ordinal) {
            return out_of_step(record);
        }
        if (next.ordinal == record->ordinal) {
            return take_document(pass, record);
        }
    }
    pass->target = place_other(pass, record);
    pass->continued = record->continues;
    if (!begin_record(pass->target, record)) {
        return false;
    }
    put(pass->target, record->bytes);
    return true;
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

int cli_rewrite(cli_session *session, FILE *output, FILE *rejects, cli_rewritten *rewritten)
{
    retold_summary summary;
    retold_corpus_summary(session->corpus, &summary);
    *rewritten = (cli_rewritten){0, 0, 0};
    rewrite pass = {
        .session = session,
        .output = {.stream = output, .compresses = true},
        .rejects = {.stream = rejects},
        .documents = (uint32_t)summary.documents,
        .counts = rewritten,
    };
    retold_error error;
    int status = CLI_TROUBLE;
    pass.places = find_places(session, pass.documents);
    if (!pass.places) {
        cli_say("out of memory");
    } else if (retold_reader_new(session->inputs, session->input_count,
                                 &session->options->library.read, &pass.reader,
                                 &error) != RETOLD_OK) {
        cli_say_error(&error);
    } else {
        status = run(&pass);
    }
    if (!close_sink(&pass.output) && status == CLI_DONE) {
        status = CLI_TROUBLE;
    }
    close_sink(&pass.rejects);
    retold_reader_free(pass.reader);
    free(pass.places);
    cli_progress_erase(&session->progress);
    return status;
}
