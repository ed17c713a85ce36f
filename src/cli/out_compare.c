#include "compare.h"
#include "display.h"
#include "json.h"
#include "tsv.h"

#include <ctype.h>
#include <math.h>

static retold_span id_of(const cli_subject *subject)
{
    return (retold_span){subject->id, subject->id_size};
}

/* Bytes begin..end of a text, kept inside it. */
static retold_span part_of(const cli_subject *subject, size_t begin, size_t end)
{
    end = end < subject->text_size ? end : subject->text_size;
    begin = begin < end ? begin : end;
    return (retold_span){subject->text + begin, end - begin};
}

/* ------------------------------------------------------------------- table */

static const char *meaning(retold_relation relation)
{
    switch (relation) {
    case RETOLD_EXACT:
        return "the same text";
    case RETOLD_NEAR:
        return "nearly the same text";
    case RETOLD_EXCERPT:
        return "one stands in the other";
    case RETOLD_TEMPLATE:
        return "the same words, but other figures or names";
    case RETOLD_TRANSLATION:
        return "the same story in another language";
    default:
        return "little or nothing in common";
    }
}

static void print_measure(FILE *stream, const char *name, double value)
{
    char text[64] = "none";
    if (isfinite(value)) {
        cli_format_number(text, sizeof text, value);
    }
    fprintf(stream, "  %-22s  %s\n", name, text);
}

static void print_share(FILE *stream, const char *name, double share, const char *of, size_t count,
                        const char *in)
{
    char text[64];
    cli_format_number(text, sizeof text, share);
    fprintf(stream, "  %-22s  %-6s  %s%zu shingles%s\n", name, text, of, count, in);
}

static void print_scores(FILE *stream, const retold_comparison *comparison)
{
    print_share(stream, "Jaccard similarity", comparison->jaccard, "", comparison->shingles_both,
                " in both");
    print_share(stream, "share of A that B has", comparison->containment_a, "of ",
                comparison->shingles_a, "");
    print_share(stream, "share of B that A has", comparison->containment_b, "of ",
                comparison->shingles_b, "");
    print_measure(stream, "figures kept", comparison->figures_kept);
}

static void print_passages(FILE *stream, const cli_subject *a, const retold_comparison *comparison,
                           const cli_style *style)
{
    size_t columns = cli_columns(stream);
    if (comparison->passage_count == 0) {
        fputs("\nNo passage in both\n", stream);
        return;
    }
    fprintf(stream, "\n%s%zu %s in both%s\n", style->bold, comparison->passage_count,
            comparison->passage_count == 1 ? "passage" : "passages", style->off);
    for (size_t i = 0; i < comparison->passage_count; i++) {
        const retold_passage *passage = &comparison->passages[i];
        fprintf(stream, "\n  %sA %zu-%zu, B %zu-%zu, %zu tokens%s\n  ", style->dim,
                passage->a_begin, passage->a_end, passage->b_begin, passage->b_end, passage->tokens,
                style->off);
        cli_print_cut(stream, part_of(a, passage->a_begin, passage->a_end), columns - 2,
                      CLI_CUT_MIDDLE);
        fputc('\n', stream);
    }
}

static void print_marked_text(FILE *stream, const cli_subject *a,
                              const retold_comparison *comparison, const cli_style *style)
{
    size_t done = 0;
    fprintf(stream, "\n%sA%s, %swith what B has too%s\n\n", style->bold, style->off, style->shared,
            style->off);
    for (size_t i = 0; i < comparison->passage_count; i++) {
        const retold_passage *passage = &comparison->passages[i];
        size_t begin = passage->a_begin > done ? passage->a_begin : done;
        cli_print_lines(stream, part_of(a, done, begin));
        fputs(style->shared, stream);
        cli_print_lines(stream, part_of(a, begin, passage->a_end));
        fputs(style->off, stream);
        done = passage->a_end > done ? passage->a_end : done;
    }
    cli_print_lines(stream, part_of(a, done, a->text_size));
    fputc('\n', stream);
}

static retold_span trim(retold_span text)
{
    while (text.size > 0 && isspace((unsigned char)text.data[0])) {
        text.data++;
        text.size--;
    }
    while (text.size > 0 && isspace((unsigned char)text.data[text.size - 1])) {
        text.size--;
    }
    return text;
}

/* True if there is more than blanks and ASCII punctuation. */
static bool has_words(retold_span text)
{
    for (size_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c >= 0x80 || isalnum(c)) {
            return true;
        }
    }
    return false;
}

/*
 * The parts of B that are in no passage. Passages come in the order of A: from each end of
 * one, the nearest next start is looked for.
 */
static void print_only_b(FILE *stream, const cli_subject *b, const retold_comparison *comparison,
                         const cli_style *style)
{
    bool first = true;
    for (size_t done = 0; done < b->text_size;) {
        size_t next = b->text_size;
        size_t resume = b->text_size;
        for (size_t i = 0; i < comparison->passage_count; i++) {
            const retold_passage *passage = &comparison->passages[i];
            size_t begin = passage->b_begin > done ? passage->b_begin : done;
            if (passage->b_end > done && begin < next) {
                next = begin;
                resume = passage->b_end;
            }
        }
        retold_span part = trim(part_of(b, done, next));
        if (has_words(part)) {
            fprintf(stream, "%s  %s", first ? "\nOnly in B\n\n" : "", style->only);
            cli_print_lines(stream, part);
            fprintf(stream, "%s\n", style->off);
            first = false;
        }
        done = resume;
    }
}

void cli_compare_table(FILE *stream, const cli_subject *a, const cli_subject *b,
                       const retold_comparison *comparison, bool same_story)
{
    cli_style style = cli_style_for(stream);
    size_t columns = cli_columns(stream);
    fprintf(stream, "%s%s%s", style.relation[comparison->relation],
            same_story ? "The same story" : "Not the same story", style.off);
    fprintf(stream, ": %s", meaning(comparison->relation));
    if (comparison->relation != RETOLD_UNRELATED) {
        fprintf(stream, " (%s, %d %%)", retold_relation_name(comparison->relation),
                (int)(comparison->score * 100 + 1e-9));
    }
    fputs("\n\n  A  ", stream);
    cli_print_cut(stream, id_of(a), columns - 5, CLI_CUT_START);
    fputs("\n  B  ", stream);
    cli_print_cut(stream, id_of(b), columns - 5, CLI_CUT_START);
    fputs("\n\n", stream);
    print_scores(stream, comparison);
    print_passages(stream, a, comparison, &style);
    if (*style.off && comparison->passage_count > 0) {
        print_marked_text(stream, a, comparison, &style);
        print_only_b(stream, b, comparison, &style);
    }
}

/* ------------------------------------------------------------ for programs */

static void write_number(FILE *stream, const char *name, double value)
{
    fprintf(stream, ",\"%s\":", name);
    cli_json_number(stream, value);
}

void cli_compare_jsonl(FILE *stream, const cli_subject *a, const cli_subject *b,
                       const retold_comparison *comparison)
{
    fputs("{\"a\":", stream);
    cli_json_string(stream, id_of(a));
    fputs(",\"b\":", stream);
    cli_json_string(stream, id_of(b));
    fprintf(stream, ",\"relation\":\"%s\"", retold_relation_name(comparison->relation));
    write_number(stream, "score", comparison->score);
    write_number(stream, "jaccard", comparison->jaccard);
    write_number(stream, "containment_a", comparison->containment_a);
    write_number(stream, "containment_b", comparison->containment_b);
    fprintf(stream, ",\"shingles_a\":%zu,\"shingles_b\":%zu,\"shingles_both\":%zu",
            comparison->shingles_a, comparison->shingles_b, comparison->shingles_both);
    write_number(stream, "figures_kept", comparison->figures_kept);
    fputs(",\"passages\":[", stream);
    for (size_t i = 0; i < comparison->passage_count; i++) {
        const retold_passage *passage = &comparison->passages[i];
        fprintf(
            stream, "%s{\"a\":[%zu,%zu],\"b\":[%zu,%zu],\"tokens\":%zu,\"text\":", i > 0 ? "," : "",
            passage->a_begin, passage->a_end, passage->b_begin, passage->b_end, passage->tokens);
        cli_json_string(stream, part_of(a, passage->a_begin, passage->a_end));
        fputc('}', stream);
    }
    fputs("]}\n", stream);
}

void cli_compare_tsv(FILE *stream, const cli_subject *a, const cli_subject *b,
                     const retold_comparison *comparison)
{
    const double numbers[] = {comparison->score, comparison->jaccard, comparison->containment_a,
                              comparison->containment_b};
    fputs("a\tb\trelation\tscore\tjaccard\tcontainment_a\tcontainment_b\n", stream);
    cli_tsv_text(stream, id_of(a));
    fputc('\t', stream);
    cli_tsv_text(stream, id_of(b));
    fprintf(stream, "\t%s", retold_relation_name(comparison->relation));
    for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
        fputc('\t', stream);
        cli_tsv_number(stream, numbers[i]);
    }
    fputc('\n', stream);
}
