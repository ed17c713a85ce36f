#!/usr/bin/env python3
"""Measures how fast inputs of each container are read, beside zcat | wc -l and zstdcat | wc -l.

  reading.py READ_RECORDS RETOLD ARTICLES.jsonl.gz CRAWL.warc.gz...

READ_RECORDS is build/bench/read_records. The articles become JSON Lines (plain, gzip, zstd) and a WET file;
the crawls are repeated to MEGABYTES. Prints a Markdown table, MB of what comes after decompression a second of processor
time, best of ROUNDS: cut into records, with documents made of them, `retold group --no-translations` with one thread, and the
tools.
"""
import gzip
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

MEGABYTES, ROUNDS = 200, 3


def best(words, shell=False):
    """User and system time of the command and of what it started."""
    times = []
    for _ in range(ROUNDS):
        process = subprocess.Popen(words, shell=shell, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if status != 0:
            sys.exit(f"{words}: status {status}")
        times.append(usage.ru_utime + usage.ru_stime)
    return min(times)


def conversion(line):
    """A WET record of a JSON line."""
    text = json.loads(line)["text"].encode() + b"\n"
    return (b"WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: http://example/%d\r\nWARC-Date: 2024-05-31T12:00:00Z\r\n"
            b"Content-Type: text/plain\r\nContent-Length: %d\r\n\r\n" % (len(text), len(text)) + text + b"\r\n\r\n")


def repeated(path, folder, name):
    """The file again and again, with other ids where a line has one."""
    content = gzip.open(path).read()
    lines = content.splitlines(keepends=True)
    target = folder / name
    with open(target, "wb") as out:
        for i in range(max(1, MEGABYTES * 1_000_000 // len(content))):
            out.writelines(re.sub(rb'("id": ?")', rb"\g<1>%d-" % i, line, count=1) for line in lines)
    return target


def inputs(folder, articles, crawls):
    plain = repeated(articles, folder, "articles.jsonl")
    yield "JSON Lines", plain, "wc -l"
    subprocess.run(["gzip", "-k", plain], check=True)
    yield "JSON Lines, gzip", folder / "articles.jsonl.gz", "zcat"
    subprocess.run(["zstd", "-qk", plain], check=True)
    yield "JSON Lines, zstd", folder / "articles.jsonl.zst", "zstdcat"
    wet = folder / "articles.wet.gz"
    with open(wet, "wb") as out, open(plain, "rb") as lines:
        for line in lines:
            out.write(gzip.compress(conversion(line), 6))
    yield "WET, gzip by record", wet, "zcat"
    content = b"".join(pathlib.Path(crawl).read_bytes() for crawl in crawls)
    size = len(gzip.decompress(content))
    warc = folder / "crawl.warc.gz"
    warc.write_bytes(content * max(1, MEGABYTES * 1_000_000 // size))
    yield "WARC with HTML, gzip by record", warc, "zcat"


def main():
    if len(sys.argv) < 5:
        sys.exit(__doc__)
    read_records, retold, articles, *crawls = sys.argv[1:]
    print("| input | MB on disk | MB | records | documents, with text | group | the tool |\n|---|---|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for name, path, tool in inputs(pathlib.Path(folder), articles, crawls):
            said = subprocess.run([read_records, path], capture_output=True, text=True, check=True).stdout.split()
            size = int(said[2]) / 1e6
            command = f"wc -l {path}" if tool == "wc -l" else f"{tool} {path} | wc -l"
            speeds = [size / best(words) for words in ([read_records, path], [read_records, "--parse", path],
                                                       [retold, "group", "--no-translations", "--threads", "1", "-q", path])]
            speeds.append(size / best(command, shell=True))
            shown = command.replace(f" {path}", "").replace("|", "\\|")
            print(f"| {name} | {path.stat().st_size / 1e6:.0f} | {size:.0f} | " + " | ".join(f"{s:.0f}" for s in speeds)
                  + f" `{shown}` |", flush=True)


if __name__ == "__main__":
    main()
