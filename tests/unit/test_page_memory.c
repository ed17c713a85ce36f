/*
 * Reading a page with every allocation failing in turn, those of libxml2 and ICU too: what comes of
 * it is RETOLD_NO_MEMORY or the page as it is. Run under the address sanitizer to see leaks.
 */
#include "failing.h"
#include "page/page.h"
#include "support.h"

#include <libxml/parser.h>
#include <stdlib.h>
#include <unicode/uclean.h>

static const char page_html[] =
    "<!DOCTYPE html><html lang=en><head><meta charset=windows-1251><title>A title &amp</title>"
    "<link rel=canonical href='http://a.example/'><meta name=date content='2020-01-01'>"
    "<script type='application/ld+json'>{\"@type\":\"Article\",\"datePublished\":\"2021-07-19\"}"
    "</script></head><body><nav><a href=/>Home</a><div></nav><h1 class='a b c d e'>Heading</h1>"
    "<p id=x title='1' style='color:red'>The first paragraph is long enough to be kept, and has "
    "two sentences. This is the other one.\xe9\xea &copy2020 &nosuch; &#8364;<p>Another, which is "
    "as long as the first, so that there is something to judge by.<table><tr><td>a<td>b</table>"
    "<ul><li><b><i><u><s><em><strong><span><sup><sub><small>deep</ul>";

/* ------------------------------------------------------------- other libraries */

/* Read by the leak sanitizer. libxml2 2.9 loses the handlers of a parser that it has no memory for.
 */
const char *__lsan_default_suppressions(void);

const char *__lsan_default_suppressions(void)
{
    return "leak:htmlNewParserCtxt\n";
}

static void *failing_malloc(size_t size)
{
    return failing_now() ? NULL : malloc(size);
}

static void *failing_realloc(void *memory, size_t size)
{
    return failing_now() ? NULL : realloc(memory, size);
}

static char *failing_strdup(const char *string)
{
    return failing_now() ? NULL : strdup(string);
}

static void *icu_malloc(const void *context, size_t size)
{
    return failing_malloc(size);
}

static void *icu_realloc(const void *context, void *memory, size_t size)
{
    return failing_realloc(memory, size);
}

static void icu_free(const void *context, void *memory)
{
    free(memory);
}

static bool take_over_allocations(void)
{
    UErrorCode code = U_ZERO_ERROR;
    u_setMemoryFunctions(NULL, icu_malloc, icu_realloc, icu_free, &code);
    bool done = xmlMemSetup(free, failing_malloc, failing_realloc, failing_strdup) == 0;
    xmlInitParser();
    return U_SUCCESS(code) && done;
}

/* --------------------------------------------------------------------- the test */

static uint64_t hash_of(const rt_page *page)
{
    const retold_span spans[] = {page->text, page->title, page->lang, page->url, page->date};
    uint64_t hash = page->charset.repaired;
    for (size_t i = 0; i < sizeof spans / sizeof *spans; i++) {
        hash = rt_mix64(hash + spans[i].size);
        for (size_t k = 0; k < spans[i].size; k++) {
            hash = rt_mix64(hash ^ (unsigned char)spans[i].data[k]);
        }
    }
    return hash;
}

typedef struct outcome {
    bool no_memory;
    bool wrong;
    uint64_t page;
} outcome;

/* Nothing is asserted while allocations may fail, since those of the test would fail too. */
static outcome run(rt_page_reader *reader, retold_span body)
{
    rt_page_options options;
    rt_page_options_init(&options);
    rt_page page = {.mojibake = 77};
    retold_error error = {0};
    outcome o = {0};
    retold_status status =
        rt_page_read(reader, body, rt_span_of("text/html"), &options, &page, &error);
    o.no_memory = status == RETOLD_NO_MEMORY;
    o.wrong = o.no_memory ? page.mojibake != 77 || error.message[0] == '\0' : status != RETOLD_OK;
    o.page = o.no_memory ? 0 : hash_of(&page);
    return o;
}

static void check_failures(retold_span body, bool all_after)
{
    rt_page_reader *reader = rt_page_reader_new();
    ck_assert_ptr_nonnull(reader);
    outcome whole = run(reader, body);
    rt_page_reader_free(reader);
    ck_assert(!whole.no_memory && !whole.wrong);
    size_t failures = 0;
    bool fired = true;
    for (size_t nth = 1; fired; nth++) {
        failing_start(nth, all_after);
        reader = rt_page_reader_new();
        outcome o = {.no_memory = true};
        if (reader != NULL) {
            o = run(reader, body);
        }
        fired = failing_stop();
        failures += o.no_memory;
        REQUIRE(!o.wrong, "a wrong status or output when allocation %zu fails", nth);
        REQUIRE(o.no_memory || o.page == whole.page, "another page when allocation %zu fails", nth);
        if (reader != NULL) { /* it can be used further */
            o = run(reader, body);
            REQUIRE(!o.no_memory && o.page == whole.page, "not the page after failure %zu", nth);
        }
        rt_page_reader_free(reader);
    }
    ck_assert_uint_gt(failures, 10);
}

START_TEST(test_failures)
{
    check_failures(rt_span(page_html, sizeof page_html - 1), _i == 1);
}
END_TEST

/* Of no declared encoding: uchardet is asked. */
START_TEST(test_failures_undeclared)
{
    check_failures(rt_span_of("<p>\xcf\xee\xf0\xf2 \xe1\xfb\xeb \xe7\xe0\xea\xf0\xfb\xf2 \xe4\xe2"
                              "\xe0 \xe4\xed\xff. &copy"),
                   _i == 1);
}
END_TEST

int main(void)
{
    if (!take_over_allocations()) {
        return 1;
    }
    Suite *suite = suite_create("page memory");
    TCase *page = tcase_create("page memory");
    tcase_set_timeout(page, 120);
    tcase_add_loop_test(page, test_failures, 0, 2);
    tcase_add_loop_test(page, test_failures_undeclared, 0, 2);
    suite_add_tcase(suite, page);
    return run_suite(suite);
}
