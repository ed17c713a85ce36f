#include "cross/romanise.h"

#include "cross/romanise_entry.h"
#include "romanise_table.h"

#include <string.h>

/* The letters written so far, and what the next code point may still change. */
typedef struct writer {
    char *out;
    size_t size;
    size_t room;
    size_t last;       /* where the letters of the last consonant begin */
    uint32_t before;   /* a vowel that was written before its consonant: class P */
    bool inherent;     /* the last consonant has its inherent vowel */
    bool drops_last;   /* it is not spoken at the end of a word: class D */
    bool doubled;      /* the next consonant is doubled: class G */
    bool after_letter; /* something has been read */
} writer;

static inline void put_letter(writer *w, char letter)
{
    if (w->size < w->room) {
        w->out[w->size++] = letter;
    }
}

static inline void put(writer *w, uint32_t letters)
{
    for (; letters != 0; letters >>= 5) {
        put_letter(w, (char)('a' - 1 + (letters & 31)));
    }
}

static inline bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* The letter `back` places before the end, 0 if there is none. */
static inline char letter_before(const writer *w, size_t back)
{
    return w->size >= back ? w->out[w->size - back] : '\0';
}

/* Writes what the code points before still owe. */
static inline void settle(writer *w)
{
    if (w->inherent) {
        put_letter(w, 'a');
        w->inherent = false;
    }
}

static inline void put_consonant(writer *w, uint32_t letters)
{
    char first = (char)('a' - 1 + (letters & 31));
    if (w->doubled && letters != 0 && !is_vowel(first)) {
        put_letter(w, first);
    }
    w->doubled = false;
    w->last = w->size;
    put(w, letters);
    if (w->before != 0) {
        put(w, w->before);
        w->before = 0;
    }
}

static void put_with_inherent(writer *w, uint32_t letters, bool drops_last)
{
    bool has_vowel = w->before != 0;
    put_consonant(w, letters);
    w->inherent = !has_vowel;
    w->drops_last = drops_last;
}

/* Small kana ya, yu, yo: ki + ya is kya, shi + ya is sha. */
static void put_small_y(writer *w, uint32_t letters)
{
    char vowel = letter_before(w, 1);
    if ((vowel == 'i' || vowel == 'e' || vowel == 'u') && w->size > 1) {
        w->size--;
    }
    char consonant = letter_before(w, 1);
    if (consonant != 'h' && consonant != 'j') {
        put_letter(w, 'y');
    }
    put(w, letters);
}

/* Small kana a, i, u, e, o: fu + a is fa, u + i is wi. */
static void put_small_vowel(writer *w, uint32_t letters)
{
    if (is_vowel(letter_before(w, 1))) {
        if (w->size > 1 && !is_vowel(letter_before(w, 2))) {
            w->size--;
        } else if (letter_before(w, 1) == 'u') {
            w->out[w->size - 1] = 'w';
        }
    }
    put(w, letters);
}

/* Arabic waw and ya, Hebrew vav and yod: a vowel after a consonant, else a consonant. */
static void put_weak(writer *w, uint32_t letters)
{
    bool vowel = w->size > 0 && !is_vowel(letter_before(w, 1));
    put(w, vowel ? letters >> 5 : letters & 31);
}

/* A Tamil stop: voiced between vowels and after a nasal, unless it is doubled or ends its syllable.
 */
static void put_stop(writer *w, uint32_t letters, bool before_virama)
{
    char previous = w->inherent ? 'a' : letter_before(w, 1);
    bool voiced = (is_vowel(previous) || previous == 'n' || previous == 'm' || previous == 'g') &&
                  !before_virama;
    settle(w);
    uint32_t second = letters >> RT_ROMAN_SECOND_READING;
    put_with_inherent(w, voiced ? second : letters & ((1u << RT_ROMAN_SECOND_READING) - 1), false);
}

static void put_entry(writer *w, uint32_t entry, bool before_virama)
{
    uint32_t letters = entry & RT_ROMAN_LETTERS;
    switch (RT_ROMAN_CLASS(entry)) {
    case RT_ROMAN_CLASS_L:
        settle(w);
        put_consonant(w, letters);
        break;
    case RT_ROMAN_CLASS_C:
    case RT_ROMAN_CLASS_D:
        settle(w);
        put_with_inherent(w, letters, RT_ROMAN_CLASS(entry) == RT_ROMAN_CLASS_D);
        break;
    case RT_ROMAN_CLASS_V:
        w->inherent = false;
        put(w, letters);
        break;
    case RT_ROMAN_CLASS_X:
        w->inherent = false;
        break;
    case RT_ROMAN_CLASS_M:
        w->inherent = false;
        put_with_inherent(w, letters, w->drops_last);
        break;
    case RT_ROMAN_CLASS_P:
        settle(w);
        w->before = letters;
        break;
    case RT_ROMAN_CLASS_K:
        w->inherent = false;
        w->size = w->last < w->size ? w->last : w->size;
        break;
    case RT_ROMAN_CLASS_Y:
        put_small_y(w, letters);
        break;
    case RT_ROMAN_CLASS_S:
        put_small_vowel(w, letters);
        break;
    case RT_ROMAN_CLASS_G:
        settle(w);
        w->doubled = true;
        break;
    case RT_ROMAN_CLASS_W:
        settle(w);
        put_weak(w, letters);
        break;
    case RT_ROMAN_CLASS_T:
        put_stop(w, letters, before_virama);
        break;
    default:
        break;
    }
}

/* Revised Romanization of Korean, with r for l as in names of foreigners. */
static void put_hangul(writer *w, uint32_t syllable)
{
    static const char initial[][4] = {"g",  "kk", "n", "d",  "tt", "r", "m", "b", "pp", "s",
                                      "ss", "",   "j", "jj", "ch", "k", "t", "p", "h"};
    static const char vowel[][4] = {"a",  "ae", "ya", "yae", "eo", "e",  "yeo",
                                    "ye", "o",  "wa", "wae", "oe", "yo", "u",
                                    "wo", "we", "wi", "yu",  "eu", "ui", "i"};
    static const char final[][4] = {"",  "k",  "k", "k", "n", "n", "n", "t", "l", "k",
                                    "m", "l",  "l", "l", "p", "l", "m", "p", "p", "t",
                                    "t", "ng", "t", "t", "k", "t", "p", "t"};
    const char *parts[] = {initial[syllable / 588], vowel[syllable / 28 % 21],
                           final[syllable % 28]};
    for (size_t i = 0; i < 3; i++) {
        for (const char *p = parts[i]; *p != '\0'; p++) {
            put_letter(w, *p);
        }
    }
}

/* Decodes the code point at `at`, which must be whole, and moves `at` past it. */
static inline uint32_t next_code_point(retold_span word, size_t *at)
{
    const unsigned char *p = (const unsigned char *)word.data + *at;
    size_t left = word.size - *at;
    if (p[0] < 0x80 || left < 2) {
        *at += 1;
        return p[0];
    }
    if (p[0] < 0xe0 || left < 3) {
        *at += 2;
        return (uint32_t)(p[0] & 0x1f) << 6 | (p[1] & 0x3f);
    }
    if (p[0] < 0xf0 || left < 4) {
        *at += 3;
        return (uint32_t)(p[0] & 0x0f) << 12 | (uint32_t)(p[1] & 0x3f) << 6 | (p[2] & 0x3f);
    }
    *at += 4;
    return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3f) << 12 |
           (uint32_t)(p[2] & 0x3f) << 6 | (p[3] & 0x3f);
}

static inline uint32_t entry_at(uint32_t c)
{
    return c < RT_ROMAN_CODE_POINTS
               ? rt_roman_entries[rt_roman_pages[c / RT_ROMAN_PAGE]][c % RT_ROMAN_PAGE]
               : 0;
}

/* The entry of two code points together, 0 if they are not read together. */
static uint32_t sequence_entry(uint32_t first, uint32_t second, bool initial)
{
    size_t low = 0, high = sizeof rt_roman_sequences / sizeof *rt_roman_sequences;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const rt_roman_sequence *s = &rt_roman_sequences[middle];
        uint32_t its_second = s->second & ~RT_ROMAN_INITIAL;
        if (s->first == first && its_second == second) {
            return (s->second & RT_ROMAN_INITIAL) && !initial ? 0 : s->entry;
        }
        if (s->first < first || (s->first == first && its_second < second)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return 0;
}

/*
 * The bytes of an Arabic article at the start, with wa-, fa-, bi-, ka- before it, or of li- and the
 * article: 0 if three letters would not be left.
 */
static size_t article_size(retold_span word)
{
    static const char *const articles[] = {"ال", "وال", "فال", "بال", "كال", "لل"};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        size_t size = strlen(articles[i]);
        if (word.size >= size + 6 && memcmp(word.data, articles[i], size) == 0) {
            return size;
        }
    }
    return 0;
}

size_t rt_romanise(retold_span word, char *out, size_t room, rt_script_group *group)
{
    writer w = {.out = out, .room = room};
    rt_script_group last_group = RT_SCRIPT_NONE;
    size_t at =
        word.size > 0 && ((unsigned char)word.data[0] & 0xfe) == 0xd8 ? article_size(word) : 0;
    while (at < word.size && w.size < room) {
        uint32_t c = next_code_point(word, &at);
        if (c >= 0xac00 && c <= 0xd7a3) {
            settle(&w);
            put_hangul(&w, c - 0xac00);
            last_group = RT_SCRIPT_ALPHABET;
            w.after_letter = true;
            continue;
        }
        uint32_t entry = entry_at(c);
        if (entry == 0) {
            continue;
        }
        if (entry & RT_ROMAN_BEGINS_SEQUENCE && at < word.size) {
            size_t after = at;
            uint32_t both = sequence_entry(c, next_code_point(word, &after), !w.after_letter);
            if (both != 0) {
                entry = both;
                at = after;
            }
        }
        bool before_virama = false;
        if (RT_ROMAN_CLASS(entry) == RT_ROMAN_CLASS_T && at < word.size) {
            size_t after = at;
            uint32_t next = entry_at(next_code_point(word, &after));
            before_virama = RT_ROMAN_CLASS(next) == RT_ROMAN_CLASS_X;
        }
        put_entry(&w, entry, before_virama);
        last_group = (rt_script_group)RT_ROMAN_GROUP(entry);
        w.after_letter = true;
    }
    if (!w.drops_last || w.size < 2) {
        settle(&w);
    }
    if (group != NULL) {
        *group = last_group;
    }
    return w.size;
}

/* The letters of a Han character that names are transcribed with, 0 for any other. */
static uint32_t han_letters(uint32_t c)
{
    size_t low = 0, high = sizeof rt_han_readings / sizeof *rt_han_readings;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (rt_han_readings[middle].code_point == c) {
            return rt_han_readings[middle].letters;
        }
        if (rt_han_readings[middle].code_point < c) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return 0;
}

size_t rt_romanise_han(retold_span text, char *out, size_t room, size_t *read)
{
    writer w = {.out = out, .room = room};
    *read = 0;
    for (size_t at = 0; at < text.size;) {
        uint32_t letters = han_letters(next_code_point(text, &at));
        if (letters == 0) {
            break;
        }
        put(&w, letters);
        *read = at;
    }
    return w.size;
}
