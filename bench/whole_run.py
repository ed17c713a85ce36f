#!/usr/bin/env python3
"""Times whole runs of `retold group` beside wc on the same file and prints a Markdown table.

  whole_run.py RETOLD FILE [RUNS]

Each command runs RUNS times (default 5), in turn, after one run that is not counted; the median of
the elapsed time and the largest peak memory are printed.
"""
import os
import statistics
import subprocess
import sys
import time


def run(command):
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                               env={**os.environ, "LC_ALL": "C.UTF-8"})
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{command}: status {status}")
    return time.perf_counter() - start, usage.ru_maxrss


def main():
    retold, path = sys.argv[1:3]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    group = [retold, "group", "--quiet", "--no-translations"]
    commands = {
        "`wc -l`": ["wc", "-l", path],
        "`LC_ALL=C.UTF-8 wc -w`": ["wc", "-w", path],
        "`retold group --no-translations --threads 1`": [*group, "--threads", "1", path],
        "`retold group --no-translations --threads 2`": [*group, "--threads", "2", path],
    }
    results = {name: [] for name in commands}
    for i in range(runs + 1):
        for name, command in commands.items():
            result = run(command)
            if i > 0:
                results[name].append(result)
    size = os.path.getsize(path) / 1e6
    words = statistics.median(t for t, _ in results["`LC_ALL=C.UTF-8 wc -w`"])
    print("| command | seconds | MB/s | times `wc -w` | peak memory, MB |\n|---|---|---|---|---|")
    for name, times in results.items():
        seconds = statistics.median(t for t, _ in times)
        memory = max(m for _, m in times) / 1000
        print(f"| {name} | {seconds:.3f} | {size / seconds:.0f} | {seconds / words:.2f} | {memory:.0f} |")


main()
