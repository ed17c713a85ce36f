"""Running commands and what they cost, for the programs beside this one."""
import argparse
import collections
import os
import pathlib
import statistics
import subprocess
import sys
import time

Cost = collections.namedtuple("Cost", "processor user wall memory")  # seconds; MB at most


def arguments(usage, *programs):
    """The arguments of a program that times others on files."""
    parser = argparse.ArgumentParser(usage=usage)
    for program in programs:
        parser.add_argument(program)
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--record", action="store_true")
    return parser.parse_args()


def start(command):
    return subprocess.Popen(list(map(str, command)), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                            env={**os.environ, "LC_ALL": "C.UTF-8"})


def finish(process, command, statuses=(0,)):
    _, status, usage = os.wait4(process.pid, 0)
    if os.waitstatus_to_exitcode(status) not in statuses:
        sys.exit(f"{' '.join(map(str, command))}: status {os.waitstatus_to_exitcode(status)}")
    return usage


def run(command, copies=1, statuses=(0,)):
    """Of `copies` at a time: the seconds of the first, and those until all have ended."""
    begin = time.perf_counter()
    processes = [start(command) for _ in range(copies)]
    usage = [finish(process, command, statuses) for process in processes][0]
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_utime, time.perf_counter() - begin, usage.ru_maxrss * 1024 / 1e6)


def in_turn(measures, rounds):
    """Calls each of {name: function} in turn, `rounds` times and once before that is not counted: [{name: result}]"""
    return [{name: measure() for name, measure in measures.items()} for _ in range(rounds + 1)][1:]


def median(rounds, of):
    """The median of of(round): of a ratio, of what was measured in one round side by side."""
    return statistics.median(map(of, rounds))
