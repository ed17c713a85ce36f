#!/usr/bin/env python3
"""Fits the logistic function of the cross-lingual pass and writes src/cross/weights.h.

  fit_translation.py FEATURES_PROGRAM EVAL > weights.h

FEATURES_PROGRAM is bench/translation_features, EVAL the folder of the evaluation sets. Run it twice: the
second pass's features depend on what the first pass's weights choose as seeds. Cross-validated figures
(five folds by source: documents linked by truth or label are never on both sides) go to standard error.
Beside the whole sets, random parts of them down to single pairs are fitted on, since a corpus may be small;
in the second pass those that taught no lexicon count less, since the first's weights score them.
Needs numpy and scikit-learn.
"""
import collections
import gzip
import json
import pathlib
import random
import subprocess
import sys
import tempfile

import numpy as np
from sklearn.linear_model import LogisticRegression

# The weight in the fit of: a translation, a pair known to be none, a pair that the truth does not list.
SETS = {"news": (2.0, 2.0, 2.0), "army": (0.7, 0.4, 0.4), "story": (3.0, 6.0, 0.5)}
PENALTY = 0.3
# What the pairs of parts that taught no lexicon count in the fit of the second pass, which does not score them.
UNTAUGHT = 0.5
PASSES = (1, 2)
# The features of rt_features_begin(), by their places in src/cross/pair_features.h.
LEXICON_FEATURES = slice(6 * 5, 6 * 6)
FIRST_FEATURES = [6 * kind + i for kind in range(6) for i in (0, 1, 3, 4)] + list(range(36, 50))
# RT_SCREENED, and what share of the pairs that score so much may be refused by the first features alone.
SCREENED, LOST = 0.25, 0.0005


def rows(path):
    for line in open(path, encoding="utf-8"):
        if line.strip() and not line.startswith("#"):
            yield line.rstrip("\n").split("\t")


def key(a, b):
    return (a, b) if a < b else (b, a)


def truth_of(evaluation, name):
    """Positive pairs, pairs of known story that count more as negatives, and a fold for each document."""
    base = evaluation / "translation" / name
    links, positive, hard = [], set(), set()
    if name == "story":
        for a, b, label in rows(f"{base}.labels.tsv"):
            links.append((a, b))
            (positive if label == "translation" else hard).add(key(a, b))
    else:
        for a, b in rows(f"{base}.truth.tsv"):
            links.append((a, b))
            positive.add(key(a, b))
    parent = {}

    def root(x):
        while parent.setdefault(x, x) != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for a, b in links:
        parent[root(a)] = root(b)
    return positive, hard, root, [sorted(k) for k in links]


def run(program, path, by_pass, part, without=()):
    """Adds the features of all candidate pairs of a file: by_pass[pass] is (pairs, features, parts)."""
    out = subprocess.run([program, *without, path], capture_output=True, text=True, check=True)
    if part == 0:
        print(out.stderr.strip(), file=sys.stderr)
    for line in out.stdout.split("\n"):
        f = line.split("\t")
        if len(f) > 6:
            pairs, values, parts = by_pass[int(f[0])]
            pairs.append(key(f[1], f[2]))
            values.append([float(v) for v in f[6:]])
            parts.append(part)


def parts_of(documents, root, linked, rng):
    """Random parts of a set: lists of ids. Linked documents stay together."""
    stories = collections.defaultdict(list)
    for i in documents:
        stories[root(i)].append(i)
    stories = list(stories.values())
    for size in (200, 60, 60, 20, 20, 20, 20, 8, 8, 8, 8, 8, 8):
        part = []
        while len(part) < size:
            part += rng.choice(stories)
        yield sorted(set(part))
    yield from rng.sample(linked, min(150, len(linked)))
    for _ in range(50):
        yield sorted(rng.sample(documents, 2))


def features(program, evaluation, name, root, linked):
    base = evaluation / "translation" / f"{name}.jsonl.gz"
    lines = {json.loads(line)["id"]: line for line in gzip.open(base, "rt", encoding="utf-8")}
    by_pass = collections.defaultdict(lambda: ([], [], []))
    run(program, base, by_pass, 0)
    rng = random.Random(1)
    with tempfile.TemporaryDirectory() as folder:
        for number, part in enumerate(parts_of(sorted(lines), root, linked, rng), 1):
            path = pathlib.Path(folder) / "part.jsonl"
            path.write_text("".join(lines[i] for i in part), encoding="utf-8")
            run(program, path, by_pass, number)
    return {p: (pairs, np.array(values), np.array(parts)) for p, (pairs, values, parts) in by_pass.items()}


def taught(x, parts):
    """Which pairs are of a part in which any pair has an anchor of the lexicon."""
    return np.isin(parts, np.unique(parts[x[:, LEXICON_FEATURES].any(axis=1)]))


class Model:
    def __init__(self, x, y, weight):
        self.mean, self.scale = x.mean(0), x.std(0) + 1e-6
        z = (x - self.mean) / self.scale
        fit = LogisticRegression(C=PENALTY, max_iter=5000).fit(z, y, sample_weight=weight)
        self.weights = fit.coef_[0] / self.scale
        self.bias = fit.intercept_[0] - self.weights @ self.mean

    def probability(self, x):
        return 1 / (1 + np.exp(-(x @ self.weights + self.bias)))


def screen(x, p, weight):
    """The weights and constant by which the first features refuse pairs that cannot score SCREENED."""
    first = x[:, FIRST_FEATURES]
    likely = p >= 0.1
    model = Model(first, likely, np.where(likely, 5 * weight, weight))
    value = first @ model.weights + model.bias
    least = np.quantile(value[p >= SCREENED], LOST)
    print(f"  the first features refuse {np.mean(value < least):.3f} of all pairs", file=sys.stderr)
    weights = np.zeros(x.shape[1])
    weights[FIRST_FEATURES] = model.weights
    return [*weights, model.bias - least]


def print_table(name, table):
    print(f"static const double {name}[2][RT_FEATURE_COUNT + 1] = {{")
    for weights in table:
        print("    {" + ", ".join(f"{v:.5g}" for v in weights) + "},")
    print("};")


def report(name, pairs, p, positive, total):
    order = np.argsort(-p)
    hit = np.array([pairs[i] in positive for i in order])
    true = np.cumsum(hit)
    said = np.arange(1, len(hit) + 1)
    f1 = 2 * true / (said + total)
    at = [f"{t}: P {(hit[:k].mean() if k else 0):.4f} R {(true[k - 1] if k else 0) / total:.4f}"
          for t in (0.5, 0.8, 0.9, 0.95) for k in [int((p >= t).sum())]]
    print(f"  {name:6} found {hit.sum() / total:.4f} best F1 {f1.max():.4f} at {p[order][f1.argmax()]:.3f}; " + "; ".join(at),
          file=sys.stderr)


def report_story(evaluation, pairs, p):
    probability = dict(zip(pairs, p))
    labels = collections.defaultdict(list)
    for a, b, label in rows(evaluation / "translation" / "story.labels.tsv"):
        labels[label].append(probability.get(key(a, b), 0))
    for t in (0.5, 0.7, 0.8, 0.9, 0.95):
        print(f"  story at {t}: " + " ".join(f"{l} {np.mean(np.array(v) >= t):.3f}" for l, v in sorted(labels.items())),
              file=sys.stderr)


def main():
    program, evaluation = sys.argv[1], pathlib.Path(sys.argv[2])
    truths = {name: truth_of(evaluation, name) for name in SETS}
    data = {name: (features(program, evaluation, name, *t[2:]), t[:3]) for name, t in truths.items()}
    models, screens = [], []
    for number in PASSES:
        xs, ys, ws, folds, names, parts, all_pairs = [], [], [], [], [], [], []
        for name, (by_pass, (positive, hard, root)) in data.items():
            pairs, x, part = by_pass[number]
            y = np.array([k in positive for k in pairs])
            translation, known, unlisted = SETS[name]
            w = np.where(y, translation, [known if k in hard else unlisted for k in pairs])
            if number == 2:
                w = np.where(taught(x, part), w, UNTAUGHT * w)
            seed = {k: i for i, k in enumerate(sorted({root(k[0]) for k in pairs}))}
            xs.append(x), ys.append(y), ws.append(w), parts.append(part)
            names.extend([name] * len(pairs)), all_pairs.extend(pairs)
            folds.append(np.array([seed[root(k[0])] % 5 for k in pairs]))
        x, y, w, fold, part, names = (np.vstack(xs), np.hstack(ys), np.hstack(ws), np.hstack(folds), np.hstack(parts),
                                      np.array(names))
        p = np.zeros(len(y))
        for f in range(5):
            p[fold == f] = Model(x[fold != f], y[fold != f], w[fold != f]).probability(x[fold == f])
        print(f"pass {number}, cross-validated:", file=sys.stderr)
        for name, (_, (positive, _, _)) in data.items():
            mine = np.flatnonzero((names == name) & (part == 0))
            pairs = [all_pairs[i] for i in mine]
            small = (names == name) & (part > 0)
            print(f"  {name:6} in parts: said right {np.mean((p[small] >= 0.5) == y[small]):.4f}, "
                  f"of translations {np.mean(p[small & y] >= 0.5):.4f}, of others {np.mean(p[small & ~y] < 0.5):.4f}",
                  file=sys.stderr)
            report(name, pairs, p[mine], positive, len(positive))
            if name == "story":
                report_story(evaluation, pairs, p[mine])
        model = Model(x, y, w)
        models.append([*model.weights, model.bias])
        screens.append(screen(x, model.probability(x), w))
    print("/* Made by bench/fit_translation.py: a row a pass, a weight a feature and at last the constant. */")
    print('#include "cross/pair_features.h"\n\n/* clang-format off */')
    print_table("rt_score_weights", models)
    print_table("rt_screen_weights", screens)


if __name__ == "__main__":
    main()
