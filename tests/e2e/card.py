"""The site's pictures: valid PNG files of the right size, with the map's shades, and named by pages only of a site with an
address.

usage: card.py PROGRAM SITE-YAML

SITE-YAML is that of a site with base_url and a map. Works on copies.
"""
import struct
import sys
import tempfile
import zlib
from collections import Counter
from pathlib import Path
from shutil import copytree

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "harness"))
sys.dont_write_bytecode = True

from golden import execute  # noqa: E402

SIZES = {"icon.png": (180, 180), "card.png": (1200, 630)}
MOST = 20_000  # bytes: flat areas pack well
SIGN, EMPTY = (0x0B, 0x5C, 0x8A), (0xDD, 0xE3, 0xE8)


def require(condition, message):
    if not condition:
        sys.exit(message)


def chunks(data):
    require(data.startswith(b"\x89PNG\r\n\x1a\n"), "no PNG signature")
    at = 8
    while at < len(data):
        length, name = struct.unpack(">I4s", data[at:at + 8])
        body = data[at + 8:at + 8 + length]
        sum_, = struct.unpack(">I", data[at + 8 + length:at + 12 + length])
        require(zlib.crc32(name + body) == sum_, f"{name}: wrong check sum")
        yield name.decode(), body
        at += 12 + length


def read(path):
    """((width, height), rows of colours) of a file as kit/png writes it."""
    parts = dict(chunks(path.read_bytes()))
    require(list(parts) == ["IHDR", "PLTE", "IDAT", "IEND"], f"{path.name}: chunks {list(parts)}")
    width, height, depth, kind = struct.unpack(">IIBB", parts["IHDR"][:10])
    require((depth, kind) == (8, 3), f"{path.name}: not of indexed colours")
    palette = [tuple(parts["PLTE"][i:i + 3]) for i in range(0, len(parts["PLTE"]), 3)]
    raw = zlib.decompress(parts["IDAT"])
    require(len(raw) == (width + 1) * height, f"{path.name}: {len(raw)} bytes unpacked")
    rows = [raw[y * (width + 1):(y + 1) * (width + 1)] for y in range(height)]
    require(all(row[0] == 0 for row in rows), f"{path.name}: a filtered row")
    return (width, height), [[palette[index] for index in row[1:]] for row in rows]


def build(program, site, to, without=""):
    copytree(site, to)
    settings = to / "content/site.yaml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text("".join(line for line in text.splitlines(True) if not without or not line.startswith(without)),
                        encoding="utf-8")
    status, output, errors = execute(program, ["build"], to)
    require(status == 0, (output + errors).decode("utf-8", "backslashreplace"))
    return to / "public"


def check_pictures(public):
    for name, size in SIZES.items():
        path = public / name
        found, rows = read(path)
        require(found == size, f"{name}: {found}")
        require(path.stat().st_size <= MOST, f"{name}: {path.stat().st_size} bytes")
        colours = Counter(colour for row in rows for colour in row)
        require(colours[SIGN] > size[0] * 16 - 1, f"{name}: the sign's colour is missing")
    # The map: several shades, and no area of the test site is without figures.
    require(len(colours) >= 4 and EMPTY not in colours, f"card.png: colours {colours}")


def main(program, site):
    program, site = str(Path(program).resolve()), Path(site).resolve().parent.parent
    with tempfile.TemporaryDirectory(prefix="kechuang-card-") as temporary:
        with_address = build(program, site, Path(temporary) / "one")
        check_pictures(with_address)
        page = (with_address / "index.html").read_text(encoding="utf-8")
        require('<meta property="og:image" content="https://example.org/kechuang/card.png">' in page, "no og:image")
        without = build(program, site, Path(temporary) / "two", without="base_url")
        require(not (without / "card.png").exists(), "a card that no page can name")
        require("og:image" not in (without / "index.html").read_text(encoding="utf-8"), "og:image without an address")
        require((without / "icon.png").exists(), "no icon.png")
    print("2 pictures, 2 sites")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__.strip())
    main(*sys.argv[1:])
