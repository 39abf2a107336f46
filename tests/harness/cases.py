"""tests/cases/<stage>/<name>/: what the program has made of one file after a stage.

usage: cases.py PROGRAM [NAME...]

Runs `kechuang --site tests/sites/<site> inspect --after=<stage> <input>` in the case's folder and compares its
standard output with `expected.<ending>`, its standard error with `expected.stderr`, and its exit status with
`expected.status`. See tests/README.md.
"""
import os
import sys

from golden import TESTS, Case, CaseError, execute, find, test

BESIDE = {"expected.stderr", "expected.status"}
ENDINGS = {"render": "html", "write": "html"}  # of what a new case expects; else json
STAGES = ["read", "parse", "extract", "reconcile", "view", "render", "write"]


class StageCase(Case):
    def __init__(self, folder):
        super().__init__(folder)
        self.stage = folder.parent.name

    def expectations(self):
        return sorted(path.name for path in self.folder.glob("expected*"))

    def input(self):
        names = sorted(path.name for path in self.folder.iterdir()
                       if not path.name.startswith((".", "expected")) and path.name != "site")
        # A sidecar belongs to the file whose name it begins with.
        names = [name for name in names if not (name.endswith(".yaml") and name[:-len(".yaml")] in names)]
        if len(names) != 1:
            raise CaseError(f"{self.name}: one input file is needed, found {names}")
        return names[0]

    def run(self, program):
        site = "mini"
        if (self.folder / "site").exists():
            site = (self.folder / "site").read_text(encoding="utf-8").strip()
        site = os.path.relpath(TESTS / "sites" / site, self.folder)
        status, output, errors = execute(program, ["--site", site, "inspect", f"--after={self.stage}", self.input()],
                                         self.folder)
        if status not in (0, 1):
            raise CaseError(f"{self.name}: exit status {status}\n" + errors.decode("utf-8", "backslashreplace"))
        found = {}
        # That nothing is found is a finding too, unless the diagnostics say why.
        if output or not errors:
            names = [name for name in self.expectations() if name not in BESIDE]
            found[names[0] if names else "expected." + ENDINGS.get(self.stage, "json")] = output
        if errors:
            found["expected.stderr"] = errors
        if status != 0:
            found["expected.status"] = f"{status}\n".encode()
        return found


def stage_cases():
    return [StageCase(folder) for stage in STAGES for folder in sorted((TESTS / "cases" / stage).glob("*/"))]


if __name__ == "__main__":
    sys.exit(test(find(stage_cases(), sys.argv[2:]), sys.argv[1]))
