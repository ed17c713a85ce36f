#!/usr/bin/env python3
"""With --memory the output is the same, what is resident stays under the limit, and no file is left behind.

  memory.py RETOLD [DOCUMENTS] [--sanitized]

What a sanitizer keeps beside the program's own memory has no limit: with --sanitized that is not looked at.
"""
import hashlib
import os
import pathlib
import random
import shutil
import subprocess
import sys
import tempfile

SANITIZED = "--sanitized" in sys.argv and not sys.argv.remove("--sanitized")
RETOLD = os.path.abspath(sys.argv[1])
DOCUMENTS = int(sys.argv[2]) if len(sys.argv) > 2 else 30_000 if SANITIZED else 120_000
LIMIT = 64 << 20
OVER = 0.1  # by so much of it more may be resident
STORIES = "tests/data/stories"


def corpus(path, seed):
    """Short documents of words by Zipf's law, some of them copies, edits or parts of earlier ones."""
    rng = random.Random(seed)
    syllables = "ka to ri men sol ba ter in os le an gra pi du ver no sta mi con".split()
    words = ["".join(rng.choices(syllables, k=rng.randint(1, 4))) for _ in range(20_000)]
    weights = [0.0]
    for rank in range(len(words)):
        weights.append(weights[-1] + 1 / (rank + 3))
    texts = []
    with open(path, "w") as file:
        for number in range(DOCUMENTS):
            kind = rng.randrange(20) if texts else 20
            text = list(rng.choice(texts)) if kind < 4 else rng.choices(words, cum_weights=weights[1:], k=55)
            if kind in (1, 2):
                text[rng.randrange(len(text))] = rng.choice(words)
            if kind == 3:
                text = rng.choices(words, cum_weights=weights[1:], k=150) + text
            if len(texts) < 3000:
                texts.append(text)
            # Some ids come twice: such records are left out.
            name = number if number % 5000 else 1
            file.write(f'{{"id":"d{name}","date":"{rng.randrange(9999)}","text":"{" ".join(text)}"}}\n')


def translated_corpus(path, seed):
    """Documents of several languages with names, figures and words that mean the same in all, some of them
    translations of earlier ones."""
    rng = random.Random(seed)
    meanings = 2000
    words = {}
    for language in "en de fr es it pt nl sv".split():
        syllables = [rng.choice("bcdfghjklmnpqrstvwz") + rng.choice("aeiouy") + rng.choice(["", *"bdlmnrst"]) for _ in range(60)]
        words[language] = ["".join(rng.choices(syllables, k=rng.randint(1, 3))) for _ in range(meanings)]
    names = ["".join(rng.choice("bdfgklmnprstv") + rng.choice("aeiou") for _ in range(3)).title() for _ in range(2000)]
    weights = [1 / (rank + 10) for rank in range(meanings)]
    stories = []
    with open(path, "w") as file:
        for number in range(DOCUMENTS // 3):
            if rng.randrange(2) or not stories:
                story = rng.choices(range(meanings), weights, k=45)
                for place in range(4, 45, 6):
                    story[place] = rng.choice(names) if rng.randrange(3) else str(rng.randrange(100, 9000))
                stories = (stories + [story])[-3000:]
            else:
                story = rng.choice(stories)
            language = rng.choice(list(words))
            text = " ".join(word if isinstance(word, str) else words[language][word] for word in story)
            file.write(f'{{"id":"t{number}","lang":"{language}","text":"{text}"}}\n')


def run(arguments, **options):
    """The status, a digest of standard output, what was said, and the most that was resident."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        child = subprocess.Popen([RETOLD, *arguments], stdout=out, stderr=err, **options)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        digest = hashlib.sha256()
        while chunk := out.read(1 << 16):
            digest.update(chunk)
        return child.returncode, digest.hexdigest(), err.read().decode(), usage.ru_maxrss * 1024


def require(condition, what):
    if not condition:
        sys.exit(f"memory: {what}")


def check_same(arguments, folder, bounded=True):
    plain = run(arguments)
    require(plain[0] == 0, f"{arguments}: {plain[2]}")
    require(SANITIZED or not bounded or plain[3] > LIMIT * (1 + 3 * OVER), f"{arguments}: {plain[3]} bytes without a limit are too few to tell")
    for threads in ("1", "2"):
        limited = run([*arguments, "--threads", threads, "--memory", "64M", "--temp", folder])
        require(limited[:3] == plain[:3], f"{arguments} differs with --memory and {threads} threads: {limited[2]}")
        require(SANITIZED or not bounded or limited[3] < LIMIT * (1 + OVER), f"{arguments}: {limited[3]} bytes were resident")
        require(not os.listdir(folder), f"{arguments} left {os.listdir(folder)}")
        print(f"{' '.join(arguments[:3])}: {plain[3] >> 20} MiB, with --memory 64M {limited[3] >> 20} MiB")


def check_full_disk(file, folder):
    """A disk that fills up is told, and nothing is printed."""
    small = pathlib.Path(folder, "small")
    small.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6M", "none", small], capture_output=True)
    if mounted.returncode != 0:
        print("memory: skipped the full disk, since no file system can be mounted here")
        return
    try:
        for command in ("group", "dedup"):
            output = pathlib.Path(folder, "output")
            status, digest, said, _ = run([command, "--no-translations", "--memory", "64M", "--temp", small, "-o",
                                           output, file])
            require(status == 2 and not output.exists(), f"a full disk: status {status}, {said}")
            require("no room for temporary files in" in said and "are needed" in said, f"a full disk: {said}")
            require(not os.listdir(small), "files were left on the full disk")
    finally:
        subprocess.run(["umount", small], check=True)


def check_refusals(file, folder):
    for value, said in (("63M", "at least"), ("0", "at least"), ("many", "size")):
        status, _, message, _ = run(["group", "--memory", value, file])
        require(status == 2 and said in message, f"--memory {value}: {message}")
    status, _, message, _ = run(["group", "--memory", "64M", "--temp", folder + "/none", file])
    require(status == 2 and folder + "/none" in message, f"a folder that is not there: {message}")


def check_kill(file, folder):
    """Killed, it leaves nothing behind."""
    child = subprocess.Popen([RETOLD, "group", "--no-translations", "--memory", "64M", "--temp", folder, file],
                             stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        child.wait(0.5)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
    require(not os.listdir(folder), f"a killed run left {os.listdir(folder)}")


def main():
    scratch = tempfile.mkdtemp(prefix="retold-memory-")
    try:
        file = scratch + "/corpus.jsonl"
        folder = scratch + "/temp"
        os.mkdir(folder)
        # By another process: what a child has resident counts from that of this one.
        subprocess.run([sys.executable, __file__, RETOLD, str(DOCUMENTS), file], check=True)
        for command in (["group"], ["group", "--keep", "longest", "--format", "tsv"], ["pairs"], ["dedup"],
                        ["dedup", "--annotate", "--keep", "earliest"]):
            check_same([*command, "--no-translations", file], folder)
        for command in ("group", "pairs", "dedup"):
            check_same([command, STORIES], folder, bounded=False)
        for command in ("group", "pairs"):
            check_same([command, file + ".translated"], folder)
        check_refusals(file, folder)
        check_kill(file, folder)
        check_full_disk(file, folder)
    finally:
        shutil.rmtree(scratch)


if len(sys.argv) > 3:
    corpus(sys.argv[3], 1)
    translated_corpus(sys.argv[3] + ".translated", 1)
else:
    main()
