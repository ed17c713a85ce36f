#!/usr/bin/env python3
"""How often a page's date of publication is found.

  page_dates.py READ_PAGES HTMLDATE

READ_PAGES is bench/read_pages, HTMLDATE a checkout of adbar/htmldate: 1,000 pages and their dates.
"""
import collections
import datetime
import json
import pathlib
import subprocess
import sys

SETS = {"eval_default.json": ("eval", "cache"), "eval_mediacloud_2020.json": ("test_set",)}


def verdict(found, date):
    if not found:
        return "none"
    apart = datetime.date.fromisoformat(found[:10]) - datetime.date.fromisoformat(date)
    return "right" if not apart.days else "a day off" if abs(apart.days) == 1 else "wrong"


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    tests = pathlib.Path(sys.argv[2]) / "tests"
    for name, folders in SETS.items():
        paths = {p.name: p for f in folders for p in sorted((tests / f).iterdir())}
        truth = {e["file"]: e["date"] for e in json.loads((tests / name).read_text()).values()
                 if e["file"] in paths}
        out = subprocess.run([sys.argv[1], *(str(paths[f]) for f in truth)], check=True,
                             capture_output=True).stdout.decode("utf-8")
        pages = [json.loads(line) for line in out.split("\n") if line]
        count = collections.Counter(verdict(p["date"], truth[pathlib.Path(p["file"]).name]) for p in pages)
        print(name, len(pages), dict(count))


main()
