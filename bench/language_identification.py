#!/usr/bin/env python3
"""Compares language identification: retold's, CLD2 and libexttextcat, on documents of known language.

  language_identification.py PROGRAM EVAL [MORE.jsonl.zst]

PROGRAM is build/bench/identify_languages; EVAL the folder of the evaluation sets, of which those in
translation/ with a .lang.tsv are read, and two of near/, which are in English; MORE has the language in `lang`. The libraries are used if
they are there (Debian: libcld2-0, libexttextcat-2.0-0, libexttextcat-data). A document of PARTS, in
place of the whole, is 1 KB of a long one, as retold reads it. "CLD2, large" is CLD2 with
the tables of libcld2_full in place of its own. Prints the tables of bench/README.md.
"""
import collections
import ctypes
import gzip
import json
import multiprocessing
import pathlib
import subprocess
import sys
import time

# ISO 639-3 and what the libraries say, as retold says it.
SAME = dict(amh="am", eng="en", fra="fr", hau="ha", ibo="ig", lin="ln", lug="lg", orm="om", run="rn",
            sna="sn", som="so", swa="sw", tir="ti", xho="xh", yor="yo", no="nb", iw="he", jw="jv", un="und")
CLD2_DETECT = ("_ZN4CLD224ExtDetectLanguageSummaryEPKcibPKNS_8CLDHintsEiPNS_8LanguageEPiPdPSt6vector"
               "INS_11ResultChunkESaISA_EES7_Pb")
UNKNOWN_ENCODING, UNKNOWN_LANGUAGE = 23, 26
PARTS, PART = 4, 256
PIECE = 150  # bytes from the middle of a document, of which retold is asked once more
ENGLISH = ("reuters", "press")


def read_sets(folder, more):
    sets = {}
    for path in sorted((folder / "translation").glob("*.lang.tsv")):
        name = path.name[: -len(".lang.tsv")]
        tags = dict(line.split("\t") for line in path.read_text().splitlines())
        with gzip.open(path.with_name(name + ".jsonl.gz"), "rt") as lines:
            records = [json.loads(line) for line in lines]
        sets[name] = [(tags[r["id"]], r["text"].encode()) for r in records]
    for name in ENGLISH:
        with gzip.open(folder / "near" / f"{name}.jsonl.gz", "rt") as lines:
            sets[name] = [("en", json.loads(line)["text"].encode()) for line in lines]
    for path in more:
        text = subprocess.run(["zstdcat", path], capture_output=True, check=True).stdout
        records = [json.loads(line) for line in text.split(b"\n") if line]
        sets[pathlib.Path(path).name.split(".")[0]] = [(r["lang"], r["text"].encode()) for r in records]
    return sets


def canonical(tag):
    tag = tag.split("-")[0]
    return SAME.get(tag, tag)


def parts(text):
    if len(text) <= PARTS * PART:
        return text
    middles = [len(text) * (2 * i + 1) // (2 * PARTS) for i in range(PARTS)]
    return b" ".join(text[m - PART // 2:m + PART // 2].decode(errors="ignore").encode() for m in middles)


def cld2(large):
    class Hints(ctypes.Structure):
        _fields_ = [("content_language", ctypes.c_char_p), ("top_level_domain", ctypes.c_char_p),
                    ("encoding", ctypes.c_int), ("language", ctypes.c_int)]

    if large:
        ctypes.CDLL("libcld2_full.so.0", mode=ctypes.RTLD_GLOBAL)
    library = ctypes.CDLL("libcld2.so.0", mode=ctypes.RTLD_GLOBAL)
    detect = getattr(library, CLD2_DETECT)
    code = library._ZN4CLD212LanguageCodeENS_8LanguageE
    code.restype = ctypes.c_char_p
    hints = Hints(None, None, UNKNOWN_ENCODING, UNKNOWN_LANGUAGE)
    languages, percents, scores = (ctypes.c_int * 3)(), (ctypes.c_int * 3)(), (ctypes.c_double * 3)()
    size, reliable = ctypes.c_int(), ctypes.c_bool()

    def identify(text):
        found = detect(text, len(text), True, ctypes.byref(hints), 0, languages, percents, scores,
                       None, ctypes.byref(size), ctypes.byref(reliable))
        return code(found).decode()

    return identify


def exttextcat():
    library = ctypes.CDLL("libexttextcat-2.0.so.0")
    library.special_textcat_Init.restype = ctypes.c_void_p
    library.textcat_Classify.restype = ctypes.c_char_p
    folder = b"/usr/share/libexttextcat/"
    handle = ctypes.c_void_p(library.special_textcat_Init(folder + b"fpdb.conf", folder))
    size = ctypes.c_size_t

    def identify(text):
        answer = library.textcat_Classify(handle, text, size(len(text))).decode()
        return answer[1:answer.index("]")].split("--")[0] if answer.startswith("[") else "und"

    return identify


def run_library(make, texts):
    """In a process of its own: (tags, seconds), or None if the library is not there."""
    def work(pipe):
        try:
            identify = make()
        except OSError:
            pipe.send(None)
            return
        start = time.process_time()
        tags = [identify(text) for text in texts]
        pipe.send((tags, time.process_time() - start))

    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("fork").Process(target=work, args=(theirs,))
    process.start()
    theirs.close()
    try:
        return ours.recv()
    except EOFError:
        return None
    finally:
        process.join()


def run_retold(program, texts):
    given = b"".join(b"%d\n%s" % (len(text), text) for text in texts)
    lines = subprocess.run([program], input=given, capture_output=True, check=True).stdout.decode().splitlines()
    return [line.split()[0] for line in lines[:-1]], float(lines[-1]), [line.endswith("1") for line in lines[:-1]]


def confusions(wanted, got):
    counts = collections.Counter((a, b) for a, b in zip(wanted, got) if a != b and b != "und")
    return ", ".join(f"{a} as {b} {n}" for (a, b), n in counts.most_common(8))


def row(name, wanted, texts, tags, seconds):
    got = [canonical(tag) for tag in tags]
    right = sum(a == b for a, b in zip(wanted, got))
    und = got.count("und")
    print(f"| {name} | {right / len(got):.4f} | {right} | {len(got) - right - und} | {und} | "
          f"{seconds / len(got) * 1e6:.1f} | {sum(map(len, texts)) / seconds / 1e6:.0f} | {confusions(wanted, got)} |",
          flush=True)


def compare(program, name, documents):
    wanted = [canonical(tag) for tag, _ in documents]
    texts = [text for _, text in documents]
    tags, seconds, reliable = run_retold(program, texts)
    size = sum(map(len, texts)) / len(texts)
    print(f"\n{name}: {len(texts)} documents of {size:.0f} bytes\n")
    print("| identifier | share right | right | wrong | und | µs | MB/s | wrong as |\n|---|---|---|---|---|---|---|---|")
    row("retold", wanted, texts, tags, seconds)
    in_pieces = run_retold(program, [middle(text) for text in texts])
    for library, make in [("CLD2", lambda: cld2(False)), ("CLD2, large", lambda: cld2(True)), ("libexttextcat", exttextcat)]:
        for kind in ("parts",) if make is exttextcat else ("whole", "parts"):
            found = run_library(make, [parts(t) for t in texts] if kind == "parts" else texts)
            if found:
                row(f"{library}, {kind}", wanted, texts, *found)
    print(f"\nretold is sure of {sure_of(wanted, tags, reliable)}; of pieces of {PIECE} bytes, "
          f"{sure_of(wanted, in_pieces[0], in_pieces[2])}. By language: right, wrong, und")
    print("\n" + "; ".join(by_language(wanted, tags)) + ".")


def middle(text):
    begin = max(0, (len(text) - PIECE) // 2)
    return text[begin:begin + PIECE].decode(errors="ignore").encode()


def sure_of(wanted, tags, reliable):
    sure = [a == canonical(b) for a, b, r in zip(wanted, tags, reliable) if r]
    return f"{len(sure)} ({len(sure) / len(wanted):.4f}), wrongly of {len(sure) - sum(sure)}"


def by_language(wanted, tags):
    counts = collections.defaultdict(lambda: [0, 0, 0])
    for a, b in zip(wanted, map(canonical, tags)):
        counts[a][0 if a == b else 2 if b == "und" else 1] += 1
    return [f"{tag} {right} {wrong} {und}" for tag, (right, wrong, und) in sorted(counts.items())]


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    for name, documents in read_sets(pathlib.Path(sys.argv[2]), sys.argv[3:]).items():
        compare(sys.argv[1], name, documents)


main()
