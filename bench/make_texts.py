#!/usr/bin/env python3
"""Writes the five JSON Lines files that signing.py measures.

  make_texts.py EVAL AFRICAN_NEWS.jsonl.zst FOLDER

press and reuters as they are; Russian and Chinese of translation/news and story, and Amharic of the African news,
repeated until they are MEGABYTES. From the second round on the ids differ and one word in EVERY (one
character, where words are not separated) is another one of the same language, chosen by a seeded generator: so many that
no round is a copy of another one.
"""
import gzip
import json
import pathlib
import random
import re
import subprocess
import sys

MEGABYTES, EVERY = 32, 3
WORD = {"zh": re.compile(r"[\u4e00-\u9fff]")}
ANY_WORD = re.compile(r"\w+")


def records(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def in_language(evaluation, tag):
    found = []
    for name in ("news", "story"):
        table = (evaluation / "translation" / f"{name}.lang.tsv").read_text(encoding="utf-8")
        tags = dict(line.split("\t")[:2] for line in table.rstrip("\n").split("\n"))
        found += [r for r in records(evaluation / "translation" / f"{name}.jsonl.gz") if tags.get(r["id"]) == tag]
    return found


def amharic(path):
    lines = subprocess.run(["zstd", "-dc", path], capture_output=True, check=True).stdout.decode().rstrip("\n").split("\n")
    return [r for r in map(json.loads, lines) if "_amh_" in r["id"]]


def changed(text, pattern, vocabulary, rng):
    return pattern.sub(lambda m: rng.choice(vocabulary) if rng.random() < 1 / EVERY else m[0], text)


def repeated(found, tag, target):
    pattern, rng = WORD.get(tag, ANY_WORD), random.Random(tag)
    vocabulary = [w for r in found for w in pattern.findall(r["text"])]
    number, left = 0, MEGABYTES * 1_000_000
    with open(target, "wb") as out:
        while left > 0:
            for r in found:
                text = r["text"] if number == 0 else changed(r["text"], pattern, vocabulary, rng)
                line = json.dumps({"id": f"{number}-{r['id']}", "text": text}, ensure_ascii=False).encode() + b"\n"
                left -= out.write(line)
            number += 1


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    evaluation, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[3])
    folder.mkdir(exist_ok=True)
    for name in ("press", "reuters"):
        (folder / f"{name}.jsonl").write_bytes(gzip.open(evaluation / "near" / f"{name}.jsonl.gz").read())
    for tag in ("ru", "zh"):
        repeated(in_language(evaluation, tag), tag, folder / f"{tag}.jsonl")
    repeated(amharic(sys.argv[2]), "am", folder / "am.jsonl")


main()
