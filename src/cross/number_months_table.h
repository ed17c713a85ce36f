/*
 * The names of the months by language. Written by
 * data/make_number_words.py.
 * Derived from Unicode CLDR 48.2 (npm cldr-numbers-full, cldr-dates-full, cldr-rbnf), which is
 * Copyright 1991-2025 Unicode, Inc., under the Unicode License V3 (data/LICENSE-UNICODE).
 */
#ifndef RT_CROSS_NUMBER_MONTHS_TABLE_H
#define RT_CROSS_NUMBER_MONTHS_TABLE_H

#include "cross/number_words.h"

/* clang-format off */
enum {
    MONTH = RT_WORD_MONTH, MONTH_STEM = RT_WORD_MONTH | RT_WORD_STEM
};

static const rt_number_word months_af[] = {
    {"apr", MONTH, 4}, {"april", MONTH_STEM, 4}, {"aug", MONTH, 8}, {"augustus", MONTH_STEM, 8}, {"des", MONTH, 12},
    {"desember", MONTH_STEM, 12}, {"feb", MONTH, 2}, {"februarie", MONTH_STEM, 2}, {"jan", MONTH, 1},
    {"januarie", MONTH_STEM, 1}, {"jul", MONTH, 7}, {"julie", MONTH_STEM, 7}, {"jun", MONTH, 6},
    {"junie", MONTH_STEM, 6}, {"maart", MONTH_STEM, 3}, {"mei", MONTH, 5}, {"mrt", MONTH, 3}, {"nov", MONTH, 11},
    {"november", MONTH_STEM, 11}, {"okt", MONTH, 10}, {"oktober", MONTH_STEM, 10}, {"sep", MONTH, 9},
    {"september", MONTH_STEM, 9},
};
static const rt_number_word months_am[] = {
    {"ማርች", MONTH, 3}, {"ሜይ", MONTH, 5}, {"ሴፕቴ", MONTH, 9}, {"ሴፕቴምበር", MONTH_STEM, 9}, {"ኖቬም", MONTH, 11},
    {"ኖቬምበር", MONTH_STEM, 11}, {"ኤፕሪ", MONTH, 4}, {"ኤፕሪል", MONTH, 4}, {"ኦክቶ", MONTH, 10}, {"ኦክቶበር", MONTH_STEM, 10},
    {"ኦገስ", MONTH, 8}, {"ኦገስት", MONTH, 8}, {"ዲሴም", MONTH, 12}, {"ዲሴምበር", MONTH_STEM, 12}, {"ጁላይ", MONTH, 7},
    {"ጁን", MONTH, 6}, {"ጃን", MONTH, 1}, {"ጃንዋሪ", MONTH, 1}, {"ፌብ", MONTH, 2}, {"ፌብሩዋሪ", MONTH_STEM, 2},
};
static const rt_number_word months_ar[] = {
    {"آب", MONTH, 8}, {"آذار", MONTH, 3}, {"أبريل", MONTH_STEM, 4}, {"أغسطس", MONTH_STEM, 8},
    {"أكتوبر", MONTH_STEM, 10}, {"أيار", MONTH, 5}, {"أيلول", MONTH, 9}, {"إبريل", MONTH, 4}, {"ابريل", MONTH, 4},
    {"اغسطس", MONTH, 8}, {"اكتوبر", MONTH, 10}, {"تموز", MONTH, 7}, {"حزيران", MONTH, 6}, {"ديسمبر", MONTH_STEM, 12},
    {"سبتمبر", MONTH_STEM, 9}, {"شباط", MONTH, 2}, {"فبراير", MONTH_STEM, 2}, {"مارس", MONTH, 3}, {"مايو", MONTH, 5},
    {"نوفمبر", MONTH_STEM, 11}, {"نيسان", MONTH, 4}, {"يناير", MONTH_STEM, 1}, {"يوليو", MONTH_STEM, 7},
    {"يونيو", MONTH_STEM, 6},
};
static const rt_number_word months_az[] = {
    {"apr", MONTH, 4}, {"aprel", MONTH_STEM, 4}, {"avq", MONTH, 8}, {"avqust", MONTH_STEM, 8}, {"dek", MONTH, 12},
    {"dekabr", MONTH_STEM, 12}, {"fev", MONTH, 2}, {"fevral", MONTH_STEM, 2}, {"iyl", MONTH, 7}, {"iyn", MONTH, 6},
    {"iyul", MONTH, 7}, {"iyun", MONTH, 6}, {"mar", MONTH, 3}, {"mart", MONTH, 3}, {"may", MONTH, 5},
    {"noy", MONTH, 11}, {"noyabr", MONTH_STEM, 11}, {"okt", MONTH, 10}, {"oktyabr", MONTH_STEM, 10},
    {"sen", MONTH, 9}, {"sentyabr", MONTH_STEM, 9}, {"yan", MONTH, 1}, {"yanvar", MONTH_STEM, 1},
};
static const rt_number_word months_be[] = {
    {"вер", MONTH, 9}, {"верас", MONTH_STEM, 9}, {"жні", MONTH_STEM, 8}, {"кас", MONTH, 10},
    {"кастрычнік", MONTH_STEM, 10}, {"кра", MONTH, 4}, {"красавік", MONTH_STEM, 4}, {"лют", MONTH_STEM, 2},
    {"ліп", MONTH, 7}, {"ліпен", MONTH_STEM, 7}, {"ліс", MONTH, 11}, {"лістапад", MONTH_STEM, 11}, {"май", MONTH, 5},
    {"мая", MONTH, 5}, {"сак", MONTH, 3}, {"сакавік", MONTH_STEM, 3}, {"сне", MONTH, 12}, {"снеж", MONTH_STEM, 12},
    {"сту", MONTH, 1}, {"студзен", MONTH_STEM, 1}, {"чэр", MONTH, 6}, {"чэрвен", MONTH_STEM, 6},
};
static const rt_number_word months_bg[] = {
    {"авг", MONTH, 8}, {"август", MONTH_STEM, 8}, {"апр", MONTH, 4}, {"април", MONTH_STEM, 4}, {"дек", MONTH, 12},
    {"декември", MONTH_STEM, 12}, {"май", MONTH, 5}, {"март", MONTH, 3}, {"ное", MONTH, 11},
    {"ноември", MONTH_STEM, 11}, {"окт", MONTH, 10}, {"октомври", MONTH_STEM, 10}, {"сеп", MONTH, 9},
    {"септември", MONTH_STEM, 9}, {"фев", MONTH, 2}, {"февруари", MONTH_STEM, 2}, {"юли", MONTH, 7},
    {"юни", MONTH, 6}, {"яну", MONTH, 1}, {"януари", MONTH_STEM, 1},
};
static const rt_number_word months_bn[] = {
    {"অক্টো", MONTH_STEM, 10}, {"আগ", MONTH, 8}, {"আগস্ট", MONTH_STEM, 8}, {"এপ্রি", MONTH_STEM, 4}, {"জানু", MONTH, 1},
    {"জানুয়ারি", MONTH_STEM, 1}, {"জুন", MONTH, 6}, {"জুল", MONTH, 7}, {"জুলাই", MONTH_STEM, 7}, {"ডিসে", MONTH, 12},
    {"ডিসেম্বর", MONTH_STEM, 12}, {"নভে", MONTH, 11}, {"নভেম্বর", MONTH_STEM, 11}, {"ফেব", MONTH, 2},
    {"ফেব্রুয়ারি", MONTH_STEM, 2}, {"মার্চ", MONTH_STEM, 3}, {"মে", MONTH, 5}, {"সেপ", MONTH, 9},
    {"সেপ্ট", MONTH_STEM, 9}, {"সেপ্টেম্বর", MONTH_STEM, 9},
};
static const rt_number_word months_bs[] = {
    {"apr", MONTH, 4}, {"april", MONTH_STEM, 4}, {"aug", MONTH, 8}, {"august", MONTH_STEM, 8}, {"dec", MONTH, 12},
    {"decembar", MONTH_STEM, 12}, {"feb", MONTH, 2}, {"februar", MONTH_STEM, 2}, {"jan", MONTH, 1},
    {"januar", MONTH_STEM, 1}, {"jul", MONTH, 7}, {"juli", MONTH, 7}, {"jun", MONTH, 6}, {"juni", MONTH, 6},
    {"maj", MONTH, 5}, {"mar", MONTH, 3}, {"mart", MONTH, 3}, {"nov", MONTH, 11}, {"novembar", MONTH_STEM, 11},
    {"okt", MONTH, 10}, {"oktobar", MONTH_STEM, 10}, {"sep", MONTH, 9}, {"septembar", MONTH_STEM, 9},
};
static const rt_number_word months_ca[] = {
    {"abr", MONTH, 4}, {"abril", MONTH_STEM, 4}, {"agost", MONTH_STEM, 8}, {"des", MONTH, 12},
    {"desembre", MONTH_STEM, 12}, {"febr", MONTH, 2}, {"febrer", MONTH_STEM, 2}, {"gen", MONTH, 1},
    {"gener", MONTH_STEM, 1}, {"jul", MONTH, 7}, {"juliol", MONTH_STEM, 7}, {"juny", MONTH, 6}, {"maig", MONTH, 5},
    {"març", MONTH, 3}, {"nov", MONTH, 11}, {"novembre", MONTH_STEM, 11}, {"oct", MONTH, 10},
    {"octubre", MONTH_STEM, 10}, {"set", MONTH, 9}, {"setembre", MONTH_STEM, 9},
};
static const rt_number_word months_cs[] = {
    {"bře", MONTH, 3}, {"břez", MONTH_STEM, 3}, {"dub", MONTH_STEM, 4}, {"kvě", MONTH, 5}, {"květ", MONTH_STEM, 5},
    {"led", MONTH_STEM, 1}, {"lis", MONTH, 11}, {"listopad", MONTH_STEM, 11}, {"pro", MONTH, 12},
    {"prosin", MONTH_STEM, 12}, {"srp", MONTH_STEM, 8}, {"zář", MONTH, 9}, {"září", MONTH, 9}, {"úno", MONTH, 2},
    {"únor", MONTH_STEM, 2}, {"červ", MONTH_STEM, 6}, {"červen", MONTH_STEM, 7}, {"čvc", MONTH, 7}, {"čvn", MONTH, 6},
    {"říj", MONTH_STEM, 10},
};
static const rt_number_word months_da[] = {
    {"apr", MONTH, 4}, {"april", MONTH_STEM, 4}, {"aug", MONTH, 8}, {"august", MONTH_STEM, 8}, {"dec", MONTH, 12},
    {"december", MONTH_STEM, 12}, {"feb", MONTH, 2}, {"februar", MONTH_STEM, 2}, {"jan", MONTH, 1},
    {"januar", MONTH_STEM, 1}, {"jul", MONTH, 7}, {"juli", MONTH, 7}, {"jun", MONTH, 6}, {"juni", MONTH, 6},
    {"maj", MONTH, 5}, {"mar", MONTH, 3}, {"marts", MONTH_STEM, 3}, {"nov", MONTH, 11}, {"november", MONTH_STEM, 11},
    {"okt", MONTH, 10}, {"oktober", MONTH_STEM, 10}, {"sep", MONTH, 9}, {"september", MONTH_STEM, 9},
};
static const rt_number_word months_de[] = {
    {"apr", MONTH, 4}, {"april", MONTH, 4}, {"aug", MONTH, 8}, {"august", MONTH, 8}, {"dez", MONTH, 12},
    {"dezember", MONTH, 12}, {"feb", MONTH, 2}, {"feber", MONTH, 2}, {"februar", MONTH, 2}, {"jan", MONTH, 1},
    {"januar", MONTH, 1}, {"jul", MONTH, 7}, {"juli", MONTH, 7}, {"jun", MONTH, 6}, {"juni", MONTH, 6},
    {"jänner", MONTH, 1}, {"mai", MONTH, 5}, {"mär", MONTH, 3}, {"märz", MONTH, 3}, {"nov", MONTH, 11},
    {"november", MONTH, 11}, {"okt", MONTH, 10}, {"oktober", MONTH, 10}, {"sep", MONTH, 9}, {"sept", MONTH, 9},
    {"september", MONTH, 9},
};
static const rt_number_word months_el[] = {
    {"απρ", MONTH_STEM, 4}, {"απρίλιος", MONTH_STEM, 4}, {"απριλίου", MONTH_STEM, 4}, {"αυγ", MONTH, 8},
    {"αυγούστου", MONTH_STEM, 8}, {"αύγ", MONTH, 8}, {"αύγουστος", MONTH_STEM, 8}, {"δεκ", MONTH_STEM, 12},
    {"δεκέμβριος", MONTH_STEM, 12}, {"δεκεμβρίου", MONTH_STEM, 12}, {"ιαν", MONTH, 1}, {"ιανου", MONTH_STEM, 1},
    {"ιανουάριος", MONTH_STEM, 1}, {"ιανουαρίου", MONTH_STEM, 1}, {"ιουλ", MONTH, 7}, {"ιουλίου", MONTH_STEM, 7},
    {"ιουν", MONTH, 6}, {"ιουνίου", MONTH_STEM, 6}, {"ιούλ", MONTH, 7}, {"ιούλιος", MONTH_STEM, 7},
    {"ιούν", MONTH, 6}, {"ιούνιος", MONTH_STEM, 6}, {"μάι", MONTH, 5}, {"μάιος", MONTH_STEM, 5}, {"μάρ", MONTH, 3},
    {"μάρτιος", MONTH_STEM, 3}, {"μαΐ", MONTH, 5}, {"μαΐου", MONTH_STEM, 5}, {"μαρ", MONTH, 3},
    {"μαρτίου", MONTH_STEM, 3}, {"νοέ", MONTH, 11}, {"νοέμβριος", MONTH_STEM, 11}, {"νοε", MONTH, 11},
    {"νοεμβρίου", MONTH_STEM, 11}, {"οκτ", MONTH_STEM, 10}, {"οκτωβρίου", MONTH_STEM, 10},
    {"οκτώβριος", MONTH_STEM, 10}, {"σεπ", MONTH, 9}, {"σεπτ", MONTH_STEM, 9}, {"σεπτέμβριος", MONTH_STEM, 9},
    {"σεπτεμβρίου", MONTH_STEM, 9}, {"φεβ", MONTH, 2}, {"φεβρου", MONTH_STEM, 2}, {"φεβρουάριος", MONTH_STEM, 2},
    {"φεβρουαρίου", MONTH_STEM, 2},
};
static const rt_number_word months_en[] = {
    {"apr", MONTH, 4}, {"april", MONTH, 4}, {"aug", MONTH, 8}, {"august", MONTH, 8}, {"dec", MONTH, 12},
    {"december", MONTH, 12}, {"feb", MONTH, 2}, {"february", MONTH, 2}, {"jan", MONTH, 1}, {"january", MONTH, 1},
    {"jul", MONTH, 7}, {"july", MONTH, 7}, {"jun", MONTH, 6}, {"june", MONTH, 6}, {"mar", MONTH, 3},
    {"march", MONTH, 3}, {"may", MONTH, 5}, {"nov", MONTH, 11}, {"november", MONTH, 11}, {"oct", MONTH, 10},
    {"october", MONTH, 10}, {"sep", MONTH, 9}, {"september", MONTH, 9},
};
static const rt_number_word months_es[] = {
    {"abr", MONTH, 4}, {"abril", MONTH, 4}, {"ago", MONTH, 8}, {"agosto", MONTH, 8}, {"dic", MONTH, 12},
    {"diciembre", MONTH, 12}, {"ene", MONTH, 1}, {"enero", MONTH, 1}, {"feb", MONTH, 2}, {"febrero", MONTH, 2},
    {"jul", MONTH, 7}, {"julio", MONTH, 7}, {"jun", MONTH, 6}, {"junio", MONTH, 6}, {"mar", MONTH, 3},
    {"marzo", MONTH, 3}, {"may", MONTH, 5}, {"mayo", MONTH, 5}, {"nov", MONTH, 11}, {"noviembre", MONTH, 11},
    {"oct", MONTH, 10}, {"octubre", MONTH, 10}, {"sept", MONTH, 9}, {"septiembre", MONTH, 9},
};
static const rt_number_word months_et[] = {
    {"apr", MONTH, 4}, {"aprill", MONTH_STEM, 4}, {"aug", MONTH, 8}, {"august", MONTH_STEM, 8}, {"dets", MONTH, 12},
    {"detsember", MONTH_STEM, 12}, {"jaan", MONTH, 1}, {"jaanuar", MONTH_STEM, 1}, {"juuli", MONTH_STEM, 7},
    {"juuni", MONTH_STEM, 6}, {"mai", MONTH, 5}, {"märts", MONTH_STEM, 3}, {"nov", MONTH, 11},
    {"november", MONTH_STEM, 11}, {"okt", MONTH, 10}, {"oktoober", MONTH_STEM, 10}, {"sept", MONTH, 9},
    {"september", MONTH_STEM, 9}, {"veebr", MONTH_STEM, 2},
};
static const rt_number_word months_eu[] = {
    {"abe", MONTH, 12}, {"abendua", MONTH_STEM, 12}, {"abu", MONTH, 8}, {"abuztua", MONTH_STEM, 8}, {"api", MONTH, 4},
    {"apirila", MONTH_STEM, 4}, {"aza", MONTH, 11}, {"azaroa", MONTH_STEM, 11}, {"eka", MONTH, 6},
    {"ekaina", MONTH_STEM, 6}, {"ira", MONTH, 9}, {"iraila", MONTH_STEM, 9}, {"mai", MONTH, 5},
    {"maiatza", MONTH_STEM, 5}, {"mar", MONTH, 3}, {"martxoa", MONTH_STEM, 3}, {"ots", MONTH, 2},
    {"otsaila", MONTH_STEM, 2}, {"urr", MONTH, 10}, {"urria", MONTH_STEM, 10}, {"urt", MONTH, 1},
    {"urtarrila", MONTH_STEM, 1}, {"uzt", MONTH, 7}, {"uztaila", MONTH_STEM, 7},
};
static const rt_number_word months_fa[] = {
    {"آوریل", MONTH_STEM, 4}, {"اوت", MONTH, 8}, {"اکتبر", MONTH_STEM, 10}, {"دسامبر", MONTH_STEM, 12},
    {"سپتامبر", MONTH_STEM, 9}, {"فوریه", MONTH_STEM, 2}, {"مارس", MONTH, 3}, {"مهٔ", MONTH, 5},
    {"نوامبر", MONTH_STEM, 11}, {"ژانویه", MONTH_STEM, 1}, {"ژوئن", MONTH, 6}, {"ژوئیه", MONTH_STEM, 7},
};
static const rt_number_word months_fi[] = {
    {"elo", MONTH, 8}, {"elokuu", MONTH_STEM, 8}, {"heinä", MONTH_STEM, 7}, {"helmi", MONTH_STEM, 2},
    {"huhti", MONTH_STEM, 4}, {"joulu", MONTH_STEM, 12}, {"kesä", MONTH, 6}, {"kesäkuu", MONTH_STEM, 6},
    {"loka", MONTH, 10}, {"lokakuu", MONTH_STEM, 10}, {"maalis", MONTH_STEM, 3}, {"marras", MONTH_STEM, 11},
    {"syys", MONTH, 9}, {"syyskuu", MONTH_STEM, 9}, {"tammi", MONTH_STEM, 1}, {"touko", MONTH_STEM, 5},
};
static const rt_number_word months_fil[] = {
    {"abr", MONTH, 4}, {"abril", MONTH_STEM, 4}, {"ago", MONTH, 8}, {"agosto", MONTH_STEM, 8}, {"dis", MONTH, 12},
    {"disyembre", MONTH_STEM, 12}, {"ene", MONTH, 1}, {"enero", MONTH_STEM, 1}, {"hul", MONTH, 7},
    {"hulyo", MONTH_STEM, 7}, {"hun", MONTH, 6}, {"hunyo", MONTH_STEM, 6}, {"mar", MONTH, 3},
    {"marso", MONTH_STEM, 3}, {"may", MONTH, 5}, {"mayo", MONTH, 5}, {"nob", MONTH, 11},
    {"nobyembre", MONTH_STEM, 11}, {"okt", MONTH, 10}, {"oktubre", MONTH_STEM, 10}, {"peb", MONTH, 2},
    {"pebrero", MONTH_STEM, 2}, {"set", MONTH, 9}, {"setyembre", MONTH_STEM, 9},
};
static const rt_number_word months_fr[] = {
    {"août", MONTH, 8}, {"avr", MONTH, 4}, {"avril", MONTH, 4}, {"déc", MONTH, 12}, {"décembre", MONTH, 12},
    {"févr", MONTH, 2}, {"février", MONTH, 2}, {"janv", MONTH, 1}, {"janvier", MONTH, 1}, {"juil", MONTH, 7},
    {"juillet", MONTH, 7}, {"juin", MONTH, 6}, {"mai", MONTH, 5}, {"mars", MONTH, 3}, {"nov", MONTH, 11},
    {"novembre", MONTH, 11}, {"oct", MONTH, 10}, {"octobre", MONTH, 10}, {"sept", MONTH, 9}, {"septembre", MONTH, 9},
};
static const rt_number_word months_gl[] = {
    {"abr", MONTH, 4}, {"abril", MONTH_STEM, 4}, {"ago", MONTH, 8}, {"agosto", MONTH_STEM, 8}, {"dec", MONTH, 12},
    {"decembro", MONTH_STEM, 12}, {"feb", MONTH, 2}, {"febreiro", MONTH_STEM, 2}, {"maio", MONTH, 5},
    {"mar", MONTH, 3}, {"marzo", MONTH_STEM, 3}, {"nov", MONTH, 11}, {"novembro", MONTH_STEM, 11}, {"out", MONTH, 10},
    {"outubro", MONTH_STEM, 10}, {"set", MONTH, 9}, {"setembro", MONTH_STEM, 9}, {"xan", MONTH, 1},
    {"xaneiro", MONTH_STEM, 1}, {"xul", MONTH, 7}, {"xullo", MONTH_STEM, 7}, {"xuño", MONTH, 6},
};
static const rt_number_word months_gu[] = {
    {"એપ્રિલ", MONTH_STEM, 4}, {"ઑક્ટો", MONTH_STEM, 10}, {"ઑગસ્ટ", MONTH_STEM, 8}, {"જાન્યુ", MONTH_STEM, 1},
    {"જુલાઈ", MONTH_STEM, 7}, {"જૂન", MONTH, 6}, {"ડિસે", MONTH, 12}, {"ડિસેમ્બર", MONTH_STEM, 12}, {"નવે", MONTH, 11},
    {"નવેમ્બર", MONTH_STEM, 11}, {"ફેબ્રુ", MONTH_STEM, 2}, {"માર્ચ", MONTH_STEM, 3}, {"મે", MONTH, 5},
    {"સપ્ટે", MONTH_STEM, 9},
};
static const rt_number_word months_ha[] = {
    {"afi", MONTH, 4}, {"afirilu", MONTH_STEM, 4}, {"afrilu", MONTH, 4}, {"agu", MONTH, 8}, {"agusta", MONTH_STEM, 8},
    {"augusta", MONTH, 8}, {"dis", MONTH, 12}, {"disamba", MONTH_STEM, 12}, {"fab", MONTH, 2}, {"fabrairu", MONTH, 2},
    {"faburairu", MONTH_STEM, 2}, {"jan", MONTH, 1}, {"janairu", MONTH, 1}, {"mar", MONTH, 3},
    {"maris", MONTH_STEM, 3}, {"may", MONTH, 5}, {"mayu", MONTH, 5}, {"nuw", MONTH, 11}, {"nuwamba", MONTH_STEM, 11},
    {"okt", MONTH, 10}, {"oktoba", MONTH_STEM, 10}, {"sat", MONTH, 9}, {"satumba", MONTH_STEM, 9}, {"yul", MONTH, 7},
    {"yuli", MONTH, 7}, {"yulin", MONTH, 7}, {"yun", MONTH, 6}, {"yuni", MONTH, 6}, {"yunin", MONTH, 6},
};
static const rt_number_word months_he[] = {
    {"אוגוסט", MONTH_STEM, 8}, {"אוקטובר", MONTH_STEM, 10}, {"אפריל", MONTH_STEM, 4}, {"באוגוסט", MONTH_STEM, 8},
    {"באוקטובר", MONTH_STEM, 10}, {"באפריל", MONTH_STEM, 4}, {"בדצמבר", MONTH_STEM, 12}, {"ביולי", MONTH, 7},
    {"ביוני", MONTH, 6}, {"בינואר", MONTH_STEM, 1}, {"במאי", MONTH, 5}, {"במרץ", MONTH, 3},
    {"בנובמבר", MONTH_STEM, 11}, {"בספטמבר", MONTH_STEM, 9}, {"בפברואר", MONTH_STEM, 2}, {"דצמבר", MONTH_STEM, 12},
    {"יולי", MONTH, 7}, {"יוני", MONTH, 6}, {"ינואר", MONTH_STEM, 1}, {"מאי", MONTH, 5}, {"מרץ", MONTH, 3},
    {"נובמבר", MONTH_STEM, 11}, {"ספטמבר", MONTH_STEM, 9}, {"פברואר", MONTH_STEM, 2},
};
static const rt_number_word months_hi[] = {
    {"अक्टूबर", MONTH_STEM, 10}, {"अगस्त", MONTH_STEM, 8}, {"अप्रैल", MONTH_STEM, 4}, {"जनवरी", MONTH_STEM, 1},
    {"जुलाई", MONTH_STEM, 7}, {"जून", MONTH, 6}, {"दिसंबर", MONTH_STEM, 12}, {"नवंबर", MONTH_STEM, 11},
    {"फ़रवरी", MONTH_STEM, 2}, {"मई", MONTH, 5}, {"मार्च", MONTH_STEM, 3}, {"सितंबर", MONTH_STEM, 9},
};
static const rt_number_word months_hr[] = {
    {"kol", MONTH, 8}, {"kolovoz", MONTH_STEM, 8}, {"lip", MONTH_STEM, 6}, {"lis", MONTH, 10},
    {"listopad", MONTH_STEM, 10}, {"ožu", MONTH, 3}, {"ožuj", MONTH_STEM, 3}, {"pro", MONTH, 12},
    {"prosin", MONTH_STEM, 12}, {"ruj", MONTH_STEM, 9}, {"sij", MONTH, 1}, {"siječ", MONTH_STEM, 1},
    {"srp", MONTH_STEM, 7}, {"stu", MONTH, 11}, {"studen", MONTH_STEM, 11}, {"svi", MONTH, 5},
    {"svib", MONTH_STEM, 5}, {"tra", MONTH, 4}, {"trav", MONTH_STEM, 4}, {"velj", MONTH, 2},
    {"veljač", MONTH_STEM, 2},
};
static const rt_number_word months_hu[] = {
    {"aug", MONTH, 8}, {"augusztus", MONTH_STEM, 8}, {"dec", MONTH, 12}, {"december", MONTH_STEM, 12},
    {"febr", MONTH, 2}, {"február", MONTH_STEM, 2}, {"jan", MONTH, 1}, {"január", MONTH_STEM, 1}, {"júl", MONTH, 7},
    {"július", MONTH_STEM, 7}, {"jún", MONTH, 6}, {"június", MONTH_STEM, 6}, {"máj", MONTH, 5},
    {"május", MONTH_STEM, 5}, {"márc", MONTH, 3}, {"március", MONTH_STEM, 3}, {"nov", MONTH, 11},
    {"november", MONTH_STEM, 11}, {"okt", MONTH, 10}, {"október", MONTH_STEM, 10}, {"szept", MONTH_STEM, 9},
    {"szeptember", MONTH_STEM, 9}, {"ápr", MONTH, 4}, {"április", MONTH_STEM, 4},
};
static const rt_number_word months_hy[] = {
    {"ապր", MONTH, 4}, {"ապրիլ", MONTH_STEM, 4}, {"դեկ", MONTH, 12}, {"դեկտեմբեր", MONTH_STEM, 12}, {"հլս", MONTH, 7},
    {"հնս", MONTH, 6}, {"հնվ", MONTH, 1}, {"հոկ", MONTH, 10}, {"հոկտեմբեր", MONTH_STEM, 10},
    {"հուլիս", MONTH_STEM, 7}, {"հունիս", MONTH_STEM, 6}, {"հունվար", MONTH_STEM, 1}, {"մայիս", MONTH_STEM, 5},
    {"մարտ", MONTH_STEM, 3}, {"մյս", MONTH, 5}, {"մրտ", MONTH, 3}, {"նոյ", MONTH, 11}, {"նոյեմբեր", MONTH_STEM, 11},
    {"սեպ", MONTH, 9}, {"սեպտեմբեր", MONTH_STEM, 9}, {"փետրվար", MONTH_STEM, 2}, {"փտվ", MONTH, 2},
    {"օգոստոս", MONTH_STEM, 8}, {"օգս", MONTH, 8},
};
static const rt_number_word months_id[] = {
    {"agu", MONTH, 8}, {"agustus", MONTH_STEM, 8}, {"apr", MONTH, 4}, {"april", MONTH_STEM, 4}, {"des", MONTH, 12},
    {"desember", MONTH_STEM, 12}, {"feb", MONTH, 2}, {"februari", MONTH_STEM, 2}, {"jan", MONTH, 1},
    {"januari", MONTH_STEM, 1}, {"jul", MONTH, 7}, {"juli", MONTH, 7}, {"jun", MONTH, 6}, {"juni", MONTH, 6},
    {"mar", MONTH, 3}, {"maret", MONTH_STEM, 3}, {"mei", MONTH, 5}, {"nov", MONTH, 11}, {"november", MONTH_STEM, 11},
    {"okt", MONTH, 10}, {"oktober", MONTH_STEM, 10}, {"sep", MONTH, 9}, {"september", MONTH_STEM, 9},
};
static const rt_number_word months_is[] = {
    {"apr", MONTH, 4}, {"apríl", MONTH_STEM, 4}, {"des", MONTH, 12}, {"desember", MONTH_STEM, 12}, {"feb", MONTH, 2},
    {"febrúar", MONTH_STEM, 2}, {"jan", MONTH, 1}, {"janúar", MONTH_STEM, 1}, {"júl", MONTH, 7}, {"júlí", MONTH, 7},
    {"jún", MONTH, 6}, {"júní", MONTH, 6}, {"mar", MONTH, 3}, {"mars", MONTH, 3}, {"maí", MONTH, 5},
    {"nóv", MONTH, 11}, {"nóvember", MONTH_STEM, 11}, {"okt", MONTH, 10}, {"október", MONTH_STEM, 10},
    {"sep", MONTH, 9}, {"september", MONTH_STEM, 9}, {"ágú", MONTH, 8}, {"ágúst", MONTH_STEM, 8},
};
static const rt_number_word months_it[] = {
    {"ago", MONTH, 8}, {"agosto", MONTH_STEM, 8}, {"apr", MONTH, 4}, {"aprile", MONTH_STEM, 4}, {"dic", MONTH, 12},
    {"dicembre", MONTH_STEM, 12}, {"feb", MONTH, 2}, {"febbraio", MONTH_STEM, 2}, {"gen", MONTH, 1},
    {"gennaio", MONTH_STEM, 1}, {"giu", MONTH, 6}, {"giugno", MONTH_STEM, 6}, {"lug", MONTH, 7},
    {"luglio", MONTH_STEM, 7}, {"mag", MONTH, 5}, {"maggio", MONTH_STEM, 5}, {"mar", MONTH, 3},
    {"marzo", MONTH_STEM, 3}, {"nov", MONTH, 11}, {"novembre", MONTH_STEM, 11}, {"ott", MONTH, 10},
    {"ottobre", MONTH_STEM, 10}, {"set", MONTH, 9}, {"sett", MONTH, 9}, {"settembre", MONTH_STEM, 9},
};
static const rt_number_word months_ka[] = {
    {"აგვ", MONTH, 8}, {"აგვისტო", MONTH_STEM, 8}, {"აპრ", MONTH, 4}, {"აპრილი", MONTH_STEM, 4}, {"დეკ", MONTH, 12},
    {"დეკემბერი", MONTH_STEM, 12}, {"თებ", MONTH, 2}, {"თებერვალი", MONTH_STEM, 2}, {"იან", MONTH, 1},
    {"იანვარი", MONTH_STEM, 1}, {"ივლ", MONTH, 7}, {"ივლისი", MONTH_STEM, 7}, {"ივნ", MONTH, 6},
    {"ივნისი", MONTH_STEM, 6}, {"მაი", MONTH, 5}, {"მაისი", MONTH_STEM, 5}, {"მარ", MONTH, 3},
    {"მარტი", MONTH_STEM, 3}, {"ნოე", MONTH, 11}, {"ნოემბერი", MONTH_STEM, 11}, {"ოქტ", MONTH, 10},
    {"ოქტომბერი", MONTH_STEM, 10}, {"სექ", MONTH, 9}, {"სექტემბერი", MONTH_STEM, 9},
};
static const rt_number_word months_kk[] = {
    {"ақп", MONTH, 2}, {"ақпан", MONTH_STEM, 2}, {"жел", MONTH, 12}, {"желтоқсан", MONTH_STEM, 12}, {"мам", MONTH, 5},
    {"мамыр", MONTH_STEM, 5}, {"мау", MONTH, 6}, {"маусым", MONTH_STEM, 6}, {"нау", MONTH, 3},
    {"наурыз", MONTH_STEM, 3}, {"сәу", MONTH, 4}, {"сәуір", MONTH_STEM, 4}, {"там", MONTH, 8},
    {"тамыз", MONTH_STEM, 8}, {"шіл", MONTH, 7}, {"шілде", MONTH_STEM, 7}, {"қаз", MONTH, 10},
    {"қазан", MONTH_STEM, 10}, {"қар", MONTH, 11}, {"қараша", MONTH_STEM, 11}, {"қаң", MONTH, 1},
    {"қаңтар", MONTH_STEM, 1}, {"қыр", MONTH, 9}, {"қыркүйек", MONTH_STEM, 9},
};
static const rt_number_word months_km[] = {
    {"កក្កដា", MONTH_STEM, 7}, {"កញ្ញា", MONTH_STEM, 9}, {"កុម្ភៈ", MONTH_STEM, 2}, {"តុលា", MONTH, 10}, {"ធ្នូ", MONTH, 12},
    {"មករា", MONTH, 1}, {"មិថុនា", MONTH_STEM, 6}, {"មីនា", MONTH, 3}, {"មេសា", MONTH, 4}, {"វិច្ឆិកា", MONTH_STEM, 11},
    {"សីហា", MONTH, 8}, {"ឧសភា", MONTH, 5},
};
static const rt_number_word months_kn[] = {
    {"ಅಕ್ಟೋ", MONTH_STEM, 10}, {"ಆಗ", MONTH, 8}, {"ಆಗಸ್ಟ್", MONTH_STEM, 8}, {"ಏಪ್ರಿ", MONTH_STEM, 4}, {"ಜನ", MONTH, 1},
    {"ಜನವರಿ", MONTH_STEM, 1}, {"ಜುಲೈ", MONTH, 7}, {"ಜೂನ್", MONTH, 6}, {"ಡಿಸೆಂ", MONTH_STEM, 12}, {"ನವೆಂ", MONTH, 11},
    {"ನವೆಂಬರ್", MONTH_STEM, 11}, {"ಫೆಬ್ರ", MONTH_STEM, 2}, {"ಮಾರ್ಚ್", MONTH_STEM, 3}, {"ಮೇ", MONTH, 5},
    {"ಸೆಪ್ಟೆಂ", MONTH_STEM, 9},
};
static const rt_number_word months_ky[] = {
    {"авг", MONTH, 8}, {"август", MONTH_STEM, 8}, {"апр", MONTH, 4}, {"апрель", MONTH_STEM, 4}, {"дек", MONTH, 12},
    {"декабрь", MONTH_STEM, 12}, {"июл", MONTH, 7}, {"июль", MONTH, 7}, {"июн", MONTH, 6}, {"июнь", MONTH, 6},
    {"май", MONTH, 5}, {"мар", MONTH, 3}, {"март", MONTH, 3}, {"ноя", MONTH, 11}, {"ноябрь", MONTH_STEM, 11},
    {"окт", MONTH, 10}, {"октябрь", MONTH_STEM, 10}, {"сен", MONTH, 9}, {"сентябрь", MONTH_STEM, 9},
    {"фев", MONTH, 2}, {"февраль", MONTH_STEM, 2}, {"янв", MONTH, 1}, {"январь", MONTH_STEM, 1},
};
static const rt_number_word months_lo[] = {
    {"ກັນຍາ", MONTH_STEM, 9}, {"ກຸມພາ", MONTH_STEM, 2}, {"ກໍລະກົດ", MONTH_STEM, 7}, {"ຕຸລາ", MONTH, 10},
    {"ທັນວາ", MONTH_STEM, 12}, {"ພະຈິກ", MONTH_STEM, 11}, {"ພຶດສະພາ", MONTH_STEM, 5}, {"ມັງກອນ", MONTH_STEM, 1},
    {"ມິຖຸນາ", MONTH_STEM, 6}, {"ມີນາ", MONTH, 3}, {"ສິງຫາ", MONTH_STEM, 8}, {"ເມສາ", MONTH, 4},
};
static const rt_number_word months_lt[] = {
    {"bal", MONTH, 4}, {"baland", MONTH_STEM, 4}, {"birž", MONTH, 6}, {"birželi", MONTH_STEM, 6}, {"geg", MONTH, 5},
    {"gegužė", MONTH_STEM, 5}, {"gruod", MONTH_STEM, 12}, {"kov", MONTH_STEM, 3}, {"lapkr", MONTH_STEM, 11},
    {"liep", MONTH_STEM, 7}, {"rugp", MONTH, 8}, {"rugpjū", MONTH_STEM, 8}, {"rugs", MONTH, 9},
    {"rugsėj", MONTH_STEM, 9}, {"saus", MONTH, 1}, {"sausi", MONTH_STEM, 1}, {"spal", MONTH, 10},
    {"spali", MONTH_STEM, 10}, {"vas", MONTH, 2}, {"vasari", MONTH_STEM, 2},
};
static const rt_number_word months_lv[] = {
    {"apr", MONTH, 4}, {"aprīlis", MONTH_STEM, 4}, {"aug", MONTH, 8}, {"augusts", MONTH_STEM, 8}, {"dec", MONTH, 12},
    {"decembris", MONTH_STEM, 12}, {"febr", MONTH, 2}, {"februāris", MONTH_STEM, 2}, {"janv", MONTH, 1},
    {"janvāris", MONTH_STEM, 1}, {"jūl", MONTH, 7}, {"jūlijs", MONTH_STEM, 7}, {"jūn", MONTH, 6},
    {"jūnijs", MONTH_STEM, 6}, {"maijs", MONTH_STEM, 5}, {"marts", MONTH_STEM, 3}, {"nov", MONTH, 11},
    {"novembris", MONTH_STEM, 11}, {"okt", MONTH, 10}, {"oktobris", MONTH_STEM, 10}, {"sept", MONTH, 9},
    {"septembris", MONTH_STEM, 9},
};
static const rt_number_word months_mk[] = {
    {"авг", MONTH, 8}, {"август", MONTH_STEM, 8}, {"апр", MONTH, 4}, {"април", MONTH_STEM, 4}, {"дек", MONTH, 12},
    {"декември", MONTH_STEM, 12}, {"мар", MONTH, 3}, {"март", MONTH, 3}, {"мај", MONTH, 5}, {"ное", MONTH, 11},
    {"ноември", MONTH_STEM, 11}, {"окт", MONTH, 10}, {"октомври", MONTH_STEM, 10}, {"сеп", MONTH, 9},
    {"септември", MONTH_STEM, 9}, {"фев", MONTH, 2}, {"февруари", MONTH_STEM, 2}, {"јан", MONTH, 1},
    {"јануари", MONTH_STEM, 1}, {"јул", MONTH, 7}, {"јули", MONTH, 7}, {"јун", MONTH, 6}, {"јуни", MONTH, 6},
};
static const rt_number_word months_ml[] = {
    {"ഏപ്രി", MONTH_STEM, 4}, {"ഒക്ടോ", MONTH_STEM, 10}, {"ഓഗ", MONTH, 8}, {"ഓഗസ്റ്റ്", MONTH_STEM, 8}, {"ജനു", MONTH, 1},
    {"ജനുവരി", MONTH_STEM, 1}, {"ജൂലൈ", MONTH, 7}, {"ജൂൺ", MONTH, 6}, {"ഡിസം", MONTH, 12}, {"ഡിസംബർ", MONTH_STEM, 12},
    {"നവം", MONTH, 11}, {"നവംബർ", MONTH_STEM, 11}, {"ഫെബ്രു", MONTH_STEM, 2}, {"മാർ", MONTH, 3},
    {"മാർച്ച്", MONTH_STEM, 3}, {"മേയ്", MONTH, 5}, {"സെപ്റ്റം", MONTH_STEM, 9},
};
static const rt_number_word months_mr[] = {
    {"एप्रि", MONTH_STEM, 4}, {"ऑक्टो", MONTH_STEM, 10}, {"ऑग", MONTH, 8}, {"ऑगस्ट", MONTH_STEM, 8}, {"जाने", MONTH, 1},
    {"जानेवारी", MONTH_STEM, 1}, {"जुलै", MONTH, 7}, {"जून", MONTH, 6}, {"डिसें", MONTH_STEM, 12}, {"नोव्हें", MONTH_STEM, 11},
    {"फेब्रु", MONTH_STEM, 2}, {"मार्च", MONTH_STEM, 3}, {"मे", MONTH, 5}, {"सप्टें", MONTH_STEM, 9},
};
static const rt_number_word months_ms[] = {
    {"apr", MONTH, 4}, {"april", MONTH_STEM, 4}, {"dis", MONTH, 12}, {"disember", MONTH_STEM, 12}, {"feb", MONTH, 2},
    {"februari", MONTH_STEM, 2}, {"jan", MONTH, 1}, {"januari", MONTH_STEM, 1}, {"jul", MONTH, 7},
    {"julai", MONTH_STEM, 7}, {"jun", MONTH, 6}, {"mac", MONTH, 3}, {"mei", MONTH, 5}, {"nov", MONTH, 11},
    {"november", MONTH_STEM, 11}, {"ogo", MONTH, 8}, {"ogos", MONTH, 8}, {"okt", MONTH, 10},
    {"oktober", MONTH_STEM, 10}, {"sep", MONTH, 9}, {"september", MONTH_STEM, 9},
};
static const rt_number_word months_my[] = {
    {"စက်", MONTH, 9}, {"စက်တင်ဘာ", MONTH_STEM, 9}, {"ဇန်", MONTH, 1}, {"ဇန်နဝါရီ", MONTH_STEM, 1}, {"ဇူ", MONTH, 7},
    {"ဇူလိုင်", MONTH_STEM, 7}, {"ဇွန်", MONTH, 6}, {"ဒီ", MONTH, 12}, {"ဒီဇင်ဘာ", MONTH_STEM, 12}, {"နို", MONTH, 11},
    {"နိုဝင်ဘာ", MONTH_STEM, 11}, {"ဖေ", MONTH, 2}, {"ဖေဖော်ဝါရီ", MONTH_STEM, 2}, {"မတ်", MONTH, 3}, {"မေ", MONTH, 5},
    {"အောက်", MONTH_STEM, 10}, {"အောက်တိုဘာ", MONTH_STEM, 10}, {"ဧပြီ", MONTH, 4}, {"ဩဂုတ်", MONTH_STEM, 8},
};
static const rt_number_word months_ne[] = {
    {"अक्टोबर", MONTH_STEM, 10}, {"अगस्ट", MONTH_STEM, 8}, {"अप्रिल", MONTH_STEM, 4}, {"जनवरी", MONTH_STEM, 1},
    {"जुन", MONTH, 6}, {"जुलाई", MONTH_STEM, 7}, {"डिसेम्बर", MONTH_STEM, 12}, {"नोभेम्बर", MONTH_STEM, 11},
    {"फेब्रुअरी", MONTH_STEM, 2}, {"मार्च", MONTH_STEM, 3}, {"मे", MONTH, 5}, {"सेप्टेम्बर", MONTH_STEM, 9},
};
static const rt_number_word months_nl[] = {
    {"apr", MONTH, 4}, {"april", MONTH_STEM, 4}, {"aug", MONTH, 8}, {"augustus", MONTH_STEM, 8}, {"dec", MONTH, 12},
    {"december", MONTH_STEM, 12}, {"feb", MONTH, 2}, {"februari", MONTH_STEM, 2}, {"jan", MONTH, 1},
    {"januari", MONTH_STEM, 1}, {"jul", MONTH, 7}, {"juli", MONTH, 7}, {"jun", MONTH, 6}, {"juni", MONTH, 6},
    {"maart", MONTH_STEM, 3}, {"mei", MONTH, 5}, {"mrt", MONTH, 3}, {"nov", MONTH, 11}, {"november", MONTH_STEM, 11},
    {"okt", MONTH, 10}, {"oktober", MONTH_STEM, 10}, {"sep", MONTH, 9}, {"september", MONTH_STEM, 9},
};
static const rt_number_word months_no[] = {
    {"apr", MONTH, 4}, {"april", MONTH_STEM, 4}, {"aug", MONTH, 8}, {"august", MONTH_STEM, 8}, {"des", MONTH, 12},
    {"desember", MONTH_STEM, 12}, {"feb", MONTH, 2}, {"februar", MONTH_STEM, 2}, {"jan", MONTH, 1},
    {"januar", MONTH_STEM, 1}, {"jul", MONTH, 7}, {"juli", MONTH, 7}, {"jun", MONTH, 6}, {"juni", MONTH, 6},
    {"mai", MONTH, 5}, {"mar", MONTH, 3}, {"mars", MONTH, 3}, {"nov", MONTH, 11}, {"november", MONTH_STEM, 11},
    {"okt", MONTH, 10}, {"oktober", MONTH_STEM, 10}, {"sep", MONTH, 9}, {"september", MONTH_STEM, 9},
};
static const rt_number_word months_pa[] = {
    {"ਅਕਤੂ", MONTH, 10}, {"ਅਕਤੂਬਰ", MONTH_STEM, 10}, {"ਅਗ", MONTH, 8}, {"ਅਗਸਤ", MONTH, 8}, {"ਅਪ੍ਰੈ", MONTH_STEM, 4},
    {"ਜਨ", MONTH, 1}, {"ਜਨਵਰੀ", MONTH_STEM, 1}, {"ਜੁਲਾ", MONTH, 7}, {"ਜੁਲਾਈ", MONTH_STEM, 7}, {"ਜੂਨ", MONTH, 6},
    {"ਦਸੰ", MONTH, 12}, {"ਦਸੰਬਰ", MONTH_STEM, 12}, {"ਨਵੰ", MONTH, 11}, {"ਨਵੰਬਰ", MONTH_STEM, 11}, {"ਫ਼ਰ", MONTH, 2},
    {"ਫ਼ਰਵਰੀ", MONTH_STEM, 2}, {"ਮਈ", MONTH, 5}, {"ਮਾਰਚ", MONTH, 3}, {"ਸਤੰ", MONTH, 9}, {"ਸਤੰਬਰ", MONTH_STEM, 9},
};
static const rt_number_word months_pl[] = {
    {"cze", MONTH, 6}, {"czerw", MONTH_STEM, 6}, {"gru", MONTH, 12}, {"grud", MONTH_STEM, 12}, {"kwi", MONTH, 4},
    {"kwie", MONTH_STEM, 4}, {"lip", MONTH_STEM, 7}, {"lis", MONTH, 11}, {"listopad", MONTH_STEM, 11},
    {"lut", MONTH_STEM, 2}, {"maj", MONTH_STEM, 5}, {"mar", MONTH_STEM, 3}, {"paź", MONTH, 10},
    {"październik", MONTH_STEM, 10}, {"sie", MONTH, 8}, {"sierp", MONTH_STEM, 8}, {"sty", MONTH, 1},
    {"stycz", MONTH_STEM, 1}, {"wrz", MONTH, 9}, {"wrze", MONTH_STEM, 9},
};
static const rt_number_word months_ps[] = {
    {"اپریل", MONTH_STEM, 4}, {"اکتوبر", MONTH_STEM, 10}, {"اګست", MONTH, 8}, {"جنوري", MONTH_STEM, 1},
    {"جولای", MONTH_STEM, 7}, {"جون", MONTH, 6}, {"دسمبر", MONTH_STEM, 12}, {"سپتمبر", MONTH_STEM, 9},
    {"سېپتمبر", MONTH_STEM, 9}, {"فبروري", MONTH_STEM, 2}, {"فېبروري", MONTH_STEM, 2}, {"مارچ", MONTH, 3},
    {"نومبر", MONTH_STEM, 11},
};
static const rt_number_word months_pt[] = {
    {"abr", MONTH, 4}, {"abril", MONTH, 4}, {"ago", MONTH, 8}, {"agosto", MONTH, 8}, {"dez", MONTH, 12},
    {"dezembro", MONTH, 12}, {"fev", MONTH, 2}, {"fevereiro", MONTH, 2}, {"jan", MONTH, 1}, {"janeiro", MONTH, 1},
    {"jul", MONTH, 7}, {"julho", MONTH, 7}, {"jun", MONTH, 6}, {"junho", MONTH, 6}, {"mai", MONTH, 5},
    {"maio", MONTH, 5}, {"mar", MONTH, 3}, {"março", MONTH, 3}, {"nov", MONTH, 11}, {"novembro", MONTH, 11},
    {"out", MONTH, 10}, {"outubro", MONTH, 10}, {"set", MONTH, 9}, {"setembro", MONTH, 9},
};
static const rt_number_word months_ro[] = {
    {"apr", MONTH, 4}, {"aprilie", MONTH_STEM, 4}, {"aug", MONTH, 8}, {"august", MONTH_STEM, 8}, {"dec", MONTH, 12},
    {"decembrie", MONTH_STEM, 12}, {"feb", MONTH, 2}, {"februarie", MONTH_STEM, 2}, {"ian", MONTH, 1},
    {"ianuarie", MONTH_STEM, 1}, {"iul", MONTH, 7}, {"iulie", MONTH_STEM, 7}, {"iun", MONTH, 6},
    {"iunie", MONTH_STEM, 6}, {"mai", MONTH, 5}, {"mar", MONTH, 3}, {"martie", MONTH_STEM, 3},
    {"noiembrie", MONTH_STEM, 11}, {"nov", MONTH, 11}, {"oct", MONTH, 10}, {"octombrie", MONTH_STEM, 10},
    {"sept", MONTH, 9}, {"septembrie", MONTH_STEM, 9},
};
static const rt_number_word months_ru[] = {
    {"авг", MONTH, 8}, {"август", MONTH_STEM, 8}, {"апр", MONTH, 4}, {"апрел", MONTH_STEM, 4}, {"дек", MONTH, 12},
    {"декабр", MONTH_STEM, 12}, {"июл", MONTH_STEM, 7}, {"июн", MONTH_STEM, 6}, {"май", MONTH, 5}, {"мар", MONTH, 3},
    {"март", MONTH_STEM, 3}, {"мая", MONTH, 5}, {"нояб", MONTH, 11}, {"ноябр", MONTH_STEM, 11}, {"окт", MONTH, 10},
    {"октябр", MONTH_STEM, 10}, {"сент", MONTH, 9}, {"сентябр", MONTH_STEM, 9}, {"февр", MONTH, 2},
    {"феврал", MONTH_STEM, 2}, {"янв", MONTH, 1}, {"январ", MONTH_STEM, 1},
};
static const rt_number_word months_si[] = {
    {"අගොස්තු", MONTH_STEM, 8}, {"අගෝස්තු", MONTH_STEM, 8}, {"අප්රියෙල්", MONTH_STEM, 4}, {"අප්රේල්", MONTH_STEM, 4},
    {"ඔක්", MONTH, 10}, {"ඔක්තෝබර්", MONTH_STEM, 10}, {"ඔක්තෝම්බර්", MONTH_STEM, 10}, {"ජනවාරි", MONTH_STEM, 1},
    {"ජුනි", MONTH_STEM, 6}, {"ජුලි", MONTH_STEM, 7}, {"ජූනි", MONTH_STEM, 6}, {"ජූලි", MONTH_STEM, 7},
    {"දෙසැම්බර", MONTH_STEM, 12}, {"නොවැම්බර", MONTH_STEM, 11}, {"පෙබ", MONTH, 2}, {"පෙබරවාරි", MONTH_STEM, 2},
    {"මාර්තු", MONTH_STEM, 3}, {"මැයි", MONTH, 5}, {"සැප්", MONTH, 9}, {"සැප්තැම්බර්", MONTH_STEM, 9},
};
static const rt_number_word months_sk[] = {
    {"apr", MONTH, 4}, {"apríl", MONTH_STEM, 4}, {"aug", MONTH, 8}, {"august", MONTH_STEM, 8}, {"dec", MONTH, 12},
    {"decemb", MONTH_STEM, 12}, {"feb", MONTH, 2}, {"február", MONTH_STEM, 2}, {"jan", MONTH, 1},
    {"január", MONTH_STEM, 1}, {"júl", MONTH_STEM, 7}, {"jún", MONTH_STEM, 6}, {"mar", MONTH_STEM, 3},
    {"máj", MONTH_STEM, 5}, {"nov", MONTH, 11}, {"novemb", MONTH_STEM, 11}, {"okt", MONTH, 10},
    {"októb", MONTH_STEM, 10}, {"sep", MONTH, 9}, {"septemb", MONTH_STEM, 9},
};
static const rt_number_word months_sl[] = {
    {"apr", MONTH, 4}, {"april", MONTH_STEM, 4}, {"avg", MONTH, 8}, {"avgust", MONTH_STEM, 8}, {"dec", MONTH, 12},
    {"december", MONTH_STEM, 12}, {"feb", MONTH, 2}, {"februar", MONTH_STEM, 2}, {"jan", MONTH, 1},
    {"januar", MONTH_STEM, 1}, {"jul", MONTH, 7}, {"julij", MONTH_STEM, 7}, {"jun", MONTH, 6},
    {"junij", MONTH_STEM, 6}, {"maj", MONTH, 5}, {"mar", MONTH, 3}, {"marec", MONTH_STEM, 3}, {"nov", MONTH, 11},
    {"november", MONTH_STEM, 11}, {"okt", MONTH, 10}, {"oktober", MONTH_STEM, 10}, {"sep", MONTH, 9},
    {"september", MONTH_STEM, 9},
};
static const rt_number_word months_so[] = {
    {"abr", MONTH, 4}, {"abriil", MONTH_STEM, 4}, {"agosto", MONTH_STEM, 8}, {"dis", MONTH, 12},
    {"diseembar", MONTH_STEM, 12}, {"feb", MONTH, 2}, {"febraayo", MONTH_STEM, 2}, {"jan", MONTH_STEM, 1},
    {"jannaayo", MONTH_STEM, 1}, {"jun", MONTH, 6}, {"juun", MONTH, 6}, {"lul", MONTH, 7}, {"luulyo", MONTH_STEM, 7},
    {"maarso", MONTH_STEM, 3}, {"maayo", MONTH_STEM, 5}, {"mar", MONTH, 3}, {"may", MONTH, 5}, {"nof", MONTH, 11},
    {"noofeembar", MONTH_STEM, 11}, {"ogosto", MONTH_STEM, 8}, {"ogs", MONTH, 8}, {"okt", MONTH, 10},
    {"oktoobar", MONTH_STEM, 10}, {"seb", MONTH, 9}, {"sebte", MONTH_STEM, 9}, {"sebteembar", MONTH_STEM, 9},
};
static const rt_number_word months_sq[] = {
    {"dhj", MONTH, 12}, {"dhjetor", MONTH_STEM, 12}, {"gush", MONTH, 8}, {"gusht", MONTH_STEM, 8}, {"jan", MONTH, 1},
    {"janar", MONTH_STEM, 1}, {"korr", MONTH, 7}, {"korrik", MONTH_STEM, 7}, {"maj", MONTH, 5}, {"mar", MONTH, 3},
    {"mars", MONTH, 3}, {"nën", MONTH, 11}, {"nëntor", MONTH_STEM, 11}, {"pri", MONTH, 4}, {"prill", MONTH_STEM, 4},
    {"qer", MONTH, 6}, {"qershor", MONTH_STEM, 6}, {"shk", MONTH, 2}, {"shkurt", MONTH_STEM, 2}, {"sht", MONTH, 9},
    {"shtator", MONTH_STEM, 9}, {"tet", MONTH, 10}, {"tetor", MONTH_STEM, 10},
};
static const rt_number_word months_sr[] = {
    {"juna", MONTH, 6}, {"авг", MONTH, 8}, {"август", MONTH_STEM, 8}, {"апр", MONTH, 4}, {"април", MONTH_STEM, 4},
    {"дец", MONTH, 12}, {"децембар", MONTH_STEM, 12}, {"мар", MONTH, 3}, {"март", MONTH, 3}, {"мај", MONTH, 5},
    {"нов", MONTH, 11}, {"новембар", MONTH_STEM, 11}, {"окт", MONTH, 10}, {"октобар", MONTH_STEM, 10},
    {"сеп", MONTH, 9}, {"септембар", MONTH_STEM, 9}, {"феб", MONTH, 2}, {"фебруар", MONTH_STEM, 2}, {"јан", MONTH, 1},
    {"јануар", MONTH_STEM, 1}, {"јул", MONTH, 7}, {"јун", MONTH, 6},
};
static const rt_number_word months_sv[] = {
    {"apr", MONTH, 4}, {"april", MONTH_STEM, 4}, {"aug", MONTH, 8}, {"augusti", MONTH_STEM, 8}, {"dec", MONTH, 12},
    {"december", MONTH_STEM, 12}, {"feb", MONTH, 2}, {"februari", MONTH_STEM, 2}, {"jan", MONTH, 1},
    {"januari", MONTH_STEM, 1}, {"juli", MONTH, 7}, {"juni", MONTH, 6}, {"maj", MONTH, 5}, {"mars", MONTH, 3},
    {"nov", MONTH, 11}, {"november", MONTH_STEM, 11}, {"okt", MONTH, 10}, {"oktober", MONTH_STEM, 10},
    {"sep", MONTH, 9}, {"september", MONTH_STEM, 9},
};
static const rt_number_word months_sw[] = {
    {"ago", MONTH, 8}, {"agosti", MONTH_STEM, 8}, {"apr", MONTH, 4}, {"aprili", MONTH_STEM, 4}, {"des", MONTH, 12},
    {"desemba", MONTH_STEM, 12}, {"feb", MONTH, 2}, {"februari", MONTH_STEM, 2}, {"jan", MONTH, 1},
    {"januari", MONTH_STEM, 1}, {"jul", MONTH, 7}, {"julai", MONTH_STEM, 7}, {"jun", MONTH, 6}, {"juni", MONTH, 6},
    {"mac", MONTH, 3}, {"machi", MONTH_STEM, 3}, {"mei", MONTH, 5}, {"nov", MONTH, 11}, {"novemba", MONTH_STEM, 11},
    {"okt", MONTH, 10}, {"oktoba", MONTH_STEM, 10}, {"sep", MONTH, 9}, {"septemba", MONTH_STEM, 9},
};
static const rt_number_word months_ta[] = {
    {"அக்", MONTH, 10}, {"அக்டோபர்", MONTH_STEM, 10}, {"ஆக", MONTH, 8}, {"ஆகஸ்ட்", MONTH_STEM, 8}, {"ஏப்", MONTH, 4},
    {"ஏப்பிரல்", MONTH, 4}, {"ஏப்ரல்", MONTH_STEM, 4}, {"ஒகஸ்ட்", MONTH_STEM, 8}, {"ஒக்டோபர்", MONTH_STEM, 10},
    {"ஒக்டோம்பர்", MONTH_STEM, 10}, {"ஓகஸ்ட்", MONTH_STEM, 8}, {"செப்", MONTH, 9}, {"செப்டம்பர்", MONTH_STEM, 9},
    {"செப்டெம்பர்", MONTH_STEM, 9}, {"ஜன", MONTH, 1}, {"ஜனவரி", MONTH_STEM, 1}, {"ஜனவாி", MONTH, 1},
    {"ஜூன்", MONTH_STEM, 6}, {"ஜூலை", MONTH_STEM, 7}, {"டிச", MONTH, 12}, {"டிசம்பர்", MONTH_STEM, 12},
    {"டிசெம்பர்", MONTH_STEM, 12}, {"தை", MONTH, 1}, {"நவ", MONTH, 11}, {"நவம்பர்", MONTH_STEM, 11},
    {"நவெம்பர்", MONTH_STEM, 11}, {"பிப்", MONTH, 2}, {"பிப்ரவரி", MONTH_STEM, 2}, {"பெப்ரவரி", MONTH_STEM, 2},
    {"பெப்ரவாி", MONTH_STEM, 2}, {"மார்", MONTH, 3}, {"மார்ச்", MONTH_STEM, 3}, {"மே", MONTH, 5}, {"யூன்", MONTH, 6},
    {"யூலை", MONTH, 7},
};
static const rt_number_word months_te[] = {
    {"అక్టో", MONTH_STEM, 10}, {"ఆగ", MONTH, 8}, {"ఆగస్టు", MONTH_STEM, 8}, {"ఏప్రి", MONTH_STEM, 4}, {"జన", MONTH, 1},
    {"జనవరి", MONTH_STEM, 1}, {"జులై", MONTH, 7}, {"జూన్", MONTH, 6}, {"డిసెం", MONTH_STEM, 12}, {"నవం", MONTH, 11},
    {"నవంబర్", MONTH_STEM, 11}, {"ఫిబ్ర", MONTH_STEM, 2}, {"మార్చి", MONTH_STEM, 3}, {"మే", MONTH, 5},
    {"సెప్టెం", MONTH_STEM, 9},
};
static const rt_number_word months_th[] = {
    {"กรกฎาคม", MONTH_STEM, 7}, {"กันยายน", MONTH_STEM, 9}, {"กุมภาพันธ์", MONTH_STEM, 2}, {"ตุลาคม", MONTH_STEM, 10},
    {"ธันวาคม", MONTH_STEM, 12}, {"พฤศจิกายน", MONTH_STEM, 11}, {"พฤษภาคม", MONTH_STEM, 5}, {"มกราคม", MONTH_STEM, 1},
    {"มิถุนายน", MONTH_STEM, 6}, {"มีนาคม", MONTH_STEM, 3}, {"สิงหาคม", MONTH_STEM, 8}, {"เมษายน", MONTH_STEM, 4},
};
static const rt_number_word months_tr[] = {
    {"ara", MONTH, 12}, {"aralık", MONTH_STEM, 12}, {"ağu", MONTH, 8}, {"ağustos", MONTH_STEM, 8}, {"eki", MONTH, 10},
    {"ekim", MONTH, 10}, {"eyl", MONTH, 9}, {"eylül", MONTH_STEM, 9}, {"haz", MONTH, 6}, {"haziran", MONTH_STEM, 6},
    {"kas", MONTH, 11}, {"kasım", MONTH_STEM, 11}, {"mar", MONTH, 3}, {"mart", MONTH, 3}, {"may", MONTH, 5},
    {"mayıs", MONTH_STEM, 5}, {"nis", MONTH, 4}, {"nisan", MONTH_STEM, 4}, {"oca", MONTH, 1}, {"ocak", MONTH, 1},
    {"tem", MONTH, 7}, {"temmuz", MONTH_STEM, 7}, {"şub", MONTH, 2}, {"şubat", MONTH_STEM, 2},
};
static const rt_number_word months_uk[] = {
    {"бер", MONTH, 3}, {"берез", MONTH_STEM, 3}, {"вер", MONTH, 9}, {"верес", MONTH_STEM, 9},
    {"груд", MONTH_STEM, 12}, {"жовт", MONTH_STEM, 10}, {"квіт", MONTH_STEM, 4}, {"лип", MONTH_STEM, 7},
    {"лист", MONTH, 11}, {"листопад", MONTH_STEM, 11}, {"лют", MONTH_STEM, 2}, {"серп", MONTH_STEM, 8},
    {"січ", MONTH_STEM, 1}, {"трав", MONTH_STEM, 5}, {"черв", MONTH_STEM, 6},
};
static const rt_number_word months_ur[] = {
    {"اپریل", MONTH_STEM, 4}, {"اکتوبر", MONTH_STEM, 10}, {"اگست", MONTH, 8}, {"جنوری", MONTH_STEM, 1},
    {"جولائی", MONTH_STEM, 7}, {"جون", MONTH, 6}, {"دسمبر", MONTH_STEM, 12}, {"ستمبر", MONTH_STEM, 9},
    {"فروری", MONTH_STEM, 2}, {"مئی", MONTH, 5}, {"مارچ", MONTH, 3}, {"نومبر", MONTH_STEM, 11},
};
static const rt_number_word months_uz[] = {
    {"apr", MONTH, 4}, {"aprel", MONTH_STEM, 4}, {"avg", MONTH, 8}, {"avgust", MONTH_STEM, 8}, {"dek", MONTH, 12},
    {"dekabr", MONTH_STEM, 12}, {"fev", MONTH, 2}, {"fevral", MONTH_STEM, 2}, {"iyl", MONTH, 7}, {"iyn", MONTH, 6},
    {"iyul", MONTH, 7}, {"iyun", MONTH, 6}, {"mar", MONTH, 3}, {"mart", MONTH, 3}, {"may", MONTH, 5},
    {"noy", MONTH, 11}, {"noyabr", MONTH_STEM, 11}, {"okt", MONTH, 10}, {"oktabr", MONTH_STEM, 10}, {"sen", MONTH, 9},
    {"sentabr", MONTH_STEM, 9}, {"yan", MONTH, 1}, {"yanvar", MONTH_STEM, 1},
};
static const rt_number_word months_vi[] = {
    {"tháng", MONTH, 0},
};
/* clang-format on */

#endif
