#!/usr/bin/env python3
"""Writes ../number_words_table.h and ../number_months_table.h.

  make_number_words.py CLDR

CLDR is a folder that holds the unpacked npm packages cldr-numbers-full, cldr-dates-full and cldr-rbnf (each a folder
with `package` inside; made with 48.2.0). Reads number_words.tsv beside this file. Takes from CLDR: the names of the
months, what separates decimals and groups, and the words for 1 to 20, the tens, as the spelled-out rules have them.
"""
import collections
import json
import pathlib
import re
import sys
import unicodedata

HERE = pathlib.Path(__file__).parent
LICENCE = """ * Derived from Unicode CLDR 48.2 (npm cldr-numbers-full, cldr-dates-full, cldr-rbnf), which is
 * Copyright 1991-2025 Unicode, Inc., under the Unicode License V3 (data/LICENSE-UNICODE)."""

# Languages that are written without spaces between words: a word is matched from its start.
GLUED = "th lo km my ja zh".split()
# Languages in which the magnitude stands before the number: mil. 5, elfu 20.
MAGNITUDE_FIRST = "si ha sw am".split()
# Languages whose all-figure dates with / or - are day, month, year, without exception in news.
DAY_FIRST = ("de fr es pt it nl pl cs sk sl hr bs sr mk bg ru uk be ro hu el tr az kk ky uz et lv lt ca gl eu sq hy "
             "ka ar he hi mr bn pa gu ta te kn ml si vi id ms th da no fi is sv km lo fa ur sw ha").split()
# Months are capitalised, and some are common words otherwise.
CAPITAL_MONTHS = "en de".split()
# Languages with decimal commas beyond those that have words here.
OTHERS = "ast br cy fo fur fy ga gd gsw jv ku lb mn os rm sc se su tk tt wa yo zu mt so as or".split()
# Spelled numbers: languages whose words for them are words of their own (not letters of another, not glued).
SPELLED = ("en de fr es pt it nl sv da no fi is pl cs sk sl hr sr bg ru uk ro hu el tr et lv lt ca id ms sw af sq "
           "ar he hi ta fa").split()
# Small words that are more often something else: sei is also "you are", neuf "new", altı "under", two in Hindi "give".
NOT_NUMBERS = {("it", "sei"), ("fr", "neuf"), ("tr", "altı"), ("tr", "kırk"), ("tr", "yüz"), ("hi", "दो"), ("hi", "सात"),
               ("hi", "सौ"), ("fa", "ده"), ("fa", "سی"), ("ar", "ست")}


def load(path):
    return json.load(open(path, encoding="utf-8")) if path.exists() else None


def lower(word):
    """What the scanner compares with: one code point at a time, without joiners."""
    return "".join(c.lower() if len(c.lower()) == 1 else "i" for c in unicodedata.normalize("NFC", word) if c not in "\u200c\u200d")


def cldr_of(language):
    return {"no": "nb"}.get(language, language)


def months(cldr, language):
    d = load(cldr / f"cldr-dates-full/package/main/{cldr_of(language)}/ca-gregorian.json")
    rows = {}
    if not d:
        return rows
    m = next(iter(d["main"].values()))["dates"]["calendars"]["gregorian"]["months"]
    for number in range(1, 13):
        wide = [lower(m[k]["wide"][str(number)]) for k in ("format", "stand-alone")]
        short = [lower(m[k]["abbreviated"][str(number)]) for k in ("format", "stand-alone")]
        for w in wide + short:
            w = w.split(";")[0].strip(" .").removeprefix("de ").removeprefix("d’").removeprefix("d'")
            if len(w) >= 3 - (ord(w[0]) > 0x900) and all(unicodedata.category(c)[0] in "LM" or c in "\u200c\u200d" for c in w):
                rows.setdefault(w, (number, len(w) >= 5 and language not in ("en", "fr", "es", "pt", "de")))
        stem = wide[0]
        while not (wide[1].startswith(stem) and wide[0].startswith(stem)):
            stem = stem[:-1]
        if wide[0] != wide[1] and len(stem) >= 3 and all(c.isalpha() or unicodedata.category(c)[0] == "M" for c in stem):
            rows[stem] = (number, True)
    if language == "he":
        rows.update({"\u05d1" + w: r for w, r in rows.items()})  # "in", written with the month
    if language == "si":
        return {}  # CLDR 48 has lunar months there
    return rows


def spelled(cldr, language):
    rows = {}
    d = load(cldr / f"cldr-rbnf/package/rbnf/{cldr_of(language)}.json")
    if not d:
        return rows
    for name, rules in d["rbnf"]["rbnf"]["SpelloutRules"].items():
        if ("cardinal" not in name and "numbering" not in name) or "year" in name or "verbose" in name:
            continue
        inflected = re.search("genitive|dative|accusative|instrumental|locative|partitive|plural|ive$|essive", name)
        for value, text in rules:
            if not value.isdigit() or not (1 <= int(value) <= 20 or int(value) in range(30, 100, 10)) or (inflected and int(value) > 10):
                continue
            w = lower(re.split(r"[\[→←=;%]", text)[0].replace("\u00ad", "").strip())
            whole = re.fullmatch(r"[^\[→←=;%]+(\[.*\])?;", text)
            if whole and len(w) > 1 and re.fullmatch(r"[^\W\d_]+", re.sub(r"[\u0300-\u036f\u0900-\u0dff\u200c\u200d]", "", w) or "0"):
                if (language, w) not in NOT_NUMBERS:
                    rows.setdefault(w, int(value))
    return rows


def hand():
    rows = collections.defaultdict(dict)
    for line in open(HERE / "number_words.tsv", encoding="utf-8"):
        if line.strip() and line[0] != "#":
            language, kind, value, words = line.rstrip("\n").split("\t")
            for w in words.split():
                rows[language].setdefault(lower(w.rstrip("*")), (kind, int(value), w.endswith("*")))
    return rows


def traits(cldr, language):
    d = load(cldr / f"cldr-numbers-full/package/main/{cldr_of(language)}/numbers.json")
    s = {}
    if d:
        s = next(iter(d["main"].values()))["numbers"]["symbols-numberSystem-latn"]
    out = []
    if s.get("decimal") == ",":
        out.append("RT_COMMA_DECIMAL")
        if s["group"] in "\u00a0\u202f" or language in ("es", "pt", "it", "sr", "hr", "sl", "bs", "mk", "ro", "el"):
            out.append("RT_SPACE_GROUPS")
    for group, name in ((GLUED, "RT_GLUED"), (MAGNITUDE_FIRST, "RT_MAGNITUDE_FIRST"), (DAY_FIRST, "RT_DAY_FIRST"),
                        (CAPITAL_MONTHS, "RT_CAPITAL_MONTHS")):
        if language in group:
            out.append(name)
    return " | ".join(out) or "0"


def uncovered(rows):
    """Without the rows that a stem of the same meaning covers."""
    def covered(w):
        return any((k + "_STEM", v) == rows.get(w[:i]) for i in range(max(1, len(w) - 4), len(w))
                   for k, v in [(rows[w][0].removesuffix("_STEM"), rows[w][1])])
    return {w: r for w, r in rows.items() if not covered(w)}


def width(text):
    return sum(unicodedata.category(c) not in ("Mn", "Cf") for c in text)


def table(name, rows):
    """A C array sorted by the words' bytes, as many rows to the line as fit."""
    if not rows:
        return ""
    lines, line = [f"static const rt_number_word {name}[] = {{"], "   "
    for w, (k, v) in sorted(uncovered(rows).items(), key=lambda r: r[0].encode()):
        cell = ' {"%s", %s, %d},' % (w, k, v)
        if width(line + cell) > 118:
            lines.append(line)
            line = "   "
        line += cell
    return "\n".join(lines + [line, "};"]) + "\n"


def write(name, kinds, what, body, include=""):
    """One of the two headers. The kinds get short names, for the sake of the lines' length."""
    values = [f" {k} = RT_WORD_{k.removesuffix('_STEM')}" + (" | RT_WORD_STEM" if k.endswith("_STEM") else "") for k in kinds]
    guard = f"RT_CROSS_NUMBER_{name.upper()}_TABLE_H"
    (HERE / f"../number_{name}_table.h").write_text(
        f"/*\n * {what} Written by\n * data/make_number_words.py.\n{LICENCE}\n */\n"
        f"#ifndef {guard}\n#define {guard}\n\n{include}#include \"cross/number_words.h\"\n\n/* clang-format off */\n"
        "enum {\n" + ",\n".join("   " + ",".join(values[i:i + 3]) for i in range(0, len(values), 3)) + "\n};\n\n" + body + f"/* clang-format on */\n\n#endif\n")


def main():
    cldr = pathlib.Path(sys.argv[1])
    words, languages = hand(), []
    month_text, word_text = [], []
    for language in sorted(set(words) | set(OTHERS) | {"zh", "ko", "ja"}):
        m = {w: ("MONTH" + ("_STEM" if stem else ""), n) for w, (n, stem) in months(cldr, language).items()} if language in words and language not in ("zh", "ja", "ko") else {}
        for k, (kind, value, stem) in list(words[language].items()):
            if kind == "month":
                m[k] = ("MONTH" + ("_STEM" if stem else ""), value)
                del words[language][k]
        w = {k: (kind.upper() + ("_STEM" if stem else ""), value) for k, (kind, value, stem) in words[language].items()}
        if language in SPELLED:
            for k, value in spelled(cldr, language).items():
                w.setdefault(k, ("NUMBER", value))
        month_text.append(table(f"months_{language}", m))
        word_text.append(table(f"words_{language}", w))
        pair = lambda n, r: f"ROWS({n}_{language})" if r else "NULL, 0"
        t = traits(cldr, language)
        if m or w or t != "0":
            languages.append('    {"%s", %s, %s, %s},' % (language, pair("words", w), pair("months", m), t))
    write("months", ["MONTH", "MONTH_STEM"], "The names of the months by language.", "".join(month_text))
    kinds = ["MAGNITUDE", "MONEY", "NUMBER", "PERCENT", "CURRENCY", "CLOCK", "CLOCK_FIRST", "AM", "PM", "FILLER"]
    kinds += [k + "_STEM" for k in ("MAGNITUDE", "NUMBER", "PERCENT", "CURRENCY")]
    write("words", kinds, "Words that stand beside numbers, and what each language writes its numbers with.",
          "".join(word_text) + "\n#define ROWS(table) table, sizeof table / sizeof *table\n"
          "static const rt_number_language number_languages[] = {\n" + "\n".join(languages) + "\n};\n#undef ROWS\n",
          '#include "cross/number_months_table.h"\n')


main()
