/* Web pages: what is text, how it is broken into lines, what the page says of itself, what is cut.
 */
#include "page/page.h"
#include "support.h"

#include <stdlib.h>

static rt_page_reader *reader;
static rt_page_options options;

static void setup(void)
{
    reader = rt_page_reader_new();
    ck_assert_ptr_nonnull(reader);
    rt_page_options_init(&options);
}

static void teardown(void)
{
    rt_page_reader_free(reader);
}

static rt_page read_page(retold_span body)
{
    rt_page page;
    retold_error error;
    retold_status status =
        rt_page_read(reader, body, rt_span_of("text/html; charset=utf-8"), &options, &page, &error);
    ck_assert_msg(status == RETOLD_OK, "%s", error.message);
    return page;
}

static void expect_span(retold_span found, const char *expected, const char *html)
{
    ck_assert_msg(rt_span_equal(found, rt_span_of(expected)), "%s\ngave: \"%.*s\"\nnot:  \"%s\"",
                  html, (int)found.size, found.data, expected);
}

/* ----------------------------------------------------------------- structure */

static const struct {
    const char *html, *text;
} raw_texts[] = {
    /* White space. */
    {"<p>one\n  two\t three </p>", "one two three\n"},
    {"<p> a <b> b </b> c</p>", "a b c\n"},
    {"<p>a<b>b</b>c", "abc\n"},
    {"<p>a&nbsp;b&#160;&nbsp;c</p>", "a b c\n"},
    {"<p>a\xc2\xa0 b</p>", "a b\n"},
    {"<p> </p><p>&nbsp;</p><p>x</p>", "x\n"},
    {"<p>soft&shy;hyphen</p>", "soft\xc2\xadhyphen\n"},
    {"", ""},
    {" \n ", ""},
    {"just text", "just text\n"},
    /* Blocks and lines. */
    {"<div>a<div>b</div>c</div>", "a\nb\nc\n"},
    {"<h1>T</h1><p>a</p>b<ul><li>c<li>d</ul>", "T\na\nb\nc\nd\n"},
    {"<p>a<br>b<br/>c</p>", "a\nb\nc\n"},
    {"<p>a<br><br>b</p>", "a\nb\n"},
    {"<p>a <br> b", "a\nb\n"},
    {"<p>a<span>b</span><em>c</em></p>", "abc\n"},
    {"<dl><dt>a<dd>b</dl>", "a\nb\n"},
    {"<section><article>a</article><article>b</article></section>", "a\nb\n"},
    {"a<hr>b", "a\nb\n"},
    {"<blockquote>a</blockquote><figure><figcaption>b</figcaption></figure>", "a\nb\n"},
    {"<details><summary>a</summary>b</details>", "a\nb\n"},
    /* Tables: cells of a row on a line, unless they have blocks in them. */
    {"<table><tr><td>a<td>b<tr><td>c<td>d</table>", "a\tb\nc\td\n"},
    {"<table><tr><th>a</th><th>b</th></tr></table><p>c", "a\tb\nc\n"},
    {"<table><tr><td><p>a<p>b<td>c</table>", "a\nb\nc\n"},
    /* Preformatted. */
    {"<pre>\n  a\n    b  c\n</pre>d", "  a\n    b  c\nd\n"},
    {"<pre>a\r\nb</pre>", "a\nb\n"},
    /* What is not text. */
    {"a<script>x</script>b<style>y</style>c<noscript>z</noscript>d<template>t</template>e",
     "abcde\n"},
    {"<p>a<!-- b --><!----><!--> c --> <!--->d<!-- e --!>f</p>", "a c --> df\n"},
    {"<p>a<select><option>b<option>c</select><textarea>d<p></textarea><button>e</button>f", "af\n"},
    {"<p>a<input type=text value=b><img alt=c>d", "ad\n"},
    {"<p>a<svg><title>b</title><text>c</text></svg><iframe>d</iframe><object>e</object>f", "af\n"},
    {"<p>a<div hidden>b</div><div aria-hidden=true>c</div><div aria-hidden=false>d</div>",
     "a\nd\n"},
    {"<p style='color:red; DISPLAY : None'>a<p style=\"visibility:hidden\">b<p "
     "style='display:block'>c",
     "c\n"},
    {"<body hidden style='display:none'>a", "a\n"},
    {"<ruby>\xe6\xbc\xa2<rp>(</rp><rt>kan</rt><rp>)</rp>\xe5\xad\x97</ruby>",
     "\xe6\xbc\xa2\xe5\xad\x97\n"},
    {"<title>a</title><p>b", "b\n"},
    {"<nav>a</nav><div role=navigation>b</div><p>c", "a\nb\nc\n"},
    /* Character references. */
    {"<p>&lt;b&gt; &amp;amp; &quot;&apos;&euro;&hellip;&#x20AC;&#8364;",
     "<b> &amp; \"'\xe2\x82\xac\xe2\x80\xa6\xe2\x82\xac\xe2\x82\xac\n"},
    {"<p>a &amp b &copy2010 &eacutex &nosuch; &x R&D &", "a & b \xc2\xa9"
                                                         "2010 \xc3\xa9x &nosuch; &x R&D &\n"},
    {"<p>&#146;&#x93;&#128;&#129;x", "\xe2\x80\x99\xe2\x80\x9c\xe2\x82\xacx\n"},
    {"<p>a\xc2\x92"
     "b",
     "a\xe2\x80\x99"
     "b\n"},
    {"<p><a href='?a=1&b=2&amp'>x</a>&amp;amp", "x&amp\n"},
};

START_TEST(test_raw_text)
{
    options.raw_text = true;
    const char *html = raw_texts[_i].html;
    expect_span(read_page(rt_span_of(html)).text, raw_texts[_i].text, html);
}
END_TEST

/* Markup that is wrong is read as browsers do. */
static const struct {
    const char *html, *text;
} malformed[] = {
    {"a < b, 1<2, <3, < p>", "a < b, 1<2, <3, < p>\n"},
    {"<p>a</b></p></div>b", "a\nb\n"},
    {"<p>a<b>b<p>c</b>d", "ab\ncd\n"},
    {"<P>A<BR>B</P", "A\nB\n"},
    {"<p class='x>y' title=\"a>b\" data-x=c>d", "d\n"},
    {"<p a=1 a=2 b>x", "x\n"},
    {"<p>a<p b='unclosed", "a\n"},
    {"<p>a<p", "a\n"},
    {"<p>a<!-- unclosed <p>b", "a\n"},
    {"<p>a<![if IE]>b<![endif]>c<!doctype x>d", "abcd\n"},
    {"<p>a<?php echo 1 ?>b<?>c", "abc\n"},
    {"<p>a</ x>b</>c</3>d", "abcd\n"},
    {"<p>a<![CDATA[b]]>c", "ac\n"},
    {"<script>if (a < b) '</p>' <!-- <script> </script> --></script>a", "a\n"},
    {"<script><!-- <script> </script>a", "a\n"},
    {"<script><!--> x </script>a", "a\n"},
    {"<style>a</STYLE >b", "b\n"},
    {"<script>a</scripts></script\n>b", "b\n"},
    {"<p>a<script>b", "a\n"},
    {"<p>a<noscript>b", "ab\n"},
    {"<p>a<textarea><script></textarea>b", "ab\n"},
    {"<html><body>a</body></html>b", "a\nb\n"},
    {"<body>a<body>b<html>c", "abc\n"},
    {"<td>a<td>b", "a\tb\n"},
    {"<li>a<p>b<li>c", "a\nb\nc\n"},
    {"<div hidden><nav><div>a</nav>b</div>c</div>d", "d\n"},
    {"<p>a<xyz>b</xyz><o:p>c</o:p>", "abc\n"},
    {"<p>a<svg/>b<path d='M1'/>c", "abc\n"},
};

START_TEST(test_malformed)
{
    options.raw_text = true;
    const char *html = malformed[_i].html;
    expect_span(read_page(rt_span_of(html)).text, malformed[_i].text, html);
}
END_TEST

/* Zero bytes stand anywhere in what crawlers keep. */
START_TEST(test_zero_bytes)
{
    options.raw_text = true;
    static const char html[] = "\0<p>a\0b</p\0><p\0 id=\0>c<!-\0-x-->d\0";
    expect_span(read_page(rt_span(html, sizeof html)).text, "ab\ncd\n", "zero bytes");
}
END_TEST

/* An end tag ends what libxml2 leaves open: the text after a menu is no part of it. */
START_TEST(test_unclosed_in_menu)
{
    expect_span(read_page(rt_span_of("<nav><ul><li><div>menu</ul></nav><p>A sentence stands here, "
                                     "and it is long enough to be taken for one."))
                    .text,
                "A sentence stands here, and it is long enough to be taken for one.\n", "nav");
}
END_TEST

/* -------------------------------------------------------------------- fields */

typedef enum field { TITLE, LANG, URL, DATE } field;

static const struct {
    field field;
    const char *html, *value;
} fields[] = {
    {TITLE, "<title> A &amp; B\n C </title>", "A & B C"},
    {TITLE, "<title>a</title><meta property='og:title' content=' b&nbsp;c '>", "b c"},
    {TITLE, "<title>a</title><title>b</title>", "a"},
    {TITLE, "<svg><title>a</title></svg>", ""},
    {TITLE, "<title></title><title>b</title>", "b"},
    {TITLE, "<title>a <b>c</title>", "a c"},
    {TITLE, "<meta name=OG:Title content=a>", "a"},
    {LANG, "<html lang='de-AT'>", "de-AT"},
    {LANG, "<html xml:lang=fr>", "fr"},
    {LANG, "<html lang=''><meta http-equiv=Content-Language content='es, en'>", "es"},
    {LANG, "<meta property=og:locale content=pt_BR>", "pt-BR"},
    {LANG, "<html lang='x'>", ""},
    {LANG, "<html lang='english'>", ""},
    {LANG, "<html lang='<?php lang ?>'>", ""},
    {URL, "<link rel='stylesheet' href='http://a/'><link rel='x Canonical' href=' http://b/ '>",
     "http://b/"},
    {URL, "<link rel=canonical href='/c'><meta property=og:url content='HTTPS://d/?a=1&amp;b'>",
     "HTTPS://d/?a=1&b"},
    {URL, "<link rel=canonical href='//e/'>", ""},
    {URL, "<link rel=canonical href='http://a b/'>", ""},
    {URL, "<link rel=canonical href='http://'>", ""},
    {URL, "<link rel=canonical href='javascript:x'>", ""},
    {DATE, "<meta property='article:published_time' content='2021-07-19T20:15:00+02:00'>",
     "2021-07-19T18:15:00Z"},
    {DATE, "<time datetime='2020-01-02'>x</time><meta name=date content='2020-01-03'>",
     "2020-01-03"},
    {DATE, "<time>yesterday</time><time datetime=2020-01-02>x</time>", "2020-01-02"},
    {DATE, "<meta itemprop=datePublished content='19.7.2021'>", "2021-07-19"},
    {DATE, "<meta name=DC.date content='July 4, 1999'>", "1999-07-04"},
    {DATE, "<meta name=date content='1885-01-01'><time datetime='2001-02-03'>", "2001-02-03"},
    {DATE,
     "<script type='application/ld+json'>{\"@type\":\"NewsArticle\","
     "\"datePublished\":\"2021-07-19\"}</script><meta name=pubdate content=2020-01-01>",
     "2021-07-19"},
    {DATE,
     "<script type='application/ld+json'>{\"@type\":\"WebPage\",\"datePublished\":\"2021-07-19\"}"
     "</script><meta name=pubdate content=2020-01-01>",
     "2020-01-01"},
    {DATE,
     "<script type=\"application/ld+json\">//<![CDATA[\n{\"@context\":\"x\",\"@graph\":[{\"@type\":"
     "[\"WebPage\"],\"datePublished\":\"2019-01-01\"},{\"@type\":[\"x\",\"BlogPosting\"],"
     "\"datePublished\":\"2019-01-02T03:04:05Z\"}]}\n//]]></script>",
     "2019-01-02T03:04:05Z"},
    {DATE,
     "<script type='application/ld+json'>[{\"@type\":\"Article\",\"datePublished\":\"no\"}]"
     "</script><script type='application/ld+json'>{\"@type\":\"VideoObject\",\"datePublished\":"
     "\"2018-01-01\"}</script>",
     "2018-01-01"},
    {DATE,
     "<script type='application/ld+json'>{\"@type\":\"ItemList\",\"itemListElement\":[{\"@type\":"
     "\"Article\",\"datePublished\":\"2018-01-01\"}]}</script>",
     ""},
    {DATE, "<script type='application/ld+json'>{\"datePublished\":\"2018-01-01\"</script>", ""},
    {DATE,
     "<script type='application/ld+json'>{\"mainEntity\":{\"@type\":\"Article\","
     "\"datePublished\":\"2018-01-01\"}}</script>",
     "2018-01-01"},
};

START_TEST(test_fields)
{
    const char *html = fields[_i].html;
    rt_page page = read_page(rt_span_of(html));
    const retold_span found[] = {page.title, page.lang, page.url, page.date};
    expect_span(found[fields[_i].field], fields[_i].value, html);
}
END_TEST

START_TEST(test_not_from_the_future)
{
    const char *html = "<meta name=pubdate content=2021-07-20><time datetime=2021-07-01>";
    options.fetched = rt_span_of("2021-07-18T23:59:59Z");
    expect_span(read_page(rt_span_of(html)).date, "2021-07-01", html);
    options.fetched = rt_span_of("2021-07-19T00:00:00Z");
    expect_span(read_page(rt_span_of(html)).date, "2021-07-20", html);
    options.fetched = rt_span_of("1999-12-31");
    expect_span(read_page(rt_span_of("<meta name=date content=2000-01-01>")).date, "2000-01-01",
                "the next day");
}
END_TEST

/* Nothing of one page is found in the next. */
START_TEST(test_reader_is_reused)
{
    read_page(rt_span_of("<html lang=en><title>a</title><link rel=canonical href=http://a/>"
                         "<meta name=date content=2020-01-01><script type='application/ld+json'>{"
                         "</script><p>b"));
    rt_page page = read_page(rt_span_of("<p>c"));
    ck_assert_uint_eq(page.title.size + page.lang.size + page.url.size + page.date.size, 0);
    options.raw_text = true;
    expect_span(read_page(rt_span_of("<p>d")).text, "d\n", "second page");
}
END_TEST

/* -------------------------------------------------------------------- is HTML */

static const struct {
    const char *type, *body;
    bool html;
} types[] = {
    {"text/html", "", true},
    {"Text/HTML ; charset=x", "", true},
    {"application/xhtml+xml", "", true},
    {"", "<!DOCTYPE html><p>a", true},
    {"", " \n<!-- a --><?xml version='1.0'?><HTML>", true},
    {"", "\xef\xbb\xbf<html>", true},
    {"text/plain", "<html><body>", true},
    {"application/octet-stream", "<head>", true},
    {"text/plain", "a text about <html>", false},
    {"text/plain", "a < b", false},
    {"", "", false},
    {"", "<rss version='2.0'>", false},
    {"text/xml", "<?xml version='1.0'?><feed>", false},
    {"image/png", "<html>", false},
    {"application/json", "<html>", false},
};

START_TEST(test_is_html)
{
    ck_assert_msg(rt_page_is_html(rt_span_of(types[_i].type), rt_span_of(types[_i].body)) ==
                      types[_i].html,
                  "%s: %s", types[_i].type, types[_i].body);
}
END_TEST

START_TEST(test_plain_text)
{
    rt_page page;
    retold_span body = rt_span_of("a <b>\n\tcaf\xe9\n");
    ck_assert_int_eq(
        rt_page_read(reader, body, rt_span_of("text/plain; charset=latin1"), &options, &page, NULL),
        RETOLD_OK);
    expect_span(page.text, "a <b>\n\tcaf\xc3\xa9\n", "plain text");
    ck_assert_str_eq(page.charset.name, "windows-1252");
    ck_assert_uint_eq(page.title.size, 0);
}
END_TEST

START_TEST(test_mojibake)
{
    options.raw_text = true;
    ck_assert_uint_eq(read_page(rt_span_of("<p>caf\xc3\x83\xc2\xa9")).mojibake, 1);
    ck_assert_uint_eq(read_page(rt_span_of("<p>caf\xc3\xa9")).mojibake, 0);
}
END_TEST

/* --------------------------------------------------------------------- limits */

static void repeat(rt_buffer *to, const char *what, size_t times)
{
    size_t size = strlen(what);
    ck_assert(rt_buffer_reserve(to, size * times));
    for (size_t i = 0; i < times; i++) {
        append(to, what);
    }
}

enum { MILLION = 1000 * 1000 };

/* Nothing is lost that stands deeper than is followed. */
START_TEST(test_a_million_deep)
{
    static const char *const tags[] = {"<div>", "<b>", "<ul><li>", "<table><tr><td>", "<x a=1>"};
    rt_buffer page;
    rt_buffer_init(&page);
    append(&page, "<p>before");
    repeat(&page, tags[_i], MILLION);
    append(&page, "<p>within");
    repeat(&page, "</div></b>", 10);
    append(&page, "<p>after");
    options.raw_text = true;
    rt_page read = read_page(span_of(&page));
    expect_span(read.text, "before\nwithin\nafter\n", tags[_i]);
    ck_assert(read.cut);
    rt_buffer_release(&page);
}
END_TEST

START_TEST(test_depth_limit)
{
    options.raw_text = true;
    options.max_depth = 6;
    rt_page page = read_page(rt_span_of("<html><body><i><i><i><i>a"));
    ck_assert(!page.cut);
    page = read_page(rt_span_of("<html><body><i><i><i><i><i>a<svg/>b</i></i><p>c"));
    expect_span(page.text, "a\nb\nc\n", "seven deep");
    ck_assert(page.cut);
}
END_TEST

START_TEST(test_size_limit)
{
    options.raw_text = true;
    options.max_size = 6;
    rt_page page = read_page(rt_span_of("<p>abc"));
    ck_assert(!page.cut);
    page = read_page(rt_span_of("<p>abcd"));
    expect_span(page.text, "abc\n", "seven bytes");
    ck_assert(page.cut);
}
END_TEST

START_TEST(test_block_limit)
{
    options.raw_text = true;
    options.max_blocks = 2;
    rt_page page = read_page(rt_span_of("<p>a<p>b"));
    ck_assert(!page.cut);
    page = read_page(rt_span_of("<p>a<p>b<p>c<p>d"));
    expect_span(page.text, "a\nb\nc\nd\n", "four blocks");
    ck_assert(page.cut);
}
END_TEST

/* Inputs that take a parser long, if its time grows with their square. */
static const struct {
    const char *begin, *repeated, *text;
    size_t times;
} slow[] = {
    {"<p ", "a", "x\n", 4 * MILLION},
    {"<p ", "a=1 ", "x\n", MILLION},
    {"<script type=ld+json ", "a b ", "", MILLION},
    {"<p style='", "display", "x\n", MILLION},
    {"", "<iframe>", "'>\nx\n", MILLION},
    {"", "<script><!--<script></script>", "'>\nx\n", MILLION / 4},
    {"", "<!-", "x\n", MILLION},
    {"<!--", "-", "", 4 * MILLION},
    {"", "<font a=1>", "'>\nx\n", MILLION / 4},
    {"<div><div><div>", "</b>", "'>\nx\n", MILLION},
    {"<a>", "<a><div>", "'>\nx\n", MILLION / 4},
    {"", "<", NULL, MILLION},
    {"", "&", NULL, MILLION},
    {"", "&amp", NULL, MILLION},
    {"<p>", "<br>", "'>\nx\n", MILLION},
    {"<pre>", "\n", NULL, MILLION},
    {"<meta name=date content='", "2020 ", "x\n", MILLION},
    {"<script type='application/ld+json'>", "[", "", MILLION},
    {"<script type='application/ld+json'>", "[0],", "", MILLION},
};

START_TEST(test_slow_inputs)
{
    rt_buffer page;
    rt_buffer_init(&page);
    append(&page, slow[_i].begin);
    repeat(&page, slow[_i].repeated, slow[_i].times);
    append(&page, "'><p>x");
    options.raw_text = true;
    rt_page read = read_page(span_of(&page));
    if (slow[_i].text != NULL) {
        expect_span(read.text, slow[_i].text, slow[_i].repeated);
    }
    rt_buffer_release(&page);
}
END_TEST

START_TEST(test_many_names)
{
    rt_buffer page;
    rt_buffer_init(&page);
    for (size_t i = 0; i < MILLION / 4; i++) {
        char text[64];
        snprintf(text, sizeof text, "&n%zu; <x%zu>", i, i);
        append(&page, text);
    }
    ck_assert(read_page(span_of(&page)).cut);
    page.size = 0;
    for (size_t i = 0; i < MILLION / 4; i++) {
        char text[64];
        snprintf(text, sizeof text, "<x%zu></x%zu>", i, i);
        append(&page, text);
    }
    append(&page, "end");
    options.raw_text = true;
    expect_span(read_page(span_of(&page)).text, "end\n", "many names side by side");
    rt_buffer_release(&page);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("page");
    TCase *page = tcase_create("page");
    tcase_add_checked_fixture(page, setup, teardown);
    tcase_set_timeout(page, 120);
    tcase_add_loop_test(page, test_raw_text, 0, sizeof raw_texts / sizeof *raw_texts);
    tcase_add_loop_test(page, test_malformed, 0, sizeof malformed / sizeof *malformed);
    tcase_add_test(page, test_zero_bytes);
    tcase_add_test(page, test_unclosed_in_menu);
    tcase_add_loop_test(page, test_fields, 0, sizeof fields / sizeof *fields);
    tcase_add_test(page, test_not_from_the_future);
    tcase_add_test(page, test_reader_is_reused);
    tcase_add_loop_test(page, test_is_html, 0, sizeof types / sizeof *types);
    tcase_add_test(page, test_plain_text);
    tcase_add_test(page, test_mojibake);
    tcase_add_loop_test(page, test_a_million_deep, 0, 5);
    tcase_add_test(page, test_depth_limit);
    tcase_add_test(page, test_size_limit);
    tcase_add_test(page, test_block_limit);
    tcase_add_loop_test(page, test_slow_inputs, 0, sizeof slow / sizeof *slow);
    tcase_add_test(page, test_many_names);
    suite_add_tcase(suite, page);
    return run_suite(suite);
}
