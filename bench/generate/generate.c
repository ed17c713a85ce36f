/*
 * Writes a made-up corpus as JSON Lines, of any size, and what is true of it.
 *
 *   generate [OPTION...] DOCUMENTS > CORPUS.jsonl
 *
 *   --truth FILE        what each document was made from, as TSV: id, the original's id, how
 *                       (exact, edited, excerpt, template, translation), the exact Jaccard
 * similarity over 5 tokens and the containment of the smaller in the larger, and the languages
 *   --words N           words in a document, give or take a tenth (default 55)
 *   --languages LIST    of en,de,fr,es,ru,zh,ar,hi,am (default: all, a half of the documents
 * English)
 *   --exact N, --edited N, --excerpts N, --templates N, --translations N
 *                       so many of a thousand documents are made from others (default 50 each)
 *   --one-story         all are made from the first document, and not from one of those before
 *   --seed N            (default 1)
 *
 * The same arguments give the same bytes. A document depends on the seed and its number alone and
 * is made again when a copy of it is written, so that memory does not grow with DOCUMENTS.
 *
 * An original is a sequence of meanings, drawn by Zipf's law from all words and from those of its
 * topic, with a few names and figures, in sentences. A translation says the same meanings in
 * another language, some in another order and one in eight lost or replaced, the names in its
 * script and the figures as its language writes them.
 */
#include "texts.h"

#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const kind_names[KINDS] = {
    [ORIGINAL] = "original", [EXACT] = "exact",       [EDITED] = "edited",
    [EXCERPT] = "excerpt",   [TEMPLATE] = "template", [TRANSLATION] = "translation",
};

static const char usage[] =
    "usage: generate [--truth FILE] [--words N] [--languages LIST] [--exact N] "
    "[--edited N] [--excerpts N] [--templates N] [--translations N] "
    "[--one-story] [--seed N] DOCUMENTS\n";

static bool read_number(const char *given, uint64_t most, uint64_t *out)
{
    char *end;
    errno = 0;
    unsigned long long value = strtoull(given, &end, 10);
    if (errno != 0 || end == given || *end != '\0' || *given == '-' || value > most) {
        return false;
    }
    *out = value;
    return true;
}

static bool read_languages(const char *list, unsigned *wanted)
{
    *wanted = 0;
    while (*list != '\0') {
        size_t size = strcspn(list, ",");
        unsigned i = 0;
        while (i < LANGUAGES &&
               (strlen(languages[i].tag) != size || memcmp(languages[i].tag, list, size) != 0)) {
            i++;
        }
        if (i == LANGUAGES) {
            return false;
        }
        *wanted |= 1u << i;
        list += size;
        list += *list == ',';
    }
    return *wanted != 0;
}

static bool read_settings(int argc, char **argv, settings *set)
{
    static const struct option options[] = {
        {"truth", required_argument, NULL, 't'},
        {"words", required_argument, NULL, 'w'},
        {"languages", required_argument, NULL, 'l'},
        {"seed", required_argument, NULL, 's'},
        {"one-story", no_argument, NULL, 'o'},
        {"exact", required_argument, NULL, EXACT},
        {"edited", required_argument, NULL, EDITED},
        {"excerpts", required_argument, NULL, EXCERPT},
        {"templates", required_argument, NULL, TEMPLATE},
        {"translations", required_argument, NULL, TRANSLATION},
        {0},
    };
    *set = (settings){.seed = 1, .words = 55, .wanted = (1u << LANGUAGES) - 1};
    for (kind k = EXACT; k < KINDS; k++) {
        set->shares[k] = 50;
    }
    int option;
    while ((option = getopt_long(argc, argv, "", options, NULL)) != -1) {
        uint64_t value = 0;
        bool ok = true;
        switch (option) {
        case 't':
            set->truth = optarg;
            break;
        case 'l':
            ok = read_languages(optarg, &set->wanted);
            break;
        case 'o':
            set->one_story = true;
            break;
        case 's':
            ok = read_number(optarg, UINT64_MAX, &set->seed);
            break;
        case 'w':
            ok = read_number(optarg, WORDS_MOST, &value) && value >= 10;
            set->words = (unsigned)value;
            break;
        case '?':
            return false;
        default:
            ok = read_number(optarg, 1000, &value);
            set->shares[option] = (unsigned)value;
        }
        if (!ok) {
            fprintf(stderr, "generate: this option cannot be %s\n", optarg);
            return false;
        }
    }
    if ((set->wanted & (set->wanted - 1)) == 0) { /* nothing to translate into */
        set->shares[TRANSLATION] = 0;
    }
    unsigned sum = 0;
    for (kind k = EXACT; k < KINDS; k++) {
        sum += set->shares[k];
    }
    return sum <= 1000 && argc - optind == 1 &&
           read_number(argv[optind], UINT64_C(1) << 40, &set->documents);
}

static void write_document(uint64_t number, const text *t)
{
    printf("{\"id\":\"d%" PRIu64 "\",\"text\":\"", number);
    fwrite(t->data, 1, t->size, stdout);
    fwrite("\"}\n", 1, 3, stdout);
}

static void write_truth(FILE *to, uint64_t number, uint64_t root, kind made,
                        const article *original, const article *copy, const text texts[2])
{
    double jaccard = 0, containment = 0;
    if (made != TRANSLATION) {
        text_compare(&texts[0], &texts[1], &jaccard, &containment);
    }
    fprintf(to, "d%" PRIu64 "\td%" PRIu64 "\t%s\t%.4f\t%.4f\t%s\t%s\n", number, root,
            kind_names[made], jaccard, containment, languages[original->language].tag,
            languages[copy->language].tag);
}

static void generate(const settings *set, const words *w, article articles[2], text texts[2],
                     FILE *truth)
{
    for (uint64_t number = 0; number < set->documents && !ferror(stdout); number++) {
        stream s;
        kind made = article_kind(set, number, &s);
        article *a = &articles[1];
        if (made == ORIGINAL) {
            article_original(set, w, number, a);
            text_write(w, a, &texts[1]);
            write_document(number, &texts[1]);
            continue;
        }
        uint64_t root = article_root(set, w, made, number, &s, a);
        articles[0].language = a->language;
        if (truth != NULL) {
            text_write(w, a, &texts[0]);
            text_shingle(&texts[0]);
        }
        article_derive(set, w, made, &s, a);
        text_write(w, a, &texts[1]);
        write_document(number, &texts[1]);
        if (truth != NULL) {
            text_shingle(&texts[1]);
            write_truth(truth, number, root, made, &articles[0], a, texts);
        }
    }
}

int main(int argc, char **argv)
{
    settings set;
    if (!read_settings(argc, argv, &set)) {
        fputs(usage, stderr);
        return 2;
    }
    words w;
    text texts[2];
    article articles[2] = {{0}, {0}};
    articles[1].units = calloc((size_t)UNITS_MOST * set.words, sizeof *articles[1].units);
    bool ok = words_init(&w, set.seed, set.wanted);
    ok = text_init(&texts[0], &set) && ok;
    ok = text_init(&texts[1], &set) && ok;
    if (!ok || articles[1].units == NULL) {
        fputs("generate: out of memory\n", stderr);
        return 2;
    }
    FILE *truth = set.truth != NULL ? fopen(set.truth, "w") : NULL;
    if (set.truth != NULL && truth == NULL) {
        perror(set.truth);
        return 2;
    }
    if (truth != NULL) {
        fputs("id\toriginal\thow\tjaccard\tcontainment\tlanguage_original\tlanguage\n", truth);
    }
    generate(&set, &w, articles, texts, truth);
    bool written = fflush(stdout) == 0 && !ferror(stdout);
    written = (truth == NULL || fclose(truth) == 0) && written;
    if (!written) {
        perror("generate");
    }
    free(articles[1].units);
    text_release(&texts[0]);
    text_release(&texts[1]);
    words_release(&w);
    return written ? 0 : 2;
}
