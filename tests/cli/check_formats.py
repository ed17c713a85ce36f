#!/usr/bin/env python3
"""What retold check writes for programs, checked by each format's own validator.

  check_formats.py RETOLD

JSON and JSON Lines are parsed. If the folder RETOLD_SCHEMAS holds sarif-2.1.0.json (OASIS) and JUnit.xsd
(the schema of Ant's JUnit task), and python3-jsonschema and xmllint are there, SARIF and JUnit are held
against them too; what could not be is said.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

DATA = pathlib.Path(__file__).resolve().parents[1] / "data"
SCHEMAS = pathlib.Path(os.environ.get("RETOLD_SCHEMAS", "/nonexistent"))


def run(retold, form, output, *inputs):
    subprocess.run([retold, "check", "--quiet", "--format", form, "-o", output, *inputs],
                   check=False, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return pathlib.Path(output).read_text()


def check_json(text):
    report = json.loads(text)
    yield from (f"{r['rule']}: {r['status']}" for r in report["rules"] if r["status"] not in ("passed", "over", "failed", "off"))
    if report["failed"] != any(r["status"] == "failed" for r in report["rules"]):
        yield "failed is not what the rules say"


def check_sarif(text, findings):
    log = json.loads(text)
    results = log["runs"][0]["results"]
    places = [(r["ruleId"], r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) for r in results]
    if len(places) != len(set(places)):
        yield "two results of one rule and file"
    lines = [json.loads(line) for line in findings.split("\n") if line]
    rules = {r["ruleId"] for r in results}
    if sum(r["occurrenceCount"] for r in results) != sum(line["rule"] in rules for line in lines):
        yield "the counts are not those of the list"
    schema = SCHEMAS / "sarif-2.1.0.json"
    try:
        import jsonschema
    except ImportError:
        jsonschema = None
    if jsonschema and schema.exists():
        yield from (e.message for e in jsonschema.Draft7Validator(json.loads(schema.read_text())).iter_errors(log))
    else:
        print("SARIF: not held against its schema")


def check_junit(text, path):
    suite = xml.etree.ElementTree.fromstring(text)[0]
    for name, tag in (("failures", "failure"), ("skipped", "skipped")):
        if int(suite.get(name)) != len(list(suite.iter(tag))):
            yield f"{name} is not what it should be"
    schema = SCHEMAS / "JUnit.xsd"
    if shutil.which("xmllint") and schema.exists():
        done = subprocess.run(["xmllint", "--noout", "--schema", schema, path], capture_output=True, text=True)
        yield from [done.stderr] if done.returncode else []
    else:
        print("JUnit: not held against its schema")


def check_github(text):
    yield from (f"no annotation: {line}" for line in text.split("\n")
                if line and not re.fullmatch(r"::(error|warning|notice) file=[^:,]*(,line=\d+)?,title=retold [a-z0-9-]+::.+", line))


def main():
    retold = str(pathlib.Path(sys.argv[1]).resolve())
    faults = []
    with tempfile.TemporaryDirectory(prefix="retold-formats-") as folder:
        strange = pathlib.Path(folder) / "a name, with: 100% \"quotes\" & <é>.jsonl"
        strange.write_bytes(b'{"id":"<&\\"\\u0001\\u2028>,::%0A","text":"\\u0007 ]]> `x` | y"}\n{"id":"\\ud83d\\ude00","text":"\\ufffe"}\n\xff\n')
        for inputs in ([str(DATA / "corpus")], [str(strange)], [str(DATA / "stories")]):
            path = {form: f"{folder}/out.{form}" for form in ("json", "sarif", "junit", "github", "markdown")}
            text = {form: run(retold, form, path[form], *inputs) for form in path}
            faults += check_json(text["json"])
            faults += check_sarif(text["sarif"], pathlib.Path(f"{folder}/out.findings.jsonl").read_text())
            faults += check_junit(text["junit"], path["junit"])
            faults += check_github(text["github"])
    print("\n".join(faults))
    sys.exit(bool(faults))


main()
