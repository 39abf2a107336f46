"""Files and folders that the documentation names are there; its links inside the tree lead somewhere."""
import re

from tree import ROOT, files, finish, lines, name

# Only names that begin with one of these are taken for names of this tree.
TOPS = ("generator/", "tests/", "templates/", "content/", "static/", ".ci/")
# Made by the program or by whoever follows the text.
PATTERN = re.compile(r"[<>*…{]|NAME|FILE|DIR")
LINK = re.compile(r"\]\(([^)#\s]+)(#[^)]*)?\)")


def is_of_site(path):
    """Its links are those of the page that is made of it, which tests/e2e/links.py follows."""
    return name(path).startswith("content/pages/")


def check(path):
    problems = []
    for number, line in lines(path):
        for text in re.findall(r"`([^`]+)`", line):
            word = text.split(" ")[0]
            if word.startswith(TOPS) and not PATTERN.search(word) and not (ROOT / word).exists():
                problems.append(f"{name(path)}:{number}: there is no {word}")
        for target, _ in LINK.findall(line) if not is_of_site(path) else []:
            if "://" not in target and not target.startswith("mailto:") and not (path.parent / target).exists():
                problems.append(f"{name(path)}:{number}: the link {target} leads nowhere")
    return problems


finish([problem for path in files(".md") for problem in check(path)])
