/*
 * retold: find articles that are the same story told again.
 *
 * The one public header of libretold. A program makes a corpus, adds documents
 * (or lets the library read files), asks for the matches, and walks the pairs
 * and groups:
 *
 *     retold_options options;
 *     retold_options_init(&options);
 *     retold_corpus *corpus = NULL;
 *     retold_result *result = NULL;
 *     retold_error error;
 *     if (retold_corpus_new(&options, &corpus, &error) == RETOLD_OK &&
 *         retold_corpus_read(corpus, "articles.jsonl", &error) == RETOLD_OK &&
 *         retold_corpus_match(corpus, &result, &error) == RETOLD_OK) {
 *         size_t count = retold_result_group_count(result);
 *         ...
 *     }
 *     retold_result_free(result);
 *     retold_corpus_free(corpus);
 *
 * Rules that hold throughout:
 *   - Every function that can fail returns a retold_status and takes a
 *     retold_error of the caller's (may be NULL) for the details. Outputs come
 *     last but for that error, and stay untouched on failure.
 *   - Spans are borrowed and not NUL-terminated; text is UTF-8.
 *   - Objects made by *_new or by an output argument are the caller's to *_free;
 *     *_free takes NULL.
 *   - The library prints nothing, never exits and keeps no global state. Distinct
 *     objects may be used from distinct threads; one object by one thread at a
 *     time, but for retold_corpus_cancel() and what takes the object as const.
 *   - The same documents and options give the same results, whatever the number
 *     of threads or the processor's vector instructions. Pairs do not depend on the
 *     order of the documents either; groups do as far as the document that is kept does.
 */
#ifndef RETOLD_H
#define RETOLD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#if defined(_WIN32)
#define RETOLD_API
#else
#define RETOLD_API __attribute__((visibility("default")))
#endif

#define RETOLD_VERSION_MAJOR 0
#define RETOLD_VERSION_MINOR 1
#define RETOLD_VERSION_PATCH 0

#ifdef __cplusplus
extern "C" {
#endif

/* The version of the library in use, such as "0.1.0". Static storage. */
RETOLD_API const char *retold_version(void);

/* ------------------------------------------------------------------ errors */

typedef enum retold_status {
    RETOLD_OK = 0,
    RETOLD_END,       /* a reader has no further record; not a failure */
    RETOLD_NO_MEMORY, /* an allocation failed */
    RETOLD_INVALID,   /* an argument or option is out of its range */
    RETOLD_IO,        /* a file could not be opened, read or written */
    RETOLD_UNUSABLE,  /* a record cannot be used (see retold_fault), or a lexicon */
    RETOLD_SKIPPED,   /* a crawl's record has no page in it (see retold_skip) */
    RETOLD_CANCELLED  /* retold_corpus_cancel() was called */
} retold_status;

/* Why a record, or the rest of an input, cannot be used. */
typedef enum retold_fault {
    RETOLD_FAULT_NONE = 0,
    RETOLD_FAULT_NOT_JSON,        /* a record that is not one JSON object */
    RETOLD_FAULT_NO_TEXT,         /* the text field is missing, null or blank */
    RETOLD_FAULT_TEXT_NOT_STRING, /* the text field is a number, list, ... */
    RETOLD_FAULT_INVALID_UTF8,
    RETOLD_FAULT_TOO_LONG,     /* longer than retold_read_options.max_record */
    RETOLD_FAULT_DUPLICATE_ID, /* an earlier record has the same id */
    RETOLD_FAULT_TRUNCATED,    /* compressed input ends inside a member */
    RETOLD_FAULT_CORRUPT,      /* compressed input is damaged */
    RETOLD_FAULT_NOT_TEXT,     /* binary data: no format this version reads */
    RETOLD_FAULT_UNREADABLE,   /* cannot be opened, reading failed, or no column has the text */
    RETOLD_FAULT_NOT_CSV,      /* a CSV or TSV record whose quotes or number of fields are wrong */
    RETOLD_FAULT_COUNT
} retold_fault;

/*
 * Why a crawl's record has no document, as most have none: that is no fault. Documents are what
 * WARC's `response`, `resource` and `conversion` records and ARC's records carry, if it is HTML or
 * plain text, and came with an HTTP status of 2xx if it came by HTTP.
 */
typedef enum retold_skip {
    RETOLD_SKIP_NONE = 0,
    RETOLD_SKIP_METADATA, /* about the crawl: warcinfo, request, metadata, filedesc, ... */
    RETOLD_SKIP_REVISIT,  /* a page that had not changed since an earlier visit */
    RETOLD_SKIP_SEGMENT,  /* a further part of a record; the first one is read */
    RETOLD_SKIP_STATUS,   /* a redirect or an error, by its HTTP status */
    RETOLD_SKIP_IMAGE,
    RETOLD_SKIP_MEDIA, /* sound, film, fonts */
    RETOLD_SKIP_DATA,  /* style sheets, scripts, feeds, JSON, XML, DNS answers */
    RETOLD_SKIP_OTHER, /* any other type, such as PDF */
    RETOLD_SKIP_EMPTY, /* a page without text */
    RETOLD_SKIP_COUNT
} retold_skip;

/* A short stable name, such as "http-status". Static storage. */
RETOLD_API const char *retold_skip_name(retold_skip skip);

/*
 * What went wrong and where. `input` is the file's name as it was given ("-" for
 * standard input), `record` counts from 1 (0: no record), `offset` is the byte
 * in the input, after decompression, at which the trouble was found
 * (RETOLD_NO_OFFSET: none). `skipped` is how many bytes give no document because of it: of the
 * record, or of compressed data that was passed over. `message` says why, in one line without
 * the place. `skip` is set with RETOLD_SKIPPED, `fault` with RETOLD_UNUSABLE and RETOLD_IO.
 */
#define RETOLD_NO_OFFSET UINT64_MAX
typedef struct retold_error {
    retold_status status;
    retold_fault fault;
    retold_skip skip;
    uint64_t record;
    uint64_t offset;
    uint64_t skipped;
    char input[512];
    char message[256];
} retold_error;

/* A short stable name, such as "not-json". Static storage. */
RETOLD_API const char *retold_fault_name(retold_fault fault);

/* ------------------------------------------------------------------- types */

/* Borrowed bytes; `data` may be NULL where `size` is 0. */
typedef struct retold_span {
    const char *data;
    size_t size;
} retold_span;

/* The fields of a record; a set of them is made of RETOLD_FIELD_BIT(). */
#define RETOLD_FIELD_BIT(field) (1u << (field))
typedef enum retold_field {
    RETOLD_FIELD_ID = 0,
    RETOLD_FIELD_TEXT,
    RETOLD_FIELD_URL,
    RETOLD_FIELD_DATE,
    RETOLD_FIELD_LANG,
    RETOLD_FIELD_SPLIT,
    RETOLD_FIELD_COUNT
} retold_field;

/*
 * A document, as the caller gives it or as it is read. Only `text` is required. Of a crawl, the id
 * is URL@OFFSET: where on disk the compressed member begins that holds the record, or the record if
 * it begins none. It is URL@FILE@OFFSET where a folder or several paths are read, or a corpus has
 * documents already; FILE@OFFSET without an address. The language is the one that the text seems to
 * be in, or else what the page says; the date the page's, or else the crawl's.
 */
typedef struct retold_document {
    retold_span id; /* unique; empty: INPUT:RECORD, or #N for added documents */
    retold_span text;
    retold_span url;
    retold_span date;    /* compared as text: ISO 8601 dates sort as they should */
    retold_span lang;    /* BCP 47; not known if it does not begin with a code of 2 or 3 letters */
    retold_span title;   /* of a page; empty: the text's first line stands for it */
    retold_span charset; /* of a page, or that other text was converted from, such as
                            "windows-1252", with a NUL behind; empty: UTF-8 */
    uint64_t repaired;   /* ill-formed sequences in it that U+FFFD stands for now */
    uint64_t mojibake;   /* characters that were UTF-8 once and were read as windows-1252 */
    bool cut;            /* a page of which something is missing: the crawler cut it off */
    retold_span split;   /* the part of the corpus that it belongs to, such as "train" */
    unsigned absent;     /* set of RETOLD_FIELD_BIT: fields that the record does not have */
    unsigned mistyped; /* set of RETOLD_FIELD_BIT: fields that are no string or number, or no tag */
} retold_document;

typedef enum retold_relation {
    RETOLD_UNRELATED = 0,
    RETOLD_EXACT,       /* the same text after normalisation */
    RETOLD_NEAR,        /* Jaccard of the shingle sets at least the threshold */
    RETOLD_EXCERPT,     /* the shorter document stands in the longer */
    RETOLD_TEMPLATE,    /* the same words, other names and figures */
    RETOLD_TRANSLATION, /* the same story in another language */
    RETOLD_RELATION_COUNT
} retold_relation;

/* "exact", "near", "excerpt", "template", "translation"; "unrelated" else. */
RETOLD_API const char *retold_relation_name(retold_relation relation);

/* For sets of relations: 1u << relation. */
#define RETOLD_RELATION_BIT(relation) (1u << (relation))

/* Which document of a group is kept. Ties go to the one that came first. */
typedef enum retold_keep {
    RETOLD_KEEP_FIRST = 0, /* the one that came first */
    RETOLD_KEEP_LONGEST,   /* the one with the most tokens; of different texts of one length always
                              the same one, so that groups do not depend on the order */
    RETOLD_KEEP_EARLIEST   /* the one with the smallest date; no date comes last */
} retold_keep;

/* Vector instructions to use. All give the same bytes. */
typedef enum retold_simd {
    RETOLD_SIMD_AUTO = 0, /* the best that the processor has */
    RETOLD_SIMD_SCALAR,
    RETOLD_SIMD_AVX2,
    RETOLD_SIMD_AVX512,
    RETOLD_SIMD_NEON
} retold_simd;

/* ----------------------------------------------------------------- options */

/* How an input is laid out. */
typedef enum retold_format {
    RETOLD_FORMAT_UNKNOWN = 0, /* binary or unreadable: no record can be made of it */
    RETOLD_FORMAT_JSONL,
    RETOLD_FORMAT_TEXT,
    RETOLD_FORMAT_WARC, /* WET files too */
    RETOLD_FORMAT_ARC,
    RETOLD_FORMAT_CSV,  /* with a header; separated by commas or semicolons */
    RETOLD_FORMAT_TSV,  /* with a header */
    RETOLD_FORMAT_JSON, /* one list of objects, or objects one after another */
    RETOLD_FORMAT_COUNT
} retold_format;

/* "jsonl", "text", ...; "unknown" else. */
RETOLD_API const char *retold_format_name(retold_format format);

/*
 * What becomes of text that is not valid UTF-8, and of another encoding's that stands for no
 * character. Repaired, it gets U+FFFD for each ill-formed sequence, or is read as another encoding
 * where nothing speaks for UTF-8; the bytes of the record stay as they are.
 */
typedef enum retold_invalid_utf8 {
    RETOLD_INVALID_UTF8_DEFAULT = 0, /* refused in JSON, which has to be UTF-8, else repaired */
    RETOLD_INVALID_UTF8_REFUSE,      /* a fault of its record */
    RETOLD_INVALID_UTF8_REPAIR
} retold_invalid_utf8;

/* How records are read. Field names are borrowed for the life of the corpus or reader. */
typedef struct retold_read_options {
    const char *id_field;    /* default "id" */
    const char *text_field;  /* default "text" */
    const char *url_field;   /* default "url" */
    const char *date_field;  /* default "date" */
    const char *lang_field;  /* default "lang" */
    const char *split_field; /* default NULL: no record says what split it belongs to */
    retold_format format;    /* of all inputs; default RETOLD_FORMAT_UNKNOWN: by their content */
    const char *encoding;    /* of all inputs but crawls, such as "windows-1252" or "shift_jis";
                                default NULL: UTF-8, or what the bytes look like */
    retold_invalid_utf8 invalid_utf8;
    size_t max_record; /* bytes; default 64 MiB */
    size_t max_header; /* bytes of a WARC, ARC or HTTP header; default 1 MiB */
    size_t max_page;   /* bytes of a page, after decompression; default 16 MiB */
    size_t max_window; /* bytes of a zstd frame's window, 1 KiB to 2 GiB; default 128 MiB */
    bool raw_text;     /* a page's text with its menus, notices and the like; default false */
    bool name_files;   /* URL@FILE@OFFSET as ids of crawls: for inputs that are one of several */
    bool strict;       /* stop at the first unusable record; default false */
} retold_read_options;

/* How documents are compared. */
typedef struct retold_match_options {
    unsigned ngram;      /* tokens per shingle, 1 to 64 */
    double threshold;    /* least Jaccard of `near` and `template`, 0.05 to 1 */
    double containment;  /* least containment of `excerpt`, 0.05 to 1 */
    double recall;       /* share of the pairs at the threshold that the index must
                            bring up as candidates, 0.5 to 0.999999 */
    unsigned max_bucket; /* members of an index bucket that are all compared with each
                            other, 2 to 65535; in a larger one each is compared with
                            its first documents and its neighbours */
} retold_match_options;

/* How matches become groups. */
typedef struct retold_group_options {
    retold_keep keep;   /* default RETOLD_KEEP_FIRST */
    unsigned relations; /* set of RETOLD_RELATION_BIT; default exact, near, excerpt,
                           translation */
} retold_group_options;

/* How translations are found. */
typedef struct retold_lexicon retold_lexicon;
typedef struct retold_translation_options {
    bool enabled;                  /* default true; costs memory and time while reading */
    double threshold;              /* least probability of a pair that is returned, 0.01 to 1 */
    const retold_lexicon *lexicon; /* of earlier runs, borrowed for the life of the corpus; default
                                      NULL */
} retold_translation_options;

typedef struct retold_progress {
    const char *stage;    /* "read", "index", "match", "translate", "group" */
    uint64_t documents;   /* read so far */
    uint64_t bytes;       /* of input consumed so far (compressed bytes, on disk) */
    uint64_t total_bytes; /* of all inputs; 0 where not known */
} retold_progress;

/* What is measured of texts as they are read. */
enum {
    RETOLD_MEASURE_TEXT = 1,          /* lines, characters and what is broken */
    RETOLD_MEASURE_DECLARED_LANG = 2, /* the language of documents that say theirs */
    RETOLD_MEASURE_LANG = 4           /* the language of every document */
};

/*
 * All options of a corpus. The callbacks may be NULL. They are called from the thread that called
 * into the library, in the same order on every run; an error or progress passed to one is valid
 * during that call only. What a memory limit leaves no room for lies in files without a name.
 * Where there are processors enough, threads keep off each other's; the calling one may run where
 * it could before once the call is over.
 */
typedef struct retold_options {
    retold_read_options read;
    retold_match_options match;
    retold_group_options group;
    retold_translation_options translation;
    unsigned measure;     /* set of RETOLD_MEASURE_*: see retold_measures; default 0 */
    bool titles;          /* kept for retold_document_info; default true */
    bool once;            /* matched once: see retold_corpus_match(); default false */
    unsigned threads;     /* 0: one for each processor (default) */
    size_t memory_limit;  /* most resident bytes, at least 64 MiB; default 0: no limit */
    bool resume;          /* take over what an earlier run kept: see retold_corpus_finish() */
    const char *temp_dir; /* of those files; default NULL: $TMPDIR, or /tmp */
    retold_simd simd;     /* default RETOLD_SIMD_AUTO */
    void *user;           /* handed to the callbacks */
    void (*on_fault)(void *user, const retold_error *fault);
    void (*on_progress)(void *user, const retold_progress *progress);
} retold_options;

/* Fills in the defaults. */
RETOLD_API void retold_options_init(retold_options *options);

/* RETOLD_INVALID, with a message naming the option and its range, if a value is out of it. */
RETOLD_API retold_status retold_options_check(const retold_options *options, retold_error *error);

/*
 * The banding that the options lead to. A signature of bands * rows MinHash values
 * is cut into bands; two documents are candidates when all rows of one band agree,
 * which happens with probability 1 - (1 - j^rows)^bands at Jaccard j.
 * (Leskovec, Rajaraman, Ullman: Mining of Massive Datasets, 3.4.)
 */
typedef struct retold_plan {
    unsigned bands;
    unsigned rows;
    double recall; /* at the threshold; at least the recall asked for */
} retold_plan;

RETOLD_API retold_status retold_options_plan(const retold_options *options, retold_plan *plan,
                                             retold_error *error);
RETOLD_API double retold_plan_probability(const retold_plan *plan, double jaccard);

/* ----------------------------------------------------------------- corpus */

typedef struct retold_corpus retold_corpus;

/* Copies the options (not the strings they point to). */
RETOLD_API retold_status retold_corpus_new(const retold_options *options, retold_corpus **corpus,
                                           retold_error *error);
RETOLD_API void retold_corpus_free(retold_corpus *corpus);

/*
 * Adds one document; nothing of it is borrowed after the call. RETOLD_UNUSABLE if
 * its text is blank, not UTF-8 or longer than a record may be, or if its id was seen before;
 * the corpus is then unchanged and can be used further.
 */
RETOLD_API retold_status retold_corpus_add(retold_corpus *corpus, const retold_document *document,
                                           retold_error *error);

/*
 * Reads every record of `path`: a file, a folder (all files below it, by name, but
 * for those whose name starts with a dot, and retold.yaml), or "-" for standard input. Each of the
 * formats, plain, gzip or zstd, in UTF-8 or another encoding, is recognised by content. Unusable
 * records go to on_fault and are counted; with `strict` the first one ends the call
 * (RETOLD_UNUSABLE). A file that cannot be opened, or a table without a column for the text, is a
 * fault too (RETOLD_FAULT_UNREADABLE), and the rest is read before RETOLD_IO is returned.
 */
RETOLD_API retold_status retold_corpus_read(retold_corpus *corpus, const char *path,
                                            retold_error *error);

/*
 * Removes what the option `resume` has kept in temp_dir: what was made of each input that is a
 * file, so that a run with the same options after one that was killed need not read it again.
 * Inputs for which it was there, and for which it was but could not be used, are counted in the
 * summary.
 */
RETOLD_API void retold_corpus_finish(retold_corpus *corpus);

/* The scope, at first 0, of what is added or read from here on: ids are unique within one only. */
#define RETOLD_SCOPE_COUNT 64
RETOLD_API void retold_corpus_set_scope(retold_corpus *corpus, unsigned scope);

/* Makes a running or later call on this corpus return RETOLD_CANCELLED soon. May be called from any
 * thread and from a signal handler. */
RETOLD_API void retold_corpus_cancel(retold_corpus *corpus);

/* What has been read so far. */
typedef struct retold_summary {
    uint64_t documents;
    uint64_t records; /* documents, skipped and unusable records */
    uint64_t tokens;
    uint64_t bytes; /* of records, decompressed */
    uint64_t skipped[RETOLD_SKIP_COUNT];
    uint64_t cut;        /* documents of which a part is missing */
    uint64_t converted;  /* documents converted from another encoding, those of pages not counted */
    const char *charset; /* the encoding of all those converted; NULL: several, or none */
    uint64_t repaired;   /* documents that have retold_document.repaired ... */
    uint64_t mojibake;   /* ... and .mojibake */
    uint64_t faults[RETOLD_FAULT_COUNT];
    uint64_t faulty_bytes;     /* of unusable records, and of compressed data passed over */
    bool headers_differ;       /* of CSV and TSV: not all inputs have the same columns */
    unsigned formats;          /* set of 1u << retold_format of the records */
    uint64_t resumed, damaged; /* see retold_corpus_finish() */
} retold_summary;

RETOLD_API void retold_corpus_summary(const retold_corpus *corpus, retold_summary *summary);

/* A document that a corpus holds. Spans live as long as the corpus. */
typedef struct retold_document_info {
    retold_span id;
    retold_span url;
    retold_span date;
    retold_span lang;  /* as given, if known; or as found ("und" if not); empty if not looked for */
    retold_span title; /* at most 160 bytes of it, or else of the text's first line */
    retold_span split;
    uint64_t ordinal; /* of its record among all records read, from 0; as in retold_record */
    uint64_t tokens;
    uint64_t digest;   /* the same for texts that are the same after normalisation */
    const char *input; /* the file it was read from, as in retold_record; "" if it was added */
    uint64_t record;   /* its number there, from 1; 0 if it was added */
    unsigned scope;    /* see retold_corpus_set_scope() */
    unsigned absent;   /* as in retold_document */
    unsigned mistyped;
} retold_document_info;

/* Fills `info` for document `index`, which must be under the number of documents. */
RETOLD_API void retold_corpus_document(const retold_corpus *corpus, uint32_t index,
                                       retold_document_info *info);

/* What can be said of a text by itself. Lines are without white space at their ends, blank ones
 * are not counted. */
typedef struct retold_measures {
    uint64_t characters, lines;
    uint64_t repeated_lines; /* that stand earlier in the text too */
    uint64_t replacements;   /* U+FFFD, which stands where bytes could not be decoded */
    uint64_t controls;       /* control characters, but for tabs and line ends */
    uint64_t mojibake;       /* characters whose UTF-8 was read as windows-1252, such as "Ã©" */
    retold_span lang;        /* as found in the text, or "und"; empty if it was not looked for */
    bool lang_reliable;      /* no other language comes near */
} retold_measures;

/* As retold_corpus_document(). False, *measures unchanged, without RETOLD_MEASURE_TEXT. */
RETOLD_API bool retold_corpus_measures(const retold_corpus *corpus, uint32_t index,
                                       retold_measures *measures);

/* A line that stands in several documents: in how many, and the first of them. */
typedef struct retold_common_line {
    retold_span text; /* at most 120 bytes of it; empty where no sampled document had it */
    uint64_t documents;
    uint32_t first;
} retold_common_line;

/*
 * The lines of at least 12 bytes that at least `least` documents have, of those whose scopes are in
 * the set `scopes` (of UINT64_C(1) << scope): by falling number of documents. None unless the
 * corpus was made with RETOLD_MEASURE_TEXT. Lines are counted by a hash of 63 bits; the text of one
 * is known if one of the first 1,024 records, or one of every 128th after them, had it. Free *lines
 * with retold_common_lines_free(); the texts are the corpus's.
 */
RETOLD_API retold_status retold_corpus_common_lines(const retold_corpus *corpus, uint64_t scopes,
                                                    uint64_t least, retold_common_line **lines,
                                                    size_t *count, retold_error *error);
RETOLD_API void retold_common_lines_free(retold_common_line *lines);

/* ---------------------------------------------------------------- results */

typedef struct retold_result retold_result;

/* Finds and verifies the matches of all documents added so far, and groups them. The result refers
 * to the corpus and has to be freed before it. May be called again after further were added: but
 * with the option `once`, which has the texts' tokens go as soon as copies are found, to find
 * translations in less memory, it, _add() and _read() fail with RETOLD_INVALID from then on. */
RETOLD_API retold_status retold_corpus_match(retold_corpus *corpus, retold_result **result,
                                             retold_error *error);
RETOLD_API void retold_result_free(retold_result *result);

/*
 * A verified pair, a < b. `jaccard` and the containments (the share of a's shingles
 * that b has, and the other way round) are exact. `score` is the Jaccard for exact,
 * near and template, the containment of the shorter for excerpt, and the probability for
 * translation, which has no Jaccard and no containments (0).
 *
 * Of a translation, `shared` are the names, numbers and things that both texts speak of, those that
 * tell most first, and, as "house=maison", words of the lexicon; the spans and the array are the
 * result's. `coverage` is the share of such
 * names, numbers and places that the less covered text has in common with the other: well under 1
 * where only a part or a summary was translated. Translations are looked for between texts that are
 * no copies of others; copies of one count as translations of the copies of the other.
 */
typedef struct retold_pair {
    uint32_t a, b; /* document indexes */
    retold_relation relation;
    double score;
    double jaccard;
    double containment_a;
    double containment_b;
    double coverage;           /* of a translation; else 0 */
    const retold_span *shared; /* of a translation; else NULL */
    size_t shared_count;
} retold_pair;

/*
 * All verified pairs, by a, then b; the array is the result's. Where more than 1,000 pairs would
 * join the copies of one text to those of another, each is paired with the first copy only, for a
 * translation with the first of the text that it was found for.
 */
RETOLD_API const retold_pair *retold_result_pairs(const retold_result *result, size_t *count);

/* A member of a group, and what it was verified to be to document `to`: the group's first member,
 * or, for a copy of a translation, the translation that is in the group. */
typedef struct retold_member {
    uint32_t document;
    retold_relation relation; /* RETOLD_UNRELATED for the first */
    double score;             /* 1 for the first */
    uint32_t to;              /* itself for the first */
} retold_member;

/* members[0] is the one to keep; the others follow in the order they came. */
typedef struct retold_group {
    const retold_member *members;
    size_t size; /* at least 2 */
} retold_group;

/* The groups, in the order of their first-come members; documents in none are not listed. */
RETOLD_API size_t retold_result_group_count(const retold_result *result);
RETOLD_API retold_group retold_result_group(const retold_result *result, size_t index);

/* ---------------------------------------------------------------- lexicons */

/*
 * Pairs of words that translate each other, as a run learns them from likely translations. What
 * one run has learned can be given to the next: it helps to find what the lexicon of that run
 * alone would miss, above all in a small corpus, and it grows with it.
 *
 *     retold_lexicon *lexicon = NULL;
 *     if (retold_lexicon_load("lexicon.tsv", &lexicon, &error) == RETOLD_OK) {
 *         options.translation.lexicon = lexicon;
 *         ... a corpus is made, filled and matched ...
 *         retold_lexicon_write(retold_result_lexicon(result), file, &error);
 *     }
 *     ... the corpus is freed ...
 *     retold_lexicon_free(lexicon);
 *
 * A seed is a pair of documents of two languages that are each the likeliest translation of the
 * other. `both` seeds had word_a in the document in lang_a and word_b in the one in lang_b;
 * count_a had word_a, count_b had word_b. The counts of all runs are added up. Words pass for
 * translations of each other if `both` is at least 3 and Dice's coefficient,
 * 2 * both / (count_a + count_b), at least 0.4; pairs that do so no longer are kept, so that they
 * are not learned anew.
 *
 * Words are normalised (NFKC, case folded) and cut to their first 7 characters, which mostly
 * leaves out endings; in scripts without spaces two neighbouring characters stand in for a word.
 * Languages are primary BCP 47 subtags (a to z and 0 to 9), and lang_a comes before lang_b.
 */
typedef struct retold_lexicon_entry {
    retold_span lang_a, word_a;
    retold_span lang_b, word_b;
    uint32_t both, count_a, count_b;
} retold_lexicon_entry;

/* More entries than this make a file unusable. What grows past it loses those least often met. */
#define RETOLD_LEXICON_MAX 4000000

/*
 * Reads a lexicon from the file `path` ("-": standard input), plain, gzip or zstd. It begins
 *
 *     # retold lexicon, version 1: lang_a, word_a, lang_b, word_b, both, count_a, count_b
 *
 * and each further one holds these seven fields of one entry, separated by tabs: at most 255
 * bytes of UTF-8, ended by a line feed, sorted by the bytes of the first four fields (as
 * LC_ALL=C sort does), which no two lines have in common. RETOLD_UNUSABLE if anything is not so,
 * if a count is 0, or if `both` is more than another count; RETOLD_IO if the file cannot be read.
 * `error` then holds the line in `record`, and the byte.
 */
RETOLD_API retold_status retold_lexicon_load(const char *path, retold_lexicon **lexicon,
                                             retold_error *error);

/* Writes the lexicon to `stream` in that form; the same lexicon gives the same bytes. RETOLD_IO if
 * writing fails. To replace a file that is in use, write another and rename it. */
RETOLD_API retold_status retold_lexicon_write(const retold_lexicon *lexicon, FILE *stream,
                                              retold_error *error);
RETOLD_API void retold_lexicon_free(retold_lexicon *lexicon);

/* The entries, in the order of the file. Spans live as long as the lexicon. */
RETOLD_API size_t retold_lexicon_count(const retold_lexicon *lexicon);
RETOLD_API retold_lexicon_entry retold_lexicon_get(const retold_lexicon *lexicon, size_t index);

/* The lexicon given, together with what the corpus has taught; the result's. NULL if translations
 * were not looked for. */
RETOLD_API const retold_lexicon *retold_result_lexicon(const retold_result *result);

/* ------------------------------------------------------------- two documents */

/* A passage that both texts have: byte ranges in each. */
typedef struct retold_passage {
    size_t a_begin, a_end;
    size_t b_begin, b_end;
    size_t tokens;
} retold_passage;

typedef struct retold_comparison {
    retold_relation relation; /* RETOLD_UNRELATED if none */
    double score, jaccard, containment_a, containment_b;
    size_t shingles_a, shingles_b, shingles_both; /* distinct */
    double figures_kept; /* share of the figures of the text with fewer that the other has too */
    retold_passage *passages; /* at least ngram tokens long, in the order of a */
    size_t passage_count;
} retold_comparison;

/* Compares two texts as the corpus would. Free the comparison's parts with _release. */
RETOLD_API retold_status retold_compare(const retold_match_options *options, retold_span a,
                                        retold_span b, retold_comparison *comparison,
                                        retold_error *error);
RETOLD_API void retold_comparison_release(retold_comparison *comparison);

/* What an anchor is: something that a text and its translation have in common. */
typedef enum retold_anchor_kind {
    RETOLD_ANCHOR_NUMBER = 0, /* a figure, date or time */
    RETOLD_ANCHOR_PLACE,      /* a country, city, month or weekday that Unicode CLDR names */
    RETOLD_ANCHOR_PREFIX,     /* how a name begins, in Latin letters */
    RETOLD_ANCHOR_SKELETON,   /* the consonants of a name */
    RETOLD_ANCHOR_CONCEPT,    /* a thing that Unicode CLDR has a word for in both languages */
    RETOLD_ANCHOR_LEXICON,    /* a pair of words that a corpus has taught */
    RETOLD_ANCHOR_KIND_COUNT
} retold_anchor_kind;

/* "number", "place", "prefix", "skeleton", "concept", "lexicon"; "unknown" else. Static storage. */
RETOLD_API const char *retold_anchor_kind_name(retold_anchor_kind kind);

/* Bytes of a text. */
typedef struct retold_range {
    size_t begin, end;
} retold_range;

/*
 * An anchor, and where it stands in each text, in the order of the text; no ranges in a text that
 * does not have it. What all its spellings have in common is `key`: 2021-10-06 or 1234.5 of a
 * number, the sounds "putin" or consonants "ptn" of a name (Putin, Poutine, Путин), the English
 * name of a place or thing, "house=maison" of an entry of the lexicon. Sounds that some language
 * does not tell apart are one: b and p, d and t, g and k, l and r, and all sibilants. `reading_a`
 * and `reading_b` are the letters a-z that the name's first occurrence in each text was read as;
 * empty for other kinds.
 *
 * `weight` is what the anchor counts for: in one text it grows with the logarithm of its
 * occurrences; of a shared anchor it is the product of both, of a concept or an entry of the
 * lexicon a sixteenth of that.
 */
typedef struct retold_anchor {
    retold_anchor_kind kind;
    retold_span key;
    retold_span reading_a, reading_b;
    double weight;
    const retold_range *a, *b;
    size_t a_count, b_count;
} retold_anchor;

/* A part of the score: `part` is weight * value. `name` and `subject` are static and stay the same
 * as long as the feature does; subjects are such as "names", "order", "coverage". */
typedef struct retold_feature {
    const char *name;
    const char *subject;
    double value;
    double weight;
    double part;
} retold_feature;

/* Why a pair is no translation whatever its features say. */
typedef enum retold_obstacle {
    RETOLD_OBSTACLE_NONE = 0,
    RETOLD_OBSTACLE_UNKNOWN_LANGUAGE, /* a text in Latin letters whose language is not known */
    RETOLD_OBSTACLE_SAME_LANGUAGE,
    RETOLD_OBSTACLE_SAME_WORDS, /* as many words in common as texts of one language have */
    RETOLD_OBSTACLE_NOTHING_SHARED
} retold_obstacle;

/* "none", "unknown-language", "same-language", "same-words", "nothing-shared". Static storage. */
RETOLD_API const char *retold_obstacle_name(retold_obstacle obstacle);

enum { RETOLD_LANG_MAX = 32 };

/*
 * Two texts as translations of each other. `relation` is RETOLD_TRANSLATION if `probability`
 * reaches the threshold, else RETOLD_UNRELATED. Without an obstacle the constant and the parts of
 * the features add up to `logit`, and probability is 1 / (1 + exp(-logit)); with one it is 0.
 * There are no features if the first, second or last obstacle is in the way. `coverage` is as in
 * retold_pair.
 *
 * `shared` are the anchors of both texts, `only_a` and `only_b` those of one of them, each by
 * falling weight. All arrays and spans belong to the comparison and live until its _release;
 * nothing of the documents is borrowed.
 */
typedef struct retold_translation {
    retold_relation relation;
    retold_obstacle obstacle;
    double probability;
    double logit;
    double coverage;
    char lang_a[RETOLD_LANG_MAX]; /* as given, or else as found; "und" if not known */
    char lang_b[RETOLD_LANG_MAX];
    retold_anchor *shared;
    retold_anchor *only_a;
    retold_anchor *only_b;
    size_t shared_count, only_a_count, only_b_count;
    retold_feature *features;
    size_t feature_count;
    double constant;
    void *storage; /* of the library */
} retold_translation;

/*
 * Compares `a` and `b`, of which `text` and `lang` are looked at, as a corpus of these two would:
 * with the same probability and the lexicon of the options. Copies are not told from translations:
 * see retold_compare(). Takes memory of some 400 bytes a word. RETOLD_INVALID if an option is out
 * of its range, RETOLD_UNUSABLE if a text is not UTF-8 or longer than 2 GiB, RETOLD_NO_MEMORY;
 * *translation is then unchanged. `enabled` of the options is not looked at. Free its parts with
 * _release.
 */
RETOLD_API retold_status retold_compare_translation(const retold_translation_options *options,
                                                    const retold_document *a,
                                                    const retold_document *b,
                                                    retold_translation *translation,
                                                    retold_error *error);
RETOLD_API void retold_translation_release(retold_translation *translation);

/* ----------------------------------------------------------------- reader */

/* The records of inputs one by one as raw bytes, in the order in which retold_corpus_read() counts
 * them: for programs that write the records again. */
typedef struct retold_reader retold_reader;

/* How an input is compressed. */
typedef enum retold_codec {
    RETOLD_CODEC_NONE = 0,
    RETOLD_CODEC_GZIP,
    RETOLD_CODEC_ZSTD
} retold_codec;

/*
 * One record, or a part of one over max_record, which comes in several parts:
 * `continues` is true on all parts but the last. Of a JSON line and of a CSV record `bytes` holds
 * the line end too, if it has one, and of a crawl's record the empty line behind it. Blank lines
 * are counted as lines (not those of a crawl) and come as records with `blank` set, so that bytes
 * put one after another are the input again. So do a CSV header (`header` is set too) and what
 * stands between the elements of a JSON list: its brackets and commas with the white space around
 * each. `bytes` is valid until the next call on the reader.
 */
typedef struct retold_record {
    retold_span bytes;
    retold_format format;
    retold_codec codec; /* of its input */
    retold_skip skip;   /* why there is no document in it, if that is known before parsing */
    bool blank;
    bool header;
    bool continues;
    char delimiter;    /* of CSV and TSV; else 0 */
    const char *input; /* name; valid as long as the reader */
    uint64_t number;   /* in its input, from 1: the line number in JSON Lines, the row in CSV, the
                          element of a JSON list */
    uint64_t offset;   /* of its first byte in its input, after decompression */
    uint64_t ordinal;  /* among all records of all inputs, blank ones not counted, from 0 */
} retold_record;

RETOLD_API retold_status retold_reader_new(const char *const *paths, size_t count,
                                           const retold_read_options *options,
                                           retold_reader **reader, retold_error *error);
RETOLD_API void retold_reader_free(retold_reader *reader);

/*
 * RETOLD_OK with the next record; RETOLD_END after the last. RETOLD_UNUSABLE or RETOLD_IO for an
 * input that ends early or cannot be opened (details in `error`): call again for what follows it.
 */
RETOLD_API retold_status retold_reader_next(retold_reader *reader, retold_record *record,
                                            retold_error *error);

/* The document in the record last returned, with its id made up if it has none. RETOLD_UNUSABLE if
 * it has none, as the corpus would report it. Spans are valid until the next call on the reader. */
RETOLD_API retold_status retold_reader_parse(retold_reader *reader, const retold_record *record,
                                             retold_document *document, retold_error *error);

/* The bytes of the record last returned in UTF-8, without byte order mark: converted as its text
 * is, or else as they are. Valid until the next call on the reader. */
RETOLD_API retold_status retold_reader_text(retold_reader *reader, const retold_record *record,
                                            retold_span *text, retold_error *error);

#ifdef __cplusplus
}
#endif

#endif
