"""Tests of generator/embed.py: a style sheet and a script mean the same after it has taken out what is for people."""
import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent.parent / "generator"))
sys.dont_write_bytecode = True

from embed import fnv1a, shrink_css, shrink_js  # noqa: E402


class StyleSheets(unittest.TestCase):
    def check(self, before, after):
        self.assertEqual(shrink_css(before), after)
        self.assertEqual(shrink_css(after), after)

    def test_rules(self):
        self.check("/* a */\nul > li ,\np {\n    color: red;\n    margin: 0 auto;\n}\n", "ul>li,p{color:red;margin:0 auto}")

    def test_blanks_that_mean_something(self):
        self.check("@media screen and (max-width: 60em) { .a :hover { width: calc(1px + 2px) } }",
                   "@media screen and (max-width:60em){.a :hover{width:calc(1px + 2px)}}")

    def test_strings_stay(self):
        self.check("""a::after { content: " /* no } comment */ ; "; }""", """a::after{content:" /* no } comment */ ; "}""")
        self.check(r"""a { content: 'it\'s;  so' }""", r"""a{content:'it\'s;  so'}""")


class Scripts(unittest.TestCase):
    def test_comments_and_indents(self):
        self.assertEqual(shrink_js("/* What\n   for. */\n(function () {\n    // why\n    run(\"a  // b\");\n\n})();\n"),
                         "(function () {\nrun(\"a  // b\");\n})();\n")


class Hash(unittest.TestCase):
    def test_known_values(self):
        self.assertEqual(fnv1a(b""), 0xCBF29CE484222325)
        self.assertEqual(fnv1a(b"foobar"), 0x85944171F73967E8)


if __name__ == "__main__":
    unittest.main()
