"""No template, style sheet or script loads anything from elsewhere: a site must work from disk. No template writes a value
as it is, without escaping it, but those that the program makes itself. No template has Chinese words of its own: words
stand in templates/strings/, where each language has them; the program's own are there too (`words:`), all of them used, and the pages' C has none."""
import re

from tree import ROOT, finish, lines, name

# A link that a person follows (<a href>) and the names of XML vocabularies are no requests.
NAMESPACES = re.compile(r"https?://(www\.w3\.org|schema\.org|purl\.org|www\.sitemaps\.org)/[\w/.#-]*")
LOADS = re.compile(r"""(\bsrc\s*=|<link\b[^>]*\bhref\s*=|url\(|@import|\bfetch\(|\bimport\b|XMLHttpRequest|WebSocket"""
                   r"""|sendBeacon|EventSource).*?((https?:)?//[\w.-]+)""")
ENDINGS = {".mustache", ".html", ".css", ".js", ".svg"}

# {{{name}}} and {{&name}}, which may go over several lines.
RAW = re.compile(r"\{\{(?:\{\s*([^{}]*?)\s*\}|&\s*([^{}]*?)\s*)\}\}")
# Characters and the punctuation that goes with them, not the dashes and dots that other languages have too.
CHINESE = re.compile(r"[\u3000-\u9fff\uff00-\uffef]")
# With other delimiters raw tags look otherwise.
DELIMITERS = re.compile(r"\{\{=")
COMMENT = re.compile(r"(?<!\{)\{\{!.*?\}\}", re.DOTALL)
# The values that are HTML already, and why none of what stands in an article can get into them unescaped.
RAW_NAMES = {
    "html": "a page of content/pages; cmark makes it, without the raw HTML and the scripts that the file may have",
    "svg": "a chart that the program draws; kit/chart escapes each text in it",
    "linked_data": "JSON for a script element; generator/view/linked_data.c leaves no < in it",
}


def check_loads(path):
    return [f"{name(path)}:{number}: loads something from elsewhere" for number, line in lines(path)
            if LOADS.search(NAMESPACES.sub("", line))]


def check_raw(path):
    # Comments give way to as many lines, so that the numbers stay.
    text = COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), path.read_text(encoding="utf-8"))
    problems = [(tag.start(), f'writes "{key}" without escaping it: write {{{{{key}}}}}, or add it to RAW_NAMES of '
                              "tests/tidy/templates.py with the reason")
                for tag in RAW.finditer(text) for key in [tag.group(1) or tag.group(2) or ""] if key not in RAW_NAMES]
    problems += [(tag.start(), "changes the delimiters: raw tags would not be seen") for tag in DELIMITERS.finditer(text)]
    return [f"{name(path)}:{text.count(chr(10), 0, at) + 1}: {problem}" for at, problem in sorted(problems)]


def check_words(path):
    return [f"{name(path)}:{number}: has Chinese words: put them into templates/strings/zh.yaml and en.yaml, and write "
            "{{>t.KEY}} here" for number, line in lines(path) if CHINESE.search(line)]


# Literals of Chinese in C that are looked for in articles, and never shown.
READ_WORDS = ("numerals", "classifiers", "次", "倍", "ornaments", "joints")
C_LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"')


def check_c(path):
    """No C of the pages shows Chinese words of its own."""
    return [f"{name(path)}:{number}: shows Chinese words of its own: put them under words: in templates/strings/"
            for number, line in lines(path) if not line.lstrip().startswith(("/*", "*", "//"))
            and any(CHINESE.search(literal) for literal in C_LITERAL.findall(line.split("/*")[0]))
            and not any(word in line for word in READ_WORDS)]


def check_used():
    """Each word that the program may compose is asked for by its key, or as one of many: unit_CNY."""
    code = "".join(path.read_text(encoding="utf-8") for path in sorted((ROOT / "generator").rglob("*.c")))
    path = ROOT / "templates/strings/zh.yaml"
    inside = False
    problems = []
    for number, line in lines(path):
        inside = line.startswith("words:") or (inside and (line.startswith((" ", "#")) or not line))
        key = re.match(r"  (\w+):", line)
        if not inside or not key:
            continue
        asked = [f'"{key[1]}"', f'"{key[1].removesuffix("_one")}"']
        if not any(each in code for each in asked) and not key[1].startswith("unit_"):
            problems.append(f"{name(path)}:{number}: nothing uses the word {key[1]}")
    return problems


def check(path):
    return check_loads(path) + (check_raw(path) + check_words(path) if path.suffix == ".mustache" else [])


finish(check_used() + [problem for path in sorted([*(ROOT / "generator/view").glob("*.[ch]"), *(ROOT / "generator/syndicate").glob("*.[ch]")]) for problem in check_c(path)]
       + [problem for folder in ("templates", "static") for path in sorted((ROOT / folder).rglob("*"))
          if path.suffix in ENDINGS for problem in check(path)])
