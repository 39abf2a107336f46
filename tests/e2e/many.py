"""A site of many articles: no page of it lists all of them, and all can be reached.

usage: many.py PROGRAM [COUNT]

Makes up COUNT articles (700) of three districts over ten years, builds the site and looks at the sizes of its lists. Each article has a figure of its own day.
"""
import datetime
import re
import shutil
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "harness"))
sys.dont_write_bytecode = True

from golden import execute  # noqa: E402
from links import Crawl  # noqa: E402

FULL = Path(__file__).resolve().parent.parent / "sites/full"
DISTRICTS = [("jia", "甲区"), ("yi", "乙区"), ("wu", "戊区")]
LIST_LIMIT = 300  # articles that a page may list
AREA_LIMIT = 60_000  # bytes of an area's page


def make_site(folder, count):
    shutil.copytree(FULL / "content", folder / "content", ignore=shutil.ignore_patterns("articles"))
    for number in range(count):
        # Most of them in one year, which is then shelved by months.
        day = datetime.date(2024, 12, 28) - datetime.timedelta(days=number % 360 if number % 3 else number % 3600)
        area, name = DISTRICTS[number % len(DISTRICTS)]
        target = folder / "content/articles" / str(day.year) / f"{day}-{number:05d}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"---\ntitle: {name}第{number}篇\ndate: {day}\nsource: 测试日报\nareas: [{area}]\n---\n\n"
                          f"截至{day.year}年{day.month}月{day.day}日，{name}高新技术企业{100 + day.year % 100}家。\n",
                          encoding="utf-8")


def check(public, count):
    problems = []
    listed = set()
    for page in [public / "sources.html", *(public / "sources").glob("*.html")]:
        text = page.read_text(encoding="utf-8")
        rows = re.findall(r'<th scope="row"><a href="[^"]*articles/([^"]+)\.html"', text)
        if len(rows) > LIST_LIMIT:
            problems.append(f"{page.name} lists {len(rows)} articles")
        listed |= set(rows)
    if len(listed) != count:
        problems.append(f"{len(listed)} of {count} articles are listed")
    if not list((public / "sources").glob("*-*.html")):
        problems.append("no year is shelved by months")
    for area, _ in DISTRICTS:
        text = (public / f"areas/{area}.html").read_text(encoding="utf-8")
        section = text[text.index('id="articles"'):]
        if section.count("<li>") > 100 or "sources/" not in section:
            problems.append(f"areas/{area}.html lists all of its articles")
        size = len(text.encode())
        if size > AREA_LIMIT:
            problems.append(f"areas/{area}.html has {size} bytes")
        if f"{area}.high-tech-enterprises.html" not in text:
            problems.append(f"areas/{area}.html does not lead to its older figures")
    return problems + Crawl(public).run()


def main(program, count="700"):
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    with tempfile.TemporaryDirectory(prefix="kechuang-many-") as temporary:
        folder = Path(temporary)
        make_site(folder, int(count))
        status, output, errors = execute(str(Path(program).resolve()), ["--quiet", "build"], folder)
        problems = check(folder / "public", int(count)) if status == 0 else [(output + errors).decode("utf-8", "replace")]
        print("\n".join(problems[:20]))
        for page in sorted((folder / "public").rglob("*"), key=lambda path: -path.stat().st_size)[:8]:
            print(f"{page.stat().st_size:>9} {page.relative_to(folder / 'public')}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
