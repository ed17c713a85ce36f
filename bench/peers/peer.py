#!/usr/bin/env python3
"""Runs one peer over JSON Lines, from the file to clusters, the way its documentation says.

  peer.py NAME INPUT.jsonl OUTPUT.json

To be run with the Python of the environment that `install` makes. OUTPUT has the clusters of two or more documents (lists of
ids), the pairs if the peer gives pairs and they are not millions, or flags, the ids of documents called duplicates, if it
gives no more. Seconds are of reading, tokenising, signing, matching and clustering; importing the peer is not counted.

Tokens, where they can be set, are lower-cased runs of letters, marks and digits, kana, Han and Thai one a character, and shingles are
five of them. Signatures have 128 positions unless the peer's own default is another.
"""
import json
import os
import pathlib
import re
import resource
import sys
import tempfile
import time
import unicodedata

NGRAM, THRESHOLD, POSITIONS, SEED = 5, 0.8, 128, 42
MOST_PAIRS = 5_000_000
ALONE = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\u0e00-\u0e7f"
MARKS = "".join(c for c in map(chr, range(0x10000)) if unicodedata.category(c).startswith("M"))
WORD = re.compile(r"[^\W_]+")  # the same of ASCII, in less time
TOKEN = re.compile(rf"[{ALONE}]|[^\W_{ALONE}]+(?:[{MARKS}]+[^\W_{ALONE}]*)*")


def read(path):
    ids, texts = [], []
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            ids.append(record["id"])
            texts.append(record["text"])
    return ids, texts


def shingles(text):
    """Distinct, as text, in the order of the document."""
    tokens = (WORD if text.isascii() else TOKEN).findall(text.lower())
    if len(tokens) < NGRAM:
        return [" ".join(tokens)]
    return list(dict.fromkeys(map(" ".join, zip(*(tokens[i:] for i in range(NGRAM))))))


def join(pairs):
    """Clusters of what is connected by pairs of numbers."""
    parent = {}

    def find(x):
        root = x
        while parent.setdefault(root, root) != root:
            root = parent[root]
        while parent[x] != root:
            parent[x], x = root, parent[x]
        return root

    for a, b in pairs:
        parent[find(a)] = find(b)
    clusters = {}
    for x in parent:
        clusters.setdefault(find(x), []).append(x)
    return list(clusters.values())


def named(ids, pairs):
    """Clusters and, unless they are too many to keep, pairs."""
    met = set()

    def distinct():
        for a, b in pairs:
            pair = (a, b) if a < b else (b, a)
            if a != b and pair not in met:
                if len(met) <= MOST_PAIRS:
                    met.add(pair)
                yield pair

    clusters = [[ids[i] for i in c] for c in join(distinct()) if len(c) > 1]
    return {"clusters": clusters, **({"pairs": [[ids[a], ids[b]] for a, b in met]} if len(met) <= MOST_PAIRS else {})}


def datasketch():
    from datasketch import MinHash, MinHashLSH

    def run(path):
        ids, texts = read(path)
        index = MinHashLSH(threshold=THRESHOLD, num_perm=POSITIONS)
        pairs = []
        with_bytes = ([s.encode() for s in shingles(t)] for t in texts)
        for number, signature in enumerate(MinHash.generator(with_bytes, num_perm=POSITIONS)):
            pairs += ((other, number) for other in index.query(signature))
            index.insert(number, signature)
        return named(ids, pairs)
    return run


def rensa():
    """Keep unique documents, as in its README; then what each that is not kept is a duplicate of."""
    from rensa import RMinHash, RMinHashDeduplicator

    def run(path):
        ids, texts = read(path)
        signatures = RMinHash.from_token_sets([shingles(t) for t in texts], num_perm=POSITIONS, seed=SEED)
        unique = RMinHashDeduplicator(threshold=THRESHOLD, num_perm=POSITIONS, use_lsh=True)
        kept = unique.add_pairs((str(i), s) for i, s in enumerate(signatures))
        others = [i for i, keep in enumerate(kept) if not keep]
        found = unique.get_duplicate_sets([signatures[i] for i in others])
        return named(ids, [(i, int(j)) for i, of in zip(others, found) for j in of])
    return run


def rensa_lsh():
    from rensa import RMinHash, RMinHashLSH

    def run(path):
        ids, texts = read(path)
        signatures = RMinHash.from_token_sets([shingles(t) for t in texts], num_perm=POSITIONS, seed=SEED)
        index = RMinHashLSH(threshold=THRESHOLD, num_perm=POSITIONS, num_bands=16)
        index.insert_many(signatures)
        return named(ids, ((i, j) for i, found in enumerate(index.query_all(signatures)) for j in found))
    return run


def rensa_rho():
    """The pipeline of its benchmark, with its parameters; it says which documents are duplicates, but not of what."""
    from rensa import RMinHash, RMinHashLSH

    def run(path):
        ids, texts = read(path)
        matrix = RMinHash.digest_matrix_from_token_sets_rho([shingles(t) for t in texts], num_perm=POSITIONS, seed=SEED, probes=4)
        index = RMinHashLSH(threshold=THRESHOLD, num_perm=POSITIONS, num_bands=8)
        flags = index.query_duplicate_flags_matrix_one_shot(matrix)
        return {"clusters": [], "flags": [ids[i] for i, flag in enumerate(flags) if flag]}
    return run


def fastsketchlsh():
    import numpy
    from FastSketchLSH import LSH, FastSimilaritySketch

    def run(path):
        ids, texts = read(path)
        signatures = FastSimilaritySketch(size=POSITIONS, seed=SEED).batch([shingles(t) for t in texts], num_threads=1)
        index = LSH(num_perm=POSITIONS, num_bands=16, num_threads=1)
        index.insert(signatures)
        found, begins = index.query(signatures, format="csr")
        owners = numpy.repeat(numpy.arange(len(ids)), numpy.diff(begins.astype(numpy.int64)))
        return named(ids, zip(owners.tolist(), found.tolist()))
    return run


def gaoya():
    from gaoya.minhash import MinHashStringIndex

    def run(path):
        ids, texts = read(path)
        index = MinHashStringIndex(hash_size=32, jaccard_threshold=THRESHOLD, num_bands=20, band_size=5, analyzer="word",
                                   lowercase=True, ngram_range=(NGRAM, NGRAM))
        for number, text in enumerate(texts):
            index.insert_document(number, text)
        return named(ids, ((i, j) for i, text in enumerate(texts) for j in index.query(text)))
    return run


def text_dedup():
    import pickle

    from text_dedup import minhash

    def run(path):
        with tempfile.TemporaryDirectory() as folder:
            output = pathlib.Path(folder) / "output"
            minhash.main(["--path", "json", "--data_files", str(path), "--split", "train", "--cache_dir", f"{folder}/cache",
                          "--output", str(output), "--column", "text", "--batch_size", "10000", "--ngram", str(NGRAM),
                          "--threshold", str(THRESHOLD), "--num_proc", "1", "--debug"], standalone_mode=False)
            with open(output / "uf.pkl", "rb") as file:
                found = pickle.load(file)
        ids, _ = read(path)
        clusters = {}
        for i in found.parent:
            clusters.setdefault(found.find(i), []).append(i)
        return {"clusters": [[ids[i] for i in c] for c in clusters.values() if len(c) > 1]}
    return run


def datatrove():
    import struct

    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.dedup import MinhashDedupSignature
    from datatrove.pipeline.dedup.minhash import MinhashConfig, MinhashDedupBuckets, MinhashDedupCluster
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.utils.hashing import HashConfig
    from datatrove.utils.typeshelper import Languages

    def run(path):
        config = MinhashConfig(n_grams=NGRAM, hash_config=HashConfig(precision=64), num_buckets=14, hashes_per_bucket=8)
        with tempfile.TemporaryDirectory() as folder:
            stages = [
                [JsonlReader(str(pathlib.Path(path).parent), glob_pattern=pathlib.Path(path).name),
                 MinhashDedupSignature(output_folder=f"{folder}/signatures", config=config, language=Languages.english)],
                [MinhashDedupBuckets(input_folder=f"{folder}/signatures", output_folder=f"{folder}/buckets", config=config)],
                [MinhashDedupCluster(input_folder=f"{folder}/buckets", output_folder=f"{folder}/clusters", config=config, save_cluster_id=True)],
            ]
            for number, stage in enumerate(stages):
                LocalPipelineExecutor(pipeline=stage, tasks=config.num_buckets if number == 1 else 1, workers=1,
                                      logging_dir=f"{folder}/log{number}").run()
            clusters = {}
            for file in pathlib.Path(folder).glob("clusters/*.clusters"):
                for document, cluster in struct.iter_unpack("<II", file.read_bytes()):
                    clusters.setdefault(cluster, []).append(document)
        ids, texts = read(path)
        ids = [i for i, text in zip(ids, texts) if text]  # its reader leaves out empty texts
        return {"clusters": [[ids[i] for i in c] for c in clusters.values() if len(c) > 1]}
    return run


def semhash():
    from semhash import SemHash

    def run(path):
        ids, texts = read(path)
        records = [{"id": i, "text": t} for i, t in zip(ids, texts)]
        result = SemHash.from_records(records=records, columns=["text"]).self_deduplicate(threshold=0.9)
        pairs = [(d.record["id"], other["id"]) for d in result.filtered for other, _ in d.duplicates]
        return {"clusters": join(pairs), "pairs": pairs}
    return run


def main():
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    name, path, output = sys.argv[1:]
    run = globals()[name]()
    baseline = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    result = run(path)
    result["wall"] = time.perf_counter() - start
    usage = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    result["processor"] = sum(u.ru_utime + u.ru_stime for u in usage) - sum(u.ru_utime + u.ru_stime for u in baseline)
    pathlib.Path(output).write_text(json.dumps(result), encoding="utf-8")


if __name__ == "__main__":
    os.environ.setdefault("TOKENIZERS_PARALLELISM", "false")
    main()
