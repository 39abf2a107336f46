"""Crawls a built site: every link leads somewhere in the folder, nothing is loaded from elsewhere.

usage: links.py FOLDER

Reads every HTML, SVG and CSS file below the folder and reports
  - a link or resource whose file is not there, or that leaves the folder, or that is not relative;
  - a link to a place of a page (#id) that has no such id, and an id that a page has twice;
  - a script, style sheet, picture or frame that would be fetched from elsewhere;
  - a page that no link leads to, and XML or SVG that is not well-formed (xmllint where it is there).
A link that a person follows to another site (the original of an article) is fine.
"""
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

# Attributes that name another file, and whether the browser fetches it by itself.
LINKS = {"a": "href", "area": "href", "form": "action", "blockquote": "cite", "q": "cite"}
LOADS = {("img", "src"), ("script", "src"), ("iframe", "src"), ("frame", "src"), ("embed", "src"), ("source", "src"),
         ("audio", "src"), ("video", "src"), ("video", "poster"), ("track", "src"), ("input", "src"),
         ("object", "data"), ("image", "href"), ("image", "xlink:href"), ("use", "href"), ("use", "xlink:href")}
# <link rel> that is a statement and no request.
STATEMENTS = {"canonical", "alternate", "license", "author", "next", "prev", "bookmark", "help", "search", "describedby"}
CSS_URL = re.compile(r"""url\(\s*['"]?([^'")]*)['"]?\s*\)|@import\s+['"]([^'"]*)['"]""")
# Reached by name, not by a link.
ENTRANCES = {"index.html", "404.html"}


class Page(HTMLParser):
    """The ids and references of one page: (line, address, loads)."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.ids = {}
        self.twice = []
        self.references = []
        self.in_style = False
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        line = self.getpos()[0]
        values = {name: value or "" for name, value in attributes}
        for name in ("id", "name") if tag == "a" else ("id",):
            if name in values:
                if values[name] in self.ids and name == "id":
                    self.twice.append((line, values[name]))
                self.ids[values[name]] = line
        self.in_style = tag == "style"
        if "style" in values:
            self.add_css(line, values["style"])
        if tag == "base":
            self.references.append((line, values.get("href", ""), True))
        if tag == "link" and "href" in values:
            loads = not set(values.get("rel", "").lower().split()) <= STATEMENTS
            self.references.append((line, values["href"], loads))
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            self.references.append((line, values.get("content", "").partition("url=")[2], True))
        if LINKS.get(tag) in values:
            self.references.append((line, values[LINKS[tag]], False))
        for name, value in values.items():
            if (tag, name) in LOADS:
                self.references.append((line, value, True))
            elif name in ("srcset", "imagesrcset"):
                for candidate in value.split(","):
                    self.references.append((line, (candidate.split() or [""])[0], True))

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag):
        self.in_style = False

    def handle_data(self, data):
        if self.in_style:
            self.add_css(self.getpos()[0], data)

    def add_css(self, line, text):
        for match in CSS_URL.finditer(text):
            self.references.append((line, match[1] or match[2] or "", True))


class Crawl:
    def __init__(self, folder):
        self.folder = folder.resolve()
        self.problems = []
        self.pages = {}
        self.linked = set()
        self.count = 0

    def report(self, path, line, text):
        self.problems.append(f"{path.relative_to(self.folder)}:{line}: {text}")

    def run(self):
        files = sorted(path for path in self.folder.rglob("*") if path.is_file())
        for path in files:
            if path.suffix in (".html", ".svg"):
                self.pages[path] = Page(path.read_text(encoding="utf-8"))
        for path, page in self.pages.items():
            for line, name in page.twice:
                self.report(path, line, f'the id "{name}" is there twice')
            for line, address, loads in page.references:
                self.follow(path, line, address, loads)
        for path in files:
            if path.suffix == ".css":
                for match in CSS_URL.finditer(path.read_text(encoding="utf-8")):
                    self.follow(path, 1, match[1] or match[2] or "", True)
        for path in self.pages:
            if path.suffix == ".html" and path not in self.linked and path.name not in ENTRANCES:
                self.report(path, 1, "no page links to this one")
        self.check_xml([path for path in files if path.suffix in (".svg", ".xml", ".rng", ".xhtml")])
        if not any(path.suffix == ".html" for path in files):
            self.problems.append("there is no HTML file here")
        return self.problems

    def follow(self, path, line, address, loads):
        self.count += 1
        parts = urlsplit(address.strip())
        if parts.scheme == "data":
            return
        if parts.scheme or parts.netloc:
            if loads or parts.scheme not in ("http", "https", "mailto"):
                self.report(path, line, f'"{address}" is not in this folder')
            return
        if parts.path.startswith("/"):
            self.report(path, line, f'"{address}" is not relative: it fails from disk and in a subfolder')
            return
        if not address.strip():
            self.report(path, line, "an empty link")
            return
        target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
        if target != path:
            self.linked.add(target)
        if not target.is_relative_to(self.folder):
            self.report(path, line, f'"{address}" leaves the folder')
        elif target.is_dir():
            self.report(path, line, f'"{address}" is a folder: from disk it would show a list of files')
        elif not target.exists():
            self.report(path, line, f'"{address}" is not there')
        elif parts.fragment and target in self.pages and unquote(parts.fragment) not in self.pages[target].ids:
            self.report(path, line, f'"{address}": the page has no id "{unquote(parts.fragment)}"')

    def check_xml(self, paths):
        if not paths:
            return
        if shutil.which("xmllint"):
            for start in range(0, len(paths), 200):
                done = subprocess.run(["xmllint", "--noout", "--nonet", *map(str, paths[start:start + 200])],
                                      capture_output=True, text=True, errors="backslashreplace", check=False)
                if done.returncode:
                    self.problems += done.stderr.splitlines()
            return
        for path in paths:
            try:
                ElementTree.parse(path)
            except ElementTree.ParseError as error:
                self.report(path, error.position[0], str(error))


def main(arguments):
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    if len(arguments) != 1:
        print(__doc__.strip())
        return 2
    crawl = Crawl(Path(arguments[0]))
    problems = crawl.run()
    for problem in problems:
        print(problem)
    print(f"{len(crawl.pages)} pages and pictures, {crawl.count} links, {len(problems)} broken")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
