/*
 * What generate.c makes texts of. The commonest words of each language are real, so that a text's
 * language can be told; all others are put together from the pieces given here. Names are sixteen
 * consonants by five vowels in every script.
 */
#ifndef LANGUAGES_H
#define LANGUAGES_H

#include <stdbool.h>

/* Lists are separated by spaces, "-" is an empty piece; a list without spaces is one of characters.
 */
typedef struct language {
    const char *tag;
    unsigned weight; /* its share of the documents, in per cent of all of them */
    const char *common;
    const char *onsets, *vowels, *codas, *endings; /* word = syllables and an ending */
    const char *consonants, *name_vowels,
        *finals; /* of names; without vowels `consonants` has syllables */
    const char *stop, *comma;
    const char *thousands, *decimal;
    bool spaces;
    bool cased;
    bool nouns; /* a half of the words are nouns and have a capital */
} language;

#define LATIN_CONSONANTS "b d f g k l m n p r s t v z sh ch"
#define VOWELS "a e i o u"

static const language languages[] = {
    {
        .tag = "en",
        .weight = 50,
        .common = "the of and to in a is that for it as was with be by on not he his but at are "
                  "this have from or had an they which one you were all her she there would their "
                  "we him been has when who will no more if out so what up said about other into "
                  "than its only could time these two may then do first any my now such like over "
                  "our man me even most made after also did many off",
        .onsets = "b c d f g h l m n p r s t w br ch cl cr dr fl gr pl pr sh st th tr wh",
        .vowels = "a e i o u ea oo ou ee ai",
        .codas = "- - - - - - n r t l s nd st ck ll rd ss m",
        .endings = "- - - - - - s ed ing ly er tion ment ness able al ful",
        .consonants = LATIN_CONSONANTS,
        .name_vowels = VOWELS,
        .finals = "n r s k",
        .stop = ". ",
        .comma = ",",
        .thousands = ",",
        .decimal = ".",
        .spaces = true,
        .cased = true,
    },
    {
        .tag = "de",
        .weight = 8,
        .common = "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine "
                  "als auch es an werden aus er hat dass sie nach wird bei einer um am sind noch "
                  "wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man "
                  "sein wurde sei hatte kann gegen vom können schon wenn habe seine ihre dann "
                  "unter wir soll ich eines es jahr zwei jahren diese dieser wieder",
        .onsets = "b d f g h k l m n r s t w z sch st sp br fr gr kr tr schl pf zw",
        .vowels = "a e i o u ei au ie eu ä ü ö",
        .codas = "- - - - - n r l t ch cht nd rt ng tz ss mm ft",
        .endings = "- - - e en er ung keit lich isch heit es te ig",
        .consonants = "b d f g k l m n p r s t w s sch tsch",
        .name_vowels = VOWELS,
        .finals = "n r s k",
        .stop = ". ",
        .comma = ",",
        .thousands = ".",
        .decimal = ",",
        .spaces = true,
        .cased = true,
        .nouns = true,
    },
    {
        .tag = "fr",
        .weight = 8,
        .common = "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne "
                  "se ce il sont avec aux son mais comme ou si leur été cette ses elle deux ces "
                  "ont on être entre sa même fait aussi dont sans était tout ils nous après bien "
                  "peut ans très sous où autres avait faire encore alors avant depuis contre lors "
                  "selon moins toujours cela chez avoir peu temps année tous",
        .onsets = "b c d f g j l m n p qu r s t v bl br ch cl cr dr fr gr pl pr tr",
        .vowels = "a e i o u é ou ai eu oi au",
        .codas = "- - - - - n r l s nt ss mp",
        .endings = "- - - e es er ment tion eur euse ique age ité é ée ant",
        .consonants = "b d f g k l m n p r s t v z ch tch",
        .name_vowels = "a é i o ou",
        .finals = "n r s k",
        .stop = ". ",
        .comma = ",",
        .thousands = "\u00a0",
        .decimal = ",",
        .spaces = true,
        .cased = true,
    },
    {
        .tag = "es",
        .weight = 8,
        .common = "de la que el en y a los se del las un por con no una su para es al lo como más "
                  "o pero sus le ha me si sin sobre este ya entre cuando todo esta ser son dos "
                  "también fue había era muy años hasta desde está mi porque qué sólo han yo hay "
                  "vez puede todos así nos ni parte tiene él uno donde bien tiempo mismo ese ahora "
                  "cada vida otro después te otros aunque esa eso hace otra gobierno",
        .onsets = "b c d f g h j l m n p r s t v br ch cl cr dr fl gr ll pl pr tr",
        .vowels = "a e i o u ie ue a e o",
        .codas = "- - - n r s l",
        .endings = "- o a os as ar ción dad mente ado ido ero ista able",
        .consonants = "b d f g k l m n p r s t v z sh ch",
        .name_vowels = VOWELS,
        .finals = "n r s k",
        .stop = ". ",
        .comma = ",",
        .thousands = ".",
        .decimal = ",",
        .spaces = true,
        .cased = true,
    },
    {
        .tag = "ru",
        .weight = 8,
        .common = "и в не на что я с он как это по но они к у мы за из то все от так его о же для "
                  "бы был было при когда до если или уже еще только ее может том время года чтобы "
                  "более этого который есть быть после также были лет под этом где между через "
                  "даже со во их ни без очень можно однако перед нет себя тем того этой которые "
                  "сейчас два один потом стал сказал первый другой",
        .onsets = "б в г д ж з к л м н п р с т х ч ш бр вр гр др кр пр сл ст тр",
        .vowels = "а е и о у ы я ю",
        .codas = "- - - - - н р л с т й в сть нт",
        .endings = "- - - а ы ов ом ый ая ое ость ение ать ить ский ного ник",
        .consonants = "б д ф г к л м н п р с т в з ш ч",
        .name_vowels = "а е и о у",
        .finals = "н р с к",
        .stop = ". ",
        .comma = ",",
        .thousands = "\u00a0",
        .decimal = ",",
        .spaces = true,
        .cased = true,
    },
    {
        .tag = "zh",
        .weight = 8,
        .common = "的 是 在 了 和 有 他 这 我们 中 不 人 上 为 对 说 也 就 到 要 以 与 将 会 年 被 "
                  "从 而 但 还 可以 他们 一个 没有 已经 因为 所以 如果 她 都 向 让 后 前 等 并 及 "
                  "更 最 很 月 日 其 之 或 由 地 这个 自己 什么 进行 表示 目前 通过",
        .onsets = "国家政府经济发展社会人民生产工业农市场公司企技术科学教育文化历史环境保护资源能开"
                  "管理制度法律规定方案计划项目工程建设投资金融银行贸易出口进城市乡村交通运输铁路航"
                  "空安全健康医院疾病药品食物水电力石油天气候变化地球海洋森林动植物体比赛球队冠军员"
                  "演唱音乐电影作品书报道记者新闻网络信息数据系统机器智服务消费价格增长下降百分点季"
                  "同期去今明际关系合作议代表团领导主席总理部长官军事战争和平协议选举投票支持反对意"
                  "见问题解决办结果原因影响重要主显著高低大小多少强弱快慢好坏",
        .vowels = "-",
        .codas = "- -",
        .endings = "- -",
        .consonants =
            "巴贝比博布达德迪多杜法费菲福富加格吉戈古卡克基科库拉莱利洛卢马梅米莫穆纳内尼诺努帕佩皮"
            "波普拉雷里罗鲁萨塞西索苏塔特蒂托图瓦韦维沃武扎泽齐佐祖沙谢希肖舒恰切奇乔丘",
        .finals = "恩 尔 斯 克",
        .stop = "。",
        .comma = "，",
        .thousands = ",",
        .decimal = ".",
    },
    {
        .tag = "ar",
        .weight = 4,
        .common = "في من على أن إلى التي عن مع الذي هذا ما لا بعد كان هذه كما قد ذلك بين عند أو "
                  "حيث قال كل لم منذ حتى خلال ثم أي غير كانت وقد هو هي أكثر إن قبل لكن ولا فيها "
                  "عليه فيه بعض تم اليوم عام لها يكون يمكن أما نحو لقد أنه أول تحت ضد بها له وهو "
                  "وفي ومن عدد نفس يوم سنة إذا عبر دون أحد ليس حول لدى مثل كبير جديد",
        .onsets = "الم الت الن م ت ي ب ن س ك ح ع ر د ش ق ف ل و ه ج خ ص ط ز",
        .vowels = "- ا و ي - -",
        .codas = "- - - - - ر م ن ل د ب ع س ت ق ك ح ف ج",
        .endings = "- - - - ة ات ين ية ون ها",
        .consonants = "ب د ف غ ك ل م ن ب ر س ت ف ز ش تش",
        .name_vowels = "ا ي ي و و",
        .finals = "ن ر س ك",
        .stop = ". ",
        .comma = "،",
        .thousands = ",",
        .decimal = ".",
        .spaces = true,
    },
    {
        .tag = "hi",
        .weight = 4,
        .common = "के में की है को से का और पर ने कि एक यह भी हैं इस लिए ही कर नहीं तो था गया वह साथ हो "
                  "किया अपने कहा जो या थे थी बाद तक उन्होंने सकता दिया जा बात रहा लोग सरकार समय दो रहे "
                  "कुछ होने करने इसके वाले हुए जब उनके अब करते बहुत सभी जाता सबसे देश दिन उस काम फिर लेकिन बीच "
                  "तरह आज ऐसे पहले रूप तथा द्वारा करता होता वर्ष अधिक",
        .onsets = "क ख ग च ज ट ड त द न प फ ब भ म य र ल व श स ह प्र क्र त्र",
        .vowels = "- ा ि ी ु े ो ै - ा",
        .codas = "- - न र ल त म क ं स",
        .endings = "- - ी े ों ना ता या कार वाद",
        .consonants = "ब द फ ग क ल म न प र स त व ज श च",
        .name_vowels = "ा े ि ो ु",
        .finals = "न र स क",
        .stop = "। ",
        .comma = ",",
        .thousands = ",",
        .decimal = ".",
        .spaces = true,
    },
    {
        .tag = "am",
        .weight = 2,
        .common = "ነው እና ላይ ውስጥ ነበር ግን ወደ እንደ ይህ ስለ ጋር ብቻ ሁሉ አንድ ሲሆን ጊዜ በኋላ ዓመት ናቸው ያለ ከዚህ መሆኑን "
                  "ምክንያት አዲስ ሰዎች አለ እስከ ደግሞ በተለያዩ ሁለት የሚገኙ እንዲሁም ተናግረዋል ገልጸዋል መንግስት አገር የሆነው በዚህ "
                  "ነገር ከፍተኛ ይሁን ወይም እንጂ ዘንድ የነበረው ብለዋል በመሆኑ ቀን",
        .onsets = "ለ ሉ ላ ል ሎ መ ማ ም ሞ ሰ ሲ ሳ ስ ረ ራ ር ሽ በ ባ ብ ቦ ተ ቱ ታ ት ነ ኒ ና ን ኖ አ እ ከ ኩ ካ ክ ኮ ወ ዋ ው "
                  "ዘ ዛ ዝ የ ያ ይ ደ ዳ ድ ገ ጋ ግ ጠ ጣ ጥ ፈ ፋ ፍ ቀ ቃ ቅ ሀ ህ",
        .vowels = "- -",
        .codas = "- -",
        .endings = "- - ው ት ን ዎች ና",
        .consonants =
            "ባቤቢቦቡዳዴዲዶዱፋፌፊፎፉጋጌጊጎጉካኬኪኮኩላሌሊሎሉማሜሚሞሙናኔኒኖኑፓፔፒፖፑራሬሪሮሩሳሴሲሶሱታቴቲቶቱቫቬቪቮቩዛዜዚዞዙሻሼሺሾሹቻቼቺቾቹ",
        .finals = "ን ር ስ ክ",
        .stop = "። ",
        .comma = "፣",
        .thousands = ",",
        .decimal = ".",
        .spaces = true,
    },
};

enum { LANGUAGES = sizeof languages / sizeof *languages };

#endif
