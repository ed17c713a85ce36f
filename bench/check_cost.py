#!/usr/bin/env python3
"""What `retold check` costs beside `retold group` with the same options, on a clean corpus.

  check_cost.py RETOLD FILE.jsonl.gz... [--runs N] [--record]

The corpus is what is left of the files without duplicates and without all else that a rule finds. Both
commands run in turn on one thread; the median of their processor time (user) is printed, and that of
the ratios run by run. Without splits `check` looks for no translations, so `group` does not either;
then both do, with every other document in a split of its own. --record puts the ratios into results.csv.
"""
import argparse
import json
import os
import pathlib
import subprocess
import tempfile

import results
import timing


def make_clean(retold, files, folder):
    """Rules may find more where the rest is gone: a share is of fewer documents."""
    corpus, findings = folder / "clean.jsonl", folder / "findings"
    subprocess.run([retold, "dedup", "-q", "--no-translations", "--relations", "exact,near,excerpt,template", "-o", corpus,
                    "--rejects", os.devnull, *files], check=True)
    for _ in range(3):
        subprocess.run([retold, "check", "-q", "--format", "json", "-o", os.devnull, "--findings", findings, corpus])
        found = {row["document"]["id"] for row in map(json.loads, open(findings, encoding="utf-8")) if "document" in row}
        lines = [line for line in open(corpus, "rb") if json.loads(line)["id"] not in found]
        corpus.write_bytes(b"".join(lines))
    for part in 0, 1:
        (folder / f"part-{part}.jsonl").write_bytes(b"".join(lines[part::2]))
    return corpus


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("retold")
    parser.add_argument("files", nargs="+")
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--record", action="store_true")
    options = parser.parse_args()
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        corpus = make_clean(options.retold, options.files, folder)
        common = ["-q", "--threads", "1"]
        parts = [folder / "part-0.jsonl", folder / "part-1.jsonl"]
        splits = [f"--split={'ab'[i]}={part}" for i, part in enumerate(parts)]
        pairs = {
            "without translations": (["check", *common, corpus], ["group", *common, "--no-translations", corpus]),
            "with translations": (["check", *common, *splits], ["group", *common, "--translation-threshold", "0.8", *parts]),
        }
        print(f"{corpus.stat().st_size / 1e6:.0f} MB\n\n| | check | group | ratio |\n|---|---|---|---|")
        for what, commands in pairs.items():
            # check answers 1 where it has findings
            costs = timing.in_turn({command[0]: lambda command=command: timing.run([options.retold, *command], statuses=(0, 1))
                                    for command in commands}, options.runs)
            check, group = (timing.median(costs, lambda c: c[name].user) for name in ("check", "group"))
            ratio = timing.median(costs, lambda c: c["check"].user / c["group"].user)
            print(f"| {what} | {check:.2f} s | {group:.2f} s | {ratio:.2f} |", flush=True)
            rows.append(("check", f"{what}, times group", "ratio", f"{ratio:.3f}"))
    if options.record:
        names = " ".join(map(os.path.basename, options.files))
        results.add(results.TABLE, rows, f"bench/check_cost.py build/retold {names} --record")


main()
