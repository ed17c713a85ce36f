#include "input/reader.h"

#include "base/error.h"
#include "input/crawl_head.h"
#include "input/format.h"
#include "input/listing.h"
#include "input/sniff.h"
#include "input/source.h"
#include "input/split.h"
#include "input/tar.h"

#include <stdlib.h>
#include <string.h>

enum {
    BATCH_SIZE = 128 * 1024,
    LARGE_BATCH_SIZE = 256 * 1024,
    MAX_READ = 4 * 1024 * 1024, /* at a time, into a record that is longer than a batch */
    PADDING = 64                /* simdjson reads that far past a record */
};

/*
 * The inputs one after another. `carry` holds the bytes of the current input that were read
 * but stand in no record yet, from one fill to the next: they start the next batch.
 */
struct rt_reader {
    retold_read_options options;
    rt_listing listing;
    size_t next; /* of the listing */
    size_t batch_size;
    bool from_memory;
    retold_span memory;
    size_t step;
    rt_source sources[2]; /* of the input at hand, and of the archive that it is in */
    rt_source *source;    /* of the input at hand */
    rt_tar archive;
    bool in_archive; /* listing.paths[next - 1] is an archive, and its files are being read */
    bool open;       /* source is listing.paths[next - 1], or a file in it */
    bool sniffed;    /* its format is known */
    rt_splitter splitter;
    rt_buffer carry;
    rt_record_parser *probe; /* made when first needed */
};

void rt_batch_init(rt_batch *batch)
{
    *batch = (rt_batch){0};
}

void rt_batch_release(rt_batch *batch)
{
    rt_buffer_release(&batch->bytes);
    free(batch->records);
    rt_batch_init(batch);
}

void rt_batch_trim(rt_batch *batch)
{
    if (batch->bytes.capacity > 4 * (size_t)MAX_READ) {
        rt_buffer_release(&batch->bytes);
    }
}

static rt_reader *make_reader(const retold_read_options *options, uint64_t first_ordinal)
{
    rt_reader *reader = calloc(1, sizeof *reader);
    if (reader != NULL) {
        reader->options = *options;
        reader->batch_size = BATCH_SIZE;
        reader->source = &reader->sources[0];
        rt_split_init(&reader->splitter, options, first_ordinal);
        rt_listing_init(&reader->listing);
        rt_source_init(&reader->sources[0], options);
        rt_source_init(&reader->sources[1], options);
        rt_tar_init(&reader->archive);
        rt_buffer_init(&reader->carry);
    }
    return reader;
}

retold_status rt_reader_new(const char *const *paths, size_t count,
                            const retold_read_options *options, uint64_t first_ordinal,
                            rt_reader **reader, retold_error *error)
{
    if (options->max_record == 0) {
        return rt_fail(error, RETOLD_INVALID, "max_record must be at least 1");
    }
    rt_reader *made = make_reader(options, first_ordinal);
    if (made == NULL) {
        return rt_fail_memory(error);
    }
    for (size_t i = 0; i < count; i++) {
        if (rt_listing_add(&made->listing, paths[i], error) != RETOLD_OK) {
            rt_reader_free(made);
            return RETOLD_NO_MEMORY;
        }
    }
    *reader = made;
    return RETOLD_OK;
}

void rt_reader_use_large_batches(rt_reader *reader)
{
    reader->batch_size = LARGE_BATCH_SIZE;
}

retold_status rt_reader_new_memory(const char *name, retold_span bytes, size_t step,
                                   const retold_read_options *options, rt_reader **reader,
                                   retold_error *error)
{
    rt_reader *made = NULL;
    retold_status status = rt_reader_new(&name, 1, options, 0, &made, error);
    if (status != RETOLD_OK) {
        return status;
    }
    made->from_memory = true;
    made->memory = bytes;
    made->step = step;
    if (step != 0) {
        made->batch_size = step;
    }
    *reader = made;
    return RETOLD_OK;
}

void rt_reader_free(rt_reader *reader)
{
    if (reader == NULL) {
        return;
    }
    rt_listing_release(&reader->listing);
    rt_source_release(&reader->sources[0]);
    rt_source_release(&reader->sources[1]);
    rt_tar_release(&reader->archive);
    rt_split_release(&reader->splitter);
    rt_buffer_release(&reader->carry);
    rt_record_parser_free(reader->probe);
    free(reader);
}

uint64_t rt_reader_total_bytes(const rt_reader *reader)
{
    return reader->listing.size_known ? reader->listing.total_bytes : 0;
}

/* The source has been opened for the input `name`. */
static void begin_input(rt_reader *reader, const rt_batch *batch, const char *name)
{
    rt_splitter *splitter = &reader->splitter;
    reader->open = true;
    reader->sniffed = false;
    splitter->named = reader->options.name_files || reader->listing.count > 1 || reader->in_archive;
    splitter->members = &reader->source->members;
    rt_split_start(splitter, batch, name);
}

static void report_input(rt_batch *batch, const char *path)
{
    rt_error_place(&batch->fault, path, 0, RETOLD_NO_OFFSET);
    batch->has_fault = true;
}

/* Opens the next path. A fault if that fails, and it is done with. */
static void open_path(rt_reader *reader, rt_batch *batch)
{
    const char *path = reader->listing.paths[reader->next++];
    retold_status status = RETOLD_OK;
    if (reader->from_memory) {
        rt_source_open_memory(reader->source, reader->memory, reader->step);
    } else {
        status = rt_source_open(reader->source, path, &batch->fault);
    }
    if (status == RETOLD_OK) {
        begin_input(reader, batch, path);
    } else {
        report_input(batch, path);
    }
}

/* Opens the next file of the archive. RETOLD_NO_MEMORY, RETOLD_CANCELLED. */
static retold_status open_file(rt_reader *reader, rt_batch *batch, retold_error *error)
{
    rt_tar *archive = &reader->archive;
    const char *name;
    retold_status status = rt_tar_next(archive, &name, &batch->fault);
    switch (status) {
    case RETOLD_OK:
        rt_source_open_stream(reader->source, rt_tar_read, archive);
        begin_input(reader, batch, name);
        return RETOLD_OK;
    case RETOLD_END:
        reader->in_archive = false;
        rt_source_close(archive->source);
        return RETOLD_OK;
    case RETOLD_UNUSABLE:
    case RETOLD_IO:
        report_input(batch, archive->path);
        return RETOLD_OK;
    default:
        if (error != NULL) {
            *error = batch->fault;
        }
        return status;
    }
}

static bool has_next(const rt_reader *reader)
{
    return reader->in_archive || reader->next < reader->listing.count;
}

static retold_status open_next(rt_reader *reader, rt_batch *batch, retold_error *error)
{
    if (reader->in_archive) {
        return open_file(reader, batch, error);
    }
    open_path(reader, batch);
    return RETOLD_OK;
}

/* What begins the open input is an archive: its files are read instead. */
static retold_status enter_archive(rt_reader *reader, rt_batch *batch, retold_error *error)
{
    retold_span start = rt_span(batch->bytes.data + reader->splitter.begin,
                                batch->bytes.size - reader->splitter.begin);
    if (!rt_tar_open(&reader->archive, reader->source, reader->listing.paths[reader->next - 1],
                     start)) {
        return rt_fail_memory(error);
    }
    batch->bytes.size = reader->splitter.begin;
    reader->source = &reader->sources[reader->source == &reader->sources[0]];
    reader->in_archive = true;
    reader->open = false;
    return RETOLD_OK;
}

/* Bytes to read next: up to the batch's size, then more and more of a long record. */
static size_t next_room(const rt_reader *reader, const rt_batch *batch)
{
    size_t pending = batch->bytes.size - reader->splitter.begin;
    if (!reader->sniffed && pending < RT_SNIFF_SIZE) {
        return RT_SNIFF_SIZE - pending;
    }
    if (batch->bytes.size < reader->batch_size) {
        return reader->batch_size - batch->bytes.size;
    }
    size_t room = pending < reader->batch_size ? reader->batch_size : pending;
    return room < MAX_READ ? room : MAX_READ;
}

static retold_status read_more(rt_reader *reader, rt_batch *batch, retold_error *error)
{
    size_t room = next_room(reader, batch);
    if (!rt_buffer_reserve(&batch->bytes, room + PADDING)) {
        return rt_fail_memory(error);
    }
    size_t got = 0;
    retold_status status =
        rt_source_read(reader->source, batch->bytes.data + batch->bytes.size, room, &got, error);
    batch->bytes.size += got;
    return status;
}

/* Finds out the format once there is enough to tell it by; `ended`: nothing more comes. */
static retold_status sniff(rt_reader *reader, rt_batch *batch, bool ended, retold_error *error)
{
    rt_splitter *splitter = &reader->splitter;
    size_t size = batch->bytes.size - splitter->begin;
    if (reader->sniffed || (!ended && size < RT_SNIFF_SIZE)) {
        return RETOLD_OK;
    }
    bool whole = ended && size <= RT_SNIFF_SIZE;
    retold_span start = rt_span(batch->bytes.data + splitter->begin,
                                size < RT_SNIFF_SIZE ? size : (size_t)RT_SNIFF_SIZE);
    if (!reader->in_archive && splitter->offset == 0 && rt_tar_is_start(start)) {
        return enter_archive(reader, batch, error);
    }
    rt_sniffed found;
    retold_status status =
        rt_sniff(&splitter->charset, start, whole, &reader->options, &found, error);
    if (status == RETOLD_OK) {
        splitter->format = found.format;
        splitter->delimiter = found.delimiter;
        splitter->encoding = found.encoding;
        splitter->codec = reader->source->codec;
        reader->sniffed = true;
    }
    return status;
}

/* Whether a record parses. RETOLD_NO_MEMORY. */
static retold_status try_parsing(rt_reader *reader, const rt_batch *batch, size_t index,
                                 bool *parses, retold_error *error)
{
    retold_document document;
    if (reader->probe == NULL &&
        rt_record_parser_new(&reader->options, &reader->probe, error) != RETOLD_OK) {
        return RETOLD_NO_MEMORY;
    }
    memset(batch->bytes.data + batch->bytes.size, 0, PADDING);
    retold_status status = rt_record_parse(reader->probe, batch, index, &document, error);
    *parses = status == RETOLD_OK || status == RETOLD_SKIPPED;
    return status == RETOLD_NO_MEMORY ? status : RETOLD_OK;
}

/*
 * Whether the last record, which a broken compressed input cut off, is of no use. One that parses
 * is whole all the same, if not its own member was found to be damaged.
 */
static retold_status judge_cut_off(rt_reader *reader, rt_batch *batch, uint64_t member,
                                   retold_error *error)
{
    rt_record *record = &batch->records[batch->count - 1];
    bool doubted = record->begins_member && record->on_disk == member &&
                   batch->fault.fault == RETOLD_FAULT_CORRUPT;
    bool usable = false;
    if (rt_format_of(record->format)->whole_parses && !record->too_long && !doubted) {
        retold_status status = try_parsing(reader, batch, batch->count - 1, &usable, error);
        if (status != RETOLD_OK) {
            return status;
        }
    }
    record->cut_off = !usable;
    batch->has_fault = usable;
    return RETOLD_OK;
}

/*
 * Where damage is found late, the bytes decoded last are wrong already. If they are no record and
 * follow one that lacks the line ends behind it, or that should be the only one in the member, they
 * took the place of its own last bytes.
 */
static bool spoils_record_before(const rt_batch *batch)
{
    if (batch->count < 2) {
        return false;
    }
    const rt_record *last = &batch->records[batch->count - 1];
    const rt_record *before = last - 1;
    return last->flaw == RT_FLAW_NO_RECORD && last->offset == last->record_offset &&
           last->size <= RT_HEAD_LOOK && /* more, and the one before may be in another batch */
           before->flaw == RT_FLAW_NONE && !before->continues && !before->blank &&
           before->input == last->input && before->offset + before->size == last->offset &&
           (before->begins_member || batch->bytes.data[before->begin + before->size - 1] != '\n');
}

/* The damage that ended the reading, as the fault of the record that it cut off or of the input. */
static retold_status report_damage(rt_reader *reader, rt_batch *batch, bool cut_off,
                                   uint64_t member, retold_error *error)
{
    batch->fault = reader->source->error;
    rt_error_place(&batch->fault, reader->splitter.input, 0, reader->splitter.offset);
    batch->has_fault = true;
    return cut_off ? judge_cut_off(reader, batch, member, error) : RETOLD_OK;
}

/* True if the splitter has found a fault of the input, which now is the batch's. */
static bool take_fault(rt_reader *reader, rt_batch *batch)
{
    retold_error *fault = &reader->splitter.fault;
    if (fault->status == RETOLD_OK) {
        return false;
    }
    batch->fault = *fault;
    batch->has_fault = true;
    fault->status = RETOLD_OK;
    return true;
}

/* An input whose start is lost: its format is told by what comes later. */
static bool holds_records(retold_span bytes)
{
    rt_holds_start *resume = rt_format_of(rt_sniff_rest(bytes))->resume;
    return resume != NULL && resume(bytes);
}

/* Looks for something of use behind damage. RETOLD_OK, RETOLD_END if there is nothing, or a
 * failure. */
static retold_status resume(rt_reader *reader, bool early, retold_error *error)
{
    rt_holds_start *holds_start = rt_format_of(reader->splitter.format)->resume;
    bool anew = holds_start == NULL && early;
    if (holds_start == NULL && !early) {
        return RETOLD_END;
    }
    retold_error behind = {0};
    retold_status status =
        rt_source_resume(reader->source, anew ? holds_records : holds_start, &behind);
    if (status == RETOLD_UNUSABLE) { /* the archive is damaged too, a little further on */
        rt_tar_owe(&reader->archive, &behind);
        return RETOLD_END;
    }
    if (status != RETOLD_OK && status != RETOLD_END && error != NULL) {
        *error = behind;
    }
    reader->sniffed = reader->sniffed && !(anew && status == RETOLD_OK);
    return status;
}

static void close_input(rt_reader *reader)
{
    rt_source_close(reader->source);
    reader->open = false;
}

/*
 * No more bytes follow: RETOLD_END if the current input ends as it should, else there is damage,
 * and perhaps something of use behind it. `early`: its format was not known before.
 */
static retold_status finish_stretch(rt_reader *reader, rt_batch *batch, retold_status end,
                                    bool early, retold_error *error)
{
    rt_splitter *splitter = &reader->splitter;
    if (!rt_split(splitter, batch, false)) {
        return rt_fail_memory(error);
    }
    if (take_fault(reader, batch)) {
        return RETOLD_OK;
    }
    bool tail = splitter->begin < batch->bytes.size;
    if (!rt_split(splitter, batch, true)) {
        return rt_fail_memory(error);
    }
    if (end == RETOLD_END) {
        take_fault(reader, batch);
        close_input(reader);
        return RETOLD_OK;
    }
    splitter->fault.status = RETOLD_OK; /* that it ends too early is told below */
    bool cut_off = tail && !rt_source_whole(reader->source) && end == RETOLD_UNUSABLE &&
                   !batch->records[batch->count - 1].blank;
    uint64_t member = reader->source->decoder.member; /* that is damaged */
    bool binary = splitter->format == RETOLD_FORMAT_UNKNOWN;
    retold_status status = end == RETOLD_UNUSABLE ? resume(reader, early, error) : RETOLD_END;
    if (status != RETOLD_OK && status != RETOLD_END) {
        return status;
    }
    rt_split_break(splitter);
    if (cut_off && spoils_record_before(batch)) {
        rt_split_join(splitter, batch);
    }
    /* Binary data is a fault already, if that is all there is. */
    end = report_damage(reader, batch, cut_off && !(binary && status == RETOLD_END), member, error);
    if (status == RETOLD_END) {
        close_input(reader);
    }
    return end;
}

/* Reads on in the open input and cuts what came. */
static retold_status advance(rt_reader *reader, rt_batch *batch, retold_error *error)
{
    retold_status status = read_more(reader, batch, error);
    bool ended = status == RETOLD_END || status == RETOLD_UNUSABLE || status == RETOLD_IO;
    if (status != RETOLD_OK && !ended) {
        return status;
    }
    bool early = !reader->sniffed && batch->bytes.size - reader->splitter.begin < RT_SNIFF_SIZE;
    retold_status sniffed = sniff(reader, batch, ended, error);
    if (sniffed != RETOLD_OK || !reader->sniffed) {
        return sniffed;
    }
    if (ended) {
        return finish_stretch(reader, batch, status, early, error);
    }
    if (!rt_split(&reader->splitter, batch, false)) {
        return rt_fail_memory(error);
    }
    take_fault(reader, batch);
    return RETOLD_OK;
}

static void clear_batch(rt_batch *batch)
{
    batch->bytes.size = 0;
    batch->count = 0;
    batch->has_fault = false;
}

static bool move_carry(rt_reader *reader, rt_batch *batch)
{
    if (!rt_buffer_append(&batch->bytes, reader->carry.data, reader->carry.size)) {
        return false;
    }
    reader->carry.size = 0;
    return true;
}

/* Ends the batch after its last record, and keeps the bytes that follow for the next. */
static bool close_batch(rt_reader *reader, rt_batch *batch)
{
    rt_splitter *splitter = &reader->splitter;
    if (reader->open) {
        size_t kept = batch->bytes.size - splitter->begin;
        if (!rt_buffer_append(&reader->carry, batch->bytes.data + splitter->begin, kept)) {
            return false;
        }
        batch->bytes.size = splitter->begin;
        rt_split_rebase(splitter);
    }
    if (!rt_buffer_reserve(&batch->bytes, PADDING)) {
        return false;
    }
    memset(batch->bytes.data + batch->bytes.size, 0, PADDING);
    batch->consumed =
        rt_source_consumed(&reader->sources[0]) + rt_source_consumed(&reader->sources[1]);
    return true;
}

static bool is_full(const rt_reader *reader, const rt_batch *batch)
{
    return batch->has_fault || (batch->count > 0 && (batch->bytes.size >= reader->batch_size ||
                                                     batch->records[batch->count - 1].cut_off));
}

retold_status rt_reader_fill(rt_reader *reader, rt_batch *batch, const atomic_bool *cancel,
                             retold_error *error)
{
    clear_batch(batch);
    if (!move_carry(reader, batch)) {
        return rt_fail_memory(error);
    }
    reader->sources[0].raw.cancel = reader->sources[1].raw.cancel = cancel;
    while (!is_full(reader, batch)) {
        if (!reader->open) {
            if (!has_next(reader)) {
                break;
            }
            retold_status opened = open_next(reader, batch, error);
            if (opened != RETOLD_OK) {
                return opened;
            }
            continue;
        }
        retold_status status = advance(reader, batch, error);
        if (status != RETOLD_OK) {
            return status;
        }
    }
    if (!close_batch(reader, batch)) {
        return rt_fail_memory(error);
    }
    return batch->count > 0 || batch->has_fault ? RETOLD_OK : RETOLD_END;
}
