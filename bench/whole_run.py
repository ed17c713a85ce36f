#!/usr/bin/env python3
"""Times whole runs of `retold group` beside wc on the same file and prints a Markdown table.

  whole_run.py RETOLD FILE... [--runs 5] [--record]

Each command runs as often as --runs says, in turn, after one run that is not counted. Seconds are medians, the ratio is
the median of the ratios of each round, by processor time; memory is the largest peak. --record puts the ratios and the
memory into results.csv.
"""
import os

import results
import timing

WORDS = "LC_ALL=C.UTF-8 wc -w"


def commands(retold, path):
    group = [retold, "group", "--quiet", "--threads"]
    return {
        "wc -l": ["wc", "-l", path],
        WORDS: ["wc", "-w", path],
        "retold group --no-translations --threads 1": [*group, 1, "--no-translations", path],
        "retold group --no-translations --threads 2": [*group, 2, "--no-translations", path],
        "retold group --threads 1": [*group, 1, path],
        "retold group --threads 2": [*group, 2, path],
    }


def main():
    options = timing.arguments(__doc__, "retold")
    rows = []
    for path in options.paths:
        size = os.path.getsize(path) / 1e6
        measures = {name: lambda command=command: timing.run(command) for name, command in commands(options.retold, path).items()}
        costs = timing.in_turn(measures, options.runs)
        print(f"| {path.name} ({size:.0f} MB) | seconds | of processor time | times `wc -w` | peak memory, MB |\n|---|---|---|---|---|")
        for name in measures:
            ratio = timing.median(costs, lambda c: c[name].processor / c[WORDS].processor)
            memory = max(c[name].memory for c in costs)
            print(f"| `{name}` | {timing.median(costs, lambda c: c[name].wall):.2f} | {timing.median(costs, lambda c: c[name].processor):.2f} | "
                  f"{ratio:.2f} | {memory:.0f} |", flush=True)
            if name.startswith("retold"):
                what = f"whole run: {path.stem}, {name}"
                rows += [(what, "processor time", "times wc -w", f"{ratio:.3f}"), (what, "peak memory", "MB", f"{memory:.0f}")]
        print(flush=True)
    if options.record:
        names = " ".join(path.name for path in options.paths)
        results.add(results.TABLE, rows, f"bench/whole_run.py build/retold {names} --record")


if __name__ == "__main__":
    main()
