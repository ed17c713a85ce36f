#!/usr/bin/env python3
"""What retold check writes for programs, checked by each format's own validator.

  check_formats.py RETOLD

JSON and JSON Lines are parsed. If RETOLD_SCHEMAS names the folder that get_schemas made, SARIF is also
held against the schema of OASIS and JUnit against that of Jenkins (and Ant's, if the folder has a
JUnit.xsd); this has to run in the Python of that folder. Without, it is said that it was not done.
"""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

DATA = pathlib.Path(__file__).resolve().parents[1] / "data"
SCHEMAS = pathlib.Path(os.environ["RETOLD_SCHEMAS"]) if "RETOLD_SCHEMAS" in os.environ else None


def run(retold, form, output, *inputs):
    subprocess.run([retold, "check", "--quiet", "--format", form, "-o", output, *inputs],
                   check=False, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return pathlib.Path(output).read_text()


def check_json(text):
    report = json.loads(text)
    yield from (f"{r['rule']}: {r['status']}" for r in report["rules"] if r["status"] not in ("passed", "over", "failed", "off", "idle"))
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
    if SCHEMAS:
        yield from (f"SARIF: {message}" for message in against_sarif_schema(log))
        # What would be wrong is refused: the schema was read as it should be.
        yield from (f"SARIF: {key} is missing and nothing says so" for key in ("version", "runs")
                    if not against_sarif_schema({k: v for k, v in log.items() if k != key}))


def against_sarif_schema(log):
    import jsonschema
    schema = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text())
    return [error.message for error in jsonschema.validators.validator_for(schema)(schema).iter_errors(log)]


def check_junit(text):
    suite = xml.etree.ElementTree.fromstring(text)[0]
    for name, tag in (("failures", "failure"), ("skipped", "skipped")):
        if int(suite.get(name)) != len(list(suite.iter(tag))):
            yield f"{name} is not what it should be"
    for schema in sorted(SCHEMAS.glob("*.xsd")) if SCHEMAS else []:
        yield from (f"{schema.name}: {message}" for message in against_xsd(schema, text))
        if not against_xsd(schema, text.replace("<testcase name=", "<testcase title=")):
            yield f"{schema.name}: a test case without a name, and nothing says so"


def against_xsd(schema, text):
    from lxml import etree
    validator = etree.XMLSchema(etree.parse(schema))
    return [] if validator.validate(etree.fromstring(text.encode())) else [str(validator.error_log.last_error)]


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
            faults += check_junit(text["junit"])
            faults += check_github(text["github"])
    schemas = sorted(file.name for suffix in ("json", "xsd") for file in SCHEMAS.glob(f"*.{suffix}")) if SCHEMAS else []
    if SCHEMAS and not {"sarif-2.1.0.json", "junit-10.xsd"} <= set(schemas):
        faults.append(f"{SCHEMAS}: the schemas are not there")
    print("\n".join(faults))
    print("held against", ", ".join(schemas) or "no schema: RETOLD_SCHEMAS does not say where they are")
    sys.exit(bool(faults))


main()
