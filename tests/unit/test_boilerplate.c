/* What is kept of pages: the article, whatever its language; not the menu, the teasers, the
 * notices. */
#include "page/page.h"
#include "support.h"

static rt_page_reader *reader;
static rt_page_options options;
static rt_buffer html;

static void setup(void)
{
    reader = rt_page_reader_new();
    ck_assert_ptr_nonnull(reader);
    rt_page_options_init(&options);
    rt_buffer_init(&html);
}

static void teardown(void)
{
    rt_page_reader_free(reader);
    rt_buffer_release(&html);
}

static retold_span kept_of(retold_span page)
{
    rt_page read;
    retold_error error;
    ck_assert_int_eq(
        rt_page_read(reader, page, rt_span_of("text/html; charset=utf-8"), &options, &read, &error),
        RETOLD_OK);
    return read.text;
}

static bool has(retold_span text, const char *part)
{
    size_t size = strlen(part);
    for (size_t i = 0; i + size <= text.size; i++) {
        if (memcmp(text.data + i, part, size) == 0) {
            return true;
        }
    }
    return false;
}

static void expect_kept(retold_span text, const char *part)
{
    ck_assert_msg(has(text, part), "lost \"%s\" of:\n%.*s", part, (int)text.size, text.data);
}

static void expect_lost(retold_span text, const char *part)
{
    ck_assert_msg(!has(text, part), "kept \"%s\":\n%.*s", part, (int)text.size, text.data);
}

/* An article of three paragraphs, the words of a menu and a notice. */
typedef struct language {
    const char *tag;
    const char *title;
    const char *paragraphs[3];
    const char *menu[5];
    const char *notice;
} language;

static const language languages[] = {
    {"en",
     "Ferry sails again",
     {"After two days in the harbour the ferry to the islands sailed again on Monday morning. The "
      "wind that had torn the roof off the customs house had gone during the night.",
      "\"We could not have held her at the pier any longer,\" said the captain, who has steered "
      "the "
      "ship for nineteen years.",
      "About two hundred passengers had waited in the school, where the town had put up beds. They "
      "will get their money back."},
     {"Home", "News", "Sports", "Contact us", "Log in"},
     "We use cookies to make this site work."},
    {"de",
     "Die F\xc3\xa4hre f\xc3\xa4hrt wieder",
     {"Nach zwei Tagen im Hafen ist die F\xc3\xa4hre zu den Inseln am Montagmorgen wieder "
      "ausgelaufen. Der Wind, der das Dach vom Zollhaus gerissen hatte, legte sich in der Nacht.",
      "\xe2\x80\x9eL\xc3\xa4nger h\xc3\xa4tten wir sie nicht am Pier halten "
      "k\xc3\xb6nnen\xe2\x80\x9c, "
      "sagte der Kapit\xc3\xa4n, der das Schiff seit neunzehn Jahren steuert.",
      "Etwa zweihundert Reisende hatten in der Schule gewartet, in der die Stadt Betten "
      "aufgestellt "
      "hatte. Sie bekommen ihr Geld zur\xc3\xbc"
      "ck."},
     {"Startseite", "Nachrichten", "Sport", "Kontakt", "Anmelden"},
     "Diese Seite verwendet Cookies."},
    {"zh",
     "渡轮复航",
     {"在港口停了两天之后，开往群岛的渡轮星期一早上重新启航。掀掉海关大楼屋顶的大风已在夜间平息。",
      "船长说：“我们再也没法把它拴在码头上了。”他驾驶这艘船已经十九年。",
      "约二百名乘客在学校里等候，镇上在那里搭起了床铺。他们的票款将全部退还。"},
     {"首页", "新闻", "体育", "联系我们", "登录"},
     "本网站使用饼干"},
    {"ja",
     "フェリー運航再開",
     {"二日間港に留まっていた島行きのフェリーは、月曜日の朝、運航を再開した。税関の屋根を吹き飛ばし"
      "た"
      "風は夜のうちに収まった。",
      "「これ以上桟橋につないでおくことはできなかった」と、十九年間この船を操ってきた船長は話した"
      "。",
      "およそ二百人の乗客は、町が寝台を用意した学校で待っていた。運賃は全額払い戻される。"},
     {"ホーム", "ニュース", "スポーツ", "お問い合わせ", "ログイン"},
     "クッキーを使用しています"},
    {"th",
     "เรือข้ามฟากกลับมาวิ่ง",
     {"หลังจากจอดอยู่ในท่าเรือสองวัน เรือข้ามฟากไปหมู่เกาะก็ออกเดินทางอีกครั้งเมื่อเช้าวันจันทร์ "
      "ลมที่พัดหลังคาอาคารศุลกากรปลิวไปสงบลงแล้วในตอนกลางคืน",
      "กัปตันซึ่งขับเรือลำนี้มาสิบเก้าปีกล่าวว่า พวกเราไม่สามารถผูกเรือไว้ที่ท่าได้นานกว่านี้อีกแล้ว",
      "ผู้โดยสารราวสองร้อยคนรออยู่ในโรงเรียนที่เทศบาลจัดเตียงไว้ให้ พวกเขาจะได้รับเงินคืนทั้งหมด"},
     {"หน้าแรก", "ข่าว", "กีฬา", "ติดต่อเรา", "เข้าสู่ระบบ"},
     "เว็บไซต์นี้ใช้คุกกี้"},
    {"ar",
     "العبارة تبحر من جديد",
     {"بعد يومين في الميناء أبحرت العبارة إلى الجزر من جديد صباح يوم الاثنين. وكانت الرياح التي "
      "اقتلعت سقف مبنى الجمارك قد هدأت أثناء الليل.",
      "قال القبطان الذي يقود السفينة منذ تسعة عشر عاما إنه لم يكن من الممكن إبقاؤها عند الرصيف.",
      "وكان نحو مئتي راكب ينتظرون في المدرسة حيث وضعت البلدة الأسرة لهم. وسيستعيدون نقودهم."},
     {"الرئيسية", "أخبار", "رياضة", "اتصل بنا", "دخول"},
     "يستخدم هذا الموقع ملفات"},
    {"ru",
     "Паром снова ходит",
     {"После двух дней в порту паром на острова в понедельник утром снова вышел в море. Ветер, "
      "сорвавший крышу таможни, ночью утих.",
      "«Дольше удержать его у причала мы не могли», — сказал капитан, который водит судно "
      "девятнадцать лет.",
      "Около двухсот пассажиров ждали в школе, где город поставил кровати. Деньги им вернут."},
     {"Главная", "Новости", "Спорт", "Контакты", "Войти"},
     "Этот сайт использует файлы"},
};

/* How pages are built: with elements that say what they are, with <div> only, with tables. */
typedef enum layout { SEMANTIC, PLAIN, TABLES, LAYOUTS } layout;

static void add(const char *before, const char *text, const char *after)
{
    append(&html, before);
    append(&html, text);
    append(&html, after);
}

static void add_menu(const language *l, layout how)
{
    static const char *const open[] = {"<header><nav><ul>", "<div><ul>", "<table><tr><td><table>"};
    static const char *const close[] = {"</ul></nav></header>", "</ul></div>", "</table><td>"};
    append(&html, open[how]);
    for (int i = 0; i < 5; i++) {
        add(how == TABLES ? "<tr><td><a href=/x>" : "<li><a href=/x>", l->menu[i], "</a>");
    }
    append(&html, close[how]);
}

static void add_teasers(const language *l, layout how)
{
    append(&html, how == SEMANTIC ? "<aside>" : "<div class=box>");
    for (int i = 0; i < 4; i++) {
        add("<div><a href=/y>", l->title, "</a></div>");
    }
    append(&html, how == SEMANTIC ? "</aside>" : "</div>");
}

static void build(const language *l, layout how)
{
    add("<html><title>", l->title, "</title><body>");
    add_menu(l, how);
    append(&html, how == SEMANTIC ? "<main><article>" : "<div><div>");
    add("<h1>", l->title, "</h1>");
    for (int i = 0; i < 3; i++) {
        add(how == TABLES ? "<br><br>" : "<p>", l->paragraphs[i], how == TABLES ? "" : "</p>");
    }
    append(&html, how == SEMANTIC ? "</article></main>" : "</div></div>");
    add_teasers(l, how);
    append(&html, how == TABLES ? "</table>" : "");
    add(how == SEMANTIC ? "<footer><p>" : "<div class=footer>", l->notice,
        how == SEMANTIC ? "</footer>" : "</div>");
    append(&html, "</body></html>");
}

START_TEST(test_languages)
{
    const language *l = &languages[_i / LAYOUTS];
    build(l, (layout)(_i % LAYOUTS));
    retold_span text = kept_of(span_of(&html));
    for (int i = 0; i < 3; i++) {
        expect_kept(text, l->paragraphs[i]);
    }
    for (int i = 0; i < 5; i++) {
        char line[64];
        snprintf(line, sizeof line, "%s\n", l->menu[i]);
        expect_lost(text, line);
    }
    expect_lost(text, l->notice);
    options.raw_text = true;
    text = kept_of(span_of(&html));
    expect_kept(text, l->menu[0]);
    expect_kept(text, l->notice);
}
END_TEST

/* Nothing of it looks like an article, but the page is not empty. */
START_TEST(test_something_is_kept)
{
    retold_span text = kept_of(rt_span_of(
        "<ul><li><a href=/>Home</a><li><a href=/a>About</a><li><a href=/b>Contact</a></ul>"
        "<div>Opening hours</div><div>Monday 9 to 12</div><div>Tuesday 14 to 18</div>"
        "<ul><li><a href=/c>Imprint</a><li><a href=/d>Privacy</a></ul>"));
    expect_kept(text, "Opening hours\nMonday 9 to 12\nTuesday 14 to 18\n");
    expect_lost(text, "Home");
    expect_lost(text, "Imprint");
}
END_TEST

START_TEST(test_links_only)
{
    retold_span text = kept_of(rt_span_of("<a href=/>Home</a><p><a href=/a>About</a>"));
    ck_assert_uint_eq(text.size, 0);
}
END_TEST

START_TEST(test_short_answer)
{
    retold_span text = kept_of(rt_span_of(
        "<div><a href=/>Home</a> | <a href=/f>Forum</a></div><table><tr><td>Poster:<td>Ann<tr>"
        "<td>Date:<td>30 April</table><div>It has to be the one with the hands of fate.</div>"
        "<div><a href=/t>Terms of use</a></div>"));
    expect_kept(text, "It has to be the one with the hands of fate.");
    expect_lost(text, "Home");
    expect_lost(text, "Terms");
}
END_TEST

/* Short lines between paragraphs belong to them, and long ones far from them do not. */
START_TEST(test_context)
{
    const language *l = &languages[0];
    append(&html, "<div><div>");
    add("<p>", l->paragraphs[0], "<h2>What the captain says</h2>");
    add("<p>", l->paragraphs[1],
        "<ul><li>a life boat for thirty people, with oars<li>two ropes, each of sixty metres, on "
        "the pier</ul>");
    add("<p>", l->paragraphs[2], "</div></div>");
    append(&html, "<div class=comments><div>Ann</div><div>First!</div><div>Reply</div></div>");
    retold_span text = kept_of(span_of(&html));
    expect_kept(text, "What the captain says\n");
    expect_kept(text, "a life boat for thirty people, with oars\n");
    expect_lost(text, "Reply");
}
END_TEST

/* A table of names and figures with a heading that is text is kept whole; one of links is not. */
START_TEST(test_table_of_names)
{
    retold_span text = kept_of(rt_span_of(
        "<table><tr><td><a href=/>Home</a><td><a href=/a>About</a><tr><td><a href=/b>Log in</a>"
        "</table><p>This page is made anew each night.</p>"
        "<table><tr><th>What is in the first column we turn into all that is beside it.<th>Made<tr>"
        "<td>AIFF<td>64Kbps MP3<tr><td>Flac<td>Ogg Vorbis<tr><td>WAVE<td></table>"
        "<table><tr><td><a href=/c>Imprint</a><tr><td><a href=/d>Privacy</a></table>"));
    expect_kept(text, "What is in the first column we turn into all that is beside it.\tMade\n");
    expect_kept(text, "AIFF\t64Kbps MP3\nFlac\tOgg Vorbis\nWAVE\n");
    expect_lost(text, "Home");
    expect_lost(text, "Log in");
    expect_lost(text, "Imprint");
}
END_TEST

int main(void)
{
    Suite *suite = suite_create("boilerplate");
    TCase *c = tcase_create("boilerplate");
    tcase_add_checked_fixture(c, setup, teardown);
    tcase_add_loop_test(c, test_languages, 0,
                        (int)(sizeof languages / sizeof *languages) * LAYOUTS);
    tcase_add_test(c, test_something_is_kept);
    tcase_add_test(c, test_links_only);
    tcase_add_test(c, test_short_answer);
    tcase_add_test(c, test_context);
    tcase_add_test(c, test_table_of_names);
    suite_add_tcase(suite, c);
    return run_suite(suite);
}
