/* Names that the dictionary must know in many languages, and tables that are damaged. */
#include "cross/concepts.h"
#include "support.h"

#include <stdlib.h>
#include <zlib.h>

static rt_concepts *concepts;

static void start(void)
{
    ck_assert_int_eq(rt_concepts_new(rt_concepts_data(), &concepts, NULL), RETOLD_OK);
}

static void stop(void)
{
    rt_concepts_free(concepts);
}

static const rt_concept_language *language_of(const char *tag)
{
    const rt_concept_language *language = NULL;
    retold_status status = strcmp(tag, "any") == 0
                               ? rt_concepts_any_language(concepts, &language, NULL)
                               : rt_concepts_language(concepts, rt_span_of(tag), &language, NULL);
    ck_assert_int_eq(status, RETOLD_OK);
    return language;
}

enum { TOKENS_MAX = 32 };

/* Matches folded tokens that are written with a space between each and the next. */
static bool find(const char *tag, const char *text, rt_concept_match *found)
{
    retold_span tokens[TOKENS_MAX];
    size_t count = 0;
    for (const char *p = text; *p != '\0' && count < TOKENS_MAX;) {
        size_t size = strcspn(p, " ");
        tokens[count++] = rt_span(p, size);
        p += size + (p[size] == ' ');
    }
    const rt_concept_language *language = language_of(tag);
    ck_assert_msg(language != NULL, "no language %s", tag);
    return rt_concepts_match(language, tokens, count, found);
}

static bool has(const rt_concept_match *found, rt_concept_kind kind, const char *code)
{
    for (uint32_t i = 0; i < found->count; i++) {
        const rt_concept *concept = rt_concepts_get(concepts, found->ids[i]);
        if (concept->kind == kind && rt_span_equal(concept->code, rt_span_of(code))) {
            return true;
        }
    }
    return false;
}

typedef struct expected {
    const char *tag, *text;
    uint32_t tokens;
    rt_concept_kind kind;
    const char *code;
} expected;

static void check_all(const expected *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        rt_concept_match found;
        ck_assert_msg(find(rows[i].tag, rows[i].text, &found), "%s: %s is not found", rows[i].tag,
                      rows[i].text);
        ck_assert_msg(found.tokens == rows[i].tokens, "%s: %s takes %u tokens", rows[i].tag,
                      rows[i].text, found.tokens);
        ck_assert_msg(has(&found, rows[i].kind, rows[i].code), "%s: %s is not %s", rows[i].tag,
                      rows[i].text, rows[i].code);
    }
}

#define CHECK_ALL(rows) check_all(rows, sizeof(rows) / sizeof *(rows))

START_TEST(test_words)
{
    static const expected rows[] = {
        {"en", "germany", 1, 'R', "DE"},
        {"en", "july", 1, 'M', "7"},
        {"en", "tuesday", 1, 'W', "2"},
        {"en", "billion", 1, 'X', "9"},
        {"en", "judge", 1, 'E', "🧑‍⚖"},
        {"fr", "allemagne", 1, 'R', "DE"},
        {"fr", "juillet", 1, 'M', "7"},
        {"fr", "milliard", 1, 'X', "9"},
        {"fr", "juge", 1, 'E', "🧑‍⚖"},
        {"de", "mrd", 1, 'X', "9"},
        {"de", "dienstag", 1, 'W', "2"},
        {"es", "londres", 1, 'T', "Europe/London"},
        {"pt-BR", "dólar", 1, 'U', "dollar"},
        {"it", "febbraio", 1, 'M', "2"},
        {"pl", "niemcy", 1, 'R', "DE"},
        {"tr", "almanya", 1, 'R', "DE"},
        {"ru", "германия", 1, 'R', "DE"},
        {"ru", "вторник", 1, 'W', "2"},
        {"el", "γερμανία", 1, 'R', "DE"},
        {"ar", "ألمانيا", 1, 'R', "DE"},
        {"he", "גרמניה", 1, 'R', "DE"},
        {"hi", "जर्मनी", 1, 'R', "DE"},
        {"hi", "लाख", 1, 'X', "5"},
        {"ta", "ஜெர்மனி", 1, 'R', "DE"},
        {"si", "ජර්මනිය", 1, 'R', "DE"},
        {"ko", "독일", 1, 'R', "DE"},
        {"am", "ጀርመን", 1, 'R', "DE"},
        {"ka", "გერმანია", 1, 'R', "DE"},
        {"de", "dublin", 1, 'T', "Europe/Dublin"}, /* named by no language, being the same in all */
    };
    CHECK_ALL(rows);
}
END_TEST

START_TEST(test_inflected_words)
{
    static const expected rows[] = {
        {"ru", "москве", 1, 'T', "Europe/Moscow"},
        {"ru", "москвой", 1, 'T', "Europe/Moscow"},
        {"ru", "германии", 1, 'R', "DE"},
        {"pl", "niemczech", 1, 'R', "DE"},
        {"pl", "rosji", 1, 'R', "RU"},
        {"cs", "ruska", 1, 'R', "RU"},
        {"de", "polizisten", 1, 'E', "👮"},
        {"de", "deutschlands", 1, 'R', "DE"},
        {"fi", "suomessa", 1, 'R', "FI"},
        {"fi", "ruotsista", 1, 'R', "SE"},
        {"tr", "almanyada", 1, 'R', "DE"},
        {"hu", "németországban", 1, 'R', "DE"},
        {"ko", "독일에서", 1, 'R', "DE"},
        {"ar", "والصين", 1, 'R', "CN"},
        {"ar", "بالصين", 1, 'R', "CN"},
        {"ar", "للصين", 1, 'R', "CN"},
        {"he", "בגרמניה", 1, 'R', "DE"},
        {"any", "германии", 1, 'R', "DE"},
    };
    CHECK_ALL(rows);
    rt_concept_match found;
    ck_assert(find("ru", "москве", &found) && !found.exact);
    ck_assert(find("ru", "москва", &found) && found.exact);
}
END_TEST

START_TEST(test_names_of_several_words)
{
    static const expected rows[] = {
        {"en", "united states of", 2, 'R', "US"},
        {"en", "united arab emirates", 3, 'R', "AE"},
        {"fr", "côte d ivoire", 3, 'R', "CI"},
        {"fr", "états unis", 2, 'R', "US"},
        {"de", "vereinigten staaten", 2, 'R', "US"},
        {"ru", "соединенных штатах", 2, 'R', "US"},
        {"ar", "بالولايات المتحدة", 2, 'R', "US"},
        {"es", "mil millones", 2, 'X', "9"},
        {"es", "millones", 1, 'X', "6"},
        {"en", "new york", 2, 'T', "America/New_York"},
        {"any", "united states", 2, 'R', "US"},
    };
    CHECK_ALL(rows);
    rt_concept_match found;
    ck_assert(!find("en", "united", &found) || !has(&found, 'R', "US"));
}
END_TEST

START_TEST(test_scripts_without_spaces)
{
    static const expected rows[] = {
        {"zh", "美 国 总 统", 2, 'R', "US"}, {"zh-Hant-TW", "美 國", 2, 'R', "US"},
        {"zh", "南 非 的", 2, 'R', "ZA"},    {"zh", "中 非 共 和 国", 5, 'R', "CF"},
        {"zh", "万", 1, 'X', "4"},           {"zh", "万 亿", 2, 'X', "12"},
        {"zh", "亿", 1, 'X', "8"},           {"ja", "ア メ リ カ 合 衆 国", 7, 'R', "US"},
        {"ja", "ロ シ ア が", 3, 'R', "RU"}, {"ja", "警 察", 2, 'E', "🚓"},
        {"th", "เ ย อ ร ม นี", 6, 'R', "DE"}, {"yue", "德 國", 2, 'R', "DE"},
        {"any", "日 本", 2, 'R', "JP"},
    };
    CHECK_ALL(rows);
    rt_concept_match found;
    ck_assert(!find("zh", "的", &found));
    ck_assert(!find("zh", "中", &found));
}
END_TEST

START_TEST(test_no_match)
{
    rt_concept_match found;
    const rt_concept_language *english = language_of("en");
    ck_assert(!rt_concepts_match(english, NULL, 0, &found));
    static const char *const words[] = {"", "x", "123", "qqqqqqqq", "\xf4\x8f\xbf\xbf", "a1b2"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        retold_span word = rt_span_of(words[i]);
        ck_assert_msg(!rt_concepts_match(english, &word, 1, &found), "%s", words[i]);
    }
}
END_TEST

START_TEST(test_tags)
{
    ck_assert_ptr_eq(language_of("pt-BR"), language_of("pt"));
    ck_assert_ptr_eq(language_of("zh-TW"), language_of("zh-Hant"));
    ck_assert_ptr_eq(language_of("zh_CN"), language_of("ZH"));
    ck_assert_ptr_eq(language_of("iw"), language_of("he"));
    ck_assert_ptr_eq(language_of("nb"), language_of("no"));
    ck_assert_ptr_eq(language_of("deu"), language_of("de"));
    static const char *const none[] = {"",  "und", "qqq",         "#",  "*",
                                       "-", "en1", "toolongatag", "x-y"};
    for (size_t i = 0; i < sizeof none / sizeof *none; i++) {
        ck_assert_msg(language_of(none[i]) == NULL, "%s", none[i]);
    }
}
END_TEST

START_TEST(test_concepts)
{
    ck_assert_uint_gt(rt_concepts_count(concepts), 2000);
    ck_assert_uint_gt(rt_concepts_version(concepts).size, 3);
    for (size_t i = 0; i < rt_concepts_count(concepts); i++) {
        const rt_concept *concept = rt_concepts_get(concepts, (uint16_t)i);
        ck_assert_uint_gt(concept->code.size, 0);
        ck_assert_uint_gt(concept->label.size, 0);
    }
    rt_concept_match found;
    ck_assert(find("de", "oktober", &found));
    const rt_concept *october = rt_concepts_get(concepts, found.ids[0]);
    ck_assert_uint_eq(october->value, 10);
    ck_assert(rt_span_equal(october->label, rt_span_of("october")));
}
END_TEST

/* Every section unpacks, and no sequence of tokens gives ids out of range. */
START_TEST(test_every_language)
{
    retold_span data = rt_concepts_data();
    size_t sections = (unsigned char)data.data[28] | (size_t)(unsigned char)data.data[29] << 8;
    ck_assert_uint_gt(sections, 150);
    for (size_t i = 0; i < sections; i++) {
        char tag[9] = {0};
        memcpy(tag, data.data + 40 + i * 36, 8);
        const rt_concept_language *language = language_of(tag);
        ck_assert((language == NULL) == (tag[0] == '#' || tag[0] == '*'));
        retold_span london = rt_span_of("london");
        rt_concept_match found;
        ck_assert_msg(language == NULL || rt_concepts_match(language, &london, 1, &found), "%s",
                      tag);
        for (uint32_t k = 0; language != NULL && k < found.count; k++) {
            ck_assert_uint_lt(found.ids[k], rt_concepts_count(concepts));
        }
    }
}
END_TEST

/* -------------------------------------------------------------------- damage */

static char *copy_data(size_t size)
{
    char *copy = malloc(size == 0 ? 1 : size);
    memcpy(copy, rt_concepts_data().data, size);
    return copy;
}

/* Sets the checksum of the directory right, so that what it says is believed. */
static void sign(char *data)
{
    uint32_t sections, aliases;
    memcpy(&sections, data + 28, 4);
    memcpy(&aliases, data + 32, 4);
    size_t end = 40 + (size_t)sections * 36 + (size_t)aliases * 12;
    uLong crc =
        crc32(crc32(0, (const Bytef *)data, 24), (const Bytef *)data + 28, (unsigned)(end - 28));
    uint32_t word = (uint32_t)crc;
    memcpy(data + 24, &word, 4);
}

START_TEST(test_damaged_header)
{
    size_t size = rt_concepts_data().size;
    char *data = copy_data(size);
    for (size_t i = 0; i < 400; i++) {
        data[i] ^= 0x41;
        rt_concepts *made = NULL;
        retold_error error = {0};
        ck_assert_int_eq(rt_concepts_new(rt_span(data, size), &made, &error), RETOLD_INVALID);
        ck_assert(made == NULL && error.message[0] != '\0');
        data[i] ^= 0x41;
    }
    free(data);
}
END_TEST

START_TEST(test_cut)
{
    rng r = {11};
    size_t size = rt_concepts_data().size;
    for (size_t i = 0; i < 400; i++) {
        size_t kept = i < 100 ? i : rng_below(&r, i < 250 ? 12000 : size);
        char *data = copy_data(kept);
        rt_concepts *made = NULL;
        ck_assert_int_eq(rt_concepts_new(rt_span(data, kept), &made, NULL), RETOLD_INVALID);
        if (kept >= 16) { /* the size it gives is right, but sections end outside */
            uint32_t word = (uint32_t)kept;
            memcpy(data + 12, &word, 4);
            ck_assert_int_eq(rt_concepts_new(rt_span(data, kept), &made, NULL), RETOLD_INVALID);
        }
        free(data);
    }
}
END_TEST

static void load_all(retold_span data, size_t *failures)
{
    static const char *const tags[] = {"en", "zh", "ar", "th"};
    rt_concepts *made = NULL;
    if (rt_concepts_new(data, &made, NULL) != RETOLD_OK) {
        ++*failures;
        return;
    }
    const rt_concept_language *language = NULL;
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        *failures += rt_concepts_language(made, rt_span_of(tags[i]), &language, NULL) != RETOLD_OK;
    }
    *failures += rt_concepts_any_language(made, &language, NULL) != RETOLD_OK;
    rt_concepts_free(made);
}

/* A directory that is signed but says wrong things, and sections that are damaged. */
START_TEST(test_damaged_sections)
{
    rng r = {12};
    size_t size = rt_concepts_data().size;
    size_t failures = 0;
    char *data = copy_data(size);
    uint32_t sections;
    memcpy(&sections, data + 28, 4);
    for (size_t i = 0; i < 60; i++) {
        bool directory = i % 2 == 0;
        size_t at = directory ? 28 + rng_below(&r, 12 + sections * 36) : rng_below(&r, size);
        char before = data[at];
        data[at] ^= (char)(1 + rng_below(&r, 255));
        if (at >= 28 && at < 40) {
            data[at] = (char)((unsigned char)before - 1); /* sign() must stay inside */
        }
        sign(data);
        load_all(rt_span(data, size), &failures);
        data[at] = before;
    }
    ck_assert_uint_gt(failures, 0);
    free(data);
}
END_TEST

/* Sections that unpack, with right checksums, to random bytes: a table put together here. */
START_TEST(test_random_names)
{
    enum { HEAD = 40 + 2 * 36 };
    rng r = {13};
    for (size_t round = 0; round < 3000; round++) {
        char data[400] = "RTCONCPT\1";
        const char *line = "R\t0\tDE\tgermany\n";
        char parts[2][100];
        size_t sizes[2] = {strlen(line), 1 + rng_below(&r, 60)};
        memcpy(parts[0], line, sizes[0]);
        for (size_t i = 0; i < sizes[1]; i++) {
            parts[1][i] = (char)rng_below(&r, rng_chance(&r, 0.7) ? 6 : 256);
        }
        size_t at = HEAD;
        for (size_t s = 0; s < 2; s++) {
            /* A frame of one raw block: magic, single segment with its size, block header. */
            const char frame[] = {'\x28',
                                  '\xb5',
                                  '\x2f',
                                  '\xfd',
                                  '\x20',
                                  (char)sizes[s],
                                  (char)(sizes[s] << 3 | 1),
                                  (char)(sizes[s] >> 5),
                                  0};
            memcpy(data + at, frame, sizeof frame);
            memcpy(data + at + sizeof frame, parts[s], sizes[s]);
            uint32_t packed = (uint32_t)(sizeof frame + sizes[s]);
            uint32_t words[] = {(uint32_t)at, packed, (uint32_t)sizes[s],
                                (uint32_t)crc32(0, (const Bytef *)data + at, packed)};
            char *entry = data + 40 + s * 36;
            memcpy(entry, s == 0 ? "#\0" : "en", 2);
            memcpy(entry + 8, words, sizeof words);
            at += packed;
        }
        uint32_t numbers[] = {2, 0, 1};
        memcpy(data + 28, numbers, sizeof numbers);
        uint32_t total = (uint32_t)at;
        memcpy(data + 12, &total, 4);
        sign(data);
        rt_concepts *made = NULL;
        ck_assert_int_eq(rt_concepts_new(rt_span(data, at), &made, NULL), RETOLD_OK);
        const rt_concept_language *language = NULL;
        retold_status status = rt_concepts_language(made, rt_span("en", 2), &language, NULL);
        ck_assert(status == RETOLD_OK || (status == RETOLD_INVALID && language == NULL));
        rt_concepts_free(made);
    }
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("concepts");
    TCase *names = tcase_create("names");
    tcase_add_checked_fixture(names, start, stop);
    tcase_set_timeout(names, 60);
    tcase_add_test(names, test_words);
    tcase_add_test(names, test_inflected_words);
    tcase_add_test(names, test_names_of_several_words);
    tcase_add_test(names, test_scripts_without_spaces);
    tcase_add_test(names, test_no_match);
    tcase_add_test(names, test_tags);
    tcase_add_test(names, test_concepts);
    tcase_add_test(names, test_every_language);
    suite_add_tcase(suite, names);
    TCase *damage = tcase_create("damage");
    tcase_set_timeout(damage, 120);
    tcase_add_test(damage, test_damaged_header);
    tcase_add_test(damage, test_cut);
    tcase_add_test(damage, test_damaged_sections);
    tcase_add_test(damage, test_random_names);
    suite_add_tcase(suite, damage);
    return run_suite(suite);
}
