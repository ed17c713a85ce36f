/* Figures: digits with what separates thousands and decimals. */
#include "cross/number_read.h"

typedef enum separator {
    NO_SEPARATOR,
    POINT,
    COMMA,
    SPACE,      /* U+0020, which separates words too */
    HARD_SPACE, /* the spaces that do not break, and thin ones */
    APOSTROPHE,
    ARABIC_POINT,
    ARABIC_GROUP
} separator;

enum { RUNS_MAX = 8 }; /* as many as 15 digits can need, with what comes after them */

/* Runs of digits, and what stands between each and the next. */
typedef struct chain {
    unsigned count;
    rt_digits runs[RUNS_MAX];
    separator between[RUNS_MAX]; /* between[i] stands after runs[i] */
} chain;

rt_digits rt_read_digits(retold_span text, size_t at, size_t limit)
{
    rt_digits run = {.end = at};
    while (run.count < limit) {
        unsigned n;
        int digit = rt_digit_value(rt_code_at(text, run.end, &n));
        if (digit < 0 || n == 0) {
            break;
        }
        run.zero_first = run.zero_first || (run.count == 0 && digit == 0);
        run.value = run.value * 10 + (unsigned)digit;
        run.hash = (run.hash ^ (unsigned)digit) * UINT64_C(0x9e3779b97f4a7c15);
        run.hash ^= run.hash >> 29;
        run.count++;
        run.end += n;
    }
    return run;
}

static separator separator_at(retold_span text, size_t at, unsigned *size)
{
    switch (rt_code_at(text, at, size)) {
    case '.':
    case 0xff0e:
        return POINT;
    case ',':
    case 0x60c:
        return COMMA;
    case 0xff0c: { /* in Chinese it parts clauses, and digits are ASCII */
        unsigned n;
        uint32_t next = rt_code_at(text, at + *size, &n);
        return next >= 0xff10 && next <= 0xff19 ? COMMA : NO_SEPARATOR;
    }
    case ' ':
        return SPACE;
    case 0xa0:
    case 0x202f:
    case 0x2007:
    case 0x2009:
        return HARD_SPACE;
    case '\'':
    case 0x2019:
        return APOSTROPHE;
    case 0x66b:
        return ARABIC_POINT;
    case 0x66c:
        return ARABIC_GROUP;
    default:
        return NO_SEPARATOR;
    }
}

static void read_chain(retold_span text, const rt_digits *first, chain *c)
{
    c->count = 1;
    c->runs[0] = *first;
    c->between[0] = NO_SEPARATOR;
    if (first->count > RT_DIGITS_MAX) {
        return;
    }
    while (c->count < RUNS_MAX) {
        unsigned n;
        size_t at = c->runs[c->count - 1].end;
        separator s = separator_at(text, at, &n);
        rt_digits run;
        if (s == NO_SEPARATOR ||
            (run = rt_read_digits(text, at + n, RT_DIGITS_MAX + 1), run.count == 0) ||
            run.count > RT_DIGITS_MAX || (s == SPACE && run.count != 3)) {
            break;
        }
        c->between[c->count - 1] = s;
        c->runs[c->count] = run;
        c->between[c->count] = NO_SEPARATOR;
        c->count++;
    }
}

/* As in 12,34,567: groups of two, the last of three. Returns how many follow the first run. */
static unsigned indian_groups(const chain *c)
{
    unsigned n = 0;
    while (n + 1 < c->count && c->between[n] == COMMA && c->runs[n + 1].count == 2) {
        n++;
    }
    bool last = n > 0 && n + 1 < c->count && c->between[n] == COMMA && c->runs[n + 1].count == 3;
    return last && c->runs[0].count <= 2 ? n + 1 : 0;
}

/* What parts the digits at `at` from digits before them. */
static separator separator_before(retold_span text, size_t at)
{
    unsigned n, m;
    if (rt_code_before(text, at, &n) == 0 || rt_digit_value(rt_code_before(text, at - n, &m)) < 0) {
        return NO_SEPARATOR;
    }
    return separator_at(text, at - n, &m);
}

/* How many runs after the first belong to it as groups of thousands. */
static unsigned groups(const chain *c, unsigned traits)
{
    separator s = c->between[0];
    if (s == NO_SEPARATOR || s == ARABIC_POINT || c->runs[0].count > 3 || c->runs[0].zero_first) {
        return 0;
    }
    unsigned n = 0;
    while (n + 1 < c->count && c->between[n] == s && c->runs[n + 1].count == 3) {
        n++;
    }
    if (n == 0) {
        return indian_groups(c);
    }
    if (s == SPACE && !(traits & RT_SPACE_GROUPS) && c->runs[n].value != 0) {
        return 0; /* where spaces do not group: 300 000, but not 12 345 */
    }
    if (n + 1 < c->count && c->between[n] == s && (s == POINT || s == COMMA)) {
        return 0; /* a list or an address: 100,200,3 or 192.168.0.1 */
    }
    /* 1,234 alone: the language says whether that is one and a bit or more than a thousand. */
    bool decided = n > 1 || (n + 1 < c->count && c->between[n] != SPACE && c->between[n] != s);
    separator decimal = traits & RT_LANGUAGE_UNKNOWN ? NO_SEPARATOR
                        : traits & RT_COMMA_DECIMAL  ? COMMA
                                                     : POINT;
    return !decided && s == decimal ? 0 : n;
}

/* Whether the run after the first `taken` groups is their decimals. */
static bool has_decimals(const chain *c, unsigned taken, unsigned traits)
{
    separator s = c->between[taken];
    if (taken + 1 >= c->count || (s != POINT && s != COMMA && s != ARABIC_POINT) ||
        (taken > 0 && s == c->between[0]) || (taken + 2 < c->count && c->between[taken + 1] == s)) {
        return false;
    }
    /* In "2020,2021" of a language with decimal points the comma parts two numbers. */
    return taken > 0 || s != COMMA || (traits & (RT_COMMA_DECIMAL | RT_LANGUAGE_UNKNOWN)) ||
           c->runs[1].count <= 2;
}

/* 10.0.19041.388, or 192.168.0.1: one key for all of it. */
static bool is_version(const chain *c)
{
    if (c->count < 3) {
        return false;
    }
    for (unsigned i = 0; i + 1 < c->count; i++) {
        if (c->between[i] != POINT) {
            return false;
        }
    }
    return true;
}

static uint64_t chain_hash(const chain *c, unsigned runs)
{
    uint64_t hash = 0;
    for (unsigned i = 0; i < runs; i++) {
        hash = (hash ^ c->runs[i].hash) * UINT64_C(0xbf58476d1ce4e5b9) + c->runs[i].count;
    }
    return hash;
}

/* .5 is 0.5 if nothing that the point could belong to stands before it. */
static bool is_bare_decimal(retold_span text, size_t at)
{
    if (at == 0 || text.data[at - 1] != '.') {
        return false;
    }
    unsigned n;
    uint32_t before = rt_code_before(text, at - 1, &n);
    return n == 0 || before >= 0x2e80 ||
           (before != '.' && !rt_is_letter(before) && rt_digit_value(before) < 0 && before != ')' &&
            before != '/' && before != '-' && before != '_');
}

rt_figure rt_read_figure(const rt_number_reader *reader, size_t at)
{
    rt_digits first = rt_read_digits(reader->text, at, SIZE_MAX);
    unsigned traits = reader->language->traits;
    chain c;
    read_chain(reader->text, &first, &c);
    if (c.between[0] != NO_SEPARATOR && c.between[0] == separator_before(reader->text, at)) {
        c.count = 1; /* further on in a list */
        c.between[0] = NO_SEPARATOR;
    }
    unsigned taken = groups(&c, traits);
    bool decimals = has_decimals(&c, taken, traits);
    unsigned runs = 1 + taken + decimals;
    bool version = taken == 0 && !decimals && is_version(&c);
    if (version) {
        runs = c.count;
    }
    rt_figure figure = {
        .begin = at, .end = c.runs[runs - 1].end, .digits = first.count, .plain = runs == 1};
    size_t total = 0;
    for (unsigned i = 0; i < runs; i++) {
        total += c.runs[i].count;
    }
    if (version || total > RT_DIGITS_MAX) {
        figure.opaque = true;
        figure.mantissa = chain_hash(&c, runs);
        return figure;
    }
    for (unsigned i = 0; i < runs; i++) {
        for (size_t k = 0; k < c.runs[i].count; k++) {
            figure.mantissa *= 10;
        }
        figure.mantissa += c.runs[i].value;
    }
    if (decimals) {
        figure.exponent = -(int)c.runs[runs - 1].count;
    } else if (runs == 1 && is_bare_decimal(reader->text, at)) {
        figure.exponent = -(int)first.count;
        figure.plain = false;
    }
    return figure;
}
