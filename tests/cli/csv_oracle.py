#!/usr/bin/env python3
"""Compares what retold reads from CSV and TSV with what Python's csv module reads.

  csv_oracle.py RETOLD [FILES]

Writes files of random tables in all ways that csv can write them, and of random lines of quotes and
delimiters, and has `retold extract` read them.
"""
import csv
import io
import json
import pathlib
import random
import subprocess
import sys
import tempfile

FIELDS = ("id", "text", "url", "date", "lang")
PIECES = ("a", "word", " ", "\u00e9", "\u4e2d\u6587", "\U0001f600", '"', '""', ",", ";", "\t", "\n", "\r\n", "'",
          "\\", "x" * 300, "{", "\n\n", '",', ',"', '"\n')


def random_value(rng, quoted_returns):
    pieces = [rng.choice(PIECES) for _ in range(rng.choice((0, 1, 2, 3, 8, 20)))]
    value = "".join(pieces)
    return value if quoted_returns else value.replace("\r", "")


def random_table(rng, quoted_returns):
    """A header, in which stands `text`, and rows of as many values."""
    names = ["text"] + rng.sample(("id", "url", "date", "lang", "other", "x,y", 'q"q'), rng.randint(1, 5))
    rng.shuffle(names)
    rows = []
    for number in range(rng.randint(1, 30)):
        row = [random_value(rng, quoted_returns) for _ in names]
        if "id" in names and rng.random() < 0.8:
            row[names.index("id")] = f"id-{number}"
        rows.append(row)
    return names, rows


def written(rng):
    """A table as bytes, in one of the ways to write it, and its delimiter."""
    delimiter = rng.choice(",;\t")
    quoting = rng.choice((csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC))
    line_end = rng.choice(("\n", "\r\n"))
    names, rows = random_table(rng, line_end == "\r\n" or quoting != csv.QUOTE_MINIMAL)
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter=delimiter, quoting=quoting, lineterminator=line_end)
    writer.writerow(names)
    for row in rows:
        writer.writerow(row)
        if rng.random() < 0.1:
            stream.write(line_end)
    text = stream.getvalue()
    if rng.random() < 0.2:
        text = text[:-len(line_end)]
    mark = b"\xef\xbb\xbf" if rng.random() < 0.3 else b""
    return mark + text.encode(), delimiter


def lines_of_quotes(rng):
    """Lines with quotes where none should be; none of them goes on in the next line, which has none."""
    lines = ["id,text"]
    for number in range(30):
        line = f"{number}," + "".join(rng.choice('"",ab ') for _ in range(rng.randint(1, 12)))
        if len(list(csv.reader([line + "\n", "next\n"]))) == 2:
            lines += [line, f'{number + 100},"as it should be"']
    return "\n".join(lines).encode() + b"\n", ","


def expected(data, delimiter, name):
    """The documents that the csv module finds, and the number of rows that are none."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter))
    header = next(row for row in rows if row)
    documents, faults, seen = [], 0, False
    for number, row in enumerate(rows, 1):
        if not row or (len(row) == 1 and not row[0].strip(" ")) or row == header:
            continue
        if len(row) != len(header):
            faults += 1
            continue
        fields = {key: row[header.index(key)] for key in FIELDS if key in header}
        if not fields["text"].strip().strip("\u200b\ufeff"):
            faults += 1
            continue
        fields["id"] = fields.get("id") or f"{name}:{number}"
        documents.append({key: value for key, value in fields.items() if value})
    return documents, faults


def read(retold, paths, delimiter):
    run = subprocess.run([retold, "extract", "--input-format", "tsv" if delimiter == "\t" else "csv", *paths],
                         capture_output=True, check=False)
    if run.returncode != 0:
        sys.exit(run.stderr.decode())
    return [json.loads(line) for line in run.stdout.splitlines()], run.stderr.decode()


def check(retold, folder, number, data, delimiter):
    path = str(folder / f"{number}.csv")
    pathlib.Path(path).write_bytes(data)
    documents, faults = expected(data, delimiter, path)
    found, messages = read(retold, [path], delimiter)
    told = sum(": record " in line for line in messages.splitlines())
    if found != documents or told != faults:
        sys.exit(f"{data!r}\nexpected {documents}, {faults} faults\nfound {found}\n{messages}")
    return len(documents), faults


def main():
    retold, files = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 300
    rng = random.Random(4180)
    documents = faults = 0
    with tempfile.TemporaryDirectory(prefix="retold-csv-") as name:
        for number in range(files):
            data, delimiter = written(rng) if number % 3 else lines_of_quotes(rng)
            counts = check(retold, pathlib.Path(name), number, data, delimiter)
            documents, faults = documents + counts[0], faults + counts[1]
    print(f"{files} files, {documents} documents, {faults} faults")
    sys.exit(documents == 0 or faults == 0)


main()
