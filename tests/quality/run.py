#!/usr/bin/env python3
"""Runs the evaluation sets and holds the figures against expected.csv.

  run.py RETOLD EVAL

RETOLD is the command, EVAL the folder with the sets and score.py. A figure named in LOWER_IS_BETTER
may not rise over its row, any other may not fall under it. Exit status 1 if one does.
"""
import csv
import gzip
import itertools
import json
import pathlib
import re
import subprocess
import sys
import tempfile

LOWER_IS_BETTER = {"wrong", "false", "false_share", "false_story", "false_unrelated"}
HERE = pathlib.Path(__file__).parent


# Sets of several files: no article that is added is a translation of one in translation/news.
POOL = ("translation/news", "near/reuters", "near/press")
# Test data that leaks into training data by translation: the same set, and so many strangers added.
LEAKS = {"leak": 0, "leak and strangers": 20000}
# What the two articles that are one in two languages must be seen to share.
SEED_NAMES = {"bortnikov", "ryabkov", "biden", "putin", "shoigu", "sergei"}
# And of what `compare` says of them: kind, key and spellings of an anchor.
SEED_ANCHOR = ("skeleton", "ptn", "Putin", "Poutine")


def run_pairs(retold, command, documents, out):
    with open(out, "wb") as f:
        subprocess.run([retold, *command.split(), "--quiet", *documents], stdout=f, stderr=subprocess.DEVNULL, check=True)


def score(evaluation, task, name, pairs, extra):
    out = subprocess.run([sys.executable, evaluation / "score.py", task, evaluation / name, pairs, *extra],
                         capture_output=True, text=True, check=True).stdout
    return {k: float(v) for k, v in re.findall(r"(\w+)=([\d.]+)", out.strip().split("\n")[-1])}


def score_answers(evaluation, pairs, containment):
    """Of the answers that repeat more than the containment asked for: found, and the unrelated: false."""
    found = {tuple(sorted((r["a"], r["b"]))) for r in map(json.loads, open(pairs, encoding="utf-8"))
             if r["relation"] in ("exact", "near", "excerpt")}
    rows = list(csv.DictReader(open(evaluation / "near/answers.pairs.tsv", encoding="utf-8"), delimiter="\t"))
    key = lambda r: tuple(sorted((r["id1"], r["id2"])))
    want = [key(r) for r in rows if float(r["containment_w5"]) >= containment + 0.05]
    return {"found": sum(k in found for k in want) / len(want),
            "false": sum(key(r) in found for r in rows if r["relation"] == "non")}


def score_pool(evaluation, pairs):
    truth = {tuple(sorted(line.split())) for line in open(evaluation / f"{POOL[0]}.truth.tsv") if line[0] != "#"}
    said = {tuple(sorted((r["a"], r["b"]))) for r in map(json.loads, open(pairs, encoding="utf-8"))
            if r["relation"] == "translation"}
    return {"P": len(said & truth) / max(1, len(said)), "R": len(said & truth) / len(truth)}


def score_seeds(pairs):
    found = [r for r in map(json.loads, open(pairs, encoding="utf-8")) if r["relation"] == "translation"]
    return {"flagged": len(found), "names": len(SEED_NAMES & {s for r in found for s in r["shared"]})}


def score_seed_comparison(retold, evaluation):
    seeds = sorted((evaluation.parent / "seeds").iterdir())
    out = subprocess.run([retold, "compare", "--format", "jsonl", *seeds], capture_output=True, text=True, check=True)
    found = json.loads(out.stdout)
    anchors = {(x["kind"], x["key"], a["text"], b["text"]) for x in found["shared"] for a in x["a"] for b in x["b"]}
    score = json.loads(subprocess.run([retold, "pairs", "--format", "jsonl", "-q", *seeds], capture_output=True,
                                      text=True, check=True).stdout)["score"]
    return {"anchor": SEED_ANCHOR in anchors, "same": found["score"] == score}


def sources_of(pairs, languages):
    """Of each story, the text that the others translate: the English one, or if there is none the first."""
    story_of = {}
    for pair in pairs:
        story = set().union(*(story_of.get(d, {d}) for d in pair))
        story_of.update(dict.fromkeys(story, story))
    return {min(story_of[d], key=lambda each: (languages[each] != "en", each)) for d in story_of}


def write_leak(evaluation, strangers, folder):
    """Sources in train.jsonl, their translations in test.jsonl, all else in both in turn; and the pairs across."""
    name = evaluation / POOL[0]
    rows = lambda path: [line.split() for line in open(path, encoding="utf-8") if line[0] != "#"]
    pairs = rows(f"{name}.truth.tsv")
    sources = sources_of(pairs, {row[0]: row[1] for row in rows(f"{name}.lang.tsv")})
    translated = {document for pair in pairs for document in pair}
    with gzip.open(f"{name}.jsonl.gz") as f:
        lines = [(json.loads(line)["id"], line) for line in f]
    others = [line for document, line in lines if document not in translated]
    for other in POOL[2], POOL[1]:
        with gzip.open(evaluation / f"{other}.jsonl.gz") as f:
            others += itertools.islice(f, max(0, strangers - len(others) + len(lines) - len(translated)))
    split = {"train": [line for document, line in lines if document in sources] + others[::2],
             "test": [line for document, line in lines if document in translated - sources] + others[1::2]}
    for part, content in split.items():
        (folder / f"{part}.jsonl").write_bytes(b"".join(content))
    return {tuple(sorted(pair)) for pair in pairs if (pair[0] in sources) != (pair[1] in sources)}


def score_leak(retold, evaluation, strangers, folder):
    truth = write_leak(evaluation, strangers, folder)
    parts = [f"--split={part}={folder}/{part}.jsonl" for part in ("train", "test")]
    found = folder / "findings.jsonl"
    subprocess.run([retold, "check", "--quiet", "--only=split-translation", "--format=json", f"--findings={found}", *parts],
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    said = {tuple(sorted((r["document"]["id"], r["other"]["id"]))) for r in map(json.loads, open(found, encoding="utf-8"))}
    return {"R": len(said & truth) / len(truth), "false_share": len(said - truth) / max(1, len(said))}


def documents_of(evaluation, name):
    if name == "seeds":
        return [evaluation.parent / "seeds"]
    return [evaluation / f"{part}.jsonl.gz" for part in (POOL if name == "pool" else (name,))]


def figures(retold, evaluation, name, command):
    if command == "compare":
        return score_seed_comparison(retold, evaluation)
    with tempfile.TemporaryDirectory() as folder:
        if name in LEAKS:
            return score_leak(retold, evaluation, LEAKS[name], pathlib.Path(folder))
        pairs = pathlib.Path(folder) / "pairs.jsonl"
        run_pairs(retold, command, documents_of(evaluation, name), pairs)
        if name == "pool":
            return score_pool(evaluation, pairs)
        if name == "seeds":
            return score_seeds(pairs)
        if name == "near/answers":
            return score_answers(evaluation, pairs, float(command.split()[-1]))
        if name.startswith("near/"):
            return score(evaluation, "near", name, pairs, ["--at", command.split()[-1]])
        task = "story" if name.endswith("story") else "translation"
        return score(evaluation, task, name, pairs, [])


def main():
    retold, evaluation = sys.argv[1], pathlib.Path(sys.argv[2])
    done, failed = {}, 0
    for row in csv.DictReader(open(HERE / "expected.csv", encoding="utf-8")):
        run = (row["set"], row["command"])
        if run not in done:
            done[run] = figures(retold, evaluation, *run)
        value, floor = done[run][row["figure"]], float(row["floor"])
        good = value <= floor if row["figure"] in LOWER_IS_BETTER else value >= floor
        failed += not good
        print(f"{'ok  ' if good else 'FAIL'} {row['set']:18} {row['command']:36} {row['figure']:8} {value:.4f}"
              f"  (expected {floor:g})")
    sys.exit(bool(failed))


main()
