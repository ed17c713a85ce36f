/*
 * Words that stand beside numbers, and what each language writes its numbers with. Written by
 * data/make_number_words.py.
 * Derived from Unicode CLDR 48.2 (npm cldr-numbers-full, cldr-dates-full, cldr-rbnf), which is
 * Copyright 1991-2025 Unicode, Inc., under the Unicode License V3 (data/LICENSE-UNICODE).
 */
#ifndef RT_CROSS_NUMBER_WORDS_TABLE_H
#define RT_CROSS_NUMBER_WORDS_TABLE_H

#include "cross/number_months_table.h"
#include "cross/number_words.h"

/* clang-format off */
enum {
    MAGNITUDE = RT_WORD_MAGNITUDE, MONEY = RT_WORD_MONEY, NUMBER = RT_WORD_NUMBER,
    PERCENT = RT_WORD_PERCENT, CURRENCY = RT_WORD_CURRENCY, CLOCK = RT_WORD_CLOCK,
    CLOCK_FIRST = RT_WORD_CLOCK_FIRST, AM = RT_WORD_AM, PM = RT_WORD_PM,
    FILLER = RT_WORD_FILLER, MAGNITUDE_STEM = RT_WORD_MAGNITUDE | RT_WORD_STEM, NUMBER_STEM = RT_WORD_NUMBER | RT_WORD_STEM,
    PERCENT_STEM = RT_WORD_PERCENT | RT_WORD_STEM, CURRENCY_STEM = RT_WORD_CURRENCY | RT_WORD_STEM
};

static const rt_number_word words_af[] = {
    {"agt", NUMBER, 8}, {"agttien", NUMBER, 18}, {"biljoen", MAGNITUDE, 12}, {"dertien", NUMBER, 13},
    {"drie", NUMBER, 3}, {"duisend", MAGNITUDE, 3}, {"een", NUMBER, 1}, {"elf", NUMBER, 11},
    {"miljard", MAGNITUDE, 9}, {"miljoen", MAGNITUDE, 6}, {"nege", NUMBER, 9}, {"negentien", NUMBER, 19},
    {"persent", PERCENT, 0}, {"ses", NUMBER, 6}, {"sestien", NUMBER, 16}, {"sewe", NUMBER, 7},
    {"sewentien", NUMBER, 17}, {"tien", NUMBER, 10}, {"twaalf", NUMBER, 12}, {"twee", NUMBER, 2},
    {"veertien", NUMBER, 14}, {"vier", NUMBER, 4}, {"vyf", NUMBER, 5}, {"vyftien", NUMBER, 15},
};
static const rt_number_word words_am[] = {
    {"መቶ", MAGNITUDE, 2}, {"ሚሊየን", MAGNITUDE, 6}, {"ሚሊዮን", MAGNITUDE, 6}, {"ሺ", MAGNITUDE, 3}, {"ሺህ", MAGNITUDE, 3},
    {"በመቶ", PERCENT, 0}, {"ቢሊየን", MAGNITUDE, 9}, {"ቢሊዮን", MAGNITUDE, 9}, {"ብር", CURRENCY, 0},
    {"ትሪሊዮን", MAGNITUDE, 12}, {"ከመቶ", PERCENT, 0}, {"ዩሮ", CURRENCY, 0}, {"ዶላር", CURRENCY, 0},
};
static const rt_number_word words_ar[] = {
    {"آلاف", MAGNITUDE, 3}, {"أربعة", NUMBER, 4}, {"ألف", MAGNITUDE, 3}, {"ألفا", MAGNITUDE, 3},
    {"ألفًا", MAGNITUDE, 3}, {"إثنان", NUMBER, 2}, {"إثنتان", NUMBER, 2}, {"الآلاف", MAGNITUDE, 3},
    {"الاف", MAGNITUDE, 3}, {"الف", MAGNITUDE, 3}, {"بالمئة", PERCENT, 0}, {"بالمائة", PERCENT, 0},
    {"بليون", MAGNITUDE, 9}, {"ترليون", MAGNITUDE_STEM, 12}, {"تريليون", MAGNITUDE_STEM, 12}, {"تسعة", NUMBER, 9},
    {"ثلاثة", NUMBER, 3}, {"ثمانية", NUMBER, 8}, {"جنيه", CURRENCY_STEM, 0}, {"خمسة", NUMBER, 5},
    {"درهم", CURRENCY_STEM, 0}, {"دولار", CURRENCY_STEM, 0}, {"ريال", CURRENCY_STEM, 0}, {"سبعة", NUMBER, 7},
    {"ستة", NUMBER, 6}, {"صباحا", AM, 0}, {"صباحًا", AM, 0}, {"عشرة", NUMBER, 10}, {"مئة", MAGNITUDE, 2},
    {"مائة", MAGNITUDE, 2}, {"مساء", PM, 0}, {"مساءً", PM, 0}, {"ملايين", MAGNITUDE, 6}, {"مليار", MAGNITUDE, 9},
    {"مليارا", MAGNITUDE, 9}, {"مليارات", MAGNITUDE, 9}, {"مليون", MAGNITUDE, 6}, {"مليونا", MAGNITUDE, 6},
    {"مليونًا", MAGNITUDE, 6}, {"واحد", NUMBER, 1}, {"واحدة", NUMBER, 1}, {"يورو", CURRENCY, 0},
};
static const rt_number_word words_az[] = {
    {"faiz", PERCENT_STEM, 0}, {"milyard", MAGNITUDE_STEM, 9}, {"milyon", MAGNITUDE_STEM, 6}, {"min", MAGNITUDE, 3},
    {"mln", MAGNITUDE, 6}, {"mlrd", MAGNITUDE, 9}, {"trilyon", MAGNITUDE_STEM, 12}, {"trln", MAGNITUDE, 12},
};
static const rt_number_word words_be[] = {
    {"млн", MAGNITUDE, 6}, {"млрд", MAGNITUDE, 9}, {"мільярд", MAGNITUDE_STEM, 9}, {"мільён", MAGNITUDE_STEM, 6},
    {"працэнт", PERCENT_STEM, 0}, {"тыс", MAGNITUDE, 3}, {"тысяч", MAGNITUDE_STEM, 3},
};
static const rt_number_word words_bg[] = {
    {"два", NUMBER, 2}, {"двадесет", NUMBER, 20}, {"двама", NUMBER, 2}, {"дванадесет", NUMBER, 12},
    {"дванайсет", NUMBER, 12}, {"две", NUMBER, 2}, {"девет", NUMBER, 9}, {"десет", NUMBER, 10},
    {"долар", CURRENCY_STEM, 0}, {"евро", CURRENCY, 0}, {"един", NUMBER, 1}, {"единадесет", NUMBER, 11},
    {"единайсет", NUMBER, 11}, {"една", NUMBER, 1}, {"едно", NUMBER, 1}, {"лв", CURRENCY, 0}, {"лева", CURRENCY, 0},
    {"милиард", MAGNITUDE_STEM, 9}, {"милион", MAGNITUDE_STEM, 6}, {"млн", MAGNITUDE, 6}, {"млрд", MAGNITUDE, 9},
    {"осем", NUMBER, 8}, {"пет", NUMBER, 5}, {"петима", NUMBER, 5}, {"процент", PERCENT_STEM, 0},
    {"седем", NUMBER, 7}, {"сто", PERCENT, 0}, {"три", NUMBER, 3}, {"трилион", MAGNITUDE_STEM, 12},
    {"трима", NUMBER, 3}, {"трлн", MAGNITUDE, 12}, {"хил", MAGNITUDE, 3}, {"хиляд", MAGNITUDE_STEM, 3},
    {"четиресет", NUMBER, 40}, {"четири", NUMBER, 4}, {"четирима", NUMBER, 4}, {"шейсет", NUMBER, 60},
    {"шест", NUMBER, 6}, {"шестима", NUMBER, 6},
};
static const rt_number_word words_bn[] = {
    {"কোটি", MAGNITUDE_STEM, 7}, {"টাকা", CURRENCY, 0}, {"ডলার", CURRENCY, 0}, {"বিলিয়ন", MAGNITUDE, 9},
    {"মিলিয়ন", MAGNITUDE, 6}, {"রুপি", CURRENCY, 0}, {"লক্ষ", MAGNITUDE, 5}, {"লাখ", MAGNITUDE_STEM, 5},
    {"শ", MAGNITUDE, 2}, {"শত", MAGNITUDE, 2}, {"শতাংশ", PERCENT_STEM, 0}, {"হাজার", MAGNITUDE_STEM, 3},
};
static const rt_number_word words_bs[] = {
    {"bilion", MAGNITUDE_STEM, 12}, {"hilj", MAGNITUDE, 3}, {"hiljad", MAGNITUDE_STEM, 3}, {"mil", MAGNITUDE, 6},
    {"milijard", MAGNITUDE_STEM, 9}, {"milion", MAGNITUDE_STEM, 6}, {"mlrd", MAGNITUDE, 9}, {"posto", PERCENT, 0},
};
static const rt_number_word words_ca[] = {
    {"bilions", MAGNITUDE, 12}, {"bilió", MAGNITUDE, 12}, {"catorze", NUMBER, 14}, {"cinc", NUMBER, 5},
    {"cinquanta", NUMBER, 50}, {"d'", FILLER, 0}, {"de", FILLER, 0}, {"del", FILLER, 0}, {"deu", NUMBER, 10},
    {"dinou", NUMBER, 19}, {"disset", NUMBER, 17}, {"divuit", NUMBER, 18}, {"dos", NUMBER, 2}, {"dotze", NUMBER, 12},
    {"dues", NUMBER, 2}, {"h", CLOCK, 0}, {"mil", MAGNITUDE, 3}, {"milers", MAGNITUDE, 3}, {"milions", MAGNITUDE, 6},
    {"milió", MAGNITUDE, 6}, {"noranta", NUMBER, 90}, {"nou", NUMBER, 9}, {"onze", NUMBER, 11}, {"per", PERCENT, 0},
    {"quaranta", NUMBER, 40}, {"quatre", NUMBER, 4}, {"quinze", NUMBER, 15}, {"seixanta", NUMBER, 60},
    {"set", NUMBER, 7}, {"setanta", NUMBER, 70}, {"setze", NUMBER, 16}, {"sis", NUMBER, 6}, {"trenta", NUMBER, 30},
    {"tres", NUMBER, 3}, {"tretze", NUMBER, 13}, {"un", NUMBER, 1}, {"una", NUMBER, 1}, {"vint", NUMBER, 20},
    {"vuit", NUMBER, 8}, {"vuitanta", NUMBER, 80},
};
static const rt_number_word words_cs[] = {
    {"bilion", MAGNITUDE_STEM, 12}, {"bilión", MAGNITUDE_STEM, 12}, {"deset", NUMBER, 10}, {"devadesát", NUMBER, 90},
    {"devatenáct", NUMBER, 19}, {"devět", NUMBER, 9}, {"dolar", CURRENCY_STEM, 0}, {"dva", NUMBER, 2},
    {"dvanáct", NUMBER, 12}, {"dvou", NUMBER, 2}, {"dvě", NUMBER, 2}, {"dvěma", NUMBER, 2}, {"eur", CURRENCY_STEM, 0},
    {"hod", CLOCK, 0}, {"jeden", NUMBER, 1}, {"jedenáct", NUMBER, 11}, {"jedna", NUMBER, 1}, {"jedno", NUMBER, 1},
    {"korun", CURRENCY_STEM, 0}, {"kč", CURRENCY, 0}, {"mil", MAGNITUDE, 6}, {"miliard", MAGNITUDE_STEM, 9},
    {"milion", MAGNITUDE_STEM, 6}, {"milión", MAGNITUDE_STEM, 6}, {"mio", MAGNITUDE, 6}, {"mld", MAGNITUDE, 9},
    {"mlrd", MAGNITUDE, 9}, {"osm", NUMBER, 8}, {"osmdesát", NUMBER, 80}, {"osmnáct", NUMBER, 18},
    {"padesát", NUMBER, 50}, {"patnáct", NUMBER, 15}, {"procent", PERCENT_STEM, 0}, {"pět", NUMBER, 5},
    {"sedm", NUMBER, 7}, {"sedmdesát", NUMBER, 70}, {"sedmnáct", NUMBER, 17}, {"tis", MAGNITUDE, 3},
    {"tisíc", MAGNITUDE_STEM, 3}, {"třech", NUMBER, 3}, {"třemi", NUMBER, 3}, {"tři", NUMBER, 3},
    {"třináct", NUMBER, 13}, {"čtrnáct", NUMBER, 14}, {"čtyřech", NUMBER, 4}, {"čtyři", NUMBER, 4},
    {"šedesát", NUMBER, 60}, {"šest", NUMBER, 6}, {"šestnáct", NUMBER, 16},
};
static const rt_number_word words_da[] = {
    {"atten", NUMBER, 18}, {"billion", MAGNITUDE_STEM, 12}, {"bio", MAGNITUDE, 12}, {"dollar", CURRENCY_STEM, 0},
    {"elleve", NUMBER, 11}, {"en", NUMBER, 1}, {"et", NUMBER, 1}, {"euro", CURRENCY, 0}, {"fem", NUMBER, 5},
    {"femten", NUMBER, 15}, {"fire", NUMBER, 4}, {"fjorten", NUMBER, 14}, {"hundrede", MAGNITUDE, 2},
    {"kl", CLOCK_FIRST, 0}, {"klokken", CLOCK_FIRST, 0}, {"kr", CURRENCY, 0}, {"kroner", CURRENCY, 0},
    {"mia", MAGNITUDE, 9}, {"mill", MAGNITUDE, 6}, {"milliard", MAGNITUDE_STEM, 9}, {"million", MAGNITUDE_STEM, 6},
    {"mio", MAGNITUDE, 6}, {"mrd", MAGNITUDE, 9}, {"ni", NUMBER, 9}, {"nitten", NUMBER, 19}, {"otte", NUMBER, 8},
    {"pct", PERCENT, 0}, {"procent", PERCENT_STEM, 0}, {"seks", NUMBER, 6}, {"seksten", NUMBER, 16},
    {"sytten", NUMBER, 17}, {"syv", NUMBER, 7}, {"ti", NUMBER, 10}, {"to", NUMBER, 2}, {"tolv", NUMBER, 12},
    {"tre", NUMBER, 3}, {"tretten", NUMBER, 13}, {"tusind", MAGNITUDE, 3}, {"tusinde", MAGNITUDE, 3},
};
static const rt_number_word words_de[] = {
    {"acht", NUMBER, 8}, {"beiden", NUMBER, 2}, {"billion", MAGNITUDE_STEM, 12}, {"bio", MAGNITUDE, 12},
    {"dollar", CURRENCY_STEM, 0}, {"drei", NUMBER, 3}, {"ein", NUMBER, 1}, {"eine", NUMBER, 1}, {"einem", NUMBER, 1},
    {"einen", NUMBER, 1}, {"einer", NUMBER, 1}, {"eines", NUMBER, 1}, {"eins", NUMBER, 1}, {"elf", NUMBER, 11},
    {"euro", CURRENCY, 0}, {"franken", CURRENCY, 0}, {"fünf", NUMBER, 5}, {"hundert", MAGNITUDE, 2},
    {"mia", MAGNITUDE, 9}, {"mill", MAGNITUDE, 6}, {"milliarde", MAGNITUDE_STEM, 9}, {"million", MAGNITUDE_STEM, 6},
    {"mio", MAGNITUDE, 6}, {"mrd", MAGNITUDE, 9}, {"neun", NUMBER, 9}, {"pfund", CURRENCY, 0},
    {"prozent", PERCENT_STEM, 0}, {"rubel", CURRENCY, 0}, {"sechs", NUMBER, 6}, {"sechzehn", NUMBER, 16},
    {"sieben", NUMBER, 7}, {"siebzehn", NUMBER, 17}, {"tausend", MAGNITUDE, 3}, {"tsd", MAGNITUDE, 3},
    {"uhr", CLOCK, 0}, {"vh", PERCENT, 0}, {"vier", NUMBER, 4}, {"yen", CURRENCY, 0}, {"zehn", NUMBER, 10},
    {"zwei", NUMBER, 2}, {"zwölf", NUMBER, 12},
};
static const rt_number_word words_el[] = {
    {"ένα", NUMBER, 1}, {"ένας", NUMBER, 1}, {"έντεκα", NUMBER, 11}, {"έξι", NUMBER, 6}, {"δέκα", NUMBER, 10},
    {"δισ", MAGNITUDE, 9}, {"δισεκατομμ", MAGNITUDE_STEM, 9}, {"δολάρι", CURRENCY_STEM, 0}, {"δύο", NUMBER, 2},
    {"δώδεκα", NUMBER, 12}, {"είκοσι", NUMBER, 20}, {"εβδομήντα", NUMBER, 70}, {"εκ", MAGNITUDE, 6},
    {"εκατ", MAGNITUDE, 6}, {"εκατομμ", MAGNITUDE_STEM, 6}, {"εννέα", NUMBER, 9}, {"εννενήντα", NUMBER, 90},
    {"εξήντα", NUMBER, 60}, {"επτά", NUMBER, 7}, {"ευρώ", CURRENCY, 0}, {"μία", NUMBER, 1}, {"ογδόντα", NUMBER, 80},
    {"οκτώ", NUMBER, 8}, {"πέντε", NUMBER, 5}, {"πενήντα", NUMBER, 50}, {"σαράντα", NUMBER, 40},
    {"τέσσερα", NUMBER, 4}, {"τέσσερις", NUMBER, 4}, {"τοις", PERCENT, 0}, {"τρία", NUMBER, 3}, {"τρεις", NUMBER, 3},
    {"τριάντα", NUMBER, 30}, {"τρισ", MAGNITUDE, 12}, {"τρισεκατομμ", MAGNITUDE_STEM, 12}, {"χιλ", MAGNITUDE, 3},
    {"χιλιάδ", MAGNITUDE_STEM, 3},
};
static const rt_number_word words_en[] = {
    {"a.m", AM, 0}, {"am", AM, 0}, {"b", MONEY, 9}, {"billion", MAGNITUDE, 9}, {"billions", MAGNITUDE, 9},
    {"bln", MAGNITUDE, 9}, {"bn", MAGNITUDE, 9}, {"cents", CURRENCY, 0}, {"crore", MAGNITUDE, 7},
    {"crores", MAGNITUDE, 7}, {"dollar", CURRENCY_STEM, 0}, {"eight", NUMBER, 8}, {"eighteen", NUMBER, 18},
    {"eighty", NUMBER, 80}, {"eleven", NUMBER, 11}, {"euro", CURRENCY, 0}, {"euros", CURRENCY, 0},
    {"fifteen", NUMBER, 15}, {"fifty", NUMBER, 50}, {"five", NUMBER, 5}, {"forty", NUMBER, 40}, {"four", NUMBER, 4},
    {"fourteen", NUMBER, 14}, {"hundred", MAGNITUDE, 2}, {"k", MONEY, 3}, {"lac", MAGNITUDE, 5},
    {"lacs", MAGNITUDE, 5}, {"lakh", MAGNITUDE, 5}, {"lakhs", MAGNITUDE, 5}, {"m", MONEY, 6},
    {"million", MAGNITUDE, 6}, {"millions", MAGNITUDE, 6}, {"mln", MAGNITUDE, 6}, {"mn", MAGNITUDE, 6},
    {"nine", NUMBER, 9}, {"nineteen", NUMBER, 19}, {"ninety", NUMBER, 90}, {"of", FILLER, 0}, {"one", NUMBER, 1},
    {"p.m", PM, 0}, {"pct", PERCENT, 0}, {"per", PERCENT, 0}, {"percent", PERCENT, 0}, {"percentage", PERCENT, 0},
    {"pm", PM, 0}, {"pound", CURRENCY, 0}, {"pounds", CURRENCY, 0}, {"rs", CURRENCY, 0}, {"ruble", CURRENCY_STEM, 0},
    {"rupee", CURRENCY_STEM, 0}, {"seven", NUMBER, 7}, {"seventeen", NUMBER, 17}, {"seventy", NUMBER, 70},
    {"six", NUMBER, 6}, {"sixteen", NUMBER, 16}, {"sixty", NUMBER, 60}, {"ten", NUMBER, 10}, {"the", FILLER, 0},
    {"thirteen", NUMBER, 13}, {"thirty", NUMBER, 30}, {"thousand", MAGNITUDE, 3}, {"three", NUMBER, 3},
    {"tn", MAGNITUDE, 12}, {"trillion", MAGNITUDE, 12}, {"trillions", MAGNITUDE, 12}, {"trn", MAGNITUDE, 12},
    {"twelve", NUMBER, 12}, {"twenty", NUMBER, 20}, {"two", NUMBER, 2}, {"yen", CURRENCY, 0}, {"yuan", CURRENCY, 0},
};
static const rt_number_word words_es[] = {
    {"a.m", AM, 0}, {"am", AM, 0}, {"billones", MAGNITUDE, 12}, {"billón", MAGNITUDE, 12}, {"catorce", NUMBER, 14},
    {"cien", MAGNITUDE, 2}, {"cientos", MAGNITUDE, 2}, {"cinco", NUMBER, 5}, {"cincuenta", NUMBER, 50},
    {"cuarenta", NUMBER, 40}, {"cuatro", NUMBER, 4}, {"de", FILLER, 0}, {"del", FILLER, 0}, {"dieciséis", NUMBER, 16},
    {"diez", NUMBER, 10}, {"doce", NUMBER, 12}, {"dos", NUMBER, 2}, {"dólar", CURRENCY_STEM, 0},
    {"euro", CURRENCY, 0}, {"euros", CURRENCY, 0}, {"h", CLOCK, 0}, {"hrs", CLOCK, 0}, {"hs", CLOCK, 0},
    {"libras", CURRENCY, 0}, {"mdd", MAGNITUDE, 6}, {"mil", MAGNITUDE, 3}, {"mill", MAGNITUDE, 6},
    {"millardo", MAGNITUDE_STEM, 9}, {"millones", MAGNITUDE, 6}, {"millón", MAGNITUDE, 6}, {"mm", MAGNITUDE, 6},
    {"noventa", NUMBER, 90}, {"nueve", NUMBER, 9}, {"ochenta", NUMBER, 80}, {"ocho", NUMBER, 8}, {"once", NUMBER, 11},
    {"p.m", PM, 0}, {"pesos", CURRENCY, 0}, {"pm", PM, 0}, {"por", PERCENT, 0}, {"quince", NUMBER, 15},
    {"seis", NUMBER, 6}, {"sesenta", NUMBER, 60}, {"setenta", NUMBER, 70}, {"siete", NUMBER, 7},
    {"soles", CURRENCY, 0}, {"trece", NUMBER, 13}, {"treinta", NUMBER, 30}, {"tres", NUMBER, 3}, {"un", NUMBER, 1},
    {"una", NUMBER, 1}, {"uno", NUMBER, 1}, {"veinte", NUMBER, 20},
};
static const rt_number_word words_et[] = {
    {"dollar", CURRENCY_STEM, 0}, {"euro", CURRENCY_STEM, 0}, {"kaheksa", NUMBER, 8}, {"kaks", NUMBER, 2},
    {"kell", CLOCK_FIRST, 0}, {"kolm", NUMBER, 3}, {"kuus", NUMBER, 6}, {"kümme", NUMBER, 10},
    {"miljard", MAGNITUDE_STEM, 9}, {"miljon", MAGNITUDE_STEM, 6}, {"mld", MAGNITUDE, 9}, {"mln", MAGNITUDE, 6},
    {"neli", NUMBER, 4}, {"protsen", PERCENT_STEM, 0}, {"seitse", NUMBER, 7}, {"triljon", MAGNITUDE_STEM, 12},
    {"trln", MAGNITUDE, 12}, {"tuh", MAGNITUDE, 3}, {"tuhande", MAGNITUDE_STEM, 3}, {"tuhat", MAGNITUDE, 3},
    {"viis", NUMBER, 5}, {"üheksa", NUMBER, 9}, {"üks", NUMBER, 1},
};
static const rt_number_word words_eu[] = {
    {"mila", MAGNITUDE, 3}, {"milioi", MAGNITUDE_STEM, 6},
};
static const rt_number_word words_fa[] = {
    {"بیست", NUMBER, 20}, {"تریلیون", MAGNITUDE, 12}, {"تومان", CURRENCY, 0}, {"درصد", PERCENT, 0},
    {"دلار", CURRENCY, 0}, {"دو", NUMBER, 2}, {"دوازده", NUMBER, 12}, {"ریال", CURRENCY, 0}, {"سه", NUMBER, 3},
    {"سیزده", NUMBER, 13}, {"شانزده", NUMBER, 16}, {"شش", NUMBER, 6}, {"شصت", NUMBER, 60}, {"میلیارد", MAGNITUDE, 9},
    {"میلیون", MAGNITUDE, 6}, {"میلیونی", MAGNITUDE, 6}, {"نه", NUMBER, 9}, {"نود", NUMBER, 90},
    {"نوزده", NUMBER, 19}, {"هجده", NUMBER, 18}, {"هزار", MAGNITUDE, 3}, {"هشت", NUMBER, 8}, {"هشتاد", NUMBER, 80},
    {"هفت", NUMBER, 7}, {"هفتاد", NUMBER, 70}, {"هفده", NUMBER, 17}, {"پانزده", NUMBER, 15}, {"پنج", NUMBER, 5},
    {"پنجاه", NUMBER, 50}, {"چهار", NUMBER, 4}, {"چهارده", NUMBER, 14}, {"چهل", NUMBER, 40}, {"یازده", NUMBER, 11},
    {"یورو", CURRENCY, 0}, {"یک", NUMBER, 1},
};
static const rt_number_word words_fi[] = {
    {"bilj", MAGNITUDE, 12}, {"biljoon", MAGNITUDE_STEM, 12}, {"dollar", CURRENCY_STEM, 0},
    {"euro", CURRENCY_STEM, 0}, {"kahdeksaa", NUMBER, 8}, {"kahdeksaan", NUMBER, 8}, {"kahdeksaksi", NUMBER, 8},
    {"kahdeksalla", NUMBER, 8}, {"kahdeksalle", NUMBER, 8}, {"kahdeksalta", NUMBER, 8}, {"kahdeksan", NUMBER, 8},
    {"kahdeksana", NUMBER, 8}, {"kahdeksassa", NUMBER, 8}, {"kahdeksasta", NUMBER, 8}, {"kahdeksat", NUMBER, 8},
    {"kahdeksi", NUMBER, 2}, {"kahdeksia", NUMBER, 8}, {"kahdeksien", NUMBER, 8}, {"kahdeksiin", NUMBER, 8},
    {"kahdeksiksi", NUMBER, 8}, {"kahdeksilla", NUMBER, 8}, {"kahdeksille", NUMBER, 8}, {"kahdeksilta", NUMBER, 8},
    {"kahdeksina", NUMBER, 8}, {"kahdeksissa", NUMBER, 8}, {"kahdeksista", NUMBER, 8}, {"kahdella", NUMBER, 2},
    {"kahdelle", NUMBER, 2}, {"kahdelta", NUMBER, 2}, {"kahden", NUMBER, 2}, {"kahdessa", NUMBER, 2},
    {"kahdesta", NUMBER, 2}, {"kahdet", NUMBER, 2}, {"kahta", NUMBER, 2}, {"kahteen", NUMBER, 2},
    {"kahtena", NUMBER, 2}, {"kaksi", NUMBER, 2}, {"kaksia", NUMBER, 2}, {"kaksien", NUMBER, 2},
    {"kaksiin", NUMBER, 2}, {"kaksiksi", NUMBER, 2}, {"kaksilla", NUMBER, 2}, {"kaksille", NUMBER, 2},
    {"kaksilta", NUMBER, 2}, {"kaksina", NUMBER, 2}, {"kaksissa", NUMBER, 2}, {"kaksista", NUMBER, 2},
    {"kello", CLOCK_FIRST, 0}, {"klo", CLOCK_FIRST, 0}, {"kolme", NUMBER, 3}, {"kolmea", NUMBER, 3},
    {"kolmeen", NUMBER, 3}, {"kolmeksi", NUMBER, 3}, {"kolmella", NUMBER, 3}, {"kolmelle", NUMBER, 3},
    {"kolmelta", NUMBER, 3}, {"kolmen", NUMBER, 3}, {"kolmena", NUMBER, 3}, {"kolmessa", NUMBER, 3},
    {"kolmesta", NUMBER, 3}, {"kolmet", NUMBER, 3}, {"kolmia", NUMBER, 3}, {"kolmien", NUMBER, 3},
    {"kolmiin", NUMBER, 3}, {"kolmiksi", NUMBER, 3}, {"kolmilla", NUMBER, 3}, {"kolmille", NUMBER, 3},
    {"kolmilta", NUMBER, 3}, {"kolmina", NUMBER, 3}, {"kolmissa", NUMBER, 3}, {"kolmista", NUMBER, 3},
    {"kuudeksi", NUMBER, 6}, {"kuudella", NUMBER, 6}, {"kuudelle", NUMBER, 6}, {"kuudelta", NUMBER, 6},
    {"kuuden", NUMBER, 6}, {"kuudessa", NUMBER, 6}, {"kuudesta", NUMBER, 6}, {"kuudet", NUMBER, 6},
    {"kuusi", NUMBER, 6}, {"kuusia", NUMBER, 6}, {"kuusien", NUMBER, 6}, {"kuusiin", NUMBER, 6},
    {"kuusiksi", NUMBER, 6}, {"kuusilla", NUMBER, 6}, {"kuusille", NUMBER, 6}, {"kuusilta", NUMBER, 6},
    {"kuusina", NUMBER, 6}, {"kuusissa", NUMBER, 6}, {"kuusista", NUMBER, 6}, {"kuuteen", NUMBER, 6},
    {"kuutena", NUMBER, 6}, {"kuutta", NUMBER, 6}, {"kymmeneen", NUMBER, 10}, {"kymmeneksi", NUMBER, 10},
    {"kymmenelle", NUMBER, 10}, {"kymmenellä", NUMBER, 10}, {"kymmeneltä", NUMBER, 10}, {"kymmenen", NUMBER, 10},
    {"kymmenenä", NUMBER, 10}, {"kymmenessä", NUMBER, 10}, {"kymmenestä", NUMBER, 10}, {"kymmenet", NUMBER, 10},
    {"kymmenien", NUMBER, 10}, {"kymmeniin", NUMBER, 10}, {"kymmeniksi", NUMBER, 10}, {"kymmenille", NUMBER, 10},
    {"kymmenillä", NUMBER, 10}, {"kymmeniltä", NUMBER, 10}, {"kymmeninä", NUMBER, 10}, {"kymmenissä", NUMBER, 10},
    {"kymmenistä", NUMBER, 10}, {"kymmeniä", NUMBER, 10}, {"kymmentä", NUMBER, 10}, {"milj", MAGNITUDE, 6},
    {"miljard", MAGNITUDE_STEM, 9}, {"miljoon", MAGNITUDE_STEM, 6}, {"mrd", MAGNITUDE, 9}, {"neljien", NUMBER, 4},
    {"neljiin", NUMBER, 4}, {"neljiksi", NUMBER, 4}, {"neljille", NUMBER, 4}, {"neljillä", NUMBER, 4},
    {"neljiltä", NUMBER, 4}, {"neljinä", NUMBER, 4}, {"neljissä", NUMBER, 4}, {"neljistä", NUMBER, 4},
    {"neljiä", NUMBER, 4}, {"neljä", NUMBER, 4}, {"neljäksi", NUMBER, 4}, {"neljälle", NUMBER, 4},
    {"neljällä", NUMBER, 4}, {"neljältä", NUMBER, 4}, {"neljän", NUMBER, 4}, {"neljänä", NUMBER, 4},
    {"neljässä", NUMBER, 4}, {"neljästä", NUMBER, 4}, {"neljät", NUMBER, 4}, {"neljää", NUMBER, 4},
    {"neljään", NUMBER, 4}, {"prosent", PERCENT_STEM, 0}, {"sataa", MAGNITUDE, 2}, {"seitsemien", NUMBER, 7},
    {"seitsemiin", NUMBER, 7}, {"seitsemiksi", NUMBER, 7}, {"seitsemille", NUMBER, 7}, {"seitsemillä", NUMBER, 7},
    {"seitsemiltä", NUMBER, 7}, {"seitseminä", NUMBER, 7}, {"seitsemissä", NUMBER, 7}, {"seitsemistä", NUMBER, 7},
    {"seitsemiä", NUMBER, 7}, {"seitsemäksi", NUMBER, 7}, {"seitsemälle", NUMBER, 7}, {"seitsemällä", NUMBER, 7},
    {"seitsemältä", NUMBER, 7}, {"seitsemän", NUMBER, 7}, {"seitsemänä", NUMBER, 7}, {"seitsemässä", NUMBER, 7},
    {"seitsemästä", NUMBER, 7}, {"seitsemät", NUMBER, 7}, {"seitsemää", NUMBER, 7}, {"seitsemään", NUMBER, 7},
    {"tuhan", MAGNITUDE_STEM, 3}, {"tuhatta", MAGNITUDE, 3}, {"viideksi", NUMBER, 5}, {"viidelle", NUMBER, 5},
    {"viidellä", NUMBER, 5}, {"viideltä", NUMBER, 5}, {"viiden", NUMBER, 5}, {"viidessä", NUMBER, 5},
    {"viidestä", NUMBER, 5}, {"viidet", NUMBER, 5}, {"viisi", NUMBER, 5}, {"viisien", NUMBER, 5},
    {"viisiin", NUMBER, 5}, {"viisiksi", NUMBER, 5}, {"viisille", NUMBER, 5}, {"viisillä", NUMBER, 5},
    {"viisiltä", NUMBER, 5}, {"viisinä", NUMBER, 5}, {"viisissä", NUMBER, 5}, {"viisistä", NUMBER, 5},
    {"viisiä", NUMBER, 5}, {"viiteen", NUMBER, 5}, {"viitenä", NUMBER, 5}, {"viittä", NUMBER, 5},
    {"yhdeksi", NUMBER, 1}, {"yhdeksien", NUMBER, 9}, {"yhdeksiin", NUMBER, 9}, {"yhdeksiksi", NUMBER, 9},
    {"yhdeksille", NUMBER, 9}, {"yhdeksillä", NUMBER, 9}, {"yhdeksiltä", NUMBER, 9}, {"yhdeksinä", NUMBER, 9},
    {"yhdeksissä", NUMBER, 9}, {"yhdeksistä", NUMBER, 9}, {"yhdeksiä", NUMBER, 9}, {"yhdeksäksi", NUMBER, 9},
    {"yhdeksälle", NUMBER, 9}, {"yhdeksällä", NUMBER, 9}, {"yhdeksältä", NUMBER, 9}, {"yhdeksän", NUMBER, 9},
    {"yhdeksänä", NUMBER, 9}, {"yhdeksässä", NUMBER, 9}, {"yhdeksästä", NUMBER, 9}, {"yhdeksät", NUMBER, 9},
    {"yhdeksää", NUMBER, 9}, {"yhdeksään", NUMBER, 9}, {"yhdelle", NUMBER, 1}, {"yhdellä", NUMBER, 1},
    {"yhdeltä", NUMBER, 1}, {"yhden", NUMBER, 1}, {"yhdessä", NUMBER, 1}, {"yhdestä", NUMBER, 1},
    {"yhdet", NUMBER, 1}, {"yhteen", NUMBER, 1}, {"yhtenä", NUMBER, 1}, {"yhtä", NUMBER, 1}, {"yksi", NUMBER, 1},
    {"yksien", NUMBER, 1}, {"yksiin", NUMBER, 1}, {"yksiksi", NUMBER, 1}, {"yksille", NUMBER, 1},
    {"yksillä", NUMBER, 1}, {"yksiltä", NUMBER, 1}, {"yksinä", NUMBER, 1}, {"yksissä", NUMBER, 1},
    {"yksistä", NUMBER, 1}, {"yksiä", NUMBER, 1},
};
static const rt_number_word words_fil[] = {
    {"bilyon", MAGNITUDE, 9}, {"bilyong", MAGNITUDE, 9}, {"libo", MAGNITUDE, 3}, {"libong", MAGNITUDE, 3},
    {"milyon", MAGNITUDE, 6}, {"milyong", MAGNITUDE, 6}, {"porsiyento", PERCENT, 0},
};
static const rt_number_word words_fr[] = {
    {"billion", MAGNITUDE_STEM, 12}, {"cent", MAGNITUDE, 2}, {"cents", MAGNITUDE, 2}, {"cinq", NUMBER, 5},
    {"cinquante", NUMBER, 50}, {"de", FILLER, 0}, {"deux", NUMBER, 2}, {"dix", NUMBER, 10}, {"dollar", CURRENCY, 0},
    {"dollars", CURRENCY, 0}, {"douze", NUMBER, 12}, {"euro", CURRENCY, 0}, {"euros", CURRENCY, 0},
    {"francs", CURRENCY, 0}, {"h", CLOCK, 0}, {"huit", NUMBER, 8}, {"livres", CURRENCY, 0}, {"m", MONEY, 6},
    {"md", MAGNITUDE, 9}, {"mds", MAGNITUDE, 9}, {"mille", MAGNITUDE, 3}, {"milliard", MAGNITUDE_STEM, 9},
    {"milliers", MAGNITUDE, 3}, {"million", MAGNITUDE_STEM, 6}, {"mio", MAGNITUDE, 6}, {"mln", MAGNITUDE, 6},
    {"mrd", MAGNITUDE, 9}, {"onze", NUMBER, 11}, {"pc", PERCENT, 0}, {"pour", PERCENT, 0}, {"pourcent", PERCENT, 0},
    {"quarante", NUMBER, 40}, {"quatorze", NUMBER, 14}, {"quatre", NUMBER, 4}, {"quinze", NUMBER, 15},
    {"roubles", CURRENCY, 0}, {"seize", NUMBER, 16}, {"sept", NUMBER, 7}, {"six", NUMBER, 6}, {"treize", NUMBER, 13},
    {"trente", NUMBER, 30}, {"trois", NUMBER, 3}, {"un", NUMBER, 1}, {"une", NUMBER, 1}, {"vingt", NUMBER, 20},
    {"yens", CURRENCY, 0},
};
static const rt_number_word words_gl[] = {
    {"de", FILLER, 0}, {"mil", MAGNITUDE, 3}, {"millón", MAGNITUDE, 6}, {"millóns", MAGNITUDE, 6},
    {"por", PERCENT, 0},
};
static const rt_number_word words_gu[] = {
    {"અબજ", MAGNITUDE, 9}, {"કરોડ", MAGNITUDE, 7}, {"ટકા", PERCENT, 0}, {"લાખ", MAGNITUDE, 5}, {"હજાર", MAGNITUDE, 3},
};
static const rt_number_word words_ha[] = {
    {"bakwai", NUMBER, 7}, {"biliyan", MAGNITUDE, 9}, {"biliyon", MAGNITUDE, 9}, {"biyar", NUMBER, 5},
    {"biyu", NUMBER, 2}, {"dala", CURRENCY, 0}, {"dari", MAGNITUDE, 2}, {"dubu", MAGNITUDE, 3}, {"ga", FILLER, 0},
    {"goma", NUMBER, 10}, {"hudu", NUMBER, 4}, {"kashi", PERCENT, 0}, {"kaso", PERCENT, 0}, {"miliyan", MAGNITUDE, 6},
    {"miliyon", MAGNITUDE, 6}, {"milyan", MAGNITUDE, 6}, {"naira", CURRENCY, 0}, {"shida", NUMBER, 6},
    {"takwas", NUMBER, 8}, {"tara", NUMBER, 9}, {"tiriliyan", MAGNITUDE, 12}, {"tiriliyon", MAGNITUDE, 12},
    {"triliyan", MAGNITUDE, 12}, {"triliyon", MAGNITUDE, 12}, {"uku", NUMBER, 3}, {"watan", FILLER, 0},
};
static const rt_number_word words_he[] = {
    {"אחד", NUMBER, 1}, {"אחוז", PERCENT, 0}, {"אחוזים", PERCENT, 0}, {"אחת", NUMBER, 1}, {"אירו", CURRENCY, 0},
    {"אלף", MAGNITUDE, 3}, {"אלפים", MAGNITUDE, 3}, {"ארבע", NUMBER, 4}, {"ארבעה", NUMBER, 4}, {"ארבעים", NUMBER, 40},
    {"דולר", CURRENCY, 0}, {"דולרים", CURRENCY, 0}, {"חמישה", NUMBER, 5}, {"חמישים", NUMBER, 50}, {"חמש", NUMBER, 5},
    {"טריליון", MAGNITUDE, 12}, {"יורו", CURRENCY, 0}, {"מיליארד", MAGNITUDE, 9}, {"מיליארדי", MAGNITUDE, 9},
    {"מיליון", MAGNITUDE, 6}, {"מיליוני", MAGNITUDE, 6}, {"מליון", MAGNITUDE, 6}, {"עשר", NUMBER, 10},
    {"עשרה", NUMBER, 10}, {"עשרים", NUMBER, 20}, {"שבע", NUMBER, 7}, {"שבעה", NUMBER, 7}, {"שבעים", NUMBER, 70},
    {"שישה", NUMBER, 6}, {"שישים", NUMBER, 60}, {"שלוש", NUMBER, 3}, {"שלושה", NUMBER, 3}, {"שלושים", NUMBER, 30},
    {"שמונה", NUMBER, 8}, {"שמונים", NUMBER, 80}, {"שני", NUMBER, 2}, {"שניים", NUMBER, 2}, {"שקל", CURRENCY, 0},
    {"שקלים", CURRENCY, 0}, {"שש", NUMBER, 6}, {"שתי", NUMBER, 2}, {"שתיים", NUMBER, 2}, {"תשע", NUMBER, 9},
    {"תשעה", NUMBER, 9}, {"תשעים", NUMBER, 90},
};
static const rt_number_word words_hi[] = {
    {"अरब", MAGNITUDE, 9}, {"करोड", MAGNITUDE_STEM, 7}, {"क॰", MAGNITUDE, 7}, {"खरब", MAGNITUDE, 11},
    {"ट्रिलियन", MAGNITUDE, 12}, {"डॉलर", CURRENCY, 0}, {"प्रतिशत", PERCENT, 0}, {"फ़ीसदी", PERCENT, 0},
    {"फीसद", PERCENT, 0}, {"फीसदी", PERCENT, 0}, {"बिलियन", MAGNITUDE, 9}, {"मिलियन", MAGNITUDE, 6},
    {"यूरो", CURRENCY, 0}, {"रुपए", CURRENCY, 0}, {"रुपया", CURRENCY, 0}, {"रुपये", CURRENCY, 0}, {"लाख", MAGNITUDE, 5},
    {"सौ", MAGNITUDE, 2}, {"हज़ार", MAGNITUDE, 3}, {"हजार", MAGNITUDE, 3},
};
static const rt_number_word words_hr[] = {
    {"bilijun", MAGNITUDE_STEM, 12}, {"deset", NUMBER, 10}, {"devedeset", NUMBER, 90}, {"devet", NUMBER, 9},
    {"devetnaest", NUMBER, 19}, {"dva", NUMBER, 2}, {"dvadeset", NUMBER, 20}, {"dvanaest", NUMBER, 12},
    {"dvije", NUMBER, 2}, {"jedan", NUMBER, 1}, {"jedanaest", NUMBER, 11}, {"jedna", NUMBER, 1}, {"jedno", NUMBER, 1},
    {"mil", MAGNITUDE, 6}, {"milijard", MAGNITUDE_STEM, 9}, {"milijon", MAGNITUDE_STEM, 6},
    {"milijun", MAGNITUDE_STEM, 6}, {"mln", MAGNITUDE, 6}, {"mlr", MAGNITUDE, 9}, {"mlrd", MAGNITUDE, 9},
    {"osam", NUMBER, 8}, {"osamdeset", NUMBER, 80}, {"osamnaest", NUMBER, 18}, {"pedeset", NUMBER, 50},
    {"pet", NUMBER, 5}, {"petnaest", NUMBER, 15}, {"posto", PERCENT, 0}, {"postot", PERCENT_STEM, 0},
    {"sati", CLOCK, 0}, {"sedam", NUMBER, 7}, {"sedamdeset", NUMBER, 70}, {"sedamnaest", NUMBER, 17},
    {"tis", MAGNITUDE, 3}, {"tisuc", MAGNITUDE_STEM, 3}, {"tisuć", MAGNITUDE_STEM, 3}, {"tri", NUMBER, 3},
    {"trideset", NUMBER, 30}, {"trinaest", NUMBER, 13}, {"četiri", NUMBER, 4}, {"četrdeset", NUMBER, 40},
    {"četrnaest", NUMBER, 14}, {"šesnaest", NUMBER, 16}, {"šest", NUMBER, 6}, {"šezdeset", NUMBER, 60},
};
static const rt_number_word words_hu[] = {
    {"billió", MAGNITUDE_STEM, 12}, {"dollár", CURRENCY_STEM, 0}, {"egy", NUMBER, 1}, {"euró", CURRENCY_STEM, 0},
    {"ezer", MAGNITUDE_STEM, 3}, {"forint", CURRENCY_STEM, 0}, {"harminc", NUMBER, 30}, {"hat", NUMBER, 6},
    {"hatvan", NUMBER, 60}, {"hetven", NUMBER, 70}, {"három", NUMBER, 3}, {"hét", NUMBER, 7}, {"húsz", NUMBER, 20},
    {"kettő", NUMBER, 2}, {"kilenc", NUMBER, 9}, {"kilencven", NUMBER, 90}, {"két", NUMBER, 2},
    {"millio", MAGNITUDE_STEM, 6}, {"milliárd", MAGNITUDE_STEM, 9}, {"millió", MAGNITUDE_STEM, 6},
    {"mrd", MAGNITUDE, 9}, {"negyven", NUMBER, 40}, {"nyolc", NUMBER, 8}, {"nyolcvan", NUMBER, 80},
    {"négy", NUMBER, 4}, {"százalék", PERCENT_STEM, 0}, {"tíz", NUMBER, 10}, {"óra", CLOCK, 0}, {"órakor", CLOCK, 0},
    {"öt", NUMBER, 5}, {"ötven", NUMBER, 50},
};
static const rt_number_word words_hy[] = {
    {"հազար", MAGNITUDE_STEM, 3}, {"հզր", MAGNITUDE, 3}, {"միլիարդ", MAGNITUDE_STEM, 9},
    {"միլիոն", MAGNITUDE_STEM, 6}, {"մլն", MAGNITUDE, 6}, {"մլրդ", MAGNITUDE, 9}, {"տոկոս", PERCENT_STEM, 0},
    {"տրիլիոն", MAGNITUDE_STEM, 12},
};
static const rt_number_word words_id[] = {
    {"delapan", NUMBER, 8}, {"dolar", CURRENCY, 0}, {"dua", NUMBER, 2}, {"empat", NUMBER, 4}, {"enam", NUMBER, 6},
    {"euro", CURRENCY, 0}, {"jam", CLOCK_FIRST, 0}, {"jt", MAGNITUDE, 6}, {"juta", MAGNITUDE, 6}, {"lima", NUMBER, 5},
    {"miliar", MAGNITUDE, 9}, {"milyar", MAGNITUDE, 9}, {"persen", PERCENT, 0}, {"pukul", CLOCK_FIRST, 0},
    {"ratus", MAGNITUDE, 2}, {"rb", MAGNITUDE, 3}, {"ribu", MAGNITUDE, 3}, {"rupiah", CURRENCY, 0},
    {"satu", NUMBER, 1}, {"sebelas", NUMBER, 11}, {"sembilan", NUMBER, 9}, {"sepuluh", NUMBER, 10},
    {"tiga", NUMBER, 3}, {"triliun", MAGNITUDE, 12}, {"tujuh", NUMBER, 7},
};
static const rt_number_word words_is[] = {
    {"billjón", MAGNITUDE_STEM, 12}, {"dala", CURRENCY, 0}, {"dollar", CURRENCY_STEM, 0}, {"ein", NUMBER, 1},
    {"einn", NUMBER, 1}, {"eitt", NUMBER, 1}, {"ellefu", NUMBER, 11}, {"evr", CURRENCY_STEM, 0}, {"fimm", NUMBER, 5},
    {"fimmtán", NUMBER, 15}, {"fimmtíu", NUMBER, 50}, {"fjóra", NUMBER, 4}, {"fjórar", NUMBER, 4},
    {"fjórir", NUMBER, 4}, {"fjórtán", NUMBER, 14}, {"fjórum", NUMBER, 4}, {"fjögur", NUMBER, 4},
    {"fjögurra", NUMBER, 4}, {"fjörutíu", NUMBER, 40}, {"hundruð", MAGNITUDE, 2}, {"kl", CLOCK_FIRST, 0},
    {"klukkan", CLOCK_FIRST, 0}, {"krón", CURRENCY_STEM, 0}, {"ma", MAGNITUDE, 9}, {"milljarð", MAGNITUDE_STEM, 9},
    {"milljon", MAGNITUDE_STEM, 6}, {"milljó", MAGNITUDE_STEM, 6}, {"milljörð", MAGNITUDE_STEM, 9},
    {"nítján", NUMBER, 19}, {"níu", NUMBER, 9}, {"níutíu", NUMBER, 90}, {"prósent", PERCENT_STEM, 0},
    {"sautján", NUMBER, 17}, {"sex", NUMBER, 6}, {"sextán", NUMBER, 16}, {"sextíu", NUMBER, 60}, {"sjó", NUMBER, 7},
    {"sjötíu", NUMBER, 70}, {"tuttugu", NUMBER, 20}, {"tveggja", NUMBER, 2}, {"tveimur", NUMBER, 2},
    {"tveir", NUMBER, 2}, {"tvo", NUMBER, 2}, {"tvær", NUMBER, 2}, {"tvö", NUMBER, 2}, {"tíu", NUMBER, 10},
    {"tólf", NUMBER, 12}, {"átján", NUMBER, 18}, {"átta", NUMBER, 8}, {"áttatíu", NUMBER, 80}, {"þremur", NUMBER, 3},
    {"þrettán", NUMBER, 13}, {"þriggja", NUMBER, 3}, {"þrjá", NUMBER, 3}, {"þrjár", NUMBER, 3},
    {"þrjátíu", NUMBER, 30}, {"þrjú", NUMBER, 3}, {"þrír", NUMBER, 3}, {"þús", MAGNITUDE, 3},
    {"þúsund", MAGNITUDE_STEM, 3},
};
static const rt_number_word words_it[] = {
    {"alle", CLOCK_FIRST, 0}, {"bilion", MAGNITUDE_STEM, 12}, {"bln", MAGNITUDE, 12}, {"cento", MAGNITUDE, 2},
    {"cinque", NUMBER, 5}, {"dalle", CLOCK_FIRST, 0}, {"di", FILLER, 0}, {"diciannove", NUMBER, 19},
    {"diciassette", NUMBER, 17}, {"diciotto", NUMBER, 18}, {"dieci", NUMBER, 10}, {"dodici", NUMBER, 12},
    {"dollar", CURRENCY_STEM, 0}, {"due", NUMBER, 2}, {"euro", CURRENCY, 0}, {"mila", MAGNITUDE, 3},
    {"miliard", MAGNITUDE_STEM, 9}, {"milion", MAGNITUDE_STEM, 6}, {"mille", MAGNITUDE, 3}, {"mld", MAGNITUDE, 9},
    {"mln", MAGNITUDE, 6}, {"mrd", MAGNITUDE, 9}, {"nove", NUMBER, 9}, {"ore", CLOCK_FIRST, 0}, {"otto", NUMBER, 8},
    {"per", PERCENT, 0}, {"percento", PERCENT, 0}, {"quattordici", NUMBER, 14}, {"quattro", NUMBER, 4},
    {"quindici", NUMBER, 15}, {"sedici", NUMBER, 16}, {"sette", NUMBER, 7}, {"sterline", CURRENCY, 0},
    {"tre", NUMBER, 3}, {"tredici", NUMBER, 13}, {"un", NUMBER, 1}, {"una", NUMBER, 1}, {"undici", NUMBER, 11},
    {"uno", NUMBER, 1}, {"yen", CURRENCY, 0},
};
static const rt_number_word words_ja[] = {
    {"ウォン", CURRENCY, 0}, {"ドル", CURRENCY, 0}, {"パーセント", PERCENT, 0}, {"ユーロ", CURRENCY, 0}, {"元", CURRENCY, 0},
    {"円", CURRENCY, 0},
};
static const rt_number_word words_ka[] = {
    {"ათას", MAGNITUDE_STEM, 3}, {"მილიარდ", MAGNITUDE_STEM, 9}, {"მილიონ", MAGNITUDE_STEM, 6}, {"მლნ", MAGNITUDE, 6},
    {"მლრდ", MAGNITUDE, 9}, {"პროცენტ", PERCENT_STEM, 0}, {"ტრილიონ", MAGNITUDE_STEM, 12},
};
static const rt_number_word words_kk[] = {
    {"миллиард", MAGNITUDE_STEM, 9}, {"миллион", MAGNITUDE_STEM, 6}, {"млн", MAGNITUDE, 6}, {"млрд", MAGNITUDE, 9},
    {"мың", MAGNITUDE, 3}, {"пайыз", PERCENT_STEM, 0}, {"триллион", MAGNITUDE_STEM, 12}, {"трлн", MAGNITUDE, 12},
};
static const rt_number_word words_km[] = {
    {"ពាន់", MAGNITUDE, 3}, {"ម៉ឺន", MAGNITUDE, 4}, {"លាន", MAGNITUDE, 6}, {"សែន", MAGNITUDE, 5},
};
static const rt_number_word words_kn[] = {
    {"ಕೋಟಿ", MAGNITUDE_STEM, 7}, {"ಬಿಲಿಯನ್", MAGNITUDE_STEM, 9}, {"ಮಿಲಿಯನ್", MAGNITUDE_STEM, 6}, {"ಲಕ್ಷ", MAGNITUDE_STEM, 5},
    {"ಸಾವಿರ", MAGNITUDE_STEM, 3},
};
static const rt_number_word words_ko[] = {
    {"달러", CURRENCY_STEM, 0}, {"원", CURRENCY, 0}, {"유로", CURRENCY_STEM, 0}, {"퍼센트", PERCENT, 0}, {"프로", PERCENT, 0},
};
static const rt_number_word words_ky[] = {
    {"миллиард", MAGNITUDE_STEM, 9}, {"миллион", MAGNITUDE_STEM, 6}, {"миң", MAGNITUDE, 3}, {"млн", MAGNITUDE, 6},
    {"млрд", MAGNITUDE, 9},
};
static const rt_number_word words_lo[] = {
    {"ຕື້", MAGNITUDE, 9}, {"ພັນ", MAGNITUDE, 3}, {"ລ້ານ", MAGNITUDE, 6}, {"ແສນ", MAGNITUDE, 5}, {"ໝື່ນ", MAGNITUDE, 4},
};
static const rt_number_word words_lt[] = {
    {"aštuon", NUMBER, 8}, {"aštuoniolik", NUMBER, 18}, {"devyn", NUMBER, 9}, {"devyniolik", NUMBER, 19},
    {"dešimt", NUMBER, 10}, {"doleri", CURRENCY_STEM, 0}, {"du", NUMBER, 2}, {"dvi", NUMBER, 2},
    {"dviejose", NUMBER, 2}, {"dviejuose", NUMBER, 2}, {"dviejų", NUMBER, 2}, {"dviem", NUMBER, 2},
    {"dvylik", NUMBER, 12}, {"eur", CURRENCY_STEM, 0}, {"ketur", NUMBER, 4}, {"keturiolik", NUMBER, 14},
    {"m", FILLER, 0}, {"milijard", MAGNITUDE_STEM, 9}, {"milijon", MAGNITUDE_STEM, 6}, {"mln", MAGNITUDE, 6},
    {"mlrd", MAGNITUDE, 9}, {"penk", NUMBER, 5}, {"penkiolik", NUMBER, 15}, {"proc", PERCENT, 0},
    {"procent", PERCENT_STEM, 0}, {"septyn", NUMBER, 7}, {"septyniolik", NUMBER, 17}, {"trijose", NUMBER, 3},
    {"trijuose", NUMBER, 3}, {"trijų", NUMBER, 3}, {"trilijon", MAGNITUDE_STEM, 12}, {"trimis", NUMBER, 3},
    {"trims", NUMBER, 3}, {"tris", NUMBER, 3}, {"trln", MAGNITUDE, 12}, {"trylik", NUMBER, 13}, {"trys", NUMBER, 3},
    {"tūkst", MAGNITUDE, 3}, {"tūkstan", MAGNITUDE_STEM, 3}, {"val", CLOCK, 0}, {"viena", NUMBER, 1},
    {"vienai", NUMBER, 1}, {"vienam", NUMBER, 1}, {"viename", NUMBER, 1}, {"vienas", NUMBER, 1}, {"vieno", NUMBER, 1},
    {"vienoje", NUMBER, 1}, {"vienos", NUMBER, 1}, {"vienu", NUMBER, 1}, {"vienuolik", NUMBER, 11},
    {"vieną", NUMBER, 1}, {"šeš", NUMBER, 6}, {"šešiolik", NUMBER, 16},
};
static const rt_number_word words_lv[] = {
    {"astoņas", NUMBER, 8}, {"astoņi", NUMBER, 8}, {"desmit", NUMBER, 10}, {"deviņas", NUMBER, 9},
    {"deviņi", NUMBER, 9}, {"divas", NUMBER, 2}, {"divi", NUMBER, 2}, {"dolār", CURRENCY_STEM, 0},
    {"eiro", CURRENCY, 0}, {"gada", FILLER, 0}, {"milj", MAGNITUDE, 6}, {"miljard", MAGNITUDE_STEM, 9},
    {"miljon", MAGNITUDE_STEM, 6}, {"mljrd", MAGNITUDE, 9}, {"piecas", NUMBER, 5}, {"pieci", NUMBER, 5},
    {"procen", PERCENT_STEM, 0}, {"septiņas", NUMBER, 7}, {"septiņi", NUMBER, 7}, {"sešas", NUMBER, 6},
    {"seši", NUMBER, 6}, {"trilj", MAGNITUDE, 12}, {"triljon", MAGNITUDE_STEM, 12}, {"trīs", NUMBER, 3},
    {"tūkst", MAGNITUDE, 3}, {"tūksto", MAGNITUDE_STEM, 3}, {"viena", NUMBER, 1}, {"viens", NUMBER, 1},
    {"četras", NUMBER, 4}, {"četri", NUMBER, 4},
};
static const rt_number_word words_mk[] = {
    {"билион", MAGNITUDE_STEM, 12}, {"илј", MAGNITUDE, 3}, {"илјад", MAGNITUDE_STEM, 3}, {"мил", MAGNITUDE, 6},
    {"милион", MAGNITUDE_STEM, 6}, {"милијард", MAGNITUDE_STEM, 9}, {"милј", MAGNITUDE, 9}, {"отсто", PERCENT, 0},
    {"процент", PERCENT, 0}, {"проценти", PERCENT, 0},
};
static const rt_number_word words_ml[] = {
    {"ആയിര", MAGNITUDE_STEM, 3}, {"കോടി", MAGNITUDE_STEM, 7}, {"ദശലക്ഷ", MAGNITUDE_STEM, 6}, {"ബില്യൺ", MAGNITUDE, 9},
    {"മില്യൺ", MAGNITUDE, 6}, {"ലക്ഷ", MAGNITUDE_STEM, 5},
};
static const rt_number_word words_mr[] = {
    {"अब्ज", MAGNITUDE, 9}, {"कोटी", MAGNITUDE, 7}, {"टक्के", PERCENT, 0}, {"टक्क्यांनी", PERCENT, 0},
    {"लाख", MAGNITUDE, 5}, {"हजार", MAGNITUDE, 3}, {"हजारांहून", MAGNITUDE, 3},
};
static const rt_number_word words_ms[] = {
    {"bilion", MAGNITUDE, 9}, {"dolar", CURRENCY, 0}, {"dua", NUMBER, 2}, {"empat", NUMBER, 4}, {"enam", NUMBER, 6},
    {"euro", CURRENCY, 0}, {"juta", MAGNITUDE, 6}, {"lapan", NUMBER, 8}, {"lima", NUMBER, 5}, {"peratus", PERCENT, 0},
    {"ratus", MAGNITUDE, 2}, {"ribu", MAGNITUDE, 3}, {"ringgit", CURRENCY, 0}, {"satu", NUMBER, 1},
    {"sebelas", NUMBER, 11}, {"sembilan", NUMBER, 9}, {"sepuluh", NUMBER, 10}, {"tiga", NUMBER, 3},
    {"trilion", MAGNITUDE, 12}, {"tujuh", NUMBER, 7},
};
static const rt_number_word words_my[] = {
    {"ကုဋေ", MAGNITUDE, 7}, {"ထောင်", MAGNITUDE, 3}, {"ရာခိုင်နှုန်း", PERCENT, 0}, {"သန်း", MAGNITUDE, 6},
    {"သိန်း", MAGNITUDE, 5}, {"သောင်း", MAGNITUDE, 4},
};
static const rt_number_word words_ne[] = {
    {"अरब", MAGNITUDE, 9}, {"अर्ब", MAGNITUDE, 9}, {"करोड", MAGNITUDE, 7}, {"खरब", MAGNITUDE, 11},
    {"खर्ब", MAGNITUDE, 11}, {"प्रतिशत", PERCENT, 0}, {"लाख", MAGNITUDE, 5}, {"हजार", MAGNITUDE, 3},
};
static const rt_number_word words_nl[] = {
    {"acht", NUMBER, 8}, {"achttien", NUMBER, 18}, {"biljoen", MAGNITUDE_STEM, 12}, {"bln", MAGNITUDE, 12},
    {"dertien", NUMBER, 13}, {"dollar", CURRENCY_STEM, 0}, {"drie", NUMBER, 3}, {"duizend", MAGNITUDE, 3},
    {"een", NUMBER, 1}, {"elf", NUMBER, 11}, {"euro", CURRENCY, 0}, {"honderd", MAGNITUDE, 2},
    {"miljard", MAGNITUDE_STEM, 9}, {"miljoen", MAGNITUDE_STEM, 6}, {"mld", MAGNITUDE, 9}, {"mln", MAGNITUDE, 6},
    {"mrd", MAGNITUDE, 9}, {"negen", NUMBER, 9}, {"negentien", NUMBER, 19}, {"pond", CURRENCY, 0},
    {"procent", PERCENT, 0}, {"tien", NUMBER, 10}, {"twaalf", NUMBER, 12}, {"twee", NUMBER, 2}, {"uur", CLOCK, 0},
    {"veertien", NUMBER, 14}, {"vier", NUMBER, 4}, {"vijf", NUMBER, 5}, {"vijftien", NUMBER, 15}, {"zes", NUMBER, 6},
    {"zestien", NUMBER, 16}, {"zeven", NUMBER, 7}, {"zeventien", NUMBER, 17}, {"één", NUMBER, 1},
};
static const rt_number_word words_no[] = {
    {"billion", MAGNITUDE_STEM, 12}, {"dollar", CURRENCY_STEM, 0}, {"euro", CURRENCY, 0}, {"hundre", MAGNITUDE, 2},
    {"kl", CLOCK_FIRST, 0}, {"klokka", CLOCK_FIRST, 0}, {"klokken", CLOCK_FIRST, 0}, {"kr", CURRENCY, 0},
    {"kroner", CURRENCY, 0}, {"mill", MAGNITUDE, 6}, {"milliard", MAGNITUDE_STEM, 9}, {"million", MAGNITUDE_STEM, 6},
    {"mrd", MAGNITUDE, 9}, {"prosent", PERCENT_STEM, 0}, {"tusen", MAGNITUDE, 3},
};
static const rt_number_word words_pa[] = {
    {"ਅਰਬ", MAGNITUDE, 9}, {"ਕਰੋੜ", MAGNITUDE, 7}, {"ਪ੍ਰਤੀਸ਼ਤ", PERCENT, 0}, {"ਫੀਸਦੀ", PERCENT, 0}, {"ਲੱਖ", MAGNITUDE, 5},
    {"ਹਜ਼ਾਰ", MAGNITUDE, 3},
};
static const rt_number_word words_pl[] = {
    {"bilion", MAGNITUDE_STEM, 12}, {"bln", MAGNITUDE, 12}, {"czterdziestu", NUMBER, 4}, {"czterdzieści", NUMBER, 4},
    {"czterech", NUMBER, 4}, {"czterej", NUMBER, 4}, {"czterem", NUMBER, 4}, {"czterema", NUMBER, 4},
    {"czternaście", NUMBER, 14}, {"cztery", NUMBER, 4}, {"dolar", CURRENCY_STEM, 0}, {"dwa", NUMBER, 2},
    {"dwadzieścia", NUMBER, 2}, {"dwaj", NUMBER, 2}, {"dwanaście", NUMBER, 12}, {"dwie", NUMBER, 2},
    {"dwiema", NUMBER, 2}, {"dwoma", NUMBER, 2}, {"dwudziestu", NUMBER, 2}, {"dwóch", NUMBER, 2}, {"dwóm", NUMBER, 2},
    {"dziesięcioma", NUMBER, 10}, {"dziesięciu", NUMBER, 10}, {"dziesięć", NUMBER, 10}, {"dziewięcioma", NUMBER, 9},
    {"dziewięciu", NUMBER, 9}, {"dziewiętnaście", NUMBER, 19}, {"dziewięć", NUMBER, 9},
    {"dziewięćdziesiąt", NUMBER, 9}, {"dziewięćdziesięciu", NUMBER, 9}, {"euro", CURRENCY, 0},
    {"godz", CLOCK_FIRST, 0}, {"godzinie", CLOCK_FIRST, 0}, {"godziny", CLOCK_FIRST, 0}, {"jeden", NUMBER, 1},
    {"jedenaście", NUMBER, 11}, {"jedna", NUMBER, 1}, {"jednego", NUMBER, 1}, {"jednej", NUMBER, 1},
    {"jednemu", NUMBER, 1}, {"jedno", NUMBER, 1}, {"jednym", NUMBER, 1}, {"jedną", NUMBER, 1},
    {"miliard", MAGNITUDE_STEM, 9}, {"milion", MAGNITUDE_STEM, 6}, {"mld", MAGNITUDE, 9}, {"mln", MAGNITUDE, 6},
    {"mlrd", MAGNITUDE, 9}, {"osiem", NUMBER, 8}, {"osiemdziesiąt", NUMBER, 8}, {"osiemdziesięciu", NUMBER, 8},
    {"osiemnaście", NUMBER, 18}, {"ośmioma", NUMBER, 8}, {"ośmiu", NUMBER, 8}, {"pięcioma", NUMBER, 5},
    {"pięciu", NUMBER, 5}, {"piętnaście", NUMBER, 15}, {"pięć", NUMBER, 5}, {"pięćdziesiąt", NUMBER, 5},
    {"pięćdziesięciu", NUMBER, 5}, {"proc", PERCENT, 0}, {"procent", PERCENT_STEM, 0}, {"r", FILLER, 0},
    {"siedem", NUMBER, 7}, {"siedemdziesiąt", NUMBER, 7}, {"siedemdziesięciu", NUMBER, 7},
    {"siedemnaście", NUMBER, 17}, {"siedmioma", NUMBER, 7}, {"siedmiu", NUMBER, 7}, {"szesnaście", NUMBER, 16},
    {"sześcioma", NUMBER, 6}, {"sześciu", NUMBER, 6}, {"sześć", NUMBER, 6}, {"sześćdziesiąt", NUMBER, 6},
    {"sześćdziesięciu", NUMBER, 6}, {"trzech", NUMBER, 3}, {"trzej", NUMBER, 3}, {"trzem", NUMBER, 3},
    {"trzema", NUMBER, 3}, {"trzy", NUMBER, 3}, {"trzydziestu", NUMBER, 3}, {"trzydzieści", NUMBER, 3},
    {"trzynaście", NUMBER, 13}, {"tys", MAGNITUDE, 3}, {"tysi", MAGNITUDE_STEM, 3}, {"zł", CURRENCY, 0},
    {"złot", CURRENCY_STEM, 0},
};
static const rt_number_word words_ps[] = {
    {"زره", MAGNITUDE, 3}, {"سلنه", PERCENT, 0}, {"ميليون", MAGNITUDE_STEM, 6}, {"میلیون", MAGNITUDE_STEM, 6},
};
static const rt_number_word words_pt[] = {
    {"bi", MAGNITUDE, 9}, {"bilhão", MAGNITUDE, 9}, {"bilhões", MAGNITUDE, 9}, {"bilião", MAGNITUDE, 9},
    {"catorze", NUMBER, 14}, {"cem", MAGNITUDE, 2}, {"cinco", NUMBER, 5}, {"cinquenta", NUMBER, 50},
    {"de", FILLER, 0}, {"dez", NUMBER, 10}, {"dezenove", NUMBER, 19}, {"dezesseis", NUMBER, 16},
    {"dezessete", NUMBER, 17}, {"dezoito", NUMBER, 18}, {"do", FILLER, 0}, {"dois", NUMBER, 2}, {"doze", NUMBER, 12},
    {"duas", NUMBER, 2}, {"dólar", CURRENCY_STEM, 0}, {"euro", CURRENCY, 0}, {"euros", CURRENCY, 0}, {"h", CLOCK, 0},
    {"libras", CURRENCY, 0}, {"mi", MAGNITUDE, 6}, {"mil", MAGNITUDE, 3}, {"milhão", MAGNITUDE, 6},
    {"milhões", MAGNITUDE, 6}, {"nove", NUMBER, 9}, {"noventa", NUMBER, 90}, {"oitenta", NUMBER, 80},
    {"oito", NUMBER, 8}, {"onze", NUMBER, 11}, {"por", PERCENT, 0}, {"quarenta", NUMBER, 40}, {"quatro", NUMBER, 4},
    {"quinze", NUMBER, 15}, {"reais", CURRENCY, 0}, {"real", CURRENCY, 0}, {"seis", NUMBER, 6},
    {"sessenta", NUMBER, 60}, {"sete", NUMBER, 7}, {"setenta", NUMBER, 70}, {"treze", NUMBER, 13},
    {"tri", MAGNITUDE, 12}, {"trilhão", MAGNITUDE, 12}, {"trilhões", MAGNITUDE, 12}, {"triliões", MAGNITUDE, 12},
    {"trinta", NUMBER, 30}, {"três", NUMBER, 3}, {"um", NUMBER, 1}, {"uma", NUMBER, 1}, {"vinte", NUMBER, 20},
};
static const rt_number_word words_ro[] = {
    {"cinci", NUMBER, 5}, {"de", FILLER, 0}, {"doi", NUMBER, 2}, {"dolari", CURRENCY, 0}, {"două", NUMBER, 2},
    {"euro", CURRENCY, 0}, {"lei", CURRENCY, 0}, {"mie", MAGNITUDE, 3}, {"mii", MAGNITUDE, 3}, {"mil", MAGNITUDE, 6},
    {"miliard", MAGNITUDE_STEM, 9}, {"milioane", MAGNITUDE_STEM, 6}, {"milion", MAGNITUDE_STEM, 6},
    {"mld", MAGNITUDE, 9}, {"mln", MAGNITUDE, 6}, {"nouă", NUMBER, 9}, {"opt", NUMBER, 8}, {"patru", NUMBER, 4},
    {"procent", PERCENT_STEM, 0}, {"sută", PERCENT, 0}, {"trei", NUMBER, 3}, {"trilioane", MAGNITUDE_STEM, 12},
    {"trilion", MAGNITUDE_STEM, 12}, {"una", NUMBER, 1}, {"unsprezece", NUMBER, 11}, {"unu", NUMBER, 1},
    {"zece", NUMBER, 10}, {"șapte", NUMBER, 7}, {"șase", NUMBER, 6},
};
static const rt_number_word words_ru[] = {
    {"восемнадцати", NUMBER, 18}, {"восемнадцать", NUMBER, 18}, {"восемь", NUMBER, 8}, {"восемьдесят", NUMBER, 80},
    {"восемью", NUMBER, 8}, {"восьми", NUMBER, 8}, {"восьмидесяти", NUMBER, 80}, {"г", FILLER, 0}, {"два", NUMBER, 2},
    {"двадцати", NUMBER, 20}, {"двадцать", NUMBER, 20}, {"две", NUMBER, 2}, {"двенадцати", NUMBER, 12},
    {"двенадцать", NUMBER, 12}, {"двое", NUMBER, 2}, {"двум", NUMBER, 2}, {"двумя", NUMBER, 2}, {"двух", NUMBER, 2},
    {"девяноста", NUMBER, 90}, {"девяносто", NUMBER, 90}, {"девяти", NUMBER, 9}, {"девятнадцати", NUMBER, 19},
    {"девятнадцать", NUMBER, 19}, {"девять", NUMBER, 9}, {"девятью", NUMBER, 9}, {"десяти", NUMBER, 10},
    {"десять", NUMBER, 10}, {"десятью", NUMBER, 10}, {"долл", CURRENCY, 0}, {"доллар", CURRENCY_STEM, 0},
    {"евро", CURRENCY, 0}, {"миллиард", MAGNITUDE_STEM, 9}, {"миллион", MAGNITUDE_STEM, 6}, {"млн", MAGNITUDE, 6},
    {"млрд", MAGNITUDE, 9}, {"оба", NUMBER, 2}, {"обе", NUMBER, 2}, {"один", NUMBER, 1}, {"одиннадцати", NUMBER, 11},
    {"одиннадцать", NUMBER, 11}, {"одна", NUMBER, 1}, {"одни", NUMBER, 1}, {"одним", NUMBER, 1},
    {"одними", NUMBER, 1}, {"одних", NUMBER, 1}, {"одно", NUMBER, 1}, {"одного", NUMBER, 1}, {"одной", NUMBER, 1},
    {"одном", NUMBER, 1}, {"одному", NUMBER, 1}, {"одну", NUMBER, 1}, {"проц", PERCENT, 0},
    {"процент", PERCENT_STEM, 0}, {"пятеро", NUMBER, 5}, {"пяти", NUMBER, 5}, {"пятидесяти", NUMBER, 50},
    {"пятнадцати", NUMBER, 15}, {"пятнадцать", NUMBER, 15}, {"пять", NUMBER, 5}, {"пятьдесят", NUMBER, 50},
    {"пятью", NUMBER, 5}, {"руб", CURRENCY, 0}, {"рубл", CURRENCY_STEM, 0}, {"семи", NUMBER, 7},
    {"семидесяти", NUMBER, 70}, {"семнадцати", NUMBER, 17}, {"семнадцать", NUMBER, 17}, {"семь", NUMBER, 7},
    {"семьдесят", NUMBER, 70}, {"семью", NUMBER, 7}, {"сорок", NUMBER, 40}, {"сорока", NUMBER, 40},
    {"трем", NUMBER, 3}, {"тремя", NUMBER, 3}, {"трех", NUMBER, 3}, {"три", NUMBER, 3}, {"тридцати", NUMBER, 30},
    {"тридцать", NUMBER, 30}, {"триллион", MAGNITUDE_STEM, 12}, {"тринадцати", NUMBER, 13},
    {"тринадцать", NUMBER, 13}, {"трлн", MAGNITUDE, 12}, {"трое", NUMBER, 3}, {"трём", NUMBER, 3},
    {"трёх", NUMBER, 3}, {"тыс", MAGNITUDE, 3}, {"тысяч", MAGNITUDE_STEM, 3}, {"фунт", CURRENCY_STEM, 0},
    {"четверо", NUMBER, 4}, {"четыре", NUMBER, 4}, {"четырем", NUMBER, 4}, {"четырех", NUMBER, 4},
    {"четырнадцати", NUMBER, 14}, {"четырнадцать", NUMBER, 14}, {"четырьмя", NUMBER, 4}, {"четырёх", NUMBER, 4},
    {"шестеро", NUMBER, 6}, {"шести", NUMBER, 6}, {"шестидесяти", NUMBER, 60}, {"шестнадцати", NUMBER, 16},
    {"шестнадцать", NUMBER, 16}, {"шесть", NUMBER, 6}, {"шестьдесят", NUMBER, 60}, {"шестью", NUMBER, 6},
};
static const rt_number_word words_si[] = {
    {"අට", NUMBER, 8}, {"අටක්", NUMBER, 8}, {"අටදෙන", NUMBER_STEM, 8}, {"කෝටි", MAGNITUDE_STEM, 7},
    {"ට්රිලියන", MAGNITUDE_STEM, 12}, {"ඩොලර්", CURRENCY_STEM, 0}, {"තිදෙන", NUMBER_STEM, 3}, {"තුන", NUMBER_STEM, 3},
    {"දසදෙන", NUMBER_STEM, 10}, {"දහය", NUMBER, 10}, {"දහයක්", NUMBER, 10}, {"දහස", MAGNITUDE_STEM, 3},
    {"දින", FILLER, 0}, {"දෙක", NUMBER_STEM, 2}, {"දෙදින", NUMBER, 2}, {"දෙදෙන", NUMBER_STEM, 2}, {"නවයක්", NUMBER, 9},
    {"පස්දෙන", NUMBER_STEM, 5}, {"පහ", NUMBER, 5}, {"පහක්", NUMBER, 5}, {"ප්රතිශත", PERCENT_STEM, 0},
    {"බිලියන", MAGNITUDE_STEM, 9}, {"මස", FILLER, 0}, {"මිලියන", MAGNITUDE_STEM, 6}, {"රු", CURRENCY, 0},
    {"රුපියල්", CURRENCY, 0}, {"ලක්ෂ", MAGNITUDE_STEM, 5}, {"වන", FILLER, 0}, {"වර්ෂ", FILLER, 0}, {"වර්ෂයේ", FILLER, 0},
    {"වසරේ", FILLER, 0}, {"සය", NUMBER, 6}, {"සියයට", PERCENT, 0}, {"සිව්දෙන", NUMBER_STEM, 4}, {"හත", NUMBER, 7},
    {"හතක්", NUMBER, 7}, {"හතර", NUMBER_STEM, 4}, {"හත්දෙන", NUMBER_STEM, 7}, {"හය", NUMBER, 6}, {"හයක්", NUMBER, 6},
    {"හයදෙන", NUMBER_STEM, 6},
};
static const rt_number_word words_sk[] = {
    {"bilión", MAGNITUDE_STEM, 12}, {"desať", NUMBER, 10}, {"devätnásť", NUMBER, 19}, {"deväť", NUMBER, 9},
    {"dolár", CURRENCY_STEM, 0}, {"dva", NUMBER, 2}, {"dvadsať", NUMBER, 20}, {"dvanásť", NUMBER, 12},
    {"dve", NUMBER, 2}, {"eur", CURRENCY_STEM, 0}, {"hod", CLOCK, 0}, {"jeden", NUMBER, 1}, {"jedenásť", NUMBER, 11},
    {"jedna", NUMBER, 1}, {"jedno", NUMBER, 1}, {"korún", CURRENCY, 0}, {"mil", MAGNITUDE, 6},
    {"miliard", MAGNITUDE_STEM, 9}, {"milion", MAGNITUDE_STEM, 6}, {"miliárd", MAGNITUDE_STEM, 9},
    {"milión", MAGNITUDE_STEM, 6}, {"mio", MAGNITUDE, 6}, {"mld", MAGNITUDE, 9}, {"osem", NUMBER, 8},
    {"osemnásť", NUMBER, 18}, {"percent", PERCENT_STEM, 0}, {"pätnásť", NUMBER, 15}, {"päť", NUMBER, 5},
    {"sedem", NUMBER, 7}, {"sedemnásť", NUMBER, 17}, {"tis", MAGNITUDE, 3}, {"tisíc", MAGNITUDE_STEM, 3},
    {"tri", NUMBER, 3}, {"tridsať", NUMBER, 30}, {"trinásť", NUMBER, 13}, {"šestnásť", NUMBER, 16},
    {"šesť", NUMBER, 6}, {"štrnásť", NUMBER, 14}, {"štyri", NUMBER, 4}, {"štyridsať", NUMBER, 40},
};
static const rt_number_word words_sl[] = {
    {"asemnajst", NUMBER, 18}, {"bilijon", MAGNITUDE_STEM, 12}, {"deset", NUMBER, 10}, {"devet", NUMBER, 9},
    {"devetnajst", NUMBER, 19}, {"dva", NUMBER, 2}, {"dvanajst", NUMBER, 12}, {"dvaset", NUMBER, 20},
    {"dve", NUMBER, 2}, {"dvije", NUMBER, 2}, {"ena", NUMBER, 1}, {"enajst", NUMBER, 11},
    {"milijard", MAGNITUDE_STEM, 9}, {"milijon", MAGNITUDE_STEM, 6}, {"mio", MAGNITUDE, 6}, {"mln", MAGNITUDE, 6},
    {"mrd", MAGNITUDE, 9}, {"odstot", PERCENT_STEM, 0}, {"osem", NUMBER, 8}, {"pet", NUMBER, 5},
    {"petnajst", NUMBER, 15}, {"sedem", NUMBER, 7}, {"sedemnajst", NUMBER, 17}, {"tis", MAGNITUDE, 3},
    {"tisoč", MAGNITUDE_STEM, 3}, {"tri", NUMBER, 3}, {"trinajst", NUMBER, 13}, {"šest", NUMBER, 6},
    {"šestnajst", NUMBER, 16}, {"štiri", NUMBER, 4}, {"štrinajst", NUMBER, 14},
};
static const rt_number_word words_so[] = {
    {"balyan", MAGNITUDE, 9}, {"bilyan", MAGNITUDE, 9}, {"boqolkiiba", PERCENT, 0}, {"kun", MAGNITUDE, 3},
    {"malyan", MAGNITUDE, 6}, {"milyan", MAGNITUDE, 6},
};
static const rt_number_word words_sq[] = {
    {"dhjetë", NUMBER, 10}, {"dy", NUMBER, 2}, {"dyzet", NUMBER, 40}, {"gjashtë", NUMBER, 6}, {"katër", NUMBER, 4},
    {"mij", MAGNITUDE, 3}, {"mijë", MAGNITUDE, 3}, {"miliard", MAGNITUDE_STEM, 9}, {"milion", MAGNITUDE_STEM, 6},
    {"mld", MAGNITUDE, 9}, {"mln", MAGNITUDE, 6}, {"një", NUMBER, 1}, {"njëzet", NUMBER, 20}, {"nëntë", NUMBER, 9},
    {"pesë", NUMBER, 5}, {"qind", PERCENT, 0}, {"shtatë", NUMBER, 7}, {"tetë", NUMBER, 8}, {"tre", NUMBER, 3},
    {"tri", NUMBER, 3}, {"tridhjetë", NUMBER, 30},
};
static const rt_number_word words_sr[] = {
    {"bilion", MAGNITUDE_STEM, 12}, {"hilj", MAGNITUDE, 3}, {"hiljad", MAGNITUDE_STEM, 3}, {"mil", MAGNITUDE, 6},
    {"milijard", MAGNITUDE_STEM, 9}, {"milion", MAGNITUDE_STEM, 6}, {"mlrd", MAGNITUDE, 9}, {"odsto", PERCENT, 0},
    {"posto", PERCENT, 0}, {"procen", PERCENT_STEM, 0}, {"билион", MAGNITUDE_STEM, 12}, {"два", NUMBER, 2},
    {"двадесет", NUMBER, 20}, {"дванаест", NUMBER, 12}, {"две", NUMBER, 2}, {"деведесет", NUMBER, 90},
    {"девет", NUMBER, 9}, {"деветнаест", NUMBER, 19}, {"десет", NUMBER, 10}, {"мил", MAGNITUDE, 6},
    {"милион", MAGNITUDE_STEM, 6}, {"милијард", MAGNITUDE_STEM, 9}, {"млрд", MAGNITUDE, 9}, {"одсто", PERCENT, 0},
    {"осам", NUMBER, 8}, {"осамдесет", NUMBER, 80}, {"осамнаест", NUMBER, 18}, {"педесет", NUMBER, 50},
    {"пет", NUMBER, 5}, {"петнаест", NUMBER, 15}, {"посто", PERCENT, 0}, {"процен", PERCENT_STEM, 0},
    {"седам", NUMBER, 7}, {"седамдесет", NUMBER, 70}, {"седамнаест", NUMBER, 17}, {"три", NUMBER, 3},
    {"тридесет", NUMBER, 30}, {"тринаест", NUMBER, 13}, {"хиљ", MAGNITUDE, 3}, {"хиљад", MAGNITUDE_STEM, 3},
    {"четири", NUMBER, 4}, {"четрдесет", NUMBER, 40}, {"четрнаест", NUMBER, 14}, {"шездесет", NUMBER, 60},
    {"шеснаест", NUMBER, 16}, {"шест", NUMBER, 6}, {"један", NUMBER, 1}, {"једанаест", NUMBER, 11},
    {"једна", NUMBER, 1}, {"једно", NUMBER, 1},
};
static const rt_number_word words_sv[] = {
    {"arton", NUMBER, 18}, {"biljon", MAGNITUDE_STEM, 12}, {"dollar", CURRENCY_STEM, 0}, {"elva", NUMBER, 11},
    {"en", NUMBER, 1}, {"et", NUMBER, 1}, {"ett", NUMBER, 1}, {"euro", CURRENCY, 0}, {"fem", NUMBER, 5},
    {"femtio", NUMBER, 50}, {"femton", NUMBER, 15}, {"fjorton", NUMBER, 14}, {"fyra", NUMBER, 4},
    {"fyrtio", NUMBER, 40}, {"hundra", MAGNITUDE, 2}, {"kl", CLOCK_FIRST, 0}, {"klockan", CLOCK_FIRST, 0},
    {"kr", CURRENCY, 0}, {"kronor", CURRENCY, 0}, {"md", MAGNITUDE, 9}, {"mdkr", MAGNITUDE, 9}, {"mdr", MAGNITUDE, 9},
    {"milj", MAGNITUDE, 6}, {"miljard", MAGNITUDE_STEM, 9}, {"miljon", MAGNITUDE_STEM, 6}, {"mkr", MAGNITUDE, 6},
    {"mn", MAGNITUDE, 6}, {"nio", NUMBER, 9}, {"nittio", NUMBER, 90}, {"nitton", NUMBER, 19},
    {"procent", PERCENT_STEM, 0}, {"sex", NUMBER, 6}, {"sextio", NUMBER, 60}, {"sexton", NUMBER, 16},
    {"sju", NUMBER, 7}, {"sjuttio", NUMBER, 70}, {"sjutton", NUMBER, 17}, {"tio", NUMBER, 10}, {"tjugo", NUMBER, 20},
    {"tolv", NUMBER, 12}, {"tre", NUMBER, 3}, {"trettio", NUMBER, 30}, {"tretton", NUMBER, 13},
    {"tusen", MAGNITUDE, 3}, {"två", NUMBER, 2}, {"åtta", NUMBER, 8}, {"åttio", NUMBER, 80},
};
static const rt_number_word words_sw[] = {
    {"arobaini", NUMBER, 40}, {"asilimia", PERCENT, 0}, {"bilioni", MAGNITUDE, 9}, {"dola", CURRENCY, 0},
    {"elfu", MAGNITUDE, 3}, {"euro", CURRENCY, 0}, {"hamsini", NUMBER, 50}, {"ishirini", NUMBER, 20},
    {"kumi", NUMBER, 10}, {"laki", MAGNITUDE, 5}, {"mbili", NUMBER, 2}, {"mia", MAGNITUDE, 2},
    {"milioni", MAGNITUDE, 6}, {"moja", NUMBER, 1}, {"nane", NUMBER, 8}, {"nne", NUMBER, 4}, {"saba", NUMBER, 7},
    {"sabini", NUMBER, 70}, {"shilingi", CURRENCY, 0}, {"sita", NUMBER, 6}, {"sitini", NUMBER, 60},
    {"tano", NUMBER, 5}, {"tatu", NUMBER, 3}, {"thelathini", NUMBER, 30}, {"themanini", NUMBER, 80},
    {"tisa", NUMBER, 9}, {"tisini", NUMBER, 90}, {"trilioni", MAGNITUDE, 12},
};
static const rt_number_word words_ta[] = {
    {"ஆண்டு", FILLER, 0}, {"ஆம்", FILLER, 0}, {"ஆயிர", MAGNITUDE_STEM, 3}, {"ஆவது", FILLER, 0},
    {"இரண்ட", NUMBER_STEM, 2}, {"இரவு", PM, 0}, {"இரு", NUMBER, 2}, {"இருவர்", NUMBER_STEM, 2},
    {"இலட்ச", MAGNITUDE_STEM, 5}, {"எட்ட", NUMBER_STEM, 8}, {"ஏழ", NUMBER_STEM, 7}, {"ஐந்த", NUMBER_STEM, 5},
    {"காலை", AM, 0}, {"கோடி", MAGNITUDE_STEM, 7}, {"சதவிகித", PERCENT_STEM, 0}, {"சதவீத", PERCENT_STEM, 0},
    {"டாலர்", CURRENCY_STEM, 0}, {"டிரில்லியன்", MAGNITUDE_STEM, 12}, {"திகதி", FILLER, 0}, {"தேதி", FILLER, 0},
    {"நான்க", NUMBER_STEM, 4}, {"நால்வர்", NUMBER_STEM, 4}, {"நூறு", MAGNITUDE, 2}, {"பத்த", NUMBER_STEM, 10},
    {"பிற்பகல்", PM, 0}, {"பில்லியன்", MAGNITUDE_STEM, 9}, {"மணிக்கு", CLOCK, 0}, {"மணியளவில்", CLOCK, 0},
    {"மாதம்", FILLER, 0}, {"மாலை", PM, 0}, {"மில்லியன்", MAGNITUDE_STEM, 6}, {"முற்பகல்", AM, 0}, {"மூன்ற", NUMBER_STEM, 3},
    {"மூவர்", NUMBER_STEM, 3}, {"ரூ", CURRENCY, 0}, {"ரூபா", CURRENCY_STEM, 0}, {"லட்ச", MAGNITUDE_STEM, 5},
    {"வது", FILLER, 0}, {"விழுக்காடு", PERCENT, 0}, {"வீத", PERCENT_STEM, 0},
};
static const rt_number_word words_te[] = {
    {"కోటి", MAGNITUDE, 7}, {"కోట్ల", MAGNITUDE_STEM, 7}, {"ట్రిలియన్", MAGNITUDE_STEM, 12}, {"బిలియన్", MAGNITUDE_STEM, 9},
    {"మిలియన్", MAGNITUDE_STEM, 6}, {"లక్ష", MAGNITUDE_STEM, 5}, {"వేయి", MAGNITUDE, 3}, {"వేల", MAGNITUDE, 3},
    {"వేలు", MAGNITUDE, 3}, {"శాతం", PERCENT, 0},
};
static const rt_number_word words_th[] = {
    {"ดอลลาร์", CURRENCY, 0}, {"น", CLOCK, 0}, {"นาฬิกา", CLOCK, 0}, {"บาท", CURRENCY, 0}, {"พัน", MAGNITUDE, 3},
    {"ยูโร", CURRENCY, 0}, {"ร้อย", MAGNITUDE, 2}, {"ล้าน", MAGNITUDE, 6}, {"หมื่น", MAGNITUDE, 4},
    {"เปอร์เซ็นต์", PERCENT, 0}, {"แสน", MAGNITUDE, 5},
};
static const rt_number_word words_tr[] = {
    {"altmış", NUMBER, 60}, {"avro", CURRENCY, 0}, {"beş", NUMBER, 5}, {"bin", MAGNITUDE_STEM, 3}, {"bir", NUMBER, 1},
    {"doksan", NUMBER, 90}, {"dokuz", NUMBER, 9}, {"dolar", CURRENCY_STEM, 0}, {"dört", NUMBER, 4},
    {"elli", NUMBER, 50}, {"euro", CURRENCY, 0}, {"iki", NUMBER, 2}, {"lira", CURRENCY_STEM, 0},
    {"milyar", MAGNITUDE_STEM, 9}, {"milyon", MAGNITUDE_STEM, 6}, {"mn", MAGNITUDE, 6}, {"mr", MAGNITUDE, 9},
    {"on", NUMBER, 10}, {"otuz", NUMBER, 30}, {"sekiz", NUMBER, 8}, {"seksen", NUMBER, 80}, {"tl", CURRENCY, 0},
    {"tn", MAGNITUDE, 12}, {"trilyon", MAGNITUDE_STEM, 12}, {"yedi", NUMBER, 7}, {"yetmiş", NUMBER, 70},
    {"yirmi", NUMBER, 20}, {"yüz", MAGNITUDE, 2}, {"yüzde", PERCENT, 0}, {"üç", NUMBER, 3},
};
static const rt_number_word words_uk[] = {
    {"відсот", PERCENT_STEM, 0}, {"вісім", NUMBER, 8}, {"вісімдесят", NUMBER, 80}, {"вісімнадцять", NUMBER, 18},
    {"гривень", CURRENCY, 0}, {"гривні", CURRENCY, 0}, {"грн", CURRENCY, 0}, {"два", NUMBER, 2},
    {"двадцять", NUMBER, 20}, {"дванадцять", NUMBER, 12}, {"двом", NUMBER, 2}, {"двома", NUMBER, 2},
    {"двох", NUMBER, 2}, {"дві", NUMBER, 2}, {"девʼяносто", NUMBER, 90}, {"девʼятнадцять", NUMBER, 19},
    {"девʼять", NUMBER, 9}, {"десять", NUMBER, 10}, {"долар", CURRENCY_STEM, 0}, {"млн", MAGNITUDE, 6},
    {"млрд", MAGNITUDE, 9}, {"мільйон", MAGNITUDE_STEM, 6}, {"мільярд", MAGNITUDE_STEM, 9}, {"один", NUMBER, 1},
    {"одинадцять", NUMBER, 11}, {"одна", NUMBER, 1}, {"одне", NUMBER, 1}, {"пʼятдесят", NUMBER, 50},
    {"пʼятнадцять", NUMBER, 15}, {"пʼять", NUMBER, 5}, {"процент", PERCENT_STEM, 0}, {"сорок", NUMBER, 40},
    {"сім", NUMBER, 7}, {"сімдесят", NUMBER, 70}, {"сімнадцять", NUMBER, 17}, {"тис", MAGNITUDE, 3},
    {"тисяч", MAGNITUDE_STEM, 3}, {"три", NUMBER, 3}, {"тридцять", NUMBER, 30}, {"трильйон", MAGNITUDE_STEM, 12},
    {"тринадцять", NUMBER, 13}, {"трлн", MAGNITUDE, 12}, {"трьом", NUMBER, 3}, {"трьох", NUMBER, 3},
    {"чотири", NUMBER, 4}, {"чотирнадцять", NUMBER, 14}, {"чотирьох", NUMBER, 4}, {"шістдесят", NUMBER, 60},
    {"шістнадцять", NUMBER, 16}, {"шість", NUMBER, 6}, {"євро", CURRENCY, 0},
};
static const rt_number_word words_ur[] = {
    {"ارب", MAGNITUDE, 9}, {"بلین", MAGNITUDE, 9}, {"روپے", CURRENCY, 0}, {"سو", MAGNITUDE, 2}, {"فی", PERCENT, 0},
    {"فیصد", PERCENT, 0}, {"لاکھ", MAGNITUDE, 5}, {"ملین", MAGNITUDE, 6}, {"ٹریلین", MAGNITUDE, 12},
    {"ڈالر", CURRENCY_STEM, 0}, {"کروڑ", MAGNITUDE, 7}, {"کھرب", MAGNITUDE, 11}, {"ہزار", MAGNITUDE, 3},
};
static const rt_number_word words_uz[] = {
    {"foiz", PERCENT_STEM, 0}, {"milliard", MAGNITUDE_STEM, 9}, {"million", MAGNITUDE_STEM, 6},
    {"ming", MAGNITUDE, 3}, {"mln", MAGNITUDE, 6}, {"mlrd", MAGNITUDE, 9}, {"trillion", MAGNITUDE_STEM, 12},
    {"trln", MAGNITUDE, 12},
};
static const rt_number_word words_vi[] = {
    {"euro", CURRENCY, 0}, {"giờ", CLOCK, 0}, {"nghìn", MAGNITUDE, 3}, {"ngàn", MAGNITUDE, 3}, {"ngày", FILLER, 0},
    {"năm", FILLER, 0}, {"phần", PERCENT, 0}, {"triệu", MAGNITUDE, 6}, {"trăm", MAGNITUDE, 2}, {"tỉ", MAGNITUDE, 9},
    {"tỷ", MAGNITUDE, 9}, {"usd", CURRENCY, 0}, {"đô", CURRENCY, 0}, {"đồng", CURRENCY, 0},
};
static const rt_number_word words_yo[] = {
    {"mílíọ̀nù", MAGNITUDE, 6},
};
static const rt_number_word words_zh[] = {
    {"元", CURRENCY, 0}, {"日元", CURRENCY, 0}, {"欧元", CURRENCY, 0}, {"歐元", CURRENCY, 0}, {"美元", CURRENCY, 0},
};

#define ROWS(table) table, sizeof table / sizeof *table
static const rt_number_language number_languages[] = {
    {"af", ROWS(words_af), ROWS(months_af), RT_COMMA_DECIMAL | RT_SPACE_GROUPS},
    {"am", ROWS(words_am), ROWS(months_am), RT_MAGNITUDE_FIRST},
    {"ar", ROWS(words_ar), ROWS(months_ar), RT_DAY_FIRST},
    {"ast", NULL, 0, NULL, 0, RT_COMMA_DECIMAL},
    {"az", ROWS(words_az), ROWS(months_az), RT_COMMA_DECIMAL | RT_DAY_FIRST},
    {"be", ROWS(words_be), ROWS(months_be), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"bg", ROWS(words_bg), ROWS(months_bg), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"bn", ROWS(words_bn), ROWS(months_bn), RT_DAY_FIRST},
    {"br", NULL, 0, NULL, 0, RT_COMMA_DECIMAL | RT_SPACE_GROUPS},
    {"bs", ROWS(words_bs), ROWS(months_bs), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"ca", ROWS(words_ca), ROWS(months_ca), RT_COMMA_DECIMAL | RT_DAY_FIRST},
    {"cs", ROWS(words_cs), ROWS(months_cs), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"da", ROWS(words_da), ROWS(months_da), RT_COMMA_DECIMAL | RT_DAY_FIRST},
    {"de", ROWS(words_de), ROWS(months_de), RT_COMMA_DECIMAL | RT_DAY_FIRST | RT_CAPITAL_MONTHS},
    {"el", ROWS(words_el), ROWS(months_el), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"en", ROWS(words_en), ROWS(months_en), RT_CAPITAL_MONTHS},
    {"es", ROWS(words_es), ROWS(months_es), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"et", ROWS(words_et), ROWS(months_et), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"eu", ROWS(words_eu), ROWS(months_eu), RT_COMMA_DECIMAL | RT_DAY_FIRST},
    {"fa", ROWS(words_fa), ROWS(months_fa), RT_DAY_FIRST},
    {"fi", ROWS(words_fi), ROWS(months_fi), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"fil", ROWS(words_fil), ROWS(months_fil), 0},
    {"fo", NULL, 0, NULL, 0, RT_COMMA_DECIMAL},
    {"fr", ROWS(words_fr), ROWS(months_fr), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"fur", NULL, 0, NULL, 0, RT_COMMA_DECIMAL},
    {"fy", NULL, 0, NULL, 0, RT_COMMA_DECIMAL},
    {"gl", ROWS(words_gl), ROWS(months_gl), RT_COMMA_DECIMAL | RT_DAY_FIRST},
    {"gu", ROWS(words_gu), ROWS(months_gu), RT_DAY_FIRST},
    {"ha", ROWS(words_ha), ROWS(months_ha), RT_MAGNITUDE_FIRST | RT_DAY_FIRST},
    {"he", ROWS(words_he), ROWS(months_he), RT_DAY_FIRST},
    {"hi", ROWS(words_hi), ROWS(months_hi), RT_DAY_FIRST},
    {"hr", ROWS(words_hr), ROWS(months_hr), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"hu", ROWS(words_hu), ROWS(months_hu), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"hy", ROWS(words_hy), ROWS(months_hy), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"id", ROWS(words_id), ROWS(months_id), RT_COMMA_DECIMAL | RT_DAY_FIRST},
    {"is", ROWS(words_is), ROWS(months_is), RT_COMMA_DECIMAL | RT_DAY_FIRST},
    {"it", ROWS(words_it), ROWS(months_it), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"ja", ROWS(words_ja), NULL, 0, RT_GLUED},
    {"jv", NULL, 0, NULL, 0, RT_COMMA_DECIMAL},
    {"ka", ROWS(words_ka), ROWS(months_ka), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"kk", ROWS(words_kk), ROWS(months_kk), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"km", ROWS(words_km), ROWS(months_km), RT_GLUED | RT_DAY_FIRST},
    {"kn", ROWS(words_kn), ROWS(months_kn), RT_DAY_FIRST},
    {"ko", ROWS(words_ko), NULL, 0, 0},
    {"ku", NULL, 0, NULL, 0, RT_COMMA_DECIMAL},
    {"ky", ROWS(words_ky), ROWS(months_ky), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"lb", NULL, 0, NULL, 0, RT_COMMA_DECIMAL},
    {"lo", ROWS(words_lo), ROWS(months_lo), RT_COMMA_DECIMAL | RT_GLUED | RT_DAY_FIRST},
    {"lt", ROWS(words_lt), ROWS(months_lt), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"lv", ROWS(words_lv), ROWS(months_lv), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"mk", ROWS(words_mk), ROWS(months_mk), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"ml", ROWS(words_ml), ROWS(months_ml), RT_DAY_FIRST},
    {"mr", ROWS(words_mr), ROWS(months_mr), RT_DAY_FIRST},
    {"ms", ROWS(words_ms), ROWS(months_ms), RT_DAY_FIRST},
    {"my", ROWS(words_my), ROWS(months_my), RT_GLUED},
    {"ne", ROWS(words_ne), ROWS(months_ne), 0},
    {"nl", ROWS(words_nl), ROWS(months_nl), RT_COMMA_DECIMAL | RT_DAY_FIRST},
    {"no", ROWS(words_no), ROWS(months_no), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"os", NULL, 0, NULL, 0, RT_COMMA_DECIMAL | RT_SPACE_GROUPS},
    {"pa", ROWS(words_pa), ROWS(months_pa), RT_DAY_FIRST},
    {"pl", ROWS(words_pl), ROWS(months_pl), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"ps", ROWS(words_ps), ROWS(months_ps), RT_COMMA_DECIMAL},
    {"pt", ROWS(words_pt), ROWS(months_pt), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"rm", NULL, 0, NULL, 0, RT_COMMA_DECIMAL | RT_SPACE_GROUPS},
    {"ro", ROWS(words_ro), ROWS(months_ro), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"ru", ROWS(words_ru), ROWS(months_ru), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"sc", NULL, 0, NULL, 0, RT_COMMA_DECIMAL},
    {"se", NULL, 0, NULL, 0, RT_COMMA_DECIMAL | RT_SPACE_GROUPS},
    {"si", ROWS(words_si), ROWS(months_si), RT_MAGNITUDE_FIRST | RT_DAY_FIRST},
    {"sk", ROWS(words_sk), ROWS(months_sk), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"sl", ROWS(words_sl), ROWS(months_sl), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"so", ROWS(words_so), ROWS(months_so), 0},
    {"sq", ROWS(words_sq), ROWS(months_sq), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"sr", ROWS(words_sr), ROWS(months_sr), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"su", NULL, 0, NULL, 0, RT_COMMA_DECIMAL},
    {"sv", ROWS(words_sv), ROWS(months_sv), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"sw", ROWS(words_sw), ROWS(months_sw), RT_MAGNITUDE_FIRST | RT_DAY_FIRST},
    {"ta", ROWS(words_ta), ROWS(months_ta), RT_DAY_FIRST},
    {"te", ROWS(words_te), ROWS(months_te), RT_DAY_FIRST},
    {"th", ROWS(words_th), ROWS(months_th), RT_GLUED | RT_DAY_FIRST},
    {"tk", NULL, 0, NULL, 0, RT_COMMA_DECIMAL | RT_SPACE_GROUPS},
    {"tr", ROWS(words_tr), ROWS(months_tr), RT_COMMA_DECIMAL | RT_DAY_FIRST},
    {"tt", NULL, 0, NULL, 0, RT_COMMA_DECIMAL | RT_SPACE_GROUPS},
    {"uk", ROWS(words_uk), ROWS(months_uk), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"ur", ROWS(words_ur), ROWS(months_ur), RT_DAY_FIRST},
    {"uz", ROWS(words_uz), ROWS(months_uz), RT_COMMA_DECIMAL | RT_SPACE_GROUPS | RT_DAY_FIRST},
    {"vi", ROWS(words_vi), ROWS(months_vi), RT_COMMA_DECIMAL | RT_DAY_FIRST},
    {"yo", ROWS(words_yo), NULL, 0, 0},
    {"zh", ROWS(words_zh), NULL, 0, RT_GLUED},
};
#undef ROWS
/* clang-format on */

#endif
