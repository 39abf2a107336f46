#!/usr/bin/env python3
"""tests/corpus/<theme>.jsonl: what a careful reader finds in short texts, and what the program finds.

usage: run.py PROGRAM [--all] [NAME...]       only the cases whose id contains one of the names

Each line of a theme is a case: an `id`, the `date` and `areas` of an article's front matter, its `text`, and the
observations that it holds, `expect`; `format` is the ending of its file where that is not "md". The cases are written as articles into a temporary folder, the program extracts
them with the catalogues of this tree, and each difference is reported. The result is TAP, with a line of counts and
scores for each theme. known-misses.txt names the cases that the program is known to get wrong; one of them that has
come right is a failure too, so that the list can only shrink. `--all` shows the differences of those as well.
See tests/README.md.
"""
import collections
import json
import re
import subprocess
import sys
import tempfile
from decimal import Decimal
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "harness"))
from golden import execute  # noqa: E402

SITE = HERE.parent.parent
KNOWN = HERE / "known-misses.txt"
CORE = ("area", "indicator", "measure", "value", "value_high", "unit")
KEYS = CORE + ("tier", "scope", "status", "bound", "period", "surface")
CASE_KEYS = ("id", "date", "areas", "text", "expect")
FORMATS = ("md", "txt")
AT_ONCE = 120  # articles in one run of the program

Score = collections.namedtuple("Score", "cases right expected found core full")


class CorpusError(Exception):
    """The corpus itself, or the program's output, is not as it should be."""


def load_themes():
    """{theme: [case]}, both in order; every id once."""
    themes, ids = {}, set()
    for path in sorted(HERE.glob("*.jsonl")):
        cases = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        for case in cases:
            whole = set(case) - {"format"} == set(CASE_KEYS) and case.get("format", "md") in FORMATS
            if not whole or not case["id"].startswith(path.stem + "-") or case["id"] in ids:
                raise CorpusError(f"{path.name}: no case, or its id is not its own: {case.get('id')}")
            for observation in case["expect"]:
                if not set(observation) <= set(KEYS):
                    raise CorpusError(f"{case['id']}: unknown key in {observation}")
            ids.add(case["id"])
        themes[path.stem] = cases
    return themes


def load_known():
    """{id of a case known to be wrong: why}"""
    known = {}
    for line in KNOWN.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, _, reason = line.partition(" ")
            if not reason.strip() or name in known:
                raise CorpusError(f"{KNOWN.name}: one id and its reason a line, each id once: {line}")
            known[name] = reason.strip()
    return known


def article(case):
    areas = ", ".join(case["areas"])
    return f"---\ntitle: 例文\ndate: {case['date']}\nareas: [{areas}]\n---\n\n{case['text']}".encode()


def extract(program, cases):
    """{id of a case: [observation]}; an observation whose surface is not where it says has one more key."""
    found = {case["id"]: [] for case in cases}
    with tempfile.TemporaryDirectory() as folder:
        files = {f"{case['date']}-{case['id']}": case for case in cases}
        names = []
        for name, case in files.items():
            names.append(f"{name}.{case.get('format', 'md')}")
            (Path(folder) / names[-1]).write_bytes(article(case))
        names.sort()
        for start in range(0, len(names), AT_ONCE):
            arguments = ["--site", str(SITE), "extract", *names[start:start + AT_ONCE]]
            status, output, errors = execute(program, arguments, folder)
            if status not in (0, 1):
                raise CorpusError(f"exit status {status}\n" + errors.decode("utf-8", "backslashreplace"))
            for line in output.decode("utf-8").splitlines():
                observation = json.loads(line)
                case = files[observation["article"]]
                found[case["id"]].append(kept(observation, article(case)))
    return found


def kept(observation, data):
    """The keys of an observation that are compared, and `place` where its bytes are not its surface."""
    result = {key: observation.get(key) for key in KEYS}
    text = data[observation["start"]:observation["end"]].decode("utf-8", "backslashreplace")
    if re.sub(r"\s+", "", text) != observation["surface"]:
        result["place"] = text
    return result


def comparable(observation, keys=KEYS + ("place",)):
    def plain(key):
        value = observation.get(key)
        return str(Decimal(value).normalize()) if key.startswith("value") and value else str(value)

    return tuple(plain(key) for key in keys)


def count_equal(expected, found, keys):
    """How many of the one are among the other, each used once."""
    both = collections.Counter(comparable(o, keys) for o in expected)
    both &= collections.Counter(comparable(o, keys) for o in found)
    return sum(both.values())


def pair(expected, found):
    """What is left of the two when equal ones are taken out, as (expected or None, found or None), likely pairs together."""
    expected, found = list(expected), list(found)
    pairs = []
    for keys in (KEYS + ("place",), CORE + ("surface",), ("surface", "indicator", "measure"), ("surface",)):
        for one in list(expected):
            other = next((o for o in found if comparable(o, keys) == comparable(one, keys)), None)
            if other is not None:
                expected.remove(one)
                found.remove(other)
                pairs.append((one, other))
    pairs = [(one, other) for one, other in pairs if comparable(one) != comparable(other)]
    return pairs + [(one, None) for one in expected] + [(None, other) for other in found]


def brief(observation):
    return " ".join(f"{key}={observation[key]}" for key in ("surface",) + KEYS[:-1]
                    if observation.get(key) is not None and (key, observation[key]) != ("status", "actual"))


def describe(case, found):
    """The differences of a case as lines of text; none where it is right."""
    lines = []
    for one, other in pair(case["expect"], found):
        if other is None:
            lines.append("  missed    " + brief(one))
        elif one is None:
            lines.append("  spurious  " + brief(other))
        else:
            differences = [f"{key} {other.get(key)} instead of {one.get(key)}" for key in KEYS + ("place",)
                           if comparable(one, (key,)) != comparable(other, (key,))]
            lines.append("  differs   " + brief(one) + ": " + "; ".join(differences))
    return ["  " + line for line in case["text"].splitlines() if line] + lines if lines else []


def score(cases, found, wrong):
    expected = sum(len(case["expect"]) for case in cases)
    return Score(len(cases), sum(case["id"] not in wrong for case in cases), expected,
                 sum(len(found[case["id"]]) for case in cases),
                 sum(count_equal(case["expect"], found[case["id"]], CORE) for case in cases),
                 sum(count_equal(case["expect"], found[case["id"]], KEYS[:-1]) for case in cases))


def summary(theme, result):
    def f1(equal):
        return 200 * equal / (result.expected + result.found)

    line = f"# {theme}: {result.right} of {result.cases} cases right, "
    if not result.expected:
        return line + f"no observation to find, {result.found} found"
    return line + f"{result.expected} observations, core F1 {f1(result.core):.1f}, full F1 {f1(result.full):.1f}"


def judge(case, lines, known):
    """(whether the case counts as passed, what TAP says behind its name, what there is to say about it)"""
    reason = known.get(case["id"])
    if reason is None:
        return not lines, "", lines
    if lines:
        return True, f" # known miss: {reason}", []
    return False, "", [f"  is right now: take it out of {KNOWN.name}"]


def main(arguments):
    for output in (sys.stdout, sys.stderr):
        output.reconfigure(encoding="utf-8", errors="backslashreplace")
    show_all = "--all" in arguments
    program, *names = [argument for argument in arguments if argument != "--all"]
    themes, known = load_themes(), load_known()
    cases = [case for theme in themes.values() for case in theme]
    unknown = sorted(set(known) - {case["id"] for case in cases})
    if unknown:
        raise CorpusError(f"{KNOWN.name}: no such case: {', '.join(unknown)}")
    cases = [case for case in cases if not names or any(name in case["id"] for name in names)]
    found = extract(str(Path(program).resolve()), cases)
    differences = {case["id"]: describe(case, found[case["id"]]) for case in cases}
    wrong = {name for name, lines in differences.items() if lines}

    print(f"1..{len(cases)}")
    failed = 0
    for number, case in enumerate(cases, 1):
        passed, remark, lines = judge(case, differences[case["id"]], known)
        failed += not passed
        print(f"{'ok' if passed else 'not ok'} {number} - {case['id']}{remark}")
        if show_all:
            lines = lines or differences[case["id"]]
        if lines:  # of a TAP test Meson shows what it writes to standard error
            print(f"{case['id']} ({case['date']}):", *lines, "", sep="\n", file=sys.stderr)
    for theme, members in themes.items():
        members = [case for case in members if case["id"] in found]
        if members:
            print(summary(theme, score(members, found, wrong)))
    print(summary("all", score(cases, found, wrong)))
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit("usage: run.py PROGRAM [--all] [NAME...]")
    try:
        sys.exit(main(sys.argv[1:]))
    except (CorpusError, subprocess.TimeoutExpired, OSError, ValueError, KeyError) as error:
        print(f"Bail out! {error}")
        sys.exit(1)
