#!/usr/bin/env python3
"""Runs the command line's cases: cases/NAME.cmd against NAME.out, NAME.err and NAME.status.

  run.py RETOLD [NAME...]            run all cases, or those named
  run.py --update RETOLD [NAME...]   write what they print as what is expected

NAME.cmd is run by sh in an empty folder with RETOLD (the program), DATA (tests/data) and HERE
(this folder) set. Standard output, standard error and exit status have to be the same to
the byte; a missing .out or .err stands for nothing, a missing .status for 0.
"""
import difflib
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

HERE = pathlib.Path(__file__).resolve().parent
TIMEOUT = 60


def environment(retold):
    """Only what the program may look at, so that a case gives the same everywhere."""
    return {
        "PATH": os.environ["PATH"],
        "LC_ALL": "C",
        "RETOLD": str(retold),
        "DATA": str(HERE.parent / "data"),
        "HERE": str(HERE),
        # For runs under a sanitizer, and on a machine that builds elsewhere.
        **{k: v for k, v in os.environ.items() if k.endswith("SAN_OPTIONS")},
    }


def run(retold, case):
    """What the case prints: {suffix: bytes}."""
    with tempfile.TemporaryDirectory(prefix="retold-case-") as folder:
        shell = subprocess.Popen(
            ["sh", str(case)], cwd=folder, env=environment(retold) | {"TMPDIR": folder},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
            start_new_session=True)
        try:
            out, err = shell.communicate(timeout=TIMEOUT)
            status = shell.returncode
        except subprocess.TimeoutExpired:
            out, err, status = b"", b"", "timed out"
        finally:
            # What the case left running in the background, or all of it after a timeout.
            try:
                os.killpg(shell.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass
            shell.wait()
    return {".out": out, ".err": err, ".status": b"" if status == 0 else f"{status}\n".encode()}


def expected(case, suffix):
    path = case.with_suffix(suffix)
    return path.read_bytes() if path.exists() else b""


def update(case, printed):
    for suffix, content in printed.items():
        path = case.with_suffix(suffix)
        if content:
            path.write_bytes(content)
        elif path.exists():
            path.unlink()


def difference(case, suffix, content):
    def lines(data):
        return data.decode("utf-8", "backslashreplace").splitlines(keepends=True)

    changed = difflib.unified_diff(
        lines(expected(case, suffix)), lines(content), case.stem + suffix, "printed")
    return "".join(line if line.endswith("\n") else line + "\n\\ no line end\n" for line in changed)


def check(case, printed):
    return "".join(
        difference(case, suffix, content) or f"{case.stem}{suffix}: other bytes\n"
        for suffix, content in printed.items() if content != expected(case, suffix))


def main():
    words = sys.argv[1:]
    writing = words[:1] == ["--update"]
    words = words[writing:]
    if not words:
        sys.exit(__doc__)
    retold = pathlib.Path(words[0]).resolve()
    cases = sorted((HERE / "cases").glob("*.cmd"))
    if words[1:]:
        cases = [HERE / "cases" / (name + ".cmd") for name in words[1:]]
    failed = 0
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for case, printed in zip(cases, pool.map(lambda case: run(retold, case), cases)):
            if writing:
                update(case, printed)
            elif wrong := check(case, printed):
                failed += 1
                print(f"FAILED {case.stem}\n{wrong}")
    print(f"{len(cases)} cases, {failed} failed")
    sys.exit(failed > 0 or not cases)


if __name__ == "__main__":
    main()
