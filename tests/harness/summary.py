"""Prints what came of a test run, from Meson's testlog.json: "12 passed, 0 failed", ", 1 skipped" where some were.

usage: summary.py TESTLOG...        the runs are added up

A run without its log did not get as far as testing: it counts as one failure. Exit status 1 on any failure.
"""
import json
import sys

FAILURES = {"FAIL", "ERROR", "TIMEOUT", "INTERRUPT", "UNEXPECTEDPASS"}


def count(path):
    """(passed, failed, skipped) of one run."""
    passed = failed = skipped = 0
    try:
        with open(path, encoding="utf-8") as log:
            for line in log:
                result = json.loads(line)["result"]
                if result in FAILURES:
                    failed += 1
                elif result == "SKIP":
                    skipped += 1
                else:
                    passed += 1
    except FileNotFoundError:
        return 0, 1, 0
    return passed, failed, skipped


def main(paths):
    passed, failed, skipped = (sum(column) for column in zip(*(count(path) for path in paths)))
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
