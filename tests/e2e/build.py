"""Builds a site twice: no diagnostic worse than a warning, the same bytes, nothing written anew, no broken link.

usage: build.py PROGRAM SITE-YAML [MANIFEST]

SITE-YAML is the site's content/site.yaml. Works on a copy of the site. MANIFEST gets a line "sha256  path" for each file, to compare builds of the program.
"""
import hashlib
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "harness"))
sys.dont_write_bytecode = True

from golden import execute  # noqa: E402
from links import Crawl  # noqa: E402

PARTS = ["content", "templates", "static"]  # of a site's folder


class Failed(Exception):
    pass


def copy_site(site, to):
    to.mkdir()
    for part in PARTS:
        if (site / part).is_dir():
            shutil.copytree(site / part, to / part)


def build(program, folder, *options):
    status, output, errors = execute(program, ["build", *options], folder)
    if status != 0:
        raise Failed(f"kechuang build {' '.join(options)}: exit status {status}\n"
                     + (output + errors).decode("utf-8", "backslashreplace"))


def hashes(folder):
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def times(folder):
    return {str(path.relative_to(folder)): path.stat().st_mtime_ns for path in folder.rglob("*") if path.is_file()}


def compare(first, second, what):
    different = sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))
    if different:
        raise Failed(f"{what}:\n" + "\n".join("  " + name for name in different))


def run(program, site, manifest, temporary):
    # Two folders with names of different lengths: no path of the machine may get into a page.
    copy_site(site, temporary / "one")
    copy_site(site, temporary / "another-place")
    build(program, temporary / "one")
    build(program, temporary / "another-place", "--out", "out")
    first = hashes(temporary / "one/public")
    if manifest:
        manifest.parent.mkdir(parents=True, exist_ok=True)
        manifest.write_text("".join(f"{value}  {name}\n" for name, value in first.items()), encoding="utf-8")
    compare(first, hashes(temporary / "another-place/out"), "two builds of one content differ in")
    before = times(temporary / "one/public")
    build(program, temporary / "one")
    compare(before, times(temporary / "one/public"), "with nothing changed, a second build wrote")
    problems = Crawl(temporary / "one/public").run()
    if problems:
        raise Failed("\n".join(problems))
    return len(first)


def main(program, site, manifest=None):
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    with tempfile.TemporaryDirectory(prefix="kechuang-build-") as temporary:
        try:
            count = run(str(Path(program).resolve()), Path(site).resolve().parent.parent, Path(manifest) if manifest else None, Path(temporary))
        except Failed as failure:
            print(failure)
            return 1
    print(f"{count} files, the same twice")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
