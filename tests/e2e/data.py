"""The data that a site publishes: each form is valid, and all of them say the same.

usage: data.py PROGRAM SITE-YAML

SITE-YAML is the site's content/site.yaml. Works on copies: one as it is, one with an address, a publisher and a licence,
and a small one of texts that a careless writer would stumble over.
"""
import datetime
import json
import re
import shutil
import sqlite3
import sys
import tempfile
from decimal import Decimal
from pathlib import Path
from urllib.parse import unquote

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "harness"))
sys.dont_write_bytecode = True

import csvw  # noqa: E402
from csvw import require  # noqa: E402
from golden import execute  # noqa: E402

TERMS = """
base_url: https://example.org/a%20b/
publisher: 示例局
contact: data@example.org
licence: https://creativecommons.org/licenses/by/4.0/
licence_name: CC BY 4.0
languages: [zh-CN, en]
"""
HOSTILE = """---
title: =HYPERLINK("http://example.com","点我"), <script>"
date: 2024-03-01
source: "@SUM(A1)"
areas: [chongqing]
text: {text}
---
2023年，重庆市新增高新技术企业{number}家，同比下降3.5%。"真的, 全部"。
"""


def build(program, folder):
    status, output, errors = execute(program, ["build"], folder)
    require(status == 0, f"kechuang build: exit status {status}\n" + (output + errors).decode("utf-8", "replace"))
    return folder / "public"


def same(one, other, what):
    require(len(one) == len(other), f"{what}: {len(one)} rows and {len(other)}")
    for a, b in zip(one, other):
        for key in a:
            require(a[key] == b[key], f"{what}: {key}: {a[key]!r} and {b[key]!r}")


def unguarded(row):
    """CSV has an apostrophe before what a spreadsheet would run."""
    return {key: re.sub(r"^'(?=[=+\-@\t\r\n])", "", value) if isinstance(value, str) else value for key, value in row.items()}


def plain(row):
    """Values as JSON and SQLite have them."""
    return {key: str(value) if isinstance(value, datetime.date) else value for key, value in unguarded(row).items()}


# ---- JSON ----

def read_json(path):
    return json.loads(path.read_bytes(), parse_float=Decimal)


def check_json(data, tables):
    for name in ("figures", "observations"):
        found = read_json(data / f"{name}.json")
        rows = [{key: value for key, value in row.items() if key != "observations"} for row in found[name]]
        same([plain(row) for row in tables[f"{name}.csv"]], rows, f"{name}.csv and .json")
    names = {row["observation"]: row["figure"] for row in tables["observations.csv"]}
    for figure in read_json(data / "figures.json")["figures"]:
        require(len(figure["observations"]) == figure["observation_count"], f"{figure['figure']}: not all its observations")
        for name in figure["observations"]:
            require(names[name] == figure["figure"], f"{name} is not of {figure['figure']}")


# ---- SQLite ----

def number(value):
    return Decimal(repr(value)) if isinstance(value, float) else value


def check_database(data, tables):
    database = sqlite3.connect(f"file:{data / 'kechuang.sqlite'}?mode=ro&immutable=1", uri=True)
    database.row_factory = sqlite3.Row
    require([tuple(row) for row in database.execute("PRAGMA integrity_check")] == [("ok",)], "the database is damaged")
    require(not database.execute("PRAGMA foreign_key_check").fetchall(), "a row of the database refers to nothing")
    for name in ("figures", "observations"):
        found = database.execute(f"SELECT * FROM {name}").fetchall()
        rows = [{key: number(row[key]) for key in row.keys()} for row in found]
        expected = [plain(row) for row in tables[f"{name}.csv"]]
        key = name[:-1]
        same(sorted(expected, key=lambda row: row[key]), sorted(rows, key=lambda row: row[key]), f"{name}.csv and SQLite")
        told = {row["column"] for row in database.execute("SELECT * FROM documentation WHERE \"table\" = ?", [name])}
        require(told == set(rows[0]), f"SQLite: the documentation of {name} has not its columns")
        schema = database.execute("SELECT sql FROM sqlite_schema WHERE name = ?", [key]).fetchone()["sql"]
        require(all("--" in line for line in schema.splitlines()[1:-1]), f"SQLite: a column of {key} is not explained")
    database.close()


# ---- places ----

def check_places(site, tables, base):
    """Each row's page is there, and the place on it."""
    ids = {}
    for row in tables["figures.csv"] + tables["observations.csv"]:
        require(row["page"].startswith(base), f"{row['page']} does not begin with {base}")
        path, _, anchor = row["page"][len(base):].partition("#")
        if path not in ids:
            ids[path] = set(re.findall(r'\bid="([^"]+)"', (site / unquote(path)).read_text(encoding="utf-8")))
        require(anchor in ids[path], f"{path} has no #{anchor}")


def check_offsets(content, tables):
    """Of articles in Markdown and UTF-8: the bytes that are named are the figure."""
    files = {path.stem: path.read_bytes() for path in content.rglob("articles/**/*.md")}
    for row in tables["observations.csv"]:
        if row["article"] not in files or row["surface"] is None:
            continue
        found = files[row["article"]][row["file_start"]:row["file_end"]].decode("utf-8")
        require(re.sub(r"[\s*]", "", found) == row["surface"], f"{row['observation']}: {found!r}, not {row['surface']!r}")


# ---- parts ----

def check_parts(data, tables, folder, column):
    """The files of areas, or of indicators, are together the whole."""
    parts = csvw.read_group(data / folder / "csv-metadata.json")
    rows = [row for part in parts.values() for row in part]
    key = lambda row: row["figure"]  # noqa: E731
    same(sorted(tables["figures.csv"], key=key), sorted(rows, key=key), f"figures.csv and those of {folder}")
    for url, part in parts.items():
        require(len({row[column] for row in part}) == 1, f"{folder}/{url}: not of one {column}")
        found = read_json(data / folder / (unquote(url)[:-len("csv")] + "json"))
        require(found[column.removeprefix("ref_")]["id"] == part[0][column], f"{folder}/{url}: another is named")
        same([plain(row) for row in part], found["figures"], f"{folder}/{url} and JSON")
    files = {path.name for path in (data / folder).iterdir()}
    expected = {unquote(url) for url in parts} | {unquote(url)[:-3] + "json" for url in parts} | {"csv-metadata.json"}
    require(files == expected, f"{folder}: {sorted(files ^ expected)}")


def check_excel(data):
    for name in ("figures", "observations"):
        mark, rest = (data / f"{name}-excel.csv").read_bytes()[:3], (data / f"{name}-excel.csv").read_bytes()[3:]
        require(mark == b"\xef\xbb\xbf" and rest == (data / f"{name}.csv").read_bytes(), f"{name}-excel.csv is another table")


# ---- DCAT ----

def nodes(value):
    if isinstance(value, dict):
        yield value
    for child in value.values() if isinstance(value, dict) else value if isinstance(value, list) else []:
        yield from nodes(child)


def check_catalog(site, base):
    path = site / "data/catalog.jsonld"
    catalog = json.loads(path.read_bytes())
    prefixes = set(catalog["@context"])
    for node in nodes({key: value for key, value in catalog.items() if key != "@context"}):
        for key in node:
            require(key.startswith("@") or key.split(":")[0] in prefixes, f"the catalogue has a member {key} without meaning")
    require(catalog["@type"] == "dcat:Catalog" and catalog["dct:title"], "the catalogue has no title")
    files = set()
    for dataset in catalog["dcat:dataset"]:
        require(dataset["@type"] == "dcat:Dataset" and dataset["dct:title"], f"{dataset['@id']} has no title")
        require(dataset["dcat:distribution"], f"{dataset['@id']} has no files")
        for distribution in dataset["dcat:distribution"]:
            files.add(place(site, base, distribution["dcat:downloadURL"]["@id"]))
        place(site, base, dataset["dcat:landingPage"]["@id"])
    told = {path for path in (site / "data").rglob("*") if path.is_file() and path.name not in ("csv-metadata.json", "catalog.jsonld")}
    require(files == told, f"the catalogue and the folder differ in {sorted(map(str, files ^ told))[:3]}")


def place(site, base, address):
    if base:
        require(address.startswith(base), f"{address} does not begin with {base}")
    path = (site / "data" / unquote(address) if not base else site / unquote(address[len(base):])).resolve()
    require(path.is_file(), f"the catalogue names {address}, which is not there")
    return path


# ---- JSON-LD in pages ----

SCRIPT = re.compile(r'<script type="application/ld\+json">(.*?)</script>', flags=re.S)


def check_dataset(site, page, base, thing):
    where = page.relative_to(site)
    require(thing["name"] and 50 <= len(thing["description"]) <= 5000, f"{where}: a data set's description has 50 to 5000 characters")
    require(thing["distribution"], f"{where}: a data set without files")
    for file in thing["distribution"]:
        address = file["contentUrl"]
        require(address.startswith(base), f"{where}: {address} does not begin with {base}")
        path = site / unquote(address[len(base):]) if base else page.parent / unquote(address)
        require(path.is_file(), f"{where}: {address} is not there")


def check_linked_data(site, base):
    """{path of a page: what it tells search engines}"""
    told = {}
    for page in site.rglob("*.html"):
        found = SCRIPT.findall(page.read_text(encoding="utf-8"))
        require(len(found) <= 1, f"{page.name}: two descriptions of one page")
        for text in found:
            thing = told[str(page.relative_to(site))] = json.loads(text)
            require(thing["@context"] == "https://schema.org", f"{page.name}: not in the words of schema.org")
            require("<" not in text, f"{page.name}: < within a script")
            if thing["@type"] == "Dataset":
                check_dataset(site, page, base, thing)
            else:
                require(thing["@type"] == "NewsArticle" and thing["headline"], f"{page.name}: an article without a headline")
                datetime.date.fromisoformat(thing["datePublished"])
    pages = {str(page.relative_to(site)) for page in site.glob("articles/*.html")} | {"data.html"}
    require(pages <= told.keys(), f"{sorted(pages - told.keys())[:3]} say nothing of themselves")
    for name in ("areas", "indicators"):
        pages = {f"{name}/{path.stem}.html" for path in (site / "data" / name).glob("*.csv")}
        require(pages == {path for path in told if path.startswith(name + "/")}, f"not the pages of {name} with data have a data set")
    return told


# ---- sites ----

def check_site(site, content, base):
    data = site / "data"
    tables = csvw.read_group(data / "csv-metadata.json")
    require(set(tables) == {"figures.csv", "observations.csv"} and all(tables.values()), "a table is missing or empty")
    check_excel(data)
    check_json(data, tables)
    check_database(data, tables)
    check_places(site, tables, base)
    check_offsets(content, tables)
    check_parts(data, tables, "areas", "ref_area")
    check_parts(data, tables, "indicators", "indicator")
    check_catalog(site, base)
    check_linked_data(site, base)
    return tables


def check_terms(data):
    about = read_json(data / "figures.json")
    require(about["publisher"] == "示例局" and about["licence_name"] == "CC BY 4.0", "JSON does not say whose the data are")
    catalog = read_json(data / "catalog.jsonld")
    require(catalog["dct:license"]["@id"].startswith("https://creativecommons"), "DCAT does not name the licence")
    require(catalog["dcat:dataset"][0]["dcat:contactPoint"]["vcard:hasEmail"]["@id"] == "mailto:data@example.org",
            "DCAT does not name the contact")
    metadata = read_json(data / "csv-metadata.json")
    languages = [text["@language"] for text in metadata["tables"][0]["tableSchema"]["columns"][0]["dc:description"]]
    require(languages == ["zh-CN", "en"], f"columns are explained in {languages}")


def check_hostile(site, tables):
    headline = check_linked_data(site, "")["articles/shown.html"]["headline"]
    require(headline.endswith('<script>"'), f"the headline is {headline}")
    rows = {row["article"]: row for row in tables["observations.csv"]}
    text = (rows["shown"]["article_title"], rows["shown"]["source"])
    require(text[0].startswith("'=HYPERLINK(") and text[1] == "'@SUM(A1)", f"a spreadsheet would run {text}")
    require(rows["shown"]["quote"] and rows["shown"]["surface"], "a quote that may be shown is missing")
    require(rows["hidden"]["quote"] is None and rows["hidden"]["surface"] is None, "a text that may not be shown is given out")


def make_hostile(mini, folder):
    (folder / "content/articles").mkdir(parents=True)
    for name in ("site.yaml", "areas.yaml", "indicators.yaml"):
        shutil.copy(mini / "content" / name, folder / "content")
    for name, text, count in (("shown", "quotes", 20), ("hidden", "none", 30)):
        (folder / "content/articles" / f"{name}.md").write_text(HOSTILE.format(text=text, number=count), encoding="utf-8")


def copy_site(site, to):
    for part in ("content", "templates", "static"):
        if (site / part).is_dir():
            shutil.copytree(site / part, to / part)


def own_base(site):
    found = re.search(r"^base_url: *(\S+?)/?$", (site / "content/site.yaml").read_text(encoding="utf-8"), flags=re.M)
    return found[1] + "/" if found else ""


def run(program, site, temporary):
    copy_site(site, temporary / "plain")
    counts = check_site(build(program, temporary / "plain"), site / "content", own_base(site))
    copy_site(site, temporary / "named")
    settings = temporary / "named/content/site.yaml"
    text = re.sub(r"^(languages?|base_url|publisher|contact|licence|licence_name):.*$", "", settings.read_text(encoding="utf-8"), flags=re.M)
    settings.write_text(text + TERMS, encoding="utf-8")
    check_site(build(program, temporary / "named"), site / "content", "https://example.org/a%20b/")
    check_terms(temporary / "named/public/data")
    make_hostile(Path(__file__).resolve().parent.parent / "sites/mini", temporary / "hostile")
    tables = check_site(build(program, temporary / "hostile"), temporary / "hostile/content", "")
    check_hostile(temporary / "hostile/public", tables)
    return {name: len(rows) for name, rows in counts.items()}


def main(program, site):
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    with tempfile.TemporaryDirectory(prefix="kechuang-data-") as temporary:
        try:
            counts = run(str(Path(program).resolve()), Path(site).resolve().parent.parent, Path(temporary))
        except csvw.Problem as problem:
            print(problem)
            return 1
    print(", ".join(f"{name}: {count} rows" for name, count in counts.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
