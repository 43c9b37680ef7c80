#!/usr/bin/env python3
"""excerpt.py TRANSCRIPT PAGE... : the excerpts of a session that pages show are in its transcript.

In a page, the block after the line "<!-- session -->" shows parts of the transcript, in their order; a line "..." stands
for what is left out, a line that begins with "$ " for the command.
"""
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    transcript = file.read()
faults = found = 0
for name in sys.argv[2:]:
    with open(name, encoding="utf-8") as file:
        parts = file.read().split("<!-- session -->\n\n```text\n")[1:]
    for part in parts:
        at = 0
        block = [line for line in part.split("\n```")[0].split("\n") if not line.startswith("$ ")]
        for chunk in "\n".join(block).split("\n...\n"):
            found += 1
            place = transcript.find(chunk.strip("\n").removeprefix("...\n") + "\n", at)
            if place < 0:
                print(f"FAIL {name}: the session doesn't print\n{chunk}")
                faults += 1
            else:
                at = place
if found == 0:
    print("FAIL no page shows the session")
sys.exit(1 if faults or not found else 0)
