"""generator/README.md tells of every stage of the table in generator/meson.build, in its order, with its row.

usage: stages.py [--update]        writes the "sees" lines of the README from the table
"""
import re
import sys

from tree import ROOT, finish

TABLE = ROOT / "generator/meson.build"
MAP = ROOT / "generator/README.md"
# ['name', files(…) or [files(…), …] or files(…) + …, [below], [third party]]
ROW = re.compile(r"\[\s*'([^']+)',\s*\[?files\(([^)]*)\)[^\[\]]*\]?,\s*\[([^\]]*)\],\s*\[([^\]]*)\]\s*\]")


def table():
    """[(stage, [the stages it sees])] of meson.build."""
    text = re.sub(r"^\s*#.*$", "", TABLE.read_text(encoding="utf-8"), flags=re.M)
    body = text[text.index("stages = ["):text.index("foreach stage")]
    rows = [(row[1], re.findall(r"'([^']+)'", row[3])) for row in ROW.finditer(body)]
    names = re.findall(r"^  \['([^']+)',", body, flags=re.M)
    return rows if [name for name, _ in rows] == names else []


def sections():
    """{heading: its text} of README.md, in order."""
    parts = re.split(r"^## (.+)$", MAP.read_text(encoding="utf-8"), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2]))


def sees_line(below):
    return "- sees: " + (", ".join(below) if below else "nothing")


def check():
    problems = []
    told = sections()
    rows = table()
    if not rows:
        problems.append("generator/meson.build: the table of stages was not found")
    order = [stage for stage in told if stage in dict(rows)]
    if order != [stage for stage, _ in rows if stage in told]:
        problems.append("generator/README.md: its stages are not in the order of generator/meson.build")
    for stage, below in rows:
        if stage not in told:
            problems.append(f'generator/README.md: there is no section "## {stage}"')
            continue
        for item in ("sees", "failure", "re-run by"):
            if not re.search(rf"^- {item}: ", told[stage], flags=re.M):
                problems.append(f'generator/README.md: {stage} has no line "- {item}: …"'
                                + (f', which is "{sees_line(below)}"' if item == "sees" else ""))
        found = re.search(r"^- sees: .*$", told[stage], flags=re.M)
        if found and found[0] != sees_line(below):
            problems.append(f'generator/README.md: {stage} says "{found[0]}", its row says "{sees_line(below)}"')
    if problems:
        problems.append("tests/tidy/stages.py --update writes the \"sees\" lines from the table")
    return problems


def update():
    text = MAP.read_text(encoding="utf-8")
    for stage, below in table():
        start = text.find(f"\n## {stage}\n")
        if start < 0:
            continue
        end = text.find("\n## ", start + 1) % (len(text) + 1)
        section = text[start:end]
        section = re.sub(r"^- sees: .*\n", "", section, flags=re.M)
        section = section.replace("- failure:", sees_line(below) + "\n- failure:", 1)
        text = text[:start] + section + text[end:]
    MAP.write_text(text, encoding="utf-8")


if sys.argv[1:] == ["--update"]:
    update()
finish(check())
