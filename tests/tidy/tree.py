"""What the tidy checks have in common: the files of the tree, and reporting."""
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
# Made by tools, or inputs whose very point may be that they are untidy.
SKIPPED = {".git", "node_modules", "public", ".kechuang", "__pycache__", ".cache", ".vscode"}
INPUTS = ["tests/cases/", "tests/diag/", "tests/sites/", "tests/pathological/", "tests/fuzz/", "content/articles/"]


def name(path):
    return path.relative_to(ROOT).as_posix()


def files(*endings, inputs=False):
    """The tree's files with one of the endings (all, without), in order; test inputs only where asked for."""
    found = []
    for folder, folders, names in os.walk(ROOT):
        here = Path(folder)
        folders[:] = sorted(each for each in folders if each not in SKIPPED
                            and not (here == ROOT and each.startswith("build")))
        for each in sorted(names):
            path = here / each
            if endings and path.suffix not in endings:
                continue
            if not inputs and name(path).startswith(tuple(INPUTS)):
                continue
            found.append(path)
    return found


def lines(path):
    """(number, text) of each line."""
    return enumerate(path.read_text(encoding="utf-8").splitlines(), 1)


def finish(problems):
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    for problem in problems:
        print(problem)
    sys.exit(1 if problems else 0)
