#!/usr/bin/env python3
"""Writes a JSON Lines file of a given size from the evaluation sets, repeated as often as needed.

  make_mixed.py EVAL MEGABYTES

Ids get the number of the round in front. From the second round on every document is an exact
copy of an earlier one.
"""
import gzip
import itertools
import json
import pathlib
import sys

SETS = ("near/press", "near/reuters", "translation/army", "translation/news", "translation/story")


def main():
    evaluation, left = pathlib.Path(sys.argv[1]), int(sys.argv[2]) * 1_000_000
    for number in itertools.count():
        for name in SETS:
            for line in gzip.open(evaluation / f"{name}.jsonl.gz", "rt", encoding="utf-8"):
                record = json.loads(line)
                record["id"] = f"{number}-{record['id']}"
                line = json.dumps(record, ensure_ascii=False) + "\n"
                left -= len(line.encode())
                if left < 0:
                    return
                sys.stdout.write(line)


main()
