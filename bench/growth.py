#!/usr/bin/env python3
"""Measures how time and memory of `retold group` grow with the documents, and what it finds of made-up corpora.

  growth.py RETOLD GENERATE [--sizes 100000,1000000,10000000] [--threads 1] [--memory SIZE] [--folder DIR]
            [--no-translations] [--only-translations] [--generate "OPTION..."] [--runs 1] [--csv FILE] [--record] [--keep]

GENERATE is build/bench/generate. Of each size a corpus is made in DIR (default: a temporary folder; 0.5 GB for a
million documents), unless --keep left it there, and grouped without and with translations; with --memory SIZE also within
that memory, and the output compared with that of the run without. Prints a Markdown table; --csv adds rows for
results.csv to FILE, --record to it.

Time is processor time and wall-clock time, each the median of the runs; memory the largest that the process had. A document made from another is
found if it is in its original's group. Counted are all exact copies, edited copies with a Jaccard similarity of 0.5 at
least, excerpts with a containment of 0.8 at least, and translations. Precision: of the documents that are grouped with
the one that is kept, how many have their original with it. Templates are to be left out of groups.
"""
import argparse
import array
import filecmp
import json
import os
import pathlib
import re
import shlex
import statistics
import subprocess
import sys
import tempfile
import time

import results

KINDS = ("exact", "edited", "excerpt", "template", "translation")
COLUMNS = ("exact", "edited", "excerpt", "translation")


def median_run(command, output, runs):
    costs = [run(command, output) for _ in range(runs)]
    return {"wall": statistics.median(c["wall"] for c in costs), "processor": statistics.median(c["processor"] for c in costs),
            "memory": max(c["memory"] for c in costs)}


def run(command, output):
    start = time.perf_counter()
    with open(output, "wb") as out:
        process = subprocess.Popen(command, stdout=out)
        _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{shlex.join(map(str, command))}: status {status}")
    return {"wall": time.perf_counter() - start, "processor": usage.ru_utime + usage.ru_stime,
            "memory": usage.ru_maxrss * 1024 / 1e6}


class Truth:
    """What each document was made from: the number of its original, its kind, and whether it has to be found."""

    def __init__(self, path, documents):
        self.original = array.array("I", range(documents))
        self.kind = bytearray(documents)  # 1 + index in KINDS
        self.due = bytearray(documents)
        with open(path, encoding="ascii") as lines:
            next(lines)
            for line in lines:
                name, original, how, jaccard, containment, *_ = line.split("\t")
                number = int(name[1:])
                self.original[number] = int(original[1:])
                self.kind[number] = 1 + KINDS.index(how)
                self.due[number] = {"edited": float(jaccard) >= 0.5, "excerpt": float(containment) >= 0.8}.get(how, True)


def score(truth, path):
    group_of = array.array("I", bytes(4 * len(truth.original)))  # 1 + the number of the one that is kept
    said = wrong = 0
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            kept, *others = (int(m["id"][1:]) for m in json.loads(line)["members"])
            group_of[kept] = kept + 1
            for number in others:
                group_of[number] = kept + 1
                said += 1
                wrong += truth.original[number] != truth.original[kept]
    due, found = [0] * 6, [0] * 6
    for number, kind in enumerate(truth.kind):
        if kind and truth.due[number]:
            due[kind] += 1
            found[kind] += group_of[number] != 0 and group_of[number] == group_of[truth.original[number]]
    recall = {name: found[i] / due[i] if due[i] else None for i, name in enumerate(KINDS, 1)}
    return recall, 1 - wrong / said if said else 1, said


def figure(value, digits=4):
    return "" if value is None else f"{value:.{digits}f}"


def shown_command(command, folder):
    return shlex.join(str(c) for c in command[1:] if c not in ("--quiet", folder)).replace(" --temp", "")


def ratios(costs):
    """What each size costs, times the one before."""
    for (shown, size), cost in costs.items():
        smaller = max((s for other, s in costs if other == shown and s < size), default=None)
        if smaller is not None:
            what = f"growth: {shown}, from {smaller} to {size} documents"
            yield from ((what, name, "times", f"{cost[cost_name] / costs[shown, smaller][cost_name]:.3f}")
                        for name, cost_name in (("processor time", "processor"), ("wall-clock time", "wall"), ("peak memory", "memory")))


def measure(options, size, folder, rows, costs):
    corpus, truth_path = folder / f"{size}.jsonl", folder / f"{size}.tsv"
    generate = [options.generate_program, *shlex.split(options.generate), "--truth", truth_path, str(size)]
    if not (corpus.exists() and truth_path.exists()):
        run(generate, corpus)
    truth = Truth(truth_path, size)
    megabytes = corpus.stat().st_size / 1e6
    for translations in [False] * (not options.only_translations) + [True] * (not options.no_translations):
        output = folder / f"{size}.groups"
        for memory in [None] + [options.memory] * bool(options.memory):
            command = [options.retold, "group", "--quiet", "--threads", str(options.threads)]
            command += [] if translations else ["--no-translations"]
            command += ["--memory", memory, "--temp", folder] if memory else []
            path = folder / f"{size}.bounded" if memory else output
            cost = median_run([*command, corpus], path, options.runs)
            same = filecmp.cmp(output, path, shallow=False)
            costs[shown_command(command, folder), size] = cost
            recall, precision, said = score(truth, path)
            shown = shown_command(command, folder)
            print(f"| {size:,} | {megabytes:,.0f} | `{shown}` | {cost['wall']:.1f} | {cost['processor']:.1f} | {cost['memory']:,.0f} | "
                  + " | ".join(figure(recall[k]) if translations or k != "translation" else "" for k in COLUMNS)
                  + f" | {figure(precision, 5)} | {figure(recall['template'])} |" + ("" if same else " **other output**"), flush=True)
            what = f"growth: {shown}, {size} documents"
            rows += [(what, name, unit, value) for name, unit, value in (
                ("wall-clock time", "s", f"{cost['wall']:.2f}"), ("processor time", "s", f"{cost['processor']:.2f}"),
                ("peak memory", "MB", f"{cost['memory']:.0f}"), ("precision", "share", figure(precision, 6)))]
            rows += [(what, f"recall of {k}", "share", figure(recall[k])) for k in COLUMNS if translations or k != "translation"]
            if not same:
                sys.exit(f"{shown}: another output than without --memory")
            if memory:
                without = costs[shown.replace(f" --memory {memory}", ""), size]
                rows += [(what, name, "times without --memory", f"{cost[cost_name] / without[cost_name]:.3f}")
                         for name, cost_name in (("processor time, same output", "processor"), ("wall-clock time, same output", "wall"))]
    if not options.keep:
        for path in folder.glob(f"{size}.*"):
            path.unlink()


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("retold")
    parser.add_argument("generate_program")
    parser.add_argument("--sizes", default="100000,1000000,10000000")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--memory")
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--folder", type=pathlib.Path)
    parser.add_argument("--generate", default="")
    parser.add_argument("--csv", type=pathlib.Path)
    for flag in ("no-translations", "only-translations", "record", "keep"):
        parser.add_argument(f"--{flag}", action="store_true")
    options = parser.parse_args()
    rows, costs = [], {}
    with tempfile.TemporaryDirectory() as temporary:
        print("| documents | MB | command | wall, s | processor, s | peak memory, MB | " + " | ".join(COLUMNS)
              + " | precision | templates grouped |\n|" + "---|" * 12)
        for size in map(int, options.sizes.split(",")):
            measure(options, size, options.folder or pathlib.Path(temporary), rows, costs)
    rows += ratios(costs)
    if options.csv or options.record:
        given = re.sub(r" --(?:folder|csv)[ =]\S+", "", " " + shlex.join(sys.argv[3:]))
        results.add(options.csv or results.TABLE, rows, "bench/growth.py build/retold build/bench/generate" + given)


if __name__ == "__main__":
    main()
