"""What the golden tests have in common: cases, a program to run on them, a comparison, and TAP for Meson.

A case is a folder. What it expects stands in files of it; running it gives, for each such file, what the program
did. The two agree, or the difference is shown; `tests/update-golden` writes the second over the first.
"""
import difflib
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
TIMEOUT = 120  # seconds for one run of the program: a hang, not slowness, even under the sanitizers


class Case:
    """A folder with expectations. Subclasses say how it is run."""

    def __init__(self, folder):
        self.folder = folder
        self.name = str(folder.relative_to(TESTS))

    def expectations(self):
        """The files that say what is expected, as names in the folder; empty: it fails until it has one."""
        raise NotImplementedError

    def run(self, program):
        """{name of an expectation's file: bytes that the program gave}"""
        raise NotImplementedError

    def check(self, program):
        """The differences as lines of text; none where the case passes."""
        try:
            found = self.run(program)
        except (CaseError, subprocess.TimeoutExpired) as error:
            return [str(error)]
        if not self.expectations():
            return ["nothing is expected of this case yet: write it with tests/update-golden and review it"]
        lines = []
        for name in sorted(set(self.expectations()) | set(found)):
            path = self.folder / name
            expected = path.read_bytes() if path.exists() else b""
            actual = found.get(name, b"")
            if expected != actual:
                lines += difference(expected, actual, name)
        return lines

    def update(self, program):
        """Writes what the program gives; True where that changed something."""
        found = self.run(program)
        changed = False
        for name in set(self.expectations()) | set(found):
            path = self.folder / name
            before = path.read_bytes() if path.exists() else None
            after = found.get(name)
            if after == before:
                continue
            changed = True
            if after is None:
                path.unlink()
            else:
                path.write_bytes(after)
        return changed


class CaseError(Exception):
    """The case itself is not as it should be."""


def execute(program, arguments, folder, merge=False):
    """Runs the program in a folder, in the C locale; (status, standard output, standard error)."""
    environment = dict(os.environ, LC_ALL="C", TZ="UTC")
    done = subprocess.run([program, *arguments], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT if merge else subprocess.PIPE,
                          timeout=TIMEOUT, check=False)
    return done.returncode, done.stdout, done.stderr or b""


def difference(expected, actual, name):
    def text(data):
        return data.decode("utf-8", "backslashreplace").splitlines()

    lines = list(difflib.unified_diff(text(expected), text(actual), "expected " + name, "found " + name, lineterm=""))
    return lines or [f"{name}: the line ends differ"]


def find(cases, names):
    """Those of the cases whose name contains one of the names; all, where there are none."""
    return [case for case in cases if not names or any(name in case.name for name in names)]


def test(cases, program):
    """Runs the cases, and reports in TAP. Returns the exit status: no case at all is a failure too."""
    for output in (sys.stdout, sys.stderr):
        output.reconfigure(encoding="utf-8", errors="backslashreplace")
    if not cases:
        print("1..1\nnot ok 1 - there is no such case")
        return 1
    program = str(Path(program).resolve())
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(pool.map(lambda case: case.check(program), cases))
    print(f"1..{len(cases)}")
    for number, (case, lines) in enumerate(zip(cases, results), 1):
        print(f"{'not ok' if lines else 'ok'} {number} - {case.name}")
        if lines:  # of a TAP test Meson shows what it writes to standard error
            print(f"{case.name}:", *lines, "", sep="\n", file=sys.stderr)
    return 1 if any(results) else 0
