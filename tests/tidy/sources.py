"""The rules for C files that a compiler does not check."""
import re

from tree import ROOT, files, finish, lines, name

LONGEST_FILE = 1000   # lines
LONGEST_LINE = 130    # code points: clang-format keeps 120, a table may go a little over
# What a public header must not include: the libraries are confined to the stages that use them.
LIBRARIES = re.compile(r"#\s*include\s*<(cmark|csv|libxml|yaml|json|sqlite3|cmocka)\b")
CONFINED = {
    "cmark": ["generator/parse/"],
    "csv": ["generator/kit/csv/"],
    "libxml": ["generator/parse/"],
    "yaml": ["generator/kit/yaml/"],
    "json": ["generator/kit/json/"],
    "sqlite3": ["generator/kit/db/", "tests/unit/kit/db/"],
    "cmocka": ["tests/"],
}
FORBIDDEN = [
    (re.compile(r'#\s*include\s*"[^"]*\.\./'), 'includes go by bare name, never through ".."'),
    (re.compile(r"\b(setjmp|longjmp|sigsetjmp|siglongjmp)\s*\("), "no longjmp"),
    (re.compile(r"\bsetlocale\s*\("), "no setlocale: output is the same bytes everywhere"),
    (re.compile(r"\b(strcpy|strcat|sprintf|vsprintf|gets|strtok|atoi|atof|scanf|sscanf|fscanf)\s*\("),
     "a function without a bound or without errors"),
]
# From article to page there is no floating point, and no printing below main.
STAGES = ["base", "read", "parse", "extract", "reconcile", "view", "render", "write", "build"]
FLOATING = re.compile(r"\b(float|double|strtod|strtof|strtold)\b")
PRINTING = re.compile(r"\b(printf|puts|putchar|perror)\s*\(|\bfprintf\s*\(\s*std(out|err)")
# The program itself; and running out of memory is the one thing that a library says.
MAY_PRINT = {"generator/main.c", "generator/command.c", "generator/base/arena.c", "generator/base/buf.c"}


def without_comments(text):
    """The text with comments and string literals blanked, lines kept."""
    def blank(match):
        return re.sub(r"[^\n]", " ", match[0])
    return re.sub(r'/\*.*?\*/|//[^\n]*|"(?:\\.|[^"\\\n])*"', blank, text, flags=re.S)


def check(path):
    where = name(path)
    text = path.read_text(encoding="utf-8")
    problems = []
    count = text.count("\n")
    if where.startswith("generator/") and count > LONGEST_FILE:
        problems.append(f"{where}: {count} lines; a file has one noun, and at most {LONGEST_FILE} lines")
    if not text.startswith("/*"):
        problems.append(f"{where}:1: a file opens with a comment that says what it is for"
                        if path.suffix == ".h" or where.startswith("tests/") else "")
    for number, line in lines(path):
        if "\t" in line:
            problems.append(f"{where}:{number}: a tab; indentation is four spaces")
        if len(line) > LONGEST_LINE and where.startswith("generator/") and path.suffix != ".def":
            problems.append(f"{where}:{number}: {len(line)} columns; at most {LONGEST_LINE}")
        if FORBIDDEN[0][0].search(line):
            problems.append(f"{where}:{number}: {FORBIDDEN[0][1]}")
        found = LIBRARIES.search(line)
        if found and not where.startswith(tuple(CONFINED[found[1]])):
            problems.append(f"{where}:{number}: {found[1]} is used in {' and '.join(CONFINED[found[1]])} only")
        elif found and path.suffix == ".h" and path.stem == path.parent.name:
            problems.append(f"{where}:{number}: a stage's public header includes no header of a library")
    stage = where.split("/")[1] if where.startswith("generator/") else ""
    for number, line in enumerate(without_comments(text).splitlines(), 1):
        for pattern, reason in FORBIDDEN[1:]:
            if pattern.search(line):
                problems.append(f"{where}:{number}: {reason}")
        if stage in STAGES and FLOATING.search(line):
            problems.append(f"{where}:{number}: floating point; figures are decimals")
        if stage and where not in MAY_PRINT and PRINTING.search(line):
            problems.append(f"{where}:{number}: library code prints nothing")
    return [problem for problem in problems if problem]


finish([problem for path in files(".c", ".h", ".def") for problem in check(path)]
       + ([] if (ROOT / "generator").is_dir() else ["there is no folder generator"]))
