#!/usr/bin/env python3
"""The reference texts that people have read, where they stand beside the checkout: what the program finds is scored.

usage: gold.py PROGRAM [MIN_CORE [MIN_FULL]]

../shared/seeds holds the texts, ../shared/gold what their readers found, ../shared/extraction/score.py compares;
KC_SHARED names another folder than ../shared. Status 77, "skipped", where they are not there.
"""
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("KC_SHARED", ROOT.parent / "shared"))
SKIPPED = 77


def main(program, min_core="97", min_full="93"):
    golds = sorted((SHARED / "gold").glob("*.jsonl"))
    score = SHARED / "extraction/score.py"
    if not golds or not score.is_file():
        print(f"skipped: there is no {SHARED}/gold")
        return SKIPPED
    texts = [text for gold in golds for text in sorted((SHARED / "seeds").glob(gold.stem + ".*"))]
    with tempfile.TemporaryDirectory() as folder:
        expected = Path(folder, "gold.jsonl")
        found = Path(folder, "found.jsonl")
        expected.write_bytes(b"".join(gold.read_bytes() for gold in golds))
        with found.open("wb") as out:
            subprocess.run([program, "--site", ROOT, "extract", *texts], stdout=out, check=True)
        return subprocess.run([sys.executable, score, expected, found, "--by-article", "--errors",
                               "--min-core", min_core, "--min-full", min_full], check=False).returncode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
