#!/usr/bin/env python3
"""The table of measured figures, results.csv: one figure a row, with the command that made it.

  results.py WHAT FIGURE UNIT VALUE COMMAND...

runs the command and, if it succeeds, puts the figure that it has then checked into the table.
"""
import csv
import datetime
import os
import pathlib
import platform
import shlex
import subprocess
import sys

TABLE = pathlib.Path(__file__).parent / "results.csv"
HEADER = ("what", "figure", "unit", "value", "command", "date", "machine")


def machine():
    """The processor and how many of it there are."""
    name = platform.machine()
    try:
        for line in open("/proc/cpuinfo", encoding="utf-8"):
            if line.startswith("model name"):
                name = line.split(":", 1)[1].strip()
                break
    except OSError:
        pass
    return f"{os.cpu_count()} x {name}"


def add(path, rows, command):
    """Puts (what, figure, unit, value) into the table, in the place of the same figure of an earlier run."""
    path = pathlib.Path(path)
    table = {}
    if path.exists():
        with open(path, encoding="utf-8", newline="") as lines:
            table = {(row[0], row[1]): row for row in csv.reader(lines) if row and row[0] != HEADER[0]}
    for what, figure, unit, value in rows:
        table[what, figure] = [what, figure, unit, value, command, datetime.date.today().isoformat(), machine()]
    with open(path, "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(HEADER)
        writer.writerows(table.values())


def read(path):
    """{(what, figure): value}"""
    with open(path, encoding="utf-8", newline="") as lines:
        return {(row["what"], row["figure"]): row["value"] for row in csv.DictReader(lines)}


def main():
    if len(sys.argv) < 6:
        sys.exit(__doc__)
    subprocess.run(sys.argv[5:], check=True)
    add(TABLE, [tuple(sys.argv[1:5])], shlex.join(sys.argv[5:]))


if __name__ == "__main__":
    main()
