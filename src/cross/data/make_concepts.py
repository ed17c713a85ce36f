#!/usr/bin/env python3
"""Makes concepts.bin, the dictionary that src/cross/concepts.c looks names up in, from Unicode CLDR.

  python3 make_concepts.py CLDR OUT

CLDR is a folder that holds the unpacked npm packages cldr-core, cldr-annotations-full, cldr-annotations-derived-full,
cldr-dates-full, cldr-localenames-full, cldr-numbers-full and cldr-units-full, each in a folder of its name without
"cldr-" (see README.md). Needs the command zstd. The same packages and zstd give the same bytes.

The file, all integers little-endian:

  header, 40 bytes
    0   8  magic "RTCONCPT"
    8   4  version of this layout, 1
    12  4  size of the file
    16  8  version of CLDR, padded with zeros
    24  4  CRC-32 of bytes 0..23 and 28..end of the directory
    28  4  number of sections S
    32  4  number of aliases A
    36  4  number of concepts C
  directory
    S sections of 36 bytes, ascending by tag
      0   8  tag, padded with zeros: a language; "#" the concepts; "*" names that hold in every language
      8   4  offset of its parts, which follow each other
      12  12 first part: packed size, unpacked size, CRC-32 of the packed bytes
      24  12 second part: the same
    A aliases of 12 bytes, ascending by tag
      0   8  another tag of a language
      8   4  number of its section
  parts, each one zstd frame

The part of "#" is a line for each concept, in order of its id: kind, value, code and English name, separated by
tabs. The value is the number of a month (1..12) or weekday (0 is Sunday), a magnitude's power of ten, else 0.

A part of a language or of "*" holds, after the size of the head as a varint (LEB128):
  head     for each concept that has names, by id: id less the previous one (less 0 at first), number of names, number
           of keywords, as varints
  alphabet its size as a varint, then the code points that the strings use, the most frequent first, as varints
  strings  in the same order, each concept's names and then its keywords, folded: tokens separated by a space
           (but not two Han or kana characters, each of which is a token), ended by a line feed, or by a tab if
           the string should not be looked up in a text of unknown language. A byte b under 224 is the code point
           number b of the alphabet, else b and the next byte n are number 224 + (b - 224) * 256 + n.
The first part has territories, months and weekdays, the second everything else.
"""
import collections
import struct
import subprocess
import sys
import zlib

import cldr_names

VERSION = 1
MAGIC = b"RTCONCPT"
FIRST_PART = "RMW"


def varint(number):
    out = b""
    while number >= 0x80:
        out += bytes([number & 0x7F | 0x80])
        number >>= 7
    return out + bytes([number])


def pack(raw):
    """(frame, directory entry)"""
    if not raw:
        return b"", struct.pack("<III", 0, 0, 0)
    command = ["zstd", "-q", "-c", "--ultra", "-22", "--no-check", f"--stream-size={len(raw)}"]
    frame = subprocess.run(command, input=raw, stdout=subprocess.PIPE, check=True).stdout
    return frame, struct.pack("<III", len(frame), len(raw), zlib.crc32(frame))


def number_concepts(languages):
    """Concept -> id, by kind and code."""
    concepts = {c for names in languages.values() for c in names}
    value = {c: int(c[1]) if c[0] in "MWX" else 0 for c in concepts}
    return {c: i for i, c in enumerate(sorted(concepts, key=lambda c: (cldr_names.KINDS.index(c[0]), value[c], c[1])))}


def concept_lines(ids, labels):
    lines = []
    for concept in sorted(ids, key=ids.get):
        kind, code = concept
        lines.append("\t".join((kind, code if kind in "MWX" else "0", code, labels[concept])))
    return "".join(line + "\n" for line in lines).encode()


def clear_names(languages):
    """(name, concept) of the first part's names that mean the same in two of three languages that have them."""
    votes = collections.defaultdict(collections.Counter)
    for names in languages.values():
        for concept, entry in names.items():
            if concept[0] in FIRST_PART:
                for name, is_name in entry.items():
                    if is_name and cldr_names.is_long_enough(name, 4):
                        votes[name][concept] += 1
    out = set()
    for name, count in votes.items():
        concept, n = max(count.items(), key=lambda item: (item[1], item[0]))
        if 3 * n >= 2 * sum(count.values()):
            out.add((name, concept))
    return out


def is_spaceless(c):
    """Whether each character is a token, without marks that could follow it: Han and kana."""
    return "\u3005" <= c <= "\u30ff" or "\u31f0" <= c <= "\u31ff" or "\u3400" <= c <= "\u9fff" or \
        "\uf900" <= c <= "\ufaff" or c >= "\U00020000"


def join(name):
    out = name[0]
    for token in name[1:]:
        out += token if is_spaceless(out[-1]) and is_spaceless(token[0]) else " " + token
    if any(is_spaceless(c) for token in name if len(token) > 1 for c in token):
        raise ValueError(f"{name}: Han or kana inside a token")
    return out


def encode(strings):
    """Alphabet and text in it."""
    count = collections.Counter(strings)
    alphabet = sorted(count, key=lambda c: (-count[c], c))
    if len(alphabet) > 224 + 32 * 256:
        raise ValueError("too many characters")
    code = {c: bytes([r]) if r < 224 else bytes([224 + (r - 224) // 256, (r - 224) % 256])
            for r, c in enumerate(alphabet)}
    return varint(len(alphabet)) + b"".join(varint(ord(c)) for c in alphabet) + b"".join(code[c] for c in strings)


def part(names, ids, clear):
    head, strings, last = b"", "", 0
    for concept in sorted(names, key=ids.get):
        entry = names[concept]
        own, keywords = (sorted(n for n in entry if entry[n] is flag) for flag in (True, False))
        head += varint(ids[concept] - last) + varint(len(own)) + varint(len(keywords))
        last = ids[concept]
        for name in own + keywords:
            strings += join(name) + ("\n" if (name, concept) in clear else "\t")
    return varint(len(head)) + head + encode(strings) if head else b""


def build(cldr):
    collector = cldr_names.Collector(cldr)
    languages = collector.collect()
    zones = {("T", z): {cldr_names.zone_name(z): True} for z in collector.zones}
    ids = number_concepts(dict(languages, **{"*": zones}))
    clear = clear_names(languages)
    sections = {"#": (concept_lines(ids, collector.labels(ids)), b""), "*": (b"", part(zones, ids, clear))}
    for tag, names in languages.items():
        first, second = ({c: n for c, n in cldr_names.thin(names).items() if (c[0] in FIRST_PART) is flag}
                         for flag in (True, False))
        sections[tag] = part(first, ids, clear), part(second, ids, clear)
    aliases = {**cldr.language_aliases(), **cldr_names.SAME}
    return sections, {a: t for a, t in aliases.items() if t in languages and a not in languages}, len(ids)


def write(cldr, out):
    sections, aliases, concepts = build(cldr)
    tags = sorted(sections)
    offset = 40 + 36 * len(tags) + 12 * len(aliases)
    directory, body = b"", b""
    for tag in tags:
        frames = [pack(raw) for raw in sections[tag]]
        directory += struct.pack("<8sI", tag.encode(), offset + len(body)) + frames[0][1] + frames[1][1]
        body += frames[0][0] + frames[1][0]
    for alias in sorted(aliases):
        directory += struct.pack("<8sI", alias.encode(), tags.index(aliases[alias]))
    before = struct.pack("<8sII8s", MAGIC, VERSION, offset + len(body), cldr.version().encode())
    after = struct.pack("<III", len(tags), len(aliases), concepts) + directory
    with open(out, "wb") as file:
        file.write(before + struct.pack("<I", zlib.crc32(before + after)) + after + body)
    print(f"{concepts} concepts, {len(tags) - 2} languages, {offset + len(body)} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    write(cldr_names.Cldr(sys.argv[1]), sys.argv[2])
