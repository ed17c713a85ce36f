/* Which encoding bytes are in, and what comes of them; mojibake; dates. */
#include "page/charset.h"
#include "page/charset_meta.h"
#include "page/date.h"
#include "support.h"
#include "text/mojibake.h"
#include "text/tokenise.h"
#include "text/utf8_repair.h"

static rt_charset *charset;

static void setup(void)
{
    charset = rt_charset_new();
    ck_assert_ptr_nonnull(charset);
}

static void teardown(void)
{
    rt_charset_free(charset);
}

/* ------------------------------------------------------------------- encodings */

/* Labels as pages and servers write them, bytes, and the text that browsers show for them. */
static const struct {
    const char *label, *bytes, *name, *text;
    uint64_t repaired;
} declared[] = {
    {"utf-8", "caf\xc3\xa9", "utf-8", "caf\xc3\xa9", 0},
    {" UTF8 ", "caf\xc3\xa9", "utf-8", "caf\xc3\xa9", 0},
    {"ISO-8859-1", "caf\xe9 \x80 \x93", "windows-1252", "caf\xc3\xa9 \xe2\x82\xac \xe2\x80\x9c", 0},
    {"us-ascii", "a\x92", "windows-1252", "a\xe2\x80\x99", 0},
    {"latin1", "a\x81z", "windows-1252", "a\xc2\x81z", 0},
    {"iso-8859-2", "\xb1\xe6\xea", "iso-8859-2", "\xc4\x85\xc4\x87\xc4\x99", 0},
    {"iso-8859-9", "\xfe\xfd\x80", "windows-1254", "\xc5\x9f\xc4\xb1\xe2\x82\xac", 0},
    {"iso-8859-15", "\xa4", "iso-8859-15", "\xe2\x82\xac", 0},
    {"iso-8859-8-i", "\xf9\xec", "iso-8859-8", "\xd7\xa9\xd7\x9c", 0},
    {"windows-1250", "\x9c\xb9\xbf", "windows-1250", "\xc5\x9b\xc4\x85\xc5\xbc", 0},
    {"x-cp1251", "\xcf\xee\xf0\xf2", "windows-1251", "\xd0\x9f\xd0\xbe\xd1\x80\xd1\x82", 0},
    {"koi8-r", "\xf0\xcf\xd2\xd4", "koi8-r", "\xd0\x9f\xd0\xbe\xd1\x80\xd1\x82", 0},
    {"ibm866", "\x8f\xae\xe0\xe2", "ibm866", "\xd0\x9f\xd0\xbe\xd1\x80\xd1\x82", 0},
    {"x-mac-cyrillic", "\x8f\xee\xf0\xf2", "x-mac-cyrillic", "\xd0\x9f\xd0\xbe\xd1\x80\xd1\x82", 0},
    {"macintosh", "caf\x8e", "macintosh", "caf\xc3\xa9", 0},
    {"windows-1253", "\xcb\xe9", "windows-1253", "\xce\x9b\xce\xb9", 0},
    {"windows-1256", "\xc7\xe1", "windows-1256", "\xd8\xa7\xd9\x84", 0},
    {"windows-1257", "\xe0\xf0", "windows-1257", "\xc4\x85\xc5\xa1", 0},
    {"windows-1258", "\xf5\xfe", "windows-1258", "\xc6\xa1\xe2\x82\xab", 0},
    {"tis-620", "\xb7\xe8\xd2", "windows-874", "\xe0\xb8\x97\xe0\xb9\x88\xe0\xb8\xb2", 0},
    {"gb2312", "\xb7\xe7\xa2\xe3", "gb18030", "\xe9\xa3\x8e\xe2\x82\xac", 0},
    {"GBK", "\x81\x40\xb7\xe7", "gb18030", "\xe4\xb8\x82\xe9\xa3\x8e", 0},
    {"gb18030", "\x81\x30\x81\x30", "gb18030", "\xc2\x80", 0},
    {"big5", "\xad\xb7", "big5", "\xe9\xa2\xa8", 0},
    {"x-sjis", "\x95\x97\\~\x87\x40\xb1", "shift_jis", "\xe9\xa2\xa8\\~\xe2\x91\xa0\xef\xbd\xb1",
     0},
    {"euc-jp", "\xc9\xf7\x8e\xb1", "euc-jp", "\xe9\xa2\xa8\xef\xbd\xb1", 0},
    {"iso-2022-jp", "a\x1b$BIw\x1b(Bb", "iso-2022-jp",
     "a\xe9\xa2\xa8"
     "b",
     0},
    {"hz-gb-2312", "a~{7g~}b", "hz-gb-2312",
     "a\xe9\xa3\x8e"
     "b",
     0},
    {"ks_c_5601-1987", "\xb9\xd9\x81\x41", "euc-kr", "\xeb\xb0\x94\xea\xb0\x82", 0},
    {"shift_jis", "\x81<b>\x95", "shift_jis", "\xef\xbf\xbd<b>\xef\xbf\xbd", 2},
    /* A byte order mark goes before what is declared. */
    {"windows-1252", "\xef\xbb\xbf\xc3\xa9", "utf-8", "\xc3\xa9", 0},
    /* What the bytes say against the declaration. */
    {"iso-8859-1", "caf\xc3\xa9", "utf-8", "caf\xc3\xa9", 0},
    {"gbk", "\xe9\xa3\x8e", "utf-8", "\xe9\xa3\x8e", 0},
    {"utf-8", "caf\xc3\xa9 \xe9 caf\xc3\xa9", "utf-8", "caf\xc3\xa9 \xef\xbf\xbd caf\xc3\xa9", 1},
    {"utf-16", "plain ASCII", "utf-8", "plain ASCII", 0},
};

static void expect_text(const rt_buffer *found, const char *text, const char *what)
{
    ck_assert_msg(rt_span_equal(rt_span(found->data, found->size), rt_span_of(text)),
                  "%s gave \"%.*s\"", what, (int)found->size, found->data);
}

static rt_charset_result convert(retold_span bytes, const char *label, bool html, rt_buffer *out)
{
    rt_charset_result result;
    retold_error error;
    rt_buffer_init(out);
    retold_status status =
        rt_charset_to_utf8(charset, bytes, rt_span_of(label), html, out, &result, &error);
    ck_assert_msg(status == RETOLD_OK, "%s", error.message);
    return result;
}

START_TEST(test_declared)
{
    rt_buffer out;
    const char *label = declared[_i].label;
    rt_charset_result result = convert(rt_span_of(declared[_i].bytes), label, false, &out);
    ck_assert_str_eq(result.name, declared[_i].name);
    ck_assert_uint_eq(result.repaired, declared[_i].repaired);
    expect_text(&out, declared[_i].text, label);
    rt_buffer_release(&out);
}
END_TEST

/* Every encoding of the table has a converter, and leaves ASCII alone if it says so. */
START_TEST(test_every_encoding)
{
    static const char *const labels[] = {
        "utf-8",    "l1",     "l2",          "l3",         "l4",          "cyrillic",
        "arabic",   "greek",  "hebrew",      "l6",         "iso-8859-13", "iso-8859-14",
        "l9",       "866",    "koi",         "koi8-u",     "mac",         "x-mac-ukrainian",
        "dos-874",  "cp1250", "cp1251",      "cp1253",     "l5",          "cp1255",
        "cp1256",   "cp1257", "cp1258",      "chinese",    "cn-big5",     "x-euc-jp",
        "ms_kanji", "korean", "csiso2022jp", "hz-gb-2312", "utf-16",      "unicodefffe"};
    ck_assert_uint_eq(sizeof labels / sizeof *labels, RT_ENCODINGS);
    bool seen[RT_ENCODINGS] = {false};
    for (size_t i = 0; i < RT_ENCODINGS; i++) {
        const rt_encoding *encoding = rt_encoding_find(rt_span_of(labels[i]));
        ck_assert_msg(encoding != NULL && !seen[rt_encoding_index(encoding)], "%s", labels[i]);
        seen[rt_encoding_index(encoding)] = true;
        ck_assert_ptr_eq(rt_encoding_find(rt_span_of(encoding->name)), encoding);
        rt_buffer out;
        rt_charset_result result = convert(rt_span_of("plain ~ \\"), labels[i], false, &out);
        if (encoding->ascii) {
            ck_assert_str_eq(result.name, encoding->name);
            expect_text(&out, "plain ~ \\", labels[i]);
        }
        rt_buffer_release(&out);
    }
    static const char *const none[] = {"",          " ",
                                       "utf",       "utf-9",
                                       "ebcdic-us", "x-user-defined",
                                       "utf-7",     "a label longer than any that there is",
                                       "l1 l2"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        ck_assert_ptr_null(rt_encoding_find(rt_span_of(none[i])));
    }
}
END_TEST

START_TEST(test_utf16)
{
    static const struct {
        const char *bytes;
        size_t size;
        const char *name, *text;
        bool guessed;
    } cases[] = {
        {"\xff\xfe<\0\x1f\x04", 6, "utf-16le", "<\xd0\x9f", false},
        {"\xfe\xff\0<\x04\x1f", 6, "utf-16be", "<\xd0\x9f", false},
        {"<\0p\0>\0\x1f\x04", 8, "utf-16le", "<p>\xd0\x9f", true},
        {"\0<\0p\0>\x04\x1f", 8, "utf-16be", "<p>\xd0\x9f", true},
        {"\xff\xfe<\0\x3d\xd8\x00\xde", 8, "utf-16le", "<\xf0\x9f\x98\x80", false},
        {"\xff\xfe\x3d\xd8<\0a", 7, "utf-16le", "\xef\xbf\xbd<\xef\xbf\xbd", false},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        rt_buffer out;
        rt_charset_result result = convert(rt_span(cases[i].bytes, cases[i].size), "", true, &out);
        ck_assert_str_eq(result.name, cases[i].name);
        ck_assert_int_eq(result.guessed, cases[i].guessed);
        expect_text(&out, cases[i].text, cases[i].name);
        rt_buffer_release(&out);
    }
}
END_TEST

/* More than a buffer of every kind at once, with characters across its edges. */
START_TEST(test_long_texts)
{
    for (size_t shift = 0; shift < 4; shift++) {
        rt_buffer bytes, out, expected;
        rt_buffer_init(&bytes);
        rt_buffer_init(&expected);
        for (size_t i = 0; i < shift; i++) {
            append(&bytes, "x");
            append(&expected, "x");
        }
        for (size_t i = 0; i < 30000; i++) {
            append(&bytes, "\x95\x97\xff");
            append(&expected, "\xe9\xa2\xa8\xef\xbf\xbd");
        }
        rt_charset_result result = convert(span_of(&bytes), "shift_jis", false, &out);
        ck_assert_uint_eq(result.repaired, 30000);
        ck_assert(rt_span_equal(span_of(&out), span_of(&expected)));
        rt_buffer_release(&bytes);
        rt_buffer_release(&out);
        rt_buffer_release(&expected);
    }
}
END_TEST

/* ------------------------------------------------------------------- detection */

static const struct {
    const char *bytes, *name, *text;
} undeclared[] = {
    {"", "utf-8", ""},
    {"plain", "utf-8", "plain"},
    {"caf\xc3\xa9", "utf-8", "caf\xc3\xa9"},
    {"\xcf\xee\xf0\xf2 \xe1\xfb\xeb \xe7\xe0\xea\xf0\xfb\xf2 \xe4\xe2\xe0 \xe4\xed\xff",
     "windows-1251",
     "\xd0\x9f\xd0\xbe\xd1\x80\xd1\x82 \xd0\xb1\xd1\x8b\xd0\xbb "
     "\xd0\xb7\xd0\xb0\xd0\xba\xd1\x80\xd1\x8b\xd1\x82 \xd0\xb4\xd0\xb2\xd0\xb0 "
     "\xd0\xb4\xd0\xbd\xd1\x8f"},
    {"<p>\xf0\xcf\xd2\xd4 \xc2\xd9\xcc \xda\xc1\xcb\xd2\xd9\xd4 \xc4\xd7\xc1 \xc4\xce\xd1</p>",
     "koi8-u",
     "<p>\xd0\x9f\xd0\xbe\xd1\x80\xd1\x82 \xd0\xb1\xd1\x8b\xd0\xbb "
     "\xd0\xb7\xd0\xb0\xd0\xba\xd1\x80\xd1\x8b\xd1\x82 \xd0\xb4\xd0\xb2\xd0\xb0 "
     "\xd0\xb4\xd0\xbd\xd1\x8f</p>"},
    {"\x95\x97\x82\xc5\x8c\xc3\x82\xa2\x90\xc5\x8a\xd6\x82\xcc\x89\xae\x8d\xaa\x82\xaa\x94\xf2"
     "\x82\xce\x82\xb3\x82\xea",
     "shift_jis",
     "\xe9\xa2\xa8\xe3\x81\xa7\xe5\x8f\xa4\xe3\x81\x84\xe7\xa8\x8e\xe9\x96\xa2\xe3\x81\xae\xe5\xb1"
     "\x8b\xe6\xa0\xb9\xe3\x81\x8c\xe9\xa3\x9b\xe3\x81\xb0\xe3\x81\x95\xe3\x82\x8c"},
    {"\x1b$BIw\x1b(B", "iso-2022-jp", "\xe9\xa2\xa8"},
    {"Der Hafen war zwei Tage lang geschlossen, w\xe4hrend das Dach \xfc"
     "ber der T\xfcr fehlte.",
     "windows-1252",
     "Der Hafen war zwei Tage lang geschlossen, w\xc3\xa4hrend das Dach \xc3\xbc"
     "ber der T\xc3\xbcr fehlte."},
};

START_TEST(test_undeclared)
{
    rt_buffer out;
    rt_charset_result result = convert(rt_span_of(undeclared[_i].bytes), "", true, &out);
    ck_assert_str_eq(result.name, undeclared[_i].name);
    ck_assert(result.guessed);
    expect_text(&out, undeclared[_i].text, undeclared[_i].name);
    rt_buffer_release(&out);
}
END_TEST

/* Declared UTF-8, and nothing of it is. */
START_TEST(test_wrongly_declared)
{
    rt_buffer out;
    rt_charset_result result = convert(rt_span_of(undeclared[3].bytes), "utf-8", true, &out);
    ck_assert_str_eq(result.name, "windows-1251");
    ck_assert(result.guessed);
    rt_buffer_release(&out);
}
END_TEST

static const struct {
    const char *html, *name;
} metas[] = {
    {"<meta charset=koi8-r>", "koi8-r"},
    {"<META CharSet = ' KOI8-R '>", "koi8-r"},
    {"<meta http-equiv=\"Content-Type\" content=\"text/html; charset=koi8-r\">", "koi8-r"},
    {"<meta content='text/html;charset=\"koi8-r\"' http-equiv=content-type />", "koi8-r"},
    {"<meta content='text/html; charset=koi8-r'>", NULL},
    {"<meta/charset=koi8-r />", "koi8-r"},
    {"<meta charset=nonsense><meta charset=koi8-r>", "koi8-r"},
    {"<!-- <meta charset=koi8-u> --><meta charset=koi8-r>", "koi8-r"},
    {"<a title='<meta charset=koi8-u>'><meta charset=koi8-r>", "koi8-r"},
    {"<?xml version='1.0' encoding='koi8-r'?>", "koi8-r"},
    {"<metal charset=koi8-r>", NULL},
    {"<meta charset=utf-16>", "utf-8"},
    {"<meta name=charset content=koi8-r>", NULL},
    {"<meta charset=koi8-r", "koi8-r"},
    {"<meta charset='koi8-r", "koi8-r"},
    {"<meta charset=", NULL},
    {"<meta", NULL},
    {"<!--", NULL},
    {"<", NULL},
    {"", NULL},
};

START_TEST(test_meta)
{
    const rt_encoding *found = rt_charset_of_meta(rt_span_of(metas[_i].html));
    const rt_encoding *wanted =
        metas[_i].name == NULL ? NULL : rt_encoding_find(rt_span_of(metas[_i].name));
    ck_assert_msg(found == wanted, "%s", metas[_i].html);
}
END_TEST

START_TEST(test_content_type)
{
    static const struct {
        const char *type, *name;
    } cases[] = {{"text/html; charset=utf-8", "utf-8"},
                 {"text/html;Charset=\"UTF-8\"", "utf-8"},
                 {"text/html; charset = latin1 ; x=y", "windows-1252"},
                 {"text/html; charset", NULL},
                 {"text/html; xcharset charset=utf-8", "utf-8"},
                 {"text/html", NULL},
                 {"", NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const rt_encoding *found = rt_charset_of_type(rt_span_of(cases[i].type));
        const rt_encoding *wanted =
            cases[i].name == NULL ? NULL : rt_encoding_find(rt_span_of(cases[i].name));
        ck_assert_msg(found == wanted, "%s", cases[i].type);
    }
}
END_TEST

/* The header goes before the page. */
START_TEST(test_header_and_meta)
{
    rt_buffer out;
    retold_span html = rt_span_of("<meta charset=koi8-r>\xe9");
    ck_assert_str_eq(convert(html, "windows-1251", true, &out).name, "windows-1251");
    rt_buffer_release(&out);
    ck_assert_str_eq(convert(html, "", true, &out).name, "koi8-r");
    rt_buffer_release(&out);
    rt_charset_result result = convert(html, "nonsense", true, &out);
    ck_assert(!result.guessed);
    rt_buffer_release(&out);
    result = convert(rt_span_of("<meta charset=koi8-r>"), "", false, &out);
    ck_assert(result.guessed);
    rt_buffer_release(&out);
}
END_TEST

/* --------------------------------------------------------------- repair, mojibake */

/* From The Unicode Standard, table 3-8 and others. */
START_TEST(test_repair)
{
    static const struct {
        const char *bytes, *text;
        uint64_t repaired;
    } cases[] = {
        {"a\xc3\xa9z", "a\xc3\xa9z", 0},
        {"a\xf1\x80\x80\xe1\x80\xc2"
         "b\x80"
         "c\x80\xbf"
         "d",
         "a###b#c##d", 6},
        {"\xc0\xaf\xe0\x80\xbf\xf0\x81\x82"
         "A",
         "########A", 8},
        {"\xed\xa0\x80\xed\xbf\xbf\xed\xaf"
         "A",
         "########A", 8},
        {"\xf4\x91\x92\x93\xff"
         "A\x80\xbf"
         "B",
         "#####A##B", 7},
        {"\xe1\x80\xe2\xf0\x91\x92\xf1\xbf"
         "A",
         "####A", 4},
        {"\xe2\x82", "#", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        rt_buffer out, expected;
        uint64_t repaired = 0;
        rt_buffer_init(&out);
        rt_buffer_init(&expected);
        ck_assert(rt_utf8_repair(rt_span_of(cases[i].bytes), &out, &repaired));
        for (const char *c = cases[i].text; *c != '\0'; c++) {
            char one[2] = {*c, '\0'};
            append(&expected, *c == '#' ? "\xef\xbf\xbd" : one);
        }
        ck_assert_msg(rt_span_equal(span_of(&out), span_of(&expected)), "case %zu", i);
        ck_assert_uint_eq(repaired, cases[i].repaired);
        ck_assert_uint_eq(rt_utf8_count_sequences(rt_span_of(cases[i].bytes)).ill_formed, repaired);
        rt_buffer_release(&out);
        rt_buffer_release(&expected);
    }
}
END_TEST

START_TEST(test_mojibake)
{
    static const struct {
        const char *text;
        uint64_t count;
    } cases[] = {
        {"", 0},
        {"plain", 0},
        {"caf\xc3\xa9, na\xc3\xafve, \xc3\x84rger \xc2\xbbja\xc2\xab, 25 \xc2\xb0", 0},
        {"\xd0\x9f\xd0\xbe\xd1\x80\xd1\x82", 0},
        {"\xe6\xb8\xaf\xe3\x81\xaf", 0},
        {"\xc3\x83", 0},
        {"\xc3\x83 \xc2\xa9", 0},
        {"caf\xc3\x83\xc2\xa9 caf\xc3\x83\xc2\xa9", 2},
        {"it\xc3\xa2\xe2\x82\xac\xe2\x84\xa2s", 1},  /* U+2019 */
        {"\xc3\x90\xc5\xb8\xc3\x90\xc2\xbe", 2},     /* Cyrillic, windows-1252 */
        {"\xc3\xb0\xc5\xb8\xcb\x9c\xe2\x82\xac", 1}, /* U+1F600 */
        {"\xc3\xa9\xc2\xa2\xc2\xa8", 1},             /* Han, Latin-1 */
        {"\xc3\xa3\xc2\x81\xc2\xaf", 1},             /* C1 controls, Latin-1 */
        {"\xc3\xb0\xc5\xb8", 0},
        {"« changé\u00a0», voilà\u00a0« café…”", 0},
        {"„Spaß“, Fuß…, Straß\u00adchen, ÜBERFLÜ»", 0},
        {"MANHÃ…, IRMÃ», NHÂ”, ĐÃ…", 0},
        {"Úžas, ÚŽAS, TAARBÂŠ, Überfluß², CAFÉ®", 0},
        {"voilÃ\u00a0, dÃ\u00ada", 2},    /* a capital behind a small letter */
        {"Ã–l Ã\xc2\x81 Â» Â\u00a05", 4}, /* not behind a capital */
        {"MANHÃ…\ncafÃ© MANHÃ…", 2},      /* doubtful: only in a line with others */
        {"dÃ³Ã©", 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        uint64_t count = rt_mojibake_count(rt_span_of(cases[i].text));
        ck_assert_msg(count == cases[i].count, "%s: %llu", cases[i].text,
                      (unsigned long long)count);
    }
}
END_TEST

/* ------------------------------------------------------------------------ dates */

static const struct {
    const char *text, *date;
} dates[] = {
    {"2021-07-19", "2021-07-19"},
    {" 2021-7-9 ", "2021-07-09"},
    {"2021/07/19", "2021-07-19"},
    {"2021.07.19", "2021-07-19"},
    {"20210719", "2021-07-19"},
    {"20210719T201530Z", "2021-07-19T20:15:30Z"},
    {"2021-07-19T20:15", "2021-07-19T20:15:00"},
    {"2021-07-19 20:15:30", "2021-07-19T20:15:30"},
    {"2021-07-19T20:15:30.123Z", "2021-07-19T20:15:30Z"},
    {"2021-07-19T20:15:30+02:00", "2021-07-19T18:15:30Z"},
    {"2021-07-19 20:15:30 -0500", "2021-07-20T01:15:30Z"},
    {"2021-01-01T00:30:00+01", "2020-12-31T23:30:00Z"},
    {"2020-02-28T23:30:00-01:00", "2020-02-29T00:30:00Z"},
    {"2021-12-31T23:59:60Z", "2021-12-31T23:59:59Z"},
    {"2021-07-19T99:99", "2021-07-19"},
    {"2021-07-19T20:15 Uhr", "2021-07-19T20:15:00"},
    {"Mon, 19 Jul 2021 20:15:30 GMT", "2021-07-19T20:15:30Z"},
    {"Monday, July 19, 2021", "2021-07-19"},
    {"19 July 2021", "2021-07-19"},
    {"July 4th, 1999", "1999-07-04"},
    {"Sept. 3 2010", "2010-09-03"},
    {"19-Jul-2021", "2021-07-19"},
    {"19.7.2021", "2021-07-19"},
    {"19.07.2021 20:15", "2021-07-19T20:15:00"},
    /* None, or which is not known. */
    {"", NULL},
    {"7/8/2021", NULL},
    {"2021", NULL},
    {"2021-07", NULL},
    {"1626725730", NULL},
    {"20210719123", NULL},
    {"yesterday", NULL},
    {"July 2021", NULL},
    {"19 Juli", NULL},
    {"2021-13-01", NULL},
    {"2021-02-29", NULL},
    {"2021-07-00", NULL},
    {"1989-12-31", NULL},
    {"2100-01-01", NULL},
    {"0000-00-00", NULL},
    {"99999999999999999999", NULL},
};

START_TEST(test_dates)
{
    char date[RT_DATE_SIZE];
    bool found = rt_date_normalise(rt_span_of(dates[_i].text), date);
    ck_assert_msg(found == (dates[_i].date != NULL), "%s: %s", dates[_i].text, found ? date : "");
    if (found) {
        ck_assert_msg(strcmp(date, dates[_i].date) == 0, "%s: %s", dates[_i].text, date);
        char again[RT_DATE_SIZE];
        ck_assert(rt_date_normalise(rt_span_of(date), again));
        ck_assert_str_eq(again, date);
    }
}
END_TEST

START_TEST(test_next_day)
{
    static const char *const days[][2] = {{"2021-07-19", "2021-07-20"},
                                          {"2021-12-31T23:00:00Z", "2022-01-01"},
                                          {"2020-02-28", "2020-02-29"},
                                          {"2000-02-29", "2000-03-01"}};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        char next[RT_DATE_SIZE];
        rt_date_next_day(days[i][0], next);
        ck_assert_str_eq(next, days[i][1]);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("charset");
    TCase *c = tcase_create("charset");
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_add_loop_test(c, test_declared, 0, sizeof declared / sizeof *declared);
    tcase_add_test(c, test_every_encoding);
    tcase_add_test(c, test_utf16);
    tcase_add_test(c, test_long_texts);
    tcase_add_loop_test(c, test_undeclared, 0, sizeof undeclared / sizeof *undeclared);
    tcase_add_test(c, test_wrongly_declared);
    tcase_add_loop_test(c, test_meta, 0, sizeof metas / sizeof *metas);
    tcase_add_test(c, test_content_type);
    tcase_add_test(c, test_header_and_meta);
    tcase_add_test(c, test_repair);
    tcase_add_test(c, test_mojibake);
    tcase_add_loop_test(c, test_dates, 0, sizeof dates / sizeof *dates);
    tcase_add_test(c, test_next_day);
    suite_add_tcase(suite, c);
    return run_suite(suite);
}
