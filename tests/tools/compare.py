"""What two compilers make of the same program, and where it differs."""

import json
import os
import shutil
import subprocess
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from .programs import ROOT, Program

# A compiler that takes longer hangs.
MAX_SECONDS = 120


@dataclass(frozen=True)
class Difference:
    code: str
    """Of a diagnostic; or `template`, `map`, `manifest`, `exit`."""
    change: str
    """What is different, in a word or two: differences are grouped by it."""
    program: str
    detail: str


@dataclass(frozen=True)
class Diagnostic:
    code: str
    severity: str
    range: str
    edits: tuple[str, ...]
    words: str
    """Title, message, labels and help, if they are compared."""


@dataclass(frozen=True)
class Outcome:
    """What a compiler made of a program."""

    exits: tuple[int, ...]
    files: dict[str, bytes]
    diagnostics: Counter[Diagnostic]
    unreadable: str
    """What stands on standard error where JSON is expected: a compiler that panics has no diagnostics."""


def all_differences(old: Path, new: Path, programs: list[Program], scratch: str, words: bool) -> list[Difference]:
    old, new = old.resolve(strict=True), new.resolve(strict=True)

    def of(numbered: tuple[int, Program]) -> list[Difference]:
        number, program = numbered
        # The same folder for both: no path of it may make a difference.
        out = Path(scratch, "out", str(number))
        return differences(program, outcome(old, program, out, words), outcome(new, program, out, words))

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return [difference for found in pool.map(of, enumerate(programs)) for difference in found]


def outcome(ecsc: Path, program: Program, out: Path, words: bool) -> Outcome:
    exits, files = [], {}
    for form in ["yaml", "json"]:
        exits.append(run([ecsc, "build", program.path, *program.options, "--quiet", "--format", form, "--out", out]).returncode)
        # Which folder a program has is the same for all programs, and no difference of one.
        files |= {f"{form}/{path.name}": path.read_bytes() for path in sorted(out.rglob("*")) if path.is_file() and path.name != "index.json"}
        shutil.rmtree(out, ignore_errors=True)
    check = run([ecsc, "check", program.path, "--message-format", "json", "--max-errors", "0", *program.options])
    exits.append(check.returncode)
    try:
        found = json.loads(check.stdout or check.stderr)["diagnostics"]
    except (ValueError, KeyError):
        return Outcome(tuple(exits), files, Counter(), check.stderr.decode(errors="replace"))
    return Outcome(tuple(exits), files, Counter(diagnostic(each, words) for each in found), "")


def run(command: list) -> subprocess.CompletedProcess:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("ECSC_VAR_")}
    try:
        return subprocess.run(command, capture_output=True, cwd=ROOT, env=environment, timeout=MAX_SECONDS, stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, -1, b"", b"it does not end")


def diagnostic(found: dict, words: bool) -> Diagnostic:
    edits = [f"{span(edit)} {edit['text']!r}" for fix in found["fixes"] for edit in fix["edits"]]
    labels = [(span(label), label["message"]) for label in found["labels"]]
    titles = [fix["title"] for fix in found["fixes"]]
    text = json.dumps([found["title"], found["message"], labels, found.get("help"), titles], ensure_ascii=False) if words else ""
    return Diagnostic(found["code"], found["severity"], span(found), tuple(edits), text)


def span(of: dict) -> str:
    """`web.ecs:3:5-3:9`; without a range where the compiler knows none."""
    if not of.get("start"):
        return of.get("file") or "nowhere"
    start, end = of["start"], of["end"]
    return f"{Path(of['file']).name}:{start['line']}:{start['column']}-{end['line']}:{end['column']}"


def differences(program: Program, old: Outcome, new: Outcome) -> list[Difference]:
    found = []
    if old.exits != new.exits or old.unreadable != new.unreadable:
        detail = f"{old.exits} became {new.exits} {new.unreadable or old.unreadable}".rstrip()
        found.append(Difference("exit", "another status", program.name, detail))
    for name in sorted(old.files.keys() | new.files.keys()):
        change = of_file(old.files.get(name), new.files.get(name))
        if change:
            found.append(Difference(kind(name), change[0], program.name, f"{name}{change[1]}"))
    return found + of_diagnostics(program, old.diagnostics - new.diagnostics, new.diagnostics - old.diagnostics)


def kind(file: str) -> str:
    if file.endswith("manifest.json"):
        return "manifest"
    return "map" if file.endswith(".map.json") else "template"


def of_file(old: bytes | None, new: bytes | None) -> tuple[str, str] | None:
    """What became of a file, and the first line of it that differs."""
    if old == new:
        return None
    if old is None or new is None:
        return ("only in NEW" if old is None else "only in OLD"), ""
    before, after = old.decode(errors="replace").splitlines(), new.decode(errors="replace").splitlines()
    line = next((at for at, pair in enumerate(zip(before, after)) if pair[0] != pair[1]), min(len(before), len(after)))
    shown = [" ".join(text[line].split())[:80] if line < len(text) else "the end" for text in (before, after)]
    return "another text", f":{line + 1}: {shown[0]} -> {shown[1]}"


def of_diagnostics(program: Program, lost: Counter[Diagnostic], gained: Counter[Diagnostic]) -> list[Difference]:
    """Pairs what is gone with what is new, those first that differ least; what is left has no counterpart."""
    found = []
    before, after = sorted(lost.elements(), key=repr), sorted(gained.elements(), key=repr)
    pairings = [
        ("other words", lambda it: (it.code, it.range, it.severity, it.edits), lambda it: it.words),
        ("other fixes", lambda it: (it.code, it.range, it.severity), lambda it: f"{it.range}: {list(it.edits)}"),
        ("another severity", lambda it: (it.code, it.range), lambda it: f"{it.range}: {it.severity}"),
        ("another range", lambda it: it.code, lambda it: it.range),
    ]
    for change, key, shown in pairings:
        for old in list(before):
            new = next((it for it in after if key(it) == key(old)), None)
            if new is not None:
                before.remove(old)
                after.remove(new)
                found.append(Difference(old.code, change, program.name, f"{shown(old)} -> {shown(new)}"))
    found += [Difference(it.code, "only in OLD", program.name, it.range) for it in before]
    return found + [Difference(it.code, "only in NEW", program.name, it.range) for it in after]


def report(found: list[Difference], show: int) -> None:
    groups = defaultdict(list)
    for difference in found:
        groups[difference.code, difference.change].append(difference)
    for (code, change), group in sorted(groups.items()):
        programs = len({difference.program for difference in group})
        print(f"\n{code}, {change}: {len(group)} in {programs} programs")
        for difference in group[:show]:
            print(f"  {difference.program}: {difference.detail}")
        if len(group) > show:
            print(f"  ... and {len(group) - show} more")
    if found:
        print()
