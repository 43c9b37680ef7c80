#!/usr/bin/env python3
"""drive.py SESSION PROGRAM [ARGUMENT]... : runs a program on a pseudo-terminal of its own and answers it.

A session is lines:
  expect TEXT   wait until TEXT has been printed since the last answer
  type TEXT     send TEXT and Enter
  keys TEXT     send TEXT as it is; \\t \\n \\x03 mean what they do in C
  never TEXT    TEXT must not have been printed since the last answer
  hang up       close the terminal
  # ...         a comment
What the program prints goes to standard output without the terminal's control sequences; the exit status is the
program's, or 99 where it printed something else than was expected within a minute.
"""
import os
import pty
import re
import select
import sys
import termios
import time


def plain(data: bytes) -> str:
    text = data.decode("utf-8", "replace")
    text = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", text)
    return text.replace("\r", "").replace("\x07", "")


def main() -> int:
    session, command = sys.argv[1], sys.argv[2:]
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm"
        os.execvp(command[0], command)
    attributes = termios.tcgetattr(terminal)
    termios.tcsetwinsize(terminal, (50, 200))
    termios.tcsetattr(terminal, termios.TCSANOW, attributes)
    seen = b""
    since = b""
    after_keys = False

    def read(seconds: float) -> bool:
        nonlocal seen, since
        ready, _, _ = select.select([terminal], [], [], seconds)
        if not ready:
            return True
        try:
            data = os.read(terminal, 65536)
        except OSError:
            data = b""
        seen += data
        since += data
        return bool(data)

    def fail(why: str) -> int:
        print(plain(seen))
        print(f"drive: {why}; since the last answer: {plain(since)!r}")
        os.kill(child, 9)
        os.waitpid(child, 0)
        return 99

    with open(session, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            line = line.rstrip("\n")
            if not line or line.startswith("#"):
                continue
            word, _, text = line.partition(" ")
            if word == "expect":
                end = time.monotonic() + 60
                while text not in plain(since):
                    if not read(max(0.0, end - time.monotonic())) or time.monotonic() > end:
                        return fail(f"line {number}: never saw {text!r}")
            elif word == "never":
                if text in plain(since):
                    return fail(f"line {number}: saw {text!r}")
            elif word in ("type", "keys"):
                # Typed before the program asks, it would be echoed twice.
                end = time.monotonic() + 60
                while not after_keys and not plain(since).endswith("> "):
                    if not read(max(0.0, end - time.monotonic())) or time.monotonic() > end:
                        return fail(f"line {number}: was never asked")
                after_keys = word == "keys"
                data = text.encode().decode("unicode_escape").encode("latin-1") if word == "keys" else (text + "\n").encode()
                since = b""
                os.write(terminal, data)
            elif word == "hang":
                os.close(terminal)
                os.waitpid(child, 0)
                return 129
            else:
                return fail(f"line {number}: {word!r} is no word of a session")
    end = time.monotonic() + 60
    while read(max(0.0, end - time.monotonic())):
        if time.monotonic() > end:
            return fail("the program goes on after the session's end")
    print(plain(seen), end="")
    _, status = os.waitpid(child, 0)
    return os.waitstatus_to_exitcode(status) if os.WIFEXITED(status) else 128 + os.WTERMSIG(status)


sys.exit(main())
