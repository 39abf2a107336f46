"""links.py finds what is broken, and nothing in what is whole."""
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True

from links import Crawl  # noqa: E402

PAGE = '<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="{up}style.css">{body}'


class Links(unittest.TestCase):
    def crawl(self, body, **more):
        with tempfile.TemporaryDirectory() as temporary:
            folder = Path(temporary)
            (folder / "areas").mkdir()
            (folder / "style.css").write_text(more.get("css", ""), encoding="utf-8")
            (folder / "index.html").write_text(PAGE.format(up="", body=body), encoding="utf-8")
            (folder / "areas/dazu.html").write_text(
                PAGE.format(up="../", body='<p id="大足"></p><a href="../index.html">首页</a>'), encoding="utf-8")
            if "svg" in more:
                (folder / "chart.svg").write_text(more["svg"], encoding="utf-8")
            return Crawl(folder).run()

    def test_whole(self):
        self.assertEqual(self.crawl('<a href="areas/dazu.html">大足</a> <a href="areas/dazu.html#%E5%A4%A7%E8%B6%B3">'
                                    '大足</a> <a href="https://example.com/a">原文</a>'), [])

    def assert_found(self, body, expected, **more):
        problems = self.crawl('<a href="areas/dazu.html">大足</a>' + body, **more)
        self.assertEqual(len(problems), 1, problems)
        self.assertIn(expected, problems[0])

    def test_missing_file(self):
        self.assert_found('<a href="areas/none.html">x</a>', "is not there")

    def test_missing_place(self):
        self.assert_found('<a href="areas/dazu.html#none">x</a>', "no id")
        self.assert_found('<a href="#none">x</a>', "no id")

    def test_absolute(self):
        self.assert_found('<a href="/areas/dazu.html">x</a>', "not relative")

    def test_outside(self):
        self.assert_found('<a href="../x.html">x</a>', "leaves the folder")

    def test_loads_from_elsewhere(self):
        self.assert_found('<img src="https://example.com/a.png">', "not in this folder")
        self.assert_found('<script src="//example.com/a.js"></script>', "not in this folder")
        self.assert_found("<style>p { background: url(https://example.com/a.png) }</style>", "not in this folder")
        self.assert_found("", "not in this folder", css="@import 'https://example.com/a.css';")

    def test_script_address(self):
        self.assert_found('<a href="javascript:void(0)">x</a>', "not in this folder")

    def test_same_id_twice(self):
        self.assert_found('<p id="a"></p><p id="a"></p>', "twice")

    def test_folder(self):
        self.assert_found('<a href="areas/">x</a>', "is a folder")

    def test_unlinked_page(self):
        self.assertIn("no page links", self.crawl("")[0])

    def test_malformed_svg(self):
        self.assertTrue(self.crawl('<a href="areas/dazu.html">x</a>', svg="<svg><g></svg>"))


if __name__ == "__main__":
    unittest.main()
