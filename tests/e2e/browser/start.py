#!/usr/bin/env python3
"""Starts the tests in a real browser, or says what they lack here.

usage: start.py PROGRAM [CHECK...]

PROGRAM is kechuang. Without Node.js, Chromium, nginx, Java, pdftotext or the npm packages beside this file
(`npm ci --ignore-scripts`), all of which `./run test` installs, the tests are skipped, and the reason is printed.
"""
import os
import shutil
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent.parent
PROGRAMS = {
    "Node.js": ["node"],
    "Chromium": [os.environ.get("CHROMIUM", "chromium"), "chromium-browser", "google-chrome"],
    "nginx": ["nginx", "/usr/sbin/nginx"],
    "Java": ["java"],
    "pdftotext": ["pdftotext"],
}
PACKAGES = ["puppeteer-core", "axe-core", "vnu-jar"]


def find_missing():
    missing = [name for name, programs in PROGRAMS.items() if not any(map(shutil.which, programs))]
    if not all((HERE / "node_modules" / package).is_dir() for package in PACKAGES):
        missing.append("the npm packages of tests/e2e/browser")
    return missing


def main(program, *checks):
    missing = find_missing()
    if missing:
        print(f"1..0 # SKIP not on this machine: {', '.join(missing)}")
        return
    os.execvp("node", ["node", str(HERE / "main.mjs"), program, str(ROOT), *checks])


if len(sys.argv) < 2:
    sys.exit(__doc__.strip())
main(*sys.argv[1:])
