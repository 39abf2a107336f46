"""tests/diag/<slug>/: each diagnostic as a person sees it.

usage: diagnostics.py PROGRAM [NAME...]

The folder is laid over a copy of tests/sites/bare in a temporary place; the program is run there with the arguments
in `cmd`. Compared are both outputs together with `expected`, and the exit status with `status`. See tests/README.md.
"""
import shlex
import shutil
import sys
import tempfile
from pathlib import Path

from golden import TESTS, Case, CaseError, execute, find, test

OWN = {"cmd", "expected", "status", "without"}


class DiagnosticCase(Case):
    def expectations(self):
        return sorted(name for name in ("expected", "status") if (self.folder / name).exists())

    def run(self, program):
        if not (self.folder / "cmd").exists():
            raise CaseError(f"{self.name}: there is no file cmd")
        arguments = shlex.split((self.folder / "cmd").read_text(encoding="utf-8"))
        with tempfile.TemporaryDirectory(prefix="kechuang-diag-") as temporary:
            site = Path(temporary) / "site"
            shutil.copytree(TESTS / "sites" / "bare", site)
            self.take_out(site)
            self.lay_over(site)
            status, output, _ = execute(program, arguments, site, merge=True)
        return {"expected": output, "status": f"{status}\n".encode()}

    def take_out(self, site):
        if (self.folder / "without").exists():
            for name in (self.folder / "without").read_text(encoding="utf-8").split():
                (site / name).unlink()

    def lay_over(self, site):
        for path in self.folder.iterdir():
            if path.name in OWN:
                continue
            if path.is_dir():
                shutil.copytree(path, site / path.name, dirs_exist_ok=True)
            else:
                shutil.copy(path, site / path.name)


def diagnostic_cases():
    return [DiagnosticCase(folder) for folder in sorted((TESTS / "diag").glob("*/"))]


if __name__ == "__main__":
    sys.exit(test(find(diagnostic_cases(), sys.argv[2:]), sys.argv[1]))
