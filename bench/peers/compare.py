#!/usr/bin/env python3
"""Runs retold and its peers on the same files and prints how fast and how good they are as a Markdown table.

  compare.py RETOLD PYTHON EVAL [--generate PROGRAM] [--runs 5] [--only NAME,...] [--results FOLDER] [--update]

PYTHON is that of the environment made by `install`, build/peers/bin/python. Files are near/reuters and near/press of EVAL and
100,000 short documents in nine languages, made by PROGRAM (default: bench/generate beside RETOLD). --update writes the table
between the markers in bench/README.md, the picture bench/peers.svg, and the figures into bench/results.csv. With
--results, what was measured is kept in FOLDER, and what --only does not name is taken from there.

One thread each. Time is processor time from the raw file to clusters, the median of the runs (of two where a run takes
more than a minute, as the table then says); of peers without that of starting Python and importing them, of retold
the whole process. The runs of all take turns, so that all have the same machine. Memory is the most that the process and
its children had at a time.

A pair is right if its exact Jaccard similarity over 5 tokens is at least 0.8. Recall is the share of right pairs that are in one
cluster, precision the share of pairs in one cluster that are right; the same of the pairs that a peer gives, where it does.
The row "exact pairs, chained" is what the right pairs themselves give when all that they connect is put into one cluster.
"""
import argparse
import collections
import gzip
import itertools
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile
import threading
import time

sys.path[:0] = [str(pathlib.Path(__file__).parent), str(pathlib.Path(__file__).parent.parent)]
import peer
import picture
import results

NOTES = {
    "retold": "groups are stars: each member is compared with the one kept",
    "datasketch": "candidates of the index, not compared further",
    "rensa": "its README: what is kept, then what the others are like; candidates are compared by signature",
    "rensa_lsh": "candidates of the index (16 bands of 8), not compared further",
    "rensa_rho": "its benchmark: samples positions, 8 bands of 16; says which are duplicates but not of what, so a pair counts as found "
                 "if the later document is flagged",
    "fastsketchlsh": "candidates of the index (16 bands of 8), not compared further",
    "gaoya": "its own tokens, words only: no shingles of characters; 20 bands of 5; compared by signature",
    "text_dedup": "its own tokens (split at each character that is no letter or digit); 250 positions; texts under 5 tokens left out",
    "datatrove": "spaCy's tokens, English; 14 buckets of 8, which is its default and aims at 0.72; it is made for many machines",
    "semhash": "embeddings, no shingles; its default model, minishlab/potion-base-8M, is downloaded when it is first used, which could not be done "
               "here, and no package brings it",
}
PEERS = [name for name in NOTES if name != "retold"]
CHAINED = "exact pairs, chained"
SLOW, SLOW_RUNS = 60, 2  # seconds; how often what takes longer is run
THREADS = ("OMP_NUM_THREADS", "RAYON_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")


# ------------------------------------------------------------------ running


class MemoryWatch(threading.Thread):
    """The most resident memory that a process and its children have together."""

    def __init__(self, root):
        super().__init__(daemon=True)
        self.root, self.most, self.over = root, 0, False

    def tree(self):
        pending, page = [self.root], os.sysconf("SC_PAGESIZE")
        while pending:
            process = pending.pop()
            try:
                yield int(open(f"/proc/{process}/statm").read().split()[1]) * page
                for task in os.listdir(f"/proc/{process}/task"):
                    pending += map(int, open(f"/proc/{process}/task/{task}/children").read().split())
            except OSError:
                pass

    def run(self):
        while not self.over:
            self.most = max(self.most, sum(self.tree()))
            time.sleep(0.05)


def run(command, log):
    environment = {**os.environ, **dict.fromkeys(THREADS, "1"), "HF_HUB_DISABLE_TELEMETRY": "1"}
    with open(log, "wb") as out:
        process = subprocess.Popen(command, stdout=out, stderr=subprocess.STDOUT if "peer.py" in str(command) else None, env=environment)
        watch = MemoryWatch(process.pid)
        watch.start()
        start = time.perf_counter()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        watch.over = True
        watch.join()
    return status, {"wall": wall, "processor": usage.ru_utime + usage.ru_stime, "memory": max(watch.most, usage.ru_maxrss * 1024) / 1e6}


def run_retold(retold, path, folder):
    common = ["--quiet", "--no-translations", "--threads", "1", "--threshold", "0.8", "--relations", "exact,near,template"]
    log = folder / "retold.groups"
    status, result = run([retold, "group", *common, path], log)
    if status != 0:
        sys.exit(f"retold: status {status}")
    result["clusters"] = [[m["id"] for m in json.loads(line)["members"]] for line in log.open(encoding="utf-8")]
    log = folder / "retold.pairs"
    run([retold, "pairs", *common, path], log)
    result["pairs"] = [(r["a"], r["b"]) for r in map(json.loads, log.open(encoding="utf-8"))]
    return result


def run_peer(python, name, path, folder):
    """The result, or what the peer said when it failed."""
    output, log = folder / f"{name}.json", folder / f"{name}.log"
    status, cost = run([python, pathlib.Path(__file__).parent / "peer.py", name, path, output], log)
    if status != 0:
        return log.read_text(errors="replace").strip().split("\n")[-1]
    return {**json.loads(output.read_text(encoding="utf-8")), "memory": cost["memory"]}


# ------------------------------------------------------------------ scoring


class Truth:
    """Exact Jaccard similarities: of the pairs of the set's table, which has all that count, and of others when asked; or all
    pairs that are right, found here."""

    def __init__(self, path, known=None):
        self.known, self.sets = known, {}
        ids, texts = peer.read(path)
        self.texts = dict(zip(ids, texts))
        self.order = {name: i for i, name in enumerate(ids)}
        self.due = {pair for pair, jaccard in known.items() if jaccard >= 0.8} if known is not None else self.join()

    def shingles(self, name):
        if name not in self.sets:
            self.sets[name] = set(peer.shingles(self.texts[name]))
        return self.sets[name]

    def jaccard(self, a, b):
        a, b = self.shingles(a), self.shingles(b)
        return len(a & b) / max(1, len(a | b))

    def join(self):
        """Sets that share four fifths of their union share one of each other's rarest fifth and one more."""
        count = collections.Counter(itertools.chain.from_iterable(map(self.shingles, self.order)))
        found, holders = set(), collections.defaultdict(list)
        for name in sorted(self.order, key=lambda name: len(self.shingles(name))):
            size = len(self.shingles(name))
            rarest = sorted(self.shingles(name), key=lambda s: (count[s], s))[:size - -(-4 * size // 5) + 1]
            met = {other for s in rarest for other in holders[s] if 5 * len(self.shingles(other)) >= 4 * size}
            found |= {key(name, other) for other in met if self.jaccard(name, other) >= 0.8}
            for s in rarest:
                holders[s].append(name)
        return found

    def is_right(self, pair):
        if self.known is None:
            return pair in self.due
        if pair not in self.known:
            self.known[pair] = self.jaccard(*pair)
        return self.known[pair] >= 0.8

    def score(self, said):
        right = sum(map(self.is_right, said))
        return len(self.due & said) / len(self.due), right / len(said) if said else 1, len(said) - right

    def score_clusters(self, clusters):
        if self.known is not None:
            return self.score({key(a, b) for c in clusters for a, b in itertools.combinations(c, 2)})
        said = sum(len(c) * (len(c) - 1) // 2 for c in clusters)  # maybe too many to list
        cluster_of = {name: i for i, c in enumerate(clusters) for name in c}
        right = sum(cluster_of.get(a, -1) == cluster_of.get(b, -2) for a, b in self.due)
        return right / len(self.due), right / said if said else 1, said - right


def key(a, b):
    return (a, b) if a < b else (b, a)


def score(truth, result):
    if "flags" in result:
        flagged = set(result["flags"])
        later = [max(pair, key=truth.order.get) for pair in truth.due]
        partner = set(later)
        result["recall"] = sum(name in flagged for name in later) / len(later)
        result["precision"], result["wrong"] = len(flagged & partner) / max(1, len(flagged)), len(flagged - partner)
        return
    result["recall"], result["precision"], result["wrong"] = truth.score_clusters(result["clusters"])
    if "pairs" in result:
        result["of_pairs"] = truth.score({key(a, b) for a, b in result["pairs"] if a != b})


def exact_truth(path):
    with open(path, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if not line.startswith(("#", "id1"))]
    return {key(r[0], r[1]): float(r[2]) for r in rows}


def files(options, folder):
    """(name, JSON Lines, truth)"""
    for name in ("reuters", "press"):
        source = options.eval / "near" / f"{name}.jsonl.gz"
        path = folder / f"{name}.jsonl"
        path.write_bytes(gzip.open(source).read())
        yield name, path, Truth(path, exact_truth(options.eval / "near" / f"{name}.exact.tsv"))
    if pathlib.Path(options.generate).exists():
        path = folder / "generated.jsonl"
        with open(path, "wb") as out:
            subprocess.run([options.generate, "--translations", "0", "100000"], stdout=out, check=True)
        yield "generated", path, Truth(path)


# ------------------------------------------------------------------ printing


def measure(options, folder, path, truth):
    """{name: result or what went wrong}; costs are medians."""
    runs, failed = collections.defaultdict(list), {}
    for round_number in range(options.runs):
        for name in options.only:
            if name in failed or (round_number >= SLOW_RUNS and runs[name][0]["processor"] > SLOW):
                continue
            result = run_retold(options.retold, path, folder) if name == "retold" else run_peer(options.python, name, path, folder)
            if isinstance(result, str):
                failed[name] = result
            else:
                runs[name].append(result)
                print(f"{path.name} {name}: {result['processor']:.2f} s", file=sys.stderr, flush=True)
    measured = dict(failed)
    for name, all_runs in runs.items():
        score(truth, all_runs[0])
        measured[name] = {k: all_runs[0][k] for k in ("recall", "precision", "wrong", "of_pairs") if k in all_runs[0]}
        measured[name].update({cost: statistics.median(r[cost] for r in all_runs) for cost in ("processor", "wall", "memory")})
        measured[name]["runs"] = len(all_runs)
    return with_earlier(options, path.stem, measured)


def with_earlier(options, file, measured):
    """Keeps what was measured, and adds what was before."""
    if options.results is not None:
        options.results.mkdir(parents=True, exist_ok=True)
        for name, result in measured.items():
            (options.results / f"{file}.{name}.json").write_text(json.dumps(result), encoding="utf-8")
        for name in NOTES:
            kept = options.results / f"{file}.{name}.json"
            if name not in measured and kept.exists():
                measured[name] = json.loads(kept.read_text(encoding="utf-8"))
    return {name: measured[name] for name in NOTES if name in measured}


def share(value):
    return f"{value:.4f}"


def chained_row(name, truth):
    """What no clustering of all right pairs can be better than: its precision."""
    recall, precision, _ = truth.score_clusters(peer.join(truth.due))
    row = f"| {name} | {CHAINED} | | | | | {share(recall)} | {share(precision)} | {share(1)} | {share(1)} |"
    return row, (f"peers: {CHAINED} on {name}", "precision in clusters", "share", share(precision))


def rows_of(name, path, measured, runs):
    base = measured["retold"]["processor"]
    for peer_name, result in measured.items():
        if isinstance(result, str):
            yield f"| {name} | {peer_name} | does not run here | | | | | | | |"
            continue
        of_pairs = result.get("of_pairs")
        times = f" ({result['runs']} runs)" if result.get("runs", runs) != runs else ""
        yield (f"| {name} | {peer_name} | {result['processor']:.2f}{times} | {result['processor'] / base:.1f} | {path.stat().st_size / 1e6 / result['processor']:.1f} | "
               f"{result['memory']:.0f} | {share(result['recall'])} | {share(result['precision'])} | "
               + (f"{share(of_pairs[0])} | {share(of_pairs[1])} |" if of_pairs else " | |"))


def figures_of(name, measured):
    base = measured["retold"]["processor"]
    for peer_name, result in measured.items():
        if isinstance(result, str):
            continue
        what = f"peers: {peer_name} on {name}"
        yield what, "processor time", "s", f"{result['processor']:.3f}"
        yield what, "time", "times retold", f"{result['processor'] / base:.2f}"
        yield what, "peak memory", "MB", f"{result['memory']:.0f}"
        yield what, "recall in clusters", "share", share(result["recall"])
        yield what, "precision in clusters", "share", share(result["precision"])
        if "of_pairs" in result:
            yield what, "recall of pairs", "share", share(result["of_pairs"][0])
            yield what, "precision of pairs", "share", share(result["of_pairs"][1])


def versions(python):
    listed = subprocess.run([python, "-m", "pip", "list", "--format", "freeze"], capture_output=True, text=True, check=True).stdout
    found = dict(line.lower().split("==") for line in listed.split() if "==" in line)
    return {name: found.get("text-dedup" if name == "text_dedup" else name.split("_")[0], "") for name in PEERS}


def update(table, all_measured, figures):
    bench = pathlib.Path(__file__).parent.parent
    readme = bench / "README.md"
    begin, end = "<!-- peers: begin -->\n", "<!-- peers: end -->\n"
    text = readme.read_text(encoding="utf-8")
    head, rest = text.split(begin)
    readme.write_text(head + begin + table + rest[rest.index(end):], encoding="utf-8")
    (bench / "peers.svg").write_text(picture.draw(all_measured), encoding="utf-8")
    results.add(bench / "results.csv", figures, "bench/peers/compare.py build/retold build/peers/bin/python $EVAL --update")


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("retold")
    parser.add_argument("python")
    parser.add_argument("eval", type=pathlib.Path)
    parser.add_argument("--generate")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--only", type=lambda names: names.split(","), default=list(NOTES))
    parser.add_argument("--results", type=pathlib.Path)
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    options.generate = options.generate or pathlib.Path(options.retold).parent / "bench" / "generate"
    lines = ["Similarity is not transitive, so clusters cannot have all right pairs and no other, however they are made: what the right pairs "
             f"give when they are joined is the row *{CHAINED}*.", "", "| file | what | seconds | times retold | MB/s | peak memory, MB | clusters: recall | precision | pairs: recall | precision |",
             "|---|---|---|---|---|---|---|---|---|---|"]
    all_measured, figures = {}, []
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        for name, path, truth in files(options, folder):
            all_measured[name] = measure(options, folder, path, truth)
            lines += rows_of(name, path, all_measured[name], options.runs)
            figures += figures_of(name, all_measured[name])
            row, figure = chained_row(name, truth)
            lines.append(row)
            figures.append(figure)
    installed = versions(options.python)
    lines += ["", *(f"- {name}{' ' + installed[name] if installed.get(name) else ''}: {NOTES[name]}" for name in NOTES), ""]
    table = "\n".join(lines)
    print(table)
    if options.update:
        update(table, all_measured, figures)


if __name__ == "__main__":
    main()
