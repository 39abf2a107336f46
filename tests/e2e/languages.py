"""Two languages from one data set: each page has its twin, links stay in their language, and what is Chinese in the English pages
is marked as such.

usage: languages.py PROGRAM SITE-YAML

Builds the site in Chinese and English, whatever languages it has. In pages of the English edition no Han character and no
Chinese punctuation may stand outside elements with lang="zh…", neither in texts nor in attributes that are shown or read out.
Then the same with a third language that the program does not know: a file of words, and names in the site's own files.
"""
import posixpath
import re
import shutil
import sys
import tempfile
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "harness"))
sys.dont_write_bytecode = True

from golden import execute  # noqa: E402

ADDRESS = "https://example.org/site/"
FOLDER = "en/"
STRINGS = Path(__file__).resolve().parent.parent.parent / "templates/strings"
# What makes French of some of the English words.
FRENCH = [
    ("  language: English", "  language: Français"),
    ('  decimal_mark: "."', '  decimal_mark: ","'),
    ('  group_mark: ","', '  group_mark: "\u202f"'),
    ('  unit_percent: "%"', '  unit_percent: "\u202f%"'),
    ("  month_names: [January,", "  month_names: [janvier,"),
    ("September, October, November, December]", "septembre, octobre, novembre, décembre]"),
    ("  home: Home", "  home: Accueil"),
]
TITLE = "Chiffres de l’innovation"
CHINESE = re.compile("[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]+")
PLACE = re.compile(r"\{[a-z_]+\}")  # of a pattern, not filled in
READ_OUT = {"title", "aria-label", "alt", "placeholder", "content", "data-label", "label"}
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
SHOWN = 5  # faults of a kind


class Page(HTMLParser):
    """What a page says outside of Chinese, and where it leads."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.languages = [("", "")]  # of the open elements
        self.texts = []
        self.links = []
        self.alternates = {}
        self.switch = {}
        self.lang = ""

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        lang = values.get("lang") or values.get("xml:lang") or self.languages[-1][1]
        if tag == "html":
            self.lang = lang
        if not lang.startswith("zh"):
            self.texts += [value for key, value in attributes if key in READ_OUT and value]
        if tag == "link" and values.get("rel") == "alternate" and "hreflang" in values:
            self.alternates[values["hreflang"]] = values["href"]
        elif tag == "a" and "hreflang" in values:
            self.switch[values["hreflang"]] = values["href"]
        elif tag in ("a", "form") and "hreflang" not in values:
            self.links.append(values.get("href") or values.get("action") or values.get("xlink:href") or "")
        if tag not in VOID:
            self.languages.append((tag, lang))

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag):
        for i in range(len(self.languages) - 1, 0, -1):
            if self.languages[i][0] == tag:
                del self.languages[i:]
                return

    def handle_data(self, data):
        if not self.languages[-1][1].startswith("zh") and self.languages[-1][0] not in ("script", "style"):
            self.texts.append(data)


def read(folder):
    pages = {}
    for path in sorted(folder.rglob("*.html")):
        page = Page()
        page.feed(path.read_text(encoding="utf-8"))
        pages[path.relative_to(folder).as_posix()] = page
    return pages


def target(path, href):
    """The file that a relative link leads to; None where it leads elsewhere."""
    href = href.split("#")[0].split("?")[0]
    if not href or re.match(r"[a-z][a-z0-9+.-]*:|//", href, re.I):
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(href)))


def check_texts(path, page):
    for text in page.texts:
        for found in [*CHINESE.findall(text), *PLACE.findall(text)]:
            yield f"{path}: {found!r} in {' '.join(text.split())[:80]!r}"


def check_links(path, page):
    for href in page.links:
        to = target(path, href)
        if to and to.endswith(".html") and not to.startswith(FOLDER):
            yield f"{path}: leads to {to}, which is of another language"


def check_twins(pages, path, page):
    own = path.startswith(FOLDER)
    twin = path[len(FOLDER):] if own else FOLDER + path
    if twin not in pages:
        yield f"{path}: there is no {twin}"
        return
    if path.endswith("404.html"):
        return  # it is shown under the addresses of all others
    wanted = {"zh-CN": twin if own else path, "en": path if own else twin}
    switch = {tag: target(path, href) for tag, href in page.switch.items()}
    if switch != wanted:
        yield f"{path}: the switch leads to {switch}, not to {wanted}"
    # Search engines take whole addresses only.
    wanted["x-default"] = wanted["zh-CN"]
    found = {tag: unquote(href).removeprefix(ADDRESS) for tag, href in page.alternates.items()}
    if found != wanted:
        yield f"{path}: alternates are {found}, not {wanted}"


def check(pages):
    for path, page in pages.items():
        english = path.startswith(FOLDER)
        if page.lang != ("en" if english else "zh-CN"):
            yield "language", f"{path}: is in {page.lang!r}"
        for fault in check_twins(pages, path, page):
            yield "twin", fault
        if not english:
            continue
        for fault in check_texts(path, page):
            yield "Chinese", fault
        for fault in check_links(path, page):
            yield "link", fault


def write_french(folder):
    words = (STRINGS / "en.yaml").read_text(encoding="utf-8")
    for english, french in FRENCH:
        if english not in words:
            raise ValueError(f"en.yaml has no {english!r}")
        words = words.replace(english, french, 1)
    (folder / "templates/strings").mkdir(parents=True, exist_ok=True)
    (folder / "templates/strings/fr.yaml").write_text(words, encoding="utf-8")
    settings = folder / "content/site.yaml"
    lines = settings.read_text(encoding="utf-8").replace("languages: [zh-CN, en]", "languages: [zh-CN, en, fr]")
    settings.write_text(lines + f"title_fr: {TITLE}\n", encoding="utf-8")


def check_french(folder, messages):
    """What a third language has to look like, made without a change of the program."""
    texts = {path: path.read_text(encoding="utf-8") for path in sorted((folder / "fr").rglob("*.html"))}
    everything = "".join(texts.values())
    if "strings-" in messages:
        yield "French", messages
    if len(texts) != len(list((folder / "en").rglob("*.html"))):
        yield "French", "some pages are missing"
    for wanted in (TITLE, "Accueil"):
        if wanted not in everything:
            yield "French", f"no page has {wanted!r}"
    if not re.search(r"\d,\d[\d\u202f]*%", everything) or not re.search(r"\d septembre \d", everything):
        yield "French", "numbers or dates are not written in its way"
    for path, text in texts.items():
        if '<html lang="fr">' not in text or text.count('hreflang="fr"') < 2 and path.name != "404.html":
            yield "French", f"{path.relative_to(folder)}: does not say that it is French"


def prepare(site, folder):
    for part in ("content", "templates", "static"):
        if (site / part).is_dir():
            shutil.copytree(site / part, folder / part)
    settings = folder / "content/site.yaml"
    lines = [line for line in settings.read_text(encoding="utf-8").splitlines()
             if not line.startswith(("language:", "languages:", "base_url:"))]
    settings.write_text("\n".join([*lines, "languages: [zh-CN, en]", f"base_url: {ADDRESS}", ""]), encoding="utf-8")


def build(program, folder):
    """The messages; None where the build failed."""
    status, output, errors = execute(str(Path(program).resolve()), ["build"], folder)
    messages = (output + errors).decode("utf-8", "backslashreplace")
    if status == 0:
        return messages
    print(messages)
    return None


def main(program, settings):
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")
    with tempfile.TemporaryDirectory(prefix="kechuang-languages-") as temporary:
        folder = Path(temporary)
        prepare(Path(settings).resolve().parent.parent, folder)
        if build(program, folder) is None:
            return 1
        pages = read(folder / "public")
        write_french(folder)
        messages = build(program, folder)
        if messages is None:
            return 1
        french = list(check_french(folder / "public", messages))
    faults = {}
    for kind, fault in [*check(pages), *french]:
        faults.setdefault(kind, []).append(fault)
    for kind, found in faults.items():
        print(f"{kind}: {len(found)} faults\n" + "\n".join("  " + fault for fault in found[:SHOWN]))
    print(f"{len(pages)} pages, {len(faults)} kinds of faults")
    return 1 if faults or len(pages) < 2 else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
