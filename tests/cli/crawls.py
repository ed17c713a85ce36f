#!/usr/bin/env python3
"""Reads sample crawls, and holds what is found against crawls.tsv, which was counted by hand.

  crawls.py RETOLD FOLDER

FOLDER holds the files that crawls.tsv names: those of the warcio and pywb projects' tests. `unusable`
is RECORD@BYTE and kind of each record that could not be used. Each file goes through dedup too:
with nothing to remove, the same records have to come out in the same order. Pages are counted with all
their text (--raw-text), so that a list of links is one too.
"""
import csv
import gzip
import pathlib
import re
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
KINDS = ("metadata", "revisit", "http-status", "image", "media", "data", "empty")


def run(*words):
    return subprocess.run(words, capture_output=True, check=False)


def found_in(retold, path):
    """A row as of crawls.tsv."""
    said = run(retold, "extract", "--raw-text", path).stderr.decode()
    summary = said.splitlines()[-1]
    row = {"file": path.name, "documents": re.search(r"^retold: (\d+) document", summary).group(1)}
    for kind in KINDS:
        count = re.search(rf"skipped:[^;]*?(\d+) {kind}\b", summary)
        row[kind] = count.group(1) if count else "0"
    faults = re.findall(r"^retold: (.*): record (\d+), byte (\d+): .* \((.*)\)$", said, re.M)
    assert all(name == str(path) for name, *_ in faults)
    row["unusable"] = ", ".join(f"{record}@{byte} {kind}" for _, record, byte, kind in faults)
    return row


def plain(content):
    return gzip.decompress(content) if content[:2] == b"\x1f\x8b" else content


def dedup(retold, path, output):
    """Whether nothing was dropped; the output is left in a file."""
    said = run(retold, "dedup", "-o", output, path).stderr.decode()
    return " 0 dropped" in said.splitlines()[-1]


def same_again(retold, path):
    """With nothing to remove, the same comes out: of the file, or else of what is left of it."""
    with tempfile.TemporaryDirectory() as folder:
        once, twice = pathlib.Path(folder) / "once", pathlib.Path(folder) / "twice"
        if not dedup(retold, path, once):
            path, once = once, twice
            if not dedup(retold, path, once):
                return False
        return plain(once.read_bytes()) == plain(path.read_bytes())


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    retold, folder = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
    failed = 0
    for row in csv.DictReader(open(HERE / "crawls.tsv", encoding="utf-8"), delimiter="\t"):
        found = found_in(retold, folder / row["file"])
        wrong = {key: (row[key], found[key]) for key in row if (row[key] or "") != found[key]}
        same = same_again(retold, folder / row["file"])
        failed += bool(wrong) or not same
        print(f"{'FAIL' if wrong or not same else 'ok  '} {row['file']}"
              + "".join(f"; {key}: expected {a}, found {b}" for key, (a, b) in wrong.items())
              + ("" if same else "; dedup changed it"))
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
