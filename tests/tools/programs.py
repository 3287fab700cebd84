"""The programs that two compilers are compared with."""

import os
import random
import re
import subprocess
import tempfile
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# The examples on the pages of the catalogue.
EXAMPLE = re.compile(r"^```ecs (?:fail|pass)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
TOKEN = re.compile(r'"(?:[^"\\\n]|\\.)*"|\w+|[^\w\s]')


@dataclass(frozen=True)
class Program:
    name: str
    path: Path
    """A file, or a folder whose files are one program."""
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Selection:
    """Which programs are wanted, as the command line says it."""

    generated: int
    seed: int
    folder: Path | None
    broken: int
    only: list[str] | None


def scratch() -> tempfile.TemporaryDirectory:
    """A folder in memory, where there is one: tens of thousands of small files are written to it."""
    memory = Path("/dev/shm")
    return tempfile.TemporaryDirectory(prefix="ecsc-", dir=memory if os.access(memory, os.W_OK) else None)


def choose(selection: Selection, scratch: str) -> list[Program]:
    folder = selection.folder
    if folder is None and selection.generated:
        folder = generate(selection.generated, selection.seed, Path(scratch, "generated"))
    chosen = [*examples(), *files(), *pages(Path(scratch, "pages"))]
    if folder is not None:
        chosen += [Program(f"generated/{path.name}", path.resolve()) for path in sorted(folder.glob("*.ecs"))]
    chosen += broken(chosen, selection.broken, Path(scratch, "broken"))
    return [program for program in chosen if selection.only is None or any(fnmatchcase(program.name, only) for only in selection.only)]


def examples() -> list[Program]:
    return [Program(f"examples/{path.name}", path) for path in sorted((ROOT / "examples").iterdir()) if any(path.glob("*.ecs"))]


def files() -> list[Program]:
    """The programs of the test suites. Lines `# --var name=value` at the beginning of one are the command line's."""
    found = []
    for path in sorted((ROOT / "tests").rglob("*.ecs")):
        options = []
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            if not line.startswith("# --var "):
                break
            options += ["--var", line.removeprefix("# --var ")]
        found.append(Program(str(path.relative_to(ROOT)), path, tuple(options)))
    return found


def pages(folder: Path) -> list[Program]:
    folder.mkdir()
    found = []
    for page in sorted((ROOT / "docs").rglob("*.md")):
        for number, example in enumerate(EXAMPLE.findall(page.read_text(encoding="utf-8")), 1):
            path = folder / f"{page.parent.name}-{page.stem}-{number}.ecs"
            path.write_text(example, encoding="utf-8")
            found.append(Program(f"pages/{path.name}", path))
    if not found:
        raise SystemExit("no page in docs has an example, marked `ecs fail` or `ecs pass`")
    return found


def generate(count: int, seed: int, folder: Path) -> Path:
    """Programs made from the schema of this checkout; a few are not written, because nothing of them compiles."""
    command = ["cargo", "test", "--quiet", "--test", "suite", "samples_are_written", "--", "--ignored"]
    environment = os.environ | {"PROGRAMS": str(count), "SEED": str(seed), "SAMPLES": str(folder)}
    subprocess.run(command, check=True, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    return folder


def broken(whole: list[Program], count: int, folder: Path) -> list[Program]:
    """Programs with one token deleted, doubled or exchanged with the next: the same ones each time."""
    dice = random.Random(1)
    sources = [program for program in whole if program.path.is_file() and not program.options]
    folder.mkdir()
    found = []
    for number in range(count):
        source = dice.choice(sources)
        text = source.path.read_text(encoding="utf-8", errors="replace")
        tokens = [match.span() for match in TOKEN.finditer(text)]
        if len(tokens) < 2:
            continue
        at = dice.randrange(len(tokens) - 1)
        (begin, end), (next_begin, next_end) = tokens[at], tokens[at + 1]
        token, between, following = text[begin:end], text[end:next_begin], text[next_begin:next_end]
        changed = dice.choice([between + following, token + token + between + following, following + between + token])
        path = folder / f"{number:05}.ecs"
        path.write_text(text[:begin] + changed + text[next_end:], encoding="utf-8")
        found.append(Program(f"broken/{path.name} of {source.name}", path))
    return found
