"""Writes records as YAML: the way most people do, and in eight ways that are as valid and seldom seen; see generate."""
import json
import re

# What needs no quotes, in blocks and inside brackets; text of letters, with marks only where YAML gives them no meaning.
PLAIN = re.compile(r"[^\W_][^\[\]{},&*!|>'\"%@`:#?\\]*(?:[:#'?,\"][^\s\[\]{},\"'#:?][^\[\]{},&*!|>'\"%@`:#?\\]*)*\Z").match
WIDE = 96


def quote(text):
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def scalar(text):
    return text if PLAIN(text) and text[-1] != " " else quote(text)


def block_scalar(text):
    # A comma and a space mean nothing outside brackets.
    return text if PLAIN(text.replace(", ", " ")) else quote(text)


def fold(text, indent):
    lines, line = [], ""
    for word in text.split(" "):
        if line and len(line) + len(word) + indent >= WIDE:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return lines + [line]


def flow(value):
    if isinstance(value, dict):
        return "{" + ", ".join([f"{key}: {flow(item)}" for key, item in value.items()]) + "}"
    if isinstance(value, list):
        return "[" + ", ".join([flow(item) for item in value]) + "]"
    return scalar(value)


def is_flat(mapping):
    for value in mapping.values():
        if isinstance(value, (dict, list)):
            return False
    return True


def put(out, lead, indent, key, value):
    """Appends `key: value`, the first line after `lead`, to the lines of `out`."""
    if isinstance(value, dict):
        if is_flat(value) and key not in ("coordinator", "head", "verdict", "report", "cec"):
            line = f"{lead}{key}: {flow(value)}"
            if len(line) <= WIDE:
                out.append(line)
                return
        out.append(f"{lead}{key}:")
        pad = " " * (indent + 2)
        for inner, item in value.items():
            put(out, pad, indent + 2, inner, item)
    elif isinstance(value, list):
        if not isinstance(value[0], dict):
            out.append(f"{lead}{key}: {flow(value)}")
            return
        out.append(f"{lead}{key}:")
        pad = " " * indent
        for item in value:
            line = f"{pad}  - {flow(item)}" if key != "findings" and is_flat(item) else ""
            if line and len(line) <= WIDE:
                out.append(line)
                continue
            mark = pad + "  - "
            for inner, part in item.items():
                put(out, mark, indent + 4, inner, part)
                mark = pad + "    "
    elif len(value) + len(key) + indent + 2 > WIDE and " " in value:
        out.append(f"{lead}{key}: >-")
        pad = " " * (indent + 2)
        out += [pad + line for line in fold(value, indent + 2)]
    else:
        out.append(f"{lead}{key}: {block_scalar(value)}")


def emit(record):
    out = []
    for key, value in record.items():
        put(out, "", 0, key, value)
    out.append("")
    return "\n".join(out)


# --- unusual ways -------------------------------------------------------------------------------------------------------------------------------

def windows(record, pick):
    """A byte order mark, and lines that end as on Windows."""
    return "\ufeff" + emit(record).replace("\n", "\r\n")


def anchored(record, pick):
    """Values named once and repeated by their names."""
    text = emit(record)
    text = text.replace("source: report\n", "source: &told report\n", 1).replace("source: report\n", "source: *told\n")
    text = text.replace("    assessment: positive\n", "    assessment: &good positive\n", 1)
    head, mark, rest = text.partition("&good positive\n")
    text = head + mark + rest.replace("    assessment: positive\n", "    assessment: *good\n")
    return text.replace("source: [report, cec]\n", "source: &both [report, cec]\n", 1).replace("source: [report, cec]\n", "source: *both\n")


def brackets(record, pick):
    """All in brackets, every text in quotes, letters beyond ASCII as their numbers."""
    return json.dumps(record, ensure_ascii=pick((True, False)), indent=pick((1, 2, 4))) + "\n"


def escape(text):
    return "".join(c if " " <= c < "\x7f" and c not in '"\\' else f"\\u{ord(c):04x}" if ord(c) > 0x7f and ord(c) % 3 == 0 else quote(c)[1:-1] for c in text)


def escaped(record, pick):
    """Double quotes, over several lines, with escapes."""
    def write(key, value, indent):
        words = value.split(" ")
        if len(words) < 4:
            return f'{key}: "{escape(value)}"'
        pad = "\n" + " " * (indent + 4)
        half = len(words) // 2
        first, second = escape(" ".join(words[:half])), escape(" ".join(words[half:]))
        # A line break is a space; a backslash before it takes it away, one after it keeps the space that follows.
        return f'{key}: "{first}{pad}{second}"' if half % 2 else f'{key}: "{first}\\{pad}\\ {second}"'
    return blocks(record, write)


def indented(record, pick):
    """Block texts that say how far they are indented, kept or stripped."""
    def write(key, value, indent):
        if " " not in value:
            return f"{key}: '{value}'"
        pad = "\n" + " " * (indent + 4)
        words = value.split(" ")
        middle = len(words) // 2
        mark = (">4-", ">-4")[middle % 2]
        return f"{key}: {mark}{pad}{' '.join(words[:middle])}{pad}{' '.join(words[middle:])}" if middle % 3 else f"{key}: |4-{pad}{value}"
    return blocks(record, write)


def commented(record, pick):
    """Document marks and comments wherever they may stand."""
    lines = ["# Kept by hand.", "", "---  # the record"]
    for number, line in enumerate(emit(record).split("\n")[:-1]):
        if number % 4 == 1:
            lines += [" " * (number % 7) + "# as the page says: {not: a, value}"] if not in_text(lines) else []
        lines.append(line if in_text(lines + [line]) or number % 3 else line + "   # checked")
    return "\n".join(lines + ["# the end", "...", ""])


def in_text(lines):
    """Whether the last line is part of a block text, where # would be a letter like any other."""
    last = lines[-1]
    if last.endswith(">-"):
        return True
    indent = len(last) - len(last.lstrip(" "))
    for line in reversed(lines[:-1]):
        if len(line) - len(line.lstrip(" ")) < indent:
            return line.endswith(">-")
    return False


def tagged(record, pick):
    """The types that YAML would give anyway, said."""
    def write(key, value, indent):
        return f"!!str {key}: !!str '{value}'" if "'" not in value else f"{key}: !!str {quote(value)}"
    return blocks(record, write)


def explicit(record, pick):
    """Wide indents, lists as far left as they may stand, and plain texts of several lines."""
    def write(key, value, indent):
        if "," in value or ": " in value or not PLAIN(value) or value.count(" ") < 4:
            return f"{key} : {quote(value)}" if not PLAIN(value) else f"{key}:    {value}"
        first, _, second = value.partition(" ")
        return f"{key}: {first}\n{' ' * (indent + 3)}{second}"
    return blocks(record, write, step=7, list_step=0)


def blocks(value, write, indent=0, step=2, list_step=2):
    """The record in blocks, each scalar as `write(key, text, indent)` has it."""
    lines = []
    pad = " " * indent
    for key, item in value.items():
        if isinstance(item, dict):
            lines.append(f"{pad}{key}:\n" + blocks(item, write, indent + step, step, list_step).rstrip("\n"))
        elif isinstance(item, list) and isinstance(item[0], dict):
            lines.append(f"{pad}{key}:")
            for part in item:
                inner = blocks(part, write, indent + list_step + 2, step, list_step).rstrip("\n")
                lines.append(f"{pad}{' ' * list_step}- " + inner[indent + list_step + 2:])
        elif isinstance(item, list):
            lines.append(f"{pad}{key}: [" + (",\n" + pad + "      ").join(item) + "]")
        else:
            lines.append(pad + write(key, item, indent))
    return "\n".join(lines) + "\n"


WAYS = (windows, anchored, brackets, escaped, indented, commented, tagged, explicit)


def unusual(record, turn, pick):
    return WAYS[turn % len(WAYS)](record, pick)
