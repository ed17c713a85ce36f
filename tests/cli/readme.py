#!/usr/bin/env python3
"""Checks that what README.md shows is so.

  readme.py RETOLD EXAMPLE

Every console block is run, from the project's folder with an 80-column table as on a terminal:
the lines under "$ build/retold ..." have to be printed in that order, one after another but where
"..." stands for some left out. The C block has to be tests/readme_example.c to the byte;
EXAMPLE, built from it, has to find the groups that the command finds.
"""
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
README = (ROOT / "README.md").read_text()


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.M | re.S)


def output(words):
    env = dict(os.environ, COLUMNS="80", LC_ALL="C")
    done = subprocess.run(words, cwd=ROOT, env=env, stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, check=False)
    return (done.stdout + done.stderr).splitlines()


def missing_line(shown, printed):
    """The first shown line that is not printed where it should be, or None."""
    at, gap = 0, False
    for line in shown:
        if line == "...":
            gap = True
            continue
        if gap and not line:
            continue
        if gap and line in printed[at:]:
            at = printed.index(line, at)
        if at >= len(printed) or printed[at] != line:
            return line
        at, gap = at + 1, False
    return None


def check_console(block, retold):
    command, *shown = block.splitlines()
    words = shlex.split(command.removeprefix("$ "))
    if words[0] != "build/retold":
        return f"does not run build/retold: {command}"
    words[0] = retold
    if words[1] in ("group", "pairs") and "--format" not in words:
        words += ["--format", "table"]
    line = missing_line(shown, output(words))
    return line is not None and f"{command}\n  does not print: {line}"


def check_example(retold, example):
    wanted = (ROOT / "tests/readme_example.c").read_text()
    if blocks("c") != [wanted]:
        return "the C block is not tests/readme_example.c"
    inputs = ["tests/cli/articles.jsonl"]
    groups = [json.loads(line) for line in
              output([retold, "group", "-q", "--format", "jsonl", "--keep", "longest", *inputs])]
    lines = []
    for group in groups:
        for member in group["members"]:
            kept = "keep" in member
            lines.append("%s%s %s %.2f" % ("" if kept else "    ", member["id"],
                                           "kept" if kept else member["relation"],
                                           member.get("score", 1)))
    printed = output([example, *inputs])
    return (not lines or printed != lines) and f"the example prints {printed}, not {lines}"


def main():
    retold, example = (str(pathlib.Path(word).resolve()) for word in sys.argv[1:3])
    consoles = blocks("console")
    wrong = [check_console(block, retold) for block in consoles] + [check_example(retold, example)]
    wrong = [message for message in wrong if message]
    print("\n".join(wrong) or f"{len(consoles)} console blocks and the example are right")
    sys.exit(bool(wrong) or not consoles)


if __name__ == "__main__":
    main()
