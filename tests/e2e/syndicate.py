"""What a site offers to others: its feeds, its sitemap, its charts as files. Each is valid, and all it names is there.

usage: syndicate.py PROGRAM SITE-YAML

SITE-YAML is the site's content/site.yaml. Works on copies, one with an address of its own and one without.
"""
import datetime
import html
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from urllib.parse import unquote

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "harness"))
sys.dont_write_bytecode = True

from csvw import Problem, require  # noqa: E402
from data import build, copy_site, make_hostile  # noqa: E402

SCHEMA = Path(__file__).resolve().parent / "atom.rng"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SVG = "{http://www.w3.org/2000/svg}"
BASE = "https://example.org/a%20b/"
ADDRESS = re.compile(r"^(base_url|languages?):.*\n", flags=re.M)


def target(site, file, base, address):
    """The file of the site that an address in `file` leads to; it, and the place on it, have to be there."""
    address, _, anchor = address.partition("#")
    if base:
        require(address.startswith(base), f"{address} does not begin with {base}")
    path = site / unquote(address[len(base):]) if base else file.parent / unquote(address)
    path = path.resolve()
    require(path.is_file() and site.resolve() in path.parents, f"{file.relative_to(site)}: {address} is not there")
    if anchor:
        require(f'id="{anchor}"' in path.read_text(encoding="utf-8"), f"{file.relative_to(site)}: {address} has no #{anchor}")
    return path


# ---- Atom ----

def links(element):
    return {link.get("rel"): link.get("href") for link in element.findall(ATOM + "link")}


def check_entry(site, file, base, entry):
    page = target(site, file, base, links(entry)["alternate"])
    require(page.parent.name == "articles", f"{page} is no article")
    content = entry.findtext(ATOM + "content")
    for address in re.findall(r'<a href="([^"]*)"', content or ""):
        require(target(site, file, base, html.unescape(address)) == page, "a figure of another article")
    require(content is None or re.fullmatch(r"<ul>(<li>.*</li>)+</ul>", content, flags=re.S), f"the content is {content}")
    for sentence in re.findall(r"<li>(.*?)</li>", content or "", flags=re.S):
        figures = re.findall(r"<a [^>]*>([^<]*)</a>", sentence)
        require(figures and all(re.search(r"\d", figure) for figure in figures), f"a figure without a number: {figures}")
        require(not re.search(r"[\t\n]", sentence), f"a line end in {sentence}")
    return entry.findtext(ATOM + "id"), datetime.datetime.fromisoformat(entry.findtext(ATOM + "updated"))


def check_feed(site, file, base):
    done = subprocess.run(["xmllint", "--noout", "--nonet", "--relaxng", SCHEMA, file], capture_output=True, text=True)
    require(done.returncode == 0, f"{file.name} is no Atom:\n{done.stderr}")
    feed = ElementTree.parse(file).getroot()
    require(target(site, file, base, links(feed)["self"]) == file.resolve(), "the feed names another as itself")
    target(site, file, base, links(feed)["alternate"])
    entries = [check_entry(site, file, base, entry) for entry in feed.findall(ATOM + "entry")]
    require(entries, f"{file.name} has no entry")
    ids = [entry[0] for entry in entries] + [feed.findtext(ATOM + "id")]
    require(len(set(ids)) == len(ids), f"{file.name}: an id twice")
    require(all(name.startswith(base or "tag:kechuang.invalid,") for name in ids), f"{file.name}: ids are {ids[:2]}")
    times = [entry[1] for entry in entries]
    require(times == sorted(times, reverse=True), f"{file.name}: the newest article is not first")
    require(datetime.datetime.fromisoformat(feed.findtext(ATOM + "updated")) == times[0], f"{file.name} is not as new as its entries")
    return ids


def check_feeds(site, base):
    ids = check_feed(site, site / "feed.xml", base) + check_feed(site, site / "en/feed.xml", base)
    require(len(set(ids)) == len(ids), "two feeds have one id")
    for page in site.rglob("*.html"):
        if page.name == "404.html":
            continue
        address = re.search(r'<link rel="alternate" type="application/atom\+xml" href="([^"]+)"', page.read_text(encoding="utf-8"))
        require(address, f"{page.relative_to(site)} names no feed")
        target(site, page, "", address[1])


# ---- sitemap ----

def check_sitemap(site, base):
    robots = (site / "robots.txt").read_text(encoding="ascii").splitlines()
    require(robots[:2] == ["User-agent: *", "Allow: /"], f"robots.txt says {robots}")
    require(robots[2:] == ([f"Sitemap: {base}sitemap.xml"] if base else []), f"robots.txt says {robots[2:]}")
    require((site / "sitemap.xml").exists() == bool(base), "a sitemap is there, or is not, against the address")
    if not base:
        return
    root = ElementTree.parse(site / "sitemap.xml").getroot()
    require(root.tag == SITEMAP + "urlset", f"the sitemap is a {root.tag}")
    found = [target(site, site, base, url.findtext(SITEMAP + "loc")) for url in root]
    pages = {path.resolve() for path in site.rglob("*.html") if path.name != "404.html"}
    require(len(found) == len(set(found)) and set(found) == pages, "the sitemap has not each page once")


# ---- charts ----

def check_chart(site, file):
    root = ElementTree.parse(file).getroot()
    require(root.tag == SVG + "svg" and root.findtext(SVG + "title"), f"{file.name} has no title")
    for link in root.iter(SVG + "a"):
        target(site, file, "", link.get("href"))


def check_charts(site):
    """Each chart's file is linked from a page, and the other way round."""
    linked = set()
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for address in re.findall(r'href="([^"]*charts/[^"]*\.svg)"', text):
            linked.add(target(site, page, "", address))
        shown = "articles" not in page.parts and 'class="chart ' in text
        require(not shown or "charts/" in text, f"{page.relative_to(site)}: a chart without a file")
    files = {path.resolve() for folder in (site / "charts", site / "en/charts") for path in folder.rglob("*.svg")}
    require(files and files == linked, f"charts without a link: {sorted(map(str, files - linked))[:3]}")
    for file in sorted(files):
        check_chart(site.resolve(), file)
    return len(files)


# ---- sites ----

def prepare(site, folder, lines):
    copy_site(site, folder)
    settings = folder / "content/site.yaml"
    settings.write_text(ADDRESS.sub("", settings.read_text(encoding="utf-8")) + "\nlanguages: [zh-CN, en]\n" + lines, encoding="utf-8")


def check(program, folder, base):
    site = build(program, folder)
    check_feeds(site, base)
    check_sitemap(site, base)
    return site


def run(program, site, temporary):
    prepare(site, temporary / "plain", "")
    check_charts(check(program, temporary / "plain", ""))
    prepare(site, temporary / "named", f"base_url: {BASE}\n")
    count = check_charts(check(program, temporary / "named", BASE))
    make_hostile(Path(__file__).resolve().parent.parent / "sites/mini", temporary / "text")
    prepare(temporary / "text", temporary / "hostile", "")
    feed = (check(program, temporary / "hostile", "") / "feed.xml").read_text(encoding="utf-8")
    require(feed.count("&lt;q ") == 1, "a sentence that may not be shown is in the feed, or one that may is not")
    return count


def main(program, site):
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    with tempfile.TemporaryDirectory(prefix="kechuang-syndicate-") as temporary:
        try:
            count = run(str(Path(program).resolve()), Path(site).resolve().parent.parent, Path(temporary))
        except Problem as problem:
            print(problem)
            return 1
    print(f"{count} charts as files")
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
