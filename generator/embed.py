#!/usr/bin/env python3
"""Files -> a C array of them, so that the program carries them within itself.

usage: embed.py SYMBOL OUT FILE…

OUT defines `const struct embedded_files SYMBOL` (base/embedded.h): each file's name without its folder, and its
bytes, in the order of the names. Who uses it declares it: extern const struct embedded_files SYMBOL;
"""
import sys
from pathlib import Path

LINE = 100  # bytes of a file on a line of C


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
        data = path.read_bytes()
        text.append(f'    {{ STR_INIT("{path.name}"),\n      {{\n{literal(data)},\n        {len(data)} }} }},')
    text.append("};\n")
    text.append(f"const struct embedded_files {symbol} = {{ items, {len(files)} }};\n")
    Path(out).write_text("\n".join(text), encoding="ascii")


if len(sys.argv) < 4:
    sys.exit(__doc__.strip())
main(*sys.argv[1:])
