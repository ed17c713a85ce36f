#include "cross/name_keys.h"

#include <string.h>

enum { UNITS = RT_ROMAN_ROOM, PREFIX_MIN = 3, PREFIX_MAX = 5, SKELETON_MIN = 3, SKELETON_MAX = 6 };

/* What follows a first letter, and the sound that the letters stand for together. */
typedef struct spelling {
    char rest[4];
    char sound[3];
} spelling;

/*
 * By first letter, the longest first. The sounds: vowels, b d f g h k m n p r s t v, and j, which
 * is a sibilant in some languages and y in others. Chosen by measuring which names of cities and
 * news meet (Unicode CLDR's names of cities in 38 languages; news in nine languages, army news in
 * three).
 */
static const spelling spellings[26][7] = {
    ['a' - 'a'] = {{"e", "e"}, {"", "a"}},
    ['b' - 'a'] = {{"h", "b"}, {"", "b"}},
    ['c' - 'a'] = {{"hh", "s"}, {"hr", "kr"}, {"h", "s"}, {"z", "s"}, {"k", "k"}, {"", "k"}},
    ['d' - 'a'] = {{"zh", "s"}, {"z", "s"}, {"j", "s"}, {"h", "d"}, {"", "d"}},
    ['e' - 'a'] = {{"e", "i"}, {"i", "ai"}, {"y", "ai"}, {"", "e"}},
    ['f' - 'a'] = {{"", "f"}},
    ['g' - 'a'] = {{"h", "g"}, {"", "g"}},
    ['h' - 'a'] = {{"", "h"}},
    ['i' - 'a'] = {{"", "i"}},
    ['j' - 'a'] = {{"", "j"}},
    ['k' - 'a'] = {{"h", "h"}, {"", "k"}},
    ['l' - 'a'] = {{"", "r"}},
    ['m' - 'a'] = {{"", "m"}},
    ['n' - 'a'] = {{"", "n"}},
    ['o' - 'a'] = {{"u", "u"}, {"o", "u"}, {"e", "o"}, {"", "o"}},
    ['p' - 'a'] = {{"h", "f"}, {"", "p"}},
    ['q' - 'a'] = {{"u", "kv"}, {"", "k"}},
    ['r' - 'a'] = {{"h", "r"}, {"", "r"}},
    ['s' - 'a'] = {{"hch", "s"}, {"ch", "s"}, {"h", "s"}, {"", "s"}},
    ['t' - 'a'] = {{"sch", "s"}, {"ch", "s"}, {"s", "s"}, {"z", "s"}, {"h", "t"}, {"", "t"}},
    ['u' - 'a'] = {{"e", "u"}, {"", "u"}},
    ['v' - 'a'] = {{"", "v"}},
    ['w' - 'a'] = {{"h", "v"}, {"", "v"}},
    ['x' - 'a'] = {{"", "ks"}},
    ['y' - 'a'] = {{"", "i"}},
    ['z' - 'a'] = {{"h", "s"}, {"", "s"}},
};

static inline bool is_vowel(char c)
{
    return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

/* Whether the `left` letters at `p`, of which `next` is the first, begin with `rest`. */
static inline bool continues(const char *rest, char next, const char *p, size_t left)
{
    if (rest[0] != next) {
        return false;
    }
    size_t size = strlen(rest);
    return size <= left && memcmp(rest, p, size) == 0;
}

/* Writes the sounds of a word, at most UNITS; returns their number. */
static size_t sounds_of(retold_span roman, char *out)
{
    size_t count = 0;
    for (size_t i = 0; i < roman.size && count + 2 <= UNITS;) {
        const spelling *s = spellings[roman.data[i] - 'a'];
        size_t left = roman.size - i - 1;
        char next = left > 0 ? roman.data[i + 1] : '\0';
        while (s->rest[0] != '\0' && !continues(s->rest, next, roman.data + i + 1, left)) {
            s++;
        }
        size_t rest = s->rest[0] == '\0' ? 0 : s->rest[1] == '\0' ? 1 : strlen(s->rest);
        bool soft =
            roman.data[i] == 'c' && rest == 0 && (next == 'e' || next == 'i' || next == 'y');
        out[count++] = soft ? 's' : s->sound[0];
        if (s->sound[1] != '\0') {
            out[count++] = s->sound[1];
        }
        i += 1 + rest;
    }
    return count;
}

/* Voiced stops as voiceless: Tamil writes them alike, Arabic has no p. */
static inline char unvoiced(char c)
{
    return c == 'b' ? 'p' : c == 'd' ? 't' : c == 'g' ? 'k' : c;
}

/* Letters being packed into a key. */
typedef struct packer {
    rt_name_key key;
    size_t count;
} packer;

static inline void pack(packer *p, char c)
{
    p->key |= (rt_name_key)(c - 'a' + 1) << (5 * (RT_NAME_KEY_LABEL - 1 - p->count));
    p->count++;
}

static rt_name_key prefix_of(const char *sounds, size_t count)
{
    packer p = {.key = 1u << 30};
    char before = '\0';
    for (size_t i = 0; i < count && p.count < PREFIX_MAX; i++) {
        char c = sounds[i] == 'j' ? 'i' : unvoiced(sounds[i]);
        if ((c == 'h' && i > 0) || c == before) {
            continue;
        }
        pack(&p, c);
        before = c;
    }
    return p.count < PREFIX_MIN ? 0 : p.key;
}

/*
 * The first sound, any vowel as a, and the consonants after it but h; the first alone keeps its
 * voice, which parts Biden from Putin. v is f, as in Smirnov, Smirnoff; m is n before b, p, f and
 * v, as it is in Japanese.
 */
static rt_name_key skeleton_of(const char *sounds, size_t count)
{
    packer p = {.key = 2u << 30};
    char before = '\0';
    for (size_t i = 0; i < count && p.count < SKELETON_MAX; i++) {
        char c = sounds[i] == 'j' ? 's' : i > 0 ? unvoiced(sounds[i]) : sounds[i];
        char next = i + 1 < count ? sounds[i + 1] : '\0';
        if (c == 'v') {
            c = 'f';
        } else if (c == 'm' && (next == 'p' || next == 'b' || next == 'f' || next == 'v')) {
            c = 'n';
        }
        bool dropped = c == before || (c == 'h' && i > 0);
        before = c;
        if (i == 0) {
            pack(&p, is_vowel(c) ? 'a' : c);
        } else if (!dropped && !is_vowel(c)) {
            pack(&p, c);
        }
    }
    return p.count < SKELETON_MIN ? 0 : p.key;
}

rt_name_keys rt_name_keys_of(retold_span roman)
{
    char sounds[UNITS];
    size_t count = sounds_of(roman, sounds);
    return (rt_name_keys){prefix_of(sounds, count), skeleton_of(sounds, count)};
}

size_t rt_name_key_label(rt_name_key key, char out[RT_NAME_KEY_LABEL])
{
    size_t size = 0;
    for (int shift = 5 * (RT_NAME_KEY_LABEL - 1); shift >= 0 && (key >> shift & 31) != 0;
         shift -= 5) {
        out[size++] = (char)('a' - 1 + (key >> shift & 31));
    }
    return size;
}

bool rt_skeleton_is_noisy(rt_script_group group)
{
    return group == RT_SCRIPT_ABJAD || group == RT_SCRIPT_ETHIOPIC || group == RT_SCRIPT_UNSPACED ||
           group == RT_SCRIPT_HAN;
}
