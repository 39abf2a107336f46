"""The harness itself: a difference is shown, an expectation is needed, an update writes what was found."""
import contextlib
import io
import os
import sys
import tempfile
import unittest
from pathlib import Path

sys.dont_write_bytecode = True

import cases  # noqa: E402
import diagnostics  # noqa: E402
import golden  # noqa: E402
import summary  # noqa: E402

# Stands in for kechuang: prints its arguments and its input, complains about the word "bad".
PROGRAM = """#!/bin/sh
for argument; do file=$argument; done
echo "$*"
[ -f "$file" ] || exit 3
cat "$file"
if grep -q bad "$file"; then echo "$file: bad" >&2; exit 1; fi
"""


class Harness(unittest.TestCase):
    def setUp(self):
        self.temporary = tempfile.TemporaryDirectory()
        self.addCleanup(self.temporary.cleanup)
        self.tests = Path(self.temporary.name) / "tests"
        self.program = Path(self.temporary.name) / "program"
        self.program.write_text(PROGRAM, encoding="utf-8")
        os.chmod(self.program, 0o755)
        self.write("sites/bare/content/site.yaml", "title: x\n")
        for module in (golden, cases, diagnostics):
            module.TESTS = self.tests

    def write(self, name, text):
        path = self.tests / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def read(self, name):
        return (self.tests / name).read_text(encoding="utf-8")

    def run_all(self, found):
        output = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            status = golden.test(found, self.program)
        return status, output.buffer.getvalue().decode()

    def test_a_case_needs_an_expectation(self):
        self.write("cases/parse/one/a.md", "x\n")
        status, output = self.run_all(cases.stage_cases())
        self.assertEqual(status, 1)
        self.assertIn("not ok 1 - cases/parse/one", output)
        self.write("diag/yaml-syntax/cmd", "'content/site.yaml'\n")
        self.assertEqual(self.run_all(diagnostics.diagnostic_cases())[0], 1)

    def test_no_case_is_a_failure(self):
        self.assertEqual(self.run_all(cases.stage_cases())[0], 1)

    def test_exit_status_is_compared(self):
        self.write("cases/read/one/a.md", "bad\n")
        case, = cases.stage_cases()
        case.update(self.program)
        self.assertEqual(self.read("cases/read/one/expected.status"), "1\n")
        self.assertEqual(self.run_all([case])[0], 0)
        (self.tests / "cases/read/one/expected.status").unlink()
        self.assertEqual(self.run_all([case])[0], 1)
        self.write("cases/read/one/a.md", "good\n")
        self.assertTrue(case.update(self.program))
        self.assertFalse((self.tests / "cases/read/one/expected.stderr").exists())
        self.assertFalse((self.tests / "cases/read/one/expected.status").exists())

    def test_case_passes_and_fails_with_a_difference(self):
        self.write("cases/parse/one/a.md", "大足\n")
        self.write("cases/parse/one/expected.txt", "--site ../../../sites/mini inspect --after=parse a.md\n大足\n")
        self.assertEqual(self.run_all(cases.stage_cases()), (0, "1..1\nok 1 - cases/parse/one\n"))
        self.write("cases/parse/one/a.md", "荣昌\n")
        status, output = self.run_all(cases.stage_cases())
        self.assertEqual(status, 1)
        self.assertIn("not ok 1 - cases/parse/one", output)
        self.assertIn("-大足\n+荣昌", output)

    def test_unexpected_diagnostics_fail(self):
        self.write("cases/read/one/a.md", "bad\n")
        self.write("cases/read/one/expected.txt", "--site ../../../sites/mini inspect --after=read a.md\nbad\n")
        status, output = self.run_all(cases.stage_cases())
        self.assertEqual(status, 1)
        self.assertIn("+a.md: bad", output)

    def test_sidecar_and_site_are_no_input(self):
        self.write("cases/read/one/a.html", "x\n")
        self.write("cases/read/one/a.html.yaml", "title: x\n")
        self.write("cases/read/one/site", "bare\n")
        self.assertTrue(cases.stage_cases()[0].update(self.program))
        self.assertEqual(self.read("cases/read/one/expected.json"),
                         "--site ../../../sites/bare inspect --after=read a.html\nx\n")
        self.assertFalse(cases.stage_cases()[0].update(self.program))

    def test_two_inputs_are_an_error(self):
        self.write("cases/read/one/a.md", "x\n")
        self.write("cases/read/one/b.md", "x\n")
        self.write("cases/read/one/expected.txt", "")
        self.assertIn("one input file is needed", self.run_all(cases.stage_cases())[1])

    def test_a_crash_is_no_expectation(self):
        self.write("cases/read/one/a.md", "x\n")
        self.program.write_text("#!/bin/sh\nexit 134\n", encoding="utf-8")
        with self.assertRaises(golden.CaseError):
            cases.stage_cases()[0].update(self.program)

    def test_diagnostic(self):
        self.write("diag/yaml-syntax/cmd", "'content/site.yaml'\n")
        self.write("diag/yaml-syntax/content/site.yaml", "bad\n")
        found = diagnostics.diagnostic_cases()
        self.assertTrue(found[0].update(self.program))
        self.assertEqual(self.read("diag/yaml-syntax/expected"), "content/site.yaml\nbad\ncontent/site.yaml: bad\n")
        self.assertEqual(self.read("diag/yaml-syntax/status"), "1\n")
        self.assertEqual(self.run_all(found)[0], 0)
        self.write("diag/yaml-syntax/status", "0\n")
        self.assertEqual(self.run_all(found)[0], 1)

    def test_without(self):
        self.write("diag/settings-missing/cmd", "content/site.yaml\n")
        self.write("diag/settings-missing/without", "content/site.yaml\n")
        diagnostics.diagnostic_cases()[0].update(self.program)
        self.assertEqual(self.read("diag/settings-missing/status"), "3\n")

    def test_summary(self):
        self.write("log", '{"name": "a", "result": "OK", "stdout": ""}\n'
                          '{"name": "b", "result": "SKIP", "stdout": ""}\n'
                          '{"name": "c", "result": "FAIL", "stdout": "1..3\\nok 1 - x\\nnot ok 2 - y\\nok 3 - z\\n"}\n'
                          '{"name": "d", "result": "TIMEOUT", "stdout": "1..2\\nok 1 - x\\n"}\n')
        self.assertEqual(summary.count(self.tests / "log"), (4, 2, 1))
        self.assertEqual(summary.count(self.tests / "none"), (0, 1, 0))


if __name__ == "__main__":
    unittest.main()
