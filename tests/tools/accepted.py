"""The differences between two compilers that are wanted, each with its reason."""

import re
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from .compare import Difference

FILE = Path(__file__).resolve().parents[1] / "same.accepted"
LINE = re.compile(r"(\S+) (\S[^:]*): (.+)")


@dataclass
class Accepted:
    code: str
    program: str
    reason: str
    count: int = 0


def read(file: Path) -> list[Accepted]:
    """The lines of the file; there are none without one."""
    found = []
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines() if file.exists() else [], 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = LINE.fullmatch(line.strip())
        if match is None:
            raise SystemExit(f"{file}:{number}: expected `CODE PROGRAM: reason`, found `{line}`")
        found.append(Accepted(*match.groups()))
    return found


def accept(wanted: list[Accepted], difference: Difference) -> bool:
    """Counts a difference for the first line that names it."""
    for line in wanted:
        if fnmatchcase(difference.code, line.code) and fnmatchcase(difference.program, line.program):
            line.count += 1
            return True
    return False


def report(wanted: list[Accepted]) -> None:
    if wanted:
        print("accepted differences:")
    for line in wanted:
        print(f"  {line.count:6} {line.code} {line.program}: {line.reason}")
    for line in wanted:
        if not line.count:
            print(f"accepted, but there is no such difference: {line.code} {line.program}")
