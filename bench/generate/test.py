#!/usr/bin/env python3
"""Checks that what `generate` says is true of its documents is what `retold pairs` finds of them.

  test.py GENERATE RETOLD
"""
import json
import pathlib
import subprocess
import sys
import tempfile

DOCUMENTS = 3000


def main():
    generate, retold = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        corpus, truth = pathlib.Path(folder) / "corpus.jsonl", pathlib.Path(folder) / "truth.tsv"
        command = [generate, "--truth", truth, str(DOCUMENTS)]
        made = subprocess.run(command, capture_output=True, check=True).stdout
        assert made == subprocess.run(command, capture_output=True, check=True).stdout, "other bytes the second time"
        half = subprocess.run([generate, str(DOCUMENTS // 2)], capture_output=True, check=True).stdout
        assert made.startswith(half), "a document depends on how many there are"
        corpus.write_bytes(made)
        found = subprocess.run([retold, "pairs", "--quiet", "--no-translations", corpus], capture_output=True, check=True).stdout
        rows = [line.split("\t") for line in truth.read_text(encoding="ascii").rstrip("\n").split("\n")[1:]]
    assert [json.loads(line)["id"] for line in made.splitlines()] == [f"d{i}" for i in range(DOCUMENTS)], "ids"
    pairs = {frozenset((r["a"], r["b"])): r for r in map(json.loads, found.splitlines())}
    original = {row[0]: row[1] for row in rows}
    for pair in pairs:
        a, b = pair
        assert original.get(a, a) == original.get(b, b), f"{a} and {b} are of different originals"
    for name, of, how, jaccard, containment, *_ in rows:
        due = {"translation": False, "excerpt": float(containment) >= 0.8}.get(how, float(jaccard) >= 0.5)
        pair = pairs.get(frozenset((name, of)))
        assert pair or not due, f"{name} is {how} of {of} and not found"
        assert not pair or abs(pair["jaccard"] - float(jaccard)) < 0.0002, f"{name} and {of}: {pair['jaccard']}, not {jaccard}"
    print(f"{len(rows)} documents made from others, {len(pairs)} pairs")


main()
