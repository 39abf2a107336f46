#!/usr/bin/env python3
"""The search page's scripts over built sites: what they find, and how much they load for it.

usage: start.py PROGRAM [ARTICLES]

PROGRAM is kechuang. Builds the site in content/ and one with ARTICLES (2200) made-up articles about its areas, and runs
search.mjs over both. Without Node.js the tests are skipped, and the reason is printed.
"""
import random
import shutil
import subprocess
import sys
import tempfile
from datetime import date, timedelta
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent.parent
CATALOGUES = ["site.yaml", "areas.yaml", "indicators.yaml"]
FIRST_DAY = date(2016, 1, 4)
AREAS = ["大足区", "荣昌区", "永川区", "江津区", "璧山区", "铜梁区", "潼南区", "合川区", "长寿区", "涪陵区", "万州区", "黔江区"]
SUBJECTS = ["高新技术企业", "科技型企业", "科技创新平台", "科技特派员", "技术合同", "研发投入", "科技人才", "专精特新企业"]
VERBS = ["再添", "突破", "迈上", "摸清", "盘点", "点亮", "守住", "用好"]
TAILS = ["新台阶", "一百家", "老产业焕新", "春耕一线", "开放日见闻", "车间里的账本", "实验室搬进园区", "夜校开到村口"]
NEWSPAPERS = ["重庆日报", "科技日报", "某区报"]


def make_article(number, choice):
    """(file name, text) of one article."""
    day = FIRST_DAY + timedelta(days=number)
    area, subject = AREAS[number % len(AREAS)], choice.choice(SUBJECTS)
    title = f"{area}{choice.choice(VERBS)}{subject}：{choice.choice(TAILS)}，{choice.choice(TAILS)}"
    text = (f"---\ntitle: {title}\ndate: {day}\nsource: {choice.choice(NEWSPAPERS)}\n---\n\n"
            f"截至目前，{area}高新技术企业达到{100 + number}家。\n")
    return f"{day}-{number:05}.md", text


# An area with so many figures of an indicator that older ones have a page of their own; a year stands in its id.
OLD_AREA = "  - {id: zone-2010, name: 测试新区, name_en: Test Zone, parent: chongqing, kind: zone}\n"
OLD_YEARS = range(2003, 2017)


def make_old(content):
    """Articles that tell the same number of two days: the search shows it once, and so reaches far back."""
    areas = content / "areas.yaml"
    text = areas.read_text(encoding="utf-8")
    areas.write_text(text.replace("\nclusters:\n", "\n" + OLD_AREA + "clusters:\n"), encoding="utf-8")
    for year in OLD_YEARS:
        say = f"测试新区高新技术企业达到{year - 1900}家。"
        (content / f"articles/{year}-10-08-old.md").write_text(
            f"---\ntitle: 测试新区的{year}年\ndate: {year}-10-08\nsource: 某区报\n---\n\n"
            f"截至{year}年9月30日，{say}截至{year}年6月30日，{say}\n", encoding="utf-8")


# What has a meaning in JavaScript, JSON, HTML or an address.
ODD_NAME = "2050-01-01-它's 100% <odd> & #1?.md"
ODD_TITLE = r"""怪题\\目\"引号换行</script><b>{{root}}'完"""  # as YAML writes it


def make_many(site, count):
    articles = site / "content/articles"
    articles.mkdir(parents=True)
    for name in CATALOGUES:
        shutil.copy(ROOT / "content" / name, site / "content" / name)
    choice = random.Random(1)
    for number in range(count):
        name, text = make_article(number, choice)
        (articles / name).write_text(text, encoding="utf-8")
    make_old(site / "content")
    (articles / ODD_NAME).write_text(f'---\ntitle: "{ODD_TITLE}"\n---\n\n没有数字。\n', encoding="utf-8")


def build(program, site, out):
    done = subprocess.run([program, "--site", str(site), "--quiet", "build", "--out", str(out)], check=False,
                          stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    if done.returncode:
        sys.exit(done.stderr.decode("utf-8", "backslashreplace"))


def main(program, count="2200"):
    if not shutil.which("node"):
        print("1..0 # SKIP not on this machine: Node.js")
        return 0
    program = str(Path(program).resolve())
    with tempfile.TemporaryDirectory(prefix="kechuang-search-") as name:
        temporary = Path(name)
        make_many(temporary / "many", int(count))
        shutil.copytree(ROOT / "content", temporary / "demo/content")
        (temporary / "public").mkdir()
        for site in ("demo", "many"):
            build(program, temporary / site, temporary / "public" / site)
        return subprocess.run(["node", str(HERE / "search.mjs"), str(ROOT), str(temporary / "public/demo"),
                               str(temporary / "public/many")], check=False).returncode


if len(sys.argv) < 2:
    sys.exit(__doc__.strip())
sys.exit(main(*sys.argv[1:]))
