#!/usr/bin/env python3
"""A run that is killed at any moment and resumed gives the bytes of one that was not.

  resume.py RETOLD [DOCUMENTS [MOMENTS]]
"""
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

RETOLD = os.path.abspath(sys.argv[1])
DOCUMENTS = int(sys.argv[2]) if len(sys.argv) > 2 else 6_000
MOMENTS = int(sys.argv[3]) if len(sys.argv) > 3 else 10
FILES = 8
STORIES = pathlib.Path("tests/data/stories")


def make_inputs(folder, rng):
    """Files of short documents, some of them copies, faults and repeated ids among them; and stories in two languages."""
    syllables = "ka to ri men sol ba ter in os le an gra pi du ver no sta mi con".split()
    words = ["".join(rng.choices(syllables, k=rng.randint(1, 4))) for _ in range(8000)]
    texts = []
    for number in range(FILES):
        with open(folder / f"part-{number}.jsonl", "w") as file:
            for i in range(DOCUMENTS // FILES):
                text = list(rng.choice(texts)) if texts and rng.random() < 0.2 else rng.choices(words, k=50)
                text[rng.randrange(50)] = rng.choice(words)
                texts.append(text)
                name = f"{number}-{i}" if i % 500 else "the same"
                file.write(f'{{"id":"{name}","text":"{" ".join(text)}"}}\n')
                if i % 700 == 0:
                    file.write("no record\n")
    for story in sorted(STORIES.iterdir()):
        if story.is_file():
            shutil.copy(story, folder / story.name)


def run(arguments, kill_after=None):
    """The status, what was printed and what was said; None when it was killed."""
    child = subprocess.Popen([RETOLD, *map(str, arguments)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    try:
        out, err = child.communicate(timeout=kill_after)
    except subprocess.TimeoutExpired:
        child.send_signal(signal.SIGKILL)
        child.communicate()
        return None
    return child.returncode, out, err.decode()


def require(condition, what):
    if not condition:
        sys.exit(f"resume: {what}")


def said(message):
    """What was said, but for what was taken over."""
    return [line for line in message.splitlines() if "not read again" not in line and "read again: " not in line]


def check_kills(arguments, temp, rng):
    start = time.monotonic()
    whole = run(arguments)
    took = time.monotonic() - start
    require(whole[0] == 0, f"{arguments}: {whole[2]}")
    resumable = [*arguments, "--resume", "--temp", temp]
    killed = taken = 0
    for moment in range(MOMENTS):
        times = rng.choice((1, 1, 2))
        for _ in range(times):
            killed += run(resumable, took * (moment + rng.random()) / MOMENTS) is None
        resumed = run([*resumable, "--threads", 1 + moment % 2])
        taken += "taken over from a run that was stopped" in resumed[2]
        require(resumed[:2] == whole[:2] and said(resumed[2]) == said(whole[2]),
                f"{arguments} gives something else after a kill: {resumed[2]}")
        require(not os.listdir(temp), f"{arguments} left {os.listdir(temp)}")
    print(f"{arguments[0]}: {killed} runs killed, {taken} of {MOMENTS} took files over")
    return taken


def keep_parts(arguments, temp):
    """Runs until all inputs are read, and fails then, since the output cannot be written."""
    status, _, message = run([*arguments, "--resume", "--temp", temp, "-o", "/dev/full"])
    require(status == 2 and os.listdir(temp), f"a failed run kept nothing: {message}")


def check_damage(arguments, temp, rng):
    """What is damaged, cut short, or of an input that has changed since is made anew."""
    whole = run(arguments)
    resumable = [*arguments, "--resume", "--temp", temp]
    for _ in range(6):
        keep_parts(arguments, temp)
        victim = max(pathlib.Path(temp).iterdir(), key=lambda path: path.stat().st_size)
        data = bytearray(victim.read_bytes())
        if rng.random() < 0.3:
            del data[rng.randrange(len(data)):]
        else:
            data[rng.randrange(len(data))] ^= 1 << rng.randrange(8)
        victim.write_bytes(data)
        resumed = run(resumable)
        require(resumed[:2] == whole[:2], f"a damaged part changes the output: {resumed[2]}")
        require("1 file was read again: what --resume had kept is damaged" in resumed[2], f"not told: {resumed[2]}")
    # Other options, other parts.
    keep_parts(arguments, temp)
    other = [*arguments, "--ngram", "4"]
    resumed = run([*other, "--resume", "--temp", temp])
    require("not read again" not in resumed[2] and resumed[1] == run(other)[1], "other options, the same parts")
    resumed = run(resumable)
    require("not read again" in resumed[2] and resumed[1] == whole[1], f"parts were lost: {resumed[2]}")


def check_change(arguments, temp, folder):
    keep_parts(arguments, temp)
    file = folder / "part-3.jsonl"
    lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join(lines[: len(lines) // 2]))
    resumed = run([*arguments, "--resume", "--temp", temp])
    require(resumed[:2] == run(arguments)[:2], "an input that has changed")
    require("damaged" not in resumed[2] and "not read again" in resumed[2], f"an input that has changed: {resumed[2]}")
    require(not os.listdir(temp), f"left {os.listdir(temp)}")


def main():
    rng = random.Random(7)
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="retold-resume-"))
    try:
        folder, temp = scratch / "inputs", scratch / "temp"
        folder.mkdir()
        temp.mkdir()
        make_inputs(folder, rng)
        taken = check_kills(["group", folder], temp, rng)
        taken += check_kills(["dedup", "--no-translations", "--memory", "64M", folder], temp, rng)
        require(taken > 0, "no run was killed in time to have something to take over")
        check_damage(["pairs", folder], temp, rng)
        check_change(["group", "--no-translations", folder], temp, folder)
    finally:
        shutil.rmtree(scratch)


main()
