/*
 * src/cross/numbers: what numbers are read as in many languages and scripts, that translations of
 * one figure share its key, and that hostile text is read in linear time and within its bounds.
 */
#include "cross/numbers.h"
#include "support.h"

#include <stdlib.h>
#include <time.h>

/* Text of a language, and the labels of its numbers in order, parted by spaces. */
typedef struct sample {
    const char *language, *text, *labels;
} sample;

/* clang-format off */
static const sample separators[] = {
    {"en", "1,234.5", "1234.5"},
    {"de", "1.234,5", "1234.5"},
    {"fr", "1 234,5", "1234.5"},
    {"fr", "1 234,5", "1234.5"},
    {"de", "1'234.5", "1234.5"},
    {"en", "12,34,567", "1234567"},
    {"hi", "12,34,567", "1234567"},
    {"ar", "١٬٢٣٤٫٥", "1234.5"},
    {"en", "1.234 and 1,234", "1.234 1234"},
    {"de", "1.234 und 1,234", "1234 1.234"},
    {"", "1.234 1,234", "1234 1234"},
    {"en", "in 2021 300 people", "2021 300"},
    {"fr", "en 2021 300 personnes", "2021 300"},
    {"en", "0.5 .5 0,5 007", "0.5 0.5 0.5 7"},
    {"hi", "१२३ ४५६", "123 456"},
    {"th", "๑,๒๓๔.๕", "1234.5"},
    {"ja", "１，２３４．５", "1234.5"},
    {"en", "50% 50 percent 50 per cent", "50% 50% 50%"},
    {"en", "21st, 3rd 2nd", "21 3 2"},
    {"th", "ปี 2564", "2021"},
    {"en", "June 2021, in May 2020", "2021-06 2021 2020-05 2020"},
    {"en", "12345678901234567890 192.168.0.1", "12345678901234567890 192.168.0.1"},
    {"en", "score of 3-2, 2020-21, 24/7", "3 2 2020 21 24 7"},
    {"en", "1234567.25 0 0.0 000", "1234567.25 0 0 0"},
    {"fa", "۱۲۳٬۴۵۶", "123456"},
    {"en", "1,2,3 5.", "1 2 3 5"},
    {"en", "100,200,3", "100 200 3"},
    {"th", "24 มิ.ย. 2564", "24 2021"},
};

static const sample magnitudes[] = {
    {"fr", "20 000 personnes", "20000"},
    {"en", "2.5 million; 3 billion", "2500000 3000000000"},
    {"de", "2,5 Mio. Euro; 3 Milliarden; 1 Billion", "2500000 3000000000 1000000000000"},
    {"fr", "2,5 millions, 3 milliards", "2500000 3000000000"},
    {"es", "3 mil millones; 20 mil", "3000000000 20000"},
    {"pt", "20 mil; 3 bilhões", "20000 3000000000"},
    {"it", "30mila; 4 miliardi", "30000 4000000000"},
    {"ru", "1,5 млн руб., 20 тыс. человек, 3 миллиарда", "1500000 20000 3000000000"},
    {"en", "Rs 5 lakh, 2 crore, 2 lakh crore", "500000 20000000 2000000000000"},
    {"hi", "5 लाख, 2 करोड़", "500000 20000000"},
    {"ar", "5 ملايين و 3 مليار", "5000000 3000000000"},
    {"si", "රුපියල් මිලියන 2.5", "2500000"},
    {"sw", "elfu 20", "20000"},
    {"ro", "20 de milioane", "20000000"},
    {"th", "2.5 ล้านบาท 3 พันล้าน", "2500000 3000000000"},
    {"tr", "yüzde 20, 3 milyar", "20% 3000000000"},
    {"en", "$5m and 5m; $3bn; 5-million", "5000000 5 3000000000 5000000"},
    {"en", "two to three hundred, twenty-one, five million, one", "2 300 21 5000000"},
    {"fr", "vingt-deux ou trois mille", "22 3000"},
    {"ta", "5 கோடி 3 லட்சம்", "50000000 300000"},
    {"en", "about 1,000, 2,000 and 3,000.", "1000 2000 3000"},
    {"en", "10 000 and 12 345", "10000 12 345"},
    {"ha", "miliyan 5, dala biliyan $2", "5000000 2000000000"},
    {"am", "5 ሚሊዮን", "5000000"},
    {"ur", "5 کروڑ", "50000000"},
};

static const sample han[] = {
    {"ja", "250万 1億2000万人 3万5千", "2500000 120000000 35000"},
    {"zh", "三百万 二十一 十三 1.5亿 两千 一千零五", "3000000 21 13 150000000 2000 1005"},
    {"zh", "二〇二一年 一九九七年", "2021 1997"},
    {"zh", "百分之五十 百分之 20", "50% 20"},
    {"zh", "百分之20", "20%"},
    {"zh", "一般 万一 十分 千万 四川 三角", ""},
    {"zh", "三人 五年 第三", "3 5 3"},
    {"ko", "1억 2000만 명, 3만5천, 250만", "120000000 35000 2500000"},
    {"zh", "2021年6月24日", "2021-06-24 --06-24 2021 24"},
    {"ja", "6月24日 令和3年6月 6月", "--06-24 24 2021-06 2021 --06"},
    {"zh", "1000多万", "10000000"},
    {"zh", "3千万", "30000000"},
    {"zh", "1万亿", "1000000000000"},
};

static const sample dates[] = {
    {"en", "24 June 2021", "2021-06-24 --06-24 2021 24"},
    {"en", "June 24, 2021 June 24", "2021-06-24 --06-24 2021 24 --06-24 24"},
    {"de", "24. Juni 2021; am 3. März", "2021-06-24 --06-24 2021 24 --03-03 3"},
    {"ru", "24 июня 2021 г.", "2021-06-24 --06-24 2021 24"},
    {"ko", "2021년 6월 24일", "2021-06-24 --06-24 2021 24"},
    {"en", "24/06/2021 05/06/2021", "2021-06-24 --06-24 2021 24 5 6 2021"},
    {"fr", "05/06/2021", "2021-06-05 --06-05 2021 5"},
    {"cs", "24. 6. 2021", "2021-06-24 --06-24 2021 24"},
    {"de", "24.06.2021", "2021-06-24 --06-24 2021 24"},
    {"hu", "2021. június 24.", "2021-06 2021 2021-06-24 --06-24 2021 24"},
    {"es", "24 de junio de 2021", "2021-06-24 --06-24 2021 24"},
    {"si", "2021 ජූනි මස 24 වන දින", "2021-06 2021 2021-06-24 --06-24 2021 24"},
    {"th", "24 มิถุนายน 2564", "2021-06-24 --06-24 2021 24"},
    {"vi", "ngày 24 tháng 6 năm 2021", "2021-06-24 --06-24 2021 24"},
    {"en", "24-26 June 2021", "--06-24 24 2021-06-26 --06-26 2021 26"},
    {"en", "June 24-26, 2021", "--06-24 24 2021-06-26 --06-26 2021 26"},
    {"ha", "ranar 24 ga watan Yuni, 2021", "2021-06-24 --06-24 2021 24"},
    {"en", "May 12 and may 5", "--05-12 12 5"},
    {"en", "12 May 300 people", "--05-12 12 300"},
    {"en", "10 April 1,000", "--04-10 10 1000"},
    {"pt", "5 de março de 2020, 3,5 milhões", "2020-03-05 --03-05 2020 5 3500000"},
    {"nl", "24 juni 2021, 1,5 miljard", "2021-06-24 --06-24 2021 24 1500000000"},
    {"fi", "24. kesäkuuta 2021, 2 miljoonaa", "2021-06-24 --06-24 2021 24 2000000"},
    {"pl", "24 czerwca 2021 r., 5 tys., 2 mln zł", "2021-06-24 --06-24 2021 24 5000 2000000"},
    {"cs", "24. června 2021, 3 miliardy", "2021-06-24 --06-24 2021 24 3000000000"},
    {"uk", "24 червня 2021, 5 тисяч", "2021-06-24 --06-24 2021 24 5000"},
    {"bg", "24 юни 2021, 2 милиона", "2021-06-24 --06-24 2021 24 2000000"},
    {"el", "24 Ιουνίου 2021, 3 εκατομμύρια", "2021-06-24 --06-24 2021 24 3000000"},
    {"he", "24 ביוני 2021, 5 מיליון", "2021-06-24 --06-24 2021 24 5000000"},
    {"ar", "24 يونيو 2021، 5 آلاف", "2021-06-24 --06-24 2021 24 5000"},
    {"fa", "24 ژوئن 2021، 5 هزار", "2021-06-24 --06-24 2021 24 5000"},
    {"hi", "24 जून 2021", "2021-06-24 --06-24 2021 24"},
    {"bn", "২৪ জুন ২০২১, ৫ কোটি", "2021-06-24 --06-24 2021 24 50000000"},
    {"ta", "24 ஜூன் 2021", "2021-06-24 --06-24 2021 24"},
    {"te", "24 జూన్ 2021, 5 లక్షల", "2021-06-24 --06-24 2021 24 500000"},
    {"ms", "24 Jun 2021, 5 juta", "2021-06-24 --06-24 2021 24 5000000"},
    {"tr", "24 Haziran 2021, 5 milyon", "2021-06-24 --06-24 2021 24 5000000"},
    {"sw", "24 Juni 2021, milioni 5", "2021-06-24 --06-24 2021 24 5000000"},
    {"is", "24. júní 2021, 5 milljónir", "2021-06-24 --06-24 2021 24 5000000"},
    {"et", "24. juuni 2021, 5 miljonit", "2021-06-24 --06-24 2021 24 5000000"},
    {"lv", "2021. gada 24. jūnijs, 5 miljoni", "2021 2021-06-24 --06-24 2021 24 5000000"},
    {"lt", "2021 m. birželio 24 d., 5 milijonai", "2021-06 2021 2021-06-24 --06-24 2021 24 5000000"},
    {"hr", "24. lipnja 2021., 5 milijuna", "2021-06-24 --06-24 2021 24 5000000"},
    {"sr", "24. јун 2021, 5 милиона", "2021-06-24 --06-24 2021 24 5000000"},
    {"ro", "24 iunie 2021", "2021-06-24 --06-24 2021 24"},
    {"da", "24. juni 2021, 5 mia. kr.", "2021-06-24 --06-24 2021 24 5000000000"},
    {"en", "10 June 5 million, in June, 5 people", "--06-10 10 5000000 5"},
};

static const sample times[] = {
    {"en", "2021-06-24T14:30:00Z", "2021-06-24 --06-24 2021 24 14:30 14 30"},
    {"en", "14:30 2:30 pm 2pm 2.30pm 12 a.m.", "14:30 14 30 14:30 2 30 14:00 2 14:30 2.3 00:00 12"},
    {"fr", "14h30, 14 h 30, à 14h", "14:30 14 30 14:30 14 30 14:00 14"},
    {"de", "14.30 Uhr, 14 Uhr, 14 Uhr 30", "14:30 14.3 14:00 14 14:30 14 30"},
    {"ja", "14時30分 午後2時 2時間", "14:30 14 30 14:00 2 2"},
    {"zh", "下午2点30分 43.5点", "14:30 2 30 43.5"},
    {"ko", "오후 2시 30분 2시간", "14:30 2 30 2"},
    {"pl", "godz. 14.30", "14:30 14.3"},
    {"sv", "24 juni 2021, kl. 14.30, 3 miljarder", "2021-06-24 --06-24 2021 24 14:30 14.3 3000000000"},
    {"id", "24 Juni 2021 pukul 14.30, 5 juta", "2021-06-24 --06-24 2021 24 14:30 14.3 5000000"},
    {"it", "24 giugno 2021, alle 14.30", "2021-06-24 --06-24 2021 24 14:30 14.3"},
};

static const sample others[] = {
    {"zh", "2020，300人", "2020 300"},
    {"de", "50 Prozent", "50%"},
    {"en", "d41d8cd98f00b204 F-16 A320 COVID-19 G7", "d41d8cd98f00b204 16 320 19 7"},
    {"en", "see http://a.b/2020/12/3?x=4 5", "5"},
    {"ru", "двадцать два; Три «пять»", "22 3 5"},
    {"en", "“three” and ‘four’", "3 4"},
    {"en", "2½ ½", "2.5 0.5"},
};

/* Each row is one thing said in several languages: the first number of each has the same key. */
static const struct {
    const char *texts[8][2];
} translations[] = {
    {{{"en", "2.5 million"}, {"de", "2.500.000"}, {"ja", "250万"}, {"ru", "2,5 млн"}, {"hi", "25 लाख"}, {"zh", "二百五十万"}, {"th", "2.5 ล้าน"}}},
    {{{"en", "one billion"}, {"de", "eine Milliarde"}, {"fr", "1 milliard"}, {"es", "1 mil millones"}, {"ja", "10億"}, {"ko", "10억"}, {"en", "100 crore"}}},
    {{{"en", "24 June 2021"}, {"ru", "24 июня 2021 г."}, {"zh", "2021年6月24日"}, {"fa", "24 ژوئن 2021"}, {"el", "24 Ιουνίου 2021"}, {"th", "24 มิถุนายน 2564"}, {"", "2021-06-24"}}},
    {{{"en", "2:30 pm"}, {"de", "14.30 Uhr"}, {"fr", "14 h 30"}, {"ja", "午後2時30分"}, {"ko", "오후 2시 30분"}, {"", "14:30"}}},
    {{{"en", "7.5%"}, {"de", "7,5 Prozent"}, {"tr", "yüzde 7,5"}, {"ar", "٧٫٥٪"}, {"zh", "百分之7.5"}, {"fa", "۷٫۵"}}},
};
/* clang-format on */

static rt_numbers numbers;

static void setup(void)
{
    rt_numbers_init(&numbers, RETOLD_SIMD_AUTO);
}

static void teardown(void)
{
    rt_numbers_release(&numbers);
}

static void find(retold_span text, const char *language)
{
    REQUIRE(rt_numbers_find(&numbers, text, rt_span_of(language)), "out of memory");
}

static void labels_of(retold_span text, rt_buffer *out)
{
    out->size = 0;
    for (size_t i = 0; i < numbers.count; i++) {
        char label[RT_NUMBER_LABEL];
        rt_number_label(&numbers.items[i], text, label);
        append(out, i > 0 ? " " : "");
        append(out, label);
    }
    REQUIRE(rt_buffer_append(out, "", 1), "out of memory");
}

static void check_samples(const sample *samples, size_t count)
{
    rt_buffer labels;
    rt_buffer_init(&labels);
    for (size_t i = 0; i < count; i++) {
        retold_span text = rt_span_of(samples[i].text);
        find(text, samples[i].language);
        labels_of(text, &labels);
        ck_assert_msg(strcmp(labels.data, samples[i].labels) == 0, "%s \"%s\": %s, not %s",
                      samples[i].language, samples[i].text, labels.data, samples[i].labels);
    }
    rt_buffer_release(&labels);
}

#define CHECK_SAMPLES(table) check_samples(table, sizeof table / sizeof *table)

START_TEST(test_labels)
{
    CHECK_SAMPLES(separators);
    CHECK_SAMPLES(magnitudes);
    CHECK_SAMPLES(han);
    CHECK_SAMPLES(dates);
    CHECK_SAMPLES(times);
    CHECK_SAMPLES(others);
}
END_TEST

START_TEST(test_translations_share_keys)
{
    for (size_t row = 0; row < sizeof translations / sizeof *translations; row++) {
        uint64_t key = 0;
        for (size_t i = 0; i < 8 && translations[row].texts[i][0] != NULL; i++) {
            const char *const *text = translations[row].texts[i];
            find(rt_span_of(text[1]), text[0]);
            ck_assert_msg(numbers.count > 0, "%s: nothing found", text[1]);
            key = i == 0 ? numbers.items[0].key : key;
            ck_assert_msg(numbers.items[0].key == key, "%s: another key than %s", text[1],
                          translations[row].texts[0][1]);
        }
    }
}
END_TEST

START_TEST(test_flags)
{
    static const struct {
        const char *language, *text;
        unsigned flags;
    } rows[] = {
        {"en", "7.5%", RT_NUMBER_PERCENT},
        {"en", "7.5 per cent", RT_NUMBER_PERCENT},
        {"ru", "7,5 процента", RT_NUMBER_PERCENT},
        {"tr", "yüzde 20", RT_NUMBER_PERCENT},
        {"zh", "百分之五十", RT_NUMBER_PERCENT},
        {"en", "$5", RT_NUMBER_CURRENCY},
        {"en", "USD 5", RT_NUMBER_CURRENCY},
        {"en", "Rs. 5", RT_NUMBER_CURRENCY},
        {"fr", "5 €", RT_NUMBER_CURRENCY},
        {"si", "රුපියල් 5", RT_NUMBER_CURRENCY},
        {"en", "21st", RT_NUMBER_ORDINAL},
        {"ru", "21-й", RT_NUMBER_ORDINAL},
        {"ja", "第3", RT_NUMBER_ORDINAL},
        {"es", "3º", RT_NUMBER_ORDINAL},
        {"en", "three", RT_NUMBER_WORD},
        {"ru", "Двадцать", RT_NUMBER_WORD},
        {"en", "5 people", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        find(rt_span_of(rows[i].text), rows[i].language);
        ck_assert_uint_eq(numbers.count, 1);
        ck_assert_msg(numbers.items[0].flags == rows[i].flags, "%s: %u", rows[i].text,
                      numbers.items[0].flags);
    }
}
END_TEST

START_TEST(test_places_and_parts)
{
    retold_span text = rt_span_of("On 24 June 2021, 1,234.5 tons");
    find(text, "en");
    ck_assert_uint_eq(numbers.count, 5);
    ck_assert_uint_eq(numbers.items[0].begin, 3);
    ck_assert_uint_eq(numbers.items[0].end, 15);
    ck_assert_uint_eq(numbers.items[0].flags, 0);
    for (size_t i = 1; i < 4; i++) {
        ck_assert_uint_eq(numbers.items[i].flags, RT_NUMBER_PART);
    }
    ck_assert_uint_eq(numbers.items[4].begin, 17);
    ck_assert_uint_eq(numbers.items[4].end, 24);
    ck_assert_uint_eq(numbers.items[4].key, rt_number_key(RT_NUMBER_FIGURE, 12345, -1));
}
END_TEST

START_TEST(test_language_tags)
{
    ck_assert_str_eq(rt_number_language_of(rt_span_of("de-AT"))->code, "de");
    ck_assert_str_eq(rt_number_language_of(rt_span_of("PT_br"))->code, "pt");
    ck_assert_str_eq(rt_number_language_of(rt_span_of("nb-NO"))->code, "no");
    ck_assert_str_eq(rt_number_language_of(rt_span_of("zh-Hant-TW"))->code, "zh");
    ck_assert_str_eq(rt_number_language_of(rt_span_of("und"))->code, "");
    ck_assert_str_eq(rt_number_language_of(rt_span_of("german"))->code, "");
    ck_assert_str_eq(rt_number_language_of(rt_span_of(NULL))->code, "");
}
END_TEST

/* Every row of the tables has to be found: they are searched as sorted by bytes. */
START_TEST(test_tables_are_sorted)
{
    static const char *const codes[] = {"en", "de", "fr", "ru", "fi", "si", "ta", "ar", "vi", "is"};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        const rt_number_language *language = rt_number_language_of(rt_span_of(codes[i]));
        ck_assert_str_eq(language->code, codes[i]);
        for (size_t k = 1; k < language->word_count; k++) {
            ck_assert_str_lt(language->words[k - 1].word, language->words[k].word);
        }
        for (size_t k = 1; k < language->month_count; k++) {
            ck_assert_str_lt(language->months[k - 1].word, language->months[k].word);
        }
    }
}
END_TEST

/* ------------------------------------------------------------------- hostile */

static const char *const pieces[] = {
    "1",        "0",     "123",      ",",
    ".",        " ",     ":",        "-",
    "/",        "24",    "2021",     "June",
    " of ",     "three", "twenty-",  "million",
    "\xc2\xa0", "٣",     "٬",        "٫",
    "๑",        "三",    "百",       "万",
    "億",       "〇",    "年",       "月",
    "日",       "第",    "百分之",   "分之",
    "時",       "만",    "½",        "%",
    "$",        "pm",    "a.m.",     " Uhr",
    "h",        "a1",    "http://",  "\xe2\x80\x8d",
    "é",        "“",     "１",       "，",
    "\xff",     "\xe4",  "\xe4\xb8", "\xf0\x9d\x9f\x8e",
    "රුපියල් ",    "මිලියන ", "ජූනි ",      "मार्च",
    "tháng 6",
};

static const char *const languages[] = {"en", "de", "fr", "ru", "zh", "ja", "ko",
                                        "th", "si", "vi", "hu", "ar", "ha", ""};

enum { LANGUAGES = sizeof languages / sizeof *languages, PIECES = sizeof pieces / sizeof *pieces };

static void check_bounds(retold_span text)
{
    size_t begin = 0;
    for (size_t i = 0; i < numbers.count; i++) {
        const rt_number *n = &numbers.items[i];
        char label[RT_NUMBER_LABEL];
        rt_number_label(n, text, label);
        REQUIRE(n->begin >= begin && n->end > n->begin && n->end <= text.size, "out of order");
        REQUIRE(strlen(label) > 0 && strlen(label) < RT_NUMBER_LABEL, "label of %zu",
                strlen(label));
        begin = n->begin;
    }
}

/* Copies that end where the text ends, so that a checker of memory sees what is read after it. */
START_TEST(test_random_text)
{
    rng r = {.state = 5};
    rt_numbers scalar;
    rt_numbers_init(&scalar, RETOLD_SIMD_SCALAR);
    for (unsigned round = 0; round < 30000; round++) {
        rt_buffer text;
        rt_buffer_init(&text);
        for (size_t n = rng_below(&r, 30); n > 0; n--) {
            append(&text, pieces[rng_below(&r, PIECES)]);
        }
        char *exact = malloc(text.size > 0 ? text.size : 1);
        memcpy(exact, text.size > 0 ? text.data : "", text.size);
        retold_span span = rt_span(exact, text.size);
        const char *language = languages[rng_below(&r, LANGUAGES)];
        find(span, language);
        check_bounds(span);
        REQUIRE(rt_numbers_find(&scalar, span, rt_span_of(language)), "out of memory");
        REQUIRE(scalar.count == numbers.count, "another count without vectors");
        for (size_t i = 0; i < scalar.count; i++) {
            REQUIRE(scalar.items[i].key == numbers.items[i].key, "another key without vectors");
        }
        free(exact);
        rt_buffer_release(&text);
    }
    rt_numbers_release(&scalar);
}
END_TEST

static double seconds(void)
{
    return (double)clock() / CLOCKS_PER_SEC;
}

static double time_of_repeated(const char *piece, size_t size, const char *language)
{
    rt_buffer text;
    rt_buffer_init(&text);
    while (text.size < size) {
        append(&text, piece);
    }
    double start = seconds();
    find(span_of(&text), language);
    double took = seconds() - start;
    rt_buffer_release(&text);
    return took;
}

/* 2 MB of each piece and of pairs of pieces; a tenth of the speed seen would still pass. */
START_TEST(test_linear_time)
{
    static const char *const more[] = {
        "1,",        "123 ",      "12:30:",      "1億2000万",
        "三百",      "2021年6月", "June 24-26-", "1 million hundred thousand ",
        "http://1 ", "24. 06. ",  "1a "};
    for (size_t i = 0; i < PIECES; i++) {
        double took = time_of_repeated(pieces[i], 2000000, languages[i % LANGUAGES]);
        ck_assert_msg(took < 4, "%s: %.1f s", pieces[i], took);
    }
    for (size_t i = 0; i < sizeof more / sizeof *more; i++) {
        for (size_t k = 0; k < LANGUAGES; k += 3) {
            double took = time_of_repeated(more[i], 2000000, languages[k]);
            ck_assert_msg(took < 8, "%s: %.1f s", more[i], took);
        }
    }
}
END_TEST

/* A text of 50 MB in which one number never ends, and one word. */
START_TEST(test_huge)
{
    static const char *const huge[] = {"1", "三", "٣", "a", "\xe2\x80\x8d", "9a"};
    for (size_t i = 0; i < sizeof huge / sizeof *huge; i++) {
        double took = time_of_repeated(huge[i], 50000000, "zh");
        ck_assert_msg(took < 20, "%s: %.1f s", huge[i], took);
        ck_assert_msg(numbers.count <= 1, "%s: %zu numbers", huge[i], numbers.count);
    }
}
END_TEST

START_TEST(test_nothing)
{
    find(rt_span(NULL, 0), "en");
    ck_assert_uint_eq(numbers.count, 0);
    find(rt_span_of("no figures here, and none there"), "en");
    ck_assert_uint_eq(numbers.count, 0);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("numbers");
    TCase *tests = tcase_create("numbers");
    tcase_add_checked_fixture(tests, setup, teardown);
    tcase_set_timeout(tests, 100);
    tcase_add_test(tests, test_labels);
    tcase_add_test(tests, test_translations_share_keys);
    tcase_add_test(tests, test_flags);
    tcase_add_test(tests, test_places_and_parts);
    tcase_add_test(tests, test_language_tags);
    tcase_add_test(tests, test_tables_are_sorted);
    tcase_add_test(tests, test_random_text);
    tcase_add_test(tests, test_linear_time);
    tcase_add_test(tests, test_huge);
    tcase_add_test(tests, test_nothing);
    suite_add_tcase(suite, tests);
    return run_suite(suite);
}
