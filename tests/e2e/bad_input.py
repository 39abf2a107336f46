"""Bad articles beside good ones: each is reported, exit status 1, and every good one still has its pages.
With --strict nothing is written.

usage: bad_input.py PROGRAM

The site is tests/sites/mini with the articles of tests/sites/bad laid beside its own.
"""
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "harness"))
sys.dont_write_bytecode = True

from golden import TESTS, execute  # noqa: E402
from build import copy_site, hashes  # noqa: E402

# file -> the code it is reported with
REPORTED = {
    "bad-bytes.md": "file-not-text",
    "bad-empty.md": "file-empty",
    "bad-front-matter.md": "yaml-syntax",
    "bad-unclosed.md": "front-matter-unclosed",
    "bad-area.md": "unknown-area",
    "bad-xml.xml": "xml-syntax",
    "bad-twin.md": "article-id-duplicate",
}
# An unknown area does not cost the article its page; of two articles with one id one is made.
STILL_MADE = {"bad-area", "bad-twin"}


def main(program):
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    program = str(Path(program).resolve())
    failures = []

    def expect(truth, text):
        if not truth:
            failures.append(text)

    with tempfile.TemporaryDirectory(prefix="kechuang-bad-") as temporary:
        good = Path(temporary) / "good"
        bad = Path(temporary) / "bad"
        copy_site(TESTS / "sites/mini", good)
        copy_site(TESTS / "sites/mini", bad)
        shutil.copytree(TESTS / "sites/bad/content", bad / "content", dirs_exist_ok=True)
        (bad / "content/articles/bad-empty.md").write_bytes(b"")
        (bad / "content/articles/bad-bytes.md").write_bytes(b"---\ntitle: x\ndate: 2024-01-01\n---\n\0\xff\xfe\0\x80\n")

        execute(program, ["build"], good)
        expected = set(hashes(good / "public"))

        status, output, errors = execute(program, ["build", "--strict"], bad)
        expect(status == 1, f"--strict: exit status {status}, not 1")
        expect(not (bad / "public").exists() or not hashes(bad / "public"), "--strict: something was written")

        status, output, errors = execute(program, ["build"], bad)
        text = (output + errors).decode("utf-8", "backslashreplace")
        expect(status == 1, f"exit status {status}, not 1")
        for name, code in REPORTED.items():
            expect(any(name in line and f"[{code}]" in line for line in text.splitlines()),
                   f"{name} is not reported as {code}")
        made = set(hashes(bad / "public")) if (bad / "public").exists() else set()
        for name in sorted(expected - made):
            failures.append(f"{name} is missing because of other articles")
        for name in sorted(made - expected):
            # The figures of an article that is still made may give a series one of its points: a chart more.
            made_of_good = Path(name).stem in STILL_MADE or name.startswith("charts/")
            expect(made_of_good, f"{name} was made of a bad article")
        if failures:
            failures.append("what the program said:\n" + text)
    for failure in failures:
        print(failure)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
