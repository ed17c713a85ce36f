#!/usr/bin/env python3
"""What a lexicon is worth that was learned from other stories.

  lexicon_halves.py RETOLD EVAL SET [PIVOT]

Parts the stories of translation/SET (documents that the truth links) into two halves. RETOLD saves a lexicon
of the first; the second is matched whole and as small corpora of 300, 100 and 25 stories each, without a
lexicon and with it. With PIVOT, a language, the rows of two other languages are taken out of the lexicon, so
that they are linked across PIVOT only, and pairs of PIVOT do not count. Prints a Markdown table: precision
and recall over all corpora of a size. Standard library only.
"""
import collections
import gzip
import json
import pathlib
import random
import subprocess
import sys
import tempfile

SIZES = (None, 300, 100, 25)
CORPORA = 4


def rows(path):
    return [line.rstrip("\n").split("\t") for line in open(path, encoding="utf-8") if not line.startswith("#")]


def stories_of(documents, truth):
    """The ids of each story, in random order."""
    parent = {}

    def root(x):
        while parent.setdefault(x, x) != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for a, b in truth:
        parent[root(a)] = root(b)
    stories = collections.defaultdict(list)
    for i in documents:
        stories[root(i)].append(i)
    stories = [stories[r] for r in sorted(stories)]
    random.Random(7).shuffle(stories)
    return stories


def pairs_of(retold, documents, stories, folder, options):
    """The pairs of ids that are said to be translations; an id has to be in `documents`."""
    path = folder / "corpus.jsonl"
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(documents[i] for story in stories for i in story)
    run = subprocess.run([retold, "pairs", "-q", "--format", "jsonl", "--relations", "translation", *options, path],
                         capture_output=True, text=True, check=True)
    return {frozenset((p["a"], p["b"])) for p in map(json.loads, run.stdout.splitlines())}


def without_direct(lexicon, pivot):
    """The lexicon without the rows that do not have the language `pivot`."""
    lines = lexicon.read_text(encoding="utf-8").splitlines(keepends=True)
    lexicon.write_text("".join(l for l in lines if l[0] == "#" or pivot in (l.split("\t")[0], l.split("\t")[2])),
                       encoding="utf-8")


def main():
    retold, evaluation, name = sys.argv[1:4]
    pivot = sys.argv[4] if len(sys.argv) > 4 else None
    base = pathlib.Path(evaluation) / "translation" / name
    documents = {json.loads(line)["id"]: line for line in gzip.open(f"{base}.jsonl.gz", "rt", encoding="utf-8")}
    truth = [r[:2] for r in rows(f"{base}.truth.tsv")]
    lang = {r[0]: r[1] for r in rows(f"{base}.lang.tsv")}
    stories = stories_of(documents, truth)
    half = len(stories) // 2
    true = {frozenset(pair) for pair in truth if pivot not in (lang[pair[0]], lang[pair[1]])}
    print("| stories a corpus | corpora | translations | without: precision, recall | with: precision, recall |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        lexicon = folder / "lexicon.tsv"
        pairs_of(retold, documents, stories[:half], folder, ["--save-lexicon", lexicon])
        if pivot:
            without_direct(lexicon, pivot)
        for size in SIZES:
            size = size or len(stories) - half
            starts = range(half, len(stories) - size + 1, size)[:CORPORA]
            wanted = 0
            said, right = collections.Counter(), collections.Counter()
            for start in starts:
                corpus = stories[start:start + size]
                ids = {i for story in corpus for i in story}
                here = {pair for pair in true if pair <= ids}
                wanted += len(here)
                for way, options in (("without", []), ("with", ["--lexicon", lexicon])):
                    pairs = pairs_of(retold, documents, corpus, folder, options)
                    pairs = {p for p in pairs if pivot not in {lang[i] for i in p}}
                    said[way] += len(pairs)
                    right[way] += len(pairs & here)
            cells = [f"{right[w] / max(1, said[w]):.3f}, {right[w] / max(1, wanted):.3f}" for w in ("without", "with")]
            print(f"| {size} | {len(starts)} | {wanted} | {cells[0]} | {cells[1]} |")


main()
