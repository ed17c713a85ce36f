#!/usr/bin/env python3
"""Holds the memory that hostile inputs take under a bound: decompression bombs, endless headers, huge records.

  run.py RETOLD [GIGABYTES]

Each input stands for GIGABYTES (1 unless said otherwise) after decompression, and an article follows it
where its container can hold one. Retold has to say what is wrong, read that article, and stay under
LIMIT at its peak.
"""
import os
import pathlib
import subprocess
import sys
import tempfile
import zlib

LIMIT = 200_000_000
CHUNK = 16 << 20
ARTICLE = ("The council met on Tuesday evening to hear what the people of the town had to say about the "
           "new bridge, and most of those who spoke were against it because of what it would cost.")


def gzip_member(parts):
    """One gzip member of [(bytes, times)]; what is repeated is compressed once."""
    out, crc, size = [b"\x1f\x8b\x08\0\0\0\0\0\0\xff"], 0, 0
    for chunk, times in parts:
        # A full flush forgets what came before, so that the same bytes can be said again.
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = packer.compress(chunk) + packer.flush(zlib.Z_FULL_FLUSH)
        out += [packed] * times
        for _ in range(times):
            crc = zlib.crc32(chunk, crc)
        size += len(chunk) * times
    return b"".join(out) + b"\x03\0" + crc.to_bytes(4, "little") + (size & 0xFFFFFFFF).to_bytes(4, "little")


def warc(block, fields=b"WARC-Type: response\r\nContent-Type: application/http\r\n", length=None):
    size = len(block) if length is None else length
    return (b"WARC/1.0\r\nWARC-Target-URI: http://news.example/\r\n" + fields
            + b"Content-Length: %d\r\n\r\n" % size + block)


def page(text=ARTICLE.encode(), fields=b""):
    return warc(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n" + fields + b"\r\n" + text) + b"\r\n\r\n"


def nested(depth):
    return b"<html><body>" + b"<div>" * depth + ARTICLE.encode() + b"</html>"


def zstd(path, parts, *options):
    """One frame of [(bytes, times)], which stand on no disk before they are packed."""
    with subprocess.Popen(["zstd", "-q", "-f", *options, "-o", path], stdin=subprocess.PIPE) as packer:
        for chunk, times in parts:
            for _ in range(times):
                packer.stdin.write(chunk)
    assert packer.returncode == 0
    return path


def inputs(folder, size):
    """(name, path, documents, what is said) of each input; `size` in chunks."""
    a, blank = b"a" * CHUNK, b" " * CHUNK
    line = b'{"text":"' + ARTICLE.encode() + b'"}\n'

    def write(name, *parts):
        path = folder / name
        path.write_bytes(b"".join(parts))
        return path

    def sparse(name, start, length, end=b""):
        path = folder / name
        with open(path, "wb") as file:
            file.write(start)
            file.seek(length, os.SEEK_CUR)
            file.write(end)
        return path

    total = size * CHUNK
    yield ("one JSON line, gzip", write("line.gz", gzip_member([(b'{"text":"', 1), (a, size), (b'"}\n' + line, 1)])),
           1, "too-long")
    yield "one text, gzip", write("text.gz", gzip_member([(a, size)])), 0, "too-long"
    yield "zero bytes, gzip", write("zero.gz", gzip_member([(bytes(CHUNK), size)])), 0, "not-text"
    head = warc(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", length=total + 44)
    yield ("a WARC record, gzip", write("record.gz", gzip_member([(head, 1), (a, size), (b"\r\n\r\n" + page(), 1)])),
           1, "too-long")
    yield ("a WARC header without end, gzip",
           write("header.gz", gzip_member([(b"WARC/1.0\r\nX: ", 1), (a, size), (b"\r\n\r\n", 1)]), gzip_member([(page(), 1)])),
           1, "too-long")
    yield ("empty lines between WARC records, gzip",
           write("blank.gz", gzip_member([(page(), 1), (b"\n" * CHUNK, size), (page(b"x " + ARTICLE.encode()), 1)])), 2, "")
    bomb = gzip_member([(blank, size)])
    twice = zlib.compressobj(9, zlib.DEFLATED, 31)
    twice = twice.compress(bomb) + twice.flush()
    yield ("a page, gzip by HTTP", write("page.warc", page(bomb, b"Content-Encoding: gzip\r\n"), page()), 1, "too-long")
    yield ("a page, gzip by HTTP twice", write("twice.warc", page(twice, b"Content-Encoding: gzip, gzip\r\n"), page()),
           1, "too-long")
    yield "a WARC record of zero bytes", sparse("zero.warc", head, total, b"\r\n\r\n" + page()), 1, "too-long"
    yield ("a film of zero bytes",
           sparse("film.warc", head.replace(b"text/html", b"video/mp4"), total - 1, b"\r\n\r\n" + page()), 1, "media")
    yield "an ARC record of zero bytes", sparse(
        "zero.arc", b"filedesc://x 0.0.0.0 20240531120000 text/plain 1\n-\n"
        b"http://a/ 1.1.1.1 20240531120000 text/html %d\n" % total, total,
        b"\nhttp://b/ 1.1.1.1 20240531120000 text/plain %d\n%s\n" % (len(ARTICLE), ARTICLE.encode())), 1, "too-long"
    yield ("HTML a million elements deep", write("deep.warc", page(nested(1_000_000)).replace(b"text/plain", b"text/html"),
                                                page(b"y " + ARTICLE.encode())), 2, "")
    yield ("one JSON line, zstd with a window of 128 MiB",
           zstd(folder / "long.zst", [(line + b'{"text":"', 1), (a, size), (b'"}\n' + line, 1)], "-1", "--long=27"),
           2, "too-long")


def peak_of(retold, path):
    """The peak of resident memory in bytes, and what was said."""
    with tempfile.TemporaryFile() as said:
        child = subprocess.Popen([retold, "group", path], stdout=subprocess.DEVNULL, stderr=said)
        _, status, usage = os.wait4(child.pid, 0)
        child.returncode = os.waitstatus_to_exitcode(status)
        said.seek(0)
        return usage.ru_maxrss * 1024, child.returncode, said.read().decode("utf-8", "replace")


def main():
    if not sys.argv[1:]:
        sys.exit(__doc__)
    retold = pathlib.Path(sys.argv[1]).resolve()
    size = max(1, int(float(sys.argv[2] if sys.argv[2:] else 1) * 1_000_000_000 / CHUNK))
    failed = 0
    with tempfile.TemporaryDirectory(prefix="retold-limits-") as folder:
        for name, path, documents, word in inputs(pathlib.Path(folder), size):
            peak, status, said = peak_of(retold, path)
            path.unlink()
            good = peak < LIMIT and status == 0 and word in said and f"retold: {documents} document" in said
            failed += not good
            print(f"{'ok  ' if good else 'FAIL'} {peak / 1e6:6.1f} MB  {name}" + ("" if good else f"\n{said}"), flush=True)
    sys.exit(failed > 0)


if __name__ == "__main__":
    main()
