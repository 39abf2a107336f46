"""The command line's contract: what goes to which output, and the exit status.

usage: command_line.py PROGRAM

0 fine, 1 the content has errors, 2 wrong usage, 3 the environment. Data goes to standard output, all else to standard
error; help that was asked for is data.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "harness"))
sys.dont_write_bytecode = True

from golden import TESTS, execute  # noqa: E402

PROGRAM = ""
MINI = str(TESTS / "sites/mini")
ARTICLE = str(TESTS / "sites/mini/content/articles/2024-01-20-dazu.md")


class CommandLine(unittest.TestCase):
    def run_program(self, *arguments, folder="/", **more):
        if not more:
            return execute(PROGRAM, arguments, folder)
        done = subprocess.run([PROGRAM, *arguments], cwd=folder, stderr=subprocess.PIPE, check=False, timeout=60,
                              env=dict(os.environ, LC_ALL="C"), **more)
        return done.returncode, done.stdout, done.stderr

    def assert_usage_error(self, *arguments, says=b""):
        status, output, errors = self.run_program(*arguments)
        self.assertIn(says, errors, arguments)
        self.assertEqual(status, 2, arguments)
        self.assertEqual(output, b"", arguments)
        self.assertIn(b"--help", errors, arguments)

    def test_wrong_usage(self):
        self.assert_usage_error()
        self.assert_usage_error("nonsense", says=b"build, check, extract")
        self.assert_usage_error("--nonsense")
        self.assert_usage_error("--format=nonsense", "check", says=b'--format cannot be "nonsense"; it is text or json')
        self.assert_usage_error("-fnonsense", "check", says=b'-f cannot be "nonsense"')
        self.assert_usage_error("check", "--site=", says=b'--site cannot be ""')
        self.assert_usage_error("check", "--out=x", says=b"check has no option --out")
        self.assert_usage_error("-S", "extract", ARTICLE, says=b"extract has no option -S")
        self.assert_usage_error("build", "--templates", says=b"build has no option --templates")
        self.assert_usage_error("help", "nonsense")
        self.assert_usage_error("help", "build", "check")
        self.assert_usage_error("build", "nonsense")
        self.assert_usage_error("--site", MINI, "inspect")
        self.assert_usage_error("--site", MINI, "inspect", "--after=nonsense", ARTICLE)
        self.assert_usage_error("--site", MINI, "inspect", "--after=read")
        self.assert_usage_error("--site", MINI, "extract")

    def test_help(self):
        status, output, errors = self.run_program("--help")
        self.assertEqual((status, errors), (0, b""))
        self.assertIn(b"usage: kechuang", output)
        for verb in ("build", "check", "extract", "inspect", "chart"):
            self.assertIn(verb.encode(), output)
            status, help_of_verb, errors = self.run_program(verb, "--help")
            self.assertEqual((status, errors), (0, b""))
            self.assertIn(b"Example", help_of_verb)
            self.assertEqual(self.run_program("help", verb), (0, help_of_verb, b""))
            self.assertEqual(b"--out" in help_of_verb, verb == "build")
            self.assertEqual(b"--strict" in help_of_verb, verb in ("build", "check"))
            self.assertEqual(b"--after" in help_of_verb, verb == "inspect")
            self.assertEqual(b"--templates" in help_of_verb, verb == "check")
            self.assertEqual(b"--kind" in help_of_verb, verb == "chart")
        self.assertEqual(self.run_program("help"), (0, output, b""))

    def test_version(self):
        status, output, _ = self.run_program("--version")
        self.assertEqual(status, 0)
        self.assertRegex(output.decode(), r"^kechuang \d+\.\d+\.\d+\n$")

    def test_stages(self):
        for stage in ("read", "parse", "extract", "reconcile", "view"):
            status, output, errors = self.run_program("--site", MINI, "inspect", f"--after={stage}", ARTICLE)
            self.assertEqual((status, errors), (0, b""), stage)
            json.loads(output)
        status, output, errors = self.run_program("--site", MINI, "inspect", "--after=render", ARTICLE)
        self.assertEqual((status, errors), (0, b""))
        self.assertIn(b"</html>", output)

    def test_extract(self):
        status, output, errors = self.run_program("--site", MINI, "extract", ARTICLE)
        self.assertEqual((status, errors), (0, b""))
        observations = [json.loads(line) for line in output.decode().splitlines()]
        self.assertIn(("dazu", "high-tech-enterprises", "level", "120"),
                      [(each["area"], each["indicator"], each["measure"], each["value"]) for each in observations])
        data = Path(ARTICLE).read_bytes()
        for each in observations:
            found = data[each["start"]:each["end"]].decode()
            self.assertEqual("".join(found.split()), each["surface"])

    def test_places_count_in_the_file(self):
        text = "---\nareas: [dazu]\n---\n\n大足区高新技术企业累计达到1*2*3家。\n"
        with tempfile.TemporaryDirectory() as temporary:
            for encoding, counted in (("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("gb18030", "utf-8"),
                                      ("utf-16", "utf-8")):
                article = Path(temporary) / "2024-01-20.md"
                article.write_bytes(text.encode(encoding))
                _, output, _ = self.run_program("--site", MINI, "extract", str(article))
                found = json.loads(output.decode().splitlines()[0])
                place = text.encode(counted)[found["start"]:found["end"]].decode()
                self.assertEqual((found["surface"], place), ("123家", "1*2*3家"), encoding)

    def test_standard_input(self):
        # Standard input has no name to take the day of publication from.
        article = Path(ARTICLE).read_bytes().replace(b"---\n", b"---\ndate: 2024-01-20\n", 1)
        with tempfile.TemporaryFile() as pipe:
            pipe.write(article)
            pipe.seek(0)
            status, output, errors = self.run_program("--site", MINI, "extract", "-", stdin=pipe,
                                                      stdout=subprocess.PIPE)
        self.assertEqual((status, errors), (0, b""))
        self.assertIn(b"high-tech-enterprises", output)

    def test_full_disk(self):
        if not Path("/dev/full").exists():
            self.skipTest("there is no /dev/full")
        site = self.copy_of_mini()
        for arguments in (["extract", ARTICLE], ["--help"], ["help", "build"], ["--version"], ["build"], ["check"]):
            with open("/dev/full", "wb") as full:
                status, _, errors = self.run_program("--quiet" if arguments[0] == "extract" else "--verbose",
                                                     *arguments, folder=site, stdout=full)
            self.assertEqual(status, 3, arguments)
            self.assertEqual(errors.count(b"kechuang: standard output: "), 1, arguments)

    def test_no_such_file(self):
        status, output, errors = self.run_program("--site", MINI, "extract", "/none.md")
        self.assertEqual((status, output), (1, b""))
        self.assertIn(b"[file-unreadable]", errors)

    def test_refused_by_the_system(self):
        memory = "/proc/self/mem"  # reading it from its start is an I/O error, for root too
        if not Path(memory).exists():
            self.skipTest(f"there is no {memory}")
        status, output, errors = self.run_program("--site", MINI, "extract", memory)
        self.assertEqual((status, output), (3, b""))
        self.assertIn(b"[file-refused]", errors)

    def test_a_folder_is_no_article(self):
        status, _, errors = self.run_program("--site", MINI, "extract", "/")
        self.assertEqual(status, 1)
        self.assertIn(b"[file-unreadable]", errors)

    def test_diagnostics_as_json(self):
        status, _, errors = self.run_program("--site", MINI, "--format=json", "extract", "/none.md")
        self.assertEqual(status, 1)
        (line,) = errors.decode().splitlines()
        found = json.loads(line)
        self.assertEqual((found["severity"], found["code"]), ("error", "file-unreadable"))

    def test_places_as_json(self):
        with tempfile.TemporaryDirectory() as temporary:
            article = Path(temporary) / "a.md"
            article.write_text("---\ntitle: 科技\ndate: 2024-01-20\nareas: [nowhere]\n---\n科技\n", encoding="utf-8")
            status, _, errors = self.run_program("--site", MINI, "--format=json", "extract", str(article))
        self.assertEqual(status, 1)
        (line,) = errors.decode().splitlines()
        found = json.loads(line)
        self.assertEqual([found[key] for key in ("line", "column", "end_line", "end_column")], [4, 9, 4, 16])
        self.assertIn("areas.yaml", found["help"])

    def copy_of_mini(self):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        site = Path(temporary.name) / "site of 大足"
        shutil.copytree(MINI, site)
        return site

    def test_explain_names_the_rival(self):
        site = self.copy_of_mini()
        place = "content/articles/2024-01-22-new.md"
        (site / place).write_text("---\nareas: [dazu]\n---\n\n大足区新增高新技术企业22家科技型企业。\n高新技术企业7家。\n",
                                  encoding="utf-8")
        status, output, _ = self.run_program("explain", f"{place}:5:14", folder=site)
        self.assertEqual(status, 0)
        self.assertIn('or         tech-enterprises (科技型企业) may be meant too: named by "科技型企业"', output.decode())
        _, output, _ = self.run_program("explain", f"{place}:6:7", folder=site)
        self.assertIn("7家", output.decode())
        self.assertNotIn("may be meant", output.decode())

    def test_explain_says_why_a_number_is_none_in_any_file(self):
        site = self.copy_of_mini()
        other = site.parent / "2024-01-22-other.txt"
        other.write_text("---\nareas: [dazu]\n---\n\n大足区现有高新技术企业22家，种树300棵、路灯40个。\n", encoding="utf-8")
        status, output, _ = self.run_program("explain", f"{other}:5", folder=site)
        self.assertEqual(status, 0)
        self.assertIn("indicator  high-tech-enterprises", output.decode())
        self.assertIn("no figure  no indicator of the catalogue is named for it", output.decode())
        article = next((site / "content/articles").rglob("*.md")).relative_to(site)
        _, plain, _ = self.run_program("explain", f"{article}:7", folder=site)
        _, dotted, _ = self.run_program("explain", f"./{article}:7", folder=site)
        self.assertEqual(plain, dotted)
        status, _, errors = self.run_program("explain", "nowhere.md:1:1", folder=site)
        self.assertEqual(status, 1)
        self.assertIn("file-unreadable", errors.decode())

    def folder_with(self, **files):
        temporary = tempfile.TemporaryDirectory()
        self.addCleanup(temporary.cleanup)
        for name, text in files.items():
            path = Path(temporary.name) / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        return Path(temporary.name)

    def test_render(self):
        folder = self.folder_with(data_json='{"areas": [{"name": "大足<区>"}]}', page_mustache="{{#areas}}{{>row}}{{/areas}}\n",
                                  row_mustache="[{{name}}]", other__row_mustache="({{name}})")
        status, output, errors = self.run_program("render", "--data=data.json", "page.mustache", folder=folder)
        self.assertEqual((status, output.decode(), errors), (0, "[大足&lt;区&gt;]\n", b""))
        _, output, _ = self.run_program("render", "--data=data.json", "--partials=other", "page.mustache", folder=folder)
        self.assertEqual(output.decode(), "(大足&lt;区&gt;)\n")

    def test_render_of_a_template_that_includes_itself(self):
        folder = self.folder_with(data_json='{"name": "a", "parts": [{"name": "b", "parts": []}]}',
                                  tree_mustache="{{name}}{{#parts}}({{>node}}){{/parts}}")
        _, output, _ = self.run_program("render", "--data=data.json", "--name=node", "tree.mustache", folder=folder)
        self.assertEqual(output, b"a(b)")

    def test_render_says_what_is_wrong(self):
        folder = self.folder_with(data_json="{}", bad_json="{1}", page_mustache="{{>none}}\n{{>../data}}x",
                                  bad_mustache="{{#a}}\n{{b}\n")
        status, output, errors = self.run_program("render", "--data=data.json", "page.mustache", folder=folder)
        self.assertEqual((status, output), (0, b"x"))
        self.assertEqual(errors.count(b"[template-partial-missing]"), 2)
        status, output, errors = self.run_program("render", "--strict", "--quiet", "--data=data.json", "page.mustache",
                                                  folder=folder)
        self.assertEqual((status, output), (1, b""))
        self.assertEqual(errors.count(b": error: there is no template"), 2)
        status, output, errors = self.run_program("render", "--data=data.json", "--partials=none", "page.mustache",
                                                  folder=folder)
        self.assertEqual((status, output), (1, b""))
        self.assertIn(b"none/:1:1: error: there is no such folder of partials", errors)
        status, output, errors = self.run_program("render", "--data=data.json", "bad.mustache", folder=folder)
        self.assertEqual((status, output), (1, b""))
        self.assertIn(b"bad.mustache:2:1: error", errors)
        status, _, errors = self.run_program("render", "--data=bad.json", "page.mustache", folder=folder)
        self.assertEqual(status, 1)
        self.assertIn(b"bad.json:1:2: error", errors)
        self.assert_usage_error("render", "page.mustache")
        self.assert_usage_error("render", "--data=data.json")
        self.assert_usage_error("render", "--data=-", "-")

    def test_render_with_dynamic_names(self):
        folder = self.folder_with(data_json='{"kinds": ["row", "none"]}', page_mustache="{{#kinds}}[{{>*.}}]{{/kinds}}",
                                  row_mustache="R")
        status, output, errors = self.run_program("render", "--data=data.json", "page.mustache", folder=folder)
        self.assertEqual((status, output), (0, b"[R][]"))
        self.assertEqual(errors.count(b"warning"), 1)
        self.assertIn(b'page.mustache:1:12: warning: there is no template "none" in ./', errors)

    def test_links_to_templates(self):
        folder = self.folder_with(data_json="{}", page_mustache="{{>row}} {{>sub/cell}}", secret_txt="S",
                                  sub__cell_mustache="C")
        (folder / "row.mustache").symlink_to(folder / "secret.txt")
        status, output, errors = self.run_program("render", "--data=data.json", "page.mustache", folder=folder)
        self.assertEqual((status, output, errors), (0, b"S C", b""))
        site = self.copy_of_mini()
        (site / "templates").mkdir(exist_ok=True)
        (site / "templates/footer.mustache").symlink_to(folder / "secret.txt")
        status, _, errors = self.run_program("build", folder=site)
        self.assertEqual(status, 1)
        self.assertIn(b"templates/footer.mustache:1:1: error: a symbolic link is not followed here", errors)
        self.assertIn(b"are made with the built-in templates: home, area", errors)

    def test_a_template_that_is_not_named_may_be_broken(self):
        folder = self.folder_with(data_json='{"good": "row", "bad": "broken"}', page_mustache="[{{>*good}}]",
                                  worse_mustache="[{{>*bad}}]", row_mustache="R", broken_mustache="{{#a}}")
        status, output, errors = self.run_program("render", "--data=data.json", "page.mustache", folder=folder)
        self.assertEqual((status, output), (0, b"[R]"))
        self.assertEqual(errors.count(b"broken.mustache:1:1: warning: "), 1)
        status, output, errors = self.run_program("render", "--data=data.json", "worse.mustache", folder=folder)
        self.assertEqual((status, output), (1, b""))
        self.assertIn(b'worse.mustache:1:2: error: the template "broken", which "bad" names, has an error', errors)

    def test_pages_can_be_made_by_hand(self):
        site = self.copy_of_mini()
        self.assertEqual(self.run_program("build", folder=site)[0], 0)
        for path, template in (("index.html", "home"), ("areas/dazu.html", "area"), ("404.html", "not-found")):
            status, data, _ = self.run_program("inspect", f"--page={path}", folder=site)
            self.assertEqual(status, 0)
            (site / "data.json").write_bytes(data)
            _, page, errors = self.run_program("render", "--data=data.json", "--built-in",
                                               str(TESTS.parent / "templates" / f"{template}.mustache"), folder=site)
            self.assertEqual(errors, b"")
            self.assertEqual(page, (site / "public" / path).read_bytes())
        self.assert_usage_error("inspect", "--page=index.html", "--after=read")
        self.assert_usage_error("inspect", "--page=index.html", ARTICLE)

    def test_a_fault_of_a_template_is_told_once(self):
        site = self.copy_of_mini()
        (site / "templates").mkdir(exist_ok=True)
        (site / "templates/header.mustache").write_text("{{>*site.site_title}}")
        status, _, errors = self.run_program("build", folder=site)
        self.assertEqual(status, 0)
        self.assertEqual(errors.count(b"[template-partial-missing]"), 1)
        (site / "templates/header.mustache").write_text("{{>header}}")
        (site / "templates/not-found.mustache").write_text("{{>header}}")  # which has no header else
        status, output, errors = self.run_program("build", folder=site)
        self.assertEqual(status, 1)
        self.assertEqual(errors.count(b"[template-limit]"), 1)
        self.assertNotIn(b"Open it", output)

    def test_summary(self):
        site = self.copy_of_mini()
        status, output, _ = self.run_program("build", "--out", "out", folder=site)
        self.assertEqual(status, 0)
        address = site.resolve().joinpath("out/index.html").as_uri()
        self.assertEqual(output.decode().splitlines()[-1], f"Open it with a browser: {address}")
        (article,) = (site / "content/articles").rglob("2024-01-20-dazu.md")
        for other in (site / "content/articles").rglob("*.*"):
            if other != article:
                other.unlink()
        _, output, _ = self.run_program("check", folder=site)
        self.assertIn(b"1 article, ", output)
        article.write_bytes(article.read_bytes().replace(b"[dazu]", b"[nowhere]"))
        status, output, _ = self.run_program("build", "--strict", folder=site)
        self.assertEqual(status, 1)
        self.assertIn(b"nothing was written because of --strict: 1 error\n", output)
        self.assertNotIn(b"page", output)

    def test_output_folder(self):
        site = self.copy_of_mini()
        before = sorted(site.rglob("*"))
        (site / "notes").mkdir()
        (site / "notes/mine.txt").write_text("mine")
        for out in (".", "content", "content/articles/new", "notes", "/", str(site)):
            status, output, errors = self.run_program("build", "--out", out, folder=site)
            self.assertEqual(status, 2, out)
            self.assertIn(b"[output-refused]", errors, out)
            self.assertIn(b"nothing was written", output, out)
        self.assertEqual([path for path in before if not path.exists()], [])
        self.assertFalse((site / "content/articles/new").exists())
        for _ in range(2):
            self.assertEqual(self.run_program("build", folder=site)[0], 0)
            shutil.rmtree(site / ".kechuang")
        (site / "public/mine.txt").write_text("mine")
        status, _, errors = self.run_program("build", folder=site)
        self.assertEqual(status, 2)
        self.assertIn(b"such as mine.txt", errors)

    def test_files_of_others(self):
        site = self.copy_of_mini()
        page = site / "out/areas/dazu.html"
        page.parent.mkdir(parents=True)
        page.write_text("mine")
        status, output, errors = self.run_program("build", "--out", "out", folder=site)
        self.assertEqual(status, 2)
        self.assertIn(b"out/areas/dazu.html: no build of this site has written this file", errors)
        self.assertIn(b"nothing was written", output)
        self.assertEqual([path for path in (site / "out").rglob("*") if path.is_file()], [page])
        self.assertEqual(page.read_text(), "mine")

    def test_moved_site(self):
        site = self.copy_of_mini()
        self.assertEqual(self.run_program("build", folder=site)[0], 0)
        moved = site.rename(site.with_name("moved"))
        (moved / "content/articles/2024-01-20-dazu.md").unlink()
        self.assertEqual(self.run_program("build", folder=moved)[0], 0)
        self.assertFalse((moved / "public/articles/2024-01-20-dazu.html").exists())

    def test_pipes_in_a_site(self):
        for name in ("content/site.yaml", "content/areas.yaml", "content/corrections.yaml", "content/articles/x.md",
                     "content/articles/2024-01-20-x.txt.yaml", "templates/home.mustache", "static/x.css"):
            site = self.copy_of_mini()
            (site / "content/articles/2024-01-20-x.txt").write_text("甲县新增企业22家。", encoding="utf-8")
            pipe = site / name
            pipe.unlink(missing_ok=True)
            pipe.parent.mkdir(exist_ok=True)
            os.mkfifo(pipe)
            status, _, errors = self.run_program("check", folder=site)
            read = name not in ("content/articles/x.md", "static/x.css")
            self.assertEqual(status, int(read), name)
            self.assertEqual(f"{name}:1:1: error: this is a pipe".encode() in errors, read, name)

    def test_pipe_given(self):
        site = self.copy_of_mini()
        pipe = site / "2024-01-20.md"
        os.mkfifo(pipe)
        with subprocess.Popen(["sh", "-c", 'cat "$1" > "$2"', "sh", ARTICLE, pipe]) as writer:
            status, output, _ = self.run_program("extract", str(pipe), folder=site)
            self.assertEqual(writer.wait(), 0)
        self.assertEqual(status, 0)
        self.assertIn(b"high-tech-enterprises", output)

    def test_check_writes_nothing(self):
        with tempfile.TemporaryDirectory() as temporary:
            site = Path(temporary) / "site"
            shutil.copytree(MINI, site)
            before = sorted(site.rglob("*"))
            status, _, _ = self.run_program("--site", str(site), "check")
            self.assertEqual(status, 0)
            self.assertEqual(sorted(site.rglob("*")), before)


if __name__ == "__main__":
    PROGRAM = str(Path(sys.argv.pop(1)).resolve())
    unittest.main()
