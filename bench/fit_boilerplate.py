#!/usr/bin/env python3
"""Fits the logistic function that tells text from boilerplate and writes src/page/boilerplate_weights.h.

  fit_boilerplate.py PAGE_BLOCKS ARTICLES TRAFILATURA > boilerplate_weights.h
  fit_boilerplate.py --score PAGE_BLOCKS ARTICLES TRAFILATURA

PAGE_BLOCKS is bench/page_blocks. ARTICLES is a checkout of scrapinghub/article-extraction-benchmark (181
pages of news, the text of each article), TRAFILATURA one of adbar/trafilatura (990 pages of all kinds,
mostly German, with three phrases each that belong to the text and three that do not). Cross-validated
figures (four folds of pages), those of each set by the weights fitted on the other, and those with all
blocks kept go to standard error; --score gives those of the weights that PAGE_BLOCKS was built with.
Needs numpy and scikit-learn.
"""
import collections
import gzip
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy as np
from sklearn.linear_model import LogisticRegression

FOLDS, PENALTY = 4, 0.3
THRESHOLD = 0.45  # recall counts a little more than precision: what is lost cannot be found again
SHINGLE = 4  # words, as in the benchmark's own evaluation


class Page:
    def __init__(self, blocks):
        self.texts = [b[0] for b in blocks]
        self.letters = np.array([b[1] for b in blocks], float)
        self.kept = np.array([b[2] for b in blocks], bool)
        self.features = np.array([b[3:] for b in blocks], float)


def blocks_of(program, paths):
    out = subprocess.run([program, *map(str, paths)], check=True, capture_output=True).stdout.decode("utf-8")
    for line in out.split("\n"):
        if line:
            page = json.loads(line)
            yield pathlib.Path(page["file"]).name, Page(page["blocks"])


def words(text):
    return re.findall(r"\w+", text)


def shingles(text, n=SHINGLE):
    w = words(text)
    return collections.Counter(tuple(w[i:i + n]) for i in range(max(1, len(w) - n + 1)) if w)


def squeeze(text):
    return re.sub(r"\s+", " ", text)


class Articles:
    """Whole texts are known: a block belongs to it if half of its shingles do."""

    def __init__(self, program, folder):
        truth = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
        self.pages = []
        with tempfile.TemporaryDirectory() as work:
            for packed in sorted((folder / "html").glob("*.html.gz")):
                (pathlib.Path(work) / packed.name[:-3]).write_bytes(gzip.open(packed).read())
            for name, page in blocks_of(program, sorted(pathlib.Path(work).glob("*.html"))):
                page.truth = truth[name[:-5]].get("articleBody", "")
                page.labels = self.label(page)
                self.pages.append(page)

    @staticmethod
    def label(page):
        known = set(shingles(page.truth, 3))
        joined = " " + " ".join(words(page.truth)) + " "
        labels, long = [], []
        for text in page.texts:
            w = words(text)
            long.append(len(w) > 3)
            if long[-1]:
                mine = shingles(text, 3)
                labels.append(sum(mine[s] for s in mine if s in known) * 2 >= sum(mine.values()))
            else:
                labels.append(len("".join(w)) > 2 and " " + " ".join(w) + " " in joined)
        # A few words stand in the text by chance, unless their neighbours do too.
        for i in range(len(labels)):
            if not long[i]:
                labels[i] &= any(labels[j] and long[j] for j in range(max(0, i - 2), min(len(labels), i + 3)))
        return np.array(labels, int)

    def score(self, keep):
        precision, recall = [], []
        for page in self.pages:
            mine = shingles("\n".join(t for t, k in zip(page.texts, keep(page)) if k))
            true = shingles(page.truth)
            both = sum((mine & true).values())
            if mine:
                precision.append(both / sum(mine.values()))
            if true:
                recall.append(both / sum(true.values()))
        return sum(precision) / len(precision), sum(recall) / len(recall)


class Phrases:
    """Of some blocks it is known: those with a phrase that has to be there, or must not."""

    def __init__(self, program, folder):
        tests = folder / "tests"
        paths = {p.name: p for d in ("eval", "cache") for p in sorted((tests / d).iterdir())}
        wanted = collections.defaultdict(lambda: ([], []))
        for entry in json.loads((tests / "evaldata.json").read_text(encoding="utf-8")).values():
            if entry["file"] in paths:
                wanted[entry["file"]][0].extend(map(squeeze, entry["with"]))
                wanted[entry["file"]][1].extend(map(squeeze, entry["without"]))
        self.pages = []
        for name, page in blocks_of(program, [paths[n] for n in sorted(wanted)]):
            page.yes, page.no = wanted[name]
            page.texts = list(map(squeeze, page.texts))
            page.labels = np.array([self.label(page, text) for text in page.texts], int)
            self.pages.append(page)

    @staticmethod
    def label(page, text):
        yes, no = any(s in text for s in page.yes), any(s in text for s in page.no)
        return -1 if yes == no else int(yes)

    def score(self, keep):
        right = wrong = missed = 0
        for page in self.pages:
            text = " ".join(t for t, k in zip(page.texts, keep(page)) if k)
            right += sum(s in text for s in page.yes)
            missed += sum(s not in text for s in page.yes)
            wrong += sum(s in text for s in page.no)
        return right / (right + wrong), right / (right + missed)


def fit(pages):
    """Weights for the features as they are, and the constant, so that positive is text."""
    x = np.vstack([p.features for p in pages if len(p.texts)])
    y = np.hstack([p.labels for p in pages if len(p.texts)])
    weight = np.hstack([np.sqrt(p.letters + 5) for p in pages if len(p.texts)])
    known = y >= 0
    x, y, weight = x[known], y[known], weight[known]
    mean, deviation = x.mean(0), x.std(0) + 1e-9
    model = LogisticRegression(C=PENALTY, max_iter=1000).fit((x - mean) / deviation, y, sample_weight=weight)
    weights = model.coef_[0] / deviation
    constant = model.intercept_[0] - float(weights @ mean) - math.log(THRESHOLD / (1 - THRESHOLD))
    return np.append(weights, constant)


def judge(weights):
    return lambda page: page.features @ weights[:-1] + weights[-1] > 0 if len(page.texts) else page.kept


def report(what, sets, keep):
    for name, each in sets.items():
        precision, recall = each.score(keep)
        f1 = 2 * precision * recall / (precision + recall)
        print(f"{what}, {name}: precision {precision:.4f} recall {recall:.4f} F1 {f1:.4f}", file=sys.stderr)


def cross_validate(sets):
    weights = {}
    for fold in range(FOLDS):
        train = [p for s in sets.values() for i, p in enumerate(s.pages) if i % FOLDS != fold]
        fitted = judge(fit(train))
        for s in sets.values():
            weights.update({id(p): fitted for i, p in enumerate(s.pages) if i % FOLDS == fold})
    report("cross-validated", sets, lambda page: weights[id(page)](page))


def main():
    score_only = sys.argv[1:2] == ["--score"]
    arguments = sys.argv[2:] if score_only else sys.argv[1:]
    if len(arguments) != 3:
        sys.exit(__doc__)
    program, articles, trafilatura = map(pathlib.Path, arguments)
    sets = {"articles": Articles(program, articles), "phrases": Phrases(program, trafilatura)}
    report("as built", sets, lambda page: page.kept)
    if score_only:
        return
    report("all kept", sets, lambda page: np.ones(len(page.texts), bool))
    cross_validate(sets)
    for one, other in (("articles", "phrases"), ("phrases", "articles")):
        report(f"fitted on {one}", {other: sets[other]}, judge(fit(sets[one].pages)))
    weights = fit([p for s in sets.values() for p in s.pages])
    report("as fitted", sets, judge(weights))
    print("/* Made by bench/fit_boilerplate.py: a weight a feature and at last the constant. */")
    print("#ifndef RT_PAGE_BOILERPLATE_WEIGHTS_H\n#define RT_PAGE_BOILERPLATE_WEIGHTS_H\n")
    print('#include "page/boilerplate.h"\n')
    print("/* clang-format off */")
    print("static const double rt_boilerplate_weights[RT_BLOCK_FEATURES + 1] = {")
    for i in range(0, len(weights), 8):
        print("    " + " ".join(f"{w:.5g}," for w in weights[i:i + 8]))
    print("};\n\n#endif")


main()
