#!/usr/bin/env python3
"""The figures of the demo site, whose articles people have read: a rule that changes one is seen here.

usage: demo.py PROGRAM [--update]

demo.txt holds what `extract --format=table` prints for each article of content/, in the order of their paths. --update
writes it anew; read the difference against the articles before committing it.
"""
import difflib
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "harness"))
from golden import execute  # noqa: E402

SITE = HERE.parent.parent
EXPECTED = HERE / "demo.txt"
ENDINGS = {".md", ".txt", ".html", ".xml"}


def main(program, option=""):
    articles = sorted(path.relative_to(SITE).as_posix() for path in (SITE / "content/articles").rglob("*")
                      if path.suffix in ENDINGS)
    found = ""
    for article in articles:
        status, output, errors = execute(str(Path(program).resolve()), ["extract", "--format=table", article], SITE)
        if status != 0:
            print(errors.decode())
            return 1
        found += f"== {article}\n{output.decode()}"
    if option == "--update":
        EXPECTED.write_text(found, encoding="utf-8")
        return 0
    expected = EXPECTED.read_text(encoding="utf-8")
    sys.stdout.writelines(difflib.unified_diff(expected.splitlines(True), found.splitlines(True), "demo.txt", "found"))
    return found != expected


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
