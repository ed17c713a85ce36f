#!/usr/bin/env python3
"""Times signing and grouping beside counting words on the same files; prints a Markdown table.

  signing.py STAGES RETOLD FILE...

STAGES is build/bench/stages, RETOLD is build/retold. For each file ROUNDS times in turn, after one round that is not
counted: `LC_ALL=C.UTF-8 wc -w`, `stages --sign` and `retold group --no-translations` with one thread and with two.
Seconds and ratios are medians of user time; the last column is the least elapsed time of one thread over that of two.
"""
import os
import pathlib
import statistics
import subprocess
import sys
import time

ROUNDS = 5


def run(command):
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env={**os.environ, "LC_ALL": "C.UTF-8"})
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command}: status {status}")
    return usage.ru_utime, time.perf_counter() - start


def main():
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    stages, retold, *paths = sys.argv[1:]
    print("| file | MB | `wc -w`, s | signing, s | times `wc -w` | MB/s | group, s | times `wc -w` | two threads, times faster |\n"
          "|---|---|---|---|---|---|---|---|---|")
    for path in paths:
        group = [retold, "group", "--quiet", "--no-translations", "--threads"]
        commands = [["wc", "-w", path], [stages, "--sign", path], [*group, "1", path], [*group, "2", path]]
        rounds = [[run(command) for command in commands] for _ in range(ROUNDS + 1)][1:]
        words, signing, grouping = (statistics.median(r[i][0] for r in rounds) for i in range(3))
        one, two = (min(r[i][1] for r in rounds) for i in (2, 3))
        size = os.path.getsize(path) / 1e6
        print(f"| {pathlib.Path(path).stem} | {size:.0f} | {words:.3f} | {signing:.3f} | {signing / words:.2f} | "
              f"{size / signing:.0f} | {grouping:.3f} | {grouping / words:.2f} | {one / two:.2f} |", flush=True)


main()
