"""The site tests/sites/full: that what a dashboard can show does show on its pages.

usage: full.py PROGRAM SITE-YAML

Each check reads the data of a page as `kechuang inspect --page` gives them, so that wording and looks can change.
"""
import json
import sys
from functools import lru_cache
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "harness"))
sys.dont_write_bytecode = True

from golden import execute  # noqa: E402

CHECKS = []


def check(function):
    CHECKS.append(function)
    return function


def charts(page, kind):
    groups = page.get("groups", [])
    every = page.get("charts", []) + [chart for group in groups for chart in group["charts"]]
    return [chart for chart in every if chart["chart_kind"] == kind]


def rows(page):
    return page.get("rows", []) + [row for group in page.get("groups", []) for row in group["rows"]]


@check
def home_ranks_all_areas_by_what_most_have(page):
    home = page("index.html")
    assert home["lead"]["name"] == "高新技术企业", home["lead"]
    assert charts(home, "ranking")
    assert not home["map"]["is_coverage"]
    assert sum(tile["has_value"] for tile in home["map"]["tiles"]) >= 7
    assert len(home["map"]["tiles"]) == 8


@check
def an_area_is_ranked_among_its_cluster_first(page):
    jia = page("areas/jia.html")
    standings = [standing for chart in charts(jia, "ranking") for standing in chart["standings"]]
    assert any(s["cluster_name"] == "东片" and s["peer_count"] == 4 and s["place"] == 1 for s in standings), standings
    assert any(s["cluster_name"] == "" and s["peer_count"] == 8 for s in standings), standings


@check
def an_indicator_ranks_areas_with_their_clusters(page):
    ranking = page("indicators/high-tech-enterprises.html")["ranking"]
    assert {row["cluster_name"] for row in ranking} == {"东片", "西片"}
    assert [row["place"] for row in ranking if row["place"]] == sorted(row["place"] for row in ranking if row["place"])
    assert any(row["is_other_period"] for row in ranking)


@check
def a_series_leaves_out_the_year_that_nobody_told(page):
    (series,) = [c for c in charts(page("areas/wu.html"), "series") if "高新技术企业" in c["chart_title"]]
    for year in ("2020", "2021", "2023"):
        assert year in series["svg"], year
    assert "2022年：无数据" in series["svg"]


@check
def a_conflict_is_told_with_both_sources(page):
    row = next(row for row in rows(page("areas/wu.html")) if row["has_others"])
    assert row["value"]["text"] == "232家" and row["others"][0]["other_text"] == "240家", row


@check
def a_figure_has_several_sources(page):
    assert any(len(row["sources"]) > 1 for row in rows(page("areas/jia.html")))


@check
def targets_are_reached_and_not(page):
    targets = page("targets.html")
    rows_of = [row for group in targets["groups"] for row in group["rows"]]
    for flag in ("is_reached", "is_underway", "is_missed", "is_undetermined", "is_unanswered"):
        assert any(row[flag] for row in rows_of), flag
    by_indicator = page("targets-by-indicator.html")
    assert sum(len(group["rows"]) for group in by_indicator["groups"]) == len(rows_of) == targets["target_count"]
    assert any(target["is_reached"] for target in page("index.html")["targets"])


@check
def estimates_targets_and_bounds_are_marked(page):
    jia = rows(page("areas/jia.html"))
    assert any(row["is_estimate"] for row in jia)
    assert any(row["is_target"] for row in jia)
    assert any(row["value"] and row["value"]["after"] == "以上" for row in jia)
    assert any(row["value"] and "约" in row["value"]["before"] for row in rows(page("areas/wu-htz.html")))


@check
def doubts_are_shown_with_their_sentences(page):
    quality = page("quality.html")
    wu = next(item for item in quality["conflicts"]["items"] if item["area"]["name"] == "戊区")
    assert wu["stands"]["text"] == "232家" and wu["contradicts"]["text"] == "240家", wu
    assert "经复核" in wu["stands"]["sentence"]["before"] and wu["contradicts"]["sentence"]["words"] == "240家"
    assert quality["conflicts"]["count"] == 2
    (implausible,) = quality["implausible"]["items"]
    assert implausible["stands"]["sentence"] is False  # its article's text is not published
    assert quality["ambiguous"]["items"][0]["rival"]["name"] == "科技型企业"
    assert any(item["words"] == "8家" and item["sentence"] for item in quality["unread"]["items"])
    hidden = next(item for item in quality["unread"]["items"] if item["words"] == "300个")
    assert hidden["sentence"] is False  # of its article only sentences with figures are published


@check
def articles_show_all_some_or_nothing_of_their_text(page):
    texts = [page(f"articles/{name}.html") for name in
             ("2024-02-18-jia-people", "2022-07-15-jia-half-year", "2024-05-20-xin-first")]
    assert [next(k for k in ("is_full", "is_quotes", "is_none") if text[k]) for text in texts] == \
        ["is_full", "is_quotes", "is_none"]


def main(program, site):
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    folder = Path(site).resolve().parent.parent

    @lru_cache(maxsize=None)
    def page(path):
        status, output, errors = execute(str(Path(program).resolve()), ["inspect", f"--page={path}"], folder)
        assert status == 0, errors.decode("utf-8", "backslashreplace")
        return json.loads(output)

    failures = 0
    for number, function in enumerate(CHECKS, 1):
        try:
            function(page)
            print(f"ok {number} - {function.__name__}")
        except (AssertionError, StopIteration, ValueError, KeyError) as error:
            failures += 1
            print(f"not ok {number} - {function.__name__}\n# {error!r}")
    print(f"1..{len(CHECKS)}")
    return failures > 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
