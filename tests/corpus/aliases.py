#!/usr/bin/env python3
"""tests/corpus/aliases/<group>.txt: a case for each phrase of content/indicators.yaml.

usage: aliases.py PROGRAM PHRASES [NAME...]       only the indicators and phrases that contain one of the names

PHRASES is the program that lists the catalogue's phrases (tests/harness/phrases.c). In a case the phrase stands in
【】, as in a newspaper's sentence:

    high-tech-enterprises
      去年，全区新增【高企】22家、累计达到194家。 -> 22 change
      【高企申报】18家。 -> none

Behind the arrow: a figure that the sentence states of the indicator, with its measure (see value_of for how it may be
written), or "none" for an exclusion: the sentence states nothing of the indicator. Every name, alias, anaphor, `per`
and exclusion needs one case at least; known-misses.txt has those that the program gets wrong. The result is TAP, a
test an indicator. See tests/README.md.
"""
import collections
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

from run import HERE, SITE, CorpusError, extract

FOLDER = HERE / "aliases"
KNOWN = FOLDER / "known-misses.txt"
CATALOGUE = "content/indicators.yaml"
CASE = re.compile(r"  (?P<before>[^【】]*)【(?P<phrase>[^【】]+)】(?P<behind>[^【】]*) -> (?P<expected>[^【】]+)")
MEASURES = ("level", "change", "growth", "annual-growth", "rank", "rank-change")
POWERS = {"": 1, "万": 10 ** 4, "亿": 10 ** 8}
# A figure by the unit of its indicator, as an example.
EXAMPLES = {"CNY": ("4.6亿元", "4.6亿 level"), "percent": ("2.5%", "2.5 level"), "m2": ("8000平方米", "8000 level"),
            "index": ("62.4", "62.4 level"), "rank": ("第12位", "12 rank"), "count": ("22个", "22 level")}

Case = collections.namedtuple("Case", "indicator phrase marked sentence expected place")


def load_catalogue(program):
    """{indicator: (group, unit, {phrase: what it is})}, in the catalogue's order"""
    done = subprocess.run([program, str(SITE)], stdout=subprocess.PIPE, check=True, timeout=60)
    catalogue = {}
    for line in done.stdout.decode("utf-8").splitlines():
        indicator, group, unit, kind, phrase = line.split("\t")
        phrases = catalogue.setdefault(indicator, (group, unit, {}))[2]
        phrases.setdefault(phrase, kind)
    return catalogue


def load_cases():
    """([case], {indicator: name of its file})"""
    cases, homes = [], {}
    for path in sorted(FOLDER.glob("*.txt")):
        if path == KNOWN:
            continue
        indicator = None
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            place = f"{path.name}:{number}"
            if not line or line.startswith("#"):
                continue
            if not line.startswith(" "):
                indicator = line
                if indicator in homes:
                    raise CorpusError(f"{place}: {indicator} has cases in {homes[indicator]} already")
                homes[indicator] = path.name
                continue
            match = CASE.fullmatch(line)
            if not match or not indicator:
                raise CorpusError(f"{place}: a case is two blanks, a sentence with one 【phrase】, \" -> \" and what is "
                                  f"expected: {line}")
            sentence = match["before"] + match["phrase"] + match["behind"]
            marked = line[2:match.end("behind")]
            cases.append(Case(indicator, match["phrase"], marked, sentence, match["expected"], place))
    return cases, homes


def load_known():
    """{(indicator, sentence with its 【phrase】): why its case is known to fail}"""
    known = {}
    for line in KNOWN.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            match = re.fullmatch(r"([a-z0-9-]+) (\S*【\S+】\S*) (\S.*)", line)
            if not match or match.group(1, 2) in known:
                raise CorpusError(f"{KNOWN.name}: an indicator, the sentence with its 【phrase】 and the reason a line, "
                                  f"each once: {line}")
            known[match.group(1, 2)] = match[3]
    return known


def value_of(case, unit):
    """(value, measure, unit) of "194 level", "4.6亿 level", "12.5 growth", "0.2 change pp", "500万 level USD"."""
    match = re.fullmatch(r"(-?[0-9.]+)([万亿]?) ([a-z-]+)(?: ([A-Za-z0-9]+))?", case.expected)
    if not match or match[3] not in MEASURES:
        raise CorpusError(f"{case.place}: no figure: {case.expected} (a number, with 万 or 亿 behind it; one of "
                          f"{', '.join(MEASURES)}; the unit where it is not the indicator's)")
    if match[3].startswith("rank"):
        unit = "rank"
    elif match[3].endswith("growth"):
        unit = "percent"
    return Decimal(match[1]) * POWERS[match[2]], match[3], match[4] or unit


def found_of(case, observations):
    """What the program reads of the case's indicator: [(value, measure, unit)]"""
    return [(Decimal(o["value"]), o["measure"], o["unit"]) for o in observations if o["indicator"] == case.indicator]


def is_right(case, observations, unit):
    found = found_of(case, observations)
    return not found if case.expected == "none" else value_of(case, unit) in found


def check_case(case, catalogue):
    """Why a case cannot stand in its file; empty where it can."""
    if case.indicator not in catalogue:
        return [f"  {case.place}: {CATALOGUE} has no indicator {case.indicator}"]
    kind = catalogue[case.indicator][2].get(case.phrase)
    if kind is None:
        return [f"  {case.place}: {CATALOGUE}: {case.indicator} has no phrase {case.phrase}; take the case out, or "
                f"put 【】 around a phrase that it has"]
    if (kind == "exclusion") != (case.expected == "none"):
        return [f"  {case.place}: {case.phrase} is an {kind}: " +
                ("the sentence states nothing of the indicator: -> none" if kind == "exclusion" else
                 "a figure is expected")]
    if not re.search("[0-9一二三四五六七八九十两百]", case.sentence):
        return [f"  {case.place}: there is no number in the sentence"]
    return []


def missing(indicator, catalogue, cases, homes):
    """What the catalogue has and no case uses, with what to write."""
    group, unit, phrases = catalogue[indicator]
    number, figure = EXAMPLES[unit]
    used = {case.phrase for case in cases}
    home = homes.get(indicator, f"{group}.txt")
    return [f"  {CATALOGUE}: {indicator}: the {kind} {phrase} has no case; add a line to tests/corpus/aliases/{home}\n"
            f"    under {indicator}, a sentence as a newspaper would print it, such as\n"
            f"      去年，全区{'（another figure of its group），' if kind == 'anaphor' else ''}【{phrase}】{number}。"
            f" -> {'none' if kind == 'exclusion' else figure}"
            for phrase, kind in phrases.items() if phrase not in used]


def describe(case, observations):
    found = "; ".join(f"{o['surface']} {o['indicator']} {o['measure']}" for o in observations) or "nothing"
    return f"  {case.place}: {case.sentence}\n    【{case.phrase}】 expected: {case.expected}; found: {found}"


def judge(indicator, catalogue, cases, homes, found, known):
    """(lines of what is wrong, how many known misses) of an indicator"""
    lines = missing(indicator, catalogue, cases, homes)
    wrong = set()
    for case in cases:
        problems = check_case(case, catalogue)
        lines += problems
        if problems or is_right(case, found[case.place], catalogue[indicator][1]):
            continue
        wrong.add(case.marked)
        if (indicator, case.marked) not in known:
            lines.append(describe(case, found[case.place]))
    listed = {marked for name, marked in known if name == indicator}
    lines += [f"  {marked} is right now, or no case: take it out of {KNOWN.name}" for marked in sorted(listed - wrong)]
    return lines, len(listed & wrong)


def main(arguments):
    for output in (sys.stdout, sys.stderr):
        output.reconfigure(encoding="utf-8", errors="backslashreplace")
    program, phrases, *names = arguments
    catalogue = load_catalogue(phrases)
    cases, homes = load_cases()
    known = load_known()
    if names:
        cases = [case for case in cases if any(name in (case.indicator, case.phrase) for name in names)]
        known = {key: reason for key, reason in known.items() if key in {(case.indicator, case.marked) for case in cases}}
    found = extract(str(Path(program).resolve()), [
        {"id": case.place.replace(":", "-"), "date": "2024-01-20", "text": case.sentence + "\n",
         # 园区 is the zone at hand; in a story about a district it would be a park that the catalogue does not have
         "areas": ["dazu-htz" if "园区" in case.sentence else "dazu"]}
        for case in cases])
    found = {case.place: found[case.place.replace(":", "-")] for case in cases}

    of_indicator = collections.defaultdict(list)
    for case in cases:
        of_indicator[case.indicator].append(case)
    strays = sorted({name for name in set(of_indicator) | {key[0] for key in known} if name not in catalogue})
    if names:
        catalogue = {name: (group, unit, {case.phrase: phrases[case.phrase] for case in of_indicator[name]
                                          if case.phrase in phrases})
                     for name, (group, unit, phrases) in catalogue.items() if of_indicator[name]}
    print(f"1..{len(catalogue) + len(strays)}")
    failed, misses = 0, 0
    for number, indicator in enumerate([*catalogue, *strays], 1):
        if indicator in strays:
            lines, count = [f"  {CATALOGUE} has no indicator {indicator}"], 0
        else:
            lines, count = judge(indicator, catalogue, of_indicator[indicator], homes, found, known)
        failed += bool(lines)
        misses += count
        print(f"{'not ok' if lines else 'ok'} {number} - {indicator}")
        if lines:  # of a TAP test Meson shows what it writes to standard error
            print(f"{indicator}:", *lines, "", sep="\n", file=sys.stderr)
    print(f"# {len(cases)} cases of {sum(len(phrases) for _, _, phrases in catalogue.values())} phrases, "
          f"{misses} known misses")
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 3:
        sys.exit("usage: aliases.py PROGRAM PHRASES [NAME...]")
    try:
        sys.exit(main(sys.argv[1:]))
    except (CorpusError, subprocess.SubprocessError, OSError, ValueError, KeyError) as error:
        print(f"Bail out! {error}")
        sys.exit(1)
