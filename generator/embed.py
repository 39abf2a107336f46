#!/usr/bin/env python3
"""Files -> a C array of them, so that the program carries them within itself.

usage: embed.py SYMBOL OUT FILE…

OUT defines `const struct embedded_files SYMBOL` (base/embedded.h): each file's name without its folder, its bytes and
the hash of its source, in the order of the names. Who uses it declares it: extern const struct embedded_files SYMBOL;
Style sheets and scripts lose their comments and the blanks that mean nothing: readers load them, people read the
sources.
"""
import re
import sys
from pathlib import Path

LINE = 100  # bytes of a file on a line of C


# Strings, and with them all that must stay as it is; then comments.
CSS_TOKEN = re.compile(r"""("(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')|/\*.*?\*/""", re.S)


def shrink_css(text):
    """Without comments, line ends, and blanks beside { } ; , > and behind colons, all outside strings."""
    kept = []

    def keep(match):
        if not match[1]:
            return ""
        kept.append(match[1])
        return f"\0{len(kept) - 1}\0"

    text = re.sub(r"\s+", " ", CSS_TOKEN.sub(keep, text))
    # A blank before a colon is the descendant of what stands before it; one before "(" of @media is needed.
    text = re.sub(r" ?([{};,>]) ?", r"\1", text)
    text = re.sub(r": ", ":", text).replace(";}", "}").strip()
    return re.sub(r"\0(\d+)\0", lambda match: kept[int(match[1])], text)


def shrink_js(text):
    """Without lines that are comments, and without what indents the others. A script has no template literals."""
    lines = (line.strip() for line in re.sub(r"^\s*/\*.*?\*/", "", text, flags=re.S | re.M).splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//")) + "\n"


SHRINKERS = {".css": shrink_css, ".js": shrink_js}


def read(path):
    shrink = SHRINKERS.get(path.suffix)
    return shrink(path.read_text(encoding="utf-8")).encode() if shrink else path.read_bytes()


def fnv1a(data):
    """As base/hash.h has it."""
    value = 0xCBF29CE484222325
    for byte in data:
        value = (value ^ byte) * 0x100000001B3 & 0xFFFFFFFFFFFFFFFF
    return value


def literal(data):
    """The bytes as string literals. Octal escapes: unlike \\x they end after three digits."""
    pieces = [data[i:i + LINE] for i in range(0, len(data), LINE)] or [b""]
    return "\n".join('        "' + "".join(
        chr(byte) if 32 <= byte < 127 and chr(byte) not in '"\\?' else f"\\{byte:03o}" for byte in piece) + '"'
        for piece in pieces)


def main(symbol, out, *names):
    files = sorted((Path(name) for name in names), key=lambda path: path.name.encode())
    text = ['#include "embedded.h"\n', f"extern const struct embedded_files {symbol};\n",
            "static const struct embedded_file items[] = {"]
    for path in files:
        data = read(path)
        text.append(f'    {{ STR_INIT("{path.name}"),\n      {{\n{literal(data)},\n        {len(data)} }},\n'
                    f'      UINT64_C({fnv1a(path.read_bytes())}) }},')
    text.append("};\n")
    text.append(f"const struct embedded_files {symbol} = {{ items, {len(files)} }};\n")
    Path(out).write_text("\n".join(text), encoding="ascii")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__.strip())
    main(*sys.argv[1:])
