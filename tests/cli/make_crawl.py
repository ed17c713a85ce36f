#!/usr/bin/env python3
"""Writes small crawls into the current folder, for cases and for the README (tests/cli/crawl.warc.gz).

  crawl.warc, .warc.gz (a member each record), one.warc.gz (one member), crawl.arc, crawl.wet.gz
  damaged.warc.gz   garbage, a member cut short, and one with a wrong checksum, each before a good one
  lengths.warc      wrong lengths, garbage and a header without end among good records
"""
import gzip
import pathlib

FLOOD = ("<p>The river Aln rose by two metres on Monday night and flooded forty houses in the old town. "
         "Nobody was hurt, said mayor Anna Keller, but the school stays closed until Thursday.</p>"
         "<p>The fire brigade pumped out cellars all day. It was the third flood in nine years, and the council "
         "will now vote on the wall that engineers asked for after the last one.</p>")
MENU = '<nav><a href="/">Home</a> <a href="/news">News</a> <a href="/about">About us</a></nav>'
BRIDGE = ("<p>The council met on Tuesday evening to hear what the people of the town had to say about the new "
          "bridge, and most of those who spoke were against it because of what it would cost.</p>")


def html(title, body, head=""):
    return (f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{title}</title>{head}</head>"
            f"<body>{MENU}<h1>{title}</h1>{body}</body></html>").encode()


def record(kind, uri, block, *fields, length=None):
    lines = ["WARC/1.0", f"WARC-Type: {kind}", *([f"WARC-Target-URI: {uri}"] if uri else []),
             "WARC-Date: 2024-05-07T06:00:00Z", *fields, f"Content-Length: {len(block) if length is None else length}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def response(uri, body, *fields, status="200 OK", content="text/html", **extra):
    header = "\r\n".join([f"HTTP/1.1 {status}", f"Content-Type: {content}", *fields]).encode() + b"\r\n\r\n"
    return record("response", uri, header + body, "Content-Type: application/http; msgtype=response", **extra)


DATE = '<meta property="article:published_time" content="2024-05-06">'
CRAWL = [
    record("warcinfo", "", b"software: example\r\n", "Content-Type: application/warc-fields"),
    record("request", "http://news.example/flood", b"GET /flood HTTP/1.1\r\nHost: news.example\r\n\r\n",
           "Content-Type: application/http; msgtype=request"),
    response("http://news.example/flood", html("Flood in the old town", FLOOD, DATE)),
    response("http://news.example/logo.png", b"\x89PNG\r\n\x1a\n", content="image/png"),
    response("http://copy.example/flood", gzip.compress(html("River floods houses", FLOOD), mtime=0),
             "Content-Encoding: gzip"),
    response("http://news.example/gone", html("Not found", ""), status="404 Not Found"),
    record("revisit", "http://news.example/flood", b"HTTP/1.1 200 OK\r\n\r\n", "Content-Type: application/http"),
    response("http://news.example/bridge", html("A bridge that few want", BRIDGE)),
]
FLOOD_AT, COPY_AT, BRIDGE_AT = 2, 4, 7


def member(content):
    return gzip.compress(content, mtime=0)


def damaged():
    flood, copy, bridge = (member(CRAWL[i]) for i in (FLOOD_AT, COPY_AT, BRIDGE_AT))
    wrong = bytearray(copy)
    wrong[-6] ^= 1
    return flood + b"garbage" * 5 + bridge + copy[:-40] + member(CRAWL[0]) + bytes(wrong) + member(CRAWL[1])


def lengths():
    endless = b"WARC/1.0\r\nWARC-Type: response\r\n" + b"X-Filler: 0123456789\r\n" * 30
    return b"".join([
        CRAWL[FLOOD_AT], response("http://news.example/long", html("Long", BRIDGE), length=99999), CRAWL[0],
        response("http://news.example/none", html("None", BRIDGE), length=""), b"garbage\r\n", CRAWL[COPY_AT],
        endless, CRAWL[BRIDGE_AT], CRAWL[BRIDGE_AT][:-100]])


def arc():
    pages = [b"filedesc://crawl.arc 0.0.0.0 20240507060000 text/plain 75\n1 0 Example\n"
             b"URL IP-address Archive-date Content-type Archive-length\n\n\n\n\n\n\n\n"]
    for uri, title, body in (("http://news.example/flood", "Flood in the old town", FLOOD),
                             ("http://news.example/bridge", "A bridge that few want", BRIDGE)):
        block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + html(title, body)
        pages.append(f"{uri} 192.0.2.1 20240507060000 text/html {len(block)}\n".encode() + block + b"\n")
    return pages


def wet():
    text = "The council met on Tuesday evening to hear about the bridge.\nMost who spoke were against it.\n".encode()
    return [CRAWL[0], record("conversion", "http://news.example/bridge", text, "Content-Type: text/plain",
                             "WARC-Identified-Content-Language: eng")]


def main():
    files = {
        "crawl.warc": b"".join(CRAWL),
        "crawl.warc.gz": b"".join(map(member, CRAWL)),
        "one.warc.gz": member(b"".join(CRAWL)),
        "damaged.warc.gz": damaged(),
        "lengths.warc": lengths(),
        "crawl.arc": b"".join(arc()),
        "crawl.wet.gz": b"".join(map(member, wet())),
    }
    for name, content in files.items():
        pathlib.Path(name).write_bytes(content)


if __name__ == "__main__":
    main()
