#!/usr/bin/env python3
"""Writes a synthetic corpus as JSON Lines: one story copied many times among unrelated documents.

  generate.py COPIES OTHERS [WORDS] [SEED]

COPIES near-identical documents (each with a few words of its own) stand at random places among
OTHERS unrelated ones; WORDS (default 300) words each. Words follow Zipf's law. The same arguments
give the same bytes.
"""
import itertools
import json
import random
import sys


def vocabulary(rng, size=50_000):
    letters = "etaoinshrdlucmfwypvbgkjqxz"
    return ["".join(rng.choices(letters, k=rng.randint(2, 10))) for _ in range(size)]


def main():
    given = [int(a) for a in sys.argv[1:5]]
    if len(given) < 2:
        sys.exit(__doc__)
    copies, others, words, seed = given + [300, 1][len(given) - 2:]
    rng = random.Random(seed)
    vocab = vocabulary(rng)
    weights = list(itertools.accumulate(1 / (rank + 10) for rank in range(len(vocab))))
    text = lambda: rng.choices(vocab, cum_weights=weights, k=words)
    story = text()
    places = set(rng.sample(range(copies + others), copies))
    for i in range(copies + others):
        if i in places:
            body = story.copy()
            for _ in range(3):
                body[rng.randrange(words)] = rng.choice(vocab)
        else:
            body = text()
        sys.stdout.write(json.dumps({"id": f"{'copy' if i in places else 'other'}-{i}", "text": " ".join(body)}) + "\n")


main()
