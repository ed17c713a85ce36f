#include "cross/number_words.h"

#include "cross/number_text.h"
#include "cross/number_words_table.h"

#include <string.h>
#include <utf8proc.h>

/* Letters that may follow a stem: case endings, not the rest of another word. */
enum { MONTH_ENDING = 4, WORD_ENDING = 6 };

/* Tags that mean a language of the table by another name. */
static const char *const aliases[][2] = {
    {"nb", "no"}, {"nn", "no"},  {"iw", "he"},  {"in", "id"},  {"tl", "fil"},
    {"sh", "hr"}, {"yue", "zh"}, {"wuu", "zh"}, {"cmn", "zh"}, {"mo", "ro"},
};

static const rt_number_language unknown = {"",   NULL, 0,
                                           NULL, 0,    RT_SPACE_GROUPS | RT_LANGUAGE_UNKNOWN};

const rt_number_language *rt_number_language_of(retold_span tag)
{
    char code[4] = {0};
    size_t n = 0;
    while (n < tag.size && rt_is_letter((unsigned char)tag.data[n])) {
        if (n == sizeof code - 1) {
            return &unknown;
        }
        code[n] = (char)(tag.data[n] | 0x20);
        n++;
    }
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++) {
        if (strcmp(code, aliases[i][0]) == 0) {
            strcpy(code, aliases[i][1]);
        }
    }
    size_t low = 0, high = sizeof number_languages / sizeof *number_languages;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(code, number_languages[middle].code);
        if (order == 0) {
            return &number_languages[middle];
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return &unknown;
}

static unsigned letters_in(const char *bytes, size_t size)
{
    unsigned count = 0;
    for (size_t i = 0; i < size; i++) {
        count += ((unsigned char)bytes[i] & 0xc0) != 0x80;
    }
    return count;
}

/*
 * The longest row that is the word, or a stem of it. Rows that begin the word sort before it, so
 * they are looked for backwards from where it would stand, as far as the first letter agrees.
 */
static rt_word_match find(const rt_number_word *rows, size_t count, const rt_text_word *word,
                          unsigned ending, bool glued)
{
    rt_word_match match = {RT_WORD_NONE, 0, 0};
    if (word->size == 0) {
        return match;
    }
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (strcmp(rows[middle].word, word->lower) <= 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (size_t i = low; i > 0 && rows[i - 1].word[0] == word->lower[0]; i--) {
        const rt_number_word *row = &rows[i - 1];
        size_t size = strlen(row->word);
        if (size > word->size || memcmp(row->word, word->lower, size) != 0) {
            continue;
        }
        if (size == word->size || glued ||
            ((row->kind & RT_WORD_STEM) &&
             letters_in(word->lower + size, word->size - size) <= ending)) {
            match.kind = (rt_number_word_kind)(row->kind & ~RT_WORD_STEM);
            match.value = row->value;
            match.size = size;
            return match;
        }
    }
    return match;
}

rt_word_match rt_number_word_find(const rt_number_language *language, const rt_text_word *word)
{
    return find(language->words, language->word_count, word, WORD_ENDING,
                language->traits & RT_GLUED);
}

rt_word_match rt_month_find(const rt_number_language *language, const rt_text_word *word)
{
    if ((language->traits & RT_CAPITAL_MONTHS) && !word->upper) {
        return (rt_word_match){RT_WORD_NONE, 0, 0};
    }
    return find(language->months, language->month_count, word, MONTH_ENDING,
                language->traits & RT_GLUED);
}

void rt_word_at(retold_span text, size_t at, rt_text_word *word)
{
    word->begin = at;
    word->size = 0;
    word->upper = false;
    for (;;) {
        unsigned n;
        uint32_t c = rt_code_at(text, at, &n);
        /* a.m. and p.m. have a point inside */
        bool inner_point = c == '.' && at - word->begin == 1 && at + 2 <= text.size &&
                           text.data[at + 1] == 'm' &&
                           (word->lower[0] == 'a' || word->lower[0] == 'p');
        if ((!rt_is_letter(c) && !inner_point) || word->size + n > RT_WORD_MAX ||
            at - word->begin > 2 * RT_WORD_MAX) {
            break;
        }
        uint32_t lower = c < 0x80 ? (rt_is_letter(c) ? c | 0x20 : c)
                                  : (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
        word->upper = word->upper || (at == word->begin && lower != c);
        at += n;
        if (c == 0x200c || c == 0x200d) {
            continue; /* joiners are written or left out */
        }
        word->size += (unsigned)utf8proc_encode_char((utf8proc_int32_t)lower,
                                                     (utf8proc_uint8_t *)word->lower + word->size);
    }
    word->end = at;
    word->lower[word->size] = '\0';
}

void rt_word_ending(retold_span text, size_t at, rt_text_word *word)
{
    size_t begin = at;
    unsigned n;
    while (rt_is_letter(rt_code_before(text, begin, &n)) && at - begin + n <= RT_WORD_MAX) {
        begin -= n;
    }
    rt_word_at(text, begin, word);
    if (word->end != at) {
        word->size = 0;
        word->lower[0] = '\0';
    }
}
