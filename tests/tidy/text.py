"""Every text file: UTF-8, ends with one line end, no trailing blanks, no note to oneself."""
import re

from tree import files, finish, name

BINARY = {".png", ".ico", ".jpg", ".woff2", ".sqlite"}
NOTE = re.compile(r"\b(TO" r"DO|FIX" r"ME|X" r"XX)\b")
# Golden outputs and third-party texts are as they are.
AS_THEY_ARE = (".svg", ".json", ".golden")


def check(path):
    where = name(path)
    try:
        text = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        return [f"{where}: no UTF-8 at byte {error.start}"]
    problems = []
    if text and not text.endswith("\n"):
        problems.append(f"{where}: the last line has no line end")
    if text.endswith("\n\n"):
        problems.append(f"{where}: empty lines at the end")
    if "\r" in text:
        problems.append(f"{where}: a carriage return")
    for number, line in enumerate(text.split("\n"), 1):
        if line != line.rstrip(" \t") and path.suffix != ".md":
            problems.append(f"{where}:{number}: blanks at the end of the line")
        if NOTE.search(line):
            problems.append(f"{where}:{number}: a note to oneself; do it, or leave it out")
    return problems


finish([problem for path in files() if path.suffix not in BINARY and not path.name.endswith(AS_THEY_ARE)
        for problem in check(path)])
