#!/usr/bin/env python3
"""Checks the shape of the tree: which folder includes which, and how long things are.

  check.py ROOT

Folders stand in an order, and a file includes only files of its own folder or of one further left:
base < text < page < {sketch, input} < index < {match, cross} < group < api < cli, but sketch and input,
and match and cross, do not include each other. The command line uses include/ alone.
"""
import pathlib
import re
import sys

LEFT = {
    "base": set(),
    "text": {"base"},
    "page": {"base", "text"},
    "sketch": {"base", "text", "page"},
    "input": {"base", "text", "page"},
    "index": {"base", "text", "page", "sketch", "input"},
    "match": {"base", "text", "page", "sketch", "input", "index"},
    "cross": {"base", "text", "page", "sketch", "input", "index"},
    "group": {"base", "text", "page", "sketch", "input", "index", "match", "cross"},
    "api": {"base", "text", "page", "sketch", "input", "index", "match", "cross", "group"},
    "cli": set(),
}
GENERATED = {"unicode_table.h"}
INCLUDE = re.compile(r'^\s*#\s*include\s+"([^"]+)"')
FILE_LINES, FUNCTION_LINES = 800, 100


def sources(root, folder):
    return sorted(p for p in (root / folder).rglob("*") if p.suffix in (".c", ".h", ".cpp"))


def check_includes(root):
    for path in sources(root, "src"):
        folder = path.relative_to(root / "src").parts[0]
        if folder not in LEFT:
            yield f"{path}: folder {folder} has no place in the order"
            continue
        for number, line in enumerate(path.read_text().split("\n"), 1):
            match = INCLUDE.match(line)
            if not match or match.group(1) == "retold.h" or match.group(1) in GENERATED:
                continue
            parts = match.group(1).split("/")
            target = parts[0] if len(parts) > 1 else folder
            if target != folder and target not in LEFT[folder]:
                yield f"{path}:{number}: {folder} may not include {match.group(1)}"


def check_lengths(root):
    for folder in ("src", "include", "tests", "bench"):
        for path in sources(root, folder):
            lines = path.read_text().split("\n")
            if len(lines) > FILE_LINES + 1:
                yield f"{path}: {len(lines)} lines, more than {FILE_LINES}"
            start = None
            for number, line in enumerate(lines, 1):
                if line.startswith("{") or re.match(r"^[A-Za-z_].*\)\s*\{$", line):
                    start = number
                elif line.startswith("}") and start is not None:
                    if number - start > FUNCTION_LINES:
                        yield f"{path}:{start}: a function of {number - start} lines"
                    start = None


def main():
    root = pathlib.Path(sys.argv[1])
    faults = list(check_includes(root)) + list(check_lengths(root))
    for fault in faults:
        print(fault)
    sys.exit(bool(faults))


main()
