"""Whole processes, measured in turn with ours: CPU of user and system, wall time, peak memory."""

import os
import shutil
import statistics
import subprocess
import tempfile
import time
from dataclasses import dataclass
from datetime import date
from pathlib import Path

# Where programs write: to memory where there is such a folder, for what a disk's file system takes for new files after many were
# removed is neither ours nor theirs.
MEMORY = Path("/dev/shm")

# cfn-lint says with 4 to 14 that it has found warnings, or more.
FINE = (0, 4, 8, 12)


@dataclass
class Command:
    parts: list
    environment: dict[str, str]
    output: Path | None = None  # a folder that is emptied before each run: what a user does is the first build


@dataclass
class Run:
    cpu: float
    wall: float


def output(command: list) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def machine() -> str:
    """What a figure is worth nothing without: processor, cores, system and date."""
    names = (line.partition(":")[2].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name"))
    return f"{next(names, 'processor unknown')}, {os.cpu_count()} cores; {output(['uname', '-sr'])}; {output(['rustc', '--version'])}; {date.today()}"


def empty_process(folder: Path) -> Path:
    """The least that any process takes: a static binary that does nothing."""
    source, empty = folder / "empty.rs", folder / "empty"
    source.write_text("fn main() {}\n")
    subprocess.run(["rustc", "--edition", "2024", "-C", "target-feature=+crt-static", "-O", "-o", empty, source], check=True)
    return empty


def scratch() -> tempfile.TemporaryDirectory:
    return tempfile.TemporaryDirectory(prefix="ecsc-peers-", dir=MEMORY if os.access(MEMORY, os.W_OK) else None)


def once(command: Command) -> Run:
    if command.output:
        shutil.rmtree(command.output, ignore_errors=True)
        command.output.mkdir()
    nothing = os.open(os.devnull, os.O_WRONLY)
    begin = time.perf_counter()
    parts = [str(part) for part in command.parts]
    silent = [(os.POSIX_SPAWN_DUP2, nothing, 1), (os.POSIX_SPAWN_DUP2, nothing, 2)]
    pid = os.posix_spawnp(parts[0], parts, os.environ | command.environment, file_actions=silent)
    _, status, used = os.wait4(pid, 0)
    wall = time.perf_counter() - begin
    os.close(nothing)
    if os.waitstatus_to_exitcode(status) not in FINE:
        raise SystemExit(f"failed: {' '.join(parts)}")
    return Run(used.ru_utime + used.ru_stime, wall)


def peak(command: Command) -> float:
    """Runs it once, and gives the peak of resident memory in MiB; shows what it says if it fails.

    GNU time asks for the memory, because what a large parent spawns looks as large as itself."""
    with tempfile.NamedTemporaryFile() as file:
        parts = ["/usr/bin/time", "-q", "-f", "%M", "-o", file.name, *map(str, command.parts)]
        done = subprocess.run(parts, env=os.environ | command.environment, capture_output=True, text=True)
        if done.returncode not in FINE:
            raise SystemExit(f"failed: {' '.join(parts)}\n{done.stderr[-3000:]}")
        return int(Path(file.name).read_text().split()[-1]) / 1024


@dataclass
class Pair:
    ours: Run
    theirs: Run
    memory: float

    @property
    def ratio(self) -> float:
        return self.theirs.cpu / self.ours.cpu


def pair(ours: Command, theirs: Command, memory: float, runs: int) -> Pair:
    """Medians of both, run in turn."""
    once(ours)
    taken = [(once(ours), once(theirs)) for _ in range(runs)]
    return Pair(median([left for left, _ in taken]), median([right for _, right in taken]), memory)


def median(runs: list[Run]) -> Run:
    return Run(statistics.median(run.cpu for run in runs), statistics.median(run.wall for run in runs))
