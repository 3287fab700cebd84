"""The figures of a checkout: lines, functions, files, comments, import cycles, and how long a build takes."""

import math
import os
import subprocess
import tempfile
import time
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from . import modules, rust

# What is counted apart, because it grows with the language and with AWS and not with the compiler.
APART = {
    "catalogue": lambda file: file.path.is_relative_to("diagnostics/catalog"),
    "generated tables": lambda file: any(token.kind == "comment" and "@generated" in token.text for token in file.code),
    "kinds": lambda file: file.path.is_relative_to("language/kinds"),
}


@dataclass(frozen=True)
class File:
    path: Path
    """Below `src`."""
    lines: int
    code: list[rust.Token]
    """Its tokens without the tests."""

    @cached_property
    def part(self) -> str:
        return next((name for name, holds in APART.items() if holds(self)), "compiler")


def files(checkout: Path) -> list[File]:
    """The Rust files but for those that are tests."""
    root = checkout / "src"
    found = []
    for path in sorted(root.rglob("*.rs")):
        below = path.relative_to(root)
        if below.name != "tests.rs" and "tests" not in below.parts:
            text = path.read_text(encoding="utf-8")
            found.append(File(below, len(text.splitlines()), rust.without_tests(list(rust.tokens(text)))))
    return found


def percentile(values: list[int], share: float) -> int:
    """The least value that so many are not above."""
    return sorted(values)[max(math.ceil(len(values) * share) - 1, 0)] if values else 0


def report(checkout: Path) -> None:
    found = files(checkout)
    report_lines(found)
    report_functions([file for file in found if file.part in ("compiler", "kinds")])
    report_files(found, "all files")
    report_files([file for file in found if file.part == "compiler"], "without those")
    report_comments([file for file in found if file.part == "compiler"])
    report_cycles(found)


def report_lines(found: list[File]) -> None:
    by_part = {name: 0 for name in ["compiler", *APART]}
    for file in found:
        by_part[file.part] += rust.code_lines(file.code)
    print(f"code lines, without blanks, comments and tests: {sum(by_part.values()):,}")
    for name, count in by_part.items():
        print(f"  {name:18} {count:7,}")


def report_functions(found: list[File]) -> None:
    every = [(function, file.path) for file in found for function in rust.functions(file.code)]
    lengths = [function.length for function, _ in every]
    middle, tenth, hundredth = (percentile(lengths, share) for share in (0.5, 0.9, 0.99))
    print(f"functions: {len(every):,}; lines: median {middle}, p90 {tenth}, p99 {hundredth}; the longest:")
    for function, path in sorted(every, key=lambda pair: -pair[0].length)[:3]:
        print(f"  {function.length:5} src/{path}:{function.line} {function.name}")


def report_files(found: list[File], title: str) -> None:
    lengths = [file.lines for file in found]
    longest = max(found, key=lambda file: file.lines)
    print(f"{title}: {len(found)}; lines: median {percentile(lengths, 0.5)}, p90 {percentile(lengths, 0.9)}, longest {longest.lines} (src/{longest.path})")


def report_comments(found: list[File]) -> None:
    lines = sum(rust.code_lines(file.code) for file in found)
    for name, kind, start in [("//", "comment", "//"), ("///", "doc", "///")]:
        count = sum(token.kind == kind and token.text.startswith(start) for file in found for token in file.code)
        print(f"{name} per 100 code lines of the compiler: {count * 100 / lines:.1f} ({count:,})")


def cycles(found: list[File]) -> list[modules.Cycle]:
    """The import cycles of the library; `main.rs` is a crate of its own."""
    return modules.cycles({file.path: file.code for file in found if file.path != Path("main.rs")})


def report_cycles(found: list[File]) -> None:
    all_cycles = cycles(found)
    print(f"import cycles: {len(all_cycles)}")
    for cycle in all_cycles:
        print(f"  in {'::'.join(('crate', *cycle.parent))}: {'; '.join(cycle.edges)}")


def report_build(checkout: Path) -> None:
    (checkout / "target").mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="house-", dir=checkout / "target") as folder:
        print(f"release from nothing: {seconds(checkout, 'build', '--release', '--target-dir', folder):.0f} s")
    seconds(checkout, "test", "--no-run")
    os.utime(checkout / "src" / "lib.rs")
    print(f"tests after a touch: {seconds(checkout, 'test', '--no-run'):.0f} s")


def seconds(checkout: Path, *arguments: str) -> float:
    begin = time.monotonic()
    subprocess.run(["cargo", *arguments, "--quiet"], check=True, cwd=checkout)
    return time.monotonic() - begin
