#!/usr/bin/env python3
"""Writes the golden vectors of src/sketch from its written-down definitions.

    python3 tests/golden/make_vectors.py

makes signatures.tsv and hashes.tsv beside this file. It shares no code with the library and
works each definition out the plain way: a shingle's sum without rolling, a signature as
a minimum over all elements, bin by bin. hashes.tsv holds what the reference tool answers
(Debian package xxhash): printf %s STRING | xxhsum -H3

Rows of signatures.tsv, tab-separated, numbers in hexadecimal but for sizes and counts:

    mix        X  rt_mix64(X)
    shingles   NGRAM  CODE,CODE,...  HASH,HASH,...
    signature  SIZE  SEED  COUNT  VALUE,VALUE,...   of the set mix(SEED + 1) .. mix(SEED + COUNT)

Rows of hashes.tsv: the string's bytes in hexadecimal (- for none), its XXH3.
"""

import pathlib
import subprocess

HERE = pathlib.Path(__file__).parent
MASK64 = 2**64 - 1
MASK32 = 2**32 - 1

SHINGLE_BASE = 0x9D4B8A2C6F31E07B
SHINGLE_LENGTH = 0xD6E8FEB86659FD93
MULTIPLIER_SEED = 0x9E3779B97F4A7C15


def mix(x):
    """SplitMix64's finaliser, variant 13."""
    x = ((x ^ (x >> 30)) * 0xBF58476D1CE4E5B9) & MASK64
    x = ((x ^ (x >> 27)) * 0x94D049BB133111EB) & MASK64
    return x ^ (x >> 31)


def shingle(codes):
    total = len(codes) * SHINGLE_LENGTH
    for j, code in enumerate(codes):
        total += (code >> 2) * pow(SHINGLE_BASE, len(codes) - 1 - j, 2**64)
    return mix(total & MASK64)


def shingles(codes, ngram):
    if len(codes) < ngram:
        return [shingle(codes)]
    return [shingle(codes[i : i + ngram]) for i in range(len(codes) - ngram + 1)]


def value(x, b, size):
    """What element x takes in bin b: phase 1 if it falls there, else phase 2."""
    high, low = x >> 32, x & MASK32
    if high * size // 2**32 == b:
        return low >> 1
    multiplier = mix((MULTIPLIER_SEED + b) & MASK64) >> 32 | 1
    return (low * multiplier & MASK32) >> 1 | 2**31


def signature(elements, size):
    return [min(value(x, b, size) for x in elements) for b in range(size)]


def listed(numbers, digits):
    return ",".join(f"{number:0{digits}x}" for number in numbers)


def signature_rows():
    for x in [0, 1, 2, 0xFFFFFFFF, 2**63, MASK64, 0x0123456789ABCDEF]:
        yield ["mix", f"{x:016x}", f"{mix(x):016x}"]
    # Flags set in some codes; the extremes; a repeat.
    codes = [mix(i) & MASK32 for i in range(1, 13)] + [0, 3, MASK32, mix(1) & MASK32]
    for ngram, count in [(1, 1), (1, 4), (2, 16), (5, 1), (5, 4), (5, 5), (5, 6), (5, 16), (64, 16),
                         (16, 16)]:
        used = codes[:count]
        yield ["shingles", str(ngram), listed(used, 8), listed(shingles(used, ngram), 16)]
    for size, count in [(1, 1), (1, 50), (7, 3), (16, 16), (30, 200), (33, 17), (64, 64), (156, 40),
                        (156, 130), (156, 1000), (512, 300), (1024, 5)]:
        seed = mix(size * 2**32 + count)
        elements = [mix((seed + i) & MASK64) for i in range(1, count + 1)]
        yield ["signature", str(size), f"{seed:016x}", str(count), listed(signature(elements, size), 8)]


def hash_rows():
    for text in ["", "a", "the", "news", "Nachrichten", "новости", "新聞", "السلام", "0123456789abcdef",
                 "a token of more than sixteen bytes", "x" * 129, "y" * 241, "z" * 1100]:
        data = text.encode()
        answer = subprocess.run(["xxhsum", "-H3"], input=data, capture_output=True, check=True)
        yield [data.hex() or "-", answer.stdout.decode().split()[-1]]


def write(name, rows):
    with open(HERE / name, "w", encoding="ascii", newline="\n") as file:
        for row in rows:
            file.write("\t".join(row) + "\n")


if __name__ == "__main__":
    write("signatures.tsv", signature_rows())
    write("hashes.tsv", hash_rows())
