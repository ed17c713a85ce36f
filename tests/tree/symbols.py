#!/usr/bin/env python3
"""Checks what the libraries export.

  symbols.py SHARED STATIC HEADER

The shared library exports exactly the functions that the header marks RETOLD_API; the
static one defines no C function outside retold_ and rt_.
"""
import re
import subprocess
import sys


def defined(arguments):
    out = subprocess.run(["nm", "--defined-only", *arguments], capture_output=True, text=True, check=True).stdout
    return {f[2] for f in (line.split() for line in out.split("\n")) if len(f) == 3 and f[1] in "TDBR"}


def main():
    shared, static, header = sys.argv[1:]
    declared = set(re.findall(r"RETOLD_API[^;(]*?\b(retold_\w+)\s*\(", open(header).read()))
    exported = {s for s in defined(["-D", shared]) if not s.startswith("_")}
    faults = [f"declared, not exported: {s}" for s in sorted(declared - exported)]
    faults += [f"exported, not declared: {s}" for s in sorted(exported - declared)]
    # Names beginning with an underscore are the C++ compiler's.
    faults += [f"defined without prefix: {s}" for s in sorted(defined([static]))
               if not s.startswith(("retold_", "rt_", "_"))]
    for fault in faults:
        print(fault)
    sys.exit(bool(faults) or not declared)


main()
