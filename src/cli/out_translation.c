/* Two texts side by side: what is the same in both languages, and what that is worth. */
#include "anchor_rows.h"
#include "cell.h"
#include "compare.h"
#include "display.h"

#include <math.h>
#include <string.h>

enum {
    GAP = 2,
    LEAST_CELL = 10,
    WEIGHT_WIDTH = 7,
    SHARED_SHOWN = 20, /* rows */
    ALONE_SHOWN = 10,  /* words of one kind in one text */
    SUBJECT_WIDTH = 14
};

static const char *const subject_names[CLI_ROW_SUBJECTS] = {"numbers", "names", "places", "things"};

typedef struct page {
    FILE *stream;
    const cli_subject *a, *b;
    const retold_translation *t;
    cli_style style;
    size_t columns;
    bool verbose;
    cli_rows shared, only_a, only_b;
} page;

static retold_span part_of(const cli_subject *subject, retold_range range)
{
    return (retold_span){subject->text + range.begin, range.end - range.begin};
}

/* -------------------------------------------------------------------- cells */

static char lower(char c)
{
    return (char)(c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c);
}

static bool same_spelling(retold_span a, retold_span b)
{
    for (size_t i = 0; a.size == b.size && i < a.size; i++) {
        if (lower(a.data[i]) != lower(b.data[i])) {
            return false;
        }
    }
    return a.size == b.size;
}

static bool spelled_before(const cli_subject *subject, const retold_range *ranges, size_t i)
{
    for (size_t j = 0; j < i; j++) {
        if (same_spelling(part_of(subject, ranges[j]), part_of(subject, ranges[i]))) {
            return true;
        }
    }
    return false;
}

static bool has_latin_letter(retold_span text)
{
    for (size_t i = 0; i < text.size; i++) {
        char c = lower(text.data[i]);
        if (c >= 'a' && c <= 'z') {
            return true;
        }
    }
    return false;
}

/* The anchor's spellings, each once, and how the first is read if it is in other letters. */
static cli_cell spellings(const cli_subject *subject, const retold_range *ranges, size_t count,
                          retold_span reading)
{
    enum { LOOKED_AT = 50 };
    cli_cell cell = {.size = 0};
    for (size_t i = 0; i < count && i < LOOKED_AT; i++) {
        if (!spelled_before(subject, ranges, i)) {
            cli_cell_list(&cell, part_of(subject, ranges[i]));
        }
    }
    if (count > 0 && reading.size > 0 && !has_latin_letter(part_of(subject, ranges[0]))) {
        cli_cell_add_text(&cell, " (");
        cli_cell_add(&cell, reading);
        cli_cell_add_text(&cell, ")");
    }
    return cell;
}

/* How the row's name is read; empty if it is no name. */
static retold_span reading_of(const cli_row *row, bool in_b)
{
    for (size_t i = 0; i < row->count; i++) {
        const retold_anchor *anchor = row->anchors[i];
        retold_span reading = in_b ? anchor->reading_b : anchor->reading_a;
        if (reading.size > 0) {
            return reading;
        }
    }
    return (retold_span){NULL, 0};
}

static cli_cell cell_a(const page *p, const cli_row *row)
{
    const retold_anchor *anchor = row->anchors[0];
    return spellings(p->a, anchor->a, anchor->a_count, reading_of(row, false));
}

static cli_cell cell_b(const page *p, const cli_row *row)
{
    const retold_anchor *anchor = row->anchors[0];
    return spellings(p->b, anchor->b, anchor->b_count, reading_of(row, true));
}

/* Of a date and its day, which stand at the same place, the date: the longer. */
static const retold_anchor *longest_number(const cli_row *row)
{
    const retold_anchor *longest = NULL;
    for (size_t i = 0; i < row->count; i++) {
        const retold_anchor *anchor = row->anchors[i];
        if (anchor->kind == RETOLD_ANCHOR_NUMBER &&
            (!longest || anchor->key.size > longest->key.size)) {
            longest = anchor;
        }
    }
    return longest;
}

/* Of the things that a word may stand for, the one that is called so, or else the first. */
static const retold_anchor *best_meaning(const page *p, const cli_row *row, retold_anchor_kind kind)
{
    const retold_anchor *first = NULL;
    for (size_t i = 0; i < row->count; i++) {
        const retold_anchor *anchor = row->anchors[i];
        if (anchor->kind != kind) {
            continue;
        }
        if ((anchor->a_count > 0 && same_spelling(part_of(p->a, anchor->a[0]), anchor->key)) ||
            (anchor->b_count > 0 && same_spelling(part_of(p->b, anchor->b[0]), anchor->key))) {
            return anchor;
        }
        first = first ? first : anchor;
    }
    return first;
}

/* How many hyphens it begins with: those that stand for the year of a date without one. */
static size_t leading_hyphens(retold_span key)
{
    size_t count = 0;
    while (count < key.size && key.data[count] == '-') {
        count++;
    }
    return count;
}

/* Appends a reason, if there is room for it or none is there yet. */
static void add_reason(cli_cell *cell, const char *what, const retold_anchor *anchor,
                       size_t columns)
{
    cli_cell piece = {.size = 0};
    if (anchor) {
        size_t skipped = leading_hyphens(anchor->key);
        cli_cell_add_text(&piece, what);
        cli_cell_add(&piece, (retold_span){anchor->key.data + skipped, anchor->key.size - skipped});
        if (cell->size == 0 || cli_cell_width(cell) + 2 + cli_cell_width(&piece) <= columns) {
            cli_cell_list(cell, (retold_span){piece.text, piece.size});
        }
    }
}

/* Dates and times are written as ISO 8601 has them. */
static const char *number_word(const retold_anchor *number)
{
    if (number && memchr(number->key.data, ':', number->key.size)) {
        return "time ";
    }
    bool date = number && number->key.size > 4 &&
                (number->key.data[0] == '-' || number->key.data[4] == '-');
    return date ? "date " : "number ";
}

/* What made the row's words the same: at least the first reason, and more if they fit. */
static cli_cell key_cell(const page *p, const cli_row *row, size_t columns)
{
    cli_cell cell = {.size = 0};
    const retold_anchor *place = best_meaning(p, row, RETOLD_ANCHOR_PLACE);
    add_reason(&cell, number_word(longest_number(row)), longest_number(row), columns);
    add_reason(&cell, "means ", place, columns);
    add_reason(&cell, "skeleton ", cli_row_anchor(row, RETOLD_ANCHOR_SKELETON), columns);
    add_reason(&cell, "begins ", cli_row_anchor(row, RETOLD_ANCHOR_PREFIX), columns);
    add_reason(&cell, "lexicon ", cli_row_anchor(row, RETOLD_ANCHOR_LEXICON), columns);
    if (row->subject == CLI_ROW_THINGS) {
        add_reason(&cell, "means ", best_meaning(p, row, RETOLD_ANCHOR_CONCEPT), columns);
    }
    return cell;
}

/* ------------------------------------------------------------------- in both */

typedef struct widths {
    size_t a, b, key;
    size_t least_key; /* for the first reason alone */
} widths;

static void widen(size_t *width, cli_cell cell)
{
    size_t needed = cli_cell_width(&cell);
    *width = needed > *width ? needed : *width;
}

/* Takes columns from what can best do with fewer until the rest fits: words that take more than
 * their third, reasons beyond the first, then the widest. */
static void fit(widths *w, size_t room)
{
    while (w->a + w->b + w->key > room) {
        size_t *words = w->a >= w->b ? &w->a : &w->b;
        if (*words > room / 3) {
            (*words)--;
        } else if (w->key > w->least_key) {
            w->key--;
        } else if (*words >= w->key) {
            (*words)--;
        } else {
            w->least_key = --w->key;
        }
    }
}

static widths measure(const page *p, size_t shown)
{
    widths w = {LEAST_CELL, LEAST_CELL, LEAST_CELL, LEAST_CELL};
    for (size_t i = 0; i < shown; i++) {
        const cli_row *row = &p->shared.items[i];
        widen(&w.a, cell_a(p, row));
        widen(&w.b, cell_b(p, row));
        widen(&w.key, key_cell(p, row, p->columns));
        widen(&w.least_key, key_cell(p, row, 0));
    }
    fit(&w, p->columns - 4 * GAP - WEIGHT_WIDTH);
    return w;
}

static void print_row(const page *p, const widths *w, const cli_row *row)
{
    cli_cell a = cell_a(p, row);
    cli_cell b = cell_b(p, row);
    cli_cell key = key_cell(p, row, w->key);
    fprintf(p->stream, "%*s", GAP, "");
    cli_cell_print(p->stream, &a, w->a);
    fprintf(p->stream, "%*s", GAP, "");
    cli_cell_print(p->stream, &b, w->b);
    fprintf(p->stream, "%*s%s", GAP, "", p->style.shared);
    cli_cell_print(p->stream, &key, w->key);
    fprintf(p->stream, "%s%*s%*.1f\n", p->style.off, GAP, "", WEIGHT_WIDTH, row->weight);
}

static void print_shared(const page *p)
{
    size_t count = p->shared.count;
    size_t shown = p->verbose || count <= SHARED_SHOWN + 1 ? count : SHARED_SHOWN;
    if (count == 0) {
        fputs("\nNothing that is the same in both\n", p->stream);
        return;
    }
    widths w = measure(p, shown);
    fprintf(p->stream, "\n%sThe same in both%s\n\n%s", p->style.bold, p->style.off, p->style.dim);
    fprintf(p->stream, "%*s%-*s%*s%-*s%*s%-*s%*s%*s%s\n", GAP, "", (int)w.a, "A", GAP, "", (int)w.b,
            "B", GAP, "", (int)w.key, "read as", GAP, "", WEIGHT_WIDTH, "weight", p->style.off);
    for (size_t i = 0; i < shown; i++) {
        print_row(p, &w, &p->shared.items[i]);
    }
    if (shown < count) {
        fprintf(p->stream, "%*s%s… and %zu more that weigh less%s\n", GAP, "", p->style.dim,
                count - shown, p->style.off);
    }
}

/* -------------------------------------------------------------- in one alone */

/* Words of one subject in one text, line by line. */
typedef struct word_list {
    const page *p;
    const cli_rows *rows;
    bool in_b;
    cli_row_subject subject;
    size_t next;   /* row */
    size_t left;   /* to be shown */
    size_t hidden; /* after those */
} word_list;

static size_t count_rows(const cli_rows *rows, cli_row_subject subject)
{
    size_t count = 0;
    for (size_t i = 0; i < rows->count; i++) {
        count += rows->items[i].subject == subject;
    }
    return count;
}

static word_list start_list(const page *p, bool in_b, cli_row_subject subject)
{
    word_list list = {.p = p, .rows = in_b ? &p->only_b : &p->only_a, .in_b = in_b};
    size_t count = count_rows(list.rows, subject);
    list.subject = subject;
    list.left = p->verbose || count <= ALONE_SHOWN + 1 ? count : ALONE_SHOWN;
    list.hidden = count - list.left;
    return list;
}

static retold_span word_at(const word_list *list, size_t row)
{
    const retold_anchor *anchor = list->rows->items[row].anchors[0];
    return list->in_b ? part_of(list->p->b, anchor->b[0]) : part_of(list->p->a, anchor->a[0]);
}

/* The next piece of the list, a word or how many are left out; false at its end. */
static bool next_piece(word_list *list, cli_cell *piece)
{
    *piece = (cli_cell){.size = 0};
    if (list->left > 0) {
        while (list->rows->items[list->next].subject != list->subject) {
            list->next++;
        }
        cli_cell_add(piece, word_at(list, list->next++));
        list->left--;
        return true;
    }
    if (list->hidden > 0) {
        char text[40];
        snprintf(text, sizeof text, "and %zu more", list->hidden);
        cli_cell_add_text(piece, text);
        list->hidden = 0;
        return true;
    }
    return false;
}

/* As many pieces as fit, at least one; false at the end. */
static bool next_line(word_list *list, size_t columns, cli_cell *line)
{
    cli_cell piece;
    word_list before = *list;
    *line = (cli_cell){.size = 0};
    while (next_piece(list, &piece)) {
        if (line->size > 0 && cli_cell_width(line) + 3 + cli_cell_width(&piece) > columns) {
            *list = before;
            cli_cell_add_text(line, ",");
            return true;
        }
        cli_cell_list(line, (retold_span){piece.text, piece.size});
        before = *list;
    }
    return line->size > 0;
}

static void print_alone(const page *p)
{
    size_t label = strlen("numbers");
    size_t width = (p->columns - label - 3 * GAP) / 2;
    if (p->only_a.count + p->only_b.count == 0) {
        return;
    }
    fprintf(p->stream, "\n%sIn one alone%s\n\n%*s%s%-*s%*sB%s\n", p->style.bold, p->style.off,
            (int)label + 2 * GAP, "", p->style.dim, (int)width, "A", GAP, "", p->style.off);
    int subject_count = p->verbose ? CLI_ROW_SUBJECTS : CLI_ROW_THINGS;
    for (int s = 0; s < subject_count; s++) {
        word_list lists[] = {start_list(p, false, (cli_row_subject)s),
                             start_list(p, true, (cli_row_subject)s)};
        cli_cell lines[2];
        const char *name = subject_names[s];
        while (next_line(&lists[0], width, &lines[0]) + next_line(&lists[1], width, &lines[1])) {
            fprintf(p->stream, "%*s%s%-*s%s%*s%s", GAP, "", p->style.dim, (int)label, name,
                    p->style.off, GAP, "", p->style.only);
            bool both = lines[1].size > 0;
            cli_cell_print(p->stream, &lines[0], both ? width : cli_cell_width(&lines[0]));
            if (both) {
                fprintf(p->stream, "%*s", GAP, "");
                cli_cell_print(p->stream, &lines[1], cli_cell_width(&lines[1]));
            }
            fprintf(p->stream, "%s\n", p->style.off);
            name = "";
        }
    }
}

/* -------------------------------------------------------------------- points */

static double value_of(const page *p, const char *feature)
{
    for (size_t i = 0; i < p->t->feature_count; i++) {
        if (strcmp(p->t->features[i].name, feature) == 0) {
            return p->t->features[i].value;
        }
    }
    return 0;
}

static double sum_of(const page *p, const char *subject)
{
    double sum = 0;
    for (size_t i = 0; i < p->t->feature_count; i++) {
        if (strcmp(p->t->features[i].subject, subject) == 0) {
            sum += p->t->features[i].part;
        }
    }
    return sum;
}

static void describe_rows(const page *p, cli_row_subject subject, char *text, size_t size)
{
    snprintf(text, size, "%zu in both, %zu only in A, %zu only in B",
             count_rows(&p->shared, subject), count_rows(&p->only_a, subject),
             count_rows(&p->only_b, subject));
}

static void describe_numbers(const page *p, char *text, size_t size)
{
    snprintf(text, size, "%zu in both", count_rows(&p->shared, CLI_ROW_NUMBERS));
}

static void describe_numbers_alone(const page *p, char *text, size_t size)
{
    snprintf(text, size, "%zu only in A, %zu only in B", count_rows(&p->only_a, CLI_ROW_NUMBERS),
             count_rows(&p->only_b, CLI_ROW_NUMBERS));
}

static void describe_names(const page *p, char *text, size_t size)
{
    describe_rows(p, CLI_ROW_NAMES, text, size);
}

static void describe_places(const page *p, char *text, size_t size)
{
    describe_rows(p, CLI_ROW_PLACES, text, size);
}

static void describe_things(const page *p, char *text, size_t size)
{
    describe_rows(p, CLI_ROW_THINGS, text, size);
}

static void describe_order(const page *p, char *text, size_t size)
{
    double ties = round(expm1(value_of(p, "ties")));
    snprintf(text, size, "%.0f of %.0f come in the same order", value_of(p, "order") * ties, ties);
}

static void describe_coverage(const page *p, char *text, size_t size)
{
    snprintf(text, size, "%.0f %% of one's names and numbers, %.0f %% of the other's",
             100 * value_of(p, "coverage_less"), 100 * value_of(p, "coverage_more"));
}

static void describe_lengths(const page *p, char *text, size_t size)
{
    snprintf(text, size, "%zu and %zu bytes", p->a->text_size, p->b->text_size);
}

static void describe_rivals(const page *p, char *text, size_t size)
{
    (void)p;
    snprintf(text, size, "none: only these two are compared");
}

static void describe_lexicon(const page *p, char *text, size_t size)
{
    (void)p;
    snprintf(text, size, "words that a corpus has taught");
}

/* The subjects of the features, in the order in which they are shown. */
static const struct {
    const char *subject, *shown;
    void (*describe)(const page *p, char *text, size_t size);
} subjects[] = {
    {"numbers", "numbers", describe_numbers},
    {"numbers alone", "numbers alone", describe_numbers_alone},
    {"names", "names", describe_names},
    {"places", "places, dates", describe_places},
    {"concepts", "things", describe_things},
    {"lexicon", "lexicon", describe_lexicon},
    {"order", "order", describe_order},
    {"coverage", "coverage", describe_coverage},
    {"lengths", "lengths", describe_lengths},
    {"rivals", "rivals", describe_rivals},
};

static void print_points(const page *p, const char *what, const char *description, double points)
{
    size_t width = p->columns - 3 * GAP - SUBJECT_WIDTH - WEIGHT_WIDTH;
    fprintf(p->stream, "%*s%-*s%*s", GAP, "", SUBJECT_WIDTH, what, GAP, "");
    cli_print_padded(p->stream, (retold_span){description, strlen(description)}, width,
                     CLI_CUT_END);
    double rounded = fabs(points) < 0.005 ? 0 : points; /* never -0.00 */
    fprintf(p->stream, "%*s%+*.2f\n", GAP, "", WEIGHT_WIDTH, rounded);
}

/* The features of a subject one by one. */
static void print_features(const page *p, const char *subject)
{
    for (size_t i = 0; i < p->t->feature_count; i++) {
        const retold_feature *feature = &p->t->features[i];
        char text[120];
        if (strcmp(feature->subject, subject) == 0) {
            snprintf(text, sizeof text, "%-22s %9.4f × %8.4f", feature->name, feature->value,
                     feature->weight);
            fputs(p->style.dim, p->stream);
            print_points(p, "", text, feature->part);
            fputs(p->style.off, p->stream);
        }
    }
}

static void print_score(const page *p)
{
    if (p->t->feature_count == 0) {
        return;
    }
    fprintf(p->stream, "\n%sWhat that is worth%s\n\n", p->style.bold, p->style.off);
    print_points(p, "to begin with", "most pairs are no translations", p->t->constant);
    for (size_t i = 0; i < sizeof subjects / sizeof subjects[0]; i++) {
        char text[120];
        double points = sum_of(p, subjects[i].subject);
        if (points != 0 || p->verbose) {
            subjects[i].describe(p, text, sizeof text);
            print_points(p, subjects[i].shown, text, points);
        }
        if (p->verbose) {
            print_features(p, subjects[i].subject);
        }
    }
    char text[120];
    snprintf(text, sizeof text, "1 / (1 + exp(-sum)) is a probability of %.1f %%",
             floor(1000 / (1 + exp(-p->t->logit))) / 10);
    print_points(p, "sum", text, p->t->logit);
}

/* --------------------------------------------------------------------- page */

static const char *reason(const retold_translation *t)
{
    switch (t->obstacle) {
    case RETOLD_OBSTACLE_UNKNOWN_LANGUAGE:
        return "the language of one is not known";
    case RETOLD_OBSTACLE_SAME_LANGUAGE:
        return "both are in one language";
    case RETOLD_OBSTACLE_SAME_WORDS:
        return "so many words are the same that both must be in one language";
    case RETOLD_OBSTACLE_NOTHING_SHARED:
        return "no name, number or thing in common";
    default:
        return t->relation == RETOLD_TRANSLATION ? "one in two languages"
                                                 : "too little in common for a translation";
    }
}

static void print_verdict(const page *p, bool same_story, double threshold)
{
    const retold_translation *t = p->t;
    fprintf(p->stream, "%s%s%s: %s", p->style.relation[t->relation],
            same_story ? "The same story" : "Not the same story", p->style.off, reason(t));
    int percent = (int)(t->probability * 100 + 1e-9);
    if (t->relation == RETOLD_TRANSLATION) {
        fprintf(p->stream, " (translation, %d %%)\n", percent);
    } else if (t->obstacle == RETOLD_OBSTACLE_NONE) {
        fprintf(p->stream, " (%d %%, less than %g %%)\n", percent, threshold * 100);
    } else {
        fputc('\n', p->stream);
    }
}

static void print_name(const page *p, const char *which, const cli_subject *subject,
                       const char *lang)
{
    size_t room = p->columns - 7 - strlen(lang);
    fprintf(p->stream, "  %s  ", which);
    cli_print_cut(p->stream, (retold_span){subject->id, subject->id_size}, room, CLI_CUT_START);
    fprintf(p->stream, "  %s%s%s\n", p->style.dim, lang, p->style.off);
}

bool cli_translation_table(FILE *stream, const cli_translation *shown)
{
    const retold_translation *t = shown->translation;
    page p = {.stream = stream,
              .a = shown->a,
              .b = shown->b,
              .t = t,
              .style = cli_style_for(stream),
              .columns = cli_columns(stream),
              .verbose = shown->verbose};
    bool memory = cli_rows_init(&p.shared, t->shared, t->shared_count) &&
                  cli_rows_init(&p.only_a, t->only_a, t->only_a_count) &&
                  cli_rows_init(&p.only_b, t->only_b, t->only_b_count) &&
                  cli_rows_without(&p.only_a, t) && cli_rows_without(&p.only_b, t);
    if (memory) {
        print_verdict(&p, shown->same_story, shown->threshold);
        fputc('\n', stream);
        print_name(&p, "A", p.a, t->lang_a);
        print_name(&p, "B", p.b, t->lang_b);
        print_shared(&p);
        print_alone(&p);
        print_score(&p);
    }
    cli_rows_release(&p.shared);
    cli_rows_release(&p.only_a);
    cli_rows_release(&p.only_b);
    return memory;
}
