#!/usr/bin/env python3
"""Measures a few ratios on made-up text in two minutes, and says whether one has fallen by a quarter.

  quick.py BUILD [--record] [--results bench/results.csv]

Needs BUILD/retold, BUILD/bench/generate and BUILD/bench/stages. Exit status 1 if a ratio is under FALLEN of the one recorded;
--record writes what was measured instead.

Each ratio is of two commands that were run in turn on the same file, by the least processor time of each; more is better. What
another machine's load does to them is evened out as far as it goes: a ratio that has fallen is measured again up to
TRIES times, with what was measured before, and only then reported. Two threads are measured by elapsed
time, beside two processes of `wc -w` at a time, which tell how much of a second processor there is to be had.
"""
import argparse
import pathlib
import subprocess
import sys
import tempfile

import results
import timing

FALLEN, TRIES, ROUNDS = 0.75, 3, 5
LANGUAGES = {"en": "English", "ru": "Russian", "zh": "Chinese", "am": "Amharic"}
FAR_APART = 10  # the sizes between which growth is measured


def processor_time(command):
    return timing.run(command).processor


def elapsed(command, copies=1):
    return timing.run(command, copies).wall


def memory(command):
    return timing.run(command).memory


class Ratio:
    """numerator() / denominator(), each the least of all rounds so far, times `scale`."""

    def __init__(self, name, numerator, denominator, scale=1.0, rounds=ROUNDS):
        self.name, self.measures, self.scale, self.rounds = name, (numerator, denominator), scale, rounds
        self.least = [float("inf"), float("inf")]

    def measure(self):
        for _ in range(self.rounds):
            for i, measure in enumerate(self.measures):
                self.least[i] = min(self.least[i], measure())
        return self.value()

    def value(self):
        return self.scale * self.least[0] / self.least[1]


class Threads:
    """How much faster two threads are than one, over how many processors there are to be had; each the least of all rounds."""

    def __init__(self, name, one, two, words):
        self.name = name
        self.measures = (lambda: elapsed(one), lambda: elapsed(two), lambda: elapsed(words), lambda: elapsed(words, copies=2))
        self.least = [float("inf")] * 4

    def measure(self):
        for _ in range(ROUNDS):
            self.least = [min(least, measure()) for least, measure in zip(self.least, self.measures)]
        return self.value()

    def value(self):
        one, two, word_count, word_counts = self.least
        return one / two / (2 * word_count / word_counts)


def ratios(build, folder):
    retold, sign = build / "retold", [build / "bench/stages", "--sign"]

    def corpus(name, *options):
        path = folder / f"{name}.jsonl"
        with open(path, "wb") as out:
            subprocess.run([build / "bench/generate", *options], stdout=out, check=True)
        return path

    def group(path, *options, threads=1):
        return [retold, "group", "--quiet", "--threads", str(threads), *options, path]

    def words(path):
        return lambda: processor_time(["wc", "-w", path])

    def timed(command):
        return lambda: processor_time(command)

    for tag, name in LANGUAGES.items():
        path = corpus(tag, "--languages", tag, "--words", "400", "6000")
        yield Ratio(f"wc -w / signing, {name}", words(path), timed([*sign, path]))
        yield Ratio(f"wc -w / group --no-translations, {name}", words(path), timed(group(path, "--no-translations")))
    path = corpus("mixed", "--words", "300", "6000")
    yield Ratio("wc -w / group, nine languages", words(path), timed(group(path)), rounds=3)
    small, large = corpus("small", "12000"), corpus("large", str(12000 * FAR_APART))
    one, two = (group(large, "--no-translations", threads=t) for t in (1, 2))
    yield Ratio("growth to ten times the documents, time", *(timed(group(p, "--no-translations")) for p in (small, large)), scale=FAR_APART)
    yield Ratio("growth to ten times the documents, memory",
                *(lambda p=p: memory(group(p, "--no-translations")) for p in (small, large)), scale=FAR_APART, rounds=1)
    yield Threads("two threads / one, of the processors there are", one, two, ["wc", "-w", large])


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--record", action="store_true")
    parser.add_argument("--results", type=pathlib.Path, default=results.TABLE)
    options = parser.parse_args()
    recorded = {} if options.record else {figure: float(value) for (what, figure), value in results.read(options.results).items() if what == "quick"}
    rows, fallen = [], 0
    with tempfile.TemporaryDirectory() as folder:
        for ratio in ratios(options.build.resolve(), pathlib.Path(folder)):
            least = FALLEN * recorded.get(ratio.name, 0)
            tries = 1
            while ratio.measure() < least and tries < TRIES:
                tries += 1
            value = ratio.value()
            rows.append(("quick", ratio.name, "ratio", f"{value:.3f}"))
            said = "" if options.record else f" (recorded {recorded[ratio.name]:.3f})" if ratio.name in recorded else " (not recorded)"
            bad = value < least or (not options.record and ratio.name not in recorded)
            fallen += bad
            print(f"{'FALLEN ' if bad else ''}{ratio.name}: {value:.3f}{said}", flush=True)
    if options.record:
        results.add(options.results, rows, "bench/quick.py build --record")
    sys.exit(1 if fallen else 0)


if __name__ == "__main__":
    main()
