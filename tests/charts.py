#!/usr/bin/env python3
"""A contact sheet of all charts of tests/cases/chart, to be looked at in a browser, in light and in dark.

usage: tests/charts.py                      write tests/charts.html, which shows the golden files
       tests/charts.py --check              is it as this would write it? (a test)
       tests/charts.py PROGRAM OUT WIDTH…   write OUT with each chart drawn anew at these widths, such as 360 1280
"""
import base64
import html
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent
CASES = TESTS / "cases/chart"
SHEET = TESTS / "charts.html"

HEAD = """<!DOCTYPE html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Charts</title>
<style>
body { margin: 1rem; font: 14px/1.5 sans-serif }
main { display: flex; flex-wrap: wrap; gap: 1rem; align-items: flex-start }
figure { margin: 0; border: 1px solid #8888 }
img { display: block; max-width: 100% }
figcaption { padding: .25rem .5rem; overflow-wrap: anywhere }
</style>
<h1>Charts</h1>
<main>
"""


def figure(source, caption):
    return f'<figure><img src="{source}" alt=""><figcaption>{html.escape(caption)}</figcaption></figure>\n'


def cases():
    return sorted(path for path in CASES.iterdir() if (path / "spec.json").exists())


def sheet(figures):
    return HEAD + "".join(figures) + "</main>\n"


def golden_sheet():
    return sheet(figure(f"cases/chart/{case.name}/expected.svg", case.name) for case in cases())


def draw(program, case, width):
    command = [program, "chart", f"--width={width}", str(case / "spec.json")]
    drawn = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    source = "data:image/svg+xml;base64," + base64.b64encode(drawn).decode()
    return figure(source, f"{case.name}, {width}")


def main(arguments):
    if arguments == ["--check"]:
        same = SHEET.exists() and SHEET.read_text(encoding="utf-8") == golden_sheet()
        print(f"{len(cases())} charts" if same else f"{SHEET}: written by tests/charts.py for other cases; run it again")
        return int(not same)
    if not arguments:
        SHEET.write_text(golden_sheet(), encoding="utf-8")
        return 0
    if len(arguments) < 3 or arguments[0].startswith("-"):
        print(__doc__.strip())
        return 2
    program, out, *widths = arguments
    figures = [draw(program, case, width) for case in cases() for width in widths]
    Path(out).write_text(sheet(figures), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
