#!/usr/bin/env python3
"""Runs a command on a terminal of 80 columns and prints what it shows there, with ESC as \\e.

  terminal.py [--interrupt] COMMAND [ARGUMENT...]

--interrupt presses Ctrl-C once the command has shown something. Exits as the command does.
"""
import fcntl
import os
import pty
import struct
import sys
import termios
import time


def main():
    words = sys.argv[1:]
    interrupt = words[:1] == ["--interrupt"]
    words = words[interrupt:]
    child, terminal = pty.fork()
    if child == 0:
        fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        os.execvp(words[0], words)
    shown = b""
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux: the other end is closed
            break
        if not part:
            break
        shown += part
        if interrupt:
            time.sleep(0.5)  # until it catches the signal
            os.write(terminal, b"\x03")
            interrupt = False
    _, status = os.waitpid(child, 0)
    shown = shown.replace(b"\r\n", b"\n").replace(b"\r", b"\\r").replace(b"\x1b", b"\\e")
    sys.stdout.buffer.write(shown)
    code = os.waitstatus_to_exitcode(status)
    sys.exit(code if code >= 0 else 128 - code)


if __name__ == "__main__":
    main()
