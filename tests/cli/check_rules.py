#!/usr/bin/env python3
"""Each rule of retold check has a corpus that trips it and no other, and one that just does not.

  check_rules.py RETOLD
"""
import gzip
import json
import pathlib
import re
import subprocess
import sys
import tempfile

STORIES = pathlib.Path(__file__).resolve().parents[1] / "data" / "stories"

# Stories that no other story in the folder tells again.
CLEAN = """baikal-ice-rescue.ru cable-car-vote.de care-robot.ja chess-champion.ru coffee-harvest.en
date-palm.ar desalination-plant.es ferry-fares.en football-cup-final.es handball-cup.fr
iceland-mortgages.de kamande-portrait.es school-library.en ship-library.ar slow-train.zh
storm-reservoir.zh village-whisky.ja vineyard-frost.fr wolf-pack.de weather-ostheide.de""".split()


def story(name):
    return (STORIES / (name + ".txt")).read_text().strip()


def record(number, name, **fields):
    return {"id": f"clean-{number}", "url": f"https://paper-{number}.example/{number}",
            "date": f"2024-03-{number + 1:02d}", "lang": name.split(".")[-1], "text": story(name)} | fields


def clean():
    return [record(number, name) for number, name in enumerate(CLEAN)]


def more(*names, **fields):
    return clean() + [record(len(CLEAN) + i, name, id=f"more-{i}", **fields) for i, name in enumerate(names)]


def saying(*texts):
    """The clean corpus and texts whose language is not said."""
    added = [record(len(CLEAN) + i, "wolf-pack.de", id=f"text-{i}", text=text) for i, text in enumerate(texts)]
    for r in added:
        del r["lang"]
    return clean() + added


def ending(line, count):
    """The first `count` clean documents end with `line`."""
    return [r | {"text": r["text"] + "\n" + line} if i < count else r for i, r in enumerate(clean())]


def dropping(field):
    records = clean()
    del records[3][field]
    return records


def hosts(count):
    return [r | {"url": f"https://big.example/{i}"} if i < count else r for i, r in enumerate(clean())]


def lines(records):
    return b"".join(json.dumps(r, ensure_ascii=False).encode() + b"\n" for r in records)


def split(train, test):
    return {"train.jsonl": lines(train), "test.jsonl": lines(test)}, ["--split", "train=train.jsonl", "--split", "test=test.jsonl"]


def against(name, records=None):
    return {"a.jsonl": lines(records or clean()), "b.jsonl": lines([record(0, name, id="question")])}, ["a.jsonl", "--benchmark", "b.jsonl"]


def only(records, *options):
    return {"a.jsonl": lines(records)}, ["a.jsonl", *options]


def raw(content, *options):
    return {"a.jsonl": lines(clean()) + content}, ["a.jsonl", *options]


def packed(cut):
    content = gzip.compress(lines(clean()), mtime=0)
    return {"a.jsonl.gz": content[:-cut] if cut else content}, ["a.jsonl.gz"]


LATIN_1 = '{"id":"x","url":"https://x.example/x","text":"Die Stra\xdfe am Hafen ist bis zum Ende der Woche zu."}\n'.encode("latin-1")
BELL = "Ein Satz, in dem eine Glocke l\u00e4utet,%s und noch einer, der davon nichts wei\u00df."
CHORUS = "Row against the wind.\nRow against the tide.\n"
COPIES = ["rate-decision.en", "rate-decision-copy-plain.en", "rate-decision-edited.en"]
LOOSE = ["--rule", "exact-duplicates=off", "--rule", "near-duplicates=off", "--rule", "largest-group.documents=3"]

# rule: what trips it, what does not
SAMPLES = {
    "exact-duplicates": (only(more("school-library.en")), only(more("school-library.en"), "--rule", "exact-duplicates.max=0.05")),
    "near-duplicates": (only(more("rate-decision.en", "rate-decision-edited.en"), "--rule", "near-duplicates.max=0.04"),
                        only(more("rate-decision.en", "rate-decision-edited.en"))),
    "largest-group": (only(more(*COPIES), *LOOSE), only(more(*COPIES[:2]), *LOOSE)),
    "excerpts": (only(more("bridge-opening.en", "bridge-opening-cut.en"), "--rule", "excerpts.max=0.04"),
                 only(more("bridge-opening.en", "bridge-opening-cut.en"))),
    "templates": (only(more("river-level-0312.en", "river-level-0313.en"), "--rule", "templates.max=0.04"),
                  only(more("river-level-0312.en", "river-level-0313.en"))),
    "split-leakage": (split(clean()[:10], clean()[9:]), split(clean()[:10], clean()[10:])),
    "split-translation": (split(more("ferry-rescue.en"), [record(0, "ferry-rescue.fr", id="fr")]),
                          split(more("ferry-rescue.en"), [record(0, "rate-decision.fr", id="fr")])),
    "benchmark-overlap": (against("school-library.en"), against("rate-decision.en")),
    "benchmark-translation": (against("ferry-rescue.en", more("ferry-rescue.de")), against("rate-decision.en", more("ferry-rescue.de"))),
    "near-empty": (only(saying("x" * 49)), only(saying("x" * 50))),
    "oversized": (only(clean(), "--rule", f"oversized.characters={max(len(r['text']) for r in clean()) - 1}"),
                  only(clean(), "--rule", f"oversized.characters={max(len(r['text']) for r in clean())}")),
    "repeated-lines": (only(saying("Choir sings\n" + CHORUS + CHORUS)), only(saying("Choir\nsings\nfor\nhours\n" + CHORUS + "Row against the tide."))),
    "boilerplate-lines": (only(ending("Sign up for our newsletter.", 5)), only(ending("Sign up for our newsletter.", 4))),
    "languages": (only(clean(), "--languages", "en,de,fr,es,ru,ja,zh"), only(clean(), "--languages", "en,de,fr,es,ru,ja,zh,ar")),
    "language-mismatch": (only(more("wolf-pack.de")[:-1] + [record(1, "handball-cup.fr", id="fr", lang="en", text=story("vaccine-trial.fr"))]),
                          only(more("vaccine-trial.fr"))),
    "invalid-utf8": (raw(LATIN_1), raw(LATIN_1.decode("latin-1").encode())),
    "replacement-characters": (only(saying(BELL % "\ufffd")), only(saying(BELL % "\ufffc"))),
    "control-characters": (only(saying(BELL % "\u0007")), only(saying(BELL % "\t\r\n"))),
    "mojibake": (only(saying(BELL % " cafÃ© und donâ€™t")), only(saying(BELL % " café\u00a0» und „Spaß“"))),
    "missing-id": (only(dropping("id")), only(clean())),
    "duplicate-id": (only(clean() + clean()[:1]), split(clean()[:10], [r | {"id": f"clean-{i}"} for i, r in enumerate(clean()[10:])])),
    "missing-field": (only(dropping("date"), "--required", "url,date"), only(dropping("date"), "--required", "url")),
    "mistyped-field": (only(clean()[:-1] + [clean()[-1] | {"date": "last Tuesday"}]), only(clean()[:-1] + [clean()[-1] | {"date": "2024-05-31T10:00:00Z"}])),
    "unreadable-records": (raw(b'{"id":"half","text":"The rest\n'), raw(b"\n\n")),
    "truncated-input": (packed(300), packed(0)),
    "host-concentration": (only(hosts(11)), only(hosts(10))),
}


def check(retold, files, options):
    """The exit status, and the rules that are over."""
    with tempfile.TemporaryDirectory(prefix="retold-check-") as folder:
        for name, content in files.items():
            (pathlib.Path(folder) / name).write_bytes(content)
        run = subprocess.run([retold, "check", "--quiet", "--format", "json", "--fail-on", "note", *options],
                             cwd=folder, stdin=subprocess.DEVNULL, capture_output=True)
        if run.returncode not in (0, 1):
            return run.returncode, {run.stderr.decode()}
        report = json.loads(run.stdout)
        return run.returncode, {r["rule"] for r in report["rules"] if r["status"] not in ("passed", "off", "idle")}


def main():
    retold = str(pathlib.Path(sys.argv[1]).resolve())
    report = json.loads(subprocess.run([retold, "check", "--quiet", "--format", "json", str(STORIES)],
                                       capture_output=True).stdout)
    names = {rule["rule"] for rule in report["rules"]}
    failed = [f"{name}: no sample" for name in names ^ set(SAMPLES)]
    said = " ".join(subprocess.run([retold, "check", "--help"], capture_output=True, text=True).stdout.split())
    for rule in report["rules"]:
        meaning = rule["meaning"]
        if not re.search(rf" {rule['rule']} (off|note|warning|error) [^ ]+ [a-z ]*{re.escape(meaning)}", said):
            failed.append(f"{rule['rule']}: --help does not say: {meaning}")
        if meaning[-1] != "." or ". " in meaning:
            failed.append(f"{rule['rule']}: not one sentence: {meaning}")
    for rule, (tripping, passing) in SAMPLES.items():
        if (found := check(retold, *tripping)) != (1, {rule}):
            failed.append(f"{rule}: should be over alone: {found}")
        if (found := check(retold, *passing)) != (0, set()):
            failed.append(f"{rule}: nothing should be over: {found}")
    print("\n".join(failed))
    print(f"{len(SAMPLES)} rules, {len(failed)} failures")
    sys.exit(bool(failed))


main()
