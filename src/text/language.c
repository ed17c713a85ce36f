#include "text/language.h"

#include <stdint.h>
#include <string.h>
#include <utf8proc.h>

#include "text/data/language_model.inc"

/*
 * How it goes: parts of the text are folded to an array of lower-case letters with one separator
 * between words, URLs left out; letters are counted by script. If the script that has most of them
 * is one that the model knows, each of its trigrams adds a row of the model to the sums of its
 * languages, and the largest sum wins.
 */

/* ------------------------------------------------------------------ scripts */

typedef enum script {
    NO_SCRIPT, /* also what separates words */
    LATIN,     /* to HEBREW: told apart by the model */
    CYRILLIC,
    ARABIC,
    DEVANAGARI,
    ETHIOPIC,
    HEBREW,
    HAN,
    KANA,
    BENGALI, /* from here on: one language each, but for the letters in `markers` */
    GREEK,
    ARMENIAN,
    THAANA,
    NKO,
    GURMUKHI,
    GUJARATI,
    ORIYA,
    TAMIL,
    TELUGU,
    KANNADA,
    MALAYALAM,
    SINHALA,
    THAI,
    LAO,
    TIBETAN,
    MYANMAR,
    GEORGIAN,
    HANGUL,
    CHEROKEE,
    CANADIAN,
    KHMER,
    MONGOLIAN,
    TIFINAGH,
    YI,
    OL_CHIKI,
    MEETEI,
    SCRIPTS
} script;

/* The language most written in each script; the one given where there is too little text for the
 * model is "und". */
static const char script_tags[SCRIPTS][4] = {
    [HAN] = "zh",       [KANA] = "ja",      [BENGALI] = "bn",  [GREEK] = "el",
    [ARMENIAN] = "hy",  [THAANA] = "dv",    [NKO] = "nqo",     [GURMUKHI] = "pa",
    [GUJARATI] = "gu",  [ORIYA] = "or",     [TAMIL] = "ta",    [TELUGU] = "te",
    [KANNADA] = "kn",   [MALAYALAM] = "ml", [SINHALA] = "si",  [THAI] = "th",
    [LAO] = "lo",       [TIBETAN] = "bo",   [MYANMAR] = "my",  [GEORGIAN] = "ka",
    [HANGUL] = "ko",    [CHEROKEE] = "chr", [CANADIAN] = "iu", [KHMER] = "km",
    [MONGOLIAN] = "mn", [TIFINAGH] = "zgh", [YI] = "ii",       [OL_CHIKI] = "sat",
    [MEETEI] = "mni",
};

/* Blocks.txt, Unicode 15; in order. utf8proc says which of a block's code points are letters. */
static const struct {
    uint32_t first, last;
    script script;
} blocks[] = {
    {0x00c0, 0x024f, LATIN},     {0x0370, 0x03ff, GREEK},      {0x0400, 0x052f, CYRILLIC},
    {0x0530, 0x058f, ARMENIAN},  {0x0590, 0x05ff, HEBREW},     {0x0600, 0x06ff, ARABIC},
    {0x0750, 0x077f, ARABIC},    {0x0780, 0x07bf, THAANA},     {0x07c0, 0x07ff, NKO},
    {0x0870, 0x08ff, ARABIC},    {0x0900, 0x097f, DEVANAGARI}, {0x0980, 0x09ff, BENGALI},
    {0x0a00, 0x0a7f, GURMUKHI},  {0x0a80, 0x0aff, GUJARATI},   {0x0b00, 0x0b7f, ORIYA},
    {0x0b80, 0x0bff, TAMIL},     {0x0c00, 0x0c7f, TELUGU},     {0x0c80, 0x0cff, KANNADA},
    {0x0d00, 0x0d7f, MALAYALAM}, {0x0d80, 0x0dff, SINHALA},    {0x0e00, 0x0e7f, THAI},
    {0x0e80, 0x0eff, LAO},       {0x0f00, 0x0fff, TIBETAN},    {0x1000, 0x109f, MYANMAR},
    {0x10a0, 0x10ff, GEORGIAN},  {0x1100, 0x11ff, HANGUL},     {0x1200, 0x139f, ETHIOPIC},
    {0x13a0, 0x13ff, CHEROKEE},  {0x1400, 0x167f, CANADIAN},   {0x1780, 0x17ff, KHMER},
    {0x1800, 0x18af, MONGOLIAN}, {0x18b0, 0x18ff, CANADIAN},   {0x1c50, 0x1c7f, OL_CHIKI},
    {0x1c90, 0x1cbf, GEORGIAN},  {0x1e00, 0x1eff, LATIN},      {0x1f00, 0x1fff, GREEK},
    {0x2d00, 0x2d2f, GEORGIAN},  {0x2d30, 0x2d7f, TIFINAGH},   {0x2d80, 0x2ddf, ETHIOPIC},
    {0x3005, 0x3007, HAN},       {0x3040, 0x30ff, KANA},       {0x3130, 0x318f, HANGUL},
    {0x31f0, 0x31ff, KANA},      {0x3400, 0x4dbf, HAN},        {0x4e00, 0x9fff, HAN},
    {0xa000, 0xa4cf, YI},        {0xaa60, 0xaa7f, MYANMAR},    {0xab00, 0xab2f, ETHIOPIC},
    {0xab70, 0xabbf, CHEROKEE},  {0xabc0, 0xabff, MEETEI},     {0xac00, 0xd7ff, HANGUL},
    {0xf900, 0xfaff, HAN},       {0xfb50, 0xfdff, ARABIC},     {0xfe70, 0xfeff, ARABIC},
    {0xff66, 0xff9f, KANA},      {0x20000, 0x3134f, HAN},
};

enum { BLOCKS = sizeof blocks / sizeof *blocks };

/* Languages that the model does not know, by letters that the others of their script lack: one in
 * MARKER_SHARE of the text's letters at least. From the languages' exemplar characters in CLDR. */
static const struct {
    script script;
    char tag[4];
    uint32_t letters[8];
} markers[] = {
    {BENGALI, "as", {0x09f0, 0x09f1}},
    {ARABIC, "ckb", {0x0695, 0x06b5}},
    {ARABIC, "sd", {0x067b, 0x067d, 0x067f, 0x0680, 0x0683, 0x0684, 0x068f, 0x06b3}},
};

enum { MARKER_SHARE = 80, KANA_SHARE = 20 };

/* How many bytes a letter takes: the parts read are of as many bytes, and each shall count alike.
 */
static unsigned weight_of(script s)
{
    switch (s) {
    case LATIN:
        return 1;
    case CYRILLIC:
    case ARABIC:
    case HEBREW:
    case GREEK:
    case ARMENIAN:
    case THAANA:
    case NKO:
        return 2;
    default:
        return 3;
    }
}

/* `block` is where the one before was found: neighbours mostly share it. */
static script script_of(uint32_t c, unsigned *block)
{
    if (c >= blocks[*block].first && c <= blocks[*block].last) {
        return blocks[*block].script;
    }
    unsigned low = 0, high = BLOCKS;
    while (low < high) {
        unsigned middle = (low + high) / 2;
        if (c > blocks[middle].last) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == BLOCKS || c < blocks[low].first) {
        return NO_SCRIPT;
    }
    *block = low;
    return blocks[low].script;
}

/* ------------------------------------------------------------------ folding */

/* Parts that a long text is judged by: away from its ends, where a page's navigation and notices
 * stand, often in another language. */
enum { PARTS = 4, PART_BYTES = 256, LETTERS_MAX = PARTS * (PART_BYTES + 4) };

#define SEPARATOR ((uint32_t)' ')
#define LETTER(c, s) ((c) | (uint32_t)(s) << 24)
#define LETTER_CODE_POINT(letter) ((letter)&0xffffffu)
#define LETTER_SCRIPT(letter) ((script)((letter) >> 24))

typedef struct folded {
    uint32_t letters[LETTERS_MAX]; /* LETTER()s, and SEPARATOR between words */
    unsigned count;
    unsigned token; /* where the letters since the last white space begin */
    unsigned by_script[SCRIPTS];
    unsigned digits;
    unsigned block; /* see script_of() */
} folded;

static void add_letter(folded *f, uint32_t c, script s)
{
    f->letters[f->count++] = LETTER(c, s);
    f->by_script[s]++;
}

static void add_separator(folded *f)
{
    if (f->count > 0 && f->letters[f->count - 1] != SEPARATOR) {
        f->letters[f->count++] = SEPARATOR;
    }
}

static bool is_space(unsigned char c)
{
    return c <= ' ';
}

/* Whether the token with the ASCII byte at `p` in it is a URL or an e-mail address. */
static bool is_address(const folded *f, const unsigned char *p, const unsigned char *end)
{
    switch (*p) {
    case ':':
        return end - p > 2 && p[1] == '/' && p[2] == '/';
    case '@':
        return true;
    case '.':
        return f->count == f->token + 3 && f->letters[f->token] == LETTER('w', LATIN) &&
               f->letters[f->token + 1] == LETTER('w', LATIN) &&
               f->letters[f->token + 2] == LETTER('w', LATIN);
    default:
        return false;
    }
}

/* Forgets the token being read and goes to its end. */
static const unsigned char *skip_token(folded *f, const unsigned char *p, const unsigned char *end)
{
    while (f->count > f->token) {
        uint32_t letter = f->letters[--f->count];
        f->by_script[LETTER_SCRIPT(letter)] -= letter != SEPARATOR;
    }
    while (p < end && !is_space(*p)) {
        p++;
    }
    return p;
}

static const unsigned char *fold_ascii(folded *f, const unsigned char *p, const unsigned char *end)
{
    unsigned letters = 0;
    for (; p < end && (unsigned char)((*p | 0x20) - 'a') < 26; p++) {
        f->letters[f->count + letters++] = LETTER(*p | 0x20u, LATIN);
    }
    f->count += letters;
    f->by_script[LATIN] += letters;
    if (p == end || *p >= 0x80) {
        return p;
    }
    if (is_address(f, p, end)) {
        return skip_token(f, p, end);
    }
    if (*p != '\'') { /* as if its neighbours stood together, like a soft hyphen's */
        f->digits += (unsigned char)(*p - '0') < 10;
        add_separator(f);
        if (is_space(*p)) {
            f->token = f->count;
        }
    }
    return p + 1;
}

static bool is_left_out(uint32_t c, utf8proc_category_t category)
{
    bool apostrophe = c == 0x2018 || c == 0x2019 || c == 0x02bb || c == 0x02bc;
    bool accent = c >= 0x0300 && c <= 0x036f;
    return apostrophe || accent || category == UTF8PROC_CATEGORY_CF;
}

/* The commonest letters outside ASCII, which are all of their ranges, without a look-up: those of
 * Latin-1, of Russian and its kin, and Arabic ones. False if it is none of them. */
static inline bool fold_common(folded *f, uint32_t c)
{
    if (c >= 0x00c0 && c <= 0x00ff && c != 0x00d7 && c != 0x00f7) {
        add_letter(f, c < 0x00df ? c + 0x20 : c, LATIN);
    } else if (c >= 0x0410 && c <= 0x044f) {
        add_letter(f, c < 0x0430 ? c + 0x20 : c, CYRILLIC);
    } else if (c >= 0x0620 && c <= 0x065f) {
        add_letter(f, c, ARABIC);
    } else {
        return false;
    }
    return true;
}

static void fold_code_point(folded *f, uint32_t c)
{
    if (fold_common(f, c)) {
        return;
    }
    script s = script_of(c, &f->block);
    if (s == HAN || s == HANGUL) {
        add_letter(f, c, s);
        return;
    }
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    if (is_left_out(c, category)) {
        return;
    }
    bool letter = category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_ME;
    if (s == NO_SCRIPT || !letter) {
        f->digits += category == UTF8PROC_CATEGORY_ND;
        add_separator(f);
        return;
    }
    if (s == LATIN || s == CYRILLIC) {
        c = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
    }
    add_letter(f, c, s);
}

/* Adds the letters of valid UTF-8 that begins and ends with whole code points. */
static void fold(folded *f, retold_span text)
{
    const unsigned char *p = (const unsigned char *)text.data, *end = p + text.size;
    add_separator(f);
    f->token = f->count;
    while (p < end) {
        if (*p < 0x80) {
            p = fold_ascii(f, p, end);
        } else if (*p < 0xe0) {
            fold_code_point(f, (uint32_t)(p[0] & 0x1f) << 6 | (p[1] & 0x3f));
            p += 2;
        } else if (*p < 0xf0) {
            fold_code_point(f, (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 |
                                   (p[2] & 0x3f));
            p += 3;
        } else {
            fold_code_point(f, (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3f) << 12 |
                                   (uint32_t)(p[2] & 0x3f) << 6 | (p[3] & 0x3f));
            p += 4;
        }
    }
}

static size_t next_code_point(retold_span text, size_t at)
{
    while (at < text.size && ((unsigned char)text.data[at] & 0xc0) == 0x80) {
        at++;
    }
    return at;
}

static void fold_parts(folded *f, retold_span text)
{
    if (text.size <= PARTS * PART_BYTES) {
        fold(f, text);
        return;
    }
    for (size_t part = 0; part < PARTS; part++) {
        size_t middle = text.size / (2 * PARTS) * (2 * part + 1);
        size_t begin = next_code_point(text, middle - PART_BYTES / 2);
        size_t end = next_code_point(text, middle + PART_BYTES / 2);
        fold(f, (retold_span){text.data + begin, end - begin});
    }
}

/* ------------------------------------------------------------------ scoring */

enum { LANGUAGES_MAX = MODEL_LATIN_LANGUAGES, OTHER_LANGUAGES = sizeof other_tags / 4 };

/* So many rows are added up in bytes before the sums are widened. */
enum { ROWS_AT_ONCE = 8 };

_Static_assert(ROWS_AT_ONCE *MODEL_HIGHEST <= UINT8_MAX, "a sum of rows is a byte");
_Static_assert(LETTERS_MAX *MODEL_HIGHEST <= UINT16_MAX, "a sum of all rows is 16 bits");
_Static_assert(sizeof other_tags / 4 <= MODEL_LATIN_LANGUAGES, "room for the larger table");

typedef struct scores {
    uint16_t sums[LANGUAGES_MAX];
    unsigned trigrams;
} scores;

/* The layout of a key: three code points of 21 bits; the row is the top 12 bits of its product. */
static inline unsigned row_of(uint32_t a, uint32_t b, uint32_t c)
{
    uint64_t key = a | (uint64_t)b << 21 | (uint64_t)c << 42;
    return (unsigned)(key * 0x9e3779b97f4a7c15u >> 52);
}

/* Collects the rows of the trigrams of one script; others' letters only separate. */
static unsigned find_rows(const folded *f, script wanted, uint16_t *rows)
{
    unsigned count = 0;
    uint32_t before = SEPARATOR, last = SEPARATOR;
    for (unsigned i = 0; i <= f->count; i++) {
        bool letter = i < f->count && LETTER_SCRIPT(f->letters[i]) == wanted;
        uint32_t c = letter ? LETTER_CODE_POINT(f->letters[i]) : SEPARATOR;
        rows[count] = (uint16_t)row_of(before, last, c);
        count += last != SEPARATOR;
        before = last;
        last = c;
    }
    return count;
}

/* Adds rows of `columns` levels, `stride` bytes apart. Both are constants where this is called. */
static inline __attribute__((always_inline)) void add_rows(const unsigned char *model,
                                                           unsigned stride, unsigned columns,
                                                           const uint16_t *rows, unsigned count,
                                                           uint16_t *sums)
{
    static const unsigned char none[MODEL_LATIN_LANGUAGES + 1] =
        "]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]";
    for (unsigned i = 0; i < count; i += ROWS_AT_ONCE) {
        const unsigned char *r[ROWS_AT_ONCE];
        for (unsigned k = 0; k < ROWS_AT_ONCE; k++) {
            r[k] = i + k < count ? model + (size_t)rows[i + k] * stride : none;
        }
        for (unsigned j = 0; j < columns; j++) {
            /* Modulo 256, which the sum of the levels alone does not reach. */
            uint8_t sum = (uint8_t)(r[0][j] + r[1][j] + r[2][j] + r[3][j] + r[4][j] + r[5][j] +
                                    r[6][j] + r[7][j] - ROWS_AT_ONCE * MODEL_ZERO);
            sums[j] = (uint16_t)(sums[j] + sum);
        }
    }
}

/* Adds what `count` trigrams say. */
static void score(script wanted, const uint16_t *rows, unsigned count, scores *s)
{
    s->trigrams += count;
    if (wanted == LATIN) {
        add_rows(latin_rows[0], sizeof latin_rows[0], MODEL_LATIN_LANGUAGES, rows, count, s->sums);
    } else {
        add_rows(other_rows[0], sizeof other_rows[0], OTHER_LANGUAGES, rows, count, s->sums);
    }
}

/* Keeps the first of equal rows and moves the others to `repeats`; returns how many are left. */
static unsigned keep_distinct(uint16_t *rows, unsigned count, uint16_t *repeats)
{
    uint64_t seen[MODEL_ROWS / 64] = {0};
    unsigned kept = 0;
    for (unsigned i = 0; i < count; i++) {
        uint16_t row = rows[i];
        uint64_t *word = &seen[row / 64];
        uint64_t bit = UINT64_C(1) << (row % 64);
        repeats[i - kept] = row;
        rows[kept] = row;
        kept += (*word & bit) == 0;
        *word |= bit;
    }
    return kept;
}

/* ----------------------------------------------------------------- deciding */

/* In levels of the model, a quarter of a natural logarithm each. */
enum { MARGIN_ENOUGH = 8, MARGIN_SURE = 24 };
enum { TRIGRAMS_ENOUGH = 64 }; /* from here on the likeliest is given, be it by a hair */
enum { TRIGRAMS_A_LEVEL = 4 }; /* a sure margin is a level for so many trigrams at least */
enum { LEVEL_LEAST = 5 };      /* for a trigram; gibberish has less */
enum { DIGIT_LETTERS = 12 };   /* letters that a digit calls into question */
enum { REPEATS_MOST = 5 };     /* of a trigram, on average; l e t t e r s  a p a r t have more */

static void set(rt_language *out, const char *tag, bool reliable)
{
    *out = (rt_language){.reliable = reliable};
    memcpy(out->tag, tag, strlen(tag));
}

/* The likeliest of the languages first..first + count - 1; *margin is how far ahead it is. */
static unsigned find_best(const scores *s, unsigned first, unsigned count, unsigned *margin)
{
    unsigned best = first, second = 0;
    for (unsigned i = first + 1; i < first + count; i++) {
        if (s->sums[i] > s->sums[best]) {
            second = s->sums[best];
            best = i;
        } else if (s->sums[i] > second) {
            second = s->sums[i];
        }
    }
    *margin = s->sums[best] - second;
    return best;
}

/*
 * Whether a margin is sure. Tables of figures are written in abbreviations, which are in no
 * language: the more figures there are beside the letters, the larger it has to be.
 */
static bool is_sure(const folded *f, script wanted, unsigned trigrams, unsigned margin)
{
    uint64_t letters = f->by_script[wanted];
    return margin >= MARGIN_SURE && margin * TRIGRAMS_A_LEVEL * letters >=
                                        trigrams * (letters + DIGIT_LETTERS * (uint64_t)f->digits);
}

static void decide_by_model(const folded *f, script wanted, rt_language *out)
{
    static const struct {
        unsigned first, count;
    } columns[] = {
        [LATIN] = {MODEL_LATIN, MODEL_LATIN_LANGUAGES},
        [CYRILLIC] = {MODEL_CYRILLIC, MODEL_CYRILLIC_LANGUAGES},
        [ARABIC] = {MODEL_ARABIC, MODEL_ARABIC_LANGUAGES},
        [DEVANAGARI] = {MODEL_DEVANAGARI, MODEL_DEVANAGARI_LANGUAGES},
        [ETHIOPIC] = {MODEL_ETHIOPIC, MODEL_ETHIOPIC_LANGUAGES},
        [HEBREW] = {MODEL_HEBREW, MODEL_HEBREW_LANGUAGES},
    };
    unsigned first = columns[wanted].first, count = columns[wanted].count, margin;
    uint16_t rows[LETTERS_MAX + 1];
    uint16_t repeats[LETTERS_MAX + 1];
    unsigned trigrams = find_rows(f, wanted, rows);
    unsigned distinct = keep_distinct(rows, trigrams, repeats);
    scores once = {0};
    score(wanted, rows, distinct, &once);
    scores s = once;
    score(wanted, repeats, trigrams - distinct, &s);
    unsigned best = find_best(&s, first, count, &margin);
    bool too_short = margin < MARGIN_ENOUGH && s.trigrams < TRIGRAMS_ENOUGH;
    if (too_short || s.sums[best] < LEVEL_LEAST * s.trigrams) {
        set(out, "und", false);
        return;
    }
    bool sure = is_sure(f, wanted, s.trigrams, margin);
    if (sure) { /* a few words over and over are no more than they are once */
        sure =
            distinct * REPEATS_MOST >= trigrams && find_best(&once, first, count, &margin) == best;
    }
    set(out, wanted == LATIN ? latin_tags[best] : other_tags[best], sure);
}

static bool decide_by_markers(const folded *f, script wanted, rt_language *out)
{
    for (size_t m = 0; m < sizeof markers / sizeof *markers; m++) {
        unsigned found = 0;
        for (unsigned i = 0; markers[m].script == wanted && i < f->count; i++) {
            uint32_t c = LETTER_CODE_POINT(f->letters[i]);
            for (unsigned k = 0; k < 8; k++) {
                found += c == markers[m].letters[k];
            }
        }
        if (found > 1 && found * MARKER_SHARE >= f->by_script[wanted]) {
            set(out, markers[m].tag, true);
            return true;
        }
    }
    return false;
}

/* Han and kana count together: Japanese is written in both. */
static script main_script(const folded *f)
{
    script best = NO_SCRIPT;
    unsigned most = 0;
    for (script s = LATIN; s < SCRIPTS; s++) {
        unsigned letters = f->by_script[s] + (s == HAN ? f->by_script[KANA] : 0);
        if (letters * weight_of(s) > most) {
            most = letters * weight_of(s);
            best = s;
        }
    }
    return best;
}

void rt_language_identify(retold_span text, rt_language *out)
{
    folded f;
    f.count = f.token = f.block = f.digits = 0;
    memset(f.by_script, 0, sizeof f.by_script);
    if (text.size > 0) {
        fold_parts(&f, text);
    }
    script s = main_script(&f);
    unsigned letters = f.by_script[s];
    if (s == NO_SCRIPT) {
        set(out, "und", false);
    } else if (s == HAN || s == KANA) {
        unsigned kana = f.by_script[KANA], both = f.by_script[HAN] + kana;
        bool japanese = kana * KANA_SHARE >= both;
        set(out, script_tags[japanese ? KANA : HAN], japanese || both >= 20);
    } else if (!decide_by_markers(&f, s, out)) {
        if (s <= HEBREW) {
            decide_by_model(&f, s, out);
        } else {
            set(out, script_tags[s], letters >= 2);
        }
    }
}

bool rt_language_is_tag(retold_span given)
{
    char code[4] = "";
    size_t size = 0;
    while (size < given.size && (unsigned char)((given.data[size] | 0x20) - 'a') < 26) {
        if (size < 3) {
            code[size] = (char)(given.data[size] | 0x20);
        }
        size++;
    }
    bool ends = size == given.size || given.data[size] == '-' || given.data[size] == '_';
    return (size == 2 || size == 3) && ends && strcmp(code, "und") != 0;
}
