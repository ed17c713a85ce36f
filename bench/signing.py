#!/usr/bin/env python3
"""Times signing and grouping beside counting words on the same files; prints a Markdown table.

  signing.py STAGES RETOLD FILE... [--runs 5] [--record]

STAGES is build/bench/stages, RETOLD is build/retold. For each file as often as --runs says, in turn, after one round that
is not counted: `LC_ALL=C.UTF-8 wc -w`, `stages --sign`, `retold group --no-translations` with one thread, with two, and
twice at a time with one thread each. Seconds are of processor time; figures are medians, those of ratios of the
ratios of each round. The last two columns are of elapsed time: how many times faster two threads are than one, and
how many times as much two processes do, which tells how much of a second processor there is to be had.
--record puts the ratios into results.csv.
"""
import os

import results
import timing

COLUMNS = ("file", "MB", "`wc -w`, s", "signing, s", "times `wc -w`", "MB/s", "group, s", "times `wc -w`",
           "two threads, times faster", "two processes, times as much")


def measure(stages, retold, path, rounds):
    group = [retold, "group", "--quiet", "--no-translations", "--threads"]
    costs = timing.in_turn({
        "words": lambda: timing.run(["wc", "-w", path]),
        "signing": lambda: timing.run([stages, "--sign", path]),
        "one": lambda: timing.run([*group, 1, path]),
        "two": lambda: timing.run([*group, 2, path]),
        "both": lambda: timing.run([*group, 1, path], copies=2),
    }, rounds)
    seconds = {name: timing.median(costs, lambda c: c[name].processor) for name in ("words", "signing", "one")}
    ratios = {
        "signing": timing.median(costs, lambda c: c["signing"].processor / c["words"].processor),
        "group --no-translations": timing.median(costs, lambda c: c["one"].processor / c["words"].processor),
        "two threads, times faster": timing.median(costs, lambda c: c["one"].wall / c["two"].wall),
        "two processes, times as much": timing.median(costs, lambda c: 2 * c["one"].wall / c["both"].wall),
    }
    return seconds, ratios


def main():
    options = timing.arguments(__doc__, "stages", "retold")
    rows = []
    print(f"| {' | '.join(COLUMNS)} |\n{'|---' * len(COLUMNS)}|")
    for path in options.paths:
        seconds, ratios = measure(options.stages, options.retold, path, options.runs)
        size = os.path.getsize(path) / 1e6
        signing, group, threads, processes = ratios.values()
        print(f"| {path.stem} | {size:.0f} | {seconds['words']:.3f} | {seconds['signing']:.3f} | {signing:.2f} | {size / seconds['signing']:.0f} | "
              f"{seconds['one']:.3f} | {group:.2f} | {threads:.2f} | {processes:.2f} |", flush=True)
        rows += [(f"beside wc -w: {path.stem}", name, "ratio" if "times" in name else "times wc -w", f"{value:.3f}")
                 for name, value in ratios.items()]
    if options.record:
        names = " ".join(path.name for path in options.paths)
        results.add(results.TABLE, rows, f"bench/signing.py build/bench/stages build/retold {names} --record")


if __name__ == "__main__":
    main()
