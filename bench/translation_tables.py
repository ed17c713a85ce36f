#!/usr/bin/env python3
"""Tables about the cross-lingual pass: what each part is worth, calibration, and candidates in a growing pool.

  translation_tables.py parts FEATURES_PROGRAM EVAL
  translation_tables.py calibration FEATURES_PROGRAM EVAL
  translation_tables.py candidates FEATURES_PROGRAM EVAL

FEATURES_PROGRAM is bench/translation_features, EVAL the folder of the evaluation sets. The first two fit
and cross-validate as fit_translation.py does, on the whole sets. Leaving out a kind of anchor leaves it out
of retrieval, of the lexicon's seeds and of the features; positions: every anchor stands in the middle;
margin: those features are 0; lexicon: the first pass alone. Needs numpy and scikit-learn.
"""
import collections
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy as np

import fit_translation as fit

PARTS = ("number", "place", "prefix", "skeleton", "concept", "positions", "margin", "lexicon")
MARGIN = slice(36, 42)  # RT_FEATURE_COSINE to RT_FEATURE_MUTUAL_BEST in src/cross/pair_features.h
BINS = 10


def cross_validated(program, evaluation, part):
    """For each set its pairs, whether each is a translation, and the probability it gets; and the truth."""
    number = 1 if part == "lexicon" else 2
    without = ("--without", part) if part in PARTS[:6] else ()
    sets = {}
    for name in fit.SETS:
        positive, hard, root, _ = fit.truth_of(evaluation, name)
        by_pass = collections.defaultdict(lambda: ([], [], []))
        fit.run(program, evaluation / "translation" / f"{name}.jsonl.gz", by_pass, 1, without)
        pairs, x, _ = by_pass[number]
        x = np.array(x)
        if part == "margin":
            x[:, MARGIN] = 0
        y = np.array([k in positive for k in pairs])
        translation, known, unlisted = fit.SETS[name]
        weight = np.where(y, translation, [known if k in hard else unlisted for k in pairs])
        number_of = {k: i for i, k in enumerate(sorted({root(k[0]) for k in pairs}))}
        sets[name] = (pairs, x, y, weight, np.array([number_of[root(k[0])] % 5 for k in pairs]), positive)
    x, y, weight, fold = (np.concatenate([s[i] for s in sets.values()]) for i in (1, 2, 3, 4))
    p = np.zeros(len(y))
    for f in range(5):
        p[fold == f] = fit.Model(x[fold != f], y[fold != f], weight[fold != f]).probability(x[fold == f])
    ends = np.cumsum([len(s[0]) for s in sets.values()])
    return {name: (s[0], s[2], p[end - len(s[0]):end], s[5]) for (name, s), end in zip(sets.items(), ends)}


def f1(y, p, total, threshold):
    said = p >= threshold
    return 2 * (said & y).sum() / (said.sum() + total)


def story_share(evaluation, pairs, p, label, threshold):
    probability = dict(zip(pairs, p))
    wanted = [fit.key(a, b) for a, b, l in fit.rows(evaluation / "translation" / "story.labels.tsv") if l == label]
    return np.mean([probability.get(k, 0) >= threshold for k in wanted])


def parts(program, evaluation):
    print("| left out | news, F1 | army, F1 | story, copies | story, false_story |\n|---|---|---|---|---|")
    for part in ("nothing", *PARTS):
        done = cross_validated(program, evaluation, part)
        row = [f1(done[name][1], done[name][2], len(done[name][3]), 0.5) for name in ("news", "army")]
        row += [story_share(evaluation, done["story"][0], done["story"][2], label, 0.5)
                for label in ("translation", "same-story")]
        print(f"| {part} | " + " | ".join(f"{v:.4f}" for v in row) + " |", flush=True)


def calibration(program, evaluation):
    done = cross_validated(program, evaluation, "nothing")
    y, p = (np.concatenate([done[name][i] for name in done]) for i in (1, 2))
    print("| predicted | mean | observed | pairs |\n|---|---|---|---|")
    for i in range(BINS):
        low, high = i / BINS, (i + 1) / BINS
        here = (p >= low) & ((p < high) | (i == BINS - 1))
        print(f"| {low:.1f} to {high:.1f} | {p[here].mean():.3f} | {y[here].mean():.3f} | {here.sum()} |")
    print(f"\nmean squared error {np.mean((p - y) ** 2):.4f}")


def candidates(program, evaluation):
    truth = {fit.key(*row) for row in fit.rows(evaluation / "translation" / "news.truth.tsv")}
    news = gzip.open(evaluation / "translation" / "news.jsonl.gz", "rt", encoding="utf-8").read()
    strangers = [line for name in ("press", "reuters")
                 for line in gzip.open(evaluation / "near" / f"{name}.jsonl.gz", "rt", encoding="utf-8")]
    strangers = [line for line in strangers if json.loads(line)["text"].strip()]
    print("| documents | found, first pass | found, second pass | postings a document | seconds |\n|---|---|---|---|---|")
    for share in (0, 1 / 16, 1 / 4, 1):
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "pool.jsonl"
            step = round(1 / share) if share else len(strangers) + 1
            path.write_text(news + "".join(strangers[::step] if share else []), encoding="utf-8")
            out = subprocess.run([program, "--pairs", path], capture_output=True, text=True, check=True)
        found = {"1": set(), "2": set()}
        for line in out.stdout.splitlines():
            number, a, b = line.split("\t")
            found[number].add(fit.key(a, b))
        said = re.search(r"(\d+) documents.* matching ([\d.]+) s, (\d+) postings", out.stderr)
        print(f"| {said[1]} | " + " | ".join(f"{len(found[n] & truth) / len(truth):.4f}" for n in "12") +
              f" | {said[3]} | {said[2]} |", flush=True)


def main():
    {"parts": parts, "calibration": calibration, "candidates": candidates}[sys.argv[1]](
        sys.argv[2], pathlib.Path(sys.argv[3]))


main()
