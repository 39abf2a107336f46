"""No template, style sheet or script loads anything from elsewhere: a site must work from disk."""
import re

from tree import ROOT, finish, lines, name

# A link that a person follows (<a href>) and the names of XML vocabularies are no requests.
NAMESPACES = re.compile(r"https?://(www\.w3\.org|schema\.org|purl\.org|www\.sitemaps\.org)/[\w/.#-]*")
LOADS = re.compile(r"""(\bsrc\s*=|<link\b[^>]*\bhref\s*=|url\(|@import|\bfetch\(|\bimport\b|XMLHttpRequest|WebSocket"""
                   r"""|sendBeacon|EventSource).*?((https?:)?//[\w.-]+)""")
ENDINGS = {".mustache", ".html", ".css", ".js", ".svg"}


def check(path):
    problems = []
    for number, line in lines(path):
        if LOADS.search(NAMESPACES.sub("", line)):
            problems.append(f"{name(path)}:{number}: loads something from elsewhere")
    return problems


finish([problem for folder in ("templates", "static") for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in ENDINGS for problem in check(path)])
