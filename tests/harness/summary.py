"""Prints what came of a test run, from Meson's testlog.json: "12 passed, 0 failed", ", 1 skipped" where some were.

usage: summary.py TESTLOG...                    the runs are added up
       summary.py --lines=NAME TESTLOG...       what the test NAME said of each of its cases, instead

A test that reports its cases in TAP counts as many as it has cases; one that broke off counts one failure more.
A run without its log did not get as far as testing: it counts as one failure. Exit status 1 on any failure.
"""
import json
import re
import sys

FAILURES = {"FAIL", "ERROR", "TIMEOUT", "INTERRUPT", "UNEXPECTEDPASS"}


def count_test(entry):
    """(passed, failed, skipped) of one test: a line of the log."""
    output = entry.get("stdout") or ""
    result = entry["result"]
    if result == "SKIP":
        return 0, 0, 1
    if re.match(r"(TAP version \d+\n)?1\.\.\d+$", output, flags=re.M):
        skipped = len(re.findall(r"^ok .* # SKIP\b", output, flags=re.M))
        passed = len(re.findall(r"^ok ", output, flags=re.M)) - skipped
        failed = len(re.findall(r"^not ok ", output, flags=re.M))
        broke_off = result in FAILURES and not failed or result in ("TIMEOUT", "INTERRUPT")
        return passed, failed + broke_off, skipped
    return (0, 1, 0) if result in FAILURES else (1, 0, 0)


def count(path):
    """(passed, failed, skipped) of one run."""
    try:
        with open(path, encoding="utf-8") as log:
            counts = [count_test(json.loads(line)) for line in log]
    except FileNotFoundError:
        return 0, 1, 0
    return tuple(sum(column) for column in zip(*counts)) if counts else (0, 1, 0)


def print_lines(name, path):
    try:
        with open(path, encoding="utf-8") as log:
            entries = [json.loads(line) for line in log]
    except FileNotFoundError:
        return
    for entry in entries:
        if entry["name"].rpartition(" / ")[2].rpartition(":")[2] == name:
            print("\n".join(re.findall(r"^(?:(?:not )?ok .*|1\.\.0 .*)", entry.get("stdout") or "", flags=re.M)))


def main(paths):
    if paths and paths[0].startswith("--lines="):
        for path in paths[1:]:
            print_lines(paths[0].partition("=")[2], path)
        return 0
    passed, failed, skipped = (sum(column) for column in zip(*(count(path) for path in paths)))
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
