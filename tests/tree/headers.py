#!/usr/bin/env python3
"""Compiles every header alone, and the public one also as C++ and as strict C17.

  headers.py ROOT BUILD CC CXX
"""
import pathlib
import subprocess
import sys


def compiles(compiler, flags, header):
    source = f'#include "{header}"\nint retold_header_compiles;\n'
    run = subprocess.run([*compiler, *flags, "-fsyntax-only", "-Wall", "-Wextra", "-Werror", "-"], input=source,
                         capture_output=True, text=True)
    if run.returncode:
        print(f"{header}: does not compile alone\n{run.stderr}")
    return run.returncode == 0


def main():
    root, build, cc, cxx = sys.argv[1:]
    root = pathlib.Path(root)
    include = [f"-I{root / 'include'}"]
    inside = include + [f"-I{root / 'src'}", f"-I{pathlib.Path(build) / 'src'}", "-D_POSIX_C_SOURCE=200809L"]
    good = compiles(cc.split(), ["-xc", "-std=c17", "-pedantic", *include], "retold.h")
    good &= compiles(cxx.split(), ["-xc++", "-std=c++17", "-pedantic", *include], "retold.h")
    for header in sorted((root / "src").rglob("*.h")):
        good &= compiles(cc.split(), ["-xc", "-std=gnu17", *inside], header.relative_to(root / "src"))
    sys.exit(not good)


main()
