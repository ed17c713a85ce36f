/*
 * src/text/language: sentences in the languages that the evaluation sets have and in those that
 * are mistaken for each other, scripts that tell by themselves, and text that is none of a
 * language's: too short, figures, addresses, two languages on a page.
 */
#include "support.h"
#include "text/language.h"

#include <stdlib.h>

static rt_language identify(const char *text)
{
    rt_language language;
    rt_language_identify(rt_span_of(text), &language);
    return language;
}

static void expect(const char *tag, const char *text)
{
    rt_language language = identify(text);
    ck_assert_msg(strcmp(language.tag, tag) == 0, "%s taken for %s: %s", tag, language.tag, text);
}

/* Told apart by the model. */
static const struct {
    const char *tag, *text;
} sentences[] = {
    {"en", "The harbour was closed for two days because the wind had torn the roof off the old "
           "customs house, and nobody could say when the ferries would run again."},
    {"de",
     "Der Hafen blieb zwei Tage lang geschlossen, weil der Wind das Dach des alten Zollhauses "
     "abgedeckt hatte, und niemand wusste, wann die Fähren wieder fahren."},
    {"fr", "Le port est resté fermé deux jours, car le vent avait arraché le toit de la vieille "
           "douane, et personne ne savait quand les bateaux repartiraient."},
    {"es",
     "El puerto estuvo cerrado dos días porque el viento había arrancado el tejado de la vieja "
     "aduana, y nadie sabía cuándo volverían a salir los barcos."},
    {"pt", "O porto ficou fechado dois dias porque o vento tinha arrancado o telhado da velha "
           "alfândega, e ninguém sabia quando os barcos voltariam a sair."},
    {"it",
     "Il porto è rimasto chiuso per due giorni perché il vento aveva strappato il tetto della "
     "vecchia dogana, e nessuno sapeva quando sarebbero ripartiti i traghetti."},
    {"ro", "Portul a rămas închis două zile pentru că vântul smulsese acoperișul vechii vămi și "
           "nimeni nu știa când vor pleca din nou vapoarele."},
    {"nl", "De haven bleef twee dagen dicht omdat de wind het dak van het oude douanehuis had "
           "gerukt, en niemand wist wanneer de veerboten weer zouden varen."},
    {"sv", "Hamnen var stängd i två dagar eftersom vinden hade slitit av taket på det gamla "
           "tullhuset, och ingen visste när färjorna skulle gå igen."},
    {"da", "Havnen var lukket i to dage, fordi vinden havde revet taget af det gamle toldhus, og "
           "ingen vidste, hvornår færgerne ville sejle igen efter stormen."},
    {"nb", "Havnen var stengt i to dager fordi vinden hadde revet taket av tollhuset. Jeg vet ikke "
           "hvem som eier fergene, sa hun, men noen må si fra når de går igjen."},
    {"is", "Höfnin var lokuð í tvo daga vegna þess að vindurinn hafði rifið þakið af gamla "
           "tollhúsinu og enginn vissi hvenær ferjurnar færu aftur af stað."},
    {"fi", "Satama oli suljettuna kaksi päivää, koska tuuli oli repinyt vanhan tullitalon katon, "
           "eikä kukaan tiennyt, milloin lautat taas kulkisivat."},
    {"hu", "A kikötő két napig zárva volt, mert a szél letépte a régi vámház tetejét, és senki sem "
           "tudta, mikor indulnak újra a kompok."},
    {"pl", "Port był zamknięty przez dwa dni, bo wiatr zerwał dach starego urzędu celnego i nikt "
           "nie wiedział, kiedy promy znów zaczną pływać."},
    {"cs", "Přístav byl dva dny zavřený, protože vítr strhl střechu staré celnice a nikdo nevěděl, "
           "kdy zase začnou jezdit trajekty."},
    {"sk", "Prístav bol dva dni zatvorený, pretože vietor strhol strechu starej colnice a nikto "
           "nevedel, kedy budú trajekty opäť premávať."},
    {"sl", "Pristanišče je bilo dva dni zaprto, ker je veter odtrgal streho stare carinarnice, in "
           "nihče ni vedel, kdaj bodo trajekti spet vozili."},
    {"tr", "Rüzgâr eski gümrük binasının çatısını kopardığı için liman iki gün kapalı kaldı ve "
           "feribotların ne zaman yeniden çalışacağını kimse bilmiyordu."},
    {"id", "Pelabuhan itu ditutup selama dua hari karena atap kantor bea cukai diterbangkan angin. "
           "Menurut pemerintah, belum ada kepastian mengenai kapan kapal dapat berlayar kembali, "
           "sehingga setiap penumpang berhak mendapatkan uangnya kembali."},
    {"vi",
     "Cảng phải đóng cửa hai ngày vì gió đã thổi bay mái nhà hải quan cũ, và không ai biết khi "
     "nào các chuyến phà sẽ chạy trở lại."},
    {"sw", "Bandari ilifungwa kwa siku mbili kwa sababu upepo uliondoa paa la nyumba ya zamani ya "
           "forodha, na hakuna aliyejua lini vivuko vitaanza tena."},
    {"ha", "An rufe tashar jiragen ruwa har kwana biyu saboda iska ta yaye rufin tsohon gidan "
           "kwastan, kuma babu wanda ya san lokacin da jiragen za su sake tashi."},
    {"so", "Dekedda waxaa la xiray laba maalmood sababtoo ah dabayshu waxay ka qaadday saqafkii "
           "gurigii hore ee kastamka, cidna ma garanayn goorta ay doonyuhu bilaabi doonaan."},
    {"ru",
     "Порт был закрыт два дня, потому что ветер сорвал крышу старой таможни, и никто не знал, "
     "когда паромы снова начнут ходить."},
    {"uk", "Порт був зачинений два дні, бо вітер зірвав дах старої митниці, і ніхто не знав, коли "
           "пороми знову почнуть ходити."},
    {"bg", "Пристанището беше затворено два дни, защото вятърът беше отнесъл покрива на старата "
           "митница и никой не знаеше кога фериботите ще тръгнат отново."},
    {"sr", "Лука је била затворена два дана јер је ветар однео кров старе царинарнице и нико није "
           "знао када ће трајекти поново пловити."},
    {"ar", "ظل الميناء مغلقا يومين لأن الرياح اقتلعت سقف مبنى الجمارك القديم ولم يكن أحد يعرف متى "
           "ستعود العبارات إلى العمل"},
    {"fa", "بندر دو روز بسته بود زیرا باد سقف ساختمان قدیمی گمرک را کنده بود و هیچ کس "
           "نمی‌دانست "
           "کشتی‌ها کی دوباره حرکت می‌کنند"},
    {"ur", "بندرگاہ دو دن بند رہی کیونکہ ہوا نے پرانے کسٹم ہاؤس کی چھت اڑا دی تھی اور کسی کو معلوم "
           "نہیں تھا کہ کشتیاں دوبارہ کب چلیں گی"},
    {"hi", "बंदरगाह दो दिन तक बंद रहा क्योंकि हवा ने पुराने सीमा शुल्क भवन की छत उड़ा दी थी और किसी "
           "को नहीं पता था कि नावें फिर कब चलेंगी"},
    {"mr", "वाऱ्याने जुन्या इमारतीचे छप्पर उडवल्यामुळे बंदर दोन दिवस बंद होते आणि बोटी पुन्हा कधी सुरू "
           "होणार हे कोणालाच माहीत नव्हते"},
    {"am", "ነፋሱ የአሮጌውን የጉምሩክ ቤት ጣሪያ ስለነቀለ ወደቡ ለሁለት ቀናት ተዘግቶ ነበር፤ ጀልባዎቹም መቼ እንደሚጀምሩ "
           "ማንም አላወቀም።"},
    {"yi", "דער פּאָרט איז געווען פֿאַרמאַכט צוויי טעג, ווײַל דער ווינט האָט אַראָפּגעריסן דעם דאַך פֿון "
           "דעם אַלטן הויז, און קיינער האָט נישט געוווּסט ווען די שיפֿן וועלן פֿאָרן."},
    {"he", "הנמל היה סגור יומיים משום שהרוח עקרה את הגג של בית המכס הישן, ואיש לא ידע מתי ישובו "
           "המעבורות להפליג."},
};

START_TEST(test_sentences)
{
    expect(sentences[_i].tag, sentences[_i].text);
    bool close = strcmp(sentences[_i].tag, "id") == 0; /* to Malay */
    ck_assert_msg(close || identify(sentences[_i].text).reliable, "%s", sentences[_i].tag);
}
END_TEST

/* Written in one language only, or nearly. */
static const struct {
    const char *tag, *text;
} scripts[] = {
    {"zh", "风掀掉了旧海关大楼的屋顶，港口关闭了两天"},
    {"zh", "風掀掉了舊海關大樓的屋頂，港口關閉了兩天"},
    {"ja", "風で古い税関の屋根が飛ばされ、港は二日間閉鎖された"},
    {"ja", "ニュース"},
    {"ko", "바람에 옛 세관 지붕이 날아가 항구가 이틀 동안 닫혔다"},
    {"el", "Το λιμάνι έμεινε κλειστό δύο μέρες"},
    {"hy", "Նավահանգիստը փակ էր երկու օր"},
    {"ka", "ნავსადგური ორი დღე დაკეტილი იყო"},
    {"th", "ท่าเรือปิดสองวันเพราะลมแรง"},
    {"lo", "ທ່າເຮືອປິດສອງມື້"},
    {"km", "កំពង់ផែត្រូវបានបិទពីរថ្ងៃ"},
    {"my", "ဆိပ်ကမ်းကို နှစ်ရက် ပိတ်ထားသည်"},
    {"bo", "གྲུ་ཁ་ཉིན་གཉིས་སྒོ་བརྒྱབ།"},
    {"si", "වරාය දින දෙකක් වසා තිබුණි"},
    {"ta", "துறைமுகம் இரண்டு நாட்கள் மூடப்பட்டிருந்தது"},
    {"te", "ఓడరేవు రెండు రోజులు మూసివేయబడింది"},
    {"kn", "ಬಂದರು ಎರಡು ದಿನ ಮುಚ್ಚಿತ್ತು"},
    {"ml", "തുറമുഖം രണ്ടു ദിവസം അടച്ചിട്ടു"},
    {"gu", "બંદર બે દિવસ બંધ હતું"},
    {"pa", "ਬੰਦਰਗਾਹ ਦੋ ਦਿਨ ਬੰਦ ਰਹੀ"},
    {"or", "ବନ୍ଦର ଦୁଇ ଦିନ ବନ୍ଦ ଥିଲା"},
    {"bn", "বন্দর দুই দিন বন্ধ ছিল কারণ বাতাসে ছাদ উড়ে গেছে"},
    {"as", "বন্দৰখন দুদিন বন্ধ আছিল কাৰণ বতাহে চালখন উৰুৱাই নিছিল"},
    {"dv", "ބަނދަރު ދެ ދުވަސް ބަންދުކުރެވުނު"},
    {"ckb", "بەندەرەکە دوو ڕۆژ داخرابوو چونکە ڕەشەبا بانی ماڵە کۆنەکەی هەڵگرتبوو"},
    {"iu", "ᑐᓵᔨ ᐃᓄᒃᑎᑐᑦ"},
    {"zgh", "ⵜⴰⵎⴰⵣⵉⵖⵜ"},
};

START_TEST(test_scripts)
{
    expect(scripts[_i].tag, scripts[_i].text);
}
END_TEST

START_TEST(test_nothing_to_tell_by)
{
    static const char *const texts[] = {
        "",
        " \n\t",
        "OK",
        "1,234.50 20:15 2021-07-19 ... 99 %",
        "٢٠٢١ १२३",
        "😀 👍🏽 → ©",
        "\u200f\u200e\u202b",
        "https://www.example.org/the/history/of/the/harbour?and=the&customs=house",
        "the.harbour.office@customs-house.example",
        "xq zvkj wqpx bzzt kkvq jx qwzx vbnq zzkp xxwj qqvb kjzx wvqp",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        expect("und", texts[i]);
        ck_assert(!identify(texts[i]).reliable);
    }
    rt_language language;
    rt_language_identify(rt_span(NULL, 0), &language);
    ck_assert_str_eq(language.tag, "und");
}
END_TEST

static void expect_reliable(bool reliable, const char *text)
{
    rt_language language = identify(text);
    ck_assert_msg(language.reliable == reliable, "%s, %s: %s", language.tag,
                  language.reliable ? "reliable" : "not reliable", text);
}

/* What is in no language is in none reliably, however likely one is. */
START_TEST(test_reliable)
{
    static const char figures[] =
        "Spot gold 58.88 vs 58.703 dlrs. Shr 27 cts vs 161 cts. Sugar 91.90 cts per lb. "
        "Tin 69,795 stg, zinc 55 stg. Avg shrs 55.87 mln.";
    static const char prose[] =
        "The council met on 14 May 2019 and agreed by 31 votes to 12 to spend 2.4 million pounds "
        "on the bridge, which carries 18,000 cars a day and was built in 1936.";
    rt_buffer text;
    rt_buffer_init(&text);
    expect_reliable(false, figures);
    expect_reliable(true, prose);
    for (const char *letter = prose; *letter != '\0'; letter++) {
        ck_assert(rt_buffer_append(&text, letter, 1));
        append(&text, " ");
    }
    ck_assert(rt_buffer_append(&text, "", 1));
    expect_reliable(false, text.data);
    text.size = 0;
    for (size_t i = 0; i < 40; i++) {
        append(&text, "Stadt Land Fluss ");
    }
    ck_assert(rt_buffer_append(&text, "", 1));
    expect_reliable(false, text.data);
    rt_buffer_release(&text);
}
END_TEST

/* What surrounds the words changes nothing. */
START_TEST(test_not_misled)
{
    expect("ar",
           "\u202bظل الميناء مغلقا\u200f \u2067يومين لأن الرياح\u2069 اقتلعت سقف مبنى الجمارك "
           "القديم\u200f\u202c");
    expect("fr", "L\u2019ENTRÉE DU PORT EST RESTÉE FERMÉE, CAR LE VENT AVAIT ARRACHÉ LE TOIT D'UNE "
                 "VIEILLE MAISON");
    /* The same with combining accents. */
    expect("fr", "L'ENTRE\u0301E DU PORT EST RESTE\u0301E FERME\u0301E, CAR LE VENT AVAIT "
                 "ARRACHE\u0301 LE TOIT D'UNE VIEILLE MAISON");
    expect("de",
           "Der Ha\u00adfen blieb ge\u00adschlos\u00adsen, weil der Wind das Dach des al\u00adten "
           "Zoll\u00adhau\u00adses ab\u00adge\u00addeckt hatte");
    expect(
        "zh",
        "据 Reuters 报道，Boeing 737 MAX 客机的 MCAS 系统再次接受检查，航空公司表示不会影响航班");
    expect(
        "ja",
        "Apple と Google は新しい API を発表した。https://www.example.org/news/apple-google-api");
    expect("de", "https://www.example.org/the-harbour-and-the-customs-house-of-the-old-town "
                 "www.example.org/where-the-wind-was the.reporter@example.org "
                 "Der Hafen blieb zwei Tage lang geschlossen, weil der Wind das Dach abdeckte.");
    expect("si", "වරාය දින දෙකක් වසා තිබුණි Colombo Harbour Sri Lanka Ports Authority");
}
END_TEST

/* A long text's language is that of its body, and is found wherever the parts are cut. */
START_TEST(test_long_texts)
{
    rt_buffer page;
    rt_buffer_init(&page);
    for (int i = 0; i < 4; i++) {
        append(&page,
               "We use cookies to make this site work. Read our privacy notice. Accept all. ");
    }
    size_t begin = page.size;
    while (page.size < 5000) {
        append(&page, sentences[24].text);
    }
    append(&page, "Follow us for the latest news and never miss a story. All rights reserved. ");
    for (size_t cut = 0; cut < 200; cut++) {
        size_t at = begin + cut;
        while (((unsigned char)page.data[at] & 0xc0) == 0x80) {
            at++;
        }
        rt_language language;
        rt_language_identify(rt_span(page.data + at, page.size - at), &language);
        ck_assert_str_eq(language.tag, "ru");
    }
    rt_language language;
    rt_language_identify(span_of(&page), &language);
    ck_assert_str_eq(language.tag, "ru");
    rt_buffer_release(&page);
}
END_TEST

/* Any valid text gives a tag that fits; the sanitizers watch. */
START_TEST(test_random_text)
{
    rng r = {.state = 1};
    rt_buffer text;
    rt_buffer_init(&text);
    for (int round = 0; round < 2000; round++) {
        text.size = 0;
        uint32_t base = (uint32_t)rng_below(&r, 0x11000) << 4;
        for (size_t n = rng_below(&r, 700); n > 0; n--) {
            uint32_t c = rng_chance(&r, 0.3) ? (uint32_t)rng_below(&r, 0x80)
                                             : (base + (uint32_t)rng_below(&r, 0x80)) % 0x110000;
            append_code_point(&text, c >= 0xd800 && c < 0xe000 ? 'x' : c);
        }
        /* As large as it is, so that a byte too many is seen. */
        char *copy = malloc(text.size + 1);
        ck_assert_ptr_nonnull(copy);
        memcpy(copy, text.data != NULL ? text.data : "", text.size);
        rt_language language;
        rt_language_identify(rt_span(copy, text.size), &language);
        size_t size = strnlen(language.tag, sizeof language.tag);
        REQUIRE(size >= 2 && size <= RT_LANGUAGE_TAG_MAX, "round %d", round);
        free(copy);
    }
    rt_buffer_release(&text);
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("language");
    TCase *language = tcase_create("language");
    tcase_set_timeout(language, 60);
    tcase_add_loop_test(language, test_sentences, 0, sizeof sentences / sizeof *sentences);
    tcase_add_loop_test(language, test_scripts, 0, sizeof scripts / sizeof *scripts);
    tcase_add_test(language, test_nothing_to_tell_by);
    tcase_add_test(language, test_reliable);
    tcase_add_test(language, test_not_misled);
    tcase_add_test(language, test_long_texts);
    tcase_add_test(language, test_random_text);
    suite_add_tcase(suite, language);
    return run_suite(suite);
}
