"""Every diagnostic code of generator/base/diag_codes.def has a case in tests/diag/, and every case a code.

Those without one stand in diagnostics-without-case.txt, each with its reason; a code that has a case may not.
"""
import re

from tree import ROOT, finish

CODES = ROOT / "generator/base/diag_codes.def"
WITHOUT = ROOT / "tests/tidy/diagnostics-without-case.txt"
CASES = ROOT / "tests/diag"


def check():
    problems = []
    codes = re.findall(r'^DIAG\(\w+, "([a-z0-9-]+)"', CODES.read_text(encoding="utf-8"), flags=re.M)
    without = {}
    for line in WITHOUT.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, _, reason = line.partition(":")
            without[code] = reason.strip()
    # A case is there once what it expects shows the code.
    cases = {path.parent.name for path in CASES.glob("*/expected")
             if f"[{path.parent.name.partition('.')[0]}]".encode() in path.read_bytes()}
    for code in codes:
        # <slug> is the code, or the code and what is special: unknown-area, unknown-area.in-corrections
        has = any(case == code or case.startswith(code + ".") for case in cases)
        if not has and code not in without:
            problems.append(f"{code}: there is no tests/diag/{code}/ (see tests/README.md)")
        if has and code in without:
            problems.append(f"{code}: has a case now; take it out of {WITHOUT.relative_to(ROOT)}")
    for code, reason in without.items():
        if code not in codes:
            problems.append(f"{WITHOUT.relative_to(ROOT)}: there is no code {code}")
        if not reason:
            problems.append(f"{WITHOUT.relative_to(ROOT)}: {code} has no reason")
    for path in sorted(CASES.glob("*/")):
        if path.name.partition(".")[0] not in codes:
            problems.append(f"tests/diag/{path.name}: there is no such code")
    for code in codes:
        if codes.count(code) > 1:
            problems.append(f"{code}: stands twice in {CODES.relative_to(ROOT)}")
    return problems


finish(check())
